"""OLE files (MS-CFB), in which old Office and Outlook store what they write, read with bounds.

Each sector is read at most once for one thing and nothing is followed twice, so that a file costs
no more time than its size, whatever it says of itself.
"""

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_STORAGE, _STREAM, _ROOT = 1, 2, 5
_NONE = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = struct.Struct("<64sHBB3I16xI16xIII")
_MOST_ENTRIES = 50_000


class BrokenFileError(ValueError):
    """This is no OLE file, or what is asked for cannot be read in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage, which holds others, or a stream of bytes."""

    name: str
    is_stream: bool
    first: int
    size: int
    child: int
    left: int
    right: int


class Compound:
    """An OLE file that was opened. Raises BrokenFileError, and nothing else, for a broken one."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise BrokenFileError
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenFileError
        fats, first, self._cutoff, minis, _, more, mores = struct.unpack_from("<2I4x5I", data, 44)
        self._data = data
        self._size = 1 << shift
        self._sectors = max(0, -(-len(data) // self._size) - 1)
        self._fat = self._table(self._fat_sectors(data, fats, more, mores))
        self._directory = self._joined(self._chain(first, self._fat), _MOST_ENTRIES * 128)
        self.root = self._entry(0)
        self._visits = 4 * len(self._directory) // 128
        self._mini_fat = self._table(list(self._chain(minis, self._fat)))
        self._mini = b""
        if self.root.size:
            self._mini = self._joined(self._chain(self.root.first, self._fat), self.root.size)

    def within(self, storage: Entry) -> dict[str, Entry]:
        """What a storage holds, by name in lower case."""
        found: dict[str, Entry] = {}
        seen: set[int] = set()
        waiting = [storage.child]
        while waiting:
            number = waiting.pop()
            if number == _NONE or number in seen:
                continue
            seen.add(number)
            self._visits -= 1
            if self._visits < 0:
                # Storages that share what they hold: a tree has none.
                raise BrokenFileError
            entry = self._entry(number)
            found.setdefault(entry.name.lower(), entry)
            waiting += (entry.left, entry.right)
        return found

    def read(self, stream: Entry) -> bytes:
        """A stream's bytes."""
        if not stream.is_stream or stream.size > len(self._data):
            raise BrokenFileError
        if stream.size >= self._cutoff:
            content = self._joined(self._chain(stream.first, self._fat), stream.size)
        else:
            content = b"".join(
                self._mini[number << 6 : (number + 1) << 6]
                for number in self._chain(stream.first, self._mini_fat, -(-stream.size >> 6))
            )[: stream.size]
        if len(content) < stream.size:
            raise BrokenFileError
        return content

    def _entry(self, number: int) -> Entry:
        try:
            raw, length, kind, _, left, right, child, _, first, size, _ = _ENTRY.unpack_from(
                self._directory, number * 128
            )
        except struct.error as error:
            raise BrokenFileError from error
        if kind not in (_STORAGE, _STREAM, _ROOT):
            raise BrokenFileError
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        return Entry(name, kind == _STREAM, first, size, child, left, right)

    def _fat_sectors(self, data: bytes, count: int, more: int, mores: int) -> list[int]:
        """The sectors that the table of sectors is in: 109 are named in the header."""
        # A table that is larger than the file names sectors twice, or sectors that are not there.
        count = min(count, self._sectors * 4 // self._size + 1)
        found = list(struct.unpack_from("<109I", data, 76))
        for _ in range(min(mores, count)):
            if more >= _LAST_SECTOR or len(found) >= count:
                break
            *named, more = array("I", self._sector(more))
            found += named
        return [number for number in found[:count] if number < _LAST_SECTOR]

    def _table(self, sectors: list[int]) -> "array[int]":
        table = array("I")
        for number in sectors:
            table.frombytes(self._sector(number))
        return table

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise BrokenFileError
        return sector.ljust(self._size, b"\0")

    def _chain(self, number: int, table: "array[int]", most: int | None = None) -> Iterator[int]:
        left = len(table) if most is None else min(most, len(table))
        while number < _LAST_SECTOR and left:
            if number >= len(table):
                raise BrokenFileError
            yield number
            number = table[number]
            left -= 1

    def _joined(self, sectors: Iterator[int], size: int) -> bytes:
        pieces, had = [], 0
        for number in sectors:
            pieces.append(self._sector(number))
            had += self._size
            if had >= size:
                break
        return b"".join(pieces)[:size]
