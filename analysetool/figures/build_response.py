# SPDX-License-Identifier: EUPL-1.2
"""Who did not take part: the partners who were invited beside those who came, and what the others could change."""

from __future__ import annotations

from analysetool.disclosure import NO_CLUSTER
from analysetool.escaping import printable
from analysetool.figures.build_groups import cluster_sizes
from analysetool.figures.build_parents import parents_invited
from analysetool.figures.ground import Ground
from analysetool.figures.levels import number
from analysetool.figures.report import Response
from analysetool.measurement import Measurement
from analysetool.model import PARENTS_DOMAIN, TOTAL, Answer, StatementSet
from analysetool.scoring import score, structure_of
from analysetool.tally import COLUMN


def invited_partners(measurement: Measurement, statement_set: StatementSet) -> dict[str, int]:
    """How many were invited per cluster, but the parents who have a voice of their own; empty when nobody wrote it."""
    if measurement.info is None:
        return {}
    parents = statement_set.domains.get(PARENTS_DOMAIN)
    apart = parents_invited(measurement, statement_set) is not None and parents is not None and parents.cluster
    found: dict[str, int] = {}
    for cluster, size in measurement.info.invited.items():
        if cluster != apart:
            found[printable(cluster)] = found.get(printable(cluster), 0) + size
    return found


def partners_invited(measurement: Measurement, statement_set: StatementSet) -> int | None:
    """How many partners were invited in all; None when nobody wrote that down."""
    return sum(invited_partners(measurement, statement_set).values()) or None


def compute_response(measurement: Measurement, statement_set: StatementSet, ground: Ground) -> Response | None:
    """Who came of who were invited, per cluster; None when nobody wrote down who were, or who came is not known.

    The range over all who were invited takes everybody who did not come for a participant without any answer. Somebody
    who told no domain may be any of the absent. It is None where statements may not be shown, since a second range on
    the same statements would tell how many scored them.
    """
    invited = invited_partners(measurement, statement_set)
    if not invited or ground.participants is None or ground.joint_only:
        return None
    sizes = cluster_sizes(measurement.tally, statement_set)
    came = {cluster: sizes.get(cluster, 0) for cluster in invited}
    missing = sum(max(0, size - came[cluster]) for cluster, size in invited.items())
    absent = max(0, missing - sizes.get(NO_CLUSTER, 0))
    low = high = None
    if ground.disclosure.shows_counts and ground.counted_blanks:
        counts = ground.tally.total()
        asked = counts.sum(axis=-1) > 0
        counts[asked, COLUMN[Answer.NOT_ANSWERED]] += absent
        levels = score(counts[None], structure_of(statement_set), disclosure=ground.disclosure).levels
        place = structure_of(statement_set).levels.index(TOTAL)
        low, high = number(float(levels.low[0, place])), number(float(levels.high[0, place]))
    return Response(invited=invited, came=came, absent=absent, low=low, high=high)
