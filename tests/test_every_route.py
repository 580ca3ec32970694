# SPDX-License-Identifier: EUPL-1.2
"""One promise: the same twenty people give the same bytes by whatever way their answers come in.

What differs between two ways is the code of somebody who has none: each way makes one up at random, in the sheet and in
the name of its file. That code alone is masked; a sheet has no comment and nothing that tells where it came from.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import openpyxl
import pytest

from analysetool.answer_code import STATES, CodedSheet, coalition_print, frame_of, in_groups, write_code
from analysetool.codes import checked_code, random_code
from analysetool.formats.form_text import render_form
from analysetool.formats.form_xlsx import render_form_xlsx
from analysetool.model import Answer, StatementSet, Voice
from tests.coded import COALITION, YEAR, collect_page, film, saved
from tests.conftest import make_form, sampled
from tests.devtools import Browser, Page
from tests.form_page import choose_all, modules_of, show_code, write
from tests.importing import run_import
from tests.opendocument import ods_of
from tests.running import run, told
from tests.survey_files import Respondent, make_respondents
from tests.survey_round_trip import google_export, lime_export, microsoft_export
from tests.tools import needs_chromium

NUMBER = 20
NOTE = 'Met "aanhaling"; een puntkomma, <b>&amp;</b> en één 😀: ja # [nee]'
TYPED = {Answer.DONT_KNOW: "weet niet", Answer.NOT_APPLICABLE: "nvt"}
"""What people type in a workbook or on a line; of scores their figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The people of one voice, and what they were asked."""

    voice: Voice
    people: Sequence[Respondent]
    own: StatementSet

    @property
    def ids(self) -> Sequence[str]:
        """The statements, in the order of the set."""
        return frame_of(self.own).asked[self.voice]

    @property
    def form(self) -> object:
        """The form that they got."""
        return make_form(self.own, self.voice, coalition=COALITION, year=YEAR)

    def expected(self) -> list[str]:
        """The sheets that must be there, written down here by what the format says, in some order."""
        return sorted(self._sheet(person) for person in self.people)

    def _sheet(self, person: Respondent) -> str:
        lines = [
            "stellingenset: kansrijke-start", 'versie: "1.0"', f"coalitie: {COALITION}", f"jaar: {YEAR}",
            f"deelnemer: {person.code or 'CODE'}", *([f"domein: {person.domain}"] if person.domain else []),
            "soort: individueel",
        ]  # fmt: skip
        if self.voice is Voice.PARENTS:
            lines += ["voor: ouders", f"gevraagd: [{', '.join(self.ids)}]"]
        lines.append("scores:")
        for identity in self.ids:
            value, note = person.answers.get(identity, Answer.NOT_ANSWERED).value, person.notes.get(identity)
            if note:
                score = f"score: {value}, " if value else ""
                quoted = note.replace('"', '\\"').replace("😀", "\\U0001F600")
                lines.append(f'  {identity}: {{{score}opmerking: "{quoted}"}}')
            elif value:
                lines.append(f"  {identity}: {value}")
        return "\n".join(lines) + "\n"


def partners(own: StatementSet) -> Asked:
    """Twenty people of every domain and one of none; every other has a code, and the last stopped halfway."""
    domains = [*own.domains, ""]
    codes = _codes(1)
    people = [
        replace(
            person,
            domain=domains[place % len(domains)],
            code=codes[place] if place % 2 else "",
            complete=True,
        )
        for place, person in enumerate(make_respondents(own, NUMBER))
    ]
    return Asked(voice=Voice.PARTNERS, people=people, own=own)


def parents(own: StatementSet) -> Asked:
    """Twenty others, who were asked the sentences for parents."""
    codes = _codes(2)
    people = [
        replace(
            person,
            number=100 + person.number,
            domain="ouders",
            code=codes[place] if place % 2 else "",
            complete=True,
            answers={identity: person.answers.get(identity, Answer.NOT_ANSWERED) for identity in own.asked_of_parents},
        )
        for place, person in enumerate(make_respondents(own, NUMBER, seed=15))
    ]
    return Asked(voice=Voice.PARENTS, people=people, own=own)


def noted(own: StatementSet) -> Asked:
    """Three of the partners, who wrote a note with an answer and one without."""
    three = partners(own).people[:3]
    people = [replace(person, notes={own.statements[0].id: NOTE, own.statements[-1].id: NOTE}) for person in three]
    without = {own.statements[-1].id: Answer.NOT_ANSWERED}
    people = [replace(person, answers={**person.answers, **without}) for person in people]
    return Asked(voice=Voice.PARTNERS, people=people, own=own)


GROUPS: dict[str, Callable[[StatementSet], Asked]] = {"partners": partners, "ouders": parents, "met opmerkingen": noted}
BOTH = ("partners", "ouders")


def some_of(name: str, own: StatementSet) -> Asked:
    """A group; where not everything is tried, six of its people."""
    group = GROUPS[name](own)
    return replace(group, people=sampled(group.people, 6))


def _codes(seed: int) -> list[str]:
    """As many codes as there are people, the same each time."""
    with mock.patch("analysetool.codes.secrets", random.Random(seed)):  # noqa: S311 - not a secret
        return [random_code() for _ in range(NUMBER)]


def assert_same_sheets(folder: Path, *groups: Asked, marks: Sequence[str] = ()) -> None:
    """The folder holds exactly the sheets of these groups, and no byte in it tells who they are or holds their mark."""
    people = [person for group in groups for person in group.people]
    own = {person.code for person in people if person.code}
    found = []
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_bytes().decode()
        (code,) = re.findall(r"^deelnemer: (.+)$", text, re.MULTILINE)
        assert code in own or checked_code(code) == code
        if code not in own:
            text = text.replace(f"deelnemer: {code}\n", "deelnemer: CODE\n")
        found.append(text)
    assert sorted(found) == sorted(text for group in groups for text in group.expected())
    left = b"\n".join(
        content
        for path in folder.rglob("*")
        for content in (path.name.encode(), path.read_bytes() if path.is_file() else b"")
    )
    traces = [trace for person in people for trace in _traces(person)]
    assert [trace for trace in (*traces, *marks) if trace.encode() in left] == []


def _traces(person: Respondent) -> tuple[str, ...]:
    """Name, address, IP, token, and moments in the ways in which they are written."""
    moments = [
        f"{moment:{shape}}"
        for moment in (person.begun, person.finished)
        for shape in ("%H:%M:%S", "%H:%M", "%Y-%m-%d", "%d-%m-%Y")
    ]
    return (*person.traces, person.name, *moments)


def _typed(person: Respondent, identity: str) -> str:
    answer = person.answers.get(identity, Answer.NOT_ANSWERED)
    return TYPED.get(answer, answer.value)


# The ways without a browser: each takes the people, a folder for what they hand in, and the folder of the measurement.


def by_workbook(group: Asked, inbox: Path, folder: Path, *, ods: bool = False) -> None:
    """The form as a workbook, filled in by each, with their name as its author."""
    book = openpyxl.load_workbook(io.BytesIO(render_form_xlsx(group.form)))
    sheet = book["Scorelijst"]
    places = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    head = places["Nummer"].row
    columns = {cell.value: cell.column for cell in sheet[head]}
    rows = {sheet.cell(row, columns["Nummer"]).value: row for row in range(head + 1, head + 1 + len(group.ids))}
    files = []
    for person in group.people:
        book.properties.creator = book.properties.lastModifiedBy = person.name
        own = {"Deelnemerscode": person.code}
        if group.voice is Voice.PARTNERS:
            own["Domein"] = group.own.domains[person.domain].title if person.domain else ""
        for label, text in own.items():
            sheet.cell(places[label].row, places[label].column + 1).value = text or None
        for identity, row in rows.items():
            typed = _typed(person, identity)
            sheet.cell(row, columns["Score"]).value = int(typed) if typed.isdecimal() else typed or None
            sheet.cell(row, columns["Opmerking"]).value = person.notes.get(identity)
        path = inbox / f"{person.number}.{'ods' if ods else 'xlsx'}"
        files.append(ods_of(book, path, person.name) if ods else path)
        if not ods:
            book.save(path)
    run_import(files, folder, group.own)


def by_ods(group: Asked, inbox: Path, folder: Path) -> None:
    """The same workbook, saved as OpenDocument."""
    by_workbook(group, inbox, folder, ods=True)


def by_google(group: Asked, inbox: Path, folder: Path) -> None:
    """Google Forms, with addresses."""
    path = google_export(inbox / "google.csv", group.people, group.own, group.voice, group.ids, named=True)
    run_import(path, folder, group.own)


def by_microsoft(group: Asked, inbox: Path, folder: Path) -> None:
    """Microsoft Forms, with names and addresses."""
    path = microsoft_export(inbox / "forms.xlsx", group.people, group.own, group.voice, group.ids, named=True)
    run_import(path, folder, group.own)


def by_limesurvey(group: Asked, inbox: Path, folder: Path) -> None:
    """LimeSurvey, with names, addresses and tokens."""
    path = lime_export(inbox / "lime.csv", group.people, group.own, group.voice, group.ids)
    run_import(path, folder, group.own)


def by_plain_lines(group: Asked, _: Path, folder: Path) -> None:
    """`invullen`, an answer a line; an empty line skips, and a note comes before its answer."""
    for person in group.people:
        lines = []
        for identity in group.ids:
            note = person.notes.get(identity)
            lines += [*([f"o {note}"] if note else []), _typed(person, identity)]
        typed = "".join(f"{line}\n" for line in lines)
        with mock.patch("os.fsync"):  # a sheet is written after each answer; tests.test_saving holds that it lasts
            _invullen(person, folder, *_who(group, person), stdin=typed)


def by_typed_code(group: Asked, _: Path, folder: Path) -> None:
    """`invullen --antwoordcode`, with a code as people read it from a screen."""
    for person, code in zip(group.people, answer_codes(group), strict=True):
        _invullen(person, folder, "--coalitie", COALITION, "--jaar", YEAR, "--antwoordcode", in_groups(code).lower())


def _invullen(person: Respondent, folder: Path, *arguments: object, stdin: str = "") -> None:
    folder.mkdir(exist_ok=True)
    result = run("invullen", folder / f"{person.code or f'zonder-{person.number}'}.yaml", *arguments, stdin=stdin)
    assert result.returncode == 0, told(result)


def _who(group: Asked, person: Respondent) -> list[object]:
    domain = ["--domein", person.domain] if person.domain and group.voice is Voice.PARTNERS else []
    code = ["--deelnemer", person.code] if person.code else []
    return ["--coalitie", COALITION, "--jaar", YEAR, *domain, *code, "--voor", group.voice]


def answer_codes(group: Asked) -> list[str]:
    """The answer code of each."""
    frame = frame_of(group.own)
    return [
        write_code(
            CodedSheet(
                mark=f"{person.number:010x}",
                voice=group.voice,
                answers=tuple(person.answers.get(identity, Answer.NOT_ANSWERED) for identity in group.ids),
                domain=person.domain or None,
                year=YEAR,
                coalition_print=coalition_print(COALITION),
                participant=person.code or None,
            ),
            frame,
        )
        for person in group.people
    ]


ROUTES = {
    "xlsx": by_workbook,
    "ods": by_ods,
    "Google Forms": by_google,
    "Microsoft Forms": by_microsoft,
    "LimeSurvey": by_limesurvey,
    "invullen": by_plain_lines,
    "getypte code": by_typed_code,
}
WITH_NOTES = ("xlsx", "ods", "invullen")


def test_the_people_are_worth_it(shipped):
    """All eight states of an answer, every domain and none, and nobody's sheet is that of somebody else."""
    for name in BOTH:
        group = GROUPS[name](shipped)
        states = Counter(
            person.answers.get(identity, Answer.NOT_ANSWERED) for person in group.people for identity in group.ids
        )
        assert set(states) == set(STATES)
        assert min(states.values()) >= NUMBER / 2
        assert len(set(group.expected())) == len(group.people) == NUMBER
    assert {person.domain for person in partners(shipped).people} == {*shipped.domains, ""}
    assert len(parents(shipped).ids) == 15


