# SPDX-License-Identifier: EUPL-1.2
"""What the documents promise is what the program has."""

from __future__ import annotations

import json
import re
import shlex
import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_NAMESPACE
from typer.main import get_command

from analysetool.cli import app
from analysetool.documents import blocks
from analysetool.figures import form
from analysetool.files.inputs import read_inputs
from analysetool.formats.templates import _environment, template_folder
from analysetool.words import changes as change_wording
from analysetool.words import figures as wording
from analysetool.words import titles
from analysetool.words.form import ToldForm
from tests.running import run

ROOT = Path(__file__).parent.parent
COMMANDS = get_command(app).commands
PARAMETERS = [
    (name, parameter)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if "--help" not in parameter.opts
]
PROGRAM_PARAMETERS = [("analysetool", parameter) for parameter in get_command(app).params]
READMES = ("README.md", "README.NL.md")


def text_of(name: str) -> str:
    """A document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    """A command says in a sentence what it does and shows how it is typed."""
    text = COMMANDS[name].help or ""
    assert re.match(r"[A-Z][^\n]+\.\n", text)
    examples = text.partition("Voorbeelden:\n")[2].split("\n")
    assert [line for line in examples if line.strip() and not line.strip().startswith(f"analysetool {name}")] == []
    assert examples != [""]


@pytest.mark.parametrize(
    ("command", "parameter"),
    PARAMETERS + PROGRAM_PARAMETERS,
    ids=[f"{command} {parameter.name}" for command, parameter in PARAMETERS + PROGRAM_PARAMETERS],
)
@pytest.mark.slow
def test_every_option_has_help(command, parameter):
    """Every argument and option of every command has a sentence, and a word for its value."""
    assert parameter.help, f"{command}: {parameter.name}"
    assert parameter.help.endswith("."), parameter.help
    if not getattr(parameter, "is_flag", False):
        assert parameter.metavar, f"{command}: {parameter.name}"


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(readme, name):
    """Both manuals show every command."""
    assert f"analysetool {name}" in text_of(readme)


@pytest.mark.parametrize("command", ["make rapport", "make test"])
def test_front_door(command):
    """The two commands for who comes in stand in the manual as something to copy, and the Makefile has them."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text_of("README.md"), flags=re.DOTALL | re.MULTILINE)
    assert command in [line for block in blocks for line in block.splitlines()]
    assert f"\n{command.removeprefix('make ')}: " in text_of("Makefile")


