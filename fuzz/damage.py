"""Documents that are no longer what somebody saved.

Most damage to a file is seen at its first byte, so what is packed in it (the XML of an office
document, the streams of a PDF) is unpacked, changed, and packed again too.
"""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from fuzz import oddities as odd
from fuzz import wording
from fuzz.originals import originals, packed
from fuzz.seeds import corpus
from fuzz.wording import size_of
from intake.reading import Attachment

Change = Callable[[bytes, Random], bytes]

LONGEST = 3_000_000


def mutated(seed: int, number: int) -> Attachment:
    """A document after one to four changes, by a name and of a type that may be wrong."""
    luck = Random(f"document/{seed}/{number}")
    file = luck.choice(originals())
    content = file.content
    for _ in range(luck.choice((1, 1, 2, 3, 4))):
        content = luck.choice(_changes(content))(content, luck)[:LONGEST]
    if luck.random() < 0.7:
        return Attachment(file.filename, file.content_type, content)
    return Attachment(luck.choice(odd.FILE_NAMES), luck.choice(odd.FILE_TYPES), content)


def _changes(content: bytes) -> Sequence[Change]:
    """The changes that get somewhere with a file of this kind."""
    if content.startswith(b"PK"):
        return (*_DAMAGE, *(change_entry,) * 12)
    if content.startswith(b"%PDF"):
        return (*_DAMAGE, *(put_pdf,) * 3, *(change_stream,) * 5)
    if content.startswith(b"{\\rtf"):
        return (*_DAMAGE, *(put_rtf,) * 6)
    if b"\0" not in content[:1000]:
        return (*_DAMAGE, *(change_words,) * 6)
    return _DAMAGE


# --- changes to any file ----------------------------------------------------------------------


def change_bytes(content: bytes, luck: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(luck.choice((1, 5, 50, 500)) if changed else 0):
        changed[luck.randrange(len(changed))] = luck.choice((0, 255, luck.randrange(256)))
    return bytes(changed)


def cut(content: bytes, luck: Random) -> bytes:
    a, b = _stretch(content, luck)
    return luck.choice((content[:b], content[a:], content[:a] + content[b:]))


def repeat(content: bytes, luck: Random) -> bytes:
    a, b = _stretch(content, luck)
    most = LONGEST // max(b - a, 1)
    return content[:b] + content[a:b] * min(size_of(luck, 1, 10, 1000), most) + content[b:]


def splice(content: bytes, luck: Random) -> bytes:
    other = luck.choice(originals()).content
    a, b = _stretch(other, luck)
    at = luck.randint(0, len(content))
    return content[:at] + other[a:b] + content[at if luck.random() < 0.5 else len(content) :]


def blank(content: bytes, luck: Random) -> bytes:
    a, b = _stretch(content, luck)
    return content[:a] + luck.choice((b"\0", b"\xff", b" ", b"\n")) * (b - a) + content[b:]


# --- changes to a file of one kind ------------------------------------------------------------


def change_numbers(content: bytes, luck: Random) -> bytes:
    """Numbers that the file tells of itself: lengths, counts, places."""
    spans = [match.span() for match in re.finditer(rb"-?\d+", content)]
    for start, end in sorted(luck.sample(spans, min(len(spans), luck.randint(1, 5))), reverse=True):
        content = content[:start] + luck.choice(odd.FILE_NUMBERS) + content[end:]
    return content


def change_words(content: bytes, luck: Random) -> bytes:
    """The letters of a file that is letters, in its own charset or another."""
    text = wording.changed(content.decode("utf-8", "replace"), luck, corpus().texts)
    return text.encode(luck.choice(("utf-8", "cp1252", "utf-16", "utf-8-sig")), "replace")


def put_rtf(content: bytes, luck: Random) -> bytes:
    return _put(content, luck.choice(odd.RTF), luck)


def put_pdf(content: bytes, luck: Random) -> bytes:
    return _put(content, luck.choice(odd.PDF), luck)


def change_stream(content: bytes, luck: Random) -> bytes:
    """What one of a PDF's streams says, packed again; the tables of places are wrong then, and
    readers mend that."""
    begun = [match.end() for match in re.finditer(rb"(?<!end)stream\r?\n", content)]
    start = luck.choice(begun or [0])
    end = content.find(b"endstream", start)
    if not begun or end < 0:
        return content
    inside = content[start:end]
    with contextlib.suppress(zlib.error):
        inside = zlib.decompressobj().decompress(inside, LONGEST)
    inside = luck.choice(_DAMAGE)(inside, luck)[:LONGEST]
    again = zlib.compress(inside)
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(again), content[:start])
    return head + again + b"\n" + content[end:]


def change_entry(content: bytes, luck: Random) -> bytes:
    """A file within an archive, such as an office document's XML, changed and packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {e.filename: archive.read(e) for e in archive.infolist()}
    except Exception:
        return content
    if not entries:
        return content
    name = luck.choice(list(entries))
    ways: Sequence[Change] = (*_DAMAGE, _put_xml, _put_xml, _repeat_tag, _repeat_tag)
    entries[name] = luck.choice(ways)(entries[name], luck)[:LONGEST]
    if luck.random() < 0.1:
        entries[luck.choice(odd.FILE_NAMES) or name] = entries.pop(name)
    return packed(entries)


def _put_xml(content: bytes, luck: Random) -> bytes:
    return _put(content, luck.choice(odd.XML), luck)


def _repeat_tag(content: bytes, luck: Random) -> bytes:
    """An element again and again beside itself, or a tag within itself."""
    tags = list(re.finditer(rb"<(\w[\w:]*)[^<>]*>", content))
    if not tags:
        return content
    tag = luck.choice(tags)
    end = content.find(b"</" + tag[1] + b">", tag.end())
    whole = end >= 0 and luck.random() < 0.6
    piece = content[tag.start() : end + len(tag[1]) + 3] if whole else tag[0]
    times = min(size_of(luck, 2, 50, 5000), LONGEST // len(piece))
    return content[: tag.start()] + piece * times + content[tag.start() :]


_DAMAGE: Sequence[Change] = (change_bytes, cut, repeat, splice, blank, change_numbers)


def _stretch(content: bytes, luck: Random) -> tuple[int, int]:
    a, b = sorted((luck.randint(0, len(content)), luck.randint(0, len(content))))
    return a, b


def _put(content: bytes, piece: bytes, luck: Random) -> bytes:
    at = luck.randint(0, len(content))
    return content[:at] + piece + content[at:]
