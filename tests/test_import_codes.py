# SPDX-License-Identifier: EUPL-1.2
"""A participant's code with a typo stops an import, whatever it comes in; codes of another making do not."""

from __future__ import annotations

import json

import pytest

from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import source
from tests.test_import_columns import mapped
from tests.test_import_forms import EXAMPLE, SET, answers, form_csv, form_rows
from tests.test_import_tables import LONG

WHOLE, TYPO = "k7m2q9xat", "K7M 2Q9 XTA"


def survey(path, *codes, heading="Deelnemerscode"):
    """An export with so many people, and their codes."""
    rows = [[heading, "A01", "A02"], *([code, "4", "5"] for code in codes)]
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


def codes_of(path, statement_set=SET, **choices):
    """The codes that come through; there must be no problem."""
    taken, problems = source(path, statement_set, **choices)
    assert shown(problems) == []
    return [response.code for one in taken for response in one.responses]


def test_a_typo_on_the_page_is_an_error(tmp_path):
    """The sentence says what to do, and nothing of it becomes a sheet."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(answers(deelnemer=TYPO)), encoding="utf-8")
    assert_only_problem(source(path, SET)[1], None, "deelnemerscode", "Kijk de code nog eens na", "leeg")
    path.write_text(json.dumps(answers(deelnemer=WHOLE.upper())), encoding="utf-8")
    assert codes_of(path) == [WHOLE]


def test_a_typo_in_the_workbook_is_an_error_with_its_row(tmp_path):
    """Labels stand above the table: the code has a row of its own."""
    rows = form_rows(EXAMPLE, code=TYPO)
    row = next(number for number, row in enumerate(rows, start=1) if TYPO in row)
    assert_only_problem(source(form_csv(tmp_path / "f.csv", rows), SET)[1], row, "Kijk de code nog eens na")
    assert codes_of(form_csv(tmp_path / "g.csv", form_rows(EXAMPLE, code="k7m-2q9-xat"))) == [WHOLE]


def test_a_typo_in_a_survey_is_an_error_with_its_row(tmp_path):
    """Other texts that are no code are left out with a remark, as they may be names."""
    path = survey(tmp_path / "s.csv", WHOLE, TYPO, "Jan de Vries", "p3h8t5wb")
    assert_only_problem(source(path, SET)[1], 3, "Kijk de code nog eens na")
    assert codes_of(survey(tmp_path / "t.csv", WHOLE, "Jan de Vries", "p3h8t5wb")) == [WHOLE, None, "p3h8t5wb"]


def test_a_sign_left_out_shows_beside_whole_codes(tmp_path):
    """Of eight signs among nines one is missing; where eights are as many they are a kind of their own."""
    path = survey(tmp_path / "s.csv", WHOLE, "p3h8t5wbe", "m4n8r2xa")
    assert_only_problem(source(path, SET)[1], 4, "acht tekens", "Kijk de code nog eens na")
    assert codes_of(survey(tmp_path / "t.csv", WHOLE, "p3h8t5wb", "m4n8r2xa")) == [WHOLE, "p3h8t5wb", "m4n8r2xa"]


@pytest.mark.parametrize(("codes", "line"), [((WHOLE, "p3h8t5wbe", TYPO), 4), ((WHOLE, TYPO), None)])
def test_in_a_column_of_ones_own_our_codes_must_be_most(tmp_path, codes, line):
    """Codes of another program may look like ours, and are kept as they are."""
    column_map = mapped(tmp_path, "deelnemerskolom: Code\n")
    path = survey(tmp_path / "s.csv", *codes, heading="Code")
    if line is None:
        other = survey(tmp_path / "o.csv", "a7b2c9d3e", "q2w3e4r5t", heading="Code")
        assert codes_of(other, make_set(), column_map=column_map) == ["a7b2c9d3e", "q2w3e4r5t"]
    else:
        assert_only_problem(source(path, make_set(), column_map=column_map)[1], line, "Kijk de code nog eens na")


def test_a_typo_in_a_long_table_is_an_error_with_its_row(tmp_path):
    """Of three people with our codes one has a typo."""
    rows = [f"X;2026;{code};;A01;4;" for code in (WHOLE, "p3h8t5wbe", "k7m2q9xta")]
    path = tmp_path / "lang.csv"
    path.write_text("\n".join([LONG, *rows]), encoding="utf-8")
    assert_only_problem(source(path, SET)[1], 4, "Kijk de code nog eens na")
    path.write_text("\n".join([LONG, *(row.replace("k7m2q9xta", "d07") for row in rows)]), encoding="utf-8")
    assert codes_of(path) == [WHOLE, "p3h8t5wbe", "d07"]
