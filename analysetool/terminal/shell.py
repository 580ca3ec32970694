# SPDX-License-Identifier: EUPL-1.2
"""Commands as people can type them: quoted for the shell of this system."""

from __future__ import annotations

from analysetool.escaping import shell_word, visible


def command_line(command: str, *words: object, set_path: str | None = None) -> str:
    """A command of this tool with its words; `set_path` names the statement set when it is not the shipped one."""
    own_set = () if set_path is None else ("--stellingen", set_path)
    return visible(" ".join(["analysetool", command, *(shell_word(str(word)) for word in (*words, *own_set))]))