@pytest.mark.slow
@pytest.mark.parametrize("who", BOTH)
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.gate(most=6)
def test_the_same_people_give_the_same_bytes(route, who, shipped, tmp_path):
    """Partners and parents, by every way that needs no browser; in the gate twenty of each."""
    group = some_of(who, shipped)
    ROUTES[route](group, tmp_path, tmp_path / "uit")
    assert_same_sheets(tmp_path / "uit", group)


@pytest.mark.parametrize("route", WITH_NOTES)
@pytest.mark.slow
def test_notes_come_along_the_same(route, shipped, tmp_path):
    """Where notes can be written, they stand in the sheet sign by sign, with an answer and without."""
    group = noted(shipped)
    ROUTES[route](group, tmp_path, tmp_path / "uit")
    assert_same_sheets(tmp_path / "uit", group)


def fill_in(tab: Page, person: Respondent, group: Asked) -> None:
    """Fill in the open form, which is empty."""
    given = {number: person.answers.get(identity) for number, identity in enumerate(group.ids, start=1)}
    choose_all(tab, {number: answer.value for number, answer in given.items() if answer})
    for number, identity in enumerate(group.ids, start=1):
        if identity in person.notes:
            write(tab, f"o{number}", person.notes[identity])
    if group.voice is Voice.PARTNERS:
        write(tab, "domein", person.domain)
    write(tab, "deelnemer", person.code)


