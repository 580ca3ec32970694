# SPDX-License-Identifier: EUPL-1.2
"""Every schema by the name that people type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from analysetool.formats.json_text import json_text
from analysetool.model import StatementSet
from analysetool.schemas.files import (
    measurement_schema,
    requirements_schema,
    score_sheet_schema,
    statement_set_schema,
)
from analysetool.schemas.from_shapes import Schema
from analysetool.schemas.outputs import (
    check_schema,
    comparison_schema,
    overview_schema,
    problems_schema,
    report_schema,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:analysetool-kansrijke-start:schema:"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    title: str
    about: str
    make: Callable[[StatementSet], Schema]
    of_a_set: bool = False


_CATALOGUE: Mapping[str, _Entry] = {
    "scorelijst": _Entry(
        title="Scorelijst",
        about=("De antwoorden van één deelnemer, de gezamenlijke scores van de coalitie, of een bureauanalyse."),
        make=score_sheet_schema,
        of_a_set=True,
    ),
    "meting": _Entry(
        title="meting.yaml",
        about="Wat een coalitie over haar meting van een jaar vertelt.",
        make=measurement_schema,
        of_a_set=True,
    ),
    "stellingenset": _Entry(title="Stellingenset", about="De delen, thema's en stellingen.", make=statement_set_schema),
    "eisen": _Entry(title="eisen.yaml", about="De eisen die toets nakijkt.", make=requirements_schema, of_a_set=True),
    "rapport": _Entry(title="Rapport", about="De JSON van analysetool rapport.", make=lambda _: report_schema()),
    "vergelijking": _Entry(
        title="Vergelijking", about="De JSON van analysetool vergelijk.", make=lambda _: comparison_schema()
    ),
    "overzicht": _Entry(
        title="Overzicht", about="De JSON van analysetool overzicht.", make=lambda _: overview_schema()
    ),
    "toets": _Entry(title="Toets", about="De JSON van analysetool toets.", make=lambda _: check_schema()),
    "controle": _Entry(title="Controle", about="De JSON van analysetool controleer.", make=lambda _: problems_schema()),
}
NAMES = tuple(_CATALOGUE)


def schema_of(name: str, statement_set: StatementSet) -> Schema:
    """The schema of that name; its id tells which set and version its ids come from, where that matters.

    Raises:
        KeyError: when there is no such schema.
    """
    entry = _CATALOGUE[name]
    identity = f"{_ID}{name}"
    about = entry.about
    if entry.of_a_set:
        identity += f":{quote(statement_set.id, safe='')}:{quote(statement_set.version, safe='')}"
        about += f" Voor stellingenset {statement_set.id}, versie {statement_set.version}."
    return {
        "$schema": DIALECT,
        "$id": identity,
        "title": entry.title,
        "description": about,
        **entry.make(statement_set),
    }


def schema_text(name: str, statement_set: StatementSet) -> str:
    """The schema as JSON text that ends in a newline; the same bytes for the same set.

    Signs that a terminal would obey, from a set of somebody's own, are escaped as JSON does.
    """
    text = json_text(schema_of(name, statement_set))
    return "".join(sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)
