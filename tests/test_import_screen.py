# SPDX-License-Identifier: EUPL-1.2
"""What an import shows before it writes: at most a screen per file, a question on a terminal, an error elsewhere."""

from __future__ import annotations

import io
import sys
from unittest import mock

import pytest

from analysetool.commands import import_screen
from analysetool.errors import InputError, Problem
from analysetool.imports.column_runs import id_ranges, runs_by_how
from analysetool.imports.grouped import MOST_CAUSES, by_cause
from analysetool.imports.headings import How
from analysetool.imports.responses import FoundColumn
from analysetool.model import Answer
from analysetool.terminal.lines import Lines
from analysetool.words.import_screen import ColumnRun, found_by, meanings
from tests import survey_files as made
from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import given_in, run_import, sheets_in, source
from tests.running import assert_refused, run, told
from tests.survey_files import write_xlsx

SET = make_set()
ORDER = [statement.id for statement in SET.statements]
TEXTS = [statement.text for statement in SET.statements]
GRID = [f"In hoeverre? [{text}]" for text in TEXTS]
ROWS = [["1-3-2026 10:00:00", *"123451"], ["1-3-2026 10:01:00", *"234512"]]
LINES, WIDTH = 24, 80


def google(path, head=None, rows=None):
    """An export of Google Forms."""
    made_of = [["Tijdstempel", *(head or GRID)], *(rows or ROWS)]
    path.write_text("\n".join(";".join(row) for row in made_of) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def person(monkeypatch):
    """Somebody at a terminal who types these lines; gives what was asked."""

    def types(text):
        stdin = io.StringIO(text)
        monkeypatch.setattr(Lines, "has_person", property(lambda _: True))
        monkeypatch.setattr(sys, "stdin", stdin)
        return stdin

    return types


def columns(*found):
    """Columns as they were found: statement, position and how."""
    return [FoundColumn(statement=own, position=place, how=how) for own, place, how in found]


def test_columns_are_told_as_few_ranges():
    """Three in a row, one further on by its number; letters count from A."""
    own = columns(
        ("A01", 5, How.TEXT), ("A02", 6, How.TEXT), ("A03", 7, How.NUMBER), ("A04", 8, How.TEXT), ("B01", 9, How.TEXT),
        ("B02", 30, How.TEXT),
    )  # fmt: skip
    told_of = [found_by(how, runs) for how, runs in runs_by_how(own, ORDER).items()]
    assert told_of == [
        "stellingen op tekst: A01–A02 in kolom F–G, A04–B01 in kolom I–J, B02 in kolom AE.",
        "stellingen op nummer: A03 in kolom H.",
    ]


def test_columns_that_lie_equally_far_apart_are_one_range():
    """A remark stands after every statement."""
    own = columns(*((identity, 3 + 2 * place, How.TEXT) for place, identity in enumerate(ORDER)))
    assert runs_by_how(own, ORDER) == {
        How.TEXT: [ColumnRun(statements=("A01", "B02"), columns=("D", "N"), step=2)],
    }
    assert found_by("text", runs_by_how(own, ORDER)[How.TEXT]) == (
        "stellingen op tekst: A01–B02 in kolom D tot en met N, elke 2e."
    )


def test_columns_in_another_order_are_all_named():
    """Nothing follows anything, so each is told by itself."""
    own = columns(*((identity, 9 - place, How.MAP) for place, identity in enumerate(ORDER)))
    assert found_by("map", runs_by_how(own, ORDER)[How.MAP]) == (
        "stellingen uit de kaart: A01 in kolom J, A02 in kolom I, A03 in kolom H, A04 in kolom G, B01 in kolom F, "
        "B02 in kolom E."
    )


def test_ids_as_ranges():
    """Those that follow each other in the set, whichever part they are in."""
    assert id_ranges(["A01", "A02", "A04", "B01"], ORDER) == ["A01–A02", "A04–B01"]
    assert id_ranges([], ORDER) == []


def test_meanings_stand_by_meaning():
    """Two texts with one meaning on one line; numbers with a dot for thousands; what is too much is counted."""
    found = [("A1", Answer.ONE, 1430), ("oneens!", Answer.ONE, 2), ("nvt", Answer.NOT_APPLICABLE, 1)]
    assert meanings(found, {1: "Helemaal oneens"}) == [
        "'A1' is 1 (helemaal oneens), 1.430 keer; 'oneens!' is 1 (helemaal oneens), 2 keer",
        "'nvt' is niet van toepassing, 1 keer",
    ]
    many = [(f"t{number}", Answer.ONE, 1) for number in range(23)]
    assert meanings(many, {1: "x"})[-1] == "nog 3 andere teksten"


EXPORTS = {
    "google": (made.google_forms_csv, {"with_email": True}),
    "microsoft": (made.microsoft_forms_xlsx, {"anonymous": False, "asks_name": True}),
    "qualtrics": (made.qualtrics_csv, {"preview": True}),
    "limesurvey": (made.lime_survey_csv, {"headings": "codetext", "labelled": True}),
    "places": (made.lime_survey_csv, {"words": made.A_CODES}),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_ordinary_export_fits_on_a_screen(name, shipped, tmp_path, capsys):
    """56 statements and all eight answers, what is doubtful included: 24 lines of 80 signs."""
    write, choices = EXPORTS[name]
    path = write(tmp_path / "export.csv", shipped, made.make_respondents(shipped, 14), **choices)
    with mock.patch.object(import_screen, "tell", _short_paths(tmp_path)):
        run_import(path, tmp_path / "uit", shipped, trial=True)
    said = capsys.readouterr().err.splitlines()
    assert any("A01–C22 in kolom" in line for line in said)
    assert sum("keer" in line for line in said) == 7
    assert sum(-(-len(line.replace(str(tmp_path), ".")) // WIDTH) for line in said) <= LINES


def _short_paths(folder):
    """As `tell`, with names as somebody types them who stands in the folder."""
    return lambda text: sys.stderr.write(text.replace(f"{folder}/", "") + "\n")


def test_nothing_is_written_before_it_was_shown(person, tmp_path, capsys):
    """A no writes nothing and is no error; a yes after something else writes it all."""
    path = google(tmp_path / "e.csv")
    person("n\n")
    run_import(path, tmp_path / "uit", SET)
    said = capsys.readouterr().err
    assert said.index("stellingen op tekst: A01–B02 in kolom B–G.") < said.index("Zo overnemen? [j/n]")
    assert "Gestopt. Er is niets geschreven." in said
    assert not (tmp_path / "uit").exists()
    person("misschien\nj\n")
    run_import(path, tmp_path / "uit", SET)
    said = capsys.readouterr().err
    assert said.count("Zo overnemen? [j/n]") == 2
    assert "Typ j of n." in said
    assert len(sheets_in(tmp_path / "uit", SET)) == 2


def test_the_end_of_the_input_is_a_no(person, tmp_path, capsys):
    """Who closes the window agreed with nothing."""
    person("")
    run_import(google(tmp_path / "e.csv"), tmp_path / "uit", SET)
    assert "niets geschreven" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_nobody_is_asked_twice_or_about_nothing(person, tmp_path, capsys):
    """Not where all is as it was, not in a trial, not with `--ja`, and never without a terminal."""
    path = google(tmp_path / "e.csv")
    typed = person("n\n")
    run_import(path, tmp_path / "uit", SET, trial=True)
    run_import(path, tmp_path / "uit", SET, confirmed=True)
    run_import(path, tmp_path / "uit", SET)
    assert typed.read() == "n\n"
    assert "Zo overnemen" not in capsys.readouterr().err
    result = run("importeer", path, "--uit", tmp_path / "uit", "--coalitie", "Voorbeeldstad", "--jaar", "2026")
    assert "Zo overnemen" not in told(result)


def test_several_files_have_a_screen_each_and_a_total(tmp_path, capsys):
    """Three people in two files, six answers each."""
    one = google(tmp_path / "een.csv", rows=ROWS[:1])
    two = google(tmp_path / "twee.csv", rows=[["1-3-2026 10:00", *"543215"], ["1-3-2026 10:00", *"444441"]])
    run_import([one, two], tmp_path / "uit", SET)
    said = capsys.readouterr().err
    assert said.count("stellingen op tekst") == 2
    assert "Samen: 2 tabellen en formulieren, 3 deelnemers, 18 antwoorden." in said


DOUBTFUL = {
    "our number with other words": ([f"{own} Hoe tevreden bent u over halte {own}?" for own in ORDER], "123451"),
    "our number with a few other words": ([*GRID[:5], "B02 tevredenheid"], "123451"),
    "codes of LimeSurvey with other words": ([f"G1[{own}]. Hoe tevreden bent u hierover?" for own in ORDER], "123451"),
    "a number with nothing but a question": ([*GRID[:5], "B02: Hoeveel bushaltes kent u?"], "123451"),
    "a question of its own before each number": ([f"Bushalte {own} is netjes [{own}]" for own in ORDER], "123451"),
    "places in a list": (GRID, ["A1", "A2", "A5", "A1", "A4", "WN"]),
    "newer places in a list": (GRID, ["AO01", "AO02", "AO05", "AO01", "AO04", ""]),
    "domains under another question": ([*GRID, "Met wie overlegt u het minst?"], [*"123451", "Jgz"]),
    "two domains": ([*GRID, "Uw organisatie", "Uw functie"], [*"123451", "Jgz", "Gemeente"]),
    "digits after the rest": ([*GRID[:5], "Elk jaar is er een feest"], "123451"),
    "digits before the rest": (["Ons begin", *GRID[1:]], "123451"),
    "digits after a remark": ([*GRID[:5], "Toelichting", "Elk jaar is er een feest"], [*"12345", "Mooi.", "1"]),
    "domains where somebody is asked about others": (["Van wie hoort u het eerst iets?", *GRID], ["Jgz", *"123451"]),
}


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_what_is_doubtful_is_refused_where_nobody_can_be_asked(kind, person, tmp_path, capsys):
    """An error and no folder; on a terminal it is what the question is about; `--ja` agrees with nothing unseen."""
    head, cells = DOUBTFUL[kind]
    path = google(tmp_path / "e.csv", head, [["1-3-2026 10:00:00", *cells]])
    with pytest.raises(InputError) as caught:
        run_import(path, tmp_path / "uit", SET)
    (problem,) = caught.value.problems
    assert "--kolommen" in problem.message
    assert not (tmp_path / "uit").exists()
    person("j\n")
    with pytest.raises(InputError):
        run_import(path, tmp_path / "uit", SET, confirmed=True)
    run_import(path, tmp_path / "uit", SET)
    said = capsys.readouterr().err
    assert said.index(f"Let op: {problem.place}: {problem.message}") < said.index("Zo overnemen?")
    assert len(sheets_in(tmp_path / "uit", SET)) == 1


CERTAIN = {
    "ids alone": ORDER,
    "ids with what they ask": [f"{own} (1-5)" for own in ORDER],
    "ids and texts": [f"{own}. {text}" for own, text in zip(ORDER, TEXTS, strict=True)],
    "codes of our survey": [f"A1[{own}]" for own in ORDER],
    "codes and texts of our survey": [f"A1[{own}]. Eens? [{text}]" for own, text in zip(ORDER, TEXTS, strict=True)],
    "ids as rows of a grid": [f"In hoeverre bent u het eens? [{own}]" for own in ORDER],
    "ids as rows of grids with other words": [
        f"{'Cijfers en wijken' if own < 'B' else 'Over ons beleid'} [{own}]" for own in ORDER
    ],
}


@pytest.mark.parametrize("kind", CERTAIN)
def test_what_our_own_forms_give_is_certain(kind, tmp_path):
    """Nobody has to agree with it."""
    taken, problems = source(google(tmp_path / "e.csv", CERTAIN[kind]), SET)
    assert shown(problems) == []
    assert taken[0].doubts == []
    assert given_in(taken[0].responses[0]) == dict(zip(ORDER, "123451", strict=True))


SETTLED = {
    "our number with other words": "kolommen:\n"
    + "".join(f'  "{own} Hoe tevreden bent u over halte {own}?": {own}\n' for own in ORDER),
    "places in a list": "labels: {A1: 5, A2: 4, A4: 2, A5: 1}\n",
    "domains under another question": "overslaan: [Met wie overlegt u het minst?]\n",
    "two domains": "domeinkolom: Uw functie\n",
    "digits after the rest": "kolommen: {Elk jaar is er een feest: B02}\n",
    "digits before the rest": "overslaan: [Ons begin]\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", SETTLED)
def test_a_map_settles_what_is_doubtful(kind, tmp_path):
    """It is read without a question then."""
    head, cells = DOUBTFUL[kind]
    path = google(tmp_path / "e.csv", head, [["1-3-2026 10:00:00", *cells]])
    column_map = tmp_path / "kaart.yaml"
    column_map.write_text(SETTLED[kind], encoding="utf-8")
    run_import(path, tmp_path / "uit", SET, column_map=str(column_map))
    (sheet,) = sheets_in(tmp_path / "uit", SET)
    expected = {
        "places in a list": {"A01": "5", "A02": "4", "A03": "1", "A04": "5", "B01": "2", "B02": "weet-niet"},
        "digits before the rest": dict(zip(ORDER[1:], "23451", strict=True)),
    }
    assert given_in(sheet) == expected.get(kind, dict(zip(ORDER, "123451", strict=True)))
    assert sheet.domain == ("gemeente" if kind == "two domains" else None)


def test_a_map_may_leave_an_empty_column_out_of_an_order(tmp_path):
    """Somebody says that it is no statement; then the others are in their order."""
    head = [
        *(f"Vraag {number}" for number in range(1, 4)),
        "Tussendoor",
        *(f"Vraag {number}" for number in range(4, 7)),
    ]
    path = google(tmp_path / "e.csv", head, [["1-3-2026 10:00:00", "1", "2", "3", "", "4", "5", "1"]])
    with pytest.raises(InputError, match="leeg"):
        run_import(path, tmp_path / "uit", SET, by_order=True)
    column_map = tmp_path / "kaart.yaml"
    column_map.write_text("overslaan: [Tussendoor]\n", encoding="utf-8")
    run_import(path, tmp_path / "uit", SET, by_order=True, column_map=str(column_map))
    (sheet,) = sheets_in(tmp_path / "uit", SET)
    assert given_in(sheet) == dict(zip(ORDER, "123451", strict=True))


def test_a_trial_shows_doubts_and_refuses_nothing(tmp_path, capsys):
    """Exit code 0, for nothing is written: what would be asked is told."""
    head, cells = DOUBTFUL["digits after the rest"]
    path = google(tmp_path / "e.csv", head, [["1-3-2026 10:00:00", *cells]])
    run_import(path, tmp_path / "uit", SET, trial=True)
    said = capsys.readouterr().err
    assert "Let op: " in said
    assert "Er is 1 twijfel" in said


def test_doubts_of_one_file_come_with_the_problems_of_another(tmp_path):
    """All of it at once; and what is doubtful in a file with problems is one of these."""
    head, _ = DOUBTFUL["digits after the rest"]
    doubtful = google(tmp_path / "twijfel.csv", head, ROWS)
    wrong = google(
        tmp_path / "fout.csv", head, [["1-3-2026 10:00", *"12345", "4"], ["1-3-2026 10:00", *"1234", "vier", "1"]]
    )
    result = run("importeer", doubtful, wrong, "--uit", tmp_path / "uit", "--coalitie", "X", "--jaar", 2026,
                 "--stellingen", _set_file(tmp_path))  # fmt: skip
    assert_refused(result, "twijfel.csv", "fout.csv", "'vier'", "Elk jaar is er een feest")


def _set_file(folder):
    """The small set as a file."""
    path = folder / "set.yaml"
    statements = "".join(f"          - {{id: {own.id}, tekst: '{own.text}'}}\n" for own in SET.statements)
    path.write_text(
        "id: proef\nversie: '1.0'\ntitel: Proefset\n"
        "schaal: {1: Helemaal oneens, 2: Oneens, 3: Deels, 4: Eens, 5: Helemaal eens}\n"
        "delen:\n  - id: P\n    titel: P\n    themas:\n      - id: P1\n        titel: P\n        stellingen:\n"
        f"{statements}",
        encoding="utf-8",
    )
    return path


def test_one_cause_in_many_files_is_one_problem():
    """Thirty forms with the same fault name five others and count the rest; other problems keep their place."""
    same = [Problem(path=f"f{number}.xlsx", message="fout.") for number in range(30)]
    found = by_cause([*same[:3], Problem(path="a.csv", message="anders."), *same[3:]])
    assert [problem.path for problem in found] == ["f0.xlsx", "a.csv"]
    assert found[0].message == "fout. Dat geldt ook voor f1.xlsx, f2.xlsx, f3.xlsx, f4.xlsx, f5.xlsx en nog 24."


def test_causes_fit_on_a_screen():
    """The first twelve, and how many more there are."""
    found = by_cause(Problem(path="a.csv", line=number, message=f"fout {number}") for number in range(40))
    assert len(found) == MOST_CAUSES + 1
    assert found[-1].message == "nog 28 fouten van een andere soort. Verbeter eerst wat hierboven staat."
    assert found[-1].line is None


def test_one_fault_on_many_lines_is_one_problem(tmp_path):
    """The same unknown domain twelve times: its first line and how often it stands there."""
    rows = [["1-3-2026 10:00:00", *"123451", "Kapper"]] * 12
    path = google(tmp_path / "e.csv", [*GRID, "domein"], rows)
    assert_only_problem(source(path, SET)[1], 2, "'Kapper'", "12 keer")


def test_many_unknown_domains_are_one_problem(tmp_path):
    """Which they are and how often, and what to do, once."""
    rows = [["1-3-2026 10:00:00", *"123451", own] for own in ("Kapper", "Bakker", "Kapper", "Jgz")]
    path = google(tmp_path / "e.csv", [*GRID, "domein"], rows)
    assert_only_problem(source(path, SET)[1], 2, "'Kapper' (2 keer) en 'Bakker' (1 keer) zijn geen domein", "domeinen")


def test_no_address_comes_on_the_screen(tmp_path):
    """Not from a cell where an answer belongs, not from one where a domain does."""
    rows = [["1-3-2026 10:00:00", *"12345", "jan@dorp.nl", "kim@dorp.nl"]]
    path = google(tmp_path / "e.csv", [*GRID, "domein"], rows)
    told_of = " ".join(shown(source(path, SET)[1]))
    assert "…@…" in told_of
    assert "dorp.nl" not in told_of


@pytest.mark.parametrize("head", [["Vraag 1", "Vraag 2"], ["Stelling A", "Stelling B"]])
def test_an_empty_column_beside_an_order(head, tmp_path):
    """Of what is called as the others are it may be the first; of a remark it is not."""
    names = [head[0], *(f"{head[1][:-1]}{number}" for number in range(2, 8))]
    alike = head[0].startswith("Vraag")
    path = google(tmp_path / "e.csv", names, [["1-3-2026 10:00", "", *"123451"]])
    taken, problems = source(path, SET, by_order=True)
    assert shown(problems) == []
    assert ["leeg" in doubt.message for doubt in taken[0].doubts] == ([True] if alike else [])


def test_a_count_is_no_statement_in_an_order(tmp_path):
    """Five answers and a number of children are no six answers."""
    head = [*(f"Vraag {number}" for number in range(1, 6)), "Hoeveel kinderen hebt u?"]
    problems = source(google(tmp_path / "e.csv", head), SET, by_order=True)[1]
    assert_only_problem(problems, 1, "heeft er 5", "--kolommen")


def test_everybody_who_gave_one_answer_is_told(tmp_path):
    """On ten statements or more: told with the line, and counted."""
    ten = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 11))}})
    head = [statement.text for statement in ten.statements]
    rows = [["1-3-2026 10:00", *"1234512345"], ["1-3-2026 10:00", *"4444444444"], ["1-3-2026 10:00", *"444444444", ""]]
    taken, _ = source(google(tmp_path / "e.csv", head, rows), ten)
    assert "overal hetzelfde antwoord: regel 3. Deze rij telt gewoon mee." in taken[0].remarks
    assert len(taken[0].responses) == 3


