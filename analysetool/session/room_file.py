# SPDX-License-Identifier: EUPL-1.2
"""The page for the room on disk: written whole after every step, so that the browser never loads half of it."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import FileChangedError, UsageError, reason_of
from analysetool.figures.room import RoomScreen
from analysetool.files.saving import current_content, write_whole
from analysetool.formats.room import render_room
from analysetool.words import session_files as file_texts

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
            message = file_texts.cannot_be_read(path, reason_of(error))
            raise UsageError(message) from error
        if content is not None and _OURS not in content:
            message = file_texts.file_of_something_else(path)
            raise UsageError(message)

    def show(self, view: RoomScreen) -> str:
        """Put a view on the screen; gives a sentence when that did not work, else an empty text."""
        content = render_room(view).encode()
        try:
            write_whole(self.path, content, expected=current_content(self.path))
        except FileChangedError:
            return file_texts.room_changed_meanwhile(self.path)
        except OSError as error:
            return file_texts.room_not_updated(self.path, reason_of(error))
        return ""
