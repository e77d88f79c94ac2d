"""What a text says of each person named in it, by which she is asked for or is not: her marks."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.addresses import Given, fits
from intake.asks import ask_at
from intake.bystanders import bystanding
from intake.headings import stands_below
from intake.itemised import told_by_list
from intake.mentions import asks_about, places_of, taking_up
from intake.names import Name
from intake.pairs import are_beside, is_called_so, is_promised
from intake.rules import Rules
from intake.source import Person, Source, line_of
from intake.spared import all_but_the_only_one
from intake.succession import are_exchanged, is_left_behind
from intake.words import LIST_MARK, Clause, clause_at, fold, lower

_NEAR = 300  # letters around a place that are looked at
_LONGEST_LEAD = 40
_JOINED = re.compile(
    r"[)>]?\s*(?:,|;|&|(?<=\s)(?:og|samt|and|plus)(?=\s))[\s,&]*"
    r"(?:og |and |samt )?(?:så |endelig |også |til sidst )?"
)
_ACT = (
    r"(?:(?:gen)?opret(?:te|ter|tet)?|slet(?:te|ter|tet)?|nedlæg(?:ge|ger|t)?|luk(?:ke|ker|ket)?"
    r"|fjern(?:e|er|et)?|spær(?:re|ret)?|afmeld(?:e|t)?|tilføj(?:e|et)?|deaktiver(?:e|et)?"
    r"|oprettelse|nedlæggelse|sletning|lukning|create|remove|delete|close|add|revoke)"
)
_ACT_BEFORE = re.compile(
    rf"(?<!\w)(?:{_ACT}(?:\s(?:i|venligst|også|gerne|bare|lige|så|derfor|igen|bruger(?:en)?|af|for|ned))"
    r"{0,3}|(?:ude?|inde?|af|på|nye?|stop|slut|afgang|tilgang|minus|plus|exit|fratrådt|tiltrådt|fratrædelser?"
    rf"|tiltrædelser?|in|out|new|{_ACT})(?:\s(?:pr|per|d)\.[\s\d./-]{{1,14}})?\s?:"
    r"|(?:erstattes?|afløses?|udskiftes|efterfølges)(?: nu)? (?:af|med)"
    r"|(?:adgang(?:en)?|log-?in|bruger(?:en)?|konto(?:en)?|access|account|user) (?:til|for|to))\s$"
)
_ACT_AFTER = re.compile(
    r"\s(?:ud|ind|af|på|in|out)(?=\s*(?:[.,;!)]|\n|$))"
    r"|['’]?s?(?:\s(?:bruger|adgang|konto|login|access|account))?"
    r"\s(?:skal|må|kan|bedes|ønskes|should|must)"
    r"(?:\s(?:gerne|så|også|nu|derfor|igen|venligst|godt|bare|be)){0,3}"
    r"\s(?:oprettes|slettes|nedlægges|lukkes|fjernes|spærres|afmeldes|tilføjes|på|af"
    r"|have (?:en )?(?:adgang|login|bruger)|created|removed|deleted|closed|added)(?!\w)"
)
_SHALL_NOT = re.compile(r"\s(?:skal|must|should) (?:ikke|not)(?!\w)")
_ALREADY = re.compile(r"(?<!\w)(?:allerede|i forvejen|already)(?!\w)")
# "Hende skriver jeg om senere", "det vender vi tilbage med"
_PUT_OFF = re.compile(
    r"(?<!\w)(?:det|ham|hende|dem|den|hans|hendes|deres)\s(?:skriver|vender|melder|bestiller|kommer"
    r"|sender|anmoder|søger)\s(?:jeg|vi)\s(?:\w+\s){0,3}?(?:om|tilbage|senere|siden|separat|særskilt)"
    r"(?!\w)|(?<!\w)(?:venter|vente) (?:vi|jeg) (?:\w+ )?med(?!\w)"
    r"|(?<!\w)(?:i|you) (?:får|hører|will get|will hear)\s(?:\w+\s){0,4}?(?:senere|later|særskilt)"
)
# A paragraph of words after a name, and no signature's lines.
_SAYS_MORE = re.compile(r"\n[ \t]*\n(?:[^\n@]{8,200}[.!?:]|[^\n@]{2,60}\n[^\n]{0,20}@)", re.I)
# "Bo Dahl\n\nBegge skal have adgang": no signature is followed so.
_ALL_OF_THEM = re.compile(
    r"[ \t]*(?:\n[ \t]*){1,3}(?:begge|alle|de (?:to|tre|fire|fem|skal|bedes|ønskes)"
    r"|samtlige|both|all|they|the (?:two|three|four))(?!\w)",
    re.I,
)
# "Bo melder vi ind senere", and not "mailen sender vi senere".
_HER_LATER = re.compile(
    r"[^\W\d_]+(?: (?!mail|e-mail|adress)[^\W\d_]+){0,3}? (?:melder|bestiller|vender|skriver|søger"
    r"|anmoder|opretter) (?:vi|jeg) (?:\w+ ){0,3}?(?:senere|siden|separat|særskilt|tilbage)(?!\w)"
)
_NO_SENTENCE = re.compile(r"[ \t]*(?:[^\w\s]|\n|$|[\w.+-]{1,40}@)")
_KEPT = re.compile(
    r"(?<!\w)(?:behold\w*|bevar\w*|fortsæt\w*|uændre\w*|røres|skal blive|bliver hos|som den er"
    r"|som de er|ikke (?:slettes|lukkes|nedlægges|fjernes|spærres|afmeldes|deaktiveres)"
    r"|stays?|keeps?|remains?|continues?|unchanged)(?!\w)"
)
_INTRODUCED = re.compile(
    r"(?<!\w)(?:hedder|hedde|navn(?:et)? er|navn(?:et)?|navne|det er|de er|they are"
    r"|drejer sig om|gælder|nemlig|altså|fulde navn|called|named|name is|namely|is)[\s:]{1,2}$"
)
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:hos|fra|af|ved|med|efter|for|over|som|om|end|per|from|by|at|with|than|about)\s$"
)


# What tells more of somebody of whom only a name or only an address is given.
_WORTH_MORE_ALONE = frozenset(
    [
        "asked here",
        "asked in clause",
        "asked before",
        "asked later",
        "hired here",
        "line of her own",
        "in subject",
        "below colon",
        "among persons",
        "acted on",
        "leaves",
    ]
)
# What tells more against her where nothing of it asks for her.
_DOUBTFUL = frozenset(
    [
        "mentioned",
        "writer",
        "superior",
        "signed",
        "for contact",
        "done here",
        "told here",
        "had already",
    ]
)
_ASKED = frozenset(["acted on", "asked here", "asked in clause", "asked later", "form"])
# "De skal slettes. Det er Ida Holm …": she and who is named in the same breath.
_INTRODUCES = frozenset(["called by name", "asked before"])
_NOT_MEANT = frozenset(["writer", "greeted", "signed", "superior"])


@dataclass(frozen=True, slots=True)
class Crowd:
    """All who are named in a text, in its order, with what each is looked at beside.

    `lines` are where lines begin that a person begins, `named` where full names stand, `places`
    where anybody is named or spoken of, `subject` the words of the mail's subject, and `first_ask`
    where the text first asks for something.
    """

    source: Source
    persons: Sequence[Person]
    lines: frozenset[int]
    named: Sequence[int]
    places: Sequence[int]
    subject: frozenset[str]
    first_ask: int

    @staticmethod
    def of(source: Source, persons: Sequence[Person]) -> "Crowd":
        text = source.text
        asked = (a.start for a in source.asks if a.stated and not a.told)
        return Crowd(
            source=source,
            persons=sorted(persons, key=lambda person: person.start),
            lines=frozenset(
                line_of(text, p.start)[0] for p in persons if begins_line(text, p.start)
            ),
            named=sorted(p.name.start for p in persons if p.name and p.name.is_full),
            places=places_of(persons),
            subject=frozenset(fold(word) for word in re.findall(r"\w+", source.subject)),
            first_ask=min(asked, default=len(text)),
        )


def marks_of(source: Source, persons: Sequence[Person], rules: Rules) -> list[frozenset[str]]:
    """The marks of each person, in the order in which they are given."""
    crowd = Crowd.of(source, persons)
    first = [frozenset(_marks(crowd, person, rules)) for person in persons]
    likely = [p for p, m in zip(persons, first, strict=True) if not m & _NOT_MEANT]
    whole = any(p.name and p.address for p in likely)
    asked = {p.start for p, m in zip(persons, first, strict=True) if m & _ASKED or m >= _INTRODUCES}
    joined = {p.start for p in _joined_to(crowd, asked)}
    others = all_but_the_only_one(source, persons)
    found = []
    for person, marks in zip(persons, first, strict=True):
        more = {
            "only one": len(likely) == 1 and person is likely[0],
            "address alone, others whole": not person.name and whole,
            "not the only one": person.start in others,
            "joined to one asked for": person.start in joined,
        }
        found.append(marks | {mark for mark, holds in more.items() if holds})
    return found


def _joined_to(crowd: Crowd, asked: set[int]) -> Iterator[Person]:
    """Who is named in one breath with somebody asked for: "Ida Holm, Bo Dahl og Eva Lund"."""
    text, first = crowd.source.text, 0
    for at, person in enumerate(crowd.persons):
        after = crowd.persons[at + 1] if at + 1 < len(crowd.persons) else None
        if after and _JOINED.fullmatch(text, person.end, max(person.end, after.start)):
            continue
        breath, first = crowd.persons[first : at + 1], at + 1
        among = sum(p.start in asked for p in breath)
        yield from (p for p in breath if among > (p.start in asked))


def _marks(crowd: Crowd, person: Person, rules: Rules) -> list[str]:
    says = {
        **_what_she_is(crowd.source, person, rules),
        **_what_is_asked(crowd, person, rules),
        **_where_she_stands(crowd, person),
        **bystanding(crowd.source, person, rules),
    }
    held = [mark for mark, holds in says.items() if holds]
    whole = "" if person.name and person.address else ", half known"
    held += [mark + whole for mark in held if whole and mark in _WORTH_MORE_ALONE]
    unasked = not (says["form"] or says["asked here"] or says["asked later"])
    return held + [f"{mark}, nothing asked" for mark in held if unasked and mark in _DOUBTFUL]


def _what_she_is(source: Source, person: Person, rules: Rules) -> dict[str, bool]:
    name, address = person.name, person.address
    value = address.value if address else None
    homes = {w.email.rpartition("@")[2] for w in source.authors} - rules.shared_domains
    home = value.rpartition("@")[2] if value else ""
    return {
        "form": bool(name and name.given),
        "first name only": bool(name and not name.is_full),
        "called by first name": bool(name and is_called_so(source.text, name)),
        "known name": bool(name and fold(name.value.split()[0]) in rules.given_names),
        "name and address": bool(name and address),
        "side by side": are_beside(source.text, person),
        "address alone": name is None,
        "address fits": bool(name and value and fits(value, name.words)),
        "at home": bool(home) and home in homes,
        "from elsewhere": bool(home and homes) and home not in homes,
        "address invalid": bool(address and not value),
    }


def _what_is_asked(crowd: Crowd, person: Person, rules: Rules) -> dict[str, bool]:
    source = crowd.source
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    again = [a for a in asks_about(source, person, crowd.places, rules) if a not in here]
    clause = clause_at(source.parts, person.start) or Clause(person.start, person.start, 0)
    near = max(clause.start, person.start - _NEAR), min(clause.end, person.start + _NEAR)
    return {
        "asked here": any(a.strong and not a.told for a in here),
        "asked in clause": any(a.stated and not a.told for a in here),
        "asked before": any(a.action and not a.stated and not a.told for a in here),
        "acted on": told_by_list(source.text, person.start) is not None
        or are_exchanged(source, person, crowd.persons)
        or _is_listed_below(source, person, rules)
        or any(_is_acted_on(source, part) for part in parts_of(person)),
        "leaves": any(
            is_left_behind(source, part) or _SHALL_NOT.match(lower(source.text), part.end)
            for part in parts_of(person)
        ),
        "told here": any(a.told and not a.done for a in here),
        "done here": any(a.done for a in here),
        "asked later": any(a.own and not a.told for a in again)
        or taking_up(source, person, crowd.named) is not None,
        "kept": any(
            a.done and _KEPT.search(lower(source.text), a.start, min(a.end, a.start + _NEAR))
            for a in (*here, *again)
        ),
        "had already": not person.again
        and any(
            a.done and _ALREADY.search(lower(source.text), a.start, min(a.end, a.start + _NEAR))
            for a in here
        ),
        "put off": _is_put_off(source, person),
        "done later": any(a.done for a in again),
        "called by name": bool(
            person.name
            and _INTRODUCED.search(
                lower(source.text), max(0, person.name.start - 30), person.name.start
            )
        ),
        "hired here": bool(rules.signals["hire"].search(lower(source.text), *near)),
        "nothing asked": not (
            source.implied or source.default or crowd.first_ask < len(source.text)
        ),
    }


def _where_she_stands(crowd: Crowd, person: Person) -> dict[str, bool]:
    text, small = crowd.source.text, lower(crowd.source.text)
    start, end = line_of(text, person.start)
    begins = begins_line(text, person.start)
    name = person.name
    above = small[max(0, start - _NEAR) : start].rstrip(" \n")
    first = name.words[0] if name else ""
    return {
        "begins line": begins,
        "line of her own": begins and end - start < 90,
        "among persons": begins and _stands_among(crowd, start, end),
        "below colon": begins and above.endswith(":"),
        "below ask": begins and crowd.first_ask < start,
        "in subject": first in crowd.subject,
        "possessed": bool(name and re.match(r"['’]?s\s|['’]\s", text[name.end : name.end + 2])),
        "after preposition": bool(
            _ELSEWHERE.search(small, max(0, person.start - 12), person.start)
        ),
        "address to come": bool(
            begins and name and not person.address and is_promised(crowd.source, name)
        ),
        "block like others": _is_block(crowd, person),
        "all meant": bool(name and _ALL_OF_THEM.match(text, name.end)),
        "in document": crowd.source.document is not None,
    }


def _is_block(crowd: Crowd, person: Person) -> bool:
    """Whether a name has its line for itself as that of somebody with an address above it has, and
    what is said of them all comes after it."""
    text, name = crowd.source.text, person.name
    if not name or person.address or not name.is_full or not _has_her_line(text, name):
        return False
    before = bisect_left(crowd.persons, name.start, key=attrgetter("start"))
    if not before or not _SAYS_MORE.search(text, name.end, name.end + 2 * _NEAR):
        return False
    last = crowd.persons[before - 1]
    return bool(
        last.name
        and last.address
        and last.address.value
        and last.address.start > last.name.start
        and _has_her_line(text, last.name)
        and not re.search(r"[^\W_]", text[last.address.end : name.start])
    )


def _has_her_line(text: str, name: Name) -> bool:
    end = line_of(text, name.start)[1]
    return begins_line(text, name.start) and not text[name.end : end].strip(" ,;:*|")


def _is_listed_below(source: Source, person: Person, rules: Rules) -> bool:
    """Whether somebody begins a line, and no sentence, of the list below a heading that asks."""
    first = min(parts_of(person), key=attrgetter("start"))
    if not begins_line(source.text, first.start) or not _NO_SENTENCE.match(source.text, first.end):
        return False
    return stands_below(source.text, first.start, rules)


def _is_put_off(source: Source, person: Person) -> bool:
    """Whether the writer says of her that she will write of it later."""
    if not person.name:
        return False
    small = lower(source.text)
    for place in (person.name.start, *person.again):
        clause = clause_at(source.parts, place)
        if _HER_LATER.match(small, place):
            return True
        if clause and _PUT_OFF.search(small, place, min(clause.end, place + _NEAR)):
            return True
    return False


def parts_of(person: Person) -> list[Name | Given]:
    return [part for part in (person.name, person.address) if part]


def _is_acted_on(source: Source, part: Name | Given) -> bool:
    """Whether the very words beside a name or an address do something to her: "slet Ida"."""
    small = lower(source.text)
    return bool(
        _ACT_BEFORE.search(small, max(0, part.start - 50), part.start)
        or _ACT_AFTER.match(small, part.end, part.end + 60)
    )


def _stands_among(crowd: Crowd, start: int, end: int) -> bool:
    """Whether the lines beside a person's line begin with persons too: a list."""
    before = line_of(crowd.source.text, start - 1)[0] if start else -1
    return before in crowd.lines or end + 1 in crowd.lines


def begins_line(text: str, place: int) -> bool:
    """Whether nothing but the mark of a list stands before a place on its line."""
    start, _ = line_of(text, place)
    return place - start < _LONGEST_LEAD and not LIST_MARK.sub("", text[start:place], count=1)
