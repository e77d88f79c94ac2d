"""Steps by hand at the desk, and what the system could not carry out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.edge import EdgeError
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import CVR, IB
from tests.desks import Office
from tests.web.visitors import PASSWORD, Served, Visitor
from workflow import changes
from workflow.access import AccessError, Problem
from workflow.access.directory import Directory
from workflow.access.manual import Manual
from workflow.model import DirectoryUser, Ticket
from workflow.states import State

REQUEST = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})


@pytest.fixture
def by_hand(served: Served) -> int:
    """A ticket that was approved, with its steps to be carried out by hand."""
    served.office.access = Manual(served.office.desk.database)
    return _approved(served.office)


def _approved(office: Office) -> int:
    number = office.arrive(REQUEST).number
    changes.approve(office.desk, number, IB, None, office.now)
    office.work("provision")
    return number


def _ticks(office: Office, number: int) -> list[str | None]:
    return [step.get("done_by") for step in office.ticket(number).steps]


def test_a_step_is_ticked_off_and_taken_back(served: Served, ib: Visitor, by_hand: int) -> None:
    served.office.now += timedelta(minutes=5)
    pressed = ib.act(by_hand, "trin-udfoert", trin="2")
    assert pressed.headers["Location"] == f"/sag/LS-{by_hand}?gjort=trin-udfoert#trin-2"
    seen = ib.get(f"/sag/LS-{by_hand}?gjort=trin-udfoert")
    assert "Trinet er sat som udført." in seen.words
    assert "udført af ib 4. maj 2026 kl. 12.05" in seen.words
    assert _ticks(served.office, by_hand) == [None, IB]
    line = "Trin sat som udført · trin 2, giv rolle, rollen Sagsbehandler på Jobcenter Køge"
    assert f"4. maj 2026 kl. 12.05 · ib · {line}" in seen.words
    assert ib.act(by_hand, "trin-fortryd", trin="2").status == 303
    assert _ticks(served.office, by_hand) == [None, None]
    seen = ib.get(f"/sag/LS-{by_hand}")
    assert "Trin sat som ikke udført · trin 2" in seen.words
    assert "udført af ib" not in seen.words
    assert served.office.ticket(by_hand).state is State.APPROVED


def test_the_whole_is_confirmed_and_keeps_who_did_what(
    served: Served, ib: Visitor, by_hand: int
) -> None:
    with served.office.desk.database.transaction() as session:
        ticket = session.get_one(Ticket, by_hand)
        first, second = ticket.steps
        done = {"done_by": "eva", "done_at": "2026-05-04T10:00:00Z"}
        ticket.steps = [{**first, **done}, second]
    assert ib.act(by_hand, "udfoert").status == 303
    assert served.office.ticket(by_hand).state is State.DONE
    assert _ticks(served.office, by_hand) == ["eva", IB]
    assert "trin-fortryd" not in ib.get(f"/sag/LS-{by_hand}").text


def test_two_who_tick_off_at_once_see_each_other(served: Served, ib: Visitor, by_hand: int) -> None:
    shown = ib.get(f"/sag/LS-{by_hand}")
    fields = {"token": shown.hidden("token"), "set": shown.hidden("set"), "trin": "1"}
    assert ib.post(f"/sag/LS-{by_hand}/trin-udfoert", **fields).status == 303
    late = ib.post(f"/sag/LS-{by_hand}/trin-udfoert", **{**fields, "trin": "2"})
    assert late.status == 409
    assert "ib · Trin sat som udført · trin 1, opret bruger" in late.words


@pytest.mark.parametrize("step", ["0", "3", "-1", "x", ""])
def test_a_step_that_is_none_is_refused(ib: Visitor, by_hand: int, step: str) -> None:
    assert ib.act(by_hand, "trin-udfoert", trin=step).status in (400, 409)


def test_steps_are_ticked_off_by_those_who_decide_and_while_they_stand(
    served: Served, ib: Visitor, rie: Visitor, by_hand: int
) -> None:
    shown = rie.get(f"/sag/LS-{by_hand}")
    assert "trin-udfoert" not in shown.text
    version = str(served.office.ticket(by_hand).version)
    fields = {"token": shown.hidden("token"), "set": version, "trin": "1"}
    assert rie.post(f"/sag/LS-{by_hand}/trin-udfoert", **fields).status == 403
    ib.act(by_hand, "udfoert")
    assert ib.act(by_hand, "trin-udfoert", trin="1").status == 409
    ready = served.office.arrive(a_mail(a_request(), message_id="<3@nordlys-job.example>"))
    assert ib.act(ready.number, "trin-udfoert", trin="1").status == 409


def test_nobody_ticks_off_what_the_system_is_at(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(REQUEST).number
    changes.approve(served.office.desk, number, IB, None, served.office.now)
    seen = ib.get(f"/sag/LS-{number}")
    assert "Systemet er ved at oprette adgangen." in seen.words
    assert "trin-udfoert" not in seen.text
    assert ib.act(number, "trin-udfoert", trin="1").status == 409
    assert ib.act(number, "proev-igen").status == 409


# --- what the system could not carry out -----------------------------------------------------


@pytest.fixture
def refused(served: Served) -> int:
    """An approval that the directory refused for good: the address is another firm's."""
    with served.office.desk.database.transaction() as session:
        session.add(DirectoryUser(email="zenia@nordlys-job.example", name="Z", cvr="12345674"))
    return _approved(served.office)


