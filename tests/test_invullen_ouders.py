# SPDX-License-Identifier: EUPL-1.2
"""`invullen --voor ouders`: only the sentences for parents, in their words, and a sheet that says so."""

from __future__ import annotations

import pytest

from analysetool.errors import UsageError
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.fill_in.identity import Options, identify
from analysetool.fill_in.parents import for_parents
from analysetool.model import Voice
from analysetool.terminal.lines import Lines
from analysetool.words.guidance import GUIDANCE, GUIDANCE_PARENTS
from tests import running
from tests.conftest import make_set, make_sheet, with_parents

WHO = ("--coalitie", "Neder-Betuwe", "--jaar", "2026", "--deelnemer", "o7m2q9xa")


def fill_in(path, *lines: str, voice: tuple[str, ...] = ("--voor", "ouders"), code: int = 0) -> tuple[str, str]:
    """Run the command with these lines on standard input."""
    typed = "".join(f"{line}\n" for line in lines)
    done = running.run("invullen", path, *WHO, *voice, stdin=typed, COLUMNS="80")
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def written(path, shipped):
    """The sheet on disk, which must be without problems."""
    document = read_document(path)
    sheet = parse_score_sheet(document, shipped)
    assert document.problems == []
    return sheet


def test_a_parent_answers_what_parents_are_asked(tmp_path, shipped):
    """Three lines answer the first three sentences for parents, and the sheet holds voice, domain and list."""
    out, _ = fill_in(tmp_path / "o.yaml", "4", "weet-niet", "2", "s")
    sheet = written(tmp_path / "o.yaml", shipped)
    assert (sheet.voice, sheet.domain, sheet.asked) == (Voice.PARENTS, "ouders", shipped.asked_of_parents)
    first = shipped.asked_of_parents[:3]
    assert [(identity, sheet.answers[identity].answer.value) for identity in first] == list(
        zip(first, ("4", "weet-niet", "2"), strict=True)
    )
    texts = {statement.id: statement for statement in shipped.statements}
    flat = " ".join(out.split())
    assert texts[first[0]].parents_text in flat
    assert texts[first[0]].text not in flat


def test_a_parent_goes_on_without_saying_so_again(tmp_path, shipped):
    """The sheet knows whose it is; the explanation is that for parents."""
    fill_in(tmp_path / "o.yaml", "4", "s")
    out, _ = fill_in(tmp_path / "o.yaml", "?", "5", "s", voice=())
    sheet = written(tmp_path / "o.yaml", shipped)
    assert (sheet.voice, len(sheet.answers)) == (Voice.PARENTS, 2)
    assert GUIDANCE_PARENTS[:40] in " ".join(out.split())
    assert GUIDANCE[:40] not in " ".join(out.split())


def test_a_sheet_keeps_its_voice(tmp_path):
    """Another voice needs another sheet; an unknown one, or a set without words for parents, is told."""
    fill_in(tmp_path / "p.yaml", "4", "s", voice=())
    _, told = fill_in(tmp_path / "p.yaml", "s", code=2)
    assert "--voor is ouders" in told
    with pytest.raises(UsageError, match="--voor is 'kinderen'"):
        identify(tmp_path / "n.yaml", None, Options(coalition="Ede", year=2026, voice="kinderen"), make_set(), Lines())
    with pytest.raises(UsageError, match="geen stellingen voor ouders"):
        identify(tmp_path / "n.yaml", None, Options(coalition="Ede", year=2026, voice="ouders"), make_set(), Lines())
    with pytest.raises(UsageError, match="--voor is partners"):
        identify(
            tmp_path / "n.yaml", make_sheet({}, voice=Voice.PARENTS), Options(voice="partners"), make_set(), Lines()
        )


def test_the_words_of_parents_come_without_those_for_professionals():
    """Explanation, anchors, advice and source are about the work of partners."""
    own = for_parents(with_parents(make_set(), "A01", "B02"))
    assert [(statement.id, statement.text) for statement in own.statements] == [
        ("A01", "Ouders A01."), ("B02", "Ouders B02."),
    ]  # fmt: skip
    assert all(not statement.anchors and statement.explanation is None for statement in own.statements)
