# SPDX-License-Identifier: EUPL-1.2
"""Score sheets: one file holds the answers of one participant, or the joint answers of the coalition."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from analysetool.errors import Problem, Severity
from analysetool.files.fields import Fields, whole_number
from analysetool.files.file_shapes import (
    ACTION,
    ACTION_STATUSES,
    ANSWER,
    ANSWER_BLOCK,
    HANDS,
    JOINT_KEYS,
    SCALE,
    SHEET,
)
from analysetool.files.privacy import looks_like_person
from analysetool.files.yaml_source import Document, Entry, Scalar, YamlMapping
from analysetool.model import Action, ActionStatus, Answer, GivenAnswer, Hands, Kind, ScoreSheet, StatementSet
from analysetool.versions import dropped_since

MEND_ID = "Verbeter het nummer of haal het weg."
CHOICES = "kies 1–5, weet-niet of nvt"

_PLAIN_ANSWERS = {value: GivenAnswer(answer=Answer(value)) for value in ANSWER.values}
_NOT_ANSWERED = GivenAnswer(answer=Answer.NOT_ANSWERED)


def parse_score_sheet(document: Document, statement_set: StatementSet) -> ScoreSheet | None:
    """Turn a document into a score sheet, noting all that is wrong; None when it cannot be used at all.

    A sheet is returned even when it has problems, so that checks over several sheets can go on; whether it may be used
    is for the caller to decide by `document.problems`.
    """
    if not isinstance(document.root, YamlMapping):
        return None
    fields = Fields(document, document.root, "de scorelijst")
    fields.refuse_unknown(SHEET.names)
    known = _known_ids(statement_set, fields.text("versie"))
    kind = _kind(fields)
    coalition, year = fields.text("coalitie", required=True), fields.year("jaar", required=True)
    participant = fields.text("deelnemer", required=kind is Kind.INDIVIDUAL)
    asked = _ids(fields, "gevraagd", known)
    sheet = ScoreSheet(
        statement_set=fields.text("stellingenset", required=True) or "",
        version=fields.text("versie", required=True) or "",
        coalition=coalition or "",
        year=year or 0,
        kind=kind,
        participant=participant,
        domain=_domain(fields, statement_set),
        origin=fields.text("herkomst"),
        asked=asked,
        answers=_answers(fields, known, asked),
        open_statements=_ids(fields, "open", known) or (),
        reasons=_reasons(fields, known),
        hands=_hands(fields, known),
        actions=tuple(action for block in fields.blocks("acties", "een actie") if (action := _action(block, known))),
        path=document.path,
    )
    _check_set(fields, sheet, statement_set)
    _check_kind(fields, kind)
    _check_person(fields, "deelnemer", participant)
    return None if coalition is None or year is None else sheet


def _known_ids(statement_set: StatementSet, version: str | None) -> Collection[str]:
    """The ids a sheet of this version may hold: those of the set, and those that were dropped since."""
    now = {statement.id for statement in statement_set.statements}
    return now if version is None else now | dropped_since(statement_set, version)


def _kind(fields: Fields) -> Kind:
    text = fields.text("soort")
    if text is None or text in set(Kind):
        return Kind(text or Kind.INDIVIDUAL)
    fields.document.problem(f"soort is {text!r}; kies individueel of gezamenlijk.", fields.line("soort"))
    return Kind.INDIVIDUAL


def _domain(fields: Fields, statement_set: StatementSet) -> str | None:
    text = fields.text("domein")
    if text is None or text in statement_set.domains:
        return text
    known = ", ".join(statement_set.domains)
    hint = f"Kies {known}." if known else "Deze stellingenset kent geen domeinen: laat domein weg."
    fields.document.problem(f"domein {text!r} is onbekend. {hint}", fields.line("domein"))
    return None


def _check_set(fields: Fields, sheet: ScoreSheet, statement_set: StatementSet) -> None:
    if sheet.statement_set and sheet.statement_set != statement_set.id:
        fields.document.problem(
            f"deze scorelijst hoort bij stellingenset {sheet.statement_set!r} en niet bij {statement_set.id!r}. "
            "Geef de goede set met --stellingen.",
            fields.line("stellingenset"),
        )
    elif sheet.version and sheet.version not in statement_set.versions:
        fields.document.problem(
            f"versie {sheet.version!r} van de stellingenset is onbekend. "
            f"Kies een bekende versie ({', '.join(sorted(statement_set.versions))}) of geef de goede set met "
            "--stellingen.",
            fields.line("versie"),
        )


def _check_kind(fields: Fields, kind: Kind) -> None:
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


def _ids(fields: Fields, key: str, known: Collection[str]) -> tuple[str, ...] | None:
    found = fields.texts(key)
    if found is None:
        return None
    for text, line in found:
        if text not in known:
            fields.document.problem(f"{key} noemt {text!r}, maar die stelling bestaat niet. {MEND_ID}", line)
    return tuple(dict.fromkeys(text for text, _ in found if text in known))


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


def _action(fields: Fields, known: Collection[str]) -> Action | None:
    fields.refuse_unknown(ACTION.names)
    statement, what = fields.text("stelling", required=True), fields.text("wat", required=True)
    if statement is not None and statement not in known:
        fields.document.problem(
            f"een actie noemt {statement!r}, maar die stelling bestaat niet. {MEND_ID}", fields.line("stelling")
        )
    who = fields.text("wie")
    _check_person(fields, "wie", who)
    given = fields.text("status") or ActionStatus.OPEN.value
    status = ActionStatus(given) if given in ACTION_STATUSES else ActionStatus.OPEN
    if given != status:
        fields.document.problem(f"status is {given!r}; kies {', '.join(ACTION_STATUSES)}.", fields.line("status"))
    due: date | None = fields.date("wanneer")
    if statement is None or what is None:
        return None
    return Action(statement=statement, what=what, who=who, due=due, status=status)
