"""What a delivery report says of the mail that it is about: RFC 3464, and what mail servers write
in words of their own (qmail, Exim, Exchange, Gmail, Postfix).
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice

from intake.heads import ADDRESS
from intake.letters import decoded
from intake.reading import Returned

_MOST_PARTS = 100
_LONGEST = 20_000
_MOST = 20  # ids, or recipients, of one report
_ID_LINE = re.compile(r"^[\s>]*Message-ID:\s*(<[^<>\s]{3,500}>)", re.I | re.M)
_ID = re.compile(r"<[^<>\s]{3,500}>")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_COPY = re.compile(
    r"^[-\s>]*(?:below this line is a copy of the message|this is a copy of (?:the|your) message"
    r"|original message|the body of your message|oprindelig meddelelse)",
    re.I | re.M,
)
_MACHINE = re.compile(r"mailer-daemon|postmaster|mail-?daemon|mail delivery|system administrator"
                      r"|microsoft exchange|systemadministrator", re.I)  # fmt: skip
_FAILED = re.compile(
    r"(?:could ?n[o ]t|cannot|can t|not|unable to|wasn t able to) (?:be )?deliver|undeliver"
    r"|did(?: not|n t) reach|failed permanently|permanent(?:ly)? (?:fatal )?error|giving up on it"
    r"|delivery (?:to the following \w+ |has |have )?failed|has been rejected|couldn t deliver"
    r"|(?:kunne|kan|blev) ikke (?:blive )?levere|leveringsfejl|levering(?:en)? mislykkedes"
    r"|nåede ikke frem",
    re.I,
)
_DELAYED = re.compile(
    r"warning message only|no action is required|not need to resend|will be retried"
    r"|(?:will|is being) (?:continue|keep|retr)\w*|delivery (?:is )?(?:delayed|incomplete)"
    r"|(?:has|have) not (?:yet )?been delivered|still being attempted"
    r"|forsinke|forsøger igen|skal ikke sende (?:den|mailen) igen",
    re.I,
)


def returned_in(raw: bytes) -> Returned | None:
    """What a report says, or None where the mail is none. Never raises."""
    try:
        message = message_from_bytes(raw)
        parts = list(islice(message.walk(), _MOST_PARTS))
        return _by_the_standard(parts) or _in_words(message, parts)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _by_the_standard(parts: list[Message]) -> Returned | None:
    blocks = [
        block
        for part in parts
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status")
        and isinstance(part.get_payload(), list)
        for block in part.get_payload()
        if isinstance(block, Message)
    ]
    if not blocks:
        return None
    actions = {_field(block, "action").lower() for block in blocks} - {""}
    statuses = [code for b in blocks for code in _STATUS.findall(_field(b, "status"))]
    status = next(iter(statuses), "")
    recipients = [
        address
        for block in blocks
        for name in ("original-recipient", "final-recipient")
        for address in ADDRESS.findall(_field(block, name))
    ]
    envelopes = [value for b in blocks if (value := _field(b, "original-envelope-id"))]
    return Returned(
        failed="failed" in actions or (not actions and status.startswith("5")),
        message_ids=_ids(parts),
        envelope_id=_without_xtext(envelopes[0]) if envelopes else None,
        recipients=_each_once(recipients),
        status=status or None,
    )


def _in_words(message: Message, parts: list[Message]) -> Returned | None:
    """A report of a server that writes as it likes: by who sends it and what it says."""
    text = "\n".join(_texts(parts))[:_LONGEST]
    copy = _COPY.search(text)
    said = (text[: copy.start()] if copy else text).replace("'", " ")
    refused = _field(message, "x-failed-recipients")
    nobody = _field(message, "return-path") == "<>" or _MACHINE.search(_field(message, "from"))
    subject = _field(message, "subject")
    if not (refused or nobody):
        return None
    failed = _FAILED.search(said) or _FAILED.search(subject)
    delayed = _DELAYED.search(said) or _DELAYED.search(subject)
    if not (failed or delayed or refused):
        return None
    status = _STATUS.search(said)
    return Returned(
        failed=not delayed,
        message_ids=_each_once([*_ids(parts), *_ID_LINE.findall(text)]),
        envelope_id=None,
        recipients=_each_once(ADDRESS.findall(refused) or ADDRESS.findall(said)),
        status=status[1] if status else None,
    )


def _ids(parts: list[Message]) -> tuple[str, ...]:
    """The Message-IDs of the mails that came back, whole or only their headers."""
    found: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        if kind in ("message/rfc822", "message/global") and isinstance(part.get_payload(), list):
            returned = [inner for inner in part.get_payload() if isinstance(inner, Message)]
        elif kind in ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers"):
            returned = [BytesHeaderParser().parsebytes(_payload(part))]
        else:
            continue
        found += [i for inner in returned for i in _ID.findall(_field(inner, "message-id"))]
    return _each_once(found)


def _texts(parts: list[Message]) -> Iterator[str]:
    for part in parts:
        if part.get_content_type() == "text/plain":
            yield decoded(_payload(part), part.get_content_charset())


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _without_xtext(value: str) -> str:
    """An envelope id as it was sent (RFC 3461, 4: `+3D` for `=`)."""
    return re.sub(r"\+([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), value)


def _each_once(found: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    lower = [one if one.startswith("<") else one.lower() for one in found]
    return tuple(dict.fromkeys(lower))[:_MOST]
