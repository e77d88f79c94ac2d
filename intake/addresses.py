"""E-mail addresses in a text, and what is given as one and cannot be one."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.words import fold, lower

_ATOM = r"[\w.!#$%&'*+/=?^`{|}~-]"
_ADDRESS = re.compile(
    rf"(?<![\w.@+-])({_ATOM}*[\w+]@(?:[\w-]+\.)+[^\W\d_][\w-]*[^\W_])(?![\w@]|\.\w|-\w)"
)
_MEANT = re.compile(
    rf"(?<![\w.@])(?:{_ATOM}+\s?(?:\(at\)|\[at\]|\{{at\}}|\(a\)|\(snabel-?a\)|snabela)\s?[\w.-]+"
    rf"|{_ATOM}+@[\w.,-]*|@[\w-]+\.[\w.-]+)"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:e-?mail\w*|mail|mailadresse\w*|mailadr|e-mailadresse\w*"
    r"|epost)\s*(?:\(arbejde\))?\s*[:=\t]\s*"
    r"(?P<value>[^\s,;<>()]+(?: ?(?:@|\(at\)) ?[^\s,;]+)?)"
)
# "hendes mail er ida.nordjob.dk": of three parts or more, and no page on the web.
_WITHOUT_AT = re.compile(
    r"(?<!\w)(?:e-?)?(?:mail|post|adresse)\w{0,10}\s?(?:\([^()\n]{0,20}\)\s?)?(?:er|is|:|=)\s{0,3}"
    r"(?P<value>(?!www\.|https?:)[^\W\d_][\w-]{0,40}(?:\.[\w-]{2,40}){1,4}"
    r"\.(?:dk|com|net|org|eu|nu|io|de|se|no|uk|example))(?![\w@/])"
)
_LOOKS_MEANT = re.compile(r"[@.]\w|\w[@]|\(at\)|\[at\]")


@dataclass(frozen=True, slots=True)
class Given:
    """What a text gives as an e-mail address; `value` is None where it cannot be one."""

    value: str | None
    start: int
    end: int


@lru_cache(maxsize=32)
def find_addresses(text: str) -> tuple[Given, ...]:
    """The e-mail addresses in a text, in its order and in lower case (RFC 5321, 4.1.2)."""
    small = lower(text)  # which leaves letters that are two in lower case as they are
    found = [Given(m[1].lower(), *m.span(1)) for m in _ADDRESS.finditer(small) if _can_be(m[1])]
    taken = [(g.start, g.end) for g in found]
    for match in _MEANT.finditer(small):
        if not _overlaps(taken, match.span()):
            found.append(Given(None, *match.span()))
            insort(taken, match.span())
    for match in _LABELLED.finditer(small):
        span = match.span("value")
        if not _overlaps(taken, span) and _LOOKS_MEANT.search(match["value"]):
            found.append(Given(None, *span))
            taken.append(span)
    for match in _WITHOUT_AT.finditer(small):
        if not any(a < match.end("value") and match.start("value") < b for a, b in taken):
            found.append(Given(None, *match.span("value")))
    return tuple(sorted(found, key=lambda given: given.start))


def _overlaps(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    at = bisect_left(taken, span)
    return any(a < span[1] and span[0] < b for a, b in taken[max(0, at - 1) : at + 1])


def _can_be(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    if local.startswith(".") or local.endswith(".") or ".." in local or len(address) > 254:
        return False
    return all(label and label[0] != "-" and label[-1] != "-" for label in domain.split("."))


def _without_umlauts(folded: str) -> str:
    """One spelling for Jürgen ("jurgen") and his juergen@…."""
    return re.sub(r"([aou])e", r"\1", folded)


def fits(address: str, words: tuple[str, ...]) -> bool:
    """Whether an address looks like a person's own: her name, or her initials, stand in it."""
    local = re.sub(r"[\d_]", "", address.partition("@")[0])
    plain = "".join(ch for ch in local if ch.isalpha())
    parts = {part for part in re.split(r"[^a-zæøå]", local) if len(part) > 2}
    folded = fold(plain)
    initials = "".join(word[0] for word in words if word)
    if len(initials) > 1 and folded in (initials, initials[0] + initials[-1]):
        return True
    if len(words) > 1 and any(
        words[0].startswith(folded[:n]) and words[-1].startswith(folded[n:])
        for n in range(1, len(folded))
    ):
        return True  # ikr is Ida Krogh
    spelt = _without_umlauts(folded)
    if any(len(word) > 2 and _without_umlauts(word) in spelt for word in words):
        return True
    return any(fold(part) in words for part in parts)
