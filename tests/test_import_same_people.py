# SPDX-License-Identifier: EUPL-1.2
"""Who is handed in twice, and what only looks like a participant or a statement: told or refused, never in silence."""

from __future__ import annotations

import random

import pytest
from openpyxl import Workbook

from analysetool.codes import own_code, random_code
from analysetool.errors import InputError
from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import given_in, run_import, sheets_in, source, state_of

TWELVE = make_set({"A": {"A1": tuple(f"A{number:02}" for number in range(1, 13))}})
TEXTS = [statement.text for statement in TWELVE.statements]
SMALL = make_set()


def scores(seed: int) -> list[str]:
    """Twelve scores, others for every seed."""
    return random.Random(seed).choices("12345", k=12)  # noqa: S311 - no secret


PEOPLE = [scores(seed) for seed in (1, 2, 3, 4, 7)]
assert len({tuple(own) for own in PEOPLE}) == len(PEOPLE)


def csv_of(path, head, rows):
    """A csv file."""
    path.write_text("\n".join(";".join(row) for row in [head, *rows]) + "\n", encoding="utf-8")
    return path


def forms(path, people, first=1):
    """An export of Microsoft Forms, in which people have numbers of their own."""
    head = ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *TEXTS]
    rows = [
        [str(n), "2026-03-01 10:00:00", "2026-03-01 10:05:00", "anonymous", "", *own]
        for n, own in enumerate(people, start=first)
    ]
    return csv_of(path, head, rows)


def google(path, people, mails=None):
    """An export of Google Forms, without numbers."""
    head = ["Tijdstempel", *(["E-mailadres"] if mails else []), *TEXTS]
    rows = [["1-3-2026 10:00:00", *([mails[n]] if mails else []), *own] for n, own in enumerate(people)]
    return csv_of(path, head, rows)


def remarks(path, statement_set=TWELVE, **choices):
    """The people in a file and what is told of it."""
    taken, problems = source(path, statement_set, **choices)
    assert shown(problems) == []
    return len(taken[0].responses), " ".join(taken[0].remarks)


def test_rows_that_say_the_same_are_told(tmp_path):
    """Somebody pressed the button twice, or two people agree: both are kept, and which rows is said."""
    people, told = remarks(forms(tmp_path / "e.csv", [*PEOPLE, PEOPLE[2]]))
    assert people == 6
    assert "regel 7 is gelijk aan regel 4" in told
    assert "gelijk" not in remarks(forms(tmp_path / "e.csv", PEOPLE))[1]


def test_few_answers_are_no_sign(tmp_path):
    """Nine equal answers may be chance."""
    nine = [[*own[:9], "", "", ""] for own in (PEOPLE[0], PEOPLE[0])]
    assert "gelijk" not in remarks(forms(tmp_path / "e.csv", nine))[1]


def test_one_address_twice_is_told_without_the_address(tmp_path):
    """Capitals make no difference; the address stands nowhere."""
    mails = ["a@example.org", "b@example.org", "A@Example.org", "c@example.org", "c@example.org"]
    _, told = remarks(google(tmp_path / "e.csv", PEOPLE, mails))
    assert "regel 2 en 4, bij regel 5 en 6" in told
    assert "example" not in told.casefold()


def test_one_address_in_two_files_is_told_without_the_address(tmp_path, capsys):
    """With the lines in both; who has no address has none in common."""
    one = google(tmp_path / "een.csv", PEOPLE[:2], ["a@example.org", "b@example.org"])
    two = google(tmp_path / "twee.csv", PEOPLE[2:5], ["c@example.org", "B@example.org", ""])
    run_import([one, two], tmp_path / "uit", TWELVE)
    said = capsys.readouterr().err
    assert f"hetzelfde mailadres als in {one}, regel 3, staat hier bij regel 3." in said
    assert "example" not in said
    assert len(sheets_in(tmp_path / "uit", TWELVE)) == 5


def test_an_export_beside_an_edited_copy_is_refused(tmp_path):
    """The same people without their numbers, one of them changed: both places are named, and nothing is written."""
    copy = google(tmp_path / "opgeschoond.csv", [*PEOPLE[:4], scores(9)])
    with pytest.raises(InputError) as caught:
        run_import([forms(tmp_path / "e.csv", PEOPLE), copy], tmp_path / "uit", TWELVE)
    assert_only_problem(caught.value.problems, None, "4 rijen zijn gelijk", "e.csv", "--enquete")
    assert not (tmp_path / "uit").exists()


def test_an_older_and_a_newer_export_without_numbers(tmp_path):
    """Rows with nothing but their answers are known by these, so nobody counts twice and there is nothing to refuse."""
    files = [google(tmp_path / "oud.csv", PEOPLE[:4]), google(tmp_path / "nieuw.csv", PEOPLE)]
    run_import(files, tmp_path / "uit", TWELVE)
    assert len(sheets_in(tmp_path / "uit", TWELVE)) == 5


