# SPDX-License-Identifier: EUPL-1.2
"""What is told of parents who were asked in their own words: beside the partners, never mixed with them."""

from __future__ import annotations

from analysetool.figures.report import ParentsStatement, ParentsVoice, PeopleMean, ShownStatement
from analysetool.model import Openness
from analysetool.rounding import dutch_number, signed
from analysetool.words import figures as wording
from analysetool.words.grammar import count, plural

NOTES_TITLE = "Wat ouders erbij schreven"
_APART = "Hun antwoorden staan naast die van de partners en tellen daar niet in mee."
_APART_ONE = "Die antwoorden staan apart en tellen niet mee in de andere cijfers."


def title(people: int) -> str:
    """The heading above what parents said."""
    return "Wat één ouder zegt" if people == 1 else "Wat ouders zeggen"


def group(people: int) -> str:
    """The parents among the groups of who took part."""
    return f"{_name(people)}, met eigen zinnen"


def columns(voice: ParentsVoice, participants: int | None, *, joint_only: bool) -> tuple[str, str]:
    """What the parents and the partners are called above their figures."""
    partners = "Partner" if participants == 1 else "Partners"
    return _name(voice.people), "Partners samen" if joint_only else partners


def beside_each_other(voice: ParentsVoice, participants: int | None) -> str:
    """What stands above the table with both."""
    partners = "partner" if participants == 1 else "partners"
    return f"{_name(voice.people)} naast {partners}, het grootste verschil bovenaan"


def _name(people: int) -> str:
    return "Ouder" if people == 1 else "Ouders"


def _apart(people: int) -> str:
    return _APART_ONE if people == 1 else _APART


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
    if statement.parents is None:
        return None
    if statement.parents.n == 1:
        return f"één ouder {dutch_number(statement.parents.mean, 0)}"
    return f"ouders {mean(statement.parents)}"


def intro(voice: ParentsVoice) -> str:
    """What was asked of whom."""
    verb = "vulde" if voice.people == 1 else "vulden"
    who, what = plural(voice.people, "ouder", "ouders"), plural(voice.asked, "zin", "zinnen")
    whose = "eigen" if voice.people == 1 else "hun eigen"
    return f"{who} {verb} het formulier voor ouders in, met {what} in {whose} woorden. {_apart(voice.people)}"


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


def only_some(voice: ParentsVoice, openness: Openness, minimum: int) -> str | None:
    """That sentences with few scores are left out, in an open measurement those with none; None when none is."""
    if len(voice.statements) == voice.asked or not voice.statements:
        return None
    if openness is Openness.OPEN:
        return "Zinnen waar geen ouder een score bij gaf, staan niet in de tabel."
    return f"Alleen zinnen met een score van minstens {minimum} ouders staan in de tabel."


def row_told(row: ParentsStatement) -> str:
    """One sentence with both figures, for who has the table read aloud."""
    name = "partner" if row.statement.n == 1 else "partners"
    partners = f"{name}: geen cijfer"
    if row.partners is not None:
        partners = f"{name} {dutch_number(row.partners)}, verschil {signed(row.difference)}"
    parents = f"{_name(row.parents.n)} {dutch_number(row.parents.mean)}"
    gave = "" if row.parents.n == 1 else f" ({count(row.parents.n)} scores)"
    return f"{row.statement.id} {row.text} {parents}{gave}, {partners}."


def how_counted(voice: ParentsVoice | None) -> str | None:
    """What the explanation at the end says of parents; None without any."""
    if voice is None:
        return None
    who = "Eén ouder beantwoordde zinnen in eigen" if voice.people == 1 else "Ouders beantwoordden zinnen in hun eigen"
    return f"{who} woorden. {_apart(voice.people)}"


def in_short(voice: ParentsVoice | None) -> str | None:
    """Where parents and partners lie furthest apart, in one line; None without figures or without any difference."""
    if voice is None or not voice.statements:
        return None
    furthest = voice.statements[0]
    if furthest.partners is None or not furthest.difference:
        return None
    partner, partners = ("partner", "de partner") if furthest.statement.n == 1 else ("partners", "partners")
    where = f"verschillen het meest bij {furthest.statement.id}"
    theirs = f"{partners} {dutch_number(furthest.partners)}"
    if furthest.parents.n == 1:
        return f"Ouder en {partner} {where}: de ouder geeft {dutch_number(furthest.parents.mean)}, {theirs}."
    return f"Ouders en {partner} {where}: ouders geven gemiddeld {dutch_number(furthest.parents.mean)}, {theirs}."


def explained(statement: ShownStatement, text: str | None, openness: Openness, minimum: int) -> str | None:
    """What `leg-uit` says of the parents on a statement; None when they were not asked `text`."""
    if text is None:
        return None
    if statement.parents is None and openness is Openness.OPEN:
        return f"Ouders kregen deze zin: {text} Geen ouder gaf een score."
    if statement.parents is None:
        return (
            f"Ouders kregen deze zin: {text} Minder dan {minimum} ouders gaven een score. Dat is te weinig om te tonen."
        )
    people, score = statement.parents.n, dutch_number(statement.parents.mean)
    if people == 1:
        return f"Eén ouder gaf een score bij deze zin: {text} Dat is een {score}. {_APART_ONE}"
    return f"Ouders kregen deze zin: {text} {count(people)} ouders gaven een score, gemiddeld {score}. {_APART}"
