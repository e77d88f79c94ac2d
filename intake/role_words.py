"""Where a text speaks of a role or an application, and whether it wishes for it there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from operator import attrgetter

from intake.asks import Ask, ask_at
from intake.questions import is_within, silent_in
from intake.reading import Action
from intake.rules import Rules
from intake.words import Clause, clause_at

_MOST = 200  # a mail that speaks more often of roles asks for none of them by the last
_NEAR = 240  # letters around a role that are looked at
_LEAD_LINES = 15
_LONGEST_ITEM = 120
# Where what was said of one role ends, and a new thought begins.
_TURN = re.compile(
    r"[;()]|\s[-–]\s|\s(?:men|mens|dog|hvorimod|but|while|whereas|however|though|altså)\s"
    r"|,\s(?:(?:og|så|and|so)\s)?(?=(?:skal|hun|han|de|vi|jeg|den|det|som|der|hvor|mens|nu|hvis|da"
    r"|fordi|for|når|selvom|eftersom|så|dog|vil|kan|må|ikke|if|because|since|when|as|who|which|she"
    r"|he|they|we|i|it|so|not|though|although)\s)"
    r"|\s(?:og|and|så|so|eller|or|samt)\s(?=(?:skal|bedes|ønskes|nu|har|er|hun|han|de|vi|jeg|det"
    r"|vil|kan|må|får|bruger|bør|ikke|ingen|uden|should|needs?|must|she|he|they|we|is|has|not|no"
    r"|without)\s)"
    r"|,\s(?=[^\s,.;]{1,20}\s(?:skal|må|kan|bør|får|does|do|should|needs?)\s)"
    r"|\s(?=(?:undtagen|undtaget|bortset fra|på nær|except|excluding|apart from)\s)"
)
# These look like a refusal, and are none.
_NO_REFUSAL = re.compile(
    r"(?<!\w)(?:ikke (?:kun|bare|alene|blot|mindst|også|alle|længe|i tvivl|glemme?)"
    r"|glem(?:mer)? ikke|hvis ikke|not (?:only|just|least|all)|don['’]?t forget"
    r"|ingen problem\w*|no problem"
    r"|(?:vil|kan|kunne|må) (?:i|du|vi) ikke|(?:kan|må|skal|bør) (?:hun|han|de) ikke (?:også|lige)"
    r"|could(?:n['’]t| not) you|can(?:['’]t|not) you|uden (?:om|videre)"
    r"|senere (?:på|i) (?:ugen|dag|måneden)|no later than|sooner or later)(?!\w)"
    r"|(?<!\w)(?:undtagen|undtaget|bortset fra|på nær|except|apart from)(?:\s\S{1,20}){1,4}"
    r"\s(?=(?:skal|bør|må|kan|should|must|needs?)\s)"
)
# What somebody cannot do now is why a mail asks, and no wish by itself.
_LACKS = re.compile(
    r"(?<!\w)(?:(?:har|kan|kunne|havde|ser)\s(?:\w+\s){0,3}(?:ikke|ingen)"
    r"|(?:can|could|has|have|does|do|did|is|are)(?:\s(?:not|no)|n['’]t|not))"
    r"(?!\s(?:\w+\s){0,2}(?:brug|behov|need|require|want|skal|to have))"
    r"(?:\s(?:få|have|bruge|lave|oprette|se|adgang|access|able))?(?!\w)"
)
_REQUEST = re.compile(
    r"(?<!\w)(?:anmod\w*|bed\w*|ansøg\w*|ønske\w*|oprettelse\w*|adgang\w*|rettighed\w*|rolle\w*"
    r"|request\w*|ask\w*|apply|applies|mail\w*)\s(?:også\s|derfor\s|hermed\s)?(?:om|for)\s$"
)
_POSSIBLE = re.compile(
    r"(?<!\w)(?:muligt|mulighed|possible|way)(?!\w).{0,60}?(?<!\w)(?:få|give|hende|ham|hun|han|dem|de"
    r"|get|her|him|she|he|them|they)(?!\w)",
    re.S,
)
_YES, _NO = r"ja|yes|x|✓|✔|☑|☒|j|y|ok|skal", r"nej|no|n|nix|ikke[^\n]{0,30}|ingen|none|÷|–|-"
_ANSWER = re.compile(rf"[:?\t=|)]\s*(?:(?P<yes>{_YES})|(?P<no>{_NO}))[ \t.!]*$")
_ANSWER_BELOW = re.compile(rf":?[ \t]*\n[ \t]*(?:(?P<yes>{_YES})|(?P<no>{_NO}))[ \t.!]*(?:\n|$)")
_CHOICE = re.compile(r"(?<!\w)(?:ja\s?/\s?nej|yes\s?/\s?no)(?!\w)")
_TICKED_ANSWER = re.compile(r"(?:\[x\]|\(x\)|☒|☑|✓|✔|■)\s?(?:(?P<yes>ja|yes)|(?P<no>nej|no))(?!\w)")
_BOX = re.compile(r"(?P<on>\[x\]|\(x\)|☒|☑|✓|✔|■)|\[ ?\]|\( ?\)|☐|□|◻")
_ITEM = re.compile(r"[ \t]*(?:[-–•*·o+]|\d{1,2}[.)])?[ \t]*")
_JOINERS = re.compile(
    r"(?<!\w)(?:og|samt|også|både|med|i|and|both|with|in|plus|adgang|rolle\w*|ret til|til|kunne"
    r"|oprette|lave|dvs|jobnet|jobcenter|the|to|create|for|tak|please|ps)(?!\w)|[\W\d_]"
)


class Meant(Enum):
    """How a role is spoken of."""

    WISHED = "wished for"
    REFUSED = "not wished for, or taken away"
    TOLD = "only spoken of"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a role; `name` is what it names (see `Askable`)."""

    start: int
    end: int
    role: str
    name: str


