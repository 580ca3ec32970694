# SPDX-License-Identifier: EUPL-1.2
"""Help and usage errors in Dutch, whatever was typed wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.main import get_command

from analysetool import cli
from analysetool.dutch_typer import DutchCommand, DutchGroup, run_in_dutch

SOME = typer.Typer(cls=DutchGroup, add_completion=False, rich_markup_mode=None)


@SOME.callback()
def _program() -> None:
    """Een proef."""


def _refuse(value: str | None) -> str | None:
    if value == "fout":
        raise typer.BadParameter("dat kan hier niet.")
    return value


def _refuse_half(value: float) -> float:
    if value == 0.5:
        raise typer.BadParameter("de helft kan niet.")
    return value


@SOME.command("tel", cls=DutchCommand)
def _tell(
    path: Annotated[str, typer.Argument(metavar="BESTAND", help="Het bestand.")],
    how: Annotated[
        str | None, typer.Option("--hoe", metavar="WOORD", help="Op welke manier.", callback=_refuse)
    ] = None,
    must: Annotated[str, typer.Option("--moet", metavar="X", help="Verplicht.")] = ...,  # type: ignore[assignment]
    flag: Annotated[bool, typer.Option("--hard", help="Luid.")] = False,  # noqa: FBT002
) -> None:
    """Tellen."""
    typer.echo(f"{path} {how} {must} {flag}")


@SOME.command("zeg", cls=DutchCommand)
def _say() -> None:
    """Zeggen."""
    raise typer.Exit(7)


class Kind(StrEnum):
    """What a choice can be."""

    SHORT = "kort"
    LONG = "lang"


@SOME.command("lees", cls=DutchCommand)
def _read(  # noqa: PLR0913, PLR0917 - an option for every kind of value
    kind: Annotated[Kind, typer.Argument(metavar="SOORT")],
    number: Annotated[int, typer.Option("--aantal", min=1, max=5)] = 1,
    least: Annotated[int, typer.Option("--vanaf", min=3)] = 3,
    share: Annotated[float, typer.Option("--deel", callback=_refuse_half)] = 0,
    sure: Annotated[bool, typer.Option("--zeker/--onzeker", "-z/-o")] = False,  # noqa: FBT002
    day: Annotated[datetime | None, typer.Option("--dag")] = None,
    place: Annotated[Path | None, typer.Option("--plek", exists=True)] = None,
    file: Annotated[typer.FileText | None, typer.Option("--bestand")] = None,
    pair: Annotated[tuple[int, int] | None, typer.Option("--paar")] = None,
    word: Annotated[list[Kind] | None, typer.Option("--woord")] = None,
) -> None:
    """Lezen."""


@SOME.command("weet", cls=DutchCommand)
def _know(sure: Annotated[bool, typer.Argument(metavar="ZEKER")]) -> None:
    """Weten."""


@SOME.command("stil", cls=DutchCommand, hidden=True)
def _quiet() -> None:
    """Nergens genoemd."""


USABLE = "een bestand of map die er is en die u mag gebruiken"
MESSAGES = [
    (["tel"], "BESTAND ontbreekt: het bestand."),
    (["tel", "x"], "--moet ontbreekt: verplicht."),
    (["tel", "x", "--hoe", "fout"], "de waarde van --hoe klopt niet (dat kan hier niet)."),
    (["tel", "x", "--hoe"], "achter --hoe hoort een waarde."),
    (["tel", "x", "--hard=ja"], "achter --hard hoort geen waarde."),
    (["tel", "x", "--moet", "y", "z"], "dit staat er te veel: z."),
    (["tel", "x", "--moet", "y", "z", "q"], "dit staat er te veel: z q."),
    (["tel", "--hart"], "de optie --hart bestaat niet. Bedoelt u --hard?"),
    (["tel", "--qqqqq"], "de optie --qqqqq bestaat niet."),
    (["tell"], "het commando 'tell' bestaat niet. Bedoelt u 'tel'?"),
    (["qqqqq"], "het commando 'qqqqq' bestaat niet."),
    (["it's"], 'het commando "it\'s" bestaat niet.'),
    (["lees"], "SOORT ontbreekt; geef kort of lang."),
    (["lees", "breed"], "de waarde van SOORT klopt niet; geef kort of lang."),
    (
        ["lees", "kort", "--aantal", "vijf"],
        "de waarde van --aantal klopt niet; geef een heel getal vanaf 1 tot en met 5.",
    ),
    (["lees", "kort", "--aantal", "6"], "de waarde van --aantal klopt niet; geef een heel getal vanaf 1 tot en met 5."),
    (["lees", "kort", "--vanaf", "2"], "de waarde van --vanaf klopt niet; geef een heel getal vanaf 3."),
    (["lees", "kort", "--deel", "half"], "de waarde van --deel klopt niet; geef een getal."),
    (["lees", "kort", "--deel", "0.5"], "de waarde van --deel klopt niet (de helft kan niet)."),
    (["lees", "kort", "--dag", "gisteren"], "de waarde van --dag klopt niet; geef een datum."),
    (["lees", "kort", "--plek", "nergens"], f"de waarde van --plek klopt niet; geef {USABLE}."),
    (["lees", "kort", "--bestand", "nergens"], f"de waarde van --bestand klopt niet; geef {USABLE}."),
    (["lees", "kort", "--paar", "1"], "achter --paar horen 2 waarden."),
    (["lees", "kort", "--paar", "1", "x"], "de waarde van --paar klopt niet; geef een andere waarde."),
    (["lees", "kort", "--woord", "x"], "de waarde van --woord klopt niet; geef kort of lang."),
    (["lees", "kort", "--onzeker=ja"], "achter --onzeker hoort geen waarde."),
    (["lees", "kort", "-q"], "de optie -q bestaat niet."),
    (["lees", "kort", "--zeke"], "de optie --zeke bestaat niet. Bedoelt u --zeker, --onzeker of --plek?"),
    (["weet", "misschien"], "de waarde van ZEKER klopt niet; geef true of false."),
    (["--", "--hard"], "het commando '--hard' bestaat niet."),
    (["still"], "het commando 'still' bestaat niet."),
    (["te"], "het commando 'te' bestaat niet. Bedoelt u 'tel'?"),
    (['een "woord"'], "het commando 'een \"woord\"' bestaat niet."),
]


@pytest.mark.parametrize(("arguments", "message"), MESSAGES)
def test_messages(capsys, arguments, message):
    """Every usage error is one Dutch sentence on standard error, with code 2 and where to find help."""
    assert run_in_dutch(SOME, arguments, "proef") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = shown.err.splitlines()
    assert lines[0] == f"Fout: {message}"
    assert re.fullmatch(rf"Meer uitleg: proef( {arguments[0]})? --help", lines[1])
    assert len(lines) == 2


def test_no_command(capsys):
    """A program that needs a command says that there is none."""
    assert run_in_dutch(SOME, [], "proef") == 2
    assert capsys.readouterr().err.startswith("Fout: er staat geen commando.\n")


def test_help_hint_names_the_command(capsys):
    """The hint points to the help of the command that was typed, also when an option lacks its value."""
    run_in_dutch(SOME, ["tel", "x", "--hoe"], "proef")
    assert capsys.readouterr().err.splitlines()[1] == "Meer uitleg: proef tel --help"


def test_an_exit_code_passes_through(capsys):
    """A command's own exit code is the result; a command that ends well gives 0."""
    assert run_in_dutch(SOME, ["zeg"], "proef") == 7
    assert run_in_dutch(SOME, ["tel", "x", "--moet", "y"], "proef") == 0
    assert capsys.readouterr().out == "x None y False\n"


