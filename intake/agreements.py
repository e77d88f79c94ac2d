"""Which attachments are agreements with a municipality, with whom, and for how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from intake.cvr import Number, find_numbers
from intake.dates import Day, find_days, find_span, last_day
from intake.places import Place, find_places
from intake.reading import Agreement, Document, Evidence, Verdict
from intake.rules import Rules
from intake.runs import find_runs
from intake.words import clauses, lower

_HEAD = 700
_TITLE_WITHIN = 300
_TO_COME = re.compile(
    r"(?<!\w)(?:mangler|eftersend\w*|kommer|følger|venter|afventer|ikke|endnu|senere|på vej|glemt"
    r"|får)(?!\w)"
)
_SIGNED = re.compile(
    r"(?<!\w)(?:underskrevet (?:af|for)|for kommunen|tiltrådt|accepteret af|godkendt af begge"
    r"|underskrives af)(?!\w)"
)
_CONTRACT = re.compile(
    r"(?<!\w)(?:mellem\s[^.]{0,200}?kommune|aftalens parter|parterne|begge parter|part 1|for "
    r"kommunen"
    r"|ordregiver|køber"
    r"|dataansvarlig|opsig\w+|løbetid|underskri\w+|tiltrådt)(?!\w)"
)
_KOMMUNE = re.compile(
    r"['’]?s?[\s-]{0,3}(?:regions)?kommunes?(?!\w)|['’]?\s?regionskommunes?(?!\w)"
)
_BEFORE_KOMMUNE = re.compile(r"(?<!\w)kommunen?:?\s{1,3}$")
_NOT_PARTY_BEFORE = re.compile(
    r"(?:\b\d{4} |retten i|byret(?:ten)? i|kontor i|afdeling i|adresse|beliggende i|afholdes i"
    r"|lokaler i|by(?:en)? "
    r"|postnr\.?|i forhold til|herunder i|borgere (?:i|fra)|nabo\w*|ligesom|tilsvarende|som "
    r"i)[ \t]*$"
)
_FIRM = re.compile(
    r"(?<!\w)(?:aps|a/s|i/s|s/i|ivs|k/s|p/s|a\.m\.b\.a|f\.m\.b\.a|s\.m\.b\.a|amba|fmba|smba"
    r"|fonden|v/\s?\w+"
    r"|gmbh|ltd|leverandør(?:en)?|sælger|part 2|part b|databehandler|anden aktør|aktøren|udbyder"
    r"|virksomheden"
    r"|supplier|contractor|processor|opgavetager)(?!\w)"
)
_DATE_GAP = re.compile(
    r"[\s\t]*(?:\(?begge (?:dage )?(?:incl|inkl)\w*\.?\)?)?[\s,]*(?:[-–—−/]+|til(?: og med)?"
    r"|t\.?o\.?m\.?|indtil|og (?:frem )?(?:til|indtil)|to|until|through|og løber til"
    r"|frem til|og udløber|og ophører|med udløb|og slutter|\.\.\.?|→|->|(?:og )?gyldig til"
    r"|slut(?:dato)?|udløb(?:sdato)?|ophør(?:sdato)?|ophører|udløber|og gælder til|gælder til"
    r"|løber til|ends?|expires?)"
    r"(?: og med| den| d\.|:|\.| uden (?:\w+ ){0,2}\w+(?= )| on| senest)*[\s\t:]*(?:den |d\. ?)?"
)
_IMAGE_LOGO = 40_000


@dataclass(frozen=True, slots=True)
class Period:
    first: Day | None
    last: Day | None
    computed: date | None = None


def read_agreements(
    documents: Sequence[Document], mail: str, rules: Rules
) -> tuple[Agreement, ...]:
    """The agreements among a mail's documents, in their order.

    `mail` is what the mail says of itself: its subject and own words. A document that gives no
    text, or whose text does not show what it is, is taken as the agreement where its name or the
    mail's words offer it as one.
    """
    sure = [is_agreement(d, rules) for d in documents]
    unsure = [n for n, d in enumerate(documents) if not sure[n] and _may_be(d, rules)]
    taken = [n for n in unsure if _named_so(documents[n], rules)]
    if not any(sure) and not taken and _is_offered(lower(mail), rules):
        taken = [n for n in unsure if _could_be_one(documents[n], rules)]
    found = []
    for n, document in enumerate(documents):
        if sure[n] or n in taken:
            found.append(read_agreement(n, document, rules))
    return tuple(found)


def _is_offered(small: str, rules: Rules) -> bool:
    """Whether the mail says that the agreement is with it, and not that it is still to come."""
    for part in clauses(small):
        said = small[part.start : part.end]
        if rules.signals["attached_agreement"].search(said) and not _TO_COME.search(said):
            return True
    return False


def _could_be_one(document: Document, rules: Rules) -> bool:
    """Whether the mail's words alone may make a document the agreement.

    Clear text that nowhere speaks of an agreement is something else, whatever the mail says.
    """
    if document.verdict is not Verdict.TEXT or document.ocr or not document.text.strip():
        return True
    return bool(rules.signals["agreement_title"].search(lower(document.text)))


def is_agreement(document: Document, rules: Rules) -> bool:
    """Whether a document's text shows it to be an agreement with a municipality."""
    if document.verdict is not Verdict.TEXT:
        return False
    small = lower(document.text)
    if _is_something_else(small[:_TITLE_WITHIN], rules):
        return False
    if not _parties(document.text, small, rules):
        return False
    title = rules.signals["agreement_title"].search(small)
    if _SIGNED.search(small) and _FIRM.search(small) and _period(small, rules).first:
        return True
    if not title or not (rules.signals["parties"].search(small) or _FIRM.search(small)):
        return False
    return title.start() < _TITLE_WITHIN or bool(_CONTRACT.search(small))


