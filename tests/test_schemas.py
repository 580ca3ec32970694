# SPDX-License-Identifier: EUPL-1.2
"""The schemas of files: they say what the readers say, and what they cannot say is a known list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from analysetool.cli import app
from analysetool.files.fields import MAX_YEAR, MIN_YEAR, YEAR_PATTERN, iso_date
from analysetool.files.file_shapes import MEASUREMENT_FILE, REQUIREMENT, SHEET, STATEMENT_SET
from analysetool.files.shapes import Answered, Block, Listed, PerKey
from analysetool.files.statement_sets import shipped_statement_set
from analysetool.model import Release, StatementSet
from analysetool.schemas.catalogue import NAMES, schema_of, schema_text
from analysetool.schemas.from_shapes import DAY_PATTERN, as_yaml_sees
from tests import running
from tests.conftest import make_set, parsed, thorough
from tests.schema_files import (
    FULL,
    SCHEMA_NAMES,
    SET,
    as_editors_read,
    complaints,
    places,
    quick_complaints,
    schema_accepts,
    validator,
    value_at,
    with_unknown_key,
    with_yaml,
    without,
)

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "analysetool" / "schemas"
LIKE_THE_FIRST = {1, 2, 3, 4, "2", "3", "4"}
"""Places in a list or on the scale that are of the same kind as the one before."""
PLACES = [
    (kind, where) for kind, content in FULL.items() for where in places(content) if not LIKE_THE_FIRST & set(where)
]

PIECES = (
    "~", "", "onzin", '"onzin"', "true", "no", "-1", "0", "1", "4", "5", "6", "2.5", '"4"', '"2.5"', '"-1"',
    "1899", "1900", "2026", '"2026"', "2999", "3000", '"3000"', "026", "2026-10-01", '"2026-10-01"', "2026-13-01",
    "2026-1-1", "0000-01-01", "01-10-2026", "weet-niet", "nvt", "individueel", "gezamenlijk", "bureau", "open", "klaar",
    "partners", "ouders",
    "waarschuwing", "na", "borging", "proef", "1.0", '"1.0"', '"0.9"', '"2.0"', "jgz", "medisch", "A01", "A09", "A10",
    "Z99", "totaal", "deelnemers", "[]", "[A01]", "[A01, A02, A03, A04]", "[A09]", "[onzin]", "[~]", "[[A01]]",
    "[1, 2, 3, 4, 5]", '[0, "0", 0, 0, 0]', "[1, 2, 3, 4]", "[1, 2, 3, 4, 5, 6]", "[-1, 0, 0, 0, 0]",
    "[2.5, 0, 0, 0, 0]", "[~, 0, 0, 0, 0]", "{}", "[{}]", "{A01: 4}", "{A01: ~}", "{A01: []}", "{A09: 4}",
    "{A01: {score: 3}}", "{A01: {scores: [1, 2, 3, 4, 5]}}", "{score: ~}", "{score: 3, opmerking: Ja.}",
    "{score: 3, opmerking: Er staat “ja”.}", '{score: "3", opmerking: "Er staat \\"ja\\"."}',
    "{score: 3, opmerking: “ ”}", "{opmerking: “ja”}",
    "{score: [3]}", "{medisch: 3}", "{medisch: ~}", "{onzin: 1}", "{onzin: {titel: Ja, cluster: ja}}",
    "{onzin: {titel: Ja}}", "{1: a, 2: b, 3: c, 4: d, 5: e}", "{1: a}", "{6: a}", "{1: ~}",
    "{document: plan, plaats: p. 3}", "{tekst: Ja.}", "[{versie: 2}]", "[{naam: a, waarde: 1}]",
    "[{stelling: A01, wat: Bellen}]",
)  # fmt: skip
"""Pieces of YAML that are right in some places and wrong in others."""
BETWEEN_KEYS = ("staat niet bij gevraagd", "staat niet bij bronnen", "staat niet bij domeinen")
"""What the readers say of keys that do not go together; see KNOWN."""


def same_verdict(kind: str, text: str) -> str | None:
    """None when reader and schema say the same of a file, else what each of them says."""
    found = [message for message in quick_complaints(kind, text) if not any(words in message for words in BETWEEN_KEYS)]
    accepted = schema_accepts(kind, text)
    return None if accepted == (not found) else f"schema {'accepts' if accepted else 'refuses'} {text}: {found}"


@pytest.mark.parametrize("kind", FULL)
def test_full_files_are_good(kind, tmp_path):
    """A file with every key is good in the eyes of both."""
    text = json.dumps(FULL[kind])
    assert complaints(tmp_path / "bestand.yaml", text) == []
    assert list(validator(SCHEMA_NAMES.get(kind, kind)).iter_errors(as_editors_read(text)[0])) == []


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "where"), PLACES, ids=[f"{kind} {'.'.join(map(str, at))}" for kind, at in PLACES])
def test_reader_and_schema_agree(kind, where):
    """Whatever stands in a place, reader and schema both take it or both refuse it."""
    other_notation = "1" if where[-1] == "versie" else "1.0"
    in_list = isinstance(where[-1], int)  # where nothing at all is no YAML
    pieces = [piece for piece in PIECES if piece != other_notation and (piece or not in_list)]
    if not thorough():  # the gate tries all of them; elsewhere a sixth at each place, and together all
        pieces = pieces[sum(map(len, map(str, where))) % 6 :: 6]
    texts = [with_yaml(FULL[kind], where, piece) for piece in pieces]
    texts.append(without(FULL[kind], where))
    if isinstance(value_at(FULL[kind], where), dict):
        texts.append(with_unknown_key(FULL[kind], where))
    verdicts = [same_verdict(kind, text) for text in texts]
    assert [verdict for verdict in verdicts if verdict] == []


@pytest.mark.parametrize("kind", FULL)
def test_unknown_top_key_is_refused_by_both(kind, tmp_path):
    """A key that no file has is refused at the top too."""
    text = with_unknown_key(FULL[kind], ())
    assert complaints(tmp_path / "bestand.yaml", text)
    assert not schema_accepts(kind, text)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FULL)
@pytest.mark.gate(most=2)
def test_places_have_both_verdicts(kind, tmp_path):
    """The pieces put both good and bad files before the readers, and `controleer` says of each what its reader says."""
    good = bad = 0
    for where in places(FULL[kind]):
        for piece in ("~", "onzin", "4", "[]", "{}"):
            text = with_yaml(FULL[kind], where, piece)
            found = complaints(tmp_path / "bestand.yaml", text)
            assert found == quick_complaints(kind, text)
            good, bad = good + (not found), bad + bool(found)
    assert good > 10
    assert bad > 10


@pytest.mark.parametrize("statement", ["A09", "A10"])
@pytest.mark.parametrize("version", ["0.8", "0.9", "1.0"])
@pytest.mark.parametrize(
    "place",
    [
        "scores: {{{}: 4}}", "gevraagd: [{}]\nscores:", "scores:\nopen: [{}]", "scores:\nredenen: {{{}: Ja}}",
        "scores:\nhandopsteken: {{{}: {{scores: [0, 0, 0, 0, 1]}}}}", "scores:\nacties: [{{stelling: {}, wat: Ja}}]",
    ],
)  # fmt: skip
def test_dropped_statements_stand_in_sheets_of_their_version(place, version, statement, tmp_path):
    """A09 may stand in sheets of 0.8 and A10 in those of 0.9; in all other versions they do not exist."""
    text = f'stellingenset: proef\nversie: "{version}"\ncoalitie: Dorp\njaar: 2026\nsoort: gezamenlijk\n'
    text += place.format(statement) + "\n"
    had = {"0.8": {"A09"}, "0.9": {"A10"}, "1.0": set()}[version]
    assert (complaints(tmp_path / "bestand.yaml", text) == []) == (statement in had)
    assert schema_accepts("scorelijst", text) == (statement in had)


def test_ids_that_look_like_numbers_need_no_quotes(tmp_path):
    """A set of somebody's own may number its statements 1 and 2, have version 2 and a domain that is called true."""
    own = make_set({"A": {"A1": ("1", "2.5")}}, domains={"true": "groep"}, history=(Release(version="2"),))
    text = "stellingenset: proef\nversie: 2\ncoalitie: 3\njaar: 2026\ndeelnemer: 4\ndomein: true\ngevraagd: [1, 2.5]\n"
    text += "scores: {1: 5, 2.5: nvt}\n"
    assert complaints(tmp_path / "bestand.yaml", text, own) == []
    assert schema_accepts("scorelijst", text, own)
    wrong = text.replace("2.5]", "2.6]")
    assert complaints(tmp_path / "bestand.yaml", wrong, own)
    assert not schema_accepts("scorelijst", wrong, own)


