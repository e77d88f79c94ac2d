"""What a mail is: a request, misdirected, automatic, or other.

What its sentences wish decides; where they wish for nothing, what it tells and gives does.
"""

import re
from collections.abc import Iterator, Sequence

from intake.asks import Ask, action_of
from intake.authorities import is_misdirected
from intake.automatic import is_automatic, says_automatic
from intake.facts import Facts
from intake.mail import Mail
from intake.places import find_places
from intake.questions import NAMED, Span, asking_in, is_idle_question
from intake.reading import Action, Evidence, Kind
from intake.rules import Rules
from intake.wishes import LONGEST, needs_in, starts_in, wishes_in, without_sayings
from intake.words import Clause, clause_at, clauses, fold, lower

_ANSWER = re.compile(r"\s*(?:(?:re|sv|aw|svar|vs|fwd?|wg)\s*:|\[ls-)", re.I)
_PERSON = re.compile(
    r"(?<!\w)(?:ham|hende|han|hun|hans|hendes|dem|deres|vedkommende|følgende|nedenstående"
    r"|undertegnede|mig|him|her|he|she|them|their|his|following|below|me)(?!\w)"
)
_IT = re.compile(r"(?<!\w)(?:den|det|dette|denne|it|this|that)(?!\w)")
# "Opret din konto nu": it is the reader who is to do it, for herself.
_READERS = re.compile(r"\s(?:nu\s|gratis\s|a\s|en\s)?(?:dig|din|dit|jer som|your|yourself)(?!\w)")
_IS_IT_SO = re.compile(
    r"(?<!\w)(?:er det|er dette|passer det|is (?:it|that|this)) (?:rigtigt|korrekt|sandt|virkelig"
    r"|right|true|correct)|(?<!\w)passer det(?!\w)"
)
_BUT_FOR = re.compile(
    r"(?<!\w)(?:ud ?over|bortset fra|på nær|undtagen|undtaget|andet end|ellers|except|other than"
    r"|apart from|but for)(?!\w)"
)
# "Ingen, der skal oprettes eller slettes": neither is asked.
_NOR = re.compile(r"(?:\s(?:eller|og|or|nor|and)\s(?:have\s|skal\s)?\w{3,20}){1,3}")
# A word in capitals that begins no sentence.
_INSIDE = re.compile(r"(?<=[^\W\d_,] )[A-ZÆØÅ][a-zæøåé]{2,20}(?!\w)")
_NUMBER = re.compile(r"(?<!\w)cvr\W{0,3}(?:nr|nummer)?\W{0,4}\d{2}")
_POSTCODE = re.compile(r"\d{4}\s+$")
_TROUBLES = ("trouble", "chase", "complaint")
_OTHER_MATTERS = ("change", "other_kind")
_ACTS = ("act_now", "act_to_do", "act_due", "act_done", "act_named")
_FORM = 4_000  # letters of an enclosed document within which it says what it is for


def kind_of(mail: Mail, facts: Facts, rules: Rules) -> tuple[Kind, tuple[Evidence, ...]]:
    """A mail's kind, and where it shows."""
    why = is_automatic(mail, rules)
    small = without_sayings(lower(_without_given_names(facts.said, rules)))
    parts = clauses(facts.said)
    wished = next(_wishes(small, parts, rules, capitals=lower(facts.said) != facts.said), None)
    to_anybody = _any(("to_anybody",), small, rules)
    if wished and not facts.persons and (to_anybody or _says_nothing_is_asked(small, parts, rules)):
        wished = None
    tells = facts.persons and bool(_NUMBER.search(small))  # an absence note gives no CVR number
    if not why and not (wished or facts.jobcentre or to_anybody or tells):
        why = says_automatic(small, mail, rules)
    if why:
        return Kind.AUTOMATIC, (Evidence("text", 0, 0, why),)
    if not wished and not _is_asked_without_wish(small, parts, facts, rules):
        return Kind.OTHER, ()
    if is_misdirected(mail, facts, rules):
        return Kind.MISDIRECTED, _places(wished, facts)
    return Kind.REQUEST, _places(wished, facts)


def _without_given_names(said: str, rules: Rules) -> str:
    """The words with given names that stand alone blanked out too, within sentences."""
    return _INSIDE.sub(
        lambda m: NAMED * len(m.group()) if fold(m.group()) in rules.given_names else m.group(),
        said,
    )


def _places(wished: Span | None, facts: Facts) -> tuple[Evidence, ...]:
    stated = [(a.start, a.end) for a in facts.asks if a.stated and not a.told]
    spans = [wished] if wished else stated[:1]
    return tuple(Evidence("text", *s, "Her bedes om oprettelse eller nedlæggelse") for s in spans)


# --- what is wished ---------------------------------------------------------------------------


def _wishes(
    small: str, parts: Sequence[Clause], rules: Rules, *, capitals: bool = True
) -> Iterator[Span]:
    """Where a text (lower case) wishes that users be made or taken away.

    Where it had no `capitals`, names are not found in it, and any sentence may name somebody.
    Who says that somebody needs access, and asks how to get it, wishes for nothing yet.
    """
    before, asks_how = "", _asks_of_users(small, parts, rules)
    for part in parts:
        said = _said(small, part)
        spans = [*wishes_in(said, starts_in(said), rules)]
        if NAMED in said or not asks_how:
            spans += needs_in(said, rules)
        over = _nothing_until(said, rules)
        for start, end in spans:
            if start >= over and (
                _is_for_users(said, end, rules, capitals)
                or (_IT.search(said) and _is_for_users(before, 0, rules, capitals))
            ):
                yield part.start + start, part.start + end
        before = said


