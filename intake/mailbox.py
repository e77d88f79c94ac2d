"""EDGE: the IMAP mailbox (RFC 3501): what waits in it, its bytes, and filing it when stored.

Nothing is ever marked as seen, and no mail is expunged but one of which a copy was filed.
Every failure is an EdgeError.
"""

import imaplib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from math import ceil
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY
from threading import Event
from typing import Any, Literal, Self

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from intake.edge import (
    EdgeError,
    LogInRefusedError,
    TokenRefusedError,
    connection_error,
    tls_context,
)

# UIDs named in one command, so that its line keeps within what servers must take (RFC 7162, 4).
UIDS_AT_ONCE = 500
# Messages searched at once, so that the answer's line keeps within what imaplib takes.
SEARCHED_AT_ONCE = 50_000
# A server may end an IDLE after 29 minutes (RFC 2177).
IDLE_SECONDS = 28 * 60


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mailbox is and what its folders are called.

    In a folder's name "/" stands between a folder and the one in it, whatever the server's sign.
    With `token` nobody logs in with the password but with an access token (XOAUTH2): it is called
    with the token that the server refused, if it did, and raises EdgeError.
    """

    host: str
    port: int
    tls: Literal["implicit", "starttls", "none"]
    username: str
    password: str = field(repr=False)
    ca_file: Path | None = None
    token: Callable[[str | None], str] | None = field(default=None, repr=False)
    folder: str = "INBOX"
    done_folder: str = "Behandlet"
    failed_folder: str = "Fejlet"
    sent_folder: str | None = None
    timeout_seconds: float = 60

    @property
    def server(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail in the folder. `size` is in bytes, as the server says; 0 where it says none."""

    uid: int
    size: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail, or its header alone, as it came. `arrived` is the server's time for it, in UTC;
    None where the server gave none."""

    uid: int
    raw: bytes = field(repr=False)
    arrived: datetime | None


class Mailbox:
    """One connection with the folder selected. Not for more than one thread at a time.

    `name` is the same for the same folder always. `uidvalidity` is as of the last look: it, the
    name and a UID together mean one mail for good (RFC 3501, 2.3.1.1).
    """

    def __init__(self, account: Account) -> None:
        """Connect, log in and select the folder. Raises EdgeError."""
        self._account = account
        self._seen = 0
        self.uidvalidity = 0
        self.name = f"imap://{account.username}@{account.server}/{account.folder}"
        with _told(account):
            self._client = _connect(account)
        try:
            with _told(account):
                _log_in(self._client, account)
                self._prefix, self._separator = _namespace(self._client)
            self._select()
        except BaseException:
            _drop(self._client)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Log out, if the server still listens."""
        self._client.__exit__(None, None, None)

    @property
    def folders(self) -> tuple[str, ...]:
        """All folders of the account, by the names that the server gives them."""
        with _told(self._account):
            return tuple(name for _, _, name in self._client.list_folders())

    def waiting(self) -> list[Waiting]:
        """Every mail in the folder that is not marked as deleted, oldest first."""
        count = self._select()
        with _told(self._account):
            uids = self._search(count)
            sizes: dict[int, Any] = {}
            for some in _chunks(uids):
                sizes |= self._client.fetch(some, ["RFC822.SIZE"])
        self._seen = max(uids, default=self._seen)
        return [Waiting(uid, sizes.get(uid, {}).get(b"RFC822.SIZE") or 0) for uid in uids]

    def arrived_before(self, day: date) -> int:
        """How many mails in the folder the server got before that day."""
        with _told(self._account):
            return len(self._client.search(["BEFORE", day]))

    def fetch(self, uid: int) -> Fetched | None:
        """A whole mail; None where it is no longer there.

        A permanent EdgeError means that the server cannot give this one mail; others may be had.
        """
        return self._fetch(uid, "BODY.PEEK[]", b"BODY[]")

    def fetch_header(self, uid: int) -> Fetched | None:
        """A mail's header alone (for one too large to fetch); otherwise as `fetch`."""
        return self._fetch(uid, "BODY.PEEK[HEADER]", b"BODY[HEADER]")

    def file_done(self, uids: Sequence[int]) -> None:
        """Move mails to the done folder, which is made where it is not there."""
        self._file(uids, self._account.done_folder, "done_folder")

    def file_failed(self, uid: int) -> None:
        """Move a mail to the failed folder, which is made where it is not there."""
        self._file([uid], self._account.failed_folder, "failed_folder")

    def file_sent(self, raw: bytes, message_id: str, sent_at: datetime) -> None:
        """Lay a copy of a mail of ours into the folder of sent mails, unless it lies there.

        For a connection of its own: it leaves that folder selected.
        """
        folder = self._account.sent_folder
        assert folder, "there is a folder for sent mails"
        with _told(self._account):
            try:
                name = self._made(folder)
                self._client.select_folder(name)
                if not self._client.search(["HEADER", "Message-ID", message_id]):
                    self._client.append(name, raw, flags=[rb"\Seen"], msg_time=sent_at)
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                line = f"mailbox.sent_folder: nothing can be filed in {folder}: {_reason(error)}"
                raise EdgeError(line) from error

    def wait(self, seconds: float, stop: Event) -> bool:
        """Wait for new mail: True when some came, False after `seconds` or soon after `stop`.

        A server without IDLE (RFC 2177) is not asked at all: there the time is only waited.
        """
        with _told(self._account):
            if not self._client.has_capability("IDLE"):
                stop.wait(seconds)
                return False
            # What came since the last look may have been told of, and is not told again.
            self._client.noop()
            since = self._client.search(["UID", f"{self._seen + 1}:*", "UNDELETED"])
            if any(uid > self._seen for uid in since):
                return True
            return any(self._idle(some, stop) for some in _rounds(seconds) if not stop.is_set())

    def _select(self) -> int:
        """Select the folder afresh, which tells of a new UIDVALIDITY too; gives its count."""
        folder = self._full_name(self._account.folder)
        with _told(self._account):
            try:
                answer = self._client.select_folder(folder)
            except imaplib.IMAP4.readonly as error:
                raise EdgeError(f"mailbox.folder: {folder} may only be read") from error
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                raise EdgeError(f"mailbox.folder: {folder}: {_reason(error)}") from error
            uidvalidity = int(answer[b"UIDVALIDITY"])
            if uidvalidity != self.uidvalidity:
                self.uidvalidity, self._seen = uidvalidity, 0
            return int(answer[b"EXISTS"])

    def _search(self, count: int) -> list[int]:
        if count <= SEARCHED_AT_ONCE:
            return sorted(self._client.search("UNDELETED"))
        uids: set[int] = set()
        for first in range(1, count + 1, SEARCHED_AT_ONCE):
            last = min(first + SEARCHED_AT_ONCE - 1, count)
            uids.update(self._client.search([f"{first}:{last}", "UNDELETED"]))
        return sorted(uids)

    def _fetch(self, uid: int, what: str, key: bytes) -> Fetched | None:
        with _told(self._account, unreadable=f"mail {uid}"):
            answer = self._client.fetch([uid], [what, "INTERNALDATE"]).get(uid, {})
            if answer.get(key, b"") is None:  # so Dovecot tells, once, of one just expunged
                answer = self._client.fetch([uid], [what, "INTERNALDATE"]).get(uid, {})
        if key not in answer:
            return None
        raw, arrived = answer[key], answer.get(b"INTERNALDATE")
        if raw is None:
            line = f"mailbox.host: {self._account.server} does not give mail {uid}"
            raise EdgeError(line, permanent=True)
        aware = isinstance(arrived, datetime) and arrived.tzinfo is not None
        # The parser takes a short text for a number.
        raw = raw if isinstance(raw, bytes) else str(raw).encode()
        return Fetched(uid, raw, arrived.astimezone(UTC) if aware else None)

    def _file(self, uids: Sequence[int], folder: str, setting: str) -> None:
        with _told(self._account):
            for some in _chunks(uids):
                try:
                    self._move(some, self._made(folder))
                except IMAPClientAbortError:
                    raise
                except IMAPClientError as error:
                    line = f"mailbox.{setting}: nothing can be filed in {folder}: {_reason(error)}"
                    raise EdgeError(line) from error

    def _move(self, uids: Sequence[int], folder: str) -> None:
        if self._client.has_capability("MOVE"):
            self._client.move(uids, folder)
            return
        self._client.copy(uids, folder)
        self._client.delete_messages(uids, silent=True)
        # A plain EXPUNGE would take what others have marked as deleted too. Without UIDPLUS ours
        # stay, marked, and `waiting` passes over them.
        if self._client.has_capability("UIDPLUS"):
            self._client.uid_expunge(uids)

    def _made(self, folder: str) -> str:
        name = self._full_name(folder)
        if all(found != name for _, _, found in self._client.list_folders("", name)):
            self._client.create_folder(name)
            with suppress(IMAPClientError):  # only so that people's mail programs show it
                self._client.subscribe_folder(name)
        return name

    def _full_name(self, folder: str) -> str:
        """A setting's folder as the server calls it: with its separator, in our namespace."""
        name = folder.replace("/", self._separator)
        if name.upper() == "INBOX" or name.startswith(self._prefix):
            return name
        return self._prefix + name

    def _idle(self, seconds: float, stop: Event) -> bool:
        self._client.idle()
        came = False
        # In slices, so that `stop` is seen. A lost connection ends each at once, and DONE tells.
        for _ in range(ceil(seconds)):
            came = _tells_of_mail(self._client.idle_check(timeout=min(1.0, seconds)))
            if came or stop.is_set():
                break
        _, answers = self._client.idle_done()
        return came or _tells_of_mail(answers)