def _mend(office: Office) -> None:
    with office.desk.database.transaction() as session:
        session.get_one(DirectoryUser, 1).cvr = CVR


def test_a_refusal_is_told_in_danish_and_tried_again(
    served: Served, ib: Visitor, refused: int
) -> None:
    seen = ib.get(f"/sag/LS-{refused}")
    told = "Brugeren findes allerede hos en aktør med et andet CVR-nummer."
    assert f"Adgangen kunne ikke oprettes automatisk: {told} Prøv igen" in seen.words
    assert f"Adgangen kunne ikke oprettes automatisk · {told}" in seen.words
    assert served.office.ticket(refused).state is State.APPROVED
    assert served.office.work("provision") == 0
    _mend(served.office)
    assert ib.act(refused, "proev-igen").status == 303
    seen = ib.get(f"/sag/LS-{refused}?gjort=proev-igen")
    assert "Systemet prøver igen." in seen.words
    assert "Systemet er ved at oprette adgangen." in seen.words
    assert "Prøv igen" not in seen.words
    served.office.work("provision")
    assert served.office.ticket(refused).state is State.DONE
    lines = [(entry.event, entry.by) for entry in served.office.history(refused)]
    assert ("tried_again", IB) in lines
    assert "Adgangen kunne ikke oprettes automatisk:" not in ib.get(f"/sag/LS-{refused}").words


def test_what_was_refused_is_finished_by_hand(served: Served, ib: Visitor, refused: int) -> None:
    assert ib.act(refused, "trin-udfoert", trin="1").status == 303
    assert ib.act(refused, "udfoert").status == 303
    assert served.office.ticket(refused).state is State.DONE
    seen = ib.get(f"/sag/LS-{refused}")
    assert "Adgangen kunne ikke oprettes automatisk:" not in seen.words
    assert served.office.work("send") == 2  # that it has come, and that it is done


