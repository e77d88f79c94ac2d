"""Lists of places in a text, and whether the text calls them job centres, by words or by layout."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.columns import in_columns
from intake.layout import label_before, smooth
from intake.places import (
    MARKER,
    WORD,
    Place,
    find_compounds,
    find_numbered,
    find_places,
    nearest,
)
from intake.rules import Rules
from intake.words import fold

# Between a marker and its place, between the places of a list, and after a place.
_GLUE = re.compile(
    r"(?:\s*(?:[:=>|?]|i|ved|for|hos|på|hhv\.?|henholdsvis|både|følgende|disse|er|bliver|in|of|the"
    r"|hedder|de|det|navn|nr\.?"
    r"|\((?:e|er|r|ne|s)\)|[-–•*])(?!\w))*[\s:=|?]*(?:\d{1,2}[.)]\s*|[-–•*]\s*)?"
)
_IS = re.compile(
    r",?(?:\s[^\W\d]{1,12},?){0,3}?\s(?:er|bliver|hedder|ønskes|vælges|is|will be|should be)"
    r"(?:\s(?:altså|så|fortsat|stadig|nu|fremover|derfor|kun|dog|også|then|still)){0,2}[\s:]{1,3}"
)
# "jobcentrene på Djursland, altså Norddjurs", "alle jobcentre i udbuddet: Assens"
_NAMELY = re.compile(
    r"(?:\s\w{1,20}){0,5}(?:,?\s(?:altså|nemlig|dvs\.?|det vil sige|namely|i\.e\.)|:)\s{1,3}"
    r"|(?:\s\w{1,20}){0,5}\s?\("
)
_NOT = re.compile(r"(?<!\w)(?:ikke|not|aldrig)(?!\w)")
_AS = re.compile(r"\s?,?\s(?:som|as|is the|er|=)\s(?:\w{1,12}\s){0,2}$|\s?[,(]\s?$")
_BETWEEN = re.compile(
    r"(?:-(?=\s?(?:,|og|samt|and)))?\s*(?:kommunes?|kommuners?)?\s*(?:,|;|/|\+|&|\t|\n|\||·|(?:,\s*)?(?:og|samt|and|eller"
    r"|plus|såvel som|desuden|derudover|også)(?!\w))+"
    r"(?:\s*(?:også|til|i|for|ved|hos|både|desuden|and|og|samt|på|en|et|én|ét)(?!\w))*"
    r"(?:\s*(?:[-–•*]|\d{1,2}[.)]))?\s*(?:(?:kommune|kommunerne)(?!\w))?\s*"
)
# "… Greve; for Solrød afventer vi": what comes is said of the next one alone.
_TURNS = re.compile(r";\s(?:for|til|i|hos|ved|på)(?!\w)")
# What may be said of a place within a list: "Struer (fælles kontrakt) og Skive", "… fra 1. maj og".
_ASIDE = re.compile(
    r"\([^()\n\d@]{1,40}\)|\s(?:fra|pr\.?|from)\s(?:den\s|d\.\s?)?\d{1,2}\.?(?:/\d{1,2}|\s?[a-z]{3,9}\.?)?"
    r"(?:[\s-]\d{2,4})?(?=\s|,)"
)
_NAMED = re.compile(r"\s(?:i |ved |for |hos )?[A-ZÆØÅ]")
# How many words may stand before a place that answers a question, or stands below a heading.
_ANSWER_WITHIN = 60
_SHORT_ANSWER = {"?": 3, ":": 0}
_AFTER = re.compile(r"['’]?\s*(?:kommunes?|kommuners|kommunerne[s]?|kommuner)?['’]?s?\s*")
_MUNICIPAL = re.compile(
    r"['’]?\s*(?:kommune(?:r|s|rs|n|ns|rne|rnes)?|municipalit(?:y|ies)|komm?\.)(?!\w)"
)
_MUNICIPALITY_BEFORE = re.compile(
    r"(?<!\w)(?:kommune(?:n|r|rne)?(?:\(r\))?(?:\s*[:=]\s*|\s+|\t)"
    r"|(?:municipalit(?:y|ies)|city) of\s)$"
)
POSTCODE = re.compile(
    r"(?:(?<!\d)(?:dk-)?\d{4}\s+(?:\w+\s)?$)|(?:vej|gade|allé|alle|stræde|plads"
    r"|torv)\w*\s\d+\w?,?\s*$"
)
# One more word in capitals, and no person's name or address after it.
_NEXT_ITEM = re.compile(
    r"(,| og| samt| &| and)\s(?:Jobcenter )?([A-ZÆØÅ][^\W\d_]+(?:-[A-ZÆØÅ][^\W\d_]+)?)"
    r"(?=[.!?]?\s*(?:$|\n)|[.,!?]\s[^\n@]|\s(?:og|samt)\s)"
)
_FIRM_FOLLOWS = re.compile(r"[^\n,.;:]{0,30}?\b(?:ApS|A/S|I/S|IVS|K/S|P/S)\b")
_DEFINITE = re.compile(r"(?:eret|ret|rene|erne|ets)$")
_PLURAL = re.compile(r"(?:re|rene|erne|res)$")
_COMMA = re.compile(r",\s(?:både |hhv\.? )?")
_AT_A_STREET = re.compile(r"\spå\s*$")
# "på JC Næstved", and not "JC Hald"
_LED_TO = re.compile(r"(?:(?<!\w)(?:til|for|i|på|hos|ved|og|samt|and|to)|[,:/+&•-])\s*$")
_ADDRESS = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]{1,64})?@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
    r"|(?:https?://|www\.)[^\s<>]{1,200}|(?<![\w.-])[\w-]{1,63}\.(?:dk|com|net|org|eu|example)(?!\w)"
)
_WITHIN = re.compile(r"\s(?:i|ved|for|hos|på|in|of)\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Places that are listed together. `marked`: as job centres; `municipal`: as municipalities."""

    places: tuple[Place, ...]
    marked: bool
    municipal: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with what is searched in it again and again. `small` is smooth; `marks` are spans."""

    text: str
    small: str
    marks: Sequence[tuple[int, int]]


def find_runs(text: str, rules: Rules) -> tuple[list[Run], list[tuple[int, int]]]:
    """The lists of places in a text, and what follows the word "jobcenter" and is no place."""
    small = smooth(text)
    where = _Text(text, small, [m.span() for m in MARKER.finditer(small)])
    places = _outside_addresses(text, [*find_places(text, rules), *find_compounds(text, rules)])
    misspelt, unknown = _after_markers(where, places, rules)
    places = sorted([*places, *misspelt], key=lambda place: place.start)
    for run in _runs(where, places, rules):
        if run.marked:
            _listed_after(text, run, rules, misspelt, unknown)
    columns = in_columns(text, small, places, rules)
    taken = {place.start for place in (*columns.places, *columns.unasked)}
    places = sorted({*places, *misspelt}, key=lambda place: place.start)
    runs = list(_runs(where, [p for p in places if p.start not in taken], rules))
    called = [*columns.places, *find_numbered(text, rules)]
    runs += [Run((place,), True, False, place.start, place.end) for place in called]
    said = [span for span in unknown if not any(a <= span[0] < b for a, b in columns.heads)]
    return sorted(runs, key=lambda run: run.start), sorted({*said, *columns.unknown})


def _outside_addresses(text: str, places: Sequence[Place]) -> list[Place]:
    """The places in their order that are no part of an e-mail or web address."""
    spans = [m.span() for m in _ADDRESS.finditer(text)]
    ends = [end for _, end in spans]
    kept = []
    for place in sorted(places, key=lambda place: place.start):
        at = bisect_right(ends, place.start)
        if at == len(spans) or place.end <= spans[at][0]:
            kept.append(place)
    return kept


def _runs(where: _Text, places: Sequence[Place], rules: Rules) -> Iterator[Run]:
    group: list[Place] = []
    for place in places:
        if group and not _listed_on(where.small, group[-1], place):
            yield _run(where, group, rules)
            group = []
        group.append(place)
    if group:
        yield _run(where, group, rules)


def _listed_on(small: str, before: Place, after: Place) -> bool:
    between = small[before.end : after.start]
    if len(between) > 80:
        return False
    if between and not between.strip(" "):  # "Jobcenter Rudersdal Hørsholm"
        return True
    between = _ASIDE.sub("", MARKER.sub("", between))
    if len(between) > 40 or _TURNS.search(between):
        return False
    return bool(_BETWEEN.fullmatch(between)) and "\n\n" not in between


def _run(where: _Text, group: Sequence[Place], rules: Rules) -> Run:
    small, marks = where.small, where.marks
    start, end = group[0].start, group[-1].end
    at = bisect_right(marks, (start, start)) - 1
    before = marks[at] if at >= 0 and marks[at][1] <= start else None
    ahead = bool(before and _leads_to(small[slice(*before)], small[before[1] : start]))
    label = label_before(small, start)
    labelled = bool(MARKER.search(label) or rules.signals["jobcentre_label"].fullmatch(label))
    if ahead and before:
        start = before[0]
    within = _starts_within(marks, group[0].start, end)
    municipal = any(_MUNICIPAL.match(small, p.end) for p in group)
    municipal = municipal or bool(_MUNICIPALITY_BEFORE.search(small[max(0, start - 20) : start]))
    marked = ahead or labelled or within or _is_behind(where, start, end) or _answers(small, start)
    return Run(tuple(group), marked, municipal, start, end)


def _starts_within(marks: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(marks, (start, 0))
    return at < len(marks) and marks[at][0] <= end


def _leads_to(marker: str, between: str) -> bool:
    """Whether what stands between "jobcenter" and a place says that the place is its name."""
    if between.count("\n") > 2 or len(between) > 110 or len(between.split()) > 8:
        return False
    if _GLUE.fullmatch(between) or (_PLURAL.search(marker) and _COMMA.fullmatch(between)):
        return True
    named = _IS.fullmatch(between) or _NAMELY.fullmatch(between)
    return bool(named) and not _NOT.search(between)


def _is_behind(where: _Text, start: int, end: int) -> bool:
    """Whether "jobcenter" follows a place, and is not the next place's: "Odense Jobcenter"."""
    small, marks = where.small, where.marks
    if POSTCODE.search(small, max(0, start - 30), start):
        return False
    after = _AFTER.match(small, end)
    n = bisect_left(marks, (end, 0))
    if n == len(marks) or "\n" in small[end : marks[n][0]]:
        return False
    if after and marks[n][0] <= after.end() + 1:
        return True
    closes = _DEFINITE.search(small[slice(*marks[n])]) or not small.startswith(" ", marks[n][1])
    named = _NAMED.match(where.text, marks[n][1])
    return bool(closes and not named and _AS.fullmatch(small, end, marks[n][0]))


