# SPDX-License-Identifier: EUPL-1.2
"""Every message begins in one of two ways, or is a plain sentence; names of files stand between quotes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from analysetool.words import messages
from analysetool.words.grammar import either
from tests.running import run, told

ROOT = Path(__file__).parent.parent
SHEETS = ROOT / "voorbeelden" / "ci" / "metingen"
START = "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Dorp\njaar: 2026\n"
FILES = {
    "stuk/fout.yaml": f"{START}deelnemer: jan.jansen@dorp.nl\nhobby: ja\nscores:\n  A01: 7\n  Z99: 3\n",
    "stuk/kapot.yaml": "scores: [",
    "stuk/leeg.yaml": "",
    "stuk/brief.yaml": "beste: mensen\n",
    "dubbel/a.yaml": f"{START}deelnemer: aaaa1111\nscores:\n  A01: 4\n",
    "dubbel/a (1).yaml": f"{START}deelnemer: aaaa1111\nscores:\n  A01: 4\n",
    "anders/a.yaml": f"{START}deelnemer: aaaa1111\nscores:\n  A01: 4\n",
    "naam/a.yaml": f"{START}deelnemer: Jan de Vries\nscores:\n  A01: 4\n",
    "eisen.yaml": "eisen:\n  - {onderdeel: totaal, minimaal: 3}\n",
    "kale-eisen.yaml": "- {onderdeel: totaal, minimaal: 3}\n",
    "foute-eisen.yaml": "eisen:\n  - {onderdeel: tootaal, minimaal: 3}\n  - {onderdeel: delen}\n  - totaal\n",
    "tekst.txt": "hallo\n",
    "er-al.html": "van iemand anders",
    "lijst.csv": "coalitie;jaar;deelnemer;stelling;score\nDorp;26;k1;A01;9\nDorp;2026;;A99;3\n",
    "halve-lijst.csv": "coalitie;jaar;score\n",
}
MISTAKES = (
    "rapprt metingen",
    "rapport",
    "rapport nergens",
    "rapport nergens.yaml",
    "rapport metingen --jaar 1999",
    "rapport metingen --jaar 26",
    "rapport metingen --coalitie Pijpleiding",
    "rapport metingen anders",
    "rapport leeg",
    "rapport stuk",
    "rapport dubbel",
    "rapport tekst.txt",
    "rapport lijst.csv",
    "rapport halve-lijst.csv",
    "rapport -",
    "rapport metingen --opmerking",
    "rapport metingen --uit",
    "rapport metingen --uit rapport.doc",
    "rapport metingen --uit nergens/rapport.html",
    "rapport metingen --uit er-al.html",
    "rapport metingen --formaat excel",
    "rapport metingen --uit leeg",
    "rapport metingen --vorm kort",
    "rapport metingen --basis samen",
    "rapport metingen --sjablonen nergens",
    "rapport metingen --stellingen nergens.yaml",
    "leg-uit metingen",
    "leg-uit metingen --bij A99",
    "controleer nergens",
    "controleer leeg",
    "controleer stuk dubbel naam",
    "controleer kale-eisen.yaml foute-eisen.yaml",
    "controleer metingen --peildatum morgen",
    "vergelijk metingen/2026",
    "vergelijk metingen --van 2026 --naar 2026",
    "vergelijk metingen --van 1999",
    "vergelijk metingen anders --coalitie Dorp --met Stad",
    "toets metingen",
    "toets metingen --eisen nergens.yaml",
    "toets metingen --eisen kale-eisen.yaml",
    "toets metingen --eisen foute-eisen.yaml",
    "toets - --eisen -",
    "schema iets",
    "stellingen --deel Q",
    "formulier",
    "formulier --uit formulier.doc",
    "formulier --uit leeg",
    "formulier --uit f.html --codes 0",
    "formulier --uit f.html --jaar 26",
    "invullen",
    "invullen nieuw.yaml",
    "invullen nieuw.yaml --coalitie Dorp --jaar 2026 --domein niets",
    "invullen nieuw.txt",
    "invullen leeg",
    "invullen nergens/nieuw.yaml",
    "invullen stuk/fout.yaml",
    "invullen anders/a.yaml --jaar 2025 --coalitie Stad",
    "invullen --oefenen 99",
    "importeer nergens.csv --uit nieuw",
    "importeer leeg --uit nieuw",
    "importeer tekst.txt --uit nieuw",
    "importeer lijst.csv --uit nieuw",
    "importeer lijst.csv --uit tekst.txt",
    "werksessie nergens",
    "werksessie leeg",
    "werksessie tekst.txt",
    "werksessie metingen/2026 --minuten 2",
    "verwijder-deelnemer . --deelnemer zzzz2222",
    "verwijder-deelnemer nergens --deelnemer zzzz2222",
    "verwijder-deelnemer metingen",
)
"""What somebody types who makes a mistake; each ends with exit code 2, or 3 where nothing can be compared."""
DOUBTS = (
    ("controleer naam", r"Let op: naam/a\.yaml, regel 5: deelnemer 'Jan de Vries' lijkt op een naam"),
    ("rapport metingen --basis gezamenlijk --formaat csv", "Let op: er is geen gezamenlijke scorelijst"),
    ("vergelijk metingen --van 2026 --naar 2025 --formaat csv", "Let op: --van 2026 is later dan --naar 2025"),
)
NOTICES = (
    "Dit gaat over 2026, het nieuwste jaar.",
    "Dit vergelijkt 2026 met 2025.",
    "Dit wordt verwijderd van deelnemer ",
    "Meer uitleg: analysetool ",
    "Volgende stap",
    "Verbeter de fouten en kijk opnieuw: analysetool controleer ",
)
"""How lines begin that only say what was chosen, or what to type next."""
SUMMARY = re.compile(r"\d+ (fout|fouten|waarschuwing|waarschuwingen)\b.* in \d+ (bestand|bestanden)\.|.*nagekeken\.")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder of somebody who makes mistakes."""
    folder = tmp_path_factory.mktemp("fouten")
    shutil.copytree(SHEETS, folder / "metingen")
    (folder / "leeg").mkdir()
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def begins_well(line: str) -> bool:
    """True for a message with its word, and for a line that only says what was chosen or what comes next."""
    return line.startswith((messages.ERROR, messages.WARNING, *NOTICES))


