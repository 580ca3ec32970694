# SPDX-License-Identifier: EUPL-1.2
"""The dialogue with single keys on a terminal: one statement a screen, one key answers and goes on."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.ask.commands import Command, GoTo, Request, WriteNote, command_of_key, Move
from analysetool.ask.dialogue import Dialogue
from analysetool.ask.keys import Key, KeyKind
from analysetool.ask.printable import printable
from analysetool.ask.screens import Screens
from analysetool.ask.session import MAX_NOTE
from analysetool.ask.terminal import Keyboard
from analysetool.ask.texts import ASK_NOTE, ASK_TARGET, WRONG_KEY
