# SPDX-License-Identifier: EUPL-1.2
"""Earlier years held against what they were: which years changed, and what kind of thing in them. Counts alone.

What counts is what people and the coalition gave, and what decides which figures of it are shown: two files that say
the same are equal, whatever they are called and however they are laid out. Actions of a joint sheet are left out,
because they are followed in the years after, and so is what is only told beside the figures (`herkomst`, `contact`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from analysetool.measurement import Note
from analysetool.model import (
    DEFAULT_MINIMUM,
    Answer,
    Kind,
    MeasurementInfo,
    Openness,
    ScoreSheet,
    StatementSet,
    Voice,
)
from analysetool.tally import Tally

_Key = tuple[Kind, str]
"""Whose sheet it is: the kind, and of individual ones the code."""


class Changed(StrEnum):
    """What kind of thing is another one now, in the order in which it is told."""

    YEAR_NEW = auto()
    YEAR_GONE = auto()
    PEOPLE_NEW = auto()
    PEOPLE_GONE = auto()
    ANSWERS = auto()
    NOTES = auto()
    DOMAINS = auto()
    VOICES = auto()
    VERSIONS = auto()
    COUNTS = auto()
    JOINT_NEW = auto()
    JOINT_GONE = auto()
    JOINT_ANSWERS = auto()
    HANDS = auto()
    DESK_NEW = auto()
    DESK_GONE = auto()
    DESK_ANSWERS = auto()
    OPENNESS = auto()
    MINIMUM = auto()
    INVITED = auto()
    KEY_FIGURES = auto()


_NOT_ASKED = (None, False)
_NEW = {Kind.INDIVIDUAL: Changed.PEOPLE_NEW, Kind.JOINT: Changed.JOINT_NEW, Kind.BUREAU: Changed.DESK_NEW}
_GONE = {Kind.INDIVIDUAL: Changed.PEOPLE_GONE, Kind.JOINT: Changed.JOINT_GONE, Kind.BUREAU: Changed.DESK_GONE}
_ANSWERS = {Kind.INDIVIDUAL: Changed.ANSWERS, Kind.JOINT: Changed.JOINT_ANSWERS, Kind.BUREAU: Changed.DESK_ANSWERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRecord:
    """All that was handed in by one coalition for one year.

    `sheets` has at most one sheet per kind and code. `counted` are the tallies added up, None without any, and
    `table_notes` the notes of tables, which do not say whose they are.
    """

    sheets: tuple[ScoreSheet, ...] = ()
    counted: Tally | None = None
    table_notes: tuple[Note, ...] = ()
    info: MeasurementInfo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One kind of change: how many of it, and on how many statements; both 0 where there is nothing to count.

    Nothing here tells whose sheet or which statement it was.
    """

    kind: Changed
    number: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChange:
    """A year that is not what it was, and what changed in it."""

    year: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierYears:
    """The years before the tested one held against a base line.

    `known` are the earlier years of this coalition in the base line, in order; `changed` those that are another thing
    now, with those that are new. Both are empty when there is nothing to hold them against.
    """

    known: tuple[int, ...] = ()
    changed: tuple[YearChange, ...] = ()


def hold_against(
    base: Mapping[int, YearRecord], now: Mapping[int, YearRecord], year: int, statement_set: StatementSet
) -> EarlierYears:
    """Hold the years before `year` against those of the base line.

    Args:
        base: the records of one coalition in the base line, by year.
        now: those of the same coalition as they are now.
        year: the year that is tested; it and later ones may differ.
        statement_set: the set whose statements a sheet without a list of what was asked is about.

    Returns:
        Which earlier years there were and which changed. A year that was not there is a change too, unless the base
        line has nothing of the coalition at all: then there is no history yet.
    """
    if not base:
        return EarlierYears()
    earlier = sorted(own for own in {*base, *now} if own < year)
    found = {own: _year(base.get(own), now.get(own), statement_set) for own in earlier}
    return EarlierYears(
        known=tuple(own for own in earlier if own in base),
        changed=tuple(YearChange(year=own, changes=changes) for own, changes in found.items() if changes),
    )


def _year(before: YearRecord | None, after: YearRecord | None, statement_set: StatementSet) -> tuple[Change, ...]:
    """What changed in a year, in the order of `Changed`; each kind once."""
    if before is None:
        return (Change(kind=Changed.YEAR_NEW),)
    if after is None:
        return (Change(kind=Changed.YEAR_GONE),)
    found = [
        *_sheets(_by_key(before.sheets), _by_key(after.sheets), statement_set),
        *_tables(before, after),
        *_info(before.info, after.info),
    ]
    return tuple(sorted(_added_up(found), key=lambda change: tuple(Changed).index(change.kind)))


def _added_up(found: Iterable[Change]) -> Iterable[Change]:
    """One change per kind: notes stand in sheets and in tables."""
    kinds: dict[Changed, Change] = {}
    for change in found:
        earlier = kinds.get(change.kind, Change(kind=change.kind))
        kinds[change.kind] = Change(
            kind=change.kind,
            number=earlier.number + change.number,
            statements=earlier.statements + change.statements,
        )
    return kinds.values()


