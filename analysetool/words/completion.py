# SPDX-License-Identifier: EUPL-1.2
"""What is said about completing commands with the Tab key."""

from __future__ import annotations

from collections.abc import Sequence

from analysetool.words.grammar import either

_PLACES = {
    "bash": "~/.analysetool.bash",
    "zsh": "~/.analysetool.zsh",
    "fish": "~/.config/fish/completions/analysetool.fish",
    "powershell": "$HOME\\analysetool.ps1",
}
"""Where the script of a shell usually stands."""


def no_such_shell(typed: str, shells: Sequence[str]) -> str:
    """The refusal of a shell that there is no script for."""
    return f"SHELL is {typed!r}; kies {either(shells)}."


def where_to_put_it(shell: str, written: str | None) -> str:
    """What to do with a script: where to write it, or, when it was written, how it comes into use."""
    if written is None:
        return f"Bewaar dit met: analysetool aanvullen {shell} --uit {_PLACES[shell]}"
    how = {
        "bash": f"Zet in ~/.bashrc de regel: source {written}",
        "zsh": f"Zet in ~/.zshrc de regel: source {written}",
        "fish": f"fish vindt het vanzelf als het in de map van {_PLACES['fish']} staat",
        "powershell": f"Zet in het bestand $PROFILE de regel: . {written}",
    }[shell]
    return f"Geschreven. {how} (en open een nieuw venster)."
