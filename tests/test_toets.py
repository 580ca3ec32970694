# SPDX-License-Identifier: EUPL-1.2
"""`toets` as people and pipelines run it: an exit code per cause, outputs on disk."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from unittest import mock

import pytest
from junitparser import JUnitXml

from analysetool import cli
from analysetool.commands import requirements
from tests import running
from tests.conftest import ordinary_signals
from tests.running import Result, process, told, written_twice

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "voorbeelden" / "ci"
ENDINGS = {"terminal": "txt", "md": "md", "json": "json", "junit": "xml", "github": "out"}
PLANTED = """\
import signal
from analysetool.figures import build_requirements

def planted(*_, **__):
    {what}

build_requirements.check_measurement = planted
"""
STRICT = "eisen:\n  - {onderdeel: delen, maximale_daling: 0.5, eerste_meting: fout}\n"
CAUSES = {
    "fine": (0, ["--naar", "2024"], "6 van de 7 eisen zijn gehaald: 1 waarschuwing."),
    "not met": (1, ["--naar", "2025"], "Deel C ging van 4,0 naar 3,0: 1,0 gedaald."),
    "bad input": (2, ["--eisen", "{folder}/fout.yaml"], "fout.yaml, regel 2: onderdeel 'A99' bestaat niet"),
    "first year": (0, ["--naar", "2023"], "overgeslagen"),
    "not comparable": (
        3,
        ["--naar", "2023", "--eisen", "{folder}/streng.yaml"],
        "er is geen eerder jaar om mee te vergelijken",
    ),
    "too little": (4, ["--naar", "2026"], "minder dan de helft van de stellingen is te vergelijken"),
    "bug": (70, ["--naar", "2024"], "Fout: er gaat iets mis in de Analysetool zelf (RuntimeError: geplant)."),
    "interrupted": (130, ["--naar", "2024"], ""),
}
"""Per cause its exit code, what is typed for it, and what is said about it."""
FAULTS = {"bug": "raise RuntimeError('geplant')", "interrupted": "signal.raise_signal(signal.SIGINT)"}
"""Per cause that is not the user's own, what happens halfway in a process."""


def run(*arguments: object, cwd: Path = EXAMPLE, **choices: str) -> Result:
    """Run `toets` outside the pipelines of GitHub, in which it would find more to do."""
    return running.run("toets", *arguments, cwd=cwd, **{**outside_github(), **choices})


def outside_github() -> dict[str, None]:
    """The variables of GitHub, to be taken away."""
    return dict.fromkeys(key for key in os.environ if key.startswith("GITHUB_"))


@pytest.mark.slow
@pytest.mark.parametrize("format_", ENDINGS)
@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.gate(most=12)
def test_each_cause_in_each_format_has_its_exit_code_and_outputs(tmp_path, monkeypatch, cause, format_):
    """Outputs are on disk, whole and with the reason, in every case but bad input, a bug and an interruption."""
    code, typed, reason = CAUSES[cause]
    (tmp_path / "fout.yaml").write_text("eisen:\n  - {onderdeel: A99, minimaal: 3}\n", encoding="utf-8")
    (tmp_path / "streng.yaml").write_text(STRICT, encoding="utf-8")
    typed = [word.format(folder=tmp_path) for word in typed]
    target, summary = tmp_path / f"toets.{ENDINGS[format_]}", tmp_path / "summary.md"
    if cause in FAULTS:
        fault = {"bug": RuntimeError("geplant"), "interrupted": KeyboardInterrupt()}[cause]
        monkeypatch.setattr(requirements, "check_measurement", mock.Mock(side_effect=fault))
    result = run(
        "metingen", "--eisen", "eisen.yaml", *typed, "--platte-tekst", "--formaat", f"{format_}={target}",
        GITHUB_STEP_SUMMARY=str(summary),
    )  # fmt: skip
    assert result.returncode == code, told(result)
    assert result.stdout == b""
    assert "Traceback" not in told(result)
    if code in (2, 70, 130):
        assert reason in told(result)
        assert not target.exists()
        assert not summary.exists()
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
        return
    text = target.read_text(encoding="utf-8")
    if (format_, cause) not in {("json", "fine"), ("junit", "fine")}:
        assert reason in text
    assert summary.exists() == (format_ == "github")
    if format_ == "json":
        assert json.loads(text)["geslaagd"] == (code == 0)
    if format_ == "junit":
        read = JUnitXml.fromfile(str(target))
        assert (read.failures, read.errors, read.skipped) == {
            "fine": (0, 0, 0), "first year": (0, 0, 3), "not met": (1, 0, 0), "not comparable": (0, 3, 0),
            "too little": (1, 0, 3),
        }[cause]  # fmt: skip
    if format_ == "github":
        kinds = [line.split(" ", 1)[0] for line in text.splitlines()]
        assert ("::error" in kinds) == (code != 0)
        assert reason in summary.read_text(encoding="utf-8")


