# SPDX-License-Identifier: EUPL-1.2
"""Requirements as JUnit XML, which every CI system reads: a suite for the total and per part, a test per figure.

Not met is a failure, too little data is skipped and not comparable is an error. A requirement that a first measurement
skips is skipped too. A warning passes and says so in its output, since JUnit has no warnings. There is no time and no
host name: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from analysetool.errors import Severity
from analysetool.escaping import xml_text
from analysetool.figures.requirements import CheckedMeasurement, Result
from analysetool.requirements import TOTAL, Outcome
from analysetool.words.messages import as_warning
from analysetool.words.requirements import message as message_of
from analysetool.words.requirements import requirement_text

_NAME = "analysetool toets"
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render_junit(checked: CheckedMeasurement) -> str:
    """Write the outcome as JUnit XML that ends in a newline."""
    root = ET.Element("testsuites", {"name": _NAME, **_counts(checked.results)})
    titles = {part.id: part.title for part in checked.statement_set.parts}
    for name, results in checked.suites.items():
        shown = name if name == TOTAL else f"{name} {titles[name]}"
        suite = ET.SubElement(root, "testsuite", {"name": xml_text(shown), **_counts(results)})
        _properties(suite, checked)
        for result in results:
            _case(suite, name, checked, result)
    ET.indent(root)
    return f"{_FIRST_LINE}{ET.tostring(root, encoding='unicode')}\n"


def _counts(results: Sequence[Result]) -> dict[str, str]:
    tags = [_tag(result) for result in results]
    return {
        "tests": str(len(results)),
        "failures": str(tags.count("failure")),
        "errors": str(tags.count("error")),
        "skipped": str(tags.count("skipped")),
    }


def _properties(suite: ET.Element, checked: CheckedMeasurement) -> None:
    values = {
        "coalitie": checked.report.coalition,
        "jaar": str(checked.report.year),
        "vergeleken_met": "" if checked.year_before is None else str(checked.year_before),
        "basis": checked.report.basis.value,
        "stellingenset": f"{checked.statement_set.id} {checked.statement_set.version}",
    }
    properties = ET.SubElement(suite, "properties")
    for name, value in values.items():
        if value:
            ET.SubElement(properties, "property", {"name": name, "value": xml_text(value)})


def _case(suite: ET.Element, suite_name: str, checked: CheckedMeasurement, result: Result) -> None:
    own = result.requirement
    limit = requirement_text(own, result.subject)
    warning = " (waarschuwing)" if own.severity is Severity.WARNING else ""
    title = f": {result.title}" if result.title else ""
    case = ET.SubElement(
        suite,
        "testcase",
        {
            "classname": xml_text(f"toets.{suite_name}"),
            "name": xml_text(f"{result.subject} {limit}{warning}{title}"),
            "file": xml_text(own.path),
            "line": str(own.line),
        },
    )
    tag, message = _tag(result), xml_text(message_of(checked, result))
    if tag == "skipped":
        ET.SubElement(case, tag, {"message": message})
    elif tag is not None:
        ET.SubElement(case, tag, {"type": result.outcome.value, "message": message}).text = message
    elif result.outcome is not Outcome.MET:
        ET.SubElement(case, "system-out").text = as_warning(message)


def _tag(result: Result) -> str | None:
    """The element that tells a reader what came of a test; None for one that passes."""
    if result.skipped or result.outcome is Outcome.TOO_LITTLE:
        return "skipped"
    if not result.stops:
        return None
    return "failure" if result.outcome is Outcome.NOT_MET else "error"
