"""Lines of a list that tell of somebody who goes: a job centre there is asked for nobody."""

import re
from collections.abc import Sequence

from intake.reading import Action, Employee
from intake.source import line_of

_OF_A_LIST = re.compile(
    r"[ >]*(?:[-–—•*·+÷][ \t]|\d{1,2}[.)]\s|[a-h]\)\s)|[^\n]*(?:\t|\|)"
    r"|[ \t>]*[^\n:@]{2,40}:[ \t]*\S"
)
_LABELLED = re.compile(r"[ \t>]*[^\n:@]{2,40}:[ \t]*\S")
_LONGEST, _MOST_LINES = 600, 8


def lines_of_going(
    text: str, employees: Sequence[Employee], source: str, document: int | None = None
) -> list[tuple[int, int]]:
    """The lines of lists and tables in `text` on which only persons stand who are to be removed."""
    coming: set[tuple[int, int]] = set()
    going: set[tuple[int, int]] = set()
    for employee in employees:
        lines = going if employee.action is Action.REMOVE else coming
        for place in employee.evidence:
            if place.source == source and place.attachment == document:
                lines |= {line_of(text, place.start), _form_at(text, place.start)}
    return sorted(
        (start, end)
        for start, end in going - coming
        if end - start <= _LONGEST and _OF_A_LIST.match(text, start, end)
    )


def _form_at(text: str, place: int) -> tuple[int, int]:
    """The labelled lines one under the other ("Navn: …", "Kunde: …") that hold a place."""
    start, end = line_of(text, place)
    if not _LABELLED.match(text, start, end):
        return start, end
    for _ in range(_MOST_LINES):
        above = line_of(text, start - 1) if start else (0, 0)
        if not (start and _LABELLED.match(text, *above)):
            break
        start = above[0]
    for _ in range(_MOST_LINES):
        below = line_of(text, end + 1) if end + 1 < len(text) else (0, 0)
        if not (end + 1 < len(text) and _LABELLED.match(text, *below)):
            break
        end = below[1]
    return start, end
