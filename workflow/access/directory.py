"""The embedded access directory: users and their roles, in the same database.

For the demo and the tests; it refuses what the portal refuses, such as a role before its user.
"""

from collections.abc import Callable

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from intake.edge import EdgeError
from workflow.database import Database
from workflow.model import DirectoryGrant, DirectoryUser
from workflow.steps import Deed, Step


class Directory:
    by_hand = False

    def __init__(self, database: Database) -> None:
        self._database = database

    def carry_out(self, step: Step) -> None:
        with self._database.transaction() as session:
            _DEEDS[step.deed](session, step)

    def check(self) -> str:
        with self._database.reading() as session:
            active = col(DirectoryUser.active)
            users = session.scalar(select(func.count()).select_from(DirectoryUser).where(active))
        return f"embedded directory: {users} active users"


def _create_user(session: Session, step: Step) -> None:
    if not (step.email and step.name):
        raise EdgeError("a user needs a name and an e-mail address", permanent=True)
    user = _by_email(session, step.email)
    if user is None:
        session.add(DirectoryUser(email=step.email, name=step.name, cvr=step.cvr))
    elif user.active and user.cvr != step.cvr:
        raise EdgeError("the address belongs to a user of another CVR number", permanent=True)
    else:
        user.active, user.name, user.cvr = True, step.name, step.cvr


def _grant(session: Session, step: Step) -> None:
    user = _by_email(session, step.email or "")
    if user is None or not user.active:
        raise EdgeError("a role needs its user to be there first", permanent=True)
    assert step.jobcentre, "a grant is at a job centre"
    assert step.role, "a grant is of a role"
    if session.get(DirectoryGrant, (user.id, step.jobcentre, step.role)) is None:
        session.add(DirectoryGrant(user=user.id, jobcentre=step.jobcentre, role=step.role))


def _remove_user(session: Session, step: Step) -> None:
    user = _by_email(session, step.email) if step.email else _by_name(session, step)
    if user is None or not user.active:
        return
    if user.cvr != step.cvr:
        raise EdgeError("the user belongs to another CVR number", permanent=True)
    session.exec(delete(DirectoryGrant).where(col(DirectoryGrant.user) == user.id))
    user.active = False


def _by_email(session: Session, email: str) -> DirectoryUser | None:
    of_address = select(DirectoryUser).where(col(DirectoryUser.email) == email)
    return session.scalars(of_address.with_for_update()).first()


def _by_name(session: Session, step: Step) -> DirectoryUser | None:
    employed = col(DirectoryUser.cvr) == step.cvr, col(DirectoryUser.active)
    name = " ".join((step.name or "").split()).casefold()
    found = [
        user
        for user in session.scalars(select(DirectoryUser).where(*employed))
        if user.name.casefold() == name
    ]
    if len(found) > 1:
        raise EdgeError("several users of this CVR number have that name", permanent=True)
    return found[0] if found else None


_DEEDS: dict[Deed, Callable[[Session, Step], None]] = {
    Deed.CREATE_USER: _create_user,
    Deed.GRANT: _grant,
    Deed.REMOVE_USER: _remove_user,
}
