# SPDX-License-Identifier: EUPL-1.2
"""Change between two measurements: figures by hand, an independent bootstrap, and laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.changes import CHANGE_ORDER, CONFIDENCE, ChangeVerdict, Comparison, Side, _middle, _verdicts, compare
from analysetool.model import StatementSet
from analysetool.scoring import joint_scores, structure_of
from analysetool.tally import responses_of, tally
from tests.conftest import make_set, make_sheet

IDS = ("A01", "A02", "A03", "A04", "B01", "B02")
IMPROVED, WORSENED, SAME, UNCLEAR = ChangeVerdict


def side(rows: dict[str, dict[str, object]], year: int = 2025, **changes: object) -> Side:
    """A measurement of participants with their answers."""
    sheets = [make_sheet(answers, participant=code, year=year) for code, answers in rows.items()]
    responses = responses_of(sheets, IDS)
    fields: dict[str, object] = {
        "identity": f"Dorp|{year}",
        "counts": tally(responses, IDS).total(),
        "responses": responses,
    }
    return Side(**(fields | changes))


def everybody(size: int, year: int = 2025, prefix: str = "p", **answers: object) -> Side:
    """So many people who all give the same answers."""
    return side({f"{prefix}{number:03}": answers for number in range(size)}, year)


def compared(before: Side, after: Side, statement_set: StatementSet | None = None, **changes: object) -> Comparison:
    """The comparison over all six statements."""
    return compare(before, after, structure_of(statement_set or make_set()), np.ones(6, dtype=np.bool_), **changes)  # type: ignore[arg-type]


def level(comparison: Comparison, identity: str) -> tuple[float, float, float, ChangeVerdict | None]:
    """Before, after, difference and verdict of a level."""
    position = comparison.structure.levels.index(identity)
    own = comparison.levels
    figures = (float(own.before[position]), float(own.after[position]), float(own.difference[position]))
    return (*figures, own.verdict_of(position))


def test_both_years_stand_on_the_same_ground():
    """A03 has no score in the second year, so A1 is the mean of A01 and A02 in both: (2 + 4) / 2 and (3 + 4) / 2."""
    comparison = compared(everybody(9, A01=2, A02=4, A03=5), everybody(9, 2026, A01=3, A02=4, A03="weet-niet"))
    assert comparison.compared.tolist() == [True, True, False, False, False, False]
    assert level(comparison, "A1") == (3, 3.5, 0.5, IMPROVED)
    assert np.isnan(comparison.statements.difference[2])
    assert comparison.statements.verdict_of(2) is None


def test_the_half_rule_holds_for_what_is_compared():
    """A has four statements; one compared is fewer than half, so the part has no figure, and neither has the total."""
    comparison = compared(everybody(9, A01=2), everybody(9, 2026, A01=3))
    assert level(comparison, "A1")[3] is None  # one of three
    assert level(comparison, "A")[3] is None
    assert level(comparison, "totaal")[3] is None
    assert comparison.statements.verdict_of(0) is IMPROVED


def test_exactly_half_is_enough():
    """Two of the four statements of A are compared: (1 + 0) / 2."""
    comparison = compared(everybody(9, A01=2, A02=3), everybody(9, 2026, A01=3, A02=3))
    assert level(comparison, "A") == (2.5, 3, 0.5, IMPROVED)


def test_what_applies_in_one_of_the_years_counts_in_the_half():
    """A02 and A03 were not applicable in the first year only, so A01 is one of three."""
    before = everybody(9, A01=2, A02="nvt", A03="nvt")
    after = everybody(9, 2026, A01=3, A02="weet-niet", A03="weet-niet")
    assert level(compared(before, after), "A1")[3] is None
    assert level(compared(after, before), "A1")[3] is None


def test_what_nobody_was_asked_counts_in_the_half():
    """Nobody said that A02 and A03 do not apply: they were not asked in either year, so A01 is one of three."""
    counts = np.zeros((6, 8), dtype=np.int64)
    counts[0, 2] = 9
    years = [side({}, year, counts=counts, responses=None) for year in (2025, 2026)]
    assert level(compared(*years), "A1")[3] is None


def test_a_joint_score_on_what_everybody_calls_nvt_applies():
    """The coalition scored A02 all the same, so it is one of the three that apply, and not one of two."""
    joint = joint_scores([None, 4, None, None, None, None])
    years = [everybody(9, year, A02="nvt") for year in (2025, 2026)]
    comparison = compared(*(replace(own, joint=joint) for own in years))
    assert comparison.compared.tolist() == [False, True, False, False, False, False]
    assert level(comparison, "A1")[3] is None


def test_what_applies_in_neither_year_does_not_count_in_the_half():
    """With A02 and A03 not applicable to anybody, A01 alone is all of A1."""
    rows = {"A02": "nvt", "A03": "nvt"}
    comparison = compared(everybody(9, A01=2, **rows), everybody(9, 2026, A01=3, **rows))
    assert level(comparison, "A1") == (2, 3, 1, IMPROVED)


def test_weights_count_in_levels():
    """(3·1 + 1·0) / 4 = 0.75 with a weight of three on A01."""
    own = make_set(weights={"A01": 3.0})
    comparison = compared(everybody(9, A01=2, A02=2), everybody(9, 2026, A01=3, A02=2), own)
    assert level(comparison, "A1")[2] == pytest.approx(0.75)


@pytest.mark.parametrize(("size", "verdict", "has_interval"), [(7, UNCLEAR, False), (8, IMPROVED, True)])
def test_an_interval_needs_eight_answers_in_each_year(size, verdict, has_interval):
    """Seven answers give a difference and no certainty."""
    comparison = compared(everybody(8, A01=2), everybody(size, 2026, A01=4))
    assert comparison.statements.verdict_of(0) is verdict
    assert bool(~np.isnan(comparison.statements.low[0])) is has_interval


@pytest.mark.parametrize(("size", "verdict", "has_interval"), [(7, UNCLEAR, False), (8, IMPROVED, True)])
def test_the_interval_of_a_level_needs_eight_people_in_each_year(size, verdict, has_interval):
    """Who scored any of the statements that are compared counts; A03 has no score in the second year and is not.

    The eighth person answered A03 alone, or A02 alone.
    """
    own = "A02" if size == 8 else "A03"
    before = side({f"p{number}": {"A01": 2, "A02": 2} for number in range(7)} | {"q": {own: 2}})
    comparison = compared(before, everybody(8, 2026, A01=4, A02=4))
    assert level(comparison, "A1") == (2, 4, 2, verdict)
    position = comparison.structure.levels.index("A1")
    assert bool(~np.isnan(comparison.levels.low[position])) is has_interval


def test_a_small_certain_change_on_a_statement_is_not_told_as_one():
    """From 3 to 3.4 for sure: within half a point it is the same; for a level it counts."""
    before = everybody(20, A01=3, A02=3, A03=3)
    after = side({f"p{number:03}": {"A01": 3 + (number < 8), "A02": 3, "A03": 3} for number in range(20)}, 2026)
    comparison = compared(before, after)
    low, high = comparison.statements.low[0], comparison.statements.high[0]
    assert 0 < low < high
    assert high > 0.5
    assert comparison.statements.verdict_of(0) is UNCLEAR
    assert level(comparison, "A1")[3] is IMPROVED


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.04, 0.4, SAME),  # prints as 0,0 tot +0,4
        (0.05, 0.4, IMPROVED),  # prints as +0,1
        (-0.4, -0.04, SAME),
        (-0.4, -0.05, WORSENED),
        (0.04, 0.6, UNCLEAR),
        (-0.5, 0.5, SAME),
        (0.6 - 1.1, 0.1, SAME),  # -0.5000000000000001 in floating point
        (-0.1, 1.1 - 0.6, SAME),
        (-0.51, 0.1, UNCLEAR),  # prints as -0,5, but the limit of half a point is exact
    ],
)
def test_the_side_of_zero_is_judged_as_printed(low, high, verdict):
    """An end that prints as zero is no proof of a change; what counts as the same is judged exactly."""
    one = [np.array([value]) for value in (0.2, low, high)]
    (code,) = _verdicts(*one, one_voice=np.array([False]), smallest=0.0, from_one_voice=0.5)
    assert CHANGE_ORDER[code] is verdict


@pytest.mark.parametrize(
    ("difference", "low", "high", "verdict"),
    [
        (0.5, 0.1, 0.9, IMPROVED),
        (0.45, 0.1, 0.8, IMPROVED),  # prints as +0,5
        (0.44, 0.1, 0.8, UNCLEAR),
        (-0.5, -0.9, -0.1, WORSENED),
        (-0.45, -0.8, -0.1, WORSENED),
        (-0.44, -0.8, -0.1, UNCLEAR),
    ],
)
def test_a_statement_changes_from_half_a_point(difference, low, high, verdict):
    """Smaller than half a point as printed is no improvement or worsening, however certain."""
    one = [np.array([value]) for value in (difference, low, high)]
    (code,) = _verdicts(*one, one_voice=np.array([False]), smallest=0.5, from_one_voice=1.0)
    assert CHANGE_ORDER[code] is verdict


def test_worsening_and_staying_the_same():
    """A certain fall of one, and no change at all."""
    comparison = compared(everybody(10, A01=4, A02=3), everybody(10, 2026, A01=3, A02=3))
    assert [comparison.statements.verdict_of(place) for place in (0, 1)] == [WORSENED, SAME]


def test_pairs_are_people_with_the_same_code_and_only_when_asked():
    """The same people moving up by one each is certain; strangers with the same spread are not."""
    before = side({f"p{number:03}": {"A01": 1 + number % 4} for number in range(12)})
    after = side({f"p{number:03}": {"A01": 2 + number % 4} for number in range(12)}, 2026)
    strangers = side({f"q{number:03}": {"A01": 2 + number % 4} for number in range(12)}, 2026)
    paired, apart, loose = compared(before, after), compared(before, strangers), compared(before, after, pair=False)
    assert (paired.same_participants, apart.same_participants, loose.same_participants) == (12, 0, None)
    assert (paired.statements.low[0], paired.statements.high[0]) == (pytest.approx(1), pytest.approx(1))
    assert apart.statements.low[0] < 0.5
    assert loose.statements.low[0] < 0.5


def test_counts_alone_give_a_difference_without_certainty():
    """A tally table knows no people."""
    before = everybody(20, A01=2)
    comparison = compared(side({}, counts=before.counts, responses=None), everybody(20, 2026, A01=4))
    assert comparison.statements.difference[0] == 2
    assert comparison.statements.verdict_of(0) is UNCLEAR
    assert comparison.same_participants is None


@pytest.mark.parametrize(("after", "verdict"), [(2, WORSENED), (3, SAME), (4, IMPROVED)])
def test_one_voice_in_each_year(after, verdict):
    """One participant against one: a full step on a statement counts, half a point on a level."""
    before, now = everybody(1, A01=3, A02=3, A03=3), everybody(1, 2026, A01=after, A02=after, A03=3)
    comparison = compared(
        side({"p": {"A01": 3, "A02": 3, "A03": 3}}, one_voice=True),
        side({"p": {"A01": after, "A02": after, "A03": 3}}, 2026, one_voice=True),
    )
    assert comparison.statements.verdict_of(0) is verdict
    assert level(comparison, "A1")[3] is verdict  # two thirds of a step
    assert compared(before, now).statements.verdict_of(0) is UNCLEAR  # not told that it is one voice


def test_one_voice_in_one_year_alone_is_not_certain():
    """One participant against nine: a full step can be that one person's."""
    alone, group = side({"p": {"A01": 3}}, one_voice=True), everybody(9, 2026, A01=4)
    assert compared(alone, group).statements.verdict_of(0) is UNCLEAR
    assert compared(group, alone).statements.verdict_of(0) is UNCLEAR


