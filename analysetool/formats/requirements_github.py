# SPDX-License-Identifier: EUPL-1.2
"""Requirements as workflow commands of GitHub: an annotation at the line of each requirement that is not met."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from analysetool.errors import Severity
from analysetool.escaping import workflow_message, workflow_property
from analysetool.figures.requirements import CheckedMeasurement, Result
from analysetool.files.yaml_source import STDIN_NAME
from analysetool.words.requirements import OUTCOME_WORDS, heading, message, summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render_github(checked: CheckedMeasurement, *, workspace: str | None) -> str:
    """Write an annotation per requirement that is not met, and the outcome in a sentence as a notice.

    Args:
        checked: what came of the requirements.
        workspace: the folder of the repository; GitHub wants files named from there. None leaves names as they are.
    """
    lines = [_annotation(checked, result, workspace) for result in checked.noted]
    title, told = workflow_property(heading(checked)), workflow_message(summary(checked.results))
    return "\n".join([*lines, f"::notice title={title}::{told}", ""])


def _annotation(checked: CheckedMeasurement, result: Result, workspace: str | None) -> str:
    own = result.requirement
    properties = {"title": f"Eis {OUTCOME_WORDS[result.outcome]}: {result.subject}"}
    if own.path != STDIN_NAME:
        properties = {"file": path_in(own.path, workspace), "line": str(own.line), **properties}
    listed = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[result.severity]} {listed}::{workflow_message(message(checked, result))}"


def path_in(path: str, workspace: str | None) -> str:
    """A path as GitHub names it: from the top of the repository, with slashes; as it is when it lies elsewhere."""
    if workspace:
        whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(workspace))
        if whole.is_relative_to(top):
            return whole.relative_to(top).as_posix()
    return PurePath(path).as_posix()
