"""A caseworker's deeds: each a plain form that says which version of the ticket was seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from web import words
from web.guard import Decider, Form, FormRefused, OwnForm
from web.number import Number
from web.offers import PART, Refusal, denied_in
from web.room import Room, room_of
from web.ticket import found, ticket_page
from workflow import changes, provisioning
from workflow.answers import unanswerable
from workflow.changes import NothingToSend
from workflow.register import NotUnique
from workflow.states import Hindered, Refused, StaleTicket
from workflow.who_wrote import SecondLookNeeded

router = APIRouter()

NEEDS_REASON = ("afvis", "luk")
LONGEST_REASON = 5000
AGAIN = "Her er det, du skrev. Intet er gjort eller sendt endnu."

_VERBS = {
    "godkend": "godkendes",
    PART: "godkendes",
    "udfoert": "meldes udført",
    "bed-om-mere": "sendes tilbage med spørgsmål",
    "afvis": "afvises",
    "luk": "lukkes",
    "spam": "lukkes",
    "dublet": "lukkes",
    "genaabn": "genåbnes",
    "proev-igen": "prøves igen",
    "trin-udfoert": "få trinet sat som udført",
    "trin-fortryd": "få trinet sat som ikke udført",
    "klar": "vurderes igen",
    "send-igen": "få svaret sendt igen",
    "skriv": "få et brev",
    "note": "få en note",
    "tag": "få en anden sagsbehandler",
    "del-op": "deles",
    "del-mails": "deles",
    "slaa-sammen": "lægges sammen med en anden",
    "ret": "rettes",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as its form asks for it. `seen` is the version of the ticket that was shown."""

    room: Room
    number: int
    by: str
    form: Form
    now: datetime
    seen: int

    @property
    def typed(self) -> str | None:
        """What the answer is to say, where the form has it."""
        return self.form.one("svar") if "svar" in self.form else None


@router.post("/sag/{reference}/{deed}")
def act(request: Request, number: Number, deed: str, form: OwnForm, someone: Decider) -> Response:
    room, by = room_of(request), someone.account.name
    if deed not in words.DONE or deed not in _DEEDS:
        raise HTTPException(404)
    asked = Deed(room, number, by, form, room.clock(), seen_in(form))
    refusal = _before(asked, deed)
    if refusal:
        return ticket_page(request, number, someone, refusal=refusal, status=_status_of(refusal))
    try:
        place = _DEEDS[deed](asked) or number
    except Refused as error:
        refusal = refused(room, number, deed, form, error)
        return ticket_page(request, number, someone, refusal=refusal, status=_status_of(refusal))
    # Who ticks steps off goes on where she was, also by keyboard.
    at = f"#trin-{form.one('trin')}" if deed.startswith("trin-") else ""
    return RedirectResponse(f"/sag/LS-{place}?gjort={deed}{at}", 303)


def _before(asked: Deed, deed: str) -> Refusal | None:
    """What keeps a form from being carried out as it is: it is only to be shown, or lacks what
    every form of its kind has.
    """
    form = asked.form
    if form.one("knap") == "tilbage":
        form.pop("svar", None)
    if form.one("knap") in ("vis", "tilbage"):
        now = found(asked.room, asked.number).ticket.version
        if now != asked.seen:
            return refused(asked.room, asked.number, deed, form, StaleTicket())
        return Refusal("" if form.one("genoptag") != "ja" else AGAIN, (), deed, form, shown=True)
    if deed in NEEDS_REASON:
        reason = form.one("begrundelse")
        if not reason or len(reason) > LONGEST_REASON:
            why = "Skriv en begrundelse." if not reason else "Begrundelsen er for lang."
            return Refusal(why, (), deed, form, at_field=True)
    return None


def _status_of(refusal: Refusal) -> int:
    return 200 if refusal.shown else 422 if refusal.at_field else 409


def _approve(d: Deed) -> None:
    looked = d.form.one("set-efter") == "ja"
    changes.approve(d.room.desk, d.number, d.by, d.seen, d.now, looked, typed=d.typed)


def _approve_some(d: Deed) -> None:
    looked = d.form.one("set-efter") == "ja"
    employees = found(d.room, d.number).ticket.verdict["employees"]
    denied = denied_in(d.form, len(employees))
    changes.approve(d.room.desk, d.number, d.by, d.seen, d.now, looked, denied, d.typed)


def _reject(d: Deed) -> None:
    reason = d.form.one("begrundelse")
    changes.reject(d.room.desk, d.number, d.by, reason, d.seen, d.now, d.typed)


def _assign(d: Deed) -> None:
    to = d.form.one("til")
    changes.assign(d.room.desk, d.number, d.by, to or None, d.seen, d.now)


def _split(d: Deed) -> None:
    places = {int(n) for n in d.form.get("medarbejder", ()) if re.fullmatch(r"[0-9]{1,6}", n)}
    changes.split_employees(d.room.desk, d.number, d.by, places, d.seen, d.now)


def _split_mails(d: Deed) -> None:
    mails = {int(n) for n in d.form.get("mail", ()) if re.fullmatch(r"[0-9]{1,18}", n)}
    changes.split_mails(d.room.desk, d.number, d.by, mails, d.seen, d.now)


