# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the schemas share: full files of each kind, YAML as an editor reads it, and the two verdicts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from analysetool.errors import errors_in
from analysetool.files.inputs import read_inputs
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.score_sheets import parse_score_sheet
from analysetool.files.statement_sets import parse_statement_set
from analysetool.files.yaml_source import YamlMapping
from analysetool.model import Release, StatementSet
from analysetool.schemas.catalogue import schema_of
from tests.conftest import make_set, parsed, with_parents

SET = with_parents(
    make_set(
        history=(
            Release(version="0.8"),
            Release(version="0.9", dropped=("A09",), added=("A10",)),
            Release(version="1.0", dropped=("A10",)),
        )
    ),
    "A01",
    "A02",
)
"""A set with a past: A09 was in 0.8 only, A10 in 0.9 only. Parents are asked A01 and A02."""

FULL: dict[str, Any] = {
    "scorelijst": {
        "stellingenset": "proef",
        "versie": "1.0",
        "coalitie": "Dorp",
        "jaar": 2026,
        "deelnemer": "k7m2q9xa",
        "domein": "jgz",
        "soort": "individueel",
        "voor": "partners",
        "herkomst": "Gesprek",
        "gevraagd": ["A01", "A02", "A03", "A04"],
        "scores": {"A01": 4, "A02": {"score": 2, "opmerking": "Alleen hier."}, "A03": "weet-niet", "A04": "nvt"},
    },
    "ouders": {
        "stellingenset": "proef",
        "versie": "1.0",
        "coalitie": "Dorp",
        "jaar": 2026,
        "deelnemer": "k7m2q9xb",
        "domein": "ouders",
        "soort": "individueel",
        "voor": "ouders",
        "gevraagd": ["A01", "A02"],
        "scores": {"A01": 4, "A02": {"score": 2, "opmerking": "Alleen hier."}},
    },
    "gezamenlijk": {
        "stellingenset": "proef",
        "versie": "1.0",
        "coalitie": "Dorp",
        "jaar": 2026,
        "soort": "gezamenlijk",
        "scores": {"A01": 4},
        "open": ["A02"],
        "redenen": {"A01": "De cijfers lagen op tafel."},
        "handopsteken": {
            "A02": {"scores": [0, 2, 5, 3, 1], "weet_niet": 2, "nvt": 1, "wijze": "open"},
            "A01": {"wijze": "geheim", "aantal": 3},
        },
        "acties": [
            {
                "stelling": "A02",
                "wat": "Kaart maken",
                "wie": "GGD",
                "wanneer": "2027-03-01",
                "status": "open",
                "reden": "Loopt door",
                "sinds": 2025,
            }
        ],
        "aanwezig": {"jgz": 3, "sociaal": 2},
    },
    "bureau": {
        "stellingenset": "proef",
        "versie": "1.0",
        "coalitie": "Dorp",
        "jaar": 2026,
        "soort": "bureau",
        "herkomst": "Eén openbare tekst",
        "gevraagd": ["A01", "A02", "A03", "A04"],
        "scores": {
            "A01": {"score": 2, "opmerking": "“Alleen hier.” Eén plek van de vier."},
            "A02": {"score": "weet-niet", "opmerking": "Zonder passage."},
            "A03": "weet-niet",
            "A04": "nvt",
        },
    },
    "meting": {
        "meting": {
            "coalitie": "Dorp",
            "jaar": 2026,
            "peildatum": "2026-10-01",
            "aanleiding": "Eerste meting",
            "uitgenodigd": {"medisch": 8, "ouders": 3},
            "contact": "programmaleider",
            "bewaren_tot": "2028-01-01",
            "openbaarheid": "besloten",
            "min_groep": 5,
            "vraag_aan_bestuur": "Wilt u geld geven?",
            "volgende_meting": "najaar 2027",
            "herkomst": "Gesprekken",
            "kerncijfers": [{"naam": "Huisbezoeken", "waarde": 64, "jaar": 2025, "bron": "jaarverslag"}],
        }
    },
    "stellingenset": {
        "id": "onze-set",
        "versie": "1.0",
        "titel": "Onze stellingen",
        "verantwoording": "Zelf bedacht.",
        "geschiedenis": [{"versie": "1.0", "toegevoegd": ["D01"], "vervallen": [], "gewijzigd": []}],
        "schaal": {"1": "Oneens", "2": "Meer oneens", "3": "Deels", "4": "Meer eens", "5": "Eens"},
        "domeinen": {"jgz": {"titel": "Jeugdgezondheidszorg", "cluster": "medisch"}},
        "bronnen": {"plan": {"titel": "Ons plan", "uitgever": "Dorp", "jaar": 2026}},
        "delen": [
            {
                "id": "D",
                "titel": "Samenwerking",
                "inleiding": "Over samenwerken.",
                "themas": [
                    {
                        "id": "D1",
                        "titel": "Afspraken",
                        "stellingen": [
                            {
                                "id": "D01",
                                "tekst": "Wij schreven onze afspraken op.",
                                "toelichting": "Mondeling telt niet.",
                                "ankers": {"1": "Niets", "5": "Alles"},
                                "advies": "Schrijf ze op.",
                                "spoor": "verbinding",
                                "bron": {"document": "plan", "plaats": "Hoofdstuk 2"},
                                "fase": "doorlopend",
                                "gewicht": 1,
                                "over": ["jgz", "medisch"],
                                "ouders": {"tekst": "Zij weten van elkaar."},
                            }
                        ],
                    }
                ],
            }
        ],
    },
}
"""A file of each kind with every key that it may have."""
SCHEMA_NAMES = {"ouders": "scorelijst", "gezamenlijk": "scorelijst", "bureau": "scorelijst"}
"""The schema of a kind of file, where it is called otherwise."""


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 with the core schema, as editors read it; keys are texts, as in JSON."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
     list("-+.0123456789")),
):  # fmt: skip
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, Any]:
    return {str(key.value): loader.construct_object(value, deep=True) for key, value in node.value}


