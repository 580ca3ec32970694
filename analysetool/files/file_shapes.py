# SPDX-License-Identifier: EUPL-1.2
"""The files that people write: their keys, choices and limits, once for readers, writer and JSON Schemas."""

from __future__ import annotations

from analysetool.errors import Severity
from analysetool.files.shapes import (
    Answered,
    Block,
    FileKey,
    Known,
    Listed,
    PerKey,
    Plain,
    Text,
    TextOrBlock,
    WordChoice,
)
from analysetool.model import (
    GROUP_WORDS,
    OWN_SIGN,
    RESERVED_IDS,
    Action,
    ActionStatus,
    Answer,
    BoardQuestion,
    Domain,
    Exercise,
    Hands,
    KeyAnswer,
    KeyFigure,
    Kind,
    Limit,
    MeasurementInfo,
    Openness,
    Phase,
    Reference,
    ScoreSheet,
    Source,
    Track,
    Voice,
    Voting,
)

TEXT = Text()
SCALE = (1, 2, 3, 4, 5)
ACTION_STATUSES = tuple(ActionStatus)
_STATEMENTS = Listed(of=Known.STATEMENT)
_STEPS = WordChoice(values=tuple(map(str, SCALE)))

# ------------------------------------------------------------------ score sheets

ANSWER = WordChoice(values=tuple(answer.value for answer in Answer if answer is not Answer.NOT_ANSWERED))
ANSWER_BLOCK = Block(
    keys=(
        FileKey(name="score", about="1 tot en met 5, weet-niet of nvt.", of=ANSWER),
        FileKey(name="opmerking", about="Wat u bij dit antwoord wilt zeggen. Noem geen namen.", of=TEXT),
    )
)
HANDS = Block(
    keys=(
        FileKey(
            name="scores",
            field="scores",
            about="Het aantal handen voor score 1, 2, 3, 4 en 5, in die volgorde.",
            of=Listed(of=Plain.WHOLE, least=len(SCALE), most=len(SCALE)),
        ),
        FileKey(
            name="weet_niet",
            field="dont_know",
            about="Het aantal handen voor weet ik niet.",
            of=Plain.WHOLE,
            always=True,
        ),
        FileKey(
            name="nvt",
            field="not_applicable",
            about="Het aantal handen voor niet van toepassing.",
            of=Plain.WHOLE,
            always=True,
        ),
        FileKey(
            name="wijze",
            field="voting",
            about="open (gewoon) of geheim: of mensen van elkaar zagen wat zij kozen.",
            of=WordChoice(values=tuple(Voting)),
        ),
        FileKey(
            name="aantal",
            field="number",
            about="Hoeveel mensen geheim stemden, als dat er te weinig zijn om te bewaren wat zij kozen.",
            of=Plain.WHOLE,
        ),
    ),
    builds=Hands,
)
ACTION = Block(
    keys=(
        FileKey(
            name="stelling",
            field="statement",
            about="Bij welke stelling deze actie hoort.",
            of=Known.STATEMENT,
            required=True,
        ),
        FileKey(name="wat", field="what", about="Wat er gaat gebeuren.", of=TEXT, required=True),
        FileKey(name="wie", field="who", about="De organisatie of functie die dit doet, nooit een naam.", of=TEXT),
        FileKey(name="wanneer", field="due", about="Wanneer het klaar moet zijn, zoals 2027-03-01.", of=Plain.DAY),
        FileKey(
            name="status",
            field="status",
            about="open (gewoon), klaar of vervallen.",
            of=WordChoice(values=ACTION_STATUSES),
            always=True,
        ),
        FileKey(name="reden", field="reason", about="Waarom de actie zo staat, bijvoorbeeld vervallen.", of=TEXT),
        FileKey(
            name="sinds",
            field="since",
            about="Het eerdere jaar waarin dit is afgesproken, als de actie van toen komt.",
            of=Plain.YEAR,
        ),
    ),
    builds=Action,
    called="een actie",
)
_HEADER = (
    FileKey(
        name="stellingenset", field="statement_set", about="Het id van de stellingenset.", of=Known.SET, required=True
    ),
    FileKey(name="versie", field="version", about="De versie van de stellingenset.", of=Known.VERSION, required=True),
    FileKey(
        name="coalitie",
        field="coalition",
        about="De naam van de coalitie, in elk bestand hetzelfde.",
        of=TEXT,
        required=True,
    ),
    FileKey(name="jaar", field="year", about="Het jaar van de meting, zoals 2026.", of=Plain.YEAR, required=True),
    FileKey(
        name="deelnemer",
        field="participant",
        about="De code van de deelnemer, nooit een naam. Verplicht bij individueel.",
        of=TEXT,
    ),
    FileKey(name="domein", field="domain", about="Waar de deelnemer voor spreekt.", of=Known.DOMAIN),
    FileKey(
        name="soort",
        field="kind",
        always=True,
        about=(
            "individueel (gewoon), gezamenlijk voor de scores die de coalitie samen koos, of bureau voor wat iemand in "
            "één openbare tekst las."
        ),
        of=WordChoice(values=tuple(Kind)),
    ),
    FileKey(
        name="voor",
        field="voice",
        about="partners (gewoon), of ouders als de vragen in de woorden van ouders zijn gesteld.",
        of=WordChoice(values=tuple(Voice)),
    ),
    FileKey(
        name="herkomst",
        field="origin",
        about="Waar deze lijst vandaan komt. Staat bovenaan elk rapport. Verplicht bij bureau.",
        of=TEXT,
    ),
    FileKey(
        name="gevraagd",
        field="asked",
        about="De stellingen die zijn gevraagd. De andere tellen niet mee. Laat weg als alles is gevraagd.",
        of=_STATEMENTS,
    ),
)
SCORES = FileKey(
    name="scores",
    field="answers",
    about="Per stelling een antwoord. Wat hier niet staat, is niet ingevuld.",
    of=PerKey(of=Answered(plain=ANSWER, block=ANSWER_BLOCK), keys=Known.STATEMENT, empty=True),
    required=True,
    empty=True,
)
_JOINT = (
    FileKey(name="open", field="open_statements", about="Stellingen waar de coalitie nog niet uit is.", of=_STATEMENTS),
    FileKey(
        name="redenen",
        field="reasons",
        about="Per stelling waarom de coalitie deze score koos.",
        of=PerKey(of=TEXT, keys=Known.STATEMENT, empty=True),
    ),
    FileKey(
        name="handopsteken",
        field="hands",
        about="Per stelling de handen die omhoog gingen. Die tellen nooit mee in het gemiddelde.",
        of=PerKey(of=HANDS, keys=Known.STATEMENT),
    ),
    FileKey(name="acties", field="actions", about="Afspraken van de coalitie.", of=Listed(of=ACTION)),
    FileKey(
        name="aanwezig",
        field="present",
        about="Hoeveel mensen in de zaal waren toen de coalitie koos, per domein of cluster.",
        of=PerKey(of=Plain.WHOLE, keys=Known.GROUP, empty=True),
    ),
)
JOINT_KEYS = tuple(key.name for key in _JOINT)
"""These stand in a joint sheet only."""
SHEET = Block(keys=(*_HEADER, SCORES, *_JOINT), builds=ScoreSheet)

