# SPDX-License-Identifier: EUPL-1.2
"""Filling in by plain lines, through the real command with a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.yaml_source import read_document
from analysetool.words.guidance import GUIDANCE
from tests import running
from tests.conftest import make_set, ordinary_signals

NEW = ("--coalitie", "Neder-Betuwe", "--jaar", "2026", "--deelnemer", "k7m2q9xa", "--domein", "jgz")
SET = """\
id: proef
versie: "1.0"
titel: "Proef \\e[31mset[/bold]"
schaal: {1: "Nee\\e[5m", 2: B, 3: C, 4: "[red]Ja[/red]", 5: E}
domeinen: {jgz: {titel: "Jeugd\\e]0;titel\\a", cluster: medisch}}
delen:
  - id: A
    titel: "Deel\\u202eA"
    inleiding: "[/] inleiding\\e[2J"
    themas:
      - id: A1
        titel: "[bold]Thema"
        stellingen:
          - {id: A01, tekst: "Tekst\\e[1A [/bold] met\\nregel", toelichting: "Uitleg\\a", ankers: {1: "laag\\e[8m"}}
          - {id: A02, tekst: Tweede.}
"""


def run(path, *lines, arguments=NEW, code=0, raw=None):
    """Run `analysetool invullen` with these lines on standard input, and check its exit code."""
    typed = "".join(f"{line}\n" for line in lines) if raw is None else raw
    done = running.run("invullen", path, *arguments, stdin=typed, COLUMNS="80")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, err
    return out, err


def answers(path, statement_set):
    """What is on disk: id → answer, or (answer, note)."""
    document = read_document(path)
    sheet = parse_score_sheet(document, statement_set)
    assert document.problems == []
    return {
        identity: given.answer.value if given.note is None else (given.answer.value, given.note)
        for identity, given in sheet.answers.items()
    }


def test_twelve_lines_give_exactly_those_twelve_answers(tmp_path, shipped):
    """Every piped line is one answer, in the order of the statements, and nothing else is written."""
    lines = ["1", "2", "3", "4", "5", "w", "x", "weet-niet", "nvt", "weet niet", "5", "1"]
    out, err = run(tmp_path / "d07.yaml", *lines)
    ids = [statement.id for statement in shipped.statements[:12]]
    expected = ["1", "2", "3", "4", "5", "weet-niet", "nvt", "weet-niet", "nvt", "weet-niet", "5", "1"]
    assert answers(tmp_path / "d07.yaml", shipped) == dict(zip(ids, expected, strict=True))
    assert "12 van de 56 stellingen zijn beantwoord." in out
    assert "Open: 44." in out
    assert err == ""


def test_a_pipe_gets_no_escape_codes(tmp_path):
    """Plain lines hold no control codes, and the scale is told once."""
    out, _ = run(tmp_path / "d07.yaml", "4", "?", "v", "s")
    assert "\x1b" not in out
    assert out.count("1 = Helemaal oneens; 2 = Oneens") == 1
    assert out.count("\n1 van 56. A01: ") == 2
    assert GUIDANCE in out
    assert "Uw antwoord: 4, Eens." in out


def test_the_same_command_goes_on_at_the_first_open_statement(tmp_path, shipped):
    """Stopping and starting again loses nothing and repeats nothing; the options need not be typed again."""
    path = tmp_path / "d07.yaml"
    run(path, "4", "", "2", "q")
    out, _ = run(path, "5", arguments=())
    assert "\n2 van 56. A02: " in out
    assert "\n1 van 56. " not in out
    assert answers(path, shipped) == {"A01": "4", "A02": "5", "A03": "2"}


def test_notes_moves_and_words_in_lines(tmp_path, shipped):
    """A note with its letter or on its own line, back, skip and go to do what the manual says."""
    path = tmp_path / "d07.yaml"
    lines = ["o Alleen in het dorp", "4", "o", "Later: [nagaan] #2", "", "g b03", "5", "v", "o -", "g", "56", "nvt"]
    run(path, *lines)
    assert answers(path, shipped) == {
        "A01": ("4", "Alleen in het dorp"),
        "A02": ("", "Later: [nagaan] #2"),
        "B03": "5",
        "C22": "nvt",
    }


def test_a_wrong_line_gives_one_sentence_and_the_statement_again(tmp_path, shipped):
    """Nothing is guessed, lost or crashed over, whatever is typed."""
    path = tmp_path / "d07.yaml"
    wrong = [
        "6",
        "hallo",
        "4 want goed",
        "[/bold]",
        "\x1b[31m",
        "g Z99",
        "o " + "x" * 20000,
        "y" * 200_000,
        "v",
        "\x00",
    ]
    out, _ = run(path, *wrong, "3")
    assert answers(path, shipped) == {"A01": "3"}
    assert out.count("Dat begrijp ik niet.") == 7
    assert out.count("\n1 van 56. A01: ") == 8
    assert "Z99 is hier geen stelling." in out
    assert "langer dan 10000 tekens" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("\ufeff4\r\no één\r\n".encode(), None),
        ("4\nv\no één".encode(), "één"),
        ("4\nv\no één\n".encode("cp1252"), "één"),
        (b"4\nv\no a\x00b\tc\x1b[31m\n", "ab c[31m"),
    ],
)
def test_any_bytes_are_read(tmp_path, shipped, raw, note):
    """Windows line ends, a byte order mark, older encodings, control codes and a last line without an end are fine."""
    run(tmp_path / "d07.yaml", raw=raw)
    found = answers(tmp_path / "d07.yaml", shipped)
    assert found["A01"] == ("4" if note is None else ("4", note))


def test_an_end_without_an_answer_makes_no_file(tmp_path):
    """Looking does not leave a trace, and the next command is told in full."""
    path = tmp_path / "mijn lijst.yaml"
    out, _ = run(path, "?", "", "g A05")
    assert not path.exists()
    assert "geen bestand gemaakt" in out
    assert "--coalitie Neder-Betuwe --jaar 2026 --deelnemer k7m2q9xa --domein jgz" in out


def test_the_end_says_what_is_next(tmp_path):
    """A complete sheet leads to the report; opened again it shows the overview and lets one answer be changed."""
    path = tmp_path / "map met spatie" / "d07.yaml"
    path.parent.mkdir()
    out, _ = run(path, *["4"] * 56)
    assert "56 van de 56 stellingen zijn beantwoord." in out
    assert "Rapport maken: analysetool rapport " in out
    next_command = next(line for line in out.splitlines() if line.startswith("Rapport maken: "))
    assert "'" in next_command or '"' in next_command
    assert "A1 Cijfers en wijken: 4,0 uit 3 scores." in out
    assert "Bewaar uw code: k7m2q9xa." in out.splitlines()[-1]
    out, _ = run(path, "5", "g A02", "w", "s", arguments=())
    assert out.count("56 van de 56 stellingen zijn beantwoord.") == 2
    assert "Dit is het overzicht." in out
    assert "Score 1–5: 55. Weet ik niet: 1." in out


def test_only_what_was_asked_is_asked(write, shipped):
    """`gevraagd` decides which statements come by and what is counted."""
    path = write(
        "d07.yaml",
        'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: X\njaar: 2026\ndeelnemer: q1\n'
        "gevraagd: [A07, A09]\nscores: {}\n",
    )
    out, _ = run(path, "5", "4", "3", arguments=())
    assert answers(path, shipped) == {"A07": "5", "A09": "4"}
    assert "2 van de 2 stellingen zijn beantwoord." in out


def test_warnings_go_to_standard_error_and_filling_in_goes_on(write):
    """Comments that get lost are named by line before the first write; a name as code is told too."""
    path = write(
        "d07.yaml",
        'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: X\njaar: 2026  # dit jaar\ndeelnemer: Jan\n'
        "scores: {}\n# einde\n",
    )
    out, err = run(path, "5", arguments=())
    assert "regel 4, 7" in err
    assert "lijkt op een naam" in err
    assert "regel 4, 7" not in out
    assert path.read_text(encoding="utf-8").endswith("scores:\n  A01: 5\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("--coalitie en --jaar", "Typ bijvoorbeeld")),
        (("--coalitie", "X", "--jaar", "2026", "--domein", "tandarts"), ("tandarts", "jgz")),
    ],
)
def test_wrong_use_ends_with_code_2_and_a_way_out(tmp_path, arguments, words):
    """Nobody can be asked through a pipe, so the message says what to type."""
    _, err = run(tmp_path / "d07.yaml", "5", arguments=arguments, code=2)
    assert [word for word in words if word not in err] == []
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_with_problems_is_not_touched(write):
    """All problems are told, with code 2, and not a byte changes."""
    path = write("d07.yaml", "scores: {A01: 7, A99: 1}\n")
    _, err = run(path, "5", code=2)
    assert "A99" in err
    assert "kies 1–5" in err
    assert path.read_text(encoding="utf-8") == "scores: {A01: 7, A99: 1}\n"


def test_hostile_text_is_shown_as_text(write):
    """Control codes in a set or a note never reach the terminal; brackets are shown as they are."""
    own_set = write("set.yml", SET)
    path = write(
        "x/d07.yaml",
        'stellingenset: proef\nversie: "1.0"\ncoalitie: "X\\e[31m[/bold]"\njaar: 2026\ndeelnemer: "q\\e[0m"\n'
        'domein: jgz\nscores:\n  A01: {opmerking: "noot\\e[7m\\n[/bold]"}\n',
    )
    out, err = run(path, "?", "1", "4", arguments=("--stellingen", str(own_set)))
    assert set(out + err) & {chr(code) for code in (*range(10), *range(11, 13), *range(14, 32), 0x7F, 0x202E)} == set()
    for text in ("[/bold] met regel", "[/] inleiding", "[bold]Thema", "[red]Ja[/red]", "noot[7m [/bold]", "laag"):
        assert text in out
    written = read_document(path)
    assert parse_score_sheet(written, make_set({"A": {"A1": ("A01", "A02")}})).answers["A01"].note == (
        "noot\x1b[7m\n[/bold]"
    )
    assert written.problems == []


@pytest.mark.process
def test_a_change_by_another_process_stops_without_overwriting(tmp_path):
    """The file as somebody else left it stays, the lost answer is named, and the code is 2."""
    path = tmp_path / "d07.yaml"
    with _start(path) as child:
        child.stdin.write(b"4\n")
        child.stdin.flush()
        _wait_for(path)
        path.write_text("# van iemand anders\n", encoding="utf-8")
        _, err = child.communicate(b"o Niet kwijtraken\n5\n", timeout=60)
    assert child.returncode == 2
    assert path.read_text(encoding="utf-8") == "# van iemand anders\n"
    assert 'uw opmerking bij A02: "Niet kwijtraken"' in err.decode()
    assert [found.name for found in tmp_path.iterdir()] == ["d07.yaml"]


@pytest.mark.process
def test_killing_leaves_a_sheet_that_loads(tmp_path, shipped):
    """Whenever the process is shot, the sheet is whole and holds the first answers without a gap."""
    ids = [statement.id for statement in shipped.statements]
    for number in range(3):
        path = tmp_path / f"d{number}.yaml"
        with _start(path) as child:
            child.stdin.write(b"4\n" * (10 + 20 * number))
            child.stdin.flush()
            _wait_for(path)
            child.kill()
            child.communicate(timeout=60)
        found = answers(path, shipped)
        assert found == dict.fromkeys(ids[: len(found)], "4")
        assert found


@pytest.mark.process
def test_plain_lines_need_no_heavy_imports(tmp_path):
    """Filling in starts at once: no NumPy, pandas or Jinja, and no Rich where there are no screens."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from analysetool.fill_in.run import fill_in\n"
        "from analysetool.files.statement_sets import shipped_statement_set\n"
        "fill_in(Path('d07.yaml'), shipped_statement_set(), coalition='X', year=2026, participant='q1', domain='jgz',"
        " plain=True)\n"
        "names = ('numpy', 'pandas', 'jinja2', 'typer', 'rich')\n"
        "print('GELADEN', [name for name in names if name in sys.modules])\n"
        "import analysetool.fill_in.keyed, analysetool.fill_in.screens, analysetool.terminal.keyboard\n"
        "print('SCHERMEN', [name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"4\n", capture_output=True, check=True, cwd=tmp_path, timeout=60
    )
    assert "GELADEN []" in done.stdout.decode()
    assert "SCHERMEN ['rich']" in done.stdout.decode()


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="closing a standard stream beforehand is a POSIX habit")
def test_closed_standard_input_is_the_end_of_input(tmp_path):
    """Without any standard input the command says how far it is and ends well."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m analysetool invullen d07.yaml {" ".join(NEW)} <&-'],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=60,
    )
    assert (done.returncode, b"0 van de 56" in done.stdout) == (0, True), done.stderr.decode()


@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX sends them")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGHUP", 0), ("SIGTERM", 0)])
def test_signals_end_with_everything_on_disk(tmp_path, shipped, name, code):
    """Ctrl-C says that all is saved and gives 130; a closed window just ends."""
    import signal

    path = tmp_path / "d07.yaml"
    with _start(path) as child:
        child.stdin.write(b"4\n5\n")
        child.stdin.flush()
        _wait_for(path, "A02: 5")
        child.send_signal(getattr(signal, name))
        _, err = child.communicate(timeout=60)
    assert child.returncode == code
    assert answers(path, shipped) == {"A01": "4", "A02": "5"}
    assert ("Alles is bewaard" in err.decode()) == (name == "SIGINT")


def _start(path):
    with ordinary_signals():
        return subprocess.Popen(
            [sys.executable, "-m", "analysetool", "invullen", str(path), *NEW],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


def _wait_for(path, text="A01"):
    deadline = time.monotonic() + 60
    while not (path.exists() and text in path.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, f"{text} never came on disk"
        time.sleep(0.005)
