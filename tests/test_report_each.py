# SPDX-License-Identifier: EUPL-1.2
"""`rapport` of many coalitions: a report each, none stopped by another, none missing without a word."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from analysetool.commands import report_each
from tests.running import assert_refused, run, told

pytestmark = pytest.mark.slow


def sheet(folder: Path, coalition: str, code: str, *, year: int = 2026, extra: str = "") -> Path:
    """A score sheet of the shipped set in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{code}.yaml"
    path.write_text(
        f'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: {coalition}\njaar: {year}\ndeelnemer: {code}\n'
        f"{extra}soort: individueel\nscores:\n  A01: {1 + len(code) % 5}\n  A02: {1 + ord(code[-1]) % 5}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Two coalitions, one of them with two years."""
    root = tmp_path / "landelijk"
    for number in range(6):
        sheet(root / "Dorp", "Dorp", f"kqmx222{number}")
        sheet(root / "Stad", "Stad", f"kqmx333{number}")
    sheet(root / "Dorp" / "2025", "Dorp", "kqmx4444", year=2025)
    sheet(root / "Dorp" / "2025", "Dorp", "kqmx4445", year=2025)
    return root


def names(folder: Path) -> list[str]:
    """The files in a folder."""
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_a_report_of_each_coalition_and_year(country, tmp_path):
    """Every one is what `rapport` makes of that coalition by itself, byte for byte."""
    out = tmp_path / "rapporten"
    result = run("rapport", country, "--per-coalitie", "--uit", out, "--formaat", "html", "--formaat", "json")
    assert result.returncode == 0, told(result)
    stems = ("Dorp-2025", "Dorp-2026", "Stad-2026")
    assert names(out) == sorted(f"{stem}.{ending}" for stem in stems for ending in ("html", "json"))
    alone = run("rapport", country, "--coalitie", "Stad", "--formaat", "json")
    assert (out / "Stad-2026.json").read_bytes() == alone.stdout
    assert json.loads(alone.stdout)["coalitie"] == "Stad"
    assert "3 rapporten (6 bestanden)" in told(result)
    assert "te weinig deelnemers voor cijfers per stelling: Dorp 2025" in told(result)
    assert result.stdout == b""


def test_one_year(country, tmp_path):
    """--jaar leaves the other years out."""
    run("rapport", country, "--per-coalitie", "--jaar", "2025", "--uit", tmp_path / "uit")
    assert names(tmp_path / "uit") == ["Dorp-2025.html"]
    result = run("rapport", country, "--per-coalitie", "--jaar", "2024", "--uit", tmp_path / "leeg")
    assert_refused(result, "--jaar")


def test_a_broken_file_holds_back_its_own_coalition(country, tmp_path):
    """The others are made, the one is told with its file, and the exit code is 4."""
    (country / "Stad" / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    result = run("rapport", country, "--per-coalitie", "--uit", tmp_path / "uit")
    assert result.returncode == 4, told(result)
    assert names(tmp_path / "uit") == ["Dorp-2025.html", "Dorp-2026.html"]
    assert str(country / "Stad" / "kapot.yaml") in told(result)
    assert "geen rapport van Stad: " in told(result)
    assert "analysetool controleer" in told(result)


def test_a_wrong_answer_holds_back_its_own_coalition(country, tmp_path):
    """An error inside a sheet is its coalition's, wherever the sheet lies."""
    path = sheet(country / "Stad", "Stad", "kqmx5555")
    path.write_text(path.read_text(encoding="utf-8").replace("A01: ", "A01: 9"), encoding="utf-8")
    result = run("rapport", country, "--per-coalitie", "--uit", tmp_path / "uit")
    assert (result.returncode, names(tmp_path / "uit")) == (4, ["Dorp-2025.html", "Dorp-2026.html"])


def test_an_error_of_nobody_stops_all(country, tmp_path):
    """Beside no readable sheet it may be anybody's: nothing is written."""
    (country / "los").mkdir()
    (country / "los" / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    result = run("rapport", country, "--per-coalitie", "--uit", tmp_path / "uit")
    assert_refused(result, "kapot.yaml")
    assert names(tmp_path / "uit") == []


def test_a_doubt_about_a_name_stops_all(country, tmp_path):
    """Two names that may be one coalition: whose report would be right?"""
    for number in range(6):
        sheet(country / "Dorpp", "dorp", f"kqmx666{number}")
    result = run("rapport", country, "--per-coalitie", "--uit", tmp_path / "uit")
    assert_refused(result, "dorp", "Dorp")
    assert names(tmp_path / "uit") == []


def test_parents_alone_wait(country, tmp_path):
    """A coalition of which only parents were heard has no report yet, and that is said."""
    for number in range(5):
        path = sheet(country / "Eiland", "Eiland", f"kqmx777{number}", extra="voor: ouders\n")
        path.write_text(path.read_text(encoding="utf-8").replace("A01", "A07").replace("A02", "A09"), encoding="utf-8")
    result = run("rapport", country, "--per-coalitie", "--uit", tmp_path / "uit")
    assert result.returncode == 4
    assert "Eiland 2026 zijn er alleen scorelijsten van ouders" in told(result)
    assert len(names(tmp_path / "uit")) == 3


def test_one_person_left_is_not_shown(tmp_path):
    """What one participant answered stays hidden when others were read too and could not be used."""
    root = tmp_path / "land"
    sheet(root / "Dorp", "Dorp", "kqmx2222")
    sheet(root / "Stad", "Stad", "kqmx3333")
    (root / "Stad" / "kapot.yaml").write_text("scores: [", encoding="utf-8")
    result = run("rapport", root, "--per-coalitie", "--formaat", "json", "--uit", tmp_path / "uit")
    assert result.returncode == 4
    found = json.loads((tmp_path / "uit" / "Dorp-2026.json").read_bytes())
    assert found["totaal"]["gemiddelde"] is None
    assert {own["gemiddelde"] for own in found["stellingen"]} == {None}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Geef met --uit een map"),
        (("--uit", "-"), "Geef met --uit een map"),
        (("--uit", "rapport.html"), "is --uit een map, zoals 'rapport'"),
        (("--uit", "uit", "--coalitie", "Dorp"), "--coalitie gaan niet samen"),
        (("--uit", "uit", "--formaat", "html=x.html"), "zonder pad"),
        (("--uit", "uit", "--formaat", "terminal"), "alleen naar het scherm"),
        (("--uit", "uit", "--formaat", "odt"), "bestaat hier niet"),
        (("--uit", "uit", "--vorm", "boek"), "--vorm"),
        (("--uit", "uit", "--vorm", "samenvatting", "--formaat", "csv"), "Kies --vorm volledig"),
        (("--uit", "uit/{coalitie}.html"), "Laat --per-coalitie weg"),
    ],
)
def test_wrong_use(country, tmp_path, words, said):
    """Everything about options is refused before anything is read or made."""
    assert_refused(run("rapport", country, "--per-coalitie", *words, cwd=tmp_path), said)
    assert names(tmp_path / "uit") == []


def test_nothing_is_overwritten(country, tmp_path):
    """One report that is there already stops all, unless --overschrijf is typed."""
    out = tmp_path / "uit"
    out.mkdir()
    (out / "Stad-2026.html").write_text("mijn", encoding="utf-8")
    assert_refused(run("rapport", country, "--per-coalitie", "--uit", out), "Stad-2026.html", "--overschrijf")
    assert names(out) == ["Stad-2026.html"]
    assert run("rapport", country, "--per-coalitie", "--uit", out, "--overschrijf").returncode == 0
    assert (out / "Stad-2026.html").read_bytes() != b"mijn"


def test_names_of_files_are_safe(tmp_path):
    """A name that leads elsewhere, and names that are one file on some systems."""
    root = tmp_path / "land"
    for number in range(6):
        sheet(root / "een", '"../../weg/../A:B"', f"kqmx222{number}")
    assert run("rapport", root, "--per-coalitie", "--uit", tmp_path / "a" / "uit").returncode == 0
    assert names(tmp_path / "a" / "uit") == ["weg-..-A-B-2026.html"]
    for number in range(6):
        sheet(root / "twee", '"../../weg/../A?B"', f"kqmx333{number}")
    for folder, name in (("een", '"../../weg/../A:B"'), ("twee", '"../../weg/../A?B"')):
        info = f"meting:\n  coalitie: {name}\n  jaar: 2026\n"
        (root / folder / "meting.yaml").write_text(info, encoding="utf-8")
    assert_refused(run("rapport", root, "--per-coalitie", "--uit", tmp_path / "b"), "krijgen allebei de naam")


def test_a_table_of_a_country(tmp_path):
    """A long table with many coalitions gives a report of each too."""
    path = tmp_path / "land.csv"
    rows = [f"{place};2026;d{number:02};A01;{1 + number % 5}" for place in ("Dorp", "Stad") for number in range(6)]
    path.write_text("\n".join(["coalitie;jaar;deelnemer;stelling;score", *rows]), encoding="utf-8")
    result = run("rapport", path, "--per-coalitie", "--uit", tmp_path / "uit")
    assert result.returncode == 0, told(result)
    assert names(tmp_path / "uit") == ["Dorp-2026.html", "Stad-2026.html"]


def test_names_with_fields(country, tmp_path):
    """Coalition and year anywhere in a name, per format; the same bytes as without names."""
    named = (
        "--uit",
        "uit/{coalitie}/rapport-{jaar}.html",
        "--formaat",
        "html",
        "--formaat",
        "json={jaar}-{coalitie}.json",
    )
    result = run("rapport", country, *named, cwd=tmp_path)
    assert result.returncode == 0, told(result)
    stems = [("Dorp", "2025"), ("Dorp", "2026"), ("Stad", "2026")]
    assert all((tmp_path / "uit" / place / f"rapport-{year}.html").is_file() for place, year in stems)
    assert names(tmp_path) == sorted(["landelijk", "uit", *(f"{year}-{place}.json" for place, year in stems)])
    alone = run("rapport", country, "--coalitie", "Stad", "--formaat", "json")
    assert (tmp_path / "2026-Stad.json").read_bytes() == alone.stdout
    assert "3 rapporten (6 bestanden) in 'uit'" in told(result)
    assert "samenvatting-rapport-{jaar}.html" in told(result)


def test_the_newest_year_of_each(country, tmp_path):
    """A name without {jaar} is of the newest year, which is said; --jaar and --coalitie choose."""
    result = run("rapport", country, "--uit", "{coalitie}.json", cwd=tmp_path)
    assert "nieuwste jaar" in told(result)
    assert json.loads((tmp_path / "Dorp.json").read_bytes())["jaar"] == 2026
    result = run("rapport", country, "--jaar", "2025", "--uit", "oud/{coalitie}.json", cwd=tmp_path)
    assert "nieuwste jaar" not in told(result)
    assert names(tmp_path / "oud") == ["Dorp.json"]
    run("rapport", country, "--coalitie", "Dorp", "--uit", "een/{jaar}.json", cwd=tmp_path)
    assert names(tmp_path / "een") == ["2025.json", "2026.json"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--uit", "uit/{gemeente}.html"), "Kies {coalitie} of {jaar}"),
        (("--uit", "uit/{coalitie}"), "het formaat niet te zien"),
        (("--uit", "uit/{jaar}.html"), "'Dorp' 2026 en 'Stad' 2026 krijgen allebei de naam 'uit/2026.html'"),
        (("--uit", "uit/{coalitie}.html", "--coalitie", "Eiland"), "Kies 'Dorp' of 'Stad'"),
        (("--uit", "uit/{coalitie}.html", "--jaar", "1999"), "geen enkele coalitie"),
        (("--formaat", "json", "--formaat", "html=uit/{coalitie}.html"), "Geef elk formaat zo'n naam"),
        (("--uit", "landelijk/Stad/kqmx3330.yaml/{coalitie}.html"), "is een bestand en geen map"),
    ],
)
def test_wrong_names_with_fields(country, words, said):
    """Refused before anything is made."""
    result = run("rapport", country, *words, cwd=country.parent)
    assert_refused(result)
    assert said.replace("'Dorp' of 'Stad'", "Dorp of Stad") in told(result)
    assert names(country.parent) == ["landelijk"]


