"""Which job centres access is asked for, and what is named as one and is none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from intake.rules import Rules
from intake.words import Clause, clause_at, fold, lower

_MARKER = re.compile(
    r"(?<!\w)(?:job[ -]?cent(?:er|re|ret|eret|rene|erne|ers|rets|erets|res|renes|rer|rerne)|jobc|jc"
    r"|job cent(?:er|re)s?|beskæftigelsescent(?:er|ret|re))(?!\w)"
)
_HEADING = re.compile(
    r"(?:adgang til )?(?:job[ -]?cent(?:er|re|ret|rene|er\(e\)|er/kommune)s?|kommuner?(?:\(r\))?"
    r"|job cent(?:er|re)s?|jc)(?: ?\([^)]*\))?"
)
_WORD = re.compile(r"[^\W\d_]+")
# Between a marker and its place, between the places of a list, and after a place.
_GLUE = re.compile(
    r"(?:\s*(?:[:=>]|i|ved|for|hos|på|hhv\.?|henholdsvis|både|følgende|disse|er|bliver|in|of|the"
    r"|hedder|de|det|navn|nr\.?"
    r"|\((?:er|ne)\)|\(s\)|[-–•*])(?!\w))*[\s:=\t]*(?:\d{1,2}[.)]\s*|[-–•*]\s*)?"
)
_BETWEEN = re.compile(
    r"\s*(?:kommunes?|kommuners?)?\s*(?:,|;|/|\+|&|\t|\n|\||·|\(|(?:,\s*)?(?:og|samt|and|eller"
    r"|plus|såvel som|desuden|derudover|også)(?!\w))+"
    r"(?:\s*(?:også|til|i|for|ved|hos|både|desuden|and|og|samt|på)(?!\w))*"
    r"(?:\s*(?:[-–•*]|\d{1,2}[.)]))?\s*(?:(?:kommune|kommunerne)(?!\w))?\s*"
)
_AFTER = re.compile(r"['’]?\s*(?:kommunes?|kommuners|kommunerne[s]?|kommuner)?['’]?s?\s*")
_MUNICIPAL = re.compile(r"['’]?\s*kommune(?:r|s|rs|n|ns|rne|rnes)?(?!\w)")
_MUNICIPALITY_BEFORE = re.compile(r"(?<!\w)kommune(?:n|r|rne)?(?:\(r\))?(?:\s*[:=]\s*|\s+|\t)$")
_POSTCODE = re.compile(
    r"(?:(?<!\d)(?:dk-)?\d{4}\s+(?:\w+\s)?$)|(?:vej|gade|allé|alle|stræde|plads"
    r"|torv)\w*\s\d+\w?,?\s*$"
)
_ASKING_PREPOSITION = re.compile(
    r"(?<!\w)(?:til|for|i|på|hos|ved|er|to|in|også|fra|:|navn|at)[\s(]*$"
)
# One more word in capitals, and no person's name or address after it.
_NEXT_ITEM = re.compile(
    r"(,| og| samt| &| "
    r"and)\s(?:Jobcenter )?([A-ZÆØÅ][^\W\d_]+(?:-[A-ZÆØÅ][^\W\d_]+)?)(?=[.!?]?\s*(?:$|\n)"
    r"|[.,!?]\s[^\n@]|\s(?:og|samt)\s)"
)
# What is added to the job centres named: "hun skal også have Nyborg".
_ADDED = re.compile(
    r"(?<!\w)(?:også (?:til|have|for|i|på)|adgang til|også adgang til|samt til|og til|og for)\s$"
)
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality's name in a text. `exact` is False for a misspelling."""

    code: str
    start: int
    end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Places that are listed together. `marked`: as job centres; `municipal`: as municipalities."""

    places: tuple[Place, ...]
    marked: bool
    municipal: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The job centres asked for, where, and what was named as a job centre and is not one.

    `marked` is whether they are called job centres, or only places. `with_agreement` are places
    that only tell which agreement is meant: "aftalen med Odder".
    """

    places: tuple[Place, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    marked: bool = False
    with_agreement: tuple[Place, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(sorted({place.code for place in self.places}))


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def find_places(text: str, rules: Rules) -> list[Place]:
    """Every municipality's name in a text, the longest first where names share words."""
    words = [_Word(fold(m.group()), *m.span()) for m in _WORD.finditer(text)]
    found: list[Place] = []
    at = 0
    while at < len(words):
        word = words[at].folded
        used = 1
        # Most words begin no name, and the rest of this costs much more.
        if word in rules.place_starts or word.removesuffix("s") in rules.place_starts:
            place, used = _place_at(text, words, at, rules)
            if place:
                found.append(place)
        at += used
    return found


def _place_at(text: str, words: Sequence[_Word], at: int, rules: Rules) -> tuple[Place | None, int]:
    first = words[at].folded
    for length in range(_LONGEST, 0, -1):
        group = words[at : at + length]
        if len(group) < length or (length > 1 and not _together(text, group)):
            continue
        names = tuple(word.folded for word in group)
        code = rules.places.get(names) or _genitive(names, rules)
        if code and (length > 1 or len(first) > 2):
            return Place(code, group[0].start, group[-1].end), length
    return None, 1


def _together(text: str, group: Sequence[_Word]) -> bool:
    return all(
        text[a.end : b.start] in ("-", " ", " - ", "- ", "–", "\n") for a, b in pairwise(group)
    )


def _genitive(names: tuple[str, ...], rules: Rules) -> str | None:
    if not names[-1].endswith("s"):
        return None
    return rules.places.get((*names[:-1], names[-1][:-1]))


def find_runs(text: str, rules: Rules) -> tuple[list[Run], list[tuple[int, int]]]:
    """The lists of places in a text, and what follows the word "jobcenter" and is no place."""
    small = lower(text)
    marks = [m.span() for m in _MARKER.finditer(small)]
    places = find_places(text, rules)
    misspelt, unknown = _after_markers(text, small, marks, places, rules)
    places = sorted([*places, *misspelt], key=lambda place: place.start)
    for run in _runs(small, places, marks):
        if run.marked:
            _listed_after(text, run, rules, misspelt, unknown)
    places = sorted({*places, *misspelt}, key=lambda place: place.start)
    in_column = _in_columns(small, places) if "\t" in small else ()
    runs = list(_runs(small, [p for p in places if p not in in_column], marks))
    runs += [Run((place,), True, False, place.start, place.end) for place in in_column]
    return sorted(runs, key=lambda run: run.start), unknown


def _in_columns(small: str, places: Sequence[Place]) -> list[Place]:
    """The places below a table's heading "Jobcenter" or "Kommune"."""
    found: list[Place] = []
    column: int | None = None
    at = 0
    for line in small.split("\n"):
        cells = line.split("\t")
        headings = [
            n
            for n, cell in enumerate(cells)
            if len(cells) > 1 and _HEADING.fullmatch(cell.strip(" :.*"))
        ]
        if headings:
            column = headings[0]
        elif len(cells) == 1 and line.strip():
            column = None
        elif column is not None and column < len(cells):
            start = at + sum(len(cell) + 1 for cell in cells[:column])
            found += [p for p in places if start <= p.start < start + len(cells[column]) + 1]
        at += len(line) + 1
    return found


def _runs(small: str, places: Sequence[Place], marks: Sequence[tuple[int, int]]) -> Iterator[Run]:
    group: list[Place] = []
    for place in places:
        if group and not _listed_on(small, group[-1], place):
            yield _run(small, group, marks)
            group = []
        group.append(place)
    if group:
        yield _run(small, group, marks)


def _listed_on(small: str, before: Place, after: Place) -> bool:
    between = small[before.end : after.start]
    if len(between) > 40:
        return False
    between = _MARKER.sub("", between)
    return bool(_BETWEEN.fullmatch(between)) and "\n\n" not in between


def _run(small: str, group: Sequence[Place], marks: Sequence[tuple[int, int]]) -> Run:
    start, end = group[0].start, group[-1].end
    at = bisect_right(marks, (start, start)) - 1
    before = marks[at] if at >= 0 and marks[at][1] <= start else None
    ahead = bool(before and _is_glue(small[before[1] : start]))
    if ahead and before:
        start = before[0]
    after = _AFTER.match(small, end)
    at = after.end() if after else end
    behind = _starts_within(marks, at, at + 1) and not _POSTCODE.search(
        small, max(0, start - 30), start
    )
    behind = behind and "\n" not in small[end:at]
    within = _starts_within(marks, group[0].start, end)
    municipal = any(_MUNICIPAL.match(small, p.end) for p in group)
    municipal = municipal or bool(_MUNICIPALITY_BEFORE.search(small[max(0, start - 20) : start]))
    return Run(tuple(group), ahead or behind or within, municipal, start, end)


def _starts_within(marks: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(marks, (start, 0))
    return at < len(marks) and marks[at][0] <= end


def _is_glue(between: str) -> bool:
    return len(between) <= 40 and between.count("\n") <= 2 and bool(_GLUE.fullmatch(between))


def _after_markers(
    text: str, small: str, marks: Sequence[tuple[int, int]], places: Sequence[Place], rules: Rules
) -> tuple[list[Place], list[tuple[int, int]]]:
    starts = {place.start for place in places}
    misspelt: list[Place] = []
    unknown: list[tuple[int, int]] = []
    for _, end in marks:
        glue = _GLUE.match(small, end)
        at = glue.end() if glue else end
        labelled = ":" in small[end:at]
        if at in starts or "\n" in small[end:at].strip(" :\t") or (at == end and not labelled):
            continue
        word = _WORD.match(text, at)
        if not word or not _may_be_a_name(word, rules):
            continue
        _sort_out(text, word, rules, misspelt, unknown)
    return misspelt, unknown


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
    elif item[1].strip() != ",":
        unknown.append(item.span(2))


def _hyphenated(text: str, word: re.Match[str]) -> tuple[int, int]:
    more = re.compile(r"[- ][^\W\d_]+").match(text, word.end())
    return word.start(), more.end() if more else word.end()


def _may_be_a_name(word: re.Match[str], rules: Rules) -> bool:
    folded = fold(word.group())
    if folded in rules.words["not_places"] or folded in rules.words["not_names"]:
        return False
    return len(folded) > 2


def nearest(name: str, rules: Rules) -> str | None:
    """The one municipality that a misspelt name is near to, or None where none or several are."""
    folded = "".join(fold(part) for part in _WORD.findall(name))
    if len(folded) < 4:
        return None
    limit = 1 if len(folded) < 7 else 2
    best: dict[str, int] = {}
    for words, code in rules.places.items():
        known = "".join(words)
        for form in (known, known + "s"):
            distance = OSA.distance(folded, form, score_cutoff=limit)
            if distance <= limit and len(known) > 4:
                best[code] = min(distance, best.get(code, limit))
    if not best:
        return None
    closest = min(best.values())
    near = [code for code, distance in best.items() if distance == closest]
    return near[0] if len(near) == 1 else None


def read_jobcentres(
    text: str,
    parts: Sequence[Clause],
    refused: Sequence[tuple[int, int]],
    rules: Rules,
    found: tuple[Sequence[Run], Sequence[tuple[int, int]]] | None = None,
) -> Asked:
    """The job centres that a mail's own words ask for.

    `found` is what `find_runs` gave for the text, where that is known. `refused` are stretches
    that ask for removal only, or tell of what is done: a job centre there is not asked for.
    """
    small = lower(text)
    runs, unknown = found or find_runs(text, rules)
    marked: list[Run] = []
    named_with_agreement: list[Run] = []
    added: list[Run] = []
    bare: list[Run] = []
    for run in runs:
        if _is_address(small, run) or _stands_refused(small, run.start, parts, refused, rules):
            continue
        if _about_agreement(small, run, rules):
            named_with_agreement.append(run)
        elif run.marked:
            marked.append(run)
        elif _ADDED.search(small[max(0, run.start - 24) : run.start]):
            added.append(run)
        elif _is_bare_ask(text, small, run):
            bare.append(run)
    if marked:
        marked += added
    else:
        bare += added
    called = [run for run in named_with_agreement if run.marked]
    chosen = marked or called or [r for r in bare if r.municipal] or bare
    accepted = [place for run in chosen for place in run.places]
    with_agreement = tuple(place for run in named_with_agreement for place in run.places)
    misplaced = tuple(
        span for span in unknown if not _stands_refused(small, span[0], parts, refused, rules)
    )
    return Asked(_each_once(accepted), misplaced, bool(marked), with_agreement)


def _each_once(places: Sequence[Place]) -> tuple[Place, ...]:
    once: dict[str, Place] = {}
    for place in places:
        once.setdefault(place.code, place)
    return tuple(once.values())


def _is_address(small: str, run: Run) -> bool:
    return bool(_POSTCODE.search(small[max(0, run.start - 40) : run.start]))


def _about_agreement(small: str, run: Run, rules: Rules) -> bool:
    """The place only tells which agreement is meant: "aftalen med Odder"."""
    before = small[max(0, run.start - 40) : run.start]
    last = max(rules.signals["attached_agreement"].finditer(before), key=re.Match.end, default=None)
    if last is None:
        return False
    return bool(
        re.fullmatch(
            r"\s*(?:\w+\s)?(?:med|mellem|fra|for|om|på|hos|vedr\.?|with|from|i|,|:|-|–)?\s*(?:os "
            r"og\s)?",
            before[last.end() :],
        )
    )


def _stands_refused(
    small: str, at: int, parts: Sequence[Clause], refused: Sequence[tuple[int, int]], rules: Rules
) -> bool:
    if any(start <= at < end for start, end in refused):
        return True
    clause = clause_at(parts, at)
    start = max(clause.start if clause else 0, at - 60)
    before = small[start:at]
    # What is refused ends where a new thought begins.
    before = re.split(r"[,;:](?=[^,;:]*\s(?:men|og|skal|hun|han|nu)\s)|\s(?:men|nu)\s", before)[-1]
    return bool(rules.signals["jobcentre_refused"].search(before))


def _is_bare_ask(text: str, small: str, run: Run) -> bool:
    if not text[run.places[0].start].isupper() and not run.municipal:
        return False
    before = small[max(0, run.start - 24) : run.start]
    line = small.rfind("\n", 0, run.start) + 1
    alone = not small[line : run.start].strip(" -–•*\t0123456789.)")
    alone = alone and bool(re.match(r"[\s.,!]*?(?:\n|$)", small[run.end :]))
    return alone or run.municipal or bool(_ASKING_PREPOSITION.search(before))