def _by_key(sheets: Sequence[ScoreSheet]) -> dict[_Key, ScoreSheet]:
    return {(sheet.kind, (sheet.participant or "") if sheet.kind is Kind.INDIVIDUAL else ""): sheet for sheet in sheets}


def _sheets(
    before: Mapping[_Key, ScoreSheet], after: Mapping[_Key, ScoreSheet], statement_set: StatementSet
) -> Iterable[Change]:
    """Who came and went, and what is another answer, note or count of hands in the sheets that stayed."""
    pairs = {key: (before[key], after[key]) for key in before if key in after}
    for kind in Kind:
        yield from _some(_NEW[kind], sum(key[0] is kind for key in after if key not in before))
        yield from _some(_GONE[kind], sum(key[0] is kind for key in before if key not in after))
        cells = [
            identity
            for key, pair in pairs.items()
            if key[0] is kind
            for identity in _other_answers(*pair, statement_set)
        ]
        yield from _some(_ANSWERS[kind], len(cells), len(set(cells)))
    kept = list(pairs.values())
    yield from _some(Changed.NOTES, sum(_other_notes(*pair) for pair in kept))
    yield from _some(Changed.DOMAINS, sum(one.domain != other.domain for one, other in kept))
    yield from _some(Changed.VOICES, sum(one.voice is not other.voice for one, other in kept))
    yield from _some(Changed.VERSIONS, sum(one.version != other.version for one, other in kept))
    hands = sum(_unequal(one.hands, other.hands) for one, other in kept)
    yield from _some(Changed.HANDS, hands, hands)


def _some(kind: Changed, number: int, statements: int = 0) -> Iterable[Change]:
    """The change, unless there is none of it."""
    return (Change(kind=kind, number=number, statements=statements),) if number else ()


def _other_answers(before: ScoreSheet, after: ScoreSheet, statement_set: StatementSet) -> list[str]:
    """The statements on which two sheets of the same person, or two joint ones, do not say the same."""
    one, other = _states(before, statement_set), _states(after, statement_set)
    if before.voice is not after.voice:  # they were asked other questions, which is a change of its own
        given = {*before.answers, *after.answers}
        one, other = ({key: own[key] for key in own if key in given} for own in (one, other))
    return [key for key in {**one, **other} if one.get(key, _NOT_ASKED) != other.get(key, _NOT_ASKED)]


def _states(sheet: ScoreSheet, statement_set: StatementSet) -> dict[str, tuple[Answer | None, bool]]:
    """What a sheet says per statement that was asked, and whether the coalition left it open."""
    asked = sheet.asked
    if asked is None and sheet.voice is Voice.PARENTS:
        asked = statement_set.asked_of_parents
    elif asked is None:
        asked = tuple(statement.id for statement in statement_set.statements)
    answers: dict[str, Answer | None] = dict.fromkeys(sheet.open_statements)
    answers |= dict.fromkeys(asked, Answer.NOT_ANSWERED)
    answers |= {key: given.answer for key, given in sheet.answers.items() if given.answer is not Answer.NOT_ANSWERED}
    return {key: (answer, key in sheet.open_statements) for key, answer in answers.items()}


def _other_notes(before: ScoreSheet, after: ScoreSheet) -> int:
    """How many notes and reasons are not what they were."""
    return _unequal(_notes(before), _notes(after)) + _unequal(before.reasons, after.reasons)


def _notes(sheet: ScoreSheet) -> dict[str, str]:
    return {identity: given.note for identity, given in sheet.answers.items() if given.note}


def _unequal(before: Mapping[str, object], after: Mapping[str, object]) -> int:
    """How many keys do not have the same value in both."""
    return sum(before.get(key) != after.get(key) for key in {*before, *after})


def _tables(before: YearRecord, after: YearRecord) -> Iterable[Change]:
    """On how many statements tallies differ, and how many notes of tables."""
    one, other = _counts(before.counted), _counts(after.counted)
    statements = {key[1] for key in {*one, *other} if one.get(key) != other.get(key)}
    yield from _some(Changed.COUNTS, len(statements), len(statements))
    old, new = (Counter((note.statement, note.text) for note in own.table_notes) for own in (before, after))
    yield from _some(Changed.NOTES, max((old - new).total(), (new - old).total()))


def _counts(counted: Tally | None) -> dict[tuple[str, str], tuple[int, ...]]:
    """The counts per group and statement, without those of nobody."""
    if counted is None:
        return {}
    return {
        (group, statement): tuple(map(int, counts))
        for group, rows in zip(counted.groups, counted.counts, strict=True)
        for statement, counts in zip(counted.statements, rows, strict=True)
        if counts.any()
    }


def _info(before: MeasurementInfo | None, after: MeasurementInfo | None) -> Iterable[Change]:
    """What of `meting.yaml` touches figures; the default written out is no change."""
    one, other = _of_info(before), _of_info(after)
    return (Change(kind=kind) for kind in one if one[kind] != other[kind])


def _of_info(info: MeasurementInfo | None) -> dict[Changed, object]:
    return {
        Changed.OPENNESS: (info.openness if info else None) or Openness.CLOSED,
        Changed.MINIMUM: (info.minimum if info else None) or DEFAULT_MINIMUM,
        Changed.INVITED: dict(info.invited) if info else {},
        Changed.KEY_FIGURES: info.key_figures if info else (),
    }
