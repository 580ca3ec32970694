# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which it is told how sure a difference is, so that it can be redone with a pocket calculator."""

from __future__ import annotations

import math

from analysetool.certainty import FALSE_NAMES, FEWEST_MODERATED
from analysetool.changes import FEWEST_ANSWERS
from analysetool.figures.comparison import Working
from analysetool.figures.explained_change import ExplainedChange, Standing
from analysetool.rounding import dutch_number, round_half_up, signed
from analysetool.scoring import LevelKind
from analysetool.words import changes as change_wording
from analysetool.words import comparison as comparison_wording
from analysetool.words.changes import Names
from analysetool.words.grammar import count, plural
from analysetool.words.sums import precise

VARIANCE_DECIMALS = 6
_QUANTILE_DECIMALS = 3
_FREEDOM_DECIMALS = 1
NO_INTERVAL = (
    f"Er is geen interval. Daarvoor zijn in elk jaar minstens {FEWEST_ANSWERS} mensen met een losse score nodig. Bij "
    "een thema, een deel en het totaal telt dan ook geen gezamenlijke score mee, en zijn losse scorelijsten nodig."
)
INFLUENCE = (
    "Per stelling en jaar is de invloed van een deelnemer (score − gemiddelde) / √(n × (n − 1)), met n het aantal "
    "scores. Wie geen score gaf, heeft invloed 0. De verandering van een deelnemer is zijn invloed in het tweede jaar "
    "min die in het eerste."
)
LEVEL_INFLUENCE = "Hier is de invloed het gewogen gemiddelde over de stellingen die meedoen."
COMPOSITION = (
    "Zo is dat per stelling verdeeld, met p het aandeel van een groep in de scores en m haar gemiddelde: de som over "
    "groepen van (p nieuw − p oud) × (m nieuw + m oud) / 2, en de som van (m nieuw − m oud) × (p nieuw + p oud) / 2 "
    "(Kitagawa). Een thema, een deel en het totaal zijn het gewogen gemiddelde daarvan."
)
SQUARES = "v is de som van de kwadraten van die veranderingen."
ROUNDING = (
    "Er staan genoeg decimalen om het interval op één decimaal na te rekenen. De computer rekent door met alle "
    "decimalen."
)
_LAYERS = ("alleen in {before}", "in beide jaren", "alleen in {after}")


def heading(explained: ExplainedChange, names: Names) -> str:
    """The question that is answered."""
    return f"Hoe zeker is dit verschil? {_name(explained)} in {names.coalition}, van {names.before} naar {names.after}"


def _name(explained: ExplainedChange) -> str:
    own = explained.change
    if explained.kind is None:
        return own.id
    return own.id if explained.kind is LevelKind.TOTAL else f"{explained.kind.value} {own.id} {own.title}"


def outcome(explained: ExplainedChange, names: Names) -> str:
    """What the comparison says of it."""
    own = explained.change
    for left_out in explained.comparison.not_compared:
        if left_out.id == own.id:
            return f"Niet te vergelijken: {comparison_wording.why_not_compared(left_out, names)}."
    return f"{change_wording.told(own, names)} {change_wording.interval_told(own)}".rstrip()


def difference(explained: ExplainedChange, names: Names) -> tuple[str, ...]:
    """The sum of the difference."""
    own = explained.change
    if own.before is None or own.after is None or own.difference is None:
        return ()
    ground = (
        f"De scores zijn gemiddelden over {plural(explained.statements, 'stelling', 'stellingen')}: alleen wat in "
        "beide jaren dezelfde bewering is en een score heeft."
    )
    told = (
        f"{names.after} min {names.before}: {precise(own.after)} − {precise(own.before)} = {precise(own.difference)}, "
        f"afgerond {signed(own.difference)}"
    )
    return (told,) if explained.kind is None else (ground, told)


