# SPDX-License-Identifier: EUPL-1.2
"""`vergelijk` as people and pipelines run it: real files, streams and exit codes."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from analysetool.formats.registry import FORMATS, Format
from tests.running import assert_refused, run, told, written_twice

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
STAD = EXAMPLES / "voorbeeldstad"
MADE = [form for form in FORMATS["vergelijk"] if form is not Format.PDF]
"""What needs no library of the system."""
SHEET = """\
stellingenset: kansrijke-start
versie: '1.0'
coalitie: {coalition}
jaar: {year}
deelnemer: {code}
scores:
  A01: {score}
"""
SET = """\
id: proef
versie: "{version}"
titel: Proefset
schaal: {{1: Helemaal oneens, 2: Oneens, 3: Deels, 4: Eens, 5: Helemaal eens}}
geschiedenis:
  - {{versie: "1.0"}}
  - {{versie: "2.0", toegevoegd: [{added}], vervallen: [X9], gewijzigd: [{changed}]}}
delen:
  - id: X
    titel: Deel
    themas:
      - id: X0
        titel: Thema
        stellingen: [{{id: X1, tekst: Een.}}, {{id: X2, tekst: Twee.}}, {{id: X3, tekst: Drie.}}]
"""


@pytest.fixture
def sheets(write):
    """Write a sheet for each (coalition, year), and give the folder."""

    def _sheets(*measurements: tuple[str, int], people: int = 1, score: int = 3) -> Path:
        for place, (coalition, year) in enumerate(measurements):
            for number in range(people):
                text = SHEET.format(coalition=coalition, year=year, code=f"aaaa111{number}", score=score)
                write(f"m/{place}-{number}.yaml", text)
        return write("m/.keep", "").parent

    return _sheets


def compared(*arguments: object) -> dict:
    """The JSON of a comparison."""
    result = run("vergelijk", *arguments, "--formaat", "json")
    assert result.returncode == 0, told(result)
    return json.loads(result.stdout)


def assert_not_comparable(result, *words: str) -> None:
    """Exit code 3, all words on one line of standard error, nothing on standard output."""
    assert result.returncode == 3, told(result)
    (line,) = told(result).splitlines()
    assert line.startswith("Fout: ")
    assert [word for word in words if word not in line] == [], line
    assert result.stdout == b""


def test_the_last_two_years_are_compared_and_said():
    """Without years the last two are taken, and standard error says so and what to do next."""
    result = run("vergelijk", STAD)
    assert result.returncode == 0
    assert result.stdout.decode().startswith("Kansrijke Start in Voorbeeldstad: van 2025 naar 2026\n")
    assert told(result).splitlines() == [
        "Dit vergelijkt 2025 met 2026.",
        f"Alles lezen: analysetool vergelijk {shlex.quote(str(STAD))} --volledig",
        f"Volgende stap, een pagina om te delen: analysetool vergelijk {shlex.quote(str(STAD))} "
        "--uit vergelijking.html",
    ]


@pytest.mark.slow
def test_every_format_in_one_run(tmp_path):
    """All formats at once that need no system library; the format follows the ending where there is one output."""
    paths = {name: tmp_path / f"v.{name}" for name in MADE}
    result = run("vergelijk", STAD, *(word for name, path in paths.items() for word in ("--formaat", f"{name}={path}")))
    assert result.returncode == 0, told(result)
    assert paths["html"].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert paths["md"].read_text(encoding="utf-8").startswith("# Kansrijke Start in Voorbeeldstad: van 2025 naar 2026")
    assert paths["docx"].read_bytes().startswith(b"PK")
    assert json.loads(paths["json"].read_text(encoding="utf-8"))["soort"] == "vergelijking"
    rows = list(csv.DictReader(io.StringIO(paths["csv"].read_text(encoding="utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 3 + 16 + 56
    assert b"\x1b" not in paths["terminal"].read_bytes()
    page = tmp_path / "los.html"
    assert run("vergelijk", STAD, "--uit", page).returncode == 0
    assert page.read_bytes() == paths["html"].read_bytes()


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Every format of one comparison, by two processes; `tests/test_report_pdf.py` prints the same page twice."""
    return written_twice(tmp_path_factory.mktemp("twee-keer"), "vergelijk", STAD, formats=MADE)


@pytest.mark.process
@pytest.mark.parametrize("format_", MADE)
@pytest.mark.gate
def test_the_same_input_gives_the_same_bytes(twice, format_):
    """Two runs of every format are equal, whatever the order in which hashes fall."""
    first, second = (found[format_] for found in twice)
    assert first
    assert first == second


def test_years_can_be_chosen_backwards():
    """`--van` later than `--naar` is allowed: differences change sign, and one line says so."""
    there = compared(STAD, "--van", 2025, "--naar", 2026)
    result = run("vergelijk", STAD, "--van", 2026, "--naar", 2025, "--formaat", "json")
    back = json.loads(result.stdout)
    (line,) = told(result).splitlines()
    assert "--van 2026 is later dan --naar 2025" in line
    assert (back["van"]["jaar"], back["naar"]["jaar"]) == (2026, 2025)
    for one, other in zip(there["stellingen"], back["stellingen"], strict=True):
        assert one["verschil"] == -other["verschil"]
        if one["interval"]:
            assert one["interval"] == [-other["interval"][1], -other["interval"][0]]


