# SPDX-License-Identifier: EUPL-1.2
"""The script for Google Forms: what it builds, that no text gets out of its string, and that the answers come back."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.formats.form_text import render_form, render_google_script
from analysetool.model import Answer, Voice
from tests.conftest import make_form, make_set, with_parents
from tests.importing import as_set, given_in, responses_in, run_import, sheets_as_set, sheets_in
from tests.survey_files import Respondent, make_respondents, with_text
from tests.survey_round_trip import GOOGLE_DATA, HOSTILE, google_data, google_export, google_questions
from tests.test_formulier_view import INFO
from tests.tools import NODE, needs_node

_KNOWN = """
addListItem addTextItem addPageBreakItem addMultipleChoiceItem createResponse getEditUrl getPublishedUrl toPrefilledUrl
withItemResponse setTitle setDescription setConfirmationMessage setCollectEmail setRequireLogin setPublished setHelpText
setLimitOneResponsePerUser setAllowResponseEdits setShowLinkToRespondAgain setPublishingSummary setProgressBar
setChoiceValues
"""
"""The methods of forms, items and responses in the reference of Apps Script that the script may use."""
_STUB = """
const known = new Set(process.argv[1].split(/\\s+/)), refused = process.argv.slice(2);
const fs = require("fs"), vm = require("vm");
const calls = [], logged = [];
function recorder(kind) {
  const item = { kind, set: {} };
  calls.push(item);
  const proxy = new Proxy({}, { get: (_, name) => (...values) => {
    if (!known.has(name) || refused.includes(name)) { throw new Error("no such method: " + name); }
    if (kind === "form" && /^add.*Item$/.test(name)) { return recorder(name.slice(3, -4)); }
    if (name === "getEditUrl" || name === "getPublishedUrl" || name === "toPrefilledUrl") { return "https://" + name; }
    if (/^set/.test(name)) { item.set[name] = values[0]; return proxy; }
    if (["createResponse", "withItemResponse"].includes(name)) { return proxy; }
    throw new Error("no such method: " + name);
  } });
  return proxy;
}
const world = { FormApp: { create: title => { logged.push("made " + title); return recorder("form"); } },
                Logger: { log: text => logged.push(text) } };
