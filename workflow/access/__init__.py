"""Where access is given: what every provisioning target can do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from intake.edge import EdgeError
from workflow.steps import Grant, Person


class Problem(StrEnum):
    """Why a deed was not done: the words that its AccessError begins with.

    The desk tells them in Danish, so a line that was stored is found again by its beginning.
    """

    INCOMPLETE = "a user needs a name and an e-mail address"
    OTHER_FIRM = "the user belongs to another CVR number"
    NO_FIRM = "the user has no CVR number at the target"
    SAME_NAME = "several users of the CVR number have that name"
    SAME_ADDRESS = "several users have that address"
    NOT_ALLOWED = "the rules do not allow what the user would have"
    NOT_LET_IN = "the target does not let us in"
    EXPIRED = "the target takes our log-in no more"
    NOT_THERE = "there is no target at this address"
    NOT_TAKEN = "the target refuses what it is told"
    NOT_UNDERSTOOD = "the target does not answer as it should"
    HIDDEN = "the target has the user and does not show her"
    CHANGED = "somebody changed the same at the same time"
    UNTRUSTED = "the target's certificate is not trusted"
    AWAY = "the target cannot be reached"
    FAILING = "the target has an error of its own"
    BUSY = "the target has too much to do"


# What may be over in a while by itself.
PASSING = frozenset(
    {
        Problem.EXPIRED,
        Problem.HIDDEN,
        Problem.CHANGED,
        Problem.UNTRUSTED,
        Problem.AWAY,
        Problem.FAILING,
        Problem.BUSY,
    }
)


class AccessError(EdgeError):
    """A target did not do what it was told. `detail` is for the operator and names the setting.

    `wait` is how long the target asks us to stay away.
    """

    def __init__(self, problem: Problem, detail: str = "", wait: timedelta | None = None) -> None:
        line = f"{problem}: {detail}" if detail else problem.value
        super().__init__(line, permanent=problem not in PASSING)
        self.problem = problem
        self.wait = wait


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for case and spaces."""
    return _folded(one) == _folded(other) != ""


def _folded(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the target knows her. One that was removed is not `active` and has no grants."""

    person: Person
    active: bool
    grants: frozenset[Grant]


class Access(Protocol):
    """A provisioning target. Every deed looks before it does, so that it is safe to repeat.

    `by_hand` tells that a person carries the steps out and confirms them at the desk. All of them
    raise AccessError, permanent where trying again cannot help: an address that belongs to a user
    of another CVR number, a name that several of the firm's users have.
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
        """One line on the target's health; raises AccessError."""
