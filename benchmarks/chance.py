# SPDX-License-Identifier: EUPL-1.2
"""Simulate pairs of years: how often intervals hold the truth, and how often changes are told, false and true ones.

Usage: python -m benchmarks.chance [--kort] [--runs N] [--seed N]. It takes some ten minutes on one core; --kort takes
some twenty seconds, with few runs and limits on what all models say together. The outcome stands in
docs/voor-de-methodoloog.md.

A participant's opinion on a statement is a sum of normal parts, rounded to 1-5 (`MODELS`); one in eight answers is
weet-niet and one in fifty nvt. Statements and weights are those of the shipped set. All, half or none of the
participants take part in both years.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysetool.certainty import Certainty, benjamini_hochberg
from analysetool.changes import (
    CHANGE_ORDER,
    MARGINS,
    ONE_VOICE_LEVEL,
    STATEMENT_MARGIN,
    ChangeVerdict,
    certainties,
    says_change,
    verdicts,
)
from analysetool.estimates import level_intervals
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.scoring import LevelKind, Structure, structure_of, weighted_means

Floats = NDArray[np.float64]

SIZES = (5, 6, 8, 10, 14, 20, 30)
PAIRED = (0.0, 0.5, 1.0)
KINDS = ("totaal", "delen", "thema's", "stellingen")
TRUE_CHANGES = (0.2, 0.3, 0.5, 1.0)
DONT_KNOW, NOT_APPLICABLE = 0.125, 0.02
LEAST_COVERAGE, MOST_FALSE_ALARM = 0.94, 0.065
SHORT_COVERAGE, SHORT_FALSE_ALARM = 0.925, 0.08
"""With --kort, few simulations leave more to chance."""
RUNS, SHORT_RUNS = 4000, 80
ONE_YEAR_RUNS = 300
CLUSTERS = 4
POPULATION = 2000
"""People of whom those who take part in one year are a sample."""
_BATCH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Where opinions come from: levels of statements, and standard deviations of what is added to them.

    Attributes:
        name: what the table calls it.
        level: the middle of the levels of statements.
        mildness: between people, the same on all statements and in both years.
        mood: of a person in a year, the same on all statements.
        cluster: between clusters, per statement; every person is of a random one.
        view: of a person on a statement, the same in both years.
        noise: of a person on a statement in a year.
    """

    name: str
    level: float = 3.2
    mildness: float = 0.0
    mood: float = 0.0
    cluster: float = 0.0
    view: float = 0.0
    noise: float = 0.35


MOST_MISSING = 0.7
MODELS = (
    Model(name="onafhankelijk", noise=0.85),
    Model(name="stemming", mildness=0.3, mood=0.4, view=0.65),
    Model(name="clusters", mildness=0.4, cluster=0.6, view=0.5),
    Model(name="niveau 4,2", level=4.2, mildness=0.4, view=0.65),
)
LEVEL_SPREAD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """Counts per kind of level: judged, interval holds 0, told as changed, told as much changed; and named."""

    judged: NDArray[np.int64]
    covered: NDArray[np.int64]
    told: NDArray[np.int64]
    large: NDArray[np.int64]
    named: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        """Count two together."""
        return Outcome(
            judged=self.judged + other.judged,
            covered=self.covered + other.covered,
            told=self.told + other.told,
            large=self.large + other.large,
            named=self.named + other.named,
        )

    @property
    def coverage(self) -> Floats:
        """The share of intervals that hold 0; NaN where there were none."""
        return _share(self.covered, self.judged)

    @property
    def alarm(self) -> Floats:
        """The share told as changed; NaN where there were none."""
        return _share(self.told, self.judged)


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    with np.errstate(invalid="ignore"):
        return np.asarray(part / whole)


