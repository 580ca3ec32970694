# SPDX-License-Identifier: EUPL-1.2
"""What the form on paper and the voting cards say besides the form itself, the same in Word and in pdf."""

from __future__ import annotations

from dataclasses import dataclass

from analysetool.words.form import ToldForm
from analysetool.words.form_files import about_answers, takes, who_speaks

DONT_KNOW_SIGN, NOT_APPLICABLE_SIGN = "w", "x"
"""The keys of `invullen`, so that who types a form over types what stands on the paper."""
_CODE_BOXES = tuple(range(10))
"""Room for the signs of a code, a coalition's own too."""
_NOTE_LINES = {False: tuple(range(5)), True: tuple(range(3))}
"""Lines to write on, for partners and for parents, who have larger ones."""
_CARDS = 4
"""Cards of A6 on a sheet of A4."""
_UNDER_A_STATEMENT = "Onder een stelling staat na een cijfer wat u ziet als dat cijfer past."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers: the sign to cross on paper and what it means; `kind` names it in a style sheet."""

    sign: str
    meaning: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPaper:
    """What stands on paper around the statements.

    `choices` are the columns of every table, and stand in a line on top of each page. `how` is how to cross, `takes`
    how long it takes, `about` what people must know before they answer. `list_title` is the heading of a list without
    themes; `code_boxes` and `note_lines` are numbered for who draws them.
    """

    choices: tuple[Choice, ...]
    how: str
    takes: str
    about: tuple[str, ...]
    domain: str
    code: str
    list_title: str
    notes: str
    note_lines: tuple[int, ...]
    done: tuple[str, ...]
    code_boxes: tuple[int, ...] = _CODE_BOXES
    page: str = "bladzijde"
    of: str = "van"


def tell_paper(form: ToldForm) -> ToldPaper:
    """The words of the form on paper, for partners or parents."""
    choices = _choices(form)
    one = "zin" if form.for_parents else "stelling"
    how = f"Zet bij elke {one} één kruisje. Verkeerd gekruist? Maak dat vakje zwart en kruis een ander vakje aan."
    anchored = any(statement.anchors for statement in form.statements)
    return ToldPaper(
        choices=choices,
        how=f"{how} {_UNDER_A_STATEMENT}" if anchored else how,
        takes=takes(form),
        about=about_answers(form),
        domain=_domain(form),
        code="Deelnemerscode (staat in uw uitnodiging; geen naam)",
        list_title="De zinnen",
        notes=f"Wilt u iets zeggen bij een {one}? Schrijf het nummer ervoor. Schrijf geen namen op.",
        note_lines=_NOTE_LINES[form.for_parents],
        done=("Dank u wel voor het invullen.", form.send_to),
    )


def _choices(form: ToldForm) -> tuple[Choice, ...]:
    return (
        *(Choice(sign=str(step), meaning=label, kind=f"score-{step}") for step, label in form.scale),
        Choice(sign=DONT_KNOW_SIGN, meaning=form.dont_know, kind="weet-niet"),
        Choice(sign=NOT_APPLICABLE_SIGN, meaning=form.not_applicable, kind="nvt"),
    )


def _domain(form: ToldForm) -> str:
    """The question for the domain, or the domain of everybody; empty for a set without domains."""
    if form.domain is not None:
        return f"U spreekt voor: {form.domain.title}."
    return f"{who_speaks(form)} Kruis er één aan." if form.domains else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCards:
    """The voting cards: one for each choice, and one that says how to vote."""

    title: str
    choices: tuple[Choice, ...]
    how_title: str
    how: tuple[str, ...]

    @property
    def cards(self) -> tuple[Choice, ...]:
        """All cards; the one without a sign says how to vote and comes last."""
        return (*self.choices, Choice(sign="", meaning=self.how_title, kind="uitleg"))

    @property
    def sheets(self) -> tuple[tuple[Choice, ...], ...]:
        """Four cards a sheet."""
        return tuple(self.cards[start : start + _CARDS] for start in range(0, len(self.cards), _CARDS))


def tell_cards(form: ToldForm) -> ToldCards:
    """The words of the voting cards."""
    one = "zin" if form.for_parents else "stelling"
    return ToldCards(
        title="Stemkaarten",
        choices=_choices(form),
        how_title="Zo stemt u",
        how=(
            f"Luister naar de {one}. Denk eerst zelf na, zonder te overleggen.",
            "Leg uw kaart omgekeerd voor u neer.",
            "De gespreksleider telt af. Iedereen steekt de kaart tegelijk op.",
            "U hoeft niets uit te leggen. Het mag wel.",
        ),
    )
