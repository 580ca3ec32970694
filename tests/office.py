# SPDX-License-Identifier: EUPL-1.2
"""Files that LibreOffice opens and saves as another kind."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.tools import OFFICE

CSV_UTF8 = "csv:Text - txt - csv (StarCalc):59,34,76,1"
"""Semicolons, double quotes, UTF-8: what Excel calls CSV UTF-8 on a Dutch machine."""
_ALWAYS_WORKED_OUT = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item></oor:items>"
)
"""Without this setting LibreOffice shows the figures that were stored, of which there may be none."""


def converted(kind: str, *files: Path, folder: Path) -> list[Path]:
    """Save files as `kind`, as LibreOffice names it, in a folder: one start for all of them, in their order."""
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return [folder / f"{file.stem}.{kind.partition(':')[0]}" for file in files]


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


def _profile() -> Path:
    """The settings of LibreOffice for this process of tests, made by its first start."""
    folder = Path(_kept().name)
    settings = folder / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_ALWAYS_WORKED_OUT, encoding="utf-8")
    return folder
