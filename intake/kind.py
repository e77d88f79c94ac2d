"""What a mail is: a request, misdirected, automatic, or other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.asks import Ask
from intake.mail import Mail
from intake.places import find_places
from intake.reading import Evidence, Kind
from intake.rules import Rules
from intake.words import fold, lower

_BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_AUTOMATIC_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-auto-reply-from",
    "list-id",
    "list-unsubscribe",
)
_MACHINE = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|no-?reply-bounce|bounces?)[@+]")
_PREFIX = re.compile(r"^(?:(?:re|sv|fw|fwd|vs|aw)\s*:\s*)+")
_FUND = re.compile(r"(?<![a-z])a-?kassen?s?(?![a-z])|arbejdsløshedskasse")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of a mail before its kind is told.

    `own` are the sender's words and `signature` hers; `persons` whether somebody to create or
    remove was found, `implied` whether job centre and number or agreement stand beside them,
    `firm_marks` how many of a firm's own marks (CVR number, agreement) there are.
    """

    own: str
    signature: str
    asks: Sequence[Ask]
    persons: bool
    implied: bool
    jobcentre: bool
    firm_marks: int


def kind_of(mail: Mail, facts: Facts, rules: Rules) -> tuple[Kind, tuple[Evidence, ...]]:
    """A mail's kind, and where it shows."""
    asked = [ask for ask in facts.asks if ask.stated and not ask.told]
    small = lower(facts.own)
    why = is_automatic(mail, rules)
    if not why and not (asked and facts.persons):
        why = _says_automatic(small, rules)
    if why:
        return Kind.AUTOMATIC, (Evidence("text", 0, 0, why),)
    wanted = _strong_asks(small, asked, rules)
    persons = facts.persons and (asked or facts.implied)
    answered = facts.implied and facts.firm_marks > 1 and "?" not in facts.own
    if (
        not persons
        and not answered
        and not (wanted and _is_about_access(small, wanted, facts, rules))
    ):
        return Kind.OTHER, ()
    places = tuple(
        Evidence("text", a.start, a.end, "Her bedes om oprettelse eller nedlæggelse")
        for a in (wanted or asked)[:1]
    )
    if is_misdirected(mail, facts, rules):
        return Kind.MISDIRECTED, places
    return Kind.REQUEST, places


def is_automatic(mail: Mail, rules: Rules) -> str | None:
    """Why a mail was written by nobody (RFC 3834, 5; RFC 3464; RFC 8098; RFC 2919), in Danish."""
    signals = mail.signals
    if signals.get("auto-submitted", "no").partition(";")[0].strip().lower() not in ("no", ""):
        return "Sendt automatisk (Auto-Submitted)"
    if signals.get("precedence", "").strip().lower() in _BULK:
        return "Masseudsendt (Precedence)"
    if any(name in signals for name in _AUTOMATIC_HEADERS):
        return "Sendt af en mailliste eller et autosvar"
    if lower(signals.get("content-type", "")).startswith("multipart/report"):
        return "Leverings- eller læsekvittering"
    if signals.get("return-path", "").strip() == "<>":
        return "Uden returadresse (Return-Path)"
    sender = mail.headers.sender.email.lower() if mail.headers.sender else ""
    if _MACHINE.match(sender):
        return "Sendt af en mailserver"
    subject = lower(mail.headers.subject)
    match = rules.signals["automatic_subject"].match(_PREFIX.sub("", subject))
    if match and _closes(match, _PREFIX.sub("", subject)):
        return "Emnet er et autosvars"
    return None


_SHORT_PREFIX = frozenset(
    {
        "ferie",
        "fravær",
        "læst",
        "ulæst",
        "read",
        "not read",
        "leveret",
        "relayed",
        "recalled",
        "recall",
        "vacation",
    }
)


def _closes(match: re.Match[str], subject: str) -> bool:
    """A common word is an automatic mail's prefix only before a colon ("Læst: …")."""
    return match.group() not in _SHORT_PREFIX or subject[match.end() :].lstrip().startswith(":")


def _says_automatic(small: str, rules: Rules) -> str | None:
    if rules.signals["automatic_text"].search(small) or rules.signals["newsletter"].search(small):
        return "Teksten er et autosvars eller et nyhedsbrevs"
    return None


def _strong_asks(small: str, asked: Sequence[Ask], rules: Rules) -> list[Ask]:
    return [ask for ask in asked if rules.signals["ask"].search(small, ask.start, ask.end)]


def _is_about_access(small: str, wanted: Sequence[Ask], facts: Facts, rules: Rules) -> bool:
    """Whether an ask that names nobody is for users here, and not for something else."""
    if rules.signals["other_kind"].search(small):
        return False
    if facts.jobcentre or any(rules.signals["staff"].search(small, a.start, a.end) for a in wanted):
        return True
    accounts = any(rules.signals["account"].search(small, a.start, a.end) for a in wanted)
    return accounts and facts.firm_marks > 0


def is_misdirected(mail: Mail, facts: Facts, rules: Rules) -> bool:
    """Whether a municipality or an unemployment fund asks for its own staff."""
    own, signature = lower(facts.own), lower(facts.signature)
    name = lower(mail.headers.sender.name) if mail.headers.sender else ""
    domain = mail.headers.sender.email.rpartition("@")[2] if mail.headers.sender else ""
    theirs = 3 * _is_municipal_domain(domain, rules)
    theirs += 2 * (
        _signs_for_authority(signature or own[-160:], rules) or _signs_for_authority(name, rules)
    )
    theirs += 2 * bool(rules.signals["municipal_staff"].search(own))
    ours = 2 * facts.firm_marks + bool(rules.signals["other_actor"].search(own + "\n" + signature))
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
