# SPDX-License-Identifier: EUPL-1.2
"""Workflow commands of GitHub: annotations at a line of a file, and notices; nobody's text can start another one."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from analysetool.errors import Severity
from analysetool.escaping import workflow_message, workflow_property
from analysetool.files.yaml_source import STDIN_NAME

WORKSPACE = "GITHUB_WORKSPACE"
"""The variable in which GitHub names the folder of the repository."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def annotation(
    severity: Severity, message: str, *, title: str, path: str, line: int | None, workspace: str | None
) -> str:
    """An error or warning at a line of a file; without a place for what came from standard input.

    Args:
        severity: how bad it is.
        message: what is wrong.
        title: what stands above it.
        path: the file, as it was named.
        line: the line; None for the file as a whole.
        workspace: the folder of the repository; GitHub wants files named from there. None leaves names as they are.
    """
    properties = {"title": title}
    if path != STDIN_NAME:
        place = {"file": path_in(path, workspace)} | ({} if line is None else {"line": str(line)})
        properties = {**place, **properties}
    listed = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{workflow_message(message)}"


def notice(title: str, message: str) -> str:
    """News that is nobody's mistake."""
    return f"::notice title={workflow_property(title)}::{workflow_message(message)}"


def path_in(path: str, workspace: str | None) -> str:
    """A path as GitHub names it: from the top of the repository, with slashes; as it is when it lies elsewhere."""
    if workspace:
        whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(workspace))
        if whole.is_relative_to(top):
            return whole.relative_to(top).as_posix()
    return PurePath(path).as_posix()
