# SPDX-License-Identifier: EUPL-1.2
"""The HTML reports as PDF: A4, tagged for screen readers (PDF/UA-1), with nothing fetched from anywhere.

The only module that knows WeasyPrint, an extra. The same page gives the same bytes on the same system; on another
system the fonts may differ.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from analysetool.errors import UsageError
from analysetool.extras import LibraryMissingError, require
from analysetool.formats.drawing_style import drawing_rules
from analysetool.formats.pdf_browser import print_in_browser
from analysetool.rounding import UNKNOWN

_SVG = "{http://www.w3.org/2000/svg}"
_IN_THE_PAGE = ("data",)
"""The only addresses that are followed: a picture that stands in the page itself, such as a logo."""
_ID_BYTES = 16
_PLAIN = re.compile(r"(?:[^()]*[ >])?([A-Za-z][\w-]*|(?:[A-Za-z][\w-]*)?(?:\.[\w-]+)+)\s*")
"""A selector that ends in a name, in classes or in both; group 1 is that end."""
_NAMES = re.compile(r"\.?[\w-]+")


def print_pdf(html: str) -> bytes:
    """Print a page of this project's templates.

    By WeasyPrint, and by the browser on this machine where that cannot be. Title, language and bookmarks come from the
    page. There is no date in the file, and its identifier follows from the page.

    Raises:
        UsageError: when neither WeasyPrint with the library Pango nor a browser that can print is on this machine.
    """
    try:
        require("weasyprint", "pdf")
    except UsageError as error:
        return print_in_browser(html, without_library=isinstance(error, LibraryMissingError))
    from weasyprint import HTML  # noqa: PLC0415 - an extra, which may be missing
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - the same

    page = HTML(string=html, base_url=None, url_fetcher=URLFetcher(allowed_protocols=_IN_THE_PAGE))
    _prepare_pictures(page.etree_element)
    identifier = hashlib.sha256(html.encode()).digest()[:_ID_BYTES]
    content: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return content


def _prepare_pictures(root: Element) -> None:
    """Give each inline picture what WeasyPrint does not pass on: the style of the page, and its description.

    A picture is drawn as if it stood alone, and only its title becomes the alternative text in the PDF. A picture that
    is hidden from screen readers gets the text beside it: PDF/UA knows no picture without a text.
    """
    rules = drawing_rules("\n".join(sheet.text or "" for sheet in root.iter("style")))
    for picture in root.iter(f"{_SVG}svg"):
        SubElement(picture, f"{_SVG}style").text = _drawing_style(picture, rules)
        title, description = picture.find(f"{_SVG}title"), picture.find(f"{_SVG}desc")
        if title is None:
            SubElement(picture, f"{_SVG}title").text = (picture.tail or "").strip() or UNKNOWN
        elif description is not None:
            title.text = f"{title.text}. {description.text}"
    for parent in list(root.iter("div")):
        for place, child in enumerate(parent):
            if child.tag == f"{_SVG}svg":
                parent[place] = _boxed(child)


def _boxed(picture: Element) -> Element:
    """Put a box around a picture: one that is itself an item of a grid makes WeasyPrint fail at the end of a page."""
    box = Element("div")
    box.tail, picture.tail = picture.tail, None
    box.append(picture)
    return box


def _drawing_style(picture: Element, rules: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    """The rules that something in the picture can answer to: the others are most, and reading them takes a fifth."""
    names = {str(element.tag).removeprefix(_SVG) for element in picture.iter()}  # of a comment it is no text
    names.update(f".{name}" for element in picture.iter() for name in element.get("class", "").split())
    return "\n".join(
        f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in items.items())} }}"
        for selector, items in rules
        if any(_may_match(one, names) for one in ([selector] if "(" in selector else selector.split(",")))
    )


def _may_match(selector: str, names: Collection[str]) -> bool:
    """False where a selector ends in a plain name, with classes or without, that the picture does not hold."""
    plain = _PLAIN.fullmatch(selector)
    return plain is None or all(name in names for name in _NAMES.findall(plain[1]))
