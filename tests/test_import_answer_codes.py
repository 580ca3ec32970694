# SPDX-License-Identifier: EUPL-1.2
"""Answer codes come in as files of the page that collects, as lines, as mails, and typed with `invullen`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from analysetool.answer_code import CodedSheet, coalition_print, frame_of, in_groups
from analysetool.codes import own_code, random_code
from analysetool.errors import InputError
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Answer, GivenAnswer, ScoreSheet, Voice
from tests.coded import codes_of, elsewhere, people
from tests.conftest import make_set
from tests.importing import run_import, sheets_in, source, state_of
from tests.running import run, told

SHIPPED = shipped_statement_set()
FRAME = frame_of(SHIPPED)
FOLDER = "metingen/2026"


@pytest.fixture
def folder(tmp_path):
    """Where sheets go."""
    return tmp_path / "2026"


def collected(path: Path, own: list[str], **changes: object) -> Path:
    """The file that the page saves."""
    whole = {
        "soort": "antwoordcodes", "formaatversie": 1, "stellingenset": "kansrijke-start", "versie": "1.0",
        "coalitie": "Voorbeeldstad", "jaar": 2026, "codes": own,
    }  # fmt: skip
    path.write_text(json.dumps(whole | changes, indent=1) + "\n", encoding="utf-8")
    return path


def lines(path: Path, *texts: str) -> Path:
    """A plain text with a code a line."""
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def given(sheet: ScoreSheet) -> tuple[str | None, str, tuple[Answer, ...]]:
    """What a sheet says, as its code does."""
    asked = FRAME.asked[sheet.voice]
    nothing = GivenAnswer(answer=Answer.NOT_ANSWERED)
    return sheet.domain, sheet.voice, tuple(sheet.answers.get(own, nothing).answer for own in asked)


def as_coded(sheets: list[CodedSheet]) -> Counter[tuple[str | None, str, tuple[Answer, ...]]]:
    """What these people said, in any order."""
    return Counter((sheet.domain, sheet.voice, sheet.answers) for sheet in sheets)


def problems_of(path: Path) -> list[tuple[int | None, str]]:
    """What is wrong with a file, each with its line."""
    _, problems = source(path, SHIPPED)
    return [(problem.line, problem.message) for problem in problems]


EVERYBODY = [*people(SHIPPED, 6), *people(SHIPPED, 3, seed=9, voice=Voice.PARENTS)]


@pytest.mark.parametrize("kind", ["json", "regels", "groepen", "klein"])
def test_every_way_gives_the_same_sheets(tmp_path, folder, kind):
    """The file of the page, and lines in any shape: partners and parents with their own voice and what was asked."""
    codes = codes_of(EVERYBODY, SHIPPED)
    shapes = {
        "regels": lambda code: code,
        "groepen": in_groups,
        "klein": lambda code: in_groups(code).lower().replace("0", "o").replace("1", "i").replace(" ", "-"),
    }
    path = tmp_path / "codes.txt"
    file = collected(tmp_path / "codes.json", codes) if kind == "json" else lines(path, "", *map(shapes[kind], codes))
    known = {"coalition": None, "year": None} if kind == "json" else {}
    run_import(file, folder, SHIPPED, **known)
    found = sheets_in(folder, SHIPPED)
    assert Counter(map(given, found)) == as_coded(EVERYBODY)
    assert {sheet.asked for sheet in found if sheet.voice is Voice.PARENTS} == {SHIPPED.asked_of_parents}
    assert {sheet.asked for sheet in found if sheet.voice is Voice.PARTNERS} == {None}
    assert {(sheet.coalition, sheet.year) for sheet in found} == {("Voorbeeldstad", 2026)}
    assert len({sheet.participant for sheet in found}) == 9


def mail(path: Path, text: str, html: str | None = None) -> Path:
    """A mail with a name and an address, as a mail program saves it."""
    message = EmailMessage()
    message["From"] = "Jan de Vries <jan@voorbeeld.nl>"
    message["Date"] = "Fri, 27 Nov 2026 12:00:00 +0100"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    path.write_bytes(message.as_bytes())
    return path


def test_mails_hold_codes(tmp_path, folder):
    """The mail that the form makes, one that was quoted and wrapped, and one in html alone; no name is kept."""
    codes = [in_groups(code) for code in codes_of(EVERYBODY[:3], SHIPPED)]
    body = "Dit zijn mijn antwoorden: Analysetool.\n\nAntwoordcode:\n{}\n\nVerander niets aan de code.\nGroet, Jan\n"
    mail(tmp_path / "een.eml", body.format(codes[0]), f"<p>Antwoordcode:<br>{codes[0]}</p><p>Verander niets</p>")
    mail(tmp_path / "twee.eml", "> Antwoordcode:\n> " + codes[1][:30] + "\n> " + codes[1][30:] + "\n> En zo is het\n")
    lines(tmp_path / "drie.txt", "Dag,", f"antwoordcode: {codes[2]} Met dank")
    run_import([tmp_path / name for name in ("een.eml", "twee.eml", "drie.txt")], folder, SHIPPED)
    assert Counter(map(given, sheets_in(folder, SHIPPED))) == as_coded(EVERYBODY[:3])
    written = b"".join(content for content, _ in state_of(folder).values())
    assert b"Jan" not in written
    assert b"voorbeeld.nl" not in written


def test_again_changes_nothing_and_a_newer_code_replaces(tmp_path, folder):
    """The same codes a second time, a second file with all of them, and one person who changed an answer."""
    codes = codes_of(EVERYBODY, SHIPPED)
    run_import(collected(tmp_path / "een.json", codes[:5]), folder, SHIPPED)
    before = {sheet.participant: given(sheet) for sheet in sheets_in(folder, SHIPPED)}
    run_import([collected(tmp_path / "een.json", codes[:5]), collected(tmp_path / "twee.json", codes)], folder, SHIPPED)
    after = {sheet.participant: given(sheet) for sheet in sheets_in(folder, SHIPPED)}
    assert len(after) == 9
    assert before.items() <= after.items()
    first = EVERYBODY[0]
    other = replace(first, answers=(*first.answers[1:], first.answers[0]))
    run_import(collected(tmp_path / "drie.json", codes_of([other], SHIPPED)), folder, SHIPPED)
    found = sheets_in(folder, SHIPPED)
    assert Counter(map(given, found)) == as_coded([other, *EVERYBODY[1:]])


def test_two_states_of_one_person_in_one_import_are_refused(tmp_path, folder):
    """The same mark with other answers on two lines: nothing is written, and both lines are named."""
    first = EVERYBODY[0]
    other = replace(first, answers=(*first.answers[1:], first.answers[0]))
    path = lines(tmp_path / "codes.txt", *codes_of([first, other], SHIPPED))
    with pytest.raises(InputError) as caught:
        run_import(path, folder, SHIPPED)
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert "regel 1" in problem.message
    assert not folder.exists()


def test_own_codes_come_along(tmp_path, folder):
    """A participant's own code names the sheet; another sheet with that code is the same person."""
    code = random_code()
    person = replace(EVERYBODY[0], participant=code)
    run_import(lines(tmp_path / "codes.txt", *codes_of([person], SHIPPED)), folder, SHIPPED)
    (sheet,) = sheets_in(folder, SHIPPED)
    assert sheet.participant == code == own_code(code)
    assert (folder / f"{code}.yaml").is_file()


