# SPDX-License-Identifier: EUPL-1.2
"""Whose a score sheet is, from its first lines alone, as this tool writes them.

In the folder of a country a command about one coalition needs a few sheets of thousands. Of the others it needs what
the checks over everything look at: coalition, year, participant and kind.
"""

from __future__ import annotations

import re

from analysetool.files.fields import YEAR_PATTERN
from analysetool.files.yaml_source import NULLS, YamlDocument
from analysetool.model import Kind, ScoreSheet

SCALAR = r"""(?:[^\W_](?:[\w .,()/&+'-]*[\w.)])?|"[^"\\\n]*")"""
"""A text of one line that every reader of YAML takes as it stands: plain, or in quotes without a sign that escapes."""
HEAD = re.compile(
    r"(?:#[^\n\r\x85\u2028\u2029]*\n|\n)*"
    rf"stellingenset: (?P<set>{SCALAR})\n"
    rf"versie: (?P<version>{SCALAR})\n"
    rf"coalitie: (?P<coalition>{SCALAR})\n"
    rf"jaar: (?P<year>{YEAR_PATTERN})\n"
    rf"(?:deelnemer: (?P<participant>{SCALAR})\n)?"
    rf"(?:domein: (?P<domain>{SCALAR})\n)?"
    rf"soort: (?P<kind>{'|'.join(Kind)})\n"
)
_SCORES = "\nscores:"


def sheet_head(document: YamlDocument) -> ScoreSheet | None:
    """A score sheet without its answers, from the text of a document that was not parsed yet.

    None where the first lines are not exactly as this tool writes them: what the sheet says is then for the parser of
    YAML to find out.
    """
    found = HEAD.match(document.text)
    if found is None or _SCORES not in document.text[found.end() - 1 :]:
        return None
    named = {name: text_of(found[name]) for name in ("set", "version", "coalition", "participant") if found[name]}
    if any(text is None for text in named.values()):
        return None
    return ScoreSheet(
        statement_set=named["set"] or "",
        version=named["version"] or "",
        coalition=named["coalition"] or "",
        year=int(found["year"]),
        participant=named.get("participant"),
        kind=Kind(found["kind"]),
        path=document.path,
    )


def text_of(scalar: str) -> str | None:
    """What a scalar says; None when it says nothing, or holds a sign that YAML does not take as it stands."""
    quoted = scalar.startswith('"')
    text = scalar[1:-1].strip() if quoted else scalar
    return text if text and text.isprintable() and (quoted or text not in NULLS) else None
