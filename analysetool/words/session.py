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
from analysetool.model import Action, ActionStatus, Answer, Hands, Statement, StatementSet
from analysetool.rounding import dutch_number
from analysetool.words import figures as wording
from analysetool.words.grammar import agree, listing, plural
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
FOLLOW_KEYS = ("o overnemen", "s stoppen")
FOLLOW_OR_LEAD = "Meekijken, overnemen of stoppen? (m = meekijken, o = overnemen, s = stoppen)"
TYPE_FOLLOW_OR_LEAD = "Typ m, o of s."
NOBODY_LEADS = "Niemand leidt de sessie nu. Met o gaat u hier verder."
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
NO_NEW_SHEETS = "Er zijn geen nieuwe scorelijsten."
SHEETS_NOT_READ = (
    "De scorelijsten zijn niet opnieuw gelezen: in de map staat een fout. Kijk met controleer wat er mis is."
)
WRONG_KEY = "Die toets doet hier niets."
ASK_REASON = "Waarom deze score? (Enter = zo laten, - = weghalen)"
ASK_HANDS = f"Hoeveel bij 1, 2, 3, 4 en 5? (zoals {HANDS_EXAMPLE}: w is weet niet, x is nvt; Enter = terug)"
COUNT_CARDS = (
    "Druk per kaart of hand op 1–5, w (weet niet) of x (nvt). Backspace of - = laatste weg, Enter = klaar. "
    f"Of typ de aantallen: {HANDS_EXAMPLE}."
)
WRONG_HANDS = f"Typ vijf getallen en daarachter w of x met een getal, zoals: {HANDS_EXAMPLE}."
ASK_WHAT = "Wat gaan wij doen? (Enter = geen actie, - en een nummer = die actie weghalen)"
ASK_WHO = "Welke organisatie doet dit? Noem geen persoon. (Enter = nog niet bekend)"
ASK_WHEN = "Wanneer is het klaar? (zoals 1-3-2027; Enter = nog niet bekend)"
WRONG_DAY = "Schrijf de dag als 1-3-2027 of 2027-03-01."
PERSON = "Dat lijkt op een naam. Noem liever een organisatie of functie. Typ hetzelfde nog een keer als het zo goed is."
NAME_IN_TEXT = "Hierin lijkt een naam te staan. Noem liever een organisatie of functie. Toch bewaren? (j/n)"
REASON_NOT_KEPT = "De reden is niet bewaard."
ACTION_NOT_KEPT = "De actie is niet bewaard."
ASK_GO = "Naar welke stelling? (zoals A05, of een woord om te zoeken; Enter = terug)"
ASK_STATE_REASON = "Waarom? (Enter = geen reden)"
DEVIATES = "Dit wijkt af van de losse antwoorden. Bewaren? (j/n)"
SAY_WHY = "Schrijf met r op waarom."
NOT_STATEMENT = "Ga eerst met g naar een stelling."
NOT_KEPT = "De score is niet bewaard."
SCORE_STAYS = "De score blijft staan."
REPLACE_HANDS = "Hier zijn al handen geteld. Opnieuw tellen? (j/n)"
HANDS_STAY = "De handen blijven zoals ze waren."
ACTION_STAYS = "De actie blijft staan."
NOTHING_TO_UNDO = "Er is geen stap om terug te nemen."
ONLY_HERE = "Opmerkingen van deelnemers, alleen op dit scherm:"
NOTES_NOT_READ = "Opmerkingen leest u alleen als u de sessie begint met --opmerkingen."
NOT_KNOWN = "nog niet bekend"
ASK_NEXT = "Wanneer is de volgende meting? (zoals 1-3-2027 of voorjaar 2027; Enter = nog niet bekend)"
ENTER_ENDS = "Dit is het einde van de agenda. Druk op Enter om af te ronden."
AT_FIRST = "Dit is de opening."
PAUSED = "Pauze. De klok staat stil."

