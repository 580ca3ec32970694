# SPDX-License-Identifier: EUPL-1.2
"""A measurement: everything one coalition handed in for one year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from analysetool.disclosure import Disclosure, disclose
from analysetool.model import DEFAULT_MINIMUM, MeasurementInfo, Openness, ScoreSheet
from analysetool.tally import Responses, Tally, empty_tally, tally

_COUNTED_AT_ONCE = 16
"""Measurements whose counts are kept: those that a report or a comparison looks at again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a participant wrote with an answer, without saying who."""

    statement: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measurement:
    """All score sheets and tallies of one coalition in one year.

    `tally` counts the individual sheets of partners per domain; the joint sheet stands beside it and is never counted
    in. It is `counted`, what was handed in as counts (with all else added), or else counted from `responses` when it
    is asked for: in a country the counts take many times the room of the answers. `statements` are those of
    `responses`. `parents` counts the sheets of parents in their own words, and `parents_notes` is what they wrote: the
    second voice, in no other figure; None and empty without such sheets. `responses` is None when tallies were handed
    in. `paths` are the files of the individual sheets. `desk` is the sheet of a desk analysis; it is then all there is,
    and it is counted as one voice. `alone` says that nothing was read but sheets of one person, who may see them.
    """

    coalition: str
    year: int
    statements: tuple[str, ...] = ()
    counted: Tally | None = None
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
    alone: bool = False

    @property
    def tally(self) -> Tally:
        """The individual sheets of partners, counted per domain; without any it has no groups and all totals are 0."""
        if self.counted is not None:
            return self.counted
        return empty_tally(self.statements) if self.responses is None else _count(self.responses, self.statements)

    @property
    def nobody(self) -> bool:
        """True when no partner filled in a sheet alone."""
        if self.counted is not None:
            return not self.counted.groups
        return self.responses is None or not self.responses.participants

    @property
    def openness(self) -> Openness:
        """Whether people's answers may be read off: closed unless `meting.yaml` says otherwise."""
        return (self.info.openness if self.info is not None else None) or Openness.CLOSED

    @property
    def minimum(self) -> int:
        """Fewest people that a figure stands on."""
        return (self.info.minimum if self.info is not None else None) or DEFAULT_MINIMUM

    @property
    def joint_only(self) -> bool:
        """True when there is a joint sheet, and nothing that people filled in by themselves."""
        return self.joint is not None and self.nobody

    @property
    def fewest_votes(self) -> int:
        """Fewest people behind votes that no partner's sheet holds: secret ones in the room, and those of parents."""
        return 1 if self.openness is Openness.OPEN else self.minimum

    def disclosure(self) -> Disclosure:
        """What may be shown of it."""
        counted = self.tally
        return disclose(
            counted.total(),
            int(counted.people_at_least().sum()),
            openness=self.openness,
            minimum=self.minimum,
            one_voice=self.alone or self.joint_only or self.desk is not None,
        )

    @property
    def only_parents(self) -> bool:
        """True when parents are all who were heard until now: there is nothing yet for their voice to stand beside."""
        return self.parents is not None and self.nobody and self.joint is None


@lru_cache(maxsize=_COUNTED_AT_ONCE)
def _count(responses: Responses, statements: tuple[str, ...]) -> Tally:
    return tally(responses, statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two measurements, `before` to compare from and `after` to compare to; `years` are all of the coalition, in order.

    `same_people` is False for two coalitions: equal codes are then other people.
    """

    before: Measurement
    after: Measurement
    years: tuple[Measurement, ...]
    same_people: bool = True


def with_last_year(measurement: Measurement, years: Iterable[Measurement]) -> Pair | None:
    """A measurement with the nearest earlier one that its coalition did itself; None where there is none.

    `years` are measurements of the same coalition in any order. A desk analysis is nobody's earlier year and has none.
    """
    own = sorted((one for one in years if one.desk is None), key=lambda one: one.year)
    earlier = [one for one in own if one.year < measurement.year]
    if measurement.desk is not None or not earlier:
        return None
    return Pair(before=earlier[-1], after=measurement, years=tuple(own))
