# SPDX-License-Identifier: EUPL-1.2
"""The findings in a report: strengths, weaknesses, disagreement and blind spots, each in a section of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.charts.bars import bar_frame, statement_bar
from analysetool.documents.blocks import Block, Drawing, Figure, Item, ItemLook, Items, Line, Section, Text
from analysetool.figures.report import Report, ShownFinding
from analysetool.words import figures as wording
from analysetool.words import grammar
from analysetool.words import report as words


def finding_sections(report: Report) -> tuple[Section, ...]:
    """All sections with findings; the blind spots come first when most is unknown."""
    found = report.findings
    blind = _blind_spots(report)
    one_voice = found.one_voice  # one person agrees with herself, and so does a coalition that settled it
    divided = Section(
        id="verdeeld",
        title="Waar de partners verdeeld zijn",
        blocks=_told(report, found.divided, wording.DIVIDED_INTRO, wording.NO_DISAGREEMENT),
    )
    others = (
        Section(
            id="sterk",
            title="Sterke punten",
            blocks=_told(report, found.strong, wording.strong_intro(one_voice=one_voice), wording.NO_STRONG),
        ),
        Section(
            id="aandacht",
            title="Aandachtspunten",
            blocks=(
                *_told(report, found.weak, wording.weak_intro(one_voice=one_voice), wording.NO_WEAK),
                *_lowest(report, found.lowest),
            ),
        ),
        *(() if one_voice else (divided,)),
    )
    return (blind, *others) if found.unknown_first else (*others, blind)


def why(finding: ShownFinding, *, theme: bool = False, rank: bool = False) -> str:
    """Why a statement stands out, whether one answer could change that and, when asked, its ties and its theme."""
    told = [words.reason(finding)]
    if finding.holds is False:
        told.append(wording.FRAGILE)
    if rank and finding.tied:
        told.append(wording.tied(finding.tied))
    if theme:
        told.append(f"Thema: {finding.theme}.")
    return " ".join(told)


def short_items(findings: Iterable[ShownFinding], *, reasons: bool) -> Items:
    """Findings close together, with the reason under each or without."""
    return Items(
        items=tuple(
            Item(
                id=finding.statement.id,
                text=finding.statement.text,
                lines=(Line(text=why(finding, rank=True)),) if reasons else (),
            )
            for finding in findings
        ),
        look=ItemLook.SHORT,
    )


def drawn_findings(report: Report, findings: Iterable[ShownFinding], *, full: bool = False) -> Items:
    """Findings with all answers as a bar beside the words; `full` has theme and ties in them too.

    All bars of a report have one scale, so that they can be compared.
    """
    scale = tuple(report.statement_set.scale.values())
    frame = bar_frame(report.statements)
    items = []
    for finding in findings:
        bar = statement_bar(finding.statement, scale, frame, "bevinding" if full else "uiterste")
        items.append(
            Item(
                id=finding.statement.id,
                text=finding.statement.text,
                lines=(Line(text=why(finding, theme=full, rank=full)),),
                figure=None if bar is None else Figure(drawing=Drawing.BAR, shape=bar),
            )
        )
    return Items(items=tuple(items), look=ItemLook.DRAWN if full else ItemLook.DRAWN_NARROW)


def _told(report: Report, findings: Sequence[ShownFinding], intro: str, nothing: str) -> tuple[Block, ...]:
    if not findings:
        return (Text(text=nothing),)
    return (Text(text=intro), drawn_findings(report, findings, full=True))


def _lowest(report: Report, findings: Sequence[ShownFinding]) -> tuple[Block, ...]:
    """The lowest scores where few statements are weak."""
    if not findings:
        return ()
    return (Section(title="Laagst gescoord", blocks=(drawn_findings(report, findings, full=True),)),)


def _blind_spots(report: Report) -> Section:
    found = report.findings
    blocks: list[Block] = [Text(text=wording.UNKNOWN_FIRST)] if found.unknown_first else []
    blocks.append(Text(text=words.unknown_intro(report)))
    if found.one_voice:
        blocks += _unknown_by_theme(report)
    elif found.unknown:
        blocks.append(drawn_findings(report, found.unknown, full=True))
    if found.not_answered:
        blocks.append(Text(text=f"Niet ingevuld: {grammar.listing(found.not_answered)}."))
    if found.not_asked:
        blocks.append(Text(text=f"Niet gevraagd: {grammar.listing(found.not_asked)}."))
    return Section(id="witte-vlekken", title="Witte vlekken", blocks=tuple(blocks))


def _unknown_by_theme(report: Report) -> Iterable[Section]:
    """All unknown statements of one voice have the same reason, so their themes tell more."""
    for theme in report.themes:
        own = [finding for finding in report.findings.unknown if finding.statement.theme == theme.level.id]
        if own:
            title = f"{theme.level.id} {words.level_title(theme.level)}"
            yield Section(title=title, blocks=(short_items(own, reasons=False),))
