# SPDX-License-Identifier: EUPL-1.2
"""What to do about a participant's code with a typo in it, wherever it was typed."""

from __future__ import annotations

LOOK_AGAIN = (
    "Kijk de code nog eens na: er zit een typefout in. De letters i, l en o en de cijfers 0 en 1 staan er nooit in."
)
_WHY = "Vul volgend jaar dezelfde code in: dan is te zien wat er veranderde, zonder dat uw naam erbij hoeft."
KEEP_YOUR_CODE = f"Bewaar uw code. {_WHY}"
SHORT_IN_A_FORM = (
    "Kijk de code nog eens na: hij heeft acht tekens, en de meeste codes hebben er negen. Mist er een? Anders is het "
    "goed."
)
IN_A_FORM = f"{LOOK_AGAIN} Hebt u geen code? Maak dit vak dan leeg."
IN_A_FILE = (
    f"de deelnemerscode klopt niet. {LOOK_AGAIN} Laat de code leeg als u de goede niet weet: dan krijgt deze deelnemer "
    "een nieuwe."
)
SHORT_IN_A_FILE = (
    "deze deelnemerscode heeft acht tekens, en de meeste in dit bestand hebben er negen. Kijk de code nog eens na. "
    "Laat de code leeg als u de goede niet weet: dan krijgt deze deelnemer een nieuwe."
)
WHEN_ASKED = f"{LOOK_AGAIN} Typ de code opnieuw, of druk alleen op Enter voor een nieuwe code."


def keep_code(code: str) -> str:
    """The code of who filled in, with why to keep it."""
    return f"Bewaar uw code: {code}. {_WHY}"


def mistyped_option(typed: str) -> str:
    """The refusal of a code with a typo behind --deelnemer."""
    return f"--deelnemer is {typed!r}. {LOOK_AGAIN} Laat --deelnemer weg als u een nieuwe code wilt."
