# SPDX-License-Identifier: EUPL-1.2
"""Answers that lie beside the folder already, a year that does not fit, and one code from two forms."""

from __future__ import annotations

import random
from datetime import date

import pytest

from analysetool.errors import InputError
from analysetool.imports.folder import open_folder
from analysetool.imports.plausible_year import doubtful_year
from tests.conftest import assert_only_problem, make_set
from tests.importing import given_in, run_import, sheets_in, state_of

TWELVE = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 13))}})
IDS = [statement.id for statement in TWELVE.statements]
TEXTS = [statement.text for statement in TWELVE.statements]
CODE = "kqmx2222"


def scores(seed):
    """Twelve scores, others for every seed."""
    return random.Random(seed).choices("12345", k=12)  # noqa: S311 - no secret


PEOPLE = [scores(seed) for seed in (1, 2, 3, 4)]


def export(path, people, codes=()):
    """An export of Google Forms, with a column of codes where there are any."""
    codes = [*codes, *[""] * len(people)]
    rows = [["Tijdstempel", "Deelnemerscode", *TEXTS]]
    rows += [["1-3-2026 10:00:00", code, *own] for own, code in zip(people, codes, strict=False)]
    path.write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="utf-8")
    return path


def form(path, answers, code=""):
    """A spreadsheet form that somebody filled in, saved as csv."""
    head = [["Stellingenset", TWELVE.id], ["Versie", TWELVE.version], ["Deelnemerscode", code]]
    rows = [[own, "T", "tekst", score, ""] for own, score in zip(IDS, answers, strict=True)]
    table = [*head, ["Nummer", "Thema", "Stelling", "Score", "Opmerking"], *rows]
    path.write_text("\n".join(";".join(row) for row in table) + "\n", encoding="utf-8")
    return path


