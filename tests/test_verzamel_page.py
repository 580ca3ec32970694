# SPDX-License-Identifier: EUPL-1.2
"""The page that collects answer codes: with a camera, typed and pasted, and what it never shows or sends."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from analysetool.answer_code import (
    AnswerCodeError,
    CodedSheet,
    frame_of,
    in_groups,
    read_code,
    refuse_other_measurement,
    write_code,
)
from analysetool.codes import random_code
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.templates import render_named
from analysetool.model import Answer, Voice
from analysetool.words import answer_code as words
from tests.coded import codes_of, collect_page, elsewhere, people, saved, video
from tests.contrast import faint_texts
from tests.devtools import Browser, Page
from tests.devtools import browser as one_browser
from tests.importing import run_import, sheets_in
from tests.tools import AXE, needs_axe, needs_chromium

pytestmark = needs_chromium

SHIPPED = shipped_statement_set()
FRAME = frame_of(SHIPPED)
HEARD = (
    "window.gehoord = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() => "
    "gehoord.push(document.getElementById('omroep').textContent)).observe(document.getElementById('omroep'), "
    "{childList: true, characterData: true, subtree: true}));"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of the shipped statements, open in a tab that keeps what is said."""
    path = collect_page(tmp_path_factory.mktemp("verzamel"), SHIPPED)
    with one_browser().page() as tab:
        tab.before_load(HEARD)
        tab.path = path
        yield tab


@pytest.fixture
def begun(page):
    """The same with nothing collected yet."""
    page.open(page.path)
    page.dialogs.clear()
    return page


def shown(tab: Page, identity: str) -> object:
    """The text of an element, None when it is hidden."""
    return tab.value(
        f"(it => it.closest('[hidden]') ? null : it.innerText.trim())(document.getElementById('{identity}'))"
    )


def type_code(tab: Page, text: str) -> None:
    """Put a text in the field and press the button, by keyboard alone."""
    tab.value("document.getElementById('getypt').focus(); true")
    tab.value(f"document.getElementById('getypt').value = {json.dumps(text)}; true")
    tab.press("Tab")
    tab.press("Enter")


@pytest.fixture(scope="module")
def camera(tmp_path_factory):
    """A browser whose camera sees fourteen codes in turn, one of them twice and one of another coalition."""
    sheets = people(SHIPPED, 14)
    sheets[5] = elsewhere(sheets[5])
    codes = codes_of(sheets, SHIPPED)
    film = video(tmp_path_factory.mktemp("film") / "zaal.y4m", [*codes[:4], codes[1], *codes[4:], "https://elders.nl"])
    own = Browser(
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    )  # fmt: skip
    yield own, sheets
    own.end()


def test_fourteen_codes_before_the_camera(camera, tmp_path):
    """Thirteen people, the one of another coalition and the one who came twice told, and nothing leaves the page."""
    own, sheets = camera
    path = collect_page(tmp_path, SHIPPED)
    with own.page() as tab:
        tab.before_load(HEARD)
        tab.open(path)
        tab.tab_to("it.id === 'camera'")
        tab.press("Enter")
        tab.until("document.getElementById('aantal').textContent === '13'")
        tab.until("gehoord.some(told => told.startsWith('Deze QR-code is geen antwoordcode.'))")
        tab.until("gehoord.some(told => told.startsWith('Deze code was al gelezen'))")
        tab.until("!document.getElementById('geweigerd').hidden")
        heard = tab.value("gehoord")
        assert isinstance(heard, list)
        assert [told for told in heard if told.startswith("Gelezen")] == [
            f"Gelezen. Samen {number} {'mens' if number == 1 else 'mensen'}." for number in range(1, 14)
        ]
        assert shown(tab, "geweigerd-lijst") == "1 code: Deze code hoort bij een andere coalitie."
        assert "Samen" in str(shown(tab, "omroep")) or "antwoordcode" in str(shown(tab, "omroep"))
        content = saved(tab)
        tab.tab_to("it.id === 'camera'")
        tab.press("Enter")
        assert shown(tab, "beeld") is None
        assert {address for address in tab.requests if not address.startswith("blob:")} == {path.as_uri()}
    mine = [sheet for place, sheet in enumerate(sheets) if place != 5]
    whole = json.loads(content.read_text(encoding="utf-8"))
    assert whole == {
        "soort": "antwoordcodes", "formaatversie": 1, "stellingenset": "kansrijke-start", "versie": "1.0",
        "coalitie": "Voorbeeldstad", "jaar": 2026, "codes": sorted(codes_of(mine, SHIPPED)),
    }  # fmt: skip
    run_import(content, tmp_path / "2026", SHIPPED, coalition=None, year=None)
    found = sheets_in(tmp_path / "2026", SHIPPED)
    asked = FRAME.asked[Voice.PARTNERS]
    as_given = [
        (
            sheet.domain,
            tuple(sheet.answers[one].answer if one in sheet.answers else Answer.NOT_ANSWERED for one in asked),
        )
        for sheet in found
    ]
    assert Counter(as_given) == Counter((sheet.domain, sheet.answers) for sheet in mine)


