"""What approving a ticket would carry out, worked out when it is shown and when it is approved."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Employee
from intake.record import employee_from_dict
from intake.rolebook import RoleBook
from workflow import register
from workflow.days import day_of
from workflow.model import EmployeeOnFile, GrantOnFile, Ticket
from workflow.steps import Deed, Step, step_from_dict, steps_for


def planned(
    session: Session,
    ticket: Ticket,
    now: datetime,
    book: RoleBook,
    without: Collection[int] = (),
) -> list[Step]:
    """The steps of an approval at this time; none where the ticket says too little for any.

    `without` are the places of those employees who are left out. Raises NotUnique where somebody to
    be removed cannot be told from another.
    """
    asked = [employee_from_dict(employee) for employee in ticket.verdict["employees"]]
    left_out = [asked[n] for n in without]
    if ticket.what == "ending":
        steps = ending_steps(session, ticket.matter["agreement"], day_of(now))
        return [step for step in steps if not _is_among(step, left_out)]
    if ticket.what == "difference":
        steps = [step_from_dict(step) for step in ticket.matter["steps"]]
        return [step for step in steps if not _is_among(step, left_out)]
    cvr = ticket.verdict["cvr"]
    if not cvr:
        return []
    read = [employee for n, employee in enumerate(asked) if n not in without]
    employees = register.with_addresses(session, read, cvr)
    return steps_for(employees, ticket.verdict["jobcentres"], cvr, book)


def _is_among(step: Step, left_out: Sequence[Employee]) -> bool:
    return any((step.name, step.email) == (e.name, e.email) for e in left_out)


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
