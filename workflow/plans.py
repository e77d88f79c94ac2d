"""What approving a ticket would carry out, worked out when it is shown and when it is approved."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from intake.record import employee_from_dict
from intake.rolebook import RoleBook
from workflow import register
from workflow.days import day_of
from workflow.model import EmployeeOnFile, GrantOnFile, Ticket
from workflow.steps import Deed, Step, step_from_dict, steps_for


def planned(session: Session, ticket: Ticket, now: datetime, book: RoleBook) -> list[Step]:
    """The steps of an approval at this time; none where the ticket says too little for any.

    Raises NotUnique where somebody to be removed cannot be told from another.
    """
    if ticket.what == "ending":
        return ending_steps(session, ticket.matter["agreement"], day_of(now))
    if ticket.what == "difference":
        return [step_from_dict(step) for step in ticket.matter["steps"]]
    cvr = ticket.verdict["cvr"]
    if not cvr:
        return []
    read = [employee_from_dict(employee) for employee in ticket.verdict["employees"]]
    employees = register.with_addresses(session, read, cvr)
    return steps_for(employees, ticket.verdict["jobcentres"], cvr, book)


def ending_steps(session: Session, agreement: int, today: date) -> list[Step]:
    """What ends with an agreement whose last day has passed: its grants, and the users who have
    no others.
    """
    at_stake = grants_through(session, agreement, before=today)
    steps: list[Step] = []
    for employee, grants in groupby(at_stake, key=lambda row: row[0]):
        ended = [grant for _, grant in grants]
        if len(ended) == len(_held_by(session, employee)):
            steps.append(_step(Deed.REMOVE_USER, employee))
        else:
            steps += [
                _step(Deed.WITHDRAW, employee, jobcentre=grant.jobcentre, role=grant.role)
                for grant in ended
            ]
    return steps


def grants_through(
    session: Session, agreement: int, before: date | None = None
) -> list[tuple[EmployeeOnFile, GrantOnFile]]:
    """The grants that an agreement gives now, by employee; with `before`, those that have ended
    by that day.
    """
    given = (
        select(EmployeeOnFile, GrantOnFile)
        .join(GrantOnFile, col(GrantOnFile.employee) == col(EmployeeOnFile.id))
        .where(col(GrantOnFile.agreement) == agreement, col(GrantOnFile.ended_at).is_(None))
        .order_by(col(EmployeeOnFile.id), col(GrantOnFile.jobcentre), col(GrantOnFile.role))
    )
    if before:
        given = given.where(col(GrantOnFile.until) < before)
    return [(employee, grant) for employee, grant in session.execute(given)]


def _held_by(session: Session, employee: EmployeeOnFile) -> Sequence[GrantOnFile]:
    held = col(GrantOnFile.employee) == employee.id, col(GrantOnFile.ended_at).is_(None)
    return session.scalars(select(GrantOnFile).where(*held)).all()


def _step(deed: Deed, employee: EmployeeOnFile, **grant: Any) -> Step:
    return Step(deed, employee.name, employee.email, employee.cvr, **grant)