@pytest.mark.parametrize("typed", MISTAKES)
@pytest.mark.slow
def test_what_stops_begins_with_one_word(place, typed):
    """A command that stops says `Fout:`, and no line begins with any other word for what is wrong."""
    result = run(*typed.split(), cwd=place)
    lines = told(result).splitlines()
    if typed.startswith("controleer") and result.stdout:
        *problems, summary = result.stdout.decode().splitlines()
        assert SUMMARY.fullmatch(summary), summary
        lines += problems
    assert result.returncode in (2, 3), told(result)
    assert any(line.startswith("Fout: ") for line in lines), lines
    assert [line for line in lines if not begins_well(line)] == []


@pytest.mark.parametrize(("typed", "words"), DOUBTS)
def test_what_does_not_stop_begins_with_another(place, typed, words):
    """A command that goes on says `Let op:` of what needs a look."""
    result = run(*typed.split(), cwd=place)
    assert result.returncode == 0, told(result)
    assert re.search(f"^{words}", result.stdout.decode() + told(result), re.MULTILINE)
    assert [line for line in told(result).splitlines() if not begins_well(line)] == []


def test_everything_wrong_with_the_options_is_an_error(place):
    """Two options against one file are two errors, each with its own word."""
    result = run("invullen", "anders/a.yaml", "--jaar", "2025", "--coalitie", "Stad", cwd=place)
    assert [line.split(" is ")[0] for line in told(result).splitlines()] == ["Fout: --coalitie", "Fout: --jaar"]


