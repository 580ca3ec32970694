# SPDX-License-Identifier: EUPL-1.2
"""What `controleer` gives to programs, JUnit readers and GitHub: the same problems, and the same exit codes."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml

from analysetool.errors import Problem, Severity
from analysetool.formats.problems_github import render_github
from analysetool.formats.problems_json import render_json
from analysetool.formats.problems_junit import render_junit
from analysetool.formats.registry import FORMATS
from tests.running import Result, run, told

HOSTILE = "map,1\x1b[31m\n::error::x <b>&\"' | %\ufffe.yaml"
FILES = ("m/a.yaml", "m/b.yaml", "m/c.yaml")
PROBLEMS = (
    Problem(path="m/a.yaml", line=5, message="lijkt op een naam.", severity=Severity.WARNING),
    Problem(path="m/b.yaml", line=2, message="dit kan niet."),
    Problem(path="m/b.yaml", line=7, message="dit ook niet."),
    Problem(path="weg.yaml", message="dit bestand bestaat niet."),
)
START = "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Dorp\njaar: 2026\n"


def check(*arguments: object, cwd: Path | None = None, **choices: str) -> Result:
    """Run `controleer` outside the pipelines of GitHub, which name a folder of their own."""
    outside = dict.fromkeys(key for key in os.environ if key.startswith("GITHUB_"))
    return run("controleer", *arguments, cwd=cwd, **{**outside, **choices})


@pytest.fixture
def folder(write, tmp_path):
    """One sheet that is fine, one with a warning on line 5 and one with an error on line 7."""
    write("m/a.yaml", f"{START}deelnemer: aaaa1111\nscores:\n  A01: 3\n")
    write("m/b.yaml", f"{START}deelnemer: Jan de Vries\nscores:\n  A01: 4\n")
    write("m/c.yaml", f"{START}deelnemer: cccc1111\nscores:\n  A01: 9\n")
    return tmp_path


def test_json_has_its_keys_in_their_order():
    """How many files, and per problem its place, how bad it is and what is wrong; null for a file as a whole."""
    found = json.loads(render_json(FILES, PROBLEMS))
    assert list(found.items())[:3] == [("formaatversie", 1), ("soort", "controle"), ("bestanden", 3)]
    assert [list(row) for row in found["problemen"]] == [["bestand", "regel", "niveau", "melding"]] * 4
    assert [tuple(row.values()) for row in found["problemen"]] == [
        ("m/a.yaml", 5, "waarschuwing", "lijkt op een naam."),
        ("m/b.yaml", 2, "fout", "dit kan niet."),
        ("m/b.yaml", 7, "fout", "dit ook niet."),
        ("weg.yaml", None, "fout", "dit bestand bestaat niet."),
    ]
    assert json.loads(render_json((), ()))["problemen"] == []


def read_junit(tmp_path: Path, files: tuple[str, ...], problems: tuple[Problem, ...]) -> JUnitXml:
    """What another program's reader makes of it."""
    path = tmp_path / "controle.xml"
    path.write_text(render_junit(files, problems), encoding="utf-8")
    return JUnitXml.fromfile(str(path))


def test_junit_has_a_test_per_file(tmp_path):
    """A warning passes and is told; errors of one file are one failure with all of them; a missing file fails too."""
    read = read_junit(tmp_path, FILES, PROBLEMS)
    assert (read.tests, read.failures, read.errors, read.skipped) == (4, 2, 0, 0)
    (suite,) = read
    suite.update_statistics()
    assert (suite.tests, suite.failures) == (4, 2)
    warned, failed, fine, missing = suite
    assert [case.name for case in (warned, failed, fine, missing)] == [*FILES, "weg.yaml"]
    assert (warned.result, warned.system_out) == ([], "Let op: m/a.yaml, regel 5: lijkt op een naam.")
    (failure,) = failed.result
    assert (type(failure), failure.type, failure.message) == (Failure, "fout", "dit kan niet.")
    assert failure.text == "Fout: m/b.yaml, regel 2: dit kan niet.\nFout: m/b.yaml, regel 7: dit ook niet."
    assert (fine.result, fine.system_out) == ([], None)
    assert missing.result[0].text == "Fout: weg.yaml: dit bestand bestaat niet."
    text = render_junit(FILES, PROBLEMS)
    assert [word for word in ("timestamp", "hostname", "time=") if word in text] == []


