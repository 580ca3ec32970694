# SPDX-License-Identifier: EUPL-1.2
"""What a report says of its figures, one sentence a function, the same in every kind of document and format.

None, or no sentence at all, is what there is nothing to tell of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import assert_never

from analysetool.disclosure import Mode
from analysetool.figures.report import (
    DiscussedStatement,
    DiscussionSection,
    Gap,
    GroupName,
    LevelKind,
    NoGaps,
    NoGroups,
    Report,
    ShownFinding,
    ShownGroup,
    ShownLevel,
    ShownStatement,
)
from analysetool.figures.summary import Summary
from analysetool.model import ActionStatus, Basis, BoardQuestion, Openness, Phase, Verdict
from analysetool.rounding import dutch_number
from analysetool.words import disclosure, parents, titles
from analysetool.words import figures as wording
from analysetool.words.grammar import listing

WORKBOOK_ROUNDED = (
    "De cijfers in dit bestand zijn afgerond, zodat ze overal hetzelfde zijn: scores op één decimaal, eensgezindheid "
    "op hele procenten. De precieze cijfers staan in het JSON-bestand."
)
WORKBOOK_EMPTY = "Een lege cel betekent: het cijfer is niet te bepalen, of mag niet getoond worden."
QUESTION_TO_BOARD = "Vraag aan het bestuur"
AGREED = "Wat is afgesproken?"
HOW_FIGURES_CAME_ABOUT = "Hoe de cijfers tot stand komen"


def participation(report: Report) -> str:
    """Who took part, partners and parents each by themselves."""
    if report.parents is None:
        return wording.took_part(report.participants, report.invited)
    return parents.took_part(report.participants, report.invited, report.parents)


def glance(report: Report) -> str:
    """Where the coalition stands, in one sentence that a council member understands."""
    total = report.total
    position = wording.Position(
        mean=total.mean,
        low=total.low,
        high=total.high,
        answered=total.answered,
        possible=total.possible,
        few=according_to(report),
        hidden=report.mode in (Mode.LEVELS, Mode.NUMBER) or bool(report.findings.too_few),
        scored_statements=sum(statement.mean is not None for statement in report.statements),
        applicable_statements=sum(
            statement.verdict not in (Verdict.NOT_APPLICABLE, Verdict.NOT_ASKED) for statement in report.statements
        ),
    )
    return wording.glance(report.coalition, report.year, position)


def according_to(report: Report) -> str | None:
    """Whose scores and verdicts they are where those are so few that they speak for no coalition; None for more.

    That is so even where the coalition settled on others beside them.
    """
    return wording.FEW.get(report.participants or 0) if report.basis is Basis.INDIVIDUAL else None


def left_out(report: Report) -> tuple[str, ...]:
    """What the report may not show, and what helps; or that everybody agreed to show all."""
    if report.openness is Openness.OPEN:
        return (disclosure.OPEN_ONE if report.one_person else disclosure.OPEN,)
    return disclosure.left_out(report.mode, report.minimum, report.findings.too_few, len(report.statements))


def by_statement(report: Report) -> bool:
    """Whether anything of single statements may be told: not where so few took part that only levels may."""
    return report.mode not in (Mode.LEVELS, Mode.NUMBER) or report.basis is Basis.JOINT


def by_theme(report: Report) -> bool:
    """Whether figures of single themes may be told: of all by themselves, or of what the coalition settled."""
    return by_statement(report) or report.joint_levels


def annex_title(number: int, title: str) -> str:
    """The heading of a section of the annex."""
    return f"Bijlage {number}. {title}"


def evidence(statement: ShownStatement) -> str:
    """How a statement stands on which a question rests: its score, and what that comes to."""
    verdict = wording.verdict_word(statement.verdict)
    return (
        f"Score {dutch_number(statement.mean)}: {verdict}."
        if statement.mean is not None
        else f"{verdict.capitalize()}."
    )


def question_in_short(asked: BoardQuestion) -> str:
    """What is asked of the board, with the numbers of the statements that it rests on."""
    return f"{asked.text} ({listing(asked.statements)})" if asked.statements else asked.text


def findings_count(report: Report) -> str:
    """How many statements stand out, by kind."""
    found = report.findings
    kinds = (found.strong, found.weak, found.divided, found.unknown, found.not_answered, found.not_asked)
    return wording.findings_count(*map(len, kinds))


def joint_in_short(report: Report) -> str | None:
    """What the coalition did together, in a line, and what is open of earlier years; None when there is neither."""
    own = [action for action in report.actions if action.since is None]
    still_open = sum(action.status is ActionStatus.OPEN for action in own)
    earlier = [action for action in report.actions if action.since and action.status is ActionStatus.OPEN]
    told = (
        wording.joint_in_short(report.settled, report.disputed, len(own), still_open),
        wording.carried(len(earlier) + len(report.carried)),
    )
    return " ".join(filter(None, told)) or None


def basis_note(report: Report) -> str | None:
    """That the report stands on joint scores; None when it stands on the individual ones."""
    if report.basis is Basis.INDIVIDUAL:
        return None
    if report.joint_only:
        return (
            "Dit rapport gaat uit van de scores die de coalitie samen heeft gekozen. Losse scorelijsten zijn er niet."
        )
    settled = sum(statement.on_joint for statement in report.statements)
    return (
        f"Dit rapport gaat uit van de gezamenlijke antwoorden: {settled} van {len(report.statements)} gezamenlijk. "
        "Bij de andere stellingen geldt het gemiddelde van de losse scorelijsten."
    )


def notes_intro(report: Report) -> str:
    """Whose the notes are, and what their order says."""
    if report.one_person:
        return "Deze opmerkingen schreef één persoon bij de antwoorden."
    return (
        "Deze opmerkingen schreven deelnemers bij hun antwoord. De volgorde is alfabetisch en zegt niets over wie wat "
        "schreef."
    )


def caveat(report: Report) -> str:
    """What the figures are and what they are not."""
    few = None if report.has_joint else according_to(report)
    return wording.caveat(has_origin=bool(report.origins), few=few)


def joint_note(report: Report) -> str | None:
    """What the column of joint scores of levels holds; None where there is no such column."""
    return wording.JOINT_NOTE if report.joint_levels else None


def how_figures_came_about(report: Report) -> tuple[str, ...]:
    """The explanation at the end: what was asked, counted, left out and rounded."""
    told = wording.how_figures_came_about(
        report.statement_set,
        disclosed=_disclosed(report),
        joint_basis=basis_note(report),
        beside=report.joint_levels,
        several=by_statement(report) and not report.findings.one_voice,
        margins=report.has_margins,
    )
    besides = (groups_note(report), parents.how_counted(report.parents))
    return (*told, *(text for text in besides if text is not None))


def _disclosed(report: Report) -> tuple[str, ...]:
    if report.one_person and report.openness is Openness.OPEN:
        return (disclosure.OPEN_ONE,)
    return disclosure.rules(report.openness, report.mode, report.minimum, groups=bool(report.groups))


def level_title(level: ShownLevel) -> str:
    """The title of the total, a part, a theme or a phase, without its id."""
    match level.kind:
        case LevelKind.TOTAL:
            return "Totaal"
        case LevelKind.PHASE:
            return titles.PHASE_TITLES[Phase(level.id)]
        case LevelKind.PART | LevelKind.THEME:
            return level.title
        case _:
            assert_never(level.kind)


def joint_level(level: ShownLevel) -> str:
    """What stands in the column of joint scores: the figure, and on how many statements it rests."""
    return wording.joint_level(level.joint, level.settled, level.statements)


def joint_statement(statement: ShownStatement) -> str:
    """What stands where a joint score is shown: the answer, "nog niet eens", or nothing; with the mark."""
    return wording.joint_answer(statement.joint, disputed=statement.disputed, deviates=statement.deviates)


def reason(finding: ShownFinding) -> str:
    """Why a statement stands out."""
    statement = finding.statement
    if statement.on_joint and statement.joint is not None:
        return wording.joint_reason(statement.joint)
    if finding.verdict is Verdict.UNKNOWN:
        return wording.unknown_reason(statement.dont_know, statement.n)
    if finding.verdict is Verdict.DIVIDED:
        return wording.divided_reason(statement.distribution)
    return wording.mean_reason(statement.mean, statement.n)


def unknown_intro(report: Report) -> str:
    """The sentence above the list of blind spots."""
    found = report.findings
    return wording.blind_spots(
        len(found.unknown),
        one_voice=found.one_voice,
        joint=_any_joint(found.unknown),
        one_person=report.one_person,
    )


def _any_joint(findings: Sequence[ShownFinding]) -> bool:
    return any(finding.statement.on_joint for finding in findings)


def groups_note(report: Report) -> str | None:
    """Why the report shows no groups apart; None when it shows them, and for one voice, which nobody would divide."""
    if report.no_groups is None or report.no_groups is NoGroups.ONE_VOICE:
        return None
    return wording.why_no_groups(
        report.minimum,
        known_domains=report.no_groups is not NoGroups.NO_DOMAINS,
        enough_scores=report.no_groups is not NoGroups.FEW_SCORES,
    )


def themes_without_groups(report: Report, shown: Collection[str]) -> str | None:
    """Which themes are not in the table of groups, because no group has a score on them; None where all are."""
    missing = [theme.level.id for theme in report.themes if theme.level.id not in shown] if by_theme(report) else []
    if not missing:
        return None
    verb = "staat" if len(missing) == 1 else "staan"
    return f"{listing(missing)} {verb} niet in de tabel: geen groep heeft daar genoeg scores."


def no_gaps(report: Report) -> str | None:
    """Why no statement is named on which groups differ; None where some are, or none could be compared."""
    match report.no_gaps:
        case None:
            return None
        case NoGaps.CHANCE:
            return wording.NO_GAP_BUT_CHANCE
        case NoGaps.COUNTS:
            return wording.GAPS_NEED_PEOPLE
        case NoGaps.TOO_MANY:
            return wording.GAPS_OF_TOO_MANY
        case _:
            assert_never(report.no_gaps)


def group_title(group: ShownGroup | GroupName) -> str:
    """The title of a group of participants."""
    return group.title or titles.group_title(group.id)


def group_members(group: ShownGroup) -> tuple[str, ...]:
    """The titles of what was merged into a group."""
    return tuple(group_title(member) for member in group.members)


def gap_reason(gap: Gap) -> str:
    """How far two groups lie apart on a statement."""
    return wording.gap_reason(
        gap.highest.title or titles.group_title(gap.highest.group),
        gap.highest.mean,
        gap.lowest.title or titles.group_title(gap.lowest.group),
        gap.lowest.mean,
        gap.difference,
    )


def discussion_intro(report: Report) -> str | None:
    """The sentences above what was discussed; None when nothing was."""
    if report.discussion is None:
        return None
    return wording.discussion_intro(report.settled, report.disputed, joint_only=report.joint_only)


def discussion_section_title(section: DiscussionSection) -> str:
    """The heading above the discussed statements of one kind."""
    return wording.DISCUSSION_TITLES[section.id]


def discussion_section_intro(section: DiscussionSection) -> str | None:
    """What the discussed statements of one kind have in common; None where the heading says it all."""
    return wording.DISCUSSION_INTROS.get(section.id)


def deviates_note(report: Report) -> str | None:
    """What the mark of a joint score that lies away means; None where no discussed statement has it."""
    marked = report.discussion is not None and any(item.statement.deviates for item in report.discussion.items)
    return wording.DEVIATES_NOTE if marked else None


def apart(item: DiscussedStatement) -> str | None:
    """What people gave by themselves; None with only a joint sheet."""
    own = item.individual
    if own is None:
        return None
    return wording.given_apart(
        wording.Apart(mean=own.mean, median=own.median, verdict=own.verdict, n=own.n, dont_know=own.dont_know)
    )


def together(item: DiscussedStatement) -> str:
    """What the coalition settled on together, or that it did not."""
    return wording.settled_on(item.statement.joint, item.verdict, disputed=item.statement.disputed)


def given_reason(item: DiscussedStatement) -> str | None:
    """The reason that the coalition wrote down."""
    return None if item.reason is None else wording.given_reason(item.reason)


def hands(item: DiscussedStatement) -> str | None:
    """The show of hands, as far as it may be told."""
    if item.hands_hidden is not None:
        return wording.hands_hidden(item.hands_hidden)
    return None if item.hands is None else wording.show_of_hands(item.hands)


def remark(item: DiscussedStatement) -> str | None:
    """The mark of a joint score that lies away from the individual ones."""
    return wording.DEVIATES if item.statement.deviates else None


def discussed_lines(item: DiscussedStatement) -> tuple[str, ...]:
    """Everything there is to say about a discussed statement, a sentence or two each."""
    told = (apart(item), together(item), given_reason(item), hands(item), remark(item))
    return tuple(text for text in told if text is not None)


def unknown_in_short(summary: Summary) -> str:
    """How much is not known, in a sentence or two."""
    found = summary.report.findings
    return wording.unknown_in_short(
        len(found.unknown),
        len(found.not_answered),
        len(found.not_asked),
        len(summary.report.statements) - len(found.not_asked),
        one_voice=found.one_voice,
        joint=_any_joint(found.unknown),
    )


def divided_in_short(summary: Summary) -> str | None:
    """Which statements divide the partners, by number; None when none does."""
    divided = summary.report.findings.divided
    return wording.divided_in_short(tuple(finding.statement.id for finding in divided)) or None
