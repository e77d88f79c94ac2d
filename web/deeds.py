"""A caseworker's deeds: each a plain form that says which version of the ticket was seen."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from web import words
from web.guard import Decider, Form, FormRefused, OwnForm
from web.number import Number
from web.room import Room, room_of
from web.ticket import Refusal, found, ticket_page
from workflow import changes, provisioning
from workflow.answers import unanswerable
from workflow.changes import NothingToSend
from workflow.register import NotUnique
from workflow.states import Refused, StaleTicket
from workflow.who_wrote import SecondLookNeeded

router = APIRouter()

NEEDS_REASON = ("afvis", "luk")
LONGEST_REASON = 5000

_VERBS = {
    "godkend": "godkendes",
    "udfoert": "meldes udført",
    "bed-om-mere": "sendes tilbage med spørgsmål",
    "afvis": "afvises",
    "luk": "lukkes",
    "genaabn": "genåbnes",
    "proev-igen": "prøves igen",
    "trin-udfoert": "få trinet sat som udført",
    "trin-fortryd": "få trinet sat som ikke udført",
    "klar": "vurderes igen",
    "send-igen": "få svaret sendt igen",
    "ret": "rettes",
}


@router.post("/sag/{reference}/{deed}")
def act(request: Request, number: Number, deed: str, form: OwnForm, someone: Decider) -> Response:
    room, by = room_of(request), someone.account.name
    if deed not in words.DONE or deed not in _VERBS or deed == "ret":
        raise HTTPException(404)
    reason = form.one("begrundelse")
    if deed in NEEDS_REASON and (not reason or len(reason) > LONGEST_REASON):
        why = "Skriv en begrundelse." if not reason else "Begrundelsen er for lang."
        refusal = Refusal(why, deed=deed, reason=reason, at_field=True)
        return ticket_page(request, number, someone, refusal=refusal, status=422)
    try:
        _carry_out(room, deed, number, by, form, room.clock())
    except Refused as error:
        refusal = refused(room, number, deed, form, error)
        return ticket_page(request, number, someone, refusal=refusal, status=409)
    # Who ticks steps off goes on where she was, also by keyboard.
    place = f"#trin-{form.one('trin')}" if deed.startswith("trin-") else ""
    return RedirectResponse(f"/sag/LS-{number}?gjort={deed}{place}", 303)


def _carry_out(room: Room, deed: str, number: int, by: str, form: Form, now: datetime) -> None:
    desk, seen, reason = room.desk, seen_in(form), form.one("begrundelse")
    looked = form.one("set-efter") == "ja"

    def note(step: int, done: bool) -> None:
        provisioning.note_step(desk, number, by, step, done, seen, now)

    carry_out: dict[str, Callable[[], None]] = {
        "godkend": lambda: changes.approve(desk, number, by, seen, now, looked),
        "udfoert": lambda: provisioning.provisioned(desk, number, by, now, seen),
        "bed-om-mere": lambda: changes.ask(desk, number, by, seen, now),
        "afvis": lambda: changes.reject(desk, number, by, reason, seen, now),
        "luk": lambda: changes.close(desk, number, by, reason, seen, now),
        "genaabn": lambda: changes.reopen(desk, number, by, seen, now),
        "klar": lambda: changes.correct(desk, number, by, {}, seen, now),
        "send-igen": lambda: changes.send_again(
            desk.database, number, number_in(form, "mail"), by, now
        ),
        "proev-igen": lambda: provisioning.try_again(desk, number, by, seen, now),
        "trin-udfoert": lambda: note(step_in(form), True),
        "trin-fortryd": lambda: note(step_in(form), False),
    }
    carry_out[deed]()


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
    ticket, reason = dossier.ticket, form.one("begrundelse")
    if isinstance(error, StaleTicket):
        moves = [entry for entry in dossier.history if entry.event not in words.NOTES]
        missed = max(ticket.version - seen_in(form), 0)
        why = "Sagen er ændret, siden du åbnede den. Din handling er ikke udført."
        return Refusal(why, moves[-missed:] if missed else (), deed, reason)
    why_silent = unanswerable(ticket.sender, room.desk.policy)
    if deed == "bed-om-mere" and why_silent:
        return Refusal(f"Afsenderen kan ikke spørges: {why_silent}.", (), deed, reason)
    if isinstance(error, SecondLookNeeded):
        why = "Der er tvivl om, hvem der har skrevet. Sæt kryds ved, at du har set efter."
        return Refusal(why, (), deed, reason)
    if isinstance(error, NothingToSend):
        return Refusal("Der er ikke noget svar, som skal sendes igen.", (), deed, reason)
    if isinstance(error, NotUnique):
        who = f"{error.name}: {', '.join(error.people)}"
        why = f"Flere brugere i firmaet hedder {who}. Ret oplysningerne, og skriv adressen."
        return Refusal(why, (), deed, reason)
    state = words.STATES[ticket.state].lower()
    why = f"Sagen kan ikke {_VERBS[deed]}. Den er nu: {state}."
    return Refusal(why, (), deed, reason)
