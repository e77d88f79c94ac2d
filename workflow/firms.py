"""What the business register says of the firms on open tickets and of those that are known."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlmodel import Session, col

from workflow.business_register import Firm
from workflow.database import Database
from workflow.lines import name_firm
from workflow.model import OtherActor, Ticket
from workflow.register import firm_of
from workflow.states import State

HOLDS = timedelta(days=90)  # what the register said before is asked again
MOST = 50  # in one turn, so that one turn is short
_OPEN = (State.TRIAGE, State.INCOMPLETE, State.READY)


def look_up_firms(database: Database, look_up: Callable[[str], Firm | None], now: datetime) -> int:
    """Ask for each firm that is due, and put the answers on file: how many. Safe to repeat.

    Raises EdgeError where the register does not answer; those after it are for the next time.
    """
    with database.reading() as session:
        due = _due(session, now)
    for cvr in due:
        found = look_up(cvr)
        with database.transaction() as session:
            firm = firm_of(session, cvr)
            firm.name = found.name if found else firm.name
            firm.ceased = found is not None and found.ceased
            firm.looked_up_at = now
            if firm.name:
                name_firm(session, cvr, firm.name)
    return len(due)


def _due(session: Session, now: datetime) -> Sequence[str]:
    """Numbers that open tickets give, and firms on file, unless they were asked for of late."""
    fresh = select(col(OtherActor.cvr)).where(col(OtherActor.looked_up_at) > now - HOLDS)
    number = col(Ticket.cvr)
    given = select(number).where(
        col(Ticket.state).in_(_OPEN), number.is_not(None), number.not_in(fresh)
    )
    stale = or_(col(OtherActor.looked_up_at).is_(None), col(OtherActor.looked_up_at) <= now - HOLDS)
    on_file = select(col(OtherActor.cvr)).where(stale)
    return [cvr for cvr in session.scalars(given.union(on_file).limit(MOST)) if cvr]
