"""A whole case as one file, for the authority's own registration (offentlighedsloven § 15).

A ZIP with each document that was received or sent as it was, the attachments by themselves, an
index with date, direction, theme and SHA-256 of each, and what was decided, by whom, and when.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from intake.mail import open_mail
from workflow.database import Database
from workflow.lookups import mails_behind
from workflow.model import Message, Original, Ticket
from workflow.tickets import ticket_as_json

_INDEX = ("Dato", "Retning", "Tema", "Afsender", "Modtager", "Fil", "SHA-256")
_ACTIONS = {"create": "oprettelse", "remove": "nedlæggelse"}
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001  (the first day that a ZIP can tell)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the case, and the message that it came or went with."""

    name: str
    content: bytes
    message: Message

    @property
    def line(self) -> list[str]:
        """Its line of the index, but for the theme."""
        direction = "Udgående" if self.message.outgoing else "Indgående"
        digest = hashlib.sha256(self.content).hexdigest()
        sender, recipient = self.message.sender, self.message.recipient
        return [self.message.at.isoformat(), direction, sender, recipient, self.name, digest]


def case_file(database: Database, number: int) -> bytes | None:
    """The case as a ZIP; None where there is no such ticket."""
    case = ticket_as_json(database, number)
    if case is None:
        return None
    theme = theme_of(case["kind"], case["cvr"], case["employees"])
    content = io.BytesIO()
    with database.reading() as session, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        lines = []
        for paper in _papers(session, number):
            _add(file, paper.name, paper.content, paper.message.at)
            date, direction, *rest = paper.line
            lines.append([date, direction, theme, *rest])
        now = datetime.fromisoformat(case["updated"])
        _add(file, "sag.json", json.dumps(case, ensure_ascii=False, indent=1).encode(), now)
        _add(file, "journal.csv", _index(lines), now)
    return content.getvalue()


def theme_of(kind: str, cvr: str | None, employees: list[dict[str, str | None]]) -> str:
    """What the case is about, in a line without anybody's name."""
    asked = sorted({_ACTIONS[str(employee["action"])] for employee in employees}, reverse=True)
    what = " og ".join(asked) if kind == "request" and asked else "henvendelse"
    return f"Brugeradministration: {what}{f', CVR {cvr}' if cvr else ''}"


def _papers(session: Session, number: int) -> Iterator[Paper]:
    mails = mails_behind(session, session.get_one(Ticket, number))
    for place, message in enumerate(mails, 1):
        raw = session.get_one(Original, message.id).raw
        folder = f"{place:03}-{'ud' if message.outgoing else 'ind'}"
        yield Paper(f"{folder}/mail.eml", raw, message)
        for at, attachment in enumerate(open_mail(raw).attachments, 1):
            name = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", attachment.filename)[-150:]
            yield Paper(f"{folder}/{at:03}-{name}", attachment.content, message)


def _add(file: zipfile.ZipFile, name: str, content: bytes, at: datetime) -> None:
    # A member's time says nothing of zones; the index does.
    when = max(at.replace(tzinfo=None), _EARLIEST)
    file.writestr(zipfile.ZipInfo(name, when.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


def _index(lines: list[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(_INDEX)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")
