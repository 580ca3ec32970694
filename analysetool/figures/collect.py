# SPDX-License-Identifier: EUPL-1.2
"""The page on which a coalition collects answer codes, as values: of which measurement, and what it may count."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.answer_code import CodeFrame, coalition_print, frame_of
from analysetool.figures.clean import clean_set
from analysetool.model import DEFAULT_MINIMUM, MeasurementInfo, StatementSet


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectPage:
    """What the page knows.

    Attributes:
        set_id: the id of the statement set; with `version` as in every score sheet.
        domains: the titles of the domains, in the order of the set.
        minimum: from how many people on a domain is counted by itself; below it only the total is shown.
        frame: what codes are read with.
        coalition_print: what codes know of the coalition.
    """

    set_id: str
    version: str
    title: str
    justification: str | None
    coalition: str
    year: int
    domains: tuple[str, ...]
    minimum: int
    frame: CodeFrame
    coalition_print: int


def gather_collect_page(
    statement_set: StatementSet, *, coalition: str, year: int, info: MeasurementInfo | None = None
) -> CollectPage:
    """Gather what the page for one measurement needs; `coalition` is what goes into its file, and is never empty."""
    clean = clean_set(statement_set)
    return CollectPage(
        set_id=statement_set.id,
        version=statement_set.version,
        title=clean.title,
        justification=clean.justification,
        coalition=coalition,
        year=year,
        domains=tuple(domain.title for domain in clean.domains.values()),
        minimum=(None if info is None else info.minimum) or DEFAULT_MINIMUM,
        frame=frame_of(statement_set),
        coalition_print=coalition_print(coalition),
    )