@dataclass(frozen=True)
class Speech:
    """A text as roles are looked for in it: `small` is in lower case, with persons' names and
    addresses blanked out. `mentions` are in its order."""

    small: str
    parts: Sequence[Clause]
    asks: Sequence[Ask]
    mentions: Sequence[Mention]
    rules: Rules

    def clause(self, place: int) -> tuple[int, int]:
        clause = clause_at(self.parts, place)
        return (clause.start, clause.end) if clause else self.line(place)

    def line(self, place: int) -> tuple[int, int]:
        end = self.small.find("\n", place)
        return self.small.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.small)

    def mention_after(self, place: int, end: int) -> Mention | None:
        at = bisect_left(self.mentions, place, key=attrgetter("start"))
        found = self.mentions[at] if at < len(self.mentions) else None
        return found if found and found.start < end else None

    def mention_before(self, place: int, start: int) -> Mention | None:
        at = bisect_right(self.mentions, place, key=attrgetter("end")) - 1
        found = self.mentions[at] if at >= 0 else None
        return found if found and found.start >= start else None


def find_mentions(small: str, rules: Rules) -> list[Mention]:
    """Each stretch of a text (as in `Speech`) that names a role, the longer before the shorter."""
    found: list[Mention] = []
    for askable in rules.roles.askables:
        for match in islice(askable.words.finditer(small), _MOST):
            found.append(Mention(match.start(), match.end(), askable.role, askable.name))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(m.start < mention.end and mention.start < m.end for m in kept):
            kept.append(mention)
        if len(kept) == _MOST:
            break
    return sorted(kept, key=attrgetter("start"))


