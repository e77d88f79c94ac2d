"""Deciding at the API: a decision names the version of the ticket that was seen, in If-Match."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from web.api.corrected import corrections_of
from web.api.guard import Decider, MessageId, Number, Seen
from web.api.problems import Stop, declared
from web.api.shapes import (
    Answered,
    Approval,
    Assignment,
    Closing,
    Corrections,
    Done,
    Letter,
    Note,
    Rejection,
)
from web.room import room_of
from workflow import (
    caseworkers,
    changes,
    correcting,
    deciding,
    provisioning,
    tickets,
    writing,
)
from workflow.desk import Desk

router = APIRouter(tags=["decide"], responses=declared(400, 404, 409, 412, 428))


@dataclass(frozen=True, slots=True)
class Deed:
    """What every deed needs to know."""

    desk: Desk
    number: int
    by: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Decision(Deed):
    """A deed that holds only for the version that was `seen`."""

    seen: int


def deed(request: Request, number: Number, key: Decider) -> Deed:
    """Raises Stop (404)."""
    room = room_of(request)
    if tickets.where(room.database, number) is None:
        raise Stop(404, "there is no such ticket", "no_ticket")
    return Deed(room.desk, number, key.account.name, room.clock())


def decision(known: Annotated[Deed, Depends(deed)], seen: Seen) -> Decision:
    return Decision(known.desk, known.number, known.by, known.now, seen)


Step = Annotated[int, Path(ge=1, le=9999)]
Known = Annotated[Deed, Depends(deed)]
Asked = Annotated[Decision, Depends(decision)]


def done(asked: Deed, response: Response) -> Done:
    """Where the ticket is now; its version is the answer's ETag."""
    ticket = tickets.where(asked.desk.database, asked.number)
    assert ticket, "no ticket is ever deleted"
    response.headers["ETag"] = f'"{ticket.version}"'
    return Done(
        number=ticket.number,
        reference=ticket.reference,
        version=ticket.version,
        state=ticket.state,
    )


@router.post("/tickets/{number}/approve", operation_id="approve")
def approve(asked: Asked, body: Approval, response: Response) -> Done:
    """Grant the request; what follows is carried out by the service."""
    denied = {int(place): why for place, why in body.denied.items()}
    deciding.approve(
        asked.desk,
        asked.number,
        asked.by,
        asked.seen,
        asked.now,
        body.second_look,
        denied,
        body.answer,
    )
    return done(asked, response)


@router.post("/tickets/{number}/reject", operation_id="reject")
def reject(asked: Asked, body: Rejection, response: Response) -> Done:
    """Refuse the request; the sender reads the reason."""
    deciding.reject(
        asked.desk, asked.number, asked.by, body.reason, asked.seen, asked.now, body.answer
    )
    return done(asked, response)


@router.post("/tickets/{number}/ask", operation_id="ask")
def ask(asked: Asked, body: Answered, response: Response) -> Done:
    """Ask the sender for what is missing."""
    deciding.ask(asked.desk, asked.number, asked.by, asked.seen, asked.now, body.answer)
    return done(asked, response)


@router.post("/tickets/{number}/provisioned", operation_id="provisioned")
def provisioned(asked: Asked, body: Answered, response: Response) -> Done:
    """Confirm that the steps were carried out by hand; the sender is told."""
    provisioning.provisioned(asked.desk, asked.number, asked.by, asked.now, asked.seen, body.answer)
    return done(asked, response)


@router.post("/tickets/{number}/steps/{step}/done", operation_id="stepDone")
def step_done(asked: Asked, step: Step, response: Response) -> Done:
    """A person has carried a step out (counted from 1)."""
    provisioning.note_step(asked.desk, asked.number, asked.by, step, True, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/steps/{step}/undone", operation_id="stepUndone")
def step_undone(asked: Asked, step: Step, response: Response) -> Done:
    """Take back that a step was carried out."""
    provisioning.note_step(asked.desk, asked.number, asked.by, step, False, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/retry", operation_id="retry")
def retry(asked: Asked, response: Response) -> Done:
    """Have the service carry out anew what it gave up."""
    provisioning.try_again(asked.desk, asked.number, asked.by, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/correct", operation_id="correct")
def correct(request: Request, asked: Asked, body: Corrections, response: Response) -> Done:
    """Put values in place of what was read, and judge anew."""
    values = corrections_of(body, room_of(request).desk.rules)
    correcting.correct(asked.desk, asked.number, asked.by, values, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/close", operation_id="close")
def close(asked: Asked, body: Closing, response: Response) -> Done:
    """End the ticket without a decision; nobody is told."""
    deciding.close(asked.desk, asked.number, asked.by, body.reason, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/spam", operation_id="spam")
def spam(asked: Asked, response: Response) -> Done:
    """End the ticket as spam; nobody is told, and what waits to be sent does not go."""
    deciding.mark_as_spam(asked.desk, asked.number, asked.by, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/reopen", operation_id="reopen")
def reopen(asked: Asked, response: Response) -> Done:
    """Take an ended ticket up again, for a person to decide."""
    deciding.reopen(asked.desk, asked.number, asked.by, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/letter", operation_id="letter")
def letter(asked: Asked, body: Letter, response: Response) -> Done:
    """Write to the sender, in the thread; nothing is decided."""
    writing.write_letter(asked.desk, asked.number, asked.by, body.text, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/note", operation_id="note")
def note(asked: Known, body: Note, response: Response) -> Done:
    """Note something for colleagues; it is never sent, and holds for every version."""
    writing.write_note(asked.desk, asked.number, asked.by, body.text, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/assign", operation_id="assign")
def assign(asked: Asked, body: Assignment, response: Response) -> Done:
    """Say who is at the ticket."""
    if body.to is not None and not caseworkers.may_decide(asked.desk.database, body.to):
        raise Stop(409, "there is no open account of that name that may decide", "no_account")
    writing.assign(asked.desk, asked.number, asked.by, body.to, asked.seen, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/messages/{message}/send-again", operation_id="sendAgain")
def send_again(asked: Known, message: MessageId, response: Response) -> Done:
    """Try anew to send an answer that was given up; it is the same mail, whatever has happened."""
    writing.send_again(asked.desk.database, asked.number, message, asked.by, asked.now)
    return done(asked, response)


@router.post("/tickets/{number}/messages/{message}/read-again", operation_id="readAgain")
def read_again(asked: Known, message: MessageId, response: Response) -> Done:
    """Have a mail that could not be read tried again."""
    if tickets.original(asked.desk.database, asked.number, message) is None:
        raise Stop(404, "the ticket has no such mail", "no_mail")
    changes.read_again(asked.desk, message, asked.by, asked.now)
    return done(asked, response)
