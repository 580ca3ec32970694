# SPDX-License-Identifier: EUPL-1.2
"""The same checks on every Python there is: `nox` runs them, `nox --list` names them.

What is installed and run stands in pyproject.toml, the lists of versions and the Makefile; here is only on what.
A Python that is not on the machine is skipped, unless `nox --error-on-missing-interpreters` is typed.
"""

from __future__ import annotations

import nox

nox.needs_version = ">=2025.2"
nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "venv"

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
"""From the lowest that pyproject.toml allows to the newest."""
_CORE = "not (browser or office or pdf or pipeline or process or slow)"


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """All tests but those of pipelines, with the locked versions; words behind `--` go to pytest."""
    session.install("--requirement", "tests/locked-versions.txt")
    session.install("--no-deps", "--editable", ".")
    session.run("python", "-m", "pytest", "--numprocesses", "auto", "-m", "not pipeline", *session.posargs)


@nox.session(python=[PYTHONS[0], PYTHONS[-1]])
@nox.parametrize("versions", ["lowest", "newest"])
def bounds(session: nox.Session, versions: str) -> None:
    """The core of the tests, with the lowest versions that pyproject.toml allows and with those of today."""
    if versions == "lowest" and session.python != PYTHONS[0]:
        session.skip("the lowest versions have no packages for the newest Python")
    session.install("--upgrade", "pip>=25.1")
    limit = ["--constraint", "tests/lowest-versions.txt"] if versions == "lowest" else []
    session.install("--editable", ".", "--group", "test", *limit)
    # What will go in a later version is news and no failure.
    news = ["-W", "default::DeprecationWarning", "-W", "default::PendingDeprecationWarning"]
    chosen = ["--hypothesis-profile", "quick", "-m", _CORE, *(news if versions == "newest" else [])]
    session.run("python", "-m", "pytest", "--numprocesses", "auto", *chosen, *session.posargs)


@nox.session(venv_backend="none")
@nox.parametrize("target", ["lint", "dist", "zip"])
def make(session: nox.Session, target: str) -> None:
    """What the Makefile makes in its own environments: `nox -s "make(target='zip')"`."""
    session.run("make", target, external=True)
