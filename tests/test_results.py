# SPDX-License-Identifier: EUPL-1.2
"""Where results may go: whole, never on what people keep or hand in, and never into a pipe or a device."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from analysetool.errors import FileChangedError, UsageError
from analysetool.files import plain
from analysetool.files import saving as files
from analysetool.files.plain import forget_inputs, is_input, read_input, read_plain
from analysetool.files.results import refuse_target, write_result
from tests.running import run

SHEET = "coalitie: Dorp\njaar: 2026\ndeelnemer: k7m2q9xa\nscores:\n  A01: 4\n"
KEPT = [
    (SHEET, "een scorelijst"),
    ("meting:\n  coalitie: Dorp\n", "het bestand over een meting"),
    ("eisen:\n  - {onderdeel: totaal, minimaal: 3}\n", "een eisenlijst"),
    ("id: eigen\nversie: '1'\ntitel: Eigen\ndelen: []\n", "een stellingenset"),
]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices in folders are of POSIX")


@pytest.fixture(autouse=True)
def _another_command():
    """What other tests read is no input here."""
    forget_inputs()


def test_result_is_written(tmp_path):
    """A result goes to a new file, and to an existing one when the user said so."""
    path = tmp_path / "rapport.html"
    write_result(path, b"een", overwrite=False)
    write_result(path, b"twee", overwrite=True)
    assert path.read_bytes() == b"twee"


def test_existing_result_is_kept(tmp_path):
    """Without --overschrijf an existing file stands, and the message names the option."""
    path = tmp_path / "rapport.html"
    path.write_bytes(b"oud")
    with pytest.raises(UsageError, match="--overschrijf"):
        write_result(path, b"nieuw", overwrite=False)
    assert path.read_bytes() == b"oud"


@pytest.mark.parametrize("overwrite", [True, False])
def test_places_that_cannot_hold_a_result(tmp_path, overwrite):
    """A folder, or a file in a folder that is not there, is refused before any work is done."""
    with pytest.raises(UsageError, match=r"is een map.*rapport\.html"):
        refuse_target(tmp_path, overwrite=overwrite)
    with pytest.raises(UsageError, match=r"map .*weg' bestaat niet"):
        refuse_target(tmp_path / "weg" / "rapport.html", overwrite=overwrite)
    refuse_target(tmp_path / "rapport.html", overwrite=overwrite)


def test_result_changed_by_another_program(tmp_path, monkeypatch):
    """When another program writes the file in between nothing is overwritten, and the user can try again."""
    path = tmp_path / "rapport.html"
    monkeypatch.setattr(files, "_refuse_changed", _changed)
    with pytest.raises(UsageError, match="niets overschreven"):
        write_result(path, b"nieuw", overwrite=False)
    assert not path.exists()


def _changed(path, _expected):
    raise FileChangedError(str(path))


def test_result_on_a_full_disk(tmp_path, monkeypatch):
    """What the disk refuses is the user's to solve: a message with the path and no crash, in Dutch only."""

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(UsageError, match=r"rapport\.html' kan niet worden geschreven") as caught:
        write_result(tmp_path / "rapport.html", b"nieuw", overwrite=False)
    assert "No space left" not in str(caught.value)


@pytest.mark.parametrize(("text", "kind"), KEPT, ids=[kind for _, kind in KEPT])
def test_what_people_keep_is_never_replaced(tmp_path, text, kind):
    """Not even when told to overwrite: a slip in the name costs no answers."""
    path = tmp_path / "k7m2q9xa.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=f"is {kind}"):
        write_result(path, b"{}", overwrite=True)
    assert path.read_text(encoding="utf-8") == text


def test_an_earlier_result_with_that_ending_is_replaced(tmp_path):
    """YAML that is no file of the tool may go, as the user said; broken YAML too."""
    for old in ("a: 1\n", "- los", "", "a: [", "\ufeff"):
        path = tmp_path / "uit.yaml"
        path.write_text(old, encoding="utf-8")
        write_result(path, b"{}", overwrite=True)
        assert path.read_bytes() == b"{}"


def test_what_is_kept_itself_may_replace_its_like(tmp_path):
    """A new `meting.yaml` takes the place of the old one where that was asked."""
    path = tmp_path / "meting.yaml"
    path.write_text("meting:\n  coalitie: Dorp\n", encoding="utf-8")
    read_input(path)
    write_result(path, b"meting: {}\n", overwrite=True, kept=True)
    assert path.read_bytes() == b"meting: {}\n"


