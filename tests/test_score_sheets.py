# SPDX-License-Identifier: EUPL-1.2
"""Score sheets: what is read, and for everything that is wrong the line and what to do."""

from __future__ import annotations

from datetime import date

import pytest

from analysetool.errors import Severity, errors_in
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, Release, Voice, Voting
from tests.conftest import assert_only_problem, make_set, parsed, shown, with_lines, with_parents

SHEET = """\
stellingenset: proef
versie: "1.0"
coalitie: Neder-Betuwe
jaar: 2026
deelnemer: k7m2q9xa
domein: jgz
scores:
  A01: 4
  A02: weet-niet
"""
JOINT = """\
stellingenset: proef
versie: "1.0"
coalitie: Neder-Betuwe
jaar: 2026
soort: gezamenlijk
scores:
  A01: 4
open: [A02]
redenen:
  A01: Wij werden het eens.
handopsteken:
  A02: {scores: [0, 2, 5, 3, 1], weet_niet: 2, nvt: 1}
acties:
  - {stelling: A02, wat: Cijfers opvragen, wie: GGD, wanneer: 2027-03-01, status: open}
"""


def read(text, statement_set=None):
    """The sheet and the problems of a text."""
    document = parsed(text)
    return parse_score_sheet(document, statement_set or make_set()), document.problems


def test_individual_sheet():
    """Every key lands in its field and absent keys are absent."""
    sheet, problems = read(SHEET)
    assert problems == []
    assert (sheet.statement_set, sheet.version, sheet.coalition, sheet.year) == ("proef", "1.0", "Neder-Betuwe", 2026)
    assert (sheet.kind, sheet.participant, sheet.domain) == (Kind.INDIVIDUAL, "k7m2q9xa", "jgz")
    assert (sheet.origin, sheet.asked, sheet.path) == (None, None, "metingen/d07.yaml")
    assert dict(sheet.answers) == {
        "A01": GivenAnswer(answer=Answer.FOUR),
        "A02": GivenAnswer(answer=Answer.DONT_KNOW),
    }


def test_joint_sheet():
    """A joint sheet may leave out the participant and holds what was settled, left open, raised and agreed."""
    sheet, problems = read(JOINT)
    assert problems == []
    assert (sheet.kind, sheet.participant, sheet.open_statements) == (Kind.JOINT, None, ("A02",))
    assert dict(sheet.reasons) == {"A01": "Wij werden het eens."}
    assert dict(sheet.hands) == {"A02": Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)}
    assert sheet.actions == (
        Action(statement="A02", what="Cijfers opvragen", who="GGD", due=date(2027, 3, 1), status="open"),
    )


def test_joint_sheet_defaults():
    """Hands without weet-niet and nvt count 0, and an action without a status is open."""
    sheet, problems = read(
        with_lines(JOINT, {12: "  A02: {scores: [0, 2, 5, 3, 1]}", 14: "  - {stelling: A02, wat: Cijfers opvragen}"})
    )
    assert problems == []
    assert dict(sheet.hands) == {"A02": Hands(scores=(0, 2, 5, 3, 1))}
    assert sheet.actions == (Action(statement="A02", what="Cijfers opvragen", who=None, due=None, status="open"),)


def test_secret_votes():
    """Votes may be secret; of few there is only their number, and nothing of what they were."""
    sheet, problems = read(with_lines(JOINT, {12: "  A02: {scores: [0, 2, 5, 3, 1], wijze: geheim}"}))
    assert problems == []
    assert dict(sheet.hands) == {"A02": Hands(scores=(0, 2, 5, 3, 1), voting=Voting.SECRET)}
    sheet, problems = read(with_lines(JOINT, {12: "  A02: {wijze: geheim, aantal: 3}"}))
    assert problems == []
    (hands,) = sheet.hands.values()
    assert (hands.scores, hands.dont_know, hands.not_applicable, hands.voters) == (None, None, None, 3)
    assert hands == Hands(scores=(0, 0, 1, 2, 0), voting=Voting.SECRET).number_alone()


@pytest.mark.parametrize(
    "written", ["{wijze: geheim, aantal: 3, scores: [0, 0, 1, 2, 0]}", "{aantal: 3, scores: [0, 0, 1, 2, 0]}"]
)
def test_a_number_of_votes_stands_alone(written):
    """Beside the votes, or where they are not secret, it is a problem."""
    _, problems = read(with_lines(JOINT, {12: f"  A02: {written}"}))
    assert_only_problem(problems, 12, "aantal", "geheime stemmen", "Haal aantal of scores weg")


