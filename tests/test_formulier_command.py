# SPDX-License-Identifier: EUPL-1.2
"""`formulier` as people type it: where the form goes, what it takes from meting.yaml, and what is said afterwards."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from analysetool.codes import own_code
from analysetool.errors import UsageError
from analysetool.formats.form_text import render_cards_page, render_form, render_google_script, render_paper_page
from analysetool.formats.registry import FORM_KINDS, Format
from analysetool.formats.templates import template_folder
from analysetool.model import Voice
from tests.conftest import make_form
from tests.running import assert_refused, run, told
from tests.tools import needs_pdf

MEASUREMENT = """\
meting:
  coalitie: Dorp
  jaar: 2026
  contact: de programmaleider
  bewaren_tot: 2028-01-01
"""
HOUSE_STYLE = Path(__file__).parent.parent / "voorbeelden" / "huisstijl"
OWN_SET = """\
id: proef
versie: "1.0"
titel: Proef
schaal: {1: a, 2: b, 3: c, 4: d, 5: e}
delen:
  - id: P
    titel: P
    themas:
      - {id: P1, titel: P1, stellingen: [{id: P-01, tekst: Een.}]}
"""


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("html", b"<!DOCTYPE html>\n"),
        ("xlsx", b"PK"),
        ("docx", b"PK"),
        pytest.param("pdf", b"%PDF", marks=needs_pdf),
        ("md", b"# Formulier voor partners\n"),
        ("txt", b"id\trelated_id\t"),
        ("gs", b"// Dit script maakt het formulier in Google Formulieren."),
    ],
)
@pytest.mark.gate(most=4)
def test_the_ending_says_which_form(tmp_path, ending, start):
    """Each ending gives its kind of form, and standard output stays empty."""
    result = run("formulier", "--uit", f"f.{ending}", "--coalitie", "Dorp", "--jaar", 2026, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")
    assert (tmp_path / f"f.{ending}").read_bytes().startswith(start)
    assert f"Geschreven: 'f.{ending}'." in told(result)


@pytest.mark.parametrize(
    ("kind", "ending", "audience"),
    [
        pytest.param(kind, form.ending, audience, marks=[needs_pdf] if form is Format.PDF else [])
        for kind, forms in FORM_KINDS.items()
        for form in forms
        for audience in ((Voice.PARENTS,) if form is Format.PDF else Voice)
    ],
)
@pytest.mark.slow
@pytest.mark.gate(most=8)
def test_the_same_bytes_twice(tmp_path, kind, ending, audience):
    """The same command gives the same file, whatever kind of form it makes, for whomever.

    Printing takes seconds a page: a pdf is that of parents.
    """
    for name in ("een", "twee"):
        result = run("formulier", "--vorm", kind, "--uit", tmp_path / f"{name}{ending}", "--voor", audience)
        assert result.returncode == 0
    assert (tmp_path / f"een{ending}").read_bytes() == (tmp_path / f"twee{ending}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ("--uit ontbreekt", "formulier --uit formulier.html")),
        (["--uit", "-"], ("een formulier is een bestand", "formulier --uit formulier.html")),
        (["--uit", "f.csv"], ("'f.csv'", ".html", ".xlsx", ".docx", ".pdf", ".md", ".txt", ".gs")),
        (["--uit", "f.md", "--vorm", "poster"], ("--vorm is 'poster'; kies formulier, stemkaarten of msforms.",)),
        (["--uit", "f.md", "--vorm", "stemkaarten"], ("--vorm stemkaarten kan alleen als .html, .docx of .pdf",)),
        (["--uit", "f.html", "--vorm", "msforms"], ("--vorm msforms kan alleen als .docx", "msforms.docx")),
        (["--uit", "f.md", "--codes-uit", "c.csv"], ("--codes-uit hoort bij --codes", "--codes 20")),
        (["--uit", "f.md", "--link", "https://a.nl"], ("--link hoort bij --codes",)),
        (["--uit", "f.md", "--codes", "3", "--link", "https://a.nl"], ("--codes-uit codes.csv",)),
        (["--uit", "f.md", "--codes", "3", "--codes-uit", "c.xlsx"], ("--codes-uit is 'c.xlsx'", "codes.csv")),
        (["--uit", "f.md", "--codes", "3", "--codes-uit", "er-al.csv"], ("'er-al.csv' bestaat al",)),
        (["--uit", "f.md", "--codes", "3", "--codes-uit", "weg/c.csv"], ("de map 'weg' bestaat niet",)),
        (
            ["--uit", "f.md", "--codes", "3", "--codes-uit", "c.csv", "--link", "a.nl/f.html"],
            ("--link is 'a.nl/f.html'",),
        ),
        (["--uit", "f"], ("'f'", ".html")),
        (["--uit", "map"], ("'map' is een map",)),
        (["--uit", "weg/f.html"], ("de map 'weg' bestaat niet",)),
        (["--uit", "er-al.html"], ("'er-al.html' bestaat al", "--overschrijf")),
        (["--uit", "f.md", "--voor", "raad"], ("--voor is 'raad'; kies partners of ouders.",)),
        (["--uit", "f.md", "--jaar", "26"], ("--jaar is '26'",)),
        (["--uit", "f.md", "--meting", "weg.yaml"], ("weg.yaml: dit bestand bestaat niet",)),
        (["--uit", "f.md", "--meting", "set.yaml"], ("set.yaml: dit is geen meting.yaml",)),
        (["--uit", "f.md", "--meting", "stuk.yaml"], ("stuk.yaml, regel 2", "jaar")),
        (["--uit", "f.md", "--sjablonen", "weg"], ("--sjablonen is 'weg', maar die map bestaat niet.",)),
        (["--uit", "f.md", "--stellingen", "set.yaml", "--voor", "ouders"], ("geen stellingen voor ouders",)),
        (["--uit", "f.txt", "--stellingen", "set.yaml"], ("LimeSurvey kan deze nummers", "P-01")),
    ],
)
def test_what_cannot_be_made_is_told(tmp_path, arguments, words):
    """A mistake gives exit code 2, one line that says what to do, and no file."""
    (tmp_path / "map").mkdir()
    (tmp_path / "er-al.html").write_text("van ons")
    (tmp_path / "er-al.csv").write_text("van ons")
    (tmp_path / "set.yaml").write_text(OWN_SET)
    (tmp_path / "stuk.yaml").write_text("meting:\n  coalitie: Dorp\n")
    before = sorted(tmp_path.iterdir())
    assert_refused(run("formulier", *arguments, cwd=tmp_path), *words)
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "er-al.html").read_text() == "van ons"


def test_an_existing_form_is_replaced_when_asked(tmp_path):
    """`--overschrijf` replaces the file."""
    (tmp_path / "f.md").write_text("oud")
    assert run("formulier", "--uit", "f.md", "--overschrijf", cwd=tmp_path).returncode == 0
    assert "oud" not in (tmp_path / "f.md").read_text().split()


def test_the_measurement_beside_the_form_is_used(tmp_path):
    """A meting.yaml in the folder of the form gives coalition, year, contact and retention, and that is said."""
    (tmp_path / "meting.yaml").write_text(MEASUREMENT)
    result = run("formulier", "--uit", tmp_path / "f.md")
    assert result.returncode == 0
    assert f"Coalitie, jaar en contact komen uit '{tmp_path / 'meting.yaml'}'." in told(result)
    text = (tmp_path / "f.md").read_text()
    for words in ("Dorp, 2026", "Stel die aan: de programmaleider.", "tot 1 januari 2028.", "Deze meting is besloten."):
        assert words in text
    assert "Tip:" not in told(result)


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_an_open_measurement_says_so_on_the_form(tmp_path, ending):
    """`openbaarheid: open` in the meting.yaml beside the form is told to who fills it in."""
    (tmp_path / "meting.yaml").write_text(f"{MEASUREMENT}  openbaarheid: open\n")
    assert run("formulier", "--uit", f"f.{ending}", cwd=tmp_path).returncode == 0
    text = (tmp_path / f"f.{ending}").read_text()
    assert "Deze meting is open. Iedereen in de coalitie kan zien" in text


@pytest.mark.parametrize("where", ["meting.yaml", "."])
def test_another_measurement_can_be_named(tmp_path, where):
    """`--meting` takes the file or its folder, goes before the one beside the form, and is used without a word."""
    (tmp_path / "meting.yaml").write_text(MEASUREMENT.replace("Dorp", "Stad"))
    (tmp_path / "ander").mkdir()
    (tmp_path / "ander" / "meting.yaml").write_text(MEASUREMENT)
    result = run("formulier", "--uit", "f.md", "--meting", Path("ander") / where, cwd=tmp_path)
    assert result.returncode == 0
    assert "Dorp, 2026" in (tmp_path / "f.md").read_text()
    assert "komen uit" not in told(result)


@pytest.mark.parametrize(("option", "value", "known"), [("--coalitie", "Stad", "Dorp"), ("--jaar", "2025", "2026")])
def test_a_contradiction_is_an_error(tmp_path, option, value, known):
    """What is typed and what the measurement says may not differ; the same is fine."""
    (tmp_path / "meting.yaml").write_text(MEASUREMENT)
    assert_refused(
        run("formulier", "--uit", "f.md", option, value, cwd=tmp_path), f"{option} is '{value}'", f"'{known}'"
    )
    assert not (tmp_path / "f.md").exists()
    assert run("formulier", "--uit", "f.md", option, known, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("ending", "command"),
    [
        ("html", "analysetool importeer 'antwoorden-kansrijke-start-*.json' --uit metingen/2026"),
        ("xlsx", "analysetool importeer f.xlsx --uit metingen/2026"),
        ("txt", "analysetool importeer resultaten.csv --uit metingen/2026 --coalitie Dorp --jaar 2026"),
        ("md", "analysetool invullen metingen/2026/CODE.yaml"),
        ("docx", "analysetool invullen metingen/2026/CODE.yaml"),
        ("gs", "analysetool importeer resultaten.csv --uit metingen/2026 --coalitie Dorp --jaar 2026"),
    ],
)
def test_the_next_step_is_told(tmp_path, ending, command):
    """Afterwards the command is shown that takes in what comes back, complete enough to type."""
    result = run("formulier", "--uit", f"f.{ending}", "--coalitie", "Dorp", "--jaar", 2026, cwd=tmp_path)
    assert told(result).endswith(f"met: {command}\n")


def test_without_coalition_there_is_a_tip(tmp_path):
    """A form without coalition and year says what is missing, also in the command for later."""
    said = told(run("formulier", "--uit", "f.html", cwd=tmp_path))
    assert "Met --coalitie en --jaar" in said
    assert "--uit metingen/JAAR --coalitie NAAM --jaar JAAR" in said


def test_an_own_set_is_named_in_the_next_step(tmp_path):
    """With a set of one's own, the command for later names it too."""
    (tmp_path / "set.yaml").write_text(OWN_SET)
    result = run("formulier", "--uit", "f.xlsx", "--stellingen", "set.yaml", cwd=tmp_path)
    assert told(result).rstrip().endswith("--stellingen set.yaml")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "f.xlsx").read_bytes()))
    assert dict(book["_set"].iter_rows(values_only=True))["stellingenset"] == "proef"


