"""Failure 10: two machines write to each other without end."""

import pytest

from tests.builders import a_mail, a_request
from tests.cast import DESK

MACHINES = {
    "a holiday note": {"Auto_Submitted": "auto-replied", "Subject": "Autosvar: ferie"},
    "an old holiday note": {"Precedence": "bulk", "Subject": "Out of office"},
    "a bounce": {"Return_Path": "<>", "Subject": "Undeliverable: SV"},
    "a list": {"List_Id": "<liste.a.example>", "Subject": "Nyt"},
}


@pytest.mark.parametrize("headers", MACHINES.values(), ids=MACHINES)
def test_a_machine_that_writes_a_hundred_times_is_never_answered(office, headers):
    headers = dict(headers)
    subject = headers.pop("Subject")
    for number in range(100):
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
