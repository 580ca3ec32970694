# SPDX-License-Identifier: EUPL-1.2
"""What is told of statements themselves: where they stand, what they mean, and what they come from."""

from __future__ import annotations

from analysetool.model import Part, Statement, StatementSet, Theme
from analysetool.words.grammar import plural
from analysetool.words.titles import PHASE_TITLES, TRACK_TITLES, group_title


def part_title(part: Part) -> str:
    """The heading of a part."""
    return f"Deel {part.id} · {part.title}"


def theme_title(theme: Theme) -> str:
    """The heading of a theme."""
    return f"{theme.id} {theme.title}"


def shown(statement_set: StatementSet) -> str:
    """How many statements there are, and of which set."""
    number = plural(len(statement_set.statements), "stelling", "stellingen")
    return f"{number} uit {statement_set.title}, versie {statement_set.version}."


def _whose(name: str, statement_set: StatementSet) -> str:
    """The title of a domain or cluster whose work a statement is about."""
    domain = statement_set.domains.get(name)
    return group_title(name) if domain is None else domain.title


def details(statement: Statement, statement_set: StatementSet) -> tuple[tuple[str, str], ...]:
    """What is known of a statement beside its text, as labelled texts; what is absent is left out."""
    found = [("Toelichting", statement.explanation or "")]
    found += [(f"{step} betekent", text) for step, text in sorted(statement.anchors.items())]
    found.append(("Eerste stap", statement.advice or ""))
    found.append(("Onderdeel van het plan", "" if statement.track is None else TRACK_TITLES[statement.track]))
    found.append(("Voor ouders", statement.parents_text or ""))
    if statement.reference is not None:
        source = statement_set.sources.get(statement.reference.document)
        title = source.title if source is not None else statement.reference.document
        found.append(("Bron", f"{title}, {statement.reference.place}"))
    found.append(("Fase", PHASE_TITLES[statement.phase]))
    if statement.weight != 1:
        found.append(("Gewicht", f"{statement.weight:g}".replace(".", ",")))
    found.append(("Gaat over het werk van", "; ".join(_whose(name, statement_set) for name in statement.about)))
    return tuple((label, text) for label, text in found if text)
