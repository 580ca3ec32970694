# SPDX-License-Identifier: EUPL-1.2
"""A map of columns to begin with: for each column that was not recognised the statement that is nearest.

A suggestion is taken as it stands by who does not look, so that only what is likely stands there as a line; what is not
stands behind a #.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from analysetool.escaping import printable, visible
from analysetool.files.privacy import looks_like_person
from analysetool.files.sheet_writer import yaml_scalar
from analysetool.files.workbooks.raw import column_letters
from analysetool.imports.column_map import Named, find_column
from analysetool.imports.columns import Seen, Settings, are_answers, counts, values_of
from analysetool.imports.headings import HeadedColumn, parts_of_heading
from analysetool.imports.texts import short
from analysetool.model import Statement
from analysetool.near import likeness
from analysetool.words import import_map as say

_NEAR, _SOMEWHAT = 0.85, 0.6
_LONGEST_NAME = 300


class Sureness(Enum):
    """Why a statement is suggested, the surest first."""

    TEXT = "text"
    PART_OF_TEXT = "part"
    PLACE = "place"
    NUMBER = "number"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A column of which the heading says nothing that is known, as the map names it, and the statement it may be."""

    name: str
    heading: str
    sureness: Sureness
    statement: str | None = None

    @property
    def is_said(self) -> bool:
        """Whether the map says it as it stands, not behind a #."""
        return self.statement is not None and self.sureness is not Sureness.NUMBER


@dataclass(slots=True, kw_only=True)
class Draft:
    """What a map could say of the tables of one import."""

    found: list[str] = field(default_factory=list)
    mapped: dict[str, str] = field(default_factory=dict)
    suggestions: list[Suggestion] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    maybe_domains: list[str] = field(default_factory=list)

    @property
    def suggested(self) -> int:
        """How many lines the map says something with."""
        return sum(own.is_said for own in self.suggestions) + len(self.places)

    @property
    def left(self) -> int:
        """How many lines somebody has to choose for."""
        return sum(not own.is_said for own in self.suggestions) + len(self.unknown) + len(self.maybe_domains)

    @property
    def is_empty(self) -> bool:
        """Whether everything was recognised without a map."""
        return not (self.suggestions or self.places or self.unknown or self.maybe_domains)


def draft_of(tables: Iterable[Seen], settings: Settings) -> Draft:
    """What a map could say of these tables, each column once where tables share headings."""
    draft = Draft()
    found: dict[str, None] = {}
    named: set[str] = set()
    given = set(settings.column_map.columns)
    for seen in tables:
        unsure = {statement for statement, _ in seen.uses.by_other_words}
        found |= dict.fromkeys(own for own in seen.uses.statements if own not in unsure)
        for own in _suggested(seen, settings):
            if own.name in named:
                continue
            named.add(own.name)
            if own.statement in given and own.is_said:
                own = replace(own, sureness=Sureness.NONE, statement=None)  # noqa: PLW2901 - a map has one column for each
            given |= {own.statement} if own.statement is not None and own.is_said else set()
            draft.suggestions.append(own)
        for text, number in seen.unknown.items():
            if looks_like_person(text, code=False):
                continue  # a map may be kept, and what somebody typed in the wrong column may be a name
            draft.unknown[text] = draft.unknown.get(text, 0) + number
        for text, number in seen.places.items():
            answer = settings.reader.read(text)
            score = 0 if answer is None else answer.score or 0
            draft.places[text] = (score, number + draft.places.get(text, (0, 0))[1])
        names = (name_in_map(column, seen) for column in seen.uses.by_cells)
        draft.maybe_domains += [name for name in names if name not in draft.maybe_domains]
    draft.found = [own.id for own in settings.statement_set.statements if own.id in found]
    draft.mapped = {own.name: statement for statement, own in settings.column_map.columns.items()}
    return draft


def name_in_map(column: HeadedColumn, seen: Seen) -> str:
    """How a map can name a column: by its heading, or by its letters where that means no other column."""
    heading = column.texts[0]
    fits = heading and len(heading) <= _LONGEST_NAME and heading.isprintable()
    if fits and find_column(Named(name=heading, line=0), seen.layout.columns) == (column,):
        return heading
    return column_letters(column.position)


def _suggested(seen: Seen, settings: Settings) -> list[Suggestion]:
    """Suggestions for the columns of one table, in their order."""
    by_number = {column.position: statement for statement, column in seen.uses.by_other_words}
    taken = {own for own in seen.uses.statements if own not in by_number.values()}
    missing = [own for own in settings.statement_set.statements if own.id not in taken]
    columns = [*_without_statement(seen, settings), *(column for _, column in seen.uses.by_other_words)]
    columns.sort(key=lambda column: column.position)
    near = _by_text(columns, missing)
    by_place = _by_place(columns, near, seen, settings)
    known = {column.position for column in columns}
    columns += [own for own in seen.uses.unused if own.position in by_place and own.position not in known]  # empty ones
    told = []
    for column in sorted(columns, key=lambda column: column.position):
        if column.position in near:
            statement, degree = near[column.position]
            sureness = Sureness.TEXT if degree >= _NEAR else Sureness.PART_OF_TEXT
        elif column.position in by_number:
            statement, sureness = by_number[column.position], Sureness.NUMBER
        elif column.position in by_place:
            statement, sureness = by_place[column.position], Sureness.PLACE
        else:
            statement, sureness = None, Sureness.NONE
        name = name_in_map(column, seen)
        told.append(Suggestion(name=name, heading=short(column.texts[0]), sureness=sureness, statement=statement))
    return told


