# SPDX-License-Identifier: EUPL-1.2
"""The texts of the shipped set: anchors, advice and the words for parents are complete, short, plain and our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Statement
from tests.test_statement_sets import runs_of_words, shipped_texts

STATEMENTS = shipped_statement_set().statements
FOR_PARENTS = (
    "A10", "A13", "B08", "B09", "B11", "B13", "B15", "B17", "B18", "B19", "B20", "C04", "C09", "C16", "C18",
)  # fmt: skip
TRACKS = {"uitvoering": 4, "communicatie": 4, "verbinding": 4, "financien": 2, "borging": 4}
"""The plan headings with how often each is used at least."""
LONGEST_SENTENCE = 20
LONGEST_FOR_PARENTS = 12
LONGEST_ON_AVERAGE = 15
TOO_ALIKE = 0.8
SOURCES = Path(__file__).parents[2] / "shared" / "bronnen"

each_statement = pytest.mark.parametrize("statement", STATEMENTS, ids=[own.id for own in STATEMENTS])


def added_texts(statement: Statement) -> Iterator[tuple[str, str]]:
    """Anchors, advice and the words for parents of a statement, each with where it stands."""
    for step, anchor in statement.anchors.items():
        yield f"{statement.id} anker {step}", anchor
    yield f"{statement.id} advies", statement.advice or ""
    if statement.parents_text is not None:
        yield f"{statement.id} ouders", statement.parents_text


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?])\s+", text)


def word_count(text: str) -> int:
    """How many words a text has; a lone sign such as & is no word."""
    return sum(bool(re.search(r"\w", piece)) for piece in text.split())


def bare(text: str) -> str:
    """A text without capitals and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def abbreviations(text: str) -> list[str]:
    """Runs of capitals, letters with dots and the common shortened words in a text."""
    return re.findall(
        r"\b[A-Z]{2,}\b|\b(?:[A-Za-z]\.){2,}|(?<![\w.])(?:bijv|bv|blz|ca|enz|etc|evt|excl|incl|nl|nr|nrs|resp|vgl|zgn)\.(?!\w)",
        text,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De JGZ belt.", ["JGZ"]),
        ("Denk o.a. aan eten, bijv. fruit enz.", ["o.a.", "bijv.", "enz."]),
        ("Kijk op waarstaatjegemeente.nl. Bel deel A.", []),
        ("Zij zijn er op 1.000 plekken, etc. en meer", ["etc."]),
    ],
)
def test_abbreviations_are_seen(text, expected):
    """The check of abbreviations finds them, and takes no web address or number for one."""
    assert abbreviations(text) == expected


@each_statement
def test_statement_has_all_its_texts(statement):
    """Each statement has anchors for 1, 3 and 5, in that order, and advice under one of the plan headings."""
    assert list(statement.anchors) == [1, 3, 5]
    assert all(statement.anchors.values())
    assert statement.advice
    assert statement.track in TRACKS


@each_statement
def test_parents_are_asked_fifteen_statements(statement):
    """Parents are asked exactly the fifteen statements that they can judge."""
    assert (statement.parents_text is not None) == (statement.id in FOR_PARENTS)


@pytest.mark.parametrize(("track", "least"), TRACKS.items())
def test_every_plan_heading_is_used(track, least):
    """Advice is spread over all headings of a plan."""
    assert Counter(own.track for own in STATEMENTS)[track] >= least


@each_statement
def test_added_sentences_are_short(statement):
    """No sentence is longer than 20 words."""
    long = [
        (place, sentence)
        for place, text in added_texts(statement)
        for sentence in sentences(text)
        if word_count(sentence) > LONGEST_SENTENCE
    ]
    assert long == []


@each_statement
def test_texts_have_few_sentences(statement):
    """An anchor has one or two sentences, and advice has three at most, the pointer to the source included."""
    assert all(len(sentences(anchor)) <= 2 for anchor in statement.anchors.values())
    assert len(sentences(statement.advice)) <= 3


