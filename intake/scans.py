"""What a scan does to letters and digits, undone in place: no letter moves."""

import re
from collections.abc import Callable

_DIGITS = re.compile(r"(?<![^\W\d_])(?=[OolI]{0,3}\d)[\dOolI]{4,10}(?![^\W\d_])")
_AS_DIGITS = {ord("O"): "0", ord("o"): "0", ord("l"): "1", ord("I"): "1"}

# Specks are read as quotes and strokes at words, and as stops within sentences and dates.
_QUOTES = r"['‘’`´\"“”„»«|~^°]"
_SPECKS = re.compile(
    rf"(?<!\w){_QUOTES}+(?=\w)|(?<=\w){_QUOTES}+(?=[\s\d]|$)"
    r"|(?<=[^\W\d_])-(?=\d)|(?<=[a-zæøå])[.:;](?=[a-zæøå]{2})|(?<=[a-zæøå]{2})[.;:](?=\s[a-zæøå])"
)
_DATE = re.compile(r"(?<!\d)[0-3]?\d[.,:;/-]\s?[01]?\d[.,:;/-]\s?(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<=\d)[,:;](?=\s?[a-zæøå]{3})")


def mended(text: str, *, scanned: bool) -> str:
    """The text with letters that stand for digits made digits, and a scan's specks made spaces."""
    text = _DIGITS.sub(lambda m: m.group().translate(_AS_DIGITS), text)
    if not scanned:
        return text
    text = _SPECKS.sub(_with(" "), text)
    text = _DATE.sub(lambda m: re.sub(r"[,:;]", ".", m.group()), text)
    return _DAY.sub(_with("."), text)


def _with(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda match: sign * len(match.group())
