"""Who owes an answer is reminded once, in working days; then the ticket is closed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, KARLA
from workflow import changes
from workflow.answers import Answer
from workflow.days import after_working_days, day_of, working_days
from workflow.ending import look_after
from workflow.model import AgreementOnFile
from workflow.recertification import recertify
from workflow.states import State
from workflow.waiting import wait_for_answers

AGREEMENT = {"Aftale.pdf": an_agreement()}


def tend(office, days=0):
    """Let so many days pass, hour by hour, on two nodes at once."""
    for _ in range(days * 24):
        office.now += timedelta(hours=1)
        for _ in range(2):
            wait_for_answers(office.desk, 7, 21, office.now)
        office.work()


def kinds(office):
    return [message.answer for message in office.messages() if message.outgoing]


@pytest.fixture
def asked(office):
    """Monday the 4th of May 2026: Karla is asked for the agreement."""
    office.arrive(a_mail(a_request()))
    office.work()
    return office


def an_answer(office, text="Her er den.", **more):
    ours = office.answers()[-1]["Message-ID"]
    return a_mail(text, message_id="<9@nordlys-job.example>", answers=ours, **more)


def test_working_days_are_counted_without_weekends_and_days_off():
    # Ascension Day is the 14th of May in 2026, Whit Monday the 25th.
    assert working_days(date(2026, 5, 13), date(2026, 5, 15)) == 1
    assert working_days(date(2026, 5, 8), date(2026, 5, 11)) == 1
    assert working_days(date(2026, 12, 23), date(2026, 12, 28)) == 1
    assert working_days(date(2026, 5, 4), date(2026, 5, 4)) == 0
    assert after_working_days(date(2026, 5, 22), 1) == date(2026, 5, 26)


def test_there_was_a_day_of_prayer_until_2023():
    assert working_days(date(2023, 5, 4), date(2023, 5, 5)) == 0
    assert working_days(date(2024, 4, 25), date(2024, 4, 26)) == 1


def test_nobody_is_reminded_too_early(asked):
    tend(asked, 8)  # Tuesday the 12th of May
    assert kinds(asked) == [Answer.MISSING]


def test_the_sender_is_reminded_once_of_what_is_missing(asked):
    tend(asked, 14)
    assert kinds(asked) == [Answer.MISSING, Answer.REMINDER]
    question, reminder = asked.answers()
    assert reminder["To"] == KARLA
    assert "Vi skrev til jer den 4. maj 2026." in reminder.get_content()
    assert "lukker vi sagen den 4. juni 2026" in reminder.get_content()
    assert "aftalen med kommunen for Køge" in reminder.get_content()
    assert reminder["In-Reply-To"] == question["Message-ID"]
    assert "<1@nordlys-job.example>" in reminder["References"]
    assert [entry.event for entry in asked.history(1)].count("reminded") == 1
    assert asked.ticket(1).state is State.INCOMPLETE


def test_then_the_ticket_is_closed_on_the_day_that_was_told(asked):
    tend(asked, 60)
    assert kinds(asked) == [Answer.MISSING, Answer.REMINDER, Answer.CLOSED]
    assert asked.ticket(1).state is State.CLOSED
    (closing,) = [entry for entry in asked.history(1) if entry.event == "closed"]
    assert day_of(closing.at) == date(2026, 6, 4)
    assert asked.answers()[-1]["Subject"] == "Vi har lukket jeres sag [LS-1]"


def test_an_answer_to_a_closed_ticket_opens_it_and_is_read_with_the_whole_thread(asked):
    tend(asked, 60)
    ticket = asked.arrive(an_answer(asked, pdfs=AGREEMENT, sent=asked.now))
    assert (ticket.number, ticket.state, ticket.verdict["cvr"]) == (1, State.READY, CVR)
    assert ticket.verdict["employees"][0]["name"] == "Zenia Holm Aagaard"


def test_who_answers_a_part_is_asked_anew_and_reminded_of_that(office):
    office.arrive(a_mail(a_request(cvr="")))
    office.work()
    tend(office, 11)
    office.arrive(an_answer(office, f"CVR {CVR}"))
    office.work()
    tend(office, 14)
    assert kinds(office) == ["missing", "reminder", "missing", "reminder"]
    assert "CVR-nummer. Vi bruger" not in office.answers()[-1].get_content()


def test_an_absence_changes_nothing_and_stops_no_reminder(asked):
    away = an_answer(asked, "Jeg holder ferie.", subject="Autosvar", Auto_Submitted="auto-replied")
    assert asked.arrive(away).state is State.INCOMPLETE
    tend(asked, 14)
    assert kinds(asked) == [Answer.MISSING, Answer.REMINDER]


def test_who_is_ready_or_with_a_person_is_not_reminded(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    office.arrive(a_mail("Hvordan gør man?", message_id="<2@x.example>"))
    tend(office, 60)
    assert kinds(office) == [Answer.RECEIVED]


def test_a_question_that_came_back_is_with_a_person_and_not_repeated(asked):
    from tests.reports import rfc3464

    ticket = asked.arrive(rfc3464(asked.answers()[0], KARLA))
    assert ticket.state is State.TRIAGE
    tend(asked, 60)
    assert kinds(asked) == [Answer.MISSING]


def test_a_ticket_that_waits_for_somebody_who_was_never_asked_is_for_a_person(office):
    office.arrive(a_mail("Hej, ring til mig."))
    changes.correct(office.desk, 1, IB, {"kind": "request"}, None, office.now)
    assert office.ticket(1).state is State.INCOMPLETE
    tend(office, 14)
    assert office.ticket(1).state is State.TRIAGE
    assert kinds(office) == []


def test_after_a_pause_of_the_service_nobody_is_closed_who_was_just_reminded(asked):
    asked.now += timedelta(days=90)
    tend(asked, 5)
    assert kinds(asked) == [Answer.MISSING, Answer.REMINDER]
    assert asked.ticket(1).state is State.INCOMPLETE


# --- matters of our own -----------------------------------------------------------------------


@pytest.fixture
def registered(office):
    pdfs = {"Aftale.pdf": an_agreement(until="31.08.2026")}
    ticket = office.arrive(a_mail(a_request(), pdfs=pdfs))
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    return office


def test_a_renewal_is_reminded_and_not_closed_before_the_agreement_ends(registered):
    office = registered
    office.now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    look_after(office.desk, 62, office.now)
    tend(office, 59)  # the 29th of August; 21 working days were over on the 30th of July
    assert kinds(office)[-2:] == [Answer.RENEWAL, Answer.REMINDER]
    told = office.answers()[-1].get_content()
    assert "Jeres aftale med kommunen (Køge) gælder til 31. august 2026." in told
    assert "lukker vi sagen den 1. september 2026" in told
    assert office.ticket(2).state is State.INCOMPLETE
    tend(office, 3)
    assert kinds(office)[-1] == Answer.CLOSED
    assert office.ticket(2).state is State.CLOSED


def test_a_list_of_users_is_reminded_and_then_a_person_has_to_ask(registered):
    office = registered
    office.now += timedelta(days=200)
    assert recertify(office.desk, 6, office.now) == 1
    tend(office, 60)
    assert kinds(office)[-2:] == [Answer.RECERTIFICATION, Answer.REMINDER]
    assert (
        "- Zenia Holm Aagaard, zenia@nordlys-job.example: Køge"
        in office.answers()[-1].get_content()
    )
    assert "lukker vi" not in office.answers()[-1].get_content()
    assert office.ticket(2).state is State.TRIAGE


def test_who_cannot_be_written_to_any_more_is_for_a_person(registered):
    office = registered
    office.now = datetime(2026, 7, 20, 8, tzinfo=UTC)
    look_after(office.desk, 62, office.now)
    with office.desk.database.transaction() as session:
        session.get_one(AgreementOnFile, 1)
        session.get_one(type(office.ticket(2)), 2).sender = "noreply@nordlys-job.example"
    tend(office, 14)
    assert kinds(office)[-1] == Answer.RENEWAL
    assert office.ticket(2).state is State.TRIAGE
