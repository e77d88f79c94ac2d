"""Coming in and going out: by a local account or a provider, here or everywhere."""

import base64
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from intake.edge import EdgeError
from web.access_log import note
from web.guard import Forbidden, NotLoggedIn, OwnForm, Sent, Someone, Visitor, visitor_of
from web.pages import page
from web.resuming import as_fields, carried, resume_page
from web.room import Room, room_of
from workflow import caseworkers, logins, meters
from workflow.provider import Begun, LogInDeclined

log = logging.getLogger(__name__)
router = APIRouter()
provider_router = APIRouter()  # where a provider lets people in too

QUEUE = "/koe"
ATTEMPT = "landssupport-oidc"
ATTEMPT_LASTS = 600  # seconds to log in at the provider
WRONG = "Navn eller adgangskode er forkert. Efter flere forkerte forsøg skal du vente lidt."
AWAY = (
    "Tjenesten for arbejdskonti svarer ikke, så du kan ikke logge ind med din arbejdskonto lige "
    "nu. Prøv igen om lidt. Haster det, kan du bruge en lokal konto."
)
REFUSED = (
    "Tjenesten for arbejdskonti gav ikke et svar, vi kan bruge. Prøv igen. Sker det igen, så bed "
    "den, der driver systemet, om at se i loggen."
)
DECLINED = "Log-in blev afbrudt, eller der gik for lang tid. Prøv igen."
NOT_YET = "Du er ikke logget ind endnu. Det, du skrev, er her stadig."
WRONG_OLD = (
    "Den adgangskode, du har nu, er ikke rigtig. Efter flere forkerte forsøg skal du vente lidt."
)
NO_ROLE = (
    "Din arbejdskonto giver ikke adgang til Landssupport. Bed din leder om at få den lagt i den "
    "rigtige gruppe."
)


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
    facts = {
        "wanted": wanted,
        "kept": kept,
        "name": name,
        "error": error,
        "has_provider": room_of(request).provider is not None,
        "is_local": bool(name),
    }
    return page(request, "login", facts, status=status)


@router.post("/log-ind")
def log_in(request: Request, form: Sent) -> Response:
    room, wanted = room_of(request), _local(form.one("til"))
    name, password = form.one("navn"), form.get("adgangskode", [""])[0]
    kept = carried(form)
    known = caseworkers.known_by_password(room.database, name, password, room.clock())
    token = known and _begin(request, known)
    if not token:
        meters.LOG_INS_REFUSED.inc()
        fields = as_fields(*kept) if kept else ()
        return log_in_page(request, wanted, fields, name, WRONG, 422)
    response: Response = RedirectResponse(wanted, 303)
    if kept:
        response = resume_page(request, *kept, visitor_of(room, token))
    return _with_token(response, room, token)


@router.post("/log-ind/genoptag")
def resume(request: Request, form: Sent) -> Response:
    """Back to what was typed, for somebody who has logged in meanwhile, in another tab."""
    room, kept = room_of(request), carried(form)
    if kept is None:
        return RedirectResponse(_local(form.one("til")), 303)
    try:
        someone = visitor_of(room, request.cookies.get(room.cookie, ""))
    except NotLoggedIn:
        wanted = _local(form.one("til"))
        return log_in_page(request, wanted, as_fields(*kept), error=NOT_YET, status=422)
    note(request, someone.account.name)
    return resume_page(request, *kept, someone)


@provider_router.get("/oidc/start")
def start(request: Request, til: Annotated[str, Query()] = QUEUE) -> Response:
    """To the provider; what only this browser may know of it goes into a cookie."""
    room = room_of(request)
    assert room.provider
    try:
        begun = room.provider.begin(_come_back(room))
    except EdgeError as error:
        return _failed(request, error, _local(til))
    response = RedirectResponse(begun.url, 303)
    kept = base64.urlsafe_b64encode(json.dumps([asdict(begun), _local(til)]).encode()).decode()
    _set_cookie(response, room, room.cookie_named(ATTEMPT), kept, ATTEMPT_LASTS)
    return response


@provider_router.get("/oidc/svar")
def answer(request: Request) -> Response:
    """Back from the provider."""
    room = room_of(request)
    assert room.provider
    begun, wanted = _attempt(request.cookies.get(room.cookie_named(ATTEMPT), ""))
    told = dict(request.query_params)
    try:
        if begun is None:
            raise LogInDeclined("the browser has no log-in that waits for an answer")
        person = room.provider.finish(begun, told, _come_back(room), room.clock())
    except LogInDeclined as error:
        log.info("a log-in by the provider was declined: %s", error)
        response = log_in_page(request, wanted, error=DECLINED, status=422)
    except EdgeError as error:
        response = _failed(request, error, wanted)
    else:
        known = caseworkers.known_by_provider(room.database, person)
        token = known and _begin(request, known, person.id_token)
        if token:
            response = _with_token(RedirectResponse(wanted, 303), room, token)
        else:
            meters.LOG_INS_REFUSED.inc()
            response = log_in_page(request, wanted, error=NO_ROLE, status=403)
    _forget(response, room, room.cookie_named(ATTEMPT))
    return response


@router.post("/log-ud")
def log_out(request: Request, _: OwnForm) -> Response:
    room = room_of(request)
    id_token = logins.log_out(room.database, request.cookies.get(room.cookie, ""))
    return _out(request, id_token)


