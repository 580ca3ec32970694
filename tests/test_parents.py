# SPDX-License-Identifier: EUPL-1.2
"""The voice of parents: beside the partners, in none of their figures, and only where enough parents spoke."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysetool.documents.explanation import explanation_document
from analysetool.documents.report import report_document
from analysetool.documents.summary import summary_document
from analysetool.documents.worksheet import worksheet_document
from analysetool.errors import InputError
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_requirements import check_measurement
from analysetool.figures.summary import choose_summary
from analysetool.figures.worksheet import gather_worksheet
from analysetool.files.inputs import Inputs
from analysetool.files.measurements import load_measurements, measurements_of
from analysetool.formats.explanation_json import explanation_json
from analysetool.formats.report_json import report_json
from analysetool.formats.requirements_json import render_json
from analysetool.measurement import Pair
from analysetool.model import Kind, Limit, MeasurementInfo, Release, ScoreSheet, Voice
from analysetool.requirements import Requirement
from analysetool.words.report import participation
from tests.conftest import at_most, make_set, make_sheet, make_sheets, shown, with_parents
from tests.documents import texts_of

SET = with_parents(make_set(), "A01", "A03", "B02")
ASKED = ("A01", "A03", "B02")


def parents(statement: str, *answers: object, **changes: object) -> list[ScoreSheet]:
    """One parent per answer on one statement."""
    return [
        replace(sheet, participant=f"o{number:07}", voice=Voice.PARENTS, domain="ouders", asked=ASKED, **changes)
        for number, sheet in enumerate(make_sheets(statement, *answers))
    ]


def measured(*sheets: ScoreSheet, statement_set=SET, info: MeasurementInfo | None = None):
    """The one measurement of these sheets, as it comes from files."""
    inputs = Inputs(sheets=list(sheets), infos=[] if info is None else [info])
    (measurement,) = measurements_of(inputs, statement_set)
    return measurement


def report(*sheets: ScoreSheet, statement_set=SET, info: MeasurementInfo | None = None, **choices):
    """Its report."""
    return compute_report(measured(*sheets, statement_set=statement_set, info=info), statement_set, **choices)


def partners(*scores: int) -> list[ScoreSheet]:
    """Partners who gave these scores on A01."""
    return make_sheets("A01", *scores)


# ------------------------------------------------------------------- the figures


def test_the_mean_of_parents_stands_beside_that_of_partners():
    """By hand: parents 2, 2, 3, 3, 4 are 14/5 = 2.8; partners 4, 4, 5, 3, 4 are 20/5 = 4.0; the difference is -1.2."""
    found = report(*partners(4, 4, 5, 3, 4), *parents("A01", 2, 2, 3, 3, 4))
    (row,) = found.parents.statements
    assert (row.parents.n, row.parents.mean, row.partners) == (5, 2.8, 4.0)
    assert row.difference == pytest.approx(-1.2)
    assert (row.statement.id, row.text) == ("A01", "Ouders A01.")
    own = found.statements[0]
    assert (own.n, own.mean, own.parents) == (5, 4.0, row.parents)
    assert (found.participants, found.parents.people) == (5, 5)


def test_answers_without_a_score_are_in_no_mean_of_parents():
    """Six parents of whom one does not know: five scores, 1 + 2 + 3 + 4 + 5 = 15 over 5."""
    (row,) = report(*partners(4), *parents("A01", 1, 2, 3, 4, 5, "weet-niet", "nvt", "")).parents.statements
    assert (row.parents.n, row.parents.mean) == (5, 3.0)


@pytest.mark.parametrize(("answers", "shows"), [((3, 3, 3, 3), 0), ((3, 3, 3, 3, "weet-niet"), 0), ((3,) * 5, 1)])
def test_fewer_scores_than_a_group_are_not_shown(answers, shows):
    """Neither the mean nor the number is anywhere, however many parents took part."""
    found = report(*partners(4, 4), *parents("A01", *answers))
    assert len(found.parents.statements) == shows
    assert found.parents.enough is (len(answers) >= 5)
    assert [statement.id for statement in found.statements if statement.parents is not None] == ["A01"] * shows


def test_the_smallest_group_counts_for_parents_too():
    """With three as the smallest group, three scores are shown."""
    of_three = MeasurementInfo(coalition="Neder-Betuwe", year=2026, minimum=3)
    assert len(report(*partners(4), *parents("A01", 3, 4, 5), info=of_three).parents.statements) == 1


def test_large_differences_come_first_whichever_way():
    """Differences -1, +3 and none: the statement without a partners' figure comes last."""
    five = [
        replace(sheet, answers=make_sheet({"A01": 3, "A03": 5, "B02": 1}).answers) for sheet in parents("A01", *[3] * 5)
    ]
    found = report(*(make_sheet({"A01": 4, "A03": 2}, participant=f"p{number}") for number in range(5)), *five)
    assert [(row.statement.id, row.difference) for row in found.parents.statements] == [
        ("A03", 3.0), ("A01", -1.0), ("B02", None),
    ]  # fmt: skip


