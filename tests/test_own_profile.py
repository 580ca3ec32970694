# SPDX-License-Identifier: EUPL-1.2
"""What somebody takes along from `invullen`: a profile of their own scores and their code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.farewell import code_to_keep, profile_bars, profile_sentences
from analysetool.fill_in.own_profile import own_parts, own_themes
from analysetool.fill_in.progress import Counts, begin
from analysetool.model import Answer, GivenAnswer, Kind
from analysetool.terminal.sheet_file import SheetFile
from tests.conftest import make_set, make_sheet

SET = make_set()
IDS = tuple(statement.id for statement in SET.statements)


def session(answers, statement_set=SET, asked=None):
    """Where somebody is with these answers; `asked` leaves other statements out."""
    given_answers = {identity: GivenAnswer(answer=Answer(value)) for identity, value in answers.items()}
    statements = [own for own in statement_set.statements if asked is None or own.id in asked]
    return begin(statements, given_answers)


def dialogue(tmp_path, answers, **about):
    """The dialogue about a sheet with these answers, which is on disk."""
    sheet = make_sheet(answers, **about)
    file = SheetFile(tmp_path / "d.yaml", SET)
    file.save(sheet, "")
    return Dialogue(file, sheet, SET)


def means(levels):
    """The means by id."""
    return {level.id: level.mean for level in levels}


def test_means_by_hand():
    """A1 has 4 and 1, so 2.5, with a weet-niet apart; A2 only nvt; B1 5 with one open; part A is (4 + 1) / 2."""
    found = session({"A01": "4", "A02": "1", "A03": "weet-niet", "A04": "nvt", "B01": "5"})
    assert means(own_themes(found, SET)) == {"A1": 2.5, "A2": None, "B1": 5.0}
    assert means(own_parts(found, SET)) == {"A": 2.5, "B": 5.0}
    counts = {level.id: level.counts for level in own_themes(found, SET)}
    assert counts == {
        "A1": Counts(scored=2, dont_know=1, not_applicable=0, open=0),
        "A2": Counts(scored=0, dont_know=0, not_applicable=1, open=0),
        "B1": Counts(scored=1, dont_know=0, not_applicable=0, open=1),
    }


def test_weights_count():
    """A score of 5 with weight 3 and one of 1 with weight 1: (3 x 5 + 1 x 1) / 4 = 4."""
    (part, *parts) = SET.parts
    (theme, *themes) = part.themes
    heavy = replace(theme.statements[0], weight=3.0)
    own = replace(
        SET, parts=(replace(part, themes=(replace(theme, statements=(heavy, *theme.statements[1:])), *themes)), *parts)
    )
    assert means(own_themes(session({"A01": "5", "A02": "1"}, own), own))["A1"] == 4.0


def test_what_was_not_asked_is_not_there():
    """A theme and a part of which nothing was asked have no line, not one without a score."""
    found = session({"A04": "2"}, asked={"A04"})
    assert (means(own_themes(found, SET)), means(own_parts(found, SET))) == ({"A2": 2.0}, {"A": 2.0})


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from([answer.value for answer in Answer if answer.value])))
def test_means_lie_between_the_scores_and_counts_add_up(answers):
    """Only scores of the level itself are in its mean; the four kinds are all that was asked."""
    found = session(answers)
    for level in (*own_themes(found, SET), *own_parts(found, SET)):
        own = [
            int(answers[statement.id])
            for statement in SET.statements
            if level.id in (statement.theme, statement.part) and answers.get(statement.id, "").isdigit()
        ]
        assert (level.mean is None) == (not own)
        assert level.mean is None or min(own) <= level.mean <= max(own)
        assert level.counts.scored == len(own)
    total = found.counts
    kinds = ("scored", "dont_know", "not_applicable", "open")
    parts = [level.counts for level in own_parts(found, SET)]
    assert [sum(getattr(counts, kind) for counts in parts) for kind in kinds] == [
        total.scored, total.dont_know, total.not_applicable, total.open,
    ]  # fmt: skip


def test_sentences_and_bars(tmp_path):
    """In sentences without a bar; with bars of two blocks per point, and no bar where nothing was scored."""
    found = dialogue(tmp_path, {"A01": "4", "A02": "1", "A03": "weet-niet", "A04": "nvt", "B01": "5"})
    assert list(profile_sentences(found))[1:] == [
        "A1 Thema A1: 2,5 uit 2 scores; 1 weet ik niet.",
        "A2 Thema A2: geen score; 1 niet van toepassing.",
        "B1 Thema B1: 5,0 uit 1 score; 1 open.",
    ]
    _, *bars, key = profile_bars(found, 80, themes=True)
    assert bars == [
        "A1 Thema A1  █████░░░░░  2,5  1 w",
        "A2 Thema A2              –    1 x",
        "B1 Thema B1  ██████████  5,0  1 open",
    ]
    assert "w = weet ik niet" in key
    assert [line[:3] for line in profile_bars(found, 40, themes=False)][1:3] == ["A D", "B D"]


@pytest.mark.parametrize("width", [0, 40, 46, 80])
def test_long_titles_leave_room_for_the_figures(tmp_path, width):
    """A title is cut off rather than the bar; what is left begins it."""
    found = dialogue(tmp_path, {"A01": "4"})
    for line in list(profile_bars(found, width, themes=True))[1:]:
        assert len(line) <= max(width, 43)
        assert line.startswith(("A1 Them", "A2 Them", "B1 Them", "w ="))


def test_nothing_scored_gives_no_profile(tmp_path):
    """Only weet-niet and nvt: no heading, no bars; a coalition's sheet has no profile and no code of a person."""
    found = dialogue(tmp_path, {"A01": "weet-niet", "A02": "nvt"})
    assert [*profile_sentences(found), *profile_bars(found, 80, themes=True)] == []
    joint = dialogue(tmp_path, {"A01": "4"}, kind=Kind.JOINT, participant=None)
    assert [*profile_sentences(joint), *profile_bars(joint, 80, themes=False), *code_to_keep(joint)] == []


def test_the_code_to_keep(tmp_path):
    """Told with why, once there is a sheet; before that there is nothing under that code."""
    found = dialogue(tmp_path, {"A01": "4"}, participant="k7m2q9xat")
    (told,) = code_to_keep(found)
    assert told.startswith("Bewaar uw code: k7m2q9xat. Vul volgend jaar dezelfde code in")
    nothing = Dialogue(SheetFile(tmp_path / "n.yaml", SET), make_sheet({}, participant="k7m2q9xat"), SET)
    assert list(code_to_keep(nothing)) == []
