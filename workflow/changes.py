"""All that changes a ticket: one function, one transaction, one line of history, and what follows
from it as tasks in the outbox. Whatever is refused raises `Refused` and changes nothing.

This is the door to the writers. What mails and tasks do to a ticket stands here, and how mails come
in, in `arriving`. A caseworker's deeds stand by subject in `deciding`, `correcting`, `writing`
(letters, notes, who is at it) and `joining` (split, merge, duplicate), and are called by way of
this module; what becomes of an approval in `provisioning`; tickets of our own in `own_tickets`.
All of them move tickets by `moves` alone.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from intake.conversations import conversation_of
from intake.mail import open_mail
from intake.reading import Headers, Kind, Reading
from intake.record import as_dict
from workflow import outbox, threads
from workflow.answers import Answer, automatic_answer
from workflow.arriving import Arrival, Origin, has_polled, known_at, receive, receive_all
from workflow.bounces import why_returned
from workflow.completeness import contract_fields, judge
from workflow.correcting import correct
from workflow.database import Database
from workflow.deciding import approve, ask, close, mark_as_spam, reject, reopen
from workflow.desk import Desk
from workflow.joining import mark_as_duplicate, merge, split_employees, split_mails
from workflow.lines import put_line
from workflow.lookups import (
    ended_as_spam,
    goes_on_in,
    own_mail,
    place_of,
    returned_answer,
    seen_to_in,
    was_carried_out,
)
from workflow.model import Message, Original, Task, Ticket
from workflow.moves import hold, judge_anew, lock, lock_where_it_goes_on, move
from workflow.outgoing import SYSTEM, note, put_answer, silent_because
from workflow.recertified import recertified
from workflow.states import Event, Refused, State
from workflow.who_wrote import Doubt, doubts_of, who_wrote
from workflow.writing import NothingToSend, assign, send_again, write_letter, write_note

__all__ = [
    "Arrival",
    "NothingToSend",
    "Origin",
    "approve",
    "ask",
    "assign",
    "close",
    "copied",
    "correct",
    "failed",
    "has_polled",
    "known_at",
    "mark_as_duplicate",
    "mark_as_spam",
    "merge",
    "postponed",
    "read_again",
    "receive",
    "receive_all",
    "reject",
    "reopen",
    "send_again",
    "sent",
    "set_aside",
    "split_employees",
    "split_mails",
    "take",
    "write_letter",
    "write_note",
]


# --- mail in ---------------------------------------------------------------------------------


def take(desk: Desk, message_id: int, reading: Reading, now: datetime) -> None:
    """Put a mail that was read into its ticket, judge the thread, and answer where that is due.

    Repeating it changes nothing. Raises NotYet where it must wait for an earlier mail.
    """
    # Without autoflush a row that is changed in several places is written once.
    with desk.database.transaction() as session, session.no_autoflush:
        message = session.get_one(Message, message_id)
        if message.ticket_number is None:
            _take(session, desk, message, reading, now)
        elif message.reading is None and message.unread_because is None:
            _read_again(session, desk, message, reading, now)
        outbox.end(session, "read", now, message=message_id)


def _take(session: Session, desk: Desk, message: Message, reading: Reading, now: datetime) -> None:
    # A mail of ours was on record before anybody could send it back.
    ours = own_mail(session, message.message_id) if message.same_id_as else None
    if ours or _sender(reading.headers) in desk.policy.own_addresses:
        reading = replace(reading, kind=Kind.AUTOMATIC)  # it asks us for nothing
    returned = reading.returned and returned_answer(session, reading.returned, message.at)
    place = place_of(session, desk.rules, message, reading)
    if of := ours or returned:
        place = threads.Place(of.ticket_number)
    if place.ticket:
        place = replace(place, ticket=goes_on_in(session, place.ticket))
    if place.ticket and not of:
        place = replace(place, ticket=seen_to_in(session, place.ticket, reading))
    if place.ticket and reading.kind is Kind.REQUEST and was_carried_out(session, place.ticket):
        # What was carried out is not to be carried out again with the new request.
        place = threads.Place(None, related=place.ticket, follows_up=True)
    ticket = lock_where_it_goes_on(session, place.ticket) if place.ticket else None
    before = ticket.state if ticket else None
    was_spam = ticket is not None and ended_as_spam(session, ticket.number)
    ticket = ticket or _open(session, reading.headers, reading.kind, place.related, now)
    doubts = _join(session, desk, message, ticket, reading)
    event = _found_by_mail(session, ticket, before, message, reading, place)
    if (doubts or was_spam) and reading.kind is not Kind.AUTOMATIC:
        event = Event.FOUND_UNCLEAR  # whoever it is gets no answer, and confirms nothing
    elif ticket.what == "recertification":
        event = recertified(session, ticket, reading, event, desk.rules, now)
    bounced = _bounced(returned, reading) if returned else {}
    if bounced:
        event = Event.BOUNCED
    answer = None if doubts else automatic_answer(event, before, desk.policy)
    silent = silent_because(session, message, reading, desk.policy, now) if answer else None
    if silent and answer is not Answer.RECEIVED:
        event = Event.FOUND_UNCLEAR  # nobody would tell the sender, so a person must
    detail = {
        "doubts": doubts,
        "unanswered": silent,
        "colleague": place.colleague,
        "related": place.related,
        "same_id_as": message.same_id_as,
        "own": ours is not None,
        **bounced,
        "missing": ticket.verdict["missing"],
        "problems": ticket.verdict["problems"],
    }
    by = message.sender or SYSTEM
    move(session, ticket, event, by, now, before, message=message.id, **detail)
    if answer and not silent:
        put_answer(session, desk, ticket, answer, now, to=message, automatic=True)


def _join(
    session: Session, desk: Desk, message: Message, ticket: Ticket, reading: Reading
) -> list[Doubt]:
    """Put a mail that was read into a ticket; what is doubted about who wrote it."""
    message.sender = _sender(reading.headers)
    message.subject = reading.headers.subject
    message.reading = as_dict(reading)
    message.ticket_number = ticket.number
    message.conversation = conversation_of(reading.headers.thread_index or "") or ""
    message.who_wrote = who_wrote(session, reading, desk.authserv_id, desk.rules)
    session.flush()
    return doubts_of([message.who_wrote])


def _bounced(answer: Message, reading: Reading) -> dict[str, Any]:
    """What the history tells of an answer that did not arrive; nothing where it may still arrive,
    or its first report has told so already."""
    assert reading.returned, "only a delivery report returns an answer"
    if answer.returned_because or not reading.returned.failed:
        return {}
    answer.returned_because = why_returned(reading.returned)
    return {"bounced": answer.id, "to": answer.recipient, "why": answer.returned_because}


def _found_by_mail(
    session: Session,
    ticket: Ticket,
    before: State | None,
    message: Message,
    reading: Reading,
    place: threads.Place,
) -> Event:
    """What the ticket is now that this mail is in it.

    Where only a person can tell what to do (the mail says nothing that the thread did not say, or
    asks for more on a ticket that was carried out), it is unclear: asking the same again helps
    nobody, and two machines that answer each other stop here.
    """
    known = ticket.verdict
    event = judge_anew(session, ticket, [message] if before is None else None)
    if reading.kind is Kind.AUTOMATIC:
        asks_for_something = reading.employees or reading.agreements
        return (
            Event.FOUND_UNCLEAR if before is None and asks_for_something else Event.FOUND_AUTOMATIC
        )
    nothing_new = before is not None and known == ticket.verdict
    follows_up = place.follows_up and event is Event.FOUND_INCOMPLETE
    misdirected_answer = before is not None and event is Event.FOUND_MISDIRECTED
    if nothing_new or follows_up or misdirected_answer or before is State.APPROVED:
        return Event.FOUND_UNCLEAR
    return event


def read_again(desk: Desk, message_id: int, by: str, now: datetime) -> int:
    """Have a mail that could not be read tried again, on a caseworker's word; its ticket's number.

    Raises Refused where it was read, or is about to be.
    """
    with desk.database.transaction() as session:
        message = session.get(Message, message_id)
        if message is None or message.outgoing or message.ticket_number is None:
            raise Refused(f"there is no such mail: {message_id}")
        if message.unread_because is None:
            raise Refused("the mail has been read")
        ticket = lock(session, message.ticket_number)
        message.unread_because = None
        note(session, ticket, "read_again", now, message=message_id, by=by)
        key = f"read:{message_id}:{ticket.version}"
        ticket.version += 1
        outbox.put(session, key, "read", now, message=message_id)
        return ticket.number


def _read_again(
    session: Session, desk: Desk, message: Message, reading: Reading, now: datetime
) -> None:
    """Put what a mail says now into the ticket that it has; nobody is written to, since a person
    is at it.
    """
    ticket = _lock_with(session, message)
    doubts = _join(session, desk, message, ticket, reading)
    event = judge_anew(session, ticket)
    if ticket.state not in (State.TRIAGE, State.INCOMPLETE, State.READY):
        note(session, ticket, "read", now, message=message.id)
        return
    if doubts or event is Event.FOUND_MISDIRECTED:
        event = Event.FOUND_UNCLEAR
    move(session, ticket, event, SYSTEM, now, message=message.id, doubts=doubts)


def _lock_with(session: Session, message: Message) -> Ticket:
    """The ticket that a message is in, also where it was moved to another while we waited."""
    number = None
    while number != message.ticket_number:
        number = message.ticket_number
        assert number, "it has the ticket that it got when it could not be read"
        ticket = lock(session, number)
        session.refresh(message)
    return ticket


def set_aside(
    database: Database, message_id: int, reason: str, now: datetime, header: bool = True
) -> None:
    """Give a mail that cannot be read a ticket in triage that says why (Danish).

    Without its `header` nothing at all of the mail is looked at.
    """
    with database.transaction() as session:
        message = session.get_one(Message, message_id)
        message.unread_because = message.unread_because or reason
        if message.ticket_number is None:
            headers = _headers(session.get_one(Original, message_id).raw if header else b"")
            message.sender = _sender(headers)
            message.subject = headers.subject
            ticket = _open(session, headers, Kind.OTHER, None, now)
            ticket.verdict = contract_fields(judge([]))
            message.ticket_number = ticket.number
            put_line(session, ticket, [message])
            event = Event.FOUND_UNCLEAR
            move(session, ticket, event, SYSTEM, now, None, message=message.id, why=reason)
        outbox.end(session, "read", now, message=message_id)


def _headers(raw: bytes) -> Headers:
    """A mail's header, without a look at the body that could not be read."""
    return open_mail(re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0] + b"\r\n\r\n").headers


