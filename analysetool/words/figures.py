# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which figures are told: one word per thing, the same in every format (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysetool.alike import largest_camp
from analysetool.figures.report import Talk
from analysetool.gaps import MOST_PEOPLE
from analysetool.model import Action, ActionStatus, Answer, Hands, StatementSet, Verdict, Voting
from analysetool.rounding import dutch_number
from analysetool.words.grammar import agree, count, ended, listing, plural

VERDICT_WORDS = {
    Verdict.STRONG: "sterk",
    Verdict.MIDDLE: "redelijk",
    Verdict.WEAK: "aandachtspunt",
    Verdict.DIVIDED: "verdeeld",
    Verdict.UNKNOWN: "witte vlek",
    Verdict.TOO_FEW: "te weinig antwoorden om te tonen",
    Verdict.NOT_ASKED: "niet gevraagd",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
    Verdict.NOT_ANSWERED: "niet ingevuld",
}
NO_VERDICT = "nog niet te bepalen"
ANSWER_WORDS = {
    Answer.DONT_KNOW: "weet niet",
    Answer.NOT_APPLICABLE: "niet van toepassing",
    Answer.NOT_ANSWERED: "niet ingevuld",
}
FEW = {1: "één persoon", 2: "twee mensen", 3: "drie mensen"}
"""So few people speak for themselves and for no coalition."""
OPEN_ANSWER = "Een open antwoord is weet niet of niet ingevuld."
_STRONG_INTRO = (
    "Sterke punten scoren gemiddeld 4,0 of hoger. Verdeelde stellingen en witte vlekken staan in een eigen lijst."
)
_STRONG_ONE = "Sterke punten hebben een 4 of een 5. Witte vlekken staan in een eigen lijst."
_WEAK_INTRO = (
    "Aandachtspunten scoren gemiddeld lager dan 3,0. De laagste score staat bovenaan. Verdeelde stellingen en witte "
    "vlekken staan in een eigen lijst."
)
_WEAK_ONE = (
    "Aandachtspunten hebben een 1 of een 2. De laagste score staat bovenaan. Witte vlekken staan in een eigen lijst."
)
LOWEST_INTRO = "Daarna scoren deze stellingen het laagst."
NO_STRONG = "Er zijn geen sterke punten."
NO_WEAK = "Er zijn geen aandachtspunten."
NO_DISAGREEMENT = "Bij geen enkele stelling liggen de scores ver uit elkaar."
DIVIDED_INTRO = (
    "Bij deze stellingen liggen de scores ver uit elkaar. Het gemiddelde zegt dan weinig; praat er samen over. "
    "Bovenaan staat de stelling waar het kleinste kamp het grootst is."
)
UNKNOWN_FIRST = "Meer dan de helft van de gevraagde stellingen is onbekend of niet ingevuld. Daarom staat dat voorop."
CORNERS_TITLE = "Wat te doen met elke stelling"
CORNERS = {
    "vasthouden": ("Vasthouden", "Score 3,0 of hoger, en de deelnemers zijn niet verdeeld."),
    "aanpakken": ("Aanpakken", "Score onder de 3,0, en de deelnemers zijn niet verdeeld."),
    "bespreken": ("Bespreken", "De deelnemers zijn verdeeld, bij welke score ook."),
    "uitzoeken": ("Uitzoeken", "Een witte vlek: te veel deelnemers weten het niet."),
}
NOT_AGREED = "nog niet eens"
DEVIATES = "Wijkt af van de losse antwoorden."
DEVIATES_SHORT = "wijkt af"
DEVIATES_NOTE = (
    '"Wijkt af van de losse antwoorden" staat bij een gezamenlijke score die lager of hoger is dan elke losse score. '
    "Het staat ook bij een score die meer dan 1 van de mediaan ligt."
)
DISCUSSION_TITLE = "Samen besproken"
DISCUSSION_TITLES = {
    Talk.DIFFERENCE: "Hier maakte het gesprek verschil",
    Talk.SETTLED: "Ook samen gekozen",
    Talk.OPEN: "Hier is nog geen gezamenlijke score",
}
DISCUSSION_INTROS = {
    Talk.DIFFERENCE: (
        "Bij deze stellingen geeft het gezamenlijke antwoord een ander oordeel dan de losse antwoorden. Of de "
        "gezamenlijke score ligt minstens 1,0 van het gemiddelde. Het grootste verschil staat bovenaan."
    ),
    Talk.OPEN: "Over deze stellingen is gepraat. De coalitie koos er nog geen score.",
}
JOINT_EXPLANATION = (
    "Een gezamenlijke score koos de coalitie na een gesprek. Zij telt niet mee in het gemiddelde van de losse "
    "antwoorden. Stemmen bij handopsteken tellen daarin ook niet mee. Thema, deel en totaal krijgen pas een "
    "gezamenlijk cijfer als minstens de helft van de stellingen een gezamenlijke score heeft."
)
JOINT_NOTE = (
    "Gezamenlijk is het gemiddelde van de gezamenlijke scores, met erachter hoeveel stellingen er een hebben. Een "
    "streepje betekent: dat is minder dan de helft."
)
_TIED_NAMED = 3
OVERDUE = "te laat"
FRAGILE = "Eén antwoord meer of minder kan dit oordeel veranderen."
CHANCE_NOTE = (
    "Hier staan alleen verschillen die groter zijn dan toeval. Verdeelt u dezelfde mensen willekeurig over de groepen, "
    "dan is het grootste verschil in 95 van de 100 keer kleiner."
)
NO_GAP_BUT_CHANCE = "Er is tussen de groepen geen verschil groter dan toeval op een stelling."
GAPS_OF_TOO_MANY = (
    f"Of groepen meer verschillen dan door toeval, rekent de tool uit tot {count(MOST_PEOPLE)} deelnemers. Dit zijn er "
    "meer. Daarom staat hier geen stelling."
)
GAPS_NEED_PEOPLE = (
    "Op welke stellingen de groepen verschillen, staat hier niet. De invoer telt alleen antwoorden, en zonder losse "
    "scorelijsten is niet te zeggen of een verschil toeval is."
)
_MARGINS = (
    "De marge van thema, deel en totaal is het interval van 95% over deelnemers: de score plus en min t maal de "
    "standaardfout, met elke deelnemer als één waarneming. Buiten de lijn van 1 tot 5 komt zij niet."
)
_OF_SEVERAL = (
    "Bij een stelling staat hoeveel mensen hetzelfde vinden: de grootste groep van wie 4 of 5 geeft, wie 1 of 2 geeft "
    "en wie hooguit 1 van de mediaan zit.",
    "De eensgezindheid loopt van 0% (de helft geeft 1, de helft geeft 5) tot 100% (iedereen geeft dezelfde score). "
    "Het is de consensusmaat van Tastle en Wierman (2007).",
    "Een stelling is verdeeld als er twee kampen zijn: de een geeft 1 of 2, de ander 4 of 5. In het kleinste kamp "
    "zitten dan minstens twee mensen, en ongeveer drie op de tien of meer. Bij tien scores of meer is zij ook "
    "verdeeld als de eensgezindheid onder 50% ligt.",
    "Een stelling heeft één oordeel. Witte vlek gaat voor verdeeld, en verdeeld gaat voor sterk of aandachtspunt.",
)
"""What the explanation says of answers of several people: alike, agreement, divided, and which verdict goes first."""
DIFFERENCE_NOTE = (
    "Een verschil is berekend met de precieze gemiddelden en daarna afgerond. Het kan daarom 0,1 afwijken van het "
    "verschil tussen de afgeronde cijfers."
)


