# SPDX-License-Identifier: EUPL-1.2
"""Make the example coalition Voorbeeldstad: two years of score sheets by people who do not exist.

Run as `python voorbeelden/maak_voorbeeldstad.py`; it writes `voorbeeldstad/` beside this file, every time the same.
The first half is the story (what is going on in Voorbeeldstad), the second half turns it into answers. An answer is the
level of the statement in that year, plus how the person's cluster sees it, plus how mild this person is, plus this
person's own view of the statement (the same in both years), plus the mood of the day. Only `random()` of a generator
with a whole number as seed is used: Python promises that it stays the same on every version and platform.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analysetool.codes import DIGITS, LETTERS, SIGNS, check_sign
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet, Voice

# ---------------------------------------------------------------- the story

COALITION = "Voorbeeldstad"
YEARS = BOTH = (2025, 2026)
LEFT, CAME = (2025,), (2026,)

PEOPLE: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("geboortezorg", BOTH), ("geboortezorg", LEFT), ("geboortezorg", CAME),
    ("jgz", BOTH), ("jgz", BOTH),
    ("huisartsenzorg", LEFT), ("huisartsenzorg", CAME),
    ("ziekenhuis", BOTH),
    ("ggz", CAME),
    ("sociaal-domein", BOTH), ("sociaal-domein", BOTH), ("sociaal-domein", LEFT),
    ("sociaal-domein", CAME), ("sociaal-domein", CAME),
    ("kinderopvang-onderwijs", BOTH), ("kinderopvang-onderwijs", LEFT), ("kinderopvang-onderwijs", CAME),
    ("gemeente", BOTH), ("gemeente", LEFT), ("gemeente", CAME),
    ("vrijwilligers", BOTH), ("vrijwilligers", BOTH), ("vrijwilligers", CAME),
    ("ouders", BOTH), ("ouders", CAME), ("ouders", CAME), ("ouders", CAME), ("ouders", CAME), ("ouders", CAME),
)  # fmt: skip
"""Who took part in which year; parents filled in their own form. STOPPED, SKIPPED and DOES_NOT_APPLY use places in this
list as numbers."""

LEVELS: Mapping[str, float] = {
    # Medical figures and neighbourhoods are well known; social figures are not laid beside them.
    "A01": 4.3, "A02": 4.2, "A03": 2.5,
    # Risks are known; hardly anybody has seen the list of groups, and who misses care is counted by a few.
    "A04": 3.6, "A05": 3.2,
    "A06": 2.1, "A07": 2.2,
    # In 2025 figures were a matter of a few; parents and volunteers were hardly heard.
    "A08": 2.9, "A09": 2.2, "A10": 2.8,
    # A shared ambition and a place in other plans, but goals that cannot be measured.
    "B01": 4.2, "B02": 2.6, "B03": 3.5,
    "B04": 3.6, "B05": 2.7, "B06": 3.3, "B07": 3.3,
    # Birth care and youth health care work well together; home visits are the showpiece.
    "B08": 4.3, "B09": 3.8, "B10": 3.1, "B11": 4.6, "B12": 4.3,
    "B13": 3.4, "B14": 3.1, "B15": 3.4, "B16": 3.8,
    # Mothers feel heard, though few are asked; fathers are not invited, and who reads with difficulty or speaks little
    # Dutch is overlooked.
    "B17": 2.0, "B18": 2.5, "B19": 2.4, "B20": 2.4, "B21": 3.1,
    # Most managers decide along, but the money is for a year and results are shown to one or two groups.
    "B22": 3.4, "B23": 1.9, "B24": 2.6,
    # All medical groups take part. Volunteers sit at the table, but hardly ever decide.
    "C01": 4.7, "C02": 3.2, "C03": 2.4, "C04": 2.2,
    # In 2025 the project leader had nearly all the hours that the work asks, and a mandate from more than half.
    "C05": 4.2, "C06": 3.4, "C07": 4.0,
    "C08": 4.1, "C09": 3.0, "C10": 3.0,
    "C11": 3.1, "C12": 2.8,
    # There is a lot on offer in nearly every period, but the digital overview is out of date and the offer misses
    # whom it is meant for.
    "C13": 1.8, "C14": 3.2, "C15": 4.2, "C16": 3.4, "C17": 3.6,
    "C18": 2.9, "C19": 3.0, "C20": 2.4, "C21": 2.4, "C22": 3.1,
}  # fmt: skip
"""How things stand in 2025, on the scale of 1 to 5, as the average partner sees it."""

CHANGES: Mapping[str, float] = {
    # Improved after action: an evening about the figures and a parents' table that just started.
    "A4": 0.8, "C04": 0.9,
    # Improved after action: trainings with midwives, neighbourhood teams and debt help together.
    "C11": 0.8,
    # Improved: asking after the wish for children began in one organisation more, and a parents' café opened.
    "B05": 0.5, "C17": 0.6,
    # Fell: the project leader left. The successor has fewer hours and no mandate yet, and meetings were cancelled.
    "C05": -1.9, "C06": -1.3, "C07": -0.5,
}  # fmt: skip
"""What changed between 2025 and 2026, per theme or statement; all the rest stayed as it was."""

_BIRTH_CARE = {"medisch": 0.3, "sociaal": -0.3}
_SOCIAL_WORK = {"medisch": -1.5, "sociaal": 1.5, "informeel": -0.4}
_MEDICAL_WORK = {"medisch": 1.3, "sociaal": -1.2, "informeel": -0.9, "ouders": -0.9}
_BEING_HEARD = {"gemeente": 0.6, "informeel": -0.8, "ouders": -0.6}
VIEWS: Mapping[str, Mapping[str, float]] = {
    **dict.fromkeys(("A01", "B04", "B07", "B08", "B09", "B11", "C01"), _BIRTH_CARE),
    **dict.fromkeys(("B12", "C02"), _SOCIAL_WORK),
    **dict.fromkeys(("B10", "C09"), _MEDICAL_WORK),
    **dict.fromkeys(("B17", "B19", "B20", "C04", "C20"), _BEING_HEARD),
    "A09": {"gemeente": 0.6, "informeel": -0.8},
    "B14": {"medisch": -0.4, "sociaal": 0.7},
    "B18": {"ouders": 2.8},
    "C03": {"medisch": 0.4, "gemeente": 1.0, "informeel": -1.2},
    "B22": {"gemeente": 0.8, "informeel": -0.6},
}
"""How a cluster sees a statement differently from the average partner."""

UNSEEN: Mapping[str, Mapping[str, float]] = {
    "medisch": {
        "A06": 0.5, "B03": 0.3, "B06": 0.6, "B14": 0.15, "B23": 0.15, "B24": 0.2, "C19": 0.5, "C21": 0.4,
    },
    "sociaal": {
        "A01": 0.2, "A06": 0.7, "B04": 0.25, "B07": 0.5, "B11": 0.15, "B23": 0.2, "C10": 0.5, "C19": 0.5, "C21": 0.3,
    },
    "gemeente": {"A06": 0.3, "B07": 0.5, "B08": 0.4, "B09": 0.5, "B18": 0.3, "C09": 0.3, "C19": 0.3},
    "informeel": {
        "A1": 0.85, "A3": 0.4, "A06": 0.9, "B1": 0.3, "B03": 0.6, "B2": 0.6, "B10": 0.3, "B6": 0.7,
        "C06": 0.4, "C3": 0.3, "C10": 0.95, "C19": 0.7, "C21": 0.6, "C22": 0.5,
    },
    "ouders": {"A07": 0.5, "A09": 0.0, "C04": 0.0, "C20": 0.4},
}  # fmt: skip
"""Chance that someone of a cluster answers weet-niet, per theme or statement (the statement goes first)."""
UNSEEN_ELSEWHERE = 0.03

DOES_NOT_APPLY = {(2025, 7): ("C17",), (2026, 7): ("C17",), (2026, 16): ("B04", "B11"), (2026, 8): ("B11",)}
SKIPPED = {(2025, 1): ("B03",), (2025, 21): ("B01", "B02"), (2026, 13): ("A05",), (2026, 23): ("C20",)}
STOPPED = {(2025, 5): "C08", (2026, 6): "C16", (2026, 22): "C11"}
"""Per year and person: answers nvt, statements passed over, and the first statement not come to any more."""


class Note(NamedTuple):
    """A remark, written by somebody of the cluster who gave one of these answers."""

    statement: str
    cluster: str
    answers: str
    text: str


NOTES: Mapping[int, tuple[Note, ...]] = {
    2025: (
        Note("A02", "medisch", "4 5", "De wijkkaart hangt bij ons in de teamkamer."),
        Note("A03", "sociaal", "1 2", "Onze cijfers over schulden staan elders. Niemand legt ze ernaast."),
        Note("A07", "medisch", "1 2", "Wij tellen wie er komt. Wie wegblijft of te laat komt, telt hier niemand."),
        Note("A09", "informeel", "1 2", "Moeders vertellen ons veel, maar niemand vraagt ernaar."),
        Note("B11", "medisch", "4 5", "Het huisbezoek loopt goed, al zeggen veel ouders de eerste keer nee."),
        Note("B12", "medisch", "1 2", "Van zwangeren horen wij dat het loket er niet naar vroeg."),
        Note("B12", "sociaal", "4 5", "Wij vragen er altijd naar en helpen dan sneller met schulden."),
        Note("B17", "ouders", "1 2", "De uitnodiging was alleen voor mij. Mijn vriend bleef dus thuis."),
        Note("B23", "gemeente", "1 2", "Het geld loopt tot eind 2026. Daarna staat er niets in de begroting."),
        Note("C05", "sociaal", "4", "De kartrekker heeft drie betaalde dagen. Voor een vervanger is er niets."),
        Note("C13", "sociaal", "1 2", "In het overzicht staan groepen die allang gestopt zijn."),
    ),
    2026: (
        Note("A06", "sociaal", "weet-niet", "Wij zien veel jonge moeders. Een lijst met aantallen zag ik nooit."),
        Note("A08", "sociaal", "4 5", "De avond over de cijfers was goed. Nu snappen wij elkaars getallen."),
        Note("A09", "ouders", "2 3 4", "Aan de oudertafel vroegen zij het één keer. Dat moet wel doorgaan."),
        Note("B10", "medisch", "4", "Onze zorgpaden zijn dit voorjaar nagekeken. Alleen dat voor schulden ontbreekt."),
        Note("B10", "sociaal", "1 2", "De zorgpaden die wij kregen, zijn drie jaar oud. De nummers kloppen niet meer."),
        Note("B17", "ouders", "1 2", "Op de brieven staat alleen mijn naam. Mijn man denkt dat hij niet mee hoeft."),
        Note("B19", "informeel", "1 2", "Niemand vroeg onze moeders of zij de brieven snappen. Wij leggen ze uit."),
        Note("B20", "medisch", "1 2", "Een tolk is er zelden. Dan vertaalt een zus of de buurvrouw."),
        Note("B23", "gemeente", "1 2", "Er is weer voor één jaar geld. Een vast bedrag is er nog niet."),
        Note("C05", "medisch", "1 2", "De kartrekker heeft nu acht betaalde uren per week. Voor de wissel was dat 24."),
        Note("C06", "sociaal", "1 2", "Wat de nieuwe kartrekker mag beslissen, is ons niet gevraagd."),
        Note("C09", "medisch", "4 5", "Kraamzorg en consultatiebureau gaan hier samen langs. Dat is gewoon geworden."),
        Note("C09", "ouders", "1 2 3", "Na de kraamtijd moest ik mijn verhaal drie keer opnieuw vertellen."),
        Note("C11", "medisch", "4 5", "Door de training met het wijkteam bellen wij nu sneller met elkaar."),
        Note("C13", "sociaal", "1 2", "Het overzicht is nog steeds niet bijgewerkt. Ik bel liever rond."),
    ),
}

DISCUSSED: Mapping[int, ScoreSheet] = {
    2025: ScoreSheet(
        statement_set="",
        version="",
        coalition=COALITION,
        year=2025,
        kind=Kind.JOINT,
        actions=(
            Action(statement="A08", what="Elk jaar een avond met alle partners over de cijfers", who="GGD",
                   due=date(2026, 3, 1), status="klaar"),
            Action(statement="C04", what="Twee ouders vragen voor een vaste plek in onze overleggen", who="gemeente",
                   due=date(2026, 2, 1), status="klaar"),
            Action(statement="C13", what="Eén overzicht van het aanbod maken en bijhouden", who="wijkteam",
                   due=date(2026, 6, 1)),
        ),
    ),
    2026: ScoreSheet(
        statement_set="",
        version="",
        coalition=COALITION,
        year=2026,
        kind=Kind.JOINT,
        answers={
            identity: GivenAnswer(answer=Answer(answer))
            for identity, answer in {
                "A06": "1", "A07": "2", "B12": "2", "C02": "3", "C05": "2", "C06": "2", "C17": "4",
            }.items()
        },
        open_statements=("B10",),
        reasons={
            "A06": "Er is een lijst van groepen. Niemand aan tafel heeft er aantallen bij.",
            "A07": "Alleen de verloskundigen en de kraamzorg tellen wie zorg mist.",
            "B12": "Het wijkteam vraagt standaard naar een zwangerschap. De loketten voor geld en wonen doen dat niet.",
            "C02": "Wijkteam, schuldhulp en kinderopvang hebben een taak. Welzijn en bibliotheek nog niet.",
            "C05": "Acht uur per week wordt betaald, en 24 uur is nodig. Voor een vervanger is er niets.",
            "C06": "De taak staat nu op papier. De meeste partners hebben er nog niet mee ingestemd.",
            "C17": "In de meeste wijken is elke week een plek open. In het buitengebied is er nog geen.",
        },
        hands={
            "B10": Hands(scores=(2, 6, 3, 4, 1), dont_know=2),
            "C02": Hands(scores=(1, 4, 9, 3, 0), dont_know=1),
        },
        actions=(
            Action(statement="A06", what="Bij elke groep op de lijst een aantal of een schatting zetten", who="GGD",
                   due=date(2027, 1, 15)),
            Action(statement="A07", what="Met JGZ en wijkteam afspreken hoe zij tellen wie zorg mist", who="GGD",
                   due=date(2027, 3, 1)),
            Action(statement="B12", what="Een vraag over zwangerschap opnemen in het gesprek aan het loket",
                   who="gemeente, loket geld en wonen", due=date(2027, 3, 1)),
            Action(statement="C05", what="Uren voor de kartrekker en een vervanger opnemen in de begroting",
                   who="gemeente", due=date(2026, 12, 1)),
            Action(statement="C06", what="Op papier zetten wat de kartrekker mag beslissen", who="kerngroep",
                   due=date(2026, 11, 1), status="klaar"),
        ),
    ),
}  # fmt: skip
"""What the coalition agreed on: actions after the first measurement; after the second a session of two hours, in which
it went against most of its votes on B12."""

MADE_UP = "# Verzonnen voorbeeld:"
SCHEMA = "# yaml-language-server: $schema=../../../analysetool/schemas/"
"""Lets an editor check and explain the file while somebody types."""
SHEET_COMMENT = f"""\
{MADE_UP} een deelnemer die niet bestaat, in een gemeente die niet bestaat. Gemaakt met maak_voorbeeldstad.py.
# SPDX-License-Identifier: CC0-1.0
{SCHEMA}scorelijst.json
"""
JOINT_COMMENT = f"""\
{MADE_UP} wat een coalitie die niet bestaat samen besprak. Gemaakt met maak_voorbeeldstad.py.
# SPDX-License-Identifier: CC0-1.0
{SCHEMA}scorelijst.json
"""
MEASUREMENT_COMMENT = f"""\
{MADE_UP} de meting van een coalitie die niet bestaat. Gemaakt met maak_voorbeeldstad.py.
# SPDX-License-Identifier: CC0-1.0
{SCHEMA}meting.json
"""
IN_EVERY_YEAR = """\
  contact: programmaleider Kansrijke Start, gemeente Voorbeeldstad
  bewaren_tot: 2028-01-01
  herkomst: >-
    Verzonnen voorbeeld: Voorbeeldstad bestaat niet. Alle deelnemers, scores, opmerkingen en kerncijfers zijn bedacht,
    om te laten zien wat deze tool maakt. Trek er geen conclusies uit over een echte gemeente.
