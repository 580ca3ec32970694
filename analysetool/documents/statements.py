# SPDX-License-Identifier: EUPL-1.2
"""The statements of a set as a document: per part and theme, alone or with everything that is known of them."""

from __future__ import annotations

from analysetool.documents.blocks import (
    Block,
    Document,
    Fact,
    Facts,
    Item,
    ItemLook,
    Items,
    Kind,
    Section,
    Text,
)
from analysetool.model import Part, Statement, StatementSet, Theme
from analysetool.words import statements as wording
from analysetool.words.colophon import account, foot, own_statements


def statements_document(statement_set: StatementSet, *, everything: bool) -> Document:
    """List the statements; with `everything` also where the set comes from, and explanation, anchors, advice, source.

    Args:
        statement_set: the statements to list, with printable texts.
        everything: whether to tell what is not needed to score.
    """
    told = account(statement_set.justification) if everything else ""
    return Document(
        kind=Kind.STATEMENTS,
        title=statement_set.title,
        blocks=(
            *([Text(text=told)] if told else []),
            *(_part(part, statement_set, everything=everything) for part in statement_set.parts),
        ),
        colophon=foot(own_statements(statement_set.justification), wording.shown(statement_set)),
        contents=len(statement_set.parts) > 1,
    )


def _part(part: Part, statement_set: StatementSet, *, everything: bool) -> Section:
    return Section(
        id=f"deel-{part.id}",
        title=wording.part_title(part),
        blocks=(
            *([Text(text=part.introduction)] if part.introduction else []),
            *(
                Section(title=wording.theme_title(theme), blocks=_theme(theme, statement_set, everything=everything))
                for theme in part.themes
            ),
        ),
    )


def _theme(theme: Theme, statement_set: StatementSet, *, everything: bool) -> tuple[Block, ...]:
    """A list of statements, or each under a heading with what is known of it."""
    if not everything:
        items = tuple(Item(id=statement.id, text=statement.text) for statement in theme.statements)
        return (Items(items=items, look=ItemLook.SHORT),)
    return tuple(
        Section(title=f"{statement.id} {statement.text}", blocks=(_details(statement, statement_set),))
        for statement in theme.statements
    )


def _details(statement: Statement, statement_set: StatementSet) -> Facts:
    known = wording.details(statement, statement_set)
    return Facts(facts=tuple(Fact(term=term, text=text) for term, text in known))
