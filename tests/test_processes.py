# SPDX-License-Identifier: EUPL-1.2
"""Each command once as a real process: it says, writes and ends as it does within this one, where most tests run it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.main import get_command

from analysetool.cli import app
from tests.running import process, run

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
STAD = EXAMPLES / "voorbeeldstad"
TABLE = "coalitie;jaar;deelnemer;domein;stelling;score;opmerking\nDorp;2026;k7m2q9xa;jgz;A01;4;één\n"
NEW = ("--coalitie", "Dorp", "--jaar", "2026")
CALLS = {
    "begin": (("nieuw",), 0),
    "stellingen": (("--zoek", "huisbezoek"), 0),
    "formulier": ((*NEW, "--uit", "formulier.md"), 0),
    "invullen": (("d07.yaml", *NEW, "--deelnemer", "d07", "--domein", "jgz", "--platte-tekst"), 0),
    "importeer": (("lang.csv", "--uit", "uit"), 0),
    "controleer": (("metingen",), 0),
    "rapport": ((STAD, "--formaat", "md"), 0),
    "leg-uit": ((STAD, "--bij", "A01"), 0),
    "werksessie": (("metingen/2026", "--platte-tekst"), 0),
    "vergelijk": ((STAD, "--formaat", "csv"), 0),
    "overzicht": (("lang.csv", "--formaat", "csv"), 0),
    "toets": (("metingen", "--eisen", EXAMPLES / "ci" / "eisen.yaml", "--naar", "2025"), 1),
    "schema": (("meting",), 0),
    "verwijder-deelnemer": (("metingen", "--deelnemer", "c4pq7mwau", "--ja"), 0),
    "aanvullen": (("fish",), 0),
}
"""Of each command what is typed after it, and its exit code."""
_MINUTES = re.compile(rb'(?<="gebruikt": )[0-9.]+')
TYPED = {"begin": "Dorp\n2026\nstop\n", "invullen": "4\nwéét niet\n5\n", "werksessie": "s\n"}


def test_every_command_is_tried():
    """A new command is tried as a process as well."""
    assert sorted(CALLS) == sorted(get_command(app).commands)


@pytest.fixture
def places(tmp_path):
    """Two folders with the same content, one for each way to run."""
    found = (tmp_path / "proces", tmp_path / "hier")
    for folder in found:
        shutil.copytree(EXAMPLES / "ci" / "metingen", folder / "metingen")
        (folder / "lang.csv").write_text(TABLE, encoding="utf-8")
    return found


@pytest.mark.process
@pytest.mark.parametrize("command", CALLS)
@pytest.mark.gate(most=4)
def test_a_process_does_the_same(places, command):
    """The same bytes on both streams, the same exit code and the same files, but for salts and minutes."""
    arguments, code = CALLS[command]
    done = [
        way(command, *arguments, cwd=folder, stdin=TYPED.get(command, ""))
        for way, folder in zip((process, run), places, strict=True)
    ]
    real, here = ((one.returncode, one.stdout.decode(), one.stderr.decode()) for one in done)
    assert real == here
    assert real[0] == code, real
    assert written(places[0]) == written(places[1])


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it; of a ledger only that it is there, of a session not its minutes."""
    return {
        path.relative_to(folder).as_posix(): b""
        if path.name == ".importeer.json"
        else _MINUTES.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
