"""Whom a mail asks to create or remove."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.actions import action_for
from intake.addresses import Given
from intake.crowd import Crowd
from intake.listed import find_listed
from intake.names import Name, name_words, same_person
from intake.passed_on import as_passed_on
from intake.persons import find_persons
from intake.reading import Action, Employee, Evidence
from intake.rules import Rules
from intake.source import Person, Source, Writer
from intake.wanted import marked
from intake.words import lower

_ASKED_BEFORE = re.compile(
    r"(?<!\w)(?:opret\w*|slet\w*|nedlæg\w*|luk\w*|fjern\w*|create|remove|delete)"
    r"(?: af| for| bruger(?:en)?| adgang(?:en)? (?:for|til))? $"
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
    wanted = [as_passed_on(person, source.writers[1:]) for person in wanted]
    wanted = [_as_herself(source, person, source.writers[:1]) for person in wanted]
    invalid = [
        _evidence(source, p.address, "Ligner ikke en e-mailadresse")
        for p in wanted
        if p.address and not p.address.value
    ]
    crowd = Crowd.of(source, persons)
    employees = tuple(_employee(source, p, action_for(source, p, crowd, rules)) for p in wanted)
    beside = tuple(e for e, p in zip(employees, wanted, strict=True) if _is_bystander(source, p))
    return Found(without_bystanders(employees, beside), tuple(invalid), beside)


def without_bystanders(
    employees: Sequence[Employee], bystanders: Sequence[Employee]
) -> tuple[Employee, ...]:
    """The employees without those only named in passing, where there are others."""
    others = tuple(e for e in employees if e not in bystanders)
    return others or tuple(employees)


def _as_herself(source: Source, person: Person, writers: Sequence[Writer]) -> Person:
    """With the writer's name, where only her address stands among those asked for."""
    address = person.address
    name = person.name
    for writer in writers if name and source.text[name.start : name.end].islower() else ():
        # Dictated, or typed without capitals: she is spelt as her mail spells her.
        if name and name.words == name_words(writer.name):
            return replace(person, name=replace(name, value=writer.name))
    for writer in writers if address and not name else ():
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
    return bool(source.default) or any(ask.stated and not ask.told for ask in source.asks)


def _employee(source: Source, person: Person, action: Action) -> Employee:
    evidence = []
    if person.name:
        evidence.append(_evidence(source, person.name, "Medarbejderens navn"))
    if person.address and person.address.value:
        evidence.append(_evidence(source, person.address, "Medarbejderens e-mailadresse"))
    return Employee(
        action=action,
        name=person.name.value if person.name else None,
        email=person.address.value if person.address else None,
        evidence=tuple(evidence),
    )


def _evidence(source: Source, part: Name | Given, why: str) -> Evidence:
    page = source.text.count("\f", 0, part.start) + 1 if source.document is not None else None
    return Evidence(source.name, part.start, part.end, why, source.document, page)


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
                action=herself.action if same or named else employee.action,
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


def completed(employees: Sequence[Employee], earlier: Sequence[Employee]) -> tuple[Employee, ...]:
    """The employees, the one who is only named in part with what an earlier mail gives of her."""
    lacking = [
        n for n, e in enumerate(employees) if e.action is Action.CREATE and not (e.name and e.email)
    ]
    if len(lacking) != 1:
        return tuple(employees)
    at = lacking[0]
    one = employees[at]
    if one.name:
        told = [e for e in earlier if e.name and e.email and same_person(e.name, one.name)]
    else:
        others = [e for n, e in enumerate(employees) if n != at]
        told = [e for e in earlier if e.name and not any(_is_one(e, o) for o in others)]
    if len(told) != 1:
        return tuple(employees)
    whole = replace(
        one,
        name=told[0].name if not one.name or len(told[0].name or "") > len(one.name) else one.name,
        email=one.email or told[0].email,
        evidence=one.evidence + told[0].evidence,
    )
    return (*employees[:at], whole, *employees[at + 1 :])