"""
MEASUREMENTS = {
    2025: f"""\
meting:
  coalitie: Voorbeeldstad
  jaar: 2025
  peildatum: 2025-10-01
  aanleiding: Eerste meting, bij de start van het plan voor 2026
  uitgenodigd: {{medisch: 9, sociaal: 8, gemeente: 3, informeel: 4, ouders: 3}}
  vraag_aan_bestuur: Wilt u helpen om ouders een vaste plek aan tafel te geven?
  volgende_meting: najaar 2026
{IN_EVERY_YEAR}\
  kerncijfers:
    - {{naam: "Baby's die te vroeg komen of te weinig wegen", waarde: "15,2%", jaar: "2024", bron: verzonnen}}
    - {{naam: Kinderen onder de 2 jaar in een arm gezin, waarde: "1 op de 9", jaar: "2024", bron: verzonnen}}
""",
    2026: f"""\
meting:
  coalitie: Voorbeeldstad
  jaar: 2026
  peildatum: 2026-10-01
  aanleiding: Tweede meting, een jaar na de eerste en een half jaar na de wissel van kartrekker
  uitgenodigd: {{medisch: 9, sociaal: 9, gemeente: 3, informeel: 4, ouders: 8}}
  vraag_aan_bestuur:
    tekst: Wilt u zorgen voor vast geld en voor genoeg uren voor de kartrekker?
    bij: [B23, C05]
  volgende_meting: najaar 2027
{IN_EVERY_YEAR}\
  kerncijfers:
    - {{naam: "Baby's die te vroeg komen of te weinig wegen", waarde: "14,8%", jaar: "2025", bron: verzonnen}}
    - {{naam: Kinderen onder de 2 jaar in een arm gezin, waarde: "1 op de 9", jaar: "2025", bron: verzonnen}}
    - {{naam: Huisbezoeken voor de geboorte, waarde: "64", jaar: "2025", bron: verzonnen}}
