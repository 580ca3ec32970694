# SPDX-License-Identifier: EUPL-1.2
"""A long table by pandas, with the checks of the tool: unknown words, an answer given twice, a person in two domains.

Usage: python plain_table.py TABEL SET TALLY: writes the wide tally, a row per coalition, year and statement. CSV or Parquet.
"""

import sys
from pathlib import Path

import yaml

if sys.argv[1].endswith(".parquet"):  # pandas loads it wherever it is, which a table in CSV need not wait for
    sys.path.append(str(Path(__file__).parents[2] / "build" / "pyarrow"))
import pandas as pd

with open(sys.argv[2], encoding="utf-8") as file:
    kept = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
statements = [own["id"] for part in kept["delen"] for theme in part["themas"] for own in theme["stellingen"]]
answers = ["1", "2", "3", "4", "5", "weet-niet", "nvt", ""]
if sys.argv[1].endswith(".parquet"):
    frame = pd.read_parquet(sys.argv[1]).fillna("").astype(str)
else:
    frame = pd.read_csv(sys.argv[1], sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
who = ["coalitie", "jaar", "deelnemer"]
wrong = {
    "stelling": ~frame["stelling"].isin(statements),
    "score": ~frame["score"].isin(answers),
    "domein": ~frame["domein"].isin([*kept["domeinen"], ""]),
    "jaar": ~frame["jaar"].str.fullmatch("[0-9]{4}"),
    "twee rijen": frame.duplicated([*who, "stelling"]),
}
for name, rows in wrong.items():
    if rows.any():
        sys.exit(f"{name}: {list(frame.index[rows][:5] + 2)}")
if (frame.groupby(who)["domein"].nunique() > 1).any():  # noqa: PD101
    sys.exit("twee domeinen")
people = frame.groupby(["coalitie", "jaar"])["deelnemer"].nunique()
tally = frame.pivot_table(index=["coalitie", "jaar", "stelling"], columns="score", aggfunc="size", fill_value=0)
tally["deelnemers"] = people.reindex(tally.index.droplevel("stelling")).to_numpy()
tally.to_csv(sys.argv[3])
