"""From when to when an agreement holds: which of its dates are its first day and its last.

What is said of each date (heard.py) tells; the surest of those that begin something is the first
day. Where days are not written, years and lengths of time are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from intake.dates import Day, Kind, Length, find_lengths, last_day
from intake.heard import DAY_OF, ITSELF, MOVED, NEAR, TO, Hearing, Said, Says
from intake.rules import Rules
from intake.words import clause_at

_GAP = re.compile(
    r"(?:\s?\((?:start|begynd|fra)\w{0,8}\))?[\s,()]*"
    r"(?:(?:begge )?(?:dage )?(?:incl|inkl)\w*\.?[\s,)]*)?"
    r"(?:[-–—−/]+|→|[-=]?>|\.\.\.?|(?:og )?(?:frem )?(?:til(?:\s?og\s?med)?|indtil|tilog med)"
    r"|t\.?\s?o\.?\s?m\.?|to|until|till|up to(?: and including)?|through|bis(?: zum)?)"
    + DAY_OF
    + r"\s*"
)
# "Forlænget ved tillæg af 3. februar 2021 til 30. april 2022": the paper's day begins nothing.
_DATED_PAPER = re.compile(
    r"(?:tillæg\w*|allonge\w*|aftalen?|kontrakten?|brev|mail|addendum|amendment|letter)\s"
    r"(?:nr\.?\s\d+\s)?(?:af|fra|of|dated)\s(?:den\s|d\.\s)?$"
)
_BETWEEN = re.compile(r"(?<!\w)(?:mellem|between|zwischen)\s(?:den\s|d\.\s?)?$")
_AND = re.compile(r"\s(?:og|and|und)\s(?:den\s|d\.\s?)?")
_BOTH = re.compile(
    r"(?:start|fra|begynd|ikraft|første|from|begin)\w*-?\s?(?:[/–-]|og|and|dag og)\s?"
    r"(?:slut|til|ophør|udløb|sidste|end|to|until)\w*(?:\sdag|\sdate)?[\s:.)\]]{0,5}$"
)
_CELLS = re.compile(r"[ ]*[\t|][\s|]*|[ ]{2,}")
_LINE = re.compile(r"\s*\n\s*")
_FROM_TODAY = re.compile(
    r"(?<!\w)(?:gælder|løber|virkning|i kraft|begynder|starter|varer|effect|effective)\s"
    r"[^.\n]{0,30}?(?:i dag|dags dato|d\.d\.|today|today's date)(?!\w)"
)
# "Træder i kraft ved underskrift", and below: "Underskrevet den 1. april 2022".
_FROM_SIGNING = re.compile(
    r"(?<!\w)(?:kraft|virkning|gælder|gældende|løber|begynder|starter|effective?|force|år|måneder|years"
    r"|months)\s(?:\w+\s){0,2}?(?:fra|ved|på|upon|from|on|efter|med|når)\s[^.\n\d;]{0,50}?"
    r"(?:underskr|signature|signed|signing)\w*"
)
_SIGNED = re.compile(r"(?<!\w)(?:underskrevet|skrevet under|signeret|signed)(?!\w)[^\d]{0,30}$")
_DATELINE = re.compile(r"[^\W\d][^\n\d]{1,30},?\s(?:den|d\.|the)?\s?")
_YEARS = re.compile(
    r"(?:kalenderår(?:et|ene)?|(?:gælder|gældende|dækker|løber|omfatter|fornye[srt]|forlænge[srt]"
    r"|indgå(?:et|s)|gyldighed|periode\w*):?\s(?:i|for|over)?\s?(?:hele\s)?(?:år(?:et|ene)?)?"
    r"|i årene|for årene|(?:forlænge|fornye)[rst]\s[^.\n]{0,80}?\sfor)\s{0,2}(20\d\d)"
    r"(?:\s?(?:-|–|og|til|til og med)\s?(20\d\d))?(?![\d/-]|\.\d)"
)
_LONGEST = 120
_NOT_RENEWED = re.compile(r"(?<!\w)(?:ikke|ingen|uden|kan|not|without|may|nicht|mulighed)(?!\w)")
_YEAR_OUT = re.compile(
    r"(?<!\w)(?:(?:kalender)?året ud|resten af året|til (?:udgangen af året|årets (?:udgang"
    r"|slutning)))(?!\w)"
)
_ENDS_AFTER = re.compile(r"(?:udløber|ophører|slutter|bortfalder|expires|ends)\s(?:efter|after)\s$")
_COUNTED_FROM = re.compile(
    r"[\s,]*(?:(?:regnet|at regne|gældende|beregnet)\s)?(?:fra\s|med\s|from\s|frem(?!\w)"
    r"|begynd\w+ |start\w+ |efter (?:ikraft|start|begynd|indgåelse)\w*)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """When an agreement holds. `computed` is its last day where only its length is written."""

    first: Day | None = None
    last: Day | None = None
    computed: date | None = None

    @property
    def valid_from(self) -> date | None:
        return self.first.value if self.first else None

    @property
    def valid_to(self) -> date | None:
        return self.last.last if self.last else self.computed


@lru_cache(maxsize=64)  # what a paper is, and what it says, are asked one after the other
def read_term(text: str, rules: Rules) -> Term:
    """The first and the last day of an agreement, each None where the text does not state it."""
    reader = _Reader(text, rules)
    term = reader.in_days() or reader.in_years() or Term()
    if not term.first and (begins := reader.dated() or reader.signed()):
        term = Term(begins, term.last)
    if term.first and not term.last and not reader.is_open():
        term = Term(term.first, None, reader.ends_by_length(term.first))
    return Term(term.first) if reader.is_renewed() else term


class _Reader(Hearing):
    """A text in which the first day and the last are looked for."""

    # --- the first and the last of them -------------------------------------------------------

    def in_days(self) -> Term | None:
        ranges = list(self._ranges())
        best = max(ranges, key=lambda r: r[0], default=None)
        first = self._best(Says.FIRST)
        last = self._best(Says.LAST, after=first)
        single = max((s.weight for s in (first, last) if s), default=0)
        if best and best[0] >= single:
            return Term(best[1].day, self._prolonged(best[2]))
        if first or last:
            return Term(first.day if first else None, self._prolonged(last) if last else None)
        return self._cells()

    def _best(self, says: Says, after: Said | None = None) -> Said | None:
        fitting = [s for s in self.said if s.says is says and s.weight >= 0]
        if after:
            fitting = [s for s in fitting if s.day.last > after.day.value]
        return max(fitting, key=lambda s: s.weight, default=None)

    def _ranges(self) -> Iterator[tuple[int, Said, Said]]:
        for a, b in pairwise(self.said):
            if a.day.value >= b.day.last or not self._is_range(a, b):
                continue
            headed = self._under_headings(a.day)
            yield max(a.weight, 1) if headed else a.weight - 4 * (a.says is Says.OTHER), a, b

    def _is_range(self, a: Said, b: Said) -> bool:
        before = self.flowed[max(0, a.day.start - NEAR) : a.day.start]
        gap = self.flowed[a.day.end : b.day.start]
        cells = _CELLS.fullmatch(self.small[a.day.end : b.day.start])
        if cells and self._under_headings(a.day):
            return True
        if (
            MOVED.search(before)
            or _DATED_PAPER.search(before)
            or (a.says is Says.LAST and self._ends(a, before))
        ):
            return False
        if _AND.fullmatch(gap):
            return bool(_BETWEEN.search(before) or _BOTH.search(before))
        return bool(_GAP.fullmatch(gap)) or (bool(cells) and a.says is Says.FIRST)

    def _ends(self, day: Said, before: str) -> bool:
        """Whether a time ends there; "ændres til 1. april 2022 - …" only leads to a new one."""
        if _BOTH.search(before):
            return False
        at = self.said.index(day)
        began = at > 0 and self.said[at - 1].says is Says.FIRST
        return began or not TO.search(before)

    def _under_headings(self, day: Day) -> bool:
        """Whether the line above names a first and a last day: "Startdato  Slutdato"."""
        line = self.small.rfind("\n", 0, day.start)
        above = self.small[self.small.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
        first = self.has("valid_from", above) or re.search(r"(?<!\w)fra(?!\w)", above)
        return bool(first) and (
            self.has("valid_to", above) or bool(re.search(r"(?<!\w)til(?!\w)", above))
        )

    def _prolonged(self, last: Said) -> Day:
        later = [s for s in self.said if s.prolonged and s.says is Says.LAST and s.weight > 0]
        return max([last, *later], key=lambda s: s.day.last).day

    def _cells(self) -> Term | None:
        """Two dates alone on their lines, one under the other, as a form's column of values."""
        for a, b in pairwise(self.days):
            alone = _LINE.fullmatch(self.small[a.end : b.start]) and a.value < b.value
            line = self.small.rfind("\n", 0, a.start) + 1
            if alone and not self.small[line : a.start].strip():
                labels = self.small[: a.start]
                if self.has("valid_from", labels) and self.has("valid_to", labels):
                    return Term(a, b)
        return None

    def dated(self) -> Day | None:
        """The day that a letter is dated with, where the agreement holds "from today"."""
        if not _FROM_TODAY.search(self.flowed):
            return None
        dated = [day for day in self.days if self._is_dateline(day)]
        return dated[0] if len(dated) == 1 else None

    def signed(self) -> Day | None:
        """The day of the last signature, where the agreement holds from when it is signed."""
        if not _FROM_SIGNING.search(self.flowed):
            return None
        days = [
            day
            for day in self.days
            if _SIGNED.search(self.flowed, max(0, day.start - NEAR), day.start)
        ]
        return max(days, key=lambda day: day.value, default=None)

    def _is_dateline(self, day: Day) -> bool:
        line = self.small.rfind("\n", 0, day.start) + 1
        ends = self.small[day.end : day.end + 2].strip(" .")[:1] in ("", "\n")
        return ends and bool(_DATELINE.fullmatch(self.small, line, day.start))

    # --- where days are not written -----------------------------------------------------------

    def in_years(self) -> Term | None:
        match = _YEARS.search(self.flowed)
        if not match:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        ends = Day(date(last, 12, 31), *match.span(), Kind.END)
        return Term(Day(date(first, 1, 1), *match.span()), ends)

    def ends_by_length(self, first: Day) -> date | None:
        """The last day, by how long the agreement is said to hold from its first."""
        if _YEAR_OUT.search(self.flowed):
            return date(first.value.year, 12, 31)
        for length in find_lengths(self.flowed):
            if length.months <= _LONGEST and self._is_its_length(length):
                return last_day(first.value, length)
        return None

    def _is_its_length(self, length: Length) -> bool:
        clause = clause_at(self.parts, length.start)
        start = max(clause.start if clause else 0, length.start - NEAR)
        before = self.heading(clause) + self.flowed[start : length.start]
        end = clause.end if clause else length.end
        after = self.flowed[length.end : min(end, length.end + 30)]
        if self.has("optional", before):
            return False
        if _ENDS_AFTER.search(before) or _COUNTED_FROM.match(after) or ITSELF.match(after.lstrip()):
            return True
        beside = re.split(r"\d", before)[-1][-45:]
        if self.has("other_length", beside) or self.has("other_length_after", after[:16]):
            return False
        return self.has("term", before)

    def is_open(self) -> bool:
        return self.has("open_ended", self.flowed)

    def is_renewed(self) -> bool:
        """Whether the agreement goes on by itself, so that its last day is nobody's to know."""
        for match in self.rules.signals["renewed"].finditer(self.flowed):
            clause = clause_at(self.parts, match.start())
            start = max(clause.start if clause else 0, match.start() - 40)
            if not _NOT_RENEWED.search(self.flowed[start : match.end()]):
                return True
        return False
