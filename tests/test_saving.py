# SPDX-License-Identifier: EUPL-1.2
"""Writing: a file is replaced whole or not at all, and a score sheet that was written is read back the same."""

from __future__ import annotations

import dataclasses
import os
import stat
from datetime import date
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from analysetool.errors import FileChangedError, errors_in
from analysetool.files import saving as files
from analysetool.files.saving import (
    FileToWrite,
    current_content,
    write_each,
    write_whole,
)
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.sheet_writer import dump_score_sheet, later_comment_lines, leading_comment
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, Voting
from tests.conftest import make_set, make_sheet, parsed, shown

IDS = tuple(statement.id for statement in make_set().statements)
HOSTILE = [
    "no", "1e5", "null", "010", "~", "true", "1.10", "2026-10-01", "12:30", "0x1F", "=", "<<", "-", "?", "- a", "? b",
    "a: b", "a #b", "#a", "&a", "*a", "!a", "%a", "@a", "`a", "'", '"', "it's", 'zei "ja"', "[a]", "{a: b}", "a, b",
    "|", ">", "a\nb", "a\n\n b\n", "\ta", "a\tb", "a\\nb", "a\\", "é😀", "a\x1b[31mb", "a\x85b", "a\u2028b", "a\ufeffb",
    "\x00", "\x7f", "\ufffe", "\U0010ffff", "--- a", "...", "---", "a:", ":a", "<b>", "[/x]", "a|b", "x" * 300,
    "?0", "a?", "a ?b",
]  # fmt: skip


def names(folder):
    """The names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


# Whole or not at all


def test_writes_a_new_file(tmp_path):
    """A file that does not exist yet is made when nothing was expected."""
    path = tmp_path / "d01.yaml"
    write_whole(path, b"nieuw", expected=None)
    assert (path.read_bytes(), names(tmp_path)) == (b"nieuw", ["d01.yaml"])


def test_replaces_what_was_expected(tmp_path):
    """A file that still holds what was read is replaced."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")
    write_whole(path, b"nieuw", expected=b"oud")
    assert (path.read_bytes(), names(tmp_path)) == (b"nieuw", ["d01.yaml"])


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (b"van een ander", b"oud"),  # changed in between
        (b"van een ander", None),  # made in between
        (None, b"oud"),  # removed in between
        (b"", None),
        (b"oud\n", b"oud"),
    ],
)
def test_never_overwrites_what_changed(tmp_path, there, expected):
    """A file that another process changed, made or removed stays as it is, and nothing is left behind."""
    path = tmp_path / "d01.yaml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(FileChangedError, match=r"d01\.yaml"):
        write_whole(path, b"nieuw", expected=expected)
    assert current_content(path) == there
    assert names(tmp_path) == ([] if there is None else ["d01.yaml"])


