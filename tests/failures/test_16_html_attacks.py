"""Failure 16: a mail's HTML runs in the caseworker's browser, or tells that she has looked."""

from email.message import EmailMessage
from email.policy import SMTP

from playwright.sync_api import Browser

from tests.builders import a_request
from tests.cast import DESK, IB, KARLA
from tests.web.conftest import served  # noqa: F401
from tests.web.visitors import PASSWORD, Served

TELLTALE = "http://198.51.100.7"
NASTY = f"""
<script>alert(1)</script><script src="{TELLTALE}/x.js"></script>
<img src="{TELLTALE}/pixel.gif" onerror="alert(2)"><img src=x onerror=alert(3)>
<svg onload="alert(4)"><a xlink:href="javascript:alert(5)">x</a></svg>
<iframe src="{TELLTALE}"></iframe><object data="{TELLTALE}"></object>
<form action="{TELLTALE}"><input name=q autofocus onfocus="alert(6)"></form>
<link rel=stylesheet href="{TELLTALE}/x.css"><style>@import url({TELLTALE}/y.css)</style>
<meta http-equiv="refresh" content="0;url={TELLTALE}">
<a href="javascript:alert(7)">Klik her</a>
"""


def hostile() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = KARLA, DESK, f"Oprettelse {NASTY[:60].strip()}"
    mail.set_content(f"<p>{a_request()}</p>{NASTY}", subtype="html")
    mail.add_attachment(f"<html>{NASTY}</html>", subtype="html", filename="aftale.html")
    return mail.as_bytes()


def test_nothing_of_it_runs_or_is_loaded(
    browser: Browser,
    served: Served,  # noqa: F811
) -> None:
    number = served.office.arrive(hostile()).number
    page = browser.new_context(base_url=served.url).new_page()
    asked, shown = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
    page.goto("/")
    page.get_by_label("Navn").fill(IB)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    for path in ("/koe", f"/sag/LS-{number}"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert "Zenia Holm Aagaard" in page.content()
    assert page.url == f"{served.url}/sag/LS-{number}"
    assert shown == []
    assert {url for url in asked if not url.startswith((served.url, "data:"))} == set()
    page.context.close()
