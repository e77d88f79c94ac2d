"""The desk in a real browser: seen, used by keys alone, without scripts, and narrow."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.visitors import PASSWORD, Served
from workflow.states import State

# A browser sees nothing of the engine; what it asks for is tested on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

READY = [
    a_mail(
        a_request(employee=name, email=email),
        message_id=f"<{email}>",
        pdfs={"aftale.pdf": an_agreement()},
    )
    for name, email in (
        ("Zenia Holm Aagaard", "zenia@nordlys-job.example"),
        ("Olga Bering Toft", "olga@nordlys-job.example"),
    )
]
LACKING = a_mail(a_request(), message_id="<lacking@nordlys-job.example>")


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    for mail in (*READY, LACKING):
        served.office.arrive(mail)
    context = browser.new_context(base_url=served.url)
    yield context.new_page()
    context.close()


def _log_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Navn").fill(IB)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("link", name="LS-1")).to_be_visible()


def test_it_is_used_by_keys_alone(page: Page, served: Served) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    _log_in(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("LS-1")
    page.wait_for_load_state("domcontentloaded")  # the keys are there from then on
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Taster")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Sagen er godkendt.")
    page.wait_for_load_state("domcontentloaded")  # the keys are there from then on
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_contain_text("LS-2")
    page.wait_for_load_state("domcontentloaded")  # the keys are there from then on
    page.keyboard.press("r")
    page.keyboard.type("arm")
    assert page.get_by_label("Begrundelse").first.input_value() == "arm"
    assert served.office.ticket(1).state is State.APPROVED
    assert served.office.ticket(2).state is State.READY
    assert not complaints


def test_it_works_without_scripts(browser: Browser, served: Served) -> None:
    number = served.office.arrive(READY[0]).number
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = context.new_page()
    _log_in(page)
    page.get_by_role("link", name="LS-1").click()
    page.get_by_text("Afvis …").click()
    page.get_by_label("Begrundelse").first.fill("Aftalen gælder ikke.")
    page.get_by_role("button", name="Afvis sagen").click()
    expect(page.get_by_role("status")).to_contain_text("Sagen er afvist.")
    context.close()
    assert served.office.ticket(number).state is State.REJECTED


def test_it_leads_from_a_fact_to_where_it_stands(page: Page) -> None:
    _log_in(page)
    page.goto("/sag/LS-1")
    page.get_by_role("link", name="29 94 76 43").first.click()
    expect(page.locator("mark:target")).to_have_text("29947643")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_doubt_is_ticked_before_it_is_approved(page: Page, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    _log_in(page)
    office = served.office
    office.desk = replace(office.desk, authserv_id="mx.star.dk")
    office.smtp_error = EdgeError("smtp refused the recipient (550)", permanent=True)
    office.work("send")
    forged = a_mail(
        a_request(),
        message_id="<forged@nordlys-job.example>",
        pdfs={"aftale.pdf": an_agreement()},
        Authentication_Results="mx.star.dk; spf=fail smtp.mailfrom=x.example; dmarc=fail",
    )
    number = office.arrive(forged).number
    for path in (f"/sag/LS-{number}", "/sag/LS-1", "/koe?tilstand=til-afklaring"):
        page.goto(path)
        assert _hindrances(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"/sag/LS-{number}")
    page.get_by_role("button", name="Gør klar til godkendelse").click()
    page.get_by_role("button", name="Godkend").click()  # the form does not go without the tick
    assert office.ticket(number).state is State.READY
    assert _hindrances(page) == []
    page.get_by_role("checkbox", name="Jeg har set efter, hvem der har skrevet").check()
    page.get_by_role("button", name="Godkend").click()
    expect(page.get_by_text("Sagen er godkendt.")).to_be_visible()
    assert office.ticket(number).state is State.APPROVED


def _hindrances(page: Page) -> list[str]:
    """What axe finds that keeps people out."""
    found = Axe().run(page).response["violations"]
    return [violation["id"] for violation in found]