def test_help_of_the_program(capsys):
    """The commands stand in the order in which they were made; hidden ones are left out."""
    assert run_in_dutch(SOME, ["--help"], "proef") == 0
    assert capsys.readouterr().out == (
        "Gebruik: proef [opties] COMMANDO\n"
        "\n"
        "Een proef.\n"
        "\n"
        "Opties:\n"
        "  --help  Deze uitleg tonen.\n"
        "\n"
        "Commando's:\n"
        "  tel   Tellen\n"
        "  zeg   Zeggen\n"
        "  lees  Lezen\n"
        "  weet  Weten\n"
        "\n"
        "Meer over een commando: proef COMMANDO --help\n"
    )


def test_help_of_a_command(capsys):
    """Arguments and options stand in columns, with the names of their values."""
    assert run_in_dutch(SOME, ["tel", "--help"], "proef") == 0
    assert capsys.readouterr().out == (
        "Gebruik: proef tel [opties] BESTAND\n"
        "\n"
        "Tellen.\n"
        "\n"
        "Invoer:\n"
        "  BESTAND  Het bestand.\n"
        "\n"
        "Opties:\n"
        "  --hoe WOORD  Op welke manier.\n"
        "  --moet X     Verplicht.\n"
        "  --hard       Luid.\n"
        "  --help       Deze uitleg tonen.\n"
    )


