# SPDX-License-Identifier: EUPL-1.2
"""Comparisons that several tests share: small ones to work out by hand, the example, and a hostile one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from analysetool.documents.blocks import Block, Columns, Facts, Items, Section, Text
from analysetool.documents.comparison import comparison_document
from analysetool.figures.build_comparison import compute_comparison
from analysetool.figures.comparison import Change, ComparisonFigures
from analysetool.files.measurements import load_measurements
from analysetool.files.pairs import select_pair
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.measurement import Measurement, Pair
from analysetool.model import (
    Action,
    ActionStatus,
    Basis,
    Domain,
    Kind,
    MeasurementInfo,
    Release,
    ScoreSheet,
    StatementSet,
)
from analysetool.versions import on_current_claims
from analysetool.words.changes import change_word, names_of
from tests.conftest import make_measurement, make_set, make_sheet

EXAMPLES = Path(__file__).parent.parent / "voorbeelden"
PIPE, BOLD, ESCAPE = (
    "a | b \\| c `d`",
    "<b>vet</b> & <script>alert(1)</script>",
    "\x1b[31mrood\x1b[0m [/x] *ster*\nregel",
)
FORMULA, OVERRIDE = "=cmd|'/c calc'!A0", "@som \u202eom\u202c\u200b [link](http://x)"

Answers = Mapping[str, object]


def people(size: int, answers: Answers, *, prefix: str = "p", **changes: object) -> list[ScoreSheet]:
    """So many people who all give the same answers."""
    return [make_sheet(answers, participant=f"{prefix}{number:07}", **changes) for number in range(size)]


def year_of(statement_set: StatementSet, year: int, sheets: Sequence[ScoreSheet], **changes: object) -> Measurement:
    """A measurement in a year, its sheets on today's claims as the loader brings them."""
    versions = tuple(sorted({sheet.version for sheet in sheets})) or (statement_set.version,)
    current = [on_current_claims(sheet, statement_set) for sheet in sheets]
    return make_measurement(statement_set, current, year=year, **({"versions": versions} | changes))


def pair_of(*years: Measurement) -> Pair:
    """The last two years of these, with all of them around them."""
    return Pair(before=years[-2], after=years[-1], years=tuple(years))


def view_of(statement_set: StatementSet, *years: Measurement, **options: object) -> ComparisonFigures:
    """The comparison of the last two years."""
    return compute_comparison(pair_of(*years), statement_set, **options)  # type: ignore[arg-type]


def changed(view: ComparisonFigures, identity: str) -> tuple[float | None, float | None, float | None, str]:
    """From, to, difference and word of a statement or level."""
    levels = (view.total, *view.parts, *(theme.level for theme in view.themes))
    (found,) = [change for change in (*levels, *view.statements) if change.id == identity]
    return found.before, found.after, found.difference, word_of(found, view)


def word_of(change: Change, view: ComparisonFigures) -> str:
    """The verdict on a change as people see it."""
    return change_word(change, names_of(view))


