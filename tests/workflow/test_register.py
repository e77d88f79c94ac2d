"""Who has access to which job centre, through which agreement, until when: filled by approvals."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, JENS, KARLA
from workflow import changes, ending
from workflow.ending import look_after
from workflow.model import AgreementOnFile, EmployeeOnFile, GrantOnFile, OtherActor, Requester
from workflow.recertification import recertify
from workflow.register import NotUnique
from workflow.states import Refused, State

ZENIA = "zenia@nordlys-job.example"


def rows(office, table):
    with office.desk.database.reading() as session:
        return list(session.exec(select(table)))


def a_complete_mail(number=1, until="31.12.2028", place="Køge", **said):
    words = a_request(place=f"Jobcenter {place}", **said)
    pdfs = {"Aftale.pdf": an_agreement(place, until=until)}
    return a_mail(words, pdfs=pdfs, message_id=f"<{number}@nordlys-job.example>")


def carry_out(office, raw):
    """A mail comes in, is approved, and carried out."""
    ticket = office.arrive(raw)
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    return office.ticket(ticket.number)


def active(office):
    return [grant for grant in rows(office, GrantOnFile) if grant.ended_at is None]


def test_an_approval_makes_the_firm_and_its_user_responsible_known(office):
    ticket = carry_out(office, a_complete_mail())
    (firm,) = rows(office, OtherActor)
    assert (firm.cvr, firm.known_since) == (CVR, office.now)
    (requester,) = rows(office, Requester)
    assert (requester.email, requester.cvr, requester.ticket) == (KARLA, CVR, ticket.number)


def test_it_holds_who_has_access_where_through_which_agreement_until_when(office):
    ticket = carry_out(office, a_complete_mail())
    (agreement,) = rows(office, AgreementOnFile)
    assert (agreement.filename, agreement.municipalities) == ("Aftale.pdf", ["259"])
    assert (agreement.valid_from, agreement.valid_to) == (date(2025, 1, 1), date(2028, 12, 31))
    assert agreement.message == 1
    (employee,) = rows(office, EmployeeOnFile)
    assert (employee.name, employee.email) == ("Zenia Holm Aagaard", ZENIA)
    (grant,) = rows(office, GrantOnFile)
    assert (grant.jobcentre, grant.role) == ("259", "Sagsbehandler")
    assert (grant.agreement, grant.until) == (agreement.id, date(2028, 12, 31))
    assert (grant.since, grant.ticket, grant.ended_at) == (office.now, ticket.number, None)


def test_nothing_is_on_file_of_what_was_not_carried_out(office):
    ticket = office.arrive(a_complete_mail())
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    assert rows(office, GrantOnFile) == []


def test_the_same_request_again_leaves_one_grant(office):
    carry_out(office, a_complete_mail(1))
    carry_out(office, a_complete_mail(2))
    assert len(active(office)) == 1


def test_a_later_agreement_prolongs_what_it_gives_and_an_earlier_one_does_not_shorten_it(office):
    carry_out(office, a_complete_mail(1, until="30.06.2027"))
    carry_out(office, a_complete_mail(2, until="31.12.2029"))
    carry_out(office, a_complete_mail(3, until="31.12.2026"))
    (grant,) = active(office)
    assert grant.until == date(2029, 12, 31)


def a_removal(number, name, **more):
    words = f"Hej\n\nVil I nedlægge {name} som bruger? CVR {CVR}\n\nVenlig hilsen\nKarla Nordlys\n"
    return a_mail(words, message_id=f"<{number}@nordlys-job.example>", subject="Nedlæg", **more)


def test_a_removal_finds_the_person_by_her_name(office):
    carry_out(office, a_complete_mail(1))
    ticket = carry_out(office, a_removal(2, "Zenia Holm Aagaard"))
    assert ticket.steps[0]["email"] == ZENIA
    assert active(office) == []
    (grant,) = rows(office, GrantOnFile)
    assert (grant.ended_at, grant.ended_by) == (office.now, ticket.number)
    assert [user.active for user in office.users()] == [False]


def test_a_name_that_two_have_is_asked_about(office):
    carry_out(office, a_complete_mail(1))
    carry_out(office, a_complete_mail(2, email="zha@nordlys-job.example"))
    ticket = office.arrive(a_removal(3, "Zenia Holm Aagaard"))
    with pytest.raises(NotUnique) as refused:
        changes.approve(office.desk, ticket.number, IB, None, office.now)
    assert sorted(refused.value.people) == [ZENIA, "zha@nordlys-job.example"]
    assert office.ticket(ticket.number).state is State.READY


# --- access ends with its agreement -----------------------------------------------------------


@pytest.fixture
def soon_over(office):
    """The office some days before the last day of the agreement that Zenia's access stands on."""
    carry_out(office, a_complete_mail(1, until="30.06.2026"))
    office.sent.clear()
    office.now = datetime(2026, 6, 10, 8, tzinfo=UTC)
    return office


