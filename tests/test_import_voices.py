# SPDX-License-Identifier: EUPL-1.2
"""Whose voice an import brings in: what the form or the headings say, what was typed, and never a mix."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from analysetool.errors import InputError, UsageError
from analysetool.imports.headings import HeadedColumn, Statements
from analysetool.model import Voice
from tests.conftest import assert_only_problem, make_set, shown, with_parents
from tests.importing import responses_in, run_import, settings_for, sheets_in, source, state_of

SET = with_parents(make_set(), "A01", "A03", "B02")
MARK = "3f9c" * 8


def table(path: Path, *rows: list[str]) -> Path:
    """A table as csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def form_file(path: Path, **changes: object) -> Path:
    """The answers that the page for parents hands over."""
    whole = {
        "soort": "antwoorden", "formaatversie": 1, "stellingenset": "proef", "versie": "1.0",
        "coalitie": "Voorbeeldstad", "jaar": 2026, "voor": "ouders", "kenmerk": MARK, "deelnemer": "",
        "domein": "ouders", "gevraagd": ["A01", "A03", "B02"],
        "antwoorden": {"A01": {"score": "4"}, "B02": {"score": "2"}},
    }  # fmt: skip
    path.write_text(json.dumps(whole | changes), encoding="utf-8")
    return path


def form_table(path: Path, voice: str = "ouders") -> Path:
    """The spreadsheet form for parents, saved as csv."""
    return table(
        path,
        ["", "Stellingenset", "proef"],
        ["", "Versie", "1.0"],
        ["", "Coalitie", "Voorbeeldstad"],
        ["", "Jaar", "2026"],
        ["", "Voor", voice],
        ["", "Domein", "Ouders"],
        ["Nummer", "Thema", "Stelling", "Score", "Opmerking"],
        ["A01", "", "Ouders A01.", "4", ""],
        ["A03", "", "Ouders A03.", "", ""],
        ["B02", "", "Ouders B02.", "2", ""],
    )


SENTENCES = ["Ouders A01.", "Ouders A03.", "Ouders B02."]


@pytest.mark.parametrize(
    "make",
    [
        form_file,
        form_table,
        lambda path: table(path, SENTENCES, ["4", "", "2"]),
        lambda path: table(path, ["A01 Ouders A01.", "A03", "B02"], ["4", "", "2"]),
        lambda path: table(path, ["A01", "A03", "B02"], ["4", "", "2"]),
    ],
    ids=["page", "spreadsheet", "sentences", "one sentence", "the ids of the form"],
)
def test_the_form_for_parents_becomes_sheets_of_parents(tmp_path, make):
    """Every way back ends in the same sheet, which says what was asked and by whom it was answered."""
    run_import(make(tmp_path / "a.json" if make is form_file else tmp_path / "a.csv"), tmp_path / "uit", SET)
    (sheet,) = sheets_in(tmp_path / "uit", SET)
    assert (sheet.voice, sheet.asked) == (Voice.PARENTS, ("A01", "A03", "B02"))
    assert {identity: given.answer.value for identity, given in sheet.answers.items()} == {"A01": "4", "B02": "2"}
    (text,) = (path.read_text(encoding="utf-8") for path in (tmp_path / "uit").glob("*.yaml"))
    assert "voor: ouders\n" in text


def test_a_parent_on_the_form_for_partners_stays_a_partner(tmp_path):
    """What counts is in whose words was asked, not who answered."""
    path = table(
        tmp_path / "a.csv", ["Domein", "Stelling A01.", "Stelling A03.", "Stelling B02."], ["Ouders", "4", "", "2"]
    )
    (response,) = responses_in(path, SET)
    assert (response.voice, response.domain) == (Voice.PARTNERS, "ouders")
    form = form_file(tmp_path / "a.json", voor="partners")
    assert [response.voice for response in responses_in(form, SET)] == [Voice.PARTNERS]


def test_ids_that_may_be_either_are_partners_unless_typed(tmp_path):
    """A survey of some of the statements for parents, by id: only the one who imports it knows."""
    path = table(tmp_path / "a.csv", ["A01", "A03"], ["4", "2"])
    assert [response.voice for response in responses_in(path, SET)] == [Voice.PARTNERS]
    run_import(path, tmp_path / "uit", SET, voice="ouders")
    assert [(sheet.voice, sheet.asked) for sheet in sheets_in(tmp_path / "uit", SET)] == [
        (Voice.PARENTS, ("A01", "A03"))
    ]
    theirs = table(tmp_path / "b.csv", ["A01", "A03", "B02"], ["4", "2", "3"])
    run_import(theirs, tmp_path / "partners", SET, voice="partners")
    assert [sheet.voice for sheet in sheets_in(tmp_path / "partners", SET)] == [Voice.PARTNERS]


def test_a_set_that_asks_parents_everything_does_not_make_parents_of_all(tmp_path):
    """Ids alone say nothing when both forms ask the same."""
    own = with_parents(make_set({"A": {"A1": ("A01", "A02")}}), "A01", "A02")
    path = table(tmp_path / "a.csv", ["A01", "A02"], ["4", "2"])
    assert [response.voice for response in responses_in(path, own)] == [Voice.PARTNERS]