_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def strong_intro(*, one_voice: bool) -> str:
    """What makes a strength, above the list of them."""
    return _STRONG_ONE if one_voice else _STRONG_INTRO


def weak_intro(*, one_voice: bool) -> str:
    """What makes a weakness, above the list of them."""
    return _WEAK_ONE if one_voice else _WEAK_INTRO


def dutch_date(day: date) -> str:
    """A day as people write it: 1 oktober 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def with_open(low: float | None, high: float | None) -> str:
    """The range beside a score: "met de open antwoorden erbij 2,9 tot 3,8", or "ook 3,4" when both ends print so."""
    if low is None or high is None:
        return "bandbreedte niet te bepalen"
    also = "ook " if dutch_number(low) == dutch_number(high) else ""
    return f"met de open antwoorden erbij {also}{reach(low, high)}"


def mean_told(mean: float | None) -> str:
    """A mean before its range: "gemiddeld 3,3"."""
    return "nog geen gemiddelde" if mean is None else f"gemiddeld {dutch_number(mean)}"


def verdict_word(verdict: Verdict | None) -> str:
    """The word people see for a verdict."""
    return NO_VERDICT if verdict is None else VERDICT_WORDS[verdict]


def answer_word(answer: Answer | None) -> str:
    """The word or figure people see for an answer; empty when there is none."""
    return "" if answer is None else ANSWER_WORDS.get(answer, answer.value)


def reach(low: float | None, high: float | None) -> str:
    """The range in a table: "2,9 tot 3,8", one figure when both ends print the same."""
    ends = dutch_number(low), dutch_number(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} tot {ends[1]}"


def scores_given(answered: int | None, possible: int | None) -> str:
    """How much was scored: "902 van de 1.050 mogelijke scores zijn gegeven"."""
    if answered is None:
        return "hoeveel scores er zijn, blijft verborgen"
    if possible is None:
        return plural(answered, "score is gegeven", "scores zijn gegeven")
    if possible == 0:
        return "er is geen score mogelijk"
    verb = "is" if possible == 1 else agree(answered, "is", "zijn")
    return f"{count(answered)} van de {plural(possible, 'mogelijke score', 'mogelijke scores')} {verb} gegeven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a coalition stands: the total, how far it could still move and how much was answered.

    `hidden` says that there are scores that may not be shown; `answered` is None where even their number may not. Of
    `few` people it is their word.
    """

    mean: float | None
    low: float | None
    high: float | None
    answered: int | None
    possible: int | None
    scored_statements: int
    applicable_statements: int
    hidden: bool = False
    few: str | None = None


