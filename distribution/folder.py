# SPDX-License-Identifier: EUPL-1.2
"""`python -m distribution.folder`: the program as a folder that needs no Python, in a zip in `dist/`.

Runs in the environment of `make zip`, in which the wheel is installed: what is packed is what `pip install` gives.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from distribution.archive import ROOT, make_zip, moment, sha256, zip_name
from distribution.licences import write_licences

_EXAMPLE = Path("voorbeelden") / "voorbeeldstad"


def main() -> None:
    """Make the zip and print its name, hash and size."""
    number = version("analysetool-kansrijke-start")
    target = ROOT / "dist" / f"{zip_name(number)}.zip"
    with tempfile.TemporaryDirectory() as work:
        folder = _folder(Path(work), number)
        target.parent.mkdir(exist_ok=True)
        make_zip(folder, target, moment())
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{sha256(target)}  {target.name}")
    print(f"{target.stat().st_size / 1e6:.1f} MB zipped, {size / 1e6:.1f} MB unpacked")


def _folder(work: Path, number: str) -> Path:
    """What is in the zip, in one folder with the version in its name."""
    made = _run_pyinstaller(work)
    inside = made / "_internal"
    for link in [path for path in inside.iterdir() if path.is_symlink()]:
        if link.resolve().parent.name.endswith(".libs"):  # the packages find their own libraries
            link.unlink()
    shutil.copytree(ROOT / _EXAMPLE, made / _EXAMPLE)
    text = (ROOT / "distribution" / "LEESMIJ.txt").read_text(encoding="utf-8").replace("{versie}", number)
    (made / "LEESMIJ.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    parts = write_licences(made / "LICENTIES", _collected(work))
    for part in parts:
        if not part.texts:
            print(f"no licence text found: {part.name} ({part.licence})")
    return made.rename(work / f"analysetool-{number}")


def _run_pyinstaller(work: Path) -> Path:
    """The folder as PyInstaller makes it, with the templates compiled."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(
        [
            # -P: the wheel is packed, and not the folder this is run from.
            sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
            "--distpath", str(work / "made"), "--workpath", str(work / "work"),
            str(ROOT / "distribution" / "analysetool.spec"),
        ],
        check=True,
        # The order in which Python keeps sets decides the order of what PyInstaller packs.
        env=environment | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(moment())},
    )  # fmt: skip
    made = work / "made" / "analysetool"
    subprocess.run(
        [
            sys.executable, "-P", "-c",
            "import sys, pathlib; from analysetool.formats.templates import keep_compiled; "
            "keep_compiled(pathlib.Path(sys.argv[1]))",
            str(made / "_internal" / "analysetool" / "templates"),
        ],
        check=True,
        env=environment,
    )  # fmt: skip
    return made


def _collected(work: Path) -> list[Path]:
    """Where all that was packed came from, by PyInstaller's own lists."""
    found: list[Path] = []
    for listed in sorted((work / "work").rglob("*.toc")):
        told = ast.literal_eval(listed.read_text(encoding="utf-8"))
        found += [Path(path) for path in _sources(told)]
    return found


def _sources(told: object) -> list[str]:
    """The second of every group of three strings: name inside, path here, kind."""
    if isinstance(told, tuple) and len(told) == 3 and all(isinstance(one, str) for one in told):  # noqa: PLR2004
        return [told[1]]
    if isinstance(told, tuple | list):
        return [source for one in told for source in _sources(one)]
    return []


if __name__ == "__main__":
    main()
