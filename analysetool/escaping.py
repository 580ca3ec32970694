# SPDX-License-Identifier: EUPL-1.2
"""Making text from people harmless: for every reader first, then for each format that has a syntax of its own.

HTML is escaped by the template engine; terminal markup is avoided by never parsing it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import unicodedata

_PLAIN_WORD = re.compile(r"[\w./\\:+=@,-]+")
_SPACES = re.compile(r"\s+")
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?)")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_JOINERS = frozenset({"\u200c", "\u200d"})
"""Invisible, but part of how some scripts and emoji are written."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_REFERENCE = re.compile(r"&(?=[0-9A-Za-z]+;)")
"""What a reader of Markdown would take for a sign written out, such as `&lt;`; in `&#38;` the # gets a backslash."""
_MARKDOWN_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$)))?([-+](?!\d)|[=.)])")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RUNNER_COMMAND = re.compile(r"(?m)((?:^|\r)[^\S\n]*:(?=:)|##(?=\[))")
_FORMULA_START = ("=", "+", "-", "@")


def visible(text: str) -> str:
    """Text on one line without anything that steers a terminal, spaces as they are.

    Line breaks and tabs become a space; control codes, direction overrides and halves of characters disappear.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\v\f\r\x85":
        return " "
    return "" if category in _INVISIBLE and character not in _JOINERS else character


def printable(text: str) -> str:
    """One line of visible text as a report shows it: escape sequences whole, and runs of blanks as one, go out."""
    return _SPACES.sub(" ", visible(_ESCAPE_SEQUENCE.sub("", text))).strip()


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, in a paragraph, a list item and a table cell alike."""
    escaped = _REFERENCE.sub("&amp;", _MARKDOWN.sub(r"\\\1", printable(text)))
    return _MARKDOWN_LINE_START.sub(r"\1\\\2", escaped, count=1)


def css_string(text: str) -> str:
    """Text that a style sheet shows as it is within quotes.

    Every sign but letters, digits and spaces is its number, with the space that ends a number and is not shown.
    """
    return "".join(
        sign if sign == " " or (sign.isascii() and sign.isalnum()) else f"\\{ord(sign):x} " for sign in printable(text)
    )


def shell_word(text: str) -> str:
    """A word of a command, in quotes where the shell of this system would otherwise read it as something else."""
    if _PLAIN_WORD.fullmatch(text) and not (os.name == "posix" and "\\" in text):
        return text
    return shlex.quote(text) if os.name == "posix" else subprocess.list2cmdline([text])


def csv_cell(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: an apostrophe goes before =, +, - and @."""
    clean = printable(text)
    return f"'{clean}" if clean.startswith(_FORMULA_START) else clean


def xml_text(text: str) -> str:
    """A line of text with only characters that XML 1.0 allows; the writer of XML escapes the rest."""
    return _NOT_IN_XML.sub("", printable(text))


def told_in_a_log(text: str) -> str:
    """Lines of which none is a command to the GitHub runner that keeps them, whatever names and remarks are in them.

    It obeys lines that begin with `::`, after blanks, and what stands from `##[` on anywhere; a space takes that away.
    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    return _RUNNER_COMMAND.sub(r"\1 ", text) if "::" in text or "##[" in text else text


def workflow_message(text: str) -> str:
    """The message of a GitHub workflow command: on one line, and never the start of another command."""
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """The value of a property of a GitHub workflow command, such as its file."""
    return workflow_message(text).replace(":", "%3A").replace(",", "%2C")
