"""Who is named in a text: persons' names and e-mail addresses, each put to the other."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from intake.addresses import Given, find_addresses, fits
from intake.asks import Ask
from intake.listed import Listed
from intake.names import Name, find_names, name_words, same_person, surname_first
from intake.reading import Action
from intake.rules import Rules
from intake.words import Clause, clause_at, fold, lower, without

_ALONE = 130  # what it costs to leave a name or an address without the other
_CLAUSE_APART, _PARAGRAPH_APART, _BACKWARD, _FITTING, _MISFIT = 25, 120, 130, -150, 260
_MOST_PAIRS = 10_000
_MOST_RETOLD = 50  # places at which somebody is named again
_MOST_JOINED = 200  # persons; who makes a longer list says of none of them whose address is whose
_FARTHEST = 2_000
_HERS = re.compile(
    r"(?<!\w)(?:hendes|hans|deres|mail\w*|e-?mail\w*|adresse\w*|postkasse\w*|her|his|their)(?!\w)"
)
_NAMELESS = re.compile(
    r"(?<!\w)(?:ham|hende|en|én|den|personen|vedkommende|kontoen|brugeren|the one|someone|whoever)"
    r",?\s(?:med|der|som|with|who|whose)\s[^.\n@]{0,40}$"
)
_WITHOUT = re.compile(
    r"[^.\n]{0,40}?(?:mail\w*|adresse\w*|e-?mail\w*|e-?post\w*|postkasse)[^.\n]{0,40}?"
    r"(?<!\w)(?:ikke|mangler|endnu|først|senere|eftersend\w*|ukendt|følger|kommer|klar|not|yet|later)"
    r"|[^.\n]{0,30}?(?<!\w)(?:ikke|mangler|endnu|først|uden|får|not|yet|no)(?!\w)[^.\n]{0,30}?"
    r"(?:mail\w*|adresse\w*|e-?post\w*|postkasse)"
)
_SEPARATED = re.compile(
    r"[ \t]*[,;:(<\[|/–—-]*[ \t]*(?:\n[ \t]*)?"
    r"(?:(?:på|med|e-?mail\w*|mail\w*)[ :.]*){0,2}[(<\[]?"
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote the words: name and address as the header says, her signature, and where her words
    begin in the text."""

    name: str
    email: str
    signature: str = ""
    begins: int = 0


@dataclass(frozen=True)
class Source:
    """Where persons are looked for: the text, its clauses, what they ask for, and who wrote it.

    `default` is what a list without words of its own asks for. `implied` is whether persons are
    asked for without a word of it: beside a job centre and a CVR number, or in a reply. Where it
    is `doubtful` that somebody is to be removed, only words said of her count. `subject` is the
    mail's, and `copied` the addresses that it went to.
    """

    text: str
    parts: Sequence[Clause]
    asks: Sequence[Ask]
    writers: Sequence[Writer]
    name: str = "text"
    document: int | None = None
    default: Action | None = None
    implied: bool = False
    doubtful: bool = False
    subject: str = ""
    copied: frozenset[str] = frozenset()

    @cached_property
    def authors(self) -> Sequence[Writer]:
        """Each writer once, however many stretches are hers."""
        return [*{(w.name, w.email, w.signature): w for w in reversed(self.writers)}.values()][::-1]

    @cached_property
    def only_creates(self) -> bool:
        """Whether all words of users and access ask for them, and none that they go."""
        return {a.action for a in self.asks if a.strong and not a.told} == {Action.CREATE}

    @cached_property
    def headings(self) -> Mapping[int, tuple[int, int]]:
        """Where the heading of a line stands, by where the line begins: one that ends with a colon,
        with no two blank lines between."""
        found: dict[int, tuple[int, int]] = {}
        heading, blank, start = None, 0, 0
        for line in self.text.split("\n"):
            if heading:
                found[start] = heading
            end = start + len(line)
            said = line.rstrip()
            blank = 0 if said else blank + 1
            if said.endswith(":"):
                heading = start, end
            elif blank == 2:
                heading = None
            start = end + 1
        return found


