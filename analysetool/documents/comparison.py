# SPDX-License-Identifier: EUPL-1.2
"""The comparison of two measurements as a document: what happened, how sure that is, who took part, and all figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysetool.documents.blocks import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Item,
    ItemLook,
    Items,
    Key,
    Kind,
    Line,
    Row,
    Section,
    Table,
    TableLook,
    Text,
    Tone,
)
from analysetool.documents.compared_changes import change_items, change_key, change_table, level_row, statement_row
from analysetool.documents.compared_trend import trend_section
from analysetool.figures.comparison import Change, ClusterPeople, ComparisonFigures, FollowedAction, Strength
from analysetool.rounding import UNKNOWN
from analysetool.words import changes as change_wording
from analysetool.words import comparison as wording
from analysetool.words import composition as composition_wording
from analysetool.words import figures as figure_wording
from analysetool.words.changes import Names
from analysetool.words.colophon import colophon
from analysetool.words.report import HOW_FIGURES_CAME_ABOUT

NAMED = 5
"""So many statements that went most up or down are named."""


def comparison_document(comparison: ComparisonFigures) -> Document:
    """Everything there is to say about two measurements, in its order."""
    names, own = change_wording.names_of(comparison), comparison.statement_set
    blocks = (
        _glance(comparison, names),
        _parts(comparison, names),
        _most_changed(comparison, names),
        _strengths(comparison, names),
        _people(comparison, names),
        *_actions(comparison.actions, names),
        *([] if comparison.trend is None else [trend_section(comparison.trend, len(comparison.statements))]),
        _themes(comparison, names),
        _statements(comparison, names),
        *_left_out(comparison, names),
        _origin_of_figures(comparison, names),
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


def _glance(comparison: ComparisonFigures, names: Names) -> Section:
    """What happened to the total, how sure that is, and on what the figures stand."""
    told = (
        change_wording.glance(comparison.total, names),
        change_wording.certainty(comparison.total, comparison.no_interval),
        wording.by_chance(comparison),
        wording.ground(comparison.compared, len(comparison.statements)),
        wording.joint_basis(comparison, names),
        wording.hidden_votes(comparison.minimum) if comparison.votes_hidden else None,
    )
    shifted = composition_wording.loud(comparison.composition, comparison.compared, names)
    return Section(
        id="in-een-oogopslag",
        title="In één oogopslag",
        blocks=(
            Text(text=change_wording.headline(comparison, names), tone=Tone.LEAD),
            *([] if shifted is None else [Text(text=shifted, tone=Tone.STRONG)]),
            *_texts(told),
        ),
    )


def _texts(told: Iterable[str | None]) -> tuple[Text, ...]:
    """A paragraph for each sentence that there is."""
    return tuple(Text(text=text) for text in told if text is not None)


def _parts(comparison: ComparisonFigures, names: Names) -> Section:
    rows = [level_row(comparison.total, "totaal", names)]
    rows += [level_row(part, "deel", names) for part in comparison.parts]
    table = change_table("Score per deel", "Tabel met delen", "Deel", rows, names)
    return Section(
        id="delen",
        title="Delen",
        blocks=(change_key(names), table, Text(text=wording.READING, tone=Tone.SMALL), Key(text=wording.PICTURE)),
    )


def _most_changed(comparison: ComparisonFigures, names: Names) -> Section:
    heads = wording.headings(names)
    changed = comparison.risen or comparison.fallen
    return Section(
        id="meest",
        title=heads.most,
        blocks=(
            *_texts((wording.counted(comparison.counted, names), heads.intro if changed else None)),
            _named(heads.improved, comparison.risen, heads.no_improved, "omhoog", names),
            _named(heads.worsened, comparison.fallen, heads.no_worsened, "omlaag", names),
        ),
    )


def _named(title: str, changes: Sequence[Change], nothing: str, kind: str, names: Names) -> Section:
    """The statements that changed most one way, and how many there are besides."""
    blocks: list[Block] = [change_items(changes[:NAMED], kind, names) if changes else Text(text=nothing)]
    more = wording.more(NAMED, len(changes))
    if more is not None:
        blocks.append(Text(text=more, tone=Tone.SMALL))
    return Section(title=title, blocks=tuple(blocks))


def _strengths(comparison: ComparisonFigures, names: Names) -> Section:
    heads = wording.headings(names)
    return Section(
        id="sterk",
        title="Sterke punten",
        blocks=(
            Text(text=wording.STRENGTHS),
            Section(title=heads.gained, blocks=(_listed(comparison.new_strengths, heads.no_gained, names),)),
            Section(title=heads.lost, blocks=(_listed(comparison.lost_strengths, heads.no_lost, names),)),
        ),
    )


def _listed(strengths: Sequence[Strength], nothing: str, names: Names) -> Block:
    if not strengths:
        return Text(text=nothing)
    return Items(items=tuple(_strength_item(own, names) for own in strengths))


def _strength_item(own: Strength, names: Names) -> Item:
    told = f"{wording.strength(own, names)} {change_wording.told(own.change, names)}"
    return Item(id=own.change.id, text=own.change.title, lines=(Line(text=told),))


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
            Row(cells=(figure_wording.group_title(own.id), _number(own.before), _number(own.after))) for own in clusters
        ),
    )


def _number(people: int | None) -> str:
    return UNKNOWN if people is None else str(people)


def _among_same(comparison: ComparisonFigures, names: Names) -> Iterable[Table]:
    if not comparison.among_same:
        return
    rows = [level_row(change, "zelfde", names, drawn=False) for change in comparison.among_same]
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


def _themes(comparison: ComparisonFigures, names: Names) -> Section:
    rows = [level_row(theme.level, "thema", names) for theme in comparison.themes]
    table = change_table("Score per thema", "Tabel met thema's", "Thema", rows, names)
    return Section(id="themas", title="Thema's", blocks=(change_key(names), table))


def _statements(comparison: ComparisonFigures, names: Names) -> Section:
    """All compared statements by theme with their pictures, and after that their figures in one table."""
    blocks: list[Block] = [change_key(names)]
    for theme in comparison.themes:
        compared = [statement for statement in theme.statements if statement.difference is not None]
        if compared:
            title = f"{theme.level.id} {theme.level.title}"
            blocks.append(Section(title=title, blocks=(change_items(compared, "stelling", names),)))
    rows = [statement_row(own, names) for own in comparison.statements if own.difference is not None]
    table = change_table("Verschil per stelling", "Tabel met alle cijfers", "Stelling", rows, names, drawn=False)
    blocks.append(Section(title="Alle cijfers in een tabel", blocks=(table,)))
    return Section(id="stellingen", title="Alle stellingen", blocks=tuple(blocks))


def _left_out(comparison: ComparisonFigures, names: Names) -> Iterable[Section]:
    if not comparison.not_compared:
        return
    items = tuple(
        Item(id=own.id, text=own.text, lines=(Line(text=f"Reden: {wording.why_not_compared(own, names)}."),))
        for own in comparison.not_compared
    )
    yield Section(id="niet-vergeleken", title="Wat niet is vergeleken", blocks=(Items(items=items),))


def _origin_of_figures(comparison: ComparisonFigures, names: Names) -> Section:
    explanation = wording.how_changes_came_about(
        names,
        with_interval=comparison.with_interval > 0,
        one_voice=comparison.one_voice,
        composed=comparison.composition is not None,
    )
    return Section(
        id="verantwoording",
        title=HOW_FIGURES_CAME_ABOUT,
        blocks=(
            Text(text=figure_wording.caveat(has_origin=bool(comparison.origins)), tone=Tone.STRONG),
            Items(items=tuple(Item(text=line) for line in explanation), look=ItemLook.BULLETED),
        ),
    )
