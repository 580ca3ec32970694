# SPDX-License-Identifier: EUPL-1.2
"""The example that counts a country with Dask: what it does to each file and how it adds, without Dask."""

from __future__ import annotations

import runpy
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.files.tables import read_table
from analysetool.tally import tally
from tests.conftest import shown

EXAMPLE = runpy.run_path(str(Path(__file__).parent.parent / "voorbeelden" / "land_met_dask.py"))
PEOPLE = st.dictionaries(
    st.integers(0, 99),
    st.tuples(
        st.sampled_from(["Ede", "Wijk"]), st.sampled_from(["jgz", ""]), st.sampled_from(["A01", "C22"]),
        st.sampled_from(["1", "5", "weet-niet", "nvt", ""]), st.integers(0, 2),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(PEOPLE)
def test_parts_add_up_to_the_whole(tmp_path_factory, people):
    """However the people are dealt over the files: counted apart and added, they are those of one table."""
    folder = tmp_path_factory.getbasetemp()
    head = "coalitie;jaar;deelnemer;domein;stelling;score\n"
    rows = {who: f"{c};2026;p{who};{d};{s};{score}\n" for who, (c, d, s, score, _) in people.items()}
    whole = folder / "geheel.csv"
    whole.write_text(head + "".join(rows.values()), encoding="utf-8")
    counted: dict[object, list[int]] = {}
    for part in {own[-1] for own in people.values()}:
        path = folder / f"deel-{part}.csv"
        path.write_text(head + "".join(rows[who] for who, own in people.items() if own[-1] == part), encoding="utf-8")
        counted = EXAMPLE["voeg_samen"](counted, EXAMPLE["tel"](path))
    EXAMPLE["schrijf"](counted, folder / "land.csv")
    own = shipped_statement_set()
    made, expected = read_table(folder / "land.csv", own), read_table(whole, own)
    assert shown(made.problems) == []
    assert [(part.coalition, part.tally) for part in made.parts] == [
        (part.coalition, tally(part.responses, made.parts[0].tally.statements)) for part in expected.parts
    ]
