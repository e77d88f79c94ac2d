"""Who is named in tickets and the register, and how that is made anonymous again.

A ticket's case, dates, theme, decision and figures stay, as registration asks (offentlighedsloven
§ 15); who wrote, who was asked for, and the mails themselves go. What gives somebody access today
is kept while it does.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from workflow.database import Database
from workflow.history import erase_persons
from workflow.lines import put_line
from workflow.model import (
    AgreementOnFile,
    DirectoryGrant,
    DirectoryUser,
    EmployeeOnFile,
    GrantOnFile,
    Message,
    Original,
    Requester,
    Ticket,
)
from workflow.moves import lock
from workflow.outgoing import SYSTEM, note
from workflow.states import ENDED
from workflow.tending import each

_AT_ONCE = 500
_KEPT_OF_EMPLOYEE = ("action", "roles")
_KEPT_OF_AGREEMENT = (
    "municipality", "municipalities", "cvr", "valid_from", "valid_to", "readable", "expired",
)  # fmt: skip


def erase_due(database: Database, retention_days: int, now: datetime) -> int:
    """Make anonymous whose time is over, and say how many tickets that were.

    `retention_days` are counted from a ticket's last change after it ended.
    """
    before = now - timedelta(days=retention_days)
    with database.reading() as session:
        numbers = session.scalars(_due(before).limit(_AT_ONCE)).all()
    done = each(lambda number: _erase_if_due(database, number, before, now), numbers, "ticket")
    with database.transaction() as session:
        _erase_the_gone(session, before)
    return done


def erase_ticket(session: Session, ticket: Ticket, now: datetime, by: str = SYSTEM) -> None:
    """Take the persons out of a ticket that has ended, and of its mails."""
    ticket.sender = ticket.sender_name = ticket.subject = ""
    ticket.verdict = without_persons(ticket.verdict)
    ticket.steps = [{**step, "name": None, "email": None} for step in ticket.steps]
    ticket.corrections, ticket.matter, ticket.wording = {}, {}, None
    ticket.denied, ticket.elsewhere = [], []
    ticket.erased_at = now
    ticket.version += 1
    session.flush()
    erase_persons(session, ticket)
    note(session, ticket, "erased", now, by=by)
    of_ticket = select(Message).where(col(Message.ticket_number) == ticket.number)
    messages = session.scalars(of_ticket).all()
    for message in messages:
        _erase_message(session, message)
    put_line(session, ticket, messages)
    file = update(AgreementOnFile).where(col(AgreementOnFile.ticket) == ticket.number)
    session.execute(file.values(filename=""))


def without_persons(verdict: Mapping[str, Any]) -> dict[str, Any]:
    """A verdict that tells what was asked and found, and of nobody by name."""
    kept = {key: value for key, value in verdict.items() if key not in ("evidence", "refused")}
    kept["employees"] = [
        {"name": None, "email": None, **_only(employee, _KEPT_OF_EMPLOYEE)}
        for employee in verdict.get("employees", ())
    ]
    kept["agreements"] = [
        {"filename": "", **_only(agreement, _KEPT_OF_AGREEMENT)}
        for agreement in verdict.get("agreements", ())
    ]
    return {**kept, "refused": []}


def is_needed(number: Any) -> Any:
    """The condition that a ticket gave access that still lasts, or that one which was made out of
    it, and rests on its mails, still tells of persons."""
    gives = exists().where(col(GrantOnFile.ticket) == number, col(GrantOnFile.ended_at).is_(None))
    made = aliased(Ticket)
    return gives | exists().where(col(made.split_from) == number, col(made.erased_at).is_(None))


def erase_employee(session: Session, employee: EmployeeOnFile) -> None:
    """Take the name of somebody who has no access any more out of the register."""
    users = select(DirectoryUser).where(col(DirectoryUser.email) == employee.email)
    for user in session.scalars(users.where(~col(DirectoryUser.active))):
        session.execute(delete(DirectoryGrant).where(col(DirectoryGrant.user) == user.id))
        session.delete(user)
    employee.name = employee.folded = ""
    employee.email = f"anonym-{employee.id}"


def erase_requester(requester: Requester) -> None:
    requester.name, requester.email = "", f"anonym-{requester.id}"


def _due(before: datetime) -> Any:
    number = col(Ticket.number)
    due = (
        col(Ticket.state).in_(ENDED),
        col(Ticket.updated_at) < before,
        col(Ticket.erased_at).is_(None),
        ~is_needed(number),
    )
    return select(number).where(*due).order_by(number)


def _erase_if_due(database: Database, number: int, before: datetime, now: datetime) -> bool:
    with database.transaction() as session:
        ticket = lock(session, number)
        if session.scalar(_due(before).where(col(Ticket.number) == number)) is None:
            return False
        erase_ticket(session, ticket, now)
        return True


def _erase_message(session: Session, message: Message) -> None:
    """What keeps a mail from being taken in twice stays: where it lay, and what it was, hashed."""
    message.message_id = f"sha256:{sha256(message.message_id.encode()).hexdigest()}"
    message.sender = message.recipient = message.subject = message.conversation = ""
    message.reading = message.who_wrote = message.unread_because = message.returned_because = None
    session.get_one(Original, message.id).raw = b""


def _erase_the_gone(session: Session, before: datetime) -> None:
    """Who has had no access since then, and asked for none in a ticket that still tells of her."""
    has_access = exists().where(
        col(GrantOnFile.employee) == EmployeeOnFile.id,
        col(GrantOnFile.ended_at).is_(None) | (col(GrantOnFile.ended_at) >= before),
    )
    named = col(EmployeeOnFile.name) != ""
    for employee in session.scalars(select(EmployeeOnFile).where(named, ~has_access)):
        erase_employee(session, employee)
    writes = exists().where(col(Ticket.sender) == Requester.email, col(Ticket.erased_at).is_(None))
    has_users = exists().where(
        col(EmployeeOnFile.cvr) == Requester.cvr,
        col(GrantOnFile.employee) == EmployeeOnFile.id,
        col(GrantOnFile.ended_at).is_(None),
    )
    known = col(Requester.known_since) < before, ~col(Requester.email).startswith("anonym-")
    for requester in session.scalars(select(Requester).where(*known, ~writes, ~has_users)):
        erase_requester(requester)


def _only(record: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: record[key] for key in keys if key in record}
