# SPDX-License-Identifier: EUPL-1.2
"""`meting.yaml`: what a coalition says about its measurement."""

from __future__ import annotations

from datetime import date

import pytest

from analysetool.errors import Severity
from analysetool.files.measurement_info import parse_measurement_info, warn_when_past_retention
from analysetool.model import BoardQuestion, KeyFigure, MeasurementInfo, Openness
from tests.conftest import assert_only_problem, make_measurement, make_set, parsed, shown, with_lines

METING = """\
meting:
  coalitie: Neder-Betuwe
  jaar: 2026
  peildatum: 2026-10-01
  aanleiding: Jaarlijkse meting
  uitgenodigd: {medisch: 8, ouders: 3}
  contact: Programma Kansrijke Start
  bewaren_tot: 2028-01-01
  vraag_aan_bestuur: Meer uren
  volgende_meting: najaar 2027
  herkomst: Oefenvoorbeeld
  kerncijfers:
    - {naam: Geboorten, waarde: "250", jaar: 2025, bron: CBS}
  openbaarheid: open
  min_groep: 8
"""


def read(text, statement_set=None):
    """The metadata and the problems of a text."""
    document = parsed(text, "metingen/meting.yaml")
    return parse_measurement_info(document, statement_set or make_set()), document.problems


def test_everything_that_can_be_said():
    """Every key lands in its field."""
    info, problems = read(METING)
    assert shown(problems) == []
    assert info == MeasurementInfo(
        coalition="Neder-Betuwe",
        year=2026,
        reference_date=date(2026, 10, 1),
        occasion="Jaarlijkse meting",
        invited={"medisch": 8, "ouders": 3},
        contact="Programma Kansrijke Start",
        keep_until=date(2028, 1, 1),
        openness=Openness.OPEN,
        minimum=8,
        question_to_board=BoardQuestion(text="Meer uren"),
        next_measurement="najaar 2027",
        origin="Oefenvoorbeeld",
        key_figures=(KeyFigure(name="Geboorten", value="250", year="2025", source="CBS"),),
        path="metingen/meting.yaml",
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("min_groep: 2", ("min_groep", "'2'", "vanaf 3")),
        ("min_groep: vijf", ("min_groep", "'vijf'", "vanaf 3")),
        ("openbaarheid: geheim", ("openbaarheid", "'geheim'", "besloten of open")),
    ],
)
def test_what_may_be_shown_is_checked(written, words):
    """A limit below three, or another word than besloten and open, is a problem with its line."""
    _, problems = read(f"meting:\n  coalitie: Dorp\n  jaar: 2026\n  {written}\n")
    assert_only_problem(problems, 4, *words)


def test_a_measurement_is_closed_from_five_people_by_default():
    """Without the keys, and without any file; a key decides."""
    assert (make_measurement(make_set()).openness, make_measurement(make_set()).minimum) == (Openness.CLOSED, 5)
    info, _ = read(METING)
    own = make_measurement(make_set(), info=info)
    assert (own.openness, own.minimum, own.fewest_votes) == (Openness.OPEN, 8, 1)


@pytest.mark.parametrize("rest", ["", "  contact:\n  peildatum: ~\n  uitgenodigd:\n  kerncijfers:\n"])
def test_little_is_enough(rest):
    """Only coalition and year are needed; an empty key is as good as an absent one."""
    info, problems = read("meting:\n  coalitie: Ede\n  jaar: 2026\n" + rest)
    assert shown(problems) == []
    assert info == MeasurementInfo(coalition="Ede", year=2026, path="metingen/meting.yaml")