def meant(speech: Speech, mention: Mention) -> Meant | None:
    """Whether a mail wishes for a role where it names it: by an answer or a tick beside it, by the
    words of its own thought, else by those that it is an item of; None where nothing tells."""
    filled = _filled_in(speech, mention)
    if filled:
        return filled
    ask = ask_at(speech.asks, mention.start)
    if _is_asked_about(speech, mention) or (ask and ask.done):
        return Meant.TOLD
    own = _by_own_thought(speech, mention)
    if own is Meant.WISHED and ask and ask.own and ask.action is Action.REMOVE:
        return Meant.REFUSED
    return own or _by_clause(speech, mention) or _by_place(speech, mention)


# --- forms ------------------------------------------------------------------------------------


def _filled_in(speech: Speech, mention: Mention) -> Meant | None:
    """What is ticked, or answered by yes or no, on a role's line."""
    start, end = speech.line(mention.start)
    end = min(end, mention.end + _NEAR)
    boxes = list(_BOX.finditer(speech.small, max(start, mention.start - _NEAR), mention.start))
    box = boxes[-1] if boxes else None
    if box and not speech.mention_before(mention.start, box.end()):
        return Meant.WISHED if box["on"] else Meant.TOLD
    rest = speech.small[mention.end : end]
    other = speech.mention_after(mention.end, end)
    answer = _TICKED_ANSWER.search(rest) or (None if other else _ANSWER.search(rest))
    answer = answer or (None if other else _answer_below(speech, mention, end))
    if answer:
        return Meant.WISHED if answer["yes"] else Meant.REFUSED
    return Meant.TOLD if _CHOICE.search(rest) else None


def _answer_below(speech: Speech, mention: Mention, end: int) -> re.Match[str] | None:
    if not speech.small[mention.end : end].rstrip(" ?").endswith(":"):
        return None
    return _ANSWER_BELOW.match(speech.small, end)


# --- sentences --------------------------------------------------------------------------------


def _is_asked_about(speech: Speech, mention: Mention) -> bool:
    start, end = speech.clause(mention.start)
    start, end = max(start, mention.start - 4 * _NEAR), min(end, mention.end + 4 * _NEAR)
    said = speech.small[start:end]
    if _POSSIBLE.search(said):
        return False
    return is_within(mention.start - start, silent_in(said, speech.rules))


def _by_own_thought(speech: Speech, mention: Mention) -> Meant | None:
    """By what is said of it before and after, within its thought; None where nothing is."""
    before, after = _before(speech, mention), _after(speech, mention)
    signals = speech.rules.signals
    if _is_refused(before, speech.rules) or _is_refused(after, speech.rules):
        return Meant.REFUSED
    about = [m for m in signals["role_about"].finditer(before) if m.end() >= len(before.rstrip())]
    if about and not _REQUEST.search(before):
        return Meant.TOLD
    cue = _last_cue(before, speech.rules)
    if cue:
        return cue
    if signals["role_had"].search(after) or _LACKS.search(after):
        return Meant.TOLD
    return Meant.WISHED if signals["role_wanted"].search(after) else None


def _before(speech: Speech, mention: Mention) -> str:
    start, _ = speech.clause(mention.start)
    start = max(start, mention.start - _NEAR)
    for turn in _TURN.finditer(speech.small, start, mention.start):
        start = turn.end()
    other = speech.mention_before(mention.start, start)
    comma = speech.small.rfind(",", other.end, mention.start) if other else -1
    if other and comma >= 0:
        gap = speech.small[other.end : comma]
        signals = speech.rules.signals
        if signals["role_refused"].search(gap) or signals["role_wanted"].search(gap):
            start = comma + 1  # "Planner skal hun ikke have, jobordrer …"
    return speech.small[start : mention.start]


def _after(speech: Speech, mention: Mention) -> str:
    _, end = speech.clause(mention.start)
    end = min(end, mention.end + _NEAR)
    turn = _TURN.search(speech.small, mention.end, end)
    end = turn.start() if turn else end
    other = speech.mention_after(mention.end, end)
    return speech.small[mention.end : other.start if other else end]


