"""What is kept of one person, and its erasure: the rights of a data subject (GDPR art. 15, 17).

A person is an e-mail address. She occurs as who wrote, as who was asked for, or in a mail's words.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, or_, select
from sqlmodel import Session, col

from workflow.database import Database
from workflow.erasure import erase_employee, erase_requester, erase_ticket, is_needed
from workflow.model import EmployeeOnFile, GrantOnFile, Message, Requester, Ticket
from workflow.moves import lock
from workflow.states import ENDED, Refused


@dataclass(frozen=True, slots=True)
class Erased:
    """The tickets that were made anonymous, and those kept since others still need them."""

    tickets: tuple[str, ...]
    kept: tuple[str, ...]


def show(database: Database, email: str) -> dict[str, Any]:
    """All that is kept of a person, as JSON can have it."""
    email = email.strip().lower()
    with database.reading() as session:
        employees = _employees(session, email)
        return {
            "email": email,
            "tickets": [_ticket(session, ticket, email) for ticket in _tickets(session, email)],
            "employee": [_employee(session, employee) for employee in employees],
            "requester": [_requester(requester) for requester in _requesters(session, email)],
        }


def erase(database: Database, email: str, by: str, now: datetime) -> Erased:
    """Take a person out of all that is kept, in one transaction.

    Raises Refused where she has access, or a ticket that she occurs in has not ended.
    """
    email = email.strip().lower()
    with database.transaction() as session:
        employees = _employees(session, email)
        if any(grant.ended_at is None for e in employees for grant in _grants(session, e)):
            raise Refused("she has access; have it removed first")
        tickets = [lock(session, found.number) for found in _tickets(session, email)]
        if still_open := [ticket.reference for ticket in tickets if ticket.state not in ENDED]:
            raise Refused(f"not ended yet: {', '.join(still_open)}")
        for ticket in reversed(tickets):  # what was made out of another goes before it
            if not session.scalar(select(is_needed(ticket.number))):
                erase_ticket(session, ticket, now, by)
        for employee in employees:
            erase_employee(session, employee)
        for requester in _requesters(session, email):
            erase_requester(requester)
        return Erased(
            tickets=tuple(t.reference for t in tickets if t.erased_at),
            kept=tuple(t.reference for t in tickets if not t.erased_at),
        )


def _tickets(session: Session, email: str) -> Sequence[Ticket]:
    """Where she occurs: every mail's words are looked through, so this takes its time."""
    inside = json.dumps(email)[1:-1]  # as the tables have it
    reading = func.lower(cast(col(Message.reading), Text)).contains(inside, autoescape=True)
    wrote = or_(
        func.lower(col(Message.sender)) == email, func.lower(col(Message.recipient)) == email
    )
    mails = session.execute(
        select(col(Message.ticket_number), wrote, col(Message.reading)).where(or_(wrote, reading))
    )
    numbers = {number for number, hers, said in mails if hers or _names(said, email)}
    verdict = func.lower(cast(col(Ticket.verdict), Text)).contains(inside, autoescape=True)
    sender = func.lower(col(Ticket.sender)) == email
    for ticket in session.scalars(select(Ticket).where(or_(verdict, sender))):
        if ticket.sender.lower() == email or _names([ticket.verdict, ticket.steps], email):
            numbers.add(ticket.number)
    in_order = select(Ticket).where(col(Ticket.number).in_(numbers)).order_by(col(Ticket.number))
    return session.scalars(in_order).all()


def _names(record: Any, email: str) -> bool:
    """Whether a record tells of this address, and not of one that merely ends or begins so."""
    text = json.dumps(record, ensure_ascii=False).lower()
    whole = rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)"
    return re.search(whole, text.replace("\\n", " ").replace("\\t", " ")) is not None


def _employees(session: Session, email: str) -> Sequence[EmployeeOnFile]:
    return session.scalars(select(EmployeeOnFile).where(col(EmployeeOnFile.email) == email)).all()


def _requesters(session: Session, email: str) -> Sequence[Requester]:
    return session.scalars(select(Requester).where(col(Requester.email) == email)).all()


def _grants(session: Session, employee: EmployeeOnFile) -> Sequence[GrantOnFile]:
    of_employee = select(GrantOnFile).where(col(GrantOnFile.employee) == employee.id)
    return session.scalars(of_employee.order_by(col(GrantOnFile.id))).all()


def _ticket(session: Session, ticket: Ticket, email: str) -> dict[str, Any]:
    messages = select(Message).where(col(Message.ticket_number) == ticket.number)
    return {
        "reference": ticket.reference,
        "state": ticket.state.value,
        "created": ticket.created_at.isoformat(),
        "wrote": ticket.sender.lower() == email,
        "asked_for": [
            {"name": employee["name"], "action": employee["action"]}
            for employee in ticket.verdict["employees"]
            if (employee["email"] or "").lower() == email
        ],
        "mails": [
            {"at": message.at.isoformat(), "direction": "out" if message.outgoing else "in"}
            for message in session.scalars(messages.order_by(col(Message.id)))
        ],
    }


def _employee(session: Session, employee: EmployeeOnFile) -> dict[str, Any]:
    return {
        "name": employee.name,
        "cvr": employee.cvr,
        "grants": [
            {
                "jobcentre": grant.jobcentre,
                "role": grant.role,
                "since": grant.since.isoformat(),
                "ended": grant.ended_at and grant.ended_at.isoformat(),
            }
            for grant in _grants(session, employee)
        ],
    }


def _requester(requester: Requester) -> dict[str, Any]:
    return {
        "name": requester.name,
        "cvr": requester.cvr,
        "known_since": requester.known_since.isoformat(),
    }
