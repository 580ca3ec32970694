# SPDX-License-Identifier: EUPL-1.2
"""The page with agreements, and the same as a table and a calendar."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.documents.agreements import agreements_document
from analysetool.documents.report import report_document
from analysetool.documents.summary import summary_document
from analysetool.figures.agreements import Agreements, gather_agreements
from analysetool.figures.build_report import compute_report
from analysetool.figures.report import Report
from analysetool.figures.summary import choose_summary
from analysetool.formats.agreements_csv import NAMES, render_agreements_csv
from analysetool.formats.agreements_ics import render_ics
from analysetool.formats.markdown import lay_out_markdown
from analysetool.formats.report_json import render_json
from analysetool.measurement import Measurement
from analysetool.model import Action, ActionStatus, Kind, MeasurementInfo
from tests.conftest import make_measurement, make_set, make_sheet
from tests.running import run

SET = make_set({"A": {"A1": ("A01", "A02")}})
PLAN = Action(statement="A02", what="Plan schrijven", who="GGD", due=date(2027, 3, 1))
LATE = Action(statement="A01", what="Bellen; ook 's avonds, graag", who="gemeente", due=date(2026, 9, 1))
SECOND = Action(statement="A01", what="Lijst maken", who=" ggd ", due=date(2026, 12, 1))
NOBODY = Action(statement="A01", what="Nadenken")
DONE = Action(statement="A02", what="Mailen", who="GGD", due=date(2026, 5, 1), status=ActionStatus.DONE)


def gathered(*actions: Action) -> Agreements:
    """A coalition of five whose joint sheet has these actions; the reference day is 1 October 2026."""
    sheets = [make_sheet({"A01": 3, "A02": 4}, participant=f"p{number:07}") for number in range(5)]
    joint = replace(make_sheet({"A01": 3}, kind=Kind.JOINT), actions=actions)
    measurement = make_measurement(SET, sheets, joint=joint)
    info = MeasurementInfo(coalition=measurement.coalition, year=measurement.year, reference_date=date(2026, 10, 1))
    return gather_agreements(compute_report(replace(measurement, info=info), SET))


def unfolded(text: str) -> list[str]:
    """The lines of a calendar as its reader puts them together again (RFC 5545, section 3.1)."""
    return text.replace("\r\n ", "").split("\r\n")


def test_actions_stand_with_who_does_them():
    """Who is first to act comes first, one name in two spellings is one, nobody comes last, and what ended is apart."""
    found = gathered(PLAN, SECOND, NOBODY, LATE, DONE)
    assert [(doer.name, [action.what for action in doer.actions]) for doer in found.doers] == [
        ("gemeente", [LATE.what]),
        ("ggd", ["Lijst maken", "Plan schrijven"]),
        (None, ["Nadenken"]),
    ]
    assert [action.what for action in found.ended] == ["Mailen"]


def test_the_page_says_what_is_late():
    """An open action of before the reference day is late; one that is done is not."""
    text = lay_out_markdown(agreements_document(gathered(PLAN, LATE, DONE, NOBODY)))
    assert "3 acties staan open, waarvan 1 te laat is. 1 actie is klaar of vervallen." in text
    assert "| 1 september 2026 | Bellen; ook 's avonds, graag | A01 | te laat |" in text
    assert "| 1 mei 2026 | Mailen | A02 | klaar |" in text
    assert "## Nog niet verdeeld" in text


def test_without_actions_it_says_what_to_do():
    """No table, and no calendar event."""
    nothing = gathered()
    assert "Er zijn nog geen acties afgesproken." in lay_out_markdown(agreements_document(nothing))
    assert "VEVENT" not in render_ics(nothing)


def test_the_table_has_every_action():
    """Open ones by date, ended ones after them; an empty cell where nobody said."""
    text = render_agreements_csv(gathered(NOBODY, PLAN, LATE, DONE)).removeprefix("\ufeff")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0] == list(NAMES)
    assert [(row[2], row[3], row[6]) for row in rows[1:]] == [
        ("2026-09-01", "gemeente", "te laat"),
        ("2027-03-01", "GGD", "open"),
        ("", "", "open"),
        ("2026-05-01", "GGD", "klaar"),
    ]


def test_the_table_holds_no_formula():
    """A spreadsheet takes no action for a sum."""
    assert ";'=1+1;" in render_agreements_csv(gathered(replace(PLAN, what="=1+1")))


def test_the_calendar_has_a_day_per_open_action_with_a_date():
    """Whole days, written out by hand; separators of the format are escaped, and nobody is invited."""
    lines = unfolded(render_ics(gathered(PLAN, LATE, DONE, NOBODY)))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20260101T000000Z",
        "DTSTART;VALUE=DATE:20260901",
        "DTEND;VALUE=DATE:20260902",
        "DTSTAMP:20260101T000000Z",
        "DTSTART;VALUE=DATE:20270301",
        "DTEND;VALUE=DATE:20270302",
    ]
    assert "SUMMARY:Bellen\\; ook 's avonds\\, graag (gemeente)" in lines
    assert not any("ATTENDEE" in line or "ORGANIZER" in line for line in lines)


def test_a_moved_action_keeps_its_place():
    """Another date gives the same UID, so that an agenda moves it; another action has another."""
    uids = [
        [line for line in unfolded(render_ics(gathered(own))) if line.startswith("UID:")]
        for own in (PLAN, replace(PLAN, due=date(2028, 1, 1)), SECOND)
    ]
    assert uids[0] == uids[1] != uids[2]


@given(st.text(max_size=300))
def test_no_text_breaks_the_calendar(what):
    """Whatever somebody wrote: lines of at most 75 bytes that end in CRLF, and one event."""
    text = render_ics(gathered(replace(PLAN, what=f"x{what}")))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = unfolded(text)
    assert [lines.count(f"{word}:VEVENT") for word in ("BEGIN", "END")] == [1, 1]
    assert len(lines) == 15
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize("ending", ["ics", "csv", "md", "html"])
@pytest.mark.slow
def test_the_command_writes_it(tmp_path, ending):
    """The example as it is shipped: an action of this year, and one that is left of the year before."""
    target = tmp_path / f"afspraken.{ending}"
    result = run("rapport", "voorbeelden/voorbeeldstad", "--jaar", "2026", "--vorm", "afspraken", "--uit", target)
    assert result.returncode == 0, result.stderr.decode()
    text = target.read_text(encoding="utf-8").replace("\n ", "")
    assert "Uren voor de kartrekker en een vervanger" in text
    assert "Eén overzicht van het aanbod maken en bijhouden" in text


# Actions of earlier years.


def of_year(year: int, *actions: Action, day: date | None = None) -> Measurement:
    """A measurement of five people in this year, with a joint sheet that has these actions."""
    sheets = [make_sheet({"A01": 3, "A02": 4}, participant=f"p{number:07}", year=year) for number in range(5)]
    joint = replace(make_sheet({"A01": 3}, kind=Kind.JOINT, year=year), actions=actions)
    info = MeasurementInfo(coalition=sheets[0].coalition, year=year, reference_date=day)
    return replace(make_measurement(SET, sheets, joint=joint, year=year), info=info)


def in_2026(*actions: Action, earlier: tuple[Measurement, ...]) -> Report:
    """The report of 2026, about 1 October, with these actions of its own, when other years were read."""
    measurement = of_year(2026, *actions, day=date(2026, 10, 1))
    return compute_report(measurement, SET, years=(measurement, *earlier))


def test_what_nobody_ended_is_still_to_be_done():
    """Of 2025: one is done since, one is repeated in other capitals, one is left and late; of a later year nothing."""
    before = of_year(2025, LATE, PLAN, SECOND, DONE)
    report = in_2026(
        replace(PLAN, status=ActionStatus.DONE),
        replace(SECOND, what="lijst  Maken"),
        earlier=(before, of_year(2027, NOBODY)),
    )
    assert [(action.what, action.since) for action in report.carried] == [(LATE.what, 2025)]
    assert [action.what for action in report.actions] == ["lijst Maken", "Plan schrijven"]
    found = gather_agreements(report)
    assert [(doer.name, [action.what for action in doer.actions]) for doer in found.doers] == [
        ("gemeente", [LATE.what]),
        ("ggd", ["lijst Maken"]),
    ]


@pytest.mark.parametrize(
    ("statuses", "year"),
    [
        pytest.param(("open", "open", None), 2023, id="repeated: the first year"),
        pytest.param(("open", "klaar", None), None, id="done later"),
        pytest.param(("open", "klaar", "open"), 2025, id="taken up again"),
        pytest.param(("vervallen", None, None), None, id="dropped at once"),
        pytest.param(("open", None, None), 2023, id="silence ends nothing"),
    ],
)
def test_the_last_sheet_that_holds_an_action_has_the_last_word(statuses, year):
    """Over 2023, 2024 and 2025, in any order of reading."""
    years = [
        of_year(own, *([] if status is None else [replace(PLAN, status=ActionStatus(status))]))
        for own, status in zip((2025, 2024, 2023), reversed(statuses), strict=True)
    ]
    assert [action.since for action in in_2026(earlier=tuple(years)).carried] == ([] if year is None else [year])


def test_an_action_of_an_earlier_year_says_so_everywhere():
    """The page, the table with its year and the calendar; with how late it is on this report's day."""
    report = in_2026(PLAN, earlier=(of_year(2025, LATE, day=date(2025, 10, 1)),))
    found = gather_agreements(report)
    page = lay_out_markdown(agreements_document(found))
    assert "2 acties staan open, waarvan 1 te laat is. 1 open actie komt uit een eerder jaar." in page
    assert "| 1 september 2026 | Bellen; ook 's avonds, graag | A01 | te laat, uit 2025 |" in page
    rows = list(csv.reader(render_agreements_csv(found).splitlines(), delimiter=";"))
    assert [(row[1], row[4], row[6]) for row in rows[1:]] == [
        ("2025", LATE.what, "te laat"),
        ("2026", PLAN.what, "open"),
    ]
    assert any("Afspraak uit 2025 van de coalitie" in line for line in unfolded(render_ics(found)))
    for document in (report_document(report), summary_document(choose_summary(report))):
        text = lay_out_markdown(document)
        assert "Er is 1 actie afgesproken. Uit eerdere jaren staat nog 1 actie open." in text
        assert "te laat, uit 2025" in text
    assert [action["wat"] for action in json.loads(render_json(report))["acties"]] == [PLAN.what]
