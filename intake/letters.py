"""Bytes to letters: the charset that was declared, or the one that it is."""

import codecs
import re
import unicodedata

_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068"
_TIDY = (
    dict.fromkeys(map(ord, _ZERO_WIDTH + "\u2069\ufeff\u00ad\x00"))
    | dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000"), " ")
    | dict.fromkeys(range(0x2000, 0x200B), " ")
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a single-byte reader made of UTF-8 for the letters of Latin-1, saved again as UTF-8.
_TWICE = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LATIN = {"iso8859-1", "ascii", "cp1252", "utf-8", "iso8859-15"}


_WINDOWS = [bytes([byte]).decode("cp1252", "replace") for byte in range(256)]


def _one_byte_as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join([_WINDOWS[byte] for byte in bad]), error.end


# What Python can decode and no mail is written in.
_NO_CHARSETS = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"}
_LONG_WORD = re.compile(r"(?<!\S)(\S{300})\S+")
_LONG_GAP = re.compile(r"(?<!\s)(\s{100})\s+")
_LONG_ROW = re.compile(r"((\W|_)\2{100})\2+")
# UTF-7 may hold halves of a pair, which no database and no other charset takes.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# Gateways add footers in another charset than the body's, so it is decided byte by byte.
codecs.register_error("one-byte-as-windows", _one_byte_as_windows)


def decoded(data: bytes, declared: str | None = None) -> str:
    """The letters of `data`. Never raises.

    What is valid UTF-8 is read as UTF-8 whatever Latin charset was declared, since other text is
    so by accident only; what is not is read as declared, or as windows-1252 where nothing that can
    be right was declared.
    """
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return data.decode(charset, "replace").removeprefix("\ufeff")
    name = _known(declared)
    if name is None or name in _LATIN:
        return _once(_as_latin(data, name))
    try:
        return _LONE_SURROGATE.sub("\ufffd", data.decode(name))
    except (UnicodeError, ValueError):
        return _once(_as_latin(data, None))


def shortened(text: str, most: int) -> str:
    """At most so much of a text, and of each word, gap or row of signs in it as people write."""
    text = _LONG_GAP.sub(r"\1", _LONG_WORD.sub(r"\1", text[: 10 * most]))
    return _LONG_ROW.sub(r"\1", text)[:most]


def tidy(text: str) -> str:
    """One kind of line end and of space; nothing that has no width; letters composed (NFC)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
        if name in _NO_CHARSETS:
            return None
        return name if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, ValueError, UnicodeError):
        return None


def _as_latin(data: bytes, name: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if name == "iso8859-15":
        return data.decode(name, "replace")
    return data.decode("utf-8", "one-byte-as-windows")


def _once(text: str) -> str:
    if "Ã" not in text:
        return text
    return _TWICE.sub(lambda m: _undo(m.group()), text)


def _undo(pair: str) -> str:
    try:
        return bytes([0xC3, pair[1].encode("cp1252")[0]]).decode("utf-8")
    except UnicodeError:
        return bytes([0xC3, ord(pair[1])]).decode("utf-8") if ord(pair[1]) < 0xC0 else pair
