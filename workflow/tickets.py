"""What desk and command line ask of tickets. Nothing here changes anything."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, union
from sqlmodel import Session, col

from workflow.database import Database
from workflow.lookups import mails_behind, was_merged
from workflow.model import Entry, Message, Original, Task, Ticket
from workflow.states import ENDED, State

# A server that makes a new sender wait (greylisting) takes the mail at the second or third try.
TRIES_UNNOTICED = 4
_OF_VERDICT = (
    "cvr",
    "jobcentres",
    "employees",
    "agreements",
    "missing",
    "problems",
    "complete",
)

_OF_SENDING = (
    select(col(Message.ticket_number))
    .join(Task, col(Task.message) == Message.id)
    .where(col(Task.deed) == "send")
)
# One look for each: with "or" between them an engine reads the whole outbox.
_UNSENT = union(
    _OF_SENDING.where(col(Task.gave_up)),
    _OF_SENDING.where(col(Task.ended_at).is_(None), col(Task.attempts) >= TRIES_UNNOTICED),
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A ticket with all that belongs to it, each in the order of time.

    `messages` are those that it rests on, also where it was split from another. `history` has the
    lines of those that were merged into it too. `tasks` are those of the outbox that have not ended
    well. `split_into`, `merged` and `duplicates` are the numbers of other tickets; `merged_away`
    tells that this one was merged.
    """

    ticket: Ticket
    messages: Sequence[Message]
    history: Sequence[Entry]
    tasks: Sequence[Task]
    split_into: Sequence[int] = ()
    merged: Sequence[int] = ()
    duplicates: Sequence[int] = ()
    merged_away: bool = False


def next_ready(database: Database, after: int) -> int | None:
    """The ticket that a caseworker goes on to: the next ready one, else the oldest."""
    ready = select(func.min(Ticket.number)).where(col(Ticket.state) == State.READY)
    with database.reading() as session:
        following = session.scalar(ready.where(col(Ticket.number) > after))
        return following or session.scalar(ready)


def neighbours(database: Database, ticket: Ticket) -> tuple[int | None, int | None]:
    """The tickets before and after this one, as the queue has those of its state."""
    number, same = col(Ticket.number), col(Ticket.state) == ticket.state
    lower = select(func.max(number)).where(same, number < ticket.number).scalar_subquery()
    higher = select(func.min(number)).where(same, number > ticket.number).scalar_subquery()
    with database.reading() as session:
        lower, higher = session.execute(select(lower, higher)).one()
    return (higher, lower) if ticket.state in ENDED else (lower, higher)


def dossier(database: Database, number: int) -> Dossier | None:
    """The ticket of this number, whole; None where there is none."""
    with database.reading() as session:
        ticket = session.get(Ticket, number)
        if ticket is None:
            return None
        messages = mails_behind(session, ticket)
        split_into, merged, duplicates = _kin(session, number)
        return Dossier(
            ticket=ticket,
            messages=messages,
            history=_history(session, [number, *merged]),
            tasks=_open_tasks(session, number, [message.id or 0 for message in messages]),
            split_into=split_into,
            merged=merged,
            duplicates=duplicates,
            merged_away=was_merged(session, ticket),
        )


def _kin(session: Session, number: int) -> tuple[list[int], list[int], list[int]]:
    """The tickets that were split from this one, those merged into it, and its duplicates."""
    split: list[int] = []
    merged: list[int] = []
    duplicates: list[int] = []
    look_at = [number]
    while look_at:
        at = look_at.pop()
        points_here = or_(col(Ticket.continued_in) == at, col(Ticket.split_from) == at)
        for other in session.scalars(select(Ticket).where(points_here)).all():
            if other.continued_in == at and was_merged(session, other):
                merged.append(other.number)
                look_at.append(other.number)
            elif other.continued_in == at:
                duplicates.append(other.number)
            if other.split_from == number:
                split.append(other.number)
    return sorted(split), sorted(merged), sorted(duplicates)


def unsent(database: Database) -> list[int]:
    """The tickets with an answer that was given up, or that waits for a server to be mended."""
    with database.reading() as session:
        return sorted({number for number in session.scalars(_UNSENT) if number})


def message(database: Database, number: int, message: int) -> Message | None:
    """A mail without its bytes, where it belongs to this ticket (see `original`)."""
    with database.reading() as session:
        return _belonging(session, number, message)


def original(database: Database, number: int, message: int) -> bytes | None:
    """A mail's bytes, where it belongs to this ticket, or once did: its history tells of it."""
    with database.reading() as session:
        if _belonging(session, number, message) is None:
            return None
        return session.get_one(Original, message).raw


def _belonging(session: Session, number: int, message: int) -> Message | None:
    found, ticket = session.get(Message, message), session.get(Ticket, number)
    if found is None or ticket is None:
        return None
    told = col(Entry.ticket_number) == number, col(Entry.message) == message
    belongs = (
        found.ticket_number == number
        or message in ticket.matter.get("mails", ())
        or session.scalar(select(col(Entry.id)).where(*told).limit(1)) is not None
    )
    return found if belongs else None


@dataclass(frozen=True, slots=True)
class Sought:
    """What tickets are listed: those that fit all that is given."""

    states: Collection[State] = ()
    cvr: str | None = None
    sender: str | None = None
    assignee: str | None = None
    changed_since: datetime | None = None


