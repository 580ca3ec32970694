# SPDX-License-Identifier: EUPL-1.2
"""Programs and libraries of the system that some tests use, each with what to install where it is missing.

Tests that lack theirs are skipped with that one line; with REQUIRE_TOOLS set, as in the project's own gate, that is a
failure.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import warnings
from pathlib import Path

import pytest

from analysetool.errors import UsageError
from analysetool.formats.extras import require

MISSING = "missing on this system: "
"""How every reason for such a skip begins."""


def _needs(found: object, name: str, install: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not found, reason=_reason(name, install))


def _reason(name: str, install: str) -> str:
    return f"{MISSING}{name}; install it, on Debian with: {install}"


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
AXE = next(
    (
        path
        for path in (
            Path(os.environ.get("AXE_CORE", "")),
            Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js",
        )
        if path.is_file()
    ),
    None,
)

needs_chromium = _needs(CHROMIUM, "Chromium", "apt install chromium")
needs_devtools = pytest.mark.skipif(
    CHROMIUM is None or sys.platform == "win32", reason=_reason("Chromium with a pipe", "apt install chromium")
)
needs_axe = _needs(
    CHROMIUM and AXE, "Chromium or axe-core", "apt install chromium npm && npm install --no-save axe-core"
)
needs_office = _needs(OFFICE, "LibreOffice", "apt install libreoffice-writer libreoffice-calc")
needs_git = _needs(shutil.which("git"), "git", "apt install git")
needs_bash = _needs(os.name != "nt" and shutil.which("bash"), "bash", "apt install bash")
needs_pdf = pytest.mark.usefixtures("pdf")
"""For tests that print with WeasyPrint; looked for when the first of them runs, because the import takes a while."""


def lacks_pdf() -> str:
    """Why PDF cannot be made and tested here; empty when it can."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # WeasyPrint warns that it will need HarfBuzz-subset one day
        try:
            require("weasyprint", "pdf")
        except UsageError:
            return _reason("Pango", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
        libraries = importlib.import_module("weasyprint.text.ffi")
    if libraries.harfbuzz_subset is None:
        return _reason("HarfBuzz-subset", "apt install libharfbuzz-subset0")
    return ""
