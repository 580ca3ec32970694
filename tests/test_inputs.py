# SPDX-License-Identifier: EUPL-1.2
"""INVOER: files and folders become measurements; what counts, what is passed over and what is refused."""

from __future__ import annotations

import io
import sys
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from analysetool.errors import InputError, Severity, UsageError, errors_in
from analysetool.files.inputs import read_inputs
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.measurement import Measurement, Note
from analysetool.model import Kind
from analysetool.scoring import score, structure_of
from analysetool.tally import empty_tally
from tests.conftest import assert_only_problem, make_set, shown

SET_FILE = """\
id: eigen
versie: "1.0"
titel: Eigen set
schaal: {1: a, 2: b, 3: c, 4: d, 5: e}
delen:
  - {id: A, titel: Deel A, themas: [{id: A1, titel: Thema, stellingen: [{id: A01, tekst: Wij weten het.}]}]}
"""
METING = "meting: {coalitie: Ede, jaar: 2026, bewaren_tot: 2026-01-01, herkomst: Oefening}\n"


def sheet(participant="d01", *, coalition="Ede", year=2026, answers="A01: 4", extra=""):
    """The text of a score sheet with one line of answers."""
    return (
        f'stellingenset: proef\nversie: "1.0"\ncoalitie: {coalition}\njaar: {year}\n'
        f"deelnemer: {participant}\n{extra}scores:\n  {answers}\n"
    )


def joint(**changes):
    """The text of a joint sheet."""
    return sheet(extra="soort: gezamenlijk\n", **changes).replace("deelnemer: d01\n", "")


def read(*paths, **options):
    """What is read from paths with the small set."""
    return read_inputs(paths, make_set(), **options)


# What is read from a folder


def test_folder_is_read_recursively_in_a_fixed_order(write, tmp_path):
    """All YAML below a folder is read, own files before folders and both by name."""
    for name, code in [("b/d03.yaml", "c"), ("a/d02.YML", "b"), ("d09.yaml", "a"), ("b/c/d04.yml", "d")]:
        write(name, sheet(code))
    found = read(tmp_path)
    assert shown(found.problems) == []
    assert [own.participant for own in found.sheets] == ["a", "b", "c", "d"]
    assert len(found.paths) == 4


def test_hidden_files_and_folders_are_skipped(write, tmp_path):
    """Names that start with a dot are passed over, also when they hold nonsense."""
    write("d01.yaml", sheet())
    write(".d02.yaml", "onzin: [")
    write(".git/d03.yaml", "onzin: [")
    write("map/.d04.yml", sheet("d04"))
    found = read(tmp_path)
    assert (shown(found.problems), len(found.sheets)) == ([], 1)


def test_hidden_file_counts_when_named(write):
    """What the user names is read, whatever it is called."""
    assert len(read(write(".d02.yaml", sheet())).sheets) == 1


def test_tables_count_only_when_named(write, tmp_path):
    """A table below a folder is passed over; named itself it is read."""
    write("d01.yaml", sheet())
    path = write("lang.csv", "coalitie;jaar;deelnemer;stelling;score\nEde;2026;d02;A01;5\n")
    write("notities.txt", "bellen")
    write("rapport.md", "# rapport")
    assert (len(read(tmp_path).sheets), read(tmp_path).parts) == (1, [])
    assert [(part.coalition, part.year) for part in read(tmp_path, path).parts] == [("Ede", 2026)]


def test_requirements_and_sets_are_skipped(write, tmp_path):
    """A list of requirements or a statement set in the folder is no error and no sheet."""
    write("d01.yaml", sheet())
    write("eisen.yaml", "eisen: [{onderdeel: totaal, minimaal: 3}]\n")
    write("stellingen.yaml", SET_FILE)
    write("kapot.yaml", SET_FILE.replace("titel: Eigen set\n", ""))
    found = read(tmp_path)
    assert (shown(found.problems), len(found.sheets)) == ([], 1)


