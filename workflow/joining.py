"""Which tickets belong together: one made out of another, one merged into another, duplicates.

A ticket that goes on in another is closed and points there; what its thread still brings lands in
the other. Nothing of this is done to a request that was approved: what was granted stays where it
was decided, and is not granted again.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from intake.reading import Kind
from workflow import search
from workflow.completeness import contract_fields, judge
from workflow.desk import Desk
from workflow.facts import reading_of_facts
from workflow.lookups import goes_on_in, mails_behind, messages_of, was_carried_out
from workflow.model import Message, Ticket
from workflow.moves import judge_anew, lock, move
from workflow.outgoing import note
from workflow.states import Event, Hindered, MoveNotAllowed, State
from workflow.who_wrote import doubts_of

_OPEN = (State.TRIAGE, State.INCOMPLETE, State.READY)
# Problems that are found over agreements as they are, not told by a mail.
_OF_AGREEMENTS = {
    "agreement_expired",
    "agreement_wrong_municipality",
    "agreement_unreadable",
    "agreement_unclear",
    "cvr_conflict",
}
_FACTS = ("cvr", "jobcentres", "employees", "agreements")


# --- split -----------------------------------------------------------------------------------


def split_employees(
    desk: Desk, number: int, by: str, places: Collection[int], seen: int | None, now: datetime
) -> int:
    """Make a ticket of its own for some of those asked for; its number.

    `places` are theirs among the employees. What the mails say of firm, job centres and agreements
    holds for both tickets; the mails stay where they are, and the new ticket rests on them too.
    """
    with desk.database.transaction() as session:
        ticket = _lock_undecided(session, number, seen)
        if ticket.about:
            raise Hindered("own_ticket", "a ticket that the system opened is not split")
        asked = ticket.verdict["employees"]
        if not places or not set(places) < set(range(len(asked))):
            raise Hindered("split_some", "choose some of the employees, and not all")
        chosen = [asked[n] for n in sorted(places)]
        mails = [m for m in mails_behind(session, ticket) if not m.outgoing]
        new = _made_from(session, ticket, ticket.sender, ticket.sender_name, ticket.created_at, now)
        new.subject, new.matter = ticket.subject, _matter(ticket, chosen, mails)
        if "settled" in ticket.corrections:  # it was looked at for them too
            new.corrections = {"settled": ticket.corrections["settled"]}
        ticket.elsewhere = [*ticket.elsewhere, *({**e, "ticket": new.number} for e in chosen)]
        if "employees" in ticket.corrections:
            rest = [e for n, e in enumerate(asked) if n not in places]
            ticket.corrections = {**ticket.corrections, "employees": rest}
        people = [{name: e[name] for name in ("action", "name", "email")} for e in chosen]
        _part(session, ticket, new, by, now, people=people)
        return new.number


def _matter(
    ticket: Ticket, chosen: Sequence[Mapping[str, Any]], mails: Sequence[Message]
) -> dict[str, Any]:
    """What a ticket for these employees asks for, as its `matter` keeps it."""
    verdict = ticket.verdict
    facts = {name: verdict[name] for name in _FACTS} | {
        "employees": list(chosen),
        "problems": [p for p in verdict["problems"] if p not in _OF_AGREEMENTS],
    }
    return {"facts": facts, "mails": [mail.id for mail in mails]}


def split_mails(
    desk: Desk, number: int, by: str, mails: Collection[int], seen: int | None, now: datetime
) -> int:
    """Move some of a ticket's mails, with our answers to them, into one of their own; its number.

    `mails` are their ids.
    """
    with desk.database.transaction() as session:
        ticket = _lock_undecided(session, number, seen)
        if set(ticket.corrections) - {"settled"}:
            raise Hindered("split_corrected", "take the corrections back before mails are moved")
        came = [m for m in messages_of(session, number) if not m.outgoing]
        moved = [m for m in came if m.id in mails]
        if len(moved) != len(set(mails)) or not moved or len(moved) == len(came):
            raise Hindered("split_some_mails", "choose some of the mails, and not all")
        first = moved[0]
        new = _made_from(session, ticket, first.sender, "", first.at, now)
        name = ((first.reading or {}).get("headers", {}).get("sender") or {}).get("name", "")
        new.subject, new.sender_name = first.subject, name
        for message in messages_of(session, number):
            if message in moved or message.answer_to in mails:
                message.ticket_number = new.number
        session.flush()
        _part(session, ticket, new, by, now, mails=[m.id for m in moved])
        return new.number


def _made_from(
    session: Session, ticket: Ticket, sender: str, name: str, since: datetime, now: datetime
) -> Ticket:
    new = Ticket(
        state=State.TRIAGE,
        kind=Kind.REQUEST,
        subject="",
        sender=sender,
        sender_name=name,
        created_at=since,  # who asks has waited since then
        updated_at=now,
        assignee=ticket.assignee,
        split_from=ticket.number,
    )
    session.add(new)
    session.flush()
    return new


def _part(
    session: Session, ticket: Ticket, new: Ticket, by: str, now: datetime, **what: Any
) -> None:
    """Judge both halves of a ticket that was split, each with its line of history."""
    event = _found(session, new, None)
    move(session, new, event, by, now, None, line="split_off", other=ticket.number, **what)
    event = _found(session, ticket, ticket.state)
    move(session, ticket, event, by, now, line="split", other=new.number, **what)


# --- merge, and duplicates -------------------------------------------------------------------


def merge(desk: Desk, number: int, into: int, by: str, seen: int | None, now: datetime) -> None:
    """Bring a ticket's mails together under another, which goes on alone; this one is closed."""
    with desk.database.transaction() as session:
        source, target = _lock_both(session, number, into, seen)
        for ticket in (source, target):
            if ticket.state not in _OPEN:
                raise Hindered("decided", f"{ticket.reference} is {ticket.state}", **_of(ticket))
            if was_carried_out(session, ticket.number):
                raise Hindered("carried_out", f"{ticket.reference} gave access", **_of(ticket))
        if source.about or target.what in ("ending", "difference"):
            own = source if source.about else target
            raise Hindered("own_ticket", f"{own.reference} is not merged", **_of(own))
        comes_back = source.split_from == into
        if source.elsewhere or (source.matter and not comes_back):
            raise Hindered("was_split", f"{source.reference} was split", **_of(source))
        before, state = target.verdict, target.state
        for message in messages_of(session, number):
            message.ticket_number = into
        session.flush()
        if _is_corrected(source, target):
            target.corrections = _both_corrected(source, target)
        target.elsewhere = [e for e in target.elsewhere if e["ticket"] != number]
        target.assignee = target.assignee or source.assignee
        event = _found(session, target, state)
        if event is Event.FOUND_INCOMPLETE and target.verdict["missing"] != before["missing"]:
            event = Event.FOUND_UNCLEAR  # nobody has asked for just that
        move(session, target, event, by, now, line="merged_in", other=number)
        search.forget(session, number)  # its words lead to where its mails are now
        source.continued_in = into
        move(session, source, Event.CLOSED, by, now, line="merged", other=into)