""",
}

# ------------------------------------------------------------ the mechanics

SEED = 3000
MILDNESS, OWN_VIEW, MOOD = 0.8, 1.3, 0.7
"""How far people differ in mildness, in their view of one statement, and from day to day; see `_bell`."""
FRESH_LOOK = 0.2
"""Chance per year that what someone could not see is drawn again."""
CODE_SHAPE = (LETTERS, SIGNS, DIGITS, SIGNS, DIGITS, LETTERS, LETTERS, SIGNS)
"""From which signs each sign of a code comes, so that it is as mixed as those of the tool; the check sign follows."""
Answers = dict[str, Answer]


class Respondent(NamedTuple):
    """What one person handed in."""

    code: str
    domain: str
    cluster: str
    answers: Answers


def _bell(stream: random.Random) -> float:
    """A number around 0, between -1.5 and 1.5 and mostly between -0.5 and 0.5; sums only, so exact everywhere."""
    return stream.random() + stream.random() + stream.random() - 1.5


def _answer(opinion: float) -> Answer:
    return Answer(str(min(5, max(1, int(opinion + 0.5)))))


def opinions(number: int, cluster: str, statement_set: StatementSet) -> tuple[str, dict[int, Answers]]:
    """A person's code, and the answers they would give to every statement in each year.

    Every person has a stream of their own and takes the same number of draws from it whatever the story says, so that
    a change in the story touches only what it is about.
    """
    stream = random.Random(SEED + number)  # noqa: S311 - made-up answers, no secrets
    drawn = "".join(signs[int(stream.random() * len(signs))] for signs in CODE_SHAPE)
    code = f"{drawn}{check_sign(drawn)}"
    mildness = MILDNESS * _bell(stream)
    answers: dict[int, Answers] = {year: {} for year in YEARS}
    for statement in statement_set.statements:
        blind = UNSEEN[cluster].get(statement.id, UNSEEN[cluster].get(statement.theme, UNSEEN_ELSEWHERE))
        change = CHANGES.get(statement.id, CHANGES.get(statement.theme, 0.0))
        level = LEVELS[statement.id] + VIEWS.get(statement.id, {}).get(cluster, 0.0) + mildness
        level += OWN_VIEW * _bell(stream)
        sight = stream.random()
        for year in YEARS:
            mood, fresh, new_sight = MOOD * _bell(stream), stream.random(), stream.random()
            unseen = (new_sight if fresh < FRESH_LOOK else sight) < blind
            opinion = level + mood + (change if year == YEARS[-1] else 0.0)
            answers[year][statement.id] = Answer.DONT_KNOW if unseen else _answer(opinion)
    return code, answers


def handed_in(answers: Answers, year: int, number: int, cluster: str) -> Answers:
    """What reached the sheet: some statements do not apply, people skip and stop, and parents are asked less."""
    who = (year, number)
    given = {**answers, **dict.fromkeys(DOES_NOT_APPLY.get(who, ()), Answer.NOT_APPLICABLE)}
    statements = list(given)
    reached = statements[: statements.index(STOPPED[who])] if who in STOPPED else statements
    asked = asked_of_parents() if cluster == "ouders" else statements
    return {
        identity: given[identity] for identity in reached if identity in asked and identity not in SKIPPED.get(who, ())
    }


def asked_of_parents() -> tuple[str, ...]:
    """The statements that the set puts to parents, in their own words."""
    return tuple(item.id for item in shipped_statement_set().statements if item.parents_text is not None)


def respondents(year: int, statement_set: StatementSet) -> tuple[Respondent, ...]:
    """Everybody who took part in a year, in the order of PEOPLE."""
    found = []
    for number, (domain, years) in enumerate(PEOPLE):
        if year in years:
            cluster = statement_set.domains[domain].cluster
            code, answers = opinions(number, cluster, statement_set)
            given = handed_in(answers[year], year, number, cluster)
            found.append(Respondent(code=code, domain=domain, cluster=cluster, answers=given))
    return tuple(found)


def written_notes(people: Sequence[Respondent], year: int) -> dict[tuple[str, str], str]:
    """The text per code and statement: each note goes to whoever answered so and wrote least until now.

    Raises:
        ValueError: when nobody gave such an answer, for then the story contradicts itself.
    """
    texts: dict[tuple[str, str], str] = {}
    for note in NOTES[year]:
        able = [
            person.code
            for person in people
            if person.cluster == note.cluster
            and note.statement in person.answers
            and person.answers[note.statement] in note.answers.split()
            and (person.code, note.statement) not in texts
        ]
        if not able:
            message = f"nobody of {note.cluster} gave {note.answers} on {note.statement} in {year}: {note.text}"
            raise ValueError(message)
        written = [code for code, _ in texts]
        texts[min(able, key=written.count), note.statement] = note.text
    return texts


def sheet_text(person: Respondent, year: int, notes: Mapping[tuple[str, str], str], statement_set: StatementSet) -> str:
    """A person's score sheet as YAML."""
    sheet = ScoreSheet(
        statement_set=statement_set.id,
        version=statement_set.version,
        coalition=COALITION,
        year=year,
        participant=person.code,
        domain=person.domain,
        voice=Voice.PARENTS if person.cluster == "ouders" else Voice.PARTNERS,
        asked=asked_of_parents() if person.cluster == "ouders" else None,
        answers={
            identity: GivenAnswer(answer=answer, note=notes.get((person.code, identity)))
            for identity, answer in person.answers.items()
        },
    )
    return dump_score_sheet(sheet, [statement.id for statement in statement_set.statements], comment=SHEET_COMMENT)


