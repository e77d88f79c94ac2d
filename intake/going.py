"""Lines of a list that tell of somebody who goes: a job centre there is asked for nobody."""

import re
from collections.abc import Sequence

from intake.reading import Action, Employee
from intake.source import line_of

_OF_A_LIST = re.compile(r"[ >]*(?:[-–—•*·+÷][ \t]|\d{1,2}[.)]\s|[a-h]\)\s)|[^\n]*(?:\t|\|)")
_LONGEST = 300


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
                lines.add(line_of(text, place.start))
    return sorted(
        (start, end)
        for start, end in going - coming
        if end - start <= _LONGEST and _OF_A_LIST.match(text, start, end)
    )
