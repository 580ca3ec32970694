# SPDX-License-Identifier: EUPL-1.2
"""Versions of the statement set: old sheets load, and only shared claims count."""

from __future__ import annotations

import pytest

from analysetool.files.measurements import load_measurements
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.statement_sets import load_statement_set
from analysetool.model import Answer, Hands, Kind, Release, StatementSet
from analysetool.versions import Reason, claims_of, differences_since, dropped_since, on_current_claims
from tests.conftest import assert_only_problem, make_set, make_sheet, parsed

HISTORY = (
    Release(version="0.8"),
    Release(version="0.9", added=("A02",), dropped=("A98",), changed=("B01",)),
    Release(version="1.0", added=("A03",), dropped=("A99",), changed=("A04",)),
)


@pytest.fixture
def grown() -> StatementSet:
    """The small set after two releases."""
    return make_set(history=HISTORY)


def test_claims_by_hand(grown):
    """A claim is shared when nothing was added or changed about it in any later release."""
    assert claims_of(grown, "1.0") == {"A01", "A02", "A03", "A04", "B01", "B02"}
    assert claims_of(grown, "0.9") == {"A01", "A02", "B01", "B02"}
    assert claims_of(grown, "0.8") == {"A01", "B02"}
    assert claims_of(grown, "onbekend") == claims_of(grown, "1.0")
    assert [sorted(dropped_since(grown, version)) for version in ("1.0", "0.9", "0.8")] == [[], ["A99"], ["A98", "A99"]]


def test_a_statement_that_came_and_went_was_not_in_the_versions_before():
    """A90 came with 0.9 and went with 1.0: sheets of 0.9 may hold it, those of 0.8 never could."""
    history = (
        Release(version="0.8"), Release(version="0.9", added=("A90",)), Release(version="1.0", dropped=("A90",)),
    )  # fmt: skip
    own = make_set(history=history)
    assert [sorted(dropped_since(own, version)) for version in ("1.0", "0.9", "0.8")] == [[], ["A90"], []]


def test_differences_name_the_reason_and_the_version(grown):
    """In the order of the set, what was dropped at the end."""
    assert list(differences_since(grown, "0.8").items()) == [
        ("A02", (Reason.ADDED, "0.9")),
        ("A03", (Reason.ADDED, "1.0")),
        ("A04", (Reason.CHANGED, "1.0")),
        ("B01", (Reason.CHANGED, "0.9")),
        ("A98", (Reason.DROPPED, "0.9")),
        ("A99", (Reason.DROPPED, "1.0")),
    ]
    assert differences_since(grown, "1.0") == {}


def test_of_several_differences_the_last_one_counts():
    """A02 came with 0.9 and was reworded in 1.0, A04 was reworded twice: since 0.8 both are last changed in 1.0."""
    history = (
        Release(version="0.8"),
        Release(version="0.9", added=("A02",), changed=("A04",)),
        Release(version="1.0", changed=("A02", "A04")),
    )
    assert differences_since(make_set(history=history), "0.8") == {
        "A02": (Reason.CHANGED, "1.0"),
        "A04": (Reason.CHANGED, "1.0"),
    }


def test_an_old_sheet_says_nothing_about_new_claims(grown):
    """What it could not say was not asked, so it is no missing answer; a sheet of this version stays as it is."""
    old = make_sheet({"A01": 4, "A04": 5, "A99": 1}, version="0.9")
    now = on_current_claims(old, grown)
    assert now.asked == ("A01", "A02", "B01", "B02")
    assert {identity: given.answer for identity, given in now.answers.items()} == {"A01": Answer.FOUR}
    asked = on_current_claims(make_sheet({"A01": 4}, version="0.9", asked=("A01", "A04")), grown)
    assert asked.asked == ("A01",)
    new = make_sheet({"A01": 4})
    assert on_current_claims(new, grown) is new


def test_an_old_joint_sheet_settles_nothing_about_new_claims(grown):
    """A04 was reworded in 1.0: what the room left open, gave as reason or voted on it was about another claim."""
    old = make_sheet(
        {"A01": 4, "A04": 5},
        version="0.9",
        kind=Kind.JOINT,
        participant=None,
        open_statements=("A02", "A04"),
        reasons={"A01": "Loopt goed.", "A04": "Liep goed."},
        hands={"A01": Hands(scores=(0, 0, 0, 3, 0)), "A04": Hands(scores=(0, 0, 0, 0, 3))},
    )
    now = on_current_claims(old, grown)
    assert now.open_statements == ("A02",)
    assert now.reasons == {"A01": "Loopt goed."}
    assert now.hands == {"A01": Hands(scores=(0, 0, 0, 3, 0))}


SHEET = (
    "stellingenset: proef\nversie: '{}'\ncoalitie: Dorp\njaar: 2026\ndeelnemer: k7m2q9xa\nscores: {{A01: 4, A99: 2}}\n"
)


def test_a_dropped_statement_is_known_in_a_sheet_of_its_time_only(grown):
    """In a sheet of 0.9 A99 is an answer; in one of 1.0 it is a mistake."""
    document = parsed(SHEET.format("0.9"))
    sheet = parse_score_sheet(document, grown)
    assert document.problems == []
    assert sheet is not None
    assert set(sheet.answers) == {"A01", "A99"}
    document = parsed(SHEET.format("1.0"))
    parse_score_sheet(document, grown)
    assert_only_problem(document.problems, 6, "A99")


def test_a_measurement_of_an_old_version_counts_only_shared_claims(grown, write, tmp_path):
    """The dropped and the changed statement are in no count and in no denominator."""
    write("oud.yaml", SHEET.format("0.9").replace("A99: 2", "A99: 2, A04: 5"))
    measurements, _ = load_measurements([tmp_path], grown)
    counts = measurements[0].tally.total()
    assert counts.sum(axis=1).tolist() == [1, 1, 0, 0, 1, 1]  # A03 and A04 were not asked of this sheet


SET = """\
id: proef
versie: "1.1"
titel: Proefset
schaal: {1: a, 2: b, 3: c, 4: d, 5: e}
geschiedenis:
%s
delen:
  - id: A
    titel: Deel
    themas:
      - id: A1
        titel: Thema
        stellingen: [{id: A01, tekst: Tekst.}]
"""


@pytest.mark.parametrize(
    ("history", "words"),
    [
        ('  - {versie: "1.1"}\n  - {versie: "1.0"}', "nieuwste onderaan"),
        ('  - {versie: "1.0"}\n  - {versie: "1.0"}', "twee keer"),
    ],
)
def test_a_history_out_of_order_is_refused(write, history, words):
    """The order tells what came later, so it must be right."""
    path = write("set.yaml", SET % history)
    with pytest.raises(Exception, match=words):
        load_statement_set(str(path))
