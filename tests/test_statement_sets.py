# SPDX-License-Identifier: EUPL-1.2
"""Statement sets: any size can be read, mistakes are all named, and the shipped set keeps its promises."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from analysetool.errors import InputError
from analysetool.files.statement_sets import (
    is_statement_set,
    load_statement_set,
    parse_statement_set,
    shipped_statement_set,
)
from analysetool.model import GROUP_WORDS, RESERVED_IDS, Domain, Phase, Reference, Release, Source
from tests.conftest import assert_only_problem, make_set, parsed, shown, with_lines

SET = """\
id: proef
versie: "1.0"
titel: Proefset
schaal: {1: Oneens, 2: Minder, 3: Deels, 4: Meer, 5: Eens}
domeinen:
  jgz: {titel: Jeugdgezondheidszorg, cluster: medisch}
bronnen:
  boek: {titel: Een boek, uitgever: Pharos, jaar: 2021}
geschiedenis:
  - {versie: "0.9", toegevoegd: [A01], vervallen: [A99], gewijzigd: []}
delen:
  - id: A
    titel: Deel A
    inleiding: Waarover het gaat.
    themas:
      - id: A1
        titel: Thema A1
        stellingen:
          - id: A01
            tekst: Wij kennen de cijfers.
            bron: {document: boek, plaats: Hoofdstuk 2}
            gewicht: 2.5
          - id: A02
            tekst: Wij delen de cijfers.
"""


def read(text):
    """The set and the problems of a text."""
    document = parsed(text, "set.yaml")
    return parse_statement_set(document), document.problems


def test_valid_set():
    """Everything in the file lands in the set, in its order."""
    found, problems = read(SET)
    assert shown(problems) == []
    assert (found.id, found.version, found.title) == ("proef", "1.0", "Proefset")
    assert dict(found.scale) == {1: "Oneens", 2: "Minder", 3: "Deels", 4: "Meer", 5: "Eens"}
    assert dict(found.domains) == {"jgz": Domain(id="jgz", title="Jeugdgezondheidszorg", cluster="medisch")}
    assert dict(found.sources) == {"boek": Source(id="boek", title="Een boek", publisher="Pharos", year=2021)}
    assert found.history == (Release(version="0.9", added=("A01",), dropped=("A99",), changed=()),)
    assert found.versions == {"0.9", "1.0"}
    assert [part.introduction for part in found.parts] == ["Waarover het gaat."]
    assert [theme.id for theme in found.themes] == ["A1"]
    first, second = found.statements
    assert (first.id, first.text, first.part, first.theme) == ("A01", "Wij kennen de cijfers.", "A", "A1")
    assert (first.reference, first.weight) == (Reference(document="boek", place="Hoofdstuk 2"), 2.5)
    assert (second.reference, second.weight, second.phase) == (None, 1.0, Phase.THROUGHOUT)


def test_everything_a_statement_can_hold():
    """Explanation, anchors, advice, track, phase, whose work it is and the words for parents are read."""
    text = (
        SET
        + """\
            toelichting: Denk aan een bijeenkomst.
            ankers: {1: Nooit, 3: Soms, 5: Altijd}
            advies: Plan een bijeenkomst.
            spoor: communicatie
            fase: tijdens
            over: [medisch, jgz]
            ouders: {tekst: U ziet de cijfers.}
"""
    )
    found, problems = read(text)
    assert shown(problems) == []
    statement = found.statements[1]
    assert (statement.explanation, statement.advice) == ("Denk aan een bijeenkomst.", "Plan een bijeenkomst.")
    assert (dict(statement.anchors), statement.track) == ({1: "Nooit", 3: "Soms", 5: "Altijd"}, "communicatie")
    assert (statement.phase, statement.parents_text) == (Phase.DURING, "U ziet de cijfers.")
    assert (statement.about, found.statements[0].about) == (("medisch", "jgz"), ())


def test_clusters_whose_work_it_is():
    """A domain counts as its cluster, and one without a cluster as none; an id that is both is the domain."""
    cluster_of = {
        "jgz": "medisch",
        "geboortezorg": "medisch",
        "raad": "gemeente",
        "gemeente": "bestuur",
        "anders": None,
    }
    own = replace(
        make_set(), domains={name: Domain(id=name, title=name, cluster=of) for name, of in cluster_of.items()}
    )

    def clusters(*about: str) -> frozenset[str]:
        return own.clusters_about(replace(own.statements[0], about=about))

    assert clusters() == set()
    assert clusters("jgz") == {"medisch"}
    assert clusters("geboortezorg", "jgz", "medisch") == {"medisch"}
    assert clusters("raad", "medisch") == {"gemeente", "medisch"}
    assert clusters("gemeente") == {"bestuur"}
    assert clusters("anders") == set()
    assert clusters("anders", "jgz") == {"medisch"}
    assert clusters("onbekend") == set()


def test_smallest_set():
    """Id, version, title, scale and one statement are enough for a set of one's own."""
    text = with_lines(SET, dict.fromkeys([5, 6, 7, 8, 9, 10, 14, 21, 22, 23, 24]))
    found, problems = read(text)
    assert shown(problems) == []
    assert (len(found.statements), dict(found.domains), found.versions) == (1, {}, {"1.0"})


