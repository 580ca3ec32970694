# SPDX-License-Identifier: EUPL-1.2
"""The report in the terminal: the same order and figures as on paper, in tables that fit the window.

Plain text has no tables: one figure with its name a line, so that a screen reader and a pipe can follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from analysetool.figures.report import Report, ShownFinding, ShownGroup, ShownLevel, ShownStatement
from analysetool.formats.console import text_console, written
from analysetool.formats.explanation_lines import item, title
from analysetool.formats.terminal_joint import print_actions, print_discussion
from analysetool.model import Verdict
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import figures as wording

_VERDICT_STYLES = {
    Verdict.STRONG: "green",
    Verdict.WEAK: "yellow",
    Verdict.DIVIDED: "magenta",
    Verdict.UNKNOWN: "cyan",
}


def render_terminal(view: Report, *, colour: bool, plain: bool) -> str:
    """Lay the report out for a terminal; without `colour` there are no escape codes in it."""
    console = text_console(colour=colour, plain=plain)
    _heading(console, view)
    _finding_sections(console, view)
    print_discussion(console, view)
    print_actions(console, view)
    title(console, "Delen en thema's")
    for part in view.statement_set.parts:
        if part.introduction:
            console.print(Text(f"{part.id} {part.title}. {part.introduction}", style="dim"))
    beside = view.joint_levels
    _levels(console, _parts_and_themes(view), "deel of thema", plain=plain, beside=beside)
    if view.joint_note is not None:
        console.print(Text(view.joint_note, style="dim"))
    if len(view.phases) > 1:
        title(console, "Fasen")
        phases = [(phase.title, phase, False) for phase in view.phases]
        _levels(console, phases, "fase", plain=plain, beside=beside)
    _groups(console, view, plain=plain)
    _statements(console, view, plain=plain)
    _notes(console, view)
    title(console, "Hoe de cijfers tot stand komen")
    for line in (view.caveat, *view.explanation):
        item(console, line)
    return written(console)


def _heading(console: Console, view: Report) -> None:
    console.print(Text(f"Kansrijke Start in {view.coalition}: rapport {view.year}", style="bold"))
    for origin in view.origins:
        console.print(Text(f"Herkomst: {origin}", style="italic"))
    console.print()
    info = view.info
    if info is not None and info.reference_date is not None:
        console.print(Text(f"Peildatum: {wording.dutch_date(info.reference_date)}"))
    if info is not None:
        told = (
            ("Aanleiding", info.occasion),
            ("Contact", info.contact),
            ("Volgende meting", info.next_measurement),
        )
        for label, text in told:
            if text:
                console.print(Text(f"{label}: {text}"))
    clusters = [f"{wording.group_title(cluster).lower()} {size}" for cluster, size in view.per_cluster.items()]
    console.print(Text(view.participation + (f" Dat zijn: {wording.listing(clusters)}." if len(clusters) > 1 else "")))
    for figure in info.key_figures if info is not None else ():
        extra = ", ".join(text for text in (figure.year, figure.source) if text)
        console.print(Text(f"Kerncijfer: {figure.name}: {figure.value}{f' ({extra})' if extra else ''}"))
    title(console, "In één oogopslag")
    console.print(Text(view.glance, style="bold"))
    console.print(Text(view.findings_count))
    if view.joint_in_short is not None:
        console.print(Text(view.joint_in_short))
    if info is not None and info.question_to_board:
        console.print(Text(f"Vraag aan het bestuur: {info.question_to_board}"))
    if view.basis_note is not None:
        console.print(Text(view.basis_note))
    console.print(Text(view.caveat))


def _finding_sections(console: Console, view: Report) -> None:
    """Strengths, weaknesses, disagreement and blind spots; the last come first when most is unknown."""
    found = view.findings
    if found.unknown_first:
        _blind_spots(console, view)
    _findings(console, "Sterke punten", found.strong, wording.NO_STRONG, wording.STRONG_INTRO)
    _findings(console, "Aandachtspunten", found.weak, wording.NO_WEAK, wording.WEAK_INTRO)
    if found.lowest:
        _findings(console, "Laagst gescoord", found.lowest, "", "")
    _findings(console, "Waar de partners verdeeld zijn", found.divided, found.no_disagreement, wording.DIVIDED_INTRO)
    if not found.unknown_first:
        _blind_spots(console, view)


def _blind_spots(console: Console, view: Report) -> None:
    found = view.findings
    title(console, "Witte vlekken")
    if found.unknown_first:
        console.print(Text(wording.UNKNOWN_FIRST))
    console.print(Text(found.unknown_intro))
    if found.one_voice:
        _unknown_by_theme(console, view)
    else:
        _finding_lines(console, found.unknown)
    if found.not_answered:
        console.print(Text(f"Niet ingevuld: {wording.listing(found.not_answered)}."))


def _findings(console: Console, heading: str, findings: Sequence[ShownFinding], nothing: str, intro: str) -> None:
    title(console, heading)
    told = intro if findings else nothing
    if told:
        console.print(Text(told))
    _finding_lines(console, findings)


def _unknown_by_theme(console: Console, view: Report) -> None:
    """All unknown statements of one voice have the same reason, so their themes tell more."""
    for theme in view.themes:
        own = [finding for finding in view.findings.unknown if finding.statement.theme == theme.level.id]
        if own:
            console.print(Text(f"{theme.level.id} {theme.level.title}", style="bold"))
        for finding in own:
            item(console, f"{finding.statement.id} {finding.statement.text}")


def _finding_lines(console: Console, findings: Sequence[ShownFinding]) -> None:
    for finding in findings:
        fragile = f" {wording.FRAGILE}" if finding.holds is False else ""
        console.print(
            Text.assemble(
                (f"{finding.statement.id} ", "bold"),
                f"{finding.statement.text} ",
                (f"{finding.reason}{fragile}", "dim"),
            )
        )


def _parts_and_themes(view: Report) -> list[tuple[str, ShownLevel, bool]]:
    rows = [(view.total.title, view.total, True)]
    for part in view.parts:
        rows.append((f"{part.id} {part.title}", part, True))
        own = (theme.level for theme in view.themes if theme.level.part == part.id)
        rows += [(f"{level.id} {level.title}", level, False) for level in own]
    return rows


def _levels(
    console: Console, rows: Iterable[tuple[str, ShownLevel, bool]], name: str, *, plain: bool, beside: bool
) -> None:
    """Levels with their figures, and with `beside` the joint scores in a column of their own."""
    if plain:
        for heading, level, _ in rows:
            span = wording.span(level.low, level.high)
            joint = f"gezamenlijk {level.joint_told}, " if beside else ""
            console.print(
                Text(
                    f"{heading}: {dutch_number(level.mean)}, kan nog uitkomen {span}, {joint}eensgezindheid "
                    f"{dutch_percent(level.agreement)}, {wording.scores_given(level.answered, level.possible)}, "
                    f"{wording.verdict_word(level.verdict)}"
                )
            )
        return
    joint_column = ["gezamenlijk"] if beside else []
    columns = [name, "score", "bandbreedte", "eensgezindheid", *joint_column, "oordeel"]
    table = _table(columns, numeric=range(1, len(columns) - 1))
    for heading, level, strong in rows:
        table.add_row(
            Text(heading),
            Text(dutch_number(level.mean)),
            Text(wording.reach(level.low, level.high)),
            Text(dutch_percent(level.agreement)),
            *([Text(level.joint_told)] if beside else []),
            _verdict(level.verdict),
            style="bold" if strong else None,
        )
    console.print(table)


def _groups(console: Console, view: Report, *, plain: bool) -> None:
    title(console, "Verschillen tussen groepen")
    if view.groups_note is not None:
        console.print(Text(view.groups_note))
        return
    for gap in view.gaps:
        console.print(Text.assemble((f"{gap.statement.id} ", "bold"), f"{gap.statement.text} ", (gap.reason, "dim")))
    if view.gaps:
        console.print(Text(wording.DIFFERENCE_NOTE, style="dim"))
    for group in view.groups:
        if len(group.members) > 1:
            members = [member.lower() for member in group.members]
            console.print(Text(f"{group.title}: {wording.listing(members)}."))
    console.print()
    titles = [f"{group.title} ({group.size})" for group in view.groups]
    rows = [
        (heading, [_group_mean(group, level.id) for group in view.groups])
        for heading, level, _ in _parts_and_themes(view)
        if level.id != view.total.id
    ]
    if plain:
        for heading, means in rows:
            told = ", ".join(f"{group} {mean}" for group, mean in zip(titles, means, strict=True))
            console.print(Text(f"{heading}: {told}"))
        return
    table = _table(["deel of thema", *titles], numeric=range(1, len(titles) + 1))
    for heading, means in rows:
        table.add_row(Text(heading), *(Text(mean) for mean in means))
    console.print(table)


def _group_mean(group: ShownGroup, level: str) -> str:
    return dutch_number({**group.parts, **group.themes}[level].mean)


def _statements(console: Console, view: Report, *, plain: bool) -> None:
    title(console, "Alle stellingen")
    if view.votes_hidden:
        console.print(
            Text(f"Met minder dan {view.minimum} deelnemers staan hier alleen gemiddelden en oordelen.", style="dim")
        )
    if plain:
        for statement in view.statements:
            console.print(Text(_plain_statement(statement)))
        return
    votes_column = [] if view.votes_hidden else ["1·2·3·4·5"]
    joint_column = ["gezamenlijk"] if view.has_joint else []
    columns = ["stelling", *votes_column, "weet niet", "nvt", "niet ingevuld", *joint_column, "score", "oordeel"]
    table = _table(columns, numeric=range(1 + len(votes_column), len(columns) - 1))
    for statement in view.statements:
        votes = [] if statement.distribution is None else ["·".join(map(str, statement.distribution))]
        table.add_row(
            Text.assemble((f"{statement.id} ", "bold"), statement.text),
            *(Text(text, no_wrap=True) for text in votes),
            Text(str(statement.dont_know)),
            Text(str(statement.not_applicable)),
            Text("–" if statement.not_answered is None else str(statement.not_answered)),
            *([Text(statement.joint_told)] if view.has_joint else []),
            Text(dutch_number(statement.mean)),
            _verdict(statement.verdict),
        )
    console.print(table)


def _plain_statement(statement: ShownStatement) -> str:
    votes = ""
    if statement.distribution is not None:
        given = [f"{votes} keer {step}" for step, votes in enumerate(statement.distribution, start=1) if votes]
        votes = f" {', '.join(given) or 'geen scores'};"
    mark = f" ({wording.DEVIATES_SHORT})" if statement.on_joint and statement.deviates else ""
    not_answered = "" if statement.not_answered is None else f", {statement.not_answered} niet ingevuld"
    return (
        f"{statement.id} {statement.text} {_plain_score(statement)}, "
        f"{wording.verdict_word(statement.verdict)}{mark};{votes} {statement.dont_know} weet niet, "
        f"{statement.not_applicable} niet van toepassing{not_answered}."
    )


def _plain_score(statement: ShownStatement) -> str:
    if statement.on_joint:
        return f"Gezamenlijke score {dutch_number(statement.mean)}"
    joint = f", gezamenlijk {statement.joint_told}" if statement.joint_told else ""
    return f"Score {dutch_number(statement.mean)}{joint}"


def _notes(console: Console, view: Report) -> None:
    if not view.notes:
        return
    title(console, "Opmerkingen")
    for note in view.notes:
        console.print(Text.assemble((f"{note.statement.id} ", "bold"), note.statement.text))
        for text in note.texts:
            item(console, text)


def _table(columns: Sequence[str], *, numeric: Iterable[int]) -> Table:
    right = set(numeric)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for position, column in enumerate(columns):
        table.add_column(Text(column), justify="right" if position in right else "left", overflow="fold")
    return table


def _verdict(verdict: Verdict | None) -> Text:
    style = _VERDICT_STYLES.get(verdict, "") if verdict is not None else ""
    return Text(wording.verdict_word(verdict), style=style)
