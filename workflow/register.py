"""The register: who has access to which job centre, through which agreement, and until when.

Filled by approvals and by what came of them, within the transaction of each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from intake.names import same_person
from intake.reading import Action, Agreement, Employee
from intake.record import agreement_from_dict
from intake.words import fold
from workflow.lookups import mails_behind
from workflow.model import (
    AgreementOnFile,
    EmployeeOnFile,
    GrantOnFile,
    OtherActor,
    Requester,
    Ticket,
)
from workflow.states import Refused
from workflow.steps import Deed, Grant, Order, Person, orders, step_from_dict


class NotUnique(Refused):
    """Several of the firm's users (`people`: addresses) have the name of who is to be removed."""

    def __init__(self, name: str, people: Sequence[str]) -> None:
        super().__init__("several users of this CVR number have that name; give the address")
        self.name = name
        self.people = people


# --- at the approval --------------------------------------------------------------------------


def note_approval(session: Session, ticket: Ticket, now: datetime) -> None:
    """The firm is known from now on, and so is who asked for it; its agreements are on file."""
    cvr = ticket.verdict["cvr"]
    firm = firm_of(session, cvr)
    firm.known_since = firm.known_since or now
    if ticket.sender and not ticket.about:
        _note_requester(session, ticket, cvr, now)
    brought = _messages_by_file(session, ticket)
    for record in ticket.verdict["agreements"] if ticket.what != "difference" else ():
        agreement = agreement_from_dict(record)
        holds = agreement.readable and not record["expired"] and agreement.cvr in (None, cvr)
        if holds:
            _file_agreement(session, ticket, agreement, cvr, brought.get(agreement.filename))
    session.flush()


def firm_of(session: Session, cvr: str) -> OtherActor:
    """The firm's row, which stands from the first mail that names it."""
    firm = session.get(OtherActor, cvr)
    if firm is None:
        firm = OtherActor(cvr=cvr)
        session.add(firm)
        session.flush()
    return firm


def _note_requester(session: Session, ticket: Ticket, cvr: str, now: datetime) -> None:
    same = col(Requester.email) == ticket.sender, col(Requester.cvr) == cvr
    known = session.scalars(select(Requester).where(*same)).first()
    if known is None:
        session.add(
            Requester(
                email=ticket.sender,
                name=ticket.sender_name,
                cvr=cvr,
                known_since=now,
                ticket=ticket.number,
            )
        )
    elif ticket.sender_name:
        known.name = ticket.sender_name


def _messages_by_file(session: Session, ticket: Ticket) -> dict[str, int]:
    return {
        agreement["filename"]: message.id
        for message in mails_behind(session, ticket)
        if message.reading
        for agreement in message.reading["agreements"]
    }


def _file_agreement(
    session: Session, ticket: Ticket, agreement: Agreement, cvr: str, message: int | None
) -> None:
    same = (
        col(AgreementOnFile.cvr) == cvr,
        col(AgreementOnFile.filename) == agreement.filename,
        col(AgreementOnFile.ticket) == ticket.number,
    )
    filed = session.scalars(select(AgreementOnFile).where(*same)).first()
    if filed is None:
        filed = AgreementOnFile(
            cvr=cvr, filename=agreement.filename, message=message, ticket=ticket.number
        )
        session.add(filed)
    filed.municipalities = list(agreement.municipalities)
    filed.valid_from, filed.valid_to = agreement.valid_from, agreement.valid_to


def with_addresses(
    session: Session, employees: Iterable[Employee], cvr: str | None
) -> list[Employee]:
    """The employees, those to be removed with the address that the register has for their name.

    Raises NotUnique where several users of this CVR number have it.
    """
    return [_with_address(session, employee, cvr) for employee in employees]


def _with_address(session: Session, employee: Employee, cvr: str | None) -> Employee:
    if employee.action is not Action.REMOVE or employee.email or not employee.name or not cvr:
        return employee
    found = namesakes(session, employee.name, cvr)
    if len(found) > 1:
        raise NotUnique(employee.name, [one.email for one in found])
    return replace(employee, email=found[0].email) if found else employee


def namesakes(session: Session, name: str, cvr: str) -> list[EmployeeOnFile]:
    """The firm's employees with access who have this name: exactly, else as a form of it."""
    with_access = select(EmployeeOnFile).where(
        col(EmployeeOnFile.cvr) == cvr,
        col(EmployeeOnFile.id).in_(
            select(col(GrantOnFile.employee)).where(col(GrantOnFile.ended_at).is_(None))
        ),
    )
    everybody = session.scalars(with_access.order_by(col(EmployeeOnFile.id))).all()
    wanted = _plain(name)
    exactly = [one for one in everybody if _plain(one.name) == wanted]
    return exactly or [one for one in everybody if same_person(one.name, name)]


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