def test_without_parents_there_is_no_voice():
    """Nothing is said of what was not asked; a parent on the form for partners is a partner."""
    found = report(*partners(4, 4), make_sheet({"A01": 2}, participant="ouder", domain="ouders"))
    assert found.parents is None
    assert found.participants == 3
    assert report_json(found)["deelnemers"]["ouders"] == 0


def test_a_parent_without_a_list_was_asked_what_parents_are_asked():
    """And not the statements that only partners get."""
    found = measured(*partners(4), *[replace(sheet, asked=None) for sheet in parents("A01", 4)])
    assert found.parents.total().sum(axis=1).tolist() == [1, 0, 1, 0, 0, 1]


def test_a_shorter_form_for_parents_has_no_sentences_that_were_not_asked():
    """Five parents got A01 alone, of three sentences: it says one, and no sentence is said to have too few scores."""
    short = [replace(sheet, asked=("A01",)) for sheet in parents("A01", 4, 4, 4, 4, 4)]
    found = report(*partners(4), *short)
    assert (found.parents.asked, len(found.parents.statements)) == (1, 1)
    told = " ".join(texts_of(report_document(found)))
    assert "5 ouders vulden het formulier voor ouders in, met 1 zin in hun eigen woorden." in told
    assert "Alleen zinnen met een score" not in told


def test_an_older_sheet_counts_only_for_what_parents_are_asked_now():
    """A01 had a text for parents in 0.9 and lost it; the answer to it stands beside nothing."""
    own = with_parents(make_set(history=(Release(version="0.9"), Release(version="1.0"))), "A03")
    (sheet,) = parents("A01", 4)
    found = measured(*partners(4), replace(sheet, version="0.9"), statement_set=own)
    assert found.parents.total().sum(axis=1).tolist() == [0, 0, 1, 0, 0, 0]
    assert found.parents.total()[2].tolist() == [0, 0, 0, 0, 0, 0, 0, 1]


def test_parents_beside_only_a_joint_sheet():
    """The joint score stands where the partners' mean would; there are no participants but the parents."""
    joint = make_sheet({"A01": 4}, kind=Kind.JOINT, participant=None)
    found = report(joint, *parents("A01", 2, 2, 2, 2, 2))
    assert (found.joint_only, found.participants, found.parents.people) == (True, 0, 5)
    assert [(row.partners, row.difference) for row in found.parents.statements] == [(4.0, -2.0)]
    assert "Partners samen" in texts_of(report_document(found))


# ----------------------------------------------------------------------- the law

ANSWERS = st.sampled_from([1, 2, 3, 4, 5, "weet-niet", "nvt", ""])
SHEETS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(["A01", "A02", "A03", "A04", "B01", "B02"]), ANSWERS),
        st.sampled_from(["jgz", "gemeente", "sociaal-domein", "ouders"]),
    ),
    min_size=1,
    max_size=12,
)
OF_PARENTS = st.lists(st.dictionaries(st.sampled_from(ASKED), ANSWERS), min_size=1, max_size=8)


def sheets_of(people, year=2026) -> list[ScoreSheet]:
    """Partners' sheets."""
    return [
        make_sheet(answers, participant=f"p{number}", domain=domain, year=year)
        for number, (answers, domain) in enumerate(people)
    ]


def parents_of(people, year=2026) -> list[ScoreSheet]:
    """Parents' sheets."""
    return [
        make_sheet(answers, participant=f"o{number}", voice=Voice.PARENTS, domain="ouders", asked=ASKED, year=year)
        for number, answers in enumerate(people)
    ]


def without_parents(content: dict) -> dict:
    """The JSON of a report but for what is about parents."""
    statements = [{**statement, "ouders": None} for statement in content["stellingen"]]
    return {**content, "stellingen": statements, "deelnemers": {**content["deelnemers"], "ouders": 0}}