@pytest.mark.process
@pytest.mark.parametrize("cause", FAULTS)
@pytest.mark.gate
def test_a_process_that_fails_halfway(tmp_path, cause):
    """A bug and Ctrl-C end a real process with their own code, and leave nothing half written."""
    own, target = tmp_path / "planted", tmp_path / "toets.json"
    own.mkdir()
    (own / "sitecustomize.py").write_text(PLANTED.format(what=FAULTS[cause]), encoding="utf-8")
    code, typed, reason = CAUSES[cause]
    with ordinary_signals():
        result = process(
            "toets", "metingen", "--eisen", "eisen.yaml", *typed, "--formaat", f"json={target}",
            cwd=EXAMPLE, **{**outside_github(), "PYTHONPATH": os.pathsep.join([str(own), str(ROOT)])},
        )  # fmt: skip
    assert (result.returncode, result.stdout) == (code, b"")
    assert reason in told(result)
    assert "Traceback" not in told(result)
    assert [path.name for path in tmp_path.iterdir()] == ["planted"]


def test_several_outputs_in_one_run(tmp_path):
    """Files and standard output together, all of the same figures."""
    result = run(
        "metingen", "--eisen", "eisen.yaml", "--naar", 2025, "--formaat", f"junit={tmp_path / 'toets.xml'}",
        "--formaat", "terminal", "--formaat", f"json={tmp_path / 'toets.json'}",
    )  # fmt: skip
    assert result.returncode == 1
    assert "niet voldaan" in result.stdout.decode()
    assert JUnitXml.fromfile(str(tmp_path / "toets.xml")).failures == 1
    rows = json.loads((tmp_path / "toets.json").read_text(encoding="utf-8"))["regels"]
    assert [row["onderdeel"] for row in rows if row["uitkomst"] == "niet-voldaan"] == ["C", "A03"]
    assert f"Geschreven: '{tmp_path / 'toets.xml'}'." in told(result)


def test_the_next_step_is_a_command_that_looks_at_the_cause(tmp_path):
    """After a fall the comparison, after a low score its explanation, else the report; a command as it can be typed."""
    (tmp_path / "streng.yaml").write_text(STRICT, encoding="utf-8")
    assert "analysetool vergelijk metingen --van 2024 --naar 2025" in told(
        run("metingen", "--eisen", "eisen.yaml", "--naar", 2025)
    )
    assert "analysetool leg-uit metingen --jaar 2024 --bij A03" in told(
        run("metingen", "--eisen", "eisen.yaml", "--naar", 2024)
    )
    assert "analysetool rapport metingen --jaar 2023 --uit rapport.html" in told(
        run("metingen", "--eisen", tmp_path / "streng.yaml", "--naar", 2023)
    )