def test_a_house_style_changes_the_page(tmp_path):
    """Colour and logo of a folder with templates come into the page."""
    assert run("formulier", "--uit", tmp_path / "f.html", "--sjablonen", HOUSE_STYLE).returncode == 0
    text = (tmp_path / "f.html").read_text(encoding="utf-8")
    assert "--accent: #1d5e3a" in text
    assert "Logo van de verzonnen gemeente Voorbeeldstad" in text


PART_OF = {
    "_formulier.css": "formulier.html.j2",
    "_formulier.js": "formulier.html.j2",
    "_papier.css": "formulier-papier.html.j2",
    "_kaarten.css": "formulier-stemkaarten.html.j2",
}
"""In which template a style or a script stands."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({*PART_OF, *(path.name for path in template_folder().glob("formulier*"))}))
def test_any_template_of_the_form_can_be_replaced(tmp_path, shipped, name):
    """Every template, style and script of the form can be replaced on its own by a file of the same name."""
    text = (template_folder() / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(f"{{# van ons #}}{text}VAN-ONS", encoding="utf-8")
    view = make_form(shipped, Voice.PARENTS)
    made = {
        "formulier.html.j2": render_form(view, "html", own=tmp_path),
        "formulier.md.j2": render_form(view, "md", own=tmp_path),
        "formulier.gs.j2": render_google_script(view, own=tmp_path),
        "formulier-papier.html.j2": render_paper_page(view, own=tmp_path),
        "formulier-stemkaarten.html.j2": render_cards_page(view, own=tmp_path),
    }
    found = [template for template, shown in made.items() if "VAN-ONS" in shown]
    assert found == [PART_OF.get(name, name)]


def test_a_wrong_template_of_the_form_is_named(tmp_path, shipped):
    """A mistake in a template of one's own says which file and line."""
    (tmp_path / "formulier.md.j2").write_text("een\n{{ formulier.bestaatniet }}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"formulier\.md\.j2, regel 2"):
        render_form(make_form(shipped, Voice.PARTNERS), "md", own=tmp_path)


def test_codes_for_the_invitations(tmp_path):
    """As many as asked for, all different, each one that an import keeps; nothing else stands on standard output."""
    result = run("formulier", "--uit", "formulier.html", "--codes", "25", cwd=tmp_path)
    codes = result.stdout.decode().split()
    assert (result.returncode, len(codes), len(set(codes))) == (0, 25, 25)
    assert [own_code(code) for code in codes] == codes
    assert codes == sorted(codes)
    assert "25 deelnemerscodes" in told(result)


@pytest.mark.parametrize("number", ["0", "10000", "veel"])
def test_a_number_of_codes_that_cannot_be(tmp_path, number):
    """A wrong number makes neither codes nor a form."""
    assert_refused(run("formulier", "--uit", "formulier.html", "--codes", number, cwd=tmp_path), "--codes")
    assert list(tmp_path.iterdir()) == []


def read_codes(path: Path) -> list[list[str]]:
    """The table of codes, as Excel reads it."""
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_codes_for_a_mail_merge(tmp_path):
    """A row per code with the address that fills it in; then nothing stands on standard output."""
    link = "https://intranet.voorbeeld.nl/formulier.html"
    result = run("formulier", "--uit", "f.html", "--codes", "7", "--codes-uit", "c.csv", "--link", link, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")
    head, *rows = read_codes(tmp_path / "c.csv")
    assert head == ["code", "link"]
    assert [own_code(code) for code, _ in rows] == [code for code, _ in rows]
    assert len({code for code, _ in rows}) == 7
    assert [address for _, address in rows] == [f"{link}#code={code}" for code, _ in rows]
    assert "'c.csv', met 7 codes met link." in told(result)
    assert "Gooi na het versturen weg wat zegt wie welke code kreeg." in told(result)


def test_codes_in_a_file_without_an_address(tmp_path):
    """Without an address there is only the column of codes."""
    assert run("formulier", "--uit", "f.pdf.md", "--codes", "1", "--codes-uit", "C.CSV", cwd=tmp_path).returncode == 0
    head, (code,) = read_codes(tmp_path / "C.CSV")
    assert (head, own_code(code)) == (["code"], code)


def test_parents_on_paper_are_typed_over_as_parents(tmp_path):
    """The next step asks the sentences that stood on their paper."""
    result = run("formulier", "--uit", "o.docx", "--voor", "ouders", "--coalitie", "Dorp", "--jaar", 2026, cwd=tmp_path)
    assert told(result).endswith("met: analysetool invullen metingen/2026/CODE.yaml --voor ouders\n")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("stemkaarten", "k.html", ("op ware grootte",)),
        ("msforms", "m.docx", ("Snel importeren", "importeer resultaten.xlsx --uit metingen/2026 --coalitie Dorp")),
    ],
)
def test_other_kinds_say_what_to_do(tmp_path, kind, name, words):
    """Cards are cut out, and Microsoft Forms has an import of its own."""
    result = run("formulier", "--vorm", kind, "--uit", name, "--coalitie", "Dorp", "--jaar", 2026, cwd=tmp_path)
    assert result.returncode == 0
    assert [word for word in words if word not in told(result)] == []
    assert ("importeer" in told(result)) == (kind == "msforms")