def test_domains_are_counted_from_the_minimum_on(begun):
    """Three people of one domain show it, two do not; nobody's answers are on the page."""
    codes = codes_of(people(SHIPPED, 5), SHIPPED)
    for number, code in enumerate(codes, start=1):
        type_code(begun, in_groups(code).lower())
        assert shown(begun, "aantal") == str(number)
        assert begun.value("document.getElementById('getypt').value") == ""
    first = next(iter(SHIPPED.domains.values())).title
    assert shown(begun, "domeinen") == f"{first}: 3"
    assert not any(code in str(begun.value("document.body.innerText")) for code in codes)


def test_the_same_mark_replaces(begun):
    """Somebody who comes back with other answers counts once; so does a code of their own from another phone."""
    (person,) = people(SHIPPED, 1)
    other = replace(person, answers=(*person.answers[1:], person.answers[0]))
    code = random_code()
    for sheet, told in (
        (person, "Gelezen. Samen 1 mens."),
        (person, "Deze code was al gelezen en telt één keer. Samen 1 mens."),
        (other, "Deze persoon was er al. De nieuwe antwoorden vervangen de eerdere. Samen 1 mens."),
        (
            replace(other, participant=code),
            "Deze persoon was er al. De nieuwe antwoorden vervangen de eerdere. Samen 1 mens.",
        ),
        (
            replace(person, mark="0" * 10, participant=code),
            "Deze persoon was er al. De nieuwe antwoorden vervangen de eerdere. Samen 1 mens.",
        ),
    ):
        type_code(begun, codes_of([sheet], SHIPPED)[0])
        assert shown(begun, "omroep") == told
    (kept,) = json.loads(saved(begun).read_text(encoding="utf-8"))["codes"]
    assert read_code(kept, FRAME) == replace(person, mark="0" * 10, participant=code)


def test_what_is_refused_is_told(begun):
    """Typed codes that cannot be used stay in the field, with the same sentences as in the tool."""
    (person, late, far) = people(SHIPPED, 3)
    code, later, other = codes_of([person, replace(late, year=2025), elsewhere(far)], SHIPPED)
    wrong = code[:12] + ("2" if code[12] != "2" else "3") + code[13:]
    for text in ("", "appel", wrong, code[:40], code[:7] + "U" + code[8:], later, other, f"{code}{code}"):
        type_code(begun, text)
        with pytest.raises(AnswerCodeError) as caught:
            refuse_other_measurement(read_code(text, FRAME), coalition="Voorbeeldstad", year=2026)
        assert shown(begun, "typ-fout") == words.refused(caught.value)
        assert begun.value("document.getElementById('getypt').value") == text
    assert shown(begun, "aantal") == "0"
    empty = replace(person, answers=(Answer.NOT_ANSWERED,) * 56)
    type_code(begun, codes_of([empty], SHIPPED)[0])
    assert shown(begun, "typ-fout") == "Op dit formulier is niets ingevuld. Het telt niet mee."
    begun.value("document.getElementById('bewaar').click(); true")
    assert shown(begun, "omroep") == "Er is nog niets te bewaren: lees eerst een code."


def test_several_codes_at_once(begun):
    """A code a line, and codes in a mail; what is wrong of them stays behind."""
    codes = codes_of([*people(SHIPPED, 3), *people(SHIPPED, 2, seed=2, voice=Voice.PARENTS)], SHIPPED)
    type_code(begun, "\n".join([*map(in_groups, codes[:2]), codes[0][:-1] + "*"]))
    assert (shown(begun, "aantal"), begun.value("document.getElementById('getypt').value")) == (
        "2",
        codes[0][:-1] + "*",
    )
    half = in_groups(codes[2])
    mail = f"Dag,\n\nAntwoordcode:\n> {half[:29]}\n> {half[29:]}\n\nVerander niets.\nAntwoordcode: {codes[3]}\n"
    type_code(begun, mail)
    assert (shown(begun, "aantal"), shown(begun, "typ-fout")) == ("4", None)


