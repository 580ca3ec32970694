# SPDX-License-Identifier: EUPL-1.2
"""Earlier years held against what they were: every kind of change by hand, and what is no change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.earlier_years import (
    Change,
    Changed,
    EarlierYears,
    YearChange,
    YearRecord,
    hold_against,
)
from analysetool.measurement import Note
from analysetool.model import Action, Hands, KeyFigure, Kind, MeasurementInfo, Openness, ScoreSheet, Voice
from analysetool.tally import Tally
from analysetool.words.earlier_years import told
from tests.conftest import counts_of, make_set, make_sheet, row, with_parents

SMALL = make_set()
SHEETS = (
    make_sheet({"A01": 4, "A02": 2, "B01": "weet-niet"}, participant="p1", domain="jgz"),
    make_sheet({"A01": 5, "A02": "nvt"}, participant="p2"),
)
JOINT = make_sheet({"A01": 4}, kind=Kind.JOINT, participant=None, open_statements=("A02",))
DESK = make_sheet({"A01": (3, "passage")}, kind=Kind.BUREAU, participant=None, origin="Nota")


def record(*sheets: ScoreSheet, **more: object) -> YearRecord:
    """A year in which these sheets were handed in."""
    return YearRecord(sheets=sheets, **more)


def changes(before: YearRecord, after: YearRecord) -> list[tuple[Changed, int, int]]:
    """What changed between two records of 2025, a year before the tested one."""
    earlier = hold_against({2025: before}, {2025: after}, 2026, SMALL)
    assert earlier.known == (2025,)
    return [(own.kind, own.number, own.statements) for year in earlier.changed for own in year.changes]


def edited(sheet: ScoreSheet, **answers: object) -> ScoreSheet:
    """The sheet with other answers; None takes one away."""
    kept = {key: given for key, given in sheet.answers.items() if key not in answers}
    return replace(sheet, answers=kept | make_sheet({k: v for k, v in answers.items() if v is not None}).answers)


def test_what_is_the_same_is_no_change():
    """Another order of sheets and answers, another file, and everything asked by name instead of by silence."""
    first, second = SHEETS
    turned = replace(first, answers=dict(reversed(first.answers.items())), path="elders/anders.yaml")
    named = replace(second, asked=tuple(statement.id for statement in SMALL.statements))
    assert changes(record(first, second), record(named, turned)) == []
    assert changes(record(first), record(edited(first, A03=""))) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((edited(SHEETS[0], A01=3), SHEETS[1]), [(Changed.ANSWERS, 1, 1)]),
        # Two people on A01 and one of them on A02: three answers on two statements.
        ((edited(SHEETS[0], A01=3, A02=3), edited(SHEETS[1], A01=1)), [(Changed.ANSWERS, 3, 2)]),
        # The four states never mix: weet-niet to nothing, nothing to nvt.
        ((edited(SHEETS[0], B01=None, B02="nvt"), SHEETS[1]), [(Changed.ANSWERS, 2, 2)]),
        # What was asked and not filled in is something else than what was not asked: A03, A04 and B02.
        ((replace(SHEETS[0], asked=("A01", "A02", "B01")), SHEETS[1]), [(Changed.ANSWERS, 3, 3)]),
        ((SHEETS[0],), [(Changed.PEOPLE_GONE, 1, 0)]),
        ((*SHEETS, make_sheet({"A01": 1}, participant="p3")), [(Changed.PEOPLE_NEW, 1, 0)]),
        (
            (SHEETS[0], replace(SHEETS[1], participant="p3")),
            [(Changed.PEOPLE_NEW, 1, 0), (Changed.PEOPLE_GONE, 1, 0)],
        ),
        ((replace(SHEETS[0], domain="ouders"), SHEETS[1]), [(Changed.DOMAINS, 1, 0)]),
        ((replace(SHEETS[0], version="0.9"), SHEETS[1]), [(Changed.VERSIONS, 1, 0)]),
        ((replace(SHEETS[0], voice=Voice.PARENTS), SHEETS[1]), [(Changed.VOICES, 1, 0)]),
        ((edited(SHEETS[0], A01=(4, "Zo is het.")), SHEETS[1]), [(Changed.NOTES, 1, 0)]),
        ((replace(SHEETS[0], origin="Nagebeld"), SHEETS[1]), []),
        ((*SHEETS, JOINT), [(Changed.JOINT_NEW, 1, 0)]),
        ((*SHEETS, DESK), [(Changed.DESK_NEW, 1, 0)]),
    ],
)
def test_each_change_of_sheets_is_counted(after, expected):
    """What came, what went, and how many answers on how many statements."""
    assert changes(record(*SHEETS), record(*after)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (edited(JOINT, A01=5), [(Changed.JOINT_ANSWERS, 1, 1)]),
        (replace(JOINT, open_statements=()), [(Changed.JOINT_ANSWERS, 1, 1)]),
        (replace(JOINT, open_statements=("A02", "A01")), [(Changed.JOINT_ANSWERS, 1, 1)]),
        (replace(JOINT, reasons={"A01": "Omdat."}), [(Changed.NOTES, 1, 0)]),
        (replace(JOINT, hands={"A02": Hands(scores=(0, 2, 5, 3, 1))}), [(Changed.HANDS, 1, 1)]),
        (replace(JOINT, actions=(Action(statement="A01", what="Bellen", status="klaar"),)), []),
    ],
)
def test_each_change_of_the_joint_sheet(after, expected):
    """Scores, what is open, reasons and hands count; actions are followed in later years and may change."""
    assert changes(record(JOINT), record(after)) == expected


def test_a_desk_analysis_counts_too():
    """Another score, another passage, another text gone."""
    assert changes(record(DESK), record(edited(DESK, A01=(2, "passage")))) == [(Changed.DESK_ANSWERS, 1, 1)]
    assert changes(record(DESK), record(edited(DESK, A01=(3, "elders")))) == [(Changed.NOTES, 1, 0)]
    assert changes(record(DESK), record(SHEETS[0])) == [(Changed.PEOPLE_NEW, 1, 0), (Changed.DESK_GONE, 1, 0)]


def test_parents_are_asked_what_has_words_for_them():
    """Their sentences by name are the same as by silence, and another sentence is another answer."""
    asked = with_parents(SMALL, "A01", "A02")
    sheet = make_sheet({"A01": 4}, voice=Voice.PARENTS)
    for other, number in ((replace(sheet, asked=("A02", "A01")), 0), (replace(sheet, asked=("A01",)), 1)):
        earlier = hold_against({2025: record(sheet)}, {2025: record(other)}, 2026, asked)
        assert [own.number for year in earlier.changed for own in year.changes] == [number] * number


INFO = MeasurementInfo(coalition="Neder-Betuwe", year=2025)


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (None, []),
        (replace(INFO, openness=Openness.CLOSED, minimum=5), []),
        (replace(INFO, contact="de projectleider", reference_date=date(2025, 10, 1), origin="Gesprekken"), []),
        (replace(INFO, openness=Openness.OPEN), [Changed.OPENNESS]),
        (replace(INFO, minimum=6), [Changed.MINIMUM]),
        (replace(INFO, invited={"medisch": 8}), [Changed.INVITED]),
        (replace(INFO, key_figures=(KeyFigure(name="Huisbezoeken", value="64"),)), [Changed.KEY_FIGURES]),
    ],
)
def test_of_meting_yaml_only_what_touches_figures_counts(info, expected):
    """A default that is written out is no change, and neither is what is told beside the figures."""
    before, after = record(*SHEETS, info=INFO), record(*SHEETS, info=info)
    assert [kind for kind, *_ in changes(before, after)] == expected
    assert [kind for kind, *_ in changes(after, before)] == expected


def counted(*rows: list[int]) -> Tally:
    """A tally of one group in which nobody knows who answered."""
    return Tally(groups=("jgz",), statements=("A01", "A02"), counts=counts_of(*rows), participants=np.array([3]))


def test_tallies_and_notes_of_tables():
    """Per statement the counts, and per note how often it stands there."""
    one, other = counted(row(0, 0, 0, 3, 0), row(0, 3, 0, 0, 0)), counted(row(0, 0, 0, 2, 1), row(0, 3, 0, 0, 0))
    assert changes(record(counted=one), record(counted=one)) == []
    assert changes(record(counted=one), record(counted=other)) == [(Changed.COUNTS, 1, 1)]
    assert changes(record(counted=one), record()) == [(Changed.COUNTS, 2, 2)]
    notes = (Note(statement="A01", text="Goed."), Note(statement="A01", text="Goed."))
    assert changes(record(table_notes=notes), record(table_notes=notes[:1])) == [(Changed.NOTES, 1, 0)]


def test_years_that_are_new_or_gone():
    """An earlier year that was not there changes history as much as one that is gone; the tested year may differ."""
    same, other = record(*SHEETS), record(SHEETS[0])
    base = {2023: same, 2024: same, 2026: same}
    now = {2022: same, 2023: same, 2026: other, 2027: other}
    assert hold_against(base, now, 2026, SMALL) == EarlierYears(
        known=(2023, 2024),
        changed=(
            YearChange(year=2022, changes=(Change(kind=Changed.YEAR_NEW),)),
            YearChange(year=2024, changes=(Change(kind=Changed.YEAR_GONE),)),
        ),
    )
    assert hold_against({2026: same}, {2025: same}, 2026, SMALL).changed[0].changes[0].kind is Changed.YEAR_NEW


def test_without_any_history_there_is_nothing_to_hold_against():
    """A base line without this coalition knows no year, whatever is there now."""
    assert hold_against({}, {2025: record(*SHEETS), 2026: record(*SHEETS)}, 2026, SMALL) == EarlierYears()
    assert hold_against({2026: record()}, {2026: record(*SHEETS)}, 2026, SMALL) == EarlierYears()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Changed.YEAR_NEW, "dit jaar staat niet in de basislijn"),
        (Changed.YEAR_GONE, "dit jaar is er niet meer"),
        (Changed.PEOPLE_NEW, "1 deelnemer erbij"),
        (Changed.PEOPLE_GONE, "1 deelnemer weg"),
        (Changed.ANSWERS, "1 ander antwoord op 1 stelling"),
        (Changed.NOTES, "1 andere opmerking"),
        (Changed.JOINT_ANSWERS, "1 andere gezamenlijke score"),
        (Changed.OPENNESS, "een andere openbaarheid"),
    ],
)
def test_each_kind_is_told(kind, words):
    """The year, and what kind of thing it was."""
    changed = YearChange(year=2025, changes=(Change(kind=kind, number=1, statements=1),))
    assert told(EarlierYears(known=(2025,), changed=(changed,))).endswith(f"2025: {words}.")


def test_every_kind_has_words():
    """None is told as a name of the code."""
    every = tuple(Change(kind=kind, number=2, statements=2) for kind in Changed)
    text = told(EarlierYears(known=(2025,), changed=(YearChange(year=2025, changes=every),)))
    assert "_" not in text.replace("min_groep", "")
    assert text.count(",") == len(Changed) - 2


def test_the_same_years_are_told():
    """One or several."""
    assert told(EarlierYears(known=(2025,))) == "Het vorige jaar (2025) is zoals in de basislijn."
    several = told(EarlierYears(known=(2023, 2024)))
    assert several == "De vorige jaren (2023 en 2024) zijn zoals in de basislijn."


ANSWERS = st.dictionaries(
    st.sampled_from([statement.id for statement in SMALL.statements]),
    st.sampled_from(["1", "2", "3", "4", "5", "weet-niet", "nvt", ""]),
)
YEARS = st.dictionaries(
    st.integers(min_value=2020, max_value=2027),
    st.dictionaries(st.sampled_from(["p1", "p2", "p3"]), ANSWERS, min_size=1).map(
        lambda people: record(*(make_sheet(answers, participant=code) for code, answers in people.items()))
    ),
)


@given(YEARS, YEARS, st.integers(min_value=2020, max_value=2028))
def test_laws(base, now, year):
    """Nothing differs from itself; turned around the same years differ, with as many answers on as many statements."""
    assert hold_against(base, base, year, SMALL).changed == ()
    there, back = hold_against(base, now, year, SMALL), hold_against(now, base, year, SMALL)
    assert all(own.year < year for own in there.changed)
    if not base or not now:
        return
    turned = {
        Changed.YEAR_NEW: Changed.YEAR_GONE, Changed.YEAR_GONE: Changed.YEAR_NEW,
        Changed.PEOPLE_NEW: Changed.PEOPLE_GONE, Changed.PEOPLE_GONE: Changed.PEOPLE_NEW,
    }  # fmt: skip
    mirrored = {
        own.year: {replace(change, kind=turned.get(change.kind, change.kind)) for change in own.changes}
        for own in there.changed
    }
    assert mirrored == {own.year: set(own.changes) for own in back.changed}
