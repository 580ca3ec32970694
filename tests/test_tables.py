# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables in CSV: cells stay text until they are judged, and mistakes have a row."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import Severity
from analysetool.files.table_columns import WIDE_COUNTS
from analysetool.files.tables import read_table
from analysetool.measurement import Note
from analysetool.model import Answer
from analysetool.tally import COLUMN
from tests.conftest import assert_only_problem, make_set, shown

LONG = ["coalitie", "jaar", "deelnemer", "domein", "stelling", "score", "opmerking"]
BLANK = COLUMN[Answer.NOT_ANSWERED]


def table_text(*rows, delimiter=";"):
    """Rows as CSV with this delimiter, quoted where that is needed."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return file.getvalue()


def long(*rows, **options):
    """A long table with these rows below the usual header."""
    return table_text(LONG, *rows, **options)


@pytest.fixture
def read(write):
    """Read a text or bytes as a table with the small set."""
    return lambda content: read_table(write("tabel.csv", content), make_set())


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_long_table(read, delimiter, mark, ends):
    """Comma, semicolon and tab are read, with or without a byte order mark and with either line end."""
    text = long(
        ["Ede, centrum; oost", "2026", "d02", "jgz", "A01", "4", "Goed; maar, tja"],
        ["Ede, centrum; oost", "2026", "d02", "jgz", "A03", "weet-niet", ""],
        ["Ede, centrum; oost", "2026", "d01", "", "A01", "nvt", ""],
        ["Ede, centrum; oost", "2026", "d01", "", "A02", "", "Weet ik later"],
        delimiter=delimiter,
    )
    found = read(mark + text.replace("\n", ends))
    assert shown(found.problems) == []
    (part,) = found.parts
    assert (part.coalition, part.year, part.tally) == ("Ede, centrum; oost", 2026, None)
    assert (part.responses.participants, part.responses.domains) == (("d01", "d02"), ("", "jgz"))
    assert part.responses.answers.tolist() == [
        [COLUMN[Answer.NOT_APPLICABLE], *[BLANK] * 5],
        [COLUMN[Answer.FOUR], BLANK, COLUMN[Answer.DONT_KNOW], *[BLANK] * 3],
    ]
    assert part.notes == (
        Note(statement="A01", text="Goed; maar, tja"),
        Note(statement="A02", text="Weet ik later"),
    )


@pytest.mark.parametrize("code", ["NA", "001", "1e5", "null", "nan", "None", "-", "1.10", "TRUE", "é😀"])
def test_codes_stay_text(read, code):
    """Codes that look like missing values or numbers stay what they are."""
    found = read(long(["Ede", "2026", code, "", "A01", "4", ""], ["Ede", "2026", "1", "", "A01", "5", ""]))
    assert shown(found.problems) == []
    assert set(found.parts[0].responses.participants) == {code, "1"}


@pytest.mark.parametrize("coalition", ["NA", "010", "no"])
def test_coalitions_and_notes_stay_text(read, coalition):
    """The same goes for coalitions and notes."""
    (part,) = read(long([coalition, "2026", "d1", "", "A01", "4", "NA"])).parts
    assert (part.coalition, part.notes) == (coalition, (Note(statement="A01", text="NA"),))


def test_optional_columns_may_be_absent(read):
    """Without domain and note everybody is without a domain and nothing was noted."""
    found = read("coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;4\n")
    assert shown(found.problems) == []
    assert (found.parts[0].responses.domains, found.parts[0].notes) == (("",), ())


def test_order_and_spelling_of_the_header(read):
    """Columns may stand in any order, with capitals and blanks."""
    found = read(" Score ;STELLING;Deelnemer;Jaar;Coalitie\n 4 ; A01 ; d1 ; 2026 ; Ede \n")
    assert shown(found.problems) == []
    (part,) = found.parts
    assert (part.coalition, part.year, part.responses.participants) == ("Ede", 2026, ("d1",))
    assert part.responses.answers[0, 0] == COLUMN[Answer.FOUR]


def test_coalitions_and_years_are_kept_apart(read):
    """One table may hold many measurements, sorted by coalition and year."""
    found = read(
        long(
            ["Ede", "2026", "d1", "", "A01", "4", ""],
            ["Ede", "2025", "d1", "jgz", "A01", "3", ""],
            ["Barneveld", "2026", "d1", "ouders", "A01", "2", ""],
        )
    )
    assert shown(found.problems) == []
    assert [(part.coalition, part.year) for part in found.parts] == [("Barneveld", 2026), ("Ede", 2025), ("Ede", 2026)]


def test_notes_over_several_lines(read):
    """A note may hold line breaks and quotes."""
    note = 'Zij zei: "ja".\nIk: nee; of toch'
    (part,) = read(long(["Ede", "2026", "d1", "", "A01", "4", note])).parts
    assert part.notes[0].text == note


def test_short_rows_are_filled_up(read):
    """A row that leaves off empty cells at its end is fine."""
    found = read("coalitie;jaar;deelnemer;stelling;score;opmerking\nEde;2026;d1;A01;4\nEde;2026;d1;A02\n")
    assert shown(found.problems) == []
    assert found.parts[0].responses.answers[0, :2].tolist() == [COLUMN[Answer.FOUR], BLANK]


WRONG = [
    (["", "2026", "d1", "", "A01", "4", ""], ("coalitie is leeg",)),
    (["Ede", "26", "d1", "", "A01", "4", ""], ("jaar is '26'", "vier cijfers")),
    (["Ede", "2026.0", "d1", "", "A01", "4", ""], ("jaar is '2026.0'",)),
    (["Ede", "3000", "d1", "", "A01", "4", ""], ("jaar is '3000'",)),
    (["Ede", "2026", "", "", "A01", "4", ""], ("deelnemer is leeg",)),
    (["Ede", "2026", "d1", "tandarts", "A01", "4", ""], ("domein 'tandarts'", "Kies gemeente, jgz")),
    (["Ede", "2026", "d1", "", "Z99", "4", ""], ("stelling 'Z99' bestaat niet",)),
    (["Ede", "2026", "d1", "", "", "4", ""], ("stelling '' bestaat niet",)),
    (["Ede", "2026", "d1", "", "A01", "6", ""], ("score is '6'", "kies 1–5, weet-niet of nvt, of laat de cel leeg")),
    (["Ede", "2026", "d1", "", "A01", "4.0", ""], ("score is '4.0'", "kies 1–5")),
    (["Ede", "2026", "d1", "", "A01", "NA", ""], ("score is 'NA'", "kies 1–5")),
]


@pytest.mark.parametrize(("row", "words"), WRONG, ids=range(len(WRONG)))
def test_says_which_row_and_what_to_do(read, row, words):
    """Each wrong cell is an error with its row, and nothing of the table is used."""
    found = read(long(["Ede", "2026", "d9", "", "A01", "4", ""], row))
    assert_only_problem(found.problems, 3, *words)
    assert (found.problems[0].severity, found.parts) == (Severity.ERROR, [])


def test_set_without_domains_takes_none(write):
    """With a set that knows no domains the advice is not an empty list to choose from."""
    path = write("tabel.csv", long(["Ede", "2026", "d1", "jgz", "A01", "4", ""]))
    problems = read_table(path, make_set(domains={})).problems
    assert_only_problem(problems, 2, "domein 'jgz'", "geen domeinen")


def test_rows_are_counted_as_in_the_file(read):
    """Empty lines count, so that the row of a problem is the row that a spreadsheet shows."""
    found = read("coalitie;jaar;deelnemer;stelling;score\n\nEde;2026;d1;A01;4\n\nEde;2026;d1;A02;9\n")
    assert_only_problem(found.problems, 5, "score is '9'")


def test_all_problems_at_once(read):
    """Every wrong cell of every column is named."""
    found = read(
        long(
            ["", "26", "", "x", "Z99", "9", ""],
            ["Ede", "2026", "d1", "", "A01", "9", ""],
            ["Ede", "2026", "d1", "", "A02", "4", ""],
        )
    )
    assert sorted(problem.line for problem in found.problems) == [2] * 6 + [3]


def test_many_problems_are_cut_short(read):
    """After fifty of one kind the rest is counted."""
    found = read(long(*(["Ede", "2026", f"d{k}", "", "A01", "9", ""] for k in range(53))))
    assert len(found.problems) == 51
    assert "nog 3 keer" in found.problems[-1].message


def test_two_rows_for_one_answer(read):
    """Two answers of one participant to one statement: the later row is an error."""
    found = read(long(["Ede", "2026", "d1", "", "A01", "4", ""], ["Ede", "2026", "d1", "", "A01", "4", ""]))
    assert_only_problem(found.problems, 3, "'d1'", "twee rijen", "A01")
    assert found.parts == []


def test_two_domains_for_one_participant(read):
    """A participant speaks for one domain within a measurement."""
    found = read(long(["Ede", "2026", "d1", "jgz", "A01", "4", ""], ["Ede", "2026", "d1", "ouders", "A02", "4", ""]))
    assert_only_problem(found.problems, 3, "'d1'", "Ede 2026", "meer dan één domein")
    assert found.parts == []


def test_same_code_in_two_measurements(read):
    """The same code in another year or coalition is somebody else, or the same person a year later."""
    found = read(long(["Ede", "2026", "d1", "jgz", "A01", "4", ""], ["Ede", "2025", "d1", "ouders", "A01", "4", ""]))
    assert (shown(found.problems), len(found.parts)) == ([], 2)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", None, ("leeg",)),
        ("\n", None, ("leeg",)),
        ("coalitie;jaar;deelnemer;stelling;score\n", 1, ("geen rijen",)),
        ("coalitie;jaar;stelling;score;aantal\n", 1, ("geen rijen",)),
        ("coalitie;jaar;deelnemer;stelling\nEde;2026;d1;A01\n", 1, ("mist de kolom score", "domein en opmerking")),
        ("coalitie;jaar;score;aantal\nEde;2026;4;2\n", 1, ("mist de kolom stelling", "aantal")),
        ("a|b\n1|2\n", 1, ("mist de kolommen coalitie, jaar, deelnemer, stelling en score",)),
        ("coalitie;jaar;deelnemer;stelling;Score;score\nEde;2026;d1;A01;4;5\n", 1, ("twee keer",)),
        ("coalitie;jaar;deelnemer;stelling;score;score\nEde;2026;d1;A01;4;5\n", 1, ("twee keer",)),
        (
            "coalitie;jaar;deelnemer;stelling;score\nEde;2026;caf\u00e9;A01;4\n".encode("latin-1"),
            None,
            ("UTF-8", "Excel"),
        ),
        ("coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;4\n".encode("utf-16"), None, ("UTF-8", "Excel")),
    ],
)
def test_refuses_the_table(read, content, line, words):
    """A table that cannot be used at all says why and what is needed."""
    found = read(content)
    errors = [problem for problem in found.problems if problem.is_error]
    assert_only_problem(errors, line, *words)
    assert found.parts == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;4\nEde;2026;d1;A02;4;5\n", 3),
        ("coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;4;5\n", 2),
        ('coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;"4\n', 2),
    ],
)
def test_rows_that_do_not_fit_the_header(read, content, line):
    """A row with too many cells or an open quote is named with its row, in Dutch only."""
    (problem,) = read(content).problems
    assert problem.is_error
    assert not [word for word in ("Error", "Expected", "Length", "EOF") if word in problem.message], problem.message
    assert str(line) in problem.place


def test_unknown_columns_are_said(read):
    """A column that is not read is a warning: a typing mistake in `opmerking` must not lose notes in silence."""
    found = read("coalitie;jaar;deelnemer;stelling;score;opmerkng\nEde;2026;d1;A01;4;Goed\n")
    assert_only_problem(found.problems, 1, "'opmerkng'", "niet gelezen")
    assert (found.problems[0].severity, len(found.parts)) == (Severity.WARNING, 1)


def test_missing_table(tmp_path):
    """A table that is not there is a problem and no crash."""
    assert_only_problem(read_table(tmp_path / "weg.csv", make_set()).problems, None, "bestaat niet")


def test_unreadable_table_is_said_in_dutch(tmp_path):
    """What the operating system says of an unreadable table is not passed on in English."""
    problems = read_table(tmp_path, make_set()).problems
    assert_only_problem(problems, None, "kan niet worden gelezen")
    assert "directory" not in problems[0].message


# Tally tables


def test_tally_table(read):
    """Counts land in the group, statement and answer they stand for; equal rows add."""
    found = read(
        table_text(
            ["coalitie", "jaar", "domein", "stelling", "score", "aantal"],
            ["Ede", "2026", "jgz", "A01", "4", "3"],
            ["Ede", "2026", "jgz", "A01", "4", "2"],
            ["Ede", "2026", "jgz", "A01", "", "1"],
            ["Ede", "2026", "jgz", "A02", "weet-niet", "4"],
            ["Ede", "2026", "", "B02", "nvt", "2"],
        )
    )
    assert shown(found.problems) == []
    (part,) = found.parts
    assert part.responses is None
    assert part.tally.groups == ("", "jgz")
    assert part.tally.counts[1, 0].tolist() == [0, 0, 0, 5, 0, 0, 0, 1]
    assert part.tally.counts[1, 1].tolist() == [0, 0, 0, 0, 0, 4, 0, 0]
    assert part.tally.counts[0, 5].tolist() == [0, 0, 0, 0, 0, 0, 2, 0]
    assert part.tally.counts.sum() == 12
    assert part.tally.participants.tolist() == [2, 6]  # the most answers that a statement got: 2, and 5 + 1


@pytest.mark.parametrize(
    ("rows", "known"), [("Ede;2026;A01;4;3\n", False), ("Ede;2026;A01;4;3\nEde;2026;A01;;0\n", True)]
)
def test_people_are_known_only_with_blank_rows(read, rows, known):
    """Without rows for what was not filled in the participants are unknown; a row with 0 says that all filled in."""
    (part,) = read("coalitie;jaar;stelling;score;aantal\n" + rows).parts
    assert part.tally.groups == ("",)
    assert (part.tally.people() == 3) is known
    assert (part.tally.people() is None) is not known


@pytest.mark.parametrize("count", ["-1", "2.0", "", "drie", "1e3", "9" * 13, "\u0663"])
def test_counts_are_whole_numbers(read, count):
    """A count is a whole number from 0."""
    found = read(f"coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;3\nEde;2026;A01;5;{count}\n")
    assert_only_problem(found.problems, 3, f"aantal is {count!r}", "heel getal vanaf 0")


def test_tally_tables_know_no_participants(read):
    """A column of participants in a tally table is not read."""
    found = read("coalitie;jaar;deelnemer;stelling;score;aantal\nEde;2026;;A01;4;3\n")
    assert [(problem.severity, problem.line) for problem in found.problems] == [(Severity.WARNING, 1)]
    assert len(found.parts) == 1


def test_several_measurements_in_a_tally_table(read):
    """Each coalition and year gets its own tally, with or without counted blanks of its own."""
    found = read("coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;3\nEde;2025;A01;4;1\nEde;2025;A01;;1\n")
    assert [(part.year, part.tally.people()) for part in found.parts] == [(2025, 2), (2026, None)]


WIDE = ["coalitie", "jaar", "domein", "stelling", *WIDE_COUNTS]


def test_wide_tally(read):
    """Eight counts in a row land where eight rows would put them; rows about the same add, as counts do."""
    found = read(
        table_text(
            WIDE,
            ["Ede", "2026", "jgz", "A01", "0", "1", "2", "3", "4", "5", "6", "7"],
            ["Ede", "2026", "jgz", "A01", "1", "0", "0", "0", "0", "0", "0", "1"],
            [" Ede ", "2026", "", "B02", " 9 ", "0", "0", "0", "0", "0", "0", "0"],
        )
    )
    assert shown(found.problems) == []
    (part,) = found.parts
    assert (part.coalition, part.year, part.responses, part.tally.groups) == ("Ede", 2026, None, ("", "jgz"))
    assert part.tally.counts[1, 0].tolist() == [1, 1, 2, 3, 4, 5, 6, 8]
    assert part.tally.counts[0, 5].tolist() == [9, 0, 0, 0, 0, 0, 0, 0]
    assert part.tally.participants.tolist() == [9, 30]


def test_wide_tally_without_what_was_not_filled_in(read):
    """Without that column nobody knows how many people there were; a domain may be left out too, the order is free."""
    columns = [*reversed(WIDE_COUNTS[:-1]), "STELLING", "jaar", "Coalitie"]
    (part,) = read(table_text(columns, ["2", "0", "0", "0", "0", "0", "1", "A01", "2026", "Ede"])).parts
    assert (part.tally.groups, part.tally.counts[0, 0].tolist()) == (("",), [1, 0, 0, 0, 0, 0, 2, 0])
    assert part.tally.people() is None


@pytest.mark.parametrize("column", WIDE_COUNTS)
@pytest.mark.parametrize("count", ["-1", "2.0", "", "1e3"])
def test_wide_counts_are_whole_numbers(read, column, count):
    """Each count is a whole number from 0, and an empty cell is none of these: nothing becomes 0 by itself."""
    row = ["Ede", "2026", "jgz", "A01", *["1"] * 8]
    row[WIDE.index(column)] = count
    assert_only_problem(read(table_text(WIDE, row)).problems, 2, f"{column} is {count!r}", "heel getal vanaf 0")


@pytest.mark.parametrize(
    ("place", "cell", "words"),
    [
        (0, "", ("coalitie is leeg",)), (1, "26", ("jaar is '26'",)), (2, "kapper", ("domein 'kapper'", "Kies")),
        (3, "Z99", ("stelling 'Z99' bestaat niet",)),
    ],
)  # fmt: skip
def test_mistakes_in_a_wide_tally(read, place, cell, words):
    """The other cells are checked as in any table, and nothing of it is used."""
    row = ["Ede", "2026", "jgz", "A01", *["1"] * 8]
    row[place] = cell
    found = read(table_text(WIDE, row))
    assert_only_problem(found.problems, 2, *words)
    assert found.parts == []


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (WIDE[:-3] + WIDE[-2:], ("mist de kolom weet_niet", "domein en niet_ingevuld")),
        ([*WIDE[:3], *WIDE[4:]], ("mist de kolom stelling",)),
        ([*WIDE, "score"], ("noemt score, maar ook score_1", "Kies")),
        ([*WIDE, "score", "aantal"], ("noemt score en aantal, maar ook score_1",)),
        ([*WIDE, "score_2"], ("'score_2' twee keer",)),
    ],
)
def test_refuses_a_wide_tally(read, columns, words):
    """A wide tally that misses a count, or is half another kind of table, is refused by its heading."""
    assert_only_problem(read(table_text(columns, ["1"] * len(columns))).problems, 1, *words)


COUNTED = st.dictionaries(
    st.tuples(
        st.sampled_from(["Ede", "Wijk"]), st.sampled_from(["2025", "2026"]), st.sampled_from(["jgz", "ouders", ""]),
        st.sampled_from(["A01", "A02", "A03", "A04", "B01", "B02"]),
    ),
    st.lists(st.integers(0, 12), min_size=8, max_size=8),
    min_size=1,
)  # fmt: skip


@given(counts=COUNTED, filled_in=st.booleans())
def test_long_and_wide_tallies_say_the_same(tmp_path_factory, counts, filled_in):
    """The same counts give the same tallies, whether each has a row or a column."""
    width = 8 if filled_in else 7
    scores = [answer.value for answer in Answer][:width]
    wide = [[*key, *own[:width]] for key, own in counts.items()]
    narrow = [[*key, score, n] for key, own in counts.items() for score, n in zip(scores, own, strict=False)]
    heads = {"breed": WIDE[: 4 + width], "lang": [*WIDE[:4], "score", "aantal"]}
    read = {}
    for name, rows in (("breed", wide), ("lang", narrow)):
        path = tmp_path_factory.getbasetemp() / f"{name}.csv"
        path.write_text(table_text(heads[name], *rows), encoding="utf-8", newline="")
        found = read_table(path, make_set())
        assert shown(found.problems) == []
        read[name] = [(part.coalition, part.year, part.tally) for part in found.parts]
    assert read["breed"] == read["lang"]
    assert read["breed"] != []


# The law: what pandas makes of the same rows, all at once and column by column

CELLS = {
    "coalitie": ["Ede", "Wijk", " Ede "],
    "jaar": ["2025", "2026"],
    "deelnemer": ["d1", "d2", "d3", "d 4"],
    "domein": ["jgz", "jgz", "jgz ", ""],
    "stelling": ["A01", "A02", "A03", "A04", "B01", "B02", " B02"],
    "score": ["1", "2", "3", "4", "5", "weet-niet", "nvt", "", " 4"],
    "opmerking": ["", "", 'Zij: "ja"; of nee', "twee\nregels"],
}
SLIPS = {"coalitie": "", "jaar": "26", "deelnemer": "", "domein": "tandarts", "stelling": "Z99", "score": "6"}


@st.composite
def tables(draw):
    """The columns in some order, and rows in which a cell may be wrong."""
    columns = draw(st.permutations(LONG))[: draw(st.sampled_from([7, 7, 7, 6]))]
    rows = draw(st.lists(st.fixed_dictionaries({name: st.sampled_from(CELLS[name]) for name in LONG}), max_size=25))
    for slip in draw(st.lists(st.sampled_from(sorted(SLIPS)), max_size=2)) if rows else ():
        rows[draw(st.integers(0, len(rows) - 1))][slip] = SLIPS[slip]
    return columns, [[row[name] for name in columns] for row in rows]


def by_pandas(text, statement_set):
    """The lines with a mistake, and per coalition and year its people, their domains and answers; None when refused."""
    frame = pd.read_csv(io.StringIO(text), sep=";", dtype=str, keep_default_na=False)
    frame = frame.apply(lambda column: column.str.strip())
    ends = frame.apply(lambda row: 1 + sum(cell.count("\n") for cell in row), axis=1, result_type="reduce").cumsum()
    frame["regel"] = 2 + ends.shift(fill_value=0)
    missing = {*LONG[:3], "stelling", "score"} - {*frame.columns}
    if missing or not len(frame):
        return None
    for column in ("domein", "opmerking"):
        frame[column] = frame.get(column, "")
    ids = [statement.id for statement in statement_set.statements]
    codes = {answer.value: code for answer, code in COLUMN.items()}
    right = {
        "coalitie": frame["coalitie"] != "",
        "jaar": frame["jaar"].str.len() == 4,
        "deelnemer": frame["deelnemer"] != "",
        "stelling": frame["stelling"].isin(ids),
        "score": frame["score"].isin(codes),
        "domein": frame["domein"].isin([*statement_set.domains, ""]),
    }
    wrong = sorted(line for own in right.values() for line in frame["regel"][~own])
    sound = frame[np.logical_and.reduce(list(right.values()))]
    who = ["coalitie", "jaar", "deelnemer"]
    wrong += sound["regel"][sound.duplicated([*who, "stelling"])].tolist()
    other = sound[sound["domein"] != sound.groupby(who)["domein"].transform("first")]
    wrong += other.drop_duplicates(who)["regel"].tolist()
    if wrong:
        return sorted(wrong), None
    wide = frame.assign(code=frame["score"].map(codes)).pivot_table(
        index=who, columns="stelling", values="code", aggfunc="first"
    )
    wide = wide.reindex(columns=ids).fillna(BLANK).astype(int)
    domain = frame.groupby(who)["domein"].first()
    found = {
        (coalition, int(year)): (
            tuple(own.index.get_level_values("deelnemer")), tuple(domain[own.index]), own.to_numpy().tolist(),
        )
        for (coalition, year), own in wide.groupby(level=["coalitie", "jaar"])
    }  # fmt: skip
    return [], found


@given(tables())
def test_rows_one_by_one_are_the_table_as_a_whole(tmp_path_factory, table):
    """Row by row the same people, domains, answers and notes are read, and the same lines are refused."""
    text = table_text(*([table[0], *table[1]]))
    path = tmp_path_factory.getbasetemp() / "wet.csv"
    path.write_text(text, encoding="utf-8", newline="")
    own = make_set()
    read, expected = read_table(path, own), by_pandas(text, own)
    lines = [problem.line for problem in read.problems if problem.is_error]
    if expected is None:
        assert (lines, read.parts) == ([1], [])
        return
    assert sorted(lines) == expected[0]
    assert (expected[1] is None) == (read.parts == [])
    for part in read.parts:
        held = part.responses
        made = (held.participants, held.domains, held.answers.tolist())
        assert made == expected[1][part.coalition, part.year]
    places = [table[0].index(name) if name in table[0] else None for name in ("stelling", "opmerking")]
    if read.parts and places[1] is not None:
        written = [(row[places[0]].strip(), row[places[1]]) for row in table[1] if row[places[1]]]
        assert sorted((note.statement, note.text) for part in read.parts for note in part.notes) == sorted(written)


@pytest.mark.parametrize("column", ["stelling", "score", "aantal"])
def test_many_problems_of_a_tally_are_cut_short(read, column):
    """Fifty of each kind, and how many besides; one kind does not crowd out another."""
    wrong = {"stelling": "Z99", "score": "6", "aantal": "-1"}
    row = ["Ede", "2026", "A01", "4", "3"]
    row[["coalitie", "jaar", "stelling", "score", "aantal"].index(column)] = wrong[column]
    other = ["", "2026", "A01", "4", "3"]
    found = read(table_text(["coalitie", "jaar", "stelling", "score", "aantal"], *[row] * 52, other))
    assert len(found.problems) == 52
    assert [problem.line for problem in found.problems if "coalitie is leeg" in problem.message] == [54]
    assert "nog 2 keer" in " ".join(problem.message for problem in found.problems)


def test_a_heading_further_down_is_named_there(read):
    """What is wrong with the heading is said of the line on which it stands."""
    assert_only_problem(read("\n\ncoalitie;jaar;deelnemer;stelling\n").problems, 3, "mist de kolom score")


def test_reading_tells_how_far_it_is(write):
    """Who waits is told of every byte, once."""
    path, heard = write("tabel.csv", long(["Ede", "2026", "d1", "", "A01", "4", ""])), []
    read_table(path, make_set(), heard.append)
    assert sum(heard) == path.stat().st_size