def two_years(
    runs: int,
    people: int,
    paired: float,
    model: Model,
    statements: int,
    generator: np.random.Generator,
    change: float = 0,
) -> tuple[Floats, Floats]:
    """Scores (runs, P, S) of two years with so many people each, rows being the same person; NaN for no score."""
    same = round(people * paired)
    everybody = 2 * people - same
    cells = (runs, everybody, statements)
    levels = generator.normal(model.level, LEVEL_SPREAD, (runs, 1, statements))
    opinion = levels + generator.normal(0, 1, (runs, everybody, 1)) * model.mildness
    opinion = opinion + generator.normal(0, 1, cells) * model.view
    if model.cluster:
        of_clusters = generator.normal(0, model.cluster, (runs, CLUSTERS, statements))
        own = generator.integers(CLUSTERS, size=(runs, everybody))
        opinion = opinion + np.take_along_axis(of_clusters, own[..., None], axis=1)
    years = []
    for first, moved in ((0, 0.0), (everybody - people, change)):
        now = opinion + moved + generator.normal(0, 1, (runs, everybody, 1)) * model.mood
        scores = np.clip(np.floor(now + generator.normal(0, 1, cells) * model.noise + 0.5), 1, 5)
        scores[generator.random(cells) < DONT_KNOW + NOT_APPLICABLE] = np.nan
        absent = np.ones(everybody, dtype=np.bool_)
        absent[first : first + people] = False
        scores[:, absent] = np.nan
        years.append(scores)
    return years[0], years[1]


def judge(before: Floats, after: Floats, structure: Structure) -> Outcome:
    """Compare every pair of years as `analysetool.changes.compare` does, and count per kind of level."""
    differences, own, of_levels = compared(before, after, structure)
    margins = np.array([MARGINS[kind] for kind in structure.kinds])
    groups = [
        (differences[1][:, places], of_levels.half_width[:, places], margins[places])
        for places in ([at for at, own in enumerate(structure.kinds) if own is kind] for kind in _LEVELS)
    ]
    groups.append((differences[0], own.half_width, np.full(len(structure.statements), STATEMENT_MARGIN)))
    counted = np.array([_count(*group) for group in groups])
    named = benjamini_hochberg(own.chance) & says_change(_verdicts(*groups[-1]))
    return Outcome(
        judged=counted[:, 0], covered=counted[:, 1], told=counted[:, 2], large=counted[:, 3], named=int(named.sum())
    )


def compared(before: Floats, after: Floats, structure: Structure) -> tuple[tuple[Floats, Floats], Certainty, Certainty]:
    """Differences on statements and levels, and how sure they are, of every pair of years."""
    n = [(~np.isnan(year)).sum(axis=1) for year in (before, after)]
    with np.errstate(invalid="ignore"):
        means = [np.nansum(year, axis=1) / own for year, own in zip((before, after), n, strict=True)]
    ground = (n[0] > 0) & (n[1] > 0)
    levels = [weighted_means(own, ground, structure.members, structure.weights) for own in means]
    differences = np.where(ground, means[1] - means[0], np.nan), levels[1] - levels[0]
    every_level = np.ones((len(before), len(structure.levels)), dtype=np.bool_)
    return (differences, *certainties((before, after), differences, structure, (ground, every_level, ground)))


_LEVELS = (LevelKind.TOTAL, LevelKind.PART, LevelKind.THEME)
_LARGE = [CHANGE_ORDER.index(own) for own in (ChangeVerdict.IMPROVED, ChangeVerdict.WORSENED)]


def _verdicts(difference: Floats, half_width: Floats, margin: Floats) -> NDArray[np.int8]:
    alone = np.zeros(difference.shape, dtype=np.bool_)
    return verdicts(difference, half_width, margin, one_voice=alone, from_one_voice=ONE_VOICE_LEVEL)


def _count(difference: Floats, half_width: Floats, margin: Floats) -> tuple[int, int, int, int]:
    known = ~np.isnan(half_width)
    own = _verdicts(difference, half_width, margin)
    with np.errstate(invalid="ignore"):
        covered = known & (np.abs(difference) <= half_width)
    told, large = known & says_change(own), known & np.isin(own, _LARGE)
    return int(known.sum()), int(covered.sum()), int(told.sum()), int(large.sum())


