"""How the database is looked at."""

import threading

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request
from workflow.model import Ticket


def test_a_look_within_a_look_is_the_same_one(database):
    seen = []
    with database.reading() as outer:
        with database.reading() as inner:
            assert inner is outer
        other = threading.Thread(target=lambda: seen.append(_look(database)))
        other.start()
        other.join()
        assert seen[0] is not outer  # of another thread
        assert outer.scalars(select(Ticket)).all() == []  # the inner one has not ended it
    with pytest.raises(LookupError), database.reading():
        raise LookupError
    with database.reading() as later:
        assert later is not outer


def _look(database):
    with database.reading() as session:
        return session


def test_what_is_changed_in_a_look_is_never_kept(office):
    number = office.arrive(a_mail(a_request())).number
    with office.desk.database.reading() as session:
        session.get_one(Ticket, number).subject = "Noget andet"
        assert session.scalars(select(Ticket.subject)).one() == "Oprettelse"
    assert office.ticket(number).subject == "Oprettelse"
