# SPDX-License-Identifier: EUPL-1.2
"""DuckDB alone: how many rows each participant has, fetched; the least that any reading of a table does.

Usage: python duckdb_count.py TABEL. CSV or Parquet.
"""

import sys

import duckdb

table = (
    f"read_parquet('{sys.argv[1]}')"
    if sys.argv[1].endswith(".parquet")
    else f"read_csv('{sys.argv[1]}', all_varchar = true, delim = ';', header = true)"
)
query = f"SELECT coalitie, jaar, deelnemer, count(*) FROM {table} GROUP BY ALL"
print(len(duckdb.connect().execute(query).fetchnumpy()["jaar"]))