def simulate(
    runs: int, people: int, paired: float, model: Model, structure: Structure, seed: int, change: float = 0
) -> Outcome:
    """So many pairs of years, counted together; the same seed gives the same outcome."""
    generator = np.random.default_rng([seed, people, round(100 * paired), MODELS.index(model), round(100 * change)])
    nothing = np.zeros(len(KINDS), dtype=np.int64)
    found = Outcome(judged=nothing, covered=nothing, told=nothing, large=nothing)
    for start in range(0, runs, _BATCH):
        size = min(_BATCH, runs - start)
        years = two_years(size, people, paired, model, len(structure.statements), generator, change)
        found = found + judge(*years, structure)
    return found


def table_of_cells(runs: int, seed: int, structure: Structure) -> dict[tuple[str, float, int], Outcome]:
    """Every model, share of pairs and size where nothing changed, printed as they come: coverage / false alarm."""
    print(f"{'model':<14} {'paren':>5} {'n':>3}" + "".join(f"{kind:>15}" for kind in KINDS))
    found = {}
    for model, paired, people in product(MODELS, PAIRED, SIZES):
        own = simulate(runs, people, paired, model, structure, seed)
        found[model.name, paired, people] = own
        cells = "".join(f"{hit:>8.1%} /{told:>5.1%}" for hit, told in zip(own.coverage, own.alarm, strict=True))
        print(f"{model.name:<14} {paired:>5.0%} {people:>3}{cells}", flush=True)
    return found