def test_a_set_without_domains(tmp_path):
    """Then no sheet has a domain, and clusters are free."""
    own = make_set(domains={})
    sheet = json.dumps(FULL["scorelijst"])
    assert complaints(tmp_path / "bestand.yaml", sheet, own)
    assert not schema_accepts("scorelijst", sheet, own)
    measurement = json.dumps(FULL["meting"]).replace("medisch", "eigen groep")
    assert complaints(tmp_path / "bestand.yaml", measurement, own) == []
    assert schema_accepts("meting", measurement, own)
    assert not schema_accepts("meting", measurement)


SHORT = "{coalitie: Dorp, jaar: 2026}"
REQUIREMENTS = """\
eisen:
  - {onderdeel: totaal, minimaal: 3.0}
  - {onderdeel: delen, maximale_daling: 0.5}
  - {onderdeel: A03, minimaal: 4, niveau: waarschuwing}
  - {onderdeel: A1, maximale_daling: 0}
  - {onderdeel: stellingen, maximale_daling: 0.5, zeker: ja}
  - {onderdeel: delen, maximale_daling: 1, niveau: waarschuwing, eerste_meting: fout}
  - {onderdeel: ingevuld, minimaal: 90}
  - {onderdeel: deelnemers, minimaal: 5}
  - {onderdeel: vorige_jaren, ongewijzigd: ja, eerste_meting: fout}
"""
SUBJECTS = (
    "totaal", "delen", "themas", "stellingen", "A", "A1", "A01", "ingevuld", "deelnemers", "vorige_jaren", "Z99", "~",
    '""', "[A01]", "Totaal",
)  # fmt: skip
LIMITS = (
    "0", "0.5", "1", "3", "3.0", "4", "4.1", "5", "5.1", "6", "100", "100.5", "101", "-1", "~", "veel", "[3]", '"3.5"',
    '"5"', '"100"', '"101"', '"0"', '"-1"', '"3,5"', "3,5", "true", "ja", "nee", '"ja"', "[ja]",
)  # fmt: skip


