# SPDX-License-Identifier: EUPL-1.2
"""The statements as a parent gets them: only those that have words for parents, in these words."""

from __future__ import annotations

from dataclasses import replace

from analysetool.model import StatementSet


def for_parents(statement_set: StatementSet) -> StatementSet:
    """The set in the words of parents; explanation, anchors and advice are about the work of professionals."""
    return replace(
        statement_set,
        parts=tuple(
            replace(
                part,
                introduction=None,
                themes=tuple(
                    replace(
                        theme,
                        statements=tuple(
                            replace(
                                statement,
                                text=statement.parents_text,
                                explanation=None,
                                anchors={},
                                advice=None,
                                reference=None,
                            )
                            for statement in theme.statements
                            if statement.parents_text is not None
                        ),
                    )
                    for theme in part.themes
                ),
            )
            for part in statement_set.parts
        ),
    )
