"""What the headings of lists ask: "Nedlægges:", "Afgang" on a line of its own."""

import re
from collections.abc import Mapping
from functools import lru_cache

from intake.asks import action_of, is_done
from intake.cells import row_ask
from intake.reading import Action
from intake.rules import Rules
from intake.source import line_of
from intake.words import lower

_LETTERS_BEFORE = 200  # letters before a colon that are looked at
SENTENCE = re.compile(r"(?<!\w)(?!(?:pr|kl|nr|ca|tlf|fr|mr|evt|inkl)\.)[^\W\d]{2,}[.!?]\s")
# A line of few words, of which but the first has a capital; or all in capitals.
_BARE = re.compile(
    r"[\W\d_]{0,6}(?:[^\W\d_]+(?: [^\W\dA-ZÆØÅ_]+){0,3}|[A-ZÆØÅ]+(?: [A-ZÆØÅ]+){0,3})\W{0,4}"
)
_LONGEST = 30


@lru_cache(maxsize=32)
def headings(text: str, rules: Rules) -> Mapping[int, Action]:
    """What the heading asks that a line stands under, by where the line begins.

    A heading ends with a colon, or says in few words on a line of its own what is to be done. It
    holds until the next, or until two blank lines.
    """
    found: dict[int, Action] = {}
    heading: Action | None = None
    blank = start = 0
    for line in text.split("\n"):
        if heading:
            found[start] = heading
        said = line.rstrip()
        blank = 0 if said else blank + 1
        if said.endswith(":"):
            heading = said_before_colon(text, start, start + len(line), rules)
        elif bare := _asked_alone(said, rules):
            heading = bare
        elif blank == 2:
            heading = None
        start += len(line) + 1
    return found


@lru_cache(maxsize=32)
def spared_lines(text: str, rules: Rules) -> frozenset[int]:
    """Where lines begin that stand below a heading by which nothing is to be done: "Uændret:"."""
    found: list[int] = []
    spared = False
    blank = start = 0
    for line in text.split("\n"):
        said = line.rstrip()
        blank = 0 if said else blank + 1
        if said.endswith(":"):
            said = lower(said[-_LETTERS_BEFORE:])
            said = said[max((m.end() for m in SENTENCE.finditer(said)), default=0) :]
            spared = is_done(said, rules)
        elif blank == 2 or _asked_alone(said, rules):
            spared = False
        elif spared:
            found.append(start)
        start += len(line) + 1
    return frozenset(found)


def stands_below(text: str, place: int, rules: Rules) -> bool:
    """Whether a line stands in the list right below a heading that asks something."""
    start, _ = line_of(text, place)
    begins = blank + 2 if (blank := text.rfind("\n\n", 0, start)) >= 0 else 0
    above = text[:begins].rstrip("\n")[-_LETTERS_BEFORE:].rpartition("\n")[2]
    first = text[begins : text.find("\n", begins)] if begins < start else ""
    return any(_asks(line.rstrip(), rules) for line in (first, above))


def _asks(line: str, rules: Rules) -> bool:
    colon = line.endswith(":") and said_before_colon(line, 0, len(line), rules)
    return bool(colon or _asked_alone(line, rules))


def said_before_colon(text: str, start: int, end: int, rules: Rules) -> Action | None:
    """What the words before the last colon of a stretch ask for."""
    colon = text.rfind(":", start, end)
    if colon < 0:
        return None
    said = lower(text)[max(start, colon - _LETTERS_BEFORE) : colon + 1]
    said = said[max((m.end() for m in SENTENCE.finditer(said)), default=0) :]
    if is_done(said, rules):
        return None
    return action_of(said, rules) or row_ask(said.strip(" :\t-–•*"), rules)


def _asked_alone(said: str, rules: Rules) -> Action | None:
    """What a line asks that is a heading by its form alone."""
    if not said or len(said) > _LONGEST or not _BARE.fullmatch(said):
        return None
    small = lower(said)
    return None if is_done(small, rules) else row_ask(small.strip(" *_=#-–"), rules)
