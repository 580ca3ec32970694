# SPDX-License-Identifier: EUPL-1.2
"""The comparison of two measurements as a document: what moved, who took part, how sure that is, and all figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.documents.annex import annexed
from analysetool.documents.blocks import (
    Column,
    Document,
    Fact,
    Facts,
    Item,
    ItemLook,
    Items,
    Key,
    Kind,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.compared_changes import change_key, change_row, change_table
from analysetool.documents.compared_first import first_section, other_named
from analysetool.documents.compared_trend import trend_section
from analysetool.figures.comparison import ClusterPeople, ComparisonFigures, FollowedAction
from analysetool.rounding import UNKNOWN
from analysetool.words import changes as change_wording
from analysetool.words import comparison as wording
from analysetool.words import composition as composition_wording
from analysetool.words import figures as figure_wording
from analysetool.words import titles
from analysetool.words.changes import Names
from analysetool.words.colophon import colophon
from analysetool.words.report import HOW_FIGURES_CAME_ABOUT


def comparison_document(comparison: ComparisonFigures) -> Document:
    """Everything there is to say about two measurements: what moved for certain, who took part; then the annex."""
    names, own = change_wording.names_of(comparison), comparison.statement_set
    others = other_named(comparison, names)
    blocks = (
        first_section(comparison, names),
        *(() if others is None else (others,)),
        _people(comparison, names),
        _how_sure(comparison),
        *_actions(comparison.actions, names),
        *(() if comparison.trend is None else (trend_section(comparison.trend, len(comparison.statements)),)),
        *annexed(
            (
                _levels(comparison, names),
                *_statements(comparison, names),
                *_left_out(comparison, names),
                _origin_of_figures(comparison, names),
            )
        ),
    )
    return Document(
        kind=Kind.COMPARISON,
        title=change_wording.title(names),
        subtitle=own.title,
        origins=comparison.origins,
        blocks=blocks,
        colophon=colophon(own.id, own.version, own.justification),
        contents=True,
        traits=("coalities",) if comparison.two_coalitions else (),
    )


def _texts(told: Iterable[str | None]) -> tuple[Text, ...]:
    """A paragraph for each sentence that there is."""
    return tuple(Text(text=text) for text in told if text is not None)


def _people(comparison: ComparisonFigures, names: Names) -> Section:
    """Who took part, from which clusters, and the difference among only those who did so twice."""
    sides = ((names.before, comparison.before), (names.after, comparison.after))
    told = (
        composition_wording.quiet(comparison.composition, comparison.compared, names),
        wording.same_people(comparison),
        wording.among_same(comparison),
    )
    facts = Facts(
        facts=tuple(
            Fact(term=name, text=figure_wording.took_part(own.participants, own.invited)) for name, own in sides
        )
    )
    return Section(
        id="deelnemers",
        title="Wie meededen",
        blocks=(
            facts,
            *_clusters(comparison.clusters, names),
            *_texts(told),
            *_among_same(comparison, names),
        ),
    )


def _how_sure(comparison: ComparisonFigures) -> Section:
    """How far the total could lie from what is shown, what chance alone gives, and on what everything stands."""
    told = (
        change_wording.certainty(comparison.total, comparison.no_interval, one_person=comparison.one_person),
        wording.by_chance(comparison),
        wording.ground(comparison.compared, len(comparison.statements)),
        wording.hidden_votes(comparison.minimum) if comparison.votes_hidden else None,
    )
    return Section(id="hoe-zeker", title="Hoe zeker is dit?", blocks=_texts(told))


def _clusters(clusters: Sequence[ClusterPeople], names: Names) -> Iterable[Table]:
    if not clusters:
        return
    yield Table(
        caption="Deelnemers per groep",
        label="Tabel met deelnemers",
        look=TableLook.NARROW,
        columns=(
            Column(title="Groep", width=3),
            Column(title=names.before, numeric=True),
            Column(title=names.after, numeric=True),
        ),
        rows=tuple(
            Row(cells=(titles.group_title(own.id), _number(own.before), _number(own.after))) for own in clusters
        ),
    )


def _number(people: int | None) -> str:
    return UNKNOWN if people is None else str(people)


def _among_same(comparison: ComparisonFigures, names: Names) -> Iterable[Table]:
    if not comparison.among_same:
        return
    rows = [change_row(change, "zelfde", names, drawn=False) for change in comparison.among_same]
    yield change_table(
        "Score van alleen de mensen die twee keer meededen",
        "Tabel met wie twee keer meededen",
        "Totaal of deel",
        rows,
        names,
        drawn=False,
    )


def _actions(actions: Sequence[FollowedAction], names: Names) -> Iterable[Section]:
    if not actions:
        return
    table = Table(
        caption=f"Acties uit {names.before}",
        label="Tabel met acties",
        columns=(
            Column(title="Stelling"),
            Column(title="Wat", width=3),
            Column(title="Wie", width=1.5),
            Column(title="Wanneer", width=1.5),
            Column(title="Stand"),
            Column(title="Score sindsdien", width=3),
        ),
        rows=tuple(_action_row(followed, names) for followed in actions),
    )
    yield Section(id="acties", title="Wat er van de acties kwam", blocks=(Text(text=wording.ACTIONS), table))


def _action_row(followed: FollowedAction, names: Names) -> Row:
    action, due = followed.action, figure_wording.due_day(followed.action)
    score = change_wording.followed_score(followed.change, names)
    extra = ", ".join(text for text in (action.who, due, action.status) if text)
    return Row(
        cells=(action.statement, action.what, action.who or "", due, action.status, score),
        told=f"{action.statement} {action.what} ({extra}). {score}",
    )


def _levels(comparison: ComparisonFigures, names: Names) -> Section:
    """The total, and each part with its themes; a theme that cannot be compared stands on the first screen alone."""
    rows = [change_row(comparison.total, "totaal", names)]
    for part in comparison.parts:
        themes = [theme.level for theme in comparison.themes if theme.part == part.id]
        rows.append(change_row(part, "deel", names))
        rows += [change_row(theme, "thema", names) for theme in themes if theme.difference is not None]
    table = change_table("Score per deel en thema", "Tabel met delen en thema's", "Deel of thema", rows, names)
    key = change_key(comparison, names)
    reading = (
        (Text(text=wording.READING, tone=Tone.SMALL), Key(text=wording.PICTURE)) if comparison.with_interval else ()
    )
    return Section(id="delen", title="Delen en thema's", blocks=(key, table, *reading))


def _statements(comparison: ComparisonFigures, names: Names) -> Iterable[Section]:
    """All compared statements in the order of the set; nothing where none of them may be told."""
    rows = [change_row(own, "stelling", names) for own in comparison.statements if own.difference is not None]
    if not rows:
        return
    table = change_table("Verschil per stelling", "Tabel met alle stellingen", "Stelling", rows, names)
    counted = Text(text=wording.counted(comparison.counted, names))
    yield Section(id="stellingen", title="Alle stellingen", blocks=(counted, table))


def _left_out(comparison: ComparisonFigures, names: Names) -> Iterable[Section]:
    """What is not compared, under the reason: each reason once, in the order in which they come up."""
    by_reason: dict[str, list[Item]] = {}
    for own in comparison.not_compared:
        reason = wording.why_not_compared(own, names)
        by_reason.setdefault(reason, []).append(Item(id=own.id, text=own.text))
    if by_reason:
        sections = tuple(
            Section(title=reason[0].upper() + reason[1:], blocks=(Items(items=tuple(items), look=ItemLook.SHORT),))
            for reason, items in by_reason.items()
        )
        yield Section(id="niet-vergeleken", title="Wat niet is vergeleken", blocks=sections)


def _origin_of_figures(comparison: ComparisonFigures, names: Names) -> Section:
    explanation = wording.how_changes_came_about(
        names,
        with_interval=comparison.with_interval > 0,
        one_voice=comparison.one_voice,
        composed=comparison.composition is not None,
        strengths=bool(comparison.new_strengths or comparison.lost_strengths),
    )
    return Section(
        id="verantwoording",
        title=HOW_FIGURES_CAME_ABOUT,
        blocks=(
            Text(
                text=figure_wording.caveat(
                    has_origin=bool(comparison.origins), few=figure_wording.FEW[1] if names.one_person else None
                ),
                tone=Tone.STRONG,
            ),
            Items(items=tuple(Item(text=line) for line in explanation), look=ItemLook.BULLETED),
        ),
    )
