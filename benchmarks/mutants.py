# SPDX-License-Identifier: EUPL-1.2
"""Break the rules of the core one at a time, and look whether a test notices.

Usage: python -m benchmarks.mutants [WORD ...] [--workers N]. A word picks the modules with it in their path, such as
`groups` or `figures/`; without one all are tried, which takes some ten minutes on two cores.

Nothing is changed in the tree: each worker breaks a copy in a temporary folder. Ends with code 1 when a mutant survives
that has no reason to, and with code 2 when the list does not fit the code any more.
"""

from __future__ import annotations

import argparse
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.mutations import TARGETS, Mutation, Target

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("analysetool", "templates", "tests", "voorbeelden", "docs", "benchmarks")
LONGEST = 300
"""Seconds after which a mutant that keeps its tests running counts as noticed."""
ALL_PASSED, SOME_FAILED = 0, 1
"""Exit codes of pytest; with any other the tests did not run."""
SURVIVED, MISFIT = 1, 2


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "SURVIVED"
    EQUIVALENT = "equivalent"
    NOT_EQUIVALENT = "KILLED, THOUGH CALLED EQUIVALENT"
    BROKEN = "TESTS DID NOT RUN"


UNWANTED = (Fate.SURVIVED, Fate.NOT_EQUIVALENT, Fate.BROKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One mutation of one module, what became of it, and the last lines of the tests where they say why."""

    target: Target
    mutation: Mutation
    fate: Fate
    seconds: float
    told: str


def misfits(targets: Iterable[Target]) -> list[str]:
    """Where the list does not fit the code: a text that is not there exactly once, or a file of tests that is gone."""
    found = []
    for target in targets:
        source = (ROOT / target.module).read_text(encoding="utf-8") if (ROOT / target.module).exists() else ""
        found += [
            f"{target.module}: there is no {test}"
            for test in target.tests
            if not (ROOT / test.partition("::")[0]).exists()
        ]
        found += [
            f"{target.module}: {source.count(mutation.before)} times, and not once: {mutation.before!r}"
            for mutation in target.mutations
            if source.count(mutation.before) != 1
        ]
    return found


def copy_tree(into: Path) -> Path:
    """A copy of all that tests read; times of files are kept, so that compiled modules stay valid."""
    into.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy2(file, into / file.name)
    return into


def run_tests(folder: Path, tests: Sequence[str], *, keep_compiled: bool = False) -> tuple[int, str]:
    """The exit code of pytest on these files and what it said last."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    if not keep_compiled:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    # --hypothesis-seed: the same mutants must survive tomorrow
    options = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider", "--hypothesis-seed=0")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return SOME_FAILED, f"took more than {LONGEST} s"
    return done.returncode, "\n".join(done.stdout.splitlines()[-6:])


def try_mutation(folder: Path, target: Target, mutation: Mutation) -> Trial:
    """Break the module in a copy, run the tests that guard it, and mend it again."""
    module = folder / target.module
    state, source = module.stat(), module.read_text(encoding="utf-8")
    start = time.monotonic()
    module.write_text(source.replace(mutation.before, mutation.after), encoding="utf-8")
    os.utime(module, (state.st_atime, state.st_mtime + 60))  # within one second Python would take the compiled module
    try:
        code, told = run_tests(folder, target.tests)
    finally:
        module.write_text(source, encoding="utf-8")
        os.utime(module, (state.st_atime, state.st_mtime))
    if code not in {ALL_PASSED, SOME_FAILED}:
        fate = Fate.BROKEN
    elif mutation.equivalent:
        fate = Fate.EQUIVALENT if code == ALL_PASSED else Fate.NOT_EQUIVALENT
    else:
        fate = Fate.SURVIVED if code == ALL_PASSED else Fate.KILLED
    return Trial(target=target, mutation=mutation, fate=fate, seconds=time.monotonic() - start, told=told)


def try_all(targets: Sequence[Target], workers: int) -> list[Trial]:
    """Try every mutation, each worker in a copy of its own; a line for each as it is done.

    Raises:
        RuntimeError: when the tests fail without any mutation.
    """
    with tempfile.TemporaryDirectory() as place:
        first = copy_tree(Path(place) / "0")
        code, told = run_tests(
            first, list(dict.fromkeys(test for target in targets for test in target.tests)), keep_compiled=True
        )
        if code != ALL_PASSED:
            raise RuntimeError(f"the tests fail without any mutation:\n{told}")
        folders: queue.Queue[Path] = queue.Queue()
        folders.put(first)
        for number in range(1, workers):
            folders.put(shutil.copytree(first, Path(place) / str(number)))

        def try_one(target: Target, mutation: Mutation) -> Trial:
            folder = folders.get()
            try:
                trial = try_mutation(folder, target, mutation)
            finally:
                folders.put(folder)
            print(f"{trial.seconds:6.1f} s  {trial.fate}: {target.module}: {mutation.what}", flush=True)
            return trial

        with ThreadPoolExecutor(workers) as pool:
            return list(
                pool.map(
                    lambda pair: try_one(*pair),
                    [(target, mutation) for target in targets for mutation in target.mutations],
                )
            )


def print_table(trials: Sequence[Trial]) -> None:
    """The mutants per module, and below it everything that asks for a test or a reason."""
    print(f"\n{'module':<40}{'mutants':>8}{'killed':>8}{'equivalent':>12}{'survived':>10}")
    for module in dict.fromkeys(trial.target.module for trial in trials):
        own = [trial.fate for trial in trials if trial.target.module == module]
        print(
            f"{module:<40}{len(own):>8}{own.count(Fate.KILLED):>8}{own.count(Fate.EQUIVALENT):>12}"
            f"{sum(fate in UNWANTED for fate in own):>10}"
        )
    for trial in trials:
        if trial.fate in UNWANTED:
            print(f"\n{trial.fate}: {trial.target.module}: {trial.mutation.what}")
            print(f"  - {trial.mutation.before}\n  + {trial.mutation.after}\n{trial.told}")


def main() -> int:
    """Try the chosen mutants and print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants")
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    targets = [
        target for target in TARGETS if not arguments.words or any(word in target.module for word in arguments.words)
    ]
    if wrong := misfits(targets):
        print("The list of mutants does not fit the code:\n" + "\n".join(wrong))
        return MISFIT
    trials = try_all(targets, arguments.workers)
    print_table(trials)
    return SURVIVED if any(trial.fate in UNWANTED for trial in trials) else 0


if __name__ == "__main__":
    sys.exit(main())
