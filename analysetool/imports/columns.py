# SPDX-License-Identifier: EUPL-1.2
"""What each column of a survey table is used for; what cannot be settled is a problem, never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysetool.files.comparable import key_of
from analysetool.imports.column_map import ColumnMap, Named, find_column
from analysetool.imports.headings import AmbiguousHeadingError, HeadedColumn, Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.layouts import Layout, is_personal
from analysetool.imports.responses import Problems
from analysetool.model import StatementSet, Voice
from analysetool.words import grammar
from analysetool.words import imports as say

_CODE = ("deelnemerscode", "deelnemercode", "codedeelnemer", "participantcode")
_DOMAIN = ("domein", "domain")


@dataclass(slots=True, kw_only=True)
class Uses:
    """Positions of the columns that are read, and the columns that are left out."""

    statements: dict[str, HeadedColumn] = field(default_factory=dict)
    domain: HeadedColumn | None = None
    code: HeadedColumn | None = None
    identity: int | None = None
    unused: list[HeadedColumn] = field(default_factory=list)
    personal: list[HeadedColumn] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all files of one import; `mapped` gathers in which files each name of the map was found.

    `voice` is whose voice was typed; None when the files must say it.
    """

    statement_set: StatementSet
    statements: Statements
    reader: AnswerReader
    column_map: ColumnMap
    by_order: bool = False
    voice: Voice | None = None
    mapped: dict[str, set[str]] = field(default_factory=dict)


def settle_columns(layout: Layout, settings: Settings, problems: Problems) -> Uses:
    """Give every column its use; problems tell what could not be settled."""
    uses = Uses(identity=layout.identity)
    taken = _mapped(layout, settings, uses, problems)
    open_columns = [
        column for column in layout.columns if column.position not in layout.own and column.position not in taken
    ]
    rest = _matched(open_columns, settings, uses, problems, layout.heading_line)
    rest = _about_people(rest, layout, settings, uses, problems)
    if settings.by_order:
        rest = _ordered(layout, settings, uses, rest, problems)
    else:
        _refuse_answers_without_statement(rest, layout, settings, uses, problems)
    uses.unused = rest
    uses.personal = [column for column in layout.columns if column.position in layout.own and is_personal(column)]
    return uses


def values_of(layout: Layout, column: HeadedColumn) -> Iterable[str]:
    """The different texts in a column that are not empty."""
    position = column.position
    return {row[position]: None for row in layout.rows if position < len(row) and row[position]}


def _mapped(layout: Layout, settings: Settings, uses: Uses, problems: Problems) -> set[int]:
    """Follow the map; gives the positions that are spoken for."""
    column_map = settings.column_map
    taken: dict[int, Named] = {}

    def found(named: Named | None) -> HeadedColumn | None:
        columns = () if named is None else find_column(named, layout.columns)
        if named is None or not columns:
            return None
        settings.mapped.setdefault(named.name, set()).add(problems.path)
        if len(columns) > 1:
            shown = grammar.listing([column.shown for column in columns])
            problems.add(say.name_fits_more_columns(named.name, shown))
        elif columns[0].position in taken:
            earlier = taken[columns[0].position].name
            problems.add(say.same_column_twice(named.name, earlier))
        taken[columns[0].position] = named
        return columns[0]

    for statement, named in column_map.columns.items():
        column = found(named)
        if column is not None:
            uses.statements[statement] = column
    uses.code = found(column_map.participant)
    uses.domain = found(column_map.domain)
    identity = found(column_map.identity)
    if identity is not None:
        uses.identity = identity.position
        if is_personal(identity) or any("@" in text or " " in text for text in values_of(layout, identity)):
            problems.add(
                say.column_about_people(identity.shown),
                layout.heading_line,
            )
    for named in column_map.skipped:
        found(named)
    return set(taken)


def _matched(
    columns: Iterable[HeadedColumn], settings: Settings, uses: Uses, problems: Problems, line: int
) -> list[HeadedColumn]:
    """Match headings with statements; gives the columns that match none."""
    rest: list[HeadedColumn] = []
    doubtful: list[tuple[str, HeadedColumn]] = []
    for column in columns:
        try:
            match = settings.statements.match(column)
        except AmbiguousHeadingError as error:
            problems.add(
                say.fits_more_statements(column.shown, grammar.listing(error.statements)),
                line,
            )
            continue
        if match is None:
            rest.append(column)
        elif match.sure:
            _use(match.statement, column, uses, problems, line)
        else:
            doubtful.append((match.statement, column))
    sure = set(uses.statements)
    for statement, column in doubtful:
        if statement in sure:
            rest.append(column)
        else:
            _use(statement, column, uses, problems, line)
    return sorted(rest, key=lambda column: column.position)


def _use(statement: str, column: HeadedColumn, uses: Uses, problems: Problems, line: int) -> None:
    other = uses.statements.get(statement)
    if other is None:
        uses.statements[statement] = column
        return
    problems.add(
        say.two_columns_one_statement(other.shown, column.shown, statement),
        line,
    )