# ------------------------------------------------------------------- meting.yaml

KEY_FIGURE = Block(
    keys=(
        FileKey(name="naam", field="name", about="Wat het cijfer is.", of=TEXT, required=True),
        FileKey(
            name="waarde",
            field="value",
            about="Het cijfer zelf, zoals het in het rapport moet staan.",
            of=TEXT,
            required=True,
        ),
        FileKey(name="jaar", field="year", about="Over welk jaar het gaat.", of=TEXT),
        FileKey(name="bron", field="source", about="Waar het cijfer vandaan komt.", of=TEXT),
    ),
    builds=KeyFigure,
    called="een kerncijfer",
)
BOARD_QUESTION = Block(
    keys=(
        FileKey(name="tekst", field="text", about="De vraag zelf.", of=TEXT, required=True),
        FileKey(
            name="bij",
            field="statements",
            about="De stellingen waar de vraag op rust: hun scores staan er in het rapport bij.",
            of=_STATEMENTS,
        ),
    ),
    builds=BoardQuestion,
)
MEASUREMENT = Block(
    keys=(
        FileKey(
            name="coalitie",
            field="coalition",
            about="De naam van de coalitie, als in de scorelijsten.",
            of=TEXT,
            required=True,
        ),
        FileKey(name="jaar", field="year", about="Het jaar van de meting, zoals 2026.", of=Plain.YEAR, required=True),
        FileKey(
            name="peildatum",
            field="reference_date",
            about="De dag die in het rapport staat, zoals 2026-10-01.",
            of=Plain.DAY,
        ),
        FileKey(name="aanleiding", field="occasion", about="Waarom deze meting is gedaan.", of=TEXT),
        FileKey(
            name="uitgenodigd",
            field="invited",
            about="Hoeveel mensen zijn uitgenodigd, per cluster.",
            of=PerKey(of=Plain.WHOLE, keys=Known.CLUSTER, empty=True),
        ),
        FileKey(name="contact", field="contact", about="De functie bij wie u terechtkunt, geen naam.", of=TEXT),
        FileKey(
            name="bewaren_tot",
            field="keep_until",
            about="Tot wanneer de scorelijsten worden bewaard, zoals 2028-01-01.",
            of=Plain.DAY,
        ),
        FileKey(
            name="openbaarheid",
            field="openness",
            about=(
                "besloten (gewoon): niemands antwoorden zijn af te lezen. open: vooraf is afgesproken dat antwoorden "
                "af te lezen zijn."
            ),
            of=WordChoice(values=tuple(Openness)),
        ),
        FileKey(
            name="min_groep",
            field="minimum",
            about="Hoeveel mensen minstens achter elk cijfer staan: 3 of meer, gewoon 5.",
            of=Plain.GROUP,
        ),
        FileKey(
            name="vraag_aan_bestuur",
            field="question_to_board",
            about="Wat u het bestuur vraagt, met of zonder de stellingen waar de vraag op rust.",
            of=TextOrBlock(block=BOARD_QUESTION),
        ),
        FileKey(name="volgende_meting", field="next_measurement", about="Wanneer de volgende meting is.", of=TEXT),
        FileKey(
            name="herkomst", field="origin", about="Waar de scores vandaan komen. Staat bovenaan elk rapport.", of=TEXT
        ),
        FileKey(
            name="kerncijfers",
            field="key_figures",
            about="Cijfers van elders die in het rapport komen.",
            of=Listed(of=KEY_FIGURE),
        ),
    ),
    builds=MeasurementInfo,
)
MEASUREMENT_FILE = Block(
    keys=(FileKey(name="meting", about="Wat u over deze meting wilt vertellen.", of=MEASUREMENT, required=True),)
)

