# SPDX-License-Identifier: EUPL-1.2
"""What stands out, in the one sentence with which a report and its summary begin."""

from __future__ import annotations

from analysetool.figures.report import Report
from analysetool.figures.standout import Concentration, Standout
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words import report as words
from analysetool.words.grammar import listing, plural
from analysetool.words.messages import quoted

THEMES = "De thema's"
EXTREMES = "De uitersten"
STRONGEST = "Het sterkst"
LOWEST = "Laagst gescoord"
WEAKEST = "Vraagt de meeste aandacht"


def weakest_title(report: Report) -> str:
    """The heading above the weakest statements; where none is weak they are no more than the lowest."""
    return LOWEST if report.findings.lowest and not report.findings.weak else WEAKEST


def position_title(report: Report) -> str:
    """The heading above what stands out: one person is no "wij"."""
    return "Wat springt eruit?" if report.one_person else "Waar staan wij?"


def unknown_title(report: Report) -> str:
    """The heading above what is not known."""
    return "Wat is niet bekend?" if report.one_person else "Wat weten wij niet?"


def headline(report: Report, standout: Standout) -> str:
    """What stands out of the statements; where none has a verdict, where the coalition stands.

    A theme stands with its share of such statements, because the one with the highest mean can be another.
    What one, two or three people scored is their word, and not the coalition's.
    """
    if not words.by_statement(report) or not (standout.strong or standout.weak or standout.divided):
        return words.glance(report)
    told = [
        _most(standout.strongest, "is het sterkst in", standout.strong, ("sterk punt", "sterke punten")),
        _most(standout.weakest, "heeft het meeste te doen aan", standout.weak, ("aandachtspunt", "aandachtspunten")),
    ]
    if standout.divided:
        told.append(f"is verdeeld over {plural(standout.divided, 'stelling', 'stellingen')}")
    few = words.according_to(report)
    if few is not None:
        return f"Volgens {few} geldt: {report.coalition} {listing(told)}."
    return f"{report.coalition} {listing(told)}."


def _most(place: Concentration | None, verb: str, count: int, noun: tuple[str, str]) -> str:
    if place is not None:
        share = f"{place.found} van de {plural(place.asked, 'stelling', 'stellingen')}"
        return f"{verb} {quoted(words.level_title(place.theme.level))} ({share})"
    return f"heeft {plural(count, *noun) if count else f'geen {noun[1]}'}"


def themes_caption(number: int, shown: int) -> str:
    """What stands above the picture of all themes, or of those at both ends."""
    themes = plural(number, "thema", "thema's")
    if shown == 2 < number:  # noqa: PLR2004 - one at either end
        return f"De hoogste en de laagste score van {themes}"
    if shown < number:
        return f"De {shown // 2} hoogste en de {shown // 2} laagste scores van {themes}"
    return f"Gemiddelde score van {themes}, hoogste bovenaan"


def overall(report: Report) -> str:
    """The total with its margin; empty where there is no total."""
    total = report.total
    if total.mean is None:
        return ""
    margin = "" if total.likely_low is None else f", marge {wording.reach(total.likely_low, total.likely_high)}"
    return f"Gemiddeld over alles: {dutch_number(total.mean)}{margin}."


def by_part(report: Report) -> str:
    """The score of each part; empty where none has one."""
    if all(part.mean is None for part in report.parts):
        return ""
    parts = listing([f"{part.id} {words.level_title(part)} {dutch_number(part.mean)}" for part in report.parts])
    return f"Per deel: {parts}."


def sure(report: Report) -> str:
    """The total with its margin, and the parts: what the mean is, and how sure; empty where none has a score."""
    return " ".join(filter(None, (overall(report), by_part(report))))
