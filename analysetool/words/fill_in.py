# SPDX-License-Identifier: EUPL-1.2
"""What the dialogue of invullen says, the same words on a screen and in plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analysetool.escaping import visible
from analysetool.model import Answer, ScoreSheet, Statement, StatementSet, Voice
from analysetool.words.grammar import agree, listing, plural
from analysetool.words.guidance import DONT_KNOW, GUIDANCE, GUIDANCE_PARENTS, NOT_APPLICABLE, terms
from analysetool.words.messages import as_warning, quoted

WRONG_KEY = "Die toets doet hier niets. Kies 1–5, w of x, of ? voor uitleg."
NO_ENTER = "Enter is niet nodig: één toets is genoeg. Overslaan kan met →."
PASTED = "Geplakte tekst is geen antwoord. Kies o om de tekst als opmerking te plakken."
WRONG_LINE = (
    "Dat begrijp ik niet. Typ 1, 2, 3, 4 of 5, w (weet ik niet) of x (niet van toepassing). Ook: o opmerking, v vorige,"
    " g ga naar, / zoeken, ? uitleg, s stoppen. Een lege regel slaat over."
)
ASK_TARGET = "Ga naar (stelling of nummer; Enter = volgende open stelling):"
ASK_WORDS = "Zoek een woord (Enter = hetzelfde woord nog eens):"
ASK_NOTE = "Opmerking (Enter = zo laten, - = weghalen):"
_LINES_NAMED = 10
SET_WITHOUT_DOMAINS = "Deze stellingenset kent geen domeinen: laat --domein weg."
NOTHING_FILLED_IN = "Er is nog niets ingevuld, dus er is geen bestand gemaakt."
ASKS_NOTHING = "Deze scorelijst vraagt geen enkele stelling (gevraagd is leeg)."
ASK_STOP_OR_GO = "Typ g om naar een stelling te gaan, of s om te stoppen:"
HOW_TO_ANSWER = "Typ uw antwoord en druk op Enter. Een lege regel slaat de stelling over."
OTHER_KEYS = "Ook: o opmerking, v vorige, g ga naar, / zoeken, ? uitleg, s stoppen. Alles wordt meteen bewaard."
FIRST_STATEMENT = "Dit is de eerste stelling."
THIS_IS_THE_OVERVIEW = "Dit is het overzicht. Kies g om naar een stelling te gaan, v voor de vorige of s om te stoppen."
NOTHING_OPEN = "Er is geen open stelling meer."
NOTHING_MADE = "Gestopt. Er is niets gemaakt of veranderd."
ENTER_FIRST_OPEN = "Enter eerste open stelling"


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
    """What a statement means and how to score it, a line each: explanation, anchors, source, how to choose."""
    if statement.explanation:
        yield f"Toelichting: {visible(statement.explanation)}"
    yield from anchors(statement)
    yield from source(statement, statement_set)
    yield GUIDANCE


def anchors(statement: Statement) -> Iterator[str]:
    """What each score means, a line each."""
    for step, anchor in sorted(statement.anchors.items()):
        yield f"{step} betekent: {visible(anchor)}"


def advice(statement: Statement) -> Iterator[str]:
    """What the coalition can do first."""
    if statement.advice:
        yield f"Eerste stap: {visible(statement.advice)}"


def source(statement: Statement, statement_set: StatementSet) -> Iterator[str]:
    """Where the subject of a statement comes from."""
    reference = statement.reference
    if reference is not None:
        found = statement_set.sources.get(reference.document)
        title = reference.document if found is None else found.title
        made = [] if found is None else [str(item) for item in (found.publisher, found.year) if item is not None]
        origin = f"{title} ({', '.join(made)})" if made else title
        yield visible(f"Bron van het onderwerp: {origin}, bij {reference.place}")


def how_to_choose(statement_set: StatementSet, voice: Voice) -> Iterator[str]:
    """What the words of the statements mean, and how to choose; parents read sentences about themselves."""
    if voice is Voice.PARENTS:
        yield GUIDANCE_PARENTS
        return
    meaning = terms(statement_set.justification)
    if meaning:
        yield meaning
    yield GUIDANCE


def lost_comments(path: Path, lines: Sequence[int]) -> str:
    """A warning that rewriting the file loses comments on these lines."""
    numbers = ", ".join(map(str, lines[:_LINES_NAMED])) + (" en verder" if len(lines) > _LINES_NAMED else "")
    return as_warning(
        f"{quoted(path)} heeft commentaar op regel {numbers}. Dat commentaar gaat weg als ik uw antwoorden bewaar. "
        "Alleen commentaar bovenaan het bestand blijft staan."
    )


def your_answer(answer: str, statement: str) -> str:
    return f"uw antwoord {answer} op {statement}"


def your_note(statement: str, note: str) -> str:
    return f'uw opmerking bij {statement}: "{note}"'


def of_another_version(version: str, shown: str) -> str:
    return as_warning(
        f"deze scorelijst hoort bij versie {version} van de stellingen; u ziet versie "
        f"{shown}. De scorelijst blijft bij versie {version}."
    )


def missing_for_a_new_sheet(missing: Sequence[str], example: str) -> str:
    verb = agree(len(missing), "ontbreekt", "ontbreken")
    return f"voor een nieuwe scorelijst {verb} {listing(missing)}. Typ bijvoorbeeld: {example}"


def taken_over(taken: str) -> str:
    return f"Overgenomen van de andere bestanden in deze map: {taken}."


def your_code(participant: str) -> str:
    return f"Uw deelnemerscode is {participant}: een code, geen naam. Gebruik bij een volgende meting dezelfde code."


def no_domain_chosen(domains: str) -> str:
    return f"Er is geen domein gekozen. Toevoegen kan met --domein: {domains}."


def impossible_year(year: int, this_year: int) -> str:
    return f"--jaar is {year}; geef een jaartal van vier cijfers, zoals {this_year}."


def unknown_domain(domain: str, hint: str) -> str:
    return f"domein {domain!r} is onbekend. {hint}"


def desk_is_not_filled_in(path: str) -> str:
    """The refusal to fill in a desk analysis with keys."""
    return (
        f"{quoted(path)} is een bureauanalyse van één openbare tekst. Bij elke score hoort een passage, dus pas dit "
        "bestand aan in een teksteditor. Kijk het daarna na met: analysetool controleer"
    )


def joint_sheet_has_no_participant(participant: str, path: str) -> str:
    return (
        f"--deelnemer is {participant}, maar {quoted(path)} is de gezamenlijke scorelijst en heeft geen "
        "deelnemer. Laat --deelnemer weg, of kies een ander bestand."
    )


def participant_looks_like_a_name(typed: str) -> str:
    return as_warning(f"deelnemer {typed} lijkt op een naam of e-mailadres. Gebruik liever een code, zoals k7m2q9xat.")


def option_against_file(name: str, typed: int | str, path: str, written: int | str) -> str:
    return (
        f"--{name} is {typed}, maar in {quoted(path)} staat {name} {written}. Laat --{name} weg, of kies een ander "
        "bestand."
    )


def participant_has_a_sheet(participant: str, name: str) -> str:
    return as_warning(
        f"deelnemer {participant} staat ook in {quoted(name)}. Eén deelnemer heeft één scorelijst per meting."
    )


def answered(answered: int, statements: int) -> str:
    return (
        f"{answered} van de {plural(statements, 'stelling', 'stellingen')} {agree(answered, 'is', 'zijn')} beantwoord."
    )


def all_is_saved(path: str) -> str:
    return f"Alles is bewaard in {quoted(path)}."


def filling_in_for(who: str) -> str:
    return f"U vult in voor: {who}."


def no_statement_here(typed: str, example: str, statements: int) -> str:
    return (
        f"{typed} is hier geen stelling. Typ een stelling zoals {example}, of een nummer van 1 tot en met {statements}."
    )


def found(words: str, place: int, number: int) -> str:
    return (
        f'"{words}" staat in één stelling.'
        if number == 1
        else f'"{words}": {place} van {number} stellingen. Met / en Enter naar de volgende.'
    )


def nowhere(words: str) -> str:
    return f'"{words}" staat in geen enkele stelling. Probeer een deel van het woord.'


def note_too_long(most: int) -> str:
    return f"De opmerking is langer dan {most} tekens en is niet bewaard. Maak de tekst korter."


def note_gone(statement: str) -> str:
    return f"De opmerking bij {statement} is weg"


def taking_the_note_away(statement: str) -> str:
    return f"het weghalen van de opmerking bij {statement}"


def note_at(statement: str) -> str:
    return f"Opmerking bij {statement}"


def kept(said: str) -> str:
    return f"{said}. Bewaard."
