"""OLE files, .msg and winmail.dat, written for tests as Office and Outlook write them."""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

Tree = Mapping[str, Any]  # a name leads to bytes (a stream) or to another tree (a storage)

_FREE, _END, _FAT, _MORE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
PT_LONG, PT_STRING8, PT_UNICODE, PT_TIME, PT_BINARY, PT_OBJECT = 3, 0x1E, 0x1F, 0x40, 0x102, 0x0D


def compound(tree: Tree) -> bytes:
    """An OLE file (MS-CFB, version 3): small streams in the mini stream, others in sectors."""
    entries: list[tuple[str, int, int, int, int, int]] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = b"", list[int]()

    def stored(data: bytes) -> int:
        first = len(sectors)
        count = -(-len(data) // 512)
        sectors.extend(data[i * 512 : (i + 1) * 512].ljust(512, b"\0") for i in range(count))
        fat.extend([*range(first + 1, first + count), _END][:count])
        return first if count else _END

    def stored_small(data: bytes) -> int:
        nonlocal mini
        first, count = len(mini) // 64, -(-len(data) // 64)
        mini += data.ljust(count * 64, b"\0")
        mini_fat.extend([*range(first + 1, first + count), _END][:count])
        return first if count else _END

    def listed(branch: Tree) -> int:
        following = _FREE
        for name, value in reversed(branch.items()):
            if isinstance(value, bytes):
                first = stored(value) if len(value) >= 4096 else stored_small(value)
                entries.append((name, 2, following, _FREE, first, len(value)))
            else:
                child = listed(value)
                entries.append((name, 1, following, child, 0, 0))
            following = len(entries)
        return following

    top = listed(tree)
    mini_at, size = stored(mini), len(mini)
    mini_fat_at = stored(b"".join(struct.pack("<I", n) for n in mini_fat).ljust(512, b"\xff"))
    whole = [("Root Entry", 5, _FREE, top, mini_at, size), *entries]
    directory = b"".join(_entry(*each) for each in whole)
    directory_at = stored(directory + b"\0" * (-len(directory) % 512))
    fats, mores = 1, 0
    while fats * 128 < len(sectors) + fats + mores:
        fats += 1
        # The header names 109 sectors of the table; others are named in sectors of their own.
        mores = max(0, -(-(fats - 109) // 127))
    fat_at = len(sectors)
    more_at = fat_at + fats
    table = fat + [_FAT] * fats + [_MORE] * mores
    raw = _longs(table).ljust(fats * 512, b"\xff")
    places = [*range(fat_at, more_at), *[_FREE] * (109 + mores * 127 - fats)]
    following = [*range(more_at + 1, more_at + mores), _END]
    for at, after in zip(range(109, len(places), 127), following, strict=False):
        raw += _longs([*places[at : at + 127], after])
    head = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6)
    first = more_at if mores else _END
    head += _longs([0, fats, directory_at, 0, 4096, mini_fat_at, 1, first, mores])
    return head + _longs(places[:109]) + b"".join(sectors) + raw


def _longs(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIII", raw, len(raw), kind, 1, _FREE, right, child, first, size, 0
    )


def msg(
    values: Mapping[tuple[int, int], Any],
    recipients: Sequence[Mapping[tuple[int, int], Any]] = (),
    attached: Sequence[Mapping[tuple[int, int], Any]] = (),
    head: int = 32,
) -> Tree:
    """The tree of a .msg: properties by number and type; an attached one may hold a tree."""
    tree: dict[str, Any] = _bag(values, head)
    for number, each in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = _bag(each, 8)
    for number, each in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = _bag(each, 8)
    return tree


def _bag(values: Mapping[tuple[int, int], Any], head: int) -> dict[str, Any]:
    listed, tree = b"\0" * head, dict[str, Any]()
    for (number, kind), value in values.items():
        if kind in (PT_LONG, PT_TIME):
            listed += struct.pack("<HHIq", kind, number, 6, value)
            continue
        if isinstance(value, str):
            value = value.encode("utf-16-le" if kind == PT_UNICODE else "cp1252")
        size = 0 if isinstance(value, dict) else len(value)
        listed += struct.pack("<HHIq", kind, number, 6, size)
        tree[f"__substg1.0_{number:04X}{kind:04X}"] = value
    return {"__properties_version1.0": listed, **tree}


def winmail(attributes: Sequence[tuple[int, bytes]], wrong_sum: bool = False) -> bytes:
    """A TNEF stream (MS-OXTNEF): signature, key, and the attributes, each with its checksum."""
    stream = struct.pack("<IH", 0x223E9F78, 1)
    for number, value in attributes:
        total = (sum(value) + wrong_sum) & 0xFFFF
        level = 2 if number & 0xFFFF in (0x9002, 0x8010, 0x800F, 0x9005) else 1
        stream += struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", total)
    return stream


def mapi_properties(values: Mapping[tuple[int, int], bytes | int]) -> bytes:
    """Properties as they stand in a TNEF stream."""
    out = struct.pack("<I", len(values))
    for (number, kind), value in values.items():
        out += struct.pack("<HH", kind, number)
        if isinstance(value, int):
            out += struct.pack("<i", value)
            continue
        out += struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
    return out
