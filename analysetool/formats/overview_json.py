# SPDX-License-Identifier: EUPL-1.2
"""The overview as JSON: the keys that other programs depend on, in a fixed order, with raw numbers."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.figures.overview import CountryStatement, Overview, OverviewRow, Quartiles, YearSummary
from analysetool.formats.json_text import Json, json_number, json_text
from analysetool.formats.report_json import level_json

FORMAT_VERSION = 1


def render_json(view: Overview) -> str:
    """Write the overview as JSON text that ends in a newline; null stands for what cannot be determined or shown."""
    return json_text(overview_json(view))


def overview_json(view: Overview) -> Json:
    """The overview as plain values, keys in the order of the contract; those of regions only with a table of them."""
    regions: Json = {"regios": _by_year(view.regions)} if view.with_regions else {}
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "overzicht",
        "metingen": [_row(row, with_region=view.with_regions) for row in view.rows],
        "verdeling": {str(own.year): _levels(own) for own in view.years},
        **regions,
        "stellingen": [_statement(own) for own in view.statements],
    }


def _row(row: OverviewRow, *, with_region: bool) -> Json:
    region: Json = {"regio": row.region} if with_region else {}
    return {
        "coalitie": row.coalition,
        "jaar": row.year,
        **region,
        "deelnemers": row.participants,
        "totaal": level_json(row.total),
        "delen": {part.id: level_json(part) for part in row.parts},
    }


def _by_year(summaries: Iterable[YearSummary]) -> Json:
    found: dict[str, Json] = {}
    for own in summaries:
        found.setdefault(str(own.year), {})[own.region or ""] = _levels(own)
    return {**found}


def _levels(summary: YearSummary) -> Json:
    return {level: _quartiles(own) for level, own in summary.levels.items()}


def _quartiles(own: Quartiles) -> Json:
    return {
        "n": own.n,
        "mediaan": json_number(own.median),
        "q1": json_number(own.first),
        "q3": json_number(own.third),
    }


def _statement(own: CountryStatement) -> Json:
    verdicts = None if own.verdicts is None else {verdict.value: number for verdict, number in own.verdicts.items()}
    return {"id": own.id, "jaar": own.year, "gemiddelde": json_number(own.mean), "oordelen": verdicts}
