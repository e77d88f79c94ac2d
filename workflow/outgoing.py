"""Answers on their way out: who gets one, and the rows that make it a mail to be sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import Session, col

from intake.conversations import conversation_of
from intake.mail import identity
from intake.reading import Action, Kind, Reading
from workflow import outbox
from workflow.answers import (
    QUESTIONS,
    Addressed,
    Answer,
    Draft,
    Policy,
    compose,
    drafted,
    stays_silent,
    unanswerable,
)
from workflow.desk import Desk
from workflow.facts import answer_facts
from workflow.history import add_entry
from workflow.lookups import mails_behind
from workflow.model import Message, Original, Ticket
from workflow.steps import Deed

SYSTEM = "landssupport"


def put_answer(
    session: Session,
    desk: Desk,
    ticket: Ticket,
    answer: Answer,
    now: datetime,
    to: Message | None = None,
    automatic: bool = False,
    verdict: Mapping[str, Any] | None = None,
    wording: str | None = None,
    **facts: Any,
) -> None:
    """Write an answer and the task to send it; its Message-ID stands before the first attempt.

    It speaks of the ticket's verdict, or of the one given; `wording` is what a caseworker wrote in
    the place of its body. Where nothing can be sent, the history tells so.
    """
    to = to or _last_from_a_person(mails_behind(session, ticket))
    recipient = (to and to.sender) or ticket.sender
    if why := unanswerable(recipient, desk.policy):
        note(session, ticket, "not_sent", now, why=why)
        return
    before = _last_of_ours(session, ticket)
    addressed = _addressed(ticket, to, recipient, desk, before)
    told = {"typed": wording or "", "was_asked": bool(before and before.answer in QUESTIONS)}
    everything = _told(desk, ticket, verdict, facts | told)
    raw = compose(answer, everything, addressed, desk.policy, now)
    message_id, content_hash = identity(raw)
    message = Message(
        outgoing=True,
        message_id=message_id or "",
        content_hash=content_hash,
        at=now,
        ticket_number=ticket.number,
        sender=desk.policy.sender,
        recipient=recipient,
        answer=answer,
        answer_to=to.id if to and automatic else None,
        conversation=conversation_of(addressed.thread_index or "") or "",
    )
    session.add(message)
    session.flush()
    session.add(Original(message=message.id, raw=raw))
    outbox.put(session, f"send:{message.id}", "send", now, message=message.id)


def draft_of(
    desk: Desk,
    ticket: Ticket,
    answer: Answer,
    verdict: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Draft:
    """An answer as `put_answer` would write it, for a caseworker to see and change."""
    return drafted(answer, _told(desk, ticket, verdict, facts))


def _told(
    desk: Desk, ticket: Ticket, verdict: Mapping[str, Any] | None, facts: Mapping[str, Any]
) -> dict[str, Any]:
    of_ticket = {"about": ticket.what, "guide": desk.policy.guide}
    told = verdict or ticket.verdict
    return answer_facts(ticket.reference, told, desk.rules, **(of_ticket | dict(facts)))


def recipient_of(ticket: Ticket, messages: Sequence[Message]) -> str:
    """Whom an answer on this ticket goes to: who wrote last of the mails behind it."""
    to = _last_from_a_person(messages)
    return (to and to.sender) or ticket.sender


def _last_of_ours(session: Session, ticket: Ticket) -> Row[tuple[int, str, str | None]] | None:
    """Our last mail on a ticket: its id, Message-ID and answer."""
    ours = (
        select(col(Message.id), col(Message.message_id), col(Message.answer))
        .where(col(Message.ticket_number) == ticket.number, col(Message.outgoing))
        .order_by(col(Message.id).desc())
        .limit(1)
    )
    return session.execute(ours).first()


def _addressed(
    ticket: Ticket,
    to: Message | None,
    recipient: str,
    desk: Desk,
    before: Row[tuple[int, str, str | None]] | None,
) -> Addressed:
    """`before` is our last mail: where it is what was written last, this one follows it."""
    headers = ((to and to.reading) or {}).get("headers", {})
    thread = [*headers.get("references", ()), to.message_id] if to else []
    follows = before and (to is None or before.id > to.id)
    if before and follows:
        thread.append(before.message_id)
    return Addressed(
        to=recipient,
        in_reply_to=thread[-1] if thread else None,
        references=tuple(thread),
        thread_index=_thread_index(headers),
        message_id=make_msgid(f"ls-{ticket.number}", domain=desk.policy.sender.rpartition("@")[2]),
    )


def _thread_index(headers: Mapping[str, Any]) -> str | None:
    index = headers.get("thread_index")
    return index if index and conversation_of(index) else None


def silent_because(
    session: Session, message: Message, reading: Reading, policy: Policy, now: datetime
) -> str | None:
    """Why this mail gets no automatic answer (Danish), or None where it may have one."""
    sent_out = select(func.count()).where(
        col(Message.outgoing), col(Message.answer_to).is_not(None)
    )
    to_address = sent_out.where(
        col(Message.recipient) == message.sender, col(Message.at) > now - timedelta(days=1)
    )
    in_thread = sent_out.where(
        col(Message.ticket_number) == message.ticket_number,
        col(Message.at) > now - timedelta(hours=1),
    )
    counts = select(to_address.scalar_subquery(), in_thread.scalar_subquery())
    in_day, in_hour = session.execute(counts).one()
    age = now - message.at
    kind, hushed = reading.kind, reading.headers.hushed
    return stays_silent(kind, hushed, message.sender, age, in_day, in_hour, policy)


def _last_from_a_person(messages: Sequence[Message]) -> Message | None:
    incoming = [m for m in messages if not m.outgoing]
    written = [m for m in incoming if m.reading and m.reading["kind"] != Kind.AUTOMATIC]
    return next(reversed(written or incoming), None)


def note(
    session: Session,
    ticket: Ticket,
    line: str,
    now: datetime,
    message: int | None = None,
    by: str = SYSTEM,
    **detail: Any,
) -> None:
    """A line of history that moves nothing."""
    add_entry(session, ticket, now, by, line, message, detail)


def _roles_given(user: Mapping[str, Any], grants: Sequence[Mapping[str, Any]]) -> list[str]:
    hers = [g for g in grants if (g["name"], g["email"]) == (user["name"], user["email"])]
    return list(dict.fromkeys(grant["role"] for grant in hers))


def _is_among(refused: Mapping[str, Any], employees: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a role is refused to somebody who gets something, and not to who gets nothing."""
    who = refused["name"], refused["email"]
    return any((employee["name"], employee["email"]) == who for employee in employees)


