# SPDX-License-Identifier: EUPL-1.2
"""Columns that do not speak for themselves: an error with the column, the map, or the order; never a guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysetool.errors import InputError, UsageError
from analysetool.imports.column_map import read_column_map
from analysetool.model import Answer
from tests.conftest import assert_only_problem, make_set, shown
from tests.importing import given_in, run_import, settings_for, source
from tests.running import assert_refused, run, told
from tests.survey_files import write_xlsx

IDS = ("A01", "A02", "A03", "A04", "B01", "B02")


def table(path, *rows):
    """A csv with these rows."""
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


def problems_of(path, **choices):
    """The problems of a file, read with the small set."""
    return source(path, make_set(), **choices)[1]


def mapped(tmp_path, text):
    """A map from its text."""
    path = tmp_path / "kaart.yaml"
    path.write_text(text, encoding="utf-8")
    return read_column_map(path, make_set())


def test_every_wrong_cell_is_told_with_its_column_and_row(tmp_path):
    """Heading, letter and line; all of them at once."""
    path = table(tmp_path / "t.csv", ["A01", "A02"], ["4,5", "4"], ["4", "vier"], ["6", "5"])
    *each, what_to_do = problems_of(path)
    lines = [(problem.line, problem.message.split(":")[0]) for problem in each]
    assert lines == [(2, "kolom A ('A01')"), (3, "kolom B ('A02')"), (4, "kolom A ('A01')")]
    assert "Samen zijn 3 antwoorden niet te lezen" in what_to_do.message


def test_wrong_columns_and_wrong_cells_come_together(tmp_path):
    """Nobody mends one and then meets the other."""
    path = table(tmp_path / "t.csv", ["A01", "Vraag 3", "A02"], ["4,5", "Mee eens", "vier"])
    assert [problem.line for problem in problems_of(path)] == [1, 2, 2, None]


def test_a_wrong_text_is_one_problem_with_its_number(tmp_path):
    """Its first place, how often it stands there, and what to do: one line and no sixty."""
    path = table(tmp_path / "t.csv", ["A01"], ["4"], *[["vier"]] * 60)
    assert_only_problem(problems_of(path), 3, "'vier' is geen antwoord. Dat staat er 60 keer.", "labels")


def test_many_wrong_texts_are_told_by_how_often_they_stand_there(tmp_path):
    """Ten texts, the first once, the last ten times: the five that stand there most, and then what to do for all."""
    rows = [[f"tekst {number}"] for number in range(1, 11) for _ in range(number)]
    *each, what_to_do = problems_of(table(tmp_path / "t.csv", ["A01"], *rows))
    assert [problem.message.split("'")[3] for problem in each] == [f"tekst {number}" for number in range(10, 5, -1)]
    assert "Er zijn nog 5 andere teksten. Samen zijn 55 antwoorden niet te lezen." in what_to_do.message
    assert "--maak-kaart" in what_to_do.message


def test_two_columns_for_one_statement(tmp_path):
    """Both are named; neither is chosen."""
    path = table(tmp_path / "t.csv", ["A01", "A1[A01]", "A02"], ["4", "5", "1"])
    assert_only_problem(problems_of(path), 1, "kolom A ('A01')", "kolom B ('A1[A01]')", "A01")


def test_scores_without_a_statement_are_not_lost(tmp_path):
    """A column of labels that matches nothing is an error; so are bare figures among the statements."""
    path = table(tmp_path / "t.csv", ["A01", "Vraag 3", "A02"], ["4", "Mee eens", "1"], ["5", "", "2"])
    assert_only_problem(problems_of(path), 1, "kolom B ('Vraag 3')", "--kolommen")
    path = table(tmp_path / "t.csv", ["A01", "Vraag 3", "A02"], ["4", "3", "1"])
    assert_only_problem(problems_of(path), 1, "kolom B ('Vraag 3')")


def test_other_columns_are_left_out(tmp_path):
    """Years of service, remarks and answers of "nvt" alone are no scores."""
    path = table(
        tmp_path / "t.csv",
        ["Hoeveel jaar werkt u hier?", "A01", "A02", "Nog iets?", "Klacht"],
        ["3", "4", "1", "ja", "nvt"],
        ["5", "4", "1", "", "nvt"],
    )
    taken, problems = source(path, make_set())
    assert shown(problems) == []
    assert "Niet gebruikt, want dit hoort bij geen stelling: Hoeveel jaar werkt u hier?, Nog iets?, Klacht." in (
        taken[0].remarks
    )


def test_an_id_before_other_words_gives_way_to_the_statement_itself(tmp_path):
    """A column "A01 nadere vraag" beside A01 is left out when it holds no scores."""
    path = table(tmp_path / "t.csv", ["A01", "A01 nadere vraag"], ["4", "tekst"])
    taken, problems = source(path, make_set())
    assert (shown(problems), given_in(taken[0].responses[0])) == ([], {"A01": "4"})
    path = table(tmp_path / "t.csv", ["A01 nadere vraag", "A02"], ["4", "5"])
    assert given_in(source(path, make_set())[0][0].responses[0]) == {"A01": "4", "A02": "5"}


def test_a_heading_with_two_statements(tmp_path):
    """An id with another statement's text needs the user."""
    path = table(tmp_path / "t.csv", ["A01 Stelling A02.", "A03"], ["4", "5"])
    assert_only_problem(problems_of(path), 1, "A01 en A02", "--kolommen")