def test_one_year_of_the_two_is_enough(sheets):
    """`--naar` alone takes the year before it, `--van` alone the newest; the other years are named."""
    folder = sheets(("Dorp", 2022), ("Dorp", 2024), ("Dorp", 2026))
    for option, expected in ((("--naar", 2024), (2022, 2024)), (("--van", 2022), (2022, 2026)), ((), (2024, 2026))):
        found = compared(folder, *option)
        assert (found["van"]["jaar"], found["naar"]["jaar"]) == expected
    assert "Ook gevonden: 2022 (kies met --van en --naar)." in told(run("vergelijk", folder))


def test_two_coalitions_in_one_year(sheets):
    """`--met` sets another coalition beside the first, in the newest year of both."""
    folder = sheets(("Dorp", 2025), ("Dorp", 2026), ("Stad", 2025), people=5)
    found = compared(folder, "--coalitie", "Dorp", "--met", "Stad")
    assert [(found[side]["coalitie"], found[side]["jaar"]) for side in ("van", "naar")] == [
        ("Dorp", 2025),
        ("Stad", 2025),
    ]
    assert found["zelfde_deelnemers"] is None
    assert compared(folder, "--met", "Stad")["van"]["coalitie"] == "Dorp"  # the only other one
    assert_refused(run("vergelijk", folder, "--met", "Stad", "--naar", 2026), "2026 is geen jaar van beide", "2025")
    assert_refused(
        run("vergelijk", folder, "--met", "Stad", "--van", 2025, "--naar", 2026), "Geef één jaar, met --naar"
    )
    assert_refused(run("vergelijk", folder, "--coalitie", "Dorp", "--met", "Dorp"), "Dorp")
    assert_refused(run("vergelijk", folder, "--met", "Gehucht"), "Gehucht")


def test_coalitions_without_a_common_year(sheets):
    """Nothing to set side by side: 3, with the years of each."""
    folder = sheets(("Dorp", 2025), ("Stad", 2026))
    assert_not_comparable(run("vergelijk", folder, "--coalitie", "Dorp", "--met", "Stad"), "Dorp: 2025", "Stad: 2026")


@pytest.mark.parametrize("arguments", [[], ["--naar", "2026"], ["--van", "2026"]])
def test_one_year_only_cannot_be_compared(sheets, tmp_path, arguments):
    """A measurement without an earlier one: 3, with what to do, and no file."""
    out = tmp_path / "v.html"
    result = run("vergelijk", sheets(("Dorp", 2026)), *arguments, "--uit", out)
    assert_not_comparable(result, "geen eerder jaar", "2026", "eerdere meting")
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--van", "2025", "--naar", "2025"], ("allebei 2025", "2025, 2026")),
        (["--van", "2020"], ("--van is 2020", "2025 of 2026")),
        (["--naar", "2030"], ("--naar is 2030", "2025 of 2026")),
        (["--van", "25"], ("--van is '25'", "vier cijfers")),
        (["--naar", "vorig"], ("--naar is 'vorig'", "vier cijfers")),
        (["--coalitie", "Stad"], ("'Stad' staat niet in de invoer", "Voorbeeldstad")),
        (["--basis", "beide"], ("--basis is 'beide'",)),
        (["--min-groep", "3"], ("de optie --min-groep bestaat niet",)),
        (["--formaat", "xlsx"], ("formaat 'xlsx' bestaat hier niet", "terminal, md, html, docx, pdf, json of csv")),
        (["--sjablonen", "weg"], ("--sjablonen is 'weg'", "bestaat niet")),
    ],
)
def test_wrong_use_is_told(tmp_path, arguments, words):
    """The same year twice, a year that is not there and the like: 2, with what was found, and nothing written."""
    result = run("vergelijk", STAD, *arguments, cwd=tmp_path)
    assert_refused(result, "Fout: ", *words)
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_by_a_capital_or_a_blank(sheets):
    """One coalition with a slip of the pen: 2, with both spellings."""
    assert_refused(run("vergelijk", sheets(("Ons Dorp", 2025), ("Ons dorp", 2026))), "'Ons Dorp'", "'Ons dorp'")
    assert_refused(run("vergelijk", sheets(("Ons Dorp", 2025), ("OnsDorp", 2026))), "'Ons Dorp'", "'OnsDorp'")


def test_more_coalitions_need_a_choice():
    """Several coalitions in one folder: 2 with their names."""
    assert_refused(run("vergelijk", EXAMPLES), "--coalitie", "Neder-Betuwe, Pijplijnstad, Roermond, Voorbeeldstad")


def test_bad_input_writes_nothing(write, tmp_path):
    """An empty folder and a sheet without a year: 2, with the file, and no output."""
    empty, out = tmp_path / "leeg", tmp_path / "v.html"
    empty.mkdir()
    assert_refused(run("vergelijk", empty, "--uit", out), str(empty))
    sheet = write(
        "m/een.yaml", SHEET.format(coalition="Dorp", year=2026, code="aaaa1111", score=3).replace("jaar: 2026\n", "")
    )
    assert_refused(run("vergelijk", sheet.parent, "--uit", out), str(sheet), "jaar")
    assert not out.exists()