_TOPICS = {
    Topic.STRENGTH: "sterk",
    Topic.DIVIDED: "verdeeld",
    Topic.WEAK: "aandachtspunt",
    Topic.UNKNOWN: "witte vlek",
    Topic.UNSCORED: "geen score",
    Topic.TOO_FEW: "weinig scores",
    Topic.CHOSEN: "zelf gekozen",
}
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
EMPTY_AGENDA = "De agenda is leeg: geen stelling vraagt om een gesprek. Voeg er zelf een toe met l."
ASK_CHANGE = (
    "Wat verandert u? (+ A05 erbij, - A05 eraf, A05 2 naar plaats 2, /woord zoekt, t per thema, d verdeelde eerst, "
    "alleen B2 C = alleen die thema's, Enter = klaar)"
)
TYPE_THE_STATEMENT = "Typ de stelling erbij, zoals: + A05."
TYPE_THE_PLACE = "Typ achter de stelling alleen het nummer van de plaats, zoals: A05 2."
VOTES_NOT_KEPT = "De stemmen zijn niet bewaard."
NO_VOTE = "Dat is geen stem. "
NO_CARD = "Dat is geen kaart. "
NOTHING_MADE = "Gestopt. Er is niets gemaakt of veranderd."
NOT_CLOSED = "De sessie is niet afgerond. Hetzelfde commando gaat verder waar u was."
STOPPED = "Gestopt. Alles wat is afgesproken, is bewaard. Hetzelfde commando gaat verder."
NOTHING_SAVED = "Er is niets afgesproken of bewaard."
GOING_ON = "Verder met de sessie van eerder. Een nieuwe agenda maken kan met --opnieuw."
ANOTHER_PROGRAM_WROTE = "een ander programma schreef erin"
AGENDA_CHANGED = "De agenda is veranderd."
WHO_IS_HERE = "het aantal mensen in de zaal"
WHO_TITLE = "Wie zijn er in de zaal?"
NOBODY_COUNTED = "Wie zijn er? Nog niet geteld. Tellen: m."
NOBODY_ANY_MORE = "Er is niemand geteld."
WHAT_IS_HERE = "Hoeveel mensen van elk domein? (zoals: {example}; - = alles weg, Enter = klaar)"
HOW_MANY_ARE_HERE = "Hoeveel mensen zijn er? (- = weg, Enter = klaar)"
COUNT_AGAIN = "Kwam er iemand bij? Tel opnieuw met m."
BY_THEME = "De agenda staat nu per thema."
MOST_URGENT_FIRST = "De agenda begint nu met wat verdeelt, daarna wat het meest om een gesprek vraagt."
ROUND_THE_THEMES = (
    "Vooraf zijn er geen scores om naar te kijken. De agenda gaat daarom alle thema's langs. Zelf kiezen: typ bij l "
    "het woord alleen."
)
CHOOSE_ONE = "Typ de letter en het nummer van de stelling die u zoekt."
THEMES_TITLE = "De delen en thema's van deze set:"
TYPE_THE_THEMES = "Typ achter alleen de thema's of delen, zoals: alleen B2 C."
LIST_TITLE = "Witte vlekken verdelen"
SHARE_OUT = "Dit weten te veel mensen niet. Spreek af wie het uitzoekt en wanneer: a. Een score is niet nodig."
NO_SCORE_HERE = "Hier kiest u geen score. Spreek met a af wie dit uitzoekt."
NOT_SHARED_YET = "nog niet verdeeld"
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
    return ", ".join(f"{wording.group_title(group.group)} {dutch_number(group.mean)}" for group in groups)


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


def in_sentence(statement: Statement) -> str:
    """A statement within a sentence: `A05 (De gemeente heeft …)`."""
    identity, _, text = titled(statement).partition(" ")
    return f"{identity} ({text.removesuffix('.')})"


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


def on_agenda(topic: str, minutes: float) -> str:
    """Why a statement is on the agenda and for how long, in a few words: `verdeeld, 7 min`."""
    why_there = _TOPICS[Topic(topic) if topic in set(Topic) else Topic.CHOSEN]
    return f"{why_there}, {dutch_number(minutes, 0 if float(minutes).is_integer() else 1)} min"


def agenda_title(statements: int, to_share: int, minutes: float) -> str:
    shared = f" en {plural(to_share, 'witte vlek', 'witte vlekken')}" if to_share else ""
    return f"Agenda: {plural(statements, 'stelling', 'stellingen')}{shared}, {minutes_text(minutes)}"


def list_on_agenda(number: int, minutes: float) -> str:
    """The list of blind spots as an item of the agenda."""
    return f"lijst {LIST_TITLE}: {plural(number, 'stelling', 'stellingen')} ({minutes_text(minutes)})"


def found_title(sought: str, number: int) -> str:
    if not sought:
        return f"Alle stellingen ({number}):"
    return f"{plural(number, 'stelling', 'stellingen')} met {quoted(sought)}:"


def nothing_found(sought: str) -> str:
    return f"Geen stelling gevonden met {quoted(sought)}. Probeer een korter woord, of / voor alle stellingen."


def found_on_agenda(place: int) -> str:
    return f"plaats {place} op de agenda"


def found_on_list() -> str:
    return "op de lijst met witte vlekken"


def found_settled(answer: str) -> str:
    return f"samen gekozen: {answer}"