def shown_commands() -> list[tuple[str, list[str]]]:
    """Every command line of the tool that a document or help text shows."""
    texts = {name: text_of(name) for name in READMES}
    texts |= {f"docs/{path.name}": path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
    texts |= {f"help of {name}": command.help or "" for name, command in COMMANDS.items()}
    found = []
    for name, text in texts.items():
        for line in re.findall(r"(?:`|^ {4,}|^\s*)analysetool ([a-z][^`\n]*)", text, flags=re.MULTILINE):
            words = shlex.split(line.rstrip("\\ "), comments=True)
            if words[0] in COMMANDS:
                found.append((f"{name}: {line}", words))
    return found


@pytest.mark.parametrize(("where", "words"), shown_commands(), ids=[where for where, _ in shown_commands()])
@pytest.mark.slow
def test_shown_commands_exist(where, words):
    """Every command line in a document uses options that the command has."""
    known = {opt for command, parameter in PARAMETERS if command == words[0] for opt in parameter.opts} | {
        "--help",
        "-h",
    }
    typed = [re.sub(r"[=\]].*", "", word.strip("[]")) for word in words[1:]]
    assert [word for word in typed if word.startswith("--") and word not in known] == [], where


def test_documents_link_to_files_that_exist():
    """No document points to a file that is not there."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "voorbeelden").glob("*.md")]
    links = [
        (path, target)
        for path in documents
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    ]
    assert [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()] == []


def test_shipped_examples_have_no_problems(shipped):
    """Every example loads without an error or a warning."""
    found = read_inputs([ROOT / "voorbeelden"], shipped, check_sets=True)
    assert [f"{problem.place}: {problem.message}" for problem in found.problems] == []
    assert {coalition for coalition, _ in found.keys} == {
        "Neder-Betuwe", "Pijplijnstad", "Roermond", "Voorbeeldstad", "Zuid-Limburg",
    }  # fmt: skip
    assert len(found.paths) == len(list((ROOT / "voorbeelden").rglob("[!.]*.yaml")))


def test_sets_in_documents_are_read(tmp_path, shipped):
    """The YAML that documents show is YAML that the tool reads: score sheets, measurements and requirements."""
    readable = []
    for name in (*READMES, *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))):
        for block in re.findall(r"^```yaml\n(.*?)^```", text_of(name), flags=re.DOTALL | re.MULTILINE):
            if re.match(r"(?:#.*\n)*(?:stellingenset|meting|eisen):", block):
                path = tmp_path / f"{len(readable)}.yaml"
                path.write_text(block, encoding="utf-8")
                problems = read_inputs([path], shipped, check_sets=True).problems
                readable.append((name, [problem.message for problem in problems if problem.is_error]))
    assert readable
    assert [(name, messages) for name, messages in readable if messages] == []


def test_the_example_in_the_readme_is_real():
    """Every line of the shown report is a line of the report that the command makes."""
    _, _, rest = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")
    shown, _, _ = rest.partition("```")
    result = run("rapport", ROOT / "voorbeelden" / "voorbeeldstad")
    made = {line.strip() for line in result.stdout.decode().splitlines()}
    assert [line for line in shown.splitlines() if line != "[...]" and line.strip() not in made] == []


def test_the_index_lists_every_page():
    """Each page of the documentation stands in the index, and both manuals point to the index."""
    index = text_of("docs/README.md")
    pages = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md")
    assert [page for page in pages if f"]({page})" not in index] == []
    assert [name for name in READMES if "](docs/README.md)" not in text_of(name)] == []


def headings_of(path: Path) -> set[str]:
    """The anchors that a Markdown page has: its headings in lower case, with hyphens."""
    titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_documents_link_to_headings_that_exist():
    """A link to a heading leads to a heading of that name."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = [
        (path, target, heading)
        for path in documents
        for target, heading in re.findall(r"\]\(([^)#:\s]*)#([^)\s]+)\)", path.read_text(encoding="utf-8"))
    ]
    assert links
    wrong = [
        f"{path.name}: {target}#{heading}"
        for path, target, heading in links
        if heading not in headings_of(path.parent / target if target else path)
    ]
    assert wrong == []


EXPLAINED = [
    *wording.VERDICT_WORDS.values(),
    wording.NO_VERDICT,
    *wording.ANSWER_WORDS.values(),
    wording.NOT_AGREED,
    wording.DEVIATES_SHORT,
    wording.DISCUSSION_TITLE.lower(),
    *change_wording.VERDICT_WORDS.values(),
    *change_wording.BESIDE_WORDS.values(),
    change_wording.NOT_COMPARED,
    *(title.lower() for title, _ in wording.CORNERS.values()),
    *(title.lower() for title in titles.TRACK_TITLES.values()),
]


@pytest.mark.parametrize("word", dict.fromkeys(EXPLAINED))
def test_every_word_of_the_reports_is_explained(word):
    """Each verdict, answer, corner and heading of the plan is an entry in the list of words."""
    assert f"\n| **{word}** | " in text_of("docs/woorden.md")


def test_the_words_are_in_alphabetical_order():
    """Who looks for a word finds it, and finds it once."""
    words = re.findall(r"^\| \*\*(.+?)\*\* \|", text_of("docs/woorden.md"), flags=re.MULTILINE)
    assert words == sorted(set(words), key=lambda word: unicodedata.normalize("NFD", word).casefold())


@pytest.mark.parametrize("name", sorted(path.name for path in template_folder().iterdir() if path.is_file()))
def test_every_template_is_documented(name):
    """Each file that can be replaced stands in the page on templates."""
    assert f"\n| `{name}` | " in text_of("docs/sjablonen.md")


def css_variables(text: str) -> dict[str, str]:
    """The variables that a piece of style gives a value."""
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", text))


def test_every_css_variable_is_documented():
    """The page on looks names each variable with its value, and what it is in the dark or on paper instead."""
    light, _, rest = (template_folder() / "_waarden.css").read_text(encoding="utf-8").partition("@media screen")
    dark = css_variables(rest.partition("\n}\n")[0])
    paper = css_variables(rest.partition("@media print")[2])
    assert not dark.keys() & paper.keys()
    other = dark | paper
    told = re.findall(
        r"^\| `(--[\w-]+)` \| [^`|]+ \| `([^`]+)` \| (\S+) \|$", text_of("docs/vormgeving.md"), flags=re.MULTILINE
    )
    assert sorted(told) == sorted(
        (name, value, f"`{other[name]}`" if name in other else "zelfde") for name, value in css_variables(light).items()
    )


