"""A caseworker's own ways to look at the queue, by name: the only writer of them."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from workflow.database import Database
from workflow.model import Caseworker, SavedView
from workflow.states import Refused

LONGEST_NAME = 40
MOST = 20


def of(database: Database, caseworker: str) -> Sequence[SavedView]:
    """Her views, in the order in which she saved them."""
    hers = (
        select(SavedView)
        .join(Caseworker, col(Caseworker.id) == col(SavedView.caseworker))
        .where(col(Caseworker.name) == caseworker)
        .order_by(col(SavedView.id))
    )
    with database.reading() as session:
        return session.scalars(hers).all()


def save(database: Database, caseworker: str, name: str, query: str) -> None:
    """Keep a query of the queue's address by this name; one of hers by that name is replaced.

    Raises Refused for a name that will not do, and for one view too many.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Refused(f"a view needs a name of at most {LONGEST_NAME} letters")
    with database.transaction() as session:
        owner = _id_of(session, caseworker)
        mine = select(SavedView).where(col(SavedView.caseworker) == owner)
        view = session.scalars(mine.where(col(SavedView.name) == name)).first()
        if view:
            view.query = query
            return
        number = select(func.count()).where(col(SavedView.caseworker) == owner)
        if (session.scalar(number) or 0) >= MOST:
            raise Refused(f"there are {MOST} views already")
        session.add(SavedView(caseworker=owner, name=name, query=query))


def forget(database: Database, caseworker: str, view: int) -> None:
    """Take one of her views away; another's stays."""
    with database.transaction() as session:
        owner = _id_of(session, caseworker)
        session.exec(
            delete(SavedView).where(col(SavedView.id) == view, col(SavedView.caseworker) == owner)
        )


def _id_of(session: Session, caseworker: str) -> int:
    return session.scalars(
        select(col(Caseworker.id)).where(col(Caseworker.name) == caseworker)
    ).one()
