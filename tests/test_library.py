# SPDX-License-Identifier: EUPL-1.2
"""The tool as a library: what `import analysetool` offers, what it costs, and the page about it."""

from __future__ import annotations

import ast
import json
import math
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysetool
from analysetool.formats.report_json import render_json
from analysetool.library import LoadedMeasurement
from analysetool.model import Kind, Release
from tests.conftest import DOMAINS, at_most, make_measurement, make_set, make_sheet, make_sheets
from tests.running import run
from tests.schema_files import FULL

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "voorbeelden"
SMALL = make_set()


@pytest.fixture(scope="module")
def years():
    """The measurements of Voorbeeldstad."""
    return analysetool.load(EXAMPLES / "voorbeeldstad")


def loaded(sheets, statement_set=SMALL, **changes) -> LoadedMeasurement:
    """A measurement of these sheets as `load` gives it."""
    return LoadedMeasurement(make_measurement(statement_set, sheets, **changes), statement_set)


def in_new_process(code: str) -> str:
    """What Python says that has imported nothing yet."""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return result.stdout.strip()


@pytest.mark.process
def test_importing_costs_nothing():
    """Nothing of the tool comes along with `import analysetool`, and pandas only with `to_frame`."""
    code = "import sys; before = set(sys.modules); import analysetool; print(sorted(set(sys.modules) - before))"
    assert ast.literal_eval(in_new_process(code)) == ["analysetool"]
    code = "import sys, analysetool; analysetool.compare; print('pandas' in sys.modules, 'jinja2' in sys.modules)"
    assert in_new_process(code) == "False False"


@pytest.mark.parametrize("name", analysetool.__all__)
def test_every_name_is_there(name):
    """Each name of the library is found, is listed and tells what it does."""
    found = getattr(analysetool, name)
    assert name in dir(analysetool)
    if name != "__version__":
        assert found.__doc__


@pytest.mark.process
@pytest.mark.gate
def test_functions_stay_functions():
    """Whatever is imported after it or before it, no module takes the place of a function of the same name."""
    code = (
        "import pkgutil, importlib, analysetool\n"
        "for found in pkgutil.walk_packages(analysetool.__path__, 'analysetool.'):\n"
        "    if found.name not in ('analysetool.__main__', 'analysetool.formats.pdf'):\n"
        "        importlib.import_module(found.name)\n"
        "names = [name for name in analysetool.__all__ if name != '__version__']\n"
        "print([name for name in names if not callable(getattr(analysetool, name))])"
    )
    assert in_new_process(code) == "[]"


def test_an_unknown_name_is_no_name():
    """A name that is not there gives the error that Python gives."""
    with pytest.raises(AttributeError, match="'analysetool' has no attribute 'rapport'"):
        _ = analysetool.rapport


def test_loading_sorts_and_keeps_warnings(write, tmp_path):
    """Measurements come by coalition and year; what is only suspect comes along as a warning."""
    for year, coalition in ((2026, "Stad"), (2025, "Stad"), (2026, "Dorp")):
        sheet = {**FULL["scorelijst"], "stellingenset": "kansrijke-start", "coalitie": coalition, "jaar": year}
        write(f"in/{coalition}-{year}.yaml", json.dumps({**sheet, "deelnemer": "Jan de Vries"}))
    found = analysetool.load(tmp_path / "in")
    assert [(own.coalition, own.year, own.participants) for own in found] == [
        ("Dorp", 2026, 1), ("Stad", 2025, 1), ("Stad", 2026, 1),
    ]  # fmt: skip
    assert ["lijkt op een naam" in warning.message for warning in found.warnings] == [True] * 3


def test_loading_takes_a_set_of_ones_own(write):
    """With `statements` the sheets are read with that set, and the measurement keeps it for all that follows."""
    own = write("set.yaml", json.dumps(FULL["stellingenset"]))
    sheet = {
        "stellingenset": "onze-set", "versie": "1.0", "coalitie": "Dorp", "jaar": 2026, "deelnemer": "d01",
        "scores": {"D01": 4},
    }  # fmt: skip
    (found,) = analysetool.load(write("d01.yaml", json.dumps(sheet)), statements=own)
    assert [statement.id for statement in analysetool.score(found).statements] == ["D01"]


def test_loading_bad_files_raises_every_problem(write):
    """All problems of all files at once, as values."""
    paths = [write(name, "scores: {A01: 9}") for name in ("a.yaml", "b.yaml")]
    with pytest.raises(analysetool.InputError) as raised:
        analysetool.load(*paths)
    assert {Path(problem.path).name for problem in raised.value.problems} == {"a.yaml", "b.yaml"}
    with pytest.raises(analysetool.UsageError, match="minstens één bestand"):
        analysetool.load()