vm.createContext(world);
vm.runInContext(fs.readFileSync(0, "utf8"), world, { filename: "formulier.gs" });
vm.runInContext("maakFormulier()", world);
process.stdout.write(JSON.stringify({ calls, logged, globals: Object.keys(world) }));
"""


def built(script: str, *refused: str) -> dict[str, object]:
    """What the script does, by a stand-in for Google that writes every call down and knows these methods not."""
    assert NODE is not None
    result = subprocess.run(
        [NODE, "-e", _STUB, _KNOWN, *refused], input=script.encode(), capture_output=True, check=True, timeout=60
    )
    return json.loads(result.stdout)


def test_every_statement_has_its_words_and_the_seven_answers(shipped):
    """A page per theme; under each statement its explanation and anchors, in the sentences of the other forms."""
    data = google_data(render_google_script(make_form(shipped, Voice.PARTNERS, coalition="Dorp", year=2026, info=INFO)))
    assert data["titel"] == f"Formulier voor partners · {shipped.title} · Dorp, 2026"
    assert [page["titel"] for page in data["bladzijden"]] == [f"{own.id} {own.title}" for own in shipped.themes]
    asked = [one for page in data["bladzijden"] for one in page["stellingen"]]
    assert [one["titel"] for one in asked] == [f"{own.id}. {own.text}" for own in shipped.statements]
    for own, one in zip(shipped.statements, asked, strict=True):
        lines = [own.explanation, *(f"Bij {step} ziet u: {text}" for step, text in sorted(own.anchors.items()))]
        assert one["hulp"].split("\n") == lines
    assert data["keuzes"] == [
        "1: Helemaal oneens", "2: Oneens", "3: Deels eens, deels oneens", "4: Eens", "5: Helemaal eens",
        "Weet ik niet", "Niet van toepassing",
    ]  # fmt: skip
    told = "\n".join(data["uitleg"])
    view = make_form(shipped, Voice.PARTNERS, info=INFO)
    assert [text for text in (view.guidance, view.pseudonym, view.shown, view.retention) if text not in told] == []


def test_parents_have_their_sentences_on_one_page(shipped):
    """Parents see their words alone, without numbers, themes and a choice of domains."""
    data = google_data(render_google_script(make_form(shipped, Voice.PARENTS)))
    (page,) = data["bladzijden"]
    assert [one["titel"] for one in page["stellingen"]] == [
        own.parents_text for own in shipped.statements if own.parents_text is not None
    ]
    assert (data["domein"], {one["hulp"] for one in page["stellingen"]}) == (None, {""})


def test_who_pastes_it_reads_what_it_does(shipped):
    """The comments say where to paste it, what Google asks, and what not to switch on; no text of a set is in them."""
    own = replace(shipped, title="TITEL", justification="VERANTWOORDING")
    script = render_google_script(make_form(own, Voice.PARTNERS, coalition="COALITIE", info=INFO))
    comments = "\n".join(line for line in script.splitlines() if line.startswith("//"))
    for word in ("https://script.google.com", "toestemming", "e-mailadressen", "Geavanceerd", "Uitvoeringslogboek"):
        assert word in comments
    assert [word for word in ("TITEL", "COALITIE", "VERANTWOORDING", INFO.contact) if word in comments] == []


@needs_node
@pytest.mark.parametrize("voice", Voice)
def test_the_script_builds_the_form(shipped, voice):
    """Run by a stand-in for Google: the items in their order, no addresses asked for, and three addresses told."""
    form = make_form(shipped, voice, coalition="Dorp", year=2026, info=INFO)
    script = render_google_script(form)
    found = built(script)
    whole, *items = found["calls"]
    items = [item for item in items if item["kind"] != "form"]
    for setting in ("setCollectEmail", "setLimitOneResponsePerUser", "setAllowResponseEdits", "setRequireLogin"):
        assert whole["set"][setting] is False
    assert whole["set"]["setDescription"].startswith(" ".join(form.introduction))
    questions = [
        (item["set"]["setTitle"], item["set"].get("setChoiceValues", []))
        for item in items
        if item["kind"] in {"List", "Text", "MultipleChoice"}
    ]
    assert questions == google_questions(google_data(script))
    assert [item["kind"] for item in items].count("PageBreak") == (16 if voice is Voice.PARTNERS else 1)
    assert "setRequired" not in json.dumps(found["calls"])
    assert [text.split(":")[0] for text in found["logged"][1:]] == [
        "Bewerken", "Versturen", "Versturen met de code al ingevuld (zet de code op de plaats van CODE)",
    ]  # fmt: skip


@needs_node
def test_what_an_account_does_not_know_is_told(small_set):
    """The form is built all the same, and the log says what to do by hand."""
    refused = ("setCollectEmail", "setRequireLogin", "setPublished", "toPrefilledUrl")
    found = built(render_google_script(make_form(small_set, Voice.PARTNERS)), *refused)
    assert len([item for item in found["calls"] if item["kind"] == "MultipleChoice"]) == 6
    told = [text for text in found["logged"] if "no such method" in text]
    assert [re.search(r"no such method: (\w+)", text)[1] for text in told] == list(refused)
    assert "Zet zelf uit dat het formulier e-mailadressen verzamelt." in told[0]


@needs_node
def test_hostile_texts_stay_texts():
    """Every text of a set comes out as it went in, and nothing of it runs."""
    own = make_set({"P": {"P1": tuple(f"S{number:02}" for number in range(len(HOSTILE)))}})
    for number, text in enumerate(HOSTILE):
        own = with_text(own, f"S{number:02}", text)
    own = replace(own, title=HOSTILE[1], scale={**own.scale, 3: HOSTILE[0]})
    form = make_form(own, Voice.PARTNERS, coalition=HOSTILE[2], info=replace(INFO, contact=HOSTILE[0]))
    found = built(render_google_script(form))
    shown = [item["set"]["setTitle"] for item in found["calls"] if item["kind"] == "MultipleChoice"]
    assert shown == [f"{statement.id}. {statement.text}" for statement in form.statements]
    assert sorted(found["globals"]) == ["FORMULIER", "FormApp", "Logger", "maakFormulier", "probeer"]


@given(st.text(max_size=40))
def test_any_text_stays_in_its_string(text):
    """Whatever a text holds, the script is ASCII with one value in it, from which the text is read back."""
    own = with_text(make_set({"P": {"P1": ("P01",)}}), "P01", text or "-")
    form = make_form(own, Voice.PARTNERS, coalition=text)
    script = render_google_script(form)
    assert google_data(script)["bladzijden"][0]["stellingen"][0]["titel"] == f"P01. {form.statements[0].text}"
    value = GOOGLE_DATA.findall(script)[0]
    assert value.isascii()
    assert not set(value) & set("<>&`\u2028\x7f")


@pytest.mark.parametrize("hostile", [False, True])
def test_partners_come_back(shipped, tmp_path, hostile):
    """The csv of Google, under the titles that the script makes, gives everybody's sheet again."""
    own = shipped
    if hostile:
        for statement, text in zip(shipped.statements, HOSTILE, strict=False):
            own = with_text(own, statement.id, text)
    people = make_respondents(own, 12)
    whole = tuple(replace(person, complete=True) for person in people)
    asked = [statement.id for statement in own.statements]
    path = google_export(tmp_path / "google.csv", whole, own, Voice.PARTNERS, asked)
    if not hostile:
        run_import(path, tmp_path / "uit", own)
        sheets = sheets_in(tmp_path / "uit", own)
        assert {sheet.participant for sheet in sheets} >= {person.code for person in people if person.code}
        assert sheets_as_set(sheets) == as_set(people)
    assert sheets_as_set(responses_in(path, own)) == as_set(people)


