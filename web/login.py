"""Logging in and out."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from web.guard import OwnForm, Sent, visitor_of
from web.pages import page
from web.resuming import as_fields, carried, resume_page
from web.room import room_of
from workflow import caseworkers, meters

router = APIRouter()

QUEUE = "/koe"
WRONG = "Navn eller adgangskode er forkert. Efter flere forkerte forsøg skal du vente lidt."


@router.get("/log-ind")
def show(request: Request, til: Annotated[str, Query()] = QUEUE) -> Response:
    return log_in_page(request, _local(til))


def log_in_page(
    request: Request,
    wanted: str,
    kept: Sequence[tuple[str, str]] = (),
    name: str = "",
    error: str | None = None,
    status: int = 200,
) -> Response:
    """The form to log in with; `kept` is what was typed when the log-in before ended."""
    facts = {"wanted": wanted, "kept": kept, "name": name, "error": error}
    return page(request, "login", facts, status=status)


@router.post("/log-ind")
def log_in(request: Request, form: Sent) -> Response:
    room, wanted = room_of(request), _local(form.one("til"))
    name, password = form.one("navn"), form.get("adgangskode", [""])[0]
    now = room.clock()
    token = caseworkers.log_in(room.database, name, password, now, room.log_in_lasts)
    kept = carried(form)
    if token is None:
        meters.LOG_INS_REFUSED.inc()
        fields = as_fields(*kept) if kept else ()
        return log_in_page(request, wanted, fields, name, WRONG, 422)
    response: Response = RedirectResponse(wanted, 303)
    if kept:
        response = resume_page(request, *kept, visitor_of(room, token))
    response.set_cookie(
        room.cookie,
        token,
        max_age=int(room.log_in_lasts.total_seconds()),
        path="/",
        secure=room.is_secure,
        httponly=True,
        samesite="lax",
    )
    return response


@router.post("/log-ud")
def log_out(request: Request, _: OwnForm) -> Response:
    room = room_of(request)
    caseworkers.log_out(room.database, request.cookies.get(room.cookie, ""))
    response = RedirectResponse("/log-ind", 303)
    response.delete_cookie(room.cookie, path="/", secure=room.is_secure, httponly=True)
    return response


def _local(wanted: str) -> str:
    """The page wanted, where it is one of ours; else the queue.

    Browsers take `//` and `/\\` for the beginning of another site's address, and drop control
    characters before they look.
    """
    is_path = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_path and wanted.isprintable() and "\\" not in wanted else QUEUE
