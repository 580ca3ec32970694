# SPDX-License-Identifier: EUPL-1.2
"""What a shell needs to complete commands, options and their values, without starting the tool at each Tab.

Typer's own completion starts Python at each Tab, completes no paths in zsh and fish, and takes the Tab key over in
PowerShell. These scripts hold the words themselves, and leave paths to the shell.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_PROGRAM = "analysetool"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedOption:
    """An option by its long name; `values` are what can stand behind it, as far as that is a fixed list."""

    name: str
    about: str
    takes_value: bool
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedCommand:
    """A command with its options; `values` are the words that can follow it, where that is a fixed list."""

    name: str
    about: str
    options: tuple[CompletedOption, ...]
    values: tuple[str, ...] = ()


def bash_script(commands: Sequence[CompletedCommand]) -> str:
    """For bash: words of the tool, and files where none of them fits."""
    rows = [f'        "{key}") words="{" ".join(words)}" ;;' for key, words in _values(commands)]
    options = [f'            {one.name}) words="{" ".join(o.name for o in one.options)}" ;;' for one in commands]
    return _lines(
        "_analysetool() {",
        "    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words=",
        '    case "$command ${COMP_WORDS[COMP_CWORD-1]}" in',
        *rows,
        "    esac",
        "    if [[ $COMP_CWORD -eq 1 ]]; then",
        f'        words="{" ".join(one.name for one in commands)}"',
        "    elif [[ $word == -* ]]; then",
        '        case "$command" in',
        *options,
        "        esac",
        "    fi",
        '    COMPREPLY=($(compgen -W "$words" -- "$word"))',
        "}",
        f"complete -o default -F _analysetool {_PROGRAM}",
    )


def zsh_script(commands: Sequence[CompletedCommand]) -> str:
    """For zsh: words of the tool with what they mean, and files elsewhere."""
    rows = [f'        "{key}") compadd -- {" ".join(words)}; return ;;' for key, words in _values(commands)]
    options = [
        f"            {one.name}) found=({' '.join(_described(o.name, o.about) for o in one.options)}) ;;"
        for one in commands
    ]
    return _lines(
        f"#compdef {_PROGRAM}",
        "_analysetool() {",
        "    local -a found",
        "    if (( CURRENT == 2 )); then",
        f"        found=({' '.join(_described(one.name, one.about) for one in commands)})",
        "        _describe commando found",
        "        return",
        "    fi",
        '    case "$words[2] $words[CURRENT-1]" in',
        *rows,
        "    esac",
        "    if [[ $PREFIX == -* ]]; then",
        '        case "$words[2]" in',
        *options,
        "        esac",
        "        _describe optie found",
        "    else",
        "        _files",
        "    fi",
        "}",
        "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }",
        f"compdef _analysetool {_PROGRAM}",
    )


def fish_script(commands: Sequence[CompletedCommand]) -> str:
    """For fish: words of the tool with what they mean; its own files beside them."""
    lines = []
    for command in commands:
        lines.append(_fish("-f -n __fish_use_subcommand -a", command.name, command.about))
        chosen = f"-n '__fish_seen_subcommand_from {command.name}'"
        if command.values:
            lines.append(f"complete -c {_PROGRAM} {chosen} -f -a '{' '.join(command.values)}'")
        for option in command.options:
            value = f" -x -a '{' '.join(option.values)}'" if option.values else " -r" if option.takes_value else ""
            lines.append(_fish(f"{chosen}{value} -l", option.name.removeprefix("--"), option.about))
    return _lines(*lines)


def powershell_script(commands: Sequence[CompletedCommand]) -> str:
    """For PowerShell; in ASCII, for PowerShell 5 reads a script in the character set of the country."""
    table = [("", [one.name for one in commands]), *_values(commands)]
    table += [(one.name, [option.name for option in one.options]) for one in commands]
    return _lines(
        f"Register-ArgumentCompleter -Native -CommandName {_PROGRAM} -ScriptBlock {{",
        "    param($word, $ast, $position)",
        "    $table = @{",
        *(f"        '{key}' = @({', '.join(_quoted(word) for word in words)})" for key, words in table),
        "    }",
        "    $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })",
        "    if ($word -ne '' -and $typed.Count -gt 0) {",
        "        $typed = @($typed | Select-Object -First ($typed.Count - 1))",
        "    }",
        "    $key = ''",
        "    if ($typed.Count -gt 0) {",
        '        $key = "$($typed[0]) $($typed[-1])"',
        "        if (-not $table.ContainsKey($key)) { $key = $typed[0] }",
        "        if ($key -eq $typed[0] -and $word -notlike '-*') { return }",
        "    }",
        '    $table[$key] | Where-Object { $_ -like "$word*" } | ForEach-Object {',
        "        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)",
        "    }",
        "}",
    )


SCRIPTS: dict[str, Callable[[Sequence[CompletedCommand]], str]] = {
    "bash": bash_script,
    "zsh": zsh_script,
    "fish": fish_script,
    "powershell": powershell_script,
}
"""The script of each shell."""


def _values(commands: Sequence[CompletedCommand]) -> Iterator[tuple[str, Sequence[str]]]:
    """What was typed before (the command and the last word), with the words that can follow it."""
    for command in commands:
        if command.values:
            yield f"{command.name} {command.name}", command.values
        for option in command.options:
            if option.values:
                yield f"{command.name} {option.name}", option.values


def _described(name: str, about: str) -> str:
    """A word with what it means, as `_describe` of zsh takes it."""
    return shlex.quote(f"{name}:{about}".replace("\\", "\\\\"))


def _fish(options: str, name: str, about: str) -> str:
    return f"complete -c {_PROGRAM} {options} {name} -d {_quoted(about, escape=chr(92))}"


def _quoted(text: str, escape: str = "'") -> str:
    """A text between single quotes; PowerShell doubles one inside, fish puts a backslash before it."""
    return "'" + text.replace("'", f"{escape}'") + "'"


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