def test_what_is_wrong_is_told_with_its_line(tmp_path):
    """Typed wrong, too short, of another set: each on its own line, and no sheet is made."""
    codes = codes_of(EVERYBODY, SHIPPED)
    (small,) = codes_of(people(make_set(), 1), make_set())
    wrong = codes[1][:12] + ("2" if codes[1][12] != "2" else "3") + codes[1][13:]
    path = lines(tmp_path / "codes.txt", codes[0], wrong, codes[2][:50], f"{codes[3][:9]}U{codes[3][10:]}", small)
    assert problems_of(path) == [
        (2, "in deze code zit een tikfout. Kijk vooral naar groep 3."),
        (3, "deze code is te kort. Aantal tekens dat ontbreekt: 9. Kijk de hele code nog eens na."),
        (4, "het teken U komt in geen enkele code voor. Kijk vooral naar groep 2."),
        (5, "deze code hoort bij een andere stellingenset, of bij een andere versie daarvan."),
    ]


def test_another_coalition_or_year_is_refused(tmp_path, folder):
    """Lines do not say whose they are: they are held against what was typed, and refused with their line."""
    one, far, late = (EVERYBODY[0], elsewhere(EVERYBODY[1]), replace(EVERYBODY[2], year=2025))
    path = lines(tmp_path / "codes.txt", *codes_of([one, far, late], SHIPPED))
    with pytest.raises(InputError) as caught:
        run_import(path, folder, SHIPPED)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (
            None,
            "hier staat jaar 2025; de import is voor 2026. Verbeter --jaar, of importeer dit bestand apart in een "
            "andere map.",
        ),
        (2, "deze code hoort bij een andere coalitie."),
    ]
    assert not folder.exists()
    own = collected(tmp_path / "codes.json", codes_of([one, far, late], SHIPPED))
    assert problems_of(own) == [
        (10, "deze code hoort bij een andere coalitie."),
        (11, "deze code hoort bij het jaar 2025, en niet bij deze meting."),
    ]
    whole = collected(tmp_path / "elders.json", codes_of([far], SHIPPED), coalitie="Elders")
    with pytest.raises(InputError, match="hier staat coalitie Elders"):
        run_import(whole, folder, SHIPPED)


