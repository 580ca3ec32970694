# SPDX-License-Identifier: EUPL-1.2
"""The menu for who types `analysetool` alone: a few questions, and the command that answers them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from analysetool.terminal.shell import command_line

_STOP = frozenset({"", "0", "s", "q", "stop"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the menu asks for a choice; an empty answer takes the default."""

    text: str
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the menu and the command it makes from the answers."""

    title: str
    questions: tuple[Question, ...]
    arguments: Callable[..., list[str]]


_WHERE = Question(text="Welke map of welk bestand", default="metingen")
CHOICES = (
    Choice(title="De stellingen bekijken", questions=(), arguments=lambda: ["stellingen"]),
    Choice(
        title="Stellingen scoren (nieuw, of verder met een begonnen lijst)",
        questions=(Question(text="In welk bestand", default="mijn-scores.yaml"),),
        arguments=lambda path: ["invullen", path],
    ),
    Choice(
        title="Oefenen met scoren (er wordt niets bewaard)",
        questions=(),
        arguments=lambda: ["invullen", "--oefenen"],
    ),
    Choice(
        title="Een formulier maken voor deelnemers",
        questions=(Question(text="Naam van het formulier (.html, .xlsx, .docx of .pdf)", default="formulier.html"),),
        arguments=lambda out: ["formulier", "--uit", out],
    ),
    Choice(
        title="Ingevulde formulieren of een enquête inlezen",
        questions=(
            Question(text="Welk bestand of welke map met antwoorden", default="ontvangen"),
            Question(text="In welke map komen de scorelijsten", default="metingen"),
        ),
        arguments=lambda source, folder: ["importeer", source, "--uit", folder],
    ),
    Choice(
        title="Een werksessie: samen scores kiezen",
        questions=(
            Question(text="Welke map", default="metingen"),
            Question(text="Hoeveel minuten", default="90"),
        ),
        arguments=lambda folder, minutes: ["werksessie", folder, "--minuten", minutes],
    ),
    Choice(title="Scorelijsten nakijken op fouten", questions=(_WHERE,), arguments=lambda where: ["controleer", where]),
    Choice(title="Een rapport op het scherm", questions=(_WHERE,), arguments=lambda where: ["rapport", where]),
    Choice(
        title="Een rapport om te delen",
        questions=(_WHERE, Question(text="Naam van het rapport", default="rapport.html")),
        arguments=lambda where, out: ["rapport", where, "--uit", out],
    ),
    Choice(
        title="Twee jaren vergelijken",
        questions=(_WHERE, Question(text="Naam van de vergelijking", default="vergelijking.html")),
        arguments=lambda where, out: ["vergelijk", where, "--uit", out],
    ),
    Choice(
        title="Uitleg bij een cijfer",
        questions=(_WHERE, Question(text="Bij welke stelling, welk thema of welk deel", default="totaal")),
        arguments=lambda where, identity: ["leg-uit", where, "--bij", identity],
    ),
    Choice(title="Alle commando's en uitleg", questions=(), arguments=lambda: ["--help"]),
)


def choose_command() -> list[str]:
    """Ask what to do and return the arguments of that command; empty when the user stops.

    The command is shown, so that it can be typed the next time. Ctrl-C passes through; end of input stops.
    """
    _say("Analysetool Kansrijke Start. Wat wilt u doen?\n")
    for number, choice in enumerate(CHOICES, start=1):
        _say(f"  {number}. {choice.title}")
    _say("  0. Stoppen\n")
    chosen = _choose()
    if chosen is None:
        return []
    answers = []
    for question in chosen.questions:
        answer = _ask(f"{question.text}? (Enter is {question.default}) ")
        if answer is None:
            return []
        answers.append(answer or question.default)
    arguments = chosen.arguments(*answers)
    _say(f"\nHet commando is: {command_line(*arguments)}\n")
    return arguments


def _choose() -> Choice | None:
    while True:
        answer = _ask("Kies een nummer en druk op Enter: ")
        if answer is None or answer.lower() in _STOP:
            return None
        if answer.isascii() and answer.isdigit() and 1 <= int(answer[:3]) <= len(CHOICES):
            return CHOICES[int(answer[:3]) - 1]
        _say(f"Typ een nummer van 0 tot en met {len(CHOICES)}.")


def _ask(text: str) -> str | None:
    """One line from the user, without blanks around it; None at the end of input."""
    sys.stdout.write(text)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
