# SPDX-License-Identifier: EUPL-1.2
"""Views as tidy pandas frames: a row per level, statement, finding or change. The only other place that knows pandas.

Columns are called as in the JSON. What there is a pair of, or five, has a column each (`bandbreedte_laagst`,
`verdeling_1`). What cannot be determined or shown is missing (NaN or NA), never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.figures.report import Report, ShownFindings, ShownLevel, ShownStatement
from analysetool.model import Answer, StatementSet, Verdict
from analysetool.words import report as words
from analysetool.words.changes import level_title

Row = dict[str, object]

_TEXT, _COUNT, _NUMBER, _TRUTH = "string", "Int64", "float64", "boolean"
_VOTES = tuple(f"verdeling_{score}" for score in range(1, 6))
_REPORT: Mapping[str, str] = {
    "coalitie": _TEXT,
    "jaar": _COUNT,
    "soort": _TEXT,
    "id": _TEXT,
    "titel": _TEXT,
    "deel": _TEXT,
    "thema": _TEXT,
    "gemiddelde": _NUMBER,
    "bandbreedte_laagst": _NUMBER,
    "bandbreedte_hoogst": _NUMBER,
    "eensgezindheid": _NUMBER,
    "oordeel": _TEXT,
    "beantwoord": _COUNT,
    "mogelijk": _COUNT,
    **dict.fromkeys(_VOTES, _COUNT),
    "weet_niet": _COUNT,
    "nvt": _COUNT,
    "niet_ingevuld": _COUNT,
    "mediaan": _NUMBER,
    "gezamenlijk": _NUMBER,
    "gezamenlijk_antwoord": _TEXT,
}
_FINDINGS: Mapping[str, str] = {
    "bevinding": _TEXT,
    "stelling": _TEXT,
    "thema": _TEXT,
    "tekst": _TEXT,
    "gemiddelde": _NUMBER,
    "eensgezindheid": _NUMBER,
    "reden": _TEXT,
    "houdt_stand": _TRUTH,
}
_COMPARISON: Mapping[str, str] = {
    "van_coalitie": _TEXT,
    "van_jaar": _COUNT,
    "naar_coalitie": _TEXT,
    "naar_jaar": _COUNT,
    "soort": _TEXT,
    "id": _TEXT,
    "titel": _TEXT,
    "deel": _TEXT,
    "thema": _TEXT,
    "van": _NUMBER,
    "naar": _NUMBER,
    "verschil": _NUMBER,
    "interval_laagst": _NUMBER,
    "interval_hoogst": _NUMBER,
    "oordeel": _TEXT,
}


def report_frame(view: Report) -> pd.DataFrame:
    """The total, parts, themes, phases and statements of a report, in that order; `soort` says which is which."""
    head: Row = {"coalitie": view.coalition, "jaar": view.year}
    parts = _part_of_themes(view.statement_set)
    rows = [
        {"soort": "totaal", **_level(view.total)},
        *({"soort": "deel", **_level(part)} for part in view.parts),
        *({"soort": "thema", "deel": theme.level.part, **_level(theme.level)} for theme in view.themes),
        *({"soort": "fase", **_level(phase)} for phase in view.phases),
        *({"soort": "stelling", "deel": parts[item.theme], **_statement(item)} for item in view.statements),
    ]
    return _frame((head | row for row in rows), _REPORT)


def findings_frame(view: ShownFindings) -> pd.DataFrame:
    """The findings, strong ones first and each kind in its order; no rows when there are none."""
    kinds = {
        Verdict.STRONG: view.strong,
        Verdict.WEAK: view.weak,
        Verdict.DIVIDED: view.divided,
        Verdict.UNKNOWN: view.unknown,
    }
    rows: Iterator[Row] = (
        {
            "bevinding": verdict.value,
            "stelling": finding.statement.id,
            "thema": finding.statement.theme,
            "tekst": finding.statement.text,
            "gemiddelde": finding.statement.mean,
            "eensgezindheid": finding.statement.agreement,
            "reden": words.reason(finding),
            "houdt_stand": finding.holds,
        }
        for verdict, findings in kinds.items()
        for finding in findings
    )
    return _frame(rows, _FINDINGS)


def comparison_frame(view: ComparisonFigures) -> pd.DataFrame:
    """The changes of the total, parts, themes and statements; without figures where nothing is compared."""
    head: Row = {
        "van_coalitie": view.before.coalition,
        "van_jaar": view.before.year,
        "naar_coalitie": view.after.coalition,
        "naar_jaar": view.after.year,
    }
    rows = [
        {"soort": "totaal", **_change(view.total)},
        *({"soort": "deel", **_change(part)} for part in view.parts),
        *({"soort": "thema", "deel": theme.part, **_change(theme.level)} for theme in view.themes),
        *(
            {"soort": "stelling", "deel": theme.part, "thema": theme.level.id, **_change(statement)}
            for theme in view.themes
            for statement in theme.statements
        ),
    ]
    return _frame((head | row for row in rows), _COMPARISON)


def _frame(rows: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these columns and types; a column that a row does not have is missing there."""
    table = list(rows)
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in table], dtype=kind) for name, kind in columns.items()}
    )


def _part_of_themes(statement_set: StatementSet) -> dict[str, str]:
    return {theme.id: theme.part for theme in statement_set.themes}


def _level(level: ShownLevel) -> Row:
    return {
        "id": level.id,
        "titel": words.level_title(level),
        "gemiddelde": level.mean,
        "bandbreedte_laagst": level.low,
        "bandbreedte_hoogst": level.high,
        "eensgezindheid": level.agreement,
        "oordeel": None if level.verdict is None else level.verdict.value,
        "beantwoord": level.answered,
        "mogelijk": level.possible,
        "gezamenlijk": level.joint,
    }


def _statement(statement: ShownStatement) -> Row:
    open_answers = None if statement.not_answered is None else statement.dont_know + statement.not_answered
    return {
        "id": statement.id,
        "titel": statement.text,
        "thema": statement.theme,
        "gemiddelde": statement.mean,
        "bandbreedte_laagst": statement.low,
        "bandbreedte_hoogst": statement.high,
        "eensgezindheid": statement.agreement,
        "oordeel": statement.verdict.value,
        "beantwoord": statement.n,
        "mogelijk": None if open_answers is None else statement.n + open_answers,
        **dict(zip(_VOTES, statement.distribution or (), strict=False)),
        "weet_niet": statement.dont_know,
        "nvt": statement.not_applicable,
        "niet_ingevuld": statement.not_answered,
        "mediaan": statement.median,
        "gezamenlijk": _joint_score(statement.joint),
        "gezamenlijk_antwoord": None if statement.joint is None else statement.joint.value,
    }


def _joint_score(answer: Answer | None) -> int | None:
    return None if answer is None else answer.score


def _change(change: Change) -> Row:
    return {
        "id": change.id,
        "titel": level_title(change),
        "van": change.before,
        "naar": change.after,
        "verschil": change.difference,
        "interval_laagst": change.low,
        "interval_hoogst": change.high,
        "oordeel": None if change.verdict is None else change.verdict.value,
    }
