# SPDX-License-Identifier: EUPL-1.2
"""A first `eisen.yaml` by questions."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import UsageError, errors_in
from analysetool.files.file_shapes import SCALE
from analysetool.files.requirements import parse_requirements
from analysetool.files.results import write_result
from analysetool.files.yaml_source import YamlDocument, parse_into
from analysetool.guide.asking import ask
from analysetool.model import DEFAULT_MINIMUM, Limit, StatementSet
from analysetool.terminal.lines import Lines
from analysetool.words import guide as texts

_LEFT_OUT = "-"
_QUESTIONS = (
    (texts.ASK_LEAST_PEOPLE, "deelnemers", Limit.MINIMUM, str(DEFAULT_MINIMUM), (1, 9999)),
    (texts.ASK_LEAST_FILLED, "ingevuld", Limit.MINIMUM, "80", (0, 100)),
    (texts.ASK_LEAST_TOTAL, "totaal", Limit.MINIMUM, "3,0", (SCALE[0], SCALE[-1])),
    (texts.ASK_LARGEST_FALL, "delen", Limit.LARGEST_FALL, "0,5", (0, SCALE[-1] - SCALE[0])),
)
"""The question, what it is about, its limit, the usual value, and between what it must lie."""


def make_requirements(path: Path, statement_set: StatementSet, lines: Lines, *, overwrite: bool) -> bool:
    """Ask for the requirements that most coalitions have, and write them; False when none was chosen.

    Raises:
        GoBack, InputEnded: when somebody stops; nothing was made then.
        UsageError: when the file cannot be made.
    """
    lines.say(texts.SKIP_A_REQUIREMENT)
    rows = []
    for question, subject, limit, usual, (least, most) in _QUESTIONS:
        bound = _bound(lines, question, usual, least, most)
        if bound is not None:
            rows.append(f"  - {{onderdeel: {subject}, {limit.value}: {bound}}}\n")
    if not rows:
        lines.say(texts.NO_REQUIREMENT)
        return False
    document = YamlDocument(path=str(path), text="".join([texts.REQUIREMENTS_COMMENT, "eisen:\n", *rows]))
    parse_into(document)
    parse_requirements(document, statement_set)
    if errors_in(document.problems):
        raise UsageError(*(f"{problem.place}: {problem.message}" for problem in document.problems))
    write_result(path, document.text.encode(), overwrite=overwrite, kept=True)
    lines.say(texts.written(path))
    return True


def _bound(lines: Lines, question: str, usual: str, least: int, most: int) -> str | None:
    """A number with a point, as YAML has it; None where the requirement is left out."""
    while True:
        typed = ask(lines, question, usual)
        if typed == _LEFT_OUT:
            return None
        text = typed.removesuffix("%").strip().replace(",", ".")
        whole, _, decimals = text.partition(".")
        if whole.isascii() and (whole + decimals).isdigit() and len(text) <= 6 and least <= float(text) <= most:  # noqa: PLR2004 - fits any limit
            return text
        lines.say(texts.type_a_number(least, most))
