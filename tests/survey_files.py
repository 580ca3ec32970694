# SPDX-License-Identifier: EUPL-1.2
"""Export files as survey tools write them, made here after their real shapes, with their quirks.

Every function takes a statement set, respondents and a path, so that a test knows the answers without reading the file.
The people are invented, and everything about them says so; IP addresses come from the range kept for documentation.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

from analysetool.model import Answer, Statement, StatementSet
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE

Row = Sequence[object]

SCORES = (Answer.ONE, Answer.TWO, Answer.THREE, Answer.FOUR, Answer.FIVE)
OWN_CODES = {answer: answer.value for answer in SCORES} | {Answer.DONT_KNOW: "WN", Answer.NOT_APPLICABLE: "NVT"}
"""The codes of our own LimeSurvey structure."""
A_CODES = OWN_CODES | {answer: f"A{answer.value}" for answer in SCORES}
"""What older versions of LimeSurvey propose."""
AO_CODES = OWN_CODES | {answer: f"AO0{answer.value}" for answer in SCORES}
"""What newer versions of LimeSurvey propose."""
NUMBERS = OWN_CODES | {Answer.DONT_KNOW: "6", Answer.NOT_APPLICABLE: "7"}
"""Plain numbers, which leave unsaid what 6 and 7 mean."""
ENGLISH = {
    Answer.ONE: "Strongly disagree",
    Answer.TWO: "Disagree",
    Answer.THREE: "Neutral",
    Answer.FOUR: "Agree",
    Answer.FIVE: "Strongly agree",
    Answer.DONT_KNOW: "Don't know",
    Answer.NOT_APPLICABLE: "Not applicable",
}
QUESTION = "In hoeverre bent u het eens met deze stellingen?"
CODE_QUESTION = "Deelnemerscode (staat in uw uitnodiging)"
DOMAIN_QUESTION = "Voor welk domein vult u dit in?"
BEGUN = datetime(2026, 3, 2, 9, 12, 1)  # noqa: DTZ001 - exports hold local times without a zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """Somebody who filled in a survey; `domain` is an id of the set, and a statement without an answer was skipped."""

    number: int
    answers: Mapping[str, Answer]
    code: str = ""
    domain: str = ""
    complete: bool = True
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        """An invented first name."""
        return f"Voornaam{self.number:02}"

    @property
    def last_name(self) -> str:
        """An invented last name."""
        return f"Achternaam{self.number:02}"

    @property
    def name(self) -> str:
        """An invented full name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return f"persoon{self.number:02}@voorbeeld.example"

    @property
    def ip(self) -> str:
        """An address from the range for documentation."""
        return f"192.0.2.{self.number % 254 + 1}"

    @property
    def token(self) -> str:
        """The key of an invitation."""
        return f"tok{self.number:012}"

    @property
    def begun(self) -> datetime:
        """When they began."""
        return BEGUN + timedelta(minutes=7 * self.number)

    @property
    def finished(self) -> datetime:
        """When they were done."""
        return self.begun + timedelta(minutes=28, seconds=self.number % 60)

    @property
    def traces(self) -> tuple[str, ...]:
        """Everything that tells who they are; none of it may ever reach the disk."""
        return (self.first_name, self.last_name, self.email, self.ip, self.token)


