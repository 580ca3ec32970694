# SPDX-License-Identifier: EUPL-1.2
"""Tables in Parquet: the same rows, checks and messages as in CSV, gathered by the engine or read one by one."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import UsageError
from analysetool.files import engine, large_csv, parquet_tables
from analysetool.files.inputs import read_inputs
from analysetool.files.parquet_tables import read_parquet
from analysetool.files.tables import read_table
from tests.conftest import make_set, shown
from tests.test_tables import table_text, tables

LONG = ("coalitie", "jaar", "deelnemer", "domein", "stelling", "score")
TALLY = ("coalitie", "jaar", "stelling", "score", "aantal")


@pytest.fixture(scope="module")
def maker():
    """One connection that writes all files of this module."""
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def parquet(maker, tmp_path):
    """Write rows as Parquet, of text unless `types` say otherwise; an empty text is NULL."""

    def make(name, rows, columns=LONG, types=None, folder=None):
        path = (folder or tmp_path) / name
        kinds = types or ("VARCHAR",) * len(columns)
        write(maker, path, columns, kinds, [[cell if cell != "" else None for cell in row] for row in rows])
        return path

    return make


def write(connection, path, columns, kinds, rows):
    """Write rows as Parquet."""
    named = ", ".join(f'"{column}" {kind}' for column, kind in zip(columns, kinds, strict=True))
    connection.execute(f"CREATE OR REPLACE TABLE own ({named})")
    if rows:
        cells = f"({', '.join('?' for _ in columns)})"
        query = f"INSERT INTO own VALUES {', '.join([cells] * len(rows))}"  # noqa: S608 - question marks
        connection.execute(query, [cell for row in rows for cell in row])
    connection.execute(f"COPY own TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")


def as_csv(path, rows, columns=LONG):
    """The same rows as CSV."""
    lines = [";".join(map(str, row)) for row in (columns, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(part):
    """A part as plain values."""
    own, counted = part.responses, part.tally
    return (
        part.coalition,
        part.year,
        None if own is None else (own.participants, own.domains, own.answers.tolist()),
        None if counted is None else (counted.groups, counted.counts.tolist()),
        part.notes,
    )


def gathered(monkeypatch):
    """Fail the test when rows are read one by one."""
    monkeypatch.setattr(parquet_tables, "_take", lambda *_: pytest.fail("read row by row"))


def test_answers_are_gathered(parquet, monkeypatch):
    """Sorted by coalition, year and code; NULL is not answered, and so is a statement without a row."""
    gathered(monkeypatch)
    rows = [
        ("Ede", 2026, "p2", "jgz", "A01", "4"),
        ("Ede", 2026, "p1", "", "A02", "nvt"),
        ("Ede", 2026, "p2", "jgz", "A02", ""),
        ("Ede", 2025, "p1", "", "A03", "weet-niet"),
        ("'s Gravenhage", 2026, "p1", "", "A01", "1"),
    ]
    path = parquet("it's land [1]*.parquet", rows, types=("VARCHAR", "INTEGER", *("VARCHAR",) * 4))
    parquet(
        "it's land 1x.parquet", [("Ander", 2026, "p9", "", "A01", "5")], types=("VARCHAR", "INTEGER", *["VARCHAR"] * 4)
    )
    found = read_parquet([path], make_set())
    assert shown(found.problems) == []
    assert [told(part)[:3] for part in found.parts] == [
        ("'s Gravenhage", 2026, (("p1",), ("",), [[0, *[7] * 5]])),
        ("Ede", 2025, (("p1",), ("",), [[7, 7, 5, *[7] * 3]])),
        ("Ede", 2026, (("p1", "p2"), ("", "jgz"), [[7, 6, *[7] * 4], [3, *[7] * 5]])),
    ]
    assert {part.path for part in found.parts} == {str(path)}


@given(tables(), st.integers(1, 3))
def test_parquet_is_read_as_csv(tmp_path_factory, maker, table, files):
    """The same people, domains, answers, notes and messages, in one file or in several."""
    columns, rows = table
    folder = tmp_path_factory.getbasetemp() / "zoals-csv"
    folder.mkdir(exist_ok=True)
    text = folder / "tabel.csv"
    text.write_text(table_text(columns, *rows), encoding="utf-8", newline="")
    paths = [folder / f"deel-{number}.parquet" for number in range(files)]
    for number, path in enumerate(paths):
        cut = [len(rows) * end // files for end in (number, number + 1)]
        write(maker, path, columns, ("VARCHAR",) * len(columns), rows[cut[0] : cut[1]])
    own = make_set()
    read, expected = read_parquet(paths, own), read_table(text, own)
    assert [told(part) for part in read.parts] == [told(part) for part in expected.parts]
    messages = [problem.message for problem in expected.problems]
    if "deelnemer" in columns and len(columns) == len({*columns} | {"coalitie", "jaar", "stelling", "score"}):
        assert [problem.message for problem in read.problems] == messages
    else:  # a missing column is told of each file
        assert len(read.problems) == files


def test_a_part_that_no_person_is_whole_in(parquet, monkeypatch):
    """What writes Parquet cuts where it likes: the answers of one person in two files are put together."""
    gathered(monkeypatch)
    first = parquet("1.parquet", [("Ede", "2026", "p1", "jgz", "A01", "4")])
    second = parquet(
        "2.parquet",
        [("jgz", 2026, "Ede", "p1", "A02", "5")],
        ("Domein", "JAAR", "coalitie", "deelnemer", "stelling", "score"),
        ("VARCHAR", "BIGINT", *("VARCHAR",) * 4),
    )
    (part,) = read_parquet([first, second], make_set()).parts
    assert told(part) == ("Ede", 2026, (("p1",), ("jgz",), [[3, 4, *[7] * 4]]), None, ())
    assert part.path == str(first.parent / "*.parquet")


@pytest.mark.parametrize(
    ("rows", "places", "message"),
    [
        ([("Ede", "2026", "p1", "", "A01", "4")], [("2.parquet", 1)], "heeft twee rijen voor A01"),
        ([("Ede", "2026", "p1", "jgz", "A03", "4")], [("2.parquet", 1)], "staat bij meer dan één domein"),
        ([("Ede", "2026", "p1", "", "Z99", "4")], [("2.parquet", 1)], "stelling 'Z99' bestaat niet"),
        (
            [("Ede", "2026", "p2", "", "A01", "4"), ("Ede", "2026", "p2", "", "A02", "4.0")],
            [("2.parquet", 2)],
            "score is '4.0'; kies 1–5",
        ),
        ([("Ede", "2026.0", "p1", "", "A03", "4")], [("2.parquet", 1)], "jaar is '2026.0'"),
        ([("", "2026", "p1", "", "A03", "4")], [("2.parquet", 1)], "coalitie is leeg"),
        ([("Ede", "", "p1", "", "A03", "4")], [("2.parquet", 1)], "jaar is ''"),
        ([("Ede", "2026", "", "", "A03", "4")], [("2.parquet", 1)], "deelnemer is leeg"),
        ([("Ede", "2026", "p1", "x", "A03", "4")], [("2.parquet", 1)], "domein 'x' is onbekend"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_row(parquet, rows, places, message):
    """Over two files, with the words of the CSV reader."""
    paths = [
        parquet("1.parquet", [("Ede", "2026", "p1", "", "A01", "4"), ("Ede", "2026", "p1", "", "A02", "3")]),
        parquet("2.parquet", rows),
    ]
    found = read_parquet(paths, make_set())
    assert [(problem.path, problem.line) for problem in found.problems] == [
        (str(paths[0].parent / name), row) for name, row in places
    ]
    assert message in found.problems[0].message
    assert found.parts == []


def test_an_empty_text_is_what_null_is(monkeypatch, maker, tmp_path):
    """In a domain and in an answer, from one row to another; words that are kept as numbers are words."""
    gathered(monkeypatch)
    kinds = ("ENUM ('Ede')", "SMALLINT", "VARCHAR", "VARCHAR", "ENUM ('A01', 'A02', 'A03')", "VARCHAR")
    rows = [
        ("Ede", 2026, "p1", None, "A01", ""),
        ("Ede", 2026, "p1", "", "A02", "4"),
        ("Ede", 2026, "p2", "jgz", "A03", None),
    ]
    write(maker, tmp_path / "1.parquet", LONG, kinds, rows)
    found = read_parquet([tmp_path / "1.parquet"], make_set())
    assert shown(found.problems) == []
    answers = [[7, 3, *[7] * 4], [7] * 6]
    assert [told(part)[:3] for part in found.parts] == [("Ede", 2026, (("p1", "p2"), ("", "jgz"), answers))]


def test_counts_in_parquet(parquet):
    """A row per count is read as in CSV; counts of two files add."""
    types = ("VARCHAR", "SMALLINT", "VARCHAR", "TINYINT", "BIGINT")
    paths = [parquet(f"{number}.parquet", [("Ede", 2026, "A01", 4, number)], TALLY, types) for number in (2, 3)]
    found = read_parquet(paths, make_set())
    assert shown(found.problems) == []
    assert [part.tally.total()[0].tolist() for part in found.parts] == [[0, 0, 0, 5, 0, 0, 0, 0]]


def test_wide_tallies_in_parquet(parquet):
    """A row with all counts, from a file that counts what was not filled in and one that does not; rows add."""
    counts = ("score_1", "score_2", "score_3", "score_4", "score_5", "weet_niet", "nvt")
    columns = ("coalitie", "jaar", "stelling", *counts)
    types = ("VARCHAR", "SMALLINT", "VARCHAR", *["BIGINT"] * 7)
    paths = [
        parquet(
            "a.parquet", [("Ede", 2026, "A01", 0, 1, 2, 3, 4, 5, 6, 7)], (*columns, "niet_ingevuld"), (*types, "INT")
        ),
        parquet("b.parquet", [("Ede", 2026, "A01", 1, 0, 0, 0, 0, 0, 0)], columns, types),
    ]
    found = read_parquet(paths, make_set())
    assert shown(found.problems) == []
    assert [part.tally.total()[0].tolist() for part in found.parts] == [[1, 1, 2, 3, 4, 5, 6, 7]]


def test_columns_that_are_not_ours(parquet, maker, tmp_path):
    """Named per file; a column twice is seen, though the engine gives the second another name."""
    rows = [("Ede", "2026", "p1", "", "A01", "4", "x")]
    other = parquet("1.parquet", rows, (*LONG, "Functie"))
    nested = "SELECT {'score': 1, 'jaar': 2} AS score, 1 AS coalitie"
    maker.execute(f"COPY ({nested}) TO '{tmp_path / '2.parquet'}' (FORMAT parquet)")
    found = read_parquet([other, tmp_path / "2.parquet"], make_set())
    assert shown(found.problems[:1]) == [f"waarschuwing {other}: kolom 'functie' wordt niet gelezen."]
    assert "mist de kolommen jaar, deelnemer en stelling" in found.problems[1].message
    assert list(parquet_tables._top([("", 2), ("score", None), ("Score", None)])) == ["score", "Score"]  # noqa: SLF001
    assert len(found.parts) == 1


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1 geen tabel PAR1", b"coalitie;jaar\n"])
def test_what_is_no_parquet(tmp_path, content):
    """Said in one sentence, without words of the engine."""
    path = tmp_path / "stuk.parquet"
    path.write_bytes(content)
    assert shown(read_parquet([path], make_set()).problems) == [
        f"fout {path}: dit is geen Parquet, of het bestand is niet heel. Maak of kopieer het opnieuw."
    ]


def test_a_file_that_breaks_off(parquet):
    """Pages that cannot be read are those of that file."""
    whole = parquet("1.parquet", [("Ede", "2026", "p1", "", "A01", "4")])
    broken = parquet("2.parquet", [("Ede", "2026", f"p{number}", "", "A02", "4") for number in range(2, 400)])
    content = bytearray(broken.read_bytes())
    content[4:200] = b"\xff" * 196
    broken.write_bytes(content)
    found = read_parquet([whole, broken], make_set())
    assert [problem.path for problem in found.problems] == [str(broken)]
    assert found.parts == []


def test_a_pattern_and_a_missing_file(parquet, tmp_path):
    """A pattern that the shell left alone is filled in; another folder is another table, that may not share people."""
    (tmp_path / "b").mkdir()
    for place in (tmp_path, tmp_path / "b"):
        parquet("land.parquet", [("Ede", "2026", "p1", "", "A01", "4")], folder=place)
    found = read_inputs([tmp_path / "*.parquet"], make_set())
    assert (shown(found.problems), len(found.parts), found.paths) == ([], 1, [str(tmp_path / "land.parquet")])
    assert "staat ook in" in shown(read_inputs([tmp_path / "**" / "*.parquet"], make_set()).problems)[0]
    missing = shown(read_inputs([tmp_path / "weg.parquet", tmp_path / "x*.csv"], make_set()).problems)
    assert "dit bestand bestaat niet" in " ".join(missing)
    assert "geen bestand past bij" in " ".join(missing)


def test_more_statements_than_a_word_holds(parquet, monkeypatch):
    """65 statements take two words of a plane."""
    gathered(monkeypatch)
    ids = [f"A{number:02}" for number in range(1, 66)]
    own = make_set({"A": {"A1": ids}})
    rows = [("Ede", "2026", "p1", "", identity, str(1 + place % 5)) for place, identity in enumerate(ids)]
    (part,) = read_parquet([parquet("a.parquet", rows)], own).parts
    assert part.responses.answers.tolist() == [[place % 5 for place in range(65)]]


def test_the_engine_reaches_nothing_else(parquet, tmp_path):
    """Only the file that was named; nothing may be set, installed, written or attached."""
    path = parquet("a.parquet", [("Ede", "2026", "p1", "", "A01", "4")])
    other = parquet("b.parquet", [("Ede", "2026", "p1", "", "A01", "4")])
    with engine.open_engine([path]) as own:
        for query in (
            f"FROM read_parquet('{other}')",
            f"FROM read_csv('{tmp_path}/*')",
            f"COPY (SELECT 1) TO '{tmp_path / 'c.csv'}'",
            f"ATTACH '{tmp_path / 'd.db'}'",
            "INSTALL httpfs",
            "LOAD httpfs",
            "FROM read_parquet('https://example.org/a.parquet')",
            "SET enable_external_access = true",
            "SET memory_limit = '64GB'",
        ):
            with pytest.raises(engine.EngineError), engine.failing():
                own.execute(query)
    assert sorted(own.name for own in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


def test_what_does_not_fit_goes_to_a_folder_that_is_gone_afterwards(monkeypatch):
    """With little memory a query ends all the same; nothing of it stays on the disk."""
    monkeypatch.setattr(engine, "_MEGABYTES", 40)
    monkeypatch.setattr(engine, "_MEGABYTES_PER_THREAD", 0)
    with engine.open_engine([]) as own, engine.failing():
        columns = ", ".join(f"hash(i + {number}) AS c{number}" for number in range(3))
        own.execute(f"CREATE TEMP TABLE large AS SELECT {columns} FROM range(2000000) t(i)")  # noqa: S608 - numbers
        ((folder,),) = own.execute("SELECT current_setting('temp_directory')").fetchall()
        assert list(Path(folder).iterdir())
        assert own.execute("SELECT count(*) FROM large").fetchall() == [(2_000_000,)]
    assert not Path(folder).exists()


def test_without_the_engine(parquet, monkeypatch):
    """The one sentence says what to type, and what else can be done."""
    path = parquet("a.parquet", [("Ede", "2026", "p1", "", "A01", "4")])
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r'^voor Parquet is een extra pakket nodig\. .*CSV, of .*: .* "duckdb>=1\.4"$'):
        read_parquet([path], make_set())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UsageError, match=r"^deze download .* kan Parquet niet lezen"):
        read_parquet([path], make_set())


# A large table in CSV.


@pytest.fixture
def large(monkeypatch):
    """Every table is large."""
    monkeypatch.setattr(large_csv, "LARGE", 0)


SIGNS = st.text(alphabet="ab1 ;\"\n\r\t,'\\#\ufeff\x00é", max_size=4)


@given(
    tables(),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), SIGNS), max_size=2),
    st.sampled_from(";,\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_large_table_is_read_as_a_small_one(tmp_path_factory, table, slips, delimiter, ends):
    """Or is left to the reader of rows, whatever stands in its cells and however they are quoted."""
    columns, rows = table
    for row, column, cell in slips:
        if row < len(rows) and column < len(columns):
            rows[row][column] += cell
    text = table_text(columns, *rows, delimiter=delimiter).replace("\n", ends)
    if len(slips) == 2 and text:  # signs between cells too
        place = slips[0][0] * len(text) // 31
        text = text[:place] + slips[1][2] + text[place:]
    path = tmp_path_factory.getbasetemp() / "groot.csv"
    path.write_text(text, encoding="utf-8", newline="")
    own = make_set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_csv, "LARGE", 0)
        found = large_csv.read_large(path, own, lambda _: None)
    expected = read_table(path, own)
    if found is not None:
        assert [told(part) for part in found.parts] == [told(part) for part in expected.parts]
        assert shown(found.problems) == shown(expected.problems)


@pytest.mark.usefixtures("large")
def test_a_large_table_is_gathered(tmp_path):
    """With notes over several lines, cells that are not filled in and a column that is not read."""
    path = tmp_path / "een 'groot' [land].csv"
    rows = [["Ede", "2026", "p1", "A01", "4", 'Zij: "ja";\nof nee', "x"], ["Ede", "2026", "p1", "A02", "", "", ""]]
    path.write_text(
        "\ufeff" + table_text([*LONG[:3], "stelling", "score", "opmerking", "functie"], *rows), encoding="utf-8"
    )
    heard = []
    found = large_csv.read_large(path, make_set(), heard.append)
    assert heard == [path.stat().st_size]
    assert [told(part) for part in found.parts] == [told(part) for part in read_table(path, make_set()).parts]
    assert [note.text for note in found.parts[0].notes] == ['Zij: "ja";\nof nee']
    assert [problem.message for problem in found.problems] == ["kolom 'functie' wordt niet gelezen."]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "text",
    [
        "coalitie;jaar\nEde;2026\n",
        "sep=;\ncoalitie;jaar;deelnemer;stelling;score\nEde;2026;p;A01;4\n",
        "coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;2\n",
        "coalitie;jaar;deelnemer;stelling;score\nEde;2026;p;A01;4;5\n",
        "\udcff",
        None,
    ],
)
def test_what_is_left_to_the_reader_of_rows(tmp_path, text):
    """Counts, a heading further down, rows of another width, other bytes, and what is not there."""
    path = tmp_path / "land.csv"
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert large_csv.read_large(path, make_set(), lambda _: None) is None


def test_without_the_engine_csv_is_read_all_the_same(tmp_path, monkeypatch):
    """And a table that is not large never asks for it."""
    path = as_csv(tmp_path / "land.csv", [("Ede", "2026", "p1", "", "A01", "4")])
    monkeypatch.setattr(large_csv, "open_engine", lambda *_: pytest.fail("opened"))
    assert large_csv.read_large(path, make_set(), lambda _: None) is None
    monkeypatch.setattr(large_csv, "LARGE", 0)
    monkeypatch.setattr(large_csv, "find_spec", lambda _: None)
    assert len(read_inputs([path], make_set()).parts) == 1
