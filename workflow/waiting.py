"""Who owes an answer is reminded once, and when none comes the ticket is closed, and she is told.

Days are working days in Denmark, from the day on which the question was sent. Each ticket is one
transaction, and a ticket is looked at again within it: it does no harm to do this often, or on
several nodes.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from workflow.answers import QUESTIONS, Answer, danish_day, unanswerable
from workflow.days import after_working_days, day_of, is_working_day, working_days
from workflow.desk import Desk
from workflow.model import AgreementOnFile, Message, Ticket
from workflow.moves import lock, move
from workflow.outgoing import SYSTEM, note, put_answer
from workflow.own_tickets import users_told
from workflow.states import Event, State
from workflow.tending import each

NOT_ASKED = "sagen venter på afsenderen, men der er ikke sendt noget spørgsmål"
NO_ANSWER = "der kom intet svar"


def wait_for_answers(desk: Desk, reminder_days: int, close_days: int, now: datetime) -> int:
    """Remind and close what is due, and say how many tickets that was."""
    waiting = select(col(Ticket.number)).where(col(Ticket.state) == State.INCOMPLETE)
    with desk.database.reading() as session:
        numbers = session.scalars(waiting.order_by(col(Ticket.number))).all()
        due = [n for n in numbers if _due(session, n, reminder_days, close_days, now)]
    return each(lambda n: _look_after(desk, n, reminder_days, close_days, now), due, "ticket")


def _look_after(
    desk: Desk, number: int, reminder_days: int, close_days: int, now: datetime
) -> bool:
    with desk.database.transaction() as session:
        ticket = lock(session, number)
        waits = ticket.state is State.INCOMPLETE
        match waits and _due(session, number, reminder_days, close_days, now):
            case "remind":
                _remind(session, desk, ticket, close_days - reminder_days, now)
            case "close":
                _close(session, desk, ticket, now)
            case "triage":
                move(session, ticket, Event.FOUND_UNCLEAR, SYSTEM, now, why=NOT_ASKED)
            case _:
                return False
        return True


def _due(
    session: Session, number: int, reminder_days: int, close_days: int, now: datetime
) -> str | None:
    """What is to be done with a ticket that waits for its sender: remind, close, triage, or
    nothing yet."""
    ticket, today = session.get_one(Ticket, number), day_of(now)
    asked, reminded = _asked(session, number)
    if asked is None:
        waited = working_days(day_of(ticket.updated_at), today)
        return "triage" if waited >= reminder_days else None
    if reminded is None:
        waited = working_days(day_of(asked), today)
        return "remind" if waited >= reminder_days and is_working_day(today) else None
    waited = working_days(day_of(reminded), today)
    over = waited >= close_days - reminder_days and today > (_own_day(session, ticket) or date.min)
    return "close" if over else None


def _asked(session: Session, number: int) -> tuple[datetime | None, datetime | None]:
    """When we sent the last question, and when the reminder of it, where there was one."""
    ours = (
        select(col(Message.answer), col(Message.at))
        .where(col(Message.ticket_number) == number, col(Message.outgoing))
        .order_by(col(Message.id))
    )
    asked = reminded = None
    for answer, at in session.execute(ours):
        if answer in QUESTIONS:
            asked, reminded = at, None
        elif answer == Answer.REMINDER:
            reminded = reminded or at
    return asked, reminded


def _own_day(session: Session, ticket: Ticket) -> date | None:
    """The day that a ticket of our own is about; it is not closed before."""
    if ticket.what != "renewal":
        return None
    return _agreement(session, ticket).valid_to


def _agreement(session: Session, ticket: Ticket) -> AgreementOnFile:
    assert ticket.about, "this is asked of tickets of our own alone"
    return session.get_one(AgreementOnFile, int(ticket.about.partition(":")[2]))


def _remind(session: Session, desk: Desk, ticket: Ticket, days_left: int, now: datetime) -> None:
    if why := unanswerable(ticket.sender, desk.policy):
        move(session, ticket, Event.FOUND_UNCLEAR, SYSTEM, now, why=why)
        return
    closes = after_working_days(day_of(now), days_left)
    own_day = _own_day(session, ticket)
    if own_day and own_day >= closes:
        closes = own_day + timedelta(days=1)
    never = ticket.what == "recertification"
    facts = dict(_facts(session, desk, ticket))
    closes_on = None if never else danish_day(closes)
    put_answer(session, desk, ticket, Answer.REMINDER, now, closes_on=closes_on, **facts)
    note(session, ticket, "reminded", now)


def _close(session: Session, desk: Desk, ticket: Ticket, now: datetime) -> None:
    """End a ticket that nobody answers. Who keeps her access is for a person to decide."""
    why = unanswerable(ticket.sender, desk.policy)
    if why or ticket.what == "recertification":
        move(session, ticket, Event.FOUND_UNCLEAR, SYSTEM, now, why=why or NO_ANSWER)
        return
    facts = dict(_facts(session, desk, ticket))
    move(session, ticket, Event.CLOSED, SYSTEM, now, reason=NO_ANSWER)
    put_answer(session, desk, ticket, Answer.CLOSED, now, **facts)


def _facts(session: Session, desk: Desk, ticket: Ticket) -> Iterator[tuple[str, Any]]:
    """What a reminder and a closing say besides what the ticket's verdict says."""
    asked, _ = _asked(session, ticket.number)
    assert asked, "only who was asked is reminded"
    yield "asked_on", danish_day(day_of(asked))
    if ticket.what == "renewal" and (last := _agreement(session, ticket).valid_to):
        yield "last_day", danish_day(last)
    if ticket.what == "recertification":
        yield "users", users_told(session, ticket.verdict["cvr"], desk.rules)
