"""Corrections that a program sends, in the form in which a ticket keeps them."""

import re
from typing import Any

from stdnum.dk import cvr as cvr_number

from intake.reading import Action, Employee
from intake.record import employee_as_dict
from intake.rolebook import RoleBook
from intake.rules import Rules
from web import words
from web.api.problems import Stop
from web.api.shapes import AgreementSeen, Corrections, EmployeeWanted

_ADDRESS = re.compile(r"[^\s@<>()\",;:]+@[^\s@<>()\",;:.]+(?:\.[^\s@<>()\",;:.]+)+")


def corrections_of(body: Corrections, rules: Rules) -> dict[str, Any]:
    """The fields that the body has. Raises Stop (422) for a value that cannot be."""
    values: dict[str, Any] = {name: getattr(body, name) for name in body.model_fields_set}
    if body.cvr:
        _check_cvr(body.cvr, rules)
    if body.jobcentres is not None:
        values["jobcentres"] = _known(body.jobcentres, rules)
    if body.employees is not None:
        values["employees"] = [_employee(each, rules.roles) for each in body.employees]
    if body.agreements is not None:
        values["agreements"] = [_agreement(each, rules) for each in body.agreements]
    if body.settled is not None:
        values["settled"] = sorted({each for each in body.settled if each in words.SHORT})
        if len(values["settled"]) < len(set(body.settled)):
            raise Stop(422, "settled: there is no such problem", "not_valid")
    return values


def _check_cvr(number: str, rules: Rules) -> None:
    if not cvr_number.is_valid(number) or number in rules.own_numbers:
        raise Stop(422, "cvr: not the CVR number of a firm", "not_valid")


def _known(codes: list[str], rules: Rules) -> list[str]:
    if not set(codes) <= set(rules.municipalities):
        raise Stop(422, "there is no municipality of that code", "not_valid")
    return sorted(set(codes))


def _employee(asked: EmployeeWanted, book: RoleBook) -> dict[str, Any]:
    email = asked.email.lower() if asked.email else None
    if email and not _ADDRESS.fullmatch(email):
        raise Stop(422, "employees: not an e-mail address", "not_valid")
    if not (asked.name or email):
        raise Stop(422, "employees: a name or an e-mail address is needed", "not_valid")
    action = Action(asked.action)
    wanted = book.in_order(asked.roles) if action is Action.CREATE else ()
    roles = tuple(role for role in wanted if role not in book.always)
    barred = tuple(role for role in roles if role not in book.grantable)
    return employee_as_dict(Employee(action, asked.name, email, roles=roles, refused=barred))


def _agreement(seen: AgreementSeen, rules: Rules) -> dict[str, Any]:
    _known(seen.municipalities, rules)
    if seen.cvr:
        _check_cvr(seen.cvr, rules)
    if seen.valid_from and seen.valid_to and seen.valid_to < seen.valid_from:
        raise Stop(422, "agreements: it ends before it begins", "not_valid")
    return {
        **seen.model_dump(mode="json"),
        "municipalities": list(dict.fromkeys(seen.municipalities)),
    }
