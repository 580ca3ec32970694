# SPDX-License-Identifier: EUPL-1.2
"""Removing a participant: the sheet goes, the ledger keeps nobody, and nobody else is touched or named."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysetool.commands import remove_participant as use_case
from analysetool.errors import UsageError
from analysetool.files.participants import normal_code
from analysetool.imports.ledger import NAME, LedgerEntry, Status, open_ledger
from tests import running
from tests.conftest import ordinary_signals

CODE, OTHER = "k7m2q9xa", "p3h8t5wb"
SHEET = (
    'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Dorp\njaar: {year}\ndeelnemer: {code}\n'
    "scores:\n  A01: 4\n"
)
JOINT = (
    'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Dorp\njaar: 2026\nsoort: gezamenlijk\nscores:\n  A01: 3\n'
    "redenen:\n  A01: Volgens k7m2q9xa klopt dit niet.\n"
)


@pytest.fixture
def folder(write, tmp_path) -> Path:
    """Two years of two participants, in files that are not called after them, and a joint sheet."""
    write("metingen/2025/een.yaml", SHEET.format(year=2025, code=CODE))
    write("metingen/2026/een.yaml", SHEET.format(year=2026, code=OTHER))
    write(f"metingen/2026/{OTHER}.yaml", SHEET.format(year=2026, code=CODE))
    write("metingen/2026/gezamenlijk.yaml", JOINT)
    return tmp_path / "metingen"


def run(*arguments: object, stdin: str = "") -> running.Result:
    """Run the command, without a terminal."""
    return running.run("verwijder-deelnemer", *arguments, stdin=stdin)


def told(result) -> str:
    """What was said."""
    assert b"Traceback" not in result.stderr
    return result.stderr.decode()


def sheets_in(folder: Path) -> list[str]:
    """The score sheets that are left."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def test_sheets_are_found_by_what_they_hold(folder):
    """All years of the participant go, whatever the files are called; everybody else stays byte for byte."""
    kept = (folder / "2026/een.yaml").read_bytes()
    result = run(folder, "--deelnemer", CODE, "--ja")
    assert result.returncode == 0, told(result)
    assert result.stdout == b""
    assert sheets_in(folder) == ["2026/een.yaml", "2026/gezamenlijk.yaml"]
    assert (folder / "2026/een.yaml").read_bytes() == kept
    assert (folder / "2026/gezamenlijk.yaml").read_text(encoding="utf-8") == JOINT
    for removed in ("2025/een.yaml", f"2026/{OTHER}.yaml"):
        assert str(folder / removed) in told(result)
    assert "Verwijderd: 2 scorelijsten." in told(result)


def test_the_ledgers_know_that_the_code_stays_away(folder):
    """In the folder and in each folder with a sheet the code's keyed hash is kept as removed, without the code."""
    assert run(folder, "--deelnemer", CODE, "--ja").returncode == 0
    for home in (folder, folder / "2025", folder / "2026"):
        ledger = open_ledger(home)
        entry = ledger.entries[ledger.code_key(CODE)]
        assert (entry.status, entry.participant, entry.answers) == (Status.REMOVED, None, None)
        assert CODE not in (home / NAME).read_text(encoding="utf-8")


def test_imported_rows_stay_known_as_removed(folder):
    """Rows of the participant lose code and answers but keep their key; rows of others stay as they were."""
    ledger = open_ledger(folder / "2026")
    mine, theirs = ledger.hash_of("bron", "12"), ledger.hash_of("bron", "13")
    ledger.put(LedgerEntry(key=mine, answers=ledger.hash_of("A01=4"), participant=CODE))
    ledger.put(LedgerEntry(key=theirs, answers=ledger.hash_of("A01=5"), participant=OTHER))
    ledger.save()
    assert run(folder, "--deelnemer", CODE, "--ja").returncode == 0
    after = open_ledger(folder / "2026")
    assert after.entries[mine] == LedgerEntry(key=mine, answers=None, participant=None, status=Status.REMOVED)
    assert after.entries[theirs].participant == OTHER


@pytest.mark.parametrize("typed", ["K7M2Q9XA", "k7m2 q9xa", " k7m2-q9xa "])
def test_a_code_may_be_typed_as_people_copy_it(folder, typed):
    """Capitals, blanks and hyphens do not make another participant."""
    assert run(folder, "--deelnemer", typed, "--ja").returncode == 0
    assert sheets_in(folder) == ["2026/een.yaml", "2026/gezamenlijk.yaml"]


