# SPDX-License-Identifier: EUPL-1.2
"""Programs and libraries of the system that some tests use, each with what to install where it is missing.

Tests that lack theirs are skipped with that one line; with REQUIRE_TOOLS set, as in the project's own gate, that is a
failure.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import warnings
from functools import cache
from pathlib import Path

import pytest

from analysetool.errors import UsageError
from analysetool.extras import require

MISSING = "missing on this system: "
"""How every reason for such a skip begins."""


def _needs(kind: str, found: object, name: str, install: str) -> pytest.MarkDecorator:
    """The marker of a kind of tests; `tests.kinds` skips them where the tool was not found."""
    return getattr(pytest.mark, kind)(bool(found), _reason(name, install))


def _reason(name: str, install: str) -> str:
    return f"{MISSING}{name}; install it, on Debian with: {install}"


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NODE = shutil.which("node")
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

_with_pipe = CHROMIUM if sys.platform != "win32" else None
needs_chromium = _needs("browser", _with_pipe, "Chromium with a pipe", "apt install chromium")
needs_axe = _needs(
    "browser",
    _with_pipe and AXE,
    "Chromium or axe-core",
    "apt install chromium npm && npm install --no-save axe-core",
)
needs_office = _needs("office", OFFICE, "LibreOffice", "apt install libreoffice-writer libreoffice-calc")
needs_node = _needs("process", NODE, "Node.js", "apt install nodejs")
needs_git = _needs("process", shutil.which("git"), "git", "apt install git")
needs_bash = _needs("process", os.name != "nt" and shutil.which("bash"), "bash", "apt install bash")
runs_pipelines = _needs("pipeline", os.name != "nt" and shutil.which("bash"), "bash", "apt install bash")
needs_spark = pytest.mark.spark(
    bool(importlib.util.find_spec("pyspark") and shutil.which("java")),
    _reason("pyspark or Java", "apt install default-jre-headless, and run them with: make test-spark"),
)
needs_pdf = pytest.mark.pdf
"""For tests that print with WeasyPrint; looked for when the first of them runs, because the import takes a while."""


@cache
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
