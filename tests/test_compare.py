# SPDX-License-Identifier: EUPL-1.2
"""Change between two measurements: figures by hand, an independent computation with SciPy, and laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.changes import CHANGE_ORDER, Changes, Comparison, Side, compare, verdicts
from analysetool.model import ChangeVerdict, StatementSet
from analysetool.scoring import joint_scores, structure_of
from analysetool.tally import responses_of, tally
from tests.conftest import at_most, make_set, make_sheet

IDS = ("A01", "A02", "A03", "A04", "B01", "B02")
IMPROVED, HIGHER, SAME, LOWER, WORSENED, UNCLEAR, UNDETERMINED = ChangeVerdict


def side(rows: dict[str, dict[str, object]], year: int = 2025, **changes: object) -> Side:
    """A measurement of participants with their answers."""
    sheets = [make_sheet(answers, participant=code, year=year) for code, answers in rows.items()]
    responses = responses_of(sheets, IDS)
    fields: dict[str, object] = {
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


@pytest.mark.parametrize(("size", "verdict", "has_interval"), [(4, UNDETERMINED, False), (5, IMPROVED, True)])
def test_an_interval_needs_five_answers_in_each_year(size, verdict, has_interval):
    """Four answers give a difference and no certainty, in either year."""
    for before, after in ((8, size), (size, 8)):
        comparison = compared(everybody(before, A01=2), everybody(after, 2026, A01=4))
        assert comparison.statements.difference[0] == 2
        assert comparison.statements.verdict_of(0) is verdict
        assert bool(~np.isnan(comparison.statements.low[0])) is has_interval


@pytest.mark.parametrize(("size", "verdict", "has_interval"), [(4, UNDETERMINED, False), (5, IMPROVED, True)])
def test_the_interval_of_a_level_needs_five_people_in_each_year(size, verdict, has_interval):
    """Who scored any of the statements that are compared counts; A03 has no score in the second year and is not.

    The fifth person answered A03 alone, or A02 alone.
    """
    own = "A02" if size == 5 else "A03"
    before = side({f"p{number}": {"A01": 2, "A02": 2} for number in range(4)} | {"q": {own: 2}})
    comparison = compared(before, everybody(8, 2026, A01=4, A02=4))
    assert level(comparison, "A1") == (2, 4, 2, verdict)
    position = comparison.structure.levels.index("A1")
    assert bool(~np.isnan(comparison.levels.low[position])) is has_interval


def test_a_small_certain_change_is_a_little_higher():
    """From 3 to 3.4 for sure, and A1 from 3 to 3.13: certain, and less than the margin of half a point and 0.4."""
    before = everybody(20, A01=3, A02=3, A03=3)
    after = side({f"p{number:03}": {"A01": 3 + (number < 8), "A02": 3, "A03": 3} for number in range(20)}, 2026)
    for one, other, verdict in ((before, after, HIGHER), (after, before, LOWER)):
        comparison = compared(one, other)
        assert comparison.statements.verdict_of(0) is verdict
        assert level(comparison, "A1")[3] is verdict


@pytest.mark.parametrize(
    ("difference", "half_width", "verdict"),
    [
        (0.5, 0.4, IMPROVED),
        (0.45, 0.39, IMPROVED),  # prints as +0,5, from +0,1
        (0.44, 0.30, HIGHER),  # prints as +0,4
        (0.44, 0.40, UNCLEAR),  # from 0,0: not clear of it
        (-0.5, 0.4, WORSENED),
        (-0.44, 0.30, LOWER),
        (0.2, 0.16, SAME),  # 0,0 tot +0,4
        (0.0, 0.54, SAME),  # -0,5 tot +0,5
        (0.0, 0.55, UNCLEAR),  # -0,6 tot +0,6
        (0.3, 0.4, UNCLEAR),
        (3.0, np.nan, UNDETERMINED),
    ],
)
def test_certain_and_large_are_judged_as_printed(difference, half_width, verdict):
    """The margin is half a point; an end that prints as 0,0 is no proof of a change."""
    one = [np.array([value]) for value in (difference, half_width, 0.5)]
    (code,) = verdicts(*one, one_voice=np.array([False]), from_one_voice=1.0)
    assert CHANGE_ORDER[code] is verdict


@pytest.mark.parametrize(("identity", "margin"), [("totaal", 0.2), ("A", 0.3), ("B", 0.3), ("A1", 0.4), ("B1", 0.4)])
def test_each_level_has_its_margin(identity, margin):
    """Of two hundred people some go up a step on everything: just enough for the margin as printed, and just not."""
    for below, verdict in ((10, IMPROVED), (11, HIGHER)):  # 0.05 below the margin prints as the margin
        up = round(200 * margin) - below
        before = everybody(200, **dict.fromkeys(IDS, 3))
        after = side({f"p{n:03}": dict.fromkeys(IDS, 3 + (n < up)) for n in range(200)}, 2026)
        assert level(compared(before, after), identity)[3] is verdict


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
    assert paired.statements.low[0] > 0.7  # everybody up by exactly one: the smallest variance, 2/12²
    assert apart.statements.low[0] < 0.5
    assert loose.statements.low[0] < 0.5


def test_counts_alone_are_enough_for_statements():
    """A tally table knows no people: statements are compared as if nobody took part twice, levels without interval."""
    rows = {f"p{number}": {"A01": 1 + number % 5} for number in range(10)}
    before, after = side(rows), everybody(20, 2026, A01=4)
    apart = compared(before, after, pair=False)
    for one, other in ((False, True), (True, False), (False, False)):
        own = [
            year if known else side({}, counts=year.counts, responses=None)
            for year, known in ((before, one), (after, other))
        ]
        comparison = compared(*own)
        assert comparison.statements.low[0] == pytest.approx(apart.statements.low[0])
        assert comparison.statements.freedom[0] == pytest.approx(apart.statements.freedom[0])
        assert level(comparison, "A1")[3] is None  # one of three statements
        assert comparison.same_participants is None
    full = everybody(10, A01=2, A02=2, A03=2)
    counts = compared(side({}, counts=full.counts, responses=None), everybody(10, 2026, A01=4, A02=4, A03=4))
    assert counts.statements.verdict_of(0) is IMPROVED
    assert level(counts, "A1")[3] is UNDETERMINED


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
    assert compared(before, now).statements.verdict_of(0) is UNDETERMINED  # not told that it is one voice


def test_one_voice_in_one_year_alone_is_not_certain():
    """One participant against nine: a full step can be that one person's."""
    alone, group = side({"p": {"A01": 3}}, one_voice=True), everybody(9, 2026, A01=4)
    assert compared(alone, group).statements.verdict_of(0) is UNDETERMINED
    assert compared(group, alone).statements.verdict_of(0) is UNDETERMINED


