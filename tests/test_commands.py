# SPDX-License-Identifier: EUPL-1.2
"""The commands within this process: what they say beside their result, and hostile files from end to end."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from analysetool import cli
from analysetool.commands.choosing import MeasurementRequest
from analysetool.commands.report import ReportRequest, report
from analysetool.errors import UsageError
from analysetool.formats.outputs import OutputRequest

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
ORDINARY = EXAMPLES / "ci" / "metingen" / "2026"
"""An invented measurement of one year."""
HOSTILE_SET = r"""id: "eigen"
versie: "1.0"
titel: "Set \e[31m | <b>"
verantwoording: "# Waarom\ndaarom"
schaal: {1: "nee\a", 2: b, 3: c, 4: d, 5: "ja | <i>"}
domeinen:
  jgz: {titel: "Jeugd\e[1m", cluster: "groep \e[31m\u202Ex"}
  wijk: {titel: Wijk, cluster: wijk}
bronnen: {s: {titel: "Bron\e]0;x\a [/x]", uitgever: "- U"}}
delen:
  - id: A
    titel: "=cmd"
    inleiding: "- inleiding\n| tabel |"
    themas:
      - id: A1
        titel: "Thema <script>alert(1)</script>"
        stellingen:
          - id: A01
            tekst: "Wij | weten\n<b>alles</b> \e[31m*rood*"
            toelichting: "1. uitleg [/bold]"
            ankers: {1: "- niets", 5: "> alles"}
            advies: "`doe`\tdit"
            spoor: borging
            bron: {document: s, plaats: "p. 3\e[2J\u202E"}
            fase: na
            over: [jgz, "groep \e[31m\u202Ex"]
            ouders: {tekst: "Weet u\e[31m het?"}
          - {id: A02, tekst: "+ tweede"}
"""


def run(capfdbinary, *arguments: object) -> tuple[int, str, str]:
    """Run a command; its exit code, result and what it said."""
    code = cli.main([str(argument) for argument in arguments])
    shown = capfdbinary.readouterr()
    return code, shown.out.decode(), shown.err.decode()


@pytest.fixture
def hostile(write) -> Path:
    """A folder with a hostile set and ten sheets of it, in two groups."""
    path = write("set.yaml", HOSTILE_SET)
    for number in range(10):
        domain = "jgz" if number < 5 else "wijk"
        write(
            f"m/{number}.yaml",
            'stellingenset: eigen\nversie: "1.0"\ncoalitie: "Dorp \\e[31m<b>"\njaar: 2026\n'
            f"deelnemer: aaaa{number:04}\ndomein: {domain}\nherkomst: 'Hier | <b>'\n"
            f'scores:\n  A01: {{score: {number % 5 + 1}, opmerking: "=1+1\\e[31m | <b>"}}\n  A02: weet-niet\n',
        )
    return path


SHOWN_LATER = "\u00ad\u00a0\ufeff"
"""Invisible characters that the formats themselves use."""


def assert_harmless(text: str) -> None:
    """Nothing that steers a terminal or a line stands in the text."""
    lines = text.replace("\r\n", "\n").split("\n")
    assert [line for line in lines if not line.translate(dict.fromkeys(map(ord, SHOWN_LATER))).isprintable()] == []


@pytest.mark.parametrize("format_", ["terminal", "md", "html", "json", "csv"])
@pytest.mark.parametrize("more", [[], ["--platte-tekst"], ["--opmerkingen"], ["--groepen", "domein"]], ids=" ".join)
@pytest.mark.slow
def test_a_hostile_measurement(capfdbinary, hostile, format_, more):
    """Whatever the files of a coalition hold, no report format passes on what steers a terminal."""
    folder = hostile.parent / "m"
    code, result, said = run(
        capfdbinary, "rapport", folder, "--stellingen", hostile, "--formaat", format_, "--overschrijf", *more
    )
    assert code == 0, said
    assert "Dorp" in result
    assert_harmless(result)
    assert_harmless(said)
    if format_ == "html":
        assert [tag for tag in ("<b>", "<i>", "<script") if tag in result] == []


@pytest.mark.parametrize("format_", ["terminal", "md", "html", "json"])
@pytest.mark.parametrize("more", [[], ["--alles"], ["--alles", "--platte-tekst"]], ids=" ".join)
def test_a_hostile_set(capfdbinary, hostile, format_, more):
    """`stellingen` shows a set of one's own without what steers a terminal."""
    code, result, said = run(capfdbinary, "stellingen", "--stellingen", hostile, "--formaat", format_, *more)
    assert code == 0, said
    assert "alles" in result
    assert_harmless(result)
    assert_harmless(said)


