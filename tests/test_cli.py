# SPDX-License-Identifier: EUPL-1.2
"""The commands as people and pipelines run them: real files, streams and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ordinary_signals
from tests.running import assert_refused, process, run, told, written_twice

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "voorbeelden"
ORDINARY = EXAMPLES / "ci" / "metingen" / "2026"
"""An invented measurement of one year."""
FORMATS = ("terminal", "md", "html", "json", "csv", "xlsx", "docx")


def test_version_is_one_line():
    """`--version` prints the name and the version."""
    result = run("--version")
    assert (result.returncode, result.stdout) == (0, b"analysetool 0.1.0\n")


@pytest.mark.parametrize(
    "command",
    [
        "", "stellingen", "formulier", "invullen", "importeer", "controleer", "rapport", "leg-uit", "werksessie",
        "vergelijk", "toets", "schema", "verwijder-deelnemer",
    ],
)  # fmt: skip
def test_help_is_dutch_and_has_examples(command):
    """Every help screen says how to use it, in Dutch, with examples."""
    result = run(*command.split(), "--help")
    text = result.stdout.decode()
    assert result.returncode == 0
    assert "Gebruik: analysetool" in text
    assert "Voorbeelden:\n  analysetool" in text
    for english in ("Usage", "Options", "Arguments", "Commands", "default:", "required"):
        assert english not in text


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["rapport"], "INVOER ontbreekt"),
        (["rapprt", "x"], "Bedoelt u 'rapport'?"),
        (["rapport", "x", "--jar"], "de optie --jar bestaat niet"),
        (["rapport", "x", "--uit"], "achter --uit hoort een waarde"),
        (["invullen", "x.yaml", "y.yaml"], "te veel: y.yaml"),
        (["rapport", "x", "--opmerkingen=ja"], "achter --opmerkingen hoort geen waarde"),
        (["rapport", "x", "--jaar", "26"], "--jaar is '26'"),
        (["rapport", "x", "--min-groep", "5"], "de optie --min-groep bestaat niet"),
        (["rapport", "x", "--basis", "beide"], "--basis is 'beide'"),
        (["rapport", "x", "--formaat", "odt"], "formaat 'odt' bestaat hier niet"),
        (
            ["rapport", "x", "--vorm", "memo"],
            "--vorm is 'memo'; kies volledig, samenvatting, werkblad, afspraken of ouders.",
        ),
        (
            ["rapport", "x", "--vorm", "ouders", "--formaat", "json"],
            "json is er niet van --vorm ouders. Kies --vorm volledig, of een ander formaat.",
        ),
        (
            ["rapport", "x", "--vorm", "werkblad", "--formaat", "csv"],
            "csv is er niet van --vorm werkblad. Kies --vorm volledig of --vorm afspraken, of een ander formaat.",
        ),
        (["rapport", "x", "--groepen", "wijk"], "--groepen is 'wijk'; kies cluster of domein."),
        (["rapport", "x", "--sjablonen", "weg"], "--sjablonen is 'weg', maar die map bestaat niet."),
        (["rapport", "x", "--uit", "rapport.doc"], "het formaat niet te zien"),
        (["stellingen", "--deel", "D"], "deel 'D' bestaat niet. Kies A, B of C."),
        (["controleer", "x", "--peildatum", "morgen"], "--peildatum is 'morgen'"),
    ],
)
def test_wrong_use_is_told_in_dutch(arguments, word):
    """A mistake in the command gives exit code 2 and one line that says what to type."""
    assert_refused(run(*arguments), "Fout: ", word)


def test_without_arguments_and_without_a_terminal_help_is_shown():
    """A pipe gets the help screen, never a menu that waits."""
    result = run()
    assert result.returncode == 0
    assert b"Gebruik: analysetool" in result.stdout


def test_the_newest_year_is_taken_and_said():
    """With more years the newest is reported, and standard error says so."""
    result = run("rapport", EXAMPLES / "voorbeeldstad", "--formaat", "json")
    assert result.returncode == 0
    assert json.loads(result.stdout)["jaar"] == 2026
    assert "Dit gaat over 2026, het nieuwste jaar. Ook gevonden: 2025" in told(result)


def test_a_year_can_be_chosen():
    """`--jaar` chooses, and then nothing needs to be said."""
    result = run("rapport", EXAMPLES / "voorbeeldstad", "--formaat", "json", "--jaar", 2025)
    report = json.loads(result.stdout)
    assert (report["jaar"], report["deelnemers"]["aantal"]) == (2025, 15)
    assert "nieuwste" not in told(result)


def test_more_coalitions_need_a_choice():
    """Several coalitions in one folder: exit 2 with their names; `--coalitie` chooses."""
    found = "Neder-Betuwe, Pijplijnstad, Roermond, Voorbeeldstad of Zuid-Limburg"
    assert_refused(run("rapport", EXAMPLES), "--coalitie", found)
    result = run("rapport", EXAMPLES, "--coalitie", "Pijplijnstad", "--formaat", "json")
    assert json.loads(result.stdout)["coalitie"] == "Pijplijnstad"


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Every format of one report, by two processes; `tests/test_report_pdf.py` prints the same page twice."""
    folder = tmp_path_factory.mktemp("twee-keer")
    return written_twice(folder, "rapport", EXAMPLES / "voorbeeldstad", formats=FORMATS)


