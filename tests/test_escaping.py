# SPDX-License-Identifier: EUPL-1.2
"""Text from people: one visible line for every reader, and nothing that a format would obey."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysetool.escaping import css_string, csv_cell, markdown, printable, told_in_a_log, visible

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f466"
HOSTILE = [
    # text, printable
    ("gewone tekst", "gewone tekst"),
    ("", ""),
    ("   ", ""),
    ("  rand  ", "rand"),
    ("twee  spaties", "twee spaties"),
    ("\x1b[31mrood\x1b[0m", "rood"),
    ("\x1b[2J\x1b[1;1Hleeg", "leeg"),
    ("\x1b]0;titel\x07na", "na"),
    ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
    ("\x1b(Bset", "(Bset"),
    ("\x1b\x1b[31m[31mtwee", "[31mtwee"),
    ("\x9b31mc1", "31mc1"),
    ("bel\x07", "bel"),
    ("nul\x00byte", "nulbyte"),
    ("rug\x08weg", "rugweg"),
    ("\u202edrawkcab\u202c", "drawkcab"),
    ("\u2066in\u2069 \u200flinks", "in links"),
    ("nul\u200bbreed", "nulbreed"),
    ("a \u200b b", "a b"),
    ("\u200b a", "a"),
    ("a\x00 \x00 b", "a b"),
    ("\ufeffmerk", "merk"),
    ("zacht\u00adstreepje", "zachtstreepje"),
    ("regel\neen\r\ntwee\ttab", "regel een twee tab"),
    ("regel\u2028deel\u2029eind", "regel deel eind"),
    ("vast\u00a0smal\u202fbreed\u3000eind", "vast smal breed eind"),
    ("\x0bverticaal\x0cpagina", "verticaal pagina"),
    ("half\ud800paar", "halfpaar"),
    ("nieuw teken \u0378", "nieuw teken \u0378"),
    ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
    (FAMILY, FAMILY),
    ("\u2764\ufe0f hart", "\u2764\ufe0f hart"),
    ("caf\u00e9 \u2013 na\u00efef", "caf\u00e9 \u2013 na\u00efef"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("[/bold] en [red]", "[/bold] en [red]"),
    ("a | b", "a | b"),
]


@pytest.mark.parametrize(("text", "expected"), HOSTILE)
def test_printable(text, expected):
    """Escape sequences, control codes and direction overrides go out; white space becomes one blank."""
    assert printable(text) == expected


STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that steer a terminal or a line of text."""
HARD_CHARACTERS = "a1 .\x1b[]m;\x07\u202e\u200b\u200d\ufe0f\n\r\t\x00\\`*_{}<>#|~$&!:()=+-@'\"\u00a0\u2028\U0001f469"
hostile_texts = st.one_of(st.text(), st.text(alphabet=HARD_CHARACTERS))


@given(hostile_texts)
@example("a \u200b b")
def test_printable_is_one_visible_line(text):
    """Whatever comes in: one line, nothing unseen but the joiners of scripts and emoji, no blanks to spare."""
    found = printable(text)
    assert len(found.splitlines()) < 2
    assert [char for char in found if char not in "\u200c\u200d" and unicodedata.category(char) in STEERING] == []
    assert found == found.strip()
    assert "  " not in found