WRONG = [
    ({2: None}, 2, ("coalitie ontbreekt", "Vul coalitie in")),
    ({3: None}, 2, ("jaar ontbreekt", "Vul jaar in")),
    ({3: "  jaar: 26"}, 3, ("'26'", "vier cijfers")),
    ({4: "  peildatum: 1 oktober"}, 4, ("'1 oktober'", "2026-10-01")),
    ({4: "  peildatum: 2026-02-30"}, 4, ("'2026-02-30'", "2026-10-01")),
    ({4: "  peildatum: 20261001"}, 4, ("'20261001'", "2026-10-01")),
    ({4: "  peildatum: 2026-W40-4"}, 4, ("'2026-W40-4'", "2026-10-01")),
    ({5: "  aanleiding: [x]"}, 5, ("aanleiding", "tekst")),
    ({6: "  uitgenodigd: {jgz: 8}"}, 6, ("'jgz'", "gemeente, medisch, sociaal, informeel of ouders")),
    ({6: "  uitgenodigd: {medisch: acht}"}, 6, ("medisch", "'acht'", "heel getal vanaf 0")),
    ({6: "  uitgenodigd: {medisch: -1}"}, 6, ("medisch", "'-1'")),
    ({6: "  uitgenodigd: 11"}, 6, ("uitgenodigd", "een naam")),
    ({8: "  bewaren_tot: ooit"}, 8, ("'ooit'", "2026-10-01")),
    ({9: "  wie: x"}, 9, ("'wie'", "coalitie, jaar")),
    ({12: "  kerncijfers: 250", 13: None}, 12, ("kerncijfers", "lijst")),
    ({13: "    - Geboorten"}, 13, ("kerncijfers", "een naam")),
    ({13: "    - {waarde: 250}"}, 13, ("naam ontbreekt",)),
    ({13: "    - {naam: Geboorten}"}, 13, ("waarde ontbreekt",)),
    ({13: "    - {naam: Geboorten, waarde: 250, eenheid: kind}"}, 13, ("'eenheid'", "naam, waarde, jaar of bron")),
    ({16: "scores_van: x"}, 16, ("'scores_van'", "meting")),
]


@pytest.mark.parametrize(("changes", "line", "words"), WRONG, ids=range(len(WRONG)))
def test_says_where_and_what_to_do(changes, line, words):
    """Each mistake gives one error with its line and a word of what to do."""
    problems = read(with_lines(METING, changes))[1]
    assert_only_problem(problems, line, *words)
    assert (problems[0].severity, problems[0].path) == (Severity.ERROR, "metingen/meting.yaml")


def test_all_problems_at_once():
    """All mistakes are found in one go."""
    changes = {2: None, 3: "  jaar: 26", 4: "  peildatum: x", 6: "  uitgenodigd: {medisch: x}", 13: "    - {naam: x}"}
    info, problems = read(with_lines(METING, changes))
    assert info is None
    assert [problem.line for problem in problems] == [2, 2, 3, 5, 12]  # a line fewer: everything stands one higher


def test_set_without_domains_takes_any_cluster():
    """Without domains there are no clusters to check against."""
    info, problems = read(with_lines(METING, {6: "  uitgenodigd: {wijk: 3}"}), make_set(domains={}))
    assert (shown(problems), info.invited) == ([], {"wijk": 3})


@pytest.mark.parametrize("text", ["meting: 2026\n", "meting: [x]\n"])
def test_meting_must_be_a_block(text):
    """A text or list behind `meting` is refused."""
    info, problems = read(text)
    assert info is None
    assert_only_problem(problems, 1, "meting", "een naam")


def test_document_must_be_a_block():
    """A list is no metadata."""
    assert read("- meting\n") == (None, [])


@pytest.mark.parametrize(
    ("reference_date", "warned"),
    [
        (None, False),
        (date(2027, 12, 31), False),
        (date(2028, 1, 1), False),  # the last day itself
        (date(2028, 1, 2), True),
    ],
)
def test_retention_is_judged_at_the_reference_date(reference_date, warned):
    """After the day until which answers may be kept there is a warning, with the line and what to do."""
    document = parsed(METING)
    info = parse_measurement_info(document, make_set())
    warn_when_past_retention(info, document, reference_date)
    if warned:
        assert_only_problem(document.problems, 8, "bewaren_tot", "2028-01-01", "Verwijder de scorelijsten")
        assert document.problems[0].severity is Severity.WARNING
    else:
        assert document.problems == []


def test_no_retention_no_warning():
    """Without `bewaren_tot` there is nothing to warn about."""
    document = parsed("meting: {coalitie: Ede, jaar: 2026}\n")
    info = parse_measurement_info(document, make_set())
    warn_when_past_retention(info, document, date(2099, 1, 1))
    assert document.problems == []