def glance(coalition: str, year: int, position: Position) -> str:
    """The position in one sentence that a council member understands; without a total it says so, with the range."""
    if position.mean is None and position.hidden:
        return f"{coalition} heeft over {year} geen totaalscore die te tonen is: te weinig mensen gaven een score."
    if position.mean is None and position.scored_statements == 0:
        return f"{coalition} heeft over {year} nog geen totaalscore: geen enkele stelling heeft een score."
    if position.mean is None:
        share = (
            f"{position.scored_statements} van de {plural(position.applicable_statements, 'stelling', 'stellingen')}"
        )
        verb = agree(position.scored_statements, "heeft", "hebben")
        open_end = f" {_with_open(position, 'wordt de score')}" if position.low is not None else ""
        return (
            f"{coalition} heeft over {year} nog geen totaalscore: {share} {verb} een score, en dat is minder dan de "
            f"helft.{open_end}"
        )
    scores = f"{coalition} scoort" if position.few is None else f"Volgens {position.few} scoort {coalition}"
    start = f"{scores} in {year} gemiddeld {dutch_number(position.mean)} op een schaal van 1 tot 5"
    given = scores_given(position.answered, position.possible)
    if position.low is None:
        return f"{start} ({given})."
    if position.answered == position.possible:
        return f"{start}. Er zijn geen open antwoorden."
    same = dutch_number(position.low) == dutch_number(position.high)
    return f"{start} ({given}). {_with_open(position, 'blijft dat' if same else 'wordt dat')}"


def _with_open(position: Position, verb: str) -> str:
    """What the open answers would make of the score, and what they are."""
    return f"Met de open antwoorden erbij {verb} {reach(position.low, position.high)}. {OPEN_ANSWER}"


def findings_count(strong: int, weak: int, divided: int, unknown: int, not_answered: int, not_asked: int) -> str:
    """How many statements stand out, by kind; kinds of which there are none are left out."""
    kinds = (
        (strong, "sterk punt", "sterke punten"),
        (weak, "aandachtspunt", "aandachtspunten"),
        (divided, "verdeelde stelling", "verdeelde stellingen"),
        (unknown, "witte vlek", "witte vlekken"),
        (not_answered, "stelling die niet is ingevuld", "stellingen die niet zijn ingevuld"),
        (not_asked, "stelling die niet is gevraagd", "stellingen die niet zijn gevraagd"),
    )
    told = [plural(number, one, more) for number, one, more in kinds if number]
    return f"Dit rapport laat zien: {listing(told)}." if told else "Geen enkele stelling springt eruit."