def test_who_was_in_the_room():
    """People by domain or cluster; a group of another set, and a part of somebody, is told."""
    sheet, problems = read(f"{JOINT}aanwezig: {{jgz: 4, sociaal: 2}}\n")
    assert (dict(sheet.present), problems) == ({"jgz": 4, "sociaal": 2}, [])
    assert dump_score_sheet(sheet, ["A01"]).endswith("aanwezig:\n  jgz: 4\n  sociaal: 2\n")
    assert_only_problem(read(f"{JOINT}aanwezig: {{slagerij: 4}}\n")[1], 15, "'slagerij'")
    assert_only_problem(read(f"{JOINT}aanwezig: {{jgz: half}}\n")[1], 15, "jgz", "'half'", "vanaf 0")


@pytest.mark.parametrize("status", ["open", "klaar", "vervallen"])
def test_statuses_of_actions(status):
    """An action is open, klaar or vervallen."""
    sheet, problems = read(with_lines(JOINT, {14: f"  - {{stelling: A02, wat: Bellen, status: {status}}}"}))
    assert (problems, sheet.actions[0].status) == ([], status)


@pytest.mark.parametrize(
    ("written", "answer", "note"),
    [
        ("1", Answer.ONE, None),
        ("5", Answer.FIVE, None),
        ('"4"', Answer.FOUR, None),
        ("weet-niet", Answer.DONT_KNOW, None),
        ("nvt", Answer.NOT_APPLICABLE, None),
        ("{score: 2}", Answer.TWO, None),
        ("{score: 2, opmerking: Alleen op papier.}", Answer.TWO, "Alleen op papier."),
        ("{score: nvt, opmerking: 'Geen baby''s'}", Answer.NOT_APPLICABLE, "Geen baby's"),
        ("{opmerking: Vraag het de GGD}", Answer.NOT_ANSWERED, "Vraag het de GGD"),
        ("{score: 3, opmerking: }", Answer.THREE, None),
        ("{score: 3, opmerking: no}", Answer.THREE, "no"),
        ("{}", Answer.NOT_ANSWERED, None),
        ("{score: ' 3 '}", Answer.THREE, None),
        ("", Answer.NOT_ANSWERED, None),
        ("~", Answer.NOT_ANSWERED, None),
        ("null", Answer.NOT_ANSWERED, None),
        ("{score: , opmerking: x}", Answer.NOT_ANSWERED, "x"),
    ],
)
def test_answers(written, answer, note):
    """Four kinds of answer, each with or without a note; a key with nothing behind it is not answered."""
    sheet, problems = read(with_lines(SHEET, {8: f"  A01: {written}"}))
    assert shown(problems) == []
    assert sheet.answers["A01"] == GivenAnswer(answer=answer, note=note)


@pytest.mark.parametrize("text", ["scores:\n", "scores: {}\n", "scores: ~\n"])
def test_sheet_without_answers(text):
    """A sheet that nobody filled in yet is a valid sheet."""
    sheet, problems = read("".join(SHEET.splitlines(keepends=True)[:6]) + text)
    assert (shown(problems), dict(sheet.answers)) == ([], {})


def test_asked_statements():
    """`gevraagd` lists what was asked, each once; a note without an answer may stand anywhere."""
    sheet, problems = read(SHEET + "  A03: {opmerking: Niet gevraagd}\ngevraagd: [A01, A02, A01]\n")
    assert (shown(problems), sheet.asked) == ([], ("A01", "A02"))


@pytest.mark.parametrize("text", ["no", "010", "1e5", "null-groep", "'null'", "Ede: de start", "2026"])
def test_coalition_stays_its_text(text):
    """A coalition's name is never taken for a number or a boolean."""
    written = f'"{text}"' if ":" in text else text
    sheet, problems = read(with_lines(SHEET, {3: f"coalitie: {written}"}))
    assert (shown(problems), sheet.coalition) == ([], text.strip("'"))


def test_older_version_in_the_history():
    """A sheet of an earlier version of the set can still be read."""
    statement_set = make_set(history=(Release(version="0.9"), Release(version="1.0")))
    assert read(with_lines(SHEET, {2: "versie: 0.9"}), statement_set)[1] == []


