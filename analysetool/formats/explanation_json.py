# SPDX-License-Identifier: EUPL-1.2
"""The explanation of a figure as JSON: raw numbers, the same bytes for the same input.

`analysetool leg-uit INVOER... --bij ID --formaat json` gives these keys, in this order:

- `formaatversie` (1), `soort` ("leg-uit"), `stellingenset` {`id`, `versie`}, `coalitie`, `jaar`, `basis`;
- `deelnemers` (null when a tally does not say), `openbaarheid`, `min_groep`, `verborgen`: sentences that say what is
  not shown and why;
- `bij` (the id), `niveau` ("stelling", "thema", "deel" or "totaal") and `tekst` (of the statement, or the title);
- `cijfers`: `gemiddelde`, `mediaan` (null on levels), `bandbreedte`, `interval` (null on statements), `eensgezindheid`,
  `gezamenlijk`, `oordeel`: what the report shows;
- then the steps. Every division D is {`som`, `gedeeld_door`, `uitkomst`, `afgerond`} or null.

Steps of a statement: `op_gezamenlijk`; `antwoorden` {`n`, `verdeling`, `weet_niet`, `nvt`, `niet_ingevuld`,
`niet_gevraagd`}; `gemiddelde` D; `mediaan` {`plaatsen`, `scores`, `uitkomst`}; `bandbreedte` {`open`, `laagste` D,
`hoogste` D}; `eensgezindheid` {`stappen`: [{`score`, `keer`, `deel`, `afstand`, `bijdrage`}], `som`, `uitkomst`,
`afgerond`} with `uitkomst` = 1 + `som`; `regels` [{`oordeel`, `regel`, `getallen`, `klopt`}]; `houdt_stand`;
`weggehaald` [{`antwoord`, `keer`, `gemiddelde`, `eensgezindheid`, `oordeel`, `verandert`}], what is left without one
answer of a kind, and `toegevoegd`, the same with one score more. They are steps of the individual answers; where
`op_gezamenlijk` is true the joint score took the place of their mean and range. `ouders` {`n`, `gemiddelde`} is what
parents gave, who are in none of the steps. `eigen_groep` and `anderen` {`n`, `gemiddelde`} are the partners whose own
work it is about and the others.

Steps of a level: `stellingen` [{`id`, `n`, `som`, `gemiddelde`, `gewicht`, `gewogen`, `laagste`, `hoogste`,
`eensgezindheid`, `gezamenlijk`, `telt_mee`, `reden`}], `laagste` and `hoogste` being 1 and 5 where there is no answer;
`helft` {`met_score`, `van_toepassing`, `genoeg`}; `gemiddelde` D; `bandbreedte` {`laagste` D, `hoogste` D};
`eensgezindheid` D; `gezamenlijk` D; `regels`.

Null stands for what cannot be determined or may not be shown.
"""

from __future__ import annotations

from analysetool.figures.explanation import (
    Division,
    Explanation,
    LevelExplanation,
    LevelRow,
    OneApart,
    StatementExplanation,
)
from analysetool.figures.report import PeopleMean
from analysetool.formats.json_text import Json, json_answer, json_number, json_range, json_text
from analysetool.rounding import SCORE_DECIMALS, SHARE_DECIMALS, round_half_up
from analysetool.words import explanation as wording
from analysetool.words import report as report_words

FORMAT_VERSION = 1


def render_json(explanation: Explanation) -> str:
    """Write the explanation as JSON text that ends in a newline."""
    return json_text(explanation_json(explanation))


def explanation_json(explanation: Explanation) -> Json:
    """The explanation as plain values, keys in the order of the module docstring."""
    explained = explanation.explained
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "leg-uit",
        "stellingenset": {"id": explanation.statement_set, "versie": explanation.version},
        "coalitie": explanation.coalition,
        "jaar": explanation.year,
        "basis": explanation.basis.value,
        "deelnemers": explanation.participants,
        "openbaarheid": explanation.openness.value,
        "min_groep": explanation.minimum,
        "verborgen": list(wording.hidden(explanation)),
        **(_statement(explained) if isinstance(explained, StatementExplanation) else _level(explained)),
    }


