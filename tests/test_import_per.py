# SPDX-License-Identifier: EUPL-1.2
"""A country in one file: a folder for each coalition, all or nothing, and nobody in two of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from analysetool.files.inputs import read_inputs
from analysetool.model import Answer
from tests import survey_files as made
from tests.conftest import make_set
from tests.running import assert_refused, run, told

TEN = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 11))}})
IDS = [statement.id for statement in TEN.statements]
QUESTION = "In welke gemeente werkt u?"


@pytest.fixture
def set_path(tmp_path: Path) -> Path:
    """The set of ten statements as a file."""
    path = tmp_path / "set.yaml"
    statements = "".join(f"          - {{id: {identity}, tekst: Zin {identity}.}}\n" for identity in IDS)
    path.write_text(
        'id: proef\nversie: "1.0"\ntitel: Proefset\nschaal: {1: a, 2: b, 3: c, 4: d, 5: e}\n'
        "delen:\n  - id: A\n    titel: Deel\n    themas:\n      - id: A1\n        titel: Thema\n        stellingen:\n"
        + statements,
        encoding="utf-8",
    )
    return path


def answers(number: int) -> list[int]:
    """Ten answers, others for every number below 25."""
    return [1 + (number // 5 ** (place % 2) + place * number) % 5 for place in range(10)]


def export(path: Path, rows: Sequence[tuple[object, str, Sequence[int]]], heading: str = QUESTION) -> Path:
    """An export with an id, the coalition and ten answers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["ID", heading, *IDS])
        writer.writerows([number, place, *given] for number, place, given in rows)
    return path


def places(*names: str) -> list[tuple[object, str, Sequence[int]]]:
    """A row per name."""
    return [(number, name, answers(number)) for number, name in enumerate(names, start=1)]


def importing(path: Path, folder: Path, set_path: Path, *words: object):
    """`importeer --per` on one file."""
    per = () if "--kolommen" in words or "--per" in words else ("--per", QUESTION)
    return run("importeer", path, "--uit", folder, "--jaar", "2026", "--stellingen", set_path, *per, *words)


def people(folder: Path) -> Mapping[str, int]:
    """How many sheets lie in each folder; the coalition in each of them is one and the same."""
    found = {}
    for own in sorted(folder.iterdir()):
        sheets = read_inputs([own], TEN).sheets
        assert len({(sheet.coalition, sheet.year) for sheet in sheets}) <= 1
        found[own.name] = len(sheets)
    return found


def test_a_folder_for_each(tmp_path, set_path):
    """Each row goes to its own coalition with its own answers; the table tells how many."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "Stad", "Dorp", "Eiland")), tmp_path / "uit"
    result = importing(path, folder, set_path)
    assert result.returncode == 0, told(result)
    assert people(folder) == {"Dorp": 2, "Eiland": 1, "Stad": 1}
    (sheet,) = read_inputs([folder / "Stad"], TEN).sheets
    assert [sheet.answers[own].answer for own in IDS] == [Answer(str(score)) for score in answers(2)]
    assert (sheet.coalition, sheet.year) == ("Stad", 2026)
    lines = told(result).splitlines()
    start = next(place for place, line in enumerate(lines) if "3 coalities met een eigen map" in line)
    assert [line.split() for line in lines[start + 1 : start + 6]] == [
        ["coalitie", "map", "nieuw"], ["Dorp", "Dorp", "2"], ["Eiland", "Eiland", "1"], ["Stad", "Stad", "1"],
        ["samen", "4"],
    ]  # fmt: skip
    assert f"rapport {folder} --per-coalitie" in told(result)


def test_the_same_again_changes_nothing(tmp_path, set_path):
    """Importing again writes nothing; a new row and a changed row are told in their own coalition."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "Stad", "Dorp")), tmp_path / "uit"
    importing(path, folder, set_path)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    result = importing(path, folder, set_path)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert "nieuw" not in told(result).partition("coalities met een eigen map")[2].partition("Verwijder")[0]
    rows = places("Dorp", "Stad", "Dorp", "Stad")
    rows[0] = (1, "Dorp", [*answers(1)[:-1], 6 - answers(1)[-1] or 1])
    importing(export(path, rows), folder, set_path)
    assert people(folder) == {"Dorp": 2, "Stad": 2}


