# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue says, the same words on a screen and in plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analysetool.escaping import visible
from analysetool.model import Answer, ScoreSheet, Statement, StatementSet
from analysetool.words.guidance import DONT_KNOW, GUIDANCE, NOT_APPLICABLE

WRONG_KEY = "Die toets doet hier niets. Kies 1–5, w of x, of ? voor uitleg."
NO_ENTER = "Enter is niet nodig: één toets is genoeg. Overslaan kan met →."
PASTED = "Geplakte tekst is geen antwoord. Kies o om de tekst als opmerking te plakken."
WRONG_LINE = (
    "Dat begrijp ik niet. Typ 1, 2, 3, 4 of 5, w (weet ik niet) of x (niet van toepassing). Ook: o opmerking, v vorige,"
    " g ga naar, ? uitleg, s stoppen. Een lege regel slaat over."
)
ASK_TARGET = "Ga naar (stelling of nummer; Enter = volgende open stelling):"
ASK_NOTE = "Opmerking (Enter = zo laten, - = weghalen):"
_LINES_NAMED = 10


def answer_text(answer: Answer, scale: Mapping[int, str], *, between: str = " · ") -> str:
    """An answer in words: `4 · Eens`, `Weet ik niet`; empty when there is none."""
    score = answer.score
    if score is not None:
        return f"{score}{between}{visible(scale[score])}"
    return {Answer.DONT_KNOW: DONT_KNOW, Answer.NOT_APPLICABLE: NOT_APPLICABLE}.get(answer, "")


def who(sheet: ScoreSheet, statement_set: StatementSet) -> str:
    """For whom this sheet is, on one line."""
    pieces = [f"{sheet.coalition} {sheet.year}"]
    pieces.append(f"deelnemer {sheet.participant}" if sheet.participant else f"{sheet.kind} scorelijst")
    domain = statement_set.domains.get(sheet.domain or "")
    if domain is not None:
        pieces.append(f"domein {domain.title}")
    return visible(", ".join(pieces))


def explanation(statement: Statement, statement_set: StatementSet) -> Iterator[str]:
    """All there is to know about a statement, a line each: explanation, anchors, reference, how to choose."""
    if statement.explanation:
        yield visible(statement.explanation)
    for step, anchor in sorted(statement.anchors.items()):
        yield f"{step} betekent: {visible(anchor)}"
    reference = statement.reference
    if reference is not None:
        source = statement_set.sources.get(reference.document)
        title = reference.document if source is None else source.title
        made = [] if source is None else [str(item) for item in (source.publisher, source.year) if item is not None]
        origin = f"{title} ({', '.join(made)})" if made else title
        yield visible(f"Bron van het onderwerp: {origin}, bij {reference.place}")
    yield GUIDANCE


def lost_comments(path: Path, lines: Sequence[int]) -> str:
    """A warning that rewriting the file loses comments on these lines."""
    numbers = ", ".join(map(str, lines[:_LINES_NAMED])) + (" en verder" if len(lines) > _LINES_NAMED else "")
    return (
        f"Let op: {path} heeft commentaar op regel {numbers}. Dat commentaar gaat weg als ik uw antwoorden bewaar. "
        "Alleen commentaar bovenaan het bestand blijft staan."
    )