@dataclass(frozen=True, slots=True)
class Person:
    """A name, an address, or both, of one person; `again` is where else she is named."""

    name: Name | None
    address: Given | None
    again: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        return min(part.start for part in (self.name, self.address) if part)

    @property
    def end(self) -> int:
        return max(part.end for part in (self.name, self.address) if part)

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(part.start for part in (self.name, self.address) if part)


def find_persons(
    source: Source, listed: Listed, rules: Rules, blank: Sequence[tuple[int, int]]
) -> list[Person]:
    """Everybody whom a text names, in its order: whom it asks for, the writer, and all others.

    `blank` are stretches that hold no person's name (job centres).
    """
    addresses = [
        a
        for a in find_addresses(source.text)
        if not any(start <= a.start < end for start, end in listed.left_out)
    ]
    names = _names(source, listed, addresses, rules, blank)
    called = _by_first_name(names)
    persons = [_in_full(p, called) for p in _together(source, names, addresses, rules)]
    persons = _one_each(_joined(source, sorted(persons, key=lambda p: p.start), names))
    return _with_mentions(persons, names)


def is_writers_name(name: Name, writer: Writer) -> bool:
    """Whether a name is the writer's, whole or with her given name as an initial: "M. Leth"."""
    if not name.is_full or not writer.name:
        return False
    if same_person(name.value, writer.name):
        return True
    first, *rest = name.words
    given, *others = name_words(writer.name) or ("",)
    return len(first) == 1 and given.startswith(first) and rest[-1:] == others[-1:]


def clause_start(source: Source, place: int) -> int:
    clause = clause_at(source.parts, place)
    return clause.start if clause else 0


def line_of(text: str, place: int) -> tuple[int, int]:
    """Where the line that holds a place begins and ends."""
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def are_beside(text: str, person: Person) -> bool:
    """Whether a name and an address stand side by side, with no more than signs between them."""
    if not person.name or not person.address:
        return False
    gap = text[person.name.end : person.address.start]
    backward = text[person.address.end : person.name.start]
    return bool(_SEPARATED.fullmatch(gap or backward))


# --- names ------------------------------------------------------------------------------------


def _names(
    source: Source,
    listed: Listed,
    addresses: Sequence[Given],
    rules: Rules,
    blank: Sequence[tuple[int, int]],
) -> list[Name]:
    hidden = [(a.start, a.end) for a in find_addresses(source.text)]
    taken = [*blank, *listed.taken, *((n.start, n.end) for n in listed.names)]
    text = without(source.text, [*hidden, *taken])
    names = [*listed.names, *_turned(text, find_names(text, rules))]
    names += _small_names(source, text, names, addresses, rules)
    return sorted(
        (n for n in names if n.words and not _is_place(n, rules)), key=attrgetter("start")
    )


def _is_place(name: Name, rules: Rules) -> bool:
    """Whether a name is a municipality's alone ("Faaborg Midtfyn")."""
    return not name.given and name.words in rules.places