# --- when it is carried out -------------------------------------------------------------------


def note_carried_out(session: Session, ticket: Ticket, now: datetime) -> None:
    """What the ticket's steps gave and took is on file."""
    for order in orders(step_from_dict(step) for step in ticket.steps):
        if order.deed is Deed.CREATE_USER:
            _note_grants(session, ticket, order, now)
        else:
            _note_end(session, ticket, order, now)
    if requester := ticket.matter.get("requester_id"):
        session.get_one(Requester, requester).confirmed_at = now
    session.flush()


def _note_grants(session: Session, ticket: Ticket, order: Order, now: datetime) -> None:
    assert order.person.email, "who is created has an address"
    firm_of(session, order.person.cvr)
    employee = _employee(session, order.person)
    for grant in order.grants:
        agreement = _agreement_for(session, ticket, grant.jobcentre)
        held = _held(session, employee, grant)
        if held is None:
            held = GrantOnFile(
                employee=employee.id,
                jobcentre=grant.jobcentre,
                role=grant.role,
                since=now,
                ticket=ticket.number,
            )
            session.add(held)
        elif agreement is None or not _takes_over(agreement, held):
            continue
        if agreement:
            held.agreement, held.until = agreement.id, agreement.valid_to


def _employee(session: Session, person: Person) -> EmployeeOnFile:
    same = col(EmployeeOnFile.cvr) == person.cvr, col(EmployeeOnFile.email) == person.email
    employee = session.scalars(select(EmployeeOnFile).where(*same)).first()
    if employee is None:
        employee = EmployeeOnFile(cvr=person.cvr, email=person.email or "", name="")
        session.add(employee)
    employee.name = person.name or employee.name
    employee.folded = folded(employee.name, employee.email)
    session.flush()
    return employee


def folded(*words: str | None) -> str:
    """Words as a search compares them: one case, and one spelling of æ, ø, å and accents."""
    return " ".join(fold(word) for text in words if text for word in text.split())


def _agreement_for(session: Session, ticket: Ticket, jobcentre: str) -> AgreementOnFile | None:
    """The ticket's agreement that gives access there; of several the one that holds longest."""
    filed = select(AgreementOnFile).where(col(AgreementOnFile.ticket) == ticket.number)
    found = session.scalars(filed.order_by(col(AgreementOnFile.id))).all()
    covering = [a for a in found if jobcentre in a.municipalities]
    covering = covering or [a for a in found if not a.municipalities]
    return max(covering, key=lambda a: a.valid_to or date.max, default=None)


def _takes_over(new: AgreementOnFile, held: GrantOnFile) -> bool:
    """Whether a grant stands on this agreement from now on: it lasts as long as what the grant
    stands on (no last day is longest), or is that one, with another last day than before.
    """
    return held.agreement == new.id or (new.valid_to or date.max) >= (held.until or date.max)


def _held(session: Session, employee: EmployeeOnFile, grant: Grant) -> GrantOnFile | None:
    same = (
        col(GrantOnFile.employee) == employee.id,
        col(GrantOnFile.jobcentre) == grant.jobcentre,
        col(GrantOnFile.role) == grant.role,
        col(GrantOnFile.ended_at).is_(None),
    )
    return session.scalars(select(GrantOnFile).where(*same)).first()


def _note_end(session: Session, ticket: Ticket, order: Order, now: datetime) -> None:
    for employee in _meant(session, order.person):
        held = select(GrantOnFile).where(
            col(GrantOnFile.employee) == employee.id, col(GrantOnFile.ended_at).is_(None)
        )
        for grant in session.scalars(held).all():
            taken = Grant(grant.jobcentre, grant.role) in order.grants
            if taken or order.deed is Deed.REMOVE_USER:
                grant.ended_at, grant.ended_by = now, ticket.number


def _meant(session: Session, person: Person) -> Sequence[EmployeeOnFile]:
    if person.email is None:
        return namesakes(session, person.name or "", person.cvr)
    same = col(EmployeeOnFile.cvr) == person.cvr, col(EmployeeOnFile.email) == person.email
    return session.scalars(select(EmployeeOnFile).where(*same)).all()
