# SPDX-License-Identifier: EUPL-1.2
"""`controleer --onthulling`: the attack on a real folder, told without any answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysetool.commands import attack
from analysetool.figures import attack_reading, build_report
from analysetool.figures.attack import Attack, Leak, Told
from analysetool.figures.attack_reading import Attacked, attack_parents, attack_years
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_parents import parents_means
from analysetool.figures.build_report import compute_report
from analysetool.figures.compared_years import Year
from analysetool.figures.report import Report
from analysetool.measurement import Measurement, Pair
from analysetool.model import Openness, Voice
from analysetool.tally import responses_of, tally
from tests.conftest import DOMAINS, make_measurement, make_set, make_sheet, thorough
from tests.running import run

EXAMPLE = Path(__file__).resolve().parent.parent / "voorbeelden" / "voorbeeldstad"
SET = make_set({"A": {"A1": ("A01", "A02")}})
TWO_PARTS = make_set({"A": {"A1": ("A01", "A02")}, "B": {"B1": ("B01",)}})


def said(*arguments: object) -> tuple[int, str]:
    """The exit code and the result."""
    result = run("controleer", *arguments, "--onthulling")
    return result.returncode, result.stdout.decode()


def folder(where: Path, people: int, info: str = "") -> Path:
    """A measurement of so many people of Dorp who gave a 4 on A01."""
    head = 'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Dorp\njaar: 2026\n'
    for number in range(people):
        text = f"{head}deelnemer: k7m2q9x{number}\nsoort: individueel\nscores:\n  A01: 4\n"
        (where / f"k7m2q9x{number}.yaml").write_text(text, encoding="utf-8")
    if info:
        (where / "meting.yaml").write_text(f"meting:\n  coalitie: Dorp\n  jaar: 2026\n{info}", encoding="utf-8")
    return where


@pytest.mark.slow
def test_nothing_can_be_worked_out_of_the_example():
    """Two years with groups, joint scores and people who came twice."""
    nothing = "Uit deze cijfers is niets over minder dan 5 mensen af te leiden.\n"
    told = f"Voorbeeldstad 2025 en 2026. {nothing}De ouders van Voorbeeldstad 2025 en 2026. {nothing}"
    assert said(EXAMPLE) == (0, told)


def test_a_small_measurement_is_about_three_people_or_more(tmp_path):
    """Of four people the total and parts are shown."""
    told = "Dorp 2026. Uit deze cijfers is niets over minder dan 3 mensen af te leiden.\n"
    assert said(folder(tmp_path, 4)) == (0, told)


def test_one_sheet_hides_nothing(tmp_path):
    """Somebody who fills in for himself sees all."""
    told = "Dorp 2026. Hier is niets verborgen: de meting is open, of er is maar één scorelijst.\n"
    assert said(folder(tmp_path, 1)) == (0, told)


@pytest.mark.parametrize(
    "option", [("--ruwe-exports",), ("--peildatum", "2026-10-01"), ("--formaat", "json"), ("--uit", "x.json")]
)
def test_what_it_would_not_look_at_is_refused(tmp_path, option):
    """Nothing is ignored without a word: exit code 2, and what to leave out."""
    result = run("controleer", folder(tmp_path, 6), "--onthulling", *option)
    assert (result.returncode, result.stdout) == (2, b"")
    assert option[0] in result.stderr.decode().partition("Laat ")[2]


@pytest.mark.parametrize("groups", [("medisch",), ("",)])
def test_what_leaks_is_told_without_what_it_is(tmp_path, monkeypatch, groups):
    """Year, number of people, group and statements, and exit code 2."""
    leak = Leak(years=(0,), statements=(0, 2), groups=groups, people=1)
    found = Attacked(coalition="Dorp", years=(2026,), hiding_nothing=(), only_counts=(2025,), fewest=5, leaks=(leak,))
    monkeypatch.setattr(attack, "attack_years", lambda *_: found)
    code, told = said(folder(tmp_path, 6))
    group = " (in de groep medisch)" if groups[0] else ""
    assert code == 2
    assert told.splitlines()[:2] == [
        "Dorp 2025. Dit is niet na te kijken: er zijn alleen aantallen, geen losse scorelijsten.",
        f"Dorp 2026. Uit deze cijfers is iets af te leiden over 1 mens{group}, bij de stellingen A01 en A03.",
    ]
    assert told.splitlines()[2].startswith("Dit hoort niet te kunnen.")


def test_no_measurement_is_no_answer():
    """An empty folder is refused before; the figures refuse it too."""
    with pytest.raises(ValueError, match="nothing to attack"):
        attack_years([], SET)


def test_people_without_a_code_are_others_every_year():
    """Six people of each year without codes: nobody came twice, and nothing leaks."""
    years = []
    for year in (2025, 2026):
        sheets = [make_sheet({"A01": 4, "A02": 2}, participant=None, year=year) for _ in range(6)]
        years.append(make_measurement(SET, sheets, year=year))
    assert attack_years(years, SET).leaks == ()


@pytest.mark.slow
@pytest.mark.gate
def test_random_coalitions_of_all_sizes():
    """Coalitions with one to three years of 2 to 40 people, some of whom come back: nothing leaks."""
    draw = np.random.default_rng(20261127)
    kinds = [1, 2, 3, 4, 5, "weet-niet", "nvt", ""]
    for _ in range(60 if thorough() else 20):
        domains = [*DOMAINS, None][: int(draw.integers(2, len(DOMAINS) + 2))]
        shares = draw.dirichlet(np.ones(len(kinds)))
        years = []
        for year in range(2024, 2024 + int(draw.integers(1, 4))):
            codes = draw.permutation(45)[: draw.integers(2, 41)]
            sheets = [
                make_sheet(
                    {identity: kinds[draw.choice(len(kinds), p=shares)] for identity in ("A01", "A02", "B01")},
                    participant=f"p{code:07}",
                    domain=domains[code % len(domains)],
                    year=year,
                )
                for code in codes
            ]
            years.append(make_measurement(TWO_PARTS, sheets, year=year))
        assert attack_years(years, TWO_PARTS).leaks == ()


def heard(parents: int, year: int = 2026, **changes: object) -> Measurement:
    """Six partners, and so many parents who gave a 2 on A01."""
    sheets = [make_sheet({"A01": 4, "A02": 2}, participant=f"p{number:07}", year=year) for number in range(6)]
    own = [make_sheet({"A01": 2}, participant=f"o{number:07}", voice=Voice.PARENTS) for number in range(parents)]
    counted = tally(responses_of(own, ["A01", "A02"]), ["A01", "A02"])
    return make_measurement(SET, sheets, year=year, parents=counted, **changes)


def test_parents_are_a_voice_of_their_own(monkeypatch):
    """Of four parents nothing is shown; a figure of four, which the rule forbids, would be told."""
    assert attack_parents([make_measurement(SET, [])], SET) is None
    few = attack_parents([heard(4), heard(6, 2025)], SET)
    assert few is not None
    assert (few.voice, few.years, few.leaks) == (Voice.PARENTS, (2026, 2025), ())
    monkeypatch.setattr(build_report, "parents_means", lambda parents, _: parents_means(parents, 1))
    shown = attack_parents([heard(4), heard(6, 2025)], SET)
    assert shown is not None
    assert shown.leaks == (Leak(years=(0,), statements=(0,), groups=("",), people=4),)


def test_the_votes_of_parents_are_read(monkeypatch):
    """What the page for parents shows is held against what they gave: other counts cannot be theirs."""

    def tampered(*given: object) -> Report:
        report = compute_report(*given)
        (row,) = report.parents.statements
        votes = replace(row, votes=(0, 5, 1, 0, 0))
        return replace(report, parents=replace(report.parents, statements=(votes,)))

    monkeypatch.setattr(attack_reading, "compute_report", tampered)
    with pytest.raises(ValueError, match="counts of"):
        attack_parents([heard(6)], SET)


def test_parents_of_an_open_measurement_hide_nothing():
    """What everybody agreed to show is no leak."""
    found = attack_parents([heard(2, openness=Openness.OPEN)], SET)
    assert found is not None
    assert (found.years, found.hiding_nothing, found.leaks) == ((), (2026,), ())


def test_parents_are_told_apart_from_partners(tmp_path, monkeypatch):
    """A line of their own."""
    found = Attacked(
        coalition="Dorp", years=(2026,), hiding_nothing=(), only_counts=(), fewest=5, leaks=(), voice=Voice.PARENTS
    )
    monkeypatch.setattr(attack, "attack_parents", lambda *_: found)
    assert said(folder(tmp_path, 6))[1].splitlines()[1] == (
        "De ouders van Dorp 2026. Uit deze cijfers is niets over minder dan 5 mensen af te leiden."
    )


def test_what_is_known_within_a_point_is_told(tmp_path, monkeypatch):
    """A sentence of its own, and exit code 2."""
    leak = Leak(years=(0,), statements=(1,), groups=("jgz",), people=2, told=Told.WITHIN_A_POINT)
    found = Attacked(coalition="Dorp", years=(2026,), hiding_nothing=(), only_counts=(), fewest=5, leaks=(leak,))
    monkeypatch.setattr(attack, "attack_years", lambda *_: found)
    code, told = said(folder(tmp_path, 6))
    assert code == 2
    assert told.splitlines()[0] == (
        "Dorp 2026. Uit deze cijfers is op een punt na af te leiden wat is geantwoord door 2 mensen (in de groep jgz), "
        "bij stelling A02."
    )


def test_levels_beside_another_coalition_are_read(monkeypatch):
    """Four people show levels alone; beside people of whom none scored A02 theirs would stand on A01, and do not."""
    read: list[Attack] = []
    monkeypatch.setattr(attack_reading, "bounded", lambda found, _: read.append(found) or ())
    own = make_measurement(
        SET, [make_sheet({"A01": 1 + number, "A02": 2}, participant=f"p{number:07}") for number in range(4)]
    )
    sheets = [make_sheet({"A01": 3, "A02": "nvt"}, participant=f"e{number:07}") for number in range(6)]
    other = make_measurement(SET, sheets, coalition="Elders")
    earlier = make_measurement(SET, sheets, coalition="Elders", year=2025)
    for tells in (False, True):
        if tells:
            monkeypatch.setattr(Year, "tells", lambda *_: True)
        for others in ((), (earlier,), (other,)):
            attack_years([own], SET, others)
    # total and part are the same mean over A01 and A02; over A01 alone it is another
    assert [len(own.equations) for own in read] == [1, 1, 1, 1, 1, 2]


@pytest.mark.slow
def test_people_of_a_third_year_are_not_told_by_subtraction():
    """Of 2026 six people took part in 2024 and seven in 2025: the two tables of who came twice differ by one person."""
    sheets = [
        [
            make_sheet({"A01": 1 + (number + year) % 5, "A02": 2, "B01": 4}, participant=code, year=year)
            for number, code in enumerate(codes)
        ]
        for year, codes in (
            (2024, [f"a{number:07}" for number in range(6)] + [f"x{number:07}" for number in range(6)]),
            (2025, [f"a{number:07}" for number in range(7)] + [f"y{number:07}" for number in range(6)]),
            (2026, [f"a{number:07}" for number in range(14)]),
        )
    ]
    years = [make_measurement(TWO_PARTS, own, year=year) for year, own in zip((2024, 2025, 2026), sheets, strict=True)]
    assert attack_years(years, TWO_PARTS).leaks == ()
    told = compute_comparison(Pair(before=years[1], after=years[2], years=tuple(years)), TWO_PARTS)
    assert told.among_same == ()
    two = compute_comparison(Pair(before=years[1], after=years[2], years=tuple(years[1:])), TWO_PARTS)
    assert two.among_same
