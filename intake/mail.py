"""Bytes to Mail: headers, whose words, attachments (also those in .eml, .msg, zip, winmail.dat)."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from intake import compound, outlook, tnef
from intake.headers import headers_of, signals_of
from intake.heads import without_forwarded_marks
from intake.letters import shortened
from intake.mime import Parts, body_text, parts_of
from intake.nested import Room, unpacked
from intake.passages import passages_of, passes_on_enclosed
from intake.reading import Address, Attachment, Headers, Passage, Role
from intake.sniffing import MSG, TNEF

_DEEPEST = 3
# Nobody writes more, or a word so long; what finds things in text may take time that grows with
# the square of it.
_LONGEST_TEXT = 100_000
_LONGEST_ID = 998  # bytes, as of any line (RFC 5322, 2.1.1); a longer one could not be looked up
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FIELD = re.compile(
    rb"^(from|to|cc|subject|date|message-id)[ \t]*:((?:.*)(?:\n[ \t].*)*)", re.I | re.M
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, parsed and decoded, before anything in it is read.

    `signals` holds the headers, by lower-case name, that tell whether a person wrote the mail
    (auto-submitted, precedence, list-id, return-path, content-type, x-auto-response-suppress …).
    """

    headers: Headers
    signals: Mapping[str, str]
    text: str
    passages: tuple[Passage, ...]
    attachments: tuple[Attachment, ...]
    defects: tuple[str, ...]


def open_mail(raw: bytes) -> Mail:
    """A mail from its RFC 5322 bytes, or from what Outlook saves as .msg.

    Never raises: what is broken gets a line in `defects`.
    """
    defects: list[str] = []
    room = Room()
    if raw.startswith(compound.MAGIC):
        message = _saved(raw, room, defects) or Message()
    else:
        message = _parsed(raw, defects)
    return _opened(message, defects, room, depth=1)


def identity(raw: bytes) -> tuple[str | None, str]:
    """A mail's Message-ID, or None, and the SHA-256 of what was written, in hex.

    The hash leaves out what carriers add on the way, so a second delivery has the same. A mail
    without a Message-ID, or with an endless one, is known by all its bytes. Line ends do not count.
    Never raises.
    """
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip(b"\n")
    header, _, body = lines.partition(b"\n\n")
    fields: dict[bytes, bytes] = {}
    for name, value in _FIELD.findall(header):
        fields.setdefault(name.lower(), b" ".join(value.split()))
    # The id alone, without comments, as References of later mails will give it (RFC 5322, 3.6.4).
    field = _CONTROL.sub("", fields.pop(b"message-id", b"").decode("utf-8", "replace"))
    bracketed = _MESSAGE_ID.search(field)
    message_id = bracketed.group() if bracketed else field
    if not message_id or len(message_id.encode()) > _LONGEST_ID:
        return None, hashlib.sha256(lines.rstrip(b"\n").replace(b"\n", b"\r\n")).hexdigest()
    content = [name + b":" + fields[name] for name in sorted(fields)]
    content += [b"", body.rstrip(b"\n")]
    return message_id, hashlib.sha256(b"\n".join(content).replace(b"\n", b"\r\n")).hexdigest()


def _parsed(raw: bytes, defects: list[str]) -> Message:
    raw = raw.lstrip(b"\r\n")  # some programs save a mail below blank lines
    try:
        return message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # Thousands of parts in one another: what is left to read is the header and the letters.
        defects.append(f"mime: {type(error).__name__}")
        message = BytesHeaderParser().parsebytes(raw[: 1 << 20])
        del message["content-type"], message["content-transfer-encoding"]
        return message


def _saved(content: bytes, room: Room, defects: list[str]) -> Message | None:
    """The mail in one of Outlook's own files; None, and a defect, where it cannot be had."""
    try:
        return outlook.message_in(content, room)
    except compound.BrokenFileError:
        defects.append("msg: broken")
        return None


