# SPDX-License-Identifier: EUPL-1.2
"""`overzicht --sql`: scripts that check and count as the reader of tables does, run for real where that can be."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta

import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from analysetool.errors import UsageError
from analysetool.files.tables import read_table
from analysetool.formats.sql import DIALECTS, render_sql
from analysetool.tally import tally
from benchmarks.country import write_country
from tests.conftest import make_set, shown
from tests.running import assert_refused, run, told
from tests.sql_engines import as_csv, by_duckdb, by_sqlite, faults_in, queries_in
from tests.test_tables import SLIPS, table_text

SET = make_set()
COLUMNS = ["coalitie", "jaar", "deelnemer", "domein", "stelling", "score"]
ENGINES = {"duckdb": by_duckdb, "sqlite": by_sqlite}
GLOT = {"sqlserver": "tsql"}
"""What the parser calls an engine, where that is another name."""
HOSTILE = ["O'Brien", "a\\", "\\' OR 1=1 --", '"x"', "`x`", "[x]", "${y}", "%s {} ?", "É😀"]


def ran(engine, folder, rows, statement_set=SET, table="lang"):
    """What the script of an engine gives on these rows."""
    path = folder / f"{table}.csv"
    path.write_text(table_text(COLUMNS, *rows), encoding="utf-8", newline="")
    return path, ENGINES[engine](path, render_sql(DIALECTS[engine], statement_set))


CELLS = {
    "coalitie": ["Ede", "Wijk", " Ede ", "ede"],
    "jaar": ["2025", "2026"],
    "deelnemer": ["d1", "d2", "D2", "d\t", "001", "1"],
    "domein": ["jgz", "jgz", "jgz ", ""],
    "stelling": ["A01", "A02", "A03", "A04", "B01", "B02", " B02"],
    "score": ["1", "2", "3", "4", "5", "weet-niet", "nvt", "", " 4", "4\u00a0"],
}
WRONG = {**SLIPS, "jaar": "26", "score": "weet niet"}


@st.composite
def rows_of_answers(draw):
    """Rows in which somebody may answer twice or have two domains, and a cell may be wrong."""
    rows = draw(st.lists(st.fixed_dictionaries({name: st.sampled_from(CELLS[name]) for name in COLUMNS}), min_size=1))
    if draw(st.booleans()):  # with one domain for everybody and no answer twice, so that all of it is sound
        firsts = {tuple(row[own].strip() for own in ("coalitie", "jaar", "deelnemer", "stelling")): row for row in rows}
        rows = [{**row, "domein": "jgz"} for row in firsts.values()]
    for slip in draw(st.lists(st.sampled_from(sorted(WRONG)), max_size=1)):
        rows[draw(st.integers(0, len(rows) - 1))][slip] = WRONG[slip]
    return [[row[name] for name in COLUMNS] for row in rows]


@pytest.mark.parametrize("engine", ENGINES)
@given(rows=rows_of_answers())
@settings(deadline=timedelta(seconds=5))
def test_counts_as_the_reader_does(tmp_path_factory, engine, rows):
    """The checks find nothing where the reader finds nothing, and then the counts are those of the reader."""
    folder = tmp_path_factory.getbasetemp()
    path, found = ran(engine, folder, rows)
    read = read_table(path, SET)
    assert (faults_in(found) == {}) == (read.parts != []), shown(read.problems)
    if read.parts:
        statements = [statement.id for statement in SET.statements]
        counted = read_table(as_csv(found[-1], folder / "breed.csv"), SET)
        assert shown(counted.problems) == []
        assert [(part.coalition, part.year, part.tally) for part in counted.parts] == [
            (part.coalition, part.year, tally(part.responses, statements)) for part in read.parts
        ]


FAULTS = [
    (["", "2026", "d1", "jgz", "A01", "4"], {"controle 1": [("coalitie", "", "", "2026", "d1", 1)]}),
    (["Ede", "26", "d1", "jgz", "A01", "4"], {"controle 1": [("jaar", "26", "Ede", "26", "d1", 1)]}),
    (["Ede", "3026", "d1", "jgz", "A01", "4"], {"controle 1": [("jaar", "3026", "Ede", "3026", "d1", 1)]}),
    (["Ede", "20x6", "d1", "jgz", "A01", "4"], {"controle 1": [("jaar", "20x6", "Ede", "20x6", "d1", 1)]}),
    (["Ede", "2026", " ", "jgz", "A01", "4"], {"controle 1": [("deelnemer", "", "Ede", "2026", "", 1)]}),
    (["Ede", "2026", "d1", "kapper", "A01", "4"], {"controle 1": [("domein", "kapper", "Ede", "2026", "d1", 1)]}),
    (["Ede", "2026", "d1", "jgz", "a01", "4"], {"controle 1": [("stelling", "a01", "Ede", "2026", "d1", 1)]}),
    (["Ede", "2026", "d1", "jgz", "A01", "NVT"], {"controle 1": [("score", "NVT", "Ede", "2026", "d1", 1)]}),
    (["Ede", "2026", "d9", " jgz", "A02 ", ""], {"controle 2": [("Ede", "2026", "d9", "A02", 2)]}),
    (["Ede", "2026", "d9", "", "A01", "4"], {"controle 3": [("Ede", "2026", "d9", 2, "", "jgz")]}),
]
"""A row beside a sound one, and what is found; by hand."""
SOUND = ["Ede", "2026", "d9", "jgz", "A02", "4"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("row", "expected"), FAULTS, ids=range(len(FAULTS)))
def test_checks_give_the_rows_that_are_wrong(tmp_path, engine, row, expected):
    """Each check gives what is wrong and where, and the others give nothing."""
    assert faults_in(ran(engine, tmp_path, [SOUND, row])[1]) == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_a_tally_by_hand(tmp_path, engine):
    """Who has no row for a statement, or an empty one, did not fill it in; nobody of another group counts along."""
    rows = [
        ["Ede", "2026", "d1", "jgz", "A01", "4"], ["Ede", "2026", "d2", "jgz", "A01", "4"],
        ["Ede", "2026", "d3", "jgz", "A01", ""], ["Ede", "2026", "d4", "jgz", "A02", "weet-niet"],
        ["Ede", "2026", "d5", "", "A01", "nvt"],
    ]  # fmt: skip
    tallied = ran(engine, tmp_path, rows)[1][-1]
    assert tallied.columns[:4] == ("coalitie", "jaar", "domein", "stelling")
    assert {row[2:4]: row[4:] for row in tallied.rows if row[3] in {"A01", "A02", "B02"}} == {
        ("jgz", "A01"): (0, 0, 0, 2, 0, 0, 0, 2),
        ("jgz", "A02"): (0, 0, 0, 0, 0, 1, 0, 3),
        ("jgz", "B02"): (0, 0, 0, 0, 0, 0, 0, 4),
        ("", "A01"): (0, 0, 0, 0, 0, 0, 1, 0),
        ("", "A02"): (0, 0, 0, 0, 0, 0, 0, 1),
        ("", "B02"): (0, 0, 0, 0, 0, 0, 0, 1),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_without_domains(tmp_path, engine):
    """What the script says of such a table is true: with one replacement it counts it."""
    path = tmp_path / "lang.csv"
    path.write_text("coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;4\n", encoding="utf-8")
    script = render_sql(DIALECTS[engine], make_set(domains={}))
    old, new = re.search(r"Vervang dan in dit hele script (.+) door (.+)\.", script).groups()
    found = ENGINES[engine](path, script.replace(old, new))
    assert faults_in(found) == {}
    assert found[-1].rows[0] == ("Ede", "2026", "", "A01", 0, 0, 0, 1, 0, 0, 0, 0)


@pytest.mark.parametrize("engine", ENGINES)
def test_ids_are_text(tmp_path, engine):
    """Nothing in an id of an own set is obeyed."""
    own = make_set({"A": {"A1": HOSTILE}})
    rows = [["O'Brien", "2026", "d1", "", identity, "4"] for identity in HOSTILE]
    _, found = ran(engine, tmp_path, rows, own)
    assert faults_in(found) == {}
    assert {row[3]: row[7] for row in found[-1].rows} == dict.fromkeys(HOSTILE, 1)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_script_is_read_by_its_dialect(name):
    """Each statement parses in its dialect, and its texts come out as they went in."""
    own = make_set({"A": {"A1": HOSTILE}})
    parsed = [
        sqlglot.parse_one(query, read=GLOT.get(name, name))
        for query in queries_in(render_sql(DIALECTS[name], own, "a.b"))
    ]
    texts = [{text.this for text in query.find_all(exp.Literal, exp.National) if text.args.get("is_string", True)}
             for query in parsed]  # fmt: skip
    assert [set(HOSTILE) <= found for found in texts] == [True, False, False, True]
    assert {"1", "2", "3", "4", "5", "weet-niet", "nvt"} <= texts[0] & texts[3]
    tables = {table.sql(dialect=GLOT.get(name, name)) for query in parsed for table in query.find_all(exp.Table)}
    assert any(re.sub(r'["`\[\]]', "", own) == "a.b" for own in tables), tables


@pytest.mark.parametrize("name", ["trino", "bigquery", "snowflake"])
def test_every_dialect_counts_alike(tmp_path, name):
    """Engines that cannot run here: their tally, told to DuckDB by a translator, gives the counts of DuckDB's own."""
    rows = [SOUND, ["Wijk", "2025", "d1", "", "A01", "weet-niet"], ["Wijk", "2025", "d2", "", "B01", "nvt"]]
    path, expected = ran("duckdb", tmp_path, rows)
    *_, own = queries_in(render_sql(DIALECTS[name], SET))
    (again,) = sqlglot.transpile(own, read=name, write="duckdb", comments=False)
    assert by_duckdb(path, ";\n".join([again] * 4))[-1].rows == expected[-1].rows


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("duckdb", 'x"; DROP TABLE y; --', '"x""; DROP TABLE y; --"'),
        ("sqlite", "land.antwoorden", '"land"."antwoorden"'),
        ("spark", "a`b.c", "`a``b`.`c`"),
        ("bigquery", "mijn-project.land.a`b\\", "`mijn-project`.`land`.`a\\`b\\\\`"),
        ("sqlserver", "dbo.a]b", "[dbo].[a]]b]"),
        ("snowflake", "LAND.antwoorden", "LAND.antwoorden"),
        ("postgres", "land.Antwoorden 2", 'land."Antwoorden 2"'),
    ],
)
def test_names_of_tables(name, typed, written):
    """A name is only ever a name: what is no plain one stands between quotes."""
    assert DIALECTS[name].table(typed) == written


