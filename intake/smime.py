"""What an opaque S/MIME message signs: CMS SignedData without its signatures (RFC 5652, 5.1)."""

from collections.abc import Iterator

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _OBJECT, _OCTETS, _OCTETS_IN_PIECES, _EXPLICIT = 0x30, 0x06, 0x04, 0x24, 0xA0
_DEEPEST = 20


def signed_content(data: bytes) -> bytes | None:
    """The signed bytes, unchecked; None where this is no SignedData, or it is broken.

    BER and DER are read, since programs that sign while they write use indefinite lengths.
    """
    try:
        outer = list(_elements(_inside(data, _SEQUENCE)))
        if len(outer) < 2 or outer[0] != (_OBJECT, _SIGNED_DATA):
            return None
        signed = list(_elements(_inside(outer[1][1], _SEQUENCE)))
        # version, digestAlgorithms, encapContentInfo
        content = list(_elements(signed[2][1]))
        tag, octets = next(_elements(content[1][1]))
        return _joined(tag, octets, 0)
    except (IndexError, ValueError, StopIteration):
        return None


def _inside(data: bytes, tag: int) -> bytes:
    found, value = next(_elements(data))
    if found != tag:
        raise ValueError
    return value


def _joined(tag: int, value: bytes, depth: int) -> bytes:
    if depth > _DEEPEST:
        raise ValueError
    if tag == _OCTETS:
        return value
    if tag != _OCTETS_IN_PIECES:
        raise ValueError
    return b"".join(_joined(t, v, depth + 1) for t, v in _elements(value))


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data) and data[place : place + 2] != b"\0\0":
        tag, start, end, after = _bounds(data, place, 0)
        yield tag, data[start:end]
        place = after


def _bounds(data: bytes, place: int, depth: int) -> tuple[int, int, int, int]:
    """An element's tag, where its value begins and ends, and where the next element begins."""
    if depth > _DEEPEST:
        raise ValueError
    tag, length = data[place], data[place + 1]
    start = place + 2
    if length == 0x80:
        end = start
        while data[end : end + 2] != b"\0\0":
            end = _bounds(data, end, depth + 1)[3]
            if end >= len(data):
                raise ValueError
        return tag, start, end, end + 2
    if length > 0x80:
        size = length & 0x7F
        length = int.from_bytes(data[start : start + size])
        start += size
    if start + length > len(data):
        raise ValueError
    return tag, start, start + length, start + length
