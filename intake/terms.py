"""From when to when an agreement holds: which of its dates are its first day and its last.

Every date is heard by what is said before it in its clause: that something begins, that it ends,
or that the date is of something else (an offer, a notice, a price, an option). Those that speak
of the agreement itself weigh most.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from intake.dates import Day, Kind, Length, find_days, find_lengths, last_day
from intake.rules import Rules
from intake.words import Clause, clause_at, clauses, lower

_NEAR = 110
_HEADING = 60
_AFTER = 60
_DAY_OF = r"(?:\s?(?:den|d\.|dato|dags|the|dem|zum|uge \d+|\w{2,4}dag|senest|særskilt)[\s.:,]?)*"
_FROM = re.compile(rf"(?<!\w)(?:fra(?: og med)?|pr\.?|per|from|as of|since|ab|vom)[\s:]*{_DAY_OF}$")
_TO = re.compile(
    rf"(?<!\w)(?:(?:frem )?til(?:\s?og\s?med)?|t\.?\s?o\.?\s?m\.?|indtil|tilog med|to|until|till"
    rf"|up to(?: and including)?|through|bis(?: einschließlich)?)[\s:]*{_DAY_OF}$"
)
_SIGNING = re.compile(
    r"(?<!\w)(?:fra|ved|from|upon)\s[^.\n]{0,40}?(?:underskr|sign)\w*[\s,(]*(?:den\s)?$"
)
_GAP = re.compile(
    r"[\s,()]*(?:(?:begge )?(?:dage )?(?:incl|inkl)\w*\.?[\s,)]*)?"
    r"(?:[-–—−/]+|→|[-=]?>|\.\.\.?|(?:og )?(?:frem )?(?:til(?:\s?og\s?med)?|indtil|tilog med)"
    r"|t\.?\s?o\.?\s?m\.?|to|until|till|up to(?: and including)?|through|bis(?: zum)?)"
    + _DAY_OF
    + r"\s*"
)
_BETWEEN = re.compile(r"(?<!\w)(?:mellem|between|zwischen)\s(?:den\s|d\.\s?)?$")
_AND = re.compile(r"\s(?:og|and|und)\s(?:den\s|d\.\s?)?")
_BOTH = re.compile(
    r"(?:start|fra|begynd|ikraft)\w*\s?[/–-]\s?(?:slut|til|ophør|udløb)\w*[\s:.]{0,4}$"
)
_CELLS = re.compile(r"[ ]*[\t|][\s|]*|[ ]{2,}")
_LINE = re.compile(r"\s*\n\s*")
_LAW = re.compile(
    r"(?<!\w)\w*(?:lov|loven|lovgivning\w*|bekendtgørelse\w*|forordning\w*|cirkulære\w*|gdpr"
    r"|reform\w*|act|regulation)(?!\w)"
)
# "Uopsigelig indtil …" ends nothing, unless it goes on with "hvor den udløber".
_BOUND_UNTIL = re.compile(r"(?<!\w)(?:uopsigelige?|non-terminable)\s[^.;\d]{0,30}$")
_MADE = re.compile(r"(?<!\w)(?:indgået|indgås|underskrevet|made|signed)\s\D{0,20}$")
# "Indgået den … og fortsætter": it begins with the day that it is made.
_GOES_ON = re.compile(
    r"[\s,)]*(?:(?:og|som|den|der|and)\s){0,2}(?:fortsætter|løber|gælder|varer|kører|holder|continues"
    r"|runs)(?!\w)(?!.*(?<!\w)(?:fra|from)(?!\w))"
)
_FROM_TODAY = re.compile(
    r"(?<!\w)(?:gælder|løber|virkning|i kraft|begynder|starter|varer|effect|effective)\s"
    r"[^.\n]{0,30}?(?:i dag|dags dato|d\.d\.|today|today's date)(?!\w)"
)
_DATELINE = re.compile(r"[^\W\d][^\n\d]{1,30},?\s(?:den|d\.|the)?\s?")
_MOVED = re.compile(
    r"(?:ændre[srt]|flytte[srt]|rykke[srt]|udskyd\w+|udsæt\w+)\s[^.\n]{0,40}?fra\s"
    r"|(?:extend|chang|mov|amend)ed\sfrom\s"
)
_UNCALLED = re.compile(
    r"(?:uden\s(?:\w+\s){0,3}?(?:opsigelse|varsel)|without\s(?:\w+\s){0,2}?notice)"
    r"|medmindre\s[^.]{0,60}?(?:opsig\w+|forlæng\w+|aftale[st]\w*)(?:\s\w+){0,2}?,"
    r"|unless\s[^.]{0,60}?,"
)
_YEARS = re.compile(
    r"(?:kalenderår(?:et|ene)?|(?:gælder|gældende|dækker|løber|omfatter|fornye[srt]|forlænge[srt]"
    r"|indgå(?:et|s)|gyldighed|periode\w*):?\s(?:i|for|over)?\s?(?:hele\s)?(?:år(?:et|ene)?)?"
    r"|i årene|for årene|(?:forlænge|fornye)[rst]\s[^.\n]{0,80}?\sfor)\s{0,2}(20\d\d)"
    r"(?:\s?(?:-|–|og|til|til og med)\s?(20\d\d))?(?![\d/-]|\.\d)"
)
# "Prisen er …, og aftalen gælder fra …": what comes last is what the date is of.
_ITSELF = re.compile(
    r"(?<!\w)\w*(?:aftale|kontrakt|samarbejde|løbetid|varighed|periode|agreement)\w*"
)
_LONGEST = 120
_EXCLUDED = -9
_USED = re.compile(r"(?<!\w)(?:udnytte[rt]|benytte[rt]|bruger|brug af|exercise[sd])(?!\w)")
_NOT_USED = re.compile(r"(?<!\w)(?:ikke|endnu|not|kan|hvis|såfremt|medmindre|if|unless)(?!\w)")
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
_OR_FORWARD = re.compile(r"[\s,]*(?:frem|fremad?)(?!\w)")


class Says(StrEnum):
    FIRST = "first"
    LAST = "last"
    OTHER = "other"


_HEADINGS = {
    **dict.fromkeys("fra start startdato begynder from".split(), Says.FIRST),
    **dict.fromkeys("til slut slutdato ophør udløb to until end".split(), Says.LAST),
}


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


@dataclass(frozen=True, slots=True)
class _Said:
    """A date and what is said of it; `weight` tells how surely it is the agreement's own."""

    day: Day
    says: Says | None
    weight: int
    prolonged: bool


