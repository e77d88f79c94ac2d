"""Whom a mail's subject names, put to those whom its words ask for."""

from collections.abc import Sequence
from dataclasses import replace

from intake.addresses import fits
from intake.names import name_words, same_person
from intake.reading import Employee


def with_subject(
    employees: Sequence[Employee], named: Sequence[Employee], *, reply: bool
) -> tuple[Employee, ...]:
    """The employees, or those of the subject, with the names that the subject tells.

    Who is called by her first name alone has the subject's whole name, and the one without a name
    its one name: in a reply, whose subject is of the first mail, only where her address fits it.
    """
    full = [e for e in named if e.name and " " in e.name]
    employees = tuple(_in_full(e, full) for e in employees)
    lacking = [n for n, e in enumerate(employees) if not e.name]
    known = [e for e in named if e.name and not any(_same(e, one) for one in employees)]
    if len(lacking) != 1 or len(known) != 1:
        return tuple(employees) or tuple(named)
    at, one = lacking[0], known[0]
    address = employees[at].email
    if reply and address and one.name and not fits(address, name_words(one.name)):
        return employees
    return (*employees[:at], _named(employees[at], one), *employees[at + 1 :])


def _in_full(employee: Employee, full: Sequence[Employee]) -> Employee:
    if not employee.name or " " in employee.name:
        return employee
    first = name_words(employee.name)[:1]
    owners = [e for e in full if e.name and name_words(e.name)[:1] == first]
    return _named(employee, owners[0]) if len(owners) == 1 else employee


def _named(employee: Employee, one: Employee) -> Employee:
    return replace(employee, name=one.name, evidence=employee.evidence + one.evidence)


def _same(one: Employee, other: Employee) -> bool:
    return bool(one.name and other.name and same_person(one.name, other.name))
