# SPDX-License-Identifier: CC0-1.0
"""Een land tellen met Dask: elk bestand op een eigen processor of computer, en dan alle tellingen bij elkaar.

Gebruik: python land_met_dask.py land.csv deel-1.csv deel-2.csv ...
Het eerste bestand is de brede teltabel die wordt gemaakt; de andere zijn lange tabellen. Elke deelnemer staat met alle
antwoorden in één daarvan. Een fout in een tabel stopt het tellen, met de regel erbij.
"""

import csv
import sys
from pathlib import Path

import analysetool

Telling = dict[tuple[str, int, str, str], list[int]]
WIE = ("coalitie", "jaar", "domein", "stelling")
AANTALLEN = ("score_1", "score_2", "score_3", "score_4", "score_5", "weet_niet", "nvt", "niet_ingevuld")


def tel(pad: str) -> Telling:
    """De acht aantallen van elke stelling in één bestand, per coalitie, jaar en domein."""
    return {
        (meting.coalition, meting.year, domein, stelling): aantallen
        for meting in analysetool.load(pad)
        for domein, per_stelling in zip(meting.measurement.tally.groups, meting.measurement.tally.counts, strict=True)
        for stelling, aantallen in zip(meting.measurement.tally.statements, per_stelling.tolist(), strict=True)
    }


def voeg_samen(een: Telling, ander: Telling) -> Telling:
    """Twee tellingen bij elkaar: aantallen van hetzelfde tellen op."""
    samen = een | ander
    for wie in een.keys() & ander:
        samen[wie] = [a + b for a, b in zip(een[wie], ander[wie], strict=True)]
    return samen


def schrijf(telling: Telling, pad: str) -> None:
    """De telling als brede teltabel, die overzicht leest."""
    with Path(pad).open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand).writerows([(*WIE, *AANTALLEN), *((*wie, *telling[wie]) for wie in sorted(telling))])


if __name__ == "__main__":
    from dask import bag

    uit, *paden = sys.argv[1:]
    schrijf(bag.from_sequence(paden, npartitions=len(paden)).map(tel).fold(voeg_samen).compute(), uit)
