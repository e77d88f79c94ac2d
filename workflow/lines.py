"""What the queue shows of a ticket, sorts it by and narrows it to: kept beside the ticket, in the
transaction of its change, so that a page of the queue reads nothing else.

A mark is something that the queue can be narrowed to: "create", "remove", "doubted", "refused",
"place:751", "missing:cvr", "problem:cvr_conflict".
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session, col

from intake.reading import Action
from intake.words import fold
from workflow import search
from workflow.days import after_working_days, day_of, working_days
from workflow.model import Mark, Message, OtherActor, Ticket
from workflow.states import ENDED, State
from workflow.who_wrote import doubts_of

NAMES_SHOWN = 3
LONGEST_NAME = 60


def put_line(session: Session, ticket: Ticket, messages: Sequence[Message]) -> None:
    """Keep what is shown of a ticket, and found of it, now that its verdict stands."""
    verdict = ticket.verdict
    firm = verdict["cvr"] and session.get(OtherActor, verdict["cvr"])
    doubted = bool(doubts_of(m.who_wrote for m in messages))
    is_new = not ticket.line
    ticket.cvr = verdict["cvr"]
    ticket.firm = (firm and firm.name) or ""
    ticket.firm_key = key_of(ticket.firm, ticket.sender)
    ticket.line = line_of(verdict, doubted)
    if not is_new:
        gone = delete(Mark).where(col(Mark.ticket) == ticket.number)
        session.exec(gone.execution_options(synchronize_session=False))
    marks = marks_of(verdict, doubted)
    if marks:
        rows = [{"mark": m, "state": ticket.state, "ticket": ticket.number} for m in marks]
        session.exec(insert(Mark), params=rows)
    came = [m for m in messages if not m.outgoing]
    mails = [search.Words(m.subject, m.sender, m.recipient, m.reading) for m in came]
    search.put(session, ticket.number, search.words_of(_matter(ticket), mails))


def _matter(ticket: Ticket) -> search.Matter:
    return search.Matter(
        number=ticket.number,
        sender=ticket.sender,
        sender_name=ticket.sender_name,
        subject=ticket.subject,
        firm=ticket.firm,
        verdict=ticket.verdict,
    )


def name_firm(session: Session, cvr: str, name: str) -> None:
    """Call a firm's tickets by the name that the business register gives it now."""
    others = select(Ticket).where(col(Ticket.cvr) == cvr, col(Ticket.firm) != name)
    for ticket in session.scalars(others.with_for_update()):
        ticket.firm, ticket.firm_key = name, key_of(name, ticket.sender)
        search.add(session, ticket.number, name)


def restate(session: Session, ticket: Ticket, was: State, now: datetime) -> None:
    """Keep up with a ticket that may have come to another state.

    The service goal's clock stands while the sender is waited for, and begins anew when an ended
    ticket is taken up again.
    """
    today = day_of(now)
    ticket.service_from = ticket.service_from or day_of(ticket.created_at)
    if ticket.state_since and was is ticket.state:
        return
    if was in ENDED and ticket.state not in ENDED:
        ticket.service_from = today
    elif was is State.INCOMPLETE and ticket.state_since:
        waited = working_days(day_of(ticket.state_since), today)
        ticket.service_from = after_working_days(ticket.service_from, waited)
    ticket.state_since = now
    marks = update(Mark).where(col(Mark.ticket) == ticket.number).values(state=ticket.state)
    session.exec(marks.execution_options(synchronize_session=False))


def line_of(verdict: Mapping[str, Any], doubted: bool) -> dict[str, Any]:
    """What is shown of a verdict: names and job centres as far as a line has room for them."""
    people = {
        action.value: [_named(e) for e in verdict["employees"] if e["action"] == action]
        for action in Action
    }
    return {
        "people": {action: names[:NAMES_SHOWN] for action, names in people.items() if names},
        "count": {action: len(names) for action, names in people.items() if names},
        "places": verdict["jobcentres"][:NAMES_SHOWN],
        "place_count": len(verdict["jobcentres"]),
        "missing": verdict["missing"],
        "problems": [*verdict["problems"], *(["refused"] if verdict.get("refused") else [])],
        "doubted": doubted,
    }


def marks_of(verdict: Mapping[str, Any], doubted: bool) -> list[str]:
    """All that a ticket with this verdict is found under, each once."""
    marks = [
        *(e["action"] for e in verdict["employees"]),
        *(f"place:{code}" for code in verdict["jobcentres"]),
        *(f"missing:{item}" for item in verdict["missing"]),
        *(f"problem:{item}" for item in verdict["problems"]),
        *(["refused"] if verdict.get("refused") else []),
        *(["doubted"] if doubted else []),
    ]
    return list(dict.fromkeys(marks))


def key_of(firm: str, sender: str) -> str:
    """What a ticket is sorted by where firms are, alike on every engine."""
    name = firm or sender.rpartition("@")[2]
    return " ".join(fold(word) for word in name.split())[:100]


def _named(employee: Mapping[str, Any]) -> str:
    return str(employee["name"] or employee["email"] or "?")[:LONGEST_NAME]
