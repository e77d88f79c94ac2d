"""A ticket: who asks, for whom, where, by what right; what hinders, and the one thing to do."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from web import words
from web.asked import agreement_of, people_of, proof_of, step_of, together
from web.checks import checks_of
from web.guard import Someone, Visitor
from web.history import history_line
from web.number import Number
from web.offers import CORRECTABLE, Refusal, deeds_of, is_by_hand, offers, primary_of
from web.pages import page
from web.presence import others_of
from web.room import Room, room_of
from web.sight import Grant, Sight, sight_of
from web.thread import in_order, links_of, mail_of
from workflow import holdings, tickets
from workflow.answers import unanswerable
from workflow.days import day_of
from workflow.facts import jobcentre_names
from workflow.model import Message, Ticket
from workflow.register import NotUnique
from workflow.steps import Step
from workflow.tickets import Dossier
from workflow.who_wrote import doubts_of

router = APIRouter()


@router.get("/sag/{reference}")
def show(
    request: Request,
    number: Number,
    someone: Someone,
    gjort: Annotated[str, Query()] = "",
    cpr: Grant = "",
) -> Response:
    return ticket_page(request, number, someone, done=gjort, grant=cpr)


def ticket_page(
    request: Request,
    number: int,
    someone: Visitor,
    done: str = "",
    refusal: Refusal | None = None,
    status: int = 200,
    grant: str = "",
) -> Response:
    """The ticket as it is now. Raises HTTPException (404) where there is none."""
    room = room_of(request)
    with room.database.reading():
        facts = _facts(room, number, someone, done, refusal, grant)
    return page(request, "ticket", facts, someone, status)


def _facts(
    room: Room, number: int, someone: Visitor, done: str, refusal: Refusal | None, grant: str
) -> dict[str, Any]:
    dossier = found(room, number)
    ticket, rules = dossier.ticket, room.desk.rules
    sight = sight_of(room, number, someone, grant)
    mails = [
        mail_of(message, dossier, rules, sight, _raw(room, number, message, sight))
        for message in dossier.messages
    ]
    plan, not_unique = _plan(room, ticket)
    by_hand = is_by_hand(ticket, dossier.tasks)
    steps = [step_of(s, rules) for s in ([asdict(s) for s in plan] or ticket.steps)]
    may = deeds_of(room, dossier) if someone.account.may_decide else set()
    return {
        **offers(room, dossier, may, someone.account.name, refusal),
        "kin": dossier,
        "ticket": ticket,
        "state": words.STATES[ticket.state],
        "tab": words.TABS[ticket.state],
        "verdict": ticket.verdict,
        "doubts": [words.doubted(d) for d in doubts_of(m.who_wrote for m in dossier.messages)],
        "proof": proof_of(dossier),
        "places": list(
            zip(
                ticket.verdict["jobcentres"],
                jobcentre_names(ticket.verdict["jobcentres"], rules),
                strict=True,
            )
        ),
        "agreements": [agreement_of(a, rules) for a in ticket.verdict["agreements"]],
        "steps": steps if by_hand else together(steps),
        "not_unique": not_unique,
        "standing": holdings.standing_of(room.database, ticket.sender, ticket.verdict["cvr"]),
        "people": people_of(room, ticket),
        "today": day_of(room.clock()),
        "not_granted": words.not_granted(ticket.verdict, rules),
        "mails": in_order(mails),
        "links": links_of(mails),
        "sight": sight,
        "has_cpr": any(mail.has_cpr for mail in mails),
        "checks": checks_of(ticket.verdict, rules),
        "others": others_of(room, number, someone),
        "may": may,
        "primary": primary_of(ticket, may),
        "unanswerable": unanswerable(ticket.sender, room.desk.policy),
        "returned": _returned(dossier.messages),
        "failed": [task for task in dossier.tasks if task.gave_up],
        "pending": [task for task in dossier.tasks if not task.gave_up],
        "by_hand": by_hand,
        "history": [(entry, history_line(entry, rules)) for entry in dossier.history],
        "done": words.DONE.get(done),
        "next_ready": tickets.next_ready(room.database, number) if done else None,
        "since": [(e, history_line(e, rules)) for e in refusal.since] if refusal else [],
    }


def _raw(room: Room, number: int, message: Message, sight: Sight) -> bytes | None:
    if message.outgoing or not sight.until:
        return None
    return tickets.original(room.database, number, message.id)


def found(room: Room, number: int) -> Dossier:
    dossier = tickets.dossier(room.database, number)
    if dossier is None:
        raise HTTPException(404)
    return dossier


def _returned(messages: Sequence[Message]) -> Message | None:
    """The last mail that we wrote, where it came back: nobody knows yet what it says."""
    last = next((message for message in reversed(messages) if message.outgoing), None)
    return last if last and last.returned_because else None


def _plan(room: Room, ticket: Ticket) -> tuple[list[Step], NotUnique | None]:
    """What an approval would carry out; nothing where the ticket has its steps."""
    if ticket.steps and ticket.state not in CORRECTABLE:
        return [], None
    return holdings.plan_of(room.database, ticket, room.clock(), room.desk.rules.roles)