def test_a_trial_writes_nothing(tmp_path, set_path):
    """With --proef there is a table and no folder."""
    result = importing(export(tmp_path / "e.csv", places("Dorp", "Stad")), tmp_path / "uit", set_path, "--proef")
    assert result.returncode == 0, told(result)
    assert "2 coalities met een eigen map" in told(result)
    assert not (tmp_path / "uit").exists()


def test_spellings_are_told_once(tmp_path, set_path):
    """What is surely one name is one folder, and is said."""
    rows = places("Dorp", "dorp", "Gemeente Dorp", " Dorp", "Stad")
    result = importing(export(tmp_path / "e.csv", rows), tmp_path / "uit", set_path)
    assert people(tmp_path / "uit") == {"Dorp": 4, "Stad": 1}
    assert told(result).count("'Gemeente Dorp'") == 1
    assert "'Gemeente Dorp' en 'dorp' zijn Dorp." in told(result)


def test_a_slip_is_refused_with_what_settles_it(tmp_path, set_path):
    """Nothing is written; the two lines of the map that the message gives do what they say."""
    path, folder = export(tmp_path / "e.csv", places("Nunspeet", "Nunspeet", "Nunspet")), tmp_path / "uit"
    result = importing(path, folder, set_path)
    assert_refused(result, "'Nunspeet' (2 rijen) en 'Nunspet' (1 rij)", "coalities: {Nunspet: Nunspeet}")
    assert not folder.exists()
    card = tmp_path / "kaart.yaml"
    card.write_text(f"coalitie: {QUESTION}\ncoalities: {{Nunspet: Nunspeet}}\n", encoding="utf-8")
    assert importing(path, folder, set_path, "--kolommen", card).returncode == 0
    assert people(folder) == {"Nunspeet": 3}


def test_two_that_are_near_get_a_measurement_of_their_own(tmp_path, set_path):
    """A map that says that they are two settles it in the files too: a report of both is made."""
    path, folder = export(tmp_path / "e.csv", places("Heerde", "Heerlen")), tmp_path / "uit"
    card = tmp_path / "kaart.yaml"
    card.write_text("coalitie: {Heerde: Heerde, Heerlen: Heerlen}\n", encoding="utf-8")
    assert importing(path, folder, set_path, "--kolommen", card, "--per", QUESTION).returncode == 0
    assert sorted(file.parent.name for file in folder.glob("*/meting.yaml")) == ["Heerde", "Heerlen"]
    out = tmp_path / "rapporten"
    result = run("rapport", folder, "--per-coalitie", "--uit", out, "--stellingen", set_path)
    assert result.returncode == 0, told(result)
    assert sorted(file.name for file in out.iterdir()) == ["Heerde-2026.html", "Heerlen-2026.html"]


