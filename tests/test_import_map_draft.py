# SPDX-License-Identifier: EUPL-1.2
"""`--maak-kaart`: a map to begin with, that can be used as it stands after somebody looked at it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysetool.errors import InputError, UsageError
from analysetool.imports.column_map import read_column_map
from analysetool.imports.headings import parts_of_heading
from tests import survey_files as made
from tests.conftest import at_most, make_set
from tests.importing import given_in, run_import, sheets_in, state_of
from tests.running import assert_refused, run, told

SET = make_set(
    {"A": {"A1": ("A01", "A02", "A03"), "A2": ("A04",)}, "B": {"B1": ("B01", "B02")}},
)
TEXTS = {
    "A01": "Ons dorp heeft een speelplek op loopafstand.",
    "A02": "De speelplek is elke dag schoon.",
    "A03": "Er is schaduw bij de speelplek.",
    "A04": "Ouders kunnen er zitten.",
    "B01": "Er is geld voor onderhoud.",
    "B02": "Wij vieren elk jaar een speeldag.",
}
for _identity, _text in TEXTS.items():
    SET = made.with_text(SET, _identity, _text)
IDS = list(TEXTS)
GIVEN = dict(zip(IDS, "123451", strict=True))


def export(path, head, *rows):
    """An export of Google Forms."""
    made_of = [["Tijdstempel", *head], *(["1-3-2026 10:00:00", *row] for row in rows or ["123451"])]
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in made_of]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def drafted(tmp_path, path, **choices):
    """The text of the map that is drafted for a file; nothing else may be written."""
    target = tmp_path / "kaart.yaml"
    run_import(path, tmp_path / "uit", SET, draft=str(target), overwrite=True, **choices)
    assert not (tmp_path / "uit").exists()
    return target.read_text(encoding="utf-8")


def imported(tmp_path, path, **choices):
    """What is read with the map that was drafted."""
    run_import(path, tmp_path / "uit", SET, column_map=str(tmp_path / "kaart.yaml"), **choices)
    return [given_in(sheet) for sheet in sheets_in(tmp_path / "uit", SET)]


def said_by(tmp_path):
    """The columns that the map on the disk names, by statement."""
    found = read_column_map(tmp_path / "kaart.yaml", SET)
    return {statement: named.name for statement, named in found.columns.items()}


OTHER_TEXTS = {
    "other words": {"B02": "Elk jaar is er een speeldag."},
    "a typing error": {"A03": "Er is schaduw by de speelpleck."},
    "cut off": {identity: f"Eens? [{text[:12]}.. ]" for identity, text in TEXTS.items()},
    "signs that mean something in YAML": {
        "A01": "Ons dorp: heeft een plek # op loopafstand?",
        "A02": "- schoon is elke dag: de speelplek",
    },
    "quotes": {"A01": "Ons \"dorp\" heeft een 'plek' op loopafstand"},
}


@pytest.mark.parametrize("kind", OTHER_TEXTS)
def test_a_text_that_is_nearly_one_is_suggested_and_read(kind, tmp_path):
    """The draft as it stands gives all answers; without it the file is refused."""
    heads = TEXTS | OTHER_TEXTS[kind]
    path = export(tmp_path / "e.csv", heads.values())
    with pytest.raises(InputError):
        run_import(path, tmp_path / "uit", SET)
    drafted(tmp_path, path)
    assert said_by(tmp_path) == OTHER_TEXTS[kind]
    assert imported(tmp_path, path) == [GIVEN]


def test_a_draft_says_how_sure_it_is_and_what_is_found_already(tmp_path):
    """Each suggestion with the statement's own text, under why it is suggested; and the command to type."""
    heads = TEXTS | {"A02": "Vraag 2", "B02": "Elk jaar is er een speeldag."}
    text = drafted(tmp_path, export(tmp_path / "e.csv", heads.values()))
    assert "# Zonder kaart al herkend: A01, A03–B01.\n" in text
    assert "importeer" in text
    assert f"--kolommen {tmp_path / 'kaart.yaml'}\n" in text
    near, by_place = text.index("  # kijk goed: de kop lijkt"), text.index("  # kijk goed: alleen op volgorde")
    assert near < text.index(f"Elk jaar is er een speeldag.: B02  # {TEXTS['B02']}") < by_place
    assert by_place < text.index(f"Vraag 2: A02  # {TEXTS['A02']}")


