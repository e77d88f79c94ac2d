"""What the desk asks of an OpenID Connect provider; `workflow/oidc.py` talks to one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Client:
    """Which provider, who we are there, and what its claims mean here.

    `roles` has the groups that make somebody of each role, the role that may most first;
    `roles_claim` is where a person's groups stand (a dot goes into an object).
    """

    issuer: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    scope: str = "openid profile"
    name_claim: str = "preferred_username"
    roles_claim: str = "groups"
    roles: Sequence[tuple[str, frozenset[str]]] = ()
    ca_file: Path | None = None
    timeout_seconds: float = 10


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a provider vouches for. `name` is for the history, `role` what her groups make
    of her here: None where nothing does."""

    issuer: str
    subject: str
    name: str
    role: str | None
    id_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Begun:
    """A log-in that waits for its answer: the address that begins it, and what only the browser
    that asked for it may know."""

    url: str
    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


class LogInDeclined(Exception):
    """The provider let nobody in, or its answer is not one to our question."""


class Provider(Protocol):
    """Each raises EdgeError where the provider cannot be talked to, or says what cannot be."""

    def begin(self, come_back: str) -> Begun:
        """Begin a log-in that is answered at the address `come_back`."""

    def finish(
        self, begun: Begun, answer: Mapping[str, str], come_back: str, now: datetime
    ) -> Person:
        """Who it is, by the provider's answer. Raises LogInDeclined too."""

    def log_out_url(self, id_token: str, come_back: str) -> str | None:
        """Where her log-in at the provider ends; None where it does not tell."""
