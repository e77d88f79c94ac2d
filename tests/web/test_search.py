"""The box in the head: what is sought is found, whatever is typed."""

import pytest
from sqlalchemy import event

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from tests.web.visitors import Served, Visitor
from workflow import changes, search
from workflow.model import Mark, Ticket
from workflow.states import State


@pytest.fixture
def number(served: Served) -> int:
    mail = a_mail(a_request(), message_id="<1@x>", pdfs={"aftale.pdf": an_agreement()})
    return served.office.arrive(mail).number


def test_it_leads_to_a_ticket_by_its_reference(ib: Visitor, number: int) -> None:
    assert ib.get("/soeg?q=LS-1").headers["Location"] == "/sag/LS-1"
    assert ib.get("/soeg?q=ls+1").headers["Location"] == "/sag/LS-1"
    assert "/sag/LS-1" in ib.get("/soeg?q=1").text
    assert "Ingen sager passer" in ib.get("/soeg?q=LS-77").words


@pytest.mark.parametrize("query", ["zenia+aagaard", "29+94+76+43", "k%C3%B8ge", "nordlys"])
def test_it_shows_what_it_finds(ib: Visitor, number: int, query: str) -> None:
    seen = ib.get(f"/soeg?q={query}")
    assert "Opret 1: Zenia Holm Aagaard" in seen.words
    assert "Klar til godkendelse" in seen.words


def test_it_says_what_can_be_sought(ib: Visitor, number: int) -> None:
    assert "Søg på sagens nummer" in ib.get("/soeg").words
    seen = ib.get("/soeg?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "Ingen sager passer" in seen.words
    assert "<script>alert" not in seen.text


@pytest.mark.parametrize("query", ["%00", "%22*", "a%00b", "%27%3B--", "%F0%9F%91%A9", "%ff%fe"])
def test_it_bears_what_is_typed(ib: Visitor, number: int, query: str) -> None:
    assert ib.get(f"/soeg?q={query}").status == 200
    assert ib.get(f"/soeg?q={'a' * 10_000}").status == 200
    assert ib.get(f"/soeg?q={query}&efter=x").status == 404


def test_a_page_asks_a_bounded_number_of_questions(
    served: Served, ib: Visitor, number: int
) -> None:
    """As many for twenty tickets as for one."""
    office, asked = served.office, []
    event.listen(
        office.desk.database.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *_: asked.append(statement),
    )
    paths = (
        "/koe?tilstand=klar",
        "/koe?tilstand=klar&jobcenter=259&type=opret&hos=ingen&sorter=firma",
        "/soeg?q=zenia",
        "/soeg?q=1",
    )

    def questions() -> list[int]:
        numbers = []
        for path in paths:
            asked.clear()
            assert ib.get(path).status == 200
            numbers.append(len([s for s in asked if s.lstrip().upper().startswith("SELECT")]))
        return numbers

    few = questions()
    with office.desk.database.transaction() as session:
        first = office.ticket(1).model_dump(exclude={"number"})
        session.add_all(Ticket(**first, number=n) for n in range(2, 21))
        session.flush()
        for n in range(2, 21):
            search.put(session, n, "zenia")
            session.add_all(
                Mark(mark=mark, state=State.READY, ticket=n) for mark in ("create", "place:259")
            )
    assert f"{CVR[:2]} {CVR[2:4]}" in ib.get(paths[0]).words
    assert questions() == few
    assert max(few) <= 9


def test_lines_say_who_is_at_it_and_what_is_left_of_the_goal(
    served: Served, ib: Visitor, number: int
) -> None:
    changes.assign(served.office.desk, number, IB, IB, None, served.office.now)
    seen = ib.get("/koe?tilstand=klar").words
    assert f" {IB} " in seen.split("Zenia Holm Aagaard")[1]
    assert "5 dage" in seen
