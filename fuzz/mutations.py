"""Mails that are no longer what somebody sent: their bytes, header and parts changed by chance.

`mutated` is a function of the corpus, the seed and a number alone, so that what was found can be
made again.
"""

import re
import zipfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from email import message_from_bytes
from email.header import Header
from email.message import Message
from io import BytesIO
from quopri import encodestring
from random import Random

from fuzz import oddities as odd
from fuzz import wording
from fuzz.seeds import Seeds
from fuzz.wording import size_of

Change = Callable[[bytes, Random, Seeds], bytes]

LONGEST = 2_000_000
_LINE = re.compile(rb"[^\n]*\n?")
_FIELD = re.compile(rb"[^\r\n:]+:[^\n]*\n(?:[ \t][^\n]*\n)*")


def mutated(seeds: Seeds, seed: int, number: int) -> bytes:
    """A mail of the corpus after one to four changes."""
    luck = Random(f"{seed}/{number}")
    raw = luck.choice(seeds.mails)
    for _ in range(luck.choice((1, 1, 2, 2, 3, 4))):
        raw = luck.choice(CHANGES)(raw, luck, seeds)[:LONGEST]
    return raw


# --- bytes ------------------------------------------------------------------------------------


def change_bytes(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    content = bytearray(raw)
    for _ in range(size_of(luck, 1, 5, 50, 500) if content else 0):
        content[luck.randrange(len(content))] = luck.randrange(256)
    return bytes(content)


def put_control_bytes(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    for _ in range(size_of(luck, 1, 5, 50)):
        at = luck.randint(0, len(raw))
        raw = raw[:at] + luck.choice(odd.CONTROL_BYTES) + raw[at:]
    return raw


def cut(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    a, b = _stretch(raw, luck)
    return luck.choice((raw[:a], raw[a:], raw[:a] + raw[b:]))


def repeat(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    a, b = _stretch(raw, luck)
    most = LONGEST // max(b - a, 1) // luck.choice((1, 10))
    return raw[:b] + raw[a:b] * min(size_of(luck, 1, 10, 1000), most) + raw[b:]


def splice(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The beginning of this mail and the end of another."""
    other = luck.choice(seeds.mails)
    return raw[: luck.randint(0, len(raw))] + other[luck.randint(0, len(other)) :]


def shuffle_lines(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    lines = _LINE.findall(raw)
    a, b = sorted((luck.randrange(len(lines)), luck.randrange(len(lines))))
    within = lines[a:b]
    luck.shuffle(within)
    return b"".join([*lines[:a], *within, *lines[b:]])


def change_line_ends(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    plain = raw.replace(b"\r\n", b"\n")
    ends = luck.choice(((b"\n",), (b"\r",), (b"\r\n", b"\n", b"\r"), (b"\r\r\n",), (b"\n\n",)))
    return b"".join(line + luck.choice(ends) for line in plain.split(b"\n"))


def encode_again(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The whole mail in another charset, or in UTF-8 twice."""
    charset = luck.choice(("utf-8", "utf-16", "utf-32", "cp865", "utf-7"))
    return raw.decode("latin-1").encode(charset, "replace")


# --- the header -------------------------------------------------------------------------------


def change_field(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """A field with an odd value, in the place of the right one or besides it."""
    name = luck.choice(list(odd.FIELDS))
    value = luck.choice(odd.FIELDS[name])
    if luck.random() < 0.2:
        value = luck.choice((b"\r\n " * luck.choice((1, 500)) + value, value * 50, value + b"\0"))
    line = name + luck.choice((b": ", b":", b" : ", b":\r\n ")) + value + b"\r\n"
    header, body = _halves(raw)
    fields = _FIELD.findall(header)
    if luck.random() < 0.8:
        fields = [f for f in fields if not f.lower().startswith(name.lower())]
    fields.insert(luck.randint(0, len(fields)), line)
    return b"".join(fields) + b"\r\n" + body


def change_fields(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """Fields that are gone, twice there, in disorder, or another mail's."""
    header, body = _halves(raw)
    fields = _FIELD.findall(header) or [b"X: x\r\n"]
    others = _FIELD.findall(_halves(luck.choice(seeds.mails))[0])
    fields = luck.choice(
        (
            luck.sample(fields, luck.randint(0, len(fields))),
            fields * 2,
            [*fields, *others],
            [*others],
            luck.choices(fields, k=size_of(luck, 3, 300)),
            [luck.choice((field.upper(), field.lower(), b" " + field)) for field in fields],
        )
    )
    return b"".join(fields) + b"\r\n" + body


def put_in_subject(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """What the body says, or something odd, as the subject."""
    words = wording.changed(luck.choice(seeds.words)[: luck.choice((60, 3000))], luck, seeds.words)
    charset = luck.choice(("utf-8", "utf-7", "utf-16"))
    try:
        subject = Header(words[:5000], charset).encode()
    except (ValueError, LookupError):
        subject = " ".join(words[:5000].split())
    header, body = _halves(raw)
    fields = [f for f in _FIELD.findall(header) if not f.lower().startswith(b"subject")]
    line = b"Subject: " + subject.encode("utf-8", "replace") + b"\r\n"
    return b"".join([*fields, line]) + b"\r\n" + body


# --- parameters -------------------------------------------------------------------------------


def change_charset(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    return _replaced(raw, luck, rb"charset\s*=\s*[^\s;]+", b"charset=" + luck.choice(odd.CHARSETS))


def change_encoding(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    value = luck.choice(odd.ENCODINGS)
    return _replaced(
        raw, luck, rb"(?i)content-transfer-encoding:[^\n]*", b"Content-Transfer-Encoding: " + value
    )


def change_type(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    return _replaced(
        raw, luck, rb"(?i)content-type:\s*[^\s;]+", b"Content-Type: " + luck.choice(odd.TYPES)
    )


def change_boundary(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    value = luck.choice(odd.BOUNDARIES)
    if luck.random() < 0.5 and (stated := re.search(rb'(?i)boundary="?([^"\s;]+)', raw)):
        return raw.replace(stated[1], value)
    return _replaced(
        raw, luck, rb"(?i)boundary=[^\r\n;]*", b"boundary=" + luck.choice((value, b'"%s"' % value))
    )


def change_name(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The file name of an attachment, in all the ways in which programs write them."""
    value = luck.choice(
        (b"filename=" + luck.choice(odd.NAME_VALUES), luck.choice(odd.NAME_PARAMETERS))
    )
    raw = _replaced(raw, luck, rb"(?i)filename\S*?=[^\r\n]*", value)
    if luck.random() < 0.5:
        raw = _replaced(raw, luck, rb"(?i)\bname=[^\r\n]*", value.replace(b"filename", b"name"))
    return raw


def change_disposition(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    value = luck.choice((b"inline", b"attachment", b"", b"x", b"attachment;;;", b"form-data; name"))
    return _replaced(
        raw, luck, rb"(?i)content-disposition:\s*[^\s;]*", b"Content-Disposition: " + value
    )


# --- parts ------------------------------------------------------------------------------------


def change_parts(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """Parts in disorder, gone, repeated, or grafted from another mail."""
    message = _parsed(raw)
    wholes = [part for part in message.walk() if isinstance(part.get_payload(), list)]
    if not wholes:
        return raw
    parts: list[Message] = luck.choice(wholes).get_payload()  # type: ignore[assignment]
    other = luck.choice([*_parsed(luck.choice(seeds.mails)).walk()])
    way = luck.randrange(4)
    if way == 0:
        luck.shuffle(parts)
    elif way == 1 and parts:
        del parts[luck.randrange(len(parts))]
    elif way == 2 and parts:
        part = luck.choice(parts)
        size = max(len(_bytes_of(part) or b""), 1)
        parts.extend([part] * min(size_of(luck, 1, 30, 1100), LONGEST // size))
    else:
        parts.insert(luck.randint(0, len(parts)), other)
    return _bytes_of(message) or raw


def nest(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The mail inside multiparts or other mails, some deep or very deep."""
    depth = size_of(luck, 1, 2, 4, 10, 45, 300, 2000)
    if luck.random() < 0.5:
        inner = luck.choice((b"Content-Type: message/rfc822\r\n\r\n" + raw, raw))
        opened = (
            b'Content-Type: multipart/%s; boundary="%d"\r\n\r\n--%d\r\n'
            % (luck.choice((b"mixed", b"alternative", b"related")), n, n)
            for n in range(depth)
        )
        closed = (b"\r\n--%d--\r\n" % n for n in reversed(range(depth)))
        return _top(raw) + b"".join(opened) + inner + b"".join(closed)
    wrap = b"Subject: VS: x\r\nContent-Type: message/rfc822\r\n\r\n"
    return _top(raw) + b"Content-Type: message/rfc822\r\n\r\n" + wrap * depth + raw


def enclose(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The mail, or a file, attached to another mail: as it is, in base64, or in an archive."""
    other = luck.choice(seeds.mails)
    file = luck.choice((raw, luck.choice(seeds.files).content))
    name = luck.choice(("Aftale.pdf", "mail.eml", "liste.csv", "ø.zip", "a/../b.docx", ""))
    for _ in range(luck.choice((0, 0, 1, 2, 3, 5))):
        file, name = _zipped(file, name or "x", luck), "arkiv.zip"
    kind = luck.choice((b"message/rfc822", b"application/octet-stream", b"application/zip"))
    return (
        _top(other)
        + b"Content-Type: multipart/mixed; boundary=ydre\r\n\r\n--ydre\r\n\r\nSe vedh\xe6ftede\r\n"
        + b"--ydre\r\nContent-Type: %s; name=%s\r\n" % (kind, name.encode())
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + _base64(file)
        + b"\r\n--ydre--\r\n"
    )


def _zipped(content: bytes, name: str, luck: Random) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(size_of(luck, 1, 2, 250)):
            archive.writestr(f"{n}/{name}", content if n == 0 else b"x")
    packed = file.getvalue()
    return change_bytes(packed, luck, Seeds((), (), (), ())) if luck.random() < 0.3 else packed


# --- what it says -----------------------------------------------------------------------------


def reword(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """Other words in a part that is text, written in some charset and encoding."""
    message = _parsed(raw)
    leaves = [part for part in message.walk() if part.get_content_maintype() == "text"]
    if not leaves:
        return raw
    part = luck.choice(leaves)
    text = _text_of(part)
    if part.get_content_subtype() == "html":
        text = wording.html_changed(text, luck, seeds.words)
    else:
        text = wording.changed(text, luck, seeds.words)
    _put_text(part, text, luck)
    return _bytes_of(message) or raw


def say_something_else(raw: bytes, luck: Random, seeds: Seeds) -> bytes:
    """The mail's header, and of its parts only words: those of another mail, changed."""
    message = Message()
    kind = luck.choice(("plain", "plain", "plain; format=flowed; delsp=yes", "html"))
    message["Content-Type"] = f"text/{kind}"
    words = luck.choice(seeds.words)
    if kind == "html":
        words = wording.html_changed(f"<p>{words}</p>".replace("\n", "<br>"), luck, seeds.words)
    _put_text(message, wording.changed(words, luck, seeds.words), luck)
    return _top(raw) + (_bytes_of(message) or b"")


def _text_of(part: Message) -> str:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError):
        return ""
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _put_text(part: Message, text: str, luck: Random) -> None:
    """Write a text into a part, in a charset that it says of itself, or says wrongly."""
    written = luck.choice(("utf-8", "utf-8", "latin-1", "cp1252", "utf-16", "utf-7", "cp865"))
    said = written if luck.random() < 0.8 else luck.choice(("utf-8", "us-ascii", "x", "utf-16"))
    data = text.encode(written, "replace")
    encoding = luck.choice(("8bit", "base64", "quoted-printable"))
    if encoding == "base64":
        data = _base64(data)
    elif encoding == "quoted-printable":
        data = encodestring(data)
    for name, value in (
        ("Content-Transfer-Encoding", encoding),
        ("Content-Type", f'text/{part.get_content_subtype()}; charset="{said}"'),
    ):
        del part[name]
        part[name] = value
    part.set_payload(data.decode("ascii", "surrogateescape"))


CHANGES: Sequence[Change] = (
    change_bytes, put_control_bytes, cut, repeat, splice, shuffle_lines, change_line_ends,
    encode_again, change_field, change_field, change_fields, put_in_subject, change_charset,
    change_encoding, change_type, change_boundary, change_name, change_disposition, change_parts,
    change_parts, nest, enclose, reword, reword, reword, reword, reword, say_something_else,
    say_something_else, say_something_else,
)  # fmt: skip


# --- pieces -----------------------------------------------------------------------------------


def _stretch(raw: bytes, luck: Random) -> tuple[int, int]:
    a, b = sorted((luck.randint(0, len(raw)), luck.randint(0, len(raw))))
    return a, b


def _halves(raw: bytes) -> tuple[bytes, bytes]:
    """Header and body, the blank line between them left out."""
    found = re.search(rb"\r?\n\r?\n", raw)
    return (raw[: found.start()] + b"\r\n", raw[found.end() :]) if found else (raw, b"")


def _top(raw: bytes) -> bytes:
    """The header without what it says of the body."""
    fields = _FIELD.findall(_halves(raw)[0])
    return b"".join(f for f in fields if not f.lower().startswith((b"content-", b"mime-version")))


def _replaced(raw: bytes, luck: Random, shape: bytes, value: bytes) -> bytes:
    """`value` in the place of one stretch of this shape, or of all."""
    spans = [match.span() for match in re.finditer(shape, raw)]
    for start, end in reversed(spans if luck.random() < 0.3 else luck.sample(spans, bool(spans))):
        raw = raw[:start] + value + raw[end:]
    return raw


def _parsed(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return Message()


def _bytes_of(message: Message) -> bytes | None:
    """A mail as bytes; None where the standard library cannot write it."""
    try:
        return message.as_bytes()
    except Exception:
        return None


def _base64(data: bytes) -> bytes:
    letters = b64encode(data)
    return b"\r\n".join(letters[at : at + 76] for at in range(0, len(letters), 76))
