"""CPR numbers are masked on sight. Who asks for them has them for a while, and it is noted."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import escape
from starlette.exceptions import HTTPException

from intake.cpr import mask_cpr
from intake.mail import open_mail
from intake.reading import Reading
from web.evidence import Piece
from web.guard import Decider, OwnForm, Visitor
from web.number import Number
from web.room import Room, room_of
from workflow import presence
from workflow.states import Refused

router = APIRouter()

LASTS = timedelta(minutes=10)
# What a page that shows numbers was given for it; comes in the address of each page.
Grant = Annotated[str, Query(alias="cpr", max_length=100)]


@dataclass(frozen=True, slots=True)
class Sight:
    """How a visitor sees a ticket: with its CPR numbers until then (`grant` says so), or masked."""

    until: datetime | None = None
    grant: str = ""

    def text(self, text: str) -> str:
        """A text to put on a page; one that is safe HTML already where its numbers are shown."""
        return escape(text) if self.until else mask_cpr(text)

    def pieces(self, pieces: Sequence[Piece]) -> list[Piece]:
        return [replace(piece, text=self.text(piece.text)) for piece in pieces]

    def reading(self, reading: Reading, raw: bytes | None) -> Reading:
        """The reading as it is seen. It is kept masked; `raw` has the numbers that are shown."""
        mail = open_mail(raw) if self.until and raw else None
        if mail is None:
            return reading
        text = _unmasked(reading.text, mail.text)
        subject = _unmasked(reading.headers.subject, mail.headers.subject)
        names = [attachment.filename for attachment in mail.attachments]
        documents = reading.documents
        if [mask_cpr(name) for name in names] == [document.filename for document in documents]:
            both = zip(documents, names, strict=True)
            documents = tuple(replace(each, filename=name) for each, name in both)
        headers = replace(reading.headers, subject=subject)
        return replace(reading, text=text, headers=headers, documents=documents)

    def address(self, path: str) -> str:
        """A page of this ticket, seen in the same way."""
        return f"{path}?cpr={self.grant}" if self.until else path


def _unmasked(kept: str, said: str) -> str:
    """What a text said, where it is the one that was kept masked: nothing in it has moved."""
    return said if mask_cpr(said) == kept else kept


def sight_of(room: Room, number: int, someone: Visitor, grant: str) -> Sight:
    """What a grant gives: nothing where it is over, of another ticket or of another log-in."""
    until, _, seal = grant.partition("-")
    if not (until.isascii() and until.isdigit() and len(until) < 12):
        return Sight()
    if not hmac.compare_digest(seal.encode(), _seal(number, someone, int(until)).encode()):
        return Sight()
    ends = datetime.fromtimestamp(int(until), UTC)
    return Sight(ends, grant) if room.clock() < ends else Sight()


@router.post("/sag/{reference}/cpr")
def show_numbers(request: Request, number: Number, _: OwnForm, someone: Decider) -> Response:
    """Note that somebody looks at the CPR numbers, and show them."""
    room = room_of(request)
    now = room.clock()
    try:
        presence.note_cpr_shown(room.database, number, someone.account.name, now)
    except Refused:
        raise HTTPException(404) from None
    until = int((now + LASTS).timestamp())
    grant = f"{until}-{_seal(number, someone, until)}"
    return RedirectResponse(f"/sag/LS-{number}?cpr={grant}", 303)


def _seal(number: int, someone: Visitor, until: int) -> str:
    said = f"cpr {number} {until}".encode()
    return hmac.new(someone.form_token.encode(), said, hashlib.sha256).hexdigest()
