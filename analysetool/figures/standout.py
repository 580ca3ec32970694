# SPDX-License-Identifier: EUPL-1.2
"""What stands out of a whole report: in which theme most is strong, in which most asks for attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysetool.figures.report import Report, ShownFinding, ShownTheme
from analysetool.model import Verdict

_TOGETHER = 2
"""From so many findings of a kind on, a theme says more than its statements."""
_APART = frozenset({Verdict.NOT_ASKED, Verdict.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """The theme in which the largest share of statements are findings of one kind: `found` of `asked`."""

    theme: ShownTheme
    found: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standout:
    """How many findings there are of each kind, and where the strong and the weak ones lie together.

    A concentration is None where no theme has two of them.
    """

    strong: int
    weak: int
    divided: int
    unknown: int
    strongest: Concentration | None
    weakest: Concentration | None


def choose_standout(report: Report) -> Standout:
    """Count the findings, and find the theme with the largest share of strong and of weak ones.

    Of themes with the same share the one with more findings goes first, and then the first of the set. A statement
    that nobody was asked, or that does not apply, is no part of its theme here. Without findings all counts are 0.
    """
    found = report.findings
    return Standout(
        strong=len(found.strong),
        weak=len(found.weak),
        divided=len(found.divided),
        unknown=len(found.unknown),
        strongest=_most(report, found.strong),
        weakest=_most(report, found.weak),
    )


def _most(report: Report, findings: Iterable[ShownFinding]) -> Concentration | None:
    own = {finding.statement.id for finding in findings}
    themes = []
    for theme in report.themes:
        asked = [statement.id for statement in theme.statements if statement.verdict not in _APART]
        count = len(own.intersection(asked))
        if count >= _TOGETHER:
            themes.append(Concentration(theme=theme, found=count, asked=len(asked)))
    return max(themes, key=lambda one: (one.found / one.asked, one.found), default=None)
