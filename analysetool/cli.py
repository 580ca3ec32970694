# SPDX-License-Identifier: EUPL-1.2
"""The commands: what can be typed, and which use case it runs. The only module that knows exit codes.

Nothing heavy is imported here; every command imports what it needs when it runs, so that `--help` stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysetool import __version__
from analysetool.commands.telling import tell_error, tell_problems
from analysetool.dutch_typer import DutchCommand, DutchGroup, parameters_of, run_in_dutch
from analysetool.errors import AnalysetoolError, InputError, NotComparableError, UsageError
from analysetool.files.plain import forget_inputs

if TYPE_CHECKING:
    from analysetool.commands.choosing import MeasurementRequest
    from analysetool.formats.outputs import OutputRequest
    from analysetool.model import StatementSet
    from analysetool.requirements import Outcome

EXIT_FINE = 0
EXIT_REQUIREMENT = 1
EXIT_BAD_INPUT = 2
EXIT_NOT_COMPARABLE = 3
EXIT_TOO_LITTLE = 4
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
PROGRAM = "analysetool"

app = typer.Typer(
    cls=DutchGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

Inputs = Annotated[
    list[str], typer.Argument(metavar="INVOER...", help="Scorelijsten, mappen of tabellen; - leest standaardinvoer.")
]
SetPath = Annotated[
    str | None,
    typer.Option("--stellingen", metavar="PAD", help="Een eigen stellingenset in plaats van de meegeleverde."),
]
Templates = Annotated[
    str | None, typer.Option("--sjablonen", metavar="MAP", help="Eigen sjablonen; die gaan voor de meegeleverde.")
]
Coalition = Annotated[
    str | None, typer.Option("--coalitie", metavar="NAAM", help="De coalitie, als er meer dan één is.")
]
Year = Annotated[str | None, typer.Option("--jaar", metavar="JAAR", help="Het jaar; anders het nieuwste.")]
BasisName = Annotated[str, typer.Option("--basis", metavar="BASIS", help="individueel (standaard) of gezamenlijk.")]
WithNotes = Annotated[bool, typer.Option("--opmerkingen", help="Ook de opmerkingen van deelnemers, zonder code.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--formaat", "--format", metavar="FORMAAT", help="Het formaat, of FORMAAT=PAD; mag vaker dan één keer."
    ),
]
Out = Annotated[
    str | None, typer.Option("--uit", metavar="PAD", help="Bestand voor het resultaat; - is standaarduitvoer.")
]
Overwrite = Annotated[bool, typer.Option("--overschrijf", help="Een bestaand bestand vervangen.")]
Everything = Annotated[bool, typer.Option("--volledig", help="Op het scherm alles tonen, en niet één scherm.")]
Plain = Annotated[bool, typer.Option("--platte-tekst", help="Gewone regels zonder kleur, kaders of schermen.")]


def _show_version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def analysetool(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", "--versie", callback=_show_version, is_eager=True, help="De versie tonen.")
    ] = False,
) -> None:
    """Analysetool Kansrijke Start: van 56 stellingen naar een rapport over de eerste 1.000 dagen.

    Partners in een gemeente scoren stellingen van 1 tot 5. De tool maakt er cijfers en een rapport van. Alles gebeurt
    op uw eigen computer: er gaat niets naar internet.

    Voorbeelden:
    analysetool invullen mijn-scores.yaml
    analysetool rapport metingen --uit rapport.html
    analysetool controleer metingen
    """
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        from analysetool.guide.run import run_guide  # noqa: PLC0415 - only on a terminal without arguments

        run_guide(_runs, _statement_set(None), date.today())  # noqa: DTZ011 - the user's own calendar
        return
    typer.echo(ctx.get_help())


@app.command("begin", cls=DutchCommand)
def begin_measurement(
    folder: Annotated[str, typer.Argument(metavar="MAP", help="De map waarin alles komt; zonder naam deze map.")] = ".",
) -> None:
    """Een meting beginnen door vragen te beantwoorden.

    U krijgt een map voor de scorelijsten met meting.yaml, een formulier en een map voor wat terugkomt. Zegt u hoeveel
    mensen u uitnodigt? Dan komt er ook een lijst met deelnemerscodes. Wat er al staat, wordt alleen vervangen als u ja
    zegt.

    Voorbeelden:
    analysetool begin
    analysetool begin voorbeeldstad
    """
    from analysetool.guide.command import begin_in  # noqa: PLC0415 - see the module docstring

    begin_in(Path(folder), _statement_set(None), _runs, date.today())  # noqa: DTZ011 - the user's own calendar


@app.command("stellingen", cls=DutchCommand)
def show_statements(
    part: Annotated[str | None, typer.Option("--deel", metavar="DEEL", help="Alleen dit deel, zoals A.")] = None,
    search: Annotated[
        str | None, typer.Option("--zoek", metavar="TEKST", help="Alleen stellingen met deze tekst.")
    ] = None,
    everything: Annotated[bool, typer.Option("--alles", help="Ook toelichting, ankers, advies en bron.")] = False,
    set_path: SetPath = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """De stellingen bekijken en doorzoeken.

    Formaten: {formaten}.

    Voorbeelden:
    analysetool stellingen
    analysetool stellingen --deel B --alles
    analysetool stellingen --zoek huisbezoek
    analysetool stellingen --uit stellingen.md
    """
    from analysetool.commands.statements import list_statements  # noqa: PLC0415 - see the module docstring

    list_statements(
        _statement_set(set_path),
        part=part,
        search=search,
        everything=everything,
        output_request=_output_request(formats, out, overwrite=overwrite, plain=plain),
    )


@app.command("formulier", cls=DutchCommand)
def make_form(
    out: Annotated[
        str | None,
        typer.Option(
            "--uit",
            metavar="PAD",
            help="Het formulier: .html, .xlsx, .docx, .pdf of .md (papier), .txt (LimeSurvey) of .gs (Google).",
        ),
    ] = None,
    audience: Annotated[
        str, typer.Option("--voor", metavar="WIE", help="partners (standaard) of ouders, in hun eigen woorden.")
    ] = "partners",
    kind: Annotated[
        str,
        typer.Option(
            "--vorm",
            metavar="VORM",
            help="formulier (standaard), stemkaarten (.html, .docx of .pdf) of msforms (.docx voor Microsoft Forms).",
        ),
    ] = "formulier",
    coalition: Annotated[str | None, typer.Option("--coalitie", metavar="NAAM", help="De coalitie.")] = None,
    year: Annotated[str | None, typer.Option("--jaar", metavar="JAAR", help="Het jaar van de meting.")] = None,
    measurement: Annotated[
        str | None,
        typer.Option("--meting", metavar="PAD", help="Het bestand meting.yaml; anders dat in de map van --uit."),
    ] = None,
    set_path: SetPath = None,
    templates: Annotated[
        str | None, typer.Option("--sjablonen", metavar="MAP", help="Eigen sjablonen, voor .html, .pdf, .md en .gs.")
    ] = None,
    codes: Annotated[
        str | None, typer.Option("--codes", metavar="N", help="Ook N deelnemerscodes geven, voor in de uitnodigingen.")
    ] = None,
    codes_path: Annotated[
        str | None,
        typer.Option("--codes-uit", metavar="PAD", help="De codes in een csv, om in een brief of mail in te voegen."),
    ] = None,
    link: Annotated[
        str | None,
        typer.Option("--link", metavar="ADRES", help="Waar het formulier staat; de csv krijgt een link met elke code."),
    ] = None,
    collect: Annotated[
        bool,
        typer.Option("--verzamel", help="Geen formulier, maar de webpagina die antwoordcodes leest met de camera."),
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Een formulier maken dat deelnemers zelf invullen: als webpagina, in Excel, op papier of in een enquêteprogramma.

    Staat er een meting.yaml in de map van het formulier, dan komen coalitie, jaar, contact en bewaartermijn daaruit.
    Het html-formulier eindigt met een antwoordcode; --verzamel maakt de pagina waarop u die codes in de zaal leest.
    Formaten: {formaten}.

    Voorbeelden:
    analysetool formulier --uit formulier.html
    analysetool formulier --uit formulier.xlsx --coalitie Voorbeeldstad --jaar 2026
    analysetool formulier --uit formulier.html --meting metingen/2026/meting.yaml
    analysetool formulier --voor ouders --uit ouders.html
    analysetool formulier --uit formulier.pdf
    analysetool formulier --vorm stemkaarten --uit stemkaarten.pdf
    analysetool formulier --vorm msforms --uit vragen.docx
    analysetool formulier --uit formulier.html --codes 20
    analysetool formulier --verzamel --uit verzamel.html --meting metingen/2026/meting.yaml
    """
    from analysetool.commands import form  # noqa: PLC0415 - see the module docstring

    request = form.FormRequest(
        audience=audience,
        coalition=coalition,
        year=_year(year),
        measurement=measurement,
        templates=None if templates is None else Path(templates),
        kind=kind,
        codes=0 if codes is None else _whole_number("--codes", codes, lowest=1),
        codes_path=None if codes_path is None else Path(codes_path),
        link=link,
    )
    if collect:
        form.make_collect_page(request, _statement_set(set_path), path=out, overwrite=overwrite)
        return
    form.make_form(request, _statement_set(set_path), path=out, overwrite=overwrite)


