# SPDX-License-Identifier: EUPL-1.2
"""What fuzzing begins with: for each reader some files as they are, from the examples and from what programs write."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from analysetool.formats.form_xlsx import render_form_xlsx
from analysetool.imports.ledger import NAME, Ledger, LedgerEntry, Status
from analysetool.model import StatementSet, Voice
from analysetool.session.state_file import VERSION
from benchmarks.fuzz_mutations import packed
from tests import survey_files
from tests.coded import codes_of, people
from tests.conftest import make_form, make_set, with_parents
from tests.opendocument import ODS_HEAD, ODS_TAIL, text_cell

EXAMPLES = Path(__file__).resolve().parent.parent / "voorbeelden"
_SHORT = 20
"""Answers of an example that stay: longer files would only be slower."""


@cache
def small() -> StatementSet:
    """Six statements, of which parents are asked two."""
    return with_parents(make_set(), "A01", "A02")


@cache
def known_codes() -> frozenset[str]:
    """The codes of six people."""
    return frozenset(codes_of(people(small(), 6), small()))


def _example(name: str) -> bytes:
    """An example that is shipped, with no more than its first answers."""
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines(keepends=True)
    answers = [place for place, line in enumerate(lines) if re.match(r"  [ABC]\d\d: (?!\{scores)", line)]
    for place in reversed(answers[_SHORT:]):
        del lines[place]
    return "".join(lines).encode()


def examples(*names: str) -> Callable[[], Sequence[bytes]]:
    """Examples that are shipped."""
    return lambda: [_example(name) for name in names]


def sheet_seeds() -> Sequence[bytes]:
    """Score sheets of each kind."""
    joint = (
        "stellingenset: kansrijke-start\nversie: '1.0'\ncoalitie: Dorp\njaar: 2026\nsoort: gezamenlijk\n"
        "scores: {A01: 4, A02: {score: nvt, opmerking: 'ja: \"nee\"'}, A03: {opmerking: |-\n  twee\n  regels\n}}\n"
        "open: [A04]\nredenen: {A01: Omdat}\naanwezig: {jgz: 2, medisch: 1}\n"
        "handopsteken:\n  A01: {scores: [1, 0, 2, 0, 0], weet_niet: 1, nvt: 0}\n  A02: {wijze: geheim, aantal: 3}\n"
        "acties:\n  - {stelling: A01, wat: Bellen, wie: GGD, wanneer: 2027-01-15, status: vervallen, reden: te duur, "
        "sinds: 2025}\n"
    )
    return [
        _example("voorbeeldstad/2026/b58g5jttb.yaml"),
        _example("voorbeeldstad/2026/gezamenlijk.yaml"),
        _example("neder-betuwe/2024/bureau.yaml"),
        _example("ci/metingen/2026/c4pq7mwau.yaml"),
        joint.encode(),
    ]


def set_seeds() -> Sequence[bytes]:
    """Statement sets."""
    own = (
        'id: proef\nversie: "1.1"\ntitel: Proef\nverantwoording: Omdat.\n'
        "schaal: {1: Nee, 2: Bijna, 3: Half, 4: Veel, 5: Ja}\n"
        "geschiedenis:\n  - {versie: '1.0'}\n"
        "  - {versie: '1.1', toegevoegd: [A02], gewijzigd: [A01], vervallen: [A09]}\n"
        "domeinen: {jgz: {titel: Zorg, cluster: medisch}, ouders: {titel: Ouders}}\n"
        "bronnen: {plan: {titel: Het plan, uitgever: Rijk, jaar: 2025}}\n"
        "delen:\n  - id: A\n    titel: Een\n    inleiding: Kort.\n    themas:\n      - id: A1\n        titel: Thema\n"
        "        stellingen:\n          - id: A01\n            tekst: Wij weten het.\n"
        "            toelichting: Alles telt.\n"
        "            ankers: {1: Niets, 5: Alles}\n            advies: Begin.\n            spoor: samen\n"
        "            bron: {document: plan, plaats: blz. 3}\n            fase: voor\n            gewicht: 1.5\n"
        "            over: [jgz]\n            ouders: {tekst: Ik weet het.}\n"
        "          - {id: A02, tekst: Wij doen het.}\n"
    )
    return [_example("ci/nieuwe-stellingen.yaml"), own.encode()]


def requirement_seeds() -> Sequence[bytes]:
    """Requirements."""
    more = (
        "eisen:\n  - {onderdeel: A, maximale_daling: 0.5, zeker: ja}\n  - onderdeel: totaal\n    minimaal: 3.5\n"
        "    niveau: waarschuwing\n  - {onderdeel: stellingen, maximale_daling: 1, eerste_meting: mag}\n"
        "  - {onderdeel: vorige_jaren, onveranderd: ja}\n"
    )
    return [_example("ci/eisen.yaml"), _example("ci/nieuwe-eisen.yaml"), more.encode()]


def map_seeds() -> Sequence[bytes]:
    """Column maps."""
    text = (
        "kolommen: {Vraag 1: A01, C: A04, vraag 3: B01}\nlabels: {Zeker: 5, Nooit: 1, 6: weet-niet, 7: nvt, Geen: "
        "niet-ingevuld}\ndeelnemerskolom: Code\ndomeinkolom: Plek\ndomeinen: {Consultatiebureau: jgz}\n"
        "kenmerkkolom: Nr\n"
        "coalitie: Gemeente\noverslaan: [Tevreden?]\n"
    )
    return [text.encode(), b"coalitie: {Dorp bij Stad: Dorp, Stad: Stad}\nkolommen:\n  'F': A01\n"]


def _made(write: Callable[..., Path], name: str, count: int = 3, **choices: object) -> bytes:
    """What a survey program, or this tool, writes of some people."""
    with tempfile.TemporaryDirectory() as folder:
        return write(
            Path(folder) / name, small(), survey_files.make_respondents(small(), count), **choices
        ).read_bytes()


def table_seeds() -> Sequence[bytes]:
    """Long tables and tallies."""
    written = 'coalitie;jaar;deelnemer;domein;stelling;score;opmerking\nDorp;2026;a7;jgz;A01;4;"één; twee"\n'
    return [
        _made(survey_files.long_csv, "a.csv"),
        _made(survey_files.tally_csv, "a.csv"),
        written.encode(),
        b"sep=,\nstelling,score,jaar,coalitie,aantal\nA01,,2026,Dorp,3\nA01,5,2026,Dorp,1\n",
    ]


def export_seeds() -> Sequence[bytes]:
    """Exports in csv."""
    return [
        _made(survey_files.lime_survey_csv, "a.csv"),
        _made(survey_files.google_forms_csv, "a.csv"),
        _made(survey_files.qualtrics_csv, "a.csv"),
        *table_seeds()[:2],
    ]


def workbook_seeds() -> Sequence[bytes]:
    """Exports and forms in xlsx."""
    return [
        _made(survey_files.microsoft_forms_xlsx, "a.xlsx"),
        _made(survey_files.lime_survey_xlsx, "a.xlsx"),
        _made(survey_files.long_xlsx, "a.xlsx", 2),
        render_form_xlsx(make_form(small(), Voice.PARTNERS)),
    ]


def ods_seeds() -> Sequence[bytes]:
    """Sheets of LibreOffice."""

    def sheet(rows: Sequence[Sequence[object]]) -> bytes:
        lines = "".join(
            f"<table:table-row>{''.join(text_cell(str(cell)) for cell in row)}"
            '<table:table-cell table:number-columns-repeated="3"/></table:table-row>'
            for row in rows
        )
        content = f'{ODS_HEAD}<table:table table:name="Blad">{lines}</table:table>{ODS_TAIL}'
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        return packed([("mimetype", kind), ("content.xml", content.encode())])

    answered = survey_files.make_respondents(small(), 2)
    return [
        sheet(survey_files.google_forms_rows(small(), survey_files.make_respondents(small(), 3))),
        sheet(survey_files.long_rows(small(), answered)),
    ]


def zip_seeds() -> Sequence[bytes]:
    """Archives of tables."""
    tables = [_made(survey_files.lime_survey_csv, "a.csv", 2), _made(survey_files.google_forms_csv, "a.csv")]
    return [
        _made(survey_files.google_forms_zip, "a.zip"),
        packed([("een.csv", tables[0]), ("map/twee.csv", tables[0]), ("__MACOSX/._een.csv", b"x")]),
        packed([("a.csv", tables[1])]),
    ]


def _answers(**more: object) -> str:
    whole: dict[str, object] = {
        "soort": "antwoorden", "formaatversie": 1, "stellingenset": "proef", "versie": "1.0", "coalitie": "Dorp",
        "jaar": 2026, "voor": "partners", "kenmerk": "3f9c" * 8, "deelnemer": "k7m2q9xa", "domein": "jgz",
        "gevraagd": ["A01", "A02", "A03", "A04", "B01", "B02"],
        "antwoorden": {
            "A01": {"score": "4"}, "A02": {"score": "weet-niet", "opmerking": "<script>\nna"},
            "A04": {"opmerking": "=1+1"},
        },
    }  # fmt: skip
    return json.dumps(whole | more, ensure_ascii=False, indent=1)


def answer_seeds() -> Sequence[bytes]:
    """Answers and codes as pages save them."""
    codes = json.dumps(
        {
            "soort": "antwoordcodes", "formaatversie": 1, "stellingenset": "proef", "versie": "1.0", "coalitie": "Dorp",
            "jaar": 2026, "codes": sorted(known_codes())[:3],
        }
    )  # fmt: skip
    return [_answers().encode(), f"Beste Kim,\n{_answers()}\n{_answers(kenmerk='1a2b' * 8)}".encode(), codes.encode()]


def code_text_seeds() -> Sequence[bytes]:
    """Codes that somebody typed."""
    codes = sorted(known_codes())
    return [
        "\n".join(codes).encode(),
        f"Hallo\nAntwoordcode: {codes[0]}\nGroet\n> Antwoordcode:\n> {codes[1][:30]}\n> {codes[1][30:]}\n".encode(),
    ]


def mail_seeds() -> Sequence[bytes]:
    """Mails with answers in them."""

    def mail(text: str, *, attached: bytes = b"", html: str = "", coding: str | None = None) -> bytes:
        own = EmailMessage()
        own["From"], own["Subject"] = "Jan Jansen <jan@example.org>", "antwoorden"
        own.set_content(text, cte=coding)
        if html:
            own.add_alternative(html, subtype="html")
        if attached:
            own.add_attachment(attached, maintype="application", subtype="octet-stream", filename="antwoorden.json")
        return bytes(own)

    code = min(known_codes())
    return [
        mail("Hierbij.", attached=_answers().encode()),
        mail(f"Hierbij één\n{_answers()}", coding="quoted-printable"),
        mail(_answers(), coding="base64", html=f"<p>Hierbij</p><pre>{_answers()}</pre>"),
        mail(f"Antwoordcode: {code}"),
    ]


def state_seeds() -> Sequence[bytes]:
    """Where a session was."""
    whole = {
        "formaatversie": 0, "soort": "werksessie", "coalitie": "Dorp", "jaar": 2026, "minuten": 60,
        "per_stelling": None,
        "agenda": [{"stelling": own, "minuten": 5, "onderwerp": "x"} for own in ("A01", "A02")],
        "te_verdelen": [], "niet_besproken": ["A03"], "bij": 1, "gebruikt": 3.5, "gebruikt_per_stelling": {"A01": 2.0},
        "eerdere_acties": False, "halte": 0, "verdeeld_tot": 0, "stil": {"stellingen": ["A01"], "tot": 12.5},
        "getoond": {"A01": [1, 2, 0, 0, 1, 0, 0, 0]}, "klaar": False,
    }  # fmt: skip
    return [json.dumps(whole | {"formaatversie": VERSION}).encode()]


def leader_seeds() -> Sequence[bytes]:
    """Who leads a session."""
    whole = {
        "soort": "werksessie-leider", "sinds": "14:05", "teken": "0f" * 8, "zout": "1a" * 8, "laptop": "2b" * 8,
        "gezien": round(time.time()),
    }  # fmt: skip
    return [json.dumps(whole).encode()]


def ledger_seeds() -> Sequence[bytes]:
    """A ledger of an import."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(path=Path(folder) / NAME, salt="0f" * 16)
        ledger.put(LedgerEntry(key=ledger.code_key("k7m2q9xa"), answers="a", participant="k7m2q9xa"))
        ledger.put(LedgerEntry(key=ledger.hash_of("x"), answers=None, participant=None, status=Status.REMOVED))
        ledger.put(LedgerEntry(key=ledger.row_key("y"), answers="b", participant="p0000001"))
        ledger.save()
        return [ledger.path.read_bytes()]
