"""What programs show to be let in at the API: made, listed, revoked, and looked up."""

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from workflow.caseworkers import Account, account_of, by_name
from workflow.database import Database
from workflow.days import day_of
from workflow.model import ApiToken, Caseworker
from workflow.states import Refused

NOTED_EVERY = timedelta(minutes=5)
_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_PREFIX = "ls_"  # so that one that has leaked is known for what it is


class Scope(StrEnum):
    """What a token lets a program do."""

    READ = "read"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Key:
    """A token without its secret: what it is called, whose it is, what it may, how it fared."""

    name: str
    account: Account
    scopes: frozenset[Scope]
    valid_to: date | None
    made_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    def has_ended(self, now: datetime) -> bool:
        """Whether its last day is over."""
        return self.valid_to is not None and self.valid_to < day_of(now)


def add(
    database: Database,
    name: str,
    account: str,
    scopes: Collection[str],
    now: datetime,
    valid_to: date | None = None,
) -> str:
    """Make a token that does what it does in an account's name, and give it: it is shown once.

    `valid_to` is its last day. Raises Refused for a name, account, scope or day that will not do.
    """
    if not _NAME.fullmatch(name):
        raise Refused(f"{name!r} is no name for a token; use letters, digits, dot, dash")
    if not scopes or not set(scopes) <= set(Scope):
        raise Refused(f"a token has a scope of {', '.join(Scope)}")
    if valid_to and valid_to < day_of(now):
        raise Refused(f"{valid_to} is over; a token's last day is today or later")
    token = _PREFIX + secrets.token_urlsafe(32)
    try:
        with database.transaction() as session:
            owner = by_name(session, account)
            if owner is None or owner.disabled:
                raise Refused(f"there is no open account {account}")
            if Scope.DECIDE in scopes and not account_of(owner).may_decide:
                raise Refused(f"{account} may not decide, so no token may in that name")
            session.add(
                ApiToken(
                    name=name,
                    token_hash=_digest(token),
                    caseworker=owner.id or 0,
                    scopes=" ".join(sorted(set(scopes))),
                    valid_to=valid_to,
                    made_at=now,
                )
            )
    except IntegrityError:
        raise Refused(f"there is a token {name} already, or was one") from None
    return token


def listed(database: Database) -> list[Key]:
    """All tokens, by name; also those that were revoked."""
    with database.reading() as session:
        found = select(ApiToken, Caseworker).join(Caseworker).order_by(col(ApiToken.name))
        return [_key(token, owner) for token, owner in session.execute(found).all()]


def revoke(database: Database, name: str, now: datetime) -> None:
    """Let a token open nothing any more. Raises Refused where there is none."""
    with database.transaction() as session:
        token = session.scalars(select(ApiToken).where(col(ApiToken.name) == name)).first()
        if token is None:
            raise Refused(f"there is no token {name}")
        token.revoked_at = token.revoked_at or now


def key_of(database: Database, token: str, now: datetime) -> Key | None:
    """What a token opens; None where it is none, was revoked, its last day is over, or its account
    is closed."""
    by_hash = (
        select(ApiToken, Caseworker)
        .join(Caseworker)
        .where(col(ApiToken.token_hash) == _digest(token), col(ApiToken.revoked_at).is_(None))
        .where(~col(Caseworker.disabled))
    )
    with database.reading() as session:
        found = session.execute(by_hash).first()
    if found is None:
        return None
    key = _key(*found)
    if key.has_ended(now):
        return None
    if key.used_at is None or key.used_at <= now - NOTED_EVERY:
        with database.transaction() as session:
            session.get_one(ApiToken, found[0].id).used_at = now
    return key


def _key(token: ApiToken, owner: Caseworker) -> Key:
    scopes = frozenset(Scope(scope) for scope in token.scopes.split())
    return Key(
        name=token.name,
        account=account_of(owner),
        scopes=scopes,
        valid_to=token.valid_to,
        made_at=token.made_at,
        used_at=token.used_at,
        revoked_at=token.revoked_at,
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
