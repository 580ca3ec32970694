# SPDX-License-Identifier: EUPL-1.2
"""What is right in form and probably a slip: the wrong folder, a typing error in a name or a year, a sheet twice."""

from __future__ import annotations

from analysetool.words.grammar import count


def lone_sheet(coalition: str, year: int, other: str, other_year: int) -> str:
    """One sheet of a measurement among more of another one."""
    return (
        f"dit is de enige scorelijst van {coalition} {year}, tussen die van {other} {other_year}. Kloppen coalitie en "
        "jaar? Verbeter ze, of leg de lijst in een eigen map."
    )


def beside_another(coalition: str, year: int, other: str, other_year: int) -> str:
    """A sheet in the folder of another measurement."""
    return (
        f"deze scorelijst is van {coalition} {year}, maar ligt in de map van {other} {other_year} (meting.yaml). "
        "Kloppen coalitie en jaar? Verbeter ze, of leg de lijst in de goede map."
    )


def year_ahead(year: int, today: int) -> str:
    """A year that is still far away."""
    return f"jaar is {year}, en nu is het {today}. Klopt dat? Verbeter jaar, of maak een meting.yaml voor {year}."


def almost_equal_names(name: str, other: str, path: str) -> str:
    """Two names that may be one."""
    return (
        f"coalitie {name!r} lijkt op {other!r} in {path}. Is het dezelfde? Schrijf de naam overal hetzelfde. Zijn "
        "het er twee? Geef ze allebei een meting.yaml."
    )


def more_names_alike(number: int) -> str:
    """More pairs of names that may be one than anybody looks at."""
    return (
        f"meer dan {count(number)} keer lijken twee namen van coalities op elkaar; de rest is niet nagekeken. Schrijf "
        "elke coalitie overal hetzelfde, en probeer het opnieuw."
    )


def same_answers(path: str, number: int) -> str:
    """Two people with the same answers."""
    return (
        f"deze {number} antwoorden zijn precies die in {path}. Vulde één persoon twee keer in, haal dan een van de "
        "twee lijsten weg. Anders kunt u dit laten staan."
    )


def misnamed(name: str, better: str) -> str:
    """A file that an editor gave another ending."""
    return f"dit bestand telt niet mee, want de naam eindigt op .txt. Verander de naam van {name!r} in {better!r}."
