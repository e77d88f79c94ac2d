"""The pictures of the guide and the README: `make screenshots`.

The demo's mails arrive at a desk of its own, week after week, and somebody decides most of them;
then a browser takes its pictures. The clock stands still, so that the pictures are the same again.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from intake.documents import Isolation
from intake.rules import DATA, load_rules
from landssupport.demo.play import mails
from tests.desks import Office
from tests.web.visitors import PASSWORD, serving
from web.app import create_app
from workflow import caseworkers, deciding
from workflow.answers import Policy
from workflow.database import open_database
from workflow.desk import Desk
from workflow.states import State

PICTURES = Path(__file__).parent / "billeder"
BEGINS = datetime(2021, 4, 5, 7, 20, tzinfo=UTC)  # the mails' agreements hold then
WEEKS = 12
SHOWN = "10-opret-tre.eml"
WHO = "ib"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with _desk() as (url, ticket), sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=url, viewport={"width": 1280, "height": 800})
        page.goto("/log-ind")
        page.get_by_label("Navn").fill(WHO)
        page.get_by_label("Adgangskode").fill(PASSWORD)
        page.get_by_role("button", name="Log ind").click()
        _take(page, "/koe?tilstand=klar", "koe", 520)
        _take(page, f"/sag/LS-{ticket}", "sag", 900)
        _take(page, f"/overblik?uger={WEEKS}", "overblik", 900)
        browser.close()


@contextmanager
def _desk() -> Iterator[tuple[str, int]]:
    """A desk with some weeks behind it, and a ticket that is worth a look."""
    with tempfile.TemporaryDirectory() as folder, Isolation() as documents:
        database = open_database(f"sqlite:///{Path(folder) / 'desk.db'}")
        caseworkers.add(database, WHO, "caseworker", PASSWORD)
        sender = "dfdg@star.dk"
        policy = Policy(sender=sender, own_addresses=frozenset({sender}))
        office = Office(Desk(database, load_rules(DATA), policy))
        shown = _play(office)
        with serving(
            lambda url: create_app(office.desk, lambda: office.now, url, 10, documents)
        ) as url:
            yield url, shown
        database.close()


def _play(office: Office) -> int:
    """Weeks of mails, most of them decided but for the last week's; the ticket to show."""
    shown = 0
    for week in range(WEEKS):
        is_last = week == WEEKS - 1
        for place, (name, raw) in enumerate(mails()):
            if not is_last and ((place + week) % 2 == 0 or name == SHOWN):
                continue
            office.now = BEGINS + timedelta(weeks=week, hours=9 * place)
            marked = raw.replace(b"\nMessage-ID: <", b"\nMessage-ID: <%d-" % week, 1)
            ticket = office.arrive(marked)
            if name == SHOWN:
                shown = ticket.number
            if not is_last and ticket.state is State.READY:
                office.now += timedelta(hours=2 + (7 * place + 3 * week) % 40)
                deciding.approve(office.desk, ticket.number, WHO, None, office.now)
            office.work("provision", "send")
    office.now += timedelta(hours=3)
    return shown


def _take(page: Page, path: str, name: str, height: int) -> None:
    """A picture in few colours: it is to be sent with a page."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(path)
    page.wait_for_load_state("load")
    taken = Image.open(io.BytesIO(page.screenshot()))
    few = taken.convert("RGB").quantize(96, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
