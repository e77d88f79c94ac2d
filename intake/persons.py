"""Who is named in a text: persons' names and e-mail addresses, each person once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from intake.addresses import Given, find_addresses
from intake.listed import Listed
from intake.mentions import with_mentions
from intake.named import find_names
from intake.names import Name, same_person, surname_first
from intake.pairs import by_first_name, is_next, join_left_over, put_together
from intake.parts import told_in_parts
from intake.rules import Rules
from intake.source import Person, Source, is_writers_name
from intake.surnames import with_surnames
from intake.words import fold, lower, without

# "(tidligere holm@…)", "den gamle mail var holm@…"
_FORMER = re.compile(
    r"(?<!\w)(?:tidl(?:igere|\.)?|formerly|previously"
    r"|(?:havde|brugte|hed|har haft)\s(?:hun\s|han\s|de\s)?(?:før i tiden|før|tidligere|førhen"
    r"|oprindeligt|dengang|indtil nu)(?:\s(?:hos|i|på|ved)\s[^\s,.;:]{1,20})?"
    r"(?:\s(?:adressen|mailen|mail))?"
    r"|før var (?:det|den)|hed før|hed tidligere"
    r"|(?:gamle|gammel|tidligere|forrige|old|former|previous)\s(?:arbejds)?(?:e-?mail\w*"
    r"|mail\w*|adresse\w*|e-?post\w*|address)(?:\s(?:var|er|hed|is|was)|\s?[:(])?):?\s?$"
)
# "(Den gamle fra kommunen, holm@…, duer ikke længere)"; an old user is one to be closed.
_NO_LONGER = re.compile(
    r"[)>]?,?\s(?:(?:som|der|den|which|it|and it|men den|og den)\s)?"
    r"(?:duer|virker|bruges|gælder|dur|fungerer"
    r"|(?:er|is|kan)|works|does|can|anvendes|benyttes|læses|eksisterer|findes)\s(?:jo\s|nu\s)?"
    r"(?:ikke\s(?:længere|mere|bruges|i brug|gyldig)|not? (?:longer|work|used)|no longer"
    r"|ude af brug|nedlagt|out of use)(?!\w)"
)
_THE_USER = re.compile(
    r"(?<!\w)(?:bruger\w*|konto\w*|login\w*|profil\w*|user|account|luk|slet)(?!\w)"
)
# "ikke holm@…, men …", "privat har hun holm@…, men brug …"
_RATHER = re.compile(
    r"(?<!\w)(?:ikke|not|fra|from)\s$|(?<!\w)(?:privat\w*|private|personal)\s[^.\n@]{0,30}$"
)
_BUT = re.compile(r"[)>]?,?\s(?:men|but|til|to)\s[^.\n@]{0,40}[\w.+-]{1,40}@")
# What stands before a name in small letters that nobody knows as one.
_BEGINS = re.compile(r"(?:^|[\n,;:(+–/&-]|(?<!\w)(?:og|samt|and)\s)[ \t*•·–-]{0,4}$")
_SIGNED_WITHIN = 4_000  # letters of a signature that are looked at


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
    addresses = _without_former(source.text, addresses)
    names = told_in_parts(source, _names(source, listed, addresses, rules, blank), rules)
    names = with_surnames(source, names, rules)
    called = by_first_name(names)
    persons = [_in_full(p, called) for p in put_together(source, names, addresses, rules)]
    persons = _one_each(join_left_over(source, sorted(persons, key=lambda p: p.start), names))
    persons = _with_signature(source, persons, rules)
    return with_mentions(source, persons, names, rules)


def _without_former(text: str, addresses: Sequence[Given]) -> list[Given]:
    """The addresses without those that were somebody's before: "hendes gamle mail var …"."""
    return [a for a in addresses if not _is_former(text, a)] or list(addresses)


