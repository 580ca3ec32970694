# SPDX-License-Identifier: EUPL-1.2
"""One screen first, and the rest a screen at a time: on a terminal alone, with the pager that somebody chose."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from analysetool.commands.choosing import MeasurementRequest
from analysetool.commands.compare import ComparisonRequest, compare_measurements
from analysetool.commands.report import ReportRequest, report
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.outputs import OutputRequest
from analysetool.terminal import pager
from tests.running import assert_refused, run, told

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
STAD = EXAMPLES / "voorbeeldstad"
ORDINARY = EXAMPLES / "ci" / "metingen" / "2026"
LONG = "\x1b[1mregel\x1b[0m\n" * 30


def look(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], str]]:
    """A terminal of 80 columns and 24 lines; gives what pagers were started with."""
    started: list[tuple[list[str], str]] = []

    def page(command: list[str], text: str) -> bool:
        started.append((command, text))
        return True

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for name, value in (("COLUMNS", "80"), ("LINES", "24"), ("TERM", "xterm"), ("PAGER", shlex.quote(sys.executable))):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(pager, "page", page)
    return started


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"PAGER": f"{shlex.quote(sys.executable)} -u"}, [sys.executable, "-u"]),
        ({"PAGER": ""}, None),
        ({"PAGER": "er-is-geen-lezer"}, None),
        ({"PAGER": "less '"}, None),
        ({"PAGER": shlex.quote(sys.executable), "TERM": "dumb"}, None),
    ],
)
def test_the_pager_is_the_one_that_was_chosen(environment, command):
    """PAGER with its options; none where it is empty, not there or not to be read, or where nothing can move back."""
    assert pager.pager_command({"TERM": "xterm"} | environment) == command


def test_without_a_choice_it_is_the_one_of_the_system(monkeypatch):
    """`less` goes before `more`, and without either there is none."""
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert pager.pager_command({"TERM": "xterm"}) == ["/bin/less"]
    monkeypatch.setattr("shutil.which", lambda name: "/bin/more" if name == "more" else None)
    assert pager.pager_command({"TERM": "xterm"}) == ["/bin/more"]
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert pager.pager_command({"TERM": "xterm"}) is None


@pytest.mark.parametrize(
    ("command", "environment", "colour"),
    [
        (["/usr/bin/less"], {}, True),
        (["less.exe"], {"LESS": "FRX"}, True),
        (["less"], {"LESS": "-i -PsRegel $"}, False),
        (["less", "-R"], {"LESS": ""}, True),
        (["less"], {"LESS": ""}, False),
        (["more"], {}, False),
    ],
)
def test_codes_of_colours_are_for_who_shows_them(command, environment, colour):
    """`less` shows colours when its options say so; nobody else gets the codes."""
    assert pager.takes_colour(command, environment) is colour


def test_only_what_is_longer_than_the_window_is_paged(capfdbinary, monkeypatch):
    """23 lines and the line where one types fit 24; one more does not."""
    screen = look(monkeypatch)
    pager.show("regel\n" * 23)
    assert (screen, capfdbinary.readouterr().out) == ([], b"regel\n" * 23)
    pager.show("regel\n" * 24)
    assert screen == [([sys.executable], "regel\n" * 24)]


def test_a_pipe_and_a_pager_that_is_not_there_get_the_text(capfdbinary, monkeypatch):
    """Nothing is lost where there is no pager, and a file or another program gets none."""
    look(monkeypatch)
    monkeypatch.setattr(pager, "page", lambda *_: False)
    pager.show(LONG)
    assert capfdbinary.readouterr().out == LONG.encode()
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    monkeypatch.setattr(pager, "page", None)
    pager.show(LONG)
    assert capfdbinary.readouterr().out == LONG.encode()


@pytest.mark.process
def test_a_real_pager_reads_it_all(tmp_path):
    """The text goes in without codes; one that reads nothing, or that a shell cannot start, does no harm."""
    seen = tmp_path / "gezien.txt"
    reader = f"import sys; open({str(seen)!r}, 'wb').write(sys.stdin.buffer.read())"
    assert pager.page([sys.executable, "-c", reader], LONG)
    assert seen.read_text(encoding="utf-8") == "regel\n" * 30
    assert pager.page([sys.executable, "-c", ""], LONG * 20_000)
    assert not pager.page([sys.executable, "-c", "raise SystemExit(127)"], LONG)
    assert not pager.page([str(tmp_path)], LONG)


def shown(capfdbinary, command, *, one_screen: bool, plain: bool = False, folder: Path = ORDINARY) -> str:
    """What stands on the screen after a command on a terminal."""
    output = OutputRequest(plain=plain)
    if command == "rapport":
        asked = MeasurementRequest(inputs=(str(folder),))
        report(ReportRequest(measurement=asked, one_screen=one_screen), shipped_statement_set(), output)
    else:
        asked = MeasurementRequest(inputs=(str(STAD),))
        compare_measurements(
            ComparisonRequest(measurement=asked, one_screen=one_screen), shipped_statement_set(), output
        )
    return capfdbinary.readouterr().out.decode()


def test_the_report_fits_one_screen(capfdbinary, monkeypatch):
    """24 lines of 80 signs, with room for what is said around it; nothing goes through a pager."""
    screen = look(monkeypatch)
    lines = re.sub("\x1b[^m]*m", "", shown(capfdbinary, "rapport", one_screen=True)).splitlines()
    assert screen == []
    assert len(lines) <= 20
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Kansrijke Start in Pijplijnstad: rapport 2026"
    assert [line for line in lines if "█" in line or "░" in line] != []


def test_a_high_window_has_more_themes(capfdbinary, monkeypatch):
    """What there is room for is shown, up to four themes at either end; blank lines go first where it is low."""
    look(monkeypatch)
    bars = {}
    for height in ("24", "60"):
        monkeypatch.setenv("LINES", height)
        lines = shown(capfdbinary, "rapport", one_screen=True, folder=STAD).splitlines()
        bars[height] = sum("█" in line or "░" in line for line in lines), "" in lines
    assert bars["60"] == (8, True)
    assert bars["24"][0] < 8
    assert not bars["24"][1]


@pytest.mark.parametrize("command", ["rapport", "vergelijk"])
def test_all_of_it_goes_through_the_pager(capfdbinary, monkeypatch, command):
    """`--volledig` is long, so it is paged; plain lines are not."""
    screen = look(monkeypatch)
    assert shown(capfdbinary, command, one_screen=False) == ""
    ((_, text),) = screen
    assert "Hoe de cijfers tot stand komen" in text
    assert "Hoe de cijfers tot stand komen" in shown(capfdbinary, command, one_screen=False, plain=True)
    assert len(screen) == 1


@pytest.mark.parametrize(("command", "folder"), [("rapport", ORDINARY), ("vergelijk", STAD)])
def test_one_screen_says_how_to_read_on(command, folder):
    """Without --uit one screen, with the command that shows all; --volledig has all of it, without codes in a pipe."""
    short = run(command, folder)
    assert f"Alles lezen: analysetool {command} {shlex.quote(str(folder))} --volledig\n" in told(short)
    assert "Hoe de cijfers tot stand komen" not in short.stdout.decode()
    whole = run(command, folder, "--volledig")
    assert "Hoe de cijfers tot stand komen" in whole.stdout.decode()
    assert "--volledig" not in told(whole)
    assert "\x1b" not in whole.stdout.decode()


def test_a_form_is_shown_as_it_is():
    """A form that was asked for is no beginning of it, and does not go with --volledig."""
    assert "Hoe zeker is dit?" in run("rapport", ORDINARY, "--vorm", "samenvatting").stdout.decode()
    assert "Hoe de cijfers tot stand komen" in run("rapport", ORDINARY, "--vorm", "volledig").stdout.decode()
    assert_refused(run("rapport", ORDINARY, "--vorm", "werkblad", "--volledig"), "--volledig en --vorm werkblad")


def test_a_desk_analysis_begins_with_its_scores():
    """Where nobody scored there are no themes: what the text says comes first."""
    told_first = run("rapport", EXAMPLES / "roermond").stdout.decode()
    assert "Stellingen met een score" in told_first
    assert "Wat staat er niet in de tekst?" not in told_first
