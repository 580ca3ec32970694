# SPDX-License-Identifier: EUPL-1.2
"""Options that several commands have, checked in one place."""

from __future__ import annotations

from pathlib import Path

from analysetool.errors import UsageError
from analysetool.words import commands as said


def refuse_missing_templates(folder: Path | None) -> None:
    """Say before any work is done that the folder of `--sjablonen` is not there.

    Raises:
        UsageError: with the folder that was typed.
    """
    if folder is not None and not folder.is_dir():
        raise UsageError(said.missing_templates(folder))
