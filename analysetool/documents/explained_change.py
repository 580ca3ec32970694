# SPDX-License-Identifier: EUPL-1.2
"""How sure one difference is, as a document: from the scores to the interval, the verdict and whether it is named."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.documents.blocks import Block, Column, Document, Kind, Row, Section, Table, Text, Tone
from analysetool.figures.comparison import Working
from analysetool.figures.explained_change import ExplainedChange
from analysetool.rounding import dutch_number
from analysetool.words import explained_change as wording
from analysetool.words.changes import Names, names_of
from analysetool.words.colophon import colophon
from analysetool.words.grammar import count
from analysetool.words.sums import precise


def explained_change_document(explained: ExplainedChange) -> Document:
    """Lay out in which order the steps are told."""
    comparison = explained.comparison
    own, names = comparison.statement_set, names_of(comparison)
    change, working = explained.change, explained.change.working
    blocks: list[Block] = []
    if explained.kind is None:
        blocks.append(Text(text=change.title))
    blocks.append(Section(title="Uitkomst", blocks=(Text(text=wording.outcome(explained, names), tone=Tone.STRONG),)))
    if change.difference is not None:
        told = (*wording.difference(explained, names), *wording.composition(explained))
        blocks.append(Section(title="Verschil", blocks=_texts(told)))
        blocks += _interval(explained, names) if working is None else _steps(explained, working, names)
    return Document(
        kind=Kind.EXPLANATION,
        title=wording.heading(explained, names),
        origins=comparison.origins,
        blocks=tuple(blocks),
        colophon=(wording.ROUNDING, *colophon(own.id, own.version, own.justification)),
    )


def _interval(explained: ExplainedChange, names: Names) -> Iterable[Section]:
    """What is left to tell without an interval."""
    yield Section(title="Interval", blocks=_texts([wording.NO_INTERVAL]))
    yield Section(title="Oordeel", blocks=_texts(wording.verdict(explained, names)))


def _steps(explained: ExplainedChange, working: Working, names: Names) -> Iterable[Section]:
    lent = wording.moderation(working, explained.kind)
    yield Section(title="Hoe ver antwoorden uiteenlopen", blocks=_variance(explained, working, names))
    if lent:
        yield Section(title="Lenen", blocks=_texts(lent))
    yield Section(title="Interval", blocks=_texts(wording.interval(explained, working)))
    yield Section(title="Oordeel", blocks=_texts(wording.verdict(explained, names)))
    if explained.standing is not None:
        told = wording.standing(explained, explained.standing, working)
        yield Section(title="Toeval", blocks=_texts(told))


def _variance(explained: ExplainedChange, working: Working, names: Names) -> tuple[Block, ...]:
    told = [wording.people(working, names), wording.INFLUENCE]
    told += [] if explained.kind is None else [wording.LEVEL_INFLUENCE]
    told += [wording.SQUARES, *([wording.smallest()] if working.smallest else [])]
    if working.variances is None:
        return _texts(
            [*told, wording.hidden(explained.comparison.minimum), wording.variance(working), wording.freedom(working)]
        )
    return (*_texts(told), _layers(working, names), *_texts([wording.variance(working), wording.freedom(working)]))


def _layers(working: Working, names: Names) -> Table:
    assert working.variances is not None  # noqa: S101 - the caller looked
    columns = ("groep", "k", "n", "k − k/n", "v")
    rows = [
        (name, count(k), dutch_number(n), precise(wording.left(working, layer)), precise(v, wording.VARIANCE_DECIMALS))
        for layer, (name, k, n, v) in enumerate(
            zip(wording.layers(names), working.people, wording.years(working), working.variances, strict=True)
        )
        if k
    ]
    return Table(
        caption="Wat elke groep bijdraagt",
        columns=tuple(
            Column(title=title, numeric=place > 0, width=1.0 if place else 2.0) for place, title in enumerate(columns)
        ),
        rows=tuple(
            Row(cells=row, told=f"{row[0]}: k {row[1]}, n {row[2]}, k − k/n {row[3]}, v {row[4]}.") for row in rows
        ),
    )


def _texts(told: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text(text=text) for text in told)
