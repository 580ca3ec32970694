# SPDX-License-Identifier: EUPL-1.2
"""What stands at the foot of every document: what made it, and with which statements."""

from __future__ import annotations

from analysetool import __version__


def made_with(set_id: str, set_version: str) -> str:
    """Which version of the tool made the document, and on which version of which set of statements it stands."""
    return (
        f"Gemaakt met de Analysetool Kansrijke Start, versie {__version__}. Stellingenset: {set_id}, versie "
        f"{set_version}."
    )