def found_costs(minutes: float, short: int) -> str:
    """What a statement costs that is not on the agenda, and whether that fits; `short` is 0 when it does."""
    fitting = f"past niet, {minutes_text(short)} te kort" if short else "past"
    return f"{minutes_text(minutes)}, {fitting}"


def no_such_theme(typed: str) -> str:
    return f"{typed} is geen thema of deel van deze set. {TYPE_THE_THEMES}"


def only_these(themes: Sequence[str]) -> str:
    return f"De agenda gaat nu alleen over {listing(themes)}."


def where_we_share(whose: str, place: int, number: int) -> str:
    return f"{whose} · {LIST_TITLE}: {place} van {number}"


def who_finds_out(actions: Sequence[Action]) -> str:
    """Who finds something out and when, for each action that holds."""
    told = "; ".join(doer_text(action) for action in actions)
    return told or NOT_SHARED_YET


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


def more_than_present(number: int, one: str, more: str, present: int) -> str:
    told = f"er {agree(present, 'is', 'zijn')} {plural(present, 'mens', 'mensen')}"
    return f"U telde {plural(number, one, more)}; {told}. Klopt dat? (j/n)"


def numbered(actions: Iterable[Action]) -> Iterator[str]:
    """Actions with the number by which they can be taken away."""
    for number, action in enumerate(actions, start=1):
        yield f"Actie {number}: {action_text(action)}"


def an_individual_sheet(path: Path) -> str:
    return f"{quoted(path)} is een losse scorelijst en geen gezamenlijke. Geef dat bestand een andere naam."


def sheet_of_another_measurement(path: Path, coalition: str, year: int, own: str, own_year: int) -> str:
    return (
        f"{quoted(path)} is van {coalition} {year}, en deze sessie gaat over {own} {own_year}. "
        "Geef dat bestand een andere naam."
    )


def the_joint_score(answer: str, identity: str) -> str:
    return f"de gezamenlijke score {answer} op {identity}"


def not_agreed_on(identity: str) -> str:
    return f'"nog niet eens" bij {identity}'


def wiping_the_score(identity: str) -> str:
    return f"het wissen van de score op {identity}"


def the_reason(identity: str, reason: str) -> str:
    return f'de reden bij {identity}: "{reason}"'


def the_hands(identity: str) -> str:
    return f"de handen bij {identity}"


def the_action(what: str) -> str:
    return f'de actie "{what}"'


def the_state(what: str) -> str:
    return f'de stand van de actie "{what}"'


def carrying_over(number: int) -> str:
    return f"het meenemen van {plural(number, 'open actie', 'open acties')} van eerdere jaren"


def state_text(action: Action) -> str:
    """How an action stands, and why where somebody said: `klaar: de folder is gedrukt`."""
    state = "loopt" if action.status is ActionStatus.OPEN else str(action.status)
    return f"{state}: {action.reason}" if action.reason else state


def earlier_year_not_read(folder: Path) -> str:
    return as_warning(
        f"{quoted(folder)} heeft fouten, dus dat jaar staat niet in deze sessie. Kijk met controleer wat er mis is."
    )


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


def taking_back(what: str) -> str:
    return f"het terugnemen van {what}"


def taken_back(what: str) -> str:
    return f"Teruggenomen: {what}."


def taking_the_action_away(what: str) -> str:
    return f'het weghalen van de actie "{what}"'


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


def ask_drop(minutes: int, proposal: Sequence[str]) -> str:
    told = f"Enter = {' '.join(proposal)}, - = geen" if proposal else "Enter = geen"
    return f"U loopt {minutes_text(minutes)} uit. Welke vallen af? (zoals A05 B03; {told})"


def proposed(statements: Sequence[Statement]) -> Iterator[str]:
    """What the tool would drop, one a line; nothing when that is nothing."""
    if statements:
        yield "Voorstel om te laten vervallen:"
        yield from (f"  {titled(statement)}" for statement in statements)


def fits(minutes: int) -> str:
    return f"De agenda past: u houdt {minutes_text(minutes)} over."


def dropped(statements: Sequence[Statement]) -> str:
    return f"Vandaag niet besproken: {'; '.join(map(in_sentence, statements))}."


def still_overruns(minutes: int) -> str:
    return f"De agenda loopt {minutes_text(minutes)} uit. Druk op t om stellingen te laten vervallen."


def have_a_joint_answer(settled: str) -> str:
    return f"{settled} een gezamenlijk antwoord."


def actions_without_who_or_when(without_who: str) -> str:
    return as_warning(f"bij {without_who} ontbreekt de organisatie of de datum.")