def test_codes_that_are_part_of_another_are_left_alone(write, tmp_path):
    """Removing d1 leaves d11 and 1d."""
    for code in ("d1", "d11", "1d"):
        write(f"metingen/{code}.yaml", SHEET.format(year=2026, code=code))
    assert run(tmp_path / "metingen", "--deelnemer", "d1", "--ja").returncode == 0
    assert sheets_in(tmp_path / "metingen") == ["1d.yaml", "d11.yaml"]
    assert (normal_code("D07"), normal_code("Groep A"), normal_code("  ")) == ("d07", "Groep A", "")


def test_an_unknown_code_changes_nothing_and_names_nobody(folder):
    """Exit 2 with how many sheets were looked at; no other participant's code, no ledger."""
    before = sorted(folder.rglob("*"))
    result = run(folder, "--deelnemer", "z9z9z9z9", "--ja")
    assert result.returncode == 2
    assert "deelnemer 'z9z9z9z9' staat niet in" in told(result)
    assert "Nagekeken: 4 scorelijsten." in told(result)
    assert OTHER not in told(result)
    assert CODE not in told(result)
    assert sorted(folder.rglob("*")) == before
    assert "typefout" not in told(result)
    assert "Kijk de code nog eens na: er zit een typefout in" in told(run(folder, "--deelnemer", "k7m2q9xta", "--ja"))


def test_doing_it_again_changes_nothing(folder):
    """The second time it says that this was done; the ledger stays byte for byte."""
    assert run(folder, "--deelnemer", CODE, "--ja").returncode == 0
    before = (folder / NAME).read_bytes()
    result = run(folder, "--deelnemer", CODE, "--ja")
    assert result.returncode == 0
    assert "is hier al verwijderd" in told(result)
    assert (folder / NAME).read_bytes() == before


def test_a_sheet_that_somebody_deleted_by_hand_leaves_its_code_in_the_ledger(folder):
    """Then there is no sheet, and the ledger still forgets the code."""
    ledger = open_ledger(folder / "2026")
    ledger.put(LedgerEntry(key=ledger.hash_of("bron", "9"), answers=None, participant="w4w4w4w4"))
    ledger.save()
    result = run(folder, "--deelnemer", "w4w4w4w4", "--ja")
    assert result.returncode == 0
    assert "- alleen de code in het importlogboek; er is geen scorelijst." in told(result)
    assert "w4w4w4w4" not in (folder / "2026" / NAME).read_text(encoding="utf-8")


def test_without_a_terminal_it_needs_a_yes(folder):
    """A pipe with "j" is no yes: nothing changes, and the plan was shown."""
    result = run(folder, "--deelnemer", CODE, stdin="j\n")
    assert result.returncode == 2
    assert "Voeg --ja toe." in told(result)
    assert str(folder / "2025/een.yaml") in told(result)
    assert len(sheets_in(folder)) == 4
    assert not (folder / NAME).exists()


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals exist on POSIX only")
@pytest.mark.parametrize(
    ("typed", "left", "words"),
    [
        (b"x\nj\n", 2, ["Typ j of n.", "Verwijderd: 2 scorelijsten."]),
        (b"n\n", 4, ["Gestopt. Er is niets verwijderd."]),
        (b"\x04", 4, ["Gestopt. Er is niets verwijderd."]),
    ],
)
def test_on_a_terminal_it_asks(folder, typed, left, words):
    """It shows what goes and asks; anything but yes, and the end of the input, removes nothing."""
    import pty

    ours, theirs = pty.openpty()
    with ordinary_signals():
        process = subprocess.Popen(
            [sys.executable, "-m", "analysetool", "verwijder-deelnemer", str(folder), "--deelnemer", CODE],
            stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
        )  # fmt: skip
    os.close(theirs)
    shown = b""
    answered = False
    try:
        while True:
            try:
                content = os.read(ours, 4096)
            except OSError:  # what Linux gives when the other end has closed
                break
            if not content:
                break
            shown += content
            if not answered and b"(j/n)" in shown:
                os.write(ours, typed)
                answered = True
    finally:
        os.close(ours)
        code = process.wait(timeout=60)
    text = shown.decode()
    assert code == 0
    assert len(sheets_in(folder)) == left
    assert [word for word in words if word not in text] == []


