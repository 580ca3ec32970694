# SPDX-License-Identifier: EUPL-1.2
"""Which of the names there are is nearest to what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST_NAMED = 3


def near_names(typed: str, known: Iterable[str | tuple[str, str]], *, most: int = MOST_NAMED) -> list[str]:
    """The known names that are nearest to what was typed, capitals aside, the nearest first; none where none is near.

    Names that differ from it in capitals alone are the only ones. A known name may be a pair: how it can be typed too,
    and the name itself. Each name is given once.
    """
    folded: dict[str, list[str]] = {}
    for own in known:
        written, name = (own, own) if isinstance(own, str) else own
        folded.setdefault(written.casefold(), []).append(name)
    wanted = typed.casefold()
    matches = [wanted] if wanted in folded else get_close_matches(wanted, folded, n=most)
    return list(dict.fromkeys(name for match in matches for name in folded[match]))
