# SPDX-License-Identifier: EUPL-1.2
"""What a session stands on: the measurement, its figures, and where its files go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analysetool.agenda import Topic, agenda_item, make_agenda, most_urgent_first
from analysetool.deviation import deviates
from analysetool.errors import InputError, UsageError, errors_in
from analysetool.escaping import printable
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_room import limit_of_gaps, show_statement
from analysetool.figures.carried import carry_over
from analysetool.figures.room import RoomStatement
from analysetool.files.inputs import Inputs, read_inputs
from analysetool.files.measurements import measurements_of, select_measurement
from analysetool.measurement import Measurement
from analysetool.model import Action, ScoreSheet, Statement, StatementSet
from analysetool.scoring import Scores, score, structure_of
from analysetool.session.earlier import earlier_years
from analysetool.session.joint_sheet import NAME
from analysetool.session.plan import LIST, Plan, PlanItem
from analysetool.tally import responses_of
from analysetool.terminal.lines import Lines
from analysetool.terminal.questions import ask_coalition, ask_year
from analysetool.terminal.shell import command_line
from analysetool.words import session_files as file_texts
from analysetool.words.report import reason

_BEFORE_LIST = frozenset({Topic.STRENGTH.value, Topic.DIVIDED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The measurement as it was read last; what is agreed during the session stands in the joint sheet.

    `scores` holds the figures of the individual sheets (row 0), `notes` what participants wrote (empty unless asked
    for, `with_notes`), `reasons` why a
    statement is a finding, each by statement. `gap_limit` is how far groups lie apart on some statement by chance
    alone, None when not known. `earlier` holds the earlier years of the coalition, the first first, and `folders` where
    some of them were found, beside the folder of the session. `folder` is what the session was begun with.
    `frozen` are statements of which no figures are shown any more, for the room saw others of nearly the same people.
    """

    measurement: Measurement
    statement_set: StatementSet
    scores: Scores
    joint_path: Path
    notes: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, str]
    gap_limit: float | None
    earlier: tuple[Measurement, ...] = ()
    folders: tuple[Path, ...] = ()
    with_notes: bool = False
    folder: Path = Path()
    frozen: frozenset[str] = frozenset()

    @property
    def home(self) -> Path:
        """The folder of the session's files."""
        return self.joint_path.parent

    @property
    def whose(self) -> str:
        """The coalition and the year."""
        return f"{printable(self.measurement.coalition)} {self.measurement.year}"

    @property
    def next_measurement(self) -> str | None:
        """When the next measurement is, in the words of `meting.yaml`; None where nobody said."""
        return None if self.measurement.info is None else self.measurement.info.next_measurement

    @property
    def known(self) -> frozenset[str]:
        """The ids of all statements."""
        return frozenset(self.scores.structure.statements)

    def position(self, identity: str) -> int:
        """The place of a statement in the set."""
        return self.scores.structure.statements.index(identity)

    def statement(self, identity: str) -> Statement:
        """A statement of the set by its id."""
        return self.statement_set.statements[self.position(identity)]

    def deviates(self, identity: str, joint: int) -> bool:
        """True when a joint score lies away from the individual votes; never where those may not be shown."""
        position = self.position(identity)
        votes = self.scores.statements.distribution[0, position]
        shown = bool(self.measurement.disclosure().shown[position]) and identity not in self.frozen
        return shown and deviates(joint, [int(count) for count in votes])

    def with_joint(self, joint: ScoreSheet) -> Measurement:
        """The measurement with the joint sheet as it is now."""
        return replace(self.measurement, joint=joint)

    def carried(self, joint: ScoreSheet) -> tuple[Action, ...]:
        """The open actions of earlier years of which this year's joint sheet says nothing yet."""
        found = carry_over(self.earlier, self.with_joint(joint))
        return tuple(action for action in found if action.statement in self.known)

    def show(self, identity: str, joint: ScoreSheet) -> RoomStatement:
        """What the room may see of a statement, with what it may see of the last measurement before this one."""
        before = self.earlier[-1] if self.earlier else None
        measurement = self.with_joint(joint)
        shown = show_statement(measurement, self.statement_set, identity, gap_limit=self.gap_limit, before=before)
        return shown.without_votes() if identity in self.frozen else shown

    def without(self, frozen: frozenset[str]) -> Material:
        """The same without the figures of these statements, and without what is told of them elsewhere."""
        return replace(
            self,
            frozen=frozen,
            notes={identity: own for identity, own in self.notes.items() if identity not in frozen},
            reasons={identity: own for identity, own in self.reasons.items() if identity not in frozen},
        )

    def plan_item(self, identity: str, per_statement: float | None) -> PlanItem:
        """A statement as an item of the plan."""
        item = agenda_item(self.scores, self.position(identity), per_statement=per_statement)
        return PlanItem(statement=identity, minutes=item.minutes, topic=item.topic.value)

    def new_plan(
        self,
        joint: ScoreSheet,
        minutes: float,
        per_statement: float | None,
        *,
        talk: float | None = None,
        among: Collection[str] | None = None,
        done: Collection[str] = (),
    ) -> Plan:
        """The agenda of a new session: what was settled before is left out, what was left open comes back.

        Of blind spots that still wait for an answer it makes one list to share out, behind what divides.

        Args:
            joint: what was agreed so far.
            minutes: the whole session.
            per_statement: minutes for every statement, instead of those that belong to its topic.
            talk: minutes that are left for statements, in the middle of a session.
            among: the only statements to choose from; None for all.
            done: statements that do not come back, also when they were left open.
        """
        settled = {identity for identity, given in joint.answers.items() if given.answer.value}
        agenda = make_agenda(
            self.scores,
            minutes=minutes,
            talk=talk,
            per_statement=per_statement,
            settled={self.position(identity) for identity in (*settled, *done)},
            wanted={self.position(identity) for identity in joint.open_statements},
            among=None if among is None else {self.position(identity) for identity in among},
        )
        ids = self.scores.structure.statements
        items = [
            PlanItem(statement=ids[item.position], minutes=item.minutes, topic=item.topic.value)
            for item in agenda.items
        ]
        if agenda.to_share:
            listed = PlanItem(statement=LIST, minutes=agenda.sharing, topic=Topic.UNKNOWN.value)
            items.insert(agenda.share_after, listed)
        return Plan(
            items=tuple(items),
            to_share=tuple(ids[position] for position in agenda.to_share),
            left_out=tuple(ids[item.position] for item in agenda.left_out),
            known=self.known,
        )

    def rank(self) -> dict[str, int]:
        """The place of each statement in an agenda that has all of them; the list follows what divides."""
        ids = self.scores.structure.statements
        order = [ids[position] for position in most_urgent_first(self.scores, range(len(ids)))]
        first = [identity for identity in order if self.plan_item(identity, None).topic in _BEFORE_LIST]
        return {identity: place for place, identity in enumerate((*first, LIST, *order[len(first) :]))}


