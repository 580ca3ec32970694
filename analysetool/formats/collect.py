# SPDX-License-Identifier: EUPL-1.2
"""The page on which a coalition collects answer codes: one file that fetches nothing and sends nothing.

Its policy names its one script and its one style by their hashes, so that nothing else can ever run in it.
"""

from __future__ import annotations

import json
from pathlib import Path

from analysetool.answer_code import Refusal
from analysetool.figures.collect import CollectPage
from analysetool.formats.templates import fingerprint, library, render_named
from analysetool.model import Voice
from analysetool.words import answer_code as words
from analysetool.words.colophon import colophon

_SCRIPT = "_verzamel.js"
_READER = "jsqr.min.js"
_STYLES = ("_stijl.css", "_formulier.css", "_verzamel.css", "_huisstijl.css")


def render_collect(page: CollectPage, *, own: Path | None = None) -> str:
    """The whole page; the same measurement always gives the same text.

    Args:
        page: the measurement.
        own: a folder with templates that go before ours, file by file.

    Raises:
        UsageError: when a template cannot be used, with its name and line.
    """
    script = f"{library(_READER)}\n{render_named(_SCRIPT, {}, own=own)}"
    style = "\n".join(render_named(name, {}, own=own) for name in _STYLES)
    names = {
        "meting": page,
        "gegevens": _known(page),
        "weigeringen": {reason.value: words.REFUSED[reason] for reason in Refusal},
        "kijk": words.LOOK_AT,
        "kijk_alles": words.LOOK_AGAIN,
        "voet": colophon(page.set_id, page.version, page.justification),
        "script": script,
        "script_kenmerk": fingerprint(script),
        "stijl": style,
        "stijl_kenmerk": fingerprint(style),
    }
    return render_named("verzamel.html.j2", names, own=own)


def _known(page: CollectPage) -> str:
    """What the script works with, as JSON."""
    return json.dumps(
        {
            "stellingenset": page.set_id,
            "versie": page.version,
            "coalitie": page.coalition,
            "jaar": page.year,
            "domeinen": page.domains,
            "vanaf": page.minimum,
            "kader": {
                "set": page.frame.set_print,
                "coalition": page.coalition_print,
                "year": page.year,
                "domains": len(page.domains),
                "partners": len(page.frame.asked[Voice.PARTNERS]),
                "parents": len(page.frame.asked[Voice.PARENTS]),
            },
        }
    )
