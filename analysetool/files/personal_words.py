# SPDX-License-Identifier: EUPL-1.2
"""The headings of columns about a person and about the handing in: what an import leaves behind and a folder lacks.

An import drops these columns and the search for raw exports looks for them, so that neither can know a word that the
other does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from analysetool.files.comparable import without_html

PERSONAL_WORDS = frozenset({
    # names
    "name", "naam", "nom", "nombre", "firstname", "lastname", "surname", "fullname", "middlename", "username", "user",
    "voornaam", "voornamen", "roepnaam", "achternaam", "familienaam", "geslachtsnaam", "meisjesnaam", "voorletter",
    "voorletters", "initialen", "tussenvoegsel", "tussenvoegsels", "volledigenaam", "gebruikersnaam", "gebruiker",
    "prenom", "contactgegevens", "persoonsgegevens", "recipientlastname", "recipientfirstname", "handtekening",
    # where to reach them
    "email", "emails", "emailadres", "emailadressen", "emailaddress", "epost", "mail", "mailadres", "mailaddress",
    "correoelectronico", "recipientemail", "telefoon", "telefoonnummer", "telefoonnr", "telnummer", "telnr", "tel",
    "mobiel", "mobielnummer", "mobielnr", "mobieltelefoonnummer", "mobieletelefoon", "mobile", "mobilephone",
    "mobilenumber", "gsm", "gsmnummer", "phone", "phonenumber", "telephone",
    # where they live
    "adres", "adresgegevens", "woonadres", "huisadres", "postadres", "address", "homeaddress", "straat", "straatnaam",
    "street", "huisnummer", "huisnr", "postcode", "postalcode", "zip", "zipcode", "woonplaats", "locationlatitude",
    "locationlongitude", "latitude", "longitude",
    # what tells them apart
    "bsn", "bsnnummer", "bsnnr", "burgerservicenummer", "burgerservicenr", "sofinummer", "ssn", "paspoortnummer",
    "identiteitsnummer", "idnummer", "rijbewijsnummer", "vnummer", "personeelsnummer", "clientnummer", "clientnr",
    "patientnummer", "patientnr", "relatienummer", "iban", "ibannummer", "rekeningnummer", "bankrekening",
    "bankrekeningnummer", "kenteken", "geboortedatum", "geboortedag", "geboortejaar", "geboorteplaats", "geborenop",
    "gebdatum", "gebdat", "birthdate", "birthday", "dateofbirth", "dob", "placeofbirth",
    # where they answered from, and by which invitation
    "ip", "ipaddr", "ipaddress", "ipadres", "token", "toegangscode", "externalreference", "externaldatareference",
    "refurl", "referrer", "referer", "useragent", "browser", "userid", "userdisplayname", "displayname", "customdata",
    "invitationnumber", "surveyidentifier", "redcapsurveyidentifier",
})  # fmt: skip
"""Headings that say who somebody is, or from where they answered; small, without accents, blanks and signs."""

IDENTITY_WORDS = frozenset({
    "id", "responseid", "responsid", "antwoordid", "antwoordnummer", "reactieid", "submissionid", "inzendingid",
    "inzendingsid", "respondentid", "contributionid", "recordid",
})  # fmt: skip
"""Headings of the number that a survey program gives a response."""

COMMON_WORDS = frozenset({
    "id", "status", "progress", "finished", "seed", "duration", "start", "end", "today", "index", "version", "complete",
})  # fmt: skip
"""Headings that survey programs write and that many other tables have too; some of the technical ones."""

TECHNICAL_WORDS = IDENTITY_WORDS | COMMON_WORDS | frozenset({
    "submitdate", "datesubmitted", "ingestuurdop", "lastpage", "laatstepagina", "startlanguage", "begintaal",
    "startdate", "datestarted", "begonnenop", "datestamp", "datelastaction", "laatstgewijzigdop", "enddate",
    "durationinseconds", "recordeddate", "distributionchannel", "userlanguage", "starttime", "completiontime",
    "lastmodifiedtime", "begintijd", "starttijd", "tijdvanvoltooien", "voltooiingstijd", "eindtijd",
    "tijdvanlaatstewijziging", "laatstgewijzigd", "timestamp", "tijdstempel", "totalpoints", "quizfeedback",
    "gradepostedtime", "totaalaantalpunten", "interviewtime", "totaltime", "respondent", "collectorid", "uuid",
    "submissiontime", "validationstatus", "submittedby", "deviceid", "lastupdate", "creationdate", "datummodified",
    "surveytimestamp", "totaaltijd", "datumingezonden", "redcapeventname", "redcapdataaccessgroup", "datecreated",
    "datemodified",
})  # fmt: skip
"""Headings about the handing in: when, how long, in what language, under which number."""

_PERSON = frozenset({
    "uw", "je", "jouw", "voor", "mijn", "wat", "is", "de", "het", "van", "en", "of", "op", "your", "my", "what", "the",
    "and", "deelnemer", "deelnemers", "respondent", "invuller", "contactpersoon", "kind", "ouder", "ouders", "partner",
    "moeder", "vader", "client", "participant", "optioneel", "verplicht", "optional", "required", "nummer", "nr",
})  # fmt: skip
"""Words around a personal one that leave it what it is: "Wat is uw e-mailadres?", "naam kind"."""
_NUMBERING = re.compile(r"q?\d+")
_TIMING = re.compile(r"groupTime\d+|\w+Time|attribute_\d+|[a-z]\w*_(?:timestamp|complete)")
_TIMED = frozenset({"vraagtijd", "groeptijd", "groepstijd", "questiontime", "grouptime"})
"""What goes before a statement's id where a column tells how long somebody looked at it."""
_OWN_TIMING = re.compile(r"groupTime\d+|attribute_\d+")
LONGEST_HEADING = 3_000
"""Signs of a heading that is looked at in parts; what is longer is a text of its own."""
_LONGEST = 8
"""Words that a heading about a person has at most; statements have more, and are not taken apart."""


