"""Where access is given: what every provisioning target can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from workflow.steps import Grant, Person


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the target knows her. One that was removed is not `active` and has no grants."""

    person: Person
    active: bool
    grants: frozenset[Grant]


class Access(Protocol):
    """A provisioning target. Every deed looks before it does, so that it is safe to repeat.

    `by_hand` tells that a person carries the steps out and confirms them at the desk. All of them
    raise EdgeError, permanent where trying again cannot help: an address that belongs to a user of
    another CVR number, a name that several of the firm's users have.
    """

    by_hand: bool

    def ensure(self, person: Person, grants: Sequence[Grant]) -> None:
        """She is an active user and holds these grants, besides those that she has."""

    def withdraw(self, person: Person, grants: Sequence[Grant]) -> None:
        """She holds these grants no more; what else she has stays."""

    def remove(self, person: Person) -> None:
        """She is no active user any more and holds no grants; no error where she never was one."""

    def look_up(self, person: Person) -> Account | None:
        """The user of this e-mail address, else of this name within the CVR number."""

    def accounts(self) -> Iterator[Account]:
        """All active users."""

    def check(self) -> str:
        """One line on the target's health; raises EdgeError."""
