# SPDX-License-Identifier: EUPL-1.2
"""`formulier`: the statements as a form that people fill in by themselves, in the kind that its file ending says.

With `--verzamel` the page instead on which a coalition collects the answer codes of those forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysetool.codes import random_code
from analysetool.commands.options import refuse_missing_templates
from analysetool.commands.telling import tell, tell_problems
from analysetool.errors import InputError, Problem, UsageError, errors_in
from analysetool.figures.collect import gather_collect_page
from analysetool.figures.form import gather_form
from analysetool.files.fields import is_year
from analysetool.files.measurement_info import parse_measurement_info
from analysetool.files.results import refuse_target, write_result
from analysetool.files.yaml_source import YamlMapping, read_document
from analysetool.formats.outputs import STDOUT, Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORM, FORM_KINDS, FORMATS, Format
from analysetool.model import MeasurementInfo, StatementSet, Voice
from analysetool.streams import deliver_text
from analysetool.terminal.shell import command_line
from analysetool.words import form_command as said
from analysetool.words.answer_code import OWN_SET, saved_as
from analysetool.words.commands import choose_from
from analysetool.words.form import ToldForm, tell_form
from analysetool.words.form_paper import tell_cards
from analysetool.words.import_command import wrong_year

MEASUREMENT_FILE = "meting.yaml"
MOST_CODES = 9999
_EXAMPLE = command_line("formulier", "--uit", "formulier.html")
_COLLECT_EXAMPLE = command_line(
    "formulier", "--verzamel", "--uit", "verzamel.html", "--coalitie", "Voorbeeldstad", "--jaar", 2026
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """What was typed: for whom, for which measurement, and where what is known of that measurement stands.

    `codes` is how many codes were asked, `codes_path` the file for them, `link` the address at which the form stands.
    """

    audience: str = Voice.PARTNERS.value
    coalition: str | None = None
    year: int | None = None
    measurement: str | None = None
    templates: Path | None = None
    kind: str = FORM
    codes: int = 0
    codes_path: Path | None = None
    link: str | None = None


def make_form(request: FormRequest, statement_set: StatementSet, *, path: str | None, overwrite: bool = False) -> None:
    """Gather what the form shows, render it, write it, and say how the answers come back.

    Raises:
        InputError: when `meting.yaml` cannot be used.
        UsageError: when the command asks for something that cannot be made.
    """
    if request.kind not in FORM_KINDS:
        raise UsageError(choose_from("--vorm", request.kind, tuple(FORM_KINDS)))
    output = _planned(path, request.kind, overwrite=overwrite)
    if request.audience not in set(Voice):
        raise UsageError(choose_from("--voor", request.audience, tuple(Voice)))
    _refuse_codes(request, overwrite=overwrite)
    refuse_missing_templates(request.templates)
    info = _info(request, output, statement_set)
    if info is not None:
        _refuse_contradictions(request, info)
    form = tell_form(
        gather_form(
            statement_set,
            Voice(request.audience),
            coalition=info.coalition if info is not None else request.coalition or "",
            year=info.year if info is not None else request.year,
            info=info,
        )
    )
    if not form.statements:
        raise UsageError(said.NO_STATEMENTS)
    content = _render(form, request.kind, output.format, request.templates)
    codes = _codes(request.codes)
    write_output(output, content, overwrite=overwrite)
    _say_next(form, request.kind, output, statement_set, info)
    if codes:
        _give_codes(codes, request, overwrite=overwrite)


def make_collect_page(
    request: FormRequest, statement_set: StatementSet, *, path: str | None, overwrite: bool = False
) -> None:
    """Write the page that reads answer codes of one measurement, and say how they come in.

    Raises:
        InputError: when `meting.yaml` cannot be used.
        UsageError: when the command asks for something that cannot be made, or nothing says which measurement it is.
    """
    output = _planned(path, overwrite=overwrite, example=_COLLECT_EXAMPLE)
    if output.format != Format.HTML:
        raise UsageError(said.collect_is_a_page(_COLLECT_EXAMPLE))
    if request.audience != Voice.PARTNERS or request.codes:
        raise UsageError(said.COLLECT_TAKES_ALL)
    refuse_missing_templates(request.templates)
    info = _info(request, output, statement_set)
    if info is not None:
        _refuse_contradictions(request, info)
    coalition = info.coalition if info is not None else request.coalition or ""
    year = info.year if info is not None else request.year
    if not coalition.strip() or year is None:
        raise UsageError(said.collect_needs_a_measurement(_COLLECT_EXAMPLE))
    if not is_year(year):
        raise UsageError(wrong_year(year))
    page = gather_collect_page(statement_set, coalition=coalition, year=year, info=info)
    if not page.frame.codable:
        raise UsageError(OWN_SET)
    from analysetool.formats.collect import render_collect  # noqa: PLC0415 - brings Jinja

    write_output(output, render_collect(page, own=request.templates).encode("utf-8"), overwrite=overwrite)
    folder = Path(info.path).parent if info is not None and info.path else Path("metingen", str(year))
    command = command_line("importeer", saved_as(statement_set.id, year), "--uit", folder, set_path=statement_set.path)
    tell(said.collect_written(output.path))
    tell(said.codes_read_in(command))


def _refuse_codes(request: FormRequest, *, overwrite: bool) -> None:
    """Refuse what is asked of codes and cannot be, before anything is written."""
    if request.codes > MOST_CODES:
        raise UsageError(said.too_many_codes(request.codes, MOST_CODES))
    for option, given in (("--codes-uit", request.codes_path), ("--link", request.link)):
        if given is not None and not request.codes:
            raise UsageError(said.without_codes(option))
    if request.link is not None and request.codes_path is None:
        raise UsageError(said.LINK_WITHOUT_FILE)
    if request.codes_path is None:
        return
    from analysetool.formats.form_codes import is_link  # noqa: PLC0415 - few need it

    if request.link is not None and not is_link(request.link):
        raise UsageError(said.no_link(request.link))
    if request.codes_path.suffix.lower() != Format.CSV.ending:
        raise UsageError(said.not_a_csv(request.codes_path))
    refuse_target(request.codes_path, overwrite=overwrite)


def _codes(number: int) -> list[str]:
    """So many different codes, in an order that says nothing."""
    codes: set[str] = set()
    while len(codes) < number:
        codes.add(random_code())
    return sorted(codes)


def _give_codes(codes: list[str], request: FormRequest, *, overwrite: bool) -> None:
    """Print the codes for the invitations, one a line, or write them as a table for a mail merge."""
    if request.codes_path is None:
        deliver_text("".join(f"{code}\n" for code in codes))
        tell(said.codes(len(codes)))
        return
    from analysetool.formats.form_codes import render_codes  # noqa: PLC0415 - few need it

    content = render_codes(codes, request.link).encode("utf-8")
    write_result(request.codes_path, content, overwrite=overwrite)
    tell(said.codes_written(request.codes_path, len(codes), linked=request.link is not None))


def _planned(path: str | None, kind: str = FORM, *, overwrite: bool, example: str = _EXAMPLE) -> Output:
    """Where the form goes; every kind of form is a file."""
    if path is None:
        raise UsageError(said.no_path(example))
    if path == STDOUT:
        raise UsageError(said.not_on_screen(example))
    target, endings = Path(path), [own.ending for own in FORM_KINDS[kind]]
    if target.is_dir():
        raise UsageError(said.is_folder(target))
    if target.suffix.lower() not in endings:
        raise UsageError(said.unknown_kind(target.name) if kind == FORM else said.not_as_that(kind, endings))
    (output,) = plan_outputs(OutputRequest(path=path, overwrite=overwrite), FORMATS[FORM], default=Format.HTML)
    return output


def _info(request: FormRequest, output: Output, statement_set: StatementSet) -> MeasurementInfo | None:
    """What is known of the measurement: from the file that was named, else from the one beside the form."""
    if request.measurement is not None:
        named = Path(request.measurement)
        return _read(named / MEASUREMENT_FILE if named.is_dir() else named, statement_set)
    assert output.path is not None  # noqa: S101 - forms are files
    beside = output.path.parent / MEASUREMENT_FILE
    if not beside.is_file():
        return None
    info = _read(beside, statement_set)
    tell(said.taken_from(beside))
    return info


def _read(path: Path, statement_set: StatementSet) -> MeasurementInfo:
    document = read_document(path)
    info = None
    if isinstance(document.root, YamlMapping) and "meting" in document.root.entries:
        info = parse_measurement_info(document, statement_set)
    elif not document.problems:
        document.problem(said.NO_MEASUREMENT_FILE)
    if errors_in(document.problems) or info is None:
        raise InputError(document.problems or [Problem(path=document.path, message=said.NO_MEASUREMENT)])
    tell_problems(document.problems)
    return info


def _refuse_contradictions(request: FormRequest, info: MeasurementInfo) -> None:
    for option, typed, known in (
        ("--coalitie", request.coalition, info.coalition),
        ("--jaar", request.year, info.year),
    ):
        if typed is not None and typed != known:
            raise UsageError(said.contradiction(option, typed, info.path, known))


def _render(form: ToldForm, kind: str, made_as: Format, templates: Path | None) -> bytes:  # noqa: PLR0911 - one a kind
    """Render one kind of form; each renderer is imported only when it is asked for."""
    from analysetool.formats import form_text as text  # noqa: PLC0415 - brings Jinja

    match kind, made_as:
        case "stemkaarten", Format.DOCX:
            from analysetool.formats.form_cards import render_cards_docx  # noqa: PLC0415

            return render_cards_docx(tell_cards(form))
        case "stemkaarten", Format.PDF:
            return _printed(text.render_cards_page(form, own=templates))
        case "stemkaarten", _:
            return text.render_cards_page(form, own=templates).encode("utf-8")
        case "msforms", _:
            from analysetool.formats.form_microsoft import render_microsoft_docx  # noqa: PLC0415

            return render_microsoft_docx(form)
        case _, Format.DOCX:
            from analysetool.formats.form_docx import render_form_docx  # noqa: PLC0415

            return render_form_docx(form)
        case _, Format.PDF:
            return _printed(text.render_paper_page(form, own=templates))
        case _, Format.XLSX:
            from analysetool.formats.form_xlsx import render_form_xlsx  # noqa: PLC0415

            return render_form_xlsx(form)
        case _, Format.TXT:
            from analysetool.formats.form_limesurvey import render_limesurvey  # noqa: PLC0415

            return render_limesurvey(form).encode("utf-8")
        case _, Format.GS:
            return text.render_google_script(form, own=templates).encode("utf-8")
        case _:
            return text.render_form(form, made_as, own=templates).encode("utf-8")


def _printed(page: str) -> bytes:
    """A page as pdf."""
    from analysetool.formats.pdf import print_pdf  # noqa: PLC0415 - an extra

    return print_pdf(page)


_ON_PAPER = frozenset({Format.MARKDOWN, Format.DOCX, Format.PDF})
_UNNAMED = frozenset({Format.TXT, Format.GS, Format.DOCX})
"""What comes back from these says neither coalition nor year."""


def _say_next(
    form: ToldForm, kind: str, output: Output, statement_set: StatementSet, info: MeasurementInfo | None
) -> None:
    """Tell what to do with the form, and what to type when the answers come back."""
    tell(said.written(output.path, kind, output.format))
    if kind == "stemkaarten":
        return
    if not form.coalition or form.year is None:
        tell(said.TIP)
    folder = Path(info.path).parent if info is not None and info.path else Path("metingen", str(form.year or "JAAR"))
    if kind == FORM and output.format in _ON_PAPER:
        voice = ("--voor", form.audience) if form.for_parents else ()
        command = command_line("invullen", folder / "CODE.yaml", *voice, set_path=statement_set.path)
        tell(said.typed_over(command))
        return
    back = {
        Format.HTML: f"antwoorden-{form.set_id}-*.json",
        Format.XLSX: output.path.name if output.path is not None else "",
        Format.DOCX: "resultaten.xlsx",
    }.get(output.format, "resultaten.csv")
    about: list[object] = []
    if not form.coalition or output.format in _UNNAMED:
        about += ["--coalitie", form.coalition or "NAAM"]
    if form.year is None or output.format in _UNNAMED:
        about += ["--jaar", form.year or "JAAR"]
    command = command_line("importeer", back, "--uit", folder, *about, set_path=statement_set.path)
    tell(said.read_in(command))