def make_respondents(statement_set: StatementSet, count: int, seed: int = 2026) -> tuple[Respondent, ...]:
    """Invented people with random answers of all four states; every third chose a code, the last stopped halfway."""
    source = random.Random(seed)  # noqa: S311 - not a secret
    statements = [statement.id for statement in statement_set.statements]
    domains = list(statement_set.domains)
    choices = (*SCORES, *SCORES, Answer.DONT_KNOW, Answer.NOT_APPLICABLE, Answer.NOT_ANSWERED)
    people = []
    for number in range(1, count + 1):
        complete = number < count or count == 1
        asked = statements if complete else statements[: len(statements) // 2]
        people.append(
            Respondent(
                number=number,
                answers={identity: source.choice(choices) for identity in asked},
                code=made_up_code(number) if number % 3 == 0 else "",
                domain=source.choice(domains) if domains else "",
                complete=complete,
            )
        )
    return tuple(people)


def made_up_code(number: int) -> str:
    """A participant's code of the kind that invitations hold, another for every number below 4096."""
    return "kqmx" + "".join("23456789"[number >> shift & 7] for shift in (9, 6, 3, 0))


def labels_of(statement_set: StatementSet, pattern: str = "{label}") -> dict[Answer, str]:
    """What people see for every answer; a pattern such as "{score} - {label}" puts a number before the scores."""
    scores = {
        answer: pattern.format(score=answer.value, label=statement_set.scale[int(answer.value)]) for answer in SCORES
    }
    return scores | {Answer.DONT_KNOW: DONT_KNOW, Answer.NOT_APPLICABLE: NOT_APPLICABLE}


def with_text(statement_set: StatementSet, identity: str, text: str) -> StatementSet:
    """The same set with another text for one statement, such as one with brackets."""

    def changed(statement: Statement) -> Statement:
        return replace(statement, text=text) if statement.id == identity else statement

    return replace(
        statement_set,
        parts=tuple(
            replace(
                part,
                themes=tuple(replace(theme, statements=tuple(map(changed, theme.statements))) for theme in part.themes),
            )
            for part in statement_set.parts
        ),
    )


def _given(person: Respondent, statements: Iterable[Statement], words: Mapping[Answer, str]) -> list[str]:
    found = (person.answers.get(statement.id, Answer.NOT_ANSWERED) for statement in statements)
    return [words.get(answer, "") for answer in found]


# LimeSurvey


def lime_survey_rows(
    statement_set: StatementSet,
    people: Iterable[Respondent],
    *,
    headings: str = "code",
    words: Mapping[Answer, str] | None = None,
    code_style: str = "{question}[{statement}]",
    labelled: bool = False,
    dutch: bool = False,
    named: bool = True,
) -> list[list[str | None]]:
    """Rows of a LimeSurvey export, the heading first; None stands for a value that the database does not have.

    `headings` is code, full or codetext. `code_style` is `{question}_{statement}` for ExpressionScript codes and
    `{question}.{statement}.` for what R makes of them; with `{statement}` every statement is a question
    by itself. `labelled` means long answers, for the domain too.
    """
    words = words or (labels_of(statement_set) if labelled else OWN_CODES)
    texts = {
        "code": ("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr"),
        "full": (
            "Response ID", "Date submitted", "Last page", "Start language", "Seed", "Token", "Date started",
            "Date last action", "IP address",
        ),
    }  # fmt: skip
    if dutch:
        texts["full"] = (
            "Antwoordnummer", "Ingestuurd op", "Laatste pagina", "Begintaal", "Willekeurige sleutel", "Toegangscode",
            "Begonnen op", "Laatst gewijzigd op", "IP-adres",
        )  # fmt: skip
    meta = list(texts["full" if headings == "full" else "code"])
    if named:
        meta[5:5] = ("firstname", "lastname", "email") if headings != "full" else ("First name", "Last name", "Email")
    else:
        del meta[8], meta[5]
    heading = [*meta, *_lime_headings(statement_set, headings, code_style)]
    heading += ["interviewtime", *(f"groupTime{100 + place}" for place, _ in enumerate(statement_set.themes))]
    heading += [f"{theme.id}Time" for theme in statement_set.themes]
    rows: list[list[str | None]] = [list(heading)]
    domains = {identity: f"d{place:02}" for place, identity in enumerate(statement_set.domains, start=1)}
    if labelled:
        domains = {identity: domain.title for identity, domain in statement_set.domains.items()}
    for person in people:
        who = [person.first_name, person.last_name, person.email, person.token] if named else []
        cells: list[str | None] = [
            str(person.number),
            f"{person.finished:%Y-%m-%d %H:%M:%S}" if person.complete else None,
            str(len(statement_set.themes)) if person.complete else "1",
            "nl",
            str(481_516_000 + person.number),
            *who,
            f"{person.begun:%Y-%m-%d %H:%M:%S}",
            f"{person.finished:%Y-%m-%d %H:%M:%S}",
            *([person.ip] if named else []),
            domains.get(person.domain, ""),
            person.code,
        ]
        for statement in statement_set.statements:
            answer = person.answers.get(statement.id)
            cells.append(None if answer is None else words.get(answer, ""))
        themes = len(statement_set.themes)
        cells += ["1680.25", *(["105.5"] * themes), *([None] * themes)]
        rows.append(cells)
    return rows


def _lime_headings(statement_set: StatementSet, headings: str, code_style: str) -> list[str]:
    codes = ["domein", "deelnemerscode"]
    texts = [DOMAIN_QUESTION, CODE_QUESTION]
    for statement in statement_set.statements:
        codes.append(code_style.format(question=statement.theme, statement=statement.id))
        texts.append(statement.text if code_style == "{statement}" else f"{QUESTION}  [{statement.text}]")
    if headings == "code":
        return codes
    if headings == "full":
        return texts
    return [f"{code}. {text}" for code, text in zip(codes, texts, strict=True)]


def lime_survey_csv(
    path: Path,
    statement_set: StatementSet,
    people: Iterable[Respondent],
    *,
    separator: str = ";",
    old: bool = False,
    **choices: object,
) -> Path:
    """Write a LimeSurvey csv: byte order mark, everything quoted, CRLF, an empty line at the end.

    Newer versions leave what the database does not have unquoted; `old` quotes that too.
    """
    rows = lime_survey_rows(statement_set, people, **choices)

    def cell(value: str | None) -> str:
        if value is None and not old:
            return ""
        return '"' + (value or "").replace("\r\n", "\n").replace('"', '""') + '"'

    text = "".join(separator.join(map(cell, row)) + "\r\n" for row in rows)
    path.write_bytes((text + "\r\n").encode("utf-8-sig"))
    return path


def lime_survey_xlsx(
    path: Path,
    statement_set: StatementSet,
    people: Iterable[Respondent],
    **choices: object,
) -> Path:
    """Write a LimeSurvey xlsx: one sheet named after the survey, without what a sheet name may not hold."""
    rows = lime_survey_rows(statement_set, people, **choices)
    name = re.sub(r"[*:/\\?\[\]]", " ", f"Meting: {statement_set.title}")[:31]
    return write_xlsx(path, [["" if cell is None else cell for cell in row] for row in rows], name)


# Microsoft Forms


def microsoft_forms_xlsx(
    path: Path,
    statement_set: StatementSet,
    people: Sequence[Respondent],
    *,
    english: bool = False,
    last_modified: bool = False,
    anonymous: bool = True,
    asks_name: bool = False,
    words: Mapping[Answer, str] | None = None,
) -> Path:
    """Write a Microsoft Forms export: five columns of its own, Excel times, no half-finished rows.

    Headings of questions hold hard blanks and end in a line break here and there. `asks_name` adds a question with a
    heading that is taken already, so that it becomes `Naam2`.
    """
    words = words or (ENGLISH if english else labels_of(statement_set))
    own = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]
    if english:
        own = ["Id", "Start time", "Completion time", "Email", "Name"]
    questions = [*(["Name2" if english else "Naam2"] if asks_name else []), CODE_QUESTION, DOMAIN_QUESTION]
    for place, statement in enumerate(statement_set.statements):
        text = statement.text
        if place % 3 == 1:
            text = text.replace(" ", "\u00a0", 1)
        if place % 5 == 2:
            text += "\n"
        questions.append(text)
    modified = ["Last modified time" if english else "Tijd van laatste wijziging"] if last_modified else []
    rows: list[Row] = [[*own, *modified, *questions]]
    for person in people:
        if not person.complete:
            continue
        domain = statement_set.domains[person.domain].title if person.domain else ""
        who = ["anonymous", ""] if anonymous else [person.email, person.name]
        rows.append(
            [
                person.number,
                person.begun,
                person.finished,
                *who,
                *([""] if last_modified else []),
                *([person.name] if asks_name else []),
                person.code,
                domain,
                *_given(person, statement_set.statements, words),
            ]
        )
    return write_xlsx(path, rows, "Sheet1" if english else "Blad1")