def test_unsaved_codes_are_not_lost_in_silence(begun):
    """Closing warns as long as a code is not saved, and not before or after."""
    begun.answer_dialogs = True
    begun.reload()
    assert begun.dialogs == []
    codes = codes_of(people(SHIPPED, 2), SHIPPED)
    type_code(begun, codes[0])
    begun.reload()
    assert begun.dialogs == ["beforeunload"]
    assert shown(begun, "aantal") == "0"
    type_code(begun, codes[0])
    saved(begun)
    begun.reload()
    assert begun.dialogs == ["beforeunload"]
    assert begun.value("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NotAllowedError", "De camera mag niet aan van deze browser."),
        ("NotFoundError", "Er is geen camera gevonden op deze computer."),
        ("NotReadableError", "De camera is al in gebruik."),
        ("TypeError", "De camera gaat niet aan in deze browser."),
        ("", "De camera gaat niet aan in deze browser."),
    ],
)
@pytest.mark.gate(most=2)
def test_without_a_camera_it_still_works(name, told, page):
    """Refused, absent, in use or unknown to the browser: the page says so, and codes can be typed."""
    media = f"{{getUserMedia: () => Promise.reject(new DOMException('nee', '{name}'))}}" if name else "undefined"
    with one_browser().page() as tab:
        tab.before_load(f"Object.defineProperty(navigator, 'mediaDevices', {{value: {media}}});")
        tab.open(page.path)
        tab.tab_to("it.id === 'camera'")
        tab.press("Enter")
        tab.until("!document.getElementById('camera-fout').hidden")
        assert str(shown(tab, "camera-fout")).startswith(told)
        type_code(tab, codes_of(people(SHIPPED, 1), SHIPPED)[0])
        assert shown(tab, "aantal") == "1"


def with_everything(tab: Page) -> None:
    """Bring the page in the state with the most on it."""
    codes = codes_of(people(SHIPPED, 9), SHIPPED)
    type_code(tab, "\n".join([*codes, codes[0][:-1] + "*"]))
    tab.value(
        "['camera-fout', 'geweigerd', 'kies-camera', 'bewaard', 'beeld'].forEach("
        "id => { document.getElementById(id).hidden = false; });"
        "document.getElementById('camera-fout').textContent = 'Er is geen camera.';"
        "document.getElementById('geweigerd-lijst').innerHTML = '<li>1 code: andere coalitie</li>';"
        "document.getElementById('welke').innerHTML = '<option>Camera 1</option>'; true"
    )


