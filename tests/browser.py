# SPDX-License-Identifier: EUPL-1.2
"""Headless Chromium for tests: load a page, run a measurement in it, print it. Nothing but the standard library."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.tools import AXE, CHROMIUM

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--allow-file-access-from-files", "--virtual-time-budget=10000",
)  # fmt: skip
_CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def measure(
    page: Path, expression: str, *, width: int = 1000, height: int = 800, scripts: Sequence[str] = ()
) -> object:
    """Load the page in a frame of this size in CSS pixels and give the JSON value of a JavaScript expression in it.

    The page's own policy forbids scripts, so the measurement works on a copy without that policy.
    """
    script = "".join(f"<script src='{name}'></script>" for name in scripts) + (
        "<script>addEventListener('load', async () => parent.postMessage("
        f"JSON.stringify(await (async () => {{ {expression} }})()), '*'))</script>"
    )
    text = _CSP.sub("", page.read_text(encoding="utf-8")).replace("</body>", f"{script}</body>")
    copy, frame = page.with_suffix(".copy.html"), page.with_suffix(".frame.html")
    copy.write_text(text, encoding="utf-8")
    frame.write_text(
        "<!DOCTYPE html><meta charset=utf-8><pre id=uitslag></pre><script>addEventListener('message', event => "
        "document.getElementById('uitslag').textContent = event.data)</script>"
        f"<iframe src='{copy.name}' width={width} height={height}></iframe>",
        encoding="utf-8",
    )
    dom = chromium("--dump-dom", frame.as_uri())
    found = re.search(r"<pre id=\"uitslag\">(.*?)</pre>", dom.decode("utf-8"), re.DOTALL)
    assert found is not None, dom[:500]
    return json.loads(html.unescape(found[1]))


def axe_violations(page: Path) -> list[str]:
    """What axe-core finds wrong with the page, a line each; empty when it finds nothing."""
    assert AXE is not None
    copy = page.parent / "axe.min.js"
    if not copy.exists():
        shutil.copy(AXE, copy)
    found = measure(
        page,
        "return axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then("
        "found => found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html.slice(0, 160)).join("
        "' | ').slice(0, 600)))",
        scripts=[copy.name],
    )
    assert isinstance(found, list)
    return found


def print_to_pdf(page: Path) -> bytes:
    """Print the page as Chromium does from its own dialogue."""
    target = page.with_suffix(".pdf")
    chromium(f"--print-to-pdf={target}", "--no-pdf-header-footer", page.as_uri())
    return target.read_bytes()


def chromium(*arguments: str) -> bytes:
    """What a headless Chromium with a profile of its own writes, without waiting in real time."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        result = subprocess.run(
            [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", *arguments], capture_output=True, timeout=120, check=True
        )
    return result.stdout
