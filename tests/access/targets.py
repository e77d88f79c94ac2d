"""The targets as approvals reach them: by the worker, or by a caseworker who reads the desk.

Each carries orders out from an approved ticket, and tells the problem where the ticket stays
approved; `access` is what everybody else asks of the target.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Protocol

from intake.rules import Rules
from tests.builders import a_mail, a_request, an_agreement
from tests.cast import IB
from tests.desks import Office
from tests.web.visitors import Visitor
from workflow import changes, outbox
from workflow.access import Access, AccessError, Problem
from workflow.access.directory import Directory
from workflow.model import Ticket
from workflow.states import State
from workflow.steps import Deed, Grant, Order, Person, Step

_mails = count(1)


class Died(BaseException):
    """The process is gone: nothing that was to follow is done."""


class Target(Protocol):
    access: Access
    office: Office

    def carry_out(self, *orders: Order) -> Problem | None: ...
    def carry_out_and_die(self, order: Order) -> None:
        """Carried out at the target, dead before anything is recorded, and taken up again."""


def an_approval(office: Office, orders: Sequence[Order]) -> int:
    """The number of a ticket that was approved with these orders as its steps."""
    mail = a_mail(
        a_request(),
        message_id=f"<approval-{next(_mails)}@nordlys-job.example>",
        pdfs={"Aftale.pdf": an_agreement()},
    )
    number = office.arrive(mail).number
    changes.approve(office.desk, number, IB, None, office.now)
    with office.desk.database.transaction() as session:
        ticket = session.get_one(Ticket, number)
        ticket.steps = [asdict(step) for order in orders for step in _steps(order)]
    return number


def _steps(order: Order) -> list[Step]:
    person = asdict(order.person)
    if order.deed is Deed.WITHDRAW:
        return [Step(Deed.WITHDRAW, **person, **asdict(grant)) for grant in order.grants]
    grants = [Step(Deed.GRANT, **person, **asdict(grant)) for grant in order.grants]
    return [Step(order.deed, **person), *grants]


# --- by the worker ---------------------------------------------------------------------------


@dataclass
class BySystem:
    office: Office
    access: Access

    def carry_out(self, *orders: Order) -> Problem | None:
        self.office.access = self.access
        number = an_approval(self.office, orders)
        self.office.work("provision")
        return self._problem(number)

    def carry_out_and_die(self, order: Order) -> None:
        number = an_approval(self.office, [order])
        self.office.access = _Dying(self.access)
        try:
            self.office.work("provision")
        except Died:
            assert self.office.ticket(number).state is State.APPROVED
        self.office.access = self.access
        self.office.now += 2 * outbox.LEASE
        self.office.work("provision")
        assert self.office.ticket(number).state is State.DONE

    def _problem(self, number: int) -> Problem | None:
        if self.office.ticket(number).state is State.DONE:
            return None
        assert self.office.ticket(number).state is State.APPROVED
        last = self.office.history(number)[-1]
        assert last.event == "provision_failed"
        return next(problem for problem in Problem if last.detail["why"].startswith(problem))


@dataclass
class _Dying:
    """A target at which the process dies as soon as a deed is done."""

    _access: Access
    by_hand = False

    def __getattr__(self, name: str) -> Any:
        def deed(*args: Any) -> None:
            getattr(self._access, name)(*args)
            raise Died

        return deed


# --- by hand ---------------------------------------------------------------------------------


@dataclass
class ByHand:
    """Ib, who does what the desk shows in a portal that refuses what the real one refuses."""

    office: Office
    access: Access
    ib: Visitor
    portal: Directory
    rules: Rules
    _persons: dict[str, Person] = field(default_factory=dict)

    def carry_out(self, *orders: Order) -> Problem | None:
        number = self._approved(orders)
        try:
            for step in _shown(self.ib, number):
                self._do(step)
                assert self.ib.act(number, "trin-udfoert", trin=step["number"]).status == 303
        except AccessError as error:
            assert self.office.ticket(number).state is State.APPROVED
            return error.problem
        assert self.ib.act(number, "udfoert").status == 303
        return None

    def carry_out_and_die(self, order: Order) -> None:
        for step in _shown(self.ib, self._approved([order])):
            self._do(step)  # and the browser is gone before anything is ticked off
        self.office.now += timedelta(minutes=50)  # her log-in still stands
        assert self.carry_out(order) is None

    def _approved(self, orders: Sequence[Order]) -> int:
        self.office.access = self.access
        number = an_approval(self.office, orders)
        self.office.work("provision")
        return number

    def _do(self, step: dict[str, str]) -> None:
        person = Person(step.get("navn"), step.get("e-mailadresse"), step.get("CVR-nummer", ""))
        match step["verb"]:
            case "Opret bruger":
                self.portal.ensure(person, [])
                self._persons[f"{person.name}, {person.email}"] = person
            case "Giv rolle":
                known = self._persons[step["who"]]
                assert self.portal.look_up(known), "the portal has no such user yet"
                self.portal.ensure(known, [self._grant(step)])
            case "Fjern rolle":
                self.portal.withdraw(person, [self._grant(step)])
            case "Nedlæg bruger":
                self.portal.remove(person)

    def _grant(self, step: dict[str, str]) -> Grant:
        place = step["jobcenter"].removeprefix("Jobcenter ")
        codes = [m.code for m in self.rules.municipalities.values() if m.name == place]
        return Grant(codes[0], step["rolle"])


def _shown(visitor: Visitor, number: int) -> list[dict[str, str]]:
    """The steps as a caseworker reads them: what to do, and what to type."""
    page = visitor.get(f"/sag/LS-{number}").text
    steps = []
    for place, step in re.findall(r'<li id="trin-(\d+)"[^>]*>(.*?)</li>', page, re.S):
        verb = re.search(r"<strong>([^<]+):</strong> *([^<]*?) får", step)
        typed = re.findall(r'data-copy="([^"]+)">([^<]*)</code>', step)
        said = re.search(r"<strong>([^<]+):</strong>", step)
        assert said
        steps.append(
            {
                "number": place,
                "verb": said[1],
                "who": html.unescape(verb[2]) if verb else "",
                **{what: html.unescape(text) for what, text in typed},
            }
        )
    assert steps, "the desk shows no steps"
    return steps
