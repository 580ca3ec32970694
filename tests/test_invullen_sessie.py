# SPDX-License-Identifier: EUPL-1.2
"""The state while filling in, without a terminal or a file."""

from __future__ import annotations

import pytest

from analysetool.fill_in.commands import Give, GoTo, Move, Request, WriteNote, command_of_key, command_of_line
from analysetool.fill_in.progress import MAX_NOTE, Session, begin
from analysetool.model import Answer, GivenAnswer, StatementSet
from tests.conftest import as_given

IDS = ("A01", "A02", "A03", "A04", "B01", "B02")


def begun(statement_set: StatementSet, **answers: object) -> Session:
    """A session with these answers."""
    return begin(statement_set.statements, {identity: as_given(value) for identity, value in answers.items()})


def after(session: Session, *steps: object) -> Session:
    """The session after these steps, taken or not."""
    for step in steps:
        session, _ = session.step(step)
    return session


def here(session: Session) -> str | None:
    """The id of the statement that is asked; None at the overview."""
    return None if session.current is None else session.current.id


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("1", Give(Answer.ONE)),
        (" 5 ", Give(Answer.FIVE)),
        ("w", Give(Answer.DONT_KNOW)),
        ("Weet-Niet", Give(Answer.DONT_KNOW)),
        ("weet  niet", Give(Answer.DONT_KNOW)),
        ("X", Give(Answer.NOT_APPLICABLE)),
        ("nvt", Give(Answer.NOT_APPLICABLE)),
        ("", Move.SKIP),
        ("v", Move.BACK),
        ("o", Request.NOTE),
        ("o  Alleen  in B03 ", WriteNote("Alleen  in B03 ")),
        ("o -", WriteNote("-")),
        ("g B03", GoTo("B03")),
        ("g", Request.TARGET),
        ("?", Request.EXPLAIN),
        ("s", Request.STOP),
        ("Q", Request.STOP),
    ],
)
def test_lines_mean_what_the_manual_says(line, command):
    """A line is an answer, a word for one, or a letter with what belongs to it."""
    assert command_of_line(line) == command


@pytest.mark.parametrize("line", ["0", "6", "44", "4 want goed", "ok", "-1", "3,5", "B03", "A01: 4", "²", "٣"])
def test_a_line_that_is_no_command_means_nothing(line):
    """Only what is exactly a command counts: never guess at an answer."""
    assert command_of_line(line) is None


@pytest.mark.parametrize("key", ["0", "6", "a", " ", "é", "", "\x00"])
def test_a_key_that_is_no_command_means_nothing(key):
    """Only the keys of the manual do something."""
    assert command_of_key(key) is None


def test_an_answer_goes_on_to_the_next_statement(small_set):
    """Every one of the eight answers fills one statement and goes one on."""
    session = after(begun(small_set), Give(Answer.FOUR), Give(Answer.DONT_KNOW), Give(Answer.NOT_APPLICABLE))
    assert here(session) == "A04"
    assert {identity: given.answer for identity, given in session.answers.items()} == {
        "A01": Answer.FOUR,
        "A02": Answer.DONT_KNOW,
        "A03": Answer.NOT_APPLICABLE,
    }


def test_beginning_is_at_the_first_open_statement(small_set):
    """A sheet that was begun goes on where the first answer is missing; a note alone is no answer."""
    assert here(begun(small_set)) == "A01"
    assert here(begun(small_set, A01=4, A02=("", "later"), A03=2)) == "A02"
    assert here(begun(small_set, **dict.fromkeys(IDS, 3))) is None


def test_answering_again_replaces_the_answer_and_keeps_the_note(small_set):
    """A new answer never costs the note."""
    session = after(begun(small_set, A01=(2, "Alleen in het dorp")), GoTo("A01"), Give(Answer.FIVE))
    assert session.given("A01") == GivenAnswer(answer=Answer.FIVE, note="Alleen in het dorp")


def test_a_note_is_set_kept_and_removed(small_set):
    """Text sets the note, nothing keeps it, a single - removes it; the answer and the position stay."""
    session = after(begun(small_set), WriteNote(" eerst "))
    assert session.given("A01") == GivenAnswer(answer=Answer.NOT_ANSWERED, note="eerst")
    assert after(session, WriteNote("  ")) == session
    assert after(session, WriteNote("-")).answers == {}
    answered = after(session, Give(Answer.TWO), Move.BACK, WriteNote("-"))
    assert answered.given("A01") == GivenAnswer(answer=Answer.TWO)
    assert here(answered) == "A01"


