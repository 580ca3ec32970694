# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a statement set."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from analysetool.words.grammar import count, plural

EMPTY_FILE = "dit bestand is leeg. Een stellingenset begint met id, versie, titel, schaal en delen."
THE_SET = "de stellingenset"
A_PART = "een deel"
THE_SOURCES = "de bronnen"
A_THEME = "een thema"
A_STATEMENT = "een stelling"
THE_SCALE = "de schaal"
THE_DOMAINS = "de domeinen"
LIKE_OVER = "jgz, medisch"
A_RELEASE = "een versie in geschiedenis"


def too_much_work(statements: int, levels: int, most: int) -> str:
    """A set of so many statements and levels that working it out takes minutes."""
    return (
        f"deze set heeft {plural(statements, 'stelling', 'stellingen')} in {count(levels)} delen en thema's. Het ene "
        f"getal maal het andere is meer dan {count(most)}, en dan duurt een rapport te lang. Maak minder thema's, of "
        "splits de set."
    )


def invisible_id(identity: str) -> str:
    """An id with signs that nobody sees."""
    return f"id {identity!r} bevat onzichtbare tekens. Kies een id zonder."


def id_twice(identity: str, line: int) -> str:
    """An id that stands there already."""
    return f"id {identity} komt twee keer voor (ook op regel {line}). Geef elk onderdeel een eigen id."


def part(identity: str | None) -> str:
    """How messages call a part."""
    return f"deel {identity}"


def theme(identity: str | None) -> str:
    """How messages call a theme."""
    return f"thema {identity}"


def statement(identity: str | None) -> str:
    """How messages call a statement."""
    return f"stelling {identity}"


def parents_of(statement: str) -> str:
    """How messages call what parents are asked."""
    return f"ouders bij {statement}"


def reference_of(statement: str) -> str:
    """How messages call the reference of a statement."""
    return f"bron bij {statement}"


def other_steps(what: str, known: Iterable[int], key: str) -> str:
    """A score that the scale does not have."""
    return f"{what} kent alleen {', '.join(map(str, known))}; er staat {key!r}."


def anchors_of(statement: str) -> str:
    """How messages call the anchors of a statement."""
    return f"ankers bij {statement}"


def scale_misses(missing: Iterable[str]) -> str:
    """Scores without a label."""
    return f"de schaal mist {', '.join(missing)}. Geef alle vijf de labels."


def release_twice(version: str | None) -> str:
    """A version that stands in the history twice."""
    return f"versie {version!r} staat twee keer in geschiedenis. Laat één regel staan."


def own_release_not_last(version: str | None) -> str:
    """The set's own version is not the newest of the history."""
    return (
        f"versie {version!r} is de versie van deze set, maar staat niet onderaan in geschiedenis. Zet de oudste "
        "versie bovenaan en de nieuwste onderaan."
    )


def unknown_source(statement: str, source: str) -> str:
    """A reference to a source that is not there."""
    return (
        f"stelling {statement} noemt bron {source!r}, maar die staat niet bij bronnen. Voeg de bron toe of verbeter "
        "de naam."
    )


def unknown_in_over(statement: str, name: str, near: Collection[str], known: Collection[str]) -> str:
    """A domain or cluster that the set does not have."""
    if not known:
        hint = "Deze stellingenset kent geen domeinen: laat over weg."
    elif near:
        hint = f"Bedoelt u {' of '.join(near)}?"
    else:
        hint = f"Kies {', '.join(known)}."
    return f"over bij {statement} noemt {name!r}, maar dat staat niet bij domeinen. {hint}"


def twice_in_over(statement: str, name: str) -> str:
    """A domain or cluster that is named before."""
    return f"over bij {statement} noemt {name!r} twee keer. Laat er één staan."
