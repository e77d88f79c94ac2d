import html
import re

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.web.visitors import Served, Visitor
from workflow import queue
from workflow.model import Ticket
from workflow.states import State


def test_it_has_a_line_for_each_ticket_oldest_first(served: Served, ib: Visitor) -> None:
    for n in range(3):
        mail = a_mail(
            a_request(employee=f"Zenia Holm {'ABC'[n]}agaard", email=f"z{n}@nordlys-job.example"),
            message_id=f"<q{n}@nordlys-job.example>",
            subject=f"Emne {n}",
            pdfs={"aftale.pdf": an_agreement()},
        )
        served.office.arrive(mail)
    seen = ib.get("/koe?tilstand=klar")
    places = [seen.text.index(f">LS-{n}<") for n in (1, 2, 3)]
    assert places == sorted(places)
    assert "Opret 1: Zenia Holm Aagaard" in seen.words
    assert "29 94 76 43" in seen.words
    assert "Emne 0" not in seen.words
    assert "Klar 3" in seen.words


def test_it_turns_pages_without_losing_a_ticket(served: Served, ib: Visitor) -> None:
    served.office.arrive(a_mail(a_request(), pdfs={"aftale.pdf": an_agreement()}))
    database = served.office.desk.database
    with database.transaction() as session:
        first = session.exec(select(Ticket)).one().model_dump(exclude={"number"})
        session.add_all(Ticket(**first) for _ in range(249))
    for sort in ("nr", "frist", "firma"):
        seen, path = [], f"/koe?tilstand=klar&sorter={sort}&retning=op"
        while path:
            page = ib.get(path)
            assert len(page.content) < 100_000
            seen += sorted(tickets_on(page.text))
            path = next_of(page.text)
        assert seen == list(range(1, 251))
    assert queue.page(database, queue.by_default(State.READY), None, 250).next is None


def next_of(text: str) -> str | None:
    found = re.search(r'href="([^"]+)" rel="next"', text)
    return html.unescape(found[1]) if found else None


def tickets_on(text: str) -> set[int]:
    return {int(part.split('"')[0]) for part in text.split('href="/sag/LS-')[1:]}


@pytest.mark.parametrize("path", ["/koe?tilstand=ukendt", "/koe?efter=x", "/sag/LS-99", "/sag/x"])
def test_it_says_so_where_there_is_no_such_page(ib: Visitor, path: str) -> None:
    seen = ib.get(path)
    assert seen.status == 404
    assert "Siden findes ikke" in seen.words


def test_it_tells_whether_it_lives_and_is_ready(nobody: Visitor) -> None:
    assert nobody.get("/health/live").status == 200
    assert nobody.get("/health/ready").status == 200
    assert nobody.get("/was").status == 200


def test_it_is_not_ready_where_the_schema_is_another(served: Served, nobody: Visitor) -> None:
    with served.office.desk.database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert nobody.get("/health/ready").status == 503
    assert nobody.get("/health/live").status == 200
