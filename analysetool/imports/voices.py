# SPDX-License-Identifier: EUPL-1.2
"""In whose words a form or survey asked: by what it says itself, by its headings, or by what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from analysetool.imports.columns import Settings
from analysetool.imports.headings import HeadedColumn
from analysetool.imports.responses import Problems
from analysetool.model import StatementSet, Voice
from analysetool.words import imports as say
from analysetool.words.grammar import listing


def settle_voice(
    said: Voice | None, asked: Iterable[str], settings: Settings, problems: Problems, *, version: str | None = None
) -> Voice:
    """Whose voice the answers are; partners when nothing says so.

    Args:
        said: what the file itself says; None when it does not.
        asked: ids of what was asked: parents' answers hold only what the set has a text for them for.
        settings: with the voice that was typed, if any.
        problems: gets what contradicts.
        version: the version of the set that was asked, when the file says it.
    """
    typed = settings.voice
    if said is not None and typed is not None and said is not typed:
        problems.add(say.another_voice(said, typed))
    voice = said or typed or Voice.PARTNERS
    own = settings.statement_set
    if voice is Voice.PARENTS and version in (None, own.version):
        unknown = [identity for identity in asked if identity not in own.asked_of_parents]
        if unknown:
            problems.add(say.not_for_parents(listing(unknown)))
    return voice


def voice_of_headings(
    columns: Mapping[str, HeadedColumn], settings: Settings, problems: Problems, line: int
) -> Voice | None:
    """The voice whose sentences stand in the headings, by statement; None when there are only ids.

    Ids alone say it too when they are exactly what our own form for parents asks.
    """
    found: dict[Voice, HeadedColumn] = {}
    for identity, column in columns.items():
        voice = settings.statements.voice_of(column, identity)
        if voice is not None:
            found.setdefault(voice, column)
    if len(found) > 1:
        problems.add(say.two_voices(found[Voice.PARTNERS].shown, found[Voice.PARENTS].shown), line)
        return None
    if found:
        return next(iter(found))
    if settings.voice is None and _is_form_for_parents(columns.keys(), settings.statement_set):
        return Voice.PARENTS
    return None


def about_voice(voice: Voice) -> list[str]:
    """What to tell of answers that will stand apart."""
    return [say.OF_PARENTS] if voice is Voice.PARENTS else []


def _is_form_for_parents(asked: Collection[str], statement_set: StatementSet) -> bool:
    theirs = set(statement_set.asked_of_parents)
    return bool(theirs) and set(asked) == theirs and len(theirs) < len(statement_set.statements)