@pytest.mark.parametrize("typed", ["", " ", "a..b", ".a", "a\nDROP TABLE y", "a\u2028b", "a\x00"])
def test_no_names_of_tables(typed):
    """An empty part is no name, and a sign that nobody sees could end the comment above."""
    with pytest.raises(UsageError, match="naam van een tabel"):
        DIALECTS["duckdb"].table(typed)


# As it is typed


def test_the_script_as_it_is_typed(tmp_path):
    """Standard output is the script alone; a file is not replaced unasked, and then comes what to do with it."""
    shown_script = run("overzicht", "--sql", "spark", "--tabel", "land.a b")
    assert (shown_script.returncode, told(shown_script)) == (0, "")
    assert "FROM `land`.`a b`" in shown_script.stdout.decode()
    path = tmp_path / "land.sql"
    written = run("overzicht", "--sql", "spark", "--tabel", "land.a b", "--uit", path)
    assert path.read_bytes() == shown_script.stdout
    assert "analysetool overzicht land.csv" in told(written)
    assert_refused(run("overzicht", "--sql", "spark", "--uit", path), "land.sql", "--overschrijf")


def test_the_help_names_every_database():
    """What can be typed is told where it is typed."""
    text = " ".join(run("overzicht", "--help").stdout.decode().split())
    assert re.search(r"telt: ([a-z, ]+)\.", text)[1].replace(" of ", ", ").split(", ") == [*DIALECTS]


