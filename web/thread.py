"""The thread of a ticket: each mail as it is shown, with what was found in it marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from intake.cpr import find_masked
from intake.reading import Reading
from intake.record import from_dict
from intake.rules import Rules
from web import words
from web.evidence import Marks, Piece, Stretch, body, marks_of, pieces
from web.sight import Sight
from workflow.model import Message
from workflow.tickets import Dossier

# A page stays small, however long a thread or a mail grows.
MOST_IN_FULL = 6
LETTERS_IN_FULL = 10_000


@dataclass(frozen=True, slots=True)
class Link:
    """Where a fact stands: an address, and the frame on the ticket's page that shows it."""

    href: str
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """One message of the thread as it is shown.

    `as_sent` is the address of its own layout; `is_cut` where not all its words are shown.
    """

    message: Message
    written: datetime | None = None
    stretches: Sequence[Stretch] = ()
    subject: Sequence[Piece] = ()
    papers: Sequence[Mapping[str, Any]] = ()
    defects: Sequence[str] = ()
    authenticated: str = ""
    links: Mapping[str, Link] = field(default_factory=dict)
    as_sent: str = ""
    is_cut: bool = False
    has_cpr: bool = False


def mail_of(
    message: Message, dossier: Dossier, rules: Rules, sight: Sight, raw: bytes | None
) -> Mail:
    """A message with what was found in it; without, where it is ours or was not read.

    `raw` is the mail where its CPR numbers are shown. Of a long thread the older messages are
    without their words, and a long mail is cut: each is whole a link away.
    """
    in_full = message in dossier.messages[-MOST_IN_FULL:]
    if message.outgoing:
        return Mail(message, as_sent=f"{_address(message, dossier)}/som-sendt")
    if message.reading is None:
        return Mail(message)
    reading = from_dict(message.reading)
    marks = marks_of(message.id, reading, rules)
    seen = sight.reading(reading, raw)
    own = _address(message, dossier)
    subject = pieces(seen.headers.subject, 0, len(seen.headers.subject), marks.of("subject"))
    return Mail(
        message,
        written=reading.headers.date,
        stretches=_stretches(seen, marks, sight) if in_full else (),
        subject=sight.pieces(subject),
        papers=_papers(seen, marks, own, sight),
        defects=reading.defects,
        authenticated=words.authenticated((message.who_wrote or {}).get("authentication")),
        links={
            fact: _link(anchor, message.id, own, sight, in_full)
            for fact, anchor in marks.links.items()
        },
        as_sent=sight.address(f"{own}/som-sendt"),
        is_cut=not in_full or len(reading.text) > _shown_letters(marks),
        has_cpr=any(find_masked(text) for text in _texts(reading)),
    )


def _address(message: Message, dossier: Dossier) -> str:
    return f"/sag/{dossier.ticket.reference}/mail/{message.id}"


def _shown_letters(marks: Marks) -> int:
    """How much of a long mail is shown: as far as something was found in it, at least."""
    return max([LETTERS_IN_FULL, *(end + 200 for _, end, _, _ in marks.of("text"))])


def _stretches(seen: Reading, marks: Marks, sight: Sight) -> list[Stretch]:
    shown, room = [], _shown_letters(marks)
    for stretch in body(seen, marks):
        kept = []
        for piece in stretch.pieces:
            kept.append(replace(piece, text=piece.text[: max(room, 0)]))
            room -= len(piece.text)
        shown.append(Stretch(sight.pieces([p for p in kept if p.text]), stretch.folded))
    return [stretch for stretch in shown if stretch.pieces]


def _texts(reading: Reading) -> Iterator[str]:
    yield from (reading.text, reading.headers.subject)
    for document in reading.documents:
        yield from (document.text, document.filename)


def _link(anchor: str, message: int, own: str, sight: Sight, in_full: bool) -> Link:
    """A mark in the mail itself stands on the page; one in a file, in the frame that shows it."""
    _, text, _ = anchor.split("-")
    if not text.isdigit():
        return Link(f"#{anchor}" if in_full or text == "subject" else f"#mail-{message}")
    return Link(f"{sight.address(f'{own}/fil/{text}/vis')}#{anchor}", f"papir-{message}")


def _papers(reading: Reading, marks: Marks, own: str, sight: Sight) -> list[dict[str, Any]]:
    """The files that came with a mail: those first that something was found in."""
    shown = [
        {
            "document": document,
            "filename": sight.text(document.filename),
            "file": f"{own}/fil/{place}",
            "view": sight.address(f"{own}/fil/{place}/vis"),
            "has_marks": bool(marks.of(str(place))),
        }
        for place, document in enumerate(reading.documents)
    ]
    return sorted(shown, key=lambda paper: not paper["has_marks"])


def links_of(mails: Sequence[Mail]) -> dict[str, Link]:
    """Where each fact was found; the last mail that gave it counts."""
    return {fact: link for mail in mails for fact, link in mail.links.items()}


def in_order(mails: Sequence[Mail]) -> list[Mail]:
    """The newest first, but before all the last that was read: what is asked stands there."""
    newest_first = list(reversed(mails))
    asks = next((mail for mail in newest_first if mail.message.reading), None)
    return sorted(newest_first, key=lambda mail: mail is not asks)
