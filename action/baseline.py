# SPDX-License-Identifier: EUPL-1.2
"""The base line from git: a branch as it is in the local clone, unpacked in a folder of its own.

Nothing is fetched, no hook or filter runs, and the clone stays as it is.
"""

from __future__ import annotations

import io
import os
import stat
import subprocess
import zipfile
from pathlib import Path

from action import words
from action.runner import StepError

_TITLE = "Geen basislijn"


def unpack(ref: str, folder: Path) -> Path:
    """Write what stands at a branch, tag or commit to a folder, links left out.

    A branch of the server goes before a local one of that name: `main` is `origin/main`.

    Raises:
        StepError: when the clone does not hold it, with how to let it.
    """
    commit = ""
    for name in (f"refs/remotes/origin/{ref}", ref):
        _, found, why = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if why:
            raise StepError(_TITLE, words.ref_unreadable(ref, why))
        commit = commit or found.decode().strip()
    if not commit:
        raise StepError(_TITLE, words.ref_missing(ref))
    code, archive, why = _git("archive", "--format=zip", "-0", commit)
    if code:
        raise StepError(_TITLE, words.ref_unreadable(ref, why))
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        files = [member for member in packed.infolist() if not stat.S_ISLNK(member.external_attr >> 16)]
        packed.extractall(folder, files)
    return folder


def _git(*command: str) -> tuple[int, bytes, str]:
    """Its exit code, what it gave, and the first line of what it complained."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "INPUT_"))}
    try:
        result = subprocess.run(  # noqa: S603 - no shell, and options end before what a user typed
            ["git", "--no-pager", *command],  # noqa: S607 - the git of the runner
            capture_output=True,
            env=clean,
            check=False,
        )
    except OSError as error:
        raise StepError(_TITLE, words.NO_GIT) from error
    return result.returncode, result.stdout, next(iter(result.stderr.decode(errors="replace").splitlines()), "")
