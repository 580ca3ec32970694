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
    return executable(
        folder / "analysetool",
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m analysetool "$@"\n',
    )


@pytest.fixture
def runner(tmp_path):
    """A temporary folder of a runner in which the first step put a Python that knows the tool."""
    start = (
        f"import runpy, sys; sys.path.insert(0, {str(ROOT)!r}); runpy.run_module('analysetool', None, '__main__', True)"
    )
    command = shlex.join([sys.executable, "-I", "-c", start])
    executable(
        tmp_path / "runner" / "analysetool" / "bin" / "python",
        f'#!/bin/sh\n[ "$1 $2 $3" = "-I -m analysetool" ] || exit 99\nshift 3\nexec {command} "$@"\n',
    )
    return tmp_path / "runner"


def test_scripts_of_pipelines_are_run_from_here():
    """`make test-pipelines` looks in this file alone."""
    tests = [path for path in Path(__file__).parent.glob("test_*.py") if path.name != Path(__file__).name]
    assert [path.name for path in tests if "runs_pipelines" in path.read_text(encoding="utf-8")] == []


def test_the_action_has_the_shape_of_a_composite_action():
    """Named steps that start one line of bash or an action of GitHub itself, and everything described."""
    assert set(ACTION) == {"name", "description", "author", "inputs", "outputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    own = [step for step in STEPS if "run" in step]
    assert all(
        {"name", "shell", "env", "run"} <= set(step) <= {"name", "id", "if", "shell", "env", "run"} for step in own
    )
    assert {step["shell"] for step in own} == {"bash"}
    assert [name for name, one in ACTION["inputs"].items() if not one["description"].endswith(".")] == []
    assert [name for name, one in ACTION["inputs"].items() if ("default" in one) == one.get("required", False)] == []
    assert {name: one["value"] for name, one in ACTION["outputs"].items()} == {
        "score": "${{ steps.toets.outputs.score }}",
        "result": "${{ steps.toets.outputs.result }}",
    }


def test_every_script_is_one_line_that_starts_python_apart():
    """With -I Python takes no module from where it is started: a json.py in the workspace would run."""
    scripts = [step["run"] for step in STEPS if "run" in step]
    start = re.compile(r'"\$INPUT_PYTHON" -I "\$GITHUB_ACTION_PATH/action" (\w+)')
    found = [start.fullmatch(script) for script in scripts]
    assert [match and match[1] for match in found] == ["key", "install", "check"]


def test_inputs_reach_scripts_through_the_environment_only():
    """Text of a user that is pasted into a script can run as code; a variable cannot."""
    used = [(name, text) for step in STEPS if "run" in step for name, text in step["env"].items()]
    names = {text: "INPUT_" + text[len("${{ inputs.") : -len(" }}")].replace("-", "_").upper() for _, text in used}
    assert [name for name, text in used if names[text] != name] == []
    assert {text for _, text in used} == {"${{ inputs." + name + " }}" for name in ACTION["inputs"]}


def test_actions_of_others_are_pinned_to_a_commit():
    """A tag can be moved to other code; the cache is the one action of others, and the version stands behind it."""
    lines = [line.strip() for line in (ROOT / "action.yml").read_text(encoding="utf-8").splitlines() if "uses:" in line]
    pinned = re.compile(r"uses: actions/cache/(?:restore|save)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in lines if not pinned.fullmatch(line)] == []
    assert len({line.partition("@")[2] for line in lines}) == 1
    assert all(step["if"].startswith("inputs.cache == 'true'") for step in STEPS if "uses" in step)


@runs_pipelines
def test_the_check_annotates_summarises_and_writes_outputs(runner, tmp_path):
    """Annotations are printed, the summary is filled, the files asked for are there; 22 × 3 at the end makes 3.18."""
    inputs = {
        "sources": "metingen/2024\nmetingen/2025\r\n",
        "outputs": f"junit={tmp_path / 'toets.xml'}\njson={tmp_path / 'toets.json'}\n",
        "basis": "gezamenlijk",
        "python": sys.executable,
    }
    ran = run_action(runner, inputs, steps=CHECK)
    assert (ran.code, ran.outputs) == (1, {"result": "niet-voldaan", "score": "3.2"}), ran.printed
    assert "\n::error file=eisen.yaml,line=5,title=Eis niet voldaan%3A C::" in ran.printed
    assert ran.summary.startswith("# Toets van Pijplijnstad 2025\n")
    assert (tmp_path / "toets.xml").exists()
    assert (tmp_path / "toets.json").exists()


@runs_pipelines
def test_an_input_is_never_run_as_code(runner, tmp_path):
    """Whatever inputs hold, they are words on a command line that refuses them."""
    trap = tmp_path / "trap"
    hostile = f"$(touch {trap}) `touch {trap}`; touch {trap} \"'"
    inputs = dict.fromkeys(["sources", "outputs", "coalition", "requirements", "basis"], hostile)
    ran = run_action(runner, {"to": "2024", "python": sys.executable, **inputs}, steps=CHECK)
    assert not trap.exists()
    assert ran.code == 2, ran.printed


@runs_pipelines
def test_nothing_in_the_workspace_is_run(runner, tmp_path):
    """Modules, settings of pip and of Python that lie there, or that a workflow points at, do nothing."""
    workspace, trap = tmp_path / "w", tmp_path / "trap"
    shutil.copytree(EXAMPLE, workspace)
    for name in ("json", "subprocess", "action", "analysetool", "sitecustomize"):
        (workspace / f"{name}.py").write_text(f"open({str(trap)!r}, 'w')\n", encoding="utf-8")
    before = sorted(workspace.rglob("*"))
    ran = run_action(
        runner, {"sources": "metingen", "to": "2024", "python": sys.executable}, steps=CHECK, cwd=workspace
    )
    assert ran.code == 0, ran.printed
    assert not trap.exists()
    assert sorted(workspace.rglob("*")) == before


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
