# SPDX-License-Identifier: EUPL-1.2
"""Requirements as workflow commands of GitHub: an annotation at the line of each requirement that is not met."""

from __future__ import annotations

from analysetool.figures.requirements import CheckedMeasurement, Result
from analysetool.formats.annotations import annotation, notice
from analysetool.words.requirements import OUTCOME_WORDS, heading, message, summary


def render_github(checked: CheckedMeasurement, *, workspace: str | None) -> str:
    """Write an annotation per requirement that is not met, and the outcome in a sentence as a notice.

    Args:
        checked: what came of the requirements.
        workspace: the folder of the repository; GitHub wants files named from there. None leaves names as they are.
    """
    lines = [_annotation(checked, result, workspace) for result in checked.noted]
    return "\n".join([*lines, notice(heading(checked), summary(checked.results)), ""])


def _annotation(checked: CheckedMeasurement, result: Result, workspace: str | None) -> str:
    own = result.requirement
    return annotation(
        result.severity,
        message(checked, result),
        title=f"Eis {OUTCOME_WORDS[result.outcome]}: {result.subject}",
        path=own.path,
        line=own.line,
        workspace=workspace,
    )
