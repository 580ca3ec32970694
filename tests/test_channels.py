# SPDX-License-Identifier: EUPL-1.2
"""The same question in every channel, and under every document whose statements these are."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from analysetool.commands.report import DESK_FORMS, FORMS
from analysetool.documents.blocks import Document, Kind
from analysetool.documents.comparison import comparison_document
from analysetool.documents.explanation import explanation_document
from analysetool.documents.overview import overview_document
from analysetool.documents.requirements import requirements_document
from analysetool.documents.statements import statements_document
from analysetool.errors import Severity
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_overview import compute_overview
from analysetool.figures.build_report import compute_report
from analysetool.figures.build_requirements import check_measurement
from analysetool.figures.build_room import make_screen
from analysetool.figures.room import Moment
from analysetool.fill_in.commands import GoTo
from analysetool.fill_in.plain import run_plain
from analysetool.formats.form_limesurvey import render_limesurvey
from analysetool.formats.form_text import render_form
from analysetool.formats.form_xlsx import render_form_xlsx
from analysetool.formats.registry import LAYOUTS, Format, lay_out
from analysetool.formats.room import render_room
from analysetool.measurement import Pair
from analysetool.model import Kind as SheetKind
from analysetool.model import Limit, StatementSet, Voice
from analysetool.requirements import Requirement
from analysetool.terminal.lines import InputEnded
from analysetool.words.colophon import OWN_STATEMENTS, account, colophon
from analysetool.words.guidance import GUIDANCE, terms
from tests import running
from tests.conftest import make_form, make_measurement, make_sheet
from tests.terminal import Terminal
from tests.test_invullen_schermen import Screen, opened

NEW = ("--coalitie", "X", "--jaar", "2026", "--deelnemer", "k7m2q9xa", "--domein", "jgz")
openpyxl = pytest.importorskip("openpyxl")


def flat(text: str) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(text.split())


def of_page(text: str) -> str:
    """What a page of html says where nothing is folded away, without its head, style and scripts."""
    body = re.sub(r"(?s)<(style|script|noscript|head)\b.*?</\1>|<details.*?</details>", " ", text)
    return flat(html.unescape(re.sub(r"<[^>]+>", " ", body)))


def of_markdown(text: str) -> str:
    """What Markdown says, without its escapes."""
    return flat(re.sub(r"\\(\W)", r"\1", text))


def of_workbook(content: bytes, *, by_row: bool = False) -> list[str]:
    """What the visible sheet shows in each column, or in each row."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Scorelijst"]
    lines = sheet.iter_rows(values_only=True) if by_row else sheet.iter_cols(values_only=True)
    return [flat(" ".join(str(cell) for cell in line if cell is not None)) for line in lines]


def of_survey(text: str) -> list[str]:
    """What each row of a survey shows, as text and help."""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    return [of_page(f"{row['text']} {row['help']}") for row in rows]


def between(whole: str, ids: list[str]) -> list[str]:
    """A text cut at each of these ids in turn."""
    places = [0]
    for identity in ids:
        found = re.compile(rf"(?<!\w){re.escape(identity)}(?!\w)").search(whole, places[-1])
        assert found, identity
        places.append(found.start())
    return [whole[start:end] for start, end in zip(places[1:], [*places[2:], len(whole)], strict=True)]


class Heard:
    """Plain lines that are kept, with nobody who types."""

    has_person = False

    def __init__(self) -> None:
        """Nothing was said yet."""
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        """Keep a line."""
        self.said.append(text)

    def ask(self, question: str) -> str:
        """End the input."""
        raise InputEnded(question)


def on_html(shipped: StatementSet, _folder) -> list[str]:
    """The form in a browser."""
    page = render_form(make_form(shipped, Voice.PARTNERS), "html")
    fields = re.findall(r"(?s)<fieldset.*?</fieldset>", page)
    return [of_page(field) for field in fields]


def on_paper(shipped: StatementSet, _folder) -> list[str]:
    """The form on paper."""
    page = of_markdown(render_form(make_form(shipped, Voice.PARTNERS), "md"))
    return between(page, [f"**{statement.id}**" for statement in shipped.statements])