def table_of_uneven(runs: int, seed: int, structure: Structure) -> dict[str, Outcome]:
    """Statements of which ever more answers are missing, up to 70 %: what one that few people scored promises."""
    statements, people = len(structure.statements), 20
    generator = np.random.default_rng([seed, people])
    missing = np.linspace(0, MOST_MISSING, statements)
    groups = {f"{low} tot {high} scores": (low, high) for low, high in ((5, 6), (7, 9), (10, 13), (14, people))}
    counted = {name: np.zeros(4, dtype=np.int64) for name in groups}
    margin = np.full(statements, STATEMENT_MARGIN)
    for _ in range(max(1, runs // _BATCH)):
        years = two_years(_BATCH, people, 0.5, MODELS[1], statements, generator)
        for year in years:
            year[generator.random(year.shape) < missing] = np.nan
        difference, own, _ = compared(*years, structure)
        fewest = np.minimum(*[(~np.isnan(year)).sum(axis=1) for year in years])
        for name, (low, high) in groups.items():
            among = np.where((fewest >= low) & (fewest <= high), own.half_width, np.nan)
            counted[name] += _count(difference[0], among, margin)
    nothing = np.zeros(1, dtype=np.int64)
    found = {}
    print()
    for name, (judged, covered, told, large) in counted.items():
        found[name] = Outcome(
            judged=nothing + judged, covered=nothing + covered, told=nothing + told, large=nothing + large
        )
        print(f"{name:<18}{found[name].coverage[0]:>8.1%} /{found[name].alarm[0]:>5.1%}")
    return found


def table_of_one_year(runs: int, seed: int, structure: Structure) -> dict[tuple[str, int], Outcome]:
    """How often the interval of one year holds the score of the whole population that the participants come from."""
    print(f"\n{'één jaar':<14} {'n':>3}" + "".join(f"{kind:>15}" for kind in KINDS[:-1]))
    everything = np.ones(len(structure.statements), dtype=np.bool_)
    of_kinds = [[at for at, own in enumerate(structure.kinds) if own is kind] for kind in _LEVELS]
    found = {}
    for model in MODELS:
        generator = np.random.default_rng([seed, MODELS.index(model)])
        covered, judged = np.zeros((len(SIZES), len(_LEVELS)), np.int64), np.zeros((len(SIZES), len(_LEVELS)), np.int64)
        for _ in range(runs):
            (people,), _ = two_years(1, POPULATION, 1.0, model, len(structure.statements), generator)
            truth = _levels_of(people, structure)
            for row, size in enumerate(SIZES):
                sample = people[:size]
                ends = level_intervals(_levels_of(sample, structure), sample, structure, everything)
                known = ~np.isnan(ends[:, 0])
                hit = known & (ends[:, 0] <= truth) & (truth <= ends[:, 1])
                judged[row] += [known[places].sum() for places in of_kinds]
                covered[row] += [hit[places].sum() for places in of_kinds]
        for row, size in enumerate(SIZES):
            nothing = np.zeros(len(_LEVELS), dtype=np.int64)
            own = Outcome(judged=judged[row], covered=covered[row], told=nothing, large=nothing)
            found[model.name, size] = own
            print(f"{model.name:<14} {size:>3}" + "".join(f"{hit:>15.1%}" for hit in own.coverage), flush=True)
    return found


def _levels_of(scores: Floats, structure: Structure) -> Floats:
    there = ~np.isnan(scores)
    n = there.sum(axis=0)
    with np.errstate(invalid="ignore"):
        means = np.where(there, scores, 0.0).sum(axis=0) / n
    return weighted_means(means, n > 0, structure.members, structure.weights)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several outcomes counted together."""
    found = outcomes[0]
    for own in outcomes[1:]:
        found = found + own
    return found


def table_of_power(runs: int, seed: int, structure: Structure) -> None:
    """How often a true change of opinions is told, with half of the people in both years; all models together."""
    print(f"\n{'verandering':>11} {'n':>3}" + "".join(f"{kind:>12}" for kind in KINDS) + f"{'genoemd':>12}")
    for change, people in product(TRUE_CHANGES, SIZES):
        own = together([simulate(runs, people, 0.5, model, structure, seed, change) for model in MODELS])
        named = own.named / own.judged[-1]
        cells = "".join(f"{told:>12.0%}" for told in own.alarm)
        print(f"{change:>11} {people:>3}{cells}{named:>12.0%}", flush=True)


def _kinds(own: Outcome) -> tuple[str, ...]:
    """What an outcome counts: everything, all but statements, or statements alone."""
    return {1: KINDS[-1:], len(_LEVELS): KINDS[:-1]}.get(len(own.coverage), KINDS)


def broken(cells: dict[str, Outcome], least: float, most: float) -> list[str]:
    """Where an interval holds the truth too seldom, or a change is told too often, as percentages print."""
    found = []
    for name, own in cells.items():
        for kind, hit, told in zip(_kinds(own), own.coverage, own.alarm, strict=True):
            if round(hit, 3) < least or round(told, 3) > most:
                found.append(f"{name}, {kind}: {hit:.1%} / {told:.1%}")
    return found


def main() -> int:
    """Print the tables; 1 when a cell breaks its limits."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chance")
    parser.add_argument("--kort", action="store_true")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    structure = structure_of(shipped_statement_set())
    runs = arguments.runs or (SHORT_RUNS if arguments.kort else RUNS)
    found = table_of_cells(runs, arguments.seed, structure)
    if arguments.kort:
        sizes = {f"n = {n}": together([own for (_, _, size), own in found.items() if size == n]) for n in SIZES}
        wrong = broken(sizes | table_of_uneven(runs, arguments.seed, structure), SHORT_COVERAGE, SHORT_FALSE_ALARM)
    else:
        named = {f"{model}, {paired:.0%} paren, n = {people}": own for (model, paired, people), own in found.items()}
        wrong = broken(named | table_of_uneven(runs, arguments.seed, structure), LEAST_COVERAGE, MOST_FALSE_ALARM)
        one_year = table_of_one_year(ONE_YEAR_RUNS, arguments.seed, structure)
        sizes = {f"n = {n}": together([one_year[model.name, n] for model in MODELS]) for n in SIZES}
        wrong += broken(sizes, LEAST_COVERAGE, MOST_FALSE_ALARM)
        table_of_power(max(1, runs // 10), arguments.seed, structure)
    print("\n" + ("\n".join(wrong) if wrong else "Alle cellen blijven binnen hun grenzen."))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
