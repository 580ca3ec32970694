# SPDX-License-Identifier: EUPL-1.2
"""The steps of the action within this process, with a stand-in for GitHub; `test_ci_files` runs them in bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from action import badge as badges
from action import check, comment, install, runner
from action import words as said
from action.__main__ import main
from action.baseline import unpack
from tests.action import ACTION, EXAMPLE, ROOT, Run, values_of
from tests.running import run
from tests.tools import needs_git

COALITION = "coalitie: Pijplijnstad"
TOKEN = "geheim"  # noqa: S105 - of a server on this machine


@pytest.fixture
def act(tmp_path, monkeypatch, capsys):
    """Run a step with inputs: its exit code, all it printed, its outputs and the summary."""
    folder = tmp_path / "runner"
    (folder / "analysetool").mkdir(parents=True)

    def tool(words, *, cwd=None):
        ran = run(*words[4:], cwd=cwd)  # after the Python, -I -m analysetool
        sys.stdout.write((ran.stdout + ran.stderr).decode())
        return ran.returncode

    def step(name: str = "check", cwd: Path = EXAMPLE, **inputs: str) -> Run:
        written = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        given = {key.replace("_", "-"): value for key, value in inputs.items()}
        assert given.keys() <= ACTION["inputs"].keys()
        with monkeypatch.context() as patch:
            for key, path in written.items():
                path.write_text("", encoding="utf-8")
                patch.setenv(key, str(path))
            patch.setenv("RUNNER_TEMP", str(folder))
            for key, value in values_of(given).items():
                patch.setenv(f"INPUT_{key.replace('-', '_').upper()}", value)
            patch.setattr(check, "run", tool)
            patch.setattr(sys, "argv", ["action", name])
            patch.chdir(cwd)
            code = main()
        lines = written["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        return Run(
            code=code,
            printed=capsys.readouterr().out,
            outputs=dict(line.split("=", 1) for line in lines),
            summary=written["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
        )

    return step


@pytest.mark.gate(most=4)
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
        ({"from": "2025", "to": "2024", "coalition": "Pijplijnstad"}, 0, {"result": "voldaan", "score": "3.6"}),
        ({"to": "2025"}, 1, {"result": "niet-voldaan", "score": "3.2"}),
        ({"to": "2025", "fail_on": "niet-voldaan"}, 1, {"result": "niet-voldaan", "score": "3.2"}),
        ({"to": "2025", "fail_on": "te-weinig-gegevens"}, 0, {"result": "niet-voldaan", "score": "3.2"}),
        ({"to": "2025", "fail_on": "nooit"}, 0, {"result": "niet-voldaan", "score": "3.2"}),
        ({"fail_on": "niet-vergelijkbaar"}, 0, {"result": "te-weinig-gegevens", "score": ""}),
        ({"fail_on": "niet-vergelijkbaar,niet-voldaan"}, 1, {"result": "te-weinig-gegevens", "score": ""}),
    ],
)
def test_the_check_gives_score_and_result(act, inputs, code, outputs):
    """(10 × 4 + 24 × 3 + 22 × 4) / 56 = 3.57 in 2024, and with 10 × 3 at first 3.39 in 2023.

    `fail-on` decides on the exit code alone. Behind too little data in 2026 lies that less than 80% was answered.
    """
    ran = act(sources="metingen", **inputs)
    assert (ran.code, ran.outputs) == (code, outputs), ran.printed
    assert ("::notice title=Houdt niets tegen::" in ran.printed) == (code == 0 and outputs["result"] != "voldaan")


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"requirements": "weg.yaml"}, "weg.yaml"),
        ({"to": "2023", "baseline": "."}, "laat --basislijn weg"),  # nothing asks for it
        ({"from": "2023"}, said.FROM_WITHOUT_TO),
        ({"sources": "\n \n"}, said.NO_SOURCES),
        ({"fail_on": "fout"}, "fail-on is 'fout'; kies uit niet-vergelijkbaar, te-weinig-gegevens, niet-voldaan"),
        ({"fail_on": "nooit, niet-voldaan"}, "fail-on is 'nooit'"),
        ({"report": "html"}, "report is 'html'; schrijf FORMAAT=PAD"),
        ({"comment": "ja"}, "comment is 'ja'; kies true of false."),
        ({"baseline": "a", "baseline_ref": "b"}, said.TWO_BASELINES),
        ({"badge": "eisen.yaml"}, "Bij 'eisen.yaml' kan geen badge staan"),
        ({"badge": "weg/badge.json"}, "de map is er niet"),
        ({"fail_on": "x\n::error::y"}, "fail-on is 'x'"),
    ],
)
def test_a_wrong_input_stops_with_code_2_whatever_fail_on_says(act, inputs, told):
    """A check that cannot be done is not one that passed; what was typed starts no line of its own."""
    ran = act(**{"sources": "metingen", **inputs})
    assert ran.code == 2, ran.printed
    assert ran.outputs == {"result": "fout", "score": ""}
    assert told in ran.printed
    assert [line for line in ran.printed.splitlines() if line.startswith("::error::")] == []


def test_a_fault_of_the_action_itself_is_no_outcome(act, monkeypatch):
    """Python would end with 1, which says that a requirement is not met."""
    monkeypatch.setattr(check, "given_lines", lambda _: 1 / 0)
    ran = act(sources="metingen")
    assert (ran.code, ran.outputs) == (70, {"result": "fout", "score": ""})


def test_what_hides_behind_a_heavier_outcome_stops_too():
    """`toets` has one code for all: a requirement that is not met counts beside one with too little data."""
    lines = [
        {"niveau": "fout", "uitkomst": "te-weinig-gegevens"},
        {"niveau": "fout", "uitkomst": "niet-voldaan"},
        {"niveau": "waarschuwing", "uitkomst": "niet-vergelijkbaar"},
    ]
    end = check._end  # noqa: SLF001 - the one rule that the exit code of a step hangs on
    assert end({"regels": lines}, frozenset({"niet-voldaan"})) == 1
    assert end({"regels": lines}, frozenset({"te-weinig-gegevens", "niet-voldaan"})) == 4
    assert end({"regels": lines}, frozenset({"niet-vergelijkbaar"})) == 0


def test_reports_and_a_badge_are_written_where_they_are_asked_for(act, tmp_path):
    """The score of the badge is that of the report, with a comma: 178 / 56 = 3.18. Nothing else is left behind."""
    out = tmp_path / "uit"
    out.mkdir()
    inputs = {
        "report": f"html={out / 'r.html'}\nmd={out / 'r.md'}",
        "badge": str(out / "badge.json"),
        "outputs": f"junit={out / 'toets.xml'}",
    }
    for _ in range(2):
        ran = act(sources="metingen", to="2025", **inputs)
        assert ran.code == 1, ran.printed
    assert sorted(path.name for path in out.iterdir()) == ["badge.json", "r.html", "r.md", "toets.xml"]
    assert json.loads((out / "badge.json").read_text(encoding="utf-8")) == {
        "schemaVersion": 1,
        "label": "kansrijke start",
        "message": "3,2",
        "color": "4a4a4a",
    }
    assert ran.summary.startswith("# Toets van Pijplijnstad 2025\n")
    assert list((tmp_path / "runner" / "analysetool").iterdir()) == []


@pytest.mark.parametrize(
    ("mean", "verdict", "message", "colour"),
    [
        (3.95, "sterk", "4,0", "0a4f8a"),
        (2.0, "zwak", "2,0", "9a4a00"),
        (None, "te-weinig", "te weinig gegevens", "767676"),
        (None, None, "niet getoetst", "767676"),
    ],
)
def test_a_badge_shows_what_a_report_shows(mean, verdict, message, colour):
    """Rounded as everywhere; what may not be shown has no figure and no colour of a verdict."""
    found = json.loads(badges.badge(mean, verdict))
    assert (found["message"], found["color"]) == (message, colour)


def test_a_badge_goes_through_no_link(tmp_path):
    """A pull request can hold a link to a file of the runner."""
    (tmp_path / "elders").write_text("{}", encoding="utf-8")
    (tmp_path / "badge.json").symlink_to(tmp_path / "elders")
    with pytest.raises(runner.StepError, match="kan geen badge staan"):
        badges.may_be_written(tmp_path / "badge.json")


class GitHub(BaseHTTPRequestHandler):
    """As far as comments go: keeps those of one pull request and what it was asked."""

    comments: list[dict]
    asked: list[tuple[str, str]]
    refuses: int

    def do_GET(self):
        """A page of the comments."""
        page = int(self.path.rpartition("=")[2])
        self._answer(self.comments[(page - 1) * 100 : page * 100])

    def do_POST(self):
        """A new comment."""
        new = {"id": 1000 + len(self.comments), "user": {"type": "Bot"}, **self._content()}
        self.comments.append(new)
        self._answer(new)

    def do_PATCH(self):
        """Another text."""
        (own,) = (one for one in self.comments if self.path == f"/repos/dorp/scores/issues/comments/{one['id']}")
        own |= self._content()
        self._answer(own)

    def _content(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, content):
        self.asked.append((self.command, self.headers["Authorization"]))
        if self.refuses:
            self.send_response(self.refuses)
            self.send_header("Location", "http://example.org/")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def github(tmp_path, monkeypatch):
    """A server on this machine for pull request 7, which has a page of comments already."""
    others = [{"id": one, "user": {"type": "User"}, "author_association": "NONE", "body": "x"} for one in range(100)]
    handler = type("Handler", (GitHub,), {"comments": others, "asked": [], "refuses": 0})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    event = tmp_path / "event.json"
    event.write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
    monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "dorp/scores")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield handler
    server.shutdown()
    server.server_close()


def test_the_comment_is_placed_once_and_then_brought_up_to_date(act, github):
    """The second run finds the comment of the first, on the second page, whatever its year's outcome was."""
    asked = {"sources": "metingen", "comment": "true", "token": TOKEN}
    first = act(**asked)
    (own,) = github.comments[100:]
    placed = own["body"]
    assert [command for command, _ in github.asked] == ["GET", "GET", "POST"]
    assert {token for _, token in github.asked} == {f"Bearer {TOKEN}"}
    assert "| onderdeel | eis | waarde | uitkomst |" in placed
    assert said.comment_placed(again=False) in first.printed
    own["body"] = placed.partition("\n")[0] + "\noud"
    second = act(**asked)
    assert [command for command, _ in github.asked[3:]] == ["GET", "GET", "PATCH"]
    assert [one["body"] for one in github.comments[100:]] == [placed]
    assert said.comment_placed(again=True) in second.printed
    assert TOKEN not in first.printed + second.printed


