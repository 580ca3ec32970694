# SPDX-License-Identifier: EUPL-1.2
"""DuckDB alone: a row per participant with what was answered as bits, fetched; no check, no figure, no page.

Usage: python duckdb_rows.py TABEL SET. CSV or Parquet.
"""

import sys

import duckdb
import yaml

with open(sys.argv[2], encoding="utf-8") as file:
    kept = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
statements = [own["id"] for part in kept["delen"] for theme in part["themas"] for own in theme["stellingen"]]
answers = ["1", "2", "3", "4", "5", "weet-niet", "nvt", ""]
table = (
    f"read_parquet('{sys.argv[1]}')"
    if sys.argv[1].endswith(".parquet")
    else f"read_csv('{sys.argv[1]}', all_varchar = true, delim = ';', header = true)"
)
places = f"list_position({statements}, stelling) - 1"
codes = f"list_position({answers}, coalesce(score, '')) - 1"
query = f"""
SELECT coalitie, jaar, deelnemer, min(domein), max(domein), count(*), bit_or(b),
       bit_or(b * (x & 1)), bit_or(b * ((x >> 1) & 1)), bit_or(b * ((x >> 2) & 1))
FROM (SELECT *, 1::UBIGINT << ({places})::INT AS b, ({codes})::UBIGINT AS x FROM {table}) GROUP BY ALL
"""
print(len(duckdb.connect().execute(query).fetchnumpy()["jaar"]))
