# SPDX-License-Identifier: EUPL-1.2
"""Typer in Dutch: help screens and usage errors. Typer's own texts are English and its rich help costs import time."""

from __future__ import annotations

import inspect
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_MAX_WIDTH = 100
_MIN_WIDTH = 40
_INDENT = 2
_GAP = 2
_MAX_TERM = 34
_NARROWEST_TEXT = 24

_MESSAGES: tuple[tuple[str, str], ...] = (
    (
        r"No such option: (?P<it>\S+) \(Possible options: (?P<tip>.*)\)",
        "de optie {it} bestaat niet. Bedoelt u {tip}?",
    ),
    (r"No such option: (?P<it>\S+)", "de optie {it} bestaat niet"),
    (
        r"No such command (?P<q>['\"])(?P<it>.*)(?P=q)\. Did you mean (?P<tip>.*)\?",
        "het commando {it} bestaat niet. Bedoelt u {tip}?",
    ),
    (r"No such command (?P<q>['\"])(?P<it>.*)(?P=q)", "het commando {it} bestaat niet"),
    (r"Invalid value for '?(?P<it>[^':]*)'?(?: / [^:]*)?: (?P<why>.*?)\.?$", "de waarde van {it} klopt niet ({why})"),
    (r"Missing command", "er staat geen commando"),
    (r"Got unexpected extra arguments? \((?P<it>.*)\)", "dit staat er te veel: {it}"),
    (r"Got unexpected extra argument\(s\) \((?P<it>.*)\)", "dit staat er te veel: {it}"),
    (r"Option '(?P<it>.*)' requires (?:an argument|\d+ arguments)", "achter {it} hoort een waarde"),
    (r"Option '(?P<it>.*)' does not take a value", "achter {it} hoort geen waarde"),
)
_MISSING = re.compile(r"Missing (?:argument|option|parameter) '?(?P<it>[^'.]*)'?")


class DutchCommand(TyperCommand):
    """A command whose help is Dutch: use, what it does, examples, arguments and options."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer ships its own click
        """Write the help screen."""
        formatter.write("\n".join(_help_lines(self, ctx)) + "\n")


class DutchGroup(TyperGroup):
    """The program itself: Dutch help with its commands, in the order in which they were made."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer ships its own click
        """Write the help screen."""
        lines = _help_lines(self, ctx)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, _first_sentence(command.help or "")))
        lines += _section("Commando's", rows)
        lines += ["", f"Meer over een commando: {ctx.command_path} COMMANDO --help"]
        formatter.write("\n".join(lines) + "\n")

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer ships its own click
        """The commands in the order in which they were made."""
        return list(self.commands)


def run_in_dutch(app: typer.Typer, arguments: Sequence[str] | None, program: str) -> int:
    """Run the program and return its exit code; a usage error is told in Dutch and gives 2.

    Exceptions of the program itself pass through. Typer turns Ctrl-C into 130.
    """
    command = typer.main.get_command(app)
    try:
        result = command.main(args=arguments, prog_name=program, standalone_mode=False)
    except typer.TyperException as error:
        message = _in_dutch(error.format_message())
        typer.echo(f"Fout: {message}{'' if message.endswith('?') else '.'}", err=True)
        typed = sys.argv[1:] if arguments is None else arguments
        known = [word for word in typed if word in getattr(command, "commands", ())]
        typer.echo(f"Hulp: {' '.join([program, *known[:1]])} --help", err=True)
        return error.exit_code
    return result if isinstance(result, int) else 0


def _in_dutch(message: str) -> str:
    """Translate a usage error; a message that is not known is shown as it is, which beats hiding it."""
    missing = _MISSING.match(message)
    if missing is not None:
        return f"{missing['it'].strip() or 'een waarde'} ontbreekt"
    for pattern, dutch in _MESSAGES:
        found = re.match(pattern, message)
        if found is not None:
            return dutch.format(**found.groupdict())
    return message.rstrip(".")


def _width() -> int:
    return max(_MIN_WIDTH, min(_MAX_WIDTH, shutil.get_terminal_size().columns))


def _first_sentence(text: str) -> str:
    return inspect.cleandoc(text).split("\n\n", 1)[0].replace("\n", " ").rstrip(".")


def _help_lines(command: Any, ctx: Any) -> list[str]:  # noqa: ANN401 - typer ships its own click
    """Use, description, arguments and options, examples last."""
    shown = [parameter for parameter in command.get_params(ctx) if not getattr(parameter, "hidden", False)]
    arguments = [parameter for parameter in shown if parameter.param_type_name == "argument"]
    options = [parameter for parameter in shown if parameter.param_type_name == "option"]
    metavars = [_argument_name(parameter) for parameter in arguments]
    rest = ["COMMANDO"] if isinstance(command, TyperGroup) else metavars
    lines = ["Gebruik: " + " ".join([ctx.command_path, "[opties]", *rest])]
    told = _with_formats(inspect.cleandoc(command.help or ""), ctx.info_name or "")
    text, _, examples = told.partition("\n\nVoorbeelden:\n")
    for paragraph in text.split("\n\n"):
        lines += ["", *textwrap.wrap(paragraph.replace("\n", " "), _width())]
    lines += _section("Invoer", ((_argument_name(argument), argument.help or "") for argument in arguments))
    lines += _section("Opties", ((_option_name(option), _option_help(option)) for option in options))
    if examples:
        lines += ["", "Voorbeelden:", *(f"  {line.strip()}" for line in examples.splitlines())]
    return lines


def _with_formats(text: str, command: str) -> str:
    """The text with the formats that a command makes where it says {formaten}."""
    if "{formaten}" not in text:
        return text
    from analysetool.formats.registry import FORMATS  # noqa: PLC0415 - only for a help screen

    *others, last = FORMATS[command]
    return text.replace("{formaten}", f"{', '.join(others)} en {last}")


def _argument_name(argument: Any) -> str:  # noqa: ANN401 - typer ships its own click
    return str(argument.metavar or argument.name.upper())


def _option_name(option: Any) -> str:  # noqa: ANN401 - typer ships its own click
    names = ", ".join(option.opts)
    return names if option.is_flag or not option.metavar else f"{names} {option.metavar}"


def _option_help(option: Any) -> str:  # noqa: ANN401 - typer ships its own click
    return "Deze uitleg tonen." if "--help" in option.opts else (option.help or "")


def _section(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    """Terms with their texts beside them, or below them where the window is narrow."""
    listed = list(rows)
    if not listed:
        return []
    longest = max(len(term) for term, _ in listed)
    beside = _INDENT + min(_MAX_TERM, longest) + _GAP
    column = beside if _width() - beside >= _NARROWEST_TEXT else 2 * _INDENT + _GAP
    lines = ["", f"{title}:"]
    for term, text in listed:
        wrapped = textwrap.wrap(text, _width() - column) or [""]
        first = f"{' ' * _INDENT}{term}"
        if len(first) + _GAP > column:
            lines.append(first)
        else:
            lines.append(f"{first:<{column}}{wrapped.pop(0)}".rstrip())
        lines += [f"{' ' * column}{line}" for line in wrapped]
    return lines