@pytest.mark.parametrize("written", ["1", "0.5", "1e-3", "100"])
def test_weights_above_zero(written):
    """Any weight above 0 is fine."""
    found, problems = read(with_lines(SET, {22: f"            gewicht: {written}"}))
    assert (shown(problems), found.statements[0].weight) == ([], float(written))


WRONG = [
    ({1: None}, 1, ("id ontbreekt", "Vul id in")),
    ({2: None}, 1, ("versie ontbreekt",)),
    ({3: "titel:"}, 3, ("titel", "Vul titel in")),
    ({4: None}, 1, ("schaal ontbreekt",)),
    ({4: "schaal: [1, 2, 3, 4, 5]"}, 4, ("schaal", "een naam")),
    ({4: "schaal: {1: a, 2: b, 3: c, 4: d}"}, 4, ("schaal mist 5", "alle vijf")),
    ({4: "schaal: {1: a, 2: b, 3: c, 4: d, 5: e, 6: f}"}, 4, ("schaal", "'6'")),
    ({4: "schaal: {0: a, 1: b, 2: b, 3: c, 4: d, 5: e}"}, 4, ("schaal", "'0'")),
    ({4: "schaal: {1: , 2: b, 3: c, 4: d, 5: e}"}, 4, ("1", "schaal", "Vul 1 in")),
    ({6: "  jgz: Jeugdgezondheidszorg"}, 6, ("domein jgz", "een naam")),
    ({6: "  jgz: {titel: Jeugd, cluster: [medisch]}"}, 6, ("cluster", "domein jgz")),
    ({6: "  jgz: {cluster: medisch}"}, 6, ("titel ontbreekt", "domein jgz")),
    ({6: "  jgz: {titel: Jeugd, cluster: medisch, kleur: x}"}, 6, ("domein jgz", "'kleur'", "titel of cluster")),
    ({5: "domeinen: [jgz]", 6: None}, 5, ("domeinen", "een naam")),
    ({8: "  blad: {uitgever: Pharos}\n  boek: {titel: x}"}, 8, ("titel ontbreekt", "bron blad")),
    ({8: "  blad: Een blad\n  boek: {titel: x}"}, 8, ("bron blad", "een naam")),
    ({8: "  boek: {titel: Een boek, jaar: vorig jaar}"}, 8, ("'vorig jaar'", "vier cijfers")),
    ({8: "  boek: {titel: Een boek, isbn: 1}"}, 8, ("bron boek", "'isbn'")),
    ({10: "  - {toegevoegd: [A01]}"}, 10, ("versie ontbreekt",)),
    ({10: '  - {versie: "0.9", nieuw: [A01]}'}, 10, ("'nieuw'", "toegevoegd")),
    ({10: '  - {versie: "0.9", toegevoegd: A01}'}, 10, ("toegevoegd", "lijst")),
    ({11: "kleur: groen\ndelen:"}, 11, ("'kleur'", "id, versie, titel")),
    ({14: "    uitleg: x"}, 14, ("deel", "'uitleg'", "inleiding")),
    ({16: "      - id: A"}, 16, ("id A komt twee keer voor", "regel 12")),
    ({13: None}, 12, ("titel ontbreekt bij deel A",)),
    ({17: None}, 16, ("titel ontbreekt bij thema A1",)),
    ({17: "        titel: x\n        kleur: y"}, 18, ("thema", "'kleur'")),
    ({19: "          - id: totaal"}, 19, ("id totaal", "vast woord", "Kies iets anders")),
    ({23: '          - id: "A\\e02"'}, 23, ("'A\\x1b02'", "onzichtbare tekens")),
    ({20: None}, 19, ("tekst ontbreekt bij stelling A01", "Vul tekst in")),
    ({20: "            tekst:"}, 20, ("tekst", "stelling A01", "Vul tekst in")),
    ({21: "            bron: {document: krant, plaats: x}"}, 19, ("A01", "'krant'", "bronnen")),
    ({21: "            bron: {document: boek}"}, 21, ("plaats ontbreekt", "bron bij stelling A01")),
    ({21: "            bron: boek"}, 21, ("bron", "een naam")),
    ({21: "            bron: {document: boek, plaats: x, blz: 3}"}, 21, ("'blz'", "document of plaats")),
    ({22: "            gewicht: 0"}, 22, ("gewicht", "'0'", "boven 0")),
    ({22: "            gewicht: -1"}, 22, ("'-1'", "boven 0")),
    ({22: "            gewicht: 1,5"}, 22, ("'1,5'", "met een punt")),
    ({22: "            gewicht: .nan"}, 22, ("'.nan'", "boven 0")),
    ({22: "            gewicht: nan"}, 22, ("'nan'", "boven 0")),
    ({22: "            gewicht: inf"}, 22, ("'inf'", "boven 0")),
    ({22: "            fase: later"}, 22, ("'later'", "voor, tijdens, na, doorlopend")),
    ({22: "            spoor: zijspoor"}, 22, ("'zijspoor'", "uitvoering, communicatie")),
    ({22: "            ankers: {2: x, 6: y}"}, 22, ("ankers", "'6'")),
    ({22: "            ankers: hoog"}, 22, ("ankers", "een naam")),
    ({22: "            ouders: {vraag: x}"}, 22, ("'vraag'",)),
    ({22: "            ouders: U kent de cijfers."}, 22, ("ouders", "een naam")),
    ({22: "            notitie: x"}, 22, ("stelling", "'notitie'", "toelichting")),
    ({23: "          - id: A01"}, 23, ("id A01 komt twee keer voor", "regel 19")),
    ({23: "          - titel: x"}, 23, ("id ontbreekt",)),
    ({23: "          - A02", 24: None}, 23, ("stellingen", "een naam")),
    ({22: "            over: [jgs]"}, 22, ("over bij stelling A01", "'jgs'", "Bedoelt u jgz?")),
    ({22: "            over: [Medisch]"}, 22, ("'Medisch'", "Bedoelt u medisch?")),
    ({22: "            over: [Jeugdgezondheidszorg]"}, 22, ("'Jeugdgezondheidszorg'", "Kies jgz, medisch.")),
    ({22: "            over:\n              - jgz\n              - jgs"}, 24, ("'jgs'", "Bedoelt u jgz?")),
    (
        {22: "            over: [jgz, medisch, jgz]"},
        22,
        ("over bij stelling A01", "'jgz' twee keer", "Laat er één staan"),
    ),
    ({22: "            over: []"}, 22, ("over bij stelling A01 is een lege lijst", "haal over weg")),
    ({22: "            over: jgz"}, 22, ("over bij stelling A01 moet een lijst zijn", "[jgz, medisch]")),
    ({22: "            over: {jgz: 1}"}, 22, ("over bij stelling A01 moet een lijst zijn",)),
    ({22: "            over: [[jgz]]"}, 22, ("over bij stelling A01", "losse woorden")),
    ({22: "            over: [~]"}, 22, ("over bij stelling A01", "losse woorden")),
    ({22: '            over: [""]'}, 22, ("''", "Kies jgz, medisch.")),
    ({5: None, 6: None, 22: "            over: [jgz]"}, 20, ("'jgz'", "kent geen domeinen", "laat over weg")),
    ({12: '  - id: "fase:doorlopend"'}, 12, ("id 'fase:doorlopend'", "dubbele punt")),
    ({6: '  "j:z": {titel: x, cluster: medisch}'}, 6, ("domein 'j:z'", "dubbele punt")),
    ({6: "  jgz: {titel: x, cluster: overig}"}, 6, ("cluster overig", "vast woord")),
    ({6: "  zonder-domein: {titel: x, cluster: medisch}"}, 6, ("domein zonder-domein", "vast woord")),
    ({6: "  jgz: {cluster: medisch}", 22: "            over: [jgz, medisch]"}, 6, ("titel ontbreekt", "domein jgz")),
]
TWO_PROBLEMS = {45, 49}
"""Rows whose mistake is at once an unknown key and a missing one."""