def composition(explained: ExplainedChange) -> tuple[str, ...]:
    """The difference in two: what comes from other people and from other answers; nothing where that is not known."""
    own = explained.change
    if own.difference is None or own.by_composition is None:
        return ()
    return (
        f"Daarvan komt {precise(own.by_composition)} doordat er andere mensen meededen, en "
        f"{precise(own.difference - own.by_composition)} doordat groepen anders antwoordden.",
        COMPOSITION,
    )


def layers(names: Names) -> tuple[str, str, str]:
    """What the three layers of people are called."""
    before, both, after = (text.format(before=names.before, after=names.after) for text in _LAYERS)
    return before, both, after


def people(working: Working, names: Names) -> str:
    """Who answered when."""
    told = [f"{layer} {number}" for layer, number in zip(layers(names), working.people, strict=True)]
    return f"Mensen met een score: {', '.join(told)}."


def years(working: Working) -> tuple[float, float, float]:
    """The number of people that each layer is measured against: that of its year, and the mean of the two years."""
    only_before, both, only_after = working.people
    before, after = only_before + both, both + only_after
    return float(before), (before + after) / 2, float(after)


def left(working: Working, layer: int) -> float:
    """The degrees of freedom of a layer: k - k/n, at least a half."""
    own, n = working.people[layer], years(working)[layer]
    return max(own - own / n, 0.5) if n else 0.5


def hidden(minimum: int) -> str:
    """Why the layers are not told apart."""
    return (
        f"Een van deze groepen is kleiner dan {minimum}. Daarom staat per groep niet wat zij bijdraagt, en staan V en "
        "de vrijheidsgraden er op drie cijfers. Met meer cijfers is uit te rekenen wat die paar mensen kozen."
    )


def smallest() -> str:
    """What happened to a variance of nothing."""
    return (
        "Iedereen veranderde evenveel, dus de som van de kwadraten is 0. Zo zeker is niemand. Daarom is V hier wat het "
        "zou zijn als in elk jaar één score een punt afweek: 1/n² + 1/n² per stelling, verdeeld naar het aantal mensen."
    )


def variance(working: Working) -> str:
    """The sum of the layers."""
    total = precise(working.variance, VARIANCE_DECIMALS)
    if working.variances is None:
        return f"V, alle groepen samen: {total}"
    parts = " + ".join(precise(own, VARIANCE_DECIMALS) for own in working.variances if own)
    return f"V = {parts} = {total}" if sum(own > 0 for own in working.variances) > 1 else f"V = {total}"


def freedom(working: Working) -> str:
    """The degrees of freedom of V."""
    found = dutch_number(working.own_freedom, _FREEDOM_DECIMALS)
    if working.variances is None:
        return f"Vrijheidsgraden: {found}"
    parts = [
        f"{precise(own, VARIANCE_DECIMALS)}² / {precise(left(working, layer))}"
        for layer, own in enumerate(working.variances)
        if own
    ]
    below = parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
    above = f"{precise(working.variance, VARIANCE_DECIMALS)}²"
    return f"Vrijheidsgraden: V² / som van v² / (k − k/n) = {above} / {below} = {found}"


def moderation(working: Working, kind: LevelKind | None) -> tuple[str, ...]:
    """How the variance learnt from others; nothing where it did not."""
    prior, own = working.prior_freedom, working
    if prior is None or own.prior_variance is None:
        return ()
    others = "stellingen" if kind is None else "thema's"
    before, _, after = years(own)
    unit = 1 / before + 1 / after
    common, shared, used = (
        precise(value, VARIANCE_DECIMALS)
        for value in (own.prior_variance, unit * own.prior_variance, own.used_variance)
    )
    freed = dutch_number(own.used_freedom, _FREEDOM_DECIMALS)
    told = (
        f"Met weinig scores is V zelf onzeker. Daarom leent V bij de andere {others} (vanaf {FEWEST_MODERATED} met een "
        f"interval). Wat die gemeen hebben, de variantie van één antwoord: s0² = {common}.",
        f"Met u = 1/{count(int(before))} + 1/{count(int(after))} = {precise(unit)} is u × s0² = {shared}",
    )
    most = "hooguit de som van alle vrijheidsgraden" if kind is None else "hooguit de som van alle, en 4 keer de eigen"
    if math.isinf(prior):
        return (
            *told,
            f"De {others} verschillen daarin niet meer dan door toeval. Daarom is V' = u × s0² = {used}",
            f"Vrijheidsgraden: {most}: {freed}",
        )
    d0, df = dutch_number(prior, _FREEDOM_DECIMALS), dutch_number(own.own_freedom, _FREEDOM_DECIMALS)
    return (
        *told,
        f"Dat is d0 = {d0} vrijheidsgraden waard.",
        f"V' = ({d0} × {shared} + {df} × {precise(own.variance, VARIANCE_DECIMALS)}) / ({d0} + {df}) = {used}",
        f"Vrijheidsgraden: {d0} + {df}, {most}: {freed}",
    )


