# SPDX-License-Identifier: EUPL-1.2
"""Recognising what looks like a person where a code, an organisation or a function is meant.

These are hints for a warning, never a reason to refuse: a false alarm costs one glance, a name in a report costs more.
"""

from __future__ import annotations

import re

_EMAIL = re.compile(r"\S+@\S+\.\S+")
_NAME_WORD = r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ'’]+)*"
_INFIX = r"(?:van|de|der|den|het|ter|ten|te|el|al|op|in|’t|'t)"
_FULL_NAME = re.compile(rf"(?:{_NAME_WORD}|(?:[A-Z]\.\s?)+)(?:\s+{_INFIX})*(?:\s+{_NAME_WORD})+(?:-{_NAME_WORD})?")
_TITLE = re.compile(r"\b(?:mevr|mevrouw|mw|dhr|de heer|meneer|drs|dr|prof|mr|ir)\b\.?\s+\S", re.IGNORECASE)
_CAPITALISED = re.compile(_NAME_WORD)
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?:;])\s+|\n+")
_OPENINGS = frozenset({
    "aan", "als", "bij", "dat", "de", "deze", "die", "dit", "door", "een", "elke", "er", "het", "hier", "hun",
    "iedereen", "in", "is", "ja", "maar", "met", "na", "naar", "nee", "net", "niet", "nog", "nu", "om", "onder",
    "ons", "onze", "ook", "op", "over", "per", "sinds", "soms", "te", "toen", "tot", "tussen", "uit", "van", "vanaf",
    "veel", "volgens", "voor", "vooral", "want", "wat", "weinig", "wie", "wij", "ze", "zij", "zo", "zonder",
})  # fmt: skip
"""Small words with a capital because a sentence begins with them."""
_ORGANISATION = re.compile(
    r"gemeente|ggd|stichting|team|buurt|wijk|centrum|praktijk|huis|bibliotheek|kraam|jeugd|sociaal|programma|zorg|"
    r"welzijn|school|opvang|bureau|vereniging|coalitie|netwerk|project|regio|provincie|raad|college|loket|werkgroep|"
    r"stuurgroep|partner|dienst|samenwerking|verloskund|hulp|noord|oost|zuid|west|midden|kansrijke|start",
    re.IGNORECASE,
)


def looks_like_email(text: str) -> bool:
    """True when the text holds an e-mail address."""
    return _EMAIL.search(text) is not None


def without_emails(text: str) -> str:
    """A text in which no e-mail address can be read any more."""
    return _EMAIL.sub("…@…", text) if "@" in text else text


def looks_like_person(text: str, *, code: bool) -> bool:
    """True when the text looks like a person's name or e-mail address.

    `code` tells that a participant's code is meant: then a single capitalised word is suspect too. Elsewhere an
    organisation or function is meant, so words that organisations use are taken to name one.
    """
    if looks_like_email(text) or _TITLE.search(text):
        return True
    if code and _CAPITALISED.fullmatch(text.strip()):
        return True
    return _FULL_NAME.fullmatch(text.strip()) is not None and not _ORGANISATION.search(text)


def names_person(text: str) -> bool:
    """True when a person's name or e-mail address seems to stand in a text of sentences.

    Two words with a capital beside each other are taken for a name, unless organisations use one of them, or the first
    is a small word that begins a sentence.
    """
    if looks_like_email(text) or _TITLE.search(text):
        return True
    return any(_names(sentence) for sentence in _SENTENCE.split(text))


def _names(sentence: str) -> bool:
    first, _, rest = sentence.strip().partition(" ")
    own = rest if first.lower() in _OPENINGS else sentence
    return any(not _ORGANISATION.search(found[0]) for found in _FULL_NAME.finditer(own))
