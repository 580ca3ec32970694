# SPDX-License-Identifier: EUPL-1.2
"""People with an answer code, the video that a camera sees of it, and the page that collects codes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import segno

from analysetool.answer_code import STATES, CodedSheet, coalition_print, frame_of, write_code
from analysetool.figures.collect import gather_collect_page
from analysetool.formats.collect import render_collect
from analysetool.model import MeasurementInfo, StatementSet, Voice
from tests.devtools import Page

COALITION, YEAR = "Voorbeeldstad", 2026
_WIDTH, _HEIGHT = 640, 480


def people(
    statement_set: StatementSet, number: int, *, seed: int = 1, voice: Voice = Voice.PARTNERS
) -> list[CodedSheet]:
    """So many people who answer by chance, three of each domain in turn."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    frame = frame_of(statement_set)
    return [
        CodedSheet(
            mark=f"{chance.getrandbits(40):010x}",
            voice=voice,
            answers=tuple(chance.choice(STATES) for _ in frame.asked[voice]),
            domain=frame.domains[place // 3 % len(frame.domains)] if frame.domains else None,
            year=YEAR,
            coalition_print=coalition_print(COALITION),
        )
        for place in range(number)
    ]


def codes_of(sheets: Iterable[CodedSheet], statement_set: StatementSet) -> list[str]:
    """Their codes."""
    frame = frame_of(statement_set)
    return [write_code(sheet, frame) for sheet in sheets]


def elsewhere(sheet: CodedSheet) -> CodedSheet:
    """The same sheet of another coalition."""
    return replace(sheet, coalition_print=coalition_print("Elders"))


def collect_page(folder: Path, statement_set: StatementSet, *, minimum: int = 3, coalition: str = COALITION) -> Path:
    """The page of this measurement as a file."""
    path = folder / "verzamel.html"
    info = MeasurementInfo(coalition=coalition, year=YEAR, minimum=minimum)
    page = gather_collect_page(statement_set, coalition=coalition, year=YEAR, info=info)
    path.write_text(render_collect(page), encoding="utf-8")
    return path


def saved(tab: Page) -> Path:
    """The file that the page of this tab saves."""
    tab.value("document.getElementById('bewaar').focus(); true")
    tab.press("Enter")
    return tab.downloaded()


def video(path: Path, texts: Iterable[str]) -> Path:
    """A video in which each text is shown as a QR code."""
    return film(path, (segno.make(text, error="m", micro=False).matrix for text in texts))


def film(path: Path, codes: Iterable[Sequence[Sequence[int]]], *, frames: int = 3, rate: int = 10) -> Path:
    """A video (YUV4MPEG2, grey) in which each QR code is shown for 0.3 s, with nothing in between.

    A code is its rows of modules, 1 for a dark one.
    """
    grey = bytes([128]) * (_WIDTH * _HEIGHT // 2)
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{_WIDTH} H{_HEIGHT} F{rate}:1 Ip A1:1 C420\n".encode())
        for code in codes:
            picture = _picture(code)
            for _ in range(frames):
                file.write(b"FRAME\n" + picture + grey)
    return path


def _picture(rows: Sequence[Sequence[int]]) -> bytes:
    """One frame: a QR code, black on white, in the middle."""
    scale = 300 // len(rows)
    left, top = (_WIDTH - scale * len(rows)) // 2, (_HEIGHT - scale * len(rows)) // 2
    right = _WIDTH - left - scale * len(rows)
    lines = [
        b"\xeb" * left + b"".join((b"\x10" if cell else b"\xeb") * scale for cell in row) + b"\xeb" * right
        for row in rows
        for _ in range(scale)
    ]
    white = b"\xeb" * _WIDTH
    return white * top + b"".join(lines) + white * (_HEIGHT - top - len(lines))
