# SPDX-License-Identifier: EUPL-1.2
"""Typer in Dutch: help screens and usage errors. Typer's own texts are English and its rich help costs import time."""

from __future__ import annotations

import copy
import inspect
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from analysetool.escaping import visible
from analysetool.near import near_names
from analysetool.words.grammar import either
from analysetool.words.messages import as_error, quoted

_MAX_WIDTH = 100
_MIN_WIDTH = 40
_INDENT = 2
_GAP = 2
_MAX_TERM = 34
_NARROWEST_TEXT = 24
_HELP = "Deze uitleg tonen."
_EXPECTED: dict[object, str] = {int: "een heel getal", float: "een getal", bool: "true of false", datetime: "een datum"}
"""What belongs in the place of a value, for the types that Typer reads itself."""
_TEXT = (str, list[str])
"""What is read by leaving it as it was typed."""


class _WrongUse(typer.TyperException):
    """A usage error that is found here, because Typer would only make a sentence of it."""

    exit_code = 2

    def __init__(self, message: str, ctx: Any) -> None:  # noqa: ANN401 - typer ships its own click
        super().__init__(message)
        self.ctx = ctx


class DutchCommand(TyperCommand):
    """A command whose help is Dutch: use, what it does, examples, arguments and options."""

    allow_extra_args = True  # only for the parser: parse_args refuses them itself

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer ships its own click
        """Read what was typed; more than the command takes is refused."""
        _read_late(self.get_params(ctx))
        with _errors_of(ctx):
            super().parse_args(ctx, args)
        if ctx.args:
            raise _WrongUse(f"dit staat er te veel: {' '.join(ctx.args)}", ctx)
        return []

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer ships its own click
        """Write the help screen."""
        formatter.write("\n".join(_help_lines(self, ctx)) + "\n")