# Google Forms


def google_forms_rows(
    statement_set: StatementSet,
    people: Iterable[Respondent],
    *,
    english: bool = False,
    with_email: bool = False,
    words: Mapping[Answer, str] | None = None,
) -> list[list[str]]:
    """Rows of a Google Forms export, the heading first: one column per row of a grid, and only finished answers."""
    words = words or labels_of(statement_set)
    heading = ["Timestamp" if english else "Tijdstempel"]
    if with_email:
        heading.append("Username" if english else "E-mailadres")
    heading += [CODE_QUESTION, DOMAIN_QUESTION]
    heading += [f"{QUESTION} [{statement.text}]" for statement in statement_set.statements]
    rows = [heading]
    for person in people:
        if not person.complete:
            continue
        when = person.finished
        dutch = f"{when.day}-{when.month}-{when.year} {when.hour}:{when:%M:%S}"
        stamp = f"{when.month}/{when.day}/{when.year} {when.hour}:{when:%M:%S}" if english else dutch
        domain = statement_set.domains[person.domain].title if person.domain else ""
        who = [person.email] if with_email else []
        rows.append([stamp, *who, person.code, domain, *_given(person, statement_set.statements, words)])
    return rows


def google_forms_csv(path: Path, statement_set: StatementSet, people: Iterable[Respondent], **choices: object) -> Path:
    """Write the csv that the sheet behind a Google form gives: commas, UTF-8 without byte order mark, CRLF."""
    path.write_bytes(_csv(google_forms_rows(statement_set, people, **choices)))
    return path