def test_headings_further_down(tmp_path):
    """A title above the headings, merged or not, is told by the line where the headings are."""
    path = table(tmp_path / "t.csv", ["Enquête 2026", ""], ["A01", "A02"], ["4", "5"])
    assert_only_problem(problems_of(path), None, "regel 2", "samengevoegde kop")


def test_nothing_recognised(tmp_path):
    """A file without any statement says what to do."""
    path = table(tmp_path / "t.csv", ["x", "y"], ["a", "b"])
    assert_only_problem(problems_of(path), None, "geen enkele kolom", "--kolommen")


def test_a_row_that_is_too_long(tmp_path):
    """Cells beyond the headings mean that the separator cut an answer."""
    path = tmp_path / "t.csv"
    path.write_text('"A01","A02"\n"4","5"\n"4","5","1"\n', encoding="utf-8")
    assert_only_problem(problems_of(path), 3, "meer cellen dan de kopregel (2)")


def test_unknown_domains_are_told_with_the_list(tmp_path):
    """The domain is compared, never taken over."""
    path = table(tmp_path / "t.csv", ["domein", "A01"], ["jgz", "4"], ["d02", "4"], ["Jgz", "4"], ["Kapper", "4"])
    assert_only_problem(problems_of(path), 5, "'Kapper'", "gemeente, jgz")


def test_a_domain_question_with_any_heading(tmp_path):
    """A column in which every cell is the title of a domain is the domain."""
    path = table(tmp_path / "t.csv", ["Waar werkt u?", "A01"], ["Geboortezorg", "4"], ["Jgz", "5"])
    taken, problems = source(path, make_set())
    assert shown(problems) == []
    assert [response.domain for response in taken[0].responses] == ["geboortezorg", "jgz"]


@pytest.mark.parametrize("heading", ["Welk domein?", "Waar werkt u?"])
def test_one_answer_that_is_no_domain_does_not_lose_the_others(tmp_path, heading):
    """The column is clearly the domain; the cell that is none is told."""
    path = table(tmp_path / "t.csv", [heading, "A01"], ["Geboortezorg", "4"], ["Jgz", "5"], ["Kapper", "5"])
    assert_only_problem(problems_of(path), 4, "'Kapper'")


def test_a_question_about_a_domain_is_not_the_domain(tmp_path):
    """A heading with the word and other answers is any question."""
    path = table(tmp_path / "t.csv", ["Wat mist u in uw domein?", "A01"], ["Tijd", "4"])
    taken, problems = source(path, make_set())
    assert (shown(problems), taken[0].responses[0].domain) == ([], None)


def test_long_headings_are_shown_by_what_differs(tmp_path):
    """In a grid the brackets tell which row it is."""
    path = table(tmp_path / "t.csv", ["In hoeverre bent u het eens met deze stellingen? [Stelling A01.]"], ["vier"])
    assert_only_problem(problems_of(path), 2, "kolom A ('[Stelling A01.]')")


