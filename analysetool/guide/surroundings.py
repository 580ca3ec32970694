# SPDX-License-Identifier: EUPL-1.2
"""What lies in a folder: measurements, what came in, what was made of it. Nothing is changed and nothing is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from analysetool.errors import errors_in
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.safe_names import safe_name
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlMapping, read_document
from analysetool.model import Answer, Kind, MeasurementInfo, ScoreSheet, StatementSet, Voice

RECEIVED = "ontvangen"
"""The folder in which people are told to put what comes back."""
REQUIREMENTS = "eisen.yaml"
MOST_FILES = 500
"""So many YAML files are looked at: two seconds on an old laptop."""
_MOST_FOLDERS = 2000
_DEEPEST = 4
_NEVER = frozenset({"node_modules", "venv", "__pycache__"})
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMeasurement:
    """A coalition and year of which something lies here; paths are relative to the folder that was looked in.

    `folder` holds its files, `base` the years of its coalition. `sheets` counts partners,
    `parents` parents; `unfinished` is the only sheet when statements in it are open. `changed` is when one of its files
    last was (seconds, 0 for none); `name` tells it apart in the names of files.
    """

    coalition: str
    year: int
    folder: Path
    base: Path
    info: MeasurementInfo | None = None
    sheets: int = 0
    parents: int = 0
    joint: bool = False
    actions: bool = False
    unfinished: Path | None = None
    changed: float = 0.0
    name: str = ""

    @property
    def answered(self) -> bool:
        """True when there is something to report on."""
        return self.sheets > 0 or self.joint


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies in the folder `root`: measurements from old to new, and the names of files there with their time.

    `broken` are YAML files of a measurement with an error, `received` when each file came in.
    `cut_short` is True when there are more files than are looked at.
    """

    root: Path
    measurements: tuple[FoundMeasurement, ...] = ()
    files: dict[str, float]
    received: tuple[float, ...] = ()
    broken: tuple[Path, ...] = ()
    cut_short: bool = False

    @property
    def newest(self) -> FoundMeasurement | None:
        """The measurement that one is probably working on."""
        return self.measurements[-1] if self.measurements else None

    def selecting(self, chosen: FoundMeasurement) -> list[str]:
        """What makes a command read one measurement with its earlier years: where they lie, and what tells it apart.

        From this folder itself only the folders of the coalition are named: who knows what else lies here.
        """
        own = [other for other in self.measurements if other.coalition == chosen.coalition]
        if chosen.base == Path() and all(other.folder != Path() for other in own):
            places = list(dict.fromkeys(other.folder for other in own))
        else:
            places = [chosen.base]
        beside = [other for other in self.measurements if any(other.folder.is_relative_to(place) for place in places)]
        words = [str(place) for place in places]
        if len({other.coalition for other in beside}) > 1:
            words += ["--coalitie", chosen.coalition]
        if any(other.year > chosen.year for other in beside if other.coalition == chosen.coalition):
            words += ["--jaar", str(chosen.year)]
        return words

    def before(self, chosen: FoundMeasurement) -> FoundMeasurement | None:
        """The nearest earlier measurement of the same coalition."""
        earlier = [
            other for other in self.measurements if other.coalition == chosen.coalition and other.year < chosen.year
        ]
        return next((other for other in reversed(earlier) if other.answered), None)


def look_around(root: Path, statement_set: StatementSet) -> Surroundings:
    """Look in a folder and below it. A folder that is not there is an empty one.

    Sheets of another statement set, and YAML of other programs, are passed over.
    """
    paths = []
    for path in _yaml_near(root):
        paths.append(path)
        if len(paths) > MOST_FILES:
            break
    found: dict[tuple[str, int], list[ScoreSheet | MeasurementInfo]] = {}
    broken = []
    for path in paths[:MOST_FILES]:
        part, wrong = _read(path, statement_set)
        if wrong:
            broken.append(path.relative_to(root))
        if part is not None:
            found.setdefault((part.coalition, part.year), []).append(part)
    measurements = [_measurement(root, key, parts, statement_set) for key, parts in found.items()]
    several = len({one.coalition for one in measurements}) > 1
    named = [
        replace(
            one,
            name=f"{safe_name(one.coalition)}-{one.year}" if several else str(one.year),
            base=_base([other for other in measurements if other.coalition == one.coalition]),
        )
        for one in sorted(measurements, key=lambda one: (one.year, one.changed, one.coalition))
    ]
    return Surroundings(
        root=root,
        measurements=tuple(named),
        files=dict(_times(root)),
        received=tuple(_arrived(root / RECEIVED / name) for name, _ in _times(root / RECEIVED)),
        broken=tuple(broken),
        cut_short=len(paths) > MOST_FILES,
    )


