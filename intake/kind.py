"""What a mail is: a request, misdirected, automatic, or other."""

import re
from collections.abc import Iterator, Sequence

from intake.asks import Ask
from intake.automatic import is_automatic, says_automatic
from intake.authorities import is_misdirected
from intake.facts import Facts
from intake.jobcentres import find_places
from intake.mail import Mail
from intake.reading import Action, Evidence, Kind
from intake.rules import Rules
from intake.wishes import NAMED, asking_in, needs_in, wishes_in, without_sayings
from intake.words import Clause, clauses, lower

_ANSWER = re.compile(r"\s*(?:(?:re|sv|aw|svar|vs|fwd?|wg)\s*:|\[ls-)", re.I)
_PERSON = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|deres|vedkommende|følgende|nedenstående"
    r"|undertegnede|mig|him|her|he|she|them|their|his|following|below|me|nye?|new)(?!\w)"
)
_IT = re.compile(r"(?<!\w)(?:den|det|dette|denne|it|this|that)(?!\w)")
# "Opret din konto nu": it is the reader who is to do it, for herself.
_READERS = re.compile(r"\s(?:nu\s|gratis\s|a\s|en\s)?(?:dig|din|dit|jer som|your|yourself)(?!\w)")
_BUT_FOR = re.compile(
    r"(?<!\w)(?:ud ?over|bortset fra|på nær|undtagen|undtaget|andet end|ellers|except|other than"
    r"|apart from|but for)(?!\w)"
)
_OTHER_MATTERS = ("trouble", "chase", "complaint", "change", "other_kind")
_ACTS = ("act_now", "act_to_do", "act_due", "act_done", "act_named")
_FORM = 4_000  # letters of an enclosed document within which it says what it is for


def kind_of(mail: Mail, facts: Facts, rules: Rules) -> tuple[Kind, tuple[Evidence, ...]]:
    """A mail's kind, and where it shows."""
    why = is_automatic(mail, rules)
    small = without_sayings(lower(facts.said))
    wished = next(_wishes(small, clauses(facts.own), rules), None)
    if not why and not wished and not facts.jobcentre:
        why = says_automatic(small, rules)
    if why:
        return Kind.AUTOMATIC, (Evidence("text", 0, 0, why),)
    if not wished and not _is_asked_without_wish(small, facts, rules):
        return Kind.OTHER, ()
    places = _places(wished, facts)
    if is_misdirected(mail, facts, rules):
        return Kind.MISDIRECTED, places
    return Kind.REQUEST, places


def _places(wished: tuple[int, int] | None, facts: Facts) -> tuple[Evidence, ...]:
    stated = [(a.start, a.end) for a in facts.asks if a.stated and not a.told]
    spans = [wished] if wished else stated[:1]
    return tuple(Evidence("text", *s, "Her bedes om oprettelse eller nedlæggelse") for s in spans)


def _wishes(small: str, parts: Sequence[Clause], rules: Rules) -> Iterator[tuple[int, int]]:
    """Where a text (lower case) wishes that users be made or taken away.

    Who says that somebody needs access, and asks how to get it, wishes for nothing yet.
    """
    before, asks_how = "", _asks_of_users(small, parts, rules)
    for part in parts:
        said = small[part.start : part.end]
        spans = [*wishes_in(said, _starts(said), rules)]
        if NAMED in said or not asks_how:
            spans += needs_in(said, rules)
        for start, end in spans:
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
    vetoed = any(rules.signals[name].search(said) for name in ("other_kind", "not_users"))
    if vetoed or _READERS.match(said, end):
        return False
    return bool(_PERSON.search(said)) or any(
        rules.signals[name].search(said) for name in ("staff", "thing", "self")
    )


def _is_asked_without_wish(small: str, facts: Facts, rules: Rules) -> bool:
    """Whether a mail asks for users by what it tells: who came or went, a form, data alone."""
    troubled = any(rules.signals[s].search(small) for s in ("trouble", "chase", "complaint"))
    answers = bool(_ANSWER.match(facts.subject)) and not rules.signals["done"].search(small)
    persons = facts.persons and (answers <= (NAMED in small or bool(facts.enclosed)))
    if facts.agreements and (persons or (answers and not troubled)):
        return True
    if _says_nothing_is_asked(small, rules):
        return False
    asked = [ask for ask in facts.asks if ask.stated and not ask.told]
    if not troubled and persons and (facts.implied or answers):
        return True
    if troubled or any(rules.signals[s].search(small) for s in ("change", "other_kind")):
        return any(_tells_of_leaving(small, ask, rules) for ask in asked)
    headed = _is_headed(facts, rules)
    if "?" not in small and (
        (facts.addresses and (headed or facts.jobcentre or _names_place(facts.own, rules)))
        or (answers and facts.firm_marks and "cvr" in small)
    ):
        return True
    if persons and (asked or headed):
        return not _asks_of_users(small, clauses(small), rules)
    if any(_is_form(text, facts, rules) for text in facts.enclosed):
        return True
    return facts.implied and facts.firm_marks > 1 and "?" not in small


def _names_place(own: str, rules: Rules) -> bool:
    """Whether a municipality is named, and not as a part of an address."""
    return any(
        not re.search(r"\d{4}\s+$", own[max(0, p.start - 8) : p.start])
        for p in find_places(own, rules)
    )


def _says_nothing_is_asked(small: str, rules: Rules) -> bool:
    """ "I skal ikke gøre noget", and not "ingen ændringer på nær …"."""
    found = rules.signals["nothing_asked"].finditer(small)
    return any(not _BUT_FOR.search(_sentence_at(small, m.start())) for m in found)


def _sentence_at(small: str, place: int) -> str:
    start = max(small.rfind(c, 0, place) for c in ".!?\n") + 1
    ends = [end for c in ".!?\n" if (end := small.find(c, place)) >= 0]
    return small[start : min(ends, default=len(small))]


def _tells_of_leaving(small: str, ask: Ask, rules: Rules) -> bool:
    said = small[ask.start : ask.end]
    return (
        ask.own
        and ask.action is Action.REMOVE
        and NAMED in said
        and not any(rules.signals[s].search(said) for s in _OTHER_MATTERS)
    )


def _asks_of_users(small: str, parts: Sequence[Clause], rules: Rules) -> bool:
    """Whether a sentence asks to be told something of users."""
    sentences = (small[part.start : part.end] for part in parts)
    return any(asking_in(said, rules) and rules.signals["thing"].search(said) for said in sentences)


def _is_headed(facts: Facts, rules: Rules) -> bool:
    """Whether the subject of a new mail names what is asked: "Oprettelse", "Ny bruger"."""
    subject = lower(facts.subject)
    if _ANSWER.match(subject) or "?" in subject:
        return False
    return bool(
        next(wishes_in(subject, _starts(subject), rules), None)
        or rules.signals["thing"].search(subject)
    )


def _is_form(text: str, facts: Facts, rules: Rules) -> bool:
    """Whether an enclosed letter wishes for users, or a form names an act and what it is for."""
    small = lower(text[:_FORM])
    if next(_wishes(small, clauses(small), rules), None):
        return True
    return facts.persons and all(
        any(rules.signals[s].search(small) for s in names) for names in (_ACTS, ("thing",))
    )
