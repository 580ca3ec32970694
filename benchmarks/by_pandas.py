# SPDX-License-Identifier: EUPL-1.2
"""The figures of an overview worked out once more, in plain pandas over the raw table, with none of the tool's code.

It knows long tables of coalitions of five people or more without joint scores, and sets whose statements weigh alike.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd

_WHO = ["coalitie", "jaar"]
_SCORES = ["1", "2", "3", "4", "5"]
_FEWEST_PEOPLE = 5
_CLOSE = 1e-9
_FIGURES = ("people", "levels", "years", "means", "verdicts")


def figures_of(frame: pd.DataFrame, part_of: Mapping[str, str]) -> dict[str, Any]:
    """What an overview tells of a raw table.

    Args:
        frame: the columns of a long table as text, an empty cell as "".
        part_of: the part of each statement.

    Returns:
        Plain numbers: `people` by coalition and year; `levels` (mean, low, high, answered, possible) by those and
        level; `years` (first quartile, median, third) by year and level; `means` by year and statement; `verdicts` by
        those and verdict.
    """
    people = frame.groupby(_WHO, observed=True)["deelnemer"].nunique()
    answers = frame.groupby([*_WHO, "stelling", "score"], observed=True).size().unstack("score", fill_value=0)  # noqa: PD010 - a Series
    answers = answers.reindex(columns=[*_SCORES, "weet-niet", "nvt", ""], fill_value=0)
    statements = answers.reset_index("stelling")
    own = pd.DataFrame(index=answers.index)
    own["n"] = answers[_SCORES].sum(axis=1)
    own["points"] = sum(int(score) * answers[score] for score in _SCORES)
    own["dont_know"] = answers["weet-niet"]
    asked_of = people.reindex(statements.index).to_numpy()
    own["open"] = asked_of - own["n"] - answers["nvt"]
    own["possible"] = own["n"] + own["open"]
    own["mean"] = (own["points"] / own["n"]).where(own["n"] >= _FEWEST_PEOPLE)
    own["low"] = ((own["points"] + own["open"]) / own["possible"]).where(own["n"] >= _FEWEST_PEOPLE, 1.0)
    own["high"] = ((own["points"] + 5 * own["open"]) / own["possible"]).where(own["n"] >= _FEWEST_PEOPLE, 5.0)
    own["verdict"] = [_verdict(*row) for row in answers.to_numpy()]
    own.loc[(own["n"] < _FEWEST_PEOPLE) & (own["verdict"].isin(["sterk", "midden", "zwak", "verdeeld"])), "verdict"] = (
        "te-weinig"
    )
    own = own.reset_index().astype({"jaar": int})
    own = own[own["possible"] > 0]
    own["part"] = own["stelling"].astype(str).map(part_of)
    levels = pd.concat([own.assign(level="totaal"), own.assign(level=own["part"])])
    by_level = levels.groupby([*_WHO, "level"], observed=True)
    table = pd.DataFrame(
        {
            "mean": by_level["mean"].mean().where(2 * by_level["mean"].count() >= by_level.size()),
            "low": by_level["low"].mean(),
            "high": by_level["high"].mean(),
            "answered": by_level["n"].sum(),
            "possible": by_level["possible"].sum(),
        }
    )
    quartiles = table.groupby(["jaar", "level"], observed=True)["mean"].quantile([0.25, 0.5, 0.75]).unstack()  # noqa: PD010 - a Series
    verdicts = own.groupby(["jaar", "stelling", "verdict"], observed=True).size()
    return {
        "people": {(str(name), int(year)): int(number) for (name, year), number in people.items()},
        "levels": {(str(name), int(year), level): tuple(row) for (name, year, level), row in _rows(table)},
        "years": {(int(year), level): tuple(row) for (year, level), row in _rows(quartiles)},
        "means": {
            (int(year), str(identity)): mean
            for (year, identity), mean in own.groupby(["jaar", "stelling"], observed=True)["mean"].mean().items()
        },
        "verdicts": {(int(year), str(identity), told): int(n) for (year, identity, told), n in verdicts.items()},
    }


def differences(overview: str | bytes, figures: Mapping[str, Any]) -> list[str]:
    """Where the JSON of an overview and `figures_of` differ; empty when they are the same."""
    made = json.loads(overview)
    found: dict[str, dict[Any, Any]] = {name: {} for name in _FIGURES}
    for row in made["metingen"]:
        key = (row["coalitie"], row["jaar"])
        found["people"][key] = row["deelnemers"]
        for level, own in {"totaal": row["totaal"], **row["delen"]}.items():
            numbers = (own["gemiddelde"], *own["bandbreedte"], own["beantwoord"], own["mogelijk"])
            found["levels"][*key, level] = numbers
    for year, levels in made["verdeling"].items():
        for level, own in levels.items():
            found["years"][int(year), level] = (own["q1"], own["mediaan"], own["q3"])
    for own in made["stellingen"]:
        found["means"][own["jaar"], own["id"]] = own["gemiddelde"]
        for verdict, number in own["oordelen"].items():
            if number:
                found["verdicts"][own["jaar"], own["id"], verdict] = number
    return [
        f"{name} {key}: {found[name].get(key)} and {figures[name].get(key)}"
        for name in figures
        for key in sorted({*found[name], *figures[name]})
        if not _same(found[name].get(key), figures[name].get(key))
    ]


def _rows(frame: pd.DataFrame) -> list[tuple[Any, Any]]:
    return list(zip(frame.index, frame.to_numpy(), strict=True))


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any figures
    if one is None or other is None:
        return one is other
    return bool(np.allclose(np.asarray(one, dtype=float), np.asarray(other, dtype=float), rtol=0, atol=_CLOSE))


def _verdict(*counts: int) -> str:
    """By the rules of docs/berekening.md, of the numbers of 1-5, weet-niet, nvt and empty."""
    scores, (dont_know, not_applicable, empty) = [int(own) for own in counts[:5]], [int(own) for own in counts[5:]]
    n = sum(scores)
    if n + dont_know + empty == 0:
        return "nvt" if not_applicable else "niet-gevraagd"
    if n + dont_know == 0:
        return "niet-ingevuld"
    if dont_know / (n + dont_know) >= 1 / 3:
        return "onbekend"
    mean = sum(score * number for score, number in enumerate(scores, start=1)) / n
    if _divided(scores, n, mean):
        return "verdeeld"
    printed = _half_up(mean, "0.1")
    return "sterk" if printed >= Decimal(4) else "zwak" if printed < Decimal(3) else "midden"


def _divided(scores: Sequence[int], n: int, mean: float) -> bool:
    camp = min(sum(scores[:2]), sum(scores[3:]))
    far = [abs(score - mean) / 4 for score in range(1, 6)]
    agreement = 1 + sum(number / n * np.log2(1 - own) for number, own in zip(scores, far, strict=True) if number)
    return (camp >= 2 and 10 * (camp + 1) >= 3 * (n + 2)) or (n >= 10 and _half_up(agreement, "0.01") < Decimal("0.5"))  # noqa: PLR2004


def _half_up(value: float, unit: str) -> Decimal:
    return Decimal(repr(round(float(value), 9))).quantize(Decimal(unit), ROUND_HALF_UP)