def _opened(message: Message, defects: list[str], room: Room, depth: int) -> Mail:
    headers = headers_of(message, defects)
    parts = parts_of(message)
    defects += parts.defects
    held = Parts(bodies=parts.bodies, enclosed=parts.enclosed)
    for file in parts.files:
        _hold(file, held, room, defects)
    text = shortened(without_forwarded_marks(body_text(held.bodies)), _LONGEST_TEXT)
    files = tuple(held.files)
    mail = Mail(headers, signals_of(message), text, passages_of(text, headers), files, ())
    passed_on = bool(held.enclosed) and passes_on_enclosed(text, headers)
    for each in held.enclosed if depth <= _DEEPEST else ():
        inner = _opened(each, defects, room, depth + 1)
        mail = _with_enclosed(mail, _fitting(inner, mail, defects), passed_on)
    if held.enclosed and depth > _DEEPEST:
        defects.append("mime: mails nested too deep")
    return replace(mail, defects=tuple(dict.fromkeys(defects)))


def _hold(file: Attachment, held: Parts, room: Room, defects: list[str]) -> None:
    """Put what a file holds, where it holds something, in its place among files and mails."""
    for leaf in unpacked(file, room, defects):
        if leaf.content_type == TNEF and (inner := _in_winmail(leaf, room, defects)):
            held.enclosed += inner.enclosed
            if not body_text(held.bodies):
                held.bodies = inner.bodies
            for each in inner.files:
                _hold(each, held, room, defects)
        elif (enclosed := _enclosed(leaf, room, defects)) is not None:
            held.enclosed.append(enclosed)
        else:
            held.files.append(leaf)


def _in_winmail(file: Attachment, room: Room, defects: list[str]) -> Parts | None:
    try:
        inner = parts_of(tnef.message_in(file.content, room, defects))
    except compound.BrokenFileError:
        inner = Parts()
    if not (inner.files or inner.enclosed or inner.bodies):
        defects.append("winmail.dat: broken")
        return None
    return inner


def _enclosed(file: Attachment, room: Room, defects: list[str]) -> Message | None:
    """The mail that a file is; None where it is none, or cannot be read."""
    if file.content_type == MSG:
        return _saved(file.content, room, defects)
    if file.content_type == "message/rfc822" and b":" in file.content[:1000]:
        return _parsed(file.content, defects)
    return None


def _fitting(inner: Mail, mail: Mail, defects: list[str]) -> Mail:
    """An attached mail with no more text than there is room for."""
    left = max(0, _LONGEST_TEXT - len(mail.text))
    if len(inner.text) <= left:
        return inner
    defects.append("mime: too much text in attached mails")
    passages = (replace(p, end=min(p.end, left)) for p in inner.passages if p.start < left)
    return replace(inner, text=inner.text[:left], passages=tuple(passages))


def _with_enclosed(mail: Mail, inner: Mail, passed_on: bool) -> Mail:
    """A mail with the words and the files of one that was attached to it."""
    if len(mail.text) >= _LONGEST_TEXT:
        return replace(mail, attachments=mail.attachments + inner.attachments)
    text = mail.text + "\n\n" if mail.text else ""
    passages = [*mail.passages]
    if passages:
        passages[-1] = replace(passages[-1], end=len(text))
    block = _header_block(inner.headers)
    author = inner.headers.sender
    passages.append(Passage(Role.QUOTED, len(text), len(text + block), author))
    text += block
    for each in inner.passages:
        own = each.role in (Role.NEW, Role.SIGNATURE)
        role = Role.FORWARDED if own else each.role
        start, end = each.start + len(text), each.end + len(text)
        passages.append(
            Passage(role if passed_on else Role.QUOTED, start, end, author if own else each.author)
        )
    return replace(
        mail,
        text=text + inner.text,
        passages=tuple(passages),
        attachments=mail.attachments + inner.attachments,
    )


def _header_block(headers: Headers) -> str:
    fields = [("Fra", _shown(headers.sender)), ("Emne", headers.subject)]
    if headers.date:
        fields.insert(1, ("Sendt", headers.date.strftime("%Y-%m-%d %H:%M UTC")))
    return "".join(f"{name}: {value}\n" for name, value in fields) + "\n"


def _shown(address: Address | None) -> str:
    return f"{address.name} <{address.email}>".strip() if address else ""
