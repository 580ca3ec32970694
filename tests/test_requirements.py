# SPDX-License-Identifier: EUPL-1.2
"""Requirements: reading them, holding figures against them, and one outcome for the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import Severity
from analysetool.files.inputs import read_inputs
from analysetool.files.requirements import load_requirements, parse_requirements
from analysetool.model import RESERVED_IDS
from analysetool.requirements import (
    GRAVEST_FIRST,
    Limit,
    Outcome,
    judged,
    known_subjects,
    overall,
    printed_percent,
    printed_score,
    subjects_of,
)
from tests.conftest import assert_only_problem, make_set, parsed, shown

GOOD = """\
eisen:
  - {onderdeel: totaal, minimaal: 3.0}
  - {onderdeel: delen, maximale_daling: 0.5}
  - onderdeel: A03
    minimaal: 4
    niveau: waarschuwing
  - {onderdeel: ingevuld, minimaal: 90}
  - {onderdeel: deelnemers, minimaal: 5}
  - {onderdeel: vorige_jaren, ongewijzigd: ja}
"""


def requirements_in(text: str):
    """The requirements in a text and the problems met, for the small set."""
    document = parsed(text, "eisen.yaml")
    return parse_requirements(document, make_set()), document.problems


def rows(*lines: str) -> str:
    """A file with these requirements, the first on line 2."""
    return "eisen:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def test_the_example_of_the_design():
    """Each row keeps what it says and the line it begins at."""
    found, problems = requirements_in(GOOD)
    assert problems == []
    assert [(own.subject, own.limit, own.bound, own.severity, own.line) for own in found] == [
        ("totaal", Limit.MINIMUM, 3.0, Severity.ERROR, 2),
        ("delen", Limit.LARGEST_FALL, 0.5, Severity.ERROR, 3),
        ("A03", Limit.MINIMUM, 4.0, Severity.WARNING, 4),
        ("ingevuld", Limit.MINIMUM, 90.0, Severity.ERROR, 7),
        ("deelnemers", Limit.MINIMUM, 5.0, Severity.ERROR, 8),
        ("vorige_jaren", Limit.UNCHANGED, 0.0, Severity.ERROR, 9),
    ]
    assert {own.path for own in found} == {"eisen.yaml"}


@pytest.mark.parametrize(
    ("row", "certain"),
    [
        ("onderdeel: totaal, maximale_daling: 0.5", False),
        ("onderdeel: delen, maximale_daling: 0.5", False),
        ("onderdeel: A, maximale_daling: 0.5", False),
        ("onderdeel: themas, maximale_daling: 0.5", True),
        ("onderdeel: stellingen, maximale_daling: 0.5", True),
        ("onderdeel: A1, maximale_daling: 0.5", True),
        ("onderdeel: A01, maximale_daling: 0.5", True),
        ("onderdeel: A01, maximale_daling: 0.5, zeker: nee", False),
        ("onderdeel: delen, maximale_daling: 0.5, zeker: ja", True),
        ("onderdeel: delen, maximale_daling: 0.5, zeker: ~", False),
        ("onderdeel: A01, minimaal: 3", False),
    ],
)
def test_whether_only_a_certain_fall_counts(row, certain):
    """Of statements and themes unless the file says no; of the rest only when it says yes."""
    (found,), problems = requirements_in(rows(row))
    assert problems == []
    assert found.certain is certain


@pytest.mark.parametrize(
    ("row", "needs_earlier"),
    [
        ("onderdeel: delen, maximale_daling: 0.5", False),
        ("onderdeel: delen, maximale_daling: 0.5, eerste_meting: overslaan", False),
        ("onderdeel: delen, maximale_daling: 0.5, eerste_meting: ~", False),
        ("onderdeel: delen, maximale_daling: 0.5, eerste_meting: fout", True),
        ("onderdeel: delen, minimaal: 3", False),
        ("onderdeel: vorige_jaren, ongewijzigd: ja", False),
        ("onderdeel: vorige_jaren, ongewijzigd: ja, eerste_meting: fout", True),
    ],
)
def test_whether_a_first_measurement_is_skipped(row, needs_earlier):
    """It is, unless the file says that it is wrong."""
    (found,), problems = requirements_in(rows(row))
    assert problems == []
    assert found.needs_earlier is needs_earlier


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("onderdeel: A01, maximale_daling: 1, zeker: misschien", ["zeker is 'misschien'; kies ja of nee."]),
        ("onderdeel: A01, minimaal: 3, zeker: ja", ["zeker hoort bij maximale_daling"]),
        ("onderdeel: A, maximale_daling: 1, eerste_meting: nee", ["eerste_meting is 'nee'; kies overslaan of fout."]),
        ("onderdeel: A, minimaal: 3, eerste_meting: fout", ["eerste_meting hoort bij maximale_daling"]),
        ("onderdeel: totaal, minimum: 3", ["kent geen 'minimum'"]),
        ("onderdeel: A99, minimaal: 3", ["'A99' bestaat niet"]),
        ("onderdeel: a03, minimaal: 3", ["'a03' bestaat niet", "Bedoelt u A03"]),
        (
            "onderdeel: zzzzzz, minimaal: 3",
            ["Kies totaal, delen, themas, stellingen, ingevuld, deelnemers of vorige_jaren"],
        ),
        ("onderdeel: fasen, minimaal: 3", ["'fasen' bestaat niet"]),
        ("minimaal: 3", ["onderdeel ontbreekt"]),
        ("onderdeel: '', minimaal: 3", ["onderdeel bij de eis is leeg"]),
        ("onderdeel: [A, B], minimaal: 3", ["moet één tekst zijn"]),
        ("onderdeel: totaal", ["heeft geen grens"]),
        ("onderdeel: totaal, minimaal: 3, maximale_daling: 1", ["twee grenzen", "twee eisen"]),
        ("onderdeel: totaal, minimaal: 3, minimaal: 4", ["staat er twee keer"]),
        ("onderdeel: totaal, minimaal: ~", ["minimaal ontbreekt"]),
        ("onderdeel: totaal, minimaal: hoog", ["'hoog'", "zoals 3.5"]),
        ("onderdeel: totaal, minimaal: nan", ["'nan'"]),
        ("onderdeel: totaal, minimaal: 1e0", ["'1e0'"]),
        ("onderdeel: totaal, minimaal: ٣", ["'٣'"]),
        ("onderdeel: totaal, minimaal: '3,5'", ["'3,5'", "met een punt"]),
        ("onderdeel: totaal, minimaal: 3,5", ["los het getal 5", "met een punt"]),
        ("onderdeel: totaal, minimaal: 0.9", ["een score ligt tussen 1 en 5"]),
        ("onderdeel: A1, minimaal: 5.1", ["een score ligt tussen 1 en 5"]),
        ("onderdeel: stellingen, maximale_daling: -0.1", ["een daling ligt tussen 0 en 4"]),
        ("onderdeel: stellingen, maximale_daling: 4.1", ["een daling ligt tussen 0 en 4"]),
        ("onderdeel: ingevuld, minimaal: 101", ["een percentage van 0 tot en met 100"]),
        ("onderdeel: ingevuld, minimaal: 90%", ["'90%'"]),
        ("onderdeel: ingevuld, maximale_daling: 5", ["kan niet bij ingevuld"]),
        ("onderdeel: deelnemers, minimaal: 4.5", ["een heel getal vanaf 1"]),
        ("onderdeel: deelnemers, minimaal: 0", ["een heel getal vanaf 1"]),
        ("onderdeel: deelnemers, maximale_daling: 1", ["kan niet bij deelnemers"]),
        ("onderdeel: vorige_jaren, ongewijzigd: nee", ["ongewijzigd: nee is geen eis", "schrijf ongewijzigd: ja"]),
        ("onderdeel: vorige_jaren, ongewijzigd: true", ["ongewijzigd is 'true'; kies ja."]),
        ("onderdeel: vorige_jaren, ongewijzigd: ~", ["ongewijzigd ontbreekt"]),
        ("onderdeel: vorige_jaren", ["heeft geen grens", "Voeg toe: ongewijzigd: ja."]),
        ("onderdeel: vorige_jaren, minimaal: 3", ["minimaal kan niet bij vorige_jaren; kies daar ongewijzigd."]),
        ("onderdeel: totaal, ongewijzigd: ja", ["kan niet bij totaal; kies daar minimaal of maximale_daling."]),
        ("onderdeel: deelnemers, ongewijzigd: ja", ["kan niet bij deelnemers; kies daar minimaal."]),
        ("onderdeel: vorige_jaren, ongewijzigd: ja, zeker: ja", ["zeker hoort bij maximale_daling. Haal zeker"]),
        ("onderdeel: A, minimaal: 3, eerste_meting: fout", ["hoort bij maximale_daling of ongewijzigd."]),
        ("onderdeel: totaal, minimaal: 3, niveau: streng", ["'streng'; kies fout of waarschuwing"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(row, words):
    """One mistake gives one problem, at the line of the requirement."""
    found, problems = requirements_in(rows("onderdeel: B, minimaal: 2", row))
    assert_only_problem(problems, 3, *words)
    assert found[0].subject == "B"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", None, "leeg"),
        ("- {onderdeel: totaal, minimaal: 3}\n", 1, "Begin het bestand met de regel eisen: en zet"),
        ("scores: {A01: 3}\ncoalitie: x\n", 1, "geen eisenlijst"),
        ("eisen: []\n", 1, "lege lijst"),
        ("eisen:\n", 1, "eisen ontbreekt"),
        ("eisen: {onderdeel: totaal}\n", 1, "moet een lijst zijn"),
        ("eisen:\n  - totaal\n", 2, "achter elk streepje een naam met een waarde"),
        ("versie: 1\neisen:\n  - {onderdeel: totaal, minimaal: 3}\n", 1, "kent geen 'versie'"),
    ],
)
def test_a_file_that_is_no_list_of_requirements(text, line, word):
    """A file of another shape gives one problem, never an empty list that passes."""
    _, problems = requirements_in(text)
    assert_only_problem(problems, line, word)


def test_all_problems_at_once():
    """Every row is looked at, also after a wrong one."""
    _, problems = requirements_in(rows("onderdeel: X, minimaal: 9", "onderdeel: A", "onderdeel: B, minimal: 2"))
    assert [problem.line for problem in problems] == [2, 2, 3, 4], shown(problems)


def test_the_same_limit_twice_is_refused():
    """Twice the same limit on a subject is a slip; another limit or another level is a choice."""
    _, problems = requirements_in(
        rows(
            "onderdeel: A, minimaal: 3",
            "onderdeel: A, minimaal: 4, niveau: waarschuwing",
            "onderdeel: A, maximale_daling: 1",
            "onderdeel: delen, minimaal: 3",
            "onderdeel: A, minimaal: 2",
        )
    )
    assert_only_problem(problems, 6, "minimaal bij A staat ook op regel 2")
    _, problems = requirements_in("eisen: [{onderdeel: A, minimaal: 3}, {onderdeel: A, minimaal: 3}]\n")
    assert_only_problem(problems, 1, "staat ook op regel 1")


def test_a_file_that_is_not_there(tmp_path):
    """A missing file is a problem of its own."""
    found, problems = load_requirements(tmp_path / "weg.yaml", make_set())
    assert found == ()
    assert_only_problem(problems, None, "bestaat niet")


def test_every_word_of_the_design_is_a_subject_and_reserved():
    """The words for several figures and for other ones cannot be ids."""
    subjects = known_subjects(make_set())
    assert set(subjects[:7]) == RESERVED_IDS
    assert subjects[7:] == ("A", "B", "A1", "A2", "B1", "A01", "A02", "A03", "A04", "B01", "B02")
    assert subjects_of("delen", make_set()) == ("A", "B")
    assert subjects_of("themas", make_set()) == ("A1", "A2", "B1")
    assert subjects_of("stellingen", make_set()) == ("A01", "A02", "A03", "A04", "B01", "B02")
    assert subjects_of("A1", make_set()) == ("A1",)


def test_controleer_reads_requirements_and_other_commands_pass_them_over(write, tmp_path):
    """With the sets, requirements are checked too; a report of the same folder leaves them alone."""
    write("eisen.yaml", rows("onderdeel: X, minimaal: 3"))
    assert_only_problem(read_inputs([tmp_path], make_set(), check_sets=True).problems, 2, "'X' bestaat niet")
    assert read_inputs([tmp_path], make_set()).problems == []


@pytest.mark.parametrize(
    ("limit", "bound", "value", "outcome"),
    [
        (Limit.MINIMUM, 3.0, 3.0, Outcome.MET),
        (Limit.MINIMUM, 3.0, 2.9, Outcome.NOT_MET),
        (Limit.MINIMUM, 2.95, 3.0, Outcome.MET),
        (Limit.MINIMUM, 3.0, None, Outcome.TOO_LITTLE),
        (Limit.LARGEST_FALL, 0.5, 0.5, Outcome.MET),
        (Limit.LARGEST_FALL, 0.5, 0.6, Outcome.NOT_MET),
        (Limit.LARGEST_FALL, 0.0, -0.3, Outcome.MET),
        (Limit.LARGEST_FALL, 0.5, None, Outcome.TOO_LITTLE),
        (Limit.UNCHANGED, 0.0, 0.0, Outcome.MET),
        (Limit.UNCHANGED, 0.0, 1.0, Outcome.NOT_MET),
    ],
)
def test_a_figure_on_its_limit_is_met(limit, bound, value, outcome):
    """The limit itself is still good; what cannot be determined is never a pass."""
    assert judged(limit, bound, value) is outcome


@given(st.integers(min_value=10, max_value=50), st.integers(min_value=-4000, max_value=4000))
def test_figures_are_judged_as_they_are_printed(tenths, thousandths):
    """Any printed score equals the limit that is written with the same digits."""
    assert judged(Limit.MINIMUM, float(f"{tenths / 10:.1f}"), printed_score(tenths / 10)) is Outcome.MET
    difference = thousandths / 1000
    printed = printed_score(-difference)
    assert printed == -printed_score(difference)
    assert judged(Limit.LARGEST_FALL, float(f"{printed:.1f}"), printed) is Outcome.MET


@pytest.mark.parametrize(
    ("answered", "asked", "percent"),
    [(0, 0, None), (0, 8, 0.0), (8, 8, 100.0), (199, 200, 99.0), (1, 3, 33.0), (5, 8, 63.0), (895, 1000, 90.0)],
)
def test_a_percentage_is_whole_and_100_only_when_complete(answered, asked, percent):
    """62,5 prints as 63; 99,5 would print as 100 while an answer is missing, so it prints as 99."""
    assert printed_percent(answered, asked) == percent


@given(st.lists(st.sampled_from(Outcome), max_size=6))
def test_the_gravest_cause_decides(outcomes):
    """Not comparable goes before too little data, and that before not met."""
    unmet = [outcome for outcome in outcomes if outcome is not Outcome.MET]
    assert overall(outcomes) is (min(unmet, key=GRAVEST_FIRST.index) if unmet else Outcome.MET)
    assert GRAVEST_FIRST == (Outcome.NOT_COMPARABLE, Outcome.TOO_LITTLE, Outcome.NOT_MET)
