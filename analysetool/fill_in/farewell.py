# SPDX-License-Identifier: EUPL-1.2
"""What somebody takes along at the end: their own profile, and their code for the next time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysetool.escaping import visible
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.own_profile import OwnLevel, own_parts, own_themes
from analysetool.model import Kind
from analysetool.words import own_profile as words
from analysetool.words.codes import keep_code

_BLOCKS_PER_POINT = 2
_BAR = 5 * _BLOCKS_PER_POINT
_BESIDE_NAME = 35
"""Columns for the bar, the mean and "2 w, 1 x, 12 open"."""
_LEAST_NAME = 8


def profile_sentences(dialogue: Dialogue) -> Iterator[str]:
    """The profile per theme, a sentence a line; nothing when nothing was scored."""
    levels = _of_one_person(dialogue, own_themes(dialogue.session, dialogue.statement_set))
    if levels:
        yield words.HEADING
        yield from (visible(words.sentence(level.id, level.title, level.mean, level.counts)) for level in levels)


def profile_bars(dialogue: Dialogue, width: int, *, themes: bool) -> Iterator[str]:
    """The profile with a bar per theme or per part, in lines of `width` signs; nothing when nothing was scored.

    A title that leaves no room for the figures behind it is cut off.
    """
    own = own_themes if themes else own_parts
    levels = _of_one_person(dialogue, own(dialogue.session, dialogue.statement_set))
    if not levels:
        return
    yield words.HEADING
    room = max(width - _BESIDE_NAME, _LEAST_NAME)
    names = [_cut(visible(f"{level.id} {level.title}"), room) for level in levels]
    longest = max(map(len, names))
    for name, level in zip(names, levels, strict=True):
        padded = name + " " * (longest - len(name))
        yield words.bar_line(padded, _bar(level.mean), level.mean, level.counts)
    if any(level.counts.dont_know or level.counts.not_applicable for level in levels):
        yield words.KEY


def code_to_keep(dialogue: Dialogue) -> Iterator[str]:
    """The code with why to keep it, once there is a sheet under that code."""
    sheet = dialogue.sheet
    if sheet.kind is Kind.INDIVIDUAL and sheet.participant and dialogue.file.exists:
        yield keep_code(visible(sheet.participant))


def _of_one_person(dialogue: Dialogue, levels: Sequence[OwnLevel]) -> Sequence[OwnLevel]:
    """The levels, unless the sheet is that of a whole coalition or holds no score at all."""
    any_score = any(level.mean is not None for level in levels)
    return levels if any_score and dialogue.sheet.kind is Kind.INDIVIDUAL else ()


def _cut(name: str, room: int) -> str:
    if len(name) <= room:
        return name
    while len(name) >= room:
        name = name[:-1]
    return f"{name}…"


def _bar(mean: float | None) -> str:
    """Two blocks per point of the mean, of the ten that five points have; blank without a mean, which is no low one."""
    if mean is None:
        return " " * _BAR
    filled = int(mean * _BLOCKS_PER_POINT + 0.5)
    return "█" * filled + "░" * (_BAR - filled)
