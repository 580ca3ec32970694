# SPDX-License-Identifier: EUPL-1.2
"""A command of the tool on a real pseudo-terminal, for tests that press keys."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
import time

import pytest

from tests.conftest import ordinary_signals

if sys.platform == "win32":
    pytest.skip("pseudo-terminals exist on POSIX only", allow_module_level=True)

import fcntl
import pty
import select
import struct
import termios

DEADLINE = 30


class Terminal:
    """The command on a pseudo-terminal of 80 by 24."""

    command = "invullen"

    def __init__(self, path, *arguments, **environment):
        """Start the command with these arguments."""
        self.path = path
        self.master, self.slave = pty.openpty()
        self.resize(24, 80)
        kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.before = termios.tcgetattr(self.slave)
        with ordinary_signals():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "analysetool", self.command, str(path), *arguments],
                stdin=self.slave,
                stdout=self.slave,
                stderr=self.slave,
                start_new_session=True,
                env={**kept, "TERM": "xterm-256color", **environment},
            )
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.shown = ""
        self.all = ""

    def __enter__(self):
        """The command is running."""
        return self

    def __exit__(self, *_):
        """Whatever happened, leave no process behind."""
        self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor is not None:
                os.close(descriptor)

    def resize(self, rows, columns):
        """Give the window another size."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def expect(self, text):
        """Wait until this text came on the screen since the last wait."""
        deadline = time.monotonic() + DEADLINE
        while text not in self.shown:
            assert time.monotonic() < deadline, f"{text!r} did not come; on the screen:\n{self.shown[-3000:]}"
            if select.select([self.master], [], [], 0.1)[0]:
                self._take()
        self.shown = self.shown.split(text, 1)[1]

    def _take(self):
        """Read what came; a character may come in two pieces."""
        piece = self._decoder.decode(os.read(self.master, 65536))
        self.shown += piece
        self.all += piece

    def send(self, keys):
        """Press keys."""
        os.write(self.master, keys.encode())

    def press(self, keys, expected):
        """Press keys and wait for what they bring."""
        self.send(keys)
        self.expect(expected)

    def ends(self, code=0):
        """Wait for the end, and check that the terminal is as it was."""
        deadline = time.monotonic() + DEADLINE
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"it did not end; on the screen:\n{self.shown[-3000:]}"
            if select.select([self.master], [], [], 0.05)[0]:
                self._take()
        while select.select([self.master], [], [], 0.2)[0]:
            self._take()
        assert self.process.returncode == code, self.shown
        assert termios.tcgetattr(self.slave) == self.before
