# SPDX-License-Identifier: EUPL-1.2
"""Who is missing: response per invited group, the range over all who were invited, and groups of one voice each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.documents.report import report_document
from analysetool.figures.build_report import compute_report
from analysetool.formats.report_json import report_json
from analysetool.model import Basis, Kind, MeasurementInfo, Openness, Verdict
from analysetool.words import certainty
from tests.conftest import make_measurement, make_set, make_sheet
from tests.documents import texts_of

ONE = make_set({"A": {"A1": ("A01",)}})


def report(answers: dict[str, list[object]], invited: dict[str, int], **changes: object):
    """A report on one statement, of these answers per domain ("" for none), with this many invited per cluster."""
    sheets = [
        make_sheet({"A01": answer}, participant=f"{number}{domain}", domain=domain or None)
        for domain, given_answers in answers.items()
        for number, answer in enumerate(given_answers)
    ]
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, invited=invited, openness=changes.pop("openness", None))
    options = {"basis": changes.pop("basis", Basis.INDIVIDUAL)}
    return compute_report(make_measurement(ONE, sheets, info=info, **changes), ONE, **options)


def test_response_and_range_by_hand():
    """5 of 8 came: 4, 4, 4, 3 and weet-niet make (15 + 1)/5 to (15 + 5)/5; with 3 more open (15 + 4)/8 to 35/8."""
    view = report(
        {"jgz": [4, 4, 4, 3], "gemeente": ["weet-niet"]}, {"medisch": 5, "gemeente": 3}, openness=Openness.OPEN
    )
    assert (view.total.low, view.total.high) == (3.2, 4.0)
    assert view.response.came == {"medisch": 4, "gemeente": 1}
    assert view.response.absent == 3
    assert (view.response.low, view.response.high) == (19 / 8, 35 / 8)
    people = report_json(view)["deelnemers"]
    assert people["uitgenodigd"] == {"medisch": 5, "gemeente": 3}
    assert people["bandbreedte_uitgenodigd"] == [19 / 8, 35 / 8]


def test_a_group_that_is_hardly_heard_is_told_first():
    """1 of 3 is less than half; nobody of the 4 of an invited group is told by name; 4 of 5 is enough."""
    view = report(
        {"jgz": [4, 4, 4, 3], "gemeente": ["weet-niet"]},
        {"medisch": 5, "gemeente": 3, "informeel": 4},
        openness=Openness.OPEN,
    )
    told = certainty.hardly_heard(view.response)
    assert told == (
        "Let op wie er ontbreken. Niemand deed mee uit de groep Informele steun (4 uitgenodigd). Minder dan de helft "
        "deed mee: 1 van de 3 uit de groep Gemeente. Met de 7 genodigden die niet meededen erbij kan de totaalscore "
        "nog 1,9 tot 4,6 worden."
    )
    assert told in texts_of(report_document(view))


def test_exactly_half_is_no_alarm():
    """2 of 4, and everybody of the other group: only the quiet sentence, beside the table."""
    view = report({"jgz": [4, 4], "gemeente": [3, 3, 3]}, {"medisch": 4, "gemeente": 3}, openness=Openness.OPEN)
    assert certainty.hardly_heard(view.response) is None
    quiet = certainty.with_absent(view.response)
    assert quiet in texts_of(report_document(view))


@pytest.mark.parametrize(
    ("invited", "absent"),
    [({"medisch": 2, "gemeente": 2}, 0), ({"medisch": 6, "gemeente": 1}, 2), ({"medisch": 9}, 5)],
    ids=["more came", "a group too many", "nobody invited there"],
)
def test_more_than_invited_is_never_less_than_nobody(invited, absent):
    """A group of which more came than were invited makes up for no other group; who told no domain may be anybody."""
    assert report({"jgz": [4, 4, 3], "gemeente": [3, 3], "": [5]}, invited).response.absent == absent


def test_where_there_is_none():
    """Not without invitations, not of a joint sheet; and no second range where statements may not be shown."""
    assert report({"jgz": [4] * 5}, {}).response is None
    assert report({"jgz": [4] * 5}, {}).invited is None
    joint = make_sheet({"A01": 4}, kind=Kind.JOINT)
    assert report({}, {"medisch": 3}, joint=joint).response is None
    few = report({"jgz": [4] * 3}, {"medisch": 9})
    assert (few.response.absent, few.response.low) == (6, None)
    assert "erbij" not in certainty.hardly_heard(few.response)


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, "weet-niet"]), min_size=1, max_size=12), st.integers(0, 9))
def test_the_wide_range_holds_the_narrow_one(answers, more):
    """Law: the absent can only make the range wider, and with nobody absent it is the same."""
    view = report({"jgz": answers}, {"medisch": len(answers) + more}, openness=Openness.OPEN)
    assert view.response.low <= view.total.low
    assert view.response.high >= view.total.high
    assert (view.response.low == view.total.low and view.response.high == view.total.high) or more


def test_one_voice_per_group_by_hand():
    """Fifteen of 4 and five of 1 have a mean of 3.25; with one voice per group 2.5, which is weak."""
    view = report({"jgz": [4] * 15, "gemeente": [1] * 5}, {})
    assert view.total.mean == 3.25
    assert view.total.equal_weight == 2.5
    assert view.total.equal_verdict is Verdict.WEAK
    told = texts_of(report_document(view))
    assert certainty.other_verdict(view) in told
    assert certainty.equal_weight(view) in told
    assert certainty.other_verdict(view).startswith(
        "Als elke groep even zwaar telt, verandert het oordeel: totaal wordt"
    )
    assert report_json(view)["totaal"]["gelijk_gewogen"] == 2.5


def test_the_same_verdict_is_no_news():
    """Ten of 4 and five of 3: 3.67 and 3.5, both in the middle."""
    view = report({"jgz": [4] * 10, "gemeente": [3] * 5}, {})
    assert (view.total.equal_weight, view.total.equal_verdict) == (3.5, None)
    assert certainty.other_verdict(view) is None


def test_groups_that_may_not_be_shown_have_no_voice():
    """Four of a group are too few, and on the joint basis there are no groups."""
    assert report({"jgz": [4] * 15, "gemeente": [1] * 4}, {}).total.equal_weight is None
    joint = make_sheet({"A01": 4}, kind=Kind.JOINT)
    view = report({"jgz": [4] * 15, "gemeente": [1] * 5}, {}, joint=joint, basis=Basis.JOINT)
    assert view.total.equal_weight is None
    assert certainty.equal_weight(view) is None
