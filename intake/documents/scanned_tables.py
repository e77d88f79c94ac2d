"""Tables in scans, of which OCR gives one column after the other, put together by their rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from intake.documents.layout import Glyph

# A line, and whether it begins a paragraph.
Line = tuple[Glyph, bool]

# A cell holds a name or a date. The lines of columns through which a text flows hold more.
_WORDS_A_CELL = 4.5
_MOST_LINES = 500
_NUMBER = re.compile(r"\d{4}|\d\d \d\d")


@dataclass(slots=True)
class _Row:
    cells: list[Glyph]
    begins: bool

    @property
    def top(self) -> float:
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)

    def is_beside(self, line: Glyph) -> bool:
        return any(
            cell.is_beside(line) and (cell.right <= line.left or line.right <= cell.left)
            for cell in self.cells
        )


def text_of_lines(lines: Iterable[Line]) -> str:
    """Lines in the order of reading as text: paragraphs divided by blank lines, and tables a row a
    line, with their cells divided by tabs."""
    rows = [_Row([line], begins) for line, begins in lines]
    if len(rows) <= _MOST_LINES:
        rows = _with_tables(rows)
    return "".join(
        ("\n\n" if row.begins and number else "\n" if number else "")
        + "\t".join(cell.letters for cell in sorted(row.cells, key=lambda cell: cell.left))
        for number, row in enumerate(rows)
    )


def _with_tables(rows: Sequence[_Row]) -> list[_Row]:
    """A column begins where a line stands above the one that was read before it."""
    read: list[_Row] = []
    column: list[_Row] = []
    for row in rows:
        if column and row.top < column[-1].top - (column[-1].bottom - column[-1].top) / 2:
            read, column = _together(read, column), []
        column.append(row)
    return _together(read, column)


def _together(read: list[_Row], column: list[_Row]) -> list[_Row]:
    """What was read with the next column: cell by cell where both are a table's, else after it."""
    lowest = max((row.bottom for row in read), default=0)
    beside = list(takewhile(lambda row: row.top < lowest, column))
    first = len(read)
    while beside and first and read[first - 1].bottom > beside[0].top:
        first -= 1
    pairs = {
        number: row
        for number, (cell,) in enumerate(row.cells for row in beside)
        if (row := next((r for r in read[first:] if r.is_beside(cell)), None))
    }
    if len(pairs) < 2 or len(pairs) * 3 < len(beside) * 2:
        return read + column
    if not _are_cells(beside, read[first:]) or _holds_numbers(pairs.values()):
        return read + column
    for number, row in pairs.items():
        row.cells.append(beside[number].cells[0])
    alone = [row for number, row in enumerate(beside) if number not in pairs]
    table = sorted([*read[first:], *alone], key=lambda row: row.top)
    for row in table[1:]:
        row.begins = False
    return [*read[:first], *table, *column[len(beside) :]]


def _holds_numbers(rows: Iterable[_Row]) -> bool:
    """Whether these say things themselves, as the address of a party beside the other's does; then
    each is read by itself. What asks for what stands beside it holds no numbers."""
    return any(_NUMBER.search(cell.letters) for row in rows for cell in row.cells)


def _are_cells(*columns: Sequence[_Row]) -> bool:
    return all(
        sum(len(cell.letters.split()) for row in column for cell in row.cells)
        <= _WORDS_A_CELL * sum(len(row.cells) for row in column)
        for column in columns
    )
