# SPDX-License-Identifier: EUPL-1.2
"""Sheets as this tool writes them, read without the parser of YAML: the same as that would give, or left to it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.written_sheets import WrittenSheets
from analysetool.files.yaml_source import YamlDocument, YamlMapping, parse_into
from analysetool.model import Answer, GivenAnswer, Kind, Release, ScoreSheet, Voice
from tests.conftest import make_set

SET = replace(
    make_set(),
    version="2.0",
    history=(Release(version="1.0"), Release(version="2.0", dropped=("A09",))),
)
IDS = [statement.id for statement in SET.statements]
WRITTEN = WrittenSheets(SET)
NOTES = ("dat: klopt # echt", "één – {score: 1}, \u20ac 5", " 'ruim' ", "- [x] & *y", "x" * 1500)
ESCAPED = ('zei "ja"', "een\ttab", "twee\nregels", "a\\b", "\u2028", "\ufeff", "\U0001f600")
SIGNS = "\"'#:\n\t\r-[]{}&*!|>%@ ~,\\.\x00\x85\u2028\u00a0\ufeff\U0001f600éA019_"
LINES = (
    *("scores:", "scores: {}", "  A01: no", "  A01: 010", "  A01: 3 ", "  A01: 3 # drie", "   A01: 3", "  A77: 3", ""),
    *("---", "...", "%YAML 1.1", "# uit een formulier", " # b", "deelnemer: Jan Jansen", "deelnemer: null", "domein:"),
    *("domein: ruimtevaart", "soort: bureau", "soort: gezamenlijk", "voor: ouders", "open: [A01]", "gevraagd: [A01]"),
    *("gevraagd: [A01, A01]", "gevraagd: [A01,A02]", "gevraagd: [null]", "versie: 1.0", "versie: 9.9", 'versie: "1.0"'),
    *('  A01: {score: 3, opmerking: "a"} ', "  A01: {score: 3}", '  A01: {opmerking: ""}', '  A01: {opmerking: " "}'),
    *('  A01: {opmerking: "a", score: 3}', '  A01: {score: 3, opmerking: "a" "b"}', '  "A01": 3', "  ? A01"),
    *("  A09: 2", "coalitie: a: b", "coalitie: a #b", 'coalitie: "a"', "coalitie: 'a'", "jaar: 26", 'jaar: "2026"'),
    *('herkomst: "Uit een export"', "herkomst: ~", "opmerking: x", '  A02: {score: 9, opmerking: "a"}', "  null: 3"),
    *("  A01: &a 3", "gevraagd: []"),
)  # fmt: skip


def sheets(notes: tuple[str, ...]) -> st.SearchStrategy[ScoreSheet]:
    """Sheets of people as partners, with or without what may be left out."""
    answered = st.builds(GivenAnswer, answer=st.sampled_from(Answer), note=st.sampled_from((None, *notes)))
    answered = answered.filter(lambda own: own.answer is not Answer.NOT_ANSWERED or own.note is not None)
    return st.builds(
        ScoreSheet,
        statement_set=st.just(SET.id),
        version=st.sampled_from(["1.0", "2.0"]),
        coalition=st.sampled_from(["Dorp", "'s-Gravenhage", "Regio: Noord", "null", "Súdwest-Fryslân"]),
        year=st.sampled_from([2025, 2026]),
        participant=st.text("bcdfghjk2345", min_size=8, max_size=8),
        domain=st.sampled_from([None, *SET.domains]),
        kind=st.just(Kind.INDIVIDUAL),
        voice=st.just(Voice.PARTNERS),
        origin=st.sampled_from([None, "Formulier van 2026 (bijlage 1)"]),
        asked=st.sampled_from([None, tuple(IDS)]),
        answers=st.dictionaries(st.sampled_from(IDS), answered),
        open_statements=st.just(()),
        reasons=st.just({}),
        hands=st.just({}),
        actions=st.just(()),
        present=st.just({}),
        path=st.just("a.yaml"),
    )


def assert_same_or_left(text: str) -> bool:
    """Hold it against the parser of YAML; whether it was read at all."""
    found = WRITTEN.read(YamlDocument(path="a.yaml", text=text))
    if found is None:
        return False
    document = YamlDocument(path="a.yaml", text=text)
    parse_into(document)
    sheet = parse_score_sheet(document, SET)
    assert document.problems == []
    assert found[0] == sheet
    assert list(found[0].answers) == list(sheet.answers)
    assert isinstance(document.root, YamlMapping)
    assert found[1] == document.root.entries["deelnemer"].line
    return True


def mutated(text: str, random: Random) -> str:
    """One to three changes: a sign, a line that says something else, or lines that are gone, doubled or moved."""
    for _ in range(random.randint(1, 3)):
        lines = text.split("\n")
        place, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(6):
            case 0 | 1:
                at = random.randrange(len(text) + 1)
                text = text[:at] + random.choice(SIGNS) + text[at + random.randrange(2) :]
                continue
            case 2:
                lines[place] = random.choice(LINES)
            case 3:
                key = random.choice(LINES)
                same = [n for n, line in enumerate(lines) if line.partition(":")[0] == key.partition(":")[0]]
                lines[same[0] if same else place] = key
            case 4:
                lines[place : place + random.randrange(2)] = [lines[other]]
            case _:
                del lines[place : place + random.randint(1, 2)]
        text = "\n".join(lines)
    return text


@given(sheets(NOTES), st.sampled_from(["", "# Uit een formulier.\n\n# Tweede regel: [x]\n"]))
def test_what_is_written_is_read_so(sheet, comment):
    """All of it, whatever the texts are that need no escapes."""
    text = dump_score_sheet(sheet, IDS, comment=comment)
    assert assert_same_or_left(text)
    assert WRITTEN.read(YamlDocument(path="a.yaml", text=text))[0].answers == {
        identity: replace(own, note=own.note and own.note.strip()) for identity, own in sheet.answers.items()
    }


@given(sheets((*NOTES, *ESCAPED)), st.randoms(use_true_random=False))
def test_what_was_changed_is_the_same_or_left(sheet, random):
    """Whatever somebody's editor did to it."""
    text = dump_score_sheet(sheet, IDS, comment="# Een regel.\n")
    assert_same_or_left(text)
    for _ in range(20):
        assert_same_or_left(mutated(text, random))


BASE = dump_score_sheet(
    ScoreSheet(
        statement_set=SET.id,
        version="1.0",
        coalition="Dorp",
        year=2026,
        participant="kqmx2222",
        answers={"A01": GivenAnswer(answer=Answer("3")), "A02": GivenAnswer(answer=Answer("5"), note="goed")},
    ),
    IDS,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kqmx2222", "Jan"),  # looks like a person: a warning
        ("A01: 3", "A01: no"),
        ("A01: 3", "A01: 010"),
        ("A01: 3", "A77: 3"),
        ("A01: 3\n", "A01: 3\r\n"),
        ("A01: 3", "A01: 3\n  A01: 4"),
        ('"goed"', '"go\\x65d"'),
        ("soort: individueel", "soort: individueel\nvoor: ouders"),
        ("individueel", "bureau"),
        ('versie: "1.0"', 'versie: "3.0"'),
        ("A01: 3", "A01: &a 3"),
        ("soort", "domein: ruimtevaart\nsoort"),
        ("scores:", "gevraagd: [A01]\nscores:"),
        ("goed", "go\u0007ed"),
    ],
)
def test_what_the_parser_has_to_tell(old, new):
    """A problem, or anything written otherwise, is never read here."""
    assert assert_same_or_left(BASE)
    assert old in BASE
    assert not assert_same_or_left(BASE.replace(old, new))
