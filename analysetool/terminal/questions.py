# SPDX-License-Identifier: EUPL-1.2
"""The questions to a person at a terminal about who fills in; every answer is checked and asked again when needed."""

from __future__ import annotations

from datetime import UTC, datetime

from analysetool.files.fields import is_year, whole_number
from analysetool.files.privacy import looks_like_person
from analysetool.model import Domain, StatementSet
from analysetool.terminal.lines import Lines


def ask_coalition(lines: Lines) -> str:
    """Ask until there is a name; raises InputEnded when the input ends."""
    while True:
        text = lines.ask("Coalitie (naam van de gemeente of regio):").strip()
        if text:
            return text
        lines.say("De naam is nodig, zodat scorelijsten bij elkaar komen. Voorbeeld: Neder-Betuwe.")


def ask_year(lines: Lines) -> int:
    """Ask for the year of the measurement; Enter is this year. Raises InputEnded when the input ends."""
    default = this_year()
    while True:
        text = lines.ask(f"Jaar (Enter = {default}):").strip()
        year = default if not text else whole_number(text)
        if is_year(year):
            return year
        lines.say(f"Typ een jaartal van vier cijfers, zoals {default}.")


def ask_participant(lines: Lines) -> str | None:
    """Ask for a code; None means: make one. Raises InputEnded when the input ends.

    What looks like a name is asked again; who types the same again knows that it is a code.
    """
    doubtful = None
    while True:
        text = lines.ask("Deelnemer: een code, geen naam (Enter = ik maak een code voor u):").strip()
        if not text or text == doubtful or not looks_like_person(text, code=True):
            return text or None
        doubtful = text
        lines.say(
            f"{text} lijkt op een naam of e-mailadres. Kies een code die niemand herkent. Is het toch een code? Typ "
            "die dan nog een keer."
        )


def ask_domain(lines: Lines, statement_set: StatementSet) -> str | None:
    """Let somebody pick a domain by number or id; None for no domain. Raises InputEnded when the input ends."""
    domains = list(statement_set.domains.values())
    if not domains:
        return None
    lines.say("Voor welk domein vult u in?")
    for number, domain in enumerate(domains, start=1):
        lines.say(f"  {number:>2}  {domain.title}")
    while True:
        text = lines.ask("Domein (nummer; Enter = geen):").strip()
        found = _pick(text, domains)
        if found is not None or not text:
            return found
        lines.say(f"Typ een nummer van 1 tot en met {len(domains)}, of alleen Enter voor geen domein.")


def this_year() -> int:
    """The current year where the user is."""
    return datetime.now(tz=UTC).astimezone().year


def _pick(text: str, domains: list[Domain]) -> str | None:
    number = whole_number(text)
    if number is not None and 1 <= number <= len(domains):
        return domains[number - 1].id
    return next((domain.id for domain in domains if domain.id == text.lower()), None)