def _is_corrected(*tickets: Ticket) -> bool:
    return any(set(ticket.corrections) - {"settled"} for ticket in tickets)


def _both_corrected(source: Ticket, target: Ticket) -> dict[str, Any]:
    """Corrections that say what both tickets said, where a caseworker had corrected either; what
    she had settled is to be looked at again.
    """
    readings = [reading_of_facts(t.verdict, t.created_at) for t in (source, target)]
    verdict = contract_fields(judge(readings))
    return {
        "kind": verdict["kind"],
        **{name: verdict[name] for name in _FACTS if verdict[name]},
    }


def mark_as_duplicate(
    desk: Desk, number: int, of: int, by: str, seen: int | None, now: datetime
) -> None:
    """End a ticket that asks for what another one asks for; its mails stay, and nobody is told."""
    with desk.database.transaction() as session:
        ticket, other = _lock_both(session, number, of, seen)
        if ticket.about:
            raise Hindered("own_ticket", f"{ticket.reference} is our own", **_of(ticket))
        move(session, ticket, Event.CLOSED, by, now, line="duplicate", other=other.number)
        ticket.continued_in = other.number
        note(session, other, "has_duplicate", now, by=by, other=number)


def _lock_both(
    session: Session, number: int, other: int, seen: int | None
) -> tuple[Ticket, Ticket]:
    """Two tickets of one firm, where the first may go on in the second."""
    if number == other:
        raise Hindered("itself", "a ticket cannot go on in itself")
    if session.get(Ticket, other) is None:
        raise Hindered("no_ticket", f"there is no ticket LS-{other}", ticket=f"LS-{other}")
    # Whoever locks two takes the lower number first, so that no two wait for each other.
    locked = {n: lock(session, n, seen if n == number else None) for n in sorted((number, other))}
    ticket, target = locked[number], locked[other]
    if target.continued_in:
        where = f"LS-{goes_on_in(session, other)}"
        raise Hindered("goes_on", f"{target.reference} goes on in {where}", ticket=where)
    numbers = {t.verdict["cvr"] for t in (ticket, target)} - {None}
    if len(numbers) > 1:
        raise Hindered("other_firm", "the tickets have different CVR numbers", **_of(target))
    return ticket, target


def _of(ticket: Ticket) -> dict[str, str]:
    return {"ticket": ticket.reference}


def _lock_undecided(session: Session, number: int, seen: int | None) -> Ticket:
    ticket = lock(session, number, seen)
    if ticket.state not in _OPEN:
        raise MoveNotAllowed(f"a ticket that is {ticket.state} cannot be split")
    if was_carried_out(session, number):
        raise Hindered("carried_out", f"{ticket.reference} gave access", **_of(ticket))
    return ticket


def _found(session: Session, ticket: Ticket, before: State | None) -> Event:
    """What a ticket is now: for a person, unless it is complete and nothing is doubted, or still
    waits for what its sender was asked for.
    """
    event = judge_anew(session, ticket)
    doubts = doubts_of(m.who_wrote for m in mails_behind(session, ticket))
    waits = event is Event.FOUND_INCOMPLETE and before is State.INCOMPLETE
    if doubts or not (event is Event.FOUND_COMPLETE or waits):
        return Event.FOUND_UNCLEAR
    return event