def _is_former(text: str, address: Given) -> bool:
    """Whether an address is said to be no longer hers, or not the one: "ikke …, men …"."""
    small = lower(text)
    before = max(0, address.start - 50), address.start
    if _FORMER.search(small, *before):
        return True
    after = small[address.end : address.end + 60]
    if _NO_LONGER.match(after) and not _THE_USER.search(small, *before):
        return True
    may = _RATHER.search(small, *before)
    return bool(may and _BUT.match(small, address.end, address.end + 80))


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
    names = [*listed.names, *_turned(text, find_names(text, rules), rules)]
    names += _small_names(source, text, names, addresses, rules)
    return sorted(
        (n for n in names if n.words and not _is_place(n, rules)), key=attrgetter("start")
    )


def _is_place(name: Name, rules: Rules) -> bool:
    """Whether a name is a municipality's alone ("Faaborg Midtfyn")."""
    return not name.given and name.words in rules.places


def _turned(text: str, names: Sequence[Name], rules: Rules) -> Iterator[Name]:
    """The names, with `Hansen, Jens` put together."""
    skip = False
    for n, name in enumerate(names):
        both = None if skip else surname_first(text, names, n, rules)
        if not skip:
            yield both or name
        skip = both is not None


def _small_names(
    source: Source, text: str, found: Sequence[Name], addresses: Sequence[Given], rules: Rules
) -> Iterator[Name]:
    """Names in small letters: beside an address, or anywhere in a mail without capitals."""
    everywhere = _has_no_capitals(source.text)
    in_order = sorted(found, key=attrgetter("end"))
    lonely = [a for a in addresses if not _lastis_next(source, in_order, a)]
    if not everywhere and not lonely:
        return
    spans = [(n.start, n.end) for n in found if n.is_full]
    for name in find_names(without(text, spans), rules, any_case=True):
        written = text[name.start : name.end]
        if not 2 <= len(name.words) <= 4 or not (everywhere or written.islower()):
            continue
        known = fold(name.value.split()[0]) in rules.given_names
        if not (known or everywhere or _BEGINS.search(text, max(0, name.start - 6), name.start)):
            continue  # "hun havde før holm@…"
        at = bisect_left(lonely, name.end, key=attrgetter("start"))
        if (known and everywhere) or any(is_next(source, name, a) for a in lonely[at : at + 1]):
            yield name


def _has_no_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 40 <= len(letters)


def _lastis_next(source: Source, names: Sequence[Name], address: Given) -> bool:
    """Whether the last name before an address stands beside it; `names` in order of their ends."""
    at = bisect_right(names, address.start, key=attrgetter("end"))
    return any(is_next(source, name, address) for name in names[max(0, at - 1) : at])


def _in_full(person: Person, called: Mapping[str, Sequence[Name]]) -> Person:
    """With the whole name where a person's address stands by her first name only."""
    if not person.name or not person.address or person.name.is_full:
        return person
    full = {n.words: n for n in called.get(person.name.words[0], ())}
    if len(full) != 1:
        return person
    return Person(replace(person.name, value=next(iter(full.values())).value), person.address)


def _with_signature(source: Source, persons: list[Person], rules: Rules) -> list[Person]:
    """With the whole name, and the address, that a colleague of only a first name signs with."""
    short = [p for p in persons if p.name and not p.name.is_full]
    signature = "\n".join({w.signature.strip("\n"): None for w in source.authors} if short else ())
    if not signature.strip():
        return persons
    called = by_first_name(find_names(signature[:_SIGNED_WITHIN], rules))
    given = [a.value for a in find_addresses(signature[:_SIGNED_WITHIN]) if a.value]
    return [_as_signed(p, called, given, source) if p in short else p for p in persons]


def _as_signed(
    person: Person, called: Mapping[str, Sequence[Name]], given: Sequence[str], source: Source
) -> Person:
    name = person.name
    whole = {n.words: n for n in called.get(name.words[0], ())} if name else {}
    if not name or len(whole) != 1:
        return person
    full = next(iter(whole.values()))
    if any(is_writers_name(full, w) for w in source.authors):
        return person
    own = {a for a in given if a.partition("@")[0] in (full.words[0], ".".join(full.words))}
    address = person.address
    if not address and len(own) == 1:
        address = Given(own.pop(), name.start, name.end)
    return replace(person, name=replace(name, value=full.value), address=address)


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
