"""Failure 12: an attachment is not found where it lies, and is asked for again."""

import io
import zipfile
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.policy import SMTP

import pytest

from tests.builders import a_mail, a_request, an_agreement
from workflow.states import State

PDF = an_agreement()


def as_zip(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Aftale med Køge.pdf", content)
    return file.getvalue()


def with_part(content: bytes, maintype: str, subtype: str, **more: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    for name, value in (("From", "karla@a.example"), ("Subject", "Oprettelse")):
        mail[name] = value
    mail.set_content(a_request())
    mail.add_attachment(content, maintype=maintype, subtype=subtype, **more)
    return mail.as_bytes()


def within_a_mail() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "karla@a.example", "Oprettelse"
    mail.set_content(a_request())
    mail.make_mixed()
    inner = EmailMessage(policy=SMTP)
    inner["Subject"] = "aftalen"
    inner.set_content("Her er aftalen.")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="Aftale.pdf")
    mail.attach(MIMEMessage(inner))
    return mail.as_bytes()


WAYS = {
    "inline": with_part(PDF, "application", "pdf", filename="Aftale.pdf", disposition="inline"),
    "as bytes": with_part(PDF, "application", "octet-stream", filename="Aftale.pdf"),
    "without a suffix": with_part(PDF, "application", "octet-stream", filename="Aftale"),
    "with Danish letters": with_part(PDF, "application", "pdf", filename="Aftale Køge åben.pdf"),
    "as a zip": with_part(as_zip(PDF), "application", "zip", filename="bilag.zip"),
    "in a mail": within_a_mail(),
    "without disposition": a_mail(a_request(), pdfs={"Aftale.pdf": PDF}).replace(
        b'Content-Disposition: attachment; filename="Aftale.pdf"\r\n', b""
    ),
}


@pytest.mark.parametrize("raw", WAYS.values(), ids=WAYS)
def test_the_agreement_is_found_wherever_it_lies(office, raw):
    ticket = office.arrive(raw)
    assert ticket.verdict["missing"] == []
    assert ticket.state is State.READY