def gather(
    folder: Path,
    statement_set: StatementSet,
    *,
    coalition: str | None,
    year: int | None,
    with_notes: bool,
    lines: Lines,
    tell: Callable[[str], None],
) -> Material:
    """Read the folder and choose the measurement; a folder without score sheets is a session without forms.

    Args:
        folder: the folder of the measurement, or one with several.
        statement_set: the statements.
        coalition: whose session it is, where the folder does not tell.
        year: the same.
        with_notes: whether the facilitator sees what participants wrote.
        lines: asks for coalition and year where nothing tells and there is somebody to ask.
        tell: says what the facilitator should know about the choice.

    Raises:
        UsageError: when the folder is not there, or when coalition or year cannot be told.
        InputError: with all problems of the files.
    """
    if folder.is_file():
        message = file_texts.folder_is_a_file(folder)
        raise UsageError(message)
    if not folder.is_dir():
        message = file_texts.no_such_folder(folder, NAME)
        raise UsageError(message)
    inputs = read_inputs([folder], statement_set)
    if inputs.paths and errors_in(inputs.problems):
        raise InputError(inputs.problems)
    # a beamer shows a room what one person answered to all others
    candidates = (*measurements_of(inputs, statement_set, alone=False), *_without_sheets(inputs, statement_set))
    if candidates:
        measurement, choice = select_measurement(candidates, coalition=coalition, year=year)
        if measurement.desk is not None:
            raise UsageError(file_texts.desk_has_no_session(measurement.coalition, measurement.year))
        if choice is not None:
            tell(choice)
    else:
        measurement = _asked_for(folder, statement_set, coalition, year, lines)
    structure = structure_of(statement_set)
    scores = score(
        measurement.tally.total()[None, :, :],
        structure,
        counted_blanks=measurement.tally.participants is not None,
        # without sheets everything is still to be asked, in the room
        asked=None if measurement.tally.groups else np.ones(len(structure.statements), dtype=np.bool_),
        disclosure=measurement.disclosure(),
    )
    joint_path = _joint_path(folder, measurement)
    earlier, folders, notices = earlier_years(joint_path.parent, measurement, candidates, statement_set)
    for notice in notices:
        tell(notice)
    notes, reasons = _told(measurement, statement_set, with_notes=with_notes)
    return Material(
        measurement=measurement,
        statement_set=statement_set,
        scores=scores,
        joint_path=joint_path,
        notes=notes,
        reasons=reasons,
        gap_limit=limit_of_gaps(measurement, statement_set),
        earlier=earlier,
        folders=folders,
        with_notes=with_notes,
        folder=folder,
    )


