"""What may follow what on a ticket."""

import pytest

from workflow.states import MOVES, Event, MoveNotAllowed, State, next_state

ENDED = (State.DONE, State.REJECTED, State.CLOSED)


def test_a_complete_request_waits_for_a_caseworker_and_ends_provisioned():
    state = next_state(None, Event.FOUND_COMPLETE)
    assert state is State.READY
    state = next_state(state, Event.APPROVED)
    assert state is State.APPROVED
    assert next_state(state, Event.PROVISIONED) is State.DONE


@pytest.mark.parametrize("state", [s for s in State if s is not State.READY])
def test_only_what_is_ready_can_be_approved(state):
    with pytest.raises(MoveNotAllowed, match=state):
        next_state(state, Event.APPROVED)


@pytest.mark.parametrize("state", [s for s in State if s is not State.APPROVED])
def test_only_what_was_approved_can_be_provisioned(state):
    with pytest.raises(MoveNotAllowed):
        next_state(state, Event.PROVISIONED)


@pytest.mark.parametrize("state", State)
def test_what_nobody_wrote_moves_nothing(state):
    assert next_state(state, Event.FOUND_AUTOMATIC) is state


@pytest.mark.parametrize("state", ENDED)
@pytest.mark.parametrize("event", [Event.APPROVED, Event.REJECTED, Event.CLOSED, Event.ASKED])
def test_an_ended_ticket_is_decided_only_after_it_is_reopened(state, event):
    with pytest.raises(MoveNotAllowed):
        next_state(state, event)
    assert next_state(state, Event.REOPENED) is State.TRIAGE


def test_no_mail_takes_an_approval_back():
    moved = {to for (state, _), to in MOVES.items() if state is State.APPROVED}
    assert moved == {State.APPROVED, State.DONE}


def test_a_new_ticket_is_never_born_decided():
    born = {to for (state, _), to in MOVES.items() if state is None}
    assert born == {State.READY, State.INCOMPLETE, State.TRIAGE, State.CLOSED}
