# SPDX-License-Identifier: EUPL-1.2
"""An import on a real terminal: what is shown comes before the question, and the answer decides."""

from __future__ import annotations

import pytest

from analysetool.files.statement_sets import shipped_statement_set
from tests import survey_files as made
from tests.importing import sheets_in
from tests.terminal import Terminal

pytestmark = pytest.mark.process


class Import(Terminal):
    """`importeer` on a terminal."""

    command = "importeer"


@pytest.mark.parametrize(("answer", "sheets"), [("n\n", 0), ("j\n", 4)])
def test_the_question_on_a_terminal(tmp_path, answer, sheets):
    """Places in a list are what it is about; a no is no error."""
    statements = shipped_statement_set()
    people = made.make_respondents(statements, 4)
    path = made.lime_survey_csv(tmp_path / "e.csv", statements, people, words=made.A_CODES)
    folder = tmp_path / "uit"
    with Import(path, "--uit", str(folder), "--coalitie", "Dorp", "--jaar", "2026") as terminal:
        terminal.expect("'A1' is 1 (helemaal oneens)")
        terminal.expect("plaatsen in een lijst")
        terminal.expect("Zo overnemen? [j/n]")
        assert not folder.exists()
        terminal.send(answer)
        terminal.ends()
    assert (len(sheets_in(folder, statements)) if folder.exists() else 0) == sheets