class FullDisk:
    """A file that refuses to be written to."""

    def __init__(self, file, error):
        """Refuse to write to `file` with `error`."""
        self.file, self.error = file, error

    def __enter__(self):
        """Open like a file."""
        return self

    def __exit__(self, *_):
        """Close like a file."""
        self.file.close()

    def write(self, _content):
        """Fail as a full disk does."""
        raise self.error


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_crash_leaves_the_old_file(tmp_path, monkeypatch, where, error):
    """Whatever goes wrong up to the rename, the old file stands and no temporary file is left."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")
    fdopen = os.fdopen

    def fail(*_args, **_options):
        raise error

    if where == "write":
        monkeypatch.setattr(files.os, "fdopen", lambda handle, mode: FullDisk(fdopen(handle, mode), error))
    elif where == "fsync":
        monkeypatch.setattr(files.os, "fsync", fail)
    else:
        monkeypatch.setattr(files.Path, "replace", fail)
    with pytest.raises(type(error)):
        write_whole(path, b"nieuw", expected=b"oud")
    monkeypatch.undo()
    assert (path.read_bytes(), names(tmp_path)) == (b"oud", ["d01.yaml"])


def test_what_earlier_writes_left_is_cleared(tmp_path):
    """Old leftovers of the same file go at the next write; young ones and those of other files may be in use."""
    names = (".d07.yaml.aaaaaaaa.tmp", ".d07.yaml.bbbbbbbb.tmp", ".d08.yaml.cccccccc.tmp", "d07.yaml.dddddddd.tmp")
    for name in names:
        (tmp_path / name).write_text("A01: 4", encoding="utf-8")
        os.utime(tmp_path / name, (0, 0) if name != names[1] else None)
    write_whole(tmp_path / "d07.yaml", b"x", expected=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names[1:], "d07.yaml"])


def test_content_is_on_disk_before_the_rename(tmp_path, monkeypatch):
    """First all bytes, then fsync of the file, then the rename, then fsync of the folder."""
    path, steps = tmp_path / "d01.yaml", []
    fsync, replace = os.fsync, files.Path.replace

    def watched_fsync(handle):
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        steps.append("map" if is_folder else f"bestand van {os.fstat(handle).st_size}")
        fsync(handle)

    def watched_replace(own, target):
        steps.append(f"naar {target.name} in dezelfde map: {own.parent == target.parent}")
        return replace(own, target)

    monkeypatch.setattr(files.os, "fsync", watched_fsync)
    monkeypatch.setattr(files.Path, "replace", watched_replace)
    write_whole(path, b"nieuw", expected=None)
    assert steps == ["bestand van 5", "naar d01.yaml in dezelfde map: True", "map"]


def test_folder_that_cannot_be_synced_is_no_problem(tmp_path, monkeypatch):
    """Some file systems cannot sync a folder; the file is there all the same."""
    fsync = os.fsync

    def files_only(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError
        fsync(handle)

    monkeypatch.setattr(files.os, "fsync", files_only)
    write_whole(tmp_path / "d01.yaml", b"nieuw", expected=None)
    assert (tmp_path / "d01.yaml").read_bytes() == b"nieuw"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_keeps_the_rights_of_the_old_file(tmp_path, mode):
    """A file that others could or could not read stays that way."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")
    path.chmod(mode)
    write_whole(path, b"nieuw", expected=b"oud")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_usual_rights(tmp_path, umask, mode):
    """A new file gets the rights that any program would give it, and the umask stays as it was."""
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "d01.yaml", b"nieuw", expected=None)
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "d01.yaml").stat().st_mode) == mode


def windows(monkeypatch, tries_until_free):
    """Let the module believe that it runs on Windows, where a sync program holds the file for a while."""
    pauses, attempts = [], []
    replace = files.Path.replace

    def held(own, target):
        attempts.append(target)
        if len(attempts) < tries_until_free:
            raise PermissionError(13, "Toegang geweigerd")
        return replace(own, target)

    monkeypatch.setattr(files.Path, "replace", held)
    monkeypatch.setattr(files, "time", SimpleNamespace(sleep=pauses.append))
    monkeypatch.setattr(files, "os", SimpleNamespace(name="nt", fdopen=os.fdopen, fsync=os.fsync))
    return pauses


@pytest.mark.parametrize("tries", [1, 2, 20])
def test_windows_waits_for_a_held_file(tmp_path, monkeypatch, tries):
    """On Windows the rename is tried again while another program holds the file."""
    pauses = windows(monkeypatch, tries)
    write_whole(tmp_path / "d01.yaml", b"nieuw", expected=None)
    assert (len(pauses), (tmp_path / "d01.yaml").read_bytes()) == (tries - 1, b"nieuw")


def test_windows_gives_up_in_the_end(tmp_path, monkeypatch):
    """A file that stays held gives an error, and the old file stands."""
    path = tmp_path / "d01.yaml"
    path.write_bytes(b"oud")
    windows(monkeypatch, 10_000)
    with pytest.raises(PermissionError):
        write_whole(path, b"nieuw", expected=b"oud")
    assert (path.read_bytes(), names(tmp_path)) == (b"oud", ["d01.yaml"])


