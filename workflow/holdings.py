"""What desk and command line ask of the register. Nothing here changes anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlmodel import Session, col

from intake.rolebook import RoleBook
from intake.rules import Rules
from workflow.database import Database
from workflow.facts import jobcentre_names
from workflow.model import (
    AgreementOnFile,
    EmployeeOnFile,
    GrantOnFile,
    OtherActor,
    Requester,
    Ticket,
)
from workflow.plans import planned
from workflow.register import NotUnique, folded, namesakes
from workflow.steps import Step

PAGE = 100


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: words of a person's name or address, a firm's CVR number or name, a job
    centre's code. `former` takes in those who have no access any more.
    """

    words: str = ""
    cvr: str = ""
    jobcentre: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """An employee on file with the firm and the grants that were looked for."""

    employee: EmployeeOnFile
    firm: OtherActor
    grants: Sequence[GrantOnFile]


@dataclass(frozen=True, slots=True)
class Firm:
    """All that the register has of a firm."""

    firm: OtherActor
    requesters: Sequence[Requester]
    agreements: Sequence[AgreementOnFile]
    users: Sequence[User]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register knows of who asks, for a ticket's sender and CVR number.

    `firm` is None where the number is new, and `looked_up` then what the business register said of
    it, where it was asked; `known` tells that the sender has asked for this firm
    before, `elsewhere` for which other CVR numbers.
    """

    firm: OtherActor | None
    looked_up: OtherActor | None
    known: bool
    elsewhere: Sequence[str]


def users(
    database: Database, search: Search, after: int | None = None, size: int | None = PAGE
) -> tuple[list[User], int | None]:
    """Users by name, those that follow the employee `after`, and the `after` of the next page."""
    with database.reading() as session:
        wanted = _employees(search)
        if after and (last := session.get(EmployeeOnFile, after)):
            place = tuple_(col(EmployeeOnFile.folded), col(EmployeeOnFile.id))
            wanted = wanted.where(place > (last.folded, last.id))
        if size:
            wanted = wanted.limit(size + 1)
        found = [(employee, firm) for employee, firm in session.execute(wanted)]
        more = bool(size) and len(found) > (size or 0)
        found = found[:size] if size else found
        grants = _grants_of(session, [employee.id for employee, _ in found], search)
    listed = [User(employee, firm, grants.get(employee.id, ())) for employee, firm in found]
    return listed, listed[-1].employee.id if more else None


def _employees(search: Search) -> Select[EmployeeOnFile, OtherActor]:
    wanted = (
        select(EmployeeOnFile, OtherActor)
        .join(OtherActor, col(OtherActor.cvr) == col(EmployeeOnFile.cvr))
        .where(col(EmployeeOnFile.id).in_(select(col(GrantOnFile.employee)).where(*_held(search))))
        .order_by(col(EmployeeOnFile.folded), col(EmployeeOnFile.id))
    )
    for word in folded(search.words).split():
        in_firm = col(OtherActor.cvr) == word
        wanted = wanted.where(col(EmployeeOnFile.folded).contains(word, autoescape=True) | in_firm)
    if search.cvr:
        wanted = wanted.where(col(EmployeeOnFile.cvr) == search.cvr)
    return wanted


def _held(search: Search) -> list[Any]:
    held: list[Any] = []
    if not search.former:
        held.append(col(GrantOnFile.ended_at).is_(None))
    if search.jobcentre:
        held.append(col(GrantOnFile.jobcentre) == search.jobcentre)
    return held


def _grants_of(
    session: Session, employees: Sequence[int], search: Search
) -> Mapping[int, Sequence[GrantOnFile]]:
    found: dict[int, list[GrantOnFile]] = {}
    for start in range(0, len(employees), 500):  # an engine takes only so many values at once
        some = employees[start : start + 500]
        of_these = select(GrantOnFile).where(col(GrantOnFile.employee).in_(some), *_held(search))
        for grant in session.scalars(of_these.order_by(col(GrantOnFile.jobcentre))):
            found.setdefault(grant.employee, []).append(grant)
    return found


def firms(database: Database, words: str = "") -> list[OtherActor]:
    """The firms that are known, by name and number, or those whose name or number has the words."""
    with database.reading() as session:
        known = session.scalars(select(OtherActor).where(col(OtherActor.known_since).is_not(None)))
        found = [
            firm
            for firm in known
            if all(word in folded(firm.name, firm.cvr) for word in folded(words).split())
        ]
    return sorted(found, key=lambda firm: (folded(firm.name), firm.cvr))


def firm_of(database: Database, cvr: str) -> Firm | None:
    """A firm with its user responsibles, agreements and users, former ones too; None if unknown."""
    with database.reading() as session:
        firm = session.get(OtherActor, cvr)
        if firm is None:
            return None
        asked = select(Requester).where(col(Requester.cvr) == cvr).order_by(col(Requester.id))
        filed = (
            select(AgreementOnFile)
            .where(col(AgreementOnFile.cvr) == cvr)
            .order_by(col(AgreementOnFile.id).desc())
        )
        requesters, agreements = session.scalars(asked).all(), session.scalars(filed).all()
    everybody, _ = users(database, Search(cvr=cvr, former=True), size=None)
    return Firm(firm, requesters, agreements, everybody)


def standing_of(database: Database, sender: str, cvr: str | None) -> Standing:
    """What is known of this sender and this number."""
    with database.reading() as session:
        firm = session.get(OtherActor, cvr) if cvr else None
        of_sender = select(col(Requester.cvr)).where(col(Requester.email) == sender)
        numbers = session.scalars(of_sender.order_by(col(Requester.cvr))).all() if sender else []
    known_firm = firm if firm and firm.known_since else None
    looked_up = firm if firm and firm.looked_up_at and not known_firm else None
    return Standing(
        known_firm, looked_up, cvr in numbers, [number for number in numbers if number != cvr]
    )


def plan_of(
    database: Database, ticket: Ticket, now: datetime, book: RoleBook
) -> tuple[list[Step], NotUnique | None]:
    """The steps that approving the ticket would carry out, or whom it could not tell apart."""
    with database.reading() as session:
        try:
            return planned(session, ticket, now, book), None
        except NotUnique as error:
            return [], error


def held_by(
    database: Database, employees: Sequence[Mapping[str, Any]], cvr: str | None
) -> list[list[GrantOnFile]]:
    """What each of a ticket's employees has already, by her address, else by her name."""
    with database.reading() as session:
        return [_held_by(session, employee, cvr) for employee in employees]


