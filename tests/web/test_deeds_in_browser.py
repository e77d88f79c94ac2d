"""A caseworker's morning by keys alone, and two at the same ticket, in a real browser."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.visitors import PASSWORD, Served
from workflow import caseworkers
from workflow.states import State

AGREEMENT = {"Aftale.pdf": an_agreement()}
BOTH = a_request().replace(
    "(zenia@nordlys-job.example)",
    "(zenia@nordlys-job.example) og Bo Falk Lind (bo@nordlys-job.example)",
)

# A browser sees nothing of the engine; what it asks for is tested on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def somebody(browser: Browser, served: Served) -> Iterator[Callable[[str], Page]]:
    """A browser of their own for whoever is named, logged in."""
    opened = []

    def log_in(name: str) -> Page:
        context = browser.new_context(base_url=served.url)
        opened.append(context)
        page = context.new_page()
        page.goto("/log-ind")
        page.get_by_label("Navn").fill(name)
        page.get_by_label("Adgangskode").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
        return page

    yield log_in
    for context in opened:
        context.close()


def keys(page: Page, *pressed: str) -> None:
    page.wait_for_load_state("domcontentloaded")  # the keys are there from then on
    for key in pressed:
        page.keyboard.press(key)


def told(page: Page, words: str) -> None:
    """The deed that was done is told (the page has been loaded anew)."""
    expect(page.locator(".box.good")).to_contain_text(words)


def test_a_morning_by_keys_alone(somebody: Callable[[str], Page], served: Served) -> None:
    office = served.office
    office.arrive(a_mail(BOTH, pdfs=AGREEMENT))
    office.arrive(a_mail(a_request(), message_id="<2@x>"))
    asks = a_request(employee="Ida Holm", email="ida@nordlys-job.example")
    of_another = {"Greve.pdf": an_agreement("Greve")}
    office.arrive(a_mail(asks, message_id="<3@x>", pdfs=AGREEMENT | of_another))
    page = somebody(IB)
    page.goto("/sag/LS-1")
    keys(page, "t")
    told(page, "Det er noteret, hvem der har sagen.")
    keys(page, "n")
    page.keyboard.type("armt? Firmaet ringer igen.")
    keys(page, "Tab", "Enter")
    told(page, "Noten er gemt.")
    expect(page.locator(".note")).to_contain_text("armt? Firmaet ringer igen.")
    # some of them, with the answer seen and changed first
    keys(page, "d", "Tab", "Space", "Tab")
    page.keyboard.type("Bo er ansat et andet sted.")
    keys(page, "Tab", "Tab", "Tab", "Enter")
    answer = page.locator("#godkend-nogle-svar")
    expect(answer).to_have_value(re.compile("Vi har ikke oprettet Bo Falk Lind"))
    expect(answer).to_be_focused()
    keys(page, "Control+End")
    page.keyboard.type(" Skriv, hvis det er forkert.")
    keys(page, "Tab", "Enter")
    told(page, "Sagen er afgjort. Afsenderen får ét svar om dem alle.")
    # what is missing is asked for: m opens the answer, Enter sends it
    page.goto("/sag/LS-2")
    keys(page, "m", "Enter")
    told(page, "Afsenderen bliver spurgt om det, der mangler.")
    # what is doubtful wants a second press
    page.goto("/sag/LS-3")
    keys(page, "a")
    expect(page.locator(".told")).to_contain_text("Tryk a igen for at godkende")
    assert office.ticket(3).state is State.READY
    keys(page, "Control+a", "a")
    told(page, "Sagen er godkendt.")
    office.work()
    assert office.ticket(1).assignee == IB
    assert [office.ticket(n).state for n in (1, 2, 3)] == [
        State.DONE,
        State.INCOMPLETE,
        State.DONE,
    ]
    sent = [mail.get_content() for _, mail in office.sent if "[LS-1]" in mail["Subject"]]
    assert "Bo er ansat et andet sted. Skriv, hvis det er forkert." in sent[-1]


def test_of_two_at_one_ticket_the_second_is_told_and_keeps_her_words(
    somebody: Callable[[str], Page], served: Served
) -> None:
    caseworkers.add(served.office.desk.database, "eva", "caseworker", PASSWORD)
    served.office.arrive(a_mail(BOTH, pdfs=AGREEMENT))
    ib, eva = somebody(IB), somebody("eva")
    for page in (ib, eva):
        page.goto("/sag/LS-1")
    keys(eva, "s")
    eva.keyboard.type("Kære Karla. ")
    keys(ib, "r")
    ib.keyboard.type("Aftalen gælder ikke.")
    keys(ib, "Tab", "Enter")
    told(ib, "Sagen er afvist.")
    keys(eva, "Escape", "a")
    expect(eva.get_by_role("alert")).to_contain_text("ib · Afvist · Aftalen gælder ikke.")
    expect(eva.get_by_label("Det, du skrev i svaret")).to_have_value(re.compile("Kære Karla. "))
    assert served.office.ticket(1).state is State.REJECTED


@pytest.mark.parametrize("width", [1280, 320])
def test_the_forms_of_all_deeds_can_be_used_by_all(
    somebody: Callable[[str], Page], served: Served, width: int
) -> None:
    served.office.arrive(a_mail(BOTH, pdfs=AGREEMENT))
    page = somebody(IB)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/sag/LS-1")
    for details in page.locator("details.reasoned, details.answer").all():
        details.evaluate("element => element.open = true")
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.reload()
    keys(page, *(f"Alt+{key}" for key in "armntdwxs"))
    expect(page.locator("details[open]")).to_have_count(0)
    assert served.office.ticket(1).version == 1
