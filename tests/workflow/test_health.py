"""What an operator is told of: what is in trouble, since when, and when it is over."""

from datetime import timedelta

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from tests.desks import NOW, Office
from web.words import TROUBLES
from workflow import changes, pulses
from workflow.health import FAILS, NOT_CARRIED_OUT, NOT_POLLED, Expected, Trouble, troubles
from workflow.worker import DEEDS

EXPECTED = Expected(timedelta(minutes=15), None, timedelta(minutes=30), DEEDS)
AWAY = EdgeError("smtp.host: mail.example:25 does not answer")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def found(office: Office, expected: Expected = EXPECTED) -> list[Trouble]:
    return troubles(office.desk.database, expected, office.now)


def a_ready_ticket(office: Office, number: int) -> None:
    pdfs = {"Aftale.pdf": an_agreement()}
    office.arrive(a_mail(a_request(), message_id=f"<{number}@nordlys-job.example>", pdfs=pdfs))


def test_a_mailbox_that_is_not_read_is_told_of_since_it_last_was(office: Office) -> None:
    database = office.desk.database
    assert found(office) == []  # nobody has to read one
    pulses.beat(database, pulses.MAILBOX, NOW)
    pulses.falter(database, pulses.MAILBOX, "away", NOW + minutes(1))
    office.now = NOW + minutes(15)
    assert found(office) == []
    office.now = NOW + minutes(16)
    assert found(office) == [Trouble("mailbox", NOT_POLLED, NOW)]
    assert found(office, Expected()) == []
    pulses.beat(database, pulses.MAILBOX, office.now)
    assert found(office) == []


def test_a_mailbox_that_was_never_read_is_told_of_since_it_should_have_been(
    office: Office,
) -> None:
    expected = Expected(minutes(15), NOW)
    office.now = NOW + minutes(16)
    assert found(office, expected) == [Trouble("mailbox", NOT_POLLED, NOW)]
    pulses.falter(office.desk.database, pulses.MAILBOX, "away", NOW + minutes(14))
    assert found(office, expected) == []


def test_what_nobody_carries_out_is_told_of(office: Office) -> None:
    changes.receive(office.desk.database, a_mail(a_request()), NOW, NOW)
    office.now = NOW + minutes(29)
    assert found(office) == []
    office.now = NOW + minutes(31)
    assert found(office) == [Trouble("read", NOT_CARRIED_OUT, NOW)]
    office.work("read")
    assert found(office) == []


def test_who_is_behind_and_gets_on_is_in_no_trouble(office: Office) -> None:
    for number in range(2):
        mail = a_mail(f"Hej {number}", message_id=f"<{number}@a.example>")
        changes.receive(office.desk.database, mail, NOW, NOW + minutes(number))
    office.now = NOW + minutes(0.5)
    office.work("read")
    office.now = NOW + minutes(32)
    assert found(office) == [Trouble("read", NOT_CARRIED_OUT, NOW + minutes(1))]
    mail = a_mail("Hej", message_id="<3@a.example>")
    changes.receive(office.desk.database, mail, NOW, NOW)
    office.work("read")
    changes.receive(office.desk.database, a_mail("Hej", message_id="<4@a.example>"), NOW, NOW)
    assert found(office) == []  # the oldest is old, and one was read this minute


def test_answers_that_cannot_be_sent_are_told_of_until_one_goes_out(office: Office) -> None:
    a_ready_ticket(office, 1)
    office.smtp_error = AWAY
    for _ in range(12):
        office.work("send")
        office.now += minutes(5)
    assert found(office) == [Trouble("send", FAILS, NOW)]
    office.smtp_error = None
    office.now += minutes(60)
    office.work("send")
    assert found(office) == []


def test_one_answer_that_fails_while_others_go_out_is_not_the_servers_fault(
    office: Office,
) -> None:
    a_ready_ticket(office, 1)
    office.smtp_error = AWAY
    office.work("send")
    office.smtp_error = None
    office.now += minutes(0.1)
    a_ready_ticket(office, 2)
    office.work("send")
    assert len(office.sent) == 1
    office.now += minutes(60)
    assert found(office) == []


def test_a_failure_that_is_overcome_or_begun_anew_is_forgotten(office: Office) -> None:
    a_ready_ticket(office, 1)
    office.smtp_error = AWAY
    office.work("send")
    (task,) = [task for task in office.tasks() if task.deed == "send"]
    assert task.failing_since == NOW
    changes.failed(office.desk.database, task, "550 no such user", True, office.now)
    office.now += minutes(60)
    assert found(office) == []


def test_every_trouble_has_words() -> None:
    kinds = {(deed, error) for deed in DEEDS for error in (NOT_CARRIED_OUT, FAILS)}
    assert set(TROUBLES) == kinds | {"mailbox", "oauth"}
