"""Many threads at once over three months: each ends as it should, and nobody hears too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from sqlmodel import select

from tests.cast import IB
from tests.correspondence import KINDS, play
from tests.desks import Office
from workflow import changes
from workflow.model import Message, Ticket
from workflow.states import State
from workflow.waiting import wait_for_answers


@dataclass
class Simulated:
    """An office whose caseworker approves all that is ready."""

    office: Office

    def deliver(self, raw: bytes, at: datetime) -> None:
        changes.receive(self.office.desk.database, raw, at, at)

    def until(self, now: datetime) -> Sequence[tuple[str, EmailMessage]]:
        office = self.office
        office.now = now
        office.work()
        wait_for_answers(office.desk, 7, 21, now)
        for ticket in office.tickets():
            if ticket.state is State.READY:
                changes.approve(office.desk, ticket.number, IB, None, now)
        office.work()
        sent, office.sent = office.sent, []
        return sent


def test_each_thread_ends_as_it_should_and_nobody_hears_too_much(office):
    firms = [kind(n) for n, kind in enumerate(KINDS)]
    sent = play(Simulated(office), firms, days=90)
    heard = {KINDS[firm.n].__name__: firm.heard for firm in firms}
    assert heard == {KINDS[firm.n].__name__: firm.hears for firm in firms}
    assert {KINDS[f.n].__name__: state_of(office, f) for f in firms} == {
        KINDS[f.n].__name__: f.ends for f in firms
    }
    assert sum(sent.values()) == len([m for m in office.messages() if m.outgoing])
    assert all(task.ended_at and not task.gave_up for task in office.tasks())


def state_of(office, firm):
    with office.desk.database.reading() as session:
        number = session.exec(
            select(Message.ticket_number).where(Message.message_id == firm.first_id)
        ).one()
        return session.get_one(Ticket, number).state