WRONG = [
    # changed lines of SHEET (or lines added after the ninth), line of the problem, words
    ({1: "stellingenset: anders"}, 1, ("'anders'", "'proef'", "--stellingen")),
    ({1: None}, 1, ("stellingenset ontbreekt", "Vul stellingenset in")),
    ({1: "stellingenset:"}, 1, ("Vul stellingenset in",)),
    ({2: 'versie: "0.8"'}, 2, ("'0.8'", "onbekend", "bekende versie (1.0)")),
    ({2: "versie: 1.00"}, 2, ("'1.00'",)),
    ({2: None}, 1, ("versie ontbreekt",)),
    ({3: None}, 1, ("coalitie ontbreekt", "Vul coalitie in")),
    ({3: 'coalitie: "  "'}, 3, ("coalitie", "leeg", "Vul coalitie in")),
    ({3: "coalitie: [Ede]"}, 3, ("coalitie", "tekst")),
    ({4: "jaar: 26"}, 4, ("'26'", "vier cijfers")),
    ({4: "jaar: 02026"}, 4, ("'02026'", "vier cijfers")),
    ({4: "jaar: 2026.0"}, 4, ("'2026.0'", "vier cijfers")),
    ({4: "jaar: dit jaar"}, 4, ("'dit jaar'", "vier cijfers")),
    ({4: "jaar: 1899"}, 4, ("'1899'",)),
    ({4: "jaar: 3000"}, 4, ("'3000'",)),
    ({4: "jaar: -2026"}, 4, ("'-2026'",)),
    ({4: "jaar: \u0662\u0660\u0662\u0666"}, 4, ("vier cijfers",)),
    ({4: None}, 1, ("jaar ontbreekt",)),
    ({5: None}, 1, ("deelnemer ontbreekt", "Vul deelnemer in")),
    ({5: 'deelnemer: ""'}, 5, ("deelnemer", "leeg")),
    ({6: "domein: tandarts"}, 6, ("'tandarts'", "Kies gemeente, jgz")),
    ({6: "soort: samen"}, 6, ("'samen'", "individueel, gezamenlijk, bureau")),
    ({8: "  A01: 7"}, 8, ("A01 heeft score '7'", "kies 1–5, weet-niet of nvt")),
    ({8: "  A01: 0"}, 8, ("'0'", "kies 1–5")),
    ({8: "  A01: 4.0"}, 8, ("'4.0'", "kies 1–5")),
    ({8: "  A01: 04"}, 8, ("'04'", "kies 1–5")),
    ({8: "  A01: yes"}, 8, ("'yes'", "kies 1–5")),
    ({8: "  A01: NVT"}, 8, ("'NVT'", "kies 1–5")),
    ({8: '  A01: ""'}, 8, ("''", "kies 1–5")),
    ({8: "  A01: [4]"}, 8, ("A01", "lijst", "kies 1–5")),
    ({8: "  A01: {score: 6}"}, 8, ("A01 heeft score '6'",)),
    ({8: "  A01: {score: [4]}"}, 8, ("score bij A01", "één antwoord")),
    ({8: "  A01: {score: 4, noot: x}"}, 8, ("'noot'", "score of opmerking")),
    ({8: "  A01: {score: 4, opmerking: [x]}"}, 8, ("opmerking", "tekst")),
    ({8: "  Z99: 4"}, 8, ("'Z99'", "bestaat niet", "analysetool stellingen")),
    ({8: "  a01: 4"}, 8, ("'a01'", "bestaat niet")),
    ({9: "  A01: 3"}, 9, ("A01 staat er twee keer", "regel 8")),
    ({7: "scores: 4", 8: None, 9: None}, 7, ("scores", "op elke regel een stelling")),
    ({7: "scores: [4]", 8: None, 9: None}, 7, ("scores", "op elke regel een stelling")),
    ({7: None, 8: None, 9: None}, 1, ("scores ontbreekt",)),
    ({10: "kleur: groen"}, 10, ("'kleur'", "stellingenset, versie")),
    ({10: "gevraagd: [A01, A02, Z99]"}, 10, ("gevraagd", "'Z99'", "bestaat niet")),
    ({10: "gevraagd:", 11: "- A01", 12: "- A02", 13: "- Z99"}, 13, ("'Z99'",)),
    ({10: "gevraagd: A01"}, 10, ("gevraagd", "lijst", "[A01, A02]")),
    ({10: "gevraagd: [A01, A02, [A03]]"}, 10, ("gevraagd", "losse woorden")),
    ({10: "gevraagd: [A01, A02, ~]"}, 10, ("gevraagd", "losse woorden")),
    ({10: "gevraagd: [A01]"}, 9, ("A02", "niet bij gevraagd", "Zet A02 bij gevraagd")),
    ({10: "herkomst: {bron: x}"}, 10, ("herkomst", "tekst")),
    ({10: "open: [A01]"}, 10, ("open", "soort op gezamenlijk")),
    ({10: "redenen: {A01: x}"}, 10, ("redenen", "soort op gezamenlijk")),
    ({10: "handopsteken: {A01: {scores: [0, 0, 1, 0, 0]}}"}, 10, ("handopsteken", "soort op gezamenlijk")),
    ({10: "acties: [{stelling: A01, wat: Bellen}]"}, 10, ("acties", "soort op gezamenlijk")),
    ({10: "aanwezig: {jgz: 3}"}, 10, ("aanwezig", "soort op gezamenlijk")),
]


