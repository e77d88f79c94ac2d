"""The caseworkers' local accounts and their log-ins: the only writer of both."""

import hashlib
import re
import secrets
import threading
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Caseworker, Login
from workflow.states import Refused

SHORTEST_PASSWORD = 12
# A hash takes a second's part and 64 MB; a longer password only costs time.
LONGEST_PASSWORD = 1024
FREE_FAILURES = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)

# "@" is left out: it tells a sender from a caseworker in the history.
_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_TAKEN = frozenset({"landssupport"})  # what the history calls the system itself
_AT_A_TIME = threading.BoundedSemaphore(2)


class Role(StrEnum):
    """What an account may do: an auditor only looks."""

    CASEWORKER = "caseworker"
    MANAGER = "manager"
    AUDITOR = "auditor"


DECIDING = (Role.CASEWORKER, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    disabled: bool

    @property
    def may_decide(self) -> bool:
        return not self.disabled and self.role in DECIDING


def add(database: Database, name: str, role: str, password: str) -> None:
    """Make an account. Raises Refused for a name, role or password that will not do."""
    if not _NAME.fullmatch(name) or name.casefold() in _TAKEN:
        raise Refused(f"{name!r} is no name for an account; use letters, digits, dot, dash")
    if role not in list(Role):
        raise Refused(f"{role!r} is no role; use one of {', '.join(Role)}")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(f"a password needs at least {SHORTEST_PASSWORD} characters")
    account = Caseworker(name=name, role=role, password_hash=_hash(password))
    try:
        with database.transaction() as session:
            if _by_name(session, name):
                raise Refused(f"there is an account {name} already")
            session.add(account)
    except IntegrityError:
        raise Refused(f"there is an account {name} already") from None


def listed(database: Database) -> list[Account]:
    """All accounts, by name."""
    with database.reading() as session:
        by_name = select(Caseworker).order_by(col(Caseworker.name))
        return [_account(caseworker) for caseworker in session.scalars(by_name)]


def disable(database: Database, name: str) -> None:
    """Close an account and end its log-ins at once. Raises Refused where there is none."""
    with database.transaction() as session:
        caseworker = _by_name(session, name)
        if caseworker is None:
            raise Refused(f"there is no account {name}")
        caseworker.disabled = True
        session.exec(delete(Login).where(col(Login.caseworker) == caseworker.id))


def may_decide(database: Database, name: str) -> bool:
    """Whether this name is an open account that may change tickets."""
    with database.reading() as session:
        caseworker = _by_name(session, name)
        return caseworker is not None and _account(caseworker).may_decide


def log_in(
    database: Database, name: str, password: str, now: datetime, lasts: timedelta
) -> str | None:
    """Open a log-in and give its token, or None where name or password is wrong.

    A try is counted before its password is looked at, so that many at once get no more tries
    than one after another. After some wrong ones each costs a pause, which doubles.
    """
    with database.transaction() as session:
        known = _count_try(session, name, now)
    password_fits = _fits(password, known.password_hash if known else _nobodys_hash())
    if known is None or not password_fits:
        return None
    token = secrets.token_urlsafe(32)
    with database.transaction() as session:
        caseworker = session.get_one(Caseworker, known.id)
        if caseworker.disabled:
            return None
        caseworker.failures, caseworker.locked_until = 0, None
        session.exec(delete(Login).where(col(Login.expires_at) <= now))
        expires = now + lasts
        login = Login(token_hash=_digest(token), caseworker=known.id or 0, expires_at=expires)
        session.add(login)
    return token


def log_out(database: Database, token: str) -> None:
    """End the log-in of this token, if it stands."""
    with database.transaction() as session:
        session.exec(delete(Login).where(col(Login.token_hash) == _digest(token)))


def logged_in(database: Database, token: str, now: datetime) -> Account | None:
    """Whose log-in this token is, while it lasts and the account is open."""
    with database.reading() as session:
        caseworker = session.scalars(
            select(Caseworker)
            .join(Login, col(Login.caseworker) == col(Caseworker.id))
            .where(col(Login.token_hash) == _digest(token), col(Login.expires_at) > now)
            .where(~col(Caseworker.disabled))
        ).first()
        return _account(caseworker) if caseworker else None


def still_logged_in(database: Database, tokens: Collection[str], now: datetime) -> set[str]:
    """Those of these tokens whose log-in stands, asked at once."""
    by_digest = {_digest(token): token for token in tokens}
    standing = (
        select(col(Login.token_hash))
        .join(Caseworker, col(Login.caseworker) == col(Caseworker.id))
        .where(col(Login.token_hash).in_(by_digest), col(Login.expires_at) > now)
        .where(~col(Caseworker.disabled))
    )
    with database.reading() as session:
        return {by_digest[digest] for digest in session.scalars(standing)}


def _count_try(session: Session, name: str, now: datetime) -> Caseworker | None:
    """The open account of this name, its try counted; None where there is none or it is locked."""
    caseworker = _by_name(session, name, lock=True)
    if caseworker is None or caseworker.disabled:
        return None
    if caseworker.locked_until and caseworker.locked_until > now:
        return None
    values: dict[str, object] = {"failures": caseworker.failures + 1}
    beyond = caseworker.failures + 1 - FREE_FAILURES
    if beyond >= 0:
        values["locked_until"] = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(beyond, 10))
    session.exec(update(Caseworker).where(col(Caseworker.id) == caseworker.id).values(**values))
    return caseworker


def _by_name(session: Session, name: str, lock: bool = False) -> Caseworker | None:
    """The account of this name; capital letters do not make another name."""
    same = select(Caseworker).where(func.lower(col(Caseworker.name)) == name.strip().lower())
    return session.scalars(same.with_for_update() if lock else same).first()


def _account(caseworker: Caseworker) -> Account:
    return Account(caseworker.name, Role(caseworker.role), caseworker.disabled)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _hasher() -> PasswordHash:
    return PasswordHash((Argon2Hasher(),))


@cache
def _nobodys_hash() -> str:
    """What a password is held against where nobody has that name, so that it takes as long."""
    return _hash(secrets.token_urlsafe())


def _hash(password: str) -> str:
    with _AT_A_TIME:
        return _hasher().hash(password)


def _fits(password: str, stored: str) -> bool:
    with _AT_A_TIME:
        return _hasher().verify(password[:LONGEST_PASSWORD], stored)
