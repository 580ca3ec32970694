# SPDX-License-Identifier: EUPL-1.2
"""The explanation of a difference as JSON: raw numbers, the same bytes for the same input.

`analysetool leg-uit INVOER... --van JAAR --naar JAAR --bij ID --formaat json` gives these keys, in this order:

- `formaatversie` (1), `soort` ("leg-uit-verschil"), `coalitie`, `van` and `naar` (years), `bij` (the id), `tekst`;
- `score_van`, `score_naar`, `verschil`: null where nothing is compared; `door_samenstelling`: the part of it that comes
  from other people, null where groups are not shown; `stellingen`: on how many it stands;
- `mensen`: how many have a score only in the first year, in both, only in the second; null without an interval, as all
  that follows but the last two;
- `v`: what each of those adds, or null where one is a few people; `variantie`, `vrijheidsgraden`;
- `geleend`: null, or `s0_kwadraat`, `d0` (null when infinite), `variantie` and `vrijheidsgraden` as they are used;
- `t`, `interval`, `kans`;
- `plaats`: of a statement, `plaats`, `van`, `laatste` (0 when none is kept) and `grens`;
- `grens` (from here on a difference matters), `oordeel`, `genoemd`.
"""

from __future__ import annotations

import math

from analysetool.figures.comparison import Working
from analysetool.figures.explained_change import ExplainedChange, Standing
from analysetool.formats.json_text import Json, json_number, json_range, json_text
from analysetool.rounding import round_half_up

FORMAT_VERSION = 1
CHANCE_DECIMALS = 4
"""As it is told; with the exact interval an exact chance would give exact variances."""


def render_json(explained: ExplainedChange) -> str:
    """Write the explanation as JSON text that ends in a newline; null stands for what cannot be determined or shown."""
    return json_text(explained_change_json(explained))


def explained_change_json(explained: ExplainedChange) -> Json:
    """The explanation as plain values."""
    comparison, change = explained.comparison, explained.change
    own = change.working
    return {
        "formaatversie": FORMAT_VERSION,
        "soort": "leg-uit-verschil",
        "coalitie": comparison.after.coalition,
        "van": comparison.before.year,
        "naar": comparison.after.year,
        "bij": change.id,
        "tekst": change.title,
        "score_van": json_number(change.before),
        "score_naar": json_number(change.after),
        "verschil": json_number(change.difference),
        "door_samenstelling": json_number(change.by_composition),
        "stellingen": explained.statements,
        "mensen": None if own is None else list(own.people),
        "v": None if own is None or own.variances is None else [json_number(value) for value in own.variances],
        "variantie": None if own is None else json_number(own.variance),
        "vrijheidsgraden": None if own is None else json_number(own.own_freedom),
        "geleend": None if own is None else _lent(own),
        "t": None if own is None else json_number(own.quantile),
        "interval": json_range(change.low, change.high),
        "kans": None if own is None else round_half_up(own.chance, CHANCE_DECIMALS),
        "plaats": None if explained.standing is None else _standing(explained.standing),
        "grens": explained.margin,
        "oordeel": None if change.verdict is None else change.verdict.value,
        "genoemd": change.named,
    }


def _lent(working: Working) -> Json | None:
    prior = working.prior_freedom
    if prior is None:
        return None
    return {
        "s0_kwadraat": json_number(working.prior_variance),
        "d0": None if math.isinf(prior) else json_number(prior),
        "variantie": json_number(working.used_variance),
        "vrijheidsgraden": json_number(working.used_freedom),
    }


def _standing(standing: Standing) -> Json:
    return {
        "plaats": standing.place,
        "van": standing.tested,
        "laatste": standing.last,
        "grens": json_number(standing.limit),
    }
