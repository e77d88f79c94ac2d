"""What tests of reading share: the rules, and a mail read from its words."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from intake.read import read_mail
from intake.reading import Attachment, Reading, Text, Verdict
from intake.rules import load_rules

RULES = load_rules(Path(__file__).parents[2] / "data")

AGREEMENT = (
    "Leverandøraftale\nmellem Odense Kommune (CVR 35209115) og Nordjob ApS (CVR 29947643).\n"
    "Aftalen gælder fra 1. januar 2020 til 31. december 2025.\n"
)


def text_of(attachment: Attachment) -> Text:
    """Plain text as it is; a document that begins with `%LOCKED` is locked."""
    if attachment.content.startswith(b"%LOCKED"):
        return Text(Verdict.LOCKED)
    return Text(Verdict.TEXT, attachment.content.decode(), pages=1)


def read(
    text: str,
    *,
    subject: str = "Henvendelse",
    sender: str = "Mette Bruun <mb@nordjob.example>",
    sent: str = "Mon, 01 Feb 2021 10:00:00 +0100",
    documents: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reading:
    """The reading of a mail with these words; `documents` are its attachments' texts by name."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "dfdg@star.dk", subject
    if sent:
        mail["Date"] = sent
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    for name, content in (documents or {}).items():
        mail.add_attachment(
            content.encode(), maintype="application", subtype="octet-stream", filename=name
        )
    return read_mail(mail.as_bytes(), RULES, text_of)


def persons(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(e.action.value, e.name, e.email) for e in reading.employees]
