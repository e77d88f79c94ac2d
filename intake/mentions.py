"""Where a text speaks of somebody again: by her name, her first name, or a word for her."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from intake.asks import Ask, ask_at
from intake.names import Name
from intake.rules import Rules
from intake.source import Person, Source, is_writers_name
from intake.words import fold, lower

_PLURAL = re.compile(r"(?<!\w)(?:dem|de|deres|begge|alle|they|them|their|both)(?!\w)")
_MOST_RETOLD = 50  # places at which somebody is named again
_MOST_PERSONS = 200  # of a longer list nobody is spoken of by a word like "hun"
_SOON = 3  # so many clauses such a word may come after the name
_LONG = 400  # letters in which a clause may go on about whom it named
_MOST_STRETCHES = 6  # of a clause that go on about whom it named
_WORD_FOR_HER = re.compile(
    r"(?<!\w)(?:(?P<she>hun|hende|hendes|she"
    r"|(?<=remove )her|(?<=delete )her|(?<=close )her|(?<=create )her|(?<=add )her|(?<=give )her"
    r"|(?<=for )her|her(?= (?:access|account|login|user)))|(?P<he>han|ham|hans|he|him|his)"
    r"|(?P<any>vedkommende|vedkommendes|dennes"
    r"|(?:(?:skal|må|kan|bør|bedes|luk|slet|nedlæg|fjern|slette|lukke|nedlægge|fjerne)\s)?"
    r"(?:kontoen|adgangen|brugeren|loginet|profilen|den (?:konto|adgang|bruger))"
    r"|den(?=\s(?:skal|må|kan|bør|bedes)(?!\w))"
    r"|(?<=[.!?]\s)(?:skal|bedes|ønskes|mangler)(?=\s)(?!\s(?:jeg|vi|i|de|du|han|hun|den|det)\s)"
    r"|(?<=skal\s)den(?=\s)|(?<=må\s)den(?=\s)|(?<=kan\s)den(?=\s)))(?!\w)"
)
_BEFORE_ANOTHER = re.compile(
    r"(?<!\w)(?:som|efter|ligesom|med|hos|ved|end|sammen med|i stedet for|vikar for|afløser for"
    r"|erstatning for|på linje med|as|like|with|than|replace|replaces|replacing|after)\s$"
)
# "I har oprettet hende som Ida Hjelm": it is she.
_ENTERED_AS = re.compile(
    r"(?<!\w)(?:opret\w*|registrer\w*|står|stavet|skrevet|kaldt|created|registered|entered)"
    r"\s(?:\w+\s){0,4}(?:som|as)\s$"
)
_AFTER_PREPOSITION = re.compile(
    r"(?<!\w)(?:hos|fra|af|ved|med|efter|for|over|som|om|end|til|from|by|at|with|than|about|to)\s$"
)
_OF_HERS_ONLY = re.compile(
    r"(?:['’]s|s|['’])?\s(?:nye |gamle |tidligere )?(?:afløser|efterfølger|erstatning|stilling"
    r"|plads|borgere|opgaver|sager|kunder|leder|chef|kolleg\w+|vikar|kontaktperson|replacement"
    r"|successor|manager|boss|clients?|desk|colleague)(?!\w)"
)
_IN_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zæøå][^\W\d_]+")
# She speaks herself, and asks for somebody else.
_ASKS_US = re.compile(
    r"\s(?:har\s(?:\w+\s)?)?(?:bedt|beder|bad|sagt|siger|sagde|skrev|skriver|skrevet"
    r"|ønsker,? at|vil (?:gerne )?have|godkend\w*|spurgt\w*|spørger|mener|lovede|lovet|asked|says"
    r"|said|wrote|told|approved)(?!\w)"
)
_SOMEBODY_ELSE = re.compile(
    r"(?<!\w)(?:vi|jeg|nye?|en anden|afløser\w*|we|new|resten|de andre|de øvrige)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A place where somebody is named, or spoken of: who it is is told by her number, if known.

    `weak`: she is not whom the clause is about, but stands behind a preposition or owns something.
    """

    start: int
    end: int
    number: int | None
    weak: bool = False
    word: str = ""  # "she", "he" or "any" for a word that stands for a name


