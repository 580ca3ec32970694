# SPDX-License-Identifier: EUPL-1.2
"""The questions to a person at a terminal about who fills in; every answer is checked and asked again when needed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from analysetool.codes import mistyped
from analysetool.files.fields import is_year, whole_number
from analysetool.files.privacy import looks_like_person
from analysetool.model import Domain, StatementSet
from analysetool.terminal.lines import Lines
from analysetool.words import codes
from analysetool.words import dialogue as texts

_YES, _NO = frozenset({"j", "ja"}), frozenset({"n", "nee", "q", "s"})


def agrees(question: str) -> bool:
    """Ask on standard error until there is a yes or a no; the end of the input is a no."""
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip().lower()
        if answer in _YES:
            return True
        if not line or answer in _NO:
            return False
        sys.stderr.write(f"{texts.YES_OR_NO}\n")


def ask_coalition(lines: Lines) -> str:
    """Ask until there is a name; raises InputEnded when the input ends."""
    while True:
        text = lines.ask(texts.ASK_COALITION).strip()
        if text:
            return text
        lines.say(texts.NAME_NEEDED)


def ask_year(lines: Lines) -> int:
    """Ask for the year of the measurement; Enter is this year. Raises InputEnded when the input ends."""
    default = this_year()
    while True:
        text = lines.ask(f"Jaar (Enter = {default}):").strip()
        year = default if not text else whole_number(text)
        if is_year(year):
            return year
        lines.say(texts.type_a_year(default))


def ask_participant(lines: Lines) -> str | None:
    """Ask for a code; None means: make one. Raises InputEnded when the input ends.

    What looks like a name is asked again; who types the same again knows that it is a code. One with a typo is asked
    until it is whole.
    """
    doubtful = None
    while True:
        text = lines.ask(texts.ASK_PARTICIPANT).strip()
        if mistyped(text):
            lines.say(codes.WHEN_ASKED)
            continue
        if not text or text == doubtful or not looks_like_person(text, code=True):
            return text or None
        doubtful = text
        lines.say(texts.looks_like_a_name(text))


def ask_domain(lines: Lines, statement_set: StatementSet) -> str | None:
    """Let somebody pick a domain by number or id; None for no domain. Raises InputEnded when the input ends."""
    domains = list(statement_set.domains.values())
    if not domains:
        return None
    lines.say(texts.ASK_DOMAIN)
    for number, domain in enumerate(domains, start=1):
        lines.say(f"  {number:>2}  {domain.title}")
    while True:
        text = lines.ask("Domein (nummer; Enter = geen):").strip()
        found = _pick(text, domains)
        if found is not None or not text:
            return found
        lines.say(texts.type_a_domain(len(domains)))


def this_year() -> int:
    """The current year where the user is."""
    return datetime.now(tz=UTC).astimezone().year


def _pick(text: str, domains: list[Domain]) -> str | None:
    number = whole_number(text)
    if number is not None and 1 <= number <= len(domains):
        return domains[number - 1].id
    return next((domain.id for domain in domains if domain.id == text.lower()), None)
