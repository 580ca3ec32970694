# SPDX-License-Identifier: EUPL-1.2
"""Findings: which statements are strengths, weaknesses, points of disagreement or blind spots, in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysetool.model import Verdict
from analysetool.scoring import Scores
from analysetool.verdicts import verdict_of

LOWEST_SHOWN = 3
"""With fewer weaknesses than this, the lowest scores are shown beside them."""
_SORT_DECIMALS = 9
"""Figures that differ only by floating-point noise are ties, so that ids decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement that stands out; `position` is its place in the set, `holds` None when it cannot be said."""

    position: int
    verdict: Verdict
    holds: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All findings of one group, each kind in its order; `lowest` fills up when there are few weaknesses."""

    strong: tuple[Finding, ...]
    weak: tuple[Finding, ...]
    divided: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    lowest: tuple[Finding, ...]
    not_answered: tuple[int, ...]


def find(scores: Scores, *, group: int = 0) -> Findings:
    """Sort the statements of one group into findings.

    Strong by mean, high first; weak by mean, low first; divided by agreement, low first; unknown by the share of
    weet-niet among n + weet-niet, high first; ties by id. With no answers every tuple but `not_answered` is empty.
    """
    figures = scores.statements
    ids = scores.structure.statements
    verdicts = [verdict_of(int(code)) for code in figures.verdict[group]]
    mean, agreement = figures.mean[group], figures.agreement[group]
    with np.errstate(invalid="ignore", divide="ignore"):
        unknown_share = figures.dont_know[group] / (figures.n[group] + figures.dont_know[group])

    def ordered(verdict: Verdict, key: Sequence[float], *, high_first: bool) -> tuple[Finding, ...]:
        found = [position for position, own in enumerate(verdicts) if own is verdict]
        sign = -1 if high_first else 1
        found.sort(key=lambda position: (sign * round(float(key[position]), _SORT_DECIMALS), ids[position]))
        return tuple(_finding(scores, position, verdict, group) for position in found)

    weak = ordered(Verdict.WEAK, mean, high_first=False)
    return Findings(
        strong=ordered(Verdict.STRONG, mean, high_first=True),
        weak=weak,
        divided=ordered(Verdict.DIVIDED, agreement, high_first=False),
        unknown=ordered(Verdict.UNKNOWN, unknown_share, high_first=True),
        lowest=ordered(Verdict.MIDDLE, mean, high_first=False)[: max(0, LOWEST_SHOWN - len(weak))],
        not_answered=tuple(position for position, own in enumerate(verdicts) if own is Verdict.NOT_ANSWERED),
    )


def _finding(scores: Scores, position: int, verdict: Verdict, group: int) -> Finding:
    holds = float(scores.statements.holds[group, position])
    return Finding(position=position, verdict=verdict, holds=None if np.isnan(holds) else bool(holds))