@pytest.mark.parametrize(("changes", "line", "words"), WRONG, ids=range(len(WRONG)))
def test_says_where_and_what_to_do(changes, line, words):
    """Each mistake gives one error with its line and a word of what to do."""
    problems = read(with_lines(SHEET, changes))[1]
    assert_only_problem(problems, line, *words)
    assert (problems[0].severity, problems[0].path) == (Severity.ERROR, "metingen/d07.yaml")


WRONG_JOINT = [
    ({8: "open: [Z99]"}, 8, ("open", "'Z99'")),
    ({8: "open: A02"}, 8, ("open", "lijst")),
    ({10: "  Z99: Daarom."}, 10, ("redenen", "'Z99'")),
    ({10: "  A01: [Daarom]"}, 10, ("reden bij A01", "tekst")),
    ({9: "redenen: Daarom", 10: None}, 9, ("redenen", "een naam")),
    ({12: "  Z99: {scores: [0, 2, 5, 3, 1]}"}, 12, ("handopsteken", "'Z99'")),
    ({12: "  A02: [0, 2, 5, 3, 1]"}, 12, ("handopsteken bij A02", "{scores: [0, 2, 5, 3, 1]")),
    ({12: "  A02: {scores: [0, 2, 5, 3]}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {scores: [0, 2, 5, 3, 1, 1]}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {scores: [0, 2, 5, 3, -1]}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {scores: [0, 2, 5, 3, x]}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {scores: [0, 2, 5, 3, 0.5]}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {weet_niet: 2}"}, 12, ("scores bij A02", "vijf aantallen")),
    ({12: "  A02: {scores: [0, 2, 5, 3, 1], weet_niet: -1}"}, 12, ("weet_niet", "'-1'", "vanaf 0")),
    ({12: "  A02: {scores: [0, 2, 5, 3, 1], nvt: veel}"}, 12, ("nvt", "'veel'", "vanaf 0")),
    ({12: "  A02: {scores: [0, 2, 5, 3, 1], weet-niet: 1}"}, 12, ("'weet-niet'", "weet_niet")),
    ({13: "acties: Bellen", 14: None}, 13, ("acties", "lijst")),
    ({14: "  - Bellen"}, 14, ("acties", "een naam")),
    ({14: "  - {stelling: Z99, wat: Bellen}"}, 14, ("'Z99'", "bestaat niet")),
    ({14: "  - {wat: Bellen}"}, 14, ("stelling ontbreekt", "Vul stelling in")),
    ({14: "  - {stelling: A02}"}, 14, ("wat ontbreekt", "Vul wat in")),
    ({14: "  - {stelling: A02, wat: Bellen, status: bezig}"}, 14, ("'bezig'", "open, klaar, vervallen")),
    ({14: "  - {stelling: A02, wat: Bellen, wanneer: 1 maart}"}, 14, ("'1 maart'", "2026-10-01")),
    ({14: "  - {stelling: A02, wat: Bellen, wanneer: 2027-02-29}"}, 14, ("'2027-02-29'",)),
    ({14: "  - {stelling: A02, wat: Bellen, prioriteit: 1}"}, 14, ("'prioriteit'", "stelling, wat, wie")),
]


@pytest.mark.parametrize(("changes", "line", "words"), WRONG_JOINT, ids=range(len(WRONG_JOINT)))
def test_joint_sheet_says_where_and_what_to_do(changes, line, words):
    """The blocks of a joint sheet are checked to the same standard."""
    assert_only_problem(read(with_lines(JOINT, changes))[1], line, *words)


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({5: "deelnemer: Fatima"}, 5, ("'Fatima'", "naam", "code")),
        ({5: "deelnemer: Jan de Vries"}, 5, ("'Jan de Vries'", "code")),
        ({5: "deelnemer: j.devries@ggd.nl"}, 5, ("e-mailadres", "code")),
    ],
)
def test_names_of_participants_are_warned_about(changes, line, words):
    """What looks like a name is a warning: the sheet can be used, but the name is pointed at."""
    sheet, problems = read(with_lines(SHEET, changes))
    assert_only_problem(problems, line, *words)
    assert (problems[0].severity, errors_in(problems)) == (Severity.WARNING, ())
    assert sheet is not None


