"""The queue in a real browser: by keys alone, while others work and mails come in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.test_browser import _hindrances
from tests.web.visitors import PASSWORD, Served
from web import live
from workflow import changes

# A browser sees nothing of the engine; what it asks for is tested on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WITHIN = 30_000  # milliseconds; it takes two seconds on a machine with nothing else to do


def arrive(served: Served, n: int, name: str, place: str = "Greve") -> int:
    mail = a_mail(
        a_request(employee=name, email=f"p{n}@nordlys-job.example", place=f"Jobcenter {place}"),
        message_id=f"<{n}@x>",
        pdfs={"aftale.pdf": an_agreement(place)},
    )
    return served.office.arrive(mail).number


@pytest.fixture
def page(browser: Browser, served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr(live, "LOOKS_EVERY", 0.1)
    for n, (name, place) in enumerate(
        (("Zenia Holm", "Greve"), ("Olga Bering", "Aarhus"), ("Villy Sand", "Greve")), 1
    ):
        arrive(served, n, name, place)
    context = browser.new_context(base_url=served.url)
    context.set_default_timeout(WITHIN)
    opened = context.new_page()
    opened.goto("/")
    opened.get_by_label("Navn").fill(IB)
    opened.get_by_label("Adgangskode").fill(PASSWORD)
    opened.get_by_role("button", name="Log ind").click()
    yield opened
    context.close()


def test_a_day_at_the_queue_by_keys(page: Page, served: Served) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    expect(page.get_by_role("link", name="LS-3")).to_be_visible()

    # narrowed to Greve, and kept under a name
    page.keyboard.press("f")
    expect(page.get_by_label("Hos")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Greve")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Vis", exact=True).press("Enter")
    expect(page.get_by_role("link", name="LS-2")).to_have_count(0)
    expect(page.get_by_text("2 sager")).to_be_visible()
    page.keyboard.press("f")
    page.get_by_label("Gem det, du ser nu, som visning").press_sequentially("Min Greve")
    page.keyboard.press("Enter")
    mine = page.get_by_role("navigation", name="Mine visninger").get_by_role("link")
    expect(mine).to_have_text("Min Greve")
    expect(mine).to_have_attribute("aria-current", "page")
    assert _hindrances(page) == []

    # mails come in: what one reads stays where it is, until it is asked for
    page.keyboard.press("j")
    page.keyboard.press("j")
    line = page.get_by_role("link", name="LS-3")
    expect(line).to_be_focused()
    before = line.bounding_box()
    arrive(served, 4, "Ayşe Yılmaz")
    arrive(served, 5, "Preben Skov", "Aarhus")
    news = page.get_by_role("status")
    expect(news).to_have_text("1 ny: vis", timeout=WITHIN)
    assert line.bounding_box() == before
    expect(page.locator('[data-count="klar"]')).to_have_text("5", timeout=WITHIN)
    assert _hindrances(page) == []
    page.keyboard.press("v")
    expect(page.get_by_role("link", name="LS-4")).to_be_visible()
    expect(line).to_be_focused()
    expect(news).to_be_empty()

    # a colleague is at one, and decides another
    changes.assign(served.office.desk, 3, "ulla", "ulla", None, served.office.now)
    changes.reject(served.office.desk, 1, "ulla", "Nej.", None, served.office.now)
    expect(page.locator('[data-line="LS-3"] .whose')).to_have_text("ulla", timeout=WITHIN)
    expect(news).to_have_text("1 ikke længere her: vis", timeout=WITHIN)

    # found again by a name spelled otherwise
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("ayse yilmaz greve")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Søg: ayse yilmaz greve")
    assert _hindrances(page) == []
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("LS-4")
    assert not complaints


def test_the_queue_is_of_use_on_a_telephone(page: Page, served: Served) -> None:
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/koe?tilstand=klar&jobcenter=253", "/koe?tilstand=afviste", "/soeg?q=sand"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert _hindrances(page) == [], path
    page.goto("/koe")
    page.locator("summary", has_text="Filtrér").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert _hindrances(page) == []


def test_it_says_that_the_log_in_has_ended(page: Page, served: Served) -> None:
    with served.office.desk.database.transaction() as session:
        session.connection().exec_driver_sql("DELETE FROM login")
    expect(page.get_by_role("status")).to_have_text("Du er logget ud. Log ind igen")