def good_requirement(subject: str, limit: str, value: str) -> bool:
    """What section 7 of the contract makes of one requirement, written out once more."""
    number = value.strip('"')
    if limit == "ongewijzigd":
        return subject == "vorige_jaren" and number == "ja"
    if subject not in SUBJECTS[:9] or not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", number):
        return False
    if subject in ("ingevuld", "deelnemers") and limit == "maximale_daling":
        return False
    if subject == "deelnemers":
        return float(number) >= 1 and float(number).is_integer()
    low, high = (0, 100) if subject == "ingevuld" else (0, 4) if limit == "maximale_daling" else (1, 5)
    return low <= float(number) <= high


def requirement_texts() -> list[tuple[str, bool]]:
    """Lists of one requirement, each with whether it is good: every subject with every limit, and other faults."""
    texts = [
        (f"eisen: [{{onderdeel: {subject}, {limit}: {value}}}]", good_requirement(subject, limit, value))
        for subject in SUBJECTS
        for limit in ("minimaal", "maximale_daling", "ongewijzigd")
        for value in LIMITS
    ]
    good = "{onderdeel: totaal, minimaal: 3}"
    return [
        *texts,
        (REQUIREMENTS, True),
        (f"eisen: [{good}]", True),
        ("eisen: []", False), ("eisen:", False), ("eisen: 3", False), (f"eisen: {good}", False), ("{}", False),
        (f"eisen: [{good}]\ntitel: Ja", False), ("eisen: [totaal]", False), ("eisen: [~]", False),
        ("eisen: [{onderdeel: totaal}]", False), ("eisen: [{minimaal: 3}]", False),
        ("eisen: [{onderdeel: totaal, minimaal: 3, maximale_daling: 1}]", False),
        ("eisen: [{onderdeel: totaal, minimaal: 3, maximaal: 4}]", False),
        *(
            (f"eisen: [{{onderdeel: totaal, maximale_daling: 1, zeker: {word}}}]", right)
            for word, right in (("ja", True), ("nee", True), ("~", True), ("true", False), ("[]", False), ("1", False))
        ),
        ("eisen: [{onderdeel: totaal, minimaal: 3, zeker: ja}]", False),
        ("eisen: [{onderdeel: totaal, minimaal: 3, zeker: ~}]", True),
        *(
            (f"eisen: [{{onderdeel: totaal, maximale_daling: 1, eerste_meting: {word}}}]", right)
            for word, right in (("overslaan", True), ("fout", True), ("~", True), ("ja", False), ("[]", False))
        ),
        ("eisen: [{onderdeel: vorige_jaren}]", False),
        ("eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja, minimaal: 3}]", False),
        ("eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja, zeker: ja}]", False),
        ("eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja, eerste_meting: overslaan}]", True),
        ("eisen: [{onderdeel: totaal, minimaal: 3, eerste_meting: fout}]", False),
        ("eisen: [{onderdeel: totaal, minimaal: 3, eerste_meting: ~}]", True),
        *(
            (f"eisen: [{{onderdeel: totaal, minimaal: 3, niveau: {level}}}]", right)
            for level, right in (("fout", True), ("waarschuwing", True), ("~", True), ("ernstig", False), ("[]", False))
        ),
    ]  # fmt: skip