def _said(small: str, part: Clause) -> str:
    return small[part.start : min(part.end, part.start + LONGEST)]


def _is_for_users(said: str, end: int, rules: Rules, capitals: bool) -> bool:
    """Whether what a sentence wishes for is for users here, and not for something else."""
    if NAMED in said:
        return True
    if _any(("other_kind", "not_users"), said, rules) or _READERS.match(said, end):
        return False
    return (
        not capitals or bool(_PERSON.search(said)) or _any(("staff", "thing", "self"), said, rules)
    )


def _any(names: Sequence[str], said: str, rules: Rules) -> bool:
    return any(rules.signals[name].search(said) for name in names)


# --- what is asked without a wish -------------------------------------------------------------


def _is_asked_without_wish(small: str, parts: Sequence[Clause], facts: Facts, rules: Rules) -> bool:
    """Whether a mail asks for users by what it tells: who came or went, a form, data alone."""
    troubled = _any(_TROUBLES, small, rules)
    answers = bool(_ANSWER.match(facts.subject)) and not _any(("done",), small, rules)
    # Whom the subject of an answer names, the mail that is answered asked for.
    persons = facts.persons and (NAMED in small or bool(facts.enclosed) or not answers)
    if facts.agreements and (persons or (facts.jobcentre and not troubled)):
        return True
    if _says_nothing_is_asked(small, parts, rules) or _any(("to_anybody",), small, rules):
        return False
    if persons and not troubled and (facts.implied or answers) and not _IS_IT_SO.search(small):
        return True
    asked = _asked(small, parts, facts.asks, rules)
    if troubled or _any(_OTHER_MATTERS, small, rules):
        return any(_tells_of_leaving(small, ask, rules) for ask in asked)
    headed = _is_headed(facts, rules)
    if "?" not in small and _gives_data(small, facts, answers, headed, rules):
        return True
    if persons and (asked or headed):
        return not _asks_of_users(small, parts, rules)
    return any(_is_form(text, facts, rules) for text in facts.enclosed)


def _gives_data(small: str, facts: Facts, answers: bool, headed: bool, rules: Rules) -> bool:
    """Whether a mail gives what a request holds, and says no more of it."""
    if facts.addresses and (headed or facts.jobcentre or _names_place(facts.own, rules)):
        return True
    if answers and facts.addresses and facts.firm_marks:
        return True
    return facts.implied and (answers or facts.firm_marks > 1)


def _asked(small: str, parts: Sequence[Clause], asks: Sequence[Ask], rules: Rules) -> list[Ask]:
    """The stretches that ask for something, and are no questions of how things are."""
    idle = {part.start for part in parts if is_idle_question(_said(small, part))}
    stated = [ask for ask in asks if ask.stated and not ask.told]
    # What stands in quotation marks alone is another's, and is blank in `small`.
    spoken = {a.clause for a in stated if a.own and action_of(small[a.start : a.end], rules)}
    stated = [a for a in stated if a.clause in spoken]
    return [a for a in stated if not (p := clause_at(parts, a.start)) or p.start not in idle]


def _names_place(own: str, rules: Rules) -> bool:
    """Whether a municipality is named, and not as a part of an address."""
    return any(
        not _POSTCODE.search(own, max(0, p.start - 8), p.start) for p in find_places(own, rules)
    )


def _nothing_until(said: str, rules: Rules) -> int:
    """How far a sentence says that nothing is asked: not "ingen ændringer på nær …"."""
    if _BUT_FOR.search(said):
        return 0
    ends = [m.end() for m in rules.signals["nothing_asked"].finditer(said)]
    ends += [m.end() for end in ends if (m := _NOR.match(said, end))]
    return max(ends, default=0)


def _says_nothing_is_asked(small: str, parts: Sequence[Clause], rules: Rules) -> bool:
    return any(_nothing_until(_said(small, part), rules) for part in parts)


def _tells_of_leaving(small: str, ask: Ask, rules: Rules) -> bool:
    said = small[ask.start : ask.end]
    return (
        ask.own
        and ask.action is Action.REMOVE
        and NAMED in said
        and not _any((*_TROUBLES, *_OTHER_MATTERS), said, rules)
    )


def _asks_of_users(small: str, parts: Sequence[Clause], rules: Rules) -> bool:
    """Whether a sentence asks to be told something of users, or whether what was said is so."""
    return bool(_IS_IT_SO.search(small)) or any(
        (is_idle_question(said) or asking_in(said, rules)) and _any(("thing",), said, rules)
        for said in (_said(small, part) for part in parts)
    )


def _is_headed(facts: Facts, rules: Rules) -> bool:
    """Whether the subject of a new mail names what is asked: "Oprettelse", "Ny bruger"."""
    subject = lower(facts.subject)[:LONGEST]
    if _ANSWER.match(subject) or "?" in subject:
        return False
    wished = next(wishes_in(subject, starts_in(subject), rules), None)
    asked = wished is not None or action_of(subject, rules) is not None
    return asked or _any(("thing",), subject, rules)


def _is_form(text: str, facts: Facts, rules: Rules) -> bool:
    """Whether an enclosed letter wishes for users, or a form names an act and what it is for."""
    small, parts = lower(text[:_FORM]), clauses(text[:_FORM])
    if next(_wishes(small, parts, rules), None):
        return True
    return facts.persons and _any(_ACTS, small, rules) and _any(("thing",), small, rules)
