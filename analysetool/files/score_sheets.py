# SPDX-License-Identifier: EUPL-1.2
"""Score sheets: one file holds the answers of one participant, or the joint answers of the coalition."""

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
from analysetool.files.shape_reader import MEND_ID, BlockReader
from analysetool.files.shapes import Known
from analysetool.files.yaml_source import Document, Entry, Scalar, YamlMapping
from analysetool.model import Action, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet
from analysetool.versions import dropped_since

CHOICES = "kies 1–5, weet-niet of nvt"

_PLAIN_ANSWERS = {value: GivenAnswer(answer=Answer(value)) for value in ANSWER.values}
_NOT_ANSWERED = GivenAnswer(answer=Answer.NOT_ANSWERED)
_READ_FIRST = ("soort", "coalitie", "jaar", "deelnemer", "gevraagd")
"""Others depend on some of these; problems are told in the order of reading."""


def parse_score_sheet(document: Document, statement_set: StatementSet) -> ScoreSheet | None:
    """Turn a document into a score sheet, noting all that is wrong; None when it cannot be used at all.

    A sheet is returned even when it has problems, so that checks over several sheets can go on; whether it may be used
    is for the caller to decide by `document.problems`.
    """
    if not isinstance(document.root, YamlMapping):
        return None
    fields = Fields(document, document.root, "de scorelijst")
    known: dict[Known, Collection[str]] = {Known.DOMAIN: statement_set.domains}
    reader = BlockReader(
        fields,
        SHEET,
        known=known,
        own={
            "stellingenset": lambda: fields.text("stellingenset", required=True) or "",
            "versie": lambda: fields.text("versie", required=True) or "",
            "deelnemer": lambda: fields.text("deelnemer", required=reader.read("soort") is not Kind.JOINT),
            "scores": lambda: _answers(fields, known[Known.STATEMENT], reader.read("gevraagd")),
            "redenen": lambda: _reasons(fields, known[Known.STATEMENT]),
            "handopsteken": lambda: _hands(fields, known[Known.STATEMENT]),
            "acties": lambda: _actions(fields, known),
        },
    )
    known[Known.STATEMENT] = _known_ids(statement_set, fields.text("versie"))
    for key in _READ_FIRST:
        reader.read(key)
    sheet = reader.build(ScoreSheet, path=document.path)
    _check_set(fields, reader.read("stellingenset"), reader.read("versie"), statement_set)
    _check_kind(fields, reader.read("soort"))
    _check_person(fields, "deelnemer", reader.read("deelnemer"))
    return sheet


def _known_ids(statement_set: StatementSet, version: str | None) -> Collection[str]:
    """The ids a sheet of this version may hold: those of the set, and those that were dropped since."""
    now = {statement.id for statement in statement_set.statements}
    return now if version is None else now | dropped_since(statement_set, version)


def _check_set(fields: Fields, named: str, version: str, statement_set: StatementSet) -> None:
    if named and named != statement_set.id:
        fields.document.problem(
            f"deze scorelijst hoort bij stellingenset {named!r} en niet bij {statement_set.id!r}. "
            "Geef de goede set met --stellingen.",
            fields.line("stellingenset"),
        )
    elif version and version not in statement_set.versions:
        fields.document.problem(
            f"versie {version!r} van de stellingenset is onbekend. "
            f"Kies een bekende versie ({', '.join(sorted(statement_set.versions))}) of geef de goede set met "
            "--stellingen.",
            fields.line("versie"),
        )


def _check_kind(fields: Fields, kind: Kind | None) -> None:
    if kind is Kind.JOINT:
        return
    for key in JOINT_KEYS:
        if fields.entry(key) is not None:
            fields.document.problem(
                f"{key} hoort alleen in een gezamenlijke scorelijst. Haal {key} weg, of zet soort op gezamenlijk.",
                fields.line(key),
            )


def _check_person(fields: Fields, key: str, text: str | None) -> None:
    if text is None or not looks_like_person(text, code=key == "deelnemer"):
        return
    advice = (
        "Gebruik een code, zoals k7m2q9xa." if key == "deelnemer" else "Noem een organisatie of functie, geen persoon."
    )
    fields.document.problems.append(
        Problem(
            path=fields.document.path,
            line=fields.line(key),
            message=f"{key} {text!r} lijkt op een naam of e-mailadres. {advice}",
            severity=Severity.WARNING,
        )
    )


