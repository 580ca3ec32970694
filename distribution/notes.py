# SPDX-License-Identifier: EUPL-1.2
"""`python -m distribution.notes vX.Y.Z`: the Dutch notes of a release, with its part of the changelog."""

from __future__ import annotations

import re
import sys

from distribution.archive import ROOT

_INTRODUCTION = """\
Analysetool Kansrijke Start {version}.

**Geen Python op uw computer?** Kies het zip-bestand voor uw systeem, pak het uit en lees `LEESMIJ.txt`. Word en
pdf zitten erin.
**Wel Python?** Kies het bestand dat eindigt op `.whl`; de handleiding staat in `README.NL.md`.

**Is uw bestand echt?** `SHA256SUMS` noemt de code van elk bestand. Reken die van uw bestand na: op Windows met
`Get-FileHash BESTAND`, op macOS met `shasum -a 256 BESTAND`, op Linux met `sha256sum BESTAND`.
Wie de GitHub-cli heeft, ziet met `gh attestation verify BESTAND --repo EIGENAAR/NAAM` ook waar het gemaakt is.

`analysetool.cdx.json` is de lijst van pakketten (CycloneDX) voor uw ICT-afdeling.

## Wat is er veranderd?

De lijst hieronder is Engels, net als de code.

"""


def release_notes(tag: str, version: str, changelog: str) -> str:
    """The notes for a tag.

    Args:
        tag: such as "v1.2.3".
        version: of the tool, which the tag must be.
        changelog: all of it, in the form of Keep a Changelog.

    Raises:
        SystemExit: when tag and version differ, or the changelog has no such version with a day and something in it.
    """
    if tag != f"v{version}":
        raise SystemExit(f"the tag is {tag} and the tool is {version}: one of them is wrong")
    heading = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}\n"
    found = re.search(rf"{heading}(.*?)(?=^## |^\[[^\]]+\]: |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise SystemExit(f"CHANGELOG.md has no '## [{version}] - DAY' with something below it")
    return f"{_INTRODUCTION.format(version=version)}{found[1].strip()}\n"


def main() -> None:
    """Print the notes of the tag that is named."""
    told = re.search(r'^__version__ = "(.+)"$', (ROOT / "analysetool" / "__init__.py").read_text("utf-8"), re.MULTILINE)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    print(release_notes(sys.argv[1], told[1] if told else "", changelog), end="")


if __name__ == "__main__":
    main()
