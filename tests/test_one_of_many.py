# SPDX-License-Identifier: EUPL-1.2
"""One coalition in the folder of a country: others are read no further than their first lines, and nothing changes."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import InputError, UsageError
from analysetool.files.measurements import load_measurements
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_heads import sheet_head
from analysetool.files.sheet_writer import dump_score_sheet
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.files.yaml_source import YamlDocument, parse_into
from analysetool.model import Answer, GivenAnswer, Kind, ScoreSheet, Voice
from tests.running import run, told

SET = shipped_statement_set()
IDS = [statement.id for statement in SET.statements]
NAMES = ("Dorp", "Bergen op Zoom", "'s-Gravenhage", "Súdwest-Fryslân", "Regio: Noord", "Stad #1", "null", "1.10")
SHEETS = st.builds(
    ScoreSheet,
    statement_set=st.just(SET.id),
    version=st.just(SET.version),
    coalition=st.sampled_from(NAMES),
    year=st.sampled_from([2025, 2026]),
    participant=st.text("bcdfghjk2345", min_size=8, max_size=8),
    domain=st.sampled_from([None, *SET.domains]),
    kind=st.sampled_from([Kind.INDIVIDUAL, Kind.INDIVIDUAL, Kind.JOINT]),
    voice=st.just(Voice.PARTNERS),
    origin=st.none(),
    asked=st.none(),
    answers=st.just({"A01": GivenAnswer(answer=Answer("3"), note="dat: klopt")}),
    open_statements=st.just(()),
    reasons=st.just({}),
    hands=st.just({}),
    actions=st.just(()),
    present=st.just({}),
)


def parsed(text: str) -> tuple[ScoreSheet | None, YamlDocument]:
    """A sheet as the parser of YAML reads it."""
    document = YamlDocument(path="a.yaml", text=text)
    parse_into(document)
    return parse_score_sheet(document, SET), document


def of_head(sheet: ScoreSheet) -> ScoreSheet:
    """What the first lines say of a sheet that checks over everything look at."""
    return ScoreSheet(
        statement_set=sheet.statement_set,
        version=sheet.version,
        coalition=sheet.coalition,
        year=sheet.year,
        participant=sheet.participant,
        kind=sheet.kind,
        path="a.yaml",
    )


@given(SHEETS, st.sampled_from(["", "# Uit een formulier.\n\n"]))
def test_the_head_of_what_is_written(sheet, comment):
    """It says what the whole sheet says, unless its texts need signs that only a parser reads."""
    text = dump_score_sheet(sheet, IDS, comment=comment)
    head = sheet_head(YamlDocument(path="a.yaml", text=text))
    assert head == of_head(sheet)


@given(
    SHEETS, st.integers(0, 160), st.sampled_from([*" \"'#:\n\t-[]{}&*!|>%@\r\x85\u2028\u00a0éA0~,\\"]), st.booleans()
)
def test_a_changed_head(sheet, place, sign, put):
    """With any sign put in or replaced the head says what the parser reads, or nothing at all."""
    text = dump_score_sheet(sheet, IDS, comment="# Een regel.\n")
    text = text[:place] + sign + text[place + (not put) :]
    head = sheet_head(YamlDocument(path="a.yaml", text=text))
    whole, document = parsed(text)
    if head is not None and whole is not None and not document.problems:
        assert head == of_head(replace(whole, path="a.yaml"))


@given(st.lists(SHEETS, min_size=1, max_size=4, unique_by=lambda sheet: (sheet.coalition, sheet.year, sheet.kind)))
def test_one_coalition_is_the_same_as_among_all(sheets):
    """The measurements of one are those that reading everything gives, the rule on sheets of one person included."""
    with tempfile.TemporaryDirectory() as folder, np.printoptions(threshold=10**6):
        for number, sheet in enumerate(sheets):
            own = Path(folder) / str(NAMES.index(sheet.coalition)) / str(sheet.year)
            own.mkdir(parents=True, exist_ok=True)
            text = dump_score_sheet(sheet, IDS)
            if number % 3 == 1:  # a layout of somebody else
                text = re.sub(r"^(coalitie: .*\n)(jaar: .*\n)", r"\2\1", text, flags=re.MULTILINE)
            (own / f"{number}.yaml").write_text(text, encoding="utf-8")
        every, _ = load_measurements([folder], SET)
        for name in {sheet.coalition for sheet in sheets}:
            one, _ = load_measurements([folder], SET, coalitions=(name,))
            assert repr(one) == repr(tuple(own for own in every if own.coalition == name))


@pytest.fixture
def country(tmp_path):
    """Two coalitions, each with six sheets of 2026."""
    for name in ("Nunspeet", "Zwolle"):
        for number in range(6):
            put(tmp_path / "land", name, f"kqmx222{number}")
    return tmp_path / "land"


def put(root: Path, name: str, code: str, *, folder: str | None = None, year: int = 2026) -> Path:
    """A sheet in the folder of its coalition, or in another one."""
    sheet = ScoreSheet(
        statement_set=SET.id,
        version=SET.version,
        coalition=name,
        year=year,
        participant=code,
        answers={"A01": GivenAnswer(answer=Answer(str(1 + ord(code[-1]) % 5)))},
    )
    path = root / (folder or name) / f"{code}-{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump_score_sheet(sheet, IDS), encoding="utf-8")
    return path


def test_mistakes_of_others_are_a_warning(country):
    """A wrong answer and a file that cannot be read beside sheets of another one: told as one sentence, and counted."""
    (country / "Zwolle" / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    changed = put(country, "Zwolle", "kqmx3333")
    changed.write_text(changed.read_text(encoding="utf-8").replace("jaar: 2026", "jaar:  26"), encoding="utf-8")
    clean = run(
        "rapport",
        country / "Nunspeet",
        country / "Zwolle" / "kqmx2220-Zwolle.yaml",
        "--formaat",
        "json",
        "--coalitie",
        "Nunspeet",
    )
    result = run("rapport", country, "--formaat", "json", "--coalitie", "Nunspeet")
    assert result.returncode == 0, told(result)
    assert "in 2 bestanden van andere coalities" in told(result)
    assert result.stdout == clean.stdout
    assert run("rapport", country, "--formaat", "json", "--coalitie", "Zwolle").returncode == 2


def test_an_answer_of_another_is_not_looked_at(country):
    """What stands below the first lines of another coalition's sheet is for `controleer`."""
    path = country / "Zwolle" / "kqmx2220-Zwolle.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A01: ", "A01: 9"), encoding="utf-8")
    measurements, warnings = load_measurements([country], SET, coalitions=("Nunspeet",))
    assert ([own.coalition for own in measurements], warnings) == (["Nunspeet"], ())