def _answers(fields: Fields, known: Collection[str], asked: tuple[str, ...] | None) -> dict[str, GivenAnswer]:
    answers: dict[str, GivenAnswer] = {}
    entry = fields.mapping.entries.get("scores")
    if entry is None:
        fields.document.problem("scores ontbreekt bij de scorelijst. Voeg een regel scores: toe.", fields.mapping.line)
        return answers
    if isinstance(entry.value, Scalar) and entry.value.is_null:
        return answers
    if not isinstance(entry.value, YamlMapping):
        fields.document.problem("scores moet een blok zijn met op elke regel een stelling, zoals A01: 4.", entry.line)
        return answers
    for identity, item in entry.value.entries.items():
        if identity not in known:
            fields.document.problem(
                f"stelling {identity!r} bestaat niet in deze stellingenset. Kijk de nummers na met: analysetool "
                "stellingen.",
                item.line,
            )
            continue
        given = _given(fields.document, identity, item)
        if asked is not None and identity not in asked and given.answer is not Answer.NOT_ANSWERED:
            fields.document.problem(
                f"{identity} heeft een antwoord, maar staat niet bij gevraagd. Zet {identity} bij gevraagd of haal het "
                "antwoord weg.",
                item.line,
            )
            continue
        answers[identity] = given
    return answers


def _given(document: Document, identity: str, item: Entry) -> GivenAnswer:
    node = item.value
    if isinstance(node, Scalar):
        plain = _PLAIN_ANSWERS.get(node.text)
        return plain if plain is not None else GivenAnswer(answer=_answer(document, identity, node))
    if not isinstance(node, YamlMapping):
        document.problem(f"{identity} heeft een lijst als antwoord; {CHOICES}.", item.line)
        return _NOT_ANSWERED
    fields = Fields(document, node, f"het antwoord op {identity}")
    fields.refuse_unknown(ANSWER_BLOCK.names)
    score = node.entries.get("score")
    answer = Answer.NOT_ANSWERED
    if score is not None:
        if isinstance(score.value, Scalar):
            answer = _answer(document, identity, score.value)
        else:
            document.problem(f"score bij {identity} moet één antwoord zijn; {CHOICES}.", score.line)
    return GivenAnswer(answer=answer, note=fields.text("opmerking"))


def _answer(document: Document, identity: str, node: Scalar) -> Answer:
    if node.is_null:
        return Answer.NOT_ANSWERED
    plain = _PLAIN_ANSWERS.get(node.text.strip())
    if plain is not None:
        return plain.answer
    document.problem(f"{identity} heeft score {node.text!r}; {CHOICES}.", node.line)
    return Answer.NOT_ANSWERED


def _per_statement(fields: Fields, key: str, known: Collection[str]) -> dict[str, Entry]:
    block = fields.block(key, key)
    found: dict[str, Entry] = {}
    for identity, entry in block.items() if block is not None else ():
        if identity in known:
            found[identity] = entry
        else:
            fields.document.problem(f"{key} noemt {identity!r}, maar die stelling bestaat niet. {MEND_ID}", entry.line)
    return found


def _reasons(fields: Fields, known: Collection[str]) -> dict[str, str]:
    reasons: dict[str, str] = {}
    for identity, entry in _per_statement(fields, "redenen", known).items():
        if isinstance(entry.value, Scalar):
            reasons[identity] = entry.value.text.strip()
        else:
            fields.document.problem(f"de reden bij {identity} moet een tekst zijn.", entry.line)
    return reasons


def _hands(fields: Fields, known: Collection[str]) -> dict[str, Hands]:
    hands: dict[str, Hands] = {}
    for identity, entry in _per_statement(fields, "handopsteken", known).items():
        if not isinstance(entry.value, YamlMapping):
            fields.document.problem(
                f"handopsteken bij {identity} moet zijn als {{scores: [0, 2, 5, 3, 1], weet_niet: 2}}.", entry.line
            )
            continue
        block = Fields(fields.document, entry.value, f"handopsteken bij {identity}")
        block.refuse_unknown(HANDS.names)
        votes = [whole_number(text) for text, _ in block.texts("scores") or ()]
        counts = tuple(vote for vote in votes if vote is not None and vote >= 0)
        if len(counts) != len(votes) or len(counts) != len(SCALE):
            fields.document.problem(
                f"scores bij {identity} moet uit vijf aantallen bestaan, zoals [0, 2, 5, 3, 1].", block.line("scores")
            )
            continue
        hands[identity] = Hands(
            scores=(counts[0], counts[1], counts[2], counts[3], counts[4]),
            dont_know=block.whole_number("weet_niet") or 0,
            not_applicable=block.whole_number("nvt") or 0,
        )
    return hands


def _actions(fields: Fields, known: Mapping[Known, Collection[str]]) -> tuple[Action, ...]:
    actions: list[Action] = []
    for block in fields.blocks("acties", ACTION.called):
        reader = BlockReader(block, ACTION, known=known)
        statement = reader.read("stelling")
        reader.read("wat")
        if statement is not None and statement not in known[Known.STATEMENT]:
            fields.document.problem(
                f"{block.name} noemt {statement!r}, maar die stelling bestaat niet. {MEND_ID}", block.line("stelling")
            )
        _check_person(block, "wie", reader.read("wie"))
        reader.read("status")
        action = reader.build(Action)
        if action is not None:
            actions.append(action)
    return tuple(actions)
