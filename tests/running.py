# SPDX-License-Identifier: EUPL-1.2
"""The tool run as people and pipelines do: within this process, or as a real one where the process is the question."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

_THRESHOLDS = gc.get_threshold()
from analysetool.__main__ import main  # noqa: E402 - it sets the thresholds of a short run, and tests run long

gc.set_threshold(*_THRESHOLDS)

Result = subprocess.CompletedProcess[bytes]
WIDTH = {"COLUMNS": "100"}


def run(*arguments: object, cwd: Path | None = None, stdin: str | bytes = "", **environment: str | None) -> Result:
    """Run the tool within this process: as `process`, eight times as fast.

    What belongs to a process is put back: its folder, environment, streams and hooks. Streams are never a terminal.
    """
    refused = [name for name in environment if name.startswith(("PYTHON", "LC_", "LANG"))]
    assert refused == [], f"only a process of its own is started anew with {refused}"
    typed = [str(argument) for argument in arguments]
    with (
        _environment(environment),
        contextlib.chdir(cwd or Path.cwd()),
        mock.patch.object(sys, "argv", ["analysetool", *typed]),
        _streams(stdin) as (output, errors),
    ):
        code = _exit_code()
    return subprocess.CompletedProcess(typed, code, output.getvalue(), errors.getvalue())


def process(*arguments: object, cwd: Path | None = None, stdin: str | bytes = "", **environment: str | None) -> Result:
    """Run the tool as a process; no terminal. A variable that is None is taken away."""
    with _environment(environment):
        return subprocess.run(
            [sys.executable, "-m", "analysetool", *map(str, arguments)],
            cwd=cwd,
            input=_as_bytes(stdin),
            capture_output=True,
            check=False,
        )


def converse(typed: Sequence[str], *arguments: object, cwd: Path) -> str:
    """Run the tool within this process as on a terminal that only knows lines; all that its screen showed.

    What is typed shows where it is typed, as a terminal does it; after the last line the input ends.
    """
    screen = _Screen(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
    with (
        _environment({"TERM": "dumb"}),
        contextlib.chdir(cwd),
        mock.patch.object(sys, "argv", ["analysetool", *map(str, arguments)]),
        mock.patch.object(sys, "excepthook", sys.excepthook),
        mock.patch.object(sys, "stdin", _Typist(typed, screen)),
        mock.patch.object(sys, "stdout", screen),
        mock.patch.object(sys, "stderr", screen),
    ):
        _exit_code()
    return screen.buffer.getvalue().decode()  # type: ignore[attr-defined]


class _Screen(io.TextIOWrapper):
    """A terminal that shows what is written."""

    def isatty(self) -> bool:
        return True


class _Typist:
    """A person at a keyboard: one line at each question."""

    def __init__(self, typed: Sequence[str], screen: _Screen) -> None:
        self._left = iter(typed)
        self._screen = screen
        self.buffer = self

    def isatty(self) -> bool:
        return True

    def readline(self, _limit: int = -1) -> bytes:
        line = next(self._left, None)
        if line is None:
            return b""
        self._screen.write(f"{line}\n")
        return f"{line}\n".encode()


def written_twice(folder: Path, *arguments: object, formats: Iterable[str], code: int = 0) -> list[dict[str, bytes]]:
    """Every format as this process and another one write it, between which the order of hashes differs."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    found = []
    for name, start in (("hier", run), ("elders", partial(process, PYTHONHASHSEED=seed))):
        paths = {format_: folder / f"{name}.{format_}" for format_ in formats}
        named = [word for format_, path in paths.items() for word in ("--formaat", f"{format_}={path}")]
        result = start(*arguments, *named)
        assert result.returncode == code, told(result)
        found.append({format_: path.read_bytes() for format_, path in paths.items()})
    return found


def told(result: Result) -> str:
    """What was said on standard error."""
    return result.stderr.decode()


def assert_refused(result: Result, *words: str) -> None:
    """Exit code 2, all words on standard error, no traceback and nothing on standard output."""
    assert result.returncode == 2, told(result)
    assert [word for word in words if word not in told(result)] == [], told(result)
    assert "Traceback" not in told(result)
    assert result.stdout == b""


def _exit_code() -> int:
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@contextlib.contextmanager
def _environment(changes: dict[str, str | None]) -> Iterator[None]:
    with mock.patch.dict(os.environ, WIDTH):
        for name, value in changes.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        yield


@contextlib.contextmanager
def _streams(stdin: str | bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Standard streams of bytes; Typer hangs its own hook on exceptions, which goes again."""
    output, errors = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.object(sys, "excepthook", sys.excepthook),
        mock.patch.object(sys, "stdin", _text(io.BytesIO(_as_bytes(stdin)))),
        mock.patch.object(sys, "stdout", _text(output)) as out,
        mock.patch.object(sys, "stderr", _text(errors)) as err,
    ):
        yield output, errors
        out.detach()  # writes what was left, and leaves what was written open
        err.detach()


def _text(content: io.BytesIO) -> io.TextIOWrapper:
    """As Python opens a standard stream on a pipe."""
    return io.TextIOWrapper(content, encoding="utf-8", newline=None)


def _as_bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
