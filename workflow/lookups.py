"""What the database knows of a ticket and its thread, looked up within a change."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from intake.conversations import conversation_of
from intake.reading import Headers, Kind, Reading, Returned
from intake.record import employee_from_dict
from intake.rules import Rules
from workflow import threads
from workflow.completeness import is_same
from workflow.model import Entry, Message, Original, Task, Ticket
from workflow.states import Event

REPORTED_WITHIN = timedelta(days=14)  # mail servers try for some five days


class NotYet(Exception):
    """A mail that this one answers is stored but not read; it has to be taken first."""


def unread(session: Session, message_id: int) -> tuple[str | None, bytes]:
    """Why a mail is not to be read, where it is not, and its bytes."""
    whole = (
        select(col(Message.unread_because), col(Original.raw))
        .join(Original, col(Original.message) == col(Message.id))
        .where(col(Message.id) == message_id)
    )
    refused, raw = session.execute(whole).one()
    return refused, raw


def messages_of(session: Session, number: int | None) -> Sequence[Message]:
    in_order = select(Message).where(col(Message.ticket_number) == number).order_by(col(Message.id))
    return session.scalars(in_order).all()


def goes_on_in(session: Session, number: int) -> int:
    """The ticket that a ticket's matter stands in now: itself, but where it was merged into
    another or is a duplicate of one. What was made anonymous goes on no more.
    """
    found = session.get(Ticket, number)
    while found and found.continued_in:
        other = session.get_one(Ticket, found.continued_in)
        if other.erased_at:
            break
        found = other
    return found.number if found else number


def mails_behind(session: Session, ticket: Ticket) -> Sequence[Message]:
    """The mails that a ticket rests on: its own, after those of the ticket it was split from."""
    shared = ticket.matter.get("mails", ())
    belongs = or_(col(Message.ticket_number) == ticket.number, col(Message.id).in_(shared))
    return session.scalars(select(Message).where(belongs).order_by(col(Message.id))).all()


def place_of(session: Session, rules: Rules, message: Message, reading: Reading) -> threads.Place:
    headers = reading.headers
    answered = threads.answered_ids(headers)
    of_answered = select(Message).where(col(Message.message_id).in_(answered))
    messages = session.scalars(of_answered).all() if answered else []
    if any(_will_be_read(session, other) and other.id < message.id for other in messages):
        raise NotYet
    by_message_id = {
        other.message_id: _thread(session, other.ticket_number)
        for other in messages
        if other.ticket_number
    }
    named = threads.named_ticket(headers.subject)
    exists = named and session.get(Ticket, named)
    by_number = {named: _thread_as_it_goes_on(session, named)} if named and exists else {}
    in_conversation = _in_conversation(session, headers)
    known = [*by_message_id.values(), *by_number.values(), *in_conversation]
    return threads.place(
        headers,
        reading.kind is Kind.AUTOMATIC,
        by_message_id,
        by_number,
        rules.shared_domains,
        in_conversation,
        _split_off(session, {thread.number for thread in known}),
    )


def _split_off(session: Session, numbers: Collection[int]) -> list[threads.Thread]:
    """The threads of the tickets that were made out of these."""
    if not numbers:
        return []
    made_of_them = select(col(Ticket.number)).where(col(Ticket.split_from).in_(numbers))
    return [_thread(session, number) for number in session.scalars(made_of_them).all()]


def seen_to_in(session: Session, number: int, reading: Reading) -> int:
    """The ticket in which those whom a mail asks for are seen to: this one, unless all of them were
    split off to one other."""
    apart = session.get_one(Ticket, number).elsewhere
    others = [(employee_from_dict(each), each["ticket"]) for each in apart]
    where = {
        next((other for known, other in others if is_same(known, one)), number)
        for one in reading.employees
    }
    return goes_on_in(session, where.pop()) if others and len(where) == 1 else number


def _in_conversation(session: Session, headers: Headers) -> list[threads.Thread]:
    conversation = headers.thread_index and conversation_of(headers.thread_index)
    if not conversation:
        return []
    number = col(Message.ticket_number)
    of_it = select(number).where(col(Message.conversation) == conversation, number.is_not(None))
    return [_thread(session, each) for each in session.scalars(of_it.distinct()) if each]


def own_mail(session: Session, message_id: str) -> Message | None:
    """The mail of ours that has this Message-ID."""
    ours = col(Message.outgoing), col(Message.message_id) == message_id
    return session.scalars(select(Message).where(*ours)).first() if message_id else None


def returned_answer(session: Session, returned: Returned, at: datetime) -> Message | None:
    """The answer that a delivery report is about: by its Message-ID, else by what it was called on
    its way, else the last one that went to the recipient."""
    ids = [*returned.message_ids, *([f"<{returned.envelope_id}>"] if returned.envelope_id else ())]
    ours = select(Message).where(col(Message.outgoing)).order_by(col(Message.id).desc()).limit(1)
    by_id = session.scalars(ours.where(col(Message.message_id).in_(ids))).first()
    if by_id or returned.message_ids:
        return by_id  # the report of another's mail is none of ours
    lately = col(Message.at) > at - REPORTED_WITHIN
    to_them = func.lower(col(Message.recipient)).in_(returned.recipients)
    return session.scalars(ours.where(lately, to_them)).first()


def _will_be_read(session: Session, message: Message) -> bool:
    task = col(Task.message) == message.id, col(Task.deed) == "read", col(Task.ended_at).is_(None)
    waits = select(col(Task.id)).where(*task).limit(1)
    return message.ticket_number is None and session.scalar(waits) is not None


def _thread(session: Session, number: int) -> threads.Thread:
    """A ticket's participants: who wrote in it, and to whom, ourselves left out by the answers'
    own direction: an outgoing mail adds its recipient, an incoming one its sender and its Cc.
    """
    people: set[str] = set()
    for message in messages_of(session, number):
        if message.reading and message.reading["kind"] == Kind.AUTOMATIC:
            continue  # it joined for what it answers, whoever sent it
        people.add(message.recipient if message.outgoing else message.sender)
        if message.reading:
            people |= {cc["email"].lower() for cc in message.reading["headers"]["cc"]}
    return threads.Thread(number, frozenset(people - {""}))


def _thread_as_it_goes_on(session: Session, number: int) -> threads.Thread:
    """A ticket that somebody names: who took part in it takes part where it goes on."""
    named, now = _thread(session, number), goes_on_in(session, number)
    if now == number:
        return named
    return threads.Thread(now, named.participants | _thread(session, now).participants)


def was_carried_out(session: Session, number: int) -> bool:
    of_ticket = col(Entry.ticket_number) == number, col(Entry.event) == Event.PROVISIONED
    return session.scalar(select(col(Entry.id)).where(*of_ticket).limit(1)) is not None


def was_merged(session: Session, ticket: Ticket) -> bool:
    """Whether a ticket goes on in another with all its mails, and not as a duplicate of it."""
    if ticket.continued_in is None:
        return False
    how = select(col(Entry.event)).where(
        col(Entry.ticket_number) == ticket.number, col(Entry.event).in_(("merged", "duplicate"))
    )
    return session.scalar(how.order_by(col(Entry.id).desc()).limit(1)) == "merged"


def ended_as_spam(session: Session, number: int) -> bool:
    """Whether a ticket that is closed was last found to be spam."""
    lines = select(col(Entry.event)).where(
        col(Entry.ticket_number) == number, col(Entry.event).in_(("spam", Event.REOPENED))
    )
    return session.scalar(lines.order_by(col(Entry.id).desc()).limit(1)) == "spam"


def mail_since_approval(session: Session, number: int) -> bool:
    lines = session.scalars(
        select(Entry).where(col(Entry.ticket_number) == number).order_by(col(Entry.id).desc())
    )
    for entry in lines:
        if entry.event == Event.APPROVED:
            return False
        if entry.event.startswith("found_") and entry.event != Event.FOUND_AUTOMATIC:
            return True
    return False
