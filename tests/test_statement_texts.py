# SPDX-License-Identifier: EUPL-1.2
"""The texts of the shipped set: anchors, advice and the words for parents are complete, short, plain and our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from analysetool.files.file_shapes import STATEMENT
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Statement
from tests.test_statement_sets import runs_of_words, shipped_texts

STATEMENTS = shipped_statement_set().statements
FOR_PARENTS = (
    "A07", "A09", "B08", "B09", "B13", "B17", "B18", "B19", "B20", "B21", "C04", "C09", "C14", "C17", "C20",
)  # fmt: skip
TRACKS = {"uitvoering": 10, "communicatie": 8, "verbinding": 10, "financien": 4, "borging": 8}
"""The plan headings with how often each is used at least."""
FIXED_PAIRS = ("wijk of dorp", "ouder of ervaringsdeskundige", "bestuurder of manager")
"""The only places where an anchor may say 'of': the two together are one thing to count."""
WHOSE_WORK = {
    "B03": ("gemeente",),
    "B04": ("medisch",),
    "B06": ("kinderopvang-onderwijs",),
    "B08": ("geboortezorg", "ziekenhuis"),
    "B11": ("jgz",),
    "B12": ("gemeente", "sociaal-domein"),
    "C01": ("medisch",),
    "C02": ("sociaal",),
    "C03": ("informeel",),
    "C04": ("ouders",),
}
"""The statements about the own work of one or two clusters; all others are about partners in general."""
NAMED_BY = {
    "gemeente": "gemeente",
    "medisch": "verloskundigen",
    "kinderopvang-onderwijs": "school",
    "geboortezorg": "kraamzorg",
    "ziekenhuis": "gynaecologen",
    "jgz": "jeugdgezondheidszorg",
    "sociaal-domein": "wijkteams",
    "sociaal": "sociale organisaties",
    "informeel": "vrijwilligers",
    "ouders": "ervaringsdeskundigen",
}
"""By which word a statement or its explanation names a domain or cluster."""
CONDITIONAL_FOR_PARENTS: dict[str, str] = {}
"""Texts for parents that may begin a condition, with the reason why it holds for every parent; none does now."""
LONGEST_SENTENCE = 20
LONGEST_FOR_PARENTS = 12
LONGEST_ON_AVERAGE = 15
TOO_ALIKE = 0.8
NEAR_THE_AMOUNT = 6
"""Within so many words behind the amount (geen, helft, twee, alle) stands what is counted."""
WORDS_PER_MINUTE = 200
MINUTES_TO_READ = 20
MINUTES_FOR_PARENTS = 5
SECONDS_TO_JUDGE = 10
NOT_COUNTED = {
    "ongeveer", "helft", "bijna", "alle", "alles", "geen", "enkel", "enkele", "niets", "hoogstens", "twee", "drie",
    "vier", "vijf", "deze", "zulke", "voor", "naar", "over", "onze", "hier", "waar", "welke", "samen", "wordt",
    "worden", "zijn", "hebben", "heeft", "staan", "staat", "iets", "minstens",
}  # fmt: skip
"""Words that say how much or hold a sentence together; they are never the thing that anchors count."""
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


def stem(word: str) -> str:
    """A word without the endings -s, -en and -e, so that singular and plural meet (school, scholen; keuze, keuzes)."""
    short = word.casefold()
    for ending in ("s", "en", "e"):
        if short.endswith(ending) and len(short) > len(ending) + 3:
            short = short.removesuffix(ending)
    short = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", short)
    short = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda found: found[0][0], short)
    return short[:-1] + {"v": "f", "z": "s"}.get(short[-1], short[-1])


def stems(text: str) -> set[str]:
    """The stems of the words of four letters or more that can name what is counted."""
    return {stem(word) for word in re.findall(r"\w{4,}", text.casefold()) if word not in NOT_COUNTED}


def behind_amount(anchor: str) -> str:
    """The few words behind the first amount in an anchor; nothing if it names no amount."""
    found = re.search(r"\b(?:geen|één|helft|twee|drie|vier|al|alle)\b", anchor, re.IGNORECASE)
    return " ".join(anchor[found.end() :].split()[:NEAR_THE_AMOUNT]) if found else ""


def counted(anchors: Iterable[str], claim: str) -> set[str]:
    """What all these anchors name behind their amount and the claim, statement or explanation, names too, as stems."""
    return stems(claim).intersection(*(stems(behind_amount(anchor)) for anchor in anchors))


def steps_are_degrees(anchors: Mapping[int, str]) -> bool:
    """Whether 1 says none or nearly none, 3 half or the middle of a short list, and 5 all."""
    return bool(
        re.search(r"\b(?:geen|hoogstens één)\b", anchors[1], re.IGNORECASE)
        and re.search(r"\bongeveer de helft\b|\btwee van de vier\b|\bdrie van de vijf\b", anchors[3], re.IGNORECASE)
        and re.search(r"\b(?:al|alle)\b", anchors[5], re.IGNORECASE)
    )


def says_or(text: str) -> bool:
    """Whether a text joins two situations with 'of', the fixed pairs aside."""
    return "of" in bare(re.sub("|".join(FIXED_PAIRS), "", text, flags=re.IGNORECASE)).split()


def is_about_knowing(text: str) -> bool:
    """Whether a statement is about what somebody knows or sees, and not about something that is there."""
    return bool(re.search(r"\b(?:weten|weet|kennen|kent|in beeld|zicht op|op de hoogte)\b", text, re.IGNORECASE))


def is_conditional(text: str) -> bool:
    """Whether a text begins a condition: it would ask something of people for whom it may not hold."""
    return bool(re.search(r"\b(?:als|wanneer|indien|mits)\b", text, re.IGNORECASE))


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("school", "scholen", True),
        ("keuze", "keuzes", True),
        ("wijk", "wijken", True),
        ("overleg", "overleggen", True),
        ("organisatie", "organisaties", True),
        ("loket", "loketten", True),
        ("partner", "partij", False),
        ("groep", "groente", False),
    ],
)
def test_singular_and_plural_meet(one, other, same):
    """The small stemming brings a noun and its plural together, and no two nouns."""
    assert (stem(one) == stem(other)) is same


@pytest.mark.parametrize(
    ("anchors", "claim", "expected"),
    [
        (
            ["Geen enkele partner telt.", "De helft van de partners telt.", "Alle partners tellen."],
            "Partners",
            {"partner"},
        ),
        (["Er is geen lijst.", "De helft van de partners kent die.", "Alle partners kennen die."], "Partners", set()),
        (["Geen enkele school.", "De helft van de scholen.", "Alle scholen."], "Jongeren krijgen les.", set()),
        (["Partners doen niet mee.", "De helft van de partners.", "Alle partners."], "Partners", set()),
    ],
)
def test_what_anchors_count_is_seen(anchors, claim, expected):
    """The check finds the noun that all anchors share behind an amount, and only if the claim names it too."""
    assert counted(anchors, claim) == expected


@pytest.mark.parametrize(
    ("anchors", "expected"),
    [
        ({1: "Geen enkele school.", 3: "Ongeveer de helft van de scholen.", 5: "Alle scholen."}, True),
        ({1: "Geen van de vier.", 3: "Twee van de vier.", 5: "Alle vier."}, True),
        ({1: "Er is een plan.", 3: "Ongeveer de helft van de scholen.", 5: "Alle scholen."}, False),
        ({1: "Geen enkele school.", 3: "Er is een plan.", 5: "Alle scholen."}, False),
        ({1: "Geen enkele school.", 3: "Ongeveer de helft van de scholen.", 5: "Er is een plan."}, False),
    ],
)
def test_degrees_are_seen(anchors, expected):
    """The check of degrees wants a low, a middle and a high amount."""
    assert steps_are_degrees(anchors) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In geen enkele wijk of dorp is een plek.", False),
        ("Er is geen plan, of niemand kent het.", True),
        ("In elke wijk of dorp, of nergens.", True),
        ("Alle professionals doen mee.", False),
    ],
)
def test_or_is_seen(text, expected):
    """The check of 'of' leaves the fixed pairs alone and nothing else."""
    assert says_or(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij weten welke ouders wegblijven.", True),
        ("Wij hebben in beeld waar het knelt.", True),
        ("Er zijn cijfers per wijk.", False),
    ],
)
def test_knowing_is_seen(text, expected):
    """The check finds statements about one's own knowing."""
    assert is_about_knowing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Als ik zwanger ben, krijg ik bezoek.", True),
        ("Ik krijg hulp wanneer ik somber ben.", True),
        ("Ouders zoals ik praten mee.", False),
    ],
)
def test_conditions_are_seen(text, expected):
    """The check finds conditions, and takes no comparison for one."""
    assert is_conditional(text) is expected


