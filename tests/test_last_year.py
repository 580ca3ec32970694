# SPDX-License-Identifier: EUPL-1.2
"""The year before in a report: its scores, what got better and worse, and nothing that a comparison hides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysetool.charts.axis import dot_on_line
from analysetool.documents.blocks import Columns, Section
from analysetool.documents.report import report_document
from analysetool.documents.summary import summary_document
from analysetool.errors import NotComparableError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.summary import choose_summary
from analysetool.formats.report_json import render_json
from analysetool.measurement import Measurement, with_last_year
from analysetool.model import Basis, Kind, Release
from tests.comparisons import year_of
from tests.conftest import at_most, make_set, make_sheet
from tests.dumped import dumped
from tests.forms import laid_out
from tests.running import run

pytestmark = pytest.mark.slow

SET = make_set({"A": {"A1": ("A01", "A02"), "A2": ("A03",)}, "B": {"B1": ("B01", "B02")}})
IDS = tuple(statement.id for statement in SET.statements)
FIRST = {"A01": 2, "A02": 4, "A03": 2, "B01": 3, "B02": 3}
LAST = {"A01": 4, "A02": 4, "A03": 2, "B01": 3, "B02": 1}


def year(
    number: int, answers: Mapping[str, object], people: int = 6, statement_set=SET, **changes: object
) -> Measurement:
    """So many people, the same in every year, with the same answers."""
    sheets = [make_sheet(answers, participant=f"p{own:07}", year=number, **changes) for own in range(people)]
    return year_of(statement_set, number, sheets)


def reported(last: Measurement, *others: Measurement, statement_set=SET) -> Report:
    """The report of a year when others were read as well."""
    return compute_report(last, statement_set, years=(*others, last))


@pytest.fixture(scope="module")
def report() -> Report:
    """Six people, twice: A01 went from 2 to 4 and B02 from 3 to 1, and nothing else moved.

    So A1 went from (2 + 4) / 2 = 3 to (4 + 4) / 2 = 4, A2 stayed 2, and B1 went from 3 to (3 + 1) / 2 = 2.
    """
    return reported(year(2026, LAST), year(2024, LAST), year(2025, FIRST))


def test_each_theme_has_its_score_of_the_nearest_earlier_year(report):
    """Of 2025, and not of 2024."""
    assert report.last_year is not None
    assert report.last_year.year == 2025
    assert report.last_year.themes == {"A1": 3.0, "A2": 2.0, "B1": 3.0}


def test_the_earlier_score_is_an_open_dot_on_the_same_line(report):
    """The line runs from 8 to 208: 3,0 stands halfway, 4,0 at three quarters; said in words as well."""
    level = report.themes[0].level
    picture = dot_on_line(level, "beeld", report.last_year)
    assert (picture.before, picture.dot) == (108.0, 158.0)
    assert picture.description == (
        "Thema A1: gemiddeld 4,0, met de open antwoorden erbij ook 4,0, in 2025 3,0. Oordeel: sterk."
    )
    page = laid_out(report, "html")
    assert page.count('<circle class="oud"') == 3
    assert "| A1 Thema A1 | 3,0 | 4,0 |" in laid_out(report, "md")
    assert "A1 Thema A1: gemiddeld 4,0, met de open antwoorden erbij ook 4,0, in 2025 3,0" in laid_out(
        report, "plat.txt"
    )


def test_what_got_better_and_worse_is_named(report):
    """From, to and interval in the report; the same two statements in the summary."""
    whole = laid_out(report, "md")
    assert "### Wat is er beter en slechter geworden?" in whole
    assert "#### Beter geworden\n\n- **A01** Stelling A01.\n  Van 2,0 naar 4,0. Interval: " in whole
    assert "Van 3,0 naar 1,0. Interval: " in whole
    short = laid_out(report, "md", "samenvatting")
    assert "Van 2,0 naar 4,0." in short
    assert "Van 3,0 naar 1,0." in short


def test_the_summary_argues_in_order():
    """Question, what got better and worse, themes, agreements, how sure."""
    joint = make_sheet({"A01": 3}, kind=Kind.JOINT, participant=None, year=2026)
    last = replace(year(2026, LAST), joint=joint)
    blocks = summary_document(choose_summary(reported(last, year(2025, FIRST)))).blocks
    titles = [
        section.title
        for block in blocks
        for section in (block.sections if isinstance(block, Columns) else [block])
        if isinstance(section, Section)
    ]
    assert titles == [
        "Waar staan wij?",
        "Wat is er beter en slechter geworden?",
        "De thema's",
        "Het sterkst",
        "Vraagt de meeste aandacht",
        "Wat is afgesproken?",
        "Hoe zeker is dit?",
    ]


def test_more_changes_than_are_told_are_counted():
    """Of four that rose two are told, the largest first, and two are named by their id."""
    first = {"A01": 1, "A02": 1, "A03": 1, "B01": 1, "B02": 3}
    text = laid_out(reported(year(2026, FIRST | {"A01": 5, "A02": 4, "A03": 3, "B01": 3}), year(2025, first)), "md")
    assert "En nog 2 stellingen: A03 en B01." in text
    assert "Van geen enkele stelling is zeker dat de score daalde." in text


def test_where_nothing_is_certain_one_sentence_says_so():
    """The same answers twice."""
    text = laid_out(reported(year(2026, LAST), year(2025, LAST)), "md")
    assert "Op geen enkele stelling is een verandering tussen 2025 en 2026 zeker." in text
    assert "Beter geworden" not in text


def test_a_theme_with_another_claim_has_no_earlier_score():
    """A02 says something else since: the 4,0 of A1 stands on A01 and A02, the comparison on A01 alone."""
    own = replace(SET, history=(Release(version="0.9"), Release(version="1.0", changed=("A02",))))
    before = year(2025, FIRST, statement_set=own, version="0.9")
    report = reported(year(2026, LAST | {"A02": 5}, statement_set=own), before, statement_set=own)
    assert report.last_year is not None
    assert report.last_year.themes == {"A2": 2.0, "B1": 3.0}
    assert dot_on_line(report.themes[0].level, "beeld", report.last_year).before is None
    text = laid_out(report, "plat.txt")
    assert "in 2025 niet te vergelijken" in text
    assert "Dit gaat over 4 van de 5 stellingen" in text


def test_years_without_a_shared_claim_say_why():
    """In the report and in the summary; no theme has a second dot, and no column waits for one."""
    own = replace(SET, history=(Release(version="0.9"), Release(version="1.0", changed=IDS)))
    before = year(2025, FIRST, statement_set=own, version="0.9")
    report = reported(year(2026, LAST, statement_set=own), before, statement_set=own)
    why = "De metingen van 2025 en 2026 zijn niet te vergelijken: de twee metingen hebben geen enkele stelling gemeen."
    for form in ("volledig", "samenvatting"):
        assert why in laid_out(report, "md", form)
        assert 'class="oud"' not in laid_out(report, "html", form)


def test_a_score_that_too_few_gave_last_year_stays_hidden():
    """Four of six scored A03 in 2025: A2 has no earlier score, whatever those four gave."""
    shown = []
    for score in (1, 5):
        four = [make_sheet(FIRST | {"A03": score}, participant=f"p{own:07}", year=2025) for own in range(4)]
        two = [make_sheet(FIRST | {"A03": "nvt"}, participant=f"p{own:07}", year=2025) for own in range(4, 6)]
        report = reported(year(2026, LAST), year_of(SET, 2025, [*four, *two]))
        assert report.last_year is not None
        assert report.last_year.themes == {"A1": 3.0, "B1": 3.0}
        shown.append([dumped(report_document(report)), dumped(summary_document(choose_summary(report)))])
    assert shown[0] == shown[1]


@pytest.mark.parametrize("people", [1, 2, 4])
def test_of_a_few_people_last_year_nothing_is_told_by_theme(people):
    """What one, two or four people gave in 2025 is in no theme and in no statement of this report."""
    report = reported(year(2026, LAST), replace(year(2025, FIRST, people), alone=False))
    assert report.last_year is not None
    assert report.last_year.themes == {}
    text = laid_out(report, "md")
    assert "Van 2,0 naar 4,0" not in text
    assert "Wat is er beter en slechter geworden?" in text


answers = st.sampled_from([1, 2, 3, 4, 5, "weet-niet", "nvt", ""])
rows = st.lists(st.tuples(*[answers] * len(IDS)), min_size=1, max_size=9)


def measured(number: int, own: list[tuple[object, ...]]) -> Measurement:
    """A person per row."""
    sheets = [
        make_sheet(dict(zip(IDS, given_, strict=True)), participant=f"p{place:07}", year=number)
        for place, given_ in enumerate(own)
    ]
    return year_of(SET, number, sheets)


@given(rows, rows)
@settings(max_examples=at_most(12))
@pytest.mark.gate
def test_with_one_year_nothing_changes(own, later):
    """Alone, beside itself, and beside a later year or a desk analysis the report is the same, as text and as data."""
    measurement = measured(2026, own)
    alone = compute_report(measurement, SET)
    desk = replace(measured(2025, later[:1]), desk=make_sheet({}, year=2025))
    for years in ((measurement,), (measurement, measured(2027, later)), (desk, measurement)):
        report = compute_report(measurement, SET, years=years)
        assert report == alone
        assert dumped(report_document(report)) == dumped(report_document(alone))
        assert render_json(report) == render_json(alone)


@given(rows, rows)
@settings(max_examples=at_most(12))
def test_what_stands_beside_is_what_a_comparison_tells(first, last):
    """Every earlier score is one of the comparison, beside the same later score; the data do not change."""
    before, after = measured(2025, first), measured(2026, last)
    report = reported(after, before)
    assert report.last_year is not None
    assert render_json(report) == render_json(compute_report(after, SET))
    pair = with_last_year(after, (after, before))
    assert pair is not None
    try:
        found = compute_comparison(pair, SET)
    except NotComparableError:
        assert report.last_year.themes == {}
        return
    told = {theme.level.id: theme.level for theme in found.themes}
    means = {theme.level.id: theme.level.mean for theme in report.themes}
    for identity, score in report.last_year.themes.items():
        assert score == told[identity].before
        assert means[identity] == pytest.approx(told[identity].after)


def test_the_basis_is_that_of_the_report():
    """On joint scores: A1 is (5 + 4) / 2 now and (1 + 4) / 2 then."""
    joint = [
        make_sheet({"A01": score}, kind=Kind.JOINT, participant=None, year=own) for own, score in ((2025, 1), (2026, 5))
    ]
    before, after = replace(year(2025, FIRST), joint=joint[0]), replace(year(2026, LAST), joint=joint[1])
    report = compute_report(after, SET, basis=Basis.JOINT, years=(before, after))
    assert report.last_year is not None
    assert (report.last_year.themes["A1"], report.themes[0].level.mean) == (2.5, 4.5)


def test_a_report_of_each_coalition_has_its_year_before(tmp_path):
    """The command gives the years to the report: the newest of the example has one before it, the first has none."""
    arguments = ("rapport", "voorbeelden/voorbeeldstad", "--per-coalitie", "--formaat", "md", "--uit", tmp_path / "uit")
    assert run(*arguments).returncode == 0
    texts = {path.stem[-4:]: path.read_text(encoding="utf-8") for path in (tmp_path / "uit").iterdir()}
    assert {own: "Beter geworden" in text for own, text in texts.items()} == {"2025": False, "2026": True}
