"""The settings: config.toml, what the environment overrides, and secrets from files.

The docstring of each key is its documentation; config.toml shows them all with their defaults.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from email.utils import parseaddr
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
from workflow.smtp import Relay

PREFIX = "LANDSSUPPORT_"
UNIONS = (Union, UnionType)  # as `Annotated[...] | None` and `str | None` make them
NOT_SETTINGS = {"LANDSSUPPORT_CONFIG"}

Tls = Literal["implicit", "starttls", "none"]
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
    auth: Literal["password", "xoauth2"] = "password"
    """How to log in: "password". ("xoauth2" is not in this version.)"""
    folder: str = "INBOX"
    """The folder that mails arrive in."""
    done_folder: str = "Behandlet"
    """Where a mail is filed once it is stored. "/" stands between a folder and the one in it."""
    failed_folder: str = "Fejlet"
    """Where a mail is filed that could not be taken in; a person has to look there."""
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
        if self.auth == "xoauth2":
            raise ValueError('auth = "xoauth2" is not in this version; use "password"')
        if self.host and not (self.username and self.password):
            raise ValueError("username and password (or password_file) are needed, as host is set")
        folders = [self.folder, self.done_folder, self.failed_folder]
        if len({folder.casefold() for folder in folders}) < len(folders) or "" in folders:
            raise ValueError("folder, done_folder and failed_folder must be three folders")
        return self

    def account(self) -> Account | None:
        """What intake.mailbox needs; None where no host is set."""
        if not (self.host and self.username and self.password):
            return None
        return Account(
            host=self.host,
            port=self.port or (993 if self.tls == "implicit" else 143),
            tls=self.tls,
            ca_file=self.ca_file,
            username=self.username,
            password=self.password.get_secret_value(),
            folder=self.folder,
            done_folder=self.done_folder,
            failed_folder=self.failed_folder,
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
        if bool(self.username) != bool(self.password):
            raise ValueError("username and password (or password_file) go together: give both")
        return self

    @property
    def sender_address(self) -> str:
        """The bare address of sender, for the envelope."""
        return parseaddr(self.sender)[1]

    def relay(self) -> Relay | None:
        """What workflow.smtp needs; None where no host is set."""
        if not self.host:
            return None
        return Relay(
            host=self.host,
            port=self.port or {"implicit": 465, "starttls": 587, "none": 25}[self.tls],
            tls=self.tls,
            ca_file=self.ca_file,
            username=self.username,
            password=self.password.get_secret_value() if self.password else None,
            timeout_seconds=self.timeout_seconds,
        )


_ENGINES = ("sqlite:///", "postgresql+psycopg://")


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: str = "sqlite:///landssupport.db"
    """sqlite:/// and a path (a relative one starts at the working folder), or
    postgresql+psycopg://user:password@host/name, where one machine is not enough."""

    @field_validator("url")
    @classmethod
    def _is_built(cls, url: str) -> str:
        if not url.removeprefix("sqlite:///") or not url.startswith(_ENGINES):
            # Not quoted: a URL may hold a password.
            raise ValueError("not a database's URL; use one as sqlite:///landssupport.db")
        return url


class ScimSettings(Section):
    """A SCIM service that users are created in. Not in this version."""

    url: str | None = None
    """The service's base URL."""
    token: SecretStr | None = None
    """The bearer token."""
    token_file: Path | None = None
    """A file that holds the token, in place of token."""


class ProvisioningSettings(Section):
    """How approved users are created."""

    kind: Literal["manual", "directory", "scim"] = "manual"
    """"manual": a caseworker does the steps and confirms them; "directory": an embedded directory,
    for trying out. ("scim" is not in this version.)"""
    scim: ScimSettings = ScimSettings()

    @model_validator(mode="after")
    def _is_built(self) -> Self:
        if self.kind == "scim":
            raise ValueError('kind = "scim" is not in this version; use "manual" or "directory"')
        return self


class OidcSettings(Section):
    """Log-in by an OpenID Connect provider. Not in this version."""

    issuer: str | None = None
    """The provider's issuer URL."""
    client_id: str | None = None
    """Our name at the provider."""
    client_secret: SecretStr | None = None
    """Our secret at the provider."""
    client_secret_file: Path | None = None
    """A file that holds the secret, in place of client_secret."""

    @model_validator(mode="after")
    def _is_built(self) -> Self:
        if self.model_fields_set:
            raise ValueError("is not in this version; caseworkers log in with local accounts")
        return self


class WebSettings(Section):
    """The desk."""

    host: str = "127.0.0.1"
    """The address to listen on."""
    port: Port = 8080
    """The port to listen on."""
    base_url: str | None = None
    """The desk's address as caseworkers see it, where it is not http://host:port."""
    session_hours: Positive = 10
    """How long a log-in lasts."""
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

    reminder_days: Positive = 7
    """Working days (in Denmark) after a question until its sender is reminded, once."""
    close_days: Positive = 21
    """Working days after a question until its ticket is closed where no answer has come; its sender
    is told, and an answer opens it again. It must be more than reminder_days."""
    retention_days: Positive = 1825
    """Days until a closed ticket's persons are made anonymous. (Not in this version.)"""
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


class Settings(Section):
    """All settings, as one frozen value."""

    mailbox: MailboxSettings = MailboxSettings()
    smtp: SmtpSettings = SmtpSettings()
    database: DatabaseSettings = DatabaseSettings()
    provisioning: ProvisioningSettings = ProvisioningSettings()
    web: WebSettings = WebSettings()
    reading: ReadingSettings = ReadingSettings()
    workflow: WorkflowSettings = WorkflowSettings()

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
    place = variables.get(known) or f"{path}: {_label(known)}"
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


def _is_address(text: str) -> bool:
    local, _, domain = text.rpartition("@")
    return bool(local and domain) and not any(c.isspace() or c in "<>," for c in text)