def test_a_file_of_nobody_stops_it(country):
    """It may be a sheet of this coalition."""
    (country / "los").mkdir()
    (country / "los" / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    with pytest.raises(InputError, match="kapot"):
        load_measurements([country], SET, coalitions=("Nunspeet",))


@pytest.mark.parametrize(
    ("name", "folder", "said"), [("Nunspet", "elders", "lijkt op"), ("Dorp", "Nunspeet", "de enige scorelijst")]
)
def test_a_sheet_that_may_be_theirs_is_not_lost(country, name, folder, said):
    """A slip in the name, wherever it lies, and a sheet of another one among theirs."""
    put(country, name, "kqmx4444", folder=folder)
    with pytest.raises(InputError, match=said):
        load_measurements([country], SET, coalitions=("Nunspeet",))
    put(country, "Zwole", "kqmx5555", folder="ver")
    with pytest.raises(InputError) as error:
        load_measurements([country], SET, coalitions=("Nunspeet",))
    assert not any("Zwole" in problem.message for problem in error.value.problems)


def test_a_coalition_that_is_not_there(country):
    """Named with those that are."""
    with pytest.raises(UsageError, match="Kies Nunspeet of Zwolle"):
        load_measurements([country], SET, coalitions=("Nunspet",))
    for number in range(30):
        put(country, f"Dorp {number}", "kqmx2222")
    with pytest.raises(UsageError, match=r"en 32 andere wel\. Bedoelt u Nunspeet\?"):
        load_measurements([country], SET, coalitions=("nunspet",))
