"""The overview for managers: what came in and was decided, week by week, as plots and as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from web import words
from web.guard import Someone
from web.pages import page
from web.room import room_of
from web.spreadsheets import csv_file
from workflow.overview import Week, all_together, as_rows, weekly

router = APIRouter()

Weeks = Annotated[int, Query(ge=1, le=53)]
# What the mails may lack, in the words of the chips.
_MISSING = {
    item: words.SHORT[item]
    for item in ("cvr", "jobcentre", "agreement", "employee", "employee_name", "employee_email")
}
_HIGHEST = 100  # a bar's height at the highest value, in the plot's units


@dataclass(frozen=True, slots=True)
class Bar:
    """A week's value: `height` is in the plot's units, and `text` what is written above it."""

    week: str
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    title: str
    bars: Sequence[Bar]


@router.get("/overblik")
def show(request: Request, someone: Someone, uger: Weeks = 12) -> Response:
    room = room_of(request)
    weeks = weekly(room.database, uger, room.clock())
    total = all_together(weeks)
    missing = total.missing
    facts = {
        "plots": _plots(weeks),
        "missing": [
            (_MISSING.get(item, item), count, 100 * count / max(missing.values()))
            for item, count in missing.most_common()
        ],
        "weeks": weeks,
        "total": total,
        "number": uger,
        "hours": _hours,
    }
    return page(request, "overview", facts, someone)


@router.get("/overblik.csv")
def show_csv(request: Request, someone: Someone, uger: Weeks = 12) -> Response:
    room = room_of(request)
    return csv_file(as_rows(weekly(room.database, uger, room.clock()), _MISSING), "overblik.csv")


def _plots(weeks: Sequence[Week]) -> list[Plot]:
    return [
        _plot("Modtagne anmodninger", weeks, lambda week: week.received, "{:.0f}"),
        _plot("Afgjorte sager", weeks, lambda week: week.decided, "{:.0f}"),
        _plot("Komplet ved første mail (%)", weeks, _percent, "{:.0f}"),
        _plot("Timer til afgørelse, median", weeks, lambda week: _in_hours(week.median), "{:.1f}"),
        _plot("Timer til afgørelse, 90 %", weeks, lambda week: _in_hours(week.ninety), "{:.1f}"),
    ]


def _plot(
    title: str, weeks: Sequence[Week], value: Callable[[Week], float | None], form: str
) -> Plot:
    values = [(week, value(week)) for week in weeks]
    highest = max((number for _, number in values if number), default=1)
    return Plot(
        title,
        [
            Bar(
                week=str(week.monday.isocalendar().week),
                height=_HIGHEST * (number or 0) / highest,
                text="–" if number is None else form.format(number).replace(".", ","),
            )
            for week, number in values
        ],
    )


def _percent(week: Week) -> float | None:
    return None if week.share_complete is None else 100 * week.share_complete


def _in_hours(time: timedelta | None) -> float | None:
    return None if time is None else time.total_seconds() / 3600


def _hours(time: timedelta | None) -> str:
    hours = _in_hours(time)
    return "–" if hours is None else f"{hours:.1f}".replace(".", ",")