@pytest.mark.slow
def test_requirements_are_good_or_not():
    """The schema takes what the contract takes, and refuses limits that a subject cannot have."""
    assert [text for text, good in requirement_texts() if schema_accepts("eisen", text) != good] == []


def test_reader_and_schema_agree_on_requirements(shipped):
    """The reader of requirements says of every list what the schema says, and knows the same keys."""
    reader = pytest.importorskip("analysetool.files.requirements", reason="analysetool.files.requirements is not there")

    def accepted(text: str, statement_set: StatementSet) -> bool:
        document = parsed(text, "eisen.yaml")
        reader.parse_requirements(document, statement_set)
        return document.problems == []

    assert REQUIREMENT.names == reader.KEYS
    assert [text for text, good in requirement_texts() if accepted(text, SET) != good] == []
    twice = "eisen: [{onderdeel: totaal, minimaal: 3}, {onderdeel: totaal, minimaal: 4}]"
    assert schema_accepts("eisen", twice)
    assert not accepted(twice, SET)
    for path in (ROOT / "voorbeelden").rglob("eisen.yaml"):
        text = path.read_text(encoding="utf-8")
        assert accepted(text, shipped)
        assert schema_accepts("eisen", text, shipped)


KNOWN = [
    # What the schema cannot see: it takes what the reader refuses.
    ("een dubbele sleutel", "meting", "meting: {coalitie: Dorp, jaar: 2026, jaar: 2026}", False),
    ("een verwijzing met `&` of `*`", "meting", "meting: {coalitie: &naam Dorp, jaar: 2026, contact: *naam}", False),
    ("een tweede document na `---`", "meting", f"meting: {SHORT}\n---\nmeting: {SHORT}", False),
    ("een datum die niet bestaat", "meting", "meting: {coalitie: Dorp, jaar: 2026, peildatum: 2026-02-30}", False),
    ("een getal in een andere schrijfwijze", "meting", "meting: {coalitie: Dorp, jaar: 2026.0}", False),
    ("een getal in een andere schrijfwijze", "meting", "meting: {coalitie: Dorp, jaar: 0x7EA}", False),
    ("een getal in een andere schrijfwijze", "scorelijst", with_yaml(FULL["scorelijst"], ("versie",), "1"), False),
    ("een antwoord op een stelling die niet bij `gevraagd` staat", "scorelijst",
     with_yaml(FULL["scorelijst"], ("gevraagd",), "[A01]"), False),
    ("een id dat twee keer voorkomt", "stellingenset", with_yaml(
        FULL["stellingenset"], ("delen", 0, "themas", 0, "id"), "D"), False),
    ("een id met onzichtbare tekens", "stellingenset", with_yaml(
        FULL["stellingenset"], ("delen", 0, "id"), r'"D\u200b"'), False),
    ("een `bron` die niet bij `bronnen` staat", "stellingenset", without(FULL["stellingenset"], ("bronnen",)), False),
    ("een naam in `over` die niet bij `domeinen` staat", "stellingenset", with_yaml(
        FULL["stellingenset"], ("delen", 0, "themas", 0, "stellingen", 0, "over"), "[onzin]"), False),
    ("een versie die twee keer in `geschiedenis` staat", "stellingenset", with_yaml(
        FULL["stellingenset"], ("geschiedenis",), '[{versie: "1.0"}, {versie: "1.0"}]'), False),
    ("een `geschiedenis` in de verkeerde volgorde", "stellingenset", with_yaml(
        FULL["stellingenset"], ("geschiedenis",), '[{versie: "1.0"}, {versie: "0.9"}]'), False),
    # What the reader lets pass: the schema refuses it.
    ("spaties binnen aanhalingstekens", "meting", 'meting: {coalitie: Dorp, jaar: " 2026"}', True),
    ("lege aanhalingstekens", "meting", 'meting: {coalitie: Dorp, jaar: 2026, peildatum: ""}', True),
    ("een gewicht tussen aanhalingstekens met een `e`", "stellingenset", with_yaml(
        FULL["stellingenset"], ("delen", 0, "themas", 0, "stellingen", 0, "gewicht"), '"1e1"'), True),
]  # fmt: skip
"""Per difference its name in the documentation, a file, and whether the reader takes it; the schema does the other."""
SEVERAL_FILES = ("twee lijsten van dezelfde deelnemer", "twee bestanden over dezelfde meting")


