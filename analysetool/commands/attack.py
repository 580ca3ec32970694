# SPDX-License-Identifier: EUPL-1.2
"""`controleer --onthulling`: whether anything can be worked out of a few people from all that is shown together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from analysetool.commands.telling import tell_problems
from analysetool.escaping import printable
from analysetool.figures.attack import Told
from analysetool.figures.attack_reading import Attacked, attack_parents, attack_years
from analysetool.files.measurements import load_measurements
from analysetool.model import StatementSet
from analysetool.streams import deliver_text
from analysetool.words import attack as said


def check_disclosure(inputs: Sequence[str], statement_set: StatementSet) -> bool:
    """Print per coalition what can be worked out of how many people; True when there is nothing.

    Raises:
        InputError: when the input cannot be used.
    """
    measurements, warnings = load_measurements(inputs, statement_set)
    tell_problems(warnings)
    found = []
    for coalition, years in groupby(measurements, key=lambda each: each.coalition):
        own = list(years)
        others = [other for other in measurements if other.coalition != coalition]
        found.append(attack_years(own, statement_set, others))
        if (parents := attack_parents(own, statement_set)) is not None:
            found.append(parents)
    deliver_text("".join(f"{line}\n" for attacked in found for line in _lines(attacked, statement_set)))
    return not any(attacked.leaks for attacked in found)


def _lines(attacked: Attacked, statement_set: StatementSet) -> Iterator[str]:
    coalition = said.whose(printable(attacked.coalition), attacked.voice)
    if attacked.hiding_nothing:
        yield said.nothing_hidden(coalition, attacked.hiding_nothing)
    if attacked.only_counts:
        yield said.only_counts(coalition, attacked.only_counts)
    if attacked.years and not attacked.leaks:
        yield said.nothing(coalition, attacked.years, attacked.fewest)
    for leak in attacked.leaks:
        years = [attacked.years[place] for place in leak.years]
        statements = [printable(statement_set.statements[place].id) for place in leak.statements]
        tell = said.leaks if leak.told is Told.SUM else said.nearly
        yield tell(coalition, years, leak.people, map(printable, leak.groups), statements)
    if attacked.leaks:
        yield said.SAY_SO
