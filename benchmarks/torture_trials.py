# SPDX-License-Identifier: EUPL-1.2
"""What is done to the commands that write, and what must hold after it: nothing lost, nothing half, and it goes on."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysetool.files import saving
from analysetool.files.inputs import read_inputs
from analysetool.files.leftovers import is_leftover, warn_of_leftovers
from analysetool.files.saving import FileToWrite
from analysetool.files.sheet_writer import dump_score_sheet, leading_comment
from analysetool.files.statement_sets import shipped_statement_set
from benchmarks.torture_process import Ended, Plain, Screen, Setting, moments_of, run
from tests import survey_files

EXAMPLES = Path(__file__).resolve().parent.parent / "voorbeelden"
NEW = ("--coalitie", "Dorp", "--jaar", "2026", "--deelnemer", "k7m2q9xa", "--domein", "jgz")
_SAVED = re.compile(r"([ABC]\d\d): (\d|Weet|Niet van)[^\n]*Bewaard")
_AT = re.compile(r"(\d+) van 56")
_SIGN = ".werksessie-leider.json"
"""Says who leads now, written over itself all the time; whatever it holds, the next one takes it."""
_OLD = 700
"""Seconds after which a leftover is nobody's work in progress."""


@dataclass(slots=True)
class Row:
    """What was tried: how often, how many were killed on the way, what was lost, and what was left behind."""

    what: str
    tried: int = 0
    killed: int = 0
    leftovers: int = 0
    lost: list[str] = field(default_factory=list)
    skipped: str = ""

    def must(self, holds: object, told: str) -> None:
        """Note a loss unless this holds."""
        if not holds:
            self.lost.append(told)


Trial = Callable[[Path, random.Random, int], Row]
"""From an empty folder, chance and how often, to what came of it."""
Content = Mapping[str, bytes]


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it, leftovers left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not is_leftover(path) and path.name != _SIGN
    }


def leftovers_in(folder: Path) -> list[Path]:
    """What interrupted writes left."""
    return [path for path in folder.rglob("*") if path.is_file() and is_leftover(path)]


def is_whole(name: str, content: bytes) -> bool:
    """Whether a file of the tool is there in full, as far as can be seen without knowing what it should hold."""
    if name.endswith(".json"):
        try:
            json.loads(content)
        except ValueError:
            return False
        return content.endswith(b"\n")
    if name.endswith(".html"):
        return content.rstrip().endswith(b"</html>")
    return content.endswith(b"\n")


def _sheet_is_whole(path: Path) -> bool:
    """Whether a sheet reads without a mistake and is what the tool writes of it, to the last sign."""
    statements = shipped_statement_set()
    inputs = read_inputs([path], statements)
    if any(problem.is_error for problem in inputs.problems) or len(inputs.sheets) != 1:
        return False
    text = path.read_text(encoding="utf-8")
    order = [statement.id for statement in statements.statements]
    return dump_score_sheet(inputs.sheets[0], order, comment=leading_comment(text)) == text


def check_files(
    row: Row, folder: Path, before: Content, told: str, *, after: Content | None = None, goes: str = ""
) -> None:
    """Every file that was there is there, old or new in full, and what is new is whole.

    `after` is what an undisturbed run ends with; None where chance decides what that is. Files with `goes` in their
    name may be gone.
    """
    now = content_of(folder)
    for name, old in before.items():
        if name not in now:
            row.must(goes and goes in name, f"{told}: {name} is weg")
        elif now[name] != old and after is not None and name in after and now[name] == after[name]:
            continue
        elif now[name] != old:
            row.must(is_whole(name, now[name]), f"{told}: {name} is half")
    for name in now.keys() - before.keys():
        path = folder / name
        whole = _sheet_is_whole(path) if name.endswith(".yaml") and "meting" not in name else is_whole(name, now[name])
        row.must(whole, f"{told}: {name} is half")


