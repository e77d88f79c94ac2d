"""Tickets that we open ourselves, where no mail did: what each is about stands in its `matter`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Action, Employee, Kind
from intake.record import employee_as_dict
from intake.rules import Rules
from workflow.facts import jobcentre_names
from workflow.model import EmployeeOnFile, GrantOnFile, Requester, Ticket
from workflow.moves import judge_anew, move
from workflow.outgoing import SYSTEM
from workflow.states import Event, State
from workflow.steps import Step


def open_own(
    session: Session,
    about: str,
    subject: str,
    requester: Requester | None,
    facts: Mapping[str, Any],
    now: datetime,
    related: int | None = None,
    **matter: Any,
) -> Ticket:
    """A ticket on a matter of our own, which asks for `facts` as a first mail would.

    `about` is its kind and the number of what it is about; `matter` is kept with it.

    It is addressed to the user responsible, where one is known; nothing is sent by this.
    """
    ticket = Ticket(
        state=State.TRIAGE,
        kind=Kind.REQUEST,
        subject=subject,
        sender=requester.email if requester else "",
        sender_name=requester.name if requester else "",
        created_at=now,
        updated_at=now,
        about=about,
        matter={**matter, "facts": dict(facts)},
        related=related,
    )
    session.add(ticket)
    session.flush()
    event = judge_anew(session, ticket)
    if event is Event.FOUND_INCOMPLETE and requester is None:
        event = Event.FOUND_UNCLEAR  # there is nobody to wait for
    move(session, ticket, event, SYSTEM, now, None, line="opened", about=ticket.what)
    return ticket


def steps_as_facts(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Steps as a ticket's `matter` keeps them."""
    return [asdict(step) for step in steps]


def employees_as_facts(
    employees: Sequence[EmployeeOnFile], action: Action
) -> list[dict[str, str | None]]:
    """Employees on file in the form of a ticket's corrections, each once."""
    people = {e.id: Employee(action, e.name, e.email) for e in employees}
    return [employee_as_dict(person) for person in people.values()]


def requester_of(session: Session, cvr: str, ticket: int | None = None) -> Requester | None:
    """Who answers for a firm's users: who wrote this ticket, else who became known last."""
    known = select(Requester).where(col(Requester.cvr) == cvr).order_by(col(Requester.id).desc())
    requesters = session.scalars(known).all()
    wrote = ticket and session.get(Ticket, ticket)
    own = [r for r in requesters if wrote and r.email == wrote.sender]
    return next(iter([*own, *requesters]), None)


def users_told(session: Session, cvr: str, rules: Rules) -> list[dict[str, Any]]:
    """A firm's users as its user responsible is told of them: `name`, `email`, `places`."""
    return [
        {
            "name": employee.name,
            "email": employee.email,
            "places": jobcentre_names(sorted({grant.jobcentre for grant in grants}), rules),
        }
        for employee, grants in _users_of(session, cvr)
    ]


def _users_of(session: Session, cvr: str) -> list[tuple[EmployeeOnFile, list[GrantOnFile]]]:
    """A firm's employees who have access now, with what they have."""
    held = (
        select(EmployeeOnFile, GrantOnFile)
        .join(GrantOnFile, col(GrantOnFile.employee) == col(EmployeeOnFile.id))
        .where(col(EmployeeOnFile.cvr) == cvr, col(GrantOnFile.ended_at).is_(None))
        .order_by(col(EmployeeOnFile.name), col(EmployeeOnFile.id), col(GrantOnFile.jobcentre))
    )
    found: dict[int, tuple[EmployeeOnFile, list[GrantOnFile]]] = {}
    for employee, grant in session.execute(held):
        found.setdefault(employee.id, (employee, []))[1].append(grant)
    return list(found.values())
