# SPDX-License-Identifier: EUPL-1.2
"""The page for the room on disk: written whole after every step, so that the browser never loads half of it."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.figures.room import RoomScreen
from analysetool.files.saving import current_content, write_whole
from analysetool.formats.room import render_room

NAME = "scherm.html"
_OURS = b'name="generator" content="Analysetool Kansrijke Start, werksessie"'


class RoomFile:
    """`scherm.html`. What goes wrong with it never stops a session: the room can do without, the scores cannot."""

    def __init__(self, path: Path) -> None:
        """Look at what is there.

        Raises:
            UsageError: when a file of this name was made by something else.
        """
        self.path = path
        try:
            content = current_content(path)
        except OSError as error:
            message = f"{path} kan niet worden gelezen: {reason_of(error)}. Kies een andere map."
            raise UsageError(message) from error
        if content is not None and _OURS not in content:
            message = f"{path} is niet van een werksessie. Geef dat bestand een andere naam."
            raise UsageError(message)

    def show(self, view: RoomScreen) -> str:
        """Put a view on the screen; gives a sentence when that did not work, else an empty text."""
        content = render_room(view).encode()
        try:
            write_whole(self.path, content, expected=current_content(self.path))
        except FileChangedError:
            return f"{self.path} werd intussen door iets anders veranderd; het scherm voor de zaal is niet bijgewerkt."
        except OSError as error:
            return f"{self.path} is niet bijgewerkt: {reason_of(error)}. De scores zijn wel bewaard."
        return ""
