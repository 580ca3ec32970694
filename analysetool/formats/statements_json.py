# SPDX-License-Identifier: EUPL-1.2
"""The statement set as JSON, with the keys of the YAML file."""

from __future__ import annotations

from analysetool.formats.json_text import json_text
from analysetool.model import Statement, StatementSet

FORMAT_VERSION = 1


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
                "over": list(statement.about),
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
