"""The operation page: what an operator has to know, and the button to read a mail again."""

from datetime import timedelta

from tests.builders import a_mail, a_request, an_agreement
from tests.web.visitors import Served, Visitor
from workflow import changes, pulses
from workflow.states import State


def test_it_says_since_when_the_mailbox_fails_and_why(served: Served, ib: Visitor) -> None:
    database, now = served.office.desk.database, served.office.now
    assert "Postkassen er ikke læst endnu." in ib.get("/drift").words
    pulses.beat(database, pulses.MAILBOX, now)
    pulses.falter(database, pulses.MAILBOX, "the server does not answer", now + timedelta(1))
    pulses.falter(database, pulses.MAILBOX, "the server does not answer", now + timedelta(2))
    seen = ib.get("/drift").words
    assert "ikke kunnet læses siden 5. maj 2026 kl. 12.00: the server does not answer" in seen
    assert "Læst sidste gang 4. maj 2026 kl. 12.00" in seen
    pulses.beat(database, pulses.MAILBOX, now + timedelta(3))
    assert "ikke kunnet læses" not in ib.get("/drift").words


def test_it_shows_what_waits_and_what_was_given_up(served: Served, ib: Visitor) -> None:
    office = served.office
    office.arrive(a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()}))
    seen = ib.get("/drift").words
    assert "Svar, der skal sendes: 1" in seen
    (task,) = [task for task in office.tasks() if task.deed == "send"]
    changes.failed(office.desk.database, task, "550 no such user", True, office.now)
    seen = ib.get("/drift").words
    assert "Svaret kunne ikke sendes · LS-1 · 550 no such user" in seen


def test_a_mail_that_could_not_be_read_is_read_again_by_a_button(
    served: Served, ib: Visitor, rie: Visitor
) -> None:
    office = served.office
    why = "Mailen er for stor."
    mail = a_mail(a_request(), pdfs={"Aftale.pdf": an_agreement()})
    changes.receive(office.desk.database, mail, office.now, office.now, refused_because=why)
    office.work("read")
    assert office.ticket(1).state is State.TRIAGE
    seen = ib.get("/drift")
    assert why in seen.words
    assert "/drift/laes-igen/1" not in rie.get("/drift").text
    assert ib.post("/drift/laes-igen/1", token=seen.hidden("token")).status == 303
    office.work("read")
    assert office.ticket(1).state is State.READY
    assert why not in ib.get("/drift").words
