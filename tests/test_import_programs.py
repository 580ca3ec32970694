# SPDX-License-Identifier: EUPL-1.2
"""Files of more survey programs and of mail programs, each in its own shape: the same answers from all."""

from __future__ import annotations

import base64
import json
import zipfile
from email.message import EmailMessage

import pytest
from openpyxl import Workbook

from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import given_in, source
from tests.survey_files import write_xlsx

SET = make_set()
IDS = ("A01", "A02", "A03", "A04", "B01", "B02")
TEXTS = [statement.text for statement in SET.statements]
PEOPLE = (["1", "2", "3", "4", "5", "weet niet"], ["5", "5", "4", "nvt", "1", "2"])
EXPECTED = [
    dict(zip(IDS, [{"weet niet": "weet-niet"}.get(text, text) for text in person], strict=True)) for person in PEOPLE
]
GRID = [f"In hoeverre bent u het eens? [{text}]" for text in TEXTS]
MOMENT = "2026-03-01T10:11:12+01:00"


def csv_of(path, rows, separator=","):
    """A csv with quotes around every cell."""
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


NEXTCLOUD = [
    ["Submission ID", "User ID", "User display name", "Timestamp", *[f"Vraag ({text})" for text in TEXTS]],
    ["submission_id", "user_id", "user_display_name", "timestamp", *[f"question-id-12-{n}" for n in range(6)]],
    *([str(101 + n), "jan", "Jan Jansen", MOMENT, *person] for n, person in enumerate(PEOPLE)),
]
MONKEY = [
    ["Respondent ID", "Collector ID", "Start Date", "IP Address", "Email Address", "First Name", "Eens?", *[""] * 5],
    ["", "", "", "", "", "", *TEXTS],
    *([str(114000 + n), "9", MOMENT, "192.0.2.9", "jan@example.org", "Jan", *p] for n, p in enumerate(PEOPLE)),
]
KOBO = [
    ["start", "end", *[f"deel/thema/{identity}" for identity in IDS], "_id", "_uuid", "_submission_time", "_index"],
    *([MOMENT, MOMENT, *person, str(900 + n), f"u-{n}", MOMENT, "1"] for n, person in enumerate(PEOPLE)),
]
LIME = [
    ["Antwoord ID", "Datum ingezonden", "Laatste pagina", "Starttaal", *TEXTS, "Totaaltijd", "Groepstijd: Deel",
     *[f"Vraagtijd: {identity}" for identity in IDS]],
    *([str(n + 1), "2026-03-01 10:00:00", "3", "nl", *p, "30", "4", *["4"] * 6] for n, p in enumerate(PEOPLE)),
]  # fmt: skip
REDCAP = [
    ["record_id", "redcap_survey_identifier", "speelplek_timestamp", *map(str.lower, IDS), "speelplek_complete"],
    *([str(n + 1), "jan", "2026-03-01 10:00:00", *person, "2"] for n, person in enumerate(PEOPLE)),
]
EUSURVEY = [
    ["Contribution ID", "Invitation number", "User name", "Creation Date", "Last Update", "Languages", *TEXTS],
    *([f"{n}f3c", "7", "jan", MOMENT, MOMENT, "NL", *person] for n, person in enumerate(PEOPLE)),
]
EXPORTS = {
    "Nextcloud Forms": NEXTCLOUD, "SurveyMonkey": MONKEY, "KoboToolbox": KOBO, "LimeSurvey": LIME, "REDCap": REDCAP,
    "EUSurvey": EUSURVEY,
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_every_program_gives_the_same_answers(tmp_path, name):
    """As csv and as a workbook; nothing about a person or a moment comes along."""
    rows = EXPORTS[name]
    for path in (csv_of(tmp_path / "e.csv", rows), write_xlsx(tmp_path / "e.xlsx", rows)):
        taken, problems = source(path, SET)
        assert shown(problems) == []
        assert [given_in(response) for response in taken[0].responses] == EXPECTED
        assert not any(own in repr(taken) for own in ("Jan", "jan@", "192.0", "2026-03"))


@pytest.mark.parametrize("name", ["Nextcloud Forms", "SurveyMonkey", "KoboToolbox", "LimeSurvey"])
def test_a_program_is_named_and_its_numbers_are_kept_apart(tmp_path, name):
    """The number of a response is its mark, so that a second export of the same people adds nobody."""
    taken, _ = source(csv_of(tmp_path / "e.csv", EXPORTS[name]), SET)
    assert taken[0].what == name
    assert len({response.source for response in taken[0].responses}) == 2
    assert all(response.source is not None for response in taken[0].responses)


def test_an_older_nextcloud_has_one_heading_row(tmp_path):
    """Without the row for programs the first column is known by its name."""
    taken, problems = source(csv_of(tmp_path / "e.csv", [NEXTCLOUD[0], *NEXTCLOUD[2:]]), SET)
    assert shown(problems) == []
    assert [response.source for response in taken[0].responses] == [
        ("nextcloud-forms", "101"), ("nextcloud-forms", "102"),
    ]  # fmt: skip


STATUSES = {"0": 1, "1": 0, "2": 0, "4": 1, "8": 0, "9": 0, "12": 0, "16": 1, "17": 0, "IP Address": 1, "Spam": 0,
            "Survey Preview": 0, "Offline": 1, "Imported": 1}  # fmt: skip


@pytest.mark.parametrize(("status", "people"), STATUSES.items())
def test_what_qualtrics_marks_as_nobody(tmp_path, status, people):
    """Try-outs and spam are left out, by value and by word; what came in off line or by import is somebody."""
    rows = [
        ["StartDate", "Status", "IPAddress", "Finished", "ResponseId", *IDS],
        ["Start Date", "Response Type", "IP Address", "Finished", "Response ID", *TEXTS],
        [f'{{"ImportId":"{n}"}}' for n in range(11)],
        [MOMENT, status, "192.0.2.1", "1", "R_1", *PEOPLE[0]],
    ]
    taken, problems = source(csv_of(tmp_path / "e.csv", rows), SET)
    assert shown(problems) == []
    assert len(taken[0].responses) == people
    assert any("overgeslagen" in remark for remark in taken[0].remarks) is (people == 0)


def test_a_csv_that_excel_put_in_one_column(tmp_path):
    """Opened in Dutch Excel and saved: each row is one cell. Read, and said; commas inside an answer stay."""
    rows = [["Tijdstempel", *GRID], *(["1-3-2026 10:11:12", *person] for person in PEOPLE)]
    rows[1][1] = "Deels eens, deels oneens"
    inner = [",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows]
    for path in (
        csv_of(tmp_path / "e.csv", [[row] for row in inner], ";"),
        write_xlsx(tmp_path / "e.xlsx", [[row] for row in inner]),
    ):
        taken, problems = source(path, SET)
        assert shown(problems) == []
        assert [given_in(response) for response in taken[0].responses] == [EXPECTED[0] | {"A01": "3"}, EXPECTED[1]]
        assert any("één kolom" in remark for remark in taken[0].remarks)


def test_one_column_that_does_not_fall_apart_evenly(tmp_path):
    """Nobody knows then which answer belongs where."""
    path = csv_of(tmp_path / "e.csv", [[",".join(["Tijdstempel", *GRID])], ["1-3-2026,1,2,3"]])
    assert_only_problem(source(path, SET)[1], None, "geen enkele kolom past")


def test_a_sheet_of_sums_beside_the_answers(tmp_path):
    """Formulas on a sheet without statements do not stand in the way; on the sheet with the answers they do."""
    book = Workbook()
    answers = book.active
    for row in (["Tijdstempel", *GRID], ["1-3-2026 10:11:12", *PEOPLE[0]]):
        answers.append(row)
    sums = book.create_sheet("Analyse")
    sums.append(["gemiddelde"])
    sums.append(["=AVERAGE(Sheet!B2:B9)"])
    book.save(tmp_path / "e.xlsx")
    taken, problems = source(tmp_path / "e.xlsx", SET)
    assert shown(problems) == []
    assert [given_in(response) for response in taken[0].responses] == [EXPECTED[0]]
    answers["B2"] = "=1+1"
    book.save(tmp_path / "f.xlsx")
    taken, problems = source(tmp_path / "f.xlsx", SET)
    assert taken == []
    assert "blad 'Sheet': B2 bevat een formule" in problems[0].message


def test_rows_that_a_filter_hides_are_told(tmp_path):
    """They are read, since a filter changes nothing about who took part; which they are is said."""
    path = write_xlsx(tmp_path / "e.xlsx", [["Tijdstempel", *GRID], *(["1-3-2026 10:11", *own] for own in PEOPLE)])
    hidden = tmp_path / "h.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hidden, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b'<row r="3"', b'<row r="3" hidden="1"')
            new.writestr(name, content)
    taken, problems = source(hidden, SET)
    assert shown(problems) == []
    assert len(taken[0].responses) == 2
    assert any("regel 3" in remark and "verborgen" in remark for remark in taken[0].remarks)
    assert not any("verborgen" in remark for remark in source(path, SET)[0][0].remarks)


def answers_text():
    """What the form hands over."""
    return json.dumps(
        {
            "soort": "antwoorden", "formaatversie": 1, "stellingenset": SET.id, "versie": SET.version,
            "coalitie": "Dorp", "jaar": 2026, "voor": "partners", "kenmerk": "3f" * 16, "deelnemer": "",
            "domein": "", "gevraagd": list(IDS),
            "antwoorden": {identity: {"score": score} for identity, score in EXPECTED[0].items()},
        },
        indent=1,
    )  # fmt: skip


def mail_with(path, *, text="Hierbij.", html=None, attached=None, name="antwoorden.json", encoding=None):
    """A mail that was saved as a file."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Jan Jansen <jan@example.org>", "kim@example.org", "antwoorden"
    mail.set_content(text, cte=encoding)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    if attached is not None:
        mail.add_attachment(attached, maintype="application", subtype="octet-stream", filename=name)
    path.write_bytes(bytes(mail))
    return path


HARD = answers_text().replace("\n ", "\n\u00a0 ").replace('"domein"', '\u200b"domein"')
MAILS = {
    "attached": {"attached": answers_text().encode()},
    "in the text": {"text": f"Beste Kim,\n\n{answers_text()}\n\nGroet"},
    "quoted-printable": {"text": f"Hierbij één\n{answers_text()}", "encoding": "quoted-printable"},
    "base64": {"text": answers_text(), "encoding": "base64"},
    "quote marks": {"text": "\n".join(f"> {line}" for line in answers_text().splitlines())},
    "hard and invisible blanks": {"text": HARD},
    "html beside text": {"html": f"<p>Hierbij</p><pre>{answers_text()}</pre>"},
    "the same twice": {"text": answers_text(), "attached": answers_text().encode()},
    "attached as Windows saves it": {"attached": answers_text().replace("Dorp", "D\u00f6rp").encode("cp1252")},
}


@pytest.mark.parametrize("kind", MAILS)
def test_a_mail_as_a_file(tmp_path, kind):
    """Its answers once; who sent it to whom does not come along."""
    taken, problems = source(mail_with(tmp_path / "mail.eml", **MAILS[kind]), SET)
    assert shown(problems) == []
    (one,) = taken
    assert [given_in(response) for response in one.responses] == [EXPECTED[0]]
    assert not any(own in repr(taken) for own in ("Jan", "example.org"))


def test_signs_in_a_remark_are_somebodys_own(tmp_path):
    """Hard blanks and joiners stay in what is whole as it came."""
    note = "10\u00a0uur \U0001f469\u200d\U0001f37c"
    own = json.loads(answers_text())
    own["antwoorden"]["A01"]["opmerking"] = note
    path = tmp_path / "a.json"
    path.write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")
    ((taken,), problems) = source(path, SET)
    assert shown(problems) == []
    assert taken.responses[0].answers["A01"].note == note


def test_a_mail_without_answers_says_what_to_do(tmp_path):
    """A table in a mail is to be saved apart; with nothing at all in it that is said."""
    path = mail_with(tmp_path / "m.eml", attached=b"A01;A02\n4;3\n", name="lijst\x1b[31m.csv")
    assert_only_problem(source(path, SET)[1], None, "Bewaar de bijlage", "lijst")
    assert_only_problem(source(mail_with(tmp_path / "n.eml"), SET)[1], None, "geen antwoorden")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 50,
        b"From: x\n\n",
        base64.b64encode(b"x" * 300),
        b"Content-Type: multipart/mixed; boundary=x\n\n--x",
    ],
)
def test_what_is_no_mail_is_refused(tmp_path, content):
    """Whatever a file called .eml holds, it gives a problem and nothing else."""
    path = tmp_path / "m.eml"
    path.write_bytes(content)
    taken, problems = source(path, SET)
    assert (taken, len(problems)) == ([], 1)


def test_a_form_with_a_column_in_between(tmp_path):
    """Somebody put a column of their own in the form: the headings still say which is which."""
    head = [["Stellingenset", SET.id], ["Versie", SET.version], ["Coalitie", "Dorp"], ["Jaar", "2026"]]
    rows = [[identity, "T", "tekst", "mijn", score] for identity, score in EXPECTED[0].items()]
    path = write_xlsx(
        tmp_path / "f.xlsx", [*head, ["Nummer", "Thema", "Stelling", "Mijn notitie", "Score", "Opmerking"], *rows]
    )
    taken, problems = source(path, SET)
    assert shown(problems) == []
    assert given_in(taken[0].responses[0]) == EXPECTED[0]
