"""Who wrote a mail that is passed on, where it is she who is asked for: "hun skal lukkes"."""

import re
from collections.abc import Sequence

from intake.addresses import Given
from intake.names import Name, name_words, same_person
from intake.reading import Action, Employee, Evidence
from intake.source import Person, Source, Writer
from intake.words import lower

_HER = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|vedkommende|medarbejderen|him|she|he|(?<=close )her"
    r"|(?<=remove )her|(?<=delete )her|(?<=create )her|(?<=add )her)(?!\w)"
)


def as_passed_on(person: Person, authors: Sequence[Writer]) -> Person:
    """With the name and the address of the author of a mail passed on, where she is meant."""
    name, address = person.name, person.address
    for author in authors:
        if not author.name or not author.email:
            continue
        at = name or address
        if at and (_has_her_address(address, author) or _is_called_as(person, author)):
            return Person(
                name if name and name.is_full else Name(author.name, at.start, at.end),
                address or Given(author.email, at.start, at.end),
            )
    return person


def author_meant(source: Source) -> Employee | None:
    """The one author of a mail passed on, where the words above it ask for "hende" alone."""
    senders = {w.email for w in source.writers[:1]}
    authors = {w.email: w for w in source.writers if w.email and w.email not in senders}
    if len(authors) != 1:
        return None
    author = next(iter(authors.values()))
    small = lower(source.text)
    for ask in source.asks:
        if ask.start >= author.begins:
            break
        if ask.own and ask.stated and not ask.told and _HER.search(small, ask.start, ask.end):
            why = Evidence(source.name, ask.start, ask.end, "Den, hvis mail er sendt videre")
            return Employee(ask.action or Action.CREATE, author.name or None, author.email, (why,))
    return None


def _has_her_address(address: Given | None, author: Writer) -> bool:
    return address is not None and address.value == author.email


def _is_called_as(person: Person, author: Writer) -> bool:
    """Whether the words above a mail passed on name its author: "Stinne holder op"."""
    name = person.name
    if not name or person.address or min((name.start, *person.again)) >= author.begins:
        return False
    if name.is_full:
        return same_person(name.value, author.name)
    return name.words == name_words(author.name)[:1]
