# SPDX-License-Identifier: EUPL-1.2
"""Whose answers these are: from options, the sheet, the folder or questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysetool.errors import UsageError
from analysetool.files.privacy import looks_like_person
from analysetool.fill_in.identity import Options, identify
from analysetool.model import Kind
from analysetool.terminal.lines import InputEnded
from analysetool.terminal.questions import this_year
from tests.conftest import make_set, make_sheet


class Script:
    """Lines from a list instead of a terminal, with what was said kept."""

    def __init__(self, *answers, person=True):
        """Answer with these lines; without a person there is only a pipe."""
        self.answers = list(answers)
        self.has_person = person
        self.said = []

    def say(self, text=""):
        """Keep what is said."""
        self.said.append(text)

    def ask(self, prompt):
        """Keep the question and give the next line."""
        self.said.append(prompt)
        if not self.answers:
            raise InputEnded
        return self.answers.pop(0)


def sheet_text(coalition="Neder-Betuwe", year=2026, participant="p1"):
    """A neighbouring sheet."""
    return f"coalitie: {coalition}\njaar: {year}\ndeelnemer: {participant}\nscores: {{}}\n"


def new(path, script, statement_set=None, **options):
    """Settle who fills in a new sheet."""
    return identify(path, None, Options(**options), statement_set or make_set(), script)


def test_options_decide_without_a_question(tmp_path):
    """With all four options nobody is asked anything and nothing needs saying."""
    script = Script()
    found = new(tmp_path / "d.yaml", script, coalition=" Ede ", year=2025, participant="q1", domain="jgz")
    sheet = found.sheet
    assert (sheet.coalition, sheet.year, sheet.participant, sheet.domain) == ("Ede", 2025, "q1", "jgz")
    assert (sheet.statement_set, sheet.version, sheet.kind) == ("proef", "1.0", Kind.INDIVIDUAL)
    assert (script.said, found.notices) == ([], ())


def test_a_person_is_asked_for_what_is_missing(tmp_path):
    """Coalition, year (Enter is this year), code (Enter is a random one) and domain by number."""
    found = new(tmp_path / "d.yaml", Script("", "Ede", "", "", "2"))
    assert (found.sheet.coalition, found.sheet.year, found.sheet.domain) == ("Ede", this_year(), "jgz")
    assert found.sheet.participant in found.notices[0]
    assert "een code, geen naam" in found.notices[0]


def test_wrong_answers_are_asked_again(tmp_path):
    """A wrong year, a name as code and an unknown domain each get one sentence and the same question."""
    script = Script("Ede", "26", "2024", "Jan de Vries", "k7m2", "99", "JGZ")
    sheet = new(tmp_path / "d.yaml", script).sheet
    assert (sheet.year, sheet.participant, sheet.domain) == (2024, "k7m2", "jgz")
    assert sum("lijkt op een naam" in line for line in script.said) == 1
    assert sum("Jaar" in line for line in script.said) == 2
    assert sum("Typ een nummer van 1 tot en met 6" in line for line in script.said) == 1


def test_a_code_that_looks_like_a_name_counts_when_it_is_typed_twice(tmp_path):
    """A warning never refuses: who says it again gets it."""
    found = new(tmp_path / "d.yaml", Script("Zeeland", "Zeeland", ""), coalition="Ede", year=2026)
    assert found.sheet.participant == "Zeeland"


@pytest.mark.parametrize("typed", ["k7m2q9xta", "K7M 2Q9 XAW", "k7m2q9xal"])
def test_a_code_with_a_typo_is_refused(tmp_path, write, typed):
    """It would be a new person; the sentence says what to do. A sheet beside this one may have it all the same."""
    with pytest.raises(UsageError, match=r"Kijk de code nog eens na.*Laat --deelnemer weg"):
        new(tmp_path / "d.yaml", Script(person=False), coalition="Ede", year=2026, participant=typed)
    write("d01.yaml", sheet_text("Ede", 2025, participant=typed))
    found = new(tmp_path / "d.yaml", Script(person=False), coalition="Ede", year=2026, participant=typed)
    assert found.sheet.participant == typed


def test_a_code_with_a_typo_is_asked_again(tmp_path):
    """Until it is whole; then it is written as it was given out."""
    script = Script("k7m2q9xta", "k7m2q9xta", "K7M-2Q9-XAT", "")
    assert new(tmp_path / "d.yaml", script, coalition="Ede", year=2026).sheet.participant == "k7m2q9xat"
    assert sum("Kijk de code nog eens na" in line for line in script.said) == 2


def test_capitals_and_blanks_make_no_other_participant(tmp_path):
    """A copied code is the code, on a new sheet and on the one that is there."""
    found = new(tmp_path / "d.yaml", Script(person=False), coalition="Ede", year=2026, participant="K7M 2Q9 XAT")
    assert found.sheet.participant == "k7m2q9xat"
    existing = make_sheet(participant="k7m2q9xat")
    again = identify(tmp_path / "d.yaml", existing, Options(participant="K7M2Q9XAT"), make_set(), Script())
    assert again.sheet.participant == "k7m2q9xat"


def test_the_input_may_end_at_a_question(tmp_path):
    """The end of the input at a question leaves the dialogue; nothing is made."""
    with pytest.raises(InputEnded):
        new(tmp_path / "d.yaml", Script("Ede"))


def test_random_codes_say_nothing_and_differ(tmp_path):
    """Nine signs that nobody mixes up, beginning with a letter, never the same."""
    codes = {
        new(tmp_path / "d.yaml", Script(person=False), coalition="Ede", year=2026).sheet.participant for _ in range(50)
    }
    assert len(codes) == 50
    assert all(len(code) == 9 and code[0].isalpha() and not set(code) & set("il1o0") for code in codes)
    assert not any(looks_like_person(code, code=True) for code in codes)


def test_coalition_and_year_come_from_the_folder_when_it_agrees(tmp_path, write):
    """Other sheets and meting.yaml that agree are followed, and that is said; broken files are passed over."""
    write("d01.yaml", sheet_text())
    write("meting.yaml", "meting: {coalitie: Neder-Betuwe, jaar: 2026}\n")
    write("kapot.yaml", "coalitie: [\n")
    write(".verborgen.yaml", sheet_text("Ede", 2020))
    found = new(tmp_path / "d02.yaml", Script(person=False), participant="q1", domain="jgz")
    assert (found.sheet.coalition, found.sheet.year) == ("Neder-Betuwe", 2026)
    assert found.notices == ("Overgenomen van de andere bestanden in deze map: coalitie Neder-Betuwe, jaar 2026.",)


def test_a_folder_that_disagrees_decides_nothing(tmp_path, write):
    """Two years in the folder: the coalition is taken, the year must be given."""
    write("d01.yaml", sheet_text(year=2025))
    write("d02.yaml", sheet_text(year=2026))
    with pytest.raises(UsageError, match=r"ontbreekt --jaar\. .*--coalitie Neder-Betuwe --jaar"):
        new(tmp_path / "d03.yaml", Script(person=False))


def test_the_folder_of_one_coalition_among_others_is_followed(tmp_path, write):
    """With --coalitie the year comes from that coalition's own files."""
    write("d01.yaml", sheet_text("Ede", 2025))
    write("d02.yaml", sheet_text("Tiel", 2026))
    assert new(tmp_path / "d03.yaml", Script(person=False), coalition="Tiel").sheet.year == 2026