def _is_something_else(head: str, rules: Rules) -> bool:
    other = rules.signals["not_agreement"].search(head)
    title = rules.signals["agreement_title"].search(head)
    return bool(other) and (title is None or bool(other and other.start() <= title.start()))


def _may_be(document: Document, rules: Rules) -> bool:
    """Whether a document that does not show what it is could be the agreement."""
    stem = lower(document.filename)
    if rules.signals["not_agreement"].search(re.sub(r"[_\W]+", " ", stem)):
        return False
    if document.content_type.startswith("image/"):
        return document.verdict is Verdict.TEXT or document.size > _IMAGE_LOGO
    if document.content_type in ("text/calendar", "text/vcard", "text/x-vcard"):
        return False
    if document.verdict is not Verdict.TEXT:
        return not _is_table(document)
    small = lower(document.text)
    return (
        not _is_something_else(small[:_TITLE_WITHIN], rules)
        and not _is_table(document)
        and "@" not in small
    )


def _is_table(document: Document) -> bool:
    return PurePosixPath(lower(document.filename)).suffix in (".xlsx", ".xls", ".csv", ".ods") or (
        "spreadsheet" in document.content_type
    )


def _named_so(document: Document, rules: Rules) -> bool:
    return bool(
        rules.signals["agreement_file"].search(re.sub(r"[_\W\d]+", " ", lower(document.filename)))
    )


def read_agreement(place: int, document: Document, rules: Rules) -> Agreement:
    """What one agreement says. `place` is the document's among the mail's documents."""
    if document.verdict is not Verdict.TEXT or not document.text.strip():
        return Agreement(document.filename, (), None, None, None, readable=False)
    small = lower(document.text)
    parties = _parties(document.text, small, rules)
    number = _other_actors_number(document.text, small, rules)
    period = _period(small, rules)
    evidence = _evidence(place, document.text, parties, number, period)
    return Agreement(
        filename=document.filename,
        municipalities=tuple(dict.fromkeys(p.code for p in parties)),
        cvr=number.value if number else None,
        valid_from=period.first.value if period.first else None,
        valid_to=period.last.value if period.last else period.computed,
        readable=True,
        evidence=evidence,
    )


def _evidence(
    place: int, text: str, parties: Sequence[Place], number: Number | None, period: Period
) -> tuple[Evidence, ...]:
    spans = [(p.start, p.end, "Aftalens kommune") for p in parties]
    if number:
        spans.append((number.start, number.end, "Den anden aktørs CVR-nummer i aftalen"))
    if period.first:
        spans.append((period.first.start, period.first.end, "Aftalen gælder fra"))
    if period.last:
        spans.append((period.last.start, period.last.end, "Aftalen gælder til"))
    return tuple(
        Evidence("attachment", start, end, why, place, text.count("\f", 0, start) + 1)
        for start, end, why in spans
    )


