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

from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet

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
    ("ouders", BOTH), ("ouders", CAME),
)  # fmt: skip
"""Who took part in which year. Places in this list are the numbers that STOPPED, SKIPPED and DOES_NOT_APPLY use."""

LEVELS: Mapping[str, float] = {
    # Medical figures and neighbourhoods are well known; social figures are not laid beside them.
    "A01": 4.4, "A02": 4.2, "A03": 2.5, "A04": 3.8,
    # Risks are known, the support that families have in their own street is not.
    "A05": 3.5, "A06": 3.3, "A07": 2.6, "A08": 3.2,
    "A09": 3.8, "A10": 2.3, "A11": 2.7,
    # In 2025 figures were a matter of a few; parents and volunteers were hardly heard.
    "A12": 2.9, "A13": 2.2, "A14": 2.8,
    # A shared ambition and choices, but goals that cannot be measured.
    "B01": 4.0, "B02": 2.8, "B03": 3.5, "B04": 3.5,
    "B05": 3.8, "B06": 3.2, "B07": 3.3,
    # Birth care and youth health care work well together; home visits are the showpiece.
    "B08": 4.3, "B09": 3.8, "B10": 3.2, "B11": 4.6, "B12": 3.1,
    "B13": 3.5, "B14": 3.1, "B15": 2.3, "B16": 3.7, "B17": 4.2,
    # Mothers are met with respect; fathers and parents who read with difficulty are overlooked.
    "B18": 2.0, "B19": 4.0, "B20": 2.6,
    "B21": 3.7, "B22": 1.9,
    "C01": 4.4, "C02": 3.2, "C03": 3.2, "C04": 2.2,
    "C05": 3.7, "C06": 2.7, "C07": 4.0,
    "C08": 4.1, "C09": 3.2, "C10": 3.3,
    "C11": 3.1, "C12": 3.2,
    # There is a lot on offer, but the digital overview is out of date and the offer misses whom it is meant for.
    "C13": 1.8, "C14": 4.4, "C15": 3.4, "C16": 3.7, "C17": 3.3,
    "C18": 2.4, "C19": 2.4, "C20": 3.1,
}  # fmt: skip
"""How things stand in 2025, on the scale of 1 to 5, as the average partner sees it."""

CHANGES: Mapping[str, float] = {
    # Improved after action: an evening about the figures and a parents' table that just started.
    "A4": 0.8, "C04": 0.9,
    # Improved after action: trainings with midwives, neighbourhood teams and debt help together.
    "C4": 0.8,
    # Improved: talking about the wish for children began in one organisation more, and a parents' café opened.
    "B06": 0.5, "C16": 0.6,
    # Fell: the project leader left, the successor has fewer hours and nobody stood ready.
    "C05": -1.5, "C06": -0.9, "C07": -0.7,
}  # fmt: skip
"""What changed between 2025 and 2026, per theme or statement; all the rest stayed as it was."""

_BIRTH_CARE = {"medisch": 0.3, "sociaal": -0.3}
_SOCIAL_WORK = {"medisch": -1.2, "sociaal": 1.3, "informeel": -0.4}
_MEDICAL_WORK = {"medisch": 1.3, "sociaal": -1.2, "informeel": -0.9, "ouders": -0.9}
_BEING_HEARD = {"gemeente": 0.6, "informeel": -0.8, "ouders": -0.6}
VIEWS: Mapping[str, Mapping[str, float]] = {
    **dict.fromkeys(("A01", "B05", "B08", "B09", "B11", "C01"), _BIRTH_CARE),
    **dict.fromkeys(("B12", "C02"), _SOCIAL_WORK),
    **dict.fromkeys(("B10", "C09"), _MEDICAL_WORK),
    **dict.fromkeys(("A13", "B18", "B19", "B20", "C04", "C18"), _BEING_HEARD),
    "B14": {"medisch": -0.4, "sociaal": 0.7},
    "C03": {"medisch": 0.4, "gemeente": 1.0, "informeel": -1.2},
    "B21": {"gemeente": 0.8, "informeel": -0.6},
}
"""How a cluster sees a statement differently from the average partner."""

UNSEEN: Mapping[str, Mapping[str, float]] = {
    "medisch": {"A07": 0.25, "A11": 0.35, "B04": 0.3, "B07": 0.45, "B14": 0.15, "B22": 0.15, "C19": 0.4},
    "sociaal": {"A01": 0.2, "A04": 0.25, "A11": 0.7, "B05": 0.25, "B11": 0.15, "B22": 0.2, "C10": 0.5, "C19": 0.3},
    "gemeente": {"B08": 0.4, "B09": 0.5, "B19": 0.4, "C09": 0.3, "C12": 0.4},
    "informeel": {
        "A1": 0.85, "A3": 0.4, "A11": 0.9, "B1": 0.3, "B04": 0.6, "B2": 0.6, "B10": 0.3, "B6": 0.7,
        "C06": 0.4, "C3": 0.3, "C10": 0.95, "C19": 0.6, "C20": 0.5,
    },
    "ouders": {"A10": 0.6, "A13": 0.3, "B15": 0.3, "C04": 0.2, "C18": 0.4},
}  # fmt: skip
"""Chance that someone of a cluster answers weet-niet, per theme or statement (the statement goes first)."""
UNSEEN_ELSEWHERE = 0.03