def is_personal(heading: str) -> bool:
    """True for a heading that says who somebody is, or from where they answered.

    Signs, blanks, capitals and accents make no difference. Nor do words around it that only say whose it is, and two
    of these headings in one ("postcode + huisnummer") are one too.
    """
    words = [word for word in _words(heading) if not _NUMBERING.fullmatch(word)]
    if len(words) > _LONGEST:
        return False
    return "".join(words) in PERSONAL_WORDS or _is_made_of(words)


def is_technical(heading: str) -> bool:
    """True for a heading about the handing in, as survey programs write them."""
    if "".join(_words(heading)) in TECHNICAL_WORDS or _TIMING.fullmatch(heading.strip()):
        return True
    before, colon, _ = heading.partition(":")
    return bool(colon) and "".join(_words(before)) in _TIMED


def is_telling(heading: str) -> bool:
    """True for a heading that by itself shows that its table is an export: no other table has it."""
    if is_personal(heading) or _OWN_TIMING.fullmatch(heading.strip()):
        return True
    return "".join(_words(heading)) in TECHNICAL_WORDS - COMMON_WORDS


def _is_made_of(words: list[str]) -> bool:
    """True when words, two or three together as people split them (e mail adres), are personal, and the rest is whose.

    Walks along the words and keeps, for every place that can be reached, whether a personal word was met on the way.
    """
    reached = {0: False}
    for start in range(len(words)):
        if start not in reached:
            continue
        if words[start] in _PERSON:
            reached[start + 1] = reached.get(start + 1, False) or reached[start]
        for end in range(start + 1, len(words) + 1):
            if "".join(words[start:end]) in PERSONAL_WORDS:
                reached[end] = True
    return reached.get(len(words), False)


def _words(heading: str) -> list[str]:
    """The words of a heading, small and without accents; digits behind a word count apart (naam1, naam_1).

    A text that is no heading any more has none: what it says is asked of whoever imports it.
    """
    return list(_each_word(without_html(heading))) if len(heading) <= LONGEST_HEADING else []


def _each_word(text: str) -> Iterator[str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    for found in re.finditer(r"[^\W_]+", bare.casefold()):
        word = found[0]
        name = word.rstrip("0123456789")
        if len(name) > 1 and name != word:
            yield name
            yield word[len(name) :]
        else:
            yield word