@app.command("invullen", cls=DutchCommand)
def fill_in_sheet(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="BESTAND",
            help="De scorelijst (.yaml); nieuw of al begonnen. Bij --oefenen: niets, of het nummer van een oefening.",
        ),
    ] = None,
    practice: Annotated[
        bool, typer.Option("--oefenen", help="Eerst oefenen met verzonnen coalities; er wordt niets bewaard.")
    ] = False,
    coalition: Annotated[str | None, typer.Option("--coalitie", metavar="NAAM", help="De coalitie.")] = None,
    year: Annotated[str | None, typer.Option("--jaar", metavar="JAAR", help="Het jaar van de meting.")] = None,
    participant: Annotated[
        str | None, typer.Option("--deelnemer", metavar="CODE", help="Uw deelnemerscode; geen naam.")
    ] = None,
    domain: Annotated[
        str | None, typer.Option("--domein", metavar="DOMEIN", help="Waar u voor spreekt, zoals jgz.")
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option("--voor", metavar="WIE", help="ouders: alleen de zinnen voor ouders, in hun eigen woorden."),
    ] = None,
    answer_code: Annotated[
        str | None,
        typer.Option(
            "--antwoordcode",
            metavar="CODE",
            help="Een antwoordcode overtypen, tussen aanhalingstekens: een hele scorelijst ineens.",
        ),
    ] = None,
    set_path: SetPath = None,
    plain: Plain = False,
) -> None:
    """De stellingen één voor één scoren; stoppen en later verdergaan kan altijd.

    Elk antwoord wordt meteen bewaard. Hetzelfde commando gaat verder bij de eerste open stelling. Het invullen kost
    ongeveer een half uur. Met --oefenen scoort u korte teksten en ziet u daarna de sleutel. Met --antwoordcode typt u
    de code over die aan het eind van het html-formulier staat.

    Voorbeelden:
    analysetool invullen mijn-scores.yaml
    analysetool invullen metingen/2026/k7m2q9xat.yaml --coalitie Voorbeeldstad --jaar 2026 --domein jgz
    analysetool invullen metingen/2026/m4n8r2xar.yaml --voor ouders
    analysetool invullen metingen/2026/d07.yaml --antwoordcode "9K3F0 …"
    analysetool invullen --oefenen
    analysetool invullen --oefenen 3
    """
    if practice:
        typed = {
            "--coalitie": coalition,
            "--jaar": year,
            "--deelnemer": participant,
            "--domein": domain,
            "--voor": voice,
            "--antwoordcode": answer_code,
            "--stellingen": set_path,
        }
        _practise(path, [name for name, value in typed.items() if value is not None], plain=plain)
        return
    from analysetool.fill_in.run import fill_in  # noqa: PLC0415 - see the module docstring

    if path is None:
        from analysetool.words.practice import file_missing  # noqa: PLC0415 - see the module docstring

        raise UsageError(file_missing(f"{PROGRAM} invullen mijn-scores.yaml"))
    if answer_code is not None:
        from analysetool.fill_in.from_code import fill_in_from_code  # noqa: PLC0415 - see the module docstring
        from analysetool.fill_in.identity import Options  # noqa: PLC0415 - the same

        options = Options(coalition=coalition, year=_year(year), participant=participant, domain=domain, voice=voice)
        fill_in_from_code(Path(path), answer_code, options, _statement_set(set_path))
        return
    fill_in(
        Path(path),
        _statement_set(set_path),
        coalition=coalition,
        year=_year(year),
        participant=participant,
        domain=domain,
        voice=voice,
        plain=plain,
    )


