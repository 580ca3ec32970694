# SPDX-License-Identifier: EUPL-1.2
"""What the facilitator does with the agenda: change it, search it, put it in another order, make it fit the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysetool.agenda import CLOSING_SHARE, OPENING_SHARE
from analysetool.figures.selection import select_statements
from analysetool.model import Statement
from analysetool.session.actions import REMOVE
from analysetool.session.agenda_view import agenda_lines, fit_line, found_lines, theme_lines
from analysetool.session.clock import MINUTE
from analysetool.session.front import Front, Line, Screen
from analysetool.session.plan import LIST, LIST_WORD, Plan, PlanItem, change_plan
from analysetool.session.situation import Situation
from analysetool.session.timing import what_to_drop
from analysetool.words import session_agenda as agenda_texts

SEARCH = "/"
_BY_THEME = frozenset({"t", "thema", "per thema"})
_BY_URGENCY = frozenset({"d", "verdeeld", "verdeelde eerst"})
_ONLY = "alleen"
_LONGEST = 20
"""So many signs of what was typed come back in an answer."""


class AgendaDesk:
    """Changes the plan of a session; what there is to say about it comes into `now.said`."""

    def __init__(self, now: Situation, per_statement: float | None, keep: Callable[[], None]) -> None:
        """`per_statement` are the minutes of each statement where they were chosen; `keep` puts the plan on disk."""
        self._now = now
        self._per_statement = per_statement
        self._keep = keep
        self._by_theme = False

    def change(self, front: Front, line: str) -> None:
        """Let the facilitator add, drop, reorder and search until an empty line; a line from before is done alone."""
        once = bool(line)
        said: tuple[str, ...] = ()
        lines = self._agenda()
        while True:
            if not line:
                fit = fit_line(self._now)
                head = (lines[0], fit, *(Line(text, strong=True) for text in said if text != fit.text))
                front.show(Screen(lines=(*head, *lines[1:]), head=len(head), place="agenda"))
                line = front.ask(agenda_texts.ASK_CHANGE) or ""
            if not line:
                return
            said, found = self._take(line)
            lines = found or self._agenda()
            self._keep()
            if once:
                self._now.said = (*said, *(own.text for own in found))
                return
            line = ""

    def go_to(self, front: Front, target: str) -> None:
        """Go to a statement by its id, its number on the agenda or a word; one that is not on the plan comes on it."""
        while target:
            if target.casefold() == LIST_WORD and self._now.plan.to_share:
                self._arrive(self._now.plan.to_share[0])
                return
            statement = self._statement(target)
            place = _number(target, len(self._now.plan.items))
            found = self._search(target)
            if statement is None and place is not None:
                self._now.round = None
                self._now.plan = self._now.plan.at(place - 1)
                self._now.share = 0
                return
            if statement is not None or len(found) == 1:
                self._arrive(found[0].id if statement is None else statement)
                return
            if not found:
                self._now.said = (agenda_texts.nothing_found(_word(target)[:_LONGEST]),)
                return
            title, *rest = found_lines(self._now, _word(target), found, self._per_statement)
            lines = (title, Line(agenda_texts.CHOOSE_ONE), *rest)
            front.show(Screen(lines=lines, head=2, place="zoeken"))
            target = (front.ask(agenda_texts.ASK_GO) or "").strip()

    def make_it_fit(self, front: Front, typed: str) -> None:
        """Drop statements to come, as the minutes really used ask for."""
        overrun = self._now.overrun()
        if not overrun:
            self._now.said = (fit_line(self._now).text,)
            return
        proposal = tuple(item.statement for item in what_to_drop(self._now.plan, overrun * MINUTE))
        if not typed:
            title, *rest = self._agenda()
            told = map(Line, agenda_texts.proposed(list(map(self._now.material.statement, proposal))))
            front.show(Screen(lines=(title, *told, *rest), place="tijd"))
            answer = front.ask(agenda_texts.ask_drop(overrun, proposal))
            typed = " ".join(proposal) if answer == "" else answer or REMOVE
        if typed == REMOVE:
            return
        there = {item.statement.casefold(): item.statement for item in self._now.plan.items} | {LIST_WORD: LIST}
        named = [there.get(word.casefold(), word) for word in typed.replace(",", " ").split()]
        wrong = [identity for identity in named if self._now.plan.place_of(identity) is None]
        if wrong:
            self._now.said = (agenda_texts.not_on_the_agenda(LIST_WORD if wrong[0] == LIST else wrong[0][:_LONGEST]),)
            return
        gone = [own for identity in named for own in (self._now.plan.to_share if identity == LIST else (identity,))]
        for identity in named:
            self._now.plan = self._now.plan.drop(identity)
        self._now.said = (agenda_texts.dropped(list(map(self._now.material.statement, gone))), *self.told_overrun())

    def _take(self, line: str) -> tuple[tuple[str, ...], tuple[Line, ...]]:
        """Do what one line asks; gives what to say about it, and lines to read where they are not the agenda."""
        words = line.casefold().split()
        if words and " ".join(words) in _BY_THEME:
            return self._sort_by_theme(), ()
        if words and " ".join(words) in _BY_URGENCY:
            return self._sort_by_urgency(), ()
        if words[:1] == [_ONLY]:
            return self._only(words[1:])
        before = self._now.plan
        if line.startswith(SEARCH) or not self._is_change(words):
            return self._found(line)
        changed = change_plan(before, line, self._item)
        self._now.plan = changed.plan
        return (
            (changed.refusal,) if changed.refusal else self._told_added(before) or (agenda_texts.AGENDA_CHANGED,)
        ), ()

    def _is_change(self, words: Sequence[str]) -> bool:
        """Whether a line is about the plan: a sign, or a statement or the list with a place; others are sought."""
        first, *place = words or [""]
        named = first == LIST_WORD or self._statement(first) is not None
        return first[:1] in {"+", "-"} or (named and bool(place))

    def _found(self, typed: str) -> tuple[tuple[str, ...], tuple[Line, ...]]:
        sought, found = _word(typed), self._search(typed)
        if not found:
            return (agenda_texts.nothing_found(sought[:_LONGEST]),), ()
        return (), tuple(found_lines(self._now, sought, found, self._per_statement))

    def _search(self, typed: str) -> tuple[Statement, ...]:
        return select_statements(self._now.material.statement_set, part=None, search=_word(typed)).statements

    def _sort_by_theme(self) -> tuple[str, ...]:
        """What is still to come in the order of the set, and the list to share out last."""
        material, self._by_theme = self._now.material, True
        self._now.plan = self._now.plan.sorted_ahead(
            lambda identity: len(material.known) if identity == LIST else material.position(identity)
        )
        return (agenda_texts.BY_THEME,)

    def _sort_by_urgency(self) -> tuple[str, ...]:
        rank, self._by_theme = self._now.material.rank(), False
        self._now.plan = self._now.plan.sorted_ahead(rank.__getitem__)
        return (agenda_texts.MOST_URGENT_FIRST,)

    def _only(self, typed: Sequence[str]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
        """Make the rest of the agenda anew of these themes and parts alone; without any, show which there are."""
        statement_set = self._now.material.statement_set
        ids = (*(part.id for part in statement_set.parts), *(theme.id for theme in statement_set.themes))
        known = {identity.casefold(): identity for identity in ids}
        wanted = [word.strip(",;") for word in typed if word.strip(",;") and word != "en"]
        if not wanted:
            return (agenda_texts.TYPE_THE_THEMES,), tuple(theme_lines(statement_set))
        wrong = next((word for word in wanted if word not in known), None)
        if wrong is not None:
            return (agenda_texts.no_such_theme(wrong[:_LONGEST]),), tuple(theme_lines(statement_set))
        chosen = [known[word] for word in wanted]
        among = {own.id for own in statement_set.statements if own.theme in chosen or own.part in chosen}
        now = self._now
        fresh = now.material.new_plan(
            now.joint.sheet, now.minutes, self._per_statement, talk=self._time_for_talk(), among=among
        )
        now.plan, self._by_theme = now.plan.with_ahead(fresh), False
        return (agenda_texts.only_these(chosen), *self.told_overrun()), ()

    def _time_for_talk(self) -> float:
        """Minutes for statements still to choose: without the closing, the rest of this one and of the opening."""
        now, left = self._now, self._now.time_left()
        opening = max(0.0, now.minutes * OPENING_SHARE - now.clock.used / MINUTE) if now.plan.at_opening else 0.0
        busy = max(0.0, left.statement or 0.0) / MINUTE
        return max(0.0, left.session / MINUTE - now.minutes * CLOSING_SHARE - opening - busy)

    def _arrive(self, identity: str) -> None:
        now = self._now
        now.round = None
        if now.plan.holds(identity) is None:
            before, now.plan = now.plan, now.plan.add(self._item(identity))
            now.said = self._told_added(before)
        now.go_to(identity)

    def _statement(self, typed: str) -> str | None:
        wanted = typed.strip().casefold()
        return next((known for known in self._now.material.known if known.casefold() == wanted), None)

    def _agenda(self) -> tuple[Line, ...]:
        return tuple(agenda_lines(self._now.material, self._now.plan, by_theme=self._by_theme))

    def _told_added(self, before: Plan) -> tuple[str, ...]:
        """What a statement that came on the plan costs, and whether the plan fits then; nothing where none came."""
        added = [item for item in self._now.plan.items if before.place_of(item.statement) is None]
        told = [
            agenda_texts.now_on_the_agenda(self._now.material.statement(item.statement), item.minutes) for item in added
        ]
        return (*told, fit_line(self._now).text) if told else self.told_overrun()

    def told_overrun(self) -> tuple[str, ...]:
        """That the agenda does not fit, and what to press; nothing where it does."""
        overrun = self._now.overrun()
        return (agenda_texts.still_overruns(overrun),) if overrun else ()

    def _item(self, identity: str) -> PlanItem:
        return self._now.material.plan_item(identity, self._per_statement)


def _word(typed: str) -> str:
    """What is searched for: without the sign before it, blanks as one."""
    return " ".join(typed.strip().removeprefix(SEARCH).split())


def _number(typed: str, most: int) -> int | None:
    digits = typed.strip()[:4]
    place = int(digits) if digits.isascii() and digits.isdigit() and digits == typed.strip() else 0
    return place if 1 <= place <= most else None
