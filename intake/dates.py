"""Dates and lengths of time as contracts write them (Copenhagen's days, no times)."""

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import OSA

_MONTH_NAMES = {
    1: "januar|january|jan",
    2: "februar|february|feb",
    3: "marts|march|märz|maerz|mar",
    4: "april|apr",
    5: "maj|may|mai",
    6: "juni|june|jun",
    7: "juli|july|jul",
    8: "august|aug",
    9: "september|sept|sep",
    10: "oktober|october|okt|oct",
    11: "november|nov",
    12: "december|dezember|dec|dez",
}
_MONTHS = {name: n for n, names in _MONTH_NAMES.items() for name in names.split("|")}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
# A scan reads the digits 1 and 0 as letters.
_DD = r"(?:[0-3]?\d|[0-3][lio]|[lio]\d|[li](?=\s?\.))"
_YYYY = r"(?:[12l][09o][\dlio]{2})"
_SEP = r"\s{0,2}"
_WORDED = re.compile(
    rf"(?<!\w)(?<!\d\.)({_DD}|første)(?:st|nd|rd|th)?[\s.,;:'-]{{0,3}}(?:of\s)?({MONTH_NAMES})"
    rf"(?![^\W\d_])[.,;:'-]?{_SEP}({_YYYY}|\d\d(?!\d))(?!\w)"
)
# A month that a scan has misread: "1. janar 2022".
_MISREAD = re.compile(rf"(?<!\w)({_DD})[.,;:]?\s{{1,2}}([^\W\d_]{{4,10}})[.,;:]?\s(20\d\d)(?!\w)")
_AMERICAN = re.compile(rf"(?<!\w)({MONTH_NAMES})\.?\s(\d\d?)(?:st|nd|rd|th)?,?\s(\d{{4}})(?!\d)")
_ISO = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-./]([01]?\d)[-./]([0-3]?\d)(?![\d/]|-\d)")
_NUMERIC = re.compile(
    rf"(?<![\w/])({_DD}){_SEP}[./-]{_SEP}([01lio]?[\dlio])"
    rf"\s?[./\s-]\s?({_YYYY}|\d\d(?!\s?[./]\s?\d))(?!\w)"
)
# "1. januar - 31. december 2022": the first day's year is the last one's, or the one before.
_YEARLESS = re.compile(
    rf"(?<![\w/])(?:({_DD})\.?\s?({MONTH_NAMES})|({_DD})[./]([01]?\d)\.?)"
    rf"(?=(?:\s?[-–—]\s?|\s(?:og\s)?(?:frem\s)?(?:til|indtil|t\.o\.m\.|to|until|bis)(?:\sog\smed)?\s)"
    rf"(?:den\s|d\.\s?)?{_DD}(?:[./]|\.?\s?(?:{MONTH_NAMES})))"
)
_END_OF = re.compile(
    rf"(?:udgangen\saf|resten\saf|ultimo|end\sof|slutningen\saf|ende)\s(?:årets?\s)?(?:({MONTH_NAMES})\s(?:måned\s)?)?(20\d\d)"
)
_BEGINNING_OF = re.compile(
    rf"(?:primo|begyndelsen\saf|starten\saf|anfang)\s(?:({MONTH_NAMES})\s)?(20\d\d)"
)
_FROM_THEN = re.compile(r"(?<!\w)(?:fra|siden|efter|pr\.|per|from|after)\s(?:og med\s)?$")
_TURN_OF_YEAR = re.compile(r"(?:årsskiftet|nytår(?:et)?)\s(?:20\d\d\s?[/-]\s?)?((?:20)?\d\d)(?!\d)")
# "Medio juni 2022" is no day, and not its first one.
_MONTH = re.compile(rf"(?<![\d.]\s)(?<![\d.])(?<!medio\s)(?<!\w)({MONTH_NAMES})\.?\s(20\d\d)(?!\d)")
_QUARTER = re.compile(
    r"(?<![\w.])(?:([1-4])\.?\s?(?:kvartal|kvt\.?|quarter)|q([1-4]))[\s,]{0,2}(?:of\s)?(20\d\d)(?!\d)"
)
# "010322 - 280224": six digits are dates only where two of them make a range.
_SIX = re.compile(r"(?<![\d.-])(\d\d)(\d\d)(\d\d)(?![\d.])")
_SIX_TO_SIX = re.compile(r"(?<![\d.-])\d{6}\s?(?:[-–—]|til)\s?\d{6}(?![\d.-])")
_MONTH_TO = re.compile(
    rf"(?<![\d.]\s)(?<![\d.])(?<!\w)({MONTH_NAMES})\s?(?=(?:[-–—]|til(?:\sog\smed)?|to)\s?"
    rf"(?:{MONTH_NAMES})\s(20\d\d))"
)

