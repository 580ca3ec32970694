# SPDX-License-Identifier: EUPL-1.2
"""Attack everything that is shown of random coalitions: nothing of too few people may be worked out, nor nearly.

Usage: python -m benchmarks.attack [--aantal N] [--seed N]. Ends with code 1 when anything is found. Two thousand take
some ten minutes on one core; the same seed gives the same coalitions, and each of them is found again by its number
with --alleen.

A coalition has one to three years of 2 to 40 people each, who partly come back, in a random mix of domains, on a random
choice from the shipped set. Figures are about `min_groep` people, 3 to 5. Answers are drawn from shares that differ per
coalition: anything at all, mostly agreement, or nearly everybody at one end. Some have joint scores, parents with a
voice of their own, and another coalition to be set beside.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysetool.figures.attack import Told
from analysetool.figures.attack_reading import Attacked, attack_parents, attack_years
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.measurement import Measurement
from analysetool.measures import Floats
from analysetool.model import Answer, GivenAnswer, Kind, MeasurementInfo, ScoreSheet, StatementSet, Voice
from analysetool.tally import ANSWER_ORDER, Tally, responses_of, tally

COALITIONS, SEED = 2000, 2026
SET_SIZES = (3, 6, 12, 24, 56)
SET_SHARES = (0.3, 0.3, 0.2, 0.15, 0.05)
"""Small sets are quick, and leave less for what is hidden to hide behind."""
PEOPLE = ((2, 4), (5, 9), (10, 19), (20, 40))
FIRST_YEAR = 2024
POOL = 45
"""At most so many people is who takes part each year drawn from, and at least the most of a year: some share all."""
JOINT, PARENTS, BESIDE = 0.3, 0.3, 0.2
_EVERY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Coalition:
    """What is attacked: a set, the years of a coalition, and those of another one."""

    statement_set: StatementSet
    years: tuple[Measurement, ...]
    others: tuple[Measurement, ...]

    @property
    def people(self) -> int:
        """The most people of a year."""
        return max(sum(own.tally.people_at_least().tolist()) for own in self.years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One coalition, what an attack found and how long that took."""

    number: int
    people: int
    statements: int
    attacked: tuple[Attacked, ...]
    seconds: float

    def count(self, told: Told) -> int:
        """How many leaks of one kind there are."""
        return sum(leak.told is told for own in self.attacked for leak in own.leaks)


def draw_set(generator: np.random.Generator) -> StatementSet:
    """A random choice of statements from the shipped set, with the themes and parts that hold any."""
    whole = shipped_statement_set()
    size = int(generator.choice(SET_SIZES, p=SET_SHARES))
    # from few themes, so that levels hold several statements
    order = [theme.id for theme in whole.themes]
    picked: set[str] = set()
    for place in generator.permutation(len(order)):
        picked |= {own.id for own in whole.themes[place].statements}
        if len(picked) >= size:
            break
    kept = set(generator.permutation(sorted(picked))[:size].tolist())
    parts = []
    for part in whole.parts:
        themes = [
            replace(theme, statements=tuple(own for own in theme.statements if own.id in kept)) for theme in part.themes
        ]
        parts.append(replace(part, themes=tuple(theme for theme in themes if theme.statements)))
    return replace(whole, parts=tuple(part for part in parts if part.themes))


def draw_shares(generator: np.random.Generator) -> Floats:
    """How likely each answer is: any mix, mostly agreement, or nearly everybody at one end."""
    manner = generator.integers(3)
    if manner == 0:
        return np.asarray(generator.dirichlet(np.ones(len(ANSWER_ORDER))))
    open_answers = generator.dirichlet(np.ones(3)) * generator.uniform(0, 0.3)
    scores = np.array([0.02, 0.03, 0.1, 0.5, 0.35] if manner == 1 else [0.0, 0.0, 0.02, 0.08, 0.9])
    if generator.random() < 0.5:  # noqa: PLR2004 - either end
        scores = scores[::-1]
    return np.concatenate([scores * (1 - open_answers.sum()), open_answers])


def draw_sheets(
    generator: np.random.Generator, statement_set: StatementSet, people: Iterable[tuple[str, str | None]], year: int
) -> list[ScoreSheet]:
    """A sheet for each of these people and domains."""
    shares = draw_shares(generator)
    sheets = []
    for participant, domain in people:
        given = generator.choice(len(ANSWER_ORDER), size=len(statement_set.statements), p=shares)
        sheets.append(
            ScoreSheet(
                statement_set=statement_set.id,
                version=statement_set.version,
                coalition="Meetstad",
                year=year,
                participant=participant,
                domain=domain,
                answers={
                    own.id: GivenAnswer(answer=ANSWER_ORDER[int(code)])
                    for own, code in zip(statement_set.statements, given, strict=True)
                },
            )
        )
    return sheets


def draw_joint(generator: np.random.Generator, statement_set: StatementSet, year: int) -> ScoreSheet:
    """A joint sheet with an answer on about half of the statements."""
    sheet = draw_sheets(generator, statement_set, [("", None)], year)[0]
    settled = {
        identity: own
        for identity, own in sheet.answers.items()
        if generator.random() < 0.5  # noqa: PLR2004 - about half
    }
    return replace(sheet, kind=Kind.JOINT, participant=None, answers=settled)


