# SPDX-License-Identifier: EUPL-1.2
"""Writing score sheets: keys in a fixed order, one answer a line, so that a diff shows exactly what changed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import yaml

from analysetool.model import Answer, GivenAnswer, Kind, ScoreSheet

_BASE_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_WIDE = 10**9


def dump_score_sheet(sheet: ScoreSheet, statements: Sequence[str], *, comment: str = "") -> str:
    """Write a score sheet as YAML text.

    Args:
        sheet: the sheet; statements that are not answered and have no note are left out.
        statements: ids in the order of the set; answers follow it, others come last.
        comment: a leading comment block to keep, as `leading_comment` gives it.
    """
    lines = [
        f"stellingenset: {_scalar(sheet.statement_set)}",
        f"versie: {_quoted(sheet.version)}",
        f"coalitie: {_scalar(sheet.coalition)}",
        f"jaar: {sheet.year}",
    ]
    lines += [
        f"{key}: {_scalar(value)}"
        for key, value in (("deelnemer", sheet.participant), ("domein", sheet.domain))
        if value
    ]
    lines.append(f"soort: {sheet.kind.value}")
    if sheet.origin:
        lines.append(f"herkomst: {_scalar(sheet.origin)}")
    if sheet.asked is not None:
        lines.append(f"gevraagd: [{', '.join(map(_scalar, sheet.asked))}]")
    order = [identity for identity in statements if identity in sheet.answers]
    order += [identity for identity in sheet.answers if identity not in set(order)]
    written = [f"  {_scalar(identity)}: {text}" for identity in order if (text := _answer(sheet.answers[identity]))]
    lines += ["scores:", *written] if written else ["scores: {}"]
    if sheet.kind is Kind.JOINT:
        lines += _joint_lines(sheet)
    return comment + "\n".join(lines) + "\n"


def leading_comment(text: str) -> str:
    """The comment lines (and blank lines among them) before the first key, as they stand; empty when there are none."""
    kept: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        kept.append(line)
    else:
        return "".join(kept)
    return "".join(kept) if any(line.strip() for line in kept) else ""


def later_comment_lines(text: str) -> tuple[int, ...]:
    """Line numbers of comments after the leading block, which rewriting would lose.

    Raises:
        yaml.YAMLError: when the text is no YAML.
    """
    lines = text.splitlines()
    bare = [list(line) for line in lines]
    for token in yaml.scan(text, Loader=_BASE_LOADER):
        if isinstance(token, yaml.ScalarToken):
            in_block = token.style in ("|", ">")  # the header of a block may hold a comment of its own
            _blank(bare, token.start_mark.line + in_block, 0 if in_block else token.start_mark.column, token.end_mark)
    first = len(leading_comment(text).splitlines())
    return tuple(number for number, line in enumerate(bare, start=1) if number > first and "#" in line)


def _blank(bare: list[list[str]], line: int, column: int, end: yaml.Mark) -> None:
    """Blot out a scalar, so that a # inside it is not taken for a comment."""
    for number in range(line, min(end.line + 1, len(bare))):
        begin = column if number == line else 0
        stop = end.column if number == end.line else len(bare[number])
        bare[number][begin:stop] = " " * (min(stop, len(bare[number])) - begin)


def _joint_lines(sheet: ScoreSheet) -> Iterable[str]:
    if sheet.open_statements:
        yield f"open: [{', '.join(map(_scalar, sheet.open_statements))}]"
    if sheet.reasons:
        yield "redenen:"
        yield from (f"  {_scalar(identity)}: {_scalar(reason)}" for identity, reason in sheet.reasons.items())
    if sheet.hands:
        yield "handopsteken:"
        for identity, hands in sheet.hands.items():
            votes = ", ".join(map(str, hands.scores))
            yield (
                f"  {_scalar(identity)}: {{scores: [{votes}], weet_niet: {hands.dont_know}, "
                f"nvt: {hands.not_applicable}}}"
            )
    if sheet.actions:
        yield "acties:"
        for action in sheet.actions:
            pairs = [("stelling", action.statement), ("wat", action.what), ("wie", action.who)]
            written = [f"{key}: {_scalar(value)}" for key, value in pairs if value]
            written += [f"wanneer: {action.due.isoformat()}"] if action.due else []
            yield f"  - {{{', '.join([*written, f'status: {action.status}'])}}}"


def _answer(given: GivenAnswer) -> str | None:
    """The text behind an id: a plain answer, or an answer with its note; None when there is nothing to write."""
    if not given.note:
        return given.answer.value or None
    if given.answer is Answer.NOT_ANSWERED:
        return f"{{opmerking: {_quoted(given.note)}}}"
    return f"{{score: {given.answer.value}, opmerking: {_quoted(given.note)}}}"


@functools.lru_cache(maxsize=4096)  # the same ids and names stand in every sheet of an import
def _scalar(text: str) -> str:
    """A text as a YAML scalar: plain where every reader takes it for this text, else in double quotes."""
    if text and "\n" not in text and not any(mark in text for mark in ",[]{}#&*!|>'\"%@`:?"):
        written = str(yaml.safe_dump(text, width=_WIDE, allow_unicode=True)).removesuffix("\n...\n").removesuffix("\n")
        if written == text:
            return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return str(yaml.safe_dump(text, width=_WIDE, allow_unicode=True, default_style='"')).removesuffix("\n")
