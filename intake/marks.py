"""What a text says of each person named in it, by which she is asked for or is not: her marks."""

import re
from collections.abc import Iterator, Sequence

from intake.addresses import fits
from intake.asked import what_is_asked
from intake.authorities import is_authoritys
from intake.bystanders import bystanding
from intake.crowd import Crowd, where_she_stands
from intake.pairs import are_beside, is_called_so
from intake.rules import Rules
from intake.source import Person, Source
from intake.spared import all_but_the_only_one
from intake.words import fold

_JOINED = re.compile(
    r"[)>]?\s*(?:,|;|&|(?<=\s)(?:og|samt|and|plus)(?=\s))[\s,&]*"
    r"(?:og |and |samt )?(?:så |endelig |også |til sidst )?"
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


def marks_of(source: Source, persons: Sequence[Person], rules: Rules) -> list[frozenset[str]]:
    """The marks of each person, in the order in which they are given."""
    crowd = Crowd.of(source, persons)
    first = [frozenset(_marks(crowd, person, rules)) for person in persons]
    likely = [p for p, m in zip(persons, first, strict=True) if not m & _NOT_MEANT]
    whole = any(p.name and p.address for p in likely)
    asked = {p.start for p, m in zip(persons, first, strict=True) if m & _ASKED or m >= _INTRODUCES}
    joined = {p.start for p in _joined_to(crowd, asked)}
    beside = {p.start for p, m in zip(persons, first, strict=True) if "mentioned" in m}
    beside = {p.start for p in _joined_to(crowd, beside) if not p.address} - beside - asked
    others = all_but_the_only_one(source, persons)
    at_home = any(m >= {"at home", "name and address"} for m in first if not m & _NOT_MEANT)
    found = []
    for person, marks in zip(persons, first, strict=True):
        more = {
            "only one": len(likely) == 1 and person is likely[0],
            "address alone, others whole": not person.name and whole,
            "not the only one": person.start in others,
            "mentioned": "mentioned" in marks or person.start in beside,
            "mentioned, nothing asked": "mentioned, nothing asked" in marks
            or person.start in beside,
            "from elsewhere, others at home": "from elsewhere" in marks and at_home,
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
        **what_is_asked(crowd, person, rules),
        **where_she_stands(crowd, person),
        **bystanding(crowd.source, person, crowd.places, rules),
    }
    held = [mark for mark, holds in says.items() if holds]
    whole = "" if person.name and person.address else ", half known"
    held += [mark + whole for mark in held if whole and mark in _WORTH_MORE_ALONE]
    unasked = not (says["form"] or says["asked here"] or says["asked later"])
    return held + [f"{mark}, nothing asked" for mark in held if unasked and mark in _DOUBTFUL]


def _what_she_is(source: Source, person: Person, rules: Rules) -> dict[str, bool]:
    name, address = person.name, person.address
    value = address.value if address else None
    homes = _firms(source, rules)
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
        "of an authority": bool(homes) and home not in homes and is_authoritys(home, rules),
        "address invalid": bool(address and not value),
        "firm's in a form": bool(name is None and value and source.document is not None)
        and any(value == w.email for w in source.authors),
    }


def _firms(source: Source, rules: Rules) -> set[str]:
    """The mail domains of those who wrote the words; an authority's are none where a firm's are,
    for its words are only passed on."""
    homes = {w.email.rpartition("@")[2] for w in source.authors} - rules.shared_domains
    return {home for home in homes if not is_authoritys(home, rules)} or homes
