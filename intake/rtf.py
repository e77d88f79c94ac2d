"""RTF: its letters, the HTML that Outlook wraps in it, and the form that Outlook packs it in."""

import codecs
import re
import struct
from collections.abc import Iterator
from itertools import islice

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9a-f]{2})+)|\\([^a-z])|([{}])|([^\\{}\r\n]+)"
    rb"|[\r\n]",
    re.I,
)
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer themedata listtable "
    b"listoverridetable rsidtbl generator datastore latentstyles xmlnstbl fldinst".split()
)
_BREAKS = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\f", b"cell": "\t",
    b"tab": "\t", b"emdash": "–", b"endash": "–", b"bullet": "- ", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
_SYMBOLS = bytes.maketrans(b"~_", b" -")
_WRAPPED = re.compile(rb"\\fromhtml1?\b")
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_SYSTEMS = {b"\\mac": "mac-roman", b"\\pca": "cp850", b"\\pc": "cp437"}

# What RTF begins with is not stored in its packed form (MS-OXRTFCP, 2.1.2.1).
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
# Nobody writes as much; pictures are a token each.
_MOST_TOKENS = 1_500_000


def rtf_letters(content: bytes) -> str:
    """The text of an RTF document, without its pictures, styles and notes to programs."""
    text = "".join(_written(content, wrapped=False))
    return re.sub(r"\t+\n", "\n", _whole(text))


def wrapped_html(content: bytes) -> str | None:
    """The HTML that an RTF body was made of (MS-OXRTFEX); None where it was not."""
    if not _WRAPPED.search(content[:2000]):
        return None
    return _whole("".join(_written(content, wrapped=True)))


def unpacked_rtf(data: bytes, most: int) -> bytes:
    """RTF that Outlook packed (MS-OXRTFCP). Raises ValueError where it is broken or too long."""
    if len(data) < 16:
        raise ValueError
    size, kind = struct.unpack_from("<I4s", data, 4)
    if size > most:
        raise ValueError
    if kind == b"MELA":
        return data[16 : 16 + size]
    if kind != b"LZFu":
        raise ValueError
    return _inflated(data, size)


def _inflated(data: bytes, size: int) -> bytes:
    out = bytearray(_KNOWN)
    begun, place = len(_KNOWN), 16
    # References are places in a window of 4096 bytes, which was filled from its beginning.
    while place < len(data) and len(out) < begun + size:
        flags, place = data[place], place + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[place : place + 1]
                place += 1
                continue
            if place + 2 > len(data):
                return bytes(out[begun : begun + size])
            pair = data[place] << 8 | data[place + 1]
            place += 2
            back = (len(out) - (pair >> 4)) % _WINDOW
            if not back:
                return bytes(out[begun : begun + size])
            _repeat(out, back, (pair & 15) + 2)
    return bytes(out[begun : begun + size])


def _repeat(out: bytearray, back: int, length: int) -> None:
    for _ in range(length):
        # Before its first byte the window is empty.
        out.append(out[-back] if back <= len(out) else 0)


def _written(content: bytes, wrapped: bool) -> Iterator[str]:
    """The letters in their order. In wrapped HTML its tags stand in groups of their own, and what
    was put between for readers of RTF is marked."""
    charset = _charset(content)
    groups: list[tuple[bool, int, bool]] = []
    silent, wide, owed, marked = False, 1, 0, False
    for token in islice(_TOKEN.finditer(content), _MOST_TOKENS):
        word, number, byte, symbol, brace, letters = token.groups()
        if brace == b"{":
            groups.append((silent, wide, marked))
        elif brace == b"}":
            silent, wide, marked = groups.pop() if groups else (False, 1, False)
        elif wrapped and word == b"htmlrtf":
            marked = number != b"0"
        elif wrapped and word == b"htmltag":
            silent = marked = False
        elif word in _SILENT or symbol == b"*":
            silent = True
        elif word == b"uc":
            wide = min(int(number or 1), 10)
        elif silent or marked:
            continue
        elif word == b"u" and number:
            yield chr(int(number) % 0x10000)
            owed = wide
        elif word in _BREAKS:
            yield _BREAKS[word]
        elif byte or letters or symbol in (b"~", b"_", b"\\", b"{", b"}"):
            said = _bytes(byte) if byte else letters or symbol.translate(_SYMBOLS)
            # After \u stand `owed` letters for programs that know no Unicode.
            yield said[owed:].decode(charset, "replace")
            owed = max(0, owed - len(said))


def _bytes(escaped: bytes) -> bytes:
    return bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii"))


def _charset(content: bytes) -> str:
    head = content[:500]
    page = _CODEPAGE.search(head)
    if not page:
        return next((each for word, each in _SYSTEMS.items() if word + b"\\" in head), "cp1252")
    try:
        return codecs.lookup(f"cp{int(page.group(1))}").name
    except LookupError:
        return "cp1252"


def _whole(text: str) -> str:
    """Letters beyond the first 65,536, which RTF writes as two halves, put together."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
