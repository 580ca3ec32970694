# SPDX-License-Identifier: EUPL-1.2
"""By what the same person is known again, worked out without an import."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from analysetool.imports.keys import Keys, canonical
from analysetool.imports.plan import _order
from analysetool.imports.responses import Response
from analysetool.model import Answer, GivenAnswer, Voice

ANSWERS = {"A01": GivenAnswer(answer=Answer.FOUR)}
ROW = Response(path="a.csv", line=2, version="1.0", asked=None, answers=ANSWERS)


def row_key(*rows: Response) -> list[object]:
    """The keys of these rows of one import, with their parts as they are."""
    keys = Keys(SimpleNamespace(row_key=lambda *parts: parts), None, ("A01", "A02"), "")
    return [keys.of_row(row) for row in rows]


def test_two_voices_never_say_the_same():
    """The same answers of a partner and of a parent are two sheets."""
    partner, parent = (canonical(("A01",), None, None, ANSWERS, voice) for voice in Voice)
    assert partner != parent


def test_the_domain_of_parents_makes_nobody_another_person():
    """A form of parents asks no domain, so a row that comes in again with it is the same; any other domain counts."""
    ((without,), (parent,), (nurse,)) = (row_key(replace(ROW, domain=own)) for own in (None, "ouders", "jgz"))
    assert parent == without
    assert nurse != without


def test_equal_rows_are_counted():
    """The same answers twice in one file are two people, with a number each."""
    first, second = row_key(ROW, ROW)
    assert first[:-1] == second[:-1]
    assert (first[-1], second[-1]) == ("1", "2")


def test_who_is_settled_first():
    """Rows with nothing but answers, then codes, then response ids; of each what holds remarks before what cannot."""
    known = {"only answers": {}, "a code": {"code": "k7m2q9xa"}, "an id": {"source": ("limesurvey", "1")}}
    rows = {
        (name, without): replace(ROW, without_notes=without, **about)
        for name, about in known.items()
        for without in (True, False)
    }
    order = sorted(rows, key=lambda name: _order(rows[name]))
    assert order == [
        ("only answers", False), ("only answers", True), ("a code", False), ("a code", True), ("an id", False),
        ("an id", True),
    ]  # fmt: skip
