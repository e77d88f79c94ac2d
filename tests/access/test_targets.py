"""What every provisioning target does, from the approved ticket to what the target tells of it."""

from dataclasses import replace

import pytest

from tests.access.targets import ByHand, Target
from tests.cast import CVR
from workflow.access import Account, Problem
from workflow.steps import Deed, Grant, Order, Person

ZENIA = Person("Zenia Holm Aagaard", "zenia@nordlys-job.example", CVR)
OLGA = Person("Olga Bering Toft", "olga@nordlys-job.example", CVR)
OTHER_FIRM = "12345674"

KOEGE = Grant("259", "Sagsbehandler")
AARHUS = Grant("751", "Sagsbehandler")
ORDERS = Grant("751", "Jobnet jobordrer")


def create(person: Person, *grants: Grant) -> Order:
    return Order(Deed.CREATE_USER, person, grants)


def withdraw(person: Person, *grants: Grant) -> Order:
    return Order(Deed.WITHDRAW, person, grants)


def remove(person: Person) -> Order:
    return Order(Deed.REMOVE_USER, person)


def seen(target: Target, person: Person) -> Account | None:
    """The user as the target tells of her, where she is an active one; the portal says the same."""
    account = target.access.look_up(person)
    active = account if account and account.active else None
    assert active is None or active in list(target.access.accounts())
    if isinstance(target, ByHand):
        in_portal = target.portal.look_up(person)
        assert active == (in_portal if in_portal and in_portal.grants else None)
    return active


def test_it_creates_a_user_with_her_grants(target: Target) -> None:
    assert target.access.look_up(ZENIA) is None
    assert target.carry_out(create(ZENIA, KOEGE, AARHUS), create(OLGA, KOEGE)) is None
    assert seen(target, ZENIA) == Account(ZENIA, True, frozenset({KOEGE, AARHUS}))
    assert seen(target, OLGA) == Account(OLGA, True, frozenset({KOEGE}))


def test_it_does_the_same_once_however_often_it_is_told(target: Target) -> None:
    for _ in range(3):
        assert target.carry_out(create(ZENIA, KOEGE, AARHUS)) is None
    assert seen(target, ZENIA) == Account(ZENIA, True, frozenset({KOEGE, AARHUS}))
    assert len(list(target.access.accounts())) == 1


def test_it_gives_more_grants_and_another_name(target: Target) -> None:
    target.carry_out(create(ZENIA, KOEGE))
    married = replace(ZENIA, name="Zenia Holm Åkjær")
    assert target.carry_out(create(married, AARHUS, ORDERS)) is None
    assert seen(target, ZENIA) == Account(married, True, frozenset({KOEGE, AARHUS, ORDERS}))


def test_it_takes_grants_back_and_leaves_the_others(target: Target) -> None:
    target.carry_out(create(ZENIA, KOEGE, AARHUS, ORDERS))
    target.carry_out(create(OLGA, AARHUS))
    for _ in range(2):
        assert target.carry_out(withdraw(ZENIA, AARHUS)) is None
    assert seen(target, ZENIA) == Account(ZENIA, True, frozenset({KOEGE, ORDERS}))
    assert seen(target, OLGA) == Account(OLGA, True, frozenset({AARHUS}))


def test_it_removes_a_user_and_what_she_had(target: Target) -> None:
    target.carry_out(create(ZENIA, KOEGE), create(OLGA, KOEGE))
    for _ in range(2):
        assert target.carry_out(remove(ZENIA)) is None
        assert seen(target, ZENIA) is None
    left = target.access.look_up(ZENIA)
    assert left is None or left.grants == frozenset()
    assert [account.person for account in target.access.accounts()] == [OLGA]


def test_it_lets_who_comes_back_start_anew(target: Target) -> None:
    target.carry_out(create(ZENIA, KOEGE))
    target.carry_out(remove(ZENIA))
    assert target.carry_out(create(ZENIA, AARHUS)) is None
    assert seen(target, ZENIA) == Account(ZENIA, True, frozenset({AARHUS}))


@pytest.mark.parametrize("person", [ZENIA, replace(ZENIA, email=None)])
def test_it_removes_nobody_where_nobody_is(target: Target, person: Person) -> None:
    target.carry_out(create(OLGA, KOEGE))
    assert target.carry_out(remove(person), withdraw(person, KOEGE)) is None
    assert [account.person for account in target.access.accounts()] == [OLGA]


def test_it_finds_a_person_without_address_by_her_name(target: Target) -> None:
    target.carry_out(create(ZENIA, KOEGE, AARHUS), create(OLGA, KOEGE))
    unaddressed = Person(ZENIA.name, None, CVR)
    assert seen(target, unaddressed) == Account(ZENIA, True, frozenset({KOEGE, AARHUS}))
    assert target.access.look_up(replace(unaddressed, cvr=OTHER_FIRM)) is None
    assert target.carry_out(withdraw(unaddressed, KOEGE)) is None
    assert seen(target, ZENIA) == Account(ZENIA, True, frozenset({AARHUS}))
    assert target.carry_out(remove(unaddressed)) is None
    assert seen(target, ZENIA) is None
    assert seen(target, OLGA) is not None


def test_it_guesses_at_none_of_two_with_the_same_name(target: Target) -> None:
    namesake = replace(ZENIA, email="zenia2@nordlys-job.example")
    target.carry_out(create(ZENIA, KOEGE), create(namesake, KOEGE))
    assert target.carry_out(remove(Person(ZENIA.name, None, CVR))) is Problem.SAME_NAME
    assert seen(target, ZENIA)
    assert seen(target, namesake)


def test_it_leaves_another_firms_user_alone(target: Target) -> None:
    theirs = replace(ZENIA, cvr=OTHER_FIRM)
    target.carry_out(create(theirs, KOEGE))
    assert target.carry_out(create(ZENIA, AARHUS)) is Problem.OTHER_FIRM
    assert target.carry_out(withdraw(ZENIA, KOEGE)) is Problem.OTHER_FIRM
    assert target.carry_out(remove(ZENIA)) is Problem.OTHER_FIRM
    assert seen(target, theirs) == Account(theirs, True, frozenset({KOEGE}))


@pytest.mark.parametrize("deed", [Deed.CREATE_USER, Deed.WITHDRAW, Deed.REMOVE_USER])
def test_it_does_once_what_was_done_and_not_recorded(target: Target, deed: Deed) -> None:
    if deed is not Deed.CREATE_USER:
        target.carry_out(create(ZENIA, KOEGE, AARHUS))
    grants = () if deed is Deed.REMOVE_USER else (KOEGE,)
    target.carry_out_and_die(Order(deed, ZENIA, grants))
    found = seen(target, ZENIA)
    after = {Deed.CREATE_USER: {KOEGE}, Deed.WITHDRAW: {AARHUS}}.get(deed)
    assert (set(found.grants) if found else None) == after
    assert len(list(target.access.accounts())) == (deed is not Deed.REMOVE_USER)
