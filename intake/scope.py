"""What is said around a place of a text: in its sentence, from the last turn of thought on."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from intake.rules import Rules
from intake.words import Clause, clause_at

# Where what was said of one place ends, and a new thought begins.
_TURN = re.compile(
    r"[;(–]|\s-\s|\s(?:men|nu|dvs\.?|nemlig|but|now)\s|,\s(?:altså|dvs)\W"
    r"|,\s(?:(?:og|så|and|so)\s)?(?=(?:skal|hun|han|de|vi|jeg|den|det|så|som|der|hvor|mens|nu|dem"
    r"|she|he|they|we|i|it|which|who)\s)|\s(?:og|and)\s(?=(?:skal|bedes|ønskes|nu|har|er|should"
    r"|needs)\s)"
)
# What stands between brackets speaks of what stands before them.
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_WITHIN = 90
_SENTENCE = 200
_NEGATED = re.compile(r"(?<!\w)(?:ikke|not|aldrig|ikke længere)\s$")
_BEHIND = re.compile(r"(?:['’]?s?\skommunes?|['’]?s)?[\s-]?")
_ASKING = ("jobcentre_asked", "create", "ask", "thing", "staff", "citizens")


@dataclass(frozen=True, slots=True)
class Scope:
    """A text as its places are judged in it. `small` is smooth; all spans are in the text's order.

    `refused` are stretches that ask for no job centre, `persons` those that are full names.
    """

    text: str
    small: str
    parts: Sequence[Clause]
    refused: Sequence[tuple[int, int]]
    persons: Sequence[tuple[int, int]]
    rules: Rules

    def said_before(self, place: int) -> str:
        """The words before a place that may speak of it."""
        clause = clause_at(self.parts, place)
        start = max(clause.start if clause else 0, place - _WITHIN)
        before = _ASIDE.sub(lambda m: " " * len(m.group()), self.small[start:place])
        turns = [turn.end() for turn in _TURN.finditer(before)]
        return before[turns[-1] if turns else 0 :]

    def behind(self, end: int) -> int:
        """Where what follows a place begins: after "Kommunes", "-", "s"."""
        match = _BEHIND.match(self.small, end)
        return match.end() if match else end

    def last_ask(self, before: str) -> int:
        """Where the last word that asks ends; "ikke oprettes" asks for nothing."""
        asks = self.rules.signals["jobcentre_asked"].finditer(before)
        return max((m.end() for m in asks if not _NEGATED.search(before, 0, m.start())), default=0)

    def asks(self, place: int) -> bool:
        """Whether the sentence of a place speaks of access, of staff or of citizens at all."""
        clause = clause_at(self.parts, place)
        if clause is None:
            return False
        start, end = max(clause.start, place - _SENTENCE), min(clause.end, place + _SENTENCE)
        return any(self.rules.signals[s].search(self.small, start, end) for s in _ASKING)

    def person_before(self, place: int) -> tuple[int, int] | None:
        """The last full name that begins before a place."""
        at = bisect_right(self.persons, (place - 1, len(self.text))) - 1
        return self.persons[at] if at >= 0 else None
