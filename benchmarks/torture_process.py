# SPDX-License-Identifier: EUPL-1.2
"""A process of the tool that is split off from this one, and what can happen to it: stopped at any call to the disk.

Splitting off saves the start of Python, so that every moment can be tried; what runs, is killed and leaves files behind
is a process of its own. POSIX only.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import resource
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from analysetool.__main__ import main as run_tool
from analysetool.files.plain import forget_inputs

_EVENTS = frozenset({"os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "os.truncate", "os.rmdir"})
"""What Python tells of before it changes a folder; a file that is opened for writing is seen by its flags."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
LONGEST = 60.0
"""Seconds; a process that takes longer hangs."""
BUG = 70


@dataclass(slots=True, kw_only=True)
class Setting:
    """How a process is begun, and what befalls it.

    Attributes:
        stop_at: it kills itself just before this call that changes the disk, counted from 1; 0 for never.
        count_in: a file in which it writes how many such calls there were.
        closed: standard streams that it does not have.
        largest: bytes a file may have; 0 for any number.
        stdout: where standard output goes; None for the file that is read afterwards.
        before: called in the process before the tool, to break it in a test.
    """

    folder: Path
    typed: str = ""
    stop_at: int = 0
    count_in: Path | None = None
    closed: Sequence[int] = ()
    largest: int = 0
    stdout: str | None = None
    before: Callable[[], object] | None = None


@dataclass(slots=True)
class Ended:
    """How a process ended: its exit code, negative for a signal, and all that it said."""

    code: int
    told: str

    @property
    def killed(self) -> bool:
        """Whether it stopped half-way, as it was meant to."""
        return self.code == -signal.SIGKILL

    @property
    def crashed(self) -> bool:
        """Whether the tool itself failed, or hung."""
        return self.code == BUG or "Traceback" in self.told or (self.code < 0 and not self.killed)


class Plain:
    """A process whose input is a file, as in a pipeline."""

    def __init__(self, setting: Setting, *arguments: object) -> None:
        """Begin."""
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it ended
        typed = tempfile.TemporaryFile()  # noqa: SIM115 - the same
        typed.write(setting.typed.encode())
        typed.seek(0)
        sys.stdout.flush()
        self.pid = os.fork()
        if not self.pid:
            _become(setting, arguments, {0: typed.fileno(), 1: self._told.fileno(), 2: self._told.fileno()})
        typed.close()

    def ended(self) -> Ended:
        """Wait for its end."""
        code = _wait(self.pid)
        self._told.seek(0)
        told = self._told.read().decode("utf-8", "replace")
        self._told.close()
        return Ended(code, told)


@dataclass(slots=True)
class Screen:
    """A process on a terminal, in which keys are typed."""

    setting: Setting
    arguments: Sequence[object]
    pid: int = field(init=False)
    shown: str = ""
    _master: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        sys.stdout.flush()
        self.pid, self._master = pty.fork()
        if not self.pid:
            _become(self.setting, self.arguments, {})
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def look(self, seconds: float) -> None:
        """Take what comes on the screen in this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                return
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                return  # it ended
            self.shown += piece.decode("utf-8", "replace")

    def wait_for(self, text: str) -> bool:
        """Wait until this was shown; False when that never came."""
        end = time.monotonic() + LONGEST
        while text not in self.shown and time.monotonic() < end:
            self.look(0.05)
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                break
        self.look(0.01)
        return text in self.shown

    def press(self, keys: str) -> None:
        """Press keys; when it is gone nobody hears them."""
        with contextlib.suppress(OSError):
            os.write(self._master, keys.encode())

    def kill(self) -> Ended:
        """Kill it, now."""
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> Ended:
        """Wait for its end."""
        self.look(0.02)
        code = _wait(self.pid, lambda: self.look(0.05))
        self.look(0.05)
        os.close(self._master)
        return Ended(code, self.shown)


def run(setting: Setting, *arguments: object) -> Ended:
    """Run a command to its end."""
    return Plain(setting, *arguments).ended()


def moments_of(setting: Setting, *arguments: object) -> tuple[int, Ended]:
    """How many calls to the disk a command makes, each a moment to stop at, and how it ended."""
    with tempfile.NamedTemporaryFile() as file:
        setting.count_in = Path(file.name)
        ended = run(setting, *arguments)
        return int(file.read() or b"0"), ended


def _wait(pid: int, meanwhile: Callable[[], object] = lambda: time.sleep(0.002)) -> int:
    end = time.monotonic() + LONGEST
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(pid, signal.SIGABRT)
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        meanwhile()


def _become(setting: Setting, arguments: Sequence[object], streams: dict[int, int]) -> NoReturn:
    """In the process that was split off: be the tool, and end."""
    code = BUG
    try:
        for number, own in streams.items():
            os.dup2(own, number)
        if setting.stdout is not None:
            os.dup2(os.open(setting.stdout, os.O_WRONLY), 1)
        os.chdir(setting.folder)
        os.environ.update(TERM="xterm-256color", PYTHONDONTWRITEBYTECODE="1")
        if setting.largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (setting.largest, setting.largest))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        sys.stdin, sys.stdout, sys.stderr = (
            None if number in setting.closed else _stream(number) for number in range(3)
        )  # type: ignore[assignment]
        for number in setting.closed:
            os.close(number)
        sys.argv = ["analysetool", *map(str, arguments)]
        forget_inputs()
        if setting.before is not None:
            setting.before()
        counted = _arm(setting.stop_at)
        code = _exit_code()
        if setting.count_in is not None:
            setting.count_in.write_text(str(counted[0]), encoding="utf-8")
    except BaseException as error:  # noqa: BLE001 - nothing of this may go on as the process that split it off
        os.write(2, f"Traceback: {error!r}".encode())
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)


def _stream(number: int) -> Any:  # noqa: ANN401 - a text stream, of either direction
    return open(number, "w" if number else "r", encoding="utf-8", closefd=False)


def _exit_code() -> int:
    try:
        run_tool()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0


def _arm(stop_at: int) -> list[int]:
    """Count each call that changes the disk, and kill this process before the one that was chosen."""
    counted = [0]

    def step() -> None:
        counted[0] += 1
        if counted[0] == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, told: tuple[Any, ...]) -> None:
        if event in _EVENTS or (event == "open" and isinstance(told[2], int) and told[2] & _WRITES):
            step()

    sync = os.fsync

    def stopped_sync(handle: int) -> None:
        step()
        sync(handle)

    os.fsync = stopped_sync
    sys.addaudithook(heard)
    return counted
