# SPDX-License-Identifier: EUPL-1.2
"""How every message is put: what it begins with, and how it names a file or folder.

`Fout:` stands before what stops a command, `Let op:` before what does not. Anything else is told as a plain sentence:
what was chosen, what was written, what comes next. No other module writes these two words.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.words.grammar import listing

ERROR = "Fout: "
WARNING = "Let op: "


def as_error(text: str) -> str:
    """What stops a command, as it is told."""
    return f"{ERROR}{text}"


def as_warning(text: str) -> str:
    """What does not stop a command but needs a look, as it is told."""
    return f"{WARNING}{text}"


def problem(place: str, message: str, *, is_error: bool) -> str:
    """One problem in what was handed in: how bad it is, where it stands, what is wrong and what to do."""
    told = f"{place}: {message}"
    return as_error(told) if is_error else as_warning(told)


def quoted(name: object) -> str:
    """The name of a file or folder in a sentence, between quotes: "in de map '.'", so that no sign belongs to it."""
    text = str(name)
    return f'"{text}"' if "'" in text else f"'{text}'"


def quoted_names(names: Iterable[object]) -> str:
    """Such names in a row: "'a.csv', 'b.csv' en 'c.csv'"."""
    return listing([quoted(name) for name in names])