def test_who_goes_on_by_hand_sees_how_far_the_system_came(served: Served, ib: Visitor) -> None:
    class Halfway(Directory):
        def ensure(self, person, grants):
            if person.name == "Olga Bering Toft":
                raise AccessError(Problem.SAME_NAME)
            super().ensure(person, grants)

    office = served.office
    office.access = Halfway(office.desk.database)
    number = office.arrive(REQUEST).number
    people = [
        {"action": "create", "name": "Zenia Aagaard", "email": "zenia@nordlys-job.example"},
        {"action": "create", "name": "Olga Bering Toft", "email": "olga@nordlys-job.example"},
    ]
    changes.correct(office.desk, number, IB, {"employees": people}, None, office.now)
    changes.approve(office.desk, number, IB, None, office.now)
    office.work("provision")
    assert _ticks(office, number) == ["landssupport", "landssupport", None, None]
    assert ib.get(f"/sag/LS-{number}").words.count("udført af systemet") == 2


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_told_in_danish(problem: Problem) -> None:
    from web import words

    told = words.failure(str(AccessError(problem, "provisioning.scim.url: x")))
    assert told.endswith("(provisioning.scim.url: x)")
    assert problem not in told
    assert words.failure(problem) == words.PROBLEMS[problem]


def test_what_fails_for_a_while_is_shown_with_when_it_is_tried_again(
    served: Served, ib: Visitor
) -> None:
    class Away(Directory):
        def ensure(self, person, grants):
            raise AccessError(Problem.AWAY, "provisioning.scim.url: broke off")

    served.office.access = Away(served.office.desk.database)
    number = _approved(served.office)
    seen = ib.get(f"/sag/LS-{number}")
    assert "Der er ingen forbindelse til det system, som brugerne oprettes i." in seen.words
    assert "systemet prøver igen 4. maj 2026 kl. 12.00" in seen.words
    assert isinstance(AccessError(Problem.AWAY), EdgeError)


# --- in a browser ----------------------------------------------------------------------------


def _page(browser: Browser, served: Served, **options: object) -> Page:
    page = browser.new_context(base_url=served.url, **options).new_page()
    page.goto("/")
    page.get_by_label("Navn").fill(IB)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    opened = _page(browser, served, permissions=["clipboard-read", "clipboard-write"])
    yield opened
    opened.context.close()


def test_what_is_to_be_typed_is_copied_by_keyboard(page: Page, by_hand: int) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"/sag/LS-{by_hand}")
    for what, text in (
        ("navn", "Zenia Holm Aagaard"),
        ("e-mailadresse", "zenia@nordlys-job.example"),
        ("CVR-nummer", CVR),
        ("rolle", "Sagsbehandler"),
        ("jobcenter", "Jobcenter Køge"),
    ):
        button = page.get_by_role("button", name=f"Kopiér {what}: {text}")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("Kopieret")
        assert page.evaluate("navigator.clipboard.readText()") == text
        expect(page.locator("p.told[role=status]")).to_have_text(f"Kopieret: {text}")
    assert not complaints


def test_a_clipboard_that_is_not_there_is_done_without(page: Page, by_hand: int) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"/sag/LS-{by_hand}")
    button = page.get_by_role("button", name="Kopiér navn")
    button.click()
    expect(button).to_have_text("Kopieret")
    assert page.evaluate("getSelection().toString()") == "Zenia Holm Aagaard"


def test_steps_are_ticked_off_without_scripts(
    browser: Browser, served: Served, by_hand: int
) -> None:
    page = _page(browser, served, java_script_enabled=False)
    page.goto(f"/sag/LS-{by_hand}")
    assert page.get_by_role("button", name="Kopiér").count() == 0
    expect(page.locator("#trin-1 code").first).to_have_text("Zenia Holm Aagaard")
    page.get_by_role("button", name="Sæt som udført trin 1").click()
    expect(page.locator("#trin-1")).to_contain_text("udført af ib")
    page.get_by_role("button", name="Fortryd trin 1").click()
    expect(page.locator("#trin-1")).not_to_contain_text("udført af ib")
    page.context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_steps_can_be_used_by_all(page: Page, by_hand: int, width: int) -> None:
    from tests.web.test_browser import _hindrances

    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/sag/LS-{by_hand}")
    page.get_by_role("button", name="Sæt som udført trin 1").click()
    expect(page.locator("#trin-1")).to_contain_text("udført af ib")
    assert _hindrances(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
