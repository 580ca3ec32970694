# SPDX-License-Identifier: EUPL-1.2
"""The Dutch of figures: one and more, what is not known, ranges that print equal, dates."""

from __future__ import annotations

from datetime import date

import pytest

from analysetool.disclosure import Mode
from analysetool.model import Answer, Openness, Phase, Verdict
from analysetool.words import disclosure, grammar, titles
from analysetool.words import figures as wording
from tests.conftest import make_set


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0"), (1, "1"), (999, "999"), (1000, "1.000"), (1050, "1.050"), (1234567, "1.234.567")],
)
def test_count(number, expected):
    """Thousands have a dot."""
    assert grammar.count(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 stellingen"), (1, "1 stelling"), (2, "2 stellingen"), (1000, "1.000 stellingen")]
)
def test_plural(number, expected):
    """Only one is singular; none is plural in Dutch."""
    assert grammar.plural(number, "stelling", "stellingen") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 1), "1 oktober 2026"),
        (date(2025, 1, 31), "31 januari 2025"),
        (date(2024, 2, 29), "29 februari 2024"),
        (date(2026, 3, 9), "9 maart 2026"),
        (date(2026, 4, 10), "10 april 2026"),
        (date(2026, 5, 5), "5 mei 2026"),
        (date(2026, 6, 1), "1 juni 2026"),
        (date(2026, 7, 1), "1 juli 2026"),
        (date(2026, 8, 1), "1 augustus 2026"),
        (date(2026, 9, 1), "1 september 2026"),
        (date(2026, 11, 1), "1 november 2026"),
        (date(2026, 12, 31), "31 december 2026"),
    ],
)
def test_dutch_date(day, expected):
    """A day is written out, without a zero in front and with a small letter for the month."""
    assert wording.dutch_date(day) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c"), (("a", "b"), "a en b")],
)
def test_listing(words, expected):
    """Commas, and "en" before the last."""
    assert grammar.listing(words) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (2.9, 3.8, "met de open antwoorden erbij 2,9 tot 3,8"),
        (1.0, 5.0, "met de open antwoorden erbij 1,0 tot 5,0"),
        (3.4, 3.4, "met de open antwoorden erbij ook 3,4"),
        (3.36, 3.44, "met de open antwoorden erbij ook 3,4"),
        (3.34, 3.36, "met de open antwoorden erbij 3,3 tot 3,4"),
        (3.95, 4.04, "met de open antwoorden erbij ook 4,0"),
        (None, None, "bandbreedte niet te bepalen"),
        (None, 3.0, "bandbreedte niet te bepalen"),
        (3.0, None, "bandbreedte niet te bepalen"),
    ],
)
def test_with_open(low, high, expected):
    """A range whose ends print the same is told as one figure."""
    assert wording.with_open(low, high) == expected


@pytest.mark.parametrize(("mean", "expected"), [(3.25, "gemiddeld 3,3"), (None, "nog geen gemiddelde")])
def test_mean_told(mean, expected):
    """A mean that cannot be determined is told in words: a dash cannot be read aloud."""
    assert wording.mean_told(mean) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "ontbreken"), (1, "ontbreekt"), (2, "ontbreken")])
def test_agree(number, expected):
    """The verb agrees with the number; none is plural."""
    assert grammar.agree(number, "ontbreekt", "ontbreken") == expected


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.STRONG, "sterk"),
        (Verdict.MIDDLE, "redelijk"),
        (Verdict.WEAK, "aandachtspunt"),
        (Verdict.DIVIDED, "verdeeld"),
        (Verdict.UNKNOWN, "witte vlek"),
        (Verdict.NOT_APPLICABLE, "niet van toepassing"),
        (Verdict.NOT_ANSWERED, "niet ingevuld"),
        (None, "nog niet te bepalen"),
    ],
)
def test_verdict_word(verdict, expected):
    """Every verdict has one word, and so has none."""
    assert wording.verdict_word(verdict) == expected


def test_every_kind_has_a_word():
    """No verdict, phase or answer without a score is left without a word."""
    assert set(wording.VERDICT_WORDS) == set(Verdict)
    assert set(titles.PHASE_TITLES) == set(Phase)
    assert set(wording.ANSWER_WORDS) == {answer for answer in Answer if answer.score is None}


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [
        ("medisch", "Medisch domein"),
        ("overig", "Overige partners"),
        ("zonder-cluster", "Andere deelnemers"),
        ("bibliotheek", "Bibliotheek"),
        ("GGD", "GGD"),
        ("éénloket", "Éénloket"),
        ("", ""),
    ],
)
def test_group_title(cluster, expected):
    """Clusters of the shipped set have a title, others get a capital."""
    assert titles.group_title(cluster) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(2.9, 3.8, "2,9 tot 3,8"), (3.36, 3.44, "3,4"), (4.0, 4.0, "4,0"), (None, None, "–")],
)
def test_reach(low, high, expected):
    """In a table the range is short, and one figure when its ends print the same."""
    assert wording.reach(low, high) == expected


