"""The parts of a mail (RFC 2045 to 2049, 3676): bodies to read, and files."""

import re
from base64 import b64decode
from binascii import Error as BinasciiError
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from urllib.parse import unquote_to_bytes

from intake.headers import bare_name, raw_fields
from intake.letters import decoded, tidy
from intake.markup import html_text_and_tables
from intake.nested import uudecoded
from intake.reading import Attachment
from intake.smime import signed_content
from intake.sniffing import content_type_of, suffix_of

_DEEPEST = 40
_MOST_PARTS = 1_000
_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
_SIGNED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_PARAMETER = re.compile(r';\s*([\w!#$&^.+-]+)(\*\d+)?(\*)?\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.S)
_DOUBLE = re.compile(r"([^\s<>]+)\s?<(?:mailto:|https?://|http://)?([^<>\s]*)>", re.I)
_LINK = re.compile(r"<(?:https?|ftp|file|tel|callto|webcal):[^<>\s]*>", re.I)
_MAILTO = re.compile(
    r"((?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|)\s?<mailto:([^<>\s?]*)[^<>\s]*>", re.I
)
_CID = re.compile(r"\[cid:[^\]\s]*\]", re.I)
_WORDS = re.compile(r"\w+")
_LINE_ENDS = re.compile(r"(?<![ \t])[ \t]+(?=\n|$)")
_GAPS = re.compile(r"\n{4,}")
_BOUNDARY = re.compile(rb"^--([\w'()+,./:=?-]{1,70})[ \t]*\r?$", re.M)
# No small letter stands in its lines, so none of them is looked at for more than one beginning.
_UUENCODED = re.compile(r"^begin [0-7]{3,4} (\S[^\n]*)\n((?:[\t -`]*\n)*)end[ \t]*$", re.M)
_CLEAR_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]*: [^\n]*\n)*\n?(.*?)"
    r"^-----BEGIN PGP SIGNATURE-----.*?(?:^-----END PGP SIGNATURE-----\n?|\Z)",
    re.M | re.S,
)


@dataclass(slots=True)
class Body:
    """One thing said: in plain text, in HTML, or in both."""

    plain: str = ""
    html: str = ""
    tabular: bool = False


@dataclass(slots=True)
class Parts:
    """What a mail holds. `enclosed` are mails that were attached to it."""

    bodies: list[Body] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    count: int = 0


def parts_of(message: Message) -> Parts:
    """All parts of a mail. Never raises; what is broken gets a line in `defects`."""
    parts = Parts()
    _sort(message, parts, depth=0, alone=True)
    return parts


def body_text(bodies: list[Body]) -> str:
    """What a person would read, in the order in which it came."""
    text = "\n\n".join(text for body in bodies if (text := _chosen(body).strip("\n")))
    return _GAPS.sub("\n\n\n", _LINE_ENDS.sub("", text))


def _sort(part: Message, parts: Parts, depth: int, alone: bool = False) -> None:
    parts.count += 1
    parts.defects += [f"mime: {type(defect).__name__}" for defect in part.defects]
    if depth > _DEEPEST or parts.count > _MOST_PARTS:
        if "mime: too many or too deep parts" not in parts.defects:
            parts.defects.append("mime: too many or too deep parts")
        return
    kind = part.get_content_type()
    if kind in ("message/rfc822", "message/global"):
        _sort_enclosed(part, parts)
    elif kind == "multipart/alternative":
        _sort_alternatives(part, parts, depth)
    elif part.get_content_maintype() == "multipart" and not part.is_multipart():
        _sort_unbounded(part, parts, depth)
    elif part.get_content_maintype() == "multipart":
        for child in _children(part):
            if child.get_content_type() not in _SIGNATURES or kind != "multipart/signed":
                _sort(child, parts, depth + 1)
    else:
        _sort_leaf(part, kind, parts, alone)


