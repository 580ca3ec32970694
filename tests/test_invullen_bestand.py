# SPDX-License-Identifier: EUPL-1.2
"""The score sheet on disk while somebody fills it in."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from analysetool.errors import InputError, UsageError
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.fill_in.commands import Give, GoTo, WriteNote
from analysetool.fill_in.dialogue import Dialogue
from analysetool.model import Answer, Release
from analysetool.terminal import sheet_file
from analysetool.terminal.sheet_file import SheetFile
from tests.conftest import make_set, make_sheet

SHEET = """\
# Scorelijst van de werkgroep
#   [niet] weghalen: a & b

stellingenset: proef
versie: "1.0"
coalitie: Neder-Betuwe
jaar: 2026
deelnemer: k7m2q9xa
soort: individueel
scores:
  A01: 4
"""
JOINT = """\
stellingenset: proef
versie: "1.0"
coalitie: Neder-Betuwe
jaar: 2026
domein: jgz
soort: gezamenlijk
herkomst: "Verzonnen: voorbeeld #1"
gevraagd: [A01, A02, B01]
scores:
  A01: {score: 4, opmerking: "regel 1\\nregel 2 #geen commentaar"}
  B01: {opmerking: "nog bespreken"}
open: [A02]
redenen:
  A01: "Wij zagen cijfers: 2025"
handopsteken:
  A01: {scores: [0, 2, 5, 3, 1], weet_niet: 2, nvt: 1}
acties:
  - {stelling: A02, wat: Kaart maken, wie: GGD, wanneer: 2027-03-01, status: open}