def _turned(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, with `Hansen, Jens` put together."""
    skip = False
    for n, name in enumerate(names):
        both = None if skip else surname_first(text, names, n)
        if not skip:
            yield both or name
        skip = both is not None


def _small_names(
    source: Source, text: str, found: Sequence[Name], addresses: Sequence[Given], rules: Rules
) -> Iterator[Name]:
    """Names in small letters: beside an address, or anywhere in a mail without capitals."""
    everywhere = _has_no_capitals(source.text)
    in_order = sorted(found, key=attrgetter("end"))
    lonely = [a for a in addresses if not _last_is_next(source, in_order, a)]
    if not everywhere and not lonely:
        return
    spans = [(n.start, n.end) for n in found if n.is_full]
    for name in find_names(without(text, spans), rules, any_case=True):
        written = text[name.start : name.end]
        if not 2 <= len(name.words) <= 4 or not (everywhere or written.islower()):
            continue
        known = fold(name.value.split()[0]) in rules.given_names
        at = bisect_left(lonely, name.end, key=attrgetter("start"))
        if (known and everywhere) or any(_is_next(source, name, a) for a in lonely[at : at + 1]):
            yield name


def _has_no_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 40 <= len(letters)


def _last_is_next(source: Source, names: Sequence[Name], address: Given) -> bool:
    """Whether the last name before an address stands beside it; `names` in order of their ends."""
    at = bisect_right(names, address.start, key=attrgetter("end"))
    return any(_is_next(source, name, address) for name in names[max(0, at - 1) : at])


def _is_next(source: Source, name: Name, address: Given) -> bool:
    return name.end <= address.start and bool(
        _SEPARATED.fullmatch(source.text[name.end : address.start])
    )


# --- which belongs to which -------------------------------------------------------------------


def _together(
    source: Source, names: Sequence[Name], addresses: Sequence[Given], rules: Rules
) -> list[Person]:
    """Names put to addresses: as the words tell it, else in their order by distance."""
    whole = {word for n in names if n.is_full for word in n.words}
    full = [n for n in names if _stands_for_one(source, n, whole, addresses, rules)]
    called = _by_first_name(full)
    told = [pair for a in addresses if (pair := _told(source, a, names, called))]
    alone = [Person(None, a) for a in addresses if _is_nameless(source, a)]
    alone += [Person(n, None) for n in full if _is_without(source, n)]
    settled = {place for p in (*told, *alone) for place in (*p.places, *p.again)}
    return [
        *told,
        *alone,
        *_nearest(
            source,
            [n for n in full if n.start not in settled],
            [a for a in addresses if a.start not in settled],
        ),
    ]


def _by_first_name(names: Sequence[Name]) -> dict[str, list[Name]]:
    called: dict[str, list[Name]] = {}
    for name in names:
        if name.is_full:
            called.setdefault(name.words[0], []).append(name)
    return called


def _told(
    source: Source, address: Given, names: Sequence[Name], called: Mapping[str, Sequence[Name]]
) -> Person | None:
    """A person whose first name stands right before her address: "Jes har jv@…, Dagnys er …"."""
    start = max(clause_start(source, address.start), address.start - 60)
    at = bisect_left(names, address.start, key=attrgetter("start")) - 1
    said = names[at] if at >= 0 and names[at].start >= start else None
    if not said or said.is_full or "@" in source.text[said.end : address.start]:
        return None
    first = said.words[0]
    owners = [*called.get(first, ()), *called.get(first.removesuffix("s"), ())]
    if len({n.words for n in owners}) != 1:
        return None
    return Person(owners[0], address, again=(said.start,))


def _is_nameless(source: Source, address: Given) -> bool:
    """Whether an address stands for somebody whom the writer cannot name: "ham med adressen …"."""
    start = max(clause_start(source, address.start), address.start - 60)
    return bool(_NAMELESS.search(lower(source.text), start, address.start))


def _is_without(source: Source, name: Name) -> bool:
    """Whether the words after a name say that her address is not known yet."""
    clause = clause_at(source.parts, name.start)
    end = min(clause.end if clause else name.end, name.end + 120)
    said = lower(source.text)[name.end : end]
    return "@" not in said and bool(_WITHOUT.match(said))


def _nearest(source: Source, full: Sequence[Name], addresses: Sequence[Given]) -> Iterator[Person]:
    """Names and addresses paired, in a long list record by record."""
    if len(full) * len(addresses) <= _MOST_PAIRS:
        yield from _aligned(source, full, addresses)
        return
    names: list[Name] = []
    given: list[Given] = []
    everything: list[Name | Given] = [*full, *addresses]
    for each in sorted(everything, key=attrgetter("start")):
        if isinstance(each, Given):
            given.append(each)
            continue
        between = source.text[given[-1].end : each.start] if given else ""
        if "\n" in between or len(names) * len(given) > _MOST_PAIRS:
            yield from _aligned(source, names, given)
            names, given = [], []
        names.append(each)
    yield from _aligned(source, names, given)


def _aligned(source: Source, full: Sequence[Name], addresses: Sequence[Given]) -> list[Person]:
    """Names and addresses paired in their order at the least cost in distance."""
    apart = _Distance(source)
    rows, columns = len(full), len(addresses)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i or j:
                best[i][j] = min(cost for cost, _ in _options(best, i, j, full, addresses, apart))
    persons: list[Person] = []
    i, j = rows, columns
    while i or j:
        _, step = min(_options(best, i, j, full, addresses, apart), key=lambda o: o[0])
        name = full[i - 1] if step != "address" else None
        address = addresses[j - 1] if step != "name" else None
        persons.append(Person(name, address))
        i -= name is not None
        j -= address is not None
    return persons


def _stands_for_one(
    source: Source,
    name: Name,
    whole: Set[str],
    addresses: Sequence[Given],
    rules: Rules,
) -> bool:
    """Whether a name may be all that is said of a person: a first name alone seldom is."""
    if name.is_full or name.given or _touches(source, name, addresses):
        return True
    first = name.words[0]
    return first in rules.given_names and first not in whole


def _options(
    best: list[list[float]],
    i: int,
    j: int,
    names: Sequence[Name],
    addresses: Sequence[Given],
    apart: "_Distance",
) -> list[tuple[float, str]]:
    options: list[tuple[float, str]] = []
    if i and j:
        cost = apart(names[i - 1], addresses[j - 1])
        if cost < 2 * _ALONE:
            options.append((best[i - 1][j - 1] + cost, "pair"))
    if i:
        options.append((best[i - 1][j] + _ALONE, "name"))
    if j:
        options.append((best[i][j - 1] + _ALONE, "address"))
    return options


class _Distance:
    """How far a name and an address are from belonging together; kept once worked out."""

    def __init__(self, source: Source) -> None:
        self.parts = source.parts
        self.writers = [w for w in source.authors if w.name and w.email]
        self.known: dict[tuple[int, int], float] = {}

    def __call__(self, name: Name, address: Given) -> float:
        key = (name.start, address.start)
        if key not in self.known:
            self.known[key] = self._cost(name, address)
        return self.known[key]

    def _cost(self, name: Name, address: Given) -> float:
        backward = address.start < name.start
        gap = name.start - address.end + 8 if backward else address.start - name.end
        if gap > _FARTHEST:
            return _FARTHEST
        a, b = sorted((name.start, address.start))
        of = attrgetter("start")
        first, last = (bisect_right(self.parts, place, key=of) for place in (a, b))
        within = last - first
        parts = self.parts[max(0, first - 1) : last]
        paragraphs = {part.paragraph for part in parts if part.end > a}
        cost = max(gap, 0) + _CLAUSE_APART * within + _PARAGRAPH_APART * (len(paragraphs) - 1)
        if address.value and fits(address.value, name.words):
            cost += _FITTING
        elif self._is_the_writers_or_not(name, address) or (
            address.value and within and _is_anothers_name(address.value)
        ):
            cost += _MISFIT
        if backward and within:
            cost += _BACKWARD
        return cost

    def _is_the_writers_or_not(self, name: Name, address: Given) -> bool:
        """Whether only one of the two is the writer's."""
        return any(is_writers_name(name, w) != (address.value == w.email) for w in self.writers)


def _is_anothers_name(address: str) -> bool:
    """Whether an address that does not fit a name reads as somebody else's first name."""
    return bool(re.fullmatch(r"[a-zæøå]{5,}", address.partition("@")[0]))


def _touches(source: Source, name: Name, addresses: Sequence[Given]) -> bool:
    """Whether an address follows a single name at once, and is hers: "Vitus (vt@…)"."""
    at = bisect_left(addresses, name.end, key=attrgetter("start"))
    for address in addresses[at : at + 1]:
        if _is_next(source, name, address):
            fitting = address.value and fits(address.value, name.words)
            between = source.text[name.end : address.start]
            return bool(fitting) or name.is_full or bool(re.search(r"[(<]", between))
    return False


def _joined(source: Source, persons: list[Person], names: Sequence[Name]) -> list[Person]:
    """With names and addresses that were left over put together, where words say whose they are.

    "Gry træffes på …" gives the address of the one Gry; "hendes mail er …" that of the one name.
    """
    if len(persons) > _MOST_JOINED:
        return persons
    for address in [p for p in persons if p.address and not p.name]:
        if address.address and _is_nameless(source, address.address):
            continue
        lacking = [p for p in persons if not p.address]
        owner = _called(source, address, lacking, names) or _last_one(source, address, persons)
        if owner:
            both = Person(owner.name, address.address)
            persons = [both if p is owner else p for p in persons if p is not address]
    return persons


def _called(
    source: Source, address: Person, lacking: Sequence[Person], names: Sequence[Name]
) -> Person | None:
    """The one person whose first name stands before an address in its clause."""
    start = clause_start(source, address.start)
    said = {n.words[0] for n in names if start <= n.start < address.start}
    owners = [p for p in lacking if p.name and p.name.words[0] in said]
    return owners[0] if len(owners) == 1 and _may_be_hers(source, owners[0], address) else None


def _last_one(source: Source, address: Person, persons: Sequence[Person]) -> Person | None:
    """The only name without an address, where words before the only address left say it is hers."""
    names = [p for p in persons if not p.address]
    if len(names) != 1 or len([p for p in persons if not p.name]) != 1:
        return None
    before = lower(source.text[clause_start(source, address.start) : address.start])
    return names[0] if _HERS.search(before) and _may_be_hers(source, names[0], address) else None


def _may_be_hers(source: Source, name: Person, address: Person) -> bool:
    """Whether not only one of the two is the writer's."""
    value = address.address.value if address.address else None
    return not any(
        name.name and is_writers_name(name.name, w) != (value == w.email) for w in source.authors
    )


def _in_full(person: Person, called: Mapping[str, Sequence[Name]]) -> Person:
    """With the whole name where a person's address stands by her first name only."""
    if not person.name or not person.address or person.name.is_full:
        return person
    full = {n.words: n for n in called.get(person.name.words[0], ())}
    if len(full) != 1:
        return person
    return Person(replace(person.name, value=next(iter(full.values())).value), person.address)


def _one_each(persons: Sequence[Person]) -> list[Person]:
    """The same person named twice is one; what each time gives is put together."""
    kept: list[Person] = []
    places: dict[str, set[int]] = {}
    for person in persons:
        alike = sorted({n for key in _keys(person) for n in places.get(key, ())})
        at = next((n for n in alike if _is_same(kept[n], person)), len(kept))
        if at == len(kept):
            kept.append(person)
        else:
            kept[at] = _merged(kept[at], person)
        for key in _keys(person):
            places.setdefault(key, set()).add(at)
    return kept


def _keys(person: Person) -> set[str]:
    """What the same person named again has at least one of."""
    words = person.name.words if person.name else ()
    return {*words, (person.address.value or "") if person.address else ""} - {""}


def _is_same(one: Person, other: Person) -> bool:
    if one.address and other.address and one.address.value and other.address.value:
        if one.address.value == other.address.value:
            return not (one.name and other.name) or same_person(one.name.value, other.name.value)
        return False
    return bool(one.name and other.name and same_person(one.name.value, other.name.value))


def _merged(one: Person, other: Person) -> Person:
    names = [n for n in (one.name, other.name) if n]
    name = max(names, key=lambda n: (len(n.words), -n.start), default=None)
    addresses = [a for a in (one.address, other.address) if a]
    address = next((a for a in addresses if a.value), addresses[0] if addresses else None)
    kept = {part.start for part in (name, address) if part}
    again = {*one.places, *other.places, *one.again, *other.again} - kept
    return Person(name, address, tuple(sorted(again)))


def _with_mentions(persons: Sequence[Person], names: Sequence[Name]) -> list[Person]:
    """With the places where each is named again, if only by her first name."""
    namesakes = Counter(p.name.words[0] for p in persons if p.name)
    named: dict[str, list[Name]] = {}
    for name in names:
        named.setdefault(name.words[0], []).append(name)
    found = []
    for person in persons:
        first = person.name.words[0] if person.name else ""
        own = set(person.name.words) if person.name else set()
        again = {
            n.start
            for n in named.get(first, ())[:_MOST_RETOLD]
            if set(n.words) >= own or (n.words == (first,) and namesakes[first] == 1)
        }
        again = again.union(person.again) - {*person.places}
        found.append(replace(person, again=tuple(sorted(again))))
    return found