@app.command("importeer", cls=DutchCommand)
def import_files(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="BESTAND...", help="Exports van een enquête, ingevulde formulieren, of een map daarmee."
        ),
    ],
    folder: Annotated[str, typer.Option("--uit", metavar="MAP", help="De map van de meting; wordt zo nodig gemaakt.")],
    coalition: Annotated[str | None, typer.Option("--coalitie", metavar="NAAM", help="De coalitie.")] = None,
    year: Annotated[str | None, typer.Option("--jaar", metavar="JAAR", help="Het jaar van de meting.")] = None,
    column_map: Annotated[
        str | None,
        typer.Option("--kolommen", metavar="KAART", help="Een kaart (.yaml): welke kolom is welke stelling."),
    ] = None,
    by_order: Annotated[
        bool, typer.Option("--op-volgorde", help="De kolommen met scores zijn de stellingen in hun vaste volgorde.")
    ] = False,
    survey: Annotated[
        str | None,
        typer.Option("--enquete", metavar="NAAM", help="Een naam die deze enquête van andere onderscheidt."),
    ] = None,
    voice: Annotated[
        str | None,
        typer.Option(
            "--voor", metavar="WIE", help="ouders (of partners), als het bestand zelf niet zegt wie antwoordde."
        ),
    ] = None,
    per: Annotated[
        str | None,
        typer.Option("--per", metavar="KOLOM", help="Een map per coalitie; deze kolom zegt welke coalitie het is."),
    ] = None,
    accept_changes: Annotated[
        bool, typer.Option("--bijwerken", help="Veranderde antwoorden overnemen, ook als u die zelf veranderde.")
    ] = False,
    trial: Annotated[
        bool, typer.Option("--proef", help="Alleen laten zien wat er is begrepen; niets schrijven.")
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--toch-zonder", metavar="BESTAND", help="Doorgaan zonder dit bestand; mag vaker."),
    ] = None,
    draft: Annotated[
        str | None,
        typer.Option("--maak-kaart", metavar="KAART", help="Alleen een kaart (.yaml) met voorstellen maken."),
    ] = None,
    overwrite: Overwrite = False,
    confirmed: Annotated[
        bool, typer.Option("--ja", help="Niet vragen of het klopt; een twijfel is dan een fout.")
    ] = False,
    set_path: SetPath = None,
) -> None:
    """Exports en formulieren inlezen: één scorelijst per deelnemer, zonder namen.

    De tool herkent LimeSurvey, Microsoft Forms, Google Forms, Qualtrics, Nextcloud Forms, SurveyMonkey, KoboToolbox,
    mails, de eigen formulieren en tabellen. Namen, e-mailadressen en tijden worden niet bewaard. Hetzelfde bestand nog
    een keer inlezen mag: alleen wat nieuw of veranderd is, wordt geschreven. Op een terminal vraagt de tool eerst of
    het klopt. Staan er meer gemeenten in één bestand? Dan geeft --per elke gemeente een eigen map.

    Voorbeelden:
    analysetool importeer resultaten.csv --uit metingen/2026 --coalitie Voorbeeldstad --jaar 2026
    analysetool importeer ontvangen --uit metingen/2026 --proef
    analysetool importeer export.xlsx --uit metingen/2026 --maak-kaart kaart.yaml
    analysetool importeer export.xlsx --uit metingen/2026 --kolommen kaart.yaml
    analysetool importeer landelijk.xlsx --per Gemeente --uit landelijk/2026 --jaar 2026
    """
    from analysetool.commands.import_answers import (  # noqa: PLC0415 - see the module docstring
        ImportRequest,
        import_answers,
    )

    request = ImportRequest(
        files=tuple(files),
        folder=Path(folder),
        coalition=coalition,
        year=_year(year),
        column_map=column_map,
        by_order=by_order,
        survey=survey,
        accept_changes=accept_changes,
        trial=trial,
        without=tuple(without or ()),
        voice=voice,
        confirmed=confirmed,
        draft=draft,
        overwrite=overwrite,
        per=per,
    )
    import_answers(request, _statement_set(set_path))


