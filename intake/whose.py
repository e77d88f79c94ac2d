"""Whose a CVR number is: the writer's firm's, somebody else's, or a former one."""

import re
from collections.abc import Sequence

from intake.cvr import Number
from intake.layout import smooth
from intake.rules import Rules
from intake.words import fold, lower

_STOPS = ("\n", ". ", "; ", ", at ", " that ", " men ", " but ")
_WITHIN = 90
_NEAR = 30
_MUNICIPALITY = re.compile(r"(?<!\w)kommunes?(?!\w)")
_NOT_THIS = re.compile(
    r"(?<!\w)(?:ikke|not|no longer|frem for|i stedet for|instead of|rather than)"
    r"\s(?:længere |det |cvr\S* |nr\S* )*$"
)
_BEHIND = re.compile(
    r"[\s,]{0,2}(?:\((?P<bracket>[^()\d\n]{1,60})\)|(?:som |der |which |that )?(?:er|var|is|was)"
    r"(?P<clause> [^(),.\d\n]{1,50}))"
)
_FIRM_BEFORE = re.compile(
    r"(?<!\w)(?:aps|a/s|i/s|s/i|ivs|k/s|p/s|amba|fmba|smba|fonden|firma\w*|virksomhed\w*"
    r"|selskab\w*|forretning\w*|klinik\w*|butik\w*|forening\w*|skole[nr]?)"
    r"(?:\s(?:er|har|hedder))?(?:\s(?:nr|nummer)(?!\w))?[\s,.(:/|·–-]{0,4}$"
)
_FIRMS_LINE = re.compile(
    r"\W*(?:firma|virksomhed|aktør|anden aktør|selskab|arbejdsgiver|leverandør|company|employer)"
    r"[^:=\n]{0,20}[:=]"
)
_NUMBER_IS = re.compile(
    r"(?:nummer(?:et)?|number|nr)[^\n.?!\d]{0,40}(?:er|is|:) ?$"
    r"|(?<!\w)(?:vores|vort|ours?),?(?: (?:som|der|which|nummer|number))? (?:er|is) $"
    r"|(?<!\w)(?:nye|nyt|nuværende|new)(?: (?:nummer|number))? (?:er|is|bliver) $"
)
_NAMED_BEFORE = re.compile(r"[^\W\d_][\w&.' -]{2,60}?\s{0,2}[(\[–|·,-]\s?$")
_IN_PAIRS = re.compile(r"\d\d[ .-]\d\d(?!\d)")


def own_number(numbers: Sequence[Number], text: str, rules: Rules) -> Number | None:
    """Which of a text's numbers is the writer's firm's.

    A number that the text gives to somebody else, or to former times, is never it. A valid number
    is taken before one that is not, but a labelled one before one that stands alone, and the nearer
    the words make it the writer's, the better.
    """
    known = rules.own_numbers | rules.municipal_numbers.keys()
    small = smooth(text)
    judged: dict[str, list[tuple[Number, int | None]]] = {}
    after = 0
    for number in numbers:
        if number.value not in known:
            judged.setdefault(number.value, []).append(
                (number, _whose(small, number, after, rules))
            )
        after = number.end
    ranked = [r for said in judged.values() if (r := _together(said))]
    valid = max((r for r in ranked if r[2].valid), key=lambda r: r[:2], default=None)
    called = next((number for labelled, _, number in ranked if labelled), None)
    # What is called the number and fails its check is asked about: a telephone number passes too.
    return valid[2] if valid and (valid[0] or not called) else called


def _together(said: Sequence[tuple[Number, int | None]]) -> tuple[bool, int, Number] | None:
    """What a number is that stands in several places: whether labelled, how surely the writer's."""
    marks = [whose for _, whose in said if whose is not None]
    if len(marks) < len(said):
        return None
    best = next((number for number, _ in said if number.labelled), said[0][0])
    return best.labelled, max(marks), best


def _whose(small: str, number: Number, after: int, rules: Rules) -> int | None:
    """How surely a number is the writer's by the words around it; None where it is another's.

    The words nearest before it in its sentence decide: "vores revisors CVR". A municipality's
    name next to it makes it that municipality's, unless no other number is there.
    """
    starts = (small.rfind(mark, 0, number.start) for mark in _STOPS)
    start = max(*starts, after, number.start - _WITHIN)
    before, behind = small[start : number.start], _said_behind(small, number.end)
    others, former = rules.signals["not_our_number"], rules.signals["former_number"]
    if _NOT_THIS.search(before) or others.search(behind) or former.search(behind):
        return None
    ours = [m.span() for m in rules.signals["our_number"].finditer(before)]
    theirs = [m.span() for m in others.finditer(before)]
    theirs += [m.span() for m in former.finditer(before, max(0, len(before) - _NEAR))]
    last = max((b for _, b in ours), default=0)
    if any(b > last for _, b in theirs):
        return None
    if _MUNICIPALITY.search(before, last):
        return 0
    return 2 if ours or rules.signals["our_number"].search(behind) else 1


def _said_behind(small: str, end: int) -> str:
    """What is said of a number right after it: "(vores revisor)", "er kommunens CVR"."""
    match = _BEHIND.match(small, end)
    return (match["bracket"] or match["clause"]) if match else ""


def stands_alone(text: str, number: Number, domain: str) -> bool:
    """Whether a number that nothing calls a CVR number can be nothing else.

    It is written as one (not in pairs, as a telephone number is), and follows a firm's name: one
    that ends as firms' names do, or that is in the `domain` that the mail comes from.
    """
    if _IN_PAIRS.search(text[number.start : number.end]):
        return False
    small = lower(text)
    before = small[small.rfind("\n", 0, number.start) + 1 : number.start]
    if "\t" in before:
        return False
    if _FIRMS_LINE.match(before) or _FIRM_BEFORE.search(before) or _NUMBER_IS.search(before):
        return True
    named = _NAMED_BEFORE.search(before)
    return bool(named and _is_in(domain, named.group()))


_IN_AN_ANSWER = 3  # words beside a number that answers a question
_ASKED_FOR = re.compile(
    r"\W*\d{1,2}[.)] [^\n]{0,80}?(?<!\w)cvr(?!\w)|[^\n]{0,120}(?<!\w)cvr\W[^\n]*\?"
)


def stands_by_itself(text: str, number: Number) -> bool:
    """Whether a number is all that a mail says, has a line of its own below a firm's name, or
    answers a question for it on the line above."""
    small = lower(text)
    above, _, before = small[: number.start].rpartition("\n")
    after, _, rest = small[number.end :].partition("\n")
    paired = _IN_PAIRS.search(text[number.start : number.end])
    question = above.rstrip().rpartition("\n")[2]
    few_words = len(re.findall(r"\w+", before + after)) <= _IN_AN_ANSWER
    if few_words and not paired and _ASKED_FOR.match(question):
        return True
    alone = not (before + after).strip() and not paired
    return alone and (not (above + rest).strip() or bool(_FIRM_BEFORE.search(above)))


def _is_in(domain: str, name: str) -> bool:
    """Whether one of a name's words is a part of the domain."""
    host = fold(domain.rpartition(".")[0])
    return any(len(word) > 3 and fold(word) in host for word in re.findall(r"[^\W\d_]+", name))
