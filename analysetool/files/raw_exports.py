# SPDX-License-Identifier: EUPL-1.2
"""Recognising raw survey exports and handed-in answers where only score sheets belong.

They hold names, addresses or times. These are hints for a warning: a false alarm costs one glance.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from analysetool.errors import Problem, Severity
from analysetool.files.work_tree import is_ignored, work_tree_of

HEAD = 64 * 1024
"""Bytes that are looked at: the header of any export stands there."""

_PACKED = (".xlsx", ".xlsm", ".xls", ".ods", ".zip")
_DELIMITED = (".csv", ".tsv", ".tab")
_OWN_TABLES = (
    {"coalitie", "jaar", "stelling", "score"},
    {"coalitie", "jaar", "soort", "id", "gemiddelde"},
    {"related_id", "class", "type/scale"},
)
"""Headers of the long table, the tally table, the report and the survey for LimeSurvey: this tool's own."""
_PERSONAL = re.compile(
    r"e-?mail(?: ?adres| ?address)?|(?:recipient)?e-?mail|mail|(?:volledige |full )?naa?m|name|voornaam|achternaam|"
    r"(?:recipient)?(?:first ?name|last ?name)|username|gebruikersnaam|respondent|ip-?(?:adres|address)?|ipaddr|"
    r"ipaddress|token|refurl|telefoon(?:nummer)?|phone|location(?:latitude|longitude)"
)
_SURVEY = re.compile(
    r"submitdate|lastpage|startlanguage|response ?id|responseid|recorded ?date|start ?date|startdate|datestamp|"
    r"timestamp|tijdstempel|begintijd|start ?time|completion ?time|tijd van voltooien|date submitted|interviewtime"
)
_FORM_ANSWERS = re.compile(r'"soort"\s*:\s*"antwoorden"')
_PERSONAL_KEY = re.compile(rf'"(?:{_PERSONAL.pattern}|{_SURVEY.pattern})"\s*:', re.IGNORECASE)
_LINES = 5
_BLANKS = re.compile(r"\s+")


def is_raw_export(name: str, head: bytes) -> bool:
    """True when a file with this name that begins with these bytes looks like an export or handed-in answers.

    Workbooks and zip files count by their ending alone: what they hold is not looked at.
    """
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, not a path
    if ending in _PACKED:
        return True
    text = _decoded(head[:HEAD])
    if ending in _DELIMITED:
        return _is_export_table(text)
    if ending == ".json":
        return bool(_FORM_ANSWERS.search(text) or _PERSONAL_KEY.search(text))
    return ending == ".txt" and bool(_FORM_ANSWERS.search(text) or _is_export_table(text))


def raw_exports_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it that look like raw exports, in a fixed order; hidden ones are left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            if not name.startswith((".", "~$")) and is_raw_export(name, _head(path)):
                yield path


def warn_of_raw_exports(inputs: Sequence[str]) -> list[Problem]:
    """A warning for each raw export in the folders among the inputs, and one for each git work tree that keeps them."""
    found = [path for name in inputs if Path(name).is_dir() for path in raw_exports_in(Path(name))]
    unique = list({os.path.realpath(path): path for path in found}.values())
    warnings = [_warning(path) for path in unique]
    kept: dict[Path, list[Path]] = {}
    for path in unique:
        top = work_tree_of(path.parent)
        if top is not None and not is_ignored(path, top):
            kept.setdefault(top, []).append(path)
    return [*warnings, *(_advice(top, paths) for top, paths in kept.items())]


def refuse_raw_exports(inputs: Sequence[str]) -> list[Problem]:
    """An error for each of these files, and those in these folders, that looks like a raw export; others are fine."""
    found = [
        path
        for name in map(Path, inputs)
        for path in (raw_exports_in(name) if name.is_dir() else [name])
        if name.is_dir() or is_raw_export(path.name, _head(path))
    ]
    return [replace(_warning(path), severity=Severity.ERROR) for path in dict.fromkeys(found)]


def _warning(path: Path) -> Problem:
    what = (
        "dit kan een ruwe export zijn"
        if path.suffix.lower() in _PACKED
        else "dit lijkt een ruwe export met gegevens van mensen"
    )
    message = (
        f"{what}. Zulke bestanden horen niet in de meetmap. Verwijder dit bestand na het importeren, of zet het in een "
        "andere map."
    )
    return Problem(path=str(path), message=message, severity=Severity.WARNING)


def _advice(top: Path, paths: Iterable[Path]) -> Problem:
    """Which lines keep these files out of git: per folder and ending, so that nothing else is kept out."""
    patterns = sorted({_pattern(path.resolve().relative_to(top)) for path in paths})
    message = (
        f"git bewaart straks ook deze ruwe exports. Zet hierin: {' en '.join(patterns)}. Staan ze al in git, haal ze "
        "dan ook uit de geschiedenis."
    )
    return Problem(path=str(top / ".gitignore"), message=message, severity=Severity.WARNING)


def _pattern(inside: Path) -> str:
    return f"/{(inside.parent / f'*{inside.suffix}').as_posix()}"


def _is_export_table(text: str) -> bool:
    """True when one of the first lines is a header with a column about a person or about the handing in."""
    for line in text.splitlines()[:_LINES]:
        separator = max(";,\t", key=line.count)
        cells = {_BLANKS.sub(" ", cell.strip(" \"'\ufeff").lower()) for cell in line.split(separator)}
        if any(own <= cells for own in _OWN_TABLES):
            return False
        if any(_PERSONAL.fullmatch(cell) or _SURVEY.fullmatch(cell) for cell in cells):
            return True
    return False


def _decoded(head: bytes) -> str:
    """Bytes as text, as far as they are; an export of Windows may be UTF-16 or of an older code page."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8", errors="replace")


def _head(path: Path) -> bytes:
    if path.suffix.lower() not in (*_DELIMITED, ".json", ".txt"):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""
