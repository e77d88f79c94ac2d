"""The states of a ticket, and the one table of what may follow what."""

from enum import StrEnum


class State(StrEnum):
    TRIAGE = "triage"  # a person decides what it is
    INCOMPLETE = "incomplete"  # waits for the sender
    READY = "ready"  # complete, waits for a caseworker
    APPROVED = "approved"  # decided; being provisioned
    DONE = "done"  # provisioned and answered
    REJECTED = "rejected"  # answered with a reason
    CLOSED = "closed"  # ended without a decision


ENDED = frozenset({State.DONE, State.REJECTED, State.CLOSED})


class Event(StrEnum):
    """What happens to a ticket. The first six are what a mail or a correction was found to be."""

    FOUND_COMPLETE = "found_complete"
    FOUND_INCOMPLETE = "found_incomplete"
    FOUND_UNCLEAR = "found_unclear"
    FOUND_MISDIRECTED = "found_misdirected"
    FOUND_AUTOMATIC = "found_automatic"
    BOUNCED = "bounced"
    CONFIRMED = "confirmed"
    ASKED = "asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    PROVISIONED = "provisioned"
    CLOSED = "closed"
    REOPENED = "reopened"
    ASSIGNED = "assigned"
    WROTE = "wrote"
    NOTED = "noted"
    STEP_NOTED = "step_noted"
    TRIED_AGAIN = "tried_again"


class Refused(Exception):
    """A deed that is not to be done; its text is one line for the person who asked for it."""


class MoveNotAllowed(Refused):
    """The ticket's state does not allow this event."""


class StaleTicket(Refused):
    """The ticket has changed since it was shown."""


class Hindered(Refused):
    """Something other than the ticket's state is in the way: `what` names it, for the desk's words,
    which may speak of `facts`.
    """

    def __init__(self, what: str, line: str, **facts: str) -> None:
        super().__init__(line)
        self.what = what
        self.facts = facts


NEW = None  # a ticket that does not stand yet

_FOUND = {
    Event.FOUND_COMPLETE: State.READY,
    Event.FOUND_INCOMPLETE: State.INCOMPLETE,
    Event.FOUND_UNCLEAR: State.TRIAGE,
}
_OPEN = (State.TRIAGE, State.INCOMPLETE, State.READY)

MOVES: dict[tuple[State | None, Event], State] = {
    # a mail, or a correction, is judged anew while nobody has decided, and after an end
    **{(state, event): to for state in (NEW, *_OPEN, *ENDED) for event, to in _FOUND.items()},
    (NEW, Event.FOUND_MISDIRECTED): State.CLOSED,
    (NEW, Event.FOUND_AUTOMATIC): State.CLOSED,
    # what nobody wrote is noted and moves nothing; nor does a mail after the decision,
    # until the decision is carried out
    **{(state, Event.FOUND_AUTOMATIC): state for state in State},
    **{(State.APPROVED, event): State.APPROVED for event in _FOUND},
    # an answer of ours did not arrive: somebody has to find another way
    **{(state, Event.BOUNCED): State.TRIAGE for state in (*_OPEN, *ENDED)},
    (State.APPROVED, Event.BOUNCED): State.APPROVED,
    # the user responsible says that all is as it should be
    **{(state, Event.CONFIRMED): State.CLOSED for state in (*_OPEN, *ENDED)},
    # a caseworker's deeds
    (State.TRIAGE, Event.ASKED): State.INCOMPLETE,
    (State.INCOMPLETE, Event.ASKED): State.INCOMPLETE,
    (State.READY, Event.APPROVED): State.APPROVED,
    **{(state, Event.REJECTED): State.REJECTED for state in _OPEN},
    **{(state, Event.CLOSED): State.CLOSED for state in _OPEN},
    **{(state, Event.REOPENED): State.TRIAGE for state in ENDED},
    # who is at it, a letter and a note decide nothing
    **{
        (state, event): state
        for state in State
        for event in (Event.ASSIGNED, Event.WROTE, Event.NOTED)
    },
    # what of the approval is carried out by hand, and another try of the system
    (State.APPROVED, Event.STEP_NOTED): State.APPROVED,
    (State.APPROVED, Event.TRIED_AGAIN): State.APPROVED,
    # access is there, or gone
    (State.APPROVED, Event.PROVISIONED): State.DONE,
}


def next_state(state: State | None, event: Event) -> State:
    """The state that follows; raises MoveNotAllowed where MOVES has none."""
    try:
        return MOVES[state, event]
    except KeyError:
        raise MoveNotAllowed(f"a ticket that is {state or 'new'} cannot be {event}") from None