def test_another_check_and_a_copied_marker_have_their_own_comment(act, github):
    """A marker that somebody from outside copied is not ours, nor that of another check of the same pull request."""
    stolen = comment.marker(["metingen", "eisen.yaml", "", "", "", "2025", "individueel"])
    github.comments[3] |= {"body": f"{stolen}\nniet van ons"}
    for year in ("2025", "2024", "2025"):
        act(sources="metingen", to=year, comment="true", token=TOKEN, fail_on="nooit")
    assert github.comments[3]["body"] == f"{stolen}\nniet van ons"
    assert [one["body"].splitlines()[1] for one in github.comments[100:]] == [
        "# Toets van Pijplijnstad 2025",
        "# Toets van Pijplijnstad 2024",
    ]


@pytest.mark.parametrize("status", [403, 302, 500])
def test_a_comment_that_github_refuses_changes_no_outcome(act, github, status):
    """It is told with what to do; a redirect is not followed, for the token is for one server."""
    github.refuses = status
    ran = act(sources="metingen", to="2024", comment="true", token=TOKEN)
    assert (ran.code, ran.outputs["result"]) == (0, "voldaan")
    assert f"niet geplaatst: GitHub antwoordt {status}" in ran.printed
    assert "pull-requests: write" in ran.printed


def test_without_a_pull_request_or_token_there_is_no_comment(act, github, tmp_path):
    """A push has nothing to comment on: that is said and stops nothing."""
    assert said.NO_TOKEN in act(sources="metingen", to="2024", comment="true").printed
    (tmp_path / "event.json").write_text('{"ref": "refs/heads/main"}', encoding="utf-8")
    ran = act(sources="metingen", to="2024", comment="true", token=TOKEN)
    assert (ran.code, github.asked) == (0, [])
    assert f"::notice title=Bericht bij de pull request::{said.NO_PULL_REQUEST}" in ran.printed