# ---------------------------------------------------------------- statement sets

ID = Text(reserved=tuple(sorted(RESERVED_IDS | GROUP_WORDS)), without=OWN_SIGN)
GROUP = Text(reserved=tuple(sorted(GROUP_WORDS)), without=OWN_SIGN)
REFERENCE = Block(
    keys=(
        FileKey(name="document", field="document", about="Een document dat bij bronnen staat.", of=TEXT, required=True),
        FileKey(name="plaats", field="place", about="Waar in het document.", of=TEXT, required=True),
    ),
    builds=Reference,
)
PARENTS = Block(keys=(FileKey(name="tekst", about="De stelling in de woorden van ouders.", of=TEXT, required=True),))
STATEMENT = Block(
    keys=(
        FileKey(name="id", field="id", about="Een eigen, vast nummer, zoals A01.", of=ID, required=True),
        FileKey(name="tekst", field="text", about="De stelling zelf.", of=TEXT, required=True),
        FileKey(name="toelichting", field="explanation", about="Wat wel en niet telt.", of=TEXT),
        FileKey(
            name="ankers", field="anchors", about="Wat een score betekent, per score.", of=PerKey(of=TEXT, keys=_STEPS)
        ),
        FileKey(name="advies", field="advice", about="Wat een coalitie kan doen als de score laag is.", of=TEXT),
        FileKey(
            name="spoor",
            field="track",
            about="Onder welke kop van het plan het advies valt.",
            of=WordChoice(values=tuple(Track)),
        ),
        FileKey(name="bron", field="reference", about="Waar de stelling op rust.", of=REFERENCE),
        FileKey(
            name="fase",
            field="phase",
            about="voor, tijdens of na de zwangerschap, of doorlopend (gewoon).",
            of=WordChoice(values=tuple(Phase)),
        ),
        FileKey(name="gewicht", field="weight", about="Een getal boven 0; gewoon is 1.", of=Plain.WEIGHT),
        FileKey(
            name="over",
            field="about",
            about="Domeinen of clusters die zelf doen waar de stelling over gaat. Laat weg als iedereen het doet.",
            of=Listed(of=TEXT, least=1, unique=True),
        ),
        FileKey(name="ouders", field="parents_text", about="Als ouders deze stelling ook krijgen.", of=PARENTS),
    )
)
THEME = Block(
    keys=(
        FileKey(name="id", about="Een eigen, vast nummer, zoals A1.", of=ID, required=True),
        FileKey(name="titel", about="De naam van het thema.", of=TEXT, required=True),
        FileKey(name="stellingen", about="De stellingen.", of=Listed(of=STATEMENT, least=1), required=True),
    )
)
PART = Block(
    keys=(
        FileKey(name="id", about="Een eigen, vaste letter, zoals A.", of=ID, required=True),
        FileKey(name="titel", about="De naam van het deel.", of=TEXT, required=True),
        FileKey(name="inleiding", about="Wat dit deel wel en niet zegt.", of=TEXT),
        FileKey(name="themas", about="De thema's.", of=Listed(of=THEME, least=1), required=True),
    )
)
DOMAIN = Block(
    keys=(
        FileKey(name="titel", field="title", about="Hoe het domein heet.", of=TEXT, required=True),
        FileKey(
            name="cluster", field="cluster", about="De groep domeinen waar het bij hoort, als die er is.", of=GROUP
        ),
    ),
    builds=Domain,
)
SOURCE = Block(
    keys=(
        FileKey(name="titel", field="title", about="De titel van het document.", of=TEXT, required=True),
        FileKey(name="uitgever", field="publisher", about="Wie het uitgaf.", of=TEXT),
        FileKey(name="jaar", field="year", about="Het jaar van uitgave.", of=Plain.YEAR),
    ),
    builds=Source,
)
_IDS = Listed(of=Text(blank=True))
RELEASE = Block(
    keys=(
        FileKey(name="versie", field="version", about="Een versie; de oudste bovenaan.", of=TEXT, required=True),
        FileKey(name="toegevoegd", field="added", about="De nieuwe stellingen.", of=_IDS),
        FileKey(name="vervallen", field="dropped", about="De stellingen die verdwenen.", of=_IDS),
        FileKey(name="gewijzigd", field="changed", about="De stellingen die iets anders gingen beweren.", of=_IDS),
    )
)
STATEMENT_SET = Block(
    keys=(
        FileKey(name="id", about="Het id van de set; scorelijsten noemen het.", of=TEXT, required=True),
        FileKey(name="versie", about='De versie van de set, zoals "1.0".', of=TEXT, required=True),
        FileKey(name="titel", about="De naam van de set.", of=TEXT, required=True),
        FileKey(name="verantwoording", about="Hoe de set tot stand kwam.", of=TEXT),
        FileKey(name="geschiedenis", about="Wat per versie veranderde.", of=Listed(of=RELEASE)),
        FileKey(
            name="schaal",
            about="De woorden bij score 1 tot en met 5.",
            of=PerKey(of=TEXT, keys=_STEPS, complete=True),
            required=True,
        ),
        FileKey(name="domeinen", about="Waar deelnemers voor kunnen spreken.", of=PerKey(of=DOMAIN, called=GROUP)),
        FileKey(name="bronnen", about="De documenten waar stellingen op rusten.", of=PerKey(of=SOURCE)),
        FileKey(name="delen", about="De delen van de set.", of=Listed(of=PART, least=1), required=True),
    )
)