@pytest.mark.parametrize(("name", "kind", "text", "read"), KNOWN, ids=[f"{name} {kind}" for name, kind, *_ in KNOWN])
def test_known_differences(name, kind, text, read, tmp_path):
    """What reader and schema judge differently is just this, and the documentation lists it."""
    assert (complaints(tmp_path / "bestand.yaml", text) == []) == read
    assert schema_accepts(kind, text) != read
    assert f"\n- {name}" in (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")


def test_several_files_are_beyond_a_schema(tmp_path):
    """Two good files that cannot be together: the documentation lists them."""
    for name, kind in (("sheets", "scorelijst"), ("joint", "gezamenlijk"), ("infos", "meting")):
        folder = tmp_path / name
        folder.mkdir()
        text = json.dumps(FULL[kind])
        (folder / "een.yaml").write_text(text, encoding="utf-8")
        assert complaints(folder / "twee.yaml", text) == []
        assert schema_accepts(kind, text)
        result = running.run("controleer", folder, "--stellingen", own_set(tmp_path))
        assert result.returncode == 2, result.stdout.decode()
        assert "staat ook in" in result.stdout.decode()
    told = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [name for name in SEVERAL_FILES if f"\n- {name}" not in told] == []


def own_set(folder: Path) -> str:
    """A statement set on disk that fits the full files."""
    path = folder / ".set.yaml"
    statements = [{"id": statement.id, "tekst": statement.text} for statement in SET.statements]
    content = {
        **FULL["stellingenset"],
        "id": "proef",
        "domeinen": {domain.id: {"titel": domain.title, "cluster": domain.cluster} for domain in SET.domains.values()},
        "delen": [{"id": "D", "titel": "D", "themas": [{"id": "D1", "titel": "D1", "stellingen": statements}]}],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("piece", "good"),
    [("[jgz]", True), ("[medisch, jgz]", True), ("~", True), ("[]", False), ("[jgz, jgz]", False), ("jgz", False),
     ("[~]", False), ("[[jgz]]", False), ("{jgz: 1}", False)],
)  # fmt: skip
def test_whose_work_is_a_list_without_doubles(piece, good):
    """`over` holds at least one name and none twice, to reader and schema alike."""
    where = ("delen", 0, "themas", 0, "stellingen", 0, "over")
    text = with_yaml(FULL["stellingenset"], where, piece)
    assert (quick_complaints("stellingenset", text) == []) is good
    assert schema_accepts("stellingenset", text) is good


def test_year_pattern_is_the_limits_of_years():
    """The pattern for a year as text takes exactly the years that are allowed as a number."""
    accepted = [year for year in range(10000) if re.fullmatch(YEAR_PATTERN, f"{year:04}")]
    assert accepted == list(range(MIN_YEAR, MAX_YEAR + 1))


@pytest.mark.parametrize("text", ["2026-10-01", "2024-02-29", "0001-01-01", "2026-12-31"])
def test_day_pattern_takes_days(text):
    """Days that exist are days to both."""
    assert iso_date(text) is not None
    assert re.search(DAY_PATTERN, text)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (["A01"], ["A01"]), (["1.0"], ["1.0", 1.0]), (["1.10"], ["1.10", 1.1]), (["12"], [12, "12"]),
        (["true"], ["true", True]), (["no"], ["no"]),
        (["True"], ["True", True]), (["1e3"], ["1e3", 1000.0]), (["1-2"], ["1-2"]), (["012"], ["012", 12]),
    ],
)  # fmt: skip
def test_words_as_yaml_sees_them(words, seen):
    """A word that YAML 1.2 takes for something else is allowed as both; `no` is a word there."""
    assert as_yaml_sees(words) == seen
    assert as_editors_read(words[0])[0] in seen


