# SPDX-License-Identifier: EUPL-1.2
"""The form as a page to fill in, as text, as a script for Google Forms, as paper and as cards, from templates.

The page allows one script, ours: its policy names the script by its hash, so that nothing else in the page can run.
"""

from __future__ import annotations

import json
from pathlib import Path

from analysetool.formats.templates import fingerprint, library, render_named
from analysetool.words import form_files as words
from analysetool.words.form import ToldForm
from analysetool.words.form_paper import tell_cards, tell_paper

_SCRIPT = "_formulier.js"
_IN_A_STRING = str.maketrans({"`": "\\u0060", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u007f": "\\u007f"})
"""JSON is JavaScript, and these signs say the same written out; no reader of HTML finds a tag in it."""
_QR = "qrcode.min.js"


def render_form(form: ToldForm, ending: str, *, own: Path | None = None) -> str:
    """Render the form as `html` or `md`; the same form always gives the same text.

    Args:
        form: the form.
        ending: `html` or `md`.
        own: a folder with templates that go before ours, file by file.

    Raises:
        UsageError: when a template cannot be used, with its name and line.
    """
    names: dict[str, object] = {"formulier": form}
    if ending == "html":
        script = f"{library(_QR)}\n{render_named(_SCRIPT, {}, own=own)}"
        names |= {"script": script, "script_kenmerk": fingerprint(script), "antwoordcode": _coded(form)}
    return render_named(f"formulier.{ending}.j2", names, own=own)


def render_paper_page(form: ToldForm, *, own: Path | None = None) -> str:
    """Render the form on paper as a page to print; raises as `render_form`."""
    return render_named("formulier-papier.html.j2", {"formulier": form, "papier": tell_paper(form)}, own=own)


def render_cards_page(form: ToldForm, *, own: Path | None = None) -> str:
    """Render the voting cards as a page; raises as `render_form`."""
    return render_named("formulier-stemkaarten.html.j2", {"formulier": form, "kaarten": tell_cards(form)}, own=own)


def render_google_script(form: ToldForm, *, own: Path | None = None) -> str:
    """Render the script that builds the form in Google Forms; raises as `render_form`.

    Texts are one JSON value of ASCII alone, in which nothing can end a string, a line or a tag.
    """
    told = json.dumps(_for_google(form), ensure_ascii=True, indent=1).translate(_IN_A_STRING)
    return render_named("formulier.gs.j2", {"gegevens": told}, own=own)


def _for_google(form: ToldForm) -> dict[str, object]:
    """What the form of Google holds: titles as they come back as headings, and the seven answers."""
    asked = bool(form.domains) and form.domain is None
    domains = list(dict.fromkeys(domain.title for domain in form.domains))
    return {
        "titel": " · ".join(filter(None, (form.heading, form.title, form.measurement))),
        "uitleg": list(words.before_survey(form)),
        "bedankt": words.SENT,
        "domein": {"vraag": words.who_speaks(form), "keuzes": domains} if asked else None,
        "code": {"vraag": words.CODE_IN_SURVEY, "hulp": words.NO_CODE_IN_SURVEY},
        "keuzes": list(words.survey_choices(form)),
        "bladzijden": _pages(form),
    }


def _pages(form: ToldForm) -> list[dict[str, object]]:
    """A page per theme; parents have one page, without the names that professionals give to themes."""
    if form.for_parents:
        grouped = [(form.heading, form.statements)]
    else:
        grouped = [(f"{theme.id} {theme.title}", theme.statements) for theme in form.themes]
    help_text = f"{words.how_much(form)} {form.guidance}"
    return [
        {
            "titel": title,
            "hulp": help_text,
            "stellingen": [
                {"titel": words.question_with_id(form, statement), "hulp": "\n".join(words.explained(statement))}
                for statement in statements
            ],
        }
        for title, statements in grouped
    ]


def _coded(form: ToldForm) -> str:
    """What the page needs to make an answer code, as JSON; "" where there is none."""
    if not form.frame.codable:
        return ""
    return json.dumps(
        {
            "stellingenset": form.frame.set_print,
            "coalitie": form.coalition_print,
            "domeinen": [domain.id for domain in form.domains],
            "stellingen": [statement.id for statement in form.statements],
        }
    )
