# SPDX-License-Identifier: EUPL-1.2
"""The ledger of imports: nothing of a person in it, the same row known again, and removal that lasts."""

from __future__ import annotations

import hashlib
import json

import pytest

from analysetool.errors import FileChangedError, InputError
from analysetool.imports.ledger import NAME, LedgerEntry, Status, open_ledger


def test_a_ledger_is_read_as_it_was_written(tmp_path):
    """Salt and entries survive; what is saved again unchanged keeps its bytes."""
    ledger = open_ledger(tmp_path)
    key = ledger.hash_of("limesurvey", "12")
    ledger.put(LedgerEntry(key=key, answers=ledger.hash_of("A01=4"), participant="k7m2q9xa"))
    ledger.save()
    before = (tmp_path / NAME).read_bytes()
    again = open_ledger(tmp_path)
    assert again.salt == ledger.salt
    assert again.entries == ledger.entries
    assert again.hash_of("limesurvey", "12") == key
    again.save()
    assert (tmp_path / NAME).read_bytes() == before


def test_hashes_depend_on_the_salt_and_on_where_parts_end(tmp_path):
    """Two folders give one person different hashes, and parts cannot be shifted."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = open_ledger(tmp_path / "a"), open_ledger(tmp_path / "b")
    assert one.hash_of("x", "1") != other.hash_of("x", "1")
    assert one.hash_of("ab", "c") != one.hash_of("a", "bc")


def test_a_removed_participant_leaves_only_a_hash(tmp_path):
    """Code and answers are gone from the file; the row stays known as removed."""
    ledger = open_ledger(tmp_path)
    key = ledger.hash_of("forms", "3")
    ledger.put(LedgerEntry(key=key, answers=ledger.hash_of("A01=4"), participant="k7m2q9xa"))
    ledger.put(LedgerEntry(key=ledger.hash_of("forms", "4"), answers=ledger.hash_of("A01=5"), participant="p3h8t5wb"))
    ledger.save()
    assert ledger.remove("k7m2q9xa") == 1
    assert ledger.remove("k7m2q9xa") == 0
    ledger.save()
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "k7m2q9xa" not in text
    assert open_ledger(tmp_path).entries[key] == LedgerEntry(
        key=key, answers=None, participant=None, status=Status.REMOVED
    )
    assert "p3h8t5wb" in text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"formaatversie": 2, "zout": "00000000000000000000000000000000", "rijen": []}',
        '{"formaatversie": 1, "zout": "kort", "rijen": []}',
        '{"formaatversie": 1, "zout": "00000000000000000000000000000000", "rijen": [{"kenmerk": "x"}]}',
        '{"formaatversie": 1, "zout": "00000000000000000000000000000000", "rijen": [{"kenmerk": "'
        + "0" * 64
        + '", "antwoorden": null, "deelnemer": 3, "status": "actief"}]}',
        "\xff",
    ],
)
def test_a_damaged_ledger_is_refused(write, tmp_path, content):
    """Starting anew would count people twice, so it is an error and the file stays."""
    path = write(NAME, content.encode("latin-1"))
    with pytest.raises(InputError, match="beschadigd"):
        open_ledger(tmp_path)
    assert path.read_bytes() == content.encode("latin-1")


def test_a_ledger_that_changed_meanwhile_is_not_overwritten(tmp_path):
    """Two imports at the same time cannot lose each other's rows."""
    ledger, other = open_ledger(tmp_path), open_ledger(tmp_path)
    other.put(LedgerEntry(key=other.hash_of("a"), answers=None, participant="p3h8t5wb"))
    other.save()
    ledger.put(LedgerEntry(key=ledger.hash_of("b"), answers=None, participant="k7m2q9xa"))
    with pytest.raises(FileChangedError):
        ledger.save()
    assert len(json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["rijen"]) == 1


@pytest.mark.slow
@pytest.mark.gate
def test_answers_cannot_be_tried_against_who_was_removed(tmp_path):
    """A key that was made of answers is worked over slowly; the row is known by it, and by nothing that is quick."""
    ledger = open_ledger(tmp_path)
    key = ledger.row_key("rij", "", "A01=4", "1")
    other = ledger.row_key("rij", "", "A01=4", "2")
    assert ledger.find(key) is None
    for own, participant in ((key, "k7m2q9xa"), (other, "p3h8t5wb")):
        ledger.put(LedgerEntry(key=own, answers=ledger.hash_of("antwoorden", "A01=4"), participant=participant))
    assert ledger.remove("k7m2q9xa") == 1
    ledger.save()
    again = open_ledger(tmp_path)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert key.removeprefix("rij-") not in text
    slow = hashlib.scrypt(key.encode(), salt=bytes.fromhex(ledger.salt), n=2**16, r=8, p=1, maxmem=2**27, dklen=32)
    assert again.find(key) == LedgerEntry(
        key=f"weg-{slow.hex()}", answers=None, participant=None, status=Status.REMOVED
    )
    assert again.find(other) == ledger.entries[other]
    assert again.find(ledger.row_key("rij", "", "A01=5", "1")) is None
