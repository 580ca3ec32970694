# SPDX-License-Identifier: EUPL-1.2
"""A page as PDF by the browser that is on the machine, for who has no WeasyPrint or no Pango.

The browser runs without a window, with an empty profile in a temporary folder and without a network. The clock and the
system are taken out of what it makes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysetool.errors import UsageError
from analysetool.escaping import printable
from analysetool.extras import how_to_install
from analysetool.words import outputs as say

PATIENCE = 120.0
"""Seconds; a long report takes three."""
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--print-to-pdf-no-header",
    "--generate-pdf-document-outline",
)  # fmt: skip
_WINDOWS = (
    ("Edge", "Microsoft/Edge/Application/msedge.exe"),
    ("Chrome", "Google/Chrome/Application/chrome.exe"),
    ("Chromium", "Chromium/Application/chrome.exe"),
)
_WINDOWS_FOLDERS = ("PROGRAMFILES(X86)", "PROGRAMFILES", "PROGRAMW6432", "LOCALAPPDATA")
_MAC = (
    ("Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ("Chromium", "Chromium.app/Contents/MacOS/Chromium"),
)
_MAC_FOLDERS = ("/Applications", "~/Applications")
_COMMANDS = (
    ("Chromium", "chromium"),
    ("Chromium", "chromium-browser"),
    ("Chrome", "google-chrome"),
    ("Chrome", "google-chrome-stable"),
    ("Edge", "microsoft-edge"),
    ("Edge", "microsoft-edge-stable"),
)
_SNAP = "snap/chromium/common"
"""The folder in which a Chromium that came as a snap can write; it has a temporary folder that nobody else sees."""
_BEGIN = b"%PDF"
_TOLD = re.compile(rb"/(CreationDate|ModDate|Creator) \(((?:\\.|[^()\\])*)\)")
"""What the browser tells of the clock, and of itself and the system it runs on."""
_NO_TIME = b"D:19800101000000+00'00'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A browser that can print, by the name that people know it by."""

    name: str
    path: Path


def find_browser() -> Browser | None:
    """The first Edge, Chrome or Chromium at the places where this system has them; None where there is none."""
    return next((browser for browser in _candidates() if browser.path.is_file()), None)


def print_in_browser(html: str, *, without_library: bool) -> bytes:
    """Print a page that fetches nothing, and say on standard error which browser did it.

    Args:
        html: the page.
        without_library: WeasyPrint is there, but Pango is not; for the advice when there is no browser either.

    Raises:
        UsageError: when there is no browser, or it makes no PDF.
    """
    browser = find_browser()
    if browser is None:
        raise UsageError(say.no_way_to_pdf(how_to_install("pdf"), without_library=without_library))
    content = _printed(html, browser)
    sys.stderr.write(f"{printable(say.printed_by(browser.name))}\n")
    return content


def _candidates() -> Iterator[Browser]:
    if os.name == "nt":
        folders = [Path(folder) for name in _WINDOWS_FOLDERS if (folder := os.environ.get(name))]
        yield from (Browser(name=name, path=folder / place) for name, place in _WINDOWS for folder in folders)
        return
    if sys.platform == "darwin":
        homes = [Path(folder).expanduser() for folder in _MAC_FOLDERS]
        yield from (Browser(name=name, path=folder / place) for name, place in _MAC for folder in homes)
    for name, command in _COMMANDS:
        found = shutil.which(command)
        if found is not None:
            yield Browser(name=name, path=Path(found))


def _printed(html: str, browser: Browser) -> bytes:
    with tempfile.TemporaryDirectory(dir=_work_place(browser.path), ignore_cleanup_errors=True) as folder:
        page, made = Path(folder) / "blad.html", Path(folder) / "blad.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            str(browser.path), *_FLAGS, *_as_root(), f"--user-data-dir={Path(folder) / 'profiel'}",
            f"--print-to-pdf={made}", page.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - a browser found at its own place, and nothing from people but a file
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
            content = made.read_bytes()
        except subprocess.TimeoutExpired:
            raise UsageError(say.browser_takes_too_long(browser.name, round(PATIENCE))) from None
        except OSError:
            raise UsageError(say.browser_makes_no_pdf(browser.name)) from None
    if not content.startswith(_BEGIN):
        raise UsageError(say.browser_makes_no_pdf(browser.name))
    return _TOLD.sub(_untold, content)


def _work_place(browser: Path) -> Path | None:
    """Where the browser can read and write; None for the temporary folder of the system."""
    common = Path.home() / _SNAP
    return common if "snap" in browser.resolve().parts and common.is_dir() else None


def _as_root() -> tuple[str, ...]:
    """Chromium refuses to keep its processes apart for root, and would not start."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _untold(found: re.Match[bytes]) -> bytes:
    """A fixed moment, and no maker; as many bytes as before, so that all else stays at its place in the file."""
    instead = b"" if found[1] == b"Creator" else _NO_TIME
    length = len(found[2])
    return b"/%b (%b)" % (found[1], instead[:length].ljust(length))