def carried_out(
    ticket: Ticket,
    steps: Sequence[Mapping[str, Any]] | None = None,
    denied: Sequence[Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """The verdict as it was approved: what the steps did, whatever mails have said since.

    With `steps` and `denied`: as it would be with these.
    """
    steps = ticket.steps if steps is None else steps
    of = {deed: [step for step in steps if step["deed"] == deed] for deed in Deed}
    withdrawn: dict[tuple[str, str], set[str]] = {}
    for step in of[Deed.WITHDRAW]:
        withdrawn.setdefault((step["name"], step["email"]), set()).add(step["jobcentre"])
    employees = [
        {
            "action": action,
            "name": step["name"],
            "email": step["email"],
            "roles": _roles_given(step, of[Deed.GRANT]),
        }
        for action, deed in ((Action.REMOVE, Deed.REMOVE_USER), (Action.CREATE, Deed.CREATE_USER))
        for step in of[deed]
    ]
    jobcentres = sorted({step["jobcentre"] for step in of[Deed.GRANT]})
    return {
        **ticket.verdict,
        "employees": employees,
        "jobcentres": jobcentres,
        "withdrawn": [
            {"name": name, "email": email, "jobcentres": sorted(codes)}
            for (name, email), codes in withdrawn.items()
        ],
        "denied": list(ticket.denied if denied is None else denied),
        "refused": [r for r in ticket.verdict.get("refused", ()) if _is_among(r, employees)],
        "missing": [],
        "problems": [],
    }