@each_statement
def test_texts_are_whole_sentences(statement):
    """Every text begins with a capital and ends as a sentence does."""
    for place, text in added_texts(statement):
        assert text[0].isupper(), place
        assert text[-1] in ".?", place


@pytest.mark.parametrize("place", FOR_PARENTS)
def test_parents_texts_are_short(place):
    """Parents read one sentence of at most 12 words, from their own point of view."""
    statement = next(own for own in STATEMENTS if own.id == place)
    assert len(sentences(statement.parents_text)) == 1
    assert word_count(statement.parents_text) <= LONGEST_FOR_PARENTS
    words = set(bare(statement.parents_text).split())
    assert words & {"ik", "mij", "mijn"}
    assert not words & {"u", "uw", "je", "jouw", "wij", "ons", "onze"}


def test_sentences_are_short_on_average(shipped):
    """Over all texts of the set a sentence has at most 15 words on average."""
    texts = [text for _, text in shipped_texts(shipped)]
    texts += [text for statement in shipped.statements for _, text in added_texts(statement)]
    lengths = [word_count(sentence) for text in texts for sentence in sentences(text)]
    assert sum(lengths) / len(lengths) <= LONGEST_ON_AVERAGE


def test_abbreviations_are_explained(shipped):
    """An abbreviation stands in brackets behind its full name somewhere in the set, or is not used."""
    texts = list(shipped_texts(shipped))
    texts += [found for statement in shipped.statements for found in added_texts(statement)]
    everything = "\n".join(text for _, text in texts)
    unexplained = [
        (place, short) for place, text in texts for short in abbreviations(text) if f"({short})" not in everything
    ]
    assert unexplained == []


def test_statements_are_not_alike():
    """No two statements say nearly the same."""
    alike = [
        (one.id, other.id)
        for one, other in combinations(STATEMENTS, 2)
        if SequenceMatcher(None, bare(one.text), bare(other.text), autojunk=False).ratio() >= TOO_ALIKE
    ]
    assert alike == []


def test_no_text_is_used_twice():
    """No anchor, advice or text for parents stands in the set twice or repeats a statement or explanation."""
    texts = [text for own in STATEMENTS for text in (own.text, own.explanation, *dict(added_texts(own)).values())]
    assert [text for text, times in Counter(map(bare, texts)).items() if times > 1] == []


@each_statement
def test_advice_points_to_a_source(statement, shipped):
    """Advice ends with the title of a source of the set and a heading of fewer than eight words in it."""
    *steps, pointer = sentences(statement.advice)
    assert steps
    found = re.fullmatch(r"Meer hierover: (.+?), (.+)", pointer)
    assert found, pointer
    assert found[1] in {source.title for source in shipped.sources.values()}
    assert word_count(found[2]) < 8


def test_advice_points_to_headings_that_exist(shipped):
    """The headings that advice names stand in the sources, up to line breaks and capitals."""
    if not SOURCES.is_dir():
        pytest.skip("the public source texts are not beside this checkout")
    words = [f" {bare(path.read_text(encoding='utf-8'))} " for path in sorted(SOURCES.glob("*.txt"))]
    missing = []
    for statement in shipped.statements:
        title, heading = sentences(statement.advice)[-1].removeprefix("Meer hierover: ").split(", ", 1)
        if not any(f" {bare(title)} " in text and f" {bare(heading)} " in text for text in words):
            missing.append((statement.id, title, heading))
    assert missing == []


@pytest.fixture(scope="module")
def runs_in_sources() -> set[tuple[str, ...]]:
    """All runs of eight words in the public texts that the set rests on."""
    if not SOURCES.is_dir():
        pytest.skip("the public source texts are not beside this checkout")
    return set().union(*(runs_of_words(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.txt")))


def test_sources_hold_words(runs_in_sources):
    """There is something to compare with."""
    assert runs_in_sources


@each_statement
def test_added_texts_are_our_own_words(statement, runs_in_sources):
    """No eight words in a row come from the public texts that the set rests on."""
    shared = [(place, run) for place, text in added_texts(statement) for run in runs_of_words(text) & runs_in_sources]
    assert shared == []