def test_nobody_is_asked_long_before_the_last_day(soon_over):
    soon_over.now = datetime(2026, 5, 20, 8, tzinfo=UTC)
    assert look_after(soon_over.desk, 30, soon_over.now) == 0


def test_the_user_responsible_is_asked_for_a_new_agreement_once(soon_over):
    assert look_after(soon_over.desk, 30, soon_over.now) == 1
    assert look_after(soon_over.desk, 30, soon_over.now + timedelta(days=1)) == 0
    soon_over.work()
    ((recipient, mail),) = soon_over.sent
    assert recipient == KARLA
    assert "gælder til 30. juni 2026" in mail.get_content()
    assert "Zenia Holm Aagaard" in mail.get_content()
    assert mail["Auto-Submitted"] == "auto-generated"
    ticket = soon_over.ticket(2)
    assert (ticket.state, ticket.verdict["missing"]) == (State.INCOMPLETE, ["agreement"])


def test_a_new_agreement_in_answer_prolongs_the_access(soon_over):
    look_after(soon_over.desk, 30, soon_over.now)
    ours = soon_over.answers()[-1]["Message-ID"]
    answer = a_mail(
        "Hej\n\nHer er den nye aftale.\n\nVenlig hilsen\nKarla\n",
        answers=ours,
        subject="SV: Jeres aftale",
        message_id="<9@nordlys-job.example>",
        pdfs={"Ny aftale.pdf": an_agreement(until="30.06.2028")},
        sent=soon_over.now,
    )
    ticket = soon_over.arrive(answer)
    assert (ticket.number, ticket.state) == (2, State.READY)
    changes.approve(soon_over.desk, 2, IB, None, soon_over.now)
    soon_over.work()
    (grant,) = active(soon_over)
    assert grant.until == date(2028, 6, 30)
    soon_over.now = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert look_after(soon_over.desk, 30, soon_over.now) == 0


def test_nothing_ends_on_the_last_day_itself(soon_over):
    look_after(soon_over.desk, 30, soon_over.now)
    # still the 30th of June in Copenhagen
    assert look_after(soon_over.desk, 30, datetime(2026, 6, 30, 21, 59, tzinfo=UTC)) == 0


def test_after_the_last_day_a_removal_lies_ready_and_nothing_is_removed(soon_over):
    look_after(soon_over.desk, 30, soon_over.now)
    soon_over.now = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)  # the 1st of July in Copenhagen
    assert look_after(soon_over.desk, 30, soon_over.now) == 1
    assert look_after(soon_over.desk, 30, soon_over.now + timedelta(days=1)) == 0
    soon_over.work()
    ticket = soon_over.ticket(3)
    assert (ticket.state, ticket.related) == (State.READY, 2)
    assert [user.active for user in soon_over.users()] == [True]
    changes.approve(soon_over.desk, 3, IB, None, soon_over.now)
    soon_over.work()
    assert [user.active for user in soon_over.users()] == [False]
    assert active(soon_over) == []


def test_only_what_stood_on_the_agreement_ends(soon_over):
    soon_over.now = datetime(2026, 6, 10, 8, tzinfo=UTC)
    carry_out(soon_over, a_complete_mail(2, until="31.12.2028", place="Solrød"))
    soon_over.now = datetime(2026, 7, 2, 8, tzinfo=UTC)
    look_after(soon_over.desk, 30, soon_over.now)
    ending = soon_over.tickets()[-1]
    changes.approve(soon_over.desk, ending.number, IB, None, soon_over.now)
    soon_over.work()
    assert [user.active for user in soon_over.users()] == [True]
    assert [grant.jobcentre for grant in active(soon_over)] == ["269"]
    told = soon_over.sent[-1][1].get_content()
    assert f"Zenia Holm Aagaard, {ZENIA}, har ikke længere adgang til Køge" in told


def test_a_removal_whose_access_was_prolonged_meanwhile_is_refused(soon_over):
    soon_over.now = datetime(2026, 7, 2, 8, tzinfo=UTC)
    look_after(soon_over.desk, 30, soon_over.now)
    ending = soon_over.tickets()[-1]
    carry_out(soon_over, a_complete_mail(5, until="31.12.2028"))
    with pytest.raises(Refused, match="nothing left"):
        changes.approve(soon_over.desk, ending.number, IB, None, soon_over.now)


