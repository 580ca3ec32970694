# SPDX-License-Identifier: EUPL-1.2
"""Reports from templates (Markdown and HTML). The only module that knows Jinja.

Templates get the view under `rapport`, the functions of `analysetool.charts` as
`figuur`, and filters for notation and words; an unknown name is an error. HTML is escaped automatically, Markdown by
the filter `md`.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

import jinja2

from analysetool import __version__, charts
from analysetool.errors import UsageError
from analysetool.escaping import markdown
from analysetool.figures.report import ReportView
from analysetool.figures.summary import SummaryView
from analysetool.figures.worksheet import WorksheetView
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.words import figures as wording

_ESCAPED_ENDINGS = ("html", "html.j2", "svg", "svg.j2")
"""Jinja's own list knows only plain endings and would leave *.html.j2 unescaped."""
_PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def render_template(view: ReportView | SummaryView | WorksheetView, ending: str, *, own: Path | None = None) -> str:
    """Render the template that belongs to the view; the same view always gives the same text.

    Args:
        view: the report, its summary or its worksheet.
        ending: `html` or `md`.
        own: a folder with templates that go before ours, file by file.

    Raises:
        UsageError: when a template cannot be used, with its name and line.
    """
    if isinstance(view, SummaryView):
        name, names = "samenvatting", {"rapport": view.report, "samenvatting": view}
    elif isinstance(view, WorksheetView):
        name, names = "werkblad", {"rapport": view.report, "werkblad": view}
    else:
        name, names = "rapport", {"rapport": view}
    return render_named(f"{name}.{ending}.j2", names, own=own)


def render_named(name: str, names: Mapping[str, object], *, own: Path | None = None) -> str:
    """Render one template, which sees these names besides the filters and functions that all of them have.

    Raises:
        UsageError: when a template cannot be used, with its name and line.
    """
    try:
        text = _environment(own).get_template(name).render(names)
    except jinja2.TemplateError as error:
        raise UsageError(_told(error)) from error
    except Exception as error:
        if own is None:
            raise
        raise UsageError(_told(error)) from error  # whatever goes wrong in somebody's template is theirs to mend
    return text if text.endswith("\n") else f"{text}\n"


def _told(error: Exception) -> str:
    """Where a template went wrong and why, from the error or from the line of the template in its traceback."""
    if isinstance(error, jinja2.TemplateNotFound):
        return f"sjabloon {error.name} bestaat niet. Kijk naar de naam bij include, import of extends."
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = f"{error.filename or error.name}, regel {error.lineno}"
    else:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".css"))
        ]
        place = f"{frames[-1].filename}, regel {frames[-1].lineno}" if frames else "sjabloon"
    return f"{place}: dit sjabloon klopt niet ({error}). Vergelijk het met het meegeleverde sjabloon."


def _compiled() -> jinja2.BytecodeCache | None:
    """Where compiled templates are kept, beside their sources as Python does with modules; None where that is refused.

    Compiling is the larger part of making a report. What is kept is checked against the source each time.
    """
    if sys.dont_write_bytecode:
        return None
    folder = template_folder() / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder), f"%s.{sys.implementation.cache_tag}.jinja")


def _environment_class(own: Path | None) -> type[jinja2.Environment]:
    """Templates of one's own come from somebody else: they are laid out in a sandbox and cannot reach Python."""
    if own is None:
        return jinja2.Environment
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - only for templates of one's own

    return ImmutableSandboxedEnvironment


def _environment(own: Path | None) -> jinja2.Environment:
    folders = [template_folder()] if own is None else [own, template_folder()]
    environment = _environment_class(own)(
        loader=jinja2.FileSystemLoader(folders, encoding="utf-8"),
        autoescape=jinja2.select_autoescape(_ESCAPED_ENDINGS, default=False, default_for_string=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled() if own is None else None,
        auto_reload=False,
        optimized=False,  # there is nothing to fold, and compiling is the larger part of the work
    )
    environment.filters.update(
        cijfer=dutch_number,
        procent=dutch_percent,
        aantal=wording.count,
        oordeel=wording.verdict_word,
        antwoord=wording.answer_word,
        opsomming=wording.listing,
        datum=wording.dutch_date,
        md=markdown,
    )
    environment.globals.update(
        figuur=charts,
        bandbreedte=wording.span,
        woorden=wording,
        meervoud=wording.plural,
        versie=__version__,
    )
    return environment