def _yaml_near(root: Path) -> Iterator[Path]:
    """YAML files in a folder and not too far below it, in a fixed order, without what programs keep for themselves."""
    depth = len(root.parts)
    for place, folders, names in islice(os.walk(root), _MOST_FOLDERS):
        deep = len(Path(place).parts) - depth >= _DEEPEST
        folders[:] = [] if deep else sorted(name for name in folders if name[0] != "." and name not in _NEVER)
        yield from (Path(place, name) for name in sorted(names) if name[0] != "." and name.lower().endswith(_YAML))


def _read(path: Path, statement_set: StatementSet) -> tuple[ScoreSheet | MeasurementInfo | None, bool]:
    """What a file says of a measurement, and whether something in it is wrong."""
    document = read_document(path)
    entries = document.root.entries if isinstance(document.root, YamlMapping) else {}
    part: ScoreSheet | MeasurementInfo | None = None
    if "scores" in entries:
        if _of_another_set(document, statement_set):
            return None, False
        part = parse_score_sheet(document, statement_set)
    elif "meting" in entries:
        part = parse_measurement_info(document, statement_set)
    else:
        return None, False
    return part, bool(errors_in(document.problems))


def _of_another_set(document: YamlDocument, statement_set: StatementSet) -> bool:
    entry = document.root.entries.get("stellingenset") if isinstance(document.root, YamlMapping) else None
    return entry is not None and isinstance(entry.value, Scalar) and entry.value.text != statement_set.id


def _measurement(
    root: Path, key: tuple[str, int], parts: Sequence[ScoreSheet | MeasurementInfo], statement_set: StatementSet
) -> FoundMeasurement:
    sheets = [part for part in parts if isinstance(part, ScoreSheet)]
    partners = [sheet for sheet in sheets if sheet.kind is not Kind.JOINT and sheet.voice is not Voice.PARENTS]
    joint = [sheet for sheet in sheets if sheet.kind is Kind.JOINT]
    paths = [Path(part.path).relative_to(root) for part in sorted(parts, key=lambda part: part not in sheets)]
    folder = paths[0].parent
    return FoundMeasurement(
        coalition=key[0],
        year=key[1],
        folder=folder,
        base=folder,
        info=next((part for part in parts if isinstance(part, MeasurementInfo)), None),
        sheets=len(partners),
        parents=sum(sheet.voice is Voice.PARENTS for sheet in sheets),
        joint=bool(joint),
        actions=any(sheet.actions for sheet in joint),
        unfinished=_unfinished(root, partners, statement_set) if len(partners) == 1 and not joint else None,
        changed=max((_time(root / path) for path in paths), default=0.0),
    )


def _base(measurements: Sequence[FoundMeasurement]) -> Path:
    """The folder in which all years of a coalition lie: above folders that are named after a year."""
    folders = [one.folder.parent if one.folder.name == str(one.year) else one.folder for one in measurements]
    return Path(os.path.commonpath(folders))


def _unfinished(root: Path, sheets: Sequence[ScoreSheet], statement_set: StatementSet) -> Path | None:
    """The one sheet, when it asks more than was answered."""
    (sheet,) = sheets
    asked = sheet.asked if sheet.asked is not None else [statement.id for statement in statement_set.statements]
    given = (sheet.answers.get(identity) for identity in asked)
    is_open = any(one is None or one.answer is Answer.NOT_ANSWERED for one in given)
    return Path(sheet.path).relative_to(root) if is_open and sheet.kind is Kind.INDIVIDUAL else None


def _times(folder: Path) -> Iterator[tuple[str, float]]:
    """The files in a folder, hidden ones left out, with when they were last changed."""
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith((".", "~$")))  # noqa: PTH208 - names
    except OSError:
        return
    yield from ((name, _time(folder / name)) for name in names if (folder / name).is_file())


def _arrived(path: Path) -> float:
    """When a file came here: a copy keeps the time of what it is a copy of, so that of its entry counts too."""
    try:
        found = path.stat()
    except OSError:
        return 0.0
    return max(found.st_mtime, found.st_ctime)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
