# SPDX-License-Identifier: EUPL-1.2
"""The Dutch that the action adds to what the tool says."""

from __future__ import annotations

from collections.abc import Iterable

NOT_INSTALLED = "De tool kon niet worden klaargezet; hierboven staat waarom. Er is niets getoetst."
FROM_WITHOUT_TO = "Geef bij from ook to: het jaar dat telt."
NO_SOURCES = "Noem bij sources minstens één map of bestand."
TWO_BASELINES = "Geef baseline of baseline-ref, niet allebei."
NO_GIT = "Voor baseline-ref is git nodig, en dat staat niet op deze machine. Geef bij baseline een map."
TOO_LONG = "_De rest past niet in één bericht. Alles staat in de samenvatting van de stap._"
NO_RESULT = "**De toets kon niet worden gedaan.** In het logboek van de stap staat waarom."
NO_REPORT = "Het rapport kon niet worden gemaakt; hierboven staat waarom. Kijk naar report."
NO_PULL_REQUEST = "Er is geen bericht geplaatst: dit is geen pull request."
NO_TOKEN = "Er is geen bericht geplaatst: token is leeg."  # noqa: S105 - a sentence
BADGE_LABEL = "kansrijke start"
BADGE_UNKNOWN = "te weinig gegevens"
BADGE_WITHOUT_RESULT = "niet getoetst"


def other_version(found: str) -> str:
    """What was installed is not what was asked for."""
    return f"Dit is {found} en niet de versie die u bij version vroeg."


def wrong_fail_on(word: str, known: Iterable[str]) -> str:
    """A word that is no outcome."""
    return f"fail-on is {word!r}; kies uit {', '.join(known)}, of alleen nooit. Meer zet u met een komma achter elkaar."


def lets_pass(outcomes: Iterable[str]) -> str:
    """What came out and does not stop the pipeline."""
    return f"De uitkomst is {' en '.join(outcomes)}. Dat houdt niets tegen, want fail-on noemt het niet."


def no_path(name: str, line: str) -> str:
    """A format without a file."""
    return f"{name} is {line!r}; schrijf FORMAAT=PAD, zoals html=rapport.html."


def no_place_for_badge(path: str) -> str:
    """A badge would come in the place of something else."""
    return f"Bij {path!r} kan geen badge staan: er is al iets anders, het is een link, of de map is er niet."


def ref_missing(ref: str) -> str:
    """A branch that the checkout did not fetch."""
    return (
        f"{ref!r} staat niet in deze kopie van git. Zet bij actions/checkout: fetch-depth: 0. "
        "Dan is ook de basistak er. Klopt de naam?"
    )


def ref_unreadable(ref: str, why: str) -> str:
    """Git has the branch and does not give it."""
    return f"De basislijn {ref!r} is niet te lezen: {why}"


def comment_failed(why: str) -> str:
    """GitHub did not take the comment."""
    return (
        f"Het bericht bij de pull request is niet geplaatst: {why}. De taak vraagt permissions: pull-requests: write. "
        "Bij een pull request uit een fork geeft GitHub dat recht niet."
    )


def comment_placed(*, again: bool) -> str:
    """What was done."""
    return "Het bericht bij de pull request is bijgewerkt." if again else "Er staat een bericht bij de pull request."
