"""A mail's HTML as its sender laid it out, and the pictures that stand in it."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from intake.letters import decoded
from intake.markup import charset_of
from intake.mime import parameters_of, payload_of

_MOST_PARTS, _DEEPEST = 200, 40
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_PICTURE_BYTES, _ALL_PICTURES_BYTES = 300_000, 1_500_000


@dataclass(frozen=True, slots=True)
class Rich:
    """`html` is as it came, hostile or not; `pictures` are `data:` URIs by Content-ID."""

    html: str
    pictures: Mapping[str, str] = field(default_factory=dict)


def rich_of(raw: bytes) -> Rich | None:
    """The HTML of a mail; None where it has none. Never raises.

    What stands in attached mails and in Outlook's own files is not looked for.
    """
    try:
        parts = list(_leaves(message_from_bytes(raw.lstrip(b"\r\n"))))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return None
    bodies = [_text(part) for part in parts if _is_body(part)]
    if not bodies:
        return None
    return Rich("\n<hr>\n".join(bodies), dict(_pictures(parts)))


def _leaves(message: Message) -> Iterator[Message]:
    waiting, seen = [(message, 0)], 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        if part.get_content_type() in ("message/rfc822", "message/global"):
            continue
        payload = part.get_payload()
        if isinstance(payload, list) and depth < _DEEPEST:
            children = [child for child in payload if isinstance(child, Message)]
            waiting += [(child, depth + 1) for child in reversed(children)]
        elif not isinstance(payload, list):
            yield part


def _is_body(part: Message) -> bool:
    attached = (part.get_content_disposition() or "").lower() == "attachment"
    return part.get_content_type() == "text/html" and not attached


def _text(part: Message) -> str:
    data = payload_of(part, [])
    declared = parameters_of(part, "content-type").get("charset")
    return decoded(data, declared or charset_of(data))


def _pictures(parts: list[Message]) -> Iterator[tuple[str, str]]:
    room = _ALL_PICTURES_BYTES
    for part in parts:
        name = str(part.get("content-id", "")).strip().strip("<>")
        kind = part.get_content_type()
        if not name or kind not in _PICTURES:
            continue
        data = payload_of(part, [])
        if len(data) <= min(room, _PICTURE_BYTES):
            room -= len(data)
            yield name, f"data:{kind};base64,{b64encode(data).decode()}"
