# SPDX-License-Identifier: EUPL-1.2
"""The form as a page, filled in as people do: by keyboard, with a break, on a phone, with whatever they type."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.codes import SIGNS, may_lack_sign, mistyped, random_code
from analysetool.formats.form_text import render_form
from analysetool.formats.templates import library
from analysetool.model import Voice
from tests.conftest import make_form, make_set, with_parents
from tests.contrast import faint_texts
from tests.devtools import Page
from tests.devtools import browser as one_browser
from tests.round_trip import answers_of, imported
from tests.test_formulier_view import INFO
from tests.tools import AXE, needs_axe, needs_chromium

pytestmark = needs_chromium

NOTE = "<script>alert(1)</script> \"zei\" 'zij' & 👶 é"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('geweigerd', 'SecurityError'); }});"
)
AT_ONCE = "window.setTimeout = action => { action(); return 0; };"
FORBID_COPY = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('nee'))}});"
    "document.execCommand = () => false;"
)
VOICES = (
    "window.gezegd = [];"
    "window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};"
    "Object.defineProperty(window, 'speechSynthesis', {{value: {{speaking: false, getVoices: () => {voices},"
    " addEventListener() {{}}, cancel() {{ this.speaking = false; }},"
    " speak(one) {{ this.speaking = true; window.gezegd.push([one.text, one.voice.name]); }} }}}});"
)


@pytest.fixture(scope="module")
def browser():
    """One page for the tests of this module; each test starts with an empty memory."""
    with one_browser().page() as page:
        yield page


@pytest.fixture
def fresh():
    """A page of its own, for a test that changes what a page can do."""
    with one_browser().page() as page:
        yield page


def written(folder: Path, statement_set, audience=Voice.PARTNERS, **about) -> Path:
    """The form of a set as a file."""
    path = folder / f"{audience}.html"
    about = {"coalition": "Dorp", "year": 2026, "info": INFO} | about
    path.write_text(render_form(make_form(statement_set, audience, **about), "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def forms(shipped, tmp_path_factory):
    """The two forms of the shipped statements."""
    folder = tmp_path_factory.mktemp("formulieren")
    return {audience: written(folder, shipped, audience) for audience in Voice}


@pytest.fixture
def small(small_set, tmp_path) -> Path:
    """The form of six statements."""
    return written(tmp_path, small_set)


def begin(page: Page, path: Path, **size: int) -> None:
    """Open a form on a device that remembers nothing of it."""
    empty = path.with_name("leeg.html")
    empty.touch()
    page.open(empty, **size)
    page.value("localStorage.clear(); true")
    page.requests.clear()
    page.open(path, **size)
    page.dialogs.clear()


def shown(page: Page, identity: str) -> object:
    """The text of an element, without its blanks; None when it is hidden."""
    return page.value(
        f"(it => it.closest('[hidden]') ? null : it.textContent.trim())(document.getElementById('{identity}'))"
    )


PLACES = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "weet-niet": 5, "nvt": 6}


def answer(page: Page, number: int, value: str | None, note: str | None = None) -> None:
    """Score one statement with Tab, Space and arrows alone; a note is typed after opening its box with Enter.

    On a narrow screen a statement may be a line that opens with Enter.
    """
    if value is not None:
        page.tab_to(f"it.name === 's{number}' || it.matches('#stelling-{number} > .toon')")
        if page.value("document.activeElement.className === 'toon'"):
            page.press("Enter")
        page.press(" ")
        page.press("ArrowRight", PLACES[value])
    if note is not None:
        page.tab_to(f"it.tagName === 'SUMMARY' && it.parentNode.querySelector('#o{number}')")
        page.press("Enter")
        page.tab_to(f"it.id === 'o{number}'")
        page.type(note)


def expected_answers(plan: dict[str, tuple[str | None, str | None]]) -> dict[str, dict[str, str]]:
    """What the file must hold for what was chosen and typed."""
    return {
        identity: {key: given for key, given in (("score", value), ("opmerking", note)) if given is not None}
        for identity, (value, note) in plan.items()
        if value is not None or note is not None
    }


def partners_plan(shipped) -> dict[str, tuple[str | None, str | None]]:
    """Every kind of answer in turn; A07 is left open with only a note, and two more have notes."""
    values = [*PLACES]
    plan = {own.id: (values[place % 7], None) for place, own in enumerate(shipped.statements)}
    plan["A07"] = (None, "alleen een opmerking")
    plan["B03"] = (plan["B03"][0], NOTE)
    plan["C20"] = (plan["C20"][0], "laatste")
    return plan


def test_partners_fill_it_in_by_keyboard(browser, forms, shipped, tmp_path):
    """By keyboard alone, with a reload half-way: the file holds exactly what was chosen and typed."""
    page = browser
    begin(page, forms[Voice.PARTNERS])
    plan = partners_plan(shipped)
    numbered = list(enumerate(plan.items(), start=1))
    assert (shown(page, "stand"), shown(page, "verder")) == ("0 van 56 beantwoord", None)

    page.tab_to("it.id === 'domein'")
    page.press("ArrowDown", 4)
    page.press("Tab")
    page.type(" K7M2 q9xa ")
    for number, (_, (value, note)) in numbered[:28]:
        answer(page, number, value, note)
    assert shown(page, "stand") == "27 van 56 beantwoord"
    mark = json.loads(str(page.value("document.getElementById('tekst').value")))["kenmerk"]

    page.reload()
    assert shown(page, "stand") == "27 van 56 beantwoord"
    assert "Op dit apparaat is al begonnen: 27 van 56 beantwoord." in str(shown(page, "verder"))
    assert page.value("document.getElementById('o13').value") == NOTE
    assert page.value("document.getElementById('o13').closest('details').open")

    page.tab_to("it.id === 'naar-open'")
    page.press("Enter")
    assert page.value("document.activeElement.id") == "s7-1"
    for number, (_, (value, note)) in numbered[28:]:
        answer(page, number, value, note)
    assert shown(page, "stand") == "55 van 56 beantwoord"
    assert page.value("[...document.querySelectorAll('#open-lijst a')].map(it => it.textContent)") == [
        "Naar stelling A07"
    ]

    page.tab_to("it.id === 'bewaar'")
    page.press("Enter")
    content = page.downloaded()
    assert content.name == f"antwoorden-kansrijke-start-{mark[:6]}.json"
    text = content.read_text(encoding="utf-8")
    assert json.loads(text) == {
        "soort": "antwoorden",
        "formaatversie": 1,
        "stellingenset": "kansrijke-start",
        "versie": "1.0",
        "coalitie": "Dorp",
        "jaar": 2026,
        "voor": "partners",
        "kenmerk": mark,
        "deelnemer": "K7M2 q9xa",
        "domein": "jgz",
        "gevraagd": [own.id for own in shipped.statements],
        "antwoorden": expected_answers(plan),
    }
    assert re.fullmatch(r"[0-9a-f]{32}", mark)
    assert page.value("document.getElementById('tekst').value") == text
    assert content.name in str(shown(page, "bewaard-als"))
    assert page.dialogs == []
    sheet = imported(content, tmp_path / "2026", shipped)
    assert answers_of(sheet) == expected_answers(plan)
    assert (sheet.coalition, sheet.year, sheet.participant, sheet.domain) == ("Dorp", 2026, "k7m2q9xa", "jgz")
    assert sheet.asked is None


@pytest.mark.gate
def test_parents_fill_it_in_by_keyboard(browser, forms, shipped, tmp_path):
    """The form for parents: their words, no choice of domain, and only what they were asked in the file."""
    page = browser
    begin(page, forms[Voice.PARENTS], width=360, height=700)
    asked = [own for own in shipped.statements if own.parents_text is not None]
    assert page.value("[...document.querySelectorAll('legend .tekst')].map(it => it.textContent)") == [
        own.parents_text for own in asked
    ]
    values = [*PLACES]
    plan = {own.id: (values[(3 * place) % 7], NOTE if place == 4 else None) for place, own in enumerate(asked)}
    numbered = list(enumerate(plan.items(), start=1))
    for number, (_, (value, note)) in numbered[:8]:
        answer(page, number, value, note)
    page.reload()
    assert shown(page, "stand") == "8 van 15 beantwoord"
    for number, (_, (value, note)) in numbered[8:]:
        answer(page, number, value, note)
    assert shown(page, "open-tekst") == "Alles is beantwoord. Dank u wel!"
    assert shown(page, "naar-open") == "Naar het einde"
    page.tab_to("it.id === 'bewaar'")
    page.press("Enter")
    content = page.downloaded()
    found = json.loads(content.read_text(encoding="utf-8"))
    assert re.fullmatch(r"[0-9a-f]{32}", found.pop("kenmerk"))
    assert found == {
        "soort": "antwoorden", "formaatversie": 1, "stellingenset": "kansrijke-start", "versie": "1.0",
        "coalitie": "Dorp", "jaar": 2026, "voor": "ouders", "deelnemer": "", "domein": "ouders",
        "gevraagd": [own.id for own in asked], "antwoorden": expected_answers(plan),
    }  # fmt: skip
    sheet = imported(content, tmp_path / "2026", shipped)
    assert answers_of(sheet) == expected_answers(plan)
    assert (sheet.domain, sheet.asked) == ("ouders", tuple(own.id for own in asked))


BAR = "document.querySelector('.voortgang').getBoundingClientRect().bottom"


def tap(page: Page, number: int, value: str) -> None:
    """Choose an answer as a finger does, and give the page the moment that it takes to go on."""
    page.value(
        f"(it => {{ it.dispatchEvent(new PointerEvent('pointerdown', {{bubbles: true}})); it.click(); }})"
        f"(document.querySelector('label[for=s{number}-{value}]')); new Promise(done => setTimeout(done, 400))"
    )


def open_statements(page: Page) -> object:
    """The numbers of the statements that are laid out whole."""
    return page.value(
        "[...document.querySelectorAll('fieldset')].filter(it => it.offsetParent).map(it => it.parentNode.id)"
    )


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844)])
@pytest.mark.parametrize("audience", Voice)
@pytest.mark.gate(most=2)
def test_on_a_phone_a_statement_is_a_screen(browser, forms, audience, width, height):
    """Statement, explanation, what one sees at 1, 3 and 5, and all answers in view; the whole form in 20 screens."""
    page = browser
    begin(page, forms[audience], width=width, height=height)
    number = 56 if audience is Voice.PARTNERS else 15
    assert page.value("document.documentElement.scrollHeight / 844") < 20
    assert open_statements(page) == ["stelling-1"]
    outside = page.value(
        f"Array.from({{length: {number}}}, (_, at) => document.getElementById('stelling-' + (at + 1))).filter(box => {{"
        "const row = box.querySelector('.toon'); if (row.offsetParent) { row.click(); } else { box.scrollIntoView(); }"
        "const pieces = [...box.querySelectorAll('legend, .uitleg p, .ankers li, .keuze label')];"
        f"return !pieces.every(it => it.offsetParent && it.getBoundingClientRect().top >= {BAR} - 1"
        " && it.getBoundingClientRect().bottom <= innerHeight); }).map(box => box.id)"
    )
    assert outside == []


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_five_answers_stand_in_a_row(browser, forms, width):
    """Large enough for a thumb, in their order, with the other two under them."""
    page = browser
    begin(page, forms[Voice.PARTNERS], width=width, height=740)
    boxes = page.value(
        "[...document.querySelectorAll('#stelling-1 .keuze label')].map(it => it.getBoundingClientRect())"
        ".map(box => [box.top, box.left, box.width, box.height])"
    )
    scores, others = boxes[:5], boxes[5:]
    assert len({top for top, *_ in scores}) == len({top for top, *_ in others}) == 1
    assert [left for _, left, *_ in scores] == sorted(left for _, left, *_ in scores)
    assert all(wide >= 44 and high >= 44 for _, _, wide, high in boxes)


def test_a_tap_goes_on_to_the_next_open_statement(browser, small):
    """A first answer goes on, a correction stays, and the last open one leads to the end."""
    page = browser
    begin(page, small, width=390, height=844)
    tap(page, 1, "4")
    assert (open_statements(page), shown(page, "plaats")) == (["stelling-2"], "Stelling 2 van 6")
    assert page.value("document.querySelector('#stelling-1 .toon').textContent").endswith("Uw antwoord: 4")
    page.value("document.querySelector('#stelling-2 .vorige').click(); true")
    assert open_statements(page) == ["stelling-1"]
    tap(page, 1, "weet-niet")
    assert open_statements(page) == ["stelling-1"]
    page.value("document.querySelector('#stelling-6 .toon').click(); true")
    tap(page, 6, "2")
    assert page.value("document.activeElement.id") == "klaar"
    assert shown(page, "naar-open") == "Nog 4 open: naar de eerste open stelling"


def test_on_a_wide_screen_everything_is_open_and_a_click_stays(browser, small):
    """No statement folds and nothing moves."""
    page = browser
    begin(page, small)
    before = page.value("document.getElementById('stelling-1').scrollIntoView(); scrollY")
    tap(page, 1, "4")
    assert open_statements(page) == [f"stelling-{number}" for number in range(1, 7)]
    assert page.value("[scrollY, document.activeElement.id]") == [before, "s1-4"]


def test_digits_w_and_x_answer_the_statement_with_the_focus(browser, small):
    """A key answers and goes on; elsewhere and in a remark keys are just keys."""
    page = browser
    begin(page, small)
    page.tab_to("it.id === 'deelnemer'")
    page.type("d3")
    page.tab_to("it.name === 's1'")
    page.type("4wX")
    assert page.value("document.activeElement.id") == "s4-1"
    page.type("9")
    page.tab_to("it.tagName === 'SUMMARY' && it.parentNode.querySelector('#o4')")
    page.press("Enter")
    page.tab_to("it.id === 'o4'")
    page.type("5x")
    found = json.loads(str(page.value("document.getElementById('tekst').value")))
    assert found["antwoorden"] == {
        "A01": {"score": "4"}, "A02": {"score": "weet-niet"}, "A03": {"score": "nvt"}, "A04": {"opmerking": "5x"},
    }  # fmt: skip
    assert found["deelnemer"] == "d3"


def test_the_domain_is_among_what_is_open(browser, small):
    """With a way to it, until it is chosen; then everything is answered."""
    page = browser
    begin(page, small)
    page.value("[1, 2, 3, 4, 5, 6].forEach(n => document.getElementById('s' + n + '-3').click()); true")
    assert shown(page, "open-tekst") == "Alle stellingen zijn beantwoord. Alleen dit is nog open:"
    assert shown(page, "open-lijst") == "Waar spreekt u voor?"
    page.tab_to("it.closest('#open-lijst')")
    page.press("Enter")
    assert page.value("document.activeElement.id") == "domein"
    page.press("ArrowDown")
    assert (shown(page, "open-tekst"), shown(page, "open-lijst")) == ("Alles is beantwoord. Dank u wel!", "")


def test_the_form_ends_with_the_code_to_keep(browser, small):
    """The code that was typed, and why to keep it; without one nobody is told to keep it twice."""
    page = browser
    begin(page, small)
    assert (shown(page, "uw-code"), "geen code in" in str(shown(page, "zonder-code"))) == (None, True)
    page.tab_to("it.id === 'deelnemer'")
    page.type("K7M 2Q9 XAT")
    assert (shown(page, "uw-code"), shown(page, "zonder-code")) == ("K7M 2Q9 XAT", None)
    assert "Vul volgend jaar dezelfde code in" in str(page.value("document.querySelector('form').textContent"))


def test_without_coalition_and_year_they_are_empty(browser, small_set, tmp_path):
    """A form made without a measurement hands over an empty coalition and no year."""
    page = browser
    begin(page, written(tmp_path, small_set, coalition="", year=None, info=None))
    found = json.loads(str(page.value("document.getElementById('tekst').value")))
    assert (found["coalitie"], found["jaar"], found["antwoorden"]) == ("", None, {})


def test_an_answer_can_be_undone(browser, small):
    """Wis antwoord makes a statement open again, says nothing else was changed, and the focus stays there."""
    page = browser
    begin(page, small)
    answer(page, 1, "4")
    answer(page, 2, "nvt", "blijft")
    page.press("Tab")
    assert page.value("document.activeElement.textContent") == "Wis antwoord bij stelling A02"
    page.press("Enter")
    assert page.value("document.activeElement.id") == "s2-1"
    found = json.loads(str(page.value("localStorage.getItem(localStorage.key(0))")))
    assert found["antwoorden"] == {"A01": {"score": "4"}, "A02": {"opmerking": "blijft"}}
    assert shown(page, "stand") == "1 van 6 beantwoord"


def test_wiping_asks_first(browser, small):
    """The answers leave the device only after yes; then nothing is left, and a new answer begins a new form."""
    page = browser
    begin(page, small)
    answer(page, 1, "4", "weg ermee")
    old = json.loads(str(page.value("document.getElementById('tekst').value")))["kenmerk"]
    for yes, keys, told in ((False, 1, "1 van 6 beantwoord"), (True, 0, "0 van 6 beantwoord")):
        page.answer_dialogs = yes
        page.tab_to("it.className === 'alles-wissen' && it.textContent.startsWith('Wis mijn')")
        page.press("Enter")
        assert (page.value("localStorage.length"), shown(page, "stand")) == (keys, told)
    assert page.dialogs == ["Weet u het zeker? Al uw antwoorden verdwijnen van dit apparaat."] * 2
    assert page.value("document.getElementById('o1').value") == ""
    page.tab_to("it.name === 's1'")
    page.press(" ")
    assert json.loads(str(page.value("document.getElementById('tekst').value")))["kenmerk"] != old


def test_forms_do_not_mix(browser, small_set, tmp_path):
    """Another year, another coalition or another audience is another form on the same device."""
    page = browser
    begin(page, written(tmp_path, small_set))
    answer(page, 1, "4")
    for folder, about in (("a", {"year": 2027}), ("b", {"coalition": "Stad"})):
        (tmp_path / folder).mkdir()
        page.open(written(tmp_path / folder, small_set, **about))
        assert shown(page, "stand") == "0 van 6 beantwoord"
    page.open(written(tmp_path, with_parents(small_set, "A01"), Voice.PARENTS))
    assert shown(page, "stand") == "0 van 1 beantwoord"


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "null", "[]", '{"soort": "anders"}', '{"soort": "antwoorden"}',
        '{"soort": "antwoorden", "antwoorden": null}', '{"soort": "antwoorden", "antwoorden": 4, "domein": {}}',
    ],
)  # fmt: skip
@pytest.mark.gate(most=3)
def test_damaged_memory_is_passed_over(browser, small, content):
    """What was kept and cannot be read is as if nothing was kept."""
    page = browser
    begin(page, small)
    answer(page, 1, "4")
    page.value(f"localStorage.setItem(localStorage.key(0), {json.dumps(content)}); true")
    page.reload()
    assert shown(page, "stand") == "0 van 6 beantwoord"
    answer(page, 2, "5")
    assert json.loads(str(page.value("localStorage.getItem(localStorage.key(0))")))["antwoorden"] == {
        "A02": {"score": "5"}
    }


def test_enter_sends_nothing(browser, small):
    """Enter in the field for the code leaves the page as it is."""
    page = browser
    begin(page, small)
    page.tab_to("it.id === 'deelnemer'")
    page.type("d07")
    page.press("Enter")
    assert page.value("[location.search, document.getElementById('deelnemer').value]") == ["", "d07"]


def slips(code: str) -> list[str]:
    """The code, and what slips of the hand make of it."""
    others = [f"{code[:at]}{sign}{code[at + 1 :]}" for at in range(9) for sign in (SIGNS[at], "o", "1", "9", "z")]
    swaps = [f"{code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}" for at in range(8)]
    return [code, code.upper(), f" {code[:3]} {code[3:6]}-{code[6:]}\u2013", code[1:], f"{code}a", *others, *swaps]


def test_the_page_finds_the_typos_that_python_finds(browser, small):
    """The same texts are doubted, told at once, and no others."""
    page = browser
    begin(page, small)
    typed = [text for _ in range(40) for text in slips(random_code())]
    typed += [
        "",
        "d07",
        "deelnemer-03",
        "groep-2026",
        "bakker88",
        "moeder123",
        "Jan de Vries",
        "\U0001f476" * 9,
        "k7m2q9xa",
    ]
    doubted = page.value(
        f"{json.dumps(typed)}.map(text => {{ const field = document.getElementById('deelnemer'); field.value = text;"
        "field.dispatchEvent(new Event('change')); return !document.getElementById('deelnemer-fout').hidden; })"
    )
    assert doubted == [mistyped(text) for text in typed]
    assert 1000 < sum(doubted) < len(typed)
    short = page.value(
        f"{json.dumps(typed)}.map(text => {{ const field = document.getElementById('deelnemer'); field.value = text;"
        "field.dispatchEvent(new Event('change')); return !document.getElementById('deelnemer-kort').hidden; })"
    )
    assert short == [may_lack_sign(text) for text in typed]
    assert sum(short) >= 40


def test_a_code_with_a_typo_is_not_saved(browser, small):
    """Saving leads back to the code and says what to do; with the typo mended the answers are saved."""
    page = browser
    begin(page, small)
    page.tab_to("it.id === 'deelnemer'")
    page.type("K7M2Q9XTA")
    answer(page, 1, "4")
    assert "Kijk de code nog eens na" in str(shown(page, "deelnemer-fout"))
    page.tab_to("it.id === 'bewaar'")
    page.press("Enter")
    assert page.value("[document.activeElement.id, document.activeElement.getAttribute('aria-invalid')]") == [
        "deelnemer", "true",
    ]  # fmt: skip
    assert shown(page, "bewaard-als") is None
    page.press("Backspace", 2)
    page.type("AT")
    assert shown(page, "deelnemer-fout") is None
    page.tab_to("it.id === 'bewaar'")
    page.press("Enter")
    assert json.loads(page.downloaded().read_text())["deelnemer"] == "K7M2Q9XAT"


def test_a_browser_that_keeps_nothing(fresh, small):
    """Without memory the form says so and warns before leaving, until the answers are in a file."""
    page = fresh
    page.before_load(NO_STORAGE)
    page.open(small)
    assert shown(page, "bewaard") is None
    assert "Deze browser bewaart niets." in str(shown(page, "niet-bewaard"))
    page.reload()
    assert page.dialogs == []
    answer(page, 1, "4")
    page.reload()
    assert page.dialogs == ["beforeunload"]
    answer(page, 1, "5")
    page.tab_to("it.id === 'bewaar'")
    page.press("Enter")
    assert json.loads(page.downloaded().read_text())["antwoorden"] == {"A01": {"score": "5"}}
    page.reload()
    assert page.dialogs == ["beforeunload"]


@pytest.mark.gate
def test_copying(fresh, small):
    """Kopieer puts the text on the clipboard; where that is refused, the text is selected and one is told how."""
    page = fresh
    page.open(small)
    answer(page, 1, "4")
    page.tab_to("it.tagName === 'SUMMARY' && it.parentNode.id === 'als-tekst'")
    page.press("Enter")
    page.tab_to("it.id === 'kopieer'")
    page.press("Enter")
    page.until("document.getElementById('gekopieerd').textContent !== ''")
    assert shown(page, "gekopieerd") == "Gekopieerd. Plak de tekst nu in een mail."
    page.before_load(FORBID_COPY)
    page.reload()
    page.tab_to("it.tagName === 'SUMMARY' && it.parentNode.id === 'als-tekst'")
    page.press("Enter")
    page.tab_to("it.id === 'kopieer'")
    page.press("Enter")
    page.until("document.getElementById('gekopieerd').textContent !== ''")
    assert "Ctrl+C" in str(shown(page, "gekopieerd"))
    assert page.value("(it => it.value.slice(it.selectionStart, it.selectionEnd) === it.value && it.value.length > 9)"
                      "(document.getElementById('tekst'))")  # fmt: skip


def test_screen_readers_hear_little(fresh, small):
    """The live region is silent at each answer; it speaks when a theme is complete, and at the end."""
    page = fresh
    page.before_load(AT_ONCE)
    page.open(small)
    heard = []
    for number in range(1, 7):
        answer(page, number, "3")
        heard.append(shown(page, "omroep"))
    first = "Thema A1 Thema A1 is klaar. 3 van 6 beantwoord."
    assert heard == ["", "", first, "Thema A2 Thema A2 is klaar. 4 van 6 beantwoord.",
                     "Thema A2 Thema A2 is klaar. 4 van 6 beantwoord.", "Alles is beantwoord."]  # fmt: skip


@pytest.mark.parametrize(
    ("voices", "visible"),
    [
        ("[]", False),
        ("[{name: 'en', lang: 'en-GB', localService: true}]", False),
        ("[{name: 'ver', lang: 'nl-NL', localService: false}]", False),
        ("[{name: 'nlo', lang: 'nlo', localService: true}]", False),
        (
            "[{name: 'ver', lang: 'nl-NL', localService: false}, {name: 'hier', lang: 'nl_BE', localService: true}]",
            True,
        ),
    ],
)
@pytest.mark.gate(most=2)
def test_reading_aloud_stays_on_the_device(fresh, small_set, tmp_path, voices, visible):
    """Parents can have a sentence read aloud only by a Dutch voice of the device itself: others send the text away."""
    page = fresh
    page.before_load(VOICES.format(voices=voices))
    page.open(written(tmp_path, with_parents(small_set, "A01", "B01"), Voice.PARENTS))
    found = page.value("[...document.querySelectorAll('button.lees')].filter(it => it.offsetParent).length")
    assert found == (3 if visible else 0)
    if visible:
        page.tab_to("it.className === 'lees' && it.closest('#stelling-2')")
        page.press("Enter", 2)
        assert page.value("[window.gezegd, speechSynthesis.speaking]") == [[["Ouders B01.", "hier"]], False]


HOSTILE = [
    "<script>window.geraakt = 1</script>", "\"><img src=x onerror='window.geraakt = 1'>", "</script><b>vet</b>",
    "{{ 7 * 7 }}", "${7 * 7}", "' onfocus='window.geraakt = 1", "__proto__",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.gate(most=3)
def test_texts_of_a_set_are_only_shown(browser, small_set, tmp_path, text):
    """No text, id, title or contact of a set or measurement runs; ids come back in the file as they are."""
    page = browser
    (part, *parts) = small_set.parts
    (theme, *themes) = part.themes
    statement = replace(theme.statements[0], id=text, text=text, explanation=text, anchors={1: text, 5: text})
    theme = replace(theme, id=f"x{text}", title=text, statements=(statement, *theme.statements[1:]))
    domains = {text: replace(next(iter(small_set.domains.values())), id=text, title=text)}
    own = replace(
        small_set,
        id=text,
        title=text,
        scale=dict.fromkeys(range(1, 6), text),
        parts=(replace(part, title=text, introduction=text, themes=(theme, *themes)), *parts),
        domains=domains,
    )
    begin(page, written(tmp_path, own, coalition=text, info=replace(INFO, contact=text)))
    page.tab_to("it.id === 'domein'")
    page.press("ArrowDown")
    answer(page, 1, "4", text)
    assert page.value("window.geraakt === undefined && document.images.length === 0")
    assert page.value("document.querySelector('legend .tekst').textContent") == text
    found = json.loads(str(page.value("document.getElementById('tekst').value")))
    assert found["antwoorden"] == {text: {"score": "4", "opmerking": text}}
    assert (found["stellingenset"], found["coalitie"], found["domein"], found["gevraagd"][0]) == (text,) * 4
    assert page.dialogs == []


def filled_in(page: Page) -> None:
    """Bring a form in the state with the most on it: answers, notes, explanations open, saved, shown as text."""
    page.value(
        "[1, 2, 3].forEach(n => document.getElementById('s' + n + '-' + (n + 1)).click());"
        "document.querySelectorAll('details').forEach((it, place) => { if (place < 9) it.open = true; });"
        "document.getElementById('o1').value = 'x'.repeat(300);"
        "document.querySelectorAll('.voorlezen').forEach(it => { it.hidden = false; });"
        "document.getElementById('als-tekst').open = true; document.getElementById('niet-bewaard').hidden = false;"
        "document.getElementById('verder').hidden = false; document.getElementById('bewaar').click(); true"
    )


@needs_axe
@pytest.mark.parametrize(
    ("audience", "width"),
    [(Voice.PARENTS, 390), (Voice.PARTNERS, 1000), (Voice.PARTNERS, 390)],
)
@pytest.mark.gate(most=1)
def test_axe_finds_nothing(browser, forms, audience, width):
    """WCAG 2.2 A and AA and good practice: no violation in the form with the most on it."""
    assert AXE is not None
    page = browser
    begin(page, forms[audience], width=width)
    filled_in(page)
    assert page.violations(AXE, contrast=audience is Voice.PARENTS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("audience", Voice)
@pytest.mark.gate(most=2)
def test_every_text_can_be_read(browser, forms, audience, scheme):
    """No text is too faint for what it stands on, empty or filled in, in light and dark."""
    page = browser
    page.scheme(scheme)
    begin(page, forms[audience])
    assert faint_texts(page) == []
    filled_in(page)
    assert faint_texts(page) == []
    page.scheme("light")


@pytest.mark.parametrize("audience", Voice)
@pytest.mark.parametrize("width", [320, 360, 640, 1000])
@pytest.mark.gate(most=4)
def test_nothing_scrolls_sideways(browser, forms, audience, width):
    """From the narrowest phone to a desktop the page stays within its window, empty or filled in."""
    page = browser
    begin(page, forms[audience], width=width)
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.value(fits)
    filled_in(page)
    assert page.value(fits)


@pytest.mark.parametrize("audience", Voice)
def test_targets_are_large_enough(browser, forms, audience):
    """Everything that can be pressed is at least 24 by 24 pixels, on a phone too."""
    page = browser
    begin(page, forms[audience], width=320)
    filled_in(page)
    assert (
        page.value(
            "[...document.querySelectorAll('button, summary, select, textarea, input[type=text], .keuze label, a')]"
            ".filter(it => it.offsetParent).map(it => [it, it.getBoundingClientRect()])"
            ".filter(([it, box]) => box.width < 24 || box.height < 24).map(([it]) => it.outerHTML.slice(0, 90))"
        )
        == []
    )


def test_focus_is_seen_and_never_covered(browser, small):
    """Going through the form with Tab, what has the focus is outlined and not behind the bar with the progress."""
    page = browser
    begin(page, small, width=360, height=640)
    answer(page, 1, "4", "noot")
    page.reload()
    page.tab_to("it.id === 'naar-open'")
    hidden = []
    for _ in range(40):
        page.press("Tab")
        where = page.value(
            "(it => { const box = (it.type === 'radio' ? it.nextSibling : it).getBoundingClientRect();"
            "const bar = document.querySelector('.voortgang').getBoundingClientRect();"
            "const style = getComputedStyle(it.type === 'radio' ? it.nextSibling : it);"
            "return [it.outerHTML.slice(0, 60), box.bottom > bar.bottom && box.top < innerHeight, "
            "style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; })(document.activeElement)"
        )
        if not isinstance(where, list) or "<body" in where[0]:
            break
        if where[1:] != [True, True]:
            hidden.append(where)
    assert hidden == []


@pytest.mark.parametrize("audience", Voice)
def test_nothing_is_fetched(browser, forms, audience):
    """The page asks for nothing but itself, forbids the rest, and names no address."""
    page = browser
    page.requests.clear()
    begin(page, forms[audience])
    filled_in(page)
    assert {address for address in page.requests if not address.startswith("blob:")} == {forms[audience].as_uri()}
    text = forms[audience].read_text(encoding="utf-8").replace(library("qrcode.min.js"), "")
    assert "default-src 'none'" in text
    assert "form-action 'none'" in text
    assert re.findall(r"""(?:src|href|action|srcset)=["'](?!#)[^"']*""", text) == []
    assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|sendBeacon", text)
    assert text.count("<script") == 1


def test_headings_and_names(browser, forms):
    """One h1, no level skipped, ids unique, and every group of choices has the text of its statement as its name."""
    page = browser
    begin(page, forms[Voice.PARTNERS])
    found = page.value(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(it => it.id);"
        "const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(it => Number(it.tagName[1]));"
        "return [document.querySelectorAll('h1').length, ids.filter((id, place) => ids.indexOf(id) !== place),"
        "levels.filter((level, place) => place && level > levels[place - 1] + 1),"
        "[...document.querySelectorAll('fieldset')].filter(it => !it.querySelector('legend')).length]; })()"
    )
    assert found == [1, [], [], 0]


def test_without_javascript_people_are_told_what_to_do(forms):
    """Where scripts do not run, the page says so and names the other ways; the fields are out of the way."""
    text = forms[Voice.PARTNERS].read_text(encoding="utf-8")
    told = " ".join(re.findall(r"<noscript>(.*?)</noscript>", text, flags=re.DOTALL))
    for words in ("Edge, Chrome, Firefox of Safari", "Excel of op papier", "de programmaleider", "display: none"):
        assert words in told


def test_a_set_of_one_statement(browser, tmp_path):
    """The smallest form works too."""
    page = browser
    begin(page, written(tmp_path, make_set({"P": {"P1": ("P01",)}}, domains={})))
    answer(page, 1, "weet-niet")
    assert shown(page, "open-tekst") == "Alles is beantwoord. Dank u wel!"
    assert json.loads(str(page.value("document.getElementById('tekst').value")))["domein"] == ""
