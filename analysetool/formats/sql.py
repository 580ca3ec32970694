# SPDX-License-Identifier: EUPL-1.2
"""Plain SQL that checks a table with a row per answer and counts it into a wide tally, for the engines people have.

One text serves them all; `DIALECTS` is what differs between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysetool.errors import UsageError
from analysetool.escaping import printable
from analysetool.files.fields import MAX_YEAR, MIN_YEAR
from analysetool.files.table_columns import LONG, WIDE_COUNTS
from analysetool.model import Answer, StatementSet
from analysetool.words import sql as say

MOST = 50
"""Rows that a check gives at most."""
TABLE = "antwoorden"
_WIDTH = 110
_COLUMNS = (*LONG[:3], "domein", *LONG[3:])
_DIGITS = tuple("0123456789")
_BLANKS = (9, 10, 13, 160)
"""Besides a space: tab, both ends of a line, and the space that does not break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What one engine writes its own way.

    Attributes:
        title: how people call the engine.
        text: the type of a text of any length.
        trim: a text without blanks around it.
        length: the function that counts signs.
        rows: texts as rows of a column `stelling`; `each` is how one of them stands there.
        quotes: before and after the name of a table, and what the last of them becomes within one.
        folds: whether names without quotes become another case, so that quotes around a plain one would miss it.
        quote: what a quote becomes within a text; `backslash` is whether a backslash has to be doubled.
        variable: what begins a variable that the engine fills in, in a text too, and how it stands there as text.
        prefix: what stands before a text.
        collation: what makes texts equal only when every sign is.
        first: how to ask for so many rows.
    """

    title: str
    text: str = "VARCHAR"
    trim: str = "TRIM({})"
    length: str = "LENGTH"
    rows: str = "SELECT stelling FROM (VALUES\n{}\n  ) AS s(stelling)"
    each: str = "({})"
    quotes: tuple[str, str, str] = ('"', '"', '""')
    folds: bool = False
    quote: str = "''"
    backslash: bool = False
    variable: tuple[str, str] = ("", "")
    prefix: str = ""
    collation: str = ""
    first: str = "LIMIT {}"

    def literal(self, text: str) -> str:
        """A text as the engine reads it back, whatever stands in it."""
        doubled = text.replace("\\", "\\\\") if self.backslash else text
        inside = doubled.replace("'", self.quote)
        if self.variable[0]:
            inside = inside.replace(*self.variable)
        return f"{self.prefix}'{inside}'"

    def table(self, name: str) -> str:
        """The name of a table, part by part; what is no plain name stands between quotes.

        Raises:
            UsageError: for a name with an empty part, or with signs that nobody sees.
        """
        parts = name.split(".")
        if not name.isprintable() or not all(part.strip() for part in parts):
            raise UsageError(say.no_table(name))
        return ".".join(map(self._named, parts))

    def _named(self, part: str) -> str:
        if self.folds and part.isascii() and part.isidentifier():
            return part
        begins, ends, within = self.quotes
        doubled = part.replace("\\", "\\\\") if within.startswith("\\") else part
        return f"{begins}{doubled.replace(ends, within)}{ends}"


def _trimmed(function: str, character: str = "CHR") -> str:
    """A function that takes the signs to leave out as its second argument."""
    blanks = " || ".join(f"{character}({code})" for code in _BLANKS)
    return f"{function}({{}}, ' ' || {blanks})"


DIALECTS: dict[str, Dialect] = {
    "duckdb": Dialect(title="DuckDB", trim=_trimmed("TRIM")),
    "sqlite": Dialect(
        title="SQLite",
        text="TEXT",
        trim=_trimmed("TRIM", "CHAR"),
        rows="SELECT column1 AS stelling FROM (VALUES\n{}\n  )",
    ),
    "postgres": Dialect(title="PostgreSQL", text="TEXT", trim=_trimmed("BTRIM"), folds=True),
    "spark": Dialect(
        title="Spark",
        text="STRING",
        trim=_trimmed("BTRIM"),
        quotes=("`", "`", "``"),
        quote="\\'",
        backslash=True,
        variable=("${", "\\u0024{"),
    ),
    "trino": Dialect(title="Trino"),
    "bigquery": Dialect(
        title="BigQuery",
        text="STRING",
        rows="SELECT stelling FROM UNNEST([\n{}\n  ]) AS stelling",
        each="{}",
        quotes=("`", "`", "\\`"),
        quote="\\'",
        backslash=True,
    ),
    "snowflake": Dialect(title="Snowflake", trim=_trimmed("TRIM"), folds=True, backslash=True),
    "sqlserver": Dialect(
        title="SQL Server",
        text="NVARCHAR(4000)",
        trim=f"TRIM(CONCAT(N' ', {', '.join(f'NCHAR({code})' for code in _BLANKS)}) FROM {{}})",
        length="LEN",
        rows="SELECT stelling COLLATE Latin1_General_BIN2 AS stelling FROM (VALUES\n{}\n  ) AS s(stelling)",
        quotes=("[", "]", "]]"),
        prefix="N",
        collation=" COLLATE Latin1_General_BIN2",
        first="OFFSET 0 ROWS FETCH FIRST {} ROWS ONLY",
    ),
}
"""Every engine that a script can be had for, by the name that is typed."""


def render_sql(dialect: Dialect, statement_set: StatementSet, table: str = TABLE) -> str:
    """The script: three checks, each of which gives no row when all is well, and the wide tally.

    The checks are those of the reader of long tables (`analysetool.files.tables`). The tally has a row for every
    statement of the set in every group with a participant; who has no row for a statement did not fill it in.

    Raises:
        UsageError: for a name that no table can have.
    """
    named = dialect.table(table)
    head = say.heading(
        database=dialect.title,
        statement_set=printable(f"{statement_set.id} {statement_set.version}"),
        table=named,
        without_domain=(_as_text(dialect, "domein"), dialect.literal("")),
        most=MOST,
    )
    statements = [statement.id for statement in statement_set.statements]
    parts = (
        (say.FIRST_CHECK, _first_check(dialect, named, statements, tuple(statement_set.domains))),
        (say.SECOND_CHECK, _second_check(dialect, named)),
        (say.THIRD_CHECK, _third_check(dialect, named)),
        (say.TALLY, _tally(dialect, named, statements)),
    )
    return "\n".join([_comment(head), *(f"\n{_comment(told)}\n{query};" for told, query in parts)]) + "\n"


def _comment(lines: Iterable[str]) -> str:
    return "\n".join(f"-- {line}".rstrip() for line in lines)


def _as_text(dialect: Dialect, column: str) -> str:
    return f"CAST({column} AS {dialect.text})"


def _clean(dialect: Dialect, table: str) -> str:
    """The rows as the reader of tables sees them: every cell a text without blanks around it, and never NULL."""
    empty = dialect.literal("")
    cells = (
        f"    COALESCE({dialect.trim.format(_as_text(dialect, column))}, {empty}){dialect.collation} AS {column}"
        for column in _COLUMNS
    )
    columns = ",\n".join(cells)
    return f"WITH schoon AS (\n  SELECT\n{columns}\n  FROM {table}\n)"


def _statements(dialect: Dialect, statements: Sequence[str]) -> str:
    rows = _wrapped([dialect.each.format(dialect.literal(own)) for own in statements], "    ")
    return f"stellingen AS (\n  {dialect.rows.format(rows)}\n)"


def _wrapped(items: Sequence[str], indent: str) -> str:
    """Items with commas between them, as many on a line as fit."""
    lines = [indent]
    for place, item in enumerate(items):
        text = f"{item}," if place < len(items) - 1 else item
        if lines[-1] != indent and len(lines[-1]) + len(text) >= _WIDTH:
            lines.append(indent)
        lines[-1] += text if lines[-1] == indent else f" {text}"
    return "\n".join(lines)


def _among(dialect: Dialect, texts: Iterable[str]) -> str:
    return ", ".join(map(dialect.literal, texts))


def _first_check(dialect: Dialect, table: str, statements: Sequence[str], domains: Sequence[str]) -> str:
    answers = _among(dialect, (answer.value for answer in Answer))
    centuries = _among(dialect, map(str, range(MIN_YEAR // 100, MAX_YEAR // 100 + 1)))
    digits = _among(dialect, _DIGITS)
    empty = dialect.literal("")
    when = {
        "coalitie": f"r.coalitie = {empty}",
        "jaar": (
            f"{dialect.length}(r.jaar) <> 4\n        OR SUBSTRING(r.jaar, 1, 2) NOT IN ({centuries})\n"
            f"        OR SUBSTRING(r.jaar, 3, 1) NOT IN ({digits})\n"
            f"        OR SUBSTRING(r.jaar, 4, 1) NOT IN ({digits})"
        ),
        "deelnemer": f"r.deelnemer = {empty}",
        "stelling": "s.stelling IS NULL",
        "score": f"r.score NOT IN ({answers})",
        "domein": f"r.domein NOT IN (\n{_wrapped([dialect.literal(own) for own in (*domains, '')], ' ' * 8)}\n      )",
    }
    cases = "\n".join(f"      WHEN {told} THEN {dialect.literal(column)}" for column, told in when.items())
    shown = "\n".join(
        f"      WHEN {dialect.literal(own)} THEN {own}" for own in ("jaar", "stelling", "score", "domein")
    )
    return f"""{_clean(dialect, table)},
{_statements(dialect, statements)},
gekeken AS (
  SELECT
    r.coalitie, r.jaar, r.deelnemer, r.domein, r.stelling, r.score,
    CASE
{cases}
      ELSE {empty}
    END AS kolom
  FROM schoon AS r
  LEFT JOIN stellingen AS s ON s.stelling = r.stelling
),
fouten AS (
  SELECT
    kolom, coalitie, jaar, deelnemer,
    CASE kolom
{shown}
      ELSE {empty}
    END AS waarde
  FROM gekeken
  WHERE kolom <> {empty}
)
SELECT kolom, waarde, coalitie, jaar, MIN(deelnemer) AS een_deelnemer, COUNT(*) AS rijen
FROM fouten
GROUP BY kolom, waarde, coalitie, jaar
ORDER BY kolom, waarde, coalitie, jaar
{dialect.first.format(MOST)}"""


def _second_check(dialect: Dialect, table: str) -> str:
    return f"""{_clean(dialect, table)}
