"""The queue as caseworkers look at it: tabs with counts, and a page of lines, narrowed and sorted.

A page is read by key along an index, whatever lies before it; a count stops where people stop
counting. So both take as long with a million tickets as with a thousand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, literal, select, text, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Entry, Mark, Ticket
from workflow.states import ENDED, State

PAGE = 50
MOST_COUNTED = 1000

_SORTS: Mapping[str, Any] = {
    "service": col(Ticket.service_from),
    "firm": col(Ticket.firm_key),
}
SORTS = ("number", *_SORTS)
_SHOWN = (
    col(Ticket.number),
    col(Ticket.state),
    col(Ticket.kind),
    col(Ticket.about),
    col(Ticket.sender),
    col(Ticket.sender_name),
    col(Ticket.cvr),
    col(Ticket.firm),
    col(Ticket.firm_key),
    col(Ticket.line),
    col(Ticket.assignee),
    col(Ticket.created_at),
    col(Ticket.state_since),
    col(Ticket.service_from),
)

_LATEST = select(func.max(Entry.id))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the queue is looked at: tickets in a state with all these marks, that came before
    `before`, that this caseworker is at ("": nobody), by a column of SORTS.
    """

    state: State
    marks: tuple[str, ...] = ()
    assignee: str | None = None
    before: datetime | None = None
    sort: str = "number"
    descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.marks or self.before or self.assignee is not None)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the queue. `next` is the `after` of the page that follows, if one does."""

    lines: Sequence[Row[Any]]
    next: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """What the queue's page shows: a page of lines, the tabs' counts, how many lines there are
    where it is narrowed, and the last line of any ticket's history.
    """

    page: Page
    counts: Mapping[State, int]
    narrowed: int | None
    since: int


def look(database: Database, wanted: Wanted, after: str | None = None, size: int = PAGE) -> Look:
    """The queue as it is wanted. Raises ValueError for an `after` that is none."""
    with database.reading() as session:
        # First: what changes after it is told of once more, and nothing is missed.
        since = session.scalar(_LATEST) or 0
        number = _count(session, wanted) if wanted.is_narrowed else None
        query = _page(wanted, after, size, few=number is not None and number <= MOST_COUNTED)
        return Look(
            page=_found(session, query, wanted, size),
            counts=_counts(session),
            narrowed=number,
            since=since,
        )


def counts(database: Database) -> dict[State, int]:
    """How many tickets are in each state; MOST_COUNTED + 1 where they are more than that."""
    with database.reading() as session:
        return _counts(session)


def _counts(session: Session) -> dict[State, int]:
    each = (
        f"SELECT '{state}', count(*) FROM "  # noqa: S608
        f"(SELECT 1 FROM ticket WHERE state = '{state}' LIMIT {MOST_COUNTED + 1}) AS few"
        for state in State
    )
    found = session.connection().execute(text(" UNION ALL ".join(each)))
    return {State(state): number for state, number in found}


def _count(session: Session, wanted: Wanted) -> int:
    some = _narrowed(wanted, (literal(1),), by_mark=True).limit(MOST_COUNTED + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def latest(database: Database) -> int:
    """The last line of any ticket's history: what has changed since then has a later one."""
    with database.reading() as session:
        return session.scalar(_LATEST) or 0


def entries_after(database: Database, entry: int) -> tuple[int, int]:
    """How many lines of history there are after this one, and the last of all."""
    with database.reading() as session:
        number, last = func.count(), func.max(Entry.id)
        found = session.execute(select(number, last).where(col(Entry.id) > entry)).one()
    return found[0], found[1] or entry


def page(database: Database, wanted: Wanted, after: str | None = None, size: int = PAGE) -> Page:
    """The wanted tickets that follow the line `after`; None begins. Raises ValueError for one
    that is none.
    """
    query = _page(wanted, after, size, few=True)
    with database.reading() as session:
        return _found(session, query, wanted, size)


def _page(wanted: Wanted, after: str | None, size: int, few: bool) -> Select[Any]:
    """A few tickets are sorted when they are found; many are met on a walk along their order."""
    by_mark = few or wanted.sort == "number"
    query = _narrowed(wanted, _SHOWN, by_mark)
    number = _number(wanted, by_mark)
    order = [number] if wanted.sort == "number" else [_SORTS[wanted.sort], number]
    if after is not None:
        place, limit = tuple_(*order), tuple_(*_parsed(after, wanted.sort))
        query = query.where(place < limit if wanted.descending else place > limit)
    return query.order_by(*(c.desc() if wanted.descending else c for c in order)).limit(size + 1)


def _found(session: Session, query: Select[Any], wanted: Wanted, size: int) -> Page:
    found = session.execute(query).all()
    following = _place(found[size - 1], wanted.sort) if len(found) > size else None
    return Page(found[:size], following)


def lines_of(database: Database, numbers: Sequence[int]) -> list[Row[Any]]:
    """The lines of these tickets, in this order; of those that there are."""
    with database.reading() as session:
        found = session.execute(select(*_SHOWN).where(col(Ticket.number).in_(numbers))).all()
    by_number = {line.number: line for line in found}
    return [by_number[number] for number in numbers if number in by_number]


def by_default(state: State) -> Wanted:
    """How a tab is looked at first: the oldest line on top, of ended ones the newest."""
    return Wanted(state, descending=state in ENDED)


def _number(wanted: Wanted, by_mark: bool) -> Any:
    return col(Mark.ticket) if wanted.marks and by_mark else col(Ticket.number)


def _narrowed(wanted: Wanted, columns: Sequence[Any], by_mark: bool) -> Select[Any]:
    """The wanted tickets: found by their first mark, or among all of their state."""
    number = _number(wanted, by_mark)
    if wanted.marks and by_mark:
        first, *others = wanted.marks
        query = select(*columns).select_from(Mark)
        if wanted.before or wanted.assignee is not None or columns is _SHOWN:
            query = query.join(Ticket, col(Ticket.number) == col(Mark.ticket))
        query = query.where(col(Mark.mark) == first, col(Mark.state) == wanted.state)
    else:
        others = list(wanted.marks)
        query = select(*columns).select_from(Ticket).where(col(Ticket.state) == wanted.state)
    for mark in others:
        query = query.where(_has(mark, wanted.state, number))
    if wanted.before:
        query = query.where(col(Ticket.created_at) < wanted.before)
    if wanted.assignee is not None:
        query = query.where(col(Ticket.assignee).is_not_distinct_from(wanted.assignee or None))
    return query


def _has(mark: str, state: State, number: Any) -> ColumnElement[bool]:
    other = aliased(Mark)
    same = col(other.mark) == mark, col(other.state) == state
    return select(literal(1)).where(*same, col(other.ticket) == number).exists()


def _place(line: Row[Any], sort: str) -> str:
    """Where a line stands in its order, as an address can hold it."""
    match sort:
        case "service":
            return f"{line.service_from}~{line.number}"
        case "firm":
            return f"{line.firm_key}~{line.number}"
        case _:
            return str(line.number)


def _parsed(after: str, sort: str) -> tuple[Any, ...]:
    value, _, number = after.rpartition("~")
    if not (number.isdecimal() and number.isascii() and len(number) < 10) or "\0" in value:
        raise ValueError(after)
    match sort:
        case "service":
            return date.fromisoformat(value), int(number)
        case "firm":
            return value, int(number)
        case _:
            return (int(number),)