def in_workbook(shipped: StatementSet, _folder) -> list[str]:
    """The form in a spreadsheet."""
    return of_workbook(render_form_xlsx(make_form(shipped, Voice.PARTNERS)), by_row=True)[-len(shipped.statements) :]


def in_survey(shipped: StatementSet, _folder) -> list[str]:
    """The survey."""
    text = render_limesurvey(make_form(shipped, Voice.PARTNERS))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
    found = {row["name"]: of_page(f"{row['text']} {row['help']}") for row in rows if row["class"] == "Q"}
    return [found[statement.id] for statement in shipped.statements]


def on_screen(size: tuple[int, int]) -> Callable[[StatementSet, object], list[str]]:
    """The screens of `invullen` in a window of so many columns and rows."""

    def shown(shipped: StatementSet, folder) -> list[str]:
        dialogue, found = opened(folder, shipped), []
        for statement in shipped.statements:
            dialogue.take(GoTo(statement.id))
            screen = Screen(dialogue, *size)
            screen.screens.show_statement(statement, ())
            assert len(screen.last()) < size[1]
            found.append(flat(" ".join(screen.last())))
        return found

    return shown


def in_lines(shipped: StatementSet, folder) -> list[str]:
    """The plain lines of `invullen`."""
    found = []
    for statement in shipped.statements:
        dialogue, lines = opened(folder, shipped), Heard()
        dialogue.take(GoTo(statement.id))
        run_plain(dialogue, lines)
        found.append(flat(" ".join(lines.said)))
    return found