@each_statement
def test_statement_has_all_its_texts(statement):
    """Each statement has anchors for 1, 3 and 5, and 2 and 4 both or not, and advice under one of the plan headings."""
    assert list(statement.anchors) in ([1, 3, 5], [1, 2, 3, 4, 5])
    assert all(statement.anchors.values())
    assert statement.advice
    assert statement.track in TRACKS


@each_statement
def test_statement_is_about_something_that_is_there(statement):
    """No statement is about what we know: who does not know it would be asked whether they know it."""
    assert not is_about_knowing(statement.text)


@each_statement
def test_anchors_count_one_thing(statement):
    """Anchors 1, 3 and 5 go from none to all of one noun, which the statement or its explanation names.

    Checked is: within six words behind the amount in each of the three stands the same word of four letters or more,
    singular or plural, and it stands in the statement or explanation too.
    """
    steps = [statement.anchors[step] for step in (1, 3, 5)]
    assert counted(steps, f"{statement.text} {statement.explanation}")
    assert steps_are_degrees(statement.anchors)


@each_statement
def test_short_lists_have_all_five_steps(statement):
    """Where 3 is no plain half, 2 and 4 are written out; where it is, they speak for themselves."""
    assert (len(statement.anchors) == 5) is ("ongeveer de helft" not in statement.anchors[3].casefold())


