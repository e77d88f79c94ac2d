"""Which tickets belong together: split, merged, duplicates, spam; and nothing done twice by it."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, JENS, KARLA, MALLORY
from tests.reports import rfc3464
from workflow import changes, holdings, search, tickets
from workflow.case_file import case_file
from workflow.erasure import erase_ticket
from workflow.lines import name_firm
from workflow.model import Ticket
from workflow.states import Hindered, MoveNotAllowed, Refused, StaleTicket, State
from workflow.who_wrote import SecondLookNeeded

BOTH = a_request().replace(
    "(zenia@nordlys-job.example)",
    "(zenia@nordlys-job.example) og Bo Falk Lind (bo@nordlys-job.example)",
)
BO = a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example", place="Jobcenter Greve")
AGREEMENT = {"Aftale.pdf": an_agreement()}
OTHER_CVR = "12345674"


def two_employees(office, **more):
    ticket = office.arrive(a_mail(BOTH, pdfs=AGREEMENT, **more))
    assert [e["name"] for e in ticket.verdict["employees"]] == [
        "Zenia Holm Aagaard",
        "Bo Falk Lind",
    ]
    return ticket


def split_bo(office, ticket):
    return changes.split_employees(office.desk, ticket.number, IB, {1}, ticket.version, office.now)


def names(ticket):
    return [employee["name"] for employee in ticket.verdict["employees"]]


def approve(office, number):
    changes.approve(office.desk, number, IB, office.ticket(number).version, office.now)


def second_mail(office, text="Her er aftalen.", pdfs=None, **more):
    """A mail of Karla's that came as a ticket of its own."""
    more = {"message_id": "<9@nordlys-job.example>"} | more
    return office.arrive(a_mail(text, pdfs=pdfs or {}, **more))


# --- split


def test_an_employee_gets_a_ticket_of_her_own_and_the_two_point_at_each_other(office):
    ticket = two_employees(office)
    number = split_bo(office, ticket)
    old, new = office.ticket(1), office.ticket(number)
    assert (names(old), names(new)) == (["Zenia Holm Aagaard"], ["Bo Falk Lind"])
    assert (old.state, new.state) == (State.READY, State.READY)
    assert (new.verdict["cvr"], new.verdict["jobcentres"]) == (CVR, ["259"])
    assert new.split_from == 1
    assert new.created_at == old.created_at
    assert tickets.ticket_as_json(office.desk.database, 1)["split_into"] == [number]
    [line] = office.history(number)
    assert (line.event, line.detail["other"]) == ("split_off", 1)
    assert (office.history(1)[-1].event, office.history(1)[-1].detail["other"]) == ("split", number)


def test_each_half_grants_its_own_and_is_answered_once_in_the_thread(office):
    number = split_bo(office, two_employees(office))
    approve(office, 1)
    approve(office, number)
    office.work()
    assert sorted(user.email for user in office.users()) == [
        "bo@nordlys-job.example",
        "zenia@nordlys-job.example",
    ]
    told = [a for _, a in office.sent if "Adgangen er klar" in a["Subject"]]
    assert len(told) == 2
    of_bo = next(a for a in told if f"[LS-{number}]" in a["Subject"])
    assert "Bo Falk Lind" in of_bo.get_content()
    assert "Zenia" not in of_bo.get_content()
    assert of_bo["References"].split()[0] == "<1@nordlys-job.example>"
    [bo], _ = holdings.users(office.desk.database, holdings.Search(words="bo"))
    assert {grant.ticket for grant in bo.grants} == {number}


def test_who_was_split_off_does_not_come_back_with_a_later_mail(office):
    number = split_bo(office, two_employees(office))
    ours = office.answers()[0]["Message-ID"]
    office.arrive(
        a_mail(
            "Husk Bo Falk Lind, bo@nordlys-job.example. "
            "Opret også Ida Holm, ida@nordlys-job.example.",
            message_id="<2@x.example>",
            answers=ours,
        )
    )
    assert names(office.ticket(1)) == ["Zenia Holm Aagaard", "Ida Holm"]
    assert names(office.ticket(number)) == ["Bo Falk Lind"]
    changes.correct(office.desk, 1, IB, {"employees": None}, None, office.now)
    assert "Bo Falk Lind" not in names(office.ticket(1))


