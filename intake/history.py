"""What a mail's new words refer to in the history below them, and which questions they answer."""

import re
from collections.abc import Sequence
from itertools import pairwise

from intake.reading import Address, Passage, Role
from intake.rules import Rules
from intake.words import clauses, fold, lower

_BEGINS = re.compile(
    r"^[>\s*]*(?:(?:fra|from|von)\s*:|.{0,200}\b(?:skrev|wrote|schrieb)\b.{0,200}:)"
)
_HEADER = re.compile(r"^[>\s*]*(?:sendt|sent|dato|date|til|to|cc|emne|subject)\s*:")
_ASKS = re.compile(r"[?:][\s*]*$")


def points_back(own: str, subject: str, rules: Rules) -> bool:
    """Whether a sentence says that something stands in an earlier mail.

    `subject` names the signal for what that is; "the rest" is meant too.
    """
    small = lower(own)
    for part in clauses(own):
        said = small[part.start : part.end]
        meant = rules.signals[subject].search(said) or rules.signals["the_rest"].search(said)
        if meant and rules.signals["same_as_below"].search(said):
            return True
    return False


def senders_words(quoted: str, sender: Address | None) -> str:
    """What the sender wrote before, out of a mail's history; all else blanked out.

    Mails below one another begin with a line that names who wrote them.
    """
    kept, hers = [], False
    for line in quoted.split("\n"):
        small = lower(line)
        begins = _BEGINS.match(small)
        if begins:
            hers = _names(small, sender)
        told = hers and not begins and not _HEADER.match(small)
        kept.append(line if told else " " * len(line))
    return "\n".join(kept)


def _names(small: str, sender: Address | None) -> bool:
    if sender is None:
        return False
    if "@" in small:
        return sender.email.lower() in small
    return bool(sender.name) and fold(sender.name) in fold(small)


def with_questions(text: str, passages: Sequence[Passage], own: str) -> str:
    """The own words of a mail with the quoted questions that they stand below.

    Who answers between the lines of another's mail says of what she speaks in the other's words.
    """
    kept = own
    for before, after in pairwise(passages):
        if before.role is not Role.QUOTED or after.role is not Role.NEW:
            continue
        stretch = text[before.start : before.end].rstrip()
        line = stretch.rfind("\n") + 1
        if _ASKS.search(stretch, line) and stretch[line:].lstrip().startswith(">"):
            question = stretch[line:].replace(">", " ")
            start = before.start + line
            kept = kept[:start] + question + kept[start + len(question) :]
    return kept
