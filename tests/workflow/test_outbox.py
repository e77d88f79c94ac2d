"""The outbox: what is asked for is carried out once, and again when it fails."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from intake.edge import EdgeError
from landssupport.leases import is_gone, own_name
from tests.builders import a_mail, a_request
from tests.desks import NOW
from workflow import outbox

ANY = ("read", "send", "provision")


@pytest.fixture
def waiting(office):
    """An answer that waits to be sent."""
    office.arrive(a_mail(a_request()))
    return office


def put(database, number):
    with database.transaction() as session:
        outbox.put(session, f"send:{number}", "send", NOW)


def test_each_task_is_claimed_by_one_of_many(database):
    for number in range(60):
        put(database, number)

    def claim_all(owner):
        claimed = []
        while tasks := outbox.claim(database, ANY, owner, NOW):
            claimed += [task.key for task in tasks]
        return claimed

    with ThreadPoolExecutor(6) as workers:
        claimed = [key for keys in workers.map(claim_all, "abcdef") for key in keys]
    assert sorted(claimed) == sorted(f"send:{number}" for number in range(60))


def test_a_lease_that_runs_out_is_another_s_to_claim(database):
    put(database, 1)
    [task] = outbox.claim(database, ANY, "one", NOW)
    assert outbox.claim(database, ANY, "two", NOW) == []
    later = NOW + outbox.LEASE + timedelta(seconds=1)
    assert [t.id for t in outbox.claim(database, ANY, "two", later)] == [task.id]


def test_a_lease_that_is_renewed_holds(database):
    put(database, 1)
    outbox.claim(database, ANY, "one", NOW)
    outbox.renew(database, ["one"], NOW + outbox.LEASE)
    assert outbox.claim(database, ANY, "two", NOW + outbox.LEASE + timedelta(seconds=1)) == []


def test_what_a_gone_process_held_is_free_at_once(database):
    put(database, 1)
    outbox.claim(database, ANY, "one", NOW)
    assert outbox.owners(database) == ["one"]
    outbox.release(database, ["one"])
    assert len(outbox.claim(database, ANY, "two", NOW)) == 1


def test_a_process_is_known_to_live_and_one_that_had_its_number_to_be_gone():
    assert not is_gone(own_name("read"))
    name, _, _ = own_name("read").rpartition("/")
    assert is_gone(f"{name}/1")
    assert not is_gone("read@another-machine/1/1")


def test_a_mail_that_cannot_be_sent_is_tried_again_with_growing_pauses(waiting):
    waiting.smtp_error = EdgeError("smtp.host: away")
    due = []
    for _ in range(4):
        waiting.work("send")
        [task] = [task for task in waiting.tasks() if task.deed == "send"]
        due.append(task.due_at - waiting.now)
        waiting.now = task.due_at
    assert due == [timedelta(seconds=s) for s in (30, 60, 120, 240)]
    waiting.smtp_error = None
    waiting.work("send")
    assert len(waiting.sent) == 1
    assert waiting.history(1)[-1].event == "sent"


def test_a_mail_that_is_refused_for_good_is_given_up_and_shown(waiting):
    waiting.smtp_error = EdgeError("smtp: no such recipient", permanent=True)
    waiting.work("send")
    [task] = [task for task in waiting.tasks() if task.deed == "send"]
    assert (task.gave_up, task.error) == (True, "smtp: no such recipient")
    entry = waiting.history(1)[-1]
    assert (entry.event, entry.detail["why"]) == ("send_failed", "smtp: no such recipient")


def test_it_gives_up_in_the_end(waiting):
    waiting.smtp_error = EdgeError("smtp.host: away")
    for _ in range(outbox.GIVES_UP_AFTER["send"]):
        waiting.now += outbox.LONGEST_PAUSE
        waiting.work("send")
    [task] = [task for task in waiting.tasks() if task.deed == "send"]
    assert task.gave_up


def test_a_repeat_sends_the_same_mail(waiting):
    waiting.smtp_error = EdgeError("smtp.host: broke off after DATA")
    waiting.work("send")
    waiting.smtp_error = None
    waiting.now += timedelta(hours=1)
    waiting.work("send")
    assert waiting.sent[0][1]["Message-ID"] == waiting.answers()[0]["Message-ID"]


def test_a_claim_waits_for_no_disk_and_what_comes_of_it_does(waiting):
    database, seen = waiting.desk.database, []
    if database.is_shared:
        asked = "SHOW synchronous_commit", ("off", "on")
    else:
        asked = "PRAGMA synchronous", (1, 2)
    for durable in (False, True, False, True):
        with database.transaction(durable=durable) as session:
            seen.append(session.execute(text(asked[0])).scalar())
    assert tuple(seen) == asked[1] * 2
