# SPDX-License-Identifier: EUPL-1.2
"""How sure one difference is: the change of a comparison with what its interval and verdict were computed from."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.certainty import FALSE_NAMES
from analysetool.changes import MARGINS, STATEMENT_MARGIN
from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.requirements import TOTAL
from analysetool.scoring import LevelKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a statement stands among all that were tested at once (Benjamini-Hochberg).

    Attributes:
        place: its place when the chances are put in order, the smallest first.
        tested: how many there are.
        last: the place of the last one that is kept; 0 when none is.
        last_chance: the chance of that one; None when none is kept.
        limit: what its chance may be at most: `FALSE_NAMES` times last / tested.
    """

    place: int
    tested: int
    last: int
    last_chance: float | None
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedChange:
    """One difference explained.

    Attributes:
        comparison: what it stands in.
        change: the difference, with its working where there is an interval.
        kind: what it is of; None for a statement.
        statements: on how many compared statements it stands.
        margin: from here on a difference of this kind matters.
        standing: where a statement with an interval stands among all; None for anything else.
    """

    comparison: ComparisonFigures
    change: Change
    kind: LevelKind | None
    statements: int
    margin: float
    standing: Standing | None


def explain_change(comparison: ComparisonFigures, identity: str) -> ExplainedChange:
    """Gather what one difference of a comparison was computed from.

    Raises:
        KeyError: when the comparison has no such id.
    """
    themes = {theme.level.id: theme for theme in comparison.themes}
    changes: dict[str, tuple[Change, LevelKind | None]] = {
        TOTAL: (comparison.total, LevelKind.TOTAL),
        **{part.id: (part, LevelKind.PART) for part in comparison.parts},
        **{own: (theme.level, LevelKind.THEME) for own, theme in themes.items()},
        **{statement.id: (statement, None) for statement in comparison.statements},
    }
    change, kind = changes[identity]
    within = (
        {
            LevelKind.TOTAL: comparison.statements,
            LevelKind.PART: tuple(
                own for theme in comparison.themes if theme.part == identity for own in theme.statements
            ),
            LevelKind.THEME: themes[identity].statements if identity in themes else (),
        }.get(kind, (change,))
        if kind is not None
        else (change,)
    )
    return ExplainedChange(
        comparison=comparison,
        change=change,
        kind=kind,
        statements=sum(own.difference is not None for own in within),
        margin=STATEMENT_MARGIN if kind is None else MARGINS[kind],
        standing=_standing(comparison, change) if kind is None else None,
    )


def _standing(comparison: ComparisonFigures, change: Change) -> Standing | None:
    """Where a statement stands among all; None without an interval."""
    if change.working is None:
        return None
    chances = sorted(own.working.chance for own in comparison.statements if own.working is not None)
    tested = len(chances)
    kept = [place for place, chance in enumerate(chances, start=1) if chance <= FALSE_NAMES * place / tested]
    last = max(kept, default=0)
    return Standing(
        place=chances.index(change.working.chance) + 1,
        tested=tested,
        last=last,
        last_chance=chances[last - 1] if last else None,
        limit=FALSE_NAMES * last / tested,
    )
