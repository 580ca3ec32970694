# SPDX-License-Identifier: EUPL-1.2
"""A whole score sheet as a code: shown as a QR code, read aloud, or typed from paper.

The signs are those of Crockford's base 32: digits and capitals without I, L, O and U, so that a QR code can hold them
in its alphanumeric mode. What people take for each other is read as one (O as 0, I and L as 1); capitals, blanks and
hyphens do not count. People see groups of five.

A code is a row of signs of 5 bits each, most significant bit first:

    signs       bits  what
    1           5     2 format (1), 1 voice (0 partners, 1 parents), 1 whether a participant's code follows, 1 zero
    2-9         40    the mark: random, tells one person from another, and says nothing else
    next 9      45    the participant's own code, one sign each (place in `codes.SIGNS`; 31 behind a shorter code); left
                      out when there is none
    then        14    the year; 0 when the form was made without
                8     the domain: its place in the set, counted from 1; 0 for none
                16    the print of the coalition's name; 0 when the form was made without
                14    the print of the statement set: see `frame_of`
                3n    the answers to the n statements of that voice, in the order of the set: see `STATES`
                      zeros, up to a whole sign
    last 6      30    the checksum

That is 59 signs for the 56 shipped statements (37 bytes), and 68 with a participant's own code.

The checksum is the BCH code over GF(32) of BIP 173 and BIP 350 (bech32m, Pieter Wuille 2017, 2020), with generator
x^6 + 29x^5 + 22x^4 + 20x^3 + 21x^2 + 29x + 18. In codes of up to 89 signs it notices every error in four signs or
fewer, so every wrong sign and every swap of two; in any other text with a chance of one in 2^30 to miss it. Its words
differ in five signs or more, so one or two wrong signs can be placed: that is why there is one checksum over the whole
and none per group, which would make a code a quarter longer. Wrong signs are told, never mended: a person looks again.

What is not in a code: remarks, a name, a time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from analysetool import codes
from analysetool.escaping import printable
from analysetool.model import Answer, StatementSet, Voice

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5
"""Signs of a group, as people see a code."""
CHECK = 6
"""Signs of the checksum."""
STATES = (
    Answer.NOT_ANSWERED, Answer.ONE, Answer.TWO, Answer.THREE, Answer.FOUR, Answer.FIVE, Answer.DONT_KNOW,
    Answer.NOT_APPLICABLE,
)  # fmt: skip
"""What the three bits of an answer mean, 0 to 7."""
MARK = 10
"""Hexadecimal digits of the mark: 40 bits. Among 5,000 people two have the same one with a chance of 1 in 88,000."""
OWN = 9
"""Signs for the participant's own code."""
MOST_STATEMENTS = 500
"""A set of more has no code: nobody types it, and a QR code of it cannot be read from a screen."""
_MOST_DOMAINS = 255
_NO_SIGN = 31
_FORMAT = 1
_BITS = 5
_YEAR, _DOMAIN, _COALITION, _SET, _ANSWER = 14, 8, 16, 14, 3
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u00a0\u200b\ufeff]+")
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CONSTANT = 0x2BC830A3
_FAR = 89
"""In a longer code two wrong signs may look like two others."""


class Refusal(StrEnum):
    """Why a text is no code that can be used."""

    EMPTY = "leeg"
    STRANGE = "vreemd-teken"
    SHORT = "te-kort"
    LONG = "te-lang"
    MISTYPED = "tikfout"
    NEWER = "nieuwer"
    SET = "andere-set"
    YEAR = "ander-jaar"
    COALITION = "andere-coalitie"


