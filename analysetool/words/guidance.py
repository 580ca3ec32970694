# SPDX-License-Identifier: EUPL-1.2
"""The words beside every scale, the same on screens, on forms and on paper."""

from __future__ import annotations

from analysetool.words.colophon import own_statements
from analysetool.words.grammar import ended

DONT_KNOW = "Weet ik niet"
NOT_APPLICABLE = "Niet van toepassing"
GUIDANCE = (
    "Kies 3 als het deels klopt. Minder dan de helft, maar niet niets, is een 2. Meer dan de helft, maar niet alles, "
    'is een 4. Weet u zeker dat het er niet is? Kies dan 1. Weet u het niet? Kies "Weet ik niet", geen 3. "Niet van '
    'toepassing" kiest u alleen als de stelling niet past bij uw gemeente.'
)
"""The sentences that stand wherever somebody scores."""
GUIDANCE_PARENTS = (
    'Kies 3 als het deels klopt. Weet u zeker dat het niet zo is? Kies dan 1. Weet u het niet? Kies "Weet ik niet", '
    'geen 3. "Niet van toepassing" kiest u alleen als de zin niet over u of uw gezin gaat.'
)
"""The same for parents, who score sentences about themselves."""
_TERMS = (
    'Met "wij" bedoelen de stellingen de lokale coalitie: alle partners samen. Een situatie is "kwetsbaar" als een '
    "gezin te weinig steun heeft bij zijn problemen."
)


def terms(justification: str | None) -> str:
    """What the shipped statements mean by the two words that people stumble over; empty for any other set."""
    return _TERMS if own_statements(justification) else ""


def question_for(person: str) -> str:
    """Who to turn to."""
    return f"Hebt u een vraag? Stel die aan: {ended(person)}"