def google_forms_zip(path: Path, statement_set: StatementSet, people: Iterable[Respondent], **choices: object) -> Path:
    """Write the zip that Google Forms itself hands over: one csv with everything quoted."""
    content = _csv(google_forms_rows(statement_set, people, **choices), quoting=csv.QUOTE_ALL)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{statement_set.title}.csv", content)
    return path


# Qualtrics


def qualtrics_rows(
    statement_set: StatementSet,
    people: Iterable[Respondent],
    *,
    words: Mapping[Answer, str] | None = None,
    german: bool = False,
    preview: bool = False,
) -> list[list[str]]:
    """Rows of a Qualtrics export with its three header rows: ids, texts in the survey's language, import ids.

    Without `words` the answers are choice texts; with `preview` the first row is a try-out by the maker.
    """
    numeric = words is not None
    words = words or labels_of(statement_set)
    first = [
        "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate",
        "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference",
        "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage", "Q1", "Q2",
    ]  # fmt: skip
    second = [
        "Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished",
        "Recorded Date", "Response ID", "Recipient Last Name", "Recipient First Name", "Recipient Email",
        "External Data Reference", "Location Latitude", "Location Longitude", "Distribution Channel", "User Language",
        CODE_QUESTION, DOMAIN_QUESTION,
    ]  # fmt: skip
    if german:
        second[:9] = [
            "Anfangsdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Fortschritt", "Dauer (in Sekunden)",
            "Abgeschlossen", "Aufgezeichnetes Datum", "Antwort-ID",
        ]  # fmt: skip
    third = [
        "startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate",
        "_recordId", "recipientLastName", "recipientFirstName", "recipientEmail", "externalDataReference",
        "locationLatitude", "locationLongitude", "distributionChannel", "userLanguage", "QID1_TEXT", "QID2",
    ]  # fmt: skip
    for question, theme in enumerate(statement_set.themes, start=3):
        for row, statement in enumerate(theme.statements, start=1):
            first.append(f"Q{question}_{row}")
            second.append(f"{QUESTION} - {statement.text}")
            third.append(f"QID{question}_{row}")
    rows = [first, second, [json.dumps({"ImportId": identity}, separators=(",", ":")) for identity in third]]
    for place, person in enumerate(people):
        is_preview = preview and place == 0
        status = ("1" if numeric else "Survey Preview") if is_preview else ("0" if numeric else "IP Address")
        finished = str(int(person.complete)) if numeric else str(person.complete)
        domain = statement_set.domains[person.domain].title if person.domain else ""
        rows.append(
            [
                f"{person.begun:%Y-%m-%d %H:%M:%S}", f"{person.finished:%Y-%m-%d %H:%M:%S}", status, person.ip,
                "100" if person.complete else "46", "1680", finished, f"{person.finished:%Y-%m-%d %H:%M:%S}",
                f"R_{person.number:015}", person.last_name, person.first_name, person.email, "",
                f"52.0{person.number:02}", f"5.1{person.number:02}", "email", "NL", person.code, domain,
                *_given(person, statement_set.statements, words),
            ]
        )  # fmt: skip
    return rows


