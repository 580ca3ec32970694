# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with files as JSON: the keys that other programs depend on, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.errors import Problem
from analysetool.escaping import printable
from analysetool.formats.json_text import json_text

FORMAT_VERSION = 1


def render_json(files: Sequence[str], problems: Sequence[Problem]) -> str:
    """Write how many files were looked at and each problem as JSON text that ends in a newline.

    Args:
        files: the files that were looked at.
        problems: what is wrong, in the order in which it is told; `regel` is null for a file as a whole.
    """
    return json_text(
        {
            "formaatversie": FORMAT_VERSION,
            "soort": "controle",
            "bestanden": len(files),
            "problemen": [
                {
                    "bestand": problem.path,
                    "regel": problem.line,
                    "niveau": problem.severity.value,
                    "melding": printable(problem.message),
                }
                for problem in problems
            ],
        }
    )