def test_headings_that_say_nothing_are_suggested_in_order(tmp_path):
    """As many columns as statements; one that nobody filled in counts as one of these."""
    heads = [f"Vraag {number}" for number in range(1, 7)]
    path = export(tmp_path / "e.csv", heads)
    assert "alleen op volgorde" in drafted(tmp_path, path)
    assert imported(tmp_path, path) == [GIVEN]


def test_an_empty_column_keeps_its_place(tmp_path):
    """Nobody answered question 3: what comes after it stays where it is, and a count of children is no score."""
    path = export(tmp_path / "e.csv", [*(f"Vraag {number}" for number in range(1, 7)), "Hoeveel kinderen hebt u?"],
                  ["1", "2", "", "4", "5", "1", "2"])  # fmt: skip
    drafted(tmp_path, path)
    assert said_by(tmp_path) == {own: f"Vraag {n}" for n, own in enumerate(IDS, start=1)}
    assert imported(tmp_path, path) == [{own: score for own, score in GIVEN.items() if own != "A03"}]


def test_no_suggestion_is_a_line_that_somebody_must_fill_in(tmp_path, capsys):
    """Two columns for one place, and nothing that is near: they stay doubtful until somebody says what they are."""
    head = [*list(TEXTS.values())[:5], "Feest?", "Nog een feest?"]
    path = export(tmp_path / "e.csv", head, ["1", "2", "3", "4", "5", "4", "2"])
    text = drafted(tmp_path, path)
    assert "geen voorstel" in text
    assert '  # "Feest?":\n' in text
    assert "kolommen:\n" not in text.replace("# kolommen:\n", "")
    assert "Bij 2 regels moet u zelf kiezen." in capsys.readouterr().err
    with pytest.raises(InputError):
        imported(tmp_path, path)


def test_our_number_with_another_text_is_never_suggested_as_it_stands(tmp_path):
    """It stands behind a # with the statement's own text; a text that is nearly ours is suggested."""
    head = ["A01. Hoe tevreden bent u over de bushalte?", *list(TEXTS.values())[1:]]
    text = drafted(tmp_path, export(tmp_path / "e.csv", head))
    assert f'  # "{head[0]}": A01  # {TEXTS["A01"]}\n' in text
    with pytest.raises(InputError):
        imported(tmp_path, tmp_path / "e.csv")


def test_places_in_a_list_are_drafted_as_they_would_be_read(tmp_path):
    """With how often each stands there; turned round by hand, they are read so."""
    path = export(tmp_path / "e.csv", TEXTS.values(), ["A1", "A2", "A5", "A1", "A4", "WN"])
    text = drafted(tmp_path, path)
    assert "  A1: 1  # helemaal oneens, 2 keer\n" in text
    assert "kolommen:" not in text
    assert imported(tmp_path, path) == [dict(zip(IDS, ["1", "2", "5", "1", "4", "weet-niet"], strict=True))]


def test_unknown_answers_are_lines_to_fill_in(tmp_path):
    """Never a suggestion: "mee eens" and "mee oneens" differ by two letters."""
    path = export(tmp_path / "e.csv", TEXTS.values(), ["Zeker", "Zeker", "Nooit", "4", "5", "1"])
    text = drafted(tmp_path, path)
    assert "# labels:\n" in text
    assert "  # Zeker:  # 2 keer\n" in text
    (tmp_path / "kaart.yaml").write_text(
        text.replace("# labels:", "labels:").replace("# Zeker:", "Zeker: 5").replace("# Nooit:", "Nooit: 1"),
        encoding="utf-8",
    )
    assert imported(tmp_path, path) == [dict(zip(IDS, "551451", strict=True))]


