"""What the queue shows and narrows to is kept with each change, and its goal counts fairly."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.desks import Office
from workflow import changes, queue, saved_views
from workflow.caseworkers import add
from workflow.lines import line_of, marks_of
from workflow.model import Mark, Ticket
from workflow.queue import Wanted
from workflow.states import Refused, State

AGREEMENT = {"Aftale.pdf": an_agreement()}
MONDAY = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


def a_ticket(office: Office, n: int = 1, complete: bool = True, **said: str) -> Ticket:
    said = {"email": f"z{n}@nordlys-job.example"} | said
    mail = a_mail(a_request(**said), message_id=f"<{n}@x>", pdfs=AGREEMENT if complete else None)
    return office.arrive(mail)


def marks(office: Office, number: int) -> dict[str, State]:
    with office.desk.database.reading() as session:
        of_ticket = select(Mark).where(Mark.ticket == number)
        return {mark.mark: mark.state for mark in session.exec(of_ticket)}


def test_marks_follow_the_ticket(office):
    a_ticket(office, complete=False)
    waits = State.INCOMPLETE
    assert marks(office, 1) == {"create": waits, "place:259": waits, "missing:agreement": waits}
    answer = a_mail("Her er den.", answers="<1@x>", message_id="<2@x>", pdfs=AGREEMENT)
    office.arrive(answer)
    assert marks(office, 1) == {"create": State.READY, "place:259": State.READY}
    changes.correct(office.desk, 1, IB, {"jobcentres": ["751"]}, None, office.now)
    assert set(marks(office, 1)) == {"create", "place:751", "missing:agreement",
                                     "problem:agreement_wrong_municipality"}  # fmt: skip
    changes.reject(office.desk, 1, IB, "Nej.", None, office.now)
    assert set(marks(office, 1).values()) == {State.REJECTED}


def test_each_ticket_is_kept_as_its_verdict_says(office):
    a_ticket(office, 1)
    a_ticket(office, 2, complete=False, cvr="CVR 12345678")
    office.arrive(a_mail("Hvornår har I åbent?", message_id="<3@x>", sender="bo@x.example"))
    changes.receive(office.desk.database, b"", office.now, office.now, None, "mailen er for stor")
    office.work("read")
    for ticket in office.tickets():
        assert ticket.line == line_of(ticket.verdict, doubted=False)
        assert set(marks(office, ticket.number)) == set(marks_of(ticket.verdict, doubted=False))
        assert ticket.cvr == ticket.verdict["cvr"]
        assert ticket.state_since == ticket.updated_at
    assert len(office.tickets()) == 4


def test_it_narrows_and_counts(office):
    for n, place in enumerate(("Jobcenter Køge", "Jobcenter Greve", "Jobcenter Køge"), 1):
        a_ticket(office, n, place=place)
    database = office.desk.database

    def numbers(**how):
        look = queue.look(database, Wanted(State.READY, **how))
        lines = [line.number for line in look.page.lines]
        assert look.narrowed in (None, len(lines))
        return lines

    assert queue.counts(database)[State.READY] == 2
    assert numbers() == [1, 3]
    assert numbers(marks=("place:259",)) == [1, 3]
    assert numbers(marks=("place:259", "create"), descending=True) == [3, 1]
    assert numbers(marks=("place:259", "remove")) == []
    assert numbers(marks=("create",), sort="firm") == [1, 3]
    assert numbers(before=office.now) == []
    assert numbers(before=office.now + timedelta(days=1)) == [1, 3]
    assert numbers(assignee="") == [1, 3]
    changes.assign(office.desk, 3, IB, IB, None, office.now)
    assert numbers(assignee=IB) == [3]
    assert numbers(assignee="", marks=("create",)) == [1]


def test_a_narrowed_queue_is_the_same_by_either_way_to_it(office, monkeypatch):
    a_ticket(office)
    database = office.desk.database
    with database.transaction() as session:
        first = office.ticket(1).model_dump(exclude={"number", "firm_key"})
        for n in range(2, 60):
            session.add(Ticket(**first, number=n, firm_key=f"firma {n % 7}"))
        session.flush()
        session.add_all(Mark(mark="create", state=State.READY, ticket=n) for n in range(2, 60))
        session.add_all(Mark(mark="seldom", state=State.READY, ticket=n) for n in range(1, 60, 3))
    for sort in queue.SORTS:
        for descending in (False, True):
            wanted = Wanted(State.READY, ("create", "seldom"), sort=sort, descending=descending)
            ways = []
            for most in (1, 1000):
                monkeypatch.setattr(queue, "MOST_COUNTED", most)
                seen, after = [], None
                while True:
                    page = queue.look(database, wanted, after, size=7).page
                    seen += [line.number for line in page.lines]
                    after = page.next
                    if after is None:
                        break
                ways.append(seen)
            assert ways[0] == ways[1]
            assert sorted(seen) == list(range(1, 60, 3))


def test_a_count_stops_where_people_stop_counting(office, monkeypatch):
    for n in range(4):
        a_ticket(office, n)
    monkeypatch.setattr(queue, "MOST_COUNTED", 2)
    assert queue.counts(office.desk.database)[State.READY] == 3


def test_the_goals_days_are_working_days_and_stand_still_while_the_sender_is_waited_for(office):
    office.now = MONDAY
    a_ticket(office, complete=False)  # asked at once
    assert office.ticket(1).service_from == MONDAY.date()
    office.now = datetime(2026, 5, 18, 10, 0, tzinfo=UTC)  # Ascension Day was the 14th, off till 18
    mail = a_mail("Her er den.", answers="<1@x>", message_id="<2@x>", pdfs=AGREEMENT)
    assert office.arrive(mail).state is State.READY
    assert office.ticket(1).service_from == office.now.date()
    office.now += timedelta(days=1)
    changes.reject(office.desk, 1, IB, "Nej.", None, office.now)
    assert office.ticket(1).service_from == (office.now - timedelta(days=1)).date()
    office.now += timedelta(days=30)
    changes.reopen(office.desk, 1, IB, None, office.now)
    assert office.ticket(1).service_from == office.now.date()
    assert office.ticket(1).state_since == office.now


def test_views_are_ones_own(office):
    database = office.desk.database
    for name in (IB, "ulla"):
        add(database, name, "caseworker", "korrekt hest batteri")
    saved_views.save(database, IB, "  Min   Aarhus ", "tilstand=klar&jobcenter=751")
    saved_views.save(database, IB, "Min Aarhus", "tilstand=klar")
    saved_views.save(database, "ulla", "Min Aarhus", "tilstand=afventer")
    mine = saved_views.of(database, IB)
    assert [(view.name, view.query) for view in mine] == [("Min Aarhus", "tilstand=klar")]
    for name in ("", "   ", "x" * 41, "a\0b"):
        with pytest.raises(Refused):
            saved_views.save(database, IB, name, "tilstand=klar")
    for n in range(saved_views.MOST - 1):
        saved_views.save(database, IB, f"v{n}", "tilstand=klar")
    with pytest.raises(Refused):
        saved_views.save(database, IB, "en til", "tilstand=klar")
    saved_views.forget(database, "ulla", mine[0].id)
    assert len(saved_views.of(database, IB)) == saved_views.MOST
    saved_views.forget(database, IB, mine[0].id)
    assert len(saved_views.of(database, IB)) == saved_views.MOST - 1