def _about_people(
    columns: Iterable[HeadedColumn], layout: Layout, settings: Settings, uses: Uses, problems: Problems
) -> list[HeadedColumn]:
    """Find the columns with the participant's code and domain, by heading, or by cells that are all domains."""
    rest: list[HeadedColumn] = []
    for column in columns:
        keys = [key_of(text) for text in column.texts]
        if any(word in key for key in keys for word in _CODE):
            uses.code = _single(uses.code, column, ("deelnemerscode", "deelnemerskolom"), layout, problems)
        elif any(key in _DOMAIN for key in keys) or (
            any(word in key for key in keys for word in _DOMAIN) and any(_domain_cells(layout, column, settings))
        ):
            uses.domain = _single(uses.domain, column, ("domein", "domeinkolom"), layout, problems)
        else:
            rest.append(column)
    if uses.domain is None:
        candidates = [column for column in rest if _looks_like_domains(layout, column, settings)]
        if len(candidates) == 1:
            uses.domain = candidates[0]
            rest.remove(candidates[0])
    return rest


def _single(
    earlier: HeadedColumn | None, column: HeadedColumn, names: tuple[str, str], layout: Layout, problems: Problems
) -> HeadedColumn:
    """The one column for the code or the domain; `names` are what people call it and its key in the map."""
    if earlier is not None:
        what, key = names
        problems.add(
            say.two_columns_alike(earlier.shown, column.shown, what, key),
            layout.heading_line,
        )
        return earlier
    return column


def domain_names(settings: Settings) -> dict[str, str]:
    """How cells may name a domain: the id, the title, or the code that our survey structure gives it (d01)."""
    domains = settings.statement_set.domains
    names = {f"d{number:02}": identity for number, identity in enumerate(domains, start=1)}
    names |= {key_of(domain.title): identity for identity, domain in domains.items()}
    names |= {key_of(identity): identity for identity in domains}
    return names | {key_of(name): identity for name, identity in settings.column_map.domains.items()}


def _domain_cells(layout: Layout, column: HeadedColumn, settings: Settings) -> list[bool]:
    """For every different filled cell whether it names a domain."""
    names = domain_names(settings)
    return [key_of(text) in names for text in values_of(layout, column)]


def _looks_like_domains(layout: Layout, column: HeadedColumn, settings: Settings) -> bool:
    """True when the cells alone show that this is the domain: all are titles of domains, or two and half of them are.

    An answer that is no domain is then told, for leaving out the column would take the domain of all others too.
    """
    titles = {key_of(domain.title) for domain in settings.statement_set.domains.values()}
    cells = [key_of(text) in titles for text in values_of(layout, column)]
    found = sum(cells)
    return bool(cells) and (all(cells) or (found > 1 and 2 * found >= len(cells)))


def _refuse_answers_without_statement(
    columns: Iterable[HeadedColumn], layout: Layout, settings: Settings, uses: Uses, problems: Problems
) -> None:
    """Leaving out a column that holds scores would lose answers in silence."""
    places = [column.position for column in uses.statements.values()]
    for column in columns:
        between = bool(places) and min(places) < column.position < max(places)
        if _holds_answers(layout, column, settings.reader, digits_too=between):
            problems.add(say.fits_no_statement(column.shown), layout.heading_line)


def _holds_answers(layout: Layout, column: HeadedColumn, reader: AnswerReader, *, digits_too: bool) -> bool:
    """True when all filled cells are answers and one at least is a score.

    Digits alone may count anything ("Hoeveel jaar werkt u hier?"), so they count only where the caller says so.
    """
    values = list(values_of(layout, column))
    if not _are_answers(layout, column, reader) or not any(
        answer.score for text in values if (answer := reader.read(text)) is not None
    ):
        return False
    return digits_too or not all(text.isdigit() for text in values)


def _are_answers(layout: Layout, column: HeadedColumn, reader: AnswerReader) -> bool:
    """True when a column is not empty and every filled cell is an answer, of whatever kind."""
    values = list(values_of(layout, column))
    return bool(values) and all(reader.read(text) is not None for text in values)


def _ordered(
    layout: Layout, settings: Settings, uses: Uses, rest: Sequence[HeadedColumn], problems: Problems
) -> list[HeadedColumn]:
    """The columns with answers are the statements in the order of the set; headings may not contradict that."""
    matched = {column.position: statement for statement, column in uses.statements.items()}
    others = [column for column in rest if _are_answers(layout, column, settings.reader)]
    columns = sorted([*uses.statements.values(), *others], key=lambda column: column.position)
    statements = settings.statement_set.statements
    if len(columns) != len(statements):
        shown = say.from_column_to_column(columns[0].shown, columns[-1].shown) if columns else ""
        problems.add(
            say.number_of_columns(len(statements), len(columns), shown),
            layout.heading_line,
        )
        return list(rest)
    for statement, column in zip(statements, columns, strict=True):
        if matched.get(column.position, statement.id) != statement.id:
            problems.add(
                say.order_against_heading(column.shown, statement.id, matched[column.position]),
                layout.heading_line,
            )
    uses.statements = {statement.id: column for statement, column in zip(statements, columns, strict=True)}
    return [column for column in rest if column not in others]
