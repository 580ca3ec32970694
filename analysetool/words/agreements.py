# SPDX-License-Identifier: EUPL-1.2
"""What the page with agreements says around the actions themselves."""

from __future__ import annotations

from analysetool.figures.agreements import Agreements
from analysetool.model import Action
from analysetool.words.grammar import agree, plural

NOBODY = "Nog niet verdeeld"
NOBODY_TOLD = "Bij deze acties staat nog niet wie ze doet. Spreek dat af, of haal ze weg."
ENDED = "Klaar of vervallen"
NONE_AT_ALL = (
    "Er zijn nog geen acties afgesproken. Doe dat in de werksessie, of zet ze in gezamenlijk.yaml onder 'acties'."
)


def event_title(action: Action) -> str:
    """An action in an agenda: what, and who does it."""
    return f"{action.what} ({action.who})" if action.who else action.what


def event_about(action: Action, coalition: str, statement: str) -> str:
    """What stands under it: whose agreement it is, of which year when that is an earlier one, about which statement."""
    year = f" uit {action.since}" if action.since else ""
    whose = f"Afspraak{year} van de coalitie Kansrijke Start in {coalition}, bij stelling {action.statement}."
    return f"{whose} {statement}".strip()


def caption(doer: str) -> str:
    """What stands above the table of one organisation or function."""
    return f"Acties van {doer}"


def without_date(number: int) -> str:
    """That some actions are in no agenda."""
    return (
        f"{plural(number, 'actie heeft', 'acties hebben')} geen datum en {agree(number, 'staat', 'staan')} niet in de "
        "agenda. Spreek een datum af."
    )


def in_short(agreements: Agreements, late: int) -> str:
    """How many actions there are, and how many should have been done by now."""
    still_open = sum(len(doer.actions) for doer in agreements.doers)
    if not still_open and not agreements.ended:
        return NONE_AT_ALL
    told = f"{plural(still_open, 'actie staat', 'acties staan')} open"
    if late:
        told += f", waarvan {late} te laat {agree(late, 'is', 'zijn')}"
    carried = sum(action.since is not None for doer in agreements.doers for action in doer.actions)
    if carried:
        told += f". {plural(carried, 'open actie komt', 'open acties komen')} uit een eerder jaar"
    if agreements.ended:
        told += f". {plural(len(agreements.ended), 'actie is', 'acties zijn')} klaar of vervallen"
    return f"{told}."
