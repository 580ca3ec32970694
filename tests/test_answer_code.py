# SPDX-License-Identifier: EUPL-1.2
"""The answer code: a whole sheet as signs and back, worked out by hand once, and no slip unnoticed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.answer_code import (
    GROUP,
    MOST_STATEMENTS,
    SIGNS,
    STATES,
    AnswerCodeError,
    CodedSheet,
    Refusal,
    coalition_print,
    frame_of,
    in_groups,
    read_code,
    refuse_other_measurement,
    write_code,
)
from analysetool.codes import own_code, random_code
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Answer, Voice
from tests.conftest import make_set, with_parents

SHIPPED = shipped_statement_set()
FRAME = frame_of(SHIPPED)
PEOPLE = st.builds(
    lambda mark, voice, states, domain, year, coalition, code: CodedSheet(
        mark=f"{mark:010x}",
        voice=voice,
        answers=tuple(STATES[state] for state in states[: len(FRAME.asked[voice])]),
        domain=domain,
        year=year,
        coalition_print=coalition,
        participant=code,
    ),
    st.integers(0, 2**40 - 1),
    st.sampled_from(Voice),
    st.lists(st.integers(0, 7), min_size=56, max_size=56),
    st.sampled_from([None, *SHIPPED.domains]),
    st.none() | st.integers(1, 9999),
    st.integers(0, 2**16 - 1),
    st.none() | st.sampled_from([random_code() for _ in range(9)]) | st.just("k7m2q9xa"),
)


def sheet(**changes: object) -> CodedSheet:
    """Somebody who gave every answer in turn."""
    answers = tuple(STATES[place % 8] for place in range(56))
    own = CodedSheet(mark="0123456789", voice=Voice.PARTNERS, answers=answers, domain="jgz", year=2026,
                     coalition_print=coalition_print("Voorbeeldstad"))  # fmt: skip
    return replace(own, **changes)


def why_not(text: str, frame=FRAME) -> AnswerCodeError:
    """The error of a text that is no code."""
    with pytest.raises(AnswerCodeError) as caught:
        read_code(text, frame)
    return caught.value


def times(one: int, other: int) -> int:
    """A product in GF(32) as BIP 173 defines it: polynomials over GF(2) modulo x^5 + x^3 + 1."""
    product = 0
    for bit in range(5):
        product ^= (one << bit) if other >> bit & 1 else 0
    for bit in range(9, 4, -1):
        product ^= (0b101001 << bit - 5) if product >> bit & 1 else 0
    return product


def remainder(values: list[int]) -> list[int]:
    """What a row of signs leaves after long division by the generator that the module names."""
    generator = (1, 29, 22, 20, 21, 29, 18)
    left = list(values)
    for place in range(len(left) - 6):
        factor = left[place]
        for step, part in enumerate(generator):
            left[place + step] ^= times(factor, part)
    return left[-6:]


def test_a_code_worked_out_by_hand():
    """A set of three statements, sign by sign as the module says, with the checksum by long division in GF(32)."""
    own = make_set({"P": {"P1": ("P01", "P02", "P03")}})
    frame = frame_of(own)
    domain = next(iter(own.domains))
    answers = (Answer.FIVE, Answer.DONT_KNOW, Answer.NOT_ANSWERED)
    coded = CodedSheet(mark="00000003ff", voice=Voice.PARTNERS, answers=answers, domain=domain, year=2026,
                       coalition_print=0b1010_1010_1010_1010)  # fmt: skip
    parts = ("00011111101010", "00000001", "1010101010101010", f"{frame.set_print:014b}", "101", "110", "000", "0000")
    bits = "".join(parts)
    assert len(bits) == 65
    data = [0b01000, 0, 0, 0, 0, 0, 0, 31, 31, *(int(bits[place : place + 5], 2) for place in range(0, 65, 5))]
    constant = [0x2BC830A3 >> 25 - 5 * place & 31 for place in range(6)]
    # BIP 173 begins with 1 and not with 0: a sign 1 before all others.
    check = [one ^ other for one, other in zip(remainder([1, *data, 0, 0, 0, 0, 0, 0]), constant, strict=True)]
    assert write_code(coded, frame) == "".join(SIGNS[value] for value in [*data, *check])
    assert SIGNS[0b01000] == "8"


@given(PEOPLE)
def test_what_is_written_is_read(person):
    """Every sheet comes back whole, in groups and small letters too."""
    code = write_code(person, FRAME)
    assert read_code(code, FRAME) == person
    assert read_code(f" {in_groups(code).lower()} ".replace("0", "o").replace("1", "l"), FRAME) == person
    assert len(code) == FRAME.length(person.voice, with_code=person.participant is not None)


def test_how_long_a_code_is():
    """59 signs for 56 statements, fewer for parents; every sign is one of QR's alphanumeric mode."""
    assert FRAME.length(Voice.PARTNERS, with_code=False) == 59
    assert FRAME.length(Voice.PARTNERS, with_code=True) == 68
    assert FRAME.length(Voice.PARENTS, with_code=False) == 35
    assert set(SIGNS) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(set(SIGNS)) == 32


