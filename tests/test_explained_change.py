# SPDX-License-Identifier: EUPL-1.2
"""How sure a difference is, written out: what stands there gives the interval again, and gives nobody away."""

from __future__ import annotations

import json
import math
import re
from functools import cache

import pytest
import scipy

from analysetool.documents.explained_change import explained_change_document
from analysetool.figures.comparison import ComparisonFigures
from analysetool.figures.explained_change import explain_change
from analysetool.formats.explained_change_json import explained_change_json, render_json
from analysetool.formats.terminal import lay_out_terminal
from analysetool.rounding import signed
from tests.comparisons import EXAMPLES, example, joint_basis, one_voice, people, two_versions, view_of, year_of
from tests.conftest import make_set
from tests.running import run

view = cache(example)
IDS = [own.id for own in (view().total, *view().parts, *(theme.level for theme in view().themes), *view().statements)]


def text_of(comparison: ComparisonFigures, identity: str) -> str:
    """The explanation as plain lines."""
    document = explained_change_document(explain_change(comparison, identity))
    return lay_out_terminal(document, colour=False, plain=True)


def dutch(text: str) -> float:
    """A number as it is printed."""
    return float(text.replace("−", "-").replace(",", "."))


@pytest.mark.parametrize("identity", IDS)
@pytest.mark.slow
def test_the_printed_numbers_give_the_printed_interval(identity):
    """V, degrees of freedom, what was lent, t from SciPy, and the ends: everything redone from the lines themselves."""
    text = text_of(view(), identity)
    variance = dutch(re.findall(r"V(?:, alle groepen samen:|(?:.*) =) ([\d,]+)\n", text)[0])
    table = re.findall(r"k (\d+), n ([\d,]+), k − k/n ([\d,]+), v ([\d,]+)", text)
    freedom = dutch(re.findall(r"Vrijheidsgraden: .*?([\d,]+)\n", text)[0])
    if table:
        assert sum(dutch(v) for *_, v in table) == pytest.approx(variance, abs=2e-6)
        assert [dutch(left) for _, _, left, _ in table] == pytest.approx(
            [int(k) - int(k) / dutch(n) for k, n, _, _ in table], abs=1e-4
        )
        below = sum(dutch(v) ** 2 / dutch(left) for _, _, left, v in table)
        assert variance**2 / below == pytest.approx(freedom, abs=0.06)
    lent = re.findall(r"V' = \(([\d,]+) × ([\d,]+) \+ ([\d,]+) × ([\d,]+)\) / .* = ([\d,]+)\n", text)
    used, degrees = variance, freedom
    if lent:
        d0, common, df, own, told = (dutch(value) for value in lent[0])
        used = (d0 * common + df * own) / (d0 + df)
        degrees = dutch(re.findall(r"Vrijheidsgraden: .*?([\d,]+)\n", text)[1])
        assert (
            degrees <= d0 + df + 0.7
        )  # three digits among few people; less where four times its own, or all together, is less
        assert used == pytest.approx(told, rel=0.01)
    t = scipy.stats.t.ppf(0.975, degrees)
    assert t == pytest.approx(dutch(re.findall(r"t\(0,975; [\d,]+\) = ([\d,]+)", text)[0]), rel=0.006)
    change = explain_change(view(), identity).change
    assert change.difference is not None
    for way, end, word in ((-1, change.low, "Laagste"), (1, change.high, "Hoogste")):
        assert change.difference + way * t * math.sqrt(used) == pytest.approx(end, abs=0.011)
        assert re.findall(rf"{word}: .*, afgerond ([-+\d,]+)\n", text) == [signed(end)]


def test_a_statement_of_the_example():
    """C05 has 14 scores in 2025 and 17 in 2026, of which nine people gave both."""
    text = text_of(view(), "C05")
    assert "Mensen met een score: alleen in 2025 5, in beide jaren 9, alleen in 2026 8.\n" in text
    assert "2026 min 2025: 2,2941 − 3,8571 = -1,5630, afgerond -1,6\n" in text
    assert "Oordeel: verslechterd.\n" in text
    assert "is dit plaats 1.\n" in text
    assert text.count("Deze stelling wordt genoemd.") == 1


def test_where_a_statement_stands_among_all():
    """A10 of the example is clear of 0 by itself; the last that is kept comes before it."""
    standing = explain_change(view(), "A10").standing
    assert standing is not None
    assert standing.tested == 56
    assert standing.last == sum(own.named for own in view().statements) == 7
    assert standing.place == 8
    assert standing.last_chance is not None
    assert standing.last_chance <= standing.limit == pytest.approx(0.1 * 7 / 56)
    assert "Deze stelling wordt niet genoemd." in text_of(view(), "A10")
    assert explain_change(view(), "A1").standing is None


def test_levels_say_on_how_many_statements_they_stand():
    """The total of two versions stands on four of six statements, A on three and A1 on two."""
    found = {identity: explain_change(two_versions(), identity).statements for identity in ("totaal", "A", "A1", "A01")}
    assert found == {"totaal": 4, "A": 3, "A1": 2, "A01": 1}
    assert "De scores zijn gemiddelden over 4 stellingen" in text_of(two_versions(), "totaal")


