# SPDX-License-Identifier: EUPL-1.2
"""Input that is right in form and probably a slip: told by `controleer`, refused by what makes figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysetool.errors import InputError, Severity
from analysetool.files.inputs import read_inputs
from analysetool.files.measurements import load_measurements
from analysetool.files.plausible import doubts
from tests.conftest import make_set

TODAY = date(2026, 11, 1)
WIDE = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 25))}})


def sheet(code: str, coalition: str = "Dorp", year: int = 2026, *, answers: dict[str, object] | None = None) -> str:
    """A score sheet as text."""
    scores = "".join(f"  {identity}: {value}\n" for identity, value in (answers or {"A01": 4}).items())
    head = f'stellingenset: proef\nversie: "1.0"\ncoalitie: {coalition}\njaar: {year}\ndeelnemer: {code}\n'
    return f"{head}scores:\n{scores}"


def info(coalition: str = "Dorp", year: int = 2026) -> str:
    """A `meting.yaml` as text."""
    return f"meting: {{coalitie: {coalition}, jaar: {year}}}\n"


@pytest.fixture
def told(tmp_path, write):
    """What is doubted of a folder with these files: the names of files and the words; refused or not."""

    def _told(files: dict[str, str]) -> list[tuple[str, str]]:
        for name, text in files.items():
            write(f"m/{name}", text)
        folder = tmp_path / "m"
        inputs = read_inputs([folder], WIDE)
        assert [problem.message for problem in inputs.problems if problem.is_error] == []
        found = doubts(inputs, [folder], TODAY)
        assert {problem.severity for problem in found} <= {Severity.WARNING}
        return [(Path(problem.path).relative_to(folder).as_posix(), problem.message) for problem in found]

    return _told


TWO = {"a.yaml": sheet("a1"), "b.yaml": sheet("b1")}


def test_a_lone_sheet_among_others(told):
    """One sheet of 2025 among those of 2026 is probably one of 2026; with a meting.yaml it was meant."""
    ((path, message),) = told({**TWO, "c.yaml": sheet("c1", year=2025)})
    assert path == "c.yaml"
    assert "de enige scorelijst van Dorp 2025, tussen die van Dorp 2026" in message
    assert told({"2025/meting.yaml": info(year=2025)}) == []


def test_sheets_in_folders_of_their_own_are_fine(told):
    """A folder for each year, and a folder with one sheet of each coalition."""
    assert told({**TWO, "2025/c.yaml": sheet("c1", year=2025)}) == []
    assert told({"los/a.yaml": sheet("d1", "Stad"), "los/b.yaml": sheet("e1", "Elders")}) == []


@pytest.mark.parametrize(("coalition", "year"), [("Stad", 2026), ("Dorp", 2025)])
def test_beside_the_information_of_another_measurement(told, coalition, year):
    """The folder says whose it is; a second meting.yaml there says that both are meant."""
    files = {"meting.yaml": info(), "c.yaml": sheet("c1", coalition, year), "d.yaml": sheet("d1", coalition, year)}
    found = told({**TWO, **files})
    assert [path for path, _ in found] == ["c.yaml", "d.yaml"]
    assert "ligt in de map van Dorp 2026 (meting.yaml)" in found[0][1]
    assert told({"meting2.yaml": info(coalition, year)}) == []


@pytest.mark.parametrize(("year", "doubted"), [(2026, False), (2027, False), (2028, True), (2062, True)])
def test_years_ahead(told, year, doubted):
    """Next year may be prepared; what lies behind it is a slip, unless there is a meting.yaml."""
    files = {"a.yaml": sheet("a1", year=year), "b.yaml": sheet("b1", year=year)}
    found = told(files)
    assert len(found) == doubted
    assert not doubted or f"jaar is {year}, en nu is het 2026" in found[0][1]
    assert told({"meting.yaml": info(year=year)}) == []


def test_almost_equal_names(told):
    """Told at the second name, with where the first one stands; two measurements with a meting.yaml each are two."""
    files = {"x/a.yaml": sheet("a1", "Neder-Betuwe"), "y/b.yaml": sheet("b1", "Neder Betuwe")}
    ((path, message),) = told(files)
    assert path in files
    assert "Schrijf de naam overal hetzelfde" in message
    assert len(told({"x/meting.yaml": info("Neder-Betuwe")})) == 1
    assert told({"y/meting.yaml": info("Neder Betuwe")}) == []


def varied(number: int) -> dict[str, object]:
    """So many answers that are not all the same."""
    return {f"A{place:02}": 1 + place % 5 for place in range(1, number + 1)}


@pytest.mark.parametrize(("number", "doubted"), [(19, False), (20, True)])
def test_two_people_with_the_same_answers(told, number, doubted):
    """Twenty equal answers and none that differs; one that differs, or one answer to everything, is another matter."""
    same = {"a.yaml": sheet("a1", answers=varied(number)), "b.yaml": sheet("b1", answers=varied(number))}
    found = told(same)
    assert [path for path, _ in found] == (["b.yaml"] if doubted else [])
    assert told({"b.yaml": sheet("b1", answers=varied(number) | {"A24": 1})}) == []
    threes: dict[str, object] = dict.fromkeys(varied(number), 3)
    assert told({"a.yaml": sheet("a1", answers=threes), "b.yaml": sheet("b1", answers=threes)}) == []


def test_the_same_answers_may_stay(tmp_path, write):
    """Nobody is made to throw answers away: two equal sheets are told and counted."""
    for name in ("a1", "b1"):
        write(f"m/{name}.yaml", sheet(name, answers=varied(24)))
    (measurement,), warnings = load_measurements([tmp_path / "m"], WIDE)
    assert measurement.tally.people() == 2
    assert ["precies die in" in warning.message for warning in warnings] == [True]


def test_saved_as_text(told):
    """An editor's .yaml.txt would be passed over without a word."""
    ((path, message),) = told({**TWO, "c.yaml.txt": sheet("c1"), "uitleg.txt": "Zo werkt dit."})
    assert path == "c.yaml.txt"
    assert "Verander de naam van 'c.yaml.txt' in 'c.yaml'" in message


def test_figures_are_refused(tmp_path, write):
    """What only warns in `controleer` stops a command that would count it."""
    for name, text in {**TWO, "c.yaml": sheet("c1", year=2025)}.items():
        write(f"m/{name}", text)
    with pytest.raises(InputError) as error:
        load_measurements([tmp_path / "m"], WIDE)
    assert [problem.is_error for problem in error.value.problems] == [True]