def test_parents_come_back(shipped, tmp_path):
    """The sentences of parents are known as theirs, and so is their domain, which nobody asked."""
    form = make_form(shipped, Voice.PARENTS)
    asked = [statement.id for statement in form.statements]
    scores = [Answer.FOUR, Answer.ONE, Answer.DONT_KNOW, Answer.NOT_APPLICABLE, Answer.FIVE]
    people = tuple(
        Respondent(number=number, answers={own: scores[(number + place) % 5] for place, own in enumerate(asked)})
        for number in range(1, 4)
    )
    path = google_export(tmp_path / "google.csv", people, shipped, Voice.PARENTS, asked)
    run_import(path, tmp_path / "uit", shipped)
    sheets = sheets_in(tmp_path / "uit", shipped)
    assert {(sheet.voice, sheet.domain) for sheet in sheets} == {(Voice.PARENTS, "ouders")}
    expected = [{own: str(answer) for own, answer in person.answers.items()} for person in people]
    assert sorted(map(sorted, (given_in(sheet).items() for sheet in sheets))) == sorted(
        sorted(one.items()) for one in expected
    )


def test_two_parents_sentences_that_are_equal_get_their_number():
    """Where the words alone would not tell which statement it is, the number goes before them."""
    own = with_parents(make_set(), "A01", "A02", "B01")

    def same(statement):
        return replace(statement, parents_text="Hetzelfde.") if statement.id in {"A01", "B01"} else statement

    parts = tuple(
        replace(
            part,
            themes=tuple(replace(theme, statements=tuple(map(same, theme.statements))) for theme in part.themes),
        )
        for part in own.parts
    )
    (page,) = google_data(render_google_script(make_form(replace(own, parts=parts), Voice.PARENTS)))["bladzijden"]
    assert [one["titel"] for one in page["stellingen"]] == ["A01. Hetzelfde.", "Ouders A02.", "B01. Hetzelfde."]


def test_a_template_of_ones_own_is_used(shipped, tmp_path):
    """The script can be replaced; the page to fill in knows nothing of it."""
    (tmp_path / "formulier.gs.j2").write_text("// van ons {{ gegevens | length > 0 }}", encoding="utf-8")
    made = partial(render_google_script, own=tmp_path)
    assert made(make_form(shipped, Voice.PARTNERS)) == "// van ons True\n"
    assert "van ons" not in render_form(make_form(shipped, Voice.PARTNERS), "html", own=tmp_path)