def test_without_a_terminal_missing_options_are_named_with_an_example(tmp_path):
    """Nobody can be asked, so the message holds the whole command to type."""
    with pytest.raises(UsageError) as caught:
        new(tmp_path / "mijn lijst.yaml", Script(person=False))
    message = str(caught.value)
    assert "--coalitie en --jaar" in message
    assert "analysetool invullen " in message
    assert f"--coalitie Voorbeeldstad --jaar {this_year()}" in message


def test_without_a_terminal_code_and_domain_are_said(tmp_path):
    """A random code and the way to add a domain are told, once each."""
    found = new(tmp_path / "d.yaml", Script(person=False), coalition="Ede", year=2026)
    assert found.sheet.domain is None
    assert [("deelnemerscode" in notice, "--domein" in notice) for notice in found.notices] == [
        (True, False),
        (False, True),
    ]


def test_a_set_without_domains_asks_for_none(tmp_path):
    """Where there are no domains, nobody hears of them."""
    script = Script()
    options = {"coalition": "Ede", "year": 2026, "participant": "q1"}
    found = new(tmp_path / "d.yaml", script, make_set(domains={}), **options)
    assert (found.sheet.domain, found.notices, script.said) == (None, (), [])
    with pytest.raises(UsageError, match="kent geen domeinen"):
        new(tmp_path / "d.yaml", script, make_set(domains={}), domain="jgz", **options)


