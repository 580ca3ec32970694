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
from analysetool.files.yaml_source import YamlMapping, read_document
from analysetool.formats.outputs import STDOUT, Output, OutputRequest, plan_outputs, write_output
from analysetool.formats.registry import FORMATS, Format
from analysetool.model import MeasurementInfo, StatementSet, Voice
from analysetool.streams import deliver_text
from analysetool.terminal.shell import command_line
from analysetool.words import form_command as said
from analysetool.words.answer_code import OWN_SET
from analysetool.words.commands import choose_from
from analysetool.words.form import ToldForm, tell_form
from analysetool.words.import_command import wrong_year

MEASUREMENT_FILE = "meting.yaml"
MOST_CODES = 9999
_EXAMPLE = command_line("formulier", "--uit", "formulier.html")
_COLLECT_EXAMPLE = command_line(
    "formulier", "--verzamel", "--uit", "verzamel.html", "--coalitie", "Voorbeeldstad", "--jaar", 2026
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """What was typed: for whom, for which measurement, and where what is known of that measurement stands."""

    audience: str = Voice.PARTNERS.value
    coalition: str | None = None
    year: int | None = None
    measurement: str | None = None
    templates: Path | None = None
    codes: int = 0


def make_form(request: FormRequest, statement_set: StatementSet, *, path: str | None, overwrite: bool = False) -> None:
    """Gather what the form shows, render it, write it, and say how the answers come back.

    Raises:
        InputError: when `meting.yaml` cannot be used.
        UsageError: when the command asks for something that cannot be made.
    """
    output = _planned(path, overwrite=overwrite)
    if request.audience not in set(Voice):
        raise UsageError(choose_from("--voor", request.audience, tuple(Voice)))
    if request.codes > MOST_CODES:
        raise UsageError(said.too_many_codes(request.codes, MOST_CODES))
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
    content = _render(form, output.format, request.templates)
    write_output(output, content, overwrite=overwrite)
    _say_next(form, output, statement_set, info)
    if request.codes:
        _give_codes(request.codes)


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
    saved = f"antwoordcodes-{statement_set.id}-{year}.json"
    command = command_line("importeer", saved, "--uit", folder, set_path=statement_set.path)
    tell(said.collect_written(output.path))
    tell(said.codes_read_in(command))


def _give_codes(number: int) -> None:
    """Print so many different codes for the invitations, one a line, in an order that says nothing."""
    codes: set[str] = set()
    while len(codes) < number:
        codes.add(random_code())
    deliver_text("".join(f"{code}\n" for code in sorted(codes)))
    tell(said.codes(number))


def _planned(path: str | None, *, overwrite: bool, example: str = _EXAMPLE) -> Output:
    """Where the form goes; every kind of form is a file."""
    if path is None:
        raise UsageError(said.no_path(example))
    if path == STDOUT:
        raise UsageError(said.not_on_screen(example))
    target = Path(path)
    if target.suffix.lower() not in {own.ending for own in FORMATS["formulier"]} and not target.is_dir():
        raise UsageError(said.unknown_kind(target.name))
    if target.is_dir():
        raise UsageError(said.is_folder(target))
    (output,) = plan_outputs(OutputRequest(path=path, overwrite=overwrite), FORMATS["formulier"], default=Format.HTML)
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


def _render(form: ToldForm, name: str, templates: Path | None) -> bytes:
    """Render one kind of form; each renderer is imported only when it is asked for."""
    if name == "xlsx":
        from analysetool.formats.form_xlsx import render_form_xlsx  # noqa: PLC0415

        return render_form_xlsx(form)
    if name == "txt":
        from analysetool.formats.form_limesurvey import render_limesurvey  # noqa: PLC0415

        return render_limesurvey(form).encode("utf-8")
    from analysetool.formats.form_text import render_form  # noqa: PLC0415

    return render_form(form, name, own=templates).encode("utf-8")


def _say_next(form: ToldForm, output: Output, statement_set: StatementSet, info: MeasurementInfo | None) -> None:
    tell(said.written(output.path, output.format))
    if not form.coalition or form.year is None:
        tell(said.TIP)
    folder = Path(info.path).parent if info is not None and info.path else Path("metingen", str(form.year or "JAAR"))
    if output.format == "md":
        command = command_line("invullen", folder / "CODE.yaml", set_path=statement_set.path)
        tell(said.typed_over(command))
        return
    back = {
        "html": f"antwoorden-{form.set_id}-*.json",
        "xlsx": output.path.name if output.path is not None else "",
        "txt": "resultaten.csv",
    }[output.format]
    about: list[object] = []
    if not form.coalition or output.format == "txt":
        about += ["--coalitie", form.coalition or "NAAM"]
    if form.year is None or output.format == "txt":
        about += ["--jaar", form.year or "JAAR"]
    command = command_line("importeer", back, "--uit", folder, *about, set_path=statement_set.path)
    tell(said.read_in(command))
