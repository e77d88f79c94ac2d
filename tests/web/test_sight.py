"""CPR numbers: masked on sight, shown to who asks, and that is noted."""

from datetime import timedelta

from tests.builders import a_mail, a_pdf, a_request
from tests.cast import IB
from tests.web.visitors import Served, Visitor

CPR = "010190-1234"
MAIL = a_mail(
    f"{a_request()}\nHendes CPR er {CPR}.",
    subject=f"Oprettelse {CPR}",
    pdfs={f"Aftale {CPR}.pdf": a_pdf(["Mellem Køge Kommune og Nordlys Job ApS"])},
)


def test_who_asks_sees_them_and_it_stands_in_the_history(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(MAIL).number
    before = served.office.ticket(number).version
    seen = ib.get(f"/sag/LS-{number}")
    assert CPR not in seen.text
    assert "Der er CPR-numre i mailen; de er skjult." in seen.words
    shown = ib.act(number, "cpr")
    assert shown.status == 303
    page = ib.get(shown.headers["Location"])
    assert f"Hendes CPR er {CPR}." in page.words
    assert f"Oprettelse {CPR}" in page.words
    assert f"Aftale {CPR}.pdf" in page.words
    assert page.headers["Cache-Control"] == "no-store"
    assert "ib · Fik CPR-numre vist" in page.words
    [line] = [e for e in served.office.history(number) if e.event == "cpr_shown"]
    assert (line.by, line.at) == (IB, served.office.now)
    assert served.office.ticket(number).version == before


def test_they_are_shown_for_a_while_on_this_ticket_and_to_her_alone(
    served: Served, ib: Visitor
) -> None:
    number = served.office.arrive(MAIL).number
    other = served.office.arrive(MAIL.replace(b"<1@", b"<2@")).number
    grant = ib.act(number, "cpr").headers["Location"].partition("?")[2]
    assert CPR not in ib.get(f"/sag/LS-{other}?{grant}").text
    assert CPR not in Visitor(served.url).logged_in(IB).get(f"/sag/LS-{number}?{grant}").text
    for forged in ("cpr=9999999999-x", "cpr=x", f"cpr=9{grant[4:]}", "cpr=-"):
        assert CPR not in ib.get(f"/sag/LS-{number}?{forged}").text
    assert CPR in ib.get(f"/sag/LS-{number}?{grant}").text
    assert CPR in ib.get(f"/sag/LS-{number}/mail/1/som-sendt?{grant}").text
    served.office.now += timedelta(minutes=11)
    assert CPR not in ib.get(f"/sag/LS-{number}?{grant}").text


def test_an_auditor_does_not_see_them(served: Served, rie: Visitor) -> None:
    number = served.office.arrive(MAIL).number
    seen = rie.get(f"/sag/LS-{number}")
    assert f"/sag/LS-{number}/cpr" not in seen.text
    token = seen.hidden("token")
    assert rie.post(f"/sag/LS-{number}/cpr", token=token).status == 403
    assert not [e for e in served.office.history(number) if e.event == "cpr_shown"]


def test_a_file_comes_under_a_masked_name(served: Served, ib: Visitor) -> None:
    number = served.office.arrive(MAIL).number
    assert CPR not in ib.get(f"/sag/LS-{number}/mail/1/fil/0").headers["Content-Disposition"]
