# SPDX-License-Identifier: EUPL-1.2
"""What is told of many coalitions together: where the middle lies, where one stands beside it, and what counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.disclosure import Mode
from analysetool.figures.overview import (
    FEWEST_COALITIONS,
    CountryStatement,
    Overview,
    OverviewRow,
    Quartiles,
    YearSummary,
)
from analysetool.model import TOTAL, Verdict
from analysetool.rounding import UNKNOWN, dutch_number, dutch_percent, round_half_up
from analysetool.words.figures import reach
from analysetool.words.grammar import agree, count, listing, plural
from analysetool.words.messages import as_warning, quoted

TOO_FEW = f"Vanaf {FEWEST_COALITIONS} coalities staan hier een mediaan en kwartielen."
PICTURE = (
    "De stip is de mediaan op de lijn van 1 tot 5: de helft van de coalities scoort lager, de helft hoger. De balk is "
    "de middelste helft van de coalities."
)
OTHER_COALITIONS = "Niet elk jaar doen dezelfde coalities mee. Een verschil tussen jaren kan daardoor komen."
COLOURS = "De kleur volgt de score: van oranje (laag) over grijs (rond de 3) naar blauw (hoog)."
CHANCE = (
    "Een verschil van een paar tienden tussen twee coalities kan toeval zijn. In het rapport van een coalitie staat "
    "hoe zeker haar score is."
)
NAMES_NEED_A_MIRROR = "--namen hoort bij --spiegel. Zonder --spiegel staan alle coalities er al met hun naam."
NOTHING_SHOWN = "Zo vaak komt dit niet voor."
VERDICTS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.STRONG, "Vaakst sterk"),
    (Verdict.WEAK, "Vaakst een aandachtspunt"),
    (Verdict.DIVIDED, "Vaakst verdeeld"),
    (Verdict.UNKNOWN, "Vaakst een witte vlek"),
)
"""What a country can be told of by statement, with the heading of the list."""
HOW_FIGURES_CAME_ABOUT = (
    "De cijfers van een coalitie zijn die van haar eigen rapport. Wat daar niet te zien is omdat te weinig mensen "
    "antwoordden, telt ook hier nergens mee.",
    "Elke coalitie telt één keer, hoeveel mensen er ook meededen.",
    "De mediaan is de middelste score. Het eerste en derde kwartiel zijn de grenzen van de middelste helft. Liggen zij "
    "tussen twee coalities, dan gaat het in een rechte lijn van de een naar de ander (KWARTIEL.INC in Excel).",
    f"Een mediaan, kwartiel of gemiddelde van minder dan {FEWEST_COALITIONS} coalities staat er niet.",
)


def title(overview: Overview) -> str:
    """The heading: which coalitions, and which years."""
    years = [summary.year for summary in overview.years]
    when = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    if overview.mirror is not None:
        return f"{overview.mirror} naast andere coalities, {when}"
    coalitions = len({row.coalition for row in overview.rows})
    return f"Overzicht van {plural(coalitions, 'coalitie', 'coalities')}, {when}"


def in_short(summary: YearSummary, level: str) -> str:
    """The middle of the country in a sentence."""
    own = summary.levels[level]
    if own.median is None:
        number = plural(own.n, "coalitie heeft", "coalities hebben") if own.n else "Geen coalitie heeft"
        return f"{number} in {summary.year} een score op {level_name(level)} die te tonen is. {TOO_FEW}"
    return (
        f"In {summary.year} is de mediaan van {level_name(level)} {dutch_number(own.median)}. De middelste helft van "
        f"de {count(own.n)} coalities scoort {reach(own.first, own.third)}."
    )


def mirrored(name: str, row: OverviewRow | None, summary: YearSummary, level: str) -> str:
    """Where one coalition stands: among the lowest quarter, the middle half or the highest quarter, as printed."""
    if row is None:
        return f"{name} heeft in {summary.year} geen meting."
    mean, own = row.levels[level].mean, summary.levels[level]
    if mean is None:
        return f"Van {name} is in {summary.year} geen score op {level_name(level)} te tonen."
    score = f"{name} scoort in {summary.year} {dutch_number(mean)} op {level_name(level)}"
    if row.joint_only:
        return f"{score}. Dat is een gezamenlijke score; de andere coalities staan op losse scorelijsten."
    return f"{score}.{_quarter(mean, own)}"


def _quarter(mean: float, own: Quartiles) -> str:
    if own.first is None or own.third is None:
        return ""
    printed = round_half_up(mean)
    if round_half_up(own.first) <= printed <= round_half_up(own.third):
        return " Dat hoort bij de middelste helft."
    return f" Dat hoort bij het {'laagste' if printed < own.first else 'hoogste'} kwart."


def since(first: YearSummary, last: YearSummary, level: str) -> str | None:
    """What the median was in the first year; nothing where either year has none."""
    before, after = first.levels[level].median, last.levels[level].median
    if before is None or after is None:
        return None
    return (
        f"In {first.year} was de mediaan {dutch_number(before)}, in {last.year} {dutch_number(after)}. "
        f"{OTHER_COALITIONS}"
    )


def level_name(level: str) -> str:
    """A level within a sentence."""
    return "het totaal" if level == TOTAL else f"deel {level}"


def level_heading(level: str) -> str:
    """A level above a column."""
    return "Totaal" if level == TOTAL else level


def middle_half(own: Quartiles) -> str:
    """Between which scores the middle half of the coalitions lies."""
    if own.first is None or own.third is None:
        return UNKNOWN
    ends = dutch_number(own.first), dutch_number(own.third)
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def in_a_cell(own: Quartiles) -> str:
    """A median with its quartiles: "3,3 (3,0–3,5)"."""
    return UNKNOWN if own.median is None else f"{dutch_number(own.median)} ({middle_half(own)})"


def people(row: OverviewRow) -> str:
    """How many took part, in a cell."""
    if row.joint_only:
        return "gezamenlijk"
    return UNKNOWN if row.participants is None else count(row.participants)


def answered(row: OverviewRow) -> str:
    """Which share of what could have a score has one, in a cell."""
    level = row.total
    if not level.possible or level.answered is None:
        return UNKNOWN
    return dutch_percent(level.answered / level.possible)


def row_told(row: OverviewRow) -> str:
    """A row as a sentence."""
    scores = [f"{level_heading(own)} {dutch_number(level.mean)}" for own, level in row.levels.items()]
    return f"{row.coalition} {row.year}: {', '.join(scores)}; mensen: {people(row)}, met een score: {answered(row)}."


def summary_told(name: str, own: Quartiles) -> str:
    """Median and quartiles of one level as a sentence."""
    if own.median is None:
        return f"{name}: te weinig coalities ({count(own.n)})."
    half = reach(own.first, own.third)
    return f"{name}: mediaan {dutch_number(own.median)}, middelste helft {half} ({count(own.n)} coalities)."


def picture_told(name: str, own: Quartiles, mirror: str | None, score: float | None) -> str:
    """What the picture of a level shows."""
    beside = "" if mirror is None else f" {mirror}: {dutch_number(score)}."
    return f"{summary_told(name, own)}{beside}"


def often(statement: CountryStatement, verdict: Verdict) -> str:
    """How often a statement has a verdict, and its mean."""
    mean = "" if statement.mean is None else f"; gemiddeld {dutch_number(statement.mean)}"
    return f"Bij {dutch_percent(statement.share(verdict))} van de coalities{mean}."


def left_out(overview: Overview) -> tuple[str, ...]:
    """What is missing and why, in the rows that are shown and in the figures of many."""
    joint = sum(row.joint_only for row in overview.rows)
    hidden = sum(row.mode is Mode.NUMBER for row in overview.rows)
    told = (
        f"Bij {plural(hidden, 'meting', 'metingen')} deden te weinig mensen mee om een cijfer te tonen."
        if hidden
        else "",
        f"{plural(joint, 'meting heeft', 'metingen hebben')} alleen een gezamenlijke scorelijst. Die telt niet mee in "
        "mediaan, kwartielen en gemiddelden."
        if joint
        else "",
        f"{plural(overview.desks, 'bureauanalyse staat', 'bureauanalyses staan')} er niet in: die gaat over een tekst."
        if overview.desks
        else "",
        f"{plural(overview.without_region, 'coalitie heeft', 'coalities hebben')} geen regio in de tabel met regio's."
        if overview.without_region
        else "",
    )
    return tuple(text for text in told if text)


def no_such_year(year: int, years: Iterable[int]) -> str:
    """The refusal of a year that is not there."""
    return (
        f"van {year} is er geen meting in de invoer. Er zijn wel metingen van {listing([str(own) for own in years])}."
    )


def no_mirror(name: str, year: int | None) -> str:
    """The refusal of a coalition that is not there; other names are nobody's business."""
    when = "" if year is None else f" van {year}"
    return (
        f"coalitie {quoted(name)} heeft geen meting{when} in de invoer. Schrijf de naam achter --spiegel precies zoals "
        "in de invoer."
    )


def a_desk_analysis(name: str) -> str:
    """The refusal of a mirror of which there is only a text."""
    return f"van {quoted(name)} is er alleen een bureauanalyse. Die wordt niet naast andere coalities gezet."


def only_desks() -> str:
    """The refusal of an input without any coalition."""
    return "de invoer heeft alleen bureauanalyses. Geef metingen van coalities zelf."


def warnings_kept(number: int) -> str:
    """That warnings are not shown, since they may name other coalitions."""
    return as_warning(
        f"er {agree(number, 'is', 'zijn')} {plural(number, 'waarschuwing', 'waarschuwingen')} over de invoer. Die "
        f"{agree(number, 'staat', 'staan')} hier niet, want daarin kunnen namen van andere coalities staan. Lees ze "
        "met: analysetool controleer"
    )


def too_few_coalitions(summaries: Sequence[YearSummary]) -> str | None:
    """Which years have no median; nothing where all have one."""
    years = [str(own.year) for own in summaries if own.levels[TOTAL].median is None]
    return f"Van {listing(years)} zijn er minder dan {FEWEST_COALITIONS} coalities met een score." if years else None