def test_what_may_be_a_name_stays_out_of_the_map(tmp_path):
    """Somebody's name or address in a column of answers is an error on the screen, and in no file."""
    path = export(tmp_path / "e.csv", TEXTS.values(), ["Jan de Vries", "jan@dorp.nl", "Zeker", "4", "5", "1"])
    text = drafted(tmp_path, path)
    assert "Zeker" in text
    assert "Vries" not in text
    assert "dorp.nl" not in text


def test_domains_under_another_question_are_to_choose(tmp_path):
    """Both possibilities stand there behind a #, and either one settles it."""
    path = export(tmp_path / "e.csv", [*TEXTS.values(), "Met wie overlegt u het minst?"], [*"123451", "Jgz"])
    text = drafted(tmp_path, path)
    assert '# domeinkolom: "Met wie overlegt u het minst?"\n' in text
    for chosen, domain in (("# domeinkolom", "jgz"), ("# overslaan:\n#   -", None)):
        (tmp_path / "kaart.yaml").write_text(
            text.replace(chosen, chosen.replace("# ", "").replace("#", " ")), encoding="utf-8"
        )
        run_import(path, tmp_path / f"uit-{domain}" / "m", SET, column_map=str(tmp_path / "kaart.yaml"))
        assert [sheet.domain for sheet in sheets_in(tmp_path / f"uit-{domain}" / "m", SET)] == [domain]


def test_equal_and_empty_headings_go_by_their_letters(tmp_path):
    """Two columns are called the same, one has no name."""
    path = export(tmp_path / "e.csv", ["Vraag", "Vraag", "", *list(TEXTS.values())[3:]])
    drafted(tmp_path, path)
    assert said_by(tmp_path) == {"A01": "B", "A02": "C", "A03": "D"}
    assert imported(tmp_path, path) == [GIVEN]


def test_a_map_is_carried_on(tmp_path):
    """What the first map says stays; what is still missing is added."""
    path = export(tmp_path / "e.csv", ["Eerste", *list(TEXTS.values())[1:5], "Elk jaar is er een speeldag."])
    (tmp_path / "oud.yaml").write_text("kolommen: {Eerste: A01}\n", encoding="utf-8")
    drafted(tmp_path, path, column_map=str(tmp_path / "oud.yaml"))
    assert said_by(tmp_path) == {"A01": "Eerste", "B02": "Elk jaar is er een speeldag."}
    assert imported(tmp_path, path) == [GIVEN]


def test_two_files_share_a_map(tmp_path):
    """A heading that both have is named once; a statement is given to one heading."""
    head = [*list(TEXTS.values())[:5], "Elk jaar is er een speeldag."]
    one, two = export(tmp_path / "1.csv", head), export(tmp_path / "2.csv", head, "543211")
    target = tmp_path / "kaart.yaml"
    run_import([one, two], tmp_path / "uit", SET, draft=str(target))
    run_import([one, two], tmp_path / "uit", SET, column_map=str(target))
    assert len(sheets_in(tmp_path / "uit", SET)) == 2
    export(two, [*head[:5], "Wij vieren elk jaar een feest."])
    run_import([one, two], tmp_path / "uit", SET, draft=str(target), overwrite=True)
    assert list(said_by(tmp_path)) == ["B02"]


def test_a_map_that_is_there_stays(tmp_path):
    """Unless somebody says that it may go; and nothing is written where nothing is to be said."""
    path = export(tmp_path / "e.csv", [*list(TEXTS.values())[:5], "Elk jaar is er een speeldag."])
    target = tmp_path / "kaart.yaml"
    target.write_text("kolommen: {X: A01}\n", encoding="utf-8")
    before = state_of(tmp_path)
    with pytest.raises(UsageError, match="--overschrijf"):
        run_import(path, tmp_path / "uit", SET, draft=str(target))
    assert state_of(tmp_path) == before
    run_import(export(path, TEXTS.values()), tmp_path / "uit", SET, draft=str(tmp_path / "nieuw.yaml"))
    assert not (tmp_path / "nieuw.yaml").exists()


