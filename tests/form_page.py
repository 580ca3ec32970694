# SPDX-License-Identifier: EUPL-1.2
"""The form as a page, filled in by script on the page: answers, texts, and the code and the file that it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.devtools import Page


def choose(page: Page, number: int, value: str) -> None:
    """Choose an answer."""
    choose_all(page, {number: value})


def choose_all(page: Page, values: Mapping[int, str]) -> None:
    """Choose the answers of these numbers, one click each."""
    names = [f"s{number}-{value}" for number, value in values.items()]
    page.value(f"{json.dumps(names)}.forEach(name => document.getElementById(name).click()); true")


def write(page: Page, identity: str, text: str) -> None:
    """Put a text in a field as typing does."""
    page.value(
        f"(it => {{ it.value = {json.dumps(text)};"
        "['input', 'change'].forEach("
        "kind => it.dispatchEvent(new Event(kind, {bubbles: true}))); return true; })"
        f"(document.getElementById('{identity}'))"
    )


def show_code(page: Page) -> str:
    """Press the button by keyboard and give the code as it is shown."""
    page.value("document.getElementById('toon-code').focus(); true")
    page.press("Enter")
    groups = page.value("[...document.querySelectorAll('#codetekst li')].map(it => it.textContent)")
    assert isinstance(groups, list)
    assert {len(group) for group in groups[:-1]} == {5}
    return "".join(groups)


def modules_of(page: Page) -> list[list[int]]:
    """The QR code on the screen as it is drawn: rows of modules with the white edge, 1 for a dark one."""
    found = page.value(
        "(canvas => { const brush = canvas.getContext('2d'), size = canvas.width / 10;"
        "const signs = brush.getImageData(0, 0, canvas.width, canvas.height).data;"
        "const dark = (row, column) => Number(signs[((row * 10 + 5) * canvas.width + column * 10 + 5) * 4] < 128);"
        "return Array.from({length: size}, (_, row) => Array.from({length: size}, (_, column) => dark(row, column)));"
        "})(document.getElementById('qr'))"
    )
    assert isinstance(found, list)
    return found
