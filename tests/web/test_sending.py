"""Answers that did not go: shown at once, and sent again on a caseworker's word."""

from email.message import EmailMessage

import pytest

from intake.edge import EdgeError
from tests.builders import a_mail, a_request
from tests.cast import DESK, IB, KARLA
from tests.web.visitors import Served, Visitor

LACKING = a_mail(a_request())


def test_an_answer_that_was_given_up_is_sent_again(
    served: Served, ib: Visitor, rie: Visitor
) -> None:
    office = served.office
    office.smtp_error = EdgeError("smtp refused the recipient (550 5.1.1)", permanent=True)
    number = office.arrive(LACKING).number
    office.work("send")
    assert "Svar, der ikke er kommet af sted: LS-1" in ib.get("/koe").words
    shown = ib.get(f"/sag/LS-{number}")
    assert "Svaret kunne ikke sendes: smtp refused the recipient (550 5.1.1)" in shown.words
    assert "Send svaret igen" in shown.words
    mail = shown.hidden("mail")
    assert "Send svaret igen" not in rie.get(f"/sag/LS-{number}").words
    office.smtp_error = None
    assert ib.act(number, "send-igen", mail="x").status == 400
    assert ib.act(number, "send-igen", mail="1").status == 409
    assert ib.act(number, "send-igen", mail=mail).status == 303
    again = ib.act(number, "send-igen", mail=mail)
    assert again.status == 409
    assert "Der er ikke noget svar, som skal sendes igen." in again.words
    office.work("send")
    assert [recipient for recipient, _ in office.sent] == [KARLA]
    words = ib.get(f"/sag/LS-{number}").words
    assert f"{IB} · Bad systemet sende svaret igen" in words
    assert "Send svaret igen" not in words
    assert "Svar, der ikke er" not in ib.get("/koe").words


@pytest.mark.parametrize(
    "name", ["a\r\nSet-Cookie: x=1.pdf", 'a"; x="b.pdf', "a\x00\x85\u2028.pdf"]
)
def test_a_file_name_brings_no_header_to_a_download(served: Served, ib: Visitor, name: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = KARLA, DESK, "Oprettelse"
    mail.set_content(a_request())
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="NAVN")
    encoded = "".join(f"%{byte:02X}" for byte in name.encode())
    raw = mail.as_bytes().replace(b'filename="NAVN"', f"filename*=utf-8''{encoded}".encode())
    number = served.office.arrive(raw).number
    seen = ib.get(f"/sag/LS-{number}/mail/1/fil/0")
    assert seen.status == 200
    assert seen.headers["Set-Cookie"] is None
    said = seen.headers["Content-Disposition"]
    assert said.startswith('attachment; filename="')
    assert said.count('"') == 2
    assert "\r" not in said
    assert "\n" not in said
