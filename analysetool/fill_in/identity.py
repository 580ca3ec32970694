# SPDX-License-Identifier: EUPL-1.2
"""Whose answers these are: coalition, year, participant and domain, from options, files or questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analysetool.codes import mistyped, own_code, random_code
from analysetool.errors import UsageError
from analysetool.escaping import visible
from analysetool.files.fields import is_year
from analysetool.files.neighbours import Neighbour, agreed_coalition, agreed_year, neighbours_of
from analysetool.files.participants import normal_code
from analysetool.files.privacy import looks_like_person
from analysetool.model import PARENTS_DOMAIN, Kind, ScoreSheet, StatementSet, Voice
from analysetool.terminal.lines import Lines
from analysetool.terminal.questions import ask_coalition, ask_domain, ask_participant, ask_year, this_year
from analysetool.terminal.shell import command_line
from analysetool.words import fill_in as texts
from analysetool.words.codes import mistyped_option
from analysetool.words.commands import choose_from
from analysetool.words.form_command import NO_STATEMENTS
from analysetool.words.problems_yaml import choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was typed with the command; None for what was not."""

    coalition: str | None = None
    year: int | None = None
    participant: str | None = None
    domain: str | None = None
    voice: str | None = None

    def cleaned(self) -> Options:
        """The same without surrounding spaces and control codes; an empty text is nothing."""
        return replace(
            self, coalition=_clean(self.coalition), participant=_clean(self.participant), domain=_clean(self.domain)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The sheet to go on with, and what the person should know about how it was put together."""

    sheet: ScoreSheet
    notices: tuple[str, ...] = ()


def identify(
    path: Path, existing: ScoreSheet | None, options: Options, statement_set: StatementSet, lines: Lines
) -> Identity:
    """Settle who fills in: options first, then the sheet on disk, then the folder, then questions to a person.

    Raises:
        UsageError: when options are wrong or contradict the sheet, or when coalition or year is missing and nobody can
            be asked; with everything that is wrong. Also for a desk analysis, in which every score needs a passage.
        InputEnded: when the input ends at a question.
    """
    if existing is not None and existing.kind is Kind.BUREAU:
        raise UsageError(texts.desk_is_not_filled_in(existing.path))
    options = options.cleaned()
    wrong = [
        *_wrong_options(options, statement_set),
        *_wrong_voice(options, statement_set),
        *_contradictions(options, existing),
    ]
    if wrong:
        raise UsageError(*wrong)
    if existing is not None:
        return _resume(existing, options, statement_set)
    return _start(path, options, statement_set, lines)


def _resume(existing: ScoreSheet, options: Options, statement_set: StatementSet) -> Identity:
    """Go on with a sheet from disk; an option may add the domain it does not have yet."""
    sheet = replace(existing, domain=existing.domain or options.domain)
    if existing.version == statement_set.version:
        return Identity(sheet=sheet)
    notice = texts.of_another_version(existing.version, statement_set.version)
    return Identity(sheet=sheet, notices=(notice,))


def _start(path: Path, options: Options, statement_set: StatementSet, lines: Lines) -> Identity:
    """Make the header of a new sheet."""
    neighbours = neighbours_of(path)
    _refuse_typo(options.participant, neighbours)
    coalition = options.coalition or agreed_coalition(neighbours, year=options.year)
    year = options.year or agreed_year(neighbours, coalition=coalition)
    taken = [
        *([f"coalitie {coalition}"] if coalition and not options.coalition else []),
        *([f"jaar {year}"] if year and not options.year else []),
    ]
    notices = [texts.taken_over(", ".join(taken))] if taken else []
    participant, domain = _code(options.participant), options.domain
    voice = Voice(options.voice or Voice.PARTNERS)
    if voice is Voice.PARENTS and PARENTS_DOMAIN in statement_set.domains:
        domain = domain or PARENTS_DOMAIN
    if lines.has_person:
        coalition = coalition or ask_coalition(lines)
        year = year or ask_year(lines)
        participant = participant or _code(ask_participant(lines))
        domain = domain or ask_domain(lines, statement_set)
    elif coalition is None or year is None:
        raise UsageError(_missing(path, coalition, year))
    if participant is None:
        participant = random_code()
        notices.append(texts.your_code(participant))
    if domain is None and statement_set.domains and not lines.has_person:
        notices.append(texts.no_domain_chosen(", ".join(statement_set.domains)))
    notices += _doubts(options.participant, participant, coalition, year, neighbours)
    sheet = ScoreSheet(
        statement_set=statement_set.id,
        version=statement_set.version,
        coalition=coalition,
        year=year,
        participant=participant,
        domain=domain,
        voice=voice,
        asked=statement_set.asked_of_parents if voice is Voice.PARENTS else None,
        path=str(path),
    )
    return Identity(sheet=sheet, notices=tuple(notices))


def _wrong_options(options: Options, statement_set: StatementSet) -> Iterator[str]:
    if options.year is not None and not is_year(options.year):
        yield texts.impossible_year(options.year, this_year())
    if options.domain is not None and options.domain not in statement_set.domains:
        hint = choose(statement_set.domains) if statement_set.domains else texts.SET_WITHOUT_DOMAINS
        yield texts.unknown_domain(options.domain, hint)


def _wrong_voice(options: Options, statement_set: StatementSet) -> Iterator[str]:
    if options.voice is not None and options.voice not in set(Voice):
        yield choose_from("--voor", options.voice, tuple(Voice))
    elif options.voice == Voice.PARENTS and not statement_set.asked_of_parents:
        yield NO_STATEMENTS


def _contradictions(options: Options, existing: ScoreSheet | None) -> Iterator[str]:
    """The options that say something else than the sheet; a sheet keeps what it is."""
    if existing is None:
        return
    code, written_code = options.participant, existing.participant
    if code and written_code and normal_code(code) == normal_code(written_code):
        code = written_code
    pairs = (
        ("coalitie", options.coalition, existing.coalition),
        ("jaar", options.year, existing.year),
        ("deelnemer", code, written_code),
        ("domein", options.domain, existing.domain),
        ("voor", options.voice, existing.voice.value),
    )
    for name, typed, written in pairs:
        if typed is not None and written is not None and typed != written:
            yield (texts.option_against_file(name, typed, existing.path, written))
    if options.participant is not None and existing.participant is None and existing.kind is Kind.JOINT:
        yield (texts.joint_sheet_has_no_participant(options.participant, existing.path))


def _refuse_typo(typed: str | None, neighbours: Iterable[Neighbour]) -> None:
    """A code with a typo would be a new person; one that a sheet beside this one has, is taken as it is."""
    if typed is not None and mistyped(typed) and typed not in {neighbour.participant for neighbour in neighbours}:
        raise UsageError(mistyped_option(typed))


def _code(typed: str | None) -> str | None:
    """A code as it is written, without the capitals and blanks of whoever copied it; other texts as they are."""
    return None if typed is None else own_code(typed) or typed


def _missing(path: Path, coalition: str | None, year: int | None) -> str:
    missing = [
        *(["--coalitie"] if coalition is None else []),
        *(["--jaar"] if year is None else []),
    ]
    example = command_line(
        "invullen", path, "--coalitie", coalition or "Voorbeeldstad", "--jaar", str(year or this_year())
    )
    return texts.missing_for_a_new_sheet(missing, example)


def _doubts(
    typed: str | None, participant: str, coalition: str, year: int, neighbours: Iterable[Neighbour]
) -> Iterator[str]:
    """What the person may want to mend first: a name as code, or a code that is taken."""
    if typed is not None and looks_like_person(typed, code=True):
        yield texts.participant_looks_like_a_name(typed)
    for neighbour in neighbours:
        if (neighbour.coalition, neighbour.year, neighbour.participant) == (coalition, year, participant):
            yield (texts.participant_has_a_sheet(participant, neighbour.name))


def _clean(text: str | None) -> str | None:
    return None if text is None else visible(text).strip() or None
