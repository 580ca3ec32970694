# SPDX-License-Identifier: EUPL-1.2
"""Problems as they are told: one line for what is wrong in the same way, and never more lines than people read."""

from __future__ import annotations

from analysetool.commands.telling import problem_lines
from analysetool.errors import Problem, Severity

MISSING = "versie ontbreekt. Vul versie in."


def missing(*names: str, severity: Severity = Severity.ERROR) -> list[Problem]:
    """The same problem in each of these files, on line 1."""
    return [Problem(path=name, message=MISSING, line=1, severity=severity) for name in names]


def test_a_few_places_are_lines_of_their_own():
    """Up to four times the same: each with its place, in their order."""
    assert problem_lines(missing("a", "b", "c", "d")) == [f"Fout: {name}, regel 1: {MISSING}" for name in "abcd"]


def test_many_places_are_one_line_where_the_first_stood():
    """Five times the same: three places, and how many more; other problems stay where they are."""
    before, other = Problem(path="0", message="eerst."), Problem(path="c", message="anders.", line=3)
    found = [before, *missing("a", "b"), other, *missing("c", "d", "e")]
    assert problem_lines(found) == [
        "Fout: 0: eerst.",
        f"Fout: a, regel 1; b, regel 1; c, regel 1 en nog 2 plaatsen: {MISSING}",
        "Fout: c, regel 3: anders.",
    ]


def test_an_error_and_a_warning_are_two_kinds():
    """The same words at another weight are not added up."""
    found = [*missing("a", "b", "c"), *missing("d", "e", severity=Severity.WARNING)]
    assert [line.partition(":")[0] for line in problem_lines(found)] == ["Fout"] * 3 + ["Let op"] * 2


def test_of_very_many_lines_the_first_are_told():
    """Fifty errors and fifty warnings; what is left is counted, places of one line included."""
    errors = [Problem(path="x", message=f"fout {number}.") for number in range(57)]
    warnings = [Problem(path="x", message=f"let {number}.", severity=Severity.WARNING) for number in range(51)]
    lines = problem_lines([*errors, *missing("a", "b", "c", "d", "e", "f"), *warnings])
    assert len(lines) == 102
    assert lines[-2:] == ["En nog 13 fouten. Verbeter eerst wat hierboven staat.", "En nog 1 waarschuwing."]


def test_nothing_is_nothing():
    """No problem, no line."""
    assert problem_lines([]) == []


def test_names_stay_on_their_line():
    """A name with a line break or a code for terminals makes no other line."""
    (line,) = problem_lines([Problem(path="a\n::error::\x1b[31mb", message="mis.")])
    assert line == "Fout: a ::error::b: mis."
