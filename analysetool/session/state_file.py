# SPDX-License-Identifier: EUPL-1.2
"""Where a session is, kept beside the sheets, so that it goes on after a break, a crash or a night."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysetool.files.plain_json import parse_json
from analysetool.files.saving import current_content, write_whole
from analysetool.session.plan import LIST, Plan, PlanItem
from analysetool.session.silent import Silent

NAME = ".werksessie.json"
VERSION = 1
_COUNTS = 7
"""1 to 5, weet-niet and nvt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """One session as it was last: whose it is, how long it may take, its plan and the seconds that were used.

    `in_round` says that it goes along the actions of earlier years, `stop` at which halt of the closing it is, `share`
    at which statement of the list to share out, and `silent` that everybody scores alone. `saw` holds the counts of
    each statement that the room saw.
    """

    coalition: str
    year: int
    minutes: float
    per_statement: float | None
    plan: Plan
    used: float = 0.0
    per_item: Mapping[str, float] = field(default_factory=dict)
    in_round: bool = False
    stop: int = 0
    share: int = 0
    silent: Silent | None = None
    saw: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    done: bool = False


def read_state(path: Path, known: frozenset[str]) -> tuple[SessionState | None, bool]:
    """The state on disk and whether it was readable; (None, True) when there is none.

    A state that is damaged, of another version or about statements that are not `known` is not readable: the session
    then begins with a new agenda, and nothing that was agreed is lost, since that stands in the joint sheet.
    """
    try:
        content = current_content(path)
        return (None, True) if content is None else (_parsed(parse_json(content), known), True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, False


def write_state(path: Path, state: SessionState) -> None:
    """Write the state whole, over what was there.

    Raises:
        OSError: when the disk refuses.
        FileChangedError: when another process wrote it in the same instant.
    """
    whole = {
        "formaatversie": VERSION,
        "soort": "werksessie",
        "coalitie": state.coalition,
        "jaar": state.year,
        "minuten": state.minutes,
        "per_stelling": state.per_statement,
        "agenda": [
            {"stelling": item.statement, "minuten": item.minutes, "onderwerp": item.topic} for item in state.plan.items
        ],
        "te_verdelen": list(state.plan.to_share),
        "niet_besproken": list(state.plan.left_out),
        "bij": state.plan.position,
        "gebruikt": round(state.used, 1),
        "gebruikt_per_stelling": {identity: round(used, 1) for identity, used in state.per_item.items()},
        "eerdere_acties": state.in_round,
        "halte": state.stop,
        "verdeeld_tot": state.share,
        "stil": None if state.silent is None else _written(state.silent),
        "getoond": {identity: list(counts) for identity, counts in state.saw.items()},
        "klaar": state.done,
    }
    content = (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()
    write_whole(path, content, expected=current_content(path))


def _parsed(whole: dict[str, Any], known: frozenset[str]) -> SessionState:
    if whole["formaatversie"] != VERSION:
        raise ValueError
    items = tuple(
        PlanItem(statement=str(row["stelling"]), minutes=float(row["minuten"]), topic=str(row["onderwerp"]))
        for row in whole["agenda"]
    )
    left_out = tuple(map(str, whole["niet_besproken"]))
    to_share = tuple(map(str, whole["te_verdelen"]))
    listed = [LIST] if to_share else []
    named = [*(item.statement for item in items), *to_share, *left_out]
    if not {*known, *listed}.issuperset(named) or len(set(named)) < len(named) or not set(listed) <= set(named):
        raise ValueError
    per_statement = whole["per_stelling"]
    return SessionState(
        coalition=str(whole["coalitie"]),
        year=int(whole["jaar"]),
        minutes=float(whole["minuten"]),
        per_statement=None if per_statement is None else float(per_statement),
        plan=Plan(items=items, to_share=to_share, left_out=left_out, known=known).at(int(whole["bij"])),
        used=max(0.0, float(whole["gebruikt"])),
        per_item={str(key): float(used) for key, used in whole["gebruikt_per_stelling"].items()},
        in_round=bool(whole["eerdere_acties"]),
        stop=max(0, int(whole["halte"])),
        share=max(0, int(whole["verdeeld_tot"])),
        silent=None if whole["stil"] is None else _silent(whole["stil"], known),
        saw={str(key): _counts(row) for key, row in whole["getoond"].items()},
        done=bool(whole["klaar"]),
    )


def _counts(row: Sequence[Any]) -> tuple[int, ...]:
    if len(row) != _COUNTS:
        raise ValueError
    return tuple(int(count) for count in row)


def _written(silent: Silent) -> dict[str, object]:
    return {"stellingen": list(silent.statements), "tot": round(silent.until, 1)}


def _silent(row: Mapping[str, Any], known: frozenset[str]) -> Silent:
    statements = tuple(map(str, row["stellingen"]))
    if not statements or not known.issuperset(statements):
        raise ValueError
    return Silent(statements=statements, until=float(row["tot"]))
