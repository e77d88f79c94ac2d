"""What each stretch of a mail asks for: that somebody is created, or removed, or nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from intake.questions import Span, asking_in
from intake.reading import Action
from intake.rules import Rules
from intake.wishes import LONGEST, needs_in, wishes_in
from intake.words import Clause, lower

# A heading with nobody under it, and "not at all".
_NOBODY = re.compile(
    r"\w+\s?:\s*(?:ingen|nej|0|-|none)(?!\w)|(?<!\w)slet (?:ikke|intet|ingen|ingenting)(?!\w)"
)
# What ends is an agreement, a project or patience, and nobody's access.
_NOT_SOMEBODYS = re.compile(
    r"(?<!\w)(?:\w*aftale\w*|\w*kontrakt\w*|projekt\w*|forløb\w*|tilbud\w*|periode\w*|bevilling\w*"
    r"|frist\w*|ferie\w*|kurs\w*|opgave\w*|samarbejde\w*|agreement|contract|project)"
    r"[^.,;:!?]{0,40}?(?<!\w)(?:slut\w*|stop\w*|ophør\w*|udløb\w*|løb\w* ud|opsig\w*|opsagt\w*"
    r"|terminat\w*|expire\w*|ends?)(?!\w)"
    r"|(?<!\w)vente\w* (?:ret meget |meget )?(?:længere|mere)(?!\w)"
)
_OPENED = re.compile(r"(?<!\w)lukk?e?[st]?(?:\s(?!ned)\w+){0,4}?\s(?:op|ind)(?!\w)")
_SEGMENT = re.compile(
    r",\s+(?:(?:og|mens|men|samt|så|hvorefter|derefter|and|while|but)\s+)?|\s(?:og|mens|men|samt"
    r"|derudover|and|while|but|hvorimod)\s"
)
_HERS = re.compile(
    r"(?<!\w)(?:hendes|hans|deres|dennes|vedkommendes|brugerens|her|his|their"
    r"|dens)\s(?:\w+\s){0,2}?(?:adgang\w*|brugeradgang\w*|access|login)"
)


_UNDONE = re.compile(
    r"på forhånd (?:mange )?tak(?: for \w+)?|(?<!\w)(?:ingen|ikke|aldrig|endnu ikke)\s(?:har|er"
    r"|blev|blevet)?\s?(?:blevet )?\w+"
    r"|(?<!\w)(?:når|så snart|indtil|once|when|as soon as)\s[^.,;]{0,60}"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A stretch of text and the action it speaks of; None where it speaks of none.

    `own`: its own words say so; `stated`: its clause does; else the action is that of the words
    around. `strong`: its words are of users and access, and not only of somebody who comes or
    goes. `told`: it tells, asks back or complains, and requests nothing; `done`: it tells what
    was done before. `clause` is its place in the clauses.
    """

    start: int
    end: int
    action: Action | None
    own: bool
    strong: bool
    stated: bool
    told: bool
    done: bool
    clause: int


def read_asks(text: str, parts: Sequence[Clause], rules: Rules) -> list[Ask]:
    """The stretches of a text in its order, each with what it asks for."""
    small = lower(text)
    asks: list[Ask] = []
    last: Action | None = None
    for number, part in enumerate(parts):
        found = list(_in_clause(small, part, number, rules))
        stated = [ask.action for ask in found if ask.stated and not ask.told]
        if not stated and not any(ask.told for ask in found):
            found = [replace(a, action=last) for a in found]
        asks += found
        last = stated[-1] if stated else last
    return asks


def _in_clause(small: str, part: Clause, number: int, rules: Rules) -> Iterator[Ask]:
    spans = list(_segments(small, part))
    told = _told(small, part, spans, rules)
    done = [_is_done(small[a:b], rules) for a, b in spans]
    actions = [
        None if d else action_of(small[a:b], rules) for (a, b), d in zip(spans, done, strict=True)
    ]
    for n, (start, end) in enumerate(spans):
        earlier = [a for a in actions[: n + 1] if a]
        following = [a for a in actions[n:] if a]
        action = actions[n] or (earlier[-1] if earlier else following[0] if following else None)
        own, stated = actions[n] is not None, action is not None
        strong = own and bool(rules.signals["ask"].search(small, start, end))
        asked, past = stated and not done[n], told[n] or done[n]
        yield Ask(start, end, action, own, strong, asked, past, done[n], number)


def _told(small: str, part: Clause, spans: Sequence[Span], rules: Rules) -> list[bool]:
    """For each stretch of a clause, whether it tells of trouble or asks back, without a wish."""
    said = small[part.start : min(part.end, part.start + LONGEST)]
    troubled = any(rules.signals[name].search(said) for name in ("trouble", "chase"))
    asking = asking_in(said, rules)
    if not troubled and not asking:
        return [False] * len(spans)
    starts = [start - part.start for start, _ in spans]
    wished = [a for a, _ in (*wishes_in(said, starts, rules), *needs_in(said, rules))]
    told = []
    for start, end in spans:
        start, end = start - part.start, end - part.start
        asks_back = any(a < end and start < b for a, b in asking)
        told.append((troubled or asks_back) and not any(start <= a < end for a in wished))
    return told


def _is_done(said: str, rules: Rules) -> bool:
    return bool(rules.signals["done"].search(_UNDONE.sub(" ", said)))


def _segments(small: str, part: Clause) -> Iterator[tuple[int, int]]:
    start = part.start
    for cut in _SEGMENT.finditer(small, part.start, part.end):
        yield start, cut.start()
        start = cut.end()
    yield start, part.end


def action_of(said: str, rules: Rules) -> Action | None:
    """What a stretch of text (lower case) asks for by its own words; losing access goes first."""
    said = _NOT_SOMEBODYS.sub(" ", _NOBODY.sub(" ", said))
    if _OPENED.search(said):
        return Action.CREATE
    if rules.signals["remove"].search(said):
        return Action.REMOVE
    if rules.signals["create"].search(_HERS.sub(" ", said)):
        return Action.CREATE
    return None


def ask_at(asks: Sequence[Ask], place: int) -> Ask | None:
    """The stretch that holds a place of the text; `asks` are in the text's order."""
    at = bisect_right(asks, place, key=attrgetter("start")) - 1
    return asks[at] if at >= 0 and place < asks[at].end else None
