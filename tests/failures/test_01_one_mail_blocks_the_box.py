"""Failure 1: one mail that cannot be handled stops all that come after it."""

import secrets
import time
from datetime import timedelta

import pytest
from sqlalchemy import text

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from workflow.states import State

GOOD = a_mail(a_request(), message_id="<good@a.example>", pdfs={"Aftale.pdf": an_agreement()})

ENDLESS = secrets.token_hex(20_000).encode()  # which no index can hold, and nothing can press

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
    "an endless id": b"From: a@b.example\r\nMessage-ID: <%s@b.example>\r\n\r\nHej" % ENDLESS,
    "an endless address": b"From: %s@b.example\r\nTo: %s@c.example\r\n\r\nHej" % (ENDLESS, ENDLESS),
    "an endless thread": b"From: a@b.example\r\nReferences: <%s@x>\r\n\r\nHej" % ENDLESS,
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


REFUSES = {
    "sqlite": """
        CREATE TRIGGER refuses BEFORE INSERT ON message WHEN new.message_id = '<unheard@of.example>'
        BEGIN SELECT RAISE(ABORT, 'it cannot be held'); END
    """,
    "postgresql": "ALTER TABLE message ADD CHECK (message_id <> '<unheard@of.example>')",
}


def test_a_mail_that_the_database_cannot_hold_keeps_no_other_out(mailroom):
    database = mailroom.office.desk.database
    with database.transaction() as session:
        session.execute(text(REFUSES[database.engine.dialect.name]))
    unheard = a_mail("Hej", message_id="<unheard@of.example>")
    others = [a_mail(f"Hej {n}", message_id=f"<{n}@a.example>") for n in range(3)]
    mailroom.deliver(unheard, *others)
    for _ in range(3):
        mailroom.poll()
        mailroom.deliver(GOOD)  # the same again: it is a ticket once
    assert len(mailroom.office.tickets()) == 4
    assert mailroom.folder() == [unheard, GOOD]

    mailroom.poll()
    assert mailroom.folder() == []
    assert mailroom.folder("Fejlet") == [unheard]
    aside = mailroom.office.tickets()[-1]
    assert (
        "kunne ikke hentes eller gemmes" in mailroom.office.history(aside.number)[0].detail["why"]
    )
    assert len(mailroom.office.tickets()) == 5


def test_a_folder_that_takes_nothing_keeps_no_mail_from_being_read(mailroom):
    mails = [a_mail(f"Hej {n}", message_id=f"<{n}@a.example>") for n in range(30)]
    mailroom.deliver(*mails)
    in_the_way = mailroom.server.maildir(mailroom.user) / ".Behandlet"
    in_the_way.write_text("no folder")
    with pytest.raises(EdgeError):
        mailroom.poll()
    mailroom.office.work("read")
    assert len(mailroom.office.tickets()) == 30


@pytest.mark.parametrize(
    "long", ["A", "-", " \n", "> \n", '"', "Anna-", "og ", "- Ida Holm\n", "a@"]
)
def test_an_endless_line_is_read_in_short_time(mailroom, long):
    begun = time.process_time()
    mailroom.deliver(a_mail(long * (300_000 // len(long))))
    mailroom.poll()
    assert mailroom.folder() == []
    assert time.process_time() - begun < 60
