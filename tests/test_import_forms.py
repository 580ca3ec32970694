# SPDX-License-Identifier: EUPL-1.2
"""Our own forms come back: answers from the page, pasted or as a file, and the spreadsheet in all its shapes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysetool.errors import InputError, UsageError
from analysetool.imports.texts import clean_note
from analysetool.model import Answer, Release, Voice
from tests.conftest import assert_only_problem, at_most, make_set, shown, with_parents
from tests.importing import given_in, responses_in, run_import, sheets_in, source, state_of
from tests.running import run, told

HISTORY = (Release(version="0.9"), Release(version="1.0"))
SET = make_set(history=HISTORY)
MARK = "3f9c" * 8
EVERYTHING = ("A01", "A02", "A03", "A04", "B01", "B02")


def answers(**changes: object) -> dict[str, object]:
    """What the page hands over, with anything changed."""
    whole = {
        "soort": "antwoorden",
        "formaatversie": 1,
        "stellingenset": "proef",
        "versie": "1.0",
        "coalitie": "Voorbeeldstad",
        "jaar": 2026,
        "voor": "partners",
        "kenmerk": MARK,
        "deelnemer": "k7m2q9xa",
        "domein": "jgz",
        "gevraagd": list(EVERYTHING),
        "antwoorden": {
            "A01": {"score": "4"},
            "A02": {"score": "weet-niet", "opmerking": "Vraag het <script>alert(1)</script>\nna"},
            "A03": {"score": "nvt"},
            "A04": {"opmerking": "=1+1"},
        },
    }
    return {key: value for key, value in {**whole, **changes}.items() if value is not ...}


def written(path: Path, **changes: object) -> Path:
    """The same in a file."""
    path.write_text(json.dumps(answers(**changes), ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_the_answers_of_the_page_come_back_exactly(tmp_path):
    """Scores, the other states, notes with and without a score, the domain and the code."""
    (response,) = responses_in(written(tmp_path / "antwoorden-proef.json"), SET)
    assert given_in(response) == {"A01": "4", "A02": "weet-niet", "A03": "nvt"}
    notes = {identity: given.note for identity, given in response.answers.items() if given.note}
    assert notes == {"A02": "Vraag het <script>alert(1)</script>\nna", "A04": "=1+1"}
    assert (response.code, response.domain, response.asked, response.version) == ("k7m2q9xa", "jgz", None, "1.0")


def test_answers_pasted_in_a_mail(tmp_path):
    """Words around them, a byte order mark, CRLF, lines cut by the mail program, and marks of quoting."""
    text = json.dumps(answers(), ensure_ascii=False)
    wrapped = text.replace(" ", "\r\n")
    for name, pasted in {
        "om.txt": f"\ufeffBeste Kim,\r\n\r\nHierbij {{mijn}} antwoorden:\r\n{text}\r\n\r\nGroet",
        "gevouwen.txt": f"Hierbij\r\n{wrapped}\r\nGroet",
        "aangehaald.txt": "> Beste\n" + "".join(f"> {line}\n" for line in json.dumps(answers(), indent=1).splitlines()),
        "bestand.json": f"{text}\n",
    }.items():
        path = tmp_path / name
        path.write_bytes(pasted.encode())
        (response,) = responses_in(path, SET)
        assert given_in(response) == {"A01": "4", "A02": "weet-niet", "A03": "nvt"}, name
        assert response.source == ("formulier", MARK[:10])


@pytest.mark.parametrize("width", range(58, 80))
def test_lines_cut_in_the_middle_of_words(tmp_path, width):
    """A mail program that cuts anywhere leaves blanks in ids and scores; a cut number is not whole, never another."""
    text = json.dumps(answers(coalitie=""), ensure_ascii=False)
    path = tmp_path / "a.txt"
    path.write_bytes("\r\n".join(text[start : start + width] for start in range(0, len(text), width)).encode())
    found, problems = source(path, SET)
    read = [given_in(response) for one in found for response in one.responses]
    whole = [{"A01": "4", "A02": "weet-niet", "A03": "nvt"}]
    assert (read, len(problems)) in ((whole, 0), ([], 1))
    assert width not in (64, 72, 76) or read == whole


def test_two_answers_in_one_text(tmp_path):
    """A secretary who collects them in one file loses nobody."""
    path = tmp_path / "alle.txt"
    texts = [json.dumps(answers(kenmerk=f"{number:032x}", deelnemer="")) for number in range(3)]
    path.write_text("\n\nvolgende:\n".join(texts), encoding="utf-8")
    assert len(responses_in(path, SET)) == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"formaatversie": 2}, ("formaatversie is '2'", "nieuwere versie")),
        ({"stellingenset": "anders"}, ("'anders'", "'proef'", "--stellingen")),
        ({"versie": "7.0"}, ("versie '7.0'", "0.9, 1.0")),
        ({"jaar": "2026"}, ("jaar is '2026'",)),
        ({"jaar": True}, ("jaar is 'True'",)),
        ({"voor": "iedereen"}, ("voor is 'iedereen'",)),
        ({"kenmerk": "jan@dorp.nl"}, ("kenmerk is",)),
        ({"domein": "kapper"}, ("domein is 'kapper'", "jgz")),
        ({"gevraagd": []}, ("gevraagd",)),
        ({"gevraagd": [*EVERYTHING, "Z09"]}, ("'Z09'", "bestaat niet")),
        ({"antwoorden": {"A01": {"score": "6"}}}, ("A01 heeft score '6'",)),
        ({"antwoorden": {"A01": {"score": 4}}}, ("A01 heeft score '4'",)),
        ({"antwoorden": {"A01": {"score": "4,0"}}}, ("A01 heeft score '4,0'",)),
        ({"antwoorden": {"A01": "4"}}, ("het antwoord op A01",)),
        ({"antwoorden": {"A01": {"score": "4", "naam": "Jan"}}}, ("het antwoord op A01",)),
        ({"antwoorden": {"A01": {"opmerking": 3}}}, ("opmerking bij A01",)),
        ({"antwoorden": {"Z09": {"score": "4"}}}, ("'Z09'", "niet gevraagd")),
        ({"antwoorden": []}, ("antwoorden",)),
        ({"email": "jan@dorp.nl"}, ("'email'",)),
        ({"coalitie": 3}, ("coalitie is '3'",)),
    ],
)
def test_answers_are_held_to_the_letter(tmp_path, changes, words):
    """Whoever wrote this file by hand, or changed it, is told where."""
    path = written(tmp_path / "a.json", **changes)
    taken, problems = source(path, SET)
    assert [response for one in taken for response in one.responses] == []
    assert_only_problem(problems, None, *words)


@pytest.mark.parametrize(
    "text", ["{", "[]", "null", '{"soort": "antwoorden", "antwoorden": {', "{" * 5000, "geen json"]
)
def test_answers_that_are_not_whole(tmp_path, text):
    """Half a mail, or something else altogether, is one clear line."""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert_only_problem(source(path, SET)[1], None, "niet heel")


def test_a_key_twice_is_refused(tmp_path):
    """The last of two equal keys would win in silence."""
    path = tmp_path / "a.json"
    text = json.dumps(answers()).replace('"A01": {"score": "4"}', '"A01": {"score": "4"}, "A01": {"score": "1"}')
    path.write_text(text, encoding="utf-8")
    assert_only_problem(source(path, SET)[1], None, "niet heel")


def test_an_older_version_in_the_history_is_kept(tmp_path):
    """The sheet says which version was answered."""
    folder = tmp_path / "uit"
    run_import(written(tmp_path / "a.json", versie="0.9"), folder, SET)
    (sheet,) = sheets_in(folder, SET)
    assert sheet.version == "0.9"


def test_forms_say_whose_they_are(tmp_path):
    """Without options the forms decide; they may not contradict the options or each other."""
    one = written(tmp_path / "1.json")
    other = written(tmp_path / "2.json", kenmerk="0" * 32, deelnemer="", coalitie="Dorp", jaar=2027)
    silent = written(tmp_path / "3.json", kenmerk="1" * 32, deelnemer="", coalitie="", jaar=None)
    run_import(one, tmp_path / "uit", SET, coalition=None, year=None)
    assert [(sheet.coalition, sheet.year) for sheet in sheets_in(tmp_path / "uit", SET)] == [("Voorbeeldstad", 2026)]
    with pytest.raises(InputError) as caught:
        run_import(one, tmp_path / "ander", SET, coalition="Dorp", year=2027)
    assert [problem.message.split(";")[0] for problem in caught.value.problems] == [
        "hier staat coalitie Voorbeeldstad",
        "hier staat jaar 2026",
    ]
    with pytest.raises(InputError) as caught:
        run_import([one, other], tmp_path / "ander", SET, coalition=None, year=None)
    assert {problem.path for problem in caught.value.problems} == {str(other)}
    with pytest.raises(UsageError, match="--coalitie en --jaar ontbreken"):
        run_import([one, silent], tmp_path / "ander", SET, coalition=None, year=None)
    assert not (tmp_path / "ander").exists()


def test_sending_again_updates_the_same_sheet(tmp_path):
    """The mark of the form knows who it was, also without a code."""
    folder = tmp_path / "uit"
    run_import(written(tmp_path / "a.json", deelnemer=""), folder, SET)
    run_import(written(tmp_path / "b.json", deelnemer="", antwoorden={"A01": {"score": "5"}}), folder, SET)
    (sheet,) = sheets_in(folder, SET)
    assert given_in(sheet) == {"A01": "5"}
    assert MARK not in "".join(content.decode() for content, _ in state_of(folder).values())


def test_a_note_changed_is_a_change(tmp_path):
    """Answers are more than scores."""
    folder = tmp_path / "uit"
    run_import(written(tmp_path / "a.json", antwoorden={"A01": {"score": "5", "opmerking": "een"}}), folder, SET)
    run_import(written(tmp_path / "a.json", antwoorden={"A01": {"score": "5", "opmerking": "twee"}}), folder, SET)
    (sheet,) = sheets_in(folder, SET)
    assert sheet.answers["A01"].note == "twee"


@pytest.mark.parametrize("changes", [{"antwoorden": {"A04": {"opmerking": "twee"}}}, {"domein": "ouders"}])
def test_a_note_without_a_score_and_a_domain_are_part_of_what_somebody_says(tmp_path, capsys, changes):
    """The same form with another note or domain, and no other score, is a change and not a repeat."""
    folder, before = tmp_path / "uit", {"antwoorden": {"A04": {"opmerking": "een"}}, "domein": "jgz"}
    run_import(written(tmp_path / "a.json", **before), folder, SET)
    capsys.readouterr()
    run_import(written(tmp_path / "a.json", **(before | changes)), folder, SET)
    assert "1 veranderd" in capsys.readouterr().err


def test_an_empty_form_is_left_out_and_told(tmp_path):
    """Nothing filled in is no participant."""
    result = run(
        "importeer", written(tmp_path / "a.json", antwoorden={}, stellingenset="kansrijke-start", gevraagd=["A01"]),
        "--uit", tmp_path / "uit",
    )  # fmt: skip
    assert result.returncode == 0
    assert "niets ingevuld" in told(result)


NOTES = st.text(max_size=12)
GIVEN = st.dictionaries(
    st.sampled_from(EVERYTHING),
    st.tuples(st.sampled_from(list(Answer)), NOTES),
    min_size=1,
)


def form_rows(given_answers, *, code="", domain="", coalition="Voorbeeldstad", year="2026", **changes):
    """The rows of the visible sheet of the spreadsheet form."""
    about = {
        "Stellingenset": "proef", "Versie": "1.0", "Coalitie": coalition, "Jaar": year, "Voor": "partners",
        "Domein": domain, "Deelnemerscode": code,
    } | changes  # fmt: skip
    heading = ["Nummer", "Thema", "Stelling", "Score", "Opmerking", "Toelichting", "Bij 1 ziet u", "Bij 3 ziet u"]
    rows = [["Scorelijst", ""], [], *([label, value] for label, value in about.items()), []]
    rows.append([*heading, "Bij 5 ziet u"])
    words = {Answer.DONT_KNOW: "weet niet"}
    for statement in SET.statements:
        answer, note = given_answers.get(statement.id, (Answer.NOT_ANSWERED, ""))
        rows.append(
            [statement.id, "Thema", statement.text, words.get(answer, answer.value), note, "Uitleg; met, tekens"]
        )
    return rows


def form_xlsx(path: Path, rows, *, hidden=True, numbers=True) -> Path:
    """The spreadsheet form, filled in."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("Scorelijst")
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                if numbers and text.isascii() and text.isdigit():
                    sheet.write_number(line, column, int(text))
                elif text:
                    sheet.write_string(line, column, text)
        if hidden:
            own = workbook.add_worksheet("_set")
            own.hide()
            pairs = {"stellingenset": "proef", "versie": "1.0", "coalitie": "Voorbeeldstad", "jaar": 2026}
            for line, pair in enumerate({**pairs, "voor": "partners", "formulier": "xlsx", "formaatversie": 1}.items()):
                own.write_row(line, 0, pair)
    return path


