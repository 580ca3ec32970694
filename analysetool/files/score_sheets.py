# SPDX-License-Identifier: EUPL-1.2
"""Score sheets: one file holds the answers of one participant, the joint answers, or a desk analysis of one text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields, whole_number
from analysetool.files.file_shapes import (
    ACTION,
    ANSWER,
    ANSWER_BLOCK,
    HANDS,
    JOINT_KEYS,
    SCALE,
    SHEET,
)
from analysetool.files.privacy import looks_like_person
from analysetool.files.shape_reader import BlockReader
from analysetool.files.shapes import Known
from analysetool.files.yaml_source import Scalar, YamlDocument, YamlEntry, YamlMapping
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet, Voice, Voting
from analysetool.quotes import passages_in
from analysetool.versions import dropped_since
from analysetool.words import problems_sheets as say
from analysetool.words.problems_yaml import no_such_statement

_PLAIN_ANSWERS = {value: GivenAnswer(answer=Answer(value)) for value in ANSWER.values}
_NOT_ANSWERED = GivenAnswer(answer=Answer.NOT_ANSWERED)
_READ_FIRST = ("soort", "voor", "coalitie", "jaar", "deelnemer", "gevraagd")
"""Others depend on some of these; problems are told in the order of reading."""


def parse_score_sheet(document: YamlDocument, statement_set: StatementSet) -> ScoreSheet | None:
    """Turn a document into a score sheet, noting all that is wrong; None when it cannot be used at all.

    A sheet is returned even when it has problems, so that checks over several sheets can go on; whether it may be used
    is for the caller to decide by `document.problems`.
    """
    if not isinstance(document.root, YamlMapping):
        return None
    fields = Fields(document, document.root, say.THE_SHEET)
    known: dict[Known, Collection[str]] = {Known.DOMAIN: statement_set.domains, Known.GROUP: statement_set.groups}
    reader = BlockReader(
        fields,
        SHEET,
        known=known,
        own={
            "stellingenset": lambda: fields.text("stellingenset", required=True) or "",
            "versie": lambda: fields.text("versie", required=True) or "",
            "deelnemer": lambda: fields.text("deelnemer", required=_is_individual(reader.read("soort"))),
            "herkomst": lambda: fields.text("herkomst", required=reader.read("soort") is Kind.BUREAU),
            "scores": lambda: _answers(fields, known[Known.STATEMENT], reader.read("gevraagd")),
            "redenen": lambda: _reasons(fields, known[Known.STATEMENT]),
            "handopsteken": lambda: _hands(fields, known[Known.STATEMENT]),
            "acties": lambda: _actions(fields, known),
        },
    )
    known[Known.STATEMENT] = known_ids(statement_set, fields.text("versie"))
    for key in _READ_FIRST:
        reader.read(key)
    sheet = reader.build(ScoreSheet, path=document.path)
    _check_set(fields, reader.read("stellingenset"), reader.read("versie"), statement_set)
    _check_kind(fields, reader.read("soort"))
    if reader.read("voor") is Voice.PARENTS:
        _check_parents(fields, reader, statement_set)
    if reader.read("soort") is Kind.BUREAU:
        _check_desk(fields, reader.read("scores"))
    _check_person(fields, "deelnemer", reader.read("deelnemer"))
    return sheet


def known_ids(statement_set: StatementSet, version: str | None) -> Collection[str]:
    """The ids a sheet of this version may hold: those of the set, and those that were dropped since."""
    now = {statement.id for statement in statement_set.statements}
    return now if version is None else now | dropped_since(statement_set, version)


def _check_set(fields: Fields, named: str, version: str, statement_set: StatementSet) -> None:
    if named and named != statement_set.id:
        fields.document.problem(
            say.of_another_set(named, statement_set.id),
            fields.line("stellingenset"),
        )
    elif version and version not in statement_set.versions:
        fields.document.problem(
            say.unknown_version(version, statement_set.versions),
            fields.line("versie"),
        )


def _check_kind(fields: Fields, kind: Kind | None) -> None:
    if kind is Kind.JOINT:
        return
    for key in JOINT_KEYS:
        if fields.entry(key) is not None:
            fields.document.problem(
                say.only_when_joint(key),
                fields.line(key),
            )


def _check_parents(fields: Fields, reader: BlockReader, statement_set: StatementSet) -> None:
    """Parents answer for themselves, and only what this version of the set has a text for them for."""
    if not _is_individual(reader.read("soort")):
        fields.document.problem(say.parents_are_individual(reader.read("soort")), fields.line("voor"))
        return
    if reader.read("versie") != statement_set.version:
        return
    asked_of_parents = frozenset(statement_set.asked_of_parents)
    lines = dict.fromkeys(reader.read("gevraagd") or (), fields.line("gevraagd"))
    entry = fields.mapping.entries.get("scores")
    given = entry.value.entries if entry is not None and isinstance(entry.value, YamlMapping) else {}
    lines |= {identity: given[identity].line for identity in reader.read("scores")}
    for statement in statement_set.statements:
        if statement.id in lines and statement.id not in asked_of_parents:
            fields.document.problem(say.not_for_parents(statement.id), lines[statement.id])


def _is_individual(kind: Kind | None) -> bool:
    """Whether somebody answered for themselves; so does a sheet that does not say its kind."""
    return kind in (None, Kind.INDIVIDUAL)


def _check_desk(fields: Fields, answers: Mapping[str, GivenAnswer]) -> None:
    """A desk analysis speaks for no domain, and shows where the text says what each score rests on."""
    if fields.entry("domein") is not None:
        fields.document.problem(say.DESK_HAS_NO_DOMAIN, fields.line("domein"))
    entry = fields.mapping.entries.get("scores")
    lines = entry.value.entries if entry is not None and isinstance(entry.value, YamlMapping) else {}
    for identity, given in answers.items():
        if given.answer.score is not None and not passages_in(given.note or ""):
            fields.document.problem(say.score_without_passage(identity, given.answer.value), lines[identity].line)


def _check_person(fields: Fields, key: str, text: str | None) -> None:
    if text is None or not looks_like_person(text, code=key == "deelnemer"):
        return
    advice = say.USE_A_CODE if key == "deelnemer" else say.NO_PERSON
    fields.document.problems.append(
        Problem(
            path=fields.document.path,
            line=fields.line(key),
            message=say.looks_like_a_person(key, text, advice),
            severity=Severity.WARNING,
        )
    )


def _answers(fields: Fields, known: Collection[str], asked: tuple[str, ...] | None) -> dict[str, GivenAnswer]:
    answers: dict[str, GivenAnswer] = {}
    entry = fields.mapping.entries.get("scores")
    if entry is None:
        fields.document.problem(say.SCORES_MISSING, fields.mapping.line)
        return answers
    if isinstance(entry.value, Scalar) and entry.value.is_null:
        return answers
    if not isinstance(entry.value, YamlMapping):
        fields.document.problem(say.SCORES_NO_BLOCK, entry.line)
        return answers
    for identity, item in entry.value.entries.items():
        if identity not in known:
            fields.document.problem(
                say.unknown_statement(identity),
                item.line,
            )
            continue
        given = _given(fields.document, identity, item)
        if asked is not None and identity not in asked and given.answer is not Answer.NOT_ANSWERED:
            fields.document.problem(
                say.not_asked(identity),
                item.line,
            )
            continue
        answers[identity] = given
    return answers


def _given(document: YamlDocument, identity: str, item: YamlEntry) -> GivenAnswer:
    node = item.value
    if isinstance(node, Scalar):
        plain = _PLAIN_ANSWERS.get(node.text)
        return plain if plain is not None else GivenAnswer(answer=_answer(document, identity, node))
    if not isinstance(node, YamlMapping):
        document.problem(say.answer_is_a_list(identity), item.line)
        return _NOT_ANSWERED
    fields = Fields(document, node, say.the_answer_on(identity))
    fields.refuse_unknown(ANSWER_BLOCK.names)
    score = node.entries.get("score")
    answer = Answer.NOT_ANSWERED
    if score is not None:
        if isinstance(score.value, Scalar):
            answer = _answer(document, identity, score.value)
        else:
            document.problem(say.score_is_no_answer(identity), score.line)
    return GivenAnswer(answer=answer, note=fields.text("opmerking"))


def _answer(document: YamlDocument, identity: str, node: Scalar) -> Answer:
    if node.is_null:
        return Answer.NOT_ANSWERED
    plain = _PLAIN_ANSWERS.get(node.text.strip())
    if plain is not None:
        return plain.answer
    document.problem(say.no_such_answer(identity, node.text), node.line)
    return Answer.NOT_ANSWERED


def _per_statement(fields: Fields, key: str, known: Collection[str]) -> dict[str, YamlEntry]:
    block = fields.block(key, key)
    found: dict[str, YamlEntry] = {}
    for identity, entry in block.items() if block is not None else ():
        if identity in known:
            found[identity] = entry
        else:
            fields.document.problem(no_such_statement(key, identity), entry.line)
    return found


def _reasons(fields: Fields, known: Collection[str]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for identity, entry in _per_statement(fields, "redenen", known).items():
        if isinstance(entry.value, Scalar):
            reasons[identity] = entry.value.text.strip()
        else:
            fields.document.problem(say.reason_is_no_text(identity), entry.line)
    return reasons


def _hands(fields: Fields, known: Collection[str]) -> dict[str, Hands]:
    hands: dict[str, Hands] = {}
    for identity, entry in _per_statement(fields, "handopsteken", known).items():
        if not isinstance(entry.value, YamlMapping):
            fields.document.problem(say.hands_are_no_block(identity), entry.line)
            continue
        block = Fields(fields.document, entry.value, say.the_hands_on(identity))
        reader = BlockReader(block, HANDS)
        voting, number = reader.read("wijze"), reader.read("aantal")
        dont_know, not_applicable = reader.read("weet_niet"), reader.read("nvt")
        given = block.texts("scores")
        if number is not None and voting is Voting.SECRET and given is None:
            hands[identity] = Hands(number=number).number_alone()
            continue
        if number is not None:
            fields.document.problem(say.number_of_hands_alone(identity), block.line("aantal"))
        votes = [whole_number(text) for text, _ in given or ()]
        counts = tuple(vote for vote in votes if vote is not None and vote >= 0)
        if len(counts) != len(votes) or len(counts) != len(SCALE):
            fields.document.problem(say.hands_are_five_counts(identity), block.line("scores"))
            continue
        hands[identity] = Hands(
            scores=(counts[0], counts[1], counts[2], counts[3], counts[4]),
            dont_know=dont_know or 0,
            not_applicable=not_applicable or 0,
            voting=voting or Voting.OPEN,
        )
    return hands


def _actions(fields: Fields, known: Mapping[Known, Collection[str]]) -> tuple[Action, ...]:
    actions: list[Action] = []
    for block in fields.blocks("acties", ACTION.called):
        reader = BlockReader(block, ACTION, known=known)
        statement = reader.read("stelling")
        reader.read("wat")
        if statement is not None and statement not in known[Known.STATEMENT]:
            fields.document.problem(no_such_statement(block.name, statement), block.line("stelling"))
        _check_person(block, "wie", reader.read("wie"))
        reader.read("status")
        action = reader.build(Action)
        if action is not None:
            actions.append(action)
    return tuple(actions)
