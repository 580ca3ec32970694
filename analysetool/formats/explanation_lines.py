# SPDX-License-Identifier: EUPL-1.2
"""Headings, lines and points of lists in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text


def title(console: Console, text: str) -> None:
    """A heading, with a blank line before it."""
    console.print()
    console.print(Text(text, style="bold underline"))


def say(console: Console, text: str) -> None:
    """One line, wrapped to the window."""
    console.print(Text(text))


def item(console: Console, text: str) -> None:
    """One point of a list."""
    console.print(Padding(Text(f"- {text}"), (0, 0, 0, 2)))
