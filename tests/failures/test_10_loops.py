"""Failure 10: two machines write to each other without end."""

import pytest

from tests.builders import a_mail, a_request
from tests.cast import CVR, DESK
from workflow.states import State

MACHINES = {
    "a holiday note": {"Auto_Submitted": "auto-replied", "Subject": "Autosvar: ferie"},
    "an old holiday note": {"Precedence": "bulk", "Subject": "Out of office"},
    "a bounce": {"Return_Path": "<>", "Subject": "Undeliverable: SV"},
    "a list": {"List_Id": "<liste.a.example>", "Subject": "Nyt"},
}


@pytest.mark.parametrize("headers", MACHINES.values(), ids=MACHINES)
def test_a_machine_that_writes_and_writes_is_never_answered(office, headers):
    headers = dict(headers)
    subject = headers.pop("Subject")
    for number in range(30):
        mail = a_mail(a_request(), subject=subject, message_id=f"<{number}@a.example>", **headers)
        office.arrive(mail)
    assert office.answers() == []


def test_a_machine_without_any_header_of_one_is_answered_once(office):
    """Another instance of this system that has lost its headers, and answers all we send."""
    text = a_request()
    answers = None
    for number in range(20):
        mail = a_mail(text, message_id=f"<{number}@a.example>", answers=answers)
        office.arrive(mail)
        text = office.answers()[-1].get_content()
        answers = office.answers()[-1]["Message-ID"]
    assert len(office.answers()) <= 3


def test_our_own_mail_that_comes_back_is_not_answered(office):
    office.arrive(a_mail(a_request()))
    ours = office.answers()[0]
    office.arrive(ours.as_bytes())
    assert len(office.answers()) == 1
    assert ours["From"].addresses[0].addr_spec == DESK


def test_our_own_mail_that_comes_back_under_another_name_is_filed_on_its_ticket(office):
    """A list or a rule that passes our mail on: another sender, our Message-ID."""
    office.arrive(a_mail(a_request()))
    [ours] = office.answers()
    ours.replace_header("From", "liste@nordlys-job.example")
    del ours["Auto-Submitted"], ours["Precedence"]
    ticket = office.arrive(ours.as_bytes())
    assert (ticket.number, ticket.state) == (1, State.INCOMPLETE)
    assert office.history(1)[-1].detail["own"]
    assert ticket.verdict["missing"] == ["agreement"]
    assert len(office.answers()) == 1


def test_who_asks_for_no_automatic_answer_gets_none_and_a_person_sees_the_mail(office):
    hushed = a_mail(a_request(), X_Auto_Response_Suppress="OOF, AutoReply")
    ticket = office.arrive(hushed)
    assert (ticket.kind, ticket.state) == ("request", State.TRIAGE)
    assert office.answers() == []
    assert "automatiske svar" in office.history(1)[0].detail["unanswered"]


def test_a_colleague_who_answers_from_our_own_mailbox_moves_nothing(office):
    office.arrive(a_mail(a_request()))
    by_hand = a_mail(
        "Hej Karla. Vi mangler aftalen. CVR 12345674.",
        sender=DESK,
        message_id="<by-hand@star.dk>",
        answers="<1@nordlys-job.example>",
    )
    ticket = office.arrive(by_hand)
    assert (ticket.number, ticket.state) == (1, State.INCOMPLETE)
    assert ticket.verdict["cvr"] == CVR
    assert len(office.answers()) == 1


def test_one_thread_gets_only_so_many_answers_in_an_hour_and_then_a_person(office):
    most = office.desk.policy.per_thread_per_hour
    office.arrive(a_mail(a_request(cvr="")))
    for number in range(2, most + 4):
        ours = office.answers()[-1]["Message-ID"]
        words = f"Opret også Bo {'ABCDEFGH'[number] * 3}sen, bo{number}@nordlys-job.example."
        office.arrive(a_mail(words, message_id=f"<{number}@a.example>", answers=ours))
    assert len(office.answers()) == most
    assert office.ticket(1).state is State.TRIAGE


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Precedence", "auto_reply"),
        ("X-Auto-Response-Suppress", "All"),
    ],
)
def test_our_mails_say_that_a_machine_wrote_them(office, header, value):
    office.arrive(a_mail(a_request()))
    assert office.answers()[0][header] == value
