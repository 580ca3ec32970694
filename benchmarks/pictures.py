# SPDX-License-Identifier: EUPL-1.2
"""Make pictures of the pages of six measurements, for who looks at them: laptop, phone, dark, and the sheets of A4.

Usage: python -m benchmarks.pictures [FOLDER]; without a folder it is uitvoer/beelden. What an earlier run left there is
written over. It needs Chromium; with pdftoppm (poppler-utils) each sheet is a picture too, and else a PDF. index.html
shows all of them side by side.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.devtools import Browser, Page
from tests.tools import CHROMIUM

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "voorbeelden"
LAPTOP, PHONE = (1280, 800), (390, 844)
_DOTS_PER_INCH = "80"
_FORMS = ("volledig", "samenvatting", "werkblad")
_STYLE = (
    "body{font:16px/1.4 sans-serif;margin:1rem;background:#ddd;color:#111}img{display:block;background:#fff;"
    "max-width:100%}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(26rem,1fr));gap:1rem;align-items:start}"
    "figure{margin:0}"
)


def measurements(folder: Path) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Each page to look at: its name, the command that makes it, and which files it reads.

    The small group and the one with parents are parts of the shipped example, copied to `folder`.
    """
    year = EXAMPLES / "voorbeeldstad" / "2026"
    everybody = sorted(path for path in year.glob("*.yaml") if path.stem not in {"meting", "gezamenlijk"})
    parents = [path for path in everybody if "voor: ouders" in path.read_text(encoding="utf-8")]
    partners = [path for path in everybody if path not in parents]
    groups: Mapping[str, Sequence[Path]] = {
        "klein-besloten": partners[:4],
        "met-ouders": [*partners[:8], *parents],
    }
    for form in _FORMS:
        yield f"voorbeeldstad-{form}", ("rapport", "--vorm", form), (str(EXAMPLES / "voorbeeldstad"),)
    yield "voorbeeldstad-vergelijking", ("vergelijk",), (str(EXAMPLES / "voorbeeldstad"),)
    yield "voorbeeldstad-formulier", ("formulier", "--meting", str(year / "meting.yaml")), ()
    for name, sheets in groups.items():
        own = folder / name
        own.mkdir()
        for path in (year / "meting.yaml", *sheets):
            shutil.copy(path, own)
        for form in _FORMS[:2]:
            yield f"{name}-{form}", ("rapport", "--vorm", form), (str(own),)
    for form in _FORMS[:2]:
        yield (
            f"een-persoon-{form}",
            ("rapport", "--vorm", form),
            (str(EXAMPLES / "ci" / "metingen" / "2026" / "c4pq7mwau.yaml"),),
        )
        yield f"ci-{form}", ("rapport", "--vorm", form), (str(EXAMPLES / "ci" / "metingen"),)
    yield "bureauanalyse", ("rapport",), (str(EXAMPLES / "roermond"),)


def take(tab: Page, page: Path, folder: Path) -> list[Path]:
    """The pictures of one page: what a laptop and a phone show first, the same in the dark, and each sheet of paper."""
    found = []
    for scheme in ("light", "dark"):
        tab.scheme(scheme)
        for kind, (width, height) in (("laptop", LAPTOP), ("telefoon", PHONE)):
            tab.open(page, width=width, height=height)
            found.append(folder / f"{page.stem}-{kind}{'-donker' if scheme == 'dark' else ''}.png")
            tab.picture(found[-1])
    tab.scheme("light")
    paper = folder / f"{page.stem}.pdf"
    paper.write_bytes(tab.printed())
    rasterise = shutil.which("pdftoppm")
    if rasterise is None:
        return [*found, paper]
    for old in folder.glob(f"{page.stem}-blad-*.png"):
        old.unlink()
    named = str(folder / f"{page.stem}-blad")
    subprocess.run([rasterise, "-r", _DOTS_PER_INCH, "-png", str(paper), named], check=True)
    paper.unlink()
    return [*found, *sorted(folder.glob(f"{page.stem}-blad-*.png"))]


def shown(name: str, files: Sequence[Path]) -> str:
    """What the index shows of one page."""
    pieces = [
        f"<figure><img loading=lazy src='{html.escape(file.name)}' alt='{html.escape(file.stem)}'>"
        f"<figcaption>{html.escape(file.stem)}</figcaption></figure>"
        if file.suffix == ".png"
        else f"<p><a href='{html.escape(file.name)}'>{html.escape(file.stem)} op papier (pdf)</a></p>"
        for file in files
    ]
    return f"<h2>{html.escape(name)}</h2><div>{''.join(pieces)}</div>"


def main() -> int:
    """Make all pictures, and say where they are."""
    if CHROMIUM is None or sys.platform == "win32":
        print("There is no Chromium on this system; install it, on Debian with: apt install chromium")
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "uitvoer" / "beelden"
    folder.mkdir(parents=True, exist_ok=True)
    told = []
    browser = Browser(pictures=True)
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary)
        for name, command, files in measurements(made):
            page = made / f"{name}.html"
            subprocess.run(
                [sys.executable, "-m", "analysetool", *command, *files, "--uit", str(page)],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with browser.page() as tab:
                told.append(shown(name, take(tab, page, folder)))
            print(name)
    browser.end()
    index = folder / "index.html"
    index.write_text(
        f"<!DOCTYPE html><html lang=nl><meta charset=utf-8><title>Beelden</title><style>{_STYLE}</style>"
        f"<h1>Beelden van zes metingen</h1>{''.join(told)}",
        encoding="utf-8",
    )
    print(f"Open {index}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
