# SPDX-License-Identifier: EUPL-1.2
"""What is told of the people whose own work a statement is about, beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.figures.report import PeopleMean, ShownStatement
from analysetool.rounding import dutch_number
from analysetool.words import grammar, titles
from analysetool.words.grammar import plural

TITLE = "Eigen groep en anderen"


def beside(statement: ShownStatement) -> str | None:
    """Both figures where that of everybody stands: "eigen groep 4,8 · anderen 3,6"; None where they are not shown."""
    own, others = statement.own_group, statement.others
    if own is None or others is None:
        return None
    return f"eigen groep {dutch_number(own.mean)} · anderen {dutch_number(others.mean)}"


def told(statement: ShownStatement) -> str | None:
    """The same in a sentence that is read aloud."""
    own, others = statement.own_group, statement.others
    if own is None or others is None:
        return None
    return f"eigen groep {dutch_number(own.mean)}, anderen {dutch_number(others.mean)}"


def explained(statement: ShownStatement, about: Sequence[str]) -> str | None:
    """What `leg-uit` says: whose work it is about, what they gave and what the others gave; None without figures."""
    own, others = statement.own_group, statement.others
    if own is None or others is None:
        return None
    who = grammar.listing([titles.group_title(cluster).lower() for cluster in about])
    return (
        f"Deze stelling gaat over het werk van deze groep: {who}. De eigen groep: {_gave(own)}. De anderen: "
        f"{_gave(others)}. Samen zijn zij iedereen die een score gaf."
    )


def _gave(people: PeopleMean) -> str:
    return f"{plural(people.n, 'score', 'scores')}, gemiddeld {dutch_number(people.mean)}"