class AnswerCodeError(ValueError):
    """A text that is no code that can be used.

    Attributes:
        reason: why.
        groups: the groups of five, counted from 1, that are probably wrong; empty when that cannot be told.
        sign: for `Refusal.STRANGE` the first sign that no code holds.
        number: for `Refusal.SHORT` and `Refusal.LONG` how many signs are missing or too many; for `Refusal.YEAR` the
            year of the code.
    """

    def __init__(self, reason: Refusal, *, groups: Sequence[int] = (), sign: str = "", number: int = 0) -> None:
        """Keep why, and where."""
        self.reason = reason
        self.groups = tuple(groups)
        self.sign = sign
        self.number = number
        super().__init__(reason.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFrame:
    """What codes of one statement set are read with: its print, its domains, and what each voice is asked."""

    set_print: int
    domains: tuple[str, ...]
    asked: Mapping[Voice, tuple[str, ...]]

    @property
    def codable(self) -> bool:
        """Whether sheets of this set have a code at all: not of more than `MOST_STATEMENTS`, or of 255 domains."""
        return len(self.asked[Voice.PARTNERS]) <= MOST_STATEMENTS and len(self.domains) <= _MOST_DOMAINS

    def length(self, voice: Voice, *, with_code: bool) -> int:
        """How many signs a code has."""
        bits = _BITS + MARK * 4 + _YEAR + _DOMAIN + _COALITION + _SET + _ANSWER * len(self.asked[voice])
        return -(-bits // _BITS) + (OWN if with_code else 0) + CHECK


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSheet:
    """What a code says.

    Attributes:
        mark: ten small hexadecimal digits.
        voice: in whose words was asked.
        answers: one for each statement that this voice is asked, in the order of the set.
        domain: id of a domain of the set; None when none was chosen.
        year: None when the form was made without.
        coalition_print: see `coalition_print`; 0 when the form was made without.
        participant: up to nine signs of `codes.SIGNS`, which `codes.own_code` may not take for a code; None without.
    """

    mark: str
    voice: Voice
    answers: tuple[Answer, ...]
    domain: str | None = None
    year: int | None = None
    coalition_print: int = 0
    participant: str | None = None


def frame_of(statement_set: StatementSet) -> CodeFrame:
    """The frame of a set.

    Its print is the first 14 bits of the SHA-256 of its id, version, statements, those asked of parents, and domains: a
    code says nothing but places, so a set with the same name and other statements is another set.
    """
    statements = tuple(statement.id for statement in statement_set.statements)
    domains = tuple(statement_set.domains)
    whole = [statement_set.id, statement_set.version, statements, statement_set.asked_of_parents, domains]
    return CodeFrame(
        set_print=_print("stellingenset", json.dumps(whole, ensure_ascii=True), _SET),
        domains=domains,
        asked={Voice.PARTNERS: statements, Voice.PARENTS: statement_set.asked_of_parents},
    )


def coalition_print(name: str) -> int:
    """The first 16 bits of the SHA-256 of a coalition's name, of which blanks and capitals do not count; 0 for none.

    Two names have the same print with a chance of 1 in 65,000.
    """
    clean = printable(name).casefold()
    return max(_print("coalitie", clean, _COALITION), 1) if clean else 0


def _print(kind: str, text: str, bits: int) -> int:
    digest = hashlib.sha256(f"{kind}\0{text}".encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - bits)


def in_groups(code: str) -> str:
    """A code as people see it: in groups of five."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def write_code(sheet: CodedSheet, frame: CodeFrame) -> str:
    """The code of a sheet; the same sheet always gives the same code.

    Raises:
        ValueError: for what no code can hold: another number of answers, a domain that the set does not have, a mark
            that is none, or a set that is too large.
    """
    asked = frame.asked[sheet.voice]
    if len(sheet.answers) != len(asked) or not frame.codable or not re.fullmatch(f"[0-9a-f]{{{MARK}}}", sheet.mark):
        raise ValueError(sheet)
    own = [codes.SIGNS.index(sign) for sign in sheet.participant or ""]
    if len(own) > OWN:
        raise ValueError(sheet.participant)
    own += [_NO_SIGN] * (OWN - len(own) if own else 0)
    head = [_head(sheet.voice, with_code=bool(own)), *_signs_of([(int(sheet.mark, 16), MARK * 4)]), *own]
    rest = [
        (sheet.year or 0, _YEAR),
        (0 if sheet.domain is None else frame.domains.index(sheet.domain) + 1, _DOMAIN),
        (sheet.coalition_print, _COALITION),
        (frame.set_print, _SET),
        *((STATES.index(answer), _ANSWER) for answer in sheet.answers),
    ]
    values = [*head, *_signs_of(rest)]
    left = _residue([*values, *[0] * CHECK]) ^ _CONSTANT
    check = [left >> _BITS * (CHECK - 1 - place) & 31 for place in range(CHECK)]
    return "".join(SIGNS[value] for value in (*values, *check))


def read_code(text: str, frame: CodeFrame) -> CodedSheet:
    """What a code says, as somebody typed it or a camera saw it.

    Whether it belongs to a measurement is asked of `refuse_other_measurement`.

    Raises:
        AnswerCodeError: with why it cannot be used, and where that is known in which groups.
    """
    typed = [group for group in _BETWEEN.split(text.strip().upper().translate(_READ_AS)) if group]
    code = "".join(typed)
    if not code:
        raise AnswerCodeError(Refusal.EMPTY)
    for place, sign in enumerate(code):
        if sign not in SIGNS:
            raise AnswerCodeError(Refusal.STRANGE, groups=(place // GROUP + 1,), sign=sign)
    values = [SIGNS.index(sign) for sign in code]
    right = len(values) > CHECK and _residue(values) == _CONSTANT
    if right and values[0] >> 3 != _FORMAT:
        raise AnswerCodeError(Refusal.NEWER)
    if not right:
        _refuse_length(typed, values, frame)
        raise AnswerCodeError(Refusal.MISTYPED, groups=_wrong_groups(values))
    voice = Voice.PARENTS if values[0] & 4 else Voice.PARTNERS
    with_code = bool(values[0] & 2)
    if not frame.asked[voice] or len(values) != frame.length(voice, with_code=with_code) or values[0] & 1:
        raise AnswerCodeError(Refusal.SET)
    return _told(values[1:-CHECK], voice, frame, with_code=with_code)


def _told(values: Sequence[int], voice: Voice, frame: CodeFrame, *, with_code: bool) -> CodedSheet:
    """What the signs between the first one and the checksum say."""
    mark_signs = MARK * 4 // _BITS
    own = values[mark_signs : mark_signs + OWN] if with_code else ()
    bits = "".join(f"{value:05b}" for value in values[mark_signs + len(own) :])
    widths = (_YEAR, _DOMAIN, _COALITION, _SET, *(_ANSWER for _ in frame.asked[voice]))
    year, domain, coalition, set_print, *states = _numbers_in(bits, widths)
    left_over = bits[sum(widths) :]
    if set_print != frame.set_print or domain > len(frame.domains) or "1" in left_over:
        raise AnswerCodeError(Refusal.SET)
    signs = [codes.SIGNS[value] for value in own if value != _NO_SIGN]
    mark = int("".join(f"{value:05b}" for value in values[:mark_signs]), 2)
    return CodedSheet(
        mark=f"{mark:010x}",
        voice=voice,
        answers=tuple(STATES[state] for state in states),
        domain=frame.domains[domain - 1] if domain else None,
        year=year or None,
        coalition_print=coalition,
        participant="".join(signs) or None,
    )


def _numbers_in(bits: str, widths: Iterable[int]) -> Iterator[int]:
    """Numbers of so many bits each, from the first bit on."""
    place = 0
    for width in widths:
        yield int(bits[place : place + width], 2)
        place += width


def refuse_other_measurement(sheet: CodedSheet, *, coalition: str | None, year: int | None) -> None:
    """Refuse a code of another coalition or year; what is not known on either side is not held against it.

    Raises:
        AnswerCodeError: with which of the two.
    """
    if year is not None and sheet.year is not None and sheet.year != year:
        raise AnswerCodeError(Refusal.YEAR, number=sheet.year)
    if coalition and sheet.coalition_print and sheet.coalition_print != coalition_print(coalition):
        raise AnswerCodeError(Refusal.COALITION)


def _refuse_length(typed: Sequence[str], values: Sequence[int], frame: CodeFrame) -> None:
    """Refuse a length that no code has, held against what the first sign says, else against the nearest that one has.

    Of a code typed in groups the first one that is no group of five is named.
    """
    lengths = {
        _head(voice, with_code=with_code): frame.length(voice, with_code=with_code)
        for voice in Voice
        if frame.asked[voice]
        for with_code in (False, True)
    }
    found = len(values)
    if found in lengths.values():
        return
    nearest = lengths.get(values[0]) or min(lengths.values(), key=lambda length: (abs(length - found), length))
    odd = next((place for place, group in enumerate(typed[:-1], start=1) if len(group) != GROUP), None)
    raise AnswerCodeError(
        Refusal.SHORT if found < nearest else Refusal.LONG,
        groups=() if odd is None or len(typed) <= 1 else (odd,),
        number=abs(nearest - found),
    )


def _head(voice: Voice, *, with_code: bool) -> int:
    """The first sign: what kind of code it is."""
    return _FORMAT << 3 | (voice is Voice.PARENTS) << 2 | with_code << 1


def _signs_of(numbers: Iterable[tuple[int, int]]) -> list[int]:
    """Numbers of so many bits each as signs of five bits, zeros at the end."""
    bits = "".join(f"{number:0{width}b}" for number, width in numbers)
    bits += "0" * (-len(bits) % _BITS)
    return [int(bits[place : place + _BITS], 2) for place in range(0, len(bits), _BITS)]


def _residue(values: Iterable[int]) -> int:
    """What is left of a row of signs after division by the generator (BIP 173, with 1 to begin with)."""
    left = 1
    for value in values:
        left = _shifted(left) ^ value
    return left


def _shifted(left: int) -> int:
    """A residue times x."""
    high = left >> 25
    left = (left & 0x1FFFFFF) << _BITS
    for bit, factor in enumerate(_GENERATOR):
        if high >> bit & 1:
            left ^= factor
    return left


def _wrong_groups(values: Sequence[int]) -> tuple[int, ...]:
    """The groups of the one or two signs without which the checksum would be right; empty when there are none."""
    wrong = _residue(values) ^ _CONSTANT
    alone = _single_errors(len(values))
    if wrong in alone:
        return (alone[wrong] // GROUP + 1,)
    if len(values) > _FAR:
        return ()
    for left, place in alone.items():
        if left ^ wrong in alone:
            return tuple(sorted({place // GROUP + 1, alone[left ^ wrong] // GROUP + 1}))
    return ()


@cache
def _single_errors(length: int) -> Mapping[int, int]:
    """What one wrong sign changes in the residue of a code of so many signs, with its place, for every error."""
    alone = {}
    for error in range(1, len(SIGNS)):
        left = error
        for place in reversed(range(length)):
            alone[left] = place
            left = _shifted(left)
    return alone
