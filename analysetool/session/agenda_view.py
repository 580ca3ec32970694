# SPDX-License-Identifier: EUPL-1.2
"""The agenda, the list to share out, who is in the room and what a search found, in lines for the laptop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysetool.escaping import printable
from analysetool.model import Action, Statement, StatementSet
from analysetool.session.clock import MINUTE, whole_minutes
from analysetool.session.front import Line
from analysetool.session.material import Material
from analysetool.session.plan import LIST, Plan
from analysetool.session.situation import Situation
from analysetool.words import session as texts
from analysetool.words import session_agenda as agenda_texts


def agenda_lines(material: Material, plan: Plan, *, by_theme: bool = False) -> Iterator[Line]:
    """The agenda with what each statement may take and why it is there, and what is not talked about today.

    With `by_theme` a title stands above what is still to come of each theme.
    """
    if not plan.items:
        yield Line(agenda_texts.EMPTY_AGENDA)
    else:
        planned = sum(item.minutes for item in plan.items)
        yield Line(agenda_texts.agenda_title(len(plan.statements), len(plan.to_share), planned), strong=True)
    titles = {theme.id: theme.title for theme in material.statement_set.themes}
    theme = None
    for place, item in enumerate(plan.items, start=1):
        mark = "›" if place - 1 == plan.position else " "
        if item.statement == LIST:
            theme = None
            yield Line(f"{mark}{place:>2}. {agenda_texts.list_on_agenda(len(plan.to_share), item.minutes)}")
            yield from (Line(f"      {texts.titled(material.statement(identity))}") for identity in plan.to_share)
            continue
        statement = material.statement(item.statement)
        if by_theme and place - 1 > plan.position and statement.theme != theme:
            theme = statement.theme
            yield Line(f"{theme} {printable(titles[theme])}", strong=True)
        yield Line(f"{mark}{place:>2}. {texts.titled(statement)} ({agenda_texts.on_agenda(item.topic, item.minutes)})")
    yield from map(Line, texts.not_today([material.statement(identity) for identity in plan.left_out]))


def fit_line(now: Situation) -> Line:
    """Whether the agenda fits the time that is left; in red when it does not."""
    overrun = now.overrun()
    if overrun:
        return Line(agenda_texts.still_overruns(overrun), alarm=True)
    return Line(agenda_texts.fits(max(0, whole_minutes(now.spare()))))


def found_lines(now: Situation, sought: str, found: Sequence[Statement], per_statement: float | None) -> Iterator[Line]:
    """What a search found: where each statement is on the agenda, or what it costs and whether that fits."""
    yield Line(agenda_texts.found_title(sought, len(found)), strong=True)
    for statement in found:
        yield Line(f"{statement.id} {printable(statement.text)} ({_where(now, statement.id, per_statement)})")


def _where(now: Situation, identity: str, per_statement: float | None) -> str:
    answer, place = now.joint.answer(identity), now.plan.place_of(identity)
    if place is not None:
        return agenda_texts.found_on_agenda(place + 1)
    if identity in now.plan.to_share:
        return agenda_texts.found_on_list()
    minutes = now.material.plan_item(identity, per_statement).minutes
    short = max(0, whole_minutes(minutes * MINUTE - now.spare()))
    costs = agenda_texts.found_costs(minutes, short)
    if answer is None:
        return costs
    settled = printable(texts.joint_text(answer, now.material.statement_set, is_open=False))
    return f"{agenda_texts.found_settled(settled)}; {costs}"


def theme_lines(statement_set: StatementSet) -> Iterator[Line]:
    """The parts and themes of a set, by which the agenda can be chosen."""
    yield Line(agenda_texts.THEMES_TITLE, strong=True)
    for part in statement_set.parts:
        yield Line(f"{part.id} {printable(part.title)}")
        yield from (Line(f"  {theme.id} {printable(theme.title)}") for theme in part.themes)


def sharing_lines(now: Situation, actions: Sequence[Action]) -> Iterator[Line]:
    """The list of blind spots at one of them: its text and who finds it out, then why, then the whole list from there.

    Args:
        now: the session, at the list.
        actions: the actions that hold.
    """
    plan, material = now.plan, now.material
    current = plan.to_share[now.share_place]
    yield Line(f"{current}  {printable(material.statement(current).text)}", strong=True)
    yield Line(printable(agenda_texts.who_finds_out(_about(actions, current))), strong=True)
    yield Line(agenda_texts.SHARE_OUT)
    reason = material.reasons.get(current)
    if reason:
        yield Line(reason)
    notes = material.notes.get(current, ())
    if notes:
        yield Line(texts.notes_of_participants(len(notes)))
    numbered = tuple(enumerate(plan.to_share, start=1))
    for place, identity in (*numbered[now.share_place :], *numbered[: now.share_place]):
        mark = "›" if identity == current else " "
        own = _about(actions, identity)
        shared = f" · {printable(agenda_texts.who_finds_out(own))}" if own else ""
        yield Line(f"{mark}{place:>2}. {texts.titled(material.statement(identity))}{shared}")


def _about(actions: Sequence[Action], identity: str) -> list[Action]:
    return [action for action in actions if action.statement == identity]


def present_lines(material: Material, counts: dict[str, int]) -> Iterator[Line]:
    """Who can be in the room, with how many were counted."""
    yield Line(agenda_texts.WHO_TITLE, strong=True)
    yield Line(texts.present_told(counts) if counts else texts.NOBODY_ANY_MORE)
    for group, title in material.statement_set.groups.items():
        if group not in material.statement_set.domains and group not in counts:
            continue
        number = f" · {counts[group]}" if group in counts else ""
        told = group if group == title else f"{group}: {title}"
        yield Line(f"  {printable(told)}{number}")