@settings(max_examples=at_most(40))
@given(SHEETS, OF_PARENTS)
@pytest.mark.slow
def test_parents_change_no_figure_of_partners(people, of_parents):
    """Whatever parents say: what is counted, and so every figure, group, finding and step, is what it was.

    One partner alone is shown everything, and no more so when others come.
    """
    assume(len(people) != 1)
    alone, beside = measured(*sheets_of(people)), measured(*sheets_of(people), *parents_of(of_parents))
    assert beside.tally == alone.tally
    assert beside.responses.participants == alone.responses.participants
    assert beside.responses.answers.tolist() == alone.responses.answers.tolist()
    before, after = compute_report(alone, SET), compute_report(beside, SET)
    assert without_parents(report_json(after)) == report_json(before)
    assert (after.participants, after.mode, after.no_groups) == (
        before.participants, before.mode, before.no_groups,
    )  # fmt: skip
    assert [(gap.statement.id, gap.difference) for gap in after.gaps] == [
        (gap.statement.id, gap.difference) for gap in before.gaps
    ]
    for identity in ("A01", "A1", "totaal"):
        steps = [explanation_json(explain_figure(own, SET, identity)) for own in (alone, beside)]
        assert steps[1] | {"ouders": None} == steps[0] | {"ouders": None}


@settings(max_examples=at_most(30))
@given(SHEETS, SHEETS, OF_PARENTS)
def test_parents_are_in_no_comparison_and_no_requirement(before, after, of_parents):
    """Two years with parents compare as the same years without."""
    subjects = ("totaal", "A01", "ingevuld", "deelnemers")
    requirements = tuple(Requirement(subject=name, limit=Limit.MINIMUM, bound=3.0) for name in subjects)
    some = [({"A01": 3}, "jgz")] * 5  # so that there is always something to compare
    results = []
    for extra in ([], of_parents):
        years = tuple(
            measured(*sheets_of([*some, *people], year), *parents_of(extra, year))
            for people, year in ((before, 2025), (after, 2026))
        )
        pair = Pair(before=years[0], after=years[1], years=years)
        checked = check_measurement(requirements, years[1], pair, SET)
        results.append((compute_comparison(pair, SET), render_json(checked)))
    assert results[0] == results[1]


@given(SHEETS, OF_PARENTS, st.integers(2, 6))
def test_no_shown_figure_of_parents_rests_on_fewer_than_the_smallest_group(people, of_parents, minimum):
    """And each is the mean of what they gave."""
    info = MeasurementInfo(coalition="Neder-Betuwe", year=2026, minimum=minimum)
    found = report(*sheets_of(people), *parents_of(of_parents), info=info)
    for statement in found.statements:
        scores = [answers[statement.id] for answers in of_parents if isinstance(answers.get(statement.id), int)]
        if len(scores) < minimum:
            assert statement.parents is None
        else:
            assert statement.parents.n == len(scores)
            assert statement.parents.mean == pytest.approx(sum(scores) / len(scores))


# ---------------------------------------------------------------- what is told


def info(**invited: int) -> MeasurementInfo:
    """How many were invited per cluster."""
    return MeasurementInfo(coalition="Neder-Betuwe", year=2026, invited=invited)


@pytest.mark.parametrize(
    ("invited", "told"),
    [
        (None, "2 deelnemers en 6 ouders deden mee."),
        ({"medisch": 3, "ouders": 8}, "2 van de 3 uitgenodigden en 6 van de 8 uitgenodigde ouders deden mee."),
        ({"medisch": 3}, "2 van de 3 uitgenodigden en 6 ouders deden mee."),
        ({"medisch": 1, "ouders": 2}, "2 deelnemers en 6 ouders deden mee."),
    ],
)
def test_parents_are_counted_beside_partners(invited, told):
    """Those invited are told apart too; more people than invited is no "6 van de 2"."""
    found = report(*partners(4, 4), *parents("A01", *[3] * 6), info=None if invited is None else info(**invited))
    assert participation(found) == told


def test_parents_on_both_forms_were_invited_together():
    """Then nobody knows how many were invited to which form."""
    sheets = [*partners(4, 4), make_sheet({"A01": 4}, participant="ouder", domain="ouders"), *parents("A01", *[3] * 5)]
    assert participation(report(*sheets, info=info(medisch=3, ouders=8))) == (
        "3 van de 11 uitgenodigden en 5 ouders deden mee."
    )


