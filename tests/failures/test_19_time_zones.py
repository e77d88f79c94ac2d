"""Failure 19: a clock that is put forward or back moves days and deadlines."""

from datetime import UTC, datetime, timedelta

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from workflow import changes, outbox


@pytest.mark.parametrize(
    ("sent", "expired"),
    [
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), False),  # 23.59 in Copenhagen, summer time
        (datetime(2026, 10, 24, 22, 1, tzinfo=UTC), True),  # the next day there
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), True),
    ],
)
def test_an_agreement_ends_with_its_last_day_in_copenhagen(office, sent, expired):
    mail = a_mail(a_request(), sent=sent, pdfs={"Aftale.pdf": an_agreement(until="24.10.2026")})
    ticket = office.arrive(mail)
    assert ("agreement_expired" in ticket.verdict["problems"]) is expired


@pytest.mark.parametrize(
    "date", [b"", b"Date: i morgen\r\n", b"Date: Mon, 1 Jan 2080 00:00:00 +9999"]
)
def test_a_mail_without_a_usable_date_is_read_all_the_same(office, date):
    mail = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
    before, _, after = mail.partition(b"Date: ")
    raw = before + date.rstrip() + (b"\r\n" if date else b"") + after.split(b"\r\n", 1)[1]
    ticket = office.arrive(raw)
    assert ticket.verdict["cvr"] == "29947643"
    assert ticket.created_at == office.now


def test_what_came_while_the_clock_was_ahead_waits_for_nothing_when_it_is_put_right(office):
    database, right = office.desk.database, office.now
    ahead = right + timedelta(days=400)
    changes.receive(database, a_mail(a_request()), ahead, ahead)
    assert office.work("read") == 0, "it is put off until then"
    assert outbox.bring_forward(database, right) == 1
    assert office.work("read") == 1
    assert outbox.bring_forward(database, right) == 0


def test_a_clock_that_is_put_back_and_forth_sends_nothing_twice(office):
    office.arrive(a_mail(a_request()))
    office.smtp_error = EdgeError("smtp.host: away")
    for hours in (-30, 50, -3000, 3001):
        office.now += timedelta(hours=hours)
        outbox.bring_forward(office.desk.database, office.now)
        office.work("send")
    office.smtp_error = None
    for hours in (2, -70, 26, 0, 2000):
        office.now += timedelta(hours=hours)
        outbox.bring_forward(office.desk.database, office.now)
        office.work("send")
    assert len(office.sent) == 1
    assert [entry.event for entry in office.history(1)].count("sent") == 1
