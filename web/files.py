"""Mails and attachments, as downloads only: nothing that came in a mail opens at our address."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from intake.cpr import mask_cpr
from intake.mail import open_mail
from web.guard import Someone
from web.number import Number
from web.room import room_of
from workflow import tickets
from workflow.case_file import case_file

router = APIRouter()


@router.get("/sag/{reference}/mail/{message}.eml")
def whole_mail(request: Request, number: Number, message: int, _: Someone) -> Response:
    return _download(_original(request, number, message), f"LS-{number}-{message}.eml")


@router.get("/sag/{reference}/mail/{message}/fil/{place}")
def attachment(request: Request, number: Number, message: int, place: int, _: Someone) -> Response:
    attachments = open_mail(_original(request, number, message)).attachments
    if not 0 <= place < len(attachments):
        raise HTTPException(404)
    return _download(attachments[place].content, mask_cpr(attachments[place].filename))


@router.get("/sag/{reference}/hele-sagen.zip")
def whole_case(request: Request, number: Number, _: Someone) -> Response:
    content = case_file(room_of(request).database, number)
    if content is None:
        raise HTTPException(404)
    return _download(content, f"LS-{number}.zip")


def _original(request: Request, number: int, message: int) -> bytes:
    if not 0 < message < 2**62:
        raise HTTPException(404)
    raw = tickets.original(room_of(request).database, number, message)
    if raw is None:
        raise HTTPException(404)
    return raw


def _download(content: bytes, filename: str) -> Response:
    """Content to be saved under its name (RFC 6266, with RFC 8187 for letters beyond ASCII)."""
    name = re.sub(r'[\x00-\x1f\x7f/\\"]', "_", filename).strip(". ") or "fil"
    plain = re.sub(r"[^ -~]|[%;]", "_", name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(
        content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
