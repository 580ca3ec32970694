# SPDX-License-Identifier: EUPL-1.2
"""Reports from templates (Markdown and HTML). The only module that knows Jinja.

Templates get the view under `rapport`, the functions of `analysetool.charts` as `figuur`, and filters for notation and
words; an unknown name is an error. HTML is escaped automatically, Markdown by the filter `md`.
"""

from __future__ import annotations

from pathlib import Path

import jinja2

from analysetool import __version__, charts, wording
from analysetool.escaping import markdown
from analysetool.rounding import dutch_number, dutch_percent
from analysetool.views.report import ReportView

_ESCAPED_ENDINGS = ("html", "html.j2", "svg", "svg.j2")
"""Jinja's own list knows only plain endings and would leave *.html.j2 unescaped."""
_PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """Where the templates are: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def render_template(view: ReportView, name: str) -> str:
    """Render one template of the report; the same view always gives the same text."""
    text = _environment().get_template(name).render(rapport=view)
    return text if text.endswith("\n") else f"{text}\n"


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template_folder(), encoding="utf-8"),
        autoescape=jinja2.select_autoescape(_ESCAPED_ENDINGS, default=False, default_for_string=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
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
        figuur=charts, bandbreedte=wording.span, woorden=wording, meervoud=wording.plural, versie=__version__
    )
    return environment
