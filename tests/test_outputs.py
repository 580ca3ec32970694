# SPDX-License-Identifier: EUPL-1.2
"""Where results go: the format of each, and refusals before any work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysetool.errors import UsageError
from analysetool.formats.outputs import Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import Format

KNOWN = (Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.JSON)
PLANS = [
    # typed formats, typed path, format and file name of each result
    ((), None, [("terminal", None)]),
    ((), "-", [("terminal", None)]),
    (("json",), None, [("json", None)]),
    (("json",), "-", [("json", None)]),
    (("json=-",), None, [("json", None)]),
    (("terminal",), "r.txt", [("terminal", "r.txt")]),
    ((), "r.html", [("html", "r.html")]),
    ((), "R.HTML", [("html", "R.HTML")]),
    ((), "r.nl.md", [("md", "r.nl.md")]),
    (("json",), "r.html", [("json", "r.html")]),
    (("json=r.x",), None, [("json", "r.x")]),
    (("json=a=b.json",), None, [("json", "a=b.json")]),
    (("html=r.html", "json=r.json"), None, [("html", "r.html"), ("json", "r.json")]),
    (("html=r.html", "json"), None, [("html", "r.html"), ("json", None)]),
    (("html=r.html", "json"), "r.json", [("html", "r.html"), ("json", "r.json")]),
    (("json", "html=r.html"), "-", [("json", None), ("html", "r.html")]),
    (("html=a.html", "html=b.html"), None, [("html", "a.html"), ("html", "b.html")]),
]


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("formats", "path", "expected"), PLANS)
def test_plan(here, formats, path, expected):
    """What was typed becomes one result per format, in the order of typing."""
    found = plan_outputs(OutputRequest(formats=formats, path=path), KNOWN, default=Format.TERMINAL)
    assert found == tuple(
        Output(format=Format(name), path=None if file is None else Path(file)) for name, file in expected
    )
    assert list(here.iterdir()) == []


REFUSED = [
    (("pdf",), None, "formaat 'pdf' bestaat hier niet. Kies terminal, md, html of json."),
    (("",), None, "formaat '' bestaat hier niet."),
    (("HTML",), None, "formaat 'HTML' bestaat hier niet."),
    (("=r.html",), None, "formaat '' bestaat hier niet."),
    (("html=",), None, "na html= hoort de naam van een bestand"),
    ((), "r.docx", "aan 'r.docx' is het formaat niet te zien. Gebruik .md, .html of .json, of kies met --formaat."),
    ((), "rapport", "aan 'rapport' is het formaat niet te zien."),
    ((), "html", "aan 'html' is het formaat niet te zien."),
    ((), ".html", "aan '.html' is het formaat niet te zien."),
    (("html", "json"), "r.html", "--uit hoort bij één formaat."),
    (("html=a.html", "json=b.json"), "r.html", "--uit hoort bij één formaat."),
    (("html", "json"), None, "twee formaten gaan naar dezelfde plek."),
    (("html=r", "json=r"), None, "twee formaten gaan naar dezelfde plek."),
    (("html=-", "json=-"), None, "twee formaten gaan naar dezelfde plek."),
    (("html=er.html",), None, "'er.html' bestaat al en is niet overschreven."),
    ((), "er.html", "'er.html' bestaat al en is niet overschreven."),
    ((), "weg/r.html", "de map 'weg' bestaat niet."),
    (("html=map",), None, "'map' is een map."),
]


@pytest.mark.parametrize(("formats", "path", "words"), REFUSED)
def test_refused(here, formats, path, words):
    """What cannot be written is refused with what to type instead, and nothing is touched."""
    (here / "er.html").write_text("van mij", encoding="utf-8")
    (here / "map").mkdir()
    with pytest.raises(UsageError) as caught:
        plan_outputs(OutputRequest(formats=formats, path=path), KNOWN, default=Format.TERMINAL)
    assert str(caught.value).startswith(words)
    assert sorted(found.name for found in here.iterdir()) == ["er.html", "map"]
    assert (here / "er.html").read_text(encoding="utf-8") == "van mij"


def test_the_same_file_under_two_names_is_one_place(here):
    """`r.html` and `./r.html` are the same file, so the second result would replace the first."""
    request = OutputRequest(formats=("html=r.html", f"json={here / 'r.html'}"))
    with pytest.raises(UsageError, match="dezelfde plek"):
        plan_outputs(request, KNOWN, default=Format.TERMINAL)


def test_overwriting_is_allowed_when_asked(here):
    """`--overschrijf` lets an existing file be replaced, whole."""
    (here / "er.html").write_text("oud", encoding="utf-8")
    (output,) = plan_outputs(OutputRequest(path="er.html", overwrite=True), KNOWN, default=Format.TERMINAL)
    write_output(output, b"nieuw\n", overwrite=True)
    assert (here / "er.html").read_bytes() == b"nieuw\n"


def test_a_file_that_appeared_meanwhile_is_kept(here):
    """A file that came while the report was made is not replaced either."""
    (output,) = plan_outputs(OutputRequest(path="r.html"), KNOWN, default=Format.TERMINAL)
    (here / "r.html").write_text("van een ander", encoding="utf-8")
    with pytest.raises(UsageError, match="bestaat al"):
        write_output(output, b"nieuw", overwrite=False)
    assert (here / "r.html").read_text(encoding="utf-8") == "van een ander"


def test_standard_output_gets_the_bytes_as_they_are(capfdbinary):
    """No translation of line ends or letters on standard output."""
    write_output(Output(format=Format.CSV), "é;1\r\n".encode(), overwrite=False)
    assert capfdbinary.readouterr().out == b"\xc3\xa9;1\r\n"


@pytest.mark.parametrize("form", [form for form in Format if form.binary])
def test_a_screen_gets_no_bytes(form, monkeypatch):
    """What no screen can show is refused on a terminal, with the name of a file to write."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError, match=f"{form} past niet op het scherm. Geef een bestand: --uit toets.{form}"):
        plan_outputs(OutputRequest(formats=(form,)), (form,), default=form, name="toets")
