# SPDX-License-Identifier: EUPL-1.2
"""The forms of a report as documents, and documents in every layout that is text."""

from __future__ import annotations

from collections.abc import Callable

from analysetool.documents.blocks import Document
from analysetool.documents.parents_page import parents_page_document
from analysetool.documents.report import report_document
from analysetool.documents.summary import summary_document
from analysetool.documents.worksheet import worksheet_document
from analysetool.figures.parents_page import gather_parents_page
from analysetool.figures.report import Report
from analysetool.figures.summary import choose_summary
from analysetool.figures.worksheet import gather_worksheet
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.terminal import lay_out_terminal

FORMS: dict[str, Callable[[Report], Document]] = {
    "volledig": report_document,
    "samenvatting": lambda report: summary_document(choose_summary(report)),
    "werkblad": lambda report: worksheet_document(gather_worksheet(report)),
    "ouders": lambda report: parents_page_document(gather_parents_page(report)),
}
TEXTS: dict[str, Callable[[Document], str]] = {
    "terminal.txt": lambda document: lay_out_terminal(document, colour=False, plain=False),
    "plat.txt": lambda document: lay_out_terminal(document, colour=False, plain=True),
    "md": lay_out_markdown,
    "html": lay_out_html,
}


def laid_out(report: Report, ending: str, form: str = "volledig") -> str:
    """A report in one form and one layout."""
    return TEXTS[ending](FORMS[form](report))
