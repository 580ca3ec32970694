# SPDX-License-Identifier: EUPL-1.2
"""The page to fill in on paper, with all folds open, and opened by a link that fills the code in."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from analysetool.model import Voice
from tests.browser import print_to_pdf
from tests.conftest import make_form, thorough
from tests.devtools import browser as one_browser
from tests.test_formulier_page import begin, shown, written
from tests.tools import needs_chromium

pypdf = pytest.importorskip("pypdf")
pytestmark = needs_chromium


@pytest.fixture
def page():
    """A page of its own."""
    with one_browser().page() as own:
        yield own


def follow(page, path, fragment: str) -> None:
    """Open a form by a link, as somebody who clicks it in a mail does."""
    page.open(path)
    page.value(f"location.hash = {fragment!r}; true")
    page.reload()


def test_all_folds_are_open_on_paper(shipped, tmp_path):
    """Every explanation, every anchor and every place for a note is printed; in the gate of all parts."""
    asked = shipped if thorough() else replace(shipped, parts=shipped.parts[:1])
    path = written(tmp_path, asked)
    printed = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(print_to_pdf(path))).pages)
    flat = re.sub(r"\s", "", printed)
    for statement in make_form(asked, Voice.PARTNERS).statements:
        for text in (statement.text, statement.explanation or "", *(anchor for _, anchor in statement.anchors)):
            assert re.sub(r"\s", "", text) in flat, statement.id
        assert f"Uwopmerkingbijstelling{statement.id}." in flat


def test_folds_close_again_after_printing(small_set, tmp_path, page):
    """What was folded before is folded afterwards, and what was open stays open."""
    begin(page, written(tmp_path, small_set))
    page.value("document.querySelectorAll('details')[1].open = true; true")
    states = "[...document.querySelectorAll('details')].map(fold => fold.open)"
    before = page.value(states)
    page.value("dispatchEvent(new Event('beforeprint')); true")
    assert set(page.value(states)) == {True}
    page.value("dispatchEvent(new Event('afterprint')); true")
    assert page.value(states) == before
    assert before.count(True) == 1


def test_a_link_fills_the_code_in(small_set, tmp_path, page):
    """The code of the link stands in its field and comes into the answers; nothing counts as begun yet."""
    path = written(tmp_path, small_set)
    begin(page, path)
    follow(page, path, "#code=K7m2q9xa")
    assert page.value("document.getElementById('deelnemer').value") == "k7m2q9xa"
    page.value("document.getElementById('s1-4').click(); true")
    assert '"deelnemer": "k7m2q9xa"' in page.value("document.getElementById('tekst').value")


def test_a_link_without_answers_is_no_beginning(small_set, tmp_path, page):
    """Who opens the link twice is not told that somebody began."""
    path = written(tmp_path, small_set)
    begin(page, path)
    follow(page, path, "#code=k7m2q9xa")
    page.reload()
    assert shown(page, "verder") is None


def test_a_link_takes_no_code_away(small_set, tmp_path, page):
    """On a device where somebody began with a code, the link of another one changes nothing until all is wiped."""
    path = written(tmp_path, small_set)
    begin(page, path)
    follow(page, path, "#code=k7m2q9xa")
    page.value("document.getElementById('s1-4').click(); true")
    follow(page, path, "#code=m4n8r2xa")
    assert page.value("document.getElementById('deelnemer').value") == "k7m2q9xa"
    page.value("document.querySelector('.alles-wissen').click(); true")
    assert page.value("document.getElementById('deelnemer').value") == "m4n8r2xa"


@pytest.mark.parametrize(
    "fragment",
    [
        "#code=",
        "#code=<img src=x onerror=alert(1)>",
        "#code=jan@dorp.nl",
        "#code=" + "a" * 21,
        "#code=a%20b",
        "#anders",
    ],
)
@pytest.mark.gate(most=2)
def test_what_is_no_code_is_not_filled_in(small_set, tmp_path, page, fragment):
    """A link can hold anything; only letters, digits and hyphens of the length of a code are taken."""
    path = written(tmp_path, small_set)
    begin(page, path)
    follow(page, path, fragment)
    assert page.value("document.getElementById('deelnemer').value") == ""
    assert page.dialogs == []
