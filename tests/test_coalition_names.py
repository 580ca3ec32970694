# SPDX-License-Identifier: EUPL-1.2
"""Spellings of one coalition are one, two coalitions stay two, and what may be either is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.files.safe_names import safe_name, same_place
from analysetool.imports.coalitions import settle_names


def names(spellings, said=None, known=()):
    """The names with their spellings, and the pairs that are near."""
    rows = spellings if isinstance(spellings, dict) else dict.fromkeys(spellings, 1)
    settled = settle_names(rows, said or {}, known)
    found = {own.name: sorted(own.spellings) for own in settled.found}
    return found, [(one.name, other.name) for one, other in settled.near]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dorp", "dorp"),
        ("Dorp", " DORP "),
        ("Neder-Betuwe", "Neder Betuwe"),
        ("Neder-Betuwe", "neder\u2013betuwe"),
        ("Dorp", "Gemeente Dorp"),
        ("Dorp", "gem. Dorp"),
        ("Dorp", "de gemeente Dorp"),
        ("'s-Hertogenbosch", "s-Hertogenbosch"),
        ("Súdwest-Fryslân", "Sudwest Fryslan"),
        ("Su\u0301dwest", "S\u00fadwest"),
        ("Bergen (NH.)", "Bergen NH"),
    ],
)
def test_surely_one_name(one, other):
    """Capitals, blanks, signs, accents and the word gemeente make no other name."""
    found, near = names([one, other])
    assert (len(found), near) == (1, [])
    assert sorted(next(iter(found.values()))) == sorted([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ede", "Epe"), ("Wijk 1", "Wijk 2"), ("Gemert", "Mert"), ("Stad", "Dorp"), ("Regio Dorp", "Dorp")],
)
def test_surely_two_names(one, other):
    """Short names differ by two letters soon, and other digits make another name."""
    assert names([one, other]) == ({one: [one], other: [other]}, [])


def test_a_slip_is_asked():
    """Two letters in a long name may be a slip and may be another municipality: nobody guesses."""
    _, near = names({"Heerde": 12, "Heerlen": 9, "Nunspeet": 4, "Nunspet": 1})
    assert near == [("Heerde", "Heerlen"), ("Nunspeet", "Nunspet")]


@pytest.mark.parametrize("spelling", ["Nunspet", "nunspet", " NUN-SPET"])
def test_a_map_settles_a_slip(spelling):
    """A spelling of the map means all that differ from it by capitals, blanks and signs."""
    found, near = names(["Nunspeet", spelling], {"Nunspet": "Nunspeet"})
    assert (found, near) == ({"Nunspeet": sorted(["Nunspeet", spelling])}, [])


def test_a_map_keeps_two_apart():
    """Both names must be said: one alone leaves open what the other is."""
    rows = {"Heerde": 2, "Heerlen": 2}
    assert names(rows, {"Heerde": "Heerde"})[1] == [("Heerde", "Heerlen")]
    settled = settle_names(rows, {"Heerde": "Heerde", "Heerlen": "Heerlen"}, ())
    assert (settled.near, settled.apart) == ((), frozenset({"Heerde", "Heerlen"}))


def test_a_map_keeps_apart_what_differs_by_a_sign():
    """Somebody who says so has two coalitions whose names differ by a capital."""
    found, near = names(["Dorp", "dorp"], {"Dorp": "Dorp", "dorp": "dorp"})
    assert (found, near) == ({"Dorp": ["Dorp"], "dorp": ["dorp"]}, [])


def test_a_name_that_is_there_goes_before():
    """What has a folder keeps its name, and a slip of it is asked although nobody wrote the name itself now."""
    assert names(["gemeente dorp"], known=["Dorp"])[0] == {"Dorp": ["gemeente dorp"]}
    assert names(["Nunspet"], known=["Nunspeet"])[1] == [("Nunspet", "Nunspeet")]
    assert names(["Heerde"], known=["Heerlen", "Heerde"])[1] == []


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ({"dorp": 5, "Dorp": 1}, "Dorp"),  # small and capital letters before numbers
        ({"Gemeente Dorp": 5, "Dorp": 1}, "Dorp"),
        ({"Neder-Betuwe": 1, "Neder Betuwe": 2}, "Neder Betuwe"),  # what most people wrote
        ({"Gemeente Dorp": 2}, "Gemeente Dorp"),  # nobody wrote it shorter
        ({"  Dorp\x1b[31m ": 1}, "Dorp"),
    ],
)
def test_the_spelling_to_go_by(rows, name):
    """Of several spellings the one that reads best, then the one that most people wrote."""
    assert list(names(rows)[0]) == [name]


@given(st.dictionaries(st.text(min_size=1, max_size=8).filter(str.strip), st.integers(1, 9), max_size=8))
def test_every_spelling_has_one_name_in_any_order(rows):
    """Nothing gets lost, and the order of rows decides nothing."""
    settled = settle_names(rows, {}, ())
    assert sorted(spelling for own in settled.found for spelling in own.spellings) == sorted(rows)
    assert settled.name_of().keys() == rows.keys()
    assert settle_names(dict(reversed(rows.items())), {}, ()) == settled


# Names of folders


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Dorp", "Dorp"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("A/B: C?", "A-B- C"),
        ("..", ""),
        ("../../weg", "weg"),
        (".verborgen", "verborgen"),
        ("-optie", "optie"),
        ("Dorp. ", "Dorp"),
        ("CON", "_CON"),
        ("aux.gemeente", "_aux.gemeente"),
        ("com1", "_com1"),
        ("Commune", "Commune"),
        ("a\nb\x1b[31m", "a b"),
        ("///", ""),
        ("x" * 300, "x" * 100),
        ("é" * 80, "é" * 50),
    ],
)
def test_a_name_every_system_takes(name, folder):
    """What Windows refuses, hides or takes for a device is no name of a folder."""
    assert safe_name(name) == folder


@given(st.text(max_size=60))
def test_a_safe_name_stays_in_its_folder(name):
    """Whatever was typed: no way out, nothing hidden, not too long, and safe once more."""
    found = safe_name(name)
    assert not set(found) & set('<>:"/\\|?*\0\n')
    assert found == found.strip(" .-~")
    assert len(found.encode()) <= 101
    assert safe_name(found) == found


def test_names_of_one_place():
    """Capitals and the way an accent is written make no other folder everywhere."""
    assert same_place("DORP\u00e9") == same_place("dorpe\u0301")