def _sender(headers: Headers) -> str:
    """The sender's address. Case tells no two people apart, so it is lower throughout."""
    return headers.sender.email.lower() if headers.sender else ""


def _open(
    session: Session, headers: Headers, kind: Kind, related: int | None, now: datetime
) -> Ticket:
    ticket = Ticket(
        state=State.TRIAGE,
        kind=kind,
        subject=headers.subject,
        sender=_sender(headers),
        sender_name=headers.sender.name if headers.sender else "",
        created_at=now,
        updated_at=now,
        related=related,
    )
    session.add(ticket)
    session.flush()
    return ticket


# --- what came of a task ---------------------------------------------------------------------


def sent(database: Database, message_id: int, now: datetime, copy: bool = False) -> None:
    """An answer is on its way; with `copy` one is to be laid into the folder of sent mails.

    Repeating it changes nothing.
    """
    with database.transaction() as session:
        ticket = _hold_with(session, message_id)
        if not outbox.end(session, "send", now, message=message_id):
            return
        note(session, ticket, "sent", now, message=message_id)
        if copy:
            outbox.put(session, f"copy:{message_id}", "copy", now, message=message_id)


def _hold_with(session: Session, message_id: int) -> Ticket:
    """The ticket of an answer of ours."""
    number = session.get_one(Message, message_id).ticket_number
    ticket = number and hold(session, number)
    assert ticket, "an answer is on a ticket"
    return ticket