def test_a_hostile_set_in_markdown(capfdbinary, hostile):
    """A Markdown reader sees plain texts: no HTML, code, links or tables come of them."""
    _, result, _ = run(capfdbinary, "stellingen", "--stellingen", hostile, "--formaat", "md", "--alles")
    kinds = set()
    for token in MarkdownIt("commonmark").enable("table").parse(result):
        kinds |= {token.type, *(child.type for child in token.children or ())}
    assert kinds & {"html_block", "html_inline", "link_open", "code_inline", "em_open", "table_open"} == set()
    assert "ordered_list_open" not in kinds


def test_statements_with_everything(capfdbinary):
    """`--alles` adds the explanation, source and phase of every statement."""
    code, result, said = run(capfdbinary, "stellingen", "--deel", "A", "--alles", "--platte-tekst")
    assert code == 0
    assert re.search(r"^A01 \S", result, flags=re.MULTILINE)
    for label in ("Toelichting: ", "Bron: ", "Fase: "):
        assert result.count(f"\n{label}") == 10, label
    assert result.endswith("10 stellingen uit Analysetool Kansrijke Start, versie 1.0.\n")
    assert said == "Volgende stap, zelf invullen: analysetool invullen mijn-scores.yaml\n"


def test_statements_say_whose_work_they_are_about(capfdbinary, write):
    """`--alles` tells domains by their titles and clusters by theirs; without `over` there is no such line."""
    _, result, _ = run(capfdbinary, "stellingen", "--deel", "B", "--alles", "--platte-tekst")
    of_statement = dict(re.findall(r"^(B\d\d) (?:.+\n)+?Gaat over het werk van: (.+)$", result, flags=re.MULTILINE))
    assert of_statement["B04"] == "Medisch domein"
    assert of_statement["B11"] == "Jeugdgezondheidszorg"
    assert of_statement["B12"] == "Gemeente; Wijkteam, welzijn en schuldhulp"
    assert "B17" not in of_statement
    own = write("eigen.yaml", HOSTILE_SET)
    _, result, _ = run(capfdbinary, "stellingen", "--stellingen", own, "--alles", "--platte-tekst")
    assert result.count("\nGaat over het werk van: Jeugd; Groep x\n") == 1


def test_statements_as_data(capfdbinary):
    """JSON has the scale and every statement; `--alles` adds what is not needed to score."""
    _, short, _ = run(capfdbinary, "stellingen", "--formaat", "json")
    _, full, said = run(capfdbinary, "stellingen", "--formaat", "json", "--alles")
    first, first_full = (json.loads(text)["delen"][0]["themas"][0]["stellingen"][0] for text in (short, full))
    assert list(first) == ["id", "tekst"]
    assert list(first_full) == [
        "id", "tekst", "toelichting", "ankers", "advies", "spoor", "bron", "fase", "gewicht", "over", "ouders",
    ]  # fmt: skip
    assert list(json.loads(short)) == ["formaatversie", "soort", "id", "versie", "titel", "schaal", "delen"]
    assert said == ""


def test_an_empty_search_still_gives_data(capfdbinary):
    """Nothing found is said; a program that asked for JSON gets an empty list all the same."""
    code, result, said = run(capfdbinary, "stellingen", "--zoek", "zeilboot", "--formaat", "json")
    assert (code, json.loads(result)["delen"]) == (0, [])
    assert "Geen stelling gevonden met 'zeilboot'" in said


def test_report_says_what_is_next(capfdbinary, tmp_path, monkeypatch):
    """On the screen the next step is a file to share; a written page can be opened in a browser."""
    monkeypatch.chdir(tmp_path)
    source = ORDINARY
    _, _, said = run(capfdbinary, "rapport", source)
    folder = shlex.quote(str(source))
    assert said.splitlines() == [
        f"Alles lezen: analysetool rapport {folder} --volledig",
        f"Volgende stap, een rapport om te delen: analysetool rapport {folder} --uit rapport.html",
    ]
    _, result, said = run(capfdbinary, "rapport", source, "--uit", "r.html")
    assert (result, said) == ("", "Geschreven: 'r.html'. Open dit bestand in uw browser.\n")
    _, _, said = run(capfdbinary, "rapport", source, "--uit", "r.csv")
    assert said == "Geschreven: 'r.csv'.\n"
    _, _, said = run(capfdbinary, "rapport", source, "--formaat", "json")
    assert said == ""