@each_statement
def test_anchors_hold_one_situation(statement):
    """No anchor gives one score to two situations."""
    assert [anchor for anchor in statement.anchors.values() if says_or(anchor)] == []


@each_statement
def test_parents_are_asked_fifteen_statements(statement):
    """Parents are asked exactly the fifteen statements that they can judge."""
    assert (statement.parents_text is not None) == (statement.id in FOR_PARENTS)


@each_statement
def test_whose_work_is_named_where_it_is_clear(statement, shipped):
    """`over` names known domains or clusters, of two clusters at most, and only those that the statement names."""
    assert statement.about == WHOSE_WORK.get(statement.id, ())
    known = {*shipped.domains, *shipped.clusters}
    told = f"{statement.text} {statement.explanation}".casefold()
    for name in statement.about:
        assert name in known
        assert NAMED_BY[name] in told
        assert name not in shipped.domains or shipped.domains[name].cluster is not None
    clusters = shipped.clusters_about(statement)
    assert len(clusters) <= 2 < len(shipped.clusters)
    assert bool(clusters) is bool(statement.about)


def test_keys_stand_in_the_order_of_the_description():
    """Every statement in the shipped file has its keys in the order in which the description gives them."""
    path = Path(__file__).parents[1] / "analysetool" / "stellingen.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    written = [own for part in content["delen"] for theme in part["themas"] for own in theme["stellingen"]]
    assert len(written) == len(STATEMENTS)
    assert [own["id"] for own in written if list(own) != [name for name in STATEMENT.names if name in own]] == []


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
    """An anchor has one sentence, and advice has three at most, the pointer to the source included."""
    assert all(len(sentences(anchor)) == 1 for anchor in statement.anchors.values())
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


@pytest.mark.parametrize("place", FOR_PARENTS)
def test_parents_are_asked_what_holds_for_all(place):
    """No text for parents begins a condition, unless it is listed with its reason."""
    statement = next(own for own in STATEMENTS if own.id == place)
    assert is_conditional(statement.parents_text) is (place in CONDITIONAL_FOR_PARENTS)


def test_reading_takes_the_time_that_is_promised():
    """Statements, explanations and anchors take 20 minutes to read at most; the parents' form takes less than five."""
    words = sum(word_count(text) for own in STATEMENTS for text in (own.text, own.explanation, *own.anchors.values()))
    assert words / WORDS_PER_MINUTE <= MINUTES_TO_READ
    for_parents = [own.parents_text for own in STATEMENTS if own.parents_text is not None]
    reading = sum(map(word_count, for_parents)) / WORDS_PER_MINUTE
    assert reading + len(for_parents) * SECONDS_TO_JUDGE / 60 < MINUTES_FOR_PARENTS


def test_set_says_that_it_is_not_the_official_one(shipped):
    """The justification begins with whose statements these are, and explains the two words that people stumble over."""
    assert shipped.justification.startswith("Eigen stellingen; niet de officiële Analysetool van Pharos.")
    assert '"wij"' in shipped.justification
    assert '"kwetsbaar"' in shipped.justification.casefold()


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


@pytest.mark.slow
@pytest.mark.gate
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


def test_references_name_headings_that_exist(shipped):
    """The place of a reference is a line of the source that it names, up to capitals and punctuation."""
    if not SOURCES.is_dir():
        pytest.skip("the public source texts are not beside this checkout")
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    lines = [{bare(line) for line in text.splitlines()} for text in texts]
    missing = [
        (statement.id, statement.reference)
        for statement in shipped.statements
        if not any(
            {bare(shipped.sources[statement.reference.document].title), bare(statement.reference.place)} <= found
            for found in lines
        )
    ]
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
