# SPDX-License-Identifier: EUPL-1.2
"""The schemas of outputs: what the tool writes follows them, key by key, and what it never writes is refused."""

from __future__ import annotations

import importlib
import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysetool.figures.build_report import compute_report
from analysetool.files.measurements import load_measurements
from analysetool.formats import report_json as report_renderer
from analysetool.formats.report_json import render_json
from analysetool.model import Action, Basis, BoardQuestion, GroupBy, KeyFigure, Kind, MeasurementInfo
from analysetool.schemas import outputs
from analysetool.schemas.catalogue import schema_of
from analysetool.tally import Tally
from tests.conftest import counts_of, make_measurement, make_set, make_sheet, make_sheets, row
from tests.running import run
from tests.schema_files import validator

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "voorbeelden"
SMALL = make_set()


def faults(name: str, content: object) -> list[str]:
    """What the schema of an output says of content."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(content)]


def out_of_order(schema: dict[str, Any], content: Any, definitions: dict[str, Any]) -> list[str]:
    """The blocks of an output whose keys stand in another order than in the schema."""
    if "$ref" in schema:
        return out_of_order(definitions[schema["$ref"].rpartition("/")[2]], content, definitions)
    if isinstance(content, list):
        return [found for item in content for found in out_of_order(schema.get("items", {}), item, definitions)]
    if not isinstance(content, dict) or "properties" not in schema:
        return [] if "anyOf" not in schema else out_of_order(schema["anyOf"][-1], content, definitions)
    order = [key for key in schema["properties"] if key in content]
    wrong = [] if order == list(content) else [f"{list(content)} and not {order}"]
    below = (out_of_order(schema["properties"][key], content[key], definitions) for key in order)
    return [*wrong, *(found for own in below for found in own)]


def assert_follows(name: str, text: str) -> Any:
    """The content of an output that follows its schema, with its keys in the order of the schema."""
    content = json.loads(text)
    schema = schema_of(name, SMALL)
    assert faults(name, content) == []
    assert out_of_order(schema, content, schema["$defs"]) == []
    return content


INFO = MeasurementInfo(
    coalition="Neder-Betuwe",
    year=2026,
    reference_date=date(2026, 10, 1),
    occasion="Eerste meting",
    invited={"medisch": 8},
    contact="programmaleider",
    keep_until=date(2028, 1, 1),
    question_to_board=BoardQuestion(text="Geld?", statements=("A01",)),
    next_measurement="2027",
    origin="Gesprekken",
    key_figures=(
        KeyFigure(name="Huisbezoeken", value="64"),
        KeyFigure(name="b", value="1", year="2025", source="bron"),
    ),
)
ACTIONS = (
    Action(statement="A01", what="Bellen"),
    Action(statement="A02", what="Kaart", who="GGD", due=date(2027, 3, 1), status="klaar"),
)


def joint_sheet(answers: dict[str, object]):
    """The joint score sheet of the coalition."""
    return make_sheet(answers, kind=Kind.JOINT, participant=None, actions=ACTIONS)


def answered(people: int, domain: str | None = None) -> list:
    """Sheets of people who answer everything in their own way, among it weet-niet and nvt."""
    answers = ("1", "3", "4", "5", "weet-niet", "nvt", "2")
    return [
        make_sheet(
            {statement.id: answers[(number + place) % 7] for place, statement in enumerate(SMALL.statements)},
            participant=f"{domain or 'p'}{number}",
            domain=domain,
        )
        for number in range(people)
    ]


def counted(*, participants: bool):
    """A measurement of a tally table, that tells how many took part or not."""
    counts = counts_of(*([row(1, 2, 3, 2, 1, dont_know=1, nvt=1, blank=1 if participants else 0)] * 6))
    ids = tuple(statement.id for statement in SMALL.statements)
    people = counts[:, 0].sum(axis=1) if participants else None
    return Tally(groups=("jgz",), statements=ids, counts=counts, participants=people)


CASES = {
    "many, with groups and all of meting.yaml": (
        make_measurement(SMALL, [*answered(6, "jgz"), *answered(6, "ouders"), *answered(2)], info=INFO), {},
    ),
    "groups per domain": (
        make_measurement(SMALL, [*answered(6, "jgz"), *answered(6, "geboortezorg")]), {"group_by": GroupBy.DOMAIN},
    ),
    "hidden votes": (make_measurement(SMALL, answered(3)), {}),
    "one score among few": (make_measurement(SMALL, make_sheets("A01", 4, "weet-niet", "")), {}),
    "one participant": (make_measurement(SMALL, answered(1)), {}),
    "only a joint sheet": (
        make_measurement(SMALL, joint=joint_sheet({"A01": 4, "A02": "weet-niet", "A03": "nvt"})), {},
    ),
    "joint basis": (
        make_measurement(SMALL, answered(6), joint=joint_sheet({"A01": 4, "B01": "nvt"})), {"basis": Basis.JOINT},
    ),
    "nobody answered": (make_measurement(SMALL, [make_sheet({}, participant=str(number)) for number in range(6)]), {}),
    "nobody at all": (make_measurement(SMALL), {}),
    "nothing applies": (make_measurement(SMALL, make_sheets("A01", *["nvt"] * 6)), {}),
    "counts with participants": (
        make_measurement(SMALL, counted=counted(participants=True), responses=None), {},
    ),
    "counts without participants": (
        make_measurement(SMALL, counted=counted(participants=False), responses=None), {},
    ),
    "notes asked for": (make_measurement(SMALL, make_sheets("A01", *[("4", "Ja.")] * 6)), {"with_notes": True}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.slow
def test_reports_follow_the_schema(name):
    """Whatever there is to report, hidden votes and missing figures included, the JSON follows its schema."""
    measurement, options = CASES[name]
    assert_follows("rapport", render_json(compute_report(measurement, SMALL, **options)))


def test_cases_hold_what_they_are_for():
    """The cases have nulls where they say so, groups, actions and every kind of finding."""
    made = {
        name: json.loads(render_json(compute_report(own, SMALL, **options))) for name, (own, options) in CASES.items()
    }
    assert made["hidden votes"]["stellingen"][0]["verdeling"] is None
    assert made["one score among few"]["totaal"]["gemiddelde"] is None
    assert made["counts without participants"]["deelnemers"]["aantal"] is None
    assert made["counts without participants"]["totaal"]["mogelijk"] is None
    assert made["only a joint sheet"]["stellingen"][1]["gezamenlijk"] == "weet-niet"
    assert [len(made[name]["groepen"]) for name in ("groups per domain", "nobody at all")] == [2, 0]
    assert [len(made["joint basis"]["acties"]), made["joint basis"]["acties"][0]["wanneer"]] == [2, None]
    assert len(made["many, with groups and all of meting.yaml"]["meting"]["kerncijfers"]) == 2
    assert {row["oordeel"] for own in made.values() for row in own["stellingen"]} >= {
        "nvt",
        "niet-ingevuld",
        "verdeeld",
    }


@pytest.mark.slow
@pytest.mark.parametrize("basis", list(Basis))
def test_reports_of_the_examples_follow_the_schema(shipped, basis):
    """Every example, every year, on either basis."""
    names = ("voorbeeldstad", "zuid-limburg", "roermond", "neder-betuwe")
    measurements, _ = load_measurements([EXAMPLES / name for name in names], shipped)
    assert len(measurements) == 5
    for measurement in measurements:
        assert_follows("rapport", render_json(compute_report(measurement, shipped, basis=basis)))


@pytest.fixture(scope="module")
def report(shipped) -> Any:
    """The report of Voorbeeldstad as plain values."""
    measurements, _ = load_measurements([EXAMPLES / "voorbeeldstad"], shipped)
    return json.loads(render_json(compute_report(measurements[-1], shipped)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("formaatversie",), 1), (("soort",), "toets"), (("jaar",), "2026"), (("basis",), "beide"),
        (("deelnemers", "aantal"), -1), (("totaal", "gemiddelde"), 0), (("totaal", "gemiddelde"), 5.1),
        (("totaal", "oordeel"), "verdeeld"), (("totaal", "bandbreedte"), [3.0]), (("totaal", "bandbreedte"), [None, 4]),
        (("stellingen", 0, "verdeling"), [1, 2, 3, 4]), (("stellingen", 0, "gezamenlijk"), 6),
        (("stellingen", 0, "oordeel"), None), (("stellingen", 0, "eensgezindheid"), 1.1),
        (("bevindingen", "sterk", 0, "houdt_stand"), "ja"), (("meting", "peildatum"), "1 oktober"), (("acties",), None),
        (("fasen", 0, "id"), "later"), (("openbaarheid",), "geheim"), (("min_groep",), 2),
    ],
)  # fmt: skip
@pytest.mark.gate(most=8)
def test_what_is_never_written_is_refused(report, where, wrong):
    """A value of another kind or outside its limits is refused."""
    changed = deepcopy(report)
    block = changed
    for key in where[:-1]:
        block = block[key]
    assert where[-1] in (block if isinstance(block, dict) else range(len(block)))
    block[where[-1]] = wrong
    assert faults("rapport", changed)


@pytest.mark.slow
@pytest.mark.gate
def test_missing_and_added_keys_are_refused(report):
    """Every key of the contract is there and no other."""
    report = deepcopy(report) | {"stellingen": report["stellingen"][:1]}
    for block in (report, report["totaal"], report["stellingen"][0], report["bevindingen"]["sterk"][0]):
        for key in list(block):
            value = block.pop(key)
            assert faults("rapport", report), key
            block[key] = value
        block["nieuw"] = 1
        assert faults("rapport", report)
        del block["nieuw"]
    assert faults("rapport", report) == []


def test_format_version_is_that_of_the_outputs():
    """The schema asks for the version that is written."""
    assert outputs.REPORT_VERSION == report_renderer.FORMAT_VERSION


S = {
    "gemiddelde": 3.2, "bandbreedte": [2.9, 3.4], "eensgezindheid": 0.7, "beantwoord": 9, "mogelijk": 10,
    "gezamenlijk": None, "oordeel": "midden",
}  # fmt: skip
NOTHING = {
    "gemiddelde": None, "bandbreedte": None, "eensgezindheid": None, "beantwoord": 0, "mogelijk": None,
    "gezamenlijk": None, "oordeel": None,
}  # fmt: skip
SIDE = {"coalitie": "Dorp", "jaar": 2025, "versie": "1.0", "deelnemers": 8}
BETTER = {
    "id": "A01",
    "van": 2.0,
    "naar": 3.5,
    "verschil": 1.5,
    "interval": [0.5, 2.5],
    "vrijheidsgraden": 11.4,
    "door_samenstelling": -0.3,
    "oordeel": "verbeterd",
    "genoemd": True,
}
UNKNOWN = {
    "id": "A02",
    "van": None,
    "naar": None,
    "verschil": None,
    "interval": None,
    "vrijheidsgraden": None,
    "door_samenstelling": None,
    "oordeel": None,
    "genoemd": False,
}
CONTRACT: dict[str, Any] = {
    "vergelijking": {
        "formaatversie": 2, "soort": "vergelijking", "van": SIDE, "naar": {**SIDE, "jaar": 2026, "deelnemers": None},
        "zelfde_deelnemers": None, "vergeleken": 1, "niet_vergeleken": [{"stelling": "A02", "reden": "Vervallen."}],
        "totaal": {**BETTER, "id": "totaal"}, "delen": [], "themas": [UNKNOWN], "stellingen": [BETTER, UNKNOWN],
        "samenstelling": {
            "groepen": [{"id": "gemeente", "titel": "Gemeente", "aandeel_van": 0.2, "aandeel_naar": None}],
            "grootste_verschuiving": None, "stellingen": 1, "verschil": 1.5, "door_samenstelling": -0.3,
        },
        "toeval": {"verwacht": 0.05, "gevonden": 1},
    },
    "toets": {
        "formaatversie": 1, "soort": "toets", "geslaagd": False, "regels": [
            {"onderdeel": "totaal", "eis": "minimaal", "grens": 3.0, "waarde": 2.9, "niveau": "fout",
             "uitkomst": "niet-voldaan", "melding": "Het totaal is 2,9."},
            {"onderdeel": "A03", "eis": "maximale_daling", "grens": 1, "waarde": None, "niveau": "waarschuwing",
             "uitkomst": "te-weinig-gegevens", "melding": "A03 heeft te weinig scores."},
            {"onderdeel": "vorige_jaren", "eis": "ongewijzigd", "grens": 0, "waarde": 1, "niveau": "fout",
             "uitkomst": "niet-voldaan", "melding": "2025: 1 deelnemer weg."},
        ],
    },
    "controle": {
        "formaatversie": 1, "soort": "controle", "bestanden": 2, "problemen": [
            {"bestand": "metingen/d07.yaml", "regel": 12, "niveau": "fout", "melding": "A03 heeft score 7."},
            {"bestand": "metingen", "regel": None, "niveau": "waarschuwing", "melding": "Hier ligt een export."},
        ],
    },
}  # fmt: skip
"""Outputs as the contract writes them, key by key."""


@pytest.mark.parametrize("name", CONTRACT)
def test_the_contract_follows_the_schema(name):
    """What the contract shows is what the schema takes, and a key more or less is refused."""
    assert_follows(name, json.dumps(CONTRACT[name]))
    for key in CONTRACT[name]:
        assert faults(name, {own: value for own, value in CONTRACT[name].items() if own != key}), key
    assert faults(name, {**CONTRACT[name], "nieuw": 1})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("vergelijking", {"totaal": {**BETTER, "oordeel": "beter"}}),
        ("vergelijking", {"totaal": {**BETTER, "verschil": 4.5}}),
        ("vergelijking", {"totaal": {**BETTER, "door_samenstelling": "onbekend"}}),
        ("vergelijking", {"samenstelling": {}}),
        ("vergelijking", {"totaal": {**BETTER, "interval": [0.5, None]}}),
        ("vergelijking", {"totaal": {**BETTER, "vrijheidsgraden": 0}}),
        ("vergelijking", {"totaal": {**BETTER, "genoemd": None}}),
        ("vergelijking", {"toeval": {"verwacht": -1, "gevonden": 0}}),
        ("vergelijking", {"van": {**SIDE, "jaar": None}}),
        ("toets", {"geslaagd": None}),
        ("toets", {"regels": [{**CONTRACT["toets"]["regels"][0], "uitkomst": "gehaald"}]}),
        ("toets", {"regels": [{**CONTRACT["toets"]["regels"][0], "grens": None}]}),
        ("toets", {"regels": [{**CONTRACT["toets"]["regels"][0], "eis": "maximaal"}]}),
        ("controle", {"bestanden": None}),
        ("controle", {"problemen": [{**CONTRACT["controle"]["problemen"][0], "regel": 0}]}),
        ("controle", {"problemen": [{**CONTRACT["controle"]["problemen"][0], "bestand": None}]}),
        ("controle", {"problemen": [{**CONTRACT["controle"]["problemen"][0], "niveau": "ernstig"}]}),
    ],
)  # fmt: skip
def test_what_breaks_the_contract_is_refused(name, wrong):
    """Another word, a figure outside its limits, nothing where there is always something."""
    assert faults(name, CONTRACT[name]) == []
    assert faults(name, CONTRACT[name] | wrong)


def require_command(module: str) -> None:
    """Skip, naming the module, until the command is there."""
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        pytest.skip(f"{module} is not there yet")


def written(*arguments: object) -> str:
    """What a command writes as JSON, whatever its verdict."""
    result = run(*arguments, "--formaat", "json", GITHUB_STEP_SUMMARY="")
    assert result.returncode in (0, 1, 3, 4), result.stderr.decode()
    return result.stdout.decode()


@pytest.mark.parametrize("more", [[], ["--van", "2026", "--naar", "2025"], ["--basis", "gezamenlijk"]])
@pytest.mark.slow
def test_comparisons_follow_the_schema(more):
    """`vergelijk` of Voorbeeldstad: an id per part, theme and statement, and figures in them."""
    require_command("analysetool.formats.comparison_json")
    content = assert_follows("vergelijking", written("vergelijk", EXAMPLES / "voorbeeldstad", *more))
    assert [len(content[key]) for key in ("delen", "themas")] == [3, 16]
    assert content["vergeleken"] == sum(change["verschil"] is not None for change in content["stellingen"]) > 0
    assert content["totaal"]["verschil"] is not None


def test_two_coalitions_follow_the_schema(tmp_path):
    """Two coalitions of one year side by side, each with one voice and so without intervals."""
    require_command("analysetool.formats.comparison_json")
    sheet, other = EXAMPLES / "ci" / "metingen" / "2026" / "c4pq7mwau.yaml", tmp_path / "ander.yaml"
    own = tmp_path / "eigen.yaml"
    text = sheet.read_text(encoding="utf-8").replace("soort: individueel", "soort: gezamenlijk")
    text = text.replace("deelnemer: c4pq7mwau\n", "").replace("domein: geboortezorg\n", "")
    own.write_text(text, encoding="utf-8")
    other.write_text(text.replace("coalitie: Pijplijnstad", "coalitie: Dorpstad"), encoding="utf-8")
    arguments = (own, other, "--coalitie", "Pijplijnstad", "--met", "Dorpstad")
    content = assert_follows("vergelijking", written("vergelijk", *arguments))
    assert (content["zelfde_deelnemers"], content["totaal"]["interval"]) == (None, None)


def test_checks_follow_the_schema(tmp_path):
    """`toets` with a requirement of each kind, among them one that is not met and one with too little data."""
    require_command("analysetool.commands.requirements")
    (tmp_path / "eisen.yaml").write_text(
        "eisen:\n"
        "  - {onderdeel: totaal, minimaal: 4.9}\n"
        "  - {onderdeel: delen, maximale_daling: 0.5}\n"
        "  - {onderdeel: A03, minimaal: 4, niveau: waarschuwing}\n"
        "  - {onderdeel: ingevuld, minimaal: 1}\n"
        "  - {onderdeel: deelnemers, minimaal: 1}\n",
        encoding="utf-8",
    )
    for example in ("voorbeeldstad", "ci/metingen/2026"):
        content = assert_follows("toets", written("toets", EXAMPLES / example, "--eisen", tmp_path / "eisen.yaml"))
        assert content["geslaagd"] is False
        assert len(content["regels"]) >= 5


def test_earlier_years_follow_the_schema(tmp_path):
    """`toets` with a base line in which one sheet of an earlier year was not there yet, and with an empty one."""
    example, base = EXAMPLES / "ci" / "metingen", tmp_path / "basis"
    (tmp_path / "eisen.yaml").write_text("eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja}]\n", encoding="utf-8")
    base.mkdir()
    arguments = ("toets", example, "--eisen", tmp_path / "eisen.yaml", "--naar", "2024", "--basislijn", base)
    (skipped,) = assert_follows("toets", written(*arguments))["regels"]
    assert (skipped["grens"], skipped["waarde"], skipped["uitkomst"]) == (0, None, "voldaan")
    for path in sorted((example / "2023").iterdir())[1:]:
        (base / path.name).write_bytes(path.read_bytes())
    (broken,) = assert_follows("toets", written(*arguments))["regels"]
    assert (broken["eis"], broken["waarde"], broken["uitkomst"]) == ("ongewijzigd", 1, "niet-voldaan")


def test_what_controleer_finds_follows_the_schema(tmp_path):
    """`controleer` of a good folder, of one with an error and a warning, and of nothing."""
    good = assert_follows("controle", run("controleer", EXAMPLES / "ci", "--formaat", "json").stdout.decode())
    assert (good["bestanden"] > 0, good["problemen"]) == (True, [])
    text = (EXAMPLES / "ci" / "metingen" / "2026" / "c4pq7mwau.yaml").read_text(encoding="utf-8")
    (tmp_path / "lijst (1).yaml").write_text(text.replace("A01: ", "A99: ", 1), encoding="utf-8")
    (tmp_path / "eisen.yaml").write_text("eisen: [{onderdeel: vorige_jaren, ongewijzigd: ja}]\n", encoding="utf-8")
    found = assert_follows("controle", run("controleer", tmp_path, "--formaat", "json").stdout.decode())
    assert found["bestanden"] == 2
    assert {(problem["niveau"], problem["regel"] is None) for problem in found["problemen"]} == {
        ("fout", False),
        ("waarschuwing", True),
    }
    missing = assert_follows("controle", run("controleer", tmp_path / "weg", "--formaat", "json").stdout.decode())
    assert [problem["regel"] for problem in missing["problemen"]] == [None]
