# SPDX-License-Identifier: EUPL-1.2
"""Questions of the guide, each asked until the answer can be used; Enter takes the default."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from analysetool.files.fields import iso_date, whole_number
from analysetool.files.places import typed_path
from analysetool.terminal.lines import Lines
from analysetool.words import guide as texts

_Value = TypeVar("_Value")
_STOP = "stop"
_YES, _NO = frozenset({"j", "ja"}), frozenset({"n", "nee"})
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_POWERSHELL = "& "


class GoBack(Exception):  # noqa: N818 - somebody changed their mind
    """The answer was the word stop."""


def ask(lines: Lines, question: str, default: str = "") -> str:
    """One answer without blanks around it; the default for an empty one.

    Raises:
        GoBack: when the answer is the word stop.
        InputEnded: when there is no next line.
    """
    answer = lines.ask(texts.with_default(question, default)).strip()
    if answer.lower() == _STOP:
        raise GoBack
    return answer or default


def ask_needed(lines: Lines, question: str) -> str:
    """An answer that cannot be left out."""
    while not (answer := ask(lines, question)):
        lines.say(texts.NEEDED)
    return answer


def ask_whole(lines: Lines, question: str, default: int, *, least: int = 0) -> int:
    """A whole number that is large enough."""
    while True:
        typed = whole_number(ask(lines, question, str(default)))
        if typed is not None and typed >= least:
            return typed
        lines.say(texts.type_a_number(least))


def ask_day(lines: Lines, question: str, default: date) -> date:
    """A day, also as it is written in Dutch."""
    while True:
        text = ask(lines, question, default.isoformat())
        dutch = _DUTCH_DAY.fullmatch(text)
        if dutch is not None:
            day, month, year = dutch.groups()
            text = f"{year}-{month:0>2}-{day:0>2}"
        found = iso_date(text)
        if found is not None:
            return found
        lines.say(texts.TYPE_A_DAY)


def ask_yes(lines: Lines, question: str, *, default: bool | None = None) -> bool:
    """Yes or no; without a default one of the two must be typed."""
    enter = {None: "", True: "j", False: "n"}[default]
    while True:
        answer = ask(lines, f"{question} ({texts.YES_NO})", enter).lower()
        if answer in _YES | _NO:
            return answer in _YES
        lines.say(texts.TYPE_YES_OR_NO)


def choose(lines: Lines, question: str, options: Sequence[tuple[_Value, str]]) -> _Value:
    """One of a few, by its number or by the first word that is shown; the first by Enter. One alone is not asked."""
    if len(options) == 1:
        return options[0][0]
    lines.say(question)
    for number, (_, shown) in enumerate(options, start=1):
        lines.say(f"  {number:>2}  {shown}")
    while True:
        answer = ask(lines, texts.YOUR_CHOICE, "1")
        typed = whole_number(answer)
        if typed is not None and 1 <= typed <= len(options):
            return options[typed - 1][0]
        named = [value for value, shown in options if re.split(r"[:, ]", shown)[0].lower() == answer.lower()]
        if len(named) == 1:
            return named[0]
        lines.say(texts.type_a_number(1, len(options)))


def ask_paths(lines: Lines, question: str, default: str = "") -> list[str]:
    """One path or more that are there, as typed or as dragged into the window."""
    while True:
        found = paths_in(ask(lines, question, default))
        missing = [path for path in found if not Path(path).exists()]
        if found and not missing:
            return found
        lines.say(texts.not_there(missing[0]) if missing else texts.NEEDED)


def ask_path(lines: Lines, question: str, default: str = "") -> str:
    """One path that is there, such as a folder."""
    while len(found := ask_paths(lines, question, default)) > 1:
        lines.say(texts.not_there(" ".join(found)))
    return found[0]


def ask_any_path(lines: Lines, question: str, default: str) -> str:
    """One path that may be there or not."""
    return (paths_in(ask(lines, question, default)) or [default])[0]


def paths_in(typed: str, *, posix: bool = os.name == "posix") -> list[str]:
    r"""The paths on one line, as a file manager or a shell writes them when they are dragged into a window.

    What is there as it was typed is that one path. Else quotes go, on POSIX a backslash before a sign too, and `& ` of
    PowerShell; several paths are several only when all of them are there. A path never begins with a hyphen, which
    would be an option.
    """
    text = typed.strip().removeprefix(_POWERSHELL).strip()
    if not text:
        return []
    if os.path.exists(text):  # noqa: PTH110 - a path with a sign that pathlib would refuse is not there
        return [_no_option(text)]
    bare = typed_path(text)
    if str(bare) != text and bare.exists():
        return [_no_option(str(bare))]
    words = _split(text, posix=posix)
    if len(words) == 1 or all(Path(word).exists() for word in words):
        return [_no_option(word) for word in words]
    return [_no_option(os.path.expanduser(str(bare)))]  # noqa: PTH111 - the same


def _split(text: str, *, posix: bool) -> list[str]:
    """The words of a line as the shell of a system reads them; the line itself where its quotes do not close."""
    try:
        words = shlex.split(text, posix=posix)
    except ValueError:
        return [text]
    if not posix:
        words = [word.strip("\"'") for word in words]
    return [os.path.expanduser(word) for word in words] or [text]  # noqa: PTH111 - the same


def _no_option(path: str) -> str:
    return os.path.join(os.curdir, path) if path.startswith("-") else path  # noqa: PTH118 - it would drop the dot


def ask_new_path(lines: Lines, question: str, default: str, ending: str = "") -> tuple[str, bool]:
    """A path for a file to make, with its ending, and whether it may take the place of what is there."""
    while True:
        typed = ask(lines, question, default)
        (path,) = paths_in(typed)[:1] or [default]
        if ending and Path(path).suffix.lower() != ending:
            path += ending
        if not Path(path).exists():
            return path, False
        if ask_yes(lines, texts.exists_replace(Path(path))):
            return path, True
        question, default = texts.ASK_NAME, _free(path)


def _free(path: str) -> str:
    """The same name with the first number behind it that is not taken."""
    own = Path(path)
    number = 2
    while (other := own.with_name(f"{own.stem}-{number}{own.suffix}")).exists():
        number += 1
    return str(other)
