# SPDX-License-Identifier: EUPL-1.2
"""What the coalition talked about: the joint answer beside the individual ones, the reason and the show of hands.

Whether the talk made a difference is read from what may be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from analysetool.escaping import printable
from analysetool.figures.clean import clean_action
from analysetool.figures.ground import Ground
from analysetool.figures.report import DiscussedStatement, Discussion, DiscussionSection, ShownStatement, Talk
from analysetool.measurement import Measurement
from analysetool.model import Action, ActionStatus, Answer, Hands, ScoreSheet, Verdict
from analysetool.rounding import round_half_up
from analysetool.verdicts import mean_verdicts, verdict_of

LARGE = 1.0
"""From this distance between joint score and printed mean, the talk made a difference."""
_SAYS_NOTHING = (Verdict.NOT_ASKED, Verdict.NOT_ANSWERED, Verdict.TOO_FEW)
"""Verdicts on individual answers beside which a joint answer is no other verdict."""


def gather_discussion(
    measurement: Measurement, statements: Sequence[ShownStatement], individual: Sequence[ShownStatement], ground: Ground
) -> Discussion | None:
    """Gather what was discussed; None when nothing was.

    With only a joint sheet, statements of which there is no more to tell than their score are left out: they stand in
    the list of all statements.

    Args:
        measurement: the sheets, with the joint one.
        statements: all statements as the report shows them.
        individual: the same on the basis of the individual sheets.
        ground: what may be shown.
    """
    found = [
        item
        for statement, own in zip(statements, individual, strict=True)
        if (item := gather_discussed(measurement.joint, statement, own, ground)) is not None
        and not (ground.joint_only and statement.joint is not None and not _says_more(item))
    ]
    kinds = {
        Talk.DIFFERENCE: sorted((item for item in found if item.changed), key=lambda item: -_distance(item)),
        Talk.SETTLED: [item for item in found if item.statement.joint is not None and not item.changed],
        Talk.OPEN: [item for item in found if item.statement.joint is None],
    }
    if not found:
        return None
    return Discussion(
        sections=tuple(DiscussionSection(id=kind, items=tuple(items)) for kind, items in kinds.items() if items)
    )


def gather_discussed(
    joint: ScoreSheet | None, statement: ShownStatement, individual: ShownStatement, ground: Ground
) -> DiscussedStatement | None:
    """What the coalition said of one statement together; None when it did not talk about it."""
    if joint is None:
        return None
    reason = printable(joint.reasons.get(statement.id, ""))
    hands = joint.hands.get(statement.id)
    voters = 0 if hands is None else hands.voters
    if statement.joint is None and not (statement.disputed or reason or voters):
        return None
    hidden = _hides_hands(hands, ground)
    verdict = _joint_verdict(statement.joint)
    apart = None if ground.joint_only else individual
    return DiscussedStatement(
        statement=statement,
        individual=apart,
        verdict=verdict,
        changed=_made_a_difference(statement.joint, verdict, apart),
        reason=reason or None,
        hands=None if hidden or not voters else hands,
        hands_hidden=voters if hidden else None,
    )


def sorted_actions(joint: ScoreSheet | None, statements: Sequence[ShownStatement]) -> tuple[Action, ...]:
    """The actions with printable texts: open ones first, then by date (none last) and in the order of the set."""
    actions = joint.actions if joint is not None else ()
    return tuple(in_order(map(clean_action, actions), [statement.id for statement in statements]))


def in_order(actions: Iterable[Action], statements: Sequence[str]) -> list[Action]:
    """Actions as they are told: open ones first, then by date (none last) and in the order of these statements."""
    place = {identity: position for position, identity in enumerate(statements)}
    return sorted(
        actions,
        key=lambda action: (
            list(ActionStatus).index(action.status),
            action.due is None,
            action.due.isoformat() if action.due else "",
            place.get(action.statement, len(place)),
        ),
    )


def _says_more(item: DiscussedStatement) -> bool:
    """True when there is more to tell of a statement than what was settled."""
    return item.reason is not None or item.hands is not None or item.hands_hidden is not None


def _joint_verdict(joint: Answer | None) -> Verdict | None:
    """What a joint answer amounts to by itself."""
    if joint is None:
        return None
    if joint.score is None:
        return Verdict.UNKNOWN if joint is Answer.DONT_KNOW else Verdict.NOT_APPLICABLE
    return verdict_of(int(mean_verdicts(np.array(float(joint.score)))))


def _made_a_difference(joint: Answer | None, verdict: Verdict | None, apart: ShownStatement | None) -> bool:
    """True for another verdict than that of the individual answers, or a score that lies far from their mean.

    Where the individual answers may not be shown it says nothing.
    """
    if joint is None or apart is None or apart.verdict in _SAYS_NOTHING:
        return False
    return verdict is not apart.verdict or _apart(joint, apart) >= LARGE


def _distance(item: DiscussedStatement) -> float:
    """How far the joint score lies from the printed mean; 0 where there are no two figures to compare."""
    if item.statement.joint is None or item.individual is None:
        return 0.0
    return _apart(item.statement.joint, item.individual)


def _apart(joint: Answer, individual: ShownStatement) -> float:
    if joint.score is None or individual.mean is None:
        return 0.0
    return round_half_up(abs(joint.score - round_half_up(individual.mean)))


def _hides_hands(hands: Hands | None, ground: Ground) -> bool:
    """Secret votes of few people stay hidden; hands that everybody saw do not."""
    return hands is not None and hands.hidden(ground.fewest_votes)
