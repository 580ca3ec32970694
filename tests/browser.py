# SPDX-License-Identifier: EUPL-1.2
"""Pages in headless Chromium: load one, run a measurement in it, print it."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdf

from tests.contrast import faint_texts
from tests.devtools import browser
from tests.tools import AXE, CHROMIUM

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--allow-file-access-from-files", "--virtual-time-budget=10000",
)  # fmt: skip
_CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def measure(page: Path, expression: str, *, width: int = 1000, height: int = 800) -> object:
    """Load the page in a window of this size in CSS pixels and give the JSON value of JavaScript statements in it."""
    tab = browser().gauge
    tab.open(page, width=width, height=height, phone=False)
    return tab.value(f"(async () => {{ {expression} }})()")


def axe_violations(page: Path, *, contrast: bool = False) -> list[str]:
    """What is wrong with the page, a line each: by the rules of axe-core, and every pair of colours that is too faint.

    With `contrast` axe looks at the contrast of every text by itself too, which takes longest.
    """
    assert AXE is not None
    tab = browser().gauge
    tab.open(page)
    return [*tab.violations(AXE, contrast=contrast), *faint_texts(tab)]


def print_to_pdf(page: Path) -> bytes:
    """Print the page as Chromium does from its own dialogue."""
    tab = browser().gauge
    tab.open(page)
    return tab.printed()


def texts_of(printed: bytes) -> list[str]:
    """What stands on each page of a printed document; reading it takes longer than printing."""
    return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(printed)).pages]


def annex_begins(texts: Sequence[str]) -> int:
    """On which of the pages with these texts the annex begins, which is a page of its own under what all pages have."""
    tops = [text.strip().splitlines()[:3] for text in texts]
    (begins,) = [
        number for number, top in enumerate(tops, start=1) if any(line.startswith("Bijlage 1.") for line in top)
    ]
    return begins


def measure_ahead(page: Path, expression: str) -> object:
    """As `measure`, in a browser of its own whose clock does not wait: timers go off at once, in their order.

    The page's own policy forbids scripts, so the measurement works on a copy without that policy.
    """
    script = (
        "<script>addEventListener('load', async () => parent.postMessage("
        f"JSON.stringify(await (async () => {{ {expression} }})()), '*'))</script>"
    )
    text = _CSP.sub("", page.read_text(encoding="utf-8")).replace("</body>", f"{script}</body>")
    copy, frame = page.with_suffix(".copy.html"), page.with_suffix(".frame.html")
    copy.write_text(text, encoding="utf-8")
    frame.write_text(
        "<!DOCTYPE html><meta charset=utf-8><pre id=uitslag></pre><script>addEventListener('message', event => "
        "document.getElementById('uitslag').textContent = event.data)</script>"
        f"<iframe src='{copy.name}' width=1000 height=800></iframe>",
        encoding="utf-8",
    )
    dom = chromium("--dump-dom", frame.as_uri())
    found = re.search(r"<pre id=\"uitslag\">(.*?)</pre>", dom.decode("utf-8"), re.DOTALL)
    assert found is not None, dom[:500]
    return json.loads(html.unescape(found[1]))


def chromium(*arguments: str) -> bytes:
    """What a headless Chromium with a profile of its own writes, without waiting in real time."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        result = subprocess.run(
            [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", *arguments], capture_output=True, timeout=120, check=True
        )
    return result.stdout