def test_no_named_file_is_overwritten(country, tmp_path):
    """Files that are there already stop all of them, unless --overschrijf is typed."""
    (tmp_path / "Stad-2026.json").write_text("mijn", encoding="utf-8")
    words = ("rapport", country, "--uit", "{coalitie}-{jaar}.json")
    assert_refused(run(*words, cwd=tmp_path), "'Stad-2026.json' bestaat al", "--overschrijf")
    assert names(tmp_path) == ["Stad-2026.json", "landelijk"]
    assert run(*words, "--overschrijf", cwd=tmp_path).returncode == 0
    assert (tmp_path / "Stad-2026.json").read_bytes() != b"mijn"


def test_what_was_made_stays_when_it_stops(country, tmp_path):
    """After Ctrl-C on the way the finished reports are there, whole, and no other; how many is said."""
    with mock.patch.object(report_each, "render_each", side_effect=[[b"een"], KeyboardInterrupt]):
        result = run("rapport", country, "--uit", "uit/{coalitie}-{jaar}.html", cwd=tmp_path)
    assert result.returncode == 130
    assert "gestopt bij 1 van 3 rapporten" in told(result)
    assert names(tmp_path / "uit") == ["Dorp-2025.html"]
    assert (tmp_path / "uit" / "Dorp-2025.html").read_bytes() == b"een"
