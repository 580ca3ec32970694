# SPDX-License-Identifier: EUPL-1.2
"""The first step: the tool in an environment of its own, every package held against its hash in `requirements.txt`."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys

from action import words
from action.runner import ROOT, StepError, clean_environment, given, own_folder, put_out, python, run, switched_on, tool

LOCK = ROOT / "action" / "requirements.txt"
_QUIET = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-compile")


def write_key() -> int:
    """Say where downloads are kept, and the key they are kept under: the lock, the system and the Python."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    system = f"{platform.system()}-{platform.machine()}-{platform.python_version()}"
    put_out(key=f"analysetool-{system}-{lock}", path=str(_downloads()))
    return 0


def install() -> int:
    """Make the environment; stop when the version is not the one that was asked for.

    Nothing is built but the tool itself, with a builder of which the hash is known too. What comes from the cache of
    downloads is held against the hashes again.
    """
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    cached = ("--cache-dir", str(_downloads())) if switched_on("cache") else ("--no-cache-dir",)
    _do(sys.executable, "-I", "-m", "venv", str(folder))
    pip = python("-m", "pip", *cached, "install", *_QUIET)
    _do(*pip, "--only-binary", ":all:", "--require-hashes", "--requirement", str(LOCK))
    _do(*pip, "--no-index", "--no-deps", "--no-build-isolation", "--force-reinstall", str(ROOT))
    shown = subprocess.run(  # noqa: S603 - a program of this action
        tool("--version"), capture_output=True, cwd=folder, env=clean_environment(), check=True
    )
    version = shown.stdout.decode().strip()
    sys.stdout.write(f"{version}\n")
    wanted = given("version")
    if wanted and version != f"analysetool {wanted}":
        raise StepError("Andere versie", words.other_version(version))
    return 0


def _downloads() -> str:
    return str(own_folder().with_name("analysetool-downloads"))


def _do(*command: str) -> None:
    """Run in the folder of the action: pip takes nothing from the workspace."""
    if run(command, cwd=own_folder()):
        raise StepError("Niet geïnstalleerd", words.NOT_INSTALLED, code=70)
