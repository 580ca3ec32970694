# SPDX-License-Identifier: EUPL-1.2
"""Versions of the statement set: which claims an older version has in common with this one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from analysetool.model import Release, ScoreSheet, StatementSet


class Reason(StrEnum):
    """Why a statement cannot be compared between two versions."""

    ADDED = "toegevoegd"
    DROPPED = "vervallen"
    CHANGED = "gewijzigd"


def claims_of(statement_set: StatementSet, version: str) -> frozenset[str]:
    """The ids of the statements that a version had already, with the claim they have now."""
    later = statement_set.since(version)
    new = {identity for release in later for identity in (*release.added, *release.changed)}
    return frozenset(statement.id for statement in statement_set.statements if statement.id not in new)


def dropped_since(statement_set: StatementSet, version: str) -> frozenset[str]:
    """The ids that a version had and this one has no more."""
    later = statement_set.since(version)
    others = {statement.id for statement in statement_set.statements} | {
        identity for release in later for identity in release.added
    }
    return frozenset(identity for release in later for identity in release.dropped if identity not in others)


def differences_since(statement_set: StatementSet, version: str) -> dict[str, tuple[Reason, str]]:
    """What became of statements after a version: the reason and the version in which it happened, the last one counts.

    Statements in the order of the set, dropped ones behind them; nothing for this version.
    """
    found: dict[str, tuple[Reason, str]] = {}
    for release in statement_set.since(version):
        for identity, reason in _changes(release):
            found[identity] = (reason, release.version)
    order = [statement.id for statement in statement_set.statements]
    return {identity: found[identity] for identity in (*order, *sorted(set(found) - set(order))) if identity in found}


def on_current_claims(sheet: ScoreSheet, statement_set: StatementSet) -> ScoreSheet:
    """A sheet of an older version with only what it says about today's claims; what it could not say was not asked.

    A sheet of this version is given back as it is.
    """
    if not statement_set.since(sheet.version):
        return sheet
    claims = claims_of(statement_set, sheet.version)
    asked = [statement.id for statement in statement_set.statements] if sheet.asked is None else list(sheet.asked)
    return replace(
        sheet,
        asked=tuple(identity for identity in asked if identity in claims),
        answers={identity: given for identity, given in sheet.answers.items() if identity in claims},
        open_statements=tuple(identity for identity in sheet.open_statements if identity in claims),
        reasons={identity: reason for identity, reason in sheet.reasons.items() if identity in claims},
        hands={identity: hands for identity, hands in sheet.hands.items() if identity in claims},
    )


def _changes(release: Release) -> Iterable[tuple[str, Reason]]:
    for reason, identities in (
        (Reason.ADDED, release.added),
        (Reason.DROPPED, release.dropped),
        (Reason.CHANGED, release.changed),
    ):
        yield from ((identity, reason) for identity in identities)