def with_mentions(
    source: Source, persons: Sequence[Person], names: Sequence[Name], rules: Rules
) -> list[Person]:
    """The persons with the places where each is named again, or spoken of."""
    said = list(_named(source, persons, names))
    again: list[set[int]] = [set() for _ in persons]
    for each in said:
        if each.number is not None:
            again[each.number].add(each.start)
    if len(persons) <= _MOST_PERSONS:
        for number, place in _spoken_of(source, persons, said, rules):
            again[number].add(place)
    return [
        replace(p, again=tuple(sorted({*places, *p.again} - {*p.places})))
        for p, places in zip(persons, again, strict=True)
    ]


def asks_about(source: Source, person: Person, others: Sequence[int], rules: Rules) -> list[Ask]:
    """The stretches that speak of somebody, in the text's order: those that name her, and those
    after them in the same clause until somebody else is named.

    `others` are the places of all who are named, in order.
    """
    small = lower(source.text)
    own = {*person.places, *person.again}
    found: dict[int, Ask] = {}
    for place in sorted(own):
        first = ask_at(source.asks, place)
        if not first:
            continue
        found[first.start] = first
        at = bisect_right(source.asks, place, key=attrgetter("start"))
        for ask in source.asks[at : at + _MOST_STRETCHES]:
            end = min(ask.end, ask.start + _LONG)
            if (
                ask.clause != first.clause
                or ask.start - place > _LONG
                or _SOMEBODY_ELSE.search(small, ask.start, end)
                or any(w["she"] or w["he"] for w in _WORD_FOR_HER.finditer(small, ask.start, end))
                or _is_another_between(source, person, place, end, others, rules)
            ):
                break
            found.setdefault(ask.start, ask)
    return [found[start] for start in sorted(found)]


def taking_up(source: Source, person: Person, named: Sequence[int]) -> Ask | None:
    """What the next clauses ask for all whom this one names: "Opretter I dem?".

    `named` are the places of all full names, in the text's order.
    """
    for place in (person.start, *person.again):
        ask = _taken_up_from(source, place, named)
        if ask:
            return ask
    return None


def _taken_up_from(source: Source, place: int, named: Sequence[int]) -> Ask | None:
    at = bisect_right(source.parts, place, key=attrgetter("start")) - 1
    if at < 0 or place >= source.parts[at].end:
        return None
    ends = source.parts[at].end
    of = attrgetter("clause")
    first = bisect_left(source.asks, at + 1, key=of)
    for ask in source.asks[first : bisect_right(source.asks, at + _SOON, key=of)]:
        if not ask.own or ask.told:
            continue
        pronoun = _PLURAL.search(lower(source.text), ask.start, ask.end)
        if pronoun:
            return None if _any_between(named, ends, pronoun.start()) else ask
    return None


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _is_another_between(
    source: Source, person: Person, start: int, end: int, others: Sequence[int], rules: Rules
) -> bool:
    """Whether somebody else is named in a stretch, if only by a first name."""
    own = {*person.places, *person.again}
    at = bisect_right(others, start)
    while at < len(others) and others[at] < end:
        if others[at] not in own:
            return True
        at += 1
    hers = person.name.words if person.name else ()
    for match in _IN_CAPITALS.finditer(source.text, start, end):
        said = fold(match.group())
        if said in rules.given_names and said not in hers:
            return True
    return False


def places_of(persons: Sequence[Person]) -> list[int]:
    """Where anybody is named or spoken of, in order."""
    return sorted(place for p in persons for place in (*p.places, *p.again))


# --- by name ----------------------------------------------------------------------------------


def _named(source: Source, persons: Sequence[Person], names: Sequence[Name]) -> Iterator[_Said]:
    """Where each is named, whole or by her first name only; and where others are."""
    small = lower(source.text)
    namesakes = Counter(p.name.words[0] for p in persons if p.name)
    called: dict[str, list[int]] = {}
    whole: dict[tuple[str, ...], int] = {}
    for number, person in enumerate(persons):
        if person.name:
            whole.setdefault(person.name.words, number)
            called.setdefault(person.name.words[0], []).append(number)
        elif person.address:
            yield _Said(person.address.start, person.address.end, number)
    told = Counter[int]()
    for name in names:
        first = name.words[0]
        if first not in called and first.endswith("s"):
            first = first[:-1]
        near = called.get(first, ())[:_MOST_RETOLD]
        may = (n for n in near if _is_she(persons[n], name, first, namesakes))
        number = whole[name.words] if name.words in whole else next(may, -1)
        told[number] += 1
        known = number >= 0 and told[number] <= _MOST_RETOLD
        if _speaks_of_another(small, name.start, name.end):
            known = False
        weak = _AFTER_PREPOSITION.search(small, max(0, name.start - 12), name.start)
        owns = first != name.words[0] or small[name.end : name.end + 2] in ("s ", "'s", "’s")
        yield _Said(name.start, name.end, number if known else None, bool(weak or owns))