def test_sets_are_checked_on_request(write, tmp_path):
    """A check of a folder also looks at the statement sets in it."""
    path = write("stellingen.yaml", SET_FILE.replace("titel: Eigen set\n", ""))
    found = read(tmp_path, check_sets=True)
    assert_only_problem(found.problems, 1, "titel ontbreekt")
    assert found.problems[0].path == str(path)
    write("stellingen.yaml", SET_FILE)
    assert read(path, check_sets=True).problems == []


def test_named_set_is_no_input(write):
    """A statement set given as input is probably a mistake, and --stellingen is named."""
    assert_only_problem(read(write("set.yaml", SET_FILE)).problems, None, "stellingenset", "--stellingen")


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("# kop\nkleur: groen\n", 2, ("geen scorelijst", "verbeter het eerste woord")),
        ("- A01\n", 1, ("geen scorelijst",)),
        ("zomaar tekst\n", 1, ("geen scorelijst",)),
        ("", None, ("leeg", "analysetool invullen")),
        ("# alleen een kop\n", None, ("leeg",)),
        ("a: [\n", None, ("klopt de YAML niet",)),
    ],
)
def test_other_yaml_is_an_error(write, tmp_path, content, line, words):
    """Any other YAML in a folder is an error: a sheet with a typing mistake must not vanish."""
    path = write("vreemd.yaml", content)
    found = read(tmp_path)
    assert_only_problem(found.problems, line or found.problems[0].line, *words)
    assert found.problems[0].path == str(path)


def test_every_problem_of_every_file(write, tmp_path):
    """Problems of all files are gathered in the order of the files."""
    write("a.yaml", sheet(answers="A01: 7"))
    write("b.yaml", sheet("d02", answers="A01: 8"))
    write("c.yaml", "kleur: groen\n")
    found = read(tmp_path)
    assert [problem.path.rpartition("/")[2] for problem in found.problems] == ["a.yaml", "b.yaml", "c.yaml"]
    with pytest.raises(InputError) as caught:
        load_measurements([tmp_path], make_set())
    assert len(caught.value.problems) == 3


def test_missing_and_unknown_files(write, tmp_path):
    """A path that is not there and a kind of file that is not read are both said, and the rest is still read."""
    path = write("verslag.docx", b"PK")
    found = read(tmp_path / "weg.yaml", path, tmp_path / "map-weg", write("d01.yaml", sheet()))
    by_path = {problem.path.rpartition("/")[2]: problem.message for problem in found.problems}
    assert list(by_path) == ["weg.yaml", "verslag.docx", "map-weg"]
    assert "kan ik niet lezen" in by_path["verslag.docx"]
    assert "bestaat niet" in by_path["weg.yaml"]
    assert "bestaat niet" in by_path["map-weg"]
    assert len(found.sheets) == 1


def test_a_file_is_read_once(write, tmp_path):
    """A file that is named and also lies in a named folder counts once."""
    path = write("map/d01.yaml", sheet())
    found = read(path, tmp_path, tmp_path / "map", tmp_path / "map" / ".." / "map" / "d01.yaml")
    assert (shown(found.problems), len(found.sheets), len(found.paths)) == ([], 1, 1)


