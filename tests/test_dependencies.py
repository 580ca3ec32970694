# SPDX-License-Identifier: EUPL-1.2
"""The files with versions that tests run with: locked and lowest agree with the bounds in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCKED = ROOT / "tests" / "locked-versions.txt"
HASHED = ROOT / "action" / "requirements.txt"
"""What the action installs."""
LOWEST = ROOT / "tests" / "lowest-versions.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_locked_versions_name_no_place_to_fetch_from():
    """Every line is a comment or a name with one version and where it counts: no address, no path, no option."""
    lines = [line for line in LOCKED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+( ; [\w .<>=!'()]+)?", line)] == []


def test_everything_asked_for_is_locked_within_its_bounds():
    """What the project and its tests ask for is in the lock; `make lock` after a change puts it there."""
    locked = _pinned(LOCKED)
    asked = _bounds(_asked())
    assert sorted(asked.keys() - locked.keys()) == []
    assert [name for name, bound in asked.items() if min(locked[name]) < bound] == []


def test_what_the_action_installs_has_a_hash_for_every_file():
    """Each package has one version and its hashes, and nothing else stands there: no address, no option."""
    text = re.sub(r"^#.*\n", "", HASHED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    entry = r"[a-z0-9.-]+==[\w.+!]+(?: ; [\w .<>=!'()]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.sub(entry, "", text) == ""
    assert len(re.findall(entry, text)) > 10


def test_what_the_action_installs_is_what_the_tests_ran_with():
    """The same versions for the same Pythons; the builder of the tool comes besides, as `build-system` asks for it."""
    hashed, locked = (
        {line.rstrip(" \\") for line in path.read_text(encoding="utf-8").splitlines() if "==" in line}
        for path in (HASHED, LOCKED)
    )
    names = {line.partition("==")[0] for line in locked}
    assert sorted(line for line in hashed - locked if line.partition("==")[0] in names) == []
    builder = PROJECT["build-system"]["requires"]
    assert PROJECT["dependency-groups"]["build"] == builder
    asked = _bounds([*PROJECT["project"]["dependencies"], *builder])
    assert sorted(asked.keys() - {line.partition("==")[0] for line in hashed}) == []


def test_lowest_versions_are_the_lower_bounds():
    """The lowest versions are those of the dependencies at run time, extras included, and no others."""
    project = PROJECT["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    run_time = _bounds([*project["dependencies"], *extras])
    lowest = {name: versions[0] for name, versions in _pinned(LOWEST).items()}
    assert {name: _padded(version) for name, version in lowest.items()} == {
        name: _padded(bound) for name, bound in run_time.items()
    }


def _asked() -> list[str]:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    development = [line for name in ("test", "dev") for line in groups[name] if isinstance(line, str)]
    return [*project["dependencies"], *extras, *development]


def _bounds(lines: list[str]) -> dict[str, tuple[int, ...]]:
    parts = [line.split(">=") for line in lines]
    return {_name(name): _version(bound) for name, bound in parts}


def _pinned(path: Path) -> dict[str, list[tuple[int, ...]]]:
    """Of each package its versions; there may be more than one, for different Pythons."""
    pinned: dict[str, list[tuple[int, ...]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, rest = line.partition("==")
            pinned.setdefault(_name(name), []).append(_version(rest.partition(" ;")[0]))
    return pinned


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split("."))


def _padded(version: tuple[int, ...]) -> tuple[int, ...]:
    return (*version, 0, 0, 0)[:3]
