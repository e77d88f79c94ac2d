"""Which municipalities an agreement is with, told from those that it only mentions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from rapidfuzz.distance import OSA

from intake.places import Place, find_places, nearest
from intake.rules import Rules
from intake.runs import Run, find_runs
from intake.words import lower

KOMMUNE = re.compile(
    r"['’]?s?[\s:.,'-]{0,3}(?:regions)?kommunes?(?!\w)|['’]?\s?regionskommunes?(?!\w)"
    r"|\s(?:regional\s)?municipality(?!\w)"
)
_PERHAPS_KOMMUNE = re.compile(r"['’]?s?[\s:.,'-]{1,3}(k[\w]{4,9})")
_FAR = 2
_KOMMUNER = re.compile(r"['’]?s?\s*kommuners?(?!\w)")
_JOINED = re.compile(r"\s?(?:og|samt|&|/|\+)\s?")
# "Greve-, Solrød- og Køge Kommune".
_HYPHENED = re.compile(r"-\s?(?:,|og|,\s?og|/)\s*")
_BEFORE_KOMMUNE = re.compile(
    r"(?<!\w)(?:kommunen?s?(?:/jobcenter)?(?:\snavn)?|(?:regional\s)?municipality\sof|city\sof"
    r"|gemeinde|stadt|kommunerne)\s?:?\s{1,3}$"
)
_BEFORE_KOMMUNER = re.compile(
    r"(?<!\w)kommuner(?:ne)?(?:\s?\([^()\n]{0,40}\))?\s*:?\s*(?:[-–•*]\s*)?$"
)
_MISREAD = re.compile(r"(?<!\w)([A-ZÆØÅl1|][\w-]{3,24})\s(?=[Kk][O0o]\w{3,6}(?!\w))")
_IN_PASSING = re.compile(
    r"(?<!\w)(?:\d{4} |ret(?:ten)? i|kontor i|afdeling i|adresse|beliggende i|afholdes i|lokaler i"
    r"|by(?:en)? |postnr\.?|i forhold til|herunder i|(?:borgere|ledige|unge|deltagere) (?:i|fra)"
    r"|nabo\w*|ligesom|tilsvarende|som i|hjemmehørende i|arbejde[tr]? (?:for|i)|adresse i|bosat i"
    r"|også \w+ (?:til|for|med)|tidligere \w+ (?:for|i)|leverandør (?:til|for|i)|erfaring fra"
    r"|modsætning til)[ \t]*$"
)
_LEFT_OUT = re.compile(
    r"['’]?s?\s(?:kommunes?\s)?(?:har option|har mulighed|kan (?:til)?slutte|kan tiltræde|er ikke"
    r"|deltager ikke|indgår ikke|er udtrådt|omfattes ikke)"
)
_NEXT = re.compile(r"['’]?s?\s?kommunes?\s?(?:\([^()\n]{0,60}\))?\s?[,;]?\s?(?:(?:og|samt|and)\s)?")
_ZONE_STARTS = re.compile(
    r"(?<!\w)(?:i?mellem|between|zwischen|(?:aftale|kontrakt)(?:ns|ens)?\s?parter|parterne er"
    r"|parties|parter(?=\s*[:\n])|på vegne af|fuldmagt fra|indgået af|part (?:1|a|i)(?=[\s:.])"
    r"|(?:deltagende |ordregivende )?kommuner(?:ne)?[^:\n]{0,30}:|deltagende kommune"
    r"|undertegnede|(?:nedenstående|følgende) kommuner)"
)
_ZONE_ENDS = re.compile(
    r"\n\s*\n|(?<!\w)(?:formål|løbetid|varighed|periode|ydelse|§ ?1|vedrører|underskrift|baggrund"
    r"|gyldig fra|værneting|tvister|retten i|omfang)(?!\w)"
)
# A line that ends with "Kommune(r)" as a heading does: "Nr.  Kommune", "Deltagende kommuner:".
_HEADING = re.compile(
    r"(?:^|\n)(?:[^\n]{0,40}[\t ])?(?:kommune(?:r|rne)?|municipalit(?:y|ies))[ \t:]*\n"
)
_CELL_BEFORE = re.compile(r"[\s\d.)|>*•·–-]{0,20}")
_LINE_START = re.compile(r"[\s>*•·–-]*(?:\w{1,2}[.):]\s*|\d\.\d\s*)?")
_LABEL_GAP = re.compile(r"[\s:.\t)('\"”|>-]*(?:(?:er|navn:?|navnet|\d{1,2}|[a-d])[.):]?\s*)?")
_GIVER = re.compile(r"(?<!\w)(?:for|fra|af|hos|til|med)\s$")
_ITS_JOBCENTRE = re.compile(r"(?<!\w)jobcent\w+ (?:i|under|ved|for|,)\s?$")
_ROLE_AFTER = re.compile(r"[^.\n]{0,60}?[(\"”–-]\s?[^)\n]{0,40}")

# What speaks for it and against it is summed up; from here on a municipality is a party.
_PARTY = 2
_ZONE = 500
_LETTERHEAD = 8
_MOST = 200
_AFTER = 140


@dataclass(frozen=True, slots=True)
class Municipal:
    """The municipalities of an agreement, each once, in its order, and all that are mentioned.

    `standing` tells how much speaks for it that they are parties, and not only mentioned.
    """

    places: tuple[Place, ...]
    mentions: tuple[Place, ...]
    standing: int

    @property
    def is_party(self) -> bool:
        """Whether one stands as a party, or is the only one and not named in passing."""
        return self.standing >= (_PARTY if len({p.code for p in self.mentions}) > 1 else 0)


def is_called_kommune(small: str, end: int) -> bool:
    """Whether a place that ends there is called a municipality, be it in a scan's letters."""
    if KOMMUNE.match(small, end):
        return True
    word = _PERHAPS_KOMMUNE.match(small, end)
    if not word or word[1] in ("kommuner", "kommunen", "kommunal", "kommuners"):
        return False
    letters = word[1].replace("rn", "m").rstrip("s")
    return OSA.distance(letters, "kommune") <= _FAR