def _municipal_places(text: str, small: str, rules: Rules) -> list[Place]:
    """Places that the text calls a municipality ("Greve Kommune") and not only an address."""
    found = []
    for place in find_places(text, rules):
        called = _KOMMUNE.match(small, place.end) or _BEFORE_KOMMUNE.search(
            small[max(0, place.start - 12) : place.start]
        )
        if called and not _NOT_PARTY_BEFORE.search(small[max(0, place.start - 40) : place.start]):
            found.append(place)
    return _with_lists(text, small, found, rules)


def _with_lists(text: str, small: str, found: list[Place], rules: Rules) -> list[Place]:
    """With the places before the last of a list: "Odder, Samsø og Skanderborg Kommuner"."""
    starts = {p.start for p in found}
    plural = re.compile(r"\s*kommuner")
    for run in find_runs(text, rules)[0] if "kommuner" in small else ():
        listed = plural.match(small, run.end) or re.search(
            r"kommunerne\s*:?\s*$", small[max(0, run.places[0].start - 14) : run.places[0].start]
        )
        if listed:
            found += [p for p in run.places if p.start not in starts]
    return sorted(found, key=lambda p: p.start)


def _parties(text: str, small: str, rules: Rules) -> list[Place]:
    """The municipalities that the agreement is with, in the document's order."""
    called = _municipal_places(text, small, rules)
    codes = dict.fromkeys(p.code for p in called)
    if len(codes) > 1:
        zones = _party_zones(small)
        within = [p for p in called if any(a <= p.start < b for a, b in zones)]
        beside = [p for p in called if _beside_number(small, p)]
        called = within or beside or _in_head(called) or called
    if not called:
        runs, _ = find_runs(text, rules)
        called = [p for run in runs if run.marked for p in run.places]
        if len({p.code for p in called}) > 1:
            called = _in_head(called)
    once: dict[str, Place] = {}
    for place in called:
        once.setdefault(place.code, place)
    return list(once.values())


def _in_head(places: Sequence[Place]) -> list[Place]:
    return [p for p in places if p.start < _HEAD]


def _beside_number(small: str, place: Place) -> bool:
    return bool(re.search(r"cvr", small[place.end : place.end + 80]))


_ZONE_STARTS = re.compile(
    r"(?<!\w)(?:mellem|between|aftalens parter|parterne er|parter(?=\s*[:\n])|part (?:1|a"
    r"|i)(?=[\s:.])|ordregiver(?:ne)?(?=[\s:])|køber(?=[\s:])"
    r"|dataansvarlig(?:e)?(?=[\s:])|kommunen(?=\s*[:\t\n])|kommune(?=\s*[:\t])"
    r"|kommuner(?:ne)?(?=\s*:)|bestiller(?=[\s:])"
    r"|kunden?(?=\s*[:\t\n])|opdragsgiver(?=[\s:])|hvervgiver(?=[\s:])|indgået af)"
)
_ZONE_ENDS = re.compile(
    r"\n\s*\n|(?<!\w)(?:formål|løbetid|varighed|periode|ydelse|§ ?1|vedrører|underskrift|baggrund"
    r"|gyldig fra|værneting|tvister|retten i|omfang)(?!\w)"
)


def _party_zones(small: str) -> list[tuple[int, int]]:
    """Where the parties are named: after "mellem", "parter", "køber" … up to the next subject."""
    zones = []
    for start in _ZONE_STARTS.finditer(small):
        first_line = small.find("\n", start.end() + 2)
        stop = _ZONE_ENDS.search(small, max(start.end(), min(first_line, start.end() + 60)))
        end = min(stop.start() if stop else len(small), start.end() + 500)
        zones.append((start.start(), end))
    return zones


