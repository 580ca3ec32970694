# SPDX-License-Identifier: EUPL-1.2
"""Reading score sheets plainly: every YAML file of a folder by the fast loader, and answers counted; no checks.

Usage: python plain_sheets.py MAP.
"""

import sys
from collections import Counter
from pathlib import Path

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
counts: Counter[tuple[str, str]] = Counter()
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    for statement, answer in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["scores"].items():
        counts[statement, str(answer["score"] if isinstance(answer, dict) else answer)] += 1
print(len(counts))
