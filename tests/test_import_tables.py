# SPDX-License-Identifier: EUPL-1.2
"""Long tables become sheets that report the same; tally tables stay counts, clean and under a name of their own."""

from __future__ import annotations

import pytest

from analysetool.errors import InputError
from analysetool.files.measurements import load_measurements
from analysetool.files.tables import read_table
from tests import survey_files as made
from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import given_in, run_import, sheets_in, source, state_of
from tests.running import run, told

SET = make_set()
LONG = "coalitie;jaar;deelnemer;domein;stelling;score;opmerking"
TALLY = "coalitie;jaar;domein;stelling;score;aantal"


def table(path, heading, *rows):
    """A csv."""
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_long_table_reports_the_same_as_its_sheets(tmp_path, shipped):
    """Importing changes the form of the answers, not one count."""
    path = made.long_csv(tmp_path / "lang.csv", shipped, made.make_respondents(shipped, 6))
    run_import(path, tmp_path / "uit", shipped)
    (direct,), _ = load_measurements([path], shipped)
    (imported,), _ = load_measurements([tmp_path / "uit"], shipped)
    assert direct.tally.groups == imported.tally.groups
    assert (direct.tally.counts == imported.tally.counts).all()


def test_a_long_table_keeps_notes_and_codes_but_no_names(tmp_path):
    """A name in the column deelnemer becomes a random code; the note stays."""
    path = table(
        tmp_path / "lang.csv",
        LONG,
        "Voorbeeldstad;2026;d07;jgz;A01;4;mooi",
        "Voorbeeldstad;2026;Jan de Vries;;A01;weet-niet;",
        "Voorbeeldstad;2026;d07;jgz;A02;;alleen dit",
        "Voorbeeldstad;2026;leeg01;;A02;;",
    )
    folder = tmp_path / "uit"
    run_import(path, folder, SET)
    by_code = {sheet.participant: sheet for sheet in sheets_in(folder, SET)}
    assert len(by_code) == 2
    assert given_in(by_code["d07"]) == {"A01": "4"}
    assert {key: given.note for key, given in by_code["d07"].answers.items()} == {"A01": "mooi", "A02": "alleen dit"}
    assert b"Vries" not in b"".join(content for content, _ in state_of(folder).values())


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        (["X;2026;d07;;Z09;4;"], 2, ("'Z09'", "bestaat niet")),
        (["X;2026;d07;;A01;6;"], 2, ("score", "'6'")),
        (["X;2026;d07;kapper;A01;4;"], 2, ("'kapper'", "jgz")),
        (["X;26;d07;;A01;4;"], 2, ("jaar is '26'",)),
        ([";2026;d07;;A01;4;"], 2, ("coalitie is leeg",)),
        (["X;2026;;;A01;4;"], 2, ("deelnemer is leeg",)),
        (["X;2026;d07;;A01;4;", "X;2026;d07;;A01;5;"], 3, ("regel 2", "A01")),
        (["X;2026;d07;jgz;A01;4;", "X;2026;d07;ouders;A02;5;"], 3, ("meer dan één domein",)),
        ([], 1, ("geen rijen",)),
        (["X;2026;d07;;A01;4;;te veel"], 2, ("meer cellen",)),
    ],
)
def test_mistakes_in_a_long_table(tmp_path, rows, line, words):
    """Each with its row."""
    path = table(tmp_path / "lang.csv", LONG, *rows)
    assert_only_problem(source(path, SET)[1], line, *words)


def test_a_column_twice_in_a_table(tmp_path):
    """Neither of the two is chosen."""
    path = table(tmp_path / "lang.csv", f"{LONG};score", "X;2026;d07;;A01;4;;5")
    assert_only_problem(source(path, SET)[1], 1, "'score' twee keer")


def test_tables_of_another_measurement_are_refused(tmp_path):
    """The table says whose it is; the options may not say otherwise."""
    path = table(tmp_path / "lang.csv", LONG, "Dorp;2026;d07;;A01;4;", "Stad;2025;d08;;A01;4;")
    with pytest.raises(InputError) as caught:
        run_import(path, tmp_path / "uit", SET, coalition="Dorp", year=2026)
    assert [problem.message.split(";")[0] for problem in caught.value.problems] == [
        "hier staat coalitie Stad",
        "Staan hier meer coalities in? Geef in plaats van --coalitie dan --per coalitie: een map per coalitie.",
        "hier staat jaar 2025",
    ]


