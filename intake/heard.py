"""What an agreement says of each of its dates: that something begins, ends, or is another matter.

Every date is heard by what is said before it in its clause, or above it in its column. Those that
speak of the agreement itself weigh most.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from intake.dates import MONTH_NAMES, Day, Kind, find_days
from intake.rules import Rules
from intake.words import Clause, clause_at, clauses, lower

NEAR = 110
_HEADING = 60
_AFTER = 60
DAY_OF = r"(?:\s?(?:den|d\.|dato|dags|the|dem|zum|uge \d+|\w{2,4}dag|senest|særskilt)[\s.:,]?)*"
_FROM = re.compile(
    rf"(?<!\w)(?:fra(?: og med)?|pr\.?|per|siden|from|as of|since|ab|vom)[\s:]*{DAY_OF}$"
)
TO = re.compile(
    rf"(?<!\w)(?:(?:frem )?til(?:\s?og\s?med)?|t\.?\s?o\.?\s?m\.?|indtil|tilog med|to|until|till"
    rf"|up to(?: and including)?|through|bis(?: einschließlich)?)[\s:]*{DAY_OF}$"
)
# A time's end after a beginning that is no day: "uge 35 2022 – 31.12.2023", "dags dato - …".
_RANGE_END = re.compile(r"(?:uge \d\d?(?:[\s/,-]20\d\d)?|dato|i dag|nu|underskrift\w*)\s?[-–—]\s?$")
_DENIED = re.compile(r"(?<!\w)(?:uden|ingen|intet|ikke|without|no|ohne)\s(?:\w+\s){0,2}$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?]\s*$")
_TITLE_WORDS = 3  # of a heading that ends with a full stop: "§ 5. Løbetid og ophør."
_SIGNING = re.compile(
    r"(?<!\w)(?:fra|ved|from|upon)\s[^.\n]{0,40}?(?:underskr|sign)\w*[\s,(]*(?:den\s)?$"
)
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
MOVED = re.compile(
    r"(?:ændre[srt]|flytte[srt]|rykke[srt]|udskyd\w+|udsæt\w+)\s[^.\n]{0,40}?fra\s"
    r"|(?:extend|chang|mov|amend)ed\sfrom\s"
)
_UNCALLED = re.compile(
    r"(?:uden\s(?:\w+\s){0,3}?(?:opsigelse|varsel)|without\s(?:\w+\s){0,2}?notice)"
    r"|medmindre\s[^.]{0,60}?(?:opsig\w+|forlæng\w+|aftale[st]\w*)(?:\s\w+){0,2}?,"
    r"|unless\s[^.]{0,60}?,"
)
# "Prisen er …, og aftalen gælder fra …": what comes last is what the date is of.
ITSELF = re.compile(
    r"(?<!\w)\w*(?:aftale|kontrakt|samarbejde|løbetid|varighed|periode|agreement)\w*"
)
_FILLER = re.compile(r"[.…]{3,}")  # "Fra ......: 1. februar 2025"
_EXCLUDED = -9
_USED = re.compile(r"(?<!\w)(?:udnytte[rt]|benytte[rt]|bruger|brug af|exercise[sd])(?!\w)")
_NOT_USED = re.compile(r"(?<!\w)(?:ikke|endnu|not|kan|hvis|såfremt|medmindre|if|unless)(?!\w)")
_OR_FORWARD = re.compile(r"[\s,]*(?:frem|fremad?)(?!\w)")


# Of a call-off: how long the framework that it is made under holds is another matter.
_CALL_OFF = re.compile(
    r"\s*(?:(?:tildeling|bekræftelse)\s(?:af|på)\s)?(?:delaftale|delkontrakt|levering\w*aftale"
    r"|levering\w*kontrakt|miniudbud|træk|bestilling|ordre|call[- ]off|tilslutning)"
)
_FRAMEWORK = re.compile(r"(?<!\w)(?:rammeaftale|rammekontrakt|framework)\w*")
# The day that a letter is dated with stands alone on its line, but for its place.
_DATED = re.compile(
    rf"(?:^|\n)[^\n]{{0,120}}?(?:\s{{2}}|,\s|\t|^|\n|dato:?\s)(?:den\s|d\.\s)?\d\d?[./]\s?"
    rf"(?:{MONTH_NAMES}|\d\d?[./-])\s?(20\d\d)\s*(?=\n)"
)
_TODAY = re.compile(r"(?<!\w)dags dato(?!\w)")
_THIS_YEAR = re.compile(r"(?<!\w)d\.å\.")


def _with_this_year(small: str) -> str:
    """With the year of the letter where it says "d.å.", whose four signs it takes."""
    if not _THIS_YEAR.search(small):
        return small
    years = {m[1] for m in _DATED.finditer(small)}
    return _THIS_YEAR.sub(years.pop(), small) if len(years) == 1 else small


class Says(StrEnum):
    FIRST = "first"
    LAST = "last"
    OTHER = "other"


_HEADINGS = {
    **dict.fromkeys("fra start startdato begynder from".split(), Says.FIRST),
    **dict.fromkeys("til slut slutdato ophør udløb to until end".split(), Says.LAST),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A date and what is said of it; `weight` tells how surely it is the agreement's own."""

    day: Day
    says: Says | None
    weight: int
    prolonged: bool


