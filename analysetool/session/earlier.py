# SPDX-License-Identifier: EUPL-1.2
"""The earlier years of a coalition: measurements in the folder of the session, and in folders of a year beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from analysetool.errors import errors_in
from analysetool.files.inputs import read_inputs
from analysetool.files.measurements import measurements_of
from analysetool.measurement import Measurement
from analysetool.model import StatementSet
from analysetool.words import session_files as file_texts

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def earlier_years(
    home: Path, measurement: Measurement, read: Iterable[Measurement], statement_set: StatementSet
) -> tuple[tuple[Measurement, ...], tuple[Path, ...], tuple[str, ...]]:
    """Find what the same coalition measured in earlier years, the first year first.

    Args:
        home: the folder of the session's files; beside it, folders that name an earlier year are looked into.
        measurement: whose session it is.
        read: what was read with it.
        statement_set: the statements.

    Returns:
        The measurements (none twice for a year, desk analyses left out), the folders beside `home` that held some,
        and a sentence for each folder with errors that may be of this coalition: a session goes on without that year.
    """
    found = {own.year: own for own in read if _is_earlier(own, measurement)}
    folders: list[Path] = []
    notices: list[str] = []
    for folder in _beside(home, measurement.year):
        inputs = read_inputs([folder], statement_set)
        if inputs.paths and errors_in(inputs.problems):
            whose = {sheet.coalition for sheet in inputs.sheets}
            if not whose or measurement.coalition in whose:
                notices.append(file_texts.earlier_year_not_read(folder))
            continue
        own = measurements_of(inputs, statement_set, alone=False)
        new = [one for one in own if _is_earlier(one, measurement) and one.year not in found]
        found |= {one.year: one for one in new}
        folders += [folder] if new else []
    return tuple(found[year] for year in sorted(found)), tuple(folders), tuple(notices)


def _is_earlier(own: Measurement, measurement: Measurement) -> bool:
    return own.coalition == measurement.coalition and own.year < measurement.year and own.desk is None


def _beside(home: Path, year: int) -> list[Path]:
    """Folders beside this one with an earlier year in their name, by name."""
    parent = home.parent if home.name and home.name != ".." else home.resolve().parent
    try:
        folders = sorted(folder for folder in parent.iterdir() if folder.is_dir())
    except OSError:
        return []
    return [folder for folder in folders if any(int(found) < year for found in _YEAR.findall(folder.name))]
