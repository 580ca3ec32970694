# SPDX-License-Identifier: EUPL-1.2
"""What a cell says: a score, weet-niet or nvt, in figures, codes or words. What is not known is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from analysetool.files.comparable import key_of
from analysetool.imports.texts import plain, short
from analysetool.model import Answer, StatementSet
from analysetool.words import imports as say

_VERY = ("helemaal", "volledig", "geheel", "zeer", "sterk", "totaal", "absoluut")
_VERY_EN = ("strongly", "completely", "totally", "fully")
_MILD = ("enigszins", "grotendeels", "eerder", "somewhat", "mostly")
_LABELS: dict[Answer, Iterable[str]] = {
    Answer.ONE: (
        *(f"{very} {end}" for very in _VERY for end in ("oneens", "mee oneens", "niet mee eens", "niet eens")),
        *(f"{very} disagree" for very in _VERY_EN),
    ),
    Answer.TWO: ("oneens", "mee oneens", "niet mee eens", "niet eens", "disagree"),
    Answer.THREE: (
        "neutraal",
        "deels eens, deels oneens",
        "deels mee eens, deels mee oneens",
        "deels eens en deels oneens",
        "deels mee eens en deels mee oneens",
        "niet eens, niet oneens",
        "niet eens en niet oneens",
        "niet eens maar ook niet oneens",
        "niet mee eens, niet mee oneens",
        "niet mee eens en niet mee oneens",
        "niet mee eens maar ook niet mee oneens",
        "niet mee eens, maar ook niet oneens",
        "niet mee eens of oneens",
        "noch eens, noch oneens",
        "noch mee eens, noch mee oneens",
        "noch mee eens, noch oneens",
        "eens noch oneens",
        "mee eens noch mee oneens",
        "mee eens noch oneens",
        "neutral",
        "neither agree nor disagree",
        "neither disagree nor agree",
        "partly agree, partly disagree",
    ),
    Answer.FOUR: ("eens", "mee eens", "agree"),
    Answer.FIVE: (
        *(f"{very} {end}" for very in _VERY for end in ("eens", "mee eens")),
        *(f"{very} agree" for very in _VERY_EN),
    ),
    Answer.DONT_KNOW: (
        "weet niet", "weet ik niet", "weet het niet", "ik weet het niet", "ik weet niet", "wn", "don't know",
        "do not know", "i don't know", "i do not know", "dk", "geen mening", "geen idee", "no opinion",
    ),
    Answer.NOT_APPLICABLE: ("nvt", "niet van toepassing", "not applicable"),
}  # fmt: skip
_MILD_LABELS: dict[Answer, Iterable[str]] = {
    Answer.TWO: (f"{mild} {end}" for mild in _MILD for end in ("oneens", "mee oneens", "niet mee eens", "disagree")),
    Answer.FOUR: (f"{mild} {end}" for mild in _MILD for end in ("eens", "mee eens", "agree")),
}
_PLAIN_KEYS = frozenset(key_of(label) for answer in (Answer.TWO, Answer.FOUR) for label in _LABELS[answer])
_MILD_KEYS = {key_of(label): answer for answer, labels in _MILD_LABELS.items() for label in labels}
_KEYS = {key_of(label): answer for answer, labels in _LABELS.items() for label in labels} | _MILD_KEYS
_PLAIN = {
    "n/a": Answer.NOT_APPLICABLE,  # with its slash only: "NA" is how statistics programs write an empty cell
    **{str(score): Answer(str(score)) for score in range(1, 6)},
    **{f"a{score}": Answer(str(score)) for score in range(1, 6)},
    **{f"ao0{score}": Answer(str(score)) for score in range(1, 6)},
    **{f"{score}{mark}0": Answer(str(score)) for score in range(1, 6) for mark in ",."},  # a number with one decimal
    "w": Answer.DONT_KNOW,  # the keys of `invullen`
    "x": Answer.NOT_APPLICABLE,
}
_PLACE = re.compile(r"a(?:o0)?[1-5]")
"""What LimeSurvey proposes as the code of an answer: its place in the list, whatever stands there."""
_PREFIX = re.compile(r"([0-9]+)\s*[-–—−:.)=(]?\s*([^\d\s].*?)\)?")


class AnswerReader:
    """Reads cells of one import. Every distinct text is understood once."""

    def __init__(self, statement_set: StatementSet, labels: Mapping[str, Answer]) -> None:
        """`labels` are the user's own; they go before the set's scale, and that before the usual ones."""
        self._plain = _PLAIN | {plain(label): answer for label, answer in labels.items()}
        scale = _words_of({label: Answer(str(score)) for score, label in statement_set.scale.items()})
        own = _words_of(labels)
        self._own = frozenset(own) | frozenset(scale)
        self._explained = frozenset(map(plain, labels))
        self._keys = _KEYS | scale | own
        self._read: dict[str, Answer | None] = {"": Answer.NOT_ANSWERED}

    def read(self, text: str) -> Answer | None:
        """The answer that a cell holds; None when that cannot be said for certain."""
        if text not in self._read:
            self._read[text] = self._understand(text)
        return self._read[text]

    def is_place(self, text: str) -> bool:
        """Whether a cell holds a place in a list of answers, which nobody explained."""
        found = plain(text)
        return _PLACE.fullmatch(found) is not None and found not in self._explained

    def what_is_wrong(self, text: str) -> str:
        """What is wrong with a cell that cannot be read."""
        found = _PREFIX.fullmatch(plain(text))
        if found and self._words(found[2]) is not None:
            return say.contradicts_itself(short(text), found[1])
        return say.no_answer(short(text))

    def why_not(self, text: str) -> str:
        """What is wrong with a cell that cannot be read, and what to do."""
        return f"{self.what_is_wrong(text)} {say.ANSWER_OR_LABEL}"

    def more_than_five(self, texts: Iterable[str]) -> tuple[str, str] | None:
        """Two labels that cannot both belong to a scale of five, as in "agree" beside "somewhat agree"."""
        keys = {self._bare(text): text for text in texts}
        plain_ones = [text for key, text in keys.items() if key in _PLAIN_KEYS and key not in self._own]
        mild_ones = [text for key, text in keys.items() if key in _MILD_KEYS and key not in self._own]
        return (plain_ones[0], mild_ones[0]) if plain_ones and mild_ones else None

    def _understand(self, text: str) -> Answer | None:
        whole = plain(text)
        if not whole:
            return Answer.NOT_ANSWERED
        answer = self._words(whole)
        if answer is not None:
            return answer
        found = _PREFIX.fullmatch(whole)
        meant = self._words(found[2]) if found else None
        return meant if found and meant is not None and found[1] == meant.value else None

    def _words(self, text: str) -> Answer | None:
        answer = self._plain.get(text)
        return self._keys.get(key_of(text)) if answer is None else answer

    @staticmethod
    def _bare(text: str) -> str:
        found = _PREFIX.fullmatch(plain(text))
        return key_of(found[2] if found else text)


def _words_of(labels: Mapping[str, Answer]) -> dict[str, Answer]:
    """Labels by their letters and digits; one of digits alone would make a 40 of "4,0"."""
    return {key: answer for label, answer in labels.items() if (key := key_of(label)) and not key.isdigit()}
