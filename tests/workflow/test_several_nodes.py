"""Several nodes over one database: one polls at a time, work wakes all, the calendar acts once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from landssupport import turns
from landssupport.clock import Clock
from landssupport.leases import own_name
from landssupport.turns import Turn
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.databases import postgres_database
from tests.desks import NOW
from workflow import changes, duties, outbox
from workflow.answers import Answer
from workflow.database import open_database
from workflow.ending import look_after
from workflow.recertification import recertify
from workflow.waiting import wait_for_answers

NODES = 4


def at_once(deed):
    """What each of several nodes gets that do it in the same moment."""
    begin = threading.Barrier(NODES)

    def node(number):
        begin.wait()
        return deed(number)

    with ThreadPoolExecutor(NODES) as nodes:
        return list(nodes.map(node, range(NODES)))


def elsewhere(number):
    """A process on another machine: nobody here can tell whether it lives."""
    return f"poll@machine{number}/1/1"


# --- a duty ----------------------------------------------------------------------------------


def test_of_several_that_want_a_duty_one_has_it(database):
    taken = at_once(lambda number: Turn(database, "poll", elsewhere(number)).take())
    assert sorted(taken) == [False] * (NODES - 1) + [True]


def test_who_gives_signs_of_life_keeps_it_and_who_gives_none_loses_it(database, monkeypatch):
    monkeypatch.setattr(turns, "GIVEN_UP_AFTER", 0.4)
    monkeypatch.setattr(turns, "BEATS_EVERY", 0.1)
    one, two = (Turn(database, "poll", elsewhere(number)) for number in (1, 2))
    assert one.take()
    for _ in range(6):
        time.sleep(0.1)
        assert one.take()
        assert not two.take()
    time.sleep(0.45)
    assert not one.ours, "it stops by itself before another begins"
    assert two.take()
    assert not one.take()
    assert two.ours


def test_who_leaves_and_who_died_here_are_followed_at_once(database):
    gone = own_name("poll").rpartition("/")[0] + "/1"
    first, second, third = (Turn(database, "poll", name) for name in (elsewhere(1), gone, "me"))
    assert first.take()
    first.leave()
    assert second.take()
    assert third.take()


def test_a_sign_of_life_in_the_last_moment_keeps_the_duty(database):
    assert duties.take(database, "poll", "one", None)
    seen = duties.last_sign(database, "poll")
    assert duties.beat(database, "poll", "one")
    assert not duties.take(database, "poll", "two", seen)
    assert not duties.beat(database, "poll", "two")


# --- work ------------------------------------------------------------------------------------


def put(database, number=1):
    with database.transaction() as session:
        outbox.put(session, f"send:{number}", "send", NOW)


def test_work_wakes_who_waits_in_the_same_process(database):
    with database.wakes.sleeper() as woken:
        put(database)
        assert woken.is_set()


def test_what_is_taken_back_wakes_nobody(database):
    put(database)
    with database.wakes.sleeper() as woken, pytest.raises(IntegrityError):
        put(database)  # asked for already
    assert not woken.is_set()


def test_work_wakes_other_nodes_and_a_lost_connection_is_told_of(postgres):
    with postgres_database(postgres) as url:
        here, there = open_database(url), open_database(url)
        ended = []

        def listen():
            try:
                there.listen(lambda: False)
            except OperationalError as error:
                ended.append(error)

        listening = threading.Thread(target=listen, daemon=True)
        with there.wakes.sleeper() as woken:
            listening.start()
            assert woken.wait(5), "it looks once when it begins to listen"
            woken.clear()
            put(here)
            assert woken.wait(5)
            assert there.wakes.hears
            with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
                listener = "FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                connection.execute(f"SELECT pg_terminate_backend(pid) {listener}")
            listening.join(5)
        assert ended
        assert not there.wakes.hears, "so that it looks more often until it listens again"
        here.close()
        there.close()


def test_who_slept_past_her_lease_does_nothing_with_what_another_has(database):
    put(database)
    [task] = outbox.claim(database, ("send",), "one", NOW)
    with database.reading() as session:
        assert outbox.is_held(session, task)
    later = NOW + outbox.LEASE + timedelta(seconds=1)
    assert outbox.claim(database, ("send",), "two", later)
    with database.reading() as session:
        assert not outbox.is_held(session, task)


def test_a_mail_that_was_sent_while_another_took_it_over_is_told_once(office):
    office.arrive(a_mail(a_request()))
    [ours] = [message for message in office.messages() if message.outgoing]
    for _ in range(2):
        changes.sent(office.desk.database, ours.id, office.now)
    assert [entry.event for entry in office.history(1)].count("sent") == 1


# --- the clock -------------------------------------------------------------------------------


def test_nodes_have_the_databases_time_and_no_jump_of_their_own_clock(database, monkeypatch):
    clock = Clock(database)
    assert abs(clock() - database.time()) < timedelta(seconds=2)
    there = database.time() + timedelta(hours=2)
    monkeypatch.setattr(database, "time", lambda: there)
    assert clock() < there - timedelta(hours=1), "it goes on by itself until it is set"
    clock.set()
    assert timedelta() <= clock() - there < timedelta(seconds=2)


# --- the calendar ----------------------------------------------------------------------------


def kinds(office):
    return [message.answer for message in office.messages() if message.outgoing]


def test_who_owes_an_answer_is_reminded_and_told_of_the_end_once(office):
    office.arrive(a_mail(a_request()))
    office.work()
    for days in (14, 35):
        office.now += timedelta(days=days)
        done = at_once(lambda _: wait_for_answers(office.desk, 7, 21, office.now))
        assert sum(done) == 1
        office.work()
    assert kinds(office) == [Answer.MISSING, Answer.REMINDER, Answer.CLOSED]


def test_what_ends_is_asked_about_once_and_so_is_who_stays(office):
    mail = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement(until="31.05.2026")})
    ticket = office.arrive(mail)
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    assert sum(at_once(lambda _: look_after(office.desk, 60, office.now))) == 1
    office.now += timedelta(days=200)
    assert sum(at_once(lambda _: look_after(office.desk, 60, office.now))) == 1
    assert sum(at_once(lambda _: recertify(office.desk, 6, office.now))) == 1
    assert [t.what for t in office.tickets()] == ["", "renewal", "ending", "recertification"]
