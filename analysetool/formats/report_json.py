# SPDX-License-Identifier: EUPL-1.2
"""The report as JSON: the keys that other programs depend on, in a fixed order, with raw numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from analysetool.figures.report import Report, ShownFinding, ShownGroup, ShownLevel, ShownStatement, Talk
from analysetool.files.file_shapes import MEASUREMENT
from analysetool.files.shape_values import values_by_key
from analysetool.formats.columns import LEVEL_COLUMNS, STATEMENT_COLUMNS, Column, Holds
from analysetool.formats.json_text import Json, json_answer, json_number, json_range, json_text
from analysetool.model import Action, Answer
from analysetool.words import report as words

FORMAT_VERSION = 2
LEVEL_KEYS = (
    "gemiddelde", "bandbreedte", "interval", "gelijk_gewogen", "eensgezindheid", "beantwoord", "mogelijk",
    "gezamenlijk", "oordeel",
)  # fmt: skip
STATEMENT_KEYS = (
    "id", "thema", "tekst", "n", "verdeling", "weet_niet", "nvt", "niet_ingevuld", "niet_gevraagd", "gemiddelde",
    "mediaan", "eensgezindheid", "bandbreedte", "gezamenlijk", "oordeel", "ouders", "eigen_groep", "anderen",
)  # fmt: skip

_Shown = TypeVar("_Shown", ShownLevel, ShownStatement)


def render_json(view: Report) -> str:
    """Write the report as JSON text that ends in a newline; null stands for what cannot be determined or shown."""
    return json_text(report_json(view))


def report_json(view: Report) -> Json:
    """The report as plain values, keys in the order of the contract."""
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "rapport",
        "stellingenset": {"id": view.statement_set.id, "versie": view.statement_set.version},
        "coalitie": view.coalition,
        "jaar": view.year,
        "meting": None if view.info is None else values_by_key(MEASUREMENT, view.info),
        "basis": view.basis.value,
        "openbaarheid": view.openness.value,
        "min_groep": view.minimum,
        "deelnemers": {
            "aantal": view.participants,
            "ouders": 0 if view.parents is None else view.parents.people,
            "per_cluster": dict(view.per_cluster),
            "uitgenodigd": None if view.response is None else dict(view.response.invited),
            "bandbreedte_uitgenodigd": None
            if view.response is None
            else json_range(view.response.low, view.response.high),
        },
        "totaal": level_json(view.total),
        "delen": [{"id": part.id, "titel": part.title, **level_json(part)} for part in view.parts],
        "themas": [
            {"id": theme.level.id, "titel": theme.level.title, "deel": theme.level.part, **level_json(theme.level)}
            for theme in view.themes
        ],
        "fasen": [{"id": phase.id, **level_json(phase)} for phase in view.phases],
        "stellingen": [{own.key: own.value(statement) for own in _STATEMENT} for statement in view.statements],
        "bevindingen": {
            "sterk": _findings(view.findings.strong),
            "zwak": _findings(view.findings.weak),
            "verdeeld": _findings(view.findings.divided),
            "onbekend": _findings(view.findings.unknown),
        },
        "groepen": [_group(group) for group in view.groups],
        "acties": [_action(action) for action in view.actions],
    }


@dataclass(frozen=True, slots=True)
class _Key(Generic[_Shown]):
    """A key of JSON and the columns in it: one, more as a list, or named ones as a block; null when any is missing."""

    key: str
    columns: tuple[Column[_Shown], ...]
    names: tuple[str, ...]

    def value(self, own: _Shown) -> object:
        """What stands behind the key for a level or statement."""
        values = [_value(column, own) for column in self.columns]
        if self.names:
            return None if None in values else dict(zip(self.names, values, strict=True))
        return values[0] if len(values) == 1 else None if None in values else values


def _keys(columns: Mapping[str, Column[_Shown]], keys: Sequence[str]) -> tuple[_Key[_Shown], ...]:
    """The columns by their keys, in the order of those."""
    found = []
    for key in keys:
        block = [column for column in columns.values() if column.json_key.startswith(f"{key}.")]
        own = block or [column for column in columns.values() if column.json_key == key]
        names = [column.json_key.removeprefix(f"{key}.") for column in block]
        found.append(_Key(key, tuple(own), tuple(names)))
    return tuple(found)


_LEVEL = _keys(LEVEL_COLUMNS, LEVEL_KEYS)
_STATEMENT = _keys(STATEMENT_COLUMNS, STATEMENT_KEYS)


def _value(column: Column[_Shown], own: _Shown) -> object:
    value = column.value(own)
    if isinstance(value, Talk):
        return None  # JSON has the answer alone
    if isinstance(value, Answer):
        return json_answer(value)
    if column.holds in (Holds.SCORE, Holds.SHARE) and not isinstance(value, str):
        return json_number(value)
    return value


def level_json(level: ShownLevel) -> Json:
    """The figures of a level, S of the contract, as every output that has them writes them."""
    return {own.key: own.value(level) for own in _LEVEL}


def _findings(findings: Sequence[ShownFinding]) -> list[Json]:
    return [
        {"stelling": finding.statement.id, "reden": words.reason(finding), "houdt_stand": finding.holds}
        for finding in findings
    ]


def _group(group: ShownGroup) -> Json:
    return {
        "id": group.id,
        "titel": words.group_title(group),
        "clusters": list(group.clusters),
        "aantal": group.size,
        "delen": _levels(group.parts),
        "themas": _levels(group.themes),
    }


def _levels(levels: Mapping[str, ShownLevel]) -> Json:
    return {identity: level_json(level) for identity, level in levels.items()}


def _action(action: Action) -> Json:
    return {
        "stelling": action.statement,
        "wat": action.what,
        "wie": action.who,
        "wanneer": None if action.due is None else action.due.isoformat(),
        "status": action.status,
    }
