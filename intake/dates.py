"""Dates and spans of time as Danish contracts write them (Copenhagen's days, no times)."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    **{
        name: n
        for n, name in enumerate(
            ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"], 1
        )
    },
    "may": 5,
    "oct": 10,
}
_NAMES = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|january|february|march|may|june|july|october|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct"
    "|nov|dec"
)
_YEAR = r"(?:19|20)\d\d"
_WORDED = re.compile(
    rf"(?<!\w)(?<!\d\.)(?:([0-3]?\d|[li])(?:st|nd|rd"
    rf"|th)?\s?[.,]?\s{{0,2}}(?:of )?)({_NAMES})\.?,?\s{{0,2}}(\d{{3}}[\dl]|\d\d(?!\d))"
)
_AMERICAN = re.compile(rf"(?<!\w)({_NAMES})\.? ([0-3]?\d)(?:st|nd|rd|th)?,? (\d{{4}})")
_END_OF = re.compile(
    rf"(?:udgangen af|ultimo|end of|slutningen af) (?:(?:år(?:et)?) )?(?:({_NAMES}) )?({_YEAR})"
)
_MONTHS_FROM_TO = re.compile(
    rf"(?<![\d.] )(?<![\d.])(?<!\w)({_NAMES})(?: ({_YEAR}))?\s?(?:-|–|til(?: og med)?"
    rf"|to)\s?({_NAMES}) ({_YEAR})"
)
_ISO = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-./]([01]?\d)[-./]([0-3]?\d)(?![\d/]|-\d)")
_NUMERIC = re.compile(
    r"(?<![\d/])([0-3]?\d)\s?[./-]\s?([01]?\d)\s?[./ -]\s?((?:19|20)\d\d|\d\d(?![\d]))(?!\d)"
)
_NUMBERS = {
    "en": 1, "et": 1, "ét": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "otte": 8, "ti": 10, "tolv": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_SPAN = re.compile(
    rf"(?<!\w)(\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\s?\(\w+\))?\s?(år|års|måneder|måneders|mdr"
    rf"|years?|months?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text; `ends` where the text calls it the end of a year or a month."""

    value: date
    start: int
    end: int
    ends: bool = False


def find_days(small: str) -> list[Day]:
    """The dates in a lower-case text, in its order. Two-digit years are of this century."""
    days: list[Day] = []
    for day in sorted(_candidates(small), key=lambda d: (d.start, d.start - d.end)):
        if not days or day.start >= days[-1].end:
            days.append(day)
    return days


def _candidates(small: str) -> Iterator[Day]:
    yield from _ends_of_time(small)
    yield from _whole_months(small)
    for m in _WORDED.finditer(small):
        yield from _day(m, _number(m[3]), _MONTHS[m[2][:3]], _number(m[1]))
    for m in _AMERICAN.finditer(small):
        yield from _day(m, int(m[3]), _MONTHS[m[1][:3]], int(m[2]))
    for m in _ISO.finditer(small):
        yield from _day(m, int(m[1]), int(m[2]), int(m[3]))
    for m in _NUMERIC.finditer(small):
        yield from _day(m, _number(m[3]), int(m[2]), int(m[1]))


def _ends_of_time(small: str) -> Iterator[Day]:
    """ "Udgangen af 2020", "ultimo juni 2020": the last day of it."""
    for m in _END_OF.finditer(small):
        month = _MONTHS[m[1][:3]] if m[1] else 12
        last = calendar.monthrange(int(m[2]), month)[1]
        yield Day(date(int(m[2]), month, last), *m.span(), ends=True)


def _whole_months(small: str) -> Iterator[Day]:
    """ "Januar 2019 - december 2020": from the first of the one to the last of the other."""
    for m in _MONTHS_FROM_TO.finditer(small):
        first, last = int(m[2] or m[4]), int(m[4])
        end = calendar.monthrange(last, _MONTHS[m[3][:3]])[1]
        yield Day(date(first, _MONTHS[m[1][:3]], 1), m.start(1), m.end(2) if m[2] else m.end(1))
        yield Day(date(last, _MONTHS[m[3][:3]], end), m.start(3), m.end(4))


def _day(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Day]:
    full = year if year >= 1000 else 2000 + year
    if full <= 2099 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(full, month)[1]:
        yield Day(date(full, month, day), *match.span())


def _number(digits: str) -> int:
    # A scan reads the digit 1 as a letter.
    return int(re.sub("[li]", "1", digits))


def find_span(small: str) -> int | None:
    """How many months a text names, the first time it names some ("2 år", "18 måneder")."""
    match = _SPAN.search(small)
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
    return count * (12 if match[2].startswith(("år", "year")) else 1)


def last_day(first: date, months: int) -> date:
    """The last day of a time of so many months that begins with `first`."""
    total = first.year * 12 + first.month - 1 + months
    year, month = divmod(total, 12)
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    return date.fromordinal(date(year, month + 1, day).toordinal() - 1)
