# SPDX-License-Identifier: EUPL-1.2
"""Pages and Markdown from templates. The only module that knows Jinja.

Templates get values (a document, a form or the room), the version of the tool as `versie`, and the listed filters for
notation and words; an unknown name is an error. HTML is escaped automatically, Markdown by the filter `md`.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from analysetool import __version__
from analysetool.charts.rows import group_rows, vote_rows
from analysetool.errors import UsageError
from analysetool.escaping import css_string, markdown
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import figures as wording
from analysetool.words import grammar
from analysetool.words import outputs as say

_ESCAPED_ENDINGS = ("html", "html.j2", "svg", "svg.j2")
"""Jinja's own list knows only plain endings and would leave *.html.j2 unescaped."""
_PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def render_named(name: str, names: Mapping[str, object], *, own: Path | None = None, instead: str = "") -> str:
    """Render one template, which sees these names besides the filters that all of them have.

    Args:
        name: the template.
        names: values only, never a module or a class.
        own: a folder with templates that go before ours, file by file.
        instead: another template that goes before `name` where it exists.

    Raises:
        UsageError: when a template cannot be used, with its name and line.
    """
    try:
        environment = _environment(own)
        template = environment.select_template([instead, name]) if instead else environment.get_template(name)
        text = template.render(names)
    except UsageError:
        raise
    except jinja2.TemplateError as error:
        raise UsageError(_told(error)) from error
    except Exception as error:
        if own is None:
            raise
        raise UsageError(_told(error)) from error  # whatever goes wrong in somebody's template is theirs to mend
    return text if text.endswith("\n") else f"{text}\n"


def library(name: str) -> str:
    """A library that pages bring along, as it stands in `templates/bibliotheken`; see the README there."""
    return (template_folder() / "bibliotheken" / name).read_text(encoding="utf-8").rstrip("\n")


def fingerprint(script: str) -> str:
    """The hash by which a page's policy allows its one script, and no other."""
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _told(error: Exception) -> str:
    """Where a template went wrong and why, from the error or from the line of the template in its traceback."""
    if isinstance(error, jinja2.TemplateNotFound):
        return say.no_such_template(error.name)
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = f"{error.filename or error.name}, regel {error.lineno}"
    else:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".css"))
        ]
        place = f"{frames[-1].filename}, regel {frames[-1].lineno}" if frames else "sjabloon"
    return say.template_is_wrong(place, error)


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates of this tool, beside their sources as Python does with modules; of others nothing is kept.

    A template is known by its name and by what it says, and not by the folder, so that a program can bring them along.
    """

    def __init__(self, folder: Path, *, writes: bool) -> None:
        """Take the folder, and whether what was compiled is kept there."""
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}.jinja")
        self._writes = writes

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - wherever it stands
        """The name of what is kept of a template."""
        return hashlib.sha256(name.encode("utf-8")).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What a template says, and which Jinja compiled it: another one may make other code of it."""
        return hashlib.sha256(f"{jinja2.__version__}\n{source}".encode()).hexdigest()

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template, checked against its source; for one of somebody's own an empty place."""
        if filename is not None and Path(filename).is_relative_to(template_folder()):
            return super().get_bucket(environment, name, filename, source)
        return Bucket(environment, _NOT_KEPT, self.get_source_checksum(source))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if self._writes and bucket.key != _NOT_KEPT:
            super().dump_bytecode(bucket)


_NOT_KEPT = ""


def _compiled() -> jinja2.BytecodeCache:
    """Where compiled templates are kept, which saves a seventh of a report; only read where writing is refused."""
    folder = template_folder() / _KEPT
    writes = not sys.dont_write_bytecode
    if writes:
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            writes = False
    return _Compiled(folder, writes=writes and os.access(folder, os.W_OK))


_KEPT = "__pycache__"


def keep_compiled(templates: Path) -> None:
    """Compile all our templates for a copy of their folder, which then holds them too; the same bytes wherever it is.

    For a program whose own folder nobody writes in. What it keeps is read by the same versions of Python and Jinja.
    """
    folder = templates / _KEPT
    folder.mkdir(exist_ok=True)
    cache, environment = _Compiled(folder, writes=True), _sandbox(None)
    for path in sorted(path for path in template_folder().iterdir() if path.is_file()):
        source = path.read_text(encoding="utf-8")
        bucket = Bucket(environment, cache.get_cache_key(path.name), cache.get_source_checksum(source))
        bucket.code = environment.compile(source, path.name, path.name)
        cache.dump_bytecode(bucket)


class _Folder(jinja2.FileSystemLoader):
    """Templates of one folder; a link to a file elsewhere is refused, so that a folder holds all that it shows."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, where it stands, and whether it is still that.

        Raises:
            UsageError: for a link that leaves the folder.
        """
        source, path, unchanged = super().get_source(environment, template)
        if not any(Path(path).resolve().is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise UsageError(say.link_out_of_the_folder(path))
        return source, path, unchanged


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of Jinja, which asks less about the fields of our own values: nearly all that a page looks up."""

    def getattr(self, obj: object, attribute: str) -> object:
        """What a template gets for `value.name`."""
        kind: type = type(obj)
        return getattr(obj, attribute) if attribute in _values_of(kind) else super().getattr(obj, attribute)


@cache
def _values_of(kind: type) -> frozenset[str]:
    """What is a value by its name, and no way out: the declared fields of a dataclass, and where a loop is."""
    if kind is LoopContext:
        return frozenset({"first", "last", "index", "index0"})
    return frozenset(name for name in getattr(kind, "__dataclass_fields__", ()) if not name.startswith("_"))


def _environment(own: Path | None) -> jinja2.Environment:
    """What lays templates out; ours do not change while the tool runs, those of somebody's own may."""
    return _shipped() if own is None else _sandbox(own)


@cache
def _shipped() -> jinja2.Environment:
    return _sandbox(None)


def _sandbox(own: Path | None) -> jinja2.Environment:
    """Templates are laid out in a sandbox with values and listed filters, so that none of them can reach Python."""
    folders = [template_folder()] if own is None else [own, template_folder()]
    environment = _Sandbox(
        loader=jinja2.ChoiceLoader([_Folder(folder, encoding="utf-8") for folder in folders]),
        autoescape=jinja2.select_autoescape(_ESCAPED_ENDINGS, default=False, default_for_string=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
        auto_reload=False,
        optimized=False,  # there is nothing to fold, and compiling is the larger part of the work
    )
    environment.globals.clear()  # Jinja's own are classes and functions that no template here needs
    environment.filters.update(FILTERS)
    environment.globals["versie"] = __version__
    return environment


FILTERS: Mapping[str, Callable[..., object]] = {
    "cijfer": dutch_number,
    "procent": dutch_percent,
    "aantal": grammar.count,
    "oordeel": wording.verdict_word,
    "antwoord": wording.answer_word,
    "opsomming": grammar.listing,
    "datum": wording.dutch_date,
    "meervoud": grammar.plural,
    "actiestand": wording.action_standing,
    "stemrijen": vote_rows,
    "groepsrijen": group_rows,
    "md": markdown,
    "css": css_string,
}
"""Everything that a template can call."""
