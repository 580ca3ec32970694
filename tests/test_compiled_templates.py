# SPDX-License-Identifier: EUPL-1.2
"""Templates that a program brings along compiled: used where nothing can be written, and never when they are old."""

from __future__ import annotations

import shutil

import jinja2
import pytest

from analysetool.formats import templates
from analysetool.formats.html import lay_out_html
from tests.documents import sample_document


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of our templates that the tool uses instead, in which it writes nothing by itself."""
    folder = tmp_path / "templates"
    shutil.copytree(templates.template_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(templates, "template_folder", lambda: folder)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(templates, "_shipped", vars(templates)["_shipped"].__wrapped__)  # anew each time
    return folder


def test_what_comes_compiled_is_not_compiled_again(copied, monkeypatch):
    """The page is the same, and Jinja compiled nothing for it."""
    page = lay_out_html(sample_document())
    templates.keep_compiled(copied)
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_args, **_named: pytest.fail("compiled"))
    assert lay_out_html(sample_document()) == page


@pytest.mark.parametrize("change", ["source", "jinja"])
def test_what_was_compiled_from_something_else_is_not_used(copied, monkeypatch, change):
    """A template that changed, and one that another Jinja compiled, are compiled anew; nothing is written for it."""
    templates.keep_compiled(copied)
    kept = {path.name: path.read_bytes() for path in (copied / "__pycache__").iterdir()}
    if change == "source":
        (copied / "document.html.j2").write_text("<p>anders</p>\n", encoding="utf-8")
    else:
        monkeypatch.setattr(jinja2, "__version__", "99.0")
    compiled = []
    really = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda *args, **named: compiled.append(args[2]) or really(*args, **named)
    )
    page = lay_out_html(sample_document())
    assert "document.html.j2" in compiled
    assert (page == "<p>anders</p>\n") == (change == "source")
    assert {path.name: path.read_bytes() for path in (copied / "__pycache__").iterdir()} == kept


def test_compiled_templates_are_the_same_bytes_in_any_folder(copied, tmp_path):
    """Nothing in them tells where they were made."""
    other = tmp_path / "elders"
    other.mkdir()
    for folder in (copied, other):
        templates.keep_compiled(folder)
    one, two = (
        {path.name: path.read_bytes() for path in (folder / "__pycache__").iterdir()} for folder in (copied, other)
    )
    assert one == two
    assert len(one) == sum(path.is_file() for path in copied.iterdir())