def test_posix_does_not_wait(tmp_path, monkeypatch):
    """On POSIX a refused rename is refused for good."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(files.Path, "replace", refuse)
    monkeypatch.setattr(files.time, "sleep", lambda _: pytest.fail("waited"))
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "d01.yaml", b"nieuw", expected=None)


# Many at once


MANY = 40
"""More than are written one by one."""


def many(folder, *, expected=None):
    """Files that hold their own number."""
    return [
        FileToWrite(path=folder / f"d{number:02}.yaml", content=f"{number}".encode(), expected=expected)
        for number in range(MANY)
    ]


@pytest.mark.parametrize("number", [0, 1, 4, 5, MANY])
def test_many_files_are_all_written(tmp_path, number):
    """Each holds its own content, nothing is left beside them, and each is told once."""
    steps = []
    write_each(many(tmp_path)[:number], advance=lambda: steps.append(1))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        f"d{own:02}.yaml": f"{own}".encode() for own in range(number)
    }
    assert len(steps) == number


@pytest.mark.parametrize("number", [3, MANY])
def test_many_files_never_overwrite_what_changed(tmp_path, number):
    """One that another process made stops the rest, stays as it is, and every other is whole or not there."""
    (tmp_path / "d01.yaml").write_bytes(b"van een ander")
    with pytest.raises(FileChangedError, match=r"d01\.yaml"):
        write_each(many(tmp_path)[:number])
    assert (tmp_path / "d01.yaml").read_bytes() == b"van een ander"
    others = [path for path in tmp_path.iterdir() if path.name != "d01.yaml"]
    assert [path for path in others if path.read_bytes() != str(int(path.stem[1:])).encode()] == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_a_crash_among_many_leaves_no_half_file(tmp_path, monkeypatch, error):
    """After the first that fails no other is begun, and what was begun is whole or gone."""
    fsync, synced = os.fsync, []

    def fail(handle):
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            synced.append(handle)
            if len(synced) > 20:
                raise error
        fsync(handle)

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(type(error)):
        write_each(many(tmp_path))
    monkeypatch.undo()
    assert len(names(tmp_path)) < MANY
    assert [path for path in tmp_path.iterdir() if path.read_bytes() != str(int(path.stem[1:])).encode()] == []


def test_many_files_are_durable_before_it_returns(tmp_path, monkeypatch):
    """Each file is synced before its rename, and each folder once after all renames."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    steps = []
    fsync, replace = os.fsync, files.Path.replace

    def watched_fsync(handle):
        steps.append("map" if stat.S_ISDIR(os.fstat(handle).st_mode) else "bestand")
        fsync(handle)

    def watched_replace(own, target):
        steps.append("naam")
        return replace(own, target)

    monkeypatch.setattr(files.os, "fsync", watched_fsync)
    monkeypatch.setattr(files.Path, "replace", watched_replace)
    write_each([*many(tmp_path / "a"), *many(tmp_path / "b")])
    assert sorted(steps[:-2]) == ["bestand"] * 2 * MANY + ["naam"] * 2 * MANY
    assert steps[-2:] == ["map", "map"]


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_many_files_have_the_usual_rights(tmp_path):
    """New files get the rights of any new file, an old one keeps its own, and the umask stays as it was."""
    (tmp_path / "d00.yaml").write_bytes(b"oud")
    (tmp_path / "d00.yaml").chmod(0o600)
    before = os.umask(0o027)
    try:
        first, *others = many(tmp_path)
        write_each([dataclasses.replace(first, expected=b"oud"), *others])
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes.pop("d00.yaml") == 0o600
    assert set(modes.values()) == {0o640}


# Score sheets


def read(text):
    """The sheet that the loader makes of a text, and the errors."""
    document = parsed(text)
    sheet = parse_score_sheet(document, make_set())
    return sheet, shown(errors_in(document.problems))


def as_read(sheet):
    """What the loader makes of a sheet: texts stripped, empty ones and unwritten answers absent, the path its own."""
    answers = {identity: _stripped(own) for identity, own in sheet.answers.items()}
    return dataclasses.replace(
        sheet,
        answers={
            identity: own for identity, own in answers.items() if own.note or own.answer is not Answer.NOT_ANSWERED
        },
        reasons={identity: reason.strip() for identity, reason in sheet.reasons.items()},
        path="metingen/d07.yaml",
    )


def _stripped(own):
    return GivenAnswer(answer=own.answer, note=(own.note or "").strip() or None)


def test_sheet_by_hand():
    """Keys stand in a fixed order, answers in the order of the set with one a line, and the version in quotes."""
    sheet = make_sheet(
        {"B01": ("nvt", "Ja: nee"), "A02": "weet-niet", "A01": 4, "A03": "", "A04": ("", "Later")},
        domain="jgz",
        origin="Papier",
        asked=("A01", "A02", "A04", "B01"),
    )
    assert dump_score_sheet(sheet, IDS) == (
        "stellingenset: proef\n"
        'versie: "1.0"\n'
        "coalitie: Neder-Betuwe\n"
        "jaar: 2026\n"
        "deelnemer: k7m2q9xa\n"
        "domein: jgz\n"
        "soort: individueel\n"
        "herkomst: Papier\n"
        "gevraagd: [A01, A02, A04, B01]\n"
        "scores:\n"
        "  A01: 4\n"
        "  A02: weet-niet\n"
        '  A04: {opmerking: "Later"}\n'
        '  B01: {score: nvt, opmerking: "Ja: nee"}\n'
    )


