# SPDX-License-Identifier: EUPL-1.2
"""Requirements as Markdown: for the summary of a pipeline and for a comment on a merge request."""

from __future__ import annotations

from analysetool.escaping import markdown
from analysetool.figures.requirements import RequirementsView
from analysetool.words.requirements import NOTED, place


def render_markdown(view: RequirementsView) -> str:
    """A heading, the outcome in a sentence, the table, and what is not met; ends in a newline."""
    lines = [f"## {markdown(view.heading)}", "", f"**{markdown(view.glance)}**", ""]
    lines += [" ".join(markdown(told) for told in view.context), ""] if view.context else []
    lines += ["| onderdeel | eis | waarde | uitkomst |", "|---|---|---|---|"]
    lines += [
        f"| {' | '.join(markdown(cell) for cell in (line.subject, line.requirement, line.value, line.told))} |"
        for line in view.lines
    ]
    if view.noted:
        lines += ["", f"### {NOTED}", ""]
        lines += [f"- {markdown(f'{place(result)}: {result.message}')}" for result in view.noted]
    lines += ["", markdown(view.explanation)]
    return "\n".join(lines) + "\n"
