# SPDX-License-Identifier: EUPL-1.2
"""What pipelines use: the action, the hooks and the worked example, run as their hosts run them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from analysetool import __version__
from tests.action import ACTION, EXAMPLE, ROOT, STEPS, run_action
from tests.running import run
from tests.tools import MISSING, runs_pipelines

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
CHECK = slice(1, 2)
"""The step that checks; the first one installs."""


def executable(path: Path, text: str) -> Path:
    """A program of a few lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def tool(folder: Path) -> Path:
    """The tool as an installed program in a folder."""
    command = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} "$@"\n'
    executable(folder / "python", command)
    return executable(folder / "analysetool", command.replace('"$@"', '-m analysetool "$@"'))


@pytest.fixture
def runner(tmp_path):
    """A temporary folder of a runner in which the first step put the tool."""
    tool(tmp_path / "runner" / "analysetool" / "bin")
    return tmp_path / "runner"


def test_scripts_of_pipelines_are_run_from_here():
    """`make test-pipelines` looks in this file alone."""
    tests = [path for path in Path(__file__).parent.glob("test_*.py") if path.name != Path(__file__).name]
    assert [path.name for path in tests if "runs_pipelines" in path.read_text(encoding="utf-8")] == []


def test_the_action_has_the_shape_of_a_composite_action():
    """Named steps in bash, and everything described."""
    assert set(ACTION) == {"name", "description", "author", "inputs", "outputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    assert all({"name", "shell", "env", "run"} <= set(step) <= {"name", "id", "shell", "env", "run"} for step in STEPS)
    assert {step["shell"] for step in STEPS} == {"bash"}
    assert [name for name, one in ACTION["inputs"].items() if not one["description"].endswith(".")] == []
    assert [name for name, one in ACTION["inputs"].items() if ("default" in one) == one.get("required", False)] == []
    assert set(ACTION["outputs"]) == {"score", "result"}


def test_inputs_reach_scripts_through_the_environment_only():
    """Text of a user that is pasted into a script can run as code; a variable cannot."""
    assert [step["name"] for step in STEPS if "${{" in step["run"]] == []
    used = [text for step in STEPS for text in step["env"].values()]
    assert [text for text in used if not re.fullmatch(r"\$\{\{ inputs\.\w+ \}\}", text)] == []
    assert sorted(re.findall(r"inputs\.(\w+)", " ".join(used))) == sorted(ACTION["inputs"])
    for step in STEPS:
        assert [name for name in step["env"] if f"${name}" not in step["run"]] == [], step["name"]


def test_outputs_come_from_the_step_that_writes_them():
    """Each output is a line that the script of that step writes."""
    for name, one in ACTION["outputs"].items():
        assert one["value"] == "${{ steps.toets.outputs." + name + " }}"
        (step,) = (step for step in STEPS if step.get("id") == "toets")
        assert f'echo "{name}=' in step["run"]


def test_no_action_of_others_is_used():
    """Nothing to pin: the action stands on its own."""
    assert "uses:" not in (ROOT / "action.yml").read_text(encoding="utf-8")


@runs_pipelines
@pytest.mark.parametrize(
    ("inputs", "code", "outputs"),
    [
        ({"to": "2023"}, 0, {"result": "voldaan", "score": "3.4"}),
        (
            {"to": "2024", "statements": "nieuwe-stellingen.yaml", "requirements": "nieuwe-eisen.yaml"},
            3,
            {"result": "niet-vergelijkbaar", "score": ""},
        ),
        ({}, 4, {"result": "te-weinig-gegevens", "score": ""}),
        ({"requirements": "weg.yaml"}, 2, {"result": "fout", "score": ""}),
        ({"to": "2023", "baseline": "."}, 2, {"result": "fout", "score": ""}),  # nothing asks for it
        ({"from": "2023"}, 2, {"result": "fout"}),
        ({"from": "2025", "to": "2024", "coalition": "Pijplijnstad"}, 0, {"result": "voldaan", "score": "3.6"}),
        ({"sources": "\n \n"}, 2, {"result": "fout", "score": ""}),
        ({"sources": ""}, 2, {"result": "fout"}),
    ],
)
def test_the_check_gives_score_and_result(runner, inputs, code, outputs):
    """(10 × 4 + 24 × 3 + 22 × 4) / 56 = 3.57 in 2024, and with 10 × 3 at first 3.39 in 2023."""
    ran = run_action(runner, {"sources": "metingen", **inputs}, steps=CHECK)
    assert (ran.code, ran.outputs) == (code, outputs), ran.printed


@runs_pipelines
def test_the_check_annotates_summarises_and_writes_outputs(runner, tmp_path):
    """Annotations are printed, the summary is filled, the files asked for are there; 22 × 3 at the end makes 3.18."""
    inputs = {
        "sources": "metingen/2024\nmetingen/2025\r\n",
        "outputs": f"junit={tmp_path / 'toets.xml'}\njson={tmp_path / 'toets.json'}\n",
        "basis": "gezamenlijk",
    }
    ran = run_action(runner, inputs, steps=CHECK)
    assert (ran.code, ran.outputs) == (1, {"result": "niet-voldaan", "score": "3.2"}), ran.printed
    assert "\n::error file=eisen.yaml,line=5,title=Eis niet voldaan%3A C::" in ran.printed
    assert ran.summary.startswith("# Toets van Pijplijnstad 2025\n")
    assert (tmp_path / "toets.xml").exists()
    assert (tmp_path / "toets.json").exists()


OF_THE_CHECK = [name for name in ACTION["inputs"] if name not in ("python", "version")]


@runs_pipelines
@pytest.mark.parametrize("names", [["sources"], ["outputs"], OF_THE_CHECK], ids=["sources", "outputs", "all"])
def test_an_input_is_never_run_as_code(runner, tmp_path, names):
    """Whatever inputs hold, alone or all of them, they are words on a command line that refuses them."""
    trap = tmp_path / "trap"
    hostile = f"$(touch {trap}) `touch {trap}`; touch {trap} \"'"
    ran = run_action(runner, {"sources": "metingen", "to": "2024", **dict.fromkeys(names, hostile)}, steps=CHECK)
    assert not trap.exists()
    assert ran.code == 2, ran.printed


def test_nothing_in_the_workspace_is_run():
    """Python takes modules from where it is started unless it is told not to: a json.py there would run."""
    scripts = "\n".join(step["run"] for step in STEPS)
    started = re.findall(r'(?m)^ *(?:score=\$\()?"\$(?:INPUT_PYTHON|bin/python)" (\S+)', scripts)
    assert started == ["-I", "-I", "-I"]


FAKE_PYTHON = """\
#!/bin/sh
# As far as the step can see: makes an environment, in which pip notes what it is asked.
if [ "$1 $2 $3" = "-I -m venv" ]; then
  mkdir -p "$4/bin"
  cp "$0" "$4/bin/python"
  printf '#!/bin/sh\\necho "analysetool VERSION"\\n' >"$4/bin/analysetool"
  chmod +x "$4/bin/analysetool"
else
  echo "$@" >>"$RUNNER_TEMP/asked"
fi
"""


@runs_pipelines
@pytest.mark.parametrize(("wanted", "code"), [("", 0), (__version__, 0), ("0.0.9", 2)])
def test_the_action_installs_itself_and_keeps_to_a_version(tmp_path, wanted, code):
    """It installs its own folder in an environment of its own, and stops when that is not the version asked for."""
    python = executable(tmp_path / "python", FAKE_PYTHON.replace("VERSION", __version__))
    inputs = {"sources": "metingen", "python": str(python), "version": wanted}
    ran = run_action(tmp_path / "runner", inputs, steps=slice(0, 1))
    assert ran.code == code, ran.printed
    asked = (tmp_path / "runner" / "asked").read_text(encoding="utf-8")
    assert asked == f"-I -m pip install --quiet --disable-pip-version-check {ROOT}\n"
    assert ("::error title=Andere versie::" in ran.printed) == (code == 2)


def test_the_hooks_are_what_pre_commit_expects():
    """The tool's own reader takes the file."""
    clientlib = pytest.importorskip(
        "pre_commit.clientlib", reason=f"{MISSING}pre-commit; install it with: pip install pre-commit"
    )
    assert len(clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))) == len(HOOKS)
    config = clientlib.load_config(str(EXAMPLE / ".pre-commit-config.yaml"))
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} == set(HOOKS)