def said(view: ComparisonFigures, section: str) -> list[str]:
    """What the document says in a section, outside its tables: paragraphs, facts, and items with their lines."""
    (own,) = [own for own in _sections(comparison_document(view).blocks) if own.id == section]
    return list(_said(own.blocks))


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """All sections, those within others and in columns too."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
        if isinstance(block, (Section, Columns)):
            yield from _sections(block.blocks if isinstance(block, Section) else block.sections)


def _said(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _said(block.blocks)
        elif isinstance(block, Columns):
            yield from _said(block.sections)
        elif isinstance(block, Text):
            yield block.text
        elif isinstance(block, Facts):
            yield from (f"{fact.term}: {fact.text}" for fact in block.facts)
        elif isinstance(block, Items):
            yield from (
                " ".join([item.id, item.text, *(line.text for line in item.lines)]).strip() for item in block.items
            )


@cache
def example() -> ComparisonFigures:
    """Voorbeeldstad, 2025 to 2026."""
    statement_set = shipped_statement_set()
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], statement_set)
    return compute_comparison(select_pair(measurements), statement_set)


def two_versions() -> ComparisonFigures:
    """Version 0.9 had A99; 1.0 dropped it, brought A03 and gave B01 another claim. Ten people, the same in both years.

    Shared are A01, A02, A04 and B02. In 2025 they are 2, 3, 4 and 3, in 2026 3, 3, 4 and 5, so on the same ground
    A1 goes from (2 + 3) / 2 = 2.5 to (3 + 3) / 2 = 3.0, A from 9 / 3 = 3.0 to 10 / 3, B from 3 to 5, and the total
    from 12 / 4 = 3.0 to 15 / 4 = 3.75. A03 and B01, 5 and 1 in 2026, are in none of these.
    """
    own = make_set(
        history=(Release(version="0.9"), Release(version="1.0", added=("A03",), dropped=("A99",), changed=("B01",)))
    )
    before = people(10, {"A01": 2, "A02": 3, "A04": 4, "B01": 5, "B02": 3, "A99": 1}, year=2025, version="0.9")
    after = people(10, {"A01": 3, "A02": 3, "A03": 5, "A04": 4, "B01": 1, "B02": 5})
    return view_of(own, year_of(own, 2025, before), year_of(own, 2026, after))


def three_years() -> ComparisonFigures:
    """Nine people in three years; B02 has no score in 2024, so the lines stand on the other five.

    A01 to A04 are 2, 3, 4 in the three years and B01 is 3, 3, 1. A: 2, 3, 4. B has one of its two: exactly half, so
    3, 3, 1. Total: (4 * 2 + 3) / 5 = 2.2, (4 * 3 + 3) / 5 = 3.0, (4 * 4 + 1) / 5 = 3.4.
    """
    own = make_set()
    years = []
    for year, level, other, last in ((2024, 2, 3, "weet-niet"), (2025, 3, 3, 2), (2026, 4, 1, 2)):
        answers = dict.fromkeys(("A01", "A02", "A03", "A04"), level) | {"B01": other, "B02": last}
        years.append(year_of(own, year, people(9, answers, year=year)))
    return view_of(own, *years)


def few_scores() -> ComparisonFigures:
    """Six people in 2025 and five in 2026; four scored A02 in 2025, which is too few to show.

    A01 goes from 3 to 4. With so few there is no interval, so nothing is certain.
    """
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    before = people(2, {"A01": 3, "A02": "nvt", "A03": 2}, year=2025)
    before += people(4, {"A01": 3, "A02": 5, "A03": 2}, year=2025, prefix="q")
    return view_of(own, year_of(own, 2025, before), year_of(own, 2026, people(5, {"A01": 4, "A02": 4, "A03": 2})))


def one_voice() -> ComparisonFigures:
    """One participant each year: A01 up by two, A02 down by one, A03 the same."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    before = people(1, {"A01": 2, "A02": 3, "A03": 3}, year=2025)
    return view_of(own, year_of(own, 2025, before), year_of(own, 2026, people(1, {"A01": 4, "A02": 2, "A03": 3})))


def joint_basis() -> ComparisonFigures:
    """Joint scores for A01 in both years and for A02 in one; actions of the first year, one of them closed since.

    A01 goes jointly from 2 to 4 (the people say 3 and 3), A02 from the people's 3 to a joint 4, A03 from 3 to 3.
    """
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    actions = (
        Action(statement="A01", what="Cijfers bespreken", who="gemeente", due=date(2026, 3, 1)),
        Action(statement="A03", what="Ouders bellen"),
    )
    first = make_sheet({"A01": 2}, kind=Kind.JOINT, participant=None, year=2025, actions=actions)
    second = make_sheet(
        {"A01": 4, "A02": 4},
        kind=Kind.JOINT,
        participant=None,
        actions=(replace(actions[0], status=ActionStatus.DONE),),
    )
    answers = {"A01": 3, "A02": 3, "A03": 3}
    return view_of(
        own,
        year_of(own, 2025, people(10, answers, year=2025), joint=first),
        year_of(own, 2026, people(10, answers), joint=second),
        basis=Basis.JOINT,
    )


def two_coalitions() -> ComparisonFigures:
    """Dorp beside Stad in 2026: everybody in Dorp gives 3, in Stad 4; nobody is paired."""
    own = make_set({"A": {"A1": ("A01", "A02", "A03")}})
    left = year_of(own, 2026, people(9, {"A01": 3, "A02": 3, "A03": 3}), coalition="Dorp")
    right = year_of(own, 2026, people(9, {"A01": 4, "A02": 4, "A03": 3}), coalition="Stad")
    return compute_comparison(Pair(before=left, after=right, years=(left,), same_people=False), own)


