"""The register at the desk: who has access, through what, until when; and as files."""

import csv
import io
from datetime import timedelta
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Browser
from sqlmodel import select

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB, JENS, KARLA
from tests.web.visitors import PASSWORD, Served, Visitor
from workflow import changes
from workflow.model import GrantOnFile

OTHER_CVR = "12345674"


def carried_out(served: Served, number: int, employee: str, email: str, **more: str) -> int:
    words = a_request(employee=employee, email=email, **more)
    mail = a_mail(
        words, message_id=f"<{number}@nordlys-job.example>", pdfs={"Aftale.pdf": an_agreement()}
    )
    ticket = served.office.arrive(mail).number
    changes.approve(served.office.desk, ticket, IB, None, served.office.now)
    served.office.work()
    return ticket


@pytest.fixture
def filled(served: Served) -> Served:
    carried_out(served, 1, "Åse Lærke Østergaard", "aase@nordlys-job.example")
    carried_out(served, 2, "Bo Falk Lind", "bo@nordlys-job.example")
    return served


def test_it_finds_a_person_a_firm_and_a_job_centre(filled: Served, ib: Visitor) -> None:
    everybody = ib.get("/brugere").words
    assert "Åse Lærke Østergaard aase@nordlys-job.example CVR 29 94 76 43" in everybody
    assert "Køge · Sagsbehandler · til 31. december 2028 · LS-1" in everybody
    for sought in ("aase", "oestergaard lærke", "ÅSE"):
        seen = ib.get(f"/brugere?soeg={quote(sought)}").words
        assert "Åse Lærke Østergaard" in seen
        assert "Bo Falk Lind" not in seen
    assert "Bo Falk Lind" in ib.get(f"/brugere?soeg={CVR}").words
    assert "Bo Falk Lind" in ib.get("/brugere?jobcenter=259").words
    assert "Ingen brugere passer" in ib.get("/brugere?jobcenter=751").words


def test_who_has_access_no_more_is_shown_where_that_is_asked_for(
    filled: Served, ib: Visitor
) -> None:
    words = f"Nedlæg Bo Falk Lind (bo@nordlys-job.example). CVR {CVR}"
    number = filled.office.arrive(a_mail(words, message_id="<3@nordlys-job.example>")).number
    changes.approve(filled.office.desk, number, IB, None, filled.office.now)
    filled.office.work()
    assert "Bo Falk Lind" not in ib.get("/brugere").words
    assert "lukket 4. maj 2026" in ib.get("/brugere?tidligere=ja").words


def test_it_gives_the_list_as_files(filled: Served, ib: Visitor) -> None:
    text = ib.get("/brugere.csv").content.decode("utf-8-sig")
    heading, first, second = csv.reader(io.StringIO(text), delimiter=";")
    assert heading[:3] == ["Navn", "E-mail", "CVR"]
    assert first[0] == "Åse Lærke Østergaard"
    assert second[4:8] == ["Køge", "Sagsbehandler", "2026-05-04", "2028-12-31"]
    sheet = load_workbook(io.BytesIO(ib.get("/brugere.xlsx?soeg=bo+falk").content)).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Navn", "Bo Falk Lind"]


def test_a_firms_page_has_its_people_and_its_agreements(filled: Served, ib: Visitor) -> None:
    assert "29 94 76 43" in ib.get("/aktoerer").words
    seen = ib.get(f"/aktoer/{CVR}").words
    assert f"<{KARLA}>" in seen
    assert "Køge: Aftale.pdf · fra 1. januar 2025 til 31. december 2028 · LS-1" in seen
    assert "Bo Falk Lind" in seen
    assert ib.get("/aktoer/87654321").status == 404


def test_a_ticket_tells_what_is_known_of_who_asks(served: Served, ib: Visitor) -> None:
    first = served.office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})).number
    seen = ib.get(f"/sag/LS-{first}").words
    assert "første sag fra dette CVR-nummer" in seen
    assert "har ikke skrevet før" in seen
    assert "findes ikke i forvejen" in seen
    carried_out(served, 2, "Bo Falk Lind", "bo@nordlys-job.example")
    again = a_mail(
        a_request(employee="Bo Falk Lind", email="bo@nordlys-job.example"), message_id="<3@x>"
    )
    seen = ib.get(f"/sag/LS-{served.office.arrive(again).number}").words
    assert "kendt brugeransvarlig" in seen
    assert "findes allerede: Køge til 31. december 2028" in seen


def test_a_sender_who_is_known_for_another_firm_is_a_problem(filled: Served, ib: Visitor) -> None:
    words = a_request(cvr=f"CVR {OTHER_CVR}")
    mail = a_mail(words, message_id="<3@x>", pdfs={"a.pdf": an_agreement(cvr=OTHER_CVR)})
    seen = ib.get(f"/sag/LS-{filled.office.arrive(mail).number}").words
    assert "Afsenderen er kendt for et andet firma: CVR 29 94 76 43" in seen
    colleague = a_mail(words, sender=JENS, message_id="<4@x>")
    seen = ib.get(f"/sag/LS-{filled.office.arrive(colleague).number}").words
    assert "kendt for et andet firma" not in seen


def test_two_of_one_name_are_told_apart_by_the_caseworker(filled: Served, ib: Visitor) -> None:
    carried_out(filled, 3, "Bo Falk Lind", "bfl@nordlys-job.example")
    mail = a_mail(f"Nedlæg Bo Falk Lind. CVR {CVR}", message_id="<4@nordlys-job.example>")
    number = filled.office.arrive(mail).number
    seen = ib.get(f"/sag/LS-{number}").words
    both = "Flere brugere i firmaet hedder Bo Falk Lind"
    assert f"{both}: bo@nordlys-job.example og bfl@nordlys-job.example" in seen
    refused = ib.act(number, "godkend")
    assert refused.status == 409
    assert both in refused.words


def test_what_ends_soon_is_seen_to_have_ended(filled: Served, ib: Visitor) -> None:
    filled.office.now += timedelta(days=1100)
    ib.logged_in(IB)
    assert "aftalen ophørte 31. december 2028" in ib.get("/brugere").words


def test_its_pages_are_accessible_and_not_wider_than_a_phone(
    browser: Browser, filled: Served
) -> None:
    context = browser.new_context(base_url=filled.url, viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Navn").fill(IB)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    for path in ("/brugere", "/aktoerer", f"/aktoer/{CVR}"):
        page.goto(path)
        assert Axe().run(page).response["violations"] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.goto("/brugere")
    page.keyboard.press("/")
    page.keyboard.type("lærke")
    page.keyboard.press("Enter")
    page.wait_for_url("**/brugere?soeg=l%C3%A6rke*")
    context.close()


def test_a_job_centre_that_has_left_the_data_is_shown_by_its_code(
    filled: Served, ib: Visitor
) -> None:
    with filled.office.desk.database.transaction() as session:
        for grant in session.exec(select(GrantOnFile)):
            grant.jobcentre = "999"
    assert "999 · Sagsbehandler" in ib.get("/brugere").words
    assert ib.get(f"/aktoer/{CVR}").status == 200
    assert ";999;" in ib.get("/brugere.csv").text
