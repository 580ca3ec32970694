# SPDX-License-Identifier: EUPL-1.2
"""The participants' codes in a file: which are kept, which are none, and which hold a typo."""

from __future__ import annotations

from analysetool.codes import checked_code, chosen_code, may_lack_sign, mistyped, own_code
from analysetool.imports.responses import Problems
from analysetool.words import codes as words


def code_in_form(typed: str, problems: Problems, line: int | None = None) -> str | None:
    """The code on one person's form; None for none. A typo is noted as a problem, for it would make a new person."""
    if mistyped(typed):
        problems.add(words.IN_A_FILE, line)
    return own_code(typed)


class TypedCodes:
    """Reads the codes of one table; `not_valid` counts those that are none and were left out."""

    def __init__(self, *, chosen: bool) -> None:
        """`chosen` tells that codes of a coalition's own making, or of another program, are kept too."""
        self._chosen = chosen
        self._checked = 0
        self._mistyped: list[int] = []
        self._short: list[int] = []
        self.not_valid = 0

    def read(self, typed: str, line: int) -> str | None:
        """The code in a cell; None when it is empty or no code."""
        if not typed:
            return None
        code = own_code(typed) or (chosen_code(typed) if self._chosen else None)
        self._checked += checked_code(typed) is not None
        if may_lack_sign(typed):
            self._short.append(line)
        if mistyped(typed):
            self._mistyped.append(line)
        else:
            self.not_valid += code is None
        return code

    def refuse_typos(self, problems: Problems) -> None:
        """Note each typo as a problem with its line.

        Where other codes are kept too, only when more codes are whole than not: another program may give codes that
        look like ours, and of those one in thirty-one passes the check. For the same reason a code of eight signs may
        have lost one only where more codes have all nine.
        """
        if not self._chosen or self._checked > len(self._mistyped):
            for line in self._mistyped:
                problems.add(words.IN_A_FILE, line)
        if self._checked > len(self._short):
            for line in self._short:
                problems.add(words.SHORT_IN_A_FILE, line)
