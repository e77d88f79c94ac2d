"""Whether somebody who is named is asked for: the marks of what the text says of her, weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.marks import is_no_person, marks_of
from intake.persons import Person, Source
from intake.rules import Rules

# How much each mark speaks for, or against, that a person is asked for. The figures are fitted to
# the open part of the corpus by `python -m bench.weights`; a person is asked for above zero.
WEIGHTS: Mapping[str, float] = {
    "at home": 3.2,
    "among persons": 2.6,
    "form": 2.0,
    "asked here": 1.9,
    "joined to one asked for": 1.8,
    "name and address": 1.7,
    "asked in clause": 1.6,
    "asked later": 1.6,
    "called by name": 1.5,
    "only one": 1.2,
    "asked later, half known": 0.9,
    "below colon": 0.9,
    "address fits": 0.8,
    "among persons, half known": 0.7,
    "below colon, half known": 0.6,
    "in subject": 0.6,
    "address alone": 0.6,
    "possessed": 0.6,
    "hired here": 0.5,
    "told here": 0.4,
    "told here, nothing asked": 0.4,
    "asked before": 0.3,
    "writer": 0.3,
    "line of her own, half known": 0.2,
    "asked here, half known": 0.2,
    "side by side": 0.2,
    "begins line": 0.2,
    "nothing asked": 0.1,
    "hired here, half known": -0.1,
    "signed, nothing asked": -0.1,
    "done here": -0.2,
    "known name": -0.3,
    "below ask": -0.4,
    "after preposition": -0.5,
    "in subject, half known": -0.6,
    "mentioned, nothing asked": -0.7,
    "asked before, half known": -0.7,
    "writer, nothing asked": -0.8,
    "from elsewhere": -0.8,
    "in document": -1.1,
    "always": -1.1,
    "address alone, others whole": -1.2,
    "signed": -1.3,
    "copied": -1.5,
    "superior": -1.5,
    "mentioned": -1.6,
    "done here, nothing asked": -1.6,
    "done later": -1.7,
    "for contact": -1.7,
    "greeted": -1.7,
    "first name only": -2.6,
    "for contact, nothing asked": -4.6,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A person with what the text says of her; `score` weighs it."""

    person: Person
    marks: frozenset[str]

    @property
    def score(self) -> float:
        return sum(WEIGHTS.get(mark, 0.0) for mark in ("always", *self.marks))


def marked(source: Source, persons: Sequence[Person], rules: Rules) -> list[Marked]:
    """Everybody who is named in a text, with the marks by which she is asked for or is not."""
    persons = [p for p in persons if not is_no_person(source, p)]
    marks = marks_of(source, persons, rules)
    return [Marked(person, held) for person, held in zip(persons, marks, strict=True)]