def test_more_than_five_choices(tmp_path):
    """A scale of seven is no scale of five."""
    path = table(tmp_path / "t.csv", ["A01"], ["Agree"], ["Somewhat agree"])
    assert_only_problem(problems_of(path), None, "'Agree' en 'Somewhat agree'", "labels")


def test_a_second_sheet_without_statements_is_passed_over(tmp_path):
    """Somebody's notes beside the answers do no harm, and are told."""
    import xlsxwriter

    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        first, second = workbook.add_worksheet("Antwoorden"), workbook.add_worksheet("Kladblok")
        first.write_row(0, 0, ["A01", "A02"])
        first.write_row(1, 0, [4, 5])
        second.write_row(0, 0, ["los", "blaadje"])
    taken, problems = source(path, make_set())
    assert shown(problems) == []
    assert "Blad 'Kladblok' bevat geen stellingen en is niet gelezen." in taken[0].remarks


def test_the_map_says_what_columns_and_labels_mean(tmp_path):
    """Headings, letters, labels, domains, codes and columns to skip."""
    path = table(
        tmp_path / "t.csv",
        ["Nr", "Vraag 1", "Vraag 2", "Vraag 3", "Code", "Plek", "Tevreden?"],
        ["1", "Zeker", "Geen idee", "4", "d07", "Consultatiebureau", "Mee eens"],
        ["2", "Nooit", "Zeker", "5", "Jan", "Kraam", "Oneens"],
    )
    column_map = mapped(
        tmp_path,
        "kolommen: {Vraag 1: A01, C: A04, vraag 3: B01}\n"
        "labels: {Zeker: 5, Nooit: 1, Geen idee: weet-niet}\n"
        "deelnemerskolom: Code\n"
        "domeinkolom: Plek\n"
        "domeinen: {Consultatiebureau: jgz, Kraam: geboortezorg}\n"
        "kenmerkkolom: Nr\n"
        "overslaan: [Tevreden?]\n",
    )
    taken, problems = source(path, make_set(), column_map=column_map)
    assert shown(problems) == []
    first, second = taken[0].responses
    assert given_in(first) == {"A01": "5", "A04": "weet-niet", "B01": "4"}
    assert given_in(second) == {"A01": "1", "A04": "5", "B01": "5"}
    assert [(one.code, one.domain, one.source) for one in (first, second)] == [
        ("d07", "jgz", ("tabel", "1")),
        (None, "geboortezorg", ("tabel", "2")),
    ]


def test_labels_of_the_map_may_be_figures_or_nothing(tmp_path):
    """Survey programs number weet-niet and nvt as they like, and write words for what was left open."""
    path = table(tmp_path / "t.csv", ["A01", "A02", "A03"], ["6", "7", "Geen antwoord"], ["5", "1", "2"])
    column_map = mapped(tmp_path, "labels: {6: weet-niet, 7: nvt, Geen antwoord: niet-ingevuld}\n")
    taken, problems = source(path, make_set(), column_map=column_map)
    assert shown(problems) == []
    assert [given_in(response) for response in taken[0].responses] == [
        {"A01": "weet-niet", "A02": "nvt"},
        {"A01": "5", "A02": "1", "A03": "2"},
    ]


@pytest.mark.parametrize(
    ("heading", "cells"), [("E-mail", ["a1", "a2"]), ("Nr", ["jan@dorp.nl", "2"]), ("Nr", ["Jan Jansen", "2"])]
)
def test_what_is_of_a_person_cannot_be_the_mark_of_a_row(tmp_path, heading, cells):
    """No name or address is hashed, not even when the map asks for it."""
    path = table(tmp_path / "t.csv", [heading, "A01"], *([cell, "4"] for cell in cells))
    column_map = mapped(tmp_path, f"kenmerkkolom: {heading}\n")
    assert_only_problem(problems_of(path, column_map=column_map), 1, "mag geen kenmerk zijn")


