# SPDX-License-Identifier: EUPL-1.2
"""The page that the room sees: one file that loads itself again, fetches nothing and runs no script but its own."""

from __future__ import annotations

from analysetool.figures.room import RoomScreen
from analysetool.formats.templates import fingerprint, render_named, template_folder
from analysetool.words import guidance

_SCRIPT = "_scherm.js"


def render_room(view: RoomScreen) -> str:
    """The whole page; the same view always gives the same text.

    The policy in its head names its one script by hash, so that nothing else can ever run in it.
    """
    script = (template_folder() / _SCRIPT).read_text(encoding="utf-8")
    names = {
        "scherm": view,
        "script": script,
        "script_hash": fingerprint(script),
        "wegwijs": guidance.GUIDANCE,
        "overige": (guidance.DONT_KNOW, guidance.NOT_APPLICABLE),
    }
    return render_named("scherm.html.j2", names)
