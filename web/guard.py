"""Who asks, and whether a form is one that we gave them."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request
from starlette.requests import ClientDisconnect

from web.access_log import note
from web.room import Room, room_of
from workflow import logins
from workflow.caseworkers import Account

LARGEST_FORM = 256 * 1024
MOST_FIELDS = 3000


class NotLoggedIn(Exception):
    """Nobody has logged in, or the log-in has ended."""


class OtherLogIn(Exception):
    """The form is from another log-in than the one that is open now."""


class Forbidden(Exception):
    """Not to be done by this person, or not from where it came; the text (Danish) says why."""


class FormRefused(Exception):
    """A form that cannot be read; the text (Danish) says why."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is logged in; `form_token` has to come back with each of their forms."""

    account: Account
    form_token: str


class Form(dict[str, list[str]]):
    """A form's fields: what was typed in each, in order."""

    def one(self, name: str) -> str:
        return (self.get(name) or [""])[0].strip()


def visitor(request: Request) -> Visitor:
    """Who asks. Raises NotLoggedIn."""
    room = room_of(request)
    # What a page that is left open asks by itself does not keep its log-in alive.
    uses = request.headers.get("sec-fetch-dest") != "empty"
    found = visitor_of(room, request.cookies.get(room.cookie, ""), uses)
    note(request, found.account.name)
    return found


def visitor_of(room: Room, token: str, uses: bool = True) -> Visitor:
    """Whose log-in this is. Raises NotLoggedIn."""
    now, idle = room.clock(), room.lasts.idle
    account = logins.account(room.database, token, now, idle, uses) if token else None
    if account is None:
        raise NotLoggedIn
    return Visitor(account, _form_token(token))


async def sent_form(request: Request) -> Form:
    """The form that was sent from one of our pages. Raises Forbidden and FormRefused."""
    if not _is_from_us(request, room_of(request)):
        raise Forbidden("Formularen kom ikke fra vores egne sider.")
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_FORM:
                raise FormRefused("Formularen er for stor.")
    except ClientDisconnect:
        raise FormRefused("Forbindelsen blev afbrudt, før formularen var sendt.") from None
    try:
        text = body.decode("ascii")
        form = Form(parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise FormRefused("Formularen kan ikke læses.") from None
    request.state.form = form  # for who has to log in before it can be carried out
    return form


Sent = Annotated[Form, Depends(sent_form)]
Someone = Annotated[Visitor, Depends(visitor)]


def own_form(sent: Sent, someone: Someone) -> Form:
    """A form with the token of this log-in. Raises OtherLogIn."""
    if not hmac.compare_digest(sent.one("token").encode(), someone.form_token.encode()):
        raise OtherLogIn
    return sent


OwnForm = Annotated[Form, Depends(own_form)]


def decider(someone: Someone) -> Visitor:
    """Somebody who may change tickets. Raises Forbidden."""
    if not someone.account.may_decide:
        raise Forbidden("Din rolle må se sager, men ikke ændre dem.")
    return someone


Decider = Annotated[Visitor, Depends(decider)]


def _form_token(token: str) -> str:
    """A secret of the log-in that its pages may show: it does not give the cookie away."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def _is_from_us(request: Request, room: Room) -> bool:
    """Whether a browser sent this from one of our pages (Fetch Metadata, RFC 6454 for Origin).

    A page that says neither is not trusted. The address may be another than `base_url` where
    people reach us by another name, so the Host header counts too: no page can choose it.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site not in (None, "same-origin"):
        return False
    if origin is None:
        return site is not None
    sent_from = urlsplit(origin).netloc
    ours = {urlsplit(room.base_url).netloc, request.headers.get("host", "")}
    return bool(sent_from) and sent_from in ours
