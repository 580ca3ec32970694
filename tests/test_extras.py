# SPDX-License-Identifier: EUPL-1.2
"""What not everybody has: advice that can be typed where it is printed, and PDF by a browser without WeasyPrint."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from analysetool import extras
from analysetool.errors import UsageError
from analysetool.extras import EXTRAS, how_to_install, require
from analysetool.formats import pdf_browser
from analysetool.formats.html import lay_out_html
from analysetool.formats.pdf import print_pdf
from analysetool.formats.pdf_browser import find_browser, print_in_browser
from tests.documents import sample_document
from tests.tools import needs_chromium

ROOT = Path(__file__).parent.parent


def test_the_packages_are_those_of_the_project():
    """The bounds that are advised are those of `pyproject.toml`, and so are the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {name: list(packages) for name, packages in EXTRAS.items()} == project["optional-dependencies"]


@pytest.fixture
def python(monkeypatch, tmp_path):
    """Pretend that the tool runs in an environment with these files in it."""

    def pretend(*files: str, folder: str = "een map") -> Path:
        home = tmp_path / folder
        home.mkdir()
        for name in files:
            (home / name).touch()
        monkeypatch.setattr(sys, "prefix", str(home))
        monkeypatch.setattr(sys, "executable", str(home / "bin" / "python"))
        monkeypatch.setattr(os, "name", "posix")
        return home

    return pretend


def test_advice_in_a_virtual_environment(python):
    """The Python of the environment installs the packages; nothing names this project, which is on no index."""
    home = python()
    assert shlex.split(how_to_install("docx")) == [
        f"{home}/bin/python", "-m", "pip", "install", "python-docx>=1.1.2", "pillow>=10.1",
    ]  # fmt: skip
    with pytest.raises(UsageError, match=r"voor docx zijn extra pakketten nodig\. Installeer ze met: ") as error:
        require("er_is_geen_pakket_met_deze_naam", "docx")
    assert str(error.value).endswith(how_to_install("docx"))
    assert "analysetool" not in how_to_install("docx")


@pytest.mark.parametrize(
    ("file", "begin"),
    [("pipx_metadata.json", ["pipx", "inject", "tool"]), ("uv-receipt.toml", ["uv", "pip", "install", "--python"])],
)
def test_advice_for_a_tool_that_has_no_pip(python, file, begin):
    """What pipx or uv installed gets its packages by pipx or uv."""
    python(file, folder="tool")
    words = shlex.split(how_to_install("pdf"))
    assert words[: len(begin)] == begin
    assert words[-1] == "weasyprint>=70"


def test_advice_for_a_download(monkeypatch):
    """Nothing can be added to a program in one file: which download has it is said instead."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UsageError, match=r"^deze download .* Neem de download waar docx bij staat, of kies html\.$"):
        require("er_is_geen_pakket_met_deze_naam", "docx")


@pytest.mark.parametrize(
    ("program", "typed"),
    [
        (r"C:\werk\tool\.venv\Scripts\python.exe", r".venv\Scripts\python.exe"),
        (r"D:\Python\python.exe", r"D:\Python\python.exe"),
        (r"C:\Program Files\tool & co\python.exe", r'C:\"Program Files"\"tool & co"\python.exe'),
    ],
)
def test_a_program_on_windows(monkeypatch, program, typed):
    """A path never begins with a quote, which PowerShell would take for a text; blanks and & stand in quotes."""
    monkeypatch.setattr(extras.os, "getcwd", lambda: r"C:\werk\tool")
    monkeypatch.setattr(extras.os, "name", "nt")
    assert extras._program(program) == typed  # noqa: SLF001 - the environment that it stands in cannot be made here


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")
def test_a_shell_takes_the_advice_as_meant(python, tmp_path):
    """A bound is no redirection: no file named =1.1.2 comes into being, and each package is one word."""
    home = python()
    (home / "bin").mkdir()
    program = home / "bin" / "python"
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    program.chmod(0o755)
    shell = subprocess.run(
        ["sh", "-c", how_to_install("docx")], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert shell.stdout == "-m|pip|install|python-docx>=1.1.2|pillow>=10.1|"
    assert [item.name for item in tmp_path.iterdir()] == [home.name]


# PDF by a browser.


@pytest.fixture
def no_weasyprint(monkeypatch):
    """An environment without WeasyPrint."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)


def only(monkeypatch, *files: Path) -> None:
    """Pretend that these programs are on the system, and no others."""
    monkeypatch.setattr(Path, "is_file", lambda own: own in files)
    monkeypatch.setattr(
        pdf_browser.shutil, "which", lambda command: next((str(f) for f in files if f.name == command), None)
    )


def test_browsers_on_windows(monkeypatch):
    """Edge is where every Windows has it; Chrome of one user counts too; a folder that is not set is passed over."""
    for name in pdf_browser._WINDOWS_FOLDERS:  # noqa: SLF001 - what Windows sets
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PROGRAMFILES", "/programs")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    places = {
        "Edge": Path("/programs/Microsoft/Edge/Application/msedge.exe"),
        "Chrome": Path("/local/Google/Chrome/Application/chrome.exe"),
    }
    kind = Path  # which asks for the system when it is made
    monkeypatch.setattr(pdf_browser, "Path", type(places["Edge"]))
    monkeypatch.setattr(pdf_browser.os, "name", "nt")
    for name, place in places.items():
        with monkeypatch.context() as one:
            one.setattr(kind, "is_file", lambda own, wanted=place: own == wanted)
            found = find_browser()
        assert found is not None
        assert (found.name, found.path) == (name, place)


