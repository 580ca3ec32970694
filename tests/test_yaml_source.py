# SPDX-License-Identifier: EUPL-1.2
"""YAML as texts with line numbers: nothing is guessed, and what is dangerous is refused with its line."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from analysetool.files import yaml_source
from analysetool.files.yaml_source import MAX_BYTES, Scalar, YamlMapping, YamlSequence, read_document
from tests.conftest import assert_only_problem, parsed, shown


def plain(node):
    """A tree as dicts, lists and texts."""
    if isinstance(node, YamlMapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, YamlSequence):
        return [plain(item) for item in node.items]
    return node.text


@pytest.mark.parametrize("text", ["no", "010", "1.10", "1e5", "0x10", "2026-10-01", "12:30", "on", "null", "~", ""])
def test_values_stay_the_text_of_the_file(text):
    """No value is turned into a boolean, number, date or nothing."""
    assert plain(parsed(f"a: {text}\n").root) == {"a": text}


def test_tree_keeps_order_and_lines():
    """Keys, values and items stand in the order of the file, each with its line."""
    found = parsed("# kop\nb: 1\na:\n  - x\n  - {c: d}\n")
    assert plain(found.root) == {"b": "1", "a": ["x", {"c": "d"}]}
    assert list(found.root.entries) == ["b", "a"]
    assert (found.root.line, found.root.entries["a"].line) == (2, 3)
    assert [item.line for item in found.root.entries["a"].value.items] == [4, 5]
    assert found.problems == []


@pytest.mark.parametrize("text", ["", " ~", " null", " Null", " NULL"])
def test_empty_values_are_null(text):
    """A key with nothing, ~ or null behind it has no value."""
    assert parsed(f"a:{text}\nb: 1\n").root.entries["a"].value.is_null


@pytest.mark.parametrize("text", ['""', "''", "'null'", '"~"', "nul", "0", "NuLL"])
def test_quoted_and_other_values_are_not_null(text):
    """What is quoted or is another word is a text, also when it is empty."""
    assert not parsed(f"a: {text}\n").root.entries["a"].value.is_null


def test_tags_do_nothing():
    """A tag makes no object: the value stays a text."""
    assert plain(parsed("a: !!python/object/apply:os.system [id]\nb: !!int '3'\n").root) == {"a": ["id"], "b": "3"}


REFUSED = [
    # text, line, words
    ("a: 1\nb: &x 2\n", 2, ("& of *",)),
    ("a: 1\nb: &x [2]\n", 2, ("& of *",)),
    ("a: 1\nb: &x\n  c: 2\n", 2, ("& of *",)),
    ("a: 1\nb: *x\n", 2, ("& of *", "aanhalingstekens")),
    ("a: 1\n\n*x : 2\n", 3, ("& of *",)),
    ("a: 1\n---\nb: 2\n", 2, ("tweede document", "eigen bestand")),
    ("a: 1\n  b: 2\n", 2, ("inspringen",)),
    ("a: 1\n\tb: 2\n", 2, ("inspringen",)),
    ("a: 1\nb: 'open\n", None, ("aanhalingstekens",)),
    ("a: 1\nb: [1, 2\nc: 3\n", None, ("klopt de YAML niet",)),
    ("a: 1\nb: c: d\n", 2, ("dubbele punten",)),
    ("a: 1\n? [x]\n: 2\n", 2, ("voor de dubbele punt staat een lijst",)),
    ("a: 1\n? {x: y}\n: 2\n", 2, ("voor de dubbele punt staat een lijst",)),
    ("a: 1\nb: x\x07y\n", 2, ("stuurteken", "Haal dat teken weg")),
    ("a: 1\nb: x\x00y\n", 2, ("stuurteken",)),
    ("a: 1\nb: x\x1by\n", 2, ("stuurteken",)),
    ("a: 1\nb: x\ufffey\n", 2, ("stuurteken",)),
    ('a: 1\nb: "\\ud800"\n', 2, ("klopt de YAML niet",)),
    ("%YAML 9.9\n---\na: 1\n", 1, ("klopt de YAML niet",)),
    ("a: 1\nb: " + "[" * 21 + "]" * 21 + "\n", 2, ("dieper genest dan 20",)),
    ("[" * 50_000, 1, ("dieper genest dan 20",)),
    ("a: 1\nb: " + "[" * 50_000, 2, ("dieper genest dan 20",)),
    ("a: 1\nb: " + "{a: " * 50_000, 2, ("dieper genest dan 20",)),
    ("[" * 15 + "\n" + "[" * 50_000, 2, ("dieper genest dan 20",)),
    ("- " * 50_000, 1, ("dieper genest dan 20",)),
    ('a: "nesting" nesting\n', 1, ("klopt de YAML niet",)),
    ("".join(f"{'  ' * depth}a:\n" for depth in range(21)) + "  " * 21 + "b: 1\n", 21, ("dieper genest dan 20",)),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED, ids=range(len(REFUSED)))
def test_refuses_with_the_line(text, line, words):
    """What is refused or broken leaves no tree, and one problem says on which line and what to do."""
    found = parsed(text)
    assert found.root is None
    assert_only_problem(found.problems, line if line is not None else found.problems[0].line, *words)
    assert found.problems[0].line is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20 + "]" * 20,
        "".join(f"{'  ' * depth}a:\n" for depth in range(20)) + "  " * 20 + "b\n",
        "".join(f"k{number}: [[1]]\n" for number in range(100)),
    ],
)
def test_twenty_layers_are_fine(text):
    """Nesting up to 20 is read, however often it comes back."""
    assert shown(parsed(text).problems) == []


def test_double_keys_are_all_named():
    """Each repeated key is a problem at its own line that names the first; the first value stays."""
    found = parsed("a: 1\nb:\n  c: 1\n  c: 2\na: 3\na: 4\n")
    assert plain(found.root) == {"a": "1", "b": {"c": "1"}}
    assert [(problem.line, problem.message[:38]) for problem in found.problems] == [
        (4, "c staat er twee keer (ook op regel 3)."),
        (5, "a staat er twee keer (ook op regel 1)."),
        (6, "a staat er twee keer (ook op regel 1)."),
    ]


def test_double_keys_in_one_line():
    """A key that comes back between braces is found too."""
    assert_only_problem(parsed("a: {b: 1, b: 2}\n").problems, 1, "b staat er twee keer")


def test_line_of_a_control_character_counts_letters_and_not_bytes():
    """Accents and emoji above it do not move the line of a control character."""
    assert_only_problem(parsed("a: " + "é😀" * 30 + "\nb: \x07\n" + "c: 1\n" * 30).problems, 2, "stuurteken")


@pytest.mark.parametrize("text", ["", "# alleen uitleg\n", "---\n", "\n\n"])
def test_empty_file_has_no_tree_of_keys(text):
    """A file without anything to read is no problem of the reader; the caller says what was expected."""
    found = parsed(text)
    assert not isinstance(found.root, YamlMapping | YamlSequence)
    assert found.problems == []


def test_bom_and_windows_line_ends(write):
    """A byte order mark and CRLF, as Windows programs write them, change nothing."""
    found = read_document(write("d07.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"))
    assert plain(found.root) == {"a": "1", "b": "2"}
    assert found.root.entries["b"].line == 2
    assert not found.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a: 1\nb: caf\u00e9\n".encode("latin-1"), 2, ("geen UTF-8", "Kladblok")),
        ("a: 1\n".encode("utf-16"), None, ("UTF-16", "Bewaar het opnieuw als UTF-8")),
        (b"\xfe\xff" + "a: é\n".encode("utf-16-be"), None, ("UTF-16",)),
        (b"a: 1\n" + b"#" * (MAX_BYTES - 4), None, ("groter dan 5 MB",)),  # one byte over
    ],
)
def test_refuses_bytes(write, content, line, words):
    """What is not UTF-8 or over 5 MB is refused, with what to do."""
    path = write("d07.yaml", content)
    found = read_document(path)
    assert found.root is None
    assert_only_problem(found.problems, line, *words)
    assert found.path == str(path)


def test_five_megabyte_is_read(write):
    """Exactly 5 MB is still read."""
    content = b"a: 1\n" + b"#" * (MAX_BYTES - 5)
    assert (len(content), plain(read_document(write("d07.yaml", content)).root)) == (5 * 1024 * 1024, {"a": "1"})


def test_missing_file(tmp_path):
    """A file that is not there is a problem and no crash."""
    assert_only_problem(read_document(tmp_path / "weg.yaml").problems, None, "bestaat niet")


def test_unreadable_file_is_said_in_dutch(tmp_path):
    """What the operating system says of an unreadable file is not passed on in English."""
    found = read_document(tmp_path)  # a folder cannot be read as a file
    assert_only_problem(found.problems, None, "kan niet worden gelezen")
    assert "directory" not in found.problems[0].message


@pytest.mark.parametrize("content", [b"a: 1\n", b"\xef\xbb\xbfa: 1\n"])
def test_standard_input(monkeypatch, content):
    """A dash reads standard input, which problems call by a Dutch name."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    found = read_document("-")
    assert (found.path, plain(found.root)) == ("standaardinvoer", {"a": "1"})


def test_pure_python_parser_reads_the_same(monkeypatch):
    """Without the C parser the tree, the lines and the refusals are the same."""
    monkeypatch.setattr(yaml_source, "_PARSER", yaml_source.yaml.BaseLoader)
    found = parsed("a: no\nb:\nc: 'x'\nd: [1]\n")
    assert plain(found.root) == {"a": "no", "b": "", "c": "x", "d": ["1"]}
    assert (found.root.entries["b"].value.is_null, found.root.entries["c"].value.quoted) == (True, True)
    assert_only_problem(parsed("a: " + "é😀" * 30 + "\nb: \x7f\n").problems, 2, "stuurteken")
    assert_only_problem(parsed("a: 1\n  b: 2\n").problems, 2, "inspringen")


def test_scalar_at_the_root():
    """A file that is one text has that text as its tree."""
    assert parsed("zomaar tekst\n").root == Scalar("zomaar tekst", 1, quoted=False)
