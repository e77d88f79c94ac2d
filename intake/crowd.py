"""All who are named in a text, and where each stands in it: on a line of her own, among others."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.headings import stands_below
from intake.mentions import places_of
from intake.names import Name
from intake.pairs import is_promised
from intake.rules import Rules
from intake.source import Person, Source, begins_line, line_of
from intake.words import fold, lower

_NEAR = 300  # letters around a place that are looked at
# A paragraph of words after a name, and no signature's lines.
_SAYS_MORE = re.compile(r"\n[ \t]*\n(?:[^\n@]{8,200}[.!?:]|[^\n@]{2,60}\n[^\n]{0,20}@)", re.I)
# "Bo Dahl\n\nBegge skal have adgang": no signature is followed so.
_ALL_OF_THEM = re.compile(
    r"[ \t]*(?:\n[ \t]*){1,3}(?:begge|alle|de (?:to|tre|fire|fem|skal|bedes|ønskes)"
    r"|samtlige|both|all|they|the (?:two|three|four))(?!\w)",
    re.I,
)
_NO_SENTENCE = re.compile(r"[ \t]*(?:[^\w\s]|\n|$|[\w.+-]{1,40}@)")
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:hos|fra|af|ved|med|efter|for|over|som|om|end|per|from|by|at|with|than|about)\s$"
)


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


def where_she_stands(crowd: Crowd, person: Person) -> dict[str, bool]:
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


def is_listed_below(source: Source, person: Person, rules: Rules) -> bool:
    """Whether somebody begins a line, and no sentence, of the list below a heading that asks."""
    first = min(person.parts, key=attrgetter("start"))
    if not begins_line(source.text, first.start) or not _NO_SENTENCE.match(source.text, first.end):
        return False
    return stands_below(source.text, first.start, rules)


def _stands_among(crowd: Crowd, start: int, end: int) -> bool:
    """Whether the lines beside a person's line begin with persons too: a list."""
    before = line_of(crowd.source.text, start - 1)[0] if start else -1
    return before in crowd.lines or end + 1 in crowd.lines
