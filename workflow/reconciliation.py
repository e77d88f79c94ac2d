"""Where register and provisioning target differ, and the tickets that would make them agree.

The register is what was approved. Nothing is changed by this: each difference becomes a ticket
that a caseworker decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Action, Agreement, Employee
from intake.record import agreement_as_dict, employee_as_dict
from workflow.access import Access, Account
from workflow.database import Database
from workflow.holdings import Search, User, users
from workflow.model import AgreementOnFile, EmployeeOnFile, GrantOnFile, Ticket
from workflow.own_tickets import open_own, steps_as_facts
from workflow.states import ENDED
from workflow.steps import Deed, Grant, Person, Step


@dataclass(frozen=True, slots=True)
class Difference:
    """One person for whom the two differ; at least one of the two lists is not empty.

    `lacking` is on file and not at the target, `surplus` at the target and not on file. A user at
    the target of whom nothing is on file has no `grants_on_file`.
    """

    person: Person
    lacking: tuple[Grant, ...]
    surplus: tuple[Grant, ...]
    on_file: bool
    at_target: bool

    @property
    def steps(self) -> list[Step]:
        """What would make the target agree with the register."""
        name, email, cvr = self.person.name, self.person.email, self.person.cvr
        if not self.on_file:
            return [Step(Deed.REMOVE_USER, name, email, cvr)]
        granted = [Step(Deed.GRANT, name, email, cvr, g.jobcentre, g.role) for g in self.lacking]
        taken = [Step(Deed.WITHDRAW, name, email, cvr, g.jobcentre, g.role) for g in self.surplus]
        made = [Step(Deed.CREATE_USER, name, email, cvr)] if self.lacking else []
        return [*made, *granted, *taken]


def differences(database: Database, access: Access) -> Iterator[Difference]:
    """Person by person, by address. Raises EdgeError where the target does not answer."""
    on_file = {_key(_person(user)): user for user in users(database, Search(), size=None)[0]}
    for account in access.accounts():
        user = on_file.pop(_key(account.person), None)
        if found := _compared(user, account):
            yield found
    for user in on_file.values():
        yield Difference(_person(user), _grants(user), (), on_file=True, at_target=False)


def _key(person: Person) -> tuple[str, str]:
    return (person.email or "").lower(), person.cvr


def _person(user: User) -> Person:
    return Person(user.employee.name, user.employee.email, user.employee.cvr)


def _grants(user: User) -> tuple[Grant, ...]:
    return tuple(sorted(Grant(grant.jobcentre, grant.role) for grant in user.grants))


def _compared(user: User | None, account: Account) -> Difference | None:
    approved = set(_grants(user)) if user else set()
    lacking, surplus = approved - account.grants, account.grants - approved
    if user and not lacking and not surplus:
        return None
    person = _person(user) if user else account.person
    return Difference(
        person, tuple(sorted(lacking)), tuple(sorted(surplus)), on_file=bool(user), at_target=True
    )


def told(difference: Difference) -> str:
    """One line on a difference. The address is named: this goes to a person and to no log."""
    person = f"{difference.person.email or difference.person.name} (CVR {difference.person.cvr})"
    if not difference.on_file:
        return f"{person}: a user at the target, and not in the register"
    if not difference.at_target:
        return f"{person}: in the register, and no user at the target"
    parts = [f"lacks {grant.jobcentre} {grant.role}" for grant in difference.lacking]
    parts += [f"has {grant.jobcentre} {grant.role} besides" for grant in difference.surplus]
    return f"{person}: {', '.join(parts)}"


def open_ticket(database: Database, difference: Difference, now: datetime) -> int | None:
    """A ticket that would make the target agree; None where one is open already."""
    person = difference.person
    about = f"difference:{person.cvr}:{person.email}"
    with database.transaction() as session:
        if _is_open(session, about):
            return None
        action = Action.CREATE if difference.lacking else Action.REMOVE
        agreements = _standing_on(session, difference)
        facts = {
            "cvr": person.cvr,
            "employees": [employee_as_dict(Employee(action, person.name, person.email))],
            "jobcentres": sorted({grant.jobcentre for grant in difference.lacking}),
            "agreements": [agreement_as_dict(agreement) for agreement in agreements],
        }
        steps = steps_as_facts(difference.steps)
        subject = "Adgangen svarer ikke til registret"
        ticket = open_own(session, about, subject, None, facts, now, steps=steps)
        return ticket.number


def _standing_on(session: Session, difference: Difference) -> list[Agreement]:
    """The agreements that what is lacking was approved through."""
    if not difference.lacking:
        return []
    through = (
        select(col(GrantOnFile.agreement))
        .join(EmployeeOnFile, col(EmployeeOnFile.id) == col(GrantOnFile.employee))
        .where(
            col(EmployeeOnFile.cvr) == difference.person.cvr,
            col(EmployeeOnFile.email) == difference.person.email,
            col(GrantOnFile.ended_at).is_(None),
        )
    )
    standing = select(AgreementOnFile).where(col(AgreementOnFile.id).in_(through))
    return [
        Agreement(
            filename=filed.filename,
            municipalities=tuple(filed.municipalities),
            cvr=None,
            valid_from=filed.valid_from,
            valid_to=filed.valid_to,
            readable=True,
        )
        for filed in session.scalars(standing.order_by(col(AgreementOnFile.id)))
    ]


def _is_open(session: Session, about: str) -> bool:
    same = col(Ticket.about) == about, col(Ticket.state).not_in(ENDED)
    return session.scalar(select(col(Ticket.number)).where(*same).limit(1)) is not None
