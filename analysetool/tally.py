# SPDX-License-Identifier: EUPL-1.2
"""Counting: integer counts per (group, statement, answer). Tallies add; nothing here is a judgement.

Whatever counts answers can make a tally: score sheets, a long table, a live poll or one GROUP BY elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool.model import Answer, ScoreSheet

ANSWER_ORDER = tuple(Answer)
"""Order of the last axis of every tally: 1, 2, 3, 4, 5, weet-niet, nvt, not answered."""
COLUMN = {answer: column for column, answer in enumerate(ANSWER_ORDER)}
NOT_ASKED = len(ANSWER_ORDER)
"""Code in a response matrix for a statement that was not put to a participant; counted nowhere."""
NO_DOMAIN = ""
"""Group of the participants who gave no domain."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Responses:
    """Who answered what: one row per participant, one column per statement of the set.

    `answers` is an int8 array (P, S) of positions in `ANSWER_ORDER`, or `NOT_ASKED`.
    """

    participants: tuple[str, ...]
    domains: tuple[str, ...]
    answers: NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """Counts per group, statement and answer.

    Attributes:
        groups: G ids, sorted.
        statements: S ids, in the order of the set.
        counts: int64 array (G, S, 8), last axis as `ANSWER_ORDER`.
        participants: int64 array (G,); None when the source did not count what was not filled in, so that the number
            of participants, the range and the number of possible answers cannot be known.
    """

    groups: tuple[str, ...]
    statements: tuple[str, ...]
    counts: NDArray[np.int64]
    participants: NDArray[np.int64] | None

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies of the same statements, over the union of their groups.

        Raises:
            ValueError: when the statements differ.
        """
        if self.statements != other.statements:
            message = "tallies of different statements cannot be added"
            raise ValueError(message)
        groups = tuple(sorted({*self.groups, *other.groups}))
        counts = np.zeros((len(groups), len(self.statements), len(ANSWER_ORDER)), dtype=np.int64)
        people = np.zeros(len(groups), dtype=np.int64)
        known = self.participants is not None and other.participants is not None
        for part in (self, other):
            rows = [groups.index(group) for group in part.groups]
            counts[rows] += part.counts
            if part.participants is not None:
                people[rows] += part.participants
        return Tally(groups=groups, statements=self.statements, counts=counts, participants=people if known else None)

    def __eq__(self, other: object) -> bool:
        """Equal when groups, statements, counts and participants are."""
        if not isinstance(other, Tally):
            return NotImplemented
        same_people = (self.participants is None) == (other.participants is None) and (
            self.participants is None
            or other.participants is None
            or np.array_equal(self.participants, other.participants)
        )
        return (
            self.groups == other.groups
            and self.statements == other.statements
            and np.array_equal(self.counts, other.counts)
            and same_people
        )

    __hash__ = None  # type: ignore[assignment]  # holds arrays

    def regroup(self, group_of: Mapping[str, str] | Callable[[str], str]) -> Tally:
        """Merge groups under new names: domains into clusters, small groups into one."""
        rename = group_of if callable(group_of) else group_of.__getitem__
        names = [rename(group) for group in self.groups]
        groups = tuple(sorted(set(names)))
        index = np.array([groups.index(name) for name in names], dtype=np.intp)
        counts = np.zeros((len(groups), *self.counts.shape[1:]), dtype=np.int64)
        np.add.at(counts, index, self.counts)
        people = None
        if self.participants is not None:
            people = np.zeros(len(groups), dtype=np.int64)
            np.add.at(people, index, self.participants)
        return Tally(groups=groups, statements=self.statements, counts=counts, participants=people)

    def total(self) -> NDArray[np.int64]:
        """Counts over all groups together, shape (S, 8); zeros when there are no groups."""
        together: NDArray[np.int64] = self.counts.sum(axis=0, dtype=np.int64)
        return together

    def people(self) -> int | None:
        """Participants over all groups; None when that is not known."""
        return None if self.participants is None else int(self.participants.sum())

    def people_at_least(self) -> NDArray[np.int64]:
        """Per group the participants, or the fewest there can have been: the most answers any statement got."""
        if self.participants is not None:
            return self.participants
        if not self.statements:
            return np.zeros(len(self.groups), dtype=np.int64)
        fewest: NDArray[np.int64] = self.counts.sum(axis=2).max(axis=1)
        return fewest


def responses_of(sheets: Sequence[ScoreSheet], statements: Sequence[str]) -> Responses:
    """Lay score sheets out as a matrix; statements outside `statements` are left out, absent ones are not answered."""
    position = {identity: column for column, identity in enumerate(statements)}
    answers = np.full((len(sheets), len(statements)), COLUMN[Answer.NOT_ANSWERED], dtype=np.int8)
    for row, sheet in enumerate(sheets):
        if sheet.asked is not None:
            answers[row] = NOT_ASKED
            answers[row, [position[identity] for identity in sheet.asked if identity in position]] = COLUMN[
                Answer.NOT_ANSWERED
            ]
        given = [
            (position[identity], COLUMN[answer.answer])
            for identity, answer in sheet.answers.items()
            if identity in position and answer.answer is not Answer.NOT_ANSWERED
        ]
        if given:
            columns, codes = zip(*given, strict=True)
            answers[row, list(columns)] = codes
    return Responses(
        participants=tuple(sheet.participant or "" for sheet in sheets),
        domains=tuple(sheet.domain or NO_DOMAIN for sheet in sheets),
        answers=answers,
    )


def tally(responses: Responses, statements: Sequence[str]) -> Tally:
    """Count responses per domain; with no participants the tally has no groups and all its totals are 0."""
    groups = tuple(sorted(set(responses.domains)))
    row = np.array([groups.index(domain) for domain in responses.domains], dtype=np.intp)
    width = NOT_ASKED + 1
    size = len(statements)
    cell = (row[:, None] * size + np.arange(size)[None, :]) * width + responses.answers
    counts = np.bincount(cell.ravel(), minlength=len(groups) * size * width).reshape(len(groups), size, width)
    return Tally(
        groups=groups,
        statements=tuple(statements),
        counts=counts[:, :, :NOT_ASKED].astype(np.int64),
        participants=np.bincount(row, minlength=len(groups)).astype(np.int64),
    )


def empty_tally(statements: Sequence[str]) -> Tally:
    """The tally of nobody: adding it changes nothing."""
    return Tally(
        groups=(),
        statements=tuple(statements),
        counts=np.zeros((0, len(statements), len(ANSWER_ORDER)), dtype=np.int64),
        participants=np.zeros(0, dtype=np.int64),
    )
