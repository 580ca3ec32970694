# SPDX-License-Identifier: EUPL-1.2
"""What people install: zips that are the same everywhere, notes of a release, and workflows that may do little."""

from __future__ import annotations

import os
import re
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml

from distribution import libraries
from distribution.archive import make_zip, moment, unpack, zip_name
from distribution.licences import write_licences
from distribution.notes import release_notes
from distribution.start import prepare

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
JOBS = [(name, job, WORKFLOWS[name]["jobs"][job]) for name in WORKFLOWS for job in WORKFLOWS[name]["jobs"]]
STEPS = [(name, step) for name, _, job in JOBS for step in job["steps"]]
CHANGELOG = """\
# Changelog

## [Unreleased]

- later

## [1.2.3] - 2026-11-28

### Added

- a thing

## [1.2.2] - 2026-01-01

- earlier
"""


def folder_in(place: Path) -> Path:
    """A folder with a program, a text and a folder in it."""
    folder = place / "tool"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "tekst.txt").write_text("één", encoding="utf-8")
    (folder / "a.txt").write_text("", encoding="utf-8")
    (folder / "tool").write_bytes(b"program")
    (folder / "tool").chmod(0o700)
    return folder


def test_a_zip_is_the_same_whenever_and_wherever_it_is_made(tmp_path):
    """Names sorted, one moment, rights without those of a group; times and order of the disk do not count."""
    one, two = folder_in(tmp_path / "1"), folder_in(tmp_path / "2")
    os.utime(two / "a.txt", (1_000_000_000, 1_000_000_000))
    (two / "a.txt").chmod(0o600)
    for folder in (one, two):
        make_zip(folder, folder.parent / "x.zip", 1_790_000_000)  # 21 September 2026, 14:13:20 UTC
    assert (tmp_path / "1" / "x.zip").read_bytes() == (tmp_path / "2" / "x.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1" / "x.zip") as zipped:
        entries = zipped.infolist()
    assert [entry.filename for entry in entries] == ["tool/a.txt", "tool/b/tekst.txt", "tool/tool"]
    assert {entry.date_time for entry in entries} == {(2026, 9, 21, 14, 13, 20)}


def test_what_is_unpacked_is_what_was_packed(tmp_path):
    """Every file with its bytes, and a program that can be run."""
    make_zip(folder_in(tmp_path), tmp_path / "x.zip", 315_532_800)
    unpacked = unpack(tmp_path / "x.zip", tmp_path / "uit")
    assert unpacked == tmp_path / "uit" / "tool"
    assert (unpacked / "b" / "tekst.txt").read_text(encoding="utf-8") == "één"
    assert os.name != "posix" or [(unpacked / name).stat().st_mode & 0o777 for name in ("tool", "a.txt")] == [
        0o755,
        0o644,
    ]


def test_the_moment_is_what_is_asked_for(monkeypatch):
    """`SOURCE_DATE_EPOCH` decides, and a zip knows no day before 1980."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert moment() == 1_790_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert moment() == 315_532_800


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("Linux", "x86_64", "analysetool-1.0.0-linux-x86_64"),
        ("Darwin", "arm64", "analysetool-1.0.0-macos-arm64"),
        ("Windows", "AMD64", "analysetool-1.0.0-windows-x86_64"),
    ],
)
def test_a_zip_is_named_for_its_system(monkeypatch, system, machine, name):
    """As people know their system, and in one spelling of a machine."""
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert zip_name("1.0.0") == name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/zip/_internal"}, {}),
        ({"LD_LIBRARY_PATH": "/zip/_internal", "LD_LIBRARY_PATH_ORIG": "/opt/lib"}, {"LD_LIBRARY_PATH": "/opt/lib"}),
        ({}, {}),
    ],
)
def test_programs_that_the_zip_starts_get_their_own_libraries(monkeypatch, before, after):
    """A browser or a pager is told where libraries are as it was before the zip's own program began."""
    monkeypatch.setattr("distribution.start._FONTS_OF_THE_SYSTEM", ROOT / "pyproject.toml")
    prepare(before)
    assert before == after


def test_without_letters_of_the_system_those_of_the_zip_are_found(monkeypatch, tmp_path):
    """Unless somebody said where they are."""
    monkeypatch.setattr("distribution.start._FONTS_OF_THE_SYSTEM", tmp_path / "fonts.conf")
    environment: dict[str, str] = {}
    prepare(environment)
    assert (ROOT / "distribution" / Path(environment["FONTCONFIG_FILE"]).name).is_file()
    own = {"FONTCONFIG_FILE": "/eigen/fonts.conf"}
    prepare(own)
    assert own == {"FONTCONFIG_FILE": "/eigen/fonts.conf"}


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_libraries_are_found_where_the_system_has_them(monkeypatch, tmp_path, system):
    """In a folder that is named, or in those that are usual; one that is missing stops the build."""
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", str(tmp_path))
    for name in libraries.NAMES[system]:
        (tmp_path / name).touch()
    assert libraries.find(system) == [tmp_path / name for name in libraries.NAMES[system]]
    assert libraries.letters(system) == []
    (tmp_path / libraries.NAMES[system][1]).unlink()
    with pytest.raises(SystemExit, match="pango"):
        libraries.find(system)


