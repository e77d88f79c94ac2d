"""What the settings tell of a SCIM service, for `scim` to talk to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Removal = Literal["deactivate", "delete"]
Kept = Literal["groups", "roles", "entitlements"]


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """What an OAuth 2 token is had for (RFC 6749, 4.4)."""

    token_url: str
    client_id: str
    client_secret: str
    scope: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Service:
    """A SCIM service. We are let in by a bearer token, or by one that the credentials give."""

    url: str
    token: str | None = None
    credentials: Credentials | None = None
    ca_file: Path | None = None
    timeout_seconds: float = 30
    removal: Removal = "deactivate"
    grants: Kept = "groups"
