# SPDX-License-Identifier: EUPL-1.2
"""The page that the room sees: one file that loads itself again, fetches nothing and runs no script but its own."""

from __future__ import annotations

from analysetool.figures.room import RoomScreen, RoomStatement
from analysetool.formats.templates import fingerprint, render_named, template_folder
from analysetool.model import Answer
from analysetool.words import colophon, guidance
from analysetool.words import room as words

_SCRIPT = "_scherm.js"


def render_room(view: RoomScreen) -> str:
    """The whole page; the same view always gives the same text.

    The policy in its head names its one script by hash, so that nothing else can ever run in it.
    """
    script = (template_folder() / _SCRIPT).read_text(encoding="utf-8")
    names = {
        "scherm": view,
        "zinnen": {} if view.statement is None else _told(view.statement),
        "keuzes": _answer_labels(view),
        "script": script,
        "script_hash": fingerprint(script),
        "eigen": colophon.own_statements(view.justification),
        "wegwijs": guidance.GUIDANCE,
        "overige": (guidance.DONT_KNOW, guidance.NOT_APPLICABLE),
    }
    return render_named("scherm.html.j2", names)


def _told(statement: RoomStatement) -> dict[str, str]:
    """What stands beside the figures of a statement, empty where there is nothing to tell."""
    return {
        "cijfers": " ".join(words.figures_told(statement)),
        "stemmen": " ".join(filter(None, (words.votes_note(statement), words.hands_note(statement)))),
        "eerder": words.before_told(statement) or "",
        "groepen": words.groups_note(statement) or "",
        "verschil": words.gap(statement) or "",
    }


def _answer_labels(view: RoomScreen) -> dict[str, str]:
    """Joint answers in words, by answer."""
    return {answer.value: words.answer_label(answer, view.scale) for answer in Answer}
