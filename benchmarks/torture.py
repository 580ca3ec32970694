# SPDX-License-Identifier: EUPL-1.2
"""Kill, fill, close and disturb the commands that write, and look whether anything is lost.

Usage: python -m benchmarks.torture [WOORD ...] [--kort] [--zaad N]. A word picks the trials with it in their name;
`--kort` takes about a minute. Processes of the tool are killed (SIGKILL) just before calls that change the disk, each
in its turn, and at any moment while somebody types. The seed decides which moments are chosen; when exactly a key comes
in on a terminal, and who of two is first, no seed decides. Ends with code 1 when anything was lost.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import time
from pathlib import Path

if sys.platform == "win32":
    sys.exit("Dit kan alleen op Linux en macOS.")

from benchmarks.torture_trials import Row, planned

_SHOWN = 5


def load_tool() -> None:
    """Import what commands would import, so that a process that is split off has it."""
    import analysetool.cli  # noqa: PLC0415 - the order is the point
    import analysetool.commands.import_answers  # noqa: PLC0415 - the same
    import analysetool.commands.remove_participant  # noqa: PLC0415 - the same
    import analysetool.commands.report  # noqa: PLC0415 - the same
    import analysetool.fill_in.run  # noqa: PLC0415 - the same
    import analysetool.formats.html  # noqa: PLC0415 - the same
    import analysetool.session.run  # noqa: F401, PLC0415 - the same


def line_of(row: Row, seconds: float) -> str:
    """A row of the table."""
    told = f"overgeslagen: {row.skipped}" if row.skipped else ""
    return (
        f"{row.what:38}{row.tried:9}{row.killed:9}{len(row.lost):9}{row.leftovers:10}{seconds:8.1f}s  {told}".rstrip()
    )


def main() -> int:
    """Try, print a line for each trial, and say whether anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture", description=__doc__.split("\n", 1)[0])
    parser.add_argument("words", nargs="*", metavar="WOORD")
    parser.add_argument("--kort", action="store_true", help="about a minute")
    parser.add_argument("--zaad", type=int, default=1, help="another seed chooses other moments")
    parser.add_argument("--deel", type=float, default=1.0, help="a part of the times, such as 0.5")
    parser.add_argument("--stuk", action="store_true", help="with a writer that loses: this must end with code 1")
    chosen = parser.parse_args()
    sys.dont_write_bytecode = True  # a module that is compiled meanwhile would count as a call to the disk
    load_tool()
    print(f"zaad {chosen.zaad}")
    print(f"{'wat':38}{'gedaan':>9}{'gedood':>9}{'verloren':>9}{'restanten':>10}{'tijd':>9}")
    rows = []
    for one in planned(broken=chosen.stuk):
        if chosen.words and not any(word in one.name for word in chosen.words):
            continue
        chance = random.Random(f"{chosen.zaad} {one.name}")  # noqa: S311 - not a secret
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as name:
            row = one.trial(Path(name), chance, one.seldom if chosen.kort else math.ceil(one.often * chosen.deel))
        rows.append(row)
        print(line_of(row, time.monotonic() - start), flush=True)
        for told in row.lost[:_SHOWN]:
            print(f"  VERLOREN {told}")
    lost = sum(len(row.lost) for row in rows)
    print(f"gedood: {sum(row.killed for row in rows)}, verloren: {lost}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
