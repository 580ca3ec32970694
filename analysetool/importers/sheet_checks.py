# SPDX-License-Identifier: EUPL-1.2
"""Looking through the XML of a worksheet for what must not be imported in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from analysetool.importers.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED
from analysetool.importers.raw import column_letters
from analysetool.importers.xml_parts import listen, local

_SHOWN = 3
_UNUSUAL = re.compile(
    rb"[<:](?:f[\s/>]|mergeCell[\s/>]|"
    rb'c(?! r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]+")?(?: t="(?:s|n|b|str|inlineStr)")?/?>)[\s/>])'
)
"""A formula, a merged range, an error value, or any cell not written the way all spreadsheet programs write it."""
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TEXT_ITEM = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")


@dataclass(slots=True)
class Findings:
    """What a worksheet holds that is refused: places of formulas, merged ranges and error values."""

    formulas: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    is_damaged: bool = False
    is_too_large: bool = False

    def __bool__(self) -> bool:
        """True when anything is refused."""
        return bool(self.formulas or self.merged or self.errors or self.is_damaged or self.is_too_large)

    def messages(self, sheet: str) -> list[str]:
        """What to tell, one line per kind, for a sheet of this name ("" when it is not known)."""
        where = f"blad {sheet!r}: " if sheet else ""
        messages = []
        if self.formulas:
            verb = "bevat een formule" if len(self.formulas) == 1 else "bevatten formules"
            messages.append(
                f"{where}{_listed(self.formulas)} {verb}. Plak de cellen als waarden (Plakken speciaal, Waarden) en "
                "bewaar het bestand opnieuw."
            )
        if self.merged:
            verb = "is samengevoegd" if len(self.merged) == 1 else "zijn samengevoegd"
            messages.append(
                f"{where}{_listed(self.merged)} {verb}. Splits de cellen (knop Samenvoegen en centreren) en bewaar het "
                "bestand opnieuw."
            )
        if self.errors:
            verb = "bevat een foutwaarde" if len(self.errors) == 1 else "bevatten een foutwaarde"
            messages.append(f"{where}{_listed(self.errors)} {verb}, zoals #N/B. Verbeter of wis wat daar staat.")
        return messages


def _listed(places: list[str]) -> str:
    shown = places[:_SHOWN]
    more = len(places) - len(shown)
    if more:
        return f"{', '.join(shown)} en nog {more}"
    return " en ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def longest_text(shared: bytes) -> int:
    """An upper bound of the length of a shared text; 0 when there are none.

    A text of megabytes that thousands of cells refer to fills any memory, however small the file.
    """
    places = [found.start() for found in _TEXT_ITEM.finditer(shared)]
    return max((after - place for place, after in pairwise([*places, len(shared)])), default=0)


def check_sheet(content: bytes, longest: int) -> Findings | None:
    """What is wrong with a worksheet; None when nothing is.

    Almost every sheet passes by two searches; only one with something unusual is parsed.
    """
    if _UNUSUAL.search(content) is None:
        places = _CELL.findall(content)
        columns = {column for column, _ in places}
        rows = {row for _, row in places}
        if not places:
            return None
        widest = max(map(_column_number, (column.decode() for column in columns)))
        lowest = max(map(int, rows))
        fits = widest <= MAX_COLUMNS and lowest <= MAX_ROWS and widest * lowest <= MAX_CELLS
        if fits and len(places) * longest <= MAX_UNPACKED:
            return None
    return _parsed(content, longest) or None


def _column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parsed(content: bytes, longest: int) -> Findings:
    sheet = _Sheet()
    try:
        listen(content, start=sheet.start, end=sheet.end)
    except ValueError:
        return Findings(is_damaged=True)
    if sheet.width * sheet.height > MAX_CELLS or sheet.shared * longest > MAX_UNPACKED:
        sheet.findings.is_too_large = True
    return sheet.findings


class _Sheet:
    """Listens to the parser: follows the place in the sheet, which cells may leave unsaid."""

    def __init__(self) -> None:
        self.findings = Findings()
        self.width = 0
        self.height = 0
        self.shared = 0
        self._row = 0
        self._column = 0
        self._type = ""
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = local(name)
        if element == "row":
            self._row = self._number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif element == "c":
            self._place(attributes.get("r"))
            self._type = attributes.get("t", "")
            self._inside = True
        elif element == "f" and self._inside:
            self._full()
            self.findings.formulas.append(self._cell)
        elif element in ("v", "is", "t") and self._inside:
            self._full()
            if self._type == "e":
                self.findings.errors.append(self._cell)
                self._type = ""
            elif self._type == "s":
                self.shared += 1
        elif element == "mergeCell":
            reference = attributes.get("ref", "")
            if reference.partition(":")[0] != reference.partition(":")[2]:
                self.findings.merged.append(reference)

    def end(self, name: str) -> None:
        if local(name) == "c":
            self._inside = False

    @property
    def _cell(self) -> str:
        return f"{column_letters(self._column - 1)}{self._row}"

    def _full(self) -> None:
        """Only cells that hold something stretch the sheet; styled empty ones may stand at its far end."""
        self.width = max(self.width, self._column)
        self.height = max(self.height, self._row)

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            self.findings.is_damaged = True
            return
        self._column = _column_number(found[1])
        self._row = int(found[2])

    def _number(self, text: str | None, otherwise: int) -> int:
        if text is None:
            return otherwise
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ROWS))):
            self.findings.is_damaged = True
            return otherwise
        return int(text)