def test_a_script_of_an_own_set(tmp_path):
    """Statements and domains are those of the set, and what it is called cannot end the comment above."""
    text = (
        'id: "x\\n; DROP TABLE y"\nversie: "1"\ntitel: T\nschaal: {1: a, 2: b, 3: c, 4: d, 5: e}\n'
        'delen: [{id: D, titel: d, themas: [{id: D1, titel: t, stellingen: [{id: "D\'01", tekst: t}]}]}]\n'
    )
    (tmp_path / "set.yaml").write_text(text, encoding="utf-8")
    script = run("overzicht", "--sql", "sqlite", "--stellingen", tmp_path / "set.yaml").stdout.decode()
    assert "('D''01')" in script
    assert "A01" not in script
    assert [line for line in script.splitlines() if "DROP" in line and not line.startswith("-- ")] == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((), ("INVOER ontbreekt", "--sql")),
        (("--jaar", "2026"), ("INVOER ontbreekt",)),
        (("land.csv", "--sql", "duckdb"), ("leest zelf geen INVOER",)),
        (("--sql", "oracle"), ("'oracle'", "duckdb", "sqlserver")),
        (("--tabel", "x"), ("--tabel hoort bij --sql",)),
        (("land.csv", "--tabel", "x"), ("--tabel hoort bij --sql",)),
        (("--sql", "duckdb", "--jaar", "2026", "--namen"), ("--jaar en --namen horen niet bij --sql",)),
        (("--sql", "duckdb", "--tabel", ""), ("--tabel is ''",)),
        (("--sql", "duckdb", "--formaat", "json"), ("'json'", "sql")),
        (("--sql", "duckdb", "--uit", "land.csv"), ("land.csv", ".sql")),
    ],
)
def test_refusals(typed, words):
    """What does not go together is told, with what does."""
    assert_refused(run("overzicht", *typed), *words)


