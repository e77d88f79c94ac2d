"""The settings: config.toml, what the environment overrides, and secrets from files.

The docstring of each key is its documentation; config.toml shows them all with their defaults.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Self, Union, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from intake.mailbox import Account
from landssupport.logs import Format, Level
from workflow.access.scim_service import Credentials, Kept, Removal, Service
from workflow.business_register import Service as BusinessRegister
from workflow.database import is_url
from workflow.provider import Client as OidcClient
from workflow.smtp import Relay

PREFIX = "LANDSSUPPORT_"
UNIONS = (Union, UnionType)  # as `Annotated[...] | None` and `str | None` make them
NOT_SETTINGS = {"LANDSSUPPORT_CONFIG"}

Tls = Literal["implicit", "starttls", "none"]
Auth = Literal["password", "xoauth2"]
Port = Annotated[int, Field(ge=1, le=65535)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]

# What to give in place of what is of a wrong type, by pydantic's name of the mistake.
RIGHT = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text in quotes",
    "path_type": "a path in quotes",
    "tuple_type": "a list of texts",
}

# A key's path is its sections and its name: ("web", "oidc", "issuer").
Key = tuple[str, ...]


class ConfigError(Exception):
    """A mistake in the settings, as one line that says where it stands and what would be right."""


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class MailboxSettings(Section):
    """The IMAP mailbox that mails arrive in."""

    host: str | None = None
    """The IMAP server's name. Without it this node reads no mail and only serves the desk."""
    port: Port | None = None
    """993 where tls is "implicit", else 143, unless another is given."""
    tls: Tls = "implicit"
    """"implicit" (TLS from the first byte), "starttls", or "none" (on loopback only)."""
    ca_file: Path | None = None
    """PEM file of a private authority to trust besides the system's."""
    username: str | None = None
    """Who logs in."""
    password: SecretStr | None = None
    """The password of username."""
    password_file: Path | None = None
    """A file that holds the password, in place of password."""
    auth: Auth = "password"
    """How to log in: "password", or "xoauth2" with a token as [oauth] tells (Microsoft 365,
    Google)."""
    folder: str = "INBOX"
    """The folder that mails arrive in."""
    done_folder: str = "Behandlet"
    """Where a mail is filed once it is stored. "/" stands between a folder and the one in it."""
    failed_folder: str = "Fejlet"
    """Where a mail is filed that could not be taken in; a person has to look there."""
    sent_folder: str | None = None
    """Where a copy of each answer is laid; without it none is. (Google keeps one by itself.)"""
    authserv_id: str = ""
    """The name by which your mail gateway signs its Authentication-Results (RFC 8601), which say
    whether a sender is genuine; empty checks nothing. The gateway must take out those that others
    have written in its name, as RFC 8601 asks."""
    poll_seconds: Positive = 60
    """How often to look for new mail, at the least."""
    idle: bool = True
    """Let the server tell of new mail at once (IMAP IDLE), where it can."""
    max_message_mb: Positive = 50
    """A larger mail is not fetched but filed in failed_folder."""
    timeout_seconds: Positive = 60
    """How long to wait for an answer of the server."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.host and self.auth == "xoauth2" and not self.username:
            raise ValueError("username is needed, as host is set")
        if self.host and self.auth == "password" and not (self.username and self.password):
            raise ValueError("username and password (or password_file) are needed, as host is set")
        folders = [self.folder, self.done_folder, self.failed_folder]
        if len({folder.casefold() for folder in folders}) < len(folders) or "" in folders:
            raise ValueError("folder, done_folder and failed_folder must be three folders")
        if (self.sent_folder or "").casefold() in {folder.casefold() for folder in folders}:
            raise ValueError("sent_folder must be none of the other folders")
        return self

    def account(self, token: Callable[[str | None], str] | None = None) -> Account | None:
        """What intake.mailbox needs; None where no host is set. `token` is for "xoauth2"."""
        if not (self.host and self.username):
            return None
        return Account(
            host=self.host,
            port=self.port or (993 if self.tls == "implicit" else 143),
            tls=self.tls,
            ca_file=self.ca_file,
            username=self.username,
            password=self.password.get_secret_value() if self.password else "",
            token=token if self.auth == "xoauth2" else None,
            folder=self.folder,
            done_folder=self.done_folder,
            failed_folder=self.failed_folder,
            sent_folder=self.sent_folder,
            timeout_seconds=self.timeout_seconds,
        )


class SmtpSettings(Section):
    """The SMTP server that answers are sent through."""

    host: str | None = None
    """The SMTP server's name. Without it answers wait in the outbox."""
    port: Port | None = None
    """465 where tls is "implicit", 587 for "starttls", 25 for "none", unless another is given."""
    tls: Tls = "starttls"
    """"implicit" (TLS from the first byte), "starttls", or "none" (on loopback only)."""
    ca_file: Path | None = None
    """PEM file of a private authority to trust besides the system's."""
    username: str | None = None
    """Who logs in; without it nobody does."""
    password: SecretStr | None = None
    """The password of username."""
    password_file: Path | None = None
    """A file that holds the password, in place of password."""
    auth: Auth = "password"
    """How to log in: "password", or "xoauth2" with a token as [oauth] tells."""
    require_tls: bool | None = None
    """Send over TLS 1.2 or better only: where the server offers none, an answer waits and a
    caseworker is told. true, but on loopback, where false, unless it is set."""
    sender: str = "dfdg@star.dk"
    """The address that answers are sent from: an address, or "Name <address>"."""
    timeout_seconds: Positive = 60
    """How long to wait for an answer of the server."""

    @field_validator("sender")
    @classmethod
    def _is_address(cls, sender: str) -> str:
        if not _is_address(parseaddr(sender)[1]):
            raise ValueError(f"{sender!r} is no e-mail address; give one as dfdg@star.dk")
        return sender

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.auth == "xoauth2" and not self.username:
            raise ValueError('username is needed, as auth is "xoauth2"')
        if self.auth == "password" and bool(self.username) != bool(self.password):
            raise ValueError("username and password (or password_file) go together: give both")
        return self

    @property
    def sender_address(self) -> str:
        """The bare address of sender, for the envelope."""
        return parseaddr(self.sender)[1]

    def relay(self, token: Callable[[str | None], str] | None = None) -> Relay | None:
        """What workflow.smtp needs; None where no host is set. `token` is for "xoauth2"."""
        if not self.host:
            return None
        return Relay(
            host=self.host,
            port=self.port or {"implicit": 465, "starttls": 587, "none": 25}[self.tls],
            tls=self.tls,
            ca_file=self.ca_file,
            username=self.username,
            password=self.password.get_secret_value() if self.password else None,
            token=token if self.auth == "xoauth2" else None,
            require_tls=not _is_loopback(self.host)
            if self.require_tls is None
            else self.require_tls,
            timeout_seconds=self.timeout_seconds,
        )


