# SPDX-License-Identifier: EUPL-1.2
"""A document as one page of html that stands alone and fetches nothing."""

from __future__ import annotations

from pathlib import Path

from analysetool.documents.blocks import Document
from analysetool.formats.templates import render_named

_TEMPLATE = "document.html.j2"


def lay_out_html(document: Document, *, own: Path | None = None) -> str:
    """Lay a document out.

    Args:
        document: what there is to say.
        own: a folder with templates that go before ours; `document-KIND.html.j2` in it goes before ours for all kinds.

    Raises:
        UsageError: when a template of one's own cannot be used, with its name and line.
    """
    return render_named(_TEMPLATE, {"document": document}, own=own, instead=f"document-{document.kind}.html.j2")
