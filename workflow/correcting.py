"""What a caseworker puts in place of what was read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workflow.desk import Desk
from workflow.moves import judge_anew, lock, move
from workflow.states import Event, MoveNotAllowed, State


def correct(
    desk: Desk,
    number: int,
    by: str,
    corrections: Mapping[str, Any],
    seen: int | None,
    now: datetime,
) -> None:
    """Put values in place of what was read, and judge anew.

    `corrections` has the fields to change (`facts.corrections_from` tells their form); a field
    that is None goes back to what was read. The sender is not written to.
    """
    with desk.database.transaction() as session:
        ticket = lock(session, number, seen)
        before = ticket.verdict
        kept = {**ticket.corrections, **corrections}
        ticket.corrections = {name: value for name, value in kept.items() if value is not None}
        event = judge_anew(session, ticket)
        if event is Event.FOUND_MISDIRECTED:
            event = Event.FOUND_UNCLEAR  # that answer is for a person to send
        if ticket.state not in (State.TRIAGE, State.INCOMPLETE, State.READY):
            raise MoveNotAllowed(f"a ticket that is {ticket.state} cannot be corrected")
        changed = {
            name: [before.get(name), value]
            for name, value in ticket.verdict.items()
            if before.get(name) != value and name not in ("missing", "problems", "complete")
        }
        move(session, ticket, event, by, now, line="corrected", changed=changed)
