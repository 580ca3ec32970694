# SPDX-License-Identifier: EUPL-1.2
"""Where the material of the benchmarks lies, and how much there is of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "voorbeelden" / "voorbeeldstad" / "2026"
STATEMENTS = ROOT / "analysetool" / "stellingen.yaml"
PEERS = ROOT / "benchmarks" / "peers"
SHEETS = (250, 1000, 4000)
"""People with a score sheet, in a folder each."""
EXPORTS = (250, 1000, 4000)
"""Respondents in an export."""
TABLES = (34, 114, 342)
"""Coalitions of 50 people in a long table: 95,200, 319,200 and 957,600 answers."""
PAGES = ("html", "docx")
YEARS, PEOPLE, COALITIONS = 10, 50, 40
PER = "Gemeente"


@dataclass(frozen=True, slots=True)
class Places:
    """Files and folders by what they hold."""

    folder: Path

    def sheets(self, people: int) -> Path:
        """The folder with the sheets of so many people."""
        return self.folder / f"lijsten-{people}"

    @property
    def years(self) -> Path:
        """Ten years of one coalition."""
        return self.folder / "jaren"

    def export(self, people: int) -> Path:
        """An export with so many rows."""
        return self.folder / f"export-{people}.xlsx"

    @property
    def land(self) -> Path:
        """An export of many coalitions."""
        return self.folder / "land-export.csv"

    def table(self, coalitions: int) -> Path:
        """A long table of so many coalitions."""
        return self.folder / f"land-{coalitions}.csv"

    def page(self, ending: str) -> Path:
        """The finished report of the example."""
        return self.folder / f"voorbeeldstad.{ending}"
