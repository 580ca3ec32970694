# SPDX-License-Identifier: EUPL-1.2
"""What one participant's form comes to, whatever kind of file it came in."""

from __future__ import annotations

from dataclasses import replace

from analysetool.imports.responses import Response, Taken
from analysetool.imports.survey import about_codes
from analysetool.imports.voices import about_voice
from analysetool.words import imports as say


def taken_from_form(
    response: Response, *, what: str, statements: int, coalition: str, year: int | None, typed_code: str
) -> Taken:
    """One form as what was taken from its file, with remarks about a code that is none and about an empty form.

    Args:
        response: the answers; with none of them the form is passed over.
        what: how messages call this kind of form.
        statements: how many statements it asks.
        coalition: the coalition it names, empty for none.
        year: the year it names.
        typed_code: what stood where the code belongs, empty for nothing.
    """
    taken = Taken(path=response.path, what=what, rows=1, statements=statements)
    taken.coalitions |= {coalition} if coalition else set()
    taken.years |= {year} if year is not None else set()
    taken.remarks += about_voice(response.voice)
    taken.remarks += about_codes(int(bool(typed_code) and response.code is None))
    if response.answers:
        taken.responses.append(replace(response, coalition=coalition))
    else:
        taken.remarks.append(say.NOTHING_FILLED_IN)
    return taken