def test_nothing_is_printed(years, capfd):
    """Not a word on standard output or standard error, warnings included."""
    report = analysetool.score(years[0])
    analysetool.to_frame(analysetool.find(report))
    analysetool.compare(*years)
    assert capfd.readouterr() == ("", "")


def test_a_measurement_shows_no_answers(years):
    """What a notebook shows of a measurement has no code, answer or note in it."""
    assert repr(years) == (
        "(<meting 'Voorbeeldstad' 2025, deelnemers: 15>, <meting 'Voorbeeldstad' 2026, deelnemers: 18>)"
    )
    assert str(years[0]) == repr(years[0])


@pytest.mark.slow
def test_scores_are_those_of_the_report(years):
    """The library and the command give the same figures, to the last byte of the JSON."""
    result = run("rapport", EXAMPLES / "voorbeeldstad", "--formaat", "json")
    assert render_json(analysetool.score(years[-1])) == result.stdout.decode()


def test_small_groups_are_hidden_by_default():
    """Three participants: no votes; where the measurement has a lower limit they are there."""
    sheets = make_sheets("A01", 4, 4, 2)
    assert analysetool.score(loaded(sheets)).statements[0].distribution is None
    assert analysetool.score(loaded(sheets, minimum=3)).statements[0].distribution == (0, 1, 0, 2, 0)


def test_options_are_those_of_the_report():
    """The basis and the grouping may be words; notes come only when asked for."""
    sheets = [
        make_sheet({"A01": (4, "Ja.")}, participant=f"{domain}{number}", domain=domain)
        for domain in ("jgz", "geboortezorg")
        for number in range(5)
    ]
    joint = make_sheet({"A01": 2}, kind=Kind.JOINT, participant=None)
    measurement = loaded(sheets, joint=joint)
    report = analysetool.score(measurement, basis="gezamenlijk", group_by="domein", with_notes=True)
    assert (report.statements[0].mean, [group.id for group in report.groups]) == (2.0, ["jgz", "geboortezorg"])
    assert (len(report.notes), analysetool.score(measurement).notes) == (1, ())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"basis": "beide"}, "basis is 'beide'; kies individueel of gezamenlijk"),
        ({"group_by": "wijk"}, "group_by is 'wijk'; kies cluster of domein"),
    ],
)
def test_wrong_options_are_refused(options, words):
    """The error says what there is to choose from."""
    with pytest.raises(analysetool.UsageError, match=words):
        analysetool.score(loaded(make_sheets("A01", 4)), **options)


def test_findings_are_those_of_the_report(years):
    """`find` gives the findings of a report; without answers there are none."""
    report = analysetool.score(years[-1])
    assert analysetool.find(report) is report.findings
    assert analysetool.find(analysetool.score(loaded([]))).strong == ()


ANSWERS = st.lists(
    st.lists(st.sampled_from(["1", "2", "3", "4", "5", "weet-niet", "nvt", ""]), min_size=6, max_size=6),
    min_size=1,
    max_size=12,
)


def year_of(rows, year, *, prefix="p") -> LoadedMeasurement:
    """A measurement of a year in which everybody answers the six statements as their row says."""
    ids = [statement.id for statement in SMALL.statements]
    domains = [*DOMAINS]
    sheets = [
        make_sheet(
            dict(zip(ids, row, strict=True)), participant=f"{prefix}{number}", domain=domains[number % 6], year=year
        )
        for number, row in enumerate(rows)
    ]
    return loaded(sheets, year=year)


def figures(view, *names: str) -> list[tuple]:
    """These figures of every change in a comparison."""
    changes = (view.total, *view.parts, *(theme.level for theme in view.themes), *view.statements)
    return [tuple(getattr(change, name) for name in names) for change in changes]


@settings(max_examples=at_most(30))
@given(ANSWERS)
def test_a_measurement_beside_itself_is_the_same(rows):
    """compare(x, x): every difference that there is is 0 and no verdict says that something changed."""
    measurement = year_of(rows, 2026)
    try:
        view = analysetool.compare(measurement, measurement)
    except analysetool.NotComparableError:
        return
    for difference, low, verdict in figures(view, "difference", "low", "verdict"):
        assert difference in (None, 0.0)
        if len(rows) == 1:
            assert verdict in (None, "gelijk")
        else:
            assert verdict in (None, "gelijk", "onduidelijk" if low is not None else "niet-te-bepalen")


