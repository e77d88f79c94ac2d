"""One request, the whole way: from a firm's mail to a user in the directory and a mail back."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, KARLA
from tests.journeys.running import command, running, wait_until, write_config

PASSWORD = "kaffe og rundstykker"


@contextmanager
def page_of(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def log_in(page: Page, port: int) -> None:
    page.goto(f"http://127.0.0.1:{port}/")
    page.get_by_label("Navn").fill("ib")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def answers(smtp) -> list[tuple[str, str]]:
    mails = [message_from_bytes(mail.raw, policy=default) for mail in smtp.mails]
    return [(mail["To"], mail["Subject"]) for mail in mails]


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "desk.db")) as database:
        return database.execute(query).fetchall()


def test_a_request_is_asked_about_completed_approved_and_answered(imap, smtp, tmp_path, browser):
    user = imap.new_user()
    config, port = write_config(tmp_path, imap, user, smtp)
    assert command(config, "user", "add", "ib", stdin=f"{PASSWORD}\n" * 2).returncode == 0
    with running(config, port), page_of(browser) as page:
        imap.deliver(user, a_mail(a_request()))
        wait_until(lambda: smtp.mails)
        assert answers(smtp) == [(KARLA, "Vi mangler oplysninger fra jer [LS-1]")]

        asked = message_from_bytes(smtp.mails[0].raw, policy=default)["Message-ID"]
        pdfs = {"Aftale.pdf": an_agreement()}
        reply = a_mail("Her er den.", message_id="<2@a.example>", answers=asked, pdfs=pdfs)
        imap.deliver(user, reply)
        wait_until(lambda: len(smtp.mails) == 2)
        assert answers(smtp)[1] == (KARLA, "Vi har modtaget jeres mail [LS-1]")

        log_in(page, port)
        page.goto(f"http://127.0.0.1:{port}/sag/LS-1")
        assert "Zenia Holm Aagaard" in page.content()
        page.get_by_role("button", name="Godkend").first.click()
        wait_until(lambda: len(smtp.mails) == 3)
    assert answers(smtp)[2] == (KARLA, "Adgangen er klar [LS-1]")
    assert rows(tmp_path, "SELECT email, cvr, active FROM directory_user") == [
        ("zenia@nordlys-job.example", CVR, 1)
    ]
    assert rows(tmp_path, "SELECT jobcentre, role FROM directory_grant") == [
        ("259", "Sagsbehandler")
    ]
    assert rows(tmp_path, "SELECT state FROM ticket") == [("done",)]
    assert imap.mails(user) == []


def test_steps_by_hand_are_shown_and_confirmed(imap, smtp, tmp_path, browser):
    user = imap.new_user()
    config, port = write_config(tmp_path, imap, user, smtp, kind="manual")
    assert command(config, "user", "add", "ib", stdin=f"{PASSWORD}\n" * 2).returncode == 0
    imap.deliver(user, a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    with running(config, port):
        wait_until(lambda: smtp.mails)
        assert command(config, "approve", "1", "--as", "ib").returncode == 0
        wait_until(lambda: not rows(tmp_path, "SELECT 1 FROM task WHERE ended_at IS NULL"))
        assert rows(tmp_path, "SELECT state FROM ticket") == [("approved",)]
        with page_of(browser) as page:
            log_in(page, port)
            page.goto(f"http://127.0.0.1:{port}/sag/LS-1")
            assert "Sagsbehandler" in page.content()
        assert command(config, "provisioned", "1", "--as", "ib").returncode == 0
        wait_until(lambda: len(smtp.mails) == 2)
    assert rows(tmp_path, "SELECT state FROM ticket") == [("done",)]


def test_a_service_that_is_killed_while_it_polls_goes_on_where_it_was(imap, smtp, tmp_path):
    user = imap.new_user()
    config, port = write_config(tmp_path, imap, user, smtp)
    for number in range(150):
        imap.deliver(user, a_mail(f"Hej {number}", message_id=f"<{number}@a.example>"))
    with running(config, port) as service:
        wait_until(lambda: len(imap.mails(user)) < 140)
        service.send_signal(signal.SIGKILL)
        service.wait()
    with running(config, port):
        wait_until(lambda: rows(tmp_path, "SELECT count(*) FROM ticket") == [(150,)])
    assert imap.mails(user) == []
    assert len(imap.mails(user, "Behandlet")) == 150
    assert rows(tmp_path, "SELECT count(*) FROM message WHERE NOT outgoing") == [(150,)]
