# SPDX-License-Identifier: EUPL-1.2
"""The end of the form: the answers as a code, as a mail with one tap, and as a file, all of one person."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from analysetool.answer_code import CodedSheet, coalition_print, frame_of, read_code
from analysetool.codes import random_code
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.form_text import render_form
from analysetool.model import Answer, MeasurementInfo, Voice
from tests.conftest import make_form, make_set
from tests.contrast import faint_texts
from tests.devtools import Page
from tests.devtools import browser as one_browser
from tests.form_page import choose, show_code, write
from tests.importing import run_import, sheets_in
from tests.tools import AXE, needs_axe, needs_chromium

pytestmark = needs_chromium

SHIPPED = shipped_statement_set()
FRAME = frame_of(SHIPPED)
ADDRESS = "kansrijkestart@voorbeeldstad.nl"
INFO = MeasurementInfo(coalition="Voorbeeldstad", year=2026, contact=f"de programmaleider, {ADDRESS}")
VOICE = (
    "window.gezegd = []; window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"
    "Object.defineProperty(window, 'speechSynthesis', {value: {speaking: false, getVoices: () => "
    "[{name: 'hier', lang: 'nl-NL', localService: true}], addEventListener() {}, cancel() {},"
    " speak(one) { window.gezegd.push(one.text); }}});"
)
SEES = (
    "(() => { const canvas = document.getElementById('qr'); const brush = canvas.getContext('2d');"
    "const picture = brush.getImageData(0, 0, canvas.width, canvas.height);"
    "return jsQR(picture.data, canvas.width, canvas.height).data; })()"
)


def written(folder: Path, audience: Voice = Voice.PARTNERS, statement_set=SHIPPED, info=INFO) -> Path:
    """The form as a file."""
    path = folder / f"{audience}.html"
    form = make_form(statement_set, audience, coalition="Voorbeeldstad", year=2026, info=info)
    path.write_text(render_form(form, "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """Both forms of the shipped statements."""
    folder = tmp_path_factory.mktemp("formulieren")
    return {audience: written(folder, audience) for audience in Voice}


@pytest.fixture
def page():
    """A tab of its own."""
    with one_browser().page() as tab:
        yield tab


def mark_of(page: Page) -> str:
    """The mark of the file."""
    return str(json.loads(str(page.value("document.getElementById('tekst').value")))["kenmerk"])


def test_the_code_says_what_was_chosen(page, forms):
    """Partners: every answer, the domain, the own code; the QR code on the screen holds the same signs as the text."""
    page.open(forms[Voice.PARTNERS])
    values = ["1", "2", "3", "4", "5", "weet-niet", "nvt"]
    for number in range(1, 57, 2):
        choose(page, number, values[number % 7])
    code = random_code()
    write(page, "domein", "jgz")
    write(page, "deelnemer", f" {code[:4].upper()} {code[4:]} ")
    shown = show_code(page)
    answers = tuple(Answer(values[number % 7]) if number % 2 else Answer.NOT_ANSWERED for number in range(1, 57))
    assert read_code(shown, FRAME) == CodedSheet(
        mark=mark_of(page)[:10], voice=Voice.PARTNERS, answers=answers, domain="jgz", year=2026,
        coalition_print=coalition_print("Voorbeeldstad"), participant=code,
    )  # fmt: skip
    page.pass_policy_over()
    library = (Path(__file__).parent.parent / "templates" / "bibliotheken" / "jsqr.min.js").read_text(encoding="utf-8")
    page.value(f"{library}; true")
    assert page.value(SEES) == shown


def test_parents_keep_their_voice(page, forms):
    """The form for parents: fifteen answers, their voice, their domain."""
    page.open(forms[Voice.PARENTS], width=360, height=700)
    for number in range(1, 16):
        choose(page, number, str(1 + number % 5))
    found = read_code(show_code(page), FRAME)
    assert found.voice is Voice.PARENTS
    assert found.domain == "ouders"
    assert [answer.value for answer in found.answers] == [str(1 + number % 5) for number in range(1, 16)]


def test_the_screen_with_the_code_opens_and_closes(page, forms):
    """The form steps aside; Escape and the button bring it back where it was, with the focus on the button."""
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    for close in ("Escape", "button"):
        show_code(page)
        assert page.value("document.activeElement.id") == "codekop"
        assert page.value(
            "[document.getElementById('formulier').hidden, document.getElementById('codescherm').hidden]"
        ) == [
            True,
            False,
        ]
        if close == "Escape":
            page.value("dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})); true")
        else:
            page.tab_to("it.id === 'sluit-code'")
            page.press("Enter")
        assert page.value("document.activeElement.id") == "toon-code"
        assert page.value("document.getElementById('formulier').hidden") is False


def test_a_mail_with_one_tap(page, forms):
    """The address of the contact, what it is about, and the code in groups of five; it follows every answer."""
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    choose(page, 2, "5")
    mail = urlsplit(str(page.value("document.getElementById('mail').href")))
    fields = parse_qs(mail.query)
    assert (mail.scheme, mail.path) == ("mailto", ADDRESS)
    assert fields["subject"] == ["Antwoorden: Analysetool Kansrijke Start · Voorbeeldstad, 2026"]
    (body,) = fields["body"]
    code = re.search(r"Antwoordcode:\r\n([0-9A-Z ]+)\r\n", body)
    assert code is not None
    assert read_code(code[1], FRAME).answers[:3] == (Answer.FOUR, Answer.FIVE, Answer.NOT_ANSWERED)
    assert show_code(page) == code[1].replace(" ", "")


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        (ADDRESS, ADDRESS),
        (f"mail naar {ADDRESS}.", ADDRESS),
        ("de programmaleider", None),
        (f"{ADDRESS} of anders@voorbeeldstad.nl", None),
        (None, None),
        ('"><script>@x.nl', None),
    ],
)
@pytest.mark.gate(most=3)
def test_mail_needs_one_address(page, tmp_path, contact, address):
    """Without an address, or with two, there is no button for mail; the code and the file stay."""
    page.open(written(tmp_path, info=replace(INFO, contact=contact)))
    choose(page, 1, "4")
    href = page.value("document.getElementById('mail') && document.getElementById('mail').href")
    assert (None if href is None else unquote(urlsplit(str(href)).path)) == address
    assert len(show_code(page)) == 59


def test_notes_do_not_fit_and_the_page_says_so(page, forms):
    """With notes the page tells how many stay behind; without them it says nothing."""
    page.open(forms[Voice.PARTNERS])
    told = "[...document.querySelectorAll('.opmerkingen-over')].map(it => it.hidden ? '' : it.textContent)"
    choose(page, 1, "4")
    assert page.value(told) == ["", ""]
    write(page, "o1", "Dit is belangrijk.")
    assert page.value(told) == [
        "Opmerkingen passen niet in de code, en ook niet in de mail. U schreef er 1. Wilt u die meesturen? Kies dan "
        "het bestand.",
        "Opmerkingen passen niet in de code. U schreef er 1. Wilt u die meesturen? Stuur dan het bestand.",
    ]


def test_what_is_no_code_of_ours_does_not_go_along(page, forms):
    """Something else in the field for the code is told, and stays out of the answer code."""
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    write(page, "deelnemer", "Jan de Vries")
    assert page.value("document.getElementById('code-zonder-deelnemer').hidden") is False
    assert read_code(show_code(page), FRAME).participant is None


def test_a_typo_in_the_own_code_is_mended_first(page, forms):
    """Where the field is marked as wrong, no code is shown and the field gets the focus."""
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    page.value("document.getElementById('deelnemer').setAttribute('aria-invalid', 'true'); true")
    page.value("document.getElementById('toon-code').click(); true")
    assert page.value("[document.activeElement.id, document.getElementById('codescherm').hidden]") == [
        "deelnemer",
        True,
    ]


def test_the_code_is_read_aloud_by_the_device(page, forms):
    """Group by group, letters with a word, by a local voice alone."""
    page.before_load(VOICE)
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    code = show_code(page)
    page.tab_to("it.dataset.tekst === 'code'")
    page.press("Enter")
    (spoken,) = page.value("gezegd")
    signs = re.findall(r"(?:: |, )([0-9A-Z])(?: van [A-Z][\w]+)?", spoken)
    assert "".join(signs) == code
    assert spoken.startswith("Groep 1: 8, ")
    assert "Groep 12: " in spoken


def test_wiping_wipes_the_code(page, forms):
    """After wiping, the mail holds nothing, and a new answer has another mark."""
    page.open(forms[Voice.PARTNERS])
    choose(page, 1, "4")
    first = read_code(show_code(page), FRAME).mark
    page.value("document.getElementById('sluit-code').click(); document.querySelector('.alles-wissen').click(); true")
    assert str(page.value("document.getElementById('mail').getAttribute('href')")) == "#klaar"
    choose(page, 1, "4")
    assert read_code(show_code(page), FRAME).mark != first


@pytest.mark.gate
def test_a_set_that_is_too_large_has_a_file_only(page, tmp_path):
    """Without a code the form ends as before."""
    own = make_set({"D": {"T": tuple(f"S{number}" for number in range(501))}})
    page.open(written(tmp_path, statement_set=own))
    choose(page, 1, "4")
    assert page.value("[document.getElementById('toon-code'), document.getElementById('mail')]") == [None, None]
    assert page.value("document.getElementById('bewaar').offsetParent !== null")


def test_the_file_and_the_code_of_one_person_count_once(page, forms, tmp_path):
    """Mailed as a file with notes and shown as a code: one sheet, with the notes, in one import and in two."""
    page.open(forms[Voice.PARTNERS])
    for number in range(1, 57):
        choose(page, number, str(1 + number % 5))
    write(page, "o3", "Met een opmerking.")
    code = show_code(page)
    page.value("document.getElementById('sluit-code').click(); document.getElementById('bewaar').click(); true")
    file = page.downloaded()
    lines = tmp_path / "codes.txt"
    lines.write_text(f"{code}\n", encoding="utf-8")
    for order in ([file, lines], [lines, file]):
        # not beside each other: an import looks there for a measurement that holds the same answers
        together, apart = (tmp_path / order[0].suffix[1:] / kind / "2026" for kind in ("samen", "na-elkaar"))
        run_import(order, together, SHIPPED)
        for one in order:
            run_import(one, apart, SHIPPED)
        for folder in (together, apart):
            (sheet,) = sheets_in(folder, SHIPPED)
            assert sheet.answers["A03"].note == "Met een opmerking."
            assert len(sheet.answers) == 56


@needs_axe
@pytest.mark.parametrize("audience", Voice)
@pytest.mark.gate(most=1)
def test_axe_finds_nothing(page, forms, audience):
    """WCAG 2.2 A and AA and good practice on the screen with the code."""
    assert AXE is not None
    page.before_load(VOICE)
    page.pass_policy_over()
    page.open(forms[audience], width=360, height=700)
    choose(page, 1, "4")
    write(page, "o1", "noot")
    show_code(page)
    assert page.violations(AXE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.gate(most=2)
def test_the_code_fits_and_can_be_read(page, forms, scheme, width):
    """Nothing scrolls sideways, no text is faint, and the code is black on white with a white edge in the dark too."""
    page.before_load(VOICE)
    page.scheme(scheme)
    page.open(forms[Voice.PARTNERS], width=width)
    choose(page, 1, "4")
    write(page, "o1", "noot")
    write(page, "deelnemer", "geen code")
    show_code(page)
    assert page.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert faint_texts(page) == []
    assert page.value(
        "(canvas => Array.from(canvas.getContext('2d').getImageData(20, 20, 1, 1).data).concat("
        "Array.from(canvas.getContext('2d').getImageData(45, 45, 1, 1).data)))(document.getElementById('qr'))"
    ) == [255, 255, 255, 255, 0, 0, 0, 255]