def test_it_says_what_it_cannot_reach(folder, write, tmp_path):
    """The joint sheet, other files with the code in them, room screens, git, and what is kept elsewhere."""
    write("metingen/lang.csv", f"deelnemer;score\n{CODE};4\n")
    write("metingen/los.csv", f"deelnemer;score\n{CODE}1;4\n")
    write("metingen/2026/scherm.html", "<!DOCTYPE html>")
    write("metingen/stuk.yaml", "scores: [\n")
    (tmp_path / ".git").mkdir()
    text = told(run(folder, "--deelnemer", CODE, "--ja"))
    for name in ("lang.csv", "2026/gezamenlijk.yaml", "2026/scherm.html", "stuk.yaml"):
        assert f"- {folder / name}: " in text, name
    assert "los.csv" not in text
    left = ("Git:", "Ruwe exports", "Lange tabellen", "Reservekopieën", "Rapporten die al zijn gemaakt", "De browser")
    for word in (*left, "De lijst met namen en codes"):
        assert word in text
    assert "redenen, opmerkingen en acties zijn vrije tekst" in text


@pytest.mark.parametrize("sheet", [True, False], ids=["with a sheet", "alone"])
def test_what_interrupted_writes_left_goes_too(folder, write, sheet):
    """Called after the code or holding it; that of somebody else stays."""
    if not sheet:
        for name in sheets_in(folder):
            (folder / name).unlink()
    write(f"metingen/2026/.{CODE.upper()}.yaml.abc12345.tmp", "")
    write("metingen/.ander.yaml.abc12345.tmp", SHEET.format(year=2026, code=CODE))
    write("metingen/.ander.yaml.abc12346.tmp", SHEET.format(year=2026, code="q8q8q8q8"))
    result = run(folder, "--deelnemer", CODE, "--ja")
    assert result.returncode == 0, told(result)
    assert [path.name for path in folder.rglob("*.tmp")] == [".ander.yaml.abc12346.tmp"]
    assert "bleef over van een keer opslaan" in told(result)


def test_a_link_loses_its_target_too(folder, write):
    """A sheet behind a link: link and target go, or the answers would still be there."""
    target = write("elders/echt.yaml", SHEET.format(year=2026, code="q8q8q8q8"))
    link = folder / "2026" / "link.yaml"
    link.symlink_to(target)
    result = run(folder, "--deelnemer", "q8q8q8q8", "--ja")
    assert result.returncode == 0
    assert f"(verwijst naar {target})" in told(result)
    assert not target.exists()
    assert not link.is_symlink()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["weg", "--deelnemer", CODE], "'weg': dit bestand of deze map bestaat niet."),
        ([".", "--deelnemer", " "], "--deelnemer is leeg."),
        (["."], "--deelnemer"),
    ],
)
def test_wrong_use(arguments, words):
    """No folder, no code: exit 2 with what to type."""
    result = run(*arguments)
    assert result.returncode == 2
    assert words in told(result)


def test_a_damaged_ledger_stops_everything(folder, write):
    """Nothing is removed while it is not certain that the participant stays away."""
    write(f"metingen/2026/{NAME}", "{")
    result = run(folder, "--deelnemer", CODE, "--ja")
    assert result.returncode == 2
    assert "beschadigd" in told(result)
    assert len(sheets_in(folder)) == 4


def test_ledgers_go_before_sheets_and_the_work_can_be_repeated(folder, monkeypatch):
    """When deleting stops half-way the ledgers already say removed; the same command finishes the work."""
    real = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".yaml":
            raise OSError(errno.EACCES, "no")
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(UsageError, match=r"er is geen toegang.*nog een keer"):
            use_case.remove_participant(folder, CODE, confirmed=True)
    ledger = open_ledger(folder / "2026")
    assert ledger.entries[ledger.code_key(CODE)].status is Status.REMOVED
    assert len(sheets_in(folder)) == 4
    use_case.remove_participant(folder, CODE, confirmed=True)
    assert sheets_in(folder) == ["2026/een.yaml", "2026/gezamenlijk.yaml"]


def test_a_ledger_that_cannot_be_written_keeps_the_sheets(folder, monkeypatch):
    """Without the mark in the ledger no sheet goes."""
    monkeypatch.setattr(
        "analysetool.imports.ledger.write_whole", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.ENOSPC, "no"))
    )
    with pytest.raises(UsageError, match="de schijf is vol"):
        use_case.remove_participant(folder, CODE, confirmed=True)
    assert len(sheets_in(folder)) == 4


def test_the_report_no_longer_counts_them(folder):
    """After removing one of two participants one is left."""
    assert run(folder, "--deelnemer", CODE, "--ja").returncode == 0
    made = running.run("rapport", folder, "--jaar", "2026", "--formaat", "json")
    assert made.returncode == 0
    assert json.loads(made.stdout)["deelnemers"]["aantal"] == 1
