"""Who looked at what, and did what: a line for each page, file and deed that an account asks for.

Data protection asks for it. A line has the account, the method, the path and the status: never
what stands behind the path's question mark, nor anything of a mail. Whoever a guard lets in is
named to this log by the guard itself (`note`), so that no page can leave it out.
"""

import logging

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("landssupport.access")

_ACCOUNT = "account"
# A page that is open says so again and again; that it was opened is a line already.
_BEAT = "/ser-med"


def note(request: Request, account: str) -> None:
    """Name who asks, for the line of this request."""
    setattr(request.state, _ACCOUNT, account)


class AccessLog:
    """The ASGI middleware that writes the lines, as soon as an answer begins."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Made here, so that all that work on the request write into the one dictionary.
        state = scope.setdefault("state", {})
        begun = False

        async def tell_and_send(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start" and not begun:
                begun = True
                _write(scope, state, message["status"])
            await send(message)

        try:
            await self._app(scope, receive, tell_and_send)
        except BaseException:
            if not begun:
                _write(scope, state, 500)
            raise


def _write(scope: Scope, state: dict[str, object], status: int) -> None:
    if account := state.get(_ACCOUNT):
        # As it came, in ASCII: what somebody types into an address makes no line of its own.
        path = scope["raw_path"].decode("ascii", "replace").partition("?")[0]
        if path.endswith(_BEAT) and status < 300:
            return
        log.info("%s %s %s %d", account, scope["method"], path, status)
