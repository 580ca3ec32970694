# SPDX-License-Identifier: EUPL-1.2
"""The Dutch in which earlier years are told that should be what they were: which year changed, and what kind of thing.

Numbers alone: never whose sheet, which statement or what was answered.
"""

from __future__ import annotations

from analysetool.earlier_years import Change, Changed, EarlierYears, YearChange
from analysetool.words.grammar import agree, listing, plural

SHOWN = "vorige jaren"
UNCHANGED = "ongewijzigd"
NOTHING_OTHER = "niets anders"
NOT_IN_BASE_LINE = "in de basislijn staat geen eerder jaar van deze coalitie"
SKIPPED = "De basislijn heeft geen eerder jaar van deze coalitie. De eis aan vorige jaren is daarom overgeslagen."
_THE_ONES = {
    Changed.YEAR_NEW: "dit jaar staat niet in de basislijn",
    Changed.YEAR_GONE: "dit jaar is er niet meer",
    Changed.JOINT_NEW: "een gezamenlijke scorelijst erbij",
    Changed.JOINT_GONE: "de gezamenlijke scorelijst weg",
    Changed.DESK_NEW: "een bureauanalyse erbij",
    Changed.DESK_GONE: "de bureauanalyse weg",
    Changed.OPENNESS: "een andere openbaarheid",
    Changed.MINIMUM: "een andere min_groep",
    Changed.INVITED: "andere aantallen bij uitgenodigd",
    Changed.KEY_FIGURES: "andere kerncijfers",
}
"""What there is one of, or nothing to count."""
_NOUNS = {
    Changed.PEOPLE_NEW: ("deelnemer erbij", "deelnemers erbij"),
    Changed.PEOPLE_GONE: ("deelnemer weg", "deelnemers weg"),
    Changed.ANSWERS: ("ander antwoord", "andere antwoorden"),
    Changed.NOTES: ("andere opmerking", "andere opmerkingen"),
    Changed.DOMAINS: ("deelnemer met een ander domein", "deelnemers met een ander domein"),
    Changed.VOICES: ("deelnemer met andere vragen", "deelnemers met andere vragen"),
    Changed.VERSIONS: ("scorelijst met een andere versie", "scorelijsten met een andere versie"),
    Changed.COUNTS: ("stelling met andere aantallen", "stellingen met andere aantallen"),
    Changed.JOINT_ANSWERS: ("andere gezamenlijke score", "andere gezamenlijke scores"),
    Changed.HANDS: ("andere telling van handen", "andere tellingen van handen"),
    Changed.DESK_ANSWERS: ("andere score in de bureauanalyse", "andere scores in de bureauanalyse"),
}


def value_text(changed: int) -> str:
    """How many years are another thing now, in a table."""
    return f"{plural(changed, 'jaar', 'jaren')} anders" if changed else NOTHING_OTHER


def told(earlier: EarlierYears) -> str:
    """Which years are what they were, or what changed in which year."""
    if earlier.changed:
        years = " ".join(f"{year.year}: {_year(year)}." for year in earlier.changed)
        return f"De vorige jaren zijn niet zoals in de basislijn. {years}"
    years = listing([str(year) for year in earlier.known])
    start = agree(len(earlier.known), "Het vorige jaar", "De vorige jaren")
    return f"{start} ({years}) {agree(len(earlier.known), 'is', 'zijn')} zoals in de basislijn."


def _year(year: YearChange) -> str:
    return listing([_change(change) for change in year.changes])


def _change(change: Change) -> str:
    """One kind of change: "3 andere antwoorden op 2 stellingen"."""
    if change.kind in _THE_ONES:
        return _THE_ONES[change.kind]
    text = plural(change.number, *_NOUNS[change.kind])
    if change.kind is Changed.ANSWERS:
        return f"{text} op {plural(change.statements, 'stelling', 'stellingen')}"
    return text