def run_hook(identity: str, *files: object, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a hook as pre-commit does: its entry, its arguments and then the files, if it wants them."""
    hook = HOOKS[identity]
    words = [
        *shlex.split(hook["entry"]),
        *hook.get("args", ()),
        *(map(str, files) if hook.get("pass_filenames", True) else ()),
    ]
    assert words[0] == "analysetool"
    return run(*words[1:], cwd=cwd)


def test_the_hook_that_checks_sheets(tmp_path):
    """It looks at the whole folder, so that two sheets of one participant are found; it fails with the line."""
    shutil.copytree(EXAMPLE / "metingen" / "2024", tmp_path / "metingen")
    assert run_hook("analysetool-controleer", cwd=tmp_path).returncode == 0
    shutil.copy(tmp_path / "metingen" / "c4pq7mwau.yaml", tmp_path / "metingen" / "nog-een.yaml")
    result = run_hook("analysetool-controleer", "metingen/nog-een.yaml", cwd=tmp_path)
    assert result.returncode == 2
    assert "staat ook in" in result.stdout.decode()
    names = ("metingen/2024/a.yaml", "metingen/a.yml", "docs/a.yaml")
    assert [name for name in names if re.search(HOOKS["analysetool-controleer"]["files"], name)] == list(names[:2])


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("export.csv", "Respondent;E-mailadres;A01\n1;x@example.org;4\n", True),
        ("EXPORT.CSV", "Timestamp,A01\n2026-01-01,4\n", True),
        ("antwoorden.json", '{"soort": "antwoorden"}', True),
        ("export.xlsx", "PK", True),
        ("cijfers.csv", "coalitie;jaar;deelnemer;stelling;score\nDorp;2026;k7m2q9xa;A01;4\n", False),
        ("toets.json", '{"soort": "toets"}', False),
        ("package.json", '{"name": "x", "author": {"name": "y", "email": "z"}}', False),
        ("-x.csv", "naam;A01\n", True),
        ("--help.csv", "coalitie;jaar;deelnemer;stelling;score\n", False),
        ("LEESMIJ.txt", "Zo werkt dit.", False),
    ],
)
def test_the_hook_that_refuses_raw_exports(tmp_path, name, content, refused):
    """Files with data about people stop a commit; the tool's own tables and other files do not."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert re.search(HOOKS["analysetool-geen-ruwe-exports"]["files"], name)
    result = run_hook("analysetool-geen-ruwe-exports", name, cwd=tmp_path)
    assert result.returncode == (2 if refused else 0), result.stdout.decode()
    assert ("ruwe export" in result.stdout.decode() and name in result.stdout.decode()) == refused


def test_folders_and_missing_files_among_raw_exports(tmp_path):
    """A folder is looked through; a file that git removes is no export."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "export.csv").write_text("naam;A01\n", encoding="utf-8")
    result = run_hook("analysetool-geen-ruwe-exports", "map", "weg.csv", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout.decode().count("\n") == 1


def run_pipeline(example: Path, tmp_path: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the script of the example with the tool of this checkout."""
    return subprocess.run(
        ["bash", str(example / "pipeline.sh")],
        capture_output=True,
        env={**os.environ, "ANALYSETOOL": str(tool(tmp_path / "bin"))},
        check=False,
    )


@runs_pipelines
def test_the_example_pipeline_is_green(tmp_path):
    """Each year ends with its own exit code and its own reason."""
    result = run_pipeline(EXAMPLE, tmp_path)
    assert result.returncode == 0, result.stdout.decode() + result.stderr.decode()
    assert re.findall(r"^as expected \((\d)\)", result.stdout.decode(), flags=re.MULTILINE) == list("0200301432")


@runs_pipelines
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("eisen.yaml", "minimaal: 3.0", "minimaal: 3.7"),
        ("pipeline.sh", "lijkt een ruwe export", "lijkt iets anders"),
    ],
    ids=["another exit code", "another reason"],
)
def test_the_example_pipeline_can_fail(tmp_path, name, old, new):
    """A total that is too low gives another exit code, and the script says so; of a wrong reason too."""
    shutil.copytree(EXAMPLE, tmp_path / "ci")
    changed = tmp_path / "ci" / name
    changed.write_text(changed.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run_pipeline(tmp_path / "ci", tmp_path)
    assert result.returncode == 1
    assert "NOT AS EXPECTED" in result.stdout.decode()


@runs_pipelines
@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".azure-pipelines.yml"])
def test_the_commands_of_the_other_hosts_run(tmp_path, name):
    """Every command in those files is one that the tool takes; the newest year of the example has too little data."""
    shutil.copytree(EXAMPLE, tmp_path / "ci")
    content = yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8"))
    scripts = (
        content["toets"]["script"] if "toets" in content else [step.get("script", "") for step in content["steps"]]
    )
    tool(tmp_path / "bin")
    codes = [
        subprocess.run(
            ["bash", "-c", script],
            cwd=tmp_path / "ci",
            capture_output=True,
            env={**os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"},
            check=False,
        ).returncode
        for script in scripts
        if script.startswith("analysetool ")
    ]
    assert codes[-1] == 4
    assert set(codes[:-1]) <= {0}
    assert (tmp_path / "ci" / "toets.xml").exists()
    assert "toets.xml" in str(content.get("toets", content.get("steps")))


def test_the_github_example_uses_what_the_action_has():
    """Inputs and outputs that do not exist would be passed over in silence."""
    workflow = yaml.safe_load((EXAMPLE / ".github" / "workflows" / "toets.yml").read_text(encoding="utf-8"))
    (used, *_) = (step for step in workflow["jobs"]["toets"]["steps"] if "analysetool" in step.get("uses", ""))
    assert set(used["with"]) <= set(ACTION["inputs"])
    text = (EXAMPLE / ".github" / "workflows" / "toets.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"outputs\.(\w+)", text)) == set(ACTION["outputs"])
    assert not any("${{" in step.get("run", "") for step in workflow["jobs"]["toets"]["steps"])


def test_every_file_of_the_example_says_that_it_is_made_up():
    """Nobody should take Pijplijnstad for a place."""
    texts = {path: path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*") if path.is_file()}
    assert len(texts) > 20
    assert [str(path) for path, text in texts.items() if not re.search("verzonnen|made up", text, re.IGNORECASE)] == []
