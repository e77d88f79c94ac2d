"""Persons are made anonymous when their time is over, and on their own word; cases stay."""

from datetime import timedelta

import pytest
from sqlalchemy import String, cast
from sqlmodel import SQLModel, select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, KARLA
from tests.desks import Office
from workflow import changes
from workflow.case_file import case_file
from workflow.erasure import erase_due
from workflow.history import verify
from workflow.model import EmployeeOnFile, GrantOnFile
from workflow.persons import erase, show
from workflow.states import Refused, State

ZENIA = "zenia@nordlys-job.example"
BO = "bo@nordlys-job.example"
YEARS = 1825
REQUEST = a_mail(a_request(), pdfs={"Zenias aftale.pdf": an_agreement()})
REMOVAL = a_mail(
    f"Hej\n\nVil I nedlægge Zenia Holm Aagaard ({ZENIA})? CVR {CVR}.\n\nKarla Nordlys\n",
    message_id="<2@nordlys-job.example>",
)
TRACES = ("zenia", "karla", "nordlys")


@pytest.fixture
def granted(office: Office) -> Office:
    ticket = office.arrive(REQUEST)
    changes.approve(office.desk, ticket.number, IB, None, office.now)
    office.work()
    return office


@pytest.fixture
def removed(granted: Office) -> Office:
    ticket = granted.arrive(REMOVAL)
    changes.approve(granted.desk, ticket.number, IB, None, granted.now)
    granted.work()
    assert [t.state for t in granted.tickets()] == [State.DONE, State.DONE]
    return granted


def after(office: Office, days: int) -> int:
    return erase_due(office.desk.database, YEARS, office.now + timedelta(days=days))


def traces(office: Office) -> set[str]:
    """The tables in which somebody can still be found by her name or address."""
    found = set()
    with office.desk.database.reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            for column in table.columns:
                values = session.execute(select(cast(column, String))).scalars()
                if any(trace in str(value).lower() for value in values for trace in TRACES):
                    found.add(f"{table.name}.{column.name}")
    return found


def test_before_its_time_nothing_is_erased(removed: Office) -> None:
    assert after(removed, YEARS - 1) == 0
    assert {"ticket.sender", "message.reading", "employee.email"} <= traces(removed)


def test_when_its_time_is_over_nobody_is_found_any_more_anywhere(removed: Office) -> None:
    assert after(removed, YEARS + 1) == 2
    assert traces(removed) == set()
    assert after(removed, YEARS + 1) == 0


def test_the_case_stays_with_what_was_asked_and_decided(removed: Office) -> None:
    before = removed.ticket(1)
    after(removed, YEARS + 1)
    ticket = removed.ticket(1)
    assert (ticket.state, ticket.created_at) == (before.state, before.created_at)
    assert (ticket.verdict["cvr"], ticket.verdict["jobcentres"]) == (CVR, ["259"])
    assert [e["action"] for e in ticket.verdict["employees"]] == ["create"]
    assert [step["role"] for step in ticket.steps if step["deed"] == "grant"] == ["Sagsbehandler"]
    events = [(entry.event, entry.by) for entry in removed.history(1)]
    assert ("approved", IB) in events
    assert events[-1][0] == "erased"
    assert verify(removed.desk.database).broken == ()


def test_who_has_access_is_kept_while_it_lasts(granted: Office) -> None:
    assert after(granted, YEARS + 1) == 0
    assert {"ticket.sender", "employee.email", "requester.email"} <= traces(granted)


def test_a_ticket_that_has_not_ended_is_kept(office: Office) -> None:
    office.arrive(REQUEST)
    assert after(office, 2 * YEARS) == 0