def read_term(text: str, rules: Rules) -> Term:
    """The first and the last day of an agreement, each None where the text does not state it."""
    reader = _Reader(text, rules)
    term = reader.in_days() or reader.in_years() or Term()
    if not term.first and (today := reader.today()):
        term = Term(today, term.last)
    if term.first and not term.last and not reader.is_open():
        term = Term(term.first, None, reader.ends_by_length(term.first))
    return Term(term.first) if reader.is_renewed() else term


class _Reader:
    """A text with its dates and clauses; `flowed` has spaces for the line breaks within them."""

    def __init__(self, text: str, rules: Rules) -> None:
        whole = text.replace("\f", "\n")
        self.rules = rules
        self.parts = clauses(whole)
        self.small = lower(whole)
        self.flowed = re.sub(r"\n(?!\s*\n)", " ", self.small)
        self.days = find_days(self.small)
        self.said = [self._hear(n) for n in range(len(self.days))]

    def has(self, signal: str, said: str) -> bool:
        return bool(self.rules.signals[signal].search(said))

    # --- what is said of each date ------------------------------------------------------------

    def _hear(self, number: int) -> _Said:
        day = self.days[number]
        clause = clause_at(self.parts, day.start)
        start = clause.start if clause else day.start
        end = clause.end if clause else day.end
        before = self.days[number - 1].end if number else 0
        near = self.flowed[max(start, before, day.start - _NEAR) : day.start]
        said = self.flowed[max(start, day.start - 2 * _NEAR) : day.start]
        whole = self._heading(clause) + said
        if not near.strip(" \t:-–•*·|") and before <= start:
            near = self._heading(clause)
        following = self.days[number + 1].start if number + 1 < len(self.days) else end
        after = self.flowed[day.end : min(end, following, day.end + _AFTER)]
        says = self._headed(day) or self._says(near, after, day)
        prolonged = self.has("prolonged", whole)
        weight = self._weigh(whole, prolonged) - 3 * self.has("former", near)
        return _Said(day, says, weight, prolonged)

    def _headed(self, day: Day) -> Says | None:
        """What the heading of its column says of a day in a table."""
        line = self.small.rfind("\n", 0, day.start) + 1
        end = self.small.find("\n", day.end)
        row = self.small[line : end if end >= 0 else len(self.small)]
        head = self.small[self.small.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
        if "\t" not in row or head.count("\t") != row.count("\t") or re.search(r"\d", head):
            return None
        heading = head.split("\t")[self.small.count("\t", line, day.start)].strip(" .:")
        return _HEADINGS.get(heading)

    def _heading(self, clause: Clause | None) -> str:
        """The short clause before, which may be a heading or a label of the next one."""
        at = bisect_left(self.parts, clause.start, key=attrgetter("start")) if clause else 0
        if not at:
            return ""
        above = self.parts[at - 1]
        said = self.flowed[above.start : above.end].strip()
        return said + " " if len(said) <= _HEADING and not re.search(r"\d\d", said) else ""

    def _says(self, near: str, after: str, day: Day) -> Says | None:
        near = _UNCALLED.sub(lambda m: " " * len(m.group()), near)
        if _SIGNING.search(near):
            return Says.FIRST
        if _BOUND_UNTIL.search(near):
            return Says.LAST if self.has("valid_to", after) else Says.OTHER
        said = self._said_last(near)
        if said is Says.OTHER and _MADE.search(near) and _GOES_ON.match(after):
            return Says.FIRST
        if said is Says.OTHER or _MOVED.search(near):
            return Says.OTHER
        if _FROM.search(near):
            return Says.FIRST
        if _TO.search(near) or day.kind is Kind.END:
            return Says.LAST
        return said or self._says_after(after)

    def _said_last(self, near: str) -> Says | None:
        """What the last word before a date says that says anything; the longer of two."""
        ends = {
            Says.FIRST: self._last("valid_from", near),
            Says.LAST: self._last("valid_to", near),
            Says.OTHER: self._last("other_day", near),
        }
        found = {says: match for says, match in ends.items() if match}
        # Of the same word, the last one wins: "prøveperiode" is no period.
        return max(
            found,
            key=lambda s: (found[s].end(), -found[s].start(), list(Says).index(s)),
            default=None,
        )

    def _says_after(self, after: str) -> Says | None:
        if _OR_FORWARD.match(after):
            return Says.FIRST
        last = self.rules.signals["valid_to"].search(after)
        first = self.rules.signals["valid_from"].search(after)
        told = first or last
        if told and _LAW.search(after, 0, told.start()):
            return Says.OTHER
        if first and (not last or first.start() < last.start()):
            return Says.FIRST
        return Says.LAST if last else None

    def _last(self, signal: str, near: str) -> re.Match[str] | None:
        return max(self.rules.signals[signal].finditer(near), key=re.Match.end, default=None)

    def _weigh(self, whole: str, prolonged: bool) -> int:
        if self.has("optional", whole) and not self._is_used(whole):
            return _EXCLUDED
        weight = 3 * self.has("term", whole) + 2 * prolonged
        other = self._last("not_term", whole)
        return weight - 4 * bool(other and not _ITSELF.search(whole, other.end()))

    def _is_used(self, whole: str) -> bool:
        """Whether an option is made use of, so that its time counts."""
        return bool(_USED.search(whole)) and not _NOT_USED.search(whole)

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

    def _best(self, says: Says, after: _Said | None = None) -> _Said | None:
        fitting = [s for s in self.said if s.says is says and s.weight >= 0]
        if after:
            fitting = [s for s in fitting if s.day.last > after.day.value]
        return max(fitting, key=lambda s: s.weight, default=None)

    def _ranges(self) -> Iterator[tuple[int, _Said, _Said]]:
        for a, b in pairwise(self.said):
            if a.day.value >= b.day.last or not self._is_range(a, b):
                continue
            headed = self._under_headings(a.day)
            yield max(a.weight, 1) if headed else a.weight - 4 * (a.says is Says.OTHER), a, b

    def _is_range(self, a: _Said, b: _Said) -> bool:
        before = self.flowed[max(0, a.day.start - _NEAR) : a.day.start]
        gap = self.flowed[a.day.end : b.day.start]
        cells = _CELLS.fullmatch(self.small[a.day.end : b.day.start])
        if cells and self._under_headings(a.day):
            return True
        if _MOVED.search(before) or (a.says is Says.LAST and self._ends(a, before)):
            return False
        if _AND.fullmatch(gap):
            return bool(_BETWEEN.search(before))
        return bool(_GAP.fullmatch(gap)) or (bool(cells) and a.says is Says.FIRST)

    def _ends(self, day: _Said, before: str) -> bool:
        """Whether a time ends there; "ændres til 1. april 2022 - …" only leads to a new one."""
        if _BOTH.search(before):
            return False
        at = self.said.index(day)
        began = at > 0 and self.said[at - 1].says is Says.FIRST
        return began or not _TO.search(before)

    def _under_headings(self, day: Day) -> bool:
        """Whether the line above names a first and a last day: "Startdato  Slutdato"."""
        line = self.small.rfind("\n", 0, day.start)
        above = self.small[self.small.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
        first = self.has("valid_from", above) or re.search(r"(?<!\w)fra(?!\w)", above)
        return bool(first) and (
            self.has("valid_to", above) or bool(re.search(r"(?<!\w)til(?!\w)", above))
        )

    def _prolonged(self, last: _Said) -> Day:
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

    def today(self) -> Day | None:
        """The day that a letter is dated with, where the agreement holds "from today"."""
        if not _FROM_TODAY.search(self.flowed):
            return None
        dated = [day for day in self.days if self._is_dateline(day)]
        return dated[0] if len(dated) == 1 else None

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
        start = max(clause.start if clause else 0, length.start - _NEAR)
        before = self._heading(clause) + self.flowed[start : length.start]
        end = clause.end if clause else length.end
        after = self.flowed[length.end : min(end, length.end + 30)]
        if self.has("optional", before):
            return False
        if (
            _ENDS_AFTER.search(before)
            or _COUNTED_FROM.match(after)
            or _ITSELF.match(after.lstrip())
        ):
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