def notes_of_participants(notes: int) -> str:
    return f"Er {agree(notes, 'is', 'zijn')} {plural(notes, 'opmerking', 'opmerkingen')} van deelnemers. Lezen: o."


def no_notes(identity: str) -> str:
    return f"Bij {identity} zijn er geen opmerkingen die u mag zien."


def folder_is_a_file(folder: Path) -> str:
    return f"{quoted(folder)} is een bestand. Geef de map van de meting, zoals metingen/2026."


def no_such_folder(folder: Path, name: str) -> str:
    return f"de map {quoted(folder)} bestaat niet. Maak die map eerst: daarin komt {quoted(name)}."


def desk_has_no_session(coalition: str, year: int) -> str:
    """A session on what somebody read in a text."""
    return (
        f"{coalition} {year} is een bureauanalyse van één openbare tekst: er zijn geen deelnemers die samen scores "
        "kiezen. Geef de map van een meting die de coalitie zelf deed, of een lege map voor een nieuwe."
    )


def coalition_and_year_needed(folder: Path, example: str) -> str:
    return (
        f"in de map {quoted(folder)} staan geen scorelijsten, dus coalitie en jaar zijn nodig. Typ bijvoorbeeld: "
        f"{example}"
    )


def no_statement_of_this_set(typed: str, example: str) -> str:
    return f"{typed} is geen stelling van deze set. Typ bijvoorbeeld: + {example}."


def not_on_the_agenda(identity: str) -> str:
    return f"{identity} staat niet op de agenda."


def on_the_agenda_already(identity: str) -> str:
    return f"{identity} staat al op de agenda. Verplaatsen kan met: {identity} 2."


def reason_kept(identity: str, outcome: str) -> str:
    return f"De reden bij {identity} is {outcome}."


def action_gone(number: int, identity: str) -> str:
    return f"Actie {number} bij {identity} is weg."


def too_few_votes(votes: str, identity: str, fewest: int) -> str:
    return f"{votes} bij {identity}. Met minder dan {fewest} stemmen bewaart de tool alleen het aantal."


def not_agreed_kept(identity: str) -> str:
    return f"{identity}: nog niet eens. Bewaard."


def no_joint_score(identity: str) -> str:
    return f"{identity}: er is geen gezamenlijke score."


def no_such_action(number: int, identity: str) -> str:
    return f"Er is geen actie {number} bij {identity}."


def next_vote(wrong: str, votes: int) -> str:
    return (
        f"{wrong}{plural(votes, 'stem', 'stemmen')} binnen. Stem {votes + 1}: 1–5, w of x "
        "(backspace of - = laatste weg, Enter = klaar)"
    )


def next_card(wrong: str, counted: Hands) -> str:
    """How many cards there are so far, of each kind, and what to press."""
    counts = (*(counted.scores or ()), counted.dont_know or 0, counted.not_applicable or 0)
    told = " · ".join(f"{sign}: {count}" for sign, count in zip("12345wx", counts, strict=True))
    return f"{wrong}Geteld: {counted.voters} ({told}). {COUNT_CARDS}"


def replace_or_add(voters: int, *, secret: bool) -> str:
    there = plural(voters, "geheime stem", "geheime stemmen") if secret else plural(voters, "hand", "handen")
    return (
        f"Hier {agree(voters, 'is', 'zijn')} al {there} geteld. Vervangen of optellen? "
        "(v = vervangen, o = optellen, Enter = laten staan)"
    )


def counted(votes: str, identity: str, total: int | None) -> str:
    together = "" if total is None else f" Samen nu {total}."
    return f"{votes} bij {identity} geteld en bewaard.{together}"


def late_votes_would_show(votes: int, fewest: int) -> str:
    late = "De late stem telt" if votes == 1 else "De late stemmen tellen"
    return (
        f"{late} niet mee: de zaal zag de uitslag al, en aan het verschil is te zien wat "
        f"{agree(votes, 'die persoon koos', 'die mensen kozen')}. Optellen kan vanaf {fewest} stemmen. Of stem "
        "opnieuw met e en v."
    )


def only_their_number(votes: str, identity: str, number: int) -> str:
    return (
        f"{votes} bij {identity}. Van de eerdere stemmen is alleen het aantal bewaard, dus van deze {number} ook. Voor "
        "een uitslag stemt u opnieuw met e en v."
    )


def file_of_something_else(path: Path) -> str:
    return f"{quoted(path)} is niet van een werksessie. Geef dat bestand een andere naam."


def cannot_be_read(path: Path, error: str) -> str:
    return f"{quoted(path)} kan niet worden gelezen: {error}. Kies een andere map."


