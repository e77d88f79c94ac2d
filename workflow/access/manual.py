"""Provisioning by hand: the desk shows the steps, a caseworker confirms them."""

from collections.abc import Iterator, Sequence

from workflow.access import Account
from workflow.steps import Grant, Person

_A_PERSONS = "steps by hand are a person's to carry out"


class Manual:
    by_hand = True

    def ensure(self, person: Person, grants: Sequence[Grant]) -> None:
        raise AssertionError(_A_PERSONS)

    def withdraw(self, person: Person, grants: Sequence[Grant]) -> None:
        raise AssertionError(_A_PERSONS)

    def remove(self, person: Person) -> None:
        raise AssertionError(_A_PERSONS)

    def look_up(self, person: Person) -> Account | None:
        return None

    def accounts(self) -> Iterator[Account]:
        return iter(())

    def check(self) -> str:
        return "by hand: the desk shows the steps"
