# SPDX-License-Identifier: EUPL-1.2
"""What a form shows: whose words, which statements, and what people must know before they answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.formats.form_text import render_form
from analysetool.model import MeasurementInfo, Openness, Voice
from analysetool.words.guidance import GUIDANCE, GUIDANCE_PARENTS
from tests.conftest import make_form, make_set, with_parents
from tests.test_statement_texts import FOR_PARENTS

INFO = MeasurementInfo(
    coalition="Dorp", year=2026, contact="de programmaleider", keep_until=date(2028, 1, 1), path="meting.yaml"
)


def test_partners_get_every_statement(shipped):
    """Partners see all statements in the order of the set, with explanation and anchors in the order of the scale."""
    view = make_form(shipped, Voice.PARTNERS)
    assert [statement.id for statement in view.statements] == [statement.id for statement in shipped.statements]
    assert [statement.number for statement in view.statements] == list(range(1, 57))
    first = view.statements[0]
    assert first.explanation == shipped.statements[0].explanation
    assert [step for step, _ in first.anchors] == [1, 3, 5]
    assert (view.domain, len(view.domains), len(view.parts), len(view.themes)) == (None, 15, 3, 16)


def test_parents_get_their_own_words(shipped):
    """Parents see only what is asked of them, in their words, without the explanation for professionals."""
    view = make_form(shipped, Voice.PARENTS)
    texts = {statement.id: statement.parents_text for statement in shipped.statements}
    assert tuple(statement.id for statement in view.statements) == FOR_PARENTS
    assert [statement.text for statement in view.statements] == [texts[identity] for identity in FOR_PARENTS]
    assert {(statement.explanation, statement.anchors) for statement in view.statements} == {(None, ())}
    assert view.domain is not None
    assert (view.domain.id, view.domain.position) == ("ouders", 14)


def test_themes_without_a_statement_are_left_out(small_set):
    """A theme or part of which parents are asked nothing is not on their form."""
    view = make_form(with_parents(small_set, "A02", "B01"), Voice.PARENTS)
    assert [(theme.id, [statement.id for statement in theme.statements]) for theme in view.themes] == [
        ("A1", ["A02"]),
        ("B1", ["B01"]),
    ]
    assert [statement.number for statement in view.statements] == [1, 2]
    only_b = make_form(with_parents(small_set, "B02"), Voice.PARENTS)
    assert [part.id for part in only_b.parts] == ["B"]


def test_without_words_for_parents_there_is_nothing_to_ask(small_set):
    """A set without statements for parents gives an empty form, for the command to refuse."""
    assert make_form(small_set, Voice.PARENTS).statements == ()


def test_parents_choose_a_domain_when_the_set_has_none_for_them(small_set):
    """Without a domain called ouders there is a choice, as for partners."""
    own = replace(small_set, domains={key: small_set.domains[key] for key in ("jgz", "gemeente")})
    view = make_form(with_parents(own, "A01"), Voice.PARENTS)
    assert (view.domain, [domain.id for domain in view.domains]) == (None, ["jgz", "gemeente"])


def test_what_is_known_of_the_measurement_is_told(shipped):
    """Who to ask and how long answers are kept come from the measurement."""
    view = make_form(shipped, Voice.PARTNERS, coalition="Dorp", year=2026, info=INFO)
    assert view.contact == "Hebt u een vraag? Stel die aan: de programmaleider."
    assert view.retention == "Uw antwoorden worden bewaard tot 1 januari 2028."
    assert view.send_to == "Stuur het naar: de programmaleider."
    assert view.measurement == "Dorp, 2026"


def test_what_is_not_known_has_a_sentence_of_its_own(shipped):
    """Without a measurement the form says whom to turn to, and promises nothing."""
    view = make_form(shipped, Voice.PARTNERS, info=replace(INFO, contact=None, keep_until=None))
    assert view.contact == "Hebt u een vraag? Stel die aan wie u dit formulier gaf."
    assert view.retention == "Hoe lang uw antwoorden worden bewaard, hoort u van wie u dit formulier gaf."
    assert view.send_to == "Stuur het terug naar wie u dit formulier gaf."
    assert view.measurement == ""


@pytest.mark.parametrize(
    ("openness", "minimum", "partners", "parents"),
    [
        (None, None, "Deze meting is besloten.", "pas te zien als minstens 5 ouders"),
        (Openness.CLOSED, 7, "pas te zien als minstens 7 mensen", "pas te zien als minstens 7 ouders"),
        (
            Openness.OPEN,
            7,
            "Iedereen in de coalitie kan zien wat elke groep deelnemers heeft geantwoord",
            "zien wat ouders",
        ),
    ],
)
def test_it_says_beforehand_who_sees_what(shipped, openness, minimum, partners, parents):
    """Open says that everybody can see what each group gave; closed, the default, from how many people on."""
    info = replace(INFO, openness=openness, minimum=minimum)
    told = [make_form(shipped, audience, info=info).shown for audience in (Voice.PARTNERS, Voice.PARENTS)]
    assert partners in told[0]
    assert parents in told[1]
    assert ["Deze meting is open." in own for own in told] == [openness is Openness.OPEN] * 2
    assert make_form(shipped, Voice.PARTNERS).shown == (
        "Wie wat van uw antwoorden te zien krijgt, hoort u van wie u dit formulier gaf."
    )


@pytest.mark.parametrize("text", ["Bel 0123?", "Mail ons!", "Kom langs."])
def test_a_sentence_ends_once(shipped, text):
    """A contact that ends by itself gets no second full stop."""
    assert make_form(shipped, Voice.PARTNERS, info=replace(INFO, contact=text)).send_to == f"Stuur het naar: {text}"


@pytest.mark.parametrize("audience", Voice)
@pytest.mark.parametrize("ending", ["html", "md"])
def test_every_form_says_what_people_must_know(shipped, audience, ending):
    """Guidance, who to ask, how long it is kept, and that a code is not anonymous, stand on every form."""
    view = make_form(shipped, audience, coalition="Dorp", year=2026, info=INFO)
    text = render_form(view, ending).replace("&#34;", '"')
    for words in (
        view.guidance,
        view.contact,
        view.retention,
        view.pseudonym,
        view.shown,
        view.send_to,
        "u kunt tussendoor stoppen",
    ):
        assert words in text, words
    assert "anoniem" in view.pseudonym.lower()
    assert view.guidance == (GUIDANCE_PARENTS if audience is Voice.PARENTS else GUIDANCE)


def test_parents_read_of_sentences_and_not_of_statements(shipped):
    """One word per thing: their form has sentences, and what does not apply is about their own family."""
    text = render_form(make_form(shipped, Voice.PARENTS), "md").partition("## De zinnen")[0]
    assert "zin" in text
    assert "stelling" not in text.lower()
    assert "gemeente" not in GUIDANCE_PARENTS


@pytest.mark.parametrize(
    ("statements", "minutes"), [(1, 5), (6, 5), (10, 5), (11, 10), (15, 10), (56, 30), (60, 30), (61, 35)]
)
def test_minutes(statements, minutes):
    """Half a minute a statement, rounded up to fives, at least five: 56 statements take 30 minutes."""
    own = make_set({"P": {"P1": tuple(f"P{number}" for number in range(statements))}})
    assert make_form(own, Voice.PARTNERS).minutes == minutes


@given(st.text(max_size=40), st.sampled_from(["html", "md"]), st.sampled_from(list(Voice)))
def test_any_text_can_be_on_a_form(text, ending, audience):
    """Whatever a set or measurement holds, a form can be made of it, the same one twice."""
    own = with_parents(make_set({"P": {"P1": ("P01",)}}), "P01")
    (part,) = own.parts
    (theme,) = part.themes
    statement = replace(theme.statements[0], text=text or "-", parents_text=text or "-", explanation=text)
    own = replace(own, parts=(replace(part, themes=(replace(theme, title=text, statements=(statement,)),)),))
    view = make_form(own, audience, coalition=text, info=replace(INFO, contact=text))
    assert render_form(view, ending) == render_form(view, ending)
    assert render_form(view, "html").count("<script") == 1


def test_paper_has_boxes_for_every_answer(small_set):
    """Each statement on paper has its number, five boxes with the scale, two more answers and a line for a note."""
    text = render_form(make_form(small_set, Voice.PARTNERS), "md")
    scale = "☐ 1 Helemaal oneens · ☐ 2 Oneens · ☐ 3 Deels · ☐ 4 Eens · ☐ 5 Helemaal eens\n"
    for statement in small_set.statements:
        assert f"\n**{statement.id}** {statement.text}\n" in text
    assert text.count(scale) == text.count("\n☐ Weet ik niet · ☐ Niet van toepassing\n") == 6
    assert text.count("\nOpmerking: ....") == 6
    assert [f"- ☐ {domain.title}\n" in text for domain in small_set.domains.values()] == [True] * 6
    assert "\nDeelnemerscode" in text


def test_paper_shows_markdown_as_it_is(small_set):
    """A text with Markdown or HTML in it is printed, not obeyed."""
    own = replace(small_set, title="# <b>*kop*</b>")
    assert render_form(make_form(own, Voice.PARTNERS), "md").count("\\# \\<b\\>\\*kop\\*\\</b\\>") == 1
