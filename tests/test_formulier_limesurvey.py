# SPDX-License-Identifier: EUPL-1.2
"""The form as a survey structure for LimeSurvey: what its import asks of order, codes and texts."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.errors import UsageError
from analysetool.formats.form_limesurvey import HEADER, render_limesurvey
from analysetool.model import Voice
from analysetool.words.guidance import GUIDANCE
from tests.conftest import make_form, make_set, with_parents
from tests.survey_round_trip import lime_structure
from tests.test_formulier_view import INFO


def rows_for(statement_set, audience=Voice.PARTNERS, **about) -> list[dict[str, str]]:
    """The structure of the form of a set."""
    return lime_structure(render_limesurvey(make_form(statement_set, audience, **about)))


@pytest.fixture(scope="module")
def rows(shipped):
    """The structure of the shipped statements for partners."""
    return rows_for(shipped, coalition="Dorp", year=2026, info=INFO)


def named(rows, kind: str) -> list[str]:
    """The codes of all rows of a class, in order."""
    return [row["name"] for row in rows if row["class"] == kind]


def rows_of_code(rows) -> dict[str, str]:
    """The question for the code of the participant."""
    return next(row for row in rows if row["name"] == "deelnemerscode")


def test_the_columns_are_those_of_the_format(shipped):
    """The first line names the fourteen base columns, with no byte order mark; every line has as many."""
    text = render_limesurvey(make_form(shipped, Voice.PARTNERS))
    assert text.startswith("id\trelated_id\tclass\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\t")
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert {len(row) for row in table} == {len(HEADER)} == {14}


def test_settings_come_first_and_relations_by_order(shipped, rows):
    """Settings, then texts per language, then a group per theme with a question per statement and its answers."""
    order = "".join({"S": "S", "SL": "L", "G": "G", "Q": "Q", "A": "A"}[row["class"]] for row in rows)
    assert re.fullmatch(rf"S+L{{4}}GQA{{{len(shipped.domains)}}}Q(?:G(?:QA{{7}})+){{16}}", order)
    assert {row["language"] for row in rows if row["class"] != "S"} == {"nl"}


def test_nothing_is_kept_of_who_answers(rows):
    """No names, times, addresses or cookies: the survey is anonymised, and saving halfway asks for an e-mail."""
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    assert (settings["language"], settings["anonymized"], settings["format"]) == ("nl", "Y", "G")
    assert {settings[name] for name in ("datestamp", "ipaddr", "refurl", "savetimings", "allowsave", "usecookie")} == {
        "N"
    }


def test_codes_need_no_mapping(shipped, rows):
    """A question is called after its statement; the seven answers have the agreed codes."""
    questions = [row for row in rows if row["class"] == "Q"][2:]
    assert [row["name"] for row in questions] == [statement.id for statement in shipped.statements]
    assert [row["text"].replace("&quot;", '"') for row in questions] == [own.text for own in shipped.statements]
    answers = [(row["name"], row["text"]) for row in rows if row["class"] == "A"][len(shipped.domains) :]
    assert answers[:7] == [
        ("1", "1: Helemaal oneens"), ("2", "2: Oneens"), ("3", "3: Deels eens, deels oneens"), ("4", "4: Eens"),
        ("5", "5: Helemaal eens"), ("WN", "Weet ik niet"), ("NVT", "Niet van toepassing"),
    ]  # fmt: skip
    assert answers == answers[:7] * 56


def test_domain_and_code_are_asked_first(shipped, rows):
    """The domains are a list in the order of the set (d01, d02, …); the code is a short text; nothing is mandatory."""
    questions = [row for row in rows if row["class"] == "Q"]
    assert [(row["name"], row["type/scale"]) for row in questions[:2]] == [("domein", "L"), ("deelnemerscode", "S")]
    domains = [(row["name"], row["text"]) for row in rows if row["class"] == "A"][: len(shipped.domains)]
    assert domains == [
        (f"d{place:02d}", domain.title) for place, domain in enumerate(shipped.domains.values(), start=1)
    ]
    assert {(row["mandatory"], row["other"]) for row in questions} == {("N", "N")}


def test_limits_of_limesurvey(rows):
    """Question codes start with a letter and are short and unique, answer codes have 5 signs at most, titles fit."""
    questions = named(rows, "Q")
    assert [code for code in questions if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code)] == []
    assert len({code.lower() for code in questions}) == len(questions)
    assert max(map(len, named(rows, "A"))) <= 5
    titles = named(rows, "G") + [row["text"] for row in rows if row["name"] == "surveyls_title"]
    assert max(map(len, titles)) <= 200


def test_people_are_told_what_they_must_know(rows):
    """The welcome has introduction, guidance and privacy; every page with a scale has the guidance above it."""
    (welcome,) = [row["text"] for row in rows if row["name"] == "surveyls_welcometext"]
    plain = welcome.replace("&quot;", '"')
    view = make_form(make_set(), Voice.PARTNERS, info=INFO)
    for words in (GUIDANCE, view.contact, view.retention, view.pseudonym, view.shown, "ongeveer 30 minuten"):
        assert words in plain, words
    assert "tussendoor" not in welcome
    pages = [row["text"].replace("&quot;", '"') for row in rows if row["class"] == "G"][1:]
    assert {page.endswith(GUIDANCE) for page in pages} == {True}


def test_parents_have_one_domain(shipped):
    """Parents get their words, and their domain is chosen already, with the code it has in the set."""
    rows = rows_for(shipped, Voice.PARENTS)
    assert named(rows, "Q")[2:] == [own.id for own in shipped.statements if own.parents_text is not None]
    assert {row["help"] for row in rows if row["class"] == "Q"} == {"", rows_of_code(rows)["help"]}
    (domain,) = [row for row in rows if row["name"] == "domein"]
    code = f"d{list(shipped.domains).index('ouders') + 1:02d}"
    assert domain["default"] == code
    assert named(rows, "A")[0] == code


def test_a_set_without_domains_asks_none():
    """Without domains the only question about the participant is the code."""
    assert named(rows_for(make_set(domains={})), "Q")[0] == "deelnemerscode"


@pytest.mark.parametrize("identity", ["A-1", "A 1", "é1", "1A", "time", "Other", "Domein", "A_1", "x" * 21])
def test_statements_that_cannot_be_codes_are_named(identity):
    """Every statement whose id LimeSurvey refuses is named at once, with what to do."""
    own = make_set({"P": {"P1": ("A1", identity), "P2": ("B.1",)}})
    with pytest.raises(UsageError) as caught:
        rows_for(own)
    assert f"{identity}, B.1" in str(caught.value)
    assert ".xlsx" in str(caught.value)


def test_statements_that_look_alike_are_named():
    """LimeSurvey does not tell a1 from A1, so a set that does is refused."""
    with pytest.raises(UsageError, match="a1 en A1"):
        rows_for(make_set({"P": {"P1": ("a1", "b"), "P2": ("A1",)}}))


HOSTILE = ["<script>alert(1)</script>", "{1+1}", '"Ja"', "a\tb", "a\nb", "'", "&amp;", "\\", '\\"', "=1+1", "é 👶"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_do_nothing(small_set, text):
    """No tag, formula in braces, quote or tab of a text reaches LimeSurvey as such; rows stay rows."""
    own = with_parents(replace(small_set, title=text, scale={**small_set.scale, 3: text}), "A01")
    rows = rows_for(own, coalition=text, info=replace(INFO, contact=text))
    plain = rows_for(small_set, info=INFO)
    assert [row["class"] for row in rows] == [row["class"] for row in plain]
    shown = "".join(value for row in rows for value in row.values())
    assert re.sub(r"</?p>", "", shown).translate({ord(sign): "!" for sign in '<>{}"\t\n'}).count("!") == 0


@given(st.text(max_size=30))
def test_any_text_stays_in_its_cell(text):
    """Whatever a text holds, every line has fourteen cells."""
    own = replace(make_set({"P": {"P1": ("P1",)}}), title=text)
    structure = render_limesurvey(make_form(own, Voice.PARTNERS, coalition=text))
    assert {line.count("\t") for line in structure.splitlines()} == {13}
    assert structure.count("\n") == len(structure.splitlines())