CHANNELS = {
    "html": on_html,
    "papier": on_paper,
    "xlsx": in_workbook,
    "LimeSurvey": in_survey,
    "invullen 100 x 40": on_screen((100, 40)),
    "invullen 80 x 24": on_screen((80, 24)),
    "invullen regels": in_lines,
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.slow
def test_every_channel_shows_the_whole_question(channel, shipped, tmp_path):
    """Each of the statements comes with its explanation and every anchor it has, the same words everywhere."""
    shown = CHANNELS[channel](shipped, tmp_path)
    assert len(shown) == len(shipped.statements) == 56
    for statement, text in zip(shipped.statements, shown, strict=True):
        assert flat(statement.text) in text, statement.id
        assert statement.explanation
        assert text.count(flat(statement.explanation)) == 1, statement.id
        assert len(statement.anchors) in (3, 5)
        for step, anchor in statement.anchors.items():
            assert re.search(rf"(?<!\d){step}\D{{0,30}}{re.escape(flat(anchor))}", text), (statement.id, step)


FORM_TEXTS: dict[str, Callable[..., list[str]]] = {
    "html": lambda form: [of_page(render_form(form, "html"))],
    "papier": lambda form: [of_markdown(render_form(form, "md"))],
    "xlsx": lambda form: [flat(" ".join(of_workbook(render_form_xlsx(form))))],
    "LimeSurvey": lambda form: [flat(" ".join(of_survey(render_limesurvey(form))))],
}


@pytest.mark.parametrize("kind", FORM_TEXTS)
def test_forms_for_parents_have_their_own_sentences(kind, shipped):
    """Parents see their sentences, and no text, explanation or anchor that is meant for partners."""
    (text,) = FORM_TEXTS[kind](make_form(shipped, Voice.PARENTS))
    for statement in shipped.statements:
        if statement.parents_text:
            assert flat(statement.parents_text) in text
        for own in (statement.text, statement.explanation, *statement.anchors.values()):
            assert flat(own or "") not in text, statement.id
    assert terms(shipped.justification) not in text


@pytest.mark.parametrize("audience", Voice)
@pytest.mark.parametrize("kind", FORM_TEXTS)
def test_every_form_says_once_whose_statements_these_are(kind, audience, shipped):
    """The line stands on each kind of form for each audience once; the two words are explained to partners."""
    (text,) = FORM_TEXTS[kind](make_form(shipped, audience))
    assert text.count(OWN_STATEMENTS) == 1
    assert (terms(shipped.justification) in text) is (audience is Voice.PARTNERS)
    assert (GUIDANCE in text) is (audience is Voice.PARTNERS)


@pytest.mark.parametrize("kind", FORM_TEXTS)
def test_forms_of_another_set_do_not_say_it(kind, small_set):
    """A coalition that brings its own set says for itself whose it is and what its words mean."""
    (text,) = FORM_TEXTS[kind](make_form(small_set, Voice.PARTNERS))
    assert "Pharos" not in text
    assert '"wij"' not in text


def documents_of(statement_set: StatementSet) -> Iterator[tuple[str, Document]]:
    """Every kind of document there is, about a measurement with scores everywhere."""
    ids = [statement.id for statement in statement_set.statements]
    changes = {"statement_set": statement_set.id, "version": statement_set.version}
    before, after = (
        make_measurement(
            statement_set,
            [
                make_sheet(dict.fromkeys(ids, score), participant=f"p{place:07}", **changes)
                for place, score in enumerate((score, 2, score, 4, score))
            ],
            year=year,
            versions=(statement_set.version,),
        )
        for year, score in ((2025, 2), (2026, 4))
    )
    pair = Pair(before=before, after=after, years=(before, after))
    for name, document_of in FORMS.items():
        yield name, document_of(compute_report(after, statement_set))
    text = make_sheet({ids[0]: (4, "“een passage” Zo is het.")}, kind=SheetKind.BUREAU, participant=None, **changes)
    alone = make_measurement(statement_set, [text], desk=text, versions=(statement_set.version,))
    for name, document_of in DESK_FORMS.items():
        yield f"bureauanalyse {name}", document_of(compute_report(alone, statement_set))
    yield "vergelijking", comparison_document(compute_comparison(pair, statement_set))
    yield "overzicht", overview_document(compute_overview([before, after], statement_set))
    for identity in (ids[0], statement_set.themes[0].id, "totaal"):
        yield f"leg uit {identity}", explanation_document(explain_figure(after, statement_set, identity))
    asked = Requirement(
        subject="totaal", limit=Limit.MINIMUM, bound=5.0, severity=Severity.ERROR, path="eisen.yaml", line=2
    )
    yield "toets", requirements_document(check_measurement([asked], after, pair, statement_set))
    for everything in (False, True):
        yield f"stellingen {everything}", statements_document(statement_set, everything=everything)


@pytest.fixture(scope="module")
def documents(shipped) -> dict[str, Document]:
    """The documents of the shipped set, of every kind."""
    found = dict(documents_of(shipped))
    assert {document.kind for document in found.values()} == set(Kind)
    return found


def said_in(document: Document, form: Format) -> str:
    """What a document says in a format."""
    content = lay_out(document, form, colour=False, plain=False)
    match form:
        case Format.HTML:
            return of_page(content.decode())
        case Format.MARKDOWN:
            return of_markdown(content.decode())
        case Format.DOCX:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
            return flat(html.unescape(re.sub(r"<[^>]+>", "", " ".join(parts))))
        case Format.PDF:
            pypdf = pytest.importorskip("pypdf")
            return flat(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))
        case _:
            return flat(content.decode())


@pytest.mark.slow
@pytest.mark.parametrize("form", [form for form in LAYOUTS if form is not Format.PDF])
def test_every_document_says_once_whose_statements_these_are(form, documents):
    """Whatever kind of document, in whatever format: the line stands in it once."""
    times = {name: said_in(document, form).count(OWN_STATEMENTS) for name, document in documents.items()}
    assert times == dict.fromkeys(documents, 1)


@pytest.mark.slow
def test_plain_documents_say_it_too(documents):
    """Without tables and colour, too."""
    for document in documents.values():
        text = lay_out(document, Format.TERMINAL, colour=False, plain=True).decode()
        assert flat(text).count(OWN_STATEMENTS) == 1