def test_standard_input(monkeypatch):
    """A dash reads a sheet from standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(sheet().encode())))
    found = read("-")
    assert [own.path for own in found.sheets] == ["standaardinvoer"]


# Twice the same


def test_duplicate_participant_names_both_files(write, tmp_path):
    """Two sheets of one participant would count somebody twice: an error that names both files."""
    first, second = write("a.yaml", sheet("d01")), write("b.yaml", sheet("d01"))
    found = read(tmp_path)
    assert_only_problem(found.problems, 5, "'d01'", "Ede 2026", str(first), "Laat één van de twee")
    assert (found.problems[0].path, found.problems[0].severity) == (str(second), Severity.ERROR)


@pytest.mark.parametrize(
    "other",
    [
        sheet("d02"),
        sheet("d01", year=2025),
        sheet("d01", coalition="Wageningen"),
        sheet("d01", extra="soort: gezamenlijk\n"),
    ],
)
def test_same_code_elsewhere_is_no_duplicate(write, tmp_path, other):
    """Another participant, year, coalition or kind is another sheet."""
    write("a.yaml", sheet("d01"))
    write("b.yaml", other)
    found = read(tmp_path)
    assert (shown(found.problems), len(found.sheets)) == ([], 2)


def test_two_joint_sheets_are_a_duplicate(write, tmp_path):
    """There is one joint sheet in a measurement, whatever code it carries."""
    first = write("a.yaml", joint())
    write("b.yaml", sheet("team", extra="soort: gezamenlijk\n"))
    assert_only_problem(read(tmp_path).problems, 5, "gezamenlijke scores", "Ede 2026", str(first))


def test_duplicate_joint_sheets_without_code(write, tmp_path):
    """Without a participant the first line is the place of the problem."""
    write("a.yaml", joint())
    write("b.yaml", joint())
    assert_only_problem(read(tmp_path).problems, 1, "gezamenlijke scores")


def test_three_times_the_same_participant(write, tmp_path):
    """Each further sheet is an error that names the first."""
    first = write("a.yaml", sheet("d01"))
    write("b.yaml", sheet("d01"))
    write("c.yaml", sheet("d01"))
    found = read(tmp_path)
    assert [str(first) in problem.message for problem in found.problems] == [True, True]


def test_sheets_without_a_code_are_one_problem_each(write, tmp_path):
    """A missing code is said at each sheet and not also called a duplicate."""
    for name in ("a.yaml", "b.yaml"):
        write(name, sheet().replace("deelnemer: d01\n", ""))
    assert ["deelnemer ontbreekt" in problem.message for problem in read(tmp_path).problems] == [True, True]


def test_participant_in_a_sheet_and_in_a_table(write, tmp_path):
    """A participant who has a sheet and also stands in a named table would count twice: an error naming both."""
    write("d01.yaml", sheet("d01"))
    table = write("lang.csv", "coalitie;jaar;deelnemer;stelling;score\nEde;2026;d01;A01;5\n")
    messages = shown(errors_in(read(tmp_path, table).problems))
    assert len(messages) == 1, messages
    assert "d01" in messages[0]
    assert "lang.csv" in messages[0]
    assert "d01.yaml" in messages[0]


def test_participant_in_two_tables(write):
    """The same table under two names would count everybody twice: an error naming both files."""
    content = "coalitie;jaar;deelnemer;stelling;score\nEde;2026;d01;A01;5\n"
    messages = shown(errors_in(read(write("een.csv", content), write("twee.csv", content)).problems))
    assert len(messages) == 1, messages
    assert "een.csv" in messages[0]
    assert "twee.csv" in messages[0]


def test_duplicate_metadata(write, tmp_path):
    """Two descriptions of one measurement: an error naming both files."""
    write("d01.yaml", sheet())
    first = write("m1.yaml", METING)
    write("m2.yaml", METING)
    assert_only_problem(read(tmp_path).problems, None, "de meting van Ede 2026", str(first))


# Warnings


@pytest.mark.parametrize(
    "name",
    [
        "d01 (1).yaml",
        "d01 (Conflicted copy 2026-10-01).yaml",
        "d01 - kopie.yaml",
        "d01-DESKTOP-4A2B.yaml",
        "d01.sync-conflict-20261001-x.yaml",
        "d01 (conflict van Piet).yaml",
        "Copy of d01.yaml",
        "d01.orig.yaml",
    ],
)
def test_conflict_copies_are_warned_about(write, tmp_path, name):
    """A copy that OneDrive, Dropbox or Windows made is pointed at; it may hold other answers than the original."""
    path = write(name, sheet())
    found = read(tmp_path)
    assert_only_problem(found.problems, None, "kopie", "Bewaar één versie")
    assert (found.problems[0].severity, found.problems[0].path) == (Severity.WARNING, str(path))


@pytest.mark.parametrize("name", ["d01.yaml", "k7m2q9xa.yaml", "gezamenlijk.yaml", "d-1.yaml", "2026-10.yaml"])
def test_ordinary_names_are_no_copies(write, tmp_path, name):
    """Names as the tool gives them are not warned about."""
    write(name, sheet())
    assert read(tmp_path).problems == []


@pytest.mark.parametrize(
    ("reference_date", "warned"), [(None, False), (date(2026, 1, 1), False), (date(2026, 1, 2), True)]
)
def test_retention_at_the_reference_date(write, tmp_path, reference_date, warned):
    """Past the day until which answers may be kept there is a warning, judged at the given day only."""
    write("d01.yaml", sheet())
    write("meting.yaml", METING)
    found = read(tmp_path, reference_date=reference_date)
    assert ["bewaren_tot" in problem.message for problem in found.problems] == [True] * warned
    assert errors_in(found.problems) == ()


def test_metadata_without_sheets(write):
    """A meting.yaml beside nothing is a warning: probably coalition or year is spelled differently."""
    found = read(write("meting.yaml", METING), write("d01.yaml", sheet(year=2025)))
    assert_only_problem(found.problems, None, "geen scorelijsten van Ede 2026")
    assert found.problems[0].severity is Severity.WARNING


def test_metadata_without_coalition_is_left_out(write):
    """Metadata that cannot be placed leaves only its error."""
    found = read(write("meting.yaml", "meting: {jaar: 2026}\n"))
    assert found.infos == []
    assert_only_problem(found.problems, 1, "coalitie ontbreekt")


def test_sheet_without_year_is_left_out(write):
    """A sheet that cannot be placed leaves only its error."""
    found = read(write("d01.yaml", sheet(year="26")))
    assert found.sheets == []
    assert_only_problem(found.problems, 4, "vier cijfers")


# Measurements


def test_measurements_follow_the_files_and_not_the_folders(write, tmp_path):
    """Sheets are grouped by the coalition and year that stand in them, sorted by both."""
    write("x/a.yaml", sheet("d01", coalition="Ede", year=2026))
    write("x/b.yaml", sheet("d02", coalition="Ede", year=2025))
    write("y/c.yaml", sheet("d03", coalition="Ede", year=2026))
    write("y/d.yaml", sheet("d04", coalition="Barneveld", year=2026))
    measurements, warnings = load_measurements([tmp_path], make_set())
    assert [(own.coalition, own.year, own.tally.people()) for own in measurements] == [
        ("Barneveld", 2026, 1),
        ("Ede", 2025, 1),
        ("Ede", 2026, 2),
    ]
    assert warnings == ()


def test_measurement_holds_everything(write, tmp_path):
    """Sheets are counted per domain, the joint sheet stands beside them, notes and origins come along without codes."""
    write("a.yaml", sheet("d01", answers="A01: {score: 4, opmerking: Mooi}", extra="domein: jgz\nherkomst: Papier\n"))
    write("b.yaml", sheet("d02", answers="A01: 2"))
    write("c.yaml", joint(answers="A01: {score: 3, opmerking: Afgesproken}"))
    write("meting.yaml", METING)
    (measurement,), warnings = load_measurements([tmp_path], make_set())
    assert warnings == ()
    assert measurement.tally.groups == ("", "jgz")
    assert measurement.tally.total()[0].tolist() == [0, 1, 0, 1, 0, 0, 0, 0]  # the joint 3 is not counted
    assert measurement.tally.people() == 2
    assert measurement.joint.kind is Kind.JOINT
    assert measurement.info.origin == "Oefening"
    assert measurement.notes == (Note(statement="A01", text="Mooi"),)
    assert measurement.origins == ("Oefening", "Papier")
    assert measurement.responses.participants == ("d01", "d02")


def test_same_origin_is_said_once(write, tmp_path):
    """An origin that stands in several sheets is listed once."""
    write("a.yaml", sheet("d01", extra="herkomst: Papier\n"))
    write("b.yaml", sheet("d02", extra="herkomst: Papier\n"))
    assert load_measurements([tmp_path], make_set())[0][0].origins == ("Papier",)


def test_only_a_joint_sheet(write, tmp_path):
    """A coalition may hand in only what it settled together; then nobody is counted."""
    write("gezamenlijk.yaml", joint())
    (measurement,), _ = load_measurements([tmp_path], make_set())
    ids = [statement.id for statement in make_set().statements]
    assert measurement.tally == empty_tally(ids)
    assert measurement.joint is not None
    assert measurement.responses.participants == ()


def test_warnings_come_with_the_measurements(write, tmp_path):
    """Warnings stop nothing and are handed on."""
    write("d01.yaml", sheet("Fatima"))
    measurements, warnings = load_measurements([tmp_path], make_set())
    assert len(measurements) == 1
    assert_only_problem(warnings, 5, "'Fatima'")


@pytest.mark.parametrize("name", [None, "meting.yaml"])
def test_nothing_to_report_on(write, tmp_path, name):
    """A folder without sheets is an error that names the folder and the command that makes one."""
    if name:
        write(name, METING)
    with pytest.raises(InputError, match="analysetool invullen") as caught:
        load_measurements([tmp_path], make_set())
    assert caught.value.problems[0].path == str(tmp_path)


# Sheets and tables together


def test_long_table_adds_to_sheets(write, tmp_path):
    """People in a long table and people with a sheet are one measurement."""
    write("d01.yaml", sheet("d01", answers="A01: 4", extra="domein: jgz\n"))
    table = write(
        "lang.csv",
        "coalitie;jaar;deelnemer;domein;stelling;score;opmerking\nEde;2026;d02;jgz;A01;5;Eens\nEde;2026;d03;;A02;1;\n",
    )
    (measurement,), _ = load_measurements([tmp_path, table], make_set())
    assert measurement.tally.total()[0].tolist() == [0, 0, 0, 1, 1, 0, 0, 1]  # d03 left A01 open
    assert measurement.tally.groups == ("", "jgz")
    assert measurement.tally.people() == 3
    assert measurement.responses.participants == ("d01", "d02", "d03")
    assert measurement.notes == (Note(statement="A01", text="Eens"),)


def test_tally_table_adds_to_sheets(write, tmp_path):
    """Counts add to the counts of the sheets; single participants are then no longer known."""
    write("d01.yaml", sheet("d01", answers="A01: 4"))
    rows = "".join(f"Ede;2026;jgz;A0{k};;3\n" for k in (2, 3, 4)) + "".join(f"Ede;2026;jgz;B0{k};;3\n" for k in (1, 2))
    table = write(
        "telling.csv",
        f"coalitie;jaar;domein;stelling;score;aantal\nEde;2026;jgz;A01;4;2\nEde;2026;jgz;A01;nvt;1\n{rows}",
    )
    (measurement,), _ = load_measurements([tmp_path, table], make_set())
    assert measurement.tally.total()[0].tolist() == [0, 0, 0, 3, 0, 0, 1, 0]
    assert measurement.tally.total()[1].tolist() == [0, 0, 0, 0, 0, 0, 0, 4]  # three in the table, d01 as well
    assert (measurement.tally.people(), measurement.responses) == (4, None)


def test_tally_table_without_blanks_hides_people_and_ranges(write):
    """When blanks were not counted the participants are unknown and so is every range."""
    table = write("telling.csv", "coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;2\nEde;2026;A01;weet-niet;1\n")
    (measurement,), _ = load_measurements([table], make_set())
    assert measurement.tally.people() is None
    counted = measurement.tally.participants is not None
    found = score(measurement.tally.total()[None], structure_of(make_set()), counted_blanks=counted)
    assert found.statements.mean[0, 0] == 4
    assert np.isnan(found.statements.low).all()
    assert np.isnan(found.levels.high).all()


def test_two_tally_tables_add(write):
    """Several engines may each count their own part of the country."""
    one = write("een.csv", "coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;2\nEde;2026;A01;;0\n")
    two = write(
        "twee.csv", "coalitie;jaar;stelling;score;aantal\nEde;2026;A01;4;3\nEde;2026;A01;;1\nBarneveld;2026;A01;1;1\n"
    )
    measurements, _ = load_measurements([one, two], make_set())
    assert [(own.coalition, own.tally.total()[0].tolist()) for own in measurements] == [
        ("Barneveld", [1, 0, 0, 0, 0, 0, 0, 0]),
        ("Ede", [0, 0, 0, 5, 0, 0, 0, 1]),
    ]


def test_problems_of_tables_stop_like_those_of_sheets(write):
    """An error in a table is an error of the input."""
    with pytest.raises(InputError, match="regel 2: score is '9'"):
        load_measurements(
            [write("lang.csv", "coalitie;jaar;deelnemer;stelling;score\nEde;2026;d1;A01;9\n")], make_set()
        )


# Choosing one


def measurements(*keys):
    """Measurements of these coalitions and years."""
    return [Measurement(coalition=coalition, year=year, counted=empty_tally(("A01",))) for coalition, year in keys]


def test_the_newest_year_is_chosen_and_said():
    """Of several years the newest is taken, and the user is told which others there are and how to choose."""
    chosen, said = select_measurement(measurements(("Ede", 2024), ("Ede", 2026), ("Ede", 2025)))
    assert chosen.year == 2026
    assert all(word in said for word in ("2026", "2024, 2025", "--jaar"))


@pytest.mark.parametrize(
    ("keys", "options", "expected"),
    [
        ([("Ede", 2026)], {}, ("Ede", 2026)),
        ([("Ede", 2024), ("Ede", 2026)], {"year": 2024}, ("Ede", 2024)),
        ([("Ede", 2026), ("Barneveld", 2026)], {"coalition": "Barneveld"}, ("Barneveld", 2026)),
        ([("Ede", 2026), ("Ede", 2025), ("Barneveld", 2025)], {"coalition": "Ede", "year": 2025}, ("Ede", 2025)),
        ([("Ede", 2026)], {"coalition": "Ede", "year": 2026}, ("Ede", 2026)),
    ],
)
def test_a_clear_choice_is_not_commented(keys, options, expected):
    """When there is one candidate, or the user chose, nothing needs saying."""
    chosen, said = select_measurement(measurements(*keys), **options)
    assert ((chosen.coalition, chosen.year), said) == (expected, None)


def test_the_newest_year_of_the_chosen_coalition():
    """Years of other coalitions play no part."""
    chosen, said = select_measurement(measurements(("Ede", 2024), ("Ede", 2025), ("Barneveld", 2026)), coalition="Ede")
    assert (chosen.coalition, chosen.year) == ("Ede", 2025)
    assert "2026" not in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, ("--coalitie", "Barneveld of Ede")),
        ({"year": 2026}, ("--coalitie", "Barneveld of Ede")),
        ({"coalition": "ede"}, ("'ede'", "Barneveld of Ede")),
        ({"coalition": "Ede", "year": 2023}, ("2023", "2025 of 2026")),
        ({"coalition": "Barneveld", "year": 2025}, ("2025", "2026")),
    ],
)
def test_an_unclear_choice_is_refused_with_the_list(options, words):
    """With several coalitions, or a coalition or year that is not there, the user gets the list to choose from."""
    with pytest.raises(UsageError) as caught:
        select_measurement(measurements(("Ede", 2026), ("Ede", 2025), ("Barneveld", 2026)), **options)
    assert [word for word in words if word not in str(caught.value)] == []
