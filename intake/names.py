"""What a person's name looks like, and how it is put: given names first, no titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.rules import Rules
from intake.words import fold, lower

LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_IN_NAME = re.compile(rf"{LETTER}+(?:['’ʼ‐-]{LETTER}+)*\.?")
ELIDED = re.compile(r"[a-z]{1,2}['’][^\W\d_a-z]")  # d'Angelo
# First names that are written short, and go on after a full stop: "Kirsten Aa. Madsen".
SHORT_NAMES = frozenset("aa chr th kr joh fr vald jr".split())
_TITLE = re.compile(
    r"\([^()\n]*\)|(?<!\w)(?:cand|mag|stud|exam|dipl)\.\s?\w+\.?(?:\s?\w+\.)*|(?<!\w)(?:ph\.?d|dr"
    r"|hr|fr|frk|mr|mrs|ms|prof|msc|bsc|ma|hd|mba)\.?(?!\w)",
    re.I,
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+")
_PARTICLE_BEFORE = re.compile(r"(?<!\w)[a-z]{2,3} $")
# "Holm, Ida (ih@…) og Dahl, Bo (bd@…)"
_AFTER_ANOTHER = re.compile(
    r"[^\W\d_], [^\n@\x00]{2,40}[@\x00][\w.\x00-]{4,60}[)>]?(?:,|;| og| samt| &)$"
)
_ADDRESS_NEXT = re.compile(r"[\s,;(<–-]{1,4}(?:[\w.+-]{1,40}@|\x00)")
LONGEST = 7
_BEFORE = 120  # letters of a line in which another name may stand before one


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in a text: `value` as it is given on, `text[start:end]` as it stands.

    `given` is True where the text calls it a name (a label, a column), and so needs no proof.
    """

    value: str
    start: int
    end: int
    given: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return name_words(self.value)

    @property
    def is_full(self) -> bool:
        """Whether it is more than one word; `Anne-Marie` is one."""
        return " " in self.value


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words, folded for comparison."""
    return tuple(fold(word) for word in re.findall(r"\w+", name))


def looks_like_a_name(value: str, rules: Rules) -> bool:
    """Whether all of what a form gives is a person's name, in ordinary, small or great letters."""
    words = _TITLE.sub(" ", value).replace(".", ". ").split()
    if not 1 <= len(words) <= LONGEST or not all(map(_IN_NAME.fullmatch, words)):
        return False
    first = fold(words[0].strip("."))
    if first in rules.words["not_names"] and first not in rules.given_names:
        return False
    if any(rules.signals["firm_name"].fullmatch(lower(word)) for word in words):
        return False
    if all(word.islower() for word in words):
        ordinary = rules.words["not_names"]
        return len(words) > 1 and not any(fold(word) in ordinary for word in words)
    return all(
        not part.islower() or part in rules.words["particles"] or ELIDED.match(part)
        for part in words
    )


def tidy(name: str) -> str:
    """A name as it is given on: spaces single, titles gone, capitals sensible, given names first.

    `Thygesen, Karla (cand.mag.)` is `Karla Thygesen`; `jens hansen` is `Jens Hansen`.
    """
    name = _TITLE.sub(" ", name)
    last, comma, first = name.partition(",")
    if comma and first.strip():
        name = f"{first} {last}"
    words = [word.strip(",;:" if _is_short(word) else ".,;:") for word in name.split()]
    words = [word for word in words if word]
    letters = "".join(words)
    if letters.islower() or (letters.isupper() and any(len(word) > 2 for word in words)):
        words = [_capital(word.lower()) for word in words]
    return " ".join(words)


def _is_short(word: str) -> bool:
    """Whether a word of a name ends with a full stop because it is written short: "J.", "Chr."."""
    return bool(_INITIALS.fullmatch(word)) or fold(word.rstrip(".,;:")) in SHORT_NAMES


def _capital(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    return "".join(part[:1].upper() + part[1:] for part in parts)


def surname_first(text: str, names: Sequence[Name], at: int, rules: Rules) -> Name | None:
    """`Hansen, Jens` where two names stand so: alone on their line, before an address, or with the
    first in capitals."""
    if at + 1 >= len(names):
        return None
    last, first = names[at], names[at + 1]
    line = text.rfind("\n", 0, last.start) + 1
    particle = _PARTICLE_BEFORE.search(text, max(line, last.start - 5), last.start)
    if particle and particle.group().strip() in rules.words["particles"]:
        last = Name(f"{particle.group()}{last.value}", particle.start(), last.end)
    lead = text[line : last.start].rstrip()
    alone = not lead.strip(" -–•*\t0123456789.)") or lead.endswith(":")
    alone = alone or bool(
        _AFTER_ANOTHER.search(lead[-_BEFORE:]) and _ADDRESS_NEXT.match(text, first.end)
    )
    written = text[last.start : last.end]
    if text[last.end : first.start] != ", " or not (alone or written.isupper()):
        return None
    if all(n.is_full and n.words[0] in rules.given_names for n in (last, first)):
        return None  # two persons: "Pia Lyng, Otto Brix"
    if len(last.words) > 2 or not re.match(r"\s*(?:\n|$|\.\s|[-–,:;(<|\t&])", text[first.end :]):
        return None
    short = text[first.end : first.end + 1] == "." and first.words[-1] in SHORT_NAMES
    given = first.value + "." if short else first.value
    return Name(f"{given} {_ordinary(last.value)}", last.start, first.end + short)


def _ordinary(name: str) -> str:
    """A name in ordinary letters though it is short ("HA")."""
    return " ".join(_capital(word.lower()) for word in name.split()) if name.isupper() else name


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal, or the words of one are all in the other."""
    a, b = set(name_words(one)), set(name_words(other))
    return bool(a) and bool(b) and (a <= b or b <= a)
