# SPDX-License-Identifier: EUPL-1.2
"""`python -m distribution.wheel`: wheel and source in `dist/`, built twice from copies of the commit, and compared.

The second copy is at another place, made under another umask and on another day; what differs would show.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from distribution.archive import ROOT, moment, sha256


def main() -> None:
    """Build, compare and print the hashes; exit with 1 when two builds of one commit differ."""
    target = ROOT / "dist"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        first, second = (_built(Path(work) / name, umask) for name, umask in (("een", 0o022), ("een ander", 0o077)))
        if [sha256(path) for path in first] != [sha256(path) for path in second]:
            print(f"two builds of one commit differ: {', '.join(path.name for path in first)}")
            sys.exit(1)
        for path in first:
            shutil.copyfile(path, target / path.name)
            print(f"{sha256(path)}  {path.name}")


def _built(place: Path, umask: int) -> list[Path]:
    """Wheel and source of a fresh clone, sorted by name."""
    before = os.umask(umask)
    try:
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place / "kopie")]
        subprocess.run(clone, check=True)
        subprocess.run(
            [sys.executable, "-P", "-m", "build", "--no-isolation", "--outdir", str(place / "gemaakt"), "."],
            cwd=place / "kopie",
            check=True,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(moment())},
        )
    finally:
        os.umask(before)
    return sorted((place / "gemaakt").iterdir())


if __name__ == "__main__":
    main()