@pytest.mark.parametrize(("changes", "line", "words"), WRONG, ids=range(len(WRONG)))
def test_says_where_and_what_to_do(changes, line, words, request):
    """Each mistake gives an error with its line and a word of what to do."""
    problems = read(with_lines(SET, changes))[1]
    if int(request.node.callspec.id) in TWO_PROBLEMS:
        assert [problem.line for problem in problems] == [line, line]
        problems = [problem for problem in problems if all(word in problem.message for word in words)]
    assert_only_problem(problems, line, *words)
    assert problems[0].path == "set.yaml"


@pytest.mark.parametrize("word", sorted(RESERVED_IDS | GROUP_WORDS))
def test_reserved_words_are_no_ids(word):
    """Words that requirements, JSON and groups use beside ids are refused, at every level."""
    for line, start in ((12, "  - id: "), (16, "      - id: "), (23, "          - id: ")):
        assert_only_problem(read(with_lines(SET, {line: start + word}))[1], line, word, "vast woord")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("delen: []\n", ("delen", "lege lijst")),
        ("delen: A\n", ("delen", "lijst")),
        ("delen:\n  - {id: A, titel: x, themas: []}\n", ("themas", "deel A", "lege lijst")),
        ("delen:\n  - {id: A, titel: x}\n", ("themas ontbreekt", "deel A")),
        ("delen:\n  - {id: A, titel: x, themas: [{id: A1, titel: y}]}\n", ("stellingen ontbreekt", "thema A1")),
        ("kop: 1\n", ("delen ontbreekt",)),
    ],
)
def test_empty_levels_are_refused(text, words):
    """A set needs parts, a part needs themes and a theme needs statements."""
    head = "".join(SET.splitlines(keepends=True)[:4])
    messages = [problem.message for problem in read(head + text)[1]]
    assert any(all(word in message for word in words) for message in messages), messages