class DutchGroup(TyperGroup):
    """The program itself: Dutch help with its commands, in the order in which they were made."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer ships its own click
        """Read what was typed before the command."""
        _read_late(self.get_params(ctx))
        with _errors_of(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:  # noqa: ANN401 - the same
        """The command that was typed; one that does not exist is refused with those that look like it."""
        if self.get_command(ctx, args[0]) is None:
            shown = [name for name, command in self.commands.items() if not command.hidden]
            alike = [quoted(name) for name in near_names(args[0], shown)]
            raise _WrongUse(f"het commando {quoted(args[0])} bestaat niet{_perhaps(alike)}", ctx)
        return super().resolve_command(ctx, args)

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
    typed = sys.argv[1:] if arguments is None else arguments
    named = [own.name for own in app.registered_commands if own.name in typed[:1]]
    command = _command_of(app, *named)
    try:
        result = command.main(args=arguments, prog_name=program, standalone_mode=False)
    except SystemExit as ended:  # Typer's own end where a reader stopped: with 1, which means something else here
        raise ended.__context__ or ended from None
    except typer.TyperException as error:
        message = _in_dutch(error)
        typer.echo(as_error(f"{message}{'' if message.endswith('?') else '.'}"), err=True)
        where = getattr(error, "ctx", None)
        typer.echo(f"Meer uitleg: {program if where is None else where.command_path} --help", err=True)
        return error.exit_code
    return result if isinstance(result, int) else 0


def parameters_of(app: typer.Typer) -> dict[str, tuple[str, tuple[tuple[str, str, bool], ...]]]:
    """Every command with its first sentence and its options: long name, first sentence, whether a value follows."""
    found = {}
    for name, command in _command_of(app).commands.items():
        own = [one for one in command.params if one.param_type_name == "option"]
        options = [(_long(one), _first_sentence(one.help or ""), not one.is_flag) for one in own]
        found[name] = _first_sentence(command.help or ""), (*options, ("--help", _HELP.rstrip("."), False))
    return found


def _long(option: Any) -> str:  # noqa: ANN401 - typer ships its own click
    return next(str(name) for name in option.opts if name.startswith("--"))


@cache
def _command_of(app: typer.Typer, name: str | None = None) -> Any:  # noqa: ANN401 - typer ships its own click
    """Build the program from its functions, once for as long as it runs: with the command of this name, or with all."""
    if name is not None:
        own, app = app.registered_commands, copy.copy(app)
        app.registered_commands = [command for command in own if command.name == name]
    return typer.main.get_command(app)


def _read_late(parameters: Iterable[Any]) -> None:
    """Let Typer prepare for a value when there is one to read: it brings pydantic for that, and a tenth of a second."""
    for parameter in parameters:
        prepare = getattr(parameter, "get_runtime_param", None)  # a Typer without it reads as it does, and takes longer
        if prepare is not None and "get_runtime_param" not in vars(parameter):
            late = SimpleNamespace(coerce=partial(_read, prepare))
            parameter.get_runtime_param = lambda late=late: late


def _read(prepared: Callable[[], Any], value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - typer ships its own click
    """The value of a parameter, or all of them where there may be more than one."""
    kind = param.type_descriptor
    several = param.multiple or param.nargs == -1
    if value is None:
        return () if several else None
    if kind.annotation in _TEXT and kind.parameter_info.parser is None:
        return list(value) if several else value
    return prepared().coerce(value, param=param, ctx=ctx)


@contextmanager
def _errors_of(ctx: Any) -> Iterator[None]:  # noqa: ANN401 - typer ships its own click
    """Let a usage error know its command: the parser leaves that out of some."""
    try:
        yield
    except typer.TyperException as error:
        if getattr(error, "ctx", None) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise


def _in_dutch(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """Tell a usage error by its kind and fields; one that is not known is shown as it is, which beats hiding it.

    Typer keeps its kinds of errors in a private module, so they are known by their names.
    """
    for kind in type(error).__mro__:
        told = _TOLD.get(kind.__name__)
        if told is not None:
            return visible(told(error)).rstrip(".")
    return visible(error.format_message()).rstrip(".")


def _unknown_option(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    return f"de optie {error.option_name} bestaat niet{_perhaps(error.possibilities or ())}"


def _wrong_option(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """An option without its value, or a flag with one."""
    name = error.option_name
    (option,) = (one for one in error.ctx.command.get_params(error.ctx) if name in (*one.opts, *one.secondary_opts))
    if option.is_flag:
        return f"achter {name} hoort geen waarde"
    return f"achter {name} hoort een waarde" if option.nargs == 1 else f"achter {name} horen {option.nargs} waarden"


def _missing(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """A parameter that must be there, with what it is: its choices, or its help up to the first stop."""
    missing = f"{_name(error.param)} ontbreekt"
    if error.param.type_descriptor.is_choice:
        return f"{missing}; geef {_expected(error.param)}"
    what = re.split(r"[.;](?:\s|$)", error.param.help or "", maxsplit=1)[0]
    return f"{missing}: {what[0].lower()}{what[1:]}" if what else missing


def _wrong_value(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """A value that Typer cannot read, or that a callback of the program refuses in its own words."""
    wrong = f"de waarde van {_name(error.param)} klopt niet"
    kind = error.param.type_descriptor
    by_typer = error.__cause__ is not None or kind.is_path or kind.is_file
    return f"{wrong}; geef {_expected(error.param)}" if by_typer else f"{wrong} ({error.message.rstrip('.')})"


def _wrong_use(error: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """What is left: a program without a command."""
    without_command = error.ctx is not None and isinstance(error.ctx.command, TyperGroup)
    return "er staat geen commando" if without_command else str(error.message)


_TOLD: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": _unknown_option,
    "BadOptionUsage": _wrong_option,
    "MissingParameter": _missing,
    "BadParameter": _wrong_value,
    "UsageError": _wrong_use,
}


def _perhaps(names: Sequence[str]) -> str:
    return f". Bedoelt u {either(names)}?" if names else ""


def _name(parameter: Any) -> str:  # noqa: ANN401 - typer ships its own click
    option = parameter.param_type_name == "option"
    return str(parameter.opts[0]) if option else _argument_name(parameter).rstrip(".")


def _expected(parameter: Any) -> str:  # noqa: ANN401 - typer ships its own click
    """What a value must be."""
    kind = parameter.type_descriptor
    if kind.is_choice:
        return " of ".join(str(getattr(choice, "value", choice)) for choice in kind.choices)
    if kind.is_path or kind.is_file:
        return "een bestand of map die er is en die u mag gebruiken"
    lowest, highest = kind.parameter_info.min, kind.parameter_info.max
    between = [f"{word} {limit}" for word, limit in (("vanaf", lowest), ("tot en met", highest)) if limit is not None]
    return " ".join([_EXPECTED.get(kind.annotation, "een andere waarde"), *between])


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
    names = ", ".join(sorted(option.opts, key=lambda name: not name.startswith("--")))  # those of help have no order
    return names if option.is_flag or not option.metavar else f"{names} {option.metavar}"


def _option_help(option: Any) -> str:  # noqa: ANN401 - typer ships its own click
    return _HELP if "--help" in option.opts else (option.help or "")


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