def test_everything_a_template_can_call_is_documented():
    """Each filter, function and name that our environment adds to Jinja's own stands in the page on templates."""
    environment = _environment(None)
    text = text_of("docs/sjablonen.md")
    added = (environment.filters.keys() - DEFAULT_FILTERS.keys()) | (
        environment.globals.keys() - DEFAULT_NAMESPACE.keys()
    )
    assert [name for name in sorted(added) if f"\n| `{name}` | " not in text] == []


@pytest.mark.parametrize(
    "view",
    [
        blocks.Document, blocks.Section, blocks.Text, blocks.Facts, blocks.Fact, blocks.Items, blocks.Item, blocks.Line,
        blocks.Table, blocks.Column, blocks.Row, blocks.Cell, blocks.Figure, blocks.Key, blocks.KeyEntry,
        blocks.Callout, blocks.Columns,
        ToldForm, form.FormPart, form.FormTheme, form.FormStatement, form.FormDomain,
    ],
)  # fmt: skip
def test_every_field_of_a_view_is_documented(view):
    """Each field and property that a template can print stands in the page on templates."""
    names = {field.name for field in fields(view)}
    names |= {name for name, value in vars(view).items() if isinstance(value, property)}
    text = text_of("docs/sjablonen.md")
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_the_shown_template_works(tmp_path):
    """The template in the documentation is one that the tool can use."""
    (block,) = re.findall(r"^```jinja\n(.*?)^```", text_of("docs/sjablonen.md"), flags=re.DOTALL | re.MULTILINE)
    (tmp_path / "document.md.j2").write_text(block, encoding="utf-8")
    example = ROOT / "voorbeelden" / "voorbeeldstad"
    result = run("rapport", example, "--vorm", "samenvatting", "--sjablonen", tmp_path, "--formaat", "md")
    title = "Kansrijke Start in Voorbeeldstad: samenvatting 2026"
    assert result.stdout.decode().startswith(f"# Uit onze gemeente: {title}\n\n## Waar staan wij?\n")


def test_the_example_of_a_comparison_is_real():
    """Every line that the page on comparing shows is a line that the command prints."""
    (shown,) = re.findall(r"^```text\n(.*?)^```", text_of("docs/vergelijken.md"), flags=re.DOTALL | re.MULTILINE)
    result = run("vergelijk", ROOT / "voorbeelden" / "voorbeeldstad", "--volledig")
    made = {line.strip() for line in result.stdout.decode().splitlines()}
    assert [line for line in shown.splitlines() if line != "[...]" and line.strip() not in made] == []


def test_the_example_of_an_explained_difference_is_real():
    """Every line that the page on explaining shows of a difference is a line that the command prints."""
    _, _, rest = text_of("docs/leg-uit.md").partition("## Het verschil tussen twee jaren")
    (shown, *_) = re.findall(r"^```text\n(.*?)^```", rest, flags=re.DOTALL | re.MULTILINE)
    years = ("--van", "2025", "--naar", "2026")
    result = run("leg-uit", ROOT / "voorbeelden" / "voorbeeldstad", *years, "--bij", "C05")
    made = {line.strip() for line in result.stdout.decode().splitlines()}
    assert [line for line in shown.splitlines() if line != "[...]" and line.strip() not in made] == []


def test_the_json_of_a_comparison_is_real():
    """The shown theme and the figures to work out are those of the command."""
    result = run("vergelijk", ROOT / "voorbeelden" / "voorbeeldstad", "--formaat", "json")
    made = json.loads(result.stdout)
    blocks = re.findall(r"^```json\n(.*?)^```", text_of("docs/json.md"), flags=re.DOTALL | re.MULTILINE)
    shown = [block for block in map(json.loads, blocks) if "verschil" in block]
    assert shown == [theme for theme in made["themas"] if theme["id"] == "C2"]
    for key in ("van", "naar", "verschil"):
        assert str(made["totaal"][key]).replace(".", ",") in text_of("docs/vergelijken.md")


def test_the_shown_check_is_real():
    """The table in the page on requirements is what the command prints."""
    _, _, rest = text_of("docs/toetsen.md").partition("```text\n")
    shown, _, _ = rest.partition("```")
    example = ROOT / "voorbeelden" / "ci"
    result = run("toets", "metingen", "--eisen", "eisen.yaml", "--naar", "2025", cwd=example)
    assert result.returncode == 1
    assert result.stdout.decode().startswith(shown)
