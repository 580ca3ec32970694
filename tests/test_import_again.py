# SPDX-License-Identifier: EUPL-1.2
"""Importing again: the same rows change nothing, new ones come in, changed ones are told, removed ones stay away."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.errors import InputError, UsageError
from analysetool.files import saving
from analysetool.imports.ledger import NAME, Status, open_ledger
from analysetool.model import Answer
from tests import survey_files as made
from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import as_set, given_in, run_import, sheets_as_set, sheets_in, state_of
from tests.running import run, told

pytestmark = pytest.mark.slow

SET = make_set()
EVERYTHING = [statement.id for statement in SET.statements]


def person(number: int, *scores: int, **changes: object) -> made.Respondent:
    """Somebody with these scores on the first statements."""
    answers = {identity: Answer(str(score)) for identity, score in zip(EVERYTHING, scores, strict=False)}
    return made.Respondent(**{"number": number, "answers": answers, **changes})


def lime(path: Path, *people: made.Respondent) -> Path:
    """A LimeSurvey export: rows have ids."""
    return made.lime_survey_csv(path, SET, people)


def google(path: Path, *people: made.Respondent) -> Path:
    """A Google export: rows have nothing but a time."""
    return made.google_forms_csv(path, SET, people)


def codes_in(folder: Path) -> dict[str, str]:
    """Codes by what was answered."""
    return {str(given_in(sheet)): sheet.participant for sheet in sheets_in(folder, SET)}


@pytest.fixture
def folder(tmp_path):
    """Where sheets go."""
    return tmp_path / "uit"


@pytest.mark.parametrize("export", [lime, google])
def test_new_rows_are_added_and_the_others_stay(tmp_path, folder, export):
    """A later export with one row more makes one sheet more; no other file is touched."""
    run_import(export(tmp_path / "e.csv", person(1, 4, 4), person(2, 2, 2)), folder, SET)
    before = state_of(folder)
    run_import(export(tmp_path / "e.csv", person(3, 1, 5), person(1, 4, 4), person(2, 2, 2)), folder, SET)
    after = state_of(folder)
    assert len(after) == len(before) + 1
    assert {name: after[name] for name in before if name != NAME} == {
        name: state for name, state in before.items() if name != NAME
    }


def test_a_changed_row_updates_its_sheet_and_is_told(tmp_path, folder, capsys):
    """The same response id with other answers: the same code, the comment on top kept, the code on the screen."""
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4), person(2, 2, 2)), folder, SET)
    code = codes_in(folder)[str({"A01": "4", "A02": "4"})]
    sheet = folder / f"{code}.yaml"
    sheet.write_bytes(b"# eerste ronde\n" + sheet.read_bytes())
    capsys.readouterr()
    run_import(lime(tmp_path / "e.csv", person(1, 5, 4, 3), person(2, 2, 2)), folder, SET)
    said = capsys.readouterr().err
    assert "1 veranderd, 1 gelijk gebleven" in said
    assert f"Veranderd: {code}." in said
    assert codes_in(folder)[str({"A01": "5", "A02": "4", "A03": "3"})] == code
    assert sheet.read_text(encoding="utf-8").startswith("# eerste ronde\nstellingenset:")


def test_the_code_is_the_identity_whatever_the_row_says(tmp_path, folder):
    """With a code the same person is known in another survey program; the earlier export changes nothing back."""
    early = lime(tmp_path / "l.csv", person(1, 4, 4, code="kqmx2222"))
    run_import(early, folder, SET)
    late = google(tmp_path / "g.csv", person(9, 5, 5, code="kqmx2222"))
    run_import(late, folder, SET)
    assert codes_in(folder) == {str({"A01": "5", "A02": "5"}): "kqmx2222"}
    before = state_of(folder)
    for export in (early, late):
        run_import(export, folder, SET)
        assert state_of(folder) == before


def test_a_random_code_typed_later_is_known_too(tmp_path, folder):
    """Who got a random code and uses it in a second form is the same participant."""
    run_import(lime(tmp_path / "l.csv", person(1, 4, 4)), folder, SET)
    (code,) = codes_in(folder).values()
    run_import(google(tmp_path / "g.csv", person(1, 4, 5, code=code)), folder, SET)
    assert codes_in(folder) == {str({"A01": "4", "A02": "5"}): code}


@pytest.mark.parametrize("code", ["", "kqmx2222"])
@pytest.mark.parametrize("export", [lime, google])
@pytest.mark.slow
def test_who_was_removed_stays_away(tmp_path, folder, capsys, export, code):
    """By response id, by answers, and by code from any other export; a hash is all that is left."""
    path = export(tmp_path / "e.csv", person(1, 4, 4, code=code), person(2, 2, 2))
    run_import(path, folder, SET)
    taken = codes_in(folder)[str({"A01": "4", "A02": "4"})]
    ledger = open_ledger(folder)
    ledger.remove(taken)
    ledger.save()
    (folder / f"{taken}.yaml").unlink()
    run_import(path, folder, SET)
    assert "1 eerder verwijderd en dus niet ingelezen" in capsys.readouterr().err
    assert taken not in codes_in(folder).values()
    run_import(google(tmp_path / "g.csv", person(5, 1, 1, code=taken)), folder, SET)
    assert list(codes_in(folder)) == [str({"A01": "2", "A02": "2"})]
    assert taken not in (folder / NAME).read_text(encoding="utf-8")


def test_removal_holds_for_somebody_who_never_was_imported(tmp_path, folder):
    """A sheet made with `invullen` and removed cannot come back by a form with the same code."""
    folder.mkdir()
    ledger = open_ledger(folder)
    assert ledger.remove("kqmx2222") == 0
    ledger.save()
    run_import(google(tmp_path / "g.csv", person(5, 1, 1, code="kqmx2222"), person(6, 2, 2)), folder, SET)
    assert list(codes_in(folder)) == [str({"A01": "2", "A02": "2"})]


def test_a_removed_row_stays_away_when_it_gets_a_code(tmp_path, folder):
    """The row was removed by its id; a code added to it later does not bring it back, nor that code elsewhere."""
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4)), folder, SET)
    (taken,) = codes_in(folder).values()
    ledger = open_ledger(folder)
    ledger.remove(taken)
    ledger.save()
    (folder / f"{taken}.yaml").unlink()
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4, code="kqmx2222"), person(2, 2, 2)), folder, SET)
    run_import(google(tmp_path / "g.csv", person(5, 1, 1, code="kqmx2222")), folder, SET)
    assert list(codes_in(folder)) == [str({"A01": "2", "A02": "2"})]


def test_another_survey_with_the_same_ids_is_refused(tmp_path, folder):
    """Three of four known rows with other answers: an error, nothing written; a name keeps the survey apart."""
    run_import(lime(tmp_path / "e.csv", *(person(number, 4, 4) for number in range(1, 5))), folder, SET)
    before = state_of(folder)
    other = lime(tmp_path / "a.csv", *(person(number, 2, number % 5 + 1) for number in range(1, 4)), person(4, 4, 4))
    with pytest.raises(InputError) as caught:
        run_import(other, folder, SET)
    assert_only_problem(caught.value.problems, None, "3 van de 4 bekende rijen", "--enquete", "--bijwerken")
    assert state_of(folder) == before
    run_import(other, folder, SET, survey="ouders")
    assert len(sheets_in(folder, SET)) == 8
    before = state_of(folder)
    run_import(other, folder, SET, survey="ouders")
    assert state_of(folder) == before


def test_many_changes_are_accepted_when_the_user_says_so(tmp_path, folder):
    """With --bijwerken the four sheets change."""
    run_import(lime(tmp_path / "e.csv", *(person(number, 4, 4) for number in range(1, 5))), folder, SET)
    codes = {sheet.participant for sheet in sheets_in(folder, SET)}
    people = [person(number, 2, number) for number in range(1, 5)]
    run_import(lime(tmp_path / "e.csv", *people), folder, SET, accept_changes=True)
    assert sheets_as_set(sheets_in(folder, SET)) == as_set(people)
    assert {sheet.participant for sheet in sheets_in(folder, SET)} == codes


def test_two_changes_are_nothing_special(tmp_path, folder):
    """Two people who came back to finish are no other survey."""
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 4)), folder, SET)
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4), person(2, 4, 3)), folder, SET)
    assert len(sheets_in(folder, SET)) == 2


def test_a_sheet_from_elsewhere_is_never_overwritten(tmp_path, folder, write):
    """Somebody with this code filled in with `invullen`; both files are named and nothing is written."""
    own = write(
        "uit/kqmx2222.yaml",
        'stellingenset: proef\nversie: "1.0"\ncoalitie: Voorbeeldstad\njaar: 2026\ndeelnemer: kqmx2222\n'
        "scores: {A01: 1}\n",
    )
    before = state_of(folder)
    path = lime(tmp_path / "e.csv", person(1, 4, code="kqmx2222"), person(2, 4))
    with pytest.raises(InputError) as caught:
        run_import(path, folder, SET)
    assert_only_problem(caught.value.problems, 2, "kqmx2222", str(own), "niets overschreven")
    assert state_of(folder) == before


def test_a_code_that_comes_later_may_be_taken_elsewhere(tmp_path, folder, write):
    """Somebody was imported under a random code; the code they use now is on a sheet that did not come from here."""
    run_import(lime(tmp_path / "e.csv", person(1, 4)), folder, SET)
    own = write(
        "uit/kqmx2222.yaml",
        'stellingenset: proef\nversie: "1.0"\ncoalitie: Voorbeeldstad\njaar: 2026\ndeelnemer: kqmx2222\n'
        "scores: {A01: 1}\n",
    )
    before = state_of(folder)
    with pytest.raises(InputError) as caught:
        run_import(lime(tmp_path / "e.csv", person(1, 4, code="kqmx2222")), folder, SET)
    assert_only_problem(caught.value.problems, 2, "kqmx2222", str(own), "niets overschreven")
    assert state_of(folder) == before


def test_a_sheet_that_was_edited_after_the_import_is_not_overwritten(tmp_path, folder):
    """Work by hand and a change in the export collide: an error, unless the user lets the import win."""
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2)), folder, SET)
    code = codes_in(folder)[str({"A01": "4"})]
    sheet = folder / f"{code}.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "  A02: 5\n", encoding="utf-8")
    changed = lime(tmp_path / "f.csv", person(1, 3), person(2, 2))
    with pytest.raises(InputError) as caught:
        run_import(changed, folder, SET)
    assert_only_problem(caught.value.problems, 2, str(sheet), "met de hand", "--bijwerken")
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2)), folder, SET)
    assert str({"A01": "4", "A02": "5"}) in codes_in(folder)
    run_import(changed, folder, SET, accept_changes=True)
    assert str({"A01": "3"}) in codes_in(folder)


def test_another_form_under_the_same_code_drops_no_answers(tmp_path, folder, shipped):
    """Who filled in the form for partners and then the one for parents keeps both, until somebody decides."""
    answers = {statement.id: Answer.FOUR for statement in shipped.statements}
    partner = made.Respondent(number=1, answers=answers, code="kqmx2222")
    run_import(made.lime_survey_csv(tmp_path / "p.csv", shipped, [partner]), folder, shipped)
    before = state_of(folder)
    parents = [["Tijdstempel", "Deelnemerscode", "A07", "A09"], ["4-5-2026 10:59:37", "kqmx2222", "2", "2"]]
    path = made.write_xlsx(tmp_path / "o.xlsx", parents)
    with pytest.raises(InputError) as caught:
        run_import(path, folder, shipped)
    assert_only_problem(caught.value.problems, 2, "niet zijn gevraagd: A01, A02", "--bijwerken")
    assert state_of(folder) == before
    run_import(path, folder, shipped, accept_changes=True)
    assert [given_in(sheet) for sheet in sheets_in(folder, shipped)] == [{"A07": "2", "A09": "2"}]


def test_two_people_with_one_code_are_an_error(tmp_path, folder):
    """Other answers under the same code: both rows are named, in one file and over two files."""
    one = lime(tmp_path / "e.csv", person(1, 4, code="kqmx2222"), person(2, 5, code="kqmx2222"))
    with pytest.raises(InputError) as caught:
        run_import(one, folder, SET)
    assert_only_problem(caught.value.problems, 3, "deelnemerscode", f"{one}, regel 2")
    assert not folder.exists()


def test_the_same_answers_twice_count_once(tmp_path, folder, capsys):
    """Who sent twice, or whose export was given twice, is one participant."""
    one = lime(tmp_path / "e.csv", person(1, 4, code="kqmx2222"), person(2, 4, code="kqmx2222"), person(3, 1))
    copy = lime(tmp_path / "kopie.csv", person(3, 1), person(4, 2))
    run_import([one, copy, one], folder, SET)
    assert sorted(codes_in(folder)) == [str({"A01": "1"}), str({"A01": "2"}), str({"A01": "4"})]
    assert "2 dubbel en één keer geteld" in capsys.readouterr().err


def test_of_the_same_row_twice_the_one_with_a_code_counts(tmp_path, folder):
    """The export of last week has no codes yet: given first, it does not take the code away."""
    early, late = lime(tmp_path / "1.csv", person(1, 4)), lime(tmp_path / "2.csv", person(1, 4, code="kqmx2222"))
    run_import([early, late], folder, SET)
    assert codes_in(folder) == {str({"A01": "4"}): "kqmx2222"}


def test_one_response_id_with_two_answers_is_an_error(tmp_path, folder):
    """An old and a new export together: the user says which counts."""
    old, new = lime(tmp_path / "oud.csv", person(1, 4)), lime(tmp_path / "nieuw.csv", person(1, 5))
    with pytest.raises(InputError) as caught:
        run_import([old, new], folder, SET)
    assert_only_problem(caught.value.problems, 2, "dit nummer", "--enquete", f"{old}, regel 2")


def test_equal_rows_without_id_are_as_many_people(tmp_path, folder):
    """Three people who all answer 4 are three; a later export with a fourth adds one."""
    run_import(google(tmp_path / "e.csv", person(1, 4), person(2, 4), person(3, 4)), folder, SET)
    assert len(sheets_in(folder, SET)) == 3
    run_import(google(tmp_path / "e.csv", *(person(number, 4) for number in range(4))), folder, SET)
    assert len(sheets_in(folder, SET)) == 4


def test_overlapping_exports_without_ids_count_nobody_twice(tmp_path, folder):
    """Week 1 and week 2 in one import: who is in both counts once."""
    week_1 = google(tmp_path / "1.csv", person(1, 4), person(2, 4))
    week_2 = google(tmp_path / "2.csv", person(1, 4), person(2, 4), person(3, 4), person(4, 1))
    run_import([week_1, week_2], folder, SET)
    assert len(sheets_in(folder, SET)) == 4


def test_a_missing_sheet_is_made_again(tmp_path, folder, capsys):
    """After a crash between the ledger and the sheets the next import mends the folder, under the same code."""
    path = lime(tmp_path / "e.csv", person(1, 4), person(2, 2))
    run_import(path, folder, SET)
    before = state_of(folder)
    lost = next(folder.glob("*.yaml"))
    lost.unlink()
    capsys.readouterr()
    run_import(path, folder, SET)
    assert {name: content for name, (content, _) in state_of(folder).items()} == {
        name: content for name, (content, _) in before.items()
    }
    assert "1 teruggezet" in capsys.readouterr().err


@pytest.mark.parametrize("steps", range(5))
def test_a_crash_at_any_moment_counts_nobody_twice(tmp_path, folder, monkeypatch, steps):
    """However far the writing came, importing again ends in the same folder as without the crash."""
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2)), folder, SET)
    later = [person(1, 5), person(2, 2), person(3, 1), person(4, 3)]
    path = lime(tmp_path / "e.csv", *later)
    written = []
    real = saving.make_temporary

    def crash(path: Path) -> tuple[int, Path]:
        if len(written) == steps:
            raise OSError(28, "vol")
        written.append(path)
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(saving, "make_temporary", crash)
        if steps < 4:
            with pytest.raises(UsageError, match="de schijf is vol"):
                run_import(path, folder, SET)
        else:
            run_import(path, folder, SET)
    run_import(path, folder, SET)
    assert sheets_as_set(sheets_in(folder, SET)) == as_set(later)


def test_codes_that_come_later_move_the_sheets(tmp_path, shipped, capsys):
    """First imported without the column with codes, then with it: the same people, now under their own codes."""
    people = [replace(one, code="") for one in made.make_respondents(shipped, 4)]
    for name, export in (("l.csv", made.lime_survey_csv), ("g.csv", made.google_forms_csv)):
        target = tmp_path / name[0] / "uit"
        run_import(export(tmp_path / name, shipped, people), target, shipped)
        with_codes = [replace(one, code=made.made_up_code(one.number)) for one in people]
        capsys.readouterr()
        run_import(export(tmp_path / name, shipped, with_codes), target, shipped)
        sheets = sheets_in(target, shipped)
        through = [one for one in with_codes if one.complete or name == "l.csv"]
        assert sheets_as_set(sheets) == as_set(through)
        assert {sheet.participant for sheet in sheets} == {one.code for one in through}
        assert "nu een eigen code" in capsys.readouterr().err
        before = state_of(target)
        run_import(export(tmp_path / name, shipped, with_codes), target, shipped)
        assert state_of(target) == before


TEN = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 11))}})


@pytest.mark.parametrize(("answered", "sheets"), [(9, 2), (10, 1)])
def test_only_ten_equal_answers_are_no_chance(tmp_path, folder, answered, sheets):
    """A row without an id gets a code later: with ten answers it is the same person, with nine it may be another."""
    answers = {f"A{number:02}": Answer.FOUR for number in range(1, answered + 1)}
    nameless = made.Respondent(number=1, answers=answers)
    run_import(made.google_forms_csv(tmp_path / "g.csv", TEN, [nameless]), folder, TEN)
    with_code = replace(nameless, code="kqmx2222")
    run_import(made.google_forms_csv(tmp_path / "g.csv", TEN, [with_code]), folder, TEN)
    assert len(sheets_in(folder, TEN)) == sheets


def test_a_row_that_got_a_code_leaves_its_place_to_another(tmp_path, folder):
    """Of two equal rows one gets a code, wherever it stands; a third equal row without a code is a third person."""
    answers = dict.fromkeys((statement.id for statement in TEN.statements), Answer.FOUR)
    one = made.Respondent(number=1, answers=answers)
    coded = replace(one, code="kqmx2222")
    for rows, sheets in (([one, one], 2), ([coded, one], 2), ([coded, one], 2), ([coded, one, one], 3)):
        run_import(made.google_forms_csv(tmp_path / "g.csv", TEN, rows), folder, TEN)
        assert len(sheets_in(folder, TEN)) == sheets


@pytest.mark.parametrize(
    ("alike", "rows", "answered", "refused"),
    [(2, 2, 10, False), (3, 6, 10, False), (3, 5, 10, True), (3, 5, 9, False)],
)
def test_three_and_more_than_half_alike_are_the_same_survey(tmp_path, folder, alike, rows, answered, refused):
    """Two people may happen to answer as two others did, and three of six; three of five are the survey once more.

    Each person here gives 1 everywhere and a 5 on one statement. With nine answers equal rows may be chance.
    """
    asked = [statement.id for statement in TEN.statements][:answered]
    everybody = [
        made.Respondent(number=number, answers=dict.fromkeys(asked, Answer.ONE) | {asked[number]: Answer.FIVE})
        for number in range(3 + rows - alike)
    ]
    run_import(made.lime_survey_csv(tmp_path / "l.csv", TEN, everybody[:3]), folder, TEN)
    path = made.lime_survey_csv(tmp_path / "m.csv", TEN, [*everybody[:alike], *everybody[3:]])
    if refused:
        with pytest.raises(InputError, match=f"{alike} van de {rows} nieuwe rijen zijn gelijk"):
            run_import(path, folder, TEN, survey="ouders")
    else:
        run_import(path, folder, TEN, survey="ouders")
    assert len(sheets_in(folder, TEN)) == 3 + (0 if refused else rows)


@pytest.mark.parametrize(("known", "refused"), [(6, False), (5, True)])
def test_three_changes_and_more_than_half_are_another_survey(tmp_path, folder, known, refused):
    """Three of six known rows may have other answers now; three of five are another survey."""
    run_import(lime(tmp_path / "e.csv", *(person(number, 4) for number in range(known))), folder, SET)
    path = lime(tmp_path / "e.csv", *(person(number, 5 if number < 3 else 4) for number in range(known)))
    if refused:
        with pytest.raises(InputError, match="3 van de 5 bekende rijen"):
            run_import(path, folder, SET)
    else:
        run_import(path, folder, SET)
    assert len(sheets_in(folder, SET)) == known


def test_the_code_before_is_nobodys_any_more(tmp_path, folder):
    """Who had a random code uses another one now; a row with the random one is somebody else."""
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4)), folder, SET)
    (before,) = codes_in(folder).values()
    run_import(lime(tmp_path / "e.csv", person(1, 4, 4, code="kqmx2222")), folder, SET)
    ledger = open_ledger(folder)
    assert ledger.code_key(before) not in ledger.entries
    assert ledger.code_key("kqmx2222") in ledger.entries
    run_import(google(tmp_path / "g.csv", person(5, 1, 1, code=before)), folder, SET)
    assert codes_in(folder) == {str({"A01": "4", "A02": "4"}): "kqmx2222", str({"A01": "1", "A02": "1"}): before}


def test_a_survey_with_a_column_more_counts_nobody_twice(tmp_path, folder, shipped):
    """A statement added while the survey runs: the rows are known by their answers, and the user is asked."""
    people = made.make_respondents(shipped, 5)
    rows = made.lime_survey_rows(shipped, people)
    column = rows[0].index("A1[A01]")
    fewer = [[cell or "" for place, cell in enumerate(row) if place != column] for row in rows]
    run_import(made.write_xlsx(tmp_path / "l.xlsx", fewer), folder, shipped)
    assert {sheet.asked is None for sheet in sheets_in(folder, shipped)} == {False}
    path = made.write_xlsx(tmp_path / "l.xlsx", [[cell or "" for cell in row] for row in rows])
    with pytest.raises(InputError) as caught:
        run_import(path, folder, shipped)
    assert_only_problem(caught.value.problems, None, "5 van de 5 bekende rijen")
    run_import(path, folder, shipped, accept_changes=True)
    assert sheets_as_set(sheets_in(folder, shipped)) == as_set(people)
    before = state_of(folder)
    run_import(path, folder, shipped)
    assert state_of(folder) == before


ELEVEN = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 12))}})


@pytest.mark.parametrize(
    ("alike", "answered", "sheets"),
    [(1, 10, 8), (2, 10, 8), (3, 10, 4), (4, 10, 4), (4, 9, 8)],
)
def test_a_column_more_is_the_same_survey_when_most_rows_are_alike(tmp_path, folder, alike, answered, sheets):
    """Four people answered ten statements; then an eleventh is asked, and some rows say something else on the ten.

    With more than half alike they are the same four, else four others, as with nine answers that may be chance.
    """
    asked = [statement.id for statement in TEN.statements][:answered]
    people = [made.Respondent(number=number, answers=dict.fromkeys(asked, Answer.FOUR)) for number in range(1, 5)]
    run_import(made.lime_survey_csv(tmp_path / "l.csv", TEN, people), folder, ELEVEN)
    now = [
        replace(
            one, answers={**one.answers, "A01": Answer.FOUR if one.number <= alike else Answer.ONE, "A11": Answer.TWO}
        )
        for one in people
    ]
    run_import(made.lime_survey_csv(tmp_path / "l.csv", ELEVEN, now), folder, ELEVEN, accept_changes=True)
    assert len(sheets_in(folder, ELEVEN)) == sheets


def test_forms_for_partners_and_parents_keep_their_ids_apart(tmp_path, folder, shipped):
    """Response 1 of the partners and response 1 of the parents are two people, without an option."""
    partners = made.make_respondents(shipped, 4)
    run_import(made.lime_survey_csv(tmp_path / "p.csv", shipped, partners), folder, shipped)
    parents = [["id", "submitdate", "A07[A07]", "A09[A09]"], *([str(n), "2026-03-02", "4", "2"] for n in range(1, 5))]
    run_import(made.write_xlsx(tmp_path / "o.xlsx", parents), folder, shipped)
    assert len(sheets_in(folder, shipped)) == 8


def test_the_same_people_under_another_name_are_refused(tmp_path, folder, shipped):
    """Forgetting --enquete, or the same answers saved by another program, would count everybody twice."""
    people = made.make_respondents(shipped, 5)
    run_import(made.lime_survey_csv(tmp_path / "l.csv", shipped, people), folder, shipped, survey="partners")
    before = state_of(folder)
    nameless = [replace(one, code="") for one in people]
    for path in (
        made.lime_survey_csv(tmp_path / "l.csv", shipped, nameless),
        made.microsoft_forms_xlsx(tmp_path / "m.xlsx", shipped, nameless),
    ):
        with pytest.raises(InputError) as caught:
            run_import(path, folder, shipped)
        assert len(caught.value.problems) == 1, shown(caught.value.problems)
        assert "nieuwe rijen zijn gelijk" in caught.value.problems[0].message
    assert state_of(folder) == before


def test_a_sheet_edited_by_hand_keeps_its_code(tmp_path, folder, shipped):
    """A code that comes later does not undo work by hand."""
    people = [replace(one, code="") for one in made.make_respondents(shipped, 2)]
    run_import(made.lime_survey_csv(tmp_path / "l.csv", shipped, people), folder, shipped)
    for sheet in folder.glob("*.yaml"):
        *others, last = sheet.read_text(encoding="utf-8").splitlines()
        edited = f"{last.partition(':')[0]}: {1 if 'nvt' in last else 'nvt'}"
        sheet.write_text("\n".join([*others, edited, ""]), encoding="utf-8")
    with_codes = [replace(one, code=made.made_up_code(one.number)) for one in people]
    with pytest.raises(InputError, match="met de hand"):
        run_import(made.lime_survey_csv(tmp_path / "l.csv", shipped, with_codes), folder, shipped)


def test_the_ledger_holds_no_trace_of_people(tmp_path, folder):
    """Hashes, codes and a salt; the same export in another folder gives other hashes."""
    path = lime(tmp_path / "e.csv", person(1, 4), person(2, 2, code="kqmx2222"))
    run_import(path, folder, SET)
    run_import(path, tmp_path / "ander", SET)
    one, other = (json.loads((place / NAME).read_text(encoding="utf-8")) for place in (folder, tmp_path / "ander"))
    keys = [{row["kenmerk"] for row in whole["rijen"]} for whole in (one, other)]
    assert keys[0].isdisjoint(keys[1])
    assert {row["status"] for row in one["rijen"]} == {Status.ACTIVE.value}


def test_sheets_in_folders_below_are_known(tmp_path, folder):
    """Sheets moved to a folder of their own are updated there, not made again."""
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2)), folder, SET)
    (folder / "medisch").mkdir()
    code = codes_in(folder)[str({"A01": "4"})]
    (folder / f"{code}.yaml").rename(folder / "medisch" / f"{code}.yaml")
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2)), folder, SET)
    assert len(sheets_in(folder, SET)) == 2
    run_import(lime(tmp_path / "e.csv", person(1, 5), person(2, 2)), folder, SET)
    assert sorted(codes_in(folder)) == [str({"A01": "2"}), str({"A01": "5"})]
    assert (folder / "medisch" / f"{code}.yaml").exists()


def test_a_damaged_ledger_stops_the_import(tmp_path, folder, write):
    """Starting anew would count people twice."""
    write(f"uit/{NAME}", "{")
    result = run(
        "importeer",
        made.write_xlsx(tmp_path / "t.xlsx", [["A01"], [4]]),
        "--uit",
        folder,
        "--coalitie",
        "X",
        "--jaar",
        2026,
    )
    assert result.returncode == 2
    assert "importlogboek is beschadigd" in told(result)
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_a_broken_file_under_a_known_code_is_not_overwritten(tmp_path, folder):
    """A sheet that nobody can read any more is somebody's trouble, not ours to replace."""
    path = lime(tmp_path / "e.csv", person(1, 4), person(2, 2))
    run_import(path, folder, SET)
    broken = next(folder.glob("*.yaml"))
    broken.write_text("scores: [", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run_import(path, folder, SET)
    assert len(caught.value.problems) == 1, shown(caught.value.problems)
    assert f"'{broken}' bestaat al" in caught.value.problems[0].message
    assert broken.read_text(encoding="utf-8") == "scores: ["


def test_rows_of_two_known_people_are_an_error(tmp_path, folder):
    """An id of one and the code of another cannot be settled."""
    run_import(lime(tmp_path / "e.csv", person(1, 4), person(2, 2, code="kqmx2222")), folder, SET)
    with pytest.raises(InputError) as caught:
        run_import(lime(tmp_path / "e.csv", person(1, 4, code="kqmx2222")), folder, SET)
    assert len(caught.value.problems) == 1, shown(caught.value.problems)
    assert "twee scorelijsten" in caught.value.problems[0].message