def _held_by(session: Session, employee: Mapping[str, Any], cvr: str | None) -> list[GrantOnFile]:
    if not cvr:
        return []
    if employee["email"]:
        same = col(EmployeeOnFile.cvr) == cvr, col(EmployeeOnFile.email) == employee["email"]
        people: Sequence[EmployeeOnFile] = session.scalars(
            select(EmployeeOnFile).where(*same)
        ).all()
    else:
        people = namesakes(session, employee["name"] or "", cvr)
    if len(people) != 1:
        return []
    grants = _grants_of(session, [people[0].id], Search())
    return list(grants.get(people[0].id, ()))


def as_rows(listed: Sequence[User], rules: Rules) -> Iterator[list[str]]:
    """One row a grant, for a spreadsheet."""
    yield ["Navn", "E-mail", "CVR", "Firma", "Jobcenter", "Rolle", "Fra", "Til", "Sag", "Lukket"]
    for user in listed:
        for grant in user.grants:
            yield [
                user.employee.name,
                user.employee.email,
                user.firm.cvr,
                user.firm.name or "",
                *jobcentre_names([grant.jobcentre], rules),
                grant.role,
                grant.since.date().isoformat(),
                grant.until.isoformat() if grant.until else "",
                f"LS-{grant.ticket}",
                grant.ended_at.date().isoformat() if grant.ended_at else "",
            ]