def test_a_variance_of_nothing_is_told():
    """Ten people who all move from 2 to 3: V = 1/10² + 1/10² = 0.02, and the text says why."""
    text = text_of(two_versions(), "A01")
    assert "Iedereen veranderde evenveel" in text
    assert "V = 0,020000\n" in text
    assert "verschillen daarin niet meer dan door toeval." in text  # all four have the same variance


def test_few_people_are_not_told_apart():
    """Of ten people nine come back and one is new: what that one adds would be that person's score."""
    own = make_set({"A": {"A1": ("A01",)}})
    before = people(4, {"A01": 2}, year=2025) + people(5, {"A01": 4}, year=2025, prefix="q")
    after = people(4, {"A01": 3}) + people(5, {"A01": 4}, prefix="q") + people(1, {"A01": 1}, prefix="new")
    comparison = view_of(own, year_of(own, 2025, before), year_of(own, 2026, after))
    text = text_of(comparison, "A01")
    assert "Een van deze groepen is kleiner dan 5." in text
    assert "Wat elke groep bijdraagt" not in text
    found = explained_change_json(explain_change(comparison, "A01"))
    assert found["mensen"] == [0, 9, 1]
    assert found["v"] is None
    for key in ("variantie", "vrijheidsgraden", "t"):
        value = found[key]
        assert isinstance(value, float)
        assert value == float(f"{value:.3g}")


def test_too_few_pairs_count_as_different_people():
    """Four of eight people came back: they are not paired, and the layers say so."""
    own = make_set({"A": {"A1": ("A01",)}})
    before = people(4, {"A01": 2}, year=2025) + people(4, {"A01": 4}, year=2025, prefix="q")
    after = people(4, {"A01": 3}) + people(4, {"A01": 5}, prefix="n")
    comparison = view_of(own, year_of(own, 2025, before), year_of(own, 2026, after))
    assert explained_change_json(explain_change(comparison, "A01"))["mensen"] == [8, 0, 8]


def test_without_an_interval():
    """One voice each year, or a joint score in one of them: what is missing is said, and the verdict stays."""
    for comparison, identity, word in ((one_voice(), "A01", "verbeterd"), (joint_basis(), "A02", "niet te bepalen")):
        text = text_of(comparison, identity)
        assert "Er is geen interval." in text
        assert f"Oordeel: {word}.\n" in text
        found = explained_change_json(explain_change(comparison, identity))
        assert [found[key] for key in ("mensen", "v", "variantie", "t", "interval", "kans", "plaats")] == [None] * 7


def test_what_is_not_compared_is_told():
    """B01 has another claim than before."""
    text = text_of(two_versions(), "B01")
    assert "Niet te vergelijken" in text
    assert "Interval" not in text


def test_the_json_has_its_keys():
    """In the order that the module promises, with raw numbers."""
    found = json.loads(render_json(explain_change(view(), "C05")))
    assert list(found) == [
        "formaatversie", "soort", "coalitie", "van", "naar", "bij", "tekst", "score_van", "score_naar", "verschil",
        "door_samenstelling", "stellingen", "mensen", "v", "variantie", "vrijheidsgraden", "geleend", "t", "interval",
        "kans", "plaats", "grens", "oordeel", "genoemd",
    ]  # fmt: skip
    assert (found["soort"], found["van"], found["naar"], found["grens"]) == ("leg-uit-verschil", 2025, 2026, 0.5)
    assert sum(found["v"]) == pytest.approx(found["variantie"])
    half = found["t"] * math.sqrt(found["geleend"]["variantie"])
    assert found["interval"] == pytest.approx([found["verschil"] - half, found["verschil"] + half])


STAD = EXAMPLES / "voorbeeldstad"


def test_the_command():
    """With one of the two years the other is chosen, and said; both with --jaar is a mistake."""
    result = run("leg-uit", STAD, "--naar", "2026", "--bij", "c05")
    assert result.returncode == 0
    assert result.stdout.decode().startswith("Hoe zeker is dit verschil? C05 in Voorbeeldstad, van 2025 naar 2026\n")
    assert "Dit vergelijkt 2025 met 2026." in result.stderr.decode()
    assert "Volgende stap" in result.stderr.decode()
    wrong = run("leg-uit", STAD, "--naar", "2026", "--jaar", "2026", "--bij", "C05")
    assert wrong.returncode == 2
    assert "kies --jaar voor een cijfer van één jaar" in " ".join(wrong.stderr.decode().split())
    assert run("leg-uit", STAD, "--van", "1999", "--bij", "C05").returncode == 2


def test_the_command_goes_back_in_time_when_asked():
    """Then it says so, and the difference has the other sign."""
    result = run("leg-uit", STAD, "--van", "2026", "--naar", "2025", "--bij", "C05", "--formaat", "json")
    assert json.loads(result.stdout)["verschil"] == pytest.approx(1.563, abs=1e-3)
    assert result.stderr.decode()
