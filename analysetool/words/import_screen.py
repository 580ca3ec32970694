# SPDX-License-Identifier: EUPL-1.2
"""How `importeer` shows what it understood of a file, before anything is written: at most a screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysetool.model import Answer
from analysetool.words.figures import answer_word
from analysetool.words.grammar import agree, count, plural
from analysetool.words.messages import as_warning, quoted

_FOUND_BY = {
    "text": "op tekst",
    "both": "op nummer en tekst",
    "number": "op nummer",
    "order": "op volgorde",
    "map": "uit de kaart",
}
_MOST_TEXTS = 20
QUESTION = "Zo overnemen? [j/n] "
NOT_TAKEN = "Gestopt. Er is niets geschreven."
TAKEN = "Overgenomen en geschreven."


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRun:
    """Statements that follow each other in columns that do, by their ids and letters; one of each when it is one."""

    statements: tuple[str, str]
    columns: tuple[str, str]
    step: int = 1


def found_by(how: str, runs: Sequence[ColumnRun]) -> str:
    """Which statements were found in one way, and in which columns: "A01–A10 in kolom F–O, A12 in kolom Q"."""
    return f"stellingen {_FOUND_BY[how]}: {', '.join(map(_run, runs))}."


def _run(run: ColumnRun) -> str:
    first, last = run.statements
    if first == last:
        return f"{first} in kolom {run.columns[0]}"
    columns = "–".join(run.columns) if run.step == 1 else f"{' tot en met '.join(run.columns)}, elke {run.step}e"
    return f"{first}–{last} in kolom {columns}"


def meanings(found: Iterable[tuple[str, Answer, int]], scale: Mapping[int, str]) -> list[str]:
    """What each different text was taken for and how often it stands there, a line for each meaning.

    Args:
        found: texts in the order of their meanings.
        scale: the words of the scores.
    """
    texts = list(found)
    lines = [
        "; ".join(f"{quoted(text)} is {_meaning(answer, scale)}, {count(number)} keer" for text, _, number in own)
        for answer, own in groupby(texts[:_MOST_TEXTS], key=lambda one: one[1])
    ]
    if len(texts) > _MOST_TEXTS:
        lines.append(f"nog {count(len(texts) - _MOST_TEXTS)} andere teksten")
    return lines


def _meaning(answer: Answer, scale: Mapping[int, str]) -> str:
    score = answer.score
    return answer_word(answer) if score is None else f"{score} ({scale[score].lower()})"


def total(files: int, people: int, answers: int) -> str:
    """What all files hold together."""
    who = plural(people, "deelnemer", "deelnemers")
    return (
        f"Samen: {plural(files, 'tabel of formulier', 'tabellen en formulieren')}, {who}, {count(answers)} antwoorden."
    )


def doubt(place: str, message: str) -> str:
    """A reading that may be another one."""
    return as_warning(f"{place}: {message}")


def other_year_in_rows(years: Sequence[int], year: int) -> str:
    """Rows that were all handed in in other years than that of the measurement."""
    told = " en ".join(map(str, years))
    return as_warning(f"alles is ingestuurd in {told}, en de meting is van {year}. Klopt --jaar?")


def trial_of_doubts(number: int) -> str:
    """The end of a trial that met readings which stop an import."""
    return (
        f"Dit was een proef: er is niets geschreven. Er {agree(number, 'is', 'zijn')} "
        f"{plural(number, 'twijfel', 'twijfels')}: zonder --proef vraagt de tool op een terminal of het klopt, en is "
        "het elders een fout."
    )
