"""Outlook's .msg files (MS-OXMSG): the mail that was saved or dragged into another."""

import struct
from collections.abc import Iterator
from email.message import Message

from intake import mapi
from intake.compound import BrokenFileError, Compound, Entry
from intake.nested import Room

_PROPERTIES = "__properties_version1.0"
_RECIPIENT, _ATTACHED = "__recip_version1.0_#", "__attach_version1.0_#"
_VALUE = "__substg1.0_"
_PROPERTY = struct.Struct("<HHI8s")
_HEAD_ABOVE, _HEAD_ENCLOSED, _HEAD_OTHER = 32, 24, 8
_DEEPEST = 4
_MOST_RECIPIENTS = 200
# A mail keeps some hundred properties; only these are read.
_WANTED = frozenset((
    mapi.SUBJECT, mapi.HEADER, mapi.SUBMITTED, mapi.DELIVERED, mapi.BODY, mapi.RTF, mapi.HTML,
    mapi.MESSAGE_ID, mapi.REFERENCES, mapi.IN_REPLY_TO, *mapi.SENDER_NAMES,
    *mapi.SENDER_ADDRESSES, mapi.RECIPIENT_KIND, mapi.DISPLAY_NAME, *mapi.RECIPIENT_ADDRESSES,
    mapi.FILE_DATA, *mapi.FILE_NAMES, mapi.FILE_KIND, mapi.MESSAGE_CODEPAGE, mapi.BODY_CODEPAGE,
))  # fmt: skip


def message_in(content: bytes, room: Room) -> Message:
    """The message in a .msg file. Raises BrokenFileError where it cannot be read whole, or holds
    more than there is room for."""
    file = Compound(content)
    if _PROPERTIES not in file.within(file.root):
        raise BrokenFileError
    return _message(file, file.root, _HEAD_ABOVE, room, depth=1)


def _message(file: Compound, storage: Entry, head: int, room: Room, depth: int) -> Message:
    within = file.within(storage)
    about = _properties(file, within, head, room)
    recipients = [name for name in within if name.startswith(_RECIPIENT)][:_MOST_RECIPIENTS]
    stored = mapi.Stored(
        about,
        [
            _properties(file, file.within(within[name]), _HEAD_OTHER, room, about.charset)
            for name in sorted(recipients)
        ],
    )
    for name in sorted(within):
        if name.startswith(_ATTACHED):
            _take(file, file.within(within[name]), stored, room, depth)
    return mapi.message_of(stored)


def _take(
    file: Compound, within: dict[str, Entry], stored: mapi.Stored, room: Room, depth: int
) -> None:
    room.files -= 1
    if room.files < 0:
        raise BrokenFileError
    about = _properties(file, within, _HEAD_OTHER, room, stored.properties.charset)
    inner = within.get(f"{_VALUE}{mapi.FILE_DATA:04x}{mapi.OBJECT:04x}")
    if about.data(mapi.FILE_DATA) or not inner:
        name, kind = about.text(*mapi.FILE_NAMES), about.text(mapi.FILE_KIND)
        stored.files.append(mapi.File(name, kind, about.data(mapi.FILE_DATA)))
    elif depth < _DEEPEST and _PROPERTIES in file.within(inner):
        stored.enclosed.append(_message(file, inner, _HEAD_ENCLOSED, room, depth + 1))


def _properties(
    file: Compound,
    within: dict[str, Entry],
    head: int,
    room: Room,
    charset: str | None = None,
) -> mapi.Properties:
    if _PROPERTIES not in within:
        return mapi.Properties({}, charset)
    listed = _read(file, within[_PROPERTIES], room)[head:]
    values: dict[int, tuple[int, bytes]] = {}
    for kind, number, value in _listed(listed):
        stream = within.get(f"{_VALUE}{number:04x}{kind:04x}")
        if kind in (mapi.STRING8, mapi.UNICODE, mapi.BINARY, mapi.OBJECT):
            value = _read(file, stream, room) if stream and stream.is_stream else b""
        values.setdefault(number, (kind, value))
    about = mapi.Properties(values)
    page = about.count(mapi.MESSAGE_CODEPAGE) or about.count(mapi.BODY_CODEPAGE)
    return mapi.Properties(values, mapi.charset_of(page) or charset)


def _listed(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    whole = raw[: len(raw) - len(raw) % _PROPERTY.size]
    for kind, number, _, value in _PROPERTY.iter_unpack(whole):
        if number in _WANTED:
            yield kind, number, value


def _read(file: Compound, stream: Entry, room: Room) -> bytes:
    room.size -= stream.size
    if room.size < 0:
        raise BrokenFileError
    return file.read(stream)
