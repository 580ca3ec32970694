# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with the exercises of `invullen --oefenen`."""

from __future__ import annotations

EMPTY_FILE = "dit bestand is leeg. Een oefening begint met id, titel, herkomst, tekst en stellingen."
THE_EXERCISE = "de oefening"
THE_STATEMENTS = "de stellingen van de oefening"
NO_STATEMENTS = "bij stellingen staat geen enkele stelling. Zet er een stelling met een sleutel bij."
NO_EXERCISES = "hier staan geen oefeningen. Installeer de Analysetool opnieuw."


def statement_of_exercise(statement: str) -> str:
    """How messages call a statement of an exercise."""
    return f"stelling {statement} van de oefening"
