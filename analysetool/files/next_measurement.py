# SPDX-License-Identifier: EUPL-1.2
"""When a coalition measures again, written into its `meting.yaml` with everything else in it left as it stands."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from analysetool.errors import errors_in
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.saving import current_content, write_whole
from analysetool.files.sheet_writer import dump_measurement, yaml_scalar
from analysetool.files.yaml_source import YamlDocument, YamlMapping, parse_into
from analysetool.model import MeasurementInfo, StatementSet

NAME = "meting.yaml"
_KEY = "volgende_meting"
_BOM = "\ufeff"


def write_next_measurement(
    path: Path, coalition: str, year: int, told: str, statement_set: StatementSet
) -> MeasurementInfo | None:
    """Write when the next measurement is; a file that is not there is made.

    Only a file that says the same afterwards, but for this key, is written: comments and order stay.

    Args:
        path: where `meting.yaml` is or will be.
        coalition: whose measurement it is.
        year: of which year.
        told: when the next one is, in words.
        statement_set: the set that the file may name statements of.

    Returns:
        What the file says now; None when it is written in a way that this cannot change, and is left as it was.

    Raises:
        OSError: when the disk refuses.
        FileChangedError: when another process wrote it in the same instant.
    """
    content = current_content(path)
    if content is None:
        text = dump_measurement(MeasurementInfo(coalition=coalition, year=year))
    else:
        text = content.decode("utf-8", errors="replace")
    before = _parsed(text, path, statement_set)
    changed = None if before is None else _with_key(text, yaml_scalar(told))
    after = None if changed is None else _parsed(changed, path, statement_set)
    if before is None or changed is None or after != replace(before, next_measurement=told):
        return None
    write_whole(path, changed.encode(), expected=content)
    return after


def _parsed(text: str, path: Path, statement_set: StatementSet) -> MeasurementInfo | None:
    document = YamlDocument(path=str(path))
    document.text = text.removeprefix(_BOM)
    parse_into(document)
    root = document.root
    if not isinstance(root, YamlMapping) or "meting" not in root.entries:
        return None
    info = parse_measurement_info(document, statement_set)
    return None if errors_in(document.problems) else info


def _with_key(text: str, value: str) -> str | None:
    """The same text with the key set; None where there is no block of keys on lines of their own."""
    document = YamlDocument(path=NAME)
    document.text = text.removeprefix(_BOM)
    parse_into(document)
    lines = text.splitlines(keepends=True)
    with contextlib.suppress(AttributeError, KeyError, IndexError):  # a shape that the check afterwards would refuse
        block = document.root.entries["meting"].value  # type: ignore[union-attr]
        known = block.entries.get(_KEY)  # type: ignore[union-attr]
        place = (known or block.entries["jaar"]).line - 1  # type: ignore[union-attr]
        line = lines[place]
        indent = line[: len(line) - len(line.lstrip())]
        end = "\r\n" if line.endswith("\r\n") else "\n"
        if known is None:
            lines[place] = line if line.endswith("\n") else line + end
            return "".join((*lines[: place + 1], f"{indent}{_KEY}: {value}{end}", *lines[place + 1 :]))
        return "".join((*lines[:place], f"{indent}{_KEY}: {value}{end}", *lines[place + 1 :]))
    return None