@pytest.mark.parametrize(
    ("answered", "possible", "expected"),
    [
        (902, 1050, "902 van de 1.050 mogelijke scores zijn gegeven"),
        (1, 6, "1 van de 6 mogelijke scores is gegeven"),
        (0, 6, "0 van de 6 mogelijke scores zijn gegeven"),
        (1, 1, "1 van de 1 mogelijke score is gegeven"),
        (0, 0, "er is geen score mogelijk"),
        (1, None, "1 score is gegeven"),
        (1200, None, "1.200 scores zijn gegeven"),
    ],
)
def test_scores_given(answered, possible, expected):
    """How much was scored, also when it is not known of how many."""
    assert wording.scores_given(answered, possible) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (
            (1, 1, 1, 1, 1, 1),
            "Dit rapport laat zien: 1 sterk punt, 1 aandachtspunt, 1 verdeelde stelling, 1 witte vlek, 1 stelling die "
            "niet is ingevuld en 1 stelling die niet is gevraagd.",
        ),
        ((12, 0, 0, 2, 0, 0), "Dit rapport laat zien: 12 sterke punten en 2 witte vlekken."),
        (
            (0, 3, 2, 0, 4, 0),
            "Dit rapport laat zien: 3 aandachtspunten, 2 verdeelde stellingen en 4 stellingen die niet zijn ingevuld.",
        ),
        ((0, 0, 0, 0, 0, 2), "Dit rapport laat zien: 2 stellingen die niet zijn gevraagd."),
        ((0, 0, 0, 0, 0, 0), "Geen enkele stelling springt eruit."),
    ],
)
def test_findings_count(numbers, expected):
    """Kinds of which there are none are left out; with none at all the sentence says so."""
    assert wording.findings_count(*numbers) == expected


def position(**changes: object) -> wording.Position:
    """A position of 56 statements with every figure known, with any field changed."""
    fields: dict[str, object] = {
        "mean": 3.25,
        "low": 2.94,
        "high": 3.8,
        "answered": 902,
        "possible": 1050,
        "scored_statements": 56,
        "applicable_statements": 56,
    }
    return wording.Position(**(fields | changes))


TOTAL = "Dorp scoort in 2026 gemiddeld 3,3 op een schaal van 1 tot 5"
OPEN = "Een open antwoord is weet niet of niet ingevuld."
NO_TOTAL = "Dorp heeft over 2026 nog geen totaalscore: "
GLANCES = [
    (
        {},
        f"{TOTAL} (902 van de 1.050 mogelijke scores zijn gegeven). Met de open antwoorden erbij wordt dat 2,9 tot "
        f"3,8. {OPEN}",
    ),
    (
        {"low": None, "high": None, "possible": None, "answered": 30},
        f"{TOTAL} (30 scores zijn gegeven).",
    ),
    (
        {"low": 3.25, "high": 3.25, "possible": 902},
        f"{TOTAL}. Er zijn geen open antwoorden.",
    ),
    (
        {"low": 3.25, "high": 3.25},
        f"{TOTAL} (902 van de 1.050 mogelijke scores zijn gegeven). Met de open antwoorden erbij blijft dat 3,3. "
        f"{OPEN}",
    ),
    (
        {"mean": None, "low": 1.2, "high": 4.9, "scored_statements": 12, "answered": 20},
        f"{NO_TOTAL}12 van de 56 stellingen hebben een score, en dat is minder dan de helft. Met de open antwoorden "
        f"erbij wordt de score 1,2 tot 4,9. {OPEN}",
    ),
    (
        {"mean": None, "low": None, "high": None, "scored_statements": 1, "answered": 1, "possible": None},
        f"{NO_TOTAL}1 van de 56 stellingen heeft een score, en dat is minder dan de helft.",
    ),
    (
        {"mean": None, "low": 1.0, "high": 5.0, "scored_statements": 0, "answered": 0},
        f"{NO_TOTAL}geen enkele stelling heeft een score.",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), GLANCES)
def test_glance(changes, expected):
    """The position in one sentence, with what is still open; without a total the sentence says why."""
    assert wording.glance("Dorp", 2026, position(**changes)) == expected


def test_caveat():
    """The caveat says whose judgement it is and what it is not; with an origin it points there."""
    assert wording.caveat(has_origin=False).startswith("Deze cijfers zijn het eigen oordeel van de partners. Ze meten")
    assert wording.caveat(has_origin=True).startswith(
        "Deze cijfers zijn het eigen oordeel van de mensen die de stellingen scoorden (zie de herkomst bovenaan). Ze "
    )
    for has_origin in (True, False):
        assert wording.caveat(has_origin=has_origin).endswith("geen ranglijst van gemeenten of organisaties.")


