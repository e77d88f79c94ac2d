"""Once in a period each user responsible is shown her firm's users, and says who is to go."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from workflow.answers import Answer, unanswerable
from workflow.desk import Desk
from workflow.model import EmployeeOnFile, GrantOnFile, Requester, Ticket
from workflow.outgoing import put_answer
from workflow.own_tickets import open_own, users_told
from workflow.states import ENDED
from workflow.tending import each


def recertify(desk: Desk, months: int, now: datetime) -> int:
    """Send the list to whom it is due, and say to how many. One transaction each."""
    last = now - timedelta(days=round(months * 365.25 / 12))
    with desk.database.reading() as session:
        due = _due(session, last)
    return each(lambda n: _ask(desk, n, last, now), due, "requester")


def _due(session: Session, last: datetime) -> Sequence[int]:
    """Who was neither asked nor has confirmed since `last`, of firms that have users."""
    with_users = select(col(EmployeeOnFile.cvr)).where(
        col(EmployeeOnFile.id).in_(
            select(col(GrantOnFile.employee)).where(col(GrantOnFile.ended_at).is_(None))
        )
    )
    since = func.coalesce(col(Requester.confirmed_at), col(Requester.known_since))
    not_asked = or_(col(Requester.asked_at).is_(None), col(Requester.asked_at) <= last)
    due = select(col(Requester.id)).where(
        col(Requester.cvr).in_(with_users), since <= last, not_asked
    )
    return session.scalars(due.order_by(col(Requester.id))).all()


def _ask(desk: Desk, number: int, last: datetime, now: datetime) -> bool:
    with desk.database.transaction() as session:
        of_id = select(Requester).where(col(Requester.id) == number)
        requester = session.scalars(of_id.with_for_update()).one()
        if requester.asked_at and requester.asked_at > last:
            return False  # another node has asked just now
        if unanswerable(requester.email, desk.policy):
            return False
        users = users_told(session, requester.cvr, desk.rules)
        if not users or _open_already(session, number):
            return False
        requester.asked_at = now
        subject = "Hvem skal beholde adgangen?"
        ticket = open_own(
            session,
            _about(number),
            subject,
            requester,
            {"cvr": requester.cvr},
            now,
            requester_id=number,
        )
        put_answer(session, desk, ticket, Answer.RECERTIFICATION, now, users=users)
        return True


def _open_already(session: Session, requester: int) -> bool:
    same = col(Ticket.about) == _about(requester), col(Ticket.state).not_in(ENDED)
    return session.scalar(select(col(Ticket.number)).where(*same).limit(1)) is not None


def _about(requester: int) -> str:
    return f"recertification:{requester}"
