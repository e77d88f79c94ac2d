"""What happened at the desk, week by week: for managers. Nothing here changes anything."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import quantiles

from sqlalchemy import func, select
from sqlmodel import Session, col

from intake.reading import Kind
from workflow.database import Database
from workflow.days import COPENHAGEN, day_of
from workflow.model import Entry, Ticket
from workflow.states import Event

_DECISIONS = (Event.APPROVED, Event.REJECTED)


@dataclass(frozen=True, slots=True)
class Week:
    """One week from its Monday (Copenhagen's calendar).

    `received` are requests that came in it, `complete_at_once` those of them to which nothing was
    missing in the first mail, `missing` what the others owed then. `decided` are decisions made in
    it; `median` and `ninety` are the times from the first mail to the decision, within which half
    and nine of ten of them were made, `times` all of them.
    """

    monday: date
    received: int = 0
    complete_at_once: int = 0
    decided: int = 0
    median: timedelta | None = None
    ninety: timedelta | None = None
    missing: Counter[str] = field(default_factory=Counter)
    times: Sequence[timedelta] = ()

    @property
    def share_complete(self) -> float | None:
        """The share of the week's requests that were complete at first mail; None without any."""
        return self.complete_at_once / self.received if self.received else None


def weekly(database: Database, weeks: int, now: datetime) -> list[Week]:
    """The last `weeks` weeks, this one included, the oldest first."""
    first = _monday(day_of(now)) - timedelta(weeks=weeks - 1)
    since = datetime(first.year, first.month, first.day, tzinfo=COPENHAGEN)
    with database.reading() as session:
        received = _received(session, since)
        decided = _decided(session, since)
    return [_week(first + timedelta(weeks=n), received, decided) for n in range(weeks)]


def all_together(weeks: Sequence[Week]) -> Week:
    """The weeks as if they were one."""
    times = sorted(time for week in weeks for time in week.times)
    return Week(
        monday=weeks[0].monday,
        received=sum(week.received for week in weeks),
        complete_at_once=sum(week.complete_at_once for week in weeks),
        decided=len(times),
        median=_within(times, 50),
        ninety=_within(times, 90),
        missing=sum((week.missing for week in weeks), Counter()),
        times=times,
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _received(session: Session, since: datetime) -> dict[date, list[Sequence[str]]]:
    """By week, what each request that came in it lacked in its first mail."""
    first_lines = (
        select(func.min(col(Entry.id)))
        .where(col(Entry.at) >= since, col(Entry.event).startswith("found_"))
        .group_by(col(Entry.ticket_number))
    )
    first_mails = (
        select(col(Ticket.created_at), col(Entry.detail))
        .join(Entry, col(Entry.ticket_number) == col(Ticket.number))
        .where(
            col(Ticket.created_at) >= since,
            col(Ticket.kind) == Kind.REQUEST,
            col(Ticket.about).is_(None),
            col(Entry.id).in_(first_lines),
        )
    )
    found: dict[date, list[Sequence[str]]] = defaultdict(list)
    for created, detail in session.execute(first_mails):
        found[_monday(day_of(created))].append(detail.get("missing", ()))
    return found


def _decided(session: Session, since: datetime) -> dict[date, list[timedelta]]:
    """By week, how long each decision that was made in it took."""
    decisions = (
        select(col(Entry.at), col(Ticket.created_at))
        .join(Ticket, col(Ticket.number) == col(Entry.ticket_number))
        .where(
            col(Entry.at) >= since, col(Entry.event).in_(_DECISIONS), col(Ticket.about).is_(None)
        )
    )
    found: dict[date, list[timedelta]] = defaultdict(list)
    for at, created in session.execute(decisions):
        found[_monday(day_of(at))].append(at - created)
    return found


def _week(
    monday: date,
    received: dict[date, list[Sequence[str]]],
    decided: dict[date, list[timedelta]],
) -> Week:
    lacked, times = received.get(monday, []), sorted(decided.get(monday, []))
    return Week(
        monday=monday,
        received=len(lacked),
        complete_at_once=sum(not missing for missing in lacked),
        decided=len(times),
        median=_within(times, 50),
        ninety=_within(times, 90),
        missing=Counter(item for missing in lacked for item in missing),
        times=times,
    )


def _within(times: Sequence[timedelta], percent: int) -> timedelta | None:
    """The time within which so many per cent of the decisions were made."""
    if len(times) < 2:
        return times[0] if times else None
    seconds = [time.total_seconds() for time in times]
    return timedelta(seconds=quantiles(seconds, n=100, method="inclusive")[percent - 1])


def as_rows(weeks: Iterable[Week], words: dict[str, str]) -> Iterator[list[str]]:
    """One row a week, for a spreadsheet; times in hours. `words` name what may be missing."""
    yield [
        "Uge fra",
        "Modtaget",
        "Komplet ved første mail",
        "Afgjort",
        "Timer til afgørelse, median",
        "Timer til afgørelse, 90 %",
        *(f"Mangler {word}" for word in words.values()),
    ]
    for week in weeks:
        yield [
            week.monday.isoformat(),
            str(week.received),
            str(week.complete_at_once),
            str(week.decided),
            _hours(week.median),
            _hours(week.ninety),
            *(str(week.missing[item]) for item in words),
        ]


def _hours(time: timedelta | None) -> str:
    return "" if time is None else f"{time.total_seconds() / 3600:.1f}".replace(".", ",")
