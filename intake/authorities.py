"""Whether a mail is from a municipality, a job centre or an unemployment fund for its own staff."""

import re

from intake.jobcentres import find_places
from intake.mail import Mail
from intake.rules import Rules
from intake.words import fold, lower

_FUND = re.compile(r"(?<![a-z])a-?kassen?s?(?![a-z])|arbejdsløshedskasse")


def is_misdirected(mail: Mail, own: str, signature: str, firm_marks: int, rules: Rules) -> bool:
    """Whether a municipality or an unemployment fund asks for its own staff."""
    own, signature = lower(own), lower(signature)
    name = lower(mail.headers.sender.name) if mail.headers.sender else ""
    domain = mail.headers.sender.email.rpartition("@")[2] if mail.headers.sender else ""
    theirs = 3 * _is_municipal_domain(domain, rules)
    theirs += 2 * (
        _signs_for_authority(signature.strip() or own[-160:], rules) or _signs_for_authority(name, rules)
    )
    theirs += 2 * bool(rules.signals["municipal_staff"].search(own))
    ours = 2 * firm_marks + bool(rules.signals["other_actor"].search(own + "\n" + signature))
    return theirs > ours


def _is_municipal_domain(domain: str, rules: Rules) -> bool:
    labels = [fold(label) for label in domain.split(".")[:-1]]
    for label in labels:
        if "kommune" in label or label.startswith("jobcenter") or re.search(r"a-?kasse", label):
            return True
    place = tuple(labels[-1].split("-")) if labels else ()
    return domain.endswith(".dk") and place in rules.places


def _signs_for_authority(signature: str, rules: Rules) -> bool:
    if _FUND.search(signature):
        return True
    for place in find_places(signature, rules):
        if re.match(r"s?\s+kommune(?!\w)", signature[place.end :]) or re.search(
            r"jobcent(?:er|ret)\s$", signature[max(0, place.start - 12) : place.start]
        ):
            line = signature[signature.rfind("\n", 0, place.start) + 1 : place.start]
            if len(line.strip()) < 40:
                return True
    return False
