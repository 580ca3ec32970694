# SPDX-License-Identifier: EUPL-1.2
"""What each column of a survey table is used for; what cannot be settled is a problem, never a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysetool.errors import Problem
from analysetool.files.comparable import key_of
from analysetool.files.workbooks.raw import column_letters
from analysetool.imports.column_map import ColumnMap, Named, find_column
from analysetool.imports.headings import AmbiguousHeadingError, HeadedColumn, How, Match, Statements, before_brackets
from analysetool.imports.labels import AnswerReader
from analysetool.imports.layouts import Layout, is_personal
from analysetool.imports.responses import Problems
from analysetool.model import StatementSet, Voice
from analysetool.near import near_names
from analysetool.words import grammar
from analysetool.words import imports as say

_CODE = ("deelnemerscode", "deelnemercode", "codedeelnemer", "participantcode")
_DOMAIN = ("domein", "domain")
_ASKS_FOR_DOMAIN = (
    "waarwerk", "werktu", "werkje", "ikwerk", "uwerkzaam", "ikwerkzaam", "jewerkzaam", "waarhoortu", "waarbijhoortu",
    "bijwiehoortu", "hoortubij", "hoortuthuis", "namenswie", "namenswelk",
    "vanuitwelk", "vertegenwoordig", "welkeorganisatie", "welkesector", "welkediscipline", "welkewerkveld",
    "whereyouwork", "doyouwork", "spreektu", "pasthetbestbij",
)  # fmt: skip
"""What a heading says that asks for somebody's own place."""
_OWN_PLACES = (
    "bentu", "benik", "benje", "organisatie", "functie", "rol", "beroep", "sector", "achtergrond", "discipline",
    "groep", "cluster", "partij", "instelling", "werkveld", "werkplek", "organisation", "organization", "profession",
)  # fmt: skip
"""What a heading of a few words is about that asks the same: "Uw organisatie"."""
_ABOUT_OTHERS = (
    "samen",
    "overleg",
    "minst",
    "meest",
    "mist",
    "ontbre",
    "ander",
    "contact",
    "verwijs",
    "together",
    "least",
)
_FEW_WORDS = 3
_COUNTS = ("hoeveel", "howmany", "aantal", "numberof", "leeftijd", "age")
"""How a heading begins that asks for a number of its own."""
_MOST_NAMED = 5
_PLACE = re.compile(
    r"(?:in|uit|voor|van|bij|namens|vanuit)?welke(?:gemeente|coalitie|regio)(?!.*(?:mis|goed|beter|wens)).*"
    r"|(?:naam(?:van)?)?(?:uw|de|je|jouw)?(?:gemeente|coalitie|regio|municipality)(?:naam)?"
)
"""A heading, letters and digits alone, that asks from which place somebody is; not a question about that place."""


_EASILY_TYPED = re.compile(r"[\w?.,()/ -]{1,60}")


