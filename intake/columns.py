"""The job centres that a table gives: in a column of its own, or as columns that are ticked."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.cells import row_ask
from intake.layout import Cell, Row, grids
from intake.places import MARKER, WORD, Place, nearest
from intake.reading import Action
from intake.rules import Rules
from intake.words import fold, lower

_LONGEST_HEADING = 40
_HEADINGS_WITHIN = 12
_ROWS = 500
_TICK = re.compile(r"(?:x|✓|✔|☑|☒|√|ja|yes|j|y|v|1|\+|\[x\]|\(x\))(?!\w)")
_NO_TICK = re.compile(r"(?:nej|no|n|0|-|–|\[ ?\]|\( ?\)|☐|)")
_LIST_ONLY = re.compile(r"[\s,;/&+.()-]*(?:(?:og|samt|and|kommuner?|jobcent\w+|jc)[\s,;/&+.()-]*)*")


@dataclass(frozen=True, slots=True)
class Columns:
    """What tables say of job centres.

    `places` are asked for; `unasked` head columns, or rows, that nobody has a tick in. `unknown`
    is what stands in a column of job centres and is none; `heads` are rows that head columns.
    """

    places: tuple[Place, ...] = ()
    unasked: tuple[Place, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()
    heads: tuple[tuple[int, int], ...] = ()


def in_columns(text: str, small: str, places: Sequence[Place], rules: Rules) -> Columns:
    """What the tables of a text say; `small` is the text made smooth."""
    found: list[Place] = []
    unasked: list[Place] = []
    unknown: list[tuple[int, int]] = []
    heads: list[tuple[int, int]] = []
    for grid in grids(text):
        ticked, idle = _ticked(grid, text, places)
        found += ticked
        unasked += idle
        number = None if ticked else _head_row(grid, text, small, places, rules)
        if number is not None:
            listed, others = _listed(grid, number, text, small, places, rules)
            found += listed
            unknown += others
            going = [row for row in grid[number + 1 :] if _goes(row, small, places, rules)]
            unasked += [p for row in going for cell in row for p in _within(cell, places)]
            heads.append((grid[number][0].start, grid[number][-1].end))
    return Columns(tuple(found), tuple(unasked), tuple(unknown), tuple(heads))


def _head_row(
    grid: Sequence[Row], text: str, small: str, places: Sequence[Place], rules: Rules
) -> int | None:
    """The first row that says that job centres stand below, where they do."""
    numbers = range(min(_HEADINGS_WITHIN, len(grid) - 1))
    return next((n for n in numbers if _listed(grid, n, text, small, places, rules)[0]), None)


def _listed(
    grid: Sequence[Row], number: int, text: str, small: str, places: Sequence[Place], rules: Rules
) -> tuple[list[Place], list[tuple[int, int]]]:
    """What stands below a row's headings that say that job centres stand there."""
    columns, called = _headings(grid[number], small, places, rules)
    rows = [row for row in grid[number + 1 :] if not _goes(row, small, places, rules)]
    cells = [row[n] for row in rows for n in columns if n < len(row)]
    if not called:
        cells = [cell for cell in cells if _only_places(cell, text, places)]
    return _below(cells, text, places, rules)


def _goes(row: Row, small: str, places: Sequence[Place], rules: Rules) -> bool:
    """Whether a row says in a cell of its own that somebody is to be removed."""
    said = [row_ask(cell.said(small), rules) for cell in row if not _within(cell, places)]
    return next((ask for ask in said if ask), None) is Action.REMOVE


def _headings(
    row: Row, small: str, places: Sequence[Place], rules: Rules
) -> tuple[list[int], bool]:
    """The cells of a row that say that job centres stand below, and whether they name them so."""
    called, likely = [], []
    for n, cell in enumerate(row if len(row) > 1 else ()):
        said = cell.said(small).strip(" :.*?")
        if len(said) > _LONGEST_HEADING or _within(cell, places) or "@" in said:
            continue
        if MARKER.search(said):
            called.append(n)
        elif rules.signals["jobcentre_label"].fullmatch(re.sub(r"\s*\([^()]*\)", "", said)):
            likely.append(n)
    return called or likely[:1], bool(called)


def _within(cell: Cell, places: Sequence[Place]) -> list[Place]:
    first = bisect_left(places, cell.start, key=attrgetter("start"))
    return list(places[first : bisect_left(places, cell.end, first, key=attrgetter("start"))])


def _only_places(cell: Cell, text: str, places: Sequence[Place]) -> list[Place]:
    """The places of a cell that holds nothing else."""
    inside = _within(cell, places)
    rest, at = "", cell.start
    for place in inside:
        rest += text[at : place.start] + " "
        at = place.end
    rest += text[at : cell.end]
    return inside if inside and _LIST_ONLY.fullmatch(lower(rest)) else []


def _below(
    cells: Sequence[Cell], text: str, places: Sequence[Place], rules: Rules
) -> tuple[list[Place], list[tuple[int, int]]]:
    """The places in a column's cells, misspelt ones too, and what is none though it should be."""
    found: list[Place] = []
    others: list[tuple[int, int]] = []
    for cell in cells[:_ROWS]:
        inside = _within(cell, places)
        found += inside
        said = cell.said(text)
        word = WORD.match(said)
        if inside or not word or not word.group()[0].isupper() or "@" in said or len(said) > 30:
            continue
        code = nearest(said, rules)
        if code:
            found.append(Place(code, cell.start, cell.end, exact=False))
        elif len(said.split()) == 1 and not _is_word(word.group(), rules):
            others.append((cell.start, cell.end))
    return found, others if found else []


def _is_word(word: str, rules: Rules) -> bool:
    known = rules.words["not_places"] | rules.words["not_names"] | rules.given_names
    return fold(word) in known


def _ticked(
    grid: Sequence[Row], text: str, places: Sequence[Place]
) -> tuple[list[Place], list[Place]]:
    """The places that head columns, or rows, of a table of ticks: with a tick, and without one."""
    small = lower(text)
    by_column, by_row = _by_column(grid, text, small, places), _by_row(grid, text, small, places)
    for ticks in (by_column, by_row):
        if any(ticks.values()):
            asked = [place for place, ticked in ticks.items() if ticked]
            return asked, [place for place, ticked in ticks.items() if not ticked]
    return [], []


def _by_column(
    grid: Sequence[Row], text: str, small: str, places: Sequence[Place]
) -> dict[Place, bool]:
    ticks: dict[Place, bool] = {}
    for n, cell in enumerate(grid[0]):
        below = [row[n].said(small) for row in grid[1:] if n < len(row)]
        if all(_TICK.match(said) or _NO_TICK.fullmatch(said) for said in below):
            ticked = any(_TICK.match(said) for said in below)
            ticks |= dict.fromkeys(_only_places(cell, text, places), ticked)
    return ticks


def _by_row(
    grid: Sequence[Row], text: str, small: str, places: Sequence[Place]
) -> dict[Place, bool]:
    ticks: dict[Place, bool] = {}
    for row in grid:
        beside = [cell.said(small) for cell in row[1:]]
        if row and all(_TICK.match(said) or _NO_TICK.fullmatch(said) for said in beside):
            ticked = any(_TICK.match(said) for said in beside)
            ticks |= dict.fromkeys(_only_places(row[0], text, places), ticked)
    return ticks