def test_every_wrong_sign_is_noticed_and_placed():
    """All 31 other signs in all 59 places: none is read, and the group that is named is the one it stands in."""
    code = write_code(sheet(), FRAME)
    for place in range(len(code)):
        for sign in SIGNS:
            if sign != code[place]:
                error = why_not(code[:place] + sign + code[place + 1 :])
                assert (error.reason, error.groups) == (Refusal.MISTYPED, (place // GROUP + 1,))


def test_every_swap_of_neighbours_is_noticed_and_placed():
    """Two signs that changed places are never read; their groups are named."""
    for person in (sheet(), sheet(participant="k7m2q9xa")):
        code = write_code(person, FRAME)
        for place in range(len(code) - 1):
            if code[place] != code[place + 1]:
                error = why_not(code[:place] + code[place + 1] + code[place] + code[place + 2 :])
                assert error.reason is Refusal.MISTYPED
                assert error.groups == tuple(sorted({place // GROUP + 1, (place + 1) // GROUP + 1}))


@pytest.mark.slow
def test_longer_codes_notice_every_slip_too():
    """A set of 120 statements: 98 signs, beyond what the checksum promises for four errors."""
    own = make_set({"D": {f"T{theme}": tuple(f"T{theme}S{number}" for number in range(10)) for theme in range(12)}})
    frame = frame_of(own)
    chance = random.Random(1)  # noqa: S311 - not a secret
    answers = tuple(chance.choice(STATES) for _ in range(120))
    code = write_code(CodedSheet(mark="abcdef0123", voice=Voice.PARTNERS, answers=answers), frame)
    assert len(code) == 98
    for place in range(len(code)):
        for sign in SIGNS.replace(code[place], ""):
            error = why_not(code[:place] + sign + code[place + 1 :], frame)
            assert (error.reason, error.groups) == (Refusal.MISTYPED, (place // GROUP + 1,))
    for place in range(len(code) - 1):
        if code[place] != code[place + 1]:
            error = why_not(code[:place] + code[place + 1] + code[place] + code[place + 2 :], frame)
            assert (error.reason, error.groups) == (Refusal.MISTYPED, ())


def test_of_random_texts_none_is_read():
    """500 rows of 59 signs: a checksum of 30 bits lets none through (expected: 0.0000005)."""
    chance = random.Random(2)  # noqa: S311 - not a secret
    for _ in range(500):
        assert why_not("".join(chance.choices(SIGNS, k=59))).reason in (Refusal.MISTYPED, Refusal.NEWER)


@pytest.mark.parametrize(
    ("change", "reason", "groups", "more"),
    [
        (lambda _: "", Refusal.EMPTY, (), ""),
        (lambda _: " - ", Refusal.EMPTY, (), ""),
        (lambda code: code[:7] + "U" + code[8:], Refusal.STRANGE, (2,), "U"),
        (lambda code: code[:58], Refusal.SHORT, (), 1),
        (lambda code: f"{code}0", Refusal.LONG, (), 1),
        (lambda code: in_groups(code).replace(" ", "", 1), None, (), ""),
        (lambda code: in_groups(code[:12] + code[13:15]) + " " + in_groups(code[15:]), Refusal.SHORT, (3,), 1),
        (lambda code: in_groups(code)[:8] + "7" + in_groups(code)[8:], Refusal.LONG, (2,), 1),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(change, reason, groups, more):
    """Too short, too long, signs that no code holds: the reason, and where that can be told the group."""
    text = change(write_code(sheet(), FRAME))
    if reason is None:
        assert read_code(text, FRAME) == sheet()
        return
    error = why_not(text)
    assert (error.reason, error.groups) == (reason, groups)
    assert more in (error.sign, error.number)


def test_a_code_of_another_set_is_refused():
    """Another version, another order of the same statements, or another length is another set."""
    code = write_code(sheet(), FRAME)
    other = replace(SHIPPED, version="2.0")
    turned = replace(SHIPPED, parts=tuple(reversed(SHIPPED.parts)))
    small = make_set()
    for own in (other, turned, small):
        assert why_not(code, frame_of(own)).reason is Refusal.SET
    (asked,) = with_parents(small, "A01").asked_of_parents
    parents = frame_of(with_parents(small, "A01"))
    theirs = write_code(CodedSheet(mark="0" * 10, voice=Voice.PARENTS, answers=(Answer.ONE,)), parents)
    assert asked == "A01"
    assert why_not(theirs, frame_of(small)).reason is Refusal.SET


def test_a_code_of_another_year_or_coalition_is_refused():
    """Each with its own reason; what is not known on either side is not held against a code."""
    own = sheet()
    for coalition, year in (("Voorbeeldstad", 2026), (" voorbeeldstad  ", None), (None, 2026)):
        refuse_other_measurement(own, coalition=coalition, year=year)
    refuse_other_measurement(sheet(coalition_print=0, year=None), coalition="Elders", year=1999)
    with pytest.raises(AnswerCodeError) as caught:
        refuse_other_measurement(own, coalition="Voorbeeldstad", year=2027)
    assert (caught.value.reason, caught.value.number) == (Refusal.YEAR, 2026)
    with pytest.raises(AnswerCodeError) as caught:
        refuse_other_measurement(own, coalition="Voorbeelddorp", year=2026)
    assert caught.value.reason is Refusal.COALITION


def test_a_newer_format_is_told():
    """A whole code whose first sign says another format comes from a newer tool."""
    newer = write_code(sheet(), FRAME)
    values = [SIGNS.index(sign) for sign in newer]
    values[0] = 0b10000
    constant = [0x2BC830A3 >> 25 - 5 * place & 31 for place in range(6)]
    left = remainder([1, *values[:-6], 0, 0, 0, 0, 0, 0])
    check = [one ^ other for one, other in zip(left, constant, strict=True)]
    assert why_not("".join(SIGNS[value] for value in [*values[:-6], *check])).reason is Refusal.NEWER


def test_prints_are_never_the_one_for_nothing():
    """No name is 0, every name is something, and capitals and blanks do not count."""
    assert coalition_print("") == coalition_print("  ") == 0
    assert all(coalition_print(f"Gemeente {number}") > 0 for number in range(2000))
    assert coalition_print("Neder-Betuwe") == coalition_print(" neder-betuwe")


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": (Answer.ONE,)}, {"mark": "0123"}, {"mark": "012345678G"}, {"domain": "maan"},
        {"participant": "k7m2q9xak7"}, {"participant": "K7M2Q9XA"},
    ],
)  # fmt: skip
def test_what_no_code_can_hold_is_refused(changes):
    """A number of answers, a mark, a domain or a participant's code that cannot be."""
    with pytest.raises(ValueError, match=r".+"):
        write_code(sheet(**changes), FRAME)


def test_a_set_that_is_too_large_has_no_code():
    """One statement over the limit."""
    for number, codable in ((MOST_STATEMENTS, True), (MOST_STATEMENTS + 1, False)):
        own = make_set({"D": {"T": tuple(f"S{place}" for place in range(number))}})
        assert frame_of(own).codable is codable


def test_own_codes_fit():
    """The codes that the tool makes, and those of eight signs, come back as they are."""
    for code in (random_code(), "k7m2q9xa"):
        found = read_code(write_code(sheet(participant=code), FRAME), FRAME).participant
        assert found == code == own_code(code)
