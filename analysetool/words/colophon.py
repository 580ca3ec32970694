# SPDX-License-Identifier: EUPL-1.2
"""What stands at the foot of every document and form: whose statements these are, and what made it."""

from __future__ import annotations

from analysetool import __version__

OWN_STATEMENTS = "Eigen stellingen; niet de officiële Analysetool van Pharos."
"""The line under everything that shows the shipped statements, or what people answered to them."""


def own_statements(justification: str | None) -> str:
    """The line for a set whose justification begins with it; empty for any other set."""
    return OWN_STATEMENTS if (justification or "").startswith(OWN_STATEMENTS) else ""


def account(justification: str | None) -> str:
    """The justification for a document whose foot has the line: without it, so that it stands there once."""
    return (justification or "").removeprefix(OWN_STATEMENTS).strip()


def colophon(set_id: str, set_version: str, justification: str | None) -> tuple[str, ...]:
    """The foot of a document on a set of statements."""
    return foot(own_statements(justification), made_with(set_id, set_version))


def foot(*lines: str) -> tuple[str, ...]:
    """The lines of a foot that say something."""
    return tuple(line for line in lines if line)


def made_with(set_id: str, set_version: str) -> str:
    """Which version of the tool made the document, and on which version of which set of statements it stands."""
    return (
        f"Gemaakt met de Analysetool Kansrijke Start, versie {__version__}. Stellingenset: {set_id}, versie "
        f"{set_version}."
    )