@settings(max_examples=at_most(30))
@given(ANSWERS, ANSWERS)
def test_swapping_negates(first, second):
    """compare(y, x) has the differences and intervals of compare(x, y) with their signs turned."""
    before, after = year_of(first, 2025), year_of(second, 2026, prefix="p" if len(first) % 2 else "q")
    try:
        there, back = analysetool.compare(before, after), analysetool.compare(after, before)
    except analysetool.NotComparableError:
        with pytest.raises(analysetool.NotComparableError):
            analysetool.compare(after, before)
        return
    turned = {"verbeterd": "verslechterd", "verslechterd": "verbeterd"}
    for own, other in zip(
        figures(there, "difference", "low", "high", "verdict"),
        figures(back, "difference", "low", "high", "verdict"),
        strict=True,
    ):
        for value, opposite in ((own[0], other[0]), (own[1], other[2]), (own[2], other[1])):
            assert (value is None) == (opposite is None)
            assert value is None or value == pytest.approx(-opposite, abs=1e-12)
        assert turned.get(own[3], own[3]) == other[3]


def test_the_trend_is_over_the_years_that_are_given():
    """Three years in `years` give a trend in the order of time; two do not."""
    rows = [["3"] * 6] * 3
    years = [year_of(rows, year) for year in (2024, 2025, 2026)]
    assert analysetool.compare(years[1], years[2]).trend is None
    trend = analysetool.compare(years[1], years[2], years=years[::-1]).trend
    assert trend.years == (2024, 2025, 2026)


def test_two_coalitions_are_no_years():
    """Two coalitions of one year are set side by side without taking equal codes for the same people."""
    rows = [["3"] * 6] * 9
    own, other = (
        year_of(rows, 2026),
        loaded(
            [make_sheet({"A01": 4}, participant=f"p{number}", coalition="Dorp") for number in range(9)],
            coalition="Dorp",
        ),
    )
    view = analysetool.compare(own, other)
    assert (view.two_coalitions, view.same_participants, view.trend) == (True, None, None)


def test_what_cannot_be_compared_is_refused():
    """Two sets, two coalitions in two years, years of another coalition, nothing in common: the error says which."""
    rows = [["3"] * 6]
    year, next_year = year_of(rows, 2025), year_of(rows, 2026)
    elsewhere = loaded(make_sheets("A01", 3, coalition="Dorp", year=2026), coalition="Dorp")
    other_set = loaded(make_sheets("A01", 3), make_set({"A": {"A1": ("A01",)}}))
    with pytest.raises(analysetool.UsageError, match="verschillende stellingensets"):
        analysetool.compare(year, other_set)
    with pytest.raises(analysetool.UsageError, match="Neder-Betuwe 2025 en Dorp 2026"):
        analysetool.compare(year, elsewhere)
    with pytest.raises(analysetool.UsageError, match="years bevat metingen van een andere coalitie"):
        analysetool.compare(year, next_year, years=[elsewhere])
    with pytest.raises(analysetool.UsageError, match="basis is"):
        analysetool.compare(year, next_year, basis="geen")
    with pytest.raises(analysetool.NotComparableError):
        analysetool.compare(year, year_of([["nvt"] * 6], 2026))


def test_a_set_with_a_past_is_compared_on_shared_claims():
    """What the library compares is what the versions share, as the command does."""
    own = make_set(history=(Release(version="0.9"), Release(version="1.0", added=("A03",))))
    years = [
        loaded([make_sheet({"A01": 3, "A03": 4}, year=year, version=version)], own, year=year, versions=(version,))
        for year, version in ((2025, "0.9"), (2026, "1.0"))
    ]
    view = analysetool.compare(*years)
    assert [item.id for item in view.not_compared if "A03" in item.id] == ["A03"]


def test_report_frame_is_the_json(years):
    """Every figure of the JSON stands in the frame under its own name; a null is missing."""
    report = analysetool.score(years[-1])
    frame = analysetool.to_frame(report)
    content = json.loads(render_json(report))
    rows = [content["totaal"], *content["delen"], *content["themas"], *content["fasen"], *content["stellingen"]]
    assert len(frame) == len(rows) == 1 + 3 + 16 + 4 + 56
    for row, (_, found) in zip(rows, frame.iterrows(), strict=True):
        for key in ("gemiddelde", "eensgezindheid", "mediaan", "weet_niet", "nvt", "niet_ingevuld", "oordeel"):
            assert same(row.get(key), found[key]), (row.get("id"), key)
        low, high = row["bandbreedte"] or (None, None)
        assert same(low, found["laagst_mogelijk"])
        assert same(high, found["hoogst_mogelijk"])
        votes = row.get("verdeling") or [None] * 5
        assert all(same(vote, found[f"score_{place}"]) for place, vote in enumerate(votes, start=1))
        assert same(row.get("n", row.get("beantwoord")), found["beantwoord"])
    assert set(frame["jaar"]) == {2026}