def test_the_words_are_written_in_one_place():
    """No module or template but `words.messages` writes them; the last resort of `__main__` cannot trust others."""
    words = re.compile(r"(?:Fout|Let op|Waarschuwing|Opgelet|Pas op|Tip|Attentie):")
    written = [
        *(ROOT / "analysetool").rglob("*.py"),
        *(path for path in (ROOT / "templates").iterdir() if path.is_file()),
    ]
    found = {path.name: set(words.findall(path.read_text(encoding="utf-8"))) for path in written}
    assert {name: own for name, own in found.items() if own} == {
        "messages.py": {"Fout:", "Let op:"},
        "__main__.py": {"Fout:"},
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [(".", "'.'"), (Path("a b/c.yaml"), "'a b/c.yaml'"), ("'s-Hertogenbosch", '"\'s-Hertogenbosch"')],
)
def test_quoted(name, expected):
    """A name with an apostrophe stands between double quotes, so that one sees where it ends."""
    assert messages.quoted(name) == expected


def test_quoted_names():
    """Names in a row are quoted one by one."""
    assert messages.quoted_names(["a.csv", "b, c.csv"]) == "'a.csv' en 'b, c.csv'"


def test_problem():
    """How bad it is, where, and what: in that order."""
    assert messages.problem("a.yaml, regel 3", "leeg.", is_error=True) == "Fout: a.yaml, regel 3: leeg."
    assert messages.problem("a.yaml", "leeg.", is_error=False) == "Let op: a.yaml: leeg."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("verwijder-deelnemer . --deelnemer zzzz2222", "staat niet in de map '.'. Nagekeken:"),
        ("formulier --uit leeg", "'leeg' is een map. Geef de naam van een bestand, zoals 'leeg/formulier.html'."),
        ("rapport dubbel", "staat ook in 'dubbel/a (1).yaml'. Laat"),
        ("werksessie leeg", "in de map 'leeg' staan geen scorelijsten"),
        ("rapport metingen --uit leeg", "'leeg' is een map. Geef de naam van een bestand"),
    ],
)
def test_names_of_files_are_quoted_in_sentences(place, typed, words):
    """A full stop after a name is no part of it."""
    assert words in told(run(*typed.split(), cwd=place))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("rapport nergens", "Fout: nergens: dit bestand of deze map bestaat niet."),
        ("rapport nergens.yaml", "Fout: nergens.yaml: dit bestand bestaat niet."),
        ("importeer nergens --uit nieuw", "Fout: nergens: dit bestand of deze map bestaat niet."),
        ("toets metingen --eisen nergens", "Fout: nergens: dit bestand bestaat niet."),
        ("invullen nieuw.yaml", "voor een nieuwe scorelijst ontbreken --coalitie en --jaar. Typ bijvoorbeeld:"),
        ("invullen nieuw.yaml --jaar 2026", "voor een nieuwe scorelijst ontbreekt --coalitie. Typ bijvoorbeeld:"),
        ("toets metingen --eisen kale-eisen.yaml", "Begin het bestand met de regel eisen: en zet daaronder elke eis"),
        ("rapport halve-lijst.csv", "de tabel mist de kolommen deelnemer en stelling. Nodig zijn coalitie, jaar,"),
        ("rapport tekst.txt", "Lees het dan eerst in met: analysetool importeer tekst.txt --uit metingen/2026 "),
        ("rapport", "Fout: INVOER ontbreekt: scorelijsten, mappen of tabellen.\n"),
        ("toets metingen", "Fout: --eisen ontbreekt: de eisenlijst, zoals eisen.yaml.\n"),
        ("rapport metingen --jaar 1999", "jaar 1999 staat niet in de invoer. Kies 2023, 2024, 2025 of 2026.\n"),
    ],
)
def test_what_is_wrong_and_what_to_do(place, typed, words):
    """A message names what it is about, agrees with how many there are, and says what to type."""
    assert words in told(run(*typed.split(), cwd=place))


@pytest.mark.parametrize(("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a of b"), ("abc", "a, b of c")])
def test_either(words, expected):
    """Words to choose from have "of" before the last."""
    assert either(words) == expected
