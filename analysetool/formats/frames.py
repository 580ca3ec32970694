# SPDX-License-Identifier: EUPL-1.2
"""Views as tidy pandas frames: a row per level, statement, finding or change. The only other place that knows pandas.

Columns of a report are those of the csv; those of findings and changes are called as in the JSON. What cannot be
determined or shown is missing (NaN or NA), never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.figures.report import Report, ShownFindings, ShownStatement, Talk
from analysetool.formats.columns import HEAD, LEVEL_COLUMNS, STATEMENT_COLUMNS, Holds, Value, cell, levels_of
from analysetool.formats.columns import Row as Shown
from analysetool.model import TOTAL, Answer, Verdict
from analysetool.words import report as words
from analysetool.words.changes import level_title, names_of
from analysetool.words.comparison import why_not_compared

Row = dict[str, object]

_TEXT, _COUNT, _NUMBER, _TRUTH = "string", "Int64", "float64", "boolean"
REPORT_NAMES = (
    "id", "titel", "deel", "thema", "gemiddelde", "laagst_mogelijk", "hoogst_mogelijk", "interval_laag",
    "interval_hoog", "gelijk_gewogen", "eensgezindheid", "oordeel", "beantwoord", "mogelijk",
    "score_1", "score_2", "score_3", "score_4", "score_5", "weet_niet", "nvt",
    "niet_ingevuld", "niet_gevraagd", "mediaan", "gezamenlijk", "ouders_gemiddelde", "ouders_n",
    "eigen_groep_gemiddelde", "eigen_groep_n", "anderen_gemiddelde", "anderen_n",
)  # fmt: skip
"""The columns of a report, in their order."""
_TYPES = {
    Holds.TEXT: _TEXT, Holds.VERDICT: _TEXT, Holds.COUNT: _COUNT, Holds.SCORE: _NUMBER, Holds.SHARE: _NUMBER,
}  # fmt: skip
_REPORT: Mapping[str, str] = {
    **dict(zip(HEAD, (_TEXT, _COUNT, _TEXT), strict=True)),
    **{name: _TYPES[(LEVEL_COLUMNS.get(name) or STATEMENT_COLUMNS[name]).holds] for name in REPORT_NAMES},
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
    "vrijheidsgraden": _NUMBER,
    "door_samenstelling": _NUMBER,
    "oordeel": _TEXT,
    "genoemd": _TRUTH,
    "niet_vergeleken_omdat": _TEXT,
}


def report_frame(report: Report) -> pd.DataFrame:
    """The total, parts, themes, phases and statements of a report, in that order; `soort` says which is which.

    A joint score is a number; any joint answer of a statement, weet-niet and nvt too, stands in a column of its own.
    """
    head: Row = {"coalitie": report.coalition, "jaar": report.year}
    shown: list[Shown] = [*levels_of(report), *report.phases, *report.statements]
    rows = [
        {
            **head,
            **{name: _plain(cell(own, name)[1]) for name in ("soort", *REPORT_NAMES)},
            "gezamenlijk_antwoord": own.joint.value if isinstance(own, ShownStatement) and own.joint else None,
        }
        for own in shown
    ]
    return _frame(rows, _REPORT)


def _plain(value: Value) -> object:
    """A value without its enum: a verdict as text, a joint answer as its score."""
    if isinstance(value, Talk):
        return None
    if isinstance(value, Answer):
        return value.score
    return value.value if isinstance(value, Verdict) else value


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
    """The changes of the total, parts, themes and statements; without figures, but with the reason, if not compared."""
    names = names_of(view)
    reasons = {own.id: why_not_compared(own, names) for own in view.not_compared}
    head: Row = {
        "van_coalitie": view.before.coalition,
        "van_jaar": view.before.year,
        "naar_coalitie": view.after.coalition,
        "naar_jaar": view.after.year,
    }
    rows = [
        {"soort": TOTAL, **_change(view.total)},
        *({"soort": "deel", **_change(part)} for part in view.parts),
        *({"soort": "thema", "deel": theme.part, **_change(theme.level)} for theme in view.themes),
        *(
            {"soort": "stelling", "deel": theme.part, "thema": theme.level.id, **_change(statement)}
            for theme in view.themes
            for statement in theme.statements
        ),
    ]
    return _frame((head | row | {"niet_vergeleken_omdat": reasons.get(str(row["id"]))} for row in rows), _COMPARISON)


def _frame(rows: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with these columns and types; a column that a row does not have is missing there."""
    table = list(rows)
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in table], dtype=kind) for name, kind in columns.items()}
    )


def _change(change: Change) -> Row:
    return {
        "id": change.id,
        "titel": level_title(change),
        "van": change.before,
        "naar": change.after,
        "verschil": change.difference,
        "interval_laagst": change.low,
        "interval_hoogst": change.high,
        "vrijheidsgraden": change.freedom,
        "door_samenstelling": change.by_composition,
        "oordeel": None if change.verdict is None else change.verdict.value,
        "genoemd": change.named,
    }
