"""How approved users are created: [provisioning]."""

import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator, model_validator

from landssupport.settings.section import Positive, Section, is_loopback
from workflow.access.scim_service import Credentials, Kept, Removal, Service


class ScimSettings(Section):
    """A SCIM 2.0 service that users are created in, where kind is "scim"."""

    url: str | None = None
    """The service's base URL, as https://scim.example.dk/v2."""
    token: SecretStr | None = None
    """The bearer token, where the service gives one; else OAuth 2 is used (token_url)."""
    token_file: Path | None = None
    """A file that holds the token, in place of token."""
    token_url: str | None = None
    """Where OAuth 2 (client credentials) gives tokens, in place of token."""
    client_id: str | None = None
    """Our name at token_url."""
    client_secret: SecretStr | None = None
    """Our secret at token_url."""
    client_secret_file: Path | None = None
    """A file that holds the secret, in place of client_secret."""
    scope: str | None = None
    """The scope to ask a token for, where token_url wants one."""
    ca_file: Path | None = None
    """PEM file of a private authority to trust besides the system's."""
    timeout_seconds: Positive = 30
    """How long to wait for an answer of the service."""
    removal: Removal = "deactivate"
    """What becomes of a user who is removed: "deactivate" (active: false, without her grants) or
    "delete"."""
    grants: Kept = "groups"
    """What a role at a job centre is in the service: being in the group "751 Sagsbehandler", which
    is created when it is not there ("groups"), or that value in the user's "roles" or
    "entitlements"."""

    @field_validator("url", "token_url")
    @classmethod
    def _is_url(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
            raise ValueError("not an address; give one as https://scim.example.dk/v2")
        if parts.username or parts.password:
            raise ValueError("an address with a password in it; give it as token or client_secret")
        if parts.scheme == "http" and not is_loopback(parts.hostname):
            raise ValueError("http would send secrets in the clear; give an https address")
        return url.rstrip("/")

    def mistake(self) -> str | None:
        """What is lacking for the service to be talked to, by its keys."""
        oauth = {"token_url", "client_id", "client_secret"}
        given = {name for name in oauth if getattr(self, name)}
        if not self.url:
            return "url is not set"
        if self.token and given:
            return f"token and {sorted(given)[0]} are both set; give only one way to log in"
        if given and given != oauth:
            return f"{', '.join(sorted(oauth - given))} must be set too, as {sorted(given)[0]} is"
        if not self.token and not given:
            return "token (or token_file) is not set, nor token_url, client_id and client_secret"
        if self.token and not re.fullmatch(r"[!-~]+", self.token.get_secret_value()):
            return "token has a space, a line break or a letter outside of ASCII in it"
        return None

    def service(self) -> Service:
        """What workflow.access.scim needs."""
        assert self.url, "a service has an address"
        return Service(
            url=self.url,
            token=self.token.get_secret_value() if self.token else None,
            credentials=self._credentials(),
            ca_file=self.ca_file,
            timeout_seconds=self.timeout_seconds,
            removal=self.removal,
            grants=self.grants,
        )

    def _credentials(self) -> Credentials | None:
        if not (self.token_url and self.client_id and self.client_secret):
            return None
        secret = self.client_secret.get_secret_value()
        return Credentials(self.token_url, self.client_id, secret, self.scope)


class ProvisioningSettings(Section):
    """How approved users are created."""

    kind: Literal["manual", "directory", "scim"] = "manual"
    """"manual": a caseworker does the steps and confirms them; "directory": an embedded directory,
    for trying out; "scim": the service of [provisioning.scim]."""
    scim: ScimSettings = ScimSettings()

    @model_validator(mode="after")
    def _fits(self) -> Self:
        mistake = self.scim.mistake() if self.kind == "scim" else None
        if mistake:
            raise ValueError(f'kind = "scim", but [provisioning.scim] {mistake}')
        return self
