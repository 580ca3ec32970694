# SPDX-License-Identifier: EUPL-1.2
"""What is asked and told wherever somebody types: names, years, domains, and files that cannot be used."""

from __future__ import annotations

from pathlib import Path

from analysetool.words.messages import quoted

ASK_DOMAIN = "Voor welk domein vult u in?"
NAME_NEEDED = "De naam is nodig, zodat scorelijsten bij elkaar komen. Voorbeeld: Voorbeeldstad."
ASK_COALITION = "Coalitie (naam van de gemeente of regio):"
ASK_PARTICIPANT = "Deelnemer: een code, geen naam (Enter = ik maak een code voor u):"
NO_SCORE_SHEET = "dit is geen scorelijst: scores ontbreekt. Er is niets veranderd. Kies een andere bestandsnaam."
YES_OR_NO = "Typ j of n."
PATH_REFERS_TO_ITSELF = "het pad verwijst naar zichzelf"


def type_a_year(default: int) -> str:
    return f"Typ een jaartal van vier cijfers, zoals {default}."


def looks_like_a_name(text: str) -> str:
    return (
        f"{text} lijkt op een naam of e-mailadres. Kies een code die niemand herkent. Is het toch een code? Typ "
        "die dan nog een keer."
    )


def type_a_domain(domains: int) -> str:
    return f"Typ een nummer van 1 tot en met {domains}, of alleen Enter voor geen domein."


def path_is_a_folder(path: Path, example: Path) -> str:
    return f"{quoted(path)} is een map. Geef de naam van een scorelijst, zoals {quoted(example)}."


def no_yaml_ending(path: Path, example: Path) -> str:
    return f"{quoted(path)} eindigt niet op .yaml of .yml. Typ bijvoorbeeld: {example}"


def no_plain_file(path: Path) -> str:
    return f"{quoted(path)} is geen gewoon bestand. Kies een andere bestandsnaam."


def no_such_folder(folder: Path) -> str:
    return f"de map {quoted(folder)} bestaat niet. Maak die map eerst, of kies een andere plek."


def folder_not_writable(folder: Path) -> str:
    return f"in de map {quoted(folder)} mag u niet schrijven. Kies een andere map."


def changed_while_reading(path: Path) -> str:
    return f"{quoted(path)} werd tijdens het lezen door een ander programma veranderd. Probeer opnieuw."


def cannot_be_a_sheet(path: Path, reason: str) -> str:
    return f"{quoted(path)} kan geen scorelijst worden ({reason}). Kies een andere naam."


def changed_meanwhile(path: Path, what: str) -> str:
    return (
        f"{quoted(path)} is intussen door een ander programma veranderd of weggehaald; er is niets overschreven. "
        f"Niet bewaard: {what}. Geef hetzelfde commando opnieuw om met de nieuwe inhoud verder te gaan."
    )


def cannot_be_written(path: Path, error: str, what: str) -> str:
    return (
        f"{quoted(path)} kan niet worden geschreven ({error}). Niet bewaard: {what}. Wat u "
        "eerder antwoordde, staat er nog. Maak ruimte of kies een andere map, en geef het commando opnieuw."
    )