def test_the_map_in_the_manual_is_one_that_is_read(tmp_path, shipped):
    """The page about importing shows a map that works."""
    text = (Path(__file__).parent.parent / "docs" / "importeren.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(kolommen:.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    path = tmp_path / "kaart.yaml"
    path.write_text(block, encoding="utf-8")
    found = read_column_map(path, shipped)
    assert {statement: named.name for statement, named in found.columns.items()} == {"A03": "Vraag 3", "A04": "F"}
    assert [named.name for named in found.skipped] == ["Ik vond deze vragen duidelijk"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("kolom: {}\n", 1, ("kent geen 'kolom'", "kolommen")),
        ("kolommen:\n  Vraag 1: Z09\n", 2, ("Z09", "bestaat niet")),
        ("kolommen:\n  Vraag 1: A01\n  Vraag 2: A01\n", 3, ("A01 heeft al een kolom op regel 2",)),
        ("kolommen:\n  Vraag 1: [A01]\n", 2, ("één waarde",)),
        ("labels:\n  Zeker: 6\n", 2, ("'6'", "kies 1–5")),
        ("domeinen:\n  Kapper: kapper\n", 2, ("'kapper'", "gemeente")),
        ("kolommen:\n  F: A01\noverslaan:\n  - F\n", 4, ("twee keer", "regel 2")),
        ("", None, ("leeg",)),
        ("- a\n", 1, ("een naam",)),
    ],
)
def test_mistakes_in_the_map_have_a_line(tmp_path, text, line, words):
    """As in every other file."""
    with pytest.raises(InputError) as caught:
        mapped(tmp_path, text)
    assert_only_problem(caught.value.problems, line, *words)


