"""The history of tickets: lines that are only ever added, each sealed to the one before it.

A seal is a SHA-256 over the seal before, the line, and a digest of what the line tells of persons:
its detail, and the sender of a mail. That digest is salted and kept, so that personal data can be
taken out of a line later on without breaking the chain, and cannot be guessed back from it. A
ticket holds the last seal, and so a line that was cut off the end is missed too.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Entry, Ticket


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of all histories found: their number, their lines, the tickets whose history
    is not as it was written, and a digest of all last seals, to be kept elsewhere.
    """

    tickets: int
    entries: int
    broken: tuple[int, ...]
    digest: str


def add_entry(
    session: Session,
    ticket: Ticket,
    at: datetime,
    by: str,
    event: str,
    message: int | None,
    detail: Mapping[str, Any],
) -> None:
    """Add a line to a ticket's history, within the transaction of what it tells.

    The ticket is new or locked, or two lines could be sealed to the same one before.
    """
    entry = Entry(
        ticket_number=ticket.number,
        at=at,
        by=by,
        event=event,
        state=ticket.state,
        message=message,
        detail=dict(detail),
        salt=secrets.token_hex(16),
    )
    entry.personal_digest = _personal_digest(entry)
    entry.seal = ticket.seal = _seal(ticket.seal, entry)
    session.add(entry)


def erase_persons(session: Session, ticket: Ticket) -> None:
    """Take what a ticket's lines tell of persons out of them; their seals stay good."""
    for entry in session.scalars(select(Entry).where(col(Entry.ticket_number) == ticket.number)):
        entry.by = "" if _is_of_sender(entry) else entry.by
        entry.detail, entry.salt = {}, None


def _is_of_sender(entry: Entry) -> bool:
    """Whether it was a mail that did what the line tells, and not a caseworker or ourselves."""
    return entry.message is not None and "@" in entry.by


def _personal_digest(entry: Entry) -> str:
    detail = json.dumps(entry.detail, sort_keys=True, ensure_ascii=True, default=str)
    return _digest(entry.salt or "", entry.by, detail)


def _seal(before: str, entry: Entry) -> str:
    by = "" if _is_of_sender(entry) else entry.by
    at, state = entry.at.astimezone(UTC).isoformat(), entry.state.value
    told = (entry.ticket_number, at, by, entry.event, state, entry.message)
    return _digest(before, *map(str, told), entry.personal_digest)


def verify(database: Database) -> Findings:
    """Whether each history is as it was written, line by line."""
    number, broken, entries, tickets = col(Ticket.number), [], 0, 0
    digest = hashlib.sha256()
    lines = select(Entry).order_by(col(Entry.ticket_number), col(Entry.id))
    with database.reading() as session:
        seals = dict(session.execute(select(number, col(Ticket.seal))).all())
        found = session.scalars(lines.execution_options(yield_per=1000))
        for ticket, history in groupby(found, key=lambda entry: entry.ticket_number):
            count, last = _follow(history)
            entries += count
            tickets += 1
            if (held := seals.pop(ticket, None)) is None or last != held:
                broken.append(ticket)
            digest.update(f"{ticket}:{last}\n".encode())
    # What is left over has no line at all, though each ticket begins with one.
    return Findings(tickets, entries, tuple(sorted([*broken, *seals])), digest.hexdigest())


def _follow(history: Iterable[Entry]) -> tuple[int, str | None]:
    """How many lines there are, and the last seal; None where one of them does not hold."""
    before, count, holds = "", 0, True
    for entry in history:
        count += 1
        erased = entry.salt is None and not entry.detail
        told = erased or _personal_digest(entry) == entry.personal_digest
        holds = holds and told and _seal(before, entry) == entry.seal
        before = entry.seal
    return count, before if holds else None


def _digest(*parts: str) -> str:
    # JSON keeps the parts apart: ("a", "bc") and ("ab", "c") are not the same line.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
