# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which figures are told: one word per thing, the same in every format (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysetool.figures.report import Talk
from analysetool.model import Action, ActionStatus, Answer, Hands, Phase, StatementSet, Track, Verdict
from analysetool.rounding import dutch_number, dutch_percent

VERDICT_WORDS = {
    Verdict.STRONG: "sterk",
    Verdict.MIDDLE: "redelijk",
    Verdict.WEAK: "aandachtspunt",
    Verdict.DIVIDED: "verdeeld",
    Verdict.UNKNOWN: "witte vlek",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
    Verdict.NOT_ANSWERED: "niet ingevuld",
}
NO_VERDICT = "nog niet te bepalen"
ANSWER_WORDS = {
    Answer.DONT_KNOW: "weet niet",
    Answer.NOT_APPLICABLE: "niet van toepassing",
    Answer.NOT_ANSWERED: "niet ingevuld",
}
PHASE_TITLES = {
    Phase.BEFORE: "Vóór de zwangerschap",
    Phase.DURING: "Tijdens de zwangerschap",
    Phase.AFTER: "Na de geboorte",
    Phase.THROUGHOUT: "Doorlopend",
}
CLUSTER_TITLES = {
    "gemeente": "Gemeente",
    "medisch": "Medisch domein",
    "sociaal": "Sociaal domein",
    "informeel": "Informele steun",
    "ouders": "Ouders",
    "zonder-cluster": "Andere deelnemers",
    "overig": "Overige partners",
}
STRONG_INTRO = (
    "Sterke punten scoren gemiddeld 4,0 of hoger. Verdeelde stellingen en witte vlekken staan in een eigen lijst."
)
WEAK_INTRO = (
    "Aandachtspunten scoren gemiddeld lager dan 3,0. De laagste score staat bovenaan. Verdeelde stellingen en witte "
    "vlekken staan in een eigen lijst."
)
LOWEST_INTRO = "Daarna scoren deze stellingen het laagst."
NO_STRONG = "Er zijn geen sterke punten."
NO_WEAK = "Er zijn geen aandachtspunten."
DIVIDED_INTRO = (
    "Bij deze stellingen liggen de scores ver uit elkaar. Het gemiddelde zegt dan weinig; praat er samen over."
)
UNKNOWN_FIRST = (
    "Meer dan de helft van de stellingen is onbekend of niet ingevuld. Daarom staan de witte vlekken voorop."
)
CORNERS_TITLE = "Score en eensgezindheid per stelling"
CORNERS = {
    "vasthouden": ("Vasthouden", "Hoge score, en de deelnemers zijn het eens."),
    "aanpakken": ("Aanpakken", "Lage score, en de deelnemers zijn het eens."),
    "bespreken": ("Bespreken", "Hoge score, maar de deelnemers zijn het niet eens."),
    "uitzoeken": ("Uitzoeken", "Lage score, en de deelnemers zijn het niet eens."),
}
WORK_TITLES = {
    Verdict.WEAK: "Aandachtspunten",
    Verdict.DIVIDED: "Waar de partners verdeeld zijn",
    Verdict.UNKNOWN: "Witte vlekken",
}
WORK_INTROS = {
    Verdict.WEAK: "Deze stellingen scoren laag. Kies samen een eerste stap.",
    Verdict.DIVIDED: "Praat eerst over het verschil. Gebruik de omschrijvingen: wat ziet ieder in de praktijk?",
    Verdict.UNKNOWN: "Spreek af wie dit uitzoekt en wanneer.",
}
WORK_EXPLANATION = (
    "Bespreek deze stellingen met de coalitie. Kijk samen wat u in de praktijk ziet en kies een eerste stap. Schrijf "
    "op welke organisatie dat doet en wanneer het klaar is."
)
NO_WORK = "Geen enkele stelling vraagt nu om een actie."
PLAN_INTRO = "Dit zijn de eerste stappen van hierboven, per onderdeel van het plan. Kies wat bij u past en vul het aan."
NO_STEP = "Nog geen stap."
TRACK_TITLES = {
    Track.EXECUTION: "Uitvoering",
    Track.COMMUNICATION: "Communicatie",
    Track.CONNECTION: "Verbinding",
    Track.MONEY: "Financiën",
    Track.KEEPING: "Borging",
}
NOT_AGREED = "nog niet eens"
DEVIATES = "Wijkt af van de losse antwoorden."
DEVIATES_SHORT = "wijkt af"
DEVIATES_NOTE = (
    '"Wijkt af van de losse antwoorden" staat bij een gezamenlijke score die lager of hoger is dan elke losse score. '
    "Het staat ook bij een score die meer dan 1 van de mediaan ligt."
)
HANDS_HIDDEN = "Er is gestemd met handopsteken. De aantallen blijven verborgen: er deden weinig mensen mee."
"""What is told of a show of few hands."""
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
FRAGILE = "Eén antwoord meer of minder kan dit oordeel veranderen."
DIFFERENCE_NOTE = (
    "Een verschil is berekend met de precieze gemiddelden en daarna afgerond. Het kan daarom 0,1 afwijken van het "
    "verschil tussen de afgeronde cijfers."
)


