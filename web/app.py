"""The desk: its pages put together, and the headers that each of them has."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from web import (
    correction,
    deeds,
    files,
    health,
    login,
    operation,
    overview,
    queue,
    register,
    ticket,
)
from web.access_log import AccessLog
from web.guard import Forbidden, FormRefused, NotLoggedIn
from web.pages import STATIC, page
from web.room import Room
from workflow.desk import Desk
from workflow.logins import Lasts
from workflow.provider import Provider

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
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
    idle_minutes: float = 60,
    provider: Provider | None = None,
) -> FastAPI:
    """The desk as an ASGI application.

    `clock` gives the time in UTC, `base_url` is the address that caseworkers know it by, without a
    slash at its end. `provider` lets people in besides local accounts.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    lasts = Lasts(timedelta(hours=session_hours), timedelta(minutes=idle_minutes))
    app.state.room = Room(desk, clock, base_url, lasts, provider)
    app.mount("/static", StaticFiles(directory=STATIC))
    # "ret" is a page of its own and goes before the deeds, which take any word.
    for part in (
        login,
        queue,
        correction,
        deeds,
        ticket,
        register,
        overview,
        operation,
        files,
        health,
    ):
        app.include_router(part.router)
    if provider:
        app.include_router(login.provider_router)
    app.middleware("http")(_with_headers)
    app.add_middleware(AccessLog)
    app.add_exception_handler(NotLoggedIn, _to_log_in)
    app.add_exception_handler(Forbidden, _forbidden)
    app.add_exception_handler(FormRefused, _form_refused)
    app.add_exception_handler(RequestValidationError, _no_such_page)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _failed)
    return app


async def _with_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    response = await call_next(request)
    versioned = request.url.path.startswith("/static/") and "v" in request.query_params
    if versioned and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _to_log_in(request: Request, _: Exception) -> Response:
    wanted = request.url.path if request.method == "GET" else "/koe"
    if request.method == "GET" and request.url.query:
        wanted += f"?{request.url.query}"
    return RedirectResponse(f"/log-ind?til={quote(wanted, safe='')}", 303)


def _forbidden(request: Request, error: Exception) -> Response:
    return _message(request, "Det må du ikke", str(error), 403)


def _form_refused(request: Request, error: Exception) -> Response:
    return _message(request, "Formularen kunne ikke bruges", str(error), 400)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return _no_such_page(request, error)
    return _message(request, "Det kan siden ikke", "Gå til køen, og prøv igen.", error.status_code)


def _no_such_page(request: Request, _: Exception) -> Response:
    return _message(request, "Siden findes ikke", "Tjek adressen, eller gå til køen.", 404)


def _failed(request: Request, _: Exception) -> Response:
    text = "Fejlen er på vores side, og den er noteret. Prøv igen om lidt."
    response = _message(request, "Noget gik galt", text, 500)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _message(request: Request, heading: str, text: str, status: int) -> Response:
    return page(request, "message", {"heading": heading, "text": text}, status=status)
