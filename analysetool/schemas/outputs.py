# SPDX-License-Identifier: EUPL-1.2
"""The schemas of the JSON that the tool writes: every key of the contract, all of them always there."""

from __future__ import annotations

from analysetool.errors import Severity
from analysetool.files.fields import MAX_YEAR, MIN_YEAR
from analysetool.files.file_shapes import ACTION_STATUSES, MEASUREMENT, SCALE
from analysetool.files.shapes import Block, Listed, PerKey, Plain, Shape, TextOrBlock, WordChoice
from analysetool.model import LOWEST_MINIMUM, Answer, Basis, ChangeVerdict, Limit, Openness, Phase, Verdict
from analysetool.requirements import Outcome
from analysetool.schemas.from_shapes import DAY_PATTERN, Schema

FORMAT_VERSION = 1
REPORT_VERSION = 2
COMPARISON_VERSION = 2
_LOWEST, _HIGHEST = SCALE[0], SCALE[-1]
_TEXT: Schema = {"type": "string"}
_YEAR: Schema = {"type": "integer", "minimum": MIN_YEAR, "maximum": MAX_YEAR}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_GROUP: Schema = {"type": "integer", "minimum": LOWEST_MINIMUM}
_COUNT_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
_SCORE: Schema = {"type": ["number", "null"], "minimum": _LOWEST, "maximum": _HIGHEST}
_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_NUMBER: Schema = {"type": ["number", "null"]}
_DIFFERENCE: Schema = {"type": ["number", "null"], "minimum": _LOWEST - _HIGHEST, "maximum": _HIGHEST - _LOWEST}
_DAY: Schema = {"type": "string", "pattern": DAY_PATTERN}
_LEVEL_VERDICTS = (Verdict.STRONG, Verdict.MIDDLE, Verdict.WEAK)
_RANGE: Schema = {
    "description": "De laagste en de hoogste score met de open antwoorden erbij; null als dat niet te bepalen is.",
    "type": ["array", "null"],
    "items": {"type": "number", "minimum": _LOWEST, "maximum": _HIGHEST},
    "minItems": 2,
    "maxItems": 2,
}
_FIGURES: Schema = {
    "gemiddelde": {"description": "Gewogen gemiddelde; null als te weinig stellingen een score hebben.", **_SCORE},
    "bandbreedte": {"$ref": "#/$defs/bandbreedte"},
    "interval": {
        "description": "Het 95%-interval over deelnemers; null als dat niet te bepalen is.",
        **{key: value for key, value in _RANGE.items() if key != "description"},
    },
    "gelijk_gewogen": {"description": "De score als elke getoonde groep even zwaar telt.", **_SCORE},
    "eensgezindheid": {"description": "Hoe dicht de scores bij elkaar liggen, 0 tot en met 1.", **_SHARE},
    "beantwoord": {"description": "Aantal scores; null als dat niet te tonen is.", **_COUNT_OR_NULL},
    "mogelijk": {"description": "Gevraagde antwoorden zonder nvt; null als dat niet bekend is.", **_COUNT_OR_NULL},
    "gezamenlijk": {"description": "Gewogen gemiddelde van de gezamenlijke scores.", **_SCORE},
    "oordeel": {"enum": [*(verdict.value for verdict in _LEVEL_VERDICTS), None]},
}
_STATEMENT_VERDICT: Schema = {"enum": [verdict.value for verdict in Verdict]}


