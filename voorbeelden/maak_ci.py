# SPDX-License-Identifier: EUPL-1.2
"""Make the score sheets of `ci/`: four years of Pijplijnstad, a coalition that does not exist.

Run as `python voorbeelden/maak_ci.py`; it writes `ci/metingen/` beside this file, every time the same. On every
statement the five participants give the level of its part, once one more and once one less, so that each mean is that
level and all figures can be worked out by hand.
"""

from __future__ import annotations

from pathlib import Path

from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Answer, GivenAnswer, ScoreSheet

FOLDER = Path(__file__).resolve().parent / "ci" / "metingen"
MADE_UP = "# Verzonnen voorbeeld:"
COMMENT = f"""\
{MADE_UP} een deelnemer die niet bestaat, in een gemeente die niet bestaat. Gemaakt met maak_ci.py.
# SPDX-License-Identifier: CC0-1.0
"""
PEOPLE = {
    "c4pq7mwau": "geboortezorg",
    "d8hn2rtbm": "jgz",
    "g3vk9xsc4": "sociaal-domein",
    "m6jt4fzd6": "gemeente",
    "w2ry5bgep": "vrijwilligers",
}
AROUND = (0, 1, 0, -1, 0)
"""How the answers lie around the level; everybody has each of them in turn."""

LEVELS: dict[int, dict[str, int]] = {
    # The first year: there is nothing to compare it with.
    2023: {"A": 3, "B": 3, "C": 4},
    # A year that passes: part A goes up.
    2024: {"A": 4, "B": 3, "C": 4},
    # A year that falls: part C goes down by a whole point.
    2025: {"A": 4, "B": 3, "C": 3},
    # A year that is incomplete: everybody stopped at B11, so part B has 10 of 24 statements and part C none.
    2026: {"A": 4, "B": 3, "C": 3},
}
STOPPED = {2026: "B11"}


def main() -> None:
    """Write all years, after taking away what an earlier run left (files that do not say so themselves stay)."""
    statement_set = shipped_statement_set()
    ids = [statement.id for statement in statement_set.statements]
    for year, levels in LEVELS.items():
        folder = FOLDER / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("*.yaml")):
            if path.read_text(encoding="utf-8").startswith(MADE_UP):
                path.unlink()
        reached = ids.index(STOPPED[year]) if year in STOPPED else len(ids)
        for number, (code, domain) in enumerate(PEOPLE.items()):
            answers = {
                statement.id: GivenAnswer(
                    answer=Answer(str(levels[statement.part] + AROUND[(place + number) % len(AROUND)]))
                )
                for place, statement in enumerate(statement_set.statements[:reached])
            }
            sheet = ScoreSheet(
                statement_set=statement_set.id,
                version="1.0",
                coalition="Pijplijnstad",
                year=year,
                participant=code,
                domain=domain,
                answers=answers,
            )
            text = dump_score_sheet(sheet, ids, comment=COMMENT)
            (folder / f"{code}.yaml").write_text(text, encoding="utf-8", newline="\n")
        print(f"ci/metingen/{year}: {len(PEOPLE)} scorelijsten")


if __name__ == "__main__":
    main()