def _sort_alternatives(part: Message, parts: Parts, depth: int) -> None:
    one = Body()
    for child in _children(part):
        inner = Parts(count=parts.count)
        _sort(child, inner, depth + 1)
        parts.count = inner.count
        parts.files += inner.files
        parts.enclosed += inner.enclosed
        parts.defects += inner.defects
        plain = "\n\n".join(body.plain for body in inner.bodies if body.plain.strip())
        html = "\n\n".join(body.html or body.plain for body in inner.bodies)
        if any(body.html for body in inner.bodies):
            one.html = html
            one.tabular |= any(body.tabular for body in inner.bodies)
        elif plain:
            one.plain = plain
    parts.bodies.append(one)


def _sort_unbounded(part: Message, parts: Parts, depth: int) -> None:
    """A multipart whose boundary is not stated, or not the one that stands in it."""
    data = payload_of(part, parts.defects)
    inner = Message()
    if found := _BOUNDARY.search(data):
        boundary = found.group(1).decode("ascii")
        head = f'Content-Type: {part.get_content_type()}; boundary="{boundary}"\n\n'
        inner = message_from_bytes(head.encode() + data)
    if not inner.is_multipart():
        inner = Message()
        inner.set_payload(data.decode("ascii", "surrogateescape"))
    _sort(inner, parts, depth + 1, alone=True)


def _sort_leaf(part: Message, kind: str, parts: Parts, alone: bool) -> None:
    data = payload_of(part, parts.defects)
    name = filename_of(part)
    disposition = (part.get_content_disposition() or "").lower()
    readable = part.get_content_maintype() == "text" and kind in ("text/plain", "text/html")
    if kind in _SIGNED and _opened(part, data, parts):
        return
    found = content_type_of(data, kind, name)
    # What says nothing of itself counts as plain text (RFC 2045, 5.2), and is not always.
    readable = readable and (found.startswith("text/") or alone)
    if readable and disposition != "attachment" and (alone or not name):
        parts.bodies.append(_read(part, kind, data, parts))
        return
    parts.files.append(Attachment(name or "uden navn" + suffix_of(found), found, data))


def _read(part: Message, kind: str, data: bytes, parts: Parts) -> Body:
    charset = parameters_of(part, "content-type").get("charset")
    if kind == "text/html" or (charset is None and data[:200].lstrip()[:5].lower() == b"<html"):
        text, tabular = html_text_and_tables(data, charset)
        return Body(html=text, tabular=tabular)
    text = tidy(decoded(data, charset))
    text = _CLEAR_SIGNED.sub(lambda m: re.sub(r"^- ", "", m.group(1), flags=re.M), text)
    text = _without_uuencoded(text, parts)
    options = parameters_of(part, "content-type")
    if options.get("format", "").lower() == "flowed":
        text = flowed(text, options.get("delsp", "").lower() == "yes")
    return Body(plain=_without_doubles(text))


def flowed(text: str, delete_space: bool) -> str:
    """Paragraphs of format=flowed put together again (RFC 3676, sections 4.1 to 4.4)."""
    lines: list[tuple[int, str]] = []
    open_depth: int | None = None
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        kept = line[:-1] if soft and delete_space else line
        if open_depth == depth and line != "-- ":
            lines[-1] = (depth, lines[-1][1] + kept)
        else:
            lines.append((depth, kept))
        open_depth = depth if soft else None
    return "\n".join(">" * depth + (" " if depth else "") + line for depth, line in lines)


def payload_of(part: Message, defects: list[str]) -> bytes:
    """A leaf's bytes, its transfer encoding undone as far as it goes. Never raises."""
    # Asked for it, the standard library decodes, and raises for some charsets.
    stored = part._payload  # type: ignore[attr-defined]
    if isinstance(stored, list):
        return b"\r\n".join(_as_bytes(each) for each in stored if isinstance(each, Message))
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "base64":
        return _base64(str(stored), defects)
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError):
        defects.append("mime: broken transfer encoding")
        data = str(stored).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def filename_of(part: Message) -> str:
    """A part's file name, decoded and bare; empty where it has none."""
    for header, key in (("content-disposition", "filename"), ("content-type", "name")):
        if name := bare_name(parameters_of(part, header).get(key, "")):
            return name
    return ""


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def _sort_enclosed(part: Message, parts: Parts) -> None:
    children = list(_children(part))
    if not children:
        data = payload_of(part, parts.defects)
        parts.files.append(Attachment(filename_of(part) or "uden navn.eml", "message/rfc822", data))
        return
    for child in children:
        # Base64 is forbidden here (RFC 2046, 5.2.1) and met: then the parser saw no header in it.
        if not child.keys() and "base64" in str(part.get("content-transfer-encoding", "")).lower():
            data = _base64(str(child.get_payload()), parts.defects)
            parts.files.append(Attachment("uden navn.eml", "message/rfc822", data))
        else:
            parts.enclosed.append(child)


