# SPDX-License-Identifier: EUPL-1.2
"""Which statement stands in which column, as few ranges as say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.files.workbooks.raw import column_letters
from analysetool.imports.headings import How
from analysetool.imports.responses import FoundColumn
from analysetool.words.import_screen import ColumnRun


def runs_by_how(found: Iterable[FoundColumn], order: Sequence[str]) -> dict[How, list[ColumnRun]]:
    """The ranges of statements found in each way, ways and statements in their order.

    A range is of statements that follow each other in the set, whose columns lie equally far apart.

    Args:
        found: the columns, in the order of the set.
        order: ids of the set.
    """
    ways: dict[How, list[FoundColumn]] = {how: [] for how in How}
    for column in found:
        ways[column.how].append(column)
    return {how: _runs(own, order) for how, own in ways.items() if own}


def _runs(found: Sequence[FoundColumn], order: Sequence[str]) -> list[ColumnRun]:
    place = {identity: number for number, identity in enumerate(order)}
    groups: list[list[FoundColumn]] = []
    for column in found:
        last = groups[-1] if groups else []
        follows = bool(last) and place[column.statement] == place[last[-1].statement] + 1
        step = column.position - last[-1].position if last else 0
        if follows and step > 0 and (len(last) == 1 or step == _step(last)):
            last.append(column)
        else:
            groups.append([column])
    return [_run(own) for own in groups]


def _step(group: Sequence[FoundColumn]) -> int:
    return group[1].position - group[0].position if len(group) > 1 else 1


def _run(group: Sequence[FoundColumn]) -> ColumnRun:
    first, last = group[0], group[-1]
    return ColumnRun(
        statements=(first.statement, last.statement),
        columns=(column_letters(first.position), column_letters(last.position)),
        step=_step(group),
    )


def id_ranges(identities: Iterable[str], order: Sequence[str]) -> list[str]:
    """Ids in as few ranges as say them: A01–A05, B02."""
    known = set(identities)
    groups: list[list[str]] = []
    for before, identity in zip([None, *order], order, strict=False):
        if identity in known:
            if before in known:
                groups[-1].append(identity)
            else:
                groups.append([identity])
    return [own[0] if len(own) == 1 else f"{own[0]}–{own[-1]}" for own in groups]
