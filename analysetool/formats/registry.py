# SPDX-License-Identifier: EUPL-1.2
"""Every format there is, and which of them each command makes: help, README and tests read it from here.

A new format of documents is a member of `Format`, an ending, a place in `LAYOUTS` and a case in `lay_out`; the type
checker points at what was forgotten.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:  # a help screen needs the names of formats alone
    from analysetool.documents.blocks import Document


class Format(StrEnum):
    """What a result can be written as, by the name that is typed after --formaat."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    TXT = "txt"
    ICS = "ics"
    GS = "gs"
    SQL = "sql"
    JUNIT = "junit"
    GITHUB = "github"
    PARQUET = "parquet"

    @property
    def ending(self) -> str:
        """The ending of its files; empty for what only goes to a screen or a log."""
        match self:
            case Format.TERMINAL | Format.GITHUB:
                return ""
            case Format.JUNIT:
                return ".xml"
            case _:
                return f".{self.value}"

    @property
    def binary(self) -> bool:
        """True for what no screen can show."""
        return self in {Format.DOCX, Format.PDF, Format.XLSX, Format.PARQUET}


LAYOUTS = (Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.DOCX, Format.PDF)
"""The formats that any document can be laid out in."""
FORMATS: dict[str, tuple[Format, ...]] = {
    "stellingen": (*LAYOUTS, Format.JSON),
    "formulier": (Format.HTML, Format.XLSX, Format.DOCX, Format.PDF, Format.MARKDOWN, Format.TXT, Format.GS),
    "controleer": (Format.TERMINAL, Format.JSON, Format.JUNIT, Format.GITHUB),
    "rapport": (*LAYOUTS, Format.JSON, Format.CSV, Format.XLSX, Format.ICS),
    "leg-uit": (*LAYOUTS, Format.JSON),
    "vergelijk": (*LAYOUTS, Format.JSON, Format.CSV),
    "overzicht": (*LAYOUTS, Format.JSON, Format.CSV, Format.PARQUET),
    "toets": (*LAYOUTS, Format.JSON, Format.JUNIT, Format.GITHUB),
    "schema": (Format.JSON,),
}
"""What each command makes, in the order in which it is told."""

SCRIPTS = (Format.SQL,)
"""What `overzicht --sql` makes in place of an overview."""

FORM = "formulier"
FORM_KINDS: dict[str, tuple[Format, ...]] = {
    FORM: FORMATS[FORM],
    "stemkaarten": (Format.HTML, Format.DOCX, Format.PDF),
    "msforms": (Format.DOCX,),
}
"""What `formulier --vorm` makes, and as what; the first is the form itself."""


def lay_out(document: Document, form: Format, *, colour: bool, plain: bool, own: Path | None = None) -> bytes:
    """A document in one of the `LAYOUTS`; each is imported only when it is asked for.

    Args:
        document: what there is to say.
        form: one of `LAYOUTS`.
        colour: for a terminal that somebody is looking at.
        plain: without tables and colour, for a terminal.
        own: a folder with templates that go before ours, for html, pdf and Markdown.

    Raises:
        UsageError: when a format needs a package that is not installed, or a template of one's own cannot be used.
    """
    match form:
        case Format.TERMINAL:
            from analysetool.formats.terminal import lay_out_terminal  # noqa: PLC0415 - brings rich

            return lay_out_terminal(document, colour=colour, plain=plain).encode()
        case Format.MARKDOWN:
            from analysetool.formats.markdown import lay_out_markdown  # noqa: PLC0415 - brings Jinja

            return lay_out_markdown(document, own=own).encode()
        case Format.HTML:
            from analysetool.formats.html import lay_out_html  # noqa: PLC0415 - the same

            return lay_out_html(document, own=own).encode()
        case Format.DOCX:
            from analysetool.formats.docx import lay_out_docx  # noqa: PLC0415 - an extra

            return lay_out_docx(document)
        case Format.PDF:
            from analysetool.formats.html import lay_out_html  # noqa: PLC0415 - brings Jinja
            from analysetool.formats.pdf import print_pdf  # noqa: PLC0415 - an extra

            return print_pdf(lay_out_html(document, own=own))
        case (
            Format.JSON
            | Format.CSV
            | Format.XLSX
            | Format.TXT
            | Format.ICS
            | Format.GS
            | Format.SQL
            | Format.JUNIT
            | Format.GITHUB
            | Format.PARQUET
        ):
            raise ValueError(form)  # data has a writer of its own
        case _:
            assert_never(form)
