# SPDX-License-Identifier: EUPL-1.2
"""A measurement: everything one coalition handed in for one year."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysetool.model import MeasurementInfo, ScoreSheet
from analysetool.tally import Responses, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a participant wrote with an answer, without saying who."""

    statement: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measurement:
    """All score sheets and tallies of one coalition in one year.

    `tally` counts the individual sheets of partners per domain; the joint sheet stands beside it and is never counted
    in. `parents` counts the sheets of parents in their own words, and `parents_notes` is what they wrote: the second
    voice, in no other figure; None and empty without such sheets. `responses` is None when only tallies were handed
    in. `paths` are the files of the individual sheets. `desk` is the sheet of a desk analysis; it is then all there is,
    and it is counted as one voice.
    """

    coalition: str
    year: int
    tally: Tally
    responses: Responses | None = None
    notes: tuple[Note, ...] = ()
    parents: Tally | None = None
    parents_notes: tuple[Note, ...] = ()
    joint: ScoreSheet | None = None
    desk: ScoreSheet | None = None
    info: MeasurementInfo | None = None
    origins: tuple[str, ...] = field(default=())
    versions: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def only_parents(self) -> bool:
        """True when parents are all who were heard until now: there is nothing yet for their voice to stand beside."""
        return self.parents is not None and not self.tally.groups and self.joint is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two measurements, `before` to compare from and `after` to compare to; `years` are all of the coalition, in order.

    `same_people` is False for two coalitions: equal codes are then other people.
    """

    before: Measurement
    after: Measurement
    years: tuple[Measurement, ...]
    same_people: bool = True