_UNITS = (
    "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten"
    " atten nitten tyve"
).split()
_COUNTS = {
    **{word: n for n, word in enumerate(_UNITS)},
    "et": 1,
    "ét": 1,
    "én": 1,
    "eet": 1,
    "fireogtyve": 24,
    "tredive": 30,
    "seksogtredive": 36,
    "otteogfyrre": 48,
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "eighteen": 18,
    "twenty-four": 24,
    "thirty-six": 36,
    "forty-eight": 48,
    "ein": 1,
    "einem": 1,
    "einjährig": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "zwölf": 12,
    "halvandet": 1.5,
}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_HALF = re.compile(r"(?<!\w)(?:et\s)?(?:halvt?|half\sa)[\s-]?(?:år|year)(?!\w)")
_LENGTH = re.compile(
    rf"(?<![\w.,/])(\d{{1,3}}(?:[,.]5|\s?½)?|½|{_COUNT})(?:\s?\(\s?(?:\w+|\d+)\s?\))?[\s-]{{0,2}}"
    r"(år(?:s|ig|igt|ige)?|måned(?:s|er|ers|ersperiode)?|mdr?s?|years?|months?|jahre?n?|monate?n?"
    r"|uger?s?|weeks?|wochen)(?!\w)\.?"
)
_YEARLY = re.compile(r"(?<!\w)(et|ét|to|tre|fire|fem|seks)årigt?e?(?!\w)")
_PER_YEAR = 12
_APART = 24


class Kind(StrEnum):
    """How a day is written: in full, as a whole month or quarter, or as the end of a time."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    END = "end"


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text. A month or quarter stands for its first day; `last` is its last one."""

    value: date
    start: int
    end: int
    kind: Kind = Kind.DAY

    @property
    def last(self) -> date:
        """The day that it stands for where it ends a time."""
        if self.kind is Kind.QUARTER:
            return _month_end(self.value.replace(month=self.value.month + 2))
        return _month_end(self.value) if self.kind is Kind.MONTH else self.value


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in a text: "2 år", "24 måneder", "fireårig", "26 uger"."""

    months: int
    days: int
    start: int
    end: int


def find_days(small: str) -> list[Day]:
    """The dates in a lower-case text, in its order. Two-digit years are of this century."""
    days: list[Day] = []
    for day in sorted(_candidates(small), key=lambda d: (d.start, d.start - d.end)):
        if not days or day.start >= days[-1].end:
            days.append(day)
    return _with_yearless(small, days)


def _candidates(small: str) -> Iterator[Day]:
    yield from _parts_of_years(small)
    for m in _MONTH.finditer(small):
        yield from _day(m, int(m[2]), _MONTHS[m[1]], 1, Kind.MONTH)
    for m in _QUARTER.finditer(small):
        yield from _day(m, int(m[3]), 3 * int(m[1] or m[2]) - 2, 1, Kind.QUARTER)
    for pair in _SIX_TO_SIX.finditer(small):
        for m in _SIX.finditer(small, *pair.span()):
            yield from _day(m, int(m[3]), int(m[2]), int(m[1]))
    for m in _MONTH_TO.finditer(small):
        yield Day(date(int(m[2]), _MONTHS[m[1]], 1), *m.span(1), Kind.MONTH)
    for m in _WORDED.finditer(small):
        yield from _day(m, _number(m[3]), _MONTHS[m[2]], 1 if m[1] == "første" else _number(m[1]))
    for m in _MISREAD.finditer(small):
        if month := _misread_month(m[2]):
            yield from _day(m, int(m[3]), month, _number(m[1]))
    for m in _AMERICAN.finditer(small):
        yield from _day(m, int(m[3]), _MONTHS[m[1]], int(m[2]))
    for m in _ISO.finditer(small):
        yield from _day(m, int(m[1]), int(m[2]), int(m[3]))
    for m in _NUMERIC.finditer(small):
        yield from _day(m, _number(m[3]), _number(m[2]), _number(m[1]))


def _parts_of_years(small: str) -> Iterator[Day]:
    """ "Udgangen af 2020", "primo juni 2020", "årsskiftet 2020/21"."""
    for m in _END_OF.finditer(small):
        last = _month_end(date(int(m[2]), _MONTHS[m[1]] if m[1] else 12, 1))
        yield Day(last, *m.span(), Kind.END)
    for m in _BEGINNING_OF.finditer(small):
        yield Day(date(int(m[2]), _MONTHS[m[1]] if m[1] else 1, 1), *m.span())
    for m in _TURN_OF_YEAR.finditer(small):
        new_year = date(2000 + int(m[1][-2:]), 1, 1)
        if _FROM_THEN.search(small, max(0, m.start() - 12), m.start()):
            yield Day(new_year, *m.span())
        else:
            yield Day(new_year - timedelta(days=1), *m.span(), Kind.END)


def _with_yearless(small: str, days: list[Day]) -> list[Day]:
    """With the first days of ranges whose year stands with their last day alone."""
    starts = [day.start for day in days]
    found: list[Day] = []
    for m in _YEARLESS.finditer(small):
        at = bisect_left(starts, m.end())
        near = at < len(days) and days[at].start <= m.end() + _APART
        if near and not (at and days[at - 1].end > m.start()):
            day, month = (m[1], _MONTHS[m[2]]) if m[1] else (m[3], int(m[4]))
            found += _before(days[at], m, month, _number(day))
    return sorted([*days, *found], key=lambda day: day.start)


def _before(last: Day, match: re.Match[str], month: int, day: int) -> Iterator[Day]:
    """The day of such a month and day that is nearest before a range's last day."""
    for year in (last.value.year, last.value.year - 1):
        first = next(_day(match, year, month, day), None)
        if first and first.value < last.value:
            yield first
            return