def test_all_problems_at_once():
    """All mistakes are found in one go, each with its line."""
    changes = {
        2: None,
        6: "  jgz: x",
        22: "            gewicht: 0\n            over: [jgs, kerk, kerk]",
        23: "          - id: A01",
        24: "            tekst:",
    }
    found, problems = read(with_lines(SET, changes))
    assert found is None
    assert sorted(problem.line for problem in problems) == [
        1, 5, 21, 22, 22, 22, 23, 24,
    ]  # one line fewer, so one higher, and after the weight one more  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), [("", None, ("leeg", "id, versie")), ("- A\n", 1, ("een naam",))])
def test_no_set_at_all(text, line, words):
    """An empty file or a list is no set, and the message says how a set begins."""
    found, problems = read(text)
    assert found is None
    assert_only_problem(problems, line, *words)


def test_load_gives_the_set_or_all_problems(write):
    """Loading from a path gives the set, or raises with every problem and the path."""
    assert load_statement_set(write("goed.yaml", SET)).id == "proef"
    path = write("fout.yaml", with_lines(SET, {22: "            gewicht: 0", 24: "            tekst:"}))
    with pytest.raises(InputError) as caught:
        load_statement_set(path)
    assert [problem.line for problem in caught.value.problems] == [22, 24]
    assert f"{path}, regel 22: gewicht is '0'" in str(caught.value)


def test_broken_yaml_is_not_called_empty(write):
    """A file that cannot be parsed gives that problem alone."""
    with pytest.raises(InputError) as caught:
        load_statement_set(write("fout.yaml", "id: [\n"))
    assert len(caught.value.problems) == 1
    assert "klopt de YAML niet" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(SET, True), ("delen: x\n", True), ("scores: {}\n", False), ("- delen\n", False), ("", False)],
)
def test_a_set_is_known_by_delen(text, expected):
    """The top-level key `delen` tells a statement set from other files."""
    assert is_statement_set(parsed(text)) is expected


# The shipped set


def test_shipped_set_is_read_once():
    """Everybody works on the same set."""
    assert shipped_statement_set() is shipped_statement_set()


def test_shipped_set_has_three_parts_sixteen_themes_and_56_statements(shipped):
    """The client fixed three parts, 16 themes and 56 statements; how they are divided is our own choice."""
    assert [part.id for part in shipped.parts] == ["A", "B", "C"]
    assert [[len(theme.statements) for theme in part.themes] for part in shipped.parts] == [
        [3, 2, 2, 3],
        [3, 4, 5, 4, 5, 3],
        [4, 3, 3, 2, 5, 5],
    ]
    assert (len(shipped.themes), len(shipped.statements)) == (16, 56)


def test_shipped_ids_count_on(shipped):
    """Themes are A1, A2, ... and statements A01, A02, ..., per part and in order."""
    for part in shipped.parts:
        assert [theme.id for theme in part.themes] == [f"{part.id}{k}" for k in range(1, len(part.themes) + 1)]
        assert [own.id for own in part.statements] == [f"{part.id}{k:02}" for k in range(1, len(part.statements) + 1)]


