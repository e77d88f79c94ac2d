"""The layout of a plain text: its tables, its form lines, and what only fills a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.words import lower

# Dots of short words, and what only fills a line, are no end of a sentence.
_FILLER = re.compile(
    r"(?<=\bnr|\bno)\.|(?<=\breg|\bcvr|\borg|\bnum|\btlf|\blok)\.|[.·…_–-]{3,}|[*_\"“”»«>]"
)
_LABEL = re.compile(
    r"(?:^|[\n\t.;,|•*]\s*|\s[-–]\s|\d[.)]\s)(?P<label>[^\n\t.;,|:=]{2,40}?)"
    r"\s{0,3}(?:\([^()\n]{0,60}\)\s{0,3})?(?:[:=→|]|[ ]{3,30}:?|\t)\s{0,30}$"
)
# A form's value stands after a colon, dots, a tab, or wide spaces.
BEFORE_VALUE = r"\s{0,3}(?:\([^)\n]{0,60}\)\s{0,3})?(?:\.{2,}\s{0,3}:?|[:=\t]| {3,})[ \t]*"
_CLOSES = (":", "=", "→", "|")
_TAB = re.compile("\t")
_BARS = re.compile(r"\|")
_GAPS = re.compile(r" {3,}")
_DIVIDERS = {"\t": _TAB, "|": _BARS, " ": _GAPS}
_RULE = re.compile(r"[\s|+:=_–-]*")


@lru_cache(maxsize=32)
def smooth(text: str) -> str:
    """The text in lower case without what only fills lines, every letter at its own place."""
    return _FILLER.sub(lambda m: " " * len(m.group()), lower(text))


def label_before(small: str, place: int) -> str:
    """The label that a place is the value of: what stands before its colon, its gap or its tab.

    `small` is a text as `smooth` gives it; the answer is empty where there is no label.
    """
    before = small[max(0, place - 31) : place]
    said = before.rstrip()
    gap = before[len(said) :]
    if not (said.endswith(_CLOSES) or "\t" in gap or "   " in gap):
        return ""  # most places are no value, and to find a label costs much more
    line = small.rfind("\n", 0, place - len(gap))
    match = _LABEL.search(small, max(0, place - 110, line), place)
    return match["label"].strip(" -–•*") if match else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a text that is one cell of a table, without the blanks around it."""

    start: int
    end: int

    def said(self, text: str) -> str:
        return text[self.start : self.end]


Row = Sequence[Cell]


def grids(text: str) -> list[list[Row]]:
    """The tables of a text, each with two rows or more of two cells or more.

    Cells divided by tabs may be fewer in a row than in another; where bars or gaps divide them,
    rows of one table have the same number.
    """
    found: list[list[Row]] = []
    table: list[Row] = []
    kind = ""
    for line, start in _lines(text):
        divider = _divider(line)
        if not line.strip() or (divider != "\t" and _RULE.fullmatch(line)):
            continue
        row = _cells(line, start, divider)
        if table and (divider != kind or (divider != "\t" and len(row) != len(table[-1]))):
            found.append(table)
            table = []
        if divider:
            table.append(row)
        kind = divider
    found.append(table)
    return [table for table in found if len(table) > 1]


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _divider(line: str) -> str:
    if "\t" in line:
        return "\t"
    if line.count("|") > 1:
        return "|"
    return " " if len(_GAPS.findall(line.strip())) > 1 else ""


def _cells(line: str, start: int, divider: str) -> Row:
    """The cells of a line, without the empty ones that a frame or an indent leaves outside."""
    if not divider:
        return ()
    cuts = [m.span() for m in _DIVIDERS[divider].finditer(line)]
    edges = [0, *(x for cut in cuts for x in cut), len(line)]
    cells = [_bare(line, a, b, start) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if divider == "\t":
        return tuple(cells)
    if divider == "|" and line.lstrip().startswith("|"):
        return tuple(cells[1 : len(cells) - 1 if line.rstrip().endswith("|") else len(cells)])
    return tuple(cells[1 if line.startswith("   ") else 0 :])


def _bare(line: str, a: int, b: int, start: int) -> Cell:
    said = line[a:b]
    left = len(said) - len(said.lstrip())
    return Cell(start + a + left, start + a + max(left, len(said.rstrip())))
