# SPDX-License-Identifier: EUPL-1.2
"""A measurement held against requirements: figures by hand, and what happens where there is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import Severity
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_requirements import check_measurement
from analysetool.figures.requirements import CheckedMeasurement, Missing, Result
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import Pair, select_with_earlier
from analysetool.measurement import Measurement
from analysetool.model import Basis, Kind, Limit, Openness, Release, StatementSet
from analysetool.requirements import GRAVEST_FIRST, Outcome, Requirement
from analysetool.rounding import round_half_up
from analysetool.words.requirements import (
    context,
    line_outcome,
    line_requirement,
    line_subject,
    line_told,
    line_value,
    message,
    summary,
)
from tests.conftest import make_measurement, make_set, make_sheet

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
MINIMUM, FALL = Limit.MINIMUM, Limit.LARGEST_FALL
MET, NOT_MET, TOO_LITTLE, NOT_COMPARABLE = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.TOO_LITTLE,
    Outcome.NOT_COMPARABLE,
)


def measured(
    statement_set: StatementSet, columns: dict[str, Sequence[object]], *, year: int = 2026, version: str = "1.0", **more
) -> Measurement:
    """A measurement from one list of answers per statement, the first of each by the same participant."""
    people = max(len(column) for column in columns.values())
    sheets = [
        make_sheet(
            {identity: column[number] for identity, column in columns.items() if number < len(column)},
            participant=f"p{number:07}",
            year=year,
        )
        for number in range(people)
    ]
    return make_measurement(statement_set, sheets, year=year, versions=(version,), **more)


def everywhere(score: int, people: int = 5) -> dict[str, list[int]]:
    """Everybody gives this score on all six statements."""
    return {identity: [score] * people for identity in ("A01", "A02", "A03", "A04", "B01", "B02")}


def hold(
    statement_set: StatementSet,
    *required: tuple[str, Limit, float],
    after: Measurement,
    before: Measurement | None = None,
    **more,
) -> CheckedMeasurement:
    """The view of requirements (subject, limit, bound) on a measurement, with the one before it."""
    pair = None if before is None else Pair(before=before, after=after, years=(before, after))
    requirements = [
        Requirement(subject=subject, limit=limit, bound=bound, line=line, path="eisen.yaml")
        for line, (subject, limit, bound) in enumerate(required, start=2)
    ]
    return check_measurement(requirements, after, pair, statement_set, **more)


def told(view: CheckedMeasurement) -> list[str]:
    """Each result in words."""
    return [message(view, own) for own in view.results]


def in_short(results: Sequence[Result]) -> list[tuple[str, float | None, Outcome]]:
    """Subject, value and outcome of results."""
    return [(result.subject, result.value, result.outcome) for result in results]


def test_scores_on_every_level_by_hand(small_set):
    """A part is the mean of its statements: (5 + 1 + 1 + 3) / 4 = 2.5, the total (5+1+1+3+4+4) / 6 = 3."""
    columns = {**everywhere(3), "A01": [5] * 5, "A02": [1] * 5, "A03": [1] * 5, "B01": [4] * 5, "B02": [4] * 5}
    view = hold(
        small_set,
        ("totaal", MINIMUM, 3.0),
        ("delen", MINIMUM, 2.6),
        ("themas", MINIMUM, 2.3),
        ("A01", MINIMUM, 5.0),
        after=measured(small_set, columns),
    )
    assert in_short(view.results) == [
        ("totaal", 3.0, MET),
        ("A", 2.5, NOT_MET), ("B", 4.0, MET),
        ("A1", 2.3, MET), ("A2", 3.0, MET), ("B1", 4.0, MET),
        ("A01", 5.0, MET),
    ]  # fmt: skip
    assert (view.outcome, view.passed) == (NOT_MET, False)
    assert summary(view.results) == "6 van de 7 eisen zijn gehaald: 1 niet voldaan."
    assert told(view)[1] == "Deel A scoort 2,5. De eis is minstens 2,6."


def test_scores_are_judged_as_printed(small_set):
    """(19 × 4 + 3) / 20 = 3.95 prints as 4,0 and passes 4; (18 × 4 + 2 × 3) / 20 = 3.9 does not."""
    columns = {"A01": [4] * 19 + [3], "A02": [4] * 18 + [3] * 2}
    view = hold(small_set, ("A01", MINIMUM, 4), ("A02", MINIMUM, 4), after=measured(small_set, columns))
    assert in_short(view.results) == [("A01", 4.0, MET), ("A02", 3.9, NOT_MET)]


def test_a_fall_is_the_rounded_exact_difference(small_set):
    """From 4.0 to (9 × 4 + 11 × 3) / 20 = 3.45 is 0.55 lower, printed 0,6: too much for 0.5 and good for 0.6."""
    before = measured(small_set, {"A01": [4] * 20, "A02": [3] * 20}, year=2025)
    after = measured(small_set, {"A01": [4] * 9 + [3] * 11, "A02": [4] * 20})
    view = hold(small_set, ("A01", FALL, 0.5), ("A01", FALL, 0.6), ("A02", FALL, 0), after=after, before=before)
    assert in_short(view.results) == [("A01", 0.6, NOT_MET), ("A01", 0.6, MET), ("A02", -1.0, MET)]
    assert [(own.before, own.after) for own in view.results] == [(4.0, 3.5), (4.0, 3.5), (3.0, 4.0)]
    sentences = told(view)
    assert sentences[0] == ("Stelling A01 ging van 4,0 naar 3,5: 0,6 gedaald. Hooguit 0,5 mag. Oordeel: verslechterd.")
    assert sentences[1] == "Stelling A01 ging van 4,0 naar 3,5: 0,6 gedaald. Hooguit 0,6 mag."
    assert sentences[2] == "Stelling A02 ging van 3,0 naar 4,0: 1,0 gestegen. Dalen mag niet."
    assert view.year_before == 2025


def test_only_a_certain_fall_counts_where_that_is_asked(small_set):
    """A01 falls by one for everybody; A02 falls by 0.6 because three of five people fell by one: V = 0.06, t(4) = 2.4.

    Both are deeper than 0.5. Without `zeker` both fail; with it only A01 does.
    """
    before = measured(small_set, {"A01": [4] * 5, "A02": [4] * 5}, year=2025)
    after = measured(small_set, {"A01": [3] * 5, "A02": [4, 4, 3, 3, 3]})
    for certain, outcomes in ((False, (NOT_MET, NOT_MET)), (True, (NOT_MET, MET))):
        requirements = [
            Requirement(subject=own, limit=FALL, bound=0.5, certain=certain, line=2, path="eisen.yaml")
            for own in ("A01", "A02")
        ]
        view = check_measurement(
            requirements, after, Pair(before=before, after=after, years=(before, after)), small_set
        )
        assert tuple(own.outcome for own in view.results) == outcomes
        assert [own.value for own in view.results] == [1.0, 0.6]
    assert told(view)[0].endswith("1,0 gedaald. Hooguit 0,5 mag. Oordeel: verslechterd.")
    assert told(view)[1] == (
        "Stelling A02 ging van 4,0 naar 3,4: 0,6 gedaald. Hooguit 0,5 mag. Oordeel: verschil niet "
        "zeker. De daling kan toeval zijn en telt daarom niet."
    )


def test_swapping_the_years_turns_a_fall_into_a_rise(small_set):
    """Going back in time negates every fall."""
    low, high = (measured(small_set, everywhere(score), year=year) for score, year in ((2, 2025), (4, 2026)))
    required = ("totaal", FALL, 1.0), ("delen", FALL, 1.0)
    forth = hold(small_set, *required, after=high, before=low)
    back = hold(small_set, *required, after=low, before=high)
    assert [own.value for own in forth.results] == [-2.0, -2.0, -2.0]
    assert [own.value for own in back.results] == [2.0, 2.0, 2.0]
    assert (forth.outcome, back.outcome) == (MET, NOT_MET)


@pytest.mark.slow
def test_the_figures_are_those_of_the_report_and_the_comparison(shipped):
    """One source: on the example every value is what `rapport` and `vergelijk` print."""
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], shipped)
    after, pair = select_with_earlier(measurements)
    assert pair is not None
    required = [(word, limit, 1.0) for word in ("totaal", "delen", "themas", "stellingen") for limit in (MINIMUM, FALL)]
    view = hold(shipped, *required, after=after, before=pair.before)
    report, comparison = compute_report(after, shipped), compute_comparison(pair, shipped)
    levels = (report.total, *report.parts, *(theme.level for theme in report.themes), *report.statements)
    changes = (
        comparison.total,
        *comparison.parts,
        *(theme.level for theme in comparison.themes),
        *comparison.statements,
    )
    expected = {
        MINIMUM: {level.id: round_half_up(level.mean) for level in levels},
        FALL: {change.id: -round_half_up(change.difference) for change in changes},
    }
    for limit in (MINIMUM, FALL):
        found = {own.subject: own.value for own in view.results if own.requirement.limit is limit}
        assert found == expected[limit]
        assert len(found) == 76


def test_answered_counts_every_kind_of_answer(small_set):
    """Of 2 × 6 asked: 5 scores, 1 weet-niet, 1 nvt = 7 of 12 = 58.33, printed 58."""
    columns = {"A01": [4, 3], "A02": [1, "weet-niet"], "A03": ["nvt", ""], "B01": [2, 2]}
    view = hold(
        small_set, ("ingevuld", MINIMUM, 58), ("ingevuld", MINIMUM, 58.5), ("deelnemers", MINIMUM, 2),
        ("deelnemers", MINIMUM, 3), after=measured(small_set, columns, openness=Openness.OPEN),
    )  # fmt: skip
    assert in_short(view.results) == [
        ("ingevuld", 58.0, MET), ("ingevuld", 58.0, NOT_MET), ("deelnemers", 2.0, MET), ("deelnemers", 2.0, NOT_MET),
    ]  # fmt: skip
    assert told(view)[1] == "Van wat is gevraagd, is 58% ingevuld. De eis is minstens 58,5%."
    assert told(view)[3] == "2 deelnemers deden mee. De eis is minstens 3."
    assert [line_value(line) for line in view.lines] == ["58%", "58%", "2", "2"]


def test_what_was_not_asked_counts_nowhere(small_set):
    """Two of two asked statements answered is 100 percent; a statement nobody was asked has no score."""
    sheet = make_sheet({"A01": 4, "B01": 5}, asked=("A01", "B01"))
    view = hold(small_set, ("ingevuld", MINIMUM, 100), ("A02", MINIMUM, 1), after=make_measurement(small_set, [sheet]))
    assert in_short(view.results) == [("ingevuld", 100.0, MET), ("A02", None, TOO_LITTLE)]
    assert told(view)[1] == "Stelling A02 is niet te bepalen: deze stelling is niet gevraagd."
    view = hold(small_set, ("A2", MINIMUM, 1), ("B1", MINIMUM, 1), after=make_measurement(small_set, [sheet]))
    assert in_short(view.results) == [("A2", None, TOO_LITTLE), ("B1", 5.0, MET)]
    assert "deze stellingen zijn niet gevraagd" in told(view)[0]


def test_nothing_asked_at_all(small_set):
    """Sheets that were asked nothing give no percentage; that is too little data, not 0 and not a pass."""
    sheet = make_sheet({}, asked=())
    view = hold(small_set, ("ingevuld", MINIMUM, 0), ("totaal", MINIMUM, 1), after=make_measurement(small_set, [sheet]))
    assert in_short(view.results) == [("ingevuld", None, TOO_LITTLE), ("totaal", None, TOO_LITTLE)]
    assert "er is niets gevraagd" in told(view)[0]


def test_a_source_that_did_not_count_blanks(small_set):
    """Without participants neither their number nor the percentage can be known; scores can."""
    own = measured(small_set, everywhere(4))
    own = replace(own, counted=replace(own.tally, participants=None), responses=None)
    view = hold(
        small_set, ("ingevuld", MINIMUM, 1), ("deelnemers", MINIMUM, 1), ("totaal", MINIMUM, 4), ("A01", MINIMUM, 4),
        after=own,
    )  # fmt: skip
    assert in_short(view.results) == [
        ("ingevuld", None, TOO_LITTLE), ("deelnemers", None, TOO_LITTLE), ("totaal", 4.0, MET), ("A01", 4.0, MET),
    ]  # fmt: skip
    assert view.outcome is TOO_LITTLE


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (["", "", "", "", ""], "niemand gaf een score"),
        (["weet-niet"] * 5, "niemand gaf een score"),
        (["nvt"] * 5, "iedereen antwoordde niet van toepassing"),
    ],
)
def test_a_statement_without_a_score_has_too_little_data(small_set, answers, reason):
    """Why there is no score is said; it never counts as 0."""
    view = hold(small_set, ("A02", MINIMUM, 1), after=measured(small_set, {**everywhere(4), "A02": answers}))
    assert in_short(view.results) == [("A02", None, TOO_LITTLE)]
    assert told(view)[0] == f"Stelling A02 is niet te bepalen: {reason}."


def test_a_level_under_the_half_rule_has_too_little_data(small_set):
    """One of the two statements of B is half, and counts; one of four of A is not."""
    columns = {"A01": [4] * 5, "B01": [3] * 5}
    view = hold(small_set, ("delen", MINIMUM, 3), ("A2", MINIMUM, 3), after=measured(small_set, columns))
    assert in_short(view.results) == [("A", None, TOO_LITTLE), ("B", 3.0, MET), ("A2", None, TOO_LITTLE)]
    assert "minder dan de helft van de stellingen heeft een score" in told(view)[0]
    assert "geen enkele stelling heeft een score" in told(view)[2]


def test_what_may_not_be_shown_is_too_little_data(small_set):
    """Of six people four scored A04: it stays hidden, and so does the theme that rests on it alone."""
    columns = {"A01": [4] * 6, "A04": [2, 2, 2, 2, "", ""]}
    required = ("A04", MINIMUM, 1), ("A2", MINIMUM, 1), ("A01", MINIMUM, 4)
    view = hold(small_set, *required, after=measured(small_set, columns))
    assert in_short(view.results) == [("A04", None, TOO_LITTLE), ("A2", None, TOO_LITTLE), ("A01", 4.0, MET)]
    for line in told(view)[:2]:
        assert "te weinig mensen gaven een score om die te tonen" in line
    opened = measured(small_set, columns, openness=Openness.OPEN)
    assert in_short(hold(small_set, *required, after=opened).results)[0][1] == 2.0


def test_how_much_few_people_filled_in_is_too_little_data(small_set):
    """Of four people only total and parts are shown: not how often they gave no answer."""
    view = hold(small_set, ("ingevuld", MINIMUM, 50), ("A01", MINIMUM, 1), after=measured(small_set, everywhere(4, 4)))
    assert in_short(view.results) == [("ingevuld", None, TOO_LITTLE), ("A01", None, TOO_LITTLE)]


def test_a_hidden_score_gives_no_fall_either(small_set):
    """A fall would tell the hidden score to who knows the other year."""
    before = measured(small_set, {"A01": [4] * 5, "A04": [4] * 5}, year=2025)
    after = measured(small_set, {"A01": [4, 4, 4], "A04": [2, "", ""]})
    view = hold(small_set, ("A04", FALL, 1), ("A2", FALL, 1), after=after, before=before)
    assert in_short(view.results) == [("A04", None, TOO_LITTLE), ("A2", None, TOO_LITTLE)]
    assert "2,0" not in "".join(told(view))


def test_a_first_measurement_skips_a_limit_on_the_fall(small_set):
    """Nothing can have fallen yet: it stops nothing, is not counted as met, and is told."""
    view = hold(small_set, ("totaal", FALL, 0.5), ("totaal", MINIMUM, 3), after=measured(small_set, everywhere(4)))
    assert in_short(view.results) == [("totaal", None, MET), ("totaal", 4.0, MET)]
    assert [result.skipped for result in view.results] == [True, False]
    assert (view.outcome, view.noted) == (MET, ())
    assert told(view)[0] == "Het totaal is overgeslagen: er is geen eerder jaar om mee te vergelijken."
    assert summary(view.results) == "1 van de 2 eisen is gehaald: 1 overgeslagen."
    assert context(view)[-1] == "Er is geen eerder jaar. Een eis aan een daling is daarom overgeslagen."
    assert [(line_value(line), line_outcome(line)) for line in view.lines] == [
        ("–", "overgeslagen"),
        ("4,0", "voldaan"),
    ]


def test_many_skipped_results_share_a_line(shipped):
    """56 lines without a figure would hide the rest."""
    after = measured(shipped, {statement.id: [3] * 5 for statement in shipped.statements})
    (line,) = hold(shipped, ("stellingen", FALL, 0.5), after=after).lines
    assert (line_subject(line), line_value(line), line_outcome(line)) == ("alle 56 stellingen", "–", "overgeslagen")
    assert line_told(line) == "Overgeslagen. Alle 56 stellingen: geen cijfer (hooguit 0,5 mag)"


@pytest.mark.parametrize(("severity", "outcome"), [(Severity.ERROR, NOT_COMPARABLE), (Severity.WARNING, MET)])
def test_a_first_measurement_can_be_refused(small_set, severity, outcome):
    """With `eerste_meting: fout` an earlier year must be there; a warning still stops nothing."""
    required = Requirement(subject="totaal", limit=FALL, bound=0.5, needs_earlier=True, severity=severity)
    view = check_measurement([required], measured(small_set, everywhere(4)), None, small_set)
    assert in_short(view.results) == [("totaal", None, NOT_COMPARABLE)]
    assert view.outcome is outcome
    assert told(view)[0] == "Het totaal is niet te vergelijken: er is geen eerder jaar om mee te vergelijken."


def grown(added: tuple[str, ...]) -> StatementSet:
    """The small set, in which these statements got another claim in version 1.0."""
    return make_set(history=(Release(version="0.9"), Release(version="1.0", changed=added)))


def test_no_shared_claims_is_not_comparable():
    """Nothing can have fallen when every claim is another one."""
    every = tuple(everywhere(1))
    own = grown(every)
    before = measured(own, {"A01": [4] * 5}, year=2025, version="0.9")
    view = hold(own, ("delen", FALL, 0.5), ("A01", FALL, 0.5), after=measured(own, everywhere(4)), before=before)
    assert [result.outcome for result in view.results] == [NOT_COMPARABLE] * 3
    assert [result.severity for result in view.results] == [Severity.ERROR] * 3
    assert "hebben geen enkele stelling gemeen" in told(view)[0]


def test_shared_claims_without_scores_are_too_little_data(small_set):
    """There is an earlier year and there are shared claims: what is missing are scores."""
    before = measured(small_set, {"A01": [4] * 5}, year=2025)
    after = measured(small_set, {"B01": [4] * 5})
    view = hold(small_set, ("totaal", FALL, 0.5), ("A01", FALL, 0.5), after=after, before=before)
    assert [result.outcome for result in view.results] == [TOO_LITTLE] * 2
    assert "geen enkele stelling heeft in beide metingen een score" in told(view)[0]


def test_a_statement_without_a_score_in_one_year_is_too_little_data(small_set):
    """The year in which it has none is named."""
    before = measured(small_set, {**everywhere(4), "A02": [""] * 5}, year=2025)
    view = hold(small_set, ("A02", FALL, 0.5), after=measured(small_set, everywhere(4)), before=before)
    assert in_short(view.results) == [("A02", None, TOO_LITTLE)]
    assert told(view)[0].startswith("Stelling A02 is niet te bepalen: geen score in ")
    assert told(view)[0].endswith("2025.")


def test_a_new_claim_among_several_only_warns():
    """Each new version of the set would otherwise stop every pipeline that watches all statements."""
    own = grown(("A02", "A04"))
    before = measured(own, {identity: [4] * 5 for identity in ("A01", "A03", "B01", "B02")}, year=2025, version="0.9")
    after = measured(own, everywhere(4))
    view = hold(own, ("stellingen", FALL, 0.5), ("themas", FALL, 0.5), after=after, before=before)
    new = [result for result in view.results if result.outcome is not MET]
    assert [(result.subject, result.outcome, result.severity) for result in new] == [
        ("A02", NOT_COMPARABLE, Severity.WARNING),
        ("A04", NOT_COMPARABLE, Severity.WARNING),
        ("A2", NOT_COMPARABLE, Severity.WARNING),
    ]
    assert view.outcome is MET
    assert "veranderd sinds versie 1.0" in message(view, new[0])
    assert "alle stellingen ervan zijn nieuw of veranderd" in message(view, new[2])
    assert all("telt als waarschuwing" in message(view, result) for result in new)
    assert "dat zijn er 4 van de 6" in " ".join(context(view))


def test_a_new_claim_that_is_named_itself_is_not_comparable():
    """Who asks for this one statement gets no pass for a fall that cannot be known."""
    own = grown(("A02", "A04"))
    before = measured(own, {identity: [4] * 5 for identity in ("A01", "A03", "B01", "B02")}, year=2025, version="0.9")
    view = hold(own, ("A02", FALL, 0.5), ("A2", FALL, 0.5), after=measured(own, everywhere(4)), before=before)
    assert [(result.outcome, result.severity) for result in view.results] == [(NOT_COMPARABLE, Severity.ERROR)] * 2
    assert view.outcome is NOT_COMPARABLE


@pytest.mark.parametrize("shared", ["A01", None], ids=["others comparable", "no other comparable"])
def test_a_new_claim_never_depends_on_other_figures(shared):
    """A02 is new: by its own id not comparable, whether A01 has scores in both years or nothing has.

    So is theme A2, which is A04 alone. Among several a new claim only warns. What is shared and has no score in one of
    the years is too little data.
    """
    own = grown(("A02", "A04"))
    before = measured(own, {"A01": [4] * 5}, year=2025, version="0.9")
    after = measured(own, {identity: [4] * 5 for identity in ("A02", "A04", "B01", shared) if identity})
    view = hold(own, ("A02", FALL, 0.5), ("A2", FALL, 0.5), after=after, before=before)
    assert [(result.outcome, result.severity) for result in view.results] == [(NOT_COMPARABLE, Severity.ERROR)] * 2
    assert view.outcome is NOT_COMPARABLE
    assert ["is niet te vergelijken: " in sentence for sentence in told(view)] == [True, True]
    assert all("nieuw of veranderd" in sentence or "sinds versie 1.0" in sentence for sentence in told(view))
    several = hold(own, ("stellingen", FALL, 0.5), after=after, before=before)
    found = {result.subject: (result.outcome, result.severity) for result in several.results}
    assert found["A02"] == found["A04"] == (NOT_COMPARABLE, Severity.WARNING)
    assert found["B01"] == (TOO_LITTLE, Severity.ERROR)
    assert found["A01"][0] is (MET if shared else TOO_LITTLE)


def test_joint_scores_count_when_asked_for(small_set):
    """With basis gezamenlijk the joint 5 counts, else the mean 2."""
    joint = make_sheet({"A01": 5}, kind=Kind.JOINT, participant=None)
    own = measured(small_set, everywhere(2), joint=joint)
    required = ("A01", MINIMUM, 4)
    assert in_short(hold(small_set, required, after=own).results) == [("A01", 2.0, NOT_MET)]
    view = hold(small_set, required, after=own, basis=Basis.JOINT)
    assert in_short(view.results) == [("A01", 5.0, MET)]
    assert "1 van 6 gezamenlijk" in " ".join(context(view))


@pytest.mark.parametrize("answer", ["weet-niet", "nvt"])
def test_a_joint_answer_without_a_score_is_no_score(small_set, answer):
    """With basis gezamenlijk a joint weet-niet or nvt leaves nothing to hold against a limit, and it says why."""
    joint = make_sheet({"A01": answer}, kind=Kind.JOINT, participant=None)
    own = measured(small_set, everywhere(5), joint=joint)
    (result,) = hold(small_set, ("A01", MINIMUM, 4), after=own, basis=Basis.JOINT).results
    assert (result.value, result.why) == (None, Missing.JOINTLY_WITHOUT_SCORE)


def test_a_joint_sheet_alone_has_no_participants(small_set):
    """What the coalition settled on is told; nobody took part alone, so a minimum of people is not met."""
    joint = make_sheet({"A01": 4, "A02": 5, "A03": "nvt"}, kind=Kind.JOINT, participant=None)
    own = make_measurement(small_set, [], joint=joint)
    view = hold(small_set, ("A01", MINIMUM, 4), ("ingevuld", MINIMUM, 50), ("deelnemers", MINIMUM, 1), after=own)
    assert in_short(view.results) == [("A01", 4.0, MET), ("ingevuld", 50.0, MET), ("deelnemers", 0.0, NOT_MET)]


def test_suites_have_every_result_once_by_part(small_set):
    """The total and what is no score stand under totaal; an empty part has an empty suite."""
    required = [(word, MINIMUM, 1) for word in ("totaal", "delen", "themas", "stellingen", "ingevuld", "deelnemers")]
    view = hold(small_set, *required, after=measured(small_set, everywhere(3)))
    assert {name: [own.subject for own in results] for name, results in view.suites.items()} == {
        "totaal": ["totaal", "ingevuld", "deelnemers"],
        "A": ["A", "A1", "A2", "A01", "A02", "A03", "A04"],
        "B": ["B", "B1", "B01", "B02"],
    }
    assert hold(small_set, ("A01", MINIMUM, 1), after=measured(small_set, everywhere(3))).suites["B"] == ()


def test_many_met_results_share_a_line(shipped):
    """Of 56 statements those that fall short have a line each, and the rest one with the lowest and highest."""
    scores = [statement.id for statement in shipped.statements]
    columns = {identity: [3] * 5 for identity in scores} | {"A05": [1] * 5, "B01": [5] * 5}
    after = measured(shipped, columns)
    before = measured(shipped, {identity: [3] * 5 for identity in scores}, year=2025)
    required = ("stellingen", MINIMUM, 2), ("delen", MINIMUM, 1), ("stellingen", FALL, 4)
    view = hold(shipped, *required, after=after, before=before)
    assert [
        (line_subject(line), line_requirement(line), line_value(line), line_outcome(line)) for line in view.lines
    ] == [
        ("A05", "minstens 2,0", "1,0", "niet voldaan"),
        ("55 van de 56 stellingen", "minstens 2,0", "3,0 tot 5,0", "voldaan"),
        ("A", "minstens 1,0", "2,8", "voldaan"),
        ("B", "minstens 1,0", "3,1", "voldaan"),
        ("C", "minstens 1,0", "3,0", "voldaan"),
        ("alle 56 stellingen", "hooguit 4,0 gedaald", "2,0 gedaald tot 2,0 gestegen", "voldaan"),
    ]
    assert len(view.results) == 56 + 3 + 56
    assert [line_told(line) for line in view.lines[1:3]] == [
        "Voldaan. 55 van de 56 stellingen: 3,0 tot 5,0 (minstens 2,0)",
        "Voldaan. A: 2,8 (minstens 1,0)",
    ]
    assert line_told(view.lines[-1]) == (
        "Voldaan. Alle 56 stellingen: van 2,0 gedaald tot 2,0 gestegen (hooguit 4,0 dalen mag)"
    )


def test_each_way_a_score_goes_is_told(small_set):
    """Fallen, the same and risen, against a limit and against none: 4 to 3, 3 to 3 and 3 to 4."""
    before = measured(small_set, {"A01": [4] * 5, "A02": [3] * 5, "A03": [3] * 5}, year=2025)
    after = measured(small_set, {"A01": [3] * 5, "A02": [3] * 5, "A03": [4] * 5})
    view = hold(small_set, ("A01", FALL, 0.5), ("A02", FALL, 0.5), ("A03", FALL, 0), after=after, before=before)
    assert [line_told(line) for line in view.lines] == [
        "Niet voldaan. A01: 1,0 gedaald (hooguit 0,5 mag)",
        "Voldaan. A02: niet gedaald (hooguit 0,5 mag)",
        "Voldaan. A03: 1,0 gestegen (dalen mag niet)",
    ]
    assert [line_requirement(line) for line in view.lines] == ["hooguit 0,5 gedaald"] * 2 + ["niet gedaald"]


def test_warnings_are_told_last_and_pass(small_set):
    """A warning that is not met leaves the outcome as it is."""
    own = measured(small_set, everywhere(3))
    requirements = [
        Requirement(subject="totaal", limit=MINIMUM, bound=4, severity=Severity.WARNING),
        Requirement(subject="A", limit=MINIMUM, bound=3),
    ]
    view = check_measurement(requirements, own, None, small_set)
    assert (view.outcome, summary(view.results)) == (MET, "1 van de 2 eisen is gehaald: 1 waarschuwing.")
    view = check_measurement([*requirements, replace(requirements[1], bound=3.1)], own, None, small_set)
    assert [result.subject for result in view.noted] == ["A", "totaal"]
    assert [line_outcome(line) for line in view.lines] == ["niet voldaan (waarschuwing)", "voldaan", "niet voldaan"]
    assert [result.stops for result in view.results] == [False, False, True]  # nor does what is met


def test_all_met_is_said_in_a_sentence(small_set):
    """Nothing else needs to be read then."""
    own = measured(small_set, everywhere(3))
    assert summary(hold(small_set, ("totaal", MINIMUM, 3), after=own).results) == "De eis is gehaald."
    assert summary(hold(small_set, ("delen", MINIMUM, 3), after=own).results) == "Alle 2 eisen zijn gehaald."


@given(st.lists(st.tuples(st.sampled_from(Outcome), st.sampled_from(Severity)), max_size=6))
def test_the_gravest_cause_decides_and_warnings_never_do(outcomes):
    """Not comparable goes before too little data, and that before not met."""
    own = make_set()
    view = hold(own, ("totaal", MINIMUM, 3), after=measured(own, everywhere(3)))
    results = [replace(view.results[0], outcome=outcome, severity=severity) for outcome, severity in outcomes]
    errors = [outcome for outcome, severity in outcomes if severity is Severity.ERROR and outcome is not Outcome.MET]
    expected = min(errors, key=GRAVEST_FIRST.index) if errors else Outcome.MET
    assert replace(view, results=tuple(results)).outcome is expected
    warnings = tuple(replace(result, severity=Severity.WARNING) for result in results)
    assert replace(view, results=warnings).outcome is Outcome.MET
