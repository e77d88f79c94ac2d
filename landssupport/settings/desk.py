"""The desk and its log-in: [web], [web.oidc]."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator, model_validator

from landssupport.settings.section import Port, Positive, Section, safe_address
from workflow.provider import Client as OidcClient


class OidcSettings(Section):
    """Log-in by an OpenID Connect provider, where issuer is set. Local accounts stay, for the day
    that it is away. The address to register there is base_url with /oidc/svar at its end, and for
    logging out base_url with /log-ind."""

    issuer: str | None = None
    """The provider's issuer URL."""
    client_id: str | None = None
    """Our name at the provider."""
    client_secret: SecretStr | None = None
    """Our secret at the provider; without it we are a public client there."""
    client_secret_file: Path | None = None
    """A file that holds the secret, in place of client_secret."""
    ca_file: Path | None = None
    """PEM file of a private authority to trust besides the system's."""
    scope: str = "openid profile"
    """The scopes to ask for, with spaces between; some providers want one more for the groups."""
    name_claim: str = "preferred_username"
    """The claim that has the name under which a person stands in the history, up to an "@"."""
    roles_claim: str = "groups"
    """The claim that has a person's groups. A dot goes into an object: "realm_access.roles"."""
    managers: tuple[str, ...] = ()
    """The groups that make somebody a manager. Who is in several groups is what may most."""
    caseworkers: tuple[str, ...] = ()
    """The groups that make somebody a caseworker."""
    auditors: tuple[str, ...] = ()
    """The groups that make somebody an auditor, who only looks. Who is in none of all these groups
    is not let in."""

    @field_validator("issuer")
    @classmethod
    def _is_safe(cls, url: str | None) -> str | None:
        return url if url is None else safe_address(url)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.issuer and not self.client_id:
            raise ValueError("client_id is needed, as issuer is set")
        if self.issuer and not (self.managers or self.caseworkers or self.auditors):
            raise ValueError("caseworkers (or managers, auditors) is needed, or nobody gets in")
        if self.issuer and "openid" not in self.scope.split():
            raise ValueError('scope must have "openid" in it')
        return self

    def client(self) -> OidcClient | None:
        """What workflow.oidc needs; None where no issuer is set."""
        if not (self.issuer and self.client_id):
            return None
        groups = (
            ("manager", self.managers),
            ("caseworker", self.caseworkers),
            ("auditor", self.auditors),
        )
        return OidcClient(
            issuer=self.issuer,
            client_id=self.client_id,
            client_secret=self.client_secret.get_secret_value() if self.client_secret else None,
            scope=self.scope,
            name_claim=self.name_claim,
            roles_claim=self.roles_claim,
            roles=tuple((role, frozenset(names)) for role, names in groups),
            ca_file=self.ca_file,
        )


class WebSettings(Section):
    """The desk."""

    host: str = "127.0.0.1"
    """The address to listen on."""
    port: Port = 8080
    """The port to listen on."""
    base_url: str | None = None
    """The desk's address as caseworkers see it, where it is not http://host:port."""
    session_hours: Positive = 10
    """How long a log-in lasts at the most."""
    idle_minutes: Positive = 60
    """How long a log-in lasts without being used."""
    oidc: OidcSettings = OidcSettings()

    @field_validator("base_url")
    @classmethod
    def _is_url(cls, url: str | None) -> str | None:
        if url is not None:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise ValueError(f"{url!r} is no address; give one as https://desk.example.dk")
        return url and url.rstrip("/")

    @property
    def address(self) -> str:
        """The desk's own URL, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.base_url or f"http://{host}:{self.port}"
