# SPDX-License-Identifier: EUPL-1.2
"""Practising with `invullen --oefenen`, through the real command with a pipe."""

from __future__ import annotations

import re
from pathlib import Path
from unittest import mock

import pytest

from analysetool.files.exercises import load_exercises
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.fill_in import practice
from analysetool.terminal.interruption import WindowClosed
from analysetool.terminal.lines import Lines
from tests import running

EXERCISES = load_exercises(shipped_statement_set())
KEYS = [[key.answer.value for key in exercise.key.values()] for exercise in EXERCISES]
ALL = [line for keys in KEYS for line in (*keys, "")]
"""The key of every exercise, and Enter for the next one."""
OTHER = {"1": "5", "2": "4", "3": "1", "4": "2", "5": "1", "weet-niet": "w"}
"""Answers that lie two points or more from the key."""


def run(*lines, arguments=(), code=0):
    """Run `analysetool invullen --oefenen` with these lines on standard input; what it said."""
    typed = "".join(f"{line}\n" for line in lines)
    done = running.run("invullen", "--oefenen", *arguments, stdin=typed, COLUMNS="80")
    assert done.returncode == code, running.told(done)
    assert done.stderr == b""
    return done.stdout.decode()


def lines_with(out, *starts):
    """The lines that begin with one of these."""
    return [line for line in out.splitlines() if line.startswith(starts)]


def test_all_right():
    """Who answers as the key in every exercise reads so, and is sent on to the own coalition."""
    out = run(*ALL)
    assert len(lines_with(out, "Oefening ")) == 10
    assert len(lines_with(out, "Stelling ")) == out.count("Dat is ook de sleutel.") == 32
    assert "U gaf 32 antwoorden in 10 oefeningen." in out
    assert "Gelijk aan de sleutel: 32 van de 32." in out
    assert "Eén punt verschil: 0." in out
    assert "Twee punten of meer verschil: 0." in out
    assert "Weet ik niet tegenover" not in out
    assert "U koos overal hetzelfde als de sleutel." in out
    assert "Volgende oefening" not in out
    assert "Scoor uw eigen coalitie: analysetool invullen mijn-scores.yaml\nEr is niets bewaard.\n" in out


def test_all_wrong():
    """Every statement stands in the list of what to talk about; weet-niet beside a score is no distance."""
    typed = [OTHER[line] if line else "" for line in ALL]
    out = run(*["3" if line == "w" else line for line in typed])
    assert "Gelijk aan de sleutel: 0 van de 32." in out
    assert "Eén punt verschil: 0." in out
    assert "Twee punten of meer verschil: 28." in out
    assert "Weet ik niet tegenover een score: 4." in out
    (places,) = lines_with(out, "Hier koos u anders dan de sleutel: ")
    assert places.startswith("Hier koos u anders dan de sleutel: C01, C02 en C04 (oefening 1); A01, A02 en A03 (oefen")
    assert places.endswith("; C19, C20, C21 en C22 (oefening 10).")
    assert "Bespreek samen waar u verschilt." in out


def test_an_exercise_shows_what_is_needed_to_answer_it():
    """The text, then per statement its explanation and every anchor; the key comes when all are answered."""
    out = run("4", "w", "3", "s")
    exercise, statements = EXERCISES[0], {one.id: one for one in shipped_statement_set().statements}
    before, _, after = out.partition("\nDe sleutel van oefening 1:\n")
    assert before.index(exercise.origin) < before.index(exercise.text) < before.index("Stelling 1 van 3. C01: ")
    for identity, key in exercise.key.items():
        statement = statements[identity]
        assert f". {identity}: {statement.text}\nToelichting: {statement.explanation}\n1 betekent: " in before
        assert [anchor for anchor in statement.anchors.values() if f" betekent: {anchor}\n" not in before] == []
        assert key.reason not in before
        assert f"Waarom: {key.reason}\n" in after
    assert lines_with(after, "U koos ") == [
        "U koos 4, de sleutel is 3.",
        "U koos weet ik niet, de sleutel is 2.",
        "U koos 3. Dat is ook de sleutel.",
    ]
    assert "Gelijk aan de sleutel: 1 van de 3.\nEén punt verschil: 1.\nTwee punten of meer verschil: 0.\n" in after
    assert "Weet ik niet tegenover een score: 1.\n" in after
    assert "Hier koos u anders dan de sleutel: C01 en C02 (oefening 1).\n" in after
    assert "Volgende oefening: analysetool invullen --oefenen 2\n" in after


def test_garbage_is_no_answer():
    """Whatever else is typed is told in Dutch, and the same statement waits for an answer."""
    wrong = ["6", "x", "nvt", "", "hallo", "o tekst", "g C02", "v", "[/bold]", "\x1b[31m", "y" * 200_000, "\x00"]
    out = run(*wrong, "3", "2", "3", "abc", "0", "11", "-1", "99999999999999999999", "q")
    assert out.count("Dat begrijp ik niet. Typ 1, 2, 3, 4 of 5, of w (weet ik niet).") == len(wrong)
    assert out.count("Dat begrijp ik niet. Druk op Enter voor oefening 2, typ een nummer van 1 tot en met 10") == 5
    assert "Gelijk aan de sleutel: 3 van de 3." in out
    assert "\x1b" not in out


def test_a_question_mark_shows_the_text_again():
    """Who forgot the text reads it again; between two exercises it is the list with what is done."""
    out = run("?", "3", "2", "3", "?", "s")
    assert out.count(EXERCISES[0].text) == 2
    assert "1. Elzendam, wie zit er aan tafel? (gedaan)\n2. Waterhorst, cijfers in het plan\n" in out


