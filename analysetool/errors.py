# SPDX-License-Identifier: EUPL-1.2
"""Problems in what people hand in: values with a place, gathered and shown all at once."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops every command, a warning stops none."""

    ERROR = "fout"
    WARNING = "waarschuwing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where it stands, what it is and what to do about it (Dutch)."""

    path: str
    message: str
    line: int | None = None
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """The place as people read it: `map/d07.yaml, regel 12`."""
        return self.path if self.line is None else f"{self.path}, regel {self.line}"

    @property
    def is_error(self) -> bool:
        """True when the input cannot be used until this is mended."""
        return self.severity is Severity.ERROR


class AnalysetoolError(Exception):
    """Base of all errors that are the user's to solve; its messages are Dutch and complete."""

    def __init__(self, *messages: str) -> None:
        """Keep what is wrong, one message for each thing."""
        self.messages = messages
        super().__init__("\n".join(messages))


class InputError(AnalysetoolError):
    """The input cannot be used; carries every problem found, never just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order in which they should be read."""
        self.problems = tuple(problems)
        super().__init__(*(f"{problem.place}: {problem.message}" for problem in self.problems))


class UsageError(AnalysetoolError):
    """The command cannot be carried out as it was typed; the message says what to type instead."""


NO_SHARED_STATEMENT = (
    "de twee metingen hebben geen enkele stelling gemeen. Alle stellingen zijn sindsdien nieuw of veranderd."
)
NO_SHARED_SCORE = "geen enkele stelling heeft in beide metingen een score die te zien mag zijn."
"""Why two measurements cannot be compared at all; raised where the figures are, which know no words."""


class NotComparableError(AnalysetoolError):
    """Two measurements have nothing in common to compare, or there is only one; the message says why."""


class FileChangedError(AnalysetoolError):
    """Another process changed a file between reading and writing it; nothing was overwritten."""


_REASONS = {
    errno.EACCES: "er is geen toegang",
    errno.EPERM: "er is geen toegang",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "de schijfruimte is op",
    errno.ENXIO: "het is geen gewoon bestand",
    errno.ELOOP: "de snelkoppeling verwijst naar zichzelf",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOENT: "het bestaat niet",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.EBADF: "er is geen plek om naar te schrijven",
    errno.EIO: "de schijf geeft een leesfout",
    errno.EINVAL: "de naam mag hier niet",
}


def reason_of(error: OSError) -> str:
    """Why the operating system refused a file, in Dutch; its own texts follow the language of the machine."""
    return _REASONS.get(error.errno or 0, f"het systeem weigert het (code {error.errno})")


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a command, in their order."""
    return tuple(problem for problem in problems if problem.is_error)
