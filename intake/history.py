"""What a mail's new words refer to in the history below them, and which questions they answer."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from intake.heads import is_head_line
from intake.questions import asking_in, is_within
from intake.reading import Address, Passage, Role
from intake.rules import Rules
from intake.slots import question_in
from intake.words import clauses, fold, lower

_AUTHORITY = "@star.dk"
_ASKS = re.compile(r"[?:][\s*]*$")
_LONGEST = 600  # letters of a sentence that points


class Field(StrEnum):
    """What a mail may leave to its history; each value is the signal for what it is called."""

    CVR = "the_cvr"
    JOBCENTRE = "the_jobcentre"
    PERSONS = "the_persons"


def pointed_at(own: str, rules: Rules) -> frozenset[Field]:
    """The fields of which the sender's own words say that they stand in an earlier mail.

    Whoever reads them takes what the own words state first: they win over the history.
    """
    small = lower(own)
    found: set[Field] = set()
    for part in clauses(own):
        said = small[part.start : min(part.end, part.start + _LONGEST)]
        if _points_back(said, rules):
            called = {field for field in Field if rules.signals[field.value].search(said)}
            all_of_it = not called and rules.signals["the_rest"].search(said)
            found |= set(Field) if all_of_it else called
    return frozenset(found)


def _points_back(said: str, rules: Rules) -> bool:
    names = ("same_as_below", "inside_below")
    back = [m.start() for name in names for m in rules.signals[name].finditer(said)]
    if not back or rules.signals["not_as_below"].search(said):
        return False
    asking = asking_in(said, rules)
    return any(not is_within(place, asking) for place in back)


def answers_inside(own: str, rules: Rules) -> bool:
    """Whether the words say that answers stand in the very mail that is answered: "med rødt"."""
    return rules.signals["inside_below"].search(lower(own)) is not None


def history_of(
    text: str, passages: Sequence[Passage], by: Address | None = None, *, inside: bool = False
) -> str:
    """What was written before; all else is blanked out, each letter at its place.

    Without header blocks, and without the authority's mails, which repeat what was asked, unless
    the answers stand `inside` them. `by` keeps what that person wrote alone.
    """
    parts = []
    for passage in passages:
        stretch = text[passage.start : passage.end]
        kept = passage.role is Role.QUOTED and (inside or _is_by(passage.author, by))
        if not kept:
            parts.append("\n" * len(stretch))
            continue
        if inside and not _is_by(passage.author, None):
            # What the authority calls yours is the sender's own.
            stretch = stretch.replace("jeres", "vores").replace("Jeres", "Vores")
        for line in stretch.splitlines(keepends=True):
            parts.append("\n" * len(line) if is_head_line(line) else line)
    return "".join(parts)


def _is_by(author: Address | None, by: Address | None) -> bool:
    if by is None:
        return author is None or not author.email.lower().endswith(_AUTHORITY)
    if author is None:
        return False
    if author.email:
        return author.email.lower() == by.email.lower()
    return bool(by.name) and fold(by.name) == fold(author.name)


def with_questions(text: str, passages: Sequence[Passage], own: str) -> str:
    """The own words of a mail with the quoted questions that they stand below.

    Who answers between the lines of another's mail says of what she speaks in the other's words.
    """
    kept = own
    for before, after in pairwise(passages):
        if before.role is not Role.QUOTED or after.role is not Role.NEW:
            continue
        stretch = text[before.start : before.end].rstrip()
        if ours := question_in(stretch):
            at, question = ours
        else:
            at = stretch.rfind("\n") + 1
            if not (_ASKS.search(stretch, at) and stretch[at:].lstrip().startswith(">")):
                continue
            question = stretch[at:].replace(">", " ")
        start = before.start + at
        kept = kept[:start] + question + kept[start + len(question) :]
    return kept
