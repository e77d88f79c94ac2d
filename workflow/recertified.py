"""What an answer to the list of a firm's users amounts to."""

from datetime import datetime

from sqlmodel import Session

from intake.reading import Kind, Reading, Role
from intake.rules import Rules
from intake.words import lower, only
from workflow.model import Requester, Ticket
from workflow.states import Event

# Who writes more than this says more than that all is unchanged.
_MOST_WORDS = 60


def says_unchanged(reading: Reading, rules: Rules) -> bool:
    """Whether the sender's own words are that nothing is to change, and no more."""
    own = lower(only(reading.text, reading.passages, Role.NEW))
    if reading.employees or reading.agreements or len(own.split()) > _MOST_WORDS:
        return False
    return bool(rules.signals["unchanged"].search(own)) and not rules.signals["changed"].search(own)


def recertified(
    session: Session, ticket: Ticket, reading: Reading, event: Event, rules: Rules, now: datetime
) -> Event:
    """What an answer on a recertification was found to be; the user responsible has confirmed
    where nothing is to change. What is not clear is for a person: nothing is missing from her.
    """
    if reading.kind is Kind.AUTOMATIC:
        return event
    if says_unchanged(reading, rules):
        session.get_one(Requester, ticket.matter["requester_id"]).confirmed_at = now
        return Event.CONFIRMED
    return Event.FOUND_UNCLEAR if event is Event.FOUND_INCOMPLETE else event
