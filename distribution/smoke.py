# SPDX-License-Identifier: EUPL-1.2
"""`python -m distribution.smoke`: what the zip makes is, byte for byte, what the wheel beside this Python makes.

Both run in an empty folder, with nothing on the path: no Python, no git, no browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from distribution.archive import ROOT, unpack, zip_name

_EXAMPLE = "voorbeelden/voorbeeldstad"
_SHOWN = ("html", "md", "json", "csv", "xlsx", "docx", "pdf")
_FORMS = ("html", "xlsx", "docx", "pdf", "md", "txt", "gs")
_LIBRARIES = "DYLD_FALLBACK_LIBRARY_PATH"
"""Where the wheel finds Pango on a Mac; the zip brings its own and is not told."""
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "WINDIR")
"""Without these Windows starts no program."""


def runs() -> list[tuple[list[str], str]]:
    """What is tried: the words of each run, and what is typed to it."""
    return [
        (["--version"], ""),
        (["--help"], ""),
        (["stellingen"], ""),
        (["controleer", _EXAMPLE], ""),
        (["rapport", _EXAMPLE], ""),
        *((["rapport", _EXAMPLE, "--uit", f"rapport.{ending}"], "") for ending in _SHOWN),
        (["rapport", _EXAMPLE, "--vorm", "ouders", "--uit", "ouders.html"], ""),
        (["rapport", _EXAMPLE, "--vorm", "afspraken", "--uit", "afspraken.ics"], ""),
        (["vergelijk", _EXAMPLE, "--uit", "vergelijking.html"], ""),
        *((["overzicht", _EXAMPLE, "--uit", f"overzicht.{ending}"], "") for ending in ("html", "parquet")),
        (["leg-uit", _EXAMPLE, "--bij", "A01"], ""),
        *((["formulier", "--coalitie", "X", "--jaar", "2026", "--uit", f"formulier.{end}"], "") for end in _FORMS),
        (["formulier", "--verzamel", "--coalitie", "X", "--jaar", "2026", "--uit", "verzamel.html"], ""),
        (["invullen", "--oefenen", "10"], "3\n"),
        (["schema", "scorelijst"], ""),
        (["aanvullen", "bash"], ""),
        (["rapport", "er-is-geen-map"], ""),
    ]


def main() -> None:
    """Unpack, run everything with both, and print what differs; exit with 1 when anything does."""
    wheel = Path(sys.executable).parent / ("analysetool.exe" if os.name == "nt" else "analysetool")
    zipped = Path(sys.argv[1]) if len(sys.argv) > 1 else _newest()
    with tempfile.TemporaryDirectory() as work:
        program = unpack(zipped, Path(work) / "een map") / wheel.name
        made = [
            _made(one, Path(work) / "hier", kept) for one, kept in ((wheel, (*_KEPT, _LIBRARIES)), (program, _KEPT))
        ]
    different = [name for name in sorted(made[0].keys() | made[1].keys()) if made[0].get(name) != made[1].get(name)]
    for name in different:
        print(f"not the same: {name}\n{made[0].get(name)!r:.600}\n{made[1].get(name)!r:.600}")
    print(f"{len(made[0]) - len(different)} of {len(made[0])} results of {zipped.name} are those of the wheel")
    sys.exit(1 if different else 0)


def _newest() -> Path:
    return ROOT / "dist" / f"{zip_name(version('analysetool-kansrijke-start'))}.zip"


def _made(program: Path, folder: Path, kept: tuple[str, ...]) -> dict[str, bytes]:
    """All that a program prints and writes in a new folder, by the words of the run and by the name of the file."""
    folder.mkdir()
    shutil.copytree(ROOT / _EXAMPLE, folder / _EXAMPLE)
    made: dict[str, bytes] = {}
    environment = {key: os.environ[key] for key in kept if key in os.environ} | {"PATH": str(folder / "er-is-niets")}
    for words, typed in runs():
        done = subprocess.run(
            [program, *words], cwd=folder, input=typed.encode(), capture_output=True, env=environment, check=False
        )
        told = b"%d\n%b\n%b" % (done.returncode, done.stdout, done.stderr)
        made[" ".join(words)] = told
    for path in folder.iterdir():
        if path.is_file():
            made[path.name] = path.read_bytes()
    shutil.rmtree(folder)  # the next one gets the same place, for messages name it
    return made


if __name__ == "__main__":
    main()
