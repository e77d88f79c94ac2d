"""The desk: its pages put together, and the headers that each of them has."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import (
    correction,
    deeds,
    files,
    health,
    help,
    login,
    operation,
    overview,
    papers,
    presence,
    queue,
    register,
    rich,
    search,
    sight,
    ticket,
    views,
)
from web.access_log import AccessLog
from web.api.app import PATH, create_api
from web.guard import Forbidden, FormRefused, NotLoggedIn, OtherLogIn, visitor
from web.live import Live
from web.login import log_in_page
from web.pages import STATIC, page
from web.resuming import as_fields, resume_page, typed_in
from web.room import Room
from web.viewer import Busy, Documents, Viewer
from workflow.desk import Desk
from workflow.health import NOTHING_EXPECTED, Expected
from workflow.logins import Lasts
from workflow.provider import Provider

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def create_app(
    desk: Desk,
    clock: Callable[[], datetime],
    base_url: str,
    session_hours: float,
    documents: Documents,
    service_days: int = 5,
    expected: Expected = NOTHING_EXPECTED,
    idle_minutes: float = 60,
    provider: Provider | None = None,
) -> FastAPI:
    """The desk as an ASGI application.

    `clock` gives the time in UTC, `base_url` is the address that caseworkers know it by, without a
    slash at its end; `documents` opens what came with mails, in a process with limits,
    `service_days` are the working days of the service goal, and `expected` is what /health holds
    the service to. `provider` lets people in besides local accounts. Who stops the server has to
    call `app.state.room.live.close()` first: open queues hold their connections.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    lasts = Lasts(timedelta(hours=session_hours), timedelta(minutes=idle_minutes))
    live, viewer = Live(desk.database, clock, lasts.idle), Viewer(documents)
    app.state.room = Room(desk, clock, base_url, lasts, service_days, live, viewer, provider)
    app.state.expected = expected
    app.mount("/static", StaticFiles(directory=STATIC))
    # "ret", "cpr" and "ser-med" go before the deeds, which take any word.
    for part in (
        login,
        queue,
        views,
        search,
        correction,
        sight,
        presence,
        deeds,
        ticket,
        rich,
        papers,
        register,
        overview,
        operation,
        files,
        help,
        health,
    ):
        app.include_router(part.router)
    app.mount(PATH, create_api(app.state.room))
    if provider:
        app.include_router(login.provider_router)
    app.add_middleware(_with_headers)
    app.add_middleware(AccessLog)
    app.add_exception_handler(NotLoggedIn, _to_log_in)
    app.add_exception_handler(OtherLogIn, _from_other_log_in)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(FormRefused, _form_refused)
    app.add_exception_handler(Busy, _busy)
    app.add_exception_handler(RequestValidationError, _no_such_page)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _failed)
    return app


def _with_headers(app: ASGIApp) -> ASGIApp:
    """The desk with its headers on every answer, streams too."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if _is_for_good(scope, message["status"]):
                    headers["Cache-Control"] = "public, max-age=31536000, immutable"
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, with_headers if scope["type"] == "http" else send)

    return answer


def _is_for_good(scope: Scope, status: int) -> bool:
    """Whether this is a static file by an address that changes with its content."""
    versioned = scope["path"].startswith("/static/") and b"v=" in scope["query_string"]
    return bool(versioned and status == 200)


def _to_log_in(request: Request, _: Exception) -> Response:
    if typed := typed_in(request):
        path = request.url.path
        return log_in_page(request, path.rpartition("/")[0], as_fields(path, typed), status=401)
    wanted = request.url.path if request.method == "GET" else "/koe"
    if request.method == "GET" and request.url.query:
        wanted += f"?{request.url.query}"
    return RedirectResponse(f"/log-ind?til={quote(wanted, safe='')}", 303)


def _from_other_log_in(request: Request, _: Exception) -> Response:
    typed = typed_in(request)
    if typed is None:
        text = "Siden er fra et andet log-in. Hent siden igen, og prøv en gang til."
        return _message(request, "Det må du ikke", text, 403)
    return resume_page(request, request.url.path, typed, visitor(request), 403)


def _forbidden(request: Request, error: Exception) -> Response:
    return _message(request, "Det må du ikke", str(error), 403)


def _form_refused(request: Request, error: Exception) -> Response:
    return _message(request, "Formularen kunne ikke bruges", str(error), 400)


def _busy(request: Request, _: Exception) -> Response:
    text = "Der bliver vist mange dokumenter lige nu. Hent siden igen om lidt."
    response = _message(request, "Dokumentet kan ikke vises endnu", text, 503)
    response.headers["Retry-After"] = "5"
    return response


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return _no_such_page(request, error)
    return _message(request, "Det kan siden ikke", "Gå til køen, og prøv igen.", error.status_code)


def _no_such_page(request: Request, _: Exception) -> Response:
    of_ticket = re.match(r"/sag/((?:LS-)?[0-9]{1,9})(/mail/)?", request.url.path, re.IGNORECASE)
    if of_ticket and of_ticket[2]:
        text = (
            "Mailen eller filen er ikke på sagen. Den kan være flyttet til en anden sag. "
            "Gå til sagen, og find den dér."
        )
        to = (f"/sag/{of_ticket[1]}", f"Gå til {of_ticket[1].upper()}")
        return _message(request, "Filen er her ikke", text, 404, to)
    if of_ticket:
        text = "Tjek sagens nummer, eller find sagen i køen."
        return _message(request, "Sagen findes ikke", text, 404)
    return _message(request, "Siden findes ikke", "Tjek adressen, eller gå til køen.", 404)


def _failed(request: Request, _: Exception) -> Response:
    text = "Fejlen er på vores side, og den er noteret. Prøv igen om lidt."
    response = _message(request, "Noget gik galt", text, 500)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _message(
    request: Request,
    heading: str,
    text: str,
    status: int,
    to: tuple[str, str] = ("/koe", "Gå til køen"),
) -> Response:
    facts = {"heading": heading, "text": text, "to": to}
    return page(request, "message", facts, status=status)
