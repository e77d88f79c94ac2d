"""How mails come in and go out: [mailbox], [smtp], [oauth]."""

from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from typing import Self

from pydantic import SecretStr, field_validator, model_validator

from intake.mailbox import Account
from landssupport.settings.section import (
    Auth,
    Port,
    Positive,
    Section,
    Tls,
    is_address,
    is_loopback,
    safe_address,
)
from workflow.smtp import Relay


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
        if not is_address(parseaddr(sender)[1]):
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
            require_tls=not is_loopback(self.host)
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
        return url if url is None else safe_address(url)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.token_url and not self.client_id:
            raise ValueError("client_id is needed, as token_url is set")
        if self.token_url and not (self.client_secret or self.refresh_token):
            raise ValueError("client_secret or refresh_token (or a file of it) is needed")
        return self
