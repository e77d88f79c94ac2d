"""The answers that a caseworker may send from a ticket, as they would go now. Changes nothing."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session

from workflow.answers import Answer, Draft
from workflow.deciding import approval_draft
from workflow.desk import Desk
from workflow.model import Ticket
from workflow.outgoing import draft_of, recipient_of
from workflow.provisioning import answer_draft
from workflow.register import NotUnique
from workflow.states import State
from workflow.wording import fit


def drafts(
    desk: Desk,
    ticket: Ticket,
    wanted: Collection[Answer],
    now: datetime,
    denied: Mapping[int, str] | None = None,
    reason: str = "",
) -> tuple[str, dict[Answer, Draft]]:
    """Whom an answer goes to, and those that are `wanted`, where they can be written.

    `denied` and `reason` are what the decision to come says. Raises Hindered where they cannot be.
    """
    with desk.database.reading() as session:
        found = {
            answer: _draft(session, desk, ticket, answer, now, denied, reason) for answer in wanted
        }
        to = recipient_of(session, ticket)
    return to, {answer: draft for answer, draft in found.items() if draft}


def _draft(
    session: Session,
    desk: Desk,
    ticket: Ticket,
    answer: Answer,
    now: datetime,
    denied: Mapping[int, str] | None,
    reason: str,
) -> Draft | None:
    match answer:
        case Answer.PROVISIONED if ticket.state is State.APPROVED:
            return answer_draft(desk, ticket)
        case Answer.PROVISIONED:
            try:
                return approval_draft(session, desk, ticket, now, denied)
            except NotUnique:
                return None
        case Answer.REJECTED:
            return draft_of(desk, ticket, answer, reason=fit(reason))
        case _:
            return draft_of(desk, ticket, answer)