def test_the_interval_in_the_documentation():
    """Eight people, the same in both years: seven stay at 3 and one goes from 1 to 5.

    The differences are seven times 0 and once 4: mean 0.5, s² = (7 · 0.25 + 12.25)/7 = 2, V = 2/8 = 0.25, df = 7.
    t(0.975; 7) = 2.365, so 0.5 ± 1.18.
    """
    rows = {f"p{number}": {"A01": 3} for number in range(7)}
    comparison = compared(side(rows | {"q": {"A01": 1}}), side(rows | {"q": {"A01": 5}}, 2026))
    assert comparison.statements.difference[0] == 0.5
    assert comparison.statements.freedom[0] == pytest.approx(7)
    assert comparison.statements.low[0] == pytest.approx(0.5 - 2.3646 / 2, abs=1e-4)
    assert comparison.statements.verdict_of(0) is UNCLEAR


def test_the_difference_in_the_documentation():
    """S1 and S2 of weights 1 and 2 are compared, S3 is not: (3.75 + 2 * 4) / 3 - (3.25 + 2 * 4.5) / 3 = -1/6."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}}, weights={"A02": 2.0})
    van = side({"a": {"A01": 4, "A02": 5}, "b": {"A01": 3, "A02": 4}, "c": {"A01": 4}, "d": {"A01": 2}})
    naar = side({"a": {"A01": 4, "A02": 4, "A03": 2}, "b": {"A01": 3}, "c": {"A01": 4}, "d": {"A01": 4}}, 2026)
    keep = [place for place, identity in enumerate(IDS) if identity in ("A01", "A02", "A03")]
    sides = [Side(counts=own_side.counts[keep], responses=None) for own_side in (van, naar)]
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
    assert [comparison.statements.verdict_of(place) for place in range(3)] == [IMPROVED, UNDETERMINED, IMPROVED]
    assert np.isnan(comparison.statements.low[:2]).all()
    assert level(comparison, "A1")[3] is UNDETERMINED


def test_a_level_is_joint_when_all_that_is_compared_is():
    """A03 has joint scores too, but another claim in each version: A1 stands on A01 and A02, joint in both years."""
    years = [everybody(9, year, A01=3, A02=3, A03=3, A04=3) for year in (2025, 2026)]
    joint = joint_scores([2, 2, 2, None, None, None]), joint_scores([3, 3, 3, None, None, None])
    before, after = (replace(own, joint=scores) for own, scores in zip(years, joint, strict=True))
    shared = np.array([True, True, False, True, True, True])
    comparison = compare(before, after, structure_of(make_set()), shared)
    assert level(comparison, "A1") == (2, 3, 1, IMPROVED)
    assert level(comparison, "A")[3] is UNDETERMINED  # A04 has no joint score


def test_expected_by_chance_counts_statements_with_an_interval():
    """5 % of two statements; the third has too few answers. A01 went up for certain, A02 stayed."""
    before = side({f"p{number:03}": {"A01": 3, "A02": 3} | ({"A03": 3} if number < 4 else {}) for number in range(9)})
    comparison = compared(before, everybody(9, 2026, A01=4, A02=3, A03=4))
    assert comparison.by_chance == pytest.approx(0.1)
    assert comparison.beyond_chance == 1


def test_statements_are_named_when_they_stand_out_among_all():
    """Half of eight people go up on A01: t = 0.5/√(2/7/8) = 2.65 with df = 7, a chance of 3.3 %: named when alone.

    On five others one goes up and one down, so that all six have s² = 2/7 and one variance with df = 42: 2/56 times
    exp(log 3.5 - ψ(3.5)) = 1.161. Then t = 2.455 and the chance 1.8 %, which is clear of 0, but above 0.1 · 1/6.
    """
    before = {f"p{number}": {"A01": 3} for number in range(8)}
    after = {f"p{number}": {"A01": 3 + (number < 4)} for number in range(8)}
    alone = compared(side(before), side(after, 2026))
    assert alone.statements.verdict_of(0) is IMPROVED
    assert alone.statements.named[0]
    moves = {"p0": 4, "p1": 2}
    many = compared(
        side({code: before[code] | dict.fromkeys(IDS[1:], 3) for code in before}),
        side({code: after[code] | dict.fromkeys(IDS[1:], moves.get(code, 3)) for code in after}, 2026),
    )
    assert many.statements.certainty is not None
    assert many.statements.certainty.chance[0] == pytest.approx(0.0183, abs=1e-4)
    assert many.statements.verdict_of(0) is IMPROVED
    assert not many.statements.named.any()


def test_one_voice_that_changes_is_named():
    """The coalition itself says so: there is no chance in it."""
    joint = joint_scores([2, 3, None, None, None, None]), joint_scores([4, 3, None, None, None, None])
    years = [everybody(9, year, A01=3, A02=3, A03=3) for year in (2025, 2026)]
    comparison = compared(*(replace(own, joint=scores) for own, scores in zip(years, joint, strict=True)))
    assert comparison.statements.named.tolist() == [True, False, False, False, False, False]


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


def plain_interval(before: Side, after: Side, columns: list[int]) -> tuple[float, float, float]:
    """Lower end, upper end and degrees of freedom of an equally weighted level, by a plain loop over people."""
    assert before.responses is not None
    assert after.responses is not None
    people = [
        dict(zip(own.participants, own.answers.tolist(), strict=True)) for own in (before.responses, after.responses)
    ]
    own: list[dict[str, float]] = [{}, {}]
    difference = 0.0
    for year in (0, 1):
        for column in columns:
            scores = {code: row[column] + 1 for code, row in people[year].items() if row[column] < 5}
            mean, n = sum(scores.values()) / len(scores), len(scores)
            difference += (1 if year else -1) * mean / len(columns)
            for code, value in scores.items():
                share = (value - mean) / (n * (n - 1)) ** 0.5 / len(columns)
                own[year][code] = own[year].get(code, 0.0) + share
    variance, below = 0.0, 0.0
    both = own[0].keys() & own[1].keys()
    sizes = len(own[0]), (len(own[0]) + len(own[1])) / 2, len(own[1])
    for codes, size in zip((own[0].keys() - both, both, own[1].keys() - both), sizes, strict=True):
        stratum = sum((own[1].get(code, 0.0) - own[0].get(code, 0.0)) ** 2 for code in codes)
        variance += stratum
        below += stratum**2 / max(len(codes) - len(codes) / size, 0.5)
    freedom = variance**2 / below
    width = float(scipy.stats.t.ppf(0.975, freedom)) * variance**0.5
    return difference - width, difference + width, freedom


@pytest.mark.slow
def test_levels_agree_with_a_plain_loop():
    """Total, parts and themes (two: too few to moderate) of 14 and 17 people, nine of them the same, with blanks."""
    shared = spread(9, 1, "s", 0.0)
    before = side(shared | spread(5, 2, "a", 0.0))
    after = side(spread(9, 3, "s", 0.3) | spread(8, 4, "b", 0.3), 2026)
    comparison = compared(before, after)
    for identity, columns in (("totaal", [0, 1, 2, 3, 4, 5]), ("A", [0, 1, 2, 3]), ("B1", [4, 5])):
        position = comparison.structure.levels.index(identity)
        low, high, freedom = plain_interval(before, after, columns)
        assert comparison.levels.low[position] == pytest.approx(low)
        assert comparison.levels.high[position] == pytest.approx(high)
        assert comparison.levels.freedom[position] == pytest.approx(freedom)


def test_few_pairs_are_no_pairs_where_that_is_asked():
    """Nine people are the same; where ten are asked the interval is that of strangers."""
    before = side(spread(9, 1, "s", 0.0) | spread(5, 2, "a", 0.0))
    after = side(spread(9, 3, "s", 0.3) | spread(8, 4, "b", 0.3), 2026)
    strangers, apart, paired = (
        compared(before, after, pair=False), compared(before, after, fewest_pairs=10), compared(before, after)
    )  # fmt: skip
    for own, other, third in (
        (strangers.levels, apart.levels, paired.levels),
        (strangers.statements, apart.statements, paired.statements),
    ):
        np.testing.assert_allclose(own.half_width, other.half_width, rtol=1e-12)
        assert not np.allclose(own.half_width, third.half_width, equal_nan=True)


ANSWER = st.sampled_from([1, 2, 3, 4, 5, "weet-niet", "nvt", ""])
PEOPLE = st.dictionaries(
    st.sampled_from([f"p{number:02}" for number in range(16)]),
    st.fixed_dictionaries(dict.fromkeys(IDS, ANSWER)),
    min_size=1,
    max_size=14,
)


OPPOSITE = {IMPROVED: WORSENED, HIGHER: LOWER, LOWER: HIGHER, WORSENED: IMPROVED}


def both_kinds(comparison: Comparison) -> tuple[Changes, Changes]:
    """The changes on statements and on levels."""
    return comparison.statements, comparison.levels


@settings(max_examples=at_most(40))
@given(rows=PEOPLE, others=PEOPLE)
def test_swapping_the_years_negates_difference_and_interval(rows, others):
    """To the last digit; what improved has worsened, and the same is named."""
    before, after = side(rows), side(others, 2026)
    there, back = compared(before, after), compared(after, before)
    for own, other in zip(both_kinds(there), both_kinds(back), strict=True):
        assert np.array_equal(own.difference, -other.difference, equal_nan=True)
        assert np.array_equal(own.low, -other.high, equal_nan=True)
        assert np.array_equal(own.before, other.after, equal_nan=True)
        assert np.array_equal(own.freedom, other.freedom, equal_nan=True)
        assert np.array_equal(own.named, other.named)
        mirrored = [own.verdict_of(place) for place in range(len(own.verdict))]
        assert [OPPOSITE.get(verdict, verdict) for verdict in mirrored] == [  # type: ignore[call-overload]
            other.verdict_of(place) for place in range(len(other.verdict))
        ]


@settings(max_examples=at_most(40))
@given(rows=PEOPLE)
def test_a_measurement_compared_with_itself_has_not_changed(rows):
    """Every difference is 0, and nothing is told as a change, however few there are."""
    own = side(rows)
    comparison = compared(own, own)
    for changes in both_kinds(comparison):
        known = ~np.isnan(changes.difference)
        assert (changes.difference[known] == 0).all()
        certain = ~np.isnan(changes.low)
        assert (changes.low[certain] < 0).all()  # the smallest variance is above 0
        assert {changes.verdict_of(place) for place in np.flatnonzero(certain)} <= {SAME, UNCLEAR}


@settings(max_examples=at_most(30))
@given(rows=PEOPLE, others=PEOPLE, order=st.randoms(use_true_random=False))
def test_names_and_order_of_people_do_not_matter(rows, others, order):
    """Other codes and another order, the same people in both years the same: the same to the last digit."""
    codes = sorted({*rows, *others})
    renamed = dict(zip(codes, order.sample([f"x{number}" for number in range(len(codes))], len(codes)), strict=True))

    def mixed(own: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
        return {renamed[code]: own[code] for code in order.sample(list(own), len(own))}

    one = compared(side(rows), side(others, 2026))
    other = compared(side(mixed(rows)), side(mixed(others), 2026))
    for own, second in zip(both_kinds(one), both_kinds(other), strict=True):
        assert np.array_equal(own.low, second.low, equal_nan=True)
        assert np.array_equal(own.high, second.high, equal_nan=True)
        assert np.array_equal(own.named, second.named)


def test_nobody_gives_nothing():
    """Without participants no figure can be determined, and nothing fails."""
    comparison = compared(side({}), side({}, 2026))
    assert np.isnan(comparison.levels.difference).all()
    assert not comparison.compared.any()
    assert comparison.by_chance == comparison.beyond_chance == 0