def _is_refused(said: str, rules: Rules) -> bool:
    said = _LACKS.sub(" ", _NO_REFUSAL.sub(" ", said))
    return rules.signals["role_refused"].search(said) is not None


def _last_cue(before: str, rules: Rules) -> Meant | None:
    """What the last words before a role say: "hun har allerede …", "… skal hun have …"."""
    signals = rules.signals
    cues = [(m.end(), -m.start(), Meant.WISHED) for m in signals["role_wanted"].finditer(before)]
    cues += [(m.end(), -m.start(), Meant.TOLD) for m in signals["role_had"].finditer(before)]
    cues += [(m.end(), -m.start(), Meant.TOLD) for m in _LACKS.finditer(before)]
    return max(cues, key=lambda cue: cue[:2])[2] if cues else None


def _by_clause(speech: Speech, mention: Mention) -> Meant | None:
    """Where its own thought says nothing: by what the sentence wishes before it."""
    start, _ = speech.clause(mention.start)
    before = speech.small[max(start, mention.start - 2 * _NEAR) : mention.start]
    return Meant.WISHED if _last_cue(before, speech.rules) is Meant.WISHED else None


# --- lists ------------------------------------------------------------------------------------


def _by_place(speech: Speech, mention: Mention) -> Meant | None:
    """As an item of what a line above ends with a colon for; or as a line of roles alone."""
    start, end = speech.line(mention.start)
    if _is_added(speech, mention, start, end):
        return Meant.WISHED
    if end - start > _LONGEST_ITEM:
        return None
    lead = lead_of(speech, mention.start)
    if lead:
        said = speech.small[lead[0] : lead[1]]
        if _is_refused(said, speech.rules):
            return Meant.REFUSED
        wanted = speech.rules.signals["role_wanted"].search(said)
        return Meant.WISHED if wanted else None
    clause = speech.clause(mention.start)
    alone = _is_only_roles(speech, start, end) or _is_only_roles(speech, *clause)
    return Meant.WISHED if alone else None


def _is_added(speech: Speech, mention: Mention, start: int, end: int) -> bool:
    """Whether it stands with roles alone behind a colon, or in brackets: "Ida (JobKon og …)"."""
    small = speech.small
    colon = small.rfind(":", max(start, mention.start - _LONGEST_ITEM), mention.start)
    if colon >= 0 and _is_only_roles(speech, colon + 1, min(end, mention.end + _LONGEST_ITEM)):
        return True
    opens = small.rfind("(", max(start, mention.start - _LONGEST_ITEM), mention.start)
    closes = small.find(")", mention.end, min(end, mention.end + _LONGEST_ITEM))
    return 0 <= opens < closes and _is_only_roles(speech, opens + 1, closes)


def lead_of(speech: Speech, place: int) -> tuple[int, int] | None:
    """The line that ends with a colon which a place's line is an item of."""
    start, _ = speech.line(place)
    blanks = 0
    for _ in range(_LEAD_LINES):
        if start <= 0:
            return None
        end = start - 1
        start = speech.small.rfind("\n", 0, end) + 1
        line = speech.small[max(start, end - 2 * _LONGEST_ITEM) : end].rstrip()
        if line.endswith(":"):
            return start, end
        blanks += not line
        if blanks > 1 or end - start > _LONGEST_ITEM:
            return None
    return None


def _is_only_roles(speech: Speech, start: int, end: int) -> bool:
    at, rest = start, ""
    for mention in _mentions_in(speech, start, end):
        rest += speech.small[at : mention.start] + " "
        at = mention.end
    return not _JOINERS.sub("", rest + speech.small[at:end])


def _mentions_in(speech: Speech, start: int, end: int) -> Iterator[Mention]:
    at = bisect_left(speech.mentions, start, key=attrgetter("start"))
    while at < len(speech.mentions) and speech.mentions[at].start < end:
        yield speech.mentions[at]
        at += 1
