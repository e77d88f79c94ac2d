"""Mails in: each is stored once, with the task to read it, and known again wherever it lies."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from intake.mail import identity
from workflow import outbox
from workflow.database import Database
from workflow.model import Delivery, Message, Original


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mail lay: the mailbox's name, UIDVALIDITY and UID (RFC 9051, 2.3.1.1)."""

    mailbox: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail's bytes as they came, and when it was delivered.

    `refused_because` (Danish) is for a mail that is not to be read, such as one that is too large:
    its ticket will give that reason.
    """

    raw: bytes
    at: datetime
    origin: Origin | None = None
    refused_because: str | None = None


def known_at(database: Database, origins: Collection[Origin]) -> dict[Origin, Message]:
    """The messages that were taken in from these places."""
    with database.reading() as session:
        return _known_at(session, origins)


def _known_at(session: Session, origins: Collection[Origin]) -> dict[Origin, Message]:
    places = (
        select(Delivery, Message)
        .join(Message, col(Message.id) == col(Delivery.message))
        .where(
            col(Delivery.mailbox).in_({origin.mailbox for origin in origins}),
            col(Delivery.uidvalidity).in_({origin.uidvalidity for origin in origins}),
            col(Delivery.uid).in_({origin.uid for origin in origins}),
        )
    )
    found = {
        Origin(delivery.mailbox, delivery.uidvalidity, delivery.uid): message
        for delivery, message in (session.execute(places) if origins else ())
    }
    return {origin: found[origin] for origin in origins if origin in found}


def has_polled(database: Database, mailbox: str) -> bool:
    """Whether anything was ever taken in from this mailbox."""
    with database.reading() as session:
        from_there = select(Delivery).where(col(Delivery.mailbox) == mailbox).limit(1)
        return session.scalars(from_there).first() is not None


def receive(
    database: Database,
    raw: bytes,
    arrived: datetime,
    now: datetime,
    origin: Origin | None = None,
    refused_because: str | None = None,
) -> bool:
    """Store one mail, as `receive_all` does. Tells whether it was new."""
    return receive_all(database, [Arrival(raw, arrived, origin, refused_because)], now) == 1


def receive_all(database: Database, arrivals: Sequence[Arrival], now: datetime) -> int:
    """Store mails' bytes and the tasks to read them, in one transaction; safe to repeat.

    Tells how many were new.
    """
    identities = [identity(arrival.raw) for arrival in arrivals]
    try:
        return _stored(database, arrivals, identities, now)
    except IntegrityError:  # another node stored one of them at the same moment; now it is found
        return _stored(database, arrivals, identities, now)


def _stored(
    database: Database,
    arrivals: Sequence[Arrival],
    identities: Sequence[tuple[str | None, str]],
    now: datetime,
) -> int:
    with database.transaction() as session, session.no_autoflush:
        return _store(session, arrivals, identities, now)


def _store(
    session: Session,
    arrivals: Sequence[Arrival],
    identities: Sequence[tuple[str | None, str]],
    now: datetime,
) -> int:
    origins = [arrival.origin for arrival in arrivals if arrival.origin]
    before = _known_at(session, origins) if origins else {}
    stored = _alike(session, identities)
    known = {(message.message_id, message.content_hash): message for message in stored}
    first = {message.message_id: message for message in reversed(stored) if message.message_id}
    new, places = list[tuple[Message, bytes]](), dict[Origin, Message]()
    for arrival, (message_id, content_hash) in zip(arrivals, identities, strict=True):
        if arrival.origin in before:
            continue
        name = message_id or ""
        if (name, content_hash) not in known:
            message = Message(message_id=name, content_hash=content_hash, at=arrival.at)
            if name in first:
                session.flush()  # the first may have come with it
                message.same_id_as = first[name].id
            session.add(message)
            new.append((message, arrival.raw))
            known[name, content_hash] = message
            if name:
                first.setdefault(name, message)
        message = known[name, content_hash]
        message.unread_because = message.unread_because or arrival.refused_because
        if arrival.origin:
            places[arrival.origin] = message
    session.flush()
    for message, raw in new:
        session.add(Original(message=message.id, raw=raw))
        outbox.put(session, f"read:{message.id}", "read", now, message=message.id)
    session.add_all(Delivery(**asdict(at), message=message.id) for at, message in places.items())
    return len(new)


def _alike(session: Session, identities: Sequence[tuple[str | None, str]]) -> Sequence[Message]:
    """The messages that any of these may be, or has its Message-ID from; the oldest first."""
    names = {message_id for message_id, _ in identities if message_id}
    nameless = {content_hash for message_id, content_hash in identities if not message_id}
    name, content = col(Message.message_id), col(Message.content_hash)
    alike = or_(name.in_(names), and_(name == "", content.in_(nameless)))
    return session.scalars(select(Message).where(alike).order_by(col(Message.id))).all()