def test_shipped_statements_are_complete(shipped):
    """Each statement has text, explanation, a reference to a known source and a phase; each part an introduction."""
    for statement in shipped.statements:
        assert statement.text, statement.id
        assert statement.explanation, statement.id
        assert statement.reference is not None, statement.id
        assert statement.reference.document in shipped.sources
        assert statement.reference.place
        assert statement.phase in set(Phase)
        assert statement.weight == 1
    assert all(part.introduction for part in shipped.parts)
    assert shipped.justification


def test_shipped_phase_is_written_for_every_statement(shipped):
    """The phase is written out in the file and never left to the default."""
    path = Path(__file__).parents[1] / "analysetool" / "stellingen.yaml"
    assert path.read_text(encoding="utf-8").count("            fase: ") == len(shipped.statements)


def test_shipped_scale_is_complete(shipped):
    """The scale has the five labels, all different."""
    assert list(shipped.scale) == [1, 2, 3, 4, 5]
    assert len(set(shipped.scale.values())) == 5


def shipped_texts(shipped):
    """All running text of the set with where it stands; references quote headings of others and are left out."""
    yield "verantwoording", shipped.justification
    for part in shipped.parts:
        yield part.id, part.introduction
    for theme in chain(shipped.parts, shipped.themes):
        yield theme.id, theme.title
    for statement in shipped.statements:
        yield statement.id, statement.text
        yield statement.id, statement.explanation


def test_shipped_sentences_are_short(shipped):
    """No sentence is longer than 20 words."""
    sentences = [
        (place, sentence) for place, text in shipped_texts(shipped) for sentence in re.split(r"(?<=[.!?])\s+", text)
    ]
    assert [found for found in sentences if len(found[1].split()) > 20] == []


def test_shipped_texts_are_all_different(shipped):
    """No two statements and no two explanations are alike, capitals and punctuation aside."""
    for texts in (
        [own.text for own in shipped.statements],
        [own.explanation for own in shipped.statements],
        [theme.title for theme in shipped.themes],
    ):
        bare = [" ".join(re.findall(r"\w+", text.casefold())) for text in texts]
        assert len(set(bare)) == len(bare)


def test_shipped_domains_have_their_clusters(shipped):
    """The domains that participants choose from belong to the clusters that reports show."""
    clusters = {key: domain.cluster for key, domain in shipped.domains.items()}
    required = {
        "gemeente": "gemeente",
        "zorgverzekeraar": None,
        "geboortezorg": "medisch",
        "jgz": "medisch",
        "huisartsenzorg": "medisch",
        "ziekenhuis": "medisch",
        "sociaal-domein": "sociaal",
        "jeugdhulp": "sociaal",
        "veilig-thuis": "sociaal",
        "gehandicaptenzorg": "sociaal",
        "kinderopvang-onderwijs": "sociaal",
        "vrijwilligers": "informeel",
        "ouders": "ouders",
        "anders": None,
    }
    assert {key: clusters.get(key) for key in required} == required
    assert shipped.clusters == ("gemeente", "medisch", "sociaal", "informeel", "ouders")


def test_shipped_set_is_the_first_of_its_kind(shipped):
    """The set is version 1.0 and has no versions before it."""
    assert shipped.version == "1.0"
    assert shipped.history == ()


def runs_of_words(text, length=8):
    """All runs of so many words in a text."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_shipped_texts_are_our_own_words(shipped):
    """No eight words in a row come from the public texts that the set rests on."""
    folder = Path(__file__).parents[2] / "shared" / "bronnen"
    if not folder.is_dir():
        pytest.skip("the public source texts are not beside this checkout")
    sources = set().union(*(runs_of_words(path.read_text(encoding="utf-8")) for path in folder.glob("*.txt")))
    assert sources
    shared = [(place, run) for place, text in shipped_texts(shipped) for run in runs_of_words(text) & sources]
    assert shared == []


def test_more_than_can_be_worked_out(monkeypatch):
    """Two statements in a part and a theme are four sums; a set of more than the most is refused with both numbers."""
    monkeypatch.setattr("analysetool.files.statement_sets.MOST_WORK", 4)
    assert read(SET)[1] == []
    monkeypatch.setattr("analysetool.files.statement_sets.MOST_WORK", 3)
    assert_only_problem(read(SET)[1], 11, "2 stellingen in 2 delen en thema's")
