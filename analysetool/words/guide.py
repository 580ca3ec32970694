# SPDX-License-Identifier: EUPL-1.2
"""What the guide says and asks: the menu, what lies in a folder, and the questions of a new measurement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from analysetool.model import Openness
from analysetool.words.grammar import listing, plural
from analysetool.words.messages import as_warning, quoted

TITLE = "Analysetool Kansrijke Start"
NOTHING_YET = "Hier staat nog geen meting."
WHAT_NEXT = "Wat hierna komt:"
STOP_LINE = "  0  Stoppen"
HOW_TO_GO_BACK = "Bij een vraag brengt het woord stop u terug in dit menu."
BACK = "Terug in het menu."
NOTHING_MADE = "Gestopt. Er is niets gemaakt of veranderd."
NOT_DONE = "Dit is niet gelukt. Hierboven staat waarom."
DONE = "Er komt nu niets meer vanzelf. Kies een nummer, of stop."

# the choices of the menu
MENU_BEGIN = "Een nieuwe meting beginnen"
MENU_STATEMENTS = "De stellingen bekijken"
MENU_FILL_IN = "Stellingen scoren (nieuw, of verder met een begonnen lijst)"
MENU_PRACTISE = "Oefenen met scoren (er wordt niets bewaard)"
MENU_FORM = "Een formulier of codes voor deelnemers maken"
MENU_IMPORT = "Ingevulde formulieren of een enquête inlezen"
MENU_SESSION = "Een werksessie: samen scores kiezen"
MENU_CHECK = "De bestanden nakijken op fouten"
MENU_REPORT = "Een rapport maken"
MENU_COMPARE = "Twee jaren vergelijken"
MENU_OVERVIEW = "Veel coalities naast elkaar zetten"
MENU_EXPLAIN = "Uitleg bij een cijfer"
MENU_REQUIREMENTS = "Eisen maken, en een meting daaraan toetsen"
MENU_REMOVE = "De antwoorden van een deelnemer verwijderen"
MENU_HELP = "Alle commando's en uitleg"

# what comes next
NEXT_BEGIN = "een meting beginnen (6 vragen)"
NEXT_CHECK = "de fouten in de bestanden bekijken"
NEXT_IMPORT = "de ontvangen antwoorden inlezen"
NEXT_FORM = "een formulier voor de deelnemers maken"
NEXT_SCORE = "zelf scoren, als eerste deelnemer"
NEXT_GO_ON = "verder scoren in de begonnen lijst"
NEXT_REPORT = "het rapport maken"
NEXT_REPORT_AGAIN = "het rapport opnieuw maken, met de nieuwste antwoorden"
NEXT_SESSION = "een werksessie: samen scores kiezen"
NEXT_AGREEMENTS = "de afspraken op één bladzijde zetten"
NEXT_COMPARE = "vergelijken met het jaar ervoor"
NEXT_SUMMARY = "een samenvatting voor het bestuur maken"

# questions
ASK_COALITION = "Coalitie (naam van de gemeente of regio)"
ASK_YEAR = "Jaar van de meting"
ASK_DAY = "Peildatum: de dag die in het rapport komt"
ASK_CONTACT = "Bij wie kunnen deelnemers terecht? Een functie of algemeen adres, geen naam."
CONTACT, LEAVE_OUT = "Contact", "weglaten"
INVITED, NOT_KNOWN_YET = "Uitgenodigd", "weet ik nog niet"
YOUR_CHOICE = "Uw keuze"
ASK_INVITED_EXAMPLE = "Bijvoorbeeld: gemeente 3, medisch 8. U mag dit later aanvullen."
ASK_OPENNESS = "Wie mag straks zien wat mensen antwoordden? Spreek dit af voordat iemand scoort."
OPENNESS = {
    Openness.CLOSED: "besloten: niemand. Een cijfer is pas te zien als 5 mensen erachter staan.",
    Openness.OPEN: "open: wie het rapport leest. Kan alleen als alle deelnemers dat vooraf weten.",
}
ASK_MEASUREMENT = "Welke meting?"
ASK_WHICH_FORM = "Welk formulier?"
ASK_VOICE = "Voor wie?"
VOICES = {"partners": "partners", "ouders": "ouders, in hun eigen woorden"}
ASK_CODES = "Hoeveel deelnemerscodes erbij, voor in de uitnodigingen? (0 = geen)"
ASK_CODES_FILE = "Naam van de lijst met codes"
ASK_SOURCE = "Welk bestand of welke map met antwoorden? U kunt het naar dit venster slepen."
ASK_TARGET = "In welke map komen de scorelijsten"
ASK_SHEET = "In welk bestand"
ASK_MINUTES = "Hoeveel minuten duurt de sessie"
ASK_WHERE = "Welke map of welk bestand"
ASK_REPORT = "Wat voor rapport?"
ASK_FORMAT = "Als wat?"
ASK_NAME = "Naam van het bestand"
ASK_IDENTITY = "Bij welke stelling (A01), welk thema (A1), welk deel (A) of totaal"
ASK_PARTICIPANT = "Welke deelnemerscode"
ASK_PART = "Welk deel? (A, B, C; Enter = alles)"
YES_NO = "j/n"
TYPE_YES_OR_NO = "Typ j (ja) of n (nee)."
NAME_NEEDED = "De naam is nodig, zodat alles bij elkaar komt. Voorbeeld: Voorbeeldstad."
TYPE_A_DAY = "Typ een dag zoals 2026-10-01 of 1-10-2026."
NEEDED = "Hier is een antwoord nodig. Met stop gaat u terug."
NO_NAMES = "Dat lijkt op de naam van een persoon. Typ een functie, zoals programmaleider Kansrijke Start."

# eisen.yaml
ASK_LEAST_PEOPLE = "Hoeveel deelnemers zijn er minstens nodig?"
ASK_LEAST_FILLED = "Hoeveel procent van de antwoorden moet minstens gegeven zijn?"
ASK_LEAST_TOTAL = "Hoe hoog moet de totale score minstens zijn? (1 tot 5)"
ASK_LARGEST_FALL = "Hoeveel mag de score van een deel hooguit dalen sinds het vorige jaar?"
SKIP_A_REQUIREMENT = "Een streepje (-) laat een eis weg."
NOTHING_TO_CHECK = "Er zijn nog geen antwoorden om te toetsen."
NO_REQUIREMENT = "Er is geen enkele eis gekozen, dus er is geen bestand gemaakt."
REQUIREMENTS_COMMENT = "# Eisen aan de meting. Uitleg staat in docs/toetsen.md.\n"

FORMATS = {
    "terminal": "op dit scherm",
    "html": "webpagina (.html)",
    "docx": "Word (.docx)",
    "pdf": "pdf, om te printen (.pdf)",
    "md": "gewone tekst (.md)",
    "xlsx": "Excel (.xlsx)",
    "csv": "tabel (.csv)",
    "json": "voor programma's (.json)",
    "parquet": "tabel voor programma's (.parquet)",
    "ics": "voor uw agenda (.ics)",
    "junit": "voor een pipeline (.xml)",
}
"""How each format is offered; one that is missing here is offered by its ending."""
FORM_FORMATS = {
    "html": "webpagina, ook op de telefoon (.html)",
    "xlsx": "Excel (.xlsx)",
    "docx": "op papier, als Word (.docx)",
    "pdf": "op papier, als pdf (.pdf)",
    "md": "op papier, als gewone tekst (.md)",
    "txt": "enquête voor LimeSurvey (.txt)",
    "gs": "script voor Google Formulieren (.gs)",
}
FORM_KINDS = {
    "stemkaarten": "kaarten om in de zaal op te steken",
    "msforms": "vragen voor Microsoft Forms (.docx)",
    "verzamel": "webpagina die in de zaal antwoordcodes leest, met de camera",
}
REPORT_FORMS = {
    "volledig": "volledig: voor de partners en de gespreksleider",
    "samenvatting": "samenvatting: één A4 voor het bestuur",
    "werkblad": "werkblad: om samen acties te kiezen",
    "afspraken": "afspraken: wie wat doet en wanneer",
    "ouders": "ouders: wat ouders vertelden en wat ermee gebeurt",
}


def choice(*, has_next: bool) -> str:
    """The question of the menu."""
    enter = "wat hierna komt" if has_next else "opnieuw kijken"
    return f"{YOUR_CHOICE} (Enter = {enter}, een nummer, m = alle keuzes, s = stoppen)"


def goodbye(command: str) -> str:
    return f"Tot ziens. Met {command} gaat u verder waar u was."


def go_on_with(command: str) -> str:
    return f"Verder gaat u met {command}: dat ziet wat er is en biedt aan wat hierna komt."


def use_requirements(path: Path) -> str:
    return f"Toetsen aan {quoted(path)}? Kies n om een nieuwe eisenlijst te maken."


def waiting(folder: str) -> str:
    """What is said while the others still have to answer."""
    return f"Nu is het wachten op de anderen. Zet wat terugkomt in de map {quoted(folder)}, en druk op Enter."


def looked_in(folder: Path) -> str:
    return f"Deze map: {folder}"


def measurement(coalition: str, year: int, openness: Openness | None, pieces: Sequence[str], folder: Path) -> str:
    """A measurement on a line: whose it is, what there is of it, and where."""
    kind = f" ({openness})" if openness is not None else ""
    where = "" if folder == Path() else f", in {quoted(folder)}"
    return f"  {coalition} {year}{kind}: {listing(pieces)}{where}"


def pieces(sheets: int, parents: int, *, joint: bool) -> Iterator[str]:
    yield plural(sheets, "scorelijst", "scorelijsten") if sheets else "nog geen scorelijsten"
    if parents:
        yield f"{plural(parents, 'lijst', 'lijsten')} van ouders"
    if joint:
        yield "de gezamenlijke scores"


def more_measurements(number: int) -> str:
    return f"  en nog {plural(number, 'andere meting', 'andere metingen')}"


def received(number: int, folder: str) -> str:
    return f"  {plural(number, 'ontvangen bestand', 'ontvangen bestanden')}, in {quoted(folder)}"


def made(names: Sequence[str]) -> str:
    return f"  Gemaakt: {', '.join(names)}"


def broken(number: int) -> str:
    return as_warning(f"in {plural(number, 'bestand', 'bestanden')} zit een fout.")


def cut_short(most: int) -> str:
    return as_warning(f"hier staan meer dan {most} bestanden; alleen de eerste {most} zijn bekeken.")


def choose_a_number(most: int) -> str:
    return f"Typ een nummer van 0 tot en met {most}, of alleen Enter."


def type_a_number(least: int, most: int | None = None) -> str:
    return f"Typ een getal vanaf {least}." if most is None else f"Typ een getal van {least} tot en met {most}."


def with_default(question: str, default: str) -> str:
    """A question as it stands before what is typed; the default is what Enter gives."""
    end = "" if question.endswith(("?", ".")) else ":"
    return f"{question} (Enter = {default}){end or ':'}" if default else f"{question}{end}"


def the_command(line: str) -> str:
    return f"Het commando is: {line}"


def exists_replace(path: Path) -> str:
    return f"{quoted(path)} bestaat al. Vervangen?"


def not_there(path: str) -> str:
    return f"{quoted(path)} is er niet. Kijk de naam na, of sleep het bestand naar dit venster."


def ask_invited(groups: Sequence[str]) -> str:
    return f"Hoeveel mensen nodigt u uit? De groepen zijn {listing(groups)}."


def cannot_read_invited(piece: str, groups: Sequence[str]) -> str:
    return f"{quoted(piece)} begrijp ik niet. Typ steeds een groep en een aantal. De groepen zijn {listing(groups)}."


def written(path: Path) -> str:
    return f"Gemaakt: {quoted(path)}."


def folder_for_answers(folder: Path) -> str:
    return f"Zet wat u terugkrijgt in de map {quoted(folder)}; dan biedt de gids aan om het in te lezen."


def intro_of_begin(questions: int) -> str:
    return f"Een nieuwe meting, in {questions} vragen. De antwoorden komen in meting.yaml."


def few_invited(number: int) -> str:
    """What a closed measurement shows of so few people, and what helps."""
    return as_warning(
        f"bij {plural(number, 'genodigde', 'genodigden')} laat een besloten meting bijna niets zien. Spreek met "
        "iedereen af dat de meting open is, en zet in meting.yaml: openbaarheid: open."
    )


def cannot_make(path: Path, reason: str) -> str:
    return f"{quoted(path)} kan niet worden gemaakt ({reason}). Kies een andere map."


def kept_as_it_is(path: Path) -> str:
    return f"{quoted(path)} is niet veranderd."


def almost_equal_name(typed: str, known: str) -> str:
    return f"{typed} lijkt op {known}, dat hier al staat. Bedoelt u {known}?"