def test_stopping_halfway_shows_the_key_so_far():
    """What was answered is compared; the same exercise is the next one."""
    out = run("3", "s", arguments=["4"])
    assert "Oefening 4 van 10. Zandermeer" in out
    assert "De sleutel van oefening 4:\n\nB01: " in out
    assert "B02" not in out.partition("De sleutel van oefening 4:")[2]
    assert "U gaf 1 antwoord in 1 oefening.\nGelijk aan de sleutel: 0 van de 1.\nEén punt verschil: 0.\n" in out
    assert "Volgende oefening: analysetool invullen --oefenen 4\n" in out


@pytest.mark.parametrize("lines", [(), ("s",), ("Q",), ("stoppen",)])
def test_stopping_at_once(lines):
    """Without an answer there is nothing to compare; that is no error."""
    out = run(*lines)
    assert out.endswith("\nU gaf nog geen antwoord. Er is niets bewaard.\n")
    assert "sleutel van oefening" not in out


@pytest.mark.parametrize("lines", [("3", "2"), ("3", "2", "3")])
def test_the_end_of_the_input_stops(lines):
    """In the middle of an exercise and between two of them."""
    out = run(*lines)
    assert f"Gelijk aan de sleutel: {len(lines)} van de {len(lines)}." in out


def test_a_number_picks_an_exercise_and_the_last_goes_on_with_what_is_open():
    """On the command line and between exercises; after the tenth come those that were left out."""
    out = run(*KEYS[9], "3", *KEYS[2], "", *KEYS[3], "s", arguments=["10"])
    assert [line.split(".")[0] for line in lines_with(out, "Oefening ")] == [
        "Oefening 10 van 10",
        "Oefening 3 van 10",
        "Oefening 4 van 10",
    ]
    assert "Volgende oefening: analysetool invullen --oefenen 5\n" in out
    out = run(*KEYS[9], "", "s", arguments=["10"])
    assert "Oefening 1 van 10. " in out


def test_an_exercise_can_be_done_again():
    """The second time counts, and not both."""
    out = run("1", "1", "1", "1", *KEYS[0], "s")
    assert "U gaf 3 antwoorden in 1 oefening.\nGelijk aan de sleutel: 3 van de 3." in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["0"], ("0 is geen oefening.", "een nummer van 1 tot en met 10")),
        (["11"], ("11 is geen oefening.",)),
        (["mijn-scores.yaml"], ("mijn-scores.yaml is geen oefening.", "heeft geen bestand nodig")),
        (["--coalitie", "Dorp"], ("--coalitie hoort niet bij --oefenen", "Laat --coalitie weg.")),
        (["--jaar", "2026", "--domein", "jgz"], ("--jaar en --domein horen niet bij --oefenen",)),
        (["2", "--deelnemer", "k7m2q9xa"], ("--deelnemer hoort niet bij --oefenen",)),
        (["--stellingen", "eigen.yaml"], ("--stellingen hoort niet bij --oefenen",)),
        (["1", "2"], ("dit staat er te veel: 2",)),
    ],
)
def test_what_does_not_go_together_is_refused(arguments, words):
    """A file or an option about a score sheet means that somebody wanted to fill in."""
    running.assert_refused(running.run("invullen", "--oefenen", *arguments), *words)


def test_filling_in_still_needs_a_file():
    """Without a file and without practising there is nothing to do."""
    running.assert_refused(running.run("invullen"), "BESTAND ontbreekt.", "analysetool invullen mijn-scores.yaml")


def test_nothing_is_written(tmp_path):
    """A folder stays as empty as it was."""
    done = running.run("invullen", "--oefenen", stdin="3\n2\n3\ns\n", cwd=tmp_path)
    assert done.returncode == 0
    assert list(Path(tmp_path).iterdir()) == []


def test_ctrl_c_stops_with_130():
    """A line that says that nothing was kept, and no outcome."""
    with mock.patch.object(Lines, "ask", side_effect=["3", KeyboardInterrupt]):
        done = running.run("invullen", "--oefenen")
    assert done.returncode == 130
    assert running.told(done) == "\nGestopt. Er is niets bewaard.\n"
    assert "Gelijk aan de sleutel" not in done.stdout.decode()


def test_a_closed_window_ends_quietly():
    """Nobody is there to read anything."""
    with mock.patch.object(Lines, "ask", side_effect=WindowClosed), mock.patch.object(practice, "silence") as silenced:
        done = running.run("invullen", "--oefenen")
    assert (done.returncode, done.stderr) == (0, b"")
    silenced.assert_called_once_with()


@pytest.mark.parametrize(("arguments", "wraps"), [((), True), (("--platte-tekst",), False)])
def test_paragraphs_fit_a_terminal_unless_they_are_read_aloud(arguments, wraps):
    """On a terminal lines break between words; with --platte-tekst a paragraph is one line, as in a pipe."""
    with mock.patch.object(Lines, "has_person", new=True):
        out = run("s", arguments=arguments)
    told = lines_with(out, "De coalitie van Elzendam")
    assert (len(told[0]) <= 80) is wraps
    assert all(len(line) <= 80 for line in out.splitlines()) is wraps
    assert EXERCISES[0].text in " ".join(out.split())


def test_the_example_in_the_documentation_is_real():
    """Every line that the page on practising shows is a line that the command prints."""
    text = (Path(__file__).parent.parent / "docs" / "oefenen.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```text\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    made = run("4", "2", "3", "s").splitlines()
    assert [line for line in shown.splitlines() if line != "[...]" and line not in made] == []