def qualtrics_csv(
    path: Path,
    statement_set: StatementSet,
    people: Iterable[Respondent],
    *,
    separator: str = ",",
    **choices: object,
) -> Path:
    """Write a Qualtrics csv or, with a tab, tsv: UTF-8 with byte order mark."""
    content = _csv(qualtrics_rows(statement_set, people, **choices), separator=separator, line_end="\n")
    path.write_bytes(b"\xef\xbb\xbf" + content)
    return path


def qualtrics_xlsx(path: Path, statement_set: StatementSet, people: Iterable[Respondent], **choices: object) -> Path:
    """Write a Qualtrics xlsx: the same three header rows in a sheet."""
    return write_xlsx(path, qualtrics_rows(statement_set, people, **choices), "Sheet0")


# Tables of our own


def long_rows(
    statement_set: StatementSet, people: Iterable[Respondent], *, coalition: str = "Voorbeeldstad", year: int = 2026
) -> list[list[object]]:
    """A long table, the heading first: one row per participant and statement; who has no code goes by a number."""
    rows: list[list[object]] = [["coalitie", "jaar", "deelnemer", "domein", "stelling", "score", "opmerking"]]
    for person in people:
        for statement in statement_set.statements:
            answer = person.answers.get(statement.id, Answer.NOT_ANSWERED)
            score: object = answer.value if answer.score is None else answer.score
            note = person.notes.get(statement.id, "")
            who = person.code or f"r{person.number:07}"
            rows.append([coalition, year, who, person.domain, statement.id, score, note])
    return rows


def long_csv(path: Path, statement_set: StatementSet, people: Iterable[Respondent], **choices: object) -> Path:
    """Write a long table as Dutch Excel saves it: semicolons, UTF-8 with byte order mark, CRLF."""
    path.write_bytes(b"\xef\xbb\xbf" + _csv(long_rows(statement_set, people, **choices), separator=";"))
    return path


def long_xlsx(path: Path, statement_set: StatementSet, people: Iterable[Respondent], **choices: object) -> Path:
    """Write a long table as a workbook, scores and years as numbers."""
    return write_xlsx(path, long_rows(statement_set, people, **choices), "Antwoorden")


def tally_rows(
    statement_set: StatementSet,
    people: Sequence[Respondent],
    *,
    coalition: str = "Voorbeeldstad",
    year: int = 2026,
) -> list[list[object]]:
    """A tally table, the heading first: how often each answer was given per domain and statement."""
    rows: list[list[object]] = [["coalitie", "jaar", "domein", "stelling", "score", "aantal"]]
    for domain in sorted({person.domain for person in people}):
        group = [person for person in people if person.domain == domain]
        for statement in statement_set.statements:
            given = [person.answers.get(statement.id, Answer.NOT_ANSWERED) for person in group]
            rows += [
                [coalition, year, domain, statement.id, answer.value, given.count(answer)]
                for answer in Answer
                if answer in given
            ]
    return rows


def tally_csv(path: Path, statement_set: StatementSet, people: Sequence[Respondent], **choices: object) -> Path:
    """Write a tally table: semicolons, UTF-8 with byte order mark, CRLF."""
    path.write_bytes(b"\xef\xbb\xbf" + _csv(tally_rows(statement_set, people, **choices), separator=";"))
    return path


# Shared


def _csv(
    rows: Iterable[Row], *, separator: str = ",", quoting: int = csv.QUOTE_MINIMAL, line_end: str = "\r\n"
) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=quoting, lineterminator=line_end).writerows(rows)
    return target.getvalue().encode()


def write_xlsx(path: Path, rows: Iterable[Row], sheet: str = "Sheet1") -> Path:
    """Write rows to a workbook of one sheet: texts as texts, numbers as numbers, times as Excel keeps them."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        worksheet = workbook.add_worksheet(sheet)
        moment = workbook.add_format({"num_format": "m/d/yy h:mm:ss"})
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    worksheet.write_datetime(line, column, value, moment)
                elif isinstance(value, int):
                    worksheet.write_number(line, column, value)
                elif value:
                    worksheet.write_string(line, column, str(value))
    return path
