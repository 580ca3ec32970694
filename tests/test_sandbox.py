# SPDX-License-Identifier: EUPL-1.2
"""What a template from somebody else can reach: values and listed filters, and nothing that leads to Python."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS

from analysetool.errors import UsageError
from analysetool.formats.html import lay_out_html
from analysetool.formats.templates import FILTERS, _environment, template_folder
from tests.documents import sample_document

_PLAIN = (str, int, float, bool, date, type(None))
ATTACKS = [
    "{{ figuur.shapes.re.enum.bltns.open('/etc/passwd').read() }}",
    "{{ document.__class__.__mro__[1].__subclasses__() }}",
    "{{ document.title.__class__ }}",
    "{{ document.kind.__class__.__init__.__globals__ }}",
    "{{ ''['__class__'] }}",
    "{{ document | attr('__class__') }}",
    "{{ '{0.__class__.__mro__}'.format(document) }}",
    "{{ ('{0.__class__}' | string).format_map({'0': document}) }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ namespace() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{% for x in document.blocks %}{{ loop.__class__ }}{% endfor %}",
    "{{ document.sections.append(1) }}",
    "{% include '../geheim.txt' %}",
    "{% include '/etc/passwd' %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
]


def reachable(value: object, path: str) -> Iterator[str]:
    """The paths to everything that is neither a plain value nor made of plain values alone."""
    if isinstance(value, (Enum, *_PLAIN)):
        return
    if isinstance(value, types.ModuleType | type) or callable(value):
        yield path
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from reachable(item, f"{path}[{key!r}]")
    elif isinstance(value, list | tuple | frozenset):
        for place, item in enumerate(value):
            yield from reachable(item, f"{path}[{place}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from reachable(getattr(value, field.name), f"{path}.{field.name}")
    else:
        yield f"{path} ({type(value).__name__})"


def test_templates_get_no_module_class_or_function():
    """Walking everything that a template is handed meets values only; the globals of Jinja are gone too."""
    assert list(reachable(dict(_environment(None).globals), "globals")) == []
    assert list(reachable(sample_document(), "document")) == []


@pytest.mark.parametrize("found", [re, str, open, len, {"a": (1, [re])}])
def test_the_walk_finds_what_it_looks_for(found):
    """A module, class, function or builtin is found, however deep."""
    assert list(reachable(found, "x")) != []


def test_filters_are_the_listed_ones():
    """Besides those of Jinja a template can call the listed filters: plain functions of this project."""
    environment = _environment(None)
    assert environment.filters.keys() == DEFAULT_FILTERS.keys() | FILTERS.keys()
    assert [name for name, own in FILTERS.items() if not isinstance(own, types.FunctionType)] == []
    assert [name for name, own in FILTERS.items() if not own.__module__.startswith("analysetool.")] == []


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("name", ["_logo.html.j2", "document.html.j2"])
def test_attacks_are_refused(tmp_path, attack, name):
    """Ways into Python and into other files that are known of sandboxes end in an error with the template's name."""
    (tmp_path / "geheim.txt").write_text("root:", encoding="utf-8")
    own = tmp_path / "sjablonen"
    own.mkdir()
    (own / name).write_text(attack, encoding="utf-8")
    with pytest.raises(UsageError, match="sjabloon"):
        lay_out_html(sample_document(), own=own)


def test_hidden_attributes_are_nothing(tmp_path):
    """Where Jinja looks an attribute up for a filter, one that leads to Python is undefined."""
    attack = "{{ [document] | map(attribute='__class__') | list }}"
    (tmp_path / "document.html.j2").write_text(attack, encoding="utf-8")
    assert lay_out_html(sample_document(), own=tmp_path) == "[Undefined]\n"


def test_own_templates_cannot_write(tmp_path, monkeypatch):
    """Nothing appears beside a folder of templates of one's own, nor beside ours of it: only ours are kept compiled."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (tmp_path / "_logo.html.j2").write_text("<p>logo</p>", encoding="utf-8")
    lay_out_html(sample_document(), own=Path(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["_logo.html.j2"]
    kept = [path.read_bytes() for path in (template_folder() / "__pycache__").glob("*.jinja")]
    assert [content for content in kept if str(tmp_path).encode() in content] == []
    assert any(b"_blokken.html.j2" in content for content in kept)