class OAuthSettings(Section):
    """Where tokens for auth = "xoauth2" come from: with a refresh token that a person got once,
    else as ourselves (client credentials)."""

    token_url: str | None = None
    """The token endpoint, as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token or
    https://oauth2.googleapis.com/token."""
    client_id: str | None = None
    """Our name at the endpoint."""
    client_secret: SecretStr | None = None
    """Our secret at the endpoint."""
    client_secret_file: Path | None = None
    """A file that holds the secret, in place of client_secret."""
    refresh_token: SecretStr | None = None
    """A refresh token, where the endpoint does not give tokens to ourselves. A newer one that it
    returns is kept in the database and used from then on, until this setting changes."""
    refresh_token_file: Path | None = None
    """A file that holds the refresh token, in place of refresh_token."""
    scope: str = ""
    """What is asked for: https://outlook.office365.com/.default for Microsoft,
    https://mail.google.com/ for Google."""

    @field_validator("token_url")
    @classmethod
    def _is_safe(cls, url: str | None) -> str | None:
        return url if url is None else _safe_address(url)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.token_url and not self.client_id:
            raise ValueError("client_id is needed, as token_url is set")
        if self.token_url and not (self.client_secret or self.refresh_token):
            raise ValueError("client_secret or refresh_token (or a file of it) is needed")
        return self


