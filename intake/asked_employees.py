"""Whom a mail asks for: in its words, its lists, its subject, and what it points back to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.addresses import fits
from intake.asks import read_asks
from intake.employees import (
    Found,
    completed,
    read_employees,
    with_listed,
    with_self,
    without_bystanders,
)
from intake.herself import read_self
from intake.history import Field
from intake.named import find_names
from intake.names import name_words, same_person
from intake.own_words import Words, is_reply, others_addresses, without_names
from intake.passed_on import author_meant
from intake.reading import Action, Address, Document, Employee, Passage, Role
from intake.rules import Rules
from intake.runs import find_runs
from intake.source import Source, Writer
from intake.subjects import with_subject
from intake.words import clauses, lower

_HER = re.compile(r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|vedkommende|him|she|he)(?!\w)")


def asked_employees(
    words: Words,
    lists: Sequence[tuple[int, Document]],
    implied: bool,
    rules: Rules,
    *,
    doubtful: bool = False,
) -> Found:
    """Whom the mail asks for; `implied`: persons are asked for though no word says so.

    `doubtful`: what is asked for somebody is left open where the words leave it open.
    """
    writers = _writers(words, rules)
    source = Source(
        text=words.own,
        parts=words.parts,
        asks=words.asks,
        writers=[writer for _, writer in writers],
        implied=implied,
        doubtful=doubtful,
        default=_asked_in_subject(words),
        subject=words.subject,
        copied=_recipients(words),
    )
    blank = [(run.start, run.end) for run in words.runs if run.marked or run.municipal]
    found = read_employees(source, rules, blank)
    employees = found.employees
    for passage, writer in writers:
        herself = read_self(source, passage, writer, employees, rules)
        employees = with_self(employees, herself)
    for n, document in lists:
        listed = _from_list(n, document, words, source.authors, rules)
        employees = with_listed(employees, listed.employees)
        found = replace(found, invalid=found.invalid + listed.invalid)
    employees = without_bystanders(employees, found.bystanders)
    if not employees and (author := author_meant(source)):
        employees = (author,)
    if Field.PERSONS in words.points:
        earlier = _in_history(words, rules)
        employees = completed(employees, earlier) if employees else earlier
    named = [_with_address(e, others_addresses(words)) for e in _in_subject(words, rules)]
    employees = with_subject(employees, named, reply=is_reply(words))
    return replace(found, employees=employees)


def _with_address(employee: Employee, addresses: Sequence[str]) -> Employee:
    """With the one address that the words give and that fits the name."""
    name = employee.name
    fitting = [a for a in addresses if name and fits(a, name_words(name))]
    if employee.email or len(fitting) != 1:
        return employee
    return replace(employee, email=fitting[0])


def _asked_in_subject(words: Words) -> Action | None:
    return next((a.action for a in words.subject_asks if a.stated and not a.told), None)


def _recipients(words: Words) -> frozenset[str]:
    headers = words.mail.headers
    return frozenset(address.email.lower() for address in (*headers.to, *headers.cc))


def all_go(found: Found) -> bool:
    """Whether persons are asked for, and all of them only to be removed."""
    return bool(found.employees) and all(e.action is Action.REMOVE for e in found.employees)


def _writers(words: Words, rules: Rules) -> list[tuple[tuple[int, int], Writer]]:
    """Each passage of own words with who wrote it."""
    found = []
    mail = words.mail
    for passage in mail.passages:
        if passage.role in (Role.NEW, Role.FORWARDED):
            author = mail.headers.sender if passage.role is Role.NEW else passage.author
            found.append(((passage.start, passage.end), _writer(author, words, passage, rules)))
    return found


def _writer(author: Address | None, words: Words, passage: Passage, rules: Rules) -> Writer:
    name, end = author.name if author else "", passage.end
    full = [n.value for n in find_names(name, rules) if n.is_full][:1]
    below = [n.value for n in find_names(words.signature[end : end + 400], rules) if n.is_full]
    full += [n for n in below[:1] if not full or same_person(n, full[0])]
    email = author.email.lower() if author else ""
    return Writer(max(full, key=len, default=""), email, words.signature, passage.start)


def _from_list(
    n: int, document: Document, words: Words, writers: Sequence[Writer], rules: Rules
) -> Found:
    parts = tuple(clauses(document.text))
    asks = tuple(read_asks(without_names(document.text, rules), parts, rules))
    stated = [a.action for a in (*words.asks, *words.subject_asks) if a.stated and not a.told]
    default = stated[0] if stated else Action.CREATE
    source = Source(document.text, parts, asks, writers, "attachment", n, default=default)
    runs, _ = find_runs(document.text, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs if r.marked])


def _in_history(words: Words, rules: Rules) -> tuple[Employee, ...]:
    """Whom an earlier mail asks for, where the own words name nobody and point to it."""
    parts = tuple(clauses(words.history))
    asks = tuple(read_asks(without_names(words.history, rules), parts, rules))
    stated = [a.action for a in words.asks if a.stated and not a.told]
    writers = [writer for _, writer in _writers(words, rules)]
    source = Source(
        words.history, parts, asks, writers, default=stated[0] if stated else Action.CREATE
    )
    runs, _ = find_runs(words.history, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs if r.marked]).employees


def _in_subject(words: Words, rules: Rules) -> tuple[Employee, ...]:
    """A person named in the subject alone, where it asks, or the words ask for her: "luk hende"."""
    parts = tuple(clauses(words.subject))
    writers = [w for _, w in _writers(words, rules)]
    source = Source(
        words.subject, parts, words.subject_asks, writers, "subject", default=_asked_for_her(words)
    )
    runs, _ = find_runs(words.subject, rules)
    return read_employees(source, rules, [(r.start, r.end) for r in runs]).employees


def _asked_for_her(words: Words) -> Action | None:
    """What the words ask for somebody whom they call "ham", "hende"."""
    small = lower(words.own)
    asked = (a for a in words.asks if a.own and a.stated and not a.told)
    return next((a.action for a in asked if _HER.search(small, a.start, a.end)), None)