def _merge(d: Deed) -> int:
    into = _other(d)
    changes.merge(d.room.desk, d.number, into, d.by, d.seen, d.now)
    return into


def _mark_as_duplicate(d: Deed) -> None:
    changes.mark_as_duplicate(d.room.desk, d.number, _other(d), d.by, d.seen, d.now)


def _other(d: Deed) -> int:
    """The other ticket, as people write its number. Raises Hindered where it is none."""
    typed = d.form.one("sag")
    match = re.fullmatch(r"\[?(?:LS[- ]?)?([0-9]{1,9})\]?", typed, re.IGNORECASE)
    if not match:
        raise Hindered("no_ticket", "there is no such ticket", ticket=typed or "ingenting")
    return int(match[1])


def _note_step(d: Deed, done: bool) -> None:
    step = step_in(d.form)
    provisioning.note_step(d.room.desk, d.number, d.by, step, done, d.seen, d.now)


_DEEDS: dict[str, Callable[[Deed], int | None]] = {
    "godkend": _approve,
    PART: _approve_some,
    "udfoert": lambda d: provisioning.provisioned(
        d.room.desk, d.number, d.by, d.now, d.seen, d.typed
    ),
    "bed-om-mere": lambda d: changes.ask(d.room.desk, d.number, d.by, d.seen, d.now, d.typed),
    "afvis": _reject,
    "luk": lambda d: changes.close(
        d.room.desk, d.number, d.by, d.form.one("begrundelse"), d.seen, d.now
    ),
    "spam": lambda d: changes.mark_as_spam(d.room.desk, d.number, d.by, d.seen, d.now),
    "dublet": _mark_as_duplicate,
    "genaabn": lambda d: changes.reopen(d.room.desk, d.number, d.by, d.seen, d.now),
    "klar": lambda d: changes.correct(d.room.desk, d.number, d.by, {}, d.seen, d.now),
    "skriv": lambda d: changes.write_letter(
        d.room.desk, d.number, d.by, d.typed or "", d.seen, d.now
    ),
    "note": lambda d: changes.write_note(d.room.desk, d.number, d.by, d.form.one("note"), d.now),
    "tag": _assign,
    "del-op": _split,
    "del-mails": _split_mails,
    "slaa-sammen": _merge,
    "send-igen": lambda d: changes.send_again(
        d.room.database, d.number, number_in(d.form, "mail"), d.by, d.now
    ),
    "proev-igen": lambda d: provisioning.try_again(d.room.desk, d.number, d.by, d.seen, d.now),
    "trin-udfoert": lambda d: _note_step(d, True),
    "trin-fortryd": lambda d: _note_step(d, False),
}


def seen_in(form: Form) -> int:
    """The version of the ticket that the form was made from. Raises FormRefused."""
    try:
        return int(form.one("set"))
    except ValueError:
        raise FormRefused("Formularen siger ikke, hvilken udgave af sagen du så.") from None


def number_in(form: Form, name: str) -> int:
    """A number that the page put into the form. Raises FormRefused."""
    found = form.one(name)
    if not (found.isascii() and found.isdigit() and len(found) < 19):
        raise FormRefused("Formularen er ikke udfyldt, som siden gør det.")
    return int(found)


def step_in(form: Form) -> int:
    """The number of the step that the form is of. Raises FormRefused."""
    try:
        return int(form.one("trin"))
    except ValueError:
        raise FormRefused("Formularen siger ikke, hvilket trin det er.") from None


def refused(room: Room, number: int, deed: str, form: Form, error: Refused) -> Refusal:
    """What a caseworker is told of a deed that was refused; 404 where there is no ticket."""
    dossier = found(room, number)
    ticket = dossier.ticket
    if isinstance(error, StaleTicket):
        own = [e for e in dossier.history if e.ticket_number == number]
        moves = [entry for entry in own if entry.event not in words.NOTES]
        missed = max(ticket.version - seen_in(form), 0)
        why = "Sagen er ændret, siden du åbnede den. Din handling er ikke udført."
        return Refusal(why, moves[-missed:] if missed else (), deed, form)
    why_silent = unanswerable(ticket.sender, room.desk.policy)
    if isinstance(error, Hindered):
        why = words.HINDERED[error.what].format(**error.facts)
        return Refusal(why, (), deed, form, at_field=True)
    if deed == "bed-om-mere" and why_silent:
        return Refusal(f"Afsenderen kan ikke spørges: {why_silent}.", (), deed, form)
    if isinstance(error, SecondLookNeeded):
        why = "Der er tvivl om, hvem der har skrevet. Sæt kryds ved, at du har set efter."
        return Refusal(why, (), deed, form)
    if isinstance(error, NothingToSend):
        return Refusal("Der er ikke noget svar, som skal sendes igen.", (), deed, form)
    if isinstance(error, NotUnique):
        who = f"{error.name}: {', '.join(error.people)}"
        why = f"Flere brugere i firmaet hedder {who}. Ret oplysningerne, og skriv adressen."
        return Refusal(why, (), deed, form)
    state = words.STATES[ticket.state].lower()
    why = f"Sagen kan ikke {_VERBS[deed]}. Den er nu: {state}."
    return Refusal(why, (), deed, form)