def test_a_note_that_is_too_long_is_refused_with_a_reason(small_set):
    """Nothing is cut off in silence."""
    session, said = begun(small_set, A01=("", "oud")).step(WriteNote("x" * (MAX_NOTE + 1)))
    assert session.given("A01").note == "oud"
    assert str(MAX_NOTE) in said


def test_skipping_leaves_a_statement_open(small_set):
    """Going on without an answer changes nothing but the position, up to the overview and no further."""
    session = after(begun(small_set), *[Move.SKIP] * 6)
    assert here(session) is None
    assert session.open_ids == IDS
    assert after(session, Move.SKIP) == session


def test_going_back_stops_at_the_first_statement(small_set):
    """Back from the overview is the last statement; back from the first says that it is the first."""
    assert here(after(begun(small_set, **dict.fromkeys(IDS, 3)), Move.BACK)) == "B02"
    session, said = begun(small_set).step(Move.BACK)
    assert (here(session), said) == ("A01", "Dit is de eerste stelling.")


@pytest.mark.parametrize(
    ("target", "found"), [("B01", "B01"), ("b02", "B02"), (" 3 ", "A03"), ("1", "A01"), ("6", "B02"), ("03", "A03")]
)
def test_going_to_a_statement_by_id_or_number(small_set, target, found):
    """An id may be typed without capitals; a number counts the asked statements from 1."""
    assert here(after(begun(small_set), GoTo(target))) == found


@pytest.mark.parametrize("target", ["0", "7", "B99", "-1", "99999999999999999999", "²", "[/bold]", "A1"])
def test_going_nowhere_says_what_can_be_typed(small_set, target):
    """A target that is no statement keeps the position and names an example and the numbers."""
    session, said = begun(small_set).step(GoTo(target))
    assert here(session) == "A01"
    assert "A01" in said
    assert "1 tot en met 6" in said


def test_going_to_nothing_is_the_next_open_statement(small_set):
    """An empty target goes to the next open statement, round the end when needed, and says so when none is open."""
    session = after(begun(small_set, A02=3, A03=3), GoTo(""))
    assert here(session) == "A04"
    assert here(after(session, GoTo("B02"), GoTo(""))) == "A01"
    assert begun(small_set, **dict.fromkeys(IDS, 3)).step(GoTo(""))[1] == "Er is geen open stelling meer."


def test_an_answer_at_the_overview_is_refused(small_set):
    """Where no statement is asked, a key cannot change one."""
    session = begun(small_set, **dict.fromkeys(IDS, 3))
    for step in (Give(Answer.ONE), WriteNote("x"), WriteNote("")):
        same, said = session.step(step)
        assert same == session
        assert "overzicht" in said


def test_a_change_in_a_complete_sheet_leads_back_to_the_overview(small_set):
    """Who mends one answer need not walk through the rest, and cannot overwrite the next by accident."""
    session = after(begun(small_set, **dict.fromkeys(IDS, 3)), GoTo("A02"), Give(Answer.ONE))
    assert here(session) is None
    assert session.given("A02").answer is Answer.ONE


def test_counts_add_up_to_the_asked_statements(small_set):
    """The four kinds of answer are counted apart; answers to what was not asked do not count."""
    session = begun(small_set, A01=4, A02="weet-niet", A03="nvt", A04=("", "later"), C99=5)
    counts = session.counts
    assert (counts.scored, counts.dont_know, counts.not_applicable, counts.open) == (1, 1, 1, 3)
    assert counts.answered == 3
    assert session.open_ids == ("A04", "B01", "B02")


def test_a_sheet_that_asks_nothing_begins_at_the_overview():
    """Without statements there is only the overview, and every step stays there."""
    session = begin((), {})
    for step in (Give(Answer.ONE), GoTo("A01"), GoTo(""), Move.SKIP, Move.BACK, WriteNote("x")):
        same, said = session.step(step)
        assert same == session
        assert said
