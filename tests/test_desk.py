# SPDX-License-Identifier: EUPL-1.2
"""A desk analysis: what one public text carries a score for; never told, counted or compared as a coalition's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from analysetool import library
from analysetool.documents.desk import desk_document
from analysetool.errors import NotComparableError
from analysetool.figures.build_report import compute_report
from analysetool.figures.desk import FEWEST_SCORES, gather_desk
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Kind
from analysetool.quotes import passage_first, passages_in
from tests.conftest import assert_only_problem, make_set, parsed, shown, with_lines
from tests.forms import TEXTS
from tests.running import run, told

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "voorbeelden"
SOURCES = Path(__file__).parents[2] / "shared" / "bronnen"
ANALYSES = {
    "zuid-limburg": ("zuid-limburg/2023", "004_"),
    "roermond": ("roermond/2024", "001_"),
    "neder-betuwe": ("neder-betuwe/2024", "000_"),
}
"""The shipped desk analyses: their folder, and how the file of their source begins."""
IDS = tuple(statement.id for statement in shipped_statement_set().statements)
SHEET = """\
stellingenset: proef
versie: "1.0"
coalitie: Dorpstad
jaar: 2026
soort: bureau
herkomst: Het nieuwsbericht van mei.
scores:
  A01: {score: 4, opmerking: "“Overal is een plek.” Dat zijn bijna alle wijken."}
  A02: {score: 2, opmerking: 'Er staat "een plan" en niet meer.'}
  A03: {score: weet-niet, opmerking: "“De GGD” is alleen een naam."}
  A04: weet-niet
