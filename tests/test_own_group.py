# SPDX-License-Identifier: EUPL-1.2
"""Whose work a statement is about beside the others: by hand, where it may not be shown, and a law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysetool.documents.explanation import explanation_document
from analysetool.documents.report import report_document
from analysetool.figures.build_explanation import explain_figure
from analysetool.figures.build_groups import cluster_groups, counts_of
from analysetool.figures.build_own_group import beside_others
from analysetool.figures.build_report import compute_report
from analysetool.figures.ground import compute_statements, lay_ground, score_ground
from analysetool.formats.explanation_json import explanation_json
from analysetool.formats.report_json import report_json
from analysetool.model import Basis, GroupBy, Kind, Openness, StatementSet
from tests.conftest import DOMAINS, make_measurement, make_set, make_sheet
from tests.documents import texts_of


def about(*names: str, domains: dict[str, str | None] | None = None) -> StatementSet:
    """A set of one statement that is about these domains and clusters."""
    own = make_set({"A": {"A1": ("A01",)}}, domains=DOMAINS if domains is None else domains)
    (part,) = own.parts
    (theme,) = part.themes
    statements = (replace(theme.statements[0], about=names),)
    return replace(own, parts=(replace(part, themes=(replace(theme, statements=statements),)),))


def sheets_of(answers: dict[str, list[object]]):
    """A sheet per answer to A01, per domain ("" for none)."""
    return [
        make_sheet({"A01": answer}, participant=f"{number}{domain}", domain=domain or None)
        for domain, given in answers.items()
        for number, answer in enumerate(given)
    ]


def both(answers: dict[str, list[object]], statement_set: StatementSet, **changes: object):
    """Number and mean of the own group and of the others, None where they are not shown."""
    joint = changes.pop("joint", None)
    choices = {key: changes.pop(key) for key in ("basis", "group_by") if key in changes}
    measurement = make_measurement(statement_set, sheets_of(answers), joint=joint, **changes)
    (found,) = compute_report(measurement, statement_set, **choices).statements
    assert (found.own_group is None) is (found.others is None)
    if found.own_group is None:
        return None
    return (found.own_group.n, found.own_group.mean), (found.others.n, found.others.mean)


THREE = {"jgz": [5, 5, 5, 5, 4], "sociaal-domein": [4, 4, 4, 3, 3, "weet-niet"], "gemeente": [3, 4, 4, 4, 3]}


def test_own_group_beside_the_others():
    """By hand: medical people give 24/5 = 4.8; social 18 and municipal 18 are 36/10 = 3.6."""
    assert both(THREE, about("medisch")) == ((5, 4.8), (10, 3.6))


def test_a_domain_stands_for_its_cluster():
    """A statement about maternity care is about the medical cluster, of which child health care is a part."""
    assert both(THREE, about("geboortezorg")) == ((5, 4.8), (10, 3.6))


def test_two_own_groups_are_one():
    """Pooled by people, not a mean of means: medical 24/5 and social 18/5 are 42/10 = 4.2; municipal 18/5 = 3.6."""
    assert both(THREE, about("medisch", "sociaal")) == ((10, 4.2), (5, 3.6))
    uneven = THREE | {"sociaal-domein": [1] * 15}
    assert both(uneven, about("medisch", "sociaal")) == ((20, 39 / 20), (5, 3.6))


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        (THREE, ()),
        (THREE, ("informeel",)),
        (THREE, ("medisch", "sociaal", "gemeente")),
        ({"jgz": [4] * 8, "gemeente": [3, 3], "vrijwilligers": [2] * 3}, ("gemeente",)),
        ({"jgz": [4] * 8, "gemeente": [3, 3], "vrijwilligers": [2] * 3}, ("gemeente", "informeel")),
        ({"jgz": [4] * 8, "vrijwilligers": [3, 3], "ouders": [2] * 3}, ("ouders",)),
        ({"jgz": [5] * 5, "sociaal-domein": [4, 4, 4, 4, "nvt"]}, ("medisch",)),
        ({"jgz": [5] * 5, "sociaal-domein": [4] * 4}, ("medisch",)),
    ],
    ids=[
        "about nobody",
        "nobody there",
        "everybody",
        "mixed rest",
        "own rest",
        "mixed kin",
        "few scores",
        "few people",
    ],
)
def test_where_it_may_not_be_shown(answers, names):
    """About nobody, nobody on a side, a rest or a group of both kinds, or too few people: neither is shown."""
    assert both(answers, about(*names)) is None


def test_kin_as_a_whole_can_be_the_own_group():
    """Volunteers 3, 3 and parents 2, 2, 2 are one group: 12/5 = 2.4, beside eight fours."""
    answers = {"jgz": [4] * 8, "vrijwilligers": [3, 3], "ouders": [2] * 3}
    assert both(answers, about("informeel", "ouders")) == ((5, 2.4), (8, 4.0))


def test_a_domain_without_a_cluster_is_nobodys_own():
    """Insurers are among those without a cluster, who cannot be told apart: then nobody is shown as own or other."""
    domains = DOMAINS | {"verzekeraar": None}
    answers = {"jgz": [5] * 5, "sociaal-domein": [4] * 5, "verzekeraar": [2] * 5}
    assert both(answers, about("medisch", "verzekeraar", domains=domains)) is None
    assert both(answers, about("medisch", domains=domains)) == ((5, 5.0), (10, 3.0))


def test_an_open_measurement_shows_single_people():
    """Everybody agreed to show all: one medical person beside one other."""
    assert both({"jgz": [5], "gemeente": [2]}, about("medisch"), openness=Openness.OPEN) == ((1, 5.0), (1, 2.0))


def test_it_stands_on_clusters_and_individual_scores_in_every_report():
    """By domain or on the joint basis it is the same: what people gave by themselves, by cluster."""
    joint = make_sheet({"A01": 1}, kind=Kind.JOINT, participant=None)
    expected = ((5, 4.8), (10, 3.6))
    assert both(THREE, about("medisch"), group_by=GroupBy.DOMAIN) == expected
    assert both(THREE, about("medisch"), joint=joint, basis=Basis.JOINT) == expected


def test_where_it_is_told():
    """In the line under the statement, in JSON, and in the explanation with whose work it is."""
    own = about("medisch")
    measurement = make_measurement(own, sheets_of(THREE))
    report = compute_report(measurement, own)
    assert any("eigen groep 4,8 · anderen 3,6" in text for text in texts_of(report_document(report)))
    (written,) = report_json(report)["stellingen"]
    assert (written["eigen_groep"], written["anderen"]) == ({"n": 5, "gemiddelde": 4.8}, {"n": 10, "gemiddelde": 3.6})
    explanation = explain_figure(measurement, own, "A01")
    assert explanation_json(explanation)["anderen"] == {"n": 10, "gemiddelde": 3.6}
    (told,) = [text for text in texts_of(explanation_document(explanation)) if "De eigen groep" in text]
    assert told.startswith("Deze stelling gaat over het werk van deze groep: medisch domein.")
    assert "5 scores, gemiddeld 4,8" in told
    assert "10 scores, gemiddeld 3,6" in told


domains_of = st.sampled_from(["", *DOMAINS])
given_answers = st.sampled_from([1, 2, 3, 4, 5, 5, 4, 3, "weet-niet", "nvt", ""])


@given(
    st.lists(st.tuples(domains_of, given_answers), min_size=6, max_size=40),
    st.sets(st.sampled_from(sorted({*DOMAINS, *DOMAINS.values()})), min_size=1, max_size=4),
    st.sampled_from([3, 5]),
)
def test_own_and_others_are_the_shown_groups_together(people, names, minimum):
    """Law: weighted by people, own and others give the mean of all shown groups, and each has enough people."""
    own = about(*sorted(names))
    answers: dict[str, list[object]] = {}
    for domain, answer in people:
        answers.setdefault(domain, []).append(answer)
    ground = lay_ground(make_measurement(own, sheets_of(answers), minimum=minimum), own, Basis.INDIVIDUAL)
    (found,) = beside_others(compute_statements(own, score_ground(ground, own), ground), own, ground)
    if found.own_group is None:
        return
    votes = counts_of(ground.tally, cluster_groups(ground, own))[:, 0, :5].sum(axis=0)
    sides = (found.own_group, found.others)
    assert sum(side.n for side in sides) == votes.sum()
    pooled = sum(side.n * side.mean for side in sides) / votes.sum()
    assert pooled == pytest.approx(float(votes @ np.arange(1, 6)) / votes.sum())
    assert min(side.n for side in sides) >= minimum
