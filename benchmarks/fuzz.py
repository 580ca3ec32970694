# SPDX-License-Identifier: EUPL-1.2
"""Feed every reader of the tool inputs that nobody would write, and look whether it keeps its promises.

Usage: python -m benchmarks.fuzz [WOORD ...] [--kort] [--zaad N] [--deel D] [--uit MAP]. A word picks the readers with
it in their name; `--kort` takes about a minute, `--deel 0.1` tries a tenth. Examples are changed as what they are
(trees of YAML, cells, tags, parts of an archive) and as bytes. Which changes are kept to go on from is decided by what
they made the tool do: every step from one line of it to another that no input before took. That is watched with
`sys.settrace`, for one in sixteen inputs, and needs no other program.

Each input has five seconds and a gigabyte. What a reader may not do (raise anything but its own errors, hang, break
what `fuzz_targets` promises) is a find: the input is kept in the folder, with why. The same seed gives the same inputs.
Ends with code 1 at a find.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import analysetool
from benchmarks.fuzz_targets import TARGETS, Target

SECONDS = 5.0
"""An input may take so long."""
MEMORY = 1 << 30
"""Bytes of memory an input may take."""
SHORT = 0.03
"""Part of the inputs that `--kort` tries."""
_WATCHED_ALL, _WATCHED = 30, 16
"""The first inputs are all watched, of the others one in so many."""
_KEPT, _NEWEST = 2000, 50
_STUCK = 60.0
"""Seconds without a word after which a worker is taken to hang where no alarm comes through."""
_PACKAGE = str(Path(analysetool.__file__).parent)


class HangError(BaseException):
    """An input takes too long; no error, so that nobody catches it."""


@dataclass(slots=True)
class Find:
    """What a reader did that it may not do, and with which input."""

    target: str
    what: str
    content: bytes
    told: str


@dataclass(slots=True)
class Outcome:
    """What became of the inputs of one reader."""

    target: str
    inputs: int = 0
    accepted: int = 0
    steps: int = 0
    kept: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    finds: list[Find] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Take up what another worker tried."""
        self.inputs += other.inputs
        self.accepted += other.accepted
        self.steps = max(self.steps, other.steps)
        self.kept += other.kept
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        known = {find.what for find in self.finds}
        self.finds += [find for find in other.finds if find.what not in known]


