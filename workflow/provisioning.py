"""What becomes of an approval: access is there or gone, or a person has to see to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from workflow import outbox, register
from workflow.answers import Answer, Draft
from workflow.database import Database
from workflow.desk import Desk
from workflow.lookups import mail_since_approval
from workflow.model import Ticket
from workflow.moves import lock, move
from workflow.outgoing import SYSTEM, carried_out, draft_of, put_answer
from workflow.states import Event, MoveNotAllowed, Refused, State
from workflow.steps import Order, is_part_of, not_noted, noted, step_from_dict
from workflow.wording import reworded, worded


def provisioned(
    desk: Desk,
    number: int,
    by: str,
    now: datetime,
    seen: int | None = None,
    typed: str | None = None,
) -> None:
    """The steps are carried out; the sender is told, in a caseworker's words if she has `typed`
    any, now or at the approval. A mail that came meanwhile reopens it.
    """
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        draft = answer_draft(desk, ticket)
        wording = worded(draft, typed)
        changed = reworded(draft, wording)
        ticket.wording = wording or ticket.wording
        move(session, ticket, Event.PROVISIONED, by, now, wording=changed)
        ticket.steps = [noted(step, by, now) for step in ticket.steps]
        outbox.end(session, "provision", now, ticket_number=number)
        register.note_carried_out(session, ticket, now)
        outbox.overcome(session, "provision", number)
        told, wording = carried_out(ticket), ticket.wording
        put_answer(session, desk, ticket, Answer.PROVISIONED, now, verdict=told, wording=wording)
        if mail_since_approval(session, number):
            why = "der kom en mail, efter at sagen blev godkendt"
            move(session, ticket, Event.REOPENED, SYSTEM, now, why=why)


def answer_draft(desk: Desk, ticket: Ticket) -> Draft:
    """The answer that follows when all is carried out, with what was written at the approval."""
    draft = draft_of(desk, ticket, Answer.PROVISIONED, carried_out(ticket))
    return replace(draft, body=ticket.wording or draft.body)


def note_step(
    desk: Desk, number: int, by: str, step: int, done: bool, seen: int | None, now: datetime
) -> None:
    """A person has carried a step out (counted from 1), or takes back that it was."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        _refuse_while_at_work(session, ticket)
        if not 1 <= step <= len(ticket.steps):
            raise Refused(f"{ticket.reference} has no step {step}")
        record = ticket.steps[step - 1]
        changed = noted(record, by, now) if done else not_noted(record)
        ticket.steps = [*ticket.steps[: step - 1], changed, *ticket.steps[step:]]
        what = {name: record[name] for name in ("deed", "jobcentre", "role")}
        line = "step_done" if done else "step_undone"
        move(session, ticket, Event.STEP_NOTED, by, now, line=line, step=step, **what)


def try_again(desk: Desk, number: int, by: str, seen: int | None, now: datetime) -> None:
    """Have the system carry out anew what it gave up."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        _refuse_while_at_work(session, ticket)
        move(session, ticket, Event.TRIED_AGAIN, by, now)
        outbox.overcome(session, "provision", number)
        key = f"provision:{number}:{ticket.version}"
        outbox.put(session, key, "provision", now, ticket_number=number)


def stopped(database: Database, number: int, done: Sequence[Order], now: datetime) -> None:
    """The system came no further than these orders: whoever goes on by hand sees which."""
    with database.transaction() as session:
        ticket = lock(session, number)
        if ticket.state is State.APPROVED:
            ticket.steps = [
                noted(step, SYSTEM, now)
                if any(is_part_of(step_from_dict(step), order) for order in done)
                else step
                for step in ticket.steps
            ]


def left_to_a_person(database: Database, number: int, now: datetime) -> None:
    """Nothing of the provisioning is left for the outbox; the desk shows the steps."""
    with database.transaction() as session:
        outbox.end(session, "provision", now, ticket_number=number)


def _refuse_while_at_work(session: Session, ticket: Ticket) -> None:
    if outbox.is_waiting(session, "provision", ticket.number):
        raise MoveNotAllowed(f"the system is at work on {ticket.reference}")
