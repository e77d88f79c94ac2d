"""What happens to a ticket: mails come in, caseworkers decide."""

from datetime import timedelta

import pytest
from sqlmodel import select

from intake.record import from_dict
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, DESK, IB, JENS, KARLA, MALLORY
from workflow import changes
from workflow.changes import Origin
from workflow.lookups import NotYet
from workflow.model import Message, Original
from workflow.states import MoveNotAllowed, Refused, StaleTicket, State

COMPLETE = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
WITHOUT_AGREEMENT = a_mail(a_request())


def an_answer(office, text, number=2, **more):
    """Karla's answer to the last mail that we wrote."""
    ours = office.answers()[-1]["Message-ID"]
    return a_mail(text, message_id=f"<{number}@nordlys-job.example>", answers=ours, **more)


def approved(office, raw=COMPLETE):
    ticket = office.arrive(raw)
    changes.approve(office.desk, ticket.number, IB, ticket.version, office.now)
    return office.ticket(ticket.number)


def done(office):
    ticket = approved(office)
    office.work()
    return office.ticket(ticket.number)


# --- mails come in


def test_a_complete_request_waits_for_a_caseworker_and_the_sender_is_told(office):
    ticket = office.arrive(COMPLETE)
    assert ticket.state is State.READY
    assert (ticket.verdict["cvr"], ticket.verdict["jobcentres"]) == (CVR, ["259"])
    [answer] = office.answers()
    assert answer["To"] == KARLA
    assert answer["Subject"] == "Vi har modtaget jeres mail [LS-1]"


def test_an_incomplete_request_waits_for_its_sender_who_is_asked(office):
    ticket = office.arrive(WITHOUT_AGREEMENT)
    assert ticket.state is State.INCOMPLETE
    [answer] = office.answers()
    assert "kopi af aftalen med kommunen for Køge" in answer.get_content()
    assert "CVR-nummer. Det har 8 cifre" not in answer.get_content()


def test_an_answer_is_threaded_and_says_that_nobody_wrote_it(office):
    office.arrive(WITHOUT_AGREEMENT)
    [answer] = office.answers()
    assert answer["In-Reply-To"] == answer["References"] == "<1@nordlys-job.example>"
    assert answer["Auto-Submitted"] == "auto-replied"
    assert "[LS-1]" in answer["Subject"]


def test_what_was_owed_completes_the_ticket(office):
    office.arrive(WITHOUT_AGREEMENT)
    ticket = office.arrive(an_answer(office, "Her er aftalen.", pdfs={"a.pdf": an_agreement()}))
    assert (ticket.number, ticket.state) == (1, State.READY)
    assert [entry.event for entry in office.history(1)] == ["found_incomplete", "found_complete"]


def test_an_answer_that_says_nothing_new_is_for_a_person_and_not_asked_again(office):
    office.arrive(WITHOUT_AGREEMENT)
    ticket = office.arrive(an_answer(office, "Hvad mener I?"))
    assert ticket.state is State.TRIAGE
    assert len(office.answers()) == 1


@pytest.mark.parametrize("said", ["Tak for hjælpen!", "Vi trækker anmodningen tilbage."])
def test_a_mail_that_adds_nothing_to_a_ready_ticket_is_seen_before_anybody_approves(office, said):
    office.arrive(COMPLETE)
    assert office.arrive(an_answer(office, said)).state is State.TRIAGE
    assert len(office.answers()) == 1


def test_the_same_mail_from_anywhere_is_one_message(office):
    database, now = office.desk.database, office.now
    trace = b"Received: from elsewhere by here; Mon, 4 May 2026 09:31:00 +0000\r\n"
    inbox, copy = Origin("imap://a/INBOX", 1, 1), Origin("imap://a/INBOX", 2, 9)
    assert changes.receive(database, COMPLETE, now, now, inbox)
    assert not changes.receive(database, COMPLETE, now, now, inbox)
    assert not changes.receive(database, trace + COMPLETE, now, now, copy)
    office.work()
    assert len(office.tickets()) == 1
    known = changes.known_at(database, [inbox, copy])
    assert known[copy].id == known[inbox].id


