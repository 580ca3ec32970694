# SPDX-License-Identifier: EUPL-1.2
"""The second voice of a measurement: what parents answered in their own words, beside the partners and apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysetool.escaping import printable
from analysetool.figures.levels import number
from analysetool.figures.report import (
    ParentsStatement,
    ParentsVoice,
    PeopleMean,
    ShownStatement,
    StatementNotes,
)
from analysetool.measurement import Measurement
from analysetool.measures import SCORES, means_of
from analysetool.model import PARENTS_DOMAIN, StatementSet
from analysetool.tally import Tally

_SORT_DECIMALS = 9


def parents_means(parents: Tally | None, minimum: int) -> dict[str, PeopleMean]:
    """The mean and number of parents per statement, only where `minimum` parents gave a score; empty without parents.

    A mean is Σ score · votes / n over the parents' valid scores, on the scale 1-5; weet-niet, nvt and blanks are in
    neither.
    """
    if parents is None:
        return {}
    votes = parents.total()[:, : SCORES.size]
    means = means_of(votes)
    return {
        identity: PeopleMean(n=int(own.sum()), mean=mean)
        for identity, own, value in zip(parents.statements, votes, means, strict=True)
        if own.sum() >= minimum and (mean := number(float(value))) is not None
    }


def asked_parents(measurement: Measurement, position: int) -> bool:
    """Whether any parent was asked the statement at a position of the set."""
    return measurement.parents is not None and bool(measurement.parents.total()[position].any())


def beside_partners(
    statements: Sequence[ShownStatement], means: Mapping[str, PeopleMean]
) -> tuple[ShownStatement, ...]:
    """The statements with the parents' figure beside that of the partners, which stays as it is."""
    return tuple(replace(statement, parents=means.get(statement.id)) for statement in statements)


def compute_parents(
    measurement: Measurement,
    statement_set: StatementSet,
    statements: Sequence[ShownStatement],
    minimum: int,
    *,
    with_notes: bool = False,
) -> ParentsVoice | None:
    """Everything that may be shown of the parents; None when no parent was asked in their own words.

    Args:
        measurement: with the counts of parents apart.
        statement_set: gives their sentences, and the cluster they are invited in.
        statements: of the partners by themselves, with the parents' figures beside.
        minimum: how many parents must have given a score before a statement is shown, and taken part before notes are.
        with_notes: include what parents wrote.
    """
    if measurement.parents is None:
        return None
    people = measurement.parents.people() or 0
    texts = {statement.id: statement.parents_text or "" for statement in statement_set.statements}
    votes = dict(zip(measurement.parents.statements, measurement.parents.total()[:, : SCORES.size], strict=True))
    shown = [
        ParentsStatement(
            statement=statement,
            text=texts[statement.id],
            parents=statement.parents,
            votes=tuple(int(count) for count in votes[statement.id]),
            partners=statement.mean,
            difference=None if statement.mean is None else statement.parents.mean - statement.mean,
        )
        for statement in statements
        if statement.parents is not None
    ]
    return ParentsVoice(
        people=people,
        invited=parents_invited(measurement, statement_set),
        asked=sum(asked_parents(measurement, position) for position in range(len(statement_set.statements))),
        enough=people >= minimum,
        statements=tuple(sorted(shown, key=_furthest_apart)),
        notes=_notes(measurement, statements) if with_notes and people >= minimum else (),
    )


def _furthest_apart(row: ParentsStatement) -> float:
    """Large differences first, whichever way they point; ties stay in the order of the set, unknown ones come last."""
    return 1.0 if row.difference is None else -round(abs(row.difference), _SORT_DECIMALS)


def parents_invited(measurement: Measurement, statement_set: StatementSet) -> int | None:
    """How many parents were invited to their own form; None when not known, or when some of them are partners."""
    domain = statement_set.domains.get(PARENTS_DOMAIN)
    if measurement.info is None or measurement.parents is None or domain is None or domain.cluster is None:
        return None
    in_cluster = {own.id for own in statement_set.domains.values() if own.cluster == domain.cluster}
    return None if in_cluster & set(measurement.tally.groups) else measurement.info.invited.get(domain.cluster)


def _notes(measurement: Measurement, statements: Sequence[ShownStatement]) -> tuple[StatementNotes, ...]:
    """What parents wrote per statement, in alphabetical order."""
    texts: dict[str, list[str]] = {}
    for note in measurement.parents_notes:
        texts.setdefault(note.statement, []).append(printable(note.text))
    return tuple(
        StatementNotes(statement=statement, texts=tuple(sorted(texts[statement.id])))
        for statement in statements
        if statement.id in texts
    )