def test_a_check_that_could_not_be_done_takes_the_place_of_an_older_outcome(act, github):
    """Otherwise the comment would go on saying that all is met."""
    act(sources="metingen", requirements="weg.yaml", comment="true", token=TOKEN)
    assert github.comments[100]["body"].endswith(f"\n{said.NO_RESULT}\n")


def test_a_name_calls_nobody_and_looks_like_no_marker(act, github, tmp_path):
    """A coalition may be named anything: no team gets a message, no issue is linked, no comment is hidden."""
    folder = tmp_path / "w"
    shutil.copytree(EXAMPLE, folder)
    mark = comment.marker(["x"])
    for path in (folder / "metingen").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(COALITION, f"coalitie: '{mark} @dorp/team #12 <b> --> '"), encoding="utf-8")
    act(cwd=folder, sources="metingen", to="2024", comment="true", token=TOKEN)
    found = github.comments[100]["body"]
    assert found.startswith("<!-- analysetool-kansrijke-start ")
    assert not re.search(r"(?<!\\)<|@\w|(?<!&)#\d", found.partition("\n")[2])


def test_a_comment_is_never_longer_than_github_takes():
    """It ends after a whole line and says where the rest is."""
    mark = comment.marker(["x"])
    assert comment.body("a\n", mark) == f"{mark}\na\n"
    found = comment.body("@x regel\n" * 20_000, mark)
    assert comment.LIMIT - 100 < len(found) <= comment.LIMIT
    assert found.endswith(f"regel\n\n{said.TOO_LONG}")