def same(written: object, found: object) -> bool:
    """True when a value of the JSON and one of a frame are the same; null is missing."""
    if written is None:
        return bool(pd.isna(found))
    return written == found or (isinstance(written, float) and math.isclose(written, float(found), abs_tol=1e-9))


def test_frames_have_their_types():
    """Counts stay whole numbers beside missing ones, figures are floats and verdicts text."""
    frame = analysetool.to_frame(analysetool.score(loaded(make_sheets("A01", 4, 4, 2))))
    kinds = frame.dtypes.astype(str)
    assert (kinds["score_1"], kinds["gemiddelde"], kinds["jaar"]) == ("Int64", "float64", "Int64")
    assert kinds["oordeel"].startswith("str")
    assert frame["score_1"].isna().all()
    total = frame.iloc[0]
    assert np.isnan(total["gemiddelde"])
    assert total["beantwoord"] == 3
    statement = frame[frame["id"] == "B01"].iloc[0]
    assert (statement["deel"], statement["thema"], statement["oordeel"]) == ("B", "B1", "te-weinig")


def test_joint_scores_are_numbers_and_words():
    """A joint score is a number in one column; weet-niet and nvt are words in the other."""
    joint = make_sheet({"A01": 4, "A02": "nvt"}, kind=Kind.JOINT, participant=None)
    frame = analysetool.to_frame(analysetool.score(loaded([], joint=joint))).set_index("id")
    assert frame.loc["A01", "gezamenlijk"] == 4.0
    assert frame.loc["A01", "gezamenlijk_antwoord"] == "4"
    assert np.isnan(frame.loc["A02", "gezamenlijk"])
    assert frame.loc["A02", "gezamenlijk_antwoord"] == "nvt"


def test_findings_frame(years):
    """A row per finding in its order; the same columns when there are none."""
    findings = analysetool.find(analysetool.score(years[-1]))
    frame = analysetool.to_frame(findings)
    kinds = ("strong", "weak", "divided", "unknown")
    expected = [finding.statement.id for kind in kinds for finding in getattr(findings, kind)]
    assert list(frame["stelling"]) == expected
    assert list(dict.fromkeys(frame["bevinding"])) == ["sterk", "zwak", "verdeeld", "onbekend"]
    assert str(frame["houdt_stand"].dtype) == "boolean"
    nothing = analysetool.to_frame(analysetool.find(analysetool.score(loaded([]))))
    assert (len(nothing), list(nothing.columns)) == (0, list(frame.columns))


def test_comparison_frame(years):
    """A row per level and statement, with the two measurements beside each; an interval is two columns."""
    view = analysetool.compare(*years)
    frame = analysetool.to_frame(view)
    assert list(frame["soort"]) == ["totaal"] + ["deel"] * 3 + ["thema"] * 16 + ["stelling"] * 56
    first = frame.iloc[0]
    assert (first["van_jaar"], first["naar_jaar"], first["naar_coalitie"]) == (2025, 2026, "Voorbeeldstad")
    assert (first["verschil"], first["interval_laagst"]) == (view.total.difference, view.total.low)
    assert first["oordeel"] == view.total.verdict.value
    c05 = frame[frame["id"] == "C05"].iloc[0]
    assert (c05["deel"], c05["thema"], c05["oordeel"]) == ("C", "C2", "verslechterd")


PAGE = (ROOT / "docs" / "bibliotheek.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.slow
def test_the_page_is_true(tmp_path, monkeypatch):
    """The examples run from top to bottom in a folder with the examples, and give what the page says they give."""
    shutil.copytree(EXAMPLES, tmp_path / "voorbeelden")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    shown = 0
    for block in CODE:
        for statement in ast.parse(block).body:
            source = "\n".join(block.splitlines()[statement.lineno - 1 : statement.end_lineno])
            code, arrow, expected = source.partition("  # → ")
            if arrow:
                shown += 1
                assert repr(eval(code, names)) == expected, code  # noqa: S307 - our own documentation
            else:
                exec(code, names)  # noqa: S102 - our own documentation
    assert shown > 10
    assert len(CODE) > 5


def test_the_page_names_every_function():
    """Each function and error of the library stands in the page."""
    names = set(analysetool.__all__) - {"__version__", "LoadedMeasurement", "Measurements"}
    assert [name for name in sorted(names) if f"`{name}" not in PAGE] == []