def test_two_people_who_agree_are_no_copy(tmp_path):
    """Two of five that say what somebody in the other table says are no reason to stop."""
    other = google(tmp_path / "b.csv", [*PEOPLE[:2], *(scores(seed) for seed in (9, 11, 13))])
    run_import([forms(tmp_path / "a.csv", PEOPLE), other], tmp_path / "uit", TWELVE)
    assert len(sheets_in(tmp_path / "uit", TWELVE)) == 10


def test_the_numbers_of_another_survey(tmp_path):
    """A second form begins at 1 again: nobody's answers are replaced, and with a name of its own it adds people."""
    run_import(forms(tmp_path / "a.csv", PEOPLE[:2]), tmp_path / "uit", TWELVE)
    before = {sheet.participant: given_in(sheet) for sheet in sheets_in(tmp_path / "uit", TWELVE)}
    other = forms(tmp_path / "b.csv", [scores(9), scores(11)])
    with pytest.raises(InputError) as caught:
        run_import(other, tmp_path / "uit", TWELVE)
    assert len(caught.value.problems) == 2
    assert all("--enquete" in problem.message for problem in caught.value.problems)
    assert {own.participant: given_in(own) for own in sheets_in(tmp_path / "uit", TWELVE)} == before
    run_import(other, tmp_path / "uit", TWELVE, survey="tweede")
    assert len(sheets_in(tmp_path / "uit", TWELVE)) == 4


def test_somebody_who_changed_half_of_the_answers_is_the_same(tmp_path):
    """Six of twelve still stand: that is a change, as before."""
    run_import(forms(tmp_path / "a.csv", PEOPLE[:2]), tmp_path / "uit", TWELVE)
    changed = [str(int(score) % 5 + 1) if place < 6 else score for place, score in enumerate(PEOPLE[0])]
    run_import(forms(tmp_path / "a.csv", [changed, PEOPLE[1]]), tmp_path / "uit", TWELVE)
    assert sorted(given_in(own)["A01"] for own in sheets_in(tmp_path / "uit", TWELVE)) == sorted(
        [changed[0], PEOPLE[1][0]]
    )


def test_a_sheet_that_is_a_copy_counts_once(tmp_path):
    """A spare copy of a tab, said by name; a tab with one cell changed is another table, and is refused."""
    book = Workbook()
    book.active.title = "Antwoorden"
    for sheet in (book.active, book.create_sheet("Kopie")):
        for row in (["Nr", *TEXTS], *([str(n), *own] for n, own in enumerate(PEOPLE))):
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    people, told = remarks(tmp_path / "a.xlsx")
    assert people == 5
    assert 'blad "Kopie" is gelijk aan blad "Antwoorden"' in told or "Kopie" in told
    book["Kopie"]["B2"] = "5" if PEOPLE[0][0] != "5" else "4"
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(InputError) as caught:
        run_import(tmp_path / "b.xlsx", tmp_path / "uit", TWELVE)
    assert_only_problem(caught.value.problems, None, "Kopie", "Antwoorden", "4 rijen")


@pytest.mark.parametrize("word", ["Mediaan", "gemiddelde", "Aantal:", "Totaal", "Average", "Minimum", "St.dev"])
def test_a_row_that_sums_up_is_nobody(tmp_path, word):
    """Told with its line and its word."""
    rows = [*(["x", *own] for own in PEOPLE), [word, *["3"] * 12]]
    people, told = remarks(csv_of(tmp_path / "e.csv", ["Wie", *TEXTS], rows))
    assert people == 5
    assert "regel 7" in told
    assert word.rstrip(":") in told


def test_what_only_looks_like_a_sum(tmp_path):
    """A word of that list further on in a row belongs to somebody; so does a name, and a no."""
    rows = [["Max", *PEOPLE[0], "totaal"], ["n", *PEOPLE[1], "gemiddelde"], ["Min", *PEOPLE[2], ""]]
    assert remarks(csv_of(tmp_path / "e.csv", ["Wie", *TEXTS, "Toelichting"], rows))[0] == 3


def test_every_different_answer_is_told_with_its_meaning(tmp_path):
    """Codes of places in a list show what was made of them: three times A1, one nvt, in 1 row of 6 and one of 6."""
    rows = [["A1", "A1", "A5", "nvt", "weet niet", "A3"], ["A1", "A2", "A5", "A4", "A4", "A3"]]
    taken, _ = source(csv_of(tmp_path / "e.csv", ["A01", "A02", "A03", "A04", "B01", "B02"], rows), SMALL)
    found = [(own.text, own.answer.value, own.number) for own in taken[0].meanings]
    assert found == [
        ("A1", "1", 3), ("A2", "2", 1), ("A3", "3", 2), ("A4", "4", 2), ("A5", "5", 2), ("weet niet", "weet-niet", 1),
        ("nvt", "nvt", 1),
    ]  # fmt: skip


