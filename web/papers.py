"""What came with a mail, to look at: its pages as pictures with what was found on them marked."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.exceptions import HTTPException

from intake.cpr import find_masked, mask_cpr
from intake.mail import open_mail
from intake.reading import Attachment, Document, Picture, Reading, Rectangle
from intake.record import from_dict
from intake.sniffing import PDF
from web import words
from web.evidence import Place, marks_of, pieces
from web.guard import Someone
from web.number import Number
from web.pages import page
from web.room import Room, room_of
from web.sight import Grant, Sight, sight_of
from web.viewer import Busy, Documents
from workflow import tickets

router = APIRouter()

MOST_SHOWN = 6  # pages at once; the others are a link away
_VERSION = "1"  # of how pages are drawn: another one makes what browsers keep stale
_CANNOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" width="600" height="200">'
    '<rect width="600" height="200" fill="#fff" stroke="#707070"/>'
    '<text x="300" y="90" text-anchor="middle" font-family="sans-serif" font-size="18">{}</text>'
    '<text x="300" y="120" text-anchor="middle" font-family="sans-serif" font-size="18">{}</text>'
    "</svg>"
)
_NOT_SHOWN = ("Siden kan ikke vises som billede.", "Hent filen for at se den.")
_LATER = ("Der bliver vist mange sider lige nu.", "Hent siden igen om lidt.")
_COVERED = ("Siden har måske et CPR-nummer, som ikke kan dækkes.", "Vis CPR-numre på sagen først.")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came with a mail, as it was read: what is marked in it, and by which facts.

    `numbers` has how many CPR numbers stand on each of its pages (from 1).
    """

    message: int
    place: int
    reading: Reading
    document: Document
    marked: Sequence[Place]
    facts: Mapping[str, Sequence[str]]
    numbers: Mapping[int, int]

    @property
    def key(self) -> tuple[object, ...]:
        spans = tuple((start, end) for start, end, _, _ in self.marked)
        return (self.message, self.place, self.document.sha256, spans)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of a paper: their sizes, and on which (from 1) and where each mark stands."""

    sizes: Sequence[tuple[float, float]]
    marks: Mapping[str, tuple[int, Sequence[Rectangle]]]


@router.get("/sag/{reference}/mail/{message}/fil/{place}/vis")
def view(
    request: Request,
    number: Number,
    message: int,
    place: int,
    someone: Someone,
    cpr: Grant = "",
    side: Annotated[int, Query(ge=0, le=10_000)] = 0,
    ramme: Annotated[str, Query(max_length=8)] = "",
) -> Response:
    """A file's pages with what was found on them; `side` shows that page alone."""
    room = room_of(request)
    paper, sight = paper_of(room, number, message, place), sight_of(room, number, someone, cpr)
    sheets = sheets_of(room, number, paper)
    chosen = _chosen(sheets, side)
    own = f"/sag/LS-{number}/mail/{message}/fil/{place}"
    facts = {
        "number": number,
        "document": paper.document,
        "filename": sight.text(paper.document.filename),
        "file": own,
        "verdict": words.VERDICTS[paper.document.verdict],
        "sheets": [_sheet(paper, sheets, page, own, sight) for page in chosen],
        "others": [page for page in range(1, len(sheets.sizes) + 1) if page not in chosen],
        "more": {"ramme": "ja" if ramme else "", "cpr": sight.grant},
        "framed": bool(ramme),
        "pieces": _pieces(paper, sheets, _text(room, number, paper, sight), sight),
        "in_text": not sheets.sizes or any(a not in sheets.marks for _, _, a, _ in paper.marked),
    }
    response = page(request, "paper", facts, someone)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
    )
    return response


@router.get("/sag/{reference}/mail/{message}/fil/{place}/side/{leaf}")
def leaf_picture(
    request: Request,
    number: Number,
    message: int,
    place: int,
    leaf: int,
    someone: Someone,
    cpr: Grant = "",
) -> Response:
    """A page as a picture, its CPR numbers covered unless they were asked for."""
    room = room_of(request)
    paper, sight = paper_of(room, number, message, place), sight_of(room, number, someone, cpr)
    if leaf < 1:
        raise HTTPException(404)
    try:
        return _picture(request, room, number, paper, leaf, sight)
    except Busy:
        return _instead(_LATER, 503)


