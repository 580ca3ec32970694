# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with files as JUnit XML: a test per file, which fails when something in it is an error.

A file with warnings passes and says them in its output, since JUnit has no warnings. A problem with something that was
not read, such as a file that does not exist, has a test of its own. There is no time and no host name.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from analysetool.errors import Problem, errors_in
from analysetool.escaping import xml_text
from analysetool.words.messages import problem as told

_NAME = "analysetool controleer"
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render_junit(files: Sequence[str], problems: Sequence[Problem]) -> str:
    """Write the outcome as JUnit XML that ends in a newline.

    Args:
        files: the files that were looked at.
        problems: what is wrong, in the order in which it is told.
    """
    own: dict[str, list[Problem]] = {path: [] for path in sorted({*files, *(problem.path for problem in problems)})}
    for problem in problems:
        own[problem.path].append(problem)
    failures = sum(bool(errors_in(found)) for found in own.values())
    counts = {"tests": str(len(own)), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = ET.Element("testsuites", {"name": _NAME, **counts})
    suite = ET.SubElement(root, "testsuite", {"name": "controleer", **counts})
    for path, found in own.items():
        _case(suite, path, found)
    ET.indent(root)
    return f"{_FIRST_LINE}{ET.tostring(root, encoding='unicode')}\n"


def _case(suite: ET.Element, path: str, problems: Sequence[Problem]) -> None:
    errors = errors_in(problems)
    name = xml_text(path)
    case = ET.SubElement(suite, "testcase", {"classname": "controleer", "name": name, "file": name})
    if errors:
        first = errors[0]
        if first.line is not None:
            case.set("line", str(first.line))
        failure = ET.SubElement(case, "failure", {"type": first.severity.value, "message": xml_text(first.message)})
        failure.text = _lines(errors)
    warnings = [problem for problem in problems if not problem.is_error]
    if warnings:
        ET.SubElement(case, "system-out").text = _lines(warnings)


def _lines(problems: Sequence[Problem]) -> str:
    return "\n".join(xml_text(told(own.place, own.message, is_error=own.is_error)) for own in problems)