OTHER = ["A01. Hoe tevreden bent u over bushalte 1?", "A02. Hoe tevreden bent u over bushalte 2?"]


def doubts(path, statement_set=SMALL, **choices):
    """What is doubtful in a file that holds nothing that is wrong."""
    taken, problems = source(path, statement_set, **choices)
    assert shown(problems) == []
    return [doubt for one in taken for doubt in one.doubts]


def test_our_number_with_other_words_is_doubtful(tmp_path):
    """One doubt for all of them, with the statement's own text; the map settles it."""
    path = csv_of(tmp_path / "e.csv", OTHER, [["4", "5"]])
    assert_only_problem(doubts(path), 1, "A01", "A02", SMALL.statements[0].text, "--kolommen")


@pytest.mark.parametrize("heading", ["A01", "A01 (1-5)", "A01. score", "A01 {text}", "A01. {short}", "Q1_A01 {short}"])
def test_our_number_with_few_words_or_its_own(tmp_path, heading):
    """A scale behind it, or a text that was cut short."""
    text = TEXTS[0]
    own = heading.format(text=text, short=" ".join(text.split()[:3]))
    taken, problems = source(csv_of(tmp_path / "e.csv", [own, "A02"], [["4", "5"]]), TWELVE)
    assert shown(problems) == []
    assert taken[0].doubts == []
    assert given_in(taken[0].responses[0]) == {"A01": "4", "A02": "5"}


def test_a_question_added_again(tmp_path):
    """Two columns of one statement are one where never both are filled in; else the rows are named."""
    rows = [["4", "1", ""], ["", "2", "5"]]
    path = csv_of(tmp_path / "e.csv", [TEXTS[0], TEXTS[1], TEXTS[0]], rows)
    taken, problems = source(path, TWELVE)
    assert shown(problems) == []
    assert [given_in(own)["A01"] for own in taken[0].responses] == ["4", "5"]
    assert any("allebei over A01" in remark for remark in taken[0].remarks)
    both = csv_of(tmp_path / "f.csv", [TEXTS[0], TEXTS[1], TEXTS[0]], [["4", "1", "3"], ["", "2", "5"]])
    assert_only_problem(source(both, TWELVE)[1], 1, "A01", "regel 2")


OTHER_QUESTIONS = (
    "Met wie praat u het minst?", "Met welke partij werkt u het meest samen?", "Welke organisatie mist u aan tafel?",
    "Met wie overlegt u?", "Naar welke organisatie verwijst u door?", "Wie is uw vaste contactpersoon?",
)  # fmt: skip
OWN_PLACES = (
    "Waar werkt u?", "Vanuit welk domein doet u mee?", "Uw organisatie", "Functie", "Namens welke partij doet u mee?",
    "Bij welke organisatie werkt u?", "Ik werk bij", "In welke sector bent u werkzaam?",
)  # fmt: skip


@pytest.mark.parametrize("heading", [*OTHER_QUESTIONS, *OWN_PLACES])
def test_domains_under_another_question_are_no_domain(tmp_path, heading):
    """Names of domains are answers to more questions; the heading must ask where somebody comes from."""
    identity, domain = next(iter(SMALL.domains.items()))
    rows = [[domain.title, "4", "5"], [domain.title, "3", "5"]]
    taken, problems = source(csv_of(tmp_path / "e.csv", [heading, "A01", "A02"], rows), SMALL)
    assert shown(problems) == []
    own = heading in OWN_PLACES
    assert {response.domain for response in taken[0].responses} == {identity if own else None}
    assert any("het domein van deelnemers komt uit kolom A" in remark for remark in taken[0].remarks) is own
    assert ["niet gelezen als domein" in doubt.message for doubt in taken[0].doubts] == ([] if own else [True])


def test_an_empty_column_in_the_middle_of_an_order(tmp_path):
    """Six statements in order, with a column in between that nobody filled in: nobody knows what shifted."""
    head = ["Vraag 1", "Vraag 2", "Vraag 3", "Vraag 4", "Vraag 5", "Vraag 6", "Uw rapportcijfer"]
    path = csv_of(tmp_path / "e.csv", head, [["2", "5", "", "1", "4", "4", "2"], ["1", "4", "", "1", "3", "2", "1"]])
    assert_only_problem(doubts(path, by_order=True), 1, "Vraag 3", "leeg", "--kolommen")