def test_joint_sheet_by_hand():
    """A joint sheet adds what is open, the reasons, the hands and the actions, each on a line."""
    sheet = make_sheet(
        {"A01": 3},
        kind=Kind.JOINT,
        participant=None,
        open_statements=("A02", "A03"),
        reasons={"A01": "Samen besproken"},
        hands={"A02": Hands(scores=(0, 2, 5, 3, 1), dont_know=2, not_applicable=1)},
        actions=(
            Action(statement="A02", what="Bellen, mailen", who="GGD", due=date(2027, 3, 1), status="klaar"),
            Action(statement="A03", what="Lezen"),
        ),
    )
    assert dump_score_sheet(sheet, IDS) == (
        "stellingenset: proef\n"
        'versie: "1.0"\n'
        "coalitie: Neder-Betuwe\n"
        "jaar: 2026\n"
        "soort: gezamenlijk\n"
        "scores:\n"
        "  A01: 3\n"
        "open: [A02, A03]\n"
        "redenen:\n"
        "  A01: Samen besproken\n"
        "handopsteken:\n"
        "  A02: {scores: [0, 2, 5, 3, 1], weet_niet: 2, nvt: 1}\n"
        "acties:\n"
        '  - {stelling: A02, wat: "Bellen, mailen", wie: GGD, wanneer: 2027-03-01, status: klaar}\n'
        "  - {stelling: A03, wat: Lezen, status: open}\n"
    )


def test_empty_sheet_by_hand():
    """A sheet without answers still has its block of scores."""
    assert dump_score_sheet(make_sheet(), IDS).endswith("soort: individueel\nscores: {}\n")


def test_answers_outside_the_set_come_last():
    """Answers that the set does not know are not lost when a sheet is rewritten."""
    text = dump_score_sheet(make_sheet({"Z99": 1, "B02": 2, "A01": 3}), IDS)
    assert text.endswith("scores:\n  A01: 3\n  B02: 2\n  Z99: 1\n")


def test_individual_sheet_has_no_joint_keys():
    """What belongs to a joint sheet is not written in an individual one."""
    text = dump_score_sheet(make_sheet({"A01": 3}, open_statements=("A02",), reasons={"A01": "x"}), IDS)
    assert text.endswith("scores:\n  A01: 3\n")


texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.text("# :'\"\n-[]{},&*!|>%@`\\\t\x85\u2028é😀", max_size=12)
)
filled = texts.map(str.strip).filter(bool)
answers = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(GivenAnswer, answer=st.sampled_from(Answer), note=st.none() | texts.filter(str.strip)),
    max_size=6,
)
individual_sheets = st.builds(
    dataclasses.replace,
    st.just(make_sheet()),
    coalition=filled,
    year=st.integers(1900, 2999),
    participant=filled,
    domain=st.sampled_from([None, "jgz", "ouders"]),
    origin=st.none() | filled,
    asked=st.sampled_from([None, IDS, IDS[::-1]]),
    answers=answers,
)
votes = st.integers(0, 99)
joint_sheets = st.builds(
    dataclasses.replace,
    individual_sheets,
    kind=st.just(Kind.JOINT),
    participant=st.none() | filled,
    open_statements=st.lists(st.sampled_from(IDS), unique=True).map(tuple),
    reasons=st.dictionaries(st.sampled_from(IDS), texts),
    hands=st.dictionaries(
        st.sampled_from(IDS),
        st.builds(
            Hands,
            scores=st.tuples(votes, votes, votes, votes, votes),
            dont_know=votes,
            not_applicable=votes,
            voting=st.sampled_from(Voting),
        )
        | st.builds(Hands.number_alone, st.builds(Hands, scores=st.just((0, 1, 2, 0, 0)))),
    ),
    actions=st.lists(
        st.builds(
            Action,
            statement=st.sampled_from(IDS),
            what=filled,
            who=st.none() | filled,
            due=st.none() | st.dates(),
            status=st.sampled_from(["open", "klaar", "vervallen"]),
        )
    ).map(tuple),
)


@given(individual_sheets | joint_sheets)
def test_what_is_written_is_read_back(sheet):
    """Whatever people type as a note, a coalition or an action comes back exactly, stripped at both ends."""
    found, errors = read(dump_score_sheet(sheet, IDS))
    assert errors == []
    assert found == as_read(sheet)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back(text):
    """Texts that YAML gives a meaning of its own stay texts, wherever they stand."""
    sheet = make_sheet(
        {"A01": (4, text), "A02": ("", text)},
        coalition=text.strip() or "x",
        origin=text.strip() or None,
        kind=Kind.JOINT,
        reasons={"A01": text},
        actions=(Action(statement="A01", what=text.strip() or "x", who=text.strip() or None),),
    )
    found, errors = read(dump_score_sheet(sheet, IDS))
    assert errors == []
    assert found == as_read(sheet)