SELECT coalitie, jaar, deelnemer, stelling, COUNT(*) AS rijen
FROM schoon
GROUP BY coalitie, jaar, deelnemer, stelling
HAVING COUNT(*) > 1
ORDER BY coalitie, jaar, deelnemer, stelling
{dialect.first.format(MOST)}"""


def _third_check(dialect: Dialect, table: str) -> str:
    return f"""{_clean(dialect, table)}
SELECT
  coalitie, jaar, deelnemer,
  COUNT(DISTINCT domein) AS domeinen, MIN(domein) AS een_domein, MAX(domein) AS ander_domein
FROM schoon
GROUP BY coalitie, jaar, deelnemer
HAVING COUNT(DISTINCT domein) > 1
ORDER BY coalitie, jaar, deelnemer
{dialect.first.format(MOST)}"""


def _tally(dialect: Dialect, table: str, statements: Sequence[str]) -> str:
    """COUNT and not SUM: a sum of whole numbers is no whole number everywhere."""
    counted = WIDE_COUNTS[:-1]
    cases = ",\n".join(
        f"    COUNT(CASE WHEN score = {dialect.literal(answer.value)} THEN 1 END) AS {column}"
        for answer, column in zip(Answer, counted, strict=False)
    )
    shown = ",\n".join(f"  COALESCE(t.{column}, 0) AS {column}" for column in counted)
    together = " + ".join(f"t.{column}" for column in counted)
    return f"""{_clean(dialect, table)},
{_statements(dialect, statements)},
mensen AS (
  SELECT coalitie, jaar, domein, COUNT(DISTINCT deelnemer) AS deelnemers
  FROM schoon
  GROUP BY coalitie, jaar, domein
),
tellingen AS (
  SELECT
    coalitie, jaar, domein, stelling,
{cases}
  FROM schoon
  GROUP BY coalitie, jaar, domein, stelling
)
SELECT
  m.coalitie, m.jaar, m.domein, s.stelling,
{shown},
  m.deelnemers - COALESCE(
    {together}, 0
  ) AS {WIDE_COUNTS[-1]}
FROM mensen AS m
CROSS JOIN stellingen AS s
LEFT JOIN tellingen AS t
  ON t.coalitie = m.coalitie AND t.jaar = m.jaar AND t.domein = m.domein AND t.stelling = s.stelling
ORDER BY m.coalitie, m.jaar, m.domein, s.stelling"""