def _answers(small: str, start: int) -> bool:
    """Whether a place follows a question, or a heading above it, that speaks of job centres."""
    line = max(small.rfind("\n", 0, start) + 1, start - _ANSWER_WITHIN)
    asked = max(small.rfind("?", line, start) + 1, line)
    words = small[asked:start].strip(' -–•*"').split()
    before = small[max(0, asked - 160) : asked].rstrip()
    sentence = re.split(r"[\n.]", before)[-1]
    return len(words) <= _SHORT_ANSWER.get(sentence[-1:], -1) and bool(MARKER.search(sentence))


def _after_markers(
    where: _Text, places: Sequence[Place], rules: Rules
) -> tuple[list[Place], list[tuple[int, int]]]:
    starts = [place.start for place in places]
    misspelt: list[Place] = []
    unknown: list[tuple[int, int]] = []
    for start, end in where.marks:
        glue = _GLUE.match(where.small, end)
        at = glue.end() if glue else end
        gap = where.small[end:at]
        labelled = ":" in gap or "   " in gap
        following = starts[(n := bisect_left(starts, end)) : n + 1]
        if at in following or "\n" in gap.strip(" :") or (not gap and not labelled):
            continue
        if "\t" in gap and not _is_pair(where.text, at):
            continue
        word = WORD.match(where.text, at)
        if not word or not _may_be_a_name(word, rules) or _FIRM_FOLLOWS.match(where.text, at):
            continue
        if any(_NAMELY.fullmatch(where.small, end, p) for p in following):
            continue
        if _AT_A_STREET.search(gap):
            continue
        initials = where.small[start:end] == "jc"
        if initials and not _LED_TO.search(where.small, max(0, start - 12), start):
            continue
        definite = _DEFINITE.search(where.small[start:end])
        named = not definite or _WITHIN.search(gap) or labelled
        _sort_out(where.text, word, rules, misspelt, unknown if named else [])
    return misspelt, unknown


