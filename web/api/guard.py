"""Who asks at the API: a bearer token, never a cookie, so that no browser can be made to ask."""

import re
from typing import Annotated

from fastapi import Depends, Header, Path, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from web.access_log import note
from web.api.problems import Stop
from web.api.shapes import LARGEST_NUMBER
from web.room import room_of
from workflow import api_tokens
from workflow.api_tokens import Key, Scope

_bearer = HTTPBearer(auto_error=False, description="A token of `landssupport token add`")

Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER)]
MessageId = Annotated[int, Path(ge=1, le=LARGEST_NUMBER)]


def key(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Key:
    """What the token of a request opens. Raises Stop (401)."""
    room = room_of(request)
    token = credentials.credentials if credentials else ""
    found = api_tokens.key_of(room.database, token, room.clock()) if token else None
    if found is None:
        asks = {"WWW-Authenticate": 'Bearer realm="landssupport"'}
        raise Stop(401, "a valid bearer token is needed", "no_token", asks)
    note(request, f"{found.account.name} (token {found.name})")
    return found


def reader(found: Annotated[Key, Depends(key)]) -> Key:
    """A token that may read. Raises Stop (403)."""
    return _with(found, Scope.READ)


def decider(found: Annotated[Key, Depends(key)]) -> Key:
    """A token that may decide, of an account that may. Raises Stop (403)."""
    if not found.account.may_decide:
        raise Stop(403, "the token's account may not decide", "role")
    return _with(found, Scope.DECIDE)


def _with(found: Key, scope: Scope) -> Key:
    if scope not in found.scopes:
        asks = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'}
        raise Stop(403, f"the token has not the scope {scope}", "scope", asks)
    return found


Reader = Annotated[Key, Depends(reader)]
Decider = Annotated[Key, Depends(decider)]


def seen_version(
    _: Decider,
    if_match: Annotated[str | None, Header(description='The ticket\'s ETag, as "7"')] = None,
) -> int:
    """The version of the ticket that is decided on. Raises Stop (428, 400)."""
    if if_match is None:
        raise Stop(428, "If-Match has to name the version that was seen (its ETag)", "no_version")
    version = re.fullmatch(r'"(\d{1,9})"', if_match.strip(), re.ASCII)
    if not version:
        raise Stop(400, "If-Match has to be a ticket's ETag, and one alone", "no_version")
    return int(version[1])


Seen = Annotated[int, Depends(seen_version)]
