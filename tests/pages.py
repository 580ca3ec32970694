# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page that the tests in a browser open: each form of several measurements, ordinary and extreme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.files.measurements import load_measurements, select_measurement
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.measurement import Measurement
from analysetool.model import (
    Action,
    ActionStatus,
    BoardQuestion,
    Hands,
    Kind,
    MeasurementInfo,
    Part,
    ScoreSheet,
    Statement,
    StatementSet,
    Theme,
)
from tests.conftest import make_measurement, make_set, make_sheet
from tests.forms import laid_out

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
LONG = "Een heel lange naam zonder einde " * 12
WORD = "Samenwerkingsverbandsovereenkomst" * 6


@cache
def example(name: str) -> Report:
    """A shipped example, newest year beside the years before, with notes."""
    statement_set = shipped_statement_set()
    measurements, _ = load_measurements([EXAMPLES / name], statement_set)
    measurement, _ = select_measurement(measurements)
    return compute_report(measurement, statement_set, with_notes=True, years=measurements)


def shipped_sheets(answer: str, people: int, **changes: object) -> list[ScoreSheet]:
    """Sheets in which everybody gives the same answer to all 56 statements; an empty answer leaves all open."""
    identities = [statement.id for statement in shipped_statement_set().statements]
    answers = dict.fromkeys(identities, answer) if answer else {}
    return [
        make_sheet(answers, participant=f"p{number:07}", statement_set="kansrijke-start", **changes)
        for number in range(people)
    ]


def measured(statement_set: StatementSet, sheets: list[ScoreSheet], **changes: object) -> Report:
    """The report of these sheets."""
    measurement: Measurement = make_measurement(statement_set, sheets)
    return compute_report(replace(measurement, **changes), statement_set)


def nothing_scored() -> Report:
    """Six people who left everything open."""
    return measured(shipped_statement_set(), shipped_sheets("", 6, domain="jgz"))


def all_unknown() -> Report:
    """Six people who know nothing."""
    return measured(shipped_statement_set(), shipped_sheets("weet-niet", 6, domain="jgz"))


def forty_in_one_domain() -> Report:
    """Forty people of one domain who all agree."""
    return measured(shipped_statement_set(), shipped_sheets("4", 40, domain="jgz"))


def long_texts() -> Report:
    """A coalition, a set and a measurement with texts and words that are far too long."""
    text = f"{LONG}{WORD}"
    themes = tuple(
        Theme(
            id=f"P{number}",
            title=text,
            part="P",
            statements=(Statement(id=f"P{number}1", text=text, theme=f"P{number}", part="P", explanation=text),),
        )
        for number in range(3)
    )
    own = replace(make_set(), title=text, parts=(Part(id="P", title=text, themes=themes, introduction=text),))
    info = MeasurementInfo(
        coalition=LONG[:300], year=2026, occasion=text, contact=text, question_to_board=BoardQuestion(text=text),
        next_measurement=text,
        origin=text,
    )  # fmt: skip
    domains = ["jgz"] * 5 + ["sociaal-domein"] * 5
    sheets = [
        make_sheet({"P01": 1 + number % 5, "P11": 2, "P21": "weet-niet"}, participant=f"p{number:07}", domain=domain)
        for number, domain in enumerate(domains)
    ]
    return measured(own, sheets, coalition=LONG[:300], info=info, origins=(text,))


def three_statements_without_domains() -> Report:
    """A tiny set without domains, five people."""
    own = make_set({"P": {"P1": ("P01", "P02", "P03")}}, domains={})
    return measured(own, [make_sheet({"P01": 2, "P02": 4}, participant=f"p{number:07}") for number in range(5)])


def four_hundred_statements() -> Report:
    """A set of 400 statements in 40 themes."""
    parts = {
        f"D{part}": {
            f"D{part}T{theme}": tuple(f"D{part}T{theme}S{number}" for number in range(10)) for theme in range(10)
        }
        for part in range(4)
    }
    own = make_set(parts)
    answers = {statement.id: 1 + place % 5 for place, statement in enumerate(own.statements)}
    return measured(own, [make_sheet(answers, participant=f"p{number:07}", domain="jgz") for number in range(5)])


def discussed(people: int = 6) -> Report:
    """A joint sheet with everything in it, in texts that are long and hostile: reasons, hands, a mark, actions."""
    own = make_set()
    text = f"<script>alert(1)</script> {LONG}{WORD} | <b>vet</b> \\ [link](http://x)"
    identities = [statement.id for statement in own.statements]
    joint = make_sheet(
        {"A01": 5, "A02": "weet-niet", "A03": "nvt", "A04": 2},
        kind=Kind.JOINT,
        participant=None,
        open_statements=("B01",),
        reasons=dict.fromkeys(identities, text),
        hands=dict.fromkeys(identities, Hands(scores=(111, 222, 333, 444, 555), dont_know=66, not_applicable=7)),
        actions=tuple(
            Action(statement=identity, what=text, who=text, due=date(2027, 12, 28), status=status)
            for identity in identities
            for status in ActionStatus
        ),
    )
    sheets = [make_sheet(dict.fromkeys(identities, 2), participant=f"p{row:07}", domain="jgz") for row in range(people)]
    return compute_report(make_measurement(own, sheets, joint=joint), own)


VIEWS: dict[str, Callable[[], Report]] = {
    "voorbeeldstad": lambda: example("voorbeeldstad"),
    "een-deelnemer": lambda: example("ci/metingen/2026/c4pq7mwau.yaml"),
    "niets-gescoord": nothing_scored,
    "alles-onbekend": all_unknown,
    "veertig-in-een-domein": forty_in_one_domain,
    "lange-teksten": long_texts,
    "drie-stellingen": three_statements_without_domains,
    "vierhonderd-stellingen": four_hundred_statements,
    "samen-besproken": discussed,
    "samen-met-drie": lambda: discussed(people=3),
    "alleen-samen": lambda: discussed(people=0),
}


def page(name: str, form: str) -> str:
    """The HTML of one view in one form."""
    return laid_out(VIEWS[name](), "html", form)
