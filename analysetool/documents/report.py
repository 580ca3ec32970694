# SPDX-License-Identifier: EUPL-1.2
"""The report in full: what it says of one measurement, in its order."""

from __future__ import annotations

from collections.abc import Iterable

from analysetool.documents.annex import annexed
from analysetool.documents.blocks import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Item,
    ItemLook,
    Items,
    Kind,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from analysetool.documents.report_findings import finding_sections
from analysetool.documents.report_first import first_section
from analysetool.documents.report_joint import joint_sections
from analysetool.documents.report_levels import groups_sections, level_sections
from analysetool.documents.report_parents import parents_section
from analysetool.documents.report_statements import statements_section
from analysetool.figures.report import ParentsVoice, Report
from analysetool.model import KeyFigure, MeasurementInfo
from analysetool.rounding import UNKNOWN
from analysetool.words import certainty, grammar, parents, titles
from analysetool.words import figures as wording
from analysetool.words import report as words
from analysetool.words.colophon import account, colophon


def report_document(report: Report) -> Document:
    """Everything a report says: the first screen, what stands out, what was agreed, who differ; then the annex."""
    said_by_parents = parents_section(report)
    return headed(
        report,
        Kind.REPORT,
        (
            first_section(report),
            *(finding_sections(report) if words.by_statement(report) else ()),
            *joint_sections(report),
            *groups_sections(report),
            *((said_by_parents,) if said_by_parents is not None else ()),
            *_annex(report),
        ),
    )


def _annex(report: Report) -> tuple[Section, ...]:
    """What one looks up: all figures, and where they come from."""
    notes = _notes(report)
    return annexed(
        (
            _measurement(report),
            *level_sections(report),
            *((statements_section(report),) if words.by_statement(report) or report.has_joint else ()),
            *((notes,) if notes is not None else ()),
            _how_figures_came_about(report),
        )
    )


def headed(report: Report, kind: Kind, blocks: tuple[Block, ...]) -> Document:
    """A document of one measurement with what stands above and below each of its kinds."""
    own = report.statement_set
    return Document(
        kind=kind,
        title=f"Kansrijke Start in {report.coalition}: {kind} {report.year}",
        page_title=f"Kansrijke Start in {report.coalition}, {kind} {report.year}",
        subtitle=own.title,
        origins=report.origins,
        blocks=blocks,
        colophon=colophon(own.id, own.version, own.justification),
        contents=kind is Kind.REPORT,
    )


def reference_day(info: MeasurementInfo | None) -> str | None:
    """The day that a measurement is about."""
    return wording.dutch_date(info.reference_date) if info and info.reference_date else None


def _measurement(report: Report) -> Section:
    """What was measured, who took part, and figures from elsewhere."""
    info = report.info
    told = (
        ("Coalitie", report.coalition),
        ("Jaar", str(report.year)),
        ("Peildatum", reference_day(info)),
        ("Aanleiding", info.occasion if info else None),
        ("Deelnemers", words.participation(report)),
        ("Contact", info.contact if info else None),
        ("Volgende meting", info.next_measurement if info else None),
    )
    blocks: list[Block] = [Facts(facts=tuple(Fact(term=term, text=text) for term, text in told if text))]
    if len(report.per_cluster) > 1:
        blocks.append(_participants(report))
    blocks += [
        Text(text=text)
        for text in (words.glance(report), certainty.how_sure(report), certainty.other_verdict(report))
        if text is not None
    ]
    absent = certainty.with_absent(report.response)
    if absent is not None and certainty.hardly_heard(report.response) is None:  # which says it already
        blocks.append(Text(text=absent))
    if info and info.key_figures:
        blocks.append(_key_figures(info.key_figures))
    return Section(id="meting", title="De meting", blocks=tuple(blocks))


