"""What an approval is to carry out: a user before her roles, and never what she may not have."""

from functools import partial

import pytest

from intake.edge import EdgeError
from intake.reading import Action, Employee
from intake.rules import Rules
from workflow.access.directory import Directory
from workflow.database import Database
from workflow.steps import Deed, Grant, Person, breaches_of, steps_for

CVR = "29947643"


def ida(*roles: str, action: Action = Action.CREATE) -> Employee:
    return Employee(action, "Ida Holm", "ida@nordjob.example", roles=roles)


def granted(rules: Rules, employee: Employee, *codes: str) -> list[tuple[str | None, str | None]]:
    steps = steps_for([employee], codes, CVR, rules.roles)
    return [(step.jobcentre, step.role) for step in steps if step.deed is Deed.GRANT]


def test_everybody_gets_jobkon_at_each_job_centre(rules: Rules) -> None:
    first, *grants = steps_for([ida()], ("259", "461"), CVR, rules.roles)
    assert first.deed is Deed.CREATE_USER
    assert [(g.jobcentre, g.role) for g in grants] == [
        ("259", "Sagsbehandler"),
        ("461", "Sagsbehandler"),
    ]


def test_who_is_to_create_job_advertisements_gets_that_role_too(rules: Rules) -> None:
    assert granted(rules, ida("Jobnet jobordrer"), "259", "461") == [
        ("259", "Sagsbehandler"),
        ("259", "Jobnet jobordrer"),
        ("461", "Sagsbehandler"),
        ("461", "Jobnet jobordrer"),
    ]


@pytest.mark.parametrize(
    "role",
    [
        "Indkalder",
        "Planner administrator",
        "LBA",
        "Revi",
        "ReviApprover",
        "Webservice",
        "LSS",
        "Jobnets administrationsportal",
        "A-kasse Kursusadministration",
        "Konge",
    ],
)
def test_what_is_for_others_is_never_given(rules: Rules, role: str) -> None:
    assert granted(rules, ida(role), "259") == [("259", "Sagsbehandler")]


def test_who_leaves_goes_first_and_gets_nothing(rules: Rules) -> None:
    gone = ida("Jobnet jobordrer", action=Action.REMOVE)
    steps = steps_for([ida(), gone], ("259",), CVR, rules.roles)
    assert [step.deed for step in steps] == [Deed.REMOVE_USER, Deed.CREATE_USER, Deed.GRANT]


def test_the_embedded_directory_refuses_what_breaks_the_rules(
    rules: Rules, database: Database
) -> None:
    directory = Directory(database, partial(breaches_of, book=rules.roles))
    person = Person("Ida Holm", "ida@nordjob.example", CVR)
    with pytest.raises(EdgeError, match="må ikke gives til andre aktørers ansatte") as error:
        directory.ensure(person, [Grant("259", "Sagsbehandler"), Grant("259", "Indkalder")])
    assert error.value.permanent
    assert directory.look_up(person) is None
    directory.ensure(person, [Grant("259", "Sagsbehandler")])
    directory.ensure(person, [Grant("259", "Jobnet jobordrer")])  # needs what she has already
    account = directory.look_up(person)
    assert account is not None
    assert len(account.grants) == 2
