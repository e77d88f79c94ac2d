"""Failure 1: one mail that cannot be handled stops all that come after it."""

import time
from datetime import timedelta

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from workflow.states import State

GOOD = a_mail(a_request(), message_id="<good@a.example>", pdfs={"Aftale.pdf": an_agreement()})

NASTY = {
    "no address": b'To: <>\r\nFrom: <""@x>\r\nSubject: \r\n\r\nHej',
    "nothing": b"\r\n",
    "no header": b"bare ord uden hoved",
    "zeroes": b"From: a@b.example\r\nSubject: \x00\x00\r\n\r\n\x00\xff\xfe",
    "an unknown charset": (
        b"From: a@b.example\r\nContent-Type: text/plain; charset=x-mars\r\n\r\n\xe6"
    ),
    "a part in a part in a part": (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(400)
        )
    ),
    "a date that is none": b"From: a@b.example\r\nDate: i overmorgen\r\n\r\nHej",
    "a very long header": b"From: a@b.example\r\nSubject: "
    + b"=?utf-8?q?=C3=A6?= " * 5000
    + b"\r\n\r\n",
    "nested HTML": (
        b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 50_000 + b"Hej"
    ),
}


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_the_good_mail_behind_a_nasty_one_is_a_ticket_within_one_poll(mailroom, nasty):
    mailroom.deliver(nasty, GOOD)
    assert mailroom.poll() == 2
    assert mailroom.folder() == []
    assert State.READY in {ticket.state for ticket in mailroom.office.tickets()}
    assert len(mailroom.office.tickets()) == 2


def test_a_mail_that_the_reader_breaks_on_is_set_aside_with_its_bytes(mailroom, monkeypatch):
    from tests import desks

    real = desks.read_mail

    def breaks(raw, rules, text_of):
        if b"break me" in raw:
            raise RecursionError
        return real(raw, rules, text_of)

    monkeypatch.setattr(desks, "read_mail", breaks)
    mailroom.deliver(a_mail("break me"), GOOD)
    mailroom.poll()
    assert [ticket.state for ticket in mailroom.office.tickets()] == [State.READY]
    for _ in range(5):
        mailroom.office.now += timedelta(hours=1)
        mailroom.office.work("read")
    aside = mailroom.office.tickets()[-1]
    assert aside.state is State.TRIAGE
    assert "kunne ikke læses" in mailroom.office.history(aside.number)[0].detail["why"]


def test_a_folder_that_takes_nothing_keeps_no_mail_from_being_read(mailroom):
    mails = [a_mail(f"Hej {n}", message_id=f"<{n}@a.example>") for n in range(30)]
    mailroom.deliver(*mails)
    in_the_way = mailroom.server.maildir(mailroom.user) / ".Behandlet"
    in_the_way.write_text("no folder")
    with pytest.raises(EdgeError):
        mailroom.poll()
    mailroom.office.work("read")
    assert len(mailroom.office.tickets()) == 30


@pytest.mark.parametrize("long", ["A", "-", '"', "Anna-", "og ", "- Ida Holm\n", "a@"])
def test_an_endless_line_is_read_in_short_time(mailroom, long):
    begun = time.process_time()
    mailroom.deliver(a_mail(long * (300_000 // len(long))))
    mailroom.poll()
    assert mailroom.folder() == []
    assert time.process_time() - begun < 60