def test_the_interval_in_the_documentation():
    """Seven of eight people stay at 3 and one goes from 1 to 5: 0.5, with k in a resample times 0.5 (binomial).

    k = 0 has a chance of (7/8)^8 = 34 %, more than 2.5 %; up to k = 2 it is 93.3 %, up to k = 3 98.9 %.
    """
    rows = {f"p{number}": {"A01": 3} for number in range(7)}
    comparison = compared(side(rows | {"q": {"A01": 1}}), side(rows | {"q": {"A01": 5}}, 2026))
    assert comparison.statements.difference[0] == 0.5
    assert (comparison.statements.low[0], comparison.statements.high[0]) == (0, 1.5)
    assert comparison.statements.verdict_of(0) is UNCLEAR


def test_the_difference_in_the_documentation():
    """S1 and S2 of weights 1 and 2 are compared, S3 is not: (3.75 + 2 * 4) / 3 - (3.25 + 2 * 4.5) / 3 = -1/6."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}}, weights={"A02": 2.0})
    van = side({"a": {"A01": 4, "A02": 5}, "b": {"A01": 3, "A02": 4}, "c": {"A01": 4}, "d": {"A01": 2}})
    naar = side({"a": {"A01": 4, "A02": 4, "A03": 2}, "b": {"A01": 3}, "c": {"A01": 4}, "d": {"A01": 4}}, 2026)
    keep = [place for place, identity in enumerate(IDS) if identity in ("A01", "A02", "A03")]
    sides = [Side(identity=own_side.identity, counts=own_side.counts[keep], responses=None) for own_side in (van, naar)]
    comparison = compare(sides[0], sides[1], structure_of(own), np.ones(3, dtype=np.bool_))
    assert level(comparison, "A1")[:3] == (
        pytest.approx(12.25 / 3),
        pytest.approx(11.75 / 3),
        pytest.approx(-1 / 6),
    )


def test_joint_scores_have_no_interval():
    """With a joint score in both years a full step counts; with one in one year nothing is certain."""
    values = joint_scores([2, None, None, None, None, None]), joint_scores([4, 4, None, None, None, None])
    before = side({f"p{number:03}": {"A01": 3, "A02": 3, "A03": 3} for number in range(10)}, joint=values[0])
    after = side({f"p{number:03}": {"A01": 3, "A02": 3, "A03": 4} for number in range(10)}, 2026, joint=values[1])
    comparison = compared(before, after)
    assert comparison.statements.difference.tolist()[:3] == [2, 1, 1]
    assert [comparison.statements.verdict_of(place) for place in range(3)] == [IMPROVED, UNCLEAR, IMPROVED]
    assert np.isnan(comparison.statements.low[:2]).all()
    assert level(comparison, "A1")[3] is UNCLEAR


def test_a_level_is_joint_when_all_that_is_compared_is():
    """A03 has joint scores too, but another claim in each version: A1 stands on A01 and A02, joint in both years."""
    years = [everybody(9, year, A01=3, A02=3, A03=3, A04=3) for year in (2025, 2026)]
    joint = joint_scores([2, 2, 2, None, None, None]), joint_scores([3, 3, 3, None, None, None])
    before, after = (replace(own, joint=scores) for own, scores in zip(years, joint, strict=True))
    shared = np.array([True, True, False, True, True, True])
    comparison = compare(before, after, structure_of(make_set()), shared)
    assert level(comparison, "A1") == (2, 3, 1, IMPROVED)
    assert level(comparison, "A")[3] is UNCLEAR  # A04 has no joint score


def test_a_statement_that_is_often_without_answers_in_a_resample_has_no_interval(monkeypatch):
    """One of twenty answered: a resample misses that person in 36 % of the draws, far more than 5 %."""
    monkeypatch.setattr("analysetool.changes.FEWEST_ANSWERS", 1)
    rows = {f"p{number:03}": ({"A01": 3} if number == 0 else {"A02": 3}) for number in range(20)}
    comparison = compared(side(rows), everybody(20, 2026, prefix="q", A01=4, A02=4))
    assert np.isnan(comparison.statements.low[0])
    assert comparison.statements.low[1] == comparison.statements.high[1] == 1


def test_a_few_resamples_without_answers_are_left_out(monkeypatch):
    """Half of eight people answered: a resample misses all four in 0.4 % of the draws, which is within 5 %."""
    monkeypatch.setattr("analysetool.changes.FEWEST_ANSWERS", 4)
    rows = {f"p{number:03}": ({"A01": 3} if number < 4 else {"A02": 3}) for number in range(8)}
    comparison = compared(side(rows), everybody(8, 2026, prefix="q", A01=4, A02=4))
    assert comparison.statements.low.tolist()[:2] == [1, 1]
    assert comparison.statements.high.tolist()[:2] == [1, 1]


def test_expected_by_chance_counts_statements_with_an_interval():
    """5 % of two statements; the third has too few answers."""
    before = side({f"p{number:03}": {"A01": 3, "A02": 3} | ({"A03": 3} if number < 5 else {}) for number in range(9)})
    assert compared(before, everybody(9, 2026, A01=3, A02=3, A03=3)).by_chance == pytest.approx(0.1)


def scores_of(own: Side) -> dict[str, list[float]]:
    """Scores per participant, NaN for all that is no score."""
    assert own.responses is not None
    return {
        code: [float(value + 1) if value < 5 else float("nan") for value in row]
        for code, row in zip(own.responses.participants, own.responses.answers.tolist(), strict=True)
    }


def plain_bootstrap(before: Side, after: Side, columns: list[int], times: int) -> tuple[float, float]:
    """The interval of an equally weighted level, by a plain loop over the three strata."""
    generator = np.random.default_rng(20260101)
    rows = scores_of(before), scores_of(after)
    both = sorted(set(rows[0]) & set(rows[1]))
    only = [sorted(set(own) - set(both)) for own in rows]
    found = []
    for _ in range(times):
        pairs = [both[place] for place in generator.integers(0, len(both), len(both))] if both else []
        years = []
        for own, alone in zip(rows, only, strict=True):
            extra = [alone[place] for place in generator.integers(0, len(alone), len(alone))] if alone else []
            years.append([own[code] for code in (*pairs, *extra)])
        differences = []
        for column in columns:
            means = []
            for year in years:
                values = [row[column] for row in year if row[column] == row[column]]
                means.append(sum(values) / len(values) if values else float("nan"))
            if means[0] == means[0] and means[1] == means[1]:
                differences.append(means[1] - means[0])
        found.append(sum(differences) / len(differences))
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def spread(size: int, seed: int, prefix: str, shift: float) -> dict[str, dict[str, object]]:
    """Made-up answers with some blanks."""
    generator = np.random.default_rng(seed)
    rows = {}
    for number in range(size):
        row: dict[str, object] = {}
        for identity in IDS:
            if generator.random() < 0.85:
                row[identity] = int(np.clip(round(generator.normal(3 + shift, 1)), 1, 5))
        rows[f"{prefix}{number:03}"] = row
    return rows


def test_three_levels_agree_with_an_independent_bootstrap():
    """Total, part A and theme B1 of 14 and 17 people, nine of them the same, within the error of drawing."""
    shared = spread(9, 1, "s", 0.0)
    before = side(shared | spread(5, 2, "a", 0.0))
    after = side(spread(9, 3, "s", 0.3) | spread(8, 4, "b", 0.3), 2026)
    comparison = compared(before, after)
    for identity, columns in (("totaal", [0, 1, 2, 3, 4, 5]), ("A", [0, 1, 2, 3]), ("B1", [4, 5])):
        position = comparison.structure.levels.index(identity)
        low, high = plain_bootstrap(before, after, columns, 3000)
        width = high - low
        assert comparison.levels.low[position] == pytest.approx(low, abs=0.08 * width)
        assert comparison.levels.high[position] == pytest.approx(high, abs=0.08 * width)


@pytest.mark.parametrize("size", [1, 2, 3, 41, 1999, 2000])
def test_the_middle_lies_between_two_values(size):
    """The ends of the middle 95 % lie 2.5 % of the way from either end of the sorted values, between two linearly."""
    values = np.random.default_rng(size).normal(size=(size, 5))
    ordered = np.sort(values, axis=0)
    for found, share in zip(_middle(values), ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2), strict=True):
        whole, part = divmod(share * (size - 1), 1)
        below, above = ordered[int(whole)], ordered[min(int(whole) + 1, size - 1)]
        assert found == pytest.approx(below + (above - below) * part, abs=1e-12)


def test_the_middle_of_eleven_values():
    """Of 0, 1, … 10 the ends are 0.25 and 9.75."""
    low, high = _middle(np.arange(11.0)[:, None])
    assert (low[0], high[0]) == (pytest.approx(0.25), pytest.approx(9.75))


ANSWER = st.sampled_from([1, 2, 3, 4, 5, "weet-niet", "nvt", ""])
PEOPLE = st.dictionaries(
    st.sampled_from([f"p{number:02}" for number in range(16)]),
    st.fixed_dictionaries(dict.fromkeys(IDS, ANSWER)),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40)
@given(rows=PEOPLE, others=PEOPLE)
def test_swapping_the_years_negates_difference_and_interval(rows, others):
    """Draws belong to the measurement, so the same resamples are compared the other way round."""
    before, after = side(rows), side(others, 2026)
    there, back = compared(before, after, resamples=200), compared(after, before, resamples=200)
    opposite = {IMPROVED: WORSENED, WORSENED: IMPROVED, SAME: SAME, UNCLEAR: UNCLEAR, None: None}
    for own, other in ((there.statements, back.statements), (there.levels, back.levels)):
        np.testing.assert_allclose(own.difference, -other.difference, atol=1e-12)
        np.testing.assert_allclose(own.low, -other.high, atol=1e-12)
        np.testing.assert_allclose(own.before, other.after, atol=1e-12)
        assert [opposite[own.verdict_of(place)] for place in range(len(own.verdict))] == [
            other.verdict_of(place) for place in range(len(other.verdict))
        ]


@settings(max_examples=40)
@given(rows=PEOPLE)
def test_a_measurement_compared_with_itself_has_not_changed(rows):
    """Every difference is 0, and it is the same wherever there are enough answers to say so."""
    own = side(rows)
    comparison = compared(own, own, resamples=200)
    for changes in (comparison.statements, comparison.levels):
        known = ~np.isnan(changes.difference)
        assert (changes.difference[known] == 0).all()
        certain = ~np.isnan(changes.low)
        assert (changes.low[certain] == 0).all()
        assert (changes.high[certain] == 0).all()
        assert {changes.verdict_of(place) for place in np.flatnonzero(certain)} <= {SAME}


@settings(max_examples=30)
@given(rows=PEOPLE, others=PEOPLE, seed=st.integers(0, 5))
def test_the_order_of_the_people_does_not_matter(rows, others, seed):
    """The same answers in another order give the same figures, to the last digit."""
    shuffled = list(rows)
    np.random.default_rng(seed).shuffle(shuffled)
    after = side(others, 2026)
    one, other = (
        compared(side(rows), after, resamples=100),
        compared(side({code: rows[code] for code in shuffled}), after, resamples=100),
    )
    assert np.array_equal(one.levels.low, other.levels.low, equal_nan=True)
    assert np.array_equal(one.statements.high, other.statements.high, equal_nan=True)


def test_nobody_gives_nothing():
    """Without participants no figure can be determined, and nothing fails."""
    comparison = compared(side({}), side({}, 2026))
    assert np.isnan(comparison.levels.difference).all()
    assert not comparison.compared.any()
    assert comparison.by_chance == 0