"""


def loaded(path, statement_set):
    """The sheet on disk, which must be without problems."""
    document = read_document(path)
    sheet = parse_score_sheet(document, statement_set)
    assert document.problems == []
    return sheet


def test_a_file_is_made_at_the_first_answer_and_not_before(tmp_path, small_set):
    """Looking at a new sheet leaves the folder empty."""
    file = SheetFile(tmp_path / "d07.yaml", small_set)
    assert (file.sheet, file.exists, list(tmp_path.iterdir())) == (None, False, [])
    file.save(make_sheet({"A01": 4}), "uw antwoord 4 op A01")
    assert [path.name for path in tmp_path.iterdir()] == ["d07.yaml"]
    assert loaded(tmp_path / "d07.yaml", small_set).answers == make_sheet({"A01": 4}).answers


def test_everything_in_a_joint_sheet_survives_an_answer(write, small_set):
    """Origin, asked statements, notes, open points, reasons, hands and actions stay as they were."""
    path = write("gezamenlijk.yaml", JOINT)
    file = SheetFile(path, small_set)
    dialogue = Dialogue(file, file.sheet, small_set)
    assert [statement.id for statement in dialogue.session.statements] == ["A01", "A02", "B01"]
    assert dialogue.take(Give(Answer.TWO)) == "A02: 2, Oneens. Bewaard."
    before, after = file.sheet, loaded(path, small_set)
    assert replace(after, answers={}, path="") == replace(before, answers={}, path="")
    assert dict(after.answers) == {**before.answers, "A02": make_sheet({"A02": 2}).answers["A02"]}
    assert path.read_text(encoding="utf-8") == JOINT.replace("  B01:", "  A02: 2\n  B01:", 1)


def test_the_leading_comment_block_stays(write, small_set):
    """What somebody wrote above the first key is still there after an answer, letter for letter."""
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)
    Dialogue(file, file.sheet, small_set).take(Give(Answer.DONT_KNOW))
    assert path.read_text(encoding="utf-8") == SHEET + "  A02: weet-niet\n"
    assert file.lost_comments == ()


def test_comments_elsewhere_are_named_by_line(write, small_set):
    """Comments that rewriting would lose are known before anything is written."""
    path = write("d07.yaml", SHEET.replace("A01: 4", "A01: 4  # twijfel") + "# einde\n")
    assert SheetFile(path, small_set).lost_comments == (11, 12)


def test_line_ends_of_windows_stay(write, small_set):
    """A file with CRLF keeps CRLF, in its comment too, so that a diff shows one line."""
    path = write("d07.yaml", SHEET.replace("\n", "\r\n"))
    file = SheetFile(path, small_set)
    Dialogue(file, file.sheet, small_set).take(Give(Answer.ONE))
    assert path.read_bytes() == (SHEET + "  A02: 1\n").replace("\n", "\r\n").encode()


@pytest.mark.parametrize("content", ["", "# Vul dit in\n", "# Vul dit in", "\ufeff# Vul dit in\n\n"])
def test_an_empty_file_counts_as_a_sheet_that_has_yet_to_begin(write, small_set, content):
    """An empty file, or one with comments only, can be filled in; the comments stay."""
    path = write("d07.yaml", content)
    file = SheetFile(path, small_set)
    assert file.sheet is None
    file.save(make_sheet({"A01": 4}), "")
    assert loaded(path, small_set).answers == make_sheet({"A01": 4}).answers
    assert path.read_text(encoding="utf-8").startswith("# Vul dit in\n" if "#" in content else "stellingenset")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("scores: {A01: 7, A99: 3}\n", ("kies 1–5", "A99", "coalitie ontbreekt")),
        ("meting: {coalitie: X, jaar: 2026}\n", ("geen scorelijst",)),
        ("- 1\n", ("geen scorelijst",)),
        ("a: [\n", ("YAML niet",)),
        (b"\xff\xfea\x00", ("UTF-16",)),
        (SHEET.replace("proef", "andere-set"), ("andere-set",)),
    ],
)
def test_a_file_with_problems_is_refused_and_left_alone(write, small_set, content, words):
    """All problems are told at once and not a byte is changed."""
    path = write("d07.yaml", content)
    before = path.read_bytes()
    with pytest.raises(InputError) as caught:
        SheetFile(path, small_set)
    assert [word for word in words if word not in str(caught.value)] == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("d07", "d07.yaml"),
        ("d07.txt", "d07.yaml"),
        ("map.yaml", "is een map"),
        ("weg/d07.yaml", "bestaat niet"),
        ("bestand.txt/d07.yaml", "bestaat niet"),
        (".yaml", "eindigt niet op"),
        ("x" * 300 + ".yaml", "kan geen scorelijst worden|kan niet worden"),
    ],
)
def test_a_path_that_cannot_become_a_sheet_is_refused_at_once(tmp_path, small_set, name, words):
    """Before the first question it is clear whether answers can be saved, with what to type instead."""
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "bestand.txt").touch()
    with pytest.raises(UsageError, match=words):
        SheetFile(tmp_path / name, small_set)


@pytest.mark.parametrize("change", ["changed", "removed", "made"])
def test_work_of_another_process_is_never_overwritten(write, tmp_path, small_set, change):
    """A file that was changed, removed or made in between stays as it is, and the lost answer is named."""
    path = tmp_path / "d07.yaml"
    if change != "made":
        write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)
    dialogue = Dialogue(file, file.sheet or make_sheet(), small_set)
    if change == "removed":
        path.unlink()
    else:
        path.write_text(SHEET.replace("A01: 4", "A01: 1"), encoding="utf-8")
    before = path.read_bytes() if path.exists() else None
    statement = dialogue.session.current.id
    with pytest.raises(UsageError) as caught:
        dialogue.take(Give(Answer.FIVE))
    assert f"uw antwoord 5 op {statement}" in str(caught.value)
    assert "niets overschreven" in str(caught.value)
    assert (path.read_bytes() if path.exists() else None) == before
    assert [found.name for found in tmp_path.iterdir() if found.name.startswith(".")] == []


def test_a_note_that_could_not_be_saved_is_named_in_full(write, small_set):
    """Who typed a long note can copy it from the message."""
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)
    dialogue = Dialogue(file, file.sheet, small_set)
    path.write_text("anders", encoding="utf-8")
    with pytest.raises(UsageError, match="Alleen bekend bij de JGZ"):
        dialogue.take(WriteNote("Alleen bekend bij de JGZ"))


def test_a_disk_that_refuses_is_told_with_the_answer_that_is_missing(write, small_set, monkeypatch):
    """A full disk costs one answer at most, and that one is named."""
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sheet_file, "write_whole", full)
    with pytest.raises(UsageError, match="uw antwoord weet-niet op A02"):
        Dialogue(file, file.sheet, small_set).take(Give(Answer.DONT_KNOW))
    assert path.read_text(encoding="utf-8") == SHEET


@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_interrupt_during_writing_loses_nothing(write, small_set, monkeypatch, moment):
    """Ctrl-C just before or just after the rename: finishing puts the answer on disk, once."""
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)
    real = sheet_file.write_whole

    def interrupted(*args, **kwargs):
        if moment == "after":
            real(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(sheet_file, "write_whole", interrupted)
    dialogue = Dialogue(file, file.sheet, small_set)
    with pytest.raises(KeyboardInterrupt):
        dialogue.take(Give(Answer.FIVE))
    monkeypatch.setattr(sheet_file, "write_whole", real)
    file.finish()
    file.finish()
    assert path.read_text(encoding="utf-8") == SHEET + "  A02: 5\n"


def test_the_same_answer_again_writes_nothing(write, small_set):
    """A key that changes nothing leaves the file alone, so that somebody else's change is not met for nothing."""
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, small_set)
    dialogue = Dialogue(file, file.sheet, small_set)
    path.unlink()
    dialogue.take(GoTo("A01"))
    assert dialogue.take(Give(Answer.FOUR)) == ""
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="making links needs rights on Windows")
def test_a_link_stays_a_link(write, tmp_path, small_set):
    """Writing through a symbolic link changes the sheet it points to."""
    target = write("echt/d07.yaml", SHEET)
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    file = SheetFile(link, small_set)
    Dialogue(file, file.sheet, small_set).take(Give(Answer.TWO))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == SHEET + "  A02: 2\n"


def test_a_sheet_keeps_its_own_known_version(write):
    """A sheet of an older version stays of that version when it is filled in further."""
    statement_set = replace(make_set(history=(Release(version="1.0"), Release(version="1.1"))), version="1.1")
    path = write("d07.yaml", SHEET)
    file = SheetFile(path, statement_set)
    Dialogue(file, file.sheet, statement_set).take(Give(Answer.TWO))
    assert 'versie: "1.0"' in path.read_text(encoding="utf-8")