def copied(database: Database, message_id: int, now: datetime) -> None:
    """A sent answer lies in the folder of sent mails too."""
    with database.transaction() as session:
        outbox.end(session, "copy", now, message=message_id)


def failed(
    database: Database,
    task: Task,
    why: str,
    permanent: bool,
    now: datetime,
    wait: timedelta | None = None,
    told: str | None = None,
) -> None:
    """An effect could not be had: to be tried again, or given up and shown to a caseworker.

    `wait` is how long the other side asks us to stay away, `told` (Danish) what a caseworker has
    to hear of at the first try.
    """
    with database.transaction() as session:
        if not (permanent or outbox.is_last_try(task)):
            outbox.retry(session, task, why, now, wait)
            if told and task.attempts == 1 and task.message:
                ticket = _hold_with(session, task.message)
                note(session, ticket, f"{task.deed}_waits", now, message=task.message, why=told)
            return
        outbox.give_up(session, task, why, now)
        number = task.ticket_number or (
            task.message and session.get_one(Message, task.message).ticket_number
        )
        if not number:
            return
        ticket, line = lock_where_it_goes_on(session, number), f"{task.deed}_failed"
        if task.deed == "send":  # who does not hear from us waits for nothing: a person has to see
            event, of = Event.BOUNCED, task.message
            move(session, ticket, event, SYSTEM, now, message=of, line=line, why=why)
        else:
            note(session, ticket, line, now, message=task.message, why=why)


def postponed(database: Database, task: Task, until: datetime) -> None:
    with database.transaction() as session:
        outbox.postpone(session, task, until)
