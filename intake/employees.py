"""Who is to be created or removed: names and addresses, put together and told from all others."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from intake.addresses import Given, find_addresses, fits
from intake.asks import Ask, ask_at
from intake.listed import Listed, find_listed, is_someone_elses, row_ask
from intake.names import Name, find_names, same_person, surname_first
from intake.reading import Action, Employee, Evidence
from intake.rules import Rules
from intake.words import Clause, clause_at, fold, lower, without

_ALONE = 130  # what it costs to leave a name or an address without the other
_CLAUSE_APART, _PARAGRAPH_APART, _BACKWARD, _FITTING, _MISFIT = 25, 120, 100, -150, 260
_MOST_PAIRS = 10_000
_NEAR = 400  # letters in which a clause speaks of a person
_FAR = 2_000  # letters beyond which no name and address belong together in a long text
_LONGEST_ROW = 2_000
_MOST_RETOLD = 200  # persons in a longer list are not spoken of again one by one
_AUTHORITY = "star.dk"
_HERS = re.compile(
    r"(?<!\w)(?:hendes|hans|deres|mail\w*|e-?mail\w*|adresse\w*|her|his|their)(?!\w)"
)
_AND = re.compile(r"[,;]\s(?:og|men)\s")
_CLOSING = re.compile(
    r"(?<!\w)(?:hilsen|hilsner|mvh|vh|kh|dbh|mh|ærbødigst|regards|sincerely|wishes)$"
)
_LINE_ENDS = re.compile(r"[ \t]*(?:,[^\n]{0,40})?(?:\n|$)")
_NOT_HERSELF = re.compile(r"s (?:afløser|efterfølger|stilling|plads)(?!\w)")
_SUCCESSOR = re.compile(
    r"(?<!\w)(?:(?:hans|hendes|deres|dennes|vores|som|en|ny|nye|\w+s) (?:nye )?|som )(?:afløser"
    r"|efterfølger|erstatning)(?!\w)"
)
_CALLED = re.compile(r"(?<!\w)(?:mit (?:fulde )?navn er|jeg hedder|my name is)\s")
_PRONOUN = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|de|vedkommende|him|her|he|she|them)(?!\w)"
)
_PLURAL = ("dem", "de", "deres", "them")
_SUPERIOR = (
    r"(?:min|vores|hendes|hans|deres|dennes|jobcent\w+s|kommunens|my|our|her|his|their)\s(?:\w+e\s)?"
    r"(?:\w*(?<!vej)leder|\w*chef|\w*direktør|\w*formand|dpo|databeskyttelsesrådgiver"
    r"|kontaktperson|manager|director|boss|supervisor)"
)
_SUPERIOR_BEFORE = re.compile(rf"(?<!\w){_SUPERIOR}(?:\s(?:er|hedder|is))?,?\s*(?:dpo\s)?$")
_SUPERIOR_AFTER = re.compile(rf",?\s(?:(?:som|der|who)\s)?(?:(?:er|is)\s)?{_SUPERIOR}(?!\w)")
_APPOSED = re.compile(r"\s*(?:\([^)\n]*\)\s*)?(?:,[^,.\n]{1,40},\s*)?(?:,?\s*(?:som|der|who)\s+)?")
_APPOSED_ANY = re.compile(r"^\s*(?:[(<,][^,)>\n]*[,)>])?")
_ASKED_AFTER = re.compile(
    r"[\s,]*(?:(?:som|der|hun|han|who)\s)?(?:skal|bedes|ønskes|mangler|har (?:også )?brug for"
    r"|should|needs?|must|stopper|fratræder|ophører|slutter)(?!\w)"
)
_SEPARATED = re.compile(
    r"[ \t]*[,;:(<\[|–—-]*[ \t]*(?:\n[ \t]*)?(?:(?:på|med|e-?mail\w*|mail\w*)[ :.]*){0,2}[(<\[]?"
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote the words: name and address as the header says, and the firm's folded name."""

    name: str
    email: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A name, an address, or both, that belong to one person."""

    name: Name | None
    address: Given | None

    @property
    def start(self) -> int:
        return min(part.start for part in (self.name, self.address) if part)


@dataclass(frozen=True)
class Source:
    """Where persons are looked for: the text, its clauses, what they ask for, and who wrote it.

    `default` is what a list without words of its own asks for. `implied` is whether persons are
    asked for without a word of it: beside a job centre and a CVR number, or in a reply. Where it
    is `doubtful` that somebody is to be removed, only words said of her count.
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

    @cached_property
    def written(self) -> tuple[int, int]:
        """Where its first letter stands, and where its last one ends."""
        return len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())

    @cached_property
    def states(self) -> bool:
        """Whether any of its words ask, or tell of something asked."""
        return any(ask.stated for ask in self.asks)

    @cached_property
    def first_request(self) -> int | None:
        """Where the first words stand that ask for something."""
        return next((ask.start for ask in self.asks if ask.stated and not ask.told), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The employees of a text, and the addresses given that cannot be any."""

    employees: tuple[Employee, ...] = ()
    invalid: tuple[Evidence, ...] = ()


def read_employees(source: Source, rules: Rules, blank: Sequence[tuple[int, int]]) -> Found:
    """Whom a text asks to create or remove, in its order.

    `blank` are stretches that hold no person's name (job centres).
    """
    listed = find_listed(source.text, rules)
    given = [
        a
        for a in find_addresses(source.text)
        if _may_be_an_employees(source, a)
        and not any(start <= a.start < end for start, end in listed.left_out)
    ]
    meant = [a for a in given if not _is_for_contact(source, a, rules)]
    sure = frozenset(meant)
    names, others = _names(source, listed, meant, rules, blank)
    addresses = [
        a
        for a in given
        if (a in sure or _fits_one_of(a, names)) and not _is_of(source, a, others, names)
    ]
    persons = [_in_full(person, names) for person in _together(source, names, addresses)]
    wanted = [p for p in persons if _is_asked_for(source, p, names, rules)]
    wanted += _siblings(source, persons, wanted)
    wanted += _single_names(source, names, persons, wanted, rules)
    if _has_no_capitals(source.text):
        wanted = _with_small_names(source, wanted, blank, rules)
    wanted = _one_each(_joined(source, sorted(wanted, key=lambda p: p.start), names))
    employees = [
        _employee(source, person, _mentions(names, person, wanted), rules) for person in wanted
    ]
    invalid = [
        _evidence(source, p.address, "Ligner ikke en e-mailadresse")
        for p in wanted
        if p.address and not p.address.value
    ]
    return Found(tuple(employees), tuple(invalid))


# --- names and addresses ----------------------------------------------------------------------


def _may_be_meant(source: Source, address: Given, rules: Rules) -> bool:
    return _may_be_an_employees(source, address) and not _is_for_contact(source, address, rules)


def _may_be_an_employees(source: Source, address: Given) -> bool:
    if address.value is None:
        return True
    if address.value.rpartition("@")[2] == _AUTHORITY:
        return False
    return not is_someone_elses(lower(source.text), address.start)


def _is_for_contact(source: Source, address: Given, rules: Rules) -> bool:
    """Whether an address is given to write to, and so may be anybody's."""
    if address.value is None:
        return False
    start = max(_clause_start(source, address.start), address.start - 45)
    before = lower(source.text)[start : address.start]
    thought = max((m.end() for m in _AND.finditer(before)), default=0)
    contact = rules.signals["contact"].search(before, thought)
    if not contact or _PRONOUN.search(before):
        return False
    # "Gry træffes på …" tells where Gry is to be reached, and not the writer.
    subject = find_names(source.text[start + thought : start + contact.start()], rules)
    return not any(fold(name.value.split()[0]) in rules.given_names for name in subject)


def _fits_one_of(address: Given, names: Sequence[Name]) -> bool:
    value = address.value
    if len(names) > _MOST_RETOLD:
        names = _between(names, address.start - _FAR, address.start + _FAR)
    return bool(value) and any(n.is_full and fits(value or "", n.words) for n in names)


def _between(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Those of some names, in the text's order, that begin within a stretch of it."""
    of = attrgetter("start")
    return names[bisect_left(names, start, key=of) : bisect_left(names, end, key=of)]


def _is_of(source: Source, address: Given, others: Sequence[Name], names: Sequence[Name]) -> bool:
    """Whether an address is that of somebody who is only mentioned."""
    if _fits_one_of(address, others) and not _fits_one_of(address, names):
        return True
    at = bisect_left(others, address.start, key=attrgetter("start"))
    return any(_SEPARATED.fullmatch(source.text[n.end : address.start]) for n in others[:at][-1:])


def _clause_start(source: Source, place: int) -> int:
    clause = clause_at(source.parts, place)
    return clause.start if clause else 0


def _names(
    source: Source,
    listed: Listed,
    addresses: Sequence[Given],
    rules: Rules,
    blank: Sequence[tuple[int, int]],
) -> tuple[list[Name], list[Name]]:
    """The names that may be an employee's, and those of persons who are only mentioned."""
    hidden = [(a.start, a.end) for a in addresses] + [
        (a.start, a.end) for a in find_addresses(source.text)
    ]
    taken = [*blank, *listed.taken, *((n.start, n.end) for n in listed.names)]
    text = without(source.text, [*hidden, *taken])
    loose = find_names(text, rules)
    flipped = {n: surname_first(text, loose, n) for n in range(len(loose))}
    names = list(listed.names)
    skip = False
    for n, name in enumerate(loose):
        if skip:
            skip = False
            continue
        turned = flipped[n]
        skip = turned is not None
        names.append(turned or name)
    names = [n for n in names if not _is_known(source, n, addresses)]
    others = [n for n in names if _is_mentioned_only(source, n, rules)]
    kept = sorted((n for n in names if n not in others), key=attrgetter("start"))
    return kept, sorted(others, key=attrgetter("start"))


def _is_another(source: Source, name: Name, addresses: Sequence[Given], rules: Rules) -> bool:
    """Whether a name is the writer's, the firm's, or somebody's who is only mentioned."""
    return _is_known(source, name, addresses) or _is_mentioned_only(source, name, rules)


def _is_known(source: Source, name: Name, addresses: Sequence[Given]) -> bool:
    """Whether a name is the writer's or the firm's."""
    if _is_writer(source, name) and not _is_beside_address(source, name, addresses):
        return True
    return any(_is_firm(name, writer) for writer in source.writers)


def _is_mentioned_only(source: Source, name: Name, rules: Rules) -> bool:
    if name.given:
        return False
    small = lower(source.text)
    if is_someone_elses(small, name.start, same_line=True):
        return True
    start = _clause_start(source, name.start)
    before = small[max(start, name.start - 40) : name.start]
    after = small[name.end : name.end + 40]
    for last in rules.signals["others_before"].finditer(before):
        if re.fullmatch(
            r"[\s:,.]*(?:(?:vores|min|fra|på|til|er)\s(?:\w+\s)?)?[\s:]*", before[last.end() :]
        ):
            return True
    if _NOT_HERSELF.match(after) or _is_superior(small, name, rules):
        return True
    match = rules.signals["others_after"].search(small, name.end, name.end + 80)
    return bool(match and _APPOSED.fullmatch(small, name.end, match.start()))


def _is_superior(small: str, name: Name, rules: Rules) -> bool:
    """Whether somebody is only called the writer's or an employee's leader, and not asked for."""
    before = _SUPERIOR_BEFORE.search(small, max(0, name.start - 50), name.start)
    after = _SUPERIOR_AFTER.match(small, name.end, name.end + 60)
    if not before and not after:
        return False
    following = _APPOSED_ANY.sub("", small[after.end() if after else name.end :][:120], count=1)
    start = before.start() if before else name.start
    asked = (
        m for s in ("create", "remove") for m in rules.signals[s].finditer(small, start - 40, start)
    )
    return not _ASKED_AFTER.match(following) and not any(start - m.end() < 3 for m in asked)


def _is_writer(source: Source, name: Name) -> bool:
    if _is_sign_off(source, name):
        return True
    return any(name.is_full and same_person(name.value, w.name) for w in source.writers if w.name)


def _is_beside_address(source: Source, name: Name, addresses: Sequence[Given]) -> bool:
    ask = ask_at(source.asks, name.start)
    in_list = _list_of(source, Person(name, None)) is not None
    if not ask or not (ask.stated or name.given or in_list):
        return False
    at = bisect_left(addresses, name.end, key=attrgetter("start"))
    return any(
        _SEPARATED.fullmatch(source.text[name.end : a.start]) for a in addresses[at : at + 1]
    )


def _is_sign_off(source: Source, name: Name) -> bool:
    """A name alone on one of the last lines, with nothing asked after it."""
    text = source.text
    first, last = source.written
    line = text.rfind("\n", 0, name.start) + 1
    if name.given or text[line : name.start].strip(" -–/\t*") or line <= first:
        return False
    if not _LINE_ENDS.match(text, name.end) or text.find("@", name.end, last) >= 0:
        return False
    rest = text[name.end : last]
    above = lower(text[max(0, line - _NEAR) : line].rstrip(" \n,.!").rpartition("\n")[2])
    apart = text[max(0, line - 2) : line].count("\n") == 2 or bool(_CLOSING.search(above))
    return apart and rest.strip().count("\n") < 3


def _is_firm(name: Name, writer: Writer) -> bool:
    joined = "".join(name.words)
    domain = fold(writer.email.rpartition("@")[2].rpartition(".")[0])
    plain = re.sub(r"[^a-z]", "", domain)
    if len(joined) >= 5 and (joined == plain or (len(name.words) > 1 and plain.startswith(joined))):
        return not same_person(name.value, writer.name)
    small, signature = lower(name.value), lower(writer.signature)
    return small in signature and bool(
        re.search(rf"{re.escape(small)}\s{{0,2}},?\s(?:aps|a/s|i/s|s/i|ivs|k/s|p/s)", signature)
    )


# --- which belongs to which -------------------------------------------------------------------


def _together(source: Source, names: Sequence[Name], addresses: Sequence[Given]) -> list[Person]:
    """Names and addresses paired in their order at the least cost in distance."""
    full = [n for n in names if n.is_full or n.given or _touches(source, n, addresses)]
    if len(full) * len(addresses) > _MOST_PAIRS:
        return _line_by_line(source, full, addresses)
    apart = _Distance(source)
    rows, columns = len(full), len(addresses)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i or j:
                best[i][j] = min(_options(best, i, j, full, addresses, apart), key=lambda o: o[0])[
                    0
                ]
    persons: list[Person] = []
    i, j = rows, columns
    while i or j:
        options = _options(best, i, j, full, addresses, apart)
        _, step = min(options, key=lambda o: o[0])
        if step == "pair":
            persons.append(Person(full[i - 1], addresses[j - 1]))
        elif step == "name":
            persons.append(Person(full[i - 1], None))
        else:
            persons.append(Person(None, addresses[j - 1]))
        i -= step in ("pair", "name")
        j -= step in ("pair", "address")
    return sorted(persons, key=lambda person: person.start)


def _line_by_line(
    source: Source, names: Sequence[Name], addresses: Sequence[Given]
) -> list[Person]:
    """A long list's persons, where only what stands on one line belongs together."""
    rows: dict[int, tuple[list[Name], list[Given]]] = {}
    breaks = [m.start() for m in re.finditer("\n", source.text)]
    for name in names:
        rows.setdefault(bisect_left(breaks, name.start), ([], []))[0].append(name)
    for address in addresses:
        rows.setdefault(bisect_left(breaks, address.start), ([], []))[1].append(address)
    persons: list[Person] = []
    for row_names, row_addresses in rows.values():
        if len(row_names) == len(row_addresses):
            persons += map(Person, row_names, row_addresses)
        else:
            persons += [Person(name, None) for name in row_names]
            persons += [Person(None, address) for address in row_addresses]
    return sorted(persons, key=lambda person: person.start)


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
        self.text = source.text
        self.parts = source.parts
        self.known: dict[tuple[int, int], float] = {}

    def __call__(self, name: Name, address: Given) -> float:
        key = (name.start, address.start)
        if key not in self.known:
            self.known[key] = self._cost(name, address)
        return self.known[key]

    def _cost(self, name: Name, address: Given) -> float:
        gap = (
            address.start - name.end
            if address.start >= name.start
            else name.start - address.end + 8
        )
        if gap > _FAR:
            return 10_000
        a, b = sorted((name.start, address.start))
        within = [part for part in self.parts if a < part.start <= b]
        paragraphs = {part.paragraph for part in self.parts if part.start <= b and part.end > a}
        cost = max(gap, 0) + _CLAUSE_APART * len(within) + _PARAGRAPH_APART * (len(paragraphs) - 1)
        if address.value and fits(address.value, name.words):
            cost += _FITTING
        elif address.value and within and _is_anothers_name(address.value):
            cost += _MISFIT
        if address.start < name.start and within:
            cost += _BACKWARD
        return cost


def _is_anothers_name(address: str) -> bool:
    """Whether an address that does not fit a name reads as somebody else's first name."""
    return bool(re.fullmatch(r"[a-zæøå]{5,}", address.partition("@")[0]))


def _touches(source: Source, name: Name, addresses: Sequence[Given]) -> bool:
    """Whether an address follows a single name at once, and is hers: "Vitus (vt@…)"."""
    at = bisect_left(addresses, name.end, key=attrgetter("start"))
    for address in addresses[at : at + 1]:
        between = source.text[name.end : address.start]
        if _SEPARATED.fullmatch(between):
            fitting = address.value and fits(address.value, name.words)
            return bool(fitting) or name.is_full or bool(re.search(r"[(<]", between))
    return False


def _joined(source: Source, persons: list[Person], loose: Sequence[Name]) -> list[Person]:
    """With names and addresses that were left over put together, where words say whose they are.

    "Gry træffes på …" gives the address of the one Gry; "hendes mail er …" that of the one name.
    """
    if len(persons) > _MOST_RETOLD:
        return persons
    for address in [p for p in persons if p.address and not p.name]:
        lacking = [p for p in persons if not p.address]
        owner = _called(source, address, lacking, loose) or _last_one(source, address, persons)
        if owner:
            both = Person(owner.name, address.address)
            persons = [both if p is owner else p for p in persons if p is not address]
    return persons


def _called(
    source: Source, address: Person, lacking: Sequence[Person], loose: Sequence[Name]
) -> Person | None:
    """The one person whose first name stands before an address in its clause."""
    start = _clause_start(source, address.start)
    said = {n.words[0] for n in _between(loose, start, address.start)}
    owners = [p for p in lacking if p.name and p.name.words[0] in said]
    return owners[0] if len(owners) == 1 else None


def _last_one(source: Source, address: Person, persons: Sequence[Person]) -> Person | None:
    """The only name without an address, where words before the only address left say it is hers."""
    names = [p for p in persons if not p.address]
    if len(names) != 1 or len([p for p in persons if not p.name]) != 1:
        return None
    before = lower(source.text[_clause_start(source, address.start) : address.start])
    asked = (ask_at(source.asks, names[0].start), ask_at(source.asks, address.start))
    differ = asked[0] and asked[1] and asked[0].action != asked[1].action
    return names[0] if _HERS.search(before) and not differ else None


def _in_full(person: Person, names: Sequence[Name]) -> Person:
    """With the whole name where a person's address stands by her first name only."""
    if not person.name or not person.address or person.name.is_full:
        return person
    full = {n.words: n for n in names if n.is_full and n.words[0] == person.name.words[0]}
    if len(full) != 1:
        return person
    return Person(replace(person.name, value=next(iter(full.values())).value), person.address)


def _one_each(persons: Sequence[Person]) -> list[Person]:
    """The same person named twice is one; what each time gives is put together."""
    kept: list[Person] = []
    places: dict[str, set[int]] = {}
    for person in persons:
        alike = sorted({n for key in _keys(person) for n in places.get(key, ())})
        at = next((n for n in alike if _is_same(kept[n], person)), None)
        if at is None:
            at = len(kept)
            kept.append(person)
        else:
            kept[at] = _merged(kept[at], person)
        for key in _keys(person):
            places.setdefault(key, set()).add(at)
    return kept


def _keys(person: Person) -> set[str]:
    """What the same person named again has at least one of."""
    words = person.name.words if person.name else ()
    return {*words, person.address.value if person.address and person.address.value else ""} - {""}


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
    return Person(name, address)


# --- who is asked for -------------------------------------------------------------------------


def _is_asked_for(source: Source, person: Person, names: Sequence[Name], rules: Rules) -> bool:
    if person.address and not person.name and _is_writers(source, person.address):
        return False
    if person.name and person.name.given:
        return True
    if _is_taken_up(source, person, names):
        return True
    asks = [ask_at(source.asks, part.start) for part in (person.name, person.address) if part]
    if any(ask.done for ask in asks if ask) and not any(a and a.own and not a.told for a in asks):
        return False
    if any(ask.told for ask in asks if ask) and not any(
        a and a.stated and not a.told for a in asks
    ):
        return bool(person.name and person.address and _asks_anywhere(source))
    if person.name and person.address:
        return _asks_anywhere(source)
    if any(ask and ask.stated for ask in asks):
        return True
    said = lower(source.text[slice(*_near(source, person.start))])
    answers = source.implied and not source.states
    return _asks_anywhere(source) and (
        bool(answers and person.address)
        or bool(rules.signals["hire"].search(said))
        or bool(person.address and _HERS.search(said))
        or _is_item(source, person)
        or _replacement(source, person, rules) is not None
    )


def _is_taken_up(source: Source, person: Person, names: Sequence[Name]) -> bool:
    """Whether a later clause asks for whom this one names: "Opretter I ham?", "Giv Ida adgang"."""
    at = bisect_right(source.parts, person.start, key=attrgetter("start")) - 1
    clause = source.parts[at] if at >= 0 else None
    if not clause or person.start >= clause.end:
        return False
    for ask in _asks_of(source, at + 1):
        if not ask.own or ask.told:
            continue
        pronoun = _PRONOUN.search(lower(source.text), ask.start, ask.end)
        if not pronoun:
            continue
        after = _between(names, person.start + 1, clause.end)
        if pronoun.group() in _PLURAL or not any(name.is_full for name in after):
            return not _between(names, clause.end, pronoun.start())
    if not person.name or not person.name.is_full or len(names) > _MOST_RETOLD:
        return False
    first = person.name.words[:1]
    again = (n for n in names if n.start >= clause.end and n.words == first)
    return any((a := ask_at(source.asks, n.start)) and a.own and not a.told for n in again)


def _asks_of(source: Source, clause: int) -> Sequence[Ask]:
    """What a clause asks for; it is known by its place among the clauses."""
    of = attrgetter("clause")
    start = bisect_left(source.asks, clause, key=of)
    return source.asks[start : bisect_right(source.asks, clause, key=of)]


def _siblings(
    source: Source, persons: Sequence[Person], wanted: Sequence[Person]
) -> Iterator[Person]:
    """The other items of a list, of which one is asked for, but for those told of as done."""
    lists = {_list_of(source, p) for p in wanted if p.name} - {None}
    asked = frozenset(wanted)
    for person in persons:
        if person in asked or _list_of(source, person) not in lists:
            continue
        ask = ask_at(source.asks, person.start)
        if not (ask and ask.done) and not (
            person.address and not person.name and _is_writers(source, person.address)
        ):
            yield person


def _list_of(source: Source, person: Person) -> tuple[int, str] | None:
    """The list that a person stands in: its paragraph and the mark before its items."""
    start, _ = _line_of(source.text, person.start)
    mark = re.fullmatch(r"\s*(?:([-–•*·+o])|\d{1,2}[.):])\s+", source.text[start : person.start])
    clause = clause_at(source.parts, person.start)
    return (clause.paragraph, mark[1] or "1") if mark and clause else None


def _is_writers(source: Source, address: Given) -> bool:
    return any(address.value == writer.email for writer in source.writers)


def _asks_anywhere(source: Source) -> bool:
    return bool(source.default) or source.implied or source.first_request is not None


def _is_item(source: Source, person: Person) -> bool:
    """Whether a person stands as an item of a list: alone on the line, below what asks."""
    text = source.text
    line = text.rfind("\n", 0, person.start) + 1
    end = text.find("\n", person.start)
    item = text[line : end if end >= 0 else len(text)]
    lead = text[line : person.start].strip(" -–•*·\t0123456789.)(")
    asked = source.first_request is not None and source.first_request < line
    return asked and not lead and len(item) < 90


def _single_names(
    source: Source,
    names: Sequence[Name],
    persons: Sequence[Person],
    wanted: Sequence[Person],
    rules: Rules,
) -> Iterator[Person]:
    """A first name alone, where nobody else is named: "Opret Vitus"."""
    if any(p.name or p.address for p in wanted):
        return
    paired = {p.name.start for p in persons if p.name}
    for name in names:
        if not name.is_full and name.start not in paired:
            before = lower(source.text[max(0, name.start - 30) : name.start])
            if re.search(
                r"(?:opret\w*|slet\w*|nedlæg\w*|luk|fjern|create|remove|delete)(?: af| for| "
                r"bruger(?:en)?| adgang(?:en)? (?:for|til))?\s$",
                before,
            ):
                yield Person(name, None)


def _has_no_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 40 <= len(letters)


def _with_small_names(
    source: Source, wanted: Sequence[Person], blank: Sequence[tuple[int, int]], rules: Rules
) -> list[Person]:
    """In a mail without capitals: names beside an address or a word that asks."""
    addresses = find_addresses(source.text)
    text = without(source.text, [*blank, *((a.start, a.end) for a in addresses)])
    names = [n for n in find_names(text, rules, any_case=True) if 2 <= len(n.words) <= 4]
    names = [n for n in names if not _is_another(source, n, addresses, rules)]
    near = [n for n in names if _touches(source, n, addresses) or _beside_ask(source, n, rules)]
    if not near:
        return list(wanted)
    named = [p for p in wanted if p.name]
    taken = {p.address.start for p in named if p.address}
    free = [a for a in addresses if a.start not in taken and _may_be_meant(source, a, rules)]
    free = [a for a in free if not _is_writers(source, a)]
    return named + _together(source, near, free)


def _beside_ask(source: Source, name: Name, rules: Rules) -> bool:
    small = lower(source.text)
    before = small[_clause_start(source, name.start) : name.start]
    after = small[name.end : name.end + 40]
    ask = ask_at(source.asks, name.start)
    if not ask or ask.told or not (ask.stated or source.implied):
        return False
    goes_on = re.match(
        r",?\s(?:skal|bedes|ønskes|har|er|får|kan|stopper|hun|han|der|som|med|til|på)(?!\w)", after
    )
    asked = [m for s in ("create", "remove", "hire") for m in rules.signals[s].finditer(before)]
    return bool(goes_on) or any(len(before) - m.end() < 3 for m in asked)


def _mentions(names: Sequence[Name], person: Person, wanted: Sequence[Person]) -> list[int]:
    """Where else a person is named, if only by her first name."""
    if not person.name or len(names) > _MOST_RETOLD:
        return []
    first = person.name.words[0]
    namesakes = [p for p in wanted if p.name and p.name.words[0] == first]
    return [
        n.start
        for n in names
        if n.start != person.name.start
        and (
            set(n.words) >= set(person.name.words) or (n.words == (first,) and len(namesakes) == 1)
        )
    ]


def _employee(source: Source, person: Person, mentions: Sequence[int], rules: Rules) -> Employee:
    evidence = []
    if person.name:
        evidence.append(_evidence(source, person.name, "Medarbejderens navn"))
    if person.address and person.address.value:
        evidence.append(_evidence(source, person.address, "Medarbejderens e-mailadresse"))
    return Employee(
        action=_action(source, person, mentions, rules),
        name=person.name.value if person.name else None,
        email=person.address.value if person.address else None,
        evidence=tuple(evidence),
    )


def _evidence(source: Source, part: Name | Given, why: str) -> Evidence:
    page = source.text.count("\f", 0, part.start) + 1 if source.document is not None else None
    return Evidence(source.name, part.start, part.end, why, source.document, page)


def _action(source: Source, person: Person, mentions: Sequence[int], rules: Rules) -> Action:
    certain = _row_action(source, person, rules) or _replacement(source, person, rules)
    if certain:
        return certain
    places = [part.start for part in (person.name, person.address) if part]
    asks = [ask for place in (*places, *mentions) if (ask := ask_at(source.asks, place))]
    said = [a for a in asks if a.own] + [a for a in asks[: len(places)] if a.stated]
    if said:
        return next(a.action for a in said if a.action)
    if source.doubtful:
        return Action.CREATE
    carried = next((a.action for a in asks if a.action), None)
    return carried or _following(source, person) or source.default or Action.CREATE


def _following(source: Source, person: Person) -> Action | None:
    asks = (a for a in source.asks if a.stated and not a.told and a.start > person.start)
    return next((a.action for a in asks), None)


def _row_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """The action that a table's row states in a cell of its own."""
    start, end = _line_of(source.text, person.start)
    if end - start > _LONGEST_ROW:
        return None
    cells = lower(source.text[start:end]).split("\t")
    return next((a for cell in cells[1:] if (a := row_ask(cell, rules))), None) or (
        row_ask(cells[0], rules) if len(cells) > 1 else None
    )


def _line_of(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _near(source: Source, place: int) -> tuple[int, int]:
    """The clause around a place, or as much of it as can be meant of a person there."""
    clause = clause_at(source.parts, place)
    if not clause:
        return place, place
    return max(clause.start, place - _NEAR), min(clause.end, place + _NEAR)


def _replacement(source: Source, person: Person, rules: Rules) -> Action | None:
    """Who goes and who comes, where one takes the other's place in one clause."""
    if not person.name:
        return None
    small = lower(source.text)
    at = person.name.start
    near = _near(source, person.start)
    for match in rules.signals["replaced_by"].finditer(small, *near):
        return Action.REMOVE if at < match.start() else Action.CREATE
    successor = _SUCCESSOR.search(small, *near)
    if successor:
        return Action.CREATE if 0 <= at - successor.end() < 12 else None
    for match in rules.signals["replaces"].finditer(small, *near):
        between = small[match.end() : at] if at > match.end() else ""
        goes = at > match.end() and not re.search(
            r"[,;]|(?<!\w)(?:og|skal|oprettes|hedder|er|bliver|har)(?!\w)", between
        )
        if goes:
            return Action.REMOVE
        if at < match.start():
            return Action.CREATE
    return None


# --- the writer herself -----------------------------------------------------------------------


def read_self(
    source: Source,
    passage: tuple[int, int],
    writer: Writer,
    found: Sequence[Employee],
    rules: Rules,
) -> Employee | None:
    """The writer of a passage, where she asks for herself; her name and address as she gives them.

    A name comes from the header or the signature, never out of an address.
    """
    small = lower(source.text)
    for match in rules.signals["self"].finditer(small, *passage):
        ask = ask_at(source.asks, match.start())
        if ask and ask.told:
            continue
        if any(_named_after(source, match.end(), e) for e in found):
            continue
        action = ask.action if ask and ask.action else Action.CREATE
        why = Evidence(source.name, match.start(), match.end(), "Afsenderen beder for sig selv")
        name = _named_as(source, passage, rules) or writer.name or None
        return Employee(action, name, writer.email or None, (why,))
    return None


def _named_as(source: Source, passage: tuple[int, int], rules: Rules) -> str | None:
    """The name by which the writer calls herself: "Mit navn er …"."""
    said = _CALLED.search(lower(source.text), *passage)
    if not said:
        return None
    names = find_names(source.text[said.end() : said.end() + 80], rules)
    return names[0].value if names and names[0].start < 3 else None


def _named_after(source: Source, place: int, employee: Employee) -> bool:
    return any(0 <= e.start - place < 12 for e in employee.evidence)


def with_listed(employees: Sequence[Employee], listed: Sequence[Employee]) -> tuple[Employee, ...]:
    """The employees with those of a list that came with the mail, each person once."""
    joined = list(employees)
    named = [e for e in listed if e.name] or list(listed)
    for each in named:
        at = next((n for n, one in enumerate(joined) if _is_one(one, each)), None)
        if at is None:
            joined.append(each)
        else:
            one = joined[at]
            joined[at] = replace(one, name=one.name or each.name, email=one.email or each.email)
    return tuple(joined)


def _is_one(one: Employee, other: Employee) -> bool:
    if one.email and other.email:
        return one.email == other.email
    return bool(one.name and other.name and same_person(one.name, other.name))


def with_self(employees: Sequence[Employee], herself: Employee | None) -> tuple[Employee, ...]:
    """The employees with the writer among them, once."""
    if herself is None:
        return tuple(employees)
    for n, employee in enumerate(employees):
        same = employee.email == herself.email and employee.email is not None
        named = employee.name and herself.name and same_person(employee.name, herself.name)
        if (
            same
            or named
            or (employee.name is None and len(employees) == 1 and employee.action is herself.action)
        ):
            joined = replace(
                employee, name=employee.name or herself.name, email=employee.email or herself.email
            )
            return (*employees[:n], joined, *employees[n + 1 :])
    return (*employees, herself)