# From an engine to an overview


@pytest.fixture(scope="module")
def country(tmp_path_factory, shipped):
    """Of a small country the long table, and the overview in JSON of that and of the tally of each engine."""
    folder = tmp_path_factory.mktemp("land")
    write_country(folder / "lang.csv", shipped, coalitions=6, people=12)
    files = {"lang": folder / "lang.csv"}
    for name, engine in ENGINES.items():
        found = engine(files["lang"], render_sql(DIALECTS[name], shipped))
        assert faults_in(found) == {}
        files[name] = as_csv(found[-1], folder / f"{name}.csv")
    made = {name: run("overzicht", path, "--formaat", "json") for name, path in files.items()}
    assert [told(result) for result in made.values()] == [""] * len(made)
    return files, {name: result.stdout for name, result in made.items()}


def without_intervals(overview):
    """An overview without what needs the answers of each person."""
    for row in overview["metingen"]:
        for level in (row["totaal"], *row["delen"].values()):
            level["interval"] = None
    return overview


def test_engines_give_the_same_overview(country):
    """The same bytes from every engine; beside the long table only intervals are missing, which need people."""
    _, made = country
    assert made["duckdb"] == made["sqlite"]
    long_table, counted = json.loads(made["lang"]), json.loads(made["duckdb"])
    assert long_table["metingen"][0]["totaal"]["interval"] is not None
    assert counted["metingen"][0]["totaal"]["interval"] is None
    assert counted == without_intervals(long_table)


@pytest.mark.parametrize("command", [("overzicht",), ("rapport", "--coalitie", "Verzonnen 001")])
def test_long_and_wide_tallies_give_the_same_bytes(country, tmp_path, command):
    """The same counts, each in a row of its own: no figure of any output differs."""
    head, *rows = csv.reader(country[0]["duckdb"].read_text(encoding="utf-8").splitlines())
    scores = [*"12345", "weet-niet", "nvt", ""]
    narrow = [[*row[:4], score, n] for row in rows for score, n in zip(scores, row[4:], strict=True)]
    (tmp_path / "lang.csv").write_text(
        table_text([*head[:4], "score", "aantal"], *narrow), encoding="utf-8", newline=""
    )
    made = [
        run(command[0], path, *command[1:], "--formaat", "json")
        for path in (country[0]["duckdb"], tmp_path / "lang.csv")
    ]
    assert [result.returncode for result in made] == [0, 0]
    assert made[0].stdout == made[1].stdout


def test_what_was_not_filled_in_is_left_out(country, tmp_path):
    """A tally that does not count it shows its scores, and not how many people there were nor what could still be."""
    rows = [line.rsplit(",", 1)[0] for line in country[0]["duckdb"].read_text(encoding="utf-8").splitlines()]
    (tmp_path / "breed.csv").write_text("\n".join(rows), encoding="utf-8")
    found = json.loads(run("overzicht", tmp_path / "breed.csv", "--formaat", "json").stdout)
    full = json.loads(country[1]["duckdb"])
    for row, own in zip(found["metingen"], full["metingen"], strict=True):
        assert row["deelnemers"] is None
        assert row["totaal"]["bandbreedte"] is None
        assert row["totaal"]["mogelijk"] is None
        assert row["totaal"]["gemiddelde"] == own["totaal"]["gemiddelde"]
    text = run("overzicht", tmp_path / "breed.csv").stdout.decode()
    assert re.search(r"Verzonnen 001 +– +– +\d,\d +–( +\d,\d){3}\n", text), text
