# SPDX-License-Identifier: EUPL-1.2
"""Columns of a table in the terminal: words and numbers stay whole as long as they can."""

from __future__ import annotations

import re

import pytest

from analysetool.commands.report import FORMS
from analysetool.documents.blocks import Column, Document
from analysetool.documents.comparison import comparison_document
from analysetool.figures.build_report import compute_report
from analysetool.files.measurements import load_measurements
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.formats.terminal import lay_out_terminal
from analysetool.formats.terminal_widths import Setting, fitting
from tests.comparisons import EXAMPLES, example
from tests.documents import texts_of

COLUMNS = (
    Column(title="Deel of thema"),
    Column(title="Band\u00adbreedte", short="Band", numeric=True),
    Column(title="Oordeel"),
)
ROWS = (("A1 Cijfers en wijken", "3,3 tot 4,0", "midden"), ("B Aanpak", "2,9 tot 3,5", "aandachtspunt"))
SHORTENED = {
    "Bandbreedte",
    "Gezamenlijk",
    "Mediaan",
    "Gemiddelde",
    "Niet",
    "ingevuld",
    "toepassing",
    "Stelling",
    "Welke",
}
"""Words of titles of columns that have a short form."""
TITLES, SHORT = ("Deel of thema", "Bandbreedte", "Oordeel"), ("Deel of thema", "Band", "Oordeel")


def test_each_column_takes_what_it_holds():
    """With room enough a column is as wide as its longest cell or title: 20, 11 and 13, and two spaces between."""
    assert fitting(COLUMNS, ROWS, 48) == Setting(titles=TITLES, widths=(20, 11, 13), gap=2)


def test_a_text_breaks_between_words_before_a_number_does():
    """A line less and the first column wraps; its longest word ("Cijfers", "wijken") would still fit."""
    assert fitting(COLUMNS, ROWS, 47) == Setting(titles=TITLES, widths=(19, 11, 13), gap=2)
    assert fitting(COLUMNS, ROWS, 35) == Setting(titles=TITLES, widths=(7, 11, 13), gap=2)


def test_less_room_takes_short_titles_then_space_then_whole_numbers():
    """34 is too little for 7 + 11 + 13 and twice two spaces: spaces go first, then "3,3 tot 4,0" may break.

    Words alone need 7, 4 ("Band") and 13. Of the 6 that 32 leaves, the two that want 13 and 7 more get 3 and 2.
    """
    assert fitting(COLUMNS, ROWS, 34) == Setting(titles=SHORT, widths=(8, 11, 13), gap=1)
    assert fitting(COLUMNS, ROWS, 33) == Setting(titles=SHORT, widths=(7, 11, 13), gap=1)
    assert fitting(COLUMNS, ROWS, 32) == Setting(titles=SHORT, widths=(10, 6, 13), gap=1)
    assert fitting(COLUMNS, ROWS, 26) == Setting(titles=SHORT, widths=(7, 4, 13), gap=1)


def test_a_number_that_can_stand_whole_goes_before_room_for_a_text():
    """Two numbers may break; what is left makes the first whole, and nothing is left for the text or the second."""
    columns = (Column(title="Wat"), *(Column(title="x", numeric=True) for _ in range(2)))
    rows = (("Navragen bij partners", "1 tot 2", "10 van 1.034"),)
    assert fitting(columns, rows, 8 + 7 + 5 + 2) == Setting(titles=("Wat", "x", "x"), widths=(8, 7, 5), gap=1)


def test_a_short_title_is_used_where_it_makes_room():
    """A title of 14 above figures of 3 gives way to its short form before spaces do."""
    columns = (Column(title="Stelling"), Column(title="Eensgezindheid", short="Eens", numeric=True))
    assert fitting(columns, (("A01", "69%"),), 20) == Setting(titles=("Stelling", "Eens"), widths=(8, 4), gap=2)


def test_no_setting_where_words_would_break():
    """Below the longest words there is no table any more."""
    assert fitting(COLUMNS, ROWS, 25) is None


def test_a_column_says_itself_whether_it_breaks():
    """A date stays whole where it says so, and a number of several words may break where it says so."""
    dates = (Column(title="Wat"), Column(title="Wanneer", breaks=False))
    assert fitting(dates, (("Navragen bij partners", "1 december 2026"),), 25) == Setting(
        titles=("Wat", "Wanneer"), widths=(8, 15), gap=2
    )
    joint = (Column(title="Wat"), Column(title="Samen", numeric=True, breaks=True))
    assert fitting(joint, (("Navragen", "nog niet eens"),), 15) == Setting(
        titles=("Wat", "Samen"), widths=(8, 5), gap=2
    )


def test_a_very_long_word_may_break():
    """A word of 60 is no reason to leave a table: from 20 it breaks anywhere."""
    assert fitting((Column(title="Wat"), Column(title="Wie")), (("x" * 60, "GGD"),), 25) == Setting(
        titles=("Wat", "Wie"), widths=(20, 3), gap=2
    )


def test_an_empty_table_has_the_widths_of_its_titles():
    """Without rows the titles decide."""
    assert fitting((Column(title="Wat"), Column(title="")), (), 40) == Setting(titles=("Wat", ""), widths=(3, 0), gap=2)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The report, the worksheet and the comparison of the example."""
    statement_set = shipped_statement_set()
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], statement_set)
    report = compute_report(max(measurements, key=lambda own: own.year), statement_set)
    return [FORMS["volledig"](report), FORMS["werkblad"](report), comparison_document(example())]


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.slow
def test_no_word_of_a_document_breaks(documents, width, monkeypatch):
    """In a narrow window every word stands whole, headings too, and no line is longer; short titles stand for long."""
    monkeypatch.setenv("COLUMNS", str(width))
    for document in documents:
        told = lay_out_terminal(document, colour=False, plain=False)
        assert max(map(len, told.split("\n"))) <= width
        words = {word for text in texts_of(document) for word in re.findall(r"[^\W\d_]+", text.replace("\u00ad", ""))}
        assert {word for word in words if word not in told} <= SHORTENED