@pytest.mark.parametrize("text", ["no", "1e5", "null", "010", "~", "true", "1.10", "2026-10-01", "12:30", "0x1F", "-"])
def test_other_readers_see_a_text_too(text):
    """Programs with a usual YAML reader also get a text, except for what only this tool keeps as one."""
    loaded = yaml.safe_load(dump_score_sheet(make_sheet({"A01": (4, text)}, coalition=text), IDS))
    assert (loaded["coalitie"], loaded["scores"]["A01"]["opmerking"]) == (text, text)


@given(individual_sheets | joint_sheets)
def test_writing_again_changes_nothing(sheet):
    """A sheet that is read and written again is the same file, byte for byte."""
    once = dump_score_sheet(sheet, IDS)
    found, _ = read(once)
    again = dump_score_sheet(found, IDS)
    assert read(again)[0] == found
    assert dump_score_sheet(read(again)[0], IDS) == again


@given(individual_sheets)
def test_one_answer_a_line(sheet):
    """Each answer has a line of its own, so that a diff shows exactly what changed."""
    lines = dump_score_sheet(sheet, IDS).split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("scores:"))
    written = [own for own in sheet.answers.values() if own.note or own.answer is not Answer.NOT_ANSWERED]
    assert len(lines) - start == len(written) + 2  # the key, and nothing after the last line end
    assert lines[-1] == ""


@given(individual_sheets | joint_sheets)
@example(make_sheet({"A01": (4, "a # b"), "A02": ("", "# c")}, coalition="a #b", origin="#"))
def test_a_written_sheet_has_no_comments(sheet):
    """A # inside a note or a name is never taken for a comment."""
    text = dump_score_sheet(sheet, IDS)
    assert (leading_comment(text), later_comment_lines(text)) == ("", ())


# Comments


@pytest.mark.parametrize(
    "comment",
    ["", "# Bureauanalyse\n", "# een\n\n# twee\n", "\n# een\n  # twee\n\n", "# a: b\n#\n", "# windows\r\n# ends\r\n"],
)
def test_leading_comment_survives(comment):
    """The block before the first key comes back as it stood."""
    text = dump_score_sheet(make_sheet({"A01": (4, "a # b")}), IDS, comment=comment)
    assert leading_comment(text) == comment
    assert read(text)[1] == []
    assert later_comment_lines(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a: 1\n", ""),
        ("a: 1\n# later\n", ""),
        ("\n\na: 1\n", ""),  # only blank lines are no comment
        ("# een\na: 1 # twee\n# drie\n", "# een\n"),
        ("# een\n# twee", "# een\n# twee"),  # nothing but a comment
        ("---\n# een\na: 1\n", ""),
    ],
)
def test_leading_comment_by_hand(text, expected):
    """Only the lines before the first key are the leading comment."""
    assert leading_comment(text) == expected


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\n", ()),
        ("# kop\na: 1\n", ()),
        ("# kop\n\n# nog\na: 1\n", ()),
        ("a: 1 # waarom\n", (1,)),
        ("# kop\na: 1\n# tussen\nb: 2\n", (3,)),
        ("a:\n  b: 1\n  # in het blok\n  c: 2 # erachter\n", (3, 4)),
        ("a: 1\n# aan het eind", (2,)),
        ("a: {b: 1} # erachter\n", (1,)),
        ("a: [b, # een\n  c] # twee\n", (1, 2)),
        ("a: 'x # y'\n", ()),
        ('a: "x # y" # z\n', (1,)),
        ('a: "x\n  # y\n  z"\nb: 1\n', ()),
        ("a: x#y\n", ()),
        ("a: |\n  # tekst\n  meer\nb: 1\n", ()),
        ("a: |\n  # tekst\n# uitleg\nb: 1\n", (3,)),
        ("a: >-\n  x # y\n  z\n", ()),
        ("a: >- # uitleg\n  x\n", (1,)),
        ("a: é😀 # uitleg\n", (1,)),
        ("a: 'é😀 # geen'\n", ()),
    ],
)
def test_later_comments(text, lines):
    """Comments after the leading block are found by line, so that the user can be told they will be lost."""
    assert later_comment_lines(text) == lines


def test_later_comments_need_yaml():
    """A text that is no YAML cannot be searched."""
    with pytest.raises(yaml.YAMLError):
        later_comment_lines("a: 'open\n")
