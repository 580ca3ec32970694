# SPDX-License-Identifier: EUPL-1.2
"""Building what the room sees from a measurement and its joint sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from analysetool.escaping import printable
from analysetool.figures.build_groups import GroupMeans, cluster_gap_limit, compute_group_means
from analysetool.figures.clean import clean_action, clean_set
from analysetool.figures.ground import compute_statements, lay_ground, score_ground
from analysetool.figures.report import NoGroups, ShownStatement
from analysetool.figures.room import (
    Before,
    Moment,
    NoVotes,
    RoomClock,
    RoomOverview,
    RoomScreen,
    RoomSharing,
    RoomStatement,
    Settled,
    Shared,
    Topic,
    Turn,
    Votes,
)
from analysetool.measurement import Measurement
from analysetool.model import Action, ActionStatus, Answer, Basis, ScoreSheet, StatementSet, Verdict

_Item = TypeVar("_Item", bound=Action | Topic | Settled | Shared)
_LINES = 16
"""So many lines of a list fit a beamer of 1280 by 720, below the title."""
_WHOLE, _HALF = 85, 42
"""So many signs fit a line of a list over the whole width, and of one of two beside each other."""


def make_screen(
    measurement: Measurement,
    statement_set: StatementSet,
    moment: Moment,
    *,
    statement: RoomStatement | None = None,
    turn: Turn | None = None,
    overview: RoomOverview | RoomSharing | None = None,
    agenda: Sequence[str | None] = (),
    clock: RoomClock | None = None,
) -> RoomScreen:
    """One screen; while votes come in the statement loses its figures here, so that no renderer can show them.

    Args:
        measurement: whose session it is.
        statement_set: the set it is about.
        moment: where the session is.
        statement: the statement on the screen, from `show_statement`; needed at the moments that have one.
        turn: the place of the statement in the agenda and why it is there.
        overview: what was agreed, from `show_overview`, or the blind spots that are shared out, from `show_sharing`;
            needed at the moments that have one.
        agenda: ids of the statements to come, for the welcome; None is the list of blind spots. In silence those that
            everybody scores alone.
        clock: the time, where it should be shown.

    Raises:
        ValueError: when the moment lacks its statement, overview or what is asked.
    """
    agreed = overview if moment.has_overview and isinstance(overview, RoomOverview) else None
    sharing = overview if moment is Moment.SHARING and isinstance(overview, RoomSharing) else None
    silent = moment is Moment.SILENT
    lacks_overview = (moment.has_overview and agreed is None) or (moment is Moment.SHARING and sharing is None)
    if lacks_overview or (moment.has_statement and statement is None) or (silent and not agenda):
        message = f"the moment {moment} lacks its content"
        raise ValueError(message)
    clean = clean_set(statement_set)
    texts = {item.id: item.text for item in clean.statements}
    shown = statement if moment.has_statement else None
    if moment is Moment.VOTING and shown is not None:
        shown = shown.without_figures()
    told = None if measurement.info is None else measurement.info.next_measurement
    return RoomScreen(
        moment=moment,
        coalition=printable(measurement.coalition),
        year=measurement.year,
        set_title=clean.title,
        justification=clean.justification,
        scale=_scale(clean.scale),
        origins=tuple(printable(origin) for origin in measurement.origins),
        turn=replace(turn, why=printable(turn.why)) if turn is not None and turn.why is not None else turn,
        statement=shown,
        overview=agreed,
        sharing=sharing,
        agenda=() if silent else tuple(None if own is None else Topic(id=own, text=texts[own]) for own in agenda),
        asked=tuple(_bare(clean, own, measurement.minimum) for own in agenda if own is not None) if silent else (),
        clock=clock,
        next_measurement=None if told is None else printable(told),
    )


def show_statement(
    measurement: Measurement,
    statement_set: StatementSet,
    identity: str,
    *,
    gap_limit: float | None = None,
    before: Measurement | None = None,
) -> RoomStatement:
    """What the room may see of one statement: what a report may show of it.

    Args:
        measurement: the individual sheets, with the joint sheet as it is now.
        statement_set: the set they belong to.
        identity: the id of the statement.
        gap_limit: how far groups must lie apart for it to be no chance (see `limit_of_gaps`); None when not known.
        before: the last measurement before this one, of which its own rules decide what may be shown.

    Raises:
        KeyError: when the set has no such statement.
    """
    clean = clean_set(statement_set)
    bare = _bare(clean, identity, measurement.minimum)
    position = next(place for place, own in enumerate(clean.statements) if own.id == identity)
    told = replace(_with_joint(bare, measurement), before=_before(before, statement_set, identity))
    ground = lay_ground(measurement, clean, Basis.INDIVIDUAL)
    if ground.joint_only or not measurement.tally.groups:
        return replace(told, no_votes=NoVotes.NO_SHEETS)
    figures = compute_statements(clean, score_ground(ground, clean), ground)[position]
    return _with_groups(_with_votes(told, figures), compute_group_means(ground, clean, position, gap_limit))


def _bare(clean: StatementSet, identity: str, minimum: int) -> RoomStatement:
    """A statement without any figure."""
    statement = {own.id: own for own in clean.statements}[identity]
    part = next(part for part in clean.parts if part.id == statement.part)
    theme = next(theme for theme in part.themes if theme.id == statement.theme)
    return RoomStatement(
        id=statement.id,
        part_title=part.title,
        theme_title=theme.title,
        text=statement.text,
        explanation=statement.explanation,
        anchors=tuple(sorted(statement.anchors.items())),
        scale=_scale(clean.scale),
        minimum=minimum,
    )


def _before(earlier: Measurement | None, statement_set: StatementSet, identity: str) -> Before | None:
    """What an earlier measurement may show of a statement; None where that is nothing."""
    if earlier is None:
        return None
    own = show_statement(earlier, statement_set, identity)
    if own.mean is None and own.joint is None:
        return None
    return Before(year=earlier.year, mean=own.mean, n=own.n, joint=own.joint)


def limit_of_gaps(measurement: Measurement, statement_set: StatementSet) -> float | None:
    """How far clusters lie apart on some statement by chance alone; None without people or two ranked clusters.

    It stays the same during a session, and takes thousands of draws: compute it once.
    """
    return cluster_gap_limit(
        lay_ground(measurement, statement_set, Basis.INDIVIDUAL), statement_set, measurement.responses
    )


def show_overview(
    measurement: Measurement, statement_set: StatementSet, *, not_discussed: int, carried: Sequence[Action] = ()
) -> RoomOverview:
    """What the joint sheet holds, in the order of the set; `not_discussed` is for the caller to count.

    `carried` are open actions of earlier years that the joint sheet does not hold; they come behind its own.
    """
    clean, joint = clean_set(statement_set), measurement.joint
    if joint is None:
        return RoomOverview(settled=(), still_open=(), actions=_actions(carried), not_discussed=not_discussed)
    answers = [(statement, _joint_answer(joint, statement.id)) for statement in clean.statements]
    return RoomOverview(
        settled=tuple(
            Settled(id=statement.id, text=statement.text, answer=answer)
            for statement, answer in answers
            if answer is not None
        ),
        still_open=tuple(
            Topic(id=statement.id, text=statement.text)
            for statement, answer in answers
            if answer is None and statement.id in joint.open_statements
        ),
        actions=_actions((*joint.actions, *carried)),
        not_discussed=not_discussed,
    )


def show_round(actions: Sequence[Action], current: int) -> RoomOverview:
    """The page of the actions of earlier years that holds the current one; also those that are dropped on the way."""
    shown = RoomOverview(settled=(), still_open=(), actions=tuple(map(clean_action, actions)), not_discussed=0)
    for page in overview_pages(shown):
        if current < len(page.actions):
            return replace(page, current=current)
        current -= len(page.actions)
    message = f"there is no action {current}"
    raise IndexError(message)


def show_sharing(
    measurement: Measurement,
    statement_set: StatementSet,
    statements: Sequence[str],
    current: int,
    *,
    carried: Sequence[Action] = (),
) -> RoomSharing:
    """The page with the current one of the blind spots that are shared out, each with the actions that hold.

    Args:
        measurement: the individual sheets, with the joint sheet as it is now.
        statement_set: the set they belong to.
        statements: ids of the blind spots, one at least, in the order of talking.
        current: the place among them of the one that is talked about.
        carried: open actions of earlier years that the joint sheet does not hold.
    """
    texts = {statement.id: statement.text for statement in clean_set(statement_set).statements}
    actions = (*(() if measurement.joint is None else measurement.joint.actions), *carried)
    items = [
        Shared(
            id=identity,
            text=texts[identity],
            actions=_actions(action for action in actions if action.statement == identity),
        )
        for identity in statements
    ]
    pages = _cut(items)
    before = 0
    for number, page in enumerate(pages, start=1):
        if current < before + len(page):
            return RoomSharing(items=page, current=current - before, page=number, pages=len(pages))
        before += len(page)
    message = f"there is no blind spot {current}"
    raise IndexError(message)


def overview_pages(overview: RoomOverview) -> tuple[RoomOverview, ...]:
    """Cut an overview into pages that fit a beamer: one where all fits, else actions first, then the rest.

    Without anything agreed it is one page.
    """
    half = partial(_lines, width=_HALF)
    left = sum(map(half, overview.settled))
    right = sum(map(half, (*overview.actions, *overview.still_open)))
    if max(left, right) <= _LINES:
        return (overview,)
    empty = replace(overview, settled=(), still_open=(), actions=())
    pages = [
        *(replace(empty, actions=page) for page in _cut(overview.actions)),
        *(replace(empty, still_open=page) for page in _cut(overview.still_open)),
        *(replace(empty, settled=page) for page in _cut(overview.settled)),
    ]
    return tuple(replace(page, page=number, pages=len(pages)) for number, page in enumerate(pages, start=1))


def _cut(items: Sequence[_Item]) -> list[tuple[_Item, ...]]:
    """Items in pages of as many lines as fit; what is longer than a page has one of its own."""
    pages: list[tuple[_Item, ...]] = []
    used = 0
    for item in items:
        lines = _lines(item, _WHOLE)
        if pages and used + lines <= _LINES:
            pages[-1] = (*pages[-1], item)
            used += lines
        else:
            pages.append((item,))
            used = lines
    return pages


def _lines(item: Action | Topic | Settled | Shared, width: int) -> int:
    """How many lines an item takes of so many signs, with the line of who does it or of its score."""
    match item:
        case Action():
            return 1 + len(item.what) // width + (1 + len(item.who or "") // width)
        case Shared():
            return 1 + len(item.text) // width + sum(1 + len(action.who or "") // width for action in item.actions)
        case Settled():
            return 2 + len(item.text) // width
        case _:
            return 1 + len(item.text) // width


def _with_joint(room: RoomStatement, measurement: Measurement) -> RoomStatement:
    """The same with what was agreed and the show of hands; a note with the joint answer stays out."""
    joint = measurement.joint
    if joint is None:
        return room
    answer, hands, reason = _joint_answer(joint, room.id), joint.hands.get(room.id), joint.reasons.get(room.id)
    votes, hidden = None, None
    if hands is not None and hands.hidden(measurement.fewest_votes):
        hidden = hands.voters
    elif hands is not None and hands.scores is not None:
        votes = Votes(scores=hands.scores, dont_know=hands.dont_know or 0, not_applicable=hands.not_applicable or 0)
    return replace(
        room,
        hands=votes,
        hands_hidden=hidden,
        joint=answer,
        joint_reason=printable(reason) if reason else None,
        actions=_actions(action for action in joint.actions if action.statement == room.id),
    )


def _with_votes(room: RoomStatement, figures: ShownStatement) -> RoomStatement:
    """The same with the counts of the individual sheets, or why they are not shown."""
    n, dont_know, not_applicable = figures.n, figures.dont_know, figures.not_applicable
    if n is None or dont_know is None or not_applicable is None:
        return replace(room, no_votes=NoVotes.FEW_SHEETS)
    if figures.verdict is Verdict.NOT_ASKED:
        return replace(room, no_votes=NoVotes.NOT_ASKED)
    if not n + dont_know + not_applicable:
        return replace(room, no_votes=NoVotes.NO_ANSWERS)
    votes = None
    if figures.distribution is not None:
        votes = Votes(scores=figures.distribution, dont_know=dont_know, not_applicable=not_applicable)
    return replace(
        room,
        votes=votes,
        no_votes=NoVotes.FEW_SCORES if votes is None else None,
        n=n,
        dont_know=dont_know,
        mean=figures.mean,
        verdict=figures.verdict,
    )


def _with_groups(room: RoomStatement, found: GroupMeans) -> RoomStatement:
    """The same with the mean of each group, or why they are not shown; where nobody gave a domain there is no word."""
    silent = room.votes is None or found.none_because in (NoGroups.NO_DOMAINS, NoGroups.ONE_VOICE)
    return replace(
        room,
        groups=found.means,
        no_groups=None if silent else found.none_because,
        difference=found.difference,
        by_chance=found.by_chance,
    )


def _joint_answer(joint: ScoreSheet, identity: str) -> Answer | None:
    given = joint.answers.get(identity)
    return None if given is None or given.answer is Answer.NOT_ANSWERED else given.answer


def _scale(scale: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(label for _, label in sorted(scale.items()))


def _actions(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions that still stand, made printable."""
    return tuple(clean_action(action) for action in actions if action.status is not ActionStatus.DROPPED)
