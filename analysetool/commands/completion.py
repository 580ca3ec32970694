# SPDX-License-Identifier: EUPL-1.2
"""`aanvullen`: the script with which a shell completes commands and options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.commands.report import FORMS
from analysetool.commands.telling import tell
from analysetool.errors import UsageError
from analysetool.escaping import shell_word
from analysetool.files.results import write_result
from analysetool.formats.registry import FORM_KINDS, FORMATS
from analysetool.formats.sql import DIALECTS
from analysetool.model import Basis, GroupBy, Voice
from analysetool.schemas.catalogue import NAMES
from analysetool.streams import deliver_text
from analysetool.terminal.completion import SCRIPTS, CompletedCommand
from analysetool.words import completion as said


def values_of(command: str, option: str | None) -> tuple[str, ...]:
    """The fixed list of what can stand behind an option of a command, or behind the command itself (None)."""
    lists: dict[str | None, Sequence[str]] = {
        "--formaat": FORMATS.get(command, ()),
        "--vorm": tuple(FORMS) if command == "rapport" else tuple(FORM_KINDS),
        "--basis": tuple(Basis),
        "--groepen": tuple(GroupBy),
        "--voor": tuple(Voice),
        "--sql": tuple(DIALECTS),
        None: {"schema": NAMES, "aanvullen": tuple(SCRIPTS)}.get(command, ()),
    }
    return tuple(str(value) for value in lists.get(option, ()))


def write_script(shell: str, commands: Sequence[CompletedCommand], *, path: str | None, overwrite: bool) -> None:
    """Write the script of a shell to a file or to standard output, and say how it comes into use.

    Raises:
        UsageError: when there is no script for that shell, or when it cannot be written there.
    """
    if shell not in SCRIPTS:
        raise UsageError(said.no_such_shell(shell, tuple(SCRIPTS)))
    text = SCRIPTS[shell](commands)
    if path is None:
        deliver_text(text)
    else:
        write_result(Path(path), text.encode("utf-8"), overwrite=overwrite)
    tell(said.where_to_put_it(shell, None if path is None else shell_word(str(Path(path).absolute()))))
