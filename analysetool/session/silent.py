# SPDX-License-Identifier: EUPL-1.2
"""The silent moment in which everybody scores alone before anybody speaks: which statements, and until when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysetool.model import StatementSet
from analysetool.session.clock import MINUTE
from analysetool.words import session as texts

MOST = 6
"""So many statements fit the room's screen with the scale beside them."""
_MINUTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """The statements that are scored, and when time is over, in seconds of the session's clock."""

    statements: tuple[str, ...]
    until: float

    def longer(self, minutes: int, used: float) -> Silent:
        """The same with minutes more, or fewer; time that is over begins again now."""
        return replace(self, until=max(used, max(used, self.until) + minutes * MINUTE))


def silence(statements: tuple[str, ...], used: float) -> Silent:
    """A silent moment that begins now: two minutes, and a minute for each statement beyond two."""
    return Silent(statements=statements, until=used + max(_MINUTES, len(statements)) * MINUTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The statements that somebody typed, or a sentence why they cannot be."""

    statements: tuple[str, ...] = ()
    refusal: str = ""


def choose(typed: str, statement_set: StatementSet) -> Chosen:
    """Statements and themes by their ids, capitals or not: `A05`, `A05 B03`, `A2`; each statement once."""
    themes = {theme.id.casefold(): theme.statements for part in statement_set.parts for theme in part.themes}
    single = {statement.id.casefold(): (statement,) for statement in statement_set.statements}
    found: dict[str, None] = {}
    for word in typed.replace(",", " ").split():
        named = (single | themes).get(word.casefold())
        if named is None:
            return Chosen(refusal=texts.no_statement_and_no_theme(word[:20]))
        found |= dict.fromkeys(statement.id for statement in named)
    if len(found) > MOST:
        return Chosen(refusal=texts.too_many_at_once(len(found), MOST))
    return Chosen(statements=tuple(found))