def count(number: int) -> str:
    """A whole number with a dot for thousands: 1.050."""
    return f"{number:,}".replace(",", ".")


def plural(number: int, one: str, more: str) -> str:
    """A number with its noun: 1 stelling, 12 stellingen."""
    return f"{count(number)} {one if number == 1 else more}"


_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def dutch_date(day: date) -> str:
    """A day as people write it: 1 oktober 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listing(words: Sequence[str]) -> str:
    """Words in a sentence: a, b en c."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "en"
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def span(low: float | None, high: float | None) -> str:
    """The range in words, as in "tussen 2,9 en 3,8"; "op precies 3,4" when both ends print the same."""
    if low is None or high is None:
        return "niet te bepalen"
    ends = dutch_number(low), dutch_number(high)
    return f"op precies {ends[0]}" if ends[0] == ends[1] else f"tussen {ends[0]} en {ends[1]}"


def verdict_word(verdict: Verdict | None) -> str:
    """The word people see for a verdict."""
    return NO_VERDICT if verdict is None else VERDICT_WORDS[verdict]


def answer_word(answer: Answer | None) -> str:
    """The word or figure people see for an answer; empty when there is none."""
    return "" if answer is None else ANSWER_WORDS.get(answer, answer.value)


def group_title(identity: str) -> str:
    """The title of a cluster; another set's clusters are shown with a capital."""
    return CLUSTER_TITLES.get(identity, identity[:1].upper() + identity[1:])


def reach(low: float | None, high: float | None) -> str:
    """The range in a table: "2,9 tot 3,8", one figure when both ends print the same."""
    ends = dutch_number(low), dutch_number(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} tot {ends[1]}"


def scores_given(answered: int, possible: int | None) -> str:
    """How much was scored: "902 van de 1.050 mogelijke scores zijn gegeven"."""
    if possible is None:
        return plural(answered, "score is gegeven", "scores zijn gegeven")
    if possible == 1:
        return f"{count(answered)} van de 1 mogelijke score is gegeven"
    return f"{count(answered)} van de {count(possible)} mogelijke scores zijn gegeven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a coalition stands: the total, how far it could still move and how much was answered."""

    mean: float | None
    low: float | None
    high: float | None
    answered: int
    possible: int | None
    scored_statements: int
    applicable_statements: int


def glance(coalition: str, year: int, position: Position) -> str:
    """The position in one sentence that a council member understands; without a total it says so, with the range."""
    if position.scored_statements == 0:
        return f"{coalition} heeft over {year} nog geen totaalscore: geen enkele stelling heeft een score."
    if position.mean is None:
        share = (
            f"{position.scored_statements} van de {plural(position.applicable_statements, 'stelling', 'stellingen')}"
        )
        verb = "heeft" if position.scored_statements == 1 else "hebben"
        open_end = (
            f" De score kan nog uitkomen {span(position.low, position.high)}." if position.low is not None else ""
        )
        return (
            f"{coalition} heeft over {year} nog geen totaalscore: {share} {verb} een score, en dat is minder dan de "
            f"helft.{open_end}"
        )
    start = f"Op een schaal van 1 tot 5 komt {coalition} in {year} uit op gemiddeld {dutch_number(position.mean)}"
    given = scores_given(position.answered, position.possible)
    if position.low is None:
        return f"{start} ({given})."
    if position.answered == position.possible:
        return f"{start}; alle mogelijke scores zijn gegeven."
    return f"{start}; dat kan nog uitkomen {span(position.low, position.high)} ({given})."


