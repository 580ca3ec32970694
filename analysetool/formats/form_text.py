# SPDX-License-Identifier: EUPL-1.2
"""The form as a page to fill in and as paper, both from templates.

The page allows one script, ours: its policy names the script by its hash, so that nothing else in the page can run.
"""

from __future__ import annotations

from pathlib import Path

from analysetool.formats.templates import fingerprint, render_named
from analysetool.words.form import ToldForm

_SCRIPT = "_formulier.js"


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
        script = render_named(_SCRIPT, {}, own=own)
        names |= {"script": script, "script_kenmerk": fingerprint(script)}
    return render_named(f"formulier.{ending}.j2", names, own=own)