# -------------------------------------------------------------------- eisen.yaml

CERTAIN, YES, NO = "zeker", "ja", "nee"
YES_NO = (YES, NO)
FIRST_MEASUREMENT, SKIP, FAIL = "eerste_meting", "overslaan", "fout"
SKIP_FAIL = (SKIP, FAIL)
REQUIREMENT = Block(
    keys=(
        FileKey(
            name="onderdeel",
            about="totaal, delen, themas of stellingen (elk daarvan), een id, ingevuld, deelnemers of vorige_jaren.",
            of=Known.SUBJECT,
            required=True,
        ),
        FileKey(
            name=Limit.MINIMUM.value,
            about="De laagste waarde die mag: een score, bij ingevuld een percentage, bij deelnemers een aantal.",
            of=Plain.LIMIT,
        ),
        FileKey(
            name=Limit.LARGEST_FALL.value,
            about="Hoeveel de score hooguit mag dalen sinds de vorige meting.",
            of=Plain.LIMIT,
        ),
        FileKey(
            name=Limit.UNCHANGED.value,
            about="Bij vorige_jaren: ja. Eerdere jaren zijn dan wat ze in de basislijn zijn (toets --basislijn).",
            of=WordChoice(values=(YES,)),
        ),
        FileKey(
            name=CERTAIN,
            about="Bij maximale_daling: ja als alleen een zekere daling telt (zo bij stellingen en thema's), of nee.",
            of=WordChoice(values=YES_NO),
        ),
        FileKey(
            name=FIRST_MEASUREMENT,
            about="Bij maximale_daling en ongewijzigd, als er geen eerder jaar is: overslaan (gewoon), of fout.",
            of=WordChoice(values=SKIP_FAIL),
        ),
        FileKey(
            name="niveau",
            about="fout (gewoon), of waarschuwing als de code aan het eind niet mag veranderen.",
            of=WordChoice(values=tuple(severity.value for severity in Severity)),
        ),
    )
)
REQUIREMENT_FILE = Block(
    keys=(FileKey(name="eisen", about="De eisen.", of=Listed(of=REQUIREMENT, least=1), required=True),)
)