def test_a_column_of_the_map_that_no_file_has(tmp_path):
    """A typing mistake in the map is told with its line, and nothing is written."""
    path = table(tmp_path / "t.csv", ["A01", "Vraag 2"], ["4", "5"])
    column_map = tmp_path / "kaart.yaml"
    column_map.write_text("kolommen:\n  Vraag 2: A02\n  Vraag 9: A03\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run_import(path, tmp_path / "uit", make_set(), column_map=str(column_map))
    assert_only_problem(caught.value.problems, 3, "'Vraag 9'", "geen van de bestanden")
    assert not (tmp_path / "uit").exists()


def test_a_letter_in_the_map_means_one_file(tmp_path):
    """Column B of two files is two columns."""
    one = table(tmp_path / "1.csv", ["A01", "x"], ["4", "5"])
    two = table(tmp_path / "2.csv", ["A01", "y"], ["4", "5"])
    column_map = tmp_path / "kaart.yaml"
    column_map.write_text("kolommen: {B: A02}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run_import([one, two], tmp_path / "uit", make_set(), column_map=str(column_map))
    assert_only_problem(caught.value.problems, 1, "kolom B staat in meer bestanden")


def test_a_name_in_the_map_with_two_columns(tmp_path):
    """Equal headings need letters."""
    path = table(tmp_path / "t.csv", ["Vraag", "Vraag", "A02"], ["4", "x", "5"])
    column_map = mapped(tmp_path, "kolommen: {Vraag: A01}\n")
    assert_only_problem(problems_of(path, column_map=column_map), None, "kolom A", "kolom B", "letter")
    column_map = mapped(tmp_path, "kolommen: {A: A01}\n")
    taken, problems = source(path, make_set(), column_map=column_map)
    assert (shown(problems), given_in(taken[0].responses[0])) == ([], {"A01": "4", "A02": "5"})


def test_by_order_only_when_asked_and_complete(tmp_path):
    """Six columns of answers are the six statements; five are not."""
    path = table(tmp_path / "t.csv", ["Naam", *"abcdef", "g"], ["Jan", "1", "2", "3", "4", "5", "weet niet", "q"])
    assert_only_problem(problems_of(path)[:1], None, "geen enkele kolom")
    taken, problems = source(path, make_set(), by_order=True)
    assert shown(problems) == []
    assert given_in(taken[0].responses[0]) == dict(zip(IDS, ["1", "2", "3", "4", "5", "weet-niet"], strict=True))
    short = table(tmp_path / "t.csv", list("abcde"), ["1", "2", "3", "4", "5"])
    assert_only_problem(
        problems_of(short, by_order=True), 1, "6 kolommen", "heeft er 5", "kolom A ('a')", "kolom E ('e')"
    )


def test_by_order_may_not_contradict_a_heading(tmp_path):
    """A heading that names another statement shows that the order is not the set's."""
    path = table(tmp_path / "t.csv", ["a", "A01", "c", "d", "e", "f"], ["1", "2", "3", "4", "5", "1"])
    assert_only_problem(problems_of(path, by_order=True), 1, "A02", "A01")


def test_order_and_map_do_not_go_together(tmp_path):
    """The user chooses one."""
    path = table(tmp_path / "t.csv", ["A01"], ["4"])
    column_map = tmp_path / "kaart.yaml"
    column_map.write_text("kolommen: {A01: A01}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--op-volgorde"):
        run_import(path, tmp_path / "uit", make_set(), column_map=str(column_map), by_order=True)


def test_the_problems_of_all_files_come_together_and_nothing_is_written(tmp_path):
    """Two bad files and a good one: exit code 2, both told, no folder."""
    good = write_xlsx(tmp_path / "goed.xlsx", [["A01"], [4]])
    bad = table(tmp_path / "fout.csv", ["A01"], ["vier"])
    gone = tmp_path / "weg.csv"
    folder = tmp_path / "uit"
    result = run("importeer", good, bad, gone, "--uit", folder, "--coalitie", "X", "--jaar", 2026)
    assert_refused(result, "fout.csv, regel 2: kolom A ('A01'): 'vier'", "weg.csv: dit bestand bestaat niet")
    assert not folder.exists()


def test_a_form_page_is_not_its_answers(tmp_path):
    """Who sends the page back instead of the answers is told what to ask for."""
    page = tmp_path / "formulier.html"
    page.write_text("<html>", encoding="utf-8")
    result = run("importeer", page, "--uit", tmp_path / "uit", "--coalitie", "X", "--jaar", 2026)
    assert_refused(result, "webpagina", "antwoorden-")
    page = tmp_path / "k7m2q9xa.yaml"
    page.write_text("scores: {}", encoding="utf-8")
    result = run("importeer", page, "--uit", tmp_path / "uit", "--coalitie", "X", "--jaar", 2026)
    assert_refused(result, "hoeft niet te worden ingelezen")


@pytest.mark.parametrize("option", ["--coalitie", "--jaar"])
def test_coalition_and_year_are_needed(tmp_path, option):
    """An export does not say whose it is."""
    path = write_xlsx(tmp_path / "t.xlsx", [["A01"], [4]])
    options = {"--coalitie": "X", "--jaar": "2026"}
    del options[option]
    words = [word for pair in options.items() for word in pair]
    result = run("importeer", path, "--uit", tmp_path / "uit", *words)
    assert_refused(result, f"{option} ontbreekt", "analysetool importeer")
    assert not (tmp_path / "uit").exists()


def test_the_folder_says_whose_measurement_it_is(tmp_path, write):
    """With meting.yaml in the folder neither option is needed; another coalition is refused."""
    write("uit/meting.yaml", "meting:\n  coalitie: Dorp\n  jaar: 2027\n")
    path = write_xlsx(tmp_path / "t.xlsx", [["A01"], [4]])
    result = run("importeer", path, "--uit", tmp_path / "uit")
    assert result.returncode == 0, told(result)
    assert "Dorp 2027" in told(result)
    result = run("importeer", path, "--uit", tmp_path / "uit", "--coalitie", "Stad", "--jaar", "2027")
    assert_refused(result, "staat al een meting van Dorp 2027")


def test_a_wrong_folder_is_told(tmp_path):
    """A file cannot be a folder."""
    path = write_xlsx(tmp_path / "t.xlsx", [["A01"], [4]])
    result = run("importeer", path, "--uit", path, "--coalitie", "X", "--jaar", "2026")
    assert_refused(result, "is een bestand")


def test_settings_hold_no_answers_of_another_import():
    """Every import starts anew."""
    one, two = settings_for(make_set()), settings_for(make_set())
    one.reader.read("vier")
    assert two.reader.read("4") is Answer.FOUR
    assert one.mapped is not two.mapped
