# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own look: templates that go before ours, and clear words when one of them is wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysetool.documents.blocks import Kind
from analysetool.documents.report import report_document
from analysetool.errors import UsageError
from analysetool.formats.html import lay_out_html
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.templates import template_folder
from tests.documents import sample_document
from tests.forms import FORMS
from tests.pages import VIEWS

HOUSE_STYLE = Path(__file__).parent.parent / "voorbeelden" / "huisstijl"


@pytest.fixture(scope="module")
def view():
    """The report of a tiny set."""
    return VIEWS["drie-stellingen"]()


@pytest.mark.parametrize("form", FORMS)
def test_a_house_style_changes_every_form(view, form):
    """Colour, font and logo of the example come into each HTML report; the rest stays as it is."""
    page = lay_out_html(FORMS[form](view), own=HOUSE_STYLE)
    assert "--accent: #1d5e3a" in page
    assert "Logo van de verzonnen gemeente Voorbeeldstad" in page
    assert "Neder-Betuwe" in page


def reached_from(*names: str) -> set[str]:
    """These templates and all that they include, import or extend."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            text = (template_folder() / name).read_text(encoding="utf-8")
            todo += re.findall(r"""{%-? *(?:include|import|extends) *["']([^"']+)["']""", text)
    return found


def test_what_reports_reach_is_found():
    """Blocks, pictures and style are reached from a page; the forms have a test of their own."""
    assert {"_blokken.html.j2", "_figuren.html.j2", "_stijl.css"} < reached_from("document.html.j2")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(reached_from("document.html.j2", "document.md.j2")))
@pytest.mark.gate(most=5)
def test_any_single_file_can_be_replaced(tmp_path, name):
    """Every shipped template or style can be replaced on its own by a file of the same name."""
    own = tmp_path / name
    text = (template_folder() / name).read_text(encoding="utf-8")
    comment = "/* van ons */" if name.endswith(".css") else "{# van ons #}"
    own.write_text(f"{comment}\n{text}", encoding="utf-8")
    rendered = VIEWS["drie-stellingen"]()
    for form in FORMS.values():
        for lay_out in (lay_out_html, lay_out_markdown):
            assert "Neder-Betuwe" in lay_out(form(rendered), own=tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("een\n{{ document.titel }}\n", ("document.md.j2, regel 2", "titel")),
        ("{% if %}\n", ("document.md.j2, regel 1", "klopt niet")),
        ("a\nb\n{{ document.title | bestaatniet }}\n", ("document.md.j2, regel 3", "bestaatniet")),
        ("{% include 'weg.j2' %}\n", ("'weg.j2' bestaat niet",)),
        ("{% for x in document.blocks %}\n", ("document.md.j2, regel", "klopt niet")),
        ("a\n{{ 1 / 0 }}\n", ("document.md.j2, regel 2", "klopt niet")),
    ],
)
def test_a_wrong_template_is_named_with_its_line(tmp_path, view, text, words):
    """A mistake in a template of one's own says which file and line, and nothing is rendered."""
    (tmp_path / "document.md.j2").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        lay_out_markdown(report_document(view), own=tmp_path)
    assert [word for word in words if word not in str(caught.value)] == [], str(caught.value)


def test_a_template_cannot_reach_python(tmp_path, view):
    """A template from somebody else is laid out, not trusted: it cannot get at the interpreter."""
    (tmp_path / "document.md.j2").write_text("{{ document.__class__.__mro__[1].__subclasses__() }}", encoding="utf-8")
    with pytest.raises(UsageError):
        lay_out_markdown(report_document(view), own=tmp_path)


def test_a_link_that_leaves_the_folder_is_refused(tmp_path, view):
    """A folder of templates from somebody else shows what is in it, and no other file of this machine."""
    secret, own = tmp_path / "geheim.txt", tmp_path / "sjablonen"
    secret.write_text("van iemand anders", encoding="utf-8")
    own.mkdir()
    (own / "_logo.html.j2").symlink_to(secret)
    with pytest.raises(UsageError, match=r"_logo.html.j2' verwijst naar een bestand buiten de map"):
        lay_out_html(report_document(view), own=own)
    (own / "_logo.html.j2").unlink()
    (own / "logo.txt").write_text("van ons", encoding="utf-8")
    (own / "_logo.html.j2").symlink_to(own / "logo.txt")
    assert "van ons" in lay_out_html(report_document(view), own=own)


def test_a_macro_of_ones_own_lays_out_one_kind_of_block(tmp_path):
    """In _eigen a municipality draws one block its own way; what is in it and the other blocks stay as they are."""
    section = "<div class='van-ons'>{{ blok.title }}{{ zetten(blok.blocks, 3) }}</div>"
    (tmp_path / "_eigen.html.j2").write_text(
        f"{{% macro sectie(blok, diepte, zetten) %}}{section}{{% endmacro %}}", encoding="utf-8"
    )
    document = sample_document("a < b")
    page = lay_out_html(document, own=tmp_path)
    assert "<div class='van-ons'>" in page
    assert "<h2" not in page
    (tmp_path / "_eigen.md.j2").write_text(
        "{% macro tekst(blok, diepte, zetten) %}!{{ blok.text | md }}{% endmacro %}", encoding="utf-8"
    )
    assert "!a \\< b" in lay_out_markdown(document, own=tmp_path)


def test_one_kind_of_document_has_a_page_of_its_own(tmp_path):
    """A template called after a kind of document goes before the one for all kinds, for that kind only."""
    own = '{% extends "document.html.j2" %}{% block kop %}Van ons: {{ document.title }}{% endblock %}'
    (tmp_path / "document-rapport.html.j2").write_text(own, encoding="utf-8")
    document = sample_document()
    assert "<h1>Van ons: Titel" in lay_out_html(document, own=tmp_path)
    assert "<h1>Titel" in lay_out_html(replace(document, kind=Kind.SUMMARY), own=tmp_path)


def test_the_macro_in_the_documentation_works(tmp_path):
    """The page on templates shows a macro of one's own that the tool can use."""
    page = (Path(__file__).parent.parent / "docs" / "sjablonen.md").read_text(encoding="utf-8")
    (macro,) = re.findall(r"^```html\+jinja\n(.*?)^```", page, flags=re.DOTALL | re.MULTILINE)
    (tmp_path / "_eigen.html.j2").write_text(macro, encoding="utf-8")
    assert '<div class="ons-kader">' in lay_out_html(sample_document(), own=tmp_path)