@pytest.mark.slow
def test_the_newest_year_is_taken_with_the_nearest_before_it():
    """2026 against 2025; it is said, and --van chooses another year."""
    newest = run("metingen", "--eisen", "eisen.yaml", "--platte-tekst")
    assert "Dit gaat over 2026. Ook gevonden: 2023, 2024, 2025 (kies met --naar)." in told(newest)
    assert "ten opzichte van 2025" in newest.stdout.decode()
    further = run("metingen", "--eisen", "eisen.yaml", "--van", 2024, "--naar", 2025, "--platte-tekst")
    back = run("metingen", "--eisen", "eisen.yaml", "--van", 2025, "--naar", 2024, "--platte-tekst")
    assert "Deel C ging van 4,0 naar 3,0" in further.stdout.decode()
    assert "C: 1,0 gestegen (hooguit 0,5 dalen mag)" in back.stdout.decode()
    assert "u vergelijkt terug in de tijd, van 2025 naar 2024" in told(back)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["metingen"], ["--eisen ontbreekt"]),
        (["metingen", "--eisen", "weg.yaml"], ["weg.yaml: dit bestand bestaat niet"]),
        (["metingen", "--eisen", "metingen/2024/c4pq7mwau.yaml"], ["geen eisenlijst"]),
        (["-", "--eisen", "-"], ["allebei -"]),
        (
            ["metingen", "--eisen", "eisen.yaml", "--van", "2024", "--naar", "2024"],
            ["allebei 2024", "2023, 2024, 2025"],
        ),
        (["metingen", "--eisen", "eisen.yaml", "--naar", "2030"], ["--naar is 2030", "2023, 2024, 2025 of 2026"]),
        (["metingen", "--eisen", "eisen.yaml", "--van", "24"], ["--van is '24'"]),
        (["metingen", "--eisen", "eisen.yaml", "--naar", "x"], ["--naar is 'x'"]),
        (["metingen", "--eisen", "eisen.yaml", "--formaat", "csv"], ["formaat 'csv' bestaat hier niet"]),
        (["metingen", "--eisen", "eisen.yaml", "--coalitie", "pijplijnstad"], ["Kies Pijplijnstad"]),
        (["metingen", "--eisen", "eisen.yaml", "--basis", "beide"], ["--basis is 'beide'"]),
        (["..", "--eisen", "eisen.yaml"], ["meer dan één coalitie", "--coalitie"]),
    ],
)
def test_wrong_use_is_bad_input(arguments, words):
    """Exit code 2, one clear line, and nothing on standard output."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert [word for word in words if word not in told(result)] == [], told(result)


def test_all_problems_of_requirements_and_sheets_at_once(tmp_path):
    """An unknown key, a sheet without a year and a wrong score are told together, and nothing is written."""
    (tmp_path / "m").mkdir()
    sheet = (EXAMPLE / "metingen" / "2024" / "c4pq7mwau.yaml").read_text(encoding="utf-8")
    (tmp_path / "m" / "a.yaml").write_text(
        sheet.replace("jaar: 2024\n", "").replace("A01: 4", "A01: 9"), encoding="utf-8"
    )
    (tmp_path / "eisen.yaml").write_text("eisen:\n  - {onderdeel: totaal, minimum: 3}\n", encoding="utf-8")
    result = run("m", "--eisen", "eisen.yaml", "--uit", "toets.xml", cwd=tmp_path)
    assert result.returncode == 2
    lines = told(result).splitlines()
    assert len(lines) == 3, lines
    assert "eisen.yaml, regel 2: de eis kent geen 'minimum'" in lines[0]
    assert "A01 heeft score '9'" in told(result)
    assert "jaar ontbreekt" in told(result)
    assert not (tmp_path / "toets.xml").exists()


def test_an_empty_folder_is_bad_input(tmp_path):
    """No score sheets is no pass."""
    (tmp_path / "m").mkdir()
    shutil.copy(EXAMPLE / "eisen.yaml", tmp_path)
    result = run("m", "--eisen", "eisen.yaml", cwd=tmp_path)
    assert result.returncode == 2
    assert "hier staan geen scorelijsten" in told(result)


def test_names_that_differ_by_a_capital_are_bad_input(tmp_path):
    """A slip of the pen would otherwise be a coalition of its own, without an earlier year."""
    for year, name in ((2024, "Pijplijnstad"), (2025, "pijplijn stad")):
        for path in (EXAMPLE / "metingen" / str(year)).glob("*.yaml"):
            text = path.read_text(encoding="utf-8").replace("coalitie: Pijplijnstad", f"coalitie: {name}")
            (tmp_path / f"{year}-{path.name}").write_text(text, encoding="utf-8")
    result = run(tmp_path, "--eisen", "eisen.yaml")
    assert result.returncode == 2
    assert "coalitie 'pijplijn stad' lijkt op 'Pijplijnstad'" in told(result)


def test_an_existing_output_is_not_overwritten(tmp_path):
    """Unless the user says so; it is refused before any work is done."""
    target = tmp_path / "toets.xml"
    target.write_text("van mij", encoding="utf-8")
    typed = ("metingen", "--eisen", "eisen.yaml", "--naar", 2024, "--uit", target)
    assert run(*typed).returncode == 2
    assert target.read_text(encoding="utf-8") == "van mij"
    assert run(*typed, "--overschrijf").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_without_limits_on_a_fall_one_year_is_enough(tmp_path):
    """A first measurement can be held against minima, and no comparison is made."""
    (tmp_path / "eisen.yaml").write_text("eisen:\n  - {onderdeel: totaal, minimaal: 3}\n", encoding="utf-8")
    result = run("metingen/2023", "--eisen", tmp_path / "eisen.yaml", "--platte-tekst")
    assert result.returncode == 0
    assert "De eis is gehaald." in result.stdout.decode()


def test_requirements_from_standard_input():
    """`-` is standard input; then there is no file to name in an annotation."""
    text = "eisen:\n  - {onderdeel: C, minimaal: 5}\n"
    result = run("metingen/2024", "--eisen", "-", "--formaat", "github", stdin=text)
    assert result.returncode == 1
    assert result.stdout.decode().startswith("::error title=Eis niet voldaan%3A C::Deel C scoort 4,0.")


def test_a_summary_is_added_to_what_other_steps_wrote(tmp_path):
    """The file is shared by the steps of a job."""
    summary = tmp_path / "summary.md"
    summary.write_text("# Eerder\n", encoding="utf-8")
    run("metingen", "--eisen", "eisen.yaml", "--formaat", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").startswith("# Eerder\n# Toets van Pijplijnstad 2026\n")


def test_a_summary_that_cannot_be_written_changes_no_outcome(tmp_path):
    """It is told; the exit code stays that of the requirements."""
    result = run(
        "metingen", "--eisen", "eisen.yaml", "--naar", 2024, "--formaat", "github", GITHUB_STEP_SUMMARY=str(tmp_path)
    )
    assert result.returncode == 0
    assert "de samenvatting" in told(result)


@pytest.mark.process
@pytest.mark.gate
def test_the_same_input_gives_the_same_bytes(tmp_path):
    """No clock, host, random seed or order of the file system shows in any output."""
    typed = ("toets", EXAMPLE / "metingen", "--eisen", EXAMPLE / "eisen.yaml")
    first, second = written_twice(tmp_path, *typed, formats=ENDINGS, code=4)
    assert first == second


def test_the_menu_of_exit_codes_is_complete():
    """Each cause of the design has a code of its own."""
    codes = [value for name, value in vars(cli).items() if name.startswith("EXIT_")]
    assert sorted(codes) == [0, 1, 2, 3, 4, 70, 130]