def test_rows_without_a_coalition_are_named(tmp_path, set_path):
    """They are left out with their lines; when they are filled in, they come in beside the others."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "", "Stad", " ")), tmp_path / "uit"
    result = importing(path, folder, set_path)
    assert "Let op: " in told(result)
    assert "regels 3 en 5 zeggen niet van welke coalitie zij zijn" in told(result)
    assert people(folder) == {"Dorp": 1, "Stad": 1}
    importing(export(path, places("Dorp", "Dorp", "Stad", "Stad")), folder, set_path)
    assert people(folder) == {"Dorp": 2, "Stad": 2}


def test_a_column_without_any_coalition(tmp_path, set_path):
    """An empty column is not the one that was meant."""
    result = importing(export(tmp_path / "e.csv", places("", "")), tmp_path / "uit", set_path)
    assert_refused(result, "staat nergens iets", "--per")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--per", "Gemeente"), ("'Gemeente' (--per) staat niet", QUESTION)),
        (("--per", QUESTION, "--coalitie", "Dorp"), ("--per en --coalitie gaan niet samen",)),
        (("--per", "ID"), ("kolom A ('ID')", "andere")),
    ],
)
def test_wrong_use(tmp_path, set_path, words, said):
    """What does not fit is refused before anything is written."""
    path = export(tmp_path / "e.csv", places("Dorp", "Stad"))
    result = importing(path, tmp_path / "uit", set_path, *words)
    if words == ("--per", "ID"):
        said = ("kolom A ('ID')", "--per")
    assert_refused(result, *said)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("E-mailadres", ("Dorp", "Stad")), ("Woonplaats", ("Dorp", "Stad")), ("Plek", ("a@b.example", "Stad"))],
)
def test_nothing_about_persons_becomes_a_folder(tmp_path, set_path, heading, cells):
    """A column about persons, or with addresses in it, gives no names of folders, and its cells are not shown."""
    path = export(tmp_path / "e.csv", places(*cells), heading)
    result = importing(path, tmp_path / "uit", set_path, "--per", heading)
    assert_refused(result, "gaat over personen")
    assert "a@b.example" not in told(result)


def test_without_per_the_way_is_shown(tmp_path, set_path):
    """Several municipalities in one file: the message gives the option as it can be typed."""
    path = export(tmp_path / "e.csv", places("Dorp", "Stad"))
    result = run(
        "importeer", path, "--uit", tmp_path / "uit", "--jaar", "2026", "--coalitie", "D", "--stellingen", set_path
    )
    assert_refused(result, f'--per "{QUESTION}"')


def test_another_column_of_places_may_stay(tmp_path, set_path):
    """With a column of coalitions chosen, one with regions beside it is no reason to stop."""
    path = tmp_path / "e.csv"
    rows = [["ID", "Gemeente", "Regio", *IDS], [1, "Dorp", "Noord", *answers(1)], [2, "Stad", "Zuid", *answers(2)]]
    path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    assert importing(path, tmp_path / "uit", set_path, "--per", "gemeente").returncode == 0
    assert people(tmp_path / "uit") == {"Dorp": 1, "Stad": 1}


@pytest.mark.parametrize("name", ["..", "../weg", "CON", "A/B", "=1+1", "<b>", "x\x1b[31my", "[/x]"])
def test_hostile_names(tmp_path, set_path, name):
    """A name never leads out of the folder, and never steers the terminal."""
    folder = tmp_path / "binnen" / "uit"
    result = importing(export(tmp_path / "e.csv", places(name, name, "Stad")), folder, set_path)
    assert result.returncode == (2 if name == ".." else 0), told(result)
    assert "\x1b" not in told(result)
    assert [file for file in tmp_path.rglob("*.yaml") if folder not in file.parents] == [set_path]


@pytest.mark.parametrize(
    ("card", "words", "said"),
    [
        (f"coalitie: {QUESTION}", ("--per", "ID"), "niet met dezelfde naam"),
        ("coalities: {a: b}", (), "niet in welke kolom"),
        ("coalitie: Regio", (), "kolom 'Regio' (--per) staat niet"),
        ("coalities: {a: }", ("--per", QUESTION), "één waarde"),
        (f"coalitie: {QUESTION}\ndomeinkolom: {QUESTION}", (), "één gebruik"),
        (f"coalitie: {QUESTION}", ("--coalitie", "Dorp"), "gaan niet samen"),
    ],
)
def test_maps_that_do_not_fit(tmp_path, set_path, card, words, said):
    """What the map says of coalitions and what was typed are held against each other."""
    path = tmp_path / "kaart.yaml"
    path.write_text(card, encoding="utf-8")
    table = export(tmp_path / "e.csv", places("Dorp", "Stad"))
    assert_refused(importing(table, tmp_path / "uit", set_path, "--kolommen", path, *words), said)
    assert not (tmp_path / "uit").exists()


def test_two_names_of_one_folder_are_refused(tmp_path, set_path):
    """A map may keep apart what differs by a capital; one folder would hold both on Windows."""
    card = tmp_path / "kaart.yaml"
    card.write_text("coalities: {Dorp: Dorp, dorp: dorp}\n", encoding="utf-8")
    path = export(tmp_path / "e.csv", places("Dorp", "dorp"))
    result = importing(path, tmp_path / "uit", set_path, "--kolommen", card, "--per", QUESTION)
    assert_refused(result, "krijgen allebei de map")
    assert not (tmp_path / "uit").exists()


def test_one_wrong_cell_stops_all(tmp_path, set_path):
    """All or nothing: a wrong answer of one coalition leaves no folder of another."""
    rows = places("Dorp", "Stad")
    rows.append((3, "Eiland", [9, *answers(3)[1:]]))
    result = importing(export(tmp_path / "e.csv", rows), tmp_path / "uit", set_path)
    assert_refused(result, "regel 4", "'9' is geen antwoord")
    assert not (tmp_path / "uit").exists()


def test_a_folder_in_the_way_stops_all(tmp_path, set_path):
    """A file where a folder should come is seen before any sheet is written."""
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "Stad").write_text("x", encoding="utf-8")
    result = importing(export(tmp_path / "e.csv", places("Dorp", "Stad")), folder, set_path)
    assert_refused(result, "is een bestand")
    assert [file.name for file in folder.iterdir()] == ["Stad"]


def test_a_folder_that_holds_sheets_itself(tmp_path, set_path):
    """People who came in without --per would count again, each in a folder below."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "Dorp")), tmp_path / "uit"
    run("importeer", path, "--uit", folder, "--jaar", "2026", "--coalitie", "Dorp", "--stellingen", set_path)
    assert_refused(importing(path, folder, set_path), "staan zelf al scorelijsten")