class Guide:
    """Which steps from line to line the tool took, ever; says of an input whether it made a new one."""

    def __init__(self, folder: str = _PACKAGE) -> None:
        """Watch the modules in this folder."""
        self._folder = folder
        self.steps: set[tuple[CodeType, int, int]] = set()

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Watch what runs inside."""
        before = sys.gettrace()
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(before)

    def _called(self, frame: FrameType, _event: str, _value: object) -> Callable[..., Any] | None:
        code = frame.f_code
        if not code.co_filename.startswith(self._folder):
            return None
        last, steps = 0, self.steps

        def step(frame: FrameType, _event: str, _value: object) -> Callable[..., Any]:
            nonlocal last
            steps.add((code, last, frame.f_lineno))
            last = frame.f_lineno
            return step

        return step


def fuzz(target: Target, chance: random.Random, number: int, folder: Path, heard: Callable[[int], object]) -> Outcome:
    """Try so many inputs on one reader, the examples first.

    Args:
        target: the reader.
        chance: decides everything; the same one gives the same inputs.
        number: how many.
        folder: an empty one for the file that is read.
        heard: is told how many were tried, now and then.
    """
    outcome, guide, path = Outcome(target=target.name), Guide(), folder / target.file
    seeds = list(target.seeds())
    corpus, good, met = list(seeds), list(seeds), set()
    path.write_bytes(seeds[0])
    with contextlib.suppress(Exception, HangError), _alarm():
        target.run(path)  # what is made once and kept is not watched
    start = time.perf_counter()
    for tried in range(number):
        begin = good if chance.random() < 0.7 else corpus  # noqa: PLR2004 - what is refused leads to little else
        fresh = begin[-_NEWEST:] if chance.random() < 0.5 else begin  # noqa: PLR2004 - what is new leads on most often
        content = seeds[tried] if tried < len(seeds) else target.change(chance.choice(fresh), corpus, chance)
        path.write_bytes(content)
        before, watched = len(guide.steps), tried < _WATCHED_ALL or tried % _WATCHED == 0
        began = time.perf_counter()
        find, accepted = None, False
        try:
            with guide.watching() if watched else contextlib.nullcontext(), _alarm():
                accepted = target.run(path)
        except (Exception, HangError) as error:  # noqa: BLE001 - whatever it is, it is a find
            find = _find(target, content, error)
        outcome.slowest = max(outcome.slowest, time.perf_counter() - began)
        outcome.accepted += accepted
        if find is not None:
            outcome.finds += [find] if find.what not in met else []
            met.add(find.what)
        elif len(guide.steps) > before and tried >= len(seeds) and len(corpus) < _KEPT:
            corpus.append(content)
            good += [content] if accepted else []
        if tried % 256 == 0:
            heard(tried)
    outcome.inputs, outcome.seconds = number, time.perf_counter() - start
    outcome.steps, outcome.kept = len(guide.steps), len(corpus) - len(seeds)
    return outcome


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def ring(_signal: int, _frame: FrameType | None) -> None:
    """What happens when the alarm goes."""
    raise HangError(f"more than {SECONDS} s")


def _find(target: Target, content: bytes, error: BaseException) -> Find:
    """The same fault at the same place counts as one."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.startswith(_PACKAGE)), frames[-1])
    where = f"{Path(place.filename).name}:{place.lineno}"
    what = f"{type(error).__name__} bij {where}"
    if isinstance(error, AssertionError):
        what = f"{type(error).__name__}: {re.sub(r'[0-9]+', 'n', str(error))[:60]}"
    told = "".join(traceback.format_exception(error))
    return Find(target=target.name, what=what, content=content, told=told)


def _limit_memory() -> None:
    """What comes on top of what the process takes now."""
    try:
        import resource  # noqa: PLC0415 - POSIX alone has it
    except ImportError:
        return
    statm = Path("/proc/self/statm")
    now = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))


def _work(name: str, seed: str, number: int, folder: str, pipe: Connection) -> None:
    """What a worker does: its part of the inputs of one reader, and then tell."""
    signal.signal(signal.SIGALRM, ring)
    target = next(target for target in TARGETS if target.name == name)
    chance = random.Random(seed)  # noqa: S311 - not a secret
    warnings.simplefilter("ignore")  # two parts of one name are what we want
    list(target.seeds())  # what they import does not count as theirs
    _limit_memory()
    pipe.send(fuzz(target, chance, number, Path(folder), pipe.send))


@dataclass(slots=True)
class _Running:
    process: BaseProcess
    pipe: Connection
    job: tuple[Target, str, int]
    folder: tempfile.TemporaryDirectory[str]
    heard: float
    tried: int = 0


def run_all(targets: Sequence[Target], seed: int, part: float, workers: int) -> Iterator[Outcome]:
    """Try all readers, each in as many parts as there are cores counted on (two); gives each when all of it is done."""
    parts = 1 if part <= SHORT else 2
    jobs = [
        (target, f"{target.name} {seed} {place}", max(50, round(target.inputs * part / parts)))
        for target in targets
        for place in range(parts)
    ]
    left = {target.name: parts for target in targets}
    outcomes = {target.name: Outcome(target=target.name) for target in targets}
    running: list[_Running] = []
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    while jobs or running:
        while jobs and len(running) < workers:
            running.append(_begin(context, jobs.pop(0)))
        wait([own.pipe for own in running], timeout=1)
        for own in list(running):
            outcome = _hear(own)
            if outcome is None:
                continue
            running.remove(own)
            own.process.join()
            own.folder.cleanup()
            outcomes[outcome.target].add(outcome)
            left[outcome.target] -= 1
            if not left[outcome.target]:
                yield outcomes[outcome.target]


