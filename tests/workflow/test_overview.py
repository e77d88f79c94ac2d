"""What managers see of the weeks: what came, what lacked something, how long a decision took."""

from datetime import UTC, date, datetime, timedelta

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from workflow import changes
from workflow.overview import all_together, weekly

MONDAY = datetime(2026, 5, 4, 8, tzinfo=UTC)


def comes(office, number, complete=True):
    pdfs = {"Aftale.pdf": an_agreement()} if complete else {}
    mail = a_mail(a_request(), message_id=f"<{number}@x.example>", pdfs=pdfs, sent=office.now)
    return office.arrive(mail).number


def test_a_week_tells_what_came_and_what_it_lacked(office):
    office.now = MONDAY
    comes(office, 1)
    comes(office, 2, complete=False)
    comes(office, 3, complete=False)
    (week,) = weekly(office.desk.database, 1, office.now)
    assert (week.monday, week.received, week.complete_at_once) == (date(2026, 5, 4), 3, 1)
    assert week.missing == {"agreement": 2}


def test_a_request_completed_later_was_not_complete_at_first_mail(office):
    office.now = MONDAY
    comes(office, 1, complete=False)
    answer = a_mail(
        "Her er aftalen.",
        answers=office.answers()[-1]["Message-ID"],
        message_id="<2@x.example>",
        pdfs={"Aftale.pdf": an_agreement()},
    )
    office.arrive(answer)
    (week,) = weekly(office.desk.database, 1, office.now)
    assert (week.received, week.complete_at_once) == (1, 0)


def test_decisions_count_in_the_week_they_are_made(office):
    office.now = MONDAY
    for number, hours in ((1, 1), (2, 3), (3, 200)):
        office.now = MONDAY
        ticket = comes(office, number)
        office.now = MONDAY + timedelta(hours=hours)
        changes.approve(office.desk, ticket, IB, None, office.now)
    first, second = weekly(office.desk.database, 2, MONDAY + timedelta(weeks=1))
    assert (first.received, first.decided, first.median) == (3, 2, timedelta(hours=2))
    assert (second.received, second.decided, second.median) == (0, 1, timedelta(hours=200))
    both = all_together([first, second])
    assert (both.received, both.complete_at_once, both.decided) == (3, 3, 3)
    assert both.median == timedelta(hours=3)
    assert timedelta(hours=3) < both.ninety < timedelta(hours=200)


def test_a_week_begins_on_monday_in_copenhagen(office):
    office.now = datetime(2026, 5, 3, 22, 30, tzinfo=UTC)  # half past midnight there
    comes(office, 1)
    (week,) = weekly(office.desk.database, 1, office.now)
    assert (week.monday, week.received) == (date(2026, 5, 4), 1)