def test_names_in_actions_are_warned_about():
    """An action belongs to an organisation or function, so a person's name is pointed at."""
    problems = read(with_lines(JOINT, {14: "  - {stelling: A02, wat: Bellen, wie: Jan de Vries}"}))[1]
    assert_only_problem(problems, 14, "wie", "'Jan de Vries'", "organisatie of functie")
    assert problems[0].severity is Severity.WARNING


def test_all_problems_at_once():
    """Nobody mends a sheet one error at a time: all are found in one go, each with its line."""
    changes = {2: 'versie: "9"', 4: "jaar: 26", 6: "domein: tandarts", 8: "  A01: 7", 9: "  Z99: 4", 10: "kleur: groen"}
    problems = read(with_lines(SHEET, changes))[1]
    assert sorted(problem.line for problem in problems) == [2, 4, 6, 8, 9, 10]


@pytest.mark.parametrize(("changes", "usable"), [({3: None}, False), ({4: "jaar: 26"}, False), ({8: "  A01: 7"}, True)])
def test_sheet_without_coalition_or_year_is_none(changes, usable):
    """A sheet with problems still takes part in checks over several sheets, unless nobody knows whose it is."""
    assert (read(with_lines(SHEET, changes))[0] is not None) is usable


def test_wrong_answer_counts_as_not_answered():
    """A wrong score never becomes another score."""
    assert read(with_lines(SHEET, {8: "  A01: 7"}))[0].answers["A01"].answer is Answer.NOT_ANSWERED


def test_set_without_domains_takes_none():
    """With a set that knows no domains the advice is to leave the domain out."""
    assert_only_problem(read(SHEET, make_set(domains={}))[1], 6, "'jgz'", "geen domeinen", "laat domein weg")


def test_sheet_must_be_a_block():
    """A list or a single text is no score sheet."""
    assert read("- A01\n") == (None, [])


PARENT = """\
stellingenset: proef
versie: "1.0"
coalitie: Neder-Betuwe
jaar: 2026
deelnemer: k7m2q9xa
voor: ouders
gevraagd: [A01, B01]
scores:
  A01: 4
"""
FOR_PARENTS = with_parents(make_set(), "A01", "B01")


def test_a_sheet_says_in_whose_words_somebody_was_asked():
    """Without the key it is the words for partners; so it is for a parent who filled in their form."""
    sheet, problems = read(PARENT, FOR_PARENTS)
    assert problems == []
    assert (sheet.voice, sheet.asked) == (Voice.PARENTS, ("A01", "B01"))
    assert read(SHEET)[0].voice is Voice.PARTNERS
    assert read(SHEET.replace("domein: jgz", "domein: ouders"))[0].voice is Voice.PARTNERS
    assert read(SHEET.replace("domein: jgz", "voor: partners"))[0].voice is Voice.PARTNERS


def test_another_voice_is_a_problem():
    """There are two."""
    assert_only_problem(read(PARENT.replace("voor: ouders", "voor: kinderen"), FOR_PARENTS)[1], 6, "partners", "ouders")


@pytest.mark.parametrize(("text", "line"), [(JOINT, 6), (SHEET, 7)])
def test_only_one_persons_sheet_can_be_of_parents(text, line):
    """Joint scores and a desk analysis are nobody's own words."""
    text = text.replace("domein: jgz", "soort: bureau\nherkomst: Een plan").replace("  A01: 4\n", "  A01: nvt\n")
    lines = text.splitlines()
    lines.insert(line - 1, "voor: ouders")
    _, problems = read("\n".join(lines), with_parents(make_set(), "A01", "A02"))
    assert_only_problem(problems, line, "voor: ouders", "soort individueel")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("[A01, B01]", "[A01, A02]", 7), ("gevraagd: [A01, B01]\n", "", None), ("  A01: 4", "  A02: 4", 8)],
)
def test_parents_are_asked_what_has_words_for_them(old, new, line):
    """A statement without a text for parents on their sheet is a mistake: another form was used, or another number."""
    text = PARENT.replace("gevraagd: [A01, B01]\n", "") if "A02: 4" in new else PARENT
    _, problems = read(text.replace(old, new), FOR_PARENTS)
    if line is None:
        assert problems == []
    else:
        assert_only_problem(problems, line, "A02", "geen zin voor ouders")


def test_a_sheet_of_an_older_version_keeps_what_parents_were_asked_then():
    """What has no text for parents any more may have had one."""
    own = with_parents(make_set(history=(Release(version="0.9"), Release(version="1.0"))), "A01")
    assert read(PARENT.replace('"1.0"', '"0.9"'), own)[1] == []
