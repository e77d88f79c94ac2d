"""What new words leave to the history below them: "CVR-nummeret står i min mail nedenfor"."""

from collections.abc import Sequence
from enum import StrEnum

from intake.history import is_head_line
from intake.questions import asking_in, is_within
from intake.reading import Passage, Role
from intake.rules import Rules
from intake.words import clauses, lower

_AUTHORITY = "star.dk"
_LONGEST = 600  # letters of a sentence that points


class Field(StrEnum):
    """What a mail may leave to its history."""

    CVR = "cvr"
    JOBCENTRE = "jobcentre"
    PERSONS = "persons"


_NAMES = {
    Field.CVR: "called_cvr",
    Field.JOBCENTRE: "called_jobcentre",
    Field.PERSONS: "called_persons",
}


def pointed_at(own: str, rules: Rules) -> frozenset[Field]:
    """The fields for which the sender's own words point to the history.

    Whoever reads them takes what the own words state first: they win over the history.
    """
    small = lower(own)
    found: set[Field] = set()
    for clause in clauses(own):
        said = small[clause.start : min(clause.end, clause.start + _LONGEST)]
        found |= _pointed_at(said, rules)
    return frozenset(found)


def _pointed_at(said: str, rules: Rules) -> set[Field]:
    asking = asking_in(said, rules)
    back = rules.signals["points_back"].finditer(said)
    if all(is_within(match.start(), asking) for match in back):
        return set()
    if rules.signals["points_not"].search(said):
        return set()
    called = {field for field, name in _NAMES.items() if rules.signals[name].search(said)}
    if not called and rules.signals["called_all"].search(said):
        return set(Field)
    return called


def history_of(text: str, passages: Sequence[Passage]) -> str:
    """What others and the sender wrote before; all else is blanked out, each letter at its place.

    Without header blocks, and without the authority's own mails, which repeat what was asked.
    """
    parts = []
    for passage in passages:
        stretch = text[passage.start : passage.end]
        theirs = passage.author and passage.author.email.lower().endswith(_AUTHORITY)
        if passage.role is not Role.QUOTED or theirs:
            parts.append("\n" * len(stretch))
            continue
        for line in stretch.splitlines(keepends=True):
            parts.append("\n" * len(line) if is_head_line(line) else line)
    return "".join(parts)
