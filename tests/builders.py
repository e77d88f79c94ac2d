"""Mails and documents as a firm would send them, for tests and bench."""

import io
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.cast import CVR, DESK, FIRM, KARLA

SENT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def a_request(**changes: str) -> str:
    """The words of a request to create; `changes` replace `employee`, `email`, `place`, `cvr`."""
    said = {
        "employee": "Zenia Holm Aagaard",
        "email": "zenia@nordlys-job.example",
        "place": "Jobcenter Køge",
        "cvr": f"CVR {CVR}",
    } | changes
    return (
        "Hej Landssupport\n\n"
        f"Vil I oprette {said['employee']} ({said['email']}) med adgang til {said['place']}? "
        f"Vi er {FIRM}, {said['cvr']}. Aftalen er vedhæftet.\n\n"
        "Venlig hilsen\nKarla Nordlys\n"
    )


def a_mail(
    text: str,
    *,
    sender: str = KARLA,
    subject: str = "Oprettelse",
    message_id: str | None = "<1@nordlys-job.example>",
    answers: str | None = None,
    pdfs: dict[str, bytes] | None = None,
    sent: datetime = SENT,
    **headers: str,
) -> bytes:
    """A mail as bytes; `answers` is the Message-ID that it is an answer to."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = DESK
    mail["Subject"] = subject
    mail["Date"] = format_datetime(sent)
    if message_id:
        mail["Message-ID"] = message_id
    if answers:
        mail["In-Reply-To"] = mail["References"] = answers
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for filename, content in (pdfs or {}).items():
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=filename)
    return mail.as_bytes()


def an_agreement(municipality: str = "Køge", cvr: str = CVR, until: str = "31.12.2028") -> bytes:
    """An agreement between a municipality and the firm, as a PDF with text."""
    return a_pdf(
        [
            "Leverandøraftale",
            f"Mellem {municipality} Kommune og {FIRM}, CVR-nr. {cvr},",
            "er der indgået aftale om beskæftigelsesindsats.",
            f"Aftalen gælder fra 01.01.2025 til {until}.",
        ]
    )


def a_pdf(lines: list[str], pages: int = 1) -> bytes:
    """A PDF of these lines, the same on each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(70, 770 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