def test_an_existing_file_is_kept(tmp_path):
    """A result never replaces a file unless `--overschrijf` is given."""
    path = tmp_path / "v.html"
    path.write_text("van mij", encoding="utf-8")
    assert_refused(run("vergelijk", STAD, "--uit", path), "bestaat al", "--overschrijf")
    assert path.read_text(encoding="utf-8") == "van mij"
    assert run("vergelijk", STAD, "--uit", path, "--overschrijf").returncode == 0


def versioned(write, *, added: str, changed: str) -> tuple[Path, Path]:
    """A set in its second version, with nine sheets of the first in 2025 and nine of the second in 2026."""
    own = write("set/eigen.yaml", SET.format(version="2.0", added=added, changed=changed))
    for year, version, scores in ((2025, "1.0", "{X1: 2, X2: 4, X9: 1}"), (2026, "2.0", "{X1: 3, X2: 4, X3: 5}")):
        for number in range(9):
            write(
                f"m/{year}-{number}.yaml",
                f"stellingenset: proef\nversie: '{version}'\ncoalitie: Dorp\njaar: {year}\ndeelnemer: aaaa111{number}\n"
                f"scores: {scores}\n",
            )
    return own, write("m/.keep", "").parent


def test_a_set_with_two_versions(write):
    """X3 is new and X9 is gone; both years stand on X1 and X2: (2 + 4) / 2 = 3.0 and (3 + 4) / 2 = 3.5."""
    own, folder = versioned(write, added="X3", changed="")
    found = compared(folder, "--stellingen", own)
    assert (found["van"]["versie"], found["naar"]["versie"], found["vergeleken"]) == ("1.0", "2.0", 2)
    assert (found["totaal"]["van"], found["totaal"]["naar"], found["totaal"]["verschil"]) == (3.0, 3.5, 0.5)
    assert found["niet_vergeleken"] == [
        {"stelling": "X3", "reden": "nieuw sinds versie 2.0 van de stellingen"},
        {"stelling": "X9", "reden": "vervallen sinds versie 2.0 van de stellingen"},
    ]


def test_versions_that_share_nothing(write):
    """Every statement is new or has another claim: 3, and the reason."""
    own, folder = versioned(write, added="X3", changed="X1, X2")
    assert_not_comparable(run("vergelijk", folder, "--stellingen", own), "geen enkele stelling gemeen")


def test_the_next_step_carries_the_options_along(sheets):
    """That there is no joint sheet is said, and the options stand in the next step."""
    folder = sheets(("Dorp", 2025), ("Dorp", 2026), people=5)
    result = run("vergelijk", folder, "--basis", "gezamenlijk", "--van", 2025)
    assert "Let op: er is geen gezamenlijke scorelijst" in told(result)
    assert "--van 2025 --basis gezamenlijk --uit vergelijking.html" in told(result)


@pytest.mark.slow
def test_a_house_style_is_used(tmp_path):
    """`--sjablonen` puts a municipality's own style and logo on the page."""
    page = tmp_path / "v.html"
    result = run("vergelijk", STAD, "--sjablonen", EXAMPLES / "huisstijl", "--uit", page)
    assert result.returncode == 0, told(result)
    assert "Logo van de verzonnen gemeente" in page.read_text(encoding="utf-8")


def test_a_tally_table_has_certainty_per_statement(write):
    """Counts without people give an interval on statements, and none on levels: nobody knows who answered what."""
    rows = "coalitie;jaar;domein;stelling;score;aantal\n" + "".join(
        f"Dorp;{year};jgz;{statement};{score};10\n"
        for year, score in ((2025, 3), (2026, 4))
        for statement in (f"A{number:02}" for number in range(1, 11))
    )
    table = write("telling.csv", rows)
    found = compared(table)
    assert (found["van"]["deelnemers"], found["zelfde_deelnemers"]) == (None, None)
    part = found["delen"][0]
    assert (part["verschil"], part["interval"], part["oordeel"]) == (1.0, None, "niet-te-bepalen")
    assert {(own["oordeel"], own["genoemd"]) for own in found["stellingen"]} == {("verbeterd", True)}
    assert found["toeval"] == {"verwacht": 0.5, "gevonden": 10}


def test_help_is_dutch():
    """The help screen says how to use it, in Dutch, with examples and the code for nothing to compare."""
    text = run("vergelijk", "--help").stdout.decode()
    assert "Gebruik: analysetool vergelijk" in text
    assert "--met COALITIE" in text
    assert "is 3 als er niets te vergelijken is" in " ".join(text.split())


@pytest.mark.process
@pytest.mark.gate
def test_pandas_stays_out():
    """Comparing YAML sheets does not import pandas, which costs a third of a second."""
    arguments = ["vergelijk", str(STAD), "--formaat", "html"]
    code = f"import sys\nfrom analysetool.cli import main\nmain({arguments!r})\nsys.exit('pandas' in sys.modules)\n"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
