# SPDX-License-Identifier: EUPL-1.2
"""The guide: what it sees, what it offers, what it asks, and from an empty folder to the first report."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

import analysetool.cli
from analysetool.cli import app
from analysetool.commands.report import DATA, FORMS
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.requirements import load_requirements
from analysetool.files.sheet_writer import dump_measurement
from analysetool.files.yaml_source import YamlDocument, parse_into, read_document
from analysetool.formats.registry import FORM_KINDS, LAYOUTS
from analysetool.guide import next_step as next_steps
from analysetool.guide.asking import GoBack, ask_day, ask_new_path, ask_whole, ask_yes, choose, paths_in
from analysetool.guide.choices import CHOICES, Table
from analysetool.guide.new_measurement import begin, read_invited
from analysetool.guide.new_requirements import make_requirements
from analysetool.guide.next_step import next_step
from analysetool.guide.surroundings import FoundMeasurement, Surroundings, look_around
from analysetool.model import BoardQuestion, MeasurementInfo, Openness
from analysetool.terminal import shell
from analysetool.terminal.lines import InputEnded, Lines
from analysetool.words import guide as texts
from tests.running import converse

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 10, 1)
GROUPS = ("gemeente", "medisch", "sociaal", "informeel", "ouders")
COMMANDS = get_command(app).commands
posix = pytest.mark.skipif(os.name != "posix", reason="quotes of a POSIX shell")


class Typed(Lines):
    """Somebody who types these answers; `said` is what they read."""

    def __init__(self, *answers: str) -> None:
        """After the last answer the input ends."""
        self._answers = iter(answers)
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        """Keep what is said."""
        self.said.append(text)

    def ask(self, prompt: str) -> str:
        """Give the next answer."""
        self.said.append(prompt)
        answer = next(self._answers, None)
        if answer is None:
            raise InputEnded
        return answer


class Today(date):
    """A day that stays."""

    @classmethod
    def today(cls) -> date:
        """The day of the examples."""
        return TODAY


@pytest.fixture
def fixed(monkeypatch):
    """The day and the code of the examples."""
    monkeypatch.setattr(analysetool.cli, "date", Today)
    monkeypatch.setattr(next_steps, "random_code", lambda: "k7m2q9xat")


# ------------------------------------------------- from an empty folder to a report

FIRST = ["", "Voorbeeldstad", "", "", "programmaleider", "gemeente 3, medisch 4", "", "", "4"]
SCORES = [str(number % 5 + 1) for number in range(56)]
LAST = ["", "s"]


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The conversation of the page for beginners, and the folder it left."""
    folder = tmp_path_factory.mktemp("begin")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysetool.cli, "date", Today)
        patch.setattr(next_steps, "random_code", lambda: "k7m2q9xat")
        return converse([*FIRST, *SCORES, "s", *LAST], cwd=folder).replace(
            str(folder), "/home/u/kansrijke-start"
        ), folder