CoreLoader.add_constructor("tag:yaml.org,2002:int", _int)
CoreLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def as_editors_read(text: str) -> list[Any]:
    """What a YAML 1.2 reader makes of a text: the content of each document in it."""
    return list(yaml.load_all(text, Loader=CoreLoader))


def schema_accepts(kind: str, text: str, statement_set: StatementSet = SET) -> bool:
    """True when the schema has nothing to say about a file, as an editor reads it."""
    name = SCHEMA_NAMES.get(kind, kind)
    return all(validator(name, statement_set).is_valid(content) for content in as_editors_read(text))


def validator(name: str, statement_set: StatementSet = SET) -> Draft202012Validator:
    """The validator of a schema, made once for each set."""
    key = (name, id(statement_set))
    if key not in _VALIDATORS:
        _VALIDATORS[key] = (Draft202012Validator(schema_of(name, statement_set)), statement_set)
    return _VALIDATORS[key][0]


_VALIDATORS: dict[tuple[str, int], tuple[Draft202012Validator, StatementSet]] = {}


def complaints(path: Path, text: str, statement_set: StatementSet = SET) -> list[str]:
    """The errors that `controleer` finds in a file with this text."""
    path.write_text(text, encoding="utf-8")
    problems = read_inputs([path], statement_set, check_sets=True).problems
    return [problem.message for problem in errors_in(problems)]


_READERS = {
    "scorelijst": ("scores", parse_score_sheet),
    "gezamenlijk": ("scores", parse_score_sheet),
    "bureau": ("scores", parse_score_sheet),
    "ouders": ("scores", parse_score_sheet),
    "meting": ("meting", parse_measurement_info),
    "stellingenset": ("delen", lambda document, _: parse_statement_set(document)),
}


def quick_complaints(kind: str, text: str) -> list[str]:
    """The errors of the reader of this kind of file, without a file: for very many texts."""
    document = parsed(text)
    key, reader = _READERS[kind]
    if isinstance(document.root, YamlMapping) and key not in document.root.entries:
        document.problem(f"{key} ontbreekt, dus dit is een ander soort bestand.")
    else:
        reader(document, SET)
    return [problem.message for problem in errors_in(document.problems)]


_PLACE = "@@"
"""Stands where a piece of YAML is to come."""


def with_yaml(content: Any, where: tuple[str | int, ...], piece: str) -> str:
    """The content as YAML, with a piece of YAML as it is in the place of what stands at `where`."""
    changed = deepcopy(content)
    _parent(changed, where)[where[-1]] = _PLACE
    return json.dumps(changed, ensure_ascii=False).replace(f'"{_PLACE}"', piece)


def without(content: Any, where: tuple[str | int, ...]) -> str:
    """The content as YAML, without what stands at `where`."""
    changed = deepcopy(content)
    del _parent(changed, where)[where[-1]]
    return json.dumps(changed, ensure_ascii=False)


def with_unknown_key(content: Any, where: tuple[str | int, ...]) -> str:
    """The content as YAML, with a key that no file has in the block at `where`."""
    changed = deepcopy(content)
    block = changed if not where else _parent(changed, where)[where[-1]]
    block["onbekende_sleutel"] = 1
    return json.dumps(changed, ensure_ascii=False)


def places(content: Any) -> Iterator[tuple[str | int, ...]]:
    """Where every value of a file stands, from the outside in."""
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        yield (key,)
        yield from ((key, *below) for below in places(value))


def value_at(content: Any, where: tuple[str | int, ...]) -> Any:
    """The value that stands somewhere in a file."""
    for key in where:
        content = content[key]
    return content


def _parent(content: Any, where: tuple[str | int, ...]) -> Any:
    return value_at(content, where[:-1])
