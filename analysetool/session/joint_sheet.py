# SPDX-License-Identifier: EUPL-1.2
"""The joint score sheet while the coalition fills it: every step is on disk before the next is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from analysetool.errors import FileChangedError, UsageError
from analysetool.files.saving import write_whole
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet
from analysetool.session.leader import Lead, TakenOverError
from analysetool.terminal.sheet_file import SheetFile
from analysetool.words import session_files as file_texts

NAME = "gezamenlijk.yaml"
_MOST_BESIDE = 100
_NOTHING = GivenAnswer(answer=Answer.NOT_ANSWERED)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of the sheet: what statement it is about (empty for none), its name in messages, the sheet before."""

    statement: str
    what: str
    before: ScoreSheet


class JointSheet:
    """What the coalition agreed on so far, bound to its file.

    Steps of this run can be taken back one after another; each way the file follows at once.
    """

    def __init__(
        self, path: Path, statement_set: StatementSet, coalition: str, year: int, lead: Lead | None = None
    ) -> None:
        """Open the sheet that is there, or begin one that is made at the first change; only who leads writes in it.

        Raises:
            UsageError: when the file is another kind of sheet, or is of another coalition or year.
            InputError: with all problems of the file.
        """
        self.file = SheetFile(path, statement_set)
        self._lead = lead
        self._order = tuple(statement.id for statement in statement_set.statements)
        existing = self.file.sheet
        if existing is not None and existing.kind is not Kind.JOINT:
            message = file_texts.an_individual_sheet(path)
            raise UsageError(message)
        if existing is not None and (existing.coalition, existing.year) != (coalition, year):
            message = file_texts.sheet_of_another_measurement(path, existing.coalition, existing.year, coalition, year)
            raise UsageError(message)
        self.sheet = existing or ScoreSheet(
            statement_set=statement_set.id,
            version=statement_set.version,
            coalition=coalition,
            year=year,
            kind=Kind.JOINT,
            path=str(path),
        )
        self._steps: list[Step] = []
        self.undone = 0
        """How many steps were taken back in this run."""

    def answer(self, identity: str) -> Answer | None:
        """The joint answer on a statement; None when there is none."""
        given = self.sheet.answers.get(identity, _NOTHING).answer
        return None if given is Answer.NOT_ANSWERED else given

    def is_open(self, identity: str) -> bool:
        """True when the coalition talked about it and does not agree yet."""
        return identity in self.sheet.open_statements

    def touched(self, identity: str) -> bool:
        """True when anything about a statement was agreed or noted."""
        sheet = self.sheet
        agreed = any(action.since is None for action in self.actions(identity))
        noted = identity in sheet.reasons or identity in sheet.hands or agreed
        return noted or self.is_open(identity) or self.answer(identity) is not None

    def actions(self, identity: str) -> tuple[Action, ...]:
        """The actions about a statement, in the order in which they were agreed."""
        return tuple(action for action in self.sheet.actions if action.statement == identity)

    def settle(self, identity: str, answer: Answer) -> None:
        """Set the joint answer; the statement is open no more."""
        given = replace(self.sheet.answers.get(identity, _NOTHING), answer=answer)
        self._save(
            replace(
                self.sheet,
                answers=self._ordered({**self.sheet.answers, identity: given}),
                open_statements=self._without(identity),
            ),
            identity,
            file_texts.the_joint_score(answer, identity),
        )

    def leave_open(self, identity: str) -> None:
        """Note that the coalition does not agree yet; an earlier joint answer is taken back."""
        opened = {*self.sheet.open_statements, identity}
        self._save(
            replace(
                self._unanswered(identity),
                open_statements=tuple(other for other in self._order if other in opened),
            ),
            identity,
            file_texts.not_agreed_on(identity),
        )

    def clear(self, identity: str) -> None:
        """Take back the joint answer or "not yet"; reason, hands and actions stay."""
        self._save(
            replace(self._unanswered(identity), open_statements=self._without(identity)),
            identity,
            file_texts.wiping_the_score(identity),
        )

    def give_reason(self, identity: str, reason: str) -> None:
        """Set the reason; an empty text takes it away."""
        reasons = {**self.sheet.reasons, identity: reason}
        if not reason:
            del reasons[identity]
        self._save(
            replace(self.sheet, reasons=self._ordered(reasons)), identity, file_texts.the_reason(identity, reason)
        )

    def count_hands(self, identity: str, hands: Hands) -> None:
        """Set the show of hands, in place of an earlier one."""
        shown = self._ordered({**self.sheet.hands, identity: hands})
        self._save(replace(self.sheet, hands=shown), identity, file_texts.the_hands(identity))

    def add_action(self, action: Action) -> None:
        """Add an action behind those there are."""
        actions = (*self.sheet.actions, action)
        self._save(replace(self.sheet, actions=actions), action.statement, file_texts.the_action(action.what))

    def put_action(self, action: Action, old: Action) -> None:
        """Put an action in the place of another; behind the others when that one is of an earlier year."""
        here = any(other is old for other in self.sheet.actions)
        changed = tuple(action if other is old else other for other in self.sheet.actions)
        actions = changed if here else (*self.sheet.actions, action)
        self._save(replace(self.sheet, actions=actions), action.statement, file_texts.the_state(action.what))

    def carry_actions(self, actions: Sequence[Action]) -> None:
        """Take over what is still open of earlier years; nothing happens when that is nothing."""
        if actions:
            told = file_texts.carrying_over(len(actions))
            self._save(replace(self.sheet, actions=(*self.sheet.actions, *actions)), actions[0].statement, told)

    def drop_action(self, action: Action) -> None:
        """Take an action away."""
        kept = tuple(other for other in self.sheet.actions if other is not action)
        self._save(replace(self.sheet, actions=kept), action.statement, file_texts.taking_the_action_away(action.what))

    def be_present(self, present: Mapping[str, int]) -> None:
        """Set how many people of each group are in the room, in place of what was counted before."""
        self._save(replace(self.sheet, present=dict(present)), "", file_texts.WHO_IS_HERE)

    def undo(self) -> Step | None:
        """Take back the last step that was not taken back yet; None when there is none in this run."""
        if not self._steps:
            return None
        step = self._steps[-1]
        self._write(step.before, file_texts.taking_back(step.what))
        self.sheet = step.before
        self.undone += 1
        return self._steps.pop()

    def _unanswered(self, identity: str) -> ScoreSheet:
        """The sheet without the joint answer on a statement; a remark with it stays."""
        answers = dict(self.sheet.answers)
        given = replace(answers.pop(identity, _NOTHING), answer=Answer.NOT_ANSWERED)
        if given.note:
            answers[identity] = given
        return replace(self.sheet, answers=answers)

    def _without(self, identity: str) -> tuple[str, ...]:
        return tuple(other for other in self.sheet.open_statements if other != identity)

    def _ordered(self, values: Mapping[str, _Value]) -> dict[str, _Value]:
        """Values by statement in the order of the set, so that git shows only what changed."""
        known = {identity: values[identity] for identity in self._order if identity in values}
        return known | {identity: value for identity, value in values.items() if identity not in known}

    def _save(self, sheet: ScoreSheet, identity: str, what: str) -> None:
        if sheet != self.sheet:
            step = Step(statement=identity, what=what, before=self.sheet)
            self.sheet = sheet
            self._write(sheet, what)
            self._steps.append(step)

    def _write(self, sheet: ScoreSheet, what: str) -> None:
        """Put a sheet on disk; where another was faster, beside the file, so that nothing is lost.

        Raises:
            TakenOverError: when another laptop leads by now.
            UsageError: as `SheetFile.save` does.
        """
        if self._lead is not None and not self._lead.holds():
            raise TakenOverError(self._put_beside(sheet))
        try:
            self.file.save(sheet, what)
        except UsageError as error:
            if not isinstance(error.__cause__, FileChangedError):
                raise
            raise UsageError(file_texts.changed_and_kept(self.file.path, self._put_beside(sheet))) from error

    def _put_beside(self, sheet: ScoreSheet) -> Path | None:
        """Write a sheet in a new file that no command reads; None when the disk refuses."""
        path = self.file.path
        text = dump_score_sheet(sheet, self._order, comment=file_texts.beside_comment(path))
        for number in range(1, _MOST_BESIDE):
            beside = path.with_name(file_texts.beside_name(path.stem, number))
            try:
                write_whole(beside, text.encode(), expected=None)
            except FileChangedError:
                continue
            except OSError:
                return None
            return beside
        return None