@pytest.mark.slow
def test_the_first_report_comes_within_ten_questions(played):
    """Enter and answers alone lead from an empty folder to a report; the statements themselves are not counted."""
    shown, folder = played
    assert (folder / "rapport-2026.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    before = shown.partition("Geschreven: 'rapport-2026.html'")[0]
    questions = re.findall(r"^(?:Uw keuze|Coalitie|Jaar|Peildatum|Contact|Uitgenodigd|Domein).*:", before, re.MULTILINE)
    answers = len(FIRST) + 1  # and the Enter that makes the report
    assert len(questions) == answers <= 10
    assert "Let op" not in shown
    assert "Fout" not in shown


def test_what_was_answered_stands_in_the_files(played):
    """`meting.yaml` holds the answers, and the codes are as many as people were invited."""
    _, folder = played
    assert (folder / "metingen/2026/meting.yaml").read_text(encoding="utf-8") == (
        "meting:\n  coalitie: Voorbeeldstad\n  jaar: 2026\n  peildatum: 2026-10-01\n  uitgenodigd:\n"
        "    gemeente: 3\n    medisch: 4\n  contact: programmaleider\n  openbaarheid: besloten\n"
    )
    assert len((folder / "codes-2026.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + 7
    assert (folder / "ontvangen").is_dir()
    assert "domein: jgz\n" in (folder / "metingen/2026/k7m2q9xat.yaml").read_text(encoding="utf-8")


def test_the_conversation_in_the_manual_is_real(played):
    """Every line that the page for beginners shows is a line of this conversation, in this order."""
    text = (ROOT / "docs" / "beginnen.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```text\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    left = iter([line.rstrip() for line in played[0].splitlines()])
    missing = [line for line in block.splitlines() if line not in {"[...]", ""} and line not in left]
    assert missing == []


def test_a_command_that_fails_comes_back_to_the_menu(tmp_path):
    """What goes wrong is told, and the guide goes on; the end of the input ends it well."""
    (tmp_path / "eigen").mkdir()
    shown = converse(["8", "bestaat niet", "eigen", "99", "m"], cwd=tmp_path)
    assert "'bestaat niet' is er niet." in shown
    assert "Fout: eigen: " in shown
    assert texts.NOT_DONE in shown
    assert texts.choose_a_number(len(CHOICES)) in shown
    assert shown.count("Een nieuwe meting beginnen") == 2
    assert shown.endswith(f"{texts.goodbye('analysetool')}\n")


def test_beginning_by_itself(tmp_path, fixed):  # noqa: ARG001 - the day
    """`begin MAP` makes all of it in that folder; who stops, or whose input ends, finds nothing made."""
    assert texts.NOTHING_MADE in converse(["Stad", "2026", "stop"], "begin", "map", cwd=tmp_path)
    assert texts.NOTHING_MADE in converse(["Stad", "2026"], "begin", "map", cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []
    shown = converse(["Stad", "", "", "", "", "2"], "begin", "map", cwd=tmp_path)
    assert "Verder gaat u met analysetool: " in shown
    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert made == [
        "map", "map/formulier-2026.html", "map/metingen", "map/metingen/2026", "map/metingen/2026/meting.yaml",
        "map/ontvangen",
    ]  # fmt: skip
    assert "openbaarheid: open\n" in (tmp_path / "map/metingen/2026/meting.yaml").read_text(encoding="utf-8")


# -------------------------------------------------------------------- what comes next

STAD = FoundMeasurement(
    coalition="Stad", year=2026, folder=Path("metingen/2026"), base=Path("metingen"), changed=100.0, name="2026",
    info=MeasurementInfo(coalition="Stad", year=2026, path="metingen/2026/meting.yaml"),
)  # fmt: skip
EARLIER = replace(STAD, year=2025, folder=Path("metingen/2025"), changed=50.0, name="2025", sheets=4, info=None)
AGREED = replace(STAD, joint=True, actions=True)
FORM = {"formulier-2026.html": 90.0}
REPORT = {**FORM, "rapport-2026.html": 110.0}
SUMMARY = {**REPORT, "samenvatting-2026.html": 110.0}
READ = ["metingen", "--uit"]
NEXT = [
    # measurements, files, received; the command that is offered
    ([], {}, (), "begin"),
    ([STAD], {}, (), "formulier --meting metingen/2026/meting.yaml --uit formulier-2026.html"),
    ([STAD], FORM, (), "invullen metingen/2026/CODE.yaml --deelnemer CODE"),
    ([STAD], FORM, (90.0,), "importeer ontvangen --uit metingen/2026"),
    ([replace(STAD, info=None)], FORM, (90.0,), "importeer ontvangen --uit metingen/2026 --coalitie Stad --jaar 2026"),
    ([replace(STAD, sheets=1, unfinished=Path("a.yaml"))], FORM, (), "invullen a.yaml"),
    ([replace(STAD, sheets=1)], FORM, (), "rapport metingen --uit rapport-2026.html"),
    ([replace(STAD, sheets=1)], REPORT, (), None),  # the others still have to answer
    ([replace(STAD, sheets=1)], REPORT, (101.0,), "importeer ontvangen --uit metingen/2026"),
    ([replace(STAD, sheets=1)], REPORT, (99.0,), None),  # was read in
    ([replace(STAD, sheets=6)], {"rapport-2026.html": 99.0}, (), "rapport metingen --uit rapport-2026.html"),
    ([replace(STAD, sheets=6)], REPORT, (), "werksessie metingen/2026"),
    ([EARLIER, replace(STAD, sheets=6)], REPORT, (), "vergelijk metingen --uit vergelijking-2026.html"),
    ([EARLIER, STAD], FORM, (), "invullen metingen/2026/CODE.yaml --deelnemer CODE"),
    ([AGREED], REPORT, (), "rapport metingen --vorm afspraken --uit afspraken-2026.html"),
    ([replace(AGREED, actions=False)], REPORT, (), "rapport metingen --vorm samenvatting --uit samenvatting-2026.html"),
    ([replace(AGREED, actions=False)], SUMMARY, (), None),
    ([replace(EARLIER, sheets=1)], {"rapport-2025.html": 60.0}, (), "begin"),  # a new year
]  # fmt: skip


@pytest.mark.parametrize(("measurements", "files", "received", "expected"), NEXT)
def test_what_comes_next(monkeypatch, measurements, files, received, expected):
    """The next step fits what lies there: no form twice, no answers left lying, no report older than its answers."""
    monkeypatch.setattr(next_steps, "random_code", lambda: "CODE")
    found = Surroundings(root=Path(), measurements=tuple(measurements), files=files, received=received)
    step = next_step(found, (), 2026)
    assert (None if step is None else " ".join(step.arguments)) == expected


def test_a_step_that_was_taken_is_not_offered_again():
    """Reading in what brings nothing new would be offered for ever; an error is looked at first, once."""
    found = Surroundings(root=Path(), measurements=(replace(STAD, sheets=1),), files=REPORT, received=(200.0,))
    step = next_step(found, (), 2026)
    assert step is not None
    assert next_step(found, {step.key}, 2026) is None
    broken = replace(found, broken=(Path("metingen/2026/a.yaml"), Path("los.yaml")))
    step = next_step(broken, (), 2026)
    assert step is not None
    assert step.arguments == ("controleer", "metingen", "los.yaml")


def test_several_coalitions_and_years_are_told_apart():
    """A command names the coalition or the year exactly where the folder holds another."""
    dorp = replace(STAD, coalition="Dorp", folder=Path("dorp"), base=Path("dorp"))
    found = Surroundings(root=Path(), measurements=(EARLIER, STAD, dorp), files={})
    assert found.selecting(STAD) == ["metingen"]
    assert found.selecting(EARLIER) == ["metingen", "--jaar", "2025"]
    assert next_steps.comparing(found, EARLIER) == ["metingen", "--naar", "2025"]
    assert found.selecting(dorp) == ["dorp"]
    together = replace(found, measurements=(STAD, replace(dorp, folder=Path("metingen/Dorp/2026"))))
    assert together.selecting(STAD) == ["metingen", "--coalitie", "Stad"]
    here = [replace(one, folder=Path(str(one.year)), base=Path()) for one in (EARLIER, STAD)]
    assert replace(found, measurements=tuple(here)).selecting(here[1]) == ["2025", "2026"]
    loose = replace(STAD, folder=Path(), base=Path())
    assert replace(found, measurements=(loose,)).selecting(loose) == ["."]
    assert found.before(STAD) == EARLIER
    assert found.before(EARLIER) is None


# ------------------------------------------------------------------- what lies there

SHEET = "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Stad\njaar: 2026\n"


def test_what_lies_in_a_folder(tmp_path, shipped):
    """Sheets are counted by kind; files of other programs are no errors, and nothing is read that is hidden."""
    home = tmp_path / "metingen" / "2026"
    home.mkdir(parents=True)
    (tmp_path / "ontvangen").mkdir()
    for path, text in {
        home / "a.yaml": f"{SHEET}deelnemer: k7m2q9xat\nscores: {{A01: 4}}\n",
        home / "b.yaml": f"{SHEET}deelnemer: m4n8r2xar\nvoor: ouders\nscores: {{}}\n",
        home
        / "gezamenlijk.yaml": f"{SHEET}soort: gezamenlijk\nscores: {{A01: 4}}\nacties: [{{stelling: A01, wat: X}}]\n",
        home / "fout.yaml": f"{SHEET}deelnemer: d1\nscores: {{A01: 9}}\n",
        home / "meting.yaml": "meting: {coalitie: Stad, jaar: 2026, openbaarheid: open}\n",
        tmp_path / "compose.yaml": "services: {}\n",
        tmp_path / "anders.yaml": SHEET.replace("kansrijke-start", "eigen") + "deelnemer: x1\nscores: {Q1: 4}\n",
        tmp_path / ".geheim.yaml": "meting: {coalitie: Dorp, jaar: 2026}\n",
        tmp_path / "ontvangen" / "export.csv": "x",
        tmp_path / "rapport-2026.html": "x",
    }.items():
        path.write_text(text, encoding="utf-8")
    found = look_around(tmp_path, shipped)
    (stad,) = found.measurements
    assert (stad.coalition, stad.year, stad.folder, stad.base) == (
        "Stad",
        2026,
        Path("metingen/2026"),
        Path("metingen"),
    )
    assert (stad.sheets, stad.parents, stad.joint, stad.actions, stad.unfinished) == (2, 1, True, True, None)
    assert stad.info is not None
    assert stad.info.openness is Openness.OPEN
    assert found.broken == (Path("metingen/2026/fout.yaml"),)
    assert len(found.received) == 1
    assert sorted(found.files) == ["anders.yaml", "compose.yaml", "rapport-2026.html"]
    (tmp_path / "metingen" / "2025").mkdir()
    (tmp_path / "metingen" / "2025" / "meting.yaml").write_text("meting: {coalitie: Stad, jaar: 2025}\n")
    assert {one.base for one in look_around(tmp_path, shipped).measurements} == {Path("metingen")}
    assert look_around(tmp_path / "weg", shipped).measurements == ()


def test_the_only_sheet_is_unfinished_while_something_is_open(tmp_path, shipped):
    """What was asked and has no answer is open; what was not asked is not."""
    path = tmp_path / "a.yaml"
    path.write_text(f"{SHEET}deelnemer: k7m2q9xat\nscores: {{A01: 4}}\n", encoding="utf-8")
    (stad,) = look_around(tmp_path, shipped).measurements
    assert (stad.unfinished, stad.base) == (Path("a.yaml"), Path())
    path.write_text(f"{SHEET}deelnemer: k7m2q9xat\ngevraagd: [A01]\nscores: {{A01: weet-niet}}\n", encoding="utf-8")
    (stad,) = look_around(tmp_path, shipped).measurements
    assert stad.unfinished is None


# ------------------------------------------------------------------------- questions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("  antwoorden.csv  ", ["antwoorden.csv"]),
        ("er is/mijn map", ["er is/mijn map"]),
        ('"er is/mijn map"', ["er is/mijn map"]),
        ("& 'er is/mijn map'", ["er is/mijn map"]),
        ("-a.csv", ["./-a.csv"]),
        ("niet hier.csv", ["niet hier.csv"]),
        pytest.param("er\\ is/mijn\\ map ", ["er is/mijn map"], marks=posix),
        pytest.param("er\\ is/a.csv '-b.csv'", ["er is/a.csv", "./-b.csv"], marks=posix),
        pytest.param("O'Neill.csv", ["O'Neill.csv"], marks=posix),
    ],
)
def test_paths_as_they_are_dragged_into_a_window(tmp_path, monkeypatch, typed, expected):
    """Quotes and backslashes of a file manager are no part of a name; a path is never taken for an option."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "er is" / "mijn map").mkdir(parents=True)
    (tmp_path / "er is" / "a.csv").touch()
    (tmp_path / "-b.csv").touch()
    assert [path.replace(os.sep, "/") for path in paths_in(typed)] == expected


def test_backslashes_of_windows_stay():
    """On Windows a backslash parts folders, and does not go."""
    assert paths_in(r'"C:\Users\u\mijn map\a.csv"', posix=False) == [r"C:\Users\u\mijn map\a.csv"]
    assert paths_in(r"C:\Users\u\a.csv", posix=False) == [r"C:\Users\u\a.csv"]


@pytest.mark.parametrize(
    ("typed", "expected", "wrong"),
    [
        ("gemeente 3, medisch 8", {"gemeente": 3, "medisch": 8}, None),
        ("4 ouders; Medisch: 8 en sociaal=2", {"medisch": 8, "sociaal": 2, "ouders": 4}, None),
        ("oudrs 2", {"ouders": 2}, None),
        ("gemeente", {}, "gemeente"),
        ("12", {}, "12"),
        ("gemeente 3, zorgkantoor 2", {}, "zorgkantoor 2"),
        ("gemeente -3", {}, "gemeente -3"),
    ],
)
def test_who_is_invited(typed, expected, wrong):
    """Groups and numbers are read as people write them; a group that is not there is no other group."""
    assert read_invited(typed, GROUPS) == (expected, wrong)


@pytest.mark.parametrize(
    ("typed", "expected"), [("", TODAY), ("1-2-2027", date(2027, 2, 1)), ("2027-02-01", date(2027, 2, 1))]
)
def test_a_day(typed, expected):
    """A day may be typed as a Dutch one; one that is none is asked again."""
    assert ask_day(Typed("31-2-2027", "morgen", typed), "Dag", TODAY) == expected


def test_answers_that_mean_nothing_are_asked_again():
    """Yes or no, a number, and one of a list; the word stop goes back."""
    assert ask_yes(Typed("misschien", "", "J"), "Doen?") is True
    assert ask_yes(Typed(""), "Doen?", default=False) is False
    assert ask_whole(Typed("0", "x", "3"), "Hoeveel", 9, least=1) == 3
    options = [("a", "besloten: niemand"), ("b", "open: iedereen")]
    assert [choose(Typed(*typed), "Wie?", options) for typed in ([""], ["3", "2"], ["open"])] == ["a", "b", "b"]
    assert choose(Typed(), "Wie?", options[:1]) == "a"
    with pytest.raises(GoBack):
        ask_yes(Typed("Stop"), "Doen?")


def test_what_is_there_is_replaced_only_after_a_yes(tmp_path, monkeypatch):
    """A no asks for another name, and offers one that is free; a name without its ending gets it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapport.html").touch()
    (tmp_path / "rapport-2.html").touch()
    assert ask_new_path(Typed("", "j"), "Naam", "rapport.html", ".html") == ("rapport.html", True)
    assert ask_new_path(Typed("rapport", "n", ""), "Naam", "", ".html") == ("rapport-3.html", False)
    assert ask_new_path(Typed("nieuw"), "Naam", "rapport.html", ".html") == ("nieuw.html", False)


# ----------------------------------------------------------- a measurement by questions


def test_a_measurement_that_is_there_stays_after_a_no(tmp_path, shipped):
    """A second measurement of the same year replaces the first only after a yes, and nothing else is made."""
    answers = ("Stad", "2026", "", "", "", "")
    runs: list[list[str]] = []

    def run(arguments):
        runs.append(list(arguments))
        return True

    path = begin(tmp_path, shipped, Typed(*answers), run, TODAY)
    assert path == tmp_path / "metingen/2026/meting.yaml"
    before = path.read_bytes()
    assert len(runs) == 1
    assert begin(tmp_path, shipped, Typed("Stad", "2026", "", "", "", "", "n"), run, TODAY) is None
    assert path.read_bytes() == before
    assert len(runs) == 1


def test_an_almost_equal_name_is_asked_about(tmp_path, shipped):
    """Voorbeldstad beside Voorbeeldstad is probably a slip: Enter takes the name that is there, and the next year."""
    folder = tmp_path / "metingen" / "2026"
    folder.mkdir(parents=True)
    (folder / "meting.yaml").write_text("meting: {coalitie: Voorbeeldstad, jaar: 2026}\n", encoding="utf-8")
    made = begin(tmp_path, shipped, Typed("Voorbeldstad", "", "", "", "", "", ""), lambda _: True, TODAY)
    assert made == tmp_path / "metingen/2027/meting.yaml"
    assert made.read_text(encoding="utf-8").startswith("meting:\n  coalitie: Voorbeeldstad\n  jaar: 2027\n")
    other = begin(
        tmp_path,
        shipped,
        (lines := Typed("Dorp", "", "", "Jan Jansen", "griffie", "ouders 4", "")),
        lambda _: True,
        TODAY,
    )
    assert any("bij 4 genodigden laat een besloten meting bijna niets zien" in line for line in lines.said)
    assert other == tmp_path / "metingen/Dorp/2026/meting.yaml"
    assert "contact: griffie\n" in other.read_text(encoding="utf-8")


@given(
    info=st.builds(
        MeasurementInfo,
        coalition=st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]), min_size=1)
        .map(str.strip)
        .filter(bool),
        year=st.integers(1900, 2100),
        reference_date=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        invited=st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 99)),
        openness=st.none() | st.sampled_from(Openness),
        question_to_board=st.none() | st.just(BoardQuestion(text="Geld: ja, [nu]?", statements=("A01", "B02"))),
    )
)
def test_a_measurement_is_read_as_it_was_written(shipped, info):
    """Whatever somebody types as a name comes back as that name, and never as another key."""
    document = YamlDocument(path="meting.yaml", text=dump_measurement(info))
    parse_into(document)
    read = parse_measurement_info(document, shipped)
    assert read is not None, document.problems
    assert read.coalition == info.coalition
    assert replace(read, coalition="", path="") == replace(info, coalition="", path="")