def joint_text(year: int, statement_set: StatementSet) -> str:
    """The joint score sheet of a year as YAML."""
    sheet = replace(DISCUSSED[year], statement_set=statement_set.id, version=statement_set.version)
    return dump_score_sheet(sheet, [statement.id for statement in statement_set.statements], comment=JOINT_COMMENT)


def main() -> None:
    """Write both years, after taking away what an earlier run left (files that do not say so themselves stay)."""
    statement_set = shipped_statement_set()
    for year in YEARS:
        folder = Path(__file__).resolve().parent / "voorbeeldstad" / str(year)
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("*.yaml")):
            if path.read_text(encoding="utf-8").startswith(MADE_UP):
                path.unlink()
        people = respondents(year, statement_set)
        notes = written_notes(people, year)
        texts = {person.code: sheet_text(person, year, notes, statement_set) for person in people}
        texts["meting"] = MEASUREMENT_COMMENT + MEASUREMENTS[year]
        joint = ", gezamenlijk.yaml" if year in DISCUSSED else ""
        if year in DISCUSSED:
            texts["gezamenlijk"] = joint_text(year, statement_set)
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
        print(f"voorbeeldstad/{year}: {len(people)} scorelijsten{joint} en meting.yaml")


if __name__ == "__main__":
    main()