def test_a_tally_becomes_a_clean_table_with_the_same_counts(tmp_path, shipped):
    """Read back by `rapport` it gives the counts of the table that came in."""
    path = made.tally_csv(tmp_path / "telling.csv", shipped, made.make_respondents(shipped, 9))
    folder = tmp_path / "uit"
    run_import(path, folder, shipped)
    (clean,) = folder.iterdir()
    before, after = read_table(path, shipped), read_table(clean, shipped)
    assert shown(after.problems) == []
    assert before.parts[0].tally.groups == after.parts[0].tally.groups
    assert (before.parts[0].tally.counts == after.parts[0].tally.counts).all()


def test_the_same_counts_give_the_same_file(tmp_path):
    """Rows in another order, and a count in two rows, make no second file; other counts do."""
    folder = tmp_path / "uit"
    one = table(tmp_path / "1.csv", TALLY, "X;2026;jgz;A01;4;3", "X;2026;;A01;weet-niet;1")
    two = table(tmp_path / "2.csv", TALLY, "X;2026;;A01;weet niet;1", "X;2026;jgz;A01;4;1", "X;2026;jgz;A01;4;2")
    run_import(one, folder, SET, coalition=None, year=None)
    before = state_of(folder)
    run_import(two, folder, SET, coalition="X", year=2026)
    assert state_of(folder) == before
    run_import(table(tmp_path / "3.csv", TALLY, "X;2026;jgz;A01;4;4"), folder, SET, coalition="X", year=2026)
    assert len(list(folder.iterdir())) == 2
    text = next(iter(before.values()))[0].decode("utf-8-sig")
    assert text == f"{TALLY}\r\nX;2026;;A01;weet-niet;1\r\nX;2026;jgz;A01;4;3\r\n"


def test_a_tally_says_how_to_use_it(tmp_path):
    """It must be named at the report; hands in the room are typed in the session."""
    path = tmp_path / "t.csv"
    table(path, TALLY, "X;2026;jgz;A01;4;3")
    result = run("importeer", path, "--uit", tmp_path / "uit")
    (clean,) = (tmp_path / "uit").iterdir()
    assert result.returncode == 0
    assert f"analysetool rapport {tmp_path / 'uit'} {clean}" in told(result)
    assert "analysetool werksessie" in told(result)
    report = run("rapport", tmp_path / "uit", clean)
    assert report.returncode == 0, told(report)


def test_a_wide_tally_becomes_the_same_clean_table(tmp_path):
    """All counts of a statement in one row, or each in its own: the same file, for it is named by its counts."""
    folder = tmp_path / "uit"
    counts = "score_1;score_2;score_3;score_4;score_5;weet_niet;nvt;niet_ingevuld"
    wide = table(tmp_path / "1.csv", f"coalitie;jaar;domein;stelling;{counts}", "X;2026;jgz;A01;0;0;0;3;0;1;0;2")
    rows = zip(("1", "2", "3", "4", "5", "weet-niet", "nvt", ""), (0, 0, 0, 3, 0, 1, 0, 2), strict=True)
    one_by_one = table(tmp_path / "2.csv", TALLY, *(f"X;2026;jgz;A01;{score};{number}" for score, number in rows))
    run_import(wide, folder, SET, coalition=None, year=None)
    before = state_of(folder)
    run_import(one_by_one, folder, SET, coalition="X", year=2026)
    assert state_of(folder) == before
    (part,) = read_table(next(folder.iterdir()), SET).parts
    assert (part.tally.counts[0, 0].tolist(), part.tally.people()) == ([0, 0, 0, 3, 0, 1, 0, 2], 6)
    half = table(tmp_path / "3.csv", f"coalitie;jaar;stelling;score;{counts}", "X;2026;A01;4;0;0;0;3;0;1;0;2")
    assert_only_problem(source(half, SET)[1], 1, "noemt score, maar ook score_1")
    wrong = table(tmp_path / "4.csv", f"coalitie;jaar;stelling;{counts}", "X;2026;A01;0;0;0;veel;0;1;0;2")
    assert_only_problem(source(wrong, SET)[1], 2, "score_4 is 'veel'")


@pytest.mark.parametrize("number", ["-1", "2,5", "veel", "", "9" * 13])
def test_counts_are_whole_numbers(tmp_path, number):
    """Anything else is told with its row."""
    path = table(tmp_path / "t.csv", TALLY, f"X;2026;jgz;A01;4;{number}")
    assert_only_problem(source(path, SET)[1], 2, "aantal is")


def test_a_formula_like_coalition_is_harmless_in_a_tally(tmp_path):
    """A table that Excel opens starts no formula."""
    path = table(tmp_path / "t.csv", TALLY, "=2+3;2026;jgz;A01;4;3")
    run_import(path, tmp_path / "uit", SET, coalition=None, year=None)
    (clean,) = (tmp_path / "uit").iterdir()
    assert "'=2+3;2026" in clean.read_text(encoding="utf-8-sig")