def test_an_unknown_domain_is_refused_with_the_list(tmp_path):
    """All domains are named, and a wrong year in the same breath."""
    with pytest.raises(UsageError) as caught:
        new(tmp_path / "d.yaml", Script(), domain="tandarts", year=26)
    assert "gemeente, jgz, geboortezorg" in str(caught.value)
    assert "--jaar is 26" in str(caught.value)


def test_an_option_that_contradicts_the_sheet_is_refused(tmp_path):
    """Both values of everything that differs are named; what is the same may be said again."""
    existing = make_sheet(domain="jgz", path="d07.yaml")
    same = Options(coalition="Neder-Betuwe", year=2026, participant="k7m2q9xa", domain="jgz")
    assert identify(tmp_path / "d07.yaml", existing, same, make_set(), Script()).sheet == existing
    other = Options(coalition="Ede", year=2025, participant="q1", domain="gemeente")
    with pytest.raises(UsageError) as caught:
        identify(tmp_path / "d07.yaml", existing, other, make_set(), Script())
    for both in (("Ede", "Neder-Betuwe"), ("2025", "2026"), ("q1", "k7m2q9xa"), ("gemeente", "jgz")):
        assert any(all(value in line for value in both) for line in str(caught.value).splitlines())


def test_an_option_may_add_the_domain_that_a_sheet_does_not_have(tmp_path):
    """Adding is no contradiction; nothing else is asked for a sheet that exists."""
    script = Script()
    found = identify(tmp_path / "d07.yaml", make_sheet(), Options(domain="jgz"), make_set(), script)
    assert (found.sheet.domain, script.said) == ("jgz", [])


def test_a_joint_sheet_has_no_participant(tmp_path):
    """A code with the joint sheet is a mistake that is told."""
    joint = make_sheet(kind=Kind.JOINT, participant=None, path="gezamenlijk.yaml")
    with pytest.raises(UsageError, match="gezamenlijke scorelijst en heeft geen deelnemer"):
        identify(tmp_path / "gezamenlijk.yaml", joint, Options(participant="q1"), make_set(), Script())


def test_doubts_are_told_and_never_refuse(tmp_path, write):
    """A name as option, and a code that another sheet has, are warnings."""
    write("d01.yaml", sheet_text(participant="Jan"))
    found = new(tmp_path / "d02.yaml", Script(), participant="Jan", domain="jgz")
    assert found.sheet.participant == "Jan"
    assert ["lijkt op een naam" in found.notices[1], "d01.yaml" in found.notices[2]] == [True, True]


def test_a_sheet_of_an_older_version_is_told(tmp_path):
    """Who goes on with an older sheet hears which version is on the screen."""
    statement_set = replace(make_set(), version="1.1")
    found = identify(tmp_path / "d07.yaml", make_sheet(), Options(), statement_set, Script())
    assert found.sheet.version == "1.0"
    assert "versie 1.0" in found.notices[0]
    assert "versie 1.1" in found.notices[0]


def test_control_codes_in_options_do_not_reach_the_sheet(tmp_path):
    """A line break or escape in an option would break the message or the terminal later."""
    found = new(
        tmp_path / "d.yaml", Script(), coalition="E\x1b[31mde\nX", year=2026, participant="q\x001", domain="jgz"
    )
    assert (found.sheet.coalition, found.sheet.participant) == ("E[31mde X", "q1")
