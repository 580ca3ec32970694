# SPDX-License-Identifier: EUPL-1.2
"""`toets --basislijn`: a change that adds this year's sheets leaves earlier years as they are on the base branch."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
import yaml

from tests import running
from tests.running import Result, assert_refused, told

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "voorbeelden" / "ci" / "metingen"
UNCHANGED = "eisen:\n  - {onderdeel: vorige_jaren, ongewijzigd: ja}\n"
FIRST = "c4pq7mwau.yaml"
CODES = ("c4pq7mwau", "d8hn2rtbm", "g3vk9xsc4", "m6jt4fzd6", "w2ry5bgep")


@pytest.fixture
def branch(tmp_path) -> Path:
    """A branch with 2023 up to 2026 and a requirement; beside it `basis`, in which 2026 is not there yet."""
    own = tmp_path / "tak"
    shutil.copytree(EXAMPLE, own / "metingen")
    shutil.copytree(EXAMPLE, tmp_path / "basis" / "metingen", ignore=shutil.ignore_patterns("2026"))
    (own / "eisen.yaml").write_text(UNCHANGED, encoding="utf-8")
    return own


def check(branch: Path, *arguments: object, base: object = "../basis") -> Result:
    """`toets` in the branch."""
    return running.run(
        "toets", "metingen", "--eisen", "eisen.yaml", "--basislijn", base, "--platte-tekst", *arguments, cwd=branch
    )


def outcome(branch: Path, *arguments: object, base: object = "../basis") -> tuple[int, str, float | None, str]:
    """The exit code, and of the one requirement the outcome, value and message."""
    result = check(branch, *arguments, "--formaat", "json", base=base)
    (line,) = json.loads(result.stdout)["regels"]
    assert (line["onderdeel"], line["eis"], line["grens"]) == ("vorige_jaren", "ongewijzigd", 0)
    return result.returncode, line["uitkomst"], line["waarde"], line["melding"]


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in a file that has it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def not_as_it_was(years: str) -> str:
    """The message about years that changed."""
    return f"De vorige jaren zijn niet zoals in de basislijn. {years}"


SAME = (0, "voldaan", 0, "De vorige jaren (2023, 2024 en 2025) zijn zoals in de basislijn.")


@pytest.mark.parametrize("base", ["../basis", "../basis/metingen", "{folder}/basis"])
def test_this_years_sheets_change_nothing_before(branch, base):
    """2026 is new and may be; the base line is a checkout, or the folder of measurements in it."""
    assert outcome(branch, base=base.format(folder=branch.parent)) == SAME


def test_files_that_say_the_same_are_the_same(branch):
    """Written with other quotes, blocks, order and comments, and called otherwise."""
    for sheet in (branch / "metingen" / "2025").iterdir():
        content = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        content["scores"] = {key: {"score": value} for key, value in reversed(content["scores"].items())}
        sheet.unlink()
        sheet.with_name(f"anders-{sheet.name}").write_text(json.dumps(content), encoding="utf-8")
    assert outcome(branch) == SAME


@pytest.mark.parametrize("base", ["basis", "basis/metingen"])
def test_input_from_elsewhere(branch, base):
    """INVOER outside the folder where the command runs has no place in the base line, which is then read whole."""
    edit(branch / "metingen" / "2024" / FIRST, "  A01: 4\n", "  A01: 1\n")
    arguments = ("--eisen", branch / "eisen.yaml", "--basislijn", branch.parent / base, "--formaat", "json")
    elsewhere = branch.parent / "elders"
    elsewhere.mkdir()
    for cwd in (elsewhere, branch):
        result = running.run("toets", branch / "metingen", *arguments, cwd=cwd)
        (line,) = json.loads(result.stdout)["regels"]
        assert line["melding"] == not_as_it_was("2024: 1 ander antwoord op 1 stelling.")


def test_new_input_beside_what_was_there(branch):
    """Of folders that are named one by one those are read that the base line has too."""
    years = ("2023", "2024", "2025", "2026")
    result = running.run(
        "toets", *(f"metingen/{year}" for year in years),
        "--eisen", "eisen.yaml", "--basislijn", "../basis", "--formaat", "json", cwd=branch,
    )  # fmt: skip
    assert json.loads(result.stdout)["regels"][0]["melding"] == SAME[-1]


def test_a_renamed_folder_is_no_change(branch):
    """What stands elsewhere in the base line is found, among whatever else a checkout holds."""
    (branch / "metingen").rename(branch / "scores")
    base = branch.parent / "basis"
    (base / "mkdocs.yml").write_text("site_name: Documentatie\n", encoding="utf-8")
    (base / "eisen.yaml").write_text(UNCHANGED, encoding="utf-8")
    (base / ".github").mkdir()
    (base / ".github" / "ci.yml").write_text("on: [push\n", encoding="utf-8")
    result = running.run(
        "toets", "scores", "--eisen", "eisen.yaml", "--basislijn", "../basis", "--formaat", "json", cwd=branch
    )
    assert result.returncode == 0, told(result)
    assert json.loads(result.stdout)["regels"][0]["melding"] == SAME[-1]


def test_one_answer_changed(branch):
    """Two people gave another answer on A01, and one of them on A02: three answers on two statements."""
    edit(branch / "metingen" / "2024" / FIRST, "  A01: 4\n", "  A01: 1\n")
    edit(branch / "metingen" / "2024" / "d8hn2rtbm.yaml", "  A01: 5\n", "  A01: nvt\n")
    edit(branch / "metingen" / "2024" / FIRST, "  A02: 5\n", "  A02: nvt\n")
    message = not_as_it_was("2024: 3 andere antwoorden op 2 stellingen.")
    assert outcome(branch) == (1, "niet-voldaan", 1, message)


def test_people_come_and_go(branch):
    """One of 2023 is gone, and one of 2025 has another code: one gone, one new."""
    (branch / "metingen" / "2023" / FIRST).unlink()
    edit(branch / "metingen" / "2025" / FIRST, "deelnemer: c4pq7mwau", "deelnemer: nieuw234")
    message = not_as_it_was("2023: 1 deelnemer weg. 2025: 1 deelnemer erbij en 1 deelnemer weg.")
    assert outcome(branch) == (1, "niet-voldaan", 2, message)


def test_years_come_and_go(branch):
    """A year that is gone, and one that is new although it is earlier."""
    shutil.rmtree(branch / "metingen" / "2024")
    (branch / "metingen" / "2022").mkdir()
    text = (branch / "metingen" / "2023" / FIRST).read_text(encoding="utf-8")
    (branch / "metingen" / "2022" / FIRST).write_text(text.replace("jaar: 2023", "jaar: 2022"), encoding="utf-8")
    (branch / "metingen" / "2022" / "meting.yaml").write_text(
        "meting: {coalitie: Pijplijnstad, jaar: 2022}\n", encoding="utf-8"
    )
    message = not_as_it_was("2022: dit jaar staat niet in de basislijn. 2024: dit jaar is er niet meer.")
    assert outcome(branch) == (1, "niet-voldaan", 2, message)


def test_the_tested_year_and_later_ones_may_differ(branch):
    """With `--naar 2024` only 2023 is history."""
    edit(branch / "metingen" / "2024" / FIRST, "  A01: 4\n", "  A01: 1\n")
    same = (0, "voldaan", 0, "Het vorige jaar (2023) is zoals in de basislijn.")
    assert outcome(branch, "--naar", "2024") == same
    assert outcome(branch, "--naar", "2025")[:3] == (1, "niet-voldaan", 1)


def test_the_rules_of_an_earlier_measurement_count(branch):
    """A `meting.yaml` that shows more than was agreed is told; one with a contact is not."""
    info = branch / "metingen" / "2025" / "meting.yaml"
    info.write_text("meting: {coalitie: Pijplijnstad, jaar: 2025, contact: GGD}\n", encoding="utf-8")
    assert outcome(branch) == SAME
    info.write_text("meting: {coalitie: Pijplijnstad, jaar: 2025, openbaarheid: open}\n", encoding="utf-8")
    assert outcome(branch)[3] == not_as_it_was("2025: een andere openbaarheid.")


@pytest.mark.slow
def test_a_table_against_sheets_and_against_another_table(branch):
    """A long table with what the sheets say is the same; one other answer in it is told."""
    lines = ["coalitie,jaar,deelnemer,domein,stelling,score"]
    for year in ("2023", "2024", "2025", "2026"):
        for code in CODES:
            sheet = yaml.safe_load((branch / "metingen" / year / f"{code}.yaml").read_text(encoding="utf-8"))
            who = f"Pijplijnstad,{year},{code},{sheet['domein']}"
            lines += [f"{who},{statement},{answer}" for statement, answer in sheet["scores"].items()]
    table = branch / "alles.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    arguments = ("toets", "alles.csv", "--eisen", "eisen.yaml", "--formaat", "json", "--basislijn")
    assert running.run(*arguments, "../basis", cwd=branch).returncode == 0
    shutil.copy(table, branch.parent / "basis")
    changed = "Pijplijnstad,2025,c4pq7mwau,geboortezorg,A01,"
    lines = [f"{changed}weet-niet" if line.startswith(changed) else line for line in lines]
    table.write_text("\n".join(lines), encoding="utf-8")
    for base in ("../basis", "../basis/alles.csv"):
        result = running.run(*arguments, base, cwd=branch)
        (line,) = json.loads(result.stdout)["regels"]
        assert line["melding"] == not_as_it_was("2025: 1 ander antwoord op 1 stelling.")


NO_HISTORY = "De reeks van vorige jaren is {}: in de basislijn staat geen eerder jaar van deze coalitie."


@pytest.mark.slow
@pytest.mark.parametrize("base", ["other", "nothing", "an export", "this year"])
@pytest.mark.parametrize(("first", "code"), [("", 0), (", eerste_meting: overslaan", 0), (", eerste_meting: fout", 3)])
@pytest.mark.gate(most=4)
def test_a_base_line_without_this_history(branch, base, first, code):
    """Sheets of another coalition, none at all or only of the tested year: skipped, unless a history is asked for."""
    folder = branch.parent / "basis" / "metingen"
    if base == "other":
        for sheet in folder.rglob("*.yaml"):
            edit(sheet, "coalitie: Pijplijnstad", "coalitie: Dorpstad")
    else:
        shutil.rmtree(folder)
        folder.mkdir()
    if base == "an export":
        (folder / "export.xlsx").write_bytes(b"PK")
    if base == "this year":
        shutil.copytree(EXAMPLE / "2026", folder / "2026")
        for year in ("2023", "2024", "2025"):
            shutil.rmtree(branch / "metingen" / year)
    (branch / "eisen.yaml").write_text(
        f"eisen: [{{onderdeel: vorige_jaren, ongewijzigd: ja{first}}}]\n", encoding="utf-8"
    )
    word, told_as = ("voldaan", "overgeslagen") if code == 0 else ("niet-vergelijkbaar", "niet te vergelijken")
    assert outcome(branch) == (code, word, None, NO_HISTORY.format(told_as))
    screen = check(branch).stdout.decode()
    skipped = "De basislijn heeft geen eerder jaar van deze coalitie. De eis aan vorige jaren is daarom overgeslagen."
    assert (skipped in " ".join(screen.split())) is (code == 0), screen


def test_history_that_begins_later_is_a_change(branch):
    """The base line knows the coalition, and no year before 2025: then 2024 and 2023 are new."""
    for year in ("2023", "2024"):
        shutil.rmtree(branch.parent / "basis" / "metingen" / year)
    new = "dit jaar staat niet in de basislijn"
    assert outcome(branch, "--naar", "2025") == (1, "niet-voldaan", 2, not_as_it_was(f"2023: {new}. 2024: {new}."))


def test_a_warning_stops_nothing(branch):
    """As with every requirement."""
    (branch / "eisen.yaml").write_text(
        "eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja, niveau: waarschuwing}]\n", encoding="utf-8"
    )
    (branch / "metingen" / "2023" / FIRST).unlink()
    assert outcome(branch)[:2] == (0, "niet-voldaan")


def test_how_it_looks(branch):
    """On the screen, in JUnit and as annotation of GitHub: the year and the kind, and never who."""
    (branch / "metingen" / "2023" / FIRST).unlink()
    edit(branch / "metingen" / "2025" / FIRST, "  A01: 4\n", "  A01: 1\n")
    result = check(branch, "--formaat", "terminal", "--formaat", "junit=t.xml", "--formaat", "github=t.txt")
    shown = [result.stdout.decode(), *((branch / name).read_text(encoding="utf-8") for name in ("t.xml", "t.txt"))]
    assert "Niet voldaan. Vorige jaren: 2 jaren anders (ongewijzigd)" in shown[0]
    assert 'name="vorige_jaren ongewijzigd"' in shown[1]
    assert 'failures="1"' in shown[1]
    assert "::error file=eisen.yaml,line=2,title=Eis niet voldaan%3A vorige_jaren::" in shown[2]
    for text in shown:
        assert "2023: 1 deelnemer weg. 2025: 1 ander antwoord op 1 stelling." in " ".join(text.split())
        assert [word for word in (*CODES, "A01") if word in text] == []
    assert "rapport metingen" in told(result)


def test_without_a_base_line_it_says_how_to_give_one(branch):
    """Exit code 2 and nothing written, also when the requirement is only a warning."""
    result = running.run("toets", "metingen", "--eisen", "eisen.yaml", cwd=branch)
    assert_refused(result, "eisen.yaml, regel 2", "git worktree add ../basis origin/main", "--basislijn ../basis")
    assert result.stdout == b""


def test_a_base_line_that_nothing_asks_for_is_refused(branch):
    """Whoever gives one expects something of it."""
    (branch / "eisen.yaml").write_text("eisen: [{onderdeel: deelnemers, minimaal: 1}]\n", encoding="utf-8")
    assert_refused(check(branch), "{onderdeel: vorige_jaren, ongewijzigd: ja}", "laat --basislijn weg")


@pytest.mark.parametrize("base", [".", "metingen", "{folder}/tak"])
def test_a_base_line_that_is_the_input_is_refused(branch, base):
    """Held against itself nothing ever changes, and a pipeline would pass for ever."""
    assert_refused(check(branch, base=base.format(folder=branch.parent)), "de invoer zelf", "git worktree add")


def test_a_base_line_that_is_not_there(branch):
    """Where was looked and what is near, as for every path."""
    assert_refused(check(branch, base="../basus"), "basus", "basis")


def test_a_sheet_that_cannot_be_read_is_told(branch):
    """With its file and line; what is wrong on the base branch is mended there."""
    edit(branch.parent / "basis" / "metingen" / "2024" / FIRST, "  A01: 4\n", "  A01: 9\n")
    assert_refused(check(branch), f"../basis/metingen/2024/{FIRST}, regel", "Verbeter dat op de basistak")


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses such names")
def test_hostile_names_are_shown_harmlessly(branch):
    """A name with escapes or a newline reaches no terminal as it is, and sheets in such folders count as any other."""
    base = branch.parent / "basis" / "metingen"
    (base / "2023").rename(base / "\x1b[31m[bold]$(touch x)\n::error::")
    assert outcome(branch) == SAME
    (base / "\x1b[31m\n::error:: x.yaml").write_text("scores: {A01: 9}\n", encoding="utf-8")
    result = check(branch)
    assert_refused(result, "x.yaml")
    assert "\x1b" not in told(result)
    assert not [line for line in told(result).splitlines() if line.startswith("::")]
    hostile = check(branch, base="\x1b[31mweg\n::error::")
    assert hostile.returncode == 2
    assert "\x1b" not in told(hostile)
