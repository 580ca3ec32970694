# SPDX-License-Identifier: EUPL-1.2
"""The summary: a report on one page, for alderman and council. It argues: what stands out, what is asked, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysetool.documents.blocks import (
    Block,
    Columns,
    Document,
    Kind,
    Section,
    Text,
    Tone,
)
from analysetool.documents.report import headed, reference_day
from analysetool.documents.report_findings import short_items
from analysetool.documents.report_first import board_question, themes_section
from analysetool.documents.report_joint import open_actions_table
from analysetool.figures.report import Report
from analysetool.figures.standout import choose_standout
from analysetool.figures.summary import CHANGES, ENDS, Summary
from analysetool.words import certainty, parents
from analysetool.words import figures as wording
from analysetool.words import report as words
from analysetool.words import standout as standing


def summary_document(summary: Summary) -> Document:
    """Everything a summary says."""
    report = summary.report
    return headed(
        report,
        Kind.SUMMARY,
        (
            _position(report),
            *(_first_measured(summary) if report.last_year is None else _measured_again(summary)),
            *_agreed(report),
            _how_sure(summary),
            *_closing(report),
        ),
    )


def _first_measured(summary: Summary) -> Iterable[Columns]:
    """The themes with what is unknown, beside the extremes."""
    themes, unknown = themes_section(summary.report, ends=ENDS), _unknown(summary)
    if words.by_statement(summary.report):
        first = unknown if themes is None else replace(themes, blocks=(*themes.blocks, unknown))
        yield Columns(sections=(first, Section(title=standing.EXTREMES, blocks=(_strong(summary), _weak(summary)))))
    elif themes is not None:
        yield Columns(sections=(themes,))


def _measured_again(summary: Summary) -> Iterable[Columns]:
    """What changed beside the themes, and under them the extremes; what is unknown is told with how sure it is."""
    from analysetool.documents.report_changed import changed_section  # noqa: PLC0415 - brings all that compares years

    beside = (changed_section(summary.report, CHANGES, sideways=False), themes_section(summary.report, ends=ENDS))
    yield Columns(sections=tuple(section for section in beside if section is not None))
    if words.by_statement(summary.report):
        yield Columns(sections=(_strong(summary), _weak(summary)))


def _position(report: Report) -> Section:
    """What stands out, and what the coalition asks."""
    standout = choose_standout(report)
    blocks: list[Block] = [Text(text=standing.headline(report, standout), tone=Tone.LEAD)]
    question = board_question(report)
    if question is not None:
        blocks.append(question)
    return Section(id="positie", title=standing.position_title(report), blocks=tuple(blocks))


def _how_sure(summary: Summary) -> Section:
    """Who took part, on what the figures rest and, where there is no room above, what is not known."""
    report = summary.report
    not_known = _not_known(summary) if report.last_year is not None and words.by_statement(report) else None
    notes = (
        " ".join(filter(None, (words.participation(report), standing.sure(report)))),
        *words.left_out(report),
        words.basis_note(report),
        certainty.hardly_heard(report.response),
        " ".join(filter(None, (parents.in_short(report.parents), not_known))) or None,
    )
    return Section(
        id="hoe-zeker", title="Hoe zeker is dit?", blocks=tuple(Text(text=text) for text in notes if text is not None)
    )


def _closing(report: Report) -> tuple[Text, ...]:
    """When this was, when there is another measurement, who to turn to, and what the figures are not."""
    info = report.info
    known = (
        ("Peildatum", reference_day(info)),
        ("Aanleiding", info.occasion if info else None),
        ("Volgende meting", info.next_measurement if info else None),
        ("Contact", info.contact if info else None),
    )
    texts = (
        " ".join(f"{label}: {text}." for label, text in known if text),
        " ".join(filter(None, (words.caveat(report), report.statement_set.parts[0].introduction))),
    )
    return tuple(Text(text=text, tone=Tone.SMALL) for text in texts if text)


def _agreed(report: Report) -> tuple[Section, ...]:
    """What was settled together and what is still to be done; no section where the coalition did nothing together."""
    blocks = (words.joint_in_short(report), open_actions_table(report))
    told = tuple(Text(text=block) if isinstance(block, str) else block for block in blocks if block is not None)
    return (Section(id="afgesproken", title=words.AGREED, blocks=told),) if told else ()


def _strong(summary: Summary) -> Section:
    block = short_items(summary.strong, reasons=True) if summary.strong else Text(text=wording.NO_STRONG)
    return Section(title=standing.STRONGEST, blocks=(block,))


def _weak(summary: Summary) -> Section:
    """The weaknesses, and the lowest scores where there are few of them."""
    blocks: list[Block] = [short_items(summary.weak, reasons=True) if summary.weak else Text(text=wording.NO_WEAK)]
    if summary.lowest:
        blocks += [Text(text=wording.LOWEST_INTRO), short_items(summary.lowest, reasons=True)]
    return Section(title=standing.WEAKEST, blocks=tuple(blocks))


def _not_known(summary: Summary) -> str:
    """On how many statements nobody knows, and on which partners are divided."""
    told = (words.unknown_in_short(summary), words.divided_in_short(summary))
    return " ".join(text for text in told if text)


def _unknown(summary: Summary) -> Section:
    blocks: list[Block] = [Text(text=_not_known(summary))]
    if summary.unknown:
        blocks.append(short_items(summary.unknown, reasons=False))
    return Section(id="onbekend", title=standing.unknown_title(summary.report), blocks=tuple(blocks))
