# SPDX-License-Identifier: EUPL-1.2
"""Long and tally tables in CSV: cells stay text until they are judged, and mistakes have a row."""

from __future__ import annotations

import csv
import io

import pytest

from analysetool.errors import Severity
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
    assert_only_problem(found.problems, None, "'d1'", "Ede 2026", "meer dan één domein")
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
