"""Files in files: archives and uuencoded lines, with bounds on how much comes out."""

import io
import zipfile
import zlib
from binascii import Error as BinasciiError
from binascii import a2b_uu
from dataclasses import dataclass

from intake.headers import bare_name
from intake.letters import decoded
from intake.reading import Attachment
from intake.sniffing import ZIP, content_type_of, suffix_of

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Room:
    """How much may still be unpacked from one mail."""

    files: int = 200
    size: int = 100_000_000
    depth: int = 3


def unpacked(file: Attachment, room: Room, defects: list[str], depth: int = 1) -> list[Attachment]:
    """The files in a file, or the file itself where it is no container or cannot be opened.

    A container that is broken, locked or larger than there is room for stays whole, with a defect.
    """
    if file.content_type != ZIP:
        return [file]
    if depth > room.depth:
        defects.append("archive: nested too deep")
        return [file]
    found = _unzipped(file.content, room, defects)
    if found is None:
        return [file]
    return [leaf for each in found for leaf in unpacked(each, room, defects, depth + 1)]


def uudecoded(lines: str) -> bytes:
    """The bytes of uuencoded lines; empty where they are none."""
    data = bytearray()
    for line in lines.split("\n"):
        raw = line.rstrip("\r").encode("latin-1", "replace")
        if not raw:
            continue
        try:
            data += a2b_uu(raw)
        except BinasciiError:
            # Some encoders write more letters than the line's count says.
            size = (((raw[0] - 32) & 63) * 4 + 5) // 3
            try:
                data += a2b_uu(raw[:size])
            except BinasciiError:
                return b""
    return bytes(data)


def _unzipped(data: bytes, room: Room, defects: list[str]) -> list[Attachment] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            entries = [e for e in entries if not e.filename.startswith("__MACOSX/")]
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                defects.append("archive: encrypted")
                return None
            if len(entries) > room.files:
                defects.append("archive: too large")
                return None
            return _extracted(archive, entries, room, defects)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError,
            EOFError, zlib.error, IndexError, KeyError, OverflowError):  # fmt: skip
        defects.append("archive: broken")
        return None


def _extracted(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], room: Room, defects: list[str]
) -> list[Attachment] | None:
    found, size = [], 0
    for entry in entries:
        # The stated size is the sender's word: what comes out is counted.
        with archive.open(entry) as opened:
            content = opened.read(room.size - size + 1)
        size += len(content)
        if size > room.size:
            defects.append("archive: too large")
            return None
        found.append(_named(_entry_name(entry), content))
    room.files -= len(found)
    room.size -= size
    return found


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; without the flag for UTF-8 it is in whatever the packer's system used."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    return decoded(entry.orig_filename.encode("cp437", "replace"))


def _named(name: str, content: bytes) -> Attachment:
    name = bare_name(name)
    kind = content_type_of(content, "", name)
    return Attachment(name or "uden navn" + suffix_of(kind), kind, content)
