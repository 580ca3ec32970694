# SPDX-License-Identifier: EUPL-1.2
"""What was imported before: so that the same export imported again changes nothing, and who left stays away.

The ledger holds keyed hashes and participants' codes; no name, e-mail address, token or time, and no hash of one. The
salt stands beside the hashes, so answers could be tried against them; of who was removed only a hash is kept that takes
a fifth of a second to try.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from analysetool.errors import InputError, Problem, reason_of
from analysetool.files.plain_json import parse_json
from analysetool.files.saving import current_content, write_whole
from analysetool.words import imports as say

NAME = ".importeer.json"
VERSION = 1
_ROW, _GONE = "rij-", "weg-"
"""What keys begin with that are made of answers alone, and what they become when the participant is removed."""
_KEY = re.compile(f"(?:{_ROW}|{_GONE})?[0-9a-f]{{64}}")
_SCRYPT = {"n": 2**16, "r": 8, "p": 1, "maxmem": 2**27}
"""RFC 7914 with 64 MiB; a set of six statements has 262,144 ways to answer, half a day of trying for each."""
_SALT = re.compile(r"[0-9a-f]{32}")


class Status(StrEnum):
    """What became of an imported row."""

    ACTIVE = "actief"
    REMOVED = "verwijderd"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One imported row: `answers` is the hash of what it held, `participant` the code it got (None once removed)."""

    key: str
    answers: str | None
    participant: str | None
    status: Status = Status.ACTIVE


@dataclass(slots=True)
class Ledger:
    """The ledger of one measurement folder, in memory; `save` puts it on disk."""

    path: Path
    salt: str
    entries: dict[str, LedgerEntry] = field(default_factory=dict)
    content: bytes | None = None
    """What the file held when it was read; None when there was none."""
    _kept: dict[str, str] = field(default_factory=dict)
    _any_gone: bool = field(init=False)
    """Whether rows without a key were removed: only then a row that is not found must be tried slowly."""

    def __post_init__(self) -> None:
        """See whether anybody was removed."""
        self._any_gone = any(key.startswith(_GONE) for key in self.entries)

    def hash_of(self, *parts: str) -> str:
        """The keyed hash of some texts; the parts are kept apart, so that ("ab", "c") differs from ("a", "bc")."""
        message = json.dumps(parts, ensure_ascii=True).encode()
        return hmac.digest(bytes.fromhex(self.salt), message, "sha256").hex()

    def row_key(self, *parts: str) -> str:
        """The key of answers without any other; see `remove`."""
        return _ROW + self.hash_of(*parts)

    def kept_key(self, key: str) -> str:
        """The key by which a removed participant stays known: no answers can be tried against it in bulk.

        Keys that are not made of answers stay as they are.
        """
        if not key.startswith(_ROW):
            return key
        if key not in self._kept:
            slow = hashlib.scrypt(key.encode(), salt=bytes.fromhex(self.salt), dklen=32, **_SCRYPT)
            self._kept[key] = _GONE + slow.hex()
        return self._kept[key]

    def find(self, key: str) -> LedgerEntry | None:
        """The entry of a key, also when its participant was removed; None when it never came in."""
        found = self.entries.get(key)
        if found is None and self._any_gone and key.startswith(_ROW):
            found = self.entries.get(self.kept_key(key))
        return found

    def code_key(self, participant: str) -> str:
        """The key of a participant's code: the same person, wherever their answers come from."""
        return self.hash_of("code", participant)

    def put(self, entry: LedgerEntry) -> None:
        """Add or replace an entry."""
        self.entries[entry.key] = entry
        self._any_gone = self._any_gone or entry.key.startswith(_GONE)

    def remove(self, participant: str) -> int:
        """Forget who a participant was, but not that their rows may not come back; gives the number of rows.

        The hash of the code itself is kept as removed too, so that the same code in another export stays away as well.
        """
        key = self.code_key(participant)
        mine = [entry for entry in self.entries.values() if entry.participant == participant]
        for entry in mine:
            self.entries.pop(entry.key)
            self.put(LedgerEntry(key=self.kept_key(entry.key), answers=None, participant=None, status=Status.REMOVED))
        self.put(LedgerEntry(key=key, answers=None, participant=None, status=Status.REMOVED))
        return sum(entry.key != key for entry in mine)

    def save(self) -> None:
        """Write the ledger whole, entries in the order of their hashes, so that their order tells nothing.

        Raises:
            FileChangedError: when another process changed it since it was read.
            OSError: when the disk refuses.
        """
        rows = [
            {
                "kenmerk": entry.key,
                "antwoorden": entry.answers,
                "deelnemer": entry.participant,
                "status": entry.status.value,
            }
            for _, entry in sorted(self.entries.items())
        ]
        whole = {"formaatversie": VERSION, "soort": "importlogboek", "zout": self.salt, "rijen": rows}
        content = (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()
        if content != self.content:
            write_whole(self.path, content, expected=self.content)
            self.content = content


def open_ledger(folder: Path) -> Ledger:
    """Read the ledger of a folder, or begin one with a new salt; nothing is written yet.

    Raises:
        InputError: when there is a ledger that cannot be read; importing on would count people twice.
    """
    path = folder / NAME
    try:
        content = current_content(path)
    except OSError as error:
        raise InputError([Problem(path=str(path), message=say.cannot_read_ledger(reason_of(error)))]) from error
    if content is None:
        return Ledger(path=path, salt=secrets.token_hex(16))
    try:
        return _parsed(path, content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = say.DAMAGED_LEDGER
        raise InputError([Problem(path=str(path), message=message)]) from error


def _parsed(path: Path, content: bytes) -> Ledger:
    whole = parse_json(content)
    if whole["formaatversie"] != VERSION or not _SALT.fullmatch(whole["zout"]):
        raise ValueError
    entries = dict(_entries(whole["rijen"]))
    return Ledger(path=path, salt=whole["zout"], entries=entries, content=content)


def _entries(rows: Iterable[dict[str, str | None]]) -> Iterable[tuple[str, LedgerEntry]]:
    for row in rows:
        key, answers, participant = row["kenmerk"], row["antwoorden"], row["deelnemer"]
        if key is None or not _KEY.fullmatch(key):
            raise ValueError
        if participant is not None and not isinstance(participant, str):
            raise TypeError
        yield key, LedgerEntry(key=key, answers=answers, participant=participant, status=Status(row["status"] or ""))