def test_the_mails_that_a_ticket_made_of_another_rests_on_stay_with_it(office: Office) -> None:
    two = a_request(employee=f"Zenia Holm Aagaard ({ZENIA}) og Bo Falk Lind", email=BO)
    office.arrive(a_mail(two, pdfs={"Aftale.pdf": an_agreement()}))
    made = changes.split_employees(office.desk, 1, IB, [1], None, office.now)
    changes.reject(office.desk, 1, IB, "Zenia er sagt op", None, office.now)
    changes.approve(office.desk, made, IB, None, office.now)
    office.work()
    assert after(office, YEARS + 1) == 0, "Bo has access, and the mail that asked for it is in LS-1"
    assert erase(office.desk.database, ZENIA, "operator", office.now).kept == ("LS-1",)
    removal = a_mail(
        f"Hej\n\nVil I nedlægge Bo Falk Lind ({BO})? CVR {CVR}.\n\nKarla Nordlys\n",
        message_id="<2@nordlys-job.example>",
    )
    changes.approve(office.desk, office.arrive(removal).number, IB, None, office.now)
    office.work()
    assert after(office, YEARS + 1) + after(office, YEARS + 1) == 3
    assert traces(office) == set()


def test_a_mail_that_comes_again_after_that_is_a_ticket_of_its_own(removed: Office) -> None:
    after(removed, YEARS + 1)
    answer = a_mail(
        "Hvordan går det med sagen?",
        answers="<1@nordlys-job.example>",
        subject="SV: [LS-1]",
        message_id="<3@nordlys-job.example>",
    )
    assert removed.arrive(answer).number == 3
    assert removed.ticket(1).sender == ""


def test_an_anonymous_ticket_is_shown_and_changes_no_more(removed: Office) -> None:
    after(removed, YEARS + 1)
    assert case_file(removed.desk.database, 1)
    with pytest.raises(Refused, match="LS-1 has been made anonymous"):
        changes.reopen(removed.desk, 1, IB, None, removed.now)


# One person


def test_all_that_is_kept_of_a_person_is_shown(granted: Office) -> None:
    shown = show(granted.desk.database, "Zenia@Nordlys-Job.example")
    (ticket,) = shown["tickets"]
    assert ticket["reference"] == "LS-1"
    assert ticket["asked_for"] == [{"name": "Zenia Holm Aagaard", "action": "create"}]
    (employee,) = shown["employee"]
    assert [grant["jobcentre"] for grant in employee["grants"]] == ["259"]
    shown = show(granted.desk.database, KARLA)
    assert [ticket["wrote"] for ticket in shown["tickets"]] == [True]
    assert [requester["cvr"] for requester in shown["requester"]] == [CVR]


def test_who_has_access_or_waits_for_it_is_not_erased(granted: Office) -> None:
    with pytest.raises(Refused, match="have it removed first"):
        erase(granted.desk.database, ZENIA, "operator", granted.now)
    granted.arrive(REMOVAL)
    with pytest.raises(Refused, match="not ended yet: LS-2"):
        erase(granted.desk.database, KARLA, "operator", granted.now)


def test_a_person_is_erased_on_her_word(removed: Office) -> None:
    erased = erase(removed.desk.database, ZENIA, "operator", removed.now)
    assert (erased.tickets, erased.kept) == (("LS-1", "LS-2"), ())
    assert not [table for table in traces(removed) if not table.startswith("requester")]
    erase(removed.desk.database, KARLA, "operator", removed.now)
    assert traces(removed) == set()
    assert show(removed.desk.database, ZENIA)["tickets"] == []


def test_a_mail_that_gives_others_access_is_kept_and_told(granted: Office) -> None:
    erased = erase(granted.desk.database, KARLA, "operator", granted.now)
    assert (erased.tickets, erased.kept) == ((), ("LS-1",))


def test_only_a_person_of_that_very_address_is_erased(removed: Office) -> None:
    erased = erase(removed.desk.database, "nia@nordlys-job.example", "operator", removed.now)
    assert (erased.tickets, erased.kept) == ((), ())


def test_figures_of_the_register_stay(removed: Office) -> None:
    after(removed, YEARS + 1)
    with removed.desk.database.reading() as session:
        assert len(session.exec(select(GrantOnFile)).all()) == 1
        assert len(session.exec(select(EmployeeOnFile)).all()) == 1