DOES_NOT_APPLY = {(2025, 7): ("C16",), (2026, 7): ("C16",), (2026, 16): ("B05", "B11"), (2026, 8): ("B11",)}
SKIPPED = {(2025, 1): ("B04",), (2025, 21): ("B02", "B03"), (2026, 13): ("A08",), (2026, 23): ("C18",)}
STOPPED = {(2025, 5): "C08", (2026, 6): "C15", (2026, 22): "C11"}
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
        Note("A10", "medisch", "1 2", "Wij merken pas laat wie zich niet meldt. Vooral nieuwkomers missen we."),
        Note("A13", "informeel", "1 2", "Moeders vertellen ons veel, maar niemand vraagt ernaar."),
        Note("B11", "medisch", "4 5", "Het huisbezoek loopt goed, al zeggen veel ouders de eerste keer nee."),
        Note("B12", "medisch", "1 2", "Bij het wijkteam telt een zwangerschap pas mee als het kind er is."),
        Note("B12", "sociaal", "4 5", "Wij vragen er altijd naar en helpen dan sneller met schulden."),
        Note("B18", "ouders", "1 2", "Mijn vriend zat erbij, maar alle vragen gingen naar mij."),
        Note("B22", "gemeente", "1 2", "Het geld loopt tot eind 2026. Daarna staat er niets in de begroting."),
        Note("C05", "sociaal", "4 5", "De kartrekker is goed bereikbaar en houdt ons bij de les."),
        Note("C13", "sociaal", "1 2", "In het overzicht staan groepen die allang gestopt zijn."),
    ),
    2026: (
        Note("A11", "sociaal", "weet-niet", "Dit weet de huisarts misschien. Wij krijgen die cijfers niet."),
        Note("A12", "sociaal", "4 5", "De avond over de cijfers was goed. Nu snappen wij elkaars getallen."),
        Note("A13", "ouders", "2 3 4", "De oudertafel praatte één keer over de cijfers. Dat moet wel doorgaan."),
        Note("B10", "medisch", "4 5", "Het zorgpad staat in ons systeem. Wij gebruiken het elke week."),
        Note("B10", "sociaal", "1 2", "Ik hoor nu pas dat er een zorgpad is."),
        Note("B15", "medisch", "1 2", "De wachttijd is vier maanden. Dan is de baby er al."),
        Note("B18", "ouders", "1 2", "De afspraken zijn altijd onder werktijd. Mijn man kon er nooit bij zijn."),
        Note("B20", "informeel", "1 2", "De brieven leggen wij aan bijna elke moeder nog een keer uit."),
        Note("B22", "gemeente", "1 2", "Er is weer voor één jaar geld. Een vast bedrag is er nog niet."),
        Note("C05", "medisch", "1 2", "Sinds de wissel is het stil. De kartrekker heeft nu acht uur per week."),
        Note("C06", "sociaal", "1 2", "Toen de kartrekker wegging, wist niemand waar de afspraken stonden."),
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
            Action(statement="A12", what="Elk jaar een middag met alle partners over de cijfers", who="GGD",
                   due=date(2026, 3, 1), status="klaar"),
            Action(statement="C04", what="Twee ouders vragen voor een vaste plek", who="gemeente",
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
                "A10": "2", "A11": "weet-niet", "B12": "2", "C02": "3", "C05": "2", "C06": "2", "C16": "4",
            }.items()
        },
        open_statements=("B10",),
        reasons={
            "A10": "Vooral nieuwkomers en gezinnen zonder huisarts komen te laat in beeld.",
            "A11": "Niemand aan tafel heeft deze cijfers. De GGD zoekt ze op.",
            "B12": "Het wijkteam vraagt naar een zwangerschap, maar de loketten voor geld en wonen doen dat niet.",
            "C02": "Sociale organisaties zitten aan tafel, maar beslissen nog niet mee.",
            "C05": "Acht uur per week is te weinig voor zoveel partners.",
            "C06": "Er is nu een vervanger gekozen. Die is nog niet ingewerkt.",
            "C16": "Het oudercafé loopt goed. In het buitengebied is er nog geen.",
        },
        hands={
            "B10": Hands(scores=(2, 6, 3, 4, 1), dont_know=2),
            "C02": Hands(scores=(1, 4, 9, 3, 0), dont_know=1),
        },
        actions=(
            Action(statement="A10", what="Met verloskundigen en wijkteam nagaan wie wij missen", who="GGD",
                   due=date(2027, 3, 1)),
            Action(statement="A11", what="Cijfers opvragen en aan de coalitie laten zien", who="GGD",
                   due=date(2027, 1, 15)),
            Action(statement="B12", what="Een vraag over zwangerschap opnemen in het gesprek aan het loket",
                   who="gemeente, loket geld en wonen", due=date(2027, 3, 1)),
            Action(statement="C05", what="Uren voor de kartrekker opnemen in de begroting", who="gemeente",
                   due=date(2026, 12, 1)),
            Action(statement="C06", what="Een vaste vervanger voor de kartrekker kiezen", who="kerngroep",
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
  uitgenodigd: {{medisch: 9, sociaal: 9, gemeente: 3, informeel: 4, ouders: 4}}
  vraag_aan_bestuur: Wilt u zorgen voor vast geld en voor genoeg uren voor de kartrekker?
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
CODE_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 8
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
    code = "".join(CODE_SIGNS[int(stream.random() * len(CODE_SIGNS))] for _ in range(CODE_LENGTH))
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
