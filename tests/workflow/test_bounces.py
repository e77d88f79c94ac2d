"""An answer that does not arrive is found by its report, shown, and put before a person."""

import pytest

from tests.builders import a_mail, a_request
from tests.cast import KARLA, MALLORY
from tests.reports import EXIM_WARNING, FREE, free_form, rfc3464
from workflow.states import State


@pytest.fixture
def asked(office):
    office.arrive(a_mail(a_request()))
    office.work()
    return office


def returned(office):
    return [m.returned_because for m in office.messages() if m.outgoing]


def test_a_report_by_the_standard_finds_the_answer(asked):
    ticket = asked.arrive(rfc3464(asked.answers()[0], KARLA))
    assert (ticket.number, ticket.state) == (1, State.TRIAGE)
    assert returned(asked) == ["adressen findes ikke (5.1.1)"]
    entry = asked.history(1)[-1]
    assert (entry.event, entry.detail["to"]) == ("bounced", KARLA)
    assert len(asked.answers()) == 1


@pytest.mark.parametrize("form", FREE.values(), ids=FREE)
def test_a_report_in_a_servers_own_words_finds_the_answer(asked, form):
    ticket = asked.arrive(free_form(form, asked.answers()[0], KARLA))
    assert (ticket.number, ticket.state) == (1, State.TRIAGE)
    assert returned(asked)[0]
    assert len(asked.answers()) == 1


def test_the_whole_mail_may_come_back_too(asked):
    report = rfc3464(asked.answers()[0], KARLA, returns="message")
    assert asked.arrive(report).state is State.TRIAGE


def test_what_the_answer_was_called_on_its_way_finds_it(asked):
    called = asked.answers()[0]["Message-ID"].strip("<>").replace("=", "+3D")
    report = rfc3464(
        asked.answers()[0],
        "somebody.else@elsewhere.example",
        returns="nothing",
        envelope_id=f"Original-Envelope-Id: {called}\n",
    )
    assert asked.arrive(report).number == 1
    assert returned(asked)[0]


def test_the_recipient_alone_finds_the_last_answer_to_her(asked):
    asked.arrive(a_mail(a_request(cvr=""), message_id="<2@nordlys-job.example>"))
    report = rfc3464(asked.answers()[1], KARLA.upper(), returns="nothing")
    assert asked.arrive(report).number == 2
    assert returned(asked)[0] is None
    assert returned(asked)[1]


def test_a_report_of_a_mail_that_is_not_ours_is_filed_away(asked):
    theirs = asked.answers()[0]
    theirs.replace_header("Message-ID", "<spam@elsewhere.example>")
    ticket = asked.arrive(rfc3464(theirs, KARLA))
    assert (ticket.number, ticket.state) == (2, State.CLOSED)
    assert returned(asked) == [None]


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_what_may_still_arrive_or_has_changes_nothing(asked, action):
    ticket = asked.arrive(rfc3464(asked.answers()[0], KARLA, action, "4.4.1"))
    assert (ticket.number, ticket.state) == (1, State.INCOMPLETE)
    assert returned(asked) == [None]


def test_a_warning_in_words_changes_nothing(asked):
    ticket = asked.arrive(free_form(EXIM_WARNING, asked.answers()[0], KARLA))
    assert (ticket.number, ticket.state) == (1, State.INCOMPLETE)
    assert returned(asked) == [None]


def test_an_absence_of_which_a_server_wrote_is_no_return(asked):
    away = a_mail(
        "Jeg er på ferie indtil den 1. juni. Mails bliver ikke læst.",
        subject="Automatisk svar: Vi mangler oplysninger fra jer [LS-1]",
        message_id="<away@nordlys-job.example>",
        Return_Path="<>",
        answers=asked.answers()[0]["Message-ID"],
    )
    assert asked.arrive(away).state is State.INCOMPLETE
    assert returned(asked) == [None]


def test_the_second_report_of_one_answer_is_only_noted(asked):
    asked.arrive(rfc3464(asked.answers()[0], KARLA, n=1))
    with asked.desk.database.transaction() as session:
        session.get_one(type(asked.ticket(1)), 1).state = State.READY
    assert asked.arrive(rfc3464(asked.answers()[0], KARLA, n=2)).state is State.READY


def test_a_person_reads_it_on_a_ticket_that_had_ended(office):
    text = (
        "Hej\n\nVil I oprette min nye kollega Bo Fanø Lind (bofl@norddjurs-kommune.example) i "
        "JobKon? Vi sidder begge i Jobcenter Norddjurs.\n\nTina Vold\nNorddjurs Kommune\n"
    )
    sender = "tivo@norddjurs-kommune.example"
    assert office.arrive(a_mail(text, sender=sender)).state is State.CLOSED
    assert office.arrive(rfc3464(office.answers()[0], sender)).state is State.TRIAGE


def test_a_strangers_words_return_nothing(asked):
    mail = a_mail(
        f"Din mail til {KARLA} kunne ikke leveres.", sender=MALLORY, message_id="<m@m.example>"
    )
    assert asked.arrive(mail).number == 2
    assert not any(returned(asked))
