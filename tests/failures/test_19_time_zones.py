"""Failure 19: a clock that is put forward or back moves days and deadlines."""

from datetime import UTC, datetime

import pytest

from tests.builders import a_mail, a_request, an_agreement


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