def test_the_report_has_a_section_about_parents():
    """Sentence, figures and difference; beside the statement in the list of all; one line in summary and worksheet."""
    found = report(*partners(4, 4, 5, 3, 4), *parents("A01", 2, 2, 3, 3, 4))
    texts = texts_of(report_document(found))
    assert "Wat ouders zeggen" in texts
    place = texts.index("A01 Ouders A01.")
    assert texts[place + 1 : place + 4] == ["2,8 (5)", "4,0", "-1,2"]
    assert [text for text in texts if text.startswith("Partners 4,0 · sterk") and text.endswith("ouders 2,8 (5)")] != []
    line = "Ouders en partners verschillen het meest bij A01: ouders geven gemiddeld 2,8, partners 4,0."
    assert line in texts_of(summary_document(choose_summary(found)))
    assert line in texts_of(worksheet_document(gather_worksheet(found)))


def test_too_few_parents_are_told_with_what_helps():
    """And no figure of theirs stands anywhere."""
    texts = texts_of(report_document(report(*partners(4, 4), *parents("A01", 1, 1))))
    (sentence,) = [text for text in texts if "oudertafel" in text]
    assert "Minder dan 5 ouders" in sentence
    assert [text for text in texts if "ouders 1,0" in text] == []
    texts = texts_of(report_document(report(*partners(4), *parents("A01", 1, 1, 1, 1, "weet-niet"))))
    assert [text for text in texts if text.startswith("Geen enkele zin")] != []


def test_notes_of_parents_stand_with_parents_and_only_where_enough_took_part():
    """Never among those of partners; without the option not at all."""
    sheets = [replace(sheet, answers=make_sheet({"A01": (3, "Niemand vroeg het.")}).answers)
              for sheet in parents("A01", *[3] * 5)]  # fmt: skip
    found = report(*partners(4), *sheets, with_notes=True)
    assert found.notes == ()
    assert [note.texts for note in found.parents.notes] == [("Niemand vroeg het.",) * 5]
    assert "Niemand vroeg het." in texts_of(report_document(found))
    assert report(*partners(4), *sheets).parents.notes == ()
    assert report(*partners(4), *sheets[:4], with_notes=True).parents.notes == ()


def test_the_explanation_of_a_statement_tells_of_parents():
    """With their sentence and figure; that they are too few; and nothing on what they were not asked."""
    own = measured(*partners(4), *parents("A01", 2, 2, 3, 3, 4))

    def told(identity):
        texts = texts_of(explanation_document(explain_figure(own, SET, identity)))
        return [text for text in texts if text.startswith("Ouders kregen")]

    assert [("Ouders A01." in text, "5 ouders gaven een score, gemiddeld 2,8" in text) for text in told("A01")] == [
        (True, True)
    ]
    assert ["Minder dan 5 ouders" in text for text in told("A03")] == [True]
    assert told("A02") == told("A1") == []


# ---------------------------------------------------------------- only parents


PARENT = """\
stellingenset: proef
versie: "1.0"
coalitie: {coalition}
jaar: {year}
deelnemer: o000000{number}
voor: {voice}
gevraagd: [A01]
scores: {{A01: 4}}
"""


def written(folder: Path, number: int, voice: str, *, coalition: str = "Dorp", year: int = 2026) -> None:
    """A sheet on disk."""
    text = PARENT.format(number=number, voice=voice, coalition=coalition, year=year)
    (folder / f"{number}.yaml").write_text(text, encoding="utf-8")


def test_parents_alone_are_no_measurement_yet(tmp_path):
    """There is nothing to stand beside: the message says what is missing and where."""
    written(tmp_path, 1, "ouders")
    with pytest.raises(InputError) as raised:
        load_measurements([tmp_path], SET)
    (problem,) = raised.value.problems
    assert problem.is_error
    assert "alleen scorelijsten van ouders" in problem.message


def test_a_year_of_parents_alone_does_not_stop_the_others(tmp_path):
    """It is left out with a warning."""
    written(tmp_path, 1, "partners", year=2025)
    written(tmp_path, 2, "ouders", year=2026)
    measurements, warnings = load_measurements([tmp_path], SET)
    assert [own.year for own in measurements] == [2025]
    assert [(problem.is_error, "Dorp 2026" in problem.message) for problem in warnings] == [(False, True)], shown(
        warnings
    )


def test_one_code_is_one_person_whatever_the_voice(tmp_path):
    """A parent and a partner with one code would be one file, and one of them is wrong."""
    written(tmp_path, 1, "partners")
    (tmp_path / "2.yaml").write_text(PARENT.format(number=1, voice="ouders", coalition="Dorp", year=2026), "utf-8")
    with pytest.raises(InputError) as raised:
        load_measurements([tmp_path], SET)
    assert ["staat ook in" in problem.message for problem in raised.value.problems] == [True]