@given(hostile_texts)
@example("a \u200b b")
@example("\x1b\x1b[31m[31m")
def test_printable_twice_is_once(text):
    """Cleaning what is clean changes nothing, so that it does no harm where two places clean."""
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  twee  spaties ", "  twee  spaties "),
        ("a\nb\tc\r\nd", "a b c  d"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\x1b[31mrood\x07", "[31mrood"),
        ("\u202eom\u200b", "om"),
        (FAMILY, FAMILY),
    ],
)
def test_visible(text, expected):
    """Blanks stay as they are, so that what is typed can be shown while typing; a line break is one blank."""
    assert visible(text) == expected


CSV_CELLS = [
    ("gewoon", "gewoon"),
    ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@x", "'@x"),
    ("\t=1+1", "'=1+1"),
    (" =1+1", "'=1+1"),
    ("\r\n=1+1", "'=1+1"),
    ("\x00=1+1", "'=1+1"),
    ("\u200b=1+1", "'=1+1"),
    ("\x1b[0m@x", "'@x"),
    ("1=1", "1=1"),
    ("'al veilig", "'al veilig"),
    ("a;b", "a;b"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CSV_CELLS)
def test_csv_cell(text, expected):
    """An apostrophe goes before what a spreadsheet would take for a formula, also behind invisible characters."""
    assert csv_cell(text) == expected


@given(hostile_texts)
def test_csv_cell_is_never_a_formula(text):
    """No text cell starts with a sign that makes a formula of it."""
    assert not csv_cell(text).startswith(("=", "+", "-", "@"))


MARKDOWN_TEXTS = [
    *(text for text, _ in HOSTILE),
    "*nadruk* en __vet__", "`code` en ``meer``", "[tekst](http://x)", "![plaatje](x.png)", "<http://x.nl>", "&lt;b&gt;",
    "&copy;", "&copy", "&#38;", "&#x26;", "&#;", "&;", "R&D;", "&&lt;",
    "&amp;", "a & b", "\\", "eind\\", "\\|", "\\\\|", "||", "|---|---|", "# kop", "###### kop", "a #", "> citaat",
    "- punt", "+ punt", "* punt", "-", "+", "---", "===", "=", "***", "___", "- - -", "1. een", "1) een", "12345. veel",
    "1.", ". punt",
    "~~weg~~", "~~~", "```", "$x$", "{#id}", "[1]: http://x", "[^1]: noot", ":---", ":-:", "a\nb | c", "=cmd", "@x",
    "<!-- weg -->", "<b>vet</b>", "<?php ?>", "<![CDATA[x]]>", "einde  ", "!", "![", "[ ] taak", "www.x.nl",
    "123456789. x", "1234567890. x",
]  # fmt: skip
PARSER = MarkdownIt("commonmark").enable("table")
PLACES = {
    "paragraph": ("{}\n", 0),
    "after a line": ("Inleiding\n{}\n", 0),
    "list item": ("- {}\n", 0),
    "line of a list item": ("- Punt\n  {}\n", 0),
    "table cell": ("| a | b |\n|---|---|\n| {} | eind |\n", 2),
}
LEADS = {"after a line": "Inleiding ", "line of a list item": "Punt "}
BLOCKS = {
    "paragraph": ["paragraph_open", "inline", "paragraph_close"],
    "list item": [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    ],
}  # fmt: skip
BLOCKS |= {"after a line": BLOCKS["paragraph"], "line of a list item": BLOCKS["list item"]}


def as_read(text: str, place: str) -> str:
    """What a reader sees of `text` when it stands in this place of a Markdown document; plain text only."""
    frame, position = PLACES[place]
    tokens = PARSER.parse(frame.format(markdown(text)))
    inlines = [token for token in tokens if token.type == "inline"]
    if place == "table cell":
        assert [token.type for token in tokens].count("td_open") == 2
        assert inlines[3].content == "eind"
    else:
        assert [token.type for token in tokens] == BLOCKS[place]
    children = inlines[position].children or []
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    seen = "".join(" " if child.type == "softbreak" else child.content for child in children)
    return seen.removeprefix(LEADS.get(place, ""))


def test_markdown_marks_are_escaped():
    """Marks get a backslash, only an ampersand that begins an entity becomes one, and no list is started."""
    assert markdown("a*b_c|d<e>[f](g)#h~i$j`k\\l{m}") == "a\\*b\\_c\\|d\\<e\\>\\[f\\](g)\\#h\\~i\\$j\\`k\\\\l\\{m\\}"
    assert markdown("R&D, A & B; &lt;") == "R&D, A & B; &amp;lt;"
    assert [markdown(text) for text in ("- a", "+ a", "1. a", "12) a", "=", "1 a", "a - b")] == [
        "\\- a", "\\+ a", "1\\. a", "12\\) a", "\\=", "1 a", "a - b",
    ]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", [text for text in MARKDOWN_TEXTS if printable(text)])
@pytest.mark.slow
def test_markdown_gives_the_text_back(text, place):
    """A Markdown reader shows exactly the printable text, as plain text, wherever it stands."""
    assert as_read(text, place) == printable(text)


@pytest.mark.parametrize("place", PLACES)
@given(text=hostile_texts.filter(lambda text: printable(text) != ""))
def test_markdown_gives_any_text_back(place, text):
    """The same for any text, hard characters first."""
    assert as_read(text, place) == printable(text)


def test_markdown_in_bold():
    """An id or title of marks alone stays bold and plain between the stars of the templates."""
    tokens = PARSER.parse(f"- **{markdown('*A|1*')}** rest\n")
    inline = next(token for token in tokens if token.type == "inline")
    assert [child.type for child in inline.children or []].count("strong_open") == 1
    assert "".join(child.content for child in inline.children or []) == "*A|1* rest"


@given(st.text())
def test_css_string_gives_the_text_back(text):
    """A style sheet reads the same text, and nothing in it ends the string, the line, the style or the page."""
    escaped = css_string(text)
    assert re.fullmatch(r"[0-9A-Za-z \\]*", escaped)
    assert re.sub(r"\\([0-9a-f]{1,6}) ", lambda found: chr(int(found[1], 16)), escaped) == printable(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::error title=x::y", ": :error title=x::y"),
        ("naam\n \t::add-mask::3", "naam\n \t: :add-mask::3"),
        ("a\r::stop-commands::x", "a\r: :stop-commands::x"),
        ("in 'b ##[group]x'", "in 'b ## [group]x'"),
        ("a ::b en ##: en # [x]", "a ::b en ##: en # [x]"),
        ("12:30", "12:30"),
        ("", ""),
    ],
)
def test_no_line_in_a_log_is_a_command(text, told):
    """The runner takes `::` after blanks at a line's start, and `##[` anywhere."""
    assert told_in_a_log(text) == told


@given(st.text("#[:a \n\r\t", max_size=40))
def test_no_text_in_a_log_is_a_command(text):
    """Whatever is told; what is harmless stays as it is, and doing it twice changes nothing."""
    told = told_in_a_log(text)
    assert "##[" not in told
    assert not any(line.lstrip().startswith("::") for line in re.split(r"[\r\n]", told))
    assert told_in_a_log(told) == told
    assert re.sub(r" ", "", told) == re.sub(r" ", "", text)
