# SPDX-License-Identifier: EUPL-1.2
"""How sure the figures of one year are, in words: other people, absent people, and groups with one voice each."""

from __future__ import annotations

from analysetool.figures.report import LevelKind, Report, Response, ShownLevel
from analysetool.rounding import dutch_number
from analysetool.words.figures import reach, verdict_word
from analysetool.words.grammar import agree, count, listing
from analysetool.words.titles import group_title

MARGIN_EXPLAINED = (
    "De marge laat zien hoe zeker de score is. Hadden andere mensen uit dezelfde coalitie meegedaan, dan lag de score "
    "waarschijnlijk tussen deze twee cijfers. Dat klopt in 95 van de 100 keer. Onder de vijf deelnemers is er geen "
    "marge."
)
_HALF = 0.5
"""A smaller share of a group than this says little about the group."""


def margin_told(level: ShownLevel) -> str:
    """The margin in a row of figures: "marge 3,1 tot 3,7"."""
    if level.likely_low is None or level.likely_high is None:
        return "geen marge"
    return f"marge {reach(level.likely_low, level.likely_high)}"


def how_sure(report: Report) -> str | None:
    """The margin of the total in a sentence; None where there is none."""
    low, high = report.total.likely_low, report.total.likely_high
    if low is None or high is None:
        return None
    ends = dutch_number(low), dutch_number(high)
    where = f"rond {ends[0]}" if ends[0] == ends[1] else f"tussen {ends[0]} en {ends[1]}"
    return f"Hadden andere mensen uit de coalitie meegedaan, dan lag de totaalscore waarschijnlijk {where}."


def hardly_heard(response: Response | None) -> str | None:
    """The groups of which fewer than half of who were invited came; None where every group was heard."""
    if response is None:
        return None
    absent = [own for own, size in response.invited.items() if size > 0 and response.came[own] == 0]
    few = [own for own, size in response.invited.items() if 0 < response.came[own] < _HALF * size]
    told = []
    if absent:
        named = listing([f"de groep {group_title(own)} ({response.invited[own]} uitgenodigd)" for own in absent])
        told.append(f"Niemand deed mee uit {named}.")
    if few:
        named = listing(
            [
                f"{count(response.came[own])} van de {response.invited[own]} uit de groep {group_title(own)}"
                for own in few
            ]
        )
        told.append(f"Minder dan de helft deed mee: {named}.")
    if not told:
        return None
    return " ".join(("Let op wie er ontbreken.", *told, *_with_absent(response)))


def with_absent(response: Response | None) -> str | None:
    """What the total could still be with everybody who was invited; None where all came or that is not known."""
    return None if response is None else next(iter(_with_absent(response)), None)


def _with_absent(response: Response) -> tuple[str, ...]:
    if response.absent == 0 or response.low is None or response.high is None:
        return ()
    people = agree(
        response.absent, "de genodigde die niet meedeed", f"de {response.absent} genodigden die niet meededen"
    )
    return (f"Met {people} erbij kan de totaalscore nog {reach(response.low, response.high)} worden.",)


def equal_weight(report: Report) -> str | None:
    """The total and the parts when each group has one voice; None where there are no groups."""
    told = [
        f"{_named(level)} {dutch_number(level.equal_weight)} (nu {dutch_number(level.mean)})"
        for level in (report.total, *report.parts)
        if level.equal_weight is not None
    ]
    if not told:
        return None
    return (
        f"Als elke groep even zwaar telt: {listing(told)}. Dat gaat over de stellingen met een cijfer voor elke groep."
    )


def other_verdict(report: Report) -> str | None:
    """For which levels the verdict depends on how many people of each group came; None where it never does."""
    changed = [
        f"{_named(level)} wordt {verdict_word(level.equal_verdict)}"
        for level in (report.total, *report.parts)
        if level.equal_verdict is not None
    ]
    return f"Als elke groep even zwaar telt, verandert het oordeel: {listing(changed)}." if changed else None


def _named(level: ShownLevel) -> str:
    return "totaal" if level.kind is LevelKind.TOTAL else f"deel {level.id}"
