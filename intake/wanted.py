"""Whether somebody who is named is asked for: the marks of what the text says of her, weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from intake.bystanders import is_no_person
from intake.marks import marks_of
from intake.rules import Rules
from intake.source import Person, Source

# How much each mark speaks for, or against, that a person is asked for; above zero she is. The
# figures are fitted to the open part of the corpus by `python -m bench.weights`, but for those in
# FIXED, which are set by hand: of these too few mails tell, or the next ones tell otherwise.
FIXED: Mapping[str, float] = {
    # Who tells us a name alone means her.
    "called by first name": 3.0,
    "only one": 1.1,
    "put off": -5.0,
    "tells of another": -6.0,
    "spared": -12.0,
    # A municipality's people have their access from it, whoever writes of them.
    "of an authority": -6.0,
    "of another house": -5.0,
    "renamed": -7.0,
    "from elsewhere, others at home": -2.5,
    # The sender's address in a form that names nobody to it is the firm's.
    "firm's in a form": -4.0,
    "not the only one": -6.0,
    "address to come": 3.0,
    "block like others": 3.0,
    "all meant": 1.5,
    "had already, nothing asked": -4.0,
}
WEIGHTS: Mapping[str, float] = {
    **FIXED,
    "at home": 3.0,
    "among persons": 2.5,
    "called by name": 2.3,
    "acted on": 1.9,
    "joined to one asked for": 1.8,
    "name and address": 1.8,
    "asked later": 1.8,
    "form": 1.6,
    "leaves": 1.5,
    "asked here": 1.2,
    "asked in clause": 1.1,
    "leaves, half known": 1.1,
    "address fits": 0.8,
    "asked later, half known": 0.8,
    "among persons, half known": 0.7,
    "below colon": 0.7,
    "address alone": 0.7,
    "hired here": 0.7,
    "below colon, half known": 0.6,
    "acted on, half known": 0.4,
    "writer": 0.4,
    "possessed": 0.4,
    "side by side": 0.3,
    "line of her own, half known": 0.2,
    "in subject": 0.1,
    "done here": 0.1,
    "address invalid": 0.1,
    "begins line": -0.1,
    "asked before": -0.1,
    "known name": -0.1,
    "nothing asked": -0.2,
    "signed, nothing asked": -0.2,
    "after preposition": -0.2,
    "asked before, half known": -0.2,
    "below ask": -0.3,
    "in subject, half known": -0.4,
    "in document": -0.5,
    "asked here, half known": -0.5,
    "from elsewhere": -0.5,
    "writer, nothing asked": -0.6,
    "mentioned": -0.7,
    "always": -1.0,
    "done later": -1.1,
    "address alone, others whole": -1.2,
    "copied": -1.5,
    "signed": -1.5,
    "greeted": -1.7,
    "done here, nothing asked": -1.7,
    "for contact": -2.1,
    "mentioned, nothing asked": -2.3,
    "first name only": -3.5,
    "superior": -3.9,
    "compared": -3.9,
    "superior, nothing asked": -4.9,
    "for contact, nothing asked": -5.2,
    "kept": -6.5,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A person with what the text says of her; `score` weighs it."""

    person: Person
    marks: frozenset[str]

    @property
    def score(self) -> float:
        return fsum(WEIGHTS.get(mark, 0.0) for mark in ("always", *self.marks))


def marked(source: Source, persons: Sequence[Person], rules: Rules) -> list[Marked]:
    """Everybody who is named in a text, with the marks by which she is asked for or is not."""
    persons = [p for p in persons if not is_no_person(source, p, rules)]
    marks = marks_of(source, persons, rules)
    return [Marked(person, held) for person, held in zip(persons, marks, strict=True)]