@app.command("controleer", cls=DutchCommand)
def check_inputs(
    inputs: Inputs,
    reference_date: Annotated[
        str | None,
        typer.Option(
            "--peildatum", metavar="DATUM", help="Dag voor de bewaartermijn, zoals 2026-10-01; anders vandaag."
        ),
    ] = None,
    raw_exports: Annotated[
        bool, typer.Option("--ruwe-exports", help="Alleen ruwe exports zoeken; die zijn dan een fout.")
    ] = False,
    disclosure: Annotated[
        bool, typer.Option("--onthulling", help="Nagaan of uit de cijfers antwoorden van enkele mensen te halen zijn.")
    ] = False,
    set_path: SetPath = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
) -> None:
    """Bestanden nakijken: alle fouten en waarschuwingen, met bestand en regel.

    De afsluitcode is 0 bij hooguit waarschuwingen en 2 bij fouten. Met --onthulling is hij 2 als uit alle cijfers samen
    iets over te weinig mensen is af te leiden. Formaten: {formaten}.

    Voorbeelden:
    analysetool controleer metingen
    analysetool controleer metingen --formaat terminal --formaat junit=controle.xml
    analysetool controleer eigen-set.yaml
    analysetool controleer eisen.yaml
    analysetool controleer metingen --onthulling
    """
    if disclosure:
        from analysetool.commands.attack import check_disclosure  # noqa: PLC0415 - see the module docstring

        if formats or out is not None or raw_exports or reference_date is not None:
            from analysetool.words.attack import BY_ITSELF  # noqa: PLC0415 - see the module docstring

            raise UsageError(BY_ITSELF)
        if not check_disclosure(inputs, _statement_set(set_path)):
            raise typer.Exit(EXIT_BAD_INPUT)
        return
    from analysetool.commands.check import check, check_for_raw_exports  # noqa: PLC0415 - see the module docstring

    if raw_exports:
        if formats or out is not None:
            from analysetool.words.commands import RAW_EXPORTS_ON_SCREEN  # noqa: PLC0415 - see the module docstring

            raise UsageError(RAW_EXPORTS_ON_SCREEN)
        if not check_for_raw_exports(inputs):
            raise typer.Exit(EXIT_BAD_INPUT)
        return
    output_request = _output_request(formats, out, overwrite=overwrite, plain=True)
    if not check(inputs, _statement_set(set_path), output_request, reference_date=reference_date):
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command("schema", cls=DutchCommand)
def show_schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="WAT",
            help="scorelijst, meting, stellingenset, eisen, rapport, vergelijking, overzicht, toets of controle.",
        ),
    ],
    set_path: SetPath = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
) -> None:
    """Het JSON Schema van een bestand of van een JSON-uitvoer geven.

    Een editor kan met zo'n schema meteen laten zien wat er niet klopt. Een programma kan er de uitvoer mee nakijken.

    Voorbeelden:
    analysetool schema scorelijst --uit scorelijst.json
    analysetool schema scorelijst --stellingen eigen-set.yaml
    analysetool schema rapport
    """
    from analysetool.commands.schema import write_schema  # noqa: PLC0415 - see the module docstring

    write_schema(name, _statement_set(set_path), _output_request(formats, out, overwrite=overwrite, plain=True))