def test_licences_are_of_what_was_packed(tmp_path, monkeypatch):
    """A package of which a file was packed is named with its licence and its text; another one is not."""
    monkeypatch.setattr("distribution.licences.distributions", lambda: [distribution("rich"), distribution("PyYAML")])
    packed = Path(yaml.__file__)
    parts = write_licences(tmp_path / "LICENTIES", [packed])
    names = [part.name.split()[0].lower() for part in parts]
    assert "pyyaml" in names
    assert "python" in names
    assert "rich" not in names
    listed = (tmp_path / "LICENTIES" / "LIJST.txt").read_text(encoding="utf-8")
    assert re.search(r"^PyYAML \S+ +MIT", listed, re.MULTILINE | re.IGNORECASE)
    assert "Permission is hereby granted" in next((tmp_path / "LICENTIES").glob("[Pp]y[Yy][Aa][Mm][Ll]*")).read_text(
        "utf-8"
    )


def test_notes_are_of_one_version():
    """The part of the changelog below its heading, and nothing of another version."""
    notes = release_notes("v1.2.3", "1.2.3", CHANGELOG)
    assert notes.endswith("### Added\n\n- a thing\n")
    assert "later" not in notes
    assert "earlier" not in notes
    assert notes.startswith("Analysetool Kansrijke Start 1.2.3.\n")


@pytest.mark.parametrize(
    ("tag", "version"), [("v1.2.4", "1.2.3"), ("1.2.3", "1.2.3"), ("v9.9.9", "9.9.9"), ("v1.2", "1.2")]
)
def test_a_release_without_its_words_is_none(tag, version):
    """A tag that is not the version, and a version that the changelog does not tell of, stop it."""
    with pytest.raises(SystemExit):
        release_notes(tag, version, CHANGELOG)


def test_there_are_workflows():
    """The tests below would pass without any."""
    assert sorted(WORKFLOWS) == ["ci.yml", "release.yml"]


def test_actions_are_pinned_by_commit():
    """All 40 signs, with the version behind it, and one commit per action."""
    lines = [line for path in FOLDER.glob("*.yml") for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    pinned = [re.fullmatch(r"\s*- uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line) for line in lines]
    assert [line for line, found in zip(lines, pinned, strict=True) if found is None] == []
    commits = {(found[1], found[2]) for found in pinned if found}
    assert len(commits) == len({action for action, _ in commits})


def test_jobs_may_do_what_they_need_and_no_more():
    """Nothing for all jobs; of each job its rights are told, and writing is for the last two of a release."""
    assert {name: workflow["permissions"] for name, workflow in WORKFLOWS.items()} == {name: {} for name in WORKFLOWS}
    rights = {(name, job): found["permissions"] for name, job, found in JOBS}
    writing = {key: {right for right, kind in told.items() if kind == "write"} for key, told in rights.items()}
    assert {key: told for key, told in writing.items() if told} == {
        ("release.yml", "attest"): {"id-token", "attestations"},
        ("release.yml", "draft"): {"contents"},
    }
    assert [(name, job) for name, job, found in JOBS if "timeout-minutes" not in found] == []


def test_jobs_that_may_write_run_nothing_of_the_repository():
    """They take what was built before; no checkout, no Python."""
    for _, _, job in JOBS:
        if "write" in job["permissions"].values():
            told = str(job["steps"])
            assert "checkout" not in told
            assert "python" not in told


def test_no_secret_and_no_credential_is_within_reach_of_a_change():
    """A pull request runs with what everybody may read, and a checkout keeps nothing."""
    assert [name for name in WORKFLOWS if "secrets." in (FOLDER / name).read_text(encoding="utf-8")] == []
    triggers = [trigger for workflow in WORKFLOWS.values() for trigger in workflow[True]]  # YAML 1.1 reads `on` as true
    assert "pull_request_target" not in triggers
    checkouts = [step for _, step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert checkouts != []
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_scripts_get_values_through_the_environment_only():
    """Text that is pasted into a script can run as code; a variable cannot."""
    assert [step for _, step in STEPS if "${{" in step.get("run", "")] == []


def test_what_workflows_run_is_there():
    """Every module and every target of make that a step names."""
    told = "\n".join(step.get("run", "") for _, step in STEPS)
    modules = set(re.findall(r"-m (distribution\.\w+)", told))
    assert modules == {"distribution.notes", "distribution.folder", "distribution.smoke"}
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").is_file()] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [
        name
        for name in re.findall(r"make (\w+)", told)
        if not re.search(rf"^(.* )?{name}( .*)?:", makefile, re.MULTILINE)
    ] == []


def test_what_builds_a_release_is_locked_with_hashes():
    """Every package of the group and of the extras has one version and a hash of each of its files."""
    text = (ROOT / "distribution" / "locked-versions.txt").read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w.-]+)==[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", text, re.MULTILINE)
    locked = {re.sub(r"[-_.]+", "-", name).lower() for name, _ in blocks}
    assert len(blocks) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [line for lines in project["project"]["optional-dependencies"].values() for line in lines]
    asked = [*project["project"]["dependencies"], *extras, *project["dependency-groups"]["release"]]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[<>=\[; ]", one)[0]).lower() for one in asked}
    assert sorted(names - locked) == []


def test_run_time_versions_of_a_release_are_those_that_were_tested():
    """What is packed is what the tests ran with."""

    def pins(path: Path) -> set[tuple[str, ...]]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {(found[1], found[2]) for line in lines if (found := re.match(r"([\w.-]+)==([\w.+!]+)", line))}

    tested = pins(ROOT / "tests" / "locked-versions.txt")
    packed = pins(ROOT / "distribution" / "locked-versions.txt")
    names = {name for name, _ in tested}
    assert {pin for pin in packed if pin[0] in names} <= tested


def test_nox_tries_what_the_project_promises():
    """From the lowest Python of `requires-python` on, each that the classifiers name."""
    told = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    pythons = re.findall(r'"(3\.\d+)"', re.search(r"PYTHONS = \[(.*)\]", told)[1])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={pythons[0]}"
    named = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert pythons == named