"""


def read(text):
    """The sheet and the problems of a text."""
    document = parsed(text)
    return parse_score_sheet(document, make_set()), document.problems


def desk_text(answers: Mapping[str, str], *, coalition: str = "Dorpstad", year: int = 2026) -> str:
    """A desk analysis on the shipped set: per statement a score, always with the same passage."""
    lines = [
        f'  {identity}: {{score: {score}, opmerking: "“de passage” Zo is het."}}' for identity, score in answers.items()
    ]
    head = f'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: {coalition}\njaar: {year}\n'
    return f"{head}soort: bureau\nherkomst: Eén tekst.\nscores:\n" + "\n".join(lines) + "\n"


def person_text(code: str = "k7m2q9xa", *, coalition: str = "Dorpstad", year: int = 2026) -> str:
    """The sheet of somebody of a coalition, who gives every statement a 3."""
    head = f'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: {coalition}\njaar: {year}\ndeelnemer: {code}\n'
    return f"{head}scores:\n" + "".join(f"  {identity}: 3\n" for identity in IDS)


def analysed(path: Path):
    """The desk analysis in a folder or file."""
    (measurement,) = library.load(path)
    return gather_desk(compute_report(measurement.measurement, measurement.statement_set))


# -------------------------------------------------------------------------- files


def test_a_desk_sheet_is_read():
    """It has no participant, and its remarks quote what scores rest on."""
    sheet, problems = read(SHEET)
    assert shown(problems) == []
    assert (sheet.kind, sheet.participant, sheet.origin) == (Kind.BUREAU, None, "Het nieuwsbericht van mei.")
    assert sheet.answers["A03"].note == "“De GGD” is alleen een naam."


def test_a_desk_sheet_is_written_as_it_is_read():
    """Reader and writer say the same."""
    sheet, _ = read(SHEET)
    again, problems = read(dump_score_sheet(sheet, ["A01", "A02", "A03", "A04"]))
    assert shown(problems) == []
    assert again == sheet


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({6: None}, 1, ("herkomst", "ontbreekt")),
        ({7: "domein: jgz\nscores:"}, 7, ("geen domein", "Haal domein weg")),
        ({8: "  A01: 4"}, 8, ("A01", "score 4", "zonder passage", "“ en ”", "weet-niet")),
        ({8: "  A01: {score: 4}"}, 8, ("A01", "zonder passage")),
        ({8: "  A01: {score: 4, opmerking: Zo is het.}"}, 8, ("A01", "zonder passage")),
        ({8: "  A01: {score: 4, opmerking: “ ” Niets.}"}, 8, ("A01", "zonder passage")),
        ({8: "  A01: {score: 4, opmerking: “open}"}, 8, ("A01", "zonder passage")),
        ({11: "  A04: weet-niet\nacties: []"}, 12, ("acties", "gezamenlijke")),
        ({11: "  A04: weet-niet\nhandopsteken: {}"}, 12, ("handopsteken", "gezamenlijke")),
    ],
)
def test_what_a_desk_sheet_may_not_be(changes, line, words):
    """Each fault has its line and says what to do."""
    assert_only_problem(read(with_lines(SHEET, changes))[1], line, *words)


@pytest.mark.parametrize(
    ("text", "found", "first"),
    [
        ("“Ja.” Dat is zo.", ("Ja.",), ("Ja.", "Dat is zo.")),
        ('"Ja": dat is zo.', ("Ja",), ("Ja", "dat is zo.")),
        ("Er staat “ja” en “nee”.", ("ja", "nee"), None),
        ("“ ” is niets", (), None),
        ("“ja”", ("ja",), ("ja", "")),
        ('“ja en "nee"”', ('ja en "nee"',), ('ja en "nee"', "")),
        ("Niets.", (), None),
    ],
)
def test_passages_are_seen(text, found, first):
    """A passage stands between curly or straight marks and is not blank."""
    assert passages_in(text) == found
    assert passage_first(text) == first


@pytest.mark.parametrize("other", [person_text(), desk_text({"A01": 3}), None], ids=["person", "desk", "table"])
def test_a_desk_sheet_stands_alone(write, other):
    """Beside any other answers of the same coalition and year it is refused, with both files."""
    desk = write("m/bureau.yaml", desk_text({"B03": 2}))
    beside = write("m/nog.yaml", other) if other else write(
        "nog.csv", "coalitie;jaar;deelnemer;domein;stelling;score\nDorpstad;2026;p1;jgz;A01;3\n"
    )  # fmt: skip
    result = run("rapport", desk.parent, *([] if other else [beside]))
    assert (result.returncode, result.stdout) == (2, b"")
    assert str(desk) in told(result)
    assert str(beside) in told(result)
    assert told(result).count("bureauanalyse van Dorpstad 2026") == 1


def test_another_year_may_be_the_coalitions_own(write):
    """A desk analysis of one year and sheets of another are two measurements."""
    desk = write("m/bureau.yaml", desk_text({"B03": 2}))
    write("m/p.yaml", person_text(year=2025))
    assert run("controleer", desk.parent).returncode == 0


# ------------------------------------------------------------------------- report


def document_text(path: Path) -> str:
    """The desk analysis in a folder or file as Markdown."""
    return TEXTS["md"](desk_document(analysed(path)))


def test_the_report_is_a_document_of_its_own():
    """It says what it is, of which text, how much that carries, and shows the remarks without being asked."""
    text = document_text(EXAMPLES / "roermond")
    assert text.startswith("# Bureauanalyse van één openbare tekst: Roermond 2024\n")
    assert "niet het oordeel van de coalitie zelf" in text
    assert "nieuwsbericht" in text
    assert "De tekst zegt iets over 1 van de 56 stellingen." in text
    assert "Deze tekst draagt geen rapport." in text.replace("*", "")
    assert "Score 2: Onze aanpak staat in één van de vier soorten plannen." in text
    assert "Passage: “De aanpak Kansrijke Start valt binnen" in text
    assert "Opmerking: Dit is één soort plan" in text
    assert "Passages die geen score dragen" in text
    assert "“een coalitie gesloten”" in text
    for words in ("Deze opmerkingen schreven deelnemers", "emiddeld", "witte vlek", "aandachtspunt", "sterk punt"):
        assert words not in text


@pytest.mark.parametrize("name", ANALYSES)
def test_nothing_is_said_for_the_coalition(name):
    """Beside the statements and anchors themselves nothing is in its voice, and nothing is advised."""
    text = document_text(EXAMPLES / name)
    for statement in shipped_statement_set().statements:
        for own in (statement.text, *statement.anchors.values()):
            text = text.replace(own, "")
    assert re.findall(r"\b(?:wij|ons|onze|bespreek\w*|advies)\b", text, re.IGNORECASE) == []


def test_a_step_between_anchors_names_both(write):
    """A 2 of a statement with anchors for 1, 3 and 5 lies between the first two."""
    text = document_text(write("bureau.yaml", desk_text({"B01": 2, "B02": 5})))
    assert "Score 2 ligt tussen 1 en 3. Bij 1: Geen enkele partner" in text
    assert "Bij 3: Ongeveer de helft van de partners" in text
    assert "Score 5: Alle doelen zijn te meten." in text


@pytest.mark.parametrize("number", [0, 1, FEWEST_SCORES - 1, FEWEST_SCORES])
def test_few_scores_carry_no_report(write, number):
    """Under five scores, and without any, the document says so and why."""
    path = write("bureau.yaml", desk_text(dict.fromkeys(IDS[:number], "3")) + "  C22: weet-niet\n")
    text = document_text(path).replace("*", "")
    assert ("Deze tekst draagt geen rapport." in text) is (number < FEWEST_SCORES)
    assert ("minstens 5 stellingen" in text) is (number < FEWEST_SCORES)
    found = f"zegt iets over {number} van de 56 stellingen" if number else "zegt over geen van de 56 stellingen"
    assert found in text


def test_a_mean_needs_half_of_a_level(write):
    """A part with half of its statements scored has a mean, and the others and the total have none."""
    part = shipped_statement_set().parts[0]
    half = [statement.id for statement in part.statements][: len(part.statements) // 2]
    analysis = analysed(write("bureau.yaml", desk_text(dict.fromkeys(half, "4"))))
    assert [counted.level.mean for counted in (*analysis.parts, analysis.total)] == [4, None, None, None]
    assert "Gemiddelde" in TEXTS["md"](desk_document(analysis))
    assert "Gemiddelde" not in document_text(write("minder.yaml", desk_text(dict.fromkeys(half[1:], "4"))))


def test_every_statement_is_counted_once(write):
    """Scores, passages without a score, silence and nvt add up to all statements, per part and in total."""
    text = desk_text({"A01": "3", "B01": "weet-niet", "C01": "nvt"}) + '  C02: {score: weet-niet, opmerking: "Vaag."}\n'
    analysis = analysed(write("bureau.yaml", text + "  C03: weet-niet\n"))
    total = analysis.total
    assert (total.scored, total.with_passage, total.silent, total.not_applicable) == (1, 1, 53, 1)
    sizes = [len(part.statements) for part in shipped_statement_set().parts]
    assert [own.scored + own.with_passage + own.silent + own.not_applicable for own in analysis.parts] == sizes
    assert [note.statement.id for note in analysis.passages] == ["B01"]
    assert [note.statement.id for note in analysis.others] == ["C01", "C02"]


@pytest.mark.parametrize("form", ["werkblad", "samenvatting", "ouders"])
def test_other_forms_are_refused(form):
    """There is nothing to discuss, to decide or to shorten: exit 2 with what is possible."""
    result = run("rapport", EXAMPLES / "roermond", "--vorm", form)
    assert (result.returncode, result.stdout) == (2, b"")
    assert f"--vorm {form} kan niet" in told(result)
    assert "Kies volledig" in told(result)


@pytest.mark.slow
def test_every_layout_tells_it(tmp_path):
    """html, Markdown, Word and the terminal are written from the same document; data stay data."""
    for ending in ("html", "md", "docx", "json", "csv", "xlsx"):
        result = run("rapport", EXAMPLES / "roermond", "--uit", tmp_path / f"r.{ending}")
        assert result.returncode == 0, told(result)
    assert "Passages die geen score dragen" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["coalitie"] == "Roermond"
    shown_on_screen = run("rapport", EXAMPLES / "roermond")
    assert shown_on_screen.stdout.decode().startswith("Bureauanalyse van één openbare tekst: Roermond 2024\n")
    assert "een rapport om te delen" not in told(shown_on_screen)


# ------------------------------------------------------------------ other commands


def test_controleer_and_leg_uit_take_it():
    """It is a good file, and each of its figures can be explained."""
    assert run("controleer", EXAMPLES / "roermond").returncode == 0
    assert run("leg-uit", EXAMPLES / "roermond", "--bij", "B03").returncode == 0


@pytest.fixture
def three_years(write):
    """A coalition with its own sheets in 2024 and 2026, and a desk analysis of 2025 between them."""
    write("m/2024.yaml", person_text(year=2024))
    write("m/2025.yaml", desk_text({"B03": 2}, year=2025))
    return write("m/2026.yaml", person_text(year=2026)).parent


@pytest.mark.parametrize("years", [(), ("--van", "2025"), ("--van", "2024", "--naar", "2025")])
def test_years_are_not_compared_with_a_text(three_years, years):
    """A desk analysis on either side: exit 3, with which one it is."""
    result = run("vergelijk", three_years, *years)
    assert (result.returncode, result.stdout) == (3, b"")
    assert told(result).startswith("Fout: Dorpstad 2025 is een bureauanalyse")


def test_years_around_a_text_are_compared_without_it(three_years):
    """Two measurements of the coalition itself can be compared, and the trend leaves the text out."""
    result = run("vergelijk", three_years, "--van", "2024", "--naar", "2026", "--formaat", "json")
    assert result.returncode == 0, told(result)
    assert "2025" not in result.stdout.decode()


def test_coalitions_are_not_compared_with_a_text(write):
    """Neither side may be a desk analysis."""
    write("m/a.yaml", person_text())
    folder = write("m/b.yaml", desk_text({"B03": 2}, coalition="Elders")).parent
    for first, second in (("Dorpstad", "Elders"), ("Elders", "Dorpstad")):
        result = run("vergelijk", folder, "--coalitie", first, "--met", second)
        assert result.returncode == 3
        assert "Elders 2026 is een bureauanalyse" in told(result)


def test_the_library_does_not_compare_it(three_years):
    """The function refuses what the command refuses."""
    first, second, third = library.load(three_years)
    for before, after in ((first, second), (second, third)):
        with pytest.raises(NotComparableError, match="Dorpstad 2025 is een bureauanalyse"):
            library.compare(before, after)
    assert library.compare(first, third, years=(second,)).trend is None


def test_invullen_leaves_it_alone(write):
    """A key is no passage: exit 2 with what to do, and the file is as it was."""
    text = desk_text({"B03": 2})
    path = write("bureau.yaml", text)
    result = run("invullen", path, stdin="4\n")
    assert result.returncode == 2
    assert "teksteditor" in told(result)
    assert path.read_text(encoding="utf-8") == text


def test_a_session_is_refused():
    """There are no participants to sit together: exit 2."""
    result = run("werksessie", EXAMPLES / "roermond")
    assert result.returncode == 2
    assert "Roermond 2024 is een bureauanalyse" in told(result)
    assert not (EXAMPLES / "roermond" / "2024" / "gezamenlijk.yaml").exists()


def test_requirements_do_not_hold_for_a_text(three_years, write):
    """A text cannot be held against requirements, exit 3; a year of the coalition passes over it as an earlier year."""
    wanted = write("eisen.yaml", "eisen:\n  - {onderdeel: totaal, maximale_daling: 0.5}\n")
    result = run("toets", three_years, "--eisen", wanted, "--naar", "2025")
    assert (result.returncode, result.stdout) == (3, b"")
    assert "Dorpstad 2025 is een bureauanalyse" in told(result)
    assert run("toets", three_years, "--eisen", wanted).returncode == 0
    assert run("toets", three_years, "--eisen", wanted, "--van", "2025").returncode == 3


# ----------------------------------------------------------------------- examples


def shipped_notes(name: str) -> dict[str, tuple[int | None, str]]:
    """Per statement with a remark its score and the remark."""
    path = EXAMPLES / ANALYSES[name][0] / "bureau.yaml"
    sheet, problems = parsed_sheet(path)
    assert shown(problems) == []
    return {identity: (given.answer.score, given.note) for identity, given in sheet.answers.items() if given.note}


def parsed_sheet(path: Path):
    """A sheet of the shipped set, with its problems."""
    document = parsed(path.read_text(encoding="utf-8"), str(path))
    return parse_score_sheet(document, shipped_statement_set()), document.problems


@pytest.mark.parametrize("name", ANALYSES)
def test_every_remark_quotes(name):
    """Scores and doubts alike show the words they are about, and then say one thing in one sentence."""
    for identity, (_, note) in shipped_notes(name).items():
        passage, remark = passage_first(note) or ("", "")
        assert passage, identity
        assert re.fullmatch(r"[A-Z][^.!?]*\.", remark.replace("…", "")), (identity, remark)


@pytest.mark.parametrize("name", ANALYSES)
def test_every_quote_stands_in_its_source(name):
    """Word for word, up to line breaks."""
    if not SOURCES.is_dir():
        pytest.skip("the public source texts are not beside this checkout")
    (source,) = SOURCES.glob(f"{ANALYSES[name][1]}*.txt")
    text = " ".join(source.read_text(encoding="utf-8").split())
    quotes = [(identity, quote) for identity, (_, note) in shipped_notes(name).items() for quote in passages_in(note)]
    assert [(identity, quote) for identity, quote in quotes if quote not in text] == []
    assert quotes


def test_the_table_of_readings_is_that_of_the_files():
    """Every statement that a reading scored is in the table, is kept when both agree, and the rest is counted."""
    told_there = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z][\w-]+) \| ([A-Z]\d\d) \| (\S+) \| (\S+) \| (\S+) \|$", told_there, re.MULTILINE)
    kept = {name: shipped_notes(name) for name in ANALYSES}
    for name, identity, first, second, shown_as in rows:
        score, _ = kept[name.lower()][identity]
        assert str(score or "weet-niet") == shown_as == (first if first == second else "weet-niet")
    scored = [(name, identity) for name, notes in kept.items() for identity, (score, _) in notes.items() if score]
    assert set(scored) <= {(name.lower(), identity) for name, identity, *_ in rows}
    everything = len(ANALYSES) * len(IDS)
    assert f"{everything - len(rows)} van de {everything}" in told_there