def test_another_mail_with_the_same_message_id_counts_and_is_marked(office):
    office.arrive(WITHOUT_AGREEMENT)
    other = a_mail(a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example"))
    ticket = office.arrive(other)
    assert ticket.number == 2
    assert office.history(2)[0].detail["same_id_as"] == 1


def test_two_mails_without_message_id_both_count(office):
    office.arrive(a_mail(a_request(), message_id=None))
    office.arrive(a_mail(a_request(employee="Bo Falk Lind"), message_id=None))
    assert len(office.tickets()) == 2


def test_taking_a_mail_twice_changes_nothing(office, monkeypatch):
    ticket = office.arrive(COMPLETE)
    with office.desk.database.reading() as session:
        reading = from_dict(session.get(Message, 1).reading)
    changes.take(office.desk, 1, reading, office.now)
    assert office.ticket(ticket.number).version == ticket.version
    assert len(office.answers()) == 1


def test_an_answer_waits_for_the_mail_that_it_answers(office):
    database = office.desk.database
    changes.receive(database, WITHOUT_AGREEMENT, office.now, office.now)
    later = a_mail("Her.", message_id="<2@x.example>", answers="<1@nordlys-job.example>")
    changes.receive(database, later, office.now, office.now)
    from intake.documents.limits import Limits
    from intake.documents.opening import text_of
    from intake.read import read_mail

    reading = read_mail(later, office.desk.rules, lambda a: text_of(a, Limits()))
    with pytest.raises(NotYet):
        changes.take(office.desk, 2, reading, office.now)
    office.work()
    office.now += timedelta(seconds=5)
    office.work()
    assert [m.ticket_number for m in office.messages() if not m.outgoing] == [1, 1]


def test_a_mail_that_cannot_be_read_gets_a_ticket_that_says_why(office):
    changes.receive(office.desk.database, b"\xff\xfe", office.now, office.now)
    changes.set_aside(office.desk.database, 1, "Den er ødelagt.", office.now)
    [ticket] = office.tickets()
    assert ticket.state is State.TRIAGE
    assert office.history(ticket.number)[0].detail["why"] == "Den er ødelagt."


# --- who is answered, and who is not


@pytest.mark.parametrize(
    "sender", ["", "<>", DESK, "no-reply@nordlys-job.example", "MAILER-DAEMON"]
)
def test_nobody_and_ourselves_get_no_answer_and_a_person_sees_the_mail(office, sender):
    ticket = office.arrive(a_mail(a_request(), sender=sender or "undisclosed:;"))
    assert office.answers() == []
    assert ticket.state in (State.TRIAGE, State.CLOSED)


def test_an_out_of_office_note_is_filed_on_its_ticket_and_changes_nothing(office):
    office.arrive(WITHOUT_AGREEMENT)
    away = an_answer(office, "Jeg er på ferie.", subject="Autosvar", Auto_Submitted="auto-replied")
    ticket = office.arrive(away)
    assert (ticket.number, ticket.state) == (1, State.INCOMPLETE)
    assert len(office.answers()) == 1


def test_an_old_mail_gets_no_answer_and_a_person_decides(office):
    ticket = office.arrive(WITHOUT_AGREEMENT, arrived=office.now - timedelta(days=30))
    assert ticket.state is State.TRIAGE
    assert office.answers() == []
    assert "gammel" in office.history(ticket.number)[0].detail["unanswered"]


def test_an_address_that_writes_without_end_is_answered_only_so_often(office):
    most = office.desk.policy.per_address_per_day
    for number in range(most + 3):
        text = a_request(employee=f"Zenia Holm {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}aagaard")
        office.arrive(a_mail(text, message_id=f"<{number}@nordlys-job.example>"))
    assert len(office.answers()) == most
    assert office.tickets()[-1].state is State.TRIAGE


def test_a_stranger_who_names_a_ticket_neither_joins_nor_learns_of_it(office):
    office.arrive(WITHOUT_AGREEMENT)
    asked = a_mail("Hvad er status?", sender=MALLORY, subject="[LS-1]", message_id="<m@m.example>")
    ticket = office.arrive(asked)
    assert (ticket.number, ticket.related, ticket.state) == (2, 1, State.TRIAGE)
    assert len(office.answers()) == 1


def test_a_colleague_of_the_firm_joins_and_is_marked(office):
    office.arrive(WITHOUT_AGREEMENT)
    mail = an_answer(office, "Her er aftalen.", sender=JENS, pdfs={"a.pdf": an_agreement()})
    ticket = office.arrive(mail)
    assert (ticket.number, ticket.state) == (1, State.READY)
    assert office.history(1)[-1].detail["colleague"]


# --- a caseworker decides


def test_an_approval_ends_in_a_user_and_a_mail(office):
    ticket = done(office)
    assert ticket.state is State.DONE
    [user] = office.users()
    assert (user.email, user.active) == ("zenia@nordlys-job.example", True)
    recipient, mail = office.sent[-1]
    assert recipient == KARLA
    assert "Adgangen er klar" in mail["Subject"]
    assert [entry.by for entry in office.history(1)][:2] == [KARLA, IB]


def test_a_removal_ends_the_access(office):
    done(office)
    gone = a_mail(
        f"Zenia Holm Aagaard (zenia@nordlys-job.example) er stoppet, slet hende. CVR {CVR}",
        message_id="<9@nordlys-job.example>",
    )
    ticket = approved(office, gone)
    office.work()
    assert office.ticket(ticket.number).state is State.DONE
    assert [user.active for user in office.users()] == [False]


def test_the_second_of_two_approvals_is_told_and_provisions_nothing_more(office):
    ticket = office.arrive(COMPLETE)
    changes.approve(office.desk, ticket.number, IB, ticket.version, office.now)
    with pytest.raises(StaleTicket):
        changes.approve(office.desk, ticket.number, "eva", ticket.version, office.now)
    assert [task.deed for task in office.tasks()].count("provision") == 1


def test_an_impossible_move_is_refused_and_changes_nothing(office):
    ticket = office.arrive(WITHOUT_AGREEMENT)
    with pytest.raises(MoveNotAllowed, match="incomplete"):
        changes.approve(office.desk, ticket.number, IB, None, office.now)
    assert office.ticket(ticket.number) == ticket
    assert len(office.history(ticket.number)) == 1


def test_a_rejection_tells_the_sender_why(office):
    ticket = office.arrive(COMPLETE)
    changes.reject(office.desk, ticket.number, IB, "Aftalen er opsagt.", None, office.now)
    assert office.ticket(ticket.number).state is State.REJECTED
    assert "Aftalen er opsagt." in office.answers()[-1].get_content()


def test_a_rejection_without_a_reason_is_refused(office):
    ticket = office.arrive(COMPLETE)
    with pytest.raises(Refused):
        changes.reject(office.desk, ticket.number, IB, " ", None, office.now)


def test_a_correction_keeps_the_old_value_in_the_history_and_judges_anew(office):
    ticket = office.arrive(a_mail(a_request(cvr=""), pdfs={"a.pdf": an_agreement(cvr="")}))
    assert ticket.verdict["missing"] == ["cvr"]
    changes.correct(office.desk, 1, IB, {"cvr": CVR}, ticket.version, office.now)
    assert office.ticket(1).state is State.READY
    entry = office.history(1)[-1]
    assert (entry.event, entry.detail["changed"]) == ("corrected", {"cvr": [None, CVR]})


def test_a_correction_can_be_taken_back(office):
    office.arrive(COMPLETE)
    changes.correct(office.desk, 1, IB, {"jobcentres": ["751"]}, None, office.now)
    assert office.ticket(1).state is State.INCOMPLETE
    changes.correct(office.desk, 1, IB, {"jobcentres": None}, None, office.now)
    assert office.ticket(1).state is State.READY


def test_a_ticket_that_is_closed_can_be_reopened(office):
    ticket = office.arrive(a_mail("Køb vores printerpatroner"))
    changes.close(office.desk, ticket.number, IB, "reklame", None, office.now)
    assert office.ticket(1).state is State.CLOSED
    changes.reopen(office.desk, ticket.number, IB, None, office.now)
    assert office.ticket(1).state is State.TRIAGE


def test_a_mail_that_came_after_the_approval_is_seen_by_a_person(office):
    ticket = approved(office)
    office.arrive(an_answer(office, "Vent, hun er alligevel ikke startet."))
    assert office.ticket(ticket.number).state is State.APPROVED
    office.work()
    assert office.ticket(ticket.number).state is State.TRIAGE


def test_a_new_request_in_a_finished_thread_is_a_ticket_of_its_own(office):
    done(office)
    more = an_answer(office, a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example"))
    ticket = office.arrive(more)
    assert (ticket.number, ticket.related) == (2, 1)
    assert [e["name"] for e in ticket.verdict["employees"]] == ["Bo Falk Lind"]


def test_thanks_for_what_is_done_does_not_ask_for_it_again(office):
    done(office)
    ticket = office.arrive(an_answer(office, "Tak!"))
    assert (ticket.number, ticket.state) == (1, State.TRIAGE)


def test_a_municipality_is_pointed_to_its_own_people_and_the_ticket_is_closed(office):
    text = (
        "Hej\n\nVil I oprette min nye kollega Bo Fanø Lind (bofl@norddjurs-kommune.example) i "
        "JobKon? Vi sidder begge i Jobcenter Norddjurs.\n\nTina Vold\nNorddjurs Kommune\n"
    )
    ticket = office.arrive(a_mail(text, sender="tivo@norddjurs-kommune.example"))
    assert (ticket.kind, ticket.state) == ("misdirected", State.CLOSED)
    assert "LBA" in office.answers()[0]["Subject"]
    again = an_answer(office, "Jamen vi kan ikke selv.", sender="tivo@norddjurs-kommune.example")
    assert office.arrive(again).state is State.TRIAGE
    assert len(office.answers()) == 1


def test_a_newsletter_is_filed_away_unanswered(office):
    letter = a_mail("Nyt fra os!", subject="Nyhedsbrev", List_Id="<nyt.x.example>")
    ticket = office.arrive(letter)
    assert (ticket.kind, ticket.state) == ("automatic", State.CLOSED)
    assert office.answers() == []


def test_the_answer_tells_what_was_carried_out_and_not_what_was_asked_since(office):
    ticket = approved(office)
    more = a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example")
    office.arrive(an_answer(office, more))
    office.work()
    [user] = office.users()
    told = next(mail for _, mail in office.sent if "Adgangen" in mail["Subject"]).get_content()
    assert user.email in told
    assert "bo@nordlys-job.example" not in told
    assert office.ticket(ticket.number).state is State.TRIAGE


def test_a_mail_with_letters_that_no_database_takes_has_a_ticket_all_the_same(office):
    raw = b"From: a@b.example\r\nSubject: =?utf-7?q?+2AA-?=\r\n\r\nHej"
    assert office.arrive(raw).state is State.TRIAGE


def test_an_answer_does_not_wait_for_a_mail_that_was_given_up(office):
    changes.receive(office.desk.database, WITHOUT_AGREEMENT, office.now, office.now)
    with office.desk.database.transaction() as session:
        changes.outbox.end(session, "read", office.now, message=1)
    later = a_mail("Her.", message_id="<2@x.example>", answers="<1@nordlys-job.example>")
    assert office.arrive(later).number == 1


def test_a_stranger_gets_in_by_no_automatic_mail(office):
    office.arrive(WITHOUT_AGREEMENT)
    office.arrive(an_answer(office, "Væk", sender=MALLORY, Auto_Submitted="auto-replied"))
    curious = a_mail("Og?", sender=MALLORY, subject="[LS-1]", message_id="<m@m.example>")
    assert office.arrive(curious).number == 2


def test_long_message_ids_stay_whole(office):
    long = f"<{'A' * 80}@exchange.example>"
    office.arrive(a_mail(a_request(), message_id=long))
    with office.desk.database.reading() as session:
        raw = session.exec(select(Original.raw).join(Message).where(Message.outgoing)).one()
    assert f"In-Reply-To: {long}\r\n".encode() in raw


def test_a_sender_who_writes_her_address_otherwise_is_the_same(office):
    office.arrive(a_mail(a_request(), sender="Karla@Gmail.com"))
    mail = an_answer(office, "Her.", sender="karla@gmail.com", pdfs={"a.pdf": an_agreement()})
    assert office.arrive(mail).number == 1


def test_nobody_to_answer_is_told_in_the_history(office):
    ticket = office.arrive(a_mail(a_request(), sender="noreply@a.example"))
    changes.reject(office.desk, ticket.number, IB, "Nej.", None, office.now)
    assert office.history(ticket.number)[-1].event == "not_sent"


def unreadable(office, monkeypatch):
    """A mail comes in that the reader cannot bear, as often as it is tried."""
    monkeypatch.setattr("tests.desks.read_mail", lambda *_: 1 / 0)
    changes.receive(office.desk.database, COMPLETE, office.now, office.now)
    for _ in range(3):
        office.work("read")
        office.now += timedelta(minutes=10)


def test_a_mail_that_could_not_be_read_is_read_again_into_its_ticket(office, monkeypatch):
    unreadable(office, monkeypatch)
    (ticket,) = office.tickets()
    assert ticket.state is State.TRIAGE
    monkeypatch.undo()
    changes.read_again(office.desk, 1, IB, office.now)
    with pytest.raises(Refused):
        changes.read_again(office.desk, 1, IB, office.now)
    office.work("read")
    (ticket,) = office.tickets()
    assert (ticket.state, ticket.verdict["cvr"]) == (State.READY, CVR)
    assert office.messages()[0].unread_because is None
    assert office.answers() == []
    assert [entry.by for entry in office.history(1) if entry.event == "read_again"] == [IB]


def test_a_mail_that_fails_again_stays_in_its_ticket(office, monkeypatch):
    unreadable(office, monkeypatch)
    changes.read_again(office.desk, 1, IB, office.now)
    for _ in range(4):
        office.now += timedelta(minutes=10)
        office.work("read")
    (ticket,) = office.tickets()
    assert ticket.state is State.TRIAGE
    assert office.messages()[0].unread_because
    assert all(task.ended_at for task in office.tasks())