def bytes_in(folder):
    """Every file in a folder and below it."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(files, folder, **choices):
    """The problems with which an import stops; the folder is as it was."""
    before = bytes_in(folder)
    with pytest.raises(InputError) as caught:
        run_import(files, folder, TWELVE, **choices)
    assert bytes_in(folder) == before
    return caught.value.problems


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        ("2025", "2026"),
        ("metingen/2025", "metingen/2026"),
        ("2025/dorp", "2026/dorp"),
        ("metingen", "metingen/2026"),
        ("metingen/2025", "metingen"),
        ("dorp", "stad"),
    ],
)
def test_the_same_export_in_a_neighbouring_folder_is_noticed(earlier, now, tmp_path):
    """Beside it, above it, below it, and under its name in another year: both places, and what to do."""
    path = export(tmp_path / "e.csv", PEOPLE)
    run_import(path, tmp_path / earlier, TWELVE, year=2025)
    (problem,) = refused(path, tmp_path / now)
    assert problem.path == str(path)
    assert "4 van de 4 nieuwe deelnemers gaven (regels 2, 3, 4 en 5)" in problem.message
    for word in (str(tmp_path / earlier), "Voorbeeldstad 2025", "--jaar", "--uit", "--toch-zonder", "--enquete"):
        assert word in problem.message


def test_a_form_of_last_year_among_new_ones_is_noticed(tmp_path):
    """The form is named, and without it the rest is read; `--enquete` says that it is a survey of its own."""
    old = form(tmp_path / "oud.csv", PEOPLE[0])
    run_import(old, tmp_path / "2025", TWELVE, year=2025)
    new = form(tmp_path / "nieuw.csv", PEOPLE[1])
    assert_only_problem(refused([old, new], tmp_path / "2026"), None, "deze deelnemer gaf precies", "2025")
    run_import([old, new], tmp_path / "2026", TWELVE, without=(str(old),))
    assert len(sheets_in(tmp_path / "2026", TWELVE)) == 1
    run_import(old, tmp_path / "2026", TWELVE, survey="weer")
    assert len(sheets_in(tmp_path / "2026", TWELVE)) == 2


@pytest.mark.parametrize(
    "answers",
    [
        ["4"] * 12,  # one answer alone: many people give that
        [*PEOPLE[0][:9], "", "", ""],  # nine answers may be chance
        [*PEOPLE[0][:11], str(int(PEOPLE[0][11]) % 5 + 1)],  # one of twelve is another
    ],
)
def test_what_may_be_chance_is_no_doubt(answers, tmp_path):
    """Somebody of last year who is not the same person."""
    earlier = answers if len(set(answers)) == 1 or not answers[-1] else PEOPLE[0]
    run_import(export(tmp_path / "e.csv", [earlier]), tmp_path / "2025", TWELVE, year=2025)
    run_import(export(tmp_path / "f.csv", [answers]), tmp_path / "2026", TWELVE)
    assert len(sheets_in(tmp_path / "2026", TWELVE)) == 1


def test_what_is_no_sheet_of_a_person_is_passed_over(tmp_path):
    """Other YAML, a broken sheet, a hidden folder, and joint scores beside the folder say nothing."""
    run_import(export(tmp_path / "e.csv", PEOPLE), tmp_path / "2025", TWELVE, year=2025)
    for sheet in (tmp_path / "2025").glob("*.yaml"):
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace("deelnemer:", "soort: gezamenlijk\n#"), encoding="utf-8")
    (tmp_path / "2025" / "stuk.yaml").write_text("scores: [", encoding="utf-8")
    (tmp_path / "2025" / "lijst.yaml").write_text("- a\n", encoding="utf-8")
    (tmp_path / ".weg").mkdir()
    run_import(tmp_path / "e.csv", tmp_path / "2026", TWELVE)
    assert len(sheets_in(tmp_path / "2026", TWELVE)) == 4


def test_the_same_export_again_is_no_doubt(tmp_path):
    """Who is known already is not new."""
    path = export(tmp_path / "e.csv", PEOPLE)
    run_import(path, tmp_path / "2026", TWELVE)
    before = state_of(tmp_path / "2026")
    run_import(path, tmp_path / "2026", TWELVE)
    assert state_of(tmp_path / "2026") == before


TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("folder", "year", "words"),
    [
        ("2026", 2026, []),
        ("metingen", 2026, []),
        ("2025", 2026, ["zegt 2025", "2026", "--uit of --jaar"]),
        ("ronde-2024-2025", 2025, []),
        ("dorp_2024", 2025, ["zegt 2024"]),
        ("wijk20251", 2026, []),
        ("metingen", 2027, []),
        ("metingen", 2028, ["2028, en nu is het 2026"]),
        ("2062", 2062, ["2062, en nu is het 2026"]),
    ],
)
def test_a_year_that_does_not_fit(folder, year, words, tmp_path):
    """The name of the folder says another year, or the year is still far away."""
    problems = doubtful_year(open_folder(tmp_path / folder, TWELVE), "Dorp", year, TODAY)
    if words:
        assert_only_problem(problems, None, *words)
    else:
        assert problems == []


def test_files_in_the_folder_settle_the_year(tmp_path, write):
    """A `meting.yaml` of this coalition and year says that it was meant so; one of another does not."""
    write("2025/meting.yaml", "meting: {coalitie: Voorbeeldstad, jaar: 2026}\n")
    run_import(export(tmp_path / "e.csv", PEOPLE), tmp_path / "2025", TWELVE)
    assert len(sheets_in(tmp_path / "2025", TWELVE)) == 4
    write("2024/meting.yaml", "meting: {coalitie: Voorbeeldstad}\n")
    other = export(tmp_path / "f.csv", [scores(9)])
    assert_only_problem(refused(other, tmp_path / "2024"), None, "zegt 2024")


def test_one_code_on_two_forms_that_say_the_same_is_one_person(tmp_path, capsys):
    """Certain: once, and said."""
    files = [form(tmp_path / "a.csv", PEOPLE[0], CODE), form(tmp_path / "b.csv", PEOPLE[0], CODE)]
    files[1].write_text(files[1].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run_import(files, tmp_path / "uit", TWELVE)
    assert "1 dubbel en één keer geteld" in capsys.readouterr().err
    assert [given_in(sheet) for sheet in sheets_in(tmp_path / "uit", TWELVE)] == [
        dict(zip(IDS, PEOPLE[0], strict=True))
    ]


def test_one_code_on_two_forms_that_differ_stops(tmp_path):
    """Both places, and nobody is told to throw answers away."""
    files = [form(tmp_path / "a.csv", PEOPLE[0], CODE), form(tmp_path / "b.csv", PEOPLE[1], CODE)]
    (problem,) = refused(files, tmp_path / "uit")
    assert {problem.path, *(str(path) for path in files if str(path) in problem.message)} == set(map(str, files))
    assert "twee mensen" in problem.message
    assert "--bijwerken" in problem.message
    assert not any(word in problem.message.lower() for word in ("verwijder", "gooi", "wis "))


@pytest.mark.parametrize("first", [form, "export"])
def test_a_known_code_with_mostly_other_answers_stops(first, tmp_path):
    """Another form under a code that is known: perhaps somebody else; `--bijwerken` says that it is not."""
    if first is form:
        earlier = form(tmp_path / "a.csv", PEOPLE[0], CODE)
    else:
        earlier = export(tmp_path / "a.csv", PEOPLE[:1], [CODE])
    run_import(earlier, tmp_path / "uit", TWELVE)
    other = form(tmp_path / "b.csv", PEOPLE[1], CODE)
    assert_only_problem(refused(other, tmp_path / "uit"), None, CODE, f"{CODE}.yaml", "--bijwerken", "haal dan in dit")
    run_import(other, tmp_path / "uit", TWELVE, accept_changes=True)
    assert [given_in(sheet) for sheet in sheets_in(tmp_path / "uit", TWELVE)] == [
        dict(zip(IDS, PEOPLE[1], strict=True))
    ]


def test_a_known_code_with_mostly_the_same_answers_is_the_same_person(tmp_path):
    """Six of twelve still stand: somebody changed their mind."""
    run_import(form(tmp_path / "a.csv", PEOPLE[0], CODE), tmp_path / "uit", TWELVE)
    changed = [str(int(score) % 5 + 1) if place < 6 else score for place, score in enumerate(PEOPLE[0])]
    run_import(form(tmp_path / "b.csv", changed, CODE), tmp_path / "uit", TWELVE)
    assert [given_in(sheet) for sheet in sheets_in(tmp_path / "uit", TWELVE)] == [dict(zip(IDS, changed, strict=True))]


def test_a_form_of_somebody_who_filled_in_here_counts_once(tmp_path, capsys):
    """A sheet under the same code that no import made: the same answers are the same person, others stop it."""
    run_import(form(tmp_path / "a.csv", PEOPLE[0], CODE), tmp_path / "uit", TWELVE)
    (tmp_path / "uit" / ".importeer.json").unlink()
    before = (tmp_path / "uit" / f"{CODE}.yaml").read_bytes()
    problems = refused(form(tmp_path / "b.csv", PEOPLE[1], CODE), tmp_path / "uit")
    assert_only_problem(problems, None, CODE, "niets overschreven", "twee mensen", "--toch-zonder")
    capsys.readouterr()
    run_import(tmp_path / "a.csv", tmp_path / "uit", TWELVE)
    assert "1 gelijk gebleven" in capsys.readouterr().err
    assert (tmp_path / "uit" / f"{CODE}.yaml").read_bytes() == before
    run_import(tmp_path / "a.csv", tmp_path / "uit", TWELVE)
    assert (tmp_path / "uit" / f"{CODE}.yaml").read_bytes() == before
