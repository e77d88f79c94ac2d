"""Municipalities' names in a text, as they are spelt and as they are misspelt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intake.rules import Rules
from intake.words import fold

# The word for a municipality's unit for employment, in all its forms.
MARKER = re.compile(
    r"(?<!\w)(?:job[ -]?cent(?:er|re|ret|eret|rene|erne|ers|rets|erets|res|renes|rer|rerne)|jobc|jc"
    r"|job cent(?:er|re)s?|(?:beskæftigelses|arbejdsmarkeds)(?:cent(?:er|ret|eret|re)"
    r"|(?:afdeling|forvaltning|enhed)(?:en)?))(?!\w)"
)
WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(
    r"(?<!\w)([^\W\d_]{4,20}?)s?(?:borger(?:e|ne)|hold(?:et)?|opgaven?|projektet|teamet"
    r"|forløb(?:et)?|indsatsen)(?!\w)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:kommune|jobcenter|municipality)[ -]?(?:kode|nummer|nr|code|no|number|id)"
    r"[\s.:=]{0,5}0?(\d{3})(?:\d\d)?(?!\d)",
    re.I,
)
_LONGEST = 3
# A name of so few letters is near to too much else.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality's name in a text. `exact` is False for a misspelling."""

    code: str
    start: int
    end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def find_places(text: str, rules: Rules) -> list[Place]:
    """Every municipality's name in a text, the longest first where names share words."""
    words = [_Word(fold(m.group()), *m.span()) for m in WORD.finditer(text)]
    found: list[Place] = []
    at = 0
    while at < len(words):
        word = words[at].folded
        used = 1
        # Most words begin no name, and the rest of this costs much more.
        if word in rules.place_starts or word.removesuffix("s") in rules.place_starts:
            place, used = _place_at(text, words, at, rules)
            if place:
                found.append(place)
        at += used
    return found


def find_compounds(text: str, rules: Rules) -> list[Place]:
    """The names that words begin with: "ringstedborgerne", "Vejleholdet"."""
    found = []
    for match in _COMPOUND.finditer(text):
        code = rules.places.get((fold(match[1]),))
        if code:
            found.append(Place(code, *match.span(1)))
    return found


def find_numbered(text: str, rules: Rules) -> list[Place]:
    """Municipalities that are given by their official numbers: "kommunekode 740"."""
    matches = _NUMBERED.finditer(text)
    return [Place(m[1], *m.span(1)) for m in matches if m[1] in rules.municipalities]


def _place_at(text: str, words: Sequence[_Word], at: int, rules: Rules) -> tuple[Place | None, int]:
    first = words[at].folded
    for length in range(_LONGEST, 0, -1):
        group = words[at : at + length]
        if len(group) < length or (length > 1 and not _together(text, group)):
            continue
        names = tuple(word.folded for word in group)
        code = rules.places.get(names) or _genitive(names, rules)
        if code and (length > 1 or len(first) > 2):
            return Place(code, group[0].start, group[-1].end), length
    return None, 1


def _together(text: str, group: Sequence[_Word]) -> bool:
    return all(
        text[a.end : b.start] in ("-", " ", " - ", "- ", "–", "/", "\n", ".")
        for a, b in pairwise(group)
    )


def _genitive(names: tuple[str, ...], rules: Rules) -> str | None:
    if not names[-1].endswith("s"):
        return None
    return rules.places.get((*names[:-1], names[-1][:-1]))


def nearest(name: str, rules: Rules) -> str | None:
    """The one municipality that a misspelt name is near to, or None where none or several are."""
    folded = "".join(fold(part) for part in WORD.findall(name))
    if len(folded) < 4:
        return None
    limit = 1 if len(folded) < 7 else 2
    forms = {"".join(words): code for words, code in rules.places.items()}
    forms |= {f"{form}s": code for form, code in forms.items() if len(form) > _SHORTEST}
    known = [form for form in forms if len(form) > _SHORTEST]
    found = process.extract(folded, known, scorer=OSA.distance, score_cutoff=limit, limit=None)
    closest = min((distance for _, distance, _ in found), default=None)
    near = {forms[form] for form, distance, _ in found if distance == closest}
    return near.pop() if len(near) == 1 else None