def test_a_folder_of_another_year(tmp_path, set_path):
    """A folder holds one measurement, also below --per."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "Stad")), tmp_path / "uit"
    importing(path, folder, set_path)
    result = run("importeer", path, "--uit", folder, "--per", QUESTION, "--jaar", "2027", "--stellingen", set_path)
    assert_refused(result, "2026", "2027")


# Nobody in two coalitions


def test_one_row_in_two_coalitions(tmp_path, set_path):
    """An older and a newer export, between which somebody's municipality was mended: one person in two folders."""
    one = export(tmp_path / "een.csv", places("Dorp", "Stad", "Eiland"))
    rows = places("Dorp", "Stad", "Eiland")
    rows[1] = (2, "Dorp", rows[1][2])
    two = export(tmp_path / "twee.csv", rows)
    result = run(
        "importeer", one, two, "--uit", tmp_path / "uit", "--per", QUESTION, "--jaar", "2026", "--stellingen", set_path
    )
    assert_refused(result, "hier bij Stad", "bij Dorp", "in twee rapporten")


def test_one_code_in_two_coalitions(tmp_path, set_path):
    """A code is one person."""
    path = tmp_path / "e.csv"
    rows = [["Gemeente", "deelnemerscode", *IDS], ["Dorp", "kqmx2222", *answers(1)], ["Stad", "kqmx2222", *answers(2)]]
    path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    result = importing(path, tmp_path / "uit", set_path, "--per", "Gemeente")
    assert_refused(result, "deze deelnemerscode staat hier bij Stad", "bij Dorp")


def test_two_surveys_that_begin_at_one(tmp_path, set_path):
    """A file per region, each numbered from 1: other people, with other answers."""
    one = export(tmp_path / "een.csv", [(1, "Dorp", [1] * 9 + [2]), (2, "Dorp", [2] * 9 + [3])])
    two = export(tmp_path / "twee.csv", [(1, "Stad", [4] * 9 + [5]), (2, "Stad", [5] * 9 + [1])])
    result = run(
        "importeer", one, two, "--uit", tmp_path / "uit", "--per", QUESTION, "--jaar", "2026", "--stellingen", set_path
    )
    assert result.returncode == 0, told(result)
    assert people(tmp_path / "uit") == {"Dorp": 2, "Stad": 2}


def test_who_came_in_elsewhere_is_not_new(tmp_path, set_path):
    """A row whose municipality changed since the last import: both folders are named, and what to do works."""
    path, folder = export(tmp_path / "e.csv", places("Dorp", "Stad", "Eiland")), tmp_path / "uit"
    importing(path, folder, set_path)
    rows = places("Dorp", "Dorp", "Eiland")
    result = importing(export(path, rows), folder, set_path)
    assert_refused(result, "eerder ingelezen bij Stad", "verwijder-deelnemer")
    (sheet,) = (folder / "Stad").glob("*.yaml")
    run("verwijder-deelnemer", folder / "Stad", "--deelnemer", sheet.stem, "--ja")
    assert importing(path, folder, set_path).returncode == 0
    assert people(folder) == {"Dorp": 2, "Eiland": 1, "Stad": 0}