def test_an_input_is_never_replaced_by_what_is_made_of_it(tmp_path):
    """Also when it is named through a link or with a detour; the next command may."""
    path = tmp_path / "antwoorden.csv"
    path.write_bytes(b"coalitie;jaar\n")
    detour = tmp_path / ".." / tmp_path.name / "antwoorden.csv"
    assert read_input(path) == b"coalitie;jaar\n"
    for name in (path, detour):
        with pytest.raises(UsageError, match="zelf een van de bestanden waar dit uit komt"):
            write_result(name, b"nieuw", overwrite=True)
    assert path.read_bytes() == b"coalitie;jaar\n"
    forget_inputs()
    assert not is_input(path)
    write_result(path, b"nieuw", overwrite=True)
    assert path.read_bytes() == b"nieuw"


def test_the_command_refuses_its_own_inputs(tmp_path, monkeypatch):
    """As it is typed: a sheet, and a table that was named."""
    monkeypatch.chdir(tmp_path)
    Path("k7m2q9xa.yaml").write_text(SHEET, encoding="utf-8")
    table = "coalitie;jaar;deelnemer;stelling;antwoord\nDorp;2026;k7m2q9xa;A01;4\n"
    Path("antwoorden.csv").write_text(table, encoding="utf-8")
    for given, target in ((".", "k7m2q9xa.yaml"), ("antwoorden.csv", "antwoorden.csv")):
        before = Path(target).read_bytes()
        result = run("rapport", given, "--formaat", "json", "--uit", target, "--overschrijf")
        assert (result.returncode, result.stderr.count(b"Fout: ")) == (2, 1), result.stderr
        assert Path(target).read_bytes() == before


@posix
def test_a_link_stays_a_link(tmp_path):
    """The result goes where the link points to, also where nothing is there yet."""
    link = tmp_path / "rapport.html"
    link.symlink_to("doel.html")
    for content in (b"een", b"twee"):
        write_result(link, content, overwrite=True)
        assert (tmp_path / "doel.html").read_bytes() == content
        assert link.is_symlink()


@posix
def test_pipes_and_devices_hold_no_result(tmp_path):
    """Nobody may be reading a pipe, and a device cannot be replaced: refused before any work, with what to do."""
    os.mkfifo(tmp_path / "pijp.html")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket has to be short
        server.bind("contact.html")
        os.chdir(here)
        for path in (tmp_path / "pijp.html", tmp_path / "contact.html", Path(os.devnull)):
            for overwrite in (True, False):
                with pytest.raises(UsageError, match=r"geen gewoon bestand.*--uit -"):
                    refuse_target(path, overwrite=overwrite)


@posix
def test_links_in_a_circle_and_names_that_are_too_long(tmp_path):
    """Whatever the system says of a name is told in Dutch."""
    circle = tmp_path / "lus.html"
    circle.symlink_to("lus.html")
    with pytest.raises(UsageError, match="verwijst naar zichzelf"):
        write_result(circle, b"", overwrite=True)
    with pytest.raises(UsageError, match="de naam is te lang"):
        write_result(tmp_path / f"{'a' * 300}.html", b"", overwrite=True)


@posix
def test_only_plain_files_are_read(tmp_path):
    """A pipe in a folder stops nothing: it is told like any file that cannot be read."""
    os.mkfifo(tmp_path / "pijp.yaml")
    with pytest.raises(OSError, match="pijp"):
        read_plain(tmp_path / "pijp.yaml")
    with pytest.raises(OSError, match="null"):
        read_plain(Path(os.devnull))
    with pytest.raises(IsADirectoryError):
        read_plain(tmp_path)
    assert not plain.is_input(tmp_path / "pijp.yaml")
    result = run("controleer", tmp_path)
    assert result.returncode == 2
    assert (
        "pijp.yaml: dit bestand kan niet worden gelezen: het is geen gewoon bestand."
        in (result.stdout + result.stderr).decode()
    )


def test_no_more_is_read_than_asked(tmp_path):
    """At most so many bytes; all of them without a number."""
    path = tmp_path / "groot.txt"
    path.write_bytes(b"abcdef")
    assert (read_plain(path, 3), read_plain(path), read_plain(path, 99)) == (b"abc", b"abcdef", b"abcdef")
