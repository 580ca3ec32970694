# SPDX-License-Identifier: EUPL-1.2
"""A small stand-in for the runner of GitHub: the steps of action.yml with inputs, as bash and environment variables.

`python -m tests.action FOLDER PYTHON` installs and runs the whole action on the example of Pijplijnstad.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "voorbeelden" / "ci"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a run left: its exit code, all it printed, its outputs by name and the summary."""

    code: int
    printed: str
    outputs: dict[str, str]
    summary: str


def values_of(inputs: dict[str, str]) -> dict[str, str]:
    """Every input with what was given or its default; the token of the job is empty here."""
    defaults = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    return {name: "" if "${{" in value else value for name, value in defaults.items()} | inputs


def run_action(folder: Path, inputs: dict[str, str], *, steps: slice = slice(None), cwd: Path = EXAMPLE) -> Run:
    """Run steps one after the other until one fails, as a runner does; `folder` is its temporary one.

    Steps with a condition are those of the cache; nothing is cached here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    values = values_of(inputs)
    written = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in written.values():
        path.write_text("", encoding="utf-8")
    printed, code = "", 0
    for step in [step for step in STEPS if "if" not in step][steps]:
        script = folder / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        own = {key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", _value(values), text) for key, text in step["env"].items()}
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=cwd,
            capture_output=True,
            env={
                **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
                **{name: str(path) for name, path in written.items()},
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(cwd),
                "RUNNER_TEMP": str(folder),
                **own,
            },
            check=False,
        )
        printed += result.stdout.decode() + result.stderr.decode()
        code = result.returncode
        if code:
            break
    lines = written["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    return Run(
        code=code,
        printed=printed,
        outputs=dict(line.split("=", 1) for line in lines),
        summary=written["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
    )


def _value(values: dict[str, str]):
    """What stands for an input in the environment of a step."""
    return lambda found: values[found[1]]


def main() -> None:
    """Install and run the action twice: on a year that passes and on one that falls."""
    folder, python = Path(sys.argv[1]), sys.argv[2]
    # Parts A, B and C have 10, 24 and 22 statements: (10 × 4 + 24 × 3 + 22 × 4) / 56 = 200 / 56 = 3.57 in 2024.
    # In 2025 part C is 22 × 3: 178 / 56 = 3.18.
    expected = {
        "2024": (0, {"result": "voldaan", "score": "3.6"}),
        "2025": (1, {"result": "niet-voldaan", "score": "3.2"}),
    }
    for year, wanted in expected.items():
        steps = slice(None) if year == "2024" else slice(1, None)
        run = run_action(folder, {"sources": "metingen", "to": year, "python": python}, steps=steps)
        if (run.code, run.outputs) != wanted:
            sys.exit(f"{run.printed}\n{year}: {run.code} {run.outputs}, expected {wanted}")
        sys.stdout.write(f"action, {year}: {run.outputs}\n")


if __name__ == "__main__":
    main()
