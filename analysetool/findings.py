# SPDX-License-Identifier: EUPL-1.2
"""Findings: which statements are strengths, weaknesses, points of disagreement or blind spots, in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysetool.measures import Floats, Ints, smaller_camp
from analysetool.model import Verdict
from analysetool.scoring import Scores
from analysetool.verdicts import verdict_of

LOWEST_SHOWN = 3
"""With fewer weaknesses than this, the lowest scores are shown beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement that stands out; `position` is its place in the set, `holds` None when it cannot be said.

    `tied` are the places of the other statements of its verdict that rank the same, so that only their ids order them.
    """

    position: int
    verdict: Verdict
    holds: bool | None
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All findings of one group, each kind in its order; `lowest` fills up when there are few weaknesses."""

    strong: tuple[Finding, ...]
    weak: tuple[Finding, ...]
    divided: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    lowest: tuple[Finding, ...]
    not_answered: tuple[int, ...]
    not_asked: tuple[int, ...]


def find(scores: Scores, *, group: int = 0) -> Findings:
    """Sort the statements of one group into findings.

    Strong by mean, high first; weak by mean, low first; divided by the number of people in the
    smaller camp (1-2 or 4-5), large first; unknown by the share of weet-niet among n + weet-niet, high first; ties by
    id. With no answers every tuple but `not_answered` and `not_asked` is empty.
    """
    figures = scores.statements
    ids = scores.structure.statements
    verdicts = [verdict_of(int(code)) for code in figures.verdict[group]]
    mean, camp = figures.mean[group], smaller_camp(figures.distribution[group])

    def ordered(verdict: Verdict, key: Floats | Ints, *, high_first: bool) -> tuple[Finding, ...]:
        sign = -1 if high_first else 1
        rank = {position: sign * float(key[position]) for position, own in enumerate(verdicts) if own is verdict}
        found = sorted(rank, key=lambda position: (rank[position], ids[position]))
        same = {own: [position for position in found if rank[position] == own] for own in set(rank.values())}
        return tuple(_finding(scores, position, verdict, group, same[rank[position]]) for position in found)

    weak = ordered(Verdict.WEAK, mean, high_first=False)
    return Findings(
        strong=ordered(Verdict.STRONG, mean, high_first=True),
        weak=weak,
        divided=ordered(Verdict.DIVIDED, camp, high_first=True),
        unknown=ordered(Verdict.UNKNOWN, figures.unknown[group], high_first=True),
        lowest=ordered(Verdict.MIDDLE, mean, high_first=False)[: max(0, LOWEST_SHOWN - len(weak))],
        not_answered=tuple(position for position, own in enumerate(verdicts) if own is Verdict.NOT_ANSWERED),
        not_asked=tuple(position for position, own in enumerate(verdicts) if own is Verdict.NOT_ASKED),
    )


def _finding(scores: Scores, position: int, verdict: Verdict, group: int, same_rank: Sequence[int]) -> Finding:
    holds = float(scores.statements.holds[group, position])
    return Finding(
        position=position,
        verdict=verdict,
        holds=None if np.isnan(holds) else bool(holds),
        tied=tuple(other for other in same_rank if other != position),
    )