def _as_bytes(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return str(message.get_payload()).encode("utf-8", "surrogateescape")


def _base64(text: str, defects: list[str]) -> bytes:
    raw = text.encode("ascii", "ignore")
    try:
        # Where the padding stands in the middle, several encodings were put one after another.
        return b64decode(raw)
    except (BinasciiError, ValueError):
        defects.append("mime: broken base64")
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(letters + b"=" * (-len(letters) % 4))


def parameters_of(part: Message, header: str) -> dict[str, str]:
    """A field's parameters by lower-case name, also in RFC 2231's pieces and charsets."""
    value = next(raw_fields(part, header), "")
    if not value:
        return {}
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for key, number, star, text in _PARAMETER.findall(";" + value.partition(";")[2]):
        text = text.strip()
        if text.startswith('"'):
            text = re.sub(r"\\([\"\\])", r"\1", text.strip('"'))
        if number or star:
            place = int(number[1:6]) if number else 0
            pieces.setdefault(key.lower(), []).append((place, bool(star), text))
        else:
            plain.setdefault(key.lower(), text)
    return plain | {key: _put_together(each) for key, each in pieces.items()}


def _put_together(pieces: list[tuple[int, bool, str]]) -> str:
    charset, data = None, b""
    for place, extended, text in sorted(pieces, key=lambda piece: piece[0]):
        if extended and place == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if extended else text.encode("utf-8", "surrogateescape")
    return decoded(data, charset)


def _opened(part: Message, data: bytes, parts: Parts) -> bool:
    """Put what an opaque S/MIME part signs in its place; an encrypted one stays a file."""
    inner = signed_content(data)
    if inner is None:
        parts.defects.append("smime: encrypted or unreadable")
        return False
    _sort(message_from_bytes(inner), parts, depth=_DEEPEST // 2)
    return True


def _without_uuencoded(text: str, parts: Parts) -> str:
    if "begin " not in text:
        return text

    def taken(match: re.Match[str]) -> str:
        data = uudecoded(match.group(2))
        if not data:
            return match.group()
        name = bare_name(match.group(1))
        parts.files.append(Attachment(name or "uden navn", content_type_of(data, "", name), data))
        return ""

    return _UUENCODED.sub(taken, text)


def _without_doubles(text: str) -> str:
    """Without the targets that Outlook writes beside each link's text; an address that the text
    itself does not give stays."""
    if "<" in text:
        text = _MAILTO.sub(_single, text)
        text = _LINK.sub("", text)
    return _CID.sub("", text) if "[cid:" in text else text


def _single(match: re.Match[str]) -> str:
    shown, target = match.groups()
    if shown and shown.lower() == target.lower():
        return shown
    if "@" not in target:
        return shown
    apart = bool(shown) or match.string[max(0, match.start() - 1) : match.start()].strip()
    return f"{shown} <{target}>" if apart else f"<{target}>"


def _chosen(body: Body) -> str:
    """Plain text, unless the HTML beside it says more or holds a table."""
    if not body.html.strip():
        return body.plain
    plain = set(_WORDS.findall(body.plain.lower()))
    html = set(_WORDS.findall(body.html.lower()))
    if not plain:
        return body.html
    if len(plain - html) > max(10, len(plain) * 2 // 3):
        return body.plain
    poorer = len(html - plain) > max(4, len(html) // 4)
    return body.html if body.tabular or poorer else body.plain