def test_what_editors_propose_comes_first():
    """An answer is proposed as 4 and not as "4", and the other way to write it comes behind all answers."""
    assert as_yaml_sees(["4", "weet-niet", "1.10"]) == [4, "weet-niet", "1.10", "4", 1.1]


def shape_blocks(shape: object):
    """Every block of a file's description."""
    if isinstance(shape, Block):
        yield shape
        for key in shape.keys:
            yield from shape_blocks(key.of)
    elif isinstance(shape, Listed | PerKey):
        yield from shape_blocks(shape.of)
    elif isinstance(shape, Answered):
        yield from shape_blocks(shape.block)


def test_full_files_have_every_key():
    """No key of a description is missing from the files that the other tests change."""
    written: set[str] = set()
    for content in FULL.values():
        written |= {str(where[-1]) for where in places(content)}
    known = {
        key for file in (SHEET, MEASUREMENT_FILE, STATEMENT_SET) for block in shape_blocks(file) for key in block.names
    }
    assert known - written == set()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_schemas_are_schemas(name, shipped):
    """Each follows JSON Schema 2020-12, has a name and tells in Dutch what every key of a file is for."""
    schema = schema_of(name, shipped)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith(f"urn:analysetool-kansrijke-start:schema:{name}")
    assert schema["title"]
    assert schema["description"].endswith(".")