def _closed(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    """A block with these keys and no others; all must be there but the optional ones."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _people(description: str) -> Schema:
    """The mean of some of the people, and how many gave a score."""
    return {
        "description": description,
        "anyOf": [_closed({"n": _COUNT, "gemiddelde": _SCORE}), {"type": "null"}],
    }


def _by_id(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _output(
    kind: str,
    properties: Schema,
    definitions: Schema,
    version: int = FORMAT_VERSION,
    *,
    optional: tuple[str, ...] = (),
) -> Schema:
    head: Schema = {
        "formaatversie": {
            "description": "Gaat omhoog als een sleutel verdwijnt of verandert.",
            "const": version,
        },
        "soort": {"const": kind},
    }
    return {**_closed(head | properties, optional=optional), "$defs": definitions}


def report_schema() -> Schema:
    """The JSON of `rapport`."""
    statement = _closed(
        {
            "id": _TEXT,
            "thema": _TEXT,
            "tekst": _TEXT,
            "n": {"description": "Aantal scores; null als dat niet te tonen is.", **_COUNT_OR_NULL},
            "verdeling": {
                "description": "Hoe vaak 1, 2, 3, 4 en 5 is gekozen; null als dat niet te tonen is.",
                "type": ["array", "null"],
                "items": _COUNT,
                "minItems": len(SCALE),
                "maxItems": len(SCALE),
            },
            "weet_niet": _COUNT_OR_NULL,
            "nvt": _COUNT_OR_NULL,
            "niet_ingevuld": _COUNT_OR_NULL,
            "niet_gevraagd": _COUNT_OR_NULL,
            "gemiddelde": _SCORE,
            "mediaan": _SCORE,
            "eensgezindheid": _SHARE,
            "bandbreedte": _ref("bandbreedte"),
            "gezamenlijk": {
                "description": "Wat de coalitie samen koos.",
                "enum": [*SCALE, Answer.DONT_KNOW.value, Answer.NOT_APPLICABLE.value, None],
            },
            "oordeel": _STATEMENT_VERDICT,
            "ouders": _people("Wat ouders gaven, in hun eigen woorden; null als dat er niet is of niet te tonen is."),
            "eigen_groep": _people(
                "Wat partners gaven over hun eigen werk; null als dat er niet is of niet te tonen is."
            ),
            "anderen": _people("Wat de andere partners gaven; null waar `eigen_groep` dat is."),
        }
    )
    finding = _closed(
        {
            "stelling": _TEXT,
            "reden": {"description": "Een zin voor mensen.", **_TEXT},
            "houdt_stand": {
                "description": "Of het oordeel blijft met één antwoord meer of minder; null als dat niet te zeggen is.",
                "type": ["boolean", "null"],
            },
        }
    )
    group = _closed({
        "id": _TEXT, "titel": _TEXT, "clusters": _list(_TEXT), "aantal": _COUNT,
        "delen": _by_id(_ref("cijfers")), "themas": _by_id(_ref("cijfers")),
    })  # fmt: skip
    action = _closed({
        "stelling": _TEXT, "wat": _TEXT, "wie": {"type": ["string", "null"]},
        "wanneer": {"type": ["string", "null"], "pattern": DAY_PATTERN}, "status": {"enum": list(ACTION_STATUSES)},
    })  # fmt: skip
    properties: Schema = {
        "stellingenset": _closed({"id": _TEXT, "versie": _TEXT}),
        "coalitie": _TEXT,
        "jaar": _YEAR,
        "meting": {"description": "Wat er in meting.yaml staat, zonder lege sleutels.", "anyOf": [
            {"type": "null"}, _written(MEASUREMENT),
        ]},
        "basis": {"enum": [basis.value for basis in Basis]},
        "openbaarheid": {
            "description": "Of antwoorden van mensen af te lezen mogen zijn.", "enum": [own.value for own in Openness],
        },
        "min_groep": {"description": "Hoeveel mensen minstens achter elk cijfer staan, bij besloten.", **_GROUP},
        "deelnemers": _closed({
            "aantal": _COUNT_OR_NULL,
            "ouders": _COUNT,
            "per_cluster": _by_id(_COUNT),
            "uitgenodigd": {"type": ["object", "null"], "additionalProperties": _COUNT},
            "bandbreedte_uitgenodigd": {
                **_RANGE,
                "description": "De bandbreedte van het totaal met wie niet meedeed als open antwoord; of null.",
            },
        }),
        "totaal": _ref("cijfers"),
        "delen": _list(_closed({"id": _TEXT, "titel": _TEXT, **_FIGURES})),
        "themas": _list(_closed({"id": _TEXT, "titel": _TEXT, "deel": _TEXT, **_FIGURES})),
        "fasen": _list(_closed({"id": {"enum": [phase.value for phase in Phase]}, **_FIGURES})),
        "stellingen": _list(statement),
        "bevindingen": _closed({
            verdict.value: _list(_ref("bevinding"))
            for verdict in (Verdict.STRONG, Verdict.WEAK, Verdict.DIVIDED, Verdict.UNKNOWN)
        }),
        "groepen": _list(group),
        "acties": _list(action),
    }  # fmt: skip
    definitions: Schema = {"cijfers": _closed(_FIGURES), "bandbreedte": _RANGE, "bevinding": finding}
    return _output("rapport", properties, definitions, REPORT_VERSION)


def comparison_schema() -> Schema:
    """The JSON of `vergelijk`."""
    side = _closed({"coalitie": _TEXT, "jaar": _YEAR, "versie": _TEXT, "deelnemers": _COUNT_OR_NULL})
    change = _closed(
        {
            "id": _TEXT,
            "van": _SCORE,
            "naar": _SCORE,
            "verschil": {"description": "naar min van; null als er niets te vergelijken is.", **_DIFFERENCE},
            "interval": {
                "description": "Het 95%-interval van het verschil; null als dat niet te bepalen is.",
                "type": ["array", "null"],
                "items": {"type": "number"},
                "minItems": 2,
                "maxItems": 2,
            },
            "vrijheidsgraden": {
                "description": "Van de t-verdeling waar het interval op staat, op één decimaal.",
                "type": ["number", "null"],
                "exclusiveMinimum": 0,
            },
            "door_samenstelling": {
                "description": "Het deel van het verschil dat komt doordat er andere mensen meededen (Kitagawa 1955); "
                "null als niet op elke stelling alle groepen te tonen zijn.",
                **_DIFFERENCE,
            },
            "oordeel": {"enum": [*(verdict.value for verdict in ChangeVerdict), None]},
            "genoemd": {
                "description": "Of de verandering zeker genoeg is om te noemen; bij een stelling ook tussen alle.",
                "type": "boolean",
            },
        }
    )
    chance = _closed(
        {
            "verwacht": {
                "description": "Bij zoveel stellingen ligt het interval door toeval alleen boven of onder 0.",
                "type": "number",
                "minimum": 0,
            },
            "gevonden": {"description": "Bij zoveel stellingen is dat zo.", **_COUNT},
        }
    )
    properties: Schema = {
        "van": _ref("meting"),
        "naar": _ref("meting"),
        "zelfde_deelnemers": {"description": "Hoeveel mensen in beide metingen meededen.", **_COUNT_OR_NULL},
        "vergeleken": {"description": "Hoeveel stellingen zijn vergeleken.", **_COUNT},
        "niet_vergeleken": _list(_closed({"stelling": _TEXT, "reden": _TEXT})),
        "totaal": _ref("verschil"),
        "delen": _list(_ref("verschil")),
        "themas": _list(_ref("verschil")),
        "stellingen": _list(_ref("verschil")),
        "samenstelling": _composition_schema(),
        "toeval": chance,
    }
    return _output("vergelijking", properties, {"meting": side, "verschil": change}, COMPARISON_VERSION)


def overview_schema() -> Schema:
    """The JSON of `overzicht`."""
    quartiles = _closed(
        {
            "n": {"description": "Aantal coalities met een score.", **_COUNT},
            "mediaan": {"description": "De middelste score; null bij minder dan vijf coalities.", **_SCORE},
            "q1": {"description": "Het eerste kwartiel (type 7 van Hyndman en Fan).", **_SCORE},
            "q3": {"description": "Het derde kwartiel.", **_SCORE},
        }
    )
    row = _closed(
        {
            "coalitie": _TEXT,
            "jaar": _YEAR,
            "regio": {"description": "Alleen met --regio; null zonder regio in die tabel.", "type": ["string", "null"]},
            "deelnemers": {
                "description": "0 bij alleen een gezamenlijke scorelijst, die nergens in meetelt; null als het aantal "
                "niet bekend is.",
                **_COUNT_OR_NULL,
            },
            "totaal": _ref("cijfers"),
            "delen": _by_id(_ref("cijfers")),
        },
        optional=("regio",),
    )
    verdicts = _closed({verdict.value: _COUNT for verdict in Verdict})
    statement = _closed(
        {
            "id": _TEXT,
            "jaar": _YEAR,
            "gemiddelde": {
                "description": "Van de gemiddelden van coalities; null bij minder dan vijf coalities.",
                **_SCORE,
            },
            "oordelen": {
                "description": "Aantal coalities per oordeel; null als minder dan vijf coalities een oordeel hebben.",
                "anyOf": [{"type": "null"}, verdicts],
            },
        }
    )
    properties: Schema = {
        "metingen": {
            "description": "Per coalitie en jaar; met --spiegel zonder --namen alleen die coalitie.",
            **_list(row),
        },
        "verdeling": {"description": "Per jaar, alle coalities samen.", **_by_id(_by_id(_ref("verdeling")))},
        "regios": {
            "description": "Alleen met --regio: per jaar en regio.",
            **_by_id(_by_id(_by_id(_ref("verdeling")))),
        },
        "stellingen": _list(statement),
    }
    definitions: Schema = {"cijfers": _closed(_FIGURES), "bandbreedte": _RANGE, "verdeling": quartiles}
    return _output("overzicht", properties, definitions, optional=("regios",))


def _composition_schema() -> Schema:
    """How the groups changed between two measurements."""
    group = _closed({"id": _TEXT, "titel": _TEXT, "aandeel_van": _SHARE, "aandeel_naar": _SHARE})
    return {
        "description": "De groepen die beide metingen tonen; null als die er niet zijn.",
        "anyOf": [
            _closed(
                {
                    "groepen": _list(group),
                    "grootste_verschuiving": {
                        "description": "Hoeveel het aandeel van een groep hooguit veranderde, 0 tot en met 1; null als "
                        "het aantal deelnemers niet bekend is.",
                        **_SHARE,
                    },
                    "stellingen": {
                        "description": "Op zoveel vergeleken stellingen zijn alle groepen te tonen.",
                        **_COUNT,
                    },
                    "verschil": {
                        "description": "Het verschil over die stellingen samen; null bij minder dan de helft.",
                        **_DIFFERENCE,
                    },
                    "door_samenstelling": {
                        "description": "Het deel daarvan dat komt doordat er andere mensen meededen.",
                        **_DIFFERENCE,
                    },
                }
            ),
            {"type": "null"},
        ],
    }


def check_schema() -> Schema:
    """The JSON of `toets`."""
    rule = _closed(
        {
            "onderdeel": _TEXT,
            "eis": {"enum": [limit.value for limit in Limit]},
            "grens": {"type": "number"},
            "waarde": {
                "description": "De waarde zoals die is vergeleken; null als die er niet is of is overgeslagen.",
                **_NUMBER,
            },
            "niveau": {"enum": [severity.value for severity in Severity]},
            "uitkomst": {"enum": [outcome.value for outcome in Outcome]},
            "melding": {"description": "Een zin voor mensen.", **_TEXT},
        }
    )
    return _output("toets", {"geslaagd": {"type": "boolean"}, "regels": _list(rule)}, {})


def problems_schema() -> Schema:
    """The JSON of `controleer`."""
    problem = _closed(
        {
            "bestand": {"description": "Het bestand of de map, zoals de melding die noemt.", **_TEXT},
            "regel": {
                "description": "De regel waar het om gaat; null als het om het hele bestand gaat.",
                "type": ["integer", "null"],
                "minimum": 1,
            },
            "niveau": {"enum": [severity.value for severity in Severity]},
            "melding": {"description": "Een zin voor mensen.", **_TEXT},
        }
    )
    properties: Schema = {
        "bestanden": {"description": "Hoeveel bestanden zijn nagekeken.", **_COUNT},
        "problemen": _list(problem),
    }
    return _output("controle", properties, {})


def _written(shape: Shape) -> Schema:
    """The schema of what the tool writes of a file: values have one type, and what is absent is left out."""
    if isinstance(shape, TextOrBlock):
        shape = shape.block
    match shape:
        case Block():
            optional = tuple(key.name for key in shape.keys if not key.required)
            return _closed({key.name: _written(key.of) for key in shape.keys}, optional=optional)
        case Listed():
            return _list(_written(shape.of))
        case PerKey():
            return _by_id(_written(shape.of))
        case Plain():
            return {Plain.YEAR: _YEAR, Plain.DAY: _DAY, Plain.WHOLE: _COUNT, Plain.GROUP: _GROUP}[shape]
        case WordChoice():
            return {"enum": list(shape.values)}
        case _:
            return _TEXT