@pytest.mark.process
@pytest.mark.gate
def test_help_stands_in_one_order():
    """Whatever the order in which hashes fall, the long name of an option comes first."""
    script = "from analysetool.cli import main; main(['stellingen', '--help'])"
    shown = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(shown) == 1
    assert b"  --help, -h" in shown.pop()


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_help_fits_the_window(capsys, monkeypatch, width):
    """No line of help is wider than the window, or than what reads well; examples are left whole."""
    monkeypatch.setenv("COLUMNS", str(width))
    commands = get_command(cli.app).commands
    for arguments in ([], *([name] for name in commands)):
        cli.main([*arguments, "--help"])
        text = capsys.readouterr().out.partition("\nVoorbeelden:\n")[0].splitlines()[1:]
        assert [line for line in text if len(line) > min(width, 100)] == []


WRONG_USES = [
    [], ["rapport"], ["rapprt"], ["Rapport", "x"], ["qqq"], ["it's"], [""], ["--qqq"], ["-z"], ["--version=3"],
    ["--help=ja"],
    ["rapport", "x", "--jar"], ["rapport", "x", "--jaarr", "2"], ["rapport", "x", "--uit"], ["rapport", "x", "--jaar"],
    ["rapport", "x", "--jaar", "26"], ["rapport", "x", "--jaar", "20 26"], ["werksessie", "x", "--minuten", "vijf"],
    ["werksessie", "x", "--minuten=-1"], ["rapport", "x", "--opmerkingen=ja"], ["rapport", "x", "--basis", "x"],
    ["rapport", "x", "--formaat", "pdf"], ["rapport", "x", "--formaat", "html="], ["rapport", "x", "--uit", "x.doc"],
    ["rapport", "x", "-hz"], ["rapport", "x", "-h=3"], ["rapport", "--"], ["rapport", "x", "--stellingen", "weg.yaml"],
    ["rapport", "bestaat-niet"], ["rapport", "."], ["rapport", "x", "--platte-tekst=1"],
    ["invullen"], ["invullen", "a", "b"], ["invullen", "a", "--deelnemr", "x"], ["invullen", "a.yaml", "--jaar", "x"],
    ["controleer"], ["controleer", "--peildatum"], ["controleer", "x", "--peildatum", "gisteren"],
    ["stellingen", "x"], ["stellingen", "--deel"], ["stellingen", "--deel", "Q"], ["stellingen", "--formaat", "csv"],
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(no such|option|command|did you|mean|missing|argument|invalid|value|unexpected|extra|requires?|does|take|error|"
    r"usage|try|help for|possible|file|not|directory|got|is a|the|for|must|expected|found)\b",
    re.IGNORECASE,
)
TYPED = re.compile(r"--[\w-]+|'[^']*'")


@pytest.mark.parametrize("arguments", WRONG_USES[1:], ids=" ".join)
def test_wrong_use_has_no_english(capsys, monkeypatch, tmp_path, arguments):
    """Whatever is typed wrong in the real program, the answer is Dutch, has no traceback and gives code 2."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err
    assert ENGLISH.findall(TYPED.sub("", shown.err)) == [], shown.err


@pytest.mark.parametrize("hostile", ["\x1b[31mrood", "a\nb", "\u202ex", "--\x1b[31mrood"])
def test_hostile_arguments_are_shown_harmless(capsys, hostile):
    """What was typed comes back without codes that a terminal obeys."""
    assert cli.main([hostile]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)
