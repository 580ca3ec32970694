# SPDX-License-Identifier: EUPL-1.2
"""Choosing statements from a set by part and by text."""

from __future__ import annotations

from dataclasses import replace

from analysetool.model import Statement, StatementSet, Theme


def select_statements(statement_set: StatementSet, *, part: str | None, search: str | None) -> StatementSet:
    """The same set with only the statements of a part and with a text; themes and parts without any are left out.

    A statement matches when its id, text or explanation, or its theme's title, holds the text, in any case.
    """
    wanted = (search or "").casefold()

    def matches(statement: Statement, theme: Theme) -> bool:
        texts = (statement.id, statement.text, statement.explanation or "", theme.title)
        return any(wanted in text.casefold() for text in texts)

    parts = []
    for own in statement_set.parts:
        if part is not None and own.id != part:
            continue
        themes = tuple(
            replace(theme, statements=kept)
            for theme in own.themes
            if (kept := tuple(statement for statement in theme.statements if matches(statement, theme)))
        )
        if themes:
            parts.append(replace(own, themes=themes))
    return replace(statement_set, parts=tuple(parts))