@needs_chromium
@pytest.mark.gate
def test_the_page_and_its_qr_codes_give_the_same_bytes(shipped, tmp_path):
    """The files that the page makes; and the QR codes as it draws them, before the camera of the page that collects.

    All in one browser: partners, parents, and three with notes, whose file has them and whose code would not.
    """
    video = tmp_path / "zaal.y4m"
    groups = {name: some_of(name, shipped) for name in GROUPS}
    marks: dict[str, list[str]] = {name: [] for name in groups}
    pictures = []
    browser = Browser(
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={video}",
    )  # fmt: skip
    try:
        with browser.page() as tab:
            for name, group in groups.items():
                form, files = tmp_path / f"{name}.html", []
                form.write_text(render_form(group.form, "html"), encoding="utf-8")
                tab.open(form)
                for person in group.people:
                    fill_in(tab, person, group)
                    tab.value("document.getElementById('bewaar').click(); true")
                    files.append(tab.downloaded())
                    marks[name].append(json.loads(files[-1].read_text(encoding="utf-8"))["kenmerk"])
                    if name in BOTH:
                        show_code(tab)
                        pictures.append(modules_of(tab))
                        tab.value("document.getElementById('sluit-code').click(); true")
                    tab.value("document.querySelector('.alles-wissen').click(); true")
                run_import(files, tmp_path / name / "uit", shipped, coalition=None, year=None)
                assert_same_sheets(tmp_path / name / "uit", group, marks=marks[name])
        film(video, pictures, frames=2)
        with browser.page() as tab:
            tab.open(collect_page(tmp_path, shipped))
            tab.value("document.getElementById('camera').click(); true")
            tab.until(f"document.getElementById('aantal').textContent === '{len(pictures)}'")
            codes = saved(tab).rename(tmp_path / "codes.json")
    finally:
        browser.end()
    run_import(codes, tmp_path / "codes" / "uit", shipped, coalition=None, year=None)
    short = [mark[:10] for name in BOTH for mark in marks[name]]
    assert_same_sheets(tmp_path / "codes" / "uit", *(groups[name] for name in BOTH), marks=short)