def named_properties(schema: object):
    """Every name that a schema has a property for."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for own in schema.values():
            yield from named_properties(own)
    elif isinstance(schema, list):
        for own in schema:
            yield from named_properties(own)


@pytest.mark.parametrize("name", ["scorelijst", "stellingenset"])
def test_keys_that_look_like_numbers_stand_under_patterns(name):
    """Editors keep the key 1 as a number and do not find it under the name "1"; under a pattern they do."""
    schema = schema_of(name, make_set({"A": {"A1": ("1", "2.5", "A01")}}))
    assert [key for key in named_properties(schema) if as_editors_read(key) != [key]] == []
    assert "^1$" in json.dumps(schema)


@pytest.mark.parametrize("name", NAMES)
def test_committed_schemas_are_up_to_date(name, shipped):
    """The schemas under version control are what the command gives: after a change, `make schemas`."""
    assert (COMMITTED / f"{name}.json").read_text(encoding="utf-8") == schema_text(name, shipped)


@pytest.mark.process
def test_schemas_do_not_change_by_themselves(shipped):
    """The same bytes in another process with another hash seed."""
    result = running.process("schema", "scorelijst", PYTHONHASHSEED="7")
    assert result.stdout.decode() == schema_text("scorelijst", shipped)


def test_hover_texts_are_harmless():
    """What a set of somebody's own puts in a schema cannot steer a terminal, and is still the same text."""
    own = make_set({"A": {"A1": ("x\u202ey", "\x9b31m")}})
    text = schema_text("scorelijst", own)
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []
    assert {"x\u202ey", "\x9b31m"} <= json.loads(text)["properties"]["scores"]["properties"].keys()


def shipped_yaml() -> list[Path]:
    """Every YAML file that comes with the tool and that people write too.

    The example of a repository is to stand elsewhere, and exercises are written by the makers alone.
    """
    examples = ROOT / "voorbeelden"
    return [
        ROOT / "analysetool" / "stellingen.yaml",
        *(
            path
            for path in sorted(examples.rglob("*.yaml"))
            if path.relative_to(examples).parts[0] not in ("ci", "oefenen")
        ),
    ]


@pytest.mark.parametrize("path", shipped_yaml(), ids=[str(path.relative_to(ROOT)) for path in shipped_yaml()])
@pytest.mark.slow
def test_shipped_files_name_their_schema(path):
    """Each leads an editor to a schema that is there, of the right kind, and follows it."""
    text = path.read_text(encoding="utf-8")
    (target,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", text, flags=re.MULTILINE)
    schema = path.parent / target
    (content,) = as_editors_read(text)
    kinds = {"scores": "scorelijst", "meting": "meting", "delen": "stellingenset", "eisen": "eisen"}
    assert schema.resolve() == COMMITTED / f"{next(kinds[key] for key in content if key in kinds)}.json"
    assert list(Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).iter_errors(content)) == []


def run(*arguments: object):
    """Run `schema`."""
    return running.run("schema", *arguments)


def test_unknown_schema_is_refused_with_the_list():
    """A name that does not exist: exit code 2 and all names there are."""
    result = run("onbekend")
    assert (result.returncode, result.stdout) == (2, b"")
    assert [name for name in NAMES if name not in result.stderr.decode()] == []


def test_help_names_every_schema():
    """The help tells what can be asked for."""
    told = " ".join(run("--help").stdout.decode().split())
    assert ", ".join(NAMES[:-1]) + f" of {NAMES[-1]}." in told


def test_schema_goes_to_a_file(tmp_path):
    """`--uit` writes a file, and never over another without being told so."""
    path = tmp_path / "meting.json"
    assert run("meting", "--uit", path).returncode == 0
    assert json.loads(path.read_bytes())["title"] == "meting.yaml"
    assert run("meting", "--uit", path).returncode == 2
    assert run("meting", "--uit", path, "--overschrijf").returncode == 0


def test_schema_of_an_own_set(tmp_path):
    """With `--stellingen` the ids are those of that set, and its name stands in the schema."""
    schema = json.loads(run("scorelijst", "--stellingen", own_set(tmp_path)).stdout)
    assert list(schema["properties"]["scores"]["properties"]) == [statement.id for statement in SET.statements]
    assert schema["$id"].endswith(":proef:1.0")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_schema_is_of_is_there(name):
    """A schema of the output of a command that does not exist announces what nobody can have."""
    described = str(schema_of(name, shipped_statement_set())["description"])
    commands = {command.name for command in app.registered_commands}
    assert set(re.findall(r"analysetool ([\w-]+)", described)) <= commands
