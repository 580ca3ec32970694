# SPDX-License-Identifier: EUPL-1.2
"""Raw exports in a measurement folder are noticed; what this tool makes itself is not taken for one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from analysetool.figures.build_report import compute_report
from analysetool.files.raw_exports import HEAD, is_raw_export, raw_exports_in, warn_of_raw_exports
from analysetool.files.work_tree import is_ignored, work_tree_of
from analysetool.formats.report_csv import render_csv
from tests.conftest import make_measurement, make_set, make_sheets
from tests.running import run
from tests.tools import needs_git

LIMESURVEY = (
    b'\xef\xbb\xbf"id";"submitdate";"lastpage";"startlanguage";"seed";"QMATRIX[SQ001]"\r\n"1";"";"2";"nl";"4";"A1"\r\n'
)
QUALTRICS = b"StartDate,EndDate,Status,IPAddress,Progress,ResponseId,RecipientLastName,Q1_1\r\n"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("resultaten.xlsx", b""),
        ("RESULTATEN.XLSX", b"PK"),
        ("export.ods", b""),
        ("forms.zip", b""),
        ("limesurvey.csv", LIMESURVEY),
        ("qualtrics.csv", QUALTRICS),
        ("qualtrics.tsv", QUALTRICS.replace(b",", b"\t")),
        ("utf16.csv", "ID\tBegintijd\tE-mail\tNaam\tStelling\r\n".encode("utf-16")),
        ("google.csv", b"Tijdstempel,In hoeverre eens? [A]\r\n4-5-2026 10:59:37,Eens\r\n"),
        ("nl.csv", b"ID;Begintijd;Tijd van voltooien;E-mail;Naam;A01\r\n"),
        ("naam.csv", b"Naam;A01;A02\r\nx;4;5\r\n"),
        ("titel.csv", b"Uitslag enquete\r\n\r\nE-mailadres;A01\r\n"),
        ("antwoorden.json", b'{"soort": "antwoorden", "formaatversie": 1, "antwoorden": {"A01": 4}}'),
        ("antwoorden.txt", b'Beste mensen, hier zijn ze: {"soort":"antwoorden"}'),
        ("rijen.json", b'[{"Email": "x", "A01": 4}]'),
        ("rijen.json", b'{"responses": [{"submitdate": null}]}'),
        ("google.json", b'{"responses": [{"responseId": "x", "answers": {"1a": {"questionId": "1a"}}}]}'),
        ("qualtrics.json", b'{"responses": [{"values": {"startDate": "x", "ipAddress": "1", "QID1": 4}}]}'),
        ("kobo.json", b'[{"_id": 1, "start": "x", "_submission_time": "x", "groep/A01": "4"}]'),
        ("typeform.json", b'{"items": [{"token": "x", "answers": [{"type": "email", "email": "x@example.org"}]}]}'),
        ("namen.json", b'[{"name": "x", "A01": 4}]'),
        ("afgekapt.json", b'{"author": {"email": "x"}, "rows": [{"e-mail": "x", "A0'),
        ("na-de-makers.json", b'{"authors": [{"name": "x", "email": "y"}], "rows": [{"telefoon": "1"}]}'),
        ("makers.json", b'{"author": "x", "e-mailadres": "y"}'),
        ("package.json", b'[{"E-mail": "x", "A01": 4}]'),
    ],
)
def test_exports_are_recognised(name, head):
    """By the ending for packed files; by a column about a person or the handing in for text."""
    assert is_raw_export(name, head)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("lang.csv", b"coalitie;jaar;deelnemer;domein;stelling;score;opmerking\r\nDorp;2026;d07;jgz;A01;4;\r\n"),
        ("tel.csv", b"coalitie,jaar,domein,stelling,score,aantal\nDorp,2026,jgz,A01,4,3\n"),
        (
            "breed.csv",
            b"coalitie,jaar,stelling,score_1,score_2,score_3,score_4,score_5,weet_niet,nvt\nnaam,1,e-mail,1,1,1,1,1,1,1\n",
        ),
        ("rapport.json", b'{"formaatversie": 1, "soort": "rapport", "coalitie": "Dorp"}'),
        (
            "package.json",
            b'{"name": "x", "version": "1", "browser": "x.js", "author": {"name": "y", "email": "y@example.org"},'
            b' "contributors": [{"name": "z", "email": "z@example.org"}], "bugs": {"email": "b@example.org"}}',
        ),
        ("composer.lock.json", b'{"packages": [{"name": "x", "authors": [{"name": "y", "email": "z"}], "uuid": 1}]}'),
        ("tsconfig.json", b'// kop\n{"compilerOptions": {"plugins": [{"name": "x"}]}, /* en */ "include": ["src"]}'),
        ("renovate.json", b'{"extends": ["config:base"], "packageRules": [{"matchPackageNames": ["x"]}]}'),
        (".eslintrc.json", b'{"env": {"browser": true, "es6": true}}'),
        ("schema.json", b'{"type": "object", "properties": {"email": {"type": "string"}, "naam": {"type": "string"}}}'),
        ("citaat.json", b'{"creators": [{"name": "x", "email": "y"}], "title": "Kansrijke Start"}'),
        ("lijst.json", b'{"required": ["email", "naam"]}'),
        ("notitie.txt", b"Wij spraken over de cijfers, en over e-mail.\n"),
        ("leeg.csv", b""),
        ("d07.yaml", b"deelnemer: d07\nscores: {}\n"),
        ("rapport.html", b"<!DOCTYPE html>"),
        ("scherm.html", b"naam;e-mail"),
    ],
)
def test_other_files_are_not(name, head):
    """What this tool reads and writes, text about something else, and files of programs."""
    assert not is_raw_export(name, head)


def test_our_own_report_as_a_table_is_no_export():
    """The csv that `rapport` makes of any measurement."""
    own = compute_report(make_measurement(make_set(), make_sheets("A01", 4, 5)), make_set())
    assert not is_raw_export("cijfers.csv", render_csv(own).encode())


def test_only_the_beginning_is_looked_at():
    """What stands past the first 64 kB does not count."""
    assert not is_raw_export("x.json", b" " * HEAD + b'{"soort": "antwoorden"}')


def test_folders_are_looked_through(write, tmp_path):
    """Below the folder too; hidden files and folders and lock files of Excel are left out."""
    write("m/2026/b.xlsx", b"")
    write("m/a.csv", LIMESURVEY)
    write("m/.b.xlsx", b"")
    write("m/.oud/c.xlsx", b"")
    write("m/~$b.xlsx", b"")
    found = [path.relative_to(tmp_path / "m").as_posix() for path in raw_exports_in(tmp_path / "m")]
    assert found == ["a.csv", "2026/b.xlsx"]


def test_a_named_file_is_no_part_of_a_folder(write):
    """A table that somebody names is read as a table and not warned about here."""
    assert warn_of_raw_exports([str(write("a.csv", LIMESURVEY)), "-", "weg"]) == []


def test_each_export_is_told_once(write, tmp_path):
    """A folder named twice, or above another, gives one warning for each file."""
    write("m/2026/a.csv", LIMESURVEY)
    found = warn_of_raw_exports([str(tmp_path / "m"), str(tmp_path / "m" / "2026")])
    assert [problem.is_error for problem in found] == [False]
    assert "lijkt een ruwe export met gegevens van mensen" in found[0].message


def test_in_a_work_tree_there_is_advice(write, tmp_path):
    """One line for the work tree, with what to put in .gitignore: per folder and ending."""
    (tmp_path / ".git").mkdir()
    write("m/2026/a.csv", LIMESURVEY)
    write("m/2026/b.csv", LIMESURVEY)
    write("m/c.xlsx", b"")
    found = warn_of_raw_exports([str(tmp_path / "m")])
    assert len(found) == 4
    assert Path(found[-1].path) == tmp_path.resolve() / ".gitignore"
    assert "Zet hierin: /m/*.xlsx en /m/2026/*.csv." in found[-1].message
    write(".gitignore", "/m/*.xlsx\n/m/2026/*.csv\n")
    assert len(warn_of_raw_exports([str(tmp_path / "m")])) == 3


IGNORE_LISTS = [
    ("*.csv", True),
    ("a.csv", True),
    ("m/2026/a.csv", True),
    ("/m/2026/a.csv", True),
    ("m/", True),
    ("2026", True),
    ("/m", True),
    ("m/*/a.csv", True),
    ("**/a.csv", True),
    ("m/**", True),
    ("m/**/a.csv", True),
    ("# a.csv\n\n  \n*.c?v  ", True),
    ("*.csv\n!a.csv", False),
    ("!a.csv\n*.csv", True),
    ("*.xlsx", False),
    ("a.csv/", False),
    ("/a.csv", False),
    ("2026/a.csv", False),
    ("m/*.csv", False),
    ("", False),
]
"""What is in a .gitignore, and whether that ignores the file m/2026/a.csv."""


@pytest.mark.parametrize(("patterns", "ignored"), IGNORE_LISTS)
def test_ignore_lists_are_read_as_git_reads_them(write, tmp_path, patterns, ignored):
    """Names, wildcards, folders, anchors and exceptions."""
    path = write("m/2026/a.csv", LIMESURVEY)
    write(".gitignore", patterns)
    assert is_ignored(path, tmp_path) is ignored


@needs_git
@pytest.mark.parametrize(("patterns", "ignored"), IGNORE_LISTS)
def test_git_itself_reads_the_ignore_lists_so(write, tmp_path, patterns, ignored):
    """The same lists given to git, without the settings of whoever runs this."""
    path = write("m/2026/a.csv", LIMESURVEY)
    write(".gitignore", patterns)
    own = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "init", "-q", str(tmp_path)], env=own, check=True)
    by_git = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "-q", str(path)], env=own, check=False)
    assert (by_git.returncode == 0) is ignored


def test_a_list_lower_down_counts_from_there(write, tmp_path):
    """A .gitignore in the folder itself, and the list inside git's own folder."""
    path = write("m/2026/a.csv", LIMESURVEY)
    write("m/2026/.gitignore", "/a.csv\n")
    assert is_ignored(path, tmp_path)
    other = write("m/b.csv", LIMESURVEY)
    assert not is_ignored(other, tmp_path)
    write(".git/info/exclude", "b.csv\n")
    assert is_ignored(other, tmp_path)


def test_a_work_tree_is_found_upwards(write, tmp_path):
    """A folder `.git`, or the file of that name that a second work tree has."""
    inside = write("top/m/2026/a.csv", b"").parent
    assert work_tree_of(inside) is None or not work_tree_of(inside).is_relative_to(tmp_path)
    write("top/.git", "gitdir: elders\n")
    assert work_tree_of(inside) == (tmp_path / "top").resolve()


def test_controleer_warns(write, tmp_path):
    """A warning on standard output beside the others; the exit code stays 0, and `rapport` says nothing."""
    write(
        "m/een.yaml",
        'stellingenset: kansrijke-start\nversie: "1.0"\ncoalitie: Dorp\njaar: 2026\ndeelnemer: k7m2q9xa\n'
        "scores:\n  A01: 4\n",
    )
    export = write("m/resultaten.csv", LIMESURVEY)
    checked = run("controleer", tmp_path / "m")
    assert checked.returncode == 0
    lines = checked.stdout.decode().splitlines()
    assert lines[0].startswith(f"Let op: {export}: dit lijkt een ruwe export")
    assert lines[-1] == "1 waarschuwing in 1 bestand."
    assert b"ruwe export" not in run("rapport", tmp_path / "m").stderr
