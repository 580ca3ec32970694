# SPDX-License-Identifier: EUPL-1.2
"""What a statement set adds to the schemas: the ids, words and versions that files may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysetool.files.shapes import Known
from analysetool.model import StatementSet
from analysetool.requirements import SUBJECT_WORDS
from analysetool.versions import dropped_since

_DROPPED = "Deze stelling is vervallen."


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The choices that a set decides.

    Attributes:
        choices: per kind the words with what they stand for (empty where they speak for themselves).
        unknown_to: per version the dropped statements that its sheets cannot hold.
    """

    choices: Mapping[Known, Mapping[str, str]]
    unknown_to: Mapping[str, tuple[str, ...]]


def vocabulary_of(statement_set: StatementSet) -> Vocabulary:
    """The words of a set, in its order; dropped statements come behind those of today."""
    statements = {statement.id: statement.text for statement in statement_set.statements}
    dropped_by = {version: dropped_since(statement_set, version) for version in sorted(statement_set.versions)}
    dropped = sorted(set().union(*dropped_by.values()))
    clusters = statement_set.clusters
    subjects = dict.fromkeys(SUBJECT_WORDS, "")
    subjects |= {part.id: part.title for part in statement_set.parts}
    subjects |= {theme.id: theme.title for theme in statement_set.themes}
    return Vocabulary(
        choices={
            Known.SET: {statement_set.id: statement_set.title},
            Known.VERSION: dict.fromkeys(dropped_by, ""),
            Known.STATEMENT: statements | dict.fromkeys(dropped, _DROPPED),
            Known.DOMAIN: {domain.id: domain.title for domain in statement_set.domains.values()},
            Known.CLUSTER: dict.fromkeys(clusters, ""),
            Known.GROUP: {group: title if title != group else "" for group, title in statement_set.groups.items()},
            Known.SUBJECT: subjects | statements,
        },
        unknown_to={
            version: tuple(identity for identity in dropped if identity not in own)
            for version, own in dropped_by.items()
            if set(dropped) - own
        },
    )
