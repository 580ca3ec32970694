# SPDX-License-Identifier: EUPL-1.2
"""Factories that many tests share: small statement sets, score sheets, counts and documents. Nothing runs by itself."""

from __future__ import annotations

import gc
import os
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import settings

from analysetool.errors import Problem
from analysetool.figures.form import gather_form
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.files.yaml_source import YamlDocument, parse_into
from analysetool.measurement import Measurement, Note
from analysetool.model import (
    Answer,
    Domain,
    GivenAnswer,
    Kind,
    MeasurementInfo,
    Openness,
    Part,
    Phase,
    Release,
    ScoreSheet,
    Statement,
    StatementSet,
    Theme,
    Voice,
)
from analysetool.tally import responses_of
from analysetool.words.form import ToldForm, tell_form
from tests.devtools import close_browser
from tests.kinds import (
    pytest_collection_modifyitems,
    pytest_runtest_protocol,
    pytest_runtest_setup,
    spread,
    thorough,
)
from tests.tools import MISSING

__all__ = ["pytest_collection_modifyitems", "pytest_runtest_protocol", "pytest_runtest_setup", "thorough"]

Case = TypeVar("Case")

settings.register_profile("gate", deadline=None, print_blob=True)
settings.register_profile("analysetool", settings.get_profile("gate"), derandomize=True, max_examples=12)
settings.register_profile("quick", settings.get_profile("analysetool"), max_examples=5)
settings.load_profile("analysetool")
"""The gate looks for many new examples each time; elsewhere they are few and the same everywhere."""


def sampled(cases: Iterable[Case], most: int) -> list[Case]:
    """All cases of a dear loop where everything is tried; elsewhere some. For tests with parameters: marker `gate`."""
    every = list(cases)
    return every if thorough() else spread(every, most)


def at_most(examples: int) -> int:
    """So many examples of a dear law, and no more than of any other while you work."""
    return min(examples, settings.default.max_examples)


_OF_THE_RUNNER = re.compile(r"(ANALYSETOOL|GITHUB)_.*|(NO|FORCE)_COLOR|TTY_.*|PYTHON(WARNINGS|UTF8|IOENCODING)")
"""Settings of the shell or host in which the tests are run that would change what commands say."""


def pytest_configure() -> None:
    """Run everything in a window of one size and without the settings of whoever runs it; tests set their own."""
    for name in [name for name in os.environ if _OF_THE_RUNNER.fullmatch(name)]:
        del os.environ[name]
    os.environ["COLUMNS"] = "100"


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among the thousands of tests, which stay until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


SMALL = {"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04",)}, "B": {"B1": ("B01", "B02")}}
"""Two parts, three themes, six statements: enough to tell a part from the mean of its themes."""
DOMAINS = {
    "gemeente": "gemeente",
    "jgz": "medisch",
    "geboortezorg": "medisch",
    "sociaal-domein": "sociaal",
    "vrijwilligers": "informeel",
    "ouders": "ouders",
}


def make_set(
    parts: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    phases: Mapping[str, Phase] | None = None,
    domains: Mapping[str, str] | None = None,
    history: tuple[Release, ...] = (),
) -> StatementSet:
    """A statement set from ids alone: `{"A": {"A1": ("A01", "A02")}}`."""
    weights, phases = weights or {}, phases or {}
    return StatementSet(
        id="proef",
        version="1.0",
        title="Proefset",
        scale={1: "Helemaal oneens", 2: "Oneens", 3: "Deels", 4: "Eens", 5: "Helemaal eens"},
        parts=tuple(
            Part(
                id=part,
                title=f"Deel {part}",
                themes=tuple(
                    Theme(
                        id=theme,
                        title=f"Thema {theme}",
                        part=part,
                        statements=tuple(
                            Statement(
                                id=identity,
                                text=f"Stelling {identity}.",
                                theme=theme,
                                part=part,
                                weight=weights.get(identity, 1.0),
                                phase=phases.get(identity, Phase.THROUGHOUT),
                            )
                            for identity in statements
                        ),
                    )
                    for theme, statements in themes.items()
                ),
            )
            for part, themes in (SMALL if parts is None else parts).items()
        ),
        domains={
            key: Domain(id=key, title=key.capitalize(), cluster=cluster)
            for key, cluster in (DOMAINS if domains is None else domains).items()
        },
        history=history,
    )


def as_given(value: object) -> GivenAnswer:
    """An answer from 4, "weet-niet", "nvt", "" or a pair (answer, note)."""
    answer, note = value if isinstance(value, tuple) else (value, None)
    return GivenAnswer(answer=Answer(str(answer)), note=note)


def make_sheet(answers: Mapping[str, object] | None = None, **changes: object) -> ScoreSheet:
    """A valid score sheet for the set of `make_set`, with any field changed."""
    fields: dict[str, object] = {
        "statement_set": "proef",
        "version": "1.0",
        "coalition": "Neder-Betuwe",
        "year": 2026,
        "kind": Kind.INDIVIDUAL,
        "participant": "k7m2q9xa",
    }
    written = {identity: as_given(value) for identity, value in (answers or {}).items()}
    return ScoreSheet(**(fields | changes), answers=written)


def make_sheets(statement: str, *answers: object, **changes: object) -> list[ScoreSheet]:
    """One sheet per answer on one statement, each of a participant of its own."""
    return [
        make_sheet({statement: answer}, participant=f"p{number:07}", **changes) for number, answer in enumerate(answers)
    ]