@app.command("rapport", cls=DutchCommand)
def make_report(
    inputs: Inputs,
    form: Annotated[
        str | None,
        typer.Option(
            "--vorm", metavar="VORM", help="volledig (standaard), samenvatting, werkblad, afspraken of ouders."
        ),
    ] = None,
    everything: Everything = False,
    basis: BasisName = "individueel",
    group_by: Annotated[
        str, typer.Option("--groepen", metavar="SOORT", help="Verschillen per cluster (standaard) of per domein.")
    ] = "cluster",
    notes: WithNotes = False,
    each: Annotated[
        bool,
        typer.Option("--per-coalitie", help="Een rapport van elke coalitie en elk jaar; --uit is een map."),
    ] = False,
    coalition: Coalition = None,
    year: Year = None,
    set_path: SetPath = None,
    templates: Templates = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """Een rapport maken: scores, sterke punten, aandachtspunten en witte vlekken.

    Zonder --uit past het begin op één scherm; met --volledig leest u alles.
    Formaten: {formaten}. Zonder --formaat volgt het formaat uit de naam bij
    --uit. De andere vormen zijn er als md, html, docx en pdf; de afspraken ook
    als csv en ics (agenda). Met {coalitie} en {jaar} in de naam bij --uit krijgt
    elke coalitie en elk jaar een eigen bestand. Is van een coalitie geen rapport
    te maken, dan is de afsluitcode 4; de andere zijn er dan wel.

    Voorbeelden:
    analysetool rapport metingen
    analysetool rapport metingen --volledig
    analysetool rapport metingen --uit rapport.html
    analysetool rapport metingen --vorm samenvatting --uit samenvatting.html
    analysetool rapport metingen --jaar 2025 --formaat json
    analysetool rapport metingen --formaat html=rapport.html --formaat csv=cijfers.csv
    analysetool rapport landelijk --uit 'rapporten/{coalitie}-{jaar}.html'
    analysetool rapport landelijk/2026 --per-coalitie --uit rapporten
    """
    from analysetool.commands.each_paths import has_fields  # noqa: PLC0415 - see the module docstring
    from analysetool.commands.report import ReportRequest, report  # noqa: PLC0415 - the same

    if everything and form not in (None, "volledig"):
        from analysetool.words.commands import not_whole  # noqa: PLC0415 - see the module docstring

        raise UsageError(not_whole(form))
    request = ReportRequest(
        measurement=_measurement_request(inputs, coalition, year, basis),
        group_by=group_by,
        form="volledig" if form is None else form,
        one_screen=form is None and not everything,
        templates=None if templates is None else Path(templates),
        with_notes=notes,
    )
    output_request = _output_request(formats, out, overwrite=overwrite, plain=plain)
    if each or has_fields(output_request):
        from analysetool.commands.report_each import report_each  # noqa: PLC0415 - see the module docstring

        if not report_each(request, _statement_set(set_path), output_request, per_coalition=each):
            raise typer.Exit(EXIT_TOO_LITTLE)
        return
    report(request, _statement_set(set_path), output_request)


@app.command("leg-uit", cls=DutchCommand)
def explain_figure(
    inputs: Inputs,
    identity: Annotated[
        str, typer.Option("--bij", metavar="WAT", help="Een stelling (A01), thema (A1), deel (A) of totaal.")
    ],
    basis: BasisName = "individueel",
    coalition: Coalition = None,
    year: Year = None,
    year_before: Annotated[
        str | None, typer.Option("--van", metavar="JAAR", help="Leg het verschil uit met dit eerste jaar.")
    ] = None,
    year_after: Annotated[
        str | None, typer.Option("--naar", metavar="JAAR", help="Leg het verschil uit met dit tweede jaar.")
    ] = None,
    set_path: SetPath = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """Uitleggen hoe een cijfer tot stand komt, zodat u het kunt narekenen.

    U ziet welke antwoorden meetellen, de hele som, de afronding en de regels voor het oordeel. Wie wat koos, staat er
    nooit bij. Met --van en --naar ziet u hoe zeker een verschil tussen twee jaren is. Formaten: {formaten}.

    Voorbeelden:
    analysetool leg-uit metingen --bij A01
    analysetool leg-uit metingen --bij A1
    analysetool leg-uit metingen --bij totaal --uit totaal.json
    analysetool leg-uit metingen --van 2025 --naar 2026 --bij C05
    """
    measurement = _measurement_request(inputs, coalition, year, basis)
    output_request = _output_request(formats, out, overwrite=overwrite, plain=plain)
    if year_before is not None or year_after is not None:
        from analysetool.commands.explain_change import (  # noqa: PLC0415 - see the module docstring
            ExplainedChangeRequest,
            explain_difference,
        )

        years = _year(year_before, "--van"), _year(year_after, "--naar")
        asked = ExplainedChangeRequest(
            measurement=measurement, identity=identity, year_before=years[0], year_after=years[1]
        )
        explain_difference(asked, _statement_set(set_path), output_request)
        return
    from analysetool.commands.explain import ExplanationRequest, explain  # noqa: PLC0415 - see the module docstring

    request = ExplanationRequest(measurement=measurement, identity=identity)
    explain(request, _statement_set(set_path), output_request)


@app.command("vergelijk", cls=DutchCommand)
def compare_years(
    inputs: Inputs,
    year_before: Annotated[
        str | None, typer.Option("--van", metavar="JAAR", help="Het eerste jaar; anders het jaar voor --naar.")
    ] = None,
    year_after: Annotated[
        str | None, typer.Option("--naar", metavar="JAAR", help="Het tweede jaar; anders het nieuwste.")
    ] = None,
    other: Annotated[
        str | None,
        typer.Option("--met", metavar="COALITIE", help="Een andere coalitie, in hetzelfde jaar ernaast gezet."),
    ] = None,
    basis: BasisName = "individueel",
    everything: Everything = False,
    coalition: Coalition = None,
    set_path: SetPath = None,
    templates: Templates = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """Twee jaren vergelijken: wat veranderde er, en hoe zeker is dat.

    Zonder --van en --naar zijn dat de laatste twee jaren. Op het scherm staat het begin; met --volledig leest u alles.
    Bij drie jaren of meer ziet u ook het verloop.
    Formaten: {formaten}. De afsluitcode is 3 als er niets te vergelijken is.

    Voorbeelden:
    analysetool vergelijk metingen
    analysetool vergelijk metingen --volledig
    analysetool vergelijk metingen --uit vergelijking.html
    analysetool vergelijk metingen --uit vergelijking.pdf
    analysetool vergelijk metingen --van 2024 --naar 2026 --formaat json
    analysetool vergelijk metingen --coalitie Voorbeeldstad --met Pijplijnstad
    """
    from analysetool.commands.compare import (  # noqa: PLC0415 - see the module docstring
        ComparisonRequest,
        compare_measurements,
    )

    request = ComparisonRequest(
        measurement=_measurement_request(inputs, coalition, None, basis),
        year_before=_year(year_before, "--van"),
        year_after=_year(year_after, "--naar"),
        other=other,
        one_screen=not everything,
        templates=None if templates is None else Path(templates),
    )
    compare_measurements(
        request, _statement_set(set_path), _output_request(formats, out, overwrite=overwrite, plain=plain)
    )


@app.command("overzicht", cls=DutchCommand)
def show_overview(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INVOER...", help="Scorelijsten, mappen of tabellen; - leest standaardinvoer."),
    ] = None,
    year: Annotated[str | None, typer.Option("--jaar", metavar="JAAR", help="Alleen dit jaar; anders alle.")] = None,
    part: Annotated[str | None, typer.Option("--deel", metavar="DEEL", help="Alleen dit deel, zoals A.")] = None,
    regions: Annotated[
        str | None,
        typer.Option(
            "--regio", metavar="TABEL", help="Een csv met de kolommen coalitie en regio; geeft cijfers per regio."
        ),
    ] = None,
    mirror: Annotated[
        str | None,
        typer.Option("--spiegel", metavar="COALITIE", help="Deze coalitie naast de andere, die dan geen naam hebben."),
    ] = None,
    names: Annotated[bool, typer.Option("--namen", help="Bij --spiegel: toch alle coalities met hun naam.")] = False,
    sql: Annotated[
        str | None,
        typer.Option(
            "--sql",
            metavar="DATABASE",
            help="Geen overzicht, maar een script waarmee een database telt: duckdb, sqlite, postgres, spark, trino, "
            "bigquery, snowflake of sqlserver.",
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--tabel", metavar="NAAM", help="Bij --sql: hoe de tabel heet; anders antwoorden."),
    ] = None,
    set_path: SetPath = None,
    templates: Templates = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """Veel coalities en jaren naast elkaar: waar ligt het midden, en wie staat waar.

    U ziet per jaar de mediaan en de middelste helft van de coalities, waar zij sterk en zwak staan, en elke coalitie
    in een rij. Een tabel mag zo groot zijn als u wilt. Wat een coalitie in haar eigen rapport niet laat zien, telt ook
    hier niet mee. Formaten: {formaten}.

    Staan de antwoorden in een database? --sql schrijft het script dat daar controleert en telt. Het leest geen INVOER.

    Voorbeelden:
    analysetool overzicht metingen
    analysetool overzicht land.csv --uit overzicht.html
    analysetool overzicht land.csv --jaar 2026 --deel B
    analysetool overzicht land.csv --regio regios.csv --formaat csv
    analysetool overzicht land.csv --spiegel Voorbeeldstad --uit spiegel.html
    analysetool overzicht --sql spark --tabel landelijk.antwoorden --uit land.sql
    """
    output_request = _output_request(formats, out, overwrite=overwrite, plain=plain)
    if sql is not None or table is not None or not inputs:
        from analysetool.commands.overview_sql import SqlRequest, write_sql  # noqa: PLC0415 - see the module docstring

        choices = {
            "--jaar": year, "--deel": part, "--regio": regions, "--spiegel": mirror, "--namen": names or None,
            "--sjablonen": templates,
        }  # fmt: skip
        chosen = tuple(option for option, value in choices.items() if value is not None)
        script = SqlRequest(dialect=sql, table=table, inputs=tuple(inputs or ()), chosen=chosen)
        write_sql(script, _statement_set(set_path), output_request)
        return
    from analysetool.commands.overview import OverviewRequest, make_overview  # noqa: PLC0415 - see the module docstring

    request = OverviewRequest(
        inputs=tuple(inputs),
        year=_year(year),
        part=part,
        regions=regions,
        mirror=mirror,
        names=names,
        templates=None if templates is None else Path(templates),
    )
    make_overview(request, _statement_set(set_path), output_request)


@app.command("toets", cls=DutchCommand)
def check_against_requirements(
    inputs: Inputs,
    requirements: Annotated[str, typer.Option("--eisen", metavar="PAD", help="De eisenlijst, zoals eisen.yaml.")],
    year_before: Annotated[
        str | None, typer.Option("--van", metavar="JAAR", help="Het jaar ervoor; anders het vorige dat er is.")
    ] = None,
    year_after: Annotated[
        str | None, typer.Option("--naar", "--jaar", metavar="JAAR", help="Het jaar dat telt; anders het nieuwste.")
    ] = None,
    base_line: Annotated[
        str | None,
        typer.Option("--basislijn", metavar="MAP", help="De basistak, voor de eis aan vorige_jaren."),
    ] = None,
    basis: BasisName = "individueel",
    coalition: Coalition = None,
    set_path: SetPath = None,
    formats: Formats = None,
    out: Out = None,
    overwrite: Overwrite = False,
    plain: Plain = False,
) -> None:
    """Een meting toetsen aan eisen, ook in een pipeline.

    De afsluitcode zegt wat eruit kwam: 0 alles gehaald, 1 een eis niet gehaald, 2 een fout in de invoer, 3 niet
    te vergelijken en 4 te weinig gegevens. Formaten: {formaten}.

    Voorbeelden:
    analysetool toets metingen --eisen eisen.yaml
    analysetool toets metingen --eisen eisen.yaml --van 2024 --naar 2026
    analysetool toets metingen --eisen eisen.yaml --basislijn ../basis
    analysetool toets metingen --eisen eisen.yaml --formaat junit=toets.xml --formaat terminal
    """
    from analysetool.commands.requirements import (  # noqa: PLC0415 - see the module docstring
        RequirementsRequest,
        check_requirements,
    )

    request = RequirementsRequest(
        measurement=_measurement_request(inputs, coalition, year_after, basis, year_option="--naar"),
        requirements=requirements,
        year_before=_year(year_before, "--van"),
        base_line=base_line,
    )
    output_request = _output_request(formats, out, overwrite=overwrite, plain=plain)
    outcome = check_requirements(request, _statement_set(set_path), output_request)
    raise typer.Exit(_exit_of(outcome))


@app.command("werksessie", cls=DutchCommand)
def lead_session(
    folder: Annotated[str, typer.Argument(metavar="MAP", help="De map met de scorelijsten van de meting.")],
    minutes: Annotated[
        str | None, typer.Option("--minuten", metavar="N", help="Hoe lang de sessie duurt; standaard 90.")
    ] = None,
    per_statement: Annotated[
        str | None,
        typer.Option(
            "--per-stelling", metavar="N", help="Minuten per stelling; anders 2 tot en met 7, naar wat nodig is."
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--opnieuw", help="Een nieuwe agenda maken; afspraken blijven staan.")] = False,
    coalition: Coalition = None,
    year: Year = None,
    with_notes: WithNotes = False,
    set_path: SetPath = None,
    plain: Plain = False,
) -> None:
    """Samen scores kiezen: een agenda, een scherm voor de zaal, en afspraken die meteen bewaard zijn.

    De agenda begint met een sterk punt. Daarna komen stellingen waarover de partners verdeeld zijn, de witte vlekken
    als één lijst (wie zoekt het uit?) en stellingen met een lage score. U typt op de laptop; de zaal ziet
    scherm.html. Stoppen kan altijd: hetzelfde commando gaat verder. Zonder scorelijsten telt u handen. Staat er een
    map van een eerder jaar naast, dan begint de sessie met de acties die nog open staan.

    Voorbeelden:
    analysetool werksessie metingen/2026
    analysetool werksessie metingen/2026 --minuten 45
    analysetool werksessie metingen/2026 --minuten 60 --per-stelling 6 --platte-tekst
    """
    from analysetool.session.run import SessionRequest, run_session  # noqa: PLC0415 - see the module docstring

    request = SessionRequest(
        folder=Path(folder),
        minutes=None if minutes is None else _whole_number("--minuten", minutes, lowest=1),
        per_statement=None if per_statement is None else _whole_number("--per-stelling", per_statement, lowest=1),
        coalition=coalition,
        year=_year(year),
        with_notes=with_notes,
        again=again,
        plain=plain,
    )
    run_session(request, _statement_set(set_path))


@app.command("verwijder-deelnemer", cls=DutchCommand)
def remove_one_participant(
    folder: Annotated[str, typer.Argument(metavar="MAP", help="De map met de scorelijsten, met alle jaren daaronder.")],
    participant: Annotated[str, typer.Option("--deelnemer", metavar="CODE", help="De deelnemerscode.")],
    confirmed: Annotated[bool, typer.Option("--ja", help="Meteen verwijderen, zonder vraag.")] = False,
) -> None:
    """De antwoorden van één deelnemer verwijderen, in alle jaren in een map.

    U ziet eerst wat er weggaat. In het importlogboek blijft alleen een kenmerk staan. Dezelfde antwoorden inlezen
    brengt deze deelnemer daarom niet terug. Daarna leest u wat u zelf nog moet nakijken, zoals reservekopieën.

    Voorbeelden:
    analysetool verwijder-deelnemer metingen --deelnemer k7m2q9xat
    analysetool verwijder-deelnemer metingen/2026 --deelnemer k7m2q9xat --ja
    """
    from analysetool.commands.remove_participant import remove_participant  # noqa: PLC0415 - see the module docstring

    remove_participant(Path(folder), participant, confirmed=confirmed)


@app.command("aanvullen", cls=DutchCommand)
def complete_in_shell(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh, fish of powershell.")],
    out: Out = None,
    overwrite: Overwrite = False,
) -> None:
    """Uw terminal commando's en opties laten aanvullen met de Tab-toets.

    U krijgt een script voor uw terminal. Daarna leest u waar het moet staan. Het script leest en verandert niets, en
    bestanden en mappen vult de terminal zelf aan.

    Voorbeelden:
    analysetool aanvullen bash --uit ~/.analysetool.bash
    analysetool aanvullen fish --uit ~/.config/fish/completions/analysetool.fish
    analysetool aanvullen powershell --uit analysetool.ps1
    """
    from analysetool.commands.completion import values_of, write_script  # noqa: PLC0415 - see the module docstring
    from analysetool.terminal.completion import CompletedCommand, CompletedOption  # noqa: PLC0415 - the same

    commands = [
        CompletedCommand(
            name=name,
            about=about,
            values=values_of(name, None),
            options=tuple(
                CompletedOption(name=option, about=told, takes_value=takes, values=values_of(name, option))
                for option, told, takes in options
            ),
        )
        for name, (about, options) in parameters_of(app).items()
    ]
    write_script(shell, commands, path=out, overwrite=overwrite)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    0 fine, 1 a requirement is not met, 2 wrong use or bad input, 3 not comparable, 4 too little data for a requirement
    or for one report of many, 70 a bug in the tool, 130 interrupted.
    """
    forget_inputs()
    try:
        return run_in_dutch(app, arguments, PROGRAM)
    except InputError as error:
        tell_problems(error.problems)
        return EXIT_BAD_INPUT
    except NotComparableError as error:
        tell_error(error)
        return EXIT_NOT_COMPARABLE
    except AnalysetoolError as error:
        tell_error(error)
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _runs(arguments: Sequence[str]) -> bool:
    """Run a command from the guide; False when it could not do what was asked, not when the answer is a no."""
    return main(arguments) not in {EXIT_BAD_INPUT, EXIT_BUG}


def _practise(number: str | None, refused: Sequence[str], *, plain: bool) -> None:
    """Practise, unless options were typed that say something about a score sheet."""
    from analysetool.fill_in.practice import practise  # noqa: PLC0415 - see the module docstring
    from analysetool.words.practice import not_with_practice  # noqa: PLC0415 - see the module docstring

    if refused:
        raise UsageError(not_with_practice(refused))
    practise(number, _statement_set(None), plain=plain)


def _measurement_request(
    inputs: Sequence[str],
    coalition: str | None,
    year: str | None,
    basis: str,
    *,
    year_option: str = "--jaar",
) -> MeasurementRequest:
    from analysetool.commands.choosing import MeasurementRequest  # noqa: PLC0415 - see the module docstring

    return MeasurementRequest(
        inputs=tuple(inputs),
        coalition=coalition,
        year=_year(year, year_option),
        basis_name=basis,
    )


def _output_request(formats: Sequence[str] | None, path: str | None, *, overwrite: bool, plain: bool) -> OutputRequest:
    from analysetool.formats.outputs import OutputRequest  # noqa: PLC0415 - see the module docstring

    return OutputRequest(formats=tuple(formats or ()), path=path, overwrite=overwrite, plain=plain)


def _statement_set(path: str | None) -> StatementSet:
    from analysetool.files.statement_sets import (  # noqa: PLC0415 - see the module docstring
        load_statement_set,
        shipped_statement_set,
    )

    return shipped_statement_set() if path is None else load_statement_set(path)


def _exit_of(outcome: Outcome) -> int:
    from analysetool.requirements import Outcome  # noqa: PLC0415 - see the module docstring

    return {
        Outcome.MET: EXIT_FINE,
        Outcome.NOT_MET: EXIT_REQUIREMENT,
        Outcome.NOT_COMPARABLE: EXIT_NOT_COMPARABLE,
        Outcome.TOO_LITTLE: EXIT_TOO_LITTLE,
    }[outcome]


def _whole_number(option: str, text: str, *, lowest: int) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) >= lowest:  # noqa: PLR2004 - fits any count
        return int(text)
    raise UsageError(f"{option} is {text!r}; geef een heel getal vanaf {lowest}.")


def _year(text: str | None, option: str = "--jaar") -> int | None:
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4:  # noqa: PLR2004 - a year has four digits
        return int(text)
    raise UsageError(f"{option} is {text!r}; geef een jaartal van vier cijfers, zoals 2026.")
