import html
import re
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.visitors import Served, Visitor
from web import words
from workflow import queue
from workflow.lines import line_of
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


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/koe?tilstand=ukendt", "Siden"),
        ("/koe?efter=x", "Siden"),
        ("/sag/LS-99", "Sagen"),
        ("/sag/x", "Siden"),
    ],
)
def test_it_says_so_where_there_is_no_such_page(ib: Visitor, path: str, what: str) -> None:
    seen = ib.get(path)
    assert seen.status == 404
    assert f"{what} findes ikke" in seen.words


def test_it_tells_whether_it_lives_and_is_ready(nobody: Visitor) -> None:
    assert nobody.get("/health/live").status == 200
    assert nobody.get("/health/ready").status == 200
    assert nobody.get("/was").status == 200


def test_it_is_not_ready_where_the_schema_is_another(served: Served, nobody: Visitor) -> None:
    with served.office.desk.database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert nobody.get("/health/ready").status == 503
    assert nobody.get("/health/live").status == 200


def test_it_is_narrowed_by_its_address(served: Served, ib: Visitor) -> None:
    for n, place in enumerate(("Køge", "Greve", "Køge"), 1):
        mail = a_mail(
            a_request(place=f"Jobcenter {place}", email=f"z{n}@nordlys-job.example"),
            message_id=f"<n{n}@nordlys-job.example>",
            pdfs={"aftale.pdf": an_agreement()},
        )
        served.office.arrive(mail)
    at_koege = ib.get("/koe?tilstand=klar&jobcenter=259&type=opret")
    assert tickets_on(at_koege.text) == {1, 3}
    assert "2 sager" in at_koege.words
    assert 'aria-sort="ascending"' in at_koege.text
    greve = ib.get("/koe?tilstand=afventer&mangler=agreement&problem=agreement_wrong_municipality")
    assert tickets_on(greve.text) == {2}
    assert "venter" in greve.words
    nothing = ib.get("/koe?tilstand=klar&alder=30")
    assert "Ingen sager her passer til filtrene" in nothing.words
    served.office.now += timedelta(days=31)
    ib.logged_in(IB)
    assert tickets_on(ib.get("/koe?tilstand=klar&alder=30&sorter=frist").text) == {1, 3}
    assert "dage over" in ib.get("/koe?tilstand=klar").words


@pytest.mark.parametrize(
    "query",
    [
        "jobcenter=999", "type=x", "mangler=x", "problem=cvr", "alder=-1", "sorter=x", "retning=x",
        "hos=ulla", "efter=x&sorter=frist", "efter=%00~1&sorter=firma", "efter=99999999999999",
        "efter=2026-02-31~1&sorter=frist",
    ],
)  # fmt: skip
def test_an_address_that_nobody_can_mean_is_not_found(ib: Visitor, query: str) -> None:
    assert ib.get(f"/koe?{query}").status == 404


def test_views_are_saved_by_name_and_taken_away(served: Served, ib: Visitor) -> None:
    token = ib.get("/koe").hidden("token")
    address = "/koe?tilstand=klar&jobcenter=751&ukendt=1"
    saved = ib.post("/koe/visninger", token=token, adresse=address, navn="Århus & omegn")
    assert saved.headers["Location"] == "/koe?tilstand=klar&jobcenter=751"
    seen = ib.get(saved.headers["Location"])
    assert 'href="/koe?tilstand=klar&amp;jobcenter=751" aria-current="page">Århus' in seen.text
    assert ib.post("/koe/visninger", token=token, adresse="/koe?type=x", navn="x").status == 400
    assert ib.post("/koe/visninger", token=token, adresse=address, navn=" ").status == 400
    view = re.search(r'action="/koe/visninger/(\d+)/slet"', seen.text)[1]
    gone = ib.post(f"/koe/visninger/{view}/slet", token=token, adresse="//evil.example")
    assert gone.headers["Location"] == "/koe?tilstand=klar"
    assert "omegn" not in ib.get("/koe").text


def test_a_full_page_stays_small(served: Served, ib: Visitor) -> None:
    """Fifty lines, each of them as long as they come."""
    served.office.arrive(a_mail(a_request(), message_id="<1@x>"))
    with served.office.desk.database.transaction() as session:
        ticket = session.get_one(Ticket, 1)
        names = [{"action": a, "name": "W" * 300, "email": None} for a in ("create", "remove") * 9]
        verdict = ticket.verdict | {
            "employees": names,
            "missing": list(words.MISSING),
            "problems": [p for p in words.TO_LOOK_AT if p not in ("refused", "doubted")],
            "refused": [{}],
            "jobcentres": ["101"] * 98,
        }
        row = ticket.model_dump(exclude={"number"}) | {
            "line": line_of(verdict, doubted=True),
            "firm": "W" * 300,
            "sender": f"x@{'w' * 240}.example",
            "state": State.TRIAGE,
        }
        session.add_all(Ticket(**row) for _ in range(60))
    seen = ib.get("/koe?tilstand=til-afklaring")
    assert len(tickets_on(seen.text)) == 50
    assert len(seen.content) < 100_000