@pytest.mark.parametrize(
    ("unknown", "one_voice", "expected"),
    [
        (0, False, "Er zijn geen witte vlekken."),
        (1, False, "Bij 1 stelling weet minstens een derde het niet. Zoek dit eerst samen uit."),
        (12, False, "Bij 12 stellingen weet minstens een derde het niet. Zoek dit eerst samen uit."),
        (0, True, "Er zijn geen witte vlekken."),
        (1, True, 'Bij 1 stelling is het antwoord "weet niet". Zoek dit eerst samen uit.'),
        (3, True, 'Bij 3 stellingen is het antwoord "weet niet". Zoek dit eerst samen uit.'),
    ],
)
def test_blind_spots(unknown, one_voice, expected):
    """How many blind spots there are; one voice has no third."""
    assert wording.blind_spots(unknown, one_voice=one_voice) == expected


@pytest.mark.parametrize(
    ("participants", "invited", "expected"),
    [
        (None, None, "Hoeveel deelnemers er waren, is niet bekend: de tabel telt alleen antwoorden."),
        (None, 34, "Hoeveel deelnemers er waren, is niet bekend: de tabel telt alleen antwoorden."),
        (0, None, "Er zijn geen losse scorelijsten; dit rapport gaat uit van de gezamenlijke scores."),
        (1, None, "Eén persoon deed mee."),
        (20, None, "20 deelnemers deden mee."),
        (20, 0, "20 deelnemers deden mee."),
        (20, 34, "20 van de 34 uitgenodigden deden mee."),
        (1, 8, "1 van de 8 uitgenodigden deed mee."),
        (1, 1, "1 van de 1 uitgenodigde deed mee."),
        (1200, 3400, "1.200 van de 3.400 uitgenodigden deden mee."),
    ],
)
def test_took_part(participants, invited, expected):
    """Who took part, out of whom were invited when that is known."""
    assert wording.took_part(participants, invited) == expected


def test_joint_reason():
    """A joint score is told as it was chosen, without decimals; weet niet as such."""
    assert wording.joint_reason(Answer.FOUR) == "De gezamenlijke score is 4."
    assert wording.joint_reason(Answer.DONT_KNOW) == 'Samen koos de coalitie "weet niet".'


@pytest.mark.parametrize(
    ("mean", "n", "expected"),
    [
        (4.0, 1, "De score is 4."),
        (4.5, 2, "Gemiddeld 4,5 uit 2 scores."),
        (2.95, 1200, "Gemiddeld 3,0 uit 1.200 scores."),
    ],
)
def test_mean_reason(mean, n, expected):
    """A mean with its number of scores; a single score is told as it was given."""
    assert wording.mean_reason(mean, n) == expected


@pytest.mark.parametrize(
    ("dont_know", "n", "expected"),
    [
        (1, 0, 'Het antwoord is "weet niet".'),
        (2, 0, "2 van de 2 weten het niet."),
        (1, 2, "1 van de 3 weet het niet."),
        (5, 5, "5 van de 10 weten het niet."),
        (1000, 1000, "1.000 van de 2.000 weten het niet."),
    ],
)
def test_unknown_reason(dont_know, n, expected):
    """How many do not know, out of those who scored or said so."""
    assert wording.unknown_reason(dont_know, n) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (None, "De scores liggen ver uit elkaar."),
        ((1, 0, 1, 0, 1), "1 deelnemer geeft een 1 of 2 en 1 geeft een 4 of 5."),
        ((1, 1, 0, 3, 1), "2 deelnemers geven een 1 of 2 en 4 geven een 4 of 5."),
        ((0, 1, 0, 2, 0), "1 deelnemer geeft een 1 of 2 en 2 geven een 4 of 5."),
    ],
)
def test_divided_reason(votes, expected):
    """Who stands where, as far as that may be shown."""
    assert wording.divided_reason(votes) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (None, None),
        ((0, 0, 0, 0, 1), None),
        ((1, 1, 0, 4, 10), "14 van de 16 gaven een 4 of 5"),
        ((0, 0, 0, 4, 12), "alle 16 gaven een 4 of 5"),
        ((0, 0, 0, 2, 0), "beide deelnemers gaven een 4 of 5"),
        ((2, 1, 6, 1, 1), "8 van de 11 gaven een 2, 3 of 4"),
        ((1, 0, 0, 0, 1), "1 van de 2 gaf een 4 of 5"),
    ],
)
def test_alike(votes, expected):
    """How many people answered alike, in whole persons; nothing where votes are hidden or there is one voice."""
    assert wording.alike(votes) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (("A05",), "Gelijk met A05."),
        (("A05", "B01", "C02"), "Gelijk met A05, B01 en C02."),
        (("A05", "B01", "C02", "C03"), "Gelijk met 4 andere stellingen."),
    ],
)
def test_tied(others, expected):
    """Who shares the place, by number; many are only counted."""
    assert wording.tied(others) == expected


