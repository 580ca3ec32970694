# SPDX-License-Identifier: EUPL-1.2
"""One comment at a pull request that is found again and brought up to date, instead of one more at every push."""

from __future__ import annotations

import hashlib
import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from email.message import Message
from pathlib import Path
from typing import IO, Any

from action import words
from action.runner import given, say

LIMIT = 65_536
"""Characters that GitHub takes in a comment."""
_PAGE = 100
_PAGES = 30
_SECONDS = 30
_TITLE = "Bericht bij de pull request"
_WRITERS = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
"""Who may write in the repository, as GitHub names it."""
_CALLS = re.compile(r"@(?=\w)|(?<!&)#(?=\d)")


def place(text: str, about: Sequence[str]) -> None:
    """Place the comment, or bring it up to date; say so, also where it cannot. No outcome depends on it.

    Args:
        text: Markdown.
        about: what tells this check from another one of the same pull request.
    """
    number = _pull_request()
    if number is None:
        say("notice", _TITLE, words.NO_PULL_REQUEST)
        return
    if not given("token"):
        say("warning", _TITLE, words.NO_TOKEN)
        return
    mark = marker(about)
    repository = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    try:
        found = next((own for own in _comments(f"{repository}/{number}/comments") if _is_ours(own, mark)), None)
        content = {"body": body(text, mark)}
        if found is None:
            _ask("POST", f"{repository}/{number}/comments", content)
        else:
            _ask("PATCH", f"{repository}/comments/{int(found['id'])}", content)
    except (OSError, ValueError, TypeError, KeyError) as error:
        why = f"GitHub antwoordt {error.code}" if isinstance(error, urllib.error.HTTPError) else "GitHub antwoordt niet"
        say("warning", _TITLE, words.comment_failed(why))
    else:
        say("notice", _TITLE, words.comment_placed(again=found is not None))


def marker(about: Sequence[str]) -> str:
    """What a comment of this check begins with; GitHub does not show it."""
    return f"<!-- analysetool-kansrijke-start {hashlib.sha256(json.dumps(about).encode()).hexdigest()[:16]} -->"


def body(text: str, mark: str) -> str:
    """The marker and the text; nobody is called by a name in it, and what is too long ends between two lines."""
    quiet = _CALLS.sub(lambda found: f"{found[0]}&#8203;", text)
    whole = f"{mark}\n{quiet}"
    if len(whole) <= LIMIT:
        return whole
    room = LIMIT - len(words.TOO_LONG) - 2
    return f"{whole[:room].rpartition(chr(10))[0]}\n\n{words.TOO_LONG}"


def _is_ours(comment: dict[str, Any], mark: str) -> bool:
    """Whether it begins with the marker, by a program or by somebody who may write here: others may copy a marker."""
    trusted = comment["user"]["type"] == "Bot" or comment.get("author_association") in _WRITERS
    return trusted and str(comment["body"]).startswith(f"{mark}\n")


def _pull_request() -> int | None:
    """The number of the pull request that this runs for; None when it runs for something else."""
    path = os.environ.get("GITHUB_EVENT_PATH", "")
    if not path:
        return None
    try:
        number = json.loads(Path(path).read_text(encoding="utf-8"))["pull_request"]["number"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None


def _comments(address: str) -> Iterator[dict[str, Any]]:
    for page in range(1, _PAGES + 1):
        found = _ask("GET", f"{address}?per_page={_PAGE}&page={page}", None)
        yield from found
        if len(found) < _PAGE:
            return


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing: the token is for one server."""

    def redirect_request(
        self, _req: urllib.request.Request, _fp: IO[bytes], _code: int, _msg: str, _headers: Message, _newurl: str
    ) -> None:
        """Refuse; what asked gets the answer as an error."""


def _ask(method: str, path: str, content: dict[str, str] | None) -> Any:  # noqa: ANN401 - JSON
    """Ask the server that the runner names."""
    request = urllib.request.Request(  # noqa: S310 - an address of the runner
        os.environ.get("GITHUB_API_URL", "https://api.github.com") + path,
        data=None if content is None else json.dumps(content).encode(),
        method=method,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {given('token')}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
        return json.loads(answer.read())
