"""What an approval is to carry out: steps in the portal's order, and orders for a target."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from intake.reading import Action, Employee
from intake.rolebook import RoleBook
from workflow.breaches import Held, breaches, in_order_of_creation


class Deed(StrEnum):
    CREATE_USER = "create_user"
    GRANT = "grant"
    WITHDRAW = "withdraw"
    REMOVE_USER = "remove_user"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is a user, or is to be one. A person without an address is found by name."""

    name: str | None
    email: str | None
    cvr: str


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role at a job centre; `jobcentre` is its municipality's code."""

    jobcentre: str
    role: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in the portal. `jobcentre` (a code) and `role` are for grants."""

    deed: Deed
    name: str | None
    email: str | None
    cvr: str
    jobcentre: str | None = None
    role: str | None = None

    @property
    def person(self) -> Person:
        return Person(self.name, self.email, self.cvr)

    @property
    def grant(self) -> Grant:
        assert self.jobcentre, "a grant is at a job centre"
        assert self.role, "a grant is of a role"
        return Grant(self.jobcentre, self.role)


@dataclass(frozen=True, slots=True)
class Order:
    """What a provisioning target is told of one person.

    CREATE_USER: she is a user and has these grants, whatever else she has. WITHDRAW: she has these
    no more. REMOVE_USER: she is no user any more.
    """

    deed: Deed
    person: Person
    grants: tuple[Grant, ...] = ()


def steps_for(
    employees: Iterable[Employee], jobcentres: Sequence[str], cvr: str, book: RoleBook
) -> list[Step]:
    """The steps for these employees: who leaves goes first, and a user stands before her roles.

    At each job centre she gets what every other actor's employee gets, and of what is asked for her
    what she may have by the book; nothing else, whatever a mail asks.
    """
    ordered = sorted(employees, key=lambda employee: employee.action is not Action.REMOVE)
    return [step for employee in ordered for step in _steps(employee, jobcentres, cvr, book)]


def _steps(employee: Employee, jobcentres: Sequence[str], cvr: str, book: RoleBook) -> list[Step]:
    name, email = employee.name, employee.email
    if employee.action is Action.REMOVE:
        return [Step(Deed.REMOVE_USER, name, email, cvr)]
    roles = book.granted(employee.roles)
    held = [Held(book.at, code, role) for code in jobcentres for role in roles]
    grants = [
        Step(Deed.GRANT, name, email, cvr, grant.code, grant.role)
        for grant in in_order_of_creation(held, book)
    ]
    return [Step(Deed.CREATE_USER, name, email, cvr), *grants]


def breaches_of(grants: Iterable[Grant], book: RoleBook) -> list[str]:
    """What it breaks of the rules that another actor's employee holds these grants, in Danish."""
    held = [Held(book.at, grant.jobcentre, grant.role) for grant in grants]
    return breaches(book.other_actor, held, book)


def step_from_dict(record: Mapping[str, Any]) -> Step:
    """A step as a ticket keeps it; what else is kept with it (who ticked it off) is left."""
    fields: dict[str, Any] = {name: record.get(name) for name in Step.__dataclass_fields__}
    return Step(**{**fields, "deed": Deed(record["deed"])})


def orders(steps: Iterable[Step]) -> list[Order]:
    """The steps as one order a person and deed, in the steps' order."""
    grants: dict[tuple[Deed, Person], list[Grant]] = {}
    for step in steps:
        held = grants.setdefault((_ordered(step), step.person), [])
        if step.deed in (Deed.GRANT, Deed.WITHDRAW):
            held.append(step.grant)
    return [Order(deed, person, tuple(held)) for (deed, person), held in grants.items()]


def is_part_of(step: Step, order: Order) -> bool:
    """Whether the order had this step carried out."""
    return (_ordered(step), step.person) == (order.deed, order.person)


def _ordered(step: Step) -> Deed:
    return Deed.CREATE_USER if step.deed is Deed.GRANT else step.deed


def noted(record: Mapping[str, Any], by: str, now: datetime) -> dict[str, Any]:
    """A step as a ticket keeps it, carried out; who did it first stays."""
    return {"done_by": by, "done_at": now.isoformat(), **record}


def not_noted(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("done_by", "done_at")}
