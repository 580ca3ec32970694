# SPDX-License-Identifier: EUPL-1.2
"""The form with the sentences that people must read before they answer, the same in every kind of form."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from analysetool.figures.form import Form
from analysetool.words import codes
from analysetool.words.colophon import colophon
from analysetool.words.disclosure import form_shown
from analysetool.words.figures import dutch_date
from analysetool.words.grammar import ended, plural
from analysetool.words.guidance import (
    DONT_KNOW,
    GUIDANCE,
    GUIDANCE_PARENTS,
    NOT_APPLICABLE,
    question_for,
    terms,
)

_PSEUDONYM = (
    "Uw antwoorden staan onder een code en niet onder uw naam. Anoniem zijn ze niet: wie weet welke code van u is, "
    "weet ook wat u koos. Schrijf daarom geen namen op, ook niet bij een opmerking."
)
_PSEUDONYM_PARENTS = (
    "Uw antwoorden staan onder een code. Uw naam staat er niet bij. Maar ze zijn niet anoniem: wie uw code kent, kan "
    "zien wat u koos. Schrijf geen namen op."
)

_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldForm(Form):
    """A form with all that is said on it.

    `introduction`, `contact`, `retention`, `pseudonym`, `shown` and `send_to` are whole sentences; `shown` says who
    sees what of the answers. `mail_to` is the one address in `contact`, empty when there is none. `terms` says what the
    statements mean by words that people stumble over, and may be empty; `colophon` is the foot, and `look_again` says
    what to do about a code with a typo, `look_again_short` about one that may lack a sign, `keep_code` why to keep it.
    """

    heading: str
    introduction: tuple[str, ...]
    contact: str
    retention: str
    pseudonym: str
    shown: str
    send_to: str
    mail_to: str
    guidance: str
    terms: str
    colophon: tuple[str, ...]
    dont_know: str = DONT_KNOW
    not_applicable: str = NOT_APPLICABLE
    look_again: str = codes.IN_A_FORM
    look_again_short: str = codes.SHORT_IN_A_FORM
    keep_code: str = codes.KEEP_YOUR_CODE


def tell_form(form: Form) -> ToldForm:
    """Add the sentences to a form, in the words of those who fill it in."""
    parents = form.for_parents
    return ToldForm(
        **{field.name: getattr(form, field.name) for field in fields(form)},
        heading="Vragen aan ouders" if parents else "Formulier voor partners",
        introduction=_introduction(form),
        contact=_contact(form),
        retention=_retention(form),
        pseudonym=_PSEUDONYM_PARENTS if parents else _PSEUDONYM,
        shown=form_shown(form.openness, form.minimum, parents=parents),
        send_to=_send_to(form),
        mail_to=_mail_to(form),
        guidance=GUIDANCE_PARENTS if parents else GUIDANCE,
        terms="" if parents else terms(form.justification),
        colophon=colophon(form.set_id, form.version, form.justification),
    )


def _introduction(form: Form) -> tuple[str, ...]:
    number = len(form.statements)
    if form.for_parents:
        return (
            f"U leest {plural(number, 'zin', 'zinnen')} over de hulp voor ouders en kinderen.",
            "Kies bij elke zin of u het ermee eens bent. U kunt niets fout doen.",
            "U mag een zin overslaan.",
        )
    return (
        f"U krijgt {plural(number, 'stelling', 'stellingen')} over de samenwerking in uw coalitie.",
        "Kies bij elke stelling wat past bij hoe het nu gaat, niet bij hoe u het zou willen.",
        "U mag een stelling overslaan. Ook wat u niet weet, helpt de coalitie verder.",
    )


def _contact(form: Form) -> str:
    if form.contact_person is None:
        return "Hebt u een vraag? Stel die aan wie u dit formulier gaf."
    return question_for(form.contact_person)


def _retention(form: Form) -> str:
    if form.kept_until is None:
        return "Hoe lang uw antwoorden worden bewaard, hoort u van wie u dit formulier gaf."
    return f"Uw antwoorden worden bewaard tot {dutch_date(form.kept_until)}."


def _send_to(form: Form) -> str:
    if form.contact_person is None:
        return "Stuur het terug naar wie u dit formulier gaf."
    return f"Stuur het naar: {ended(form.contact_person)}"


def _mail_to(form: Form) -> str:
    """Where answers can be mailed with one tap: only when who gets them is or has one address."""
    found = _ADDRESS.findall(form.contact_person or "")
    return found[0] if len(found) == 1 else ""
