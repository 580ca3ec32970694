# SPDX-License-Identifier: EUPL-1.2
"""The runner of GitHub: inputs, outputs, its temporary folder, and lines in its log."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from analysetool.escaping import workflow_message, workflow_property

ROOT = Path(__file__).resolve().parent.parent
"""The checkout of the action."""
WRONG_INPUT = 2
TOOL_FAILED = 70
_FOR_DOWNLOADS = frozenset({"PIP_CERT", "PIP_INDEX_URL", "PIP_PROXY", "PIP_DEFAULT_TIMEOUT"})
"""From where and how pip fetches; what it may install is decided by hashes."""


class StepError(Exception):
    """Why a step stops, in a sentence that says what to do."""

    def __init__(self, title: str, message: str, code: int = WRONG_INPUT) -> None:
        """Keep what stands above the sentence and the exit code."""
        super().__init__(message)
        self.title = title
        self.code = code


def say(kind: Literal["error", "warning", "notice"], title: str, message: str) -> None:
    """A line in the log that GitHub shows at the run; no text in it can begin another one."""
    sys.stdout.write(f"::{kind} title={workflow_property(title)}::{workflow_message(message)}\n")
    sys.stdout.flush()


def given(name: str) -> str:
    """An input; empty when nothing was given. `fail-on` stands in INPUT_FAIL_ON."""
    return os.environ.get(f"INPUT_{name.replace('-', '_').upper()}", "").strip()


def given_lines(name: str) -> list[str]:
    """An input with one value a line, empty lines left out."""
    return [line.strip() for line in given(name).splitlines() if line.strip()]


def switched_on(name: str) -> bool:
    """An input that is `true` or `false`.

    Raises:
        StepError: when it is anything else.
    """
    value = given(name).lower() or "false"
    if value not in {"true", "false"}:
        raise StepError(f"Verkeerde {name}", f"{name} is {given(name)!r}; kies true of false.")
    return value == "true"


def put_out(**values: str) -> None:
    """Give outputs of the step, each on one line."""
    lines = "".join(f"{name}={' '.join(value.split())}\n" for name, value in values.items())
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write(lines)


def own_folder() -> Path:
    """Where all of this stands: a folder of the runner, outside the workspace and gone after the job."""
    return Path(os.environ["RUNNER_TEMP"]) / "analysetool"


def python(*words: str) -> list[str]:
    """The Python of the environment that the first step made, which looks at nothing but that environment."""
    windows = own_folder() / "Scripts"
    return [str(windows / "python.exe" if windows.is_dir() else own_folder() / "bin" / "python"), "-I", *words]


def tool(*words: str) -> list[str]:
    """The tool in that environment."""
    return python("-m", "analysetool", *words)


def clean_environment() -> Mapping[str, str]:
    """The environment without what steers Python or says to pip what to install."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in _FOR_DOWNLOADS or not name.upper().startswith(("PIP_", "PYTHON", "INPUT_"))
    }


def run(words: Sequence[str], *, cwd: Path | None = None) -> int:
    """Run a program; what it says goes to the log. Its exit code."""
    sys.stdout.flush()
    return subprocess.run(words, cwd=cwd, env=clean_environment(), check=False).returncode  # noqa: S603 - no shell
