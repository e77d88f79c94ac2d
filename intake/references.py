"""What a mail says of its agreement: that it tells which job centre is meant."""

import re

from intake.places import MARKER
from intake.rules import Rules
from intake.words import clauses, lower

_GAP = 50
_LONGEST = 600  # letters of a clause
# "efter aftale med Jens", and no contract.
_AGREED = re.compile(r"(?<!\w)(?:efter|ifølge|som) aftale(?: med(?! os)|t)?(?! (?:om|nr))(?!\w)")
_OF_IT = re.compile(
    r"(?<!\w)(?:kommunen?|jobcente?ret|municipality|job cent(?:re|er))\s(?:i|fra|på|in|of)\s"
    r"(?:\w+\s){0,3}\w*(?:aftale|kontrakt|agreement|contract)"
)
_WHICH = re.compile(
    rf"{MARKER.pattern}"
    r"|(?<!\w)(?:hvilke[nt]?|den|samme|which|the same) (?:kommune\w*|municipality)(?!\w)"
)
_MUNICIPALITY = re.compile(r"(?<!\w)(?:kommune\w*|municipality)(?!\w)")


def agreement_tells(own: str, rules: Rules) -> tuple[int, int] | None:
    """Where a mail says that its agreement tells which job centre is meant; None where nowhere.

    Not that an agreement is attached, but that access is according to it, or that the job centre
    is the one that it is with. Where the mail says that the job centre is not decided, it is not.
    """
    small, signals, found = lower(own), rules.signals, None
    for part in clauses(own):
        said = small[part.start : min(part.end, part.start + _LONGEST)]
        which = _WHICH.search(said)
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
        or _is_according_to(said, rules)
        or signals["sole_agreement"].search(said)
        or (named and signals["agreed_with"].search(said, agreement.end()))
        or signals["grounds"].search(said)
    )
    return agreement.span() if tells else None


def _is_according_to(said: str, rules: Rules) -> bool:
    """Whether a clause says "according to the agreement", with some words between at most."""
    ends = [m.end() for m in rules.signals["according_to"].finditer(said)]
    starts = [m.start() for m in rules.signals["the_agreement"].finditer(said)]
    gaps = (said[end:start] for end in ends for start in starts if 0 <= start - end < _GAP)
    return any("," not in gap and len(gap.split()) <= 4 for gap in gaps)