def open_mailbox(account: Account) -> Mailbox:
    """Connect, log in and select the folder: a context manager. Raises EdgeError."""
    return Mailbox(account)


def _connect(account: Account) -> IMAPClient:
    context = tls_context(account.ca_file, "mailbox")
    client = IMAPClient(
        account.host,
        account.port,
        ssl=account.tls == "implicit",
        ssl_context=context,
        timeout=account.timeout_seconds,
    )
    client.normalise_times = False
    client.socket().setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    if account.tls == "starttls":
        try:
            if not client.has_capability("STARTTLS"):
                line = f"mailbox.tls: {account.server} offers no STARTTLS"
                raise EdgeError(line)
            client.starttls(context)
        except BaseException:
            _drop(client)
            raise
    return client


def _drop(client: IMAPClient) -> None:
    with suppress(OSError):  # where TLS failed, the socket is gone already
        client.shutdown()


def _log_in(client: IMAPClient, account: Account) -> None:
    if account.token:
        _log_in_with_token(client, account, account.token)
        return
    try:
        if client.has_capability("AUTH=PLAIN"):
            client.plain_login(account.username, account.password)
        else:
            client.login(_quoted(account.username), account.password)
    except LoginError as error:
        if isinstance(error.__context__, IMAPClientAbortError):
            raise error.__context__ from None
        # The server's own words might repeat what it was sent; its code (RFC 5530) does not.
        code = re.search(r"\[([A-Z-]+)\]", str(error))
        line = f"mailbox.password: {account.server} refused the log-in for {account.username}"
        # UNAVAILABLE (RFC 5530) is the server's own trouble, and passes.
        kind = EdgeError if code and code[1] == "UNAVAILABLE" else LogInRefusedError
        raise kind(line + (f" ({code[1]})" if code else "")) from None
    except UnicodeEncodeError:
        line = f"mailbox.password: {account.server} takes no letters beyond ASCII in a log-in"
        raise EdgeError(line) from None


