# SPDX-License-Identifier: EUPL-1.2
"""Who is in the room: how many people of each domain, as the facilitator types it. Text in, values out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from analysetool.files.fields import whole_number

MOST_PEOPLE = 999
ALL = "mensen"
"""The one group of a set without domains."""
_LONGEST = 30
_APART = re.compile(r"[,;:=]")
_PAIR = re.compile(r"(?P<name>\S.*?)\s+(?P<number>[0-9]+)(?:\s+|$)")
_TURNED = re.compile(r"(?P<number>[0-9]+)\s+(?P<name>\S.*?)(?:\s+(?=[0-9])|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Counted people by group; `unclear` is what was typed and is no group or no number, empty where all was clear."""

    counts: Mapping[str, int] = field(default_factory=dict)
    unclear: str = ""


def parse_present(text: str, groups: Mapping[str, str]) -> Present:
    """Read groups with a number each: `jgz 3 gemeente 2` or `3 jgz, 2 gemeente`, in any case.

    A group is its id, its title, or the beginning of either where no other begins so; there a cluster, which has no
    title of its own, makes way for a domain. Where one cannot be read, nothing counts: it is typed again.

    Args:
        text: what was typed.
        groups: the titles of the groups by id; in a set without any a number alone counts everybody.
    """
    line = " ".join(_APART.sub(" ", text.casefold()).split())
    if not groups:
        number = whole_number(line)
        known = number is not None and 0 <= number <= MOST_PEOPLE
        return Present(counts={ALL: number}) if known and number is not None else Present(unclear=line[:_LONGEST])
    pattern = _TURNED if line[:1].isdecimal() else _PAIR
    counts: dict[str, int] = {}
    at = 0
    while at < len(line):
        match = pattern.match(line, at)
        name = "" if match is None else match["name"]
        group = _group(name, groups)
        if match is None or group is None or int(match["number"][:6]) > MOST_PEOPLE or group in counts:
            return Present(unclear=(line[at:] if match is None else match[0]).strip()[:_LONGEST])
        counts[group] = int(match["number"])
        at = match.end()
    return Present(counts=counts)


def _group(name: str, groups: Mapping[str, str]) -> str | None:
    """The group of this name; None when there is none, or more than one."""
    told = {group: (group.casefold(), title.casefold()) for group, title in groups.items()}
    whole = [group for group, names in told.items() if name in names]
    begun = [group for group, names in told.items() if name and any(own.startswith(name) for own in names)]
    titled = [group for group in begun if groups[group] != group]
    found = whole or titled or begun
    return found[0] if len(found) == 1 else None