def runs_already(since: str) -> str:
    return f"Er loopt al een werksessie in deze map{f', sinds {since}' if since else ''}."


def stop_the_other(since: str) -> str:
    return f"er loopt al een werksessie in deze map{f', sinds {since}' if since else ''}. Stop die eerst."


def taken_over(kept: Path | None) -> str:
    told = "Een andere laptop leidt de sessie nu. Wat u bewaarde, staat er."
    return told if kept is None else f"{told} Wat u het laatst typte, staat in {quoted(kept)}."


def changed_and_kept(path: Path, kept: Path | None) -> str:
    beside = "Uw laatste stap is niet bewaard." if kept is None else f"Uw versie staat in {quoted(kept)}."
    return (
        f"{quoted(path)} is intussen door een ander programma veranderd of weggehaald; er is niets overschreven. "
        f"{beside} Geef hetzelfde commando opnieuw om met de nieuwe inhoud verder te gaan, en neem over wat ontbreekt."
    )


def beside_name(stem: str, number: int) -> str:
    return f"{stem}-van-deze-laptop{f'-{number}' if number > 1 else ''}.txt"


def beside_comment(path: Path) -> str:
    return (
        f"# Een ander was eerder: deze versie van {path.name} is niet samengevoegd. Neem over wat ontbreekt, en gooi "
        "dit bestand dan weg.\n"
    )


def follows(since: str) -> str:
    return f"U kijkt mee. Een andere laptop leidt de sessie{f', sinds {since}' if since else ''}."


def room_changed_meanwhile(path: Path) -> str:
    return as_warning(
        f"{quoted(path)} werd intussen door iets anders veranderd. Het scherm voor de zaal is niet bijgewerkt."
    )


def room_not_updated(path: Path, error: str) -> str:
    return as_warning(f"{quoted(path)} is niet bijgewerkt: {error}. De scores zijn wel bewaard.")


def impossible_minutes(minutes: int, fewest: int, most: int) -> str:
    return f"--minuten is {minutes}; kies een getal van {fewest} tot en met {most}."


def impossible_minutes_per_statement(per_statement: int) -> str:
    return f"--per-stelling is {per_statement}; dat is langer dan de hele sessie."


def agenda_not_readable(value: str) -> str:
    return as_warning(f"{quoted(value)} was niet te lezen. Dit is een nieuwe agenda. Wat is afgesproken, staat er nog.")


def now_on_the_agenda(statement: Statement, minutes: float) -> str:
    return f"{in_sentence(statement)} staat nu op de agenda, voor {minutes_text(minutes)}."


def silent_title(whose: str) -> str:
    return f"{whose} · Iedereen scoort eerst"


def silent_phones(command: str) -> str:
    return (
        f"Op telefoons: lees de codes met verzamel.html, bewaar het bestand, en typ in een tweede terminal: {command}"
    )


def code_taken(answered: int, asked: int) -> str:
    return f"Scorelijst bewaard, met {answered} van {asked} stellingen beantwoord. Zij telt mee na m of Enter."


def ask_silent(identity: str) -> str:
    return f"Wat scoort iedereen eerst? (Enter = {identity}; of een thema zoals A2, of stellingen zoals A05 A06)"


def no_statement_and_no_theme(typed: str) -> str:
    return f"{typed} is geen stelling en geen thema van deze set."


def too_many_at_once(number: int, most: int) -> str:
    return f"Dat zijn {number} stellingen. Op het scherm passen er {most}: kies een thema of een deel ervan."


def new_sheets(came: int, changed: int, people: int) -> str:
    """What came into the folder, and how many sheets there are now."""
    pieces = []
    if came:
        pieces.append(f"{plural(came, 'nieuwe scorelijst', 'nieuwe scorelijsten')} erbij: het zijn er nu {people}.")
    if changed:
        pieces.append(f"{plural(changed, 'scorelijst is veranderd of weg', 'scorelijsten zijn veranderd of weg')}.")
    return f"{' '.join(pieces)} De agenda is opnieuw gemaakt."


def sheets_held(came: int, changed: int, held: Sequence[str]) -> str:
    number = came + changed
    return (
        f"{plural(number, 'nieuwe scorelijst ligt', 'nieuwe scorelijsten liggen')} klaar voor het rapport. In deze "
        f"sessie {agree(number, 'telt die', 'tellen ze')} nog niet mee: de uitslag van {listing(held)} was al in "
        "beeld, en aan het verschil is te zien wie wat antwoordde."
    )


def place_not_kept(why: str) -> str:
    return as_warning(f"de plek in de agenda is niet bewaard ({why}). De scores wel.")
