# SPDX-License-Identifier: EUPL-1.2
"""What phases, tracks and groups are called; without figures, for what only tells of statements."""

from __future__ import annotations

from analysetool.model import Phase, Track

PHASE_TITLES = {
    Phase.BEFORE: "Vóór de zwangerschap",
    Phase.DURING: "Tijdens de zwangerschap",
    Phase.AFTER: "Na de geboorte",
    Phase.THROUGHOUT: "Doorlopend",
}
_CLUSTER_TITLES = {
    "gemeente": "Gemeente",
    "medisch": "Medisch domein",
    "sociaal": "Sociaal domein",
    "informeel": "Informele steun",
    "ouders": "Ouders",
    "informeel:ouders": "Informele steun en ouders",
    "zonder-cluster": "Andere deelnemers",
    "overig": "Overige partners",
}
TRACK_TITLES = {
    Track.EXECUTION: "Uitvoering",
    Track.COMMUNICATION: "Communicatie",
    Track.CONNECTION: "Verbinding",
    Track.MONEY: "Financiën",
    Track.KEEPING: "Borging",
}


def group_title(identity: str) -> str:
    """The title of a cluster, or of what is left over within one; another set's clusters are shown with a capital."""
    cluster, colon, rest = identity.partition(":")
    if colon and rest == "overig":
        return f"{group_title(cluster)}, overig"
    return _CLUSTER_TITLES.get(identity, identity[:1].upper() + identity[1:])
