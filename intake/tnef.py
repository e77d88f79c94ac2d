"""winmail.dat (MS-OXTNEF): what Outlook sends to programs that it takes for itself."""

import struct
from collections.abc import Iterator
from email.message import Message

from intake import mapi
from intake.compound import BrokenFileError
from intake.nested import Room

_SIGNATURE = 0x223E9F78
_ATTRIBUTE = struct.Struct("<BHHI")
_SUBJECT, _BODY, _CODEPAGE, _MESSAGE = 0x8004, 0x800C, 0x9007, 0x9003
_RENDERING, _TITLE, _DATA, _FILE = 0x9002, 0x8010, 0x800F, 0x9005
_ENCLOSED = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage
_NAMED, _SEVERAL = 0x8000, 0x1000
_SIZES = {
    0x02: 2, 0x0B: 2, 0x03: 4, 0x04: 4, 0x0A: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_VARIABLE = (mapi.STRING8, mapi.UNICODE, mapi.BINARY, mapi.OBJECT)
_DEEPEST = 4
_MOST_ATTRIBUTES = 10_000
_WRONG_SUM = "winmail.dat: wrong checksum"


def message_in(content: bytes, room: Room, defects: list[str], depth: int = 1) -> Message:
    """The message in a winmail.dat. Raises BrokenFileError where it cannot be read whole, or holds
    more than there is room for."""
    charset: str | None = None
    values: dict[int, tuple[int, bytes]] = {}
    files: list[dict[int, tuple[int, bytes]]] = []
    for number, data in _attributes(content, defects):
        if number == _CODEPAGE and len(data) >= 4:
            charset = mapi.charset_of(int.from_bytes(data[:4], "little"))
        elif number == _SUBJECT:
            values.setdefault(mapi.SUBJECT, (mapi.STRING8, data))
        elif number == _BODY:
            values.setdefault(mapi.BODY, (mapi.STRING8, data))
        elif number == _MESSAGE:
            values |= _properties(data)
        elif number == _RENDERING:
            files.append({})
        elif files and number == _TITLE:
            files[-1].setdefault(mapi.DISPLAY_NAME, (mapi.STRING8, data))
        elif files and number == _DATA:
            files[-1].setdefault(mapi.FILE_DATA, (mapi.BINARY, data))
        elif files and number == _FILE:
            more = _properties(data)
            if more.get(mapi.FILE_DATA, (0, b""))[0] == mapi.OBJECT:
                # An enclosed mail; the file's own data are a picture of it.
                files[-1].pop(mapi.FILE_DATA, None)
            files[-1] = more | files[-1]
    page = mapi.Properties(values).count(mapi.BODY_CODEPAGE)
    stored = mapi.Stored(mapi.Properties(values, charset or mapi.charset_of(page)))
    for each in files:
        _take(mapi.Properties(each, charset), stored, room, defects, depth)
    return mapi.message_of(stored)


def _take(
    about: mapi.Properties, stored: mapi.Stored, room: Room, defects: list[str], depth: int
) -> None:
    if not about.kind(mapi.FILE_DATA):
        raise BrokenFileError
    data = about.data(mapi.FILE_DATA)
    room.files -= 1
    room.size -= len(data)
    if room.files < 0 or room.size < 0:
        raise BrokenFileError
    if about.kind(mapi.FILE_DATA) == mapi.OBJECT:
        if data.startswith(_ENCLOSED) and depth < _DEEPEST:
            inner = message_in(data[len(_ENCLOSED) :], room, defects, depth + 1)
            stored.enclosed.append(inner)
            return
        data = data[len(_ENCLOSED) :]
    name = about.text(*mapi.FILE_NAMES)
    stored.files.append(mapi.File(name, about.text(mapi.FILE_KIND), data))


def _attributes(content: bytes, defects: list[str]) -> Iterator[tuple[int, bytes]]:
    if len(content) < 6 or int.from_bytes(content[:4], "little") != _SIGNATURE:
        raise BrokenFileError
    place = 6
    for _ in range(_MOST_ATTRIBUTES):
        if place + _ATTRIBUTE.size > len(content):
            # Some programs leave a byte or two behind the last one.
            return
        _, number, _, size = _ATTRIBUTE.unpack_from(content, place)
        start = place + _ATTRIBUTE.size
        place = start + size + 2
        if start + size > len(content):
            raise BrokenFileError
        data = content[start : start + size]
        wrong = sum(data) & 0xFFFF != int.from_bytes(content[start + size : place], "little")
        if wrong and _WRONG_SUM not in defects:
            defects.append(_WRONG_SUM)
        yield number, data
    raise BrokenFileError


def _properties(data: bytes) -> dict[int, tuple[int, bytes]]:
    """As many of the properties as can be read: what follows a broken one is lost."""
    values: dict[int, tuple[int, bytes]] = {}
    try:
        for number, kind, value in _listed(data):
            values.setdefault(number, (kind, value))
    except struct.error:
        pass
    return values


def _listed(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 4
    while place < len(data):
        kind, number = struct.unpack_from("<HH", data, place)
        place += 4
        if number >= _NAMED:
            place = _after_name(data, place)
        several = kind & _SEVERAL
        kind &= ~_SEVERAL
        count = 1
        if several or kind in _VARIABLE:
            (count,) = struct.unpack_from("<I", data, place)
            place += 4
        if kind in _VARIABLE:
            for _ in range(count):
                (size,) = struct.unpack_from("<I", data, place)
                yield number, kind, data[place + 4 : place + 4 + size]
                place += 4 + -(-size // 4) * 4
        elif kind in _SIZES:
            size = _SIZES[kind] * count
            yield number, kind, data[place : place + size]
            place += -(-size // 4) * 4
        else:
            return


def _after_name(data: bytes, place: int) -> int:
    """Where a property's value begins, whose number stands for a name."""
    kind, size = struct.unpack_from("<II", data, place + 16)
    return place + 24 + (-(-size // 4) * 4 if kind else 0)