def _log_in_with_token(
    client: IMAPClient, account: Account, token: Callable[[str | None], str]
) -> None:
    """Log in by XOAUTH2; a token that is refused before its time is replaced once."""
    if not client.has_capability("AUTH=XOAUTH2"):
        raise EdgeError(f"mailbox.auth: {account.server} takes no access tokens (XOAUTH2)")
    refused = None
    for _ in range(2):
        taken = token(refused)
        if _takes_token(client, account, taken):
            return
        refused = taken
    line = f"mailbox.auth: {account.server} refused the access token for {account.username}"
    raise TokenRefusedError(line)


def _takes_token(client: IMAPClient, account: Account, token: str) -> bool:
    says = f"user={account.username}\x01auth=Bearer {token}\x01\x01"
    try:
        # A server that refuses tells why in a second challenge, which wants an empty answer.
        client.sasl_login("XOAUTH2", lambda challenge: b"" if challenge else says)
    except LoginError as error:
        if isinstance(error.__context__, IMAPClientAbortError):
            raise error.__context__ from None
        return False
    return True


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _namespace(client: IMAPClient) -> tuple[str, str]:
    """The prefix of our own folders, and what stands between a folder and the one in it."""
    if client.has_capability("NAMESPACE") and (personal := client.namespace().personal):
        prefix, separator = personal[0]
        return prefix, separator or "/"
    listed = client.list_folders("", "")
    separator = listed[0][1] if listed else None
    return "", separator.decode() if separator else "/"


def _rounds(seconds: float) -> Iterator[float]:
    """The lengths of the IDLEs that make up a wait. The first is short: what the server tells
    together with its leave to idle is seen only when the IDLE ends."""
    length = min(1.0, seconds)
    while seconds > 0:
        yield length
        seconds -= length
        length = min(IDLE_SECONDS, seconds)


def _tells_of_mail(answers: Sequence[Any]) -> bool:
    return any(answer[1] == b"EXISTS" for answer in answers if len(answer) > 1)


def _chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(uids), UIDS_AT_ONCE):
        yield uids[first : first + UIDS_AT_ONCE]


def _reason(error: Exception) -> str:
    """A server's own words, in one short line."""
    return " ".join(str(error).split())[:200]


@contextmanager
def _told(account: Account, unreadable: str = "") -> Iterator[None]:
    """Turn whatever goes wrong into an EdgeError. `unreadable` names the one mail asked for: then
    an answer that is a refusal or cannot be understood is that mail's fault, and permanent."""
    try:
        yield
    except EdgeError:
        raise
    except IMAPClientAbortError as error:
        raise EdgeError(f"mailbox.host: {account.server} broke off the connection") from error
    except OSError as error:
        raise connection_error(error, "mailbox", account.server) from error
    except Exception as error:  # an answer may be broken in any way, and its parser with it
        # Not the error's text: it may hold the answer, and so the mail.
        what = f"{account.server} refused or broke a command ({type(error).__name__})"
        line = f"mailbox.host: {what}" + (f" about {unreadable}" if unreadable else "")
        raise EdgeError(line, permanent=bool(unreadable)) from error