def test_requirements_by_questions(tmp_path, shipped):
    """The usual limits by Enter, a hyphen leaves one out, and a number that cannot be is asked again."""
    path = tmp_path / "eisen.yaml"
    assert make_requirements(path, shipped, Typed("", "120", "90%", "2,5", "-"), overwrite=False)
    found, problems = load_requirements(path, shipped)
    assert problems == ()
    assert [(one.subject, one.bound) for one in found] == [("deelnemers", 5.0), ("ingevuld", 90.0), ("totaal", 2.5)]
    assert not make_requirements(tmp_path / "geen.yaml", shipped, Typed(*"----"), overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["eisen.yaml"]


# --------------------------------------------------------------------------- choices

HERE = Surroundings(root=Path(), measurements=(EARLIER, replace(STAD, sheets=6)), files={}, received=(1.0,))


def command_of(choice, shipped, *answers: str) -> list[str]:
    """The command that a choice makes of these answers, and then of Enter alone."""
    return choice.arguments(Table(lines=Typed(*answers, *[""] * 9), found=HERE, statement_set=shipped))


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A folder in which the named paths are there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "metingen" / "2026").mkdir(parents=True)
    (tmp_path / "ontvangen").mkdir()
    return tmp_path


CHOSEN = {
    texts.MENU_BEGIN: ["begin"],
    texts.MENU_STATEMENTS: ["stellingen"],
    texts.MENU_FILL_IN: ["invullen", "metingen/2026/mijn-scores.yaml"],
    texts.MENU_PRACTISE: ["invullen", "--oefenen"],
    texts.MENU_FORM: ["formulier", "--meting", "metingen/2026/meting.yaml", "--uit", "formulier-2026.html"],
    texts.MENU_IMPORT: ["importeer", "ontvangen", "--uit", "metingen/2026"],
    texts.MENU_SESSION: ["werksessie", "metingen/2026", "--minuten", "90"],
    texts.MENU_CHECK: ["controleer", "metingen"],
    texts.MENU_REPORT: ["rapport", "metingen", "--uit", "rapport-2026.html"],
    texts.MENU_COMPARE: ["vergelijk", "metingen", "--uit", "vergelijking-2026.html"],
    texts.MENU_OVERVIEW: ["overzicht", "metingen", "--uit", "overzicht.html"],
    texts.MENU_EXPLAIN: ["leg-uit", "metingen", "--bij", "totaal"],
    texts.MENU_REQUIREMENTS: ["toets", "metingen", "--eisen", "eisen.yaml"],
    texts.MENU_HELP: ["--help"],
}


