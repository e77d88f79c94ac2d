"""Whom a mail asks to create or remove."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from intake.addresses import Given
from intake.asks import ask_at
from intake.listed import find_listed, row_ask
from intake.marks import taking_up
from intake.names import Name, find_names, name_words, same_person
from intake.persons import Person, Source, Writer, find_persons, line_of
from intake.reading import Action, Employee, Evidence
from intake.rules import Rules
from intake.wanted import marked
from intake.words import clause_at, lower

_CALLED = re.compile(r"(?<!\w)(?:mit (?:fulde )?navn er|jeg hedder|my name is)\s")
_ASKED_BEFORE = re.compile(
    r"(?<!\w)(?:opret\w*|slet\w*|nedlæg\w*|luk\w*|fjern\w*|create|remove|delete)"
    r"(?: af| for| bruger(?:en)?| adgang(?:en)? (?:for|til))? $"
)
_NEAR = 400  # letters between who goes and who comes
_NEXT = 200  # stretches in which what follows is looked for
_SUCCESSOR = re.compile(
    r"(?<!\w)(?:(?:hans|hendes|deres|dennes|vores|som|en|ny|nye|\w+s) (?:nye )?|som )(?:afløser"
    r"|efterfølger|erstatning)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """The employees of a text, and the addresses given that cannot be any.

    `bystanders` are those among them of whom only a first name is said, in passing: they count
    where nobody else is asked for.
    """

    employees: tuple[Employee, ...] = ()
    invalid: tuple[Evidence, ...] = ()
    bystanders: tuple[Employee, ...] = ()


def read_employees(source: Source, rules: Rules, blank: Sequence[tuple[int, int]]) -> Found:
    """Whom a text asks to create or remove, in its order.

    `blank` are stretches that hold no person's name (job centres).
    """
    persons = find_persons(source, find_listed(source.text, rules), rules, blank)
    if source.name == "subject":
        wanted = [p for p in persons if _is_asked_in_subject(source, p)]
    else:
        wanted = [m.person for m in marked(source, persons, rules) if m.score > 0]
    wanted = [_as_passed_on(person, source.writers[1:]) for person in wanted]
    wanted = [_as_herself(person, source.writers[:1]) for person in wanted]
    invalid = [
        _evidence(source, p.address, "Ligner ikke en e-mailadresse")
        for p in wanted
        if p.address and not p.address.value
    ]
    named = sorted(p.name.start for p in wanted if p.name and p.name.is_full)
    employees = tuple(_employee(source, p, named, rules) for p in wanted)
    beside = tuple(e for e, p in zip(employees, wanted, strict=True) if _is_bystander(source, p))
    return Found(without_bystanders(employees, beside), tuple(invalid), beside)


def without_bystanders(
    employees: Sequence[Employee], bystanders: Sequence[Employee]
) -> tuple[Employee, ...]:
    """The employees without those only named in passing, where there are others."""
    others = tuple(e for e in employees if e not in bystanders)
    return others or tuple(employees)


def _as_passed_on(person: Person, authors: Sequence[Writer]) -> Person:
    """With the name and the address of the author of a mail passed on, where she is meant."""
    name, address = person.name, person.address
    for author in authors:
        if not author.name or not author.email:
            continue
        same = bool(address) and address is not None and address.value == author.email
        called = bool(
            name
            and not name.is_full
            and name.words == name_words(author.name)[:1]
            and name.start < author.begins
        )
        if same or (called and not address):
            at = name or address
            if at is None:
                continue
            return Person(
                Name(author.name, at.start, at.end) if not name or not name.is_full else name,
                address or Given(author.email, at.start, at.end),
            )
    return person


def _as_herself(person: Person, writers: Sequence[Writer]) -> Person:
    """With the writer's name, where only her address stands among those asked for."""
    address = person.address
    for writer in writers if address and not person.name else ():
        if address and address.value == writer.email and writer.name:
            return Person(Name(writer.name, address.start, address.end), address, person.again)
    return person


def _is_bystander(source: Source, person: Person) -> bool:
    """Whether only a first name is said: "Birthe fra jobcentret siger …", and not "slet Birthe"."""
    name = person.name
    if person.address or not name or name.is_full or name.given:
        return False
    small = lower(source.text)
    return not _ASKED_BEFORE.search(small, max(0, person.start - 30), person.start)


def _is_asked_in_subject(source: Source, person: Person) -> bool:
    """A subject that asks names few persons, and seldom others than whom it asks for."""
    writers = {w.email for w in source.writers}
    if person.address and person.address.value in writers:
        return False
    return any(ask.stated and not ask.told for ask in source.asks)


def _employee(source: Source, person: Person, named: Sequence[int], rules: Rules) -> Employee:
    evidence = []
    if person.name:
        evidence.append(_evidence(source, person.name, "Medarbejderens navn"))
    if person.address and person.address.value:
        evidence.append(_evidence(source, person.address, "Medarbejderens e-mailadresse"))
    return Employee(
        action=_action(source, person, named, rules),
        name=person.name.value if person.name else None,
        email=person.address.value if person.address else None,
        evidence=tuple(evidence),
    )


