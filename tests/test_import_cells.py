# SPDX-License-Identifier: EUPL-1.2
"""What a cell and a heading say: known ways of writing are understood, anything else is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.comparable import key_of
from analysetool.imports.headings import AmbiguousHeadingError, HeadedColumn, How, Match, Statements
from analysetool.imports.labels import AnswerReader
from analysetool.imports.texts import clean_note
from analysetool.model import Answer
from tests.conftest import make_set
from tests.survey_files import with_text


@pytest.fixture(scope="module")
def reader(shipped):
    """The reader with the shipped set's scale and one label of the user's."""
    return AnswerReader(shipped, {"Geen idee": Answer.DONT_KNOW})


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("4", "4"),
        (" 4 ", "4"),
        ("A4", "4"),
        ("AO04", "4"),
        ("Eens", "4"),
        ("mee eens", "4"),
        ("MEE\u00a0 EENS", "4"),
        ("Helemaal mee oneens", "1"),
        ("zeer mee eens", "5"),
        ("Strongly Disagree", "1"),
        ("Somewhat agree", "4"),
        ("Neither agree nor disagree", "3"),
        ("Niet eens, niet oneens", "3"),
        ("Niet mee eens / niet mee oneens", "3"),
        ("Deels eens, deels oneens", "3"),
        ("4 - Mee eens", "4"),
        ("4: Mee eens", "4"),
        ("4 (Eens)", "4"),
        ("4. Eens", "4"),
        ("4 – eens", "4"),
        ("4 = eens", "4"),
        ("4) eens", "4"),
        ("1 - Helemaal mee oneens", "1"),
        ("WN", "weet-niet"),
        ("Weet ik niet", "weet-niet"),
        ("weet-niet", "weet-niet"),
        ("Don’t know", "weet-niet"),
        ("Geen idee", "weet-niet"),
        ("Geen mening", "weet-niet"),
        ("4,0", "4"),
        ("4.0", "4"),
        ("W", "weet-niet"),
        ("x", "nvt"),
        ("NVT", "nvt"),
        ("n.v.t.", "nvt"),
        ("Niet van toepassing", "nvt"),
        ("N/A", "nvt"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_cells_that_are_understood(reader, text, answer):
    """Figures, codes, and labels in Dutch and English, with or without the figure in front."""
    assert reader.read(text) is Answer(answer)


@pytest.mark.parametrize(
    "text",
    [
        "0", "6", "4,5", "4.5", "4,00", "6,0", "vier",
        "44", "-4", "+4", "4.", "4 5", "½", "A0", "A6", "AO06", "AO4", "A01", "NA",
        "2 - Mee eens", "4 - iets anders", "4 weken", "Eens oneens", "=1+3", "#N/A", "-", "?", "xx",
        "4 (5)", "ja", "true",
    ],
)  # fmt: skip
def test_cells_that_are_refused(reader, text):
    """Nothing is rounded, guessed or read by half."""
    assert reader.read(text) is None
    assert "Kies 1, 2, 3, 4 of 5" in reader.why_not(text)


def test_a_figure_that_contradicts_its_label_is_told_so(reader):
    """2 beside "Mee eens" may be either."""
    assert "spreekt zichzelf tegen" in reader.why_not("2 - Mee eens")
    assert "is geen antwoord" in reader.why_not("vier")


def test_the_scale_of_the_set_goes_before_the_usual_labels():
    """In a set of its own a coalition may turn the words round; its own map goes before both."""
    own = replace(make_set(), scale={1: "Eens", 2: "Vaak", 3: "Soms", 4: "Zelden", 5: "Oneens"})
    assert AnswerReader(own, {}).read("Eens") is Answer.ONE
    assert AnswerReader(own, {}).read("5 - oneens") is Answer.FIVE
    assert AnswerReader(own, {"Soms": Answer.DONT_KNOW}).read("soms") is Answer.DONT_KNOW


def test_a_label_of_digits_changes_nothing_about_other_digits():
    """A scale with "1" as its label does not make 1 of "1,"."""
    own = replace(make_set(), scale={score: str(score) for score in range(1, 6)})
    assert AnswerReader(own, {}).read("1") is Answer.ONE
    assert AnswerReader(own, {}).read("1,") is None


def test_labels_of_seven_choices_are_noticed(reader):
    """A 4 cannot be both "agree" and "somewhat agree"."""
    assert reader.more_than_five(["Agree", "Strongly agree"]) is None
    assert reader.more_than_five(["Somewhat agree", "Strongly agree", "4"]) is None
    assert reader.more_than_five(["Agree", "3 - Somewhat agree"]) == ("Agree", "3 - Somewhat agree")
    assert reader.more_than_five(["Eens", "Enigszins mee eens"]) is None  # "Eens" is a label of the set itself


@given(st.text(max_size=8))
def test_no_text_makes_the_reader_fail(text):
    """Whatever stands in a cell, it is an answer or it is refused with a reason."""
    reader = AnswerReader(make_set(), {})
    if reader.read(text) is None:
        assert reader.why_not(text)


@pytest.fixture(scope="module")
def statements(shipped):
    """The headings of the shipped set."""
    return Statements(shipped)


def matched(statements: Statements, *texts: str) -> Match | None:
    """What a heading points at."""
    return statements.match(HeadedColumn(position=0, texts=texts))


TEXT = "Bij de keuzes in ons plan staan recente cijfers over baby's in onze gemeente."


@pytest.mark.parametrize(
    "heading",
    [
        "A01",
        "a01",
        "A1[A01]",
        "A1_A01",
        "A1.A01.",
        "A1[A01]. In hoeverre? [" + TEXT + "]",
        "A01 " + TEXT,
        "A01. " + TEXT,
        "[A01] " + TEXT,
        "A1_A01: " + TEXT,
        "Vraag [A01]",
        "Vraag - A01",
        TEXT,
        TEXT.upper(),
        TEXT.replace("'", "’").replace(" ", "\u00a0") + "\n",
        TEXT.rstrip("."),
        TEXT.replace(" ", "_"),
        "In hoeverre bent u het eens?  [" + TEXT + "]",
        "In hoeverre bent u het eens? - " + TEXT,
        "In hoeverre bent u het eens?_-_" + TEXT.replace(" ", "_"),
        "1. " + TEXT,
        "Stelling 1: " + TEXT,
        "Stellingen [1. " + TEXT + "]",
        "<p>" + TEXT.replace("'", "&#39;") + "</p>",
    ],
)
def test_headings_of_a_statement(statements, heading):
    """By id or by text, in the ways survey programs and people write them."""
    match = matched(statements, heading)
    assert match is not None
    assert (match.statement, match.sure) == ("A01", True)


@pytest.mark.parametrize(
    "heading",
    [
        "A1",  # a theme
        "B1",
        "A",
        "Q5_B1",
        "A1Time",
        "A01comment",
        "A1[A01][1]",
        "Toelichting: " + TEXT,
        "Toelichting [" + TEXT + "]",
        "Opmerking bij A01",
        "Toelichting - A01",
        "A01 - toelichting",
        "Points - " + TEXT,
        "Feedback - " + TEXT,
        "Wij werken met cijfers",
        "",
        "Naam",
        TEXT + "2",
    ],
)
def test_headings_of_no_statement(statements, heading):
    """Themes, remarks, points and what only resembles a statement."""
    assert matched(statements, heading) is None


def test_an_id_before_other_words_is_not_sure(statements):
    """It counts unless another column names the statement outright."""
    assert matched(statements, "A01 We gebruiken cijfers") == Match(statement="A01", how=How.NUMBER, sure=False)


def test_an_id_and_a_text_that_disagree_are_ambiguous(statements, shipped):
    """Column A02 with the text of A01 could be either."""
    with pytest.raises(AmbiguousHeadingError) as caught:
        matched(statements, "A02 " + TEXT)
    assert caught.value.statements == ("A02", "A01")
    with pytest.raises(AmbiguousHeadingError):
        matched(statements, "A02", TEXT)
    twins = Statements(with_text(shipped, "B01", TEXT))
    with pytest.raises(AmbiguousHeadingError) as caught:
        matched(twins, TEXT)
    assert set(caught.value.statements) == {"A01", "B01"}
    assert matched(twins, "A01 " + TEXT) == Match(statement="A01", how=How.BOTH)


def test_every_statement_is_found_by_its_own_texts(shipped, statements):
    """No two statements of the set are taken for each other, in the words for partners and for parents."""
    for statement in shipped.statements:
        for text in filter(None, (statement.text, statement.parents_text)):
            assert matched(statements, f"Vraag [{text}]") == Match(statement=statement.id, how=How.TEXT)


def test_ids_of_digits_alone_are_not_looked_for_behind_another_code():
    """In a set with ids 1, 2, 3 the code Q5_1 of any question says nothing."""
    own = Statements(make_set({"A": {"A1": ("1", "2")}}))
    assert matched(own, "Q5_1") is None
    assert matched(own, "A1[1]") == Match(statement="1", how=How.NUMBER)
    assert matched(own, "1") == Match(statement="1", how=How.NUMBER)


def test_keys_of_texts():
    """Only letters and digits count."""
    assert key_of("Wij  hebben—één\u00a0doel?") == key_of("wij hebben één doel-") == "wijhebbenééndoel"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("twee  spaties <b>", "twee  spaties <b>"),
        ("een\r\ntwee", "een\ntwee"),
        ("\x1b[2Jweg\x07", "[2Jweg"),
        ("\ud800half", "half"),
        ("  \u200b ", None),
        ("", None),
    ],
)
def test_notes_keep_their_words_and_lose_what_steers_a_terminal(typed, kept):
    """What people write is kept as they wrote it."""
    assert clean_note(typed) == kept
