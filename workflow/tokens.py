"""The access token that mailbox and SMTP log in with, shared by all nodes through the database.

A refresh token may serve only once, and the newer one that comes back with a token is all that is
left then: so one node at a time asks, and what came back is stored before it is used.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from intake.edge import EdgeError, TokenRefusedError
from workflow.database import Database
from workflow.model import OAuthToken

NAME = "oauth"
ASKS_WITHIN = timedelta(seconds=60)  # more than an endpoint is waited for
BEFORE_ITS_END = timedelta(seconds=60)  # a token is not begun with in its last minute
LOOKS_EVERY = 0.2  # seconds, while another node asks


@dataclass(frozen=True, slots=True)
class Granted:
    """What an endpoint gave. `refresh_token` is for the next time, where it gave a new one."""

    access_token: str = field(repr=False)
    lasts_seconds: int
    refresh_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """How a token is had: `ask` with the newest refresh token, which at first is the one that was
    set; `given_for` tells these settings from others, and `owner` who asks.
    """

    ask: Callable[[str | None], Granted]
    given_for: str
    refresh_token: str | None = field(repr=False)
    owner: str


def access_token(
    database: Database, asking: Asking, clock: Callable[[], datetime], refused: str | None = None
) -> str:
    """A token that holds for a minute at least; a new one where a server took not the `refused`.

    Raises EdgeError.
    """
    give_up = clock() + ASKS_WITHIN
    while True:
        with database.reading() as session:
            if token := _good(session.get(OAuthToken, NAME), asking, refused, clock()):
                return token
        claimed, refresh_token = _claim(database, asking, refused, clock())
        if claimed:
            return _ask(database, asking, refresh_token, clock)
        if clock() > give_up:
            raise EdgeError("oauth.token_url: another node asks for a token and does not end")
        time.sleep(LOOKS_EVERY)


def refusal(database: Database) -> tuple[str, datetime] | None:
    """Why no token is given any more, and since when; None where all is well."""
    with database.reading() as session:
        row = session.get(OAuthToken, NAME)
        return (row.refused, row.refused_at) if row and row.refused and row.refused_at else None


def _good(row: OAuthToken | None, asking: Asking, refused: str | None, now: datetime) -> str | None:
    if row is None or row.given_for != asking.given_for or row.access_token in (None, refused):
        return None
    lasts = row.expires_at is not None and row.expires_at > now + BEFORE_ITS_END
    return row.access_token if lasts else None


def _claim(
    database: Database, asking: Asking, refused: str | None, now: datetime
) -> tuple[bool, str | None]:
    """Whether it is ours to ask now, and with which refresh token."""
    try:
        with database.transaction() as session:
            locked = select(OAuthToken).where(col(OAuthToken.name) == NAME).with_for_update()
            row = session.scalars(locked).first()
            if row is None or row.given_for != asking.given_for:
                row = session.merge(_begun(asking))
                session.flush()
            elif _good(row, asking, refused, now) or (row.asked_until and row.asked_until > now):
                return False, None  # another has just been given one, or is asking
            row.asked_by, row.asked_until = asking.owner, now + ASKS_WITHIN
            return True, row.refresh_token
    except IntegrityError:  # another node made the row at the same moment
        return False, None


def _begun(asking: Asking) -> OAuthToken:
    """The row of settings that nothing was asked with yet; what others were given is forgotten."""
    return OAuthToken(
        name=NAME,
        given_for=asking.given_for,
        access_token=None,
        refresh_token=asking.refresh_token,
        expires_at=None,
        asked_by=None,
        asked_until=None,
        refused=None,
        refused_at=None,
    )


def _ask(
    database: Database,
    asking: Asking,
    refresh_token: str | None,
    clock: Callable[[], datetime],
) -> str:
    try:
        granted = asking.ask(refresh_token)
    except EdgeError as error:
        with database.transaction() as session:
            if row := _ours(session, asking):
                row.asked_by = row.asked_until = None
                if isinstance(error, TokenRefusedError):
                    row.access_token = None
                    row.refused, row.refused_at = error.code, row.refused_at or clock()
        raise
    with database.transaction() as session:
        if row := _ours(session, asking):
            row.asked_by = row.asked_until = row.refused = row.refused_at = None
            row.access_token = granted.access_token
            row.refresh_token = granted.refresh_token or row.refresh_token
            row.expires_at = clock() + timedelta(seconds=granted.lasts_seconds)
    return granted.access_token


def _ours(session: Session, asking: Asking) -> OAuthToken | None:
    """The row, where it is still for these settings: what they were given belongs to no others."""
    row = session.get(OAuthToken, NAME, with_for_update=True)
    return row if row and row.given_for == asking.given_for else None