@lru_cache(maxsize=64)  # what a paper is, and what it says, are asked one after the other
def find_municipal(text: str, rules: Rules) -> Municipal:
    """The municipalities that the agreement is with."""
    page = _Page(text, rules)
    chosen = page.chosen()
    once: dict[str, Place] = {}
    for place in chosen:
        once.setdefault(place.code, place)
    standing = max((page.standing[place.start] for place in chosen), default=-_PARTY)
    return Municipal(tuple(once.values()), page.mentions, standing)


class _Page:
    """A text with the municipalities in it, and how each stands where it is named."""

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self.small = lower(text)
        self.rules = rules
        self.runs = find_runs(text, rules)[0]
        self.zones = list(islice(_zones(self.small), _MOST))
        self.mentions = tuple(islice(self._mentions(), _MOST))
        self.standing = {place.start: self._standing(place) for place in self.mentions}
        if all(standing < 0 for standing in self.standing.values()):
            self.mentions = (*self.mentions, *self._jobcentres())
            self.standing |= {p.start: self._standing(p) for p in self.mentions}

    def _mentions(self) -> Iterator[Place]:
        """Places that the text calls municipalities ("Greve Kommune"), in its order."""
        found: dict[int, Place] = {}
        places = find_places(self.text, self.rules)
        for place in places:
            before = self.small[max(0, place.start - 30) : place.start]
            if is_called_kommune(self.small, place.end) or _BEFORE_KOMMUNE.search(before):
                found[place.start] = place
        for run in self.runs:
            if self._is_called_together(run):
                found.update((place.start, place) for place in run.places)
        listed = list(self._below_headings(places))
        found.update((place.start, place) for place in listed)
        self.zones += [(place.start, place.end) for place in listed]
        for first, second in reversed(list(pairwise(places))):
            if second.start in found and _HYPHENED.fullmatch(self.small, first.end, second.start):
                found[first.start] = first
        ends = {place.end for place in found.values()}
        for word in islice(_MISREAD.finditer(self.text), _MOST):
            code = None if word.end(1) in ends else nearest(word[1], self.rules)
            if code and is_called_kommune(self.small, word.end(1)):
                found.setdefault(word.start(1), Place(code, *word.span(1), exact=False))
        yield from (found[start] for start in sorted(found))

    def _below_headings(self, places: Sequence[Place]) -> Iterator[Place]:
        """Those of a list or a table that is headed "Kommune", each the first on its line."""
        firsts = {self._line(place.start): place for place in reversed(places)}
        for heading in islice(_HEADING.finditer(self.small), _MOST):
            line = heading.end()
            while line in firsts and _CELL_BEFORE.fullmatch(self.small, line, firsts[line].start):
                yield firsts[line]
                line = self.small.find("\n", line) + 1

    def _line(self, place: int) -> int:
        return self.small.rfind("\n", 0, place) + 1

    def _is_called_together(self, run: Run) -> bool:
        """As in "Odder og Samsø Kommuner", "kommunerne Odder og Samsø"."""
        first, last = run.places[0], run.places[-1]
        before = self.small[max(0, first.start - 60) : first.start]
        if _KOMMUNER.match(self.small, last.end) or _BEFORE_KOMMUNER.search(before):
            return True
        if len(run.places) < 2 or _IN_PASSING.search(before):
            return False
        joined = _JOINED.fullmatch(self.small, run.places[-2].end, last.start)
        return bool(joined) and is_called_kommune(self.small, last.end)

    def _jobcentres(self) -> Iterator[Place]:
        """Where no municipality is called one: the job centres that are named first."""
        run = next((run for run in self.runs if run.marked), None)
        for place in run.places if run else ():
            start = run.start if run and place is run.places[0] else place.start
            yield Place(place.code, start, place.end, place.exact)

    def _standing(self, place: Place) -> int:
        before = self.small[max(0, place.start - 60) : place.start]
        if _IN_PASSING.search(before) or _LEFT_OUT.match(self.small, place.end):
            return -_PARTY
        following = min(
            (m.start for m in self.mentions if m.start > place.start), default=len(self.small)
        )
        after = re.sub(r"\s+", " ", self.small[place.end : min(following, place.end + _AFTER)])
        line = self.small.rfind("\n", 0, place.start) + 1
        heads_line = bool(_LINE_START.fullmatch(self.small[line : place.start]))
        in_letterhead = self.small.count("\n", 0, line) < _LETTERHEAD
        return (
            2 * any(a <= place.start < b for a, b in self.zones)
            + bool(_GIVER.search(before))
            + 2 * bool(_ITS_JOBCENTRE.search(before))
            + 2 * self._has_role(before)
            + 2 * ("cvr" in after[:90] or bool(re.match(r"\W*(?:kommune)?\W*\(?\d{8}", after)))
            + 2 * self._has("agreement_deed", after)
            + self._has_role_after(after)
            + heads_line * (1 + in_letterhead)
        )

    def _has(self, signal: str, said: str) -> bool:
        return bool(self.rules.signals[signal].search(said))

    def _has_role(self, before: str) -> bool:
        """Whether it stands after what a party is called: "Ordregiver: Greve Kommune"."""
        labels = self.rules.signals["municipality_role"].finditer(before)
        last = max((label.end() for label in labels), default=-1)
        return last >= 0 and bool(_LABEL_GAP.fullmatch(before[last:]))

    def _has_role_after(self, after: str) -> bool:
        match = _ROLE_AFTER.match(after)
        return bool(match) and self._has("municipality_role", after[:100])

    def chosen(self) -> list[Place]:
        """Those that stand as parties, with those listed beside them; else the likeliest."""
        if len({place.code for place in self.mentions}) < 2:
            return list(self.mentions)
        codes = {p.code for p in self.mentions if self.standing[p.start] >= _PARTY}
        if not codes:
            most = max(max(self.standing.values()), 0)
            return [p for p in self.mentions if self.standing[p.start] == most]
        for group in self._lists():
            if codes & {place.code for place in group}:
                codes |= {p.code for p in group if self.standing[p.start] > -_PARTY}
        return [place for place in self.mentions if place.code in codes]

    def _lists(self) -> Iterator[list[Place]]:
        """Municipalities that are listed together: in a sentence, or each on its own line."""
        for run in self.runs:
            starts = {place.start for place in run.places}
            yield [place for place in self.mentions if place.start in starts]
        for a, b in pairwise(self.mentions):
            if any(gap.fullmatch(self.small, a.end, b.start) for gap in (_HYPHENED, _NEXT)):
                yield [a, b]
        group: list[Place] = []
        for place in self.mentions:
            line = self.text.rfind("\n", 0, place.start) + 1
            if not _LINE_START.fullmatch(self.text[line : place.start]):
                continue
            if group and self.text.count("\n", group[-1].end, line) > 1:
                yield group
                group = []
            group.append(place)
        yield group


def _zones(small: str) -> Iterator[tuple[int, int]]:
    """Where parties are named: after "mellem", "parter", "kommuner:" … up to the next subject."""
    for start in _ZONE_STARTS.finditer(small):
        limit = min(start.end() + _ZONE, len(small))
        first_line = small.find("\n", start.end() + 2, limit)
        after = start.end() + 60 if first_line < 0 else min(first_line, start.end() + 60)
        stop = _ZONE_ENDS.search(small, max(start.end(), after), limit)
        yield start.start(), stop.start() if stop else limit
