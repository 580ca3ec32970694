# SPDX-License-Identifier: EUPL-1.2
"""Texts from files as one line of printable text, before any format sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from analysetool.escaping import printable
from analysetool.model import Action, BoardQuestion, KeyFigure, MeasurementInfo, Statement, StatementSet


def clean_set(statement_set: StatementSet) -> StatementSet:
    """The same set with every text that a report shows made printable."""
    return replace(
        statement_set,
        id=printable(statement_set.id),
        version=printable(statement_set.version),
        title=printable(statement_set.title),
        justification=_clean(statement_set.justification),
        scale={step: printable(label) for step, label in statement_set.scale.items()},
        parts=tuple(
            replace(
                part,
                title=printable(part.title),
                introduction=_clean(part.introduction),
                themes=tuple(
                    replace(
                        theme,
                        title=printable(theme.title),
                        statements=tuple(_clean_statement(statement) for statement in theme.statements),
                    )
                    for theme in part.themes
                ),
            )
            for part in statement_set.parts
        ),
        domains={
            key: replace(domain, title=printable(domain.title), cluster=domain.cluster and printable(domain.cluster))
            for key, domain in statement_set.domains.items()
        },
        sources={
            key: replace(source, title=printable(source.title), publisher=_clean(source.publisher))
            for key, source in statement_set.sources.items()
        },
    )


def clean_info(info: MeasurementInfo | None) -> MeasurementInfo | None:
    """The same metadata with every text made printable."""
    if info is None:
        return None
    own = {field.name: _printable(getattr(info, field.name)) for field in fields(info) if field.name != "path"}
    return replace(info, **own)


def _printable(value: object) -> Any:  # noqa: ANN401 - the same kind of value
    """A value with every text in it made printable, however deep."""
    match value:
        case StrEnum():
            return value
        case str():
            return printable(value)
        case tuple():
            return tuple(map(_printable, value))
        case Mapping():
            return {_printable(key): _printable(item) for key, item in value.items()}
        case KeyFigure() | BoardQuestion():
            return replace(value, **{field.name: _printable(getattr(value, field.name)) for field in fields(value)})
        case _:
            return value


def clean_action(action: Action) -> Action:
    """The same action with every text made printable."""
    return replace(action, what=printable(action.what), who=_clean(action.who), reason=_clean(action.reason))


def _clean_statement(statement: Statement) -> Statement:
    return replace(
        statement,
        text=printable(statement.text),
        explanation=_clean(statement.explanation),
        reference=None
        if statement.reference is None
        else replace(statement.reference, place=printable(statement.reference.place)),
        parents_text=_clean(statement.parents_text),
        about=tuple(map(printable, statement.about)),
        advice=_clean(statement.advice),
        anchors={step: printable(text) for step, text in statement.anchors.items()},
    )


def _clean(text: str | None) -> str | None:
    return None if text is None else printable(text)
