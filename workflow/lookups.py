"""What the database knows of a ticket and its thread, looked up within a change."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Kind, Reading
from intake.rules import Rules
from workflow import threads
from workflow.model import Entry, Message, Task, Ticket
from workflow.states import Event


class NotYet(Exception):
    """A mail that this one answers is stored but not read; it has to be taken first."""


def same_mail(session: Session, message_id: str, content_hash: str) -> Message | None:
    same = col(Message.message_id) == message_id, col(Message.content_hash) == content_hash
    return session.scalars(select(Message).where(*same)).first()


def messages_of(session: Session, number: int | None) -> Sequence[Message]:
    in_order = select(Message).where(col(Message.ticket_number) == number).order_by(col(Message.id))
    return session.scalars(in_order).all()


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
    by_number = {named: _thread(session, named)} if named and exists else {}
    automatic = reading.kind is Kind.AUTOMATIC
    return threads.place(headers, automatic, by_message_id, by_number, rules.shared_domains)


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


def was_carried_out(session: Session, number: int) -> bool:
    of_ticket = col(Entry.ticket_number) == number, col(Entry.event) == Event.PROVISIONED
    return session.scalar(select(col(Entry.id)).where(*of_ticket).limit(1)) is not None


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