def _is_she(person: Person, name: Name, first: str, namesakes: Mapping[str, int]) -> bool:
    if not person.name:
        return False
    if not name.is_full:
        return namesakes[first] == 1 or person.name.words == name.words
    return set(name.words) >= set(person.name.words)


def _speaks_of_another(small: str, start: int, end: int) -> bool:
    """Whether somebody is named only to tell of another: "Idas afløser", "samme adgang som Ida"."""
    before = _BEFORE_ANOTHER.search(small, max(0, start - 30), start)
    if before and _ENTERED_AS.search(small, max(0, start - 60), start):
        before = None
    return bool(before or _OF_HERS_ONLY.match(small, end))


# --- by a word for her ------------------------------------------------------------------------


def _spoken_of(
    source: Source, persons: Sequence[Person], named: Sequence[_Said], rules: Rules
) -> Iterator[tuple[int, int]]:
    """Where "hun", "ham", "adgangen" stands for somebody: her number and the place."""
    small = lower(source.text)
    taken = {s.start for s in named}
    words = (
        _Said(m.start(), m.end(), None, word=m.lastgroup or "any")
        for m in _WORD_FOR_HER.finditer(small)
        if m.start() not in taken
    )
    events = sorted((*named, *words), key=attrgetter("start"))
    now: list[_Said] = []  # who is named in this clause so far
    last: list[_Said] = []  # and in the last one before it that names somebody
    at = seen = -1
    sexes: dict[int, str] = {}  # by which word each was meant before
    for event in events:
        clause = bisect_right(source.parts, event.start, key=attrgetter("start")) - 1
        if clause != at:
            last, seen = (now, at) if now else (last, seen)
            now, at = [], clause
        if not event.word:
            if event.number is None or not _is_writer(source, persons[event.number]):
                now.append(event)
            continue
        near = _possible(event, now, persons, sexes, rules)
        if not near and at - seen <= _SOON:
            near = _possible(event, last, persons, sexes, rules)
        number = _meant(near)
        if number is None:
            continue
        if event.word != "any":
            sexes.setdefault(number, event.word)
        now.append(replace(event, number=number, weak=False))
        if not (
            _speaks_of_another(small, event.start, event.end) or _ASKS_US.match(small, event.end)
        ):
            yield number, event.start


def _possible(
    event: _Said,
    named: Sequence[_Said],
    persons: Sequence[Person],
    sexes: Mapping[int, str],
    rules: Rules,
) -> list[_Said]:
    """Those named whom a word may stand for; who was "han" before is not "hun"."""
    may = [
        s
        for s in named
        if s.number is None or event.word in ("any", sexes.get(s.number, event.word))
    ]
    return [s for s in may if s.number is None or _may_be(persons[s.number], event.word, rules)]


def _meant(possible: Sequence[_Said]) -> int | None:
    """The one of them whom the clause is about, or else the only one."""
    for some in ([s for s in possible if not s.weak], possible):
        numbers = {s.number for s in some}
        if numbers:
            return numbers.pop() if len(numbers) == 1 else None
    return None


def _may_be(person: Person, word: str, rules: Rules) -> bool:
    """Whether "hun", or "han", may be said of somebody, as far as her given name tells."""
    if word == "any" or not person.name:
        return True
    given = fold(person.name.value.split()[0].partition("-")[0])
    if given in rules.mens_names:
        return word == "he"
    return word == "she" or given not in rules.given_names or not given.endswith(("a", "e"))


def _is_writer(source: Source, person: Person) -> bool:
    if person.address and person.address.value:
        return any(person.address.value == w.email for w in source.authors)
    return bool(person.name and any(is_writers_name(person.name, w) for w in source.authors))
