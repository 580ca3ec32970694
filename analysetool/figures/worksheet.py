# SPDX-License-Identifier: EUPL-1.2
"""The worksheet: per statement that asks for action what is known, what one would see and a first step; then a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysetool.figures.agreements import agreed_actions
from analysetool.figures.report import DiscussedStatement, Report, ShownFinding
from analysetool.model import Action, Statement, Track, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One weak, divided or unknown statement; `anchors` are pairs of a score and what one would see at it.

    `discussed` is what the coalition said of it together (None when it did not), `actions` what it agreed on.
    """

    finding: ShownFinding
    anchors: tuple[tuple[int, str], ...]
    advice: str | None
    source: str | None
    track: str | None
    discussed: DiscussedStatement | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSection:
    """The items of one kind: weak, divided or unknown."""

    id: Verdict
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTrack:
    """One heading of the draft plan with the first steps under it."""

    id: Track
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """What a coalition works on after a measurement."""

    report: Report
    sections: tuple[WorkSection, ...]
    plan: tuple[PlanTrack, ...]

    @property
    def items(self) -> tuple[WorkItem, ...]:
        """All items, in the order of the sections."""
        return tuple(item for section in self.sections for item in section.items)


def gather_worksheet(report: Report) -> Worksheet:
    """Gather the weak, divided and unknown statements with their anchors and advice, and draft a plan of first steps.

    The plan has all five headings, also empty ones: an empty heading is a question too. Statements without advice (in
    another set) are in no heading.
    """
    found = report.findings
    statements = {statement.id: statement for statement in report.statement_set.statements}

    def items(findings: Sequence[ShownFinding]) -> tuple[WorkItem, ...]:
        return tuple(_item(finding, statements[finding.statement.id], report) for finding in findings)

    kinds = ((Verdict.WEAK, items((*found.weak, *found.lowest))), (Verdict.DIVIDED, items(found.divided)),
             (Verdict.UNKNOWN, items(found.unknown)))  # fmt: skip
    sections = tuple(WorkSection(id=kind, items=own) for kind, own in kinds if own)
    every = [item for section in sections for item in section.items]
    return Worksheet(
        report=report,
        sections=sections,
        plan=tuple(
            PlanTrack(id=track, items=tuple(item for item in every if item.track == track and item.advice))
            for track in Track
        ),
    )


def _item(finding: ShownFinding, statement: Statement, report: Report) -> WorkItem:
    reference = statement.reference
    discussed = report.discussion.items if report.discussion is not None else ()
    source = None
    if reference is not None:
        document = report.statement_set.sources.get(reference.document)
        source = f"{document.title if document is not None else reference.document}, {reference.place}"
    return WorkItem(
        finding=finding,
        anchors=tuple(sorted(statement.anchors.items())),
        advice=statement.advice,
        source=source,
        track=statement.track,
        discussed=next((item for item in discussed if item.statement.id == statement.id), None),
        actions=tuple(action for action in agreed_actions(report) if action.statement == statement.id),
    )
