# SPDX-License-Identifier: EUPL-1.2
"""The exercises: ten texts with a key that fits the shipped set, and a reader that says what is wrong with one."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from analysetool.errors import InputError
from analysetool.files import exercises
from analysetool.files.exercises import exercise_folder, load_exercises
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Answer
from tests.running import run

ROOT = Path(__file__).parent.parent
EXERCISES = load_exercises(shipped_statement_set())
STATEMENTS = {statement.id: statement for statement in shipped_statement_set().statements}
ASKED = Counter(identity for exercise in EXERCISES for identity in exercise.key)
KEYS = Counter(key.answer for exercise in EXERCISES for key in exercise.key.values())
LONGEST_SENTENCE = 20
GOOD = """\
id: dorp
titel: Dorp
herkomst: Dorp bestaat niet.
tekst: Er is een lijst.
stellingen:
  A01:
    sleutel: 3
    waarom: Dat staat er.
"""

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.!?:])\s+", text)


def test_there_are_ten_and_they_are_named_after_their_files():
    """The name of a file says which exercise it is, and its number is its place."""
    names = [path.stem for path in sorted(exercise_folder().glob("*.yaml"))]
    assert [exercise.id for exercise in EXERCISES] == names
    assert [int(name.partition("-")[0]) for name in names] == list(range(1, 11))


@each_exercise
def test_a_text_is_short_and_says_that_it_is_made_up(exercise):
    """60 to 120 words, no long sentences, and nobody takes the place for a real one."""
    place = exercise.title.partition(",")[0]
    assert 60 <= len(exercise.text.split()) <= 120
    assert place in exercise.text
    assert exercise.origin == f"{place} bestaat niet. Deze tekst is verzonnen."
    assert exercise.id.endswith(f"-{place.lower()}")


@each_exercise
def test_sentences_are_short(exercise):
    """No sentence has more than 20 words, and a reason has one or two of them."""
    reasons = [key.reason for key in exercise.key.values()]
    told = [sentence for text in (exercise.text, exercise.title, *reasons) for sentence in sentences(text)]
    assert [sentence for sentence in told if len(sentence.split()) > LONGEST_SENTENCE] == []
    assert [reason for reason in reasons if len(sentences(reason)) > 2] == []


@each_exercise
def test_a_key_fits_the_set(exercise):
    """Three or four statements that exist, in the order of the set, each with an anchor to point to."""
    assert 3 <= len(exercise.key) <= 4
    order = list(STATEMENTS)
    assert list(exercise.key) == sorted(exercise.key, key=order.index)
    assert all({1, 3, 5} & STATEMENTS[identity].anchors.keys() for identity in exercise.key)
    assert len({key.answer for key in exercise.key.values()}) > 1


def test_the_ten_ask_many_statements_and_every_answer():
    """At least 24 statements over all three parts, none more than twice; each answer is in the key a few times."""
    assert len(ASKED) >= 24
    assert max(ASKED.values()) <= 2
    assert {STATEMENTS[identity].part for identity in ASKED} == {"A", "B", "C"}
    assert KEYS.keys() == {answer for answer in Answer if answer.score or answer is Answer.DONT_KNOW}
    assert min(KEYS.values()) >= 3


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("sleutel: 3", "sleutel: 6", 7, "sleutel is '6'; kies 1, 2, 3, 4, 5, weet-niet."),
        ("sleutel: 3", "sleutel: nvt", 7, "sleutel is 'nvt'; kies"),
        ("    sleutel: 3\n", "", 7, "sleutel ontbreekt bij stelling A01 van de oefening."),
        ("waarom: Dat staat er.", "waarom: ''", 8, "waarom bij stelling A01 van de oefening is leeg."),
        ("    waarom", "    waarmee", 8, "kent geen 'waarmee'"),
        ("A01", "Z99", 6, "stellingen noemt 'Z99', maar die stelling bestaat niet."),
        ("id: dorp\n", "", 1, "id ontbreekt bij de oefening."),
        ("herkomst: Dorp bestaat niet.", "herkomst:", 3, "herkomst ontbreekt bij de oefening."),
        ("titel: Dorp", "titel: [Dorp]", 2, "titel bij de oefening moet één tekst zijn."),
        (GOOD[GOOD.index("stellingen") :], "stellingen: {}\n", 5, "bij stellingen staat geen enkele stelling."),
        (GOOD[GOOD.index("stellingen") :], "stellingen: {A01: 3}\n", 5, "bij A01 horen regels met een naam"),
        (GOOD[GOOD.index("stellingen") :], "stellingen: A01\n", 5, "bij stellingen horen regels met een naam"),
        (GOOD, "- dorp\n", 1, "bij de oefening horen regels met een naam"),
        (GOOD, "", None, "dit bestand is leeg. Een oefening begint met id"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, shipped, old, new, line, words):
    """Whatever is wrong is told in Dutch with its place, and nothing is loaded."""
    (tmp_path / "dorp.yaml").write_text(GOOD, encoding="utf-8")
    assert [exercise.id for exercise in load_exercises(shipped, tmp_path)] == ["dorp"]
    (tmp_path / "dorp.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_exercises(shipped, tmp_path)
    told = {(problem.line, problem.path) for problem in refused.value.problems if words in problem.message}
    assert told == {(line, str(tmp_path / "dorp.yaml"))}


def test_no_exercises_is_a_problem(tmp_path, shipped):
    """An installation without them says so instead of doing nothing."""
    with pytest.raises(InputError, match="hier staan geen oefeningen"):
        load_exercises(shipped, tmp_path)


def test_controleer_reads_exercises(tmp_path):
    """Whoever writes an exercise can have it checked; for a report it is nothing."""
    path = tmp_path / "dorp.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert run("controleer", path).returncode == 0
    path.write_text(GOOD.replace("A01", "Z99"), encoding="utf-8")
    result = run("controleer", path)
    assert result.returncode == 2
    assert f"{path}, regel 6: stellingen noemt 'Z99'" in result.stdout.decode()
    assert run("rapport", exercise_folder()).returncode == 2


def test_an_installed_package_has_them_beside_the_code(tmp_path, monkeypatch):
    """The wheel puts the folder where the reader looks first; in a checkout it is among the examples."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert "voorbeelden/oefenen" in wheel["wheel"]["only-include"]
    assert exercise_folder() == ROOT / "voorbeelden" / "oefenen"
    package = tmp_path / "analysetool"
    installed = tmp_path / wheel["wheel"]["sources"]["voorbeelden/oefenen"]
    installed.mkdir(parents=True)
    monkeypatch.setattr(exercises, "_PACKAGE", package)
    assert exercise_folder() == installed