@pytest.mark.pdf
@pytest.mark.parametrize("name", ["samenvatting", "toets"])
def test_a_pdf_says_it_as_its_page_does(name, documents):
    """A PDF is printed from the page."""
    assert said_in(documents[name], Format.PDF).count(OWN_STATEMENTS) == 1


@pytest.mark.slow
def test_documents_of_another_set_do_not_say_it(small_set):
    """Also a set with an account of its own does not, and its account stays whole."""
    own = replace(small_set, justification="Van ons. Eigen stellingen; van de gemeente.")
    for statement_set in (small_set, own):
        for document in dict(documents_of(statement_set)).values():
            assert "Pharos" not in said_in(document, Format.MARKDOWN)
    assert account(own.justification) == own.justification
    assert colophon("x", "1", None)[0].startswith("Gemaakt met")


@pytest.mark.parametrize("moment", [Moment.WELCOME, Moment.PAUSE])
def test_the_room_says_it(moment, shipped, small_set):
    """The screen for the room has the line once, for the shipped set alone."""
    for statement_set, times in ((shipped, 1), (small_set, 0)):
        screen = make_screen(make_measurement(statement_set), statement_set, moment)
        assert of_page(render_room(screen)).count(OWN_STATEMENTS) == times


def test_the_laptop_says_it(tmp_path):
    """The facilitator sees it at the opening, once."""
    (tmp_path / "meting.yaml").write_text("meting: {coalitie: Dorp, jaar: 2026}\n", encoding="utf-8")
    out = running.run("werksessie", tmp_path, "--platte-tekst", stdin="s\n").stdout.decode()
    assert out.count(OWN_STATEMENTS) == 1


@pytest.mark.process
def test_the_first_screen_of_invullen_says_it(tmp_path, shipped):
    """In a window of 80 x 24 the line stands under the first statement, below the whole question."""
    anchors = [" ".join(anchor.split()[:4]) for anchor in shipped.statements[0].anchors.values()]
    with Terminal(tmp_path / "d07.yaml", *NEW) as terminal:
        for text in ("1 van 56", *anchors, OWN_STATEMENTS):
            terminal.expect(text)
        terminal.press("4", "2 van 56")
        terminal.press("s", "Verder invullen:")
        terminal.ends()


def test_invullen_says_it_at_the_start(tmp_path):
    """Plain lines say it before the first statement, once."""
    out = running.run("invullen", tmp_path / "d07.yaml", *NEW, stdin="4\n5\ns\n").stdout.decode()
    assert out.count(OWN_STATEMENTS) == 1
    assert out.index(OWN_STATEMENTS) < out.index("1 van 56.")


def test_what_the_screen_shows_is_not_said_again(tmp_path, shipped):
    """`?` gives source, first step, the two words and how to choose; explanation and anchors only where they lacked."""
    statement = shipped.statements[0]
    for size, lacks in (((80, 24), False), ((40, 24), True)):
        screen = Screen(opened(tmp_path, shipped), *size)
        screen.screens.show_statement(statement, ())
        assert (flat(statement.anchors[3]) in flat(" ".join(screen.last()))) is not lacks
        screen.screens.show_explanation(statement, ())
        shown = flat(" ".join(screen.last()))
        assert (flat(statement.anchors[3]) in shown) is lacks
        assert (flat(statement.explanation) in shown) is False or lacks
        assert GUIDANCE in shown
    screen = Screen(opened(tmp_path, shipped))
    screen.screens.show_statement(statement, ())
    screen.screens.show_explanation(statement, ())
    shown = flat(" ".join(screen.last()))
    for text in ("Bron van het onderwerp:", f"Eerste stap: {flat(statement.advice)}", terms(shipped.justification)):
        assert text in shown


def test_plain_lines_do_not_repeat_the_question(tmp_path, shipped):
    """Asked for more, plain lines give what was not said with the statement."""
    statement = shipped.statements[0]
    out = flat(running.run("invullen", tmp_path / "d07.yaml", *NEW, stdin="?\ns\n").stdout.decode())
    for text in (statement.explanation, *statement.anchors.values(), statement.advice, GUIDANCE):
        assert out.count(flat(text)) == 1