def _statement(explained: StatementExplanation) -> Json:
    statement, counted, own_range = explained.statement, explained.counted, explained.range
    return {
        "bij": statement.id,
        "niveau": "stelling",
        "tekst": statement.text,
        "cijfers": {
            "gemiddelde": json_number(statement.mean),
            "mediaan": json_number(statement.median),
            "bandbreedte": json_range(statement.low, statement.high),
            "interval": None,
            "eensgezindheid": json_number(statement.agreement),
            "gezamenlijk": json_answer(statement.joint),
            "oordeel": statement.verdict.value,
        },
        "op_gezamenlijk": statement.on_joint,
        "antwoorden": {
            "n": counted.scores,
            "verdeling": None if statement.distribution is None else list(statement.distribution),
            "weet_niet": counted.dont_know,
            "nvt": counted.not_applicable,
            "niet_ingevuld": counted.not_answered,
            "niet_gevraagd": counted.not_asked,
        },
        "gemiddelde": _division(explained.mean),
        "mediaan": None
        if explained.median is None
        else {
            "plaatsen": list(explained.median.places),
            "scores": list(explained.median.scores),
            "uitkomst": json_number(explained.median.value),
        },
        "bandbreedte": None
        if own_range is None
        else {
            "open": own_range.open_answers,
            "laagste": _division(own_range.low),
            "hoogste": _division(own_range.high),
        },
        "eensgezindheid": _agreement(explained),
        "regels": _rules(explained),
        "houdt_stand": explained.holds,
        "weggehaald": _apart(explained.one_less),
        "toegevoegd": _apart(explained.one_more),
        "ouders": _people(statement.parents),
        "eigen_groep": _people(statement.own_group),
        "anderen": _people(statement.others),
    }


def _people(found: PeopleMean | None) -> Json | None:
    return None if found is None else {"n": found.n, "gemiddelde": json_number(found.mean)}


def _apart(found: tuple[OneApart, ...] | None) -> list[Json] | None:
    if found is None:
        return None
    return [
        {
            "antwoord": json_answer(other.answer),
            "keer": other.votes,
            "gemiddelde": json_number(other.mean),
            "eensgezindheid": json_number(other.agreement),
            "oordeel": other.verdict.value,
            "verandert": other.tips,
        }
        for other in found
    ]


def _agreement(explained: StatementExplanation) -> Json | None:
    if explained.agreement is None or explained.votes is None:
        return None
    return {
        "stappen": [
            {
                "score": step.score,
                "keer": step.votes,
                "deel": json_number(step.share),
                "afstand": json_number(step.distance),
                "bijdrage": json_number(step.contribution),
            }
            for step in explained.votes
        ],
        "som": json_number(explained.agreement.total),
        "uitkomst": json_number(explained.agreement.value),
        "afgerond": round_half_up(explained.agreement.value, SHARE_DECIMALS),
    }


def _level(explained: LevelExplanation) -> Json:
    level = explained.level
    low, high = _division(explained.low), _division(explained.high)
    return {
        "bij": level.id,
        "niveau": explained.kind.value,
        "tekst": report_words.level_title(level),
        "cijfers": {
            "gemiddelde": json_number(level.mean),
            "mediaan": None,
            "bandbreedte": json_range(level.low, level.high),
            "interval": json_range(level.likely_low, level.likely_high),
            "eensgezindheid": json_number(level.agreement),
            "gezamenlijk": json_number(level.joint),
            "oordeel": None if level.verdict is None else level.verdict.value,
        },
        "stellingen": [_row(row) for row in explained.rows],
        "helft": None
        if explained.half is None
        else {
            "met_score": explained.half.scored,
            "van_toepassing": explained.half.applicable,
            "genoeg": explained.half.holds,
        },
        "gemiddelde": _division(explained.mean),
        "bandbreedte": None if low is None or high is None else {"laagste": low, "hoogste": high},
        "eensgezindheid": _division(explained.agreement, SHARE_DECIMALS),
        "gezamenlijk": _division(explained.joint),
        "regels": _rules(explained),
    }


def _row(row: LevelRow) -> Json:
    statement = row.statement
    return {
        "id": statement.id,
        "n": statement.n,
        "som": row.points,
        "gemiddelde": json_number(statement.mean),
        "gewicht": json_number(row.weight),
        "gewogen": json_number(row.weighted),
        "laagste": json_number(row.low),
        "hoogste": json_number(row.high),
        "eensgezindheid": json_number(statement.agreement),
        "gezamenlijk": json_answer(statement.joint),
        "telt_mee": row.left_out is None,
        "reden": None if row.left_out is None else wording.LEFT_OUT[row.left_out],
    }


def _rules(explained: StatementExplanation | LevelExplanation) -> list[Json]:
    return [
        {
            "oordeel": step.verdict.value,
            "regel": wording.rule(step),
            "getallen": wording.numbers(explained, step),
            "klopt": step.holds,
        }
        for step in explained.rules
    ]


def _division(division: Division | None, decimals: int = SCORE_DECIMALS) -> Json | None:
    if division is None:
        return None
    return {
        "som": json_number(division.total),
        "gedeeld_door": json_number(division.divisor),
        "uitkomst": json_number(division.value),
        "afgerond": round_half_up(division.value, decimals),
    }