def test_the_page_that_collects_is_made(tmp_path):
    """It takes coalition, year and minimum from meting.yaml, and says how the codes come in."""
    (tmp_path / "meting.yaml").write_text("meting: {coalitie: Dorp, jaar: 2026, min_groep: 4}\n", encoding="utf-8")
    result = run("formulier", "--verzamel", "--uit", "verzamel.html", cwd=tmp_path)
    assert result.returncode == 0, told(result)
    assert told(result).endswith("met: analysetool importeer antwoordcodes-kansrijke-start-2026.json --uit .\n")
    text = (tmp_path / "verzamel.html").read_text(encoding="utf-8")
    assert "Dorp, 2026" in text
    assert "vanaf 4 mensen" in text
    again = run("formulier", "--verzamel", "--uit", "verzamel.html", cwd=tmp_path)
    assert (again.returncode, (tmp_path / "verzamel.html").read_text(encoding="utf-8")) == (2, text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--uit ontbreekt"),
        (("--uit", "-"), "past niet op het scherm"),
        (("--uit", "v.xlsx"), "--verzamel maakt een webpagina"),
        (("--uit", "v.html"), "zijn coalitie en jaar nodig"),
        (("--uit", "v.html", "--coalitie", " ", "--jaar", 2026), "zijn coalitie en jaar nodig"),
        (("--uit", "v.html", "--coalitie", "Dorp"), "zijn coalitie en jaar nodig"),
        (("--uit", "v.html", "--coalitie", "Dorp", "--jaar", 20), "jaartal van vier cijfers"),
        (("--uit", "v.html", "--voor", "ouders", "--coalitie", "Dorp", "--jaar", 2026), "Haal --voor en --codes weg"),
        (("--uit", "v.html", "--codes", 3, "--coalitie", "Dorp", "--jaar", 2026), "Haal --voor en --codes weg"),
    ],
)
def test_a_page_that_cannot_collect_is_refused(tmp_path, arguments, message):
    """Without a measurement it could refuse nothing; nothing is written then."""
    result = run("formulier", "--verzamel", *arguments, cwd=tmp_path)
    assert (result.returncode, list(tmp_path.iterdir())) == (2, [])
    assert message in told(result)
