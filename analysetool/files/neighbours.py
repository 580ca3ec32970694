# SPDX-License-Identifier: EUPL-1.2
"""What the other files in a folder say: whose measurement this probably is, and which codes are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysetool.files.discovery import yaml_below
from analysetool.files.fields import Fields
from analysetool.files.yaml_source import YamlMapping, read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The header of another score sheet, or of `meting.yaml` (then without a participant)."""

    path: Path
    coalition: str | None
    year: int | None
    participant: str | None

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.path.name


def neighbours_of(path: Path) -> tuple[Neighbour, ...]:
    """Read the headers of the YAML files beside `path`, by name; what cannot be read is passed over."""
    try:
        beside = sorted(
            file
            for file in path.parent.iterdir()
            if file.suffix.lower() in (".yaml", ".yml") and not file.name.startswith(".") and file.name != path.name
        )
    except OSError:
        return ()
    return tuple(_headers(beside))


def neighbours_in(folder: Path) -> tuple[Neighbour, ...]:
    """Read the headers of the YAML files in a folder and below it; what cannot be read is passed over."""
    return tuple(_headers(yaml_below(folder)))


def agreed_coalition(neighbours: Iterable[Neighbour], *, year: int | None) -> str | None:
    """The coalition that all neighbours (of that year) name; None when there is none or more than one."""
    found = {neighbour.coalition for neighbour in neighbours if neighbour.coalition and year in (None, neighbour.year)}
    return found.pop() if len(found) == 1 else None


def agreed_year(neighbours: Iterable[Neighbour], *, coalition: str | None) -> int | None:
    """The year that all neighbours (of that coalition) name; None when there is none or more than one."""
    found = {neighbour.year for neighbour in neighbours if neighbour.year and coalition in (None, neighbour.coalition)}
    return found.pop() if len(found) == 1 else None


def _headers(files: Iterable[Path]) -> Iterator[Neighbour]:
    for file in files:
        document = read_document(file)
        root = document.root
        if not isinstance(root, YamlMapping) or document.problems:
            continue
        block = root if "scores" in root.entries else root.entries["meting"].value if "meting" in root.entries else None
        if isinstance(block, YamlMapping):
            fields = Fields(document, block, file.name)
            yield Neighbour(
                path=file,
                coalition=fields.text("coalitie"),
                year=fields.year("jaar"),
                participant=fields.text("deelnemer"),
            )
