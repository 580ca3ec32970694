# SPDX-License-Identifier: EUPL-1.2
"""Which part of a workbook is which sheet, so that a problem can name the sheet as people see it."""

from __future__ import annotations

import posixpath
from contextlib import suppress

from analysetool.escaping import printable
from analysetool.files.workbooks.xml_parts import listen, local

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_names(parts: dict[str, bytes]) -> dict[str, str]:
    """The name of the sheet per part; what the workbook does not tell properly is left out."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            identity = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            names[targets.get(identity, "")] = printable(attributes.get("name", ""))

    for part, listener in ((_RELATIONS, relation), (_WORKBOOK, sheet)):
        with suppress(ValueError):
            listen(parts.get(part, b""), start=listener)
    return names