# Other kinds of file


def test_a_long_table(tmp_path, set_path):
    """Its own column says it; a number of one coalition is somebody else in another."""
    path = tmp_path / "lang.csv"
    rows = [("Dorp", "d01", 4), ("Stad", "d02", 2), ("Stad", "d03", 5)]
    lines = ["coalitie;jaar;deelnemer;stelling;score"]
    lines += [f"{coalition};2026;{who};{own};{score}" for coalition, who, score in rows for own in IDS]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("importeer", path, "--uit", tmp_path / "uit", "--coalitie", "Dorp", "--stellingen", set_path)
    assert_refused(result, "--per coalitie")
    result = run("importeer", path, "--uit", tmp_path / "uit", "--per", "coalitie", "--stellingen", set_path)
    assert result.returncode == 0, told(result)
    assert people(tmp_path / "uit") == {"Dorp": 1, "Stad": 2}


def test_a_tally_has_no_people(tmp_path, set_path):
    """A table of counts is not divided."""
    path = tmp_path / "telling.csv"
    path.write_text("coalitie;jaar;stelling;score;aantal\nDorp;2026;A01;4;3\n", encoding="utf-8")
    assert_refused(importing(path, tmp_path / "uit", set_path, "--per", "coalitie"), "teltabel")


def test_own_forms_say_it_themselves(tmp_path, set_path):
    """A form beside an export goes to the coalition it names; one that names none is refused by its file."""
    form = {
        "soort": "antwoorden", "formaatversie": 1, "stellingenset": "proef", "versie": "1.0", "coalitie": "stad",
        "jaar": 2026, "voor": "partners", "kenmerk": "0" * 32, "deelnemer": "", "domein": "", "gevraagd": IDS,
        "antwoorden": {"A01": {"score": "4"}},
    }  # fmt: skip
    mail = tmp_path / "antwoorden.json"
    mail.write_text(json.dumps(form), encoding="utf-8")
    path = export(tmp_path / "e.csv", places("Dorp", "Stad"))
    result = importing(path, tmp_path / "uit", set_path, mail)
    assert result.returncode == 0, told(result)
    assert people(tmp_path / "uit") == {"Dorp": 1, "Stad": 2}
    mail.write_text(json.dumps(form | {"coalitie": "", "kenmerk": "1" * 32}), encoding="utf-8")
    result = importing(path, tmp_path / "uit", set_path, mail)
    assert_refused(result, str(mail), "zegt niet van welke coalitie")


def test_no_trace_of_a_person(tmp_path, shipped):
    """Names, addresses, tokens and times of a whole country stay behind."""
    everybody = made.make_respondents(shipped, 12)
    rows = made.lime_survey_rows(shipped, everybody)
    rows = [[*row, "Gemeente" if place == 0 else f"Dorp{place % 3}"] for place, row in enumerate(rows)]
    path = made.write_xlsx(tmp_path / "l.xlsx", [["" if cell is None else cell for cell in row] for row in rows])
    result = run("importeer", path, "--uit", tmp_path / "uit", "--per", "Gemeente", "--jaar", "2026")
    assert result.returncode == 0, told(result)
    written = b"".join(file.read_bytes() for file in (tmp_path / "uit").rglob("*") if file.is_file()).decode()
    assert [trace for person in everybody for trace in person.traces if trace in written + told(result)] == []
    assert people_of(tmp_path / "uit", shipped) == 12


def people_of(folder: Path, statement_set) -> int:
    """All sheets below a folder."""
    return len(read_inputs([folder], statement_set).sheets)


def test_the_limit_of_people(tmp_path, set_path, monkeypatch):
    """More participants than an import takes are refused with a sentence, before anything is written."""
    monkeypatch.setattr("analysetool.imports.limits.MAX_PEOPLE", 3)
    path = export(tmp_path / "e.csv", places("Dorp", "Stad", "Dorp", "Stad"))
    assert_refused(importing(path, tmp_path / "uit", set_path), "meer dan 3 deelnemers", "na elkaar")
    path = export(path, places("Dorp", "Stad", "Dorp"))
    assert importing(path, tmp_path / "uit", set_path).returncode == 0
