# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of holding earlier years against a base line."""

from __future__ import annotations

from analysetool.words.messages import quoted

_HOW = "Haal de basistak erbij met: git worktree add ../basis origin/main. Voeg dan toe: --basislijn ../basis"
UNREADABLE = (
    "hierboven staat wat er in de basislijn niet klopt. Verbeter dat op de basistak, of geef bij --basislijn alleen de "
    "map met metingen."
)
NOT_ASKED_FOR = (
    "--basislijn hoort bij een eis aan vorige jaren, en die staat niet in de eisenlijst. Voeg de regel toe: "
    "{onderdeel: vorige_jaren, ongewijzigd: ja}. Of laat --basislijn weg."
)


def base_line_missing(path: str, line: int) -> str:
    """A requirement on earlier years, and nothing to hold them against."""
    return (
        f"{path}, regel {line}: deze eis vraagt of vorige jaren hetzelfde bleven. Daar is een basislijn voor nodig. "
        f"{_HOW}"
    )


def base_line_is_input(folder: object) -> str:
    """A base line that is the input itself."""
    return f"--basislijn is {quoted(folder)}, en dat is de invoer zelf. Daarin kan niets zijn veranderd. {_HOW}"
