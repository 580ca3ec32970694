# SPDX-License-Identifier: EUPL-1.2
"""What a report says of its figures, one sentence a function, the same in every kind of document and format.

None, or no sentence at all, is what there is nothing to tell of.
"""

from __future__ import annotations

from analysetool.figures.report import (
    DiscussedStatement,
    DiscussionSection,
    Gap,
    Report,
    ShownFinding,
    ShownGroup,
    ShownLevel,
    ShownStatement,
)
from analysetool.figures.summary import Summary
from analysetool.figures.worksheet import PlanTrack, WorkSection


def participation(report: Report) -> str:
    """Who took part."""
    return report.participation


def glance(report: Report) -> str:
    """Where the coalition stands, in one sentence that a council member understands."""
    return report.glance


def findings_count(report: Report) -> str:
    """How many statements stand out, by kind."""
    return report.findings_count


def joint_in_short(report: Report) -> str | None:
    """What the coalition did together, in a line; None when it did nothing together."""
    return report.joint_in_short


def basis_note(report: Report) -> str | None:
    """That the report stands on joint scores; None when it stands on the individual ones."""
    return report.basis_note


def caveat(report: Report) -> str:
    """What the figures are and what they are not."""
    return report.caveat


def joint_note(report: Report) -> str | None:
    """What the column of joint scores of levels holds; None where there is no such column."""
    return report.joint_note


def how_figures_came_about(report: Report) -> tuple[str, ...]:
    """The explanation at the end: what was asked, counted, left out and rounded."""
    return report.explanation


def level_title(level: ShownLevel) -> str:
    """The title of the total, a part, a theme or a phase, without its id."""
    return level.title


def joint_level(level: ShownLevel) -> str:
    """What stands in the column of joint scores: the figure, and on how many statements it rests."""
    return level.joint_told


def joint_statement(statement: ShownStatement) -> str:
    """What stands where a joint score is shown: the answer, "nog niet eens", or nothing; with the mark."""
    return statement.joint_told


def reason(finding: ShownFinding) -> str:
    """Why a statement stands out."""
    return finding.reason


def unknown_intro(report: Report) -> str:
    """The sentence above the list of blind spots."""
    return report.findings.unknown_intro


def no_disagreement(report: Report) -> str:
    """What stands where no statement is divided."""
    return report.findings.no_disagreement


def groups_note(report: Report) -> str | None:
    """Why the report shows no groups apart; None when it shows them."""
    return report.groups_note


def group_title(group: ShownGroup) -> str:
    """The title of a group of participants."""
    return group.title


def group_members(group: ShownGroup) -> tuple[str, ...]:
    """The titles of what was merged into a group."""
    return group.members


def gap_reason(gap: Gap) -> str:
    """How far two groups lie apart on a statement."""
    return gap.reason


def discussion_intro(report: Report) -> str | None:
    """The sentences above what was discussed; None when nothing was."""
    return None if report.discussion is None else report.discussion.intro


def discussion_section_title(section: DiscussionSection) -> str:
    """The heading above the discussed statements of one kind."""
    return section.title


def discussion_section_intro(section: DiscussionSection) -> str | None:
    """What the discussed statements of one kind have in common; None where the heading says it all."""
    return section.intro or None


def deviates_note(report: Report) -> str | None:
    """What the mark of a joint score that lies away means; None where no discussed statement has it."""
    return None if report.discussion is None else report.discussion.remark_note


def apart(item: DiscussedStatement) -> str | None:
    """What people gave by themselves; None with only a joint sheet."""
    return item.apart


def together(item: DiscussedStatement) -> str:
    """What the coalition settled on together, or that it did not."""
    return item.together


def given_reason(item: DiscussedStatement) -> str | None:
    """The reason that the coalition wrote down."""
    return item.reason


def hands(item: DiscussedStatement) -> str | None:
    """The show of hands, as far as it may be told."""
    return item.hands


def remark(item: DiscussedStatement) -> str | None:
    """The mark of a joint score that lies away from the individual ones."""
    return item.remark


def discussed_lines(item: DiscussedStatement) -> tuple[str, ...]:
    """Everything there is to say about a discussed statement, a sentence or two each."""
    told = (apart(item), together(item), given_reason(item), hands(item), remark(item))
    return tuple(text for text in told if text is not None)


def unknown_in_short(summary: Summary) -> str:
    """How much is not known, in a sentence or two."""
    return summary.unknown_text


def divided_in_short(summary: Summary) -> str | None:
    """Which statements divide the partners, by number; None when none does."""
    return summary.divided_text or None


def work_title(section: WorkSection) -> str:
    """The heading above the statements of one kind that ask for action."""
    return section.title


def work_intro(section: WorkSection) -> str:
    """What to do with them."""
    return section.intro


def track_title(track: PlanTrack) -> str:
    """The heading of a part of the draft plan."""
    return track.title
