# SPDX-License-Identifier: EUPL-1.2
"""The form that participants fill in, as values: what is asked, of whom, and what is known of the measurement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analysetool.answer_code import CodeFrame, coalition_print, frame_of
from analysetool.escaping import printable
from analysetool.figures.clean import clean_info, clean_set
from analysetool.model import (
    DEFAULT_MINIMUM,
    PARENTS_DOMAIN,
    MeasurementInfo,
    Openness,
    Part,
    Statement,
    StatementSet,
    Voice,
)

_MINUTES_STEP = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStatement:
    """One thing to score. `number` counts from 1; `anchors` are pairs of a score and what one would see at it."""

    id: str
    number: int
    text: str
    explanation: str | None = None
    anchors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTheme:
    """The statements of one theme that are on the form; never empty."""

    id: str
    title: str
    statements: tuple[FormStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """The themes of one part that are on the form; never empty."""

    id: str
    title: str
    introduction: str | None
    themes: tuple[FormTheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDomain:
    """One of the domains to choose from; `position` counts from 1 in the order of the set."""

    id: str
    title: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form asks. `coalition` is "" and `year` None when the form was made without.

    `domain` is the domain of everybody who gets this form, when there is no choice. `contact_person` is who answers
    questions and gets the form back, `kept_until` the day until which answers are kept, `openness` and `minimum` what
    may be shown of them; None when not known. `frame` and `coalition_print` are what an answer code is made with.
    """

    set_id: str
    version: str
    title: str
    justification: str | None
    coalition: str
    year: int | None
    audience: Voice
    scale: tuple[tuple[int, str], ...]
    parts: tuple[FormPart, ...]
    domains: tuple[FormDomain, ...]
    domain: FormDomain | None
    minutes: int
    contact_person: str | None
    kept_until: date | None
    openness: Openness | None
    minimum: int | None
    frame: CodeFrame
    coalition_print: int

    @property
    def statements(self) -> tuple[FormStatement, ...]:
        """All statements on the form, in the order of the set."""
        return tuple(statement for theme in self.themes for statement in theme.statements)

    @property
    def themes(self) -> tuple[FormTheme, ...]:
        """All themes on the form, in the order of the set."""
        return tuple(theme for part in self.parts for theme in part.themes)

    @property
    def for_parents(self) -> bool:
        """True for the form in the words of parents."""
        return self.audience is Voice.PARENTS

    @property
    def measurement(self) -> str:
        """Which measurement it is for: "Voorbeeldstad, 2026"; "" when neither is known."""
        return ", ".join(text for text in (self.coalition, str(self.year or "")) if text)


def gather_form(
    statement_set: StatementSet,
    audience: Voice,
    *,
    coalition: str = "",
    year: int | None = None,
    info: MeasurementInfo | None = None,
) -> Form:
    """Gather what a form shows. A set without statements for parents gives a form for parents without statements."""
    clean, about = clean_set(statement_set), clean_info(info)
    parts = tuple(_parts(clean, audience))
    number = sum(len(theme.statements) for part in parts for theme in part.themes)
    domains = tuple(
        FormDomain(id=domain.id, title=domain.title, position=position)
        for position, domain in enumerate(clean.domains.values(), start=1)
    )
    parents = audience is Voice.PARENTS
    return Form(
        set_id=clean.id,
        version=clean.version,
        title=clean.title,
        justification=clean.justification,
        coalition=printable(coalition),
        year=year,
        audience=audience,
        scale=tuple(sorted(clean.scale.items())),
        parts=parts,
        domains=domains,
        domain=next((domain for domain in domains if parents and domain.id == PARENTS_DOMAIN), None),
        minutes=_minutes(number),
        contact_person=None if about is None else about.contact,
        kept_until=None if about is None else about.keep_until,
        openness=None if about is None else about.openness or Openness.CLOSED,
        minimum=None if about is None else about.minimum or DEFAULT_MINIMUM,
        frame=frame_of(statement_set),
        coalition_print=coalition_print(coalition),
    )


def _parts(clean: StatementSet, audience: Voice) -> Iterator[FormPart]:
    """The parts with what this audience is asked, numbered through; empty themes and parts are left out."""
    number = 0
    for part in clean.parts:
        themes = []
        for theme in part.themes:
            statements = []
            for statement in theme.statements:
                if audience is Voice.PARENTS and statement.parents_text is None:
                    continue
                number += 1
                statements.append(_statement(statement, number, audience))
            if statements:
                themes.append(FormTheme(id=theme.id, title=theme.title, statements=tuple(statements)))
        if themes:
            yield _part(part, themes)


def _part(part: Part, themes: list[FormTheme]) -> FormPart:
    return FormPart(id=part.id, title=part.title, introduction=part.introduction, themes=tuple(themes))


def _statement(statement: Statement, number: int, audience: Voice) -> FormStatement:
    """Parents get their own words alone: explanation and anchors are about the work of professionals."""
    if audience is Voice.PARENTS:
        return FormStatement(id=statement.id, number=number, text=statement.parents_text or "")
    return FormStatement(
        id=statement.id,
        number=number,
        text=statement.text,
        explanation=statement.explanation,
        anchors=tuple(sorted(statement.anchors.items())),
    )


def _minutes(statements: int) -> int:
    """About half a minute a statement, rounded up to fives, and never less than five."""
    steps = -(-statements // (2 * _MINUTES_STEP))
    return max(steps, 1) * _MINUTES_STEP
