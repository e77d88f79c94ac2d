"""The caseworkers' accounts: local ones with a password, and those of an OpenID Connect provider.

Their log-ins are in `logins.py`.
"""

import re
import secrets
import threading
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
from workflow.provider import Person
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
    is_local: bool = True

    @property
    def may_decide(self) -> bool:
        return not self.disabled and self.role in DECIDING


def add(database: Database, name: str, role: str, password: str) -> None:
    """Make an account. Raises Refused for a name, role or password that will not do."""
    if not _NAME.fullmatch(name) or name.casefold() in _TAKEN:
        raise Refused(f"{name!r} is no name for an account; use letters, digits, dot, dash")
    if role not in list(Role):
        raise Refused(f"{role!r} is no role; use one of {', '.join(Role)}")
    _check(password)
    account = Caseworker(name=name, role=role, password_hash=_hash(password))
    try:
        with database.transaction() as session:
            if by_name(session, name):
                raise Refused(f"there is an account {name} already")
            session.add(account)
    except IntegrityError:
        raise Refused(f"there is an account {name} already") from None


def listed(database: Database) -> list[Account]:
    """All accounts, by name."""
    with database.reading() as session:
        by_name = select(Caseworker).order_by(col(Caseworker.name))
        return [account_of(caseworker) for caseworker in session.scalars(by_name)]


def disable(database: Database, name: str) -> None:
    """Close an account and end its log-ins at once. Raises Refused where there is none."""
    with database.transaction() as session:
        caseworker = by_name(session, name)
        if caseworker is None:
            raise Refused(f"there is no account {name}")
        caseworker.disabled = True
        end_log_ins(session, caseworker)


def find(database: Database, name: str) -> Account | None:
    """The account of this name, open or not."""
    with database.reading() as session:
        caseworker = by_name(session, name)
        return account_of(caseworker) if caseworker else None


def may_decide(database: Database, name: str) -> bool:
    """Whether this name is an open account that may change tickets."""
    account = find(database, name)
    return account is not None and account.may_decide


def known_by_password(database: Database, name: str, password: str, now: datetime) -> int | None:
    """The id of the open local account that has this name and password, or None.

    A try is counted before its password is looked at, so that many at once get no more tries
    than one after another. After some wrong ones each costs a pause, which doubles.
    """
    with database.transaction() as session:
        known = _count_try(session, name, now)
    stored = known.password_hash if known else None
    password_fits = _fits(password, stored or _nobodys_hash())
    return known.id if known and stored and password_fits else None


def change_password(
    database: Database, name: str, old: str, new: str, now: datetime, keep: str = ""
) -> bool:
    """Give a local account another password where the old one is right, and end its log-ins but the
    one of this token's hash. Raises Refused for a password that will not do.

    A wrong old one counts as a try to log in, so that nobody can guess it here either.
    """
    _check(new)
    if new == old:
        raise Refused("the new password is the old one")
    known = known_by_password(database, name, old, now)
    if known is None:
        return False
    hashed = _hash(new)
    with database.transaction() as session:
        caseworker = session.get_one(Caseworker, known)
        caseworker.password_hash = hashed
        caseworker.failures, caseworker.locked_until = 0, None
        others = col(Login.caseworker) == known, col(Login.token_hash) != keep
        session.execute(delete(Login).where(*others))
    return True


def _check(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(f"a password needs at least {SHORTEST_PASSWORD} characters")


def known_by_provider(database: Database, person: Person) -> int | None:
    """The id of the open account of somebody whom a provider vouches for; None where her account
    is closed, or where she has no role here any more (her log-ins end then).

    Who comes for the first time gets an account. Its name stays, since the history knows it; its
    role is what the provider says now.
    """
    try:
        return _of_provider(database, person)
    except IntegrityError:  # her first two log-ins at once: the other one made the account
        return _of_provider(database, person)


def _of_provider(database: Database, person: Person) -> int | None:
    hers = col(Caseworker.issuer) == person.issuer, col(Caseworker.subject) == person.subject
    with database.transaction() as session:
        known = session.scalars(select(Caseworker).where(*hers).with_for_update()).first()
        if person.role is None:
            if known:
                end_log_ins(session, known)
            return None
        role = Role(person.role)
        if known is None:
            name = _free_name(session, person.name)
            known = Caseworker(name=name, role=role, issuer=person.issuer, subject=person.subject)
            session.add(known)
            session.flush()
        known.role = role
        return None if known.disabled else known.id


def _free_name(session: Session, wanted: str) -> str:
    """A name for the history: the letters of the wanted one, with a number where it is taken, so
    that nobody is taken for somebody else."""
    plain = re.sub(r"[^\w.-]+", "-", wanted.partition("@")[0]).strip("-._")[:56] or "bruger"
    names = (plain, *(f"{plain}-{n}" for n in range(2, 1000)))
    free = (n for n in names if n.casefold() not in _TAKEN and not by_name(session, n))
    return next(free)


def end_log_ins(session: Session, caseworker: Caseworker) -> None:
    """End all log-ins of an account, wherever they are."""
    session.exec(delete(Login).where(col(Login.caseworker) == caseworker.id))


def account_of(caseworker: Caseworker) -> Account:
    is_local = caseworker.subject is None
    return Account(caseworker.name, Role(caseworker.role), caseworker.disabled, is_local)


def _count_try(session: Session, name: str, now: datetime) -> Caseworker | None:
    """The open account of this name, its try counted; None where there is none or it is locked."""
    caseworker = by_name(session, name, lock=True)
    if caseworker is None or caseworker.disabled or caseworker.password_hash is None:
        return None
    if caseworker.locked_until and caseworker.locked_until > now:
        return None
    values: dict[str, object] = {"failures": caseworker.failures + 1}
    beyond = caseworker.failures + 1 - FREE_FAILURES
    if beyond >= 0:
        values["locked_until"] = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(beyond, 10))
    session.exec(update(Caseworker).where(col(Caseworker.id) == caseworker.id).values(**values))
    return caseworker


def by_name(session: Session, name: str, lock: bool = False) -> Caseworker | None:
    """The account of this name; capital letters do not make another name."""
    same = select(Caseworker).where(func.lower(col(Caseworker.name)) == name.strip().lower())
    return session.scalars(same.with_for_update() if lock else same).first()


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
