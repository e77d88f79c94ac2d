"""Log-ins at the desk: begun, found, and ended by time, by hand, or everywhere at once."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlmodel import Session, col

from workflow import caseworkers
from workflow.caseworkers import Account, account_of, end_log_ins
from workflow.database import Database
from workflow.model import Caseworker, Login

NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long a log-in lasts at the most, and how long without being used."""

    at_most: timedelta
    idle: timedelta


@dataclass(frozen=True, slots=True)
class Standing:
    """A log-in that stands: since when, when it was last used, and whether it is the one asked
    with."""

    since: datetime
    seen: datetime
    is_this: bool


def begin(
    database: Database,
    caseworker: int,
    now: datetime,
    lasts: Lasts,
    instead_of: str = "",
    id_token: str | None = None,
) -> str | None:
    """Open a log-in and give its token, new each time; None where the account is closed.

    `instead_of` is the token that the browser came with: that log-in ends.
    """
    token = secrets.token_urlsafe(32)
    with database.transaction() as session:
        known = session.get_one(Caseworker, caseworker)
        if known.disabled:
            return None
        known.failures, known.locked_until = 0, None
        over = col(Login.expires_at) <= now, col(Login.seen_at) <= now - lasts.idle
        session.exec(delete(Login).where(or_(*over)))
        _end(session, instead_of)
        session.add(
            Login(
                token_hash=_digest(token),
                caseworker=caseworker,
                began_at=now,
                seen_at=now,
                expires_at=now + lasts.at_most,
                id_token=id_token,
            )
        )
    return token


def account(
    database: Database, token: str, now: datetime, idle: timedelta, uses: bool = True
) -> Account | None:
    """Whose log-in this token is, while it lasts and the account is open.

    `uses` is false for what a page asks by itself: it does not keep the log-in alive.
    """
    with database.reading() as session:
        found = session.execute(
            select(Caseworker, Login)
            .join(Login, col(Login.caseworker) == col(Caseworker.id))
            .where(col(Login.token_hash) == _digest(token), col(Login.expires_at) > now)
            .where(col(Login.seen_at) > now - idle, ~col(Caseworker.disabled))
        ).first()
        if found is None:
            return None
        caseworker, login = found
    if uses and login.seen_at <= now - NOTED_EVERY:
        _note_use(database, token, now)
    return account_of(caseworker)


def still_in(
    database: Database, tokens: Collection[str], now: datetime, idle: timedelta
) -> set[str]:
    """Those of these tokens whose log-in stands; to ask does not use it."""
    by_digest = {_digest(token): token for token in tokens}
    standing = (
        select(col(Login.token_hash))
        .join(Caseworker, col(Login.caseworker) == col(Caseworker.id))
        .where(col(Login.token_hash).in_(by_digest), col(Login.expires_at) > now)
        .where(col(Login.seen_at) > now - idle, ~col(Caseworker.disabled))
    )
    with database.reading() as session:
        return {by_digest[digest] for digest in session.scalars(standing)}


def _note_use(database: Database, token: str, now: datetime) -> None:
    with database.transaction() as session:
        login = session.get(Login, _digest(token))
        if login:
            login.seen_at = max(login.seen_at, now)


def log_out(database: Database, token: str) -> str | None:
    """End the log-in of this token, if it stands; the provider's word for it, where one gave it."""
    with database.transaction() as session:
        login = session.get(Login, _digest(token))
        _end(session, token)
        return login.id_token if login else None


def log_out_everywhere(database: Database, name: str) -> None:
    """End all log-ins of an account."""
    with database.transaction() as session:
        named = select(Caseworker).where(col(Caseworker.name) == name)
        if caseworker := session.scalars(named).first():
            end_log_ins(session, caseworker)


def change_password(database: Database, token: str, old: str, new: str, now: datetime) -> bool:
    """Give the local account of this log-in another password, and end its other log-ins; False
    where the old one is wrong. Raises Refused for a new one that will not do.
    """
    with database.reading() as session:
        hers = select(col(Caseworker.name)).join(Login, col(Login.caseworker) == Caseworker.id)
        name = session.scalar(hers.where(col(Login.token_hash) == _digest(token)))
    return caseworkers.change_password(database, name or "", old, new, now, _digest(token))


def standing(
    database: Database, name: str, token: str, now: datetime, idle: timedelta
) -> Sequence[Standing]:
    """The log-ins of an account that stand, the newest first."""
    with database.reading() as session:
        hers = (
            select(Login)
            .join(Caseworker, col(Login.caseworker) == col(Caseworker.id))
            .where(col(Caseworker.name) == name, col(Login.expires_at) > now)
            .where(col(Login.seen_at) > now - idle)
            .order_by(col(Login.began_at).desc())
        )
        this = _digest(token)
        return [
            Standing(login.began_at, login.seen_at, login.token_hash == this)
            for login in session.scalars(hers)
        ]


def _end(session: Session, token: str) -> None:
    session.exec(delete(Login).where(col(Login.token_hash) == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