# --- who is to stay ---------------------------------------------------------------------------


@pytest.fixture
def asked(office):
    """The office after the list of users was sent to Karla."""
    carry_out(office, a_complete_mail(1))
    office.sent.clear()
    office.now += timedelta(days=200)
    assert recertify(office.desk, 6, office.now) == 1
    office.work()
    return office


def an_answer_to_the_list(office, words):
    ours = office.answers()[-1]["Message-ID"]
    return office.arrive(
        a_mail(
            words,
            answers=ours,
            subject="SV: Har de samme medarbejdere stadig brug for adgang?",
            message_id="<9@nordlys-job.example>",
            sent=office.now,
        )
    )


def test_nobody_is_asked_before_the_period_is_over(office):
    carry_out(office, a_complete_mail(1))
    assert recertify(office.desk, 6, office.now + timedelta(days=150)) == 0


def test_the_list_of_users_is_sent_once(asked):
    ((recipient, mail),) = asked.sent
    assert recipient == KARLA
    assert f"- Zenia Holm Aagaard, {ZENIA}: Køge" in mail.get_content()
    assert recertify(asked.desk, 6, asked.now) == 0
    assert recertify(asked.desk, 6, asked.now + timedelta(days=200)) == 0  # still open


@pytest.mark.parametrize(
    "words", ["Uændret", "Hej\n\nDer er ingen ændringer hos os.\n\nVenlig hilsen\nKarla\n"]
)
def test_unchanged_confirms_and_closes(asked, words):
    ticket = an_answer_to_the_list(asked, words)
    assert (ticket.number, ticket.state) == (2, State.CLOSED)
    (requester,) = rows(asked, Requester)
    assert requester.confirmed_at == asked.now
    asked.work()
    assert len(asked.sent) == 1  # thanks are not sent


def test_who_is_to_go_becomes_a_request(asked):
    ticket = an_answer_to_the_list(asked, "Nedlæg Zenia Holm Aagaard, resten er uændret.")
    assert (ticket.number, ticket.state) == (2, State.READY)
    assert [e["action"] for e in ticket.verdict["employees"]] == ["remove"]
    changes.approve(asked.desk, 2, IB, None, asked.now)
    asked.work()
    assert active(asked) == []
    (requester,) = rows(asked, Requester)
    assert requester.confirmed_at == asked.now


def test_an_answer_that_is_neither_is_for_a_person(asked):
    ticket = an_answer_to_the_list(asked, "Hvad skal jeg gøre med denne mail? Ring gerne.")
    assert ticket.state is State.TRIAGE


def test_a_colleague_without_users_is_not_asked(office):
    office.arrive(a_mail(a_request(), sender=JENS))
    assert recertify(office.desk, 6, office.now + timedelta(days=400)) == 0


# --- what goes wrong for one, and who is like another


def test_one_agreement_that_fails_stops_no_other(soon_over, monkeypatch):
    carry_out(soon_over, a_complete_mail(2, until="01.07.2026", place="Solrød"))
    from_there = ending.grants_through

    def broken(session, agreement, **more):
        if agreement == 1:
            raise ZeroDivisionError
        return from_there(session, agreement, **more)

    monkeypatch.setattr("workflow.ending.grants_through", broken)
    assert look_after(soon_over.desk, 30, soon_over.now) == 1
    monkeypatch.undo()
    assert look_after(soon_over.desk, 30, soon_over.now) == 1


def test_two_of_one_name_both_stand_in_the_list(office):
    carry_out(office, a_complete_mail(1))
    carry_out(office, a_complete_mail(2, email="zha@nordlys-job.example"))
    office.now += timedelta(days=200)
    recertify(office.desk, 6, office.now)
    told = office.answers()[-1].get_content()
    assert "Zenia Holm Aagaard, zenia@nordlys-job.example: Køge" in told
    assert "Zenia Holm Aagaard, zha@nordlys-job.example: Køge" in told


def test_a_grant_follows_its_agreement_when_the_last_day_is_corrected(office):
    ticket = carry_out(office, a_complete_mail(1, until="31.12.2028"))
    changes.reopen(office.desk, ticket.number, IB, None, office.now)
    (agreement,) = office.ticket(ticket.number).verdict["agreements"]
    shorter = {"agreements": [agreement | {"valid_to": "2027-06-30"}]}
    changes.correct(office.desk, ticket.number, IB, shorter, None, office.now)
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    (grant,) = active(office)
    assert grant.until == date(2027, 6, 30)
