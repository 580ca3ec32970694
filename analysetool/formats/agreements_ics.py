# SPDX-License-Identifier: EUPL-1.2
"""Agreements as a calendar (RFC 5545): a whole day per open action with a date, for any agenda.

Nothing in it depends on the clock or on who makes it: the same agreements give the same bytes, and an action keeps its
UID when its date is moved, so that reading the file again moves it in the agenda too. It invites nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from analysetool.escaping import printable
from analysetool.figures.agreements import Agreements
from analysetool.model import Action
from analysetool.words import agreements as words

_LINE = 75
"""The longest line in bytes, line end not counted (section 3.1)."""
_CONTINUES = "\r\n "
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def render_ics(agreements: Agreements) -> str:
    """A calendar of all open actions with a date; without any, a calendar without events."""
    report = agreements.report
    stamp = f"{report.year:04}0101T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Analysetool Kansrijke Start//NL", "CALSCALE:GREGORIAN"]
    titles = {statement.id: statement.text for statement in report.statements}
    for doer in agreements.doers:
        for action in doer.actions:
            if action.due is not None:
                lines += _event(action, action.due, report.coalition, stamp, titles.get(action.statement, ""))
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(action: Action, due: date, coalition: str, stamp: str, statement: str) -> Iterable[str]:
    identity = "\0".join((coalition, action.statement, action.what, action.who or ""))
    return (
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(identity.encode()).hexdigest()[:32]}@analysetool-kansrijke-start",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(words.event_title(action))}",
        f"DESCRIPTION:{_text(words.event_about(action, coalition, statement))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _text(text: str) -> str:
    """A value of type TEXT (section 3.3.11); it is one line already."""
    return printable(text).translate(_SPECIAL)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, no character cut in two."""
    pieces, own, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            pieces.append(own)
            own, size = "", 1  # the blank that a next piece begins with
        own, size = own + character, size + width
    return _CONTINUES.join((*pieces, own))