def test_a_statement_in_other_words_beside_the_rest(tmp_path):
    """Digits in the next column, and a statement is missing: that is an answer until somebody says it is not."""
    own = [statement.text for statement in SMALL.statements]
    path = csv_of(tmp_path / "e.csv", [*own[:5], "Elk jaar is er een feest"], [["1", "2", "3", "4", "5", "4"]])
    assert_only_problem(doubts(path), 1, "Elk jaar is er een feest", "--kolommen")
    path = csv_of(tmp_path / "f.csv", [*own[:5], "Hoeveel kinderen hebt u?"], [["1", "2", "3", "4", "5", "4"]])
    assert doubts(path) == []
    head = ["Ons eerste feest", *own[1:4], "Ons feest", "Ons laatste feest"]
    path = csv_of(tmp_path / "g.csv", head, [["1", "2", "3", "4", "5", "4"]])
    assert_only_problem(doubts(path), 1, "kolom A", "kolom E", "kolom F", "bevatten")


def test_headings_that_say_nothing_give_one_problem(tmp_path):
    """As many columns as statements: the order is the best remedy, and stands in the one message there is."""
    path = csv_of(tmp_path / "e.csv", [f"In hoev.. [Ons {n}.. ]" for n in range(12)], [["Eens"] * 12])
    assert_only_problem(source(path, TWELVE)[1], 1, "12 kolommen", "--op-volgorde")
    path = csv_of(tmp_path / "f.csv", [f"In hoev.. [Ons {n}.. ]" for n in range(9)], [["Eens"] * 9])
    assert "--op-volgorde" not in " ".join(shown(source(path, TWELVE)[1]))


@pytest.mark.parametrize("heading", ["In welke gemeente werkt u?", "Gemeente", "Voor welke coalitie vult u dit in?"])
def test_people_of_several_municipalities(tmp_path, heading):
    """They are no one coalition; one municipality is."""
    path = csv_of(tmp_path / "e.csv", [heading, *TEXTS], [["Aa", *PEOPLE[0]], ["Bee", *PEOPLE[1]]])
    assert_only_problem(source(path, TWELVE)[1], 1, "2 verschillende gemeenten", "overslaan")
    path = csv_of(tmp_path / "f.csv", [heading, *TEXTS], [["Aa", *PEOPLE[0]], ["aa", *PEOPLE[1]]])
    assert shown(source(path, TWELVE)[1]) == []


@pytest.mark.parametrize("heading", ["Wat gaat goed in onze gemeente?", "Wat wilt u de gemeente meegeven?"])
def test_a_question_about_the_municipality_is_none_of_place(tmp_path, heading):
    """Everybody writes something else there."""
    rows = [["Veel", *PEOPLE[0]], ["Niets", *PEOPLE[1]]]
    assert remarks(csv_of(tmp_path / "e.csv", [heading, *TEXTS], rows))[0] == 2


@pytest.mark.parametrize("typed", ["bakker88", "Jansen22", "VISSERS9"])
def test_a_name_with_a_number_is_no_code(typed):
    """It has the eight signs of a code, and would become the name of a file."""
    assert own_code(typed) is None


def test_no_code_looks_like_a_name():
    """Codes that are made are codes when they come back."""
    codes = [random_code() for _ in range(500)]
    assert [code for code in codes if own_code(code) != code] == []


def test_a_trial_writes_nothing(tmp_path, capsys):
    """What was understood and what would be written is told; a folder that was not there is not made."""
    run_import(forms(tmp_path / "a.csv", PEOPLE), tmp_path / "uit", TWELVE, trial=True)
    told = capsys.readouterr().err
    assert "5 nieuw" in told
    assert "stellingen op tekst: A01–A12 in kolom F–Q." in told
    assert "niets geschreven" in told
    assert not (tmp_path / "uit").exists()
    run_import(forms(tmp_path / "a.csv", PEOPLE[:2]), tmp_path / "uit", TWELVE)
    before = state_of(tmp_path / "uit")
    run_import(forms(tmp_path / "a.csv", PEOPLE), tmp_path / "uit", TWELVE, trial=True)
    assert state_of(tmp_path / "uit") == before


def test_one_wrong_form_does_not_hold_up_the_others(tmp_path, capsys):
    """The error names the file; with `--toch-zonder` and that path the rest is read, and who is missing is said."""
    good, wrong = google(tmp_path / "goed.csv", PEOPLE[:2]), google(tmp_path / "fout.csv", [["9", *PEOPLE[2][1:]]])
    with pytest.raises(InputError) as caught:
        run_import([good, wrong], tmp_path / "uit", TWELVE)
    (problem,) = caught.value.problems
    run_import([good, wrong], tmp_path / "uit", TWELVE, without=(problem.path,))
    assert len(sheets_in(tmp_path / "uit", TWELVE)) == 2
    assert "fout.csv" in capsys.readouterr().err
    with pytest.raises(InputError) as caught:
        run_import([good], tmp_path / "uit", TWELVE, without=("elders.csv",))
    assert_only_problem(caught.value.problems, None, "--toch-zonder")
