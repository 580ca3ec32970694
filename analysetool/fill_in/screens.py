# SPDX-License-Identifier: EUPL-1.2
"""The screens of the dialogue: one statement a screen, fitted to the window.

Everything is set as Text, never as markup, and weight is the only ornament: it reads on any background and without
colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.control import Control
from rich.segment import ControlType, Segment, Segments
from rich.table import Table
from rich.text import Text

from analysetool.escaping import visible
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.farewell import code_to_keep, profile_bars
from analysetool.fill_in.overview import overview
from analysetool.model import Answer, Statement
from analysetool.words import fill_in as texts
from analysetool.words.fill_in import advice, anchors, answer_text, how_to_choose, source
from analysetool.words.guidance import DONT_KNOW, NOT_APPLICABLE

WIDE = 110
"""Columns from which the contents stand beside a statement."""
_BESIDE_FROM = 70
_CONTENTS = 44
_GUTTER = 3
_TICKS = 5
_BAR = 20
_NOTE_SHOWN = 160
_PROMPT = "> "
_KEYS = ("o opmerking", "v ← vorige", "→ overslaan", "? uitleg", "g ga naar", "/ zoeken", "s stoppen")
_KEYS_SHORT = ("? uitleg", "v ←", "→", "s stoppen")
_KEYS_EXPLAINED = ("Enter terug", "1–5, w of x antwoorden", "s stoppen")
_KEYS_OVERVIEW = ("g ga naar", "/ zoeken", "v ← vorige", "s stoppen")
_KEYS_OVERVIEW_OPEN = (texts.ENTER_FIRST_OPEN, *_KEYS_OVERVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Detail:
    """How much of a statement is shown; a small window gets less, and `?` shows the rest.

    `contents` is the column with all themes, `beside` puts the anchors beside the steps of the scale, `roomy` has the
    header and blank lines, and its sentences last.
    """

    contents: bool = False
    beside: bool = False
    steps_listed: bool = False
    anchors: bool = True
    explanation: bool = True
    roomy: bool = True
    all_keys: bool = True


_DETAILS = (
    _Detail(contents=True, beside=True, steps_listed=True),
    _Detail(beside=True, steps_listed=True),
    _Detail(steps_listed=True),
    _Detail(),
    _Detail(anchors=False),
    _Detail(anchors=False, roomy=False),
    _Detail(anchors=False, explanation=False),
    _Detail(anchors=False, explanation=False, roomy=False),
    _Detail(anchors=False, explanation=False, roomy=False, all_keys=False),
)
_NOTHING = _Detail(anchors=False, explanation=False)


class Screens:
    """Draws the dialogue on a terminal, each screen from the top."""

    def __init__(self, dialogue: Dialogue, console: Console | None = None) -> None:
        """Draw on standard output, unless another console is given."""
        self._dialogue = dialogue
        self._console = console or Console(markup=False, highlight=False, emoji=False, soft_wrap=False)
        self._shown: dict[str, _Detail] = {}

    def show_statement(self, statement: Statement, said: Sequence[str]) -> None:
        """Show a statement with as much around it as fits; `said` are the sentences under it."""
        width = self._console.width
        details = [
            detail
            for detail in _DETAILS
            if (width >= WIDE or not detail.contents) and (width >= _BESIDE_FROM or not detail.beside)
        ]
        screens = [list(self._screen(statement, detail, said)) for detail in details]
        found = self._draw_first_that_fits(screens, cut=True)
        self._shown = {statement.id: details[found]}

    def show_explanation(self, statement: Statement, said: Sequence[str], page: int = 0) -> int:
        """Show what the screen of the statement left out: on one screen, closer together, or on pages from 0.

        Returns:
            How many pages there are.
        """
        above = [self._header(statement), Text(), _claim(statement), Text()]
        under = [*self._keys(_KEYS_EXPLAINED), *map(_sentence, said)]
        together = [Text(line) for line in self._explanation(statement)]
        apart = [line for text in together for line in (text, Text())]
        for variant in ([*above, *apart, *under], [*above, *together, Text(), *under]):
            if len(self._rendered(variant)) <= self._room:
                self._draw(Group(*variant))
                return 1
        body = self._rendered([_claim(statement), *together])
        lines = max(self._room - len(self._rendered([*self._keys(_keys_of_page(0, 2)), *map(_sentence, said)])), 1)
        pages = -(-len(body) // lines)
        page = min(page, pages - 1)
        shown = _segments(body[page * lines : (page + 1) * lines])
        self._draw(Group(shown, *self._keys(_keys_of_page(page, pages)), *map(_sentence, said)))
        return pages

    def _explanation(self, statement: Statement) -> Iterator[str]:
        """What is not on the screen of a statement yet; first what helps to choose."""
        statement_set, shown = self._dialogue.statement_set, self._shown.get(statement.id, _NOTHING)
        part, note = self._dialogue.part_of(statement), visible(self._dialogue.session.given(statement.id).note or "")
        *meanings, guidance = how_to_choose(statement_set, self._dialogue.sheet.voice)
        if statement.explanation and not shown.explanation:
            yield visible(statement.explanation)
        if not shown.anchors:
            yield from anchors(statement)
        yield guidance
        yield from advice(statement)
        yield from meanings
        if part.introduction:
            yield visible(part.introduction)
        yield from source(statement, statement_set)
        if len(note) > _NOTE_SHOWN or (note and not shown.roomy):
            yield f"Uw opmerking: {note}"

    def show_overview(self, said: Sequence[str], *, final: bool = False) -> None:
        """Show how far the sheet is; the keys too, or what somebody takes along when this is the final word."""
        heading, *lines = overview(self._dialogue)
        if final:
            self._show_final([Text(heading, style="bold"), Text(), *map(Text, lines)])
            return
        keys = _KEYS_OVERVIEW_OPEN if self._dialogue.session.open_ids else _KEYS_OVERVIEW
        under = [Text(), *self._keys(keys), *map(_sentence, said)]
        self._draw(Group(Text(heading, style="bold"), Text(), *map(Text, lines), *under))

    def _show_final(self, above: Sequence[Text]) -> None:
        """The overview with the own profile and the code; a small window gets parts instead of themes, or no bars."""
        dialogue = self._dialogue
        width = self._console.width
        profiles = [[*profile_bars(dialogue, width, themes=themes)] for themes in (True, False)]
        self._draw_first_that_fits(
            [
                [*above, *_apart(profile), *_apart(code_to_keep(dialogue))]
                for profile in (*profiles, [])
                if all(cell_len(line) <= width for line in profile)
            ]
        )

    def show_question(self, lines: Sequence[str], keys: Sequence[str]) -> None:
        """Show a question that one key answers."""
        self._draw(Group(*map(Text, lines), Text(), *self._keys(keys)))

    def show_typed(self, text: str) -> None:
        """Show what is being typed under the screen."""
        draw_typed(self._console, text)

    def _draw(self, screen: RenderableType) -> None:
        with self._console:
            self._console.clear()
            self._console.print(screen, end="" if isinstance(screen, Segments) else "\n")

    def _draw_first_that_fits(self, variants: Sequence[Sequence[RenderableType]], *, cut: bool = False) -> int:
        """Draw the first variant with a line to spare, else the last one; give its place.

        With `cut` the end of what does not fit is left out: it would push the beginning, the statement, out of sight.
        """
        place, lines = 0, [list[Segment]()]
        for place, variant in enumerate(variants):  # noqa: B007 - the last one is drawn where none fits
            lines = self._rendered(variant)
            if len(lines) <= self._room:
                break
        self._draw(_segments(lines[: self._room] if cut else lines))
        return place

    @property
    def _room(self) -> int:
        """The lines of a screen, with one to spare for what is typed."""
        return max(self._console.height - 1, 1)

    def _rendered(self, variant: Sequence[RenderableType]) -> list[list[Segment]]:
        return self._console.render_lines(Group(*variant), pad=False)

    def _screen(self, statement: Statement, detail: _Detail, said: Sequence[str]) -> Iterator[RenderableType]:
        """A whole screen; in a wide window the contents stand beside the statement."""
        if not detail.contents:
            yield from self._statement(statement, detail, said, self._console.width)
            return
        width = self._console.width - _CONTENTS - _GUTTER
        beside = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
        beside.add_column(width=width)
        beside.add_column(width=_CONTENTS, no_wrap=True, overflow="ellipsis")
        left = Group(*self._statement(statement, detail, said, width))
        beside.add_row(left, Group(*self._contents(statement)))
        yield beside

    def _statement(
        self, statement: Statement, detail: _Detail, said: Sequence[str], width: int
    ) -> Iterator[RenderableType]:
        blank = [Text()] if detail.roomy else []
        if detail.roomy:
            yield self._header(statement)
        yield self._progress()
        yield from blank
        yield _claim(statement)
        yield from blank
        told = [visible(statement.explanation)] if statement.explanation and detail.explanation else []
        told += anchors(statement) if detail.anchors and not detail.beside else []
        if told:
            yield from (*map(Text, told), *blank)
        yield from self._scale(statement, detail, width)
        yield from blank
        if detail.roomy:
            yield from self._given(statement)
            yield from self._keys(_KEYS, width)
            yield from map(_sentence, said)
            return
        yield from map(_sentence, said if detail.all_keys else said[:1])
        yield from self._keys(_KEYS if detail.all_keys else _KEYS_SHORT, width)

    def _contents(self, current: Statement) -> Iterator[Text]:
        """All parts and themes with a tick for each statement that has an answer; the theme one is at stands out."""
        session = self._dialogue.session
        asked = {statement.id for statement in session.statements}
        for number, part in enumerate(self._dialogue.statement_set.parts):
            if number:
                yield Text()
            yield Text(visible(f"Deel {part.id} · {part.title}"), style="bold")
            for theme in part.themes:
                own = [statement.id for statement in theme.statements if statement.id in asked]
                if not own:
                    continue
                given = [session.given(identity).answer is not Answer.NOT_ANSWERED for identity in own]
                ticks = "".join("✓" if done else "·" for done in given)
                if len(given) > _TICKS:
                    ticks = f"{sum(given)}/{len(given)}"
                here = theme.id == current.theme
                line = f"{'›' if here else ' '} {ticks:<{_TICKS}} {theme.id} {theme.title}"
                yield Text(visible(line), style="bold" if here else "", no_wrap=True, overflow="ellipsis")

    def _header(self, statement: Statement) -> Text:
        part, theme = self._dialogue.part_of(statement), self._dialogue.theme_of(statement)
        return Text(visible(f"Deel {part.id} · {part.title} — {theme.id} {theme.title}"), style="bold")

    def _progress(self) -> Text:
        session = self._dialogue.session
        total, answered = len(session.statements), session.counts.answered
        filled = _BAR * answered // total
        bar = "█" * filled + "░" * (_BAR - filled)
        return Text(f"{session.position + 1} van {total} · {answered} beantwoord  {bar}")

    def _scale(self, statement: Statement, detail: _Detail, width: int) -> Iterator[RenderableType]:
        given = self._dialogue.session.given(statement.id).answer
        steps = [
            _choice(str(step), visible(label), chosen=given.score == step)
            for step, label in sorted(self._dialogue.statement_set.scale.items())
        ]
        others = [
            _choice("w", DONT_KNOW.lower(), chosen=given is Answer.DONT_KNOW),
            _choice("x", NOT_APPLICABLE.lower(), chosen=given is Answer.NOT_APPLICABLE),
        ]
        if detail.beside:
            table = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
            for step, choice in zip(sorted(self._dialogue.statement_set.scale), steps, strict=True):
                table.add_row(choice, Text(visible(statement.anchors.get(step, ""))))
            yield table
        else:
            yield from steps if detail.steps_listed else self._flow(steps, "  ", width)
        yield from self._flow(others, "  ", width)

    def _keys(self, keys: Sequence[str], width: int | None = None) -> Iterator[Text]:
        return self._flow([Text(key) for key in keys], " · ", width or self._console.width)

    def _flow(self, pieces: Sequence[Text], between: str, width: int) -> Iterator[Text]:
        """Put as many pieces on a line as fit; a line never breaks inside a piece unless the piece is longer."""
        line = Text()
        for piece in pieces:
            if line and line.cell_len + len(between) + piece.cell_len > width:
                yield line
                line = Text()
            line = Text(between).join([line, piece]) if line else piece
        yield line

    def _given(self, statement: Statement) -> Iterator[Text]:
        """The answer and note that are on disk."""
        given = self._dialogue.session.given(statement.id)
        answer = answer_text(given.answer, self._dialogue.statement_set.scale)
        if answer:
            yield Text(f"Uw antwoord: {answer}")
        if given.note:
            yield Text(f"Uw opmerking: {_shortened(visible(given.note))}")
        if answer or given.note:
            yield Text()


def _segments(lines: Sequence[list[Segment]]) -> Segments:
    """Rendered lines as one thing to draw."""
    return Segments(segment for line in lines for segment in (*line, Segment.line()))


def _keys_of_page(page: int, pages: int) -> tuple[str, ...]:
    first, *rest = _KEYS_EXPLAINED
    place = f"({page + 1} van {pages})"
    return (f"{first if page == pages - 1 else 'Enter verder'} {place}", *rest)


def draw_typed(console: Console, text: str) -> None:
    """Draw what is being typed, on one line in place of the last: its end when it is too long for the window."""
    shown = visible(text)
    while cell_len(shown) > max(console.width - len(_PROMPT) - 1, 1):
        shown = shown[1:]
    with console:
        console.control(Control(ControlType.CARRIAGE_RETURN, (ControlType.ERASE_IN_LINE, 2)))
        console.print(Text(f"{_PROMPT}{shown}"), end="", no_wrap=True, crop=False)


def _apart(lines: Iterable[str]) -> list[Text]:
    """These lines below a blank one; nothing when there are none."""
    told = [Text(line) for line in lines]
    return [Text(), *told] if told else []


def _claim(statement: Statement) -> Text:
    return Text(f"{visible(statement.id)}  {visible(statement.text)}", style="bold")


def _shortened(note: str) -> str:
    return note if len(note) <= _NOTE_SHOWN else f"{note[:_NOTE_SHOWN]}…"


def _choice(key: str, label: str, *, chosen: bool) -> Text:
    return Text.assemble("› " if chosen else "  ", (key, "bold"), " ", (label, "bold" if chosen else ""))


def _sentence(text: str) -> Text:
    return Text(visible(text), style="bold")