def test_what_is_doubted_of_a_mail_is_doubted_on_both_halves(office):
    office.desk = replace(office.desk, authserv_id="mx.star.dk")
    ticket = two_employees(office, Authentication_Results="mx.star.dk; dmarc=fail")
    number = split_bo(office, ticket)
    assert office.ticket(number).state is State.TRIAGE
    changes.correct(office.desk, number, IB, {}, None, office.now)
    with pytest.raises(SecondLookNeeded):
        approve(office, number)


def test_all_or_none_of_the_employees_is_no_split(office):
    ticket = two_employees(office)
    for places in ({0, 1}, set(), {7}):
        with pytest.raises(Hindered, match="not all"):
            changes.split_employees(office.desk, 1, IB, places, ticket.version, office.now)
    assert len(office.tickets()) == 1


def test_an_approved_request_is_not_split(office):
    two_employees(office)
    approve(office, 1)
    with pytest.raises(MoveNotAllowed):
        changes.split_employees(office.desk, 1, IB, {1}, None, office.now)
    office.work()
    changes.reopen(office.desk, 1, IB, None, office.now)
    with pytest.raises(Hindered, match="gave access"):
        changes.split_employees(office.desk, 1, IB, {1}, None, office.now)


def test_a_mail_on_another_matter_is_moved_with_our_answer_to_it(office):
    office.arrive(a_mail(a_request()))
    ours = office.answers()[0]["Message-ID"]
    text = a_request(
        employee="Bo Falk Lind", email="bo@nordlys-job.example", place="Jobcenter Greve"
    )
    more = a_mail(text, message_id="<2@x.example>", sender=JENS, answers=ours)
    assert office.arrive(more).number == 1
    moved = [m for m in office.messages() if m.message_id == "<2@x.example>"]
    number = changes.split_mails(office.desk, 1, IB, {moved[0].id}, None, office.now)
    old, new = office.ticket(1), office.ticket(number)
    assert (names(old), names(new)) == (["Zenia Holm Aagaard"], ["Bo Falk Lind"])
    assert (old.verdict["jobcentres"], new.verdict["jobcentres"]) == (["259"], ["253"])
    assert new.sender == JENS
    there = [m for m in office.messages() if m.ticket_number == number]
    assert [m.outgoing for m in there] == [False, True]
    late = a_mail("Tak.", message_id="<3@x.example>", sender=JENS, answers="<2@x.example>")
    assert office.arrive(late).number == number
    assert tickets.original(office.desk.database, 1, moved[0].id) is not None
    assert tickets.original(office.desk.database, number, 1) is None


def test_who_has_a_ticket_of_her_own_is_answered_there_also_in_the_old_thread(office):
    office.arrive(a_mail(a_request()))
    ours = office.answers()[0]["Message-ID"]
    more = a_mail(BO, message_id="<2@x.example>", sender=JENS, answers=ours)
    office.arrive(more)
    his = next(m.id for m in office.messages() if m.message_id == "<2@x.example>")
    number = changes.split_mails(office.desk, 1, IB, {his}, None, office.now)
    agreement = {"Greve.pdf": an_agreement("Greve")}
    late = a_mail("Her.", message_id="<3@x.example>", sender=JENS, answers=ours, pdfs=agreement)
    assert office.arrive(late).number == number
    assert office.ticket(number).state is State.READY
    hers = a_mail("Tak.", message_id="<4@x.example>", answers=ours)
    assert office.arrive(hers).number == 1


def test_a_mail_about_who_was_split_off_alone_lands_where_they_are_seen_to(office):
    office.arrive(a_mail(BOTH))
    number = split_bo(office, office.ticket(1))
    ours = office.answers()[0]["Message-ID"]
    text = BO.replace("Jobcenter Greve", "Jobcenter Køge")
    late = a_mail(text, message_id="<3@x.example>", answers=ours, pdfs=AGREEMENT)
    assert office.arrive(late).number == number
    assert office.ticket(number).state is State.READY
    both = a_mail(BOTH, message_id="<4@x.example>", answers=ours, pdfs=AGREEMENT)
    assert office.arrive(both).number == 1