def _participants(report: Report) -> Table:
    """How many took part of each group, and of how many who were invited where anybody wrote that down."""
    invited = report.info.invited if report.info else {}
    rows = []
    came = dict(report.per_cluster)
    came |= {cluster: 0 for cluster in (report.response.invited if report.response else ()) if cluster not in came}
    for cluster, size in came.items():
        title = titles.group_title(cluster)
        asked = (str(invited.get(cluster, UNKNOWN)),) if invited else ()
        told = f"{title}: {grammar.plural(size, 'deelnemer', 'deelnemers')}"
        of_how_many = f" van {invited[cluster]} uitgenodigd" if cluster in invited else ""
        rows.append(Row(cells=(title, str(size), *asked), told=f"{told}{of_how_many}"))
    if report.parents is not None:
        rows.append(_parents_row(report.parents, with_invited=bool(invited)))
    return Table(
        caption="Deelnemers per groep",
        label="Tabel met deelnemers",
        columns=(
            Column(title="Groep", width=70),
            Column(title="Deelnemers", width=35, numeric=True),
            *((Column(title="Uitgenodigd", width=35, numeric=True),) if invited else ()),
        ),
        rows=tuple(rows),
    )


def _parents_row(voice: ParentsVoice, *, with_invited: bool) -> Row:
    """The parents who were asked in their own words."""
    known = voice.invited is not None
    told = f"{parents.group(voice.people)}: {grammar.plural(voice.people, 'ouder', 'ouders')}"
    asked = (str(voice.invited) if known else UNKNOWN,) if with_invited else ()
    of_how_many = f" van {voice.invited} uitgenodigd" if known else ""
    return Row(cells=(parents.group(voice.people), str(voice.people), *asked), told=f"{told}{of_how_many}")


def _key_figures(figures: Iterable[KeyFigure]) -> Table:
    rows = []
    for figure in figures:
        extra = ", ".join(text for text in (figure.year, figure.source) if text)
        told = f"Kerncijfer: {figure.name}: {figure.value}{f' ({extra})' if extra else ''}"
        rows.append(Row(cells=(figure.name, figure.value, figure.year or "", figure.source or ""), told=told))
    return Table(
        caption="Kerncijfers uit andere bronnen",
        label="Tabel met kerncijfers",
        columns=(
            Column(title="Cijfer", width=70),
            Column(title="Waarde", width=35),
            Column(title="Jaar", width=20),
            Column(title="Bron", width=49),
        ),
        rows=tuple(rows),
    )


def _notes(report: Report) -> Section | None:
    """What participants wrote with their answers, where that was asked for."""
    if not report.notes:
        return None
    intro = Text(text=words.notes_intro(report))
    sections = tuple(
        Section(title=f"{note.statement.id} {note.statement.text}", blocks=(_bullets(note.texts),))
        for note in report.notes
    )
    return Section(id="opmerkingen", title="Opmerkingen", blocks=(intro, *sections))


def _how_figures_came_about(report: Report) -> Section:
    """What was asked, counted and rounded, and where the statements come from."""
    statement_set = report.statement_set
    blocks: list[Block] = [
        Text(text=words.caveat(report), tone=Tone.STRONG),
        _bullets(words.how_figures_came_about(report)),
    ]
    told = account(statement_set.justification)
    if told:
        blocks.append(Section(title="Over de stellingen", blocks=(Text(text=told),)))
    if statement_set.sources:
        sources = []
        for source in statement_set.sources.values():
            publisher = f", {source.publisher}" if source.publisher else ""
            sources.append(f"{source.title}{publisher}{f' ({source.year})' if source.year else ''}")
        blocks.append(Section(title="Bronnen van de stellingen", blocks=(_bullets(sources),)))
    return Section(id="verantwoording", title=words.HOW_FIGURES_CAME_ABOUT, blocks=tuple(blocks))


def _bullets(texts: Iterable[str]) -> Items:
    return Items(items=tuple(Item(text=text) for text in texts), look=ItemLook.BULLETED)