# ---------------------------------------------------------- voorbeelden/oefenen

KEY_ANSWER = Block(
    keys=(
        FileKey(
            name="sleutel",
            field="answer",
            about="Het antwoord dat bij de tekst past: 1 tot en met 5, of weet-niet.",
            of=WordChoice(values=tuple(answer for answer in Answer if answer.score or answer is Answer.DONT_KNOW)),
            required=True,
        ),
        FileKey(name="waarom", field="reason", about="Welke woorden uit de tekst dat zeggen.", of=TEXT, required=True),
    ),
    builds=KeyAnswer,
)
EXERCISE = Block(
    keys=(
        FileKey(name="id", field="id", about="De naam van het bestand, zonder .yaml.", of=TEXT, required=True),
        FileKey(name="titel", field="title", about="De verzonnen plaats en het onderwerp.", of=TEXT, required=True),
        FileKey(name="herkomst", field="origin", about="Dat de tekst verzonnen is.", of=TEXT, required=True),
        FileKey(name="tekst", field="text", about="De tekst waar de antwoorden op rusten.", of=TEXT, required=True),
        FileKey(
            name="stellingen",
            field="key",
            about="Per stelling de sleutel.",
            of=PerKey(of=KEY_ANSWER, keys=Known.STATEMENT),
            required=True,
        ),
    ),
    builds=Exercise,
)
