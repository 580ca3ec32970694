# SPDX-License-Identifier: EUPL-1.2
"""The script for Spark, run in a Spark session on this machine: its tally is that of the other engines, byte for byte.

Run by `make test-spark`, which makes an environment with Spark; elsewhere these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.sql import DIALECTS, render_sql
from benchmarks.country import COALITIONS, write_country
from tests.conftest import make_set
from tests.running import run, told
from tests.sql_engines import CHECKS, Given, as_csv, by_duckdb, by_sqlite, faults_in, queries_in
from tests.test_sql import COLUMNS, FAULTS, HOSTILE, SOUND, without_intervals
from tests.test_tables import table_text
from tests.tools import needs_spark

pytestmark = [
    needs_spark,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # py4j leaves sockets to the end
]

ONE_PERCENT = COALITIONS // 10
"""Coalitions of one year: one percent of all coalitions in ten years."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A session within this machine: it listens on 127.0.0.1 alone, shows no page, and keeps its files in a folder."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.local.dir", str(folder / "local"))
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    yield session
    session.stop()


def by_spark(session, table: Path, script: str) -> list[Given]:
    """Run a script in Spark, where an empty cell of the table is NULL."""
    frame = session.read.csv(str(table), sep=";", header=True, inferSchema=False, encoding="UTF-8", escape='"')
    frame.createOrReplaceTempView("antwoorden")
    given = []
    for query in queries_in(script):
        found = session.sql(query)
        given.append(Given(tuple(found.columns), [tuple(row) for row in found.collect()]))
    return given


def test_a_country_is_counted_alike(spark, tmp_path):
    """One percent of a national set: what Spark writes as CSV reads as what DuckDB and SQLite give, byte for byte.

    Beside the long table itself only the intervals are missing: these need to know who gave which answers.
    """
    own, table = shipped_statement_set(), tmp_path / "land.csv"
    assert write_country(table, own, coalitions=ONE_PERCENT) == ONE_PERCENT * 50 * 56
    table.write_text(table.read_text(encoding="utf-8-sig"), encoding="utf-8", newline="")  # Spark reads no mark
    files = {"lang": table}
    for name, engine in (("duckdb", by_duckdb), ("sqlite", by_sqlite)):
        files[name] = as_csv(engine(table, render_sql(DIALECTS[name], own))[-1], tmp_path / f"{name}.csv")
    script = render_sql(DIALECTS["spark"], own)
    assert faults_in(by_spark(spark, table, script)) == {}
    spark.sql(queries_in(script)[-1]).coalesce(1).write.csv(str(tmp_path / "spark"), header=True)
    (files["spark"],) = (tmp_path / "spark").glob("*.csv")
    made = {name: run("overzicht", path, "--formaat", "json") for name, path in files.items()}
    assert [told(result) for result in made.values()] == [""] * len(made)
    assert made["spark"].stdout == made["duckdb"].stdout == made["sqlite"].stdout
    long_table = json.loads(made["lang"].stdout)
    assert [row for row in long_table["metingen"] if row["totaal"]["interval"] is None] == []
    assert json.loads(made["spark"].stdout) == without_intervals(long_table)


def test_checks_give_the_rows_that_are_wrong(spark, tmp_path):
    """All that is wrong by hand, in one table; d1 of Ede then also has an answer twice, and two domains."""
    path = tmp_path / "lang.csv"
    path.write_text(table_text(COLUMNS, SOUND, *(row for row, _ in FAULTS)), encoding="utf-8", newline="")
    expected = {name: [found for _, own in FAULTS for found in own.get(name, ())] for name in CHECKS}
    expected["controle 2"].append(("Ede", "2026", "d1", "A01", 2))
    expected["controle 3"].append(("Ede", "2026", "d1", 2, "jgz", "kapper"))
    found = faults_in(by_spark(spark, path, render_sql(DIALECTS["spark"], make_set())))
    assert {name: sorted(rows) for name, rows in found.items()} == {name: sorted(own) for name, own in expected.items()}


def test_ids_and_blanks_are_text(spark, tmp_path):
    """Nothing in an id of an own set is obeyed, and blanks around a cell do not count."""
    own, path = make_set({"A": {"A1": HOSTILE}}), tmp_path / "lang.csv"
    rows = [["O'Brien\t", "2026", "\u00a0d1 ", "", f" {identity}\t", "4\u00a0"] for identity in HOSTILE]
    path.write_text(table_text(COLUMNS, *rows), encoding="utf-8", newline="")
    found = by_spark(spark, path, render_sql(DIALECTS["spark"], own))
    assert faults_in(found) == {}
    assert {row[3]: row[:3] + row[4:] for row in found[-1].rows} == dict.fromkeys(
        HOSTILE, ("O'Brien", "2026", "", 0, 0, 0, 1, 0, 0, 0, 0)
    )