def test_codes_without_a_coalition_take_what_was_typed(tmp_path, folder):
    """A form that was made without coalition and year fits any measurement."""
    loose = replace(EVERYBODY[0], coalition_print=0, year=None)
    run_import(lines(tmp_path / "codes.txt", *codes_of([loose], SHIPPED)), folder, SHIPPED)
    (sheet,) = sheets_in(folder, SHIPPED)
    assert (sheet.coalition, sheet.year) == ("Voorbeeldstad", 2026)


def test_an_empty_form_counts_for_nobody(tmp_path):
    """A code without one answer is passed over, and told."""
    nothing = replace(EVERYBODY[0], answers=(Answer.NOT_ANSWERED,) * 56)
    path = lines(tmp_path / "codes.txt", *codes_of([nothing, EVERYBODY[1]], SHIPPED))
    (taken,), problems = source(path, SHIPPED)
    assert (problems, len(taken.responses), taken.rows) == ([], 1, 2)
    assert "1 code zonder één antwoord overgeslagen." in taken.remarks


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"codes": "geen lijst"}, "niet heel"), ({"jaar": "2026"}, "niet heel"), ({"jaar": 20266}, "niet heel"),
        ({"coalitie": None}, "niet heel"), ({"tijd": 12}, "niet heel"), ({"formaatversie": 2}, "nieuwere versie"),
        ({"stellingenset": "andere"}, "stellingenset 'andere'"), ({"versie": "9.9"}, "versie '9.9'"),
        ({"codes": []}, "geen enkele antwoordcode"), ({"codes": [{}, None, 3]}, "geen enkele code"),
        ({"codes": ["1"] * 20_001}, "meer dan 20.000"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused(tmp_path, change, message):
    """Whatever is wrong with the file of the page is an error in Dutch."""
    problems = problems_of(collected(tmp_path / "codes.json", codes_of(EVERYBODY[:1], SHIPPED), **change))
    assert problems
    assert any(message in told for _, told in problems), problems


@pytest.mark.parametrize(
    "text", ['{"soort": "antwoordcodes"', '"soort": "antwoordcodes"', '{"soort": "antwoordcodes"}' + "[" * 9000]
)
def test_a_broken_file_is_refused(tmp_path, text):
    """Cut off, no JSON, or nested so deep that a reader gives up."""
    path = tmp_path / "codes.json"
    path.write_text(text, encoding="utf-8")
    ((_, message),) = problems_of(path)
    assert "niet heel" in message


def fill_in(cwd: Path, name: str, code: str, *more: object):
    """Type a code over."""
    return run("invullen", name, "--antwoordcode", code, *more, cwd=cwd)


ABOUT = ("--coalitie", "Voorbeeldstad", "--jaar", 2026)


def test_a_code_is_typed_over(tmp_path):
    """In groups, small letters, o for 0: the sheet says what the code says, and is told in one line."""
    person = EVERYBODY[0]
    code = in_groups(codes_of([person], SHIPPED)[0]).lower().replace("0", "o")
    result = fill_in(tmp_path, "d07.yaml", code, *ABOUT)
    assert result.returncode == 0, told(result)
    (sheet,) = sheets_in(tmp_path, SHIPPED)
    assert given(sheet) == (person.domain, person.voice, person.answers)
    answered = sum(answer is not Answer.NOT_ANSWERED for answer in person.answers)
    assert f"Geschreven: 'd07.yaml', met {answered} van 56 stellingen beantwoord." in told(result)
    assert f"deelnemerscode is {sheet.participant}" in told(result)


def test_parents_and_own_codes_typed_over(tmp_path):
    """The voice and the own code come from the code; coalition and year from the sheets beside it."""
    own = random_code()
    first, parent = EVERYBODY[0], replace(EVERYBODY[7], participant=own)
    fill_in(tmp_path, "een.yaml", codes_of([first], SHIPPED)[0], *ABOUT)
    result = fill_in(tmp_path, "twee.yaml", codes_of([parent], SHIPPED)[0])
    assert result.returncode == 0, told(result)
    sheets = {Path(sheet.path).name: sheet for sheet in sheets_in(tmp_path, SHIPPED)}
    sheet = sheets["twee.yaml"]
    assert (sheet.participant, sheet.voice, sheet.asked) == (own, Voice.PARENTS, SHIPPED.asked_of_parents)


def test_nobody_counts_twice_by_typing(tmp_path):
    """A code that was typed and is scanned later, or the other way round, is one sheet."""
    first, second = codes_of(EVERYBODY[:2], SHIPPED)
    folder = tmp_path / "2026"
    folder.mkdir()
    assert fill_in(folder, "een.yaml", first, *ABOUT).returncode == 0
    run_import(collected(tmp_path / "codes.json", [first, second]), folder, SHIPPED)
    assert len(sheets_in(folder, SHIPPED)) == 2
    before = state_of(folder)
    for code in (first, second):
        result = fill_in(folder, "nog.yaml", code, *ABOUT)
        assert result.returncode == 2
        assert "de antwoorden met deze code zijn al ingelezen, als '" in told(result)
    assert "als 'een.yaml'" in told(fill_in(folder, "nog.yaml", first, *ABOUT))
    assert state_of(folder) == before


def test_who_was_removed_stays_away(tmp_path):
    """A removed participant does not come back by typing the code again."""
    code = codes_of([replace(EVERYBODY[0], participant=None)], SHIPPED)[0]
    assert fill_in(tmp_path, "een.yaml", code, *ABOUT).returncode == 0
    (sheet,) = sheets_in(tmp_path, SHIPPED)
    removed = run("verwijder-deelnemer", tmp_path, "--deelnemer", sheet.participant, "--ja")
    assert removed.returncode == 0, told(removed)
    result = fill_in(tmp_path, "een.yaml", code, *ABOUT)
    assert result.returncode == 2
    assert "deze deelnemer is eerder verwijderd" in told(result)
    assert not (tmp_path / "een.yaml").exists()


@pytest.mark.parametrize(
    ("change", "more", "message"),
    [
        ({}, ("--coalitie", "Elders", "--jaar", 2026), "klopt niet. Deze code hoort bij een andere coalitie."),
        ({}, ("--coalitie", "Voorbeeldstad", "--jaar", 2027), "hoort bij het jaar 2026, en niet bij deze meting."),
        ({}, (*ABOUT, "--domein", "huisarts"), "--domein is 'huisarts', maar in de antwoordcode staat"),
        ({}, (*ABOUT, "--voor", "ouders"), "--voor is 'ouders', maar in de antwoordcode staat 'partners'"),
        ({"participant": "k7m2q9xa"}, (*ABOUT, "--deelnemer", "m4n8r2xa"), "--deelnemer is 'm4n8r2xa', maar in de"),
        ({"answers": (Answer.NOT_ANSWERED,) * 56}, ABOUT, "niets ingevuld"),
        ({}, (), "--coalitie"),
    ],
)  # fmt: skip
def test_what_contradicts_the_code_is_refused(tmp_path, change, more, message):
    """An option that says something else, another measurement, an empty form: exit 2 and nothing written."""
    (code,) = codes_of([replace(EVERYBODY[0], **change)], SHIPPED)
    result = fill_in(tmp_path, "d07.yaml", code, *more)
    assert (result.returncode, list(tmp_path.iterdir())) == (2, [])
    assert message in told(result)


def test_a_typo_names_the_group(tmp_path):
    """The sentence of the option names where to look."""
    (code,) = codes_of([EVERYBODY[0]], SHIPPED)
    wrong = code[:20] + ("2" if code[20] != "2" else "3") + code[21:]
    result = fill_in(tmp_path, "d07.yaml", in_groups(wrong), *ABOUT)
    assert result.returncode == 2
    assert "Fout: --antwoordcode klopt niet. In deze code zit een tikfout. Kijk vooral naar groep 5." in told(result)


def test_a_sheet_that_exists_is_never_replaced(tmp_path):
    """A code is a whole sheet, so the name must be free."""
    first, second = codes_of(EVERYBODY[:2], SHIPPED)
    assert fill_in(tmp_path, "d07.yaml", first, *ABOUT).returncode == 0
    before = state_of(tmp_path)
    result = fill_in(tmp_path, "d07.yaml", second, *ABOUT)
    assert (result.returncode, state_of(tmp_path)) == (2, before)
    assert "'d07.yaml' bestaat al." in told(result)


def test_practice_takes_no_code(tmp_path):
    """An exercise is nobody's sheet."""
    result = run("invullen", "--oefenen", "--antwoordcode", "8", cwd=tmp_path)
    assert result.returncode == 2
    assert "--antwoordcode" in told(result)


def test_the_print_of_the_typed_coalition_is_what_counts(tmp_path, folder):
    """Capitals and blanks of the name are no other coalition."""
    person = replace(EVERYBODY[0], coalition_print=coalition_print("VOORBEELDSTAD "))
    run_import(lines(tmp_path / "codes.txt", *codes_of([person], SHIPPED)), folder, SHIPPED)
    assert len(sheets_in(folder, SHIPPED)) == 1


def test_a_text_that_is_too_long_is_refused(tmp_path):
    """More than anybody collects is not read at all."""
    path = tmp_path / "codes.txt"
    path.write_text("antwoordcode: " * 400_000, encoding="utf-8")
    assert [message for _, message in problems_of(path)] == [
        "in dit bestand staan meer dan 20.000 antwoordcodes. Verdeel het over meer bestanden."
    ]


def test_a_code_of_no_known_coalition_is_held_against_the_folder(tmp_path):
    """The coalition that the sheets beside it agree on is not the one of the code."""
    here, far = EVERYBODY[0], elsewhere(EVERYBODY[1])
    code, other = codes_of([here, far], SHIPPED)
    assert fill_in(tmp_path, "een.yaml", code, *ABOUT).returncode == 0
    before = state_of(tmp_path)
    result = fill_in(tmp_path, "twee.yaml", other)
    assert (result.returncode, state_of(tmp_path)) == (2, before)
    assert "--antwoordcode klopt niet. Deze code hoort bij een andere coalitie." in told(result)