def test_browsers_on_a_mac(monkeypatch):
    """A program of one user counts where there is none for all."""
    monkeypatch.setattr(pdf_browser.sys, "platform", "darwin")
    place = Path("~/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge").expanduser()
    only(monkeypatch, place)
    assert find_browser() == pdf_browser.Browser(name="Edge", path=place)


def test_browsers_on_linux(monkeypatch):
    """Chromium goes before others; with none of them there is none."""
    only(monkeypatch, Path("/usr/bin/google-chrome"), Path("/usr/bin/chromium"))
    assert find_browser() == pdf_browser.Browser(name="Chromium", path=Path("/usr/bin/chromium"))
    only(monkeypatch)
    assert find_browser() is None


@pytest.fixture
def fake_browser(monkeypatch):
    """A browser that writes these bytes, or fails with this error; it keeps what it was called with."""
    calls: list[list[str]] = []
    monkeypatch.setattr(pdf_browser, "find_browser", lambda: pdf_browser.Browser(name="Edge", path=Path("/edge")))

    def make(made: bytes | Exception | None) -> list[list[str]]:
        def run(command: list[str], **options: object) -> None:
            assert options["timeout"] == pdf_browser.PATIENCE
            calls.append(command)
            if isinstance(made, Exception):
                raise made
            if made is not None:
                (place,) = [word for word in command if word.startswith("--print-to-pdf=")]
                Path(place.partition("=")[2]).write_bytes(made)

        monkeypatch.setattr(pdf_browser.subprocess, "run", run)
        return calls

    return make


@pytest.mark.usefixtures("no_weasyprint")
def test_a_browser_prints_where_weasyprint_is_missing(fake_browser, capsys, monkeypatch):
    """One line says who did it; the clock is out of the file, which stays as long; nothing is left behind."""
    monkeypatch.setattr(pdf_browser.os, "geteuid", lambda: 1000, raising=False)
    dated = b"<</CreationDate (D:20261127182153+00'00')\n/ModDate (D:20261127)\n/Creator (A \\(X11\\) B)>>\n%%EOF"
    dated = b"%PDF-1.4\n" + dated
    calls = fake_browser(dated)
    made = print_pdf("<p>é</p>")
    expected = b"<</CreationDate (D:19800101000000+00'00')\n/ModDate (D:19800101)\n/Creator (           )>>\n%%EOF"
    assert made == b"%PDF-1.4\n" + expected
    assert len(made) == len(dated)
    assert capsys.readouterr() == ("", "De pdf is gemaakt met Edge op deze computer.\n")
    (command,) = calls
    assert {"--headless", "--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"} <= set(command)
    assert "--no-sandbox" not in command
    page = Path(re.sub("^file://", "", command[-1]))
    assert not page.parent.exists()
    monkeypatch.setattr(pdf_browser.os, "geteuid", lambda: 0, raising=False)
    print_pdf("<p>é</p>")
    assert "--no-sandbox" in calls[1]


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (None, r"^Edge maakte geen pdf\."),
        (b"<html>", r"^Edge maakte geen pdf\."),
        (PermissionError(13, "nee"), r"^Edge maakte geen pdf\."),
        (subprocess.TimeoutExpired("edge", 120), r"^Edge was na 120 seconden nog niet klaar met de pdf\."),
    ],
)
def test_a_browser_that_fails(fake_browser, made, message, capsys):
    """What is no PDF is never passed on, and the message says what else can be done."""
    fake_browser(made)
    with pytest.raises(UsageError, match=message + r".* maak html|.*Maak html"):
        print_in_browser("<p>x</p>", without_library=False)
    assert capsys.readouterr() == ("", "")


def test_with_neither(monkeypatch, capsys):
    """Without WeasyPrint and without a browser both ways are said; without Pango too.

    What WeasyPrint itself prints then, in English and between the bytes of the report, is not shown.
    """
    monkeypatch.setattr(pdf_browser, "find_browser", lambda: None)
    with pytest.raises(
        UsageError, match=r'^voor pdf is Edge, Chrome .* WeasyPrint\. Dat .* -m pip install "weasyprint'
    ):
        print_in_browser("", without_library=False)

    def fail(_name):
        print("WeasyPrint could not import some external libraries.")  # noqa: T201 - as WeasyPrint does
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(extras, "import_module", fail)
        with pytest.raises(UsageError, match="of de bibliotheek Pango voor WeasyPrint: de README zegt hoe"):
            print_pdf("")
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UsageError, match=r"computer, of kies html\.$"):
        print_in_browser("", without_library=False)


@needs_chromium
@pytest.mark.usefixtures("no_weasyprint")
def test_a_real_browser(capsys):
    """Chromium makes a Dutch, tagged PDF on A4 with title and bookmarks from a page, without its clock."""
    pypdf = pytest.importorskip("pypdf")
    document = sample_document()
    reader = pypdf.PdfReader(io.BytesIO(print_pdf(lay_out_html(document))))
    assert re.fullmatch(r"De pdf is gemaakt met \w+ op deze computer\.\n", capsys.readouterr().err)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert reader.metadata.title == (document.page_title or document.title)
    assert reader.metadata.creation_date.year == 1980
    assert not reader.metadata.creator.strip()
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.outline