def gather_again(material: Material, lines: Lines) -> Material:
    """The same measurement as its folder holds it now; where its files go and the earlier years stay.

    Raises:
        UsageError: when the measurement is not there any more.
        InputError: with all problems of the files.
    """
    measurement = material.measurement
    new = gather(
        material.folder,
        material.statement_set,
        coalition=measurement.coalition,
        year=measurement.year,
        with_notes=material.with_notes,
        lines=lines,
        tell=lambda _: None,
    )
    kept = replace(new, joint_path=material.joint_path, earlier=material.earlier, folders=material.folders)
    return kept.without(material.frozen)


def _without_sheets(inputs: Inputs, statement_set: StatementSet) -> tuple[Measurement, ...]:
    """Measurements of which there is only `meting.yaml`."""
    return tuple(
        replace(_empty(info.coalition, info.year, statement_set), info=info)
        for info in inputs.infos
        if (info.coalition, info.year) not in inputs.keys
    )


def _empty(coalition: str, year: int, statement_set: StatementSet) -> Measurement:
    statements = tuple(statement.id for statement in statement_set.statements)
    responses = responses_of([], statements)
    return Measurement(coalition=coalition, year=year, statements=statements, responses=responses)


def _asked_for(
    folder: Path, statement_set: StatementSet, coalition: str | None, year: int | None, lines: Lines
) -> Measurement:
    if lines.has_person:
        coalition = coalition or ask_coalition(lines)
        year = year or ask_year(lines)
    if coalition is None or year is None:
        example = command_line("werksessie", folder, "--coalitie", coalition or "Voorbeeldstad", "--jaar", year or 2026)
        message = file_texts.coalition_and_year_needed(folder, example)
        raise UsageError(message)
    return _empty(coalition, year, statement_set)


def _joint_path(folder: Path, measurement: Measurement) -> Path:
    """Where the joint sheet is or will be: with the sheets of the measurement when they lie together."""
    if measurement.joint is not None:
        return Path(measurement.joint.path)
    folders = {Path(path).parent for path in measurement.paths}
    if not folders and measurement.info is not None:
        folders = {Path(measurement.info.path).parent}
    return (folders.pop() if len(folders) == 1 else folder) / NAME


def _told(
    measurement: Measurement, statement_set: StatementSet, *, with_notes: bool
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Notes and reasons by statement, as the report has them; none without individual sheets."""
    if not measurement.tally.groups:
        return {}, {}
    report = compute_report(replace(measurement, joint=None), statement_set, with_notes=with_notes)
    found = report.findings
    findings = (*found.strong, *found.weak, *found.divided, *found.unknown, *found.lowest)
    return (
        {note.statement.id: note.texts for note in report.notes},
        {finding.statement.id: reason(finding) for finding in findings},
    )
