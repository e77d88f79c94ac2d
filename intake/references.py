"""What a mail's new words refer to: the history below them, a question above, the agreement."""

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
# "efter aftale med Jens", and no contract.
_AGREED = re.compile(r"(?<!\w)(?:efter|ifølge|som) aftale(?: med(?! os)|t)?(?! (?:om|nr))(?!\w)")
_OF_IT = re.compile(
    r"(?<!\w)(?:kommunen?|jobcente?ret|municipality|job cent(?:re|er))\s(?:i|fra|på|in|of)\s"
    r"(?:\w+\s){0,3}\w*(?:aftale|kontrakt|agreement|contract)"
)
_MUNICIPALITY = re.compile(r"(?<!\w)(?:kommune\w*|municipality)(?!\w)")
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


def agreement_tells(own: str, rules: Rules) -> tuple[int, int] | None:
    """Where a mail says that its agreement tells which job centre is meant; None where nowhere.

    Not that an agreement is attached, but that access is according to it, or that the job centre
    is the one that it is with. Where the mail says that the job centre is not decided, it is not.
    """
    small, signals, found = lower(own), rules.signals, None
    for part in clauses(own):
        said = small[part.start : part.end]
        which = signals["the_jobcentre"].search(said)
        if which and signals["undecided"].search(said):
            return None
        place = _tells_which(said, bool(which), rules)
        if place and not found:
            found = (part.start + place[0], part.start + place[1])
    return found


def _tells_which(said: str, which: bool, rules: Rules) -> tuple[int, int] | None:
    """Where one clause names the agreement as what tells; `which`: it speaks of a job centre."""
    signals = rules.signals
    stands = _OF_IT.search(said) or (signals["stands_in"].search(said) if which else None)
    if stands:
        return stands.span()
    agreement = signals["the_agreement"].search(said)
    if not agreement or _AGREED.search(said):
        return None
    named = which or _MUNICIPALITY.search(said)
    asked = which and any(signals[s].search(said) for s in ("jobcentre_asked", "create"))
    tells = (
        asked
        or signals["according_to"].search(said, 0, agreement.start())
        or signals["sole_agreement"].search(said)
        or (named and signals["agreed_with"].search(said, agreement.end()))
        or signals["grounds"].search(said)
    )
    return agreement.span() if tells else None


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
