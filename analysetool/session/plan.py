# SPDX-License-Identifier: EUPL-1.2
"""The plan of one session: which statements, in what order, and where it is now. Values only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from analysetool.agenda import MINUTES_TO_SHARE
from analysetool.words import session_agenda as agenda_texts

LIST = ":lijst"
"""Takes the place of a statement in the item of the list to share out; no id of a set holds a colon."""
LIST_WORD = "lijst"
"""What is typed for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One statement on the plan: what it may take and why it is there (the value of an agenda topic)."""

    statement: str
    minutes: float
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The statements of today in their order; `position` -1 is the opening, the number of items the closing.

    Blind spots `to_share` are one item together, whose statement is `LIST`; without any there is no such item.
    """

    items: tuple[PlanItem, ...] = ()
    to_share: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    position: int = -1
    known: frozenset[str] = field(default_factory=frozenset)
    """All statements there are, so that nothing else is added."""

    @property
    def current(self) -> PlanItem | None:
        """The item that is talked about; None at the opening and the closing."""
        return self.items[self.position] if 0 <= self.position < len(self.items) else None

    @property
    def at_list(self) -> bool:
        """True while blind spots are shared out."""
        return self.current is not None and self.current.statement == LIST

    @property
    def statements(self) -> tuple[PlanItem, ...]:
        """The items that are one statement."""
        return tuple(item for item in self.items if item.statement != LIST)

    @property
    def turn(self) -> tuple[int, int]:
        """The place of the current statement among the statements, counted from 1, and how many there are."""
        before = [item for item in self.items[: max(0, self.position + 1)] if item.statement != LIST]
        return len(before), len(self.statements)

    @property
    def at_opening(self) -> bool:
        """True before the first statement."""
        return self.position < 0

    def not_talked_about(self, touched: Callable[[str], bool]) -> tuple[str, ...]:
        """The statements of the plan, and those that never came on it, about which nothing was agreed or noted."""
        left = (*(item.statement for item in self.statements), *self.to_share, *self.left_out)
        return tuple(identity for identity in left if not touched(identity))

    def forward(self) -> Plan:
        """On to the next statement, or to the closing."""
        return replace(self, position=min(self.position + 1, len(self.items)))

    def back(self) -> Plan:
        """Back to the statement before, or to the opening."""
        return replace(self, position=max(self.position - 1, -1))

    def at(self, position: int) -> Plan:
        """The same plan at another place; outside the plan becomes the nearest end."""
        return replace(self, position=max(-1, min(position, len(self.items))))

    def place_of(self, statement: str) -> int | None:
        """Where a statement is on the plan as an item of its own; None when it is not."""
        return next((place for place, item in enumerate(self.items) if item.statement == statement), None)

    def holds(self, statement: str) -> int | None:
        """Where a statement comes up: its own item, or the list that it is on; None when it does not."""
        return self.place_of(LIST if statement in self.to_share else statement)

    def add(self, item: PlanItem, place: int | None = None) -> Plan:
        """Put a statement on the plan: at a place, or right after the current one, or first at the opening.

        At the closing it comes last, and is the current one again. One that was on the list to share out leaves it.
        """
        if item.statement in self.to_share:
            without = self._off_the_list(item.statement)
            if place is None and self.at_list and not without.at_list:
                return without.add(item, without.position).at(without.position)
            return without.add(item, place)
        target = self.position + 1 if place is None else place
        target = max(0, min(target, len(self.items)))
        items = (*self.items[:target], item, *self.items[target:])
        moved = self.position + 1 if 0 <= target <= self.position < len(self.items) else self.position
        left_out = tuple(other for other in self.left_out if other != item.statement)
        return replace(self, items=items, left_out=left_out, position=moved)

    def drop(self, statement: str) -> Plan:
        """Take a statement off the plan; it is then among what is not talked about today.

        The list goes with all that stands on it.
        """
        if statement in self.to_share:
            without = self._off_the_list(statement)
            return replace(without, left_out=(statement, *self.left_out))
        place = self.place_of(statement)
        if place is None:
            return self
        gone = self.to_share if statement == LIST else (statement,)
        return replace(
            self.without_item(place),
            to_share=() if statement == LIST else self.to_share,
            left_out=(*gone, *self.left_out),
        )

    def without_item(self, place: int) -> Plan:
        """The same without one item; the current one stays current."""
        items = (*self.items[:place], *self.items[place + 1 :])
        position = self.position - 1 if place < self.position else self.position
        return replace(self, items=items, position=min(position, len(items)))

    def _off_the_list(self, statement: str) -> Plan:
        """The plan with a shorter list, which takes a minute less where it had one each; an empty one is no item."""
        to_share = tuple(other for other in self.to_share if other != statement)
        shorter = replace(self, to_share=to_share)
        place = self.place_of(LIST)
        if place is None:
            return shorter
        if not to_share:
            return shorter.without_item(place)
        own = self.items[place]
        item = replace(own, minutes=min(own.minutes, float(len(to_share) * MINUTES_TO_SHARE)))
        return replace(shorter, items=(*self.items[:place], item, *self.items[place + 1 :]))

    def sorted_ahead(self, rank: Callable[[str], float]) -> Plan:
        """The same with what is still to come in the order of `rank`, lowest first; what was talked about stays."""
        ahead = self.position + 1
        items = (*self.items[:ahead], *sorted(self.items[ahead:], key=lambda item: rank(item.statement)))
        return replace(self, items=items)

    def with_ahead(self, other: Plan) -> Plan:
        """The same with everything of another plan in place of what is still to come.

        What was talked about stays and does not come twice; what comes on neither is not talked about today.
        """
        past = self.items[: self.position + 1]
        done = {item.statement for item in past}
        to_share = self.to_share if LIST in done else other.to_share
        come_up = {*done, *(self.to_share if LIST in done else ())}
        ahead = tuple(item for item in other.items if item.statement not in come_up)
        there = {*come_up, *(item.statement for item in ahead), *to_share}
        was = (*(item.statement for item in self.statements), *self.to_share, *self.left_out)
        asked = (*other.left_out, *other.to_share)
        left_out = tuple(dict.fromkeys(identity for identity in (*was, *asked) if identity not in there))
        return replace(self, items=(*past, *ahead), to_share=to_share, left_out=left_out)

    def move(self, statement: str, place: int) -> Plan:
        """Put a statement that is on the plan at another place, counted from 0; the current statement stays current."""
        old = self.place_of(statement)
        if old is None:
            return self
        current = self.current
        others = [item for item in self.items if item.statement != statement]
        target = max(0, min(place, len(others)))
        items = (*others[:target], self.items[old], *others[target:])
        moved = replace(self, items=items)
        if current is None:
            return moved
        return moved.at(moved.place_of(current.statement) or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """What one line about the plan came to: the plan after it, and a sentence when it could not be done."""

    plan: Plan
    refusal: str = ""


def change_plan(plan: Plan, line: str, item_of: Callable[[str], PlanItem]) -> PlanChange:
    """Do what the facilitator types about the plan: `+ A05`, `+ A05 2`, `- A05` or `A05 2`, capitals or not.

    Args:
        plan: the plan as it is.
        line: what was typed.
        item_of: makes the item of a statement that is put on the plan.
    """
    spaced = f"{line[:1]} {line[1:]}" if line[:1] in {"+", "-"} else line
    words = spaced.split()
    sign = words.pop(0) if words and words[0] in {"+", "-"} else ""
    identity = _known(words[0], plan) if words else None
    place = _place(words[1:])
    if identity is None:
        refusal = _not_understood(words[:1], plan)
    elif len(words) > 1 and place is None:
        refusal = agenda_texts.TYPE_THE_PLACE
    elif sign == "-" and plan.holds(identity) is None:
        refusal = agenda_texts.not_on_the_agenda(identity)
    elif sign != "-" and place is None and plan.place_of(identity) is not None:
        refusal = agenda_texts.on_the_agenda_already(LIST_WORD if identity == LIST else identity)
    else:
        return PlanChange(plan=_changed(plan, sign, identity, place, item_of))
    return PlanChange(plan=plan, refusal=refusal)


def _changed(plan: Plan, sign: str, identity: str, place: int | None, item_of: Callable[[str], PlanItem]) -> Plan:
    target = None if place is None else place - 1
    if sign == "-":
        return plan.drop(identity)
    if target is not None and plan.place_of(identity) is not None:
        return plan.move(identity, target)
    return plan.add(item_of(identity), target)


def _known(word: str, plan: Plan) -> str | None:
    if word.casefold() == LIST_WORD and plan.to_share:
        return LIST
    return next((identity for identity in plan.known if identity.casefold() == word.casefold()), None)


def _place(words: Sequence[str]) -> int | None:
    digits = words[0] if len(words) == 1 else ""
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < len(digits) < 5 else None  # noqa: PLR2004


def _not_understood(words: Sequence[str], plan: Plan) -> str:
    if not words:
        return agenda_texts.TYPE_THE_STATEMENT
    example = min(plan.known, default="A05")
    return agenda_texts.no_statement_of_this_set(words[0][:20], example)