def check_leftovers(row: Row, folder: Path, told: str) -> None:
    """What is left behind is never read, and `controleer` names it."""
    left = leftovers_in(folder)
    row.leftovers += len(left)
    if not left:
        return
    read = {Path(path) for path in read_inputs([folder], shipped_statement_set()).paths}
    row.must(not read & set(left), f"{told}: een restant wordt gelezen")
    named = {Path(problem.path) for problem in warn_of_leftovers([folder])}
    row.must(named >= set(left), f"{told}: een restant wordt niet genoemd")
    for path in left:
        os.utime(path, (time.time() - _OLD, time.time() - _OLD))


def _moments(chance: random.Random, number: int, most: int) -> list[int]:
    """All moments, or so many of them in a fixed choice, the first and last among them."""
    if number <= most:
        return list(range(1, number + 1))
    return sorted({1, number, *chance.sample(range(2, number), max(0, most - 2))})


def _fresh(folder: Path, make: Callable[[Path], object]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    make(folder)
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that writes: what lies in its folder, what is typed, and what holds when it was done after all."""

    name: str
    make: Callable[[Path], object]
    arguments: Sequence[str]
    typed: str = ""
    before: Callable[[], object] | None = None
    by_chance: bool = False
    """Whether codes are drawn, so that two runs write other files."""
    goes: str = ""
    """Files with this in their name are meant to go."""
    known: Callable[[Row, Path, str, str], None] = lambda *_: None
    """Looks for what the program said that it had saved."""
    done: Callable[[Row, Path, str], None] = lambda *_: None
    """Looks at the folder when the command was given again."""


def killed_at_every_call(command: Command) -> Trial:
    """Stop the command before each call that changes the disk, look, and give it again."""

    def trial(folder: Path, chance: random.Random, most: int) -> Row:
        row = Row(command.name)
        place = folder / "map"
        whole = _fresh(folder / "heel", command.make)
        number, ended = moments_of(
            Setting(folder=whole, typed=command.typed, before=command.before), *command.arguments
        )
        row.must(ended.code == 0, f"zonder storing: code {ended.code}: {ended.told[-300:]}")
        after = None if command.by_chance else content_of(whole)
        for moment in _moments(chance, number, most):
            _fresh(place, command.make)
            before, told = content_of(place), f"bij aanroep {moment} van {number}"
            setting = Setting(folder=place, typed=command.typed, stop_at=moment, before=command.before)
            ended = run(setting, *command.arguments)
            row.tried += 1
            row.killed += ended.killed
            row.must(ended.killed or ended.code == 0, f"{told}: code {ended.code}: {ended.told[-300:]}")
            check_files(row, place, before, told, after=after, goes=command.goes)
            command.known(row, place, ended.told, told)
            check_leftovers(row, place, told)
            again = run(Setting(folder=place, typed=command.typed), *command.arguments)
            row.must(again.code == 0, f"{told}: opnieuw geeft code {again.code}: {again.told[-300:]}")
            command.done(row, place, told)
        return row

    return trial


# The commands


def _answers_in(path: Path) -> dict[str, str]:
    """The answers of a sheet on disk; empty when there is none."""
    if not path.exists():
        return {}
    inputs = read_inputs([path], shipped_statement_set())
    return {key: given.answer.value for sheet in inputs.sheets for key, given in sheet.answers.items()}


def _saved(path: str) -> Callable[[Row, Path, str, str], None]:
    """Every answer of which the program said that it was saved is in the file."""

    def known(row: Row, folder: Path, said: str, told: str) -> None:
        on_disk = _answers_in(folder / path)
        for identity, word in _SAVED.findall(said):
            state = {"Weet": "weet-niet", "Niet van": "nvt"}.get(word, word)
            row.must(on_disk.get(identity) == state, f"{told}: {identity} was bewaard als {state} en is weg")

    return known


def _old_sheet(folder: Path) -> None:
    """A sheet in which somebody began, with a comment of their own."""
    text = (EXAMPLES / "ci" / "metingen" / "2026" / "c4pq7mwau.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not re.match(r"  [ABC]\d\d:", line)]
    (folder / "d07.yaml").write_text(f"# van mij\n{''.join(lines)}  A01: 2\n", encoding="utf-8")


def _group(folder: Path) -> None:
    """A measurement of five people."""
    for path in (EXAMPLES / "ci" / "metingen" / "2026").iterdir():
        shutil.copy(path, folder)


def _people(count: int) -> Callable[[Path], None]:
    """A table of so many people, and what was imported of an earlier one."""

    def make(folder: Path) -> None:
        statements = shipped_statement_set()
        survey_files.google_forms_csv(
            folder / "export.csv", statements, survey_files.make_respondents(statements, count + 1)
        )

    return make


def _everybody_once(count: int) -> Callable[[Row, Path, str], None]:
    """Of every person in the table there is one sheet with those answers, and no other."""
    statements = shipped_statement_set()
    people = [person for person in survey_files.make_respondents(statements, count + 1) if person.complete]
    wanted = Counter(
        (person.domain, *sorted((key, own.value) for key, own in person.answers.items() if own.value))
        for person in people
    )

    def done(row: Row, folder: Path, told: str) -> None:
        sheets = read_inputs([folder / "uit"], statements).sheets
        found = Counter(
            (
                sheet.domain or "",
                *sorted((key, own.answer.value) for key, own in sheet.answers.items() if own.answer.value),
            )
            for sheet in sheets
        )
        row.must(
            found == wanted, f"{told}: {(wanted - found).total()} mensen missen, {(found - wanted).total()} te veel"
        )
        row.must(
            not leftovers_in(folder / "uit") or warn_of_leftovers([folder / "uit"]), f"{told}: restanten zonder woord"
        )

    return done


def _imported(folder: Path) -> None:
    """A folder into which people were imported, one of whom will be removed."""
    statements = shipped_statement_set()
    survey_files.google_forms_csv(folder / "export.csv", statements, survey_files.make_respondents(statements, 8))
    ended = run(Setting(folder=folder), *IMPORT)
    if ended.code:
        raise RuntimeError(ended.told)


IMPORT = ("importeer", "export.csv", "--uit", "uit", "--coalitie", "Dorp", "--jaar", "2026", "--ja")
_GONE = survey_files.made_up_code(3)


def _is_removed(row: Row, folder: Path, told: str) -> None:
    naming = [
        name for name, content in content_of(folder / "uit").items() if _GONE in name or _GONE.encode() in content
    ]
    row.must(not naming, f"{told}: {_GONE} staat nog in {naming}")
    row.must(not [path for path in leftovers_in(folder) if _GONE in path.name], f"{told}: een restant van {_GONE}")
    row.must(len(read_inputs([folder / "uit"], shipped_statement_set()).sheets) == 6, f"{told}: anderen zijn ook weg")  # noqa: PLR2004 - of seven


def _report(kind: str) -> Command:
    target = f"rapport.{kind}"

    def make(folder: Path) -> None:
        (folder / "m").mkdir()
        _group(folder / "m")
        (folder / target).write_text("oud\n", encoding="utf-8")

    return Command(
        name=f"rapport {kind}", make=make, arguments=("rapport", "m", "--uit", target, "--overschrijf"),
        done=lambda row, folder, told: row.must((folder / target).stat().st_size > 1000, f"{told}: er is geen rapport"),  # noqa: PLR2004 - the old one was four signs
    )  # fmt: skip


FILL_IN = Command(
    name="invullen (regels)", make=_old_sheet, arguments=("invullen", "d07.yaml", "--platte-tekst"),
    typed="4\nweet niet\n5\nnvt\n3\n1\nstop\n", known=_saved("d07.yaml"),
    done=lambda row, folder, told: row.must(len(_answers_in(folder / "d07.yaml")) >= 7, f"{told}: antwoorden missen"),  # noqa: PLR2004 - six and the old one
)  # fmt: skip
BEGIN = Command(
    name="invullen (nieuw)", make=lambda _: None, arguments=("invullen", "d07.yaml", *NEW, "--platte-tekst"),
    typed="4\nweet niet\n5\nstop\n", known=_saved("d07.yaml"),
    done=lambda row, folder, told: row.must(len(_answers_in(folder / "d07.yaml")) >= 3, f"{told}: antwoorden missen"),  # noqa: PLR2004 - what was typed
)  # fmt: skip
SESSION = Command(
    name="werksessie (regels)", make=_group, arguments=("werksessie", ".", "--platte-tekst", "--minuten", "30"),
    typed="\n3\n\n4\n\n2\nr\nOmdat het zo is\ns\n", known=_saved("gezamenlijk.yaml"),
)  # fmt: skip
COMMANDS = (
    FILL_IN,
    BEGIN,
    SESSION,
    Command(name="importeer", make=_people(25), arguments=IMPORT, by_chance=True, done=_everybody_once(25)),
    Command(
        name="verwijder-deelnemer", make=_imported, by_chance=True, done=_is_removed,
        arguments=("verwijder-deelnemer", "uit", "--deelnemer", _GONE, "--ja"), goes=_GONE,
    ),
    *(_report(kind) for kind in ("html", "md", "json", "csv")),
)  # fmt: skip


# On a terminal, at any moment


def typed_and_killed(command: str) -> Trial:
    """Type on a terminal and kill the process at any moment; what the screen showed as saved is on disk."""

    def trial(folder: Path, chance: random.Random, most: int) -> Row:
        row = Row(f"{command} (toetsen)")
        for number in range(most):
            place = _fresh(folder / "map", _group if command == "werksessie" else lambda _: None)
            before, told = content_of(place), f"keer {number + 1}"
            if command == "werksessie":
                ended, saved = _typed_session(place, chance)
                path = place / "gezamenlijk.yaml"
            else:
                ended, saved = _typed_answers(place, chance)
                path = place / "d07.yaml"
            row.tried += 1
            row.killed += ended.killed
            row.must(not ended.crashed, f"{told}: {ended.told[-300:]}")
            row.must(len(_answers_in(path)) >= saved, f"{told}: {saved} bewaard, {len(_answers_in(path))} op de schijf")
            check_files(row, place, before, told)
            check_leftovers(row, place, told)
            arguments = (".",) if command == "werksessie" else ("d07.yaml", *(() if path.exists() else NEW))
            again = run(
                Setting(folder=place, typed="s\n" if command == "werksessie" else "stop\n"),
                command,
                *arguments,
                "--platte-tekst",
            )
            row.must(again.code == 0, f"{told}: opnieuw geeft code {again.code}: {again.told[-300:]}")
        return row

    return trial


def _typed_answers(place: Path, chance: random.Random) -> tuple[Ended, int]:
    """Answers typed until the process is killed; how many the screen had gone past by then."""
    screen = Screen(Setting(folder=place), ("invullen", "d07.yaml", *NEW))
    screen.wait_for("1 van 56")
    for _ in range(chance.randrange(12)):
        screen.press(chance.choice("12345"))
        screen.look(chance.choice((0.0, 0.001, 0.02)))
    screen.look(chance.random() * 0.05)
    ended = screen.kill()
    return ended, max((int(at) for at in _AT.findall(ended.told)), default=1) - 1


def _typed_session(place: Path, chance: random.Random) -> tuple[Ended, int]:
    """Joint scores typed until the process is killed; whether one was said to be saved."""
    screen = Screen(Setting(folder=place), ("werksessie", ".", "--minuten", "30"))
    screen.wait_for("beginnen")
    screen.press("\r")
    screen.wait_for("1 van ")
    for _ in range(chance.randrange(8)):
        screen.press(chance.choice(("3", "4", "2", "\x1b[C")))
        screen.look(chance.choice((0.0, 0.01, 0.05)))
    screen.look(chance.random() * 0.1)
    ended = screen.kill()
    return ended, int("Bewaard" in ended.told)


# A disk and streams that refuse


def full_disk(folder: Path, chance: random.Random, most: int) -> Row:
    """A file may not be longer than so many bytes: the old one stays, and that is said."""
    row = Row("volle schijf (grens per bestand)")
    for command in COMMANDS:
        for _ in range(max(1, most // 10)):
            place = _fresh(folder / "map", command.make)
            _refused(
                row,
                command,
                place,
                Setting(folder=place, typed=command.typed, largest=chance.choice((1, 60, 200, 400))),
            )
    return row


def _refused(row: Row, command: Command, place: Path, setting: Setting) -> None:
    """Run where writing is refused: nothing is half, nothing crashed, and it goes well once there is room again."""
    before = content_of(place)
    ended = run(setting, *command.arguments)
    row.tried += 1
    row.must(not ended.crashed, f"{command.name}: {ended.told[-300:]}")
    row.must(ended.code in {0, 2}, f"{command.name}: code {ended.code}: {ended.told[-200:]}")
    check_files(row, place, before, command.name, goes=command.goes)
    command.known(row, place, ended.told, command.name)
    check_leftovers(row, place, command.name)
    again = run(Setting(folder=place, typed=command.typed), *command.arguments)
    row.must(again.code == 0, f"{command.name}: daarna code {again.code}: {again.told[-300:]}")
    command.done(row, place, command.name)


@contextlib.contextmanager
def _mounted(folder: Path, options: str) -> Iterator[bool]:
    """A disk of its own in this folder, where that may be made."""
    mount = shutil.which("mount")
    made = (
        mount
        and subprocess.run(
            [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
        == 0
    )
    try:
        yield bool(made)
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)  # noqa: S607 - of the system


def _must_refuse(row: Row, command: Command, place: Path) -> None:
    """Where nothing can be written, a command says so and changes nothing."""
    before = content_of(place)
    ended = run(Setting(folder=place, typed=command.typed), *command.arguments)
    row.tried += 1
    row.must(not ended.crashed and ended.code == 2, f"{command.name}: code {ended.code}: {ended.told[-200:]}")  # noqa: PLR2004 - nothing was done
    row.must(content_of(place) == before, f"{command.name}: een bestand is veranderd")


def small_disk(folder: Path, chance: random.Random, most: int) -> Row:
    """A disk that is full for real."""
    del chance, most
    row = Row("volle schijf (echt)")
    for command in COMMANDS:
        disk = _fresh(folder / "schijf", lambda _: None)
        with _mounted(disk, "size=400k") as made:
            if not made:
                row.skipped = "een schijf aankoppelen mag hier niet"
                return row
            place = _fresh(disk / "map", command.make)
            filler = disk / "vol"
            with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
            _must_refuse(row, command, place)
            filler.unlink()
            again = run(Setting(folder=place, typed=command.typed), *command.arguments)
            row.must(again.code == 0, f"{command.name}: daarna code {again.code}: {again.told[-300:]}")
            command.done(row, place, command.name)
    return row


def read_only(folder: Path, chance: random.Random, most: int) -> Row:
    """A disk that can only be read."""
    del chance, most
    row = Row("alleen te lezen")
    for command in COMMANDS:
        disk = _fresh(folder / "schijf", lambda _: None)
        with _mounted(disk, "size=4m") as made:
            if not made:
                row.skipped = "een schijf aankoppelen mag hier niet"
                return row
            place = _fresh(disk / "map", command.make)
            done = subprocess.run(["mount", "-o", "remount,ro", str(disk)], capture_output=True, check=False)  # noqa: S607 - of the system
            if done.returncode:
                row.skipped = "een schijf op alleen lezen zetten mag hier niet"
                return row
            _must_refuse(row, command, place)
    return row


def closed_streams(folder: Path, chance: random.Random, most: int) -> Row:
    """Without input, output, errors, or with a full device for output."""
    del chance
    row = Row("stromen dicht of vol")
    closed = [own for size in (1, 2, 3) for own in itertools.combinations(range(3), size)]
    for command in COMMANDS:
        for streams in (*closed[:most], None):
            place = _fresh(folder / "map", command.make)
            before, told = content_of(place), f"{command.name} zonder {streams}"
            own: Setting = Setting(folder=place, typed=command.typed, closed=streams or ())
            if streams is None:
                own.stdout = "/dev/full"
            ended = run(own, *command.arguments)
            row.tried += 1
            row.must(not ended.crashed and ended.code in {0, 2}, f"{told}: code {ended.code}: {ended.told[-300:]}")
            check_files(row, place, before, told, goes=command.goes)
            again = run(Setting(folder=place, typed=command.typed), *command.arguments)
            row.must(again.code == 0, f"{told}: daarna code {again.code}: {again.told[-300:]}")
            command.done(row, place, told)
    return row


# Others that write


def two_fill_in(folder: Path, chance: random.Random, most: int) -> Row:
    """Two people fill in one sheet: what either of them was told is saved, is there."""
    row = Row("twee keer invullen tegelijk")
    for number in range(most):
        place = _fresh(folder / "map", _old_sheet)
        typed = [
            "".join(f"{chance.randrange(1, 6)}\n" for _ in range(chance.randrange(1, 9))) + "stop\n" for _ in range(2)
        ]
        both = [Plain(Setting(folder=place, typed=own), "invullen", "d07.yaml", "--platte-tekst") for own in typed]
        ended = [own.ended() for own in both]
        row.tried += 1
        row.must(not any(own.crashed for own in ended), f"keer {number}: {[own.told[-200:] for own in ended]}")
        row.must(all(own.code in {0, 2} for own in ended), f"keer {number}: codes {[own.code for own in ended]}")
        on_disk = _answers_in(place / "d07.yaml")
        said = [dict(_SAVED.findall(own.told)) for own in ended]
        for identity in said[0].keys() | said[1].keys():
            options = {own[identity] for own in said if identity in own}
            row.must(on_disk.get(identity) in options, f"keer {number}: {identity} was bewaard en is weg")
        row.must(_sheet_is_whole(place / "d07.yaml"), f"keer {number}: de lijst is half")
    return row


def two_imports(folder: Path, chance: random.Random, most: int) -> Row:
    """One table imported twice at a time, and then once more: everybody counts once."""
    del chance
    row = Row("twee keer importeer tegelijk")
    for number in range(most):
        place = _fresh(folder / "map", _people(12))
        (place / "uit").mkdir()
        both = [Plain(Setting(folder=place), *IMPORT) for _ in range(2)]
        ended = [own.ended() for own in both]
        row.tried += 1
        row.must(not any(own.crashed for own in ended), f"keer {number}: {[own.told[-300:] for own in ended]}")
        row.must(all(own.code in {0, 2} for own in ended), f"keer {number}: codes {[own.code for own in ended]}")
        again = run(Setting(folder=place), *IMPORT)
        row.must(again.code == 0, f"keer {number}: daarna code {again.code}: {again.told[-300:]}")
        _everybody_once(12)(row, place, f"keer {number}")
    return row


def session_beside(folder: Path, chance: random.Random, most: int) -> Row:
    """Somebody fills in while the others have their session."""
    row = Row("werksessie naast invullen")
    for number in range(most):
        place = _fresh(folder / "map", _group)
        typed = "".join(f"{chance.randrange(1, 6)}\n" for _ in range(6)) + "stop\n"
        others = Plain(Setting(folder=place, typed=SESSION.typed), *SESSION.arguments)
        own = Plain(
            Setting(folder=place, typed=typed),
            "invullen",
            "d07.yaml",
            "--coalitie",
            "Pijplijnstad",
            *NEW[2:],
            "--platte-tekst",
        )
        ended = [others.ended(), own.ended()]
        row.tried += 1
        row.must(all(one.code == 0 for one in ended), f"keer {number}: {[one.told[-300:] for one in ended]}")
        SESSION.known(row, place, ended[0].told, f"keer {number}")
        FILL_IN.known(row, place, ended[1].told, f"keer {number}")
    return row


def replaced_while_read(folder: Path, chance: random.Random, most: int) -> Row:
    """A program that keeps copies replaces sheets, and puts copies beside them, while reports are made."""
    row = Row("bestanden vervangen tijdens lezen")
    place = _fresh(folder / "map", _group)
    names = sorted(path for path in place.glob("*.yaml"))
    kept, stop = content_of(place), threading.Event()

    def put_copies() -> None:
        own = random.Random(1)  # noqa: S311 - not a secret
        while not stop.is_set():
            path = own.choice(names)
            beside = path.with_name("~sync.part")
            beside.write_bytes(kept[path.name])
            beside.replace(path)

    thread = threading.Thread(target=put_copies)
    command = ("rapport", ".", "--uit", "../rapport.md", "--overschrijf")
    for number in range(most):
        (place / f"{chance.choice(names).stem} (conflict copy).yaml").write_bytes(kept[names[0].name])
        processes = [Plain(Setting(folder=place), *command)]
        if number == 0:
            thread.start()
        ended = processes[0].ended()
        row.tried += 1
        row.must(not ended.crashed and ended.code in {0, 2}, f"keer {number}: code {ended.code}: {ended.told[-300:]}")
        row.must("conflict copy" in ended.told, f"keer {number}: de kopie wordt niet genoemd")
        for path in place.glob("*(conflict copy)*"):
            path.unlink()
    stop.set()
    thread.join()
    row.must(content_of(place) == kept, "een bestand is veranderd")
    return row


def moved_away(folder: Path, chance: random.Random, most: int) -> Row:
    """While somebody fills in, the folder moves away, or another program puts another file in its place."""
    row = Row("map of bestand weg tijdens invullen")
    for number in range(most):
        place = _fresh(folder / "map", lambda own: (own / "m").mkdir())
        screen = Screen(Setting(folder=place), ("invullen", "m/d07.yaml", *NEW))
        screen.wait_for("1 van 56")
        given = chance.randrange(1, 5)
        for answer in range(given):
            screen.press("4")
            screen.wait_for(f"{answer + 2} van 56")
        moved = number % 2 == 0
        if moved:
            (place / "m").rename(place / "elders")
        else:
            theirs = b"# van iemand anders\n"
            (place / "m" / "nieuw.part").write_bytes(theirs)
            (place / "m" / "nieuw.part").replace(place / "m" / "d07.yaml")
        screen.press("5")
        screen.look(0.2)
        screen.press("q")
        ended = screen.ended() if screen.wait_for("Fout") else screen.kill()
        row.tried += 1
        row.must(not ended.crashed and ended.code == 2, f"keer {number}: code {ended.code}: {ended.told[-300:]}")  # noqa: PLR2004 - told, not done
        if moved:
            row.must(len(_answers_in(place / "elders" / "d07.yaml")) == given, f"keer {number}: antwoorden zijn weg")
            row.must(not (place / "m").exists(), f"keer {number}: de map is er weer")
        else:
            row.must((place / "m" / "d07.yaml").read_bytes() == theirs, f"keer {number}: het andere bestand is weg")
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A trial, how often it is done in full, and how often in a minute."""

    name: str
    trial: Trial
    often: int
    seldom: int


def write_in_halves() -> None:
    """Break the tool: write files where they stand, in two pieces, as this project never does."""

    def put(one: FileToWrite, _mode: int | None) -> None:
        with one.path.open("wb") as file:
            for piece in (one.content[: len(one.content) // 2], one.content[len(one.content) // 2 :]):
                file.write(piece)
                file.flush()
                os.fsync(file.fileno())

    saving._put = put  # noqa: SLF001 - what is broken is the inside


def planned(*, broken: bool = False) -> list[Planned]:
    """All that is tried; `broken` tries the tool with a writer that loses, to see that this shows."""
    commands = [replace(own, before=write_in_halves if broken else None) for own in COMMANDS]
    return [
        *(
            Planned(name=own.name, trial=killed_at_every_call(own), often=100, seldom=6 if broken else 4)
            for own in commands
        ),
        Planned(name="invullen (toetsen)", trial=typed_and_killed("invullen"), often=100, seldom=4),
        Planned(name="werksessie (toetsen)", trial=typed_and_killed("werksessie"), often=30, seldom=2),
        Planned(name="grens per bestand", trial=full_disk, often=30, seldom=1),
        Planned(name="volle schijf", trial=small_disk, often=1, seldom=1),
        Planned(name="alleen te lezen", trial=read_only, often=1, seldom=1),
        Planned(name="stromen", trial=closed_streams, often=7, seldom=1),
        Planned(name="twee keer invullen", trial=two_fill_in, often=25, seldom=3),
        Planned(name="twee keer importeer", trial=two_imports, often=20, seldom=3),
        Planned(name="werksessie naast invullen", trial=session_beside, often=15, seldom=2),
        Planned(name="vervangen", trial=replaced_while_read, often=30, seldom=3),
        Planned(name="weg", trial=moved_away, often=10, seldom=2),
    ]