@pytest.mark.parametrize("choice", CHOICES, ids=[choice.title for choice in CHOICES])
@pytest.mark.usefixtures("made")
def test_enter_alone_makes_a_command_that_fits(shipped, choice):
    """Coalition, year, folder and names of files fit each other, and every option is one of the command."""
    first = ("", "k7m2q9xat") if choice.title == texts.MENU_REMOVE else ()
    words = command_of(choice, shipped, *first)
    expected = CHOSEN.get(choice.title, ["verwijder-deelnemer", "metingen", "--deelnemer", "k7m2q9xat"])
    assert [word.replace(os.sep, "/") for word in words] == expected
    if words[0] in COMMANDS:
        known = {option for parameter in COMMANDS[words[0]].params for option in parameter.opts}
        assert [word for word in words if word.startswith("--") and word not in known] == []


def titled(title: str):
    """The choice with this title."""
    return next(choice for choice in CHOICES if choice.title == title)


@pytest.mark.usefixtures("made")
def test_every_form_is_offered(shipped):
    """Each kind of form in each of its formats, the page that reads codes, and both voices."""
    choice = titled(texts.MENU_FORM)
    kinds = [kind for kind in FORM_KINDS if kind != "formulier"]
    for number, made in enumerate(FORM_KINDS["formulier"], start=1):
        assert command_of(choice, shipped, str(number))[-1] == f"formulier-2026{made.ending}"
    after = len(FORM_KINDS["formulier"])
    for number, kind in enumerate(kinds, start=after + 1):
        words = command_of(choice, shipped, str(number))
        assert words[words.index("--vorm") + 1] == kind
    assert command_of(choice, shipped, str(after + 2 - 1), "2")[-1] == "stemkaarten-2026.docx"
    assert "--verzamel" in command_of(choice, shipped, str(after + len(kinds) + 1))
    parents = command_of(choice, shipped, "1", "", "2")
    assert parents[-4:] == ["--voor", "ouders", "--uit", "ouders-2026.html"]
    codes = command_of(choice, shipped, "1", "", "", "20")
    assert codes[3:7] == ["--codes", "20", "--codes-uit", "codes-2026.csv"]


