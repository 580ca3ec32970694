# SPDX-License-Identifier: EUPL-1.2
"""Single keys and the screens they lead to, without a terminal."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace

import pytest
from rich.console import Console

from analysetool.escaping import visible
from analysetool.fill_in.commands import Find, Give, GoTo, Request, WriteNote, command_of_line
from analysetool.fill_in.dialogue import Dialogue
from analysetool.fill_in.keyed import run_keys
from analysetool.fill_in.screens import Screens
from analysetool.model import Answer, Part, Reference, Source, Statement, StatementSet, Theme
from analysetool.terminal.keyboard import PosixKeyboard, WindowsKeyboard
from analysetool.terminal.keys import Key, KeyKind, take_incomplete, take_key
from analysetool.terminal.sheet_file import SheetFile
from analysetool.terminal.shell import command_line
from analysetool.words.fill_in import NO_ENTER, PASTED, WRONG_KEY
from analysetool.words.guidance import GUIDANCE
from tests.conftest import make_set, make_sheet

posix = pytest.mark.skipif(os.name != "posix", reason="reads a pipe as if it were a POSIX terminal")
HOSTILE = "[/bold] \x1b[31mrood\x1b]0;titel\x07\nregel\u202e\u2028[link=x]"
SHOWN = "[/bold] [31mrood]0;titel regel [link=x]"


def text_keys(text):
    """A key for every character."""
    return [Key(KeyKind.TEXT, character) for character in text]


def all_keys(content):
    """The keys in what a terminal sent, as if nothing came after it."""
    keys = []
    while content:
        key, content = take_key(content)
        if key is None:
            key, content = take_incomplete(content), b""
        keys.append(key)
    return keys


class Screen:
    """A terminal of so many columns and rows that keeps what was drawn."""

    def __init__(self, dialogue, width=80, height=24):
        """Draw on nothing but memory."""
        self.file = io.StringIO()
        console = Console(
            file=self.file, force_terminal=True, width=width, height=height, markup=False, highlight=False, emoji=False
        )
        self.screens = Screens(dialogue, console)

    @property
    def raw(self):
        """Everything that was sent to the terminal."""
        return self.file.getvalue()

    def last(self):
        """The lines of the last screen, without the codes for bold."""
        text = self.raw.rsplit("\x1b[H", 1)[-1]
        return text.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()


class Keyboard:
    """Keys from a list; then the terminal is gone."""

    def __init__(self, *keys):
        """Take keys, and texts of which every character is a key."""
        self.keys = [key for part in keys for key in (text_keys(part) if isinstance(part, str) else [part])]

    def read(self):
        """Give the next key."""
        return self.keys.pop(0) if self.keys else Key(KeyKind.END)


def opened(tmp_path, statement_set, **answers):
    """A dialogue about a sheet with these answers; its file does not exist yet."""
    return Dialogue(SheetFile(tmp_path / "d07.yaml", statement_set), make_sheet(answers), statement_set)


def play(dialogue, *keys, notices=()):
    """Press these keys and give the screen they were pressed at."""
    screen = Screen(dialogue)
    run_keys(dialogue, Keyboard(*keys), screen.screens, notices)
    return screen


def given(dialogue):
    """The answers of the dialogue: id → (answer, note)."""
    return {identity: (found.answer.value, found.note) for identity, found in dialogue.session.answers.items()}


ENTER, LEFT, RIGHT, ESCAPE = (Key(kind) for kind in (KeyKind.ENTER, KeyKind.LEFT, KeyKind.RIGHT, KeyKind.ESCAPE))


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        (b"4x", text_keys("4x")),
        ("é€😀".encode(), text_keys("é€😀")),
        (b"\x1b[D\x1b[C", [LEFT, RIGHT]),
        (b"\x1bOD\x1bOC", [LEFT, RIGHT]),
        (b"\x1b[1;5D5", [LEFT, *text_keys("5")]),
        (b"\x1b[A\x1b[3~\x1bOP", [Key(KeyKind.OTHER)] * 3),
        (b"\x1b", [ESCAPE]),
        (b"\x1b5", [ESCAPE, *text_keys("5")]),
        (b"\x1b\x1b", [ESCAPE, ESCAPE]),
        (b"\x1b[", [Key(KeyKind.OTHER)]),
        (b"\r\n", [ENTER, ENTER]),
        (b"\x7f\x08\x15", [Key(KeyKind.BACKSPACE), Key(KeyKind.BACKSPACE), Key(KeyKind.ERASE)]),
        (b"\x03\x04\x01", [Key(KeyKind.INTERRUPT), Key(KeyKind.END), Key(KeyKind.OTHER)]),
        (b"\xff4", [Key(KeyKind.OTHER), *text_keys("4")]),
        (b"\xc34", [Key(KeyKind.OTHER), *text_keys("4")]),
        (b"\xe2\x82", [Key(KeyKind.OTHER)]),
        (b"\x1b[200~4\n5\x1b[201~x", [Key(KeyKind.PASTE, "4\n5"), *text_keys("x")]),
        (b"\x1b[200~4\n", [Key(KeyKind.PASTE, "4\n")]),
    ],
)
def test_bytes_become_keys(content, keys):
    """Arrows in both dialects, characters of any length, pastes as one, and nothing that hangs or crashes."""
    assert all_keys(content) == keys


@posix
def test_a_lone_escape_does_not_wait_for_more():
    """After Escape the next key is read as itself, however long it takes; Ctrl-C and the end are heard."""
    source, sink = os.pipe()
    keyboard = PosixKeyboard(source)
    os.write(sink, b"\x1b")
    assert keyboard.read() == ESCAPE
    os.write(sink, b"[\x1b[")
    assert [keyboard.read(), keyboard.read()] == [*text_keys("["), Key(KeyKind.OTHER)]
    os.write(sink, "é\x1b[200~a\nb".encode())
    assert keyboard.read() == text_keys("é")[0]
    os.write(sink, b"\x1b[201~\x03")
    assert keyboard.read() == Key(KeyKind.PASTE, "a\nb")
    with pytest.raises(KeyboardInterrupt):
        keyboard.read()
    os.close(sink)
    assert keyboard.read() == Key(KeyKind.END)
    os.close(source)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("4w", text_keys("4w")),
        ("\xe0K\xe0M\x00K\x00;", [LEFT, RIGHT, LEFT, Key(KeyKind.OTHER)]),
        ("à"[:1], text_keys("à")),
        ("\r\x08\x1b\x1a", [ENTER, Key(KeyKind.BACKSPACE), ESCAPE, Key(KeyKind.END)]),
        ("\ud83d\ude00", text_keys("😀")),
        ("\x01", [Key(KeyKind.OTHER)]),
    ],
)
def test_characters_of_the_windows_console_become_keys(typed, keys):
    """Special keys come with a prefix that is a letter too; emoji come in two halves."""
    waiting = list(typed)
    keyboard = WindowsKeyboard(lambda: waiting.pop(0), lambda: bool(waiting))
    assert [keyboard.read() for _ in keys] == keys
    assert waiting == []


def test_ctrl_c_interrupts_in_the_windows_console():
    """Ctrl-C is an interrupt there too."""
    with pytest.raises(KeyboardInterrupt):
        WindowsKeyboard(lambda: "\x03", lambda: False).read()


def test_one_key_answers_and_goes_on(tmp_path, small_set):
    """Keys, arrows, note, go to and stop do what the key line says."""
    dialogue = opened(tmp_path, small_set)
    keys = ("4", RIGHT, "wx", LEFT, LEFT, "3", "gB01", ENTER, "oVan de GGD", ENTER, "5s")
    screen = play(dialogue, *keys)
    assert given(dialogue) == {
        "A01": ("4", None),
        "A03": ("3", None),
        "A04": ("nvt", None),
        "B01": ("5", "Van de GGD"),
    }
    assert screen.last()[0].startswith("Overzicht:")
    assert "Open: 2. A02, B02." in screen.last()


def test_unknown_keys_are_answered_with_a_line(tmp_path, small_set):
    """A wrong key, Enter and a paste change nothing and say what does work."""
    dialogue = opened(tmp_path, small_set)
    screen = play(dialogue, "6z", ENTER, Key(KeyKind.PASTE, "5555"), Key(KeyKind.OTHER), ESCAPE)
    assert given(dialogue) == {}
    assert not dialogue.file.exists
    assert [screen.raw.count(hint) for hint in (WRONG_KEY, NO_ENTER, PASTED)] == [4, 1, 1]


def test_typing_a_note(tmp_path, small_set):
    """Backspace, Ctrl-U and pasting work; Esc takes it back, Enter on nothing keeps the old note, - removes it."""
    dialogue = opened(tmp_path, small_set)
    back, erase = Key(KeyKind.BACKSPACE), Key(KeyKind.ERASE)
    play(dialogue, "ofout", erase, "eest", back, back, Key(KeyKind.PASTE, "n\n5\x1b[31m"), Key(KeyKind.OTHER), ENTER)
    assert given(dialogue) == {"A01": ("", "een 5[31m")}
    play(dialogue, "oanders", ESCAPE, "o", ENTER, "o", back, Key(KeyKind.RESIZED), ENTER)
    assert given(dialogue) == {"A01": ("", "een 5[31m")}
    play(dialogue, "o-", ENTER)
    assert given(dialogue) == {}


def test_a_note_that_is_being_typed_is_kept_when_the_window_closes(tmp_path, small_set):
    """What was typed so far is saved, but never over an older note."""

    class Interrupted(Keyboard):
        def read(self):
            if not self.keys:
                raise KeyboardInterrupt
            return super().read()

    dialogue = opened(tmp_path, small_set)
    for typed in ("ohalve not", "oiets anders"):
        with pytest.raises(KeyboardInterrupt):
            run_keys(dialogue, Interrupted(typed), Screen(dialogue).screens, ())
    assert given(dialogue) == {"A01": ("", "halve not")}
    assert "halve not" in (tmp_path / "d07.yaml").read_text(encoding="utf-8")


def test_escape_at_go_to_stays_here(tmp_path, small_set):
    """Thinking better of it is possible, and a wrong target says what can be typed."""
    dialogue = opened(tmp_path, small_set)
    screen = play(dialogue, "gB0", ESCAPE, "4", "gZ9", ENTER, "5", "g", ENTER, "3")
    assert given(dialogue) == {"A01": ("4", None), "A02": ("5", None), "A04": ("3", None)}
    assert "Z9 is hier geen stelling." in screen.raw


def test_explanation_closes_or_answers(tmp_path, shipped):
    """`?` shows all there is; Enter, Esc, v and ? go back to the statement, an answer just answers."""
    dialogue = opened(tmp_path, shipped)
    screen = play(dialogue, "?", ENTER, "?", ESCAPE, "?v??", "?", LEFT, "?z", "4?5")
    assert given(dialogue) == {"A01": ("4", None), "A02": ("5", None)}
    assert "Kies 3 als het deels klopt." in screen.raw
    assert "Bron van het onderwerp: Meer kinderen een kansrijke start (Pharos, 2021)" in screen.raw


def test_explanation_has_pages_in_a_small_window(tmp_path, shipped):
    """Enter turns the page, v turns it back; nothing is left out, and after the last page the statement is back."""
    dialogue = opened(tmp_path, shipped)
    statement = shipped.statements[0]
    screen = Screen(dialogue, width=60, height=10)
    screen.screens.show_statement(statement, ())
    number = screen.screens.show_explanation(statement, ())
    assert number > 1
    pages = []
    for page in range(number):
        screen.screens.show_explanation(statement, (), page)
        assert len(screen.last()) < 10
        assert f"({page + 1} van {number})" in " ".join(screen.last())
        pages += screen.last()
    told = " ".join(" ".join(line for line in pages if " van " not in line or "Enter" not in line).split())
    for text in (statement.text, statement.explanation, statement.anchors[5], GUIDANCE, statement.advice):
        assert " ".join(text.split()) in told.replace(" 1–5, w of x antwoorden", "").replace(" s stoppen", "")
    run_keys(dialogue, Keyboard("?", *[ENTER] * (number - 1), "v", *[ENTER] * 2, "4"), screen.screens, ())
    assert given(dialogue) == {"A01": ("4", None)}
    assert screen.raw.count(f"Enter terug ({number} van {number})") == 2 + 1


def test_explanation_shows_anchors_and_how_to_choose(tmp_path):
    """Anchors, source and the three sentences about 3, weet niet and niet van toepassing are all there."""
    plain = make_set({"A": {"A1": ("A01",)}})
    (part,) = plain.parts
    statement = replace(
        plain.statements[0], anchors={1: "Niets", 5: "Alles"}, reference=Reference(document="d", place="hoofdstuk 2")
    )
    theme = replace(part.themes[0], statements=(statement,))
    statement_set = replace(
        plain, parts=(replace(part, themes=(theme,)),), sources={"d": Source(id="d", title="Gids", year=2024)}
    )
    shown = "\n".join(play(opened(tmp_path, statement_set), "?").raw.splitlines())
    bare = re.sub(r"\x1b\[\d?m", "", shown)
    assert re.search(r"1 Helemaal oneens +Niets", bare)
    assert re.search(r"5 Helemaal eens +Alles", bare)
    assert "Gids (2024), bij hoofdstuk 2" in shown
    narrow = Screen(opened(tmp_path, statement_set), width=60, height=12)
    narrow.screens.show_statement(statement, ())
    narrow.screens.show_explanation(statement, ())
    assert "1 betekent: Niets" in "\n".join(narrow.last())
    assert " ".join(shown.split()).find(GUIDANCE) > 0


def test_a_complete_sheet_opens_at_the_overview(tmp_path, small_set):
    """Everything answered: the overview first, go to changes one answer and comes back, Enter says nothing is open."""
    dialogue = opened(tmp_path, small_set, **dict.fromkeys(("A01", "A02", "A03", "A04", "B01", "B02"), 3))
    screen = play(dialogue, "5o", Key(KeyKind.ENTER), "?ga03", ENTER, "1")
    assert screen.raw.count("Overzicht:") == 8
    assert given(dialogue)["A03"] == ("1", None)
    assert "Er is geen open stelling meer." in screen.raw
    assert "Rapport maken: analysetool rapport" in screen.raw


@pytest.mark.parametrize(("key", "goes_on"), [("j", True), ("J", True), ("n", False), ("zq", False), (ESCAPE, False)])
def test_losing_comments_is_asked_first(write, small_set, key, goes_on):
    """Before anything is written somebody says yes or no to losing comments, and hears in which lines."""
    text = 'stellingenset: proef\nversie: "1.0"\ncoalitie: X\njaar: 2026 # ja\ndeelnemer: q1\nscores: {}\n'
    path = write("d07.yaml", text)
    file = SheetFile(path, small_set)
    dialogue = Dialogue(file, file.sheet, small_set)
    screen = play(dialogue, key, "5")
    assert "regel 4" in screen.raw
    assert given(dialogue) == ({"A01": ("5", None)} if goes_on else {})
    assert (path.read_text(encoding="utf-8") == text) != goes_on


@pytest.mark.slow
@pytest.mark.parametrize("width", [80, 132])
@pytest.mark.gate
def test_every_screen_fits_24_rows(tmp_path, shipped, width):
    """Header, statement, explanation, scale, answer, note, keys and a hint fit 80 by 24.

    What fits 80 columns fits more; there some statements will do.
    """
    dialogue = opened(tmp_path, shipped)
    for statement in shipped.statements if width == 80 else shipped.statements[::6]:
        dialogue.take(GoTo(statement.id))
        dialogue.take(
            WriteNote("Een opmerking die ruim langer is dan een regel van tachtig tekens breed kan zijn. " * 4)
        )
        dialogue.take(Give(Answer.THREE))
        screen = Screen(dialogue, width)
        screen.screens.show_statement(statement, [WRONG_KEY])
        lines = screen.last()
        assert len(lines) < 24, statement.id
        assert max(map(len, lines)) <= width
        assert " ".join(statement.text.split()) in " ".join(" ".join(lines).split())
        screen.screens.show_explanation(statement, [WRONG_KEY])
        assert len(screen.last()) < 24, statement.id


@pytest.mark.parametrize(("width", "height"), [(60, 20), (60, 10), (120, 10), (80, 12)])
@pytest.mark.slow
def test_the_statement_stays_in_a_small_window(tmp_path, shipped, width, height):
    """In the pane of an editor the whole statement, the answers and how far one is are there, without scrolling."""
    dialogue = opened(tmp_path, shipped)
    for statement in shipped.statements[::7]:
        dialogue.take(GoTo(statement.id))
        screen = Screen(dialogue, width, height)
        screen.screens.show_statement(statement, [WRONG_KEY, "Een tweede zin die lang is. " * 9])
        lines = screen.last()
        assert len(lines) < height
        shown = " ".join(" ".join(lines).split())
        assert f"{statement.id} {' '.join(statement.text.split())}" in shown
        assert "1 Helemaal oneens" in shown
        assert "5 Helemaal eens" in shown
        assert f" van {len(shipped.statements)} · " in shown
        assert WRONG_KEY.split()[0] in shown


def test_a_wide_window_has_the_contents_beside_the_statement(tmp_path, shipped):
    """All parts and themes with a tick for each answer, the theme one is at marked, and anchors beside the scale."""
    dialogue = opened(tmp_path, shipped, A01=4, A02="weet-niet", B01="nvt")
    for statement in shipped.statements[::9]:
        dialogue.take(GoTo(statement.id))
        screen = Screen(dialogue, 120, 40)
        screen.screens.show_statement(statement, [])
        lines = screen.last()
        assert len(lines) < 40
        edge = lines[0].rindex("Deel A · Problematiek")
        assert edge > 60
        right = [line[edge:].rstrip() for line in lines]
        assert sum(f" {theme.id} " in line for theme in shipped.themes for line in right) == len(shipped.themes)
        (here,) = [line for line in right if line.startswith("›")]
        assert f" {statement.theme} " in here
        assert any("✓✓·   A1 Cijfers en wijken" in line for line in right)
        assert any("✓··   B1 " in line for line in right)
        left = " ".join(" ".join(line[:edge] for line in lines).split())
        assert " ".join(statement.text.split()) in left
        assert "1 betekent" not in left
        row = next(line for line in lines if line.startswith("  1 Helemaal oneens"))
        assert row[:edge].split("oneens", 1)[1].split()[0] == statement.anchors[1].split()[0]


def test_the_introduction_of_a_part_stands_under_the_question_mark(tmp_path, shipped):
    """The first screen is the first statement; what a part says of itself is a key away, at each of its statements."""
    introduction = shipped.parts[0].introduction.split(".")[0]
    dialogue = opened(tmp_path, shipped)
    for target in ("A01", "A05"):
        dialogue.take(GoTo(target))
        screen = Screen(dialogue, 100, 40)
        screen.screens.show_statement(dialogue.session.current, ())
        assert introduction not in " ".join(screen.last())
        screen.screens.show_explanation(dialogue.session.current, ())
        assert introduction in " ".join(screen.last())


def test_searching_by_a_word(tmp_path, shipped):
    """`/` goes to the next statement with the words, says how many there are, and repeats itself by Enter."""
    dialogue = opened(tmp_path, shipped)
    screen = play(dialogue, "/KWETSbare", ENTER)
    word = "kwetsbare"
    ids = [one.id for one in shipped.statements if word in f"{one.text} {one.explanation}".casefold()]
    assert len(ids) > 1
    assert dialogue.session.current.id == ids[0]
    assert f'"KWETSbare": 1 van {len(ids)} stellingen.' in screen.raw
    play(dialogue, *["/", ENTER] * (len(ids) - 1))
    assert dialogue.session.current.id == ids[-1]
    play(dialogue, "/", ENTER)  # round the end
    assert dialogue.session.current.id == ids[0]
    screen = play(dialogue, "/xyzzy", ENTER, "/huis", ESCAPE)
    assert '"xyzzy" staat in geen enkele stelling.' in screen.raw
    assert dialogue.session.current.id == ids[0]
    assert given(dialogue) == {}


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/", Request.SEARCH),
        ("/ huis bezoek", Find(" huis bezoek")),
        ("  /huis", Find("huis")),
        ("zoek", Request.SEARCH),
    ],
)
def test_searching_in_plain_lines(line, command):
    """What is looked for may stand on the same line."""
    assert command_of_line(line) == command


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(80, 24, "A Problematiek"), (80, 45, "A1 Cijfers en wijken"), (45, 24, None), (20, 5, None), (1, 1, None)],
)
@pytest.mark.slow
def test_the_last_screen_fits_its_window(tmp_path, shipped, width, height, shown):
    """A high window gets a bar per theme, a common one per part, a narrow one none; the code is always there."""
    dialogue = opened(tmp_path, shipped)
    for statement in shipped.statements:
        dialogue.take(GoTo(statement.id))
        dialogue.take(Give(Answer.DONT_KNOW if statement.id == "B01" else Answer.FOUR))
    screen = Screen(dialogue, width, height)
    screen.screens.show_overview((), final=True)
    lines = screen.last()
    assert max(map(len, lines)) <= width
    assert "Bewaar uw code: " in " ".join(lines) or width < 20
    assert any("█" in line for line in lines) is (shown is not None)
    if shown is not None:
        assert len(lines) < height
        assert any(line.startswith(shown) and "████████░░  4,0" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(40, 24), (40, 10), (20, 5), (5, 3), (1, 1)])
def test_small_windows_get_less_and_never_crash(tmp_path, shipped, width, height):
    """At 40 columns every statement still fits with its scale and keys; in a smaller window the end is left out."""
    dialogue = opened(tmp_path, shipped)
    for statement in shipped.statements if (width, height) == (40, 24) else shipped.statements[::14]:
        screen = Screen(dialogue, width, height)
        screen.screens.show_statement(statement, [WRONG_KEY])
        assert max(map(len, screen.last())) <= width
        assert len(screen.last()) < 24 or height != 24
    screen.screens.show_explanation(statement, ())
    screen.screens.show_overview(())
    screen.screens.show_typed("een lange opmerking " * 20)


def test_typing_shows_the_end_of_a_long_text(tmp_path, small_set):
    """What is typed stays on one line, wide characters counted as two."""
    screen = Screen(opened(tmp_path, small_set), 20)
    screen.screens.show_typed("begin " + "字" * 30 + " eind")
    shown = screen.raw.rsplit("\x1b[2K", 1)[-1]
    assert shown.endswith("字 eind")
    assert "begin" not in shown
    assert len(shown) < 20


def test_hostile_text_stays_text(tmp_path):
    """Markup and control codes in a set, a note or a header are shown as they are, without what steers a terminal."""
    statement = Statement(
        id="A01",
        text=HOSTILE,
        theme="A1",
        part="A",
        explanation=HOSTILE,
        anchors={1: HOSTILE},
        reference=Reference(document="d", place=HOSTILE),
    )
    theme = Theme(id="A1", title=HOSTILE, part="A", statements=(statement,))
    statement_set = StatementSet(
        id="proef",
        version="1.0",
        title=HOSTILE,
        scale=dict.fromkeys(range(1, 6), HOSTILE),
        parts=(Part(id="A", title=HOSTILE, themes=(theme,), introduction=HOSTILE),),
        sources={"d": Source(id="d", title=HOSTILE, publisher=HOSTILE)},
    )
    sheet = make_sheet({"A01": (4, HOSTILE)}, coalition=HOSTILE, participant=HOSTILE)
    dialogue = Dialogue(SheetFile(tmp_path / "d07.yaml", statement_set), sheet, statement_set)
    screen = Screen(dialogue, 200, 100)
    run_keys(dialogue, Keyboard("gA01", ENTER, "?", ENTER, "s"), screen.screens, [HOSTILE])
    assert [code for code in ("\x1b[31m", "\x1b]", "\x07", "\u202e", "\u2028") if code in screen.raw] == []
    assert screen.raw.count(SHOWN) >= 15


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon", "gewoon"),
        ("é € 😀 字 👩\u200d⚕\ufe0f", "é € 😀 字 👩\u200d⚕\ufe0f"),
        ("a\tb\r\nc\u2028d\x85e", "a b  c d e"),
        ("\x1b[31m\x9b5m\x00\x7f", "[31m5m"),
        ("\u202eom\u2066\u200f", "om"),
        ("half \udcff", "half "),
        (HOSTILE, SHOWN),
    ],
)
def test_printable_text_is_one_harmless_line(text, shown):
    """Line breaks become blanks; control codes, direction marks and halves of characters disappear; the rest stays."""
    assert visible(text) == shown


@posix
def test_commands_are_quoted_for_the_shell(tmp_path):
    """A path with a blank, quote or dollar can be typed as it is shown."""
    assert command_line("rapport", tmp_path).endswith(str(tmp_path))
    assert command_line("rapport", tmp_path / "it's $HOME") == f"analysetool rapport '{tmp_path}/it'\"'\"'s $HOME'"
