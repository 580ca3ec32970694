# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with files as workflow commands of GitHub: an annotation at the line of each problem."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.errors import Problem, errors_in
from analysetool.formats.annotations import annotation, notice
from analysetool.words.commands import CHECK, checked


def render_github(files: Sequence[str], problems: Sequence[Problem], *, workspace: str | None) -> str:
    """Write an annotation per problem, those that stop a command first, and how many there are as a notice.

    Args:
        files: the files that were looked at.
        problems: what is wrong, in the order in which it is told.
        workspace: the folder of the repository; GitHub wants files named from there. None leaves names as they are.
    """
    lines = [
        annotation(own.severity, own.message, title=CHECK, path=own.path, line=own.line, workspace=workspace)
        for own in sorted(problems, key=lambda own: not own.is_error)
    ]
    errors = len(errors_in(problems))
    return "\n".join([*lines, notice(CHECK, checked(len(files), errors, len(problems) - errors)), ""])