def findings_count(strong: int, weak: int, divided: int, unknown: int, not_answered: int) -> str:
    """How many statements stand out, by kind; kinds of which there are none are left out."""
    kinds = (
        (strong, "sterk punt", "sterke punten"),
        (weak, "aandachtspunt", "aandachtspunten"),
        (divided, "verdeelde stelling", "verdeelde stellingen"),
        (unknown, "witte vlek", "witte vlekken"),
        (not_answered, "stelling die niet is ingevuld", "stellingen die niet zijn ingevuld"),
    )
    told = [plural(number, one, more) for number, one, more in kinds if number]
    return f"Dit rapport laat zien: {listing(told)}." if told else "Geen enkele stelling springt eruit."


def caveat(*, has_origin: bool) -> str:
    """What the figures are and what they are not; it points to the origin where that says who scored."""
    whose = "de mensen die de stellingen scoorden (zie de herkomst bovenaan)" if has_origin else "de partners"
    return (
        f"Deze cijfers zijn het eigen oordeel van {whose}. Ze meten niet hoe gezond kinderen zijn. Ze zijn ook geen "
        "ranglijst van gemeenten of organisaties."
    )


def blind_spots(unknown: int, *, one_voice: bool) -> str:
    """The sentence above the list of blind spots."""
    if unknown == 0:
        return "Er zijn geen witte vlekken."
    what = 'is het antwoord "weet niet"' if one_voice else "weet minstens een derde het niet"
    return f"Bij {plural(unknown, 'stelling', 'stellingen')} {what}. Zoek dit eerst samen uit."


def unknown_in_short(unknown: int, not_answered: int, statements: int, *, one_voice: bool) -> str:
    """How much is not known, in a sentence or two."""
    if unknown + not_answered == 0:
        return "Er zijn geen witte vlekken."
    told = []
    if unknown:
        what = 'is het antwoord "weet niet"' if one_voice else "weet minstens een derde het niet"
        told.append(f"Bij {unknown} van de {plural(statements, 'stelling', 'stellingen')} {what}.")
    if not_answered:
        verb = "is" if not_answered == 1 else "zijn"
        told.append(f"{plural(not_answered, 'stelling', 'stellingen')} {verb} niet ingevuld.")
    return " ".join(told)


def divided_in_short(identities: Sequence[str]) -> str:
    """Which statements divide the partners, by number; empty when none does."""
    if not identities:
        return ""
    statements = plural(len(identities), "stelling", "stellingen")
    return f"Over {statements} zijn de partners verdeeld: {listing(identities)}."


def no_disagreement(*, one_voice: bool) -> str:
    """What stands where no statement is divided."""
    if one_voice:
        return "Verdeeldheid is hier niet te zien: er is één scorelijst."
    return "Bij geen enkele stelling liggen de scores ver uit elkaar."


def took_part(participants: int | None, invited: int | None) -> str:
    """Who took part: "20 van de 34 uitgenodigden deden mee"."""
    if participants is None:
        return "Hoeveel deelnemers er waren, is niet bekend: de tabel telt alleen antwoorden."
    if participants == 0:
        return "Er zijn geen losse scorelijsten; dit rapport gaat uit van de gezamenlijke scores."
    if invited and participants <= invited:
        verb = "deed" if participants == 1 else "deden"
        return f"{count(participants)} van de {plural(invited, 'uitgenodigde', 'uitgenodigden')} {verb} mee."
    if participants == 1:
        return "Er is één scorelijst."
    return f"{count(participants)} deelnemers deden mee."


def joint_answer(joint: Answer | None, *, disputed: bool, deviates: bool) -> str:
    """What stands where a joint score is shown: "4", "4 (wijkt af)", "weet niet", "nog niet eens" or nothing."""
    if joint is None:
        return NOT_AGREED if disputed else ""
    return f"{answer_word(joint)} ({DEVIATES_SHORT})" if deviates else answer_word(joint)


def joint_level(joint: float | None, settled: int, statements: int) -> str:
    """A joint score of a level with the number of statements it rests on: "3,5 (3 van 4)"."""
    return f"{dutch_number(joint)} ({count(settled)} van {count(statements)})" if settled else dutch_number(None)