@needs_axe
def test_axe_finds_nothing(begun):
    """WCAG 2.2 A and AA and good practice, at the start and with the most on it."""
    assert AXE is not None
    begun.pass_policy_over()
    begun.open(begun.path)
    assert begun.violations(AXE) == []
    with_everything(begun)
    assert begun.violations(AXE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(begun, scheme):
    """No text is too faint, in light and dark."""
    begun.scheme(scheme)
    assert faint_texts(begun) == []
    with_everything(begun)
    assert faint_texts(begun) == []
    begun.scheme("light")


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.gate(most=2)
def test_nothing_scrolls_sideways(begun, width):
    """From a phone to a laptop the page stays within its window."""
    begun.open(begun.path, width=width)
    with_everything(begun)
    assert begun.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_nothing_is_fetched(begun):
    """The page asks for nothing but itself, forbids the rest, and runs one script and one style by their hashes."""
    begun.requests.clear()
    begun.open(begun.path)
    with_everything(begun)
    assert {address for address in begun.requests if not address.startswith("blob:")} == {begun.path.as_uri()}
    text = begun.path.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert text.count("<script") == text.count("<style") == 1
    assert not re.search(r"https?:|@import|fetch\(|XMLHttpRequest|sendBeacon|WebSocket", text)


HOSTILE = [
    "<script>window.geraakt = 1</script>",
    "\"><img src=x onerror='window.geraakt = 1'>",
    "</script><b>",
    "${7*7}",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.gate(most=3)
def test_texts_are_only_shown(begun, tmp_path, text):
    """No name of a coalition, set or domain runs; the coalition comes back in the file as it is."""
    (key, domain), *rest = SHIPPED.domains.items()
    own = replace(SHIPPED, title=text, domains={key: replace(domain, title=text), **dict(rest)})
    begun.open(collect_page(tmp_path, own, coalition=text))
    (person,) = people(own, 1)
    type_code(begun, codes_of([replace(person, coalition_print=0)], own)[0])
    assert shown(begun, "aantal") == "1"
    assert json.loads(saved(begun).read_text(encoding="utf-8"))["coalitie"] == text
    assert begun.value("window.geraakt === undefined")


def sheets_to_try() -> list[CodedSheet]:
    """Three hundred sheets of both voices, with and without a code of their own, a domain, a year and a coalition."""
    found = [*people(SHIPPED, 150, seed=3), *people(SHIPPED, 150, seed=4, voice=Voice.PARENTS)]
    return [
        replace(
            sheet,
            participant=random_code() if place % 3 == 0 else None,
            domain=sheet.domain if place % 4 else None,
            year=sheet.year if place % 5 else None,
            coalition_print=sheet.coalition_print if place % 6 else 0,
        )
        for place, sheet in enumerate(found)
    ]


def test_the_page_writes_and_reads_as_the_tool_does(begun):
    """Codes of 300 sheets are the same signs from both sides, and say the same when they are read."""
    sheets = sheets_to_try()
    cases = [
        {
            "mark": f"{sheet.mark}ffffff",
            "parents": sheet.voice is Voice.PARENTS,
            "participant": (sheet.participant or "").upper(),
            "year": sheet.year or 0,
            "domain": 0 if sheet.domain is None else FRAME.domains.index(sheet.domain) + 1,
            "coalition": sheet.coalition_print,
            "set": FRAME.set_print,
            "answers": [answer.value for answer in sheet.answers],
        }
        for sheet in sheets
    ]
    frame = {
        "set": FRAME.set_print, "coalition": 0, "year": 0, "domains": len(FRAME.domains),
        "partners": len(FRAME.asked[Voice.PARTNERS]), "parents": len(FRAME.asked[Voice.PARENTS]),
    }  # fmt: skip
    script = render_named("_antwoordcode.js", {})
    found = begun.value(
        f"(() => {{ {script}; const frame = {json.dumps(frame)};"
        f"return {json.dumps(cases)}.map(sheet => {{ const code = answerCode.write(sheet);"
        "const read = answerCode.read(code, frame);"
        "return [code, read.parents, read.participant, read.year, read.domain, read.answers]; }); })()"
    )
    expected = [
        [
            write_code(sheet, FRAME),
            case["parents"],
            sheet.participant or "",
            case["year"],
            case["domain"],
            case["answers"],
        ]
        for sheet, case in zip(sheets, cases, strict=True)
    ]
    assert found == expected


def test_the_page_places_slips_as_the_tool_does(begun):
    """A hundred slips of one sign, two signs, a swap or a sign less: the same reason and groups on both sides."""
    codes = codes_of(people(SHIPPED, 25, seed=5), SHIPPED)
    slips = []
    for place, code in enumerate(codes):
        at, then = place * 2, 58 - place
        other = "Z" if code[at] != "Z" else "Y"
        slips += [
            code[:at] + other + code[at + 1 :],
            code[:at] + code[at + 1] + code[at] + code[at + 2 :],
            (code[:at] + other + code[at + 1 :])[:then] + ("Q" if code[then] != "Q" else "R") + code[then + 1 :],
            in_groups(code)[:at] + in_groups(code)[at + 1 :],
        ]
    frame = {"set": FRAME.set_print, "coalition": 0, "year": 0, "domains": 20, "partners": 56, "parents": 15}
    script = render_named("_antwoordcode.js", {})
    found = begun.value(
        f"(() => {{ {script}; return {json.dumps(slips)}.map(code => answerCode.read(code, {json.dumps(frame)}))"
        ".map(it => [it.refused || '', it.groups || [], it.number || 0]); })()"
    )
    assert found == [_told_by_the_tool(code) for code in slips]


def _told_by_the_tool(code: str) -> list[object]:
    try:
        read_code(code, FRAME)
    except AnswerCodeError as error:
        return [error.reason.value, list(error.groups), error.number]
    return ["", [], 0]
