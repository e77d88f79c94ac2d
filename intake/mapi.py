"""What Outlook keeps of a mail (MS-OXPROPS), made into the message (RFC 5322) that it was."""

import re
import struct
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import HeaderParser
from email.utils import format_datetime

from intake.headers import clean_line
from intake.letters import decoded
from intake.rtf import rtf_letters, unpacked_rtf, wrapped_html

STRING8, UNICODE, BINARY, OBJECT = 0x1E, 0x1F, 0x102, 0x0D

SUBJECT, HEADER, SUBMITTED, DELIVERED = 0x0037, 0x007D, 0x0039, 0x0E06
BODY, RTF, HTML = 0x1000, 0x1009, 0x1013
MESSAGE_ID, REFERENCES, IN_REPLY_TO = 0x1035, 0x1039, 0x1042
SENDER_NAMES, SENDER_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
RECIPIENT_KIND, DISPLAY_NAME, RECIPIENT_ADDRESSES = 0x0C15, 0x3001, (0x39FE, 0x3003)
FILE_DATA, FILE_NAMES, FILE_KIND = 0x3701, (0x3707, 0x3704, 0x3001), 0x370E
MESSAGE_CODEPAGE, BODY_CODEPAGE = 0x3FFD, 0x3FDE

_TO, _CC = 1, 2
_LONGEST_RTF = 8_000_000
_LONGEST_HEADER = 200_000
_KIND = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}", re.ASCII)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 28605: "iso-8859-15"}
# These are made anew for the parts as they are stored.
_OWN_FIELDS = ("content-", "mime-version")


@dataclass(frozen=True, slots=True)
class Properties:
    """Values by the number of their property: each has its type and its bytes."""

    values: Mapping[int, tuple[int, bytes]]
    charset: str | None = None

    def text(self, *ids: int) -> str:
        """The first of these that has letters."""
        for each in ids:
            kind, data = self.values.get(each, (0, b""))
            if kind == UNICODE:
                said = data.decode("utf-16-le", "replace")
            elif kind in (STRING8, BINARY):
                said = decoded(data, self.charset)
            else:
                continue
            if said := said.rstrip("\0"):
                return said
        return ""

    def data(self, number: int) -> bytes:
        return self.values.get(number, (0, b""))[1]

    def kind(self, number: int) -> int:
        return self.values.get(number, (0, b""))[0]

    def count(self, number: int) -> int:
        data = self.data(number)[:4]
        return struct.unpack("<i", data)[0] if len(data) == 4 else 0

    def time(self, *ids: int) -> datetime | None:
        for data in (self.data(each)[:8] for each in ids):
            if len(data) == 8 and any(data):
                try:
                    return _EPOCH + timedelta(microseconds=int.from_bytes(data, "little") // 10)
                except OverflowError:
                    continue
        return None


@dataclass(frozen=True, slots=True)
class File:
    name: str
    kind: str
    content: bytes


@dataclass(slots=True)
class Stored:
    """A mail as Outlook keeps it. `enclosed` are the mails that were attached to it."""

    properties: Properties
    recipients: Sequence[Properties] = ()
    files: list[File] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)


def charset_of(codepage: int) -> str | None:
    """A codec's name for a number of Windows' code pages; None for none."""
    return _PAGES.get(codepage, f"cp{codepage}") if codepage > 0 else None


def message_of(stored: Stored) -> Message:
    """The message, with the header that it came with, or one made of what Outlook knows."""
    message = Message()
    for name, value in _fields(stored):
        message[name] = clean_line(value)
    message["Content-Type"] = "multipart/mixed"
    bodies = list(_bodies(stored.properties))
    parts = [_many("multipart/alternative", bodies)] if len(bodies) > 1 else bodies
    parts += [_leaf(file.kind, file.content, name=file.name) for file in stored.files]
    parts += [_many("message/rfc822", [each]) for each in stored.enclosed]
    return _holding(message, parts)


def _fields(stored: Stored) -> Iterator[tuple[str, str]]:
    said = HeaderParser().parsestr(stored.properties.text(HEADER)[:_LONGEST_HEADER])
    own = [(k, str(v)) for k, v in said.items() if not k.lower().startswith(_OWN_FIELDS)]
    yield from own
    known = {name.lower() for name, _ in own}
    yield from ((k, v) for k, v in _made(stored) if v and k.lower() not in known)


def _made(stored: Stored) -> Iterator[tuple[str, str]]:
    about = stored.properties
    yield "From", _mailbox(about.text(*SENDER_NAMES), _address(about, SENDER_ADDRESSES))
    for field_name, kind in (("To", _TO), ("Cc", _CC)):
        yield (
            field_name,
            ", ".join(
                _mailbox(each.text(DISPLAY_NAME), _address(each, RECIPIENT_ADDRESSES))
                for each in stored.recipients
                if each.count(RECIPIENT_KIND) == kind
            ),
        )
    yield "Subject", about.text(SUBJECT)
    if sent := about.time(SUBMITTED, DELIVERED):
        yield "Date", format_datetime(sent)
    yield "Message-ID", about.text(MESSAGE_ID)
    yield "In-Reply-To", about.text(IN_REPLY_TO)
    yield "References", about.text(REFERENCES)


def _address(about: Properties, ids: Sequence[int]) -> str:
    """An address of the internet; colleagues on one server have others, in X.500's form."""
    return next((said for each in ids if "@" in (said := about.text(each)).strip("'")), "")


def _mailbox(name: str, address: str) -> str:
    """As it stands in a header; empty without an address, which no header can do without."""
    name = re.sub(r'["\\]', "", name)
    return f'"{name}" <{address}>' if name and address else address


def _bodies(about: Properties) -> Iterator[Message]:
    """Plain text, and HTML, which Outlook often keeps inside of RTF only."""
    plain, html = about.text(BODY), about.data(HTML)
    if plain.strip():
        yield _leaf("text/plain", plain.encode("utf-8", "replace"), "utf-8")
    if about.kind(HTML) == UNICODE:
        yield _leaf("text/html", about.text(HTML).encode("utf-8", "replace"), "utf-8")
    elif html.strip(b"\0 \r\n"):
        yield _leaf("text/html", html, charset_of(about.count(BODY_CODEPAGE)))
    elif rtf := _rtf(about):
        if wrapped := wrapped_html(rtf):
            yield _leaf("text/html", wrapped.encode("utf-8", "replace"), "utf-8")
        elif not plain.strip():
            yield _leaf("text/plain", rtf_letters(rtf).encode("utf-8", "replace"), "utf-8")


def _rtf(about: Properties) -> bytes:
    try:
        return unpacked_rtf(about.data(RTF), _LONGEST_RTF)
    except ValueError:
        return b""


def _leaf(kind: str, data: bytes, charset: str | None = None, name: str = "") -> Message:
    part = Message()
    kind = kind if _KIND.fullmatch(kind) else "application/octet-stream"
    part["Content-Type"] = f'{kind}; charset="{charset}"' if charset else kind
    part["Content-Transfer-Encoding"] = "base64"
    if name or not charset:
        name = re.sub(r'["\\]', "_", clean_line(name))
        part["Content-Disposition"] = f'attachment; filename="{name}"'
    part.set_payload(b64encode(data).decode("ascii"))
    return part


def _many(kind: str, parts: list[Message]) -> Message:
    whole = Message()
    whole["Content-Type"] = kind
    return _holding(whole, parts)


def _holding(whole: Message, parts: Sequence[Message]) -> Message:
    whole.set_payload([*parts])
    return whole
