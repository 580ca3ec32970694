# SPDX-License-Identifier: EUPL-1.2
"""What else is in the zip, and under which licence: a list and the texts themselves, from what was collected."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from distribution.libraries import owner

_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Something that the zip brings along: its name with version, the licence it names, and files with the text."""

    name: str
    licence: str
    texts: tuple[Path, ...]


def write_licences(folder: Path, collected: Iterable[Path]) -> list[Part]:
    """Write `LIJST.txt` and a text or more of each part into a folder.

    Args:
        folder: a new folder.
        collected: the files, on the machine that builds, that went into the zip.
    """
    parts = sorted(
        {part.name: part for part in (_python(), *_packages(set(collected)))}.values(),
        key=lambda part: part.name.lower(),
    )
    folder.mkdir()
    for part in parts:
        for number, text in enumerate(part.texts):
            name = re.sub(r"[^\w.+-]+", "-", part.name)
            shutil.copyfile(text, folder / f"{name}{f'-{number + 1}' if number else ''}.txt")
    width = max(len(part.name) for part in parts)
    lines = [f"{part.name.ljust(width)}  {part.licence}" for part in parts]
    heading = "Wat er in de Analysetool zit, met de licentie die de makers ervan noemen. De teksten staan hiernaast."
    (folder / "LIJST.txt").write_text("\n".join((heading, "", *lines, "")), encoding="utf-8", newline="\n")
    return parts


def _python() -> Part:
    version = ".".join(str(number) for number in sys.version_info[:3])
    places = (Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    texts = tuple(place for place in places if place.is_file())[:1]
    return Part(name=f"Python {version}", licence="PSF-2.0", texts=texts)


def _packages(collected: set[Path]) -> Iterable[Part]:
    """Packages of Python of which a file was collected, and libraries of the system that belong to none of them."""
    of_python: set[Path] = set()
    for package in distributions():
        own = {Path(str(file.locate())) for file in package.files or ()}
        of_python |= own
        if own & collected or package.metadata["Name"] == "pyinstaller":  # its loader starts the program
            yield _package(package)
    inside = Path(sysconfig.get_paths()["stdlib"])
    for path in sorted(collected - of_python):
        ours = any(path.is_relative_to(place) for place in (inside, sys.prefix, sys.base_prefix))
        if ours or not path.is_absolute() or not _is_library(path):  # a name without a folder is a link to one of them
            continue
        found = owner(path)
        if found is None:
            yield Part(name=path.name, licence="zie de makers van deze bibliotheek", texts=())
        else:
            name, text = found
            yield Part(name=name, licence="van het systeem: zie de tekst", texts=() if text is None else (text,))


def _is_library(path: Path) -> bool:
    return path.suffix in {".dll", ".dylib", ".ttf"} or ".so" in path.suffixes


def _package(package: Distribution) -> Part:
    metadata = package.metadata
    kinds = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")
    ]
    named = metadata.get("License-Expression") or next(iter(kinds), None) or metadata.get("License") or "zie de tekst"
    texts = tuple(
        sorted(
            Path(str(file.locate()))
            for file in package.files or ()
            if ".dist-info" in file.parts[0] and (_TEXTS.match(file.name) or "licenses" in file.parts)
        )
    )
    return Part(name=f"{metadata['Name']} {metadata['Version']}", licence=named.splitlines()[0], texts=texts)