def test_a_split_can_be_taken_back(office):
    number = split_bo(office, two_employees(office))
    changes.merge(office.desk, number, 1, IB, None, office.now)
    assert sorted(names(office.ticket(1))) == ["Bo Falk Lind", "Zenia Holm Aagaard"]
    assert office.ticket(number).state is State.CLOSED


# --- merge


def merged(office):
    """A request without its agreement, and the agreement that came as a ticket of its own."""
    office.arrive(a_mail(a_request()))
    other = second_mail(office, pdfs=AGREEMENT)
    assert (other.number, other.state) == (2, State.TRIAGE)
    changes.merge(office.desk, 2, 1, IB, other.version, office.now)
    return office.ticket(1)


def test_two_tickets_become_one_that_knows_what_both_knew(office):
    ticket = merged(office)
    assert (ticket.state, ticket.verdict["missing"]) == (State.READY, [])
    other = office.ticket(2)
    assert (other.state, other.continued_in) == (State.CLOSED, 1)
    found = tickets.dossier(office.desk.database, 1)
    assert [m.message_id for m in found.messages if not m.outgoing] == [
        "<1@nordlys-job.example>",
        "<9@nordlys-job.example>",
    ]
    lines = [(entry.ticket_number, entry.event) for entry in found.history]
    assert lines == [
        (1, "found_incomplete"),
        (2, "found_unclear"),
        (1, "merged_in"),
        (2, "merged"),
    ]
    assert found.merged == [2]


def test_the_words_of_what_was_merged_lead_to_the_ticket_that_goes_on(office):
    office.arrive(a_mail(a_request()))
    second_mail(office, "Her er aftalen om virksomhedspraktikker.", pdfs=AGREEMENT)

    def found(words):
        return search.find(office.desk.database, words, office.desk.rules)

    assert found("virksomhedspraktikker") == [2]
    changes.merge(office.desk, 2, 1, IB, office.ticket(2).version, office.now)
    assert found("virksomhedspraktikker") == [1]
    with office.desk.database.transaction() as session:
        name_firm(session, CVR, "Nordlys Rehab")
    assert found("rehab") == [1]


@pytest.mark.parametrize("subject", ["aftalen", "SV: [LS-2]"])
def test_a_later_answer_to_the_merged_one_lands_in_the_one_that_goes_on(office, subject):
    merged(office)
    answers = "<9@nordlys-job.example>" if subject == "aftalen" else None
    mail = a_mail("Tak.", message_id="<3@x.example>", subject=subject, answers=answers)
    assert office.arrive(mail).number == 1
    strange = a_mail("Tak.", sender=MALLORY, subject="[LS-2]", message_id="<4@x.example>")
    assert office.arrive(strange).number == 3


def test_of_what_was_merged_nothing_is_sent_or_granted_twice(office):
    office.arrive(a_mail(a_request()))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>", pdfs=AGREEMENT))
    waiting = [task.key for task in office.tasks() if task.deed == "send" and not task.ended_at]
    changes.merge(office.desk, 2, 1, IB, None, office.now)
    approve(office, 1)
    office.work()
    assert len(waiting) == 2
    subjects = [mail["Subject"] for _, mail in office.sent]
    assert subjects == [
        "Vi mangler oplysninger fra jer [LS-1]",
        "Vi har modtaget jeres mail [LS-2]",
        "Adgangen er klar [LS-1]",
    ]
    assert [user.email for user in office.users()] == ["zenia@nordlys-job.example"]
    assert [e.event for e in office.history(2)][-1] == "merged"


def test_a_mail_that_comes_back_reaches_the_ticket_that_goes_on(office):
    office.arrive(a_mail(a_request()))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>"))
    office.work()
    lost = office.sent[1][1]
    changes.merge(office.desk, 2, 1, IB, None, office.now)
    office.arrive(rfc3464(lost, KARLA))
    assert [office.ticket(n).state for n in (1, 2)] == [State.TRIAGE, State.CLOSED]


