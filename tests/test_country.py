# SPDX-License-Identifier: EUPL-1.2
"""A sample of a country: the figures of plain pandas, from CSV and Parquet alike, and the same refusals."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from benchmarks.by_pandas import differences, figures_of
from benchmarks.country import as_parquet, write_country
from tests.running import run, told

COALITIONS, YEARS, PEOPLE = 12, 3, 50
HEADER = "coalitie;jaar;deelnemer;domein;stelling;score\n"
RIGHT = "Ede;2026;p1;jgz;A01;4\nEde;2026;p2;;A01;5\n"


@pytest.fixture(scope="module")
def land(tmp_path_factory, shipped):
    """About one in a hundred answers of ten years of a country, as CSV and, shuffled, as Parquet."""
    folder = tmp_path_factory.mktemp("land")
    table = folder / "land.csv"
    written = write_country(table, shipped, coalitions=COALITIONS, years=YEARS, people=PEOPLE)
    assert written == COALITIONS * YEARS * PEOPLE * 56
    as_parquet(table, folder / "land.parquet", shuffled=True)
    return folder


def overview(path):
    """The JSON of an overview."""
    result = run("overzicht", path, "--formaat", "json")
    assert result.returncode == 0, told(result)
    return result.stdout


@pytest.fixture(scope="module")
def from_csv(land):
    """What the overview of the table in CSV tells."""
    return overview(land / "land.csv")


def test_figures_are_those_of_plain_pandas(land, from_csv, shipped):
    """Every mean, range, quartile and count of verdicts, over the raw table."""
    frame = pd.read_csv(land / "land.csv", sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    figures = figures_of(frame, {statement.id: statement.part for statement in shipped.statements})
    assert [len(figures[name]) for name in ("people", "levels", "years", "means")] == [36, 36 * 4, 3 * 4, 3 * 56]
    assert differences(from_csv, figures) == []


def test_a_difference_is_seen(from_csv):
    """The comparison is one: a mean that is off by little, a count by one, and a row that is missing are named."""
    made = json.loads(from_csv)
    one = made["metingen"][0]
    figures = {
        "people": {(row["coalitie"], row["jaar"]): row["deelnemers"] for row in made["metingen"][1:]},
        "years": {
            (int(year), level): (own["q1"], own["mediaan"] + 1e-6 * (level == "A"), own["q3"])
            for year, levels in made["verdeling"].items()
            for level, own in levels.items()
        },
    }
    found = differences(from_csv, figures)
    assert [text.partition(":")[0] for text in found] == [
        f"people {(one['coalitie'], one['jaar'])}", *(f"years {(year, 'A')}" for year in (2024, 2025, 2026)),
    ]  # fmt: skip


def test_parquet_gives_the_same_bytes(land, from_csv):
    """Whatever the order of its rows."""
    assert overview(land / "land.parquet") == from_csv


@pytest.mark.parametrize(
    ("first", "second", "messages"),
    [
        (f"{RIGHT}Ede;2026;p1;jgz;A01;4\n", "", ["deelnemer 'p1' heeft twee rijen voor A01"]),
        (RIGHT, "Ede;2026;p1;jgz;A01;4\n", ["deelnemer 'p1'"]),
        (f"{RIGHT}Ede;2026;p2;;A02;6\n", "", ["score is '6'; kies 1–5"]),
        (f"{RIGHT}Ede;2026;p2;;Z99;4\n", "", ["stelling 'Z99' bestaat niet"]),
        (f"{RIGHT}Ede;2026;p2;jgz;A02;4\n", "", ["deelnemer 'p2' (Ede 2026) staat bij meer dan één domein"]),
        (
            RIGHT + "".join(f"Ede;2026;p3;;Z{number};9\n" for number in range(60)),
            "",
            ["stelling 'Z0'", "stelling 'Z40'"],
        ),
    ],
)
def test_a_fault_stops_it(tmp_path, first, second, messages):
    """Exit 2 and the first few named, in CSV and in Parquet, in one file and over two."""
    for number, text in enumerate((first, second)):
        if text:
            (tmp_path / f"{number}.csv").write_text(HEADER + text, encoding="utf-8")
            as_parquet(tmp_path / f"{number}.csv", tmp_path / f"{number}.parquet")
    for kind in ("csv", "parquet"):
        result = run("overzicht", tmp_path / f"*.{kind}", "--uit", tmp_path / "uit.html")
        assert result.returncode == 2
        assert [message for message in messages if message not in told(result)] == []
        assert not (tmp_path / "uit.html").exists()