def joint_in_short(settled: int, disputed: int, actions: int, open_actions: int) -> str:
    """What a coalition did together, in a line: statements it settled, statements still open, and actions."""
    told = []
    if settled:
        told.append(f"De coalitie koos bij {plural(settled, 'stelling', 'stellingen')} samen een antwoord.")
    if disputed:
        who = "zij" if settled else "de coalitie"
        told.append(f"Bij {plural(disputed, 'stelling', 'stellingen')} is {who} het nog niet eens.")
    if actions:
        verb = "is" if actions == 1 else "zijn"
        left = (
            "" if open_actions == actions else f", waarvan {count(open_actions) if open_actions else 'geen'} nog open"
        )
        told.append(f"Er {verb} {plural(actions, 'actie', 'acties')} afgesproken{left}.")
    return " ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What people gave by themselves: figures (None where they cannot be told), verdict, and how many gave what."""

    mean: float | None
    median: float | None
    verdict: Verdict
    n: int
    dont_know: int


def given_apart(apart: Apart) -> str:
    """What people gave by themselves, beside what they settled on together; a hidden vote has no verdict either."""
    word = verdict_word(apart.verdict)
    if apart.verdict is Verdict.NOT_ANSWERED:
        return "Er zijn geen losse antwoorden."
    if apart.verdict is Verdict.UNKNOWN:
        return _mostly_unknown(apart)
    if apart.n == 0:
        return f"Niemand gaf apart een score ({word})."
    if apart.mean is None:
        return "Eén deelnemer gaf apart een score; welke, blijft verborgen."
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
    return f"Reden: {text}" if text.endswith((".", "!", "?", "…")) else f"Reden: {text}."


def show_of_hands(hands: Hands) -> str:
    """A show of hands, told beside the sheets."""
    votes = [f"{count(votes)} keer een {step}" for step, votes in enumerate(hands.scores, start=1) if votes]
    others = []
    if hands.dont_know:
        others.append(f"{count(hands.dont_know)} {'weet' if hands.dont_know == 1 else 'weten'} het niet")
    if hands.not_applicable:
        verb = "vindt" if hands.not_applicable == 1 else "vinden"
        others.append(f"{count(hands.not_applicable)} {verb} het niet van toepassing")
    told = "; ".join(text for text in (listing(votes), listing(others)) if text)
    return f"Bij handopsteken: {told}."


def due_day(action: Action) -> str:
    """When an action must be done; empty when nobody said."""
    return dutch_date(action.due) if action.due is not None else ""


def agreed_action(action: Action) -> str:
    """What was agreed, with how it stands when it is not open any more."""
    return action.what if action.status is ActionStatus.OPEN else f"{action.what} ({action.status})"


def discussion_intro(settled: int, disputed: int, *, joint_only: bool) -> str:
    """The sentences above what was discussed together."""
    beside = (
        "Hier staan de stellingen met een reden of een stemming, en de stellingen die nog open zijn."
        if joint_only
        else "Wat samen is gekozen of gestemd, wordt nooit bij de losse antwoorden opgeteld."
    )
    return f"{joint_in_short(settled, disputed, 0, 0)} {beside}".strip()


def joint_reason(joint: int) -> str:
    """Why a statement is a finding when the verdict stands on the joint score."""
    return f"De gezamenlijke score is {joint}."


def mean_reason(mean: float | None, n: int) -> str:
    """Why a statement is strong, weak or among the lowest; a single score is told as it was given, unless hidden."""
    if mean is None:
        return "Eén deelnemer gaf een score; welke, blijft verborgen."
    if n == 1:
        return f"De score is {dutch_number(mean, 0)}."
    return f"Gemiddeld {dutch_number(mean)} uit {plural(n, 'score', 'scores')}."


def unknown_reason(dont_know: int, n: int) -> str:
    """Why a statement is a blind spot."""
    if dont_know + n == 1:
        return 'Het antwoord is "weet niet".'
    verb = "weet" if dont_know == 1 else "weten"
    return f"{count(dont_know)} van de {count(dont_know + n)} {verb} het niet."


def divided_reason(mean: float | None, agreement: float | None, votes: Sequence[int] | None) -> str:
    """Why a statement is a point of disagreement; without figures where votes may not be shown."""
    if votes is None:
        return f"De scores liggen ver uit elkaar; het gemiddelde is {dutch_number(mean)}."
    low, high = sum(votes[:2]), sum(votes[3:])
    return (
        f"{plural(low, 'deelnemer geeft', 'deelnemers geven')} een 1 of 2 en {count(high)} "
        f"{'geeft' if high == 1 else 'geven'} een 4 of 5; de eensgezindheid is {dutch_percent(agreement)}."
    )


