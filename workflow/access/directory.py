"""The embedded access directory: users and their roles, in the same database.

For the demo and the tests; it refuses what the portal refuses, such as a role before its user.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from workflow.access import AccessError, Account, Problem, same_name
from workflow.database import Database
from workflow.model import DirectoryGrant, DirectoryUser
from workflow.steps import Grant, Person


class Directory:
    """`breaches_of` tells what is wrong with a user's grants; where anything is, none is given."""

    by_hand = False

    def __init__(
        self,
        database: Database,
        breaches_of: Callable[[Iterable[Grant]], Sequence[str]] = lambda grants: (),
    ) -> None:
        self._database = database
        self._breaches_of = breaches_of

    def ensure(self, person: Person, grants: Sequence[Grant]) -> None:
        with self._database.transaction() as session:
            user = _ensured(session, person)
            told = self._breaches_of({*_account(session, user).grants, *grants})
            if told:
                raise AccessError(Problem.NOT_ALLOWED, " ".join(told))
            for grant in grants:
                if session.get(DirectoryGrant, (user.id, grant.jobcentre, grant.role)) is None:
                    session.add(
                        DirectoryGrant(user=user.id, jobcentre=grant.jobcentre, role=grant.role)
                    )

    def withdraw(self, person: Person, grants: Sequence[Grant]) -> None:
        with self._database.transaction() as session:
            user = _own(session, person)
            for grant in grants:
                held = user and session.get(DirectoryGrant, (user.id, grant.jobcentre, grant.role))
                if held:
                    session.delete(held)

    def remove(self, person: Person) -> None:
        with self._database.transaction() as session:
            user = _own(session, person)
            if user:
                session.exec(delete(DirectoryGrant).where(col(DirectoryGrant.user) == user.id))
                user.active = False

    def look_up(self, person: Person) -> Account | None:
        with self._database.reading() as session:
            user = _found(session, person)
            return _account(session, user) if user else None

    def accounts(self) -> Iterator[Account]:
        with self._database.reading() as session:
            active = select(DirectoryUser).where(col(DirectoryUser.active))
            users = session.scalars(active.order_by(col(DirectoryUser.id))).all()
            accounts = [_account(session, user) for user in users]
        yield from accounts

    def check(self) -> str:
        with self._database.reading() as session:
            active = col(DirectoryUser.active)
            users = session.scalar(select(func.count()).select_from(DirectoryUser).where(active))
        return f"embedded directory: {users} active users"


def _ensured(session: Session, person: Person) -> DirectoryUser:
    if not (person.email and person.name):
        raise AccessError(Problem.INCOMPLETE)
    user = _by_email(session, person.email)
    if user is None:
        user = DirectoryUser(email=person.email, name=person.name, cvr=person.cvr)
        session.add(user)
        session.flush()
    elif user.active and user.cvr != person.cvr:
        raise AccessError(Problem.OTHER_FIRM)
    user.active, user.name, user.cvr = True, person.name, person.cvr
    return user


def _own(session: Session, person: Person) -> DirectoryUser | None:
    """The active user that is meant. Raises AccessError where she is another firm's."""
    user = _found(session, person)
    if user is None or not user.active:
        return None
    if user.cvr != person.cvr:
        raise AccessError(Problem.OTHER_FIRM)
    return user


def _found(session: Session, person: Person) -> DirectoryUser | None:
    return _by_email(session, person.email) if person.email else _by_name(session, person)


def _by_email(session: Session, email: str) -> DirectoryUser | None:
    of_address = select(DirectoryUser).where(col(DirectoryUser.email) == email)
    return session.scalars(of_address.with_for_update()).first()


def _by_name(session: Session, person: Person) -> DirectoryUser | None:
    employed = col(DirectoryUser.cvr) == person.cvr, col(DirectoryUser.active)
    found = [
        user
        for user in session.scalars(select(DirectoryUser).where(*employed))
        if same_name(user.name, person.name)
    ]
    if len(found) > 1:
        raise AccessError(Problem.SAME_NAME)
    return found[0] if found else None


def _account(session: Session, user: DirectoryUser) -> Account:
    of_user = select(DirectoryGrant).where(col(DirectoryGrant.user) == user.id)
    grants = frozenset(Grant(g.jobcentre, g.role) for g in session.scalars(of_user))
    return Account(Person(user.name, user.email, user.cvr), user.active, grants)