def form_csv(path: Path, rows, separator=";") -> Path:
    """The visible sheet saved as csv: every row as wide as the widest."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([*row, *[""] * (9 - len(row))] for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


EXAMPLE = {
    "A01": (Answer.FOUR, ""),
    "A02": (Answer.DONT_KNOW, 'Navragen; bij de "GGD"'),
    "A03": (Answer.NOT_APPLICABLE, ""),
    "B02": (Answer.NOT_ANSWERED, "alleen een opmerking"),
}  # fmt: skip


def forms(folder: Path, rows) -> dict[str, Path]:
    """The form in every shape in which it can come back."""
    return {
        "xlsx": form_xlsx(folder / "f.xlsx", rows),
        "teksten": form_xlsx(folder / "t.xlsx", rows, numbers=False),
        "zonder verborgen blad": form_xlsx(folder / "z.xlsx", rows, hidden=False),
        "csv ;": form_csv(folder / "p.csv", rows),
        "csv ,": form_csv(folder / "k.csv", rows, ","),
        "csv tab": form_csv(folder / "t.csv", rows, "\t"),
    }


def test_the_spreadsheet_form_gives_the_same_answers_in_every_shape(tmp_path):
    """As a workbook, and saved as csv with any separator, when only the visible sheet is left."""
    for name, path in forms(tmp_path, form_rows(EXAMPLE, code="K7M2 q9xa", domain="Geboortezorg")).items():
        (response,) = responses_in(path, SET)
        given_notes = {identity: (given.answer, given.note or "") for identity, given in response.answers.items()}
        assert given_notes == EXAMPLE, name
        assert (response.code, response.domain, response.asked) == ("k7m2q9xa", "geboortezorg", None), name
        assert response.alone


@settings(max_examples=at_most(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_answers=GIVEN)
def test_any_answers_survive_both_forms(tmp_path, given_answers):
    """Whatever is chosen and written comes back, but for what steers a terminal and blanks at the ends of lines."""
    kept = {
        identity: (answer, clean_note(note) or "")
        for identity, (answer, note) in given_answers.items()
        if answer.value or clean_note(note)
    }
    block = {
        identity: ({"score": answer.value} if answer.value else {}) | ({"opmerking": note} if note else {})
        for identity, (answer, note) in given_answers.items()
    }
    found, problems = source(written(tmp_path / "a.json", antwoorden=block), SET)
    assert shown(problems) == []
    read = [
        {identity: (given.answer, given.note or "") for identity, given in response.answers.items()}
        for one in found
        for response in one.responses
    ]
    assert read == ([kept] if kept else [])
    plain = {
        identity: (answer, (clean_note(note) or "").replace("\n", " ")) for identity, (answer, note) in kept.items()
    }
    found, problems = source(form_csv(tmp_path / "f.csv", form_rows(plain)), SET)
    assert shown(problems) == []
    read = [given_in(response) for one in found for response in one.responses]
    assert read == ([{key: answer.value for key, (answer, _) in plain.items() if answer.value}] if kept else [])


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({"Stellingenset": "anders"}, 3, ("'anders'", "--stellingen")),
        ({"Versie": "7.0"}, None, ("versie '7.0'", "0.9, 1.0")),
        ({"Jaar": "'26"}, 6, ("jaar is",)),
        ({"Domein": "Kapper"}, 8, ("'Kapper'", "jgz")),
    ],
)
def test_what_stands_above_the_table_is_checked(tmp_path, changes, line, words):
    """A form of another set or version, or with a domain that is none, is told with its row."""
    rows = form_rows(EXAMPLE, **changes)
    taken, problems = source(form_csv(tmp_path / "f.csv", rows), SET)
    assert taken == []
    found = [problem.message for problem in problems]
    assert len(found) == 1, found
    assert [word for word in words if word not in found[0]] == []
    if line is not None:
        assert problems[0].line == line


def test_wrong_scores_in_the_form_have_their_row(tmp_path):
    """Each with the statement and the row; nothing is rounded."""
    rows = form_rows({})
    for offset, text in ((1, "4,5"), (2, "vier"), (3, "6")):
        rows[-offset][3] = text
    problems = source(form_csv(tmp_path / "f.csv", rows), SET)[1]
    last = len(rows)
    assert [(problem.line, problem.message.split(":")[0]) for problem in problems] == [
        (last - 2, "score bij A04"),
        (last - 1, "score bij B01"),
        (last, "score bij B02"),
    ]


def test_a_statement_twice_or_unknown_in_the_form(tmp_path):
    """Somebody inserted rows."""
    rows = [*form_rows(EXAMPLE), ["A01", "", "", "5"], ["Z09", "", "", "5"], ["", "", "een regel van onszelf"]]
    problems = source(form_csv(tmp_path / "f.csv", rows), SET)[1]
    assert [problem.message.split(".")[0] for problem in problems] == [
        "A01 staat ook op regel 12",
        "stelling 'Z09' bestaat niet in deze stellingenset",
    ]


def test_a_form_for_parents_records_what_was_asked(tmp_path):
    """Rows that are not on the form were not asked."""
    rows = [row for row in form_rows(EXAMPLE, Voor="ouders") if row[:1] not in (["A03"], ["B01"])]
    (response,) = responses_in(form_csv(tmp_path / "f.csv", rows), with_parents(SET, "A01", "A02", "A04", "B02"))
    assert (response.asked, response.voice) == (("A01", "A02", "A04", "B02"), Voice.PARENTS)


def test_many_forms_at_once(tmp_path):
    """A folder of forms, each a person; equal forms without a code are as many people, the same file twice is one."""
    rows = form_rows(EXAMPLE)
    files = [form_xlsx(tmp_path / f"{number}.xlsx", [*rows, ["", "", f"bewaard: {number}"]]) for number in range(3)]
    files.append(form_xlsx(tmp_path / "code.xlsx", form_rows(EXAMPLE, code="k7m2q9xa")))
    again = tmp_path / "0 (1).xlsx"
    again.write_bytes(files[0].read_bytes())
    run_import([*files, files[0], again], tmp_path / "uit", SET, coalition=None, year=None)
    assert len(sheets_in(tmp_path / "uit", SET)) == 4
    before = state_of(tmp_path / "uit")
    run_import(files, tmp_path / "uit", SET, coalition=None, year=None)
    assert state_of(tmp_path / "uit") == before


def test_each_form_is_a_person(tmp_path):
    """A form with a code and one that came without it are two people, however many answers are equal."""
    ten = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 11))}}, history=HISTORY)
    for code in ("", "k7m2q9xa"):
        above = form_rows({}, code=code)[: -len(EVERYTHING)]
        rows = [*above, *([statement.id, "Thema", statement.text, "4", "", ""] for statement in ten.statements)]
        run_import(form_csv(tmp_path / f"f{code}.csv", rows), tmp_path / "uit", ten)
    assert len(sheets_in(tmp_path / "uit", ten)) == 2


def test_two_forms_with_one_code_name_both_files(tmp_path):
    """Nobody's answers are thrown away in silence."""
    one = form_xlsx(tmp_path / "1.xlsx", form_rows(EXAMPLE, code="k7m2q9xa"))
    two = form_xlsx(tmp_path / "2.xlsx", form_rows({"A01": (Answer.ONE, "")}, code="k7m2q9xa"))
    with pytest.raises(InputError) as caught:
        run_import([one, two], tmp_path / "uit", SET)
    assert_only_problem(caught.value.problems, None, "deelnemerscode", str(one))
    assert caught.value.problems[0].path == str(two)
