# SPDX-License-Identifier: EUPL-1.2
"""What looks like a person, where a code, an organisation or a function is meant."""

from __future__ import annotations

import pytest

from analysetool.files.privacy import looks_like_email, looks_like_person, names_person


@pytest.mark.parametrize(
    "text",
    [
        "Jan de Vries",
        "Fatima El Amrani",
        "J. de Vries",
        "J.P. van den Berg",
        "Anne-Marie Jansen",
        "Anna Jansen-Bakker",
        "Zoë Çelik",
        "mevrouw Jansen",
        "Mw. Jansen",
        "dhr. Bakker",
        "dr. Yilmaz",
        "j.devries@ggd.nl",
        "Jan de Vries <jan@ggd.nl>",
    ],
)
@pytest.mark.parametrize("code", [True, False])
def test_names_and_addresses(text, code):
    """Full names, titles with a name and e-mail addresses are persons everywhere."""
    assert looks_like_person(text, code=code)


@pytest.mark.parametrize("text", ["k7m2q9xa", "d07", "001", "NA", "bureau", "deelnemer-12", "A01", ""])
def test_codes_are_no_persons(text):
    """Codes as the tool gives them are not warned about."""
    assert not looks_like_person(text, code=True)


@pytest.mark.parametrize("text", ["Fatima", "Jan", "Zoë", " Jan "])
def test_single_name_is_suspect_as_a_code(text):
    """One capitalised word is suspect where a code is meant, and fine where an organisation is."""
    assert looks_like_person(text, code=True)
    assert not looks_like_person(text, code=False)


@pytest.mark.parametrize(
    "text",
    [
        "GGD",
        "Gemeente Ede",
        "Stichting Moeders",
        "Team Jeugd",
        "Regio Zuid",
        "wethouder",
        "Bibliotheek Neder Betuwe",
        "",
    ],
)
def test_organisations_are_no_persons(text):
    """Organisations and functions are not warned about."""
    assert not looks_like_person(text, code=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("jan@ggd.nl", True), ("bel jan@ggd.nl even", True), ("jan@ggd", False), ("A@ B.c", False), ("", False)],
)
def test_email(text, expected):
    """An e-mail address is recognised anywhere in a text."""
    assert looks_like_email(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Omdat Jan de Vries dat zei",
        "Volgens Fatima El Amrani gaat het beter.",
        "De cijfers lagen klaar. Anna Jansen-Bakker lichtte ze toe",
        "Zo zag J. Bakker het",
        "mevrouw Jansen wist het",
        "Vraag het aan j.devries@ggd.nl",
    ],
)
def test_a_name_in_a_sentence(text):
    """Wherever it stands in it."""
    assert names_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "De bibliotheek doet nu mee",
        "De Bibliotheek doet nu mee",
        "Wij zien het nog weinig. Het gaat beter",
        "In Tiel gaat het goed. Volgens de GGD ook",
        "Gemeente Neder-Betuwe betaalt het",
        "Kansrijke Start staat in het beleid",
        "zo is het",
        "",
    ],
)
def test_a_sentence_without_a_name(text):
    """One capital in a row, a small word that begins a sentence, and organisations are nobody's name."""
    assert not names_person(text)
