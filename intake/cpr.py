"""A person's number (CPR): found by its date's shape, and masked."""

import re

# No checksum: numbers given out since October 2007 need not satisfy modulus 11.
_SHAPE = re.compile(
    r"(?<![\w@+.-])(?<!p-nr )(?<!p-nr\. )"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?P<month>0[1-9]|1[0-2])\d\d(?:\s?[-–/.]\s?|[ \xa0])?\d{4}"
    r"(?![\w@-]|[.,]\d)"
)
_SPACED = re.compile(
    r"(?<![\w@+.-])(?:0[1-9]|[12]\d|3[01])[ .](?:0[1-9]|1[0-2])[ .]\d\d ?[-–] ?\d{4}(?![\w@])"
)
_MASKED = re.compile(r"(?<!\w)xx[ .]?xx[ .]?xx(?:\s?[-–/.]\s?|[ \xa0])?xxxx(?!\w)")
_PRODUCTION_UNIT = re.compile(
    r"(?:p-?\s?(?:nr|nummer|enhed)[a-z]*|produktionsenhed\w*)\W{0,4}$", re.I
)
_LAST_FOUR = re.compile(r"\d{4}")  # each of them has these, and most short texts have not
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_cpr(text: str) -> list[tuple[int, int]]:
    """Where CPR numbers stand: `(start, end)` in the text's order."""
    if not _LAST_FOUR.search(text):
        return []
    spans = [m.span() for m in _SHAPE.finditer(text) if _is_cpr(text, m)]
    return sorted(spans + [m.span() for m in _SPACED.finditer(text)])


def mask_cpr(text: str) -> str:
    """The text with every digit of a CPR number as `x`; nothing moves."""
    for start, end in find_cpr(text):
        masked = re.sub(r"\d", "x", text[start:end])
        text = text[:start] + masked + text[end:]
    return text


def find_masked(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that were masked: `(start, end)` in the text's order."""
    return [match.span() for match in _MASKED.finditer(text)]


def _is_cpr(text: str, match: re.Match[str]) -> bool:
    if int(match["day"]) > _DAYS[int(match["month"]) - 1]:
        return False
    return not _PRODUCTION_UNIT.search(text, max(0, match.start() - 24), match.start())