def _other_actors_number(text: str, small: str, rules: Rules) -> Number | None:
    """The number of the party that is no municipality: the first that is not a municipality's."""
    known = rules.own_numbers | rules.municipal_numbers.keys()
    numbers = [n for n in find_numbers(text) if n.valid and _is_called_one(small, n)]
    theirs = False
    for n, number in enumerate(numbers):
        before = numbers[n - 1].end if n else 0
        following = numbers[n + 1].start if n + 1 < len(numbers) else number.end
        start = max(before, number.start - _OWNER_WITHIN)
        if n and _SIDE_BY_SIDE.fullmatch(small[before : number.start]):
            theirs = not theirs
        elif following > number.end and _SIDE_BY_SIDE.fullmatch(small[number.end : following]):
            theirs = _municipality_stands_first(text, small, number, rules)
        else:
            theirs = _is_municipalitys(
                text[start : number.start], theirs or len(numbers) == 1, rules
            )
        if not theirs and number.value not in known:
            return number
        theirs = theirs or number.value in known
    return None


def _is_called_one(small: str, number: Number) -> bool:
    line = small.rfind("\n", 0, number.start) + 1
    return number.labelled or "cvr" in small[line : number.start]


_OWNER_WITHIN = 250
_SIDE_BY_SIDE = re.compile(r"[\s|]*(?:cvr[\w .:-]*?)?[:\s.]*(?:dk[ -]?)?", re.ASCII)
_MUNICIPALITY_ROLE = re.compile(
    r"(?<!\w)(?:kommunens?|køber|kunden|part 1|part a|ordregiver\w*|bestiller|dataansvarlig\w*"
    r"|the municipality|municipality of \w+)(?!\w)"
)
_OTHER_FOLLOWS = re.compile(r"(?<!- )(?<!-)\b(?:og|and|samt|hos|med)\s+[A-ZÆØÅ0-9]")


def _is_municipalitys(text: str, after_theirs: bool, rules: Rules) -> bool:
    """Whether the number that follows `text` is a municipality's: it is named last before it.

    After a municipality's number, or where there is one number only, a firm may be named between
    without any firm's mark.
    """
    small = lower(text)
    ends = [p.end for p in find_places(text, rules) if _KOMMUNE.match(small, p.end)]
    ends += [m.end() for m in _MUNICIPALITY_ROLE.finditer(small)]
    if not ends:
        return False
    rest = max(ends)
    if _FIRM.search(small, rest):
        return False
    return not (after_theirs and _OTHER_FOLLOWS.search(text, rest))


def _municipality_stands_first(text: str, small: str, number: Number, rules: Rules) -> bool:
    """Whether the left one of two columns over the numbers is the municipality's."""
    start = max(0, number.start - _OWNER_WITHIN)
    places = [p.start for p in find_places(text[start : number.start], rules)]
    above = small[start : number.start]
    called = [p for p in places if _KOMMUNE.search(above[p:].split("\n")[0])]
    if not called:
        return True
    line = above.rfind("\n", 0, called[-1]) + 1
    return called[-1] - line < 12 or not above[line : called[-1]].strip()


def _period(small: str, rules: Rules) -> Period:
    """From when to when an agreement holds; its last day is None where it has no end."""
    days = find_days(small)
    spans = [(a, b) for a, b in pairwise(days) if _is_range(small, a, b)]
    ranged = _best_range(small, spans) or _columns(small, days)
    if ranged:
        return Period(*_prolonged(small, ranged, days))
    year = _CALENDAR_YEARS.search(small)
    if year and not days:
        ends = (int(year[1]), int(year[2] or year[1]))
        return Period(
            Day(date(ends[0], 1, 1), *year.span()), Day(date(ends[1], 12, 31), *year.span())
        )
    first = next((d for d in days if not d.ends and _labelled(small, d, "valid_from", rules)), None)
    prolonged = next((d for d in days if _is_prolonged_to(small, d)), None)
    last = prolonged or next(
        (d for d in days if d is not first and (d.ends or _labelled(small, d, "valid_to", rules))),
        None,
    )
    first = first or _loosely(small, days, _NEAR_FIRST)
    if not last and not rules.signals["open_ended"].search(small):
        last = _loosely(small, [day for day in days if day is not first], _NEAR_LAST)
    if last and first and last.value < first.value:
        last = None
    if first and not last and not rules.signals["open_ended"].search(small):
        months = _span_of_validity(small)
        return Period(first, None, last_day(first.value, months) if months else None)
    return Period(first, last)


