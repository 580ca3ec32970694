# SPDX-License-Identifier: EUPL-1.2
"""What the room sees at each moment of a session."""

from __future__ import annotations

from dataclasses import replace

from analysetool.figures.build_room import make_screen, show_round, show_sharing
from analysetool.figures.room import Moment, RoomClock, RoomOverview, RoomScreen, RoomSharing, RoomStatement, Turn
from analysetool.session import laptop
from analysetool.session.clock import MINUTE, begun_minutes
from analysetool.session.plan import LIST, PlanItem
from analysetool.session.situation import Situation


def view_of(now: Situation, moment: Moment | None = None) -> RoomScreen:
    """What the room sees now; another `moment` while votes come in, in a pause and at the end."""
    current = now.plan.current
    measurement, statement_set = now.material.with_joint(now.joint.sheet), now.material.statement_set
    moment = moment or _moment(now)
    overview = _overview(now, moment) if moment.has_overview or moment is Moment.SHARING else None
    shown, turn = None, None
    if current is not None and moment.has_statement and not now.plan.at_list:
        shown = now.material.show(current.statement, now.joint.sheet)
        reason = laptop.why(now.material, now.joint, current)
        place, total = now.plan.turn
        turn = Turn(position=place, total=total, why=reason)
    return make_screen(
        measurement,
        statement_set,
        moment,
        statement=shown,
        turn=turn,
        overview=overview,
        agenda=_listed(now, moment),
        clock=_room_clock(now, current, shown),
    )


def _overview(now: Situation, moment: Moment) -> RoomOverview | RoomSharing:
    """What the room sees of the actions of earlier years, of blind spots, or of what was agreed."""
    if moment is Moment.SHARING:
        measurement, carried = now.material.with_joint(now.joint.sheet), now.material.carried(now.joint.sheet)
        return show_sharing(
            measurement, now.material.statement_set, now.plan.to_share, now.share_place, carried=carried
        )
    if moment is Moment.EARLIER and now.round is not None:
        return show_round(now.round.shown(now.joint.sheet), now.round.position)
    pages = now.pages()
    if moment is Moment.DONE:
        return pages[0]
    halt = now.halt()
    page = pages[halt.page]
    before = sum(len(other.actions) for other in pages[: halt.page])
    return replace(page, current=None if halt.action is None else halt.action - before)


def _listed(now: Situation, moment: Moment) -> tuple[str | None, ...]:
    """What a moment lists: the agenda at the welcome (None is the list of blind spots), in silence what is scored."""
    if moment is Moment.WELCOME:
        return tuple(None if item.statement == LIST else item.statement for item in now.plan.items)
    return now.silent.statements if moment is Moment.SILENT and now.silent is not None else ()


def _moment(now: Situation) -> Moment:
    if now.silent is not None:
        return Moment.SILENT
    if now.round is not None:
        return Moment.EARLIER
    current = now.plan.current
    if current is None:
        return Moment.WELCOME if now.plan.at_opening else Moment.CLOSING
    if now.plan.at_list:
        return Moment.SHARING
    if now.joint.answer(current.statement) is not None:
        return Moment.AGREED
    return Moment.OPEN if now.joint.is_open(current.statement) else Moment.DISCUSS


def _room_clock(now: Situation, current: PlanItem | None, shown: RoomStatement | None) -> RoomClock:
    minutes = now.minutes
    if now.silent is not None:
        left = max(0.0, now.silent.until - now.clock.used)
        return RoomClock(
            total_minutes=round(minutes),
            statement_minutes=begun_minutes(left),
            statement_ends=now.clock.ends(now.silent.until / MINUTE, now.clock.used),
            session_ends=now.clock.ends(minutes, now.clock.used),
        )
    counts_down = shown is not None and shown.hands is not None
    used = 0.0 if current is None else now.clock.per_item.get(current.statement, 0.0)
    return RoomClock(
        total_minutes=round(minutes),
        statement_minutes=None if current is None else round(current.minutes),
        statement_ends=None if current is None else now.clock.ends(current.minutes, used),
        session_ends=now.clock.ends(minutes, now.clock.used),
        reveal=now.counted_down_to() if counts_down else None,
    )
