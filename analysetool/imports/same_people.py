# SPDX-License-Identifier: EUPL-1.2
"""The same people twice in what is handed in: equal files, equal tables, and rows that say the same.

Equal bytes and equal tables are certain. Rows that say the same are not: two people may agree. So rows within one table
are told, and a table of which most rows stand in another one too is refused until somebody says what it is.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysetool.errors import Problem
from analysetool.imports.keys import ENOUGH_ANSWERS
from analysetool.imports.responses import Response, Taken
from analysetool.model import Answer
from analysetool.words import imports as say

_KEY = secrets.token_bytes(32)
_FEW = 2
"""So many people who say the same as somebody else are no table that was handed in twice."""


def equal_files(files: Iterable[Path]) -> dict[Path, Path]:
    """Files with the same bytes as an earlier one, with that one; what cannot be read is left to its reader."""
    by_size: dict[int, list[Path]] = {}
    for path in files:
        try:
            if path.is_file():
                by_size.setdefault(path.stat().st_size, []).append(path)
        except OSError:
            continue
    found: dict[Path, Path] = {}
    for same_size in by_size.values():
        seen: dict[bytes, Path] = {}
        for path in same_size if len(same_size) > 1 else ():
            try:
                digest = hashlib.sha256(path.read_bytes()).digest()
            except OSError:
                continue
            if digest in seen:
                found[path] = seen[digest]
            else:
                seen[digest] = path
    return found


def _said(response: Response) -> tuple[object, ...] | None:
    """What a row says; None for so few answers that it may be chance."""
    if response.alone or len(response.answers) < ENOUGH_ANSWERS:
        return None
    return (response.voice, *((own, given.answer) for own, given in sorted(response.answers.items())))


def repeated_rows(responses: Iterable[Response]) -> list[tuple[int, int]]:
    """The lines of rows of one table that say the same as an earlier row, each with the first line that does."""
    first: dict[object, int] = {}
    found = []
    for response in responses:
        own = _said(response)
        if own is None or response.line is None:
            continue
        if own in first:
            found.append((first[own], response.line))
        else:
            first[own] = response.line
    return found


def mark_of_address(address: str) -> bytes:
    """What an address is known by while files are read; the key goes with the process."""
    return hashlib.blake2b(address.encode(), key=_KEY, digest_size=16).digest()


def tell_shared_addresses(taken: Sequence[Taken]) -> None:
    """Remark at each table which of its rows bear an address that stands in an earlier one too."""
    with_some = [table for table in taken if table.addresses]
    for place, table in enumerate(with_some):
        for other in with_some[:place]:
            both = [mark for mark in table.addresses if mark in other.addresses]
            if both:
                here = sorted(line for mark in both for line in table.addresses[mark])
                there = sorted(line for mark in both for line in other.addresses[mark])
                table.remarks.append(say.same_address_elsewhere(here, there, _named(other)))


def one_answer_alone(responses: Iterable[Response]) -> list[int]:
    """The lines of rows that give one and the same score to everything, to ten statements or more."""
    found = []
    for response in responses:
        answers = {given.answer for given in response.answers.values() if given.answer is not Answer.NOT_ANSWERED}
        if len(response.answers) >= ENOUGH_ANSWERS and len(answers) == 1 and response.line is not None:
            found.append(response.line)
    return found


def refuse_repeated_tables(taken: Sequence[Taken]) -> list[Problem]:
    """Tables of which most rows say the same as rows of an earlier one, as an export beside a copy that was edited.

    Rows that an import takes for one person by itself do not count.
    """
    if len(taken) < 2:  # noqa: PLR2004 - one table repeats nothing
        return []
    problems = []
    earlier: list[tuple[Taken, list[tuple[tuple[object, ...], Response]]]] = []
    for table in taken:
        rows = [(said, response) for response in table.responses if (said := _said(response)) is not None]
        if not rows:
            continue  # such as a form of one person, of which there may be thousands
        own = dict(rows)
        for other, theirs in earlier:
            shared = sum(said in own and not _known_again(response, own[said]) for said, response in theirs)
            if shared > _FEW and 2 * shared > min(len(table.responses), len(other.responses)):
                problems.append(
                    Problem(path=table.path, message=say.same_people_elsewhere(shared, _named(other), table.sheet))
                )
        earlier.append((table, rows))
    return problems


def _known_again(one: Response, other: Response) -> bool:
    """Whether an import takes two rows for one person by itself: by a number, a code, or all that they say.

    Rows of two files with nothing but their answers, such as an older and a newer export, are known by these.
    """
    if one.source is not None or other.source is not None:
        return one.source == other.source
    if one.code is not None or other.code is not None:
        return one.code == other.code
    return one.path != other.path and (one.domain, one.asked, one.coalition) == (
        other.domain,
        other.asked,
        other.coalition,
    )


def _named(table: Taken) -> tuple[str, str]:
    return table.path, table.sheet
