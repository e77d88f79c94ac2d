"""Which ticket a mail belongs to."""

from base64 import b64encode

import pytest

from intake.conversations import a_reply_in, conversation_of
from intake.reading import Address, Headers
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import JENS, KARLA, MALLORY
from workflow.states import State
from workflow.threads import Thread, answered_ids, named_ticket, place

TICKET = Thread(7, frozenset({KARLA}))
OURS = "<ls-7.1@star.dk>"
SHARED = ("gmail.example",)


def headers(sender=KARLA, subject="Oprettelse", answers=None, references=()):
    return Headers(
        subject=subject,
        sender=Address("", sender) if sender else None,
        to=(),
        cc=(),
        date=None,
        message_id="<new@nordlys-job.example>",
        in_reply_to=answers,
        references=tuple(references),
    )


def placed(mail, automatic=False):
    return place(mail, automatic, {OURS: TICKET}, {7: TICKET}, SHARED)


def test_an_answer_joins_its_ticket_whatever_its_subject():
    assert placed(headers(subject="noget helt andet", answers=OURS)).ticket == 7


def test_an_answer_that_kept_only_references_joins():
    assert placed(headers(references=["<0@elsewhere.example>", OURS])).ticket == 7


def test_a_participant_who_names_the_ticket_joins():
    assert placed(headers(subject="SV: Vi mangler oplysninger [LS-7]")).ticket == 7


def test_a_stranger_who_names_the_ticket_gets_one_of_her_own_that_points_at_it():
    found = placed(headers(sender=MALLORY, subject="[LS-7] hvad står der?"))
    assert (found.ticket, found.related) == (None, 7)


def test_a_stranger_who_was_forwarded_our_answer_stays_outside():
    assert placed(headers(sender=MALLORY, subject="VS: [LS-7]", answers=OURS)).ticket is None


def test_a_colleague_of_the_same_firm_joins_and_is_marked():
    found = placed(headers(sender=JENS, answers=OURS))
    assert (found.ticket, found.colleague) == (7, True)


def test_two_customers_of_one_mail_provider_are_no_colleagues():
    of_provider = Thread(7, frozenset({"karla@gmail.example"}))
    mail = headers(sender="mallory@gmail.example", subject="[LS-7]")
    assert place(mail, False, {}, {7: of_provider}, SHARED).ticket is None


def test_a_delivery_report_joins_the_ticket_of_what_it_reports():
    report = headers(sender="mailer-daemon@relay.example", answers=OURS)
    assert placed(report, automatic=True).ticket == 7


def test_a_mail_without_sender_joins_nothing_by_a_number():
    assert placed(headers(sender=None, subject="[LS-7]")).ticket is None


def test_a_number_that_no_ticket_has_opens_a_new_one():
    found = placed(headers(subject="[LS-99] oprettelse"))
    assert (found.ticket, found.related) == (None, None)


def test_references_count_before_in_reply_to_and_the_nearest_of_them_first():
    mail = headers(answers="<2@x.example>", references=["<0@x.example>", "<1@x.example>"])
    assert answered_ids(mail) == ["<1@x.example>", "<0@x.example>", "<2@x.example>"]


def test_the_last_number_in_a_subject_counts():
    assert named_ticket("SV: [LS-3] VS: [ls-12]") == 12
    assert named_ticket("LS-3 uden klammer") is None


def test_of_several_threads_the_one_that_the_sender_takes_part_in_counts():
    other = Thread(8, frozenset({MALLORY}))
    mail = headers(references=[OURS, "<8@star.dk>"])
    assert place(mail, False, {OURS: TICKET, "<8@star.dk>": other}, {}, SHARED).ticket == 7


def test_outlooks_conversation_counts_last_and_for_participants_alone():
    mail, other = headers(subject="[LS-8]"), Thread(8, frozenset({KARLA}))
    assert place(mail, False, {}, {8: other}, SHARED, [TICKET]).ticket == 8
    assert place(headers(), False, {}, {}, SHARED, [TICKET]).ticket == 7
    stranger = place(headers(sender=MALLORY), False, {}, {}, SHARED, [TICKET])
    assert (stranger.ticket, stranger.related) == (None, 7)


INDEX = b64encode(bytes(range(1, 23))).decode()


def test_a_conversation_is_the_first_of_its_index():
    answer = a_reply_in(INDEX, "<1@star.dk>")
    assert answer != INDEX
    assert conversation_of(answer) == conversation_of(INDEX) == bytes(range(1, 23)).hex()


@pytest.mark.parametrize("broken", ["", "æøå", "AQ==", INDEX[:-4], "=" * 40])
def test_what_is_no_index_is_of_no_conversation(broken):
    assert conversation_of(broken) is None


def test_an_answer_of_which_outlook_kept_only_the_index_joins(office):
    office.arrive(a_mail(a_request(), Thread_Index=INDEX))
    [ours] = office.answers()
    assert conversation_of(ours["Thread-Index"]) == conversation_of(INDEX)
    again = a_mail(
        "Her er aftalen.",
        subject="Aftalen",
        message_id="<2@nordlys-job.example>",
        pdfs={"Aftale.pdf": an_agreement()},
        Thread_Index=a_reply_in(ours["Thread-Index"], "<2@nordlys-job.example>"),
    )
    ticket = office.arrive(again)
    assert (ticket.number, ticket.state) == (1, State.READY)


def test_a_forward_to_us_by_who_takes_part_joins(office):
    office.arrive(a_mail(a_request()))
    ours = office.answers()[0]
    mail = a_mail(
        "Her er den.",
        subject=f"VS: {ours['Subject']}",
        message_id="<2@nordlys-job.example>",
        pdfs={"Aftale.pdf": an_agreement()},
    )
    assert office.arrive(mail).number == 1
