"""What a caseworker can do with a ticket now, and what the form of each deed shows."""

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from web.guard import Form
from web.room import Room
from workflow import caseworkers, tickets
from workflow.answers import Answer, Draft, unanswerable
from workflow.drafts import drafts
from workflow.model import Entry, Message, Task, Ticket
from workflow.outgoing import recipient_of
from workflow.states import MOVES, Event, Hindered, State
from workflow.tickets import Dossier

# The caseworker's deeds, by the last part of their address, and what each does to the ticket.
EVENTS = {
    "godkend": Event.APPROVED,
    "udfoert": Event.PROVISIONED,
    "bed-om-mere": Event.ASKED,
    "afvis": Event.REJECTED,
    "luk": Event.CLOSED,
    "spam": Event.CLOSED,
    "genaabn": Event.REOPENED,
    "proev-igen": Event.TRIED_AGAIN,
    "skriv": Event.WROTE,
    "note": Event.NOTED,
    "tag": Event.ASSIGNED,
}
CORRECTABLE = (State.TRIAGE, State.INCOMPLETE, State.READY)
# What a deed's answer is; its form shows it, ready to be changed.
ANSWERS = {
    "godkend": Answer.PROVISIONED,
    "udfoert": Answer.PROVISIONED,
    "bed-om-mere": Answer.MISSING,
    "skriv": Answer.LETTER,
}
PART = "godkend-nogle"
# What a text field of a form is for, by its name.
_TEXTS = {
    "svar": "i svaret",
    "begrundelse": "som begrundelse",
    r"grund-\d+": "som begrundelse for én",
    "note": "som note",
    "sag": "som den anden sag",
    "cvr": "som CVR-nummer",
    r"e-\d+-name": "som navn",
    r"e-\d+-email": "som e-mailadresse",
    r"a-\d+-places": "som aftalens kommuner",
    r"a-\d+-(cvr|valid_from|valid_to)": "om aftalen",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A deed that was not done: why, what has happened meanwhile, and what had been typed.

    Where only its answer was asked to be shown, or what was typed before a log-in ended is shown
    again, `why` says so (`shown`).
    """

    why: str
    since: Sequence[Entry] = ()
    deed: str = ""
    form: Form | None = None
    at_field: bool = False
    shown: bool = False

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The texts that were typed, each with what it was, for where its form is gone."""
        typed = self.form or Form()
        named = [(_what(name), typed.one(name)) for name in sorted(typed)]
        return [(what, text) for what, text in named if what and text]


def _what(name: str) -> str:
    return next((what for pattern, what in _TEXTS.items() if re.fullmatch(pattern, name)), "")


def deeds_of(room: Room, dossier: Dossier) -> set[str]:
    """What a caseworker may do with the ticket now."""
    ticket, policy = dossier.ticket, room.desk.policy
    if ticket.erased_at:
        return set()
    may = {deed for deed, event in EVENTS.items() if (ticket.state, event) in MOVES}
    if not ticket.verdict["missing"] or unanswerable(ticket.sender, policy):
        may.discard("bed-om-mere")
    if not any(task.deed == "provision" and task.gave_up for task in dossier.tasks):
        may.discard("proev-igen")
    if dossier.merged_away:
        may -= {"genaabn", "skriv"}
    if ticket.state not in CORRECTABLE:
        return may
    may |= {"ret", "dublet", "slaa-sammen"} if not ticket.about else {"ret"}
    if ticket.state is State.TRIAGE and ticket.verdict["complete"]:
        may.add("klar")
    several = len(ticket.verdict["employees"]) > 1
    if several and "godkend" in may:
        may.add(PART)
    if several and not ticket.about:
        may.add("del-op")
    if len(_came(dossier.messages, ticket)) > 1:
        may.add("del-mails")
    return may


def primary_of(ticket: Ticket, may: Collection[str]) -> str | None:
    """The one thing to do that fits the state; nothing where one only waits."""
    order = {
        State.READY: ("godkend",),
        State.APPROVED: ("udfoert",),
        State.TRIAGE: ("klar", "bed-om-mere", "ret"),
    }
    return next((deed for deed in order.get(ticket.state, ()) if deed in may), None)


def is_by_hand(ticket: Ticket, tasks: Sequence[Task]) -> bool:
    """Whether a person has to carry the steps out: nobody else is at it any more."""
    at_it = any(task.deed == "provision" and not task.gave_up for task in tasks)
    return ticket.state is State.APPROVED and not at_it


def offers(
    room: Room, dossier: Dossier, may: Collection[str], by: str, refusal: Refusal | None
) -> dict[str, Any]:
    """What the forms of the deeds show."""
    ticket = dossier.ticket
    to = recipient_of(ticket, dossier.messages)
    before, after = tickets.neighbours(room.database, ticket)
    return {
        "refusal": refusal,
        "letters": _answers(room, ticket, may, refusal),
        "to": to,
        "no_answer": unanswerable(to, room.desk.policy),
        "colleagues": [
            account.name
            for account in caseworkers.listed(room.database)
            if account.may_decide and account.name not in (by, ticket.assignee)
        ]
        if "tag" in may
        else [],
        "came": _came(dossier.messages, ticket) if "del-mails" in may else [],
        "notes": [entry for entry in dossier.history if entry.event == Event.NOTED],
        "before": before,
        "after": after,
    }


def _answers(
    room: Room, ticket: Ticket, may: Collection[str], refusal: Refusal | None
) -> dict[str, Draft]:
    """The answer of each deed that has one, by the deed.

    A rejection's and a partial approval's follow from what was typed, and are shown when asked for.
    """
    now = room.clock()
    deeds = {deed: answer for deed, answer in ANSWERS.items() if deed in may}
    found = drafts(room.desk, ticket, set(deeds.values()), now)
    shown = {deed: found[answer] for deed, answer in deeds.items() if answer in found}
    form = refusal.form if refusal else None
    if refusal and form and refusal.deed in may and wants_answer(form):
        with suppress(Hindered):  # that is said at the form
            shown |= _decided(room, ticket, refusal.deed, form)
    return shown


def _decided(room: Room, ticket: Ticket, deed: str, form: Form) -> dict[str, Draft]:
    now = room.clock()
    if deed == "afvis" and form.one("begrundelse"):
        reason = form.one("begrundelse")
        found = drafts(room.desk, ticket, {Answer.REJECTED}, now, reason=reason)
        return {deed: found[Answer.REJECTED]}
    if deed == PART:
        denied = denied_in(form, len(ticket.verdict["employees"]))
        found = drafts(room.desk, ticket, {Answer.PROVISIONED}, now, denied=denied)
        return {deed: found[Answer.PROVISIONED]} if found else {}
    return {}


def wants_answer(form: Form) -> bool:
    """Whether a form asks for its answer to be shown, or has it."""
    return "svar" in form or (form.one("knap") == "vis" and form.one("genoptag") != "ja")


def denied_in(form: Form, employees: int) -> Mapping[int, str]:
    """Who is not to get it by this form, each with her reason, or the one for all."""
    for_all = form.one("begrundelse")
    return {
        n: form.one(f"grund-{n}") or for_all
        for n in range(employees)
        if form.one(f"giv-{n}") != "ja"
    }


def _came(messages: Sequence[Message], ticket: Ticket) -> list[Message]:
    return [m for m in messages if not m.outgoing and m.ticket_number == ticket.number]