def test_gap_reason():
    """Both groups with their figure, and the difference of the exact means."""
    assert wording.gap_reason("Medisch domein", 4.25, "Ouders", 2.04, 2.21) == (
        "Medisch domein: gemiddeld 4,3. Ouders: gemiddeld 2,0. Verschil: 2,2."
    )


def test_why_no_groups():
    """The reason names the minimum, or that nobody gave a domain, or that too few gave a score."""
    assert "geen twee groepen van 7 of meer deelnemers" in wording.why_no_groups(7, known_domains=True)
    assert wording.why_no_groups(7, known_domains=False) == (
        "Verschillen tussen groepen zijn niet te tonen: de deelnemers hebben geen domein opgegeven."
    )
    few = wording.why_no_groups(7, known_domains=True, enough_scores=False)
    assert few.endswith("bij geen enkele stelling gaven in elke groep minstens 7 mensen een score.")


def explained(**changes: object) -> str:
    """The explanation of the small set as one text."""
    fields: dict[str, object] = {"disclosed": (), "joint_basis": None}
    return "\n".join(wording.how_figures_came_about(make_set(), **(fields | changes)))


def test_explanation_names_the_set_and_its_scale():
    """The explanation tells how many statements there are and what 1 and 5 mean."""
    assert explained().startswith(
        "De stellingenset telt 6 stellingen. Bij elke stelling kiest een deelnemer een score van 1 (helemaal oneens) "
        'tot en met 5 (helemaal eens), "weet niet" of "niet van toepassing".'
    )
    one = make_set({"A": {"A1": ("A01",)}})
    assert wording.how_figures_came_about(one, disclosed=(), joint_basis=None)[0].startswith(
        "De stellingenset telt 1 stelling."
    )


def test_explanation_speaks_of_weights_only_where_there_are():
    """With equal weights a level is a plain mean of its statements."""
    assert "zijn het gemiddelde van hun stellingen" in explained()
    weighted = wording.how_figures_came_about(make_set(weights={"A01": 2.0}), disclosed=(), joint_basis=None)
    assert "zijn het gewogen gemiddelde van hun stellingen" in "\n".join(weighted)


def test_explanation_says_what_was_left_out():
    """What may be shown and a joint basis are added only when there is something to say of them."""
    assert explained(disclosed=("Eén.", "Twee.")).endswith("\nEén.\nTwee.")
    assert explained(joint_basis="Gezamenlijk.").splitlines()[-1] == "Gezamenlijk."
    assert len(explained(disclosed=("Eén.",), joint_basis="x").splitlines()) == len(explained().splitlines()) + 2


def test_what_may_be_shown():
    """Closed tells the limit, open that answers can be read off, and one voice has nobody to hide."""
    closed = disclosure.rules(Openness.CLOSED, Mode.STATEMENTS, 3, groups=True)
    assert "minstens 3 mensen" in closed[0]
    assert "minstens 3 deelnemers" in closed[1]
    assert disclosure.rules(Openness.CLOSED, Mode.STATEMENTS, 3, groups=False) == closed[:1]
    assert disclosure.rules(Openness.OPEN, Mode.EVERYTHING, 5, groups=True) == (disclosure.OPEN,)
    assert disclosure.rules(Openness.CLOSED, Mode.EVERYTHING, 5, groups=True) == ()


@pytest.mark.parametrize(
    ("mode", "too_few", "told", "helps"),
    [
        (Mode.EVERYTHING, (), "", False),
        (Mode.STATEMENTS, (), "", False),
        (
            Mode.STATEMENTS,
            ("A01",),
            "Bij 1 stelling gaven minder dan 7 mensen een score: A01. Die stelling telt",
            False,
        ),
        (Mode.STATEMENTS, ("A01", "A02", "B01"), "Bij 3 stellingen gaven minder dan 7 mensen een score: A01,", True),
        (Mode.LEVELS, ("A01",), "Er deden minder dan 7 mensen mee.", True),
        (Mode.NUMBER, ("A01",), "Er deden te weinig mensen mee om cijfers te tonen", True),
    ],
)
def test_what_is_left_out_and_what_helps(mode, too_few, told, helps):
    """Why figures are not there, and what helps where that is more than half of the (five) statements."""
    lines = disclosure.left_out(mode, 7, too_few, 5)
    assert " ".join(lines).startswith(told)
    assert (disclosure.WHAT_HELPS in lines) is helps
    assert bool(lines) is bool(told)