def _evidence(source: Source, part: Name | Given, why: str) -> Evidence:
    page = source.text.count("\f", 0, part.start) + 1 if source.document is not None else None
    return Evidence(source.name, part.start, part.end, why, source.document, page)


def _action(source: Source, person: Person, named: Sequence[int], rules: Rules) -> Action:
    """What is asked for somebody: by her own row or clause, by what is said of her later, by what
    stands above or below; words of users and access before those of coming and going."""
    certain = (
        _row_action(source, person, rules)
        or _replacement(source, person, rules)
        or _heading_action(source, person)
    )
    if certain:
        return certain
    if source.only_creates:
        return Action.CREATE
    here = [ask for place in person.places if (ask := ask_at(source.asks, place))]
    again = [ask for place in person.again if (ask := ask_at(source.asks, place))]
    later = taking_up(source, person, named)
    said = [a for a in (*here, *again, *([later] if later else [])) if a.own and not a.told]
    if any(a.strong and a.action is Action.REMOVE for a in said):
        return Action.REMOVE  # Words of access stand beside those that take it away too.
    said = sorted(said, key=lambda ask: not ask.strong) + [a for a in here if a.stated]
    if said:
        return next(a.action for a in said if a.action)
    if source.doubtful:
        return Action.CREATE
    carried = next((a.action for a in (*here, *again) if a.action), None)
    return carried or _following(source, person) or source.default or Action.CREATE


def _following(source: Source, person: Person) -> Action | None:
    """What the next words that ask at all ask for."""
    at = bisect_right(source.asks, person.start, key=attrgetter("start"))
    return next((a.action for a in source.asks[at : at + _NEXT] if a.stated and not a.told), None)


def _heading_action(source: Source, person: Person) -> Action | None:
    """What the heading asks that a list of persons stands under, or that begins her own line."""
    line, _ = line_of(source.text, person.start)
    own = _said_before_colon(source, line, person.start)
    if own or source.text[line : person.start].strip(" -–•*·\t0123456789.)(>"):
        return own
    heading = source.headings.get(line)
    return _said_before_colon(source, *heading) if heading else None


def _said_before_colon(source: Source, start: int, end: int) -> Action | None:
    colon = source.text.rfind(":", start, end)
    of = attrgetter("start")
    first, last = (bisect_left(source.asks, at, key=of) for at in (start, max(colon, start)))
    said = [a for a in source.asks[first:last] if a.own and not a.told]
    return said[-1].action if said else None


def _row_action(source: Source, person: Person, rules: Rules) -> Action | None:
    """The action that a table's row states in a cell of its own."""
    start, end = line_of(source.text, person.start)
    cells = lower(source.text[start:end]).split("\t")
    return next((a for cell in cells[1:] if (a := row_ask(cell, rules))), None) or (
        row_ask(cells[0], rules) if len(cells) > 1 else None
    )


def _replacement(source: Source, person: Person, rules: Rules) -> Action | None:
    """Who goes and who comes, where one takes the other's place in one clause."""
    if not person.name:
        return None
    clause = clause_at(source.parts, person.start)
    if not clause:
        return None
    small = lower(source.text)
    at = person.name.start
    near = max(clause.start, at - _NEAR), min(clause.end, at + _NEAR)
    for match in rules.signals["replaced_by"].finditer(small, *near):
        return Action.REMOVE if at < match.end() else Action.CREATE
    successor = _SUCCESSOR.search(small, *near)
    if successor:
        return Action.CREATE if 0 <= at - successor.end() < 12 else None
    for match in rules.signals["replaces"].finditer(small, *near):
        between = small[match.end() : at] if at > match.end() else ""
        goes = at > match.end() and not re.search(
            r"[,;]|(?<!\w)(?:og|skal|oprettes|hedder|er|bliver|har)(?!\w)", between
        )
        return Action.REMOVE if goes else Action.CREATE
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
        address = small.find(writer.email, match.end(), match.end() + 60)
        if not ask or ask.told or not (ask.stated or address >= 0):
            continue
        if any(_is_another(writer, e) and _follows(e, match.end()) for e in found):
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


def _follows(employee: Employee, place: int) -> bool:
    return any(0 <= e.start - place < 12 for e in employee.evidence)


def _is_another(writer: Writer, employee: Employee) -> bool:
    if employee.email and employee.email == writer.email:
        return False
    return not (employee.name and writer.name and same_person(employee.name, writer.name))


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
            creates = employee.action is Action.CREATE
            joined = replace(
                employee,
                name=employee.name or herself.name,
                email=employee.email or (herself.email if creates else None),
                evidence=employee.evidence + herself.evidence,
            )
            return tuple(sorted((*employees[:n], joined, *employees[n + 1 :]), key=_begins))
    at = next((n for n, e in enumerate(employees) if _begins(e) > _begins(herself)), len(employees))
    return (*employees[:at], herself, *employees[at:])


def _begins(employee: Employee) -> int:
    return min((place.start for place in employee.evidence), default=0)


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