def test_what_was_typed_may_not_contradict_the_file(tmp_path):
    """Forms of two voices are imported apart."""
    with pytest.raises(InputError) as raised:
        run_import(form_file(tmp_path / "a.json"), tmp_path / "uit", SET, voice="partners")
    assert_only_problem(raised.value.problems, None, "formulier voor ouders", "--voor partners")
    assert not (tmp_path / "uit").exists()


def test_an_unknown_voice(tmp_path):
    """A typed word and a cell are told apart."""
    with pytest.raises(UsageError, match="--voor is 'kinderen'"):
        run_import(form_file(tmp_path / "a.json"), tmp_path / "uit", SET, voice="kinderen")
    _, problems = source(form_table(tmp_path / "a.csv", "kinderen"), SET)
    assert_only_problem(problems, 5, "'kinderen'", "partners of ouders")
    _, problems = source(form_file(tmp_path / "b.json", voor="kinderen"), SET)
    assert_only_problem(problems, None, "'kinderen'")


def test_one_survey_with_both_voices_is_refused(tmp_path):
    """A row would be two voices of one person."""
    path = table(tmp_path / "a.csv", ["Stelling A01.", "Ouders A03."], ["4", "2"])
    assert_only_problem(source(path, SET)[1], 1, "Stelling A01.", "Ouders A03.")


def test_parents_are_not_asked_what_has_no_words_for_them(tmp_path):
    """Such a sheet could not be read back, so nothing is written."""
    path = table(tmp_path / "a.csv", ["A01", "A02"], ["4", "2"])
    with pytest.raises(InputError) as raised:
        run_import(path, tmp_path / "uit", SET, voice="ouders")
    assert_only_problem(raised.value.problems, None, "A02", "geen zin voor ouders")


def test_a_long_table_is_of_partners_unless_typed(tmp_path):
    """It has no column for the voice; a tally table cannot be of parents at all."""
    rows = [["coalitie", "jaar", "deelnemer", "stelling", "score"], ["Voorbeeldstad", "2026", "k7m2q9xa", "A01", "4"]]
    path = table(tmp_path / "a.csv", *rows)
    assert [response.voice for response in responses_in(path, SET)] == [Voice.PARTNERS]
    run_import(path, tmp_path / "uit", SET, voice="ouders")
    assert [sheet.voice for sheet in sheets_in(tmp_path / "uit", SET)] == [Voice.PARENTS]
    counts = [["coalitie", "jaar", "stelling", "score", "aantal"], ["Voorbeeldstad", "2026", "A01", "4", "3"]]
    with pytest.raises(InputError) as raised:
        run_import(table(tmp_path / "t.csv", *counts), tmp_path / "uit", SET, voice="ouders")
    assert_only_problem(raised.value.problems, None, "teltabel", "--voor ouders")


@pytest.mark.parametrize("heading", [[], ["id"]])
def test_importing_again_with_the_voice_corrects_the_sheets(tmp_path, heading):
    """The same rows of another voice are changed answers of the same people; once more changes nothing."""
    path = table(tmp_path / "a.csv", [*heading, "A01", "A03"], [*["7"][: len(heading)], "4", "2"])
    run_import(path, tmp_path / "uit", SET)
    run_import(path, tmp_path / "uit", SET, voice="ouders")
    assert [sheet.voice for sheet in sheets_in(tmp_path / "uit", SET)] == [Voice.PARENTS]
    before = state_of(tmp_path / "uit")
    run_import(path, tmp_path / "uit", SET, voice="ouders")
    assert state_of(tmp_path / "uit") == before


@pytest.mark.parametrize(("domain", "later"), [("", "ouders"), ("Ouders", "ouders"), ("Jgz", "jgz")])
def test_parents_who_say_no_domain_have_theirs(tmp_path, domain, later):
    """Nobody asks it of them; whoever said one keeps it, and is the same person under another voice."""
    path = table(tmp_path / "a.csv", ["A01", "A03", "Domein"], ["4", "2", domain], ["1", "1", "Jgz"])
    run_import(path, tmp_path / "uit", SET)
    assert sorted(sheet.domain or "" for sheet in sheets_in(tmp_path / "uit", SET)) == sorted([domain.lower(), "jgz"])
    run_import(path, tmp_path / "uit", SET, voice="ouders")
    sheets = sheets_in(tmp_path / "uit", SET)
    assert sorted((str(sheet.domain), sheet.voice) for sheet in sheets) == sorted(
        [(later, Voice.PARENTS), ("jgz", Voice.PARENTS)]
    )


def test_the_voice_of_a_heading():
    """The sentence decides, wherever it stands in the heading; an id says nothing."""
    statements = Statements(SET)

    def voice(heading):
        return statements.voice_of(HeadedColumn(position=0, texts=(heading,)), "A01")

    assert voice("Ouders A01.") is voice("Q1 [Ouders A01.]") is voice("A01. Ouders A01.") is Voice.PARENTS
    assert voice("Stelling A01.") is Voice.PARTNERS
    assert voice("A01") is voice("Ouders A03.") is None


def test_who_imports_is_told(tmp_path):
    """That these answers will stand apart, and nothing of statements that only partners are asked."""
    taken, problems = source(table(tmp_path / "a.csv", SENTENCES, ["4", "", "2"]), SET)
    assert shown(problems) == []
    assert [remark for remark in taken[0].remarks if "voor: ouders" in remark] != []
    assert [remark for remark in taken[0].remarks if "A02" in remark] == []
    assert settings_for(SET).voice is None
