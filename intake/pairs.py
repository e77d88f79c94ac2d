"""Which address is whose: names and e-mail addresses of a text, each put to the other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from operator import attrgetter

from intake.addresses import Given, fits
from intake.itemised import items_of
from intake.names import Name, name_words
from intake.rules import Rules
from intake.source import Person, Source, clause_start, is_writers_name, line_of
from intake.spared import is_ruled_out
from intake.words import clause_at, fold, lower

_ALONE = 130  # what it costs to leave a name or an address without the other
_CLAUSE_APART, _PARAGRAPH_APART, _BACKWARD, _FITTING, _MISFIT = 25, 120, 130, -150, 260
_MOST_PAIRS = 10_000
_MOST_JOINED = 200  # persons; who makes a longer list says of none of them whose address is whose
_FARTHEST = 2_000
_SIGNED_IN = 4  # words of a line by which a mail is signed
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
# "Bo Dahl\n(mail følger)", "Bo Dahl: ingen adresse endnu"
_AN_ADDRESS = r"(?:\w*mail\w*|e-?post\w*|\w*adresse[nr]?|postkasse\w*|address)"
_TO_COME = re.compile(
    r"[ \t,;:(–\[-]{0,5}(?:\n[ \t(\[–-]{0,4})?(?:"
    rf"[^.\n@()]{{0,25}}?(?<!\w){_AN_ADDRESS}(?!\w)[^.\n@()]{{0,25}}?(?<!\w)(?:følger|kommer"
    r"|eftersendes|sendes|mangler|afventer|afventes|senere|ukendt|undervejs|på vej|endnu|ikke|mgl"
    r"|oplyses|to follow|follows|pending|later|tba|tbc|missing|not yet|unknown)(?!\w)"
    r"|[^.\n@()]{0,15}?(?<!\w)(?:afventer|venter på|mangler|uden|ingen|har ikke|ikke fået"
    rf"|endnu ikke|awaiting|waiting for|no|without)(?!\w)"
    rf"[^.\n@()]{{0,25}}?(?<!\w){_AN_ADDRESS}(?!\w))"
)
_CALLED_SO = re.compile(
    r"(?<!\w)(?:han|hun|som|der|vedkommende|person(?:en)?|vikar(?:en)?|afløser(?:en)?|kolleg(?:a|aen)"
    r"|medarbejder(?:en)?|konsulent(?:en)?|mentor(?:en)?|brugeren|fyren|pigen|he|she|who)\s"
    r"(?:hedder|hed|is called|is named)(?:\s(?:bare|kun|vist|vistnok|nok|noget med|just))?\s$"
)
_SEPARATED = re.compile(
    r"[ \t]*[,;:(<\[|/–—-]*[ \t]*(?:\n[ \t]*)?"
    r"(?:(?:på|med|e-?mail\w*|mail\w*)[ :.]*){0,2}[(<\[]?"
)


def put_together(
    source: Source, names: Sequence[Name], addresses: Sequence[Given], rules: Rules
) -> list[Person]:
    """Names put to addresses: as the words tell it, else in their order by distance."""
    whole = {word for n in names if n.is_full for word in n.words}
    full = [n for n in names if _stands_for_one(source, n, whole, addresses, rules)]
    called = by_first_name(full)
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


def by_first_name(names: Sequence[Name]) -> dict[str, list[Name]]:
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
    """Whether the words beside a name say that no address is hers: it is not known yet, or she is
    not the one who is meant."""
    if is_ruled_out(lower(source.text), name.start):
        return True
    clause = clause_at(source.parts, name.start)
    end = min(clause.end if clause else name.end, name.end + 120)
    said = lower(source.text)[name.end : end]
    return "@" not in said and bool(_WITHOUT.match(said))


def is_promised(source: Source, name: Name) -> bool:
    """Whether a name's own line, or the next, says that her address is still to come."""
    return bool(_TO_COME.match(lower(source.text), name.end, name.end + 140))


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
    apart = _Distance(source, full, addresses)
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
    if first in whole or _signs(source, name):
        return False
    return first in rules.given_names or is_called_so(source.text, name)


def _signs(source: Source, name: Name) -> bool:
    """Whether a first name is the writer's own, on the last line of her words: "Knus Louise"."""
    if not any(name.words == name_words(w.name)[:1] for w in source.authors):
        return False
    start, end = line_of(source.text, name.start)
    few = len(source.text[start:end].split()) <= _SIGNED_IN
    return few and not source.text[name.end :].strip(" \t\n.,!")


def is_called_so(text: str, name: Name) -> bool:
    """Whether the words say that somebody who comes is called so: "Vikaren hedder Abdi"."""
    return not name.is_full and bool(
        _CALLED_SO.search(lower(text), max(0, name.start - 50), name.start)
    )


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

    def __init__(self, source: Source, names: Sequence[Name], addresses: Sequence[Given]) -> None:
        places = [a.start for a in addresses]
        self.items = items_of(source.text, [n.start for n in names], places)
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
        elif self.items.are_apart(name.start, address.start):
            return _FARTHEST
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
        if is_next(source, name, address):
            fitting = address.value and fits(address.value, name.words)
            between = source.text[name.end : address.start]
            return bool(fitting) or name.is_full or bool(re.search(r"[(<]", between))
    return False


def join_left_over(source: Source, persons: list[Person], names: Sequence[Name]) -> list[Person]:
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
    short: dict[str, Name] = {}
    for name in (n for n in names if not n.is_full):
        short.setdefault(fold(name.value), name)
    return [_as_called(p, short) for p in persons]


def _as_called(person: Person, short: Mapping[str, Name]) -> Person:
    """With the first name that the text calls somebody by, where her address is just that name."""
    if person.name or not person.address or not person.address.value:
        return person
    local = fold(person.address.value.partition("@")[0])
    name = short.get(local) or short.get(f"{local}s")
    if not name:
        return person
    written = name.value if fold(name.value) == local else name.value.removesuffix("s")
    return Person(Name(written, name.start, name.start + len(written)), person.address)


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


def is_next(source: Source, name: Name, address: Given) -> bool:
    return name.end <= address.start and bool(
        _SEPARATED.fullmatch(source.text[name.end : address.start])
    )


def are_beside(text: str, person: Person) -> bool:
    """Whether a name and an address stand side by side, with no more than signs between them."""
    if not person.name or not person.address:
        return False
    gap = text[person.name.end : person.address.start]
    backward = text[person.address.end : person.name.start]
    return bool(_SEPARATED.fullmatch(gap or backward))