def _without_statement(seen: Seen, settings: Settings) -> list[HeadedColumn]:
    """The columns that may hold a statement: with answers, or with a text that is nearly one."""
    statements = settings.statement_set.statements
    return [
        column
        for column in seen.uses.unused
        if _holds_scores(column, seen, settings)
        or any(_alike(column, statement) >= _SOMEWHAT for statement in statements)
    ]


def _holds_scores(column: HeadedColumn, seen: Seen, settings: Settings) -> bool:
    scores = (settings.reader.read(text) for text in values_of(seen.layout, column))
    return (
        not counts(column)
        and are_answers(seen.layout, column, settings.reader)
        and any(own is not None and own.score for own in scores)
    )


def _alike(column: HeadedColumn, statement: Statement) -> float:
    """How much a heading, or the part of it that can be the statement, is like the text for either voice.

    Below `_SOMEWHAT` it is no more than that.
    """
    texts = [text for text in (statement.text, statement.parents_text) if text]
    parts = [part for heading in column.texts if heading for part in parts_of_heading(heading)]
    return max((likeness(part, text, least=_SOMEWHAT) for part in parts for text in texts), default=0.0)


def _by_text(columns: Sequence[HeadedColumn], missing: Sequence[Statement]) -> dict[int, tuple[str, float]]:
    """The statement whose text is nearest, for columns where one is near; the nearest pairs first, each once."""
    pairs = sorted(
        (
            (-degree, column.position, place)
            for column in columns
            for place, statement in enumerate(missing)
            if (degree := _alike(column, statement)) >= _SOMEWHAT
        ),
    )
    found: dict[int, tuple[str, float]] = {}
    given: set[int] = set()
    for degree, position, place in pairs:
        if position not in found and place not in given:
            found[position] = (missing[place].id, -degree)
            given.add(place)
    return found


def _by_place(
    columns: Sequence[HeadedColumn], near: dict[int, tuple[str, float]], seen: Seen, settings: Settings
) -> dict[int, str]:
    """The statements that are missing between two that are known, where as many columns lie between these.

    An empty column between the others counts: nobody may have answered it.
    """
    known = {column.position: statement for statement, column in seen.uses.statements.items()}
    known |= {position: statement for position, (statement, _) in near.items()}
    unknown = {column.position for column in columns if column.position not in known}
    if not unknown:
        return {}
    places = sorted({*known, *unknown})
    empty = {
        column.position
        for column in seen.uses.unused
        if places[0] < column.position < places[-1] and not any(values_of(seen.layout, column))
    }
    order = [statement.id for statement in settings.statement_set.statements]
    found: dict[int, str] = {}
    group: list[int] = []
    before = -1
    for position in sorted({*known, *unknown, *empty}):
        if position not in known:
            group.append(position)
            continue
        after = order.index(known[position])
        found |= _fitted(group, order[before + 1 : after])
        group, before = [], after
    return found | _fitted(group, order[before + 1 :])


def _fitted(positions: Sequence[int], statements: Sequence[str]) -> dict[int, str]:
    return dict(zip(positions, statements, strict=True)) if len(positions) == len(statements) else {}


def written_draft(draft: Draft, statements: Sequence[Statement], about: Sequence[str], scale: dict[int, str]) -> str:
    """The map as YAML text with what there is to know of each line; it is read by `column_map`.

    Args:
        draft: what it says.
        statements: those of the set.
        about: lines of text above it.
        scale: the words of the scores.
    """
    texts = {statement.id: statement.text for statement in statements}
    lines = [f"# {visible(line)}".rstrip() for line in about]
    for block in (_columns(draft, texts), _labels(draft, scale), _domains(draft)):
        lines += ["", *block] if block else []
    return "\n".join(lines) + "\n"


def _columns(draft: Draft, texts: dict[str, str]) -> list[str]:
    if not (draft.suggestions or draft.mapped):
        return []
    says = bool(draft.mapped) or any(own.is_said for own in draft.suggestions)
    lines = ["kolommen:" if says else "# kolommen:"]
    lines += [f"  {yaml_scalar(name)}: {yaml_scalar(statement)}" for name, statement in draft.mapped.items()]
    for sureness in Sureness:
        own = [suggestion for suggestion in draft.suggestions if suggestion.sureness is sureness]
        if own:
            lines.append(f"  # {say.SURENESS[sureness.value]}")
            lines += [_line(suggestion, texts) for suggestion in own]
    return lines


def _line(own: Suggestion, texts: dict[str, str]) -> str:
    target = "" if own.statement is None else f" {yaml_scalar(own.statement)}"
    told = "" if own.statement is None else texts[own.statement]
    if own.name != own.heading and len(own.name) < len(own.heading):
        told = say.under_heading(own.heading, told)
    remark = f"  # {printable(told)}" if told else ""
    return f"  {'' if own.is_said else '# '}{yaml_scalar(own.name)}:{target}{remark}"


def _labels(draft: Draft, scale: dict[int, str]) -> list[str]:
    if not (draft.places or draft.unknown):
        return []
    lines = ["labels:" if draft.places else "# labels:"]
    if draft.places:
        lines.append(f"  # {say.PLACES}")
        for text, (score, number) in sorted(draft.places.items()):
            lines.append(f"  {yaml_scalar(text)}: {score}  # {say.as_score(scale[score], number)}")
    if draft.unknown:
        lines.append(f"  # {say.UNKNOWN_LABELS}")
        for text, number in draft.unknown.items():
            lines.append(f"  # {yaml_scalar(text)}:  # {say.so_often(number)}")
    return lines


def _domains(draft: Draft) -> list[str]:
    if not draft.maybe_domains:
        return []
    names = [yaml_scalar(name) for name in draft.maybe_domains]
    return [
        f"# {say.MAYBE_DOMAINS}",
        *(f"# domeinkolom: {name}" for name in names),
        "# overslaan:",
        *(f"#   - {name}" for name in names),
    ]
