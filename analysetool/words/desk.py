# SPDX-License-Identifier: EUPL-1.2
"""What a desk analysis says: of one public text and what it mentions, never in the voice of the coalition."""

from __future__ import annotations

from analysetool.figures.desk import FEWEST_SCORES, DeskAnalysis, DeskLevel, DeskScore, Remark
from analysetool.words.grammar import agree, plural
from analysetool.words.report import level_title

TITLE = "Bureauanalyse van één openbare tekst"
NOT_THEIR_JUDGEMENT = (
    "Dit is niet het oordeel van de coalitie zelf. Iemand anders las één openbare tekst en gaf alleen een score waar "
    "de tekst dat toelaat."
)
NO_REPORT = "Deze tekst draagt geen rapport."
NOT_IN_TEXT = "Niet in de tekst"
WITH_SCORE = "Met een score"
PASSAGE_WITHOUT_SCORE = "Passage zonder score"
NOT_APPLICABLE = "Niet van toepassing"
SCORES_TITLE = "Stellingen met een score"
PASSAGES_TITLE = "Passages die geen score dragen"
PASSAGES_INTRO = "Over deze stellingen staat er iets in de tekst. Bij elke passage staat waarom er geen score is."
OTHERS_TITLE = "Andere opmerkingen"
COUNTS_TITLE = "Wat staat er niet in de tekst?"
COUNTS_CAPTION = "Aantal stellingen per deel"
SILENCE = "Noemt de tekst iets niet? Dan kan het er toch zijn: een openbare tekst vertelt nooit alles."
MEANS_NOTE = "Een gemiddelde staat er alleen als minstens de helft van de stellingen een score heeft."


def title(analysis: DeskAnalysis) -> str:
    """The heading: what it is, of which coalition and year."""
    return f"{TITLE}: {analysis.report.coalition} {analysis.report.year}"


def how_much(analysis: DeskAnalysis) -> str:
    """How many statements the text carries a score for, and how many passages carry none."""
    statements = plural(len(analysis.report.statements), "stelling", "stellingen")
    found = len(analysis.scores)
    if found:
        told = f"De tekst zegt iets over {found} van de {statements}."
    else:
        told = f"De tekst zegt over geen van de {statements} genoeg voor een score."
    if not analysis.passages:
        return told
    others = "andere " if found else ""
    where = plural(len(analysis.passages), f"{others}stelling", f"{others}stellingen")
    return f"{told} Bij {where} staat een passage die geen score draagt."


def why_no_report(analysis: DeskAnalysis) -> str:
    """Why so few scores make no report."""
    found = len(analysis.scores)
    return (
        f"Een rapport kan pas bij minstens {FEWEST_SCORES} stellingen met een score; hier "
        f"{agree(found, 'is', 'zijn')} dat er {found}."
    )


def score_told(scored: DeskScore) -> str:
    """A score with what one would see at it."""
    told = f"Score {scored.score}"
    match scored.anchors:
        case ((step, text),) if step == scored.score:
            return f"{told}: {text}"
        case ((low, below), (high, above)):
            return f"{told} ligt tussen {low} en {high}. Bij {low}: {below} Bij {high}: {above}"
        case _:
            return told


def passage_told(passage: str) -> str:
    """A passage between quotation marks."""
    return f"Passage: “{passage}”"


def note_told(remark: Remark) -> str:
    """A remark as it was written, with the passage that it begins with."""
    return f"“{remark.passage}” {remark.text}".strip() if remark.passage else remark.text


def remark_told(remark: Remark) -> str:
    """What the reader wrote beside the passage."""
    return f"Opmerking: {remark.text}"


def level_name(counted: DeskLevel) -> str:
    """A part, or the total."""
    name = level_title(counted.level)
    return f"{counted.level.id} {name}" if counted.level.title else name


def level_told(counted: DeskLevel) -> str:
    """The counts of a level in a sentence."""
    told = f"{counted.scored} met een score, {counted.with_passage} met een passage zonder score"
    others = f", {counted.not_applicable} niet van toepassing" if counted.not_applicable else ""
    return f"{level_name(counted)}: {told}, {counted.silent} niet in de tekst{others}"