def interval(explained: ExplainedChange, working: Working) -> tuple[str, ...]:
    """From variance to interval."""
    own = explained.change
    letter = "V" if working.prior_freedom is None else "V'"
    root = math.sqrt(working.used_variance)
    freed = dutch_number(working.used_freedom, _FREEDOM_DECIMALS)
    t, half = dutch_number(working.quantile, _QUANTILE_DECIMALS), precise(working.quantile * root)
    middle = precise(own.difference)
    return (
        f"√{letter} = √{precise(working.used_variance, VARIANCE_DECIMALS)} = {precise(root)}",
        f"t(0,975; {freed}) = {t}; zie een tabel van de t-verdeling",
        f"{t} × {precise(root)} = {half}",
        f"Laagste: {middle} − {half} = {precise(own.low)}, afgerond {signed(own.low)}",
        f"Hoogste: {middle} + {half} = {precise(own.high)}, afgerond {signed(own.high)}",
    )


def verdict(explained: ExplainedChange, names: Names) -> tuple[str, ...]:
    """Which question gave the verdict."""
    own = explained.change
    word = change_wording.verdict_word(own.verdict, two_coalitions=names.two_coalitions)
    if own.working is None:
        return (f"Oordeel: {word}.",)
    low, high, margin = signed(own.low), signed(own.high), dutch_number(explained.margin)
    clear = own.verdict is not None and own.verdict.certain
    where = "ligt aan één kant van 0" if clear else "ligt niet aan één kant van 0"
    printed = abs(round_half_up(own.difference or 0.0))
    large = "telt mee" if printed >= explained.margin else "is te klein om te tellen"
    return (
        f"Is het zeker? Het interval van {low} tot {high} {where}.",
        f"Is het groot genoeg? Een verschil telt hier vanaf {margin}. {signed(own.difference)} {large}.",
        f"Oordeel: {word}.",
    )


def standing(explained: ExplainedChange, own: Standing, working: Working) -> tuple[str, ...]:
    """Whether a statement is named, among all that were tested."""
    share = f"{FALSE_NAMES:.2f}".replace(".", ",")
    chance = f"De kans op zo'n groot verschil als er niets veranderde: p = {chance_text(working.chance)}."
    place = f"Met {count(own.tested)} stellingen op volgorde, de kleinste p eerst, is dit plaats {count(own.place)}."
    if own.last_chance is None:
        rule = f"Op geen enkele plaats is p hooguit {share} × plaats / {count(own.tested)}. Er blijft niets over."
    else:
        rule = (
            f"De laatste plaats waar p hooguit {share} × plaats / {count(own.tested)} is, is plaats {count(own.last)}: "
            f"{chance_text(own.last_chance)} tegen {chance_text(own.limit)}. Alles tot en met die plaats blijft over."
        )
    named = "Deze stelling wordt genoemd." if explained.change.named else "Deze stelling wordt niet genoemd."
    return (chance, place, rule, named)


def chance_text(value: float) -> str:
    """A chance with four decimals, or that it is smaller than those can say."""
    return "minder dan 0,0001" if value < 0.0001 else precise(value)  # noqa: PLR2004 - four decimals
