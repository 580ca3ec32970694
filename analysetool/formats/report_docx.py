# SPDX-License-Identifier: EUPL-1.2
"""The report, the summary and the worksheet for Word: real headings, lists and tables that people can go on with.

Python-docx is an extra. The same view gives the same bytes: nothing in the file tells who made it, where or when.
"""

from __future__ import annotations

from analysetool.figures.report import Report
from analysetool.figures.summary import Summary
from analysetool.figures.worksheet import Worksheet
from analysetool.formats.docx_full import write_report
from analysetool.formats.docx_summary import write_summary
from analysetool.formats.docx_worksheet import write_worksheet
from analysetool.formats.extras import require


def render_docx(view: Report | Summary | Worksheet) -> bytes:
    """Lay out the report in full, on one page or as a worksheet; the kind of view decides.

    Raises:
        UsageError: when python-docx is not installed.
    """
    require("docx", "docx")
    from analysetool.formats.docx_paper import Paper  # noqa: PLC0415 - needs the extra

    if isinstance(view, Summary):
        paper = Paper(f"Kansrijke Start in {view.report.coalition}: samenvatting {view.report.year}", compact=True)
        write_summary(paper, view)
    elif isinstance(view, Worksheet):
        paper = Paper(f"Kansrijke Start in {view.report.coalition}: werkblad {view.report.year}")
        write_worksheet(paper, view)
    else:
        paper = Paper(f"Kansrijke Start in {view.coalition}: rapport {view.year}")
        write_report(paper, view)
    return paper.to_bytes()
