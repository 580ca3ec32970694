# SPDX-License-Identifier: EUPL-1.2
"""A page of scores by pandas and Jinja, as a data analyst would write it in an afternoon: no checks, no intervals.

Usage: python plain_report.py MAP SET PAGE.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from jinja2 import Environment

PAGE = """<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>{{ coalition }}</title>
<style>body{font-family:sans-serif;max-width:60em;margin:auto}td,th{padding:.3em;border-bottom:1px solid #ccc}</style>
<h1>Rapport {{ coalition }} {{ year }}</h1><p>{{ people }} deelnemers, totaal {{ total }}.</p>
{% for title, rows in levels %}<h2>{{ title }}</h2><table><tr><th>Wat<th>Gemiddelde<th>Oordeel<th>Beeld</tr>
{% for row in rows %}<tr><td>{{ row.name }}<td>{{ row.mean }}<td>{{ row.verdict }}
<td><svg width="200" height="20" role="img"><title>{{ row.mean }}</title><rect width="{{ row.width }}" height="20"/></svg>
</tr>{% endfor %}</table>{% endfor %}
<h2>Stellingen</h2><table>{% for row in statements %}<tr><td>{{ row.name }}<td>{{ row.text }}<td>{{ row.n }}
<td>{{ row.mean }}<td>{{ row.median }}<td>{{ row.agreement }}<td>{{ row.verdict }}<td>{{ row.counts|join(" ") }}
<td><svg width="200" height="20" role="img"><title>{{ row.counts|join(", ") }}</title>
{% for bar in row.bars %}<rect x="{{ bar[0] }}" width="{{ bar[1] }}" height="20"/>{% endfor %}</svg></tr>{% endfor %}</table>
<h2>Groepen</h2>{{ groups|safe }}<h2>Toelichting</h2>{% for row in statements %}<h3>{{ row.name }} {{ row.text }}</h3>
<p>{{ row.advice }}</p>{% endfor %}"""


def verdict(mean):
    return "-" if pd.isna(mean) else "sterk" if mean >= 4 else "zwak" if mean < 3 else "midden"


def agreement(counts):
    shares, scale = counts / counts.sum(), np.arange(1, 6)
    with np.errstate(divide="ignore", invalid="ignore"):
        return 1 + np.nansum(shares * np.log2(1 - abs(scale - shares @ scale) / 4))


def row_of(name, mean):
    return {"name": name, "mean": f"{mean:.1f}".replace(".", ","), "verdict": verdict(mean), "width": round(mean * 40)}


loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
sheets = [
    yaml.load(path.read_text(encoding="utf-8"), Loader=loader) for path in sorted(Path(sys.argv[1]).glob("*.yaml"))
]
sheets = [sheet for sheet in sheets if sheet.get("soort") == "individueel" and sheet.get("voor") != "ouders"]
kept = yaml.load(Path(sys.argv[2]).read_text(encoding="utf-8"), Loader=loader)
frame = pd.DataFrame(
    [(sheet["deelnemer"], sheet.get("domein"), key, answer["score"] if isinstance(answer, dict) else answer)
     for sheet in sheets for key, answer in sheet["scores"].items()],
    columns=["person", "domain", "statement", "answer"],
)  # fmt: skip
frame["score"] = pd.to_numeric(frame["answer"], errors="coerce")
texts = {
    own["id"]: (part["titel"], theme["titel"], own)
    for part in kept["delen"]
    for theme in part["themas"]
    for own in theme["stellingen"]
}
frame["part"], frame["theme"] = (frame["statement"].map(lambda key, place=place: texts[key][place]) for place in (0, 1))
means = frame.groupby("statement")["score"].agg(["mean", "median", "count"])
statements = []
for key, (_, _, own) in texts.items():
    counts = frame.loc[frame["statement"] == key, "score"].value_counts().reindex(range(1, 6), fill_value=0).to_numpy()
    widths, mean = counts * 200 // max(counts.sum(), 1), means.loc[key, "mean"]
    statements.append({**row_of(key, mean), "text": own["tekst"], "n": means.loc[key, "count"], "counts": list(counts),
        "median": means.loc[key, "median"], "agreement": f"{agreement(counts):.2f}", "advice": own.get("advies", ""),
        "bars": list(zip(widths.cumsum() - widths, widths, strict=True))})  # fmt: skip
levels = [
    (title, [row_of(name, mean) for name, mean in frame.groupby(column)["score"].mean().items()])
    for title, column in (("Delen", "part"), ("Thema's", "theme"))
]
page = Environment(autoescape=True).from_string(PAGE).render(
    coalition=sheets[0]["coalitie"], year=sheets[0]["jaar"], people=len(sheets), total=f"{means['mean'].mean():.1f}",
    levels=levels, statements=statements,
    groups=frame.pivot_table(index="theme", columns="domain", values="score").round(1).to_html(),
)  # fmt: skip
Path(sys.argv[3]).write_text(page, encoding="utf-8")
