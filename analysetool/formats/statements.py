# SPDX-License-Identifier: EUPL-1.2
"""The statement set as a list: terminal, Markdown and JSON."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from analysetool.escaping import markdown
from analysetool.formats.console import text_console, written
from analysetool.formats.json_text import json_text
from analysetool.model import Statement, StatementSet
from analysetool.words.figures import PHASE_TITLES, TRACK_TITLES, plural

FORMAT_VERSION = 1


def render_terminal(statement_set: StatementSet, *, everything: bool, colour: bool, plain: bool) -> str:
    """The statements per part and theme; with `everything` also explanation, anchors, advice and source."""
    console = text_console(colour=colour, plain=plain)
    for part in statement_set.parts:
        console.print(Text(f"Deel {part.id} · {part.title}", style="bold"))
        if everything and part.introduction:
            console.print(Text(part.introduction))
        for theme in part.themes:
            console.print()
            console.print(Text(f"{theme.id} {theme.title}", style="bold"))
            for statement in theme.statements:
                console.print(Padding(Text(f"{statement.id}  {statement.text}"), (0, 0, 0, 2)))
                if everything:
                    for label, text in details(statement, statement_set):
                        console.print(Padding(Text(f"{label}: {text}"), (0, 0, 0, 7)))
        console.print()
    shown = plural(len(statement_set.statements), "stelling", "stellingen")
    console.print(Text(f"{shown} uit {statement_set.title}, versie {statement_set.version}."))
    return written(console)


def render_markdown(statement_set: StatementSet, *, everything: bool) -> str:
    """The statements as a Markdown document with a heading per part and theme."""
    lines = [f"# {markdown(statement_set.title)}", ""]
    if everything and statement_set.justification:
        lines += [markdown(statement_set.justification), ""]
    for part in statement_set.parts:
        lines += [f"## Deel {markdown(part.id)} · {markdown(part.title)}", ""]
        if part.introduction:
            lines += [markdown(part.introduction), ""]
        for theme in part.themes:
            lines += [f"### {markdown(theme.id)} {markdown(theme.title)}", ""]
            for statement in theme.statements:
                lines.append(f"- **{markdown(statement.id)}** {markdown(statement.text)}")
                if everything:
                    details_of = details(statement, statement_set)
                    lines += [f"  - {label}: {markdown(text)}" for label, text in details_of]
            lines.append("")
    return "\n".join(lines)


def render_json(statement_set: StatementSet, *, everything: bool) -> str:
    """The statements as JSON, with the keys of the YAML file; `everything` adds what is not needed to score."""

    def entry(statement: Statement) -> dict[str, object]:
        found: dict[str, object] = {"id": statement.id, "tekst": statement.text}
        if everything:
            found |= {
                "toelichting": statement.explanation,
                "ankers": {str(step): text for step, text in statement.anchors.items()},
                "advies": statement.advice,
                "spoor": statement.track,
                "bron": None
                if statement.reference is None
                else {"document": statement.reference.document, "plaats": statement.reference.place},
                "fase": statement.phase.value,
                "gewicht": statement.weight,
                "ouders": None if statement.parents_text is None else {"tekst": statement.parents_text},
            }
        return found

    parts = [
        {
            "id": part.id,
            "titel": part.title,
            "inleiding": part.introduction,
            "themas": [
                {"id": theme.id, "titel": theme.title, "stellingen": [entry(item) for item in theme.statements]}
                for theme in part.themes
            ],
        }
        for part in statement_set.parts
    ]
    content = {
        "formaatversie": FORMAT_VERSION,
        "soort": "stellingenset",
        "id": statement_set.id,
        "versie": statement_set.version,
        "titel": statement_set.title,
        "schaal": {str(step): label for step, label in statement_set.scale.items()},
        "delen": parts,
    }
    return json_text(content)


def details(statement: Statement, statement_set: StatementSet) -> list[tuple[str, str]]:
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
    return [(label, text) for label, text in found if text]
