# SPDX-License-Identifier: EUPL-1.2
"""Filling in with single keys, through the real command on a real pseudo-terminal."""

from __future__ import annotations

import os
import signal

import pytest

from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from tests.terminal import DEADLINE, Terminal

pytestmark = pytest.mark.process
NEW = ("--coalitie", "Neder-Betuwe", "--jaar", "2026", "--deelnemer", "k7m2q9xa", "--domein", "jgz")


def answers(path, statement_set):
    """What is on disk: id → answer, or (answer, note)."""
    document = read_document(path)
    sheet = parse_score_sheet(document, statement_set)
    assert document.problems == []
    return {
        identity: given.answer.value if given.note is None else (given.answer.value, given.note)
        for identity, given in sheet.answers.items()
    }


def test_keys_answer_go_back_note_go_to_and_stop(tmp_path, shipped):
    """Every key does what the key line says, each answer is on disk before the next screen, and stopping gives 0."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        assert not path.exists()
        terminal.press("4", "2 van 56")
        assert answers(path, shipped) == {"A01": "4"}
        terminal.press("w", "3 van 56")
        assert answers(path, shipped) == {"A01": "4", "A02": "weet-niet"}
        terminal.press("\x1b[D", "2 van 56")
        terminal.expect("Uw antwoord: Weet ik niet")
        terminal.press("x", "3 van 56")
        terminal.press("oAlleen één wijk\r", "Opmerking bij A03. Bewaard.")
        terminal.press("\x1bOC", "4 van 56")
        terminal.press("gb03\r", "13 van 56")
        terminal.press("?", "Kies 3 als het deels klopt.")
        terminal.press("\x1b", "13 van 56")
        terminal.press("5", "14 van 56")
        terminal.press("z", "Die toets doet hier niets.")
        terminal.press("s", "Verder invullen: analysetool invullen")
        terminal.ends()
    assert answers(path, shipped) == {"A01": "4", "A02": "nvt", "A03": ("", "Alleen één wijk"), "B03": "5"}


def test_the_same_command_goes_on_where_it_stopped(tmp_path, shipped):
    """Without any option the first open statement comes up, and everything from before is still there."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("45", "3 van 56")
        terminal.send("q")
        terminal.ends()
    with Terminal(path) as terminal:
        terminal.expect("3 van 56 · 2 beantwoord")
        terminal.press("3", "4 van 56 · 3 beantwoord")
        terminal.send("\x04")
        terminal.ends()
    assert answers(path, shipped) == {"A01": "4", "A02": "5", "A03": "3"}


@pytest.mark.parametrize("way", ["key", "signal"])
@pytest.mark.gate(most=1)
def test_ctrl_c_leaves_everything_on_disk(tmp_path, shipped, way):
    """Ctrl-C says that all is saved, gives 130 and puts the terminal back; so does an interrupt from outside."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("45", "3 van 56")
        if way == "key":
            terminal.send("\x03")
        else:
            terminal.process.send_signal(signal.SIGINT)
        terminal.expect("Alles is bewaard in")
        terminal.ends(130)
    assert answers(path, shipped) == {"A01": "4", "A02": "5"}


@pytest.mark.gate
def test_a_closed_window_loses_nothing(tmp_path, shipped):
    """When the terminal goes away the process ends by itself, with all answers and the note being typed on disk."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("45", "3 van 56")
        terminal.press("ohalve not", "halve not")
        os.close(terminal.slave)
        os.close(terminal.master)
        terminal.master = terminal.slave = None
        assert terminal.process.wait(DEADLINE) == 0
    assert answers(path, shipped) == {"A01": "4", "A02": "5", "A03": ("", "halve not")}
    assert [found.name for found in tmp_path.iterdir()] == ["d07.yaml"]


@pytest.mark.gate
def test_hanging_up_ends_quietly(tmp_path, shipped):
    """The hang-up signal of a closing window is an end like any other."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("4", "2 van 56")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.ends()
    assert answers(path, shipped) == {"A01": "4"}


def test_killing_the_process_loses_nothing(tmp_path, shipped):
    """Even without a chance to clean up, what was answered can be loaded and gone on with."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("4", "2 van 56")
        terminal.press("5", "3 van 56")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait(DEADLINE)
    assert answers(path, shipped) == {"A01": "4", "A02": "5"}
    with Terminal(path) as terminal:
        terminal.expect("3 van 56 · 2 beantwoord")