def _begin(context: Any, job: tuple[Target, str, int]) -> _Running:  # noqa: ANN401 - the kinds of context share no type
    folder = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108 - faster
    ours, theirs = context.Pipe()
    target, seed, number = job
    process = context.Process(target=_work, args=(target.name, seed, number, folder.name, theirs))
    process.start()
    theirs.close()
    return _Running(process, ours, job, folder, time.monotonic())


def _hear(own: _Running) -> Outcome | None:
    """What a worker says; its outcome when it is done, died, or hangs where no alarm comes through."""
    target, _, _ = own.job
    try:
        while own.pipe.poll():
            said = own.pipe.recv()
            own.heard = time.monotonic()
            if isinstance(said, Outcome):
                return said
            own.tried = said
    except EOFError:
        own.process.join()
        return _lost(own, f"het proces stopte (code {own.process.exitcode})")
    if time.monotonic() - own.heard > _STUCK and own.tried:
        own.process.kill()
        return _lost(own, "het proces hangt")
    if time.monotonic() - own.heard > 10 * _STUCK:
        own.process.kill()
        return _lost(own, f"{target.name} begint niet")
    return None


def _lost(own: _Running, why: str) -> Outcome:
    """A worker that is gone: what it was reading is still in its folder."""
    target, _, _ = own.job
    path = Path(own.folder.name) / target.file
    content = path.read_bytes() if path.exists() else b""
    find = Find(target=target.name, what=why, content=content, told=why)
    return Outcome(target=target.name, inputs=own.tried, finds=[find])


def _keep(find: Find, folder: Path, number: int, ending: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{find.target.replace(' ', '-')}-{number}{ending or '.txt'}"
    path.write_bytes(find.content)
    path.with_name(path.name + ".waarom.txt").write_text(find.told, encoding="utf-8")
    return path


def _line(name: str, *cells: str) -> str:
    return f"{name:16}" + "".join(f"{cell:>9}" for cell in cells)


def _told(outcome: Outcome) -> str:
    per_second = outcome.inputs / max(outcome.seconds, 0.001)
    accepted = outcome.accepted / max(outcome.inputs, 1)
    return _line(
        outcome.target, f"{outcome.inputs}", f"{outcome.seconds:.1f}s", f"{per_second:.0f}", f"{accepted:.0%}",
        f"{outcome.slowest * 1000:.0f}ms", f"{outcome.steps}", f"{outcome.kept}", f"{len(outcome.finds)}",
    )  # fmt: skip


def main() -> int:
    """Try, print a line for each reader, and say whether anything was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__.split("\n", 1)[0])
    parser.add_argument("words", nargs="*", metavar="WOORD")
    parser.add_argument("--kort", action="store_true", help="about a minute")
    parser.add_argument("--deel", type=float, default=1.0, help="a part of the inputs, such as 0.1")
    parser.add_argument("--zaad", type=int, default=1, help="another seed gives other inputs")
    parser.add_argument("--tegelijk", type=int, default=min(2, os.cpu_count() or 1), help="how many at a time")
    parser.add_argument("--uit", type=Path, default=Path("uitvoer/fuzz"), help="where finds are kept")
    chosen = parser.parse_args()
    targets = [own for own in TARGETS if not chosen.words or any(word in own.name for word in chosen.words)]
    print(f"zaad {chosen.zaad}, begonnen {time.strftime('%H:%M:%S')}")
    print(_line("lezer", "invoer", "tijd", "per s", "gelezen", "langste", "stappen", "bewaard", "gevonden"))
    total = 0
    files = {target.name: target.file for target in TARGETS}
    for outcome in run_all(targets, chosen.zaad, SHORT if chosen.kort else chosen.deel, chosen.tegelijk):
        print(_told(outcome), flush=True)
        for number, find in enumerate(outcome.finds, start=1):
            ending = Path(files[find.target]).suffix
            print(f"  GEVONDEN {find.what}: {_keep(find, chosen.uit, total + number, ending)}")
        total += len(outcome.finds)
    print(f"gevonden: {total}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