def page_as_json(
    database: Database, sought: Sought, after: int, size: int
) -> tuple[list[dict[str, Any]], int | None]:
    """The tickets sought whose numbers follow `after`, and the `after` of the next page, if one
    follows.
    """
    query = select(Ticket).where(col(Ticket.number) > after)
    if sought.states:
        query = query.where(col(Ticket.state).in_(sought.states))
    for column, value in (
        (col(Ticket.cvr), sought.cvr),
        (col(Ticket.sender), sought.sender and sought.sender.lower()),
        (col(Ticket.assignee), sought.assignee),
    ):
        if value is not None:
            query = query.where(column == value)
    if sought.changed_since:
        query = query.where(col(Ticket.updated_at) >= sought.changed_since)
    with database.reading() as session:
        found = session.scalars(query.order_by(col(Ticket.number)).limit(size + 1)).all()
        mails = _mails_of(session, [ticket.number for ticket in found])
        listed = [_as_json(ticket, mails.get(ticket.number, 0)) for ticket in found[:size]]
    return listed, found[size - 1].number if len(found) > size else None


def these_as_json(database: Database, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """The tickets of these numbers, in this order; of those that there are."""
    with database.reading() as session:
        found = session.scalars(select(Ticket).where(col(Ticket.number).in_(numbers))).all()
        mails = _mails_of(session, numbers)
        by_number = {t.number: _as_json(t, mails.get(t.number, 0)) for t in found}
    return [by_number[number] for number in numbers if number in by_number]


def where(database: Database, number: int) -> Ticket | None:
    """The ticket alone, as it is now; None where there is none."""
    with database.reading() as session:
        return session.get(Ticket, number)


def _mails_of(session: Session, numbers: Collection[int]) -> dict[int, int]:
    """How many mails came in each of these tickets."""
    of_ticket = col(Message.ticket_number)
    came = select(of_ticket, func.count()).where(~col(Message.outgoing), of_ticket.in_(numbers))
    return dict(session.execute(came.group_by(of_ticket)).all())


def tickets_as_json(database: Database, state: str | None = None) -> list[dict[str, Any]]:
    """All tickets, or those in one state, oldest first, as `landssupport tickets --json` has them.

    Raises ValueError for a state that is none.
    """
    of_state = (col(Ticket.state) == State(state),) if state else ()
    with database.reading() as session:
        of_ticket = col(Message.ticket_number)
        came = select(of_ticket, func.count()).where(~col(Message.outgoing)).group_by(of_ticket)
        mails = dict(session.execute(came).all())
        in_order = select(Ticket).where(*of_state).order_by(col(Ticket.number))
        return [_as_json(t, mails.get(t.number, 0)) for t in session.scalars(in_order)]


def ticket_as_json(database: Database, number: int) -> dict[str, Any] | None:
    """One ticket with its messages (`thread`) and its history; None where there is none."""
    found = dossier(database, number)
    if found is None:
        return None
    return {
        **_as_json(found.ticket, sum(not message.outgoing for message in found.messages)),
        "related": found.ticket.related,
        "split_from": found.ticket.split_from,
        "split_into": list(found.split_into),
        "merged": list(found.merged),
        "duplicates": list(found.duplicates),
        "denied": found.ticket.denied,
        "steps": found.ticket.steps,
        "corrections": found.ticket.corrections,
        "thread": [_message_as_json(message) for message in found.messages],
        "history": [_entry_as_json(entry) for entry in found.history],
        "failed": [
            {"deed": task.deed, "message": task.message, "error": task.error}
            for task in found.tasks
            if task.gave_up
        ],
    }


def _history(session: Session, numbers: Collection[int]) -> Sequence[Entry]:
    of_ticket = select(Entry).where(col(Entry.ticket_number).in_(numbers))
    return session.scalars(of_ticket.order_by(col(Entry.id))).all()


def _open_tasks(session: Session, number: int, messages: list[int]) -> Sequence[Task]:
    keys = [f"{deed}:{message}" for message in messages for deed in ("read", "send", "copy")]
    belongs = or_(col(Task.ticket_number) == number, col(Task.key).in_(keys))
    unwell = or_(col(Task.ended_at).is_(None), col(Task.gave_up))
    return session.scalars(select(Task).where(belongs, unwell).order_by(col(Task.id))).all()


def _as_json(ticket: Ticket, messages: int) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "reference": ticket.reference,
        "version": ticket.version,
        "state": ticket.state.value,
        "kind": ticket.kind,
        "subject": ticket.subject,
        "sender": ticket.sender,
        "created": ticket.created_at.isoformat(),
        "updated": ticket.updated_at.isoformat(),
        **{name: ticket.verdict[name] for name in _OF_VERDICT},
        # Tickets that were judged before roles were read have none.
        "refused": ticket.verdict.get("refused", []),
        "messages": messages,
        "assignee": ticket.assignee,
        "continued_in": ticket.continued_in,
    }


def _message_as_json(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "direction": "out" if message.outgoing else "in",
        "at": message.at.isoformat(),
        "sender": message.sender,
        "recipient": message.recipient,
        "subject": message.subject,
        "attachments": [
            {"place": place, "filename": each["filename"], "verdict": each["verdict"]}
            for place, each in enumerate((message.reading or {}).get("documents", ()))
        ],
        "message_id": message.message_id,
        "answer": message.answer,
        "unread_because": message.unread_because,
        "who_wrote": message.who_wrote,
    }


def _entry_as_json(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at.isoformat(),
        "ticket": entry.ticket_number,
        "by": entry.by,
        "event": entry.event,
        "state": entry.state.value,
        "message": entry.message,
        "detail": entry.detail,
    }