def gap_reason(high_group: str, high: float, low_group: str, low: float, difference: float) -> str:
    """How far two groups lie apart on a statement."""
    return (
        f"{high_group}: gemiddeld {dutch_number(high)}. {low_group}: gemiddeld {dutch_number(low)}. "
        f"Verschil: {dutch_number(difference)}."
    )


def groups_too_small(minimum: int) -> str:
    """The warning where somebody asks for groups smaller than `minimum`."""
    return f"Let op: met groepen kleiner dan {minimum} zijn antwoorden van mensen te herkennen."


def why_no_groups(minimum: int, *, known_domains: bool, one_voice: bool) -> str:
    """Why the report shows no groups apart."""
    if one_voice:
        return "Verschillen tussen groepen zijn niet te tonen: er is één scorelijst."
    if not known_domains:
        return "Verschillen tussen groepen zijn niet te tonen: de deelnemers hebben geen domein opgegeven."
    return (
        f"Verschillen tussen groepen staan niet in dit rapport. Er zijn geen twee groepen van {minimum} of meer "
        "deelnemers, en met kleinere groepen zijn mensen te herkennen."
    )


def how_figures_came_about(
    statement_set: StatementSet, *, minimum: int, hides_votes: bool, joint_basis: str | None, beside: bool = False
) -> tuple[str, ...]:
    """The explanation at the end of every report: what was asked, counted, left out and rounded.

    With `beside` joint scores stand beside individual answers.
    """
    statements = plural(len(statement_set.statements), "stelling", "stellingen")
    lowest, highest = statement_set.scale[1].lower(), statement_set.scale[5].lower()
    equal = len({statement.weight for statement in statement_set.statements}) <= 1
    mean = "het gemiddelde" if equal else "het gewogen gemiddelde"
    lines = [
        f"De stellingenset telt {statements}. Bij elke stelling kiest een deelnemer een score van 1 ({lowest}) tot en "
        f'met 5 ({highest}), "weet niet" of "niet van toepassing". Soms krijgt een deelnemer niet alle stellingen.',
        "Het gemiddelde van een stelling is de som van de scores, gedeeld door het aantal scores. Weet niet, niet van "
        "toepassing en niet ingevuld tellen daarin niet mee. Ze worden nooit een 0.",
        f"Thema, deel en totaal zijn {mean} van hun stellingen. Er is pas een cijfer als minstens de helft van de "
        "stellingen een score heeft.",
        "De bandbreedte zegt waar het gemiddelde nog kan uitkomen. Stel dat iedereen die het niet wist of niets "
        "invulde, toch een score geeft: dan ligt het tussen deze twee cijfers.",
        "Eensgezindheid loopt van 0% (de helft geeft 1, de helft geeft 5) tot 100% (iedereen geeft dezelfde score). "
        "Het is de consensusmaat van Tastle en Wierman (2007).",
        "Een stelling is sterk vanaf 4,0 en een aandachtspunt onder 3,0. Zij is verdeeld als de eensgezindheid onder "
        "50% ligt. Dat is zij ook als minstens een derde 1 of 2 geeft en minstens een derde 4 of 5. Verdeeld kan pas "
        "bij drie scores of meer. Zij is een witte vlek als minstens een derde het niet weet.",
        "Een stelling heeft één oordeel. Witte vlek gaat voor verdeeld, en verdeeld gaat voor sterk of aandachtspunt.",
        "Een oordeel kan op één antwoord rusten. Dan staat erbij dat één antwoord meer of minder het kan veranderen.",
        "Cijfers zijn afgerond op één decimaal. Oordelen gaan uit van het afgeronde cijfer: 3,95 wordt 4,0 en dat is "
        "sterk.",
        f"Een groep staat alleen apart met minstens {minimum} deelnemers. Kleinere groepen zijn samengevoegd.",
    ]
    if hides_votes:
        lines.append(
            f"Er deden minder dan {minimum} deelnemers mee. Daarom staan hier alleen gemiddelden en oordelen: anders "
            "zijn losse antwoorden te herkennen."
        )
    if beside:
        lines.append(JOINT_EXPLANATION)
    if joint_basis is not None:
        lines.append(joint_basis)
    return tuple(lines)


def corners_told(told: Sequence[str]) -> str:
    """How many statements lie in each corner: "Aantal stellingen per hoek: 8 in vasthouden en 3 in bespreken."."""
    return f"Aantal stellingen per hoek: {listing(told)}."