def caveat(*, has_origin: bool, few: str | None = None) -> str:
    """What the figures are and what they are not; it points to the origin where that says who scored."""
    whose = few or ("de mensen die de stellingen scoorden" if has_origin else "de partners")
    whose += " (zie de herkomst bovenaan)" if has_origin else ""
    return (
        f"Deze cijfers zijn het eigen oordeel van {whose}. Ze meten niet hoe gezond kinderen zijn. Ze zijn ook geen "
        "ranglijst van gemeenten of organisaties."
    )


def blind_spots(unknown: int, *, one_voice: bool, joint: bool = False, one_person: bool = False) -> str:
    """The sentence above the list of blind spots; `joint` when of some the coalition settled on weet niet together."""
    if unknown == 0:
        return "Er zijn geen witte vlekken."
    what = _unknown_to(one_voice=one_voice, joint=joint)
    return (
        f"Bij {plural(unknown, 'stelling', 'stellingen')} {what}. Zoek dit eerst {'' if one_person else 'samen '}uit."
    )


def _unknown_to(*, one_voice: bool, joint: bool) -> str:
    if one_voice:
        return 'is het antwoord "weet niet"'
    beside = ', of koos de coalitie samen "weet niet"' if joint else ""
    return f"weet minstens een derde het niet{beside}"


def unknown_in_short(
    unknown: int, not_answered: int, not_asked: int, statements: int, *, one_voice: bool, joint: bool = False
) -> str:
    """How much is not known, in a sentence or two."""
    told = [] if unknown + not_answered else ["Er zijn geen witte vlekken."]
    if unknown:
        what = _unknown_to(one_voice=one_voice, joint=joint)
        told.append(f"Bij {unknown} van de {plural(statements, 'stelling', 'stellingen')} {what}.")
    if not_answered:
        verb = agree(not_answered, "is", "zijn")
        told.append(f"{plural(not_answered, 'stelling', 'stellingen')} {verb} niet ingevuld.")
    if not_asked:
        told.append(f"{plural(not_asked, 'stelling', 'stellingen')} {agree(not_asked, 'is', 'zijn')} niet gevraagd.")
    return " ".join(told)


def divided_in_short(identities: Sequence[str]) -> str:
    """Which statements divide the partners, by number; empty when none does."""
    if not identities:
        return ""
    statements = plural(len(identities), "stelling", "stellingen")
    return f"Over {statements} zijn de partners verdeeld: {listing(identities)}."


def took_part(participants: int | None, invited: int | None) -> str:
    """Who took part: "20 van de 34 uitgenodigden deden mee"."""
    if participants is None:
        return "Hoeveel deelnemers er waren, is niet bekend: de tabel telt alleen antwoorden."
    if participants == 0:
        return "Er zijn geen losse scorelijsten; dit rapport gaat uit van de gezamenlijke scores."
    if invited and participants <= invited:
        verb = agree(participants, "deed", "deden")
        return f"{count(participants)} van de {plural(invited, 'uitgenodigde', 'uitgenodigden')} {verb} mee."
    if participants == 1:
        return "Eén persoon deed mee."
    return f"{count(participants)} deelnemers deden mee."


def joint_answer(joint: Answer | None, *, disputed: bool, deviates: bool) -> str:
    """What stands where a joint score is shown: "4", "4 (wijkt af)", "weet niet", "nog niet eens" or nothing."""
    if joint is None:
        return NOT_AGREED if disputed else ""
    return f"{answer_word(joint)} ({DEVIATES_SHORT})" if deviates else answer_word(joint)


def joint_level(joint: float | None, settled: int, statements: int) -> str:
    """A joint score of a level with the number of statements it rests on: "3,5 (3 van 4)"."""
    return f"{dutch_number(joint)} ({count(settled)} van {count(statements)})" if settled else dutch_number(None)


def joint_level_told(joint: float | None, settled: int, statements: int) -> str:
    """The same in a row that is read aloud."""
    if not settled:
        return "geen gezamenlijke scores"
    mean = "nog geen cijfer" if joint is None else dutch_number(joint)
    return f"gezamenlijk {mean} ({count(settled)} van {plural(statements, 'stelling', 'stellingen')})"


