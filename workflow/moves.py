"""What every change of a ticket is made of: lock it, judge it anew, move it with a line of history.

Each is called within the transaction of the change.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Kind
from intake.record import employee_from_dict, from_dict
from workflow.completeness import Verdict, contract_fields, judge
from workflow.facts import corrections_from, reading_of_facts
from workflow.history import add_entry
from workflow.lines import put_line, restate
from workflow.lookups import goes_on_in, mails_behind, messages_of
from workflow.model import Message, Ticket
from workflow.states import Event, Refused, StaleTicket, State, next_state


def hold(session: Session, number: int) -> Ticket | None:
    """A ticket that nobody else changes until the transaction's end, also where it is erased."""
    return session.scalars(
        select(Ticket)
        .where(col(Ticket.number) == number)
        .with_for_update()
        .execution_options(populate_existing=True)  # not as it was read before it was locked
    ).first()


def lock(session: Session, number: int, seen: int | None = None) -> Ticket:
    """A ticket to be changed. Raises Refused where it is not to be had, or is not as `seen`."""
    ticket = hold(session, number)
    if ticket is None:
        raise Refused(f"there is no ticket LS-{number}")
    if ticket.erased_at:
        raise Refused(f"{ticket.reference} has been made anonymous; nothing of it changes any more")
    if seen is not None and seen != ticket.version:
        raise StaleTicket(f"{ticket.reference} has changed since it was shown")
    return ticket


def lock_where_it_goes_on(session: Session, number: int) -> Ticket:
    """The ticket that this one's matter stands in now: itself, but where it was merged."""
    ticket = lock(session, goes_on_in(session, number))
    while (now := goes_on_in(session, ticket.number)) != ticket.number:
        ticket = lock(session, now)  # it was merged while we waited for it
    return ticket


def move(
    session: Session,
    ticket: Ticket,
    event: Event,
    by: str,
    now: datetime,
    before: State | Literal["as it is"] | None = "as it is",
    message: int | None = None,
    line: str | None = None,
    **detail: Any,
) -> None:
    """Move a ticket by the table and add the line that tells it; `before` is None for a new one."""
    was = ticket.state
    ticket.state = next_state(ticket.state if before == "as it is" else before, event)
    restate(session, ticket, was, now)
    ticket.version += 1
    ticket.updated_at = now
    told = {name: value for name, value in detail.items() if value}
    add_entry(session, ticket, now, by, line or event, message, told)


def judge_anew(session: Session, ticket: Ticket, behind: Sequence[Message] | None = None) -> Event:
    """Work the ticket's verdict out over all its mails and corrections, and say what it is now.

    `behind` are the mails that it rests on, for who knows them.
    """
    behind = mails_behind(session, ticket) if behind is None else behind
    verdict = _verdict(ticket, [m for m in behind if m.ticket_number == ticket.number])
    ticket.verdict = contract_fields(verdict)
    ticket.kind = verdict.kind
    put_line(session, ticket, behind)
    if verdict.kind is Kind.REQUEST:
        return Event.FOUND_COMPLETE if verdict.complete else Event.FOUND_INCOMPLETE
    misdirected = verdict.kind is Kind.MISDIRECTED
    return Event.FOUND_MISDIRECTED if misdirected else Event.FOUND_UNCLEAR


def verdict_of(session: Session, ticket: Ticket) -> Verdict:
    """What all its mails and corrections say together; a matter of our own speaks first."""
    return _verdict(ticket, messages_of(session, ticket.number))


def _verdict(ticket: Ticket, messages: Sequence[Message]) -> Verdict:
    read = [m.reading for m in messages if m.reading]
    readings = [from_dict(reading) for reading in read]
    if ticket.matter:
        readings.insert(0, reading_of_facts(ticket.matter["facts"], ticket.created_at))
    elsewhere = [employee_from_dict(employee) for employee in ticket.elsewhere]
    return judge(readings, corrections_from(ticket.corrections), elsewhere)