@pytest.mark.process
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.gate
def test_the_same_input_gives_the_same_bytes(twice, format_):
    """Two runs of every format are equal, whatever the order in which hashes fall."""
    first, second = (found[format_] for found in twice)
    assert first
    assert first == second


def test_several_formats_in_one_run(tmp_path):
    """`FORMAAT=PAD` may be repeated; one of them may go to standard output."""
    page, table = tmp_path / "r.html", tmp_path / "r.csv"
    result = run("rapport", ORDINARY, "--formaat", f"html={page}", "--formaat", f"csv={table}", "--formaat", "json")
    assert result.returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert table.read_bytes().startswith(b"\xef\xbb\xbfcoalitie;jaar;")
    assert json.loads(result.stdout)["coalitie"] == "Pijplijnstad"


def test_the_format_follows_the_ending(tmp_path):
    """`--uit rapport.md` gives Markdown without asking for it."""
    path = tmp_path / "rapport.md"
    result = run("rapport", ORDINARY, "--uit", path)
    assert result.returncode == 0
    assert path.read_text(encoding="utf-8").startswith("# Kansrijke Start in Pijplijnstad: rapport 2026\n")
    assert f"Geschreven: '{path}'." in told(result)


@pytest.mark.parametrize("form", ["samenvatting", "werkblad"])
@pytest.mark.slow
def test_each_form_is_written(tmp_path, form):
    """`--vorm` makes the summary and the worksheet, as HTML and as Markdown in one run."""
    page, text = tmp_path / "v.html", tmp_path / "v.md"
    result = run(
        "rapport", EXAMPLES / "voorbeeldstad", "--vorm", form, "--formaat", f"html={page}", "--formaat", f"md={text}"
    )
    assert result.returncode == 0, told(result)
    assert f"Kansrijke Start in Voorbeeldstad: {form} 2026</h1>" in page.read_text(encoding="utf-8")
    assert text.read_text(encoding="utf-8").startswith(f"# Kansrijke Start in Voorbeeldstad: {form} 2026\n")


@pytest.mark.parametrize("form", ["volledig", "samenvatting", "werkblad"])
@pytest.mark.slow
def test_each_form_is_shown_on_the_screen(form):
    """Every form can be read in the terminal, and the next step makes a page of the same form."""
    result = run("rapport", ORDINARY, "--vorm", form, "--formaat", "terminal")
    assert result.returncode == 0, told(result)
    name = "rapport" if form == "volledig" else form
    assert result.stdout.decode().startswith(f"Kansrijke Start in Pijplijnstad: {name} ")
    chosen = "" if form == "volledig" else f" --vorm {form}"
    folder = shlex.quote(str(ORDINARY))
    assert f" {folder}{chosen} --uit rapport.html" in result.stderr.decode()


def test_a_house_style_is_used(tmp_path):
    """`--sjablonen` puts a municipality's own style and logo into the report."""
    page = tmp_path / "r.html"
    result = run("rapport", ORDINARY, "--sjablonen", EXAMPLES / "huisstijl", "--uit", page)
    assert result.returncode == 0, told(result)
    assert "Logo van de verzonnen gemeente" in page.read_text(encoding="utf-8")


def test_a_wrong_template_writes_nothing(tmp_path):
    """A mistake in an own template: exit 2 with file and line, and no report."""
    (tmp_path / "document.html.j2").write_text("{{ document.fout }}", encoding="utf-8")
    page = tmp_path / "r.html"
    result = run("rapport", ORDINARY, "--sjablonen", tmp_path, "--uit", page)
    assert_refused(result, "document.html.j2, regel 1", "fout")
    assert not page.exists()


def test_an_existing_file_is_kept(tmp_path):
    """A result never replaces a file unless `--overschrijf` is given."""
    path = tmp_path / "rapport.html"
    path.write_text("van mij", encoding="utf-8")
    assert_refused(run("rapport", ORDINARY, "--uit", path), "bestaat al", "--overschrijf")
    assert path.read_text(encoding="utf-8") == "van mij"
    assert run("rapport", ORDINARY, "--uit", path, "--overschrijf").returncode == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_missing_folder_is_told_before_any_work(tmp_path):
    """A result in a folder that does not exist is refused with what to do."""
    assert_refused(run("rapport", ORDINARY, "--uit", tmp_path / "weg" / "r.html"), "bestaat niet")