def joint_in_short(settled: int, disputed: int, actions: int, open_actions: int) -> str:
    """What a coalition did together, in a line: statements it settled, statements still open, and actions."""
    told = []
    if settled:
        told.append(f"De coalitie koos bij {plural(settled, 'stelling', 'stellingen')} samen een antwoord.")
    if disputed:
        who = "zij" if settled else "de coalitie"
        told.append(f"Bij {plural(disputed, 'stelling', 'stellingen')} is {who} het nog niet eens.")
    if actions:
        verb = agree(actions, "is", "zijn")
        left = (
            "" if open_actions == actions else f", waarvan {count(open_actions) if open_actions else 'geen'} nog open"
        )
        told.append(f"Er {verb} {plural(actions, 'actie', 'acties')} afgesproken{left}.")
    return " ".join(told)


def carried(actions: int) -> str | None:
    """How many actions of earlier years are still open; None when none is."""
    if not actions:
        return None
    return f"Uit eerdere jaren {agree(actions, 'staat', 'staan')} nog {plural(actions, 'actie', 'acties')} open."


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What people gave by themselves: figures (None where they cannot be told), verdict, and how many gave what."""

    mean: float | None
    median: float | None
    verdict: Verdict
    n: int | None
    dont_know: int | None


NOT_ASKED_APART = "Op de losse scorelijsten is deze stelling niet gevraagd."
_NOTHING_APART = {Verdict.NOT_ASKED: NOT_ASKED_APART, Verdict.NOT_ANSWERED: "Er zijn geen losse antwoorden."}


def given_apart(apart: Apart) -> str:
    """What people gave by themselves, beside what they settled on together, as far as it may be shown."""
    word = verdict_word(apart.verdict)
    if apart.verdict in _NOTHING_APART:
        return _NOTHING_APART[apart.verdict]
    if apart.verdict is Verdict.TOO_FEW or apart.n is None:
        return "Er zijn te weinig losse scores om te tonen."
    if apart.verdict is Verdict.UNKNOWN:
        return _mostly_unknown(apart)
    if apart.n == 0:
        return f"Niemand gaf apart een score ({word})."
    if apart.n == 1:
        return f"De losse score is {dutch_number(apart.mean, 0)} ({word})."
    middle = "" if apart.median is None else f"; de mediaan is {dutch_number(apart.median)}"
    return f"De losse antwoorden geven gemiddeld {dutch_number(apart.mean)} ({word}){middle}."


def _mostly_unknown(apart: Apart) -> str:
    """How many do not know, and what the others gave."""
    start = f"{unknown_reason(apart.dont_know, apart.n).removesuffix('.')} ({verdict_word(apart.verdict)})."
    if apart.mean is None:
        return start
    if apart.n == 1:
        return f"{start} De enige score is {dutch_number(apart.mean, 0)}."
    return f"{start} De scores die er zijn, geven gemiddeld {dutch_number(apart.mean)}."


def settled_on(joint: Answer | None, verdict: Verdict | None, *, disputed: bool) -> str:
    """What the coalition settled on together, or that it did not."""
    if joint is None:
        return "De coalitie is het nog niet eens." if disputed else "De coalitie koos nog geen score."
    if joint.score is None:
        return f'Samen koos de coalitie "{answer_word(joint)}".'
    return f"Samen kwam de coalitie op een {joint.value} ({verdict_word(verdict)})."


def given_reason(text: str) -> str:
    """The reason that a coalition wrote down; it ends like a sentence."""
    return f"Reden: {ended(text)}"


def hands_hidden(voters: int) -> str:
    """What is told of the secret votes of few people."""
    return (
        f"{plural(voters, 'persoon stemde', 'mensen stemden')} geheim. Wat zij kozen, blijft verborgen: het zijn er te "
        "weinig."
    )


def show_of_hands(hands: Hands) -> str:
    """A show of hands, told beside the sheets."""
    votes = [f"{count(votes)} keer een {step}" for step, votes in enumerate(hands.scores or (), start=1) if votes]
    others = []
    if hands.dont_know:
        others.append(f"{count(hands.dont_know)} {agree(hands.dont_know, 'weet', 'weten')} het niet")
    if hands.not_applicable:
        verb = agree(hands.not_applicable, "vindt", "vinden")
        others.append(f"{count(hands.not_applicable)} {verb} het niet van toepassing")
    told = "; ".join(text for text in (listing(votes), listing(others)) if text)
    how = "Bij geheim stemmen" if hands.voting is Voting.SECRET else "Bij handopsteken"
    return f"{how}: {told}."


def due_day(action: Action) -> str:
    """When an action must be done; empty when nobody said."""
    return dutch_date(action.due) if action.due is not None else ""


def action_state(action: Action, day: date | None) -> str:
    """How an action stands on the day that a measurement is about: open, te laat, klaar or vervallen."""
    return OVERDUE if action.late(day) else str(action.status)


def action_told(action: Action, day: date | None) -> str:
    """The same where people read it; an action of an earlier year says which."""
    state = action_state(action, day)
    return f"{state}, uit {action.since}" if action.since else state


def action_standing(action: Action) -> str:
    """Who does an action and when, the year it comes from, and how it stands when it has ended; with the reason."""
    pieces = (
        action.who or "",
        due_day(action),
        f"uit {action.since}" if action.since else "",
        "" if action.status is ActionStatus.OPEN else str(action.status),
    )
    told = ", ".join(filter(None, pieces))
    return ": ".join(filter(None, (told, action.reason or "")))


def action_with_reason(action: Action) -> str:
    """What was agreed, and why it stands as it does where somebody said."""
    return f"{action.what} (reden: {action.reason})" if action.reason else action.what


def discussion_intro(settled: int, disputed: int, *, joint_only: bool) -> str:
    """The sentences above what was discussed together."""
    beside = (
        "Hier staan de stellingen met een reden of een stemming, en de stellingen die nog open zijn."
        if joint_only
        else "Wat samen is gekozen of gestemd, wordt nooit bij de losse antwoorden opgeteld."
    )
    return f"{joint_in_short(settled, disputed, 0, 0)} {beside}".strip()


def joint_reason(joint: Answer) -> str:
    """Why a statement is a finding when the verdict stands on the joint answer."""
    if joint.score is None:
        return f'Samen koos de coalitie "{answer_word(joint)}".'
    return f"De gezamenlijke score is {joint.score}."


def mean_reason(mean: float | None, n: int | None) -> str:
    """Why a statement is strong, weak or among the lowest; a single score is told as it was given."""
    if n is None:
        return f"Gemiddeld {dutch_number(mean)}."
    if n == 1:
        return f"De score is {dutch_number(mean, 0)}."
    return f"Gemiddeld {dutch_number(mean)} uit {plural(n, 'score', 'scores')}."


def unknown_reason(dont_know: int | None, n: int | None) -> str:
    """Why a statement is a blind spot."""
    if dont_know is None or n is None:
        return "Te veel mensen weten het niet."
    if dont_know + n == 1:
        return 'Het antwoord is "weet niet".'
    verb = agree(dont_know, "weet", "weten")
    return f"{count(dont_know)} van de {count(dont_know + n)} {verb} het niet."


def alike(votes: Sequence[int] | None) -> str | None:
    """How many people answered alike: "14 van de 16 gaven een 4 of 5".

    None where votes may not be shown, and where fewer than two people gave a score.
    """
    own = None if votes is None else largest_camp(tuple(votes))
    if own is None:
        return None
    *most, last = (str(score) for score in own.scores)
    scores = f"een {', '.join(most)} of {last}" if most else f"een {last}"
    if own.votes == own.n:
        everyone = "beide deelnemers" if own.n == 2 else f"alle {count(own.n)}"  # noqa: PLR2004 - two are both
        return f"{everyone} gaven {scores}"
    return f"{count(own.votes)} van de {count(own.n)} {'gaf' if own.votes == 1 else 'gaven'} {scores}"


def divided_reason(votes: Sequence[int] | None) -> str:
    """Why a statement is a point of disagreement."""
    if votes is None:
        return "De scores liggen ver uit elkaar."
    low, high = sum(votes[:2]), sum(votes[3:])
    return (
        f"{plural(low, 'deelnemer geeft', 'deelnemers geven')} een 1 of 2 en {count(high)} "
        f"{agree(high, 'geeft', 'geven')} een 4 of 5."
    )


def tied(others: Sequence[str]) -> str:
    """With which statements a statement shares its place in a list; more than three are only counted."""
    if len(others) > _TIED_NAMED:
        return f"Gelijk met {count(len(others))} andere stellingen."
    return f"Gelijk met {listing(others)}."


def gap_reason(high_group: str, high: float, low_group: str, low: float, difference: float) -> str:
    """How far two groups lie apart on a statement."""
    return (
        f"{high_group}: gemiddeld {dutch_number(high)}. {low_group}: gemiddeld {dutch_number(low)}. "
        f"Verschil: {dutch_number(difference)}."
    )


def why_no_groups(minimum: int, *, known_domains: bool, enough_scores: bool = True) -> str:
    """Why the report shows no groups apart."""
    if not enough_scores:
        return (
            "Verschillen tussen groepen zijn niet te tonen: bij geen enkele stelling gaven in elke groep minstens "
            f"{minimum} mensen een score."
        )
    if not known_domains:
        return "Verschillen tussen groepen zijn niet te tonen: de deelnemers hebben geen domein opgegeven."
    return (
        f"Verschillen tussen groepen staan niet in dit rapport. Er zijn geen twee groepen van {minimum} of meer "
        "deelnemers, en met kleinere groepen zijn mensen te herkennen."
    )


def how_figures_came_about(
    statement_set: StatementSet,
    *,
    disclosed: Sequence[str],
    joint_basis: str | None,
    beside: bool = False,
    several: bool = True,
    margins: bool = True,
) -> tuple[str, ...]:
    """The explanation at the end of every report: what was asked, counted, left out and rounded.

    `disclosed` says what may be shown (see `analysetool.words.disclosure.rules`). With `beside` joint scores stand
    beside individual answers. What people have in common is explained where answers of `several` are shown, the margin
    where there are `margins`.
    """
    statements = plural(len(statement_set.statements), "stelling", "stellingen")
    lowest, highest = statement_set.scale[1].lower(), statement_set.scale[5].lower()
    equal = len({statement.weight for statement in statement_set.statements}) <= 1
    mean = "het gemiddelde" if equal else "het gewogen gemiddelde"
    lines = [
        f"De stellingenset telt {statements}. Bij elke stelling kiest een deelnemer een score van 1 ({lowest}) tot en "
        f'met 5 ({highest}), "weet niet" of "niet van toepassing". Soms krijgt een deelnemer niet alle stellingen. Wat '
        "niemand kreeg, is niet gevraagd en telt nergens in mee.",
        "Het gemiddelde van een stelling is de som van de scores, gedeeld door het aantal scores. Weet niet, niet van "
        "toepassing en niet ingevuld tellen daarin niet mee. Ze worden nooit een 0.",
        f"Thema, deel en totaal zijn {mean} van hun stellingen. Er is pas een cijfer als minstens de helft van de "
        "stellingen een score heeft.",
        f"{OPEN_ANSWER} De bandbreedte is het gemiddelde met de open antwoorden "
        "erbij: het laagste cijfer als die allemaal een 1 waren, en het hoogste als die allemaal een 5 waren.",
        *(_OF_SEVERAL[:1] if several else ()),
        *((_MARGINS,) if margins else ()),
        *(_OF_SEVERAL[1:2] if several else ()),
        "Een stelling is sterk vanaf 4,0 en een aandachtspunt onder 3,0. Zij is een witte vlek als minstens een derde "
        "het niet weet.",
        *(_OF_SEVERAL[2:] if several else ()),
        "Een oordeel kan op één antwoord rusten. Dan staat erbij dat één antwoord meer of minder het kan veranderen.",
        "Cijfers zijn afgerond op één decimaal. Oordelen gaan uit van het afgeronde cijfer: 3,95 wordt 4,0 en dat is "
        "sterk.",
        *disclosed,
    ]
    if beside:
        lines.append(JOINT_EXPLANATION)
    if joint_basis is not None:
        lines.append(joint_basis)
    return tuple(lines)


def corners_told(told: Sequence[str]) -> str:
    """How many statements each corner has: "Aantal stellingen: 8 vasthouden en 3 bespreken."."""
    return f"Aantal stellingen: {listing(told)}."
