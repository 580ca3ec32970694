# SPDX-License-Identifier: EUPL-1.2
"""Score sheets that come into the folder during a session: read again, and counted where nobody can be read off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysetool.agenda import CLOSING_SHARE, OPENING_SHARE, Topic
from analysetool.errors import InputError, UsageError
from analysetool.measurement import Measurement
from analysetool.model import Answer, Openness, ScoreSheet
from analysetool.session.material import Material, gather_again
from analysetool.session.plan import LIST, Plan
from analysetool.session.situation import Situation
from analysetool.tally import ANSWER_ORDER, NOT_ASKED
from analysetool.terminal.lines import Lines
from analysetool.words import session_files as file_texts

_BLANK = ANSWER_ORDER.index(Answer.NOT_ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What is new in the folder: how many sheets came in, and how many changed or went.

    `held` are the statements whose result the room saw already, and on which the difference with a new result would be
    about too few people; while there are any, nothing new may be shown.
    """

    came: int
    changed: int
    held: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """True when all sheets are what they were."""
        return not self.came and not self.changed


def read_again(now: Situation, per_statement: float | None) -> tuple[str, ...]:
    """Read the folder again and let what is new count, where the room cannot read off whose it is; gives what to say.

    With an error in the folder the session stays with what it has.
    """
    try:
        new = gather_again(now.material, Lines())
    except (UsageError, InputError):
        return (file_texts.SHEETS_NOT_READ,)
    found = compare_sheets(now.material, new, now.clock.per_item, now.joint.sheet)
    if found.nothing:
        return (file_texts.NO_NEW_SHEETS,)
    if found.held:
        return (file_texts.sheets_held(found.came, found.changed, found.held),)
    now.material = new
    now.plan = renew_plan(now.plan, new, now.joint.sheet, now.minutes, per_statement)
    return (file_texts.new_sheets(found.came, found.changed, new.measurement.tally.people() or 0),)


def compare_sheets(old: Material, new: Material, seen: Iterable[str], joint: ScoreSheet) -> Renewal:
    """What another reading of the folder found.

    Args:
        old: what the session stands on.
        new: what was read now.
        seen: the statements that were talked about, so that their results were on the screen.
        joint: the joint sheet as it is now.

    In a closed measurement two results that are both shown differ by nobody or by as many people as a figure stands on,
    as groups do. Where groups were shown nothing may change, since one more in a group is read off its mean.
    """
    before, after = _rows(old.measurement), _rows(new.measurement)
    came = len(after.keys() - before.keys())
    same = sum(np.array_equal(before[person], after[person]) for person in before.keys() & after.keys())
    changed = len(before) - same
    if old.measurement.openness is Openness.OPEN or not before:
        return Renewal(came=came, changed=changed)
    blank = np.full(len(old.scores.structure.statements), NOT_ASKED, dtype=np.int8)
    differ = sum(
        (
            _heard(before.get(person, blank)) != _heard(after.get(person, blank))
            for person in before.keys() | after.keys()
        ),
        np.zeros(len(blank), dtype=np.int64),
    )
    shown = old.measurement.disclosure().shown
    held = [
        identity
        for identity in seen
        if identity in old.known
        and shown[old.position(identity)]
        and differ[old.position(identity)]
        and (differ[old.position(identity)] < old.measurement.minimum or old.show(identity, joint).groups)
    ]
    return Renewal(came=came, changed=changed, held=tuple(held))


def results_of(material: Material, seen: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """What the room saw of these statements: how many gave 1 to 5, weet-niet and nvt; only what may be shown.

    Nothing in an open measurement, where nobody has to be hidden.
    """
    if material.measurement.openness is Openness.OPEN:
        return {}
    shown, figures = material.measurement.disclosure().shown, material.scores.statements
    places = {identity: material.position(identity) for identity in seen if identity in material.known}
    return {
        identity: (
            *map(int, figures.distribution[0, place]),
            int(figures.dont_know[0, place]),
            int(figures.not_applicable[0, place]),
        )
        for identity, place in places.items()
        if shown[place] and identity not in material.frozen
    }


def freeze(material: Material, saw: Mapping[str, Sequence[int]], joint: ScoreSheet) -> Material:
    """What a session goes on with when sheets came in while it was not running.

    Statements of which the room saw other counts, of too few people more or less, are shown no more.
    """
    now = results_of(material, saw)
    frozen = []
    for identity, before in saw.items():
        if identity not in now:
            continue
        more = sum(max(0, own - old) for own, old in zip(now[identity], before, strict=True))
        fewer = sum(max(0, old - own) for own, old in zip(now[identity], before, strict=True))
        moved = max(more, fewer)
        if moved and (moved < material.measurement.minimum or material.show(identity, joint).groups):
            frozen.append(identity)
    return material.without(frozenset(frozen))


def renew_plan(plan: Plan, material: Material, joint: ScoreSheet, minutes: float, per_statement: float | None) -> Plan:
    """The plan with what comes worked out again; what was talked about stays, and so does what the facilitator added.

    The rest gets the minutes that the statements before it leave.
    """
    if plan.current is None and not plan.at_opening:
        return plan
    kept = plan.items[: plan.position + 1]
    chosen = tuple(item for item in plan.items[plan.position + 1 :] if item.topic == Topic.CHOSEN)
    own = (*kept, *chosen)
    talk = minutes * (1 - OPENING_SHARE - CLOSING_SHARE) - sum(item.minutes for item in own)
    done = {item.statement for item in own if item.statement != LIST}
    again = material.new_plan(joint, minutes, per_statement, talk=max(0.0, talk), done=done)
    return plan.with_ahead(replace(again, items=(*chosen, *again.items)))


def _rows(measurement: Measurement) -> dict[str, NDArray[np.int8]]:
    """The answers of each participant."""
    responses = measurement.responses
    return {} if responses is None else dict(zip(responses.participants, responses.answers, strict=True))


def _heard(answers: NDArray[np.int8]) -> NDArray[np.int8]:
    """The same with one value for everything that is no answer."""
    return np.where(answers == _BLANK, np.int8(NOT_ASKED), answers)