@pytest.mark.usefixtures("made")
def test_every_report_is_offered(shipped):
    """Each form of the report in each of its formats."""
    choice = titled(texts.MENU_REPORT)
    for number, form in enumerate(FORMS, start=1):
        formats = {*LAYOUTS, *DATA.get(form, ())}
        endings = {command_of(choice, shipped, "", str(number), str(place))[-1] for place in range(1, len(formats) + 1)}
        stem = "rapport" if number == 1 else form
        assert endings == {f"{stem}-2026{made.ending}" if made.ending else made.value for made in formats}


# --------------------------------------------------------------- commands as they run here


@pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")
@pytest.mark.parametrize(
    ("argv", "executable", "on_path", "expected"),
    [
        ("analysetool", "/usr/bin/python3", {}, "analysetool"),
        ("/opt/bin/analysetool", "/opt/bin/python3", {"analysetool": "/opt/bin/analysetool"}, "analysetool"),
        ("/opt/bin/analysetool", "/opt/bin/python3", {"analysetool": "/usr/bin/analysetool"}, "/opt/bin/analysetool"),
        ("HERE/.venv/bin/analysetool", "HERE/.venv/bin/python", {}, ".venv/bin/analysetool"),
        ("HERE/analysetool", "HERE/python", {}, "./analysetool"),
        ("/x/analysetool/__main__.py", "HERE/.venv/bin/python", {}, ".venv/bin/python -m analysetool"),
        ("/x/analysetool/__main__.py", "/b/python3", {"python3": "/b/python3"}, "python3 -m analysetool"),
        ("/x/analysetool/__main__.py", "/mijn map/python3", {}, "'/mijn map/python3' -m analysetool"),
        ("/x/bin/pytest", "/x/bin/python", {}, "analysetool"),
    ],
)
def test_a_command_begins_as_the_tool_was_started(tmp_path, monkeypatch, argv, executable, on_path, expected):
    """What is shown can be typed: the name where the shell finds it, else a path from here, else Python."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [argv.replace("HERE", str(tmp_path))])
    monkeypatch.setattr(sys, "executable", executable.replace("HERE", str(tmp_path)))
    monkeypatch.setattr(shell.shutil, "which", on_path.get)
    assert shell.as_started("rapport", "mijn map") == f"{expected} rapport 'mijn map'"


def test_a_program_in_one_file_is_started_by_itself(tmp_path, monkeypatch):
    """A frozen program is no Python."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "tool"))
    monkeypatch.setattr(shell.shutil, "which", lambda _: None)
    assert shell.as_started("rapport") == f".{os.sep}tool rapport"


def test_the_written_measurement_is_readable(played, shipped):
    """What the guide wrote is what the tool reads, without a remark."""
    document = read_document(played[1] / "metingen/2026/meting.yaml")
    assert parse_measurement_info(document, shipped) is not None
    assert document.problems == []


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_the_guide_on_a_real_terminal(tmp_path):
    """On a terminal `analysetool` alone is the guide: a number runs its command, and it comes back."""
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "analysetool"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    typed = [b"2\n", b"C\n", b"s\n"]
    try:
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not piece:  # macOS says so
                break
            shown += piece
            if typed and shown.endswith(b": "):
                os.write(ours, typed.pop(0))
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    before, command, after = shown.decode().partition("-m analysetool stellingen --deel C")
    assert texts.NOTHING_YET in before
    assert command
    assert "C01" in after
    assert after.count(texts.WHAT_NEXT) == 1
