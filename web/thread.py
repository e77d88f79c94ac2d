"""The thread of a ticket: each mail as it is shown, with what was found in it marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from intake.mail import open_mail
from intake.reading import Reading
from intake.record import from_dict
from intake.rules import Rules
from web import words
from web.evidence import Marks, Piece, Stretch, body, marks_of, pieces
from workflow.model import Message
from workflow.tickets import Dossier


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the thread as it is shown."""

    message: Message
    answer: str = ""
    written: datetime | None = None
    stretches: Sequence[Stretch] = ()
    subject: Sequence[Piece] = ()
    documents: Sequence[Mapping[str, Any]] = ()
    defects: Sequence[str] = ()
    authenticated: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


def mail_of(message: Message, dossier: Dossier, rules: Rules) -> Mail:
    """A message with what was found in it; without, where it is ours or was not read."""
    if message.outgoing:
        return Mail(message, answer=open_mail(dossier.sent[message.id or 0]).text)
    if message.reading is None:
        return Mail(message)
    reading = from_dict(message.reading)
    marks = marks_of(message.id or 0, reading, rules)
    subject = reading.headers.subject
    return Mail(
        message,
        written=reading.headers.date,
        stretches=body(reading, marks),
        subject=pieces(subject, 0, len(subject), marks.by_text.get("subject", ())),
        documents=_documents(reading, marks),
        defects=reading.defects,
        authenticated=words.authenticated((message.who_wrote or {}).get("authentication")),
        links=marks.links,
    )


def _documents(reading: Reading, marks: Marks) -> list[dict[str, Any]]:
    shown = []
    for place, document in enumerate(reading.documents):
        marked = marks.by_text.get(str(place), ())
        cut = pieces(document.text, 0, len(document.text), marked)
        found = {"place": place, "document": document, "pieces": cut, "has_marks": bool(marked)}
        shown.append(found)
    return shown


def links_of(mails: Sequence[Mail]) -> dict[str, str]:
    """Where each fact was found; the last mail that gave it counts."""
    return {fact: anchor for mail in mails for fact, anchor in mail.links.items()}
