"""The job centres that a table gives: in a column of its own, or as columns that are ticked."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from intake.layout import Cell, Row, grids
from intake.places import WORD, Place, nearest
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
    is what stands in a column of job centres and is none.
    """

    places: tuple[Place, ...] = ()
    unasked: tuple[Place, ...] = ()
    unknown: tuple[tuple[int, int], ...] = ()


def in_columns(
    text: str, small: str, places: Sequence[Place], marker: re.Pattern[str], rules: Rules
) -> Columns:
    """What the tables of a text say; `small` is the text made smooth."""
    found: list[Place] = []
    unasked: list[Place] = []
    unknown: list[tuple[int, int]] = []
    for grid in grids(text):
        ticked, idle = _ticked(grid, text, places)
        found += ticked
        unasked += idle
        listed, others = ([], []) if ticked else _listed(grid, text, small, places, marker, rules)
        found += listed
        unknown += others
    return Columns(tuple(found), tuple(unasked), tuple(unknown))


def _listed(
    grid: Sequence[Row],
    text: str,
    small: str,
    places: Sequence[Place],
    marker: re.Pattern[str],
    rules: Rules,
) -> tuple[list[Place], list[tuple[int, int]]]:
    """What stands below the first heading that says that job centres stand there."""
    for number, row in enumerate(grid[: min(_HEADINGS_WITHIN, len(grid) - 1)]):
        heading = _heading(row, small, marker, places, rules) if len(row) > 1 else None
        if heading is None:
            continue
        column, called = heading
        cells = [r[column] for r in grid[number + 1 :] if column < len(r)]
        if not called:
            cells = [cell for cell in cells if _only_places(cell, text, places)]
        listed, others = _below(cells, text, places, rules)
        if listed:
            return listed, others
    return [], []


def _heading(
    row: Row, small: str, marker: re.Pattern[str], places: Sequence[Place], rules: Rules
) -> tuple[int, bool] | None:
    """The cell of a row that says that job centres stand below, and whether it names them so."""
    likely = None
    for n, cell in enumerate(row):
        said = cell.said(small).strip(" :.*?")
        if len(said) > _LONGEST_HEADING or _within(cell, places) or "@" in said:
            continue
        if marker.search(said):
            return n, True
        bare = re.sub(r"\s*\([^()]*\)", "", said)
        if likely is None and rules.signals["jobcentre_label"].fullmatch(bare):
            likely = n
    return None if likely is None else (likely, False)


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