def _is_pair(text: str, place: int) -> bool:
    """Whether a line is a label and its value, divided by a tab, and no row of a table."""
    line, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return text.count("\t", line, end if end >= 0 else len(text)) == 1


def _sort_out(
    text: str,
    word: re.Match[str],
    rules: Rules,
    misspelt: list[Place],
    unknown: list[tuple[int, int]],
) -> None:
    for match in (_hyphenated(text, word), word.span()):
        code = nearest(text[slice(*match)], rules)
        if code:
            misspelt.append(Place(code, *match, exact=False))
            return
    if text[word.start()].isupper():
        unknown.append(word.span())


def _listed_after(
    text: str, run: Run, rules: Rules, misspelt: list[Place], unknown: list[tuple[int, int]]
) -> None:
    """Take what a list of job centres ends with and is no municipality's name."""
    item = _NEXT_ITEM.match(text, run.end)
    if not item or fold(item[2]) in rules.words["not_names"] | rules.words["not_places"]:
        return
    code = nearest(item[2], rules)
    if code:
        misspelt.append(Place(code, *item.span(2), exact=False))
    elif item[1].strip() != "," and fold(item[2]) not in rules.given_names:
        unknown.append(item.span(2))


def _hyphenated(text: str, word: re.Match[str]) -> tuple[int, int]:
    more = re.compile(r"[- ][^\W\d_]+").match(text, word.end())
    return word.start(), more.end() if more else word.end()


def _may_be_a_name(word: re.Match[str], rules: Rules) -> bool:
    folded = fold(word.group())
    if folded in rules.words["not_places"] | rules.words["not_names"] | rules.given_names:
        return False
    return len(folded) > 2