@dataclass(slots=True, kw_only=True)
class Uses:
    """Positions of the columns that are read, and the columns that are left out; `again` are more of one statement.

    Of those a row has never more than one filled in. `how` is by what each statement was found. `doubts` are readings
    that somebody has to agree with: of columns with a number and other words (`by_other_words`), of ones with names
    of domains under another question (`by_cells`), of digits beside the rest, and of an order with empty columns in it.
    """

    statements: dict[str, HeadedColumn] = field(default_factory=dict)
    how: dict[str, How] = field(default_factory=dict)
    again: dict[str, list[HeadedColumn]] = field(default_factory=dict)
    domain: HeadedColumn | None = None
    code: HeadedColumn | None = None
    coalition: HeadedColumn | None = None
    identity: int | None = None
    unused: list[HeadedColumn] = field(default_factory=list)
    personal: list[HeadedColumn] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    by_other_words: list[tuple[str, HeadedColumn]] = field(default_factory=list)
    by_cells: list[HeadedColumn] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Seen:
    """A table with a row per participant as it was understood, whether that was enough or not.

    `unknown` are texts in columns of statements that are no answer, `places` those that stand for a place in a list,
    both with how often they stand there.
    """

    path: str
    layout: Layout
    uses: Uses
    unknown: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all files of one import; `mapped` gathers in which files each name of the map was found.

    `seen` gathers the tables that were looked at, where somebody wants them. `voice` is whose voice was typed; None
    when the files must say it. `per` is the column that says whose measurement a row belongs to; None when all of it is
    one measurement.
    """

    statement_set: StatementSet
    statements: Statements
    reader: AnswerReader
    column_map: ColumnMap
    by_order: bool = False
    voice: Voice | None = None
    per: Named | None = None
    mapped: dict[str, set[str]] = field(default_factory=dict)
    seen: list[Seen] | None = None


def settle_columns(layout: Layout, settings: Settings, problems: Problems) -> Uses:
    """Give every column its use; problems tell what could not be settled."""
    uses = Uses(identity=layout.identity)
    taken = _mapped(layout, settings, uses, problems)
    open_columns = [
        column for column in layout.columns if column.position not in layout.own and column.position not in taken
    ]
    rest = _matched(open_columns, layout, settings, uses, problems)
    rest = _about_people(rest, layout, settings, uses, problems)
    if settings.by_order:
        rest = _ordered(layout, settings, uses, rest, problems)
    else:
        _refuse_answers_without_statement(rest, layout, settings, uses, problems)
    if settings.per is None:
        _many_places(rest, layout, problems)
    elif uses.coalition is None and uses.statements:
        problems.add(_without_coalition(settings.per, layout), layout.heading_line)
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
            uses.how[statement] = How.MAP
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
    _use_for_coalition(found(settings.per), layout, uses, problems)
    for named in column_map.skipped:
        found(named)
    return set(taken)


def _use_for_coalition(column: HeadedColumn | None, layout: Layout, uses: Uses, problems: Problems) -> None:
    """Names of folders come from this column, so nothing about persons may stand in it."""
    uses.coalition = column
    if column is None:
        return
    uses.remarks.append(say.coalition_column(column.shown))
    own = column.position in layout.own and not _asks_for_place(column)
    if own or is_personal(column) or any("@" in text for text in values_of(layout, column)):
        problems.add(say.column_no_coalition(column.shown), layout.heading_line)


def _without_coalition(per: Named, layout: Layout) -> str:
    """What to tell of a table without the column that was named, with those that it could be."""
    places = [column for column in layout.columns if _asks_for_place(column)]
    headings = {column.texts[0]: column for column in layout.columns if column.texts[0]}
    near = places or [headings[name] for name in near_names(per.name, headings)]
    return say.no_coalition_column(per.name, [column.shown for column in near[:_MOST_NAMED]])


def _asks_for_place(column: HeadedColumn) -> bool:
    """Whether a heading asks from which municipality, coalition or region somebody is."""
    return any(_PLACE.fullmatch(key_of(text)) for text in column.texts)


def _matched(
    columns: Iterable[HeadedColumn], layout: Layout, settings: Settings, uses: Uses, problems: Problems
) -> list[HeadedColumn]:
    """Match headings with statements; gives the columns that match none."""
    line = layout.heading_line
    rest: list[HeadedColumn] = []
    unsure: list[tuple[Match, HeadedColumn]] = []
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
            _use(match, column, layout, uses, problems)
        else:
            unsure.append((match, column))
    sure = set(uses.statements)
    for match, column in unsure:
        if match.statement in sure:
            rest.append(column)
            continue
        _use(match, column, layout, uses, problems)
    questions = Counter(key_of(before_brackets(text)) for column in layout.columns for text in column.texts)
    grids = {question for question, number in questions.items() if number > 1}
    uses.by_other_words = [
        (statement, column)
        for statement, column in uses.statements.items()
        if uses.how[statement] is How.NUMBER and not settings.statements.words_fit(column, statement, grids)
    ]
    if uses.by_other_words:
        _doubt(uses, problems, _other_words(uses.by_other_words, settings), line)
    return sorted(rest, key=lambda column: column.position)


def _doubt(uses: Uses, problems: Problems, message: str, line: int | None) -> None:
    """Note a reading that may be another one."""
    uses.doubts.append(Problem(path=problems.path, line=line, message=message))


def _other_words(found: Sequence[tuple[str, HeadedColumn]], settings: Settings) -> str:
    """What to tell of columns that bear the number of a statement and the words of something else."""
    statement, _ = found[0]
    named = [column.shown for _, column in found[:_MOST_NAMED]]
    more = [f"nog {len(found) - _MOST_NAMED}"] if len(found) > _MOST_NAMED else []
    text = next(own.text for own in settings.statement_set.statements if own.id == statement)
    return say.other_words(grammar.listing([*named, *more]), statement, text)


def _use(match: Match, column: HeadedColumn, layout: Layout, uses: Uses, problems: Problems) -> None:
    """Let a column be the one of a statement, or another one that is filled in where the first is not."""
    statement = match.statement
    other = uses.statements.get(statement)
    if other is None:
        uses.statements[statement] = column
        uses.how[statement] = match.how
        return
    before = (other, *uses.again.get(statement, ()))
    both = [
        line
        for row, line in zip(layout.rows, layout.lines, strict=True)
        if _filled(row, column) and any(_filled(row, own) for own in before)
    ]
    if not both and any(_filled(row, column) for row in layout.rows):
        uses.again.setdefault(statement, []).append(column)
        uses.remarks.append(say.column_merged(column.shown, other.shown, statement))
        return
    problems.add(
        say.two_columns_one_statement(other.shown, column.shown, statement, both[:_MOST_NAMED]),
        layout.heading_line,
    )


def _filled(row: Sequence[str], column: HeadedColumn) -> bool:
    return column.position < len(row) and bool(row[column.position])


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
        asked = [column for column in candidates if _asks_for_domain(column)]
        if len(asked) == 1:
            uses.domain = asked[0]
            rest.remove(asked[0])
        elif candidates:
            uses.by_cells = asked or candidates
            shown = grammar.listing([column.shown for column in uses.by_cells])
            told = say.more_domain_columns(shown) if asked else say.domain_by_cells_only(shown, len(candidates))
            _doubt(uses, problems, told, layout.heading_line)
    if uses.domain is not None:
        uses.remarks.append(say.domain_column(uses.domain.shown))
    if uses.code is not None:
        uses.remarks.append(say.code_column(uses.code.shown))
    return rest


def _asks_for_domain(column: HeadedColumn) -> bool:
    """Whether a heading asks where somebody comes from; names of domains are answers to other questions too."""
    keys = [key_of(text) for text in column.texts]
    if any(word in key for key in keys for word in _ABOUT_OTHERS):
        return False
    short = [key for key, text in zip(keys, column.texts, strict=True) if len(text.split()) <= _FEW_WORDS]
    return any(word in key for key in keys for word in _ASKS_FOR_DOMAIN) or any(
        word in key for key in short for word in _OWN_PLACES
    )


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
    """Leaving out a column that holds scores would lose answers in silence; digits beside the others may be scores."""
    columns = tuple(columns)
    places = [column.position for column in uses.statements.values()]
    found = [
        column
        for column in columns
        if _holds_answers(
            layout,
            column,
            settings.reader,
            digits_too=bool(places) and min(places) < column.position < max(places),
        )
    ]
    if places and len(uses.statements) < len(settings.statement_set.statements):
        beside = [column for column in _digits_beside(columns, places, layout, settings) if column not in found]
        if beside:
            shown = grammar.listing([column.shown for column in beside])
            _doubt(uses, problems, say.digits_beside(shown, len(beside)), layout.heading_line)
    if not found:
        return
    if len(found) <= _MOST_NAMED:
        shown = grammar.listing([column.shown for column in found])
        problems.add(say.fits_no_statement(shown, len(found)), layout.heading_line)
        return
    total = len(settings.statement_set.statements)
    in_order = len(found) == total and not uses.statements
    problems.add(
        say.fit_no_statement(found[0].shown, found[-1].shown, len(found), total, in_order=in_order), layout.heading_line
    )


def _digits_beside(
    columns: Iterable[HeadedColumn], places: Sequence[int], layout: Layout, settings: Settings
) -> list[HeadedColumn]:
    """Columns of digits that could be scores, before and after those of the statements, with one in between at most."""
    digits = {
        column.position: column
        for column in columns
        if _holds_answers(layout, column, settings.reader, digits_too=True) and not counts(column)
    }
    found = []
    for place, step in ((min(places), -1), (max(places), 1)):
        while (near := next((own for own in (place + step, place + 2 * step) if own in digits), None)) is not None:
            found.append(digits[near])
            place = near  # noqa: PLW2901 - on from there
    return sorted(found, key=lambda column: column.position)


def counts(column: HeadedColumn) -> bool:
    """Whether a heading asks for a number of its own, such as how many children somebody has."""
    return any(key_of(text).startswith(_COUNTS) for text in column.texts)


def _many_places(rest: Iterable[HeadedColumn], layout: Layout, problems: Problems) -> None:
    """Refuse to put people of several municipalities in one measurement."""
    for column in rest:
        if _asks_for_place(column):
            different = {key_of(text) for text in values_of(layout, column)}
            if len(different) > 1:
                problems.add(say.many_places(column.shown, _typed(column), len(different)), layout.heading_line)


def _typed(column: HeadedColumn) -> str:
    """How a column is typed behind an option: by its heading where that is plain and short, else by its letters."""
    heading = column.texts[0]
    return heading if _EASILY_TYPED.fullmatch(heading) else column_letters(column.position)


def _holds_answers(layout: Layout, column: HeadedColumn, reader: AnswerReader, *, digits_too: bool) -> bool:
    """True when all filled cells are answers and one at least is a score.

    Digits alone may count anything ("Hoeveel jaar werkt u hier?"), so they count only where the caller says so.
    """
    values = list(values_of(layout, column))
    if not are_answers(layout, column, reader) or not any(
        answer.score for text in values if (answer := reader.read(text)) is not None
    ):
        return False
    return digits_too or not all(text.isdigit() for text in values)


def are_answers(layout: Layout, column: HeadedColumn, reader: AnswerReader) -> bool:
    """True when a column is not empty and every filled cell is an answer, of whatever kind."""
    values = list(values_of(layout, column))
    return bool(values) and all(reader.read(text) is not None for text in values)


def _ordered(
    layout: Layout, settings: Settings, uses: Uses, rest: Sequence[HeadedColumn], problems: Problems
) -> list[HeadedColumn]:
    """The columns with answers are the statements in the order of the set; headings may not contradict that."""
    matched = {column.position: statement for statement, column in uses.statements.items()}
    others = [column for column in rest if are_answers(layout, column, settings.reader) and not counts(column)]
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
    empty = _empty_among(columns, rest, layout)
    if empty:
        shown = grammar.listing([column.shown for column in empty])
        _doubt(uses, problems, say.empty_inside(shown, len(empty)), layout.heading_line)
    own = {statement.id: column for statement, column in zip(statements, columns, strict=True)}
    uses.how = {identity: uses.how.get(identity, How.ORDER) for identity in own}
    uses.statements = own
    return [column for column in rest if column not in others]


def _empty_among(columns: Sequence[HeadedColumn], rest: Iterable[HeadedColumn], layout: Layout) -> list[HeadedColumn]:
    """The empty columns between those in order, and those beside them that are called alike: `Vraag 1` by `Vraag 2`."""
    first, last = columns[0].position, columns[-1].position
    names = {_without_digits(column) for column in columns} - {""}
    return [
        column
        for column in rest
        if not any(values_of(layout, column)) and (first < column.position < last or _without_digits(column) in names)
    ]


def _without_digits(column: HeadedColumn) -> str:
    return "".join(sign for sign in key_of(column.texts[0]) if not sign.isdigit())
