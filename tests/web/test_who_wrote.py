"""What the desk says of who wrote, and the second look that it asks for."""

from dataclasses import replace

import pytest

from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.web.visitors import Served, Visitor
from workflow import changes
from workflow.states import State

OURS = "mx.star.dk"
AGREEMENT = {"Aftale Køge.pdf": an_agreement()}


@pytest.fixture(autouse=True)
def gateway(served: Served) -> None:
    """Behind a gateway that says who wrote; the desk that is served knows it too."""
    served.office.desk = replace(served.office.desk, authserv_id=OURS)


def arrive(served: Served, says: str) -> int:
    raw = a_mail(a_request(), pdfs=AGREEMENT, Authentication_Results=f"{OURS}; {says}")
    return served.office.arrive(raw).number


def test_it_says_that_a_sender_is_genuine(served: Served, ib: Visitor) -> None:
    number = arrive(served, "spf=pass smtp.mailfrom=x.dk; dmarc=pass")
    words = ib.get(f"/sag/LS-{number}").words
    assert "afsender ægte" in words
    assert "Afsenderen er ægte (SPF kun for et andet domæne, DMARC bestået)" in words
    assert "Tvivl om" not in words


def test_it_says_what_is_doubted_and_asks_for_a_second_look(served: Served, ib: Visitor) -> None:
    number = arrive(served, "dmarc=fail")
    assert "tvivl om afsender" in ib.get("/koe?tilstand=til-afklaring").words
    words = ib.get(f"/sag/LS-{number}").words
    assert "Tvivl om, hvem der har skrevet" in words
    assert "adressen kan være forfalsket" in words
    assert "Afsenderen er ikke den, som mailen siger (DMARC ikke bestået)" in words
    assert ib.act(number, "klar").status == 303
    page = ib.get(f"/sag/LS-{number}")
    assert 'name="set-efter" value="ja" required' in page.text
    refused = ib.act(number, "godkend")
    assert refused.status == 409
    assert "Sæt kryds ved, at du har set efter." in refused.words
    assert served.office.ticket(number).state is State.READY
    done = ib.act(number, "godkend", set__efter="ja")
    assert done.status == 303
    assert served.office.ticket(number).state is State.APPROVED
    assert "Godkendt · så efter en ekstra gang: Vores mailserver" in (
        ib.get(f"/sag/LS-{number}").words
    )


def test_a_tick_serves_for_what_was_seen_alone(served: Served, ib: Visitor) -> None:
    """A forged mail that comes after the page was shown is not covered by its tick."""
    number = arrive(served, "dmarc=fail")
    ib.act(number, "klar")
    shown = ib.get(f"/sag/LS-{number}")
    changes.correct(served.office.desk, number, IB, {}, None, served.office.now)
    fields = {"token": shown.hidden("token"), "set": shown.hidden("set"), "set-efter": "ja"}
    assert ib.post(f"/sag/LS-{number}/godkend", **fields).status == 409
    assert served.office.ticket(number).state is State.READY


def test_a_ticket_without_doubts_has_no_tick(served: Served, ib: Visitor) -> None:
    number = arrive(served, "dmarc=pass")
    assert "set-efter" not in ib.get(f"/sag/LS-{number}").text
    assert ib.act(number, "godkend").status == 303
