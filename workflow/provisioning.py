"""What becomes of an approval: access is there or gone, or a person has to see to it."""

from datetime import datetime

from workflow import outbox, register
from workflow.answers import Answer
from workflow.database import Database
from workflow.desk import Desk
from workflow.lookups import mail_since_approval
from workflow.moves import lock, move
from workflow.outgoing import SYSTEM, carried_out, put_answer
from workflow.states import Event


def provisioned(desk: Desk, number: int, by: str, now: datetime, seen: int | None = None) -> None:
    """The steps are carried out; the sender is told. A mail that came meanwhile reopens it."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        move(session, ticket, Event.PROVISIONED, by, now)
        outbox.end(session, "provision", now, ticket_number=number)
        register.note_carried_out(session, ticket, now)
        put_answer(session, desk, ticket, Answer.PROVISIONED, now, verdict=carried_out(ticket))
        if mail_since_approval(session, number):
            why = "der kom en mail, efter at sagen blev godkendt"
            move(session, ticket, Event.REOPENED, SYSTEM, now, why=why)


def left_to_a_person(database: Database, number: int, now: datetime) -> None:
    """Nothing of the provisioning is left for the outbox; the desk shows the steps."""
    with database.transaction() as session:
        outbox.end(session, "provision", now, ticket_number=number)
