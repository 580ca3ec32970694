# SPDX-License-Identifier: EUPL-1.2
"""Every word of people and of handing in, to both who must know it: the import that drops it and the search for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysetool.cli import main
from analysetool.files.personal_words import (
    COMMON_WORDS,
    IDENTITY_WORDS,
    PERSONAL_WORDS,
    TECHNICAL_WORDS,
    is_personal,
    is_technical,
)
from analysetool.files.raw_exports import is_raw_export
from analysetool.files.workbooks.raw import RawTable
from analysetool.imports.layouts import is_personal as is_dropped_as_personal
from analysetool.imports.layouts import layout_of
from tests.conftest import make_set
from tests.importing import source
from tests.survey_files import write_xlsx

EXAMPLE = Path(__file__).parents[1] / "voorbeelden" / "voorbeeldstad"
ACCENTS = str.maketrans({"a": "á", "e": "é", "i": "ï", "o": "ö", "u": "û"})
WORDS = sorted(PERSONAL_WORDS | TECHNICAL_WORDS)

OTHERS = [
    "BSN-nummer", "B.S.N.", "bsn nr.", "Burgerservicenummer", "burgerservicenummer (BSN)", "geb.datum", "Geb. datum",
    "Geboorte-datum", "postcode + huisnummer", "Postcode en huisnummer", "Adres (straat en huisnummer)", "Straat/nr",
    "telefoonnummer", "Tel.", "Tel. nr.", "06-nummer of telefoon", "Mobiele telefoon", "e-mailadres", "E mail adres",
    "E-mail address", "Wat is uw e-mailadres?", "Wat is je naam?", "Uw naam (optioneel)", "Naam deelnemer",
    "naam_kind", "Naam van de moeder", "Voor- en achternaam", "Naam 1", "naam1", "Q3. Naam", "IBAN", "IBAN-nummer",
    "IP address", "IP-adres", "Prénom", "É-mail", "<b>Naam</b>", "Naam&nbsp;", "\u00a0Naam ", "User Agent",
]  # fmt: skip
"""Headings as people and programs write them, beside the words themselves."""

NO_PERSON = [
    "deelnemer", "deelnemerscode", "domein", "cluster", "coalitie", "jaar", "stelling", "score", "opmerking", "aantal",
    "A01", "titel", "Naam van uw organisatie", "Van welke organisatie bent u?", "Samen", "Wat is uw functie?",
    "van de ouders", "thema", "Kent u elkaar van naam en werk?", "", "12",
]  # fmt: skip


def spellings(word: str) -> list[str]:
    """A word as programs and people may write it; the sign stands in every place once over all words."""
    middle = 1 + len(word) // 3
    first, last = word[:middle], word[middle:]
    ways = [word, word.upper(), word.title(), word.translate(ACCENTS), f" {word} ", f"{word}:"]
    ways += [f"{word} 2", f"{word}_3", f"{word}4"] if word in PERSONAL_WORDS else []
    return ways + [f"{first}{sign}{last}" for sign in (" ", "-", "_", ".", "\u00a0")]


def in_import(heading: str) -> tuple[bool, bool]:
    """Whether an import leaves a column with this heading alone, and whether it says that it is about a person."""
    layout = layout_of(RawTable(path="t.csv", sheet="", rows=[["A01", heading], ["4", "x"]], lines=[1, 2]))
    return 1 in layout.own, is_dropped_as_personal(layout.columns[1])


def in_search(heading: str, separator: str = ";") -> bool:
    """Whether a table with this heading beside a statement is taken for a raw export."""
    return is_raw_export("t.csv", f"{heading}{separator}A01\nx{separator}4\n".encode())


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.slow
def test_every_word_is_known_to_both(word):
    """However it is spelled: blanks, capitals, accents, hyphens, underscores, points, a number behind it."""
    for heading in spellings(word):
        own, personal = in_import(heading)
        assert own, heading
        assert in_search(heading), heading
        assert personal is (word in PERSONAL_WORDS), heading


@pytest.mark.parametrize("heading", OTHERS)
def test_other_ways_to_ask_for_a_person_are_known_to_both(heading):
    """Questions, abbreviations, two in one column, whose name it is."""
    assert is_personal(heading)
    assert in_import(heading) == (True, True)
    assert in_search(heading)


@pytest.mark.parametrize("heading", NO_PERSON)
def test_other_headings_are_left_alone(heading):
    """The columns of our own tables, statements, and questions that hold a personal word among others."""
    assert (is_personal(heading), is_technical(heading)) == (False, False)
    assert in_import(heading) == (False, False)
    assert not in_search(heading)


@pytest.mark.parametrize("word", sorted(TECHNICAL_WORDS | {"groupTime12", "attribute_3", "A01Time"}))
def test_words_of_handing_in_are_not_about_a_person(word):
    """They are dropped without being told as personal; alone they tell an export unless other tables have them."""
    assert in_import(word) == (True, False)
    alone = is_raw_export("t.csv", f"{word};wat\n1;2\n".encode())
    assert alone is (word not in COMMON_WORDS and word != "A01Time")
    assert in_search(word)


def test_the_words_are_written_as_they_are_compared():
    """Small, without accents, blanks and signs; a word with another spelling would never be found."""
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert not PERSONAL_WORDS & TECHNICAL_WORDS
    assert IDENTITY_WORDS | COMMON_WORDS <= TECHNICAL_WORDS


@pytest.mark.parametrize(
    "head",
    [
        b"bsn;geboortedatum;postcode;adres;A01\n123456782;1-2-1990;1234AB;Straat 1;4\n",
        b"A01,A02,BSN-nummer\n4,5,1\n",
        b"A01\tgeb.datum\n4\t1-2-1990\n",
        b"A01|e-mailadres\n4|x\n",
        b'"A01";"postcode + huisnummer"\n"4";"x"\n',
        b'"Wilt u, als u dat wilt;\nhier iets zeggen";"Uw naam"\n"x";"y"\n',
        b'"Uitslag\nnaam;A01\nx;4\n',
        b"sep=;\niban;A01\nx;4\n",
        b"Uitslag enquete\n\n\n\n\n\n\nTelefoonnummer;A01\n",
        b"\xef\xbb\xbfbsn;A01\n1;4\n",
        "bsn;A01\n1;4\n".encode("utf-16"),
        "bsn;A01\n1;4\n".encode("utf-16-le"),
        "A01;prénom\n4;x\n".encode("utf-16-be"),
        "A01;prénom\n4;x\n".encode("cp1252"),
        "A01;prénom\n4;x\n".encode(),
        b"id. Antwoord ID;submitdate. Datum ingestuurd;A01\n1;;4\n",
        b"nr;token. Toegangscode;A01\n1;x;4\n",
        b"coalitie;jaar;deelnemer;stelling;score;naam\nDorp;2026;d07;A01;4;x\n",
        b"coalitie;jaar;stelling;score;aantal;BSN\nDorp;2026;A01;4;1;x\n",
    ],
)
def test_headers_are_found_wherever_they_stand(head):
    """Any separator, quoted, further down, in the encodings of Windows, with codes, and added to a table of ours."""
    assert is_raw_export("t.csv", head)
    assert is_raw_export("t.txt", head)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('[{"bsn": "1", "A01": 4}]', True),
        ('[{"Geboorte-datum": "1", "A01": 4}]', True),
        ('{"antwoorden": {"E-mail adres" : "x"}}', True),
        ('[{"id": 1, "status": "open"}]', False),
        ('{"formaatversie": 1, "soort": "rapport", "meting": {"kerncijfers": [{"naam": "Geboorten"}]}}', False),
        ('{"$schema": "x", "properties": {"naam": {"type": "string"}}}', False),
        ('{"soort": "antwoorden", "formaatversie": 1}', True),
        ('{"formaatversie": 1, "soort": "antwoorden"}', True),
    ],
)
def test_keys_count_in_json(content, found):
    """Keys of foreign files as headings do; our own reports and schemas have keys such as `naam` for other things."""
    assert is_raw_export("t.json", content.encode()) is found


@pytest.mark.parametrize(
    "head",
    [
        b"coalitie;jaar;deelnemer;domein;stelling;score;opmerking\nDorp;2026;d07;jgz;A01;4;naam\nDorp;2026;d07;;A02;1;bsn\n",
        b"coalitie;jaar;domein;stelling;score;aantal\nDorp;2026;jgz;A01;4;3\n",
        b"Coalitie;Jaar;Deelnemer;Stelling;Score\nDorp;2026;d07;A01;4\n",
        b"stelling;wat;wie;wanneer;status\nA01;overleg;gemeente;2027-01-01;open\n",
        b"id;titel;status\n1;naam geven;open\n",
    ],
)
def test_our_own_tables_are_no_exports(head):
    """Long and tally tables, whatever somebody wrote in them, and lists of actions."""
    assert not is_raw_export("t.csv", head)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("cijfers.csv", ["rapport", "--formaat", "csv"]),
        ("cijfers.json", ["rapport", "--formaat", "json"]),
        ("verschil.csv", ["vergelijk", "--formaat", "csv"]),
        ("verschil.json", ["vergelijk", "--formaat", "json"]),
    ],
)
@pytest.mark.slow
def test_what_we_write_ourselves_is_no_export(capsysbinary, name, command):
    """Reports and comparisons as tables and as JSON, with the names of key figures in them."""
    assert main([*command, str(EXAMPLE)]) == 0
    assert not is_raw_export(name, capsysbinary.readouterr().out)


@pytest.mark.parametrize("name", ["rapport", "meting", "scorelijst"])
def test_schemas_are_no_exports(capsysbinary, name):
    """They name every key that a file may have."""
    assert main(["schema", name]) == 0
    assert not is_raw_export("schema.json", capsysbinary.readouterr().out)


def test_surveys_that_we_make_are_no_exports(tmp_path):
    """The structure for LimeSurvey has a column `name`."""
    assert main(["formulier", "--uit", str(tmp_path / "vragen.txt")]) == 0
    assert not is_raw_export("vragen.txt", (tmp_path / "vragen.txt").read_bytes())


def test_an_import_says_that_it_left_people_behind(tmp_path):
    """In a workbook as in text; nothing of the columns comes along."""
    headings = ["BSN-nummer", "Wat is uw e-mailadres?", "geb.datum", "A01", "A02"]
    row = ["123456782", "iemand", "1-2-1990", "4", "5"]
    (tmp_path / "t.csv").write_text("\n".join([";".join(headings), ";".join(row)]), encoding="utf-8")
    write_xlsx(tmp_path / "t.xlsx", [headings, row])
    for name in ("t.csv", "t.xlsx"):
        taken, problems = source(tmp_path / name, make_set())
        assert problems == []
        assert taken[0].remarks[-1] == (
            "Niet gelezen, want dit gaat over personen: BSN-nummer, Wat is uw e-mailadres?, geb.datum."
        )
        assert "123456782" not in str(taken)
