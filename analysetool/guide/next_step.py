# SPDX-License-Identifier: EUPL-1.2
"""What comes next with what lies in a folder, as a command that fits it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analysetool.codes import random_code
from analysetool.guide.surroundings import RECEIVED, FoundMeasurement, Surroundings
from analysetool.words import guide as texts

BEGIN: tuple[str, ...] = ("begin",)
ENOUGH_TO_DISCUSS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is offered: in words, and the command. `made` is the name of the file it makes in this folder, if any."""

    title: str
    arguments: tuple[str, ...]
    made: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells one step from another, also where its command holds a code that is new each time."""
        return self.title, self.made


def next_step(found: Surroundings, done: Collection[tuple[str, str | None]], this_year: int) -> Step | None:
    """The first thing that is still to do; None when nothing is.

    Args:
        found: what lies in the folder.
        done: keys of the steps that were taken since the answers changed; none of these is offered again.
        this_year: the current year; when it has no measurement yet, the last one is a reason to begin.
    """
    return next((step for step in _steps(found, this_year) if step.key not in done), None)


def _steps(found: Surroundings, this_year: int) -> list[Step]:
    newest = found.newest
    if found.broken:
        return [Step(title=texts.NEXT_CHECK, arguments=("controleer", *_broken_bases(found)))]
    if newest is None:
        return [Step(title=texts.NEXT_BEGIN, arguments=BEGIN)]
    steps = [*_gathering(found, newest), *_telling(found, newest)]
    if newest.year < this_year:
        steps.append(Step(title=texts.NEXT_BEGIN, arguments=BEGIN))
    return steps


def _broken_bases(found: Surroundings) -> list[str]:
    """The folders to look in: where a file lies by itself, that file."""
    return list(dict.fromkeys(path.parts[0] for path in found.broken))


def _gathering(found: Surroundings, newest: FoundMeasurement) -> list[Step]:
    """Until there are answers: what came in, a form, an own sheet."""
    steps = []
    if any(time > newest.changed or not newest.answered for time in found.received):
        words = (RECEIVED, "--uit", str(newest.folder), *_whose(newest))
        steps.append(Step(title=texts.NEXT_IMPORT, arguments=("importeer", *words)))
    form = f"formulier-{newest.name}.html"
    if not newest.answered and form not in found.files:
        made = ("formulier", *about(newest), "--uit", form)
        steps.append(Step(title=texts.NEXT_FORM, arguments=made, made=form))
    if newest.unfinished is not None:
        steps.append(Step(title=texts.NEXT_GO_ON, arguments=("invullen", str(newest.unfinished))))
    if not newest.answered:
        code = random_code()
        own = ("invullen", str(newest.folder / f"{code}.yaml"), *_whose(newest), "--deelnemer", code)
        steps.append(Step(title=texts.NEXT_SCORE, arguments=own))
    return steps


def _telling(found: Surroundings, newest: FoundMeasurement) -> list[Step]:
    """From answers to what is agreed and told."""
    if not newest.answered:
        return []
    read = found.selecting(newest)
    steps = []
    report = f"rapport-{newest.name}.html"
    again = texts.NEXT_REPORT_AGAIN if report in found.files else texts.NEXT_REPORT
    several = newest.sheets >= ENOUGH_TO_DISCUSS
    compared = ["vergelijk", *comparing(found, newest)]
    for wanted, name, title, words in (
        (True, "rapport", again, ["rapport", *read]),
        (found.before(newest) is not None, "vergelijking", texts.NEXT_COMPARE, compared),
        (several and not newest.joint, None, texts.NEXT_SESSION, _session(newest)),
        (newest.actions, "afspraken", texts.NEXT_AGREEMENTS, ["rapport", *read, "--vorm", "afspraken"]),
        (several or newest.joint, "samenvatting", texts.NEXT_SUMMARY, ["rapport", *read, "--vorm", "samenvatting"]),
    ):
        made = None if name is None else f"{name}-{newest.name}.html"
        if not wanted or (made is not None and found.files.get(made, -1.0) >= newest.changed):
            continue
        steps.append(Step(title=title, arguments=(*words, *(("--uit", made) if made else ())), made=made))
    return steps


def _session(measurement: FoundMeasurement) -> list[str]:
    return ["werksessie", str(measurement.folder), *_whose(measurement)]


def comparing(found: Surroundings, chosen: FoundMeasurement) -> list[str]:
    """The words that compare a measurement with the one before it; `--naar` where it is not the newest."""
    return ["--naar" if word == "--jaar" else word for word in found.selecting(chosen)]


def about(measurement: FoundMeasurement) -> list[str]:
    """The words that tell a form which measurement it belongs to."""
    if measurement.info is not None:
        return ["--meting", measurement.info.path]
    return ["--coalitie", measurement.coalition, "--jaar", str(measurement.year)]


def _whose(measurement: FoundMeasurement) -> list[str]:
    """The words that say whose measurement it is, where no `meting.yaml` lies there to tell."""
    if measurement.info is not None:
        return []
    return ["--coalitie", measurement.coalition, "--jaar", str(measurement.year)]