# With some words between: "udløber, medmindre andet aftales, den …".
_NEAR_FIRST = re.compile(r"(?:gælder|gyldig|i kraft|ikraft\w*|start\w*|begynd\w*)[^.\n\d]{0,40}$")
_NEAR_LAST = re.compile(
    r"(?:udløb\w*|ophør\w*|slut\w*|frem til|løber til|gælder til)[^.\n\d]{0,40}$"
)


def _loosely(small: str, days: Sequence[Day], near: re.Pattern[str]) -> Day | None:
    return next((d for d in days if near.search(small, max(0, d.start - 60), d.start)), None)


_CALENDAR_YEARS = re.compile(
    r"(?:kalenderår(?:et|ene)?|årene|året)\s(20\d\d)(?:\s?(?:-|–|og|til|til og "
    r"med)\s?(20\d\d))?(?!\d)"
)


def _prolonged(small: str, ranged: tuple[Day, Day], days: Sequence[Day]) -> tuple[Day, Day]:
    later = [day for day in days if _is_prolonged_to(small, day)]
    return ranged[0], max([ranged[1], *later], key=lambda day: day.value)


def _is_prolonged_to(small: str, day: Day) -> bool:
    before = small[max(0, day.start - 70) : day.start]
    return bool(
        re.search(r"forlænge[srt]\s(?:\w+\s){0,6}(?:til|til og med)\s(?:den |d\. )?$", before)
    )


def _is_range(small: str, a: Day, b: Day) -> bool:
    return a.value < b.value and bool(_DATE_GAP.fullmatch(small[a.end : b.start]))


_PERIOD_WORDS = re.compile(
    r"løbetid|løber|periode|gyldig|gælder|gældende|varighed|aftalen|kontrakten|ikraft|kraft|term"
    r"|valid|duration"
)
_OTHER_PERIOD = re.compile(
    r"option|tilbud|prøve|opsigelses|regnskab|udbud|tidligere|hold \d|ferie|kursus|evaluering"
    r"|afløser aftale"
)


def _best_range(small: str, spans: Sequence[tuple[Day, Day]]) -> tuple[Day, Day] | None:
    def rank(span: tuple[Day, Day]) -> tuple[bool, bool, int]:
        before = small[max(0, span[0].start - 90) : span[0].start]
        return bool(_OTHER_PERIOD.search(before)), not _PERIOD_WORDS.search(before), span[0].start

    return min(spans, key=rank, default=None)


def _columns(small: str, days: Sequence[Day]) -> tuple[Day, Day] | None:
    """A row with a first and a last day under their headings: "Startdato  Slutdato"."""
    for a, b in pairwise(days):
        between = small[a.end : b.start]
        if a.value < b.value and re.fullmatch(r"[ \t|]+", between):
            line = small.rfind("\n", 0, a.start)
            above = small[small.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
            if re.search(r"fra|start|begynd|ikraft", above) and re.search(
                r"til|slut|udløb|ophør", above
            ):
                return a, b
    return None


def _labelled(small: str, day: Day, signal: str, rules: Rules) -> bool:
    before = small[max(0, day.start - 60) : day.start]
    last = max(rules.signals[signal].finditer(before), key=re.Match.end, default=None)
    if last is None:
        return False
    gap = before[last.end() :]
    return bool(
        re.fullmatch(
            r"[\s:.\t|-]*(?:(?:den|d|er|dato|pr|per|og med|med|on|of|fra|til|senest|uden"
            r"|yderligere|særskilt|opsigelse|varsel|automatisk|aftalen|kontrakten|d\.)[\s.:\t]*)*",
            gap,
        )
    )


_VALIDITY_SPAN = re.compile(
    r"(?:løber|løbetid|gælder|gældende|varighed|varer|periode|indgås|indgået|løbende|fortsætter"
    r"|runs|term|valid)[^.\n]{0,60}"
)


def _span_of_validity(small: str) -> int | None:
    for match in _VALIDITY_SPAN.finditer(small):
        stretch = match.group()
        if re.search(r"opsig|option|forlæng|varsel", stretch):
            stretch = re.split(r"opsig|option|forlæng|varsel", stretch)[0]
        months = find_span(stretch)
        if months:
            return months
    return None
