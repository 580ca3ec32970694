# SPDX-License-Identifier: EUPL-1.2
"""What the worksheet says around the figures of its statements."""

from __future__ import annotations

from analysetool.agenda import Topic
from analysetool.figures.report import Report
from analysetool.figures.worksheet import WorkItem, Worksheet
from analysetool.words import session
from analysetool.words.grammar import ended, plural
from analysetool.words.titles import TRACK_TITLES

HOW_TITLE = "Zo gebruikt u dit werkblad"
_HOW = (
    "Elke stelling hieronder heeft een eigen bladzijde. Kijk {together}wat u in de praktijk ziet. Schrijf onderaan op "
    "wat u afspreekt, welke organisatie dat doet en wanneer het klaar is. Schrijf geen namen op."
)
_OF_ONE = "Dit zijn de antwoorden van één persoon."
NO_WORK = "Geen enkele stelling vraagt nu om een actie."
OPENING = "Begin met wat goed gaat:"
AGREED = "Wat is al afgesproken?"
ANSWERS = "Wat vinden wij nu?"
TO_AGREE = "Wat spreken wij af?"
WHAT, WHO, WHEN = "Wat doen wij?", "Welke organisatie?", "Wanneer klaar?"
ANCHORS = "Wat u ziet bij een score"
NOTES = "Wat deelnemers erbij schreven"
REST_TITLE = "Wat verder aandacht vraagt"
_NO_TIME = "Voor deze stellingen is geen tijd in één gesprek. Wat het meest vraagt, staat bovenaan."
_ALSO = "Deze stellingen scoren daarna het laagst, of er is al iets over afgesproken."
_FOLLOW = "U sprak hier al iets af. Kijk hoe het ermee staat."
_SETTLED = "U koos hier samen al een score. Spreek af wat u gaat doen."
_ALONE = {
    Topic.WEAK: "Dit kan beter. Kies een eerste stap.",
    Topic.UNKNOWN: "Spreek af wie dit uitzoekt en wanneer.",
    Topic.UNSCORED: "Hier is nog geen antwoord. Kies een score.",
}
"""The same where one person spoke, who is not "the partners"."""


def how(report: Report) -> str:
    """What to do with the worksheet; what one person answered is not the coalition's."""
    alone = report.findings.one_voice and not report.joint_only
    told = _HOW.format(together="" if alone else "samen ")
    return f"{_OF_ONE} {told}" if alone else told


def talk_title(worksheet: Worksheet) -> str:
    """The heading above the statements that have a page."""
    return f"Hierover praat u: {plural(len(worksheet.items), 'stelling', 'stellingen')}"


def what_to_do(item: WorkItem, *, one_voice: bool) -> str:
    """What the statement asks of who sit at the table: as a session tells it, unless they did something before."""
    joint = item.statement.joint
    if item.agreed.still_open:
        return f"{_FOLLOW} {session.STILL_OPEN}" if item.statement.disputed else _FOLLOW
    if joint is not None:
        return _SETTLED if joint.score is not None else session.why(Topic.UNKNOWN)
    if one_voice and item.topic in _ALONE:
        return _ALONE[item.topic]
    return session.why(item.topic, open_before=item.statement.disputed)


def figures(told: str, theme: str) -> str:
    """The figures of the statement as a sentence, and the theme that it belongs to."""
    return f"{told[:1].upper()}{told[1:]}. Thema: {ended(theme)}"


def first_step(item: WorkItem) -> str:
    """What stands before the advice: that it is a first step, and under which heading of a plan it comes."""
    return "Eerste stap:" if item.track is None else f"Eerste stap ({TRACK_TITLES[item.track].lower()}):"


def rest(worksheet: Worksheet) -> str:
    """What stands above the list: that there is no time for what asks for talk, or why the others are in it."""
    talk = {own.statement.id for own in worksheet.report.agenda if own.statement != worksheet.opening}
    return _NO_TIME if any(own.statement.id in talk for own in worksheet.rest) else _ALSO


def more_notes(number: int) -> str | None:
    """How many remarks did not fit; None when all stand here."""
    if not number:
        return None
    return f"Nog {plural(number, 'opmerking staat', 'opmerkingen staan')} in het volledige rapport."


def source(told: str) -> str:
    """Where one reads more."""
    return f"Bron van het onderwerp: {ended(told)}"