def hostile_set() -> StatementSet:
    """Three statements, and in every text something that a format could obey."""
    base = make_set(
        {"A": {"A1": ("A01", "A02", "A03")}}, history=(Release(version="0.9"), Release(version="1.0", dropped=("A9",)))
    )
    part, theme = base.parts[0], base.themes[0]
    first, second, third = theme.statements
    statements = (replace(first, text=PIPE), replace(second, text=BOLD), replace(third, text=ESCAPE))
    return replace(
        base,
        title=OVERRIDE,
        domains={
            "jgz": Domain(id="jgz", title=PIPE, cluster="medisch"),
            "wijk": Domain(id="wijk", title="Wijk", cluster="wijk | <b>"),
        },
        parts=(replace(part, title=FORMULA, themes=(replace(theme, title=PIPE, statements=statements),)),),
    )


def hostile() -> ComparisonFigures:
    """Ten people in three years, the first five of them the same; A03 has no score in 2025; actions with texts."""
    own = hostile_set()
    joint = make_sheet(
        {}, kind=Kind.JOINT, participant=None, year=2025,
        actions=(
            Action(statement="A02", what=PIPE, who=BOLD, due=date(2027, 3, 1)),
            Action(statement="A03", what=ESCAPE),
        ),
    )  # fmt: skip
    years = []
    for year, first, second, third in ((2024, 2, 2, 3), (2025, 2, 4, "nvt"), (2026, 4, 2, 3)):
        answers = {"A01": first, "A02": second, "A03": third}
        sheets = people(5, answers, year=year, domain="jgz", version="0.9" if year < 2026 else "1.0")
        sheets += people(5, answers, prefix=f"q{year}", year=year, domain="wijk")
        info = MeasurementInfo(coalition="x", year=year, invited={"medisch": 6})
        years.append(
            year_of(
                own, year, sheets, coalition=f"-{BOLD}", info=info, origins=(OVERRIDE, f"# {PIPE}"),
                joint=joint if year == 2025 else None,
            )
        )  # fmt: skip
    return view_of(own, *years)


def other_people() -> ComparisonFigures:
    """Twenty people each year: 5 of the municipality and 15 of health care become 10 and 10, so 25% becomes 50%.

    A01: the municipality gives 2 and health care 4 in both years. From (5 * 2 + 15 * 4) / 20 = 3.5 to 3.0: -0.5, of
    which 0.25 * 2 - 0.25 * 4 = -0.5 comes from other people.
    A02: 2 and 3 become 3 and 4. From 2.75 to 3.5: 0.75, of which 0.25 * 2.5 - 0.25 * 3.5 = -0.25.
    B01: everybody gives 3: nothing. B02: one of the five of the municipality says weet-niet in 2025, so groups have
    no figure; everybody else gives 3.
    A1 and A: (-0.5 + 0.75) / 2 = 0.125, of which -0.375. B and the total cannot be split. On the three statements
    that can, the difference is 0.25 / 3 = 0.0833, of which -0.75 / 3 = -0.25 comes from other people.
    """
    own = make_set({"A": {"A1": ("A01", "A02")}, "B": {"B1": ("B01", "B02")}})
    before = people(4, {"A01": 2, "A02": 2, "B01": 3, "B02": 3}, year=2025, domain="gemeente")
    before += people(1, {"A01": 2, "A02": 2, "B01": 3, "B02": "weet-niet"}, prefix="q", year=2025, domain="gemeente")
    before += people(15, {"A01": 4, "A02": 3, "B01": 3, "B02": 3}, prefix="r", year=2025, domain="jgz")
    after = people(10, {"A01": 2, "A02": 3, "B01": 3, "B02": 3}, prefix="s", domain="gemeente")
    after += people(10, {"A01": 4, "A02": 4, "B01": 3, "B02": 3}, prefix="t", domain="jgz")
    return view_of(own, year_of(own, 2025, before), year_of(own, 2026, after))


VIEWS = {
    "voorbeeldstad": example,
    "versies": two_versions,
    "drie-jaren": three_years,
    "te-weinig": few_scores,
    "een-stem": one_voice,
    "gezamenlijk": joint_basis,
    "twee-coalities": two_coalitions,
    "vijandig": hostile,
    "andere-mensen": other_people,
}
