# SPDX-License-Identifier: EUPL-1.2
"""What an import says: why a file or a cell cannot be taken, what was left out, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analysetool.words.grammar import agree, count, either, listing, plural
from analysetool.words.messages import quoted

SEND_AGAIN = "Vraag de deelnemer om de antwoorden opnieuw te sturen, of om het bestand zelf."
TOO_MUCH_IN_THE_HEAD = (
    "deze mail is niet te lezen: er staat te veel in de kop. Bewaar de bijlage met antwoorden apart en lees die in."
)
TOO_LARGE_FOR_ANSWERS = "dit bestand is te groot voor antwoorden van een formulier. Is dit het goede bestand?"
ANSWERS_CUT_OFF = f"de antwoorden in dit bestand zijn niet heel: er mist een stuk of een teken. {SEND_AGAIN}"
NEWER_VERSION = "Deze antwoorden komen uit een nieuwere versie: werk de Analysetool bij."
TOO_MANY_FILES = "dit ingepakte bestand bevat te veel bestanden. Pak het uit en geef alleen het bestand met antwoorden."
UNKNOWN_PACKING = (
    "dit bestand is ingepakt op een manier die ik niet ken. Pak het uit en geef de bestanden die erin zitten."
)
LOCKED_ARCHIVE = "dit ingepakte bestand heeft een wachtwoord. Pak het uit en geef de bestanden die erin zitten."
EMPTY_MAP = (
    "deze kaart zegt niets: zij is leeg, of er staat # voor elke regel. Begin met kolommen: of labels:, of haal het # "
    "weg bij wat klopt."
)
NO_DOMAINS = "Deze stellingenset kent geen domeinen: laat domeinen weg."
USE_MAP = (
    "Met --maak-kaart kaart.yaml maakt de tool een voorstel. Zeg daarin bij welke stelling de kolom hoort, of zet de "
    "kolom bij overslaan als zij niet meetelt, en geef de kaart mee met --kolommen."
)
NO_ANSWERS_IN_MAIL = (
    "in deze mail staan geen antwoorden, ook niet in een bijlage. Staan ze in een bestand, bewaar dat dan apart en "
    "lees het in."
)
TOO_MANY_PARTS = "deze mail heeft te veel delen. Bewaar de bijlage met antwoorden apart en lees die in."
NOT_UTF8 = "deze tabel is geen UTF-8. Open de tabel in Excel en bewaar haar opnieuw als 'CSV UTF-8'."
NO_TEXT = "dit bestand is geen tekst en geen werkblad dat ik ken. Maak de export opnieuw, als .xlsx of als CSV UTF-8."
UNREADABLE_ROW = 'deze rij is niet te lezen: een aanhalingsteken (") opent of sluit verkeerd. Verbeter de rij.'
LONG_CELL = 'een cel in deze rij is veel te lang. Kijk of er een aanhalingsteken (") ontbreekt, en verbeter de rij.'
TOO_MUCH_TEXT = "in dit bestand staat te veel tekst. Bewaar alleen de tabel met antwoorden in een nieuw bestand."
LONG_TEXT = (
    "een cel in dit bestand is veel te lang voor een vraag of een antwoord. Bewaar alleen de tabel met antwoorden in "
    "een nieuw bestand."
)
TOO_MANY_COLUMNS = (
    "deze rij heeft meer dan 16.384 kolommen. Bewaar alleen de tabel met antwoorden in een nieuw bestand."
)
CHANGED_BY_ANOTHER = "een ander programma veranderde het"
OF_PARENTS = "dit is het formulier voor ouders: deze antwoorden staan straks naast die van de partners (voor: ouders)"
TALLY_HAS_ITS_COALITIONS = (
    "--per verdeelt deelnemers, en een teltabel kent er geen. Zij hoeft niet te worden ingelezen: maak de rapporten "
    "met rapport en --per-coalitie."
)
TALLY_HAS_NO_VOICE = "een teltabel telt altijd als antwoorden van partners. Haal --voor ouders weg."
NO_ANSWERS_IN_FOLDER = "in deze map staat geen bestand met antwoorden. Kijk of de map klopt."
NOT_HANDED_IN = (
    "dit bestand hoort niet bij wat u laat inlezen. Geef bij --toch-zonder het pad zoals het in de fout staat."
)
NO_FILE_FITS = "geen enkel bestand past hierbij. Kijk naar de map."
SAVE_AS = "Open het in het programma waar het vandaan komt en bewaar de tabel als .xlsx of als CSV UTF-8."
LOCKED = (
    "dit bestand heeft een wachtwoord. Open het, haal het wachtwoord weg (in Excel: Bestand, Info, Werkmap beveiligen) "
    "en bewaar het opnieuw."
)
OLD_EXCEL = "dit is een oud Excel-bestand (.xls). Open het in Excel en bewaar het als .xlsx."
OLD_OFFICE = f"dit is een oud Office-bestand, geen tabel die ik kan lezen. {SAVE_AS}"
WEB_PAGE = (
    "dit is een webpagina, geen tabel. Is dit het formulier zelf? Geef dan het bestand dat het formulier maakt als u "
    "klaar bent (antwoorden-….json). Is dit een export? Maak de export opnieuw als .xlsx of .csv."
)
XML_FILE = f"dit is een XML-bestand, geen tabel die ik kan lezen. {SAVE_AS}"
MACROS = "dit bestand bevat macro's (.xlsm). Open het in Excel en bewaar het zonder macro's, als .xlsx."
BINARY_WORKBOOK = "dit is een binair Excel-bestand (.xlsb). Open het in Excel en bewaar het als .xlsx."
PDF = f"dit is een PDF, geen tabel. {SAVE_AS}"
PICTURE = "dit is een plaatje, geen tabel."
NUMBERS_FILE = "dit is een bestand van Numbers. Exporteer de tabel daar naar Excel (.xlsx)."
WORD_FILE = f"dit is een Word-bestand, geen tabel. {SAVE_AS}"
PRESENTATION = f"dit is een presentatie, geen tabel. {SAVE_AS}"
OFFICE_WITHOUT_SHEETS = f"dit Office-bestand heeft geen werkbladen. {SAVE_AS}"
OPENDOCUMENT_WITHOUT_SHEETS = f"dit is geen bestand met werkbladen. {SAVE_AS}"
CHOICES = "Kies 1, 2, 3, 4 of 5, weet niet of nvt, of laat de cel leeg"
DAMAGED_LEDGER = (
    "dit importlogboek is beschadigd. Zet een reservekopie terug. Is die er niet, begin dan met een lege map: "
    "anders tellen mensen dubbel."
)
TOO_LARGE = "dit bestand is groter dan 50 MB. Bewaar alleen de tabel met antwoorden in een nieuw bestand."
TOO_LARGE_UNPACKED = (
    "dit bestand wordt uitgepakt groter dan 100 MB. Bewaar alleen de tabel met antwoorden in een nieuw bestand."
)
TOO_MANY_CELLS = (
    "deze tabel is te groot: meer dan 2 miljoen cellen of te veel opmaak. Bewaar alleen de tabel met antwoorden in een "
    "nieuw bestand."
)
DAMAGED = "dit bestand is beschadigd. Maak de export opnieuw, of open het bestand en bewaar het onder een andere naam."
EMPTY_FILE = "dit bestand is leeg. Geef een bestand met antwoorden."
NO_CELLS = "dit bestand heeft geen enkele cel met tekst. Geef een bestand met antwoorden."
NOTHING_FILLED_IN = "Er is niets ingevuld; dit formulier is overgeslagen."
IN_THE_LEDGER = "in het importlogboek"
IS_A_FOLDER = "dit is een map. Geef de bestanden zelf op."
NO_PLAIN_FILE = "dit is geen gewoon bestand. Geef een bestand met antwoorden."
NAME_NOT_ALLOWED = "de naam mag hier niet"
HOLDS_A_FORMULA = "bevat een formule"
HOLDS_AN_ERROR = "bevat een foutwaarde"
USE_THE_FORM = "Gebruik het formulier zoals het is gemaakt, of maak een nieuw met: analysetool formulier"
NO_STATEMENT_BELOW_HEADINGS = f"onder de koppen staat geen enkele stelling. {USE_THE_FORM}"
WEB_PAGE_NO_ANSWERS = (
    "dit is een webpagina, geen bestand met antwoorden. Het html-formulier geeft aan het eind een bestand "
    "antwoorden-….json; vraag daarom."
)
SHEETS_NEED_NO_IMPORT = (
    "een .yaml-bestand, zoals een scorelijst, hoeft niet te worden ingelezen. Zet het in de map van de meting."
)
EMPTY_ZIP = "dit zip-bestand is leeg. Geef een bestand met antwoorden."
PACKED_AGAIN = "dit is zelf weer een ingepakt bestand. Pak het uit en geef de losse bestanden."
ANSWERS_OF_THE_FORM = "antwoorden uit het html-formulier"


def too_many_people(most: int) -> str:
    """More participants than one import takes."""
    return (
        f"hiermee worden het meer dan {count(most)} deelnemers in één keer. Lees de bestanden na elkaar in, of verdeel "
        "de tabel over meer bestanden; niets telt dubbel."
    )


def impossible_value(key: str, found: str, advice: str) -> str:
    return f"{key} is {found!r}; dat kan niet. {advice}"


def of_another_set(name: str, own: str) -> str:
    return f"dit formulier hoort bij stellingenset {name!r} en niet bij {own!r}. Geef de goede set met --stellingen."


def unknown_statement_in_answers(identity: str) -> str:
    return f"stelling {identity!r} bestaat niet in deze stellingenset. {SEND_AGAIN}"


def unreadable_answer(identity: str) -> str:
    return f"het antwoord op {identity} is niet te lezen. {SEND_AGAIN}"


def impossible_score(identity: str, score: str) -> str:
    return f"{identity} heeft score {score!r}; dat kan alleen 1–5, weet-niet of nvt."


def note_is_no_text(identity: str) -> str:
    return f"de opmerking bij {identity} is geen tekst. {SEND_AGAIN}"


def unknown_version(version: str, known: str) -> str:
    return (
        f"dit formulier hoort bij versie {version!r} van de stellingenset; bekend is {known}. Geef de goede "
        "set met --stellingen, of werk de Analysetool bij."
    )


def unknown_key(key: str) -> str:
    return f"onbekend onderdeel {key!r} in de antwoorden. {SEND_AGAIN}"


def not_asked(identity: str) -> str:
    return f"er is een antwoord op {identity!r}, maar dat is niet gevraagd. {SEND_AGAIN}"


def one_value(name: str) -> str:
    return f"achter {name!r} hoort één waarde te staan."


def no_such_column(name: str) -> str:
    return (
        f"kolom {name!r} staat in geen van de bestanden. Neem de tekst van de kop precies over, of geef "
        "de letter van de kolom, zoals F."
    )


def column_in_more_files(name: str) -> str:
    return (
        f"kolom {name} staat in meer bestanden. Neem de tekst van de kop over, of importeer de bestanden één voor één."
    )


def column_of_unknown_statement(name: str, statement: str) -> str:
    return (
        f"kolom {name!r} verwijst naar {statement!r}, maar die stelling bestaat niet. Kijk de nummers na met: "
        "analysetool stellingen"
    )


def impossible_label(label: str, value: str, empty: str) -> str:
    return f"label {label!r} is {value!r}; kies 1–5, weet-niet, nvt of {empty}."


def unknown_domain_in_map(domain: str, hint: str) -> str:
    return f"domein {domain!r} is onbekend. {hint}"


def column_twice(name: str, line: int) -> str:
    return f"kolom {name!r} staat er twee keer (ook op regel {line}). Geef elke kolom één gebruik."


def statement_has_a_column(statement: str, line: int) -> str:
    return f"{statement} heeft al een kolom op regel {line}. Laat één van de twee staan."


def two_columns_one_statement(other: str, column: str, statement: str, lines: Sequence[int]) -> str:
    """Two columns of one statement that are both filled in, at these lines."""
    at = f"{agree(len(lines), 'regel', 'regels')} {listing([str(line) for line in lines])}"
    both = f" Ze zijn allebei ingevuld op {at}." if lines else ""
    return (
        f"{other} en {column} horen allebei bij {statement}.{both} Zet met --kolommen de kolom die niet telt bij "
        "overslaan."
    )


def two_columns_alike(earlier: str, column: str, what: str, key: str) -> str:
    return f"{earlier} en {column} lijken allebei op {what}. Zeg met {key} in een kaart (--kolommen) welke het is."


def from_column_to_column(first: str, last: str) -> str:
    return f", van {first} tot en met {last}"


def number_of_columns(statements: int, columns: int, which: str) -> str:
    return (
        f"--op-volgorde vraagt {statements} kolommen met scores; dit bestand heeft er {columns}{which}. "
        "Zeg met --kolommen welke kolom bij welke stelling hoort."
    )


def name_fits_more_columns(name: str, columns: str) -> str:
    return f"{name!r} uit de kaart past bij {columns}. Geef in de kaart de letter van de kolom."


def column_about_people(identity: str) -> str:
    return (
        f"{identity} gaat over personen en mag geen kenmerk zijn. Kies een kolom met nummers, of laat kenmerkkolom weg."
    )


def fits_no_statement(columns: str, number: int) -> str:
    holds, fits = agree(number, "bevat", "bevatten"), agree(number, "past", "passen")
    return f"{columns} {holds} scores, maar {fits} bij geen stelling. {USE_MAP}"


def fit_no_statement(first: str, last: str, found: int, total: int, *, in_order: bool) -> str:
    """Many columns with scores of which the headings say nothing that is known."""
    which = f"{found} kolommen met scores, van {first} tot en met {last}, passen bij geen stelling."
    if in_order:
        return (
            f"{which} Dat zijn er evenveel als er stellingen zijn ({total}). Staan ze in dezelfde volgorde, geef dan "
            "--op-volgorde. Anders: exporteer met de volledige vraagtekst, of zeg met --kolommen wat waar bij hoort."
        )
    return f"{which} Exporteer met de volledige vraagtekst of met het nummer van de stelling. {USE_MAP}"


def order_against_heading(column: str, own: str, position: str) -> str:
    return (
        f"{column} zou op volgorde {own} zijn, maar de kop zegt {position}. "
        "Laat --op-volgorde weg, of gebruik --kolommen."
    )


def same_column_twice(name: str, earlier: str) -> str:
    return f"{name!r} en {earlier!r} uit de kaart zijn dezelfde kolom. Laat één van de twee staan."


def fits_more_statements(column: str, statements: str) -> str:
    return f"{column} past bij meer dan één stelling: {statements}. Zeg met --kolommen welke het is."


def folder_is_a_file(path: Path) -> str:
    return f"{quoted(path)} is een bestand. Geef bij --uit een map, zoals metingen/2026."


def folder_of_another_measurement(
    path: Path, other: object, other_: object, name: str, coalition: str, year: int
) -> str:
    return (
        f"in de map {quoted(path)} staat al een meting van {other} {other_} ({name}). Kies met --uit "
        f"een andere map voor {coalition} {year}, of verbeter --coalitie en --jaar."
    )


def changed_meanwhile(error: object) -> str:
    return f"{quoted(error)} werd intussen door een ander programma veranderd. Importeer opnieuw; niets telt dubbel."


def cannot_write_folder(path: Path, error: str) -> str:
    return f"in de map {quoted(path)} kan niet worden geschreven: {error}. Importeer daarna opnieuw; niets telt dubbel."


def cannot_write_file(path: Path, reason: str) -> str:
    return f"{quoted(path)} kan niet worden geschreven: {reason}."


def cannot_read(error: str) -> str:
    return f"kan niet worden gelezen: {error}."


def no_answer(text: str) -> str:
    return f"{text!r} is geen antwoord."


def contradicts_itself(text: str, found: str) -> str:
    return f"{text!r} spreekt zichzelf tegen: de tekst past niet bij {found}."


ANSWER_OR_LABEL = f"{CHOICES}; of zet de tekst bij labels in een kaart (--kolommen)."


def stands_there(column: str, told: str, number: int) -> str:
    """What is wrong with a text that stands in the cells so often, at its first place."""
    return f"{column}: {told}{f' Dat staat er {count(number)} keer.' if number > 1 else ''}"


def what_to_do_with_unknown(number: int, more: int) -> str:
    """The remedy for all answers of a file that cannot be read, and how many texts were not named."""
    others = f"Er {agree(more, 'is', 'zijn')} nog {plural(more, 'andere tekst', 'andere teksten')}. " if more else ""
    return (
        f"{others}Samen zijn {count(number)} antwoorden niet te lezen. Zet bij labels in een kaart (--kolommen) wat "
        f"elke tekst betekent; --maak-kaart kaart.yaml zet ze klaar. Of verbeter de cellen: {_small(CHOICES)}."
    )


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def places_in_a_list(texts: Sequence[str], score: int, label: str) -> str:
    """Codes that say the place of an answer in a list."""
    return (
        f"{listing(texts)} {agree(len(texts), 'is de plaats', 'zijn plaatsen')} in een lijst met antwoorden. Gelezen "
        f"is {texts[0]} als {score} ({label.lower()}). Of dat klopt, hangt af van de volgorde van de antwoorden in de "
        "enquête. Exporteer met de tekst van de antwoorden, of zeg bij labels in een kaart (--kolommen) wat elke code "
        "betekent; --maak-kaart kaart.yaml zet ze klaar."
    )


def digits_beside(columns: str, number: int) -> str:
    """Columns of digits next to the statements that match none, while some statements are missing."""
    return (
        f"{columns} {agree(number, 'bevat', 'bevatten')} cijfers van 1 tot en met 5, naast de stellingen, maar "
        f"{agree(number, 'past', 'passen')} bij geen stelling. Niet gelezen als score. {USE_MAP}"
    )


def one_answer_rows(lines: Sequence[int]) -> str:
    """Rows in which everything has the same answer."""
    told = listing([str(line) for line in lines[:_MOST_PAIRS]])
    more = f" en nog {len(lines) - _MOST_PAIRS}" if len(lines) > _MOST_PAIRS else ""
    return (
        f"overal hetzelfde antwoord: {agree(len(lines), 'regel', 'regels')} {told}{more}. "
        f"{agree(len(lines), 'Deze rij telt', 'Deze rijen tellen')} gewoon mee."
    )


def cannot_read_ledger(error: str) -> str:
    return f"kan niet worden gelezen: {error}."


def people_without_answer(empty: str) -> str:
    return f"{empty} zonder antwoord overgeslagen."


def number_elsewhere(place: str) -> str:
    """One number in two files with other answers."""
    return (
        f"dit nummer staat ook in {place}, met andere antwoorden. Zijn dit twee enquêtes, lees ze dan na elkaar in, "
        "elk met een eigen naam bij --enquete. Zijn het twee exports van één enquête, lees dan alleen de nieuwste in."
    )


def also_elsewhere(who: str, place: str, *, one_file: bool) -> str:
    """One code or number twice with other answers, in one file or in two."""
    newest = (
        "laat dan in een kopie van het bestand de rij staan die geldt, en bewaar het origineel."
        if one_file
        else "lees dan eerst alleen het oudste bestand in, en daarna het nieuwste met --bijwerken."
    )
    return (
        f"{who} staat ook in {place}, met andere antwoorden. Er is niets geschreven. Zijn het twee mensen, verbeter "
        f"dan bij één van hen de code of het nummer. Stuurde één mens twee keer in, {newest}"
    )


def code_of_another(code: str, where: Path) -> str:
    """The code of somebody who is known, from another form, with mostly other answers."""
    return (
        f"deelnemerscode {code} is al van iemand met heel andere antwoorden ({quoted(where)}). Er is niets geschreven. "
        "Vulde dezelfde deelnemer opnieuw in, geef dan --bijwerken. Is het iemand anders, haal dan in dit bestand de "
        "code weg: de tool maakt een nieuwe."
    )


def same_answers_elsewhere(
    people: tuple[int, int], lines: Sequence[int], place: tuple[Path, str], measurement: tuple[str, int]
) -> str:
    """People of whom a neighbouring folder holds the same answers; how many of how many, and at which lines."""
    number, total = people
    folder, name = place
    coalition, year = measurement
    gave = agree(number, "gaf", "gaven")
    who = f"{number} van de {total} nieuwe deelnemers {gave}" if total > 1 else f"deze deelnemer {gave}"
    at = f" ({at_lines(lines)})" if lines else ""
    return (
        f"{who}{at} precies de antwoorden die al in de map {quoted(folder)} staan, bij {coalition} {year} ({name}"
        f"{' en andere' if number > 1 else ''}). Is dit diezelfde meting, verbeter dan --jaar of --uit. Hoort dit "
        "bestand bij die andere meting, ga dan door zonder dit bestand met --toch-zonder. Is het toch een nieuwe "
        "meting, geef dan --enquete met een eigen naam."
    )


def at_lines(lines: Sequence[int]) -> str:
    """The first lines of some, and how many more."""
    named = [str(line) for line in lines[:_MOST_LINES]]
    more = [f"nog {count(len(lines) - _MOST_LINES)}"] if len(lines) > _MOST_LINES else []
    return f"{agree(len(lines), 'regel', 'regels')} {listing([*named, *more])}"


def folder_of_another_year(named: Sequence[int], year: int) -> str:
    """A folder whose name says another year than the measurement."""
    return (
        f"de naam van deze map zegt {listing([str(own) for own in named])}, en de meting is van {year}. Klopt dat? "
        f"Verbeter --uit of --jaar, of zet een meting.yaml met jaar: {year} in de map."
    )


def year_far_away(year: int, today: int) -> str:
    """A year that is still far away."""
    return (
        f"het jaar van de meting is {year}, en nu is het {today}. Klopt dat? Verbeter --jaar, of zet een meting.yaml "
        f"met jaar: {year} in de map."
    )


def in_a_file(path: Path) -> str:
    return f"in {quoted(path)}"


def code_taken(code: str, where: str) -> str:
    return (
        f"deelnemerscode {code} staat al {where} en komt niet uit deze import. Er is niets overschreven. Zijn het twee "
        "mensen, geef één van hen dan een andere code. Is het één mens, kijk dan welke antwoorden gelden. Zijn dat die "
        "in de map, ga dan door zonder dit bestand met --toch-zonder. Zijn het deze, leg dan die scorelijst buiten de "
        "map en lees opnieuw in."
    )


def rows_known_already(alike: int, rows: int) -> str:
    return (
        f"{alike} van de {rows} nieuwe rijen zijn gelijk aan scorelijsten die er al zijn. Dat lijkt een "
        "enquête die al is ingelezen. Gebruik dezelfde --enquete als toen, en het bestand zoals het uit het "
        "programma kwam."
    )


def two_known_people(people: str) -> str:
    """A row whose number and code are known, each of somebody else."""
    return (
        f"het nummer en de code van deze rij horen bij twee scorelijsten die er al zijn: {people}. Er is niets "
        "geschreven. Zijn het twee mensen, verbeter dan de code in het bestand. Is het één mens, kijk dan in beide "
        "scorelijsten welke geldt; pas daarna kan de andere weg met: analysetool verwijder-deelnemer"
    )


def no_readable_sheet(path: Path) -> str:
    return (
        f"{quoted(path)} bestaat al, maar is geen leesbare scorelijst van deze meting. Kijk het na met: analysetool "
        "controleer"
    )


def changed_by_hand(path: Path) -> str:
    return (
        f"deze antwoorden zijn veranderd, maar {quoted(path)} is na het inlezen ook met de hand veranderd. Er is niets "
        "overschreven. Met --bijwerken gaat de import voor."
    )


def answers_not_asked_here(path: Path, statements: str) -> str:
    return (
        f"in {quoted(path)} staan van deze deelnemer ook antwoorden die hier niet zijn gevraagd: {statements}. Er is "
        "niets overschreven. Is dit iemand anders, haal dan de deelnemerscode weg. Met --bijwerken gaat de import "
        "voor."
    )


def most_rows_changed(changes: int, known: int) -> str:
    return (
        f"{changes} van de {known} bekende rijen hebben nu andere antwoorden. Dat lijkt een andere "
        "enquête. Geef die een eigen naam met --enquete NAAM, of voeg --bijwerken toe als de antwoorden "
        "echt zijn veranderd."
    )


def cannot_read_file(reason: str) -> str:
    return f"dit bestand kan niet worden gelezen: {reason}."


def paste_as_values(where: str, cells: str) -> str:
    return f"{where}{cells}. Plak de cellen als waarden (Plakken speciaal, Waarden) en bewaar het bestand opnieuw."


def split_cells(where: str, cells: str) -> str:
    return f"{where}{cells}. Splits de cellen (knop Samenvoegen en centreren) en bewaar het bestand opnieuw."


def mend_error_values(where: str, cells: str) -> str:
    return f"{where}{cells}, zoals #N/B. Verbeter of wis wat daar staat."


def statement_twice(identity: str, line: int) -> str:
    return f"{identity} staat ook op regel {line}. Vraag de deelnemer welk antwoord geldt, en laat dat staan."


def unknown_statement_in_form(identity: str) -> str:
    return f"stelling {identity!r} bestaat niet in deze stellingenset. {USE_THE_FORM}"


def sheet_without_statements(sheet: str) -> str:
    return f"Blad {sheet!r} bevat geen stellingen en is niet gelezen."


def no_column_fits(where: str) -> str:
    return (
        f"geen enkele kolom{where} past bij een stelling. Kloppen het bestand en de stellingenset? Zeg anders met "
        "--kolommen welke kolom bij welke stelling hoort."
    )


def unknown_domain(text: str, known: Iterable[str]) -> str:
    return (
        f"domein {text!r} is onbekend. Kies {either(known)}, of zeg bij domeinen in een kaart (--kolommen) wat de "
        "tekst betekent."
    )


def unknown_domains(found: Sequence[tuple[str, int]], known: Iterable[str]) -> str:
    """Several texts that are no domain, each with how often it stands there."""
    named = [f"{text!r} ({number} keer)" for text, number in found[:_MOST_LINES]]
    more = [f"nog {len(found) - _MOST_LINES}"] if len(found) > _MOST_LINES else []
    return (
        f"{listing([*named, *more])} zijn geen domein. Zeg bij domeinen in een kaart (--kolommen) wat elke tekst "
        f"betekent: {either(known)}."
    )


def not_in_this_file(missing: Sequence[str]) -> str:
    verb = agree(len(missing), "staat niet in dit bestand en telt", "staan niet in dit bestand en tellen")
    return f"{listing(missing)} {verb} als niet gevraagd."


def codes_not_kept(not_valid: int) -> str:
    who = agree(not_valid, "Deze deelnemer kreeg", "Deze deelnemers kregen")
    codes = plural(not_valid, "code is niet geldig", "codes zijn niet geldig")
    return f"{codes} en niet bewaard. {who} een nieuwe, willekeurige code."


def set_without_domains(text: str) -> str:
    return f"domein {text!r} is onbekend: deze stellingenset kent geen domeinen. Laat de kolom leeg."


def headings_not_on_top(line: int) -> str:
    return (
        f"de koppen met stellingen staan op regel {line} en niet bovenaan. Haal de regels erboven weg, ook een "
        "samengevoegde kop."
    )


def many_not_in_this_file(missing: int) -> str:
    return f"{missing} stellingen staan niet in dit bestand en tellen als niet gevraagd."


def not_read_about_people(personal: str) -> str:
    return f"Niet gelezen, want dit gaat over personen: {personal}."


def not_used(unused: str) -> str:
    return f"Niet gebruikt, want dit hoort bij geen stelling: {unused}."


def more_than_five_choices(one: str, other: str) -> str:
    return (
        f"{one!r} en {other!r} staan in één bestand: dat lijken meer dan vijf keuzes. Zeg bij labels "
        "in een kaart (--kolommen) wat elke keuze betekent."
    )


def rows_without_answer(empty: str) -> str:
    return f"{empty} zonder antwoord overgeslagen."


def unfinished_people(unfinished: int) -> str:
    return f"{plural(unfinished, 'deelnemer is', 'deelnemers zijn')} niet klaar; de gegeven antwoorden tellen mee."


def trial_rows(trials: str) -> str:
    return f"{trials} van de maker overgeslagen."


def spam_rows(rows: str) -> str:
    """Rows that the survey program took for the work of a machine."""
    return f"{rows} overgeslagen die het programma spam noemt. Klopt dat niet, haal dan in het bestand die status weg."


def hidden_rows(sheet: str, lines: Sequence[int]) -> str:
    """Rows with answers that a spreadsheet does not show; they are read."""
    where = f" van blad {quoted(sheet)}" if sheet else ""
    rows = f"{agree(len(lines), 'regel', 'regels')} {listing([str(line) for line in lines])}{where}"
    hidden = agree(len(lines), "is verborgen en telt", "zijn verborgen en tellen")
    return f"{rows} {hidden} wel mee. Moet dat niet, haal ze dan uit het bestand."


AS_WINDOWS = (
    "de tekst is gelezen als Windows-1252. Kloppen letters met accenten niet, bewaar het bestand dan als UTF-8."
)
_MOST_PAIRS = 5
_MOST_LINES = 5


def also_at(lines: Sequence[int]) -> str:
    """Other lines at which the same is wrong."""
    return f"Dat staat ook op {at_lines(lines)}."


def also_in(paths: Sequence[str]) -> str:
    """Other files in which the same is wrong."""
    more = [f"nog {count(len(paths) - _MOST_LINES)}"] if len(paths) > _MOST_LINES else []
    return f"Dat geldt ook voor {listing([*paths[:_MOST_LINES], *more])}."


def more_causes(number: int) -> str:
    """Problems that are left out so that the rest fits on a screen."""
    return f"nog {plural(number, 'fout', 'fouten')} van een andere soort. Verbeter eerst wat hierboven staat."


_SIGNS = {",": "komma's", ";": "puntkomma's", "\t": "tabs"}


def all_in_one_cell(separator: str) -> str:
    """A table whose rows stood in one cell each."""
    return f"alles stond in één kolom; gelezen met {_SIGNS[separator]} ertussen."


def tables_in_mail(names: Sequence[str]) -> str:
    """A mail that holds tables as files."""
    which = agree(len(names), "de bijlage", "de bijlagen")
    named = listing([quoted(name) for name in names])
    return f"in deze mail zit een tabel. Bewaar {which} {named} apart en lees die in."


def same_people_elsewhere(shared: int, other: tuple[str, str], sheet: str) -> str:
    """A table of which most people stand in another table too, under other numbers."""
    where = _place(other)
    here = f"blad {quoted(sheet)}: " if sheet else ""
    rows = plural(shared, "rij is gelijk aan een rij", "rijen zijn gelijk aan rijen")
    return (
        f"{here}{rows} in {where}. Zijn dit dezelfde mensen, lees dan één van de twee in. Zijn het anderen, lees ze "
        "dan na elkaar in, elk met een eigen --enquete."
    )


def equal_sheet(sheet: str, other: str) -> str:
    """A sheet that is a copy of another one."""
    return f"blad {quoted(sheet)} is gelijk aan blad {quoted(other)} en telt één keer."


def rows_alike(pairs: Sequence[tuple[int, int]]) -> str:
    """Rows of one table that say the same."""
    told = [f"regel {line} is gelijk aan regel {first}" for first, line in pairs[:_MOST_PAIRS]]
    more = [f"nog {len(pairs) - _MOST_PAIRS}"] if len(pairs) > _MOST_PAIRS else []
    return (
        f"precies dezelfde antwoorden: {listing([*told, *more])}. Zij tellen als verschillende mensen. Is iemand twee "
        "keer op verzenden gedrukt, laat dan één rij staan."
    )


def same_address(groups: Sequence[Sequence[int]]) -> str:
    """Rows that bear one and the same address, which is not shown."""
    told = [listing([str(line) for line in lines]) for lines in groups[:_MOST_PAIRS]]
    more = f" en nog {len(groups) - _MOST_PAIRS} keer" if len(groups) > _MOST_PAIRS else ""
    return (
        f"hetzelfde mailadres staat bij regel {', bij regel '.join(told)}{more}. Is dat dezelfde persoon, kijk "
        "dan welke antwoorden gelden."
    )


def same_address_elsewhere(here: Sequence[int], there: Sequence[int], other: tuple[str, str]) -> str:
    """Rows that bear an address that stands in another table too; the address is not shown."""
    return (
        f"hetzelfde mailadres als in {_place(other)}, {at_lines(there)}, staat hier bij {at_lines(here)}. Zij tellen "
        "als verschillende mensen. Is dat dezelfde persoon, kijk dan welke antwoorden gelden."
    )


def _place(table: tuple[str, str]) -> str:
    path, sheet = table
    return f"{path}, blad {quoted(sheet)}" if sheet else path


def summary_rows(found: Sequence[tuple[int, str]]) -> str:
    """Rows that sum up the ones above."""
    told = listing([f"regel {line} ({quoted(text)})" for line, text in found])
    return f"geen deelnemer, maar een optelling van de andere rijen: {told}. Dat telt niet mee."


def other_words(columns: str, example: str, text: str) -> str:
    """Columns that begin with the number of a statement and go on with other words."""
    return (
        f"{columns}: het nummer staat er, maar de tekst is een andere dan die van de stelling. {example} is: {text} "
        "Is het toch dezelfde stelling, zeg dat dan met --kolommen. Is het een andere vraag, zet de kolom dan bij "
        "overslaan."
    )


def column_merged(column: str, other: str, statement: str) -> str:
    """Two columns of one statement of which never both are filled in."""
    return f"{other} en {column} gaan allebei over {statement}; nergens zijn ze allebei ingevuld, dus samen gelezen."


def domain_column(column: str) -> str:
    """Which column is the domain."""
    return f"het domein van deelnemers komt uit {column}."


def code_column(column: str) -> str:
    """Which column is the code."""
    return f"de code van deelnemers komt uit {column}."


def domain_by_cells_only(columns: str, number: int) -> str:
    """Columns with names of domains under another question."""
    return (
        f"in {columns} staan namen van domeinen, maar de kop vraagt niet waar iemand bij hoort; niet gelezen als "
        "domein. Zeg in een kaart (--kolommen) wat het is: domeinkolom, of overslaan als "
        f"{agree(number, 'de kolom', 'zij')} iets anders {agree(number, 'is', 'zijn')}."
    )


def more_domain_columns(columns: str) -> str:
    """Columns that each may be the domain."""
    return f"{columns} kunnen allemaal het domein zijn; geen is zo gelezen. Zeg met --kolommen welke: domeinkolom."


def empty_inside(columns: str, number: int) -> str:
    """Columns without any answer between those that are read in order."""
    return (
        f"--op-volgorde: {columns} {agree(number, 'staat', 'staan')} tussen de stellingen en "
        f"{agree(number, 'is leeg en telde', 'zijn leeg en telden')} niet mee. Hoort daar een stelling, dan schuift "
        "alles daarna een plaats op. Zeg in een kaart (--kolommen) wat waar bij hoort, of zet wat leeg is bij "
        "overslaan."
    )


def numbers_of_another_survey(where: str) -> str:
    """The number of somebody who is known, with mostly other answers."""
    return (
        f"dit nummer is al van iemand met heel andere antwoorden ({where}). Een nummer begint in elke enquête weer bij "
        "1. Is dit een andere enquête, geef dan --enquete met een eigen naam. Is het dezelfde persoon, geef dan "
        "--bijwerken."
    )


def many_places(column: str, heading: str, found: int) -> str:
    """A column that tells for every row which municipality it is about, and that is not used."""
    return (
        f"in {column} staan {found} verschillende gemeenten of coalities. Alles zou bij één coalitie komen. Geef in "
        f"plaats van --coalitie: {option('--per', heading)}. Dan krijgt elke gemeente een eigen map. Hoort alles toch "
        "bij één coalitie, zet de kolom dan met --kolommen bij overslaan."
    )


def option(name: str, value: str) -> str:
    """An option with its value, as it can be typed on every system."""
    return f'{name} "{value}"'


def coalition_column(column: str) -> str:
    """Which column says to which coalition a row belongs."""
    return f"de coalitie komt uit {column}."


def column_no_coalition(column: str) -> str:
    """A column about persons where names of coalitions were to come from."""
    return (
        f"{column} gaat over personen of over het invullen, en kan geen coalitie zijn. Kies met --per een andere kolom."
    )


def no_coalition_column(name: str, near: Sequence[str]) -> str:
    """A table without the column that says to which coalition a row belongs."""
    meant = f" Bedoelt u {either(near)}?" if near else ""
    return (
        f"kolom {name!r} (--per) staat niet in deze tabel.{meant} Neem de tekst van de kop precies over, of geef de "
        "letter van de kolom, zoals F."
    )


def more_than_csv(named: str, more: str) -> str:
    return f"in dit zip-bestand zit meer dan csv: {named}{more}. Pak het uit en geef de losse bestanden."


def another_voice(said: str, typed: str) -> str:
    """A form for one voice where the other was typed."""
    return f"dit is het formulier voor {said}, maar er staat --voor {typed}. Lees dit bestand apart in."


def impossible_voice(text: str, voices: Sequence[str]) -> str:
    """A cell that says for whom a form is, and does not."""
    return f"voor is {text!r}; kies {' of '.join(voices)}."


def two_voices(partners: str, parents: str) -> str:
    """One survey with sentences for partners and for parents."""
    return (
        f"{partners} is een stelling voor partners, en {parents} een zin voor ouders. Maak van de kolommen voor ouders "
        "een eigen bestand, en lees dat apart in."
    )


def not_for_parents(statements: str) -> str:
    """Answers of parents to what has no text for them."""
    return (
        f"deze antwoorden zijn van ouders, maar deze stellingen hebben geen zin voor ouders: {statements}. Is het "
        "formulier voor partners gebruikt, haal dan --voor ouders weg."
    )