@router.post("/log-ud-alle")
def log_out_everywhere(request: Request, _: OwnForm, someone: Someone) -> Response:
    room = room_of(request)
    id_token = logins.log_out(room.database, request.cookies.get(room.cookie, ""))
    logins.log_out_everywhere(room.database, someone.account.name)
    return _out(request, id_token)


@router.get("/konto")
def own_account(request: Request, someone: Someone, gjort: str = "") -> Response:
    return account_page(request, someone, done=gjort == "adgangskode")


@router.post("/konto/adgangskode")
def change_password(request: Request, form: OwnForm, someone: Someone) -> Response:
    """Another password for one's own local account; its other log-ins end."""
    if not someone.account.is_local:
        raise Forbidden("Din adgangskode hører til din arbejdskonto og kan ikke ændres her.")
    room = room_of(request)
    old, new, again = (form.get(name, [""])[0] for name in ("gammel", "ny", "igen"))
    if error := _will_not_do(old, new, again):
        return account_page(request, someone, error)
    token = request.cookies.get(room.cookie, "")
    if not logins.change_password(room.database, token, old, new, room.clock()):
        meters.LOG_INS_REFUSED.inc()
        return account_page(request, someone, ("gammel", WRONG_OLD))
    log.info("%s has changed the password", someone.account.name)
    return RedirectResponse("/konto?gjort=adgangskode", 303)


def _will_not_do(old: str, new: str, again: str) -> tuple[str, str] | None:
    """The field that has to be filled in anew, and why."""
    if not old:
        return "gammel", "Skriv den adgangskode, du har nu."
    if not caseworkers.SHORTEST_PASSWORD <= len(new) <= caseworkers.LONGEST_PASSWORD:
        least = caseworkers.SHORTEST_PASSWORD
        return "ny", f"Den nye adgangskode skal have mindst {least} tegn."
    if new == old:
        return "ny", "Den nye adgangskode er den samme som den gamle."
    return ("igen", "De to nye adgangskoder er ikke ens.") if new != again else None


def account_page(
    request: Request,
    someone: Visitor,
    error: tuple[str, str] | None = None,
    done: bool = False,
) -> Response:
    """One's own account; `error` is a field of the password's form and what is wrong with it."""
    room = room_of(request)
    token, name = request.cookies.get(room.cookie, ""), someone.account.name
    facts = {
        "standing": logins.standing(room.database, name, token, room.clock(), room.lasts.idle),
        "idle": int(room.lasts.idle.total_seconds() // 60),
        "hours": f"{room.lasts.at_most.total_seconds() / 3600:g}".replace(".", ","),
        "shortest": caseworkers.SHORTEST_PASSWORD,
        "error": error,
        "done": done,
    }
    return page(request, "account", facts, someone, 422 if error else 200)


def _failed(request: Request, error: EdgeError, wanted: str) -> Response:
    log.error("%s", error)
    why = REFUSED if error.permanent else AWAY
    return log_in_page(request, wanted, error=why, status=503)


def _begin(request: Request, caseworker: int, id_token: str | None = None) -> str | None:
    """A new log-in's token, in place of the one that the browser came with; None where the account
    is closed."""
    room, now = room_of(request), room_of(request).clock()
    before = request.cookies.get(room.cookie, "")
    token = logins.begin(room.database, caseworker, now, room.lasts, before, id_token)
    if token:
        note(request, visitor_of(room, token).account.name)
    return token


def _with_token(response: Response, room: Room, token: str) -> Response:
    _set_cookie(response, room, room.cookie, token, int(room.lasts.at_most.total_seconds()))
    return response


def _out(request: Request, id_token: str | None) -> Response:
    room = room_of(request)
    response: Response = RedirectResponse("/log-ind", 303)
    if elsewhere := _ends_elsewhere(room, id_token):
        # Not a redirect: the policy of our pages lets no form end at another address.
        response = page(request, "logged_out", {"elsewhere": elsewhere})
        response.headers["Refresh"] = f"0; url={elsewhere}"
    _forget(response, room, room.cookie)
    return response


def _ends_elsewhere(room: Room, id_token: str | None) -> str | None:
    """Where the log-in at the provider ends, which would else let the next one at the desk in."""
    if room.provider is None or not id_token:
        return None
    try:
        return room.provider.log_out_url(id_token, f"{room.base_url}/log-ind")
    except EdgeError as error:
        log.error("%s", error)
        return None


def _come_back(room: Room) -> str:
    return f"{room.base_url}/oidc/svar"


def _attempt(kept: str) -> tuple[Begun | None, str]:
    """The log-in that this browser began, and the page that it wanted."""
    try:
        begun, wanted = json.loads(base64.urlsafe_b64decode(kept.encode()))
        return Begun(**begun), _local(wanted)
    except (ValueError, TypeError, AttributeError):
        return None, QUEUE


def _set_cookie(response: Response, room: Room, name: str, value: str, lasts: int) -> None:
    response.set_cookie(name, value, max_age=lasts, **_guards(room))


def _forget(response: Response, room: Room, name: str) -> None:
    response.delete_cookie(name, **_guards(room))


def _guards(room: Room) -> dict[str, Any]:
    return {"path": "/", "secure": room.is_secure, "httponly": True, "samesite": "lax"}


def _local(wanted: str) -> str:
    """The page wanted, where it is one of ours; else the queue.

    Browsers take `//` and `/\\` for the beginning of another site's address, and drop control
    characters before they look.
    """
    is_path = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_path and wanted.isprintable() and "\\" not in wanted else QUEUE
