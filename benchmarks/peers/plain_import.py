# SPDX-License-Identifier: EUPL-1.2
"""An import without any question asked: pandas reads the export, and a file per row is written and synced.

Usage: python plain_import.py BESTAND MAP.
"""

import os
import sys
from pathlib import Path

import pandas as pd

if sys.argv[1].endswith(".csv"):
    frame = pd.read_csv(sys.argv[1], sep=";", dtype=str, keep_default_na=False)
else:
    frame = pd.read_excel(sys.argv[1], engine="calamine", dtype=str).fillna("")
folder = Path(sys.argv[2])
folder.mkdir()
for number, row in enumerate(frame.to_dict("records")):
    with (folder / f"{number}.yaml").open("w", encoding="utf-8") as file:
        file.writelines(f"{name}: {value}\n" for name, value in row.items())
        file.flush()
        os.fsync(file.fileno())