def test_a_change_by_another_process_is_never_overwritten(tmp_path):
    """The other's file stays, the answer that is not saved is named, and the code is 2."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("4", "2 van 56")
        path.write_text("# van iemand anders\n", encoding="utf-8")
        terminal.press("5", "uw antwoord 5 op A02")
        terminal.ends(2)
    assert path.read_text(encoding="utf-8") == "# van iemand anders\n"


def test_a_person_is_asked_who_fills_in(tmp_path, shipped):
    """On a terminal the missing options are questions, and the random code is shown with the first statement."""
    path = tmp_path / "d07.yaml"
    with Terminal(path) as terminal:
        terminal.press("", "Coalitie")
        terminal.press("Neder-Betuwe\n", "Jaar")
        terminal.press("\n", "Deelnemer")
        terminal.press("Jan Jansen\n", "lijkt op een naam")
        terminal.press("\n", "Jeugdgezondheidszorg")
        terminal.press("4\n", "1 van 56")
        terminal.expect("Uw deelnemerscode is")
        terminal.press("3", "2 van 56")
        terminal.send("s")
        terminal.ends()
    sheet = parse_score_sheet(read_document(path), shipped)
    assert (sheet.coalition, sheet.domain, len(sheet.participant)) == ("Neder-Betuwe", "jgz", 9)


@pytest.mark.parametrize(("keys", "code"), [("\x04", 0), ("\x03", 130)])
@pytest.mark.gate
def test_leaving_at_a_question_makes_nothing(tmp_path, keys, code):
    """Ctrl-D and Ctrl-C at the first question leave no file, and say so."""
    path = tmp_path / "d07.yaml"
    with Terminal(path) as terminal:
        terminal.expect("Coalitie")
        if code:
            terminal.process.send_signal(signal.SIGINT)
        else:
            terminal.send(keys)
        terminal.expect("Er is niets gemaakt of veranderd.")
        terminal.ends(code)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.gate
def test_pasting_at_a_statement_is_no_series_of_answers(tmp_path, shipped):
    """Text pasted by accident changes nothing; pasted into a note its line break does not end the note."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW) as terminal:
        terminal.expect("1 van 56")
        terminal.press("\x1b[200~5\n4x\x1b[201~", "Geplakte tekst is geen antwoord.")
        assert not path.exists()
        terminal.press("o\x1b[200~regel 1\r5 regels\x1b[201~\r", "Opmerking bij A01. Bewaard.")
        terminal.send("s")
        terminal.ends()
    assert answers(path, shipped) == {"A01": ("", "regel 1 5 regels")}


@pytest.mark.gate
def test_another_window_size_draws_the_screen_again(tmp_path):
    """A window made smaller shows the statement for its new size without a key."""
    with Terminal(tmp_path / "d07.yaml", *NEW) as terminal:
        terminal.expect("s stoppen")
        terminal.resize(24, 40)
        terminal.expect("1 van 56")
        terminal.expect("s stoppen")


@pytest.mark.parametrize(
    ("arguments", "environment"), [(("--platte-tekst",), {}), ((), {"TERM": "dumb"}), ((), {"TERM": "unknown"})]
)
@pytest.mark.gate(most=1)
def test_plain_lines_on_a_terminal(tmp_path, shipped, arguments, environment):
    """--platte-tekst and a simple terminal get lines without a single escape code."""
    path = tmp_path / "d07.yaml"
    with Terminal(path, *NEW, *arguments, **environment) as terminal:
        terminal.expect("Antwoord:")
        terminal.press("4\n", "2 van 56. A02:")
        terminal.press("weet niet\n", "3 van 56. A03:")
        terminal.press("s\n", "Verder invullen:")
        terminal.ends()
        assert "\x1b" not in terminal.all
    assert answers(path, shipped) == {"A01": "4", "A02": "weet-niet"}


def test_no_colour_is_used(tmp_path):
    """The screens use weight only, so they read on any background and with NO_COLOR alike."""
    with Terminal(tmp_path / "d07.yaml", *NEW, NO_COLOR="1") as terminal:
        terminal.expect("s stoppen")
        assert [code for code in range(30, 50) if f"\x1b[{code}m" in terminal.all] == []


@pytest.mark.gate
def test_practising_takes_lines_on_a_terminal_too():
    """No screens and no single keys: a line per answer, and Ctrl-C stops."""
    with Terminal("--oefenen") as terminal:
        terminal.expect("Antwoord (1–5 of w): ")
        terminal.press("4\n", "Stelling 2 van 3. C02: ")
        terminal.press("2\n", "Stelling 3 van 3. C04: ")
        terminal.press("3\n", "U koos 4, de sleutel is 3.")
        terminal.press("\n", "Oefening 2 van 10. Waterhorst")
        terminal.expect("Antwoord (1–5 of w): ")
        terminal.process.send_signal(signal.SIGINT)
        terminal.expect("Gestopt. Er is niets bewaard.")
        terminal.ends(130)
    assert "\x1b" not in terminal.all
