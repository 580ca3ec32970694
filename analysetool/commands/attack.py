# SPDX-License-Identifier: EUPL-1.2
"""`controleer --onthulling`: whether anything can be worked out of a few people from all that is shown together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from analysetool.commands.telling import tell_problems
from analysetool.escaping import printable
from analysetool.figures.attack_reading import Attacked, attack_years
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
    found = [
        attack_years(list(own), statement_set) for _, own in groupby(measurements, key=lambda each: each.coalition)
    ]
    deliver_text("".join(f"{line}\n" for attacked in found for line in _lines(attacked, statement_set)))
    return not any(attacked.leaks for attacked in found)


def _lines(attacked: Attacked, statement_set: StatementSet) -> Iterator[str]:
    coalition = printable(attacked.coalition)
    if attacked.hiding_nothing:
        yield said.nothing_hidden(coalition, attacked.hiding_nothing)
    if attacked.only_counts:
        yield said.only_counts(coalition, attacked.only_counts)
    if attacked.years and not attacked.leaks:
        yield said.nothing(coalition, attacked.years, attacked.fewest)
    for leak in attacked.leaks:
        years = [attacked.years[place] for place in leak.years]
        statements = [printable(statement_set.statements[place].id) for place in leak.statements]
        yield said.leaks(coalition, years, leak.people, map(printable, leak.groups), statements)
    if attacked.leaks:
        yield said.SAY_SO