def test_what_no_map_of_this_kind_settles_is_told(tmp_path):
    """Two columns of one statement that are both filled in: a draft says nothing about that, so the problem does."""
    path = export(tmp_path / "e.csv", [*TEXTS.values(), TEXTS["A01"]], [*"123451", "5"])
    with pytest.raises(InputError, match="A01"):
        drafted(tmp_path, path)
    assert not (tmp_path / "kaart.yaml").exists()


def test_a_map_without_a_line_says_what_to_do(tmp_path):
    """Everything is behind a # until somebody chose."""
    path = export(tmp_path / "e.csv", [*TEXTS.values(), "Met wie overlegt u het minst?"], [*"123451", "Jgz"])
    drafted(tmp_path, path)
    with pytest.raises(InputError, match="haal het # weg"):
        imported(tmp_path, path)


def test_files_without_a_table_cannot_be_mapped(tmp_path):
    """A form needs no map; a file that is no table is told as always."""
    path = tmp_path / "lang.csv"
    path.write_text("coalitie;jaar;deelnemer;stelling;score\nDorp;2026;d1;A01;4\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--maak-kaart"):
        drafted(tmp_path, path)
    (tmp_path / "plaatje.csv").write_bytes(b"\x89PNG")
    with pytest.raises(InputError, match="plaatje"):
        drafted(tmp_path, tmp_path / "plaatje.csv")


@pytest.mark.slow
def test_the_whole_of_it_as_it_is_typed(tmp_path, shipped):
    """An export whose headings were cut off: the draft, then the command that it names."""
    people = made.make_respondents(shipped, 4)
    rows = made.google_forms_rows(shipped, people)
    statements = [statement.text for statement in shipped.statements]
    rows[0][3:] = [f"In hoev.. [{text[:24]}.. ]" for text in statements]
    path = made.write_xlsx(tmp_path / "export.xlsx", rows)
    typed = ("importeer", "export.xlsx", "--uit", "uit", "--coalitie", "Dorp", "--jaar", "2026")
    assert_refused(run(*typed, cwd=tmp_path), "kolommen met scores", "--maak-kaart")
    result = run(*typed, "--maak-kaart", "kaart.yaml", cwd=tmp_path)
    assert result.returncode == 0, told(result)
    assert "analysetool importeer export.xlsx --uit uit --coalitie Dorp --jaar 2026 --kolommen kaart.yaml" in told(
        result
    )
    result = run(*typed, "--kolommen", "kaart.yaml", cwd=tmp_path)
    assert result.returncode == 0, told(result)
    assert len(sheets_in(tmp_path / "uit", shipped)) == 3
    assert path.exists()


HOSTILE = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=30)


@settings(max_examples=at_most(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heads=st.lists(HOSTILE, min_size=6, max_size=6))
def test_any_heading_gives_a_map_that_can_be_read(heads, tmp_path):
    """No text at the top of a column breaks out of its line."""
    path = export(tmp_path / "e.csv", heads)
    target = tmp_path / "kaart.yaml"
    target.unlink(missing_ok=True)
    try:
        run_import(path, tmp_path / "uit", SET, draft=str(target))
    except InputError:
        return  # a table that cannot be read at all
    if target.exists() and "\nkolommen:" in target.read_text(encoding="utf-8"):
        assert set(said_by(tmp_path)) <= set(IDS)


@pytest.mark.parametrize("signs", [2_900, 30_000])
def test_a_heading_of_a_page(signs, tmp_path):
    """Of so much text only a part is looked at, and the column is asked about; an id in front of it is still seen."""
    page = "en zo. dat? gaat! " * (signs // 18)
    assert len(parts_of_heading(page)) <= 45
    path = export(tmp_path / "e.csv", ["A01", "A02", "A03", "A04", f"{page}{TEXTS['B01']}", "B02"])
    with pytest.raises(InputError, match="bij geen stelling"):
        run_import(path, tmp_path / "uit", SET)
    assert "B01" in drafted(tmp_path, path)
    path = export(tmp_path / "e.csv", ["A01", "A02", "A03", "A04", "B01", f"B02 {page}"])
    with pytest.raises(InputError, match="het nummer staat er, maar de tekst is een andere"):
        run_import(path, tmp_path / "uit", SET)