def test_rows_of_another_year_are_told(tmp_path, capsys):
    """Everything was handed in in 2025 and the measurement is of 2026; one row of 2026 is enough to be silent."""
    run_import(google(tmp_path / "e.csv", rows=[["1-3-2025 10:00", *"123451"]]), tmp_path / "uit", SET, trial=True)
    assert "alles is ingestuurd in 2025, en de meting is van 2026. Klopt --jaar?" in capsys.readouterr().err
    rows = [["31-12-2025 23:59", *"123451"], ["1-1-2026 10:00", *"123451"]]
    run_import(google(tmp_path / "e.csv", rows=rows), tmp_path / "uit", SET, trial=True)
    assert "ingestuurd" not in capsys.readouterr().err


EXPORT_NAMES = ("export.csv", "export.xlsx", "mijn export.xlsx", "antwoorden.json")


@pytest.mark.parametrize("command", ["rapport", "controleer", "vergelijk"])
@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_an_export_given_to_another_command_points_here(command, name, tmp_path):
    """With the command to type, its name in quotes where the shell needs them."""
    path = tmp_path / name
    if name.endswith("xlsx"):
        write_xlsx(path, [["Tijdstempel", *GRID], *ROWS])
    elif name.endswith("csv"):
        google(path)
    else:
        path.write_text("{}", encoding="utf-8")
    result = run(command, path)
    assert result.returncode == 2
    quoted = f"'{path}'" if " " in name else str(path)
    assert f"analysetool importeer {quoted} --uit " in (told(result) + result.stdout.decode())


def test_a_folder_with_nothing_but_exports_points_here(tmp_path):
    """All of it is read at once; a folder with nothing in it has nothing to read."""
    (tmp_path / "ontvangen").mkdir()
    assert "importeer" not in told(run("rapport", "ontvangen", cwd=tmp_path))
    google(tmp_path / "ontvangen" / "e.csv")
    assert_refused(run("rapport", "ontvangen", cwd=tmp_path), "analysetool importeer ontvangen --uit ")


@pytest.mark.parametrize(
    "content",
    [
        b"Tijdstempel;A01;A01\n1-3-2026;4;5\n",
        b"Id;A01\n1;4;5;6\n",
        "Tijdstempel;één\n1-3-2026;4\n".encode("cp1252"),
        "Tijdstempel\tA01\n1-3-2026\t4\n".encode("utf-16"),
        b"Coalitie;Jaar;Welke score geeft u?\nDorp;2026;4\n",
    ],
)
def test_an_export_with_more_wrong_still_points_here(content, tmp_path):
    """Whatever else is wrong with it as a table of ours."""
    path = tmp_path / "e.csv"
    path.write_bytes(content)
    assert_refused(run("rapport", path), "analysetool importeer")