def test_github_annotates_each_line():
    """Errors first, then warnings, then how many there are; without a line the file as a whole."""
    assert render_github(FILES, PROBLEMS, workspace=None).splitlines() == [
        "::error file=m/b.yaml,line=2,title=Controle van bestanden::dit kan niet.",
        "::error file=m/b.yaml,line=7,title=Controle van bestanden::dit ook niet.",
        "::error file=weg.yaml,title=Controle van bestanden::dit bestand bestaat niet.",
        "::warning file=m/a.yaml,line=5,title=Controle van bestanden::lijkt op een naam.",
        "::notice title=Controle van bestanden::3 fouten en 1 waarschuwing in 3 bestanden.",
    ]
    alone = render_github(("standaardinvoer",), (Problem(path="standaardinvoer", line=1, message="x"),), workspace=None)
    assert alone.startswith("::error title=Controle van bestanden::x\n")


def test_hostile_names_and_texts_stay_texts(tmp_path):
    """No name of a file starts a command, breaks the XML or steers a terminal."""
    problems = (Problem(path=HOSTILE, line=1, message=HOSTILE),)
    lines = render_github((HOSTILE,), problems, workspace=None).splitlines()
    assert len(lines) == 2
    assert re.match(r"::error file=[^:]*,line=1,title=Controle van bestanden::", lines[0])
    (suite,) = read_junit(tmp_path, (HOSTILE,), problems)
    (case,) = suite
    assert case.name == "map,1 ::error::x <b>&\"' | %.yaml"
    (row,) = json.loads(render_json((HOSTILE,), problems))["problemen"]
    assert row["bestand"] == HOSTILE
    assert "\x1b" not in row["melding"]


@pytest.mark.parametrize("format_", FORMATS["controleer"])
@pytest.mark.parametrize(("names", "code"), [(("a", "b"), 0), (("a", "b", "c"), 2)], ids=["warning", "error"])
def test_each_format_keeps_the_exit_code(folder, format_, names, code):
    """0 with warnings only and 2 with errors; the output is written both times and tells every problem."""
    sheets = [f"m/{name}.yaml" for name in names]
    result = check(*sheets, "--formaat", f"{format_}=uit", cwd=folder)
    assert (result.returncode, result.stdout) == (code, b"")
    text = (folder / "uit").read_text(encoding="utf-8")
    assert "lijkt op een naam" in text
    assert ("A01 heeft score '9'" in text) == (code == 2)
    assert "Geschreven: 'uit'." in told(result)


def test_several_outputs_at_once(folder):
    """The lines on the screen and files beside them; an ending tells the format."""
    result = check("m", "--formaat", "terminal", "--formaat", "json=controle.json", cwd=folder)
    assert result.stdout.decode().splitlines()[-1] == "1 fout en 1 waarschuwing in 3 bestanden."
    found = json.loads((folder / "controle.json").read_text(encoding="utf-8"))
    assert (found["bestanden"], len(found["problemen"])) == (3, 2)
    assert check("m", "--uit", "controle.xml", cwd=folder).returncode == 2
    assert [case.name for suite in JUnitXml.fromfile(str(folder / "controle.xml")) for case in suite] == [
        f"m{os.sep}{name}.yaml" for name in "abc"
    ]


def test_github_names_files_from_the_top_of_the_repository(folder):
    """As the annotations of `toets` do."""
    result = check("c.yaml", "--formaat", "github", cwd=folder / "m", GITHUB_WORKSPACE=str(folder))
    assert result.stdout.decode().startswith("::error file=m/c.yaml,line=7,title=Controle van bestanden::A01 heeft")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("--formaat", "html"), "formaat 'html' bestaat hier niet"),
        (("--uit", "m/a.yaml"), "a.yaml"),
        (("--ruwe-exports", "--formaat", "json"), "Laat --formaat en --uit weg"),
        (("--ruwe-exports", "--uit", "x.json"), "Laat --formaat en --uit weg"),
    ],
)
def test_what_cannot_be_made_is_refused(folder, typed, words):
    """Exit code 2, one clear line, and nothing written."""
    before = sorted(folder.rglob("*"))
    result = check("m", *typed, cwd=folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert words in told(result)
    assert sorted(folder.rglob("*")) == before
