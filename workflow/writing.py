"""What a caseworker writes: to the sender, and for colleagues alone; and who is at a ticket."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from workflow import outbox
from workflow.answers import Answer, unanswerable
from workflow.database import Database
from workflow.desk import Desk
from workflow.model import Caseworker, Message
from workflow.moves import lock, move
from workflow.outgoing import note, put_answer, recipient_of
from workflow.states import Event, Hindered, Refused
from workflow.wording import fit_to_keep, fit_to_send


def write_letter(
    desk: Desk, number: int, by: str, text: str, seen: int | None, now: datetime
) -> None:
    """Write to the sender, in the thread, in the caseworker's own words; nothing is decided."""
    text = fit_to_send(text)
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        if why := unanswerable(recipient_of(session, ticket), desk.policy):
            raise Hindered("unanswerable", f"nothing can be sent: {why}", why=why)
        move(session, ticket, Event.WROTE, by, now)
        put_answer(session, desk, ticket, Answer.LETTER, now, wording=text)


def write_note(desk: Desk, number: int, by: str, text: str, now: datetime) -> None:
    """Note something for colleagues; it is never sent, and stands in the history.

    It holds whatever has happened meanwhile, and whoever decides next has to have seen it.
    """
    text = fit_to_keep(text)
    with desk.database.transaction() as session:
        move(session, lock(session, number), Event.NOTED, by, now, text=text)


def assign(
    desk: Desk, number: int, by: str, to: str | None, seen: int | None, now: datetime
) -> None:
    """Say who is at a ticket: oneself, another caseworker, or nobody any more."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        had = ticket.assignee
        if to == had:
            return
        if to and to != by:
            of_name = select(Caseworker).where(col(Caseworker.name) == to)
            someone = session.scalars(of_name).first()
            if someone is None or someone.disabled or someone.role == "auditor":
                raise Hindered("no_caseworker", f"{to!r} is no caseworker", name=to)
        ticket.assignee = to
        line = (
            "released" if not to else "assigned" if to != by else "taken_over" if had else "taken"
        )
        other = had if had != by else None
        move(session, ticket, Event.ASSIGNED, by, now, line=line, to=to, had=other)


class NothingToSend(Refused):
    """No answer of this ticket's was given up."""


def send_again(database: Database, number: int, message_id: int, by: str, now: datetime) -> None:
    """Try anew to send an answer that was given up: the same mail, with the same Message-ID."""
    with database.transaction() as session:
        ticket = lock(session, number)
        message = session.get(Message, message_id)
        ours = message and message.ticket_number == number
        if not (ours and outbox.again(session, f"send:{message_id}", now)):
            raise NothingToSend("there is no answer that was given up")
        note(session, ticket, "sent_again", now, message=message_id, by=by)
