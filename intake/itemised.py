"""Lists in which each item tells of one person: which items there are, and what their signs ask."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.reading import Action

_ITEM = re.compile(r"[ \t>]*(?:[-–—•*·+÷o]|\d{1,2}[.)]|[a-h]\))[ \t]+(?=\S)")
_LABELLED = re.compile(r"[^\n:@]{2,40}:")
# "+ Ida Holm", "… / - Bo Dahl"
_SIGN = re.compile(r"(?:^|(?<=[\n/;|,]))[ \t>]*(?P<sign>[+÷–—−-])[ \t]{0,3}$")
_PLUS = re.compile(r"(?:^|[\n/;|,])[ \t>]*\+[ \t]{0,3}[^\W\d_]")
_FROM_TO = re.compile(r"[ \t>*•–-]*(?:(?P<to>til|to)|fra|from)[ \t]?:[ \t]*(?=[^\W\d_])", re.I)
_TO = re.compile(r"^[ \t>*•–-]*(?:til|to)[ \t]?:", re.I | re.M)
_FROM = re.compile(r"^[ \t>*•–-]*(?:fra|from)[ \t]?:", re.I | re.M)
_BLOCK = 2_000  # letters around a sign in which its counterpart is looked for
_MOST = 2_000  # items


@dataclass(frozen=True, slots=True)
class Items:
    """The items of lists that tell of one person each, in order, with their lists' numbers."""

    starts: Sequence[int]
    ends: Sequence[int]
    lists: Sequence[int]

    def are_apart(self, one: int, other: int) -> bool:
        """Whether two places stand in different items of one list, and so tell of two persons."""
        a, b = self._at(one), self._at(other)
        return a >= 0 and b >= 0 and a != b and self.lists[a] == self.lists[b]

    def _at(self, place: int) -> int:
        at = bisect_right(self.starts, place) - 1
        return at if at >= 0 and place < self.ends[at] else -1


def items_of(text: str, names: Sequence[int], addresses: Sequence[int]) -> Items:
    """The items of a text's lists of persons; `names` and `addresses` are where such stand.

    In some lists each item tells only a part: name and address by turns, or under labels.
    """
    found: list[tuple[int, int, int]] = []
    for number, block in enumerate(_blocks(text)):
        both = only_names = only_addresses = 0
        for start, end in block:
            name, address = _any(names, start, end), _any(addresses, start, end)
            both += name and address
            only_names += name and not address
            only_addresses += address and not name
        if only_addresses and (both or only_names != only_addresses):
            found += [(start, end, number) for start, end in block]
    return Items([a for a, _, _ in found], [b for _, b, _ in found], [n for _, _, n in found])


def _any(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


@lru_cache(maxsize=4)  # asked anew for each stretch of a long text
def _blocks(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The lists of a text: lines one after the other that begin with a mark, and with no label."""
    blocks, block = list[tuple[tuple[int, int], ...]](), list[tuple[int, int]]()
    at = count = 0
    for line in text.split("\n"):
        mark = _ITEM.match(line)
        if mark and not _LABELLED.match(line, mark.end()) and count < _MOST:
            block.append((at, at + len(line)))
            count += 1
        elif block and line.strip():
            blocks.append(tuple(block))
            block = []
        at += len(line) + 1
    return (*blocks, tuple(block)) if block else tuple(blocks)


def told_by_list(text: str, place: int) -> Action | None:
    """What a list asks for the person at a place by its signs, or by "Til:" and "Fra:"."""
    return _signed(text, place) or _from_to(text, place)


def _from_to(text: str, place: int) -> Action | None:
    """What "Til: Ida Holm" asks, and "Fra: Bo Dahl" below it; a mail's head has them otherwise."""
    line = text.rfind("\n", 0, place) + 1
    label = _FROM_TO.match(text, line)
    if not label or label.end() > place:
        return None
    coming, going = _TO.search(text), _FROM.search(text)
    if not coming or not going or going.start() < coming.start():
        return None
    return Action.CREATE if label["to"] else Action.REMOVE


def _signed(text: str, place: int) -> Action | None:
    """What the sign before a name asks: "+ Ida Holm / - Bo Dahl".

    A dash is a mark of lists too, unless others of its list have a plus.
    """
    match = _SIGN.search(text, max(0, place - 12), place)
    if not match:
        return None
    if match["sign"] == "+":
        return Action.CREATE
    start, end = text.rfind("\n\n", 0, place), text.find("\n\n", place)
    start, end = max(start, place - _BLOCK, 0), min(end if end >= 0 else len(text), place + _BLOCK)
    counted = match["sign"] == "÷" or _PLUS.search(text, start, end)
    return Action.REMOVE if counted else None