class Hearing:
    """A text with its dates and clauses; `flowed` has spaces for the line breaks within them."""

    def __init__(self, text: str, rules: Rules) -> None:
        whole = _FILLER.sub(lambda m: " " * len(m.group()), text.replace("\f", "\n"))
        self.rules = rules
        self.parts = clauses(whole)
        self.small = _with_this_year(lower(whole))
        self.flowed = re.sub(r"\n(?!\s*\n)", " ", self.small)
        self.days = find_days(self.small)
        self.said = [self._hear(n) for n in range(len(self.days))]

    def has(self, signal: str, said: str) -> bool:
        return bool(self.rules.signals[signal].search(said))

    # --- what is said of each date ------------------------------------------------------------

    def _hear(self, number: int) -> Said:
        day = self.days[number]
        clause = clause_at(self.parts, day.start)
        start = clause.start if clause else day.start
        end = clause.end if clause else day.end
        before = self.days[number - 1].end if number else 0
        near = self.flowed[max(start, before, day.start - NEAR) : day.start]
        said = self.flowed[max(start, day.start - 2 * NEAR) : day.start]
        whole = self.heading(clause) + said
        if not near.strip(" \t:-–•*·|") and before <= start:
            near = self.heading(clause)
        following = self.days[number + 1].start if number + 1 < len(self.days) else end
        after = self.flowed[day.end : min(end, following, day.end + _AFTER)]
        says = self._headed(day) or self._says(near, after, day)
        prolonged = self.has("prolonged", whole)
        weight = self._weigh(whole, prolonged) - 3 * self.has("former", near)
        return Said(day, says, weight, prolonged)

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

    def heading(self, clause: Clause | None) -> str:
        """The short clause before, which may be a heading or a label of the next one."""
        at = bisect_left(self.parts, clause.start, key=attrgetter("start")) if clause else 0
        if not at:
            return ""
        above = self.parts[at - 1]
        said = self.flowed[above.start : above.end].strip()
        is_sentence = _SENTENCE_END.search(said) and len(_WORD.findall(said)) > _TITLE_WORDS
        is_long = len(said) > _HEADING or re.search(r"\d\d", said)
        return "" if is_sentence or is_long else said + " "

    def _says(self, near: str, after: str, day: Day) -> Says | None:
        near = _TODAY.sub(lambda m: " " * len(m.group()), near)
        near = _UNCALLED.sub(lambda m: " " * len(m.group()), near)
        if _SIGNING.search(near):
            return Says.FIRST
        if _BOUND_UNTIL.search(near):
            return Says.LAST if self.has("valid_to", after) else Says.OTHER
        said = self._said_last(near)
        if said is Says.OTHER and _MADE.search(near) and _GOES_ON.match(after):
            return Says.FIRST
        if said is Says.OTHER or MOVED.search(near):
            return Says.OTHER
        if _FROM.search(near):
            return Says.FIRST
        if TO.search(near) or _RANGE_END.search(near) or day.kind is Kind.END:
            return Says.LAST
        return said or self._says_after(after)

    def _said_last(self, near: str) -> Says | None:
        """What the last word before a date says that says anything; the longer of two."""
        ends = {
            Says.FIRST: self.last_of("valid_from", near),
            Says.LAST: self.last_of("valid_to", near),
            Says.OTHER: self.last_of("other_day", near),
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
        ends = self.rules.signals["valid_to"].finditer(after)
        last = next((m for m in ends if not _DENIED.search(after, 0, m.start())), None)
        first = self.rules.signals["valid_from"].search(after)
        told = first or last
        if told and _LAW.search(after, 0, told.start()):
            return Says.OTHER
        if first and (not last or first.start() < last.start()):
            return Says.FIRST
        return Says.LAST if last else None

    def last_of(self, signal: str, near: str) -> re.Match[str] | None:
        return max(self.rules.signals[signal].finditer(near), key=re.Match.end, default=None)

    def _weigh(self, whole: str, prolonged: bool) -> int:
        if self.has("optional", whole) and not self._is_used(whole):
            return _EXCLUDED
        if _FRAMEWORK.search(whole) and _CALL_OFF.match(self.small):
            return _EXCLUDED
        weight = 3 * self.has("term", whole) + 2 * prolonged
        other = self.last_of("not_term", whole)
        return weight - 4 * bool(other and not ITSELF.search(whole, other.end()))

    def _is_used(self, whole: str) -> bool:
        """Whether an option is made use of, so that its time counts."""
        return bool(_USED.search(whole)) and not _NOT_USED.search(whole)
