"""Access ends with its agreement: ask for a new one in time, and put the end before a caseworker.

Nothing is taken from anybody without a person's approval.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from intake.reading import Action
from workflow.answers import Answer, danish_day, listed, unanswerable
from workflow.days import day_of
from workflow.desk import Desk
from workflow.facts import jobcentre_names
from workflow.model import AgreementOnFile, EmployeeOnFile, GrantOnFile
from workflow.outgoing import put_answer
from workflow.own_tickets import employees_as_facts, open_own, requester_of
from workflow.plans import grants_through
from workflow.tending import each


def look_after(desk: Desk, days: int, now: datetime) -> int:
    """Open what is due for agreements that end within `days`, or have ended: how many tickets.

    Each agreement is one transaction, and has at most one ticket of either kind, however often
    and on however many nodes this runs.
    """
    today = day_of(now)
    with desk.database.reading() as session:
        due = [
            *(_ids(session, today, today + timedelta(days=days), "renewal") if days else ()),
            *_ids(session, None, today - timedelta(days=1), "ending"),
        ]
    return each(lambda n: _open(desk, n, today, now), dict.fromkeys(due), "agreement")


def _ids(session: Session, first: date | None, last: date, ticket: str) -> Sequence[int]:
    """Agreements whose last day is in this time and which give access that ends with them."""
    giving = (
        select(col(AgreementOnFile.id))
        .join(GrantOnFile, col(GrantOnFile.agreement) == col(AgreementOnFile.id))
        .where(
            col(AgreementOnFile.valid_to) <= last,
            col(GrantOnFile.ended_at).is_(None),
            getattr(AgreementOnFile, ticket).is_(None),
        )
        .order_by(col(AgreementOnFile.id))
        .distinct()
    )
    if first:
        giving = giving.where(col(AgreementOnFile.valid_to) >= first)
    return session.scalars(giving).all()


def _open(desk: Desk, number: int, today: date, now: datetime) -> bool:
    with desk.database.transaction() as session:
        of_id = select(AgreementOnFile).where(col(AgreementOnFile.id) == number)
        agreement = session.scalars(of_id.with_for_update()).one()
        assert agreement.valid_to, "an agreement that is due has a last day"
        if agreement.valid_to < today:
            return agreement.ending is None and _open_ending(session, desk, agreement, today, now)
        return agreement.renewal is None and _open_renewal(session, desk, agreement, now)


def _open_renewal(session: Session, desk: Desk, agreement: AgreementOnFile, now: datetime) -> bool:
    """Ask the user responsible for a new agreement, on a ticket that it makes complete."""
    at_stake = grants_through(session, agreement.id)
    if not at_stake:
        return False
    places = sorted({grant.jobcentre for _, grant in at_stake})
    requester = requester_of(session, agreement.cvr, agreement.ticket)
    people = [employee for employee, _ in at_stake]
    facts = {
        "cvr": agreement.cvr,
        "jobcentres": places,
        "employees": employees_as_facts(people, Action.CREATE),
    }
    subject = f"Aftalen med {_places(places, desk)} ophører {_last_day(agreement)}"
    about = f"renewal:{agreement.id}"
    ticket = open_own(session, about, subject, requester, facts, now, related=agreement.ticket)
    agreement.renewal = ticket.number
    if requester and not unanswerable(requester.email, desk.policy):
        put_answer(session, desk, ticket, Answer.RENEWAL, now, last_day=_last_day(agreement))
    return True


def _open_ending(
    session: Session, desk: Desk, agreement: AgreementOnFile, today: date, now: datetime
) -> bool:
    """Lay a removal ready for approval: the access whose agreement has ended."""
    at_stake = grants_through(session, agreement.id, before=today)
    if not at_stake:
        return False
    places = sorted({grant.jobcentre for _, grant in at_stake})
    people: list[EmployeeOnFile] = [employee for employee, _ in at_stake]
    facts = {"cvr": agreement.cvr, "employees": employees_as_facts(people, Action.REMOVE)}
    subject = f"Aftalen med {_places(places, desk)} ophørte {_last_day(agreement)}"
    about = f"ending:{agreement.id}"
    requester = requester_of(session, agreement.cvr, agreement.ticket)
    related = agreement.renewal or agreement.ticket
    ticket = open_own(
        session, about, subject, requester, facts, now, related=related, agreement=agreement.id
    )
    agreement.ending = ticket.number
    return True


def _places(codes: Sequence[str], desk: Desk) -> str:
    return f"{listed(jobcentre_names(list(codes), desk.rules))} Kommune"


def _last_day(agreement: AgreementOnFile) -> str:
    assert agreement.valid_to, "an agreement that is due has a last day"
    return danish_day(agreement.valid_to)
