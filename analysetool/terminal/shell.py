# SPDX-License-Identifier: EUPL-1.2
"""Commands as people can type them: quoted for the shell of this system."""

from __future__ import annotations

import os
import re
import shlex
import subprocess

from analysetool.escaping import visible

_PLAIN_WORD = re.compile(r"[\w./\\:+=@,-]+")


def command_line(command: str, *words: object, set_path: str | None = None) -> str:
    """A command of this tool with its words; `set_path` names the statement set when it is not the shipped one."""
    own_set = () if set_path is None else ("--stellingen", set_path)
    return visible(" ".join(["analysetool", command, *map(quoted, (*words, *own_set))]))


def quoted(word: object) -> str:
    """A word in quotes where the shell would otherwise read it as something else."""
    text = str(word)
    if _PLAIN_WORD.fullmatch(text) and not (os.name == "posix" and "\\" in text):
        return text
    return shlex.quote(text) if os.name == "posix" else subprocess.list2cmdline([text])