def draw_parents(generator: np.random.Generator, statement_set: StatementSet, year: int) -> Tally | None:
    """The answers of some parents in their own words; None where nothing is asked of them."""
    statements = [own.id for own in statement_set.statements]
    asked = set(statement_set.asked_of_parents)
    if not asked:
        return None
    people = [(f"o{number:07}", None) for number in range(int(generator.integers(1, 13)))]
    sheets = [
        replace(
            own,
            voice=Voice.PARENTS,
            answers={
                identity: given if identity in asked else GivenAnswer(answer=Answer.NOT_ANSWERED)
                for identity, given in own.answers.items()
            },
        )
        for own in draw_sheets(generator, statement_set, people, year)
    ]
    return tally(responses_of(sheets, statements), statements)


def draw_measurement(
    generator: np.random.Generator,
    statement_set: StatementSet,
    coalition: str,
    year: int,
    domains: Sequence[str | None],
    between: tuple[int, int],
    minimum: int,
) -> Measurement:
    """A closed measurement of so many people, of whom some were drawn in other years too."""
    statements = [own.id for own in statement_set.statements]
    codes = generator.permutation(len(domains))[: generator.integers(between[0], between[1] + 1)]
    people = [(f"{coalition[0].lower()}{code:07}", domains[code]) for code in codes]
    sheets = draw_sheets(generator, statement_set, people, year)
    responses = responses_of(sheets, statements)
    return Measurement(
        coalition=coalition,
        year=year,
        statements=tuple(statements),
        responses=responses,
        joint=draw_joint(generator, statement_set, year) if generator.random() < JOINT else None,
        parents=draw_parents(generator, statement_set, year) if generator.random() < PARENTS else None,
        info=MeasurementInfo(coalition=coalition, year=year, minimum=minimum),
        versions=(statement_set.version,),
    )


def draw_coalition(seed: int, number: int) -> Coalition:
    """The coalition with this number."""
    generator = np.random.default_rng([seed, number])
    statement_set = draw_set(generator)
    minimum = int(generator.integers(3, 6))
    between = PEOPLE[int(generator.integers(len(PEOPLE)))]
    names = [*statement_set.domains, None]
    some = generator.permutation(len(names))[: generator.integers(1, len(names) + 1)]
    mix = generator.dirichlet(np.ones(len(some)))
    pool = int(generator.integers(between[1], POOL + 1))
    domains = [names[some[place]] for place in generator.choice(len(some), size=pool, p=mix)]
    many = int(generator.integers(1, 4))
    years = tuple(
        draw_measurement(generator, statement_set, "Meetstad", FIRST_YEAR + year, domains, between, minimum)
        for year in range(many)
    )
    others: tuple[Measurement, ...] = ()
    if generator.random() < BESIDE:
        others = (draw_measurement(generator, statement_set, "Elders", FIRST_YEAR, domains, (2, 4), minimum),)
    return Coalition(statement_set=statement_set, years=years, others=others)


def attack(seed: int, number: int) -> Found:
    """Draw a coalition and attack all voices of it."""
    coalition = draw_coalition(seed, number)
    start = time.process_time()
    partners = attack_years(coalition.years, coalition.statement_set, coalition.others)
    parents = attack_parents(coalition.years, coalition.statement_set)
    return Found(
        number=number,
        people=coalition.people,
        statements=len(coalition.statement_set.statements),
        attacked=(partners,) if parents is None else (partners, parents),
        seconds=time.process_time() - start,
    )


def print_leaks(found: Found) -> None:
    """What was found of a coalition."""
    for attacked in found.attacked:
        for leak in attacked.leaks:
            print(
                f"{found.number}: {attacked.voice}, {[attacked.years[place] for place in leak.years]}, "
                f"{leak.people} of fewer than {attacked.fewest}, statements {leak.statements}, groups {leak.groups}: "
                f"{leak.told.value}",
                flush=True,
            )


def print_tables(found: Sequence[Found]) -> None:
    """How many coalitions, leaks and seconds, per number of people and of statements."""
    by_people = {f"{low} to {high} people": [own for own in found if low <= own.people <= high] for low, high in PEOPLE}
    by_set = {f"{size} statements": [own for own in found if own.statements == size] for size in SET_SIZES}
    for table in (by_people, by_set):
        print(f"\n{'':<16}{'coalitions':>12}{'sums':>8}{'nearly':>8}{'seconds each':>14}{'longest':>9}")
        for name, own in table.items():
            seconds = [each.seconds for each in own] or [0.0]
            print(
                f"{name:<16}{len(own):>12}{sum(each.count(Told.SUM) for each in own):>8}"
                f"{sum(each.count(Told.WITHIN_A_POINT) for each in own):>8}"
                f"{sum(seconds) / len(seconds):>14.2f}{max(seconds):>9.2f}"
            )


def main() -> int:
    """Attack them all; 1 when anything is found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attack")
    parser.add_argument("--aantal", type=int, default=COALITIONS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--alleen", type=int, help="the number of one coalition")
    arguments = parser.parse_args()
    numbers = range(arguments.aantal) if arguments.alleen is None else [arguments.alleen]
    found = []
    for number in numbers:
        found.append(attack(arguments.seed, number))
        print_leaks(found[-1])
        if len(found) % _EVERY == 0:
            print(f"{len(found)} of {len(numbers)}", file=sys.stderr, flush=True)
    print_tables(found)
    return 1 if any(own.leaks for each in found for own in each.attacked) else 0


if __name__ == "__main__":
    sys.exit(main())