def with_parents(statement_set: StatementSet, *ids: str) -> StatementSet:
    """The set with words for parents on these statements."""
    return replace(
        statement_set,
        parts=tuple(
            replace(
                part,
                themes=tuple(
                    replace(
                        theme,
                        statements=tuple(
                            replace(statement, parents_text=f"Ouders {statement.id}." if statement.id in ids else None)
                            for statement in theme.statements
                        ),
                    )
                    for theme in part.themes
                ),
            )
            for part in statement_set.parts
        ),
    )


def make_form(statement_set: StatementSet, audience: Voice, **about: Any) -> ToldForm:
    """A form with its sentences."""
    return tell_form(gather_form(statement_set, audience, **about))


def make_measurement(
    statement_set: StatementSet,
    sheets: Iterable[ScoreSheet] = (),
    *,
    joint: ScoreSheet | None = None,
    openness: Openness | None = None,
    minimum: int | None = None,
    **changes: object,
) -> Measurement:
    """A measurement of these individual sheets and joint sheet, with any field changed.

    It is closed from five people, unless `openness` or `minimum` say otherwise; one sheet alone is all that was read.
    """
    own = list(sheets)
    statements = [statement.id for statement in statement_set.statements]
    responses = responses_of(own, statements)
    notes = (
        Note(statement=identity, text=given.note)
        for sheet in own
        for identity, given in sheet.answers.items()
        if given.note
    )
    fields: dict[str, object] = {
        "coalition": "Neder-Betuwe",
        "year": 2026,
        "statements": tuple(statements),
        "responses": responses,
        "notes": tuple(notes),
        "alone": len(own) == 1 and joint is None,
    }
    if openness is not None or minimum is not None:
        fields["info"] = MeasurementInfo(coalition="Neder-Betuwe", year=2026, openness=openness, minimum=minimum)
    return Measurement(**(fields | changes), joint=joint)


def row(*scores: int, dont_know: int = 0, nvt: int = 0, blank: int = 0) -> list[int]:
    """Counts of one statement: how often 1, 2, 3, 4 and 5 were given, then weet-niet, nvt and not answered."""
    return [*(scores or (0, 0, 0, 0, 0)), dont_know, nvt, blank]


def counts_of(*rows: list[int]) -> np.ndarray:
    """Counts (1, S, 8) of one group from one row per statement."""
    return np.array([rows], dtype=np.int64)


def parsed(text: str, path: str = "metingen/d07.yaml") -> YamlDocument:
    """A document from text, as if it had been read from `path`."""
    document = YamlDocument(path=path, text=text)
    parse_into(document)
    return document


def with_lines(text: str, changes: Mapping[int, str | None]) -> str:
    """The text with lines (counted from 1) replaced, or left out where the change is None."""
    lines = dict(enumerate(text.splitlines(), start=1))
    return "".join(f"{line}\n" for _, line in sorted((lines | dict(changes)).items()) if line is not None)


def shown(problems: Iterable[Problem]) -> list[str]:
    """Problems as people read them, for comparing and for the message of a failing test."""
    return [f"{problem.severity} {problem.place}: {problem.message}" for problem in problems]


def assert_only_problem(problems: Iterable[Problem], line: int | None, *words: str) -> None:
    """Check that there is one problem, at this line, with all these words in it."""
    found = list(problems)
    assert [problem.line for problem in found] == [line], shown(found)
    assert [word for word in words if word not in found[0].message] == [], shown(found)


@pytest.fixture
def small_set() -> StatementSet:
    """The set of two parts, three themes and six statements."""
    return make_set()


@pytest.fixture(scope="session")
def shipped() -> StatementSet:
    """The 56 statements that come with the tool."""
    return shipped_statement_set()


@pytest.fixture
def write(tmp_path: Path):
    """Write a file below the test's own folder and give its path."""

    def _write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return _write


@contextmanager
def ordinary_signals() -> Iterator[None]:
    """Start a process here as a shell does: under nohup or in the background it would inherit ignored signals."""
    kinds = [kind for name in ("SIGINT", "SIGHUP") if (kind := getattr(signal, name, None)) is not None]
    ignored = [kind for kind in kinds if signal.getsignal(kind) is signal.SIG_IGN]
    for kind in ignored:
        signal.signal(kind, signal.SIG_DFL)
    try:
        yield
    finally:
        for kind in ignored:
            signal.signal(kind, signal.SIG_IGN)


_MISSED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note tests that were skipped because a tool is missing."""
    _note_missed(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """The same for modules that were skipped as a whole."""
    _note_missed(report)


def _note_missed(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and any(words in str(report.longrepr) for words in (MISSING, "could not import")):
        _MISSED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the browser; with REQUIRE_TOOLS set, as in the project's own gate, a missing tool is a failure."""
    close_browser()
    if os.environ.get("REQUIRE_TOOLS") and _MISSED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests made REQUIRE_TOOLS fail."""
    if os.environ.get("REQUIRE_TOOLS") and _MISSED:
        terminalreporter.write_line(f"REQUIRE_TOOLS: {len(_MISSED)} tests lack their tool, the first is {_MISSED[0]}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written again with `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden again from what is rendered now")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True when golden files must be written again instead of compared."""
    return bool(request.config.getoption("--update-golden"))
