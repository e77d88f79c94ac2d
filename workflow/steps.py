"""What an approval is to carry out, step by step, in the order that the portal needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake.reading import Action, Employee

# The role that lets an other actor's employee use JobKon at a job centre.
EMPLOYEE_ROLE = "Sagsbehandler"


class Deed(StrEnum):
    CREATE_USER = "create_user"
    GRANT = "grant"
    REMOVE_USER = "remove_user"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in the portal. `jobcentre` (a code) and `role` are for grants."""

    deed: Deed
    name: str | None
    email: str | None
    cvr: str
    jobcentre: str | None = None
    role: str | None = None


def steps_for(employees: Iterable[Employee], jobcentres: Sequence[str], cvr: str) -> list[Step]:
    """The steps for these employees: who leaves goes first, and a user stands before her roles."""
    ordered = sorted(employees, key=lambda employee: employee.action is not Action.REMOVE)
    return [step for employee in ordered for step in _steps(employee, jobcentres, cvr)]


def _steps(employee: Employee, jobcentres: Sequence[str], cvr: str) -> list[Step]:
    name, email = employee.name, employee.email
    if employee.action is Action.REMOVE:
        return [Step(Deed.REMOVE_USER, name, email, cvr)]
    grants = [Step(Deed.GRANT, name, email, cvr, code, EMPLOYEE_ROLE) for code in jobcentres]
    return [Step(Deed.CREATE_USER, name, email, cvr), *grants]