def _day(
    match: re.Match[str], year: int, month: int, day: int, kind: Kind = Kind.DAY
) -> Iterator[Day]:
    full = year if year >= 1000 else 2000 + year
    known = 1900 <= full <= 2099 and 1 <= month <= 12
    if known and 1 <= day <= calendar.monthrange(full, month)[1]:
        yield Day(date(full, month, day), *match.span(), kind)


def _misread_month(word: str) -> int | None:
    near = {
        n
        for name, n in _MONTHS.items()
        if word not in _MONTHS
        and len(name) > 3
        and OSA.distance(word, name) <= (1 if len(name) < 7 else 2)
    }
    return near.pop() if len(near) == 1 else None


def _number(digits: str) -> int:
    return int(digits.translate({ord("l"): "1", ord("i"): "1", ord("o"): "0"}))


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def find_lengths(small: str) -> list[Length]:
    """The lengths of time in a lower-case text, in its order."""
    found = [Length(_PER_YEAR // 2, 0, *m.span()) for m in _HALF.finditer(small)]
    for m in _YEARLY.finditer(small):
        found.append(Length(int(_COUNTS[m[1]] * _PER_YEAR), 0, *m.span()))
    for m in _LENGTH.finditer(small):
        count = _count(m[1])
        unit = m[2]
        if unit.startswith(("u", "w")):
            found.append(Length(0, int(count * 7), *m.span()))
        else:
            months = count * (_PER_YEAR if unit[0] in "åyj" else 1)
            found.append(Length(int(months), 0, *m.span()))
    found.sort(key=lambda length: length.start)
    return [b for a, b in pairwise([None, *found]) if b and (a is None or b.start >= a.end)]


def _count(written: str) -> float:
    if written in _COUNTS:
        return _COUNTS[written]
    half = 0.5 if written.endswith(("½", ",5", ".5")) else 0.0
    whole = re.match(r"\d+", written)
    return (int(whole.group()) if whole else 0) + half


def last_day(first: date, length: Length) -> date:
    """The last day of a time of such a length that begins with `first`."""
    total = first.year * _PER_YEAR + first.month - 1 + length.months
    year, month = divmod(total, _PER_YEAR)
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=length.days - 1)
