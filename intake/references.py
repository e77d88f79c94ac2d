"""What a mail says of its agreement: that it tells which job centre is meant."""

import re

from intake.rules import Rules
from intake.words import clauses, lower

# "efter aftale med Jens", and no contract.
_AGREED = re.compile(r"(?<!\w)(?:efter|ifølge|som) aftale(?: med(?! os)|t)?(?! (?:om|nr))(?!\w)")
_OF_IT = re.compile(
    r"(?<!\w)(?:kommunen?|jobcente?ret|municipality|job cent(?:re|er))\s(?:i|fra|på|in|of)\s"
    r"(?:\w+\s){0,3}\w*(?:aftale|kontrakt|agreement|contract)"
)
_MUNICIPALITY = re.compile(r"(?<!\w)(?:kommune\w*|municipality)(?!\w)")


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
