# SPDX-License-Identifier: EUPL-1.2
"""What fuzzing and torture found once stays mended, and both can find."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.errors import InputError
from analysetool.files.requirements import load_requirements
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.files.workbooks.archive import open_archive
from analysetool.files.yaml_source import read_document
from analysetool.imports.ledger import NAME, open_ledger
from analysetool.session.leader import NAME as LEADER
from analysetool.session.leader import Lead
from analysetool.session.state_file import read_state
from analysetool.words import imports as say
from benchmarks import fuzz
from benchmarks.fuzz_targets import TARGETS, Target

FOUND = Path(__file__).parent / "gevonden"
ROOT = FOUND.parent.parent


def _state(path: Path) -> str:
    state, readable = read_state(path, frozenset({"A01", "A02", "A03", "A04", "B01", "B02"}))
    return "leeg" if state is None and not readable else "gelezen"


def _ledger(path: Path) -> str:
    shutil.copy(path, path.with_name(NAME))
    with pytest.raises(InputError) as caught:
        open_ledger(path.parent)
    return "beschadigd" if "beschadigd" in str(caught.value) else str(caught.value)


def _leader(path: Path) -> str:
    shutil.copy(path, path.with_name(LEADER))
    return "niemand" if Lead(path.parent).other() is None else "iemand"


def _last_line(path: Path) -> str:
    (problem,) = read_document(path).problems
    return f"regel {problem.line}"


def _requirements(path: Path) -> str:
    _, (problem,) = load_requirements(path, shipped_statement_set())
    return f"regel {problem.line}"


def _workbook(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_archive(path.read_bytes(), "boek.xlsx")
    return "beschadigd" if say.DAMAGED in str(caught.value) else str(caught.value)


READERS: dict[str, Callable[[Path], str]] = {
    "werksessie": _state,
    "importlogboek": _ledger,
    "leider": _leader,
    "meting": _last_line,
    "eisen": _requirements,
    "werkboek": _workbook,
}
"""By the folder that a file lies in, what reads it and says in a word what came of it."""
EXPECTED = {
    "werksessie/jaar-oneindig.json": "leeg",
    "werksessie/minuten-geen-getal.json": "leeg",
    "werksessie/jaar-honderden-cijfers.json": "leeg",
    "importlogboek/half-teken.json": "beschadigd",
    "importlogboek/te-diep.json": "beschadigd",
    "leider/gezien-te-groot.json": "niemand",
    "leider/zout-half-teken.json": "niemand",
    "meting/sleutel-zonder-einde.yaml": "regel 2",  # YAML itself tells a line below the last one
    "eisen/sleutel-als-laatste.yaml": "regel 4",
    "eisen/begin-zonder-einde.yaml": "regel 1",
    "eisen/alleen-een-tab.yaml": "regel 1",  # no line has anything on it
    "werkboek/deel-zonder-naam.xlsx": "beschadigd",
}
"""What must come of each file; what is no file of this tool is never half understood."""


@pytest.mark.parametrize("name", EXPECTED)
def test_what_was_found_stays_mended(tmp_path, name):
    """Each found file through its reader, in a folder of its own."""
    found = FOUND / name
    path = Path(shutil.copy(found, tmp_path))
    assert READERS[found.parent.name](path) == EXPECTED[name]


def test_every_found_file_is_tried():
    """A file that is added without saying what must come of it is seen."""
    files = {path.relative_to(FOUND).as_posix() for path in FOUND.rglob("*") if path.is_file()}
    assert files == set(EXPECTED)


# Fuzzing can find


def target(name: str) -> Target:
    """The reader of this name."""
    return next(own for own in TARGETS if own.name == name)


def tried(own: Target, number: int, folder: Path) -> fuzz.Outcome:
    """So many inputs with a fixed seed."""
    chance = random.Random(5)  # noqa: S311 - not a secret
    return fuzz.fuzz(own, chance, number, folder, lambda _: None)


def test_a_planted_fault_is_found(tmp_path):
    """A reader that takes a key for granted falls over soon, and the input is told with where."""

    def careless(path: Path) -> bool:
        root = read_document(path).root
        return root is not None and bool(root.entries["meting"].value.entries["jaar"])

    outcome = tried(replace(target("meting"), run=careless), 100, tmp_path)
    assert "KeyError" in {find.what.split()[0] for find in outcome.finds}
    assert outcome.inputs == 100


def test_a_broken_promise_is_found(tmp_path, monkeypatch):
    """A writer that takes a missing answer for a 1 breaks the promise that a sheet written again reads the same."""
    from benchmarks import fuzz_targets

    honest = fuzz_targets.dump_score_sheet
    monkeypatch.setattr(
        fuzz_targets, "dump_score_sheet", lambda *given: honest(*given).replace("scores:\n", "scores:\n  A10: 1\n")
    )
    outcome = tried(target("scorelijst"), 10, tmp_path)
    assert any("reads otherwise" in find.what for find in outcome.finds)


@pytest.fixture
def short_alarm(monkeypatch) -> Iterator[None]:
    """An input may take a moment only."""
    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    before = signal.signal(signal.SIGALRM, fuzz.ring)
    yield
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such alarm")
@pytest.mark.usefixtures("short_alarm")
def test_a_hang_is_found(tmp_path):
    """An input that takes too long is a find."""
    outcome = tried(replace(target("meting"), run=lambda _: bool(time.sleep(5))), 1, tmp_path)
    assert [find.what.split()[0] for find in outcome.finds] == ["HangError"]


def test_the_same_seed_gives_the_same_inputs(tmp_path):
    """What was found can be found again."""
    seen: list[list[bytes]] = [[], []]
    for place in range(2):

        def note(path: Path, own: list[bytes] = seen[place]) -> bool:
            own.append(path.read_bytes())
            return False

        tried(replace(target("eisen"), run=note), 60, tmp_path)
    assert seen[0] == seen[1]
    assert len(set(seen[0])) > 40


def _forked(number: int) -> str:
    if number > 3:
        return "many"
    return "few"


def test_the_guide_sees_a_new_way():
    """Only what was never run before counts as new."""
    guide = fuzz.Guide(str(Path(__file__).parent))
    steps = []
    for number in (1, 2, 5, 1):
        with guide.watching():
            _forked(number)
        steps.append(len(guide.steps))
    assert 0 < steps[0] == steps[1] < steps[2] == steps[3]


# Torture can find


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="processes are split off on POSIX only")
def test_torture_sees_half_a_file():
    """With a writer that writes a file where it stands, in two pieces, something is lost; and it ends with 1."""
    command = [sys.executable, "-m", "benchmarks.torture", "invullen (nieuw)", "--kort", "--stuk", "--zaad", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "d07.yaml is half" in done.stdout