def _picture(
    request: Request, room: Room, number: int, paper: Paper, leaf: int, sight: Sight
) -> Response:
    cover = None if sight.until else paper.numbers.get(leaf, 0)
    key = ("picture", _VERSION, paper.document.sha256, leaf, cover)
    tag = f'"{hashlib.sha256(repr(key).encode()).hexdigest()[:32]}"'
    kept = "no-store" if sight.until else "private, no-cache"
    headers = {"ETag": tag, "Cache-Control": kept, "Content-Security-Policy": "sandbox"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    attachment = partial(_attachment, room, number, paper)
    found = room.viewer.seen(
        key, lambda documents: documents.picture(attachment(), leaf, cover), _size
    )
    if found is None:
        return _instead(_NOT_SHOWN, 200)
    if not found.is_covered:
        return _instead(_COVERED, 200)
    return Response(found.content, media_type=found.content_type, headers=headers)


def _size(picture: Picture | None) -> int:
    return len(picture.content) if picture else 0


def _instead(lines: tuple[str, str], status: int) -> Response:
    headers = {"Content-Security-Policy": "sandbox; default-src 'none'"}
    return Response(_CANNOT.format(*lines), status, headers, "image/svg+xml")


def paper_of(room: Room, number: int, message: int, place: int) -> Paper:
    """A file that came with a mail of this ticket. Raises HTTPException (404)."""
    found = tickets.message(room.database, number, message) if 0 < message < 2**62 else None
    if found is None or found.reading is None:
        raise HTTPException(404)
    reading = from_dict(found.reading)
    if not 0 <= place < len(reading.documents):
        raise HTTPException(404)
    marks = marks_of(message, reading, room.desk.rules)
    document = reading.documents[place]
    masked = find_masked(document.text)
    facts: dict[str, list[str]] = {}
    for fact, anchor in marks.links.items():
        facts.setdefault(anchor, []).append(fact)
    return Paper(
        message=message,
        place=place,
        reading=reading,
        document=document,
        marked=marks.by_text.get(str(place), ()),
        facts=facts,
        numbers=Counter(document.text.count("\f", 0, at) + 1 for at, _ in masked),
    )


def sheets_of(room: Room, number: int, paper: Paper) -> Sheets:
    """The pages of a paper, none where it has none that can be shown. Raises Busy."""
    if paper.document.content_type != PDF and not paper.document.content_type.startswith("image/"):
        return Sheets((), {})
    return room.viewer.seen(
        ("sheets", *paper.key), lambda documents: _opened(documents, room, number, paper)
    )


def _opened(documents: Documents, room: Room, number: int, paper: Paper) -> Sheets:
    attachment = _attachment(room, number, paper)
    sizes = documents.sizes(attachment)
    spans = [(start, end) for start, end, _, _ in paper.marked]
    if not sizes or not spans or paper.document.content_type != PDF:
        return Sheets(sizes, {})
    text, marks = paper.document.text, {}
    places = documents.rectangles(attachment, text, spans)
    for (start, _, anchor, _), rectangles in zip(paper.marked, places, strict=True):
        if rectangles:
            marks[anchor] = (text.count("\f", 0, start) + 1, rectangles)
    return Sheets(sizes, marks)


def _attachment(room: Room, number: int, paper: Paper) -> Attachment:
    raw = tickets.original(room.database, number, paper.message)
    attachments = open_mail(raw).attachments if raw else ()
    if paper.place >= len(attachments):
        raise HTTPException(404)
    return attachments[paper.place]


def _chosen(sheets: Sheets, side: int) -> list[int]:
    """The page asked for, else those with something on them, else the first."""
    if 0 < side <= len(sheets.sizes):
        return [side]
    marked = sorted({page for page, _ in sheets.marks.values() if page <= len(sheets.sizes)})
    return marked[:MOST_SHOWN] or ([1] if sheets.sizes else [])


def _sheet(paper: Paper, sheets: Sheets, leaf: int, own: str, sight: Sight) -> dict[str, Any]:
    width, height = sheets.sizes[leaf - 1]
    names = {anchor: _named(paper, anchor, why) for _, _, anchor, why in paper.marked}
    marks = [
        {"anchor": anchor, "name": names[anchor], "boxes": boxes}
        for anchor, (page, boxes) in sheets.marks.items()
        if page == leaf
    ]
    return {
        "leaf": leaf,
        "of": len(sheets.sizes),
        "width": width,
        "height": height,
        "picture": sight.address(f"{own}/side/{leaf}"),
        "marks": marks,
        "found": [mark["name"] for mark in marks],
        "covered": not sight.until and leaf in paper.numbers,
    }


def _named(paper: Paper, anchor: str, why: str) -> str:
    """Aftalen gælder til: 31.12.2028"""
    for start, end, at, _ in paper.marked:
        if at == anchor:
            return f"{why}: {' '.join(paper.document.text[start:end].split())}"
    return why


def _text(room: Room, number: int, paper: Paper, sight: Sight) -> str:
    """The text that was read; with its CPR numbers where they are shown, which we do not keep."""
    kept = paper.document.text
    if not (sight.until and paper.numbers):
        return kept
    read = room.viewer.looked(lambda documents: documents(_attachment(room, number, paper))).text
    return read if mask_cpr(read) == kept else kept


def _pieces(paper: Paper, sheets: Sheets, text: str, sight: Sight) -> list[dict[str, Any]]:
    """The text with its marks; a mark has its id here where it has no place on a page."""
    return [
        {
            "text": sight.text(piece.text),
            "why": piece.why,
            "marked": piece.anchor is not None,
            "id": piece.anchor if piece.anchor not in sheets.marks else None,
        }
        for piece in pieces(text, 0, len(text), paper.marked)
    ]
