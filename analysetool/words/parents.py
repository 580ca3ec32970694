# SPDX-License-Identifier: EUPL-1.2
"""What is told of parents who were asked in their own words: beside the partners, never mixed with them."""

from __future__ import annotations

from analysetool.figures.report import ParentsStatement, ParentsVoice, PeopleMean, ShownStatement
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words.changes import signed
from analysetool.words.grammar import count, plural

TITLE = "Wat ouders zeggen"
GROUP = "Ouders, met eigen zinnen"
NOTES_TITLE = "Wat ouders erbij schreven"
_APART = "Hun antwoorden staan naast die van de partners en tellen daar niet in mee."


def took_part(participants: int | None, invited: int | None, voice: ParentsVoice) -> str:
    """Who took part: "18 deelnemers en 6 ouders deden mee."."""
    parents = _parents(voice)
    if participants is None or participants == 0:
        verb = "deed" if voice.people == 1 else "deden"
        return f"{wording.took_part(participants, invited)} Daarnaast {verb} {parents} mee, in eigen woorden."
    if invited and participants <= invited:
        partners = f"{count(participants)} van de {plural(invited, 'uitgenodigde', 'uitgenodigden')}"
    else:
        partners = plural(participants, "deelnemer", "deelnemers")
    return f"{partners} en {parents} deden mee."


def _parents(voice: ParentsVoice) -> str:
    if voice.invited and voice.people <= voice.invited:
        return f"{count(voice.people)} van de {plural(voice.invited, 'uitgenodigde ouder', 'uitgenodigde ouders')}"
    return plural(voice.people, "ouder", "ouders")


def mean(parents: PeopleMean) -> str:
    """The figure with how many gave a score: "2,5 (6)"."""
    return f"{dutch_number(parents.mean)} ({count(parents.n)})"


def beside(statement: ShownStatement) -> str | None:
    """The parents' figure where that of partners stands: "ouders 2,5 (6)"; None where there is none to show."""
    return None if statement.parents is None else f"ouders {mean(statement.parents)}"


def intro(voice: ParentsVoice) -> str:
    """What was asked of whom."""
    verb = "vulde" if voice.people == 1 else "vulden"
    who, what = plural(voice.people, "ouder", "ouders"), plural(voice.asked, "zin", "zinnen")
    return f"{who} {verb} het formulier voor ouders in, met {what} in hun eigen woorden. {_APART}"


def nothing_to_show(voice: ParentsVoice, minimum: int) -> str | None:
    """Why no figures stand here and what helps; None when there are some."""
    if voice.statements:
        return None
    if not voice.enough:
        return (
            f"Minder dan {minimum} ouders is te weinig om hun antwoorden te tonen: dan is te herkennen wie wat zei. "
            "Wat helpt: vraag meer ouders, of praat met hen over de zinnen, bijvoorbeeld aan een oudertafel."
        )
    return (
        f"Geen enkele zin kreeg een score van minstens {minimum} ouders. Daarom staan hier geen cijfers. Wat helpt: "
        "vraag meer ouders."
    )


def only_some(voice: ParentsVoice, minimum: int) -> str | None:
    """That sentences with few scores are left out; None when none is."""
    if len(voice.statements) == voice.asked or not voice.statements:
        return None
    return f"Alleen zinnen met een score van minstens {minimum} ouders staan in de tabel."


def row_told(row: ParentsStatement) -> str:
    """One sentence with both figures, for who has the table read aloud."""
    partners = "partners: geen cijfer"
    if row.partners is not None:
        partners = f"partners {dutch_number(row.partners)}, verschil {signed(row.difference)}"
    gave = plural(row.parents.n, "score", "scores")
    return f"{row.statement.id} {row.text} Ouders {dutch_number(row.parents.mean)} ({gave}), {partners}."


def how_counted(voice: ParentsVoice | None) -> str | None:
    """What the explanation at the end says of parents; None without any."""
    return None if voice is None else f"Ouders beantwoordden zinnen in hun eigen woorden. {_APART}"


def in_short(voice: ParentsVoice | None) -> str | None:
    """Where parents and partners lie furthest apart, in one line; None without figures or without any difference."""
    if voice is None or not voice.statements:
        return None
    furthest = voice.statements[0]
    if furthest.partners is None or not furthest.difference:
        return None
    return (
        f"Ouders en partners verschillen het meest bij {furthest.statement.id}: ouders geven gemiddeld "
        f"{dutch_number(furthest.parents.mean)}, partners {dutch_number(furthest.partners)}."
    )


def explained(statement: ShownStatement, text: str | None, minimum: int) -> str | None:
    """What `leg-uit` says of the parents on a statement; None when they were not asked `text`."""
    if text is None:
        return None
    if statement.parents is None:
        return (
            f"Ouders kregen deze zin: {text} Minder dan {minimum} ouders gaven een score. Dat is te weinig om te tonen."
        )
    gave = plural(statement.parents.n, "ouder gaf een score", "ouders gaven een score")
    return f"Ouders kregen deze zin: {text} {gave}, gemiddeld {dutch_number(statement.parents.mean)}. {_APART}"
