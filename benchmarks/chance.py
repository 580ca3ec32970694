# SPDX-License-Identifier: EUPL-1.2
"""Simulate two years in which nothing changed, and count how often a change is told all the same.

Usage: python -m benchmarks.chance [--runs N] [--seed N]. It takes some minutes; the outcome stands in
docs/vergelijken.md.

Every participant has a mildness of their own and a view of their own of each statement, which they keep from year to
year, and a mood that differs per year and statement; the statements differ in level. Half of the participants take part
in both years, the others in one. A score is the sum of all these, rounded to 1-5; one in eight answers is weet-niet and
one in fifty nvt. The levels, the spread between people and the share of weet-niet are those of Voorbeeldstad.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysetool.changes import CHANGE_ORDER, ChangeVerdict, Comparison, Side, compare
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Answer, StatementSet
from analysetool.scoring import Structure, structure_of
from analysetool.tally import COLUMN, Responses, tally

SIZES = (8, 14, 30)
KINDS = ("totaal", "delen", "thema's", "stellingen")
LEVEL, LEVEL_SPREAD = 3.2, 0.7
MILDNESS, OWN_VIEW, MOOD = 0.4, 0.65, 0.35
"""Standard deviations between people, between a person's views of statements, and from one year to the next."""
DONT_KNOW, NOT_APPLICABLE = 0.125, 0.02
MOST_ON_TOTAL_AND_PARTS = 0.08
FEWEST_PROMISED = 14
"""From this many participants on, the total and the parts keep to that share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How often a kind of level was told as changed among all times it was judged."""

    told: int = 0
    judged: int = 0

    def __add__(self, other: Share) -> Share:
        """Count two together."""
        return Share(told=self.told + other.told, judged=self.judged + other.judged)

    @property
    def value(self) -> float:
        """The share; 0 when nothing was judged."""
        return self.told / self.judged if self.judged else 0.0


def two_years(people: int, statement_set: StatementSet, generator: np.random.Generator) -> tuple[Side, Side]:
    """Two measurements of so many participants each, half of them the same, between which nothing changed."""
    statements = [statement.id for statement in statement_set.statements]
    same = people // 2
    everybody = 2 * people - same
    levels = generator.normal(LEVEL, LEVEL_SPREAD, len(statements))
    opinions = levels + generator.normal(0, MILDNESS, (everybody, 1))
    opinions = opinions + generator.normal(0, OWN_VIEW, (everybody, len(statements)))
    sides = []
    for year, first in ((2025, 0), (2026, people - same)):
        rows = np.arange(first, first + people)
        moods = generator.normal(0, MOOD, (people, len(statements)))
        answers = _answers(opinions[rows] + moods, generator)
        responses = Responses(participants=tuple(f"p{row:04}" for row in rows), domains=("",) * people, answers=answers)
        counts = tally(responses, statements).total()
        sides.append(Side(identity=f"{generator.integers(2**60)}|{year}", counts=counts, responses=responses))
    return sides[0], sides[1]


def _answers(opinions: NDArray[np.float64], generator: np.random.Generator) -> NDArray[np.int8]:
    scores = np.clip(np.floor(opinions + 0.5), 1, 5).astype(np.int8) - 1
    kind = generator.random(opinions.shape)
    scores = np.where(kind < DONT_KNOW, COLUMN[Answer.DONT_KNOW], scores)
    return np.where(kind > 1 - NOT_APPLICABLE, COLUMN[Answer.NOT_APPLICABLE], scores).astype(np.int8)


def told_as_changed(comparison: Comparison, statement_set: StatementSet) -> dict[str, Share]:
    """Per kind of level how many say verbeterd or verslechterd, of those that are compared."""
    levels = comparison.structure.levels
    parts, themes = ({item.id for item in own} for own in (statement_set.parts, statement_set.themes))
    codes = dict(zip(levels, comparison.levels.verdict, strict=True))
    verdicts = {
        "totaal": [codes["totaal"]],
        "delen": [codes[identity] for identity in levels if identity in parts],
        "thema's": [codes[identity] for identity in levels if identity in themes],
        "stellingen": list(comparison.statements.verdict),
    }
    changed = {CHANGE_ORDER.index(verdict) for verdict in (ChangeVerdict.IMPROVED, ChangeVerdict.WORSENED)}
    return {
        kind: Share(told=sum(int(code) in changed for code in own), judged=sum(int(code) >= 0 for code in own))
        for kind, own in verdicts.items()
    }


def simulate(people: int, runs: int, seed: int, statement_set: StatementSet, structure: Structure) -> dict[str, Share]:
    """So many pairs of years of so many participants, counted together."""
    generator = np.random.default_rng([seed, people])
    shared = np.ones(len(statement_set.statements), dtype=np.bool_)
    found = dict.fromkeys(KINDS, Share())
    for _ in range(runs):
        before, after = two_years(people, statement_set, generator)
        own = told_as_changed(compare(before, after, structure, shared), statement_set)
        found = {kind: found[kind] + own[kind] for kind in KINDS}
    return found


def main() -> int:
    """Simulate every size and print a table; 1 when the total or the parts are told too often."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chance")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    statement_set = shipped_statement_set()
    structure = structure_of(statement_set)
    print(f"{'people':>8}" + "".join(f"{kind:>12}" for kind in KINDS))
    fits = True
    for people in SIZES:
        found = simulate(people, arguments.runs, arguments.seed, statement_set, structure)
        print(f"{people:>8}" + "".join(f"{found[kind].value:>12.1%}" for kind in KINDS), flush=True)
        if people >= FEWEST_PROMISED:
            fits &= all(found[kind].value <= MOST_ON_TOTAL_AND_PARTS for kind in ("totaal", "delen"))
    return 0 if fits else 1


if __name__ == "__main__":
    sys.exit(main())
