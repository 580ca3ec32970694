# SPDX-License-Identifier: EUPL-1.2
"""The step that checks: `toets`, what is made of its outcome, and what of that stops a pipeline."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from action import words
from action.badge import badge, may_be_written
from action.baseline import unpack
from action.comment import place
from action.runner import (
    TOOL_FAILED,
    WRONG_INPUT,
    StepError,
    given,
    given_lines,
    own_folder,
    put_out,
    run,
    say,
    switched_on,
    tool,
)
from analysetool.rounding import round_half_up

RESULTS = {0: "voldaan", 1: "niet-voldaan", 3: "niet-vergelijkbaar", 4: "te-weinig-gegevens"}
"""What the exit codes of `toets` mean; any other is a fault."""
FAILING = {RESULTS[code]: code for code in (3, 4, 1)}
"""The outcomes that can stop a pipeline, by their exit codes, the one that says most first."""
FAULT = "fout"
NEVER = "nooit"
_ABOUT = ("sources", "requirements", "statements", "coalition", "from", "to", "basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The inputs that are looked at before anything runs."""

    sources: tuple[str, ...]
    fail_on: frozenset[str]
    report: tuple[str, ...]
    badge: str
    comment: bool


def check() -> int:
    """Check, write what was asked for, and end as `fail-on` says.

    Raises:
        StepError: when an input is wrong; nothing was written then.
    """
    scratch = Path(tempfile.mkdtemp(prefix="toets-", dir=own_folder()))
    try:
        return _check(scratch)
    except Exception:
        put_out(result=FAULT, score="")
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _check(scratch: Path) -> int:
    asked = _asked()
    choice, own = _choice(), _own_of_check(scratch)
    written = {form: scratch / f"toets.{form}" for form in ("github", "json", "md")}
    formats = ["terminal", *given_lines("outputs"), *(f"{form}={path}" for form, path in written.items())]
    code = run(tool("toets", *choice, *own, *_formats(formats), "--", *asked.sources))
    if written["github"].is_file():
        sys.stdout.write(written["github"].read_text(encoding="utf-8"))
    result = RESULTS.get(code, FAULT)
    total: dict[str, Any] = {} if result == FAULT else _total(scratch / "rapport.json", choice, asked)
    mean = total.get("gemiddelde")
    if asked.badge:
        Path(asked.badge).write_text(badge(mean, total.get("oordeel")), encoding="utf-8")
    if asked.comment:
        text = written["md"].read_text(encoding="utf-8") if result != FAULT else f"{words.NO_RESULT}\n"
        place(text, [given(name) for name in _ABOUT])
    put_out(result=result, score="" if mean is None else f"{round_half_up(mean):.1f}")
    return code if result == FAULT else _end(json.loads(written["json"].read_text(encoding="utf-8")), asked.fail_on)


def _asked() -> Asked:
    """The inputs, looked at."""
    if given("from") and not given("to"):
        raise StepError("from zonder to", words.FROM_WITHOUT_TO)
    sources = given_lines("sources")
    if not sources:
        raise StepError("Geen invoer", words.NO_SOURCES)
    if given("baseline") and given("baseline-ref"):
        raise StepError("Twee basislijnen", words.TWO_BASELINES)
    report = given_lines("report")
    wrong = next((line for line in report if not all(line.partition("="))), None)
    if wrong is not None:
        raise StepError("Verkeerde report", words.no_path("report", wrong))
    if given("badge"):
        may_be_written(Path(given("badge")))
    return Asked(
        sources=tuple(sources),
        fail_on=_fail_on(given("fail-on")),
        report=tuple(report),
        badge=given("badge"),
        comment=switched_on("comment"),
    )


def _fail_on(text: str) -> frozenset[str]:
    """The outcomes that stop a pipeline; all of them when nothing was given, none for `nooit`."""
    named = text.replace(",", " ").split()
    if named == [NEVER]:
        return frozenset()
    unknown = next((word for word in named if word not in FAILING), None)
    if unknown is not None:
        raise StepError("Verkeerde fail-on", words.wrong_fail_on(unknown, FAILING))
    return frozenset(named or FAILING)


def _choice() -> list[str]:
    """The options of both commands: which measurement, and how things are written."""
    named = {"--stellingen": given("statements"), "--coalitie": given("coalition"), "--jaar": given("to")}
    options = [word for name, value in named.items() if value for word in (name, value)]
    return ["--basis", given("basis"), "--overschrijf", "--platte-tekst", *options]


def _own_of_check(scratch: Path) -> list[str]:
    """The options of `toets` alone."""
    ref = given("baseline-ref")
    base = str(unpack(ref, scratch / "basis")) if ref else given("baseline")
    named = {"--eisen": given("requirements"), "--basislijn": base, "--van": given("from")}
    return [word for name, value in named.items() if value for word in (name, value)]


def _formats(lines: list[str]) -> list[str]:
    return [word for line in lines for word in ("--formaat", line)]


def _total(path: Path, choice: list[str], asked: Asked) -> dict[str, Any]:
    """The total as the report shows it; makes the reports that were asked for in the same go."""
    code = run(tool("rapport", *choice, *_formats([f"json={path}", *asked.report]), "--", *asked.sources))
    if code:
        raise StepError("Geen rapport", words.NO_REPORT, code=WRONG_INPUT if code == WRONG_INPUT else TOOL_FAILED)
    total: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["totaal"]
    return total


def _end(outcome: dict[str, Any], fail_on: frozenset[str]) -> int:
    """The exit code of the worst outcome that stops; 0 when none does.

    `toets` itself has one code for all of its requirements. Behind too little data another requirement may not be
    met: every one is looked at.
    """
    found = {line["uitkomst"] for line in outcome["regels"] if line["niveau"] == "fout"}
    stopping = [code for name, code in FAILING.items() if name in found & fail_on]
    if stopping:
        return stopping[0]
    let_pass = [name for name in FAILING if name in found]
    if let_pass:
        say("notice", "Houdt niets tegen", words.lets_pass(let_pass))
    return 0
