"""Bytes to letters: the charset that was declared, or the one that it is."""

import codecs
import re
import unicodedata
from itertools import islice

_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068"
_UNSEEN = re.compile(f"[{_ZERO_WIDTH}\u2069\ufeff\u00ad\x00]+")
_ODD_SPACE = re.compile("[\u00a0\u1680\u202f\u205f\u3000\u2000-\u200a]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 that a program took for windows-1252: what that shows for the bytes which follow the first
# of a letter; it lacks five, which programs pass through as control characters.
_TAIL = f"[\x80-\xbf{re.escape(bytes(range(0x80, 0xA0)).decode('cp1252', 'ignore'))}]"
_TWICE = re.compile(f"[ÃÂ]{_TAIL}|â{_TAIL}{{2}}")
_LATIN = {"iso8859-1", "ascii", "cp1252", "utf-8", "iso8859-15"}
# What old payroll systems (DOS) and old Macintoshes write; cp865 has the same Danish letters.
_OLD = ("cp850", "mac-roman")


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

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS_JUDGED = 3_000
_LAST_LATIN = "\u024f"
_MIXED = re.compile("[A-Za-z]")
_DANISH = frozenset("æøåÆØÅ")
_NEIGHBOURS = frozenset("éöäüšžÉÖÄÜŠŽ")
_WITHIN_WORDS = frozenset("’‘´–—·\u00ad\u2011")
_BEFORE_WORDS = _WITHIN_WORDS | frozenset("“”„‚«»‹›¿¡§€£•¤")
_AFTER_WORDS = _WITHIN_WORDS | frozenset("“”«»‹›®™©…°²³•€½¼¾ªº")


def decoded(data: bytes, declared: str | None = None) -> str:
    """The letters of `data`. Never raises.

    What is valid UTF-8 is read as UTF-8 whatever one-byte charset was declared, since other text
    is so by accident only; what is not is read as declared, if its letters make sense so. Where
    none was declared, or one that cannot be right, it is windows-1252 or what an old system wrote:
    whichever gives Danish words.
    """
    charset = charset_shown(data)
    if charset:
        return data.decode(charset, "replace").removeprefix("\ufeff")
    name = _known(declared)
    if name is None or name in _LATIN:
        return _once(_as_latin(data, name))
    try:
        said = _LONE_SURROGATE.sub("\ufffd", data.decode(name))
    except (UnicodeError, ValueError):
        return _once(_as_latin(data, None))
    if len(said) == len(data) and not said.isascii() and (_is_utf8(data) or _sense(said) < 0):
        other = _once(_as_latin(data, None))
        return other if _sense(other) > _sense(said) else said
    return said


def shortened(text: str, most: int) -> str:
    """At most so much of a text, and of each word, gap or row of signs in it as people write."""
    text = _LONG_GAP.sub(r"\1", _LONG_WORD.sub(r"\1", text[: 10 * most]))
    return _LONG_ROW.sub(r"\1", text)[:most]


def tidy(text: str) -> str:
    """One kind of line end and of space; nothing that has no width; letters composed (NFC)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ODD_SPACE.sub(" ", _UNSEEN.sub("", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def charset_shown(data: bytes) -> str | None:
    """The charset that a mark at the beginning tells, or UTF-16's zeros; None for all others."""
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return charset
    # Every second byte of Latin letters in UTF-16 is 0, also where no mark stands before them.
    head = data[:400]
    if len(head) < 4 or 0 not in head:
        return None
    evens, odds = head[::2].count(0), head[1::2].count(0)
    if odds * 10 > len(head) * 3 and not evens:
        return "utf-16-le"
    return "utf-16-be" if evens * 10 > len(head) * 3 and not odds else None


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
        if name in _NO_CHARSETS:
            return None
        return name if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, ValueError, UnicodeError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_latin(data: bytes, name: str | None) -> str:
    if _is_utf8(data):
        return data.decode("utf-8")
    if name == "iso8859-15":
        modern = data.decode(name, "replace")
    else:
        modern = data.decode("utf-8", "one-byte-as-windows")
    old = max((data.decode(charset, "replace") for charset in _OLD), key=_sense)
    # A single sign may be anything; a Danish letter that stands in a word is none by accident.
    return old if _sense(old) >= _sense(modern) + 2 else modern


def _sense(text: str) -> int:
    """How much the letters beyond ASCII look like Danish words: below 0 they do not."""
    found = islice(_BEYOND_ASCII.finditer(text), _LETTERS_JUDGED)
    at = [each.start() for each in found]
    return sum(_sense_of(text[i], text[max(0, i - 1) : i], text[i + 1 : i + 2]) for i in at)


def _sense_of(sign: str, before: str, after: str) -> int:
    if not sign.isalpha():
        return _sense_of_sign(sign, before, after)
    if sign > _LAST_LATIN:
        # Another alphabet, unless a word has letters of both.
        return -3 if _MIXED.search(before + after) else 0
    if sign.isupper():
        fits = not before.islower() and not (before.isalpha() and after.islower())
    else:
        fits = not after.isupper() and (before.isalpha() or after.isalpha() or sign in "åø")
    if not fits:
        return -3
    return 3 if sign in _DANISH else 1 if sign in _NEIGHBOURS else -1


def _sense_of_sign(sign: str, before: str, after: str) -> int:
    kind = unicodedata.category(sign)
    if kind == "Cc" or sign == "\ufffd":
        return -5
    if "\u2500" <= sign <= "\u259f":
        return -3 if before.isalpha() or after.isalpha() else 0
    if before.isalpha() and after.isalpha():
        return 0 if sign in _WITHIN_WORDS or kind == "Zs" else -3
    if kind == "Zs":
        return 0
    fits = (not before.isalpha() or sign in _AFTER_WORDS) and (
        not after.isalpha() or sign in _BEFORE_WORDS
    )
    return 0 if fits else -2


def _once(text: str) -> str:
    """Letters that were encoded twice, or thrice, once."""
    for _ in range(3):
        if text.isascii():
            break
        mended = _undone_whole(text) or _TWICE.sub(lambda m: _undone(m.group()), text)
        if mended == text:
            break
        text = mended
    return text


def _undone_whole(text: str) -> str | None:
    """What was meant, where all of a text is UTF-8 that was read in one other charset."""
    for charset in ("cp1252", *_OLD):
        try:
            meant = _bytes(text, charset).decode("utf-8")
        except UnicodeError:
            continue
        if _sense(meant) > _sense(text):
            return meant
    return None


def _undone(run: str) -> str:
    try:
        return _bytes(run, "cp1252").decode("utf-8")
    except UnicodeError:
        return run


def _bytes(text: str, charset: str) -> bytes:
    return text.encode(charset, "control-as-latin")


def _control_as_latin(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    passed = error.object[error.start : error.end]
    if any(sign > "\x9f" for sign in passed):
        raise error
    return passed.encode("latin-1"), error.end


codecs.register_error("control-as-latin", _control_as_latin)
