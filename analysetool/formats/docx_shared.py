# SPDX-License-Identifier: EUPL-1.2
"""What all forms of the report in Word say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysetool import __version__
from analysetool.figures.report import Report, ShownFinding
from analysetool.formats.docx_xml import bold
from analysetool.words import figures as wording

if TYPE_CHECKING:  # needs python-docx, which may be missing
    from analysetool.formats.docx_paper import Paper


def origins(paper: Paper, view: Report) -> None:
    """Where the figures come from; stands at the top."""
    for origin in view.origins:
        paper.paragraph(bold("Herkomst: "), origin)


def reference_day(view: Report) -> str | None:
    """The day that the measurement is about."""
    day = view.info.reference_date if view.info else None
    return wording.dutch_date(day) if day else None


def reason(finding: ShownFinding) -> str:
    """Why a statement is a finding, and whether one answer could change that."""
    return f"{finding.reason} {wording.FRAGILE}" if finding.holds is False else finding.reason


def colophon(paper: Paper, view: Report) -> None:
    """What the report was made with; stands at the end."""
    paper.paragraph(
        f"Gemaakt met de Analysetool Kansrijke Start, versie {__version__}. Stellingenset: {view.statement_set.id}, "
        f"versie {view.statement_set.version}."
    )
