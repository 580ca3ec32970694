# SPDX-License-Identifier: EUPL-1.2
"""What a drafted map of columns says of its lines, and what is said when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysetool.words.grammar import count, plural
from analysetool.words.messages import quoted, quoted_names

SURENESS = {
    "text": "bijna zeker: de kop is bijna de tekst van de stelling, of het begin daarvan",
    "part": "kijk goed: de kop lijkt op de tekst van de stelling",
    "place": "kijk goed: alleen op volgorde gevonden, want de kop lijkt op geen stelling",
    "number": "het nummer klopt, de tekst niet; is het toch die stelling, haal dan het # weg",
    "none": "geen voorstel: haal het # weg en kies een nummer, of zet de kolom bij overslaan",
}
PLACES = "plaats in een lijst; klopt de volgorde niet, verander dan de cijfers"
UNKNOWN_LABELS = "haal het # weg en kies: 1 tot en met 5, weet-niet, nvt of niet-ingevuld"
MAYBE_DOMAINS = "hier staan namen van domeinen; haal bij één van de twee het # weg"
NOTHING_TO_DRAFT = "Alles is zonder kaart al herkend. Er is geen kaart geschreven."
NO_TABLE = (
    "--maak-kaart: in deze bestanden staat geen tabel met een rij per deelnemer. Een kaart is alleen nodig bij de "
    "export van een enquête."
)


def about(names: Sequence[str], found: str, command: str) -> list[str]:
    """The lines above a map: what it is for, what is recognised without it, and how it is used."""
    return [
        f"Kaart voor {quoted_names(names)}, gemaakt door de tool.",
        "Kijk elke regel na: een voorstel kan verkeerd zijn. Een regel met # ervoor telt niet.",
        *([f"Zonder kaart al herkend: {found}."] if found else []),
        "Daarna:",
        f"  {command}",
    ]


def under_heading(heading: str, told: str) -> str:
    """What stands at the top of a column that is named by its letters, and the text of the statement."""
    return f"({heading}) {told}".rstrip()


def as_score(label: str, number: int) -> str:
    """What a code of a place would be, and how often it stands there."""
    return f"{label.lower()}, {count(number)} keer"


def so_often(number: int) -> str:
    """How often a text stands there."""
    return f"{count(number)} keer"


def drafted(path: Path, suggested: int, left: int) -> str:
    """That a map was written, and what it holds."""
    more = f" Bij {plural(left, 'regel', 'regels')} moet u zelf kiezen." if left else ""
    return f"Geschreven: {quoted(path)}, met {plural(suggested, 'voorstel', 'voorstellen')}.{more} Kijk elke regel na."
