# SPDX-License-Identifier: EUPL-1.2
"""How one figure came about, as a document: the sums as one would write them down with pen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.documents.blocks import (
    Block,
    Column,
    Document,
    Item,
    ItemLook,
    Items,
    Kind,
    Rank,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from analysetool.figures.explanation import Explanation, LevelExplanation, LevelRow, OneApart, StatementExplanation
from analysetool.figures.report import LevelKind
from analysetool.model import Verdict
from analysetool.rounding import UNKNOWN, dutch_number, dutch_percent
from analysetool.words import explained_level, explained_statement, own_group, parents
from analysetool.words import explanation as wording
from analysetool.words.colophon import colophon
from analysetool.words.figures import answer_word, verdict_word
from analysetool.words.grammar import count
from analysetool.words.sums import amount, outcome, precise

_WIDE = 4.0
"""The share of the width of a column with sentences, beside one with a number or a word."""


def explanation_document(explanation: Explanation) -> Document:
    """Lay out in which order the steps are told."""
    explained = explanation.explained
    return Document(
        kind=Kind.EXPLANATION,
        title=wording.heading(explanation),
        origins=explanation.origins,
        blocks=_statement(explanation, explained)
        if isinstance(explained, StatementExplanation)
        else _level(explanation, explained),
        colophon=(
            wording.ROUNDING,
            *colophon(explanation.statement_set, explanation.version, explanation.justification),
        ),
    )


def _statement(explanation: Explanation, explained: StatementExplanation) -> tuple[Block, ...]:
    notes = (*wording.notes(explanation), *explained_statement.joint(explanation, explained))
    steps = () if explanation.joint_only and explained.statement.on_joint else _statement_steps(explained)
    return (
        Text(text=explained_statement.claim(explained)),
        Text(text=explained_statement.place(explained), tone=Tone.SMALL),
        _outcome(explained_statement.result(explained), notes),
        *steps,
        _rules(explained, explained.statement.verdict),
        Section(title=explained_statement.HOLDS_TITLE, blocks=_holds(explained)),
        *_parents(explanation, explained),
        *_own_group(explained),
    )


def _parents(explanation: Explanation, explained: StatementExplanation) -> tuple[Section, ...]:
    """What parents gave, who are in none of the steps."""
    told = parents.explained(explained.statement, explained.parents_text, explanation.openness, explanation.minimum)
    own = explained.statement.parents
    return () if told is None else (Section(title=parents.title(0 if own is None else own.n), blocks=_texts([told])),)


def _own_group(explained: StatementExplanation) -> tuple[Section, ...]:
    """What those gave whose own work it is about, beside the others."""
    told = own_group.explained(explained.statement, explained.about)
    return () if told is None else (Section(title=own_group.TITLE, blocks=_texts([told])),)


def _statement_steps(explained: StatementExplanation) -> tuple[Section, ...]:
    return (
        Section(title="Welke antwoorden tellen mee", blocks=(_items(explained_statement.answers(explained)),)),
        Section(title=explained_statement.mean_title(explained), blocks=_texts(explained_statement.mean(explained))),
        Section(title="Bandbreedte", blocks=_texts(explained_statement.reach(explained))),
        Section(title="Eensgezindheid", blocks=_agreement(explained)),
    )


def _agreement(explained: StatementExplanation) -> tuple[Block, ...]:
    if explained.votes is None or explained.agreement is None or explained.mean is None:
        return _texts([explained_statement.no_agreement(explained)])
    told = [explained_statement.step_told(step, explained.mean) for step in explained.votes]
    columns = ("score", "keer", "deel", f"afstand tot {outcome(explained.mean)}", "bijdrage")
    rows = [
        (
            str(step.score),
            count(step.votes),
            precise(step.share),
            precise(step.distance),
            explained_statement.contribution(step),
        )
        for step in explained.votes
    ]
    return (
        *_texts(explained_statement.FORMULA),
        _table("Wat elke score bijdraagt", columns, rows, told=told),
        Text(text=explained_statement.agreement(explained)),
    )


def _holds(explained: StatementExplanation) -> tuple[Block, ...]:
    told = Text(text=explained_statement.holds(explained))
    kinds = (
        ("zonder één", "Wat er overblijft zonder één antwoord", explained.one_less),
        ("met nog één", "Wat het wordt met één score erbij", explained.one_more),
    )
    return (told, *(_apart(name, caption, found) for name, caption, found in kinds if found))


def _apart(name: str, caption: str, found: Sequence[OneApart]) -> Table:
    rows = [
        (
            answer_word(other.answer),
            f"{count(other.votes)} keer",
            dutch_number(other.mean),
            dutch_percent(other.agreement),
            explained_statement.verdict_apart(other),
        )
        for other in found
    ]
    rows_told = [explained_statement.apart_told(name, other) for other in found]
    columns = (name, "gegeven", "gemiddelde", "eensgezindheid", "oordeel")
    return _table(caption, columns, rows, told=rows_told, words=(4,))


def _level(explanation: Explanation, explained: LevelExplanation) -> tuple[Block, ...]:
    joint = explained_level.joint(explained)
    return (
        _outcome(explained_level.result(explained), wording.notes(explanation)),
        *_members(explained),
        Section(title="Gemiddelde", blocks=_texts(explained_level.mean(explained))),
        Section(title="Bandbreedte", blocks=_texts(explained_level.reach(explained))),
        Section(title="Eensgezindheid", blocks=_texts([explained_level.agreement(explained)])),
        *([Section(title="Gezamenlijke scores", blocks=_texts([joint]))] if joint is not None else []),
        _rules(explained, explained.level.verdict),
    )


def _members(explained: LevelExplanation) -> tuple[Section, ...]:
    """Which statements count and what each adds; nothing where no statement may be shown."""
    if explained.steps_hidden:
        return ()
    exceptions = explained_level.exceptions(explained)
    blocks = (
        *_level_table(explained),
        *([_items(exceptions)] if exceptions else []),
        Text(text=explained_level.half_rule(explained)),
    )
    return (Section(title="Welke stellingen tellen mee", blocks=blocks),)


def _level_table(explained: LevelExplanation) -> tuple[Block, ...]:
    """The statements with what each adds; a dash is not counted in the sum of its column."""
    caption = "De stellingen en wat ze bijdragen"
    weights = not explained.equal_weights
    texts = explained.kind is LevelKind.THEME
    columns = ["stelling", "som / scores", "gemiddelde", "laagste", "hoogste", "eensgezindheid"]
    if weights:
        columns[3:3] = ["gewicht", "gewicht × gemiddelde"]
    rows = [_cells(row, weights=weights, texts=texts) for row in explained.rows]
    told = [explained_level.row_told(explained, row, text=texts) for row in explained.rows]
    told.append(explained_level.totals_told(explained))
    table = _table(caption, columns, rows, told=told, totals=_totals(explained, weights=weights), wide=weights)
    return (table,) if texts else (table, Text(text=explained_level.WHERE_TEXTS_ARE, tone=Tone.SMALL))


def _cells(row: LevelRow, *, weights: bool, texts: bool) -> tuple[str, ...]:
    statement = row.statement
    own = "gezamenlijk" if statement.on_joint else UNKNOWN
    points = own if row.points is None else f"{count(row.points)} / {count(statement.n or 0)}"
    weighted = [amount(row.weight), precise(row.weighted)] if weights else []
    return (
        f"{statement.id} {statement.text}" if texts else statement.id,
        points,
        precise(statement.mean),
        *weighted,
        precise(row.low),
        precise(row.high),
        precise(statement.agreement),
    )


def _totals(explained: LevelExplanation, *, weights: bool) -> tuple[str, ...]:
    """The sum of each column, of weight × number where the weights differ."""
    mean, low, high, agreement = (
        UNKNOWN if division is None else amount(division.total)
        for division in (explained.mean, explained.low, explained.high, explained.agreement)
    )
    middle = ["", "", mean] if weights else [mean]
    return ("som van gewicht × getal" if weights else "som", "", *middle, low, high, agreement)


def _outcome(result: str, notes: Iterable[str]) -> Section:
    return Section(title="Uitkomst", blocks=(Text(text=result, tone=Tone.STRONG), *_texts(notes)))


def _rules(explained: StatementExplanation | LevelExplanation, verdict: Verdict | None) -> Section:
    """The rules for a verdict in their order, with the numbers that decided and which one holds."""
    title = wording.rules_title(verdict)
    if not explained.rules:
        return Section(title=title, blocks=_texts([wording.no_rules(explained)]))
    rows = []
    for step in explained.rules:
        name, rule, holds = verdict_word(step.verdict), wording.rule(step), "ja" if step.holds else "nee"
        numbers = wording.numbers(explained, step) or wording.HIDDEN_NUMBERS
        rows.append(Row(cells=(name, rule, numbers, holds), told=wording.rule_told(step, numbers)))
    columns = (
        Column(title="oordeel", width=2),
        Column(title="regel", width=_WIDE),
        Column(title="getallen", width=_WIDE),
        Column(title="klopt?"),
    )
    table = Table(caption="De regels in hun volgorde", columns=columns, rows=tuple(rows))
    return Section(title=title, blocks=(Text(text=wording.FIRST_RULE), table))


def _table(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    told: Iterable[str],
    totals: Sequence[str] | None = None,
    words: Sequence[int] = (),
    wide: bool = False,
) -> Table:
    """A table of numbers, but for its first column and those in `words`; `totals` stand under it.

    `told` is each row read aloud, that of the totals last.
    """
    ranked = [(Rank.PLAIN, row) for row in rows]
    ranked += [] if totals is None else [(Rank.TOTAL, totals)]
    return Table(
        caption=caption,
        columns=tuple(
            Column(title=title, numeric=place not in {0, *words}, width=2.0 if place == 0 else 1.0)
            for place, title in enumerate(columns)
        ),
        rows=tuple(
            Row(cells=tuple(row), rank=rank, told=sentence) for (rank, row), sentence in zip(ranked, told, strict=True)
        ),
        wide=wide,
    )


def _texts(told: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text(text=text) for text in told)


def _items(told: Iterable[str]) -> Items:
    return Items(items=tuple(Item(text=text) for text in told), look=ItemLook.BULLETED)
