"""The tables of a plain text: rows of cells, divided by tabs, bars or wide gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BARS = re.compile(r"\s*\|\s*")
_GAPS = re.compile(r" {3,}")
_RULE = re.compile(r"[\s|+:=_–-]*")


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
        ends = table and (divider != kind or (divider != "\t" and len(row) != len(table[-1])))
        if ends:
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
    """The cells of a line; of one that bars frame, without the empty ones outside."""
    if not divider:
        return ()
    cuts = [
        m.span() for m in {"\t": re.compile("\t"), "|": _BARS, " ": _GAPS}[divider].finditer(line)
    ]
    edges = [0, *(x for cut in cuts for x in cut), len(line)]
    cells = [_bare(line, a, b, start) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if divider == "|" and line.strip().startswith("|"):
        cells = cells[1:]
    if divider == "|" and line.strip().endswith("|"):
        cells = cells[:-1]
    if divider == " " and line.startswith("   "):
        cells = cells[1:]
    return tuple(cells)


def _bare(line: str, a: int, b: int, start: int) -> Cell:
    said = line[a:b]
    left = len(said) - len(said.lstrip())
    return Cell(start + a + left, start + max(a + left, a + len(said.rstrip())))