def test_report_says_when_there_is_no_joint_sheet(capfdbinary):
    """Asking for the joint basis without a joint sheet is told, and the report stands on the people."""
    code, result, said = run(capfdbinary, "rapport", ORDINARY, "--basis", "gezamenlijk", "--formaat", "json")
    assert code == 0
    assert said.startswith("Let op: er is geen gezamenlijke scorelijst.")
    assert json.loads(result)["stellingen"]


@pytest.mark.parametrize("missing", [["--coalitie", "Weg"], ["--jaar", "1999"]], ids=" ".join)
def test_report_of_what_is_not_there(capfdbinary, missing):
    """A coalition or year that is not in the input is refused with what there is."""
    code, result, said = run(capfdbinary, "rapport", ORDINARY, *missing)
    assert (code, result) == (2, "")
    assert re.match(r"Fout: (coalitie 'Weg'|jaar 1999) staat niet in de invoer\. Kies (Pijplijnstad|2026)\.\n", said)


def test_check_says_what_is_next(capfdbinary):
    """With one coalition and no errors the next step is the report; with more there is no single one."""
    code, result, said = run(capfdbinary, "controleer", ORDINARY)
    assert (code, result) == (0, "Alles klopt: 5 bestanden nagekeken.\n")
    assert said.startswith("Volgende stap: analysetool rapport ")
    code, _, said = run(capfdbinary, "controleer", EXAMPLES)
    assert (code, said) == (0, "")


def test_check_counts_errors_and_warnings(capfdbinary, write):
    """Problems stand in the order of files and lines, then how many there are, then how to go on."""
    start = "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Dorp\njaar: 2026\n"
    write("m/b.yaml", f"{start}deelnemer: Jan de Vries\nscores:\n  A01: 9\n  A02: 8\n")
    folder = write("m/a.yaml", f"{start}deelnemer: aaaa1111\nscores:\n  A01: x\n").parent
    code, result, said = run(capfdbinary, "controleer", folder)
    lines = result.splitlines()
    assert code == 2
    assert [re.match(r"(?:Fout|Let op): \S*/(\w+)\.yaml, regel (\d+)", line).groups() for line in lines[:-1]] == [
        ("a", "7"),
        ("b", "5"),
        ("b", "7"),
        ("b", "8"),
    ]
    assert lines[-1] == "3 fouten en 1 waarschuwing in 2 bestanden."
    assert said == f"Verbeter de fouten en kijk opnieuw: analysetool controleer {folder}\n"


def test_check_tells_of_interrupted_writes(capfdbinary, write):
    """What a write left behind may hold answers: a warning, and no error."""
    folder = write("in/a.yaml", (ORDINARY / "c4pq7mwau.yaml").read_bytes()).parent
    left = write("in/.a.yaml.abc12345.tmp", "A01: 4")
    code, result, _ = run(capfdbinary, "controleer", folder)
    assert code == 0
    assert f"{left}: dit bleef over van een keer opslaan die werd onderbroken." in result.replace("\n", " ")


def test_check_of_a_hostile_set(capfdbinary, hostile):
    """A set without errors is fine; what is told of files never steers a terminal."""
    code, result, said = run(capfdbinary, "controleer", hostile.parent, "--stellingen", hostile)
    assert_harmless(result)
    assert_harmless(said)
    assert code in (0, 2)


@pytest.mark.parametrize("format_", ["docx", "pdf", "xlsx"])
def test_files_are_not_shown_on_a_terminal(shipped, monkeypatch, format_):
    """Word, PDF and Excel make no sense on a screen: the message asks for a file."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    request = ReportRequest(measurement=MeasurementRequest(inputs=(str(ORDINARY),)))
    with pytest.raises(UsageError, match=f"--uit rapport.{format_}"):
        report(request, shipped, OutputRequest(formats=(format_,)))
