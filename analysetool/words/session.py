# SPDX-License-Identifier: EUPL-1.2
"""What the laptop says during a session: the same words on a screen and in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from analysetool.agenda import Topic
from analysetool.escaping import printable
from analysetool.figures.report import GroupMean
from analysetool.figures.room import Votes
from analysetool.model import Action, ActionStatus, Answer, Statement, StatementSet
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words import titles
from analysetool.words.grammar import agree, plural
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE
from analysetool.words.messages import as_warning, quoted

HANDS_EXAMPLE = "0 2 5 3 1 w2 x1"
STATEMENT_KEYS = (
    "1–5 gezamenlijke score", "w weet niet", "x nvt", "n nog niet eens", "0 wissen", "r reden", "a actie",
    "h handen tellen", "e stem voor stem", "Enter → volgende", "v ← vorige", "g ga naar, zoeken", "l agenda",
    "? uitleg", "o opmerkingen", "i stil scoren", "b nieuwe scorelijsten", "m mensen", "u terugnemen", "t tijd",
    "f afronden", "p pauze", "s stoppen",
)  # fmt: skip
OPENING_KEYS = (
    "Enter → beginnen", "m wie zijn er", "l agenda veranderen", "g ga naar, zoeken", "i stil scoren",
    "b nieuwe scorelijsten", "u terugnemen", "f afronden", "s stoppen",
)  # fmt: skip
SHARING_KEYS = (
    "a wie zoekt dit uit", "Enter → volgende", "v ← vorige", "g ga naar, zoeken", "l agenda", "? uitleg",
    "o opmerkingen", "m mensen", "u terugnemen", "t tijd", "f afronden", "p pauze", "s stoppen",
)  # fmt: skip
SILENT_KEYS = (
    "Enter klaar: lijsten inlezen en bespreken", "+ minuut erbij", "- minuut eraf", "b nu inlezen",
    "c antwoordcode typen", "← terug zonder inlezen", "p pauze", "s stoppen",
)  # fmt: skip
EARLIER_KEYS = (
    "k klaar", "l loopt", "v vervallen", "w wie", "d wanneer", "Enter → volgende", "← terug", "u terugnemen",
    "f afronden", "p pauze", "s stoppen",
)  # fmt: skip
CLOSING_ACTION_KEYS = (
    "Enter → volgende", "k klaar", "l loopt", "v vervallen", "w wie", "d wanneer", "← terug", "f alles overslaan",
    "u terugnemen", "s stoppen, later verder",
)  # fmt: skip
CLOSING_PAGE_KEYS = (
    "Enter → volgende bladzijde in de zaal",
    "← terug",
    "f alles overslaan",
    "u terugnemen",
    "s stoppen, later verder",
)
CLOSING_KEYS = (
    "Enter afronden", "v ← terug", "g ga naar", "l stelling toevoegen", "u terugnemen", "s stoppen, later verder",
)  # fmt: skip
PAUSE_KEYS = ("Enter → verder", "s stoppen")
THIS_STATEMENT = "Deze stelling"
SILENT_MOMENT = "Stil moment"
THIS_LIST = "Deze lijst"
SILENT_ROOM = "De zaal ziet de stellingen, de schaal en de tijd, en geen antwoorden."
SILENT_PAPER = "Op papier of met kaarten: tel ze straks met h of e."
NO_SHEETS_YET = "Er zijn nog geen scorelijsten."
ASK_SILENT_ANY = "Wat scoort iedereen eerst? (een thema zoals A2, of stellingen zoals A05 A06; Enter = terug)"
BACK_FROM_SILENCE = "Het stille moment is voorbij. De map is niet opnieuw gelezen."
HANDS_WITH_H = f"Zijn dat handen? Zet er h voor: h {HANDS_EXAMPLE}."
ASK_CODE = "Typ of plak de antwoordcode (Enter = terug)"
WRONG_KEY = "Die toets doet hier niets."
ASK_REASON = "Waarom deze score? (Enter = zo laten, - = weghalen)"
ASK_WHAT = "Wat gaan wij doen? (Enter = geen actie, - en een nummer = die actie weghalen)"
ASK_WHO = "Welke organisatie doet dit? Noem geen persoon. (Enter = nog niet bekend)"
ASK_WHEN = "Wanneer is het klaar? (zoals 1-3-2027; Enter = nog niet bekend)"
WRONG_DAY = "Schrijf de dag als 1-3-2027 of 2027-03-01."
PERSON = "Dat lijkt op een naam. Noem liever een organisatie of functie. Typ hetzelfde nog een keer als het zo goed is."
NAME_IN_TEXT = "Hierin lijkt een naam te staan. Noem liever een organisatie of functie. Toch bewaren? (j/n)"
REASON_NOT_KEPT = "De reden is niet bewaard."
ACTION_NOT_KEPT = "De actie is niet bewaard."
ASK_STATE_REASON = "Waarom? (Enter = geen reden)"
DEVIATES = "Dit wijkt af van de losse antwoorden. Bewaren? (j/n)"
SAY_WHY = "Schrijf met r op waarom."
NOT_STATEMENT = "Ga eerst met g naar een stelling."
NOT_KEPT = "De score is niet bewaard."
SCORE_STAYS = "De score blijft staan."
ACTION_STAYS = "De actie blijft staan."
NOTHING_TO_UNDO = "Er is geen stap om terug te nemen."
ONLY_HERE = "Opmerkingen van deelnemers, alleen op dit scherm:"
NOTES_NOT_READ = "Opmerkingen leest u alleen als u de sessie begint met --opmerkingen."
NOT_KNOWN = "nog niet bekend"
ASK_NEXT = "Wanneer is de volgende meting? (zoals 1-3-2027 of voorjaar 2027; Enter = nog niet bekend)"
ENTER_ENDS = "Dit is het einde van de agenda. Druk op Enter om af te ronden."
AT_FIRST = "Dit is de opening."
PAUSED = "Pauze. De klok staat stil."
_SHORT = 46
"""So many signs of a statement stand in a list beside its id."""
_WHY = {
    Topic.STRENGTH: "Dit is een sterk punt. Benoem wat goed gaat.",
    Topic.DIVIDED: "Hierover zijn de partners verdeeld. Bespreek het verschil: wat ziet ieder?",
    Topic.WEAK: "Dit is een aandachtspunt. Kies een eerste stap.",
    Topic.UNKNOWN: "Dit is een witte vlek. Spreek af wie het uitzoekt en wanneer.",
    Topic.UNSCORED: "Hier is nog geen score. Steek handen op en kies samen.",
    Topic.TOO_FEW: "Hier zijn te weinig scores om te tonen. Steek handen op en kies samen.",
    Topic.CHOSEN: "De gespreksleider koos deze stelling.",
}
STILL_OPEN = "De coalitie is het nog niet eens."
TYPE_YES_OR_NO = "Typ j (ja) of n (nee)."
NO_SHEETS = "Er zijn geen losse scorelijsten. U kunt handen tellen en samen kiezen."
NOTHING_SAVED = "Er is niets afgesproken of bewaard."
ANOTHER_PROGRAM_WROTE = "een ander programma schreef erin"
NOBODY_COUNTED = "Wie zijn er? Nog niet geteld. Tellen: m."
NOBODY_ANY_MORE = "Er is niemand geteld."
WHAT_IS_HERE = "Hoeveel mensen van elk domein? (zoals: {example}; - = alles weg, Enter = klaar)"
HOW_MANY_ARE_HERE = "Hoeveel mensen zijn er? (- = weg, Enter = klaar)"
ROUND_THE_THEMES = (
    "Vooraf zijn er geen scores om naar te kijken. De agenda gaat daarom alle thema's langs. Zelf kiezen: typ bij l "
    "het woord alleen."
)
LIST_TITLE = "Witte vlekken verdelen"
NO_SCORE_HERE = "Hier kiest u geen score. Spreek met a af wie dit uitzoekt."
ASK_WHO_FINDS = "Welke organisatie zoekt dit uit? Noem geen persoon. (Enter = niemand, terug)"
JOINT_SCORE_KEYS = "1–5, w of x gezamenlijke score"


def why(topic: str, *, open_before: bool = False) -> str:
    """Why a statement is on the agenda, in a sentence or two."""
    own = _WHY[Topic(topic) if topic in set(Topic) else Topic.CHOSEN]
    if open_before and topic == Topic.CHOSEN:
        return STILL_OPEN
    return f"{own} {STILL_OPEN}" if open_before else own


def votes_text(votes: Votes) -> str:
    """Counts in words: `4× 1, 6× 2, 8× 4; 2× weet niet; 1× nvt`."""
    scores = ", ".join(f"{count}× {step}" for step, count in enumerate(votes.scores, start=1) if count)
    others = [
        f"{count}× {word}" for count, word in ((votes.dont_know, "weet niet"), (votes.not_applicable, "nvt")) if count
    ]
    return "; ".join([*([scores] if scores else []), *others]) or "geen antwoorden"


def groups_text(groups: Sequence[GroupMean]) -> str:
    """The means of groups: `medisch 3,5, sociaal 2,1`."""
    return ", ".join(f"{titles.group_title(group.group)} {dutch_number(group.mean)}" for group in groups)


def joint_text(answer: Answer | None, statement_set: StatementSet, *, is_open: bool) -> str:
    """What was settled on a statement: `4 (Eens)`, `nog niet eens`, `nog niet gekozen`."""
    if answer is None:
        return "nog niet eens" if is_open else "nog niet gekozen"
    if answer.score is not None:
        return f"{answer.score} ({statement_set.scale[answer.score]})"
    return {Answer.DONT_KNOW: DONT_KNOW, Answer.NOT_APPLICABLE: NOT_APPLICABLE}[answer].lower()


def action_text(action: Action) -> str:
    """An action on one line: what, who, when."""
    return f"{action.what} · {doer_text(action)}"


def minutes_text(minutes: float) -> str:
    """Minutes for people: `7 minuten`, `2,5 minuten`."""
    whole = float(minutes).is_integer()
    told = str(int(minutes)) if whole else dutch_number(minutes)
    return f"{told} {'minuut' if minutes == 1 else 'minuten'}"


def titled(statement: Statement) -> str:
    """A statement in a list: its id with the beginning of its text, cut at a word."""
    text = printable(statement.text)
    return f"{statement.id} {text if len(text) <= _SHORT else shorten(text, _SHORT, placeholder='…')}"


def not_today(left_out: Sequence[Statement], most: int | None = None) -> Iterator[str]:
    """What is not talked about today, one a line and at most so many; nothing when that is nothing."""
    if left_out:
        yield f"Vandaag niet besproken ({len(left_out)}):"
        yield from (f"  {titled(statement)}" for statement in left_out[:most])
        if most is not None and len(left_out) > most:
            yield f"  en nog {len(left_out) - most}"


def still_open(statements: Sequence[Statement]) -> Iterator[str]:
    """What the coalition does not agree on yet, one a line; nothing when that is nothing."""
    if statements:
        yield f"Nog niet eens ({len(statements)}):"
        yield from (f"  {titled(statement)}" for statement in statements)


def where_we_share(whose: str, place: int, number: int) -> str:
    return f"{whose} · {LIST_TITLE}: {place} van {number}"


def doer_text(action: Action) -> str:
    """Who does an action, and when: `GGD · 1 maart 2027`."""
    when = wording.dutch_date(action.due) if action.due else "datum nog niet bekend"
    return f"{action.who or 'organisatie nog niet bekend'} · {when}"


def to_find_out(statement: Statement) -> str:
    """The action by which a blind spot is shared out."""
    return f"Uitzoeken of dit klopt: {printable(statement.text).removesuffix('.')}"


def shared_out(identity: str, action: Action) -> str:
    return f"{identity}: {doer_text(action)}. Bewaard."


def talk_after_all(identity: str) -> str:
    return f"{NO_SCORE_HERE} Toch bespreken? Typ bij l: + {identity}."


def present_told(counts: Mapping[str, int]) -> str:
    """Who is in the room, such as: er zijn 5 mensen: jgz 3, gemeente 2."""
    each = ", ".join(f"{group} {number}" for group, number in counts.items())
    total = sum(counts.values())
    return f"Er {agree(total, 'is', 'zijn')} {plural(total, 'mens', 'mensen')}{f': {each}' if len(counts) > 1 else ''}."


def ask_present(groups: Sequence[str]) -> str:
    """How many people of each group are there, with an example of the set."""
    if not groups:
        return HOW_MANY_ARE_HERE
    return WHAT_IS_HERE.format(example=", ".join(f"{group} {3 - place}" for place, group in enumerate(groups[:2])))


def present_unclear(typed: str) -> str:
    return f"{quoted(typed)} is niet te lezen. Typ een domein van de lijst met een aantal erachter."


def numbered(actions: Iterable[Action]) -> Iterator[str]:
    """Actions with the number by which they can be taken away."""
    for number, action in enumerate(actions, start=1):
        yield f"Actie {number}: {action_text(action)}"


def state_text(action: Action) -> str:
    """How an action stands, and why where somebody said: `klaar: de folder is gedrukt`."""
    state = "loopt" if action.status is ActionStatus.OPEN else str(action.status)
    return f"{state}: {action.reason}" if action.reason else state


def more_pages(page: int, pages: int) -> str:
    return f"{page} van {pages} · spatie = verder lezen"


def actions_first(number: int) -> str:
    return f"Eerst: {plural(number, 'open actie', 'open acties')} van eerdere jaren. Enter loopt ze langs."


def earlier_title(whose: str, position: int, number: int) -> str:
    return f"{whose} · Acties van eerdere jaren: {position} van {number}"


def closing_title(whose: str, position: int, number: int) -> str:
    return f"{whose} · Afronden: actie {position} van {number}"


def room_page(page: int, pages: int) -> str:
    return f"De zaal ziet bladzijde {page} van {pages}."


def agreed_in(year: int) -> str:
    return f"Afgesproken in {year}."


def ask_next(known: str | None) -> str:
    return ASK_NEXT if known is None else f"Wanneer is de volgende meting? (nu: {known}; Enter = zo laten)"


def next_measurement(told: str) -> str:
    return f"Volgende meting: {told}."


def next_not_written(path: Path, told: str) -> str:
    return as_warning(f"zet zelf in {quoted(path)} onder 'meting:' de regel: volgende_meting: {told}")


def replace_score(old: str, new: str, *, away: bool = False) -> str:
    apart = " Dit wijkt af van de losse antwoorden." if away else ""
    return f"Hier staat al: {old}.{apart} Vervangen door {new}? (j/n)"


def drop_action(what: str) -> str:
    return f'De actie "{what}" weghalen? (j/n)'


def taken_back(what: str) -> str:
    return f"Teruggenomen: {what}."


def time_in_all(minutes: float, opening: float, closing: float, used: float | None) -> str:
    spent = "" if used is None else f" {minutes_text(used)} gebruikt."
    return (
        f"{minutes_text(minutes)} in totaal: {minutes_text(opening)} opening en {minutes_text(closing)} om af te "
        f"ronden.{spent}"
    )


def all_saved(path: Path) -> str:
    return f"Alles is bewaard in {quoted(path)}."


def open_the_screen(screen: Path) -> str:
    return f"Scherm voor de zaal: open {quoted(screen)} in een browser. Het ververst zichzelf."


def where_we_are(whose: str, position: int, items: int) -> str:
    return f"{whose} · stelling {position} van {items}"


def time_told(statement: int | None, session: int, what: str = THIS_STATEMENT) -> str:
    """Minutes that are left, or over: `Deze stelling: nog 5 min · sessie: 2 min over tijd`."""
    own = "" if statement is None else f"{what}: {_left(statement)} · "
    told = f"{own}sessie: {_left(session)}"
    return f"{told[:1].upper()}{told[1:]}"


def _left(minutes: int) -> str:
    if minutes > 0:
        return f"nog {minutes} min"
    return f"{-minutes} min over tijd" if minutes else "tijd is om"


def overruns(minutes: int) -> str:
    return f"U loopt {minutes_text(minutes)} uit: welke stellingen vallen af? Druk op t."


def have_a_joint_answer(settled: str) -> str:
    return f"{settled} een gezamenlijk antwoord."


def actions_without_who_or_when(without_who: str) -> str:
    return as_warning(f"bij {without_who} ontbreekt de organisatie of de datum.")


def notes_of_participants(notes: int) -> str:
    return f"Er {agree(notes, 'is', 'zijn')} {plural(notes, 'opmerking', 'opmerkingen')} van deelnemers. Lezen: o."


def no_notes(identity: str) -> str:
    return f"Bij {identity} zijn er geen opmerkingen die u mag zien."


def reason_kept(identity: str, outcome: str) -> str:
    return f"De reden bij {identity} is {outcome}."


def action_gone(number: int, identity: str) -> str:
    return f"Actie {number} bij {identity} is weg."


def not_agreed_kept(identity: str) -> str:
    return f"{identity}: nog niet eens. Bewaard."


def no_joint_score(identity: str) -> str:
    return f"{identity}: er is geen gezamenlijke score."


def no_such_action(number: int, identity: str) -> str:
    return f"Er is geen actie {number} bij {identity}."


def silent_title(whose: str) -> str:
    return f"{whose} · Iedereen scoort eerst"


def silent_phones(command: str) -> str:
    return (
        f"Op telefoons: lees de codes met verzamel.html, bewaar het bestand, en typ in een tweede terminal: {command}"
    )


def ask_silent(identity: str) -> str:
    return f"Wat scoort iedereen eerst? (Enter = {identity}; of een thema zoals A2, of stellingen zoals A05 A06)"


def no_statement_and_no_theme(typed: str) -> str:
    return f"{typed} is geen stelling en geen thema van deze set."


def too_many_at_once(number: int, most: int) -> str:
    return f"Dat zijn {number} stellingen. Op het scherm passen er {most}: kies een thema of een deel ervan."


def place_not_kept(why: str) -> str:
    return as_warning(f"de plek in de agenda is niet bewaard ({why}). De scores wel.")