def test_an_answer_that_cannot_be_sent_is_told_on_the_ticket_that_goes_on(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>"))
    changes.mark_as_duplicate(office.desk, 2, 1, IB, None, office.now)
    office.smtp_error = EdgeError("no such mailbox", permanent=True)
    office.work("send")
    assert (office.ticket(1).state, office.ticket(2).state) == (State.TRIAGE, State.CLOSED)


def test_what_was_corrected_on_either_stays_when_they_are_merged(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    text = a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example")
    office.arrive(a_mail(text, message_id="<9@x.example>", pdfs=AGREEMENT))
    right = [{"action": "create", "name": "Zenia Ny Aagaard", "email": "zny@nordlys-job.example"}]
    changes.correct(office.desk, 1, IB, {"employees": right}, None, office.now)
    changes.merge(office.desk, 2, 1, IB, None, office.now)
    assert sorted(names(office.ticket(1))) == ["Bo Falk Lind", "Zenia Ny Aagaard"]


def test_what_does_not_belong_together_is_refused_in_words(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    office.arrive(a_mail(a_request(cvr=f"CVR {OTHER_CVR}"), message_id="<8@x.example>"))
    third = office.arrive(a_mail(a_request(), message_id="<9@x.example>")).number
    refusals = {
        (2, 1): "other_firm",
        (third, third): "itself",
        (third, 99): "no_ticket",
    }
    for (number, into), what in refusals.items():
        for join in (changes.merge, changes.mark_as_duplicate):
            with pytest.raises(Hindered) as refused:
                join(office.desk, number, into, IB, None, office.now)
            assert refused.value.what == what
    approve(office, 1)
    for number, into in ((third, 1), (1, third)):
        with pytest.raises(Hindered) as refused:
            changes.merge(office.desk, number, into, IB, None, office.now)
        assert refused.value.what == "decided"
    office.work()
    changes.reopen(office.desk, 1, IB, None, office.now)
    with pytest.raises(Hindered) as refused:
        changes.merge(office.desk, third, 1, IB, None, office.now)
    assert refused.value.what == "carried_out"
    assert [m.ticket_number for m in office.messages() if not m.outgoing] == [1, 2, 3]


def test_a_merged_ticket_goes_on_no_more_by_itself(office):
    merged(office)
    with pytest.raises(Hindered, match="LS-1"):
        changes.reopen(office.desk, 2, IB, None, office.now)
    third = second_mail(office, message_id="<10@x.example>").number
    with pytest.raises(Hindered) as refused:
        changes.merge(office.desk, third, 2, IB, None, office.now)
    assert refused.value.what == "goes_on"
    changes.merge(office.desk, 1, third, IB, None, office.now)
    late = a_mail("Tak.", message_id="<11@x.example>", subject="[LS-2]")
    assert office.arrive(late).number == third
    found = tickets.dossier(office.desk.database, third)
    assert found.merged == [1, 2]


def test_of_two_who_merge_and_approve_at_once_one_is_told(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>", pdfs=AGREEMENT))
    seen = {n: office.ticket(n).version for n in (1, 2)}
    deeds = [
        lambda: changes.approve(office.desk, 1, IB, seen[1], office.now),
        lambda: changes.merge(office.desk, 2, 1, "eva", seen[2], office.now),
        lambda: changes.merge(office.desk, 1, 2, "ida", seen[1], office.now),
        lambda: changes.mark_as_duplicate(office.desk, 2, 1, "bo", seen[2], office.now),
    ]

    def told(deed):
        try:
            deed()
        except Refused as refused:
            return str(refused)
        return "done"

    with ThreadPoolExecutor(4) as desk:
        outcomes = list(desk.map(told, deeds))
    assert "done" in outcomes
    states = [office.ticket(n).state for n in (1, 2)]
    office.work()
    assert len(office.users()) == (State.APPROVED in states)
    assert [u.email for u in office.users()] in ([], ["zenia@nordlys-job.example"])
    swallowed = [t.number for t in office.tickets() if t.continued_in]
    assert len(swallowed) <= 1, "they do not swallow each other"


def test_what_is_doubted_of_one_is_doubted_of_both_together(office):
    office.desk = replace(office.desk, authserv_id="mx.star.dk")
    office.arrive(a_mail(BOTH, pdfs=AGREEMENT, Authentication_Results="mx.star.dk; dmarc=pass"))
    forged = {"Authentication_Results": "mx.star.dk; dmarc=fail"}
    office.arrive(a_mail(a_request(), message_id="<9@x.example>", pdfs=AGREEMENT, **forged))
    changes.merge(office.desk, 2, 1, IB, None, office.now)
    assert office.ticket(1).state is State.TRIAGE
    changes.correct(office.desk, 1, IB, {}, None, office.now)
    for denied in ({}, {1: "Bo er ansat et andet sted."}):
        with pytest.raises(SecondLookNeeded):
            changes.approve(office.desk, 1, IB, None, office.now, denied=denied)
    changes.approve(office.desk, 1, IB, None, office.now, second_look=True, denied=denied)
    assert office.history(1)[-1].detail["second_look"] == [{"what": "authentication"}]


# --- duplicates and spam


def test_a_duplicate_is_closed_points_at_the_other_and_sends_its_thread_there(office):
    office.arrive(a_mail(a_request(), pdfs=AGREEMENT))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>", pdfs=AGREEMENT))
    approve(office, 1)
    before = len(office.answers())
    changes.mark_as_duplicate(office.desk, 2, 1, IB, None, office.now)
    other = office.ticket(2)
    assert (other.state, other.continued_in) == (State.CLOSED, 1)
    assert len(office.answers()) == before
    assert office.history(1)[-1].event == "has_duplicate"
    late = a_mail("Tak.", message_id="<3@x.example>", answers="<9@x.example>")
    assert office.arrive(late).number == 1
    assert office.ticket(1).state is State.APPROVED
    changes.reopen(office.desk, 2, IB, None, office.now)
    assert (office.ticket(2).state, office.ticket(2).continued_in) == (State.TRIAGE, None)
    late = a_mail("Hov.", message_id="<4@x.example>", answers="<9@x.example>")
    assert office.arrive(late).number == 2


def test_the_thread_of_a_duplicate_goes_on_by_itself_when_the_other_is_made_anonymous(office):
    office.arrive(a_mail(a_request()))
    office.arrive(a_mail(a_request(), message_id="<9@x.example>"))
    changes.mark_as_duplicate(office.desk, 2, 1, IB, None, office.now)
    changes.close(office.desk, 1, IB, "Intet at gøre.", None, office.now)
    with office.desk.database.transaction() as session:
        erase_ticket(session, session.get_one(Ticket, 1), office.now)
    late = a_mail("Hov.", message_id="<3@x.example>", answers="<9@x.example>")
    assert office.arrive(late).number == 2


def test_spam_is_closed_and_nothing_more_is_sent(office):
    office.arrive(a_mail(a_request()))
    changes.mark_as_spam(office.desk, 1, IB, None, office.now)
    office.work()
    assert office.sent == []
    assert [e.event for e in office.history(1)] == ["found_incomplete", "spam", "not_sent"]
    again = a_mail(a_request(), message_id="<2@x.example>", answers="<1@nordlys-job.example>")
    assert office.arrive(again).state is State.TRIAGE
    assert len(office.answers()) == 1, "a person looks first"


def test_stale_forms_join_and_split_nothing(office):
    ticket = two_employees(office)
    changes.write_note(office.desk, 1, "eva", "Vent lidt.", office.now)
    other = second_mail(office)
    for deed in (
        lambda: split_bo(office, ticket),
        lambda: changes.split_mails(office.desk, 1, IB, {1}, ticket.version, office.now),
        lambda: changes.merge(office.desk, 1, other.number, IB, ticket.version, office.now),
        lambda: changes.mark_as_duplicate(
            office.desk, 1, other.number, IB, ticket.version, office.now
        ),
        lambda: changes.mark_as_spam(office.desk, 1, IB, ticket.version, office.now),
    ):
        with pytest.raises(StaleTicket):
            deed()
    assert len(office.tickets()) == 2


def test_the_case_file_of_a_half_has_the_mail_that_it_rests_on(office):
    number = split_bo(office, two_employees(office))
    changes.write_note(office.desk, number, IB, "Ringede til firmaet.", office.now)
    files = zipfile.ZipFile(io.BytesIO(case_file(office.desk.database, number)))
    assert "001-ind/mail.eml" in files.namelist()
    assert "Ringede til firmaet." in files.read("sag.json").decode()