def test_the_tool_gets_no_token_and_pip_no_settings(monkeypatch):
    """What steers Python, or what pip installs, is taken away; from where it fetches is the runner's own matter."""
    settings = {"PIP_CONFIG_FILE": "x", "PIP_TARGET": "x", "PIP_REQUIRE_VIRTUALENV": "1", "PYTHONPATH": "x"}
    for name, value in {**settings, "INPUT_TOKEN": TOKEN, "PIP_INDEX_URL": "https://spiegel.example"}.items():
        monkeypatch.setenv(name, value)
    found = runner.clean_environment()
    assert found.keys() & {*settings, "INPUT_TOKEN"} == set()
    assert {"PATH", "PIP_INDEX_URL"} <= found.keys()


@pytest.mark.parametrize(("wanted", "code"), [("", 0), ("0.1", 0), ("0.0.9", 2)])
def test_the_tool_is_installed_by_hash_and_kept_to_a_version(act, monkeypatch, tmp_path, wanted, code):
    """What is locked, then its own folder without fetching; pip is started away from the workspace."""
    asked = []
    monkeypatch.setattr(install, "run", lambda words, *, cwd: asked.append((words, cwd)))
    version = subprocess.CompletedProcess((), 0, b"analysetool 0.1\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: version)
    ran = act("install", version=wanted)
    assert ran.code == code, ran.printed
    assert ("::error title=Andere versie::" in ran.printed) == (code == 2)
    (_, locked, own), places = zip(*asked, strict=True)
    assert set(places) == {tmp_path / "runner" / "analysetool"}
    assert locked[-5:] == (
        "--only-binary", ":all:", "--require-hashes", "--requirement", str(ROOT / "action" / "requirements.txt")
    )  # fmt: skip
    assert own[-5:] == ("--no-index", "--no-deps", "--no-build-isolation", "--force-reinstall", str(ROOT))
    assert "--no-cache-dir" in locked


def test_a_package_with_another_hash_stops_the_action(act, monkeypatch):
    """Pip fails; nothing is checked then, and that is no outcome of the check."""
    monkeypatch.setattr(install, "run", lambda *_, **__: 1)
    ran = act("install")
    assert ran.code == 70
    assert said.NOT_INSTALLED in ran.printed


def test_the_cache_is_kept_under_what_is_locked_and_for_which_python(act, monkeypatch, tmp_path):
    """Another lock, system or Python has another key; what is kept lies outside the workspace."""
    found = act("key").outputs
    assert found["path"] == str(tmp_path / "runner" / "analysetool-downloads")
    lock = tmp_path / "lock.txt"
    lock.write_text("x", encoding="utf-8")
    monkeypatch.setattr(install, "LOCK", lock)
    assert act("key").outputs["key"] != found["key"]
    assert ".".join(map(str, sys.version_info[:3])) in found["key"]


@needs_git
def test_a_base_line_comes_from_a_branch(act, tmp_path, monkeypatch):
    """Unpacked from the clone in a folder of its own: what changed since is found, and the clone stays as it is."""
    clone = tmp_path / "w"
    shutil.copytree(EXAMPLE, clone)
    (clone / "eisen.yaml").write_text("eisen:\n  - {onderdeel: vorige_jaren, ongewijzigd: ja}\n", encoding="utf-8")
    (clone / "link").symlink_to("/etc/passwd")
    own = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}
    git = ["git", "-C", str(clone), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], env=own, check=True)
    asked = {"cwd": clone, "sources": "metingen", "to": "2025", "baseline_ref": "main"}
    assert act(**asked).outputs["result"] == "voldaan"
    sheet = next((clone / "metingen" / "2023").glob("*.yaml"))
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("B01: 3", "B01: 5"), encoding="utf-8")
    ran = act(**asked)
    assert (ran.code, ran.outputs["result"]) == (1, "niet-voldaan"), ran.printed
    missing = act(**{**asked, "baseline_ref": "weg"})
    assert missing.code == 2
    assert "'weg' staat niet in deze kopie van git. Zet bij actions/checkout: fetch-depth: 0." in missing.printed
    assert act(**{**asked, "baseline_ref": "--output=x"}).code == 2
    (tmp_path / "los").mkdir()
    assert "not a git repository" in act(**{**asked, "cwd": tmp_path / "los"}).printed
    monkeypatch.chdir(clone)
    base = unpack("main", tmp_path / "basis")
    assert not (base / "link").exists()
    assert sorted(path.name for path in clone.iterdir()) == sorted(
        {*(path.name for path in base.iterdir()), "link", ".git"}
    )


def test_an_old_python_is_told(monkeypatch):
    """The command of a runner may be older than what the project asks for."""
    text = (ROOT / "action" / "__main__.py").read_text(encoding="utf-8")
    monkeypatch.setattr(sys, "version_info", (3, 10))
    with pytest.raises(SystemExit) as ended:
        exec(compile(text, "x", "exec"), {"__name__": "x", "__file__": "x"})  # noqa: S102 - as far as its first lines
    assert ended.value.code == 2
