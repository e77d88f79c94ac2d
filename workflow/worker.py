"""Carries out what is due in the outbox: reads mails, sends answers, provisions."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from intake.edge import EdgeError, NoTlsError
from intake.reading import Reading
from workflow import changes, meters, outbox, provisioning
from workflow.access import Access, AccessError
from workflow.desk import Desk
from workflow.lookups import NotYet, unread
from workflow.model import Message, Original, Task, Ticket
from workflow.outgoing import SYSTEM
from workflow.states import MoveNotAllowed
from workflow.steps import Deed, Order, orders, step_from_dict

log = logging.getLogger(__name__)

DEEDS = ("read", "send", "copy", "provision")
WAIT_FOR_EARLIER_MAIL = timedelta(seconds=2)
RECORDS_AGAIN = 0.2  # seconds between two tries to write down what was done
RECORD_TRIES = 3000  # ten minutes of them
NO_TLS = "mailserveren tilbyder ingen kryptering (TLS), og uden den sender vi ikke"
UNREADABLE = "Mailen kunne ikke læses af systemet. Den ligger her, som den kom."


@dataclass(frozen=True, slots=True)
class Hands:
    """What the worker works with: `read` a raw mail, `send(raw, recipient)`, and `access`.

    `keep(raw, message_id, sent_at)` lays a sent mail into the folder of those, where there is one.
    All but `read` raise EdgeError; `read` raises nothing that is foreseen.
    """

    read: Callable[[bytes], Reading]
    send: Callable[[bytes, str], None]
    access: Access
    keep: Callable[[bytes, str, datetime], None] | None = None


def work(
    desk: Desk,
    hands: Hands,
    owner: str,
    clock: Callable[[], datetime],
    deeds: tuple[str, ...] = DEEDS,
    stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Carry out all that is due, and say how many tasks that was.

    One task that fails never stops the next. `owner` names who holds the leases.
    """
    done = 0
    if not outbox.anything_due(desk.database, deeds, clock()):
        return done  # a claim would hold up who writes
    while not stopped() and (tasks := outbox.claim(desk.database, deeds, owner, clock())):
        for task in tasks:
            with meters.STEP_SECONDS.labels(task.deed).time():
                _carry_out(desk, hands, task, clock)
            done += 1
    return done


def _carry_out(desk: Desk, hands: Hands, task: Task, clock: Callable[[], datetime]) -> None:
    deed = {"read": _read, "send": _send, "copy": _copy, "provision": _provision}[task.deed]
    try:
        if task.deed != "read" and not _is_held(desk, task):  # reading twice changes nothing
            log.warning("task %s was another's before it was begun", task.key)
            return
        deed(desk, hands, task, clock)
    except NotYet:
        changes.postponed(desk.database, task, clock() + WAIT_FOR_EARLIER_MAIL)
    except EdgeError as error:
        log.warning("task %s failed: %s", task.key, error)
        meters.STEPS_FAILED.labels(task.deed).inc()
        wait = error.wait if isinstance(error, AccessError) else None
        told = NO_TLS if isinstance(error, NoTlsError) else None
        changes.failed(desk.database, task, str(error), error.permanent, clock(), wait, told)
    except Exception as error:
        # What should never be costs this one task its attempt, and nothing else.
        log.exception("task %s failed", task.key)
        meters.STEPS_FAILED.labels(task.deed).inc()
        changes.failed(desk.database, task, type(error).__name__, False, clock())


def _is_held(desk: Desk, task: Task) -> bool:
    with desk.database.reading() as session:
        return outbox.is_held(session, task)


def _read(desk: Desk, hands: Hands, task: Task, clock: Callable[[], datetime]) -> None:
    assert task.message is not None
    with desk.database.reading() as session:
        refused, raw = unread(session, task.message)
    # A mail that takes the whole worker down with it leaves no error, only its attempts.
    if refused or task.attempts > outbox.GIVES_UP_AFTER["read"]:
        _set_aside(desk, task.message, refused or UNREADABLE, clock())
        return
    try:
        changes.take(desk, task.message, hands.read(raw), clock())
        meters.MAILS_READ.inc()
    except NotYet:
        raise
    except Exception:
        if not outbox.is_last_try(task):
            raise
        log.exception("message %d is set aside unread", task.message)
        _set_aside(desk, task.message, UNREADABLE, clock())


def _set_aside(desk: Desk, message: int, why: str, now: datetime) -> None:
    """No mail is without a ticket in the end, however strange its header is."""
    meters.MAILS_SET_ASIDE.inc()
    try:
        changes.set_aside(desk.database, message, why, now)
    except Exception:
        log.exception("message %d is set aside without its header", message)
        changes.set_aside(desk.database, message, why, now, header=False)


def _send(desk: Desk, hands: Hands, task: Task, clock: Callable[[], datetime]) -> None:
    assert task.message is not None
    with desk.database.reading() as session:
        recipient = session.get_one(Message, task.message).recipient
        raw = session.get_one(Original, task.message).raw
    hands.send(raw, recipient)
    message, copy, sent_at = task.message, hands.keep is not None, clock()
    _record(lambda: changes.sent(desk.database, message, sent_at, copy))


def _record(deed: Callable[[], None]) -> None:
    """Write down what has been done, also where the database is away for a while: nobody else
    knows of it, and it would be done a second time."""
    for tried in range(RECORD_TRIES):
        try:
            return deed()
        except OperationalError:
            if not tried:
                log.warning("what was done cannot be recorded yet: the database does not answer")
            time.sleep(RECORDS_AGAIN)
    return deed()


def _copy(desk: Desk, hands: Hands, task: Task, clock: Callable[[], datetime]) -> None:
    assert task.message is not None
    with desk.database.reading() as session:
        message = session.get_one(Message, task.message)
        raw = session.get_one(Original, task.message).raw
    if hands.keep:  # else the operator wants no copies any more
        hands.keep(raw, message.message_id, message.at)
    changes.copied(desk.database, task.message, clock())


def _provision(desk: Desk, hands: Hands, task: Task, clock: Callable[[], datetime]) -> None:
    assert task.ticket_number is not None
    if hands.access.by_hand:
        provisioning.left_to_a_person(desk.database, task.ticket_number, clock())
        return
    with desk.database.reading() as session:
        steps = session.get_one(Ticket, task.ticket_number).steps
    done: list[Order] = []
    try:
        for order in orders(step_from_dict(step) for step in steps):
            _tell(hands.access, order)
            done.append(order)
    except EdgeError:
        provisioning.stopped(desk.database, task.ticket_number, done, clock())
        raise
    try:
        provisioning.provisioned(desk, task.ticket_number, SYSTEM, clock())
    except MoveNotAllowed:  # a person has confirmed it meanwhile
        provisioning.left_to_a_person(desk.database, task.ticket_number, clock())


def _tell(access: Access, order: Order) -> None:
    match order.deed:
        case Deed.REMOVE_USER:
            access.remove(order.person)
        case Deed.WITHDRAW:
            access.withdraw(order.person, order.grants)
        case _:
            access.ensure(order.person, order.grants)
