"""What a mail is: a request, misdirected, automatic, or other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.asks import Ask
from intake.automatic import is_automatic, says_automatic
from intake.authorities import is_misdirected
from intake.mail import Mail
from intake.reading import Action, Evidence, Kind
from intake.rules import Rules
from intake.wishes import NAMED, asks_from, wishes_in, without_sayings
from intake.words import Clause, clauses, lower

_ANSWER = re.compile(r"\s*(?:(?:re|sv|aw|svar|vs|fwd?|wg)\s*:|\[ls-)", re.I)
_PERSON = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|deres|vedkommende|følgende|nedenstående"
    r"|undertegnede|mig|him|her|he|she|them|their|his|following|below|me|nye?|new)(?!\w)"
)
_IT = re.compile(r"(?<!\w)(?:den|det|dette|denne|it|this|that)(?!\w)")
# "Opret din konto nu": it is the reader who is to do it, for herself.
_READERS = re.compile(
    r"\s(?:nu\s|gratis\s|a\s|en\s)?(?:dig|din|dit|jer som|your|yourself)(?!\w)"
)
_OTHER_MATTERS = ("trouble", "chase", "complaint", "change", "other_kind")
_ACTS = ("act_now", "act_to_do", "act_due", "act_done", "act_named")
_FORM = 4_000  # letters of an enclosed document within which it says what it is for


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of a mail before its kind is told.

    `own` are the sender's words, with names and addresses blanked out, and `signature` hers;
    `persons` whether somebody to create or remove was found, `implied` whether job centre and
    number or agreement stand beside them, `firm_marks` how many of a firm's own marks (CVR number,
    agreement) there are, `agreements` whether one came with it, `enclosed` the texts of attachments that may be letters or forms.
    """

    own: str
    signature: str
    subject: str
    asks: Sequence[Ask]
    persons: bool
    implied: bool
    jobcentre: bool
    firm_marks: int
    agreements: bool
    enclosed: Sequence[str]


def kind_of(mail: Mail, facts: Facts, rules: Rules) -> tuple[Kind, tuple[Evidence, ...]]:
    """A mail's kind, and where it shows."""
    why = is_automatic(mail, rules)
    small = without_sayings(lower(facts.own))
    wished = next(_wishes(small, clauses(facts.own), rules), None)
    if not why and not wished and not facts.jobcentre:
        why = says_automatic(small, rules)
    if why:
        return Kind.AUTOMATIC, (Evidence("text", 0, 0, why),)
    if not wished and not _is_asked_without_wish(small, facts, rules):
        return Kind.OTHER, ()
    places = _places(wished, facts)
    if is_misdirected(mail, facts.own, facts.signature, facts.firm_marks, rules):
        return Kind.MISDIRECTED, places
    return Kind.REQUEST, places


def _places(wished: tuple[int, int] | None, facts: Facts) -> tuple[Evidence, ...]:
    stated = [(a.start, a.end) for a in facts.asks if a.stated and not a.told]
    spans = [wished] if wished else stated[:1]
    return tuple(Evidence("text", *s, "Her bedes om oprettelse eller nedlæggelse") for s in spans)


def _wishes(small: str, parts: Sequence[Clause], rules: Rules) -> Iterator[tuple[int, int]]:
    """Where a text (lower case) wishes that users be made or taken away."""
    before = ""
    for part in parts:
        said = small[part.start : part.end]
        for start, end in wishes_in(said, _starts(said), rules):
            if _is_for_users(said, end, rules) or (
                _IT.search(said) and _is_for_users(before, 0, rules)
            ):
                yield part.start + start, part.start + end
        before = said


_PART = re.compile(r"[,;:–-]\s+|\s(?:og|men|samt|så|and|but|so)\s|\t")


def _starts(said: str) -> list[int]:
    return [0, *(m.end() for m in _PART.finditer(said))]


def _is_for_users(said: str, end: int, rules: Rules) -> bool:
    """Whether what a sentence wishes for is for users here, and not for something else."""
    if NAMED in said:
        return True
    if rules.signals["other_kind"].search(said) or _READERS.match(said, end):
        return False
    return bool(_PERSON.search(said)) or any(
        rules.signals[name].search(said) for name in ("staff", "thing", "self")
    )


def _is_asked_without_wish(small: str, facts: Facts, rules: Rules) -> bool:
    """Whether a mail asks for users by what it tells: who came or went, a form, data alone."""
    if facts.persons and facts.agreements:
        return True
    if rules.signals["nothing_asked"].search(small):
        return False
    asked = [ask for ask in facts.asks if ask.stated and not ask.told]
    troubled = any(rules.signals[s].search(small) for s in ("trouble", "chase", "complaint"))
    if facts.persons and facts.implied and not troubled:
        return True
    if troubled or any(rules.signals[s].search(small) for s in ("change", "other_kind")):
        return any(_tells_of_leaving(small, ask, rules) for ask in asked)
    if facts.persons and (asked or _is_headed(facts, rules)):
        return not _asks_of_users(small, rules)
    if any(_is_form(text, facts, rules) for text in facts.enclosed):
        return True
    return facts.implied and facts.firm_marks > 1 and "?" not in facts.own


def _tells_of_leaving(small: str, ask: Ask, rules: Rules) -> bool:
    said = small[ask.start : ask.end]
    return (
        ask.own
        and ask.action is Action.REMOVE
        and NAMED in said
        and not any(rules.signals[s].search(said) for s in _OTHER_MATTERS)
    )


def _asks_of_users(small: str, rules: Rules) -> bool:
    """Whether a mail that wishes for nothing asks to be told something of users."""
    return any(
        asks_from(said, rules) < len(said) and rules.signals["thing"].search(said)
        for said in (small[p.start : p.end] for p in clauses(small))
    )


def _is_headed(facts: Facts, rules: Rules) -> bool:
    """Whether the subject of a new mail names what is asked: "Oprettelse af bruger"."""
    subject = lower(facts.subject)
    return not _ANSWER.match(subject) and bool(
        next(wishes_in(subject, _starts(subject), rules), None)
    )


def _is_form(text: str, facts: Facts, rules: Rules) -> bool:
    """Whether an enclosed letter wishes for users, or a form names an act and what it is for."""
    small = lower(text[:_FORM])
    if next(_wishes(small, clauses(small), rules), None):
        return True
    return facts.persons and all(
        any(rules.signals[s].search(small) for s in names) for names in (_ACTS, ("thing",))
    )
