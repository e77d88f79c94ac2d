"""A caseworker's decisions: grant, all or in part, refuse, ask for more, end, take up again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session

from workflow import outbox, register
from workflow.answers import Answer, Draft, unanswerable
from workflow.desk import Desk
from workflow.lookups import mails_behind, messages_of, was_merged
from workflow.model import Ticket
from workflow.moves import lock, move
from workflow.outgoing import carried_out, draft_of, note, put_answer
from workflow.plans import planned
from workflow.states import Event, Hindered, MoveNotAllowed, Refused, next_state
from workflow.who_wrote import SecondLookNeeded, doubts_of
from workflow.wording import fit_to_send, reworded, worded


def approve(
    desk: Desk,
    number: int,
    by: str,
    seen: int | None,
    now: datetime,
    second_look: bool = False,
    denied: Mapping[int, str] | None = None,
    typed: str | None = None,
) -> None:
    """Grant the request, but for those `denied`; provisioning follows from the outbox.

    `seen` is the version of the ticket that was shown; None is for a caller that showed none.
    `second_look` says that the caseworker has looked into what is doubted about who wrote; without
    it a ticket with such doubts is refused (SecondLookNeeded). `denied` gives the reason for each
    who is left out, by her place among the employees asked for. `typed` is what the answer is to
    say in place of what it would; it goes when all is carried out.
    """
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        event = Event.APPROVED
        next_state(ticket.state, event)
        doubts = doubts_of(m.who_wrote for m in mails_behind(session, ticket))
        if doubts and not second_look:
            raise SecondLookNeeded(doubts)
        no = _denied(ticket, denied or {})
        steps = planned(session, ticket, now, desk.rules.roles, set(denied or ()))
        if not steps:
            raise Refused("there is nothing left to carry out")
        ticket.steps = [asdict(step) for step in steps]
        ticket.denied = no
        draft = draft_of(desk, ticket, Answer.PROVISIONED, carried_out(ticket))
        ticket.wording = worded(draft, typed)
        changed = reworded(draft, ticket.wording)
        register.note_approval(session, ticket, now)
        move(session, ticket, event, by, now, second_look=doubts, denied=no, wording=changed)
        key = f"provision:{number}:{ticket.version}"
        outbox.put(session, key, "provision", now, ticket_number=number)


def _denied(ticket: Ticket, reasons: Mapping[int, str]) -> list[dict[str, Any]]:
    """Who is left out, each with the reason, as the ticket keeps it."""
    asked = ticket.verdict["employees"]
    if not set(reasons) <= set(range(len(asked))):
        raise Hindered("nobody", "there is no such employee on the ticket")
    if len(reasons) == len(asked) and reasons:
        raise Hindered("nobody_left", "nobody is left to approve; reject the ticket instead")
    return [
        {
            **{name: asked[n][name] for name in ("action", "name", "email")},
            "reason": fit_to_send(reasons[n], "reason"),
        }
        for n in sorted(reasons)
    ]


def approval_draft(
    session: Session,
    desk: Desk,
    ticket: Ticket,
    now: datetime,
    denied: Mapping[int, str] | None = None,
) -> Draft:
    """The answer that approving would give, but for those `denied`. Raises NotUnique."""
    steps = planned(session, ticket, now, desk.rules.roles, set(denied or ()))
    told = carried_out(ticket, [asdict(step) for step in steps], _denied(ticket, denied or {}))
    return draft_of(desk, ticket, Answer.PROVISIONED, told)


def reject(
    desk: Desk,
    number: int,
    by: str,
    reason: str,
    seen: int | None,
    now: datetime,
    typed: str | None = None,
) -> None:
    """Refuse the request; the sender is told why, in the caseworker's words.

    `typed` is what the answer is to say in place of the usual words around the reason.
    """
    reason = fit_to_send(reason, "reason")
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        draft = draft_of(desk, ticket, Answer.REJECTED, reason=reason)
        wording = worded(draft, typed)
        changed = reworded(draft, wording)
        move(session, ticket, Event.REJECTED, by, now, reason=reason, wording=changed)
        put_answer(session, desk, ticket, Answer.REJECTED, now, wording=wording, reason=reason)


def ask(
    desk: Desk,
    number: int,
    by: str,
    seen: int | None,
    now: datetime,
    typed: str | None = None,
) -> None:
    """Ask the sender for what is missing, on a caseworker's word and, if `typed`, in her words."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        if not ticket.verdict["missing"]:
            raise MoveNotAllowed("nothing is missing that the sender could be asked for")
        if why := unanswerable(ticket.sender, desk.policy):
            raise Refused(f"the sender cannot be asked: {why}")
        draft = draft_of(desk, ticket, Answer.MISSING)
        wording = worded(draft, typed)
        move(session, ticket, Event.ASKED, by, now, wording=reworded(draft, wording))
        put_answer(session, desk, ticket, Answer.MISSING, now, wording=wording)


def close(desk: Desk, number: int, by: str, reason: str, seen: int | None, now: datetime) -> None:
    """End the ticket without a decision (nothing to do); nobody is told."""
    with desk.database.transaction() as session:
        move(session, lock(session, number, seen), Event.CLOSED, by, now, reason=reason)


def mark_as_spam(desk: Desk, number: int, by: str, seen: int | None, now: datetime) -> None:
    """End the ticket as spam: nobody is told, and what still waits to be sent does not go."""
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        move(session, ticket, Event.CLOSED, by, now, line="spam")
        for message in messages_of(session, number):
            if message.outgoing and outbox.withdraw(session, "send", message.id, now):
                why = "sagen er spam"
                note(session, ticket, "not_sent", now, message=message.id, why=why)


def reopen(desk: Desk, number: int, by: str, seen: int | None, now: datetime) -> None:
    """Take an ended ticket up again, for a person to decide; a duplicate is none any more.

    Raises Hindered where its mails are in another ticket by now.
    """
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        if was_merged(session, ticket):
            into = f"LS-{ticket.continued_in}"
            raise Hindered("merged", f"its mails are in {into}", ticket=into)
        of, ticket.continued_in = ticket.continued_in, None
        move(session, ticket, Event.REOPENED, by, now, was_duplicate_of=of)
