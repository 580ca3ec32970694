# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of choosing the measurements that are meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from analysetool.near import near_names
from analysetool.words.grammar import count, either, plural

_FEW = 25
"""So many coalitions can be chosen from in a sentence."""
ONE_YEAR_OF_TWO = "met --met vergelijkt u twee coalities in hetzelfde jaar. Geef één jaar, met --naar."


def no_earlier_year(years: str) -> str:
    """One year alone cannot be compared."""
    return (
        f"er is geen eerder jaar om mee te vergelijken. Gevonden: {years}. Voeg de scorelijsten van een eerdere "
        "meting toe."
    )


def option_year_not_there(option: str, year: int, years: Iterable[int]) -> str:
    """A year that was asked for and is not there."""
    return f"{option} is {year}, maar dat jaar staat niet in de invoer. Kies {either(map(str, years))}."


def same_year_twice(year: int, years: str) -> str:
    """Two years that are one."""
    return f"--van en --naar zijn allebei {year}. Kies twee jaren. Gevonden: {years}."


def same_coalition_twice(coalition: str) -> str:
    """Two coalitions that are one."""
    return f"--coalitie en --met zijn allebei {coalition!r}. Kies twee coalities."


def no_year_of_both(year: int, years: str) -> str:
    """A year that only one of two coalitions has."""
    return f"{year} is geen jaar van beide coalities. Gevonden: {years}."


def no_year_in_common(one: str, other: str, years_of_one: str, years_of_other: str) -> str:
    """Two coalitions without a common year."""
    return (
        f"{one} en {other} hebben geen jaar gemeen. {one}: {years_of_one}. {other}: {years_of_other}. Kies twee "
        "coalities met een meting in hetzelfde jaar."
    )


def desk_not_comparable(coalition: str, year: int) -> str:
    """A desk analysis on one side of a comparison."""
    return (
        f"{coalition} {year} is een bureauanalyse van één openbare tekst en geen oordeel van een coalitie. Kies twee "
        "metingen die een coalitie zelf deed."
    )


def desk_without_requirements(coalition: str, year: int) -> str:
    """A desk analysis held against requirements."""
    return (
        f"{coalition} {year} is een bureauanalyse van één openbare tekst. Eisen gelden voor een meting van een "
        "coalitie: kies die met --naar of --coalitie."
    )


def parents_alone(coalition: str, year: int) -> str:
    """A measurement in which nobody but parents took part."""
    return (
        f"van {coalition} {year} zijn er alleen scorelijsten van ouders. Wat ouders zeggen, staat in een rapport naast "
        "wat partners zeggen: voeg scorelijsten van partners toe, of gezamenlijke scores."
    )


def several_coalitions(coalitions: Iterable[str]) -> str:
    """More coalitions than one, and none was named."""
    return f"de invoer bevat meer dan één coalitie. Kies er een met --coalitie: {either(coalitions)}."


def no_other_coalition(coalition: str | None) -> str:
    """Nobody to compare with."""
    return f"er is geen andere coalitie dan {coalition!r} in de invoer. Noem ook een map van een andere coalitie."


def coalition_not_there(coalition: str, coalitions: Collection[str]) -> str:
    """A coalition that is not in the input; of very many only those that are near."""
    if len(coalitions) > _FEW:
        near = near_names(coalition, coalitions)
        meant = f"Bedoelt u {either(near)}?" if near else "Kijk of de naam klopt."
        return f"coalitie {coalition!r} staat niet in de invoer, en {count(len(coalitions))} andere wel. {meant}"
    return f"coalitie {coalition!r} staat niet in de invoer. Kies {either(coalitions)}."


def mistakes_elsewhere(number: int) -> str:
    """Errors in files of coalitions that were not asked for."""
    return (
        f"in {plural(number, 'bestand', 'bestanden')} van andere coalities staat iets dat niet klopt. Voor dit "
        "resultaat maakt dat niet uit. Met controleer ziet u wat het is."
    )


def year_not_there(year: int, years: Iterable[int]) -> str:
    """A year that is not in the input."""
    return f"jaar {year} staat niet in de invoer. Kies {either(map(str, years))}."


def newest_year(year: int, others: str) -> str:
    """Which of several years was taken."""
    return f"Dit gaat over {year}, het nieuwste jaar. Ook gevonden: {others} (kies met --jaar)."
