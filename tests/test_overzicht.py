# SPDX-License-Identifier: EUPL-1.2
"""`overzicht` as it is typed: every format, one coalition beside the others, regions, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pytest

from analysetool.formats.registry import FORMATS, Format
from tests.running import assert_refused, run, told
from tests.test_schema_outputs import assert_follows

IDS = ("A01", "A02", "B01")
NAMES = ("Alfadorp", "Betastad", "Gammaveen", "Deltadam", "Epsilonwijk", "Zetahoek")
HEADER = "coalitie;jaar;deelnemer;stelling;score\n"


def rows(name, score, *, people=5, year=2026, ids=IDS):
    """The answers of a coalition of which everybody gives the same score."""
    return "".join(f"{name};{year};p{person};{own};{score}\n" for person in range(people) for own in ids)


@pytest.fixture(scope="module")
def place(tmp_path_factory, shipped):
    """A folder with a country of six coalitions over two years, of which one has two people, and their regions."""
    folder = tmp_path_factory.mktemp("land")
    ids = [statement.id for statement in shipped.statements]
    text = HEADER + "".join(
        rows(name, score, year=year, ids=ids)
        for year, scores in ((2025, (1, 1, 2, 2, 3)), (2026, (1, 2, 3, 4, 5)))
        for name, score in zip(NAMES, scores, strict=False)
    )
    (folder / "land.csv").write_text(text + rows("Zetahoek", 5, people=2, ids=ids), encoding="utf-8")
    regions = [f"{name};{'Noord' if name < 'Z' else 'Zuid'}" for name in NAMES]
    (folder / "regios.csv").write_text(
        "\n".join(["Regio;Coalitie".lower(), *(";".join(own.split(";")[::-1]) for own in regions)]), encoding="utf-8"
    )
    return folder


def text_of(content, form):
    """What a format says, without the marks of the format."""
    if form is Format.DOCX:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return "".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    if form is Format.PARQUET:
        with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
            file.write(content)
            file.flush()
            return str(duckdb.from_parquet(file.name).fetchall())
    return content.decode()


WITHOUT_PDF = [form for form in FORMATS["overzicht"] if form is not Format.PDF]  # printed from the html


@pytest.fixture(scope="module")
def mirrored(place):
    """What each format says of one coalition beside the others, and all that was told besides."""
    made = {}
    for form in WITHOUT_PDF:
        result = run(
            "overzicht", place / "land.csv", "--regio", place / "regios.csv", "--spiegel", NAMES[3], "--formaat", form
        )
        assert result.returncode == 0, told(result)
        made[form] = text_of(result.stdout, form) + told(result)
    return made


@pytest.mark.parametrize("form", WITHOUT_PDF)
def test_a_mirror_names_nobody_else(mirrored, form):
    """Beside the coalition that was asked for no other name stands in any format, nor in what is told besides."""
    assert NAMES[3] in mirrored[form]
    assert [name for name in NAMES if name != NAMES[3] and name in mirrored[form]] == []


def test_the_mirror_by_hand(mirrored):
    """4 among 1 to 5 is the third quartile, which is printed the same: the middle half."""
    text = " ".join(mirrored[Format.TERMINAL].split())
    assert "Deltadam scoort in 2026 4,0 op het totaal. Dat hoort bij de middelste helft." in text
    assert "De middelste helft van de 5 coalities scoort 2,0 tot 4,0." in text
    assert "In 2025 was de mediaan 2,0, in 2026 3,0." in text


@pytest.mark.parametrize(("name", "quarter"), [("Alfadorp", "het laagste kwart"), ("Epsilonwijk", "het hoogste kwart")])
def test_the_ends_of_the_country(place, name, quarter):
    """Below the first quartile is the lowest quarter, above the third the highest."""
    result = run("overzicht", place / "land.csv", "--spiegel", name, "--jaar", "2026")
    assert f"Dat hoort bij {quarter}." in " ".join(result.stdout.decode().split())


def test_names_beside_a_mirror(place):
    """With --namen all coalitions have their row again."""
    result = run("overzicht", place / "land.csv", "--spiegel", NAMES[3], "--namen", "--formaat", "json")
    assert {row["coalitie"] for row in json.loads(result.stdout)["metingen"]} == set(NAMES)


def test_two_people_are_a_number(place):
    """Of a coalition of two people there is how many took part, and no figure; it is in no count of a verdict."""
    result = run("overzicht", place / "land.csv", "--jaar", "2026", "--formaat", "json")
    content = json.loads(result.stdout)
    (row,) = [own for own in content["metingen"] if own["coalitie"] == "Zetahoek"]
    assert row["deelnemers"] == 2
    figures = [row["totaal"], *row["delen"].values()]
    assert {value for own in figures for key, value in own.items()} == {None}
    assert content["verdeling"]["2026"]["totaal"] == {"n": 5, "mediaan": 3, "q1": 2, "q3": 4}
    assert content["stellingen"][0]["oordelen"]["te-weinig"] == 1
    shown = run("overzicht", place / "land.csv", "--jaar", "2026").stdout.decode()
    assert re.search(r"Zetahoek +2( +–)+\n", shown), shown


@pytest.mark.parametrize("options", [(), ("--regio",), ("--deel", "B"), ("--spiegel", NAMES[0])])
def test_json_follows_its_schema(place, options):
    """Whatever is asked for, the JSON follows its schema, keys in order."""
    options = (*options, place / "regios.csv") if options == ("--regio",) else options
    result = run("overzicht", place / "land.csv", *options, "--formaat", "json")
    content = assert_follows("overzicht", result.stdout.decode())
    assert ("regios" in content) == ("--regio" in options)


def test_csv_is_read_back(place):
    """A row per coalition and year, then three for each year and for each region; decimal commas."""
    result = run("overzicht", place / "land.csv", "--regio", place / "regios.csv", "--formaat", "csv")
    found = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8-sig")), delimiter=";"))
    assert [row["soort"] for row in found] == [*["meting"] * 11, *["eerste kwartiel", "mediaan", "derde kwartiel"] * 5]
    assert (found[0]["coalitie"], found[0]["regio"], found[0]["totaal"], found[0]["beantwoord"]) == (
        "Alfadorp", "Noord", "1,0", "280",
    )  # fmt: skip
    noord = [
        (row["jaar"], row["soort"], row["totaal"]) for row in found if row["regio"] == "Noord" and not row["coalitie"]
    ]
    assert noord[3:] == [
        ("2026", "eerste kwartiel", "2,0"),
        ("2026", "mediaan", "3,0"),
        ("2026", "derde kwartiel", "4,0"),
    ]
    assert [row["totaal"] for row in found if row["regio"] == "Zuid"] == ["", "", "", ""]


def test_parquet_has_the_rows_of_the_csv(place, tmp_path):
    """The same headings and rows, typed and unrounded; what is not shown is NULL."""
    made = tmp_path / "overzicht.parquet"
    options = ("overzicht", place / "land.csv", "--regio", place / "regios.csv")
    assert run(*options, "--uit", made).returncode == 0
    found = duckdb.from_parquet(str(made))
    rows = list(csv.reader(io.StringIO(run(*options, "--formaat", "csv").stdout.decode("utf-8-sig")), delimiter=";"))
    assert found.columns == rows[0]
    assert list(map(str, found.types)) == [
        "VARCHAR", "INTEGER", "VARCHAR", "VARCHAR", *["INTEGER"] * 3, *["DOUBLE"] * (len(rows[0]) - 7),
    ]  # fmt: skip
    assert [[_as_in_csv(cell) for cell in row] for row in found.fetchall()] == rows[1:]


def _as_in_csv(cell):
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).quantize(Decimal('0.1'), ROUND_HALF_UP)}".replace(".", ",")
    return "" if cell is None else str(cell)


def test_the_page_is_sound(place):
    """The page holds its tables with headings and tells what its pictures show."""
    page = run("overzicht", place / "land.csv", "--regio", place / "regios.csv", "--formaat", "html").stdout.decode()
    assert page.count("<table") == page.count("<caption") == 5
    rows_of = re.findall(r"<th scope=\"row\">(\w+)</th>.*?(?:stap-(\d)|</tr>)", page)
    assert ("Deltadam", "4") in rows_of  # the colour of a score is that of the bars
    assert ("Zetahoek", "") in rows_of
    assert "Totaal: mediaan 3,0, middelste helft 2,0 tot 4,0 (5 coalities)." in page


def test_the_highest_stands_first(place):
    """The newest year first, the highest score first, and what has none last."""
    shown = run("overzicht", place / "land.csv").stdout.decode()
    table = shown.partition("Alle coalities\n")[2]
    order = re.findall(r"^(\w+) +(20\d\d)", table, flags=re.MULTILINE)
    assert order[:7] == [
        ("Epsilonwijk", "2026"), ("Deltadam", "2026"), ("Gammaveen", "2026"), ("Betastad", "2026"),
        ("Alfadorp", "2026"), ("Zetahoek", "2026"), ("Epsilonwijk", "2025"),
    ]  # fmt: skip


def test_names_are_text(tmp_path, shipped):
    """Nothing in a name is obeyed: not by a page, a spreadsheet or a terminal."""
    hostile = '=1+1|<b>"[red]'
    ids = [statement.id for statement in shipped.statements]
    path = tmp_path / "land.csv"
    path.write_text(HEADER + rows('"=1+1|<b>""[red]"', 3, ids=ids), encoding="utf-8")
    for form, expected in (("html", "=1+1|&lt;b&gt;&#34;[red]"), ("terminal", hostile), ("csv", "'=1+1")):
        result = run("overzicht", path, "--formaat", form)
        assert result.returncode == 0, told(result)
        assert expected in result.stdout.decode()
    assert "<b>" not in run("overzicht", path, "--formaat", "html").stdout.decode()


def test_folders_and_tables_go_together(place, shipped, tmp_path):
    """Score sheets in a folder are a measurement beside those of a table."""
    folder = tmp_path / "Yburg"
    folder.mkdir()
    for person in range(3):
        lines = "".join(f"  {statement.id}: {person % 2 + 4}\n" for statement in shipped.statements[: 50 + person])
        (folder / f"p{person}.yaml").write_text(
            f'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Yburg\njaar: 2026\ndeelnemer: p{person}\n'
            f"soort: individueel\nscores:\n{lines}",
            encoding="utf-8",
        )
    result = run("overzicht", place / "land.csv", folder, "--jaar", "2026", "--formaat", "json")
    assert result.returncode == 0, told(result)
    content = json.loads(result.stdout)
    assert [row["coalitie"] for row in content["metingen"]] == [*sorted(NAMES)[:-1], "Yburg", "Zetahoek"]
    assert content["verdeling"]["2026"]["totaal"]["n"] == 6
    assert content["stellingen"][0]["oordelen"]["te-weinig"] == 2  # three people show the total and the parts alone


def test_the_next_step_names_what_was_typed(place):
    """The command for a page is the same question."""
    result = run("overzicht", "land.csv", "--spiegel", NAMES[0], "--jaar", "2026", cwd=place)
    assert f"overzicht land.csv --jaar 2026 --spiegel {NAMES[0]} --uit overzicht.html" in told(result)


WRONG_ROWS = [
    ("Ede;2026;p1;A01;6\n", "regel 2: score is '6'"),
    ("Ede;2026;p1;Z99;4\n", "regel 2: stelling 'Z99' bestaat niet"),
    ("Ede;2026;p1;A01;4\nEde;2026;p1;A01;4\n", "regel 3: deelnemer 'p1' heeft twee rijen voor A01"),
]


@pytest.mark.parametrize(("text", "message"), WRONG_ROWS, ids=range(len(WRONG_ROWS)))
def test_a_wrong_row_stops_it(tmp_path, text, message):
    """A wrong answer, statement or second answer: its line, exit 2, and nothing is written."""
    (tmp_path / "land.csv").write_text(HEADER + text, encoding="utf-8")
    assert_refused(run("overzicht", tmp_path / "land.csv", "--uit", tmp_path / "o.html"), message)
    assert not (tmp_path / "o.html").exists()


def test_somebody_in_two_tables_is_found(tmp_path):
    """An answer given twice is one over several files too, in whichever the second is."""
    for name in ("een.csv", "twee.csv"):
        (tmp_path / name).write_text(HEADER + "Ede;2026;p1;A01;4\n", encoding="utf-8")
    assert_refused(run("overzicht", "een.csv", "twee.csv", cwd=tmp_path), "twee.csv", "p1", "een.csv")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--namen",), ("--namen hoort bij --spiegel",)),
        (("--deel", "Q"), ("Q", "A")),
        (("--jaar", "2019"), ("2019", "2025 en 2026")),
        (("--spiegel", "Nergens"), ("'Nergens'", "precies zoals")),
        (("--spiegel", "Zetahoek", "--jaar", "2025"), ("'Zetahoek'", "van 2025")),
        (("--regio", "weg.csv"), ("weg.csv", "bestaat niet")),
        (("--sjablonen", "weg"), ("weg",)),
    ],
)
def test_refusals(place, options, words):
    """What is not there is said with what to do, and no other coalition is named."""
    result = run("overzicht", "land.csv", *options, cwd=place)
    assert_refused(result, *words)
    assert [name for name in NAMES if name in told(result) and name not in options] == []


REGIONS = [
    ("", ("coalitie en regio",)),
    ("coalitie;gebied\nEde;N\n", ("regel 1", "coalitie en regio")),
    ("coalitie;regio\n", ("geen rijen",)),
    ("coalitie;regio\nEde;N\nEde;Z\n", ("regel 3", "'N'", "'Z'")),
    ("coalitie;regio\nEde;\n", ("regel 2", "leeg")),
    ("coalitie;regio\nEde;N;x\n", ("regel 2", "3 kolommen")),
    ('coalitie;regio\nEde;"N\n', ("regel 2", "aanhalingstekens")),
    ("coalitie;regio\nEde;caf\u00e9\n".encode("latin-1"), ("UTF-8",)),
]


@pytest.mark.parametrize(("content", "words"), REGIONS, ids=range(len(REGIONS)))
def test_wrong_tables_of_regions(place, write, content, words):
    """Each mistake in a table of regions is said with its line."""
    path = write("regios.csv", content)
    assert_refused(run("overzicht", place / "land.csv", "--regio", path), "regios.csv", *words)


def test_a_folder_is_no_table_of_regions(place, tmp_path):
    """What the system says of it is said in Dutch."""
    assert_refused(run("overzicht", place / "land.csv", "--regio", tmp_path), "kan niet worden gelezen")


def test_a_text_is_no_mirror(tmp_path, place):
    """A desk analysis stands beside nobody, and an input of texts alone is no country."""
    path = tmp_path / "bureau.yaml"
    path.write_text(
        'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Tekst\njaar: 2026\nsoort: bureau\n'
        'herkomst: Een nota\nscores:\n  A01: {score: 4, opmerking: "Blz. 3: “wij weten het”"}\n',
        encoding="utf-8",
    )
    assert_refused(run("overzicht", place / "land.csv", path, "--spiegel", "Tekst"), "'Tekst'", "bureauanalyse")
    assert_refused(run("overzicht", path), "alleen bureauanalyses")
    beside = run("overzicht", place / "land.csv", path)
    assert "1 bureauanalyse staat er niet in" in " ".join(beside.stdout.decode().split())


def test_warnings_do_not_give_names_away(place, tmp_path):
    """Beside a mirror warnings are counted: they may name others. Without one they are told."""
    text = (place / "land.csv").read_text(encoding="utf-8")
    (tmp_path / "land.csv").write_text(text.replace("score\n", "score;Alfadorp\n", 1), encoding="utf-8")
    assert "'alfadorp' wordt niet gelezen" in told(run("overzicht", tmp_path / "land.csv"))
    beside = told(run("overzicht", tmp_path / "land.csv", "--spiegel", "Betastad"))
    assert "1 waarschuwing" in beside
    assert "alfadorp" not in beside.lower()