_ENGINES = ("sqlite:///", "postgresql+psycopg://")


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: Annotated[str, Field(repr=False)] = "sqlite:///landssupport.db"
    """sqlite:/// and a path (a relative one starts at the working folder), or
    postgresql+psycopg://user:password@host/name, where one machine is not enough."""
    url_file: Path | None = None
    """A file that holds the URL, in place of url, as a password may stand in it."""

    @field_validator("url")
    @classmethod
    def _is_built(cls, url: str) -> str:
        # Never quoted: a URL may hold a password.
        if not url.removeprefix("sqlite:///") or not url.startswith(_ENGINES):
            raise ValueError("not a database's URL; use one as sqlite:///landssupport.db")
        if not is_url(url):
            raise ValueError("not a database's URL; in a password, write @ : / as %40 %3A %2F")
        return url


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
        if parts.scheme == "http" and not _is_loopback(parts.hostname):
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
        return url if url is None else _safe_address(url)

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


class BusinessRegisterSettings(Section):
    """The business register (CVR), asked for firms' names and whether they have ceased."""

    url: str | None = None
    """The address of the search in Virk's CVR service. Without it nobody is asked."""
    username: str | None = None
    """Who logs in."""
    password: SecretStr | None = None
    """The password of username."""
    password_file: Path | None = None
    """A file that holds the password, in place of password."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.url and not (self.username and self.password):
            raise ValueError("username and password (or password_file) are needed, as url is set")
        return self

    def service(self) -> BusinessRegister | None:
        """What workflow.business_register needs; None where no url is set."""
        if not (self.url and self.username and self.password):
            return None
        return BusinessRegister(self.url, self.username, self.password.get_secret_value())


class ReadingSettings(Section):
    """The limits within which one attachment is read."""

    ocr: bool = True
    """Read pages that are only a picture."""
    time_limit_seconds: Positive = 30
    """The time one attachment may take."""
    memory_mb: Annotated[int, Field(ge=128)] = 512
    """The memory one attachment may take."""


class WorkflowSettings(Section):
    """What is answered, and when."""

    service_days: Positive = 5
    """Working days (in Denmark) within which a ticket is to be decided. They are counted from the
    day after it came; while the sender is waited for, the count stands still."""
    reminder_days: Positive = 7
    """Working days (in Denmark) after a question until its sender is reminded, once."""
    close_days: Positive = 21
    """Working days after a question until its ticket is closed where no answer has come; its sender
    is told, and an answer opens it again. It must be more than reminder_days."""
    retention_days: Positive = 1825
    """Days after a ticket's end until its persons are made anonymous and its mails erased; case,
    dates, theme and decision stay. What gives somebody access is kept while it does."""
    renewal_days: Count = 30
    """Days before an agreement's last day on which the user responsible is asked for a new one;
    0 asks nobody. What it gave is put before a caseworker when it has ended, either way."""
    recertify_months: Count = 0
    """Months after which each user responsible is asked who of the firm's users is to stay; 0 asks
    nobody."""
    auto_acknowledge: bool = True
    """Tell the sender of a complete request that it has been received."""
    answer_within_days: Positive = 7
    """A mail that arrived longer ago than this gets no automatic answer."""
    answers_per_address_per_day: Count = 50
    """At most so many automatic answers go to one address in a day."""
    answers_per_thread_per_hour: Count = 3
    """At most so many automatic answers go out in one thread in an hour."""
    guide_url: str | None = None
    """The address of the guide on user administration, for those who administer their own users."""
    own_addresses: tuple[str, ...] = ("dfdg@star.dk",)
    """Our own addresses besides smtp.sender and mailbox.username: never answered, never taken for
    a firm's."""

    @field_validator("guide_url")
    @classmethod
    def _is_url(cls, url: str | None) -> str | None:
        if url is not None and not urlsplit(url).hostname:
            raise ValueError(f"{url!r} is no address; give one as https://star.dk/vejledning")
        return url

    @model_validator(mode="after")
    def _reminds_first(self) -> Self:
        if self.close_days <= self.reminder_days:
            raise ValueError("close_days must be more than reminder_days: one is reminded first")
        return self

    @field_validator("own_addresses")
    @classmethod
    def _are_addresses(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        for address in addresses:
            if not _is_address(address):
                raise ValueError(f"{address!r} is no e-mail address")
        return tuple(address.lower() for address in addresses)


class LogSettings(Section):
    """What is written to standard error. Nothing personal and no secret is, at any level."""

    format: Format = "readable"
    """"readable" (a line for a person) or "json" (an object a line, for what collects logs)."""
    level: Level = "info"
    """The least that is told: "debug", "info", "warning" or "error". Of libraries only that they
    warned is ever told."""


class MetricsSettings(Section):
    """Figures for Prometheus (/metrics) and health of this process (/health), on a port of their
    own; every process of a machine needs another. Whoever reaches the port may read them: there is
    nothing personal in them, but keep it inside."""

    host: str = "127.0.0.1"
    """The address to listen on."""
    port: Port | None = None
    """The port to listen on. Without it there are no figures."""


class HealthSettings(Section):
    """When /health tells of trouble (503) and since when."""

    mailbox_minutes: Count = 15
    """Minutes without a pass over the mailbox that came through; 0 tells nothing."""
    outbox_minutes: Count = 30
    """Minutes in which nobody carries out what is due in the outbox, or nothing of one kind
    (reading, sending, provisioning) comes through; 0 tells nothing."""


class Settings(Section):
    """All settings, as one frozen value."""

    mailbox: MailboxSettings = MailboxSettings()
    smtp: SmtpSettings = SmtpSettings()
    oauth: OAuthSettings = OAuthSettings()
    database: DatabaseSettings = DatabaseSettings()
    provisioning: ProvisioningSettings = ProvisioningSettings()
    web: WebSettings = WebSettings()
    business_register: BusinessRegisterSettings = BusinessRegisterSettings()
    reading: ReadingSettings = ReadingSettings()
    workflow: WorkflowSettings = WorkflowSettings()
    log: LogSettings = LogSettings()
    metrics: MetricsSettings = MetricsSettings()
    health: HealthSettings = HealthSettings()

    @model_validator(mode="after")
    def _has_tokens(self) -> Self:
        if self.takes_tokens and not self.oauth.token_url:
            raise ValueError('[oauth] token_url is needed, as an auth is "xoauth2"')
        if self.mailbox.sent_folder and not self.mailbox.host:
            raise ValueError("[mailbox] host is needed, as sent_folder is set")
        return self

    @property
    def takes_tokens(self) -> bool:
        """Whether mailbox or SMTP are logged in to with an access token."""
        return "xoauth2" in (self.mailbox.auth, self.smtp.auth)

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every address that is ours, in lower case."""
        named = {self.smtp.sender_address, self.mailbox.username or ""}
        return frozenset(a.lower() for a in named if "@" in a) | set(self.workflow.own_addresses)


def load(path: Path, env: Mapping[str, str]) -> Settings:
    """Read the settings of `path`, overridden by `env`'s LANDSSUPPORT_SECTION__KEY.

    A variable that is empty takes the key's default. Relative paths start at the folder of `path`.
    Raises ConfigError for anything that is not right.
    """
    data = _read_toml(path)
    variables = _variables(env)
    for key, name in variables.items():
        _override(data, key, _from_text(KEYS[key], env[name]))
    # Where a value comes from, for the mistake in it.
    place = {key: f"{path}: {_label(key)}" for key in KEYS} | variables
    for key in KEYS:
        if key[-1].endswith("_file"):
            _resolve_file(data, key, path.parent, place)
    try:
        return Settings.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        raise ConfigError(_line(error, path, variables)) from None


def _keys(model: type[Section], prefix: Key = ()) -> Iterator[tuple[Key, Any]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield from _keys(field.annotation, (*prefix, name))
        else:
            yield (*prefix, name), field.annotation


# Every key with its type, in the order of the models.
KEYS: dict[Key, Any] = dict(_keys(Settings))
SECRETS = {key for key in KEYS if (*key[:-1], f"{key[-1]}_file") in KEYS}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        hint = "name the file with --config or LANDSSUPPORT_CONFIG"
        raise ConfigError(f"{path}: no such file; {hint}") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None


def _variables(env: Mapping[str, str]) -> dict[Key, str]:
    """The keys that the environment sets, with the variables' names."""
    names = {PREFIX + "__".join(key).upper(): key for key in KEYS}
    found = {}
    for name in sorted(env):
        if not name.upper().startswith(PREFIX) or name.upper() in NOT_SETTINGS:
            continue
        if name.upper() not in names:
            raise ConfigError(f"{name}: no such setting{_near(name.upper(), list(names))}")
        found[names[name.upper()]] = name
    return found


def _override(data: dict[str, Any], key: Key, value: Any) -> None:
    table = data
    for section in key[:-1]:
        table = table.setdefault(section, {})
        if not isinstance(table, dict):
            return  # told when the whole is checked
    table.pop(key[-1], None)
    if value != "":
        table[key[-1]] = value


def _from_text(annotation: Any, text: str) -> Any:
    """A variable's text as its key's type; what does not fit stays text, and is told of later."""
    types = get_args(annotation) if get_origin(annotation) in UNIONS else (annotation,)
    types = tuple(get_args(t)[0] if get_origin(t) is Annotated else t for t in types)
    if bool in types:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    if int in types and text.strip().lstrip("-").isdecimal():
        return int(text)
    if any(get_origin(t) is tuple for t in types):
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _resolve_file(data: dict[str, Any], key: Key, folder: Path, place: Mapping[Key, str]) -> None:
    """Make a file's path whole, and where it holds a secret, put the secret in its place."""
    table = data
    for section in key[:-1]:
        table = table.get(section, {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict) or not isinstance(table.get(key[-1]), str):
        return
    file = folder / table[key[-1]]
    table[key[-1]] = str(file)
    if not file.is_file():
        raise ConfigError(f"{place[key]}: {file}: no such file")
    secret = (*key[:-1], key[-1].removesuffix("_file"))
    if secret not in SECRETS:
        return
    if secret[-1] in table:
        raise ConfigError(f"{place[key]}: {secret[-1]} is given as well; give only one of the two")
    table[secret[-1]] = _read_secret(file, place[key])


def _read_secret(file: Path, place: str) -> str:
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{place}: {file}: not UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{place}: {file}: {error.strerror}") from None


def _line(error: ValidationError, path: Path, variables: Mapping[Key, str]) -> str:
    mistakes = error.errors(include_url=False)
    first = mistakes[0]
    key = tuple(str(part) for part in first["loc"])
    known = next((key[:n] for n in range(len(key), 0, -1) if key[:n] in KEYS), key)
    place = variables.get(known) or (f"{path}: {_label(known)}" if known else str(path))
    more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
    shown = "the value" if known in SECRETS else repr(first["input"])
    return f"{place}: {_what(first, known, shown)}{more}"


def _what(mistake: Any, key: Key, shown: str) -> str:
    limits = mistake.get("ctx", {})
    match mistake["type"]:
        case "extra_forbidden":
            siblings = {k[: len(key)] for k in KEYS if k[: len(key) - 1] == key[:-1]}
            if isinstance(mistake["input"], dict):
                thing = "section"
            else:
                thing = "key" if len(key) > 1 else "key outside of the sections"
            return f"no such {thing}{_near(key[-1], [k[-1] for k in siblings])}"
        case "literal_error":
            return f"{shown} is none of {limits['expected']}"
        case "greater_than_equal":
            return f"{shown} is too small; the least is {limits['ge']}"
        case "less_than_equal":
            return f"{shown} is too large; the most is {limits['le']}"
        case "value_error":
            return str(limits["error"])
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{shown} is no section; write it as [{'.'.join(key)}]"
        case type_mistake:
            right = RIGHT.get(type_mistake, mistake["msg"].lower())
            return f"{shown} does not fit; give {right}"


def _label(key: Key) -> str:
    """How a person finds a key in the file: `[web.oidc] issuer`, or a section by its name."""
    if len(key) == 1 or any(len(k) > len(key) and k[: len(key)] == key for k in KEYS):
        return f"[{'.'.join(key)}]"
    return f"[{'.'.join(key[:-1])}] {key[-1]}"


def _near(word: str, words: list[str]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _safe_address(url: str) -> str:
    """An address that secrets may be sent to: over TLS, or on this machine."""
    parts = urlsplit(url)
    near = parts.scheme == "http" and _is_loopback(parts.hostname or "")
    if not (parts.hostname and (parts.scheme == "https" or near)):
        raise ValueError("not an address; give one that begins with https://")
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_address(text: str) -> bool:
    local, _, domain = text.rpartition("@")
    return bool(local and domain) and not any(c.isspace() or c in "<>," for c in text)
