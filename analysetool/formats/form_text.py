# SPDX-License-Identifier: EUPL-1.2
"""The form as a page to fill in and as paper, both from templates.

The page allows one script, ours: its policy names the script by its hash, so that nothing else in the page can run.
"""

from __future__ import annotations

import json
from pathlib import Path

from analysetool.formats.templates import fingerprint, library, render_named
from analysetool.words.form import ToldForm

_SCRIPT = "_formulier.js"
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