def test_bad_input_writes_nothing(write, tmp_path):
    """All problems at once on standard error, with file and line; no output file."""
    sheet = write("m/een.yaml", "stellingenset: kansrijke-start\nversie: '1.0'\njaar: x\nscores:\n  A01: 7\n  Z99: 3\n")
    out = tmp_path / "rapport.html"
    result = run("rapport", sheet.parent, "--uit", out)
    assert_refused(result, f"{sheet}, regel 3", f"{sheet}, regel 5", f"{sheet}, regel 6", "coalitie ontbreekt")
    assert not out.exists()


def test_standard_input_is_a_sheet():
    """`-` reads one score sheet from standard input."""
    text = next(ORDINARY.glob("*.yaml")).read_text(encoding="utf-8")
    result = run("rapport", "-", "--formaat", "json", stdin=text)
    assert json.loads(result.stdout)["deelnemers"]["aantal"] == 1


def test_csv_is_what_dutch_excel_wants():
    """Semicolons, decimal commas, a row per total, part, theme and statement."""
    result = run("rapport", EXAMPLES / "voorbeeldstad", "--formaat", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 3 + 16 + 56
    a01 = next(row for row in rows if row["id"] == "A01")
    assert (a01["gemiddelde"], a01["score_4"], a01["weet_niet"], a01["oordeel"]) == ("4,3", "9", "2", "sterk")


def test_ten_mistakes_are_all_named(write):
    """`controleer` names ten different mistakes in one folder, each with file and line, and ends with code 2."""
    good = "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Proef\njaar: 2026\ndeelnemer: {}\n"
    write("m/01.yaml", good.format("aaaa1111") + "scores:\n  A01: 7\n")
    write("m/02.yaml", good.format("bbbb1111") + "scores:\n  Q01: 3\n")
    write("m/03.yaml", good.format("cccc1111") + "domein: apotheek\nscores:\n  A01: 3\n")
    write("m/04.yaml", good.format("dddd1111") + "scores:\n  A01: 3\n  A01: 4\n")
    write("m/05.yaml", good.format("eeee1111").replace("'1.0'", "'9.9'") + "scores:\n  A01: 3\n")
    write("m/06.yaml", good.format("ffff1111").replace("kansrijke-start", "iets") + "scores:\n  A01: 3\n")
    write("m/07.yaml", good.format("gggg1111").replace("2026", "twintig") + "scores:\n  A01: 3\n")
    write("m/08.yaml", good.format("&a hhhh1111") + "scores:\n  A01: 3\n")
    write("m/09.yaml", good.format("iiii1111").encode() + b"scores:\n  A01: {score: 3, opmerking: \xe9}\n")
    write("m/10.yaml", good.format("jjjj1111") + "scores:\n  A01: [3]\n")
    folder = write("m/11.yaml", good.format("aaaa1111") + "scores:\n  A01: 3\n").parent
    result = run("controleer", folder)
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 2
    expected = {
        "01.yaml, regel 7": "A01 heeft score '7'",
        "02.yaml, regel 7": "'Q01' bestaat niet",
        "03.yaml, regel 6": "domein 'apotheek' is onbekend",
        "04.yaml, regel 8": "A01 staat er twee keer",
        "05.yaml, regel 2": "versie '9.9'",
        "06.yaml, regel 1": "stellingenset 'iets'",
        "07.yaml, regel 4": "jaar is 'twintig'",
        "08.yaml, regel 5": "verwijzingen met & of *",
        "09.yaml, regel 7": "UTF-8",
        "10.yaml, regel 7": "een lijst als antwoord",
        "11.yaml, regel 5": "staat ook in",
    }
    for place, what in expected.items():
        assert [line for line in lines if place in line and what in line], (place, lines)
    assert lines[-1] == "11 fouten in 11 bestanden."


def test_warnings_alone_end_well(write):
    """A name where a code is meant is a warning: told, and exit code 0."""
    sheet = write(
        "m/een.yaml",
        "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Proef\njaar: 2026\ndeelnemer: Jan de Vries\n"
        "scores:\n  A01: 3\n",
    )
    result = run("controleer", sheet)
    assert result.returncode == 0
    assert result.stdout.decode().splitlines() == [
        f"Let op: {sheet}, regel 5: deelnemer 'Jan de Vries' lijkt op een naam of e-mailadres. Gebruik een code, "
        "zoals k7m2q9xat.",
        "1 waarschuwing in 1 bestand.",
    ]


def test_retention_is_judged_at_the_reference_date(write):
    """`bewaren_tot` in the past at `--peildatum` is a warning; before that day it is none."""
    write("m/meting.yaml", "meting:\n  coalitie: Proef\n  jaar: 2026\n  bewaren_tot: 2028-01-01\n")
    folder = write(
        "m/een.yaml",
        "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Proef\njaar: 2026\ndeelnemer: aaaa1111\n"
        "scores:\n  A01: 3\n",
    ).parent
    assert b"Alles klopt" in run("controleer", folder, "--peildatum", "2027-12-31").stdout
    assert b"meting.yaml, regel 4: bewaren_tot" in run("controleer", folder, "--peildatum", "2028-01-02").stdout


def test_statements_can_be_searched_and_saved(tmp_path):
    """`stellingen` filters by part and text, and writes Markdown and JSON."""
    result = run("stellingen", "--zoek", "HUISBEZOEK", "--formaat", "json")
    listed = json.loads(result.stdout)
    assert [item["id"] for part in listed["delen"] for theme in part["themas"] for item in theme["stellingen"]] == [
        "B11"
    ]
    path = tmp_path / "stellingen.md"
    assert run("stellingen", "--deel", "A", "--alles", "--uit", path).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert text.count("\n#### A") == 10
    assert "## Deel B" not in text


def test_nothing_found_is_said(tmp_path):
    """A search without result says so and is no error."""
    result = run("stellingen", "--zoek", "zeilboot", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")
    assert "Geen stelling gevonden met 'zeilboot'" in told(result)


def test_no_colour_codes_outside_a_terminal():
    """A pipe never gets escape codes."""
    for arguments in (["rapport", ORDINARY], ["stellingen"], ["--help"]):
        assert b"\x1b" not in run(*arguments).stdout


@pytest.mark.process
def test_output_is_utf8_whatever_the_locale_says():
    """A Windows console code page or the C locale does not break Dutch letters."""
    result = process("rapport", EXAMPLES / "voorbeeldstad", "--formaat", "md", PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert "In één oogopslag" in result.stdout.decode("utf-8")


@pytest.mark.process
def test_a_bug_gives_70_and_no_traceback(tmp_path):
    """An error in the tool itself is said to be one, with exit code 70."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import analysetool.files.statement_sets as sets\n"
        "def fail(*_): raise RuntimeError('planted')\n"
        "sets.shipped_statement_set = fail\n",
        encoding="utf-8",
    )
    result = process("stellingen", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert result.returncode == 70
    assert "Fout: er gaat iets mis in de Analysetool zelf (RuntimeError: planted)" in told(result)
    assert "Traceback" not in told(result)


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_gives_130(tmp_path):
    """Ctrl-C while the tool waits for input ends with code 130 and no traceback."""
    with ordinary_signals():
        process = subprocess.Popen(
            [sys.executable, "-m", "analysetool", "rapport", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        )
    stat = Path(f"/proc/{process.pid}/wchan")
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            time.sleep(0.2)
            if not stat.exists() or "pipe" in stat.read_text(encoding="utf-8"):
                break
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130
    assert b"Traceback" not in errors


NOT_IN_A_REPORT_OF_ONE_YEAR = (
    "zipfile", "html",
    *(f"analysetool.{name}" for name in (
        "requirements", "composition", "files.requirements", "files.raw_exports", "files.tables", "files.workbooks",
        "figures.comparison", "figures.build_comparison", "figures.room", "figures.desk", "figures.worksheet",
        "figures.parents_page", "words.changes", "words.comparison", "words.moved", "words.session",
        "charts.changes", "charts.parents", "documents.report_changed", "documents.desk", "documents.worksheet",
        "documents.parents_page", "documents.comparison",
    )),
)  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize(("command", "others"), [("rapport", NOT_IN_A_REPORT_OF_ONE_YEAR), ("invullen", ())])
@pytest.mark.gate(most=1)
def test_what_is_not_needed_stays_out(command, others, tmp_path):
    """Pandas and pydantic cost a third and a tenth of a second; a report of one year leaves out what makes others."""
    arguments = {
        "rapport": ["rapport", str(ORDINARY), "--formaat", "html"],
        "invullen": [
            "invullen", str(tmp_path / "x.yaml"), "--platte-tekst", "--coalitie", "P", "--jaar", "2026",
            "--deelnemer", "aaaa1111",
        ],
    }[command]  # fmt: skip
    names = ("pandas", "pydantic", *others)
    code = (
        f"import sys\nfrom analysetool.cli import main\nmain({arguments!r})\n"
        f"sys.exit(', '.join(name for name in {names!r} if name in sys.modules) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], input=b"4\n", capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
