"""Provisioning by hand: the desk shows the steps, a caseworker confirms them.

The portal cannot be asked, so who has access is answered from the register.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import exists, select
from sqlmodel import Session, col

from workflow.access import AccessError, Account, Problem, same_name
from workflow.database import Database
from workflow.model import EmployeeOnFile, GrantOnFile
from workflow.steps import Grant, Person

_A_PERSONS = "steps by hand are a person's to carry out"


class Manual:
    by_hand = True

    def __init__(self, database: Database) -> None:
        self._database = database

    def ensure(self, person: Person, grants: Sequence[Grant]) -> None:
        raise AssertionError(_A_PERSONS)

    def withdraw(self, person: Person, grants: Sequence[Grant]) -> None:
        raise AssertionError(_A_PERSONS)

    def remove(self, person: Person) -> None:
        raise AssertionError(_A_PERSONS)

    def look_up(self, person: Person) -> Account | None:
        with self._database.reading() as session:
            found = _by_email(session, person) if person.email else _by_name(session, person)
            return _account(session, found) if found else None

    def accounts(self) -> Iterator[Account]:
        with self._database.reading() as session:
            with_access = select(EmployeeOnFile).where(_HAS_ACCESS)
            found = session.scalars(with_access.order_by(col(EmployeeOnFile.id))).all()
            accounts = [_account(session, employee) for employee in found]
        yield from accounts

    def check(self) -> str:
        return "by hand: the desk shows the steps"


_HAS_ACCESS = exists().where(
    col(GrantOnFile.employee) == col(EmployeeOnFile.id), col(GrantOnFile.ended_at).is_(None)
)


def _by_email(session: Session, person: Person) -> EmployeeOnFile | None:
    """Who has this address: she who has access, else she who was this firm's, else any."""
    of_address = select(EmployeeOnFile).where(col(EmployeeOnFile.email) == person.email)
    found = session.scalars(of_address.order_by(col(EmployeeOnFile.id))).all()
    active = {one.id for one in session.scalars(of_address.where(_HAS_ACCESS))}
    best_first = sorted(found, key=lambda one: (one.id not in active, one.cvr != person.cvr))
    return best_first[0] if best_first else None


def _by_name(session: Session, person: Person) -> EmployeeOnFile | None:
    employed = select(EmployeeOnFile).where(col(EmployeeOnFile.cvr) == person.cvr, _HAS_ACCESS)
    found = [one for one in session.scalars(employed) if same_name(one.name, person.name)]
    if len(found) > 1:
        raise AccessError(Problem.SAME_NAME)
    return found[0] if found else None


def _account(session: Session, employee: EmployeeOnFile) -> Account:
    held = col(GrantOnFile.employee) == employee.id, col(GrantOnFile.ended_at).is_(None)
    rows = session.scalars(select(GrantOnFile).where(*held))
    grants = frozenset(Grant(row.jobcentre, row.role) for row in rows)
    return Account(Person(employee.name, employee.email, employee.cvr), bool(grants), grants)
